"""Ids from arguments and stdin: one rule for every command that takes ids."""

from __future__ import annotations

import codecs
import json
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import click

ATTEMPT: Final = "action_attempt_id"
DEVICE: Final = "device_id"

_UUID: Final = r"[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}"
_COMMENT: Final = re.compile(rf"(\s*{_UUID})\s+#.*")
"""A comment behind an id; a name may have the character in it."""
_ENCODINGS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

_NAME_CELL: Final = 4
"""The cell with the name of the device in the TSV line of an outcome; its id is before it."""

HELP: Final = (
    "They come as arguments or on stdin, one per line; blank lines, comments (#) and repetitions are skipped. Lines of "
    "JSON or TSV that this program wrote work as well. '-' adds stdin to the arguments."
)


class KnownId(str):
    """The id of an action attempt from a line that this program wrote, with the device of that line."""

    __slots__ = ("device_id", "device_name")

    def __new__(cls, text: str, device_id: object, device_name: object) -> KnownId:
        """The id, without blanks around it."""
        known = super().__new__(cls, text.strip())
        known.device_id = str(device_id) if device_id else None
        known.device_name = str(device_name) if device_name else None
        return known

    device_id: str | None
    device_name: str | None


def is_uuid(text: str) -> bool:
    """Whether a text is an id rather than a name."""
    return re.fullmatch(_UUID, text.strip()) is not None


def parse_ids(content: bytes, key: str = ATTEMPT) -> list[str]:
    """The ids in a file, each once, in their order.

    Args:
        content: Lines of ids, of JSON objects or of TSV with the id in the first cell; or a JSON array.
        key: The name of the id in JSON objects.

    Raises:
        UsageError: Something that begins as JSON is not JSON.
    """
    encoding = next((encoding for mark, encoding in _ENCODINGS if content.startswith(mark)), "utf-8")
    text = content.decode(encoding, errors="replace").lstrip("\ufeff")
    if text.lstrip().startswith("["):
        return unique(_from_json(text, key, "stdin"))
    return unique(found for number, line in enumerate(text.splitlines(), 1) for found in _from_line(line, key, number))


def unique(ids: Iterator[str] | Sequence[str]) -> list[str]:
    """The ids without repetitions, which may be spelled differently."""
    from .._polling.ids import canonical_id

    found: dict[str, str] = {}
    for text in ids:
        found.setdefault(canonical_id(text), text if isinstance(text, KnownId) else text.strip())
    return list(found.values())


def _from_line(line: str, key: str, number: int) -> Iterator[str]:
    if line.lstrip().startswith("{"):
        yield from _from_json(line, key, f"line {number} of stdin")
        return
    cells = [cell.strip() for cell in _COMMENT.sub(r"\1", line).split("\t")]
    # In a row whose first cell is empty, such as a door that was never reached, no other cell is an id of this kind.
    text = cells[0] if sum(map(bool, cells)) > 1 else "".join(cells)
    if text and not text.startswith("#"):
        is_outcome = key == ATTEMPT and len(cells) > _NAME_CELL
        yield KnownId(text, *cells[_NAME_CELL - 1 : _NAME_CELL + 1]) if is_outcome else text


def _from_json(text: str, key: str, place: str) -> Iterator[str]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise click.UsageError(f"{place.capitalize()} begins as JSON, and is none.") from None
    for item in value if isinstance(value, list) else [value]:
        found = item.get(key) if isinstance(item, dict) else item
        if isinstance(found, str) and found.strip():
            is_outcome = key == ATTEMPT and isinstance(item, dict)
            yield KnownId(found, item.get("device_id"), item.get("device_name")) if is_outcome else found


def _has_input() -> bool:
    """Whether stdin is a pipe or a file, rather than a terminal or nothing."""
    if sys.stdin is None or sys.stdin.isatty():
        return False
    try:
        return not stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode)
    except (OSError, ValueError):  # no file is behind it
        return True


def reader(
    key: str = ATTEMPT, *, required: bool = True
) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], list[str] | None]:
    """The callback of an argument that takes ids.

    Args:
        key: The name of the id in JSON objects on stdin.
        required: Whether ids are needed; otherwise the value is `None` without any, and empty for an empty stdin.
    """

    def read(ctx: click.Context, _: click.Parameter, value: tuple[str, ...]) -> list[str] | None:
        ids = [text for text in value if text != "-"]
        from_stdin = len(ids) < len(value)
        if not value:
            from_stdin = _has_input() or (required and sys.stdin is not None and not sys.stdin.isatty())
        if from_stdin and sys.stdin is not None:
            return unique([*ids, *parse_ids(sys.stdin.buffer.read(), key)])
        if value and not from_stdin:
            return unique(ids)
        if required or value:
            raise click.UsageError("No ids: give them as arguments, or on stdin, one per line.", ctx)
        return None

    return read


def read_ids(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> Any:
    """The ids given; see `reader`."""
    return reader()(ctx, param, value)
