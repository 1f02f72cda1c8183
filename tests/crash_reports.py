"""Runs faults in a process with a crash reporter, and prints what it would have sent: a test looks for the credential.

Prints one JSON document for a key on stdin: the events that sentry-sdk captured with its default settings,
and the same errors as rich shows them with locals.
"""

from __future__ import annotations

import asyncio
import io
import json
import socket
import struct
import sys
import time
from functools import partial
from itertools import product
from typing import Any
from unittest import mock

import sentry_sdk
from raw_server import RawServer, Request, acted, reset, response
from rich.console import Console
from rich.traceback import Traceback
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from seam_async import AsyncSeam, _body
from seam_async._credentials import Secret

ANSWERS: dict[str, Any] = {
    "no answer": None,
    "400": response({"error": {"type": "invalid_input", "validation_errors": {"x": {"_errors": ["y"]}}}}, 400),
    "401": response({"error": {"type": "unauthorized", "message": "Who?"}}, 401),
    "403 of a proxy": response(b"<html>", 403),
    "429": response({}, 429),
    "500": response(b"\xff", 500),
    "a redirect": response(b"", 307, [("location", "https://x.example")]),
    "no JSON": response(b"{"),
    "another JSON": response({"devices": 7, "action_attempt": 7, "action_attempts": [7]}),
    "half a body": response({"ok": True})[:-2] + b"\r\n",
    "no HTTP": b"hello\r\n\r\n",
    "a bad header": b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
    "not gzip": response(b"{}", headers=[("content-encoding", "gzip")]),
    "an action that fails": acted("error"),
    "an unknown status": acted("half_done"),
}
CUTS: dict[str, Any] = {
    "closed": lambda request: request.writer.close(),
    "reset": lambda request: reset(request.writer),
}

events: list[str] = []
closings: list[asyncio.Future[None]] = []
shown = io.StringIO()
console = Console(file=shown, width=400)


class Captured(Transport):
    def capture_envelope(self, envelope: Envelope) -> None:
        events.append(envelope.serialize().decode())


def report(error: BaseException, *, in_colour: bool) -> None:
    sentry_sdk.capture_exception(error)
    if not in_colour:
        return  # which takes a quarter of a second for each error
    while True:
        traceback = Traceback.from_exception(
            *(type(error), error, error.__traceback__),
            show_locals=True,
            locals_max_length=100,
            locals_max_string=100_000,
            max_frames=0,
            extra_lines=0,
        )
        console.print(traceback)
        following = error.__cause__ or error.__context__
        if following is None:
            return
        error = following


async def crash(key: Secret, endpoint: str) -> None:
    """Lets each kind of call fail at a server: by itself, by a timeout around it, and by closing the client."""
    for work, ending in product((read, act, wait), ("alone", "timeout", "close")):
        async with AsyncSeam(key, endpoint=endpoint, timeout=0.1, retries=1) as seam:
            closing = asyncio.ensure_future(asyncio.sleep(0.03 if ending == "close" else 1))
            closing.add_done_callback(partial(close, seam))
            try:
                async with asyncio.timeout(0.03 if ending == "timeout" else None):
                    await work(seam)
            except Exception as error:  # noqa: BLE001 - each is reported
                report(error, in_colour=ending == "alone" and work is act)
            closing.cancel()


async def read(seam: AsyncSeam) -> None:
    await seam.devices.list()


async def act(seam: AsyncSeam) -> None:
    await seam.locks.unlock_door(device_id="d")


async def wait(seam: AsyncSeam) -> None:
    await seam.action_attempts.wait("a", timeout=0)


def close(seam: AsyncSeam, timer: asyncio.Future[None]) -> None:
    if not timer.cancelled():
        closings.append(asyncio.ensure_future(seam.close()))


async def crash_while_writing(key: Secret) -> None:
    """Resets a connection between its last check and the write, as a busy event loop lets it happen."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def reset_it(_: asyncio.BaseTransport) -> bool:
            connection, _ = listening.accept()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
            time.sleep(0.01)  # until the reset has arrived
            return False

        with mock.patch.object(_body, "_has_input", reset_it):
            await crash(key, f"http://127.0.0.1:{listening.getsockname()[1]}")


def say(answer: bytes | None, _: Request) -> bytes | None:
    return answer


async def main() -> None:
    key = Secret(sys.stdin.read())
    sentry_sdk.init(dsn="http://public@127.0.0.1:9/1", transport=Captured())

    for answer in ANSWERS.values():
        async with RawServer(partial(say, answer)) as server:
            await crash(key, server.endpoint)
    for cut in CUTS.values():
        async with RawServer(cut) as server:
            await crash(key, server.endpoint)
    await crash_while_writing(key)
    await crash(key, "http://127.0.0.1:9")  # nobody listens
    await crash(key, "https://127.0.0.1:9")
    async with RawServer(partial(say, None)) as server:
        await crash(key, server.endpoint.replace("http:", "https:"))  # no TLS
    sys.stdout.write(json.dumps({"events": events, "shown": shown.getvalue()}))


if __name__ == "__main__":
    asyncio.run(main())
