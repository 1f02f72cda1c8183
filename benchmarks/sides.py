"""One run of one side of `compare.py`, in a process of its own.

    python benchmarks/sides.py SIDE ENDPOINT '{"number": 1000, "lifetimes": [1, 5], "latency": 0.02, ...}'

It prints what it measured as a line of JSON. The time, the CPU time and the memory are those of the run alone: before
it the packages are imported, the attempts are made, and one attempt that is resolved already has been waited for with
the same code, so that whatever a client puts off until it is first used is done. The clock of all processes is the
machine's, so `late` is how much later a client knew an outcome than the server.

It reads /proc, so it runs on Linux.
"""

from __future__ import annotations

import asyncio
import json
import math
import random
import resource
import sys
import time
import urllib.request
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

API_KEY: Final = "seam_apikey1_token"
TIMEOUT: Final = 600.0
POLLING_INTERVAL: Final = 0.5
PLACES: Final = 100

Known = dict[str, float]
"""When the outcome of each attempt was known."""

Run = Callable[[str, list[Any]], Coroutine[Any, Any, Known]]
"""Waits for the attempts with these ids at this server, or repeats these calls."""

Call = tuple[float, str]
"""When a call was made, in seconds from the start, and its body."""


# The sides. Each imports what it needs when it is chosen.


def ours() -> Run:
    """This package."""
    from seam_async import AsyncSeam, SeamError

    async def run(endpoint: str, ids: list[str]) -> Known:
        known: Known = {}
        async with AsyncSeam(API_KEY, endpoint=endpoint) as seam:
            try:
                async for attempt in seam.action_attempts.as_completed(ids, timeout=TIMEOUT):
                    known[attempt.action_attempt_id] = time.monotonic()
            except* SeamError:
                pass  # whatever is not known counts as failed
        return known

    return run


def official() -> Run:
    """The official package: each attempt is waited for alone, and all of them concurrently."""
    from seam.exceptions import SeamActionAttemptFailedError
    from seam.seam import AsyncSeam

    async def run(endpoint: str, ids: list[str]) -> Known:
        known: Known = {}

        async def wait(one: str) -> None:
            with suppress(SeamActionAttemptFailedError):
                await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt={"timeout": TIMEOUT})
            known[one] = time.monotonic()

        # With its own 30 s it gives up on 1,000 requests where the machine is busy: so long they wait for a connection.
        async with AsyncSeam(API_KEY, endpoint=endpoint, timeout=TIMEOUT) as seam:
            await asyncio.gather(*map(wait, ids), return_exceptions=True)
        return known

    return run


def handwritten() -> Run:
    """What a careful programmer writes with aiohttp: a loop for each attempt, and at most 100 requests at a time."""
    import aiohttp

    async def run(endpoint: str, ids: list[str]) -> Known:
        known: Known = {}
        places = asyncio.Semaphore(PLACES)

        async def wait(one: str) -> None:
            while True:
                async with places, session.post("/action_attempts/get", json={"action_attempt_id": one}) as response:
                    response.raise_for_status()
                    attempt = (await response.json())["action_attempt"]
                if attempt["status"] != "pending":
                    known[one] = time.monotonic()
                    return
                await asyncio.sleep(POLLING_INTERVAL)

        headers = {"authorization": f"Bearer {API_KEY}"}
        async with aiohttp.ClientSession(endpoint, headers=headers) as session:
            await asyncio.gather(*map(wait, ids), return_exceptions=True)
        return known

    return run


HEADERS: Final = {"authorization": f"Bearer {API_KEY}", "content-type": "application/json"}


def floor() -> Run:
    """The least: the lists that `ours` has just asked for, one after another, with the same answers."""
    import aiohttp
    import orjson

    async def run(endpoint: str, calls: list[Call]) -> Known:
        async with aiohttp.ClientSession(endpoint, headers=HEADERS) as session:
            for _, body in calls:
                async with session.post("/action_attempts/list", data=body) as response:
                    orjson.loads(await response.read())
        return {}

    return run


def paced() -> Run:
    """The least at the pace of `ours`: the same lists as the floor's, each at its moment."""
    import aiohttp
    import orjson

    async def run(endpoint: str, calls: list[Call]) -> Known:
        async def send(body: str) -> None:
            async with session.post("/action_attempts/list", data=body) as response:
                orjson.loads(await response.read())

        began = time.monotonic()
        async with aiohttp.ClientSession(endpoint, headers=HEADERS) as session, asyncio.TaskGroup() as tasks:
            for sent_at, body in calls:
                if (pause := began + sent_at - time.monotonic()) > 0:
                    await asyncio.sleep(pause)
                tasks.create_task(send(body))
        return {}

    return run


REPLAYS: Final = ("floor", "paced")
SIDES: Final = {side.__name__: side for side in (ours, official, handwritten, floor, paced)}


# What is measured.


def order(endpoint: str, path: str, **params: Any) -> Any:
    with urllib.request.urlopen(f"{endpoint}{path}", json.dumps(params).encode()) as answer:
        return json.load(answer)


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def memory(name: str) -> float:
    """A line of /proc/self/status, in MB."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024 / 1e6


def memory_now() -> float:
    """The memory in use, in MB; the peak starts again from here."""
    Path("/proc/self/clear_refs").write_text("5")
    return memory("VmRSS")


def memory_peak() -> float:
    return memory("VmHWM")


def percentile(values: list[float], share: float) -> float | None:
    return sorted(values)[min(math.floor(len(values) * share), len(values) - 1)] if values else None


def prepare(run: Run, endpoint: str, work: dict[str, Any]) -> tuple[list[Any], dict[str, float]]:
    (one,) = order(endpoint, "/_load", **{**work, "number": 1, "lifetimes": (0, 0), "rate_limit": None})
    asyncio.run(run(endpoint, [one]))
    lifetimes = order(endpoint, "/_load", **work)
    return list(lifetimes), lifetimes


def prepare_replay(run: Run, endpoint: str) -> tuple[list[Call], dict[str, float]]:
    """The calls that the server got in the run before, whose work it still has."""
    recorded = order(endpoint, "/_replay")
    calls = list(zip(recorded["sent_at"], Path(recorded["bodies"]).read_text().splitlines(), strict=True))
    asyncio.run(run(endpoint, calls[:1]))
    order(endpoint, "/_replay")
    return calls, {}


def measure(side: str, endpoint: str, work: dict[str, Any]) -> dict[str, Any]:
    run = SIDES[side]()
    items, lifetimes = prepare_replay(run, endpoint) if side in REPLAYS else prepare(run, endpoint, work)
    known: Known = {}

    async def main() -> None:
        # Returns nothing: asyncio.run makes a text of what its coroutine returns, which sorts all of it.
        known.update(await run(endpoint, items))

    began = order(endpoint, "/_go")["began"]
    memory_began, cpu_began = memory_now(), cpu()
    asyncio.run(main())
    cpu_ended, ended = cpu(), time.monotonic()
    late = [at - began - lifetimes[one] for one, at in known.items()]
    return {
        **order(endpoint, "/_count"),
        "failed": len(lifetimes) - len(known),
        "wall": ended - began,
        "wall_over": ended - began - max(lifetimes.values(), default=0.0),
        "cpu": cpu_ended - cpu_began,
        "memory": memory_peak() - memory_began,
        "late_p50": percentile(late, 0.5),
        "late_p99": percentile(late, 0.99),
    }


def simulate(number: int, lifetimes: tuple[float, float], latency: float, seed: int) -> dict[str, Any]:
    """Ours in virtual time and in memory, with lifetimes that are log-uniform."""
    from seam_async import ActionAttemptPoller
    from seam_async.testing import FakeClock

    random_ = random.Random(seed)
    low, high = map(math.log, lifetimes)
    resolves_at = {f"attempt-{n}": math.exp(random_.uniform(low, high)) for n in range(number)}
    clock = FakeClock()

    async def fetch(ids: list[str]) -> list[dict[str, str]]:
        await asyncio.sleep(latency / 2)
        now = clock.monotonic()
        answer = [
            {
                "action_attempt_id": one,
                "action_type": "UNLOCK_DOOR",
                "status": "success" if now >= resolves_at[one] else "pending",
            }
            for one in ids
        ]
        await asyncio.sleep(latency / 2)
        return answer

    async def run() -> dict[str, Any]:
        async with ActionAttemptPoller(fetch, clock=clock) as poller:
            late = [
                clock.monotonic() - resolves_at[attempt.action_attempt_id]
                async for attempt in poller.as_completed(resolves_at, timeout=None)
            ]
            stats = poller.stats()
        return {
            "calls": stats.calls,
            "asked": stats.ids_asked,
            "failed": number - len(late),
            "wall_over": clock.monotonic() - max(resolves_at.values()),
            "late_p50": percentile(late, 0.5),
            "late_p99": percentile(late, 0.99),
        }

    return clock.run(run())


if __name__ == "__main__":
    work = json.loads(sys.argv[3])
    print(json.dumps(simulate(**work) if sys.argv[1] == "simulated" else measure(sys.argv[1], sys.argv[2], work)))
