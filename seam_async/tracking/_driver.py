"""Polling, as one of a fleet: leases what one call can hold, asks, and concludes.

Each process runs one driver, and none of them leads. Whoever finds that a batch is ready leases it, and the store sees
to it that the whole fleet keeps to one pace. A driver that dies leaves nothing but a lease, which ends by itself; one
that is stopped gives back what it holds.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import deque
from contextlib import suppress
from typing import Final

from attrs import define, field

from .._clock import Clock
from .._errors import SeamClientClosedError, SeamError
from .._polling.backoff import Backoff
from .._polling.lookup import Batch, read_failure
from .._polling.source import Source
from ._errors import TrackerStoreError
from ._judge import Judge, Verdict
from ._signal import Signal, pause_after
from ._store import Lease, Leased, PutBack, Store

_log = logging.getLogger("seam_async.tracking")

_BESIDE_ANOTHER: Final = (0.01, 0.05)
"""Seconds to let another process finish leasing, between these."""
_PRUNE_EVERY: Final = 60.0
_STALLED_AFTER: Final = 15.0
"""Seconds for which the store may take to answer before polling counts as stopped: more than it waits for a lock."""
_LOST: Final = "a lease was lost: this process, or its store, was busy for longer than it lasts"


class Driver:
    """Asks for what a store says is due, until it is stopped.

    Args:
        store: The store.
        source: Whom to ask.
        look_every: Seconds after which it looks for what others have added.
        lease_seconds: How long a lease lasts.
        retention: Seconds for which settled rows are kept.

    Attributes:
        refusal: The API's error when it refuses this client's credential; `None` when it does not.
        failure: The error when it cannot go on, mostly the store's; `None` when it can.
        calls: Calls sent.
        ids_asked: Ids in those calls, counted each time.
        retries: Calls that failed.
    """

    def __init__(
        self, store: Store, source: Source, *, look_every: float, lease_seconds: float, retention: float
    ) -> None:
        self._store = store
        self._source = source
        self._look_every = look_every
        self._lease_seconds = lease_seconds
        self._retention = retention
        self._judge = Judge(source.policy)
        self._refusal_backoff = Backoff(source.policy.failure_wait)
        self._signal = Signal(source.clock)
        self._calls: set[asyncio.Task[None]] = set()
        self._task: asyncio.Task[None] | None = None
        self._is_stopping = False
        self._refusals = 0
        self._refused_until = 0.0
        self._pruned_at = self._looked_at = source.clock.monotonic()
        self.refusal: SeamError | None = None
        self.failure: Exception | None = None
        self.calls = 0
        self.ids_asked = 0
        self.retries = 0

    @property
    def in_flight(self) -> int:
        """How many calls have not come back."""
        return len(self._calls)

    @property
    def trouble(self) -> Exception | None:
        """What keeps it from polling; `None` when nothing does."""
        if self._task is None or self._task.done():
            return SeamClientClosedError("Polling has not begun" if self._task is None else "Polling has stopped")
        silence = self._source.clock.monotonic() - self._looked_at
        if silence > _STALLED_AFTER:
            return TrackerStoreError(f"The store has not answered for {silence:.0f} s", can_pass=True)
        return self.refusal or self.failure

    def start(self) -> None:
        """Begins."""
        self._looked_at = self._source.clock.monotonic()
        self._task = asyncio.get_running_loop().create_task(self._drive(), name="seam-async tracker")

    def wake(self) -> None:
        """Has it look at once, since something was added."""
        self._signal.send()

    async def stop(self) -> None:
        """Ends the calls that are out, and gives back what they were to ask for."""
        self._is_stopping = True
        self._signal.send()
        assert self._task is not None
        await asyncio.wait([self._task])

    # The loop.

    async def _drive(self) -> None:
        failures = 0
        try:
            while not self._is_stopping:
                change = self._signal.next_change
                try:
                    pause = await self._step()
                    failures, self.failure = 0, None
                except Exception as error:
                    failures += 1
                    pause = pause_after(failures)
                    self._tell_of(error, failures)
                self._looked_at = self._source.clock.monotonic()
                await self._signal.wait(change, pause)
        finally:
            # One that was cancelled before it has begun would give nothing back.
            await self._source.clock.sleep(0)
            calls = tuple(self._calls)
            for call in calls:
                call.cancel()
            if calls:
                await asyncio.wait(calls)

    def _tell_of(self, error: Exception, failures: int) -> None:
        self.failure = error
        level = logging.WARNING if failures == 1 else logging.DEBUG
        _log.log(level, "polling fails, and is tried again: %s", error, exc_info=_unexpected(error))

    async def _step(self) -> float:
        """Sends the calls that may go out now; returns for how many seconds there is nothing more to do."""
        clock, policy = self._source.clock, self._source.policy
        if clock.monotonic() - self._pruned_at >= _PRUNE_EVERY:
            self._pruned_at = clock.monotonic()
            await self._store.prune(self._retention)
        while len(self._calls) < policy.max_concurrent_requests and not self._is_stopping:
            refused = self._refused_until - clock.monotonic()
            if refused > 0:
                return min(refused, self._look_every)
            due = await self._store.next_due(policy.batch_size)
            if due is None or due > 0:
                return self._look_every if due is None else min(due, self._look_every)
            asked_at = clock.monotonic()
            lease = await self._store.lease(policy.batch_size, self._lease_seconds)
            if lease is None:  # another process is leasing, or was quicker
                return random.uniform(*_BESIDE_ANOTHER)
            holding = _Holding(lease, clock, asked_at + self._lease_seconds)
            call = asyncio.get_running_loop().create_task(self._carry_out(holding), name="seam-async tracker call")
            self._calls.add(call)
            call.add_done_callback(self._come_back)
        return self._look_every

    def _come_back(self, call: asyncio.Task[None]) -> None:
        self._calls.discard(call)
        self._signal.send()
        if not call.cancelled() and (error := call.exception()) is not None:
            _log.warning(
                "a call of the tracker broke off, its ids are asked for when their lease ends: %s",
                error,
                exc_info=_unexpected(error),
            )

    # One lease.

    async def _carry_out(self, holding: _Holding) -> None:
        """Asks for what was leased: in one call, unless the API rejects it."""
        batches = deque([Batch(holding.lease.members)])
        is_first = True  # which the lease itself has taken
        try:
            while batches:
                batch = batches.popleft()
                if not is_first and not await self._renew(holding, asked=len(batch.members)):
                    break
                is_first = False
                if holding.seconds_left() <= 0:
                    _log.warning(_LOST)
                    break
                batches.extendleft(reversed(await self._ask(holding, batch)))
            await self._give_back(holding)
        except asyncio.CancelledError:
            with suppress(TrackerStoreError):  # the lease ends by itself
                await self._give_back(holding)
            raise

    async def _renew(self, holding: _Holding, *, asked: int) -> bool:
        """Takes one more call under a lease; says whether it is still held."""
        while True:
            asked_at = self._source.clock.monotonic()
            members = list(holding.held.values())
            pause = await self._store.renew(holding.lease, members, self._lease_seconds, asked=asked)
            if pause is None:
                _log.warning(_LOST)
                return False
            if pause == 0:
                holding.lasts_until = asked_at + self._lease_seconds
                return True
            await self._source.clock.sleep(min(pause, self._lease_seconds / 2))

    async def _ask(self, holding: _Holding, batch: Batch[Leased]) -> list[Batch[Leased]]:
        """Makes one call and concludes it; returns what is to be asked for next."""
        sent_at = holding.now()
        self.calls += 1
        self.ids_asked += len(batch.members)
        try:
            async with self._source.clock.timeout(holding.seconds_left()):  # others ask when the lease has ended
                answer = await self._source.ask([one.action_attempt_id for one in batch.members])
        except Exception as error:
            failure = read_failure(error, "A call failed")
            verdict = self._judge.failed(batch, failure, sent_at, holding.now())
        else:
            verdict = self._judge.answered(batch, answer, sent_at, holding.now())
        self._take_in(verdict)
        if verdict.hold is not None:
            await self._store.hold(verdict.hold, sent_at)
        await self._conclude(holding, verdict)
        return verdict.batches

    def _take_in(self, verdict: Verdict) -> None:
        """Takes in what a call says of this client."""
        if verdict.trouble is not None:
            self.retries += 1
        if verdict.is_refused:
            if self.refusal is None:
                _log.error("the calls of this client are refused, so that it cannot poll: %s", verdict.trouble)
            self._refusals += 1
            self.refusal = verdict.trouble
            self._refused_until = self._source.clock.monotonic() + self._refusal_backoff.seconds(self._refusals, 0.0)
        elif verdict.trouble is None:
            self.refusal, self._refusals = None, 0
        else:
            _log.warning("a call failed, its ids are asked for again: %s", verdict.trouble)

    async def _conclude(self, holding: _Holding, verdict: Verdict) -> None:
        failures = 0
        while True:
            try:
                await self._store.conclude(holding.lease, verdict.put_back, verdict.settlements)
            except TrackerStoreError as error:
                failures += 1
                pause = pause_after(failures)
                if pause >= holding.seconds_left():
                    raise
                self._tell_of(error, failures)
                await self._source.clock.sleep(pause)
            else:
                break
        for attempt_id in verdict.concluded():
            del holding.held[attempt_id]

    async def _give_back(self, holding: _Holding) -> None:
        """Lets others ask for what this lease still holds."""
        if holding.held:
            due_at = holding.lease.leased_at  # not the time now, which the engine's clock may not have reached
            left = [
                PutBack(one.action_attempt_id, due_at, due_at, one.answers, one.failures, one.missing_since)
                for one in holding.held.values()
            ]
            await self._store.conclude(holding.lease, left, [])


def _unexpected(error: BaseException) -> BaseException | None:
    """What to log in full: of the store's own errors the text is enough."""
    return None if isinstance(error, TrackerStoreError) else error


@define(eq=False)
class _Holding:
    """A lease that is worked on.

    Attributes:
        lease: The lease.
        clock: What measures how long it has been held.
        lasts_until: Until when it lasts at least, by that clock: counted from before the store was asked for it, since
            this process may have stood still while the store took it.
        held: What has not been concluded.
    """

    lease: Lease
    clock: Clock
    lasts_until: float
    held: dict[str, Leased] = field(init=False)
    _taken_at: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.held = {one.action_attempt_id: one for one in self.lease.members}
        self._taken_at = self.clock.monotonic()

    def seconds_left(self) -> float:
        """For how long nobody else asks."""
        return self.lasts_until - self.clock.monotonic()

    def now(self) -> float:
        """The engine's time."""
        return self.lease.leased_at + self.clock.monotonic() - self._taken_at
