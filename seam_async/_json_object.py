"""JSON objects as values: from JSON and back, read like a mapping, and as a type of pydantic.

A value has the fields that this version knows, and the JSON object that it was made from. Whatever turns it into JSON
again starts from that object, so that fields of a newer API are kept.
"""

from __future__ import annotations

import importlib
import keyword
from collections.abc import Callable, KeysView, Mapping
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Final, Literal, Self, Union, get_args, get_origin

from attrs import NOTHING, fields, resolve_types

from ._errors import SeamInvalidOptionsError
from ._json import decode

Reader = Callable[[object, Any], Any]
"""Makes a value of a type from parsed JSON, or raises ValueError."""

_SCHEMAS: Final[Mapping[Any, Mapping[str, Any]]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    datetime: {"type": "string", "format": "date-time"},
    NoneType: {"type": "null"},
    Any: {},
}


def _load_reader(value: object, kind: Any) -> Any:
    """Reads a value once `_converter`, which stands above this module, has registered its reader."""
    importlib.import_module("._converter", __package__)
    return JsonObject._read(value, kind)  # noqa: SLF001


class JsonObject:
    """A value made from a JSON object.

    It can be read like a mapping: `properties["online"]` is the value that the API sent under that name. Objects are
    values of their own there, timestamps are text. A field that the API left out is `None` there, and not among the
    `keys()`.
    """

    __slots__ = ()
    _read: ClassVar[Reader] = staticmethod(_load_reader)
    # Python would take a class with `__getitem__` for a sequence, and what waits for several ids for a list of them.
    __iter__: ClassVar[None] = None

    @classmethod
    def from_json(cls, value: Mapping[str, Any] | str | bytes) -> Self:
        """Makes a value from JSON, as the response of a call is read.

        Args:
            value: The JSON object, parsed or as text.

        Raises:
            SeamInvalidOptionsError: This is not JSON, or not the JSON of such a value.
        """
        text = value.encode() if isinstance(value, str) else value
        try:
            made: Self = cls._read(decode(text) if isinstance(text, bytes) else text, cls)
        except ValueError as error:
            raise SeamInvalidOptionsError(f"This is not the JSON of {cls.__name__}: {error}") from error
        return made

    def to_json(self) -> dict[str, Any]:
        """Returns the JSON object with all fields that the API sent, known or not.

        It is a copy, which may be changed, and `from_json` takes it. The fields of a value that was made by hand are
        those that differ from their defaults.
        """
        return _plain(self._json())  # type: ignore[no-any-return]

    def keys(self) -> KeysView[str]:
        """Returns the names of the fields that the API sent."""
        return self._json().keys()

    def get(self, name: str, default: Any = None) -> Any:
        """Returns the value that the API sent under a name.

        Args:
            name: The API's name of a field, known to this version or not.
            default: The result if the API left the field out.
        """
        return self[name] if name in self._json() else default

    def __contains__(self, name: object) -> bool:
        return name in self._json()

    def __getitem__(self, name: str) -> Any:
        sent = self._json()
        attribute = _attributes(self).get(name)
        if name not in sent and attribute is None:
            raise KeyError(name)
        value = None if attribute is None else getattr(self, attribute)
        if isinstance(value, JsonObject) and name in sent:
            return value
        if isinstance(value, tuple) and any(isinstance(item, JsonObject) for item in value):
            return list(value)
        return sent.get(name)

    def _json(self) -> Mapping[str, Any]:
        """The JSON object, as it came if it came."""
        values = {name: getattr(self, attribute) for name, attribute in _attributes(self).items()}
        return {name: _plain(value) for name, value in values.items() if value != _default(self, name)}

    # Pydantic looks for these two; it is not imported before it does.

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        def validate(value: object) -> JsonObject:
            if isinstance(value, cls):
                return value
            if not isinstance(value, Mapping):
                raise ValueError(f"expected the JSON object of {cls.__name__}, got {type(value).__name__}")  # noqa: TRY004 - pydantic reports ValueError only
            try:
                return cls.from_json(value)
            except SeamInvalidOptionsError as error:
                raise ValueError(str(error)) from error

        serialization = core_schema.plain_serializer_function_ser_schema(lambda value: value.to_json())
        return core_schema.no_info_plain_validator_function(validate, serialization=serialization)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return _schema(cls)


def read_with(reader: Reader) -> None:
    """Sets what makes values from JSON: the converter, which knows all of their types and is above this module."""
    JsonObject._read = staticmethod(reader)  # noqa: SLF001


def _attributes(value: JsonObject) -> Mapping[str, str]:
    kind: Any = type(value)
    return _attributes_of(kind)


@cache
def _attributes_of(kind: Any) -> Mapping[str, str]:
    """The attributes of a class by the API's names: `from` is `from_`, which is no keyword."""
    names = [field.name for field in fields(kind) if field.name != "raw" and not field.name.startswith("_")]
    return {name[:-1] if keyword.iskeyword(name[:-1]) else name: name for name in names}


def _default(value: Any, name: str) -> Any:
    default: Any = getattr(fields(type(value)), _attributes(value)[name]).default
    return default.factory() if hasattr(default, "factory") else default


def _plain(value: Any) -> Any:
    """A value as plain JSON, copied."""
    if isinstance(value, JsonObject):
        return value.to_json()
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _schema(kind: Any) -> dict[str, Any]:
    """The JSON schema of a type: that of a class, with the fields that this version knows."""
    if kind in _SCHEMAS:
        return dict(_SCHEMAS[kind])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"type": "string", "enum": [*arguments]}
    if origin in {Union, UnionType}:
        return {"anyOf": [_schema(member) for member in arguments]}
    if origin in {list, tuple}:
        return {"type": "array", "items": _schema(arguments[0])}
    if not issubclass(origin or kind, JsonObject):
        return {"type": "object"}
    resolve_types(kind)
    types = {field.name: field for field in fields(kind)}
    known = {name: types[attribute] for name, attribute in _attributes_of(kind).items()}
    return {
        "type": "object",
        "title": kind.__name__,
        "properties": {name: _schema(field.type) for name, field in known.items()},
        "required": [name for name, field in known.items() if field.default is NOTHING],
    }
