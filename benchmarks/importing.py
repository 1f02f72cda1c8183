"""How long `import seam_async` takes, next to importing its four dependencies: medians of fresh processes, in turn.

    python benchmarks/importing.py [RUNS]

A run in which the ratio is above 1.2 exits with 1.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time


def seconds(statement: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - began


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    times: dict[str, list[float]] = {"pass": [], "import aiohttp, attrs, cattrs, tenacity": [], "import seam_async": []}
    for _ in range(runs):
        for statement, taken in times.items():
            taken.append(seconds(statement))
    start, dependencies, ours = (statistics.median(taken) for taken in times.values())
    ratio = (ours - start) / (dependencies - start)
    print(f"four dependencies {dependencies - start:.3f} s, seam_async {ours - start:.3f} s, ratio {ratio:.2f}")
    return ratio > 1.2


if __name__ == "__main__":
    sys.exit(main())
