"""Plot of `compare.py`: CPU time, calls and lateness of each side over the number of attempts.

    python benchmarks/plot.py            # docs/images/benchmarks.svg

Deterministic: the same figures give the same file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import matplotlib as mpl

mpl.use("svg")

from compare import LATENCIES, RESULTS, Row
from matplotlib import pyplot as plt
from report import NAMES, Comparison

IMAGE: Final = Path(__file__).parent.parent / "docs" / "images" / "benchmarks.svg"
COLORS: Final = {"ours": "#0b6e4f", "floor": "#8a8a8a", "handwritten": "#c8871e", "official": "#b3261e"}
PANELS: Final[list[tuple[str, str, Callable[[Row], float]]]] = [
    ("cpu", "CPU per attempt, ms", lambda row: row["cpu"] / row["number"] * 1e3),
    ("calls", "calls", lambda row: row["calls"]),
    ("late_p50", "noticed late, median, s", lambda row: row["late_p50"]),
]


def draw(compared: Comparison, to: Path) -> None:
    rows = [row for row in compared.short() if row["latency"] == LATENCIES[0]]
    figure, panels = plt.subplots(1, len(PANELS), figsize=(10, 3.2), layout="constrained")
    for axes, (key, title, value) in zip(panels, PANELS, strict=True):
        for side, color in COLORS.items():
            points = [(row["number"], value(row)) for row in rows if row["side"] == side and row.get(key) is not None]
            if points and not (side == "floor" and key == "calls"):
                style = "--" if side == "floor" else "-"
                axes.plot(*zip(*sorted(points), strict=True), style, color=color, label=NAMES[side], marker="o", ms=3)
        axes.set_xscale("log")
        if key == "late_p50":
            axes.set_ylim(bottom=0)
        else:
            axes.set_yscale("log")
        axes.set_xlabel("attempts waited for")
        axes.set_title(title, fontsize=10)
        axes.grid(alpha=0.3)
    panels[0].legend(fontsize=8)
    to.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(to, metadata={"Date": None, "Creator": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder with compare.json")
    parser.add_argument("--image", type=Path, default=IMAGE, help="the file to draw to")
    arguments = parser.parse_args()
    mpl.rcParams["svg.hashsalt"] = "seam-async"
    mpl.rcParams["svg.fonttype"] = "none"
    medians = json.loads((arguments.results / "compare.json").read_text())["medians"]
    draw(Comparison(medians), arguments.image)


if __name__ == "__main__":
    main()
