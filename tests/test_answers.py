"""Whatever the API answers with is read: in full, at the least, and with what this version does not know."""

from __future__ import annotations

import logging
import pickle
from datetime import UTC, datetime
from typing import cast, get_type_hints

import attrs
import pytest

from seam_async import AnySeamEvent, AsyncSeam, SeamEvent, SeamHttpInvalidResponseError, models
from seam_async._converter import InvalidDataError, _tell_of_odd, structure
from seam_async._models import Model
from seam_async.models.event import EVENTS
from seam_async.testing import FakeSeam

from published import MODELS, largest, smallest

each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


@each_model
def test_full_answer_is_read(model: type[Model]) -> None:
    """Each field that there may be is read into its place, times as aware datetimes, and kept as it came."""
    came = largest(model)
    thing = structure(came, model)
    assert type(thing) is model
    assert thing.raw is came
    for one in attrs.fields(model):
        value = getattr(thing, one.name)
        assert value not in (None, (), {}), one.name
        assert not isinstance(value, datetime) or value == datetime(2026, 1, 2, 3, 4, 5, 678_000, tzinfo=UTC)
    assert pickle.loads(pickle.dumps(thing)) == thing


@each_model
def test_least_answer_is_read(model: type[Model]) -> None:
    """An id is enough, where there is one; all else is None, empty, False for a capability, or the type of an event."""
    thing = structure(smallest(model), model)
    ids = [one.name for one in attrs.fields(model) if one.default is attrs.NOTHING]
    assert len(ids) <= 1
    assert all(name.endswith("_id") for name in ids)
    left_out = (
        {one.name for one in attrs.fields(model)}
        - {*ids, "raw"}
        - ({"event_type"} if model in EVENTS.values() else set())
    )
    values = {name: getattr(thing, name) for name in left_out}
    assert all(not value or isinstance(value, Model) for value in values.values())
    assert all(value is False for name, value in values.items() if name.startswith("can_"))


@each_model
def test_answer_of_a_newer_api_is_read(model: type[Model]) -> None:
    """Fields that are new are in `raw`, and what may be null may be so."""
    hints = get_type_hints(model)
    empty = {
        one.name.rstrip("_"): None
        for one in attrs.fields(model)
        if type(None) in getattr(hints[one.name], "__args__", ())
    }
    came = {**empty, **smallest(model), "brand_new": {"a": [1]}, "raw": 7}
    thing = structure(came, model)
    assert thing.raw["brand_new"] == {"a": [1]}
    assert thing.raw["raw"] == 7
    assert "brand_new" not in repr(thing)


@each_model
def test_value_of_another_type_is_read_as_left_out(model: type[Model]) -> None:
    """A value of another type than published costs nothing but itself, and is in `raw`."""
    least = structure(smallest(model), model)
    for name, value in largest(model).items():
        if value != [1] and name not in smallest(model):
            wrong: object = 7 if isinstance(value, (dict, list)) else {"a": 1}
            thing = structure({**smallest(model), name: wrong}, model)
            assert type(thing) is type(least)
            assert thing == least
            assert thing.raw[name] is wrong


@each_model
def test_thing_without_its_id_is_refused(model: type[Model]) -> None:
    """An id that is missing or of another type is refused by name, and so is what is no object at all."""
    for name in smallest(model):
        with pytest.raises(InvalidDataError, match=name):
            structure({}, model)
        with pytest.raises(InvalidDataError, match=rf"it\.{name}$"):
            structure({**smallest(model), name: 7}, model)
    nothings: list[object] = [None, 7, "text", []]
    for nothing in nothings:
        with pytest.raises(InvalidDataError, match="expected an object"):
            structure(nothing, model)


WRONG: list[tuple[type[Model], str, list[object]]] = [
    (models.NoiseThreshold, "noise_threshold_decibels", ["70", True, {}]),
    (models.PhoneProperties, "salto_space_credential_service_metadata", ["text", 7, []]),
    (models.Workspace, "is_sandbox", ["true", 1, 0]),
    (models.Workspace, "name", [7, True]),
    (models.ThermostatSchedule, "max_override_period_minutes", ["7", True, 7.5]),
    (models.ThermostatSchedule, "starts_at", ["tomorrow", 1_750_000_000]),
    (models.DeviceDormakabaOracodeMetadata, "device_id", [True, {}, []]),
]


@pytest.mark.parametrize(
    ("model", "name", "value"), [(model, name, value) for model, name, values in WRONG for value in values]
)
def test_nothing_is_taken_for_something_else(model: type[Model], name: str, value: object) -> None:
    """Text is no number, a number no text, and a boolean neither."""
    assert structure({**smallest(model), name: value}, model) == structure(smallest(model), model)


@pytest.mark.parametrize("value", [None, 7, 7.5, "seven"])
def test_value_of_one_of_several_types_is_read(value: object) -> None:
    """Where the API says that a value may be of one type or another, each is read as it is."""
    assert structure({"device_id": value}, models.DeviceDormakabaOracodeMetadata).device_id == value


# Events.


@pytest.mark.parametrize(("event_type", "kind"), EVENTS.items())
def test_event_is_of_its_kind(event_type: str, kind: type[SeamEvent]) -> None:
    """An event is of the class of its type, which is a `SeamEvent`."""
    event = structure({"event_id": "e1", "event_type": event_type}, SeamEvent)
    assert type(event) is kind
    assert isinstance(event, SeamEvent)
    assert (event.event_id, event.event_type) == ("e1", event_type)


@pytest.mark.parametrize("event_type", ["door.evaporated", "", None])
def test_event_of_a_new_kind_is_read(event_type: str | None) -> None:
    """An event of a type that this version does not know is an `UnknownEvent`, all that it says in `raw`."""
    came = {"event_id": "e1", "event_type": event_type, "door_id": "d1", "occurred_at": "2026-01-02T03:04:05Z"}
    event = structure(came, SeamEvent)
    assert type(event) is models.UnknownEvent
    assert isinstance(event, SeamEvent)
    assert event.event_type == event_type
    assert event.occurred_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert event.raw["door_id"] == "d1"


async def test_events_are_listed_by_their_kinds(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A list of events has those of known and of unknown types, told apart by their classes."""
    unlocked = {"event_id": "e1", "event_type": "lock.unlocked", "device_id": "d1", "method": "keycode"}
    fake_seam.serve("/events/list", {"events": [unlocked, {"event_id": "e2", "event_type": "brand.new"}]})
    first, second = await seam.events.list(since="2026-01-01")
    assert isinstance(first, models.LockUnlockedEvent)
    assert (first.device_id, first.method) == ("d1", "keycode")
    assert type(second) is models.UnknownEvent


def test_event_matches_by_its_class() -> None:
    """An event is told apart by `match` on its class, and on its type; one of an unknown type is a case of its own."""

    def describe(event: AnySeamEvent) -> str:
        match event:
            case models.LockUnlockedEvent(method=method):
                return f"unlocked by {method}"
            case models.UnknownEvent(event_type=event_type):
                return f"unknown: {event_type}"
            case _:
                return f"other: {event.event_type}"

    described = [
        describe(cast("AnySeamEvent", SeamEvent.from_json({"event_id": "e1", "event_type": event_type, "method": "m"})))
        for event_type in ("lock.unlocked", "lock.locked", "brand.new")
    ]
    assert described == ["unlocked by m", "other: lock.locked", "unknown: brand.new"]


def test_event_that_a_program_makes_has_its_type() -> None:
    """An event that a program makes itself, such as in a test, has the type of its class."""
    assert models.LockUnlockedEvent(event_id="e1").event_type == "lock.unlocked"


def test_event_of_another_kind_is_kept_as_asked_for() -> None:
    """Who asks for one kind of event gets it, also when the object says that it is of another."""
    event = structure({"event_id": "e1", "event_type": "device.connected"}, models.LockUnlockedEvent)
    assert type(event) is models.LockUnlockedEvent
    assert event.raw["event_type"] == "device.connected"


def test_things_compare_by_what_they_hold() -> None:
    """Things are equal if their fields are, whatever else came with them; things of different kinds never are."""
    space = models.Space(space_id="s1", name="A")
    assert space == structure({"space_id": "s1", "name": "A", "brand_new": 1}, models.Space)
    assert space != models.Space(space_id="s1", name="B")
    assert models.DeviceConnectedEvent(event_id="e1") != models.DeviceRemovedEvent(event_id="e1")
    assert space != "s1"
    assert len({models.Space(space_id="s1", name="A"), space}) == 1


# What is known of values.


async def test_values_that_are_new_are_read(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A status, a type and an error code that this version does not know are read as they come."""
    code = {
        "access_code_id": "c1",
        "type": "eternal",
        "status": "evaporating",
        "errors": [{"error_code": "brand_new", "message": "Oh", "is_cosmic": True}],
        "pending_mutations": [{"mutation_code": "brand_new", "from": {"colour": "red"}, "to": {"code": "1"}}],
    }
    fake_seam.serve("/access_codes/get", {"access_code": code})
    read_code = await seam.access_codes.get(access_code_id="c1")
    assert (read_code.type, read_code.status) == ("eternal", "evaporating")
    (error,) = read_code.errors
    assert (error.error_code, error.message, error.raw["is_cosmic"]) == ("brand_new", "Oh", True)
    (mutation,) = read_code.pending_mutations
    assert mutation.from_ is not None
    assert mutation.from_.raw == {"colour": "red"}
    assert mutation.to == models.AccessCodePendingMutationValues(code="1")


async def test_odd_value_spoils_no_list(fake_seam: FakeSeam, seam: AsyncSeam, caplog: pytest.LogCaptureFixture) -> None:
    """A value of another type, however deep, leaves all around it readable; a warning names its place, once."""
    _tell_of_odd.cache_clear()
    odd = {"properties": {"august_metadata": {"lock_id": 7, "lock_name": "Door"}, "online": True}, "errors": None}
    fake_seam.serve("/devices/list", {"devices": [{"device_id": "d1", **odd}, {"device_id": "d2", **odd}]})
    for device in await seam.devices.list():
        assert device.properties.online is True
        assert device.properties.august_metadata is not None
        assert device.properties.august_metadata.lock_id is None
        assert device.properties.august_metadata.lock_name == "Door"
        assert device.raw["properties"]["august_metadata"]["lock_id"] == 7
        assert device.errors == ()
    (record,) = [one for one in caplog.records if one.levelno == logging.WARNING]
    assert record.name == "seam_async.models"
    assert record.getMessage().startswith("DeviceAugustMetadata.lock_id came as int")
    assert (vars(record)["field"], vars(record)["came_as"]) == ("lock_id", "int")


async def test_thing_without_its_id_spoils_a_whole_list(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A list without pages is whole or an error, which names the endpoint and the place of what cannot be read."""
    fake_seam.serve("/locks/list", {"devices": [{"device_id": "d1"}, {"device_id": 7}]})
    with pytest.raises(SeamHttpInvalidResponseError, match=r"it\[1\]\.device_id") as caught:
        await seam.locks.list()
    assert caught.value.path == "/locks/list"


def test_what_opens_doors_is_not_shown() -> None:
    """A repr shows neither codes nor tokens nor links, and not what is nested."""
    code = structure({"access_code_id": "c1", "code": "4711", "errors": [{"message": "M"}]}, models.AccessCode)
    assert repr(code) == "AccessCode(access_code_id='c1')"
    session = structure({"client_session_id": "s1", "token": "seam_cst1_x"}, models.ClientSession)
    assert "seam_cst1" not in repr(session)
    device = structure(
        {"device_id": "d1", "custom_metadata": {"a": "b"}, "location": {"time_zone": "UTC"}}, models.Device
    )
    assert repr(device) == "Device(device_id='d1')"
