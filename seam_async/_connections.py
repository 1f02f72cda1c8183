"""The lifetime of the connections: opened when first used, bound to one event loop, closed once.

The rules:

* Connections belong to the event loop that they are first used in. When that loop has been closed, the next one gets
  connections of its own. Another loop that may run at the same time is refused.
* After a fork, the child opens its own and leaves those of its parent alone.
* `close()` ends what is on its way, in a session of the user's own too, and says whether it may have been sent.
"""

from __future__ import annotations

import asyncio
import socket
import warnings
import weakref
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from ._affinity import LoopAffinity
from ._body import Body, LastUsed
from ._clock import Clock
from ._errors import SeamClientClosedError, SeamInvalidOptionsError
from ._places import Places

T = TypeVar("T")

CONCURRENT_REQUESTS: Final = 90
"""Requests of each kind, acting and reading, that may be in flight: hung lists must not delay an unlock."""

POLLING_CONNECTIONS: Final = 10
"""Connections left for the poller: a burst of requests must not keep it from polling."""

_OF_THE_PARENT: Final[list[aiohttp.ClientSession]] = []
"""Sessions that a fork has copied. To close one, or to let it be collected, would take the parent's connections out of
the selector that both processes share."""


def fate(*, may_have_run: bool) -> str:
    """What an error says of a request that has failed."""
    return "it may have reached the server" if may_have_run else "it did not reach the server"


def _closed() -> SeamClientClosedError:
    return SeamClientClosedError("The client is closed: make a new one, or keep it open while it is used")


def _on_collected(session: aiohttp.ClientSession, affinity: LoopAffinity, endpoint: str) -> None:
    """Warns of a client that was never closed, once: aiohttp would warn of the session, and of its connector."""
    if affinity.is_inherited:
        _OF_THE_PARENT.append(session)
        return
    connector = session.connector
    assert connector is not None
    session.detach()
    # The first step closes the connections. It is all that can be done without an event loop to await their end in.
    closing = connector.close().__await__()
    with suppress(StopIteration):
        next(closing)
    closing.close()
    warnings.warn(
        f"unclosed client of {endpoint}: use it with `async with`, or await its close()",
        ResourceWarning,
        source=session,
        stacklevel=2,
    )


class _LoopbackResolver(AbstractResolver):
    """Knows `localhost`, which a resolver of the network could lead to another machine."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        known = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}
        return [
            ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST)
            for kind, address in known.items()
            if family in (kind, socket.AF_UNSPEC)
        ]

    async def close(self) -> None:
        """Has nothing to close."""


class _Part:
    """A part of a request that `close` can end.

    It tells its own cancellation from the caller's, as `asyncio.timeout` does, at a third of the cost.
    """

    __slots__ = ("_cancelling", "_is_over", "_task", "was_ended")

    def __init__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task: asyncio.Task[Any] = task
        self._cancelling = task.cancelling()
        self._is_over = False
        self.was_ended = False

    def end(self) -> None:
        if not self._is_over:
            self.was_ended = True
            self._task.cancel()

    def leave(self) -> bool:
        """Ends the part's say, and returns whether a cancellation was its own and no one else's."""
        self._is_over = True
        return self.was_ended and self._task.uncancel() <= self._cancelling


class Connections:
    """The session that requests are sent with.

    Args:
        endpoint: Where they lead, for the warning about one that was never closed.
        session: A session of the user's own, which is used and never closed.
        timeout: Seconds that a request of a caller waits for a place.
        clock: Source of time and timers.
        has_proxy: Whether requests go through a proxy, whose name is looked up in place of the endpoint's.

    Attributes:
        acting: A place for each acting request of the callers that may be in flight.
        reading: The same for requests that only read.
        renewing: Held while a credential is renewed.
        last_used: The connections that requests were sent on.
    """

    _own_session: aiohttp.ClientSession | None = None
    # Not `__del__`: in a cycle, the finalizers of aiohttp's objects could run before it.
    _finalizer: weakref.finalize[Any, Any] | None = None

    def __init__(
        self,
        endpoint: str,
        session: aiohttp.ClientSession | None,
        *,
        timeout: float,
        clock: Clock,
        has_proxy: bool = False,
    ) -> None:
        if session is not None and not isinstance(session, aiohttp.ClientSession):
            raise SeamInvalidOptionsError(f"session has to be an aiohttp.ClientSession, got {type(session).__name__}")
        self._endpoint = endpoint
        self._is_localhost = urlsplit(endpoint).hostname == "localhost" and not has_proxy
        self._given_session = session
        self._timeout = timeout
        self._clock = clock
        self._affinity: LoopAffinity | None = None
        self._is_closed = False
        self._on_way: set[_Part] = set()
        self._make_places()
        self.last_used = LastUsed()

    async def enter(self) -> None:
        """Makes the running event loop theirs, if they have none yet or it is gone.

        Raises:
            SeamClientClosedError: They are closed.
            SeamInvalidOptionsError: They belong to another event loop.
        """
        if self._is_closed:
            raise _closed()
        if not self.check_loop():
            await self._drop()
            self._affinity = LoopAffinity()
            self._make_places()

    def _make_places(self) -> None:
        connector = self._given_session.connector if self._given_session is not None else None
        limits = (connector.limit, getattr(connector, "limit_per_host", 0)) if connector is not None else ()
        bounds = [(limit - POLLING_CONNECTIONS) // 2 for limit in limits if limit]
        places = max(1, min(CONCURRENT_REQUESTS, *bounds, CONCURRENT_REQUESTS))
        self.acting = Places(places, self._timeout, self._clock)
        self.reading = Places(places, self._timeout, self._clock)
        self.renewing = asyncio.Lock()

    def session(self) -> aiohttp.ClientSession:
        """The session to send a request with.

        Raises:
            SeamClientClosedError: It is closed.
        """
        if self._is_closed:
            raise _closed()
        if self._given_session is not None:
            if self._given_session.closed:
                raise SeamClientClosedError("The session that was passed to the client is closed")
            return self._given_session
        if self._own_session is None:
            limit = 2 * CONCURRENT_REQUESTS + POLLING_CONNECTIONS
            resolver = _LoopbackResolver() if self._is_localhost else None
            self._own_session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=limit, resolver=resolver), cookie_jar=aiohttp.DummyCookieJar()
            )
            assert self._affinity is not None
            self._finalizer = weakref.finalize(self, _on_collected, self._own_session, self._affinity, self._endpoint)
        return self._own_session

    async def until_closed(self, path: str, work: Coroutine[Any, Any, T], body: Body | None = None) -> T:
        """Awaits a part of a request.

        Args:
            path: What is asked for, for the error's text.
            work: What to await.
            body: The body that it sends, which tells whether the request may have reached the server.

        Raises:
            SeamClientClosedError: They were closed meanwhile.
        """
        part = _Part()
        self._on_way.add(part)
        try:
            result = await work
        except BaseException as error:
            if not (part.leave() and isinstance(error, asyncio.CancelledError)):
                raise
        else:
            part.leave()
            return result
        finally:
            self._on_way.discard(part)
        ran = body is not None and body.was_handed_over
        raise SeamClientClosedError(
            f"The client was closed while {path} was on its way; {fate(may_have_run=ran)}", may_have_run=ran
        )

    def check_loop(self) -> bool:
        """Whether they belong to the running event loop, and not to one that is gone or to none yet.

        Raises:
            SeamInvalidOptionsError: They belong to another event loop.
        """
        return self._affinity is not None and self._affinity.check()

    def refuse(self) -> None:
        """Refuses every request from now on.

        Raises:
            SeamInvalidOptionsError: They belong to another event loop.
        """
        self.check_loop()
        self._is_closed = True

    async def close(self) -> None:
        """Ends what is on its way and closes the connections; may be called again.

        Raises:
            SeamInvalidOptionsError: They belong to another event loop.
        """
        self.refuse()
        on_way, self._on_way = self._on_way, set()
        if self.check_loop():
            loop = asyncio.get_running_loop()
            for part in on_way:
                # Not at once: what has arrived already, and only waits for its turn, still counts.
                loop.call_soon(part.end)
        await self._drop()

    async def _drop(self) -> None:
        session, self._own_session = self._own_session, None
        self._on_way = set()
        if session is None:
            return
        assert self._affinity is not None
        assert self._finalizer is not None
        self._finalizer.detach()
        if self._affinity.is_inherited:
            _OF_THE_PARENT.append(session)
            return
        # In a loop that was closed, a lookup that was under way cannot be called off any more.
        with suppress(RuntimeError):
            await session.close()
