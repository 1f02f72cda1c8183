"""The poller's decisions under any course of events, against a server that is played by the test."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import define, field
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tenacity import wait_fixed, wait_incrementing

from seam_async import (
    ActionAttempt,
    PollingPolicy,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpUnauthorizedError,
    wait_proportional,
)
from seam_async._polling.groups import Call
from seam_async._polling.responses import parse_response
from seam_async._polling.schedule import BUCKETS_PER_SECOND
from seam_async._polling.state import LISTEN_SECONDS, PollState
from seam_async._polling.waits import Wait

from support import attempt_json

IDS = [f"id{number}" for number in range(8)]
BUCKET = 1 / BUCKETS_PER_SECOND


@define(eq=False)
class Waiter:
    """What the test knows of one wait."""

    wait: Wait
    ids: set[str]
    got: list[Any] = field(factory=list)
    left: bool = False

    def take_in(self) -> None:
        while self.wait.outcomes:
            self.got.append(self.wait.outcomes.popleft())


class PollStateMachine(RuleBasedStateMachine):
    """Waits that come, go and time out, and a server that succeeds, fails, hangs, forgets and refuses."""

    @initialize(batch_size=st.integers(1, 5), concurrent=st.integers(1, 3))
    def start(self, batch_size: int, concurrent: int) -> None:
        self.policy = PollingPolicy(
            batch_size=batch_size, max_concurrent_requests=concurrent, max_requests_per_second=20, missing_grace=2
        )
        self.state = PollState(self.policy)
        self.now = 1000.0
        self.held_until = 0.0
        self.truth: dict[str, str] = {}
        self.bad: set[str] = set()
        self.waiters: list[Waiter] = []
        self.calls: list[Call] = []
        self.sent: list[float] = []
        self.last_asked: dict[str, float] = {}
        self.refused_all = False
        self.drove_at = self.now

    def wanted(self) -> set[str]:
        """The ids that somebody waits for."""
        return {
            one
            for waiter in self.waiters
            if not waiter.left
            for one in waiter.ids - {outcome.action_attempt_id for outcome in waiter.got}
        }

    def drive(self) -> None:
        """What the poller does in one step."""
        self.drove_at = self.now
        self.state.pass_deadlines(self.now)
        for waiter in self.waiters:
            waiter.take_in()
        while (call := self.state.take_call(self.now)) is not None:
            ids = list(call.ids)
            assert 0 < len(ids) <= self.policy.batch_size
            assert len(set(ids)) == len(ids)
            assert set(ids) <= self.wanted(), "an id was asked for that nobody waits for"
            assert self.now >= self.held_until, "a call went out before Retry-After"
            self.calls.append(call)
            self.sent.append(self.now)
            self.last_asked.update(dict.fromkeys(ids, self.now))
            assert len(self.calls) <= self.policy.max_concurrent_requests
            assert len([at for at in self.sent if at > self.now - 1]) <= self.policy.max_requests_per_second

    @rule(
        ids=st.sets(st.sampled_from(IDS), min_size=1, max_size=5),
        timeout=st.sampled_from([None, 0.0, 0.5, 3.0, 20.0]),
        known=st.booleans(),
        each=st.booleans(),
    )
    def enter(self, ids: set[str], timeout: float | None, known: bool, each: bool) -> None:
        wait = Wait(started_at=self.now, timeout=timeout, backoff=None, notify=lambda: None, each=each)
        targets = [(one, ActionAttempt(one, "pending") if known else None) for one in sorted(ids)]
        self.state.enter(wait, targets, self.now)
        self.state.watch_deadline(wait)
        self.waiters.append(Waiter(wait, ids))
        self.drive()

    @precondition(lambda self: any(not waiter.left for waiter in self.waiters))
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        waiter = data.draw(st.sampled_from([waiter for waiter in self.waiters if not waiter.left]))
        waiter.take_in()
        self.state.leave(waiter.wait)
        waiter.left = True
        self.drive()

    @rule(one=st.sampled_from(IDS))
    def hint(self, one: str) -> None:
        out = sum(one in call.ids for call in self.calls)
        assert self.state.hint(one, self.now) == (one in self.wanted())
        self.drive()
        asked_beside = sum(one in call.ids for call in self.calls) - out
        assert asked_beside <= (0 if out > 1 else 1), "hints made a storm of calls"

    @rule(one=st.sampled_from(IDS), status=st.sampled_from(["pending", "success", "error", "missing"]))
    def change_the_world(self, one: str, status: str) -> None:
        if self.truth.get(one) not in ("success", "error"):
            self.truth[one] = status

    @rule(one=st.sampled_from(IDS))
    def make_bad(self, one: str) -> None:
        self.bad = {one}

    @rule()
    def sleep_until_next(self) -> None:
        upcoming = self.state.next_at(self.now)
        if upcoming is not None:
            self.now = max(self.now, upcoming)
        self.drive()

    @rule(seconds=st.sampled_from([0.01, 0.3, 2.0]))
    def oversleep(self, seconds: float) -> None:
        self.now += seconds
        self.drive()

    @precondition(lambda self: self.calls)
    @rule(data=st.data(), how=st.sampled_from(["answer"] * 4 + ["drop", "cut", "busy", "down", "refuse"]))
    def come_back(self, data: st.DataObject, how: str) -> None:
        call = data.draw(st.sampled_from(self.calls))
        self.calls.remove(call)
        ids = list(call.ids)
        if how == "refuse" and data.draw(st.integers(0, 4)) == 0:
            self.state.on_failure(call, SeamHttpUnauthorizedError("no", status_code=401), self.now)
            self.refused_all = True
        elif how == "busy":
            seconds = data.draw(st.sampled_from([0.0, 1.0, 5.0]))
            self.held_until = max(self.held_until, self.now + seconds)
            self.state.on_failure(call, SeamHttpApiError("busy", status_code=429, retry_after=seconds), self.now)
        elif how == "cut":
            self.state.on_failure(call, SeamConnectionError("cut"), self.now)
        elif how == "down":
            self.state.on_failure(call, SeamHttpApiError("down", status_code=500), self.now)
        elif not self.bad.isdisjoint(ids):
            self.state.on_failure(call, SeamHttpApiError("bad", status_code=400), self.now)
        else:
            dropped = data.draw(st.sampled_from([*ids, None])) if how == "drop" else None
            items = [
                attempt_json(one, self.truth[one])
                for one in ids
                if one != dropped and self.truth.get(one, "missing") != "missing"
            ]
            self.state.on_response(call, parse_response(items, call.ids), self.now)
        self.drive()

    @invariant()
    def each_outcome_is_true_and_comes_once(self) -> None:
        for waiter in getattr(self, "waiters", []):
            waiter.take_in()
            ids = [outcome.action_attempt_id for outcome in waiter.got]
            assert len(set(ids)) == len(ids), "an id ended twice"
            assert set(ids) <= waiter.ids
            for outcome in waiter.got:
                self.check_outcome(waiter, outcome)

    def check_outcome(self, waiter: Waiter, outcome: Any) -> None:
        if isinstance(outcome, ActionAttempt):
            assert outcome.status == self.truth[outcome.action_attempt_id]
            return
        assert isinstance(outcome, SeamError)
        if isinstance(outcome, SeamActionAttemptTimeoutError):
            assert waiter.wait.timeout is not None
            assert outcome.elapsed >= waiter.wait.timeout
            assert (
                self.last_asked.get(outcome.action_attempt_id or "", 0.0) >= waiter.wait.deadline
                or outcome.elapsed >= waiter.wait.timeout + LISTEN_SECONDS
                or self.held_until > waiter.wait.deadline
            ), "it was not asked for once more"
        elif isinstance(outcome, SeamHttpUnauthorizedError):
            assert self.refused_all
        else:
            assert isinstance(outcome, (SeamActionAttemptNotFoundError, SeamHttpApiError))

    @invariant()
    def the_state_holds_just_what_is_waited_for(self) -> None:
        if hasattr(self, "state"):
            assert len(self.state) == len(self.wanted())
            assert self.state.in_flight == len(self.calls)

    @invariant()
    def nobody_waits_beyond_the_deadline(self) -> None:
        for waiter in getattr(self, "waiters", []):
            if not waiter.left and waiter.wait.left:
                upcoming = self.state.next_at(self.now)
                if waiter.wait.timeout is not None:
                    assert upcoming is not None
                    until = waiter.wait.listens_until or waiter.wait.deadline
                    assert until <= max(waiter.wait.deadline, self.drove_at) + LISTEN_SECONDS, "it listens too long"
                    assert upcoming <= until + BUCKET
                elif not self.calls:
                    assert upcoming is not None, "nothing would ever wake it"

    def teardown(self) -> None:
        """Whatever has happened, a server that answers ends every wait."""
        if not hasattr(self, "state"):
            return
        self.bad = set()
        self.truth.update({one: "success" for one in IDS if self.truth.get(one, "missing") in ("pending", "missing")})
        for call in self.calls:
            self.state.on_failure(call, SeamConnectionError("cut"), self.now)
        self.calls.clear()
        for _ in range(2000):
            upcoming = self.state.next_at(self.now)
            if not len(self.state):
                break
            assert upcoming is not None
            self.now = max(self.now, upcoming)
            self.drive()
            for call in self.calls:
                items = [attempt_json(one, self.truth[one]) for one in call.ids]
                self.state.on_response(call, parse_response(items, call.ids), self.now)
            self.calls.clear()
        assert len(self.state) == 0
        self.state.forget_calls()
        assert self.state.next_at(self.now) is None
        for waiter in self.waiters:
            waiter.take_in()
            assert waiter.left or {outcome.action_attempt_id for outcome in waiter.got} == waiter.ids


def test_a_half_that_has_not_been_asked_for_is_not_taken_for_answered() -> None:
    """When the first half of a rejected batch fails, waits for the other half have not had their last call."""
    state = PollState(PollingPolicy())
    first = Wait(started_at=0.0, timeout=None, backoff=None, notify=lambda: None, each=False)
    state.enter(first, [("a", None), ("b", None)], 0.0)
    state.watch_deadline(first)
    both = state.take_call(0.0)
    assert both is not None
    state.on_failure(both, SeamHttpApiError("bad", status_code=400), 1.0)
    once = Wait(started_at=1.0, timeout=0.0, backoff=None, notify=lambda: None, each=False)
    state.enter(once, [("a", None), ("b", None)], 1.0)
    state.watch_deadline(once)
    half = state.take_call(1.0)
    assert half is not None
    (asked,) = half.ids
    state.on_failure(half, SeamConnectionError("cut"), 1.0)
    assert [outcome.action_attempt_id for outcome in once.outcomes] == [asked]
    assert once.left == 1


def test_an_answer_to_a_call_of_those_who_left_ends_the_wait_of_those_who_came_since() -> None:
    """Whoever asked, an outcome is final: the second wait need not ask again."""
    state = PollState(PollingPolicy())
    first = Wait(started_at=0.0, timeout=None, backoff=None, notify=lambda: None, each=False)
    state.enter(first, [("a", None), ("b", None), ("c", None)], 0.0)
    state.watch_deadline(first)
    call = state.take_call(0.0)
    assert call is not None
    state.leave(first)
    second = Wait(started_at=1.0, timeout=None, backoff=None, has_updates=True, notify=lambda: None, each=False)
    state.enter(second, [("a", None), ("b", None)], 1.0)
    state.watch_deadline(second)
    items = [attempt_json("a", "unheard of"), attempt_json("b", progress=5), attempt_json("c", "success")]
    state.on_response(call, parse_response(items, call.ids), 1.5)
    (outcome,) = second.outcomes
    assert isinstance(outcome, SeamActionAttemptUnknownStatusError)
    assert outcome.action_attempt is not None
    assert str(outcome.action_attempt.status) == "unheard of"
    assert list(second.updates) == [outcome.action_attempt]
    assert second.left == 1


def test_an_answer_from_before_a_hint_does_not_make_its_id_wait() -> None:
    """With two calls out a hint sends nothing; the first of them to come back does, and then all is as ever."""
    state = PollState(PollingPolicy(wait=wait_fixed(60)))
    wait = Wait(started_at=0.0, timeout=None, backoff=None, notify=lambda: None, each=False)
    state.enter(wait, [("a", None)], 0.0)
    calls = [state.take_call(0.0)]
    assert state.hint("a", 1.0)
    calls.append(state.take_call(1.0))
    assert state.hint("a", 2.0)
    assert state.take_call(2.0) is None
    for now in (3.0, 4.0, 5.0):
        call = calls.pop(0)
        assert call is not None
        state.on_response(call, parse_response([attempt_json("a")], call.ids), now)
        calls.append(state.take_call(now))
    assert [call.sent_at for call in calls if call is not None] == []
    assert state.call_count == 3
    assert not state.hint("b", 5.0)


TestAnyCourseOfEvents = pytest.mark.scale(PollStateMachine.TestCase)
TestAnyCourseOfEvents.settings = settings(max_examples=150, stateful_step_count=60, deadline=None)


def new_wait() -> Wait:
    return Wait(started_at=0.0, timeout=None, backoff=None, notify=lambda: None, each=True)


def test_an_id_that_is_asked_for_is_in_no_other_call() -> None:
    """An id in a half of a rejected batch goes out with that half, also when somebody else begins to wait for it."""
    state = PollState(PollingPolicy())
    state.enter(new_wait(), [("a", None), ("b", None)], 0.0)
    both = state.take_call(0.0)
    assert both is not None
    state.on_failure(both, SeamHttpApiError("bad", status_code=400), 1.0)
    state.enter(new_wait(), [("a", None), ("b", None)], 1.0)
    half = state.take_call(1.0)
    assert half is not None
    assert state.take_call(2.0) is None
    state.on_response(half, parse_response([attempt_json("a"), attempt_json("b")], half.ids), 2.0)
    other_half = state.take_call(2.0)
    assert other_half is not None
    assert {*half.ids, *other_half.ids} == {"a", "b"}


def test_a_half_goes_without_the_ids_whose_last_call_is_out() -> None:
    """An id in a half of a rejected batch that has been asked for at a deadline is not asked for twice at a time."""
    state = PollState(PollingPolicy())
    state.enter(new_wait(), [("a", None), ("b", None)], 0.0)
    both = state.take_call(0.0)
    assert both is not None
    state.on_failure(both, SeamHttpApiError("bad", status_code=400), 1.0)
    half = state.take_call(1.0)
    assert half is not None
    (other,) = set(both.ids) - set(half.ids)
    short = Wait(started_at=1.0, timeout=1.0, backoff=None, notify=lambda: None, each=True)
    state.enter(short, [(other, None)], 1.0)
    state.watch_deadline(short)
    state.pass_deadlines(2.1)
    last = state.take_call(2.1)
    assert last is not None
    assert list(last.ids) == [other]
    state.on_response(half, parse_response([attempt_json(one) for one in half.ids], half.ids), 2.2)
    assert state.take_call(2.2) is None


def test_ids_of_one_wait_keep_their_own_intervals() -> None:
    """Two ids in one call of which one has been answered more often are asked for again at moments of their own."""
    state = PollState(PollingPolicy(wait=wait_incrementing(start=1, increment=1, max=100)))
    state.enter(new_wait(), [("a", None), ("b", None)], 0.0)
    asked = []
    for now in (*[0.0] * 9, 1.0, 3.0, 6.0, 10.0):
        call = state.take_call(now)
        assert call is not None
        state.on_response(call, parse_response([attempt_json(one) for one in call.ids], call.ids), now)
        asked.append("".join(sorted(call.ids)))
        if now == 0.0 and len(asked) < 9:
            state.hint("b", now)
    assert asked == ["ab", *"bbbbbbbb", "a", "a", "a", "ab"]


def test_what_cannot_be_read_is_held_against_no_other_id() -> None:
    """Where one attempt is garbled or missing only that one is asked for again at once, or given up."""
    for items, next_ids in (([attempt_json("a"), {"action_attempt_id": "b"}], ["b"]), ([attempt_json("a")], ["b"])):
        state = PollState(PollingPolicy(wait=wait_fixed(60), failure_wait=wait_fixed(1), missing_grace=1))
        state.enter(new_wait(), [("a", None), ("b", None)], 0.0)
        call = state.take_call(0.0)
        assert call is not None
        state.on_response(call, parse_response(items, call.ids), 0.0)
        again = state.take_call(1.0)
        assert again is not None
        assert again.ids == next_ids


def test_ids_that_two_waits_share_go_on_together() -> None:
    """A hint sets an id apart; after the next answers all are in one call again, and each wait gets its outcomes."""
    state = PollState(PollingPolicy(wait=wait_fixed(10)))
    waits = [new_wait(), new_wait()]
    for wait, ids in zip(waits, ("abc", "bcd"), strict=True):
        state.enter(wait, [(one, None) for one in ids], 0.0)
    asked = []
    for now in (0.0, 1.0, 10.0):
        if now == 1.0:
            state.hint("b", now)
        call = state.take_call(now)
        assert call is not None
        asked.append("".join(sorted(call.ids)))
        status = "success" if now == 10.0 else "pending"
        state.on_response(call, parse_response([attempt_json(one, status) for one in call.ids], call.ids), now)
    assert asked == ["abcd", "b", "abcd"]
    assert [sorted(one.action_attempt_id or "" for one in wait.outcomes) for wait in waits] == [
        ["a", "b", "c"],
        ["b", "c", "d"],
    ]
    assert len(state) == 0


def test_whoever_has_left_is_not_notified() -> None:
    """What comes of a call, be it refused, cut or answered, wakes nobody who has left since it went out."""
    notices: list[None] = []
    errors = (SeamHttpApiError("bad", status_code=400), SeamConnectionError("cut"), None)
    for error in errors:
        state = PollState(PollingPolicy())
        wait = Wait(started_at=0.0, timeout=0.0, backoff=None, notify=lambda: notices.append(None), each=True)
        state.enter(wait, [("a", None)], 0.0)
        call = state.take_call(0.0)
        assert call is not None
        state.leave(wait)
        if error is None:
            state.on_response(call, parse_response([attempt_json("a", "success")], call.ids), 0.0)
        else:
            state.on_failure(call, error, 0.0)
        assert state.next_at(0.0) is None
    assert notices == []


def test_what_one_caller_knows_of_an_attempt_counts_for_the_others() -> None:
    """An attempt that comes with a second wait, before any answer, is what the first one's error shows."""
    state = PollState(PollingPolicy())
    first, second = new_wait(), new_wait()
    attempt = ActionAttempt("a", "pending", "LOCK_DOOR")
    state.enter(first, [("a", None)], 0.0)
    state.enter(second, [("a", attempt)], 0.0)
    state.end_all(SeamConnectionError("cut"))
    for wait in (first, second):
        (outcome,) = wait.outcomes
        assert isinstance(outcome, SeamError)
        assert outcome.action_attempt == attempt


def test_an_answer_that_leaves_out_an_id_says_nothing_to_those_who_came_since() -> None:
    """Whoever begins to wait for an id after the call went out has it asked for, and is not told that it is missing."""
    state = PollState(PollingPolicy(missing_grace=0))
    first, second = new_wait(), new_wait()
    state.enter(first, [("a", None)], 0.0)
    call = state.take_call(0.0)
    assert call is not None
    state.leave(first)
    state.enter(second, [("a", None)], 1.0)
    state.on_response(call, parse_response([], call.ids), 1.0)
    assert not second.outcomes
    again = state.take_call(1.0)
    assert again is not None
    assert again.ids == ["a"]


def test_all_parts_of_a_wait_are_as_old_as_the_wait() -> None:
    """What is entered a while after a wait began has the pauses of what was entered first, and goes with it."""
    state = PollState(PollingPolicy(wait=wait_proportional(ratio=0.5, min=0.1, max=60)))
    wait = new_wait()
    state.enter(wait, [("a", None)], 0.0)
    state.enter(wait, [("b", None)], 4.0)
    call = state.take_call(8.0)
    assert call is not None
    state.on_response(call, parse_response([attempt_json("a"), attempt_json("b")], call.ids), 8.0)
    again = state.take_call(12.0)
    assert again is not None
    assert sorted(again.ids) == ["a", "b"]
    assert len(again.groups) == 1


def test_the_longest_lateness_is_kept() -> None:
    """An outcome that is noticed sooner than another does not lower it."""
    state = PollState(PollingPolicy(wait=wait_fixed(1)))
    for first_at, last_at in ((0.0, 5.0), (6.0, 8.0)):
        state.enter(new_wait(), [("a", None)], first_at)
        for now, status in ((first_at, "pending"), (last_at, "success")):
            call = state.take_call(now)
            assert call is not None
            state.on_response(call, parse_response([attempt_json("a", status)], call.ids), now)
    assert state.max_lateness == 5.0


def test_an_answer_ends_the_count_of_failures() -> None:
    """After an answer the next failure is the first again, with the first one's pause."""
    state = PollState(PollingPolicy(wait=wait_fixed(10), failure_wait=wait_incrementing(start=1, increment=100)))
    state.enter(new_wait(), [("a", None)], 0.0)
    for now, is_answered in ((0.0, False), (1.0, True), (11.0, False), (12.0, True)):
        call = state.take_call(now)
        assert call is not None
        if is_answered:
            state.on_response(call, parse_response([attempt_json("a")], call.ids), now)
        else:
            state.on_failure(call, SeamConnectionError("cut"), now)
    assert state.take_call(21.0) is None
    assert state.take_call(22.0) is not None


def enter(state: PollState, ids: list[str], now: float = 0.0, timeout: float | None = None) -> Wait:
    wait = Wait(started_at=now, timeout=timeout, backoff=None, notify=lambda: None, each=True)
    for start in range(0, len(ids), 2_000):
        state.enter(wait, [(attempt_id, None) for attempt_id in ids[start : start + 2_000]], now)
    state.watch_deadline(wait)
    return wait


def test_a_wait_of_many_ids_that_leaves_is_polled_no_more() -> None:
    """Its ids are forgotten in chunks, and those whose turn has not come are in no request."""
    state = PollState(PollingPolicy())
    left = enter(state, [f"id{n}" for n in range(6_000)])
    state.leave(left)
    assert len(state) == 4_000
    assert state.take_call(0.0) is None
    state.finish()
    assert state.is_idle
    assert state.next_at(0.0) is None


def test_all_waits_end_however_many_there_are() -> None:
    """What does not fit into one step is left to the next ones; a second failure meanwhile changes nothing."""
    state = PollState(PollingPolicy())
    wait = enter(state, [f"id{n}" for n in range(6_000)])
    state.end_all(SeamHttpUnauthorizedError("no", status_code=401))
    state.end_all(SeamConnectionError("cut"))
    assert 0 < len(state) < 6_000
    assert state.next_at(0.0) == 0.0
    assert state.take_call(0.0) is None
    state.finish()
    assert len(wait.outcomes) == 6_000
    assert {type(outcome) for outcome in wait.outcomes} == {SeamHttpUnauthorizedError}


@pytest.mark.parametrize("how", ["leave", "deadline"])
def test_a_wait_ends_for_its_own_ids_alone(how: str) -> None:
    """An id that resolved for it, and that somebody else waits for since, stays pending."""
    state = PollState(PollingPolicy())
    first = enter(state, ["a", "b"], timeout=5.0)
    call = state.take_call(0.0)
    assert call is not None
    state.on_response(call, parse_response([attempt_json("a", "success"), attempt_json("b")], call.ids), 0.1)
    enter(state, ["a"], now=0.2)
    if how == "leave":
        state.leave(first)
    else:
        for now in (5.1, 6.2):
            state.pass_deadlines(now)
        assert [type(outcome) for outcome in first.outcomes] == [ActionAttempt, SeamActionAttemptTimeoutError]
    assert len(state) == 1
    assert first.is_over


def test_an_urgent_poll_waits_for_the_rate_limit_alone() -> None:
    """With the reserve slot free, the next moment is the one at which the rate limiter permits it."""
    state = PollState(PollingPolicy(max_concurrent_requests=2, max_requests_per_second=1))
    enter(state, ["a"])
    assert state.take_call(0.0) is not None
    enter(state, ["b"], now=0.1)
    assert state.take_call(0.1) is None
    assert state.next_at(0.1) == pytest.approx(1.0)
    call = state.take_call(1.0)
    assert call is not None
    assert call.is_in_reserve


def test_a_batch_that_is_full_leaves_urgent_ids_to_the_next_one() -> None:
    """An id that finds no room in an urgent batch keeps its urgency."""
    state = PollState(PollingPolicy(batch_size=3))
    for name in ("ab", "cd"):
        enter(state, list(name))
    first = state.take_call(0.0)
    enter(state, ["e", "f", "g"], now=0.0)
    second = state.take_call(0.0)
    assert first is not None
    assert second is not None
    assert len(first.ids) == 3
    assert not {"a", "b", "c", "d"}.difference(first.ids, second.ids)


def test_the_last_poll_of_a_full_batch_may_use_the_reserve_slot() -> None:
    """At the deadline even a whole batch is urgent."""
    state = PollState(PollingPolicy(batch_size=2, max_concurrent_requests=2))
    enter(state, ["a", "b"], timeout=5.0)
    assert state.take_call(0.0) is not None
    state.pass_deadlines(5.1)
    call = state.take_call(5.1)
    assert call is not None
    assert call.is_in_reserve
    assert sorted(call.ids) == ["a", "b"]
