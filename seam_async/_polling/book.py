"""Who waits for which id, and what is known of it: all decisions of the poller, without an event loop or a clock.

The rules:

* An id has one `Entry` while anybody waits for it. A `Wait` is one call of `wait`, `wait_all` or `as_completed`, for
  any number of ids. No id has a task, a timer or a lock of its own.
* `take_call` names the ids to ask for now, if any may be asked for; `answered` and `failed` take in what came of it.
  Whatever arrives for an id that nobody waits for is ignored.
* A deadline has two moments. When it comes, the wait's ids are asked for once more, even those in a call that has
  not come back, since that call may hang. The answer to a call sent at or after that moment ends the wait. A second
  later it ends anyway.
* A hint that an id may have resolved (`hurry`) is never its outcome: the id is asked for at once, even beside one call
  that went out before the hint. Whatever hints come while two calls are out make one more, when the first is back.
* An entry leaves when its outcome is known, or when its last wait leaves.
"""

from __future__ import annotations

import logging
import math
from asyncio import CancelledError
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from sys import intern
from typing import Final

from attrs import define, field

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
from .lookup import Answer, Batch, Meaning, hold_of, meaning_of
from .options import PollingPolicy
from .pace import Pace
from .schedule import BUCKETS_PER_SECOND, Calendar, Item, Schedule, Slot, bucket_after

LAST_ANSWER_SECONDS: Final = 1.0 - 1 / BUCKETS_PER_SECOND
"""How long after its deadline a wait still listens for the last answer: a second, less what a bucket may add to it."""

_log = logging.getLogger("seam_async.poller")

Outcome = ActionAttempt | SeamError
OnUpdate = Callable[[ActionAttempt], object]
Target = tuple[str, ActionAttempt | None]
"""An id to wait for, and the attempt as the caller has it."""


@define(eq=False, kw_only=True, weakref_slot=False)
class Wait(Item):
    """One call of `wait`, `wait_all` or `as_completed`.

    Attributes:
        started_at: When it began.
        timeout: Seconds; `None` for no limit.
        backoff: How long to wait between askings; `None` for the policy's way.
        on_update: What to tell of changes.
        notify: Called when outcomes have arrived: at each, or when the last one has.
        each: Which of the two.
        ids: The ids that had no outcome when they were entered.
        left: How many of them have none yet.
        arrived: The outcomes.
        is_last_call: Whether the deadline has come.
        deadline: When it comes; infinite for never.
    """

    started_at: float
    timeout: float | None
    backoff: Backoff | None
    on_update: OnUpdate | None
    notify: Callable[[], object]
    each: bool
    ids: list[str] = field(factory=list)
    left: int = 0
    arrived: deque[Outcome] = field(factory=deque)
    is_last_call: bool = False
    deadline: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.deadline = math.inf if self.timeout is None else self.started_at + self.timeout

    def deliver(self, outcomes: Sequence[Outcome]) -> None:
        self.arrived.extend(outcomes)
        self.left -= len(outcomes)
        if self.left == 0:
            self.take_out()
        if self.each or self.left == 0:
            self.notify()

    def tell(self, entry: Entry) -> None:
        attempt = entry.attempt()
        assert self.on_update is not None
        assert attempt is not None
        try:
            self.on_update(attempt)
        except (Exception, CancelledError):
            _log.exception("on_update raised for action attempt %s", entry.action_attempt_id)


@define(eq=False, weakref_slot=False)
class Entry(Slot):
    """What is known of one id.

    Attributes:
        since: When somebody began to wait for it.
        waits: Who waits for it.
        seen: The attempt as last seen; of one that was pending, with nothing else to tell, only its action type, since
            of a million that are waited for few are ever looked at.
        pending_at: When it was last known to be pending.
        answers: How often it was said to be pending or missing.
        missing_since: When it began to be missing.
        failures: How many calls for it have failed in a row, and `failure`, the last one's error.
        in_flight: How many calls for it have not come back; more than one only after a deadline or a hint.
        is_hurried: Whether a hint has come since it was last asked for.
    """

    since: float
    waits: tuple[Wait, ...]
    seen: ActionAttempt | str | None = None
    pending_at: float | None = None
    answers: int = 0
    missing_since: float | None = None
    failures: int = 0
    failure: SeamError | None = None
    in_flight: int = 0
    is_hurried: bool = False

    def attempt(self) -> ActionAttempt | None:
        """The attempt as last seen."""
        if isinstance(self.seen, str):
            return ActionAttempt(self.action_attempt_id, "pending", self.seen)
        return self.seen


@define(eq=False)
class Call:
    """One call that has been taken and has not come back.

    Attributes:
        batch: What it asks for.
        asked: The same, by id.
        sent_at: When it was taken.
    """

    batch: Batch[Entry]
    asked: dict[str, Entry]
    sent_at: float


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
        self._schedule: Schedule[Entry] = Schedule(policy.batch_size)
        self._pace = Pace(policy.max_requests_per_second)
        self._deadlines: Calendar[Wait] = Calendar()
        self._entries: dict[str, Entry] = {}
        self._suspects: deque[Batch[Entry]] = deque()
        self._calls: set[Call] = set()
        self._failures_in_a_row = 0
        self.call_count = 0
        self.asked_count = 0
        self.retry_count = 0
        self.max_lateness = 0.0

    def __len__(self) -> int:
        """How many ids are waited for."""
        return len(self._entries)

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
        alone = (wait,)
        unknown: list[Entry] = []
        pending: list[Entry] = []
        for attempt_id, attempt in targets:
            if attempt is not None and not attempt.is_pending:
                wait.arrived.append(outcome_of(attempt))
                continue
            wait.ids.append(attempt_id)
            wait.left += 1
            entry = self._entries.get(attempt_id)
            if entry is not None:
                self._join(entry, wait, attempt, now)
            elif attempt is None:
                entry = self._entries[attempt_id] = Entry(attempt_id, now, alone)
                unknown.append(entry)
            else:
                entry = self._entries[attempt_id] = Entry(attempt_id, now, alone, attempt, pending_at=now, answers=1)
                pending.append(entry)
        self._schedule.put(unknown, now, now)
        if pending:
            self._schedule.put(pending, now, now + self._pause(pending[0], now))

    def _join(self, entry: Entry, wait: Wait, attempt: ActionAttempt | None, now: float) -> None:
        """Adds a wait for an id that others wait for."""
        entry.waits = (*entry.waits, wait)
        if entry.seen is None and attempt is not None:
            entry.seen = attempt
            entry.pending_at = now
            entry.answers += 1
        due_at = now if entry.seen is None else now + self._pause(entry, now)
        # One that is neither filed nor in flight is in the halves of a rejected batch, and will be asked for anyway.
        if entry.is_filed and entry.in_flight == 0 and due_at < entry.due_at:
            self._schedule.put([entry], now, due_at)

    def watch_deadline(self, wait: Wait) -> None:
        """From now on a wait ends in time; to be called once all of it has been entered."""
        if wait.left and wait.timeout is not None:
            self._file_deadline(wait, wait.deadline)

    def leave(self, wait: Wait) -> None:
        """Takes out a wait; the ids that nobody else waits for are no longer asked for."""
        wait.take_out()
        if wait.left:
            wait.left = 0
            for entry in self._entries_of(wait):
                self._release(entry, wait)

    def end_all(self, error: SeamError) -> None:
        """Ends all waits for all ids."""
        for entry in list(self._entries.values()):
            self._settle(entry, error)

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
            if wait.is_last_call or self._pace.opens_at(now) > now + LAST_ANSWER_SECONDS:
                for entry in self._entries_of(wait):
                    self._expire(entry, wait, now, is_answered=False)
            else:
                self._schedule.put(self._entries_of(wait), now, now)
                wait.is_last_call = True
                self._file_deadline(wait, wait.deadline + LAST_ANSWER_SECONDS)

    def _file_deadline(self, wait: Wait, moment: float) -> None:
        number = bucket_after(moment)
        self._deadlines.file([wait], number, number)

    def hurry(self, action_attempt_id: str, now: float) -> bool:
        """Takes in a hint that an id may have resolved; says whether anybody waits for it."""
        entry = self._entries.get(action_attempt_id)
        if entry is None:
            return False
        entry.is_hurried = True
        # One that is neither filed nor in flight is in the halves of a rejected batch, and will be asked for anyway.
        if entry.is_filed or entry.in_flight == 1:
            self._schedule.put([entry], now, now)
        return True

    def take_call(self, now: float) -> Call | None:
        """The next call to send now; `None` when nothing is due, or nothing may be sent."""
        if len(self._calls) >= self._policy.max_concurrent_requests or self._pace.opens_at(now) > now:
            return None
        batch = self._next_batch(now)
        if batch is None:
            return None
        for entry in batch.members:
            entry.in_flight += 1
            entry.is_hurried = False
        call = Call(batch, {entry.action_attempt_id: entry for entry in batch.members}, now)
        self._calls.add(call)
        self._pace.sent(now)
        self.call_count += 1
        self.asked_count += len(batch.members)
        return call

    def _next_batch(self, now: float) -> Batch[Entry] | None:
        while self._suspects:
            batch = self._suspects.popleft()
            # One whose last call is out goes without this one.
            members = [entry for entry in batch.members if entry.waits and entry.in_flight == 0]
            if members:
                for entry in members:
                    entry.take_out()
                return Batch(members, rest=batch.rest)
            self._suspects.extendleft(batch.dropped())
        due = self._schedule.take(now)
        return Batch(due) if due else None

    # Taking in what came of it.

    def answered(self, call: Call, answer: Answer[Entry], now: float) -> None:
        """Takes in an answer."""
        self._come_back(call)
        self._suspects.extendleft(reversed(call.batch.accepted()))
        self._take_in(call, answer, now)

    def failed(self, call: Call, error: SeamError, now: float) -> None:
        """Takes in that a call failed."""
        self._come_back(call)
        members = call.batch.members
        match meaning_of(error):
            case Meaning.FORBIDDEN:
                self.end_all(error)
            case Meaning.REJECTED:
                self._suspects.extendleft(reversed(call.batch.rejected()))
                if len(members) == 1 and members[0].waits:
                    self._settle(members[0], error)
            case Meaning.MISSING:
                self._suspects.extendleft(reversed(call.batch.accepted()))
                self._take_in(call, Answer({}, {}), now)
            case _:
                self._postpone(call, error, now)

    def _come_back(self, call: Call) -> None:
        self._calls.discard(call)
        for entry in call.batch.members:
            entry.in_flight -= 1

    def _take_in(self, call: Call, answer: Answer[Entry], now: float) -> None:
        members = call.batch.members
        answered_count = len(answer.pending) + len(answer.news)
        if self._failures_in_a_row:
            _log.info("calls are answered again, after %d failures in a row", self._failures_in_a_row)
            self._failures_in_a_row = 0
        _log.debug(
            "%d of %d ids answered",
            answered_count,
            len(members),
            extra={"ids_asked": len(members), "ids_answered": answered_count},
        )
        if answer.garbled is not None:
            self.retry_count += 1
        self._take_in_news(answer.news, now)
        self._go_on(answer, call, now)
        if answered_count < len(members):
            told = answer.pending.keys() | answer.news.keys()
            self._take_in_silence([one for one in members if one.waits and one not in told], call, answer, now)

    def _take_in_news(self, news: Mapping[Entry, ActionAttempt], now: float) -> None:
        resolved: dict[Entry, ActionAttempt] = {}
        for entry, attempt in news.items():
            if not entry.waits:
                self._resolve_successor(entry, attempt, now)
            elif not attempt.is_pending:
                self._see(entry, attempt)
                resolved[entry] = attempt
            elif attempt != entry.attempt():
                self._see(entry, attempt)
        # Only now, since what they are told of may break all of this off, and then nobody must be forgotten.
        self._resolve(resolved, now)

    def _see(self, entry: Entry, seen: ActionAttempt | str) -> None:
        entry.seen = seen
        for wait in entry.waits:
            if wait.on_update is not None:
                wait.tell(entry)

    def _resolve(self, resolved: Mapping[Entry, ActionAttempt], now: float) -> None:
        """Ends all waits for ids that are no longer pending; what comes for the same waits comes together."""
        arrivals: dict[tuple[Wait, ...], list[Outcome]] = {}
        for entry, attempt in resolved.items():
            if entry.pending_at is not None and now - entry.pending_at > self.max_lateness:
                self.max_lateness = now - entry.pending_at
            outcome = outcome_of(attempt)
            if isinstance(outcome, SeamError):
                self._settle(entry, outcome)
            else:
                arrivals.setdefault(entry.waits, []).append(outcome)
                self._drop(entry)
        for waits, outcomes in arrivals.items():
            for wait in waits:
                wait.deliver(outcomes)

    def _go_on(self, answer: Answer[Entry], call: Call, now: float) -> None:
        """Puts back the ids that an answer says are pending; those in step go back together."""
        in_step: dict[float, list[Entry]] = {}
        waits: tuple[Wait, ...] = ()
        answers = 0
        together: list[Entry] = []
        had_last_call = False
        for entry in chain(answer.pending, answer.news):
            if not entry.waits:
                continue
            if entry.seen is None:
                self._see(entry, intern(answer.pending[entry]))
            entry.answers += 1
            entry.pending_at = call.sent_at
            if entry.failures or entry.missing_since is not None:
                entry.failures = 0
                entry.failure = entry.missing_since = None
            if entry.waits is not waits or entry.answers != answers:
                waits, answers = entry.waits, entry.answers
                # It counts from the asking, so that a slow answer slows down nothing, but half of it remains.
                pause = self._pause(entry, now)
                together = in_step.setdefault(max(call.sent_at + pause, now + pause / 2), [])
                had_last_call = any(wait.deadline <= call.sent_at for wait in waits)
            if had_last_call:
                self._end_overdue(entry, call, now)
            together.append(entry)
        for due_at, entries in in_step.items():
            self._put_back(entries, now, due_at)

    def _take_in_silence(self, silent: list[Entry], call: Call, answer: Answer[Entry], now: float) -> None:
        """Takes in that an answer does not say anything of some ids."""
        if answer.garbled is not None:
            self._blame(silent, answer.garbled)
            self._ask_again(silent, call, now, now + self._failure_pause(call))
        elif answer.is_partial and (answer.pending or answer.news):
            self._ask_again(silent, call, now, now)
        else:
            for entry in silent:
                self._miss(entry, call, now)

    def _resolve_successor(self, former: Entry, attempt: ActionAttempt, now: float) -> None:
        """Takes in what an answer says of an id that was left, and that somebody waits for again."""
        entry = self._entries.get(former.action_attempt_id)
        if entry is not None and not attempt.is_pending:
            self._see(entry, attempt)
            self._resolve({entry: attempt}, now)

    def _miss(self, entry: Entry, call: Call, now: float) -> None:
        """Takes in that the server does not list an id."""
        entry.answers += 1
        if entry.missing_since is None:
            entry.missing_since = call.sent_at
        gone_at = entry.missing_since + self._policy.missing_grace
        if now >= gone_at:
            self._settle(entry, SeamActionAttemptNotFoundError(entry.attempt(), entry.action_attempt_id))
        else:
            self._ask_again([entry], call, now, min(now + self._pause(entry, now), gone_at))

    def _postpone(self, call: Call, error: SeamError, now: float) -> None:
        """Sends the ids of a call that failed back, to be asked for after a pause."""
        self.retry_count += 1
        self._failures_in_a_row += 1
        level = logging.WARNING if self._failures_in_a_row == 1 else logging.DEBUG
        _log.log(level, "a call failed, its %d ids are asked for again: %s", len(call.batch.members), error)
        self._blame(call.batch.members, error)
        pause = self._failure_pause(call)
        hold = hold_of(error, pause)
        if hold is not None:
            self._pace.hold(now, hold, sent_at=call.sent_at)
            pause = 0.0
        self._ask_again(call.batch.members, call, now, now + pause)
        for batch in call.batch.dropped():
            self._put_back(batch.members, now, now + pause)

    def _blame(self, entries: list[Entry], error: SeamError) -> None:
        for entry in entries:
            entry.failures += 1
            entry.failure = error

    def _failure_pause(self, call: Call) -> float:
        return self._failure_backoff.seconds(max(entry.failures for entry in call.batch.members), 0.0)

    def _pause(self, entry: Entry, now: float) -> float:
        """How long to wait before an id is asked for again: as long as the most eager of its waits wants."""
        age = now - entry.since
        if len(entry.waits) == 1:
            return (entry.waits[0].backoff or self._backoff).seconds(entry.answers, age)
        return min((wait.backoff or self._backoff).seconds(entry.answers, age) for wait in entry.waits)

    def _ask_again(self, entries: list[Entry], call: Call, now: float, due_at: float) -> None:
        """Puts ids back after a call without their outcomes, and ends the waits whose last call that was."""
        for entry in entries:
            self._end_overdue(entry, call, now)
        self._put_back(entries, now, due_at)

    def _end_overdue(self, entry: Entry, call: Call, now: float) -> None:
        for wait in entry.waits:
            if wait.deadline <= call.sent_at:
                self._expire(entry, wait, now, is_answered=True)

    def _put_back(self, entries: list[Entry], now: float, due_at: float) -> None:
        """Files those that are still waited for and in no other call; those that an event tells of are due at once."""
        idle = [one for one in entries if one.waits and one.in_flight <= one.is_hurried and one.bundle is None]
        hurried = [one for one in idle if one.is_hurried]
        if hurried:
            self._schedule.put(hurried, now, now)
            idle = [one for one in idle if not one.is_hurried]
        self._schedule.put(idle, now, due_at)

    # Ending.

    def _expire(self, entry: Entry, wait: Wait, now: float, *, is_answered: bool) -> None:
        """Ends a wait for an id without its outcome."""
        assert wait.timeout is not None
        error: SeamActionAttemptError
        if entry.missing_since is not None and entry.seen is None:
            error = SeamActionAttemptNotFoundError(None, entry.action_attempt_id)
        else:
            error = SeamActionAttemptTimeoutError(
                entry.attempt(), entry.action_attempt_id, timeout=wait.timeout, elapsed=now - wait.started_at
            )
        error.__cause__ = entry.failure
        if entry.failure is None and not is_answered:
            what = "answered" if entry.in_flight else "sent, because of the limits or the server's Retry-After,"
            error.__cause__ = SeamRequestTimeoutError(f"The last call was not {what} in time")
        self._release(entry, wait)
        wait.deliver([error])

    def _settle(self, entry: Entry, error: SeamError) -> None:
        """Ends all waits for an id, each with an error of its own."""
        waits = entry.waits
        self._drop(entry)
        for wait in waits:
            wait.deliver([error._ending_wait(entry.action_attempt_id, entry.attempt())])

    def _entries_of(self, wait: Wait) -> list[Entry]:
        """What a wait still waits for."""
        return [entry for entry in map(self._entries.get, wait.ids) if entry is not None and wait in entry.waits]

    def _release(self, entry: Entry, wait: Wait) -> None:
        if len(entry.waits) == 1:
            self._drop(entry)
        else:
            entry.waits = tuple(other for other in entry.waits if other is not wait)

    def _drop(self, entry: Entry) -> None:
        entry.waits = ()
        entry.take_out()
        del self._entries[entry.action_attempt_id]
