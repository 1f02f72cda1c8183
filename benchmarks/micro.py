"""Costs of the parts: reading responses, import, construction, scheduling, and a million ids that wait or end at once.

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
from collections.abc import Awaitable, Callable, Iterable
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

from seam_async import (
    ActionAttempt,
    ActionAttemptPoller,
    AsyncSeam,
    PollingPolicy,
    SeamError,
    SeamHttpUnauthorizedError,
)
from seam_async._pagination import Page
from seam_async._polling.responses import PollResponse, parse_response
from seam_async._polling.rows import decode_page
from seam_async._polling.schedule import Schedule, Scheduled
from seam_async._polling.state import PollState
from seam_async._polling.waits import Wait
from seam_async._wire import Reading
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
ENDING_SECONDS: Final = 20.0
"""The timeout of a wait whose ids end at their deadline, which leaves time to poll each once."""

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
    """Returns the microseconds of CPU time per call of each function, as medians over all rounds but the first.

    Args:
        repeats: Number of rounds. The functions take turns, since the machine's speed changes from second to second.
        works: Functions, each with its number of calls in a round.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(repeats + 1):
        for name, (work, number) in works.items():
            began = time.process_time()
            for _ in range(number):
                work()
            taken[name].append((time.process_time() - began) / number * 1e6)
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


def wait_for_many() -> Wait:
    return Wait(started_at=0.0, timeout=None, backoff=None, notify=int, each=True)


def reading(repeats: int) -> Figures:
    """Microseconds to read a response with 500 attempts of mixed types, from its bytes to the poller's `Answer`."""
    from seam.resources.action_attempt import action_attempt_from_dict

    figures: Figures = {}
    for name, share in (("none", 0.0), ("half", 0.5), ("all", 1.0)):
        work = Work(PAGE, (0.0, 0.0), 0.0, None, seed=0)
        ids = list(work.lifetimes)
        for attempt_id in ids[int(PAGE * share) :]:
            work.lifetimes[attempt_id] = float("inf")
        work.began = time.monotonic()
        answer = work.answer("/action_attempts/list", b"", {"action_attempt_ids": ids})
        body = answer.partition(b"\r\n\r\n")[2]

        shuffled = random.Random(0).sample(ids, len(ids))

        def ours(body: bytes = body, ids: list[str] = ids) -> PollResponse:
            reply = read_reply("/action_attempts/list", 200, {}, body, now=0.0, reading=Reading(decode=decode_page))
            return parse_response(Page(reply.payload["action_attempts"]), ids)

        def official(body: bytes = body) -> list[object]:
            return [action_attempt_from_dict(item) for item in json.loads(body)["action_attempts"]]

        works: dict[str, tuple[Callable[[], object], int]] = {
            f"reading_{name}_resolved": (ours, 20),
            f"reading_{name}_in_another_order": (partial(ours, ids=shuffled), 20),
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


class Source:
    """A source in memory, where each id is pending at its first poll.

    Attributes:
        is_resolving: Whether an id is resolved from the second poll on.
        error: The failure of all further requests.
        all_polled: Set once each id was polled.
    """

    def __init__(self, ids: list[str], *, is_resolving: bool) -> None:
        # The garbage collector would scan a set for longer than all of the poller's objects.
        self._polled: dict[str, None] = dict.fromkeys(ids)
        self._polled.clear()
        self._is_resolving = is_resolving
        self.error: SeamError | None = None
        self.all_polled = asyncio.Event()
        self._number = len(ids)

    async def __call__(self, batch: list[str]) -> list[dict[str, Any]]:
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
        resolved = self._polled if self._is_resolving else {}
        response: list[dict[str, Any]] = [
            {
                "action_attempt_id": attempt_id,
                "action_type": "UNLOCK_DOOR",
                "status": "success" if attempt_id in resolved else "pending",
                "result": {} if attempt_id in resolved else None,
                "error": None,
            }
            for attempt_id in batch
        ]
        self._polled.update(dict.fromkeys(batch))
        if len(self._polled) == self._number:
            self.all_polled.set()
        return response


class Heart:
    """A task that beats every millisecond, to measure blocks of the event loop.

    Attributes:
        pause: The longest time between two beats, in seconds, above a millisecond.
        cpu: The longest CPU time between two beats, in seconds, which a busy machine does not lengthen.
        collecting: The longest time of a garbage collection, in seconds of CPU time.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.pause = self.cpu = self.collecting = 0.0

    async def beat(self) -> None:
        while True:
            began, cpu_began = time.perf_counter(), time.thread_time()
            await asyncio.sleep(BEAT_SECONDS)
            self.pause = max(self.pause, time.perf_counter() - began - BEAT_SECONDS)
            self.cpu = max(self.cpu, time.thread_time() - cpu_began)

    def on_collection(self, phase: str, _: object) -> None:
        if phase == "start":
            self._began = time.thread_time()
        else:
            self.collecting = max(self.collecting, time.thread_time() - self._began)


async def _all(poller: ActionAttemptPoller, ids: list[str], source: Source, heart: Heart) -> None:
    assert len(await poller.wait_all(ids, timeout=None)) == len(ids)


async def _stream(poller: ActionAttemptPoller, ids: list[str], source: Source, heart: Heart) -> None:
    resolved = 0
    async for _ in poller.as_completed(ids, timeout=None):
        resolved += 1
    assert resolved == len(ids)


async def _end(poller: ActionAttemptPoller, ids: list[str], source: Source, heart: Heart, *, how: str) -> None:
    """Ends all waits at a moment; only the time from that moment on is measured."""
    timeout = ENDING_SECONDS if how == "deadline" else None
    waiting = asyncio.ensure_future(poller.wait_all(ids, timeout=timeout, return_exceptions=True))
    all_polled = asyncio.ensure_future(source.all_polled.wait())
    await asyncio.wait([waiting, all_polled], return_when=asyncio.FIRST_COMPLETED)
    all_polled.cancel()
    heart.reset()
    if how == "refused":
        source.error = SeamHttpUnauthorizedError("unauthorized", status_code=401)
    elif how == "closed":
        await poller.close()
    assert all(isinstance(result, SeamError) for result in await waiting)


async def _cancel(poller: ActionAttemptPoller, ids: list[str], source: Source, heart: Heart) -> None:
    """Cancels one wait for all ids."""
    waiting = asyncio.ensure_future(poller.wait_all(ids, timeout=None))
    await source.all_polled.wait()
    heart.reset()
    waiting.cancel()
    await asyncio.wait([waiting])
    await poller.drain()


SCENES: Final[dict[str, Callable[..., Awaitable[None]]]] = {
    "all": _all,
    "stream": _stream,
    "refused": partial(_end, how="refused"),
    "closed": partial(_end, how="closed"),
    "deadline": partial(_end, how="deadline"),
    "cancelled": _cancel,
}
ENDING_SHARE: Final = {"all": 1.0, "stream": 1.0, "refused": 0.3, "closed": 0.3, "deadline": 0.3, "cancelled": 0.1}


async def million(number: int, scene: str) -> Figures:
    """Waits for this many ids or a share of them, with a source in memory and the garbage collector on."""
    random_ = random.Random(0)
    ids = [str(UUID(int=random_.getrandbits(128))) for _ in range(int(number * ENDING_SHARE[scene]))]
    source = Source(ids, is_resolving=scene in {"all", "stream"})
    heart = Heart()
    gc.collect()
    gc.callbacks.append(heart.on_collection)
    memory_began = memory_now()
    beating = asyncio.create_task(heart.beat())
    await asyncio.sleep(0.1)
    began = time.perf_counter()
    async with ActionAttemptPoller(source, policy=PollingPolicy(max_requests_per_second=10_000)) as poller:
        await SCENES[scene](poller, ids, source, heart)
        taken = time.perf_counter() - began
    await asyncio.sleep(0.1)
    beating.cancel()
    prefix = "million" if scene == "all" else f"million_{scene}"
    return {
        f"{prefix}_number": len(ids),
        f"{prefix}_memory": memory_peak() - memory_began,
        f"{prefix}_seconds": taken,
        f"{prefix}_block": heart.pause,
        f"{prefix}_block_cpu": heart.cpu,
        f"{prefix}_collecting": heart.collecting,
    }


def in_process(*arguments: str) -> Figures:
    command = [sys.executable, __file__, *arguments]
    figures: Figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return figures


def scheduling_in_processes(most: int) -> Figures:
    """The sizes in turn, so that a disturbance may affect each of them."""
    sizes = (size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= most)
    return {name: value for size in sizes for name, value in in_process("--scheduling", str(size)).items()}


def many_in_processes(most: int) -> Figures:
    return {
        name: value for scene in SCENES for name, value in in_process("--million", str(most), "--scene", scene).items()
    }


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
            lambda: over_runs(statistics.median, [many_in_processes(repeats.most_ids) for _ in range(repeats.million)]),
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
    parser.add_argument("--scene", choices=SCENES, default="all", help=argparse.SUPPRESS)
    parser.add_argument("--scheduling", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.million:
        print(json.dumps(asyncio.run(million(arguments.million, arguments.scene))))
        return
    if arguments.scheduling:
        print(json.dumps(scheduling(arguments.scheduling)))
        return
    measured = measure(QUICK if arguments.quick else FULL)
    arguments.results.mkdir(parents=True, exist_ok=True)
    (arguments.results / "micro.json").write_text(json.dumps({"machine": describe_machine(), **measured}, indent=1))


if __name__ == "__main__":
    main()
