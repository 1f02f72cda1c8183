"""The tracker's page: static files and a stream of snapshots."""

from __future__ import annotations

import asyncio
from importlib import resources
from typing import Any, Final

from aiohttp import web

from ._board import PERIOD_SECONDS, Board, Snapshot
from ._guard import Limit, RefusedError
from ._tracker import Tracker

_FILES: Final = {
    "/": ("index.html", "text/html"),
    "/dashboard/style.css": ("style.css", "text/css"),
    "/dashboard/app.js": ("app.js", "text/javascript"),
}
MOST_STREAMS: Final = 64
_READ_SECONDS: Final = 5.0
"""Seconds for which a request waits for a snapshot."""
_WRITE_SECONDS: Final = 5.0
"""Seconds for which a viewer may be behind."""


class Page:
    """Serves the page.

    Args:
        tracker: The tracker.
        has_token: Whether the page's actions are served.
    """

    def __init__(self, tracker: Tracker, *, has_token: bool) -> None:
        self._board = Board(tracker, {"actions": has_token}, period=PERIOD_SECONDS)
        self._streams = Limit(MOST_STREAMS, "streams")
        self._is_ending = False

    def add_to(self, app: web.Application) -> None:
        """Adds the routes."""
        folder = resources.files("seam_async.tracking") / "dashboard"
        for path, (name, content_type) in _FILES.items():
            app.router.add_get(path, _serve((folder / name).read_bytes(), content_type))
        app.router.add_get("/v1/status", self._status)
        app.router.add_get("/v1/status/events", self._events)
        app.on_shutdown.append(self._end)
        app.on_cleanup.append(self._end)

    async def _status(self, _: web.Request) -> web.Response:
        snapshot = await self._board.latest(_READ_SECONDS)
        if snapshot is None:
            raise RefusedError(503, "the database has not answered yet", {"Retry-After": "5"})
        status = 200 if snapshot.is_good else 503
        return web.Response(text=snapshot.text, status=status, content_type="application/json")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Sends each snapshot, for as long as the viewer takes them in time."""
        transport = request.transport
        assert transport is not None  # a request whose connection is lost is not handled
        with self._streams:
            headers = {"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
            response = web.StreamResponse(headers=headers)
            await response.prepare(request)
            number, snapshot = 0, await self._board.latest(_READ_SECONDS)
            while not self._is_ending:
                try:
                    async with asyncio.timeout(_WRITE_SECONDS):
                        await response.write(_event(snapshot))
                except TimeoutError:
                    # What is buffered for the viewer would be sent before the connection ends.
                    transport.abort()
                    break
                number = number if snapshot is None else snapshot.number
                snapshot = await self._board.after(number, _READ_SECONDS)
            return response

    async def _end(self, _: web.Application) -> None:
        """Ends the streams and the reading in progress."""
        self._is_ending = True
        await self._board.close()


def _event(snapshot: Snapshot | None) -> bytes:
    """A snapshot as a server-sent event; a comment while there is none."""
    if snapshot is None:
        return b": the database has not answered yet\n\n"
    name = "status" if snapshot.is_good else "failure"
    return f"event: {name}\ndata: {snapshot.text}\n\n".encode()


def _serve(content: bytes, content_type: str) -> Any:
    async def serve(_: web.Request) -> web.Response:
        headers = {"Cache-Control": "no-cache"}
        return web.Response(body=content, content_type=content_type, charset="utf-8", headers=headers)

    return serve
