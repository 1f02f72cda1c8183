"""FakeClock: time stands still while anything runs, and jumps when everything waits."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from seam_async.testing import FakeClock, FakeSeam

from support import in_virtual_time


def test_time_starts_at_zero_and_goes_by_hand() -> None:
    """The clock starts at 0, on a fixed date, and moves only when it is told to."""
    clock = FakeClock()
    assert (clock.monotonic(), FakeClock().time()) == (0.0, clock.time())
    date = clock.time()
    clock.advance(2.5)
    assert (clock.monotonic(), clock.time()) == (2.5, date + 2.5)


def test_run_returns_the_result() -> None:
    """A coroutine is run to its end, and what it returns or raises comes out."""

    async def answer() -> int:
        await asyncio.sleep(1)  # of the clock that jumps
        return 42

    async def fail() -> None:
        raise LookupError

    assert FakeClock().run(answer()) == 42
    with pytest.raises(LookupError):
        FakeClock().run(fail())


def test_loop_may_be_made_by_a_runner() -> None:
    """The event loop can be given to whatever runs one, and stays usable from one run to the next."""
    clock = FakeClock()
    with asyncio.Runner(loop_factory=clock.new_event_loop) as runner:
        runner.run(clock.sleep(10))
        runner.run(asyncio.sleep(5))
        assert runner.get_loop().time() == clock.monotonic() == 15


@pytest.mark.parametrize("debug", [True, False])
def test_run_may_be_debugged(debug: bool) -> None:
    """The loop's debug mode is on or off as asked for."""

    async def is_debugged() -> bool:
        return asyncio.get_running_loop().get_debug()

    assert FakeClock().run(is_debugged(), debug=debug) is debug


@in_virtual_time
async def test_a_day_takes_no_time(clock: FakeClock) -> None:
    """Sleeping for a day, by the clock or by asyncio, takes exactly a day of the clock."""
    await clock.sleep(86_400)
    await asyncio.sleep(86_400)
    assert clock.monotonic() == 2 * 86_400


@in_virtual_time
async def test_sleepers_wake_in_order(clock: FakeClock) -> None:
    """Whoever sleeps shorter wakes first, each at exactly its own moment."""
    woken: list[tuple[str, float]] = []

    async def doze(name: str, seconds: float) -> None:
        await clock.sleep(seconds)
        woken.append((name, clock.monotonic()))

    await asyncio.gather(doze("late", 7), doze("early", 0.25), doze("middle", 3))
    assert woken == [("early", 0.25), ("middle", 3), ("late", 7)]


@in_virtual_time
async def test_time_stands_still_while_anything_runs(clock: FakeClock) -> None:
    """As long as a task has something to do, no time passes for those who wait."""
    sleeper = asyncio.ensure_future(clock.sleep(0.001))
    for _ in range(1000):
        await asyncio.sleep(0)
    assert clock.monotonic() == 0
    assert not sleeper.done()
    await sleeper


@in_virtual_time
async def test_calls_come_at_their_moment(clock: FakeClock) -> None:
    """A call comes once its moment has, and not when it was called off before."""
    calls: list[float] = []
    clock.call_at(5, lambda: calls.append(clock.monotonic()))
    clock.call_at(3, lambda: calls.append(-1)).cancel()
    await clock.sleep(4.5)
    assert calls == []
    await clock.sleep(10)
    assert calls == [5]


@in_virtual_time
async def test_timeouts_are_virtual(clock: FakeClock) -> None:
    """A block that waits too long ends in TimeoutError at its moment, and one that does not goes on."""
    for timeout in (clock.timeout, asyncio.timeout):
        started_at = clock.monotonic()
        with pytest.raises(TimeoutError):
            async with timeout(60):
                await asyncio.Event().wait()
        assert clock.monotonic() - started_at == 60
        async with timeout(60):
            await clock.sleep(59)


@in_virtual_time
async def test_advance_wakes_those_whose_moment_has_come(clock: FakeClock) -> None:
    """Time that is moved by hand wakes those who wait for it, without a jump beyond."""
    sleeper = asyncio.ensure_future(clock.sleep(10))
    await asyncio.sleep(0)
    clock.advance(12)
    await sleeper
    assert clock.monotonic() == 12


@in_virtual_time
async def test_answers_on_sockets_come_before_time_jumps(clock: FakeClock) -> None:
    """A server on loopback answers before a timeout jumps in, however short, since its answer takes no time."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        for _ in range(50):
            async with clock.timeout(0.001):
                await seam.devices.list()
        assert clock.monotonic() == 0


@in_virtual_time
async def test_timeouts_of_aiohttp_are_virtual(clock: FakeClock) -> None:
    """Aiohttp's own timeouts go along: a server that takes an hour is given up on after a minute of the clock."""
    async with FakeSeam(latency=3_600, clock=clock) as fake, aiohttp.ClientSession() as session:
        with pytest.raises(TimeoutError):
            await session.post(f"{fake.endpoint}/devices/list", timeout=aiohttp.ClientTimeout(total=60))
        assert clock.monotonic() == pytest.approx(60, abs=1)


def test_a_run_repeats_itself() -> None:
    """The same run goes the same way to the last digit."""

    async def run(clock: FakeClock) -> list[float]:
        async with FakeSeam(resolve_after=(1, 100), latency=0.1, clock=clock) as fake, fake.client() as seam:
            ids = [fake.add_action_attempt() for _ in range(20)]
            return [clock.monotonic() async for _ in seam.action_attempts.as_completed(ids, timeout=None)]

    runs = []
    for _ in range(2):
        clock = FakeClock()
        runs.append(clock.run(run(clock)))
    assert runs[0] == runs[1]
    assert len(set(runs[0])) > 1
