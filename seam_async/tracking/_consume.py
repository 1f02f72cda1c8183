"""Handling of a consumer's outcomes: bounded concurrency, order per key, redelivery with backoff, dead letters.

The database decides what is delivered; this process only remembers which numbers it holds:

    stored -- read --> held -- handler returns --> done ---- flush --> acknowledged
      ^                 |
      |                 +---- handler raises ---> failed --- flush --> due later, or put aside after the last try
      |                                             |
      +---------------------------------------------+

* One task reads and flushes in turn. A held number is not taken again, since a read may return it until the flush.
* A read goes forward from the highest number seen. A pass over the lower numbers, once a second, finds failed outcomes
  that are due, and dead letters that another process has made due again.
* With a key, the held outcomes of a key form a lane, of which one is handled at a time. Numbers of the lane that cannot
  be held yet, since an earlier one waits for its next try, are kept in order, and read by number when it is their turn.
* A crash loses what is held, so it is read again by the next reader. A cancelled handler is no failed try.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from bisect import bisect_left
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress
from functools import partial
from typing import Final

from attrs import define, field, frozen
from tenacity import AsyncRetrying, RetryCallState
from tenacity.wait import wait_base, wait_exponential, wait_random

from .._clock import Clock
from .._errors import SeamClientClosedError
from ._errors import TrackerStoreError
from ._outcome import TrackedOutcome, outcome_from
from ._reader import Reader
from ._signal import POLL_SECONDS, Signal, backoff_after, can_pass
from ._store import PAGE, Delivery, Failure, Store

_log = logging.getLogger("seam_async.tracking")

BACKOFF: Final = wait_exponential(multiplier=5.0, exp_base=4.0, max=3600.0) + wait_random(0.0, 1.0)
"""5 s, 20 s, 80 s and 320 s between five tries: longer than the restart of a database."""
HANDLER_SECONDS: Final = 300.0
_HELD: Final = 4 * PAGE
"""The most outcomes held."""
_LANE: Final = PAGE // 2
"""The most outcomes of a key held, so that a slow key leaves room for others."""
_CHECK_SECONDS: Final = 10.0
"""Seconds between two looks at the first outcome of a lane that waits."""
_LONGEST: Final = 1e9
_ERROR_CHARACTERS: Final = 2_000

Handler = Callable[[TrackedOutcome], Awaitable[object]]


@frozen
class Options:
    """How outcomes are handled; see `Tracker.consume`."""

    tries: int
    backoff: wait_base
    concurrency: int
    timeout: float | None
    key: Callable[[TrackedOutcome], Hashable] | None


@frozen(eq=False)
class _Work:
    """An outcome that is held, with its lane."""

    number: int
    tries: int
    outcome: TrackedOutcome
    lane: _Lane


@define(eq=False)
class _Lane:
    """The outcomes of a key; without keys, each outcome has its own.

    Attributes:
        key: The key.
        queue: Those held and not running.
        waiting: The numbers of those not held, ascending.
        is_running: Whether one is being handled.
        due_at: When the first of the waiting numbers is due, by the process's clock.
    """

    key: Hashable
    queue: deque[_Work] = field(factory=deque)
    waiting: deque[int] = field(factory=deque)
    is_running: bool = False
    due_at: float = 0.0

    @property
    def is_idle(self) -> bool:
        return not (self.queue or self.is_running)

    def admits(self, number: int, *, is_due: bool) -> bool:
        """Whether an outcome can be held now; otherwise its number waits."""
        index = bisect_left(self.waiting, number)
        if index == len(self.waiting) or self.waiting[index] != number:
            self.waiting.insert(index, number)
        if index or not is_due or len(self.queue) >= _LANE:
            return False
        self.waiting.popleft()
        return True


class Consumption:
    """Reads and handles the outcomes of a consumer until closed.

    Args:
        store: The store.
        signal: Notifies of settlements.
        clock: Times the pauses.
        consumer: The consumer's name.
        reader: Claims the consumer.
        handler: Handles an outcome.
        options: How outcomes are handled.
    """

    def __init__(
        self,
        store: Store,
        signal: Signal,
        clock: Clock,
        *,
        consumer: str,
        reader: Reader,
        handler: Handler,
        options: Options,
    ) -> None:
        self._store = store
        self._signal = signal
        self._clock = clock
        self._consumer = consumer
        self._reader = reader
        self._handler = handler
        self._options = options
        self._wakeup = asyncio.Event()
        self._number = 0
        self._passed = 0
        self._next_pass = 0.0
        self._held: set[int] = set()
        self._ready: deque[_Lane] = deque()
        self._lanes: dict[Hashable, _Lane] = {}
        self._blocked: set[_Lane] = set()
        self._running: dict[asyncio.Task[None], _Work] = {}
        self._done: list[int] = []
        self._failures: list[Failure] = []
        self._flushing = asyncio.Lock()
        self._is_closed = False

    async def run(self) -> None:
        """Handles outcomes until closed or cancelled.

        Raises:
            TrackerStoreError: The database failed in a way that does not pass.
        """
        self._signal.listeners[self._wakeup] = None
        failures = 0
        try:
            while not self._is_closed:
                self._wakeup.clear()
                try:
                    pause = await self._step()
                    failures = 0
                except TrackerStoreError as error:
                    if not can_pass(error):
                        raise
                    failures += 1
                    _log.warning(
                        "the consumer %r cannot reach its outcomes, and tries again: %s", self._consumer, error
                    )
                    await self._clock.sleep(backoff_after(failures))
                    continue
                await self._signal.wait(self._wakeup, pause)
        finally:
            self._signal.listeners.pop(self._wakeup, None)
            await self.close()

    async def close(self) -> None:
        """Cancels the handlers, acknowledges handled outcomes, and releases the claim. Idempotent."""
        handlers = self._running.keys() - {asyncio.current_task()}  # a handler may close the tracker
        if not self._is_closed:
            self._is_closed = True
            for task in handlers:
                task.cancel()
        if handlers:
            await asyncio.wait(handlers)
        with suppress(TrackerStoreError, SeamClientClosedError):  # redelivered; the claim expires
            await self._flush()
            await self._reader.close()

    # Reading.

    async def _step(self) -> float:
        """Flushes and reads once; returns the seconds until the next step if nothing happens."""
        await self._flush()
        if not self._reader.is_held:
            self._drop_unstarted()
            if not await self._reader.hold():
                return POLL_SECONDS
        if self._next_pass <= self._clock.monotonic():
            await self._pass()
        await self._refill()
        if len(self._held) > _HELD - PAGE:
            return POLL_SECONDS
        page = await self._store.deliveries(self._consumer, self._number, only_due=self._options.key is None)
        for delivery in page:
            self._take(delivery)
        if page:
            self._number = page[-1].row.number
        elif self._number > await self._store.last_number():
            self._number = 0  # a failover has lost outcomes, and their numbers are given once more
        return 0.0 if len(page) == PAGE else self._pause()

    def _pause(self) -> float:
        """Seconds until the next pass, or until the next try of a lane."""
        moments = [lane.due_at for lane in self._blocked if lane.is_idle]
        return max(0.0, min([self._next_pass, *moments]) - self._clock.monotonic())

    async def _pass(self) -> None:
        """Reads the lower numbers that are due again, as far as there is room."""
        while len(self._held) <= _HELD - PAGE:
            page = await self._store.redeliveries(self._consumer, self._passed, self._number)
            for delivery in page:
                self._take(delivery)
            if len(page) < PAGE:
                self._passed = 0
                self._next_pass = self._clock.monotonic() + POLL_SECONDS
                return
            self._passed = page[-1].row.number

    async def _refill(self) -> None:
        """Reads the waiting numbers of lanes whose turn it is."""
        now = self._clock.monotonic()
        numbers: dict[int, _Lane] = {}
        for lane in self._blocked:
            if lane.is_idle and lane.due_at <= now and len(numbers) < PAGE:
                numbers.update((number, lane) for number in list(lane.waiting)[: min(_LANE, PAGE - len(numbers))])
        if not numbers:
            return
        page = await self._store.deliveries_of(self._consumer, list(numbers))
        # Another process has skipped or acknowledged those that are gone; they must not block those after them.
        for number in numbers.keys() - {delivery.row.number for delivery in page}:
            numbers[number].waiting.remove(number)
        for delivery in page:
            self._take(delivery)
        for lane in set(numbers.values()):
            self._retire(lane)

    def _take(self, delivery: Delivery) -> None:
        """Holds an outcome for its handler, unless it is held or has to wait."""
        number = delivery.row.number
        if number in self._held:
            return
        outcome = outcome_from(delivery.row, partial(self._reader.ack, number))
        try:
            key = number if self._options.key is None else self._options.key(outcome)
            lane = self._lanes.get(key) or self._lanes.setdefault(key, _Lane(key))
        except Exception as error:
            if delivery.due_in == 0.0:
                self._held.add(number)
                self._fail(number, delivery.tries, outcome, error)
            return
        if lane.admits(number, is_due=delivery.due_in == 0.0):
            self._held.add(number)
            lane.queue.append(_Work(number, delivery.tries, outcome, lane))
            self._schedule(lane)
        elif lane.waiting[0] == number:
            self._block(lane, delivery.due_in)
        self._retire(lane)

    def _block(self, lane: _Lane, seconds: float) -> None:
        """Lets a lane wait for the next try of its first outcome, which another process may drop meanwhile."""
        lane.due_at = self._clock.monotonic() + min(seconds, _CHECK_SECONDS)

    def _drop_unstarted(self) -> None:
        """Forgets what another reader may have handled meanwhile; reading begins again."""
        for lane in self._ready:
            lane.is_running = False
        self._ready.clear()
        for lane in list(self._lanes.values()):
            self._held.difference_update(work.number for work in lane.queue)
            lane.queue.clear()
            lane.waiting.clear()
            self._retire(lane)
        self._number = self._passed = 0

    # Handling.

    def _schedule(self, lane: _Lane) -> None:
        """Starts the next outcome of a lane, as soon as a handler is free."""
        if lane.queue and not lane.is_running:
            lane.is_running = True
            self._ready.append(lane)
        while self._ready and len(self._running) < self._options.concurrency and not self._is_closed:
            work = self._ready.popleft().queue.popleft()
            task = asyncio.get_running_loop().create_task(self._handle(work.outcome), name="seam-async tracker handler")
            self._running[task] = work
            task.add_done_callback(self._on_handled)

    async def _handle(self, outcome: TrackedOutcome) -> None:
        if self._options.timeout is None:
            await self._handler(outcome)
        else:
            async with self._clock.timeout(self._options.timeout):
                await self._handler(outcome)

    def _on_handled(self, task: asyncio.Task[None]) -> None:
        work = self._running.pop(task)
        lane = work.lane
        lane.is_running = False
        error = asyncio.CancelledError("the handler was cancelled") if task.cancelled() else task.exception()
        self._wakeup.set()
        if error is None:
            self._done.append(work.number)
        elif self._is_closed:
            return
        elif self._fail(work.number, work.tries, work.outcome, error):
            later = [queued.number for queued in lane.queue]
            self._held.difference_update(later)
            lane.queue.clear()
            if self._options.key is not None:
                lane.waiting.extendleft(reversed([work.number, *later]))
                self._block(lane, self._failures[-1].delay or 0.0)
        self._retire(lane)
        self._schedule(lane)

    def _fail(self, number: int, tries: int, outcome: TrackedOutcome, error: BaseException) -> bool:
        """Records a failed try; returns whether there is another one."""
        tries += 1
        delay = _delay_after(self._options.backoff, tries) if tries < self._options.tries else None
        text = "".join(traceback.format_exception_only(error)).strip()[:_ERROR_CHARACTERS]
        text = text.replace("\0", "").encode(errors="replace").decode()
        self._failures.append(Failure(number, tries, delay, text))
        _log.log(
            logging.ERROR if delay is None else logging.WARNING,
            "the consumer %r failed to handle the outcome %d of %s, try %d of %d; %s",
            *(self._consumer, number, outcome.action_attempt_id, tries, self._options.tries),
            "it is put aside" if delay is None else f"the next one is in {delay:.1f} s",
            exc_info=error,
        )
        return delay is not None

    def _retire(self, lane: _Lane) -> None:
        """Forgets a lane that is empty, and notes one with waiting numbers."""
        if lane.waiting:
            self._blocked.add(lane)
        else:
            self._blocked.discard(lane)
            if lane.is_idle:
                self._lanes.pop(lane.key, None)

    async def _flush(self) -> None:
        """Stores the results of handlers; what is not stored stays to be flushed."""
        async with self._flushing:
            if self._done:
                numbers = list(self._done)
                await self._store.ack(self._consumer, *numbers)
                del self._done[: len(numbers)]
                self._held.difference_update(numbers)
            if self._failures:
                failures = list(self._failures)
                await self._store.fail(self._consumer, failures)
                del self._failures[: len(failures)]
                self._held.difference_update(failure.number for failure in failures)


def _delay_after(backoff: wait_base, tries: int) -> float:
    """Seconds until the try after so many failed ones."""
    state = RetryCallState(AsyncRetrying(), None, (), {})
    state.attempt_number = tries
    return min(max(0.0, float(backoff(state))), _LONGEST)
