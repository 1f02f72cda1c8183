"""Rows: the attempts of a poll response that is exactly as documented, without a Python object for each value in it.

Nearly all responses are: each attempt has the five documented fields and no other, a known status, and null where its
status leaves nothing to say. msgspec checks all of this while it decodes. Any other response is decoded to plain
values, and each of its attempts read with care (`responses.py`). Both ways come to the same, save for a name that an
object has twice: of its first value, the strict way checks no more than the syntax.

Results and errors are mostly the same from attempt to attempt: `{}`, or a sentence. So the JSON of the last one is kept
for each action type, and the next one, if equal, shares its bytes instead of being checked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sys import intern
from typing import Any, Final, TypeGuard

import msgspec
from msgspec import Raw

from .._json import nests_too_deep
from .._models import ActionAttempt, Undecoded

_MOST_TYPES: Final = 256
_MOST_SHARED: Final = 1024
"""Bytes of a result that is kept to be shared. Those of large ones hardly ever repeat."""


class Row(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, tag_field="status"):
    """An attempt as documented. Its text belongs to the body of the response."""

    action_attempt_id: str
    action_type: str


class Pending(Row, frozen=True, tag="pending"):
    """A pending attempt."""

    result: None
    error: None


class Succeeded(Row, frozen=True, tag="success"):
    """A successful attempt; `content` is the JSON of the result."""

    content: Raw = msgspec.field(name="result")
    error: None


class Failed(Row, frozen=True, tag="error"):
    """A failed attempt; `content` is the JSON of the error."""

    result: None
    content: Raw = msgspec.field(name="error")


class _Page(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    action_attempts: list[Pending | Succeeded | Failed]
    pagination: Any = None
    ok: Any = None


_decoder: Final = msgspec.json.Decoder(_Page)

_Shared = tuple[str, Raw, Any]
"""An action type, the content last seen with it, and the same as attempts keep it: `Undecoded`, or `None` for null."""

_NOTHING: Final[tuple[Any, ...]] = (None, None, None)

_shared: Final[Mapping[type[Row], dict[str, _Shared]]] = {Succeeded: {}, Failed: {}}


def decode_page(body: bytes) -> dict[str, Any] | None:
    """The payload of a poll response with `Row`s for attempts; `None` unless it is exactly as documented."""
    try:
        page = _decoder.decode(body)
        if not body.isascii():
            body.decode()  # a `Raw` is checked to be JSON, but not to be UTF-8
    except (ValueError, RecursionError):
        return None
    return {"action_attempts": page.action_attempts, "pagination": page.pagination}


def are_rows(items: object) -> TypeGuard[list[Any]]:
    """Whether the items of a response were decoded by `decode_page`."""
    return isinstance(items, list) and bool(items) and isinstance(items[0], Row)


def sort_rows(rows: list[Any], polled: Sequence[str]) -> tuple[dict[str, str], dict[str, ActionAttempt]] | None:
    """The action types of pending attempts and all other attempts, both by id.

    Returns:
        `None` if an id is spelt otherwise than polled, was not polled, or comes twice, or if a result or an error has
        to be read with care.
    """
    pending: dict[str, str] = {}
    updates: dict[str, Any] = {}
    succeeded, failed = _shared[Succeeded], _shared[Failed]
    try:
        for attempt_id, row in zip(_own_ids(rows, polled), rows, strict=True):
            if type(row) is Pending:
                pending[attempt_id] = row.action_type
            elif type(row) is Succeeded:
                action_type, content, result = succeeded.get(row.action_type, _NOTHING)
                if content != row.content:
                    action_type, _, result = _share(row)
                updates[attempt_id] = ActionAttempt(attempt_id, "success", action_type, result)
            else:
                action_type, content, error = failed.get(row.action_type, _NOTHING)
                if content != row.content:
                    action_type, _, error = _share(row)
                updates[attempt_id] = ActionAttempt(attempt_id, "error", action_type, None, error)
    except (KeyError, ValueError, RecursionError):
        return None
    return pending, updates


def _own_ids(rows: list[Any], polled: Sequence[str]) -> Sequence[str]:
    """The request's own strings for the ids of rows, so that an id is in memory once, not once more per response.

    Raises:
        KeyError: An id was not polled, or comes twice.
    """
    # A server that keeps the order of the request, or both the order of creation, spares the hashes of the ids.
    if rows[0].action_attempt_id == polled[0] and [row.action_attempt_id for row in rows] == polled:
        return polled
    take = dict(zip(polled, polled, strict=True)).pop
    return [take(row.action_attempt_id) for row in rows]


def _share(row: Succeeded | Failed) -> _Shared:
    """Checks a content that was not seen last, and keeps it if it is small.

    Raises:
        ValueError: It has to be read with care.
    """
    value = msgspec.json.decode(row.content)
    if nests_too_deep(value) or (type(row) is Failed and value is not None and not _is_failure(value)):
        raise ValueError("not as documented")
    content = None if value is None else Undecoded(row.content)
    shared = (intern(row.action_type), row.content.copy(), content)
    if content is None or len(content) <= _MOST_SHARED:
        known = _shared[type(row)]
        if len(known) >= _MOST_TYPES:
            known.clear()
        known[shared[0]] = shared
    return shared


def _is_failure(value: object) -> bool:
    return type(value) is dict and type(value.get("type")) is str and type(value.get("message")) is str


def as_json(row: Pending | Succeeded | Failed) -> dict[str, Any]:
    """The attempt as plain values.

    Raises:
        ValueError: Its result or error has a number out of range.
    """
    content = None if isinstance(row, Pending) else msgspec.json.decode(row.content)
    return {
        "action_attempt_id": row.action_attempt_id,
        "status": row.__struct_config__.tag,
        "action_type": row.action_type,
        "result": content if isinstance(row, Succeeded) else None,
        "error": content if isinstance(row, Failed) else None,
    }
