"""The connections of the service, bounded in number and in time.

aiohttp bounds neither: clients that open connections and send nothing would use up the process's file descriptors, and
with them the connections to the API and to the database. A connection without a request in progress is closed after
`seconds`; when `most` connections are open, the one that has been idle for longest makes room for the next.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final, cast

from aiohttp import web
from aiohttp.typedefs import Handler

MOST_CONNECTIONS: Final = 256
IDLE_SECONDS: Final = 10.0


class Gate:
    """Admits connections.

    Args:
        most: The most connections.
        seconds: Seconds for which a connection may be without a request.
    """

    def __init__(self, *, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._idle: dict[asyncio.BaseTransport, asyncio.TimerHandle] = {}  # in the order in which they became idle
        self._busy: set[asyncio.BaseTransport] = set()

    def guard(self, protocol: asyncio.Protocol) -> asyncio.Protocol:
        """A protocol that passes the events of an admitted connection on to `protocol`."""
        return _Guarded(self, protocol)

    def enter(self, transport: asyncio.Transport) -> bool:
        """Admits a connection; returns whether there is room."""
        if len(self._idle) + len(self._busy) >= self._most:
            if not self._idle:
                return False
            self._close(next(iter(self._idle)))
        self._wait_for_request(transport)
        return True

    def leave(self, transport: asyncio.BaseTransport) -> None:
        """Forgets a closed connection. Idempotent."""
        self._busy.discard(transport)
        if (timer := self._idle.pop(transport, None)) is not None:
            timer.cancel()

    def _wait_for_request(self, transport: asyncio.BaseTransport) -> None:
        self._idle[transport] = asyncio.get_running_loop().call_later(self._seconds, self._close, transport)

    def _close(self, transport: asyncio.BaseTransport) -> None:
        self.leave(transport)
        cast(asyncio.Transport, transport).abort()

    @property
    def middleware(self) -> Any:
        """The middleware that marks a connection as busy while a request is handled."""

        @web.middleware
        async def mark(request: web.Request, handler: Handler) -> web.StreamResponse:
            transport = request.transport
            assert transport is not None  # a request whose connection is lost is not handled
            self.leave(transport)
            self._busy.add(transport)
            try:
                return await handler(request)
            finally:
                if transport in self._busy:  # not closed meanwhile
                    self._busy.discard(transport)
                    self._wait_for_request(transport)

        return mark


class _Guarded(asyncio.Protocol):
    """A protocol between a connection and the HTTP protocol."""

    def __init__(self, gate: Gate, protocol: asyncio.Protocol) -> None:
        self._gate = gate
        self._protocol = protocol
        self._transport: asyncio.BaseTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not self._gate.enter(cast(asyncio.Transport, transport)):
            cast(asyncio.Transport, transport).abort()
            return
        self._transport = transport
        self._protocol.connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._transport is not None:
            self._gate.leave(self._transport)
            self._protocol.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._protocol.data_received(data)

    def eof_received(self) -> bool | None:
        return self._protocol.eof_received()

    def pause_writing(self) -> None:
        self._protocol.pause_writing()

    def resume_writing(self) -> None:
        self._protocol.resume_writing()
