"""Generator of the tests' tables: the published endpoints, and a typed call of each."""

from __future__ import annotations

import json
from typing import Any

from .facts import Api, Choice, Either, Endpoint, Field, Many, Object, Scalar, Table, Type
from .python import module
from .routes import ANY_ATTEMPT, result_of


def write_table(api: Api) -> str:
    """`tests/published.json`: the published endpoints, one per line."""
    rows = ",\n".join(f'"{path}": {json.dumps(_row(endpoint))}' for path, endpoint in api.endpoints.items())
    return f"{{\n{rows}\n}}\n"


def _row(endpoint: Endpoint) -> dict[str, Any]:
    row: dict[str, Any] = {
        "required": {field.name: _value(field.type, field.name) for field in endpoint.parameters if field.is_required},
        "optional": {
            field.name: _value(field.type, field.name) for field in endpoint.parameters if not field.is_required
        },
        "returns": result_of(endpoint),
        "key": endpoint.response_key,
        "reads": endpoint.is_reading,
    }
    deprecated = [field.name for field in endpoint.parameters if field.is_deprecated] + [""] * endpoint.is_deprecated
    nullable = [field.name for field in endpoint.parameters if field.is_nullable]
    return row | ({"deprecated": deprecated} if deprecated else {}) | ({"nullable": nullable} if nullable else {})


def _value(kind: Type, name: str) -> Any:
    """A value that fits a parameter."""
    match kind:
        case Scalar(name="bool"):
            return True
        case Scalar(name="int"):
            return 3
        case Scalar(name="float"):
            return 1.5
        case Scalar(name="datetime" | "moment"):
            return "2026-01-02T03:04:05+00:00"
        case Scalar():
            return f"the {name}"
        case Choice():
            return kind.values[0]
        case Many():
            return [_value(kind.items, name)]
        case Table():
            return {"key": _value(kind.values, name)}
        case Either():
            return _value(kind.members[0], name)
        case Object():
            return {field.name: _value(field.type, field.name) for field in kind.fields}
        case _:
            raise ValueError(f"{name} is a {kind}")


def write_calls(api: Api) -> str:
    """`tests/typing_endpoints.py`: a call of each endpoint with all of its parameters."""
    names: dict[str, list[Endpoint]] = {}
    for endpoint in api.endpoints.values():
        names.setdefault("_".join(endpoint.namespace), []).append(endpoint)
    functions = []
    for name, endpoints in names.items():
        lines = [line for endpoint in endpoints for line in _call(endpoint)]
        functions.append("\n".join([f"async def {name}(seam: AsyncSeam) -> None:", *lines]))
    body = "\n\n\n".join(functions)
    about = "Static types of each endpoint; checked by mypy and pyright, never run."
    results = [word for word in ("NULL", "ActionAttempt", "AsyncSeam", "Paginator", "models") if word in body]
    imports = (
        f"from typing import assert_type\n\nfrom seam_async import {', '.join(results)}\n"
        f"from seam_async._attempt_types import {ANY_ATTEMPT}"
    )
    return module(about, imports, body)


def _call(endpoint: Endpoint) -> list[str]:
    arguments = ", ".join(f"{field.name}={_literal(field)}" for field in endpoint.parameters)
    call = f"seam.{endpoint.path.strip('/').replace('/', '.')}({arguments})"
    returns = result_of(endpoint)
    if returns == "None":
        return [f"    await {call}"]
    head, bracket, inner = returns.rstrip("]").partition("[")
    known = f"{head}[{'models.' if inner != 'ActionAttempt' else ''}{inner}]" if bracket else head
    if endpoint.starts_action:
        known = known.replace(head, ANY_ATTEMPT)
    elif not bracket:
        known = f"models.{head}"
    return [f"    assert_type({'' if endpoint.is_paginated else 'await '}{call}, {known})"]


def _literal(field: Field) -> str:
    return "NULL" if field.is_nullable and not field.is_required else repr(_value(field.type, field.name))
