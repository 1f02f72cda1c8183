"""Output to stderr: plain lines, the library's log, and a progress bar at a terminal."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rich.console import Console

_BAR_WIDTH: Final = 30
_SHOWN: Final = 10


def one_line(message: object) -> str:
    """The message without line breaks and control characters, which an id or a response may contain."""
    return " ".join("".join(char if char.isprintable() else " " for char in str(message)).split())


def plural(number: int, singular: str, many: str = "") -> str:
    """A number with its noun: `1 door`, `2 doors`."""
    return f"{number:,} {singular if number == 1 else many or f'{singular}s'}"


def write_line(text: str) -> None:
    """Writes one line to stdout, at once."""
    # Not `click.echo`, which takes an ASCII stdout for a mistake, and writes UTF-8 to it.
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say(message: object) -> None:
    """Writes one line to stderr."""
    # Not `click.echo`, which bypasses the stand-in for stderr above a progress bar.
    sys.stderr.write(f"{one_line(message)}\n")


def say_list(title: str, lines: Sequence[str]) -> None:
    """Writes a title with the number of lines, the first of them, and how many more there are."""
    say(f"{title}: {len(lines):,}")
    for line in lines[:_SHOWN]:
        say(line)
    if len(lines) > _SHOWN:
        say(f"and {len(lines) - _SHOWN:,} more")


def silence(stream: Any) -> None:
    """Lets a stream that cannot be written discard its buffer, or the interpreter fails again when it exits."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def replace_unencodable() -> None:
    """Lets stdout and stderr replace characters outside their encoding instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # no stream, or a caller's own
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def encodes(text: str, stream: Any = None) -> bool:
    """Whether stdout, or another stream, can show a text."""
    try:
        text.encode(getattr(stream or sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        say(self.format(record))


@contextmanager
def logs(*, verbose: bool) -> Iterator[None]:
    """Shows the library's warnings, or its whole log."""
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
def progress_bar(
    total: int, calls: Callable[[], int], *, hidden: bool = False, console: Console | None = None
) -> Iterator[Callable[[], None]]:
    """Shows the progress at a terminal, and removes itself at the end.

    Args:
        total: The number of items.
        calls: Returns the number of requests sent so far.
        hidden: Shows nothing.
        console: Where to show it; stderr if omitted. Lines printed to it stand above the bar.

    Yields:
        The function to call for each item that is done.
    """
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, Task, TimeElapsedColumn
    from rich.text import Text

    shown = console or Console(stderr=True)
    full, empty = "█░" if encodes("█░", shown.file) else "#."

    class Bar(ProgressColumn):
        """A bar of two characters, which shows without colors as well."""

        def render(self, task: Task) -> Text:
            width = max(min(_BAR_WIDTH, shown.width - 50), 5)
            done = int(width * task.completed / max(total, 1))
            return Text(full * done, style="green") + Text(empty * (width - done), style="dim")

    class State(ProgressColumn):
        def render(self, task: Task) -> Text:
            pending = total - int(task.completed)
            text = f"{total - pending:,} resolved, {pending:,} pending, {plural(calls(), 'call')}"
            return Text(text, no_wrap=True)

    progress = Progress(
        Bar(),
        State(),
        TimeElapsedColumn(),
        console=shown,
        transient=True,
        # rich would send what is written to stdout to stderr, where the bar is.
        redirect_stdout=False,
        # Not `console.is_terminal`, which is true for a file when FORCE_COLOR is set, as it is in many a pipeline.
        disable=hidden or not sys.stderr.isatty() or shown.is_dumb_terminal,
    )
    task = progress.add_task("", total=total)
    with progress:
        yield partial(progress.advance, task)
