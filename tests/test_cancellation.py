"""Cancelling: in every turn of the event loop, whatever a caller awaits, nothing is lost and nothing is left.

Each sweep makes a call again and again, and cancels it in the first turn of the loop, in the second, and so on, until
it ends before its turn comes. So each await is met as it begins, as it goes on, and in all turns between.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import aclosing, contextmanager
from typing import Any

import pytest

from seam_async import ActionAttemptPoller, AsyncSeam, SeamClientClosedError
from seam_async.testing import FakeClock, FakeSeam

from support import Source, in_virtual_time

PLACES = 90
"""Requests of the callers that may be on their way at a time."""


@contextmanager
def in_turns(numbers: range, act: Callable[[], object]) -> Iterator[None]:
    """Does something in these turns of the loop, counted from 1, once it knows what is ready and before it runs it."""
    selector = asyncio.get_running_loop()._selector  # type: ignore[attr-defined]
    select = selector.select
    turn = 0

    def counting(timeout: float | None = None) -> Any:
        nonlocal turn
        ready = select(timeout)
        turn += 1
        if turn in numbers:
            act()
        return ready

    selector.select = counting
    try:
        yield
    finally:
        selector.select = select


async def was_cancelled(call: Coroutine[Any, Any, object], turns: range) -> bool:
    """Cancels a call in these turns of the loop; says whether it was still running then."""
    task = asyncio.ensure_future(call)
    loop = asyncio.get_running_loop()
    cancelled_at: list[float] = []

    def cancel() -> None:
        if task.cancel():
            cancelled_at.append(loop.time())

    with in_turns(turns, cancel):
        await asyncio.wait([task])
    if not cancelled_at:
        task.result()
        return False
    assert task.cancelled(), f"cancelling in {turns} was swallowed"
    assert loop.time() == cancelled_at[-1], f"cancelling in {turns} took its time"
    return True


def door_of(fake: FakeSeam) -> str:
    return next(iter(fake.devices))


async def settle() -> None:
    """Lets everything run that is ready, at this moment of virtual time."""
    for _ in range(30):
        await asyncio.sleep(0)


def our_tasks() -> set[asyncio.Task[Any]]:
    """All tasks but this one and those of the server, which keeps one for each connection."""
    return {
        task
        for task in asyncio.all_tasks() - {asyncio.current_task()}
        if "RequestHandler" not in getattr(task.get_coro(), "__qualname__", "")
    }


async def check_http(seam: AsyncSeam, fake: FakeSeam) -> None:
    """No task, connection, place or wait is left, and the next caller is served."""
    await settle()
    assert not our_tasks()
    assert seam.poller.stats().pending == seam.poller.stats().in_flight == 0
    connections = seam._transport._connections
    assert connections.acting.free == connections.reading.free == PLACES
    assert not connections._on_way
    if connections._own_session is not None:
        assert not connections._own_session.connector._acquired  # type: ignore[union-attr]
    # An answer that was left on a connection would be taken for this one.
    assert (await seam.devices.get(device_id=door_of(fake))).device_id == door_of(fake)
    assert (await seam.action_attempts.wait(fake.add_action_attempt(resolve_after=0.0))).is_success


# What a caller can await, over real sockets.


async def wait(seam: AsyncSeam, ids: list[str], _: str) -> None:
    assert (await seam.action_attempts.wait(ids[0])).is_success


async def wait_all(seam: AsyncSeam, ids: list[str], _: str) -> None:
    assert len(await seam.action_attempts.wait_all(ids)) == len(ids)


async def as_completed(seam: AsyncSeam, ids: list[str], _: str) -> None:
    async with aclosing(seam.action_attempts.as_completed(ids)) as attempts:
        assert len([attempt async for attempt in attempts]) == len(ids)


async def first_page(seam: AsyncSeam, _: list[str], __: str) -> None:
    assert len(await seam.devices.list()) == 3


async def all_items(seam: AsyncSeam, _: list[str], __: str) -> None:
    async with aclosing(aiter(seam.devices.list(limit=1))) as devices:
        assert len([device async for device in devices]) == 3


async def all_pages(seam: AsyncSeam, _: list[str], __: str) -> None:
    async with aclosing(seam.devices.list(limit=1).pages()) as pages:
        assert len([page async for page in pages]) == 3


async def unlock(seam: AsyncSeam, _: list[str], door: str) -> None:
    assert (await seam.locks.unlock_door(device_id=door, wait_for_action_attempt=False)).is_pending


async def unlock_and_wait(seam: AsyncSeam, _: list[str], door: str) -> None:
    assert (await seam.locks.unlock_door(device_id=door)).is_success


Call = Callable[[AsyncSeam, list[str], str], Coroutine[Any, Any, None]]
CALLS: list[Call] = [wait, wait_all, as_completed, first_page, all_items, all_pages, unlock, unlock_and_wait]
each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: call.__name__)


@each_call
@in_virtual_time
async def test_cancelled_in_every_turn(clock: FakeClock, call: Call) -> None:
    """Whenever a call is cancelled, once or twice, it ends as cancelled, leaves nothing, and hurts no other."""
    async with FakeSeam(clock=clock, doors=3, resolve_after=0.4) as fake:
        door = door_of(fake)
        turn = 0
        was_running = True
        while was_running:
            turn += 1
            ids = [fake.add_action_attempt(resolve_after=seconds) for seconds in (0.2, 0.4)]
            async with fake.client() as seam:
                others = [
                    asyncio.ensure_future(seam.action_attempts.wait(one))
                    for one in (ids[0], fake.add_action_attempt(resolve_after=0.5))
                ]
                was_running = await was_cancelled(call(seam, ids, door), range(turn, turn + 1 + turn % 2))
                assert all(attempt.is_success for attempt in await asyncio.gather(*others))
                await check_http(seam, fake)
        assert turn > 10


@each_call
@in_virtual_time
async def test_a_timeout_around_a_call(clock: FakeClock, call: Call) -> None:
    """`asyncio.timeout` around a call raises TimeoutError on time, whatever the call was at, and leaves nothing."""
    async with FakeSeam(clock=clock, doors=3, resolve_after=0.6, latency=0.1) as fake, fake.client() as seam:
        for seconds in (0.0, 0.03, 0.07):
            start = clock.monotonic()
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(seconds):
                    await call(seam, [fake.add_action_attempt(), fake.add_action_attempt()], door_of(fake))
            assert clock.monotonic() - start == pytest.approx(seconds, abs=0.02)
            await check_http(seam, fake)


@each_call
@in_virtual_time
async def test_a_sibling_that_fails(clock: FakeClock, call: Call) -> None:
    """A task group whose other task fails ends with that failure alone, and leaves nothing of the call."""

    async def fail() -> None:
        await clock.sleep(0.05)
        raise KeyError("mine")

    async with FakeSeam(clock=clock, doors=3, resolve_after=5, latency=0.1) as fake, fake.client() as seam:
        with pytest.raises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                group.create_task(call(seam, [fake.add_action_attempt(), fake.add_action_attempt()], door_of(fake)))
                group.create_task(fail())
        assert [type(error) for error in caught.value.exceptions] == [KeyError]
        await check_http(seam, fake)


# The poller alone, over a source in memory.


async def poll_one(poller: ActionAttemptPoller) -> None:
    assert (await poller.wait("a")).is_success


async def poll_all(poller: ActionAttemptPoller) -> None:
    assert len(await poller.wait_all(["a", "b", "c"])) == 3


async def poll_each(poller: ActionAttemptPoller) -> None:
    async with aclosing(poller.as_completed(["a", "b", "c"])) as attempts:
        assert [attempt.action_attempt_id async for attempt in attempts] == ["a", "b", "c"]


@pytest.mark.parametrize("with_others", [True, False], ids=["others wait", "nobody else waits"])
@pytest.mark.parametrize("call", [poll_one, poll_all, poll_each], ids=lambda call: call.__name__)
def test_a_wait_cancelled_in_every_turn(call: Callable[[ActionAttemptPoller], Any], with_others: bool) -> None:
    """Whenever a wait is cancelled, the book holds what others wait for and no more, and the next is served."""

    async def cancel_in(turns: range, clock: FakeClock) -> bool:
        source = Source(clock, {"a": 0.3, "b": 0.6, "c": 0.9, "d": 1.2})
        async with ActionAttemptPoller(source, clock=clock) as poller:
            others = [asyncio.ensure_future(poller.wait(one)) for one in "ad" if with_others]
            was_running = await was_cancelled(call(poller), turns)
            waiting = sum(not other.done() for other in others)
            assert poller.stats().pending == len(poller._waiting.driver.state) == waiting
            asked = len(source.calls)
            assert all(attempt.is_success for attempt in await asyncio.gather(*others))
            await settle()
            assert not our_tasks()
            if not with_others:
                assert len(source.calls) == asked
            assert all(attempt.is_success for attempt in await poller.wait_all(["a", "b", "c", "d"]))
            return was_running

    turn = 0
    was_running = True
    while was_running:
        turn += 1
        clock = FakeClock()
        was_running = clock.run(cancel_in(range(turn, turn + 1 + turn % 2), clock))
    assert turn > 10


# Closing and draining.


@in_virtual_time
async def test_closing_cancelled_in_every_turn(clock: FakeClock) -> None:
    """A `close()` that is cancelled lets the cancelling through, has closed all the same, and leaves nothing open."""
    async with FakeSeam(clock=clock, doors=1, resolve_after=None, latency=0.01) as fake:
        door = door_of(fake)
        turn = 0
        was_running = True
        while was_running:
            turn += 1
            seam = fake.client()
            calls = [
                asyncio.ensure_future(seam.locks.unlock_door(device_id=door)),
                asyncio.ensure_future(seam.action_attempts.wait(fake.add_action_attempt())),
            ]
            await clock.sleep(0.015)
            calls.append(asyncio.ensure_future(seam.locks.unlock_door(device_id=door)))
            await clock.sleep(0.005)
            was_running = await was_cancelled(seam.close(), range(turn, turn + 1 + turn % 2))
            if turn == 1:
                # It had not begun.
                await seam.close()
            await settle()
            for call in calls:
                assert call.done()
                with pytest.raises(SeamClientClosedError):
                    await call
            assert seam._transport._connections._own_session is None
            with pytest.raises(SeamClientClosedError):
                await seam.devices.list()
            assert not our_tasks()
            await seam.close()
        assert turn > 2


@in_virtual_time
async def test_draining_cancelled_in_every_turn(clock: FakeClock) -> None:
    """A `drain()` that is cancelled leaves the client open, and the waits that it waited for go on."""
    async with FakeSeam(clock=clock, doors=1, resolve_after=0.5) as fake:
        for turn in (1, 2, 3, 5, 8, 13):
            async with fake.client() as seam:
                waiting = asyncio.ensure_future(seam.action_attempts.wait(fake.add_action_attempt()))
                await asyncio.sleep(0)
                assert await was_cancelled(seam.drain(), range(turn, turn + 1))
                assert (await waiting).is_success
                await check_http(seam, fake)


@pytest.mark.parametrize("end", ["close", "drain"])
@in_virtual_time
async def test_a_wait_cancelled_while_the_client_ends(clock: FakeClock, end: str) -> None:
    """A wait cancelled in any turn of `close()` or `drain()` ends as cancelled, or as closed if that came first."""
    async with FakeSeam(clock=clock, resolve_after=None, latency=0.01) as fake:
        for turn in range(1, 12):
            seam = fake.client()
            waiting = asyncio.ensure_future(seam.action_attempts.wait(fake.add_action_attempt(), timeout=None))
            await clock.sleep(0.005 * (turn % 3))
            with in_turns(range(turn, turn + 1), waiting.cancel):
                await (seam.close() if end == "close" else seam.drain(0.02))
                await settle()
            with pytest.raises((asyncio.CancelledError, SeamClientClosedError)):
                await waiting
            assert not our_tasks()


@in_virtual_time
async def test_the_caller_is_cancelled_as_the_client_closes(clock: FakeClock) -> None:
    """When a call is cancelled by its caller and ended by `close()` at one moment, the cancelling counts."""
    async with FakeSeam(clock=clock, doors=1, latency=1) as fake:
        seam = fake.client()
        call = asyncio.ensure_future(first_page(seam, [], ""))
        await clock.sleep(0.5)
        closing = asyncio.ensure_future(seam.close())
        await asyncio.sleep(0)
        call.cancel()
        await closing
        await asyncio.wait([call])
        assert call.cancelled()
