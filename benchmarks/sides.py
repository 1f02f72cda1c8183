"""Process for a single run of one side of `compare.py`.

    python benchmarks/sides.py SIDE ENDPOINT '{"number": 1000, "lifetimes": [1, 5], "latency": 0.02, ...}'

Prints `ready` after the preparation, starts at the next line of its input, and prints the figures as a line of JSON.
Preparation covers the imports, the attempts, and a wait for a resolved attempt, which triggers all lazy
initialization, so time, CPU time and memory are those of the run alone. All processes read the same clock, so `late`
is the difference between the client's and the server's time of an outcome.

Linux only: it reads /proc.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import math
import random
import resource
import sys
import time
import urllib.request
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

API_KEY: Final = "seam_apikey1_token"
TIMEOUT: Final = 600.0
POLLING_INTERVAL: Final = 0.5
PLACES: Final = 100

Known = dict[str, float]
"""When the client knew each attempt's outcome, by id."""

Run = Callable[[str, list[Any]], Coroutine[Any, Any, Known]]
"""Waits for the attempts with these ids at this server, or replays these requests."""

Call = tuple[float, str]
"""When a request was sent, in seconds from the start, and its body."""


# The sides. Each imports its packages when it is called, so that no side pays for those of another.


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
                pass  # every id missing from `known` counts as failed
        return known

    return run


def together() -> Run:
    """This package, with one `wait_all`."""
    from seam_async import AsyncSeam

    async def run(endpoint: str, ids: list[str]) -> Known:
        async with AsyncSeam(API_KEY, endpoint=endpoint) as seam:
            return with_outcome(ids, await seam.action_attempts.wait_all(ids, timeout=TIMEOUT, return_exceptions=True))

    return run


def separate() -> Run:
    """This package, with a task and a `wait` for each attempt."""
    from seam_async import AsyncSeam

    async def run(endpoint: str, ids: list[str]) -> Known:
        async with AsyncSeam(API_KEY, endpoint=endpoint) as seam:
            waits = [seam.action_attempts.wait(attempt_id, timeout=TIMEOUT) for attempt_id in ids]
            return with_outcome(ids, await asyncio.gather(*waits, return_exceptions=True))

    return run


def with_outcome(ids: list[str], results: Iterable[object]) -> Known:
    """The attempts that have an outcome, all known at the end."""
    from seam_async import ActionAttempt, SeamActionAttemptFailedError

    kinds = (ActionAttempt, SeamActionAttemptFailedError)
    return {attempt_id: math.nan for attempt_id, result in zip(ids, results, strict=True) if isinstance(result, kinds)}


def official() -> Run:
    """The official package: a wait for each attempt, all of them concurrent."""
    from seam.exceptions import SeamActionAttemptFailedError
    from seam.seam import AsyncSeam

    async def run(endpoint: str, ids: list[str]) -> Known:
        known: Known = {}

        async def wait(attempt_id: str) -> None:
            with suppress(SeamActionAttemptFailedError):
                await seam.action_attempts.get(
                    action_attempt_id=attempt_id, wait_for_action_attempt={"timeout": TIMEOUT}
                )
            known[attempt_id] = time.monotonic()

        # 1,000 requests wait for a connection longer than its default timeout of 30 s on a busy machine.
        async with AsyncSeam(API_KEY, endpoint=endpoint, timeout=TIMEOUT) as seam:
            await asyncio.gather(*map(wait, ids), return_exceptions=True)
        return known

    return run


def handwritten() -> Run:
    """A careful polling loop for each attempt with aiohttp, and at most 100 requests in flight."""
    import aiohttp

    async def run(endpoint: str, ids: list[str]) -> Known:
        known: Known = {}
        places = asyncio.Semaphore(PLACES)

        async def wait(attempt_id: str) -> None:
            params = {"action_attempt_id": attempt_id}
            while True:
                async with places, session.post("/action_attempts/get", json=params) as response:
                    response.raise_for_status()
                    attempt = (await response.json())["action_attempt"]
                if attempt["status"] != "pending":
                    known[attempt_id] = time.monotonic()
                    return
                await asyncio.sleep(POLLING_INTERVAL)

        headers = {"authorization": f"Bearer {API_KEY}"}
        async with aiohttp.ClientSession(endpoint, headers=headers) as session:
            await asyncio.gather(*map(wait, ids), return_exceptions=True)
        return known

    return run


HEADERS: Final = {"authorization": f"Bearer {API_KEY}", "content-type": "application/json"}


def floor() -> Run:
    """The minimum: the requests of the preceding run of `ours`, replayed one after another."""
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
    """The minimum at the pace of `ours`: the floor's requests, each sent at its original time."""
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


REPLAYS: Final = ("floor", "paced", "floor_uvloop")
SIDES: Final = {side.__name__: side for side in (ours, together, separate, official, handwritten, floor, paced)}


# Measuring.


def order(endpoint: str, path: str, **params: Any) -> Any:
    with urllib.request.urlopen(f"{endpoint}{path}", json.dumps(params).encode()) as answer:
        return json.load(answer)


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def memory(name: str) -> float:
    """Returns a field of /proc/self/status, in MB."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024 / 1e6


def memory_now() -> float:
    """Returns the memory in use, in MB, and resets the peak."""
    Path("/proc/self/clear_refs").write_text("5")
    return memory("VmRSS")


def memory_peak() -> float:
    return memory("VmHWM")


def percentile(values: list[float], share: float) -> float | None:
    return sorted(values)[min(math.floor(len(values) * share), len(values) - 1)] if values else None


def prepare(run: Run, endpoint: str, work: dict[str, Any]) -> tuple[list[Any], dict[str, float]]:
    resolved = order(endpoint, "/_load", **{**work, "number": 1, "lifetimes": (0, 0), "rate_limit": None})
    asyncio.run(run(endpoint, list(resolved)))
    lifetimes = order(endpoint, "/_load", **work)
    return list(lifetimes), lifetimes


def prepare_replay(run: Run, endpoint: str) -> tuple[list[Call], dict[str, float]]:
    """Fetches the requests that the server recorded in the preceding run, whose state it still holds."""
    recorded = order(endpoint, "/_replay")
    calls = list(zip(recorded["sent_at"], Path(recorded["bodies"]).read_text().splitlines(), strict=True))
    asyncio.run(run(endpoint, calls[:1]))
    order(endpoint, "/_replay")
    return calls, {}


def measure(side: str, endpoint: str, work: dict[str, Any]) -> dict[str, Any]:
    run = SIDES[side.removesuffix("_uvloop")]()
    items, lifetimes = prepare_replay(run, endpoint) if side in REPLAYS else prepare(run, endpoint, work)
    known: Known = {}
    loop_factory: Callable[[], asyncio.AbstractEventLoop] | None = None
    if side.endswith("_uvloop"):
        loop_factory = importlib.import_module("uvloop").new_event_loop

    async def main() -> None:
        # Returns None: asyncio.run formats the result of its coroutine, which would sort all outcomes.
        known.update(await run(endpoint, items))

    print("ready", flush=True)
    sys.stdin.readline()
    began = order(endpoint, "/_go")["began"]
    memory_began, cpu_began = memory_now(), cpu()
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(main())
    cpu_ended, ended = cpu(), time.monotonic()
    late = [at - began - lifetimes[attempt_id] for attempt_id, at in known.items() if not math.isnan(at)]
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


def simulated_attempt(attempt_id: str, *, is_resolved: bool) -> dict[str, Any]:
    return {
        "action_attempt_id": attempt_id,
        "action_type": "UNLOCK_DOOR",
        "status": "success" if is_resolved else "pending",
        "result": {} if is_resolved else None,
        "error": None,
    }


def simulate(number: int, lifetimes: tuple[float, float], latency: float, seed: int) -> dict[str, Any]:
    """Runs `ours` in virtual time against a source in memory, with log-uniform lifetimes."""
    from seam_async import ActionAttemptPoller
    from seam_async.testing import FakeClock

    random_ = random.Random(seed)
    low, high = map(math.log, lifetimes)
    resolves_at = {f"attempt-{n}": math.exp(random_.uniform(low, high)) for n in range(number)}
    clock = FakeClock()

    async def fetch(ids: list[str]) -> list[dict[str, Any]]:
        await asyncio.sleep(latency / 2)
        now = clock.monotonic()
        attempts = [simulated_attempt(attempt_id, is_resolved=now >= resolves_at[attempt_id]) for attempt_id in ids]
        await asyncio.sleep(latency / 2)
        return attempts

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
