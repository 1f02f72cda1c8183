"""Costs of an action, of the first use of a part of the package, and the growth of the cost of waiting.

    python benchmarks/costs.py            # everything; about a minute and a half
    python benchmarks/costs.py --quick    # fewer runs, and waits for up to 100,000 ids; 20 s

Runs that are compared with each other take turns. The results name the number of runs of each figure.
`docs/benchmarks.md` defines the figures. Linux only.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import gc
import hashlib
import hmac
import json
import math
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import aiohttp
import orjson
from compare import RESULTS, server
from machine import describe_machine
from server import OK
from sides import API_KEY

from seam_async import ActionAttemptPoller, AsyncSeam, PollingPolicy, SeamWebhook, __version__
from seam_async.testing import FakeClock

DEVICE_ID: Final = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
ACTIONS: Final = 1_000
BEAT_SECONDS: Final = 0.001
SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS_OF_IDS: Final = 200_000
"""Fewer ids are waited for so often that all of them together are this many."""

KEY: Final = b"0123456789abcdef"
EVENT: Final = {
    "event_id": "e1",
    "event_type": "device.connected",
    "device_id": DEVICE_ID,
    "created_at": "2026-01-01T00:00:00Z",
}
DEVICE: Final = {
    "device_id": DEVICE_ID,
    "device_type": "august_lock",
    "properties": {"online": True, "name": "Front", "model": {"display_name": "Lock"}, "battery": {"level": 0.5}},
    "errors": [{"error_code": "device_offline"}],
    "created_at": "2026-01-01T00:00:00Z",
}

Figures = dict[str, float]


# An action.


async def unlock(endpoint: str, number: int) -> float:
    """Microseconds of CPU time for each of so many actions at once that are not waited for."""
    async with AsyncSeam(API_KEY, endpoint=endpoint, wait_for_action_attempt=False) as seam:
        return await _cpu_of(lambda: seam.locks.unlock_door(device_id=DEVICE_ID), number)


async def post(endpoint: str, number: int) -> float:
    """The same for the minimum: a POST of the same bytes, and the response parsed."""
    body = orjson.dumps({"device_id": DEVICE_ID})
    headers = {
        "authorization": f"Bearer {API_KEY}",
        "content-type": "application/json",
        "seam-sdk-name": "seam-async",
        "seam-sdk-version": __version__,
        "user-agent": f"seam-async/{__version__}",
        "accept": "application/json",
    }

    async def send() -> None:
        async with session.post("/locks/unlock_door", data=body) as response:
            orjson.loads(await response.read())

    async with aiohttp.ClientSession(endpoint, headers=headers) as session:
        return await _cpu_of(send, number)


async def _cpu_of(act: Callable[[], Awaitable[object]], number: int) -> float:
    await asyncio.gather(*(act() for _ in range(100)))  # opens the connections
    gc.collect()
    began = time.process_time()
    await asyncio.gather(*(act() for _ in range(number)))
    return (time.process_time() - began) / number * 1e6


def acting(repeats: int) -> Figures:
    taken: dict[str, list[float]] = {"action": [], "action_floor": []}
    with server() as endpoint:
        for _ in range(repeats):
            taken["action"].append(asyncio.run(unlock(endpoint, ACTIONS)))
            taken["action_floor"].append(asyncio.run(post(endpoint, ACTIONS)))
    quotients = [ours / floor for ours, floor in zip(*taken.values(), strict=True)]
    return {
        **{name: statistics.median(values) for name, values in taken.items()},
        "action_over_floor": statistics.median(quotients),
    }


# First use.


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    body = orjson.dumps({"events": [EVENT], "devices": [DEVICE], "device": DEVICE})
    with suppress(asyncio.IncompleteReadError):
        while head := await reader.readuntil(b"\r\n\r\n"):
            await reader.readexactly(int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]))
            writer.write(OK % (len(body), body))


def webhook() -> None:
    body, moment = orjson.dumps(EVENT), str(int(time.time()))
    signature = hmac.new(KEY, f"w1.{moment}.".encode() + body, hashlib.sha256).digest()
    headers = {
        "svix-id": "w1",
        "svix-timestamp": moment,
        "svix-signature": f"v1,{base64.b64encode(signature).decode()}",
    }
    SeamWebhook("whsec_" + base64.b64encode(KEY).decode()).verify(body, headers)


async def first_use(part: str) -> Figures:
    """Seconds for which the event loop stood still when a part was used first in this process, and their CPU time."""
    longest = longest_cpu = 0.0

    async def beat() -> None:
        nonlocal longest, longest_cpu
        while True:
            began, cpu_began = time.perf_counter(), time.thread_time()
            await asyncio.sleep(BEAT_SECONDS)
            longest = max(longest, time.perf_counter() - began - BEAT_SECONDS)
            longest_cpu = max(longest_cpu, time.thread_time() - cpu_began)

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = listening.sockets[0].getsockname()
    async with AsyncSeam(API_KEY, endpoint=f"http://{host}:{port}") as seam:
        await seam.request("/health", read_only=True)  # opens a connection
        if part == "webhook":
            SeamWebhook("whsec_" + base64.b64encode(KEY).decode())
            await asyncio.sleep(1)
        beating = asyncio.create_task(beat())
        await asyncio.sleep(0.05)
        longest = longest_cpu = 0.0
        match part:
            case "events":
                await seam.events.list(since="2026-01-01T00:00:00Z")
            case "devices":
                await seam.devices.list()
            case _:
                webhook()
        await asyncio.sleep(0.05)
        beating.cancel()
    listening.close()
    return {f"first_{part}": longest, f"first_{part}_cpu": longest_cpu}


# Growth.


async def wait_all(ids: list[str], clock: FakeClock) -> float:
    """Seconds of CPU time of a `wait_all` with a source in memory, where each id is pending at its first poll."""
    asked: dict[str, None] = {}

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

    policy = PollingPolicy(max_requests_per_second=10_000)
    async with ActionAttemptPoller(fetch, policy=policy, clock=clock) as poller:
        began = time.process_time()
        await poller.wait_all(ids, timeout=None)
        return time.process_time() - began


def growth(number: int) -> Figures:
    """Seconds of CPU time to wait for a number of ids: the median of so many waits that each size polls as many ids."""
    random_ = random.Random(0)
    ids = [str(UUID(int=random_.getrandbits(128))) for _ in range(number)]
    repeats = max(1, ROUNDS_OF_IDS // number)

    def run(ids: list[str]) -> float:
        clock = FakeClock()
        return clock.run(wait_all(ids, clock))

    run(ids[:1_000])
    return {f"wait_all_{number}": statistics.median(run(ids) for _ in range(repeats))}


def exponent(figures: Figures) -> float:
    """The slope of the line through the costs by number of ids, both logarithmic: 1 for a cost that is linear."""
    points = [(int(name.rpartition("_")[2]), seconds) for name, seconds in figures.items()]
    return statistics.linear_regression(*zip(*((math.log(n), math.log(s)) for n, s in points), strict=True)).slope


# Measuring.


def in_process(*arguments: str) -> Figures:
    command = [sys.executable, __file__, *arguments]
    figures: Figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return figures


def first_uses(repeats: int) -> Figures:
    runs = [in_process("--first-use", part) for _ in range(repeats) for part in ("events", "devices", "webhook")]
    names = {name: None for run in runs for name in run}
    return {name: statistics.median(run[name] for run in runs if name in run) for name in names}


def growing(repeats: int, most: int) -> Figures:
    """The sizes in turn, so that a disturbance may affect each of them; the fastest counts."""
    sizes = [size for size in SIZES if size <= most]
    runs = [in_process("--growth", str(size)) for _ in range(repeats) for size in sizes]
    best = {
        f"wait_all_{size}": min(run[f"wait_all_{size}"] for run in runs if f"wait_all_{size}" in run) for size in sizes
    }
    return {**best, "wait_all_exponent": exponent(best), "wait_all_most": sizes[-1]}


def measure(*, quick: bool) -> dict[str, dict[str, float]]:
    """Returns figures and their numbers of runs by figure, and seconds by part."""
    actions, starts, rounds, most = (5, 1, 1, 100_000) if quick else (25, 7, 3, SIZES[-1])
    parts: list[tuple[str, int, Callable[[], Figures]]] = [
        ("actions", actions, lambda: acting(actions)),
        ("first use", starts, lambda: first_uses(starts)),
        ("growth", rounds, lambda: growing(rounds, most)),
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
    for name, value in figures.items():
        print(f"{name:<26} {value:>14,.4f}  {runs[name]:>3} runs")
    return {"figures": figures, "runs": runs, "seconds": seconds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs, and waits for up to 100,000 ids")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder for costs.json")
    parser.add_argument("--first-use", help=argparse.SUPPRESS)
    parser.add_argument("--growth", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.first_use:
        print(json.dumps(asyncio.run(first_use(arguments.first_use))))
        return
    if arguments.growth:
        print(json.dumps(growth(arguments.growth)))
        return
    measured = measure(quick=arguments.quick)
    arguments.results.mkdir(parents=True, exist_ok=True)
    (arguments.results / "costs.json").write_text(json.dumps({"machine": describe_machine(), **measured}, indent=1))


if __name__ == "__main__":
    main()
