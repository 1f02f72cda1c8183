"""Time, as an argument: the only module that reads a clock or sleeps."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol


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
        return asyncio.timeout(seconds)


async def next_turn() -> None:
    """Lets the other tasks of the event loop run before the caller goes on."""
    await asyncio.sleep(0)
