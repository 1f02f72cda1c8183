"""Virtual time: a clock that jumps to the next thing that is waited for."""

from __future__ import annotations

import asyncio
import math
import selectors
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any, Final, TypeVar

from .._clock import Clock, SystemClock, Timer

T = TypeVar("T")

_EPOCH: Final = 1_750_000_000.0
"""The wall clock at the start: a fixed date, so that a run repeats itself."""

_SETTLE_SECONDS: Final = 0.001
"""Real seconds to look for data on sockets before time jumps; data on loopback is there at once."""


class _JumpingSelector(selectors.DefaultSelector):
    """Waits for sockets as ever, but in place of waiting for time it moves the clock."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        # The loop's own wake-up pipe is always there; anything beyond it is a socket that may have data on the way.
        has_sockets = len(self.get_map()) > 1
        ready = super().select(_SETTLE_SECONDS if has_sockets else 0)
        if not ready:
            self._clock.advance(timeout)
        return ready


class _FakeTimeLoop(asyncio.SelectorEventLoop):
    def __init__(self, clock: FakeClock) -> None:
        self._fake_clock = clock
        super().__init__(_JumpingSelector(clock))

    def time(self) -> float:
        return self._fake_clock.monotonic()

    @property
    def _clock_resolution(self) -> float:
        """How early a timer may run: not even by the real clock's resolution, here as small as can be.

        Whoever is woken early finds that the time has not come and sets another timer, for ever if time stands still.
        """
        return math.ulp(self.time())

    @_clock_resolution.setter
    def _clock_resolution(self, _: float) -> None:
        pass  # the event loop sets that of the real clock


class FakeClock:
    """A clock for tests: whatever waits for time gets it at once, in the right order.

    Time stands still while anything runs. When everything on its event loop waits, it jumps to the moment that is
    waited for next, so that a test of a day takes a millisecond and always goes the same way. All that uses the
    loop's own time goes along: `asyncio.sleep`, `asyncio.timeout`, aiohttp's timeouts, `FakeSeam`.

    Run a test in it with `run`, or give `new_event_loop` to whatever makes the loop, such as `asyncio.Runner`.
    Threads are not waited for: do not mix it with executors.
    """

    def __init__(self) -> None:
        self._now = 0.0
        self._system: Clock = SystemClock()

    def monotonic(self) -> float:
        """Seconds since it was made."""
        return self._now

    def time(self) -> float:
        """A wall clock that starts at a fixed date, in seconds since the Unix epoch."""
        return _EPOCH + self._now

    def advance(self, seconds: float) -> None:
        """Moves time forward by hand."""
        self._now += seconds

    def call_at(self, when: float, callback: Callable[[], object]) -> Timer:
        """Calls `callback` once `monotonic()` has reached `when`."""
        return self._system.call_at(when, callback)

    async def sleep(self, seconds: float) -> None:
        """Returns after `seconds` of virtual time."""
        await self._system.sleep(seconds)

    def timeout(self, seconds: float) -> AbstractAsyncContextManager[object]:
        """Cancels the block after `seconds` of virtual time and raises TimeoutError in its place."""
        return self._system.timeout(seconds)

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """An event loop whose time this is."""
        return _FakeTimeLoop(self)

    def run(self, coroutine: Coroutine[Any, Any, T], *, debug: bool | None = None) -> T:
        """Runs a coroutine to its end in virtual time, like `asyncio.run`."""
        with asyncio.Runner(debug=debug, loop_factory=self.new_event_loop) as runner:
            return runner.run(coroutine)
