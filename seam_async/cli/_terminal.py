"""What the commands write to stderr: plain lines, and below them a progress bar while they wait at a terminal."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final

_SHOWN: Final = 10


def one_line(message: object) -> str:
    """The message without the line breaks and control characters that an id or an answer may bring along."""
    return " ".join("".join(one if one.isprintable() else " " for one in str(message)).split())


def say(message: object) -> None:
    """Writes one line."""
    # Not `click.echo`, which goes past the stand-in that keeps the lines above a progress bar.
    sys.stderr.write(f"{one_line(message)}\n")


def say_list(title: str, lines: Sequence[str]) -> None:
    """Writes a title with the number of lines, the first of them, and how many more there are."""
    say(f"{title}: {len(lines):,}")
    for line in lines[:_SHOWN]:
        say(line)
    if len(lines) > _SHOWN:
        say(f"and {len(lines) - _SHOWN:,} more")


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        say(self.format(record))


@contextmanager
def logs(*, verbose: bool) -> Iterator[None]:
    """Shows the library's warnings, or all that it logs."""
    logger = logging.getLogger("seam_async")
    handler = _Handler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    level = logger.level
    logger.setLevel(logging.DEBUG if verbose else logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


@contextmanager
def progress_bar(total: int, calls: Callable[[], int], *, hidden: bool = False) -> Iterator[Callable[[], None]]:
    """Shows how many are done while it is open, if stderr is a terminal, and takes itself away at the end.

    Args:
        total: How many there are.
        calls: Says how many calls were made so far.
        hidden: Shows nothing.

    Yields:
        What to call for each that is done.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TimeElapsedColumn
    from rich.text import Text

    class State(ProgressColumn):
        def render(self, task: Task) -> Text:
            pending = total - int(task.completed)
            return Text(f"{total - pending:,} resolved, {pending:,} pending, {calls():,} calls")

    console = Console(stderr=True)
    progress = Progress(
        BarColumn(),
        State(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        # rich would send what is written to stdout to stderr, where the bar is.
        redirect_stdout=False,
        # Not `console.is_terminal`, which is true for a file when FORCE_COLOR is set, as it is in many a pipeline.
        disable=hidden or not sys.stderr.isatty() or console.is_dumb_terminal,
    )
    task = progress.add_task("", total=total)
    with progress:
        yield partial(progress.advance, task)
