"""cattrs: from the API's JSON to our models, strict about types and deaf to nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, TypeVar

import cattrs
from cattrs.gen import make_dict_structure_fn

from ._models import ActionAttempt, ActionAttemptFailure, Device

T = TypeVar("T")

_ATTEMPT_FIELDS: Final = frozenset({"action_attempt_id", "status", "action_type", "result", "error"})


class InvalidDataError(ValueError):
    """What came is not what the model says; the message names the place."""


def _strict(kind: type[Any], name: str) -> Callable[[object, object], Any]:
    def check(value: object, _: object) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"expected {name}, got {type(value).__name__}")
        return value

    return check


def _timestamp(value: object, _: object) -> datetime:
    if not isinstance(value, str):
        raise TypeError(f"expected a timestamp, got {type(value).__name__}")
    return datetime.fromisoformat(value)


def _keeping_raw(model: type[T]) -> Callable[[Any, type[T]], T]:
    structure_fields = make_dict_structure_fn(model, _converter)

    def structure_and_keep(value: object, _: type[T]) -> T:
        if not isinstance(value, Mapping):
            raise TypeError(f"expected an object, got {type(value).__name__}")
        return structure_fields({**value, "raw": value}, model)

    return structure_and_keep


def _attempt(value: object, _: type[ActionAttempt]) -> ActionAttempt:
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object, got {type(value).__name__}")
    extra = tuple((key, item) for key, item in value.items() if key not in _ATTEMPT_FIELDS)
    return _structure_attempt({**value, "extra": extra}, ActionAttempt)


_converter: Final = cattrs.Converter()
_converter.register_structure_hook(str, _strict(str, "a string"))
_converter.register_structure_hook(bool, _strict(bool, "a boolean"))
_converter.register_structure_hook(datetime, _timestamp)
_structure_attempt: Final = make_dict_structure_fn(
    ActionAttempt,
    _converter,
    _extra=cattrs.override(rename="extra", struct_hook=lambda value, _: value),
)
_converter.register_structure_hook(ActionAttempt, _attempt)
for _model in (ActionAttemptFailure, Device):
    _converter.register_structure_hook(_model, _keeping_raw(_model))


def structure(value: object, model: type[T]) -> T:
    """A model made from parsed JSON.

    Raises:
        InvalidDataError: A field is missing or of another type; the message names each.
    """
    try:
        return _converter.structure(value, model)
    except Exception as error:
        reasons = "; ".join(cattrs.transform_error(error, path="it"))
        raise InvalidDataError(reasons) from error


def read_attempt(item: object) -> ActionAttempt:
    """An action attempt from whatever a source answers with: ours, JSON, or another client's object.

    Raises:
        InvalidDataError: It is none of them.
    """
    if isinstance(item, ActionAttempt):
        return item
    if isinstance(item, Mapping):
        return structure(item, ActionAttempt)
    fields = {
        name: getattr(item, name)
        for name in ("action_attempt_id", "status", "action_type", "result")
        if hasattr(item, name)
    }
    failure = getattr(item, "error", None)
    if failure is not None and not isinstance(failure, Mapping):
        failure = {name: getattr(failure, name) for name in ("type", "message") if hasattr(failure, name)}
    return structure({**fields, "error": failure}, ActionAttempt)
