"""Report of `compare.py`, `micro.py` and `costs.py`: the tables of docs/benchmarks.md, and the goals that are met.

    python benchmarks/report.py            # rewrites the tables of docs/benchmarks.md
    python benchmarks/report.py --print    # prints them

Every row names its number of runs.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from compare import LATENCIES, LONG, MOST, RATE_LIMIT, RESULTS, SHORT, Row
from sides import REPLAYS

PAGE: Final = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
PER_ID: Final = {"schedule_": "schedule", "state_": "state machine"}
NAMES: Final = {
    "ours": "seam-async",
    "floor": "floor",
    "paced": "paced floor",
    "ours_uvloop": "seam-async, uvloop",
    "floor_uvloop": "floor, uvloop",
    "together": "seam-async, one `wait_all`",
    "separate": "seam-async, separate waits",
    "handwritten": "aiohttp by hand",
    "official": "seam",
}

SCENES: Final = {
    "million": "in one `wait_all`",
    "million_stream": "in one `as_completed`",
    "million_refused": "that end with a 401",
    "million_closed": "that end at `close()`",
    "million_deadline": "that end at the deadline",
    "million_cancelled": "in a wait that is cancelled",
}
"""The figures of `micro.million` by their prefixes."""

FIRST_USES: Final = {
    "first_events": "the first `events.list`",
    "first_devices": "the first `devices.list`",
    "first_webhook": "the first webhook",
}

Goal = tuple[str, str, str, str, bool | None]
"""The goal, its conditions, the measured value, its number of runs, and whether it is met: `None` if not measured."""

Parts = dict[str, dict[str, float]]
"""The contents of micro.json and costs.json: `figures` and their numbers of `runs`, both by name."""


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = [list(head), ["---"] * len(list(head)), *map(list, rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def in_words(runs: Iterable[float]) -> str:
    """Numbers of runs as a single number or a range."""
    least, most = min(numbers := [*runs], default=0), max(numbers, default=0)
    return f"{least:g}" if least == most else f"{least:g} to {most:g}"


class Comparison:
    """Lookups in the medians of `compare.py`."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows

    def find(
        self, side: str, number: int, latency: float = LATENCIES[0], *, rate_limit: int | None = None
    ) -> Row | None:
        for row in self.rows:
            if (row["side"], row["number"], row["latency"], row.get("rate_limit")) == (
                side,
                number,
                latency,
                rate_limit,
            ):
                return row
        return None

    def ratio(self, key: str, number: int, above: str, below: str) -> tuple[float | None, str]:
        """The quotient of two sides' medians, with their numbers of runs."""
        dividend, divisor = self.find(above, number), self.find(below, number)
        if dividend is None or divisor is None:
            return None, ""
        return dividend[key] / divisor[key], in_words((dividend["runs"], divisor["runs"]))

    def short(self) -> list[Row]:
        return [row for row in self.rows if row["lifetimes"] == list(SHORT) and row["rate_limit"] is None]

    def long(self) -> list[Row]:
        return [row for row in self.rows if row["lifetimes"] == list(LONG)]

    def limited(self) -> list[Row]:
        return [row for row in self.rows if row.get("rate_limit")]


def at_most(
    aim: str, where: str, value: float | None, runs: str, bound: float, *, unit: str = "x", digits: int = 2
) -> Goal:
    measured = "" if value is None else f"{value:,.{digits}f} {unit}".rstrip()
    return f"{aim}: at most {bound:g} {unit}".rstrip(), where, measured, runs, None if value is None else value <= bound


def at_least(aim: str, where: str, value: float | None, runs: str, bound: float) -> Goal:
    measured = "" if value is None else f"{value:,.0f} x"
    return f"{aim}: at least {bound:g} x", where, measured, runs, None if value is None else value >= bound


def goals_of_comparison(compared: Comparison) -> Iterator[Goal]:
    for number, bound in ((10_000, 1.25), (100_000, 1.5)):
        yield at_most("CPU over the floor's", f"N = {number:,}", *compared.ratio("cpu", number, "ours", "floor"), bound)
    separate = compared.ratio("cpu", 10_000, "separate", "together")
    yield at_most("CPU of separate waits over one `wait_all`'s", "N = 10,000", *separate, 1.5)
    ours = [row for row in compared.short() if row["side"] == "ours"]
    late = [row for row in ours if 10 <= row["number"] <= 10_000]
    runs = in_words(row["runs"] for row in late)
    for name, key, bound in (("lateness p50", "late_p50", 0.15), ("lateness p99", "late_p99", 0.45)):
        worst = max((row[key] for row in late), default=None)
        yield at_most(name, "N from 10 to 10,000, both latencies, the worst", worst, runs, bound, unit="s")
    pairs = [
        (row, peer)
        for row in ours
        for peer in compared.short()
        if peer["side"] in ("handwritten", "official")
        and (row["number"], row["latency"]) == (peer["number"], peer["latency"])
        and row["number"] > 1
    ]
    runs = in_words(row["runs"] for pair in pairs for row in pair)
    for name, key, bound in (("calls over a peer's", "calls", 1.0), ("lateness p50 over a peer's", "late_p50", 0.5)):
        worst = max((row[key] / peer[key] for row, peer in pairs), default=None)
        yield at_most(name, "every N from 10, the worst", worst, runs, bound)
    for name, key, bound in (("CPU", "cpu", 500), ("wall time", "wall", 10)):
        yield at_least(f"{name} of seam over ours", "N = 1,000", *compared.ratio(key, 1_000, "official", "ours"), bound)
    for number in (200, 10_000):
        row = compared.find("ours", number, rate_limit=RATE_LIMIT)
        failed, runs = (row["failed"], in_words([row["runs"]])) if row else (None, "")
        yield at_most(
            f"failed waits at {RATE_LIMIT} requests/s", f"N = {number:,}", failed, runs, 0, unit="waits", digits=0
        )


def goals_of_parts(parts: Parts) -> Iterator[Goal]:
    figures, runs = parts["figures"], parts["runs"]

    def quotient(dividend: str, divisor: str) -> tuple[float | None, str]:
        if dividend not in figures or divisor not in figures:
            return None, ""
        return figures[dividend] / figures[divisor], in_words((runs[dividend], runs[divisor]))

    def figure(name: str, factor: float = 1.0) -> tuple[float | None, str]:
        return (figures[name] * factor, in_words([runs[name]])) if name in figures else (None, "")

    for share in ("none", "half", "all"):
        ours = f"reading_{share}_resolved"
        over = quotient(ours, f"orjson_{share}_resolved")
        yield at_most("reading over orjson.loads", f"a page of 500, {share} resolved", *over, 1.4)
    for share in ("none", "half", "all"):
        over = quotient(f"reading_{share}_resolved", f"official_{share}_resolved")
        yield at_most("reading over seam's parsing", f"a page of 500, {share} resolved", *over, 0.25)
    action = figure("action_over_floor")
    yield at_most("CPU of an action over a bare request's", "1,000 unlocks at once, without waiting", *action, 1.4)
    where = f"N = 1,000 to {figures.get('wait_all_most', 0):,.0f}"
    yield at_most("CPU of `wait_all` over N, fitted exponent", where, *figure("wait_all_exponent"), 1.02, unit="")
    for name, part in FIRST_USES.items():
        yield at_most("longest block of the loop", f"{part} of a process", *figure(name, 1e3), 20, unit="ms")
    dependencies = quotient("import_seam_async", "import_dependencies")
    yield at_most("import over that of the dependencies", "fresh process", *dependencies, 1.15)
    yield at_most("import over `import seam`", "fresh process", *quotient("import_seam_async", "import_seam"), 0.35)
    yield at_most("constructing a client", "", *figure("constructing", 1e3), 1, unit="ms")
    yield at_most("waiting for a resolved attempt", "", *figure("waiting_resolved"), 5, unit="µs")
    for prefix, name in PER_ID.items():
        sizes = sorted(int(key.removeprefix(prefix)) for key in figures if key.startswith(prefix))
        costs = [figures[f"{prefix}{size}"] for size in sizes]
        measured = max(costs) / min(costs), in_words(runs[f"{prefix}{size}"] for size in sizes)
        where = f"N = {sizes[0]:,} to {sizes[-1]:,}"
        yield at_most(f"cost of the {name} per polled id, most over least", where, *measured, 1.2)
    number = f"{figures['million_number']:,.0f} ids in one wait"
    yield at_most("memory", number, *figure("million_memory"), 300, unit="MB")
    for scene, what in SCENES.items():
        number = f"{figures[f'{scene}_number']:,.0f} ids {what}"
        yield at_most("longest block of the loop", number, *figure(f"{scene}_block", 1e3), 50, unit="ms")


def shown(row: Row, key: str, factor: float = 1.0, digits: int = 2) -> str:
    value = row.get(key)
    return "" if value is None else f"{value * factor:,.{digits}f}"


def goals_table(goals: Iterable[Goal]) -> str:
    verdicts = {True: "met", False: "**missed**", None: "not measured"}
    rows = ((aim, where, measured, runs, verdicts[is_met]) for aim, where, measured, runs, is_met in goals)
    return table(("Goal", "At", "Measured", "Runs", ""), rows)


def comparison_table(compared: Comparison, latency: float) -> str:
    order = list(MOST)
    rows = sorted(
        (row for row in compared.short() if row["latency"] == latency),
        key=lambda row: (row["number"], order.index(row["side"])),
    )
    return table(
        (
            "N",
            "Side",
            "Calls",
            "Wall, s",
            "CPU, s",
            "CPU per attempt, µs",
            "MB",
            "Late p50, s",
            "Late p99, s",
            "Failed",
            "Runs",
        ),
        (
            (
                f"{row['number']:,}",
                NAMES[row["side"]],
                f"{row['calls']:,.0f}",
                shown(row, "wall"),
                shown(row, "cpu", digits=3),
                shown(row, "cpu", 1e6 / row["number"], 0),
                shown(row, "memory", digits=1),
                shown(row, "late_p50", digits=3),
                shown(row, "late_p99", digits=3),
                "" if row["side"] in REPLAYS else f"{row['failed']:,.0f}",
                f"{row['runs']}",
            )
            for row in rows
        ),
    )


def long_table(compared: Comparison) -> str:
    return table(
        ("N", "Latency, s", "Calls", "Polled ids", "Polls per attempt", "Late p50, s", "Late p99, s", "Runs"),
        (
            (
                f"{row['number']:,}",
                f"{row['latency']:g}",
                f"{row['calls']:,.0f}",
                f"{row['asked']:,.0f}",
                shown(row, "asked", 1 / row["number"], 1),
                shown(row, "late_p50"),
                shown(row, "late_p99"),
                f"{row['runs']}",
            )
            for row in compared.long()
        ),
    )


def limited_table(compared: Comparison) -> str:
    return table(
        ("N", "Side", "Failed", "Calls", "Wall, s", "Late p50, s", "Late p99, s", "Runs"),
        (
            (
                f"{row['number']:,}",
                NAMES[row["side"]],
                f"{row['failed']:,.0f}",
                f"{row['calls']:,.0f}",
                shown(row, "wall"),
                shown(row, "late_p50"),
                shown(row, "late_p99"),
                f"{row['runs']}",
            )
            for row in compared.limited()
        ),
    )


def parts_table(parts: Parts) -> str:
    figures, runs = parts["figures"], parts["runs"]

    def row(title: str, unit: tuple[float, str], ours: str, floor: str = "", official: str = "") -> list[str]:
        factor, name_of_unit = unit
        names = (ours, floor, official)
        numbers = [f"{runs[name]:g}" for name in names if name]
        return [
            title,
            *(f"{figures[name] * factor:,.2f} {name_of_unit}" if name else "" for name in names),
            numbers[0] if len(set(numbers)) == 1 else ", ".join(numbers),
        ]

    microseconds, milliseconds = (1, "µs"), (1e3, "ms")
    rows = [
        *(
            row(
                f"a page of 500, {share} resolved{place}",
                microseconds,
                f"reading_{share}_{key}",
                f"orjson_{share}_resolved",
                f"official_{share}_resolved",
            )
            for share in ("none", "half", "all")
            for place, key in (("", "resolved"), (", in another order", "in_another_order"))
        ),
        row("an action without waiting, of 1,000 at once", microseconds, "action", "action_floor"),
        row("import", milliseconds, "import_seam_async", "import_dependencies", "import_seam"),
        row("constructing a client", milliseconds, "constructing", official="constructing_official"),
        row("waiting for a resolved attempt", microseconds, "waiting_resolved"),
        *(
            row(f"{name}, per polled id, of {int(key.removeprefix(prefix)):,}", microseconds, key)
            for prefix, name in PER_ID.items()
            for key in figures
            if key.startswith(prefix)
        ),
        row("many ids in one wait: memory above that of the ids", (1, "MB"), "million_memory"),
        *(
            row(
                f"longest block of the loop, {figures[f'{scene}_number']:,.0f} ids {what}{part}",
                milliseconds,
                scene + key,
            )
            for scene, what in SCENES.items()
            for part, key in (
                ("", "_block"),
                (", in CPU time", "_block_cpu"),
                (", the longest garbage collection", "_collecting"),
            )
        ),
        row("until all have resolved", (1, "s"), "million_seconds"),
        *(
            row(f"longest block of the loop, {part}", milliseconds, name)
            for name, part in FIRST_USES.items()
            if name in figures
        ),
        *(
            row(f"one `wait_all` in memory, CPU, of {int(key.removeprefix('wait_all_')):,}", milliseconds, key)
            for key in figures
            if key.removeprefix("wait_all_").isdigit()
        ),
    ]
    return table(("", "seam-async", "floor", "seam", "Runs"), rows)


def figures_in_words(folder: Path) -> str:
    compared = json.loads((folder / "compare.json").read_text())
    measured: list[Parts] = [json.loads((folder / f"{name}.json").read_text()) for name in ("micro", "costs")]
    parts: Parts = {key: {**measured[0][key], **measured[1][key]} for key in ("figures", "runs", "seconds")}
    machine: dict[str, Any] = compared["machine"]
    comparison = Comparison(compared["medians"])
    goals = [*goals_of_comparison(comparison), *goals_of_parts(parts)]
    duration = sum([*compared.get("seconds", {}).values(), *parts.get("seconds", {}).values()])
    # Results without durations are of scripts that had no runs in parallel.
    how = f"Measured in {duration / 60:.0f} minutes." if duration else "Measured with one run at a time."
    sections = [
        f"Machine: {', '.join(f'{name} {value}' for name, value in machine.items())}.\n",
        *(f"Left out: {name}, since {reason}.\n" for name, reason in compared.get("left_out", {}).items()),
        f"{how} Each figure is the median of its row's runs; a cost per polled id is that of the fastest run.\n",
        f"### Goals\n\n{goals_table(goals)}",
        *(
            f"### Lifetimes of 1 to 5 s, latency {latency * 1e3:g} ms\n\n{comparison_table(comparison, latency)}"
            for latency in sorted({row["latency"] for row in comparison.short()})
        ),
        f"### Lifetimes of 1 s to 10 min, in virtual time\n\n{long_table(comparison)}",
        f"### A server limited to {RATE_LIMIT} requests per second\n\n{limited_table(comparison)}",
        f"### Parts\n\n{parts_table(parts)}",
    ]
    return "\n".join(sections)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--results", type=Path, default=RESULTS, help="the folder with compare.json, micro.json and costs.json"
    )
    parser.add_argument("--print", action="store_true", help="print the tables instead of writing them")
    arguments = parser.parse_args()
    figures = figures_in_words(arguments.results)
    print(figures)
    if not arguments.print:
        page = PAGE.read_text()
        between = re.compile(f"(?<={BEGIN}\n).*(?={END})", re.DOTALL)
        PAGE.write_text(between.sub(lambda _: f"\n{figures}\n", page))


if __name__ == "__main__":
    main()
