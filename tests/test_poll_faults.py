"""The state machine beside bad ids, full batches, occupied slots and odd spellings."""

from __future__ import annotations

from collections.abc import Iterable

from tenacity import wait_fixed

from seam_async import ActionAttempt, ActionAttemptPoller, PollingPolicy, SeamHttpApiError
from seam_async._polling.backoff import Backoff
from seam_async._polling.responses import parse_response
from seam_async._polling.state import PollState
from seam_async._polling.waits import Wait
from seam_async.testing import FakeClock

from support import attempt_json, in_virtual_time

UUID = "0abcdef0-1234-4000-8000-00000000000a"


def _enter(state: PollState, ids: Iterable[str], now: float, timeout: float | None = None) -> Wait:
    wait = Wait(started_at=now, timeout=timeout, backoff=None, notify=lambda: None, each=False)
    state.enter(wait, [(attempt_id, None) for attempt_id in ids], now)
    state.watch_deadline(wait)
    return wait


def test_a_seen_id_that_is_rejected_again_and_again_does_not_keep_its_neighbours_from_being_polled() -> None:
    """The other half of a rejected batch is polled at once, not together with the bad id later."""
    state = PollState(PollingPolicy(wait=wait_fixed(1.0)))
    _enter(state, ["bad", "good"], 0.0)
    first = state.take_call(0.0)
    assert first is not None
    state.on_response(first, parse_response([attempt_json("bad"), attempt_json("good")], first.ids), 0.0)
    now = 1.0
    polled = []
    while (call := state.take_call(now)) is not None:
        polled.append(call.ids)
        if "bad" in call.ids:
            state.on_failure(call, SeamHttpApiError("bad id", status_code=400), now)
    assert polled == [["bad", "good"], ["bad"], ["good"]]


def test_an_urgent_group_that_found_no_room_is_in_the_next_batch() -> None:
    """What is left of it is still urgent, so it may use the slot that is kept for urgent groups."""
    state = PollState(PollingPolicy(batch_size=3, max_concurrent_requests=2))
    _enter(state, ["a1", "a2"], 0.0)
    _enter(state, ["b1", "b2"], 0.0)
    first, second = state.take_call(0.0), state.take_call(0.0)
    assert first is not None
    assert second is not None
    assert len(first.ids) == 3
    assert second.is_in_reserve
    assert sorted(first.ids + second.ids) == ["a1", "a2", "b1", "b2"]


def test_the_last_poll_of_a_full_batch_may_use_the_slot_for_urgent_groups() -> None:
    """Beside a request that hangs, no wait times out unseen while a slot is free."""
    state = PollState(PollingPolicy(batch_size=2, max_concurrent_requests=2))
    _enter(state, ["a1", "a2"], 0.0)
    assert state.take_call(0.0) is not None
    _enter(state, ["b1", "b2"], 0.0, timeout=1.0)
    assert state.take_call(0.2) is None
    state.pass_deadlines(1.2)
    last = state.take_call(1.2)
    assert last is not None
    assert last.is_in_reserve
    assert last.ids == ["b1", "b2"]


def test_the_short_interval_of_a_wait_that_has_ended_is_not_given_to_other_ids() -> None:
    """Ids with the same waits again, after another wait for some of them has ended, keep their own due times."""
    state = PollState(PollingPolicy(wait=wait_fixed(60.0)))
    for _ in range(2):
        _enter(state, ["a", "b", "c"], 0.0)
    short = Wait(started_at=0.0, timeout=0.0, backoff=Backoff(wait_fixed(4.0)), notify=lambda: None, each=False)
    state.enter(short, [("a", None)], 0.0)
    call = state.take_call(0.0)
    assert call is not None
    state.on_response(call, parse_response(list(map(attempt_json, call.ids)), call.ids), 0.0)
    assert short.is_over
    following = state.take_call(4.1)
    assert following is not None
    assert following.ids == ["a"]


@in_virtual_time
async def test_an_id_is_the_same_in_any_spelling_of_a_response_and_of_an_attempt(clock: FakeClock) -> None:
    """An outcome is found under its canonical id, however the server or the caller spells it."""

    async def fetch(_: list[str]) -> list[object]:
        return [attempt_json(UUID.upper(), "success")]

    async with ActionAttemptPoller(fetch, clock=clock) as poller:
        (done,) = await poller.wait_all([UUID])
        assert done.action_attempt_id == UUID
        (kept,) = await poller.wait_all([ActionAttempt(UUID.upper(), "success", "UNLOCK_DOOR")])
        assert kept.action_attempt_id == UUID
