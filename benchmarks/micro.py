"""What the parts cost: judging answers, importing, constructing, scheduling, and a million ids in one wait.

    python benchmarks/micro.py            # medians of many: a few minutes
    python benchmarks/micro.py --quick    # fewer, and 100,000 ids: half a minute

`docs/benchmarks.md` says what each is. What must not be warm runs in a process of its own. It runs on Linux.
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
from functools import partial
from pathlib import Path
from typing import Any, Final

import orjson
from compare import RESULTS
from machine import describe_machine
from seam.resources.action_attempt import action_attempt_from_dict
from seam.seam import AsyncSeam as OfficialSeam
from server import Work
from sides import API_KEY, memory_now, memory_peak

from seam_async import ActionAttempt, ActionAttemptPoller, AsyncSeam, PollingPolicy
from seam_async._pagination import Page
from seam_async._polling.book import Book
from seam_async._polling.lookup import Answer, read_answer
from seam_async._polling.schedule import Schedule, Slot
from seam_async._polling.waits import Wait
from seam_async._wire import parse_response

PAGE: Final = 500
IMPORTS: Final = {
    "nothing": "pass",
    "dependencies": "import aiohttp, attrs, cattrs, tenacity",
    "seam_async": "import seam_async",
    "seam": "import seam",
}
INTERVAL: Final = 0.25
CALL_SECONDS: Final = 0.001
BEAT_SECONDS: Final = 0.001

Figures = dict[str, float]


def in_turns(repeats: int, works: dict[str, tuple[Callable[[], object], int]]) -> Figures:
    """Microseconds that a call of each of these takes, done so many times in a row: medians, without the first round.

    They take turns, since the machine's speed changes from one second to the next.
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
    return Wait(started_at=0.0, timeout=None, backoff=None, on_update=None, notify=int, each=True)


def judging(repeats: int) -> Figures:
    """Microseconds for a page of 500 attempts of mixed types, from its bytes to what each means for its waiter."""
    figures: Figures = {}
    for name, share in (("half", 0.5), ("all", 1.0)):
        work = Work(PAGE, (0.0, 0.0), 0.0, None, seed=0)
        ids = list(work.lifetimes)
        for one in ids[int(PAGE * share) :]:
            work.lifetimes[one] = float("inf")
        work.began = time.monotonic()
        answer = work.answer("/action_attempts/list", b"", {"action_attempt_ids": ids})
        body = answer.partition(b"\r\n\r\n")[2]

        def ours(body: bytes = body, ids: list[str] = ids) -> Answer:
            reply = parse_response("/action_attempts/list", 200, {}, body, now=0.0)
            return read_answer(Page(reply.payload["action_attempts"]), ids)

        def official(body: bytes = body) -> list[object]:
            return [action_attempt_from_dict(item) for item in json.loads(body)["action_attempts"]]

        works: dict[str, tuple[Callable[[], object], int]] = {
            f"judging_{name}_resolved": (ours, 20),
            f"orjson_{name}_resolved": (partial(orjson.loads, body), 100),
            f"official_{name}_resolved": (official, 5),
        }
        figures.update(in_turns(repeats, works))
    return figures


def importing(repeats: int) -> Figures:
    """Seconds to start a process and import, in turn, without those that starting one takes."""
    times: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for _ in range(repeats):
        for name, statement in IMPORTS.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, "-P", "-c", statement], check=True)  # not what is in this folder
            times[name].append(time.perf_counter() - began)
    start, *others = (statistics.median(taken) for taken in times.values())
    return {f"import_{name}": taken - start for name, taken in zip(list(IMPORTS)[1:], others, strict=True)}


def constructing(repeats: int) -> Figures:
    """Seconds to make a client."""
    taken = in_turns(
        repeats,
        {
            "constructing": (lambda: AsyncSeam(API_KEY), 1),
            "constructing_official": (lambda: OfficialSeam(API_KEY), 1),
        },
    )
    return {name: microseconds / 1e6 for name, microseconds in taken.items()}


async def waiting(repeats: int) -> Figures:
    """Microseconds to wait for an attempt that has its outcome already."""
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
    """Microseconds that the schedule, and the whole book of waits, take for each id asked.

    However many ids there are, each is entered once and asked for equally often, one call a millisecond.
    """
    repeats = max(1, 1_000_000 // (number * askings))
    ids = [str(n) for n in range(number)]
    return {
        f"schedule_{number}": statistics.median(time_schedule(ids, askings) for _ in range(repeats)),
        f"book_{number}": statistics.median(time_book(ids, askings) for _ in range(repeats)),
    }


def time_schedule(ids: list[str], askings: int) -> float:
    schedule: Schedule[Slot] = Schedule()
    for one in ids:
        schedule.put([Slot({one: None})], 0.0, 0.0)
    now = 0.0
    asked_count = 0
    began = time.perf_counter()
    while asked_count < askings * len(ids):
        if batch := schedule.take(now, PAGE):
            asked_count += len(batch)
            schedule.put(batch, now, now + INTERVAL)
        now = max(now + CALL_SECONDS, schedule.next_at() or 0.0)
    return (time.perf_counter() - began) / asked_count * 1e6


def time_book(ids: list[str], askings: int) -> float:
    book = Book(PollingPolicy(max_requests_per_second=1 / CALL_SECONDS))
    book.enter(wait_for_many(), [(one, None) for one in ids], 0.0)
    now = taken = 0.0
    while book.asked_count < askings * len(ids):
        began = time.perf_counter()
        call = book.take_call(now)
        taken += time.perf_counter() - began
        if call is not None:
            answer = Answer(dict.fromkeys(call.ids, "UNLOCK_DOOR"), {})
            began = time.perf_counter()
            book.answered(call, answer, now)
            taken += time.perf_counter() - began
        now = max(now + CALL_SECONDS, book.next_at(now) or 0.0)
    return taken / book.asked_count * 1e6


async def million(number: int) -> Figures:
    """One wait for so many ids, in memory; each is pending at first, and has its outcome when asked for again."""
    random_ = random.Random(0)
    ids = [f"{random_.getrandbits(128):032x}" for _ in range(number)]
    asked: dict[str, None] = {}  # not a set, which the garbage collector would look at for longer than at all of ours
    pause = cpu_block = 0.0

    async def fetch(batch: list[str]) -> list[dict[str, Any]]:
        await asyncio.sleep(0)
        answer: list[dict[str, Any]] = [
            {
                "action_attempt_id": one,
                "action_type": "UNLOCK_DOOR",
                "status": "success" if one in asked else "pending",
                "result": {} if one in asked else None,
                "error": None,
            }
            for one in batch
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
    """The sizes in turn, so that what disturbs one may disturb each."""
    sizes = (size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= most)
    return {name: value for size in sizes for name, value in in_process("--scheduling", str(size)).items()}


def over_runs(statistic: Callable[[Iterable[float]], float], runs: list[Figures]) -> Figures:
    return {name: statistic(run[name] for run in runs) for name in runs[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer repeats, and 100,000 ids in place of a million")
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
    repeats, runs, most = (5, 1, 100_000) if arguments.quick else (20, 5, 1_000_000)
    figures = {**judging(repeats), **importing(3 * repeats), **constructing(repeats), **asyncio.run(waiting(repeats))}
    figures |= over_runs(min, [scheduling_in_processes(most) for _ in range(2 * runs)])
    figures |= over_runs(statistics.median, [in_process("--million", str(most)) for _ in range(runs)])
    for name, value in figures.items():
        print(f"{name:<26} {value:>14,.4f}")
    arguments.results.mkdir(parents=True, exist_ok=True)
    (arguments.results / "micro.json").write_text(
        json.dumps({"machine": describe_machine(), "figures": figures}, indent=1)
    )


if __name__ == "__main__":
    main()
