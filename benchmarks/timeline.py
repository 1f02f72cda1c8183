"""Animation of a real run: 200 doors unlock, polled one by one and in batches.

    python benchmarks/timeline.py        # docs/images/timeline.svg

Runs both sides against a FakeSeam for about 6 s each, and draws each door at the time its client knew the outcome, and
each request as a tick. A reader who prefers reduced motion sees the end.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Final

from attrs import frozen
from sides import Run, handwritten, ours

from seam_async.testing import FakeSeam

IMAGE: Final = Path(__file__).parent.parent / "docs" / "images" / "timeline.svg"
DOORS: Final = 200
COLUMNS: Final = 25
LIFETIMES: Final = (1.0, 5.0)
LATENCY: Final = 0.02
STEPS: Final = 120
"""Frames of the animation; all that happens within a frame is shown at once."""
STILL: Final = 1.5
"""Seconds for which the end stays before the animation starts again."""
WIDTH, HEIGHT, MARGIN, GAP = 720, 290, 24, 36
PANEL: Final = (WIDTH - 2 * MARGIN - GAP) / 2

STYLE: Final = """
text{font-family:system-ui,sans-serif;font-size:13px;fill:#24292f}
.title{font-weight:600;font-size:15px}
.door{fill:#1a7f4b}
.tick{stroke:#0b57d0;stroke-width:2}
.back{fill:#fff}
.line{stroke:#8a8a8a}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.back{fill:#0d1117}.door{fill:#3fb950}.tick{stroke:#79b8ff}}
@media (prefers-reduced-motion:reduce){*{animation:none!important}}
"""


@frozen
class Panel:
    """A run of a side, in seconds from its start.

    Attributes:
        title: The heading.
        resolved: When each door was unlocked.
        known: When the client knew.
        sent: When the server received each request.
    """

    title: str
    resolved: list[float]
    known: list[float]
    sent: list[float]

    def latency(self) -> float:
        """Median detection latency."""
        return median(known - resolved for known, resolved in zip(self.known, self.resolved, strict=True))


async def record(title: str, side: Run) -> Panel:
    async with FakeSeam(resolve_after=LIFETIMES, latency=LATENCY, seed=7) as fake:
        began = time.monotonic()
        ids = [fake.add_action_attempt() for _ in range(DOORS)]
        known = await side(fake.endpoint, ids)
        return Panel(
            title,
            [fake.resolved_at(attempt_id) - began for attempt_id in ids],
            [known[attempt_id] - began for attempt_id in ids],
            [request.at - began for request in fake.requests],
        )


def draw(panels: list[Panel]) -> str:
    end = max(max(panel.known) for panel in panels) + STILL
    steps = [end * step / STEPS for step in range(STEPS + 1)]

    def frame(seconds: float) -> int:
        return bisect(steps, seconds)

    used = sorted({frame(moment) for panel in panels for moment in (*panel.known, *panel.sent)})
    most = max(max(Counter(map(frame, panel.sent)).values()) for panel in panels)
    rules = [
        f"@keyframes f{step}{{0%{{opacity:.12}}{100 * step / STEPS:.2f}%{{opacity:1}}}}"
        f".f{step}{{animation:f{step} {end:.2f}s step-end infinite}}"
        for step in used
    ]
    description = "; ".join(f"{panel.title}: {len(panel.sent)} requests, {panel.latency():.2f} s" for panel in panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">',
        f'<title id="t">{DOORS} doors unlock</title><desc id="d">{description} median detection latency.</desc>',
        f"<style>{STYLE}{''.join(rules)}</style>",
        f'<rect class="back" width="{WIDTH}" height="{HEIGHT}" rx="8"/>',
        *(line for index, panel in enumerate(panels) for line in draw_panel(panel, index, frame, most)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def draw_panel(panel: Panel, index: int, frame: Callable[[float], int], most: int) -> Iterator[str]:
    left = MARGIN + index * (PANEL + GAP)
    pitch = PANEL / COLUMNS
    yield f'<text class="title" x="{left}" y="34">{panel.title}</text>'
    for number, moment in enumerate(panel.known):
        row, column = divmod(number, COLUMNS)
        x, y = left + (column + 0.5) * pitch, 58 + row * pitch
        yield f'<circle class="door f{frame(moment)}" cx="{x:.1f}" cy="{y:.1f}" r="{pitch * 0.38:.1f}"/>'
    base = 58 + DOORS / COLUMNS * pitch + 56
    per_frame = Counter(map(frame, panel.sent))
    for step, number in sorted(per_frame.items()):
        x, height = left + PANEL * step / STEPS, max(4.0, 48 * number / most)
        yield f'<path class="tick f{step}" d="M{x:.1f} {base:.1f}v{-height:.1f}"/>'
    yield f'<path class="line" d="M{left} {base + 0.5:.1f}h{PANEL}"/>'
    lines = [f"{len(panel.sent):,} requests (bars)", f"outcomes known {panel.latency():.2f} s late (median)"]
    for number, line in enumerate(lines):
        yield f'<text x="{left}" y="{base + 22 + 19 * number:.1f}">{line}</text>'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--image", type=Path, default=IMAGE, help="the file to draw to")
    image = parser.parse_args().image
    sides = {"One request per attempt": handwritten(), "seam-async": ours()}
    image.write_text(draw([asyncio.run(record(title, side)) for title, side in sides.items()]))


if __name__ == "__main__":
    main()
