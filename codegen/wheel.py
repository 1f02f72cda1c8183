"""Facts of the official package `seam`, found by introspection: what it has, and the published description has not.

`python -m codegen.wheel > codegen/overlay.json` writes these facts down, and `python -m codegen.wheel --missing` names
those that are not yet here. Neither runs a request: signatures and annotations are read, and each method is called with
a recorder in place of its HTTP client.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import importlib.metadata
import inspect
import json
import re
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import seam
from seam import resources
from seam.null import Null
from seam.resources.action_attempt import ActionAttempt
from seam.resources.seam_event import SeamEvent
from seam.seam import Seam

import seam_async
from seam_async import models

from .extract import dump
from .overlay import difference, merge, names

FOLDER: Final = Path(__file__).parent
VERBS: Final = ("get", "post", "put", "patch", "delete")

LEFT_OUT: Final = {
    *("Seam", "SeamWithoutWorkspace"),  # synchronous
    *("Retry", "DeepAttrDict"),  # retries are a number here, and unknown objects are models
    *("UrlSearchParams", "UnserializableParamError"),  # parameters are sent as JSON
    *("serialize_url_search_params", "update_url_search_params"),
}
"""Public names of the official package that are absent here on purpose; the migration page says so."""


class _ResponseReadError(Exception):
    """Ends a recorded call when the response is read."""


class _Response(dict[str, Any]):
    """A response that notes the key under which the result is looked for."""

    key: str | None = None

    def __contains__(self, key: object) -> bool:
        self.key = str(key)
        raise _ResponseReadError


class _Recorder:
    """Stands in for the HTTP client of the official package, and notes what would be sent."""

    def __init__(self) -> None:
        self.response = _Response()
        self.verb = ""

    def __getattr__(self, name: str) -> Any:
        if name not in VERBS:
            raise AttributeError(name)

        def send(*_: Any, **__: Any) -> Any:
            self.verb = name
            return self.response

        return send


def wheel() -> dict[str, Any]:
    """Returns the facts of the installed `seam`, in the form of `codegen/api.json`."""
    schemas = {_snake(name): _object(model) for name, model in _models().items()}
    schemas["event"] = {"oneOf": [_object(model) for model in typing.get_args(SeamEvent)]}
    schemas["action_attempt"] = {"oneOf": [_object(model) for model in typing.get_args(ActionAttempt)]}
    paths = {path: {"post": _operation(path, method)} for path, method in sorted(_routes())}
    return {"paths": paths, "components": {"schemas": dict(sorted(schemas.items()))}}


def _models() -> dict[str, type]:
    found = {
        name: model
        for name, model in vars(resources).items()
        if isinstance(model, type) and dataclasses.is_dataclass(model)
    }
    variants = {*typing.get_args(SeamEvent), *typing.get_args(ActionAttempt)}
    return {name: model for name, model in found.items() if model not in variants}


def _routes() -> Iterator[tuple[str, Any]]:
    waiting: list[Any] = [Seam(api_key="seam_key")]
    while waiting:
        place = waiting.pop()
        for name, child in inspect.getmembers(place):
            if name.startswith("_") or name in {"client", "defaults"}:
                continue
            if hasattr(child, "__seam_path__"):
                yield child.__seam_path__, child
            elif type(child).__module__.startswith("seam.routes"):
                waiting.append(child)


def _operation(path: str, method: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(method)
    returns = hints.pop("return")
    parameters = inspect.signature(method).parameters
    names = [name for name in parameters if name != "wait_for_action_attempt"]
    required = [name for name in names if parameters[name].default is inspect.Parameter.empty]
    recorder = _Recorder()
    method.__self__.client = recorder
    with contextlib.suppress(_ResponseReadError):
        method(**dict.fromkeys([*required, *method.__seam_at_least_one_parameter_names__], "x"))
    facts: dict[str, Any] = {"x-response-key": recorder.response.key}
    if recorder.verb == "get":
        facts["x-has-get"] = True
    action_type = path.rsplit("/", 1)[1].upper()
    if "wait_for_action_attempt" in parameters and action_type in _action_types():
        facts["x-action-attempt-type"] = action_type
    body: dict[str, Any] = {"type": "object", "properties": {name: _parameter(hints[name], name) for name in names}}
    if required:
        body["required"] = required
    facts["requestBody"] = {"content": {"application/json": {"schema": body}}}
    answer: dict[str, Any] = {"type": "object", "properties": {}}
    if recorder.response.key:
        answer["properties"] = {recorder.response.key: _schema(returns)}
    if method.__seam_has_pagination__:
        answer["properties"]["pagination"] = {"$ref": "#/components/schemas/pagination"}
    facts["responses"] = {"200": {"content": {"application/json": {"schema": answer}}}}
    return facts


def _action_types() -> set[str]:
    variants = typing.get_args(ActionAttempt)
    return {typing.get_args(variant.__annotations__["action_type"])[0] for variant in variants}


def _parameter(hint: Any, name: str) -> dict[str, Any]:
    """The schema of a parameter: None only leaves it out, and `Null` is null."""
    members = [kind for kind in _members(hint) if kind is not type(None)]
    return _union(members, name)


def _members(hint: Any) -> list[Any]:
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        return [found for member in typing.get_args(hint) for found in _members(member)]
    return [hint]


def _union(members: list[Any], name: str) -> dict[str, Any]:
    kinds = [kind for kind in members if kind not in {Null, type(None)}]
    facts = _schema(kinds[0], name) if len(kinds) == 1 else {"oneOf": [_schema(kind, name) for kind in kinds]}
    return {**facts, "nullable": True} if len(kinds) < len(members) else facts


def _schema(hint: Any, name: str = "") -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    plain = {str: "string", bool: "boolean", int: "integer", float: "number"}
    if hint in plain:
        is_moment = hint is str and name.endswith("_at")
        return {"type": plain[hint], **({"format": "date-time"} if is_moment else {})}
    if hint is Any or hint is None or hint is type(None):
        return {}
    if hint == SeamEvent:
        return {"$ref": "#/components/schemas/event"}
    if hint == ActionAttempt:
        return {"$ref": "#/components/schemas/action_attempt"}
    if origin is typing.Literal:
        kind = plain[type(arguments[0])]
        return {"type": kind, "enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": _union(_members(arguments[0]), "")}
    if origin is dict or hint is dict:
        return {"type": "object"}
    if origin in {typing.Union, types.UnionType}:
        return _union(_members(hint), name)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        name = hint.__name__
        is_resource = vars(resources).get(name) is hint
        return {"$ref": f"#/components/schemas/{_snake(name)}"} if is_resource else _object(hint)
    raise TypeError(f"{name}: {hint}")


def _object(model: Any) -> dict[str, Any]:
    fields = {field.name.removesuffix("_"): field.type for field in dataclasses.fields(model)}
    optional = {name for name, hint in fields.items() if type(None) in _members(hint)}
    facts: dict[str, Any] = {
        "type": "object",
        "properties": {name: _union(_members(hint), name) for name, hint in fields.items()},
    }
    if required := [name for name in fields if name not in optional]:
        facts["required"] = required
    return facts


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _missing_names(additions: dict[str, Any]) -> list[str]:
    """The names that the official package has and this package lacks."""
    public = {name for name, value in vars(seam).items() if name[0] != "_" and not inspect.ismodule(value)}
    classes = {name for name in _models() if name not in dir(models) and name not in dir(seam_async)}
    return [
        *(f"seam.{name}" for name in sorted(public - LEFT_OUT - {*dir(seam_async)})),
        *(f"seam.resources.{name}" for name in sorted(classes)),
        *names(additions),
    ]


def main() -> None:
    """Prints what the installed `seam` adds to the published description, or names what is missing here."""
    parser = argparse.ArgumentParser(prog="python -m codegen.wheel", description=main.__doc__)
    parser.add_argument("--missing", action="store_true", help="name what is neither published nor in the overlay")
    arguments = parser.parse_args()
    facts = json.loads((FOLDER / "api.json").read_text("utf-8"))
    version = importlib.metadata.version("seam")
    if not arguments.missing:
        sys.stdout.write(dump({"x-package": f"seam {version}", **difference(facts, wheel())}))
        return
    overlay = json.loads((FOLDER / "overlay.json").read_text("utf-8"))
    missing = _missing_names(difference(merge(facts, overlay), wheel()))
    sys.exit("\n".join([f"seam {version} has what is missing here:", *missing]) if missing else 0)


if __name__ == "__main__":
    main()
