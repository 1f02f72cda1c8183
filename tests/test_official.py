"""Parity with the official package `seam`, for each of its methods: parameters, requests and responses."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
import types
import typing
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import pytest
from raw_server import RawServer, response

import seam_async
from seam_async import NULL, AsyncSeam

from published import method_of

seam: Any = importlib.import_module("seam")
NULL_TYPE: Any = importlib.import_module("seam.null").Null
ATTEMPT: Any = importlib.import_module("seam.resources.action_attempt").ActionAttempt
EVENT: Any = importlib.import_module("seam.resources.seam_event").SeamEvent
WAIT = "wait_for_action_attempt"
GENERATE_CODE = "/access_codes/generate_code"
SET_POINTS = [f"{mode}ing_set_point_{unit}" for mode in ("heat", "cool") for unit in ("celsius", "fahrenheit")]

FAILING = {"error_code": "uncategorized_error"}
MERGED = {"user_identity_id": "u1", "merged_user_identity_ids": ["u2"]}
MERGED_BY_KEY = {"user_identity_key": "k1", "merged_user_identity_keys": ["k2"]}
ALSO_NEEDED: dict[str, dict[str, dict[str, Any]]] = {
    "/access_grants/create": {"": {"user_identity_id": "u1"}, "user_identity": {}},
    "/access_methods/delete": {
        "": {"access_method_id": "m1"},
        **{name: {} for name in ("access_grant_id", "reservation_key")},
    },
    "/acs/encoders/simulate/next_credential_encode_will_fail": {"acs_credential_id": FAILING},
    "/acs/encoders/simulate/next_credential_scan_will_fail": {"acs_credential_id_on_seam": FAILING},
    "/thermostats/set_hvac_mode": {name: {"hvac_mode_setting": "heat_cool"} for name in SET_POINTS},
    "/thermostats/simulate/hvac_mode_adjusted": {name: {"hvac_mode": "heat_cool"} for name in SET_POINTS},
    "/user_identities/merge": {"": MERGED, **dict.fromkeys(MERGED_BY_KEY, MERGED_BY_KEY)},
}
"""By path: the parameters that the API requires together with a parameter, or with any other (``""``)."""


def official_methods() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The paths and methods of the official client."""
    client = seam.Seam(api_key="seam_key")
    waiting: list[Any] = [client]
    while waiting:
        place = waiting.pop()
        for name, child in inspect.getmembers(place):
            if not name.startswith("_") and hasattr(child, "__seam_path__"):
                yield child.__seam_path__, child
            elif not name.startswith("_") and type(child).__module__.startswith("seam.routes"):
                waiting.append(child)
    client.client.close()


METHODS = dict(sorted(official_methods()))
each_path = pytest.mark.parametrize("path", METHODS)


def members(hint: Any) -> list[Any]:
    """The types that a hint stands for, without None."""
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        return [found for member in typing.get_args(hint) for found in members(member)]
    return [] if hint in {None, type(None)} else [hint]


def singular(name: str) -> str:
    """The name of an item of an array."""
    return name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")


def values(hint: Any, name: str) -> list[Any]:
    """A value of each type that a parameter takes."""
    return [value(member, name) for member in members(hint)]


def value(kind: Any, name: str) -> Any:
    """A JSON value of a type: of a class, an object with all of its fields; of the type of null, `NULL`."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind is NULL_TYPE:
        return NULL
    if origin is typing.Literal:
        return arguments[0]
    if origin is list:
        return values(arguments[0], singular(name))[:1]
    if dataclasses.is_dataclass(kind):
        fields = {field.name: field.type for field in dataclasses.fields(kind)}
        return {name.rstrip("_"): next(iter(values(hint, name)), None) for name, hint in fields.items()}
    thing = name.removeprefix("unmanaged_")
    plain = {
        str: "2026-01-02T03:04:05.678Z" if name.endswith("_at") else f"the {name}",
        bool: True,
        int: 3,
        float: 5 if name == "limit" else 1.5,
        # Of a thing in a batch, whose fields the official package does not name.
        dict: {"key": "value", f"{thing}_id": f"the {thing}", "status": "success"},
        Any: "anything",
    }
    return plain[origin or kind]


async def call(client: Any, path: str, params: Mapping[str, Any]) -> Any:
    """Calls the method of a path."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return await method_of(client, path)(**params)


def hints_of(path: str) -> tuple[dict[str, Any], set[str]]:
    """The types of a method's parameters by name, and the names of those that are required."""
    parameters = dict(inspect.signature(METHODS[path]).parameters)
    parameters.pop(WAIT, None)
    hints = typing.get_type_hints(METHODS[path])
    required = {name for name, parameter in parameters.items() if parameter.default is inspect.Parameter.empty}
    return {name: hints[name] for name in parameters}, required


# Parameters and requests.


def test_the_table_is_whole() -> None:
    """Version 3.18.0 has 207 methods; a walk that misses some would prove nothing."""
    assert len(METHODS) == 207


@each_path
def test_parameters_have_the_official_names(path: str) -> None:
    """Each parameter of an official method is one here, required exactly where it is required there."""
    hints, required = hints_of(path)
    parameters = inspect.signature(method_of(AsyncSeam("seam_key"), path)).parameters
    assert hints.keys() - parameters.keys() == set()
    ours = {name for name, parameter in parameters.items() if parameter.default is inspect.Parameter.empty}
    assert ours == required
    assert (WAIT in inspect.signature(METHODS[path]).parameters) == (WAIT in parameters)


@each_path
async def test_parameters_are_sent_as_they_are(path: str) -> None:
    """A value of each type that a parameter takes goes over the wire unchanged, under the official name."""
    hints, required = hints_of(path)
    needed = ALSO_NEEDED.get(path, {})
    least = {name: values(hints[name], name)[0] for name in sorted(required)}
    given = [{**least, **needed.get("", {})}]
    for name, hint in hints.items():
        others = needed.get(name, needed.get("", {}))
        given += [{**least, **others, name: value} for value in values(hint, name)]
    waits = {WAIT: False} if WAIT in inspect.signature(METHODS[path]).parameters else {}
    answer = response(answer_to(path))
    async with RawServer(lambda _: answer) as server, AsyncSeam("seam_key", endpoint=server.endpoint) as client:
        for params in given:
            await call(client, path, {**params, **waits})
        sent = [(request.path, request.params) for request in server.requests]
    assert sent == [(path, {name: None if sent is NULL else sent for name, sent in params.items()}) for params in given]


# Responses.


def answer_to(path: str) -> dict[str, Any]:
    """A response to a request, with all fields that the official classes have."""
    returns = typing.get_type_hints(METHODS[path])["return"]
    key = response_key(path)
    if key is None:
        return {"ok": True}
    return {"ok": True, key: None if returns is type(None) else values(returns, key)[0]}


def response_key(path: str) -> str | None:
    """Where the official method looks for the result."""
    found = re.search(r'unwrap(?:_list)?\(\s*res,\s*"(\w+)"', inspect.getsource(METHODS[path]))
    return found[1] if found else None


def reads_the_same(ours: Any, official: Any, place: str) -> int:
    """Compares two values field by field.

    Returns:
        How many single values were compared.
    """
    if isinstance(official, list):
        assert isinstance(ours, (list, tuple)), place
        assert len(ours) == len(official), place
        return sum(reads_the_same(*pair, place) for pair in zip(ours, official, strict=True))
    if isinstance(official, dict):
        return sum(reads_the_same(ours[name], member, f"{place}.{name}") for name, member in official.items())
    if dataclasses.is_dataclass(official):
        names = [field.name for field in dataclasses.fields(official)]
        return sum(reads_the_same(_field(ours, name), getattr(official, name), f"{place}.{name}") for name in names)
    if isinstance(ours, datetime):
        official = datetime.fromisoformat(official)
    assert ours == official, place
    return 1


def _field(thing: Any, name: str) -> Any:
    return thing[name.rstrip("_")] if isinstance(thing, dict) else getattr(thing, name)


async def read_by_both(path: str, params: Mapping[str, Any], answer: Mapping[str, Any]) -> tuple[Any, Any]:
    """What both packages read from the same response."""
    results = []
    for package in (seam_async, seam):
        async with RawServer(lambda _: response(answer)) as server:
            client: Any = package.AsyncSeam(api_key="seam_key", endpoint=server.endpoint)
            results.append(await call(client, path, params))
            await client.close()
    return results[0], results[1]


async def test_generated_code_has_only_what_there_is() -> None:
    """No access code is made by `generate_code`: there are a code and a device, and no id."""
    came = {"code": "1234", "device_id": "d1"}
    ours, official = await read_by_both(GENERATE_CODE, {"device_id": "d1"}, {"ok": True, "generated_code": came})
    assert {name: getattr(official, name) for name in came} == came == ours.to_json()
    assert official.access_code_id is None


@pytest.mark.parametrize("path", [path for path in METHODS if path != GENERATE_CODE])
async def test_responses_are_read_into_the_official_fields(path: str) -> None:
    """Each field that the official classes have is here under the same name, with the same value."""
    hints, required = hints_of(path)
    needed = ALSO_NEEDED.get(path, {}).get("", {})
    method: Any = METHODS[path]
    names = required if needed else {*required, *method.__seam_at_least_one_parameter_names__[:1]}
    params = {name: values(hints[name], name)[0] for name in names} | needed
    ours, official = await read_by_both(path, params, answer_to(path))
    assert (ours is None) == (official is None)
    assert reads_the_same(ours, official, path) > 0


@pytest.mark.parametrize("variant", typing.get_args(EVENT), ids=lambda variant: variant.__name__)
async def test_events_are_of_the_official_classes(variant: Any) -> None:
    """An event of each official type is of the class of the same name, with the same fields."""
    answer = {"ok": True, "event": value(variant, "event")}
    ours, official = await read_by_both("/events/get", {"event_id": "e1"}, answer)
    assert type(ours).__name__ == type(official).__name__ == variant.__name__
    assert reads_the_same(ours, official, variant.__name__) > 0


@pytest.mark.parametrize("variant", typing.get_args(ATTEMPT), ids=lambda variant: variant.__name__)
async def test_action_attempts_are_read_as_officially(variant: Any) -> None:
    """An action attempt of each official type and status has the same fields, those of its result included."""
    answer = {"ok": True, "action_attempt": value(variant, "action_attempt")}
    params = {"action_attempt_id": "a1", WAIT: False}
    ours, official = await read_by_both("/action_attempts/get", params, answer)
    assert type(official) is variant
    assert reads_the_same(ours, official, variant.__name__) > 0
