"""Places for requests in flight: first come, first served, within the client's timeout."""

from __future__ import annotations

import asyncio

import pytest

from seam_async import SystemClock
from seam_async._connections import Connections
from seam_async._places import Places
from seam_async.testing import FakeClock

TIMEOUT = 30.0


async def take(places: Places, taken: list[str], name: str) -> bool:
    is_taken = await places.acquire()
    taken.append(name)
    return is_taken


def test_requests_get_a_place_in_the_order_of_their_coming() -> None:
    """A place that is given back goes to the request that has waited longest."""
    clock = FakeClock()

    async def run() -> None:
        places = Places(1, TIMEOUT, clock)
        assert await places.acquire()
        taken: list[str] = []
        waiting = [asyncio.ensure_future(take(places, taken, name)) for name in "abc"]
        for _ in range(4):
            await clock.sleep(1)
            places.release()
        assert await asyncio.gather(*waiting) == [True, True, True]
        assert taken == ["a", "b", "c"]
        assert places.free == 1

    clock.run(run())


def test_each_request_waits_for_no_longer_than_its_time() -> None:
    """Without a place in time, a request is refused at its own deadline, and the others go on waiting."""
    clock = FakeClock()

    async def run() -> None:
        places = Places(1, TIMEOUT, clock)
        assert await places.acquire()
        taken: list[str] = []
        first = asyncio.ensure_future(take(places, taken, "first"))
        await clock.sleep(10)
        second = asyncio.ensure_future(take(places, taken, "second"))
        assert not await first
        assert clock.monotonic() == pytest.approx(TIMEOUT)
        await clock.sleep(5)
        places.release()
        assert await second
        places.release()
        assert places.free == 1

    clock.run(run())


def test_a_cancelled_request_takes_no_place() -> None:
    """Cancelled before, or in the very turn in which it gets a place, a request leaves the place to the next one."""
    clock = FakeClock()

    async def run() -> None:
        places = Places(1, TIMEOUT, clock)
        assert await places.acquire()
        taken: list[str] = []
        early, late, last = (asyncio.ensure_future(take(places, taken, name)) for name in ("early", "late", "last"))
        await clock.sleep(1)
        early.cancel()
        await clock.sleep(0)
        places.release()
        late.cancel()
        assert await last
        assert taken == ["last"]
        assert early.cancelled()
        assert late.cancelled()
        places.release()
        assert places.free == 1

    clock.run(run())


def test_the_deadline_of_a_cancelled_request_wakes_nobody() -> None:
    """A request that was cancelled while it waited has no say in when the next one is refused."""
    clock = FakeClock()

    async def run() -> None:
        places = Places(1, TIMEOUT, clock)
        assert await places.acquire()
        cancelled = asyncio.ensure_future(take(places, [], "cancelled"))
        await clock.sleep(10)
        waiting = asyncio.ensure_future(take(places, [], "waiting"))
        await clock.sleep(1)
        cancelled.cancel()
        assert not await waiting
        assert clock.monotonic() == pytest.approx(10 + TIMEOUT)

    clock.run(run())


async def test_what_has_arrived_when_the_client_is_closed_counts() -> None:
    """A request whose response only waits for its turn when `close` is called ends with the response."""
    connections = Connections("https://connect.getseam.com", None, timeout=TIMEOUT, clock=SystemClock())
    await connections.enter()

    async def work() -> str:
        await asyncio.sleep(0)
        return "response"

    request = asyncio.ensure_future(connections.until_closed("/devices/list", work()))
    await asyncio.sleep(0)
    await connections.close()
    assert await request == "response"
    await asyncio.sleep(0)
    assert not request.cancelling()
