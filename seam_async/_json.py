"""JSON, as the API speaks it: from a caller's values to bytes, and from bytes to plain values."""

from __future__ import annotations

import enum
import gc
import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Real
from types import NoneType
from typing import Any, Final, Literal, NoReturn
from uuid import UUID

import msgspec

_MAX_DEPTH: Final = 100
"""How deep an answer may nest. The API's own stay below ten, and Python prints, compares and pickles what nests by
recursion, which fails long before its parser does."""

MAX_TOKENS: Final = 500_000
"""How many commas, colons and opening brackets a response may hold: five times a page of 500 devices. Parsing cannot be
interrupted, and parsing 500,000 tokens takes about 0.1 s; 32 MB can hold 20 million."""

_MAX_SECOND_SIZE: Final = 8 * 1024 * 1024

_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")

_PLAIN: Final = frozenset({NoneType, bool, str})

_WHOLE_NUMBERS: Final = range(-(2**63), 2**64)
"""The whole numbers that a JSON parser can be expected to read without loss."""


class Null(enum.Enum):
    """The type of `NULL`."""

    NULL = "NULL"

    def __repr__(self) -> str:
        return "NULL"

    def __bool__(self) -> bool:
        return False


NULL: Final[Literal[Null.NULL]] = Null.NULL
"""Sends a JSON null, to clear what is set; a parameter that is `None` is left out."""


def _number(value: Any) -> object:
    if not isinstance(value, int) and not math.isfinite(float(value)):
        raise ValueError(f"{value!r} has no JSON form")
    whole = int(value)
    if whole != value:
        return float(value)
    if whole not in _WHOLE_NUMBERS:
        raise ValueError(f"a whole number of {whole.bit_length()} bits is too large")
    return whole


def _convert(value: object) -> object:
    if isinstance(value, enum.Enum):
        return _plain(value.value)
    if isinstance(value, (str, UUID)):
        return str.__str__(value) if isinstance(value, str) else str(value)
    if isinstance(value, (date, time)):
        if isinstance(value, datetime) and value.tzinfo is None:
            raise TypeError(f"a datetime needs a time zone: {value!r} has none")
        return value.isoformat()
    if isinstance(value, (Real, Decimal)):  # of numpy too
        return _number(value)
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray, memoryview)):
        return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _plain(value: object) -> object:
    """A value in the types that JSON has: msgspec would encode bytes, models and naive datetimes too."""
    if value is NULL:
        return None
    if type(value) in _PLAIN or (type(value) is float and math.isfinite(value)):
        return value
    if isinstance(value, (list, tuple)):
        return [item if type(item) is str else _plain(item) for item in value]
    if isinstance(value, Mapping):
        return {_name(name): _plain(item) for name, item in value.items()}
    return _convert(value)


def _name(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError(f"an object in JSON has strings for names, got {type(name).__name__}")
    return str.__str__(name)


def _given(params: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if type(value) is str else _plain(value) for name, value in params.items() if value is not None}


def freeze(params: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of parameters that later changes do not reach, and that holds what an iterator would have yielded.

    Raises:
        ValueError: Something in them has no JSON form.
    """
    nulls = {name: NULL for name, value in params.items() if value is NULL}
    return {**msgspec.json.decode(encode(params)), **nulls}


def encode(params: Mapping[str, Any]) -> bytes:
    """The JSON of a request's parameters: a parameter that is `None` is left out, `NULL` and `None` in one become null.

    Raises:
        ValueError: Something in them has no JSON form.
    """
    try:
        return msgspec.json.encode(_given(params))
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(str(error)) from error


def has_too_many_tokens(body: bytes) -> bool:
    """Whether parsing a body would hold the event loop for too long. O(n), at most 2 ms for each MB."""
    if len(body) <= MAX_TOKENS:
        return False
    tokens = 0
    for token in (b",", b":", b"[", b"{"):
        tokens += body.count(token)
        if tokens > MAX_TOKENS:
            return True
    return False


def decode(body: bytes) -> object:
    """The JSON of a body; `None` also for a body that is not JSON."""
    was_enabled = gc.isenabled()
    # Each new container counts towards a collection, which visits all those before it: 10 million lists took 15 s.
    gc.disable()
    try:
        return msgspec.json.decode(body)
    except (ValueError, RecursionError):
        pass
    finally:
        if was_enabled:
            gc.enable()
    # msgspec refuses half a surrogate pair, which a server writes that cuts a text off within an emoji. No other body
    # is parsed a second time, since that takes four times as long.
    if len(body) > _MAX_SECOND_SIZE or _SURROGATE.search(body) is None:
        return None
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
