"""Facts that the published description lacks: `codegen/overlay.json`, merged onto `codegen/api.json`.

An overlay has the form of the description, and holds only additions: endpoints, parameters, fields, enum values, and
alternatives of events and action attempts. An alternative with the discriminators of a known one adds to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

Schema = Mapping[str, Any]

ALTERNATIVES: Final = ("oneOf", "anyOf", "allOf")
TAGGED: Final = {"event": ("event_type",), "action_attempt": ("action_type", "status")}
"""Schemas whose alternatives are classes of their own, and the properties that tell them apart."""


def merge(facts: Schema, additions: Schema) -> dict[str, Any]:
    """Returns a document of facts with additions to it."""
    merged: dict[str, Any] = _united(facts, additions)
    schemas = merged["components"]["schemas"]
    for name, tags in TAGGED.items():
        variants: dict[tuple[str, ...], Any] = {}
        for variant in schemas[name]["oneOf"]:
            tag = tag_of(variant, tags)
            variants[tag] = _united(variants.get(tag, {}), variant)
        schemas[name] = {**schemas[name], "oneOf": [*variants.values()]}
    return merged


def _united(facts: Any, additions: Any) -> Any:
    """Objects are merged by their keys, arrays are united, anything else is replaced."""
    if isinstance(facts, dict) and isinstance(additions, dict):
        return {**facts, **{key: _united(facts.get(key), value) for key, value in additions.items()}}
    if isinstance(facts, list) and isinstance(additions, list):
        return [*facts, *(value for value in additions if value not in facts)]
    return additions


def difference(facts: Schema, others: Schema) -> dict[str, Any]:
    """Returns the additions that turn facts into ones that hold all of the others.

    Args:
        facts: A document of facts.
        others: Other facts, such as those of the official package.
    """
    known = facts["components"]["schemas"]
    schemas = {
        name: _missing_variants(known[name], schema, TAGGED[name]) if name in TAGGED else _missing(known, name, schema)
        for name, schema in others["components"]["schemas"].items()
    }
    paths = {
        path: {"post": _missing_parameters(facts["paths"][path]["post"], verbs["post"])}
        if path in facts["paths"]
        else verbs
        for path, verbs in others["paths"].items()
    }
    return {
        "paths": {path: verbs for path, verbs in paths.items() if verbs["post"]},
        "components": {"schemas": {name: schema for name, schema in schemas.items() if schema}},
    }


def names(additions: Schema) -> Iterator[str]:
    """Names additions one by one: methods, parameters, fields, and values of enums."""
    for path, verbs in additions["paths"].items():
        method = path.strip("/").replace("/", ".")
        yield from [method] if "x-response-key" in verbs["post"] else _names(_body(verbs["post"]), f"{method}:")
    for name, schema in additions["components"]["schemas"].items():
        if name not in TAGGED:
            yield from _names(schema, name)
        for variant in schema.get("oneOf", ()):
            tag = tag_of(variant, TAGGED[name])
            rest = {key: value for key, value in variant["properties"].items() if key not in TAGGED[name]}
            yield from _names({"properties": rest}, f"{name} {' '.join(tag)}:")


def _names(schema: Schema, place: str) -> Iterator[str]:
    yield from (f"{place} = {value}" for value in schema.get("enum", ()) if isinstance(value, str))
    for name, value in schema.get("properties", {}).items():
        inner = f"{place} {name}" if place.endswith(":") else f"{place}.{name}"
        yield from list(_names(value, inner)) or [inner]
    if "items" in schema:
        yield from _names(schema["items"], place)
    for part in (part for keyword in ALTERNATIVES for part in schema.get(keyword, ())):
        found = list(_names(part, place))
        # A new alternative repeats fields of the known ones; its discriminator is a value of an enum.
        yield from [name for name in found if " = " in name] or found


def _missing(known: Schema, name: str, schema: Schema) -> Schema:
    return _additions(known[name], schema) if name in known else schema


def _missing_parameters(operation: Schema, other: Schema) -> dict[str, Any]:
    additions = _additions(_body(operation), _body(other), are_parameters=True)
    return {"requestBody": {"content": {"application/json": {"schema": additions}}}} if additions else {}


def _missing_variants(schema: Schema, other: Schema, tags: tuple[str, ...]) -> dict[str, Any]:
    known = {tag_of(variant, tags): variant for variant in schema["oneOf"]}
    missing = []
    for variant in other["oneOf"]:
        tag = tag_of(variant, tags)
        additions = _additions(known[tag], variant) if tag in known else variant
        if additions:
            named = {name: variant["properties"][name] for name in tags}
            missing.append({**additions, "properties": {**named, **additions["properties"]}})
    return {"oneOf": missing} if missing else {}


def tag_of(variant: Schema, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The values that tell an alternative apart."""
    return tuple(variant["properties"][name]["enum"][0] for name in tags)


def _additions(schema: Schema, other: Schema, *, are_parameters: bool = False) -> dict[str, Any]:
    """The parts of another schema that this schema lacks, in any of their alternatives."""
    keyword = next((name for name in ALTERNATIVES if name in schema), None)
    alternatives: list[Schema] = next((other[name] for name in ALTERNATIVES if name in other), [])
    additions: dict[str, Any] = {}
    if keyword and alternatives:
        if missing := [part for part in alternatives if _additions(schema, part, are_parameters=are_parameters)]:
            additions[keyword] = missing
        other = {name: value for name, value in other.items() if name not in ALTERNATIVES}
    known, wanted = _properties(schema), _properties(other)
    properties = {
        name: _additions(known[name], value, are_parameters=are_parameters) if name in known else value
        for name, value in wanted.items()
    }
    if properties := {name: value for name, value in properties.items() if value}:
        additions["properties"] = properties
    if required := [name for name in other.get("required", ()) if name in properties and name not in known]:
        additions["required"] = required
    items, other_items = _gather(schema, "items"), _gather(other, "items")
    if items and other_items and (added := _additions(_any_of(items), _any_of(other_items))):
        additions["items"] = added
    values = _values(schema)
    if values and (added_values := [value for value in _values(other) if value not in values]):
        choice = {"type": "string", "enum": added_values}
        additions |= choice if keyword is None else {keyword: [choice]}
    if are_parameters and any(_gather(other, "nullable")) and not any(_gather(schema, "nullable")):
        additions["nullable"] = True
    if additions and keyword is None and (types := _gather(other, "type")):
        return {"type": types[0], **additions}
    return additions


def _parts(schema: Schema) -> Iterator[Schema]:
    """The schema itself and all of its alternatives."""
    yield schema
    for keyword in ALTERNATIVES:
        for alternative in schema.get(keyword, ()):
            yield from _parts(alternative)


def _gather(schema: Schema, keyword: str) -> list[Any]:
    return [part[keyword] for part in _parts(schema) if keyword in part]


def _properties(schema: Schema) -> dict[str, Schema]:
    """The properties by name, each with the schemas that it has in the alternatives."""
    found: dict[str, list[Schema]] = {}
    for properties in _gather(schema, "properties"):
        for name, value in properties.items():
            found.setdefault(name, []).append(value)
    return {name: _any_of(values) for name, values in found.items()}


def _any_of(schemas: list[Schema]) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _values(schema: Schema) -> list[str]:
    """The known values of a string."""
    return [value for values in _gather(schema, "enum") for value in values if isinstance(value, str)]


def _body(operation: Schema) -> Schema:
    body: Schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return body
