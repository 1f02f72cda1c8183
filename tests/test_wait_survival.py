"""Waits under every way known to break them: each ends in time, with the true outcome or an error that says why."""

from __future__ import annotations

import asyncio
import contextvars
import cProfile
import gc
import logging
import math
import pickle
import sys
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tenacity import RetryCallState
from tenacity.wait import wait_base, wait_fixed

from seam_async import (
    ActionAttempt,
    ActionAttemptPoller,
    PollingPolicy,
    SeamActionAttemptErrorGroup,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamClientClosedError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamInvalidOptionsError,
)
from seam_async._polling.ids import canonical_id
from seam_async._polling.responses import parse_response
from seam_async.testing import FakeClock, FakeSeam, Fault

from support import Source, attempt_json, in_virtual_time

LOWER = "6f1e0f6c-0a51-4a53-8a43-0a4c3c6a1b2d"
SPELLINGS = [
    LOWER,
    LOWER.upper(),
    LOWER.replace("-", ""),
    f"{{{LOWER}}}",
    f"urn:uuid:{LOWER}",
    f" {LOWER}\r\n",
    UUID(LOWER),
]
HTML = "<html>Request blocked</html>"


def polling_tasks() -> list[asyncio.Task[Any]]:
    return [task for task in asyncio.all_tasks() if task.get_name() == "seam-async poller"]


# A polling task that dies.


@pytest.mark.parametrize("turns", [0, 1, 5])
@in_virtual_time
async def test_a_cancelled_polling_task_ends_its_waits_and_the_next_wait_works(clock: FakeClock, turns: int) -> None:
    """Whether it was cancelled before its first step or later, nothing hangs, `close` included."""
    poller = ActionAttemptPoller(Source(clock, {"a": math.inf, "b": 0.0}), clock=clock)
    wait = asyncio.ensure_future(poller.wait("a", timeout=None))
    await asyncio.sleep(0)
    for _ in range(turns):
        await asyncio.sleep(0)
    (task,) = polling_tasks()
    task.cancel()
    with pytest.raises(SeamClientClosedError) as caught:
        await asyncio.wait_for(wait, 5)
    assert caught.value.action_attempt_id == "a"
    assert caught.value.may_have_run
    assert (await poller.wait("b", timeout=5)).is_success
    await asyncio.wait_for(poller.close(), 5)


@in_virtual_time
async def test_a_wait_right_after_the_polling_task_has_died_starts_a_new_one(clock: FakeClock) -> None:
    """Also in the turn in which nobody has noticed yet."""
    async with ActionAttemptPoller(Source(clock, {"a": math.inf, "b": 0.0}), clock=clock) as poller:
        first = asyncio.ensure_future(poller.wait("a", timeout=None))
        await asyncio.sleep(0)
        (task,) = polling_tasks()
        task.cancel()
        await asyncio.sleep(0)
        assert task.done()
        assert not first.done()
        assert (await poller.wait("b", timeout=5)).is_success
        with pytest.raises(SeamClientClosedError):
            await first


@in_virtual_time
async def test_a_supervisor_that_cancels_all_tasks_leaves_a_poller_that_works(clock: FakeClock) -> None:
    """The reset between two tests of a user's suite does not break the client that they share."""
    async with ActionAttemptPoller(Source(clock, {"a": math.inf, "b": 0.0}), clock=clock) as poller:
        wait = asyncio.ensure_future(poller.wait("a", timeout=None))
        await asyncio.sleep(0)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        assert wait.cancelled()
        assert poller.stats().pending == 0
        assert (await poller.wait("b", timeout=5)).is_success


class Interrupt(BaseException):
    """Not an Exception, like KeyboardInterrupt, which asyncio would let through to the test."""


@in_virtual_time
async def test_an_interrupt_in_the_polling_task_ends_its_waits(clock: FakeClock) -> None:
    """Whatever kills the task: its waits end with an error that names it, its requests are cancelled."""

    class Interrupting(wait_base):
        def __call__(self, retry_state: RetryCallState) -> float:
            raise Interrupt

    async def hang_with_b(_: int, ids: list[str]) -> None:
        if "b" in ids:
            await clock.sleep(100)

    source = Source(clock, {"a": math.inf, "b": math.inf}, trouble=hang_with_b)
    async with ActionAttemptPoller(source, policy=PollingPolicy(wait=Interrupting()), clock=clock) as poller:
        waits = [asyncio.ensure_future(poller.wait(each, timeout=None)) for each in "b"]
        await clock.sleep(0.01)
        waits.append(asyncio.ensure_future(poller.wait("a", timeout=None)))
        outcomes = await asyncio.gather(*waits, return_exceptions=True)
        assert ["stopped by Interrupt" in str(outcome) for outcome in outcomes] == [True, True]
        await asyncio.sleep(0)


# An event loop that stands still.


@pytest.mark.parametrize("blocked", [1.0, 2.0, 20.0, 3600.0])
@pytest.mark.parametrize("latency", [0.0, 0.03, 0.5])
@in_virtual_time
async def test_a_loop_that_stood_still_past_the_deadline_costs_no_outcome(
    clock: FakeClock, blocked: float, latency: float
) -> None:
    """The attempt resolved while the loop was blocked: the wait ends with its outcome, however long that took."""
    source = Source(clock, {"a": 0.8}, latency=latency)
    async with ActionAttemptPoller(source, clock=clock) as poller:
        wait = asyncio.ensure_future(poller.wait("a", timeout=1.2))
        await clock.sleep(0.6)
        clock.advance(blocked)
        assert (await wait).is_success


@in_virtual_time
async def test_a_loop_that_stands_still_again_and_again_does_not_keep_a_wait_for_ever(clock: FakeClock) -> None:
    """Each stall while it listens buys another second, and has to be twice as long as the last."""
    async with ActionAttemptPoller(Source(clock, {"a": math.inf}, latency=1000.0), clock=clock) as poller:
        wait = asyncio.ensure_future(poller.wait("a", timeout=1.0))
        stalls = 0
        while not wait.done():
            await clock.sleep(0.9)
            clock.advance(0.6)
            stalls += 1
        with pytest.raises(SeamActionAttemptTimeoutError):
            await wait
    assert stalls < 8


# Absurd numbers.


@pytest.mark.parametrize(
    "value",
    [
        1e308,
        1e306,
        1.1e9,
        pytest.param(10**400, id="10**400"),
        pytest.param(10**5000, id="10**5000"),
        math.inf,
        math.nan,
        -1,
    ],
)
@pytest.mark.parametrize("name", ["timeout", "polling_interval"])
async def test_an_absurd_number_is_refused_before_the_door_opens(name: str, value: float, fake_seam: FakeSeam) -> None:
    """Nothing is sent, and nothing is polled afterwards."""
    async with fake_seam.client() as seam:
        with pytest.raises(SeamInvalidOptionsError, match=name):
            await seam.locks.unlock_door(
                device_id=next(iter(fake_seam.devices)),
                wait_for_action_attempt={name: value},  # type: ignore[arg-type]
            )
        assert not fake_seam.requests
        assert seam.poller.stats().pending == 0


@in_virtual_time
async def test_a_strategy_with_absurd_intervals_is_clamped(clock: FakeClock) -> None:
    """A poll in 31 years overflows no timer, and a hint still finds the outcome."""
    source = Source(clock, {"a": 5.0})
    policy = PollingPolicy(wait=wait_fixed(1e300), failure_wait=wait_fixed(1e300))
    async with ActionAttemptPoller(source, policy=policy, clock=clock) as poller:
        wait = asyncio.ensure_future(poller.wait("a", timeout=None))
        await clock.sleep(6.0)
        assert poller.notify("a")
        assert (await wait).is_success


# Company.


@pytest.mark.parametrize("hung", [7, 8])
@in_virtual_time
async def test_hung_requests_do_not_starve_another_wait(clock: FakeClock, hung: int) -> None:
    """With every slot taken by a request that hangs, a first poll is sent within half a second."""

    async def hang(_: int, ids: list[str]) -> None:
        if any(attempt_id.startswith("bad") for attempt_id in ids):
            await clock.sleep(1000)

    source = Source(clock, {"good": 0.0, **{f"bad{n}": math.inf for n in range(hung)}}, trouble=hang)
    async with ActionAttemptPoller(source, clock=clock) as poller:
        others = []
        for number in range(hung):
            others.append(asyncio.ensure_future(poller.wait(f"bad{number}", timeout=300)))
            await clock.sleep(0.02)
        began = clock.monotonic()
        assert (await poller.wait("good", timeout=5)).is_success
        assert clock.monotonic() - began < 0.6
        for other in others:
            other.cancel()


@pytest.mark.parametrize("hung", [7, 8])
@in_virtual_time
async def test_hung_requests_do_not_starve_ids_that_fill_batches(clock: FakeClock, hung: int) -> None:
    """With every slot taken by a request that hangs, 1,100 ids of one wait have their outcomes within a second."""

    async def hang(_: int, ids: list[str]) -> None:
        if any(attempt_id.startswith("bad") for attempt_id in ids):
            await clock.sleep(1000)

    source = Source(clock, {f"good{n}": 0.0 for n in range(1_100)}, trouble=hang)
    async with ActionAttemptPoller(source, policy=PollingPolicy(request_timeout=100), clock=clock) as poller:
        others = []
        for number in range(hung):
            others.append(asyncio.ensure_future(poller.wait(f"bad{number}", timeout=300)))
            await clock.sleep(0.02)
        began = clock.monotonic()
        await poller.wait_all(source.resolves_at, timeout=5)
        assert clock.monotonic() - began < 1.0
        for other in others:
            other.cancel()


@pytest.mark.parametrize("is_urgent", [False, True])
@in_virtual_time
async def test_first_polls_of_full_batches_end_no_request_of_a_slow_server(clock: FakeClock, is_urgent: bool) -> None:
    """A slow server is sent no ids again because whole batches wait, and a single id has the reserved slot."""
    source = Source(clock, {f"id{n}": 0.0 for n in range(500)}, latency=3.0)
    policy = PollingPolicy(batch_size=10, max_concurrent_requests=2)
    async with ActionAttemptPoller(source, policy=policy, clock=clock) as poller:
        crowd = asyncio.ensure_future(poller.wait_all(source.resolves_at, timeout=None))
        await clock.sleep(1.0)
        if is_urgent:
            source.resolves_at["urgent"] = 0.0
            assert (await poller.wait("urgent", timeout=None)).is_success
            assert clock.monotonic() < 5.0
        else:
            await crowd
            assert len(source.calls) == 50
        crowd.cancel()


@pytest.mark.parametrize("resolves_after", [0.0, 3.0])
@in_virtual_time
async def test_one_id_is_on_time_beside_many_of_somebody_else(clock: FakeClock, resolves_after: float) -> None:
    """The others need eight seconds for one round of polls; the one id learns its outcome within a second."""
    others = {f"other{n}": math.inf for n in range(4_000)}
    source = Source(clock, others, latency=0.02)
    policy = PollingPolicy(batch_size=5)
    async with ActionAttemptPoller(source, policy=policy, clock=clock) as poller:
        crowd = asyncio.ensure_future(poller.wait_all(others, timeout=None))
        await clock.sleep(2.0)
        for number in range(5):
            attempt_id = f"one{number}"
            resolves_at = source.resolves_at[attempt_id] = clock.monotonic() + resolves_after
            assert (await poller.wait(attempt_id, timeout=5)).is_success
            assert clock.monotonic() - max(resolves_at, 0.0) < 1.0
        crowd.cancel()


@in_virtual_time
async def test_the_crowd_is_polled_beside_many_small_waits(clock: FakeClock) -> None:
    """Small waits that use up the rate limit do not keep full batches from their turn."""
    crowd = {f"other{n}": 4.0 for n in range(50)}
    source = Source(clock, {**crowd, **{f"one{n}": math.inf for n in range(400)}}, latency=0.01)
    policy = PollingPolicy(batch_size=5, max_requests_per_second=20, wait=wait_fixed(0.25))
    async with ActionAttemptPoller(source, policy=policy, clock=clock) as poller:
        small = [asyncio.ensure_future(poller.wait(f"one{n}", timeout=None)) for n in range(400)]
        await poller.wait_all(crowd, timeout=None)
        assert clock.monotonic() < 8.0
        for wait in small:
            wait.cancel()


def functions_called(run: Callable[[FakeClock], Any]) -> int:
    clock = FakeClock()
    profile = cProfile.Profile()
    with profile:
        clock.run(run(clock), debug=False)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("how", ["success", "timeout", "cancel"])
def test_many_waits_for_one_id_cost_what_as_many_ids_cost(how: str) -> None:
    """At most half as much again, whether the waits succeed, time out or are cancelled together."""

    def waits_for(ids: list[str]) -> Callable[[FakeClock], Any]:
        async def run(clock: FakeClock) -> None:
            resolves_at = 2.0 if how == "success" else math.inf
            source = Source(clock, dict.fromkeys(ids, resolves_at))
            async with ActionAttemptPoller(source, clock=clock) as poller:
                timeout = 3.0 if how == "timeout" else None
                waits = [asyncio.ensure_future(poller.wait(attempt_id, timeout=timeout)) for attempt_id in ids]
                await clock.sleep(2.5)
                if how == "cancel":
                    for wait in waits:
                        wait.cancel()
                await asyncio.gather(*waits, return_exceptions=True)

        return run

    one = functions_called(waits_for(["a"] * 2_000))
    many = functions_called(waits_for([f"id{number}" for number in range(2_000)]))
    assert one <= 1.5 * many


def test_a_wait_that_is_over_leaves_no_deadline_behind() -> None:
    """Ten thousand waits with a timeout of a day, beside one that goes on, cost no memory once they are over."""
    clock = FakeClock()

    async def run() -> float:
        source = Source(clock, {"live": math.inf})
        async with ActionAttemptPoller(source, clock=clock) as poller:
            live = asyncio.ensure_future(poller.wait("live", timeout=30 * 86400.0, polling_interval=86400.0))

            async def give_up(number: int) -> None:
                for _ in range(number):
                    wait = asyncio.ensure_future(poller.wait(ActionAttempt("b", "pending"), timeout=86400))
                    await clock.sleep(0.1)
                    wait.cancel()
                    await asyncio.sleep(0)

            await give_up(500)
            gc.collect()
            before = sys.getallocatedblocks()
            await give_up(2_000)
            gc.collect()
            grown = sys.getallocatedblocks() - before
            live.cancel()
            return grown / 2_000

    assert clock.run(run(), debug=False) < 0.1


@pytest.mark.parametrize("how", ["deadline", "refusal", "close", "cancel"])
@in_virtual_time
async def test_other_tasks_get_their_turns_while_many_waits_end(clock: FakeClock, how: str) -> None:
    """Twenty thousand ids that end together end in chunks, with a turn of the event loop after each."""
    is_refusing = False
    turns = 0

    async def refuse(_: int, __: list[str]) -> None:
        if (is_refusing or clock.monotonic() >= 10.0) and not counting:
            counting.append(asyncio.ensure_future(count_turns()))
        if is_refusing:
            raise SeamHttpApiError("no", status_code=403)

    async def count_turns() -> None:
        nonlocal turns
        while poller.stats().pending:
            turns += 1
            await asyncio.sleep(0)

    counting: list[asyncio.Task[None]] = []
    source = Source(clock, {f"id{n}": math.inf for n in range(20_000)}, latency=0.0, trouble=refuse)
    # Counting keeps virtual time from passing, so the rate limit must not need any.
    poller = ActionAttemptPoller(source, policy=PollingPolicy(max_requests_per_second=100_000), clock=clock)
    timeout = 10.0 if how == "deadline" else None
    wait = asyncio.ensure_future(poller.wait_all(source.resolves_at, timeout=timeout, return_exceptions=True))
    await clock.sleep(9.0)
    is_refusing = how == "refusal"
    if how == "cancel":
        wait.cancel()
    if how in ("cancel", "close"):
        counting.append(asyncio.ensure_future(count_turns()))
    if how == "close":
        await poller.close()
    await asyncio.wait([wait])
    await asyncio.gather(*counting)
    assert turns >= 20_000 / 2_000 - 1
    assert wait.cancelled() or len(wait.result()) == 20_000
    await poller.close()


# Callbacks.


@pytest.mark.parametrize("act", ["notify", "wait", "close"])
@in_virtual_time
async def test_on_update_may_call_anything_of_the_poller(clock: FakeClock, act: str) -> None:
    """It runs when the state is whole: no id is lost, and no wait hangs."""
    source = Source(clock, {"a": 1.0, "b": 1.0, "c": 1.0})
    more: list[asyncio.Future[Any]] = []

    def on_update(attempt: ActionAttempt) -> None:
        if act == "notify":
            poller.notify(attempt)
        elif act == "wait":
            more.append(asyncio.ensure_future(poller.wait(attempt.action_attempt_id, timeout=None)))
        else:
            more.append(asyncio.ensure_future(poller.close()))

    poller = ActionAttemptPoller(source, clock=clock)
    waiting = poller.wait_all(["a", "b", "c"], timeout=None, on_update=on_update, return_exceptions=True)
    outcomes = await asyncio.wait_for(waiting, 60)
    kinds = {type(outcome) for outcome in outcomes}
    assert kinds == ({SeamClientClosedError} if act == "close" else {ActionAttempt})
    await asyncio.wait_for(asyncio.gather(*more), 60)
    await poller.close()


@in_virtual_time
async def test_an_async_on_update_is_awaited_in_the_callers_context(clock: FakeClock) -> None:
    """A coroutine function, a queue's `put` and a plain function all see the caller's context variables."""
    request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id")
    seen: list[tuple[str, str]] = []
    queue: asyncio.Queue[ActionAttempt] = asyncio.Queue()

    async def slowly(attempt: ActionAttempt) -> None:
        await clock.sleep(0.01)
        seen.append((request_id.get(), attempt.status))

    async with ActionAttemptPoller(Source(clock, {"a": 1.0}), clock=clock) as poller:
        request_id.set("req-1")
        await poller.wait("a", on_update=slowly)
        assert seen == [("req-1", "pending"), ("req-1", "success")]
        await poller.wait("a", on_update=queue.put)
        await poller.wait("a", on_update=lambda attempt: seen.append((request_id.get(), attempt.status)))
    assert queue.qsize() == 1
    assert seen[2:] == [("req-1", "success")]


@in_virtual_time
async def test_an_on_update_that_never_returns_keeps_no_wait(
    clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    """Each may take five seconds; what is left when the wait is over is dropped after five more, and said so."""

    async def forever(_: ActionAttempt) -> None:
        await asyncio.Event().wait()

    source = Source(clock, {"a": 1.0, "b": 1.0, "c": 1.0})
    async with ActionAttemptPoller(source, clock=clock) as poller:
        other = asyncio.ensure_future(poller.wait("c"))
        assert len(await poller.wait_all(["a", "b"], on_update=forever)) == 2
        assert clock.monotonic() < 25
        assert (await other).is_success
    assert "too slow" in caplog.text


@in_virtual_time
async def test_slow_updates_of_a_finished_wait_are_dropped(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    """Twenty callbacks of a second each do not hold the results back for twenty seconds."""
    source = Source(clock, {f"id{n}": 0.0 for n in range(20)})
    async with ActionAttemptPoller(source, clock=clock) as poller:
        await poller.wait_all(source.resolves_at, on_update=lambda _: clock.advance(1.0))
        assert clock.monotonic() < 7
    assert "updates of a finished wait were dropped" in caplog.text


@in_virtual_time
async def test_as_completed_shows_updates_before_the_next_attempt(clock: FakeClock) -> None:
    """An attempt that is pending is shown while the loop waits for the first to resolve."""
    shown: list[str] = []
    async with ActionAttemptPoller(Source(clock, {"a": 1.0, "b": 2.0}), clock=clock) as poller:
        stream = poller.as_completed(["a", "b"], on_update=lambda each: shown.append(each.status))
        for attempt_id in "ab":
            assert (await anext(stream)).action_attempt_id == attempt_id
            shown.append(f"yielded {attempt_id}")
        assert [attempt async for attempt in stream] == []
    assert shown == ["pending", "pending", "success", "yielded a", "success", "yielded b"]


@in_virtual_time
async def test_cancelling_a_wait_cancels_its_on_update(clock: FakeClock) -> None:
    """The cancellation is not taken for an error of the callback."""

    async def forever(_: ActionAttempt) -> None:
        await asyncio.Event().wait()

    async with ActionAttemptPoller(Source(clock, {"a": math.inf}), clock=clock) as poller:
        wait = asyncio.ensure_future(poller.wait("a", on_update=forever))
        await clock.sleep(1.0)
        wait.cancel()
        with pytest.raises(asyncio.CancelledError):
            await wait
        assert poller.stats().pending == 0


@in_virtual_time
async def test_an_on_update_whose_awaitable_is_cancelled_is_logged(
    clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    """A CancelledError that is a future's own ends no wait."""

    async def broken(_: ActionAttempt) -> None:
        raise asyncio.CancelledError

    async with ActionAttemptPoller(Source(clock, {"a": 1.0}), clock=clock) as poller:
        assert (await poller.wait("a", on_update=broken)).is_success
    assert "on_update failed" in caplog.text


@in_virtual_time
async def test_many_updates_leave_the_event_loop_its_turns(clock: FakeClock) -> None:
    """A callback for each of three thousand attempts does not hold the loop for all of them."""
    shown: list[ActionAttempt] = []
    turns: list[int] = []

    async def count_turns() -> None:
        while len(shown) < 3_000:
            turns.append(len(shown))
            await asyncio.sleep(0)

    source = Source(clock, {f"id{n}": 0.0 for n in range(3_000)}, latency=0.0)
    async with ActionAttemptPoller(source, clock=clock) as poller:
        counting = asyncio.ensure_future(count_turns())
        await poller.wait_all(source.resolves_at, on_update=shown.append)
        await counting
    assert len(shown) == 3_000
    assert max(later - sooner for sooner, later in pairwise(turns)) <= 500


@pytest.mark.parametrize("method", ["wait", "wait_all", "as_completed"])
async def test_an_on_update_that_cannot_be_called_is_refused(method: str) -> None:
    """Before anything is sent, with its type in the text."""
    poller = ActionAttemptPoller(Source(FakeClock(), {}))
    with pytest.raises(SeamInvalidOptionsError, match="on_update has to be a function, got str"):
        await getattr(poller, method)(["a"] if method != "wait" else "a", on_update="print")


# Outages that heal.


def envelope(kind: str) -> dict[str, Any]:
    return {"error": {"type": kind, "message": "no"}}


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=403, body=HTML),
        Fault(status=401, body=HTML),
        Fault(status=401),
        Fault(status=407, body=HTML),
        Fault(status=404, body=envelope("not_found")),
        Fault(status=404, body=HTML),
        Fault(status=400, body=envelope("internal")),
        Fault(status=451, body=envelope("unavailable")),
        Fault(status=200, body={"action_attempts": [], "ok": True}),
        Fault(status=200, body={"action_attempts": [7], "ok": True}),
    ],
    ids=lambda fault: f"{fault.status} {fault.body!s:.20}",
)
@in_virtual_time
async def test_an_outage_that_heals_ends_no_wait(clock: FakeClock, fault: Fault) -> None:
    """Ids that were seen pending outlive whatever a proxy, a bad release or a lagging replica says for a while."""
    async with FakeSeam(clock=clock, resolve_after=3.0) as fake, fake.client() as seam:
        ids = [fake.add_action_attempt("UNLOCK_DOOR") for _ in range(20)]
        waiting = asyncio.ensure_future(seam.action_attempts.wait_all(ids, timeout=120, return_exceptions=True))
        await clock.sleep(1.0)
        fake.break_for(12.0, fault)
        outcomes = await waiting
    assert {getattr(outcome, "status", outcome) for outcome in outcomes} == {"success"}


@pytest.mark.parametrize("status", [401, 403])
@in_virtual_time
async def test_the_api_itself_refuses_once_and_for_all(clock: FakeClock, status: int) -> None:
    """An error envelope of the API with 401 or 403 ends all waits at once."""
    async with FakeSeam(clock=clock, resolve_after=None) as fake, fake.client() as seam:
        ids = [fake.add_action_attempt("UNLOCK_DOOR") for _ in range(3)]
        fake.break_next(Fault(status=status, body=envelope("unauthorized")))
        outcomes = await seam.action_attempts.wait_all(ids, timeout=60, return_exceptions=True)
    assert all(isinstance(outcome, SeamHttpApiError) and outcome.status_code == status for outcome in outcomes)
    assert clock.monotonic() < 2


@in_virtual_time
async def test_a_rejection_of_a_known_id_is_no_verdict(clock: FakeClock) -> None:
    """An id that was never seen ends with the API's error; one that was seen is polled until its deadline."""
    rejected = {"new", "known"}

    async def reject(number: int, ids: list[str]) -> None:
        if number > 1 and not rejected.isdisjoint(ids):
            raise SeamHttpApiError("bad", status_code=400)

    source = Source(clock, {"known": 20.0, "fine": 5.0}, trouble=reject)
    async with ActionAttemptPoller(source, clock=clock) as poller:
        known = asyncio.ensure_future(poller.wait_all(["known", "fine"], timeout=120))
        await clock.sleep(1.0)
        with pytest.raises(SeamHttpApiError):
            await poller.wait("new", timeout=120)
        await clock.sleep(20.0)
        rejected.clear()
        assert [attempt.status for attempt in await known] == ["success", "success"]


# Identity.


@given(
    st.uuids(),
    st.sampled_from([str, lambda each: str(each).upper(), lambda each: each.hex, lambda each: f" {{{each}}} "]),
)
def test_every_spelling_of_a_uuid_has_one_canonical_form(identity: UUID, spell: Callable[[UUID], str]) -> None:
    """Case, dashes, braces and white space make no difference."""
    assert canonical_id(spell(identity)) == str(identity)


@given(st.text(max_size=40))
def test_what_is_no_uuid_is_only_stripped(text: str) -> None:
    """Ids of other sources pass as they are, and the rule is idempotent."""
    once = canonical_id(text)
    assert canonical_id(once) == once
    try:
        UUID(text.strip())
    except ValueError:
        assert once == text.strip()


@pytest.mark.parametrize("spelling", SPELLINGS, ids=str)
@in_virtual_time
async def test_an_id_is_found_in_every_spelling(clock: FakeClock, spelling: Any) -> None:
    """`wait`, `wait_all`, `as_completed` and `notify` take it, and send the API's spelling."""
    source = Source(clock, {LOWER: 100.0})
    async with ActionAttemptPoller(source, policy=PollingPolicy(wait=wait_fixed(1000)), clock=clock) as poller:
        row = SimpleNamespace(action_attempt_id=spelling)
        waits = [asyncio.ensure_future(poller.wait(target, timeout=None)) for target in (spelling, row)]
        both = asyncio.ensure_future(poller.wait_all([spelling, LOWER], timeout=None))
        await clock.sleep(101.0)
        assert poller.stats().pending == 1
        assert poller.notify({"action_attempt_id": spelling})
        outcomes = [*await asyncio.gather(*waits), *await both]
        assert [each.action_attempt_id async for each in poller.as_completed([spelling, LOWER])] == [LOWER]
    assert [outcome.action_attempt_id for outcome in outcomes] == [LOWER] * 4
    assert {attempt_id for _, ids in source.calls for attempt_id in ids} == {LOWER}


def test_a_response_in_another_spelling_is_understood() -> None:
    """The id in the response is compared in its canonical form too, and shown in that form."""
    response = parse_response([attempt_json(LOWER.upper(), "success")], [LOWER])
    assert response.updates[LOWER].is_success
    assert response.updates[LOWER].action_attempt_id == LOWER


@in_virtual_time
async def test_an_attempt_with_an_odd_spelling_keeps_its_place(clock: FakeClock) -> None:
    """An attempt of this client whose id is in upper case, resolved or pending, is one with the API's."""
    source = Source(clock, {LOWER: 0.0})
    odd = [ActionAttempt(LOWER.upper(), "pending"), ActionAttempt(LOWER.upper(), "success")]
    async with ActionAttemptPoller(source, clock=clock) as poller:
        for attempt in odd:
            assert [each.action_attempt_id for each in await poller.wait_all([attempt, LOWER])] == [LOWER, LOWER]


@pytest.mark.parametrize("statuses", [("success", "error"), ("error", "success"), ("success", "pending", "error")])
def test_conflicting_entries_for_one_id_are_unreadable(statuses: tuple[str, ...]) -> None:
    """Of *success* and *error* neither is believed; the others in the response are."""
    items = [attempt_json("a", status) for status in statuses]
    response = parse_response([*items[:2], attempt_json("b", "success"), *items[2:]], ["a", "b", "c"])
    assert list(response.updates) == ["b"]
    assert "two different outcomes of a" in str(response.unreadable)
    assert "a" not in response.pending


def test_an_attempt_that_has_resolved_does_not_become_pending_again() -> None:
    """A pending entry with early results, behind the outcome of the same id, changes nothing."""
    items = [attempt_json("a", "success"), attempt_json("a", progress=5)]
    response = parse_response(items, ["a"])
    assert response.updates["a"].is_success
    assert response.unreadable is None


@in_virtual_time
async def test_conflicting_entries_are_polled_again(clock: FakeClock) -> None:
    """The wait gets the outcome that the API settles on."""

    async def fetch(ids: list[str]) -> list[dict[str, Any]]:
        calls.append(ids)
        return (
            [attempt_json("a", "success"), attempt_json("a", "error")]
            if len(calls) < 3
            else [attempt_json("a", "error")]
        )

    calls: list[list[str]] = []
    async with ActionAttemptPoller(fetch, clock=clock) as poller:
        with pytest.raises(SeamActionAttemptFailedError):
            await poller.wait("a", timeout=60)
    assert len(calls) == 3


@pytest.mark.parametrize("status", ["success", "error", "queued", "PENDING"])
@pytest.mark.parametrize("is_mapping", [True, False])
@in_virtual_time
async def test_the_status_of_a_callers_own_row_is_not_believed(clock: FakeClock, status: str, is_mapping: bool) -> None:
    """Its id is polled, and the API's word counts."""
    row: Any = {"action_attempt_id": "a", "status": status, "result": {}}
    source = Source(clock, {"a": 0.0})
    source.failing.add("a")
    async with ActionAttemptPoller(source, clock=clock) as poller:
        with pytest.raises(SeamActionAttemptFailedError):
            await poller.wait(row if is_mapping else SimpleNamespace(**row), timeout=60)
    assert len(source.calls) == 1


@in_virtual_time
async def test_an_attempt_of_the_official_client_is_believed(clock: FakeClock) -> None:
    """It is the API's own word, so nothing is sent; one that cannot be read is polled."""
    official = type("ActionAttempt", (SimpleNamespace,), {"__module__": "seam.routes.models"})
    resolved = official(action_attempt_id="a", status="success", action_type="UNLOCK_DOOR", result={}, error=None)
    source = Source(clock, {"a": 0.0})
    async with ActionAttemptPoller(source, clock=clock) as poller:
        assert (await poller.wait(resolved)).result == {}
        assert not source.calls
        assert (await poller.wait(official(action_attempt_id="a", status=7))).is_success
    assert len(source.calls) == 1


@pytest.mark.parametrize("target", [{"code": "8472"}, {"action_attempt_id": 5, "code": "8472"}, "", " ", None, 7, b"a"])
async def test_an_unusable_target_is_named_by_its_type_alone(target: Any) -> None:
    """A door code in a row does not get into the error's text."""
    poller = ActionAttemptPoller(Source(FakeClock(), {}))
    with pytest.raises(SeamInvalidOptionsError, match="expected an action attempt id") as caught:
        await poller.wait(target)
    assert "8472" not in str(caught.value)
    if target:
        assert type(target).__name__ in str(caught.value)


# Actions.


@in_virtual_time
async def test_an_action_that_is_cancelled_does_not_lose_its_attempt(clock: FakeClock) -> None:
    """`on_update` has the attempt at once, and the cancellation carries it: the caller of `unlock_door` knows it."""
    started: list[ActionAttempt] = []
    async with FakeSeam(clock=clock, resolve_after=None) as fake, fake.client() as seam:
        with pytest.raises(TimeoutError) as caught:
            async with asyncio.timeout(0.3):
                await seam.locks.unlock_door(device_id=next(iter(fake.devices)), on_update=started.append)
        (attempt_id,) = fake.action_attempts
    assert [attempt.action_attempt_id for attempt in started] == [attempt_id]
    assert caught.value.__cause__ is not None
    assert vars(caught.value.__cause__)["action_attempt_id"] == attempt_id


@in_virtual_time
async def test_an_action_shows_its_attempt_also_when_it_does_not_wait(clock: FakeClock) -> None:
    """A coroutine function is awaited; each change comes once."""
    shown: list[str] = []

    async def show(attempt: ActionAttempt) -> None:
        shown.append(attempt.status)

    async with FakeSeam(clock=clock, resolve_after=1.0) as fake, fake.client() as seam:
        device_id = next(iter(fake.devices))
        await seam.locks.unlock_door(device_id=device_id, wait_for_action_attempt=False, on_update=show)
        assert shown == ["pending"]
        await seam.locks.unlock_door(device_id=device_id, on_update=show)
    assert shown == ["pending", "pending", "success"]


async def test_an_action_with_an_on_update_that_cannot_be_called_is_not_sent(fake_seam: FakeSeam) -> None:
    """The door stays shut."""
    async with fake_seam.client() as seam:
        with pytest.raises(SeamInvalidOptionsError, match="on_update"):
            await seam.locks.unlock_door(
                device_id=next(iter(fake_seam.devices)),
                on_update="print",  # type: ignore[arg-type]
            )
    assert not fake_seam.requests


@in_virtual_time
async def test_an_id_that_cannot_be_sent_harms_nobody_else(clock: FakeClock) -> None:
    """Half a surrogate pair is refused at the gate: in a request it would end the waits of others."""
    async with FakeSeam(clock=clock, resolve_after=1.0) as fake, fake.client() as seam:
        other = asyncio.ensure_future(seam.action_attempts.wait(fake.add_action_attempt("UNLOCK_DOOR")))
        for spelling in ("bad\ud800", LOWER[:-1] + "\ud800"):
            with pytest.raises(SeamInvalidOptionsError, match="cannot be sent"):
                await seam.action_attempts.wait(spelling)
        assert (await other).is_success


# Many at once.


@in_virtual_time
async def test_the_group_carries_all_results_in_order(clock: FakeClock) -> None:
    """Whoever catches it has the successes too; `except*` and `split` keep them."""
    source = Source(clock, {"good": 0.0, "bad": 0.0})
    source.failing.add("bad")
    async with ActionAttemptPoller(source, clock=clock) as poller:
        with pytest.raises(SeamActionAttemptErrorGroup, match="2 of 3") as caught:
            await poller.wait_all(["good", "bad", "unknown"], timeout=20)
    group = caught.value
    assert [getattr(result, "status", type(result).__name__) for result in group.results] == [
        "success",
        "SeamActionAttemptFailedError",
        "SeamActionAttemptNotFoundError",
    ]
    copy = pickle.loads(pickle.dumps(group))
    assert [str(result) for result in copy.results] == [str(result) for result in group.results]
    failed, rest = group.split(SeamActionAttemptFailedError)
    assert isinstance(failed, SeamActionAttemptErrorGroup)
    assert failed.results == group.results
    assert rest is not None
    assert [type(error) for error in rest.exceptions] == [SeamActionAttemptNotFoundError]


@in_virtual_time
async def test_async_iterables_are_taken(clock: FakeClock) -> None:
    """An async generator of ids serves `wait_all` and `as_completed`."""

    async def ids() -> AsyncIterator[str]:
        for attempt_id in ("a", "b", "a"):
            await clock.sleep(0.1)
            yield attempt_id

    async with ActionAttemptPoller(Source(clock, {"a": 0.0, "b": 0.0}), clock=clock) as poller:
        assert [attempt.action_attempt_id for attempt in await poller.wait_all(ids())] == ["a", "b", "a"]
        assert [attempt.action_attempt_id async for attempt in poller.as_completed(ids())] == ["a", "b"]


async def test_a_list_of_the_client_is_taken(fake_seam: FakeSeam) -> None:
    """`wait_all(seam.action_attempts.list(...))` waits for every attempt of a device."""
    device = next(iter(fake_seam.devices))
    async with fake_seam.client() as seam:
        started = [await seam.locks.unlock_door(device_id=device, wait_for_action_attempt=False) for _ in range(3)]
        done = await seam.action_attempts.wait_all(seam.action_attempts.list(device_id=device))
    assert {attempt.action_attempt_id for attempt in done} == {attempt.action_attempt_id for attempt in started}


EAGER = getattr(asyncio, "eager_task_factory", None)
TASK_FACTORIES = [None] if EAGER is None else [None, EAGER]


@pytest.mark.parametrize("factory", TASK_FACTORIES)
@in_virtual_time
async def test_waits_of_one_turn_share_a_request_however_tasks_start(clock: FakeClock, factory: Any) -> None:
    """Also where tasks take their first step at once (Python 3.12)."""
    asyncio.get_running_loop().set_task_factory(factory)
    source = Source(clock, {f"id{n}": 0.0 for n in range(100)})
    async with ActionAttemptPoller(source, clock=clock) as poller:
        await asyncio.gather(*[poller.wait(attempt_id) for attempt_id in source.resolves_at])
    assert [len(ids) for _, ids in source.calls] == [100]


# Garbage.


@pytest.mark.parametrize(
    "item",
    [7, None, "x", [], {}, {"action_attempt_id": 5}, {"status": "success"}, dict.fromkeys("vwxyz"), attempt_json([])],  # type: ignore[arg-type]
)
def test_millions_of_unreadable_items_are_not_read(item: Any) -> None:
    """What a request cannot have as its response is counted once, and only the first fault is explained."""
    read = 0

    class Items(list[Any]):
        def __iter__(self) -> Any:
            nonlocal read
            for each in super().__iter__():
                read += 1
                yield each

    response = parse_response(Items([item] * 100_000), ["a", "b"])
    assert read <= 5
    assert isinstance(response.unreadable, SeamHttpInvalidResponseError)
    assert not response.updates


def test_a_wait_that_ends_in_an_error_logs_nothing_twice(caplog: pytest.LogCaptureFixture) -> None:
    """Of many failures in a row one warning is logged, and one line when requests succeed again."""
    clock = FakeClock()

    async def fail(number: int, _: list[str]) -> None:
        if number <= 5:
            raise SeamError("cut")

    async def run() -> None:
        async with ActionAttemptPoller(Source(clock, {"a": 0.0}, trouble=fail), clock=clock) as poller:
            await poller.wait("a", timeout=None)

    with caplog.at_level(logging.INFO, logger="seam_async.poller"):
        clock.run(run())
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
