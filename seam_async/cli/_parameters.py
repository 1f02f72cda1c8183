"""Options for the parameters of routes, made from the routes' signatures and docstrings."""

from __future__ import annotations

import inspect
import json
import re
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import click
from click.shell_completion import CompletionItem

from .._json import NULL, Null
from ..routes import _parameters
from ._ids import parse_ids

NOT_SENT: Final = frozenset({"self", "wait_for_action_attempt", "on_update"})
_SHOWN_CHOICES: Final = 8


if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType  # generic since click 8.4


class Value(_ParamType):
    """The type of a parameter.

    Args:
        name: The word for it in help texts.
        read: Converts a text, or raises ValueError.
        choices: All values, for completion.
        is_array: Whether it is an array, which may also be given item by item.
    """

    def __init__(
        self, name: str, read: Callable[[str], Any], *, choices: Sequence[str] = (), is_array: bool = False
    ) -> None:
        self.name = name
        self.read = read
        self.choices = choices
        self.is_array = is_array
        self.is_nullable = False

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value to send."""
        if self.is_nullable and value == "null":
            return NULL
        try:
            return self.read(value)
        except ValueError as error:
            self.fail(f"{error}.", param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The word behind the option in help texts."""
        return self.name

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The choices that begin with a text."""
        return [CompletionItem(choice) for choice in self.choices if choice.startswith(incomplete)]


def _one_of(choices: Sequence[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(f"{text!r} is not one of {', '.join(choices)}")
        return text

    return read


def _flag(text: str) -> bool:
    values = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if text.lower() not in values:
        raise ValueError(f"{text!r} is not true or false")
    return values[text.lower()]


def _number(kind: type) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            return int(text)
        except ValueError:
            pass
        if kind is float:
            try:
                return json.loads(json.dumps(float(text), allow_nan=False))
            except ValueError:
                pass
        raise ValueError(f"{text!r} is not a {'whole ' if kind is int else ''}number")

    return read


def _moment(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a time such as 2026-01-31T12:00:00Z") from None
    return text


def _object(text: str) -> Any:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ValueError(f"{text!r} is not a JSON object")  # noqa: TRY004 - of a text, not of a type
    return value


def _anything(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _array(item: Value) -> Callable[[str], list[Any]]:
    def read(text: str) -> list[Any]:
        if not text.startswith("["):
            return [item.read(text)]
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            # A shell has taken the quotes away: ["a","b"] arrives as [a,b].
            values = [part.strip() for part in text.strip("[]").split(",") if part.strip()]
        return [item.read(value) if isinstance(value, str) else _checked(item, value) for value in values]

    return read


def _checked(item: Value, value: Any) -> Any:
    """An item of a JSON array, which has to be of the kind that its text would be."""
    if item.name in {"TEXT", "CHOICE", "TIME"}:
        raise ValueError(f"{json.dumps(value)} is not a text")
    return item.read(json.dumps(value))


def _members(hint: Any) -> Iterator[Any]:
    if get_origin(hint) in {Union, types.UnionType}:
        for member in get_args(hint):
            yield from _members(member)
    elif hint is not type(None):
        yield hint


def value_of(hint: Any) -> Value:
    """The type of a parameter with a type hint."""
    members = list(_members(hint))
    value = _value_of([member for member in members if member not in {Null, UUID}])
    value.is_nullable = Null in members
    return value


def _value_of(members: Sequence[Any]) -> Value:
    if all(get_origin(member) is Literal for member in members):
        choices = [str(choice) for member in members for choice in get_args(member)]
        return Value("CHOICE", _one_of(choices), choices=choices)
    if datetime in members:
        return Value("TIME", _moment)
    if len(members) == 1:
        (member,) = members
        if get_origin(member) is Sequence or get_origin(member) is _SEQUENCE:
            item = value_of(get_args(member)[0])
            return Value("ARRAY", _array(item), choices=item.choices, is_array=True)
        plain: dict[Any, tuple[str, Callable[[str], Any]]] = {
            str: ("TEXT", str),
            bool: ("true|false", _flag),
            int: ("NUMBER", _number(int)),
            float: ("NUMBER", _number(float)),
            Any: ("JSON", _anything),
        }
        return Value(*plain.get(member, ("JSON", _object)))
    return Value("JSON", _anything)


_SEQUENCE: Final = get_origin(Sequence[str])


def options_of(method: Callable[..., Any]) -> list[click.Option]:
    """An option for each parameter of a route."""
    told = _descriptions(method)
    signature = inspect.signature(method)
    annotations = {name: each.annotation for name, each in signature.parameters.items() if name not in NOT_SENT}
    namespace = {**vars(_parameters), **vars(inspect.getmodule(method)), "list": list}
    hints = get_type_hints(types.SimpleNamespace(__annotations__=annotations), namespace)
    options = []
    for name, hint in hints.items():
        value = value_of(hint)
        text = told.get(name, "").replace("`NULL` clears it", "'null' clears it").replace("`", "")
        if value.choices:
            more = len(value.choices) - _SHOWN_CHOICES
            shown = ", ".join(value.choices[:_SHOWN_CHOICES])
            text = f"{text} One of {shown}{f' and {more} others' if more > 0 else ''}."
        options.append(
            click.Option(
                [f"--{name}", name],
                type=value,
                multiple=value.is_array,
                required=signature.parameters[name].default is inspect.Parameter.empty,
                help=text,
                callback=_flatten if value.is_array else None,
            )
        )
    return options


def _flatten(_: click.Context, param: click.Parameter, value: Sequence[Any]) -> Any:
    """The items of an array that was given in parts; `-` reads them from stdin."""
    if not value:
        return None
    if NULL in value:
        return NULL
    items = [item for part in value for item in part]
    if "-" in items and sys.stdin is not None:
        key = re.sub(r"s$", "", str(param.name))
        items = [
            text for item in items for text in (parse_ids(sys.stdin.buffer.read(), key) if item == "-" else [item])
        ]
    return items


def _descriptions(method: Callable[..., Any]) -> dict[str, str]:
    """The descriptions of parameters in a docstring."""
    section = re.search(r"^Args:\n(.*?)(?:\n\n|\Z)", inspect.getdoc(method) or "", re.DOTALL | re.MULTILINE)
    found = re.findall(r"^    (\w+): (.*?)(?=\n    \w|\Z)", section[1] if section else "", re.DOTALL | re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in found}


def summary_of(method: Callable[..., Any]) -> str:
    """The first sentence of a docstring, in the words of a shell."""
    line = (inspect.getdoc(method) or "").partition("\n")[0]
    return re.sub(r": `await` it for the first page.*", ".", line).replace("`", "")


def given(params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that were given."""
    return {name: value for name, value in params.items() if value is not None}
