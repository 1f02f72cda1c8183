"""Puts the figures of `compare.py` and `micro.py` into the docs, and says which goals they meet.

python benchmarks/report.py            # rewrites the tables of docs/benchmarks.md
python benchmarks/report.py --print    # prints them
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
NAMES: Final = {
    "ours": "seam-async",
    "floor": "floor",
    "paced": "paced floor",
    "handwritten": "aiohttp by hand",
    "official": "seam",
}

Goal = tuple[str, str, str, bool | None]
"""What is aimed at, where, what was measured, and whether that is enough; `None` when it was not measured."""


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = [list(head), ["---"] * len(list(head)), *map(list, rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


class Comparison:
    """The medians of `compare.py`, to be looked up."""

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

    def ratio(self, key: str, number: int, above: str, below: str) -> float | None:
        one, other = self.find(above, number), self.find(below, number)
        return one[key] / other[key] if one and other else None

    def short(self) -> list[Row]:
        return [row for row in self.rows if row["lifetimes"] == list(SHORT) and row["rate_limit"] is None]

    def long(self) -> list[Row]:
        return [row for row in self.rows if row["lifetimes"] == list(LONG)]

    def limited(self) -> list[Row]:
        return [row for row in self.rows if row.get("rate_limit")]


def at_most(aim: str, where: str, value: float | None, bound: float, unit: str = "x") -> Goal:
    measured = "" if value is None else f"{value:,.2f} {unit}"
    return f"{aim}: at most {bound:g} {unit}", where, measured, None if value is None else value <= bound


def at_least(aim: str, where: str, value: float | None, bound: float) -> Goal:
    measured = "" if value is None else f"{value:,.0f} x"
    return f"{aim}: at least {bound:g} x", where, measured, None if value is None else value >= bound


def goals_of_comparison(compared: Comparison) -> Iterator[Goal]:
    for number in (10_000, 100_000):
        yield at_most("CPU over the floor's", f"N = {number:,}", compared.ratio("cpu", number, "ours", "floor"), 1.5)
    ours = [row for row in compared.short() if row["side"] == "ours"]
    late = [row for row in ours if 10 <= row["number"] <= 10_000]
    for name, key, bound in (("lateness p50", "late_p50", 0.15), ("lateness p99", "late_p99", 0.45)):
        worst = max((row[key] for row in late), default=None)
        yield at_most(name, "N from 10 to 10,000, both latencies, the worst", worst, bound, "s")
    pairs = [
        (row, other)
        for row in ours
        for other in compared.short()
        if other["side"] in ("handwritten", "official")
        and (row["number"], row["latency"]) == (other["number"], other["latency"])
        and row["number"] > 1
    ]
    for name, key, bound in (("calls over a peer's", "calls", 1.0), ("lateness p50 over a peer's", "late_p50", 0.5)):
        worst = max((row[key] / other[key] for row, other in pairs), default=None)
        yield at_most(name, "every N from 10, the worst", worst, bound)
    yield at_least("CPU of seam over ours", "N = 1,000", compared.ratio("cpu", 1_000, "official", "ours"), 500)
    yield at_least("wall time of seam over ours", "N = 1,000", compared.ratio("wall", 1_000, "official", "ours"), 10)
    for number in (200, 10_000):
        row = compared.find("ours", number, rate_limit=RATE_LIMIT)
        failed = row["failed"] if row else None
        yield at_most(f"waits that fail at {RATE_LIMIT} requests/s", f"N = {number:,}", failed, 0, "waits")


def goals_of_parts(figures: dict[str, float]) -> Iterator[Goal]:
    def quotient(one: str, other: str) -> float | None:
        return figures[one] / figures[other] if one in figures and other in figures else None

    half = quotient("judging_half_resolved", "orjson_half_resolved")
    yield at_most("judging over orjson.loads", "a page of 500, half resolved", half, 2)
    whole = quotient("judging_all_resolved", "official_all_resolved")
    yield at_most("judging over seam's parsing", "a page of 500, all resolved", whole, 0.5)
    yield at_most(
        "import over that of the dependencies",
        "fresh process",
        quotient("import_seam_async", "import_dependencies"),
        1.15,
    )
    yield at_most("import over `import seam`", "fresh process", quotient("import_seam_async", "import_seam"), 0.35)
    constructing = figures.get("constructing")
    yield at_most("constructing a client", "", None if constructing is None else constructing * 1e3, 1, "ms")
    yield at_most("waiting for a resolved attempt", "", figures.get("waiting_resolved"), 5, "µs")
    for name in ("schedule", "book"):
        costs = [value for key, value in figures.items() if key.startswith(f"{name}_")]
        spread = max(costs) / min(costs) if costs else None
        yield at_most(f"cost of the {name} per id asked, most over least", "N = 1,000 to 1,000,000", spread, 1.2)
    number = f"{figures.get('million_number', 0):,.0f} ids in one wait"
    yield at_most("memory", number, figures.get("million_memory"), 500, "MB")
    block = figures.get("million_block")
    yield at_most("longest block of the loop", number, None if block is None else block * 1e3, 50, "ms")


def shown(row: Row, key: str, factor: float = 1.0, digits: int = 2) -> str:
    value = row.get(key)
    return "" if value is None else f"{value * factor:,.{digits}f}"


def goals_table(goals: Iterable[Goal]) -> str:
    verdicts = {True: "met", False: "**missed**", None: "not measured"}
    rows = ((aim, where, measured, verdicts[is_met]) for aim, where, measured, is_met in goals)
    return table(("Goal", "At", "Measured", ""), rows)


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
            )
            for row in rows
        ),
    )


def long_table(compared: Comparison) -> str:
    return table(
        ("N", "Latency, s", "Calls", "Ids asked", "Askings per attempt", "Late p50, s", "Late p99, s"),
        (
            (
                f"{row['number']:,}",
                f"{row['latency']:g}",
                f"{row['calls']:,.0f}",
                f"{row['asked']:,.0f}",
                shown(row, "asked", 1 / row["number"], 1),
                shown(row, "late_p50"),
                shown(row, "late_p99"),
            )
            for row in compared.long()
        ),
    )


def limited_table(compared: Comparison) -> str:
    return table(
        ("N", "Side", "Failed", "Calls", "Wall, s", "Late p50, s", "Late p99, s"),
        (
            (
                f"{row['number']:,}",
                NAMES[row["side"]],
                f"{row['failed']:,.0f}",
                f"{row['calls']:,.0f}",
                shown(row, "wall"),
                shown(row, "late_p50"),
                shown(row, "late_p99"),
            )
            for row in compared.limited()
        ),
    )


def parts_table(figures: dict[str, float]) -> str:
    def per(name: str, factor: float, unit: str) -> str:
        return f"{figures[name] * factor:,.2f} {unit}" if name in figures else ""

    rows = [
        (
            "a page of 500, half resolved",
            per("judging_half_resolved", 1, "µs"),
            per("orjson_half_resolved", 1, "µs"),
            "",
        ),
        (
            "a page of 500, all resolved",
            per("judging_all_resolved", 1, "µs"),
            per("orjson_all_resolved", 1, "µs"),
            per("official_all_resolved", 1, "µs"),
        ),
        (
            "import",
            per("import_seam_async", 1e3, "ms"),
            per("import_dependencies", 1e3, "ms"),
            per("import_seam", 1e3, "ms"),
        ),
        ("constructing a client", per("constructing", 1e3, "ms"), "", per("constructing_official", 1e3, "ms")),
        ("waiting for a resolved attempt", per("waiting_resolved", 1, "µs"), "", ""),
        *(
            (f"{name}, per id asked, of {number:,}", per(f"{name}_{number}", 1, "µs"), "", "")
            for name in ("schedule", "book")
            for number in (1_000, 10_000, 100_000, 1_000_000)
        ),
        ("many ids in one wait: memory above the ids", per("million_memory", 1, "MB"), "", ""),
        ("longest block of the loop", per("million_block", 1e3, "ms"), "", ""),
        ("the same, in CPU time", per("million_block_cpu", 1e3, "ms"), "", ""),
        ("until all have resolved", per("million_seconds", 1, "s"), "", ""),
    ]
    return table(("", "seam-async", "floor", "seam"), [row for row in rows if row[1]])


def figures_in_words(folder: Path) -> str:
    compared = json.loads((folder / "compare.json").read_text())
    parts = json.loads((folder / "micro.json").read_text())
    machine: dict[str, Any] = compared["machine"]
    comparison = Comparison(compared["medians"])
    figures = parts["figures"]
    goals = [*goals_of_comparison(comparison), *goals_of_parts(figures)]
    runs = max(row["runs"] for row in comparison.short())
    sections = [
        f"Medians of {runs} on this machine: {', '.join(f'{name} {value}' for name, value in machine.items())}.\n",
        f"### Goals\n\n{goals_table(goals)}",
        *(
            f"### Lifetimes of 1 to 5 s, latency {latency * 1e3:g} ms\n\n{comparison_table(comparison, latency)}"
            for latency in sorted({row["latency"] for row in comparison.short()})
        ),
        f"### Lifetimes of 1 s to 10 min, in virtual time\n\n{long_table(comparison)}",
        f"### A server that takes {RATE_LIMIT} requests a second\n\n{limited_table(comparison)}",
        f"### Parts\n\n{parts_table(figures)}",
    ]
    return "\n".join(sections)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder with compare.json and micro.json")
    parser.add_argument("--print", action="store_true", help="print the tables, and leave the docs as they are")
    arguments = parser.parse_args()
    figures = figures_in_words(arguments.results)
    print(figures)
    if not arguments.print:
        page = PAGE.read_text()
        between = re.compile(f"(?<={BEGIN}\n).*(?={END})", re.DOTALL)
        PAGE.write_text(between.sub(lambda _: f"\n{figures}\n", page))


if __name__ == "__main__":
    main()
