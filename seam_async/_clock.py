"""Time, as an argument: the only module that reads a clock or sleeps."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Final, Protocol

_LATE_SECONDS: Final = 0.01
"""How late a timer may run in an event loop that is merely busy."""
_GRACE_SECONDS: Final = 1.0
"""The longest time after a stall of the event loop in which what arrived meanwhile is read."""


class Timer(Protocol):
    """What `Clock.call_at` returns: a call that can still be called off."""

    def cancel(self) -> None:
        """Calls it off; harmless when it has already run."""


class Clock(Protocol):
    """What the poller and the transport know of time; all times are in seconds."""

    def monotonic(self) -> float:
        """Seconds since some fixed point; never goes back."""
        ...

    def time(self) -> float:
        """Seconds since the Unix epoch, for dates that a server sends."""
        ...

    def call_at(self, when: float, callback: Callable[[], object]) -> Timer:
        """Calls `callback` once `monotonic()` has reached `when`."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Returns after `seconds`."""
        ...

    def timeout(self, seconds: float) -> AbstractAsyncContextManager[object]:
        """Cancels the block after `seconds` and raises TimeoutError in its place."""
        ...


class Timeout:
    """An `asyncio.timeout` that loses nothing to a stalled event loop.

    After a stall, an overdue timer runs in the same turn of the event loop that reads the sockets, before any task can
    look at the data. A timer that runs late therefore starts another, for the time that it was late, up to 1 s. Each
    further extension needs a stall twice as long, so every timeout ends. A timer on time gives tasks woken in the same
    turn the next one, and expires after them.

    Args:
        seconds: Seconds until the timeout expires.
    """

    __slots__ = ("_allowance", "_scope", "_seconds", "_timer", "_when")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._allowance = _LATE_SECONDS
        self._scope = asyncio.timeout(None)

    async def __aenter__(self) -> None:
        await self._scope.__aenter__()
        self._start(asyncio.get_running_loop().time() + self._seconds)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._timer.cancel()
        await self._scope.__aexit__(kind, error, traceback)

    def _start(self, when: float) -> None:
        self._when = when
        self._timer = asyncio.get_running_loop().call_at(when, self._expire)

    def _expire(self) -> None:
        now = asyncio.get_running_loop().time()
        late = now - self._when
        if late > self._allowance:
            self._allowance = 2 * late
            self._start(now + min(late, _GRACE_SECONDS))
        else:
            self._scope.reschedule(now)


class SystemClock:
    """The running event loop's clock, and the machine's wall clock."""

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    def time(self) -> float:
        return time.time()

    def call_at(self, when: float, callback: Callable[[], object]) -> Timer:
        return asyncio.get_running_loop().call_at(when, callback)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def timeout(self, seconds: float) -> AbstractAsyncContextManager[object]:
        return Timeout(seconds)


async def next_turn() -> None:
    """Lets the other tasks of the event loop run before the caller goes on."""
    await asyncio.sleep(0)
