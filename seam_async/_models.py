"""The values that the API answers with: frozen, slotted, and nothing of an answer is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from types import GenericAlias
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Final,
    Generic,
    Literal,
    NoReturn,
    Self,
    TypeVar,
    dataclass_transform,
    get_type_hints,
)

import attrs
import msgspec
from attrs import asdict, field, frozen, resolve_types
from attrs.exceptions import FrozenInstanceError

from ._json_object import JsonObject
from ._sensitive import SENSITIVE_FIELDS, show

if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault  # type checkers bring it along

    R_co = TypeVarWithDefault("R_co", default=Any, covariant=True)

    class _WithResult(Generic[R_co]): ...

    Status = Literal["pending", "success", "error", "(a status that this version does not know)"]

else:
    Status = str  # any value is kept as it came
    # At run time it has no say, costs nothing, and cattrs need not know of it.
    R_co = Any

    class _WithResult:
        __slots__ = ()
        __class_getitem__ = classmethod(GenericAlias)


T = TypeVar("T")


@frozen
class ActionAttemptFailure(JsonObject):
    """Why an action failed, in the API's words.

    Attributes:
        type: The API's name for the failure, such as `device_disconnected`.
        message: What happened, for people.
        raw: The JSON object as it came.
    """

    type: str = "unknown_error"
    message: str = "The action failed; the API gave no message."
    raw: Mapping[str, Any] = field(factory=dict, repr=False, eq=False)

    def _json(self) -> Mapping[str, Any]:
        return self.raw or super()._json()


class Undecoded(bytes):
    """The JSON of a result or of an error that nobody has looked at yet: checked, neither too deep nor out of range."""

    __slots__ = ()


class _Decoded:
    """A field that turns from `Undecoded` into a Python object when it is first read.

    Args:
        slot: The descriptor of the field, which reads and writes it as it is.
        decode: Makes the object.
    """

    __slots__ = ("_decode", "_slot")

    def __init__(self, slot: Any, decode: Callable[[Undecoded], Any]) -> None:
        self._slot = slot
        self._decode = decode

    def __get__(self, attempt: ActionAttempt | None, kind: type[ActionAttempt]) -> Any:
        if attempt is None:
            return self
        value = self._slot.__get__(attempt)
        if type(value) is Undecoded:
            value = self._decode(value)
            self._slot.__set__(attempt, value)
        return value


def _failure(error: Undecoded) -> ActionAttemptFailure:
    raw = msgspec.json.decode(error)
    return ActionAttemptFailure(raw["type"], raw["message"], raw)


# The garbage collector does not know of attempts. A million of them in a list would hold the event loop for 0.2 s while
# it visits each; and a class with slots cannot be hidden from it. A cycle through such an object would never be freed.
# What an attempt of a response holds is text and JSON, which cannot refer to it; the one value that is made later, the
# decoded result, is of JSON's types. So a cycle takes a caller who puts an attempt into a result of its own.
class ActionAttempt(JsonObject, _WithResult[R_co], msgspec.Struct, frozen=True, gc=False, eq=False):
    """An action on the way: a door that is being unlocked, a card that is being written.

    Source: https://docs.seam.co/core-concepts/action-attempts

    Attributes:
        action_attempt_id: The id to wait for.
        status: `pending`, `success` or `error`; any other value is kept as it came. To type checkers it is one of these
            or a value of no attempt, so that they refuse a comparison with a misspelled status.
        action_type: What was asked for, such as `UNLOCK_DOOR`.
        result: The result as it came, a dict of the type that the action's type says; `None` while pending or after
            a failure. It is decoded when it is first read.
        error: Why the action failed; `None` unless `status` is `error`.
    """

    action_attempt_id: str
    status: Status
    action_type: str | None = None
    result: R_co | None = None
    error: ActionAttemptFailure | None = None
    _extra: tuple[tuple[str, Any], ...] = ()

    @property
    def is_pending(self) -> bool:
        """Whether the outcome is still to come."""
        return self.status == "pending"

    @property
    def is_success(self) -> bool:
        """Whether the action was carried out."""
        return self.status == "success"

    @property
    def is_error(self) -> bool:
        """Whether the action failed."""
        return self.status == "error"

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON object that this was made from, with the fields that this version does not know."""
        return {
            "action_attempt_id": self.action_attempt_id,
            "action_type": self.action_type,
            "status": self.status,
            "result": self.result,
            "error": None if self.error is None else self.error.to_json(),
            **dict(self._extra),
        }

    def _json(self) -> Mapping[str, Any]:
        return self.raw

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return _values_of(self) == _values_of(other)

    def __ne__(self, other: object) -> bool:
        return not self == other  # msgspec's own compares identities

    def __hash__(self) -> int:
        return hash((self.action_attempt_id, self.status, self.action_type))

    def __repr__(self) -> str:
        shown = {"result": show(self.result)}
        names = ("action_attempt_id", "status", "action_type", "result", "error")
        values = [f"{name}={shown.get(name) or repr(getattr(self, name))}" for name in names]
        return f"ActionAttempt({', '.join(values)})"


def _refuse_change(attempt: ActionAttempt, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError


def _complete(kind: Any) -> None:
    """Gives the class its decoded fields, and what makes `attrs` and cattrs take it for one of theirs."""
    kind.result = _Decoded(kind.result, msgspec.json.decode)
    kind.error = _Decoded(kind.error, _failure)
    kind.__setattr__ = kind.__delattr__ = _refuse_change  # msgspec's own error is not attrs's
    types = get_type_hints(kind)
    defaults = dict(zip(reversed(kind.__struct_fields__), reversed(kind.__struct_defaults__), strict=False))
    known = {
        name: field(default=defaults.get(name, attrs.NOTHING), type=types[name], alias=name)
        for name in kind.__struct_fields__
    }
    kind.__attrs_attrs__ = attrs.fields(attrs.make_class("Fields", known))
    kind.__attrs_types_resolved__ = kind


_complete(ActionAttempt)
_values_of: Final = attrgetter(*ActionAttempt.__struct_fields__)


@frozen
class Pagination(JsonObject):
    """Where a page stands in its list.

    Attributes:
        has_next_page: Whether another page follows.
        next_page_cursor: What to pass as `page_cursor` to get it.
        next_page_url: The same as an address; this client never calls it.
    """

    has_next_page: bool = False
    next_page_cursor: str | None = None
    next_page_url: str | None = None

    def _json(self) -> Mapping[str, Any]:
        return asdict(self)


for _class in (ActionAttemptFailure, Pagination):
    # Now, since they are to name `seam_async` as their module, where the names in their annotations are not known.
    resolve_types(_class)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def model(cls: type[T]) -> type[T]:
    """Makes the class of a thing that the API answers with.

    What `Model` does for all of them is not made for each: there are hundreds, and they are made while somebody waits.
    """
    return frozen(kw_only=True, repr=False, eq=False)(cls)


@model
class Model(JsonObject):
    """What all things of the API have in common.

    A field that the API left out is `None`, or empty if it holds several. Fields that this version does not know are
    in `raw`.

    Attributes:
        raw: The JSON object as it came.
    """

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[Any]  # attrs makes it, which type checkers do not see

    raw: Mapping[str, Any] = field(factory=dict)

    @classmethod
    def kind_of(cls, value: Mapping[str, Any]) -> type[Self]:
        """The class for a JSON object: this one, or one for its kind."""
        return cls

    def _json(self) -> Mapping[str, Any]:
        return self.raw or super()._json()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _known_fields(self))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in _known_fields(self)))

    def __repr__(self) -> str:
        values = [(name, default, getattr(self, name)) for name, default in _known_fields(self).items()]
        shown = [(name, value) for name, default, value in values if name not in SENSITIVE_FIELDS and value != default]
        fields = ", ".join(f"{name}={value!r}" for name, value in shown if not _is_nested(value))
        return f"{type(self).__name__}({fields})"


def _known_fields(thing: Model) -> dict[str, Any]:
    """The fields that this version knows, and their defaults."""
    kind: Any = type(thing)
    return _fields_of(kind)


@cache
def _fields_of(kind: Any) -> dict[str, Any]:
    return {attribute.name: attribute.default for attribute in attrs.fields(kind) if attribute.name != "raw"}


def _is_nested(value: object) -> bool:
    """Whether it is an object, or an array of them: too long to be shown in another."""
    return isinstance(value, (Model, Mapping)) or (isinstance(value, tuple) and any(map(_is_nested, value)))
