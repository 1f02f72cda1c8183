"""Waits for many action attempts with this package, with what else there is, and with the least that is possible.

    python benchmarks/compare.py                                   # everything, medians of 5: about an hour
    python benchmarks/compare.py --quick                           # sizes to 1,000, once: a minute
    python benchmarks/compare.py --sizes 10000 --sides ours floor --latencies 0.02 --runs 3

All sides run against one server in a process of its own (`server.py`), one after another, each in a fresh process
(`sides.py`). Attempts resolve 1 to 5 s after the start; further down the rate of requests is limited, and ours is
simulated with lifetimes of 1 s to 10 min. `docs/benchmarks.md` says what is measured. It runs on Linux.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from machine import describe_machine

HERE: Final = Path(__file__).parent
RESULTS: Final = HERE / "results"
SIZES: Final = [1, 10, 100, 1_000, 10_000, 100_000]
LATENCIES: Final = [0.02, 0.1]
MOST: Final = {"ours": 100_000, "floor": 100_000, "paced": 100_000, "handwritten": 10_000, "official": 1_000}
"""The sides in their order, each with the most attempts for which it takes less than five minutes. The floors
come after ours, whose calls they repeat."""
SHORT: Final = (1.0, 5.0)
LONG: Final = (1.0, 600.0)
RATE_LIMIT: Final = 30
LIMITED: Final = {"ours": [200, 10_000], "official": [200]}

Row = dict[str, Any]


@contextmanager
def server() -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, str(HERE / "server.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        assert process.stdin is not None
        process.stdin.close()


def run_side(side: str, endpoint: str, work: Row) -> Row:
    command = [sys.executable, str(HERE / "sides.py"), side, endpoint, json.dumps(work)]
    measured = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    row = {"side": side, **work, **measured}
    print(
        f"{side:<11} {work['number']:>7} {work['latency']:>7} {row['calls']:>8} {shown(row, 'wall'):>8} "
        f"{shown(row, 'cpu'):>8} {shown(row, 'memory'):>7} {shown(row, 'late_p50'):>7} {shown(row, 'late_p99'):>7} "
        f"{row['failed']:>6}",
        flush=True,
    )
    return row


def shown(row: Row, key: str) -> str:
    return "" if row.get(key) is None else f"{row[key]:.3f}"


def measure(arguments: argparse.Namespace) -> Iterator[Row]:
    """A row for each run of each side."""
    sides = [side for side in MOST if side in arguments.sides]
    with server() as endpoint:
        for seed in range(arguments.runs):
            for latency in arguments.latencies:
                for size in arguments.sizes:
                    work = {"number": size, "lifetimes": SHORT, "latency": latency, "rate_limit": None, "seed": seed}
                    for side in sides:
                        if size <= MOST[side]:
                            yield run_side(side, endpoint, work)
            for side, sizes in LIMITED.items():
                for size in sizes:
                    if side in sides and size <= max(arguments.sizes):
                        work = {"lifetimes": SHORT, "latency": LATENCIES[0], "rate_limit": RATE_LIMIT, "seed": seed}
                        yield run_side(side, endpoint, {"number": size, **work})
    # Virtual time repeats itself, so once is enough.
    for latency in arguments.latencies:
        for size in arguments.sizes if "ours" in sides else []:
            yield run_side("simulated", "", {"number": size, "lifetimes": LONG, "latency": latency, "seed": 0})


def medians(rows: list[Row]) -> list[Row]:
    """One row for all runs of the same work by the same side."""
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
        "--sides", nargs="+", choices=MOST, default=list(MOST), help="which sides; the floors need ours"
    )
    parser.add_argument("--sizes", type=int, nargs="+", help="how many attempts")
    parser.add_argument("--latencies", type=float, nargs="+", help="seconds that each answer takes")
    parser.add_argument("--runs", type=int, help="runs of each; their medians count")
    parser.add_argument("--quick", action="store_true", help="sizes to 1,000 without the official package, once")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder for compare.json")
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.sides = [side for side in arguments.sides if side != "official"]
    arguments.sizes = arguments.sizes or (SIZES[:4] if arguments.quick else SIZES)
    arguments.latencies = arguments.latencies or (LATENCIES[:1] if arguments.quick else LATENCIES)
    arguments.runs = arguments.runs or (1 if arguments.quick else 5)
    print(
        f"{'side':<11} {'number':>7} {'latency':>7} {'calls':>8} {'wall s':>8} {'CPU s':>8} {'MB':>7} {'p50 s':>7} "
        f"{'p99 s':>7} {'failed':>6}"
    )
    rows = list(measure(arguments))
    arguments.results.mkdir(parents=True, exist_ok=True)
    (arguments.results / "compare.json").write_text(
        json.dumps({"machine": describe_machine(), "medians": medians(rows), "runs": rows}, indent=1)
    )


if __name__ == "__main__":
    main()
