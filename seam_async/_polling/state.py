"""The poller's state machine. Sans-IO: no event loop, no clock.

* A pending id is in one `Group`. A `Wait` is one call of `wait`, `wait_all` or `as_completed`, for any number of ids.
  No id has a task, a timer, a lock or an object of its own.
* `take_call` returns the next request to send, if any; `on_response` and `on_failure` feed its result back. `rules.py`
  decides what a result means for an id. A result for an id that nobody waits for is ignored.
* A deadline has two moments. At the first, the wait's ids are polled once more, even those in flight, since that
  request may hang. The response to a request sent at or after the deadline ends the wait. At the second, a second after
  the last poll could be sent, the wait ends in any case. An event loop that stood still past that moment gets another
  second, since the response may be in a socket's buffer; the allowance doubles, so that a wait always ends.
* A hint that an id may have resolved is never its outcome: the id is polled at once, even beside one request that was
  sent before the hint. All hints that come while two requests are in flight make one more.
* One request slot is kept for urgent groups. A request in it is given up after half a second when others need it.
* Whatever concerns many ids at once is a *chore*: a generator that yields how many ids it has dealt with. Each step
  runs chores up to a budget, so that no step holds the event loop.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from sys import intern
from typing import Final

from .._errors import SeamError, SeamHttpInvalidResponseError
from .._models import ActionAttempt
from .backoff import Backoff
from .batches import Batch
from .classify import FailureKind, classify, requested_pause
from .endings import ErrorsOf, copies_of, not_found_errors, outcome_of, timeout_errors
from .groups import Call, Group, Groups, LastSeen
from .options import PollingPolicy
from .rate_limiter import RateLimiter
from .responses import PollResponse
from .rules import Progress, Rules, is_last
from .schedule import BUCKETS_PER_SECOND, Schedule, TimerWheel, bucket_after
from .waits import Wait

CHUNK: Final = 2_000
"""Ids dealt with before the event loop gets a turn: some milliseconds' worth."""
LISTEN_SECONDS: Final = 1.0 - 1 / BUCKETS_PER_SECOND
"""How long a wait listens for the response to its last poll: a second, less what a bucket may add to it."""
RESERVE_SECONDS: Final = 0.5
"""How long a request may hold the slot that is kept for urgent groups while others need it."""

_log = logging.getLogger("seam_async.poller")

Target = tuple[str, ActionAttempt | None]
"""An id to wait for, and the attempt if the caller has one of ours."""
Chore = Iterator[int]
"""Work on many ids, which yields after each piece how many ids it has dealt with."""


class PollState:
    """All waits and pending ids, and when to poll them.

    Attributes:
        call_count: Requests taken.
        polled_count: Ids in them, counted each time.
        retry_count: Requests that failed.
        max_lateness: The longest time, in seconds, between a request that found an attempt pending and the response
            that did not.
    """

    def __init__(self, policy: PollingPolicy) -> None:
        self._policy = policy
        self._rules = Rules(policy)
        self._schedule: Schedule[Group] = Schedule(policy.batch_size)
        self._limiter = RateLimiter(policy.max_requests_per_second)
        self._deadlines: TimerWheel[Wait] = TimerWheel()
        self._groups = Groups()
        self._bisecting: deque[Batch[str]] = deque()
        self._calls: dict[Call, None] = {}
        self._chores: deque[Chore] = deque()
        self._budget = CHUNK
        self._is_ending = False
        self._failures_in_a_row = 0
        self.call_count = 0
        self.polled_count = 0
        self.retry_count = 0
        self.max_lateness = 0.0

    def __len__(self) -> int:
        """How many ids are pending."""
        return len(self._groups)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is pending or left to do."""
        return not (self._groups or self._chores)

    @property
    def in_flight(self) -> int:
        """Requests in flight."""
        return len(self._calls)

    # Entering and leaving.

    def enter(self, wait: Wait, targets: Iterable[Target], now: float) -> None:
        """Adds a chunk of a wait's ids. Resolved attempts are delivered at once, without waking the caller.

        Args:
            wait: The wait.
            targets: Ids, each only once in all chunks.
            now: The time.
        """
        unseen: dict[str, LastSeen] = {}
        pending: dict[str, LastSeen] = {}
        for attempt_id, attempt in targets:
            if attempt is None:
                unseen[attempt_id] = None
            elif attempt.is_pending:
                pending[attempt_id] = attempt
            else:
                wait.outcomes.append(outcome_of(attempt))
        if unseen:
            self._enter_ids(wait, unseen, None, now)
        if pending:
            self._enter_ids(wait, pending, now, now)

    def _enter_ids(self, wait: Wait, ids: dict[str, LastSeen], pending_at: float | None, now: float) -> None:
        wait.parts.append(tuple(ids))
        wait.left += len(ids)
        shared = self._groups.split_off(ids)
        fresh = ids
        if shared:
            fresh = {attempt_id: seen for attempt_id, seen in ids.items() if attempt_id not in self._groups}
        for group in shared:
            self._join(group, wait, ids, pending_at, now)
        rest = iter(fresh.items())
        while part := dict(islice(rest, self._policy.batch_size)):
            is_seen = pending_at is not None
            self._add(Group(part, Progress(wait.started_at, is_seen, int(is_seen)), (wait,), pending_at), now)

    def _add(self, group: Group, now: float) -> None:
        self._groups.add(group)
        if group.progress.is_seen:
            self._schedule.put([group], now, now + self._interval(group, now))
        elif len(group.ids) < self._policy.batch_size:
            self._schedule.put_urgent([group], now)
        else:
            self._schedule.put([group], now, now)

    def _join(
        self, group: Group, wait: Wait, ids: Mapping[str, LastSeen], pending_at: float | None, now: float
    ) -> None:
        """Adds a wait to ids that others wait for."""
        group.join(wait)
        progress = group.progress
        if not progress.is_seen and pending_at is not None:
            group.ids = {attempt_id: ids[attempt_id] for attempt_id in group.ids}
            group.pending_at = pending_at
            group.progress = progress = Progress(progress.since, True, progress.responses + 1)
        due_at = now + self._interval(group, now) if progress.is_seen else now
        # A group that is not filed is in flight or being bisected, and will be polled anyway.
        if group.is_filed and due_at < group.due_at:
            self._schedule.put([group], now, due_at)

    def watch_deadline(self, wait: Wait) -> None:
        """Files the deadline of a wait; to be called once all its ids have entered."""
        if wait.left and wait.timeout is not None:
            self._file_deadline(wait, wait.deadline)

    def leave(self, wait: Wait) -> None:
        """Takes out a wait; ids that nobody else waits for are no longer polled."""
        wait.cancel()
        if not wait.is_over:
            wait.left = 0
            self._budget = CHUNK
            self._start(self._release_ids(wait))

    def end_all(self, error: SeamError) -> None:
        """Ends all waits; no request is sent until they have ended."""
        self._is_ending = True
        self._budget = CHUNK
        self._start(self._end_groups(error))

    def forget_calls(self) -> None:
        """Forgets the requests in flight, once nothing is pending."""
        self._calls.clear()
        self._bisecting.clear()

    # Chores.

    def work(self) -> None:
        """Runs chores, as much as fits into one step of the event loop."""
        self._budget = CHUNK
        self._run_chores()

    def finish(self) -> None:
        """Runs all chores to their end, however long they take."""
        while self._chores:
            self.work()

    def _start(self, chore: Chore) -> None:
        self._chores.append(chore)
        self._run_chores()

    def _run_chores(self) -> None:
        while self._chores and self._budget > 0:
            done = next(self._chores[0], None)
            if done is None:
                self._chores.popleft()
            else:
                self._budget -= max(done, 1)

    # Time.

    def next_at(self, now: float) -> float | None:
        """When there is something to do; `None` when only a result or a new wait can bring it."""
        if self._chores:
            return now
        moments = [self._deadlines.next_at()]
        work = self._sendable_at(now)
        if work is not None:
            moments.append(max(work, self._limiter.opens_at(now)))
        return min((moment for moment in moments if moment is not None), default=None)

    def _free_slots(self) -> tuple[int, bool]:
        """How many requests may be sent, and whether the next one takes the slot kept for urgent groups."""
        slots = self._policy.max_concurrent_requests
        free = slots - len(self._calls)
        return free, free == 1 and slots > 1

    def _sendable_at(self, now: float) -> float | None:
        """When a request could be sent if the rate limiter permits."""
        free, is_reserve = self._free_slots()
        if free > 0 and not is_reserve:
            return now if self._bisecting else self._schedule.next_at()
        if not self._schedule.has_urgent:
            return None
        if is_reserve:
            return now
        call = self._in_reserve()
        return None if call is None else call.sent_at + RESERVE_SECONDS

    def _in_reserve(self) -> Call | None:
        return next((call for call in self._calls if call.is_in_reserve), None)

    def pass_deadlines(self, now: float) -> None:
        """Sends the last polls of waits whose deadline has passed, and ends those whose last poll is over."""
        for wait in self._deadlines.take_until(now, CHUNK):
            if wait.listens_until is None and self._limiter.opens_at(now) <= now + LISTEN_SECONDS:
                self._start(self._poll_last(wait, now))
                self._listen(wait, max(now, wait.deadline))
            elif wait.listens_until is not None and now > wait.listens_until + wait.stall_allowance:
                wait.stall_allowance *= 2
                self._listen(wait, now)
            else:
                self._start(self._expire(wait, now))

    def _listen(self, wait: Wait, since: float) -> None:
        wait.listens_until = since + LISTEN_SECONDS
        self._file_deadline(wait, wait.listens_until)

    def _file_deadline(self, wait: Wait, moment: float) -> None:
        self._deadlines.file([wait], (bucket_after(moment),))

    def hint(self, action_attempt_id: str, now: float) -> bool:
        """Polls an id at once, because it may have resolved; returns whether anybody waits for it."""
        groups = self._groups.split_off([action_attempt_id])
        for group in groups:
            group.is_hinted = True
            # A group that is neither filed nor in flight is being bisected, and will be polled anyway.
            if group.is_filed or len(group.calls) == 1:
                self._schedule.put_urgent([group], now)
        return bool(groups)

    # Requests.

    def take_call(self, now: float) -> Call | None:
        """The next request to send now; `None` when nothing is due, or nothing may be sent."""
        free, is_reserve = self._free_slots()
        if free <= 0 or self._is_ending or self._limiter.opens_at(now) > now:
            return None
        if is_reserve and not self._schedule.has_urgent:
            return None
        take = self._schedule.take_urgent if is_reserve else partial(self._schedule.take, now)
        call = (None if is_reserve else self._next_half(now)) or self._next_batch(take, now)
        if call is None:
            return None
        call.is_in_reserve = is_reserve
        self._groups.begin(call)
        self._calls[call] = None
        self._limiter.sent(now)
        self.call_count += 1
        self.polled_count += len(call.ids)
        return call

    def _next_half(self, now: float) -> Call | None:
        """The next part of a rejected batch."""
        while self._bisecting:
            batch = self._bisecting.popleft()
            # An id whose last poll is in flight goes without this one.
            groups = [group for group in self._groups.split_off(batch.members) if not group.calls]
            if groups:
                for group in groups:
                    group.cancel()
                return self._call(groups, now, rest=batch.rest)
            self._bisecting.extendleft(batch.unsent())
        return None

    def _next_batch(self, take: Callable[[], list[Group]], now: float) -> Call | None:
        while groups := take():
            live = [group for group in groups if not all(wait.is_over for wait in group.waits)]
            if len(live) < len(groups):  # a chore is on its way to them
                for group in set(groups).difference(live):
                    self._groups.remove_all(group)
            excess = sum(len(group.ids) for group in live) - self._policy.batch_size
            if excess > 0:
                self._schedule.put_back(self._groups.split(live[-1], list(islice(live[-1].ids, excess))))
            if live:
                return self._call(live, now)
        return None

    def _call(self, groups: list[Group], now: float, *, rest: Batch[str] | None = None) -> Call:
        ids = list(chain.from_iterable(group.ids for group in groups))
        return Call(Batch(ids, rest=rest), dict.fromkeys(groups), now)

    def stuck_call(self, now: float) -> Call | None:
        """The request to give up, so that its slot serves urgent groups; `None` if none is in their way."""
        free, _ = self._free_slots()
        if free > 0 or not self._schedule.has_urgent or self._limiter.opens_at(now) > now:
            return None
        call = self._in_reserve()
        return call if call is not None and call.sent_at + RESERVE_SECONDS <= now else None

    def give_up(self, call: Call, now: float) -> None:
        """Reschedules the ids of a request that is no longer awaited, in a slot where it may take its time."""
        self._end_call(call)
        self._requeue(call.groups, now, now)

    # Results.

    def on_response(self, call: Call, response: PollResponse, now: float) -> None:
        """Processes a response."""
        self._end_call(call)
        self._bisecting.extendleft(reversed(call.batch.accepted()))
        self._process(call, response, now)

    def on_failure(self, call: Call, error: SeamError, now: float) -> None:
        """Processes the failure of a request."""
        self._end_call(call)
        match classify(error):
            case FailureKind.REFUSED:
                self.end_all(error)
            case FailureKind.REJECTED:
                # The halves that are left go on at once: postponed, they would meet the bad id again in the same batch.
                self._bisecting.extendleft(reversed(call.batch.rejected()))
                if len(call.ids) == 1:
                    self._process_rejected(list(call.groups), call, error, now)
            case FailureKind.MISSING:
                self._bisecting.extendleft(reversed(call.batch.accepted()))
                self._process(call, PollResponse({}, {}), now)
            case _:
                self._process_failure(call, error, now)

    def _process_rejected(self, groups: list[Group], call: Call, error: SeamError, now: float) -> None:
        """Ends the waits for an id that was rejected alone; one that was seen exists, so the server is failing."""
        seen = [group for group in groups if group.progress.is_seen]
        for group in groups:
            if not group.progress.is_seen:
                self._end(group, group.waits, partial(copies_of, error))
        if seen:
            self._count_failure(error, len(seen))
            self._fail(seen, error, call, now, self._backoff(seen))

    def _end_call(self, call: Call) -> None:
        self._calls.pop(call, None)
        self._groups.end(call)

    def _process(self, call: Call, response: PollResponse, now: float) -> None:
        shown_count = len(response.pending) + len(response.updates)
        _log.debug(
            "response shows %d of %d ids",
            shown_count,
            len(call.ids),
            extra={"ids_asked": len(call.ids), "ids_answered": shown_count},
        )
        self._process_updates(call, response.updates, now)
        omitted: list[Group] = []
        if shown_count < len(call.ids):
            shown = response.pending.keys() | response.updates.keys()
            omitted = self._groups.split_off(
                attempt_id
                for attempt_id in call.ids
                if attempt_id not in shown and self._groups.of(attempt_id) in call.groups
            )
        apart = set(omitted)
        self._reschedule_pending(
            [group for group in call.groups if group.ids and group not in apart], response, call, now
        )
        has_failed = self._process_omitted(omitted, call, response, now)
        if self._failures_in_a_row and not has_failed:
            _log.info("requests succeed again, after %d failures in a row", self._failures_in_a_row)
            self._failures_in_a_row = 0

    def _process_updates(self, call: Call, updates: Mapping[str, ActionAttempt], now: float) -> None:
        resolved: dict[Group, list[ActionAttempt]] = {}
        for attempt_id, attempt in updates.items():
            group = self._groups.of(attempt_id)
            if group is None:
                continue
            # An outcome also counts for waits that began after the request was sent; a pending status does not.
            if not attempt.is_pending:
                resolved.setdefault(group, []).append(attempt)
            elif group not in call.groups or attempt == group.attempt(attempt_id):
                continue
            group.ids[attempt_id] = attempt
            for wait in group.waits:
                wait.show(attempt)
        for group, attempts in resolved.items():
            if group.pending_at is not None:
                self.max_lateness = max(self.max_lateness, now - group.pending_at)
            self._groups.remove(group, [attempt.action_attempt_id for attempt in attempts])
            for wait in group.waits:
                wait.deliver([outcome_of(attempt) for attempt in attempts])

    def _reschedule_pending(self, groups: list[Group], response: PollResponse, call: Call, now: float) -> None:
        """Reschedules the groups that a response shows as pending; those in the same state are merged."""
        due_at: dict[Group, float] = {}
        for group in groups:
            if not group.progress.is_seen:
                self._record_types(group, response.pending)
            group.pending_at = call.sent_at
            group.failure = None
            group.progress, due_at[group], _ = self._rules.pending(group.progress, call.sent_at, now, _intervals(group))
            self._end_overdue(group, call, now)
        together: dict[float, list[Group]] = {}
        for group in self._groups.merge([group for group in groups if group.ids], self._policy.batch_size):
            together.setdefault(due_at[group], []).append(group)
        for moment, merged in together.items():
            self._requeue(merged, now, moment)

    def _record_types(self, group: Group, pending: Mapping[str, str]) -> None:
        """Records the action types of ids seen for the first time."""
        types = {attempt_id: intern(pending[attempt_id]) for attempt_id, seen in group.ids.items() if seen is None}
        group.ids.update(types)
        for wait in group.waits:
            if wait.has_updates:
                for attempt_id, action_type in types.items():
                    wait.show(ActionAttempt(attempt_id, "pending", action_type))

    def _process_omitted(self, omitted: list[Group], call: Call, response: PollResponse, now: float) -> bool:
        """Handles the ids that a response omits, or hides among unreadable items; returns whether it has failed."""
        failure = response.unreadable
        failed = omitted
        if failure is None and response.is_partial and (response.pending or response.updates):
            self._poll_again(omitted, call, now, now)
            return False
        if failure is None:
            failed = [group for group in omitted if group.progress.is_seen]
            for group in omitted:
                if not group.progress.is_seen:
                    self._mark_missing(group, call, now)
            if failed:
                failure = SeamHttpInvalidResponseError("it omits action attempts that were shown before")
        if failure is not None:
            self._count_failure(failure, sum(len(group.ids) for group in failed))
            self._fail(failed, failure, call, now, self._backoff(failed))
        return failure is not None

    def _mark_missing(self, group: Group, call: Call, now: float) -> None:
        """Handles ids that were never seen, and that a response does not contain."""
        group.failure = None
        group.progress, due_at, ending = self._rules.omitted(group.progress, call.sent_at, now, _intervals(group))
        if ending is not None:
            self._end(group, group.waits, not_found_errors)
        else:
            self._poll_again([group], call, now, due_at)

    def _process_failure(self, call: Call, error: SeamError, now: float) -> None:
        """Reschedules the ids of a request that showed nothing; the unsent half of a batch has not failed."""
        groups = list(call.groups)
        self._count_failure(error, len(call.ids))
        backoff = self._backoff(groups)
        pause = requested_pause(error, backoff)
        if pause is not None:
            self._limiter.pause(pause, now=now, sent_at=call.sent_at)
            backoff = 0.0
        self._fail(groups, error, call, now, backoff)
        for batch in call.batch.unsent():
            self._requeue(self._groups.split_off(batch.members), now, now + backoff)

    def _count_failure(self, error: SeamError, id_count: int) -> None:
        self.retry_count += 1
        self._failures_in_a_row += 1
        level = logging.WARNING if self._failures_in_a_row == 1 else logging.DEBUG
        _log.log(level, "a request failed, its %d ids are polled again: %s", id_count, error)

    def _backoff(self, groups: Iterable[Group]) -> float:
        """The backoff for ids that failed together, so that they stay in step."""
        return self._rules.backoff(1 + max((group.progress.failures for group in groups), default=0))

    def _fail(self, groups: list[Group], error: SeamError, call: Call, now: float, backoff: float) -> None:
        for group in groups:
            group.failure = error
            group.progress, _, _ = self._rules.failed(group.progress, now, backoff)
        self._poll_again(groups, call, now, now + backoff)

    def _interval(self, group: Group, now: float) -> float:
        return self._rules.interval(group.progress, now, _intervals(group))

    def _poll_again(self, groups: list[Group], call: Call, now: float, due_at: float) -> None:
        """Reschedules ids without a new status, and ends the waits whose last poll that was."""
        for group in groups:
            self._end_overdue(group, call, now)
        self._requeue(groups, now, due_at)

    def _requeue(self, groups: Iterable[Group], now: float, due_at: float) -> None:
        """Requeues ids that are still pending and not in flight; hinted ids are due immediately."""
        idle = [group for group in groups if group.ids and len(group.calls) <= group.is_hinted and not group.is_filed]
        self._schedule.put_urgent([group for group in idle if group.is_hinted], now)
        self._schedule.put([group for group in idle if not group.is_hinted], now, due_at)

    # Chores.

    def _poll_last(self, wait: Wait, now: float) -> Chore:
        """Polls a wait's ids once more, even those in flight."""
        for part in wait.parts:
            groups = [group for group in self._groups.with_any(part) if wait in group.waits]
            self._schedule.put_urgent(groups, now)
            yield len(part)

    def _expire(self, wait: Wait, now: float) -> Chore:
        """Ends a wait without the result of its last poll."""
        for part in wait.parts:
            for group in self._groups.with_any(part):
                yield from self._end_waits(group, [wait], partial(timeout_errors, now=now, is_answered=False))
            yield len(part)

    def _end_overdue(self, group: Group, call: Call, now: float) -> None:
        """Ends the waits whose last poll has its result."""
        overdue = [wait for wait in group.waits if is_last(call.sent_at, wait.deadline)]
        if overdue:
            self._end(group, overdue, partial(timeout_errors, now=now, is_answered=True))

    def _end(self, group: Group, waits: Iterable[Wait], errors_of: ErrorsOf) -> None:
        self._start(self._end_waits(group, list(waits), errors_of))

    def _end_waits(self, group: Group, waits: list[Wait], errors_of: ErrorsOf) -> Chore:
        """Ends waits for the ids of a group, each with errors of its own."""
        for wait in waits:
            # The group may have been merged, and the wait may have left, since the chore was started.
            if group.ids and wait in group.waits:
                errors = errors_of(group, wait)
                self._release(group, wait)
                wait.deliver(errors)
                yield len(errors)

    def _end_groups(self, error: SeamError) -> Chore:
        while self._groups:
            for group in list(self._groups):
                yield from self._end_waits(group, list(group.waits), partial(copies_of, error))
        self._is_ending = False

    def _release_ids(self, wait: Wait) -> Chore:
        for part in wait.parts:
            for group in self._groups.with_any(part):
                if wait in group.waits:
                    self._release(group, wait)
            yield len(part)

    def _release(self, group: Group, wait: Wait) -> None:
        """Takes a wait off a group, which is forgotten if it was the last one."""
        if not group.leave(wait):
            self._groups.remove_all(group)


def _intervals(group: Group) -> Collection[Backoff | None]:
    """The polling intervals that the waits of a group ask for."""
    waits = group.waits
    return (waits[0].backoff,) if isinstance(waits, tuple) else {wait.backoff for wait in waits}
