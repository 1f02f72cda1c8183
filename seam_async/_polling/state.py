"""The poller's state machine. Sans-IO: no event loop, no clock.

* A pending id is in one `Group`. A `Wait` is one call of `wait`, `wait_all` or `as_completed`, for any number of ids.
  No id has a task, a timer, a lock or an object of its own.
* `take_call` returns the next request to send, if any; `on_response` and `on_failure` feed the result back. `rules.py`
  defines the effect of a result on an id. Results for ids without a wait are ignored.
* A deadline has two stages. At the deadline, the wait's ids are polled a last time, even ids in flight, because the
  older request may hang. The result of a request sent at or after the deadline ends the wait. One second after the last
  poll could be sent, the wait ends in any case. If the event loop stalled past the end of this second, the wait listens
  for another, since the response may be in a socket's buffer; the stall allowance doubles, so every wait ends.
* A hint is never an outcome: the id is polled at once, even beside one request sent before the hint. Any number of
  hints arriving while two requests are in flight cause one more.
* One request slot is reserved for urgent groups and first polls. A request in it is given up after 0.5 s if others
  need the slot.
* Work on many ids is a *chore*: a generator yielding the number of ids processed. Each step runs chores within a
  budget, so no step blocks the event loop.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain, islice
from sys import intern
from typing import Final

from .._errors import SeamError, SeamHttpInvalidResponseError
from .._models import ActionAttempt
from .batches import Batch
from .chunks import CHUNK
from .classify import FailureKind, classify, requested_pause
from .endings import copies_of, last_poll_errors, not_found_errors, outcome_of
from .groups import Call, Group
from .options import PollingPolicy
from .pending import Pending, intervals_of
from .rate_limiter import RateLimiter
from .responses import PollResponse
from .rules import Ending, can_be_denied, is_last
from .schedule import BUCKETS_PER_SECOND
from .slots import RESERVE_SECONDS, Slots
from .waits import Wait

LISTEN_SECONDS: Final = 1.0 - 1 / BUCKETS_PER_SECOND
"""Time limit for the response to a last poll: one second, less the delay that a timer bucket may add."""

_log = logging.getLogger("seam_async.poller")


class PollState(Pending):
    """All waits and pending ids, with the requests in flight.

    Attributes:
        call_count: Requests taken by `take_call`.
        polled_count: Ids polled, counted once per request.
        retry_count: Failed requests.
        max_lateness: The longest time, in seconds, from a request showing an attempt as pending to the response with
            the outcome.
    """

    def __init__(self, policy: PollingPolicy) -> None:
        super().__init__(policy)
        self._limiter = RateLimiter(policy.max_requests_per_second)
        self._bisecting: deque[Batch[str]] = deque()
        self._slots = Slots(policy.max_concurrent_requests)
        self._failures_in_a_row = 0
        self.call_count = 0
        self.polled_count = 0
        self.retry_count = 0
        self.max_lateness = 0.0

    @property
    def in_flight(self) -> int:
        """Requests in flight."""
        return len(self._slots)

    def work(self) -> None:
        """Begins a step: continues the chores left by earlier steps, with a full budget."""
        self._chores.renew_budget()
        self._chores.work()

    def finish(self) -> None:
        """Runs all chores to completion, regardless of the budget."""
        self._chores.finish()

    def forget_calls(self) -> None:
        """Forgets the requests in flight, once nothing is pending."""
        self._slots.clear()
        self._bisecting.clear()

    # Time.

    def next_at(self, now: float) -> float | None:
        """When the next step is due; `None` if only a result or a new wait can cause one."""
        if self._chores:
            return now
        moments = [self._deadlines.next_at()]
        work = self._sendable_at(now)
        if work is not None:
            moments.append(max(work, self._limiter.opens_at(now)))
        return min((moment for moment in moments if moment is not None), default=None)

    def _sendable_at(self, now: float) -> float | None:
        """When a request could be sent, rate limit aside; `None` if no request is due or no slot is free."""
        if self._slots.is_reserve:
            return now if self._schedule.has_reserved else None
        if not self._slots.is_full:
            return now if self._bisecting else self._schedule.next_at()
        call = self._slots.needed_by(self._schedule)
        return None if call is None else call.sent_at + RESERVE_SECONDS

    def pass_deadlines(self, now: float) -> None:
        """Schedules the last poll of waits past the deadline, and ends waits without a result of the last poll."""
        for wait in self._deadlines.take_until(now, CHUNK):
            if wait.listens_until is None and self._limiter.opens_at(now) <= now + LISTEN_SECONDS:
                self._chores.start(self._poll_last(wait, now))
                self._listen(wait, max(now, wait.deadline))
            elif wait.listens_until is not None and now > wait.listens_until + wait.stall_allowance:
                wait.stall_allowance *= 2
                self._listen(wait, now)
            else:
                self._chores.start(self._expire(wait, now))

    def _listen(self, wait: Wait, since: float) -> None:
        wait.listens_until = since + LISTEN_SECONDS
        self._file_deadline(wait, wait.listens_until)

    def hint(self, action_attempt_id: str, now: float) -> bool:
        """Makes a possibly resolved id due immediately; returns whether the id has any wait."""
        groups = self._groups.split_off([action_attempt_id])
        for group in groups:
            group.is_hinted = True
            # A group that is neither filed nor in flight is being bisected, and will be polled anyway.
            if group.is_filed or len(group.calls) == 1:
                self._schedule.put_urgent([group], now)
        return bool(groups)

    # Requests.

    def take_call(self, now: float) -> Call | None:
        """Takes the next request to send; `None` if no id is due or no request may be sent now."""
        is_reserve = self._slots.is_reserve
        if self._slots.is_full or self._is_ending or self._limiter.opens_at(now) > now:
            return None
        if is_reserve and not self._schedule.has_reserved:
            return None
        take = self._schedule.take_reserved if is_reserve else partial(self._schedule.take, now)
        call = (None if is_reserve else self._next_half(now)) or self._next_batch(take, now)
        if call is None:
            return None
        self._groups.begin(call)
        self._slots.occupy(call)
        self._limiter.sent(now)
        self.call_count += 1
        self.polled_count += len(call.ids)
        return call

    def _next_half(self, now: float) -> Call | None:
        """The next part of a rejected batch."""
        while self._bisecting:
            batch = self._bisecting.popleft()
            # Skips ids already in flight: a last poll replaces this one.
            groups = [group for group in self._groups.split_off(batch.members) if not group.calls]
            if groups:
                for group in groups:
                    group.cancel()
                return self._call(groups, now, rest=batch.rest)
            self._bisecting.extendleft(batch.unsent())
        return None

    def _next_batch(self, take: Callable[[], list[Group]], now: float) -> Call | None:
        while groups := take():
            live = [group for group in groups if group.is_awaited]
            if len(live) < len(groups):  # groups without a live wait, not yet released by a chore
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
        """The request to give up because others need the reserved slot; `None` if there is none."""
        call = self._slots.needed_by(self._schedule) if self._limiter.opens_at(now) <= now else None
        return call if call is not None and call.sent_at + RESERVE_SECONDS <= now else None

    def give_up(self, call: Call, now: float) -> None:
        """Reschedules the ids of an abandoned request, as ordinary polls in a slot without time limit."""
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
                    self._process_rejected(call, error, now)
            case FailureKind.MISSING:
                self._bisecting.extendleft(reversed(call.batch.accepted()))
                self._process(call, PollResponse({}, {}), now)
            case _:
                self._process_failure(call, error, now)

    def _process_rejected(self, call: Call, error: SeamError, now: float) -> None:
        """Ends the waits for an id that was rejected alone, unless it was seen: then the server is failing."""
        for group in call.groups:
            if can_be_denied(group.progress):
                self._end(group, group.waits, partial(copies_of, error))
            else:
                self._count_failure(error, 1)
                self._fail([group], error, call, now, self._backoff([group]))

    def _end_call(self, call: Call) -> None:
        self._slots.release(call)
        self._groups.end(call)

    def _process(self, call: Call, response: PollResponse, now: float) -> None:
        shown_count = len(response.pending) + len(response.updates)
        counts = {"ids_asked": len(call.ids), "ids_answered": shown_count}
        _log.debug("response shows %(ids_answered)d of %(ids_asked)d ids", counts, extra=counts)
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
        """Reschedules groups shown as pending by a response, and merges groups in the same state."""
        due_at: dict[Group, float] = {}
        for group in groups:
            if not group.progress.is_seen:
                self._record_types(group, response.pending)
            group.pending_at = call.sent_at
            group.failure = None
            following = self._rules.pending(group.progress, call.sent_at, now, intervals_of(group))
            group.progress, due_at[group] = following.progress, following.due_at
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
        """Handles ids omitted or unreadable in a response; returns whether the response counts as a failure."""
        failure = response.unreadable
        failed = omitted
        if failure is None and response.is_partial and (response.pending or response.updates):
            self._poll_again(omitted, call, now, now)
            return False
        if failure is None:
            failed = [group for group in omitted if not can_be_denied(group.progress)]
            for group in omitted:
                if can_be_denied(group.progress):
                    self._mark_missing(group, call, now)
            if failed:
                failure = SeamHttpInvalidResponseError("it omits action attempts that were shown before")
        if failure is not None:
            self._count_failure(failure, sum(len(group.ids) for group in failed))
            self._fail(failed, failure, call, now, self._backoff(failed))
        return failure is not None

    def _mark_missing(self, group: Group, call: Call, now: float) -> None:
        """Handles ids never seen and omitted from a response."""
        group.failure = None
        following = self._rules.omitted(group.progress, call.sent_at, now, intervals_of(group))
        group.progress = following.progress
        if following.ending is not None:
            self._end(group, group.waits, not_found_errors)
        else:
            self._poll_again([group], call, now, following.due_at, following.last_ending)

    def _process_failure(self, call: Call, error: SeamError, now: float) -> None:
        """Reschedules the ids of a failed request. The unsent half of a batch is requeued without a failure."""
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
        """One backoff for all ids of a failed request, to keep the ids in step."""
        return self._rules.backoff(1 + max((group.progress.failures for group in groups), default=0))

    def _fail(self, groups: list[Group], error: SeamError, call: Call, now: float, backoff: float) -> None:
        for group in groups:
            group.failure = error
            group.progress = self._rules.failed(group.progress, now, backoff).progress
        self._poll_again(groups, call, now, now + backoff)

    def _end_overdue(self, group: Group, call: Call, now: float, ending: Ending = Ending.TIMED_OUT) -> None:
        """Ends the waits for which this request was the last poll."""
        overdue = [wait for wait in group.waits if is_last(call.sent_at, wait.deadline)]
        if overdue:
            self._end(group, overdue, partial(last_poll_errors, now=now, ending=ending))

    def _poll_again(
        self, groups: list[Group], call: Call, now: float, due_at: float, ending: Ending = Ending.TIMED_OUT
    ) -> None:
        """Reschedules ids without a new status, and ends waits for which this was the last poll."""
        for group in groups:
            self._end_overdue(group, call, now, ending)
        self._requeue(groups, now, due_at)

    def _requeue(self, groups: Iterable[Group], now: float, due_at: float) -> None:
        """Requeues ids still pending and not in flight; hinted ids are due immediately."""
        # A hinted group may have one request in flight, sent before the hint: hence the comparison with a bool.
        idle = [group for group in groups if group.ids and len(group.calls) <= group.is_hinted and not group.is_filed]
        self._schedule.put_urgent([group for group in idle if group.is_hinted], now)
        self._schedule.put([group for group in idle if not group.is_hinted], now, due_at)
