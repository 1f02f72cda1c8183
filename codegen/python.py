"""Python source from facts: names, modules and parameter types."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import Final

from attrs import define, field

from .facts import Choice, Either, Many, Object, Scalar, Table, Type
from .phrasebook import PhraseBook
from .words import CHOICES, thing

HEAD: Final = "Generated from the API's description by `nox -s generate`; changes belong in `codegen/`."
WIDTH: Final = 120
INLINE_CHOICE: Final = 4
"""Maximum number of values of a choice that is written inline."""


def camel(name: str) -> str:
    """`acs_user` or `access_code.created` as the name of a class."""
    return "".join(part[:1].upper() + part[1:] for part in name.replace(".", "_").replace("/", "_").split("_"))


def singular(name: str) -> str:
    """The singular of a plural name."""
    return name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")


def module(docstring: str, *parts: str) -> str:
    """A module with its head."""
    text = "\n\n".join(part for part in parts if part)
    return f'"""{docstring}\n\n{HEAD}\n"""\n\nfrom __future__ import annotations\n\n{text}\n'


def described(text: str, indent: int = 4) -> str:
    """The docstring below an attribute; the compiler drops it, so it costs neither time nor memory."""
    margin = " " * indent
    if len(text) + indent + 6 <= WIDTH:
        return f'{margin}"""{text}"""'
    lines = textwrap.wrap(text, WIDTH - indent - 3, break_on_hyphens=False, break_long_words=False)
    return textwrap.indent("\n".join([f'"""{lines[0]}', *lines[1:], '"""']), margin)


@define
class ParameterTypes:
    """The types of parameters, each choice and object by one name.

    Attributes:
        phrases: The sentences.
        texts: The definitions so far, by name.
    """

    phrases: PhraseBook
    texts: dict[str, str] = field(factory=dict)
    _names: dict[Type, str] = field(factory=dict)

    def annotation(self, kind: Type, name: str, owner: str) -> str:
        """The type of a parameter as it is written in a signature.

        Args:
            kind: The type.
            name: The parameter, or the singular of an array's name.
            owner: The namespace, which distinguishes types with the same name.
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
            case Either(members=members) if all(isinstance(member, Choice) for member in members):
                return self._union(kind, name, owner)
            case Either():
                return " | ".join(dict.fromkeys(self.annotation(member, name, owner) for member in kind.members))
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
        members = [self._choice(member, name, owner) for member in kind.members if isinstance(member, Choice)]
        return self._define(kind, camel(name), owner, lambda own, _: f"{own} = {' | '.join(members)}")

    def _dictionary(self, kind: Object, name: str, owner: str) -> str:
        def text(own: str, _: Type) -> str:
            required = any(member.is_required for member in kind.fields)
            lines = [f"class {own}(TypedDict, total=False):", f'    """A value of `{name}`."""', ""]
            for member in kind.fields:
                written = self.annotation(member.type, member.name, name) + (
                    " | Null | None" if member.is_nullable else ""
                )
                lines.append(
                    f"    {member.name}: {f'Required[{written}]' if required and member.is_required else written}"
                )
                owner_noun = thing(re.sub(r"(?<!^)(?=[A-Z])", "_", own.removesuffix("Params")).lower())
                lines.append(described(self.phrases.of("parameters", own, member.name, thing=owner_noun)))
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
            return Object(tuple(sorted(kind.fields, key=lambda member: member.name)))
        case Choice():
            return Choice(tuple(sorted(kind.values)))
        case _:
            return kind


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)
