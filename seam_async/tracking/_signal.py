"""Waking those who wait for changes of the store; and the patience with one that fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, TypeVar

from tenacity import AsyncRetrying, RetryCallState
from tenacity.retry import retry_if_exception
from tenacity.wait import wait_random_exponential

from .._clock import Clock
from .._retry import stop_at_deadline
from ._errors import TrackerStoreError

T = TypeVar("T")

PATIENCE: Final = 10.0
"""Seconds for which a caller's request is tried again when the engine is away: it may be restarting."""
LOOK_EVERY: Final = 1.0
"""Seconds after which everybody looks at the store in any case, since a signal may get lost."""

RECONNECTING: Final = wait_random_exponential(multiplier=0.1, max=2.0)
_TRIES: Final = 1_000_000  # the deadline ends it


class Signal:
    """Tells any number of tasks that something has changed.

    A task takes `next_change` before it looks, so that what changes while it looks is not lost on it.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next = asyncio.Event()

    @property
    def next_change(self) -> asyncio.Event:
        """What is set at the next change."""
        return self._next

    def send(self) -> None:
        """Tells all."""
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self, change: asyncio.Event, seconds: float = LOOK_EVERY) -> None:
        """Returns at that change, or after so many seconds."""
        with suppress(TimeoutError):
            async with self._clock.timeout(seconds):
                await change.wait()


async def patiently(work: Callable[[], Awaitable[T]], clock: Clock) -> T:
    """Does what can be done twice, and again if the engine is away, for up to `PATIENCE` seconds.

    Raises:
        TrackerStoreError: It cannot be done, or the engine was away for too long.
    """
    stop = stop_at_deadline(tries=_TRIES, deadline=clock.monotonic() + PATIENCE, monotonic=clock.monotonic)
    retrying = AsyncRetrying(
        retry=retry_if_exception(can_pass), wait=RECONNECTING, stop=stop, sleep=clock.sleep, reraise=True
    )

    async def once() -> T:  # tenacity looks whether it is a coroutine function
        return await work()

    return await retrying(once)


def can_pass(error: BaseException) -> bool:
    """Whether a failure of the store may be over later."""
    return isinstance(error, TrackerStoreError) and error.can_pass


def pause_after(failures: int) -> float:
    """Seconds to wait before the store is tried again after so many failures in a row."""
    state = RetryCallState(AsyncRetrying(), None, (), {})
    state.attempt_number = failures
    return RECONNECTING(state)
