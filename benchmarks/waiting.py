"""How soon, with how many calls and for how much CPU many action attempts are waited for.

    python benchmarks/waiting.py                       # 1,000 and 10,000 attempts
    python benchmarks/waiting.py --json results.json

The server is a FakeSeam in a process of its own, so that the CPU time measured is the client's alone. Attempts resolve
1 to 5 s after their creation; each answer takes 20 ms. `lateness` is the time from an attempt's resolving to the moment
that its waiter knew. The figures that the README quotes are goals here too: a run that misses one exits with 1.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.metadata
import json
import multiprocessing
import platform
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from seam_async import AsyncSeam
from seam_async.testing import FakeSeam

GOALS = {1_000: {"calls": 45, "late": 0.75, "cpu": 0.5}, 10_000: {"calls": 350, "late": 0.75}}


def serve(pipe: Connection, latency: float) -> None:
    """The server process: makes attempts on demand, and says what was asked of it."""

    async def main() -> None:
        loop = asyncio.get_running_loop()
        async with FakeSeam(latency=latency) as fake:
            pipe.send((fake.endpoint, fake.api_key))
            while (count := await loop.run_in_executor(None, pipe.recv)) is not None:
                if count == 0:
                    pipe.send(len(fake.requests))
                    continue
                fake.requests.clear()
                ids = [fake.add_action_attempt(resolve_after=(1.0, 5.0)) for _ in range(count)]
                # CLOCK_MONOTONIC is the event loop's clock in both processes.
                pipe.send({one: fake.resolved_at(one) for one in ids})

    asyncio.run(main())


@contextmanager
def server(latency: float) -> Iterator[tuple[Connection, str, str]]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(there, latency), daemon=True)
    process.start()
    endpoint, api_key = here.recv()
    yield here, endpoint, api_key
    here.send(None)
    process.join()


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


async def wait(resolves_at: dict[str, float], endpoint: str, api_key: str) -> list[float]:
    async with AsyncSeam(api_key, endpoint=endpoint) as seam:
        return [
            time.monotonic() - resolves_at[attempt.action_attempt_id]
            async for attempt in seam.action_attempts.as_completed(resolves_at, timeout=60)
        ]


def measure(count: int, pipe: Connection, endpoint: str, api_key: str) -> dict[str, Any]:
    pipe.send(count)
    resolves_at: dict[str, float] = pipe.recv()
    began, cpu_began = time.monotonic(), cpu()
    lateness = sorted(asyncio.run(wait(resolves_at, endpoint, api_key)))
    ended, cpu_ended = time.monotonic(), cpu()
    pipe.send(0)
    return {
        "attempts": count,
        "calls": pipe.recv(),
        "wall": ended - began,
        "late": ended - max(resolves_at.values()),
        "lateness_median": statistics.median(lateness),
        "lateness_p99": lateness[int(len(lateness) * 0.99)],
        "cpu": cpu_ended - cpu_began,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000], help="how many attempts")
    parser.add_argument("--runs", type=int, default=3, help="runs of each size; medians are printed")
    parser.add_argument("--latency", type=float, default=0.02, help="seconds before each answer")
    parser.add_argument("--json", type=Path, help="a file to write the medians to")
    arguments = parser.parse_args()
    results: list[dict[str, Any]] = []
    missed = []
    aiohttp_version = importlib.metadata.version("aiohttp")
    print(f"Python {platform.python_version()}, aiohttp {aiohttp_version}, medians of {arguments.runs}")
    print(f"{'attempts':>8} {'calls':>6} {'wall s':>7} {'late s':>7} {'median':>7} {'p99':>7} {'CPU s':>7}")
    with server(arguments.latency) as (pipe, endpoint, api_key):
        for size in arguments.sizes:
            runs = [measure(size, pipe, endpoint, api_key) for _ in range(arguments.runs)]
            row = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
            results.append(row)
            print(
                f"{size:>8} {row['calls']:>6.0f} {row['wall']:>7.2f} {row['late']:>7.2f} "
                f"{row['lateness_median']:>7.3f} {row['lateness_p99']:>7.3f} {row['cpu']:>7.2f}",
                flush=True,
            )
            missed += [
                f"{size} attempts: {key} {row[key]:.2f} is above {goal}"
                for key, goal in GOALS.get(size, {}).items()
                if row[key] > goal
            ]
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=2))
    for line in missed:
        print("missed:", line)
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
