"""What the API answers with: nothing of it is lost, nothing unexpected is swallowed."""

from __future__ import annotations

import enum
import pickle
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from cattrs.gen import make_dict_structure_fn
from hypothesis import given
from hypothesis import strategies as st

from seam_async import (
    ActionAttempt,
    ActionAttemptFailure,
    AsyncSeam,
    Device,
    Page,
    Pagination,
    SeamError,
    SeamHttpInvalidResponseError,
    _converter,
    models,
)
from seam_async._converter import InvalidDataError, read_attempt, structure
from seam_async.models import DeviceProperties
from seam_async.testing import FakeClock, FakeSeam, Fault

from support import NIL_ID, attempt_json, in_virtual_time

FULL_DEVICE = {
    "device_id": "d1",
    "device_type": "august_lock",
    "display_name": "Front",
    "nickname": None,
    "workspace_id": "w1",
    "connected_account_id": None,
    "is_managed": True,
    "created_at": "2026-05-01T12:00:00.000Z",
    "capabilities_supported": ["lock"],
    "properties": {"online": True, "deep": [{"er": 1}]},
    "location": {"timezone": "Europe/Berlin"},
    "custom_metadata": {"room": "7"},
    "space_ids": ["s1"],
    "errors": [{"error_code": "device_offline"}],
    "warnings": [],
    "can_remotely_unlock": True,
    "can_configure_auto_lock": False,
    "brand_new_field": {"a": [1]},
}


def test_an_attempt_keeps_what_came() -> None:
    """Unknown fields, action types and results are carried through untouched, and `raw` is the object as it came."""
    came = attempt_json("a1", "success", action_type="TELEPORT", result={"to": [1, None]}, new_field={"x": 1}, ok=True)
    attempt = structure(came, ActionAttempt)
    assert (attempt.action_type, attempt.result) == ("TELEPORT", {"to": [1, None]})
    assert attempt.raw == came
    assert attempt.raw is not attempt.raw


@pytest.mark.parametrize("result", [None, {}, [], "text", 7, 0.5, True, [{"a": None}]])
def test_a_result_may_be_anything(result: object) -> None:
    """The result of an action is handed on whatever its shape."""
    assert structure(attempt_json("a1", "success", result=result), ActionAttempt).result == result


@pytest.mark.parametrize(
    ("status", "flags"),
    [
        ("pending", (True, False, False)),
        ("success", (False, True, False)),
        ("error", (False, False, True)),
        ("half_open", (False, False, False)),
        ("", (False, False, False)),
    ],
)
def test_a_status_is_asked_for_by_name(status: str, flags: tuple[bool, bool, bool]) -> None:
    """`is_pending`, `is_success` and `is_error` tell the known statuses; an unknown one is none of them."""
    attempt = structure(attempt_json("a1", status), ActionAttempt)
    assert (attempt.is_pending, attempt.is_success, attempt.is_error) == flags
    assert attempt.status == status


def test_a_failure_keeps_what_came() -> None:
    """Why an action failed is typed where it is known, and kept as it came."""
    failure = {"type": "odd", "message": "Stuck", "hint": "Push"}
    attempt = structure(attempt_json("a1", "error", error=failure), ActionAttempt)
    assert attempt.error is not None
    assert (attempt.error.type, attempt.error.message, attempt.error.raw) == ("odd", "Stuck", failure)
    assert attempt.raw["error"] == failure


def test_a_failure_without_words_still_has_some() -> None:
    """An error object without type and message has a name and a text for people."""
    attempt = structure(attempt_json("a1", "error", error={}), ActionAttempt)
    assert attempt.error == ActionAttemptFailure("unknown_error", "The action failed; the API gave no message.")
    assert attempt.raw["error"] == {}


def test_an_attempt_of_the_least_fields() -> None:
    """An id and a status are enough."""
    attempt = structure({"action_attempt_id": "a1", "status": "pending"}, ActionAttempt)
    assert attempt == ActionAttempt("a1", "pending")
    assert repr(attempt) == (
        "ActionAttempt(action_attempt_id='a1', status='pending', action_type=None, result=None, error=None)"
    )


def test_a_device_keeps_what_came() -> None:
    """A device has its documented fields, and all others in `raw`."""
    device = structure(FULL_DEVICE, Device)
    assert device.created_at == datetime(2026, 5, 1, 12, tzinfo=UTC)
    assert device.capabilities_supported == ("lock",)
    assert device.properties.online is True
    assert device.properties.raw["deep"] == [{"er": 1}]
    assert [(error.error_code, error.message) for error in device.errors] == [("device_offline", None)]
    assert (device.can_remotely_unlock, device.can_remotely_lock) == (True, False)
    assert device.raw == FULL_DEVICE
    assert repr(device) == (
        "Device(device_id='d1', can_remotely_unlock=True, capabilities_supported=('lock',), "
        "created_at=datetime.datetime(2026, 5, 1, 12, 0, tzinfo=datetime.timezone.utc), device_type='august_lock', "
        "display_name='Front', is_managed=True, space_ids=('s1',), workspace_id='w1')"
    )


def test_nothing_is_compiled_to_read_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """No code is generated for a class that is met, whose fields are told apart one by one, as they come."""
    compiled = []

    def compile_and_note(kind: Any, *arguments: Any, **options: Any) -> Any:
        compiled.append(kind)
        return make_dict_structure_fn(kind, *arguments, **options)

    monkeypatch.setattr(_converter, "make_dict_structure_fn", compile_and_note)
    _converter._converter.cache_clear()
    assert structure([FULL_DEVICE], list[Device])[0].properties.online
    assert not {Device, DeviceProperties} & set(compiled)


def test_what_explains_faults_is_made_when_there_is_one() -> None:
    """To name the place of a fault takes more code, which is compiled only once something cannot be read."""
    _converter._converter.cache_clear()
    structure(FULL_DEVICE, Device)
    assert _converter._converter.cache_info().currsize == 1
    with pytest.raises(InvalidDataError, match=r"device_id"):
        structure(FULL_DEVICE | {"device_id": 7}, Device)
    assert _converter._converter.cache_info().currsize == 2


@pytest.mark.parametrize("text", ["2026-05-01T12:00:00Z", "2026-05-01T14:00:00+02:00", "2026-05-01T12:00:00"])
def test_times_are_aware(text: str) -> None:
    """A time always has a time zone, UTC if the server left it out."""
    created_at = structure({"device_id": "d1", "created_at": text}, Device).created_at
    assert created_at is not None
    assert created_at.tzinfo is not None
    assert created_at == datetime(2026, 5, 1, 12, tzinfo=UTC)


async def test_unknown_fields_come_through_the_client(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A field that this version does not know is in `raw` of what the client returns."""
    door = next(iter(fake_seam.devices))
    fake_seam.devices[door]["brand_new"] = {"x": 1}
    assert (await seam.devices.get(device_id=door)).raw["brand_new"] == {"x": 1}
    attempt = attempt_json(NIL_ID, "half_open", brand_new=1)
    fake_seam.break_next(Fault(status=200, body={"action_attempt": attempt, "other": 1}))
    got = await seam.action_attempts.get(action_attempt_id=NIL_ID, wait_for_action_attempt=False)
    assert (got.status, got.raw) == ("half_open", attempt)


def test_an_absent_array_is_no_empty_one() -> None:
    """Where the API may leave an array out, an absent one is None: a webhook without event types gets all events."""
    assert structure({"webhook_id": "w1"}, models.Webhook).event_types is None
    assert structure({"webhook_id": "w1", "event_types": []}, models.Webhook).event_types == ()
    assert structure({"device_id": "d1"}, Device).errors == ()


async def test_a_list_without_pagination_is_one_page(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Servers that leave out `pagination`, or send null, have sent all there is."""
    for body in ({"devices": [FULL_DEVICE]}, {"devices": [FULL_DEVICE], "pagination": None}):
        fake_seam.break_next(Fault(status=200, body=body))
        page = await seam.devices.list()
        assert (len(page), page.pagination) == (1, Pagination())


def test_models_are_values() -> None:
    """Models cannot be changed, compare by their content, and pickle."""
    device = structure(FULL_DEVICE, Device)
    attempt = structure(attempt_json("a1", "error", new=1), ActionAttempt)
    page = Page([attempt], Pagination(True, "c1", "https://x/y"))
    for value in (device, attempt, attempt.error, page.pagination, page):
        assert pickle.loads(pickle.dumps(value)) == value
    assert pickle.loads(pickle.dumps(attempt)).raw == attempt.raw
    with pytest.raises(FrozenInstanceError):
        attempt.status = "success"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        device.device_id = "d2"  # type: ignore[misc]
    assert structure(attempt_json("a1"), ActionAttempt) != structure(attempt_json("a1", new=1), ActionAttempt)


WRONG_ATTEMPTS: list[tuple[object, str]] = [
    (None, "it"),
    ([], "it"),
    ("a1", "it"),
    ({}, "it.action_attempt_id"),
    ({"action_attempt_id": "a1"}, "it.status"),
    (attempt_json("a1") | {"action_attempt_id": 7}, "it.action_attempt_id"),
    (attempt_json("a1") | {"action_attempt_id": None}, "it.action_attempt_id"),
    (attempt_json("a1") | {"status": None}, "it.status"),
    (attempt_json("a1") | {"status": True}, "it.status"),
    (attempt_json("a1") | {"action_type": 7}, "it.action_type"),
    (attempt_json("a1") | {"error": "text"}, "it.error"),
    (attempt_json("a1") | {"error": []}, "it.error"),
    (attempt_json("a1") | {"error": {"type": 7}}, "it.error.type"),
    (attempt_json("a1") | {"error": {"message": None}}, "it.error.message"),
]
WRONG_DEVICES: list[tuple[object, str]] = [
    (7, "it"),
    ({}, "it.device_id"),
    (FULL_DEVICE | {"device_id": None}, "it.device_id"),
    (FULL_DEVICE | {"device_id": 7}, "it.device_id"),
]
WRONG_PAGINATIONS: list[tuple[object, str]] = [
    ([], "it"),
    ({"has_next_page": "no"}, "it.has_next_page"),
    ({"has_next_page": 1}, "it.has_next_page"),
    ({"next_page_cursor": 7}, "it.next_page_cursor"),
    ({"next_page_url": 7}, "it.next_page_url"),
]


@pytest.mark.parametrize(
    ("model", "value", "place"),
    [
        *((ActionAttempt, *case) for case in WRONG_ATTEMPTS),
        *((Device, *case) for case in WRONG_DEVICES),
        *((Pagination, *case) for case in WRONG_PAGINATIONS),
    ],
)
def test_a_wrong_shape_is_named(model: type[Any], value: object, place: str) -> None:
    """What a thing cannot be without is refused by name if it is missing or of another type, never guessed at."""
    with pytest.raises(InvalidDataError) as caught:
        structure(value, model)
    assert place in str(caught.value)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "its JSON has no 'device'"),
        ({"device": None}, "its 'device' cannot be read"),
        ({"device": 7}, "expected an object, got int"),
        ({"device": {}}, "device_id"),
        ({"device": FULL_DEVICE | {"device_id": 1}}, "device_id"),
    ],
)
async def test_a_wrong_shape_of_one_thing(fake_seam: FakeSeam, seam: AsyncSeam, body: object, words: str) -> None:
    """An answer that is JSON but not what the endpoint promises names the endpoint, the request and the field."""
    fake_seam.break_next(Fault(status=200, body=body))
    with pytest.raises(SeamHttpInvalidResponseError) as caught:
        await seam.devices.get(device_id=NIL_ID)
    assert words in str(caught.value)
    assert (caught.value.path, caught.value.status_code, caught.value.request_id) == ("/devices/get", 200, "request1")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "its JSON has no 'devices'"),
        ({"devices": None}, "its 'devices' cannot be read"),
        ({"devices": {}}, "its 'devices' cannot be read"),
        ({"devices": "abc"}, "its 'devices' cannot be read"),
        ({"devices": [7]}, "expected an object, got int) @ it[0]"),
        ({"devices": 7}, "expected an array, got int"),
        ({"devices": [], "pagination": []}, "its 'pagination' cannot be read"),
        ({"devices": [], "pagination": {"has_next_page": "no"}}, "has_next_page"),
    ],
)
async def test_a_wrong_shape_of_a_list(fake_seam: FakeSeam, seam: AsyncSeam, body: object, words: str) -> None:
    """A list that is not one, or an item or a pagination that cannot be read, is named."""
    fake_seam.break_next(Fault(status=200, body=body))
    with pytest.raises(SeamHttpInvalidResponseError) as caught:
        await seam.devices.list()
    assert words in str(caught.value)
    assert (caught.value.path, caught.value.request_id) == ("/devices/list", "request1")


@pytest.mark.parametrize("body", [{}, {"action_attempt": None}, {"action_attempt": []}, {"action_attempt": {"a": 1}}])
async def test_a_wrong_shape_of_an_action(fake_seam: FakeSeam, seam: AsyncSeam, body: object) -> None:
    """An action whose answer cannot be read is not sent again, since it has run."""
    fake_seam.break_next(Fault(status=200, body=body))
    with pytest.raises(SeamHttpInvalidResponseError) as caught:
        await seam.locks.unlock_door(device_id=NIL_ID)
    assert (caught.value.path, caught.value.request_id) == ("/locks/unlock_door", "request1")
    assert len(fake_seam.requests) == 1


@pytest.mark.parametrize(
    "body", [{}, {"action_attempts": {}}, {"action_attempts": [], "pagination": 7}, {"action_attempts": [7]}]
)
@in_virtual_time
async def test_a_wrong_shape_of_a_poll_fails_no_wait(clock: FakeClock, body: object) -> None:
    """A poll whose answer cannot be read is made again, and the wait goes on to its outcome."""
    async with FakeSeam(clock=clock, resolve_after=3) as fake, fake.client() as seam:
        fake.break_next(Fault(status=200, body=body, path="/action_attempts/list"))
        assert (await seam.locks.unlock_door(device_id=next(iter(fake.devices)))).is_success


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=4), values, max_size=3),
    max_leaves=8,
)


@pytest.mark.scale
@given(
    model=st.sampled_from([ActionAttempt, Device, Pagination, ActionAttemptFailure]),
    value=ANYTHING
    | st.dictionaries(
        st.sampled_from(
            ["action_attempt_id", "status", "error", "device_id", "created_at", "properties", "raw", "extra", "_extra"]
        ),
        ANYTHING,
    ),
)
def test_whatever_comes_is_a_model_or_named(model: type[Any], value: object) -> None:
    """Any JSON becomes a model, or an error that says where it is wrong; nothing else is raised."""
    try:
        made = structure(value, model)
    except InvalidDataError as error:
        assert str(error)
    else:
        assert isinstance(made, model)


class Status(enum.StrEnum):
    SUCCESS = "success"


def test_attempts_of_other_clients_are_read() -> None:
    """An object with the fields of an attempt is one, whether its error is an object or a mapping."""
    ours = ActionAttempt("a1", "pending")
    assert read_attempt(ours) is ours
    assert read_attempt(attempt_json("a1")) == structure(attempt_json("a1"), ActionAttempt)
    other = SimpleNamespace(
        action_attempt_id="a1",
        status=Status.SUCCESS,
        action_type="LOCK_DOOR",
        result={"x": 1},
        error=None,
        more="ignored",
    )
    read = read_attempt(other)
    assert (read.is_success, read.action_type, read.result, read.error) == (True, "LOCK_DOOR", {"x": 1}, None)
    other.error = SimpleNamespace(type="stuck", message="It is stuck")
    assert read_attempt(other).error == ActionAttemptFailure("stuck", "It is stuck")
    other.error = {"type": "stuck"}
    failure = read_attempt(other).error
    assert failure is not None
    assert failure.type == "stuck"


@pytest.mark.parametrize("item", [None, 7, "a1", object(), SimpleNamespace(action_attempt_id="a1"), {}])
def test_what_is_no_attempt_is_refused(item: object) -> None:
    """Something that has no id and status is named as unreadable."""
    with pytest.raises(InvalidDataError):
        read_attempt(item)


async def test_foreign_errors_do_not_come_through(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Data nested beyond what can be read ends in an error of ours."""
    fake_seam.break_next(Fault(status=200, body='{"devices":' + "[" * 5000 + "]" * 5000 + "}"))
    async with fake_seam.client(retries=0) as patient:
        with pytest.raises(SeamError):
            await patient.devices.list()


def test_an_attempt_without_an_action_type_is_read() -> None:
    """A null where the type of the action should be is no reason to lose the attempt."""
    assert read_attempt(attempt_json("a1", "success", action_type=None)) == ActionAttempt("a1", "success", None, {})
