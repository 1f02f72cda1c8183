"""Reader of `codegen/api.json`, the facts of the API's description.

The forms of a `oneOf` are merged into one object with the fields of all; which of them go together is kept apart, as
`Form`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve

from .facts import Api, Choice, Either, Endpoint, Field, Form, Many, Object, Reference, Scalar, Table, Type

Schema = Mapping[str, Any]

READING_METHODS: Final = frozenset({"get", "get_related"})
"""Read-only methods, besides those named `list` or `list_…`.

All others act, and are retried only if they provably never ran. `generate_code` is among those although the
description offers it by GET: a method has to have both, the name and the GET.
"""

GENERATED_CODE: Final = Object((Field("code", Scalar("str")), Field("device_id", Scalar("str"))))
"""The response of `/access_codes/generate_code`. The description names an access code, but none exists yet: it has no
id."""

MOMENT: Final = re.compile(r"(.*_)?(starts|ends|expires)_at|since|between")
"""Names of strings that are timestamps although the description lacks their format."""

LARGEST_CHOICE: Final = 120
"""Larger choices are lists maintained elsewhere, such as time zones, and are read as strings."""


def read(document: Mapping[str, Any]) -> Api:
    """Reads a document of facts.

    Args:
        document: The output of `codegen.extract`.

    Raises:
        ValueError: It has an unsupported construct.
    """
    schemas = document["components"]["schemas"]
    resources = {
        name: _object(schema)
        for name, schema in schemas.items()
        if name not in {"event", "action_attempt", "pagination"}
    }
    endpoints = {}
    for path, verbs in document["paths"].items():
        endpoint, inline = _endpoint(path, verbs["post"])
        endpoints[path] = endpoint
        resources.update(inline)
    used = {name for endpoint in endpoints.values() for name in _referenced(endpoint.response)}
    used |= {name for field in resources["batch"].fields for name in _referenced(field.type)}
    return Api(
        endpoints=endpoints,
        resources={name: resources[name] for name in sorted(used & resources.keys())},
        events={_only(_value_of(schema, "event_type")): _object(schema) for schema in schemas["event"]["oneOf"]},
        results={
            _only(_value_of(schema, "action_type")): _object(schema["properties"]["result"])
            for schema in schemas["action_attempt"]["oneOf"]
            if _value_of(schema, "status") == ["success"]
        },
    )


# Endpoints.


def _endpoint(path: str, operation: Schema) -> tuple[Endpoint, dict[str, Object]]:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    parameters = sorted(_object(body).fields, key=lambda field: (not field.is_required, field.name))
    key = operation["x-response-key"]
    inline: dict[str, Object] = {}
    response: Type | None = None
    if key is not None:
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]["properties"]
        response = _type(answer[key], key)
        if path == "/access_codes/generate_code":
            response, inline = Reference(key), {key: GENERATED_CODE}
        elif key == "batch":
            response = Reference("batch")
        elif "/unmanaged/" in path and not _referenced(response):
            is_list = isinstance(response, Many)
            shape = response.items if isinstance(response, Many) else response
            name = f"unmanaged_{_singular(key) if is_list else key}"
            if not isinstance(shape, Object):
                raise ValueError(f"{path} answers with {shape}")
            inline = {name: shape}
            response = Many(Reference(name)) if is_list else Reference(name)
    method = path.rsplit("/", 1)[1]
    is_reading = method in READING_METHODS or method == "list" or method.startswith("list_")
    if is_reading and "x-has-get" not in operation:
        raise ValueError(f"{path} has the name of an endpoint that reads, and is not offered by GET")
    endpoint = Endpoint(
        path=path,
        parameters=tuple(parameters),
        forms=_forms(body),
        response_key=key,
        response=response,
        action_type=operation.get("x-action-attempt-type"),
        is_reading=is_reading,
        is_paginated="page_cursor" in {field.name for field in parameters},
        is_deprecated="x-deprecated" in operation,
        replacements=tuple(operation.get("x-deprecated", ())),
    )
    return endpoint, inline


def _forms(body: Schema) -> tuple[Form, ...]:
    """The sets of parameters of a body that has several, without what they all take."""
    alternatives = [schema["oneOf"] for schema in [body, *body.get("allOf", ())] if "oneOf" in schema]
    if not alternatives:
        return ()
    (options,) = alternatives
    forms = []
    for option in options:
        fields = {field.name: field for field in _object(option).fields}
        required = {name for name, field in fields.items() if field.is_required}
        forms.append((required, fields))
    everywhere = set.intersection(*(required for required, _ in forms))
    told_apart = {
        name
        for name in set.intersection(*(set(fields) for _, fields in forms))
        if len({fields[name].type for _, fields in forms}) > 1
    }
    return tuple(
        Form(
            required=tuple(sorted(required - everywhere)),
            optional=tuple(sorted((fields.keys() - required) - told_apart)),
            values=tuple((name, _choices(fields[name].type)) for name in sorted(told_apart)),
        )
        for required, fields in forms
    )


def _choices(kind: Type) -> tuple[str, ...]:
    if not isinstance(kind, Choice):
        raise ValueError(f"forms are told apart by {kind}")
    return kind.values


# Types.


def _object(schema: Schema) -> Object:
    """An object with the fields of all forms of a schema; a field is required if it is in each of them."""
    own = tuple(
        Field(
            name=name,
            type=_type(value, name),
            is_required=name in schema.get("required", ()),
            # A null cursor is the first page, as is none: there is nothing that null would clear.
            is_nullable=bool(value.get("nullable")) and name != "page_cursor",
            is_deprecated="x-deprecated" in value,
            replacements=tuple(value.get("x-deprecated", ())),
            default=default if isinstance(default := value.get("default"), (str, bool, int, float)) else None,
        )
        for name, value in schema.get("properties", {}).items()
    )
    merged = Object(own)
    for part in schema.get("allOf", ()):
        merged = _merge([merged, _object(part)], in_all=False)
    for alternatives in (schema.get("oneOf", ()), schema.get("anyOf", ())):
        if alternatives:
            merged = _merge([merged, _merge([_object(part) for part in alternatives], in_all=True)], in_all=False)
    return merged


def _merge(objects: list[Object], *, in_all: bool) -> Object:
    fields: dict[str, Field] = {}
    for merged in objects:
        for field in merged.fields:
            known = fields.get(field.name)
            fields[field.name] = field if known is None else _merge_fields(known, field)
    if in_all:
        required = set.intersection(*({field.name for field in part.fields if field.is_required} for part in objects))
        fields = {name: evolve(field, is_required=name in required) for name, field in fields.items()}
    return Object(tuple(fields.values()))


def _merge_fields(first: Field, other: Field) -> Field:
    return evolve(
        first,
        type=merge_types(first.type, other.type),
        is_required=first.is_required or other.is_required,
        is_nullable=first.is_nullable or other.is_nullable,
        is_deprecated=first.is_deprecated and other.is_deprecated,
    )


def merge_types(first: Type, other: Type) -> Type:
    """A type that takes the values of both; of two objects, an object with the fields of both."""
    if first == other:
        return first
    if isinstance(first, Choice) and isinstance(other, Choice):
        return Choice(tuple(dict.fromkeys([*first.values, *other.values])))
    if isinstance(first, Object) and isinstance(other, Object):
        return _merge([first, other], in_all=True)
    if isinstance(first, Many) and isinstance(other, Many):
        return Many(merge_types(first.items, other.items))
    if Scalar("str") in (first, other) and isinstance(first, (Scalar, Choice)) and isinstance(other, (Scalar, Choice)):
        return Scalar("str")
    raise ValueError(f"{first} and {other} have the same name")


def _type(schema: Schema, name: str) -> Type:
    if "$ref" in schema:
        return Reference(schema["$ref"].rsplit("/", 1)[1])
    if "properties" in schema or "allOf" in schema:
        return _object(schema)
    alternatives = schema.get("oneOf") or schema.get("anyOf")
    if alternatives:
        if any(isinstance(_type(part, name), Object) for part in alternatives):
            return _object(schema)
        members = tuple(dict.fromkeys(_type(part, name) for part in alternatives))
        if Scalar("datetime") in members:
            return Scalar("datetime")
        return members[0] if len(members) == 1 else Either(members)
    match schema.get("type"):
        case "array":
            return Many(_type(schema["items"], name))
        case "object":
            extra = schema.get("additionalProperties")
            return Table(_type(extra, "") if extra else Scalar("Any"))
        case "string" if "enum" in schema and len(schema["enum"]) <= LARGEST_CHOICE:
            return Choice(tuple(schema["enum"]))
        case "string":
            if schema.get("format") == "date-time":
                return Scalar("datetime")
            return Scalar("moment" if MOMENT.fullmatch(name) else "str")
        case "boolean":
            return Scalar("bool")
        case "integer":
            return Scalar("int")
        case "number":
            return Scalar("int" if name == "limit" else "float")
        case None:
            return Scalar("Any")
        case other:
            raise ValueError(f"{name} is of type {other}")


def _referenced(kind: Type | None) -> set[str]:
    if isinstance(kind, Reference):
        return {kind.name}
    return _referenced(kind.items) if isinstance(kind, Many) else set()


def _value_of(schema: Schema, name: str) -> list[str]:
    values: list[str] = schema["properties"][name].get("enum", [])
    return values


def _only(values: Iterable[str]) -> str:
    (value,) = values
    return value


def _singular(name: str) -> str:
    return name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")
