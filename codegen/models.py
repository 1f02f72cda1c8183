"""Generator of the models: a class for each resource, nested object and event type."""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import define, evolve, field

from .docs import DOCS, item_of, resource_of
from .facts import Api, Choice, Either, Field, Many, Object, Reference, Scalar, Table, Type
from .phrasebook import PhraseBook
from .python import camel, described, module, singular
from .reader import merge_types
from .routes import ANY_EVENT, model_name, module_name, result_name, type_name
from .words import a, thing

LARGEST_LIST: Final = 8
"""Maximum number of values of a choice that a docstring lists."""

MANY: Final = 6
"""Objects with the same fields, if at least this many, share a class even if their names differ."""

UNKNOWN_EVENT: Final = (
    '''    """An event of a type unknown to this version."""
''',
    "    if TYPE_CHECKING:",
    '        event_type: Literal["(a type that this version does not know)"] | None = None',
    '''        """Type as received; to type checkers, the type of no event, so that comparisons narrow."""''',
)
"""The body of the class of events that have no class of their own."""

REPORTED: Final = {
    "ReportedError": ("error_code", "An error of a resource: a problem that keeps it from working."),
    "ReportedWarning": ("warning_code", "A warning of a resource: a problem that may soon keep it from working."),
}
"""The base classes of errors and warnings, with the fields that nearly all of them have."""


@define
class Models:
    """The modules of `seam_async/models` under construction.

    Attributes:
        api: The facts.
        phrases: The sentences.
        classes: The classes of each module, by module and name.
    """

    api: Api
    phrases: PhraseBook
    classes: dict[str, dict[str, str]] = field(factory=dict)
    _homes: dict[str, str] = field(factory=dict)
    _known: dict[tuple[str, Object], str] = field(factory=dict)

    def files(self) -> dict[str, str]:
        """All modules, by file name."""
        self._reported()
        for name, shape in sorted(self.api.resources.items(), key=lambda item: item[0] == "batch"):
            self._resource(name, shape)
        self._events()
        files = {f"{name}.py": self._module(name, list(classes.values())) for name, classes in self.classes.items()}
        files["event.py"] += self._table_of_events()
        files["action_results.py"], results = _results(self.api, self.phrases)
        files["__init__.py"] = self._package({"action_results": results})
        return files

    # Classes.

    def _reported(self) -> None:
        for name, (code, about) in REPORTED.items():
            kinds = {code: "str", "message": "str", "created_at": "datetime"}
            lines = [
                f"    {member}: {kind} | None = None\n{self._told('reported', name, Field(member, Scalar(kind)))}"
                for member, kind in kinds.items()
            ]
            self._add("reported", name, [f'    """{about}"""', "", *lines])

    def _resource(self, name: str, shape: Object) -> None:
        words = a(thing(name))
        doc = f"{words[0].upper()}{words[1:]}."
        source = next((found for found in self.api.endpoints.values() if resource_of(found.namespace) == name), None)
        if source is not None:
            doc += f"\n\nSource: {DOCS}/{'/'.join(source.namespace)}/object"
        own_id = f"{name.removeprefix('unmanaged_')}_id"
        # A batch has only the requested kinds; the others are empty.
        is_exact = name != "batch"
        self._class(module_name(name), model_name(name), name, shape, doc, own_id=own_id, is_exact=is_exact)

    def _class(
        self,
        home: str,
        name: str,
        prefix: str,
        shape: Object,
        doc: str,
        *,
        base: str = "Model",
        own_id: str = "",
        event_type: str = "",
        is_exact: bool = False,
    ) -> str:
        """Adds a class, and the classes of its nested objects.

        Args:
            home: The module.
            name: The class.
            prefix: The prefix of the names of nested classes.
            shape: The object.
            doc: The docstring, without its `Attributes` section.
            base: The base class.
            own_id: The field that is always present.
            event_type: The type of the only events that are of the class, by which type checkers narrow.
            is_exact: Whether the object is published as a whole, so that an absent array differs from an empty one; in
                an object merged from alternatives, most arrays are absent.
        """
        lines = []
        if event_type:
            lines = [f'    event_type: Literal["{event_type}"] = "{event_type}"']
            lines.append(self._told(home, name, Field("event_type", Scalar("str"))))
        shape = _with_one_kind_of_change(shape)
        for member in sorted(shape.fields, key=lambda member: member.name != own_id):
            if member.name.startswith("_"):
                continue  # a private field stays in `raw`
            written = _written(member.name)
            if member.name == own_id:
                lines.append(f"    {written}: str")
            else:
                is_optional = member.is_nullable or (
                    is_exact and isinstance(member.type, Many) and not member.is_required
                )
                annotation = self._annotation(home, prefix, evolve(member, is_nullable=is_optional))
                lines.append(f"    {written}: {annotation}")
            lines.append(self._told(home, name, evolve(member, name=written)))
        end = '\n"""' if "\n" in doc else '"""'
        quoted = textwrap.indent(f'"""{doc}{end}', "    ")
        self._add(home, name, [quoted, "", *lines] if lines else [quoted], base)
        return name

    def _told(self, home: str, name: str, member: Field) -> str:
        """The docstring below a field."""
        return described(_sentence(self.phrases, name, member, thing(home)))

    def _add(self, home: str, name: str, lines: Iterable[str], base: str = "Model") -> None:
        self.classes.setdefault(home, {})[name] = "\n".join([f"@model\nclass {name}({base}):", *lines])
        self._homes[name] = home

    def _annotation(self, home: str, prefix: str, member: Field) -> str:
        """The annotation of a field, and its default."""
        match member.type:
            case Scalar(name="bool") if member.name.startswith("can_"):
                return "bool = False"
            case Many(items=items):
                kind = f"tuple[{self._type(home, prefix, singular(member.name), items, member.name)}, ...]"
                return f"{kind} | None = None" if member.is_nullable else f"{kind} = ()"
            case Table() if not member.is_nullable:
                return "Mapping[str, Any] = field(factory=dict)"
            case Object() if member.is_required and not member.is_nullable:
                kind = self._type(home, prefix, member.name, member.type)
                return f"{kind} = field(factory={kind})"
            case Scalar(name="Any"):
                return "Any = None"
            case _:
                return f"{self._type(home, prefix, member.name, member.type)} | None = None"

    def _type(self, home: str, prefix: str, name: str, kind: Type, plural: str = "") -> str:
        match kind:
            case Choice() | Scalar(name="moment"):
                return "str"
            case Scalar():
                return kind.name
            case Table():
                return "Mapping[str, Any]"
            case Many():
                return f"tuple[{self._type(home, prefix, name, kind.items)}, ...]"
            case Either():
                return " | ".join(dict.fromkeys(self._type(home, prefix, name, member) for member in kind.members))
            case Reference():
                return type_name(kind.name)
            case Object():
                return self._nested(home, prefix, name, kind, plural)

    def _nested(self, home: str, prefix: str, name: str, shape: Object, plural: str) -> str:
        for reported, (code, _) in REPORTED.items():
            common = {code, "message", "created_at"}
            if common <= {member.name for member in shape.fields}:
                own = Object(tuple(member for member in shape.fields if member.name not in common))
                if not own.fields:
                    return reported
                return self._shared(home, prefix, name, own, f"One of the `{plural}` of {_owner(prefix)}.", reported)
        if name in {"from", "to"}:
            name = "values"
            doc = f"The previous or the new values of {_owner(prefix)}."
        else:
            doc = f"One of the `{plural}` of {_owner(prefix)}." if plural else f"The `{name}` of {_owner(prefix)}."
        return self._shared(home, prefix, name, shape, doc, "Model")

    def _shared(self, home: str, prefix: str, name: str, shape: Object, doc: str, base: str) -> str:
        """The class of an object; objects with the same name and fields share it."""
        key = (name, Object(tuple(sorted((_bare(member) for member in shape.fields), key=lambda member: member.name))))
        alike = ("", key[1]) if len(shape.fields) >= MANY else key
        for known in (key, alike):
            if known in self._known:
                return self._known[known]
        taken = {*self._homes, *map(model_name, self.api.resources)}
        names = [f"{camel(prefix)}{camel(name.removeprefix(f'{prefix}_'))}", f"{camel(prefix)}{camel(name)}"]
        wanted = next((free for free in names if free not in taken), "")
        if not wanted:
            raise ValueError(f"two classes would be called {names[0]}")
        self._known[key] = self._known[alike] = wanted
        # Nested objects of `properties` are named after the resource.
        inner = prefix if name == "properties" else f"{prefix}_{name}"
        self._homes[wanted] = home
        return self._class(home, wanted, inner, shape, doc, base=base)

    # Events.

    def _events(self) -> None:
        events = self.api.events
        common = _common(events.values())
        doc = "Something that has happened: the base class of all events."
        source = f"\n\nSource: {DOCS}/events/object"
        self._class("event", "SeamEvent", "event", common, doc + source, own_id="event_id", is_exact=True)
        self.classes["event"]["SeamEvent"] += (
            "\n\n    @classmethod\n    def kind_of(cls, value: Mapping[str, Any]) -> type[Self]:\n"
            '        """The class for a JSON object, by its `event_type`."""\n'
            '        kind: Any = EVENTS.get(str(value.get("event_type")), UnknownEvent)\n'
            "        return kind if issubclass(kind, cls) else cls"
        )
        groups: dict[str, dict[str, Object]] = {}
        for kind, shape in events.items():
            groups.setdefault(kind.split(".")[0], {})[kind] = shape
        for group, members in groups.items():
            shared = _without(_common(members.values()), common)
            base = "SeamEvent"
            if len(members) > 1 and shared.fields:
                base = f"{camel(group)}Event"
                doc = f"An event of {a(thing(group))}."
                self._class("event", base, f"{group}_event", shared, doc, base="SeamEvent", is_exact=True)
            for kind, shape in members.items():
                own = _without(_without(shape, common), shared if base != "SeamEvent" else Object(()))
                prefix = f"{kind.replace('.', '_')}_event"
                name = _event_name(kind)
                doc = f"`{kind}`: {self.phrases.of('events', group, kind.removeprefix(f'{group}.'))}"
                self._class("event", name, prefix, own, doc, base=base, event_type=kind, is_exact=True)
        self._add("event", "UnknownEvent", UNKNOWN_EVENT, "SeamEvent")
        self._homes[ANY_EVENT] = "event"

    def _table_of_events(self) -> str:
        rows = "\n".join(f'    "{kind}": {_event_name(kind)},' for kind in self.api.events)
        about = "The classes of events by their types; an event of any other type is an `UnknownEvent`."
        table = f'EVENTS: Final[Mapping[str, type[SeamEvent]]] = {{\n{rows}\n}}\n"""{about}"""\n'
        members = "\n        | ".join([*map(_event_name, self.api.events), "UnknownEvent"])
        union = f"if TYPE_CHECKING:\n    {ANY_EVENT} = (\n        {members}\n    )\nelse:\n"
        # A real union would cost every import of the module, and a validator of pydantic for each of its members.
        return f"\n\n{table}\n{union}    {ANY_EVENT} = SeamEvent  # which finds the class by the `event_type`\n"

    # Modules.

    def _module(self, name: str, classes: list[str]) -> str:
        body = "\n\n\n".join(classes)
        code = re.sub(r'""".*?"""', "", body, flags=re.DOTALL)
        lines = []
        if "Mapping[" in code:
            lines.append("from collections.abc import Mapping")
        if "datetime" in code:
            lines.append("from datetime import datetime")
        typing = [word for word in ("TYPE_CHECKING", "Any", "Literal", "Self") if re.search(rf"\b{word}\b", code)]
        typing += ["Final"] if name == "event" else []
        if typing:
            lines.append(f"from typing import {', '.join(typing)}")
        lines.append("")
        if "field(" in code:
            lines.append("from attrs import field\n")
        attempt = ["ActionAttempt"] if re.search(r"\bActionAttempt\b", code) else []
        lines.append(f"from .._models import {', '.join([*attempt, 'Model', 'model'])}")
        own = set(self.classes[name])
        words = sorted(set(re.findall(r"\b[A-Z]\w+", code)) - own)
        homes = sorted({self._homes[word] for word in words if word in self._homes})
        found = [(home, [word for word in words if self._homes.get(word) == home]) for home in homes]
        lines += [f"from .{home} import {', '.join(there)}" for home, there in found]
        about = {"event": "Events.", "reported": "Errors and warnings of resources."}.get(name, f"{_title(name)}.")
        return module(about, "\n".join(lines), body)

    def _package(self, more: Mapping[str, list[str]]) -> str:
        names = {**{home: list(classes) for home, classes in self.classes.items()}, **more}
        names["event"].append(ANY_EVENT)
        checked = "\n".join(f"    from .{home} import *" for home in sorted(names))
        rows = "\n".join(f'    "{home}": (\n{_strings([*found])}\n    ),' for home, found in sorted(names.items()))
        body = (
            "from typing import TYPE_CHECKING\n\nfrom .._lazy import lazy\n\n"
            f"if TYPE_CHECKING:\n{checked}\nelse:\n"
            f"    __getattr__, __dir__ = lazy(__name__, {{\n{rows}\n    }})"
        )
        return module(
            "The models of the API's responses; each module is loaded on the first use of one of its names.", body
        )


def write_models(api: Api, phrases: PhraseBook) -> dict[str, str]:
    """The modules of `seam_async/models`, by file name."""
    return Models(api, phrases).files()


def _with_one_kind_of_change(shape: Object) -> Object:
    """The shape with `from` and `to` of the same type."""
    changes = [
        member.type for member in shape.fields if member.name in {"from", "to"} and isinstance(member.type, Object)
    ]
    if len(changes) < 2:
        return shape
    merged = merge_types(*changes)
    return Object(
        tuple(evolve(member, type=merged) if member.name in {"from", "to"} else member for member in shape.fields)
    )


def _bare(member: Field) -> Field:
    return evolve(member, is_required=False, is_deprecated=False, replacements=())


def _owner(prefix: str) -> str:
    return a(thing(prefix))


def _title(name: str) -> str:
    words = thing(name)
    return words[0].upper() + words[1:]


def _written(name: str) -> str:
    """The attribute for a field."""
    return f"{name}_" if keyword.iskeyword(name) else name


def _sentence(phrases: PhraseBook, name: str, member: Field, noun: str) -> str:
    """The description of a field: its sentence, its known values, and its deprecation."""
    owner = phrases.find("fields", name, "_owner") or noun
    text = phrases.of("fields", name, member.name, owner=owner)
    values = member.type.values if isinstance(member.type, Choice) else ()
    if isinstance(member.type, Many) and isinstance(member.type.items, Choice):
        values = member.type.items.values
    if 1 < len(values) <= LARGEST_LIST:
        text += f" Known values: {', '.join(f'`{value}`' for value in values)}."
    if member.is_deprecated:
        instead = "" if "prefer `" in text else "".join(f"; see `{name}`" for name in member.replacements[:1])
        text += f" Deprecated{instead}."
    return text


def _common(shapes: Iterable[Object]) -> Object:
    shapes = list(shapes)
    names = set.intersection(*({member.name for member in shape.fields} for shape in shapes))
    return Object(
        tuple(
            evolve(member, type=Scalar("str")) if isinstance(member.type, Choice) else member
            for member in shapes[0].fields
            if member.name in names
        )
    )


def _without(shape: Object, other: Object) -> Object:
    names = {member.name for member in other.fields}
    return Object(tuple(member for member in shape.fields if member.name not in names))


def _event_name(kind: str) -> str:
    return f"{camel(kind)}Event"


def _strings(names: list[str]) -> str:
    """Names as strings of some width, to be split at their blanks."""
    return "\n".join(f'        "{line} "' for line in textwrap.wrap(" ".join(names), 100))


# The results of actions.


def _results(api: Api, phrases: PhraseBook) -> tuple[str, list[str]]:
    texts: dict[str, str] = {}
    for action, shape in api.results.items():
        _dictionary(result_name(action), shape, f"The result of `{action}`.", texts, phrases)
    body = "\n\n\n".join(texts.values())
    imports = ["from typing import Any, NotRequired, TypedDict"]
    if "Mapping[" in body:
        imports.insert(0, "from collections.abc import Mapping")
    return module("The results of actions, as JSON objects.", "\n".join(imports), body), list(texts)


def _dictionary(name: str, shape: Object, doc: str, texts: dict[str, str], phrases: PhraseBook) -> str:
    fields = {}
    told = {}
    for member in shape.fields:
        written = _json(name, member.name, member.type, texts, phrases) + (" | None" if member.is_nullable else "")
        fields[member.name] = written if member.is_required else f"NotRequired[{written}]"
        told[member.name] = _sentence(phrases, name, evolve(member, name=_written(member.name)), "result")
    if any(map(keyword.iskeyword, fields)):
        items = ", ".join(f'"{key}": {written}' for key, written in fields.items())
        keys = "".join(f"\n{line}" for key, text in told.items() for line in item_of(key, text))
        texts[name] = f'{name} = TypedDict("{name}", {{{items}}})\n"""{doc}\n\nKeys:{keys}\n"""'
        return name
    body = "".join(f"\n    {key}: {written}\n{described(told[key])}" for key, written in fields.items())
    texts[name] = f'class {name}(TypedDict):\n    """{doc}"""\n{body}'
    return name


def _json(owner: str, name: str, kind: Type, texts: dict[str, str], phrases: PhraseBook) -> str:
    match kind:
        case Scalar(name="datetime" | "moment") | Choice():
            return "str"
        case Scalar():
            return kind.name
        case Many():
            return f"list[{_json(owner, singular(name), kind.items, texts, phrases)}]"
        case Object():
            stem = owner.removesuffix("Result")
            doc = f"The `{name}` of `{owner}`."
            return _dictionary(f"{stem}{camel(name)}", kind, doc, texts, phrases)
        case _:
            return "dict[str, Any]"
