"""The routes offer what Seam publishes, and send what they are given."""

from __future__ import annotations

import functools
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from seam_async import (
    NULL,
    AsyncSeam,
    Device,
    SeamActionAttemptFailedError,
    SeamActionAttemptTimeoutError,
    SeamInvalidOptionsError,
)
from seam_async.models import DeviceAppearance, DeviceLocation, DeviceModel, DeviceProperties, DeviceWarning
from seam_async.testing import FakeClock, FakeSeam
from seam_async.testing._actions import ACTIONS, Action

from published import method_of
from support import in_virtual_time


def value_of(name: str, fake: FakeSeam) -> object:
    """A value for a parameter of an action, another one for each."""
    return next(iter(fake.devices)) if name == "device_id" else [name] if name == "periods" else f"the {name}"


actions = pytest.mark.parametrize(("path", "action"), ACTIONS.items(), ids=ACTIONS)


# Actions.


@actions
@in_virtual_time
async def test_action_sends_all_that_it_is_given(clock: FakeClock, path: str, action: Action) -> None:
    """An action sends each parameter under its own name to its own path, once, and returns the outcome."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        params = {name: value_of(name, fake) for name in (action.required | action.optional) - {"fan_mode"}}
        attempt = await method_of(seam, path)(**params)
        assert (attempt.action_type, attempt.status) == (action.action_type, "success")
        assert [request.params for request in fake.calls(path)] == [params]


@actions
@in_virtual_time
async def test_action_leaves_out_what_it_is_not_given(clock: FakeClock, path: str, action: Action) -> None:
    """An action sends no parameter that was left out or is None."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        params = {name: value_of(name, fake) for name in action.required}
        await method_of(seam, path)(**params)
        await method_of(seam, path)(**params, **dict.fromkeys(action.optional))
        assert [request.params for request in fake.calls(path)] == [params, params]


async def test_null_clears_a_day_of_the_weekly_program(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """NULL is sent as null, where None is left out."""
    door = next(iter(fake_seam.devices))
    await seam.thermostats.update_weekly_program(device_id=door, monday_program_id=NULL, tuesday_program_id=None)
    (request,) = fake_seam.calls("/thermostats/update_weekly_program")
    assert request.params == {"device_id": door, "monday_program_id": None}


# Waiting for the outcome.


@pytest.mark.parametrize(
    ("of_client", "of_call", "seconds"),
    [
        (True, None, 30),
        (True, True, 30),
        (True, {}, 30),
        (True, {"timeout": 5}, 5),
        ({"timeout": 7}, None, 7),
        ({"timeout": 7}, True, 7),
        ({"timeout": 7}, {"polling_interval": 1}, 7),
        ({"timeout": 7}, {"timeout": 9}, 9),
        (False, True, 30),
        (False, {"timeout": 5}, 5),
        (True, False, None),
        (False, None, None),
        ({"timeout": 7}, False, None),
    ],
)
@in_virtual_time
async def test_action_waits_as_long_as_it_is_told(
    clock: FakeClock, of_client: Any, of_call: Any, seconds: float | None
) -> None:
    """An action waits as its call says, or else as the client says, or else for 30 s; False returns at once."""
    async with (
        FakeSeam(resolve_after=None, clock=clock) as fake,
        fake.client(wait_for_action_attempt=of_client) as seam,
    ):
        door = next(iter(fake.devices))
        if seconds is None:
            assert (await seam.locks.unlock_door(device_id=door, wait_for_action_attempt=of_call)).is_pending
            assert len(fake.requests) == 1
        else:
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await seam.locks.unlock_door(device_id=door, wait_for_action_attempt=of_call)
            assert caught.value.timeout == seconds
            assert caught.value.elapsed == pytest.approx(seconds, abs=1.0)


@in_virtual_time
async def test_action_polls_at_the_interval_it_is_told(clock: FakeClock) -> None:
    """A polling interval in the call is the time between two askings."""
    async with FakeSeam(resolve_after=35, clock=clock) as fake, fake.client() as seam:
        door = next(iter(fake.devices))
        options: Any = {"timeout": None, "polling_interval": 10}
        assert (await seam.locks.unlock_door(device_id=door, wait_for_action_attempt=options)).is_success
        assert [round(request.at) for request in fake.calls("/action_attempts/list")] == [10, 20, 30, 40]


@pytest.mark.parametrize(
    "options",
    [{"timeout": -1}, {"timeout": float("nan")}, {"timeout": "5"}, {"polling_interval": 0}, {"timout": 5}, "yes", 5],
    ids=repr,
)
async def test_senseless_wait_is_refused_before_the_door_opens(
    fake_seam: FakeSeam, seam: AsyncSeam, options: Any
) -> None:
    """A wait that makes no sense is refused before anything is sent, whether the client or the call asks for it."""
    door = next(iter(fake_seam.devices))
    with pytest.raises(SeamInvalidOptionsError):
        await seam.locks.unlock_door(device_id=door, wait_for_action_attempt=options)
    with pytest.raises(SeamInvalidOptionsError):
        fake_seam.client(wait_for_action_attempt=options)
    assert not fake_seam.requests


# Devices and locks.


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "2026-01-02T03:04:00+00:00"),
        (datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=2))), "2026-01-02T03:04:00+02:00"),
        ("2026-01-02", "2026-01-02"),
    ],
)
async def test_created_before_takes_a_moment(
    fake_seam: FakeSeam, seam: AsyncSeam, moment: datetime | str, sent: str
) -> None:
    """A moment is sent with its time zone, and text as it is."""
    fake_seam.serve("/events/list", {"events": []})
    await seam.devices.list(created_before=moment)
    await seam.events.list(between=[moment, moment])
    assert [request.params for request in fake_seam.requests] == [{"created_before": sent}, {"between": [sent, sent]}]


async def test_created_before_needs_a_time_zone(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A moment without a time zone is refused, and nothing is sent."""
    with pytest.raises(SeamInvalidOptionsError, match="time zone"):
        await seam.devices.list(created_before=datetime(2026, 1, 2))  # noqa: DTZ001
    assert not fake_seam.requests


async def test_device_has_the_fields_of_the_answer(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A device's fields hold what the API sent, its date an aware datetime, and nothing that it sent is lost."""
    door = next(iter(fake_seam.devices))
    fake_seam.devices[door] |= {
        "nickname": "Front",
        "location": {"timezone": "Europe/Berlin"},
        "custom_metadata": {"floor": 3},
        "space_ids": ["a space"],
        "warnings": [{"warning_code": "low_battery"}],
        "brand_new": [1],
    }
    device = await seam.devices.get(device_id=door)
    assert device == Device(
        device_id=door,
        device_type="august_lock",
        display_name="Door 1",
        nickname="Front",
        workspace_id=fake_seam.workspace_id,
        connected_account_id="00000000-0000-4000-8000-000000000001",
        is_managed=True,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        capabilities_supported=("lock",),
        properties=DeviceProperties(
            name="Door 1",
            online=True,
            appearance=DeviceAppearance(name="Door 1"),
            model=DeviceModel(display_name="august_lock", manufacturer_display_name="Fake"),
        ),
        location=DeviceLocation(timezone="Europe/Berlin"),
        custom_metadata={"floor": 3},
        space_ids=("a space",),
        warnings=(DeviceWarning(warning_code="low_battery"),),
        can_remotely_lock=True,
        can_remotely_unlock=True,
    )
    assert device.properties.raw == fake_seam.devices[door]["properties"]
    assert device.raw == fake_seam.devices[door]
    assert device.can_remotely_unlock
    assert device.can_remotely_lock
    assert await seam.devices.get(name="Door 1") == device
    assert (await seam.locks.list())[0] == (await seam.devices.list())[0] == device


# What the namespaces show of themselves.


async def test_namespaces_say_what_they_are(seam: AsyncSeam) -> None:
    """A namespace shows its name, is the same object each time, and tab completion finds it."""
    assert repr(seam.locks) == "<Locks>"
    assert repr(seam.thermostats.daily_programs) == "<ThermostatsDailyPrograms>"
    assert seam.acs.encoders is seam.acs.encoders
    assert {"access_methods", "acs", "action_attempts", "devices", "locks", "thermostats", "workspaces"} <= {*dir(seam)}


@pytest.mark.parametrize(
    ("of_client", "of_call", "seconds"),
    [
        (True, None, 30),
        ({"timeout": 7}, None, 7),
        (False, None, None),
        (True, False, None),
        (False, True, 30),
        (True, {"timeout": 5}, 5),
    ],
)
@in_virtual_time
async def test_get_waits_as_an_action_does(
    clock: FakeClock, of_client: Any, of_call: Any, seconds: float | None
) -> None:
    """`get` waits for the outcome as its call says, or else as the client says; False returns the attempt as it is."""
    async with FakeSeam(clock=clock) as fake, fake.client(wait_for_action_attempt=of_client) as seam:
        pending = fake.add_action_attempt(resolve_after=None)
        resolving = fake.add_action_attempt(resolve_after=2)
        get = functools.partial(seam.action_attempts.get, wait_for_action_attempt=of_call)
        if seconds is None:
            assert (await get(action_attempt_id=resolving)).is_pending
            return
        assert (await get(action_attempt_id=resolving)).is_success
        with pytest.raises(SeamActionAttemptTimeoutError) as caught:
            await get(action_attempt_id=pending)
        assert caught.value.timeout == seconds


async def test_get_raises_for_a_failed_action(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """`get` of an action that failed raises, so that a failed unlock is never taken for success."""
    failed = fake_seam.add_action_attempt(error=("jammed", "It is stuck."))
    with pytest.raises(SeamActionAttemptFailedError, match="It is stuck"):
        await seam.action_attempts.get(action_attempt_id=failed)
    assert (await seam.action_attempts.get(action_attempt_id=failed, wait_for_action_attempt=False)).is_error
