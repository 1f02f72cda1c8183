"""Costs of the parts: reading responses, import, construction, scheduling, and a million ids in one wait.

    python benchmarks/micro.py            # everything; about three minutes
    python benchmarks/micro.py --quick    # fewer runs, and 100,000 ids in place of a million; 20 s

Import, scheduling and the million ids run in fresh processes. Runs that are compared with each other take turns. The
results name the number of runs of each figure. `docs/benchmarks.md` defines the figures. Linux only.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson
from compare import RESULTS
from machine import describe_machine
from server import Work
from sides import API_KEY, memory_now, memory_peak

from seam_async import ActionAttempt, ActionAttemptPoller, AsyncSeam, PollingPolicy
from seam_async._pagination import Page
from seam_async._polling.responses import PollResponse, parse_response
from seam_async._polling.schedule import Schedule, Scheduled
from seam_async._polling.state import PollState
from seam_async._polling.waits import Wait
from seam_async._wire import parse_response as read_reply

PAGE: Final = 500
IMPORTS: Final = {
    "nothing": ("pass", 1),
    "dependencies": ("import aiohttp, attrs, cattrs, tenacity", 1),
    "seam_async": ("from seam_async import AsyncSeam", 1),
    "seam": ("import seam", 3),
}
"""Statements, each with the number of rounds to a run of it. The official package takes three times as long."""
INTERVAL: Final = 0.25
CALL_SECONDS: Final = 0.001
BEAT_SECONDS: Final = 0.001

Figures = dict[str, float]


@dataclass(frozen=True)
class Repeats:
    """How often each part is measured."""

    in_process: int
    starts: int
    scheduling: int
    million: int
    most_ids: int


FULL: Final = Repeats(in_process=20, starts=24, scheduling=4, million=3, most_ids=1_000_000)
QUICK: Final = Repeats(in_process=3, starts=3, scheduling=1, million=1, most_ids=100_000)


def in_turns(repeats: int, works: dict[str, tuple[Callable[[], object], int]]) -> Figures:
    """Returns the microseconds per call of each function, as medians over all rounds but the first.

    Args:
        repeats: Number of rounds. The functions take turns, since the machine's speed changes from second to second.
        works: Functions, each with its number of calls in a round.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(repeats + 1):
        for name, (work, number) in works.items():
            began = time.perf_counter()
            for _ in range(number):
                work()
            taken[name].append((time.perf_counter() - began) / number * 1e6)
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


def wait_for_many() -> Wait:
    return Wait(started_at=0.0, timeout=None, backoff=None, notify=int, each=True)


def reading(repeats: int) -> Figures:
    """Microseconds to read a response with 500 attempts of mixed types, from its bytes to the poller's `Answer`."""
    from seam.resources.action_attempt import action_attempt_from_dict

    figures: Figures = {}
    for name, share in (("half", 0.5), ("all", 1.0)):
        work = Work(PAGE, (0.0, 0.0), 0.0, None, seed=0)
        ids = list(work.lifetimes)
        for attempt_id in ids[int(PAGE * share) :]:
            work.lifetimes[attempt_id] = float("inf")
        work.began = time.monotonic()
        answer = work.answer("/action_attempts/list", b"", {"action_attempt_ids": ids})
        body = answer.partition(b"\r\n\r\n")[2]

        def ours(body: bytes = body, ids: list[str] = ids) -> PollResponse:
            reply = read_reply("/action_attempts/list", 200, {}, body, now=0.0)
            return parse_response(Page(reply.payload["action_attempts"]), ids)

        def official(body: bytes = body) -> list[object]:
            return [action_attempt_from_dict(item) for item in json.loads(body)["action_attempts"]]

        works: dict[str, tuple[Callable[[], object], int]] = {
            f"reading_{name}_resolved": (ours, 20),
            f"orjson_{name}_resolved": (partial(orjson.loads, body), 100),
            f"official_{name}_resolved": (official, 5),
        }
        figures.update(in_turns(repeats, works))
    return figures


def importing(repeats: int) -> Figures:
    """Seconds to import in a fresh process, less the time to start the process."""
    times: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for turn in range(repeats):
        for name, (statement, every) in IMPORTS.items():
            if turn % every:
                continue
            began = time.perf_counter()
            subprocess.run([sys.executable, "-P", "-c", statement], check=True)  # -P: not the modules of this folder
            times[name].append(time.perf_counter() - began)
    start, *others = (statistics.median(taken) for taken in times.values())
    return {f"import_{name}": taken - start for name, taken in zip(list(IMPORTS)[1:], others, strict=True)}


def constructing(repeats: int) -> Figures:
    """Seconds to construct a client."""
    from seam.seam import AsyncSeam as OfficialSeam

    taken = in_turns(
        repeats,
        {
            "constructing": (lambda: AsyncSeam(API_KEY), 1),
            "constructing_official": (lambda: OfficialSeam(API_KEY), 1),
        },
    )
    return {name: microseconds / 1e6 for name, microseconds in taken.items()}


async def waiting(repeats: int) -> Figures:
    """Microseconds to wait for a resolved attempt."""
    taken = []
    attempt = ActionAttempt("00000000-0000-4000-8000-000000000000", "success")
    async with AsyncSeam(API_KEY) as seam:
        wait = seam.action_attempts.wait
        for _ in range(repeats):
            began = time.perf_counter()
            for _ in range(10_000):
                await wait(attempt)
            taken.append((time.perf_counter() - began) / 10_000 * 1e6)
    return {"waiting_resolved": statistics.median(taken)}


def scheduling(number: int, askings: int = 5) -> Figures:
    """Microseconds per polled id, in the schedule alone and in the poller's state machine.

    For any number of ids, each is added once and polled equally often, with a request every millisecond.
    """
    repeats = max(1, 250_000 // (number * askings))
    ids = [str(n) for n in range(number)]
    return {
        f"schedule_{number}": statistics.median(time_schedule(ids, askings) for _ in range(repeats)),
        f"state_{number}": statistics.median(time_state(ids, askings) for _ in range(repeats)),
    }


def time_schedule(ids: list[str], askings: int) -> float:
    schedule: Schedule[Scheduled] = Schedule(PAGE)
    for attempt_id in ids:
        schedule.put([Scheduled({attempt_id: None})], 0.0, 0.0)
    now = 0.0
    asked_count = 0
    began = time.perf_counter()
    while asked_count < askings * len(ids):
        if batch := schedule.take(now):
            asked_count += len(batch)
            schedule.put(batch, now, now + INTERVAL)
        now = max(now + CALL_SECONDS, schedule.next_at() or 0.0)
    return (time.perf_counter() - began) / asked_count * 1e6


def time_state(ids: list[str], askings: int) -> float:
    state = PollState(PollingPolicy(max_requests_per_second=1 / CALL_SECONDS))
    state.enter(wait_for_many(), [(attempt_id, None) for attempt_id in ids], 0.0)
    now = taken = 0.0
    while state.polled_count < askings * len(ids):
        began = time.perf_counter()
        call = state.take_call(now)
        taken += time.perf_counter() - began
        if call is not None:
            response = PollResponse(dict.fromkeys(call.ids, "UNLOCK_DOOR"), {})
            began = time.perf_counter()
            state.on_response(call, response, now)
            taken += time.perf_counter() - began
        now = max(now + CALL_SECONDS, state.next_at(now) or 0.0)
    return taken / state.polled_count * 1e6


async def million(number: int) -> Figures:
    """One wait for this many ids with a source in memory, where each id is pending once and then resolved."""
    random_ = random.Random(0)
    ids = [str(UUID(int=random_.getrandbits(128))) for _ in range(number)]
    # The garbage collector would scan a set for longer than all of the poller's objects.
    asked: dict[str, None] = {}
    pause = cpu_block = 0.0

    async def fetch(batch: list[str]) -> list[dict[str, Any]]:
        await asyncio.sleep(0)
        answer: list[dict[str, Any]] = [
            {
                "action_attempt_id": attempt_id,
                "action_type": "UNLOCK_DOOR",
                "status": "success" if attempt_id in asked else "pending",
                "result": {} if attempt_id in asked else None,
                "error": None,
            }
            for attempt_id in batch
        ]
        asked.update(dict.fromkeys(batch))
        return answer

    async def beat() -> None:
        nonlocal pause, cpu_block
        while True:
            began, cpu_began = time.perf_counter(), time.process_time()
            await asyncio.sleep(BEAT_SECONDS)
            pause = max(pause, time.perf_counter() - began - BEAT_SECONDS)
            cpu_block = max(cpu_block, time.process_time() - cpu_began)

    asked.update(dict.fromkeys(ids))
    asked.clear()
    gc.collect()
    memory_began = memory_now()
    heart = asyncio.create_task(beat())
    await asyncio.sleep(0.1)
    began = time.perf_counter()
    async with ActionAttemptPoller(fetch, policy=PollingPolicy(max_requests_per_second=10_000)) as poller:
        attempts = await poller.wait_all(ids, timeout=None)
        taken = time.perf_counter() - began
        assert len(attempts) == number
    await asyncio.sleep(0.1)
    heart.cancel()
    return {
        "million_number": number,
        "million_memory": memory_peak() - memory_began,
        "million_seconds": taken,
        "million_block": pause,
        "million_block_cpu": cpu_block,
    }


def in_process(*arguments: str) -> Figures:
    command = [sys.executable, __file__, *arguments]
    figures: Figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return figures


def scheduling_in_processes(most: int) -> Figures:
    """The sizes in turn, so that a disturbance may affect each of them."""
    sizes = (size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= most)
    return {name: value for size in sizes for name, value in in_process("--scheduling", str(size)).items()}


def over_runs(statistic: Callable[[Iterable[float]], float], runs: list[Figures]) -> Figures:
    return {name: statistic(run[name] for run in runs) for name in runs[0]}


def measure(repeats: Repeats) -> dict[str, dict[str, float]]:
    """Returns figures and their numbers of runs by figure, and seconds by part."""
    parts: list[tuple[str, int, Callable[[], Figures]]] = [
        ("reading responses", repeats.in_process, lambda: reading(repeats.in_process)),
        ("import", repeats.starts, lambda: importing(repeats.starts)),
        ("construction", repeats.in_process, lambda: constructing(repeats.in_process)),
        ("resolved wait", repeats.in_process, lambda: asyncio.run(waiting(repeats.in_process))),
        (
            "scheduling",
            repeats.scheduling,
            lambda: over_runs(min, [scheduling_in_processes(repeats.most_ids) for _ in range(repeats.scheduling)]),
        ),
        (
            "many ids",
            repeats.million,
            lambda: over_runs(
                statistics.median, [in_process("--million", str(repeats.most_ids)) for _ in range(repeats.million)]
            ),
        ),
    ]
    figures: Figures = {}
    runs: Figures = {}
    seconds: Figures = {}
    for part, number, work in parts:
        began = time.monotonic()
        measured = work()
        seconds[part] = time.monotonic() - began
        print(f"[{sum(seconds.values()):5.0f} s] {part}, {seconds[part]:.0f} s", flush=True)
        figures |= measured
        runs |= dict.fromkeys(measured, number)
    runs |= {f"import_{name}": -(-repeats.starts // every) for name, (_, every) in list(IMPORTS.items())[1:]}
    for name, value in figures.items():
        print(f"{name:<26} {value:>14,.4f}  {runs[name]:>3} runs")
    return {"figures": figures, "runs": runs, "seconds": seconds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs, and 100,000 ids in place of a million")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder for micro.json")
    parser.add_argument("--million", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--scheduling", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.million:
        print(json.dumps(asyncio.run(million(arguments.million))))
        return
    if arguments.scheduling:
        print(json.dumps(scheduling(arguments.scheduling)))
        return
    measured = measure(QUICK if arguments.quick else FULL)
    arguments.results.mkdir(parents=True, exist_ok=True)
    (arguments.results / "micro.json").write_text(json.dumps({"machine": describe_machine(), **measured}, indent=1))


if __name__ == "__main__":
    main()
