"""Writes the models: a class for each resource and each object in it, and one for each type of event."""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import define, evolve, field

from .facts import Api, Choice, Either, Field, Many, Object, Reference, Scalar, Table, Type
from .python import camel, module, singular
from .reader import merge_types
from .routes import ANY_EVENT, DOCS, model_name, module_name, resource_of, result_name, type_name
from .words import a, thing

LARGEST_LIST: Final = 8
"""The most values of a choice that a docstring lists."""

MANY: Final = 6
"""Objects with so many fields that are the same are of one class, whatever they are called."""

UNKNOWN_EVENT: Final = (
    '''    """An event of a type that this version does not know.

    Attributes:
        event_type: The type as it came. For type checkers it is a value that no event has, so that a comparison of
            `event_type` narrows to the one class that fits.
    """
''',
    "    if TYPE_CHECKING:",
    '        event_type: Literal["(a type that this version does not know)"] | None = None',
)
"""The body of the class of events that have no class of their own."""

REPORTED: Final = {
    "ReportedError": ("error_code", "An error of a thing: what keeps it from working."),
    "ReportedWarning": ("warning_code", "A warning of a thing: what may soon keep it from working."),
}
"""The classes of errors and warnings, which most of them share."""


@define
class Models:
    """The modules of `seam_async/models` while they are written.

    Attributes:
        api: What they are written from.
        classes: The classes of each module, by module and name.
    """

    api: Api
    classes: dict[str, dict[str, str]] = field(factory=dict)
    _homes: dict[str, str] = field(factory=dict)
    _known: dict[tuple[str, Object], str] = field(factory=dict)

    def files(self) -> dict[str, str]:
        """All modules, by file name."""
        self._reported()
        for name, shape in sorted(self.api.resources.items(), key=lambda one: one[0] == "batch"):
            self._resource(name, shape)
        self._events()
        files = {f"{name}.py": self._module(name, list(classes.values())) for name, classes in self.classes.items()}
        files["event.py"] += self._table_of_events()
        files["action_results.py"], results = _results(self.api)
        files["__init__.py"] = self._package({"action_results": results})
        return files

    # Classes.

    def _reported(self) -> None:
        for name, (code, about) in REPORTED.items():
            lines = [f"    {code}: str | None = None", "    message: str | None = None"]
            self._add("reported", name, [f'    """{about}"""', "", *lines, "    created_at: datetime | None = None"])

    def _resource(self, name: str, shape: Object) -> None:
        words = a(thing(name))
        doc = f"{words[0].upper()}{words[1:]}."
        source = next((one for one in self.api.endpoints.values() if resource_of(one.namespace) == name), None)
        if source is not None:
            doc += f"\n\nSource: {DOCS}/{'/'.join(source.namespace)}/object"
        own_id = f"{name.removeprefix('unmanaged_')}_id"
        # A batch has the kinds that were asked for; the others are empty.
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
        """Writes a class and those of the objects in it.

        Args:
            home: The module.
            name: The class.
            prefix: What the classes of the objects in it are named after.
            shape: The object.
            doc: The docstring, without the attributes.
            base: The base class.
            own_id: The field that is always there.
            event_type: The type of the only events that are of the class, by which type checkers narrow.
            is_exact: Whether the object is published as it is, so that an array that may be absent is told apart from
                an empty one; in an object merged of several, most arrays are absent.
        """
        lines = [f'    event_type: Literal["{event_type}"] = "{event_type}"'] if event_type else []
        notes: list[str] = []
        shape = _with_one_kind_of_change(shape)
        for one in sorted(shape.fields, key=lambda one: one.name != own_id):
            if one.name.startswith("_"):
                continue  # a private field stays in `raw`
            written = f"{one.name}_" if keyword.iskeyword(one.name) else one.name
            if one.name == own_id:
                lines.append(f"    {written}: str")
            else:
                is_optional = one.is_nullable or (is_exact and isinstance(one.type, Many) and not one.is_required)
                annotation = self._annotation(home, prefix, evolve(one, is_nullable=is_optional))
                lines.append(f"    {written}: {annotation}")
            if note := _note(one):
                notes += textwrap.wrap(f"{written}: {note}", 112, initial_indent="    ", subsequent_indent=" " * 8)
        if notes:
            doc += "\n\nAttributes:\n" + "\n".join(notes)
        end = '\n"""' if "\n" in doc else '"""'
        quoted = textwrap.indent(f'"""{doc}{end}', "    ")
        self._add(home, name, [quoted, "", *lines] if lines else [quoted], base)
        return name

    def _add(self, home: str, name: str, lines: Iterable[str], base: str = "Model") -> None:
        self.classes.setdefault(home, {})[name] = "\n".join([f"@model\nclass {name}({base}):", *lines])
        self._homes[name] = home

    def _annotation(self, home: str, prefix: str, one: Field) -> str:
        """The annotation of a field, and its default."""
        match one.type:
            case Scalar(name="bool") if one.name.startswith("can_"):
                return "bool = False"
            case Many(items=items):
                kind = f"tuple[{self._type(home, prefix, singular(one.name), items, one.name)}, ...]"
                return f"{kind} | None = None" if one.is_nullable else f"{kind} = ()"
            case Table() if not one.is_nullable:
                return "Mapping[str, Any] = field(factory=dict)"
            case Object() if one.is_required and not one.is_nullable:
                kind = self._type(home, prefix, one.name, one.type)
                return f"{kind} = field(factory={kind})"
            case Scalar(name="Any"):
                return "Any = None"
            case _:
                return f"{self._type(home, prefix, one.name, one.type)} | None = None"

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
                return " | ".join(dict.fromkeys(self._type(home, prefix, name, one) for one in kind.members))
            case Reference():
                return type_name(kind.name)
            case Object():
                return self._nested(home, prefix, name, kind, plural)

    def _nested(self, home: str, prefix: str, name: str, shape: Object, plural: str) -> str:
        for reported, (code, _) in REPORTED.items():
            common = {code, "message", "created_at"}
            if common <= {one.name for one in shape.fields}:
                own = Object(tuple(one for one in shape.fields if one.name not in common))
                if not own.fields:
                    return reported
                return self._shared(home, prefix, name, own, f"One of the `{plural}` of {_owner(prefix)}.", reported)
        if name in {"from", "to"}:
            name = "values"
            doc = f"What changes from, or to, in {_owner(prefix)}."
        else:
            doc = f"One of the `{plural}` of {_owner(prefix)}." if plural else f"The `{name}` of {_owner(prefix)}."
        return self._shared(home, prefix, name, shape, doc, "Model")

    def _shared(self, home: str, prefix: str, name: str, shape: Object, doc: str, base: str) -> str:
        """A class for an object; one that has the same name and fields elsewhere is used again."""
        key = (name, Object(tuple(sorted((_bare(one) for one in shape.fields), key=lambda one: one.name))))
        alike = ("", key[1]) if len(shape.fields) >= MANY else key
        for one in (key, alike):
            if one in self._known:
                return self._known[one]
        taken = {*self._homes, *map(model_name, self.api.resources)}
        names = [f"{camel(prefix)}{camel(name.removeprefix(f'{prefix}_'))}", f"{camel(prefix)}{camel(name)}"]
        wanted = next((one for one in names if one not in taken), "")
        if not wanted:
            raise ValueError(f"two classes would be called {names[0]}")
        self._known[key] = self._known[alike] = wanted
        # The objects in the properties of a thing are named after the thing.
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
                self._class("event", name, prefix, own, f"`{kind}`.", base=base, event_type=kind, is_exact=True)
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
        typing = [one for one in ("TYPE_CHECKING", "Any", "Literal", "Self") if re.search(rf"\b{one}\b", code)]
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
        about = {"event": "Events.", "reported": "Errors and warnings of things."}.get(name, f"{_title(name)}.")
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
        return module("What the API answers with; each module is loaded when a name of it is first used.", body)


def write_models(api: Api) -> dict[str, str]:
    """The modules of `seam_async/models`, by file name."""
    return Models(api).files()


def _with_one_kind_of_change(shape: Object) -> Object:
    """With one type for what it changes from and what it changes to."""
    changes = [one.type for one in shape.fields if one.name in {"from", "to"} and isinstance(one.type, Object)]
    if len(changes) < 2:
        return shape
    merged = merge_types(*changes)
    return Object(tuple(evolve(one, type=merged) if one.name in {"from", "to"} else one for one in shape.fields))


def _bare(one: Field) -> Field:
    return evolve(one, is_required=False, is_deprecated=False, replacements=())


def _owner(prefix: str) -> str:
    return a(thing(prefix))


def _title(name: str) -> str:
    words = thing(name)
    return words[0].upper() + words[1:]


def _note(one: Field) -> str:
    """What is to be said of a field: the values that are known, and whether it is to go."""
    values = one.type.values if isinstance(one.type, Choice) else ()
    if isinstance(one.type, Many) and isinstance(one.type.items, Choice):
        values = one.type.items.values
    notes = []
    if 1 < len(values) <= LARGEST_LIST:
        *most, last = (f"`{value}`" for value in values)
        notes.append(f"{', '.join(most)} or {last}")
    if one.is_deprecated:
        instead = "".join(f", see `{name}`" for name in one.replacements[:1])
        notes.append(f"Deprecated{instead}")
    return "; ".join(notes) + "." if notes else ""


def _common(shapes: Iterable[Object]) -> Object:
    shapes = list(shapes)
    names = set.intersection(*({one.name for one in shape.fields} for shape in shapes))
    return Object(
        tuple(
            evolve(one, type=Scalar("str")) if isinstance(one.type, Choice) else one
            for one in shapes[0].fields
            if one.name in names
        )
    )


def _without(shape: Object, other: Object) -> Object:
    names = {one.name for one in other.fields}
    return Object(tuple(one for one in shape.fields if one.name not in names))


def _event_name(kind: str) -> str:
    return f"{camel(kind)}Event"


def _strings(names: list[str]) -> str:
    """Names as strings of some width, to be split at their blanks."""
    return "\n".join(f'        "{line} "' for line in textwrap.wrap(" ".join(names), 100))


# The results of actions.


def _results(api: Api) -> tuple[str, list[str]]:
    texts: dict[str, str] = {}
    for action, shape in api.results.items():
        _dictionary(result_name(action), shape, f"The result of `{action}`, as it came.", texts)
    body = "\n\n\n".join(texts.values())
    imports = ["from typing import Any, NotRequired, TypedDict"]
    if "Mapping[" in body:
        imports.insert(0, "from collections.abc import Mapping")
    return module("The results of actions, as they come.", "\n".join(imports), body), list(texts)


def _dictionary(name: str, shape: Object, doc: str, texts: dict[str, str]) -> str:
    fields = {}
    for one in shape.fields:
        written = _json(name, one.name, one.type, texts) + (" | None" if one.is_nullable else "")
        fields[one.name] = written if one.is_required else f"NotRequired[{written}]"
    if any(keyword.iskeyword(one) for one in fields):
        items = ", ".join(f'"{one}": {written}' for one, written in fields.items())
        texts[name] = f'{name} = TypedDict("{name}", {{{items}}})\n"""{doc}"""'
        return name
    body = "".join(f"\n    {one}: {written}" for one, written in fields.items())
    texts[name] = f'class {name}(TypedDict):\n    """{doc}"""\n{body}'
    return name


def _json(owner: str, name: str, kind: Type, texts: dict[str, str]) -> str:
    match kind:
        case Scalar(name="datetime" | "moment") | Choice():
            return "str"
        case Scalar():
            return kind.name
        case Many():
            return f"list[{_json(owner, singular(name), kind.items, texts)}]"
        case Object():
            stem = owner.removesuffix("Result")
            return _dictionary(f"{stem}{camel(name)}", kind, f"The `{name}` in a `{owner}`.", texts)
        case _:
            return "dict[str, Any]"
