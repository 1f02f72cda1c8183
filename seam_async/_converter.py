"""cattrs: from the API's JSON to our models, strict about types and deaf to nothing.

What the poller decides on, action attempts and pages, has to be as published. In everything else one odd value must not
make a whole list unreadable: a field that is not of its type is read as if it had been left out, with a warning, and
stays in `raw`. A field that cannot be left out, which is a thing's id, still has to be right.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from itertools import count
from operator import itemgetter
from sys import intern
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

import cattrs
from attrs import NOTHING, Attribute, fields, resolve_types
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn

from ._clock import next_turn
from ._json import nests_too_deep
from ._json_object import read_with
from ._models import ActionAttempt, ActionAttemptFailure, Model, Pagination

T = TypeVar("T")

_log = logging.getLogger("seam_async.models")

ATTEMPT_FIELDS: Final = ("action_attempt_id", "status", "action_type", "result", "error")
_ATTEMPT_KEYS: Final = frozenset(ATTEMPT_FIELDS)
_MAX_NESTED: Final = 10_000
"""Items of an array within a model, which is structured in one step."""

_MAX_ITEMS: Final = 20_000
"""Items of a list that a response may hold: 40 times the API's default page. The garbage collector holds the event loop
while it visits all their models."""

_AT_A_TIME: Final = 50
"""Items of a list that are structured before other tasks get a turn: a device takes up to 0.2 ms."""

_MODELS_AT_A_TIME: Final = 500
"""The same for models, those within items included: a single device may have 10,000 errors."""

_models_made = count()

_SHOWN_REASONS: Final = 3

documented_fields: Final = itemgetter(*ATTEMPT_FIELDS)


class InvalidDataError(ValueError):
    """What came is not what the model says; the message names the place."""


def _strict(kind: type[Any], name: str) -> Callable[[object, object], Any]:
    def check(value: object, _: object) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"expected {name}, got {type(value).__name__}")
        return value

    return check


def _shared(text: object, kind: object) -> Any:
    """One string for all attempts that hold it: there are few statuses and action types, and many attempts."""
    if text is None and kind is not str:
        return None
    if not isinstance(text, str):
        raise TypeError(f"expected a string, got {type(text).__name__}")
    return intern(str.__str__(text))  # a subclass, such as an enum's member, cannot be shared


def _attempt_id(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a string, got {type(value).__name__}")
    if not value.strip():
        raise ValueError("expected an id, got a blank string")
    return value


def _timestamp(value: object, _: object) -> datetime:
    if not isinstance(value, str):
        raise TypeError(f"expected a timestamp, got {type(value).__name__}")
    time = datetime.fromisoformat(value)
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def _is_array(kind: Any) -> bool:
    return get_origin(kind) in {list, tuple}


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _array(kind: Any, converter: cattrs.Converter) -> Callable[[object, object], Any]:
    structure_items = list_structure_factory(kind, converter)
    make: Any = get_origin(kind)

    def check_and_structure(value: object, _: object) -> Any:
        # cattrs takes any iterable, and would make a list of letters from a string.
        if not isinstance(value, list):
            raise TypeError(f"expected an array, got {type(value).__name__}")
        if len(value) > _MAX_NESTED:
            raise TypeError(f"expected an array of at most {_MAX_NESTED:,} items, got {len(value):,}")
        return make(structure_items(value, kind))

    return check_and_structure


def _object(
    structure_fields: Callable[[Mapping[str, Any], Any], Any],
    additions: Callable[[Mapping[str, Any]], Mapping[str, Any]],
) -> Callable[[object, object], Any]:
    def check_and_structure(value: object, model: object) -> Any:
        if not isinstance(value, Mapping):
            raise TypeError(f"expected an object, got {type(value).__name__}")
        return structure_fields({**value, **additions(value)}, model)

    return check_and_structure


def _number(value: object, _: object) -> float:
    # cattrs would make a number of a string.
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"expected a number, got {type(value).__name__}")
    return value


def _whole_number(value: object, _: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"expected a whole number, got {type(value).__name__}")
    return value


def _is_either(kind: Any) -> bool:
    """Whether it is a union of plain types, of which any may come."""
    kinds = set(get_args(kind)) - {NoneType}
    return get_origin(kind) in {Union, UnionType} and len(kinds) > 1 and kinds <= {str, float, bool}


def _either(kind: Any) -> Callable[[object, object], Any]:
    kinds = {*get_args(kind), *([int] if float in get_args(kind) else [])}
    names = " or ".join(part.__name__ for part in get_args(kind) if part is not NoneType)

    def check(value: object, _: object) -> Any:
        if type(value) not in kinds:  # a boolean is an int, and no number
            raise TypeError(f"expected {names}, got {type(value).__name__}")
        return value

    return check


_DOES_NOT_FIT: Final = (TypeError, ValueError, AttributeError, cattrs.BaseValidationError)
"""What reading a value raises; AttributeError, since cattrs takes for a mapping what has `items`."""


@cache  # so that it is said once, not for each of ten thousand devices
def _tell_of_odd(model: str, name: str, came_as: str) -> None:
    _log.warning(
        "%s.%s came as %s, which is not as published; it is read as left out, and is in raw",
        *(model, name, came_as),
        extra={"model": model, "field": name, "came_as": came_as},
    )


def _or_left_out(attribute: Attribute[Any], converter: cattrs.Converter) -> Callable[[object, Any], Any]:
    """What reads a field that may be left out, and takes a value that does not fit for left out."""
    structure_value = converter.get_structure_hook(attribute.type)

    def read(value: object, type_: Any) -> Any:
        try:
            return structure_value(value, type_)
        except _DOES_NOT_FIT:
            default: Any = attribute.default
            return default.factory() if hasattr(default, "factory") else default

    return read


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)


def _own_kind(kind: type[Model], value: object) -> type[Model]:
    """The class of the kind that an object says."""
    return kind.kind_of(value) if isinstance(value, Mapping) else kind


def _reader(kind: type[Model], converter: cattrs.Converter) -> Callable[[object, object], Any]:
    """What makes a model, field by field as they come.

    cattrs would compile a function for each class. That takes as long as reading hundreds of objects, and holds the
    event loop when the first device comes, which has dozens of objects in it.
    """
    attributes: dict[str, Attribute[Any]] = {}
    hooks: dict[str, tuple[str, bool, Any, Callable[[object, Any], Any]]] = {}

    def hook_of(name: str) -> tuple[str, bool, Any, Callable[[object, Any], Any]] | None:
        """What is to be done with a field, found out when it first comes; `None` for one that the class has not."""
        if not attributes:
            resolve_types(kind)
            attributes.update({_name_of(attribute): attribute for attribute in fields(kind) if attribute.name != "raw"})
        attribute = attributes.get(name)
        if attribute is None:
            return None
        can_be_left_out = attribute.default is not NOTHING
        alias, type_ = attribute.alias or attribute.name, attribute.type
        hook = hooks[name] = (alias, can_be_left_out, type_, converter.get_structure_hook(type_))
        return hook

    def read(value: object, _: object) -> Any:
        own_kind = _own_kind(kind, value)
        if own_kind is not kind:
            return converter.structure(value, own_kind)
        if not isinstance(value, Mapping):
            raise TypeError(f"expected an object, got {type(value).__name__}")
        next(_models_made)
        given: dict[str, Any] = {"raw": value}
        for name, item in value.items():
            hook = hooks.get(name) or hook_of(name)
            if hook is None:
                continue
            alias, can_be_left_out, type_, structure_value = hook
            try:
                given[alias] = structure_value(item, type_)
            except _DOES_NOT_FIT:
                if not can_be_left_out:
                    raise
                if item is not None:
                    _tell_of_odd(kind.__name__, alias, type(item).__name__)
        return kind(**given)

    return read


def _explainer(kind: type[Model], converter: cattrs.Converter) -> Callable[[object, object], Any]:
    """What makes a model by cattrs, whose errors name the place of each fault."""

    @cache
    def compiled() -> Callable[[object, object], Any]:
        resolve_types(kind)
        overrides = {
            attribute.name: cattrs.override(
                rename=_name_of(attribute),
                struct_hook=None if attribute.default is NOTHING else _or_left_out(attribute, converter),
            )
            for attribute in fields(kind)
        }
        overrides["raw"] = cattrs.override(struct_hook=lambda value, _: value)
        return _object(make_dict_structure_fn(kind, converter, **overrides), _raw)  # type: ignore[arg-type]

    def make(value: object, _: object) -> Any:
        own_kind = _own_kind(kind, value)
        return compiled()(value, kind) if own_kind is kind else converter.structure(value, own_kind)

    return make


def _name_of(attribute: Attribute[Any]) -> str:
    """The API's name of a field: one with the name of a keyword has an underscore behind it here."""
    return attribute.name.removesuffix("_")


def _raw(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"raw": value}


def _extra(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"extra": tuple((key, item) for key, item in value.items() if key not in ATTEMPT_FIELDS)}


@cache
def _converter(*, explains: bool = False) -> cattrs.Converter:
    """The converter, made when first used: its hooks are compiled, which takes as long as the rest of the import.

    Args:
        explains: Whether its errors name the place of each fault. The code for that is what takes longest to compile.
    """
    converter = cattrs.Converter(detailed_validation=explains)
    converter.register_structure_hook(str, _strict(str, "a string"))
    converter.register_structure_hook(bool, _strict(bool, "a boolean"))
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(datetime, _timestamp)
    converter.register_structure_hook_factory(_is_either, _either)
    # The type of an event is kept as it came, even if the caller has named the class of another type.
    converter.register_structure_hook_func(_is_literal, _strict(str, "a string"))
    converter.register_structure_hook_factory(_is_array, lambda kind: _array(kind, converter))
    fields_of_pagination = make_dict_structure_fn(Pagination, converter)
    converter.register_structure_hook(Pagination, _object(fields_of_pagination, lambda _: {}))
    fields_of_failure = make_dict_structure_fn(ActionAttemptFailure, converter)
    converter.register_structure_hook(ActionAttemptFailure, _object(fields_of_failure, _raw))
    hook_of = _explainer if explains else _reader
    # cattrs asks for the hook of a class in several places, and does not keep what it got for a field.
    converter.register_structure_hook_factory(_is_model, cache(lambda kind: hook_of(kind, converter)))
    fields_of_attempt = make_dict_structure_fn(
        ActionAttempt,
        converter,
        action_attempt_id=cattrs.override(struct_hook=_attempt_id),
        status=cattrs.override(struct_hook=_shared),
        action_type=cattrs.override(struct_hook=_shared),
        _extra=cattrs.override(rename="extra", struct_hook=lambda value, _: value),
    )
    converter.register_structure_hook(ActionAttempt, _object(fields_of_attempt, _extra))
    return converter


def read_usual(
    action_attempt_id: str, status: object, action_type: object, result: Any, error: Any
) -> ActionAttempt | None:
    """An attempt with the documented fields and no others; `None` if there is more to them.

    Nearly all are like this, and the converter takes ten times as long.
    """
    if type(status) is not str or type(action_type) is not str or nests_too_deep(result):
        return None
    failure = None
    if error is not None:
        kind, message = (error.get("type"), error.get("message")) if type(error) is dict else (None, None)
        if type(kind) is not str or type(message) is not str or nests_too_deep(error):
            return None
        failure = ActionAttemptFailure(kind, message, error)
    status_as_it_came: Any = intern(status)
    return ActionAttempt(action_attempt_id, status_as_it_came, intern(action_type), result, failure)


def structure(value: object, model: type[T], path: str = "it", *, explains: bool = True) -> T:
    """A model made from parsed JSON.

    Args:
        value: The JSON.
        model: The class.
        path: The name of the value, for the error's text.
        explains: Whether to find out what is wrong, which takes far longer than to notice that something is.

    Raises:
        InvalidDataError: A field is missing or of another type; the message names each.
    """
    if nests_too_deep(value):
        raise InvalidDataError("it nests too deep")
    with suppress(Exception):  # whatever it is, the slower converter reads the value again and tells what is wrong
        return _converter().structure(value, model)
    if not explains:
        raise InvalidDataError(f"{path} does not fit")
    try:
        return _converter(explains=True).structure(value, model)
    except Exception as error:
        reasons = cattrs.transform_error(error, path=path)
        more = f"; and {len(reasons) - _SHOWN_REASONS:,} more" if len(reasons) > _SHOWN_REASONS else ""
        raise InvalidDataError("; ".join(reasons[:_SHOWN_REASONS]) + more) from error


async def structure_items(value: object, model: type[T], unreadable: list[str] | None = None) -> list[T]:
    """The models of a list, however long, without holding the event loop.

    Args:
        value: The list.
        model: The class of its items.
        unreadable: Takes what is wrong with items that do not fit; the first is explained. With `None`, the first ends
            the reading.

    Raises:
        InvalidDataError: It is no list, too long, or has an item that does not fit; the message names the first.
    """
    if not isinstance(value, list):
        raise InvalidDataError(f"expected an array, got {type(value).__name__}")
    if len(value) > _MAX_ITEMS:
        raise InvalidDataError(f"expected at most {_MAX_ITEMS:,} items, got {len(value):,}: ask for smaller pages")
    items: list[T] = []
    turn_ends = next(_models_made) + _MODELS_AT_A_TIME
    for index, item in enumerate(value):
        if index % _AT_A_TIME == _AT_A_TIME - 1 or next(_models_made) > turn_ends:
            await next_turn()
            turn_ends = next(_models_made) + _MODELS_AT_A_TIME
        try:
            items.append(structure(item, model, f"it[{index}]", explains=not unreadable))
        except InvalidDataError as error:
            if unreadable is None:
                raise
            unreadable.append(str(error))
    return items


read_with(structure)


def structure_attempt(value: object) -> ActionAttempt:
    """An action attempt made from parsed JSON; without cattrs if it has the documented fields and no others.

    Raises:
        InvalidDataError: A field is missing or of another type.
    """
    if type(value) is dict and value.keys() == _ATTEMPT_KEYS:
        attempt_id, status, action_type, result, error = documented_fields(value)
        if type(attempt_id) is str and attempt_id.strip():
            attempt = read_usual(attempt_id, status, action_type, result, error)
            if attempt is not None:
                return attempt
    elif isinstance(value, Mapping) and not isinstance(value.get("action_attempt_id"), str):
        # It is none, which does not depend on its other fields; there may be a quarter of a million.
        value = {name: value[name] for name in ATTEMPT_FIELDS if name in value}
    return structure(value, ActionAttempt)


def read_attempt(item: object) -> ActionAttempt:
    """An action attempt from whatever a source answers with: ours, JSON, or another client's object.

    Raises:
        InvalidDataError: It is none of them.
    """
    if isinstance(item, ActionAttempt):
        return item
    if isinstance(item, Mapping):
        return structure_attempt(item)
    fields = {
        name: getattr(item, name)
        for name in ("action_attempt_id", "status", "action_type", "result")
        if hasattr(item, name)
    }
    failure = getattr(item, "error", None)
    if failure is not None and not isinstance(failure, Mapping):
        failure = {name: getattr(failure, name) for name in ("type", "message") if hasattr(failure, name)}
    return structure({**fields, "error": failure}, ActionAttempt)
