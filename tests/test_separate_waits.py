"""Calls of `wait` that start together share the work, and nothing else."""

from __future__ import annotations

import asyncio
import cProfile

import pytest
from tenacity.wait import wait_fixed

import seam_async
from seam_async import (
    ActionAttemptPoller,
    PollingPolicy,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamClientClosedError,
)
from seam_async._polling.options import WaitOptions
from seam_async._polling.responses import PollResponse
from seam_async._polling.shared import SharedWait
from seam_async._polling.state import PollState
from seam_async.testing import FakeClock

from support import Source, in_virtual_time

POLICY = PollingPolicy(wait=wait_fixed(1))
MOST_CALLS_OVER_WAIT_ALL = 3.0
PACKAGE = seam_async.__path__[0]


@in_virtual_time
async def test_each_gets_its_own_outcome(clock: FakeClock) -> None:
    """Of waits that start together, each ends with the outcome of its own id, whatever the others get."""
    source = Source(clock, {"fast": 0.5, "slow": 30.0, "failing": 0.5})
    source.failing.add("failing")
    async with ActionAttemptPoller(source, policy=POLICY, clock=clock, timeout=10) as poller:
        ids = ["fast", "slow", "failing", "unknown"]
        fast, slow, failing, unknown = await asyncio.gather(*map(poller.wait, ids), return_exceptions=True)
    assert getattr(fast, "action_attempt_id", None) == "fast"
    assert isinstance(slow, SeamActionAttemptTimeoutError)
    assert isinstance(failing, SeamActionAttemptFailedError)
    assert isinstance(unknown, SeamActionAttemptNotFoundError)
    assert [error.action_attempt_id for error in (slow, failing, unknown)] == ["slow", "failing", "unknown"]


@in_virtual_time
async def test_a_cancelled_wait_takes_only_its_own_id_along(clock: FakeClock) -> None:
    """An id whose wait was cancelled is not polled again, unless another wait is left for it; the others go on."""
    source = Source(clock, dict.fromkeys(["left", "shared", "awaited"], 5.0))
    async with ActionAttemptPoller(source, policy=POLICY, clock=clock) as poller:
        left, shared, awaited, again = (
            asyncio.ensure_future(poller.wait(attempt_id)) for attempt_id in ("left", "shared", "awaited", "shared")
        )
        await clock.sleep(0.5)
        left.cancel()
        shared.cancel()
        await clock.sleep(0.1)
        assert poller.stats().pending == 2
        assert (await awaited).is_success
        assert (await again).is_success
    assert all("left" not in ids for at, ids in source.calls if at > 0.5)


@in_virtual_time
async def test_nothing_is_left_when_all_are_cancelled(clock: FakeClock) -> None:
    """When the last of them is cancelled, polling ends."""
    source = Source(clock, dict.fromkeys("abc", 60.0))
    async with ActionAttemptPoller(source, policy=POLICY, clock=clock) as poller:
        waits = [asyncio.ensure_future(poller.wait(attempt_id)) for attempt_id in "abc"]
        await clock.sleep(0.5)
        for wait in waits:
            wait.cancel()
        await clock.sleep(0)
        await clock.sleep(0)
        assert poller.stats().pending == 0
        calls = len(source.calls)
        await clock.sleep(10)
        assert len(source.calls) == calls


@pytest.mark.parametrize("pause", [0.0, 0.001, 0.003, 0.005])
@in_virtual_time
async def test_no_deadline_is_early(clock: FakeClock, pause: float) -> None:
    """Each wait has its own timeout in full, also beside one that started a little earlier."""
    source = Source(clock, dict.fromkeys("ab", 60.0), latency=0.01)

    async def time_out(attempt_id: str) -> float:
        began = clock.monotonic()
        with pytest.raises(SeamActionAttemptTimeoutError):
            await poller.wait(attempt_id, timeout=2)
        return clock.monotonic() - began

    policy = PollingPolicy(wait=wait_fixed(1), max_requests_per_second=100)
    async with ActionAttemptPoller(source, policy=policy, clock=clock) as poller:
        first = asyncio.ensure_future(time_out("a"))
        if pause:
            await clock.sleep(pause)
        waited = await asyncio.gather(first, time_out("b"))
    assert all(2 <= seconds <= 3 for seconds in waited)


@in_virtual_time
async def test_waits_of_other_options_are_not_shared(clock: FakeClock) -> None:
    """Waits that start together keep their own timeouts and intervals."""
    source = Source(clock, dict.fromkeys("abc", 60.0))
    async with ActionAttemptPoller(source, policy=POLICY, clock=clock) as poller:
        once = asyncio.ensure_future(poller.wait("a", timeout=0))
        often = asyncio.ensure_future(poller.wait("b", timeout=4, polling_interval=0.5))
        seldom = asyncio.ensure_future(poller.wait("c", timeout=4, polling_interval=3))
        results = await asyncio.gather(once, often, seldom, return_exceptions=True)
    assert all(isinstance(result, SeamActionAttemptTimeoutError) for result in results)
    asked = {key: sum(key in ids for _, ids in source.calls) for key in "abc"}
    assert asked["a"] == 1
    assert asked["b"] >= 8
    assert asked["c"] <= 3


@in_virtual_time
async def test_the_error_of_a_closed_poller_names_the_attempt(clock: FakeClock) -> None:
    """A wait that starts when the poller is closed ends at once, with its id."""
    poller = ActionAttemptPoller(Source(clock), clock=clock)
    await poller.close()
    with pytest.raises(SeamClientClosedError) as caught:
        await poller.wait("a")
    assert caught.value.action_attempt_id == "a"


async def test_an_outcome_for_a_task_that_was_just_cancelled() -> None:
    """An outcome that comes in the turn in which its task is cancelled is dropped, and the others arrive."""
    state = PollState(POLICY)
    shared = SharedWait(state, WaitOptions(), 0.0)
    cancelled, awaited = (shared.enter((attempt_id, None), 0.0) for attempt_id in ("a", "b"))
    call = state.take_call(0.0)
    assert call is not None
    cancelled.cancel()
    attempts = {key: seam_async.ActionAttempt(key, "success", "UNLOCK_DOOR") for key in "ab"}
    state.on_response(call, PollResponse({}, attempts), 0.1)
    assert awaited.result() is attempts["b"]
    assert not shared.leave("a")


@pytest.mark.scale
def test_separate_waits_cost_little_more_than_one() -> None:
    """A thousand calls of `wait` cost the package few times the calls of functions of one `wait_all`."""

    def calls(*, are_separate: bool) -> int:
        clock = FakeClock()
        source = Source(clock, {str(number): 1 + number / 250 for number in range(1_000)})
        profile = cProfile.Profile()

        async def run() -> None:
            async with ActionAttemptPoller(source, clock=clock) as poller:
                with profile:
                    if are_separate:
                        await asyncio.gather(*map(poller.wait, source.resolves_at))
                    else:
                        await poller.wait_all(source.resolves_at)

        clock.run(run(), debug=False)
        entries = profile.getstats()
        return sum(entry.callcount for entry in entries if getattr(entry.code, "co_filename", "").startswith(PACKAGE))

    assert calls(are_separate=True) <= MOST_CALLS_OVER_WAIT_ALL * calls(are_separate=False)
