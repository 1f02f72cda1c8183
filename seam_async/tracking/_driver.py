"""A polling worker: leases a batch, polls it, and commits the results.

Each process runs one driver; there is no leader. The longest running workers poll (`_membership.py`), and the first
of them to see a full batch leases it. The store's rate limiter spans the whole fleet. A crashed worker leaves only a
lease, which expires; a stopped worker releases its own.

A result counts only if the credential of the request is known to be of the database's workspace (`_workspace.py`).
Until a response has shown an attempt of the database, its workspace is unknown, and no omission is a verdict.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from attrs import define, field

from .._clock import Clock
from .._errors import SeamClientClosedError, SeamError
from .._polling.backoff import Backoff
from .._polling.batches import Batch
from .._polling.classify import as_seam_error
from .._polling.ids import canonical_id
from .._polling.responses import PollResponse
from .._polling.source import Source
from ._background import BackgroundTask
from ._decisions import Decision, Decisions
from ._errors import TrackerStoreError, TrackerWorkspaceError
from ._membership import Membership
from ._signal import Signal, backoff_after
from ._store import Lease, Leased, Rescheduled, Store
from ._workspace import Workspace

_log = logging.getLogger("seam_async.tracking")

_CONTENTION_SECONDS: Final = (0.01, 0.05)
"""Bounds of the random pause while another worker is leasing; doubled for as long as nothing can be leased."""
_MOST_DOUBLINGS: Final = 8
_PRUNE_SECONDS: Final = 60.0
_STALLED_SECONDS: Final = 15.0
"""Silence of the store after which polling counts as stopped: above its own timeout for a lock."""
UNANSWERED: Final = ("not_found", "timed_out", "rejected")
"""The statuses of attempts settled without an outcome of the API: a wrong id, a wrong workspace, or a long outage."""
_LEASE_LOST: Final = "lease lost: this process or its database stalled for longer than the lease"


class Driver:
    """Polls due attempts, until stopped.

    Args:
        store: The store.
        source: Where attempts are fetched.
        decisions: Interprets responses, under the source's policy.
        workspace: The workspace of the source.
        look_seconds: The longest time between two reads of the store, to find additions of other processes.
        lease_seconds: The lease duration.
        retention: Seconds for which settled rows are kept.
        pollers: How many workers of a workspace poll; the others stand by.
        any_workspace: Whether a workspace other than the database's is served, too.
        stall_seconds: Seconds without an answer of the API, although attempts are due, after which polling has stalled.
        is_id: Whether a string may be the id of an attempt; other programs insert rows, too.
        on_death: Called with a description when the polling task dies; call `start` to restart polling.

    Attributes:
        refusal: The API's error while the credential is refused; otherwise `None`.
        failure: The error while polling fails, usually of the store; otherwise `None`.
        calls: Requests sent.
        ids_polled: Ids in those requests, counted each time.
        retries: Requests that failed.
        outcomes: Attempts settled by this process, by status.
    """

    def __init__(
        self,
        store: Store,
        source: Source,
        decisions: Decisions,
        workspace: Workspace,
        *,
        look_seconds: float,
        lease_seconds: float,
        retention: float,
        pollers: int,
        any_workspace: bool,
        stall_seconds: float,
        is_id: Callable[[str], bool],
        on_death: Callable[[str], object],
    ) -> None:
        self._store = store
        self._source = source
        self._look_seconds = look_seconds
        self._lease_seconds = lease_seconds
        self._retention = retention
        self._is_id = is_id
        self._any_workspace = any_workspace
        self._stall_seconds = stall_seconds
        self._workspace = workspace
        self._home: str | None = None
        self._membership = Membership(store, source.clock, pollers=pollers, lease_seconds=lease_seconds)
        self._decisions = decisions
        self._refusal_backoff = Backoff(source.policy.failure_wait)
        self._signal = Signal(source.clock)
        self._requests: dict[asyncio.Task[None], _Holding] = {}
        self._task = BackgroundTask(self._drive, "seam-async tracker", on_death)
        self._is_started = False
        self._is_stopping = False
        self._refusals = 0
        self._refused_until = 0.0
        self._pruned_at = self._looked_at = self._held_until = 0.0
        self._unanswered_since: float | None = None
        self._idle_since: float | None = None
        self._last_failure: SeamError | None = None
        self._answered_at_engine: float | None = None
        self._contentions = 0
        self.refusal: SeamError | None = None
        self.failure: Exception | None = None
        self._answered_at: float | None = None
        self.calls = 0
        self.ids_polled = 0
        self.retries = 0
        self.outcomes: Counter[str] = Counter()

    @property
    def in_flight(self) -> int:
        """Requests in flight."""
        return len(self._requests)

    @property
    def error(self) -> Exception | None:
        """The reason why polling fails; `None` while polling works."""
        if not self._task.is_running:
            return SeamClientClosedError("Polling has stopped" if self._is_started else "Polling has not begun")
        silence = self._source.clock.monotonic() - self._looked_at
        if silence > _STALLED_SECONDS:
            return TrackerStoreError(f"The store has not answered for {silence:.0f} s", can_pass=True)
        return self.refusal or self.failure

    @property
    def stall(self) -> Exception | None:
        """The reason why nothing is learned of pending attempts; `None` while polling gets on."""
        if self.error is not None:
            return self.error
        now = self._source.clock.monotonic()
        if self._held_until > now:
            return SeamError(f"The API has paused all requests for another {self._held_until - now:.0f} s")
        if self._unanswered_since is None or now - self._unanswered_since <= self._stall_seconds:
            return None
        stall = SeamError(f"Attempts are due, and no request was answered for {now - self._unanswered_since:.0f} s")
        stall.__cause__ = self._last_failure
        return stall

    @property
    def held(self) -> float:
        """Seconds that are left of a pause wanted by the API; 0 without one."""
        return max(0.0, self._held_until - self._source.clock.monotonic())

    @property
    def answered_ago(self) -> float | None:
        """Seconds since the API last answered a request, and the result was stored; `None` for never."""
        return None if self._answered_at is None else self._source.clock.monotonic() - self._answered_at

    @property
    def is_elected(self) -> bool:
        """Whether this worker polls, and does not stand by."""
        return self._membership.is_elected

    def start(self) -> None:
        """Starts the polling task, unless running. Idempotent."""
        if not self._task.is_running:
            self._is_started = True
            self._pruned_at = self._looked_at = self._source.clock.monotonic()
            self._task.start()

    def wake(self) -> None:
        """Reads the store immediately, since an attempt was added."""
        self._signal.send()

    async def stop(self) -> None:
        """Cancels requests in flight and releases their leases."""
        self._is_stopping = True
        self._signal.send()
        # Not cancelled: a lease that is being taken would not be released.
        await self._task.stop(cancel=False)

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
                    pause = backoff_after(failures)
                    self._record_failure(error, failures)
                self._looked_at = self._source.clock.monotonic()
                await self._signal.wait(change, pause)
        finally:
            # A request cancelled before its first step would not release its lease.
            await self._source.clock.sleep(0)
            requests = tuple(self._requests)
            for request in requests:
                request.cancel()
            if requests:
                await asyncio.wait(requests)
            with suppress(TrackerStoreError):  # the others notice the silence
                await self._membership.leave()

    def _record_failure(self, error: Exception, failures: int) -> None:
        self.failure = error
        level = logging.WARNING if failures == 1 else logging.DEBUG
        _log.log(level, "polling failed, and is retried: %s", error, exc_info=_unexpected(error))

    async def _step(self) -> float:
        """Sends due requests; returns seconds until the next step."""
        clock, policy = self._source.clock, self._source.policy
        refused = self._refused_until - clock.monotonic()
        if not self._workspace.is_current or self._membership.is_due(is_able=refused <= 0):
            await self._join(is_able=refused <= 0)
        if not self._membership.is_elected:
            self._unanswered_since = None
            beat = self._membership.beat_seconds
            return min(beat, refused) if refused > 0 else beat
        if clock.monotonic() - self._pruned_at >= _PRUNE_SECONDS:
            self._pruned_at = clock.monotonic()
            await self._store.prune(self._retention)
        while len(self._requests) < policy.max_concurrent_requests and not self._is_stopping:
            due = await self._store.next_due(policy.batch_size, self._workspace.workspace_id)
            if due is None or due > 0:
                self._expect_nothing(is_idle=due is None and not self._requests)
                return self._look_seconds if due is None else min(due, self._look_seconds)
            self._expect_answer()
            asked_at = clock.monotonic()
            lease = await self._store.lease(policy.batch_size, self._lease_seconds, self._workspace.workspace_id)
            if lease is None:  # another worker is leasing, or was faster, or the rows are locked by a transaction
                self._contentions = min(self._contentions + 1, _MOST_DOUBLINGS)
                return min(random.uniform(*_CONTENTION_SECONDS) * 2.0**self._contentions, self._look_seconds)
            self._contentions = 0
            self._send(_Holding(lease, clock, asked_at + self._lease_seconds))
        return self._look_seconds

    def _expect_nothing(self, *, is_idle: bool) -> None:
        """Nothing is due. After a failure, answers count as missing until all that failed has been answered.

        Args:
            is_idle: Whether nothing is pending, or all of it is under the leases of others.
        """
        now = self._source.clock.monotonic()
        self._idle_since = self._idle_since or now if is_idle else None
        if self._last_failure is None or (self._idle_since or now) < now - self._lease_seconds:
            self._unanswered_since = self._last_failure = None

    async def _join(self, *, is_able: bool) -> None:
        """Writes a heartbeat, after a check of the workspace and a look at what the others do.

        Raises:
            SeamError: The workspace is unknown, or is not the database's.
        """
        try:
            async with self._source.clock.timeout(self._source.policy.request_timeout):
                workspace = await self._workspace.ask()
            self._home = await self._store.workspace()
            if workspace is not None and self._home not in (None, workspace) and not self._any_workspace:
                raise TrackerWorkspaceError(
                    f"The database tracks action attempts of the workspace {self._home}, and the credential is of "
                    f"{workspace}, which knows none of them"
                )
        except (SeamError, TimeoutError) as error:
            if not isinstance(error, TrackerStoreError):
                await self._membership.beat(None, is_able=False, leased=0)
            raise as_seam_error(error, "The workspace of the credential is unknown") from error
        leased = sum(len(holding.held) for holding in self._requests.values())
        answered_ago = await self._membership.beat(
            workspace, is_able=is_able, leased=leased, answered_at=self._answered_at_engine
        )
        now = self._source.clock.monotonic()
        self._held_until = now + await self._store.held(workspace)
        if self._unanswered_since is not None and answered_ago is not None:
            self._unanswered_since = max(self._unanswered_since, now - answered_ago)

    def _expect_answer(self) -> None:
        if self._unanswered_since is None:
            self._unanswered_since = self._source.clock.monotonic()

    def _send(self, holding: _Holding) -> None:
        request = asyncio.get_running_loop().create_task(self._work_on(holding), name="seam-async tracker request")
        self._requests[request] = holding
        request.add_done_callback(self._on_request_done)

    def _on_request_done(self, request: asyncio.Task[None]) -> None:
        del self._requests[request]
        self._signal.send()
        if not request.cancelled() and (error := request.exception()) is not None:
            _log.warning(
                "a batch was abandoned, its ids are polled again when the lease expires: %s",
                error,
                exc_info=_unexpected(error),
            )

    # One lease.

    async def _work_on(self, holding: _Holding) -> None:
        """Polls a leased batch: in one request, unless rejected by the API."""
        batches = deque([Batch([row for row in holding.lease.members if self._is_id(row.action_attempt_id)])])
        is_first = True  # recorded with the lease itself
        try:
            if len(batches[0].members) < len(holding.held):
                wrong = [row for row in holding.lease.members if not self._is_id(row.action_attempt_id)]
                await self._commit(holding, self._decisions.invalid(wrong))
            while batches and holding.held:
                batch = batches.popleft()
                if not is_first and not await self._renew(holding, polled=len(batch.members)):
                    break
                is_first = False
                if holding.seconds_left() <= 0:
                    _log.warning(_LEASE_LOST)
                    break
                batches.extendleft(reversed(await self._poll(holding, batch)))
            await self._release(holding)
        except asyncio.CancelledError:
            with suppress(TrackerStoreError):  # the lease expires
                await self._release(holding)
            raise

    async def _renew(self, holding: _Holding, *, polled: int) -> bool:
        """Extends a lease for one more request; returns whether the lease is still held."""
        while True:
            asked_at = self._source.clock.monotonic()
            members = list(holding.held.values())
            pause = await self._store.renew(
                holding.lease, members, self._lease_seconds, polled=polled, workspace=self._workspace.workspace_id
            )
            if pause is None:
                _log.warning(_LEASE_LOST)
                return False
            if pause == 0:
                holding.lasts_until = asked_at + self._lease_seconds
                return True
            await self._source.clock.sleep(min(pause, self._lease_seconds / 2))

    async def _poll(self, holding: _Holding, batch: Batch[Leased]) -> list[Batch[Leased]]:
        """Sends one request and commits its result; returns the batches to poll next."""
        sent_at = holding.now()
        self.calls += 1
        self.ids_polled += len(batch.members)
        # Other programs insert ids in any spelling; two spellings of one id are one id here.
        ids = list(dict.fromkeys(canonical_id(row.action_attempt_id) for row in batch.members))
        can_deny = self._home is not None or self._workspace.workspace_id is None
        response: PollResponse | None = None
        try:
            async with self._source.clock.timeout(holding.seconds_left()):  # others poll once the lease has expired
                response = await self._source.poll(ids)
        except Exception as error:
            failure = as_seam_error(error, "The request failed")
            decision = self._decisions.failure(batch, failure, sent_at, holding.now(), can_deny=can_deny)
        else:
            decision = self._decisions.response(batch, response, sent_at, holding.now(), can_deny=can_deny)
        if not self._workspace.is_current:  # the request has renewed the credential: its workspace is unknown
            _log.warning("a result is ignored, since the credential has changed during the request")
            return []
        self._record(decision)
        if decision.pause is not None:
            await self._pause(decision.pause, sent_at)
        await self._commit(holding, decision)
        if decision.failure is None:
            self._answered_at_engine, self._unanswered_since = holding.now(), None
            self._answered_at = self._source.clock.monotonic()
        if response is not None and (response.pending or response.updates) and self._home is None:
            self._home = await self._store.workspace(self._workspace.workspace_id)
        return decision.batches

    async def _pause(self, seconds: float, sent_at: float) -> None:
        """Pauses the requests of all workers."""
        workspace = self._workspace.workspace_id
        await self._store.pause(seconds, sent_at, workspace)
        held = await self._store.held(workspace)
        self._held_until = self._source.clock.monotonic() + held
        _log.warning("the API pauses all requests: for %.0f s, of which %.0f s are kept", seconds, held)

    def _record(self, decision: Decision) -> None:
        """Updates this client's health from a result."""
        self._last_failure = decision.failure
        if decision.failure is not None:
            self.retries += 1
        if decision.is_refused:
            if self.refusal is None:
                _log.error("the API refuses this client's credential, so it cannot poll: %s", decision.failure)
            self._refusals += 1
            self.refusal = decision.failure
            self._refused_until = self._source.clock.monotonic() + self._refusal_backoff.seconds(self._refusals, 0.0)
        elif decision.failure is None:
            self.refusal, self._refusals = None, 0
        else:
            _log.warning("a request failed, its ids are polled again: %s", decision.failure)

    async def _commit(self, holding: _Holding, decision: Decision) -> None:
        failures = 0
        while True:
            try:
                await self._store.commit(holding.lease, decision.rescheduled, decision.settlements)
            except TrackerStoreError as error:
                failures += 1
                pause = backoff_after(failures)
                if pause >= holding.seconds_left():
                    raise
                self._record_failure(error, failures)
                await self._source.clock.sleep(pause)
            else:
                break
        for attempt_id in decision.decided():
            del holding.held[attempt_id]
        self._count_outcomes(decision)

    def _count_outcomes(self, decision: Decision) -> None:
        """Counts the outcomes by status; logs those without an outcome of the API, which an operator may reopen."""
        self.outcomes.update(settled.status for settled in decision.settlements)
        for status in UNANSWERED:
            ids = [settled.action_attempt_id for settled in decision.settlements if settled.status == status]
            if ids:
                _log.warning("settled as %s: %d action attempts, the first is %s", status, len(ids), ids[0])

    async def _release(self, holding: _Holding) -> None:
        """Releases the undecided rows of a lease, unchanged and due immediately."""
        if holding.held:
            due_at = holding.lease.leased_at  # not the time now, which the engine's clock may not have reached
            rescheduled = [
                Rescheduled(row.action_attempt_id, due_at, due_at, row.responses, row.failures, row.missing_since)
                for row in holding.held.values()
            ]
            await self._store.commit(holding.lease, rescheduled, [])


def _unexpected(error: BaseException) -> BaseException | None:
    """The error to log with a traceback; the text of a store's error is enough."""
    return None if isinstance(error, TrackerStoreError) else error


@define(eq=False)
class _Holding:
    """A lease in use.

    Attributes:
        lease: The lease.
        clock: This process's clock.
        lasts_until: The earliest expiry of the lease, by this process's clock. Counted from before the request for
            the lease, since this process may have stalled in between.
        held: Rows without a committed result.
    """

    lease: Lease
    clock: Clock
    lasts_until: float
    held: dict[str, Leased] = field(init=False)
    _taken_at: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.held = {row.action_attempt_id: row for row in self.lease.members}
        self._taken_at = self.clock.monotonic()

    def seconds_left(self) -> float:
        """Seconds until other workers may poll."""
        return self.lasts_until - self.clock.monotonic()

    def now(self) -> float:
        """The engine's time."""
        return self.lease.leased_at + self.clock.monotonic() - self._taken_at
