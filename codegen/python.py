"""Writes Python from facts: what routes and models have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrs import define, field

from .facts import Choice, Either, Many, Object, Scalar, Table, Type
from .words import CHOICES

HEAD: Final = "Generated from the API's description by `nox -s generate`; changes belong in `codegen/`."
INLINE_CHOICE: Final = 4
"""A choice of up to so many values stands where it is used."""


def camel(name: str) -> str:
    """`acs_user` or `access_code.created` as the name of a class."""
    return "".join(part[:1].upper() + part[1:] for part in name.replace(".", "_").replace("/", "_").split("_"))


def singular(name: str) -> str:
    """One of those that a plural names."""
    return name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")


def module(docstring: str, *parts: str) -> str:
    """A module with its head."""
    text = "\n\n".join(part for part in parts if part)
    return f'"""{docstring}\n\n{HEAD}\n"""\n\nfrom __future__ import annotations\n\n{text}\n'


@define
class ParameterTypes:
    """The types of parameters, each choice and object by one name.

    Attributes:
        texts: The definitions so far, by name.
    """

    texts: dict[str, str] = field(factory=dict)
    _names: dict[Type, str] = field(factory=dict)

    def annotation(self, kind: Type, name: str, owner: str) -> str:
        """The type of a parameter as it is written in a signature.

        Args:
            kind: The type.
            name: The parameter, or what it holds one of.
            owner: The namespace, which tells types of one name apart.
        """
        match kind:
            case Scalar(name="datetime" | "moment"):
                return "datetime | str"
            case Scalar(name="str") if name.endswith("_id"):
                return "str | UUID"
            case Scalar():
                return kind.name
            case Choice(values=values) if len(values) <= INLINE_CHOICE and (name, values[0]) not in CHOICES:
                return f"Literal[{', '.join(_quoted(value) for value in values)}]"
            case Choice():
                return self._choice(kind, name, owner)
            case Many():
                return f"Sequence[{self.annotation(kind.items, singular(name), owner)}]"
            case Table():
                return f"Mapping[str, {self.annotation(kind.values, name, owner)}]"
            case Either(members=members) if all(isinstance(one, Choice) for one in members):
                return self._union(kind, name, owner)
            case Either():
                return " | ".join(dict.fromkeys(self.annotation(one, name, owner) for one in kind.members))
            case Object():
                return self._dictionary(kind, name, owner)
            case _:
                raise ValueError(f"{name} is a {kind}")

    def _choice(self, kind: Choice, name: str, owner: str) -> str:
        return self._define(kind, CHOICES.get((name, kind.values[0]), camel(name)), owner, self._literal)

    def _literal(self, name: str, kind: Type) -> str:
        values = kind.values if isinstance(kind, Choice) else ()
        return f"{name} = Literal[{', '.join(_quoted(value) for value in values)}]"

    def _union(self, kind: Either, name: str, owner: str) -> str:
        members = [self._choice(one, name, owner) for one in kind.members if isinstance(one, Choice)]
        return self._define(kind, camel(name), owner, lambda own, _: f"{own} = {' | '.join(members)}")

    def _dictionary(self, kind: Object, name: str, owner: str) -> str:
        def text(own: str, _: Type) -> str:
            required = any(one.is_required for one in kind.fields)
            lines = [f"class {own}(TypedDict, total=False):", f'    """A value of `{name}`."""', ""]
            for one in kind.fields:
                written = self.annotation(one.type, one.name, name) + (" | Null | None" if one.is_nullable else "")
                lines.append(f"    {one.name}: {f'Required[{written}]' if required and one.is_required else written}")
            return "\n".join(lines)

        return self._define(kind, f"{camel(name)}Params", owner, text)

    def _define(self, kind: Type, wanted: str, owner: str, text: Callable[[str, Type], str]) -> str:
        key = _in_any_order(kind)
        known = self._names.get(key)
        if known is not None and (known == wanted or known.endswith(wanted)):
            return known
        taken = self._names.values()
        name = wanted if wanted not in taken else f"{camel(singular(owner))}{wanted}"
        if name in taken:
            raise ValueError(f"two types would be called {name}")
        self._names[key] = name
        written = text(name, kind)
        self.texts[name] = written
        return name


def _in_any_order(kind: Type) -> Type:
    match kind:
        case Object():
            return Object(tuple(sorted(kind.fields, key=lambda one: one.name)))
        case Choice():
            return Choice(tuple(sorted(kind.values)))
        case _:
            return kind


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)
