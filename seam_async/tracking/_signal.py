"""Change notification, and retries for a failing store."""

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

RETRY_SECONDS: Final = 10.0
"""Seconds for which a caller's operation is retried while the engine is down: it may be restarting."""
POLL_SECONDS: Final = 1.0
"""The longest time between two reads of the store, since a notification may be lost."""

_BACKOFF: Final = wait_random_exponential(multiplier=0.1, max=2.0)
_TRIES: Final = 1_000_000  # the deadline ends the retries


class Signal:
    """Notifies any number of tasks of a change.

    Take `next_change` before reading, so that a change during the read is not missed.

    Attributes:
        listeners: Events that are set at every change.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next = asyncio.Event()
        self.listeners: dict[asyncio.Event, None] = {}

    @property
    def next_change(self) -> asyncio.Event:
        """The event of the next change."""
        return self._next

    def send(self) -> None:
        """Notifies all waiting tasks."""
        for event in (self._next, *self.listeners):
            event.set()
        self._next = asyncio.Event()

    async def wait(self, change: asyncio.Event, seconds: float = POLL_SECONDS) -> None:
        """Returns at the change, or after `seconds`."""
        with suppress(TimeoutError):
            async with self._clock.timeout(seconds):
                await change.wait()


async def with_retries(work: Callable[[], Awaitable[T]], clock: Clock) -> T:
    """Runs an idempotent operation, with retries for up to `RETRY_SECONDS` while the engine is down.

    Raises:
        TrackerStoreError: The operation failed for good, or the engine was down for too long.
    """
    stop = stop_at_deadline(tries=_TRIES, deadline=clock.monotonic() + RETRY_SECONDS, monotonic=clock.monotonic)
    retrying = AsyncRetrying(
        retry=retry_if_exception(can_pass), wait=_BACKOFF, stop=stop, sleep=clock.sleep, reraise=True
    )

    async def once() -> T:  # tenacity checks for a coroutine function, and `work` may be a lambda
        return await work()

    return await retrying(once)


def can_pass(error: BaseException) -> bool:
    """Whether a failure of the store is transient."""
    return isinstance(error, TrackerStoreError) and error.can_pass


def backoff_after(failures: int) -> float:
    """Seconds to wait before the store is tried again after consecutive failures."""
    state = RetryCallState(AsyncRetrying(), None, (), {})
    state.attempt_number = failures
    return _BACKOFF(state)
