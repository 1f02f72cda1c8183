"""What is published, as `nox -s generate` wrote it down, and answers that fit it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from seam_async import ActionAttempt, AsyncSeam, models
from seam_async._models import Model

from support import attempt_json

PUBLISHED: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("published.json").read_text("utf-8"))
"""The endpoints by their paths: a value for each parameter, what comes back, and whether it only reads."""

TOGETHER: dict[str, dict[str, Any]] = {
    "/access_grants/create": {"user_identity_id": "u1"},
    "/access_methods/delete": {"reservation_key": "r1"},
    "/user_identities/merge": {"user_identity_key": "k1", "merged_user_identity_keys": ["k2"]},
}
"""Parameters for endpoints that need one of several sets of them."""

MODELS: list[type[Model]] = [
    found
    for name in sorted({*vars(models), *dir(models)} - {"AnySeamEvent", "SeamEvent"})
    if isinstance(found := getattr(models, name), type) and issubclass(found, Model)
]
"""All classes of things that the API answers with; `SeamEvent` is only the base of some."""


def method_of(seam: AsyncSeam, path: str) -> Callable[..., Any]:
    """The method that a user calls for a path, such as `seam.acs.encoders.scan_credential`."""
    place: Any = seam
    for name in path.strip("/").split("/"):
        place = getattr(place, name)
    method: Callable[..., Any] = place
    return method


def least(path: str) -> dict[str, Any]:
    """The fewest parameters that an endpoint takes."""
    return {**PUBLISHED[path]["required"], **TOGETHER.get(path, {})}


def answer_of(path: str) -> dict[str, Any]:
    """The smallest answer of an endpoint; a list has five items."""
    kind, _, inner = PUBLISHED[path]["returns"].rstrip("]").partition("[")
    if kind == "None":
        return {}
    key: str = PUBLISHED[path]["key"]
    if kind in {"list", "Paginator"}:
        return {key: [_smallest(inner) for _ in range(5)]}
    return {key: _smallest(kind)}


def _smallest(name: str) -> dict[str, Any]:
    return attempt_json("a1", "success") if name == "ActionAttempt" else smallest(getattr(models, name))


def smallest(model: type[Model]) -> dict[str, Any]:
    """The JSON object with the fewest fields that a model is made from."""
    return {one.name: f"the {one.name}" for one in attrs.fields(model) if one.default is attrs.NOTHING}


def largest(model: type[Model], *, depth: int = 3) -> dict[str, Any]:
    """A JSON object with all fields of a model, with all of theirs."""
    hints = get_type_hints(model)
    names = [one.name for one in attrs.fields(model) if one.name != "raw"]
    return {name.rstrip("_"): _value(hints[name], name, depth) for name in names}


def _value(kind: Any, name: str, depth: int) -> Any:
    if get_origin(kind) in {UnionType, Union}:
        return _value(next(one for one in get_args(kind) if one is not type(None)), name, depth)
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is tuple:
        return [_value(get_args(kind)[0], name, depth)] if depth else []
    if isinstance(kind, type) and issubclass(kind, Model):
        return largest(kind, depth=depth - 1) if depth else smallest(kind)
    if kind is ActionAttempt:
        return attempt_json("a1", "success")
    plain = {bool: True, int: 3, float: 1.5, str: f"the {name}", datetime: "2026-01-02T03:04:05.678Z", Any: [1]}
    return plain.get(kind, {"key": True})
