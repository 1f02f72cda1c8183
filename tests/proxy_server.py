"""A CONNECT proxy on asyncio, which also forwards plain http, and looks names up in the test's own table."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from typing import Self
from urllib.parse import urlsplit


class ProxyServer:
    """Serves on loopback while its block lasts.

    Args:
        hosts: The port on loopback of each server, by `host:port` as clients name it.
        user: The user and the password that it wants, separated by a colon; empty for none.
        status: The status to refuse every request with; 0 to serve.

    Attributes:
        asked: The first line of each request it got.
        heads: Those requests' headers, lower case, with the first line.
        passed: The bytes that clients sent through tunnels.
        url: Its address, without a credential.
    """

    url: str

    def __init__(self, hosts: dict[str, int], *, user: str = "", status: int = 0) -> None:
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.passed = bytearray()
        self._hosts = hosts
        self._wanted = user and f"proxy-authorization: Basic {b64encode(user.encode()).decode()}"
        self._status = status
        self._tasks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task, writer in self._tasks.items():
            writer.transport.abort()
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        await asyncio.sleep(0)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._tasks[task] = writer
        task.add_done_callback(self._tasks.pop)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            first, *lines = head.split("\r\n")
            self.asked.append(first)
            self.heads.append("\n".join([first, *lines]).lower())
            method, target, _ = first.split(" ")
            is_allowed = not self._wanted or self._wanted.lower() in head.lower()
            if self._status or not is_allowed:
                writer.write(f"HTTP/1.1 {self._status or 407} No\r\ncontent-length: 0\r\n\r\n".encode())
                return
            origin = target if method == "CONNECT" else urlsplit(target).netloc
            there, back = await asyncio.open_connection("127.0.0.1", self._hosts[origin])
            try:
                if method == "CONNECT":
                    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                else:
                    path = urlsplit(target).path
                    kept = [line for line in lines if not line.lower().startswith("proxy-")]
                    back.write("\r\n".join([f"{method} {path} HTTP/1.1", *kept]).encode())
                await asyncio.gather(self._copy(reader, back, note=True), self._copy(there, writer))
            finally:
                back.transport.abort()
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, note: bool = False) -> None:
        while chunk := await reader.read(65536):
            if note:
                self.passed += chunk
            writer.write(chunk)
            await writer.drain()
        writer.close()
