"""What waiting costs, in figures that are the same on every machine: calls, ids asked, Python calls, memory.

The bounds are a tenth above what was measured with CPython 3.11 in development mode, as the suite runs. A change that
makes something cheaper lowers them.
"""

from __future__ import annotations

import asyncio
import cProfile
import gc
import json
import math
import random
import sys
import tracemalloc
from collections import deque
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from raw_server import RawServer, Request, attempt, response
from tenacity.wait import wait_fixed

import seam_async
from seam_async import ActionAttempt, ActionAttemptPoller, AsyncSeam, PollingPolicy, wait_proportional
from seam_async._polling.responses import PollResponse, parse_response
from seam_async._polling.rows import decode_page
from seam_async.testing import FakeClock

from support import Source, attempt_json

pytestmark = pytest.mark.scale

MOST_FUNCTIONS_PER_ID_ASKED = 6.1
MOST_FUNCTIONS_PER_ACTION = 66
MOST_BLOCKS_PER_ID = 0.1
MOST_OBJECTS_PER_ID = 0.1
MOST_LISTED_PER_ID = 0.1
MOST_BYTES_PER_ID = 77.0
MOST_BLOCKS_PER_WAITER = 14.4
MOST_OBJECTS_PER_WAITER = 9.9

EVEN = PollingPolicy(wait=wait_proportional())
"""Intervals that do not depend on the number of ids, so that costs of different loads compare."""

PACKAGE = seam_async.__path__[0]


def resolving(number: int, shortest: float, longest: float) -> dict[str, float]:
    """When each of so many attempts resolves, log-uniform, by id; always the same."""
    seeded = random.Random(number)
    limits = math.log(shortest), math.log(longest)
    return {str(UUID(int=seeded.getrandbits(128))): math.exp(seeded.uniform(*limits)) for _ in range(number)}


# Calls.


@pytest.mark.parametrize(
    ("number", "limits", "most_calls", "most_asked", "most_late"),
    [
        (1_000, (1, 5), 77, 28_100, 0.18),
        (10_000, (1, 5), 278, 124_500, 0.34),
        (1_000, (1, 600), 681, 176_400, 3.4),
        (1_000, (60, 60), 376, 188_100, 0.54),
    ],
)
def test_calls(number: int, limits: tuple[float, float], most_calls: int, most_asked: int, most_late: float) -> None:
    """A load costs no more calls than it did, asks for no more ids, and is noticed no later."""
    clock = FakeClock()
    source = Source(clock, resolving(number, *limits))

    async def lateness() -> list[float]:
        async with ActionAttemptPoller(source, clock=clock) as poller:
            return [
                clock.monotonic() - source.resolves_at[attempt.action_attempt_id]
                async for attempt in poller.as_completed(source.resolves_at, timeout=None)
            ]

    assert max(clock.run(lateness(), debug=False)) <= most_late
    assert len(source.calls) <= most_calls
    assert sum(len(ids) for _, ids in source.calls) <= most_asked


# Actions.


async def work_per_action(number: int) -> tuple[float, int]:
    """The calls of functions of the package for each action that is not waited for, and those of tenacity for all."""
    profile = cProfile.Profile()

    def answer(_: Request) -> bytes:
        return response({"action_attempt": attempt("pending"), "ok": True})

    async with (
        RawServer(answer) as server,
        AsyncSeam("seam_Q7hushZk3wVxyP9dLmT2rNb8", endpoint=server.endpoint, wait_for_action_attempt=False) as seam,
    ):
        await seam.locks.unlock_door(device_id="d")
        with profile:
            for _ in range(number):
                await seam.locks.unlock_door(device_id="d")
    entries = [(getattr(entry.code, "co_filename", ""), entry.callcount) for entry in profile.getstats()]
    ours = sum(count for name, count in entries if name.startswith(PACKAGE))
    return ours / number, sum(count for name, count in entries if "tenacity" in name)


async def test_work_per_action() -> None:
    """An action that succeeds at once costs a number of calls of functions, and no retry loop."""
    functions, of_retries = await work_per_action(100)
    assert functions <= MOST_FUNCTIONS_PER_ACTION
    assert of_retries == 0


# Wake-ups.


class CountingClock(FakeClock):
    """Counts how often it jumps to the next thing that is waited for."""

    jumps = 0

    def advance(self, seconds: float) -> None:
        self.jumps += 1
        super().advance(seconds)


def test_a_quiet_wait_wakes_up_for_its_calls_alone() -> None:
    """A call wakes it up to be sent and to be answered; that an id could ride along with another's call does not."""
    clock = CountingClock()
    source = Source(clock, {"slow": 100.0})

    async def wait() -> None:
        async with ActionAttemptPoller(source, policy=PollingPolicy(wait=wait_fixed(10)), clock=clock) as poller:
            await poller.wait("slow", timeout=None)

    clock.run(wait(), debug=False)
    assert len(source.calls) == 11
    assert clock.jumps == 11 + 10


# Work.


def work_per_id(number: int, longest: float) -> float:
    """How many functions the package calls, its own and Python's, for each id that it asks for."""
    clock = FakeClock()
    source = Source(clock, resolving(number, 1, longest))
    profile = cProfile.Profile()

    async def wait() -> int:
        async with ActionAttemptPoller(source, clock=clock, policy=EVEN) as poller:
            with profile:
                await poller.wait_all(source.resolves_at, timeout=None)
            return poller.stats().ids_asked

    asked = clock.run(wait(), debug=False)
    # A profile names a built-in function by a string.
    ours = [entry for entry in profile.getstats() if getattr(entry.code, "co_filename", "").startswith(PACKAGE)]
    called = sum(entry.callcount for entry in ours)
    called += sum(one.callcount for entry in ours for one in entry.calls or () if isinstance(one.code, str))
    return called / asked


def test_work_per_id() -> None:
    """An id that is asked for costs a number of calls of functions, from filing it to reading what came of it."""
    assert work_per_id(500, 60) <= MOST_FUNCTIONS_PER_ID_ASKED


def test_work_per_id_does_not_grow() -> None:
    """An id among 4,000 costs as many calls of functions as one among 1,000, give or take a twentieth."""
    assert work_per_id(4_000, 5) == pytest.approx(work_per_id(1_000, 5), rel=0.05)


@pytest.mark.parametrize(("status", "most"), [("pending", 0.04), ("success", 1.04)])
def test_reading_documented_responses(status: str, most: float) -> None:
    """A pending attempt costs no call of a function, and a resolved one a single call, to look up its type."""
    ids = list(resolving(500, 1, 1))
    body = json.dumps({"action_attempts": [attempt_json(attempt_id, status) for attempt_id in ids]}).encode()

    def read() -> PollResponse:
        payload = decode_page(body)
        assert payload is not None
        return parse_response(payload["action_attempts"], ids)

    read()  # what is made when something is first used must not count
    profile = cProfile.Profile()
    with profile:
        response = read()
    assert len(response.pending) + len(response.updates) == 500
    assert sum(entry.callcount for entry in profile.getstats()) / 500 <= most


# Memory.

Start = Callable[[ActionAttemptPoller, list[str]], list[asyncio.Task[Any]]]


async def pending(ids: list[str]) -> list[dict[str, Any]]:
    """A source whose attempts never resolve."""
    rest = {"action_type": "UNLOCK_DOOR", "status": "pending", "result": None, "error": None}
    return [{"action_attempt_id": attempt_id, **rest} for attempt_id in ids]


def growth(number: int, start: Start, measure: Callable[[], int]) -> float:
    """By how much a measure grows for each of so many ids that are waited for and have been asked for."""
    ids = list(resolving(number, 1, 1))
    clock = FakeClock()

    async def run() -> int:
        async with ActionAttemptPoller(pending, clock=clock, policy=EVEN) as poller:
            # What is made when something is first used must not count.
            tasks = start(poller, ["first"])
            await clock.sleep(10.0)
            gc.collect()
            before = measure()
            tasks += start(poller, ids)
            await clock.sleep(10.0)
            gc.collect()
            after = measure()
            assert poller.stats().pending == 1 + number
        await asyncio.gather(*tasks, return_exceptions=True)
        return after - before

    return clock.run(run(), debug=False) / number


def one_wait(poller: ActionAttemptPoller, ids: list[str]) -> list[asyncio.Task[Any]]:
    return [asyncio.ensure_future(poller.wait_all(ids, timeout=None))]


def one_stream(poller: ActionAttemptPoller, ids: list[str]) -> list[asyncio.Task[Any]]:
    async def first() -> ActionAttempt:
        return await anext(poller.as_completed(ids, timeout=None))

    return [asyncio.ensure_future(first())]


def wait_each(poller: ActionAttemptPoller, ids: list[str]) -> list[asyncio.Task[Any]]:
    return [asyncio.ensure_future(poller.wait(one, timeout=60)) for one in ids]


def tracked_objects() -> int:
    return len(gc.get_objects())


def test_memory_per_id() -> None:
    """An id in `wait_all` costs no block of memory and no object of its own."""
    assert growth(2_000, one_wait, sys.getallocatedblocks) <= MOST_BLOCKS_PER_ID
    assert growth(2_000, one_wait, tracked_objects) <= MOST_OBJECTS_PER_ID


def test_bytes_per_id() -> None:
    """An id in `wait_all` costs about seventy bytes beside its own text."""
    tracemalloc.start()
    try:
        measured = growth(2_000, one_wait, lambda: tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert measured <= MOST_BYTES_PER_ID


def listed() -> int:
    """How many things stand in containers, through which the garbage collector goes one by one each time."""
    return sum(len(one) for one in gc.get_objects() if type(one) in (list, set, deque, dict, tuple))


@pytest.mark.parametrize("start", [one_wait, one_stream])
def test_no_list_holds_the_ids(start: Start) -> None:
    """While many ids are waited for, the garbage collector has no list of them to go through, nor any dict."""
    assert growth(2_000, start, listed) <= MOST_LISTED_PER_ID


async def give_up(poller: ActionAttemptPoller, clock: FakeClock, number: int) -> None:
    """Waits for that many attempts, the next one from before the last one is given up; no call is made for any."""
    waits: list[asyncio.Task[Any]] = []
    for n in range(number):
        waits.append(asyncio.ensure_future(poller.wait(ActionAttempt(f"{n}", "pending"), polling_interval=10)))
        await clock.sleep(4.0)
        if n:
            waits.pop(0).cancel()
    waits.pop().cancel()
    await clock.sleep(0)


def test_waits_that_were_given_up_leave_nothing_behind() -> None:
    """Not in the schedule either, though nothing ever falls due that would have it looked through."""
    clock = FakeClock()

    async def run() -> int:
        async with ActionAttemptPoller(pending, clock=clock) as poller:
            await give_up(poller, clock, 10)
            gc.collect()
            before = sys.getallocatedblocks()
            await give_up(poller, clock, 1_000)
            gc.collect()
            assert poller.stats().calls == 0
            return sys.getallocatedblocks() - before

    assert clock.run(run(), debug=False) / 1_000 <= MOST_BLOCKS_PER_ID


def test_memory_per_waiter() -> None:
    """A `wait` of its own costs a few blocks and objects more, the task that awaits it among them."""
    assert growth(2_000, wait_each, sys.getallocatedblocks) <= MOST_BLOCKS_PER_WAITER
    assert growth(2_000, wait_each, tracked_objects) <= MOST_OBJECTS_PER_WAITER
