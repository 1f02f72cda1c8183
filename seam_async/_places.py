"""Places for requests in flight, and the queue for them."""

from __future__ import annotations

import asyncio
from collections import deque

from ._clock import Clock, Timer


class Places:
    """A number of places, which requests take first come, first served.

    Every request waits for at most the same time, so the queue is in the order of its deadlines, and one timer serves
    all of it: a timer for each request costs more than the rest of the queue.

    Args:
        number: Number of places.
        seconds: How long a request waits for one.
        clock: Source of time and timers.

    Attributes:
        free: Places that are not taken. Above 0 only while nothing waits.
    """

    def __init__(self, number: int, seconds: float, clock: Clock) -> None:
        self.number = number
        self.free = number
        self._seconds = seconds
        self._clock = clock
        self._queue: deque[tuple[float, asyncio.Future[bool]]] = deque()
        self._timer: Timer | None = None

    async def acquire(self) -> bool:
        """Takes a place, and returns whether there was one in time. Cancellation takes none."""
        if self.free:
            self.free -= 1
            return True
        deadline = self._clock.monotonic() + self._seconds
        granted: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._queue.append((deadline, granted))
        if self._timer is None:
            self._timer = self._clock.call_at(deadline, self._expire)
        try:
            return await granted
        except asyncio.CancelledError:
            # Granted in the turn of the event loop in which the task was cancelled.
            if not granted.cancelled() and granted.result():
                self.release()
            raise

    def release(self) -> None:
        """Hands a place on to the request that waits longest, or makes it free."""
        while self._queue:
            _, granted = self._queue.popleft()
            if not granted.done():
                granted.set_result(True)
                return
        self.free += 1
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _expire(self) -> None:
        self._timer = None
        now = self._clock.monotonic()
        while self._queue:
            deadline, granted = self._queue[0]
            if not granted.done():
                if deadline > now:
                    self._timer = self._clock.call_at(deadline, self._expire)
                    return
                granted.set_result(False)
            self._queue.popleft()
