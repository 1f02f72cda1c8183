"""Reference model of the poller's state machine: one entry for each id, two heaps, and no group, lane or chunk.

`PollState` handles ids in groups, for scale. `Model` is the same contract in its plainest form. It receives every
event that the state machine receives, and works out for each id on its own what follows. `ComparedState` is a
`PollState` that feeds a model and reports the first difference:

* which ids are pending, their `Progress`, their last failure, and the bucket in which they fall due;
* which wait gets which outcome for which id, and in which event;
* when there is something to do.

Which of the due ids share a request is left to the state machine; `Model.take` says whether its choice is permitted.
The meaning of a result comes from `rules.py`, the order of a bisection from `batches.py`, the pace from the rate
limiter: those have tests of their own.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import count
from typing import Any, Final

from attrs import define, field

from seam_async import (
    ActionAttempt,
    PollingPolicy,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamError,
    SeamHttpInvalidResponseError,
    SeamRequestTimeoutError,
)
from seam_async._polling.batches import Batch
from seam_async._polling.chores import Chore, Chores
from seam_async._polling.classify import FailureKind, classify, requested_pause
from seam_async._polling.endings import outcome_of
from seam_async._polling.groups import Call
from seam_async._polling.pending import Target
from seam_async._polling.rate_limiter import RateLimiter
from seam_async._polling.responses import PollResponse
from seam_async._polling.rules import Ending, Next, Progress, Rules, is_last
from seam_async._polling.slots import RESERVE_SECONDS
from seam_async._polling.state import LISTEN_SECONDS, PollState
from seam_async._polling.waits import Outcome, Wait

_BUCKETS: Final = 256
"""Buckets in a second: whatever happens at a moment happens at the end of its bucket."""
_STALL_ALLOWANCE: Final = 0.25


def _bucket(moment: float) -> int:
    return math.ceil(moment * _BUCKETS)


@define(eq=False)
class Entry:
    """One pending id.

    Attributes:
        progress: What polling has shown about it.
        waits: The waits for it.
        failure: The last failure, unless a good response came after it.
        requests: The requests in flight that poll it.
        due: The bucket in which it falls due; `None` while it is in flight or being bisected, and nothing calls for
            another request.
        eligible: The bucket from which it may fill up a batch.
        is_urgent: Whether it has to be in the next batch.
        is_first: Whether it fills a batch with others never polled, which may use the slot kept for urgent polls.
        is_hinted: Whether a hint has come since the last request for it.
    """

    progress: Progress
    waits: dict[Wait, None]
    failure: SeamError | None = None
    requests: list[Call] = field(factory=list)
    due: int | None = None
    eligible: int = 0
    is_urgent: bool = False
    is_first: bool = False
    is_hinted: bool = False


@define(eq=False)
class Expected:
    """An outcome that a wait has to get.

    Attributes:
        outcome: The attempt, or the type of the error.
        cause: The error's cause, or its type.
    """

    outcome: ActionAttempt | type[BaseException]
    cause: BaseException | type[BaseException] | None = None

    def matches(self, actual: Outcome) -> bool:
        if isinstance(self.outcome, ActionAttempt):
            return actual == self.outcome
        cause = getattr(actual, "__cause__", None)
        if isinstance(self.cause, type):
            return type(actual) is self.outcome and type(cause) is self.cause
        return type(actual) is self.outcome and type(cause) is type(self.cause) and str(cause) == str(self.cause)


def _expected(attempt: ActionAttempt) -> Expected:
    outcome = outcome_of(attempt)
    return Expected(outcome if isinstance(outcome, ActionAttempt) else type(outcome))


class Model:
    """The plain state machine.

    Args:
        policy: The policy.
        rules: The rules of the state machine beside it: a random strategy repeats its last draw for the same question,
            so both get the same intervals.
    """

    def __init__(self, policy: PollingPolicy, rules: Rules) -> None:
        self._policy = policy
        self._rules = rules
        self._limiter = RateLimiter(policy.max_requests_per_second)
        self._due: list[tuple[int, str]] = []
        self._deadlines: list[tuple[int, int, Wait]] = []
        self._numbers = count()
        self._watched: dict[Wait, tuple[int, float | None, float]] = {}
        self._left: dict[Wait, dict[str, None]] = {}
        self._live: list[str] = []
        self._bisecting: deque[Batch[str]] = deque()
        self._requests: dict[Call, Batch[str]] = {}
        self.entries: dict[str, Entry] = {}
        self.urgent: dict[str, None] = {}
        self.first: dict[str, None] = {}
        self.touched: set[str] = set()
        self.delivered: dict[tuple[Wait, str], Expected] = {}

    # Entering and leaving.

    def enter(self, wait: Wait, targets: Iterable[Target], now: float) -> None:
        """A chunk of a wait's ids enters.

        Ids that were never seen are polled next, but those that fill a batch by themselves only when it is their turn,
        or when the slot for urgent polls is free.
        """
        new: list[str] = []
        for attempt_id, attempt in targets:
            if attempt is not None and not attempt.is_pending:
                self.delivered[wait, attempt_id] = _expected(attempt)
                continue
            self._left.setdefault(wait, {})[attempt_id] = None
            entry = self.entries.get(attempt_id)
            if entry is None:
                is_seen = attempt is not None
                entry = Entry(Progress(wait.started_at, is_seen, int(is_seen)), {wait: None})
                self.entries[attempt_id] = entry
                if is_seen:
                    self._file(attempt_id, now, now + self._interval(entry, now))
                else:
                    new.append(attempt_id)
            else:
                self._join(attempt_id, entry, wait, attempt, now)
            self.touched.add(attempt_id)
        size = self._policy.batch_size
        for position, attempt_id in enumerate(new):
            is_first = position < len(new) // size * size
            self._file(attempt_id, now, now, is_urgent=not is_first)
            self.entries[attempt_id].is_first = is_first
            if is_first:
                self.first[attempt_id] = None

    def _join(self, attempt_id: str, entry: Entry, wait: Wait, attempt: ActionAttempt | None, now: float) -> None:
        entry.waits[wait] = None
        progress = entry.progress
        if attempt is not None and not progress.is_seen:
            entry.progress = progress = Progress(progress.since, True, progress.responses + 1)
        due_at = now + self._interval(entry, now) if progress.is_seen else now
        if entry.due is not None and due_at < entry.due / _BUCKETS:
            self._file(attempt_id, now, due_at)

    def watch_deadline(self, wait: Wait) -> None:
        """All ids of a wait have entered."""
        if wait in self._left and wait.timeout is not None:
            self._watch(wait, wait.deadline, None, _STALL_ALLOWANCE)

    def leave(self, wait: Wait) -> None:
        """A wait leaves; ids that nobody else waits for are forgotten."""
        for attempt_id in self.left(wait):
            self._release(attempt_id, wait)

    def left(self, wait: Wait) -> list[str]:
        """The ids of a wait that have no outcome yet."""
        return list(self._left.get(wait, ()))

    def end_all(self, error: SeamError) -> None:
        """All waits end with copies of an error."""
        for attempt_id in list(self.entries):
            self._end(attempt_id, Expected(type(error), error.__cause__))

    def forget_calls(self) -> None:
        """Nothing is pending: the requests in flight are given up."""
        self._requests.clear()
        self._bisecting.clear()

    # Time.

    def _watch(self, wait: Wait, moment: float, listens_until: float | None, allowance: float) -> None:
        self._watched[wait] = (_bucket(moment), listens_until, allowance)
        heapq.heappush(self._deadlines, (_bucket(moment), next(self._numbers), wait))

    def pass_deadlines(self, now: float) -> None:
        """Deadlines pass: first the last poll, and a second later the end."""
        while (opens := self._next_deadline()) is not None and opens / _BUCKETS <= now:
            _, _, wait = heapq.heappop(self._deadlines)
            _, listens_until, allowance = self._watched.pop(wait)
            if listens_until is None and self._limiter.opens_at(now) <= now + LISTEN_SECONDS:
                for attempt_id in self.left(wait):
                    requests = self.entries[attempt_id].requests
                    if not any(is_last(request.sent_at, wait.deadline) for request in requests):
                        self._file(attempt_id, now, now, is_urgent=True)
                until = max(now, wait.deadline) + LISTEN_SECONDS
                self._watch(wait, until, until, allowance)
            elif listens_until is not None and now > listens_until + allowance:
                self._watch(wait, now + LISTEN_SECONDS, now + LISTEN_SECONDS, 2 * allowance)
            else:
                for attempt_id in self.left(wait):
                    self._expire(attempt_id, wait)

    def _next_deadline(self) -> int | None:
        while self._deadlines:
            bucket, _, wait = self._deadlines[0]
            if wait in self._left and wait in self._watched and self._watched[wait][0] == bucket:
                return bucket
            heapq.heappop(self._deadlines)
        return None

    def hint(self, attempt_id: str, now: float) -> None:
        """An id may have resolved."""
        entry = self.entries.get(attempt_id)
        if entry is not None:
            entry.is_hinted = True
            if entry.due is not None or len(entry.requests) == 1:
                self._file(attempt_id, now, now, is_urgent=True)

    def undone(self, now: float, crowded: Callable[[], Container[str]]) -> str | None:
        """What should have been done by now; `None` if nothing is left to do. For `crowded` see `take`."""
        opens = self._next_deadline()
        if opens is not None and opens / _BUCKETS <= now:
            return "a deadline has passed"
        if self._limiter.opens_at(now) > now:
            return None
        slots = self._policy.max_concurrent_requests
        free = slots - len(self._requests)
        if free > (slots > 1):
            if self._half():
                return "half of a rejected batch can be sent"
            due = self._first_due()
            return "a poll is due" if due is not None and due / _BUCKETS <= now else None
        possible: Iterable[str] = ()
        if free:
            possible = self.urgent or self.first
        elif self.urgent and slots > 1 and self._has_stuck_request(now):
            taking_turns = crowded()
            possible = (attempt_id for attempt_id in self.urgent if attempt_id not in taking_turns)
        attempt_id = next(iter(possible), None)
        return attempt_id and f"{attempt_id} can be polled in the slot for urgent polls"

    def _has_stuck_request(self, now: float) -> bool:
        return any(call.is_in_reserve and call.sent_at + RESERVE_SECONDS <= now for call in self._requests)

    def _first_due(self) -> int | None:
        while self._due:
            due, attempt_id = self._due[0]
            entry = self.entries.get(attempt_id)
            if entry is not None and entry.due == due:
                return due
            heapq.heappop(self._due)
        return None

    # Requests.

    def take(self, call: Call, now: float, crowded: Container[str]) -> Iterator[str]:
        """A request is sent; yields what is wrong with it.

        Args:
            call: The request.
            now: The time.
            crowded: Ids that fall due together with a whole batch of others like them, and take turns with others even
                when they are urgent.
        """
        slots = self._policy.max_concurrent_requests
        free = slots - len(self._requests)
        if free < 1 or self._limiter.opens_at(now) > now:
            yield "it exceeds a limit"
        if call.is_in_reserve != (free == 1 < slots):
            yield "only the last free slot is kept for urgent polls"
        half = None if call.is_in_reserve else self._half()
        if half is not None:
            if set(half.members) != set(call.ids):
                yield "half of a rejected batch goes first"
            self._bisecting.popleft()
        else:
            yield from self._check_choice(call, now, crowded)
        for attempt_id in call.ids:
            self._unfile(attempt_id)
            entry = self.entries[attempt_id]
            entry.requests.append(call)
            entry.is_hinted = False
        self._requests[call] = Batch(call.ids, rest=half and half.rest)
        self._limiter.sent(now)

    def drop_halves(self, now: float) -> None:
        """When a request could be sent: parts of a rejected batch go without ids that are in flight."""
        slots = self._policy.max_concurrent_requests
        if slots - len(self._requests) > (slots > 1) and self._limiter.opens_at(now) <= now:
            while self._bisecting and not self._half():
                self._bisecting.extendleft(self._bisecting.popleft().unsent())

    def _half(self) -> Batch[str] | None:
        """The next part of a rejected batch, without ids in flight."""
        if not self._bisecting:
            return None
        batch = self._bisecting[0]
        idle = [key for key in batch.members if key in self.entries and not self.entries[key].requests]
        return Batch(idle, rest=batch.rest) if idle else None

    def _check_choice(self, call: Call, now: float, crowded: Container[str]) -> Iterator[str]:
        entries = self.entries
        unknown = [key for key in call.ids if key not in entries or entries[key].due is None]
        if unknown:
            yield f"nothing calls for a poll of {unknown[0]}"
            return
        taken = {key: entries[key] for key in call.ids}
        urgent = [attempt_id for attempt_id, entry in taken.items() if entry.is_urgent]
        early = [entry.due or 0 for entry in taken.values() if not entry.is_urgent and not self._is_due(entry, now)]
        if call.is_in_reserve and not all(entry.is_urgent or entry.is_first for entry in taken.values()):
            yield "the slot for urgent polls is taken by others"
        if len(early) == len(taken):
            yield "none of its ids is due"
        if any(not entry.is_urgent and entry.eligible / _BUCKETS > now for entry in taken.values()):
            yield "an id is not half way through its interval"
        forgotten = [key for key in self.urgent if key not in taken and key not in crowded]
        if forgotten and (len(urgent) < len(taken) or len(taken) < self._policy.batch_size):
            yield f"{forgotten[0]} is urgent, and goes without"
        if early and call.is_in_reserve is False:
            rest = [entry for key, entry in entries.items() if entry.due is not None and key not in taken]
            if any(self._is_due(entry, now) for entry in rest):
                yield "ids that are due go without, and others early"
            if any(entry.due < max(early) for entry in rest if entry.due and entry.eligible / _BUCKETS <= now):
                yield "an early id is taken before one that is nearer"

    def _is_due(self, entry: Entry, now: float) -> bool:
        return entry.due is not None and entry.due / _BUCKETS <= now

    def give_up(self, call: Call, now: float) -> None:
        """A request is given up for an urgent one; its ids are due, and wait for another slot."""
        self._end_request(call)
        for attempt_id in self._requests_ids(call):
            self._requeue(attempt_id, now, now)

    # Results.

    def on_response(self, call: Call, response: PollResponse, now: float) -> None:
        """A response arrives."""
        self._bisecting.extendleft(reversed(self._end_request(call).accepted()))
        self._process(call, response, now)

    def on_failure(self, call: Call, error: SeamError, now: float) -> None:
        """A request fails."""
        batch = self._end_request(call)
        live = self._requests_ids(call)
        match classify(error):
            case FailureKind.REFUSED:
                self.end_all(error)
            case FailureKind.REJECTED if len(batch.members) > 1:
                self._bisecting.extendleft(reversed(batch.rejected()))
            case FailureKind.REJECTED:
                self._bisecting.extendleft(reversed(batch.unsent()))
                if live and self.entries[live[0]].progress.is_seen:
                    self._fail(live, error, call, now, self._backoff(live))
                elif live:
                    self._end(live[0], Expected(type(error), error.__cause__))
            case FailureKind.MISSING:
                self._bisecting.extendleft(reversed(batch.accepted()))
                self._process(call, PollResponse({}, {}), now)
            case _:
                backoff = self._backoff(live)
                pause = requested_pause(error, backoff)
                if pause is not None:
                    self._limiter.pause(pause, now=now, sent_at=call.sent_at)
                    backoff = 0.0
                self._fail(live, error, call, now, backoff)
                for unsent in batch.unsent():
                    for attempt_id in unsent.members:
                        self._requeue(attempt_id, now, now + backoff)

    def _end_request(self, call: Call) -> Batch[str]:
        batch = self._requests.pop(call)
        self._live = [key for key in batch.members if key in self.entries and call in self.entries[key].requests]
        for attempt_id in self._live:
            self.entries[attempt_id].requests.remove(call)
        return batch

    def _requests_ids(self, call: Call) -> list[str]:
        """The ids of a request that has just ended, without those that were left since it was sent."""
        return [key for key in self._live if key in self.entries]

    def _process(self, call: Call, response: PollResponse, now: float) -> None:
        for attempt_id, attempt in response.updates.items():
            if attempt_id in self.entries and not attempt.is_pending:
                self._end(attempt_id, _expected(attempt))
        live = self._requests_ids(call)
        shown = response.pending.keys() | response.updates.keys()
        silent = [key for key in live if key not in shown]
        for attempt_id in live:
            if attempt_id in shown:
                entry = self.entries[attempt_id]
                entry.failure = None
                self._go_on(
                    attempt_id, self._rules.pending(entry.progress, call.sent_at, now, self._own(entry)), call, now
                )
        failed = silent
        failure = response.unreadable
        if failure is None and response.is_partial and shown:
            for attempt_id in silent:
                self._go_on(attempt_id, Next(self.entries[attempt_id].progress, now), call, now)
            return
        if failure is None:
            failure = SeamHttpInvalidResponseError("it omits action attempts that were shown before")
            failed = [key for key in silent if self.entries[key].progress.is_seen]
            for attempt_id in silent:
                entry = self.entries[attempt_id]
                if not entry.progress.is_seen:
                    entry.failure = None
                    following = self._rules.omitted(entry.progress, call.sent_at, now, self._own(entry))
                    self._go_on(attempt_id, following, call, now)
        if failed:
            self._fail(failed, failure, call, now, self._backoff(failed))

    def _fail(self, ids: list[str], error: SeamError, call: Call, now: float, backoff: float) -> None:
        for attempt_id in ids:
            entry = self.entries[attempt_id]
            entry.failure = error
            self._go_on(attempt_id, self._rules.failed(entry.progress, now, backoff), call, now)

    def _backoff(self, ids: list[str]) -> float:
        return self._rules.backoff(1 + max([self.entries[key].progress.failures for key in ids], default=0))

    def _go_on(self, attempt_id: str, following: Next, call: Call, now: float) -> None:
        """An id has not resolved: waits whose last poll that was end, and it is polled again for the others."""
        entry = self.entries[attempt_id]
        entry.progress = following.progress
        if following.ending is Ending.NOT_FOUND:
            self._end(attempt_id, Expected(SeamActionAttemptNotFoundError))
            return
        for wait in list(entry.waits):
            if is_last(call.sent_at, wait.deadline):
                self._end_last(attempt_id, wait, following.last_ending)
        self._requeue(attempt_id, now, following.due_at)

    # Filing.

    def _file(self, attempt_id: str, now: float, due_at: float, *, is_urgent: bool = False) -> None:
        self._unfile(attempt_id)
        entry = self.entries[attempt_id]
        if due_at <= now:
            entry.due = entry.eligible = math.floor(now * _BUCKETS)
        else:
            entry.due, entry.eligible = _bucket(due_at), _bucket(now + (due_at - now) / 2)
        entry.is_urgent = is_urgent
        if is_urgent:
            self.urgent[attempt_id] = None
        heapq.heappush(self._due, (entry.due, attempt_id))

    def _unfile(self, attempt_id: str) -> None:
        entry = self.entries[attempt_id]
        entry.due = None
        entry.is_urgent = entry.is_first = False
        self.urgent.pop(attempt_id, None)
        self.first.pop(attempt_id, None)
        self.touched.add(attempt_id)

    def _requeue(self, attempt_id: str, now: float, due_at: float) -> None:
        """Files an id unless it is filed or in flight; a hint permits a second request in flight."""
        self.touched.add(attempt_id)
        entry = self.entries.get(attempt_id)
        if entry is None or entry.due is not None or len(entry.requests) > entry.is_hinted:
            return
        if entry.is_hinted:
            self._file(attempt_id, now, now, is_urgent=True)
        else:
            self._file(attempt_id, now, due_at)

    def _interval(self, entry: Entry, now: float) -> float:
        return self._rules.interval(entry.progress, now, self._own(entry))

    def _own(self, entry: Entry) -> set[Any]:
        return {wait.backoff for wait in entry.waits}

    # Endings.

    def _end_last(self, attempt_id: str, wait: Wait, ending: Ending) -> None:
        """The result of the last poll ends a wait."""
        is_missing = ending is Ending.NOT_FOUND
        error = SeamActionAttemptNotFoundError if is_missing else SeamActionAttemptTimeoutError
        self.delivered[wait, attempt_id] = Expected(error, self.entries[attempt_id].failure)
        self._release(attempt_id, wait)

    def _expire(self, attempt_id: str, wait: Wait) -> None:
        """A wait ends without a result of the last poll."""
        cause = self.entries[attempt_id].failure or SeamRequestTimeoutError
        self.delivered[wait, attempt_id] = Expected(SeamActionAttemptTimeoutError, cause)
        self._release(attempt_id, wait)

    def _end(self, attempt_id: str, expected: Expected) -> None:
        for wait in list(self.entries[attempt_id].waits):
            self.delivered[wait, attempt_id] = expected
            self._release(attempt_id, wait)

    def _release(self, attempt_id: str, wait: Wait) -> None:
        entry = self.entries[attempt_id]
        del entry.waits[wait]
        del self._left[wait][attempt_id]
        if not self._left[wait]:
            del self._left[wait]
            self._watched.pop(wait, None)
        self.touched.add(attempt_id)
        if not entry.waits:
            self._unfile(attempt_id)
            del self.entries[attempt_id]


class _Recorded(deque[Outcome]):
    """The outcomes of a wait, which are noted as they are delivered."""

    def __init__(self, wait: Wait, delivered: dict[tuple[Wait, str], Outcome]) -> None:
        super().__init__()
        self._wait = wait
        self._delivered = delivered

    def append(self, outcome: Outcome) -> None:
        self._delivered[self._wait, outcome.action_attempt_id or ""] = outcome
        super().append(outcome)

    def extend(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self.append(outcome)


class EagerChores(Chores):
    """Chores that are done at once, so that both designs are at the same point after each event."""

    def start(self, chore: Chore) -> None:
        for _ in chore:
            pass


class ComparedState(PollState):
    """A state machine that is compared with the model after each event; chores run at once, as in the model.

    Args:
        policy: The policy.
        report: Called with the first difference of each event.
    """

    def __init__(self, policy: PollingPolicy, report: Callable[[str], None]) -> None:
        super().__init__(policy)
        self._chores: Chores = EagerChores()
        self.model = Model(policy, self._rules)
        self._report = report
        self._delivered: dict[tuple[Wait, str], Outcome] = {}

    def enter(self, wait: Wait, targets: Iterable[Target], now: float) -> None:
        if not isinstance(wait.outcomes, _Recorded):
            wait.outcomes = _Recorded(wait, self._delivered)
        chunk = list(targets)
        super().enter(wait, chunk, now)
        self.model.enter(wait, chunk, now)
        self._compare(f"{len(chunk)} ids entered")

    def watch_deadline(self, wait: Wait) -> None:
        super().watch_deadline(wait)
        self.model.watch_deadline(wait)

    def leave(self, wait: Wait) -> None:
        super().leave(wait)
        self.model.leave(wait)
        self._compare("a wait left")

    def end_all(self, error: SeamError) -> None:
        super().end_all(error)
        self.model.end_all(error)
        self._compare(f"all waits ended with {error!r}")

    def forget_calls(self) -> None:
        super().forget_calls()
        self.model.forget_calls()

    def pass_deadlines(self, now: float) -> None:
        while (opens := self._deadlines.next_at()) is not None and opens <= now:
            super().pass_deadlines(now)
        self.model.pass_deadlines(now)
        self._compare("deadlines passed")

    def hint(self, action_attempt_id: str, now: float) -> bool:
        is_awaited = super().hint(action_attempt_id, now)
        self.model.hint(action_attempt_id, now)
        self._compare(f"a hint for {action_attempt_id}")
        return is_awaited

    def take_call(self, now: float) -> Call | None:
        crowded = self._crowded()
        call = super().take_call(now)
        self.model.drop_halves(now)
        if call is not None:
            for fault in self.model.take(call, now, crowded):
                self._report(f"a request for {len(call.ids)} ids, {call.ids[0]} first: {fault}")
            self._compare("a request was sent")
        return call

    def give_up(self, call: Call, now: float) -> None:
        super().give_up(call, now)
        self.model.give_up(call, now)
        self._compare("a request was given up")

    def on_response(self, call: Call, response: PollResponse, now: float) -> None:
        super().on_response(call, response, now)
        self.model.on_response(call, response, now)
        self._compare("a response arrived")

    def on_failure(self, call: Call, error: SeamError, now: float) -> None:
        super().on_failure(call, error, now)
        self.model.on_failure(call, error, now)
        self._compare(f"a request failed with {error!r}")

    def check_moment(self, now: float) -> None:
        """Reports what should have been done by now; to be called before time goes on."""
        undone = self.model.undone(now, self._crowded)
        if undone is not None:
            self._report(undone)

    def _crowded(self) -> set[str]:
        lanes = (*self._schedule._full, *self._schedule._first, *self._schedule._urgent_full)
        return {attempt_id for bucket in lanes for group in bucket for attempt_id in group.ids}

    def _compare(self, event: str) -> None:
        for difference in self._differences():
            self._report(f"after this event: {event}: {difference}")
            break
        self.model.touched.clear()
        self.model.delivered.clear()
        self._delivered.clear()

    def _differences(self) -> Iterator[str]:
        expected, actual = self.model.delivered, self._delivered
        for key in expected.keys() | actual.keys():
            if key not in expected or key not in actual or not expected[key].matches(actual[key]):
                yield f"{key[1]}: outcome {actual.get(key)!r}, by the model {expected.get(key)}"
        if len(self) != len(self.model.entries):
            yield f"{len(self)} ids are pending, by the model {len(self.model.entries)}"
        for attempt_id in sorted(self.model.touched):
            group, entry = self._groups.of(attempt_id), self.model.entries.get(attempt_id)
            if group is None or entry is None:
                if (group is None) != (entry is None):
                    yield f"{attempt_id}: pending {group is not None}, by the model {entry is not None}"
                continue
            if group.progress != entry.progress:
                yield f"{attempt_id}: {group.progress}, by the model {entry.progress}"
            due = group.due if group.is_filed else None
            if due != entry.due:
                yield f"{attempt_id}: due in bucket {due}, by the model {entry.due}"
            if repr(group.failure) != repr(entry.failure):
                yield f"{attempt_id}: failure {group.failure!r}, by the model {entry.failure!r}"
            if set(group.waits) != entry.waits.keys():
                yield f"{attempt_id}: {len(group.waits)} waits, by the model {len(entry.waits)}"
