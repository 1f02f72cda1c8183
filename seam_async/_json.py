"""JSON, as the API speaks it: from a caller's values to bytes, and from bytes to plain values."""

from __future__ import annotations

import enum
import json
import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, Literal, NoReturn

import orjson

_MAX_DEPTH: Final = 100
"""How deep an answer may nest. The API's own stay below ten, and Python prints, compares and pickles what nests by
recursion, which fails long before its parser does."""

_LEFT_TO_US: Final = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS
"""What `_convert` decides on: orjson would send a datetime without a time zone."""


class Null(enum.Enum):
    """The type of `NULL`."""

    NULL = "NULL"

    def __repr__(self) -> str:
        return "NULL"

    def __bool__(self) -> bool:
        return False


NULL: Final[Literal[Null.NULL]] = Null.NULL
"""Sends a JSON null, to clear what is set; `None` leaves the parameter out."""


def _convert(value: object) -> object:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise TypeError(f"a datetime needs a time zone: {value!r} has none")
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray, memoryview)):
        return [_without_none(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _without_none(value: object) -> object:
    if value is NULL:
        return None
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, (list, tuple)):
        return [item if type(item) is str else _without_none(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value!r} has no JSON form")
    return value


def encode(params: Mapping[str, Any]) -> bytes:
    """The JSON of a request's parameters: `None` is left out, `NULL` becomes null.

    Raises:
        ValueError: Something in them has no JSON form.
    """
    try:
        return orjson.dumps(_without_none(params), _convert, _LEFT_TO_US)
    except (TypeError, ValueError, RecursionError) as error:
        # Of what `_convert` refuses, orjson names only the type.
        raise ValueError(str(error.__cause__ or error)) from error


def decode(body: bytes) -> object:
    """The JSON of a body; `None` also for what is no JSON."""
    try:
        return orjson.loads(body)
    except ValueError:
        pass
    # It refuses half a surrogate pair, which a server writes that cuts a text off within an emoji.
    try:
        return json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")  # Python's parser would take it: NaN, Infinity


def nests_too_deep(value: object, levels: int = _MAX_DEPTH) -> bool:
    """Whether a parsed value nests deeper than Python can handle without danger; for all that is kept of an answer."""
    if type(value) is dict:
        value = value.values()
    elif type(value) is not list:
        return False
    if levels == 0:
        return True
    for item in value:  # noqa: SIM110 - `any` takes twice as long
        if (type(item) is dict or type(item) is list) and nests_too_deep(item, levels - 1):
            return True
    return False
