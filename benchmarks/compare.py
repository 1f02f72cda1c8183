"""Comparison of this package with its peers and with the minimum cost of its requests.

    python benchmarks/compare.py                                   # everything; about ten minutes
    python benchmarks/compare.py --quick                           # sizes up to 1,000, one run each; half a minute
    python benchmarks/compare.py --sizes 10000 --sides ours floor --latencies 0.02 --runs 5

Each run is a fresh process (`sides.py`) against a server in another one (`server.py`). Attempts resolve 1 to 5 s after
the start. Two further parts limit the request rate, and simulate lifetimes of 1 s to 10 min in virtual time.

| Runs | of | and why |
| --- | --- | --- |
| in parallel | sides that sleep for more than 90 % of a run | they leave each other the processor |
| one at a time | all others | their CPU time and lateness would suffer |
| simulated | lifetimes of up to 10 min | deterministic, so one run, in parallel |

Rounds interleave the runs of all rows, so a change of the machine's speed affects all sides. Each row of the result
names its number of runs. `docs/benchmarks.md` defines the figures. Linux only.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import product, zip_longest
from pathlib import Path
from typing import Any, Final

from machine import describe_machine

HERE: Final = Path(__file__).parent
RESULTS: Final = HERE / "results"
SIZES: Final = [1, 10, 100, 1_000, 10_000, 100_000]
LATENCIES: Final = [0.02, 0.1]
MOST: Final = {
    "ours": 100_000,
    "floor": 100_000,
    "paced": 100_000,
    "ours_uvloop": 10_000,
    "floor_uvloop": 10_000,
    "together": 10_000,
    "separate": 10_000,
    "handwritten": 10_000,
    "official": 1_000,
}
"""The sides in the order of the tables, each with the most attempts that a run of at most five minutes can wait for."""
CHAINS: Final = (("ours", "floor", "paced"), ("handwritten",), ("official",))
"""Sides that run in this order at one server: the floors replay the requests of `ours`."""
VARIANTS: Final = (("ours_uvloop", "floor_uvloop"), ("together",), ("separate",))
"""Chains at the first latency only, with the most attempts that they and the run allow."""
SHARING: Final = {
    "ours": 1_000,
    "floor": 100_000,
    "paced": 1_000,
    "ours_uvloop": 1_000,
    "floor_uvloop": 100_000,
    "together": 1_000,
    "separate": 1_000,
    "handwritten": 100,
    "official": 10,
}
"""The most attempts with which a run of this side sleeps for more than 90 % of its time."""
STAGGER_SECONDS: Final = 0.07
"""Between starts in parallel: longer than a start takes a core, and no divisor of a polling interval."""
SHORT: Final = (1.0, 5.0)
LONG: Final = (1.0, 600.0)
RATE_LIMIT: Final = 30
LIMITED: Final = {"ours": [200, 10_000], "official": [200]}
RUNS: Final = 3
LONG_RUNS: Final = 2
"""Of the official package with 1,000 attempts, each of which takes half a minute, and of the variants."""
CONFIRMING_RUNS: Final = 1
"""Of runs one at a time at another latency or at a limited rate, which confirm what the first latency has shown."""

Row = dict[str, Any]
Run = tuple[str, str, Row]
"""A side, the address of its server, and its work."""


@dataclass(frozen=True)
class Chain:
    """Runs of the same work by several sides, one after another, at one server."""

    sides: tuple[str, ...]
    number: int
    latency: float
    seed: int
    rate_limit: int | None = None

    def work(self) -> Row:
        return {
            "number": self.number,
            "lifetimes": SHORT,
            "latency": self.latency,
            "rate_limit": self.rate_limit,
            "seed": self.seed,
        }

    def shares_machine(self, side: str) -> bool:
        """Whether a run may be in parallel: it leaves the processor idle, or its CPU time is not reported."""
        return self.number <= SHARING[side] or (side == "ours" and self.rate_limit is not None)

    def is_alone(self) -> bool:
        """Whether the first run of the chain must have the machine to itself."""
        return not self.shares_machine(self.sides[0])

    def runs(self) -> int:
        """The default number of runs."""
        is_confirming = self.latency != LATENCIES[0] or self.rate_limit is not None
        if is_confirming and self.is_alone():
            return CONFIRMING_RUNS
        is_long = self.sides == ("official",) and self.number == MOST["official"]
        return LONG_RUNS if is_long or any(self.sides[0] in sides for sides in VARIANTS) else RUNS


@contextmanager
def server() -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, str(HERE / "server.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        assert process.stdin is not None
        process.stdin.close()


def start_side(side: str, endpoint: str, work: Row) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / "sides.py"), side, endpoint, json.dumps(work)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def finish_side(process: subprocess.Popen[str], side: str, work: Row) -> Row:
    output = process.communicate()[0]
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, output)
    return {"side": side, **work, **json.loads(output)}


def run_in_parallel(runs: list[Run]) -> list[Row]:
    """Prepares all runs, then starts them `STAGGER_SECONDS` apart, and waits for them."""
    processes = [start_side(*run) for run in runs]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
        if process is not processes[-1]:
            time.sleep(STAGGER_SECONDS)
    return [finish_side(process, side, work) for process, (side, _, work) in zip(processes, runs, strict=True)]


def run_chains(chains: list[Chain], endpoints: list[str]) -> Iterator[Row]:
    """Runs the first side of each chain, then the second of each, and so on; in parallel where they allow it."""
    for sides in zip_longest(*(chain.sides for chain in chains)):
        parallel: list[Run] = []
        alone: list[Run] = []
        for side, chain, endpoint in zip(sides, chains, endpoints, strict=False):
            if side is not None:
                (parallel if chain.shares_machine(side) else alone).append((side, endpoint, chain.work()))
        for runs in [parallel, *([run] for run in alone)]:
            yield from map(show, run_in_parallel(runs))


def simulate(works: list[Row]) -> list[Row]:
    def run(work: Row) -> Row:
        return finish_side(start_side("simulated", "", work), "simulated", work)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        longest_first = [(work, pool.submit(run, work)) for work in sorted(works, key=lambda work: -work["number"])]
    return [future.result() for _, future in sorted(longest_first, key=lambda pair: works.index(pair[0]))]


def show(row: Row) -> Row:
    print(
        f"{row['side']:<12} {row['number']:>7} {row['latency']:>7} {row['calls']:>8} {shown(row, 'wall'):>8} "
        f"{shown(row, 'cpu'):>8} {shown(row, 'memory'):>7} {shown(row, 'late_p50'):>7} {shown(row, 'late_p99'):>7} "
        f"{row['failed']:>6}",
        flush=True,
    )
    return row


def shown(row: Row, key: str) -> str:
    return "" if row.get(key) is None else f"{row[key]:.3f}"


def all_chains(arguments: argparse.Namespace, seed: int) -> Iterator[Chain]:
    for latency, number, sides in product(arguments.latencies, arguments.sizes, CHAINS):
        if chosen := tuple(side for side in sides if side in arguments.sides and number <= MOST[side]):
            yield Chain(chosen, number, latency, seed)
    for sides in VARIANTS:
        if chosen := tuple(side for side in sides if side in arguments.sides):
            number = max([size for size in arguments.sizes if size <= MOST[chosen[0]]], default=0)
            if number:
                yield Chain(chosen, number, LATENCIES[0], seed)
    for side, sizes in LIMITED.items():
        for number in sizes:
            if side in arguments.sides and number <= max(arguments.sizes):
                yield Chain((side,), number, LATENCIES[0], seed, RATE_LIMIT)


def steps(arguments: argparse.Namespace) -> Iterator[tuple[str, list[Chain]]]:
    """Yields the chains to run at a time, with the part of the benchmark that their duration counts for."""
    for seed in range(arguments.runs or RUNS):
        chains = [chain for chain in all_chains(arguments, seed) if seed < (arguments.runs or chain.runs())]
        if arguments.quick:
            chains = [chain for chain in chains if not (chain.sides == ("official",) and chain.is_alone())]
        yield "in parallel", [chain for chain in chains if not chain.is_alone()]
        for sides, latency in product((*CHAINS, *VARIANTS), arguments.latencies):
            alone = [chain for chain in chains if chain.is_alone() and chain.sides[0] == sides[0]]
            yield f"{', '.join(sides)}, one at a time", [chain for chain in alone if chain.latency == latency]


def measure(arguments: argparse.Namespace, seconds: dict[str, float]) -> Iterator[Row]:
    """Yields a row for each run; adds each part's duration to `seconds`."""
    began = time.monotonic()

    @contextmanager
    def part(name: str, progress: str) -> Iterator[None]:
        part_began = time.monotonic()
        print(f"[{part_began - began:5.0f} s] {progress}: {name}", flush=True)
        yield
        seconds[name] = seconds.get(name, 0.0) + time.monotonic() - part_began

    planned = [(name, chains) for name, chains in steps(arguments) if chains]
    simulations = [
        {"number": size, "lifetimes": LONG, "latency": latency, "seed": 0}
        for latency, size in product(arguments.latencies, sorted(arguments.sizes))
    ]
    with ExitStack() as stack:
        endpoints = [stack.enter_context(server()) for _ in range(max(len(chains) for _, chains in planned))]
        for number, (name, chains) in enumerate(planned, 1):
            with part(name, f"{number} of {len(planned)}"):
                yield from run_chains(chains, endpoints)
    if "ours" in arguments.sides:
        with part("simulated", "last"):
            yield from map(show, simulate(simulations))


def medians(rows: list[Row]) -> list[Row]:
    """Returns a row for each side and work: the medians of its runs, and their number."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        same = {key: row.get(key) for key in ("side", "number", "lifetimes", "latency", "rate_limit")}
        groups.setdefault(json.dumps(same), []).append(row)
    return [
        {
            **json.loads(same),
            "runs": len(group),
            **{
                key: statistics.median([row[key] for row in group])
                for key, value in group[0].items()
                if key not in {*json.loads(same), "seed"} and value is not None
            },
        }
        for same, group in groups.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--sides", nargs="+", choices=MOST, default=list(MOST), help="sides to run; the floors need ours"
    )
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of attempts")
    parser.add_argument("--latencies", type=float, nargs="+", help="latencies of the server, in seconds")
    parser.add_argument(
        "--runs", type=int, help=f"runs of each row; by default {RUNS}, {LONG_RUNS} or {CONFIRMING_RUNS}"
    )
    parser.add_argument(
        "--quick", action="store_true", help="sizes up to 1,000, the official package up to 10; one run each"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder for compare.json")
    arguments = parser.parse_args()
    arguments.sizes = arguments.sizes or (SIZES[:4] if arguments.quick else SIZES)
    arguments.latencies = arguments.latencies or (LATENCIES[:1] if arguments.quick else LATENCIES)
    arguments.runs = arguments.runs or (1 if arguments.quick else None)
    machine = describe_machine()
    left_out: dict[str, str] = {}
    try:
        machine["uvloop"] = importlib.metadata.version("uvloop")
    except importlib.metadata.PackageNotFoundError:
        left_out["uvloop"] = f"it has no wheel for Python {machine['Python']} on {machine['system']}"
        arguments.sides = [side for side in arguments.sides if not side.endswith("_uvloop")]
        print(f"uvloop is left out: {left_out['uvloop']}")
    print(
        f"{'side':<12} {'number':>7} {'latency':>7} {'calls':>8} {'wall s':>8} {'CPU s':>8} {'MB':>7} {'p50 s':>7} "
        f"{'p99 s':>7} {'failed':>6}"
    )
    seconds: dict[str, float] = {}
    rows = list(measure(arguments, seconds))
    for name, passed in seconds.items():
        print(f"{name:<38} {passed:>6.0f} s")
    arguments.results.mkdir(parents=True, exist_ok=True)
    (arguments.results / "compare.json").write_text(
        json.dumps(
            {
                "machine": machine,
                "left_out": left_out,
                "seconds": seconds,
                "medians": medians(rows),
                "runs": rows,
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
