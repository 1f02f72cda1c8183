"""Values come from JSON, go back to it, can be read like mappings, and are types of pydantic and FastAPI."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from operator import methodcaller
from typing import Any

import fastapi
import flask
import httpx
import pydantic
import pytest

from seam_async import (
    ActionAttempt,
    ActionAttemptFailure,
    AnySeamEvent,
    Device,
    Pagination,
    SeamEvent,
    SeamInvalidOptionsError,
    models,
)
from seam_async._models import Model

from published import MODELS, largest

DEVICE = {
    "device_id": "d1",
    "created_at": "2026-01-02T03:04:05.678Z",
    "brand_new": {"deep": [1]},
    "errors": [{"error_code": "offline", "message": "It is.", "brand_new": 2}],
    "properties": {"online": True, "appearance": {"name": "Door"}, "supported_code_lengths": [4, 5], "brand_new": 3},
}
ATTEMPT = {
    "action_attempt_id": "a1",
    "status": "error",
    "action_type": "UNLOCK_DOOR",
    "result": None,
    "error": {"type": "jammed", "message": "It is stuck.", "brand_new": 4},
    "brand_new": 5,
}
PAGINATION = {"has_next_page": True, "next_page_cursor": "c2", "next_page_url": None}
VALUES = [
    (Device, DEVICE),
    (ActionAttempt, ATTEMPT),
    (ActionAttemptFailure, ATTEMPT["error"]),
    (Pagination, PAGINATION),
    (SeamEvent, {"event_id": "e1", "event_type": "lock.unlocked", "method": "remote", "brand_new": 6}),
]
each_value = pytest.mark.parametrize(("kind", "value"), VALUES, ids=lambda value: getattr(value, "__name__", ""))


def device() -> Device:
    return Device.from_json(DEVICE)


# From JSON, and back.


@each_value
def test_json_is_read_and_written_without_loss(kind: Any, value: Any) -> None:
    """`to_json` returns what `from_json` was given, unknown fields included, as a copy."""
    made = kind.from_json(value)
    assert isinstance(made, kind)
    assert made == kind.from_json(json.dumps(value)) == kind.from_json(json.dumps(value).encode())
    written = made.to_json()
    assert written == value
    written.clear()
    assert made.to_json() == value


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_all_fields_of_a_model_are_written(kind: type[Model]) -> None:
    """A model with all of its fields is the same after it went through JSON."""
    value = largest(kind, depth=1)
    assert kind.from_json(value).to_json() == value


def test_events_are_of_their_own_class() -> None:
    """An event from JSON is of the class of its type."""
    event = SeamEvent.from_json({"event_id": "e1", "event_type": "lock.unlocked"})
    assert isinstance(event, models.LockUnlockedEvent)


@pytest.mark.parametrize("value", ["no JSON", b"[]", {}, {"device_id": 3}])
def test_other_json_is_refused(value: Any) -> None:
    """Text that is no JSON, and JSON that is of something else, is refused with the name of the class."""
    with pytest.raises(SeamInvalidOptionsError, match="not the JSON of Device"):
        Device.from_json(value)


def test_values_made_by_hand_are_written() -> None:
    """The fields of a value that was made by hand are written if they are set; timestamps are text."""
    made = Device(
        device_id="d1",
        created_at=datetime(2026, 1, 2, tzinfo=UTC),
        properties=models.DeviceProperties(online=True),
        errors=(models.DeviceError(error_code="offline"),),
    )
    assert made.to_json() == {
        "device_id": "d1",
        "created_at": "2026-01-02T00:00:00+00:00",
        "properties": {"online": True},
        "errors": [{"error_code": "offline"}],
    }
    assert Device.from_json(made.to_json()) == made
    failed = ActionAttempt("a1", "error", error=ActionAttemptFailure("jammed", "It is stuck."))
    assert failed.to_json()["error"] == {"type": "jammed", "message": "It is stuck."}
    assert models.AccessMethodPendingMutationValues.from_json({"ends_at": None}).to_json() == {"ends_at": None}


# Like a mapping.


def test_models_are_read_like_mappings() -> None:
    """A name gives the value that the API sent, as it came; an object is a model, and a known absent field is None."""
    found = device()
    assert found["created_at"] == DEVICE["created_at"]
    assert found["properties"]["online"] is True
    assert found["properties"]["supported_code_lengths"] == [4, 5]
    assert found["properties"]["appearance"].name == "Door"
    assert found["errors"][0]["error_code"] == found["errors"][0].error_code == "offline"
    assert found["brand_new"] == {"deep": [1]}
    assert found["nickname"] is None
    with pytest.raises(KeyError):
        found["unheard_of"]


def test_models_know_what_was_sent() -> None:
    """`in`, `get` and `keys` tell the fields that the API sent from those that it left out."""
    found = device()
    assert "properties" in found
    assert "brand_new" in found
    assert "nickname" not in found
    assert found.get("nickname", "none") == "none"
    assert found.get("nickname") is None
    assert found.get("brand_new") == {"deep": [1]}
    assert [*found.keys()] == [*DEVICE]
    assert dict(found)["properties"] == found.properties


def test_fields_with_the_name_of_a_keyword() -> None:
    """A field such as `from` is read by the API's name."""
    kind = models.AccessMethodPendingMutation
    change = kind.from_json({"mutation_code": "updating_access_times", "from": {"ends_at": None}})
    assert change["from"] == change.from_
    assert "from" in kind(from_=change.from_).to_json()


@each_value
def test_values_are_no_sequences(kind: Any, value: Any) -> None:
    """A value cannot be taken for a list of its names, so that nobody waits for these as if they were ids."""
    with pytest.raises(TypeError, match="not iterable"):
        iter(kind.from_json(value))


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_no_field_hides_a_method(kind: Any) -> None:
    """No field of the API has the name of a method."""
    assert all(callable(getattr(kind, name)) for name in ("from_json", "to_json", "keys", "get", "kind_of"))


def test_values_are_pickled() -> None:
    """What a value was made from goes along when it is pickled."""
    assert pickle.loads(pickle.dumps(device())).to_json() == DEVICE


# Encoders.


def test_encoders_of_json_take_values_by_their_hook() -> None:
    """`json.dumps` and Flask's `jsonify` encode values, alone and within others, with `to_json` as their hook."""
    hook = methodcaller("to_json")
    assert json.loads(json.dumps({"devices": [device()]}, default=hook)) == {"devices": [DEVICE]}
    app = flask.Flask("doors")
    app.json.default = hook  # type: ignore[attr-defined]
    with app.app_context():
        assert flask.jsonify(attempts=[ActionAttempt.from_json(ATTEMPT)]).json == {"attempts": [ATTEMPT]}


class Visit(pydantic.BaseModel):
    """A model of a user's own."""

    device: Device
    attempts: list[ActionAttempt] = []


def test_values_are_fields_of_pydantic_models() -> None:
    """A pydantic model takes a value or its JSON, and writes all of it."""
    attempt = ActionAttempt.from_json(ATTEMPT)
    visit = Visit(device=device(), attempts=[attempt])
    assert visit == Visit.model_validate({"device": DEVICE, "attempts": [ATTEMPT]})
    assert visit.attempts[0] is attempt
    assert visit.model_dump() == json.loads(visit.model_dump_json()) == {"device": DEVICE, "attempts": [ATTEMPT]}
    assert Visit.model_validate_json(visit.model_dump_json()) == visit


@pytest.mark.parametrize(("value", "words"), [({}, "not the JSON of Device"), (3, "JSON object of Device, got int")])
def test_pydantic_tells_what_is_wrong(value: Any, words: str) -> None:
    """What is no such value is an error of pydantic's validation."""
    with pytest.raises(pydantic.ValidationError, match=words):
        Visit(device=value)


def application(kind: Any, made: Any) -> fastapi.FastAPI:
    """An application that returns a value in each way that there is."""
    app = fastapi.FastAPI()

    @app.get("/plain", response_model=None)
    async def plain() -> Any:
        return made

    @app.get("/model", response_model=kind)
    async def model() -> Any:
        return made

    @app.get("/list", response_model=list[kind])
    async def several() -> Any:
        return [made]

    @app.post("/visits")
    async def visits(visit: Visit) -> Visit:
        return visit

    return app


@each_value
async def test_fastapi_returns_values(kind: Any, value: Any) -> None:
    """A route may return a value with its response model, in a list, and without a model; nothing of it is lost."""
    transport = httpx.ASGITransport(application(kind, kind.from_json(value)))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        for way, expected in (("plain", value), ("model", value), ("list", [value])):
            response = await client.get(f"/{way}")
            assert (response.status_code, response.json()) == (200, expected)
        response = await client.post("/visits", json={"device": DEVICE, "attempts": [ATTEMPT]})
        assert response.json() == {"device": DEVICE, "attempts": [ATTEMPT]}


def test_the_openapi_page_describes_values() -> None:
    """FastAPI's description has the fields of a response, their types, and which of them are always there."""
    paths = application(Device, device()).openapi()["paths"]
    schema = paths["/model"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert (schema["type"], schema["required"]) == ("object", ["device_id"])
    properties = schema["properties"]
    assert properties["can_remotely_lock"] == {"type": "boolean"}
    assert properties["created_at"] == {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}
    assert properties["custom_metadata"] == {"type": "object"}
    assert properties["space_ids"] == {"type": "array", "items": {"type": "string"}}
    assert properties["errors"]["items"]["properties"]["error_code"]["anyOf"][0] == {"type": "string"}
    assert properties["properties"]["properties"]["online"]["anyOf"][0] == {"type": "boolean"}


def test_an_event_names_its_type_in_its_schema() -> None:
    """The schema of an event says of which type it is, and a field for any event takes those of all types."""
    properties = pydantic.TypeAdapter(models.LockUnlockedEvent).json_schema()["properties"]
    assert properties["event_type"] == {"type": "string", "enum": ["lock.unlocked"]}
    read = pydantic.TypeAdapter(AnySeamEvent).validate_python
    kinds = [type(read({"event_id": "e1", "event_type": event_type})) for event_type in ("lock.unlocked", "brand.new")]
    assert kinds == [models.LockUnlockedEvent, models.UnknownEvent]


@pytest.mark.parametrize(
    "kind", [*MODELS, ActionAttempt, ActionAttemptFailure, Pagination], ids=lambda kind: kind.__name__
)
def test_each_value_has_a_schema(kind: Any) -> None:
    """The schema of each value has all of its fields, by the API's names."""
    schema = pydantic.TypeAdapter(kind).json_schema()
    if issubclass(kind, Model):
        assert schema["properties"].keys() == largest(kind, depth=0).keys()
    assert json.dumps(schema)


def test_a_model_reads_json_before_anything_else_is_loaded() -> None:
    """The package loads names on first use; the first may be a model."""
    program = """
from seam_async import Device
print(Device.from_json({"device_id": "d1", "display_name": "Door 1"}).display_name)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout == "Door 1\n"
