"""A raw asyncio HTTP/1.1 server: a test decides every byte that goes out, and when.

FakeSeam is built on aiohttp and as polite as the real API. This server can send a response nobody asked for, a response
before the request was read, half a response, a header of 20 kB, or nothing.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import socket
import ssl as tls
import struct
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any, Self

from attrs import field, frozen

ATTEMPT_ID = "6f1e0f6c-0a51-4a53-8a43-0a4c3c6a1b2d"


@frozen(eq=False)
class Request:
    """A request as it came.

    Attributes:
        connection: The number of its connection, from 1.
    """

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    connection: int
    writer: asyncio.StreamWriter = field(repr=False)

    @property
    def params(self) -> Any:
        return json.loads(self.body)


Answer = bytes | None
Handler = Callable[[Request], Answer | Awaitable[Answer]]
"""Returns the bytes to write; with `None`, the connection is read on without a response."""


def response(body: object = b"", status: int = 200, headers: Iterable[tuple[str, str]] = ()) -> bytes:
    """A response; a body that is not bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Status", "content-type: application/json", f"content-length: {len(content)}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + content


def attempt(status: str = "success", action_attempt_id: str = ATTEMPT_ID, **fields: Any) -> dict[str, Any]:
    """An action attempt as the API sends it."""
    return {
        "action_attempt_id": action_attempt_id,
        "action_type": "UNLOCK_DOOR",
        "status": status,
        "result": {} if status == "success" else None,
        "error": {"type": "device_error", "message": "It is stuck."} if status == "error" else None,
        **fields,
    }


def acted(status: str = "success", action_attempt_id: str = ATTEMPT_ID, **fields: Any) -> bytes:
    """The response to an action."""
    return response({"action_attempt": attempt(status, action_attempt_id, **fields), "ok": True})


def reset(writer: asyncio.StreamWriter) -> None:
    """Resets the connection: the client gets ECONNRESET, not an end of file."""
    with suppress(OSError):
        sock = writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class RawServer:
    """Serves on loopback while its block lasts.

    Args:
        answer: Called with each request that was read whole.
        context: For TLS.

    Attributes:
        requests: Requests read so far.
        connections: Number of connections accepted so far.
        endpoint: Where it listens.
    """

    endpoint: str

    def __init__(self, answer: Handler, *, context: tls.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.requests: list[Request] = []
        self.connections = 0
        self._answer = answer
        self._context = context
        self._host = host
        self._tasks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._accept, self._host, 0, ssl=self._context, limit=64 * 1024 * 1024
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self.endpoint = f"http{'s' if self._context else ''}://{self._host}:{self.port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task, writer in self._tasks.items():
            writer.transport.abort()
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        await asyncio.sleep(0)  # the transports close their sockets in the next turn

    def to(self, path: str) -> list[Request]:
        """The requests to a path."""
        return [request for request in self.requests if request.path == path]

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.ensure_future(self._serve(reader, writer, self.connections))
        self._tasks[task] = writer
        task.add_done_callback(self._tasks.pop)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                first, *lines = head.split("\r\n")
                method, path, _ = first.split(" ", 2)
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                request = Request(method, path, headers, body, number, writer)
                self.requests.append(request)
                answer = self._answer(request)
                if inspect.isawaitable(answer):
                    answer = await answer
                if answer is not None:
                    writer.write(answer)
                    await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.transport.abort()
