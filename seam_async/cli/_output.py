"""Forms of output: tables for people, JSON lines and TSV for programs.

A table fits the terminal. Names may be shortened, ids never: where a row is too long, it is stacked, the ids and the
error on lines of their own. TSV has one line per item, however long, and no header.
"""

from __future__ import annotations

import functools
import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

import click

from ._ids import is_uuid
from ._shared import Command, stdout_is_terminal
from ._terminal import encodes, one_line, write_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Form = Literal["table", "json", "tsv"]

_GAP: Final = "  "
_SHORTEST: Final = 14
"""The cells to which a name may be shortened."""

HIDDEN: Final = "***"

_MARKS: Final = {"green": ("✓", "+"), "red": ("✗", "x"), "yellow": ("…", "~")}
COLORS: Final = {
    **dict.fromkeys(("succeeded", "success", "yes", "locked"), "green"),
    **dict.fromkeys(("failed", "unknown", "error", "no"), "red"),
    **dict.fromkeys(("timed out", "pending", "not sent", "unlocked"), "yellow"),
}
"""The color of a word; where a mark stands in front of the word, it is that of the color."""


def output_options(default: Form | None = None, *, short: bool = True) -> Callable[[Callable[..., Any]], Command]:
    """Gives a command `--output` and `--json`, and the argument `form`.

    Args:
        default: The form without these options; a table at a terminal and TSV elsewhere if omitted.
        short: Whether there is `--json`.
    """

    def decorate(function: Callable[..., Any]) -> Command:
        default_words = default or "table at a terminal, tsv elsewhere"

        @click.option(
            "--output",
            type=click.Choice(["table", "json", "tsv"]),
            help=f"The form of the output.  [default: {default_words}]",
        )
        @functools.wraps(function)
        def command(*, output: Form | None, as_json: bool = False, **params: Any) -> int:
            form = "json" if as_json else output or default or ("table" if stdout_is_terminal() else "tsv")
            result: int = function(form=form, **params)
            return result

        return (
            click.option("--json", "as_json", is_flag=True, help="Short for --output json.")(command)
            if short
            else command
        )

    return decorate


def write_json(fields: object, *, indent: int | None = None) -> None:
    """Writes one JSON value to stdout, on one line unless it is indented."""
    write_line(json.dumps(fields, indent=indent))


def write_tsv(cells: Iterable[object]) -> None:
    """Writes one line of TSV to stdout."""
    write_line("\t".join("" if cell is None else one_line(cell) for cell in cells))


def masked(value: Any, name: object = None) -> Any:
    """A JSON value with `***` in place of codes, card numbers, tokens and links, as in the reprs of the library."""
    from .._sensitive import SENSITIVE_FIELDS

    if isinstance(value, Mapping):
        return {key: masked(item, key) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [masked(item, name) for item in value]
    is_hidden = name in SENSITIVE_FIELDS and value is not None and not isinstance(value, bool)
    return HIDDEN if is_hidden else value


def age(seconds: float) -> str:
    """A time span in its largest unit: `12 s`, `3 min`, `5 h`, `8 d`."""
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size:,.0f} {unit}"
    return f"{max(seconds, 0):.0f} s"


def ago(moment: str) -> str:
    """A point in time as its age: `12 s ago`; any other text as it is."""
    try:
        then = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    seconds = (datetime.now(UTC) - then.replace(tzinfo=then.tzinfo or UTC)).total_seconds()
    return f"{age(seconds)} ago" if seconds >= 0 else f"in {age(-seconds)}"


def marked(word: str) -> str:
    """A word about success with the mark of its color, since color alone is not seen by everybody."""
    unicode, ascii_ = _MARKS[COLORS.get(word, "yellow")]
    return f"{unicode if encodes(unicode) else ascii_} {word}"


def stdout_console() -> Console:
    """The console of tables."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)


class Layout:
    """The widths of a table's columns.

    Args:
        kinds: A kind for each column: `id` is never cut, `name` may be shortened unless it is an id, `word` is colored
            by its meaning, `mark` is such a word with a mark, and `text` is any other.
        width: The width of the terminal.
        rows: The cells to fit.
        widths: The least width of each column.
    """

    def __init__(
        self, kinds: Sequence[str], width: int, rows: Iterable[Sequence[str]] = (), widths: Sequence[int] = ()
    ) -> None:
        from rich.cells import cell_len

        self._kinds = kinds
        self._width = width
        self._widths = list(widths or [0] * len(kinds))
        for row in rows:
            self._widths = [max(most, cell_len(cell)) for most, cell in zip(self._widths, row, strict=True)]
        for column, kind in enumerate(kinds):
            excess = self._total - width
            if kind == "name" and excess > 0:
                self._widths[column] = max(min(self._widths[column], _SHORTEST), self._widths[column] - excess)
        self.is_stacked = self._total > width

    @property
    def _total(self) -> int:
        return sum(self._widths) + len(_GAP) * (len(self._widths) - 1)

    def lines(self, cells: Sequence[str], note: str = "", *, style: str = "") -> list[Text]:
        """The lines of a row: one, or several where it is stacked; a note stands below."""
        from rich.text import Text

        cells = [one_line(cell) for cell in cells]
        has_room = not any(
            kind == "name" and _is_id(kind, cell) and len(cell) > width for kind, cell, width in self._zip(cells)
        )
        lines = [self._row(cells, style)] if has_room and not self.is_stacked else self._stacked(cells, style)
        for line in lines:
            line.rstrip()
        if note:
            lines += [Text(f"{_GAP}{line}", "red") for line in textwrap.wrap(one_line(note), max(self._width - 3, 20))]
        return lines

    def _zip(self, cells: Sequence[str]) -> Iterable[tuple[str, str, int]]:
        return zip(self._kinds, cells, self._widths, strict=True)

    def _row(self, cells: Sequence[str], style: str) -> Text:
        from rich.cells import cell_len
        from rich.text import Text

        line = Text(style=style)
        for kind, cell, width in self._zip(cells):
            shown = _cut(cell, width) if kind == "name" else cell
            line += self._colored(kind, shown) + Text(" " * max(width - cell_len(shown), 0) + _GAP)
        return line

    def _stacked(self, cells: Sequence[str], style: str) -> list[Text]:
        from rich.text import Text

        head = Text(style=style)
        for kind, cell in zip(self._kinds, cells, strict=True):
            if cell and not _is_id(kind, cell):
                head += self._colored(kind, _cut(cell, self._width // 2) if kind == "name" else cell) + Text(_GAP)
        ids = [cell for kind, cell in zip(self._kinds, cells, strict=True) if cell and _is_id(kind, cell)]
        return [*([head] if head else []), *(Text(f"{_GAP if head else ''}{cell}", style) for cell in ids)]

    @staticmethod
    def _colored(kind: str, cell: str) -> Text:
        from rich.text import Text

        color = COLORS.get(cell.partition(" ")[2] if kind == "mark" else cell, "") if kind in {"mark", "word"} else ""
        return Text(cell, color)


def _is_id(kind: str, cell: str) -> bool:
    return kind == "id" or (kind == "name" and is_uuid(cell))


def _cut(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    mark = "…" if encodes("…") else "~"
    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1).rstrip()}{mark}"


def print_table(
    heads: Sequence[str], kinds: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str] = ()
) -> None:
    """Prints a table with its heads; where it is too wide for the terminal, stacked rows and no heads."""
    console = stdout_console()
    layout = Layout(kinds, console.width, [heads, *([one_line(cell) for cell in row] for row in rows)])
    lines = layout.lines(heads, style="bold") if any(heads) and not layout.is_stacked else []
    for number, row in enumerate(rows):
        lines += layout.lines(row, notes[number] if notes else "")
    for line in lines:
        console.print(line)
