"""Who waits for which id, and what is known of it: all decisions of the poller, without an event loop or a clock.

The rules:

* An id is in one `Cohort` while anybody waits for it. A `Wait` is one call of `wait`, `wait_all` or `as_completed`,
  for any number of ids. No id has a task, a timer, a lock or an object of its own.
* `take_call` names the ids to ask for now, if any may be asked for; `answered` and `failed` take in what came of it.
  Whatever arrives for an id that nobody waits for is ignored.
* A deadline has two moments. When it comes, the wait's ids are asked for once more, even those in a call that has
  not come back, since that call may hang. The answer to a call sent at or after that moment ends the wait. A second
  later it ends anyway.
* A hint that an id may have resolved (`hurry`) is never its outcome: the id is asked for at once, even beside one call
  that went out before the hint. Whatever hints come while two calls are out make one more, when the first is back.
* An id leaves when its outcome is known, or when its last wait leaves.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Mapping
from itertools import chain, islice
from sys import intern
from typing import Final

from .._errors import (
    SeamActionAttemptError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamError,
    SeamRequestTimeoutError,
)
from .._models import ActionAttempt
from .backoff import Backoff
from .cohorts import Call, Cohort, Cohorts, Seen
from .lookup import Answer, Batch, Meaning, hold_of, meaning_of
from .options import PollingPolicy
from .pace import Pace
from .schedule import BUCKETS_PER_SECOND, Calendar, Schedule, bucket_after
from .waits import Outcome, Wait

LAST_ANSWER_SECONDS: Final = 1.0 - 1 / BUCKETS_PER_SECOND
"""How long after its deadline a wait still listens for the last answer: a second, less what a bucket may add to it."""

_log = logging.getLogger("seam_async.poller")

Target = tuple[str, ActionAttempt | None]
"""An id to wait for, and the attempt as the caller has it."""


def outcome_of(attempt: ActionAttempt) -> Outcome:
    """What an attempt that is not pending means for those who wait for it."""
    return attempt if attempt.is_success or attempt.is_error else SeamActionAttemptUnknownStatusError(attempt)


class Book:
    """All that is waited for, and when to ask for it.

    Attributes:
        call_count: Calls taken.
        asked_count: Ids in them.
        retry_count: Calls that failed.
        max_lateness: The longest time, in seconds, between an asking that found an attempt pending and the answer that
            did not.
    """

    def __init__(self, policy: PollingPolicy) -> None:
        self._policy = policy
        self._backoff = Backoff(policy.wait)
        self._failure_backoff = Backoff(policy.failure_wait)
        self._schedule: Schedule[Cohort] = Schedule()
        self._pace = Pace(policy.max_requests_per_second)
        self._deadlines: Calendar[Wait] = Calendar()
        self._cohorts = Cohorts()
        self._suspects: deque[Batch[str]] = deque()
        self._calls: set[Call] = set()
        self._failures_in_a_row = 0
        self.call_count = 0
        self.asked_count = 0
        self.retry_count = 0
        self.max_lateness = 0.0

    def __len__(self) -> int:
        """How many ids are waited for."""
        return len(self._cohorts)

    @property
    def in_flight(self) -> int:
        """How many calls have not come back."""
        return len(self._calls)

    # Entering and leaving.

    def enter(self, wait: Wait, targets: Iterable[Target], now: float) -> None:
        """Takes in a part of a wait; what is resolved already is delivered to it at once, without a notice.

        Args:
            wait: The wait.
            targets: Ids, each only once in all the parts.
            now: The time.
        """
        unseen: dict[str, Seen] = {}
        pending: dict[str, Seen] = {}
        for attempt_id, attempt in targets:
            if attempt is None:
                unseen[attempt_id] = None
            elif attempt.is_pending:
                pending[attempt_id] = attempt
            else:
                wait.arrived.append(outcome_of(attempt))
        if unseen:
            self._enter_alike(wait, unseen, None, now)
        if pending:
            self._enter_alike(wait, pending, now, now)

    def _enter_alike(self, wait: Wait, ids: dict[str, Seen], pending_at: float | None, now: float) -> None:
        """Takes in ids that the caller knows to be pending since a moment, or of which nothing is known."""
        wait.parts.append(tuple(ids))
        wait.left += len(ids)
        awaited = self._cohorts.with_only(ids)
        fresh = ids
        if awaited:
            fresh = {one: seen for one, seen in ids.items() if one not in self._cohorts}
        for cohort in awaited:
            self._join(cohort, wait, ids, pending_at, now)
        rest = iter(fresh.items())
        while part := dict(islice(rest, self._policy.batch_size)):
            self._begin(Cohort(part, wait.started_at, (wait,), pending_at), now)

    def _begin(self, cohort: Cohort, now: float) -> None:
        """Adds ids that nobody waits for yet."""
        self._cohorts.add(cohort)
        due_at = now
        if cohort.pending_at is not None:
            cohort.answers = 1
            due_at += self._pause(cohort, now)
        self._schedule.put([cohort], now, due_at)

    def _join(self, cohort: Cohort, wait: Wait, ids: Mapping[str, Seen], pending_at: float | None, now: float) -> None:
        """Adds a wait for ids that others wait for."""
        cohort.waits = (*cohort.waits, wait)
        if cohort.pending_at is None and pending_at is not None:
            cohort.ids = {one: ids[one] for one in cohort.ids}
            cohort.pending_at = pending_at
            cohort.answers += 1
        due_at = now if cohort.pending_at is None else now + self._pause(cohort, now)
        # One that is not filed is in a call, or in the halves of a rejected batch that are asked for anyway.
        if cohort.is_filed and due_at < cohort.due_at:
            self._schedule.put([cohort], now, due_at)

    def watch_deadline(self, wait: Wait) -> None:
        """From now on a wait ends in time; to be called once all of it has been entered."""
        if wait.left and wait.timeout is not None:
            self._file_deadline(wait, wait.deadline)

    def leave(self, wait: Wait) -> None:
        """Takes out a wait; the ids that nobody else waits for are no longer asked for."""
        wait.take_out()
        if wait.left:
            wait.left = 0
            for cohort in self._cohorts_of(wait):
                self._release(cohort, wait)

    def end_all(self, error: SeamError) -> None:
        """Ends all waits for all ids."""
        for cohort in self._cohorts:
            self._settle(cohort, error)

    def call_off(self) -> None:
        """Forgets the calls that have not come back, once nobody waits any more."""
        self._calls.clear()
        self._suspects.clear()

    # Asking.

    def next_at(self, now: float) -> float | None:
        """When there is something to do; `None` when only an answer or a new wait can bring it."""
        moments = [self._deadlines.next_at()]
        if len(self._calls) < self._policy.max_concurrent_requests:
            work = now if self._suspects else self._schedule.next_at()
            moments.append(None if work is None else max(work, self._pace.opens_at(now)))
        return min((moment for moment in moments if moment is not None), default=None)

    def pass_deadlines(self, now: float) -> None:
        """Calls for the last answer of the waits whose deadline has come, and ends those that have had it."""
        for wait in self._deadlines.take_until(now):
            cohorts = self._cohorts_of(wait)
            if wait.is_last_call or self._pace.opens_at(now) > now + LAST_ANSWER_SECONDS:
                for cohort in cohorts:
                    self._expire(cohort, wait, now, is_answered=False)
            else:
                self._schedule.put(cohorts, now, now)
                wait.is_last_call = True
                self._file_deadline(wait, wait.deadline + LAST_ANSWER_SECONDS)

    def _file_deadline(self, wait: Wait, moment: float) -> None:
        self._deadlines.file([wait], (bucket_after(moment),))

    def hurry(self, action_attempt_id: str, now: float) -> bool:
        """Takes in a hint that an id may have resolved; says whether anybody waits for it."""
        cohorts = self._cohorts.with_only([action_attempt_id])
        for cohort in cohorts:
            cohort.is_hurried = True
            # One that is neither filed nor in a call is in halves of a rejected batch, and will be asked for anyway.
            if cohort.is_filed or len(cohort.calls) == 1:
                self._schedule.put([cohort], now, now)
        return bool(cohorts)

    def take_call(self, now: float) -> Call | None:
        """The next call to send now; `None` when nothing is due, or nothing may be sent."""
        if len(self._calls) >= self._policy.max_concurrent_requests or self._pace.opens_at(now) > now:
            return None
        call = self._next_call(now)
        if call is None:
            return None
        for cohort in call.cohorts:
            cohort.calls = (*cohort.calls, call)
            cohort.is_hurried = False
        self._calls.add(call)
        self._pace.sent(now)
        self.call_count += 1
        self.asked_count += len(call.ids)
        return call

    def _next_call(self, now: float) -> Call | None:
        while self._suspects:
            batch = self._suspects.popleft()
            # One whose last call is out goes without this one.
            cohorts = [cohort for cohort in self._cohorts.with_only(batch.members) if not cohort.calls]
            if cohorts:
                for cohort in cohorts:
                    cohort.take_out()
                return self._call(cohorts, now, rest=batch.rest)
            self._suspects.extendleft(batch.dropped())
        cohorts = self._schedule.take(now, self._policy.batch_size)
        excess = sum(len(cohort.ids) for cohort in cohorts) - self._policy.batch_size
        if excess > 0:
            self._schedule.put_back(self._cohorts.set_apart(cohorts[-1], list(islice(cohorts[-1].ids, excess))))
        return self._call(cohorts, now) if cohorts else None

    def _call(self, cohorts: list[Cohort], now: float, *, rest: Batch[str] | None = None) -> Call:
        ids = list(chain.from_iterable(cohort.ids for cohort in cohorts))
        return Call(Batch(ids, rest=rest), dict.fromkeys(cohorts), now)

    # Taking in what came of it.

    def answered(self, call: Call, answer: Answer, now: float) -> None:
        """Takes in an answer."""
        self._come_back(call)
        self._suspects.extendleft(reversed(call.batch.accepted()))
        self._take_in(call, answer, now)

    def failed(self, call: Call, error: SeamError, now: float) -> None:
        """Takes in that a call failed."""
        self._come_back(call)
        match meaning_of(error):
            case Meaning.FORBIDDEN:
                self.end_all(error)
            case Meaning.REJECTED:
                self._suspects.extendleft(reversed(call.batch.rejected()))
                if len(call.ids) == 1:
                    for cohort in call.cohorts:
                        self._settle(cohort, error)
            case Meaning.MISSING:
                self._suspects.extendleft(reversed(call.batch.accepted()))
                self._take_in(call, Answer({}, {}), now)
            case _:
                self._postpone(call, error, now)

    def _come_back(self, call: Call) -> None:
        self._calls.discard(call)
        for cohort in call.cohorts:
            calls = cohort.calls
            cohort.calls = () if len(calls) == 1 else tuple([other for other in calls if other is not call])
        call.cohorts = {cohort: None for cohort in call.cohorts if cohort.ids}

    def _take_in(self, call: Call, answer: Answer, now: float) -> None:
        answered_count = len(answer.pending) + len(answer.news)
        if self._failures_in_a_row:
            _log.info("calls are answered again, after %d failures in a row", self._failures_in_a_row)
            self._failures_in_a_row = 0
        _log.debug(
            "%d of %d ids answered",
            answered_count,
            len(call.ids),
            extra={"ids_asked": len(call.ids), "ids_answered": answered_count},
        )
        if answer.garbled is not None:
            self.retry_count += 1
        self._take_in_news(call, answer.news, now)
        silent: list[Cohort] = []
        if answered_count < len(call.ids):
            told = answer.pending.keys() | answer.news.keys()
            silent = self._cohorts.with_only(
                one for one in call.ids if one not in told and self._cohorts.of(one) in call.cohorts
            )
        apart = set(silent)
        self._go_on([one for one in call.cohorts if one.ids and one not in apart], answer, call, now)
        if silent:
            self._take_in_silence(silent, call, answer, now)

    def _take_in_news(self, call: Call, news: Mapping[str, ActionAttempt], now: float) -> None:
        resolved: list[ActionAttempt] = []
        for attempt_id, attempt in news.items():
            cohort = self._cohorts.of(attempt_id)
            if cohort is None:
                continue
            # An outcome counts also for those who came after the call; that an attempt was pending does not.
            if not attempt.is_pending:
                resolved.append(attempt)
            elif cohort not in call.cohorts or attempt == cohort.attempt(attempt_id):
                continue
            cohort.ids[attempt_id] = attempt
            for wait in cohort.waits:
                wait.tell(attempt)
        # Only now, since what they are told of may break all of this off, and then nobody must be forgotten.
        self._resolve(resolved, now)

    def _resolve(self, resolved: Iterable[ActionAttempt], now: float) -> None:
        """Ends all waits for ids that are no longer pending; what comes for the same waits comes together."""
        attempts_of: dict[Cohort, list[ActionAttempt]] = {}
        for attempt in resolved:
            cohort = self._cohorts.of(attempt.action_attempt_id)
            if cohort is not None:  # unless those who were told of it have left
                attempts_of.setdefault(cohort, []).append(attempt)
        for cohort, attempts in attempts_of.items():
            if cohort.pending_at is not None:
                self.max_lateness = max(self.max_lateness, now - cohort.pending_at)
            self._cohorts.remove(cohort, [attempt.action_attempt_id for attempt in attempts])
            for wait in cohort.waits:
                wait.deliver([outcome_of(attempt) for attempt in attempts])

    def _go_on(self, cohorts: list[Cohort], answer: Answer, call: Call, now: float) -> None:
        """Puts back the ids that an answer says are pending; those in step go back together."""
        for cohort in cohorts:
            if cohort.pending_at is None:
                self._see_first(cohort, answer.pending)
            cohort.answers += 1
            cohort.pending_at = call.sent_at
            cohort.failures = 0
            cohort.failure = cohort.missing_since = None
            self._end_overdue(cohort, call, now)
        in_step: dict[float, list[Cohort]] = {}
        for cohort in self._cohorts.unite([one for one in cohorts if one.ids], self._policy.batch_size):
            # It counts from the asking, so that a slow answer slows down nothing, but half of it remains.
            pause = self._pause(cohort, now)
            in_step.setdefault(max(call.sent_at + pause, now + pause / 2), []).append(cohort)
        for due_at, together in in_step.items():
            self._put_back(together, now, due_at)

    def _see_first(self, cohort: Cohort, pending: Mapping[str, str]) -> None:
        """Takes in what kind of actions these are, which are pending; what else there is to them is known already."""
        types = {attempt_id: intern(pending[attempt_id]) for attempt_id, seen in cohort.ids.items() if seen is None}
        cohort.ids.update(types)
        for wait in cohort.waits:
            if wait.on_update is not None:
                for attempt_id, action_type in types.items():
                    wait.tell(ActionAttempt(attempt_id, "pending", action_type))

    def _take_in_silence(self, silent: list[Cohort], call: Call, answer: Answer, now: float) -> None:
        """Takes in that an answer does not say anything of some ids."""
        if answer.garbled is not None:
            self._blame(silent, answer.garbled)
            self._ask_again(silent, call, now, now + self._failure_pause(silent))
        elif answer.is_partial and (answer.pending or answer.news):
            self._ask_again(silent, call, now, now)
        else:
            for cohort in silent:
                self._miss(cohort, call, now)

    def _miss(self, cohort: Cohort, call: Call, now: float) -> None:
        """Takes in that the server does not list some ids."""
        cohort.answers += 1
        if cohort.missing_since is None:
            cohort.missing_since = call.sent_at
        gone_at = cohort.missing_since + self._policy.missing_grace
        if now >= gone_at:
            for attempt_id in list(cohort.ids):
                error = SeamActionAttemptNotFoundError(cohort.attempt(attempt_id), attempt_id)
                self._settle(self._cohorts.set_apart(cohort, [attempt_id]), error)
        else:
            self._ask_again([cohort], call, now, min(now + self._pause(cohort, now), gone_at))

    def _postpone(self, call: Call, error: SeamError, now: float) -> None:
        """Sends the ids of a call that failed back, to be asked for after a pause."""
        self.retry_count += 1
        self._failures_in_a_row += 1
        level = logging.WARNING if self._failures_in_a_row == 1 else logging.DEBUG
        _log.log(level, "a call failed, its %d ids are asked for again: %s", len(call.ids), error)
        cohorts = list(call.cohorts)
        self._blame(cohorts, error)
        pause = self._failure_pause(cohorts)
        hold = hold_of(error, pause)
        if hold is not None:
            self._pace.hold(now, hold, sent_at=call.sent_at)
            pause = 0.0
        self._ask_again(cohorts, call, now, now + pause)
        for batch in call.batch.dropped():
            self._put_back(self._cohorts.with_only(batch.members), now, now + pause)

    def _blame(self, cohorts: Iterable[Cohort], error: SeamError) -> None:
        for cohort in cohorts:
            cohort.failures += 1
            cohort.failure = error

    def _failure_pause(self, cohorts: Iterable[Cohort]) -> float:
        return self._failure_backoff.seconds(max((one.failures for one in cohorts), default=1), 0.0)

    def _pause(self, cohort: Cohort, now: float) -> float:
        """How long to wait before ids are asked for again: as long as the most eager of their waits wants."""
        age = now - cohort.since
        if len(cohort.waits) == 1:
            return (cohort.waits[0].backoff or self._backoff).seconds(cohort.answers, age)
        return min([(wait.backoff or self._backoff).seconds(cohort.answers, age) for wait in cohort.waits])

    def _ask_again(self, cohorts: list[Cohort], call: Call, now: float, due_at: float) -> None:
        """Puts ids back after a call without their outcomes, and ends the waits whose last call that was."""
        for cohort in cohorts:
            self._end_overdue(cohort, call, now)
        self._put_back(cohorts, now, due_at)

    def _end_overdue(self, cohort: Cohort, call: Call, now: float) -> None:
        for wait in cohort.waits:
            if wait.deadline <= call.sent_at:
                self._expire(cohort, wait, now, is_answered=True)

    def _put_back(self, cohorts: Iterable[Cohort], now: float, due_at: float) -> None:
        """Files those that are still waited for and in no other call; those that an event tells of are due at once."""
        idle = [one for one in cohorts if one.ids and len(one.calls) <= one.is_hurried and not one.is_filed]
        self._schedule.put([one for one in idle if one.is_hurried], now, now)
        self._schedule.put([one for one in idle if not one.is_hurried], now, due_at)

    # Ending.

    def _cohorts_of(self, wait: Wait) -> list[Cohort]:
        """What a wait still waits for."""
        return [cohort for cohort in self._cohorts.with_any(chain.from_iterable(wait.parts)) if wait in cohort.waits]

    def _expire(self, cohort: Cohort, wait: Wait, now: float, *, is_answered: bool) -> None:
        """Ends a wait for some ids without their outcomes."""
        assert wait.timeout is not None
        errors: list[Outcome] = []
        for attempt_id in cohort.ids:
            error: SeamActionAttemptError
            if cohort.missing_since is not None and cohort.pending_at is None:
                error = SeamActionAttemptNotFoundError(None, attempt_id)
            else:
                error = SeamActionAttemptTimeoutError(
                    cohort.attempt(attempt_id), attempt_id, timeout=wait.timeout, elapsed=now - wait.started_at
                )
            error.__cause__ = cohort.failure
            if cohort.failure is None and not is_answered:
                what = "answered" if cohort.calls else "sent, because of the limits or the server's Retry-After,"
                error.__cause__ = SeamRequestTimeoutError(f"The last call was not {what} in time")
            errors.append(error)
        self._release(cohort, wait)
        wait.deliver(errors)

    def _settle(self, cohort: Cohort, error: SeamError) -> None:
        """Ends all waits for some ids, each with an error of its own."""
        attempts = {attempt_id: cohort.attempt(attempt_id) for attempt_id in cohort.ids}
        self._cohorts.remove_all(cohort)
        for wait in cohort.waits:
            wait.deliver([error._ending_wait(*one) for one in attempts.items()])

    def _release(self, cohort: Cohort, wait: Wait) -> None:
        """Takes a wait off some ids, which are forgotten if it was the last one."""
        if len(cohort.waits) == 1:
            self._cohorts.remove_all(cohort)
        else:
            cohort.waits = tuple(other for other in cohort.waits if other is not wait)
