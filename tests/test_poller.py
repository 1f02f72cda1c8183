"""The contract of the poller in docs/architecture.md, point by point, in virtual time over a source in memory."""

from __future__ import annotations

import asyncio
import gc
import logging
import math
import tracemalloc
from collections.abc import Iterable
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any

import pytest
from tenacity import wait_fixed, wait_none
from tenacity.wait import wait_base

from seam_async import (
    ActionAttempt,
    ActionAttemptPoller,
    Page,
    Pagination,
    PollingPolicy,
    SeamActionAttemptError,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamClientClosedError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
    SeamRequestTimeoutError,
)
from seam_async._polling.schedule import BUCKETS_PER_SECOND
from seam_async.testing import FakeClock

from support import Source, attempt_json, in_virtual_time

BUCKET = 1 / BUCKETS_PER_SECOND
"""How late the schedule may be."""

PENDING = ActionAttempt("a", "pending", "UNLOCK_DOOR")


def poller_of(source: Source, **policy: Any) -> ActionAttemptPoller:
    return ActionAttemptPoller(source, policy=PollingPolicy(**policy), clock=source.clock)


async def turns(count: int = 5) -> None:
    """Lets everything run that is ready."""
    for _ in range(count):
        await asyncio.sleep(0)


def tasks_besides_this_one() -> set[asyncio.Task[Any]]:
    return asyncio.all_tasks() - {asyncio.current_task()}


class TestOneRequestForMany:
    """Points 1 and 2."""

    @in_virtual_time
    async def test_ids_that_fall_due_together_go_out_together(self, clock: FakeClock) -> None:
        """1,200 ids make three calls, the first two of 500."""
        source = Source(clock, {f"id{n}": 0.0 for n in range(1200)})
        async with poller_of(source) as poller:
            await poller.wait_all(source.resolves_at)
        assert [len(ids) for _, ids in source.calls] == [500, 500, 200]
        assert len({one for _, ids in source.calls for one in ids}) == 1200

    @in_virtual_time
    async def test_the_batch_size_is_a_setting(self, clock: FakeClock) -> None:
        """No call asks for more ids than the policy allows."""
        source = Source(clock, {f"id{n}": 0.0 for n in range(25)})
        async with poller_of(source, batch_size=10) as poller:
            await poller.wait_all(source.resolves_at)
        assert [len(ids) for _, ids in source.calls] == [10, 10, 5]

    @in_virtual_time
    async def test_a_call_takes_along_ids_that_are_half_way(self, clock: FakeClock) -> None:
        """An id that is due soon rides in the call of one that is due now; one that was just asked for does not."""
        source = Source(clock, {"first": 9.0, "second": 9.0, "third": 9.0}, latency=0.0)
        async with poller_of(source, wait=wait_fixed(1)) as poller:
            waits = []
            for attempt_id, at in (("first", 0.0), ("second", 0.4), ("third", 0.8)):
                await clock.sleep(at - clock.monotonic())
                waits.append(asyncio.ensure_future(poller.wait(attempt_id)))
            await clock.sleep(1.2)
            for wait in waits:
                wait.cancel()
        # "first" is half way to its next time at 0.8; "second" is due at 1.4, when "first" and "third" are half way.
        assert [(round(at, 1), sorted(ids)) for at, ids in source.calls] == [
            (0.0, ["first"]),
            (0.4, ["second"]),
            (0.8, ["first", "third"]),
            (1.4, ["first", "second", "third"]),
        ]


class TestOneEntryPerId:
    """Point 3."""

    @in_virtual_time
    async def test_waiters_on_one_id_share_its_calls(self, clock: FakeClock) -> None:
        """A hundred waits for one attempt ask for it once at a time, and all get its outcome."""
        source = Source(clock, {"a": 1.0})
        async with poller_of(source) as poller:
            outcomes = await asyncio.gather(*(poller.wait("a") for _ in range(100)))
        assert all(outcome.is_success for outcome in outcomes)
        assert all(ids == ["a"] for _, ids in source.calls)
        assert len(source.calls) < 10

    @in_virtual_time
    async def test_cancelling_one_waiter_leaves_the_other_to_its_answer(self, clock: FakeClock) -> None:
        """Of two waits for one attempt, one is cancelled and the other gets the outcome."""
        source = Source(clock, {"a": 2.0})
        async with poller_of(source) as poller:
            one, other = (asyncio.ensure_future(poller.wait("a")) for _ in range(2))
            await clock.sleep(1)
            one.cancel()
            assert (await other).is_success
            assert one.cancelled()

    @in_virtual_time
    async def test_an_id_that_nobody_waits_for_any_more_is_not_asked_for(self, clock: FakeClock) -> None:
        """After the last waiter has left, no call holds the id, while others go on."""
        source = Source(clock, {"a": math.inf, "b": 5.0})
        async with poller_of(source) as poller:
            waits = [asyncio.ensure_future(poller.wait("a", timeout=None)) for _ in range(2)]
            other = asyncio.ensure_future(poller.wait("b"))
            await clock.sleep(1)
            for wait in waits:
                wait.cancel()
            left_at = clock.monotonic()
            await other
        assert any("a" in ids for _, ids in source.calls)
        assert not any("a" in ids for at, ids in source.calls if at > left_at)

    @in_virtual_time
    async def test_each_waiter_has_its_own_timeout(self, clock: FakeClock) -> None:
        """A short wait times out while a longer one for the same attempt gets its answer."""
        source = Source(clock, {"a": 3.0})
        async with poller_of(source) as poller:
            short = asyncio.ensure_future(poller.wait("a", timeout=1))
            long = asyncio.ensure_future(poller.wait("a", timeout=10))
            with pytest.raises(SeamActionAttemptTimeoutError):
                await short
            assert (await long).is_success

    @in_virtual_time
    async def test_the_most_eager_of_its_waiters_sets_the_pace(self, clock: FakeClock) -> None:
        """A wait with a short interval joins one with a long interval, and the id is asked for at the short one."""
        source = Source(clock, {"a": 4.0}, latency=0.0)
        async with poller_of(source) as poller:
            slow = asyncio.ensure_future(poller.wait("a", polling_interval=100))
            await clock.sleep(1)
            quick = asyncio.ensure_future(poller.wait("a", polling_interval=0.5))
            await asyncio.gather(slow, quick)
        assert source.asked_at[1] == pytest.approx(1.5, abs=2 * BUCKET)
        assert clock.monotonic() == pytest.approx(4.0, abs=0.6)


class TestNoIdleWork:
    """Point 4."""

    @in_virtual_time
    async def test_no_task_runs_while_nothing_is_pending(self, clock: FakeClock) -> None:
        """The first wait starts the polling, and with the last answer it is over at once."""
        source = Source(clock, {"a": 1.0})
        poller = poller_of(source)
        assert not tasks_besides_this_one()
        await poller.wait("a")
        assert not tasks_besides_this_one()
        assert poller.stats().pending == 0
        await poller.wait("a")
        assert not tasks_besides_this_one()

    @in_virtual_time
    async def test_a_cancelled_wait_ends_the_work(self, clock: FakeClock) -> None:
        """When the last waiter is cancelled, the call in flight is called off and the task ends."""
        source = Source(clock, {"a": math.inf}, latency=5.0)
        poller = poller_of(source)
        wait = asyncio.ensure_future(poller.wait("a"))
        await clock.sleep(1)
        assert poller.stats().in_flight == 1
        wait.cancel()
        await turns()
        assert not tasks_besides_this_one()
        assert repr(poller) == "<ActionAttemptPoller pending=0 in_flight=0>"

    @in_virtual_time
    async def test_a_wait_that_starts_while_calls_are_called_off_is_served(self, clock: FakeClock) -> None:
        """The end of one wait and the start of the next may cross."""

        async def stubborn(number: int, ids: list[str]) -> None:
            if number == 1:
                try:
                    await clock.sleep(100)
                finally:
                    await clock.sleep(1)

        source = Source(clock, {"a": 0.0}, trouble=stubborn)
        async with poller_of(source, request_timeout=1000) as poller:
            first = asyncio.ensure_future(poller.wait("a"))
            await clock.sleep(0.5)
            first.cancel()
            await clock.sleep(0.5)
            assert (await poller.wait("a")).is_success

    @pytest.mark.parametrize("status", ["success", "error"])
    @in_virtual_time
    async def test_waiting_for_a_resolved_attempt_sends_nothing(self, clock: FakeClock, status: str) -> None:
        """An attempt that is resolved already is its own answer."""
        source = Source(clock)
        async with poller_of(source) as poller:
            (outcome,) = await poller.wait_all([ActionAttempt("a", status)], return_exceptions=True)
        assert source.calls == []
        assert isinstance(outcome, SeamActionAttemptFailedError if status == "error" else ActionAttempt)

    @in_virtual_time
    async def test_a_call_that_fails_while_it_is_called_off_is_not_reported(self, clock: FakeClock) -> None:
        """What a source raises when it is cancelled concerns nobody any more."""

        async def fail_when_cancelled(number: int, ids: list[str]) -> None:
            try:
                await clock.sleep(100)
            finally:
                raise ConnectionError("cut off")

        source = Source(clock, {"a": 0.0}, trouble=fail_when_cancelled)
        poller = poller_of(source)
        wait = asyncio.ensure_future(poller.wait("a"))
        await clock.sleep(1)
        wait.cancel()
        await turns()
        gc.collect()
        assert not tasks_besides_this_one()


class TestCoalescing:
    """Point 5."""

    @in_virtual_time
    async def test_waits_of_one_turn_share_a_call(self, clock: FakeClock) -> None:
        """Fifty waits that start together make one call, at once."""
        source = Source(clock, {f"id{n}": 0.0 for n in range(50)})
        async with poller_of(source) as poller:
            await asyncio.gather(*(poller.wait(one) for one in source.resolves_at))
        assert [(at, len(ids)) for at, ids in source.calls] == [(0.0, 50)]

    @in_virtual_time
    async def test_a_pending_attempt_waits_out_its_first_interval(self, clock: FakeClock) -> None:
        """An attempt of this client that is known to be pending is not polled at once."""
        source = Source(clock, {"a": 0.0})
        async with poller_of(source) as poller:
            await poller.wait(PENDING)
        assert source.asked_at == [pytest.approx(0.25, abs=2 * BUCKET)]

    @in_virtual_time
    async def test_an_id_whose_state_is_unknown_is_asked_for_at_once(self, clock: FakeClock) -> None:
        """An id alone, or an object whose status is its owner's word, is polled in the same turn."""
        for target in ("a", {"action_attempt_id": "a"}, attempt_json("a"), SimpleNamespace(action_attempt_id="a")):
            source = Source(clock, {"a": 0.0})
            began = clock.monotonic()
            async with poller_of(source) as poller:
                await poller.wait(target)
            assert source.asked_at == [began]


class TestBackoff:
    """Point 6."""

    @in_virtual_time
    async def test_the_interval_grows_with_the_age_of_the_attempt(self, clock: FakeClock) -> None:
        """By default the wait is a tenth of the age, at least 0.25 s and at most 30 s."""
        source = Source(clock, {"a": 3600.0}, latency=0.0)
        async with poller_of(source) as poller:
            await poller.wait("a", timeout=None)
        for before, after in zip(source.asked_at, source.asked_at[1:], strict=False):
            assert after - before == pytest.approx(min(max(0.1 * before, 0.25), 30), abs=2 * BUCKET)

    @in_virtual_time
    async def test_any_tenacity_strategy_will_do(self, clock: FakeClock) -> None:
        """The policy's strategy sees the number of answers and the time waited."""
        seen: list[tuple[int, float | None]] = []

        class counting(wait_base):  # noqa: N801
            def __call__(self, retry_state: Any) -> float:
                seen.append((retry_state.attempt_number, retry_state.seconds_since_start))
                return float(retry_state.attempt_number)

        source = Source(clock, {"a": 5.0}, latency=0.0)
        async with poller_of(source, wait=counting()) as poller:
            await poller.wait("a")
        assert source.asked_at == [0.0, 1.0, 3.0, 6.0]
        assert seen == [(1, 0.0), (2, 1.0), (3, 3.0)]

    @in_virtual_time
    async def test_polling_interval_is_a_fixed_wait(self, clock: FakeClock) -> None:
        """A wait with an interval of 2 s asks every 2 s."""
        source = Source(clock, {"a": 5.0}, latency=0.0)
        async with poller_of(source) as poller:
            await poller.wait("a", polling_interval=2)
        assert source.asked_at == [0.0, 2.0, 4.0, 6.0]

    @in_virtual_time
    async def test_a_strategy_that_gives_nonsense_ends_the_waits_with_an_error(self, clock: FakeClock) -> None:
        """A broken strategy hangs nobody, and the next wait starts afresh."""
        source = Source(clock, {"a": 5.0, "b": 0.0})
        async with poller_of(source, wait=wait_fixed(math.nan)) as poller:
            with pytest.raises(SeamInvalidOptionsError, match="nan"):
                await poller.wait("a")
            assert (await poller.wait("b")).is_success

    @in_virtual_time
    async def test_a_strategy_that_raises_ends_the_waits_with_an_error(self, clock: FakeClock) -> None:
        """The caller gets our error, from the strategy's own."""

        class broken(wait_base):  # noqa: N801
            def __call__(self, retry_state: Any) -> float:
                raise ZeroDivisionError("oh")

        source = Source(clock, {"a": 5.0})
        async with poller_of(source, wait=broken()) as poller:
            with pytest.raises(SeamError, match="oh") as caught:
                await poller.wait("a")
        assert isinstance(caught.value.__cause__, ZeroDivisionError)
        assert caught.value.action_attempt_id == "a"

    @in_virtual_time
    async def test_each_wait_has_its_own_interval(self, clock: FakeClock) -> None:
        """An id with a long interval that is asked for in the call of another keeps to its own."""
        source = Source(clock, {"often": 9.0, "seldom": 9.0}, latency=0.0)
        async with poller_of(source) as poller:
            waits = [
                asyncio.ensure_future(poller.wait("often", polling_interval=1)),
                asyncio.ensure_future(poller.wait("seldom", polling_interval=8)),
            ]
            await clock.sleep(3.5)
            assert [sorted(ids) for _, ids in source.calls] == [["often", "seldom"], ["often"], ["often"], ["often"]]
            await asyncio.gather(*waits)


class TestTimeout:
    """Point 7."""

    @in_virtual_time
    async def test_the_id_is_asked_for_once_more_at_the_deadline(self, clock: FakeClock) -> None:
        """An action that ended just before the deadline is not reported as timed out."""
        source = Source(clock, {"a": 9.9})
        async with poller_of(source) as poller:
            assert (await poller.wait("a", timeout=10, polling_interval=60)).is_success
        assert source.asked_at == [0.0, pytest.approx(10.0, abs=2 * BUCKET)]

    @in_virtual_time
    async def test_the_error_says_what_was_seen_and_how_long_was_waited(self, clock: FakeClock) -> None:
        """A timeout carries the attempt as last seen, the timeout and the time waited."""
        source = Source(clock, {"a": math.inf})
        async with poller_of(source) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError, match="within 3 s") as caught:
                await poller.wait("a", timeout=3)
        error = caught.value
        assert error.action_attempt == PENDING
        assert error.action_attempt_id == "a"
        assert error.timeout == 3
        assert error.elapsed == clock.monotonic() == pytest.approx(3.02, abs=2 * BUCKET)
        assert error.__cause__ is None

    @in_virtual_time
    async def test_a_hung_call_does_not_hide_the_answer(self, clock: FakeClock) -> None:
        """The last asking goes out in a call of its own while an earlier one hangs."""

        async def hang_first(number: int, ids: list[str]) -> None:
            if number == 1:
                await clock.sleep(1000)

        source = Source(clock, {"a": 0.0}, trouble=hang_first)
        async with poller_of(source, request_timeout=2000) as poller:
            assert (await poller.wait("a", timeout=5)).is_success
        assert clock.monotonic() == pytest.approx(5.02, abs=2 * BUCKET)

    @in_virtual_time
    async def test_an_answer_from_before_the_deadline_is_not_the_last(self, clock: FakeClock) -> None:
        """A call on its way when the deadline comes finds it pending; the call after that finds the outcome."""
        source = Source(clock, {"a": 5.3}, latency=0.6)
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait("a", timeout=5, polling_interval=4.6))
            assert (await wait).is_success
        assert source.asked_at == [0.0, pytest.approx(4.6, abs=2 * BUCKET), pytest.approx(5.0, abs=2 * BUCKET)]

    @in_virtual_time
    async def test_two_calls_for_one_id_do_not_become_three(self, clock: FakeClock) -> None:
        """While the last call is on its way, the answer to an earlier one does not have the id asked for again."""

        async def slower_and_slower(number: int, ids: list[str]) -> None:
            await clock.sleep({1: 0.6, 2: 0.9}.get(number, 0.0))

        source = Source(clock, {"a": math.inf}, trouble=slower_and_slower)
        async with poller_of(source) as poller:
            short = asyncio.ensure_future(poller.wait("a", timeout=0.5))
            long = asyncio.ensure_future(poller.wait("a", timeout=1.2))
            with pytest.raises(SeamActionAttemptTimeoutError):
                await short
            long.cancel()
        assert source.asked_at == [0.0, pytest.approx(0.5, abs=2 * BUCKET), pytest.approx(1.2, abs=2 * BUCKET)]

    @in_virtual_time
    async def test_it_ends_a_second_after_the_deadline_whatever_hangs(self, clock: FakeClock) -> None:
        """When every call hangs, the wait ends a second late and says that nothing was answered."""

        async def hang(number: int, ids: list[str]) -> None:
            await clock.sleep(1000)

        source = Source(clock, {"a": 0.0}, trouble=hang)
        async with poller_of(source, request_timeout=2000) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await poller.wait("a", timeout=5)
        assert 5.9 < clock.monotonic() <= 6.0
        assert isinstance(caught.value.__cause__, SeamRequestTimeoutError)

    @in_virtual_time
    async def test_the_last_failure_is_its_cause(self, clock: FakeClock) -> None:
        """A timeout while calls are failing says how they failed."""

        async def refuse(number: int, ids: list[str]) -> None:
            raise SeamConnectionError(f"refused {number}")

        source = Source(clock, {"a": 0.0}, trouble=refuse)
        async with poller_of(source) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await poller.wait("a", timeout=4)
        assert str(caught.value.__cause__) == f"refused {len(source.calls)}"
        assert clock.monotonic() < 5

    @in_virtual_time
    async def test_a_long_retry_after_does_not_hold_a_wait_beyond_its_deadline(self, clock: FakeClock) -> None:
        """When the server wants no call until long after the deadline, the wait ends at the deadline."""

        async def busy(number: int, ids: list[str]) -> None:
            raise SeamHttpApiError("busy", status_code=429, retry_after=600)

        source = Source(clock, {"a": 0.0}, trouble=busy)
        async with poller_of(source) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await poller.wait("a", timeout=4)
        assert clock.monotonic() == pytest.approx(4.0, abs=BUCKET)
        assert len(source.calls) == 1
        assert isinstance(caught.value.__cause__, SeamHttpApiError)

    @pytest.mark.parametrize("target", ["a", PENDING])
    @in_virtual_time
    async def test_a_timeout_of_zero_asks_once(self, clock: FakeClock, target: object) -> None:
        """Zero seconds mean one call, whose answer decides."""
        source = Source(clock, {"a": math.inf, "b": 0.0})
        async with poller_of(source) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError):
                await poller.wait(target, timeout=0)
            assert len(source.calls) == 1
            assert (await poller.wait("b", timeout=0)).is_success

    @in_virtual_time
    async def test_no_timeout_means_no_limit(self, clock: FakeClock) -> None:
        """`None` waits for days."""
        source = Source(clock, {"a": 3 * 86400.0})
        async with poller_of(source, wait=wait_fixed(600)) as poller:
            assert (await poller.wait("a", timeout=None)).is_success

    @in_virtual_time
    async def test_one_timeout_holds_for_all_of_wait_all(self, clock: FakeClock) -> None:
        """Those that are resolved in time are returned, and the others are timeouts in their places."""
        source = Source(clock, {"a": 1.0, "b": math.inf, "c": 2.0})
        async with poller_of(source) as poller:
            first, second, third = await poller.wait_all(["a", "b", "c"], timeout=5, return_exceptions=True)
        assert isinstance(first, ActionAttempt)
        assert isinstance(second, SeamActionAttemptTimeoutError)
        assert isinstance(third, ActionAttempt)
        assert source.calls[-1][1] == ["b"]

    @pytest.mark.parametrize("value", [-1, math.nan, math.inf, "5", True, [1]])
    @pytest.mark.parametrize("name", ["timeout", "polling_interval"])
    @in_virtual_time
    async def test_numbers_that_make_no_sense_are_refused_before_anything_is_sent(
        self, clock: FakeClock, name: str, value: object
    ) -> None:
        """A negative, infinite or non-numeric timeout or interval is an error of the caller."""
        source = Source(clock, {"a": 0.0})
        async with poller_of(source) as poller:
            options: dict[str, Any] = {name: value}
            with pytest.raises(SeamInvalidOptionsError, match=name):
                await poller.wait("a", **options)
            with pytest.raises(SeamInvalidOptionsError, match=name):
                await poller.wait_all(["a"], **options)
            with pytest.raises(SeamInvalidOptionsError, match=name):
                poller.as_completed(["a"], **options)
        assert source.calls == []

    @in_virtual_time
    async def test_a_last_call_that_could_not_be_sent(self, clock: FakeClock) -> None:
        """When the server holds all calls at the deadline, the timeout says that the last call was not sent."""

        async def hold_from_the_second_on(number: int, _: list[str]) -> None:
            if number == 2:
                raise SeamHttpApiError("slow down", status_code=429, retry_after=60.0)

        source = Source(clock, {"a": math.inf, "b": math.inf}, trouble=hold_from_the_second_on)
        async with poller_of(source, wait=wait_fixed(50)) as poller:
            waiting = asyncio.ensure_future(poller.wait("a", timeout=5))
            await clock.sleep(1)
            other = asyncio.ensure_future(poller.wait("b", timeout=None))
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await waiting
            other.cancel()
        assert "was not sent, because of the limits or the server's Retry-After" in str(caught.value.__cause__)
        assert caught.value.elapsed < 6.01


class TestFailingCalls:
    """Point 8."""

    @pytest.mark.parametrize(
        "failure",
        [
            SeamConnectionError("cut"),
            SeamHttpApiError("down", status_code=500),
            SeamHttpApiError("down", status_code=503),
            SeamHttpInvalidResponseError("HTML", status_code=404),
            SeamHttpInvalidResponseError("HTML", status_code=400),
            RuntimeError("a bug in the source"),
            OSError(),
            TimeoutError(),
        ],
    )
    @in_virtual_time
    async def test_a_failing_call_fails_nobody(self, clock: FakeClock, failure: Exception) -> None:
        """The batch is asked for again, and every waiter gets its answer."""

        async def fail_twice(number: int, ids: list[str]) -> None:
            if number <= 2:
                raise failure

        source = Source(clock, {"a": 0.0, "b": 0.0}, trouble=fail_twice)
        async with poller_of(source) as poller:
            outcomes = await poller.wait_all(["a", "b"])
            assert poller.stats().retries == 2
        assert all(outcome.is_success for outcome in outcomes)
        assert [sorted(ids) for _, ids in source.calls] == [["a", "b"]] * 3

    @pytest.mark.parametrize("answer", [None, 7, [None], [{}], [{"action_attempt_id": "a"}], [{"status": "success"}]])
    @in_virtual_time
    async def test_an_answer_of_nonsense_fails_nobody(self, clock: FakeClock, answer: Any) -> None:
        """What cannot be read is asked for again."""
        answers = [answer, answer, [attempt_json("a", "success")]]

        async def fetch(ids: list[str]) -> Any:
            return answers.pop(0)

        async with ActionAttemptPoller(fetch, clock=clock) as poller:
            assert (await poller.wait("a")).is_success
            assert poller.stats().retries == 2

    @in_virtual_time
    async def test_nonsense_about_one_id_ends_in_a_timeout_that_says_so(self, clock: FakeClock) -> None:
        """An id whose answer cannot be read is not taken for missing; others are answered."""

        async def fetch(ids: list[str]) -> Any:
            return [{"action_attempt_id": "a", "status": 5}, attempt_json("b", "success")]

        async with ActionAttemptPoller(fetch, clock=clock) as poller:
            first, second = await poller.wait_all(["a", "b"], timeout=20, return_exceptions=True)
        assert isinstance(first, SeamActionAttemptTimeoutError)
        assert isinstance(first.__cause__, SeamHttpInvalidResponseError)
        assert isinstance(second, ActionAttempt)

    @in_virtual_time
    async def test_a_failing_source_is_asked_less_and_less_often(self, clock: FakeClock) -> None:
        """The backoff after failures is the policy's strategy for them."""

        async def refuse(number: int, ids: list[str]) -> None:
            raise SeamConnectionError("refused")

        source = Source(clock, {"a": 0.0}, trouble=refuse, latency=0.0)
        async with poller_of(source, failure_wait=wait_fixed(1.5)) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError):
                await poller.wait("a", timeout=4.6)
        assert source.asked_at == [0.0, 1.5, 3.0, 4.5, pytest.approx(4.6, abs=2 * BUCKET)]

    @in_virtual_time
    async def test_hung_calls_do_not_starve_the_others(self, clock: FakeClock) -> None:
        """While three calls hang, other ids are answered in time."""

        async def hang(number: int, ids: list[str]) -> None:
            if ids[0].startswith("hung"):
                await clock.sleep(1000)

        source = Source(clock, {**{f"hung{n}": 0.0 for n in range(3)}, "fine": 5.0}, trouble=hang)
        async with poller_of(source, batch_size=1) as poller:
            hung = [asyncio.ensure_future(poller.wait(f"hung{n}", timeout=60)) for n in range(3)]
            fine = await poller.wait("fine")
            assert fine.is_success
            assert clock.monotonic() < 6
            for wait in hung:
                wait.cancel()

    @in_virtual_time
    async def test_a_call_that_hangs_is_given_up_and_asked_again(self, clock: FakeClock) -> None:
        """After `request_timeout` the ids are free for the next call."""

        async def hang_first(number: int, ids: list[str]) -> None:
            if number == 1:
                await clock.sleep(1000)

        source = Source(clock, {"a": 0.0}, trouble=hang_first)
        async with poller_of(source, request_timeout=2, failure_wait=wait_none()) as poller:
            await poller.wait("a")
        assert source.asked_at == [0.0, pytest.approx(2.02, abs=0.1)]

    @pytest.mark.parametrize(
        "failure",
        [
            SeamHttpUnauthorizedError("no", status_code=401),
            SeamHttpApiError("no", status_code=403),
            SeamClientClosedError("closed"),
        ],
    )
    @in_virtual_time
    async def test_what_cannot_heal_ends_all_waits_at_once(self, clock: FakeClock, failure: SeamError) -> None:
        """Each waiter gets an error of its own that names its attempt as last seen."""

        async def refuse(number: int, ids: list[str]) -> None:
            if number == 2:
                raise failure

        source = Source(clock, {"a": math.inf, "b": math.inf}, trouble=refuse)
        async with poller_of(source) as poller:
            both = poller.wait("a", timeout=None), poller.wait("b", timeout=None)
            outcomes = await asyncio.gather(*both, return_exceptions=True)
        first, second = outcomes
        assert isinstance(first, type(failure))
        assert isinstance(second, type(failure))
        assert first.action_attempt_id == "a"
        assert second.action_attempt_id == "b"
        assert first.action_attempt == PENDING
        assert str(first) == str(failure)

    @in_virtual_time
    async def test_a_call_that_is_cancelled_from_outside_is_asked_again(self, clock: FakeClock) -> None:
        """A source that raises CancelledError by itself does not stop the polling."""

        async def cancel_first(number: int, ids: list[str]) -> None:
            if number == 1:
                raise asyncio.CancelledError

        source = Source(clock, {"a": 0.0}, trouble=cancel_first)
        async with poller_of(source) as poller:
            assert (await poller.wait("a")).is_success

    @in_virtual_time
    async def test_errors_of_another_client_count_by_their_status(self, clock: FakeClock) -> None:
        """A foreign exception with `status_code` 401 ends the wait with our error, from the foreign one."""

        class ForeignError(Exception):
            status_code = 401

        async def fetch(ids: list[str]) -> Any:
            raise ForeignError("who are you?")

        async with ActionAttemptPoller(fetch, clock=clock) as poller:
            with pytest.raises(SeamHttpApiError, match="who are you") as caught:
                await poller.wait("a")
        assert isinstance(caught.value.__cause__, ForeignError)

    @in_virtual_time
    async def test_a_failure_is_forgotten_once_calls_are_answered_again(self, clock: FakeClock) -> None:
        """A timeout after a failure that has passed does not blame it."""

        async def fail_once(number: int, _: list[str]) -> None:
            if number == 1:
                raise SeamConnectionError("cut")

        source = Source(clock, {"a": math.inf}, trouble=fail_once)
        async with poller_of(source) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await poller.wait("a", timeout=5)
        assert caught.value.__cause__ is None


class TestBadIds:
    """Point 9."""

    @in_virtual_time
    async def test_a_bad_id_in_a_batch_of_500_hurts_only_its_own_waiter(self, clock: FakeClock) -> None:
        """Its waiter gets the API's error; the 499 others their outcomes, in at most 18 extra calls."""
        error = SeamHttpInvalidInputError("not a uuid", status_code=400, code="invalid_input")

        async def reject(number: int, ids: list[str]) -> None:
            if "id137" in ids:
                raise error

        source = Source(clock, {f"id{n}": 0.0 for n in range(500)}, trouble=reject)
        async with poller_of(source) as poller:
            outcomes = await poller.wait_all(source.resolves_at, return_exceptions=True)
        bad = outcomes.pop(137)
        assert isinstance(bad, SeamHttpInvalidInputError)
        assert bad.action_attempt_id == "id137"
        assert all(isinstance(outcome, ActionAttempt) for outcome in outcomes)
        assert len(source.calls) - 1 <= 2 * math.log2(500)

    @in_virtual_time
    async def test_pending_ids_beside_a_bad_one_go_on_as_before(self, clock: FakeClock) -> None:
        """After the search, the good ids are polled until they resolve."""

        async def reject(number: int, ids: list[str]) -> None:
            if "bad" in ids:
                raise SeamHttpApiError("bad", status_code=422)

        source = Source(clock, {"bad": 0.0, **{f"id{n}": 3.0 for n in range(9)}}, trouble=reject)
        async with poller_of(source) as poller:
            outcomes = await poller.wait_all(source.resolves_at, return_exceptions=True)
        assert [type(outcome).__name__ for outcome in outcomes] == ["SeamHttpApiError"] + ["ActionAttempt"] * 9

    @in_virtual_time
    async def test_waiters_may_leave_during_the_search(self, clock: FakeClock) -> None:
        """A half whose waiters have all gone is not asked for, and the other half still is."""

        async def reject(number: int, ids: list[str]) -> None:
            if len(ids) > 2:
                raise SeamHttpApiError("bad", status_code=400)

        source = Source(clock, dict.fromkeys("abcd", 1.0), trouble=reject, latency=1.0)
        async with poller_of(source, max_concurrent_requests=1) as poller:
            leaving = asyncio.ensure_future(poller.wait_all(["a", "b"]))
            staying = asyncio.ensure_future(poller.wait_all(["c", "d"]))
            await clock.sleep(0.5)
            leaving.cancel()
            assert len(await staying) == 2

    @in_virtual_time
    async def test_a_failing_call_during_the_search_loses_nobody(self, clock: FakeClock) -> None:
        """When a half fails for another reason, both halves are asked for again."""

        async def reject(number: int, ids: list[str]) -> None:
            if number == 2:
                raise SeamConnectionError("cut")
            if "bad" in ids:
                raise SeamHttpApiError("bad", status_code=400)

        source = Source(clock, {"bad": 0.0, **{f"id{n}": 0.0 for n in range(7)}}, trouble=reject)
        async with poller_of(source) as poller:
            outcomes = await poller.wait_all(source.resolves_at, return_exceptions=True, timeout=None)
        assert [type(outcome).__name__ for outcome in outcomes] == ["SeamHttpApiError"] + ["ActionAttempt"] * 7


class TestMissingIds:
    """Point 10."""

    @in_virtual_time
    async def test_an_id_that_is_not_listed_yet_is_asked_for_again(self, clock: FakeClock) -> None:
        """A fresh attempt that the list does not know for two seconds is found when it does."""
        source = Source(clock)
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait("a"))
            await clock.sleep(2)
            source.resolves_at["a"] = 2.0
            assert (await wait).is_success

    @in_virtual_time
    async def test_an_id_that_stays_missing_ends_after_the_grace(self, clock: FakeClock) -> None:
        """After five seconds the wait ends with an error of its own kind, while others go on."""
        source = Source(clock, {"b": 8.0})
        async with poller_of(source) as poller:
            missing, found = await poller.wait_all(["a", "b"], return_exceptions=True, timeout=60)
        assert isinstance(missing, SeamActionAttemptNotFoundError)
        assert missing.action_attempt_id == "a"
        assert isinstance(found, ActionAttempt)
        assert max(at for at, ids in source.calls if "a" in ids) == pytest.approx(5.0, abs=2 * BUCKET)

    @in_virtual_time
    async def test_not_found_for_all_of_them_means_each_is_missing(self, clock: FakeClock) -> None:
        """A 404 is an answer like an empty list."""

        async def not_found(number: int, ids: list[str]) -> None:
            raise SeamHttpApiError("none of them", status_code=404)

        source = Source(clock, trouble=not_found)
        async with poller_of(source, missing_grace=1) as poller:
            outcomes = await poller.wait_all(["a", "b"], return_exceptions=True)
        assert all(isinstance(outcome, SeamActionAttemptNotFoundError) for outcome in outcomes)
        assert clock.monotonic() == pytest.approx(1.02, abs=2 * BUCKET)

    @in_virtual_time
    async def test_an_attempt_that_vanishes_is_polled_until_it_is_back(self, clock: FakeClock) -> None:
        """An attempt that was once shown exists: a list without it is a failure, which ends no wait."""
        source = Source(clock, {"a": math.inf})
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait("a", timeout=None))
            await clock.sleep(3)
            del source.resolves_at["a"]
            await clock.sleep(60)
            assert poller.stats().retries > 3
            source.resolves_at["a"] = 0.0
            assert (await wait).is_success

    @in_virtual_time
    async def test_an_attempt_that_vanished_times_out_with_that_as_its_cause(self, clock: FakeClock) -> None:
        """The deadline ends the wait, and its error says what the server did."""
        source = Source(clock, {"a": math.inf})
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait("a", timeout=20))
            await clock.sleep(3)
            del source.resolves_at["a"]
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await wait
        assert caught.value.action_attempt == PENDING
        assert "omits action attempts" in str(caught.value.__cause__)

    @in_virtual_time
    async def test_missing_at_the_deadline_is_the_answer_unless_it_was_seen(self, clock: FakeClock) -> None:
        """An id never seen ends as not found; an attempt that the API has given out ends as timed out."""
        source = Source(clock)
        async with poller_of(source) as poller:
            with pytest.raises(SeamActionAttemptNotFoundError):
                await poller.wait("a", timeout=1)
            with pytest.raises(SeamActionAttemptTimeoutError):
                await poller.wait(PENDING, timeout=1)

    @in_virtual_time
    async def test_an_omission_before_an_outage_is_no_proof_at_the_deadline(self, clock: FakeClock) -> None:
        """An id omitted once, whose later polls all fail, ends as timed out with the failure as its cause."""

        async def outage(number: int, ids: list[str]) -> None:
            if number > 1:
                raise SeamConnectionError("the server is down")

        async with poller_of(Source(clock, trouble=outage)) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await poller.wait("a", timeout=20)
        assert str(caught.value.__cause__) == "the server is down"

    @in_virtual_time
    async def test_an_omission_is_no_proof_when_the_last_poll_has_no_response(self, clock: FakeClock) -> None:
        """An id omitted once ends as timed out if the response to the last poll does not come in time."""

        async def hang(number: int, ids: list[str]) -> None:
            if number > 1:
                await clock.sleep(100)

        async with poller_of(Source(clock, trouble=hang)) as poller:
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await poller.wait("a", timeout=2)
        assert str(caught.value.__cause__) == "The last request was not answered in time"

    @in_virtual_time
    async def test_a_page_that_is_not_the_last_leaves_the_others_to_the_next_call(self, clock: FakeClock) -> None:
        """A server that answers 40 ids of 100 at a time is asked three times, and no id counts as missing."""
        asked: list[int] = []

        async def fetch(ids: list[str]) -> Iterable[object]:
            asked.append(len(ids))
            more = Pagination(has_next_page=len(ids) > 40, next_page_cursor="next")
            return Page([attempt_json(one, "success") for one in ids[:40]], more)

        async with ActionAttemptPoller(fetch, policy=PollingPolicy(missing_grace=0), clock=clock) as poller:
            await poller.wait_all([f"id{n}" for n in range(100)])
        assert asked == [100, 60, 20]


class TestAnswers:
    """Point 11."""

    @in_virtual_time
    async def test_a_failed_action_raises_with_its_code(self, clock: FakeClock) -> None:
        """An attempt with status `error` is an exception that says why."""
        source = Source(clock, {"a": 1.0})
        source.failing.add("a")
        async with poller_of(source) as poller:
            with pytest.raises(SeamActionAttemptFailedError, match="It is stuck") as caught:
                await poller.wait("a")
        assert caught.value.code == "device_error"
        assert caught.value.action_attempt is not None
        assert caught.value.action_attempt.is_error

    @in_virtual_time
    async def test_an_unknown_status_is_never_a_success(self, clock: FakeClock) -> None:
        """It ends that wait, with the raw value in the error, whether it comes in an answer or from the caller."""

        async def fetch(ids: list[str]) -> Iterable[object]:
            return [attempt_json("a", "paused"), attempt_json("b", "success")]

        async with ActionAttemptPoller(fetch, clock=clock) as poller:
            outcomes = await poller.wait_all(["a", "b", ActionAttempt("c", "odd")], return_exceptions=True)
        paused, fine, odd = outcomes
        assert isinstance(paused, SeamActionAttemptUnknownStatusError)
        assert paused.status == "paused"
        assert isinstance(fine, ActionAttempt)
        assert isinstance(odd, SeamActionAttemptUnknownStatusError)

    @in_virtual_time
    async def test_unknown_fields_types_and_results_are_carried_through(self, clock: FakeClock) -> None:
        """What this version does not know reaches the caller untouched."""
        sent = attempt_json("a", "success", action_type="FLY", result=[1, {"x": None}], new_field={"y": 2})

        async def fetch(ids: list[str]) -> Iterable[object]:
            return [sent, attempt_json("stranger", "error")]

        async with ActionAttemptPoller(fetch, clock=clock) as poller:
            attempt = await poller.wait("a")
        assert attempt.raw == sent

    @in_virtual_time
    async def test_an_answer_that_comes_after_its_waiter_has_gone_is_ignored(self, clock: FakeClock) -> None:
        """A late answer disturbs nobody."""
        source = Source(clock, {"a": 0.0, "b": 1.0}, latency=0.5)
        async with poller_of(source) as poller:
            gone = asyncio.ensure_future(poller.wait("a"))
            stays = asyncio.ensure_future(poller.wait("b"))
            await clock.sleep(0.2)
            gone.cancel()
            assert (await stays).is_success


class TestPace:
    """Point 12."""

    @pytest.mark.parametrize("status", [429, 503])
    @in_virtual_time
    async def test_retry_after_holds_all_polling(self, clock: FakeClock, status: int) -> None:
        """No call goes out before the moment that the server named, not even for a new wait."""

        async def busy(number: int, ids: list[str]) -> None:
            if number == 1:
                raise SeamHttpApiError("busy", status_code=status, retry_after=7)

        source = Source(clock, {"a": 0.0, "b": 0.0}, trouble=busy)
        async with poller_of(source) as poller:
            first = asyncio.ensure_future(poller.wait("a"))
            await clock.sleep(1)
            await asyncio.gather(first, poller.wait("b"))
        at, ids = source.calls[1]
        assert at >= 7.02
        assert sorted(ids) == ["a", "b"]

    @in_virtual_time
    async def test_retry_after_counts_even_when_the_last_wait_leaves_as_it_comes(self, clock: FakeClock) -> None:
        """The pause is the server's, and not that of the wait whose call was turned away."""

        async def busy(number: int, ids: list[str]) -> None:
            if number == 1:
                waiting.cancel()
                raise SeamHttpApiError("busy", status_code=429, retry_after=7)

        source = Source(clock, {"a": 0.0}, trouble=busy)
        async with poller_of(source) as poller:
            waiting = asyncio.ensure_future(poller.wait("a"))
            await asyncio.wait([waiting])
            await poller.wait("a")
        assert source.asked_at == [0.0, pytest.approx(7.03, abs=0.02)]

    @in_virtual_time
    async def test_a_slow_answer_does_not_slow_down_the_polling(self, clock: FakeClock) -> None:
        """The interval is the time between two askings, as long as half of it is left after the answer."""
        for latency, askings in ((0.4, [0.0, 1.0, 2.0]), (0.8, [0.0, 1.3])):
            start = clock.monotonic()
            source = Source(clock, {"a": start + 2.0}, latency=latency)
            async with poller_of(source) as poller:
                await poller.wait("a", polling_interval=1)
            assert [at - start for at in source.asked_at] == pytest.approx(askings, abs=3 * BUCKET)

    @in_virtual_time
    async def test_a_429_without_a_time_backs_off_by_itself(self, clock: FakeClock) -> None:
        """Too many requests mean a pause even when the server does not say how long."""

        async def busy(number: int, ids: list[str]) -> None:
            if number <= 2:
                raise SeamHttpApiError("busy", status_code=429)

        source = Source(clock, {"a": 0.0}, trouble=busy, latency=0.0)
        async with poller_of(source, failure_wait=wait_fixed(3)) as poller:
            await poller.wait("a")
        assert source.asked_at == [0.0, 3.0, 6.0]

    @in_virtual_time
    async def test_the_rate_and_the_number_of_calls_at_once_are_never_exceeded(self, clock: FakeClock) -> None:
        """3,000 ids in batches of ten keep to 50 calls a second and to four at once."""
        now_open = most_open = 0

        async def count(number: int, ids: list[str]) -> None:
            nonlocal now_open, most_open
            now_open += 1
            most_open = max(most_open, now_open)
            await clock.sleep(0.05)
            now_open -= 1

        source = Source(clock, {f"id{n}": 0.0 for n in range(3000)}, trouble=count, latency=0.0)
        async with poller_of(source, batch_size=10, max_requests_per_second=50, max_concurrent_requests=4) as poller:
            await poller.wait_all(source.resolves_at, timeout=60)
        assert most_open == 3, "one place is kept for first polls, last polls and hints"
        assert len(source.calls) == 300
        assert all(late - early >= 1 - 1e-6 for early, late in zip(source.asked_at, source.asked_at[50:], strict=False))


@pytest.mark.scale
class TestScale:
    """Point 13."""

    @in_virtual_time
    async def test_wait_all_makes_no_task_for_each_id(self, clock: FakeClock) -> None:
        """Ten thousand ids are served by the driver and the calls in flight."""
        source = Source(clock, {f"id{n}": math.inf for n in range(10_000)})
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait_all(source.resolves_at, return_exceptions=True, timeout=None))
            most = 0
            for _ in range(50):
                await clock.sleep(0.01)
                most = max(most, len(asyncio.all_tasks()))
            wait.cancel()
        assert most <= 1 + 1 + 1 + 8

    @in_virtual_time
    async def test_a_pending_id_takes_less_than_half_a_kilobyte(self, clock: FakeClock) -> None:
        """At 500 bytes an id, a million of them fit in 500 MB."""
        count = 20_000
        source = Source(clock, {f"id{n}": math.inf for n in range(count)})
        ids = list(source.resolves_at)
        async with poller_of(source) as poller:
            gc.collect()
            tracemalloc.start()
            wait = asyncio.ensure_future(poller.wait_all(ids, return_exceptions=True, timeout=None))
            await clock.sleep(1)
            source.calls.clear()
            gc.collect()
            size, _ = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert poller.stats().ids_asked >= count
            wait.cancel()
        assert size / count < 500

    @in_virtual_time
    async def test_other_tasks_get_their_turns_while_many_ids_are_entered(self, clock: FakeClock) -> None:
        """Ten thousand ids, given twice, are entered in parts, and each outcome comes twice."""
        source = Source(clock, {f"id{n}": 0.0 for n in range(10_000)})
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait_all([*source.resolves_at, *source.resolves_at]))
            entered = set()
            while poller.stats().pending < 10_000:
                await asyncio.sleep(0)
                entered.add(poller.stats().pending)
            attempts = await wait
        assert {0, 2_000, 4_000, 6_000, 8_000, 10_000} <= entered
        assert [attempt.action_attempt_id for attempt in attempts] == [*source.resolves_at] * 2

    @in_virtual_time
    async def test_other_tasks_get_their_turns_while_many_outcomes_are_handed_over(self, clock: FakeClock) -> None:
        """Between the last response and the end of the wait there are two turns for each chunk."""
        turns_after = 0

        async def count(number: int, _: list[str]) -> None:
            async def beat() -> None:
                nonlocal turns_after
                while not wait.done():
                    turns_after += 1
                    await asyncio.sleep(0)

            if number == 20:
                beats.append(asyncio.ensure_future(beat()))

        beats: list[asyncio.Task[None]] = []
        source = Source(clock, {f"id{n}": 0.0 for n in range(10_000)}, latency=0.0, trouble=count)
        async with poller_of(source, max_concurrent_requests=1) as poller:
            wait = asyncio.ensure_future(poller.wait_all(source.resolves_at))
            await wait
        await asyncio.gather(*beats)
        assert turns_after >= 2 * 5

    @in_virtual_time
    async def test_other_tasks_get_their_turns_while_many_ids_of_as_completed_are_entered(
        self, clock: FakeClock
    ) -> None:
        """Ten thousand ids are looked at in parts and entered in parts, and each outcome comes once."""
        source = Source(clock, {f"id{n}": 0.0 for n in range(10_000)})
        turns_before = 0

        async def wait_for_all() -> list[str]:
            return [attempt.action_attempt_id async for attempt in poller.as_completed(source.resolves_at)]

        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(wait_for_all())
            while not poller.stats().pending:
                await asyncio.sleep(0)
                turns_before += 1
            entered = set()
            while poller.stats().pending < 10_000:
                entered.add(poller.stats().pending)
                await asyncio.sleep(0)
            assert sorted(await wait) == sorted(source.resolves_at)
        assert turns_before >= 5
        assert {2_000, 4_000, 6_000, 8_000} <= entered

    @in_virtual_time
    async def test_other_tasks_get_their_turns_while_as_completed_yields_many(self, clock: FakeClock) -> None:
        """Ten thousand that have resolved already are yielded with a turn of the loop after each part."""
        source = Source(clock, {})
        resolved = [ActionAttempt(f"id{n}", "success") for n in range(10_000)]
        yielded_by_turn: list[int] = []
        ids: list[str] = []

        async def beat() -> None:
            while len(ids) < len(resolved):
                yielded_by_turn.append(len(ids))
                await asyncio.sleep(0)

        async with poller_of(source) as poller:
            beating = asyncio.ensure_future(beat())
            async for attempt in poller.as_completed(resolved):
                ids += [attempt.action_attempt_id]
            await beating
        assert ids == [attempt.action_attempt_id for attempt in resolved]
        assert {2_000, 4_000, 6_000, 8_000} <= set(yielded_by_turn)

    @in_virtual_time
    async def test_closing_while_ids_are_entered(self, clock: FakeClock) -> None:
        """A wait for many that has been entered in part ends at once when the poller is closed."""
        source = Source(clock, {f"id{n}": 0.0 for n in range(10_000)})
        poller = poller_of(source)
        wait = asyncio.ensure_future(poller.wait_all(source.resolves_at))
        await turns(6)
        assert 0 < poller.stats().pending < 10_000
        await poller.close()
        with pytest.raises(SeamClientClosedError):
            await wait
        assert poller.stats().pending == 0
        assert tasks_besides_this_one() == set()

    @in_virtual_time
    async def test_cancelling_while_ids_are_entered(self, clock: FakeClock) -> None:
        """Of a wait for many that is cancelled before all of it has been entered, nothing is asked for any more."""
        source = Source(clock, {f"id{n}": 0.0 for n in range(10_000)})
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait_all(source.resolves_at))
            await turns(6)
            assert 0 < poller.stats().pending < 10_000
            wait.cancel()
            with pytest.raises(asyncio.CancelledError):
                await wait
            assert poller.stats().pending == 0
            await turns()
            assert tasks_besides_this_one() == set()

    @in_virtual_time
    async def test_the_deadline_of_many_ids(self, clock: FakeClock) -> None:
        """A wait for ten thousand ids that ask once asks for each of them once, and ends with what is known then."""
        source = Source(clock, {f"id{n}": 0.0 if n % 2 else math.inf for n in range(10_000)})
        async with poller_of(source) as poller:
            outcomes = await poller.wait_all(source.resolves_at, timeout=0, return_exceptions=True)
        assert sum(isinstance(one, SeamActionAttemptTimeoutError) for one in outcomes) == 5_000
        assert sum(len(ids) for _, ids in source.calls) == 10_000
        assert clock.monotonic() < 2.0


class TestCleanEnds:
    """Point 14."""

    @in_virtual_time
    async def test_close_wakes_every_waiter(self, clock: FakeClock) -> None:
        """A closed poller ends the waits, each with its attempt, and leaves no task; closing twice is fine."""
        source = Source(clock, {"a": math.inf, "b": math.inf})
        poller = poller_of(source)
        waits = [asyncio.ensure_future(poller.wait(one)) for one in "ab"]
        await clock.sleep(1)
        await poller.close()
        assert not tasks_besides_this_one() - set(waits)
        await poller.close()
        for wait, attempt_id in zip(waits, "ab", strict=True):
            with pytest.raises(SeamClientClosedError) as caught:
                await wait
            assert caught.value.action_attempt_id == attempt_id
            assert caught.value.action_attempt is not None

    @in_virtual_time
    async def test_a_closed_poller_refuses_to_wait(self, clock: FakeClock) -> None:
        """Use after close raises, and names the attempt."""
        source = Source(clock, {"a": 0.0})
        async with poller_of(source) as poller:
            pass
        with pytest.raises(SeamClientClosedError) as caught:
            await poller.wait(PENDING)
        assert caught.value.action_attempt is PENDING
        with pytest.raises(SeamClientClosedError):
            await poller.wait_all(["a", "b"])
        assert source.calls == []

    @in_virtual_time
    async def test_drain_waits_for_the_waits_and_then_closes(self, clock: FakeClock) -> None:
        """All that is waited for gets its outcome first."""
        source = Source(clock, {"a": 5.0})
        poller = poller_of(source)
        wait = asyncio.ensure_future(poller.wait("a"))
        await turns()
        first, second = asyncio.ensure_future(poller.drain()), asyncio.ensure_future(poller.drain(60))
        assert (await wait).is_success
        await asyncio.gather(first, second)
        with pytest.raises(SeamClientClosedError):
            await poller.wait("a")

    @in_virtual_time
    async def test_drain_gives_up_after_its_timeout(self, clock: FakeClock) -> None:
        """What is still waited for then ends as closed; a poller without waits closes at once."""
        source = Source(clock, {"a": math.inf})
        poller = poller_of(source)
        wait = asyncio.ensure_future(poller.wait("a", timeout=None))
        await turns()
        await poller.drain(timeout=3)
        assert clock.monotonic() == pytest.approx(3.0)
        with pytest.raises(SeamClientClosedError):
            await wait
        await poller.drain()

    @in_virtual_time
    async def test_a_driver_that_is_cancelled_from_outside_hangs_nobody(self, clock: FakeClock) -> None:
        """Whoever cancels all tasks ends the waits too."""
        source = Source(clock, {"a": math.inf})
        poller = poller_of(source)
        wait = asyncio.ensure_future(poller.wait("a"))
        await clock.sleep(1)
        for task in tasks_besides_this_one() - {wait}:
            task.cancel()
        with pytest.raises(SeamClientClosedError):
            await wait

    @in_virtual_time
    async def test_leaving_as_completed_early_ends_the_wait(self, clock: FakeClock) -> None:
        """After `break` nothing runs on."""
        source = Source(clock, {"a": 0.0, "b": math.inf})
        poller = poller_of(source)
        async for attempt in poller.as_completed(["a", "b"], timeout=None):
            assert attempt.action_attempt_id == "a"
            break
        await turns()
        assert not tasks_besides_this_one()
        assert poller.stats().pending == 0

    @in_virtual_time
    async def test_cancelling_wait_all_leaves_what_others_wait_for(self, clock: FakeClock) -> None:
        """Of the ids of a cancelled wait, those that others share stay in the book."""
        source = Source(clock, dict.fromkeys("abc", 3.0))
        async with poller_of(source) as poller:
            all_of_them = asyncio.ensure_future(poller.wait_all(["a", "b", "c"]))
            one = asyncio.ensure_future(poller.wait("b"))
            await clock.sleep(1)
            all_of_them.cancel()
            await turns()
            assert poller.stats().pending == 1
            assert (await one).is_success

    def test_a_poller_may_be_used_in_one_loop_after_another(self) -> None:
        """An idle poller belongs to no loop, and one whose loop was closed under it starts afresh."""
        clock = FakeClock()
        source = Source(clock, {"a": 0.0, "b": math.inf})
        poller = poller_of(source)
        assert clock.run(poller.wait("a")).is_success
        abandoned = clock.new_event_loop()
        task = abandoned.create_task(poller.wait("b"))
        abandoned.run_until_complete(asyncio.sleep(1))
        left = asyncio.all_tasks(abandoned)
        abandoned.close()
        assert clock.run(poller.wait("a")).is_success
        assert poller.stats().pending == 0
        for orphan in {task, *left}:
            orphan._log_destroy_pending = False  # type: ignore[attr-defined]
            orphan.get_coro().close()

    def test_a_second_loop_at_the_same_time_is_refused(self) -> None:
        """A client that waits in one loop cannot be used in another, and says so."""
        clock = FakeClock()
        poller = poller_of(Source(clock, {"a": math.inf}))
        with asyncio.Runner(loop_factory=clock.new_event_loop) as runner:
            wait = runner.get_loop().create_task(poller.wait("a", timeout=None))
            runner.run(asyncio.sleep(1))
            other = clock.new_event_loop()
            with pytest.raises(SeamInvalidOptionsError, match="another event loop"):
                other.run_until_complete(poller.wait("a"))
            other.close()
            wait.cancel()


class TestVisible:
    """Point 15."""

    @in_virtual_time
    async def test_stats_say_what_it_has_done(self, clock: FakeClock) -> None:
        """Pending ids, calls, ids asked, how full the calls were, and how late an outcome may have been noticed."""
        source = Source(clock, {"a": 1.1, "b": math.inf}, latency=0.0)
        async with poller_of(source, batch_size=4, wait=wait_fixed(1)) as poller:
            assert poller.stats().batch_fill == 0
            wait = asyncio.ensure_future(poller.wait("b"))
            await poller.wait("a")
            stats = poller.stats()
            wait.cancel()
        assert (stats.pending, stats.in_flight, stats.calls, stats.ids_asked) == (1, 0, 3, 6)
        assert stats.batch_fill == 0.5
        assert stats.max_lateness == pytest.approx(1.0, abs=2 * BUCKET)

    @in_virtual_time
    async def test_on_update_sees_each_change_once(self, clock: FakeClock) -> None:
        """The first sight and every change are told, and nothing twice."""
        states = [attempt_json("a"), attempt_json("a"), attempt_json("a", progress=1), attempt_json("a", "success")]

        async def fetch(ids: list[str]) -> Iterable[object]:
            return [states.pop(0)]

        seen: list[ActionAttempt] = []
        async with ActionAttemptPoller(fetch, clock=clock) as poller:
            await asyncio.gather(poller.wait("a", on_update=seen.append), poller.wait("a"))
        assert [(attempt.status, attempt.raw.get("progress")) for attempt in seen] == [
            ("pending", None),
            ("pending", 1),
            ("success", None),
        ]

    @in_virtual_time
    async def test_an_on_update_that_raises_is_logged_and_hurts_nobody(self, clock: FakeClock) -> None:
        """The wait and all others go on."""
        records: list[logging.LogRecord] = []
        logger = logging.getLogger("seam_async.poller")
        handler = logging.Handler()
        handler.emit = records.append  # type: ignore[assignment, method-assign]
        logger.addHandler(handler)
        try:
            source = Source(clock, {"a": 0.0})
            async with poller_of(source) as poller:
                assert (await poller.wait("a", on_update=lambda attempt: 1 / 0)).is_success
        finally:
            logger.removeHandler(handler)
        assert any("on_update failed" in record.getMessage() for record in records)

    @in_virtual_time
    async def test_the_log_tells_of_failures_once_and_of_the_recovery(self, clock: FakeClock) -> None:
        """One warning when calls begin to fail, one message when they work again, and the counts in extras."""
        records: list[logging.LogRecord] = []
        logger = logging.getLogger("seam_async.poller")
        handler = logging.Handler()
        handler.emit = records.append  # type: ignore[assignment, method-assign]
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        try:

            async def fail(number: int, ids: list[str]) -> None:
                if number <= 3:
                    raise SeamConnectionError("cut")

            source = Source(clock, {"a": 0.0}, trouble=fail)
            async with poller_of(source) as poller:
                await poller.wait("a")
        finally:
            logger.removeHandler(handler)
            logger.setLevel(logging.NOTSET)
        assert [record.levelname for record in records if "failed" in record.getMessage()] == ["WARNING"] + 2 * [
            "DEBUG"
        ]
        assert any("succeed again, after 3 failures" in record.getMessage() for record in records)
        assert [record.__dict__["ids_asked"] for record in records if hasattr(record, "ids_asked")] == [1]


class TestAnySource:
    """Point 16."""

    @in_virtual_time
    async def test_it_waits_for_attempts_of_another_client(self, clock: FakeClock) -> None:
        """A source of foreign objects and waits for foreign objects work like our own."""

        async def fetch(ids: list[str]) -> Iterable[object]:
            return (SimpleNamespace(action_attempt_id=one, status="success", result={"x": 1}) for one in ids)

        async with ActionAttemptPoller(fetch, clock=clock) as poller:
            attempts = await poller.wait_all(
                ["a", {"action_attempt_id": "b"}, SimpleNamespace(action_attempt_id="c"), ActionAttempt("d", "pending")]
            )
        assert [attempt.action_attempt_id for attempt in attempts] == ["a", "b", "c", "d"]
        assert attempts[0].result == {"x": 1}

    @pytest.mark.parametrize("target", ["", " ", None, 5, object(), {"id": "a"}, SimpleNamespace(action_attempt_id=7)])
    @in_virtual_time
    async def test_what_is_no_attempt_is_refused(self, clock: FakeClock, target: object) -> None:
        """The error says what was expected, before anything is sent."""
        source = Source(clock)
        async with poller_of(source) as poller:
            with pytest.raises(SeamInvalidOptionsError, match="expected an action attempt id"):
                await poller.wait(target)
            with pytest.raises(SeamInvalidOptionsError, match="expected an action attempt id"):
                await poller.wait_all(["a", target])
            with pytest.raises(SeamInvalidOptionsError, match="expected an action attempt id"):
                await anext(poller.as_completed(["a", target]))
        assert source.calls == []

    @pytest.mark.parametrize("targets", ["abc", b"abc", 5, PENDING, {"action_attempt_id": "a"}])
    @in_virtual_time
    async def test_one_attempt_in_the_place_of_many_is_refused(self, clock: FakeClock, targets: Any) -> None:
        """A single id is not taken for a list of letters."""
        async with poller_of(Source(clock)) as poller:
            with pytest.raises(SeamInvalidOptionsError, match="to wait for one, use wait"):
                await poller.wait_all(targets)
            with pytest.raises(SeamInvalidOptionsError, match="to wait for one, use wait"):
                poller.as_completed(targets)


class TestHints:
    """`notify`: events make outcomes known at once, and are never believed."""

    @in_virtual_time
    async def test_an_event_has_its_attempt_asked_for_at_once(self, clock: FakeClock) -> None:
        """An outcome that polling would notice in half a minute is there one call after its event."""
        source = Source(clock, {"a": 100.0})
        async with poller_of(source, wait=wait_fixed(60)) as poller:
            wait = asyncio.ensure_future(poller.wait("a", timeout=None))
            await clock.sleep(100)
            assert poller.notify({"event_type": "action_attempt.unlock_door.succeeded", "action_attempt_id": "a"})
            assert (await wait).is_success
        assert source.asked_at[-1] == 100.0
        assert clock.monotonic() == pytest.approx(100 + source.latency)

    @in_virtual_time
    async def test_an_event_is_not_believed(self, clock: FakeClock) -> None:
        """A forged or early one costs a call, and polling goes on as if it had not come."""
        source = Source(clock, {"a": 5.0}, latency=0.0)
        source.failing.add("a")
        forged = attempt_json("a", "success", event_type="action_attempt.unlock_door.succeeded")
        async with poller_of(source, wait=wait_fixed(4)) as poller:
            wait = asyncio.ensure_future(poller.wait("a"))
            await clock.sleep(1)
            assert poller.notify(forged)
            with pytest.raises(SeamActionAttemptFailedError):
                await wait
        assert source.asked_at == [0.0, 1.0, 5.0]

    @pytest.mark.parametrize(
        "event",
        [
            "a",
            PENDING,
            {"action_attempt_id": "a"},
            {"action_attempt_id": "a", "event_type": "action_attempt.lock_door.failed"},
            SimpleNamespace(action_attempt_id="a", event_type="action_attempt.lock_door.failed"),
            SimpleNamespace(action_attempt_id="a", event_type=None),
            SimpleNamespace(event_type="action_attempt.new.succeeded", raw={"action_attempt_id": "a"}),
        ],
    )
    @in_virtual_time
    async def test_whatever_names_an_attempt_will_do(self, clock: FakeClock, event: object) -> None:
        """An event or an attempt, as an object or a mapping of anybody's, or the id alone."""
        source = Source(clock, {"a": 1.0})
        async with poller_of(source, wait=wait_fixed(20)) as poller:
            wait = asyncio.ensure_future(poller.wait("a"))
            await clock.sleep(1)
            assert poller.notify(event)
            assert (await wait).is_success
        assert source.asked_at == [0.0, 1.0]

    @pytest.mark.parametrize(
        "event",
        [
            {"event_type": "lock.unlocked", "action_attempt_id": "a"},
            {"event_type": "device.connected", "device_id": "d"},
            {"event_type": "action_attempt.unlock_door.succeeded", "action_attempt_id": "b"},
            {"event_type": 5, "action_attempt_id": "a"},
        ],
    )
    @in_virtual_time
    async def test_other_events_are_ignored(self, clock: FakeClock, event: object) -> None:
        """One of another type, or of an attempt that nobody waits for, sends nothing."""
        source = Source(clock, {"a": 1.0})
        async with poller_of(source, wait=wait_fixed(4)) as poller:
            wait = asyncio.ensure_future(poller.wait("a"))
            await clock.sleep(1)
            assert not poller.notify(event)
            await wait
        assert source.asked_at == [0.0, pytest.approx(4.0, abs=2 * BUCKET)]

    @in_virtual_time
    async def test_without_a_wait_an_event_does_nothing(self, clock: FakeClock) -> None:
        """Before the first wait, after the last one and after the end no call is sent and no task starts."""
        source = Source(clock, {"a": 0.0})
        poller = poller_of(source)
        assert not poller.notify("a")
        await poller.wait("a")
        assert not poller.notify("a")
        await poller.close()
        assert not poller.notify("a")
        assert not tasks_besides_this_one()
        assert len(source.calls) == 1

    @pytest.mark.parametrize(
        "event", [None, "", 5, {"event_type": "action_attempt.lock_door.failed"}, SimpleNamespace(raw=5)]
    )
    @in_virtual_time
    async def test_what_names_no_attempt_is_refused(self, clock: FakeClock, event: object) -> None:
        """The error says what was expected."""
        async with poller_of(Source(clock)) as poller:
            with pytest.raises(SeamInvalidOptionsError, match="expected an action attempt id"):
                poller.notify(event)

    @in_virtual_time
    async def test_a_hint_is_for_the_loop_of_the_waits(self, clock: FakeClock) -> None:
        """A thread can't wake the polling; the error says how to hand the call over."""
        source = Source(clock, {"a": 1.0})
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait("a"))
            await turns()
            with pytest.raises(SeamInvalidOptionsError, match="another event loop"):
                await asyncio.to_thread(poller.notify, "a")
            await wait

    @in_virtual_time
    async def test_the_events_of_one_turn_share_a_call(self, clock: FakeClock) -> None:
        """Two hundred events that come together make one call."""
        source = Source(clock, {f"id{n}": 50.0 for n in range(200)})
        async with poller_of(source, wait=wait_fixed(60)) as poller:
            wait = asyncio.ensure_future(poller.wait_all(source.resolves_at, timeout=None))
            await clock.sleep(50)
            assert [poller.notify(one) for one in source.resolves_at] == [True] * 200
            await wait
        assert [(at, len(ids)) for at, ids in source.calls] == [(0.0, 200), (50.0, 200)]

    @in_virtual_time
    async def test_a_call_that_went_out_before_the_event_is_not_waited_for(self, clock: FakeClock) -> None:
        """It may hang, or bring the state of before; the outcome comes with the call that the event makes."""

        async def hang(number: int, ids: list[str]) -> None:
            if number == 1:
                await clock.sleep(9)

        source = Source(clock, {"a": 1.0}, trouble=hang)
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait("a"))
            await clock.sleep(1)
            assert poller.notify("a")
            assert (await wait).is_success
        assert source.asked_at == [0.0, 1.0]
        assert clock.monotonic() == pytest.approx(1 + source.latency)

    @in_virtual_time
    async def test_a_storm_of_events_makes_no_storm_of_calls(self, clock: FakeClock) -> None:
        """However often an attempt is hinted at, at most two calls for it are out, and one more follows them."""
        out = most = 0

        async def slow(number: int, ids: list[str]) -> None:
            nonlocal out, most
            out += 1
            most = max(most, out)
            try:
                await clock.sleep(1)
            finally:
                out -= 1

        source = Source(clock, {"a": 2.5}, trouble=slow, latency=0.0)
        async with poller_of(source, wait=wait_fixed(60)) as poller:
            wait = asyncio.ensure_future(poller.wait("a", timeout=None))
            for _ in range(100):
                await clock.sleep(0.009)
                assert poller.notify("a")
            await clock.sleep(60.5)
            assert source.asked_at == [0.0, pytest.approx(0.009), 1.0, pytest.approx(61.0, abs=2 * BUCKET)]
            assert most == 2
            wait.cancel()

    @in_virtual_time
    async def test_an_event_that_comes_while_two_calls_are_out_is_not_lost(self, clock: FakeClock) -> None:
        """Both went out before it, so the id is asked for again as soon as one is back, whatever that one says."""

        async def slow(number: int, ids: list[str]) -> None:
            resolved = clock.monotonic() >= 0.5
            await clock.sleep(1)
            if not resolved:
                raise SeamConnectionError("cut")

        source = Source(clock, {"a": 0.5}, trouble=slow, latency=0.0)
        async with poller_of(source, failure_wait=wait_fixed(30)) as poller:
            wait = asyncio.ensure_future(poller.wait("a", timeout=None))
            for _ in range(2):
                await clock.sleep(0.25)
                assert poller.notify("a")
            await wait
        assert source.asked_at == [0.0, 0.25, 1.0]
        assert clock.monotonic() == 2.0

    @in_virtual_time
    async def test_the_pause_that_the_server_asked_for_holds(self, clock: FakeClock) -> None:
        """An event during Retry-After is served at its end."""

        async def busy(number: int, ids: list[str]) -> None:
            if number == 1:
                raise SeamHttpApiError("busy", status_code=429, retry_after=20)

        source = Source(clock, {"a": 0.0}, trouble=busy, latency=0.0)
        async with poller_of(source) as poller:
            wait = asyncio.ensure_future(poller.wait("a"))
            for _ in range(5):
                await clock.sleep(1)
                assert poller.notify("a")
            await wait
        assert source.asked_at == [0.0, 20.0]

    @in_virtual_time
    async def test_an_id_in_a_rejected_batch_is_not_asked_for_apart(self, clock: FakeClock) -> None:
        """It is about to be asked for again in any case, in half of the batch."""
        counts = []
        for hints in (False, True):

            async def reject(number: int, ids: list[str]) -> None:
                if "bad" in ids:
                    raise SeamHttpApiError("bad", status_code=400)

            source = Source(clock, dict.fromkeys(["a", "b", "bad", "c"], 0.0), trouble=reject)
            async with poller_of(source, max_concurrent_requests=1) as poller:
                wait = asyncio.ensure_future(poller.wait_all(source.resolves_at, return_exceptions=True))
                await clock.sleep(source.latency * 1.5)
                for one in source.resolves_at if hints else ():
                    poller.notify(one)
                await wait
            counts.append(len(source.calls))
        assert counts[0] == counts[1]

    @in_virtual_time
    async def test_the_polling_keeps_nothing_of_the_caller_who_comes_first(self, clock: FakeClock) -> None:
        """The task serves all waits and outlives the first: a request's variables must not go on in it."""
        request: ContextVar[str] = ContextVar("request", default="none")
        seen: list[str] = []

        async def look(number: int, ids: list[str]) -> None:
            seen.append(request.get())

        source = Source(clock, {"a": 1.0}, trouble=look)
        request.set("the first")
        async with poller_of(source) as poller:
            await poller.wait("a")
        assert set(seen) == {"none"}


class TestManyAtOnce:
    """`wait_all` and `as_completed`."""

    @in_virtual_time
    async def test_wait_all_keeps_the_order_given(self, clock: FakeClock) -> None:
        """Results come in the order of the ids, repeated ones included, however they resolve."""
        source = Source(clock, {"a": 3.0, "b": 1.0, "c": 2.0})
        async with poller_of(source) as poller:
            attempts = await poller.wait_all(["a", "b", "a", "c"])
            assert await poller.wait_all([]) == []
            assert len(await poller.wait_all([ActionAttempt("d", "success"), "d"])) == 2
        assert [attempt.action_attempt_id for attempt in attempts] == ["a", "b", "a", "c"]

    @in_virtual_time
    async def test_wait_all_raises_a_group_at_the_end(self, clock: FakeClock) -> None:
        """All are waited for; then the errors come together."""
        source = Source(clock, {"a": 1.0, "b": 9.0, "c": math.inf})
        source.failing.add("a")
        async with poller_of(source) as poller:
            with pytest.raises(ExceptionGroup, match="2 of 3 action attempts did not succeed") as caught:
                await poller.wait_all(["a", "b", "c"], timeout=20)
        assert [type(error) for error in caught.value.exceptions] == [
            SeamActionAttemptFailedError,
            SeamActionAttemptTimeoutError,
        ]
        assert clock.monotonic() >= 20

    @in_virtual_time
    async def test_as_completed_yields_each_once_as_it_resolves(self, clock: FakeClock) -> None:
        """Success and failure come as values, in the order of resolving."""
        source = Source(clock, {"a": 5.0, "b": 1.0, "c": 3.0})
        source.failing.add("c")
        seen: list[tuple[str, str, bool]] = []
        async with poller_of(source) as poller:
            async for attempt in poller.as_completed(["a", "b", "a", "c", ActionAttempt("d", "success")]):
                soon = clock.monotonic() <= source.resolves_at.get(attempt.action_attempt_id, 0) + 0.6
                seen.append((attempt.action_attempt_id, attempt.status, soon))
        assert seen == [
            ("d", "success", True),
            ("b", "success", True),
            ("c", "error", True),
            ("a", "success", True),
        ]

    @in_virtual_time
    async def test_as_completed_tells_at_the_end_which_outcomes_are_not_known(self, clock: FakeClock) -> None:
        """Nothing is lost: first all that resolved, then a group with an error for each of the others."""
        source = Source(clock, {"a": 1.0, "b": math.inf})
        seen = []
        async with poller_of(source) as poller:
            with pytest.raises(ExceptionGroup, match="2 of 3") as caught:
                async for attempt in poller.as_completed(["b", "missing", "a"], timeout=8):
                    seen.append(attempt.action_attempt_id)  # noqa: PERF401
        assert seen == ["a"]
        errors = caught.value.exceptions
        assert {error.action_attempt_id for error in errors if isinstance(error, SeamActionAttemptError)} == {
            "b",
            "missing",
        }

    @in_virtual_time
    async def test_a_slow_consumer_of_as_completed_misses_nothing(self, clock: FakeClock) -> None:
        """What resolves while the consumer works is there when it comes back."""
        source = Source(clock, {f"id{n}": n / 10 for n in range(50)})
        seen = []
        async with poller_of(source) as poller:
            async for attempt in poller.as_completed(source.resolves_at):
                seen.append(attempt.action_attempt_id)
                await clock.sleep(1)
        assert sorted(seen) == sorted(source.resolves_at)
