"""The command `tracker top`: a live view of the fleet's state."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

import click
from attrs import asdict

from ._output import Form, age, output_options, stdout_console, write_json
from ._shared import seconds
from ._terminal import one_line, write_line
from ._tracker import _database, _read_url_of_what_is_there, _with_tracker, tracker

if TYPE_CHECKING:
    from rich.text import Text

    from ..tracking import Tracker, TrackerStatus


@tracker.command()
@click.option("--interval", type=seconds(above_zero=True), default=2.0, show_default=True, help="Time between updates.")
@click.option("--count", type=click.IntRange(min=1), metavar="NUMBER", help="How many updates.  [default: no limit]")
@_database(_read_url_of_what_is_there)
@output_options()
@_with_tracker
async def top(tracker: Tracker, *, interval: float, count: int | None, form: Form) -> int:
    """Show the state of the fleet, again and again, until Ctrl-C.

    At a terminal the view is redrawn; elsewhere each update is a line.
    """
    from rich.live import Live

    console = stdout_console()
    is_live = form == "table" and sys.stdout.isatty() and not console.is_dumb_terminal
    loop = asyncio.get_running_loop()
    before: tuple[float, TrackerStatus] | None = None
    number = 0
    with Live(console=console, auto_refresh=False, redirect_stdout=False) if is_live else _Nothing() as live:
        try:
            while True:
                state = await tracker.status()
                now = loop.time()
                if live is not None:
                    live.update(_view(state, before, now, interval), refresh=True)
                elif form == "json":
                    write_json(asdict(state))
                else:
                    write_line(_line(state))
                before = (now, state)
                number += 1
                if number == count:
                    return 0
                await asyncio.sleep(interval)
        except asyncio.CancelledError:
            return 0


class _Nothing:
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


def _line(state: TrackerStatus) -> str:
    cells: tuple[Any, ...] = (
        *(state.pending, "" if state.oldest is None else f"{state.oldest:.0f}", state.due, state.leased),
        *(sum(state.unacked.values()), state.calls_per_minute, state.ids_per_minute),
    )
    return "\t".join(map(str, cells))


def _view(state: TrackerStatus, before: tuple[float, TrackerStatus] | None, now: float, interval: float) -> Text:
    from rich.text import Text

    trend = ""
    if before is not None:
        since, earlier = before
        rate = (state.pending - earlier.pending) / max(now - since, 1e-9) * 60
        trend = f"  {rate:+,.0f} per minute"
    rows = [
        ("Pending", f"{state.pending:,}{trend}", ""),
        ("Oldest", "none" if state.oldest is None else age(state.oldest), ""),
        # What has been due for more than a moment is polled by nobody.
        ("Due", f"{state.due:,}", "yellow" if state.due else ""),
        ("Leased", f"{state.leased:,}", ""),
        *((f"Not acked by {one_line(name)}", f"{count:,}", "yellow") for name, count in state.unacked.items() if count),
        ("Calls per minute", f"{state.calls_per_minute:,}", ""),
        ("Ids per minute", f"{state.ids_per_minute:,}", ""),
    ]
    width = max(len(name) for name, _, _ in rows) + 2
    lines = [Text(f"{name:<{width}}{value}", style) for name, value, style in rows]
    lines.append(Text(f"Updated every {interval:g} s; Ctrl-C ends it.", "dim"))
    return Text("\n").join(lines)
