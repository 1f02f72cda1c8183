"""The request body, and the rules for the connection that it is written to.

aiohttp sends the headers together with the first bytes of the body. The moment before the body is written is therefore
the last one at which nothing has been sent, and the only place where all of this can be decided for every session, the
user's own included:

* **Handed over.** A body that was never written proves that the server got nothing.
* **Clean.** Bytes that wait on a connection before the request was written are no response to it: a duplicate, the rest
  of an earlier response, a 408 of a server that tired of waiting, or the end of the stream.
* **Recent.** An action is not written to a connection that was idle for longer than `RECENT_SECONDS`: the server may be
  about to close it, and a firewall may have forgotten it without telling. Either leaves open whether the action ran.

* **Local.** Where plain http is allowed only because the endpoint is this machine, the peer has to be on loopback.

A connection that breaks a rule is closed, nothing is written, and the request goes out on another one.
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, Final
from weakref import WeakKeyDictionary

import aiohttp
from aiohttp.abc import AbstractStreamWriter

RECENT_SECONDS: Final = 2.0
"""Below the keep-alive timeouts in use (Node's default is 5 s), and far below those of NATs and load balancers."""

_TOO_EARLY: Final = "the server sent something, or hung up, before the request was sent"

LastUsed = WeakKeyDictionary[Any, float]
"""The connections that a client has used, by aiohttp's protocol object, with the time of their last response."""

_poll: Final[Callable[[], Any] | None] = getattr(select, "poll", None)
"""`select.poll`, which Windows lacks."""


class _UnfitConnectionError(ConnectionResetError):
    """Tells aiohttp that the connection cannot be written to."""


class Body(bytes):
    """The body of one try of a request. Recorders and mocks of aiohttp see bytes.

    Attributes:
        was_packed: Whether aiohttp has taken it into a request; a mock of its session does not.
        was_handed_over: Whether any of it was handed to a connection.
        was_used: Whether the connection had been used for an earlier request.
        refusal: Why the connection was not fit for it, so that nothing was written.
        connection: aiohttp's protocol object, once there is one.
    """

    was_packed = False
    was_handed_over = False
    was_used = False
    refusal: str | None = None
    connection: Any = None

    _last_used: LastUsed
    _not_before: float
    _is_local: bool

    def __new__(cls, content: bytes, last_used: LastUsed, *, not_before: float, is_local: bool = False) -> Body:
        """A body for one try.

        Args:
            content: The bytes.
            last_used: The connections that the client has used.
            not_before: When the connection has to have been used last, if it is not a new one.
            is_local: Whether it may be sent to this machine only.
        """
        body = super().__new__(cls, content)
        body._last_used = last_used
        body._not_before = not_before
        body._is_local = is_local
        return body

    def fault_of(self, connection: Any) -> str | None:
        """Why the body may not be written to a connection; `None` if it may."""
        last_used = self._last_used.get(connection)
        self.was_used = last_used is not None
        if not connection.is_connected() or connection.should_close:
            return _TOO_EARLY
        if last_used is not None and last_used < self._not_before:
            return "the connection was idle for too long"
        transport = connection.transport
        # The peer of a connection stays the same.
        if self._is_local and last_used is None and not _is_loopback(transport.get_extra_info("peername")):
            return "the endpoint's name leads to another machine, and plain http is for this one: use https"
        # A new TLS connection has session tickets to read, which are no response.
        is_new_and_encrypted = last_used is None and transport.get_extra_info("sslcontext") is not None
        if not is_new_and_encrypted and _has_input(transport):
            return _TOO_EARLY
        return None

    def __repr__(self) -> str:
        return f"<request body of {len(self)} bytes>"


def _is_loopback(peer: object) -> bool:
    if isinstance(peer, tuple):
        return ip_address(peer[0].partition("%")[0]).is_loopback
    return True  # of a Unix socket, the path


def _has_input(transport: asyncio.BaseTransport) -> bool:
    """Whether bytes, or the end of the stream, wait to be read."""
    # Not a selector, whose own descriptor takes longer to open and to close than the question itself.
    sock = transport.get_extra_info("socket")
    if _poll is None:
        return bool(select.select([sock], [], [], 0)[0])
    poll = _poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))


@aiohttp.payload_type(Body)
class _Payload(aiohttp.BytesPayload):
    def __init__(self, body: Body, **kwargs: Any) -> None:
        # Not that of the parent, which warns of bodies above 1 MB: the lists of ids of a caller may be as long.
        aiohttp.Payload.__init__(self, body, content_type="application/json", **kwargs)
        self._size = len(body)
        self._body = body
        body.was_packed = True

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        body = self._body
        body.connection = writer.protocol  # type: ignore[attr-defined] # in all that aiohttp has
        body.refusal = body.fault_of(body.connection)
        if body.refusal is not None:
            raise _UnfitConnectionError
        body.was_handed_over = True
        try:
            await writer.write(body)
        except (OSError, RuntimeError) as error:
            # The frames below this one hold the request as it goes out, and with it the credential.
            raise error.with_traceback(None) from None
