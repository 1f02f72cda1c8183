"""Every published endpoint that the official fake server serves does what our method for it says.

Only the official server is asked: FakeSeam serves the few endpoints that `test_contract` is about.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from contract.servers import OfficialFake, Server
from seam_async import ActionAttempt, AsyncSeam, AsyncSeamWithoutWorkspace, Paginator, SeamError, SeamHttpApiError
from seam_async.models import AccessCode, Device, UnmanagedAccessCode

from published import PUBLISHED, method_of
from support import NIL_ID

pytestmark = pytest.mark.contract

BEHIND = {
    "/access_codes/pull_backup_access_code": "has no 'access_code'",  # but `backup_access_code` alone, not both
    "/thermostats/list": "has no 'devices'",  # but `thermostats` alone, not both
    "/user_identities/add_acs_user": "answered 500",  # it is not implemented there
    "/user_identities/create": "answered 500",  # it is not implemented there
}
"""Endpoints that the official server has, but not as they are published, and what our methods say to that."""

TESTED: set[str] = set()
"""The endpoints that the tests below name; each fails if it does not call those that it names."""

MORNING = datetime(2030, 1, 2, 9, tzinfo=UTC)
EVENING = datetime(2030, 1, 2, 21, tzinfo=UTC)
WIDEST = [datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)]


def calls(*paths: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Marks a test as one of these endpoints, all of which it calls."""
    TESTED.update(paths)
    return pytest.mark.calls(*paths)


@pytest_asyncio.fixture
async def server(official_fake: OfficialFake) -> Server:
    """The official server."""
    return Server(official_fake.endpoint, await official_fake.seed(), unknown_id="no_such_action_attempt")


@pytest_asyncio.fixture
async def session(request: pytest.FixtureRequest) -> AsyncIterator[aiohttp.ClientSession]:
    """A session that sees to it that the test calls what it is marked with."""
    called: set[str] = set()

    async def note(_: object, __: object, call: aiohttp.TraceRequestStartParams) -> None:
        called.add(call.url.path)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(note)
    async with aiohttp.ClientSession(trace_configs=[trace]) as session:
        yield session
    marker = request.node.get_closest_marker("calls")
    assert called >= set(marker.args if marker else ())


@pytest_asyncio.fixture
async def seam(server: Server, session: aiohttp.ClientSession) -> AsyncIterator[AsyncSeam]:
    """A client of it."""
    async with server.client(session=session) as client:
        yield client


@pytest_asyncio.fixture
async def lock(seam: AsyncSeam) -> Device:
    """A lock of this test's own, with an account of its own."""
    webview = await seam.connect_webviews.create(accepted_providers=["august"])
    await seam.request("/_fake/complete_connect_webview", {"connect_webview_id": webview.connect_webview_id})
    webview = await seam.connect_webviews.get(connect_webview_id=webview.connect_webview_id)
    (lock,) = [one async for one in seam.devices.list() if one.connected_account_id == webview.connected_account_id]
    return lock


async def database(server: Server) -> dict[str, Any]:
    """All that the official server holds: some changes show in no answer of it."""
    async with aiohttp.ClientSession() as session, session.get(f"{server.endpoint}/_fake/database") as response:
        content: dict[str, Any] = await response.json()
        return content


async def ids_of(codes: Paginator[AccessCode] | Paginator[UnmanagedAccessCode]) -> set[str]:
    return {one.access_code_id async for one in codes}


async def is_gone(call: Awaitable[object]) -> bool:
    """Whether a call ends with a 404."""
    with pytest.raises(SeamHttpApiError) as caught:
        await call
    return caught.value.status_code == 404


async def test_every_endpoint_that_is_served_is_tested(server: Server) -> None:
    """Each published endpoint that the official server serves is named here, and it serves each that is named."""
    async with aiohttp.ClientSession() as session:
        served = set()
        for path in PUBLISHED:
            async with session.post(server.endpoint + path, json={}) as response:
                if response.status != 404:  # nobody is let in without a key, so that no endpoint finds nothing
                    served.add(path)
    assert served == TESTED | BEHIND.keys()
    assert not TESTED & BEHIND.keys()


@pytest.mark.parametrize("path", BEHIND)
async def test_endpoint_that_is_not_as_published(seam: AsyncSeam, lock: Device, path: str) -> None:
    """What the official server does not do as published is left out only for as long as it does not."""
    code = await seam.access_codes.create(device_id=lock.device_id, starts_at=MORNING, ends_at=EVENING)
    parameters = {
        "/access_codes/pull_backup_access_code": {"access_code_id": code.access_code_id},
        "/user_identities/add_acs_user": {"acs_user_id": NIL_ID, "user_identity_id": NIL_ID},
    }
    with pytest.raises(SeamError, match=BEHIND[path]):
        await method_of(seam, path)(**parameters.get(path, {}))


# Access codes.


@calls("/access_codes/create", "/access_codes/get", "/access_codes/list", "/access_codes/update")
async def test_access_code_is_made_and_changed(seam: AsyncSeam, lock: Device) -> None:
    """An access code is found as it was made, in lists too, and as it was changed."""
    made = await seam.access_codes.create(device_id=lock.device_id, code="1357", name="Ada")
    assert isinstance(made, AccessCode)
    assert (made.code, made.name, made.type, made.is_managed) == ("1357", "Ada", "ongoing", True)
    assert made.created_at is not None
    assert made.created_at.tzinfo is not None
    found = await seam.access_codes.get(access_code_id=made.access_code_id)
    assert (found.device_id, found.code, found.errors, found.warnings) == (lock.device_id, "1357", (), ())
    assert made.access_code_id in await ids_of(seam.access_codes.list(device_id=lock.device_id))
    await seam.access_codes.update(
        access_code_id=made.access_code_id, code="2468", name="Bob", starts_at=MORNING, ends_at=EVENING
    )
    changed = await seam.access_codes.get(access_code_id=made.access_code_id)
    assert (changed.code, changed.name, changed.type) == ("2468", "Bob", "time_bound")
    assert (changed.starts_at, changed.ends_at) == (MORNING, EVENING)


@calls("/access_codes/delete")
async def test_access_code_is_deleted(seam: AsyncSeam, lock: Device) -> None:
    """An access code that was deleted is not found any more."""
    made = await seam.access_codes.create(device_id=lock.device_id, code="1357")
    await seam.access_codes.delete(access_code_id=made.access_code_id)
    assert await is_gone(seam.access_codes.get(access_code_id=made.access_code_id))


@calls("/access_codes/create_multiple")
async def test_access_codes_for_several_devices(server: Server, seam: AsyncSeam, lock: Device) -> None:
    """One code for two doors becomes two access codes."""
    doors = [lock.device_id, server.seed["august_device_2"]]
    made = await seam.access_codes.create_multiple(device_ids=doors, code="8642", name="Cleaner")
    assert [(one.device_id, one.code, one.name) for one in made] == [(door, "8642", "Cleaner") for door in doors]
    assert await ids_of(seam.access_codes.list(device_id=lock.device_id)) >= {one.access_code_id for one in made}


@calls("/access_codes/generate_code")
async def test_code_is_generated(seam: AsyncSeam, lock: Device) -> None:
    """A code is made up for a door."""
    generated = await seam.access_codes.generate_code(device_id=lock.device_id)
    assert generated.device_id == lock.device_id
    assert generated.code is not None
    assert generated.code.isdigit()


@calls(
    "/access_codes/simulate/create_unmanaged_access_code",
    "/access_codes/unmanaged/list",
    "/access_codes/unmanaged/update",
)
async def test_unmanaged_access_code_is_taken_over(seam: AsyncSeam, lock: Device) -> None:
    """A code that was typed in at the door is listed as unmanaged, until it is managed."""
    made = await seam.access_codes.simulate.create_unmanaged_access_code(
        device_id=lock.device_id, code="9753", name="At the door"
    )
    assert (made.code, made.name, made.is_managed) == ("9753", "At the door", False)
    assert await ids_of(seam.access_codes.unmanaged.list(device_id=lock.device_id)) == {made.access_code_id}
    await seam.access_codes.unmanaged.update(access_code_id=made.access_code_id, is_managed=True)
    assert not await ids_of(seam.access_codes.unmanaged.list(device_id=lock.device_id))
    assert (await seam.access_codes.get(access_code_id=made.access_code_id)).is_managed


# Access systems.


@calls("/acs/systems/get", "/acs/systems/list")
async def test_access_systems(server: Server, seam: AsyncSeam) -> None:
    """An access system is found by its id, and in the list."""
    system = await seam.acs.systems.get(acs_system_id=server.seed["visionline_acs_system_1"])
    assert (system.name, system.external_type) == ("Fake Visionline System", "visionline_system")
    assert system.connected_account_id == server.seed["john_connected_account_id"]
    assert list(await seam.acs.systems.list()) == [system]


@calls("/acs/users/create", "/acs/users/get", "/acs/users/list", "/acs/users/update", "/acs/users/delete")
async def test_access_system_user(server: Server, seam: AsyncSeam) -> None:
    """A user of an access system is found as made, then as changed, and not once deleted."""
    system = server.seed["visionline_acs_system_1"]
    made = await seam.acs.users.create(
        acs_system_id=system,
        full_name="Ada",
        email_address="ada@example.com",
        access_schedule={"starts_at": "2030-01-02T09:00:00Z", "ends_at": "2030-01-02T21:00:00Z"},
    )
    found = await seam.acs.users.get(acs_user_id=made.acs_user_id)
    assert (found.full_name, found.acs_system_id, found.is_suspended) == ("Ada", system, False)
    assert found.access_schedule is not None
    assert (found.access_schedule.starts_at, found.access_schedule.ends_at) == (MORNING, EVENING)
    assert made.acs_user_id in [one.acs_user_id async for one in seam.acs.users.list(acs_system_id=system)]
    await seam.acs.users.update(acs_user_id=made.acs_user_id, full_name="Ada King")
    assert (await seam.acs.users.get(acs_user_id=made.acs_user_id)).full_name == "Ada King"
    await seam.acs.users.delete(acs_user_id=made.acs_user_id)
    assert await is_gone(seam.acs.users.get(acs_user_id=made.acs_user_id))


@calls("/acs/users/suspend", "/acs/users/unsuspend")
async def test_access_system_user_is_suspended(server: Server, seam: AsyncSeam) -> None:
    """A user of an access system shows as suspended until the suspension ends."""
    user = await seam.acs.users.create(acs_system_id=server.seed["visionline_acs_system_1"], full_name="Ada")
    await seam.acs.users.suspend(acs_user_id=user.acs_user_id)
    assert (await seam.acs.users.get(acs_user_id=user.acs_user_id)).is_suspended
    await seam.acs.users.unsuspend(acs_user_id=user.acs_user_id)
    assert (await seam.acs.users.get(acs_user_id=user.acs_user_id)).is_suspended is False


@calls("/acs/users/add_to_access_group", "/acs/users/remove_from_access_group")
async def test_access_system_user_in_a_group(server: Server, seam: AsyncSeam) -> None:
    """A user of an access system joins an access group, and leaves it."""
    user = await seam.acs.users.create(acs_system_id=server.seed["visionline_acs_system_1"], full_name="Ada")
    (group,) = (await database(server))["acs_access_groups"]
    both = {"acs_access_group_id": group["acs_access_group_id"], "acs_user_id": user.acs_user_id}
    await seam.acs.users.add_to_access_group(**both)
    assert user.acs_user_id in (await database(server))["acs_access_groups"][0]["_acs_user_ids"]
    await seam.acs.users.remove_from_access_group(**both)
    assert user.acs_user_id not in (await database(server))["acs_access_groups"][0]["_acs_user_ids"]


@calls("/acs/entrances/get", "/acs/entrances/list", "/acs/entrances/grant_access")
async def test_entrances(server: Server, seam: AsyncSeam) -> None:
    """An entrance is found in the list and by its id, and a user is let in there."""
    system = server.seed["visionline_acs_system_1"]
    (entrance,) = [one async for one in seam.acs.entrances.list(acs_system_id=system)]
    assert (entrance.display_name, entrance.acs_system_id) == ("Lobby", system)
    assert entrance.visionline_metadata is not None
    assert (entrance.visionline_metadata.door_name, entrance.visionline_metadata.door_category) == ("Lobby", "entrance")
    assert await seam.acs.entrances.get(acs_entrance_id=entrance.acs_entrance_id) == entrance
    user = await seam.acs.users.create(acs_system_id=system, full_name="Ada")
    await seam.acs.entrances.grant_access(acs_entrance_id=entrance.acs_entrance_id, acs_user_id=user.acs_user_id)
    assert user.acs_user_id in (await database(server))["acs_entrances"][0]["_acs_user_ids"]


# Accounts.


@calls("/connect_webviews/create", "/connect_webviews/get", "/connect_webviews/list")
async def test_connect_webview(seam: AsyncSeam) -> None:
    """A Connect Webview is found as it was made, and as it is once somebody went through it."""
    made = await seam.connect_webviews.create(
        accepted_providers=["august"], custom_redirect_url="https://example.com/done"
    )
    assert (made.status, made.accepted_providers) == ("pending", ("august",))
    assert made.custom_redirect_url == "https://example.com/done"
    assert made.url is not None
    await seam.request("/_fake/complete_connect_webview", {"connect_webview_id": made.connect_webview_id})
    found = await seam.connect_webviews.get(connect_webview_id=made.connect_webview_id)
    assert found.status == "authorized"
    assert found.connected_account_id is not None
    assert found in [one async for one in seam.connect_webviews.list()]


@calls("/connected_accounts/get", "/connected_accounts/list", "/connected_accounts/update")
async def test_connected_account(server: Server, seam: AsyncSeam, lock: Device) -> None:
    """A connected account is found by its id, by its email and in the list, and as it was changed."""
    account = lock.connected_account_id
    assert account is not None
    await seam.connected_accounts.update(
        connected_account_id=account, automatically_manage_new_devices=False, custom_metadata={"floor": "1"}
    )
    found = await seam.connected_accounts.get(connected_account_id=account)
    assert (found.automatically_manage_new_devices, found.custom_metadata) == (False, {"floor": "1"})
    assert found in [one async for one in seam.connected_accounts.list()]
    jane = await seam.connected_accounts.get(email="jane@example.com")
    assert jane.connected_account_id == server.seed["jane_connected_account_id"]
    assert jane.user_identifier is not None
    assert jane.user_identifier.email == "jane@example.com"


@calls("/connected_accounts/delete")
async def test_connected_account_is_deleted(seam: AsyncSeam, lock: Device) -> None:
    """A connected account that was deleted is not found any more, nor are its devices."""
    account = lock.connected_account_id
    assert account is not None
    await seam.connected_accounts.delete(connected_account_id=account)
    accounts = [one.connected_account_id async for one in seam.connected_accounts.list()]
    assert account not in accounts
    assert await is_gone(seam.devices.get(device_id=lock.device_id))


@calls("/client_sessions/create", "/client_sessions/get")
async def test_client_session(server: Server, seam: AsyncSeam) -> None:
    """A client session is found by its id and by its user, with the devices that it may see."""
    account = server.seed["jane_connected_account_id"]
    made = await seam.client_sessions.create(user_identifier_key="ada", connected_account_ids=[account])
    assert made.token is not None
    found = await seam.client_sessions.get(client_session_id=made.client_session_id)
    assert (found.connected_account_ids, found.user_identifier_key, found.device_count) == ((account,), "ada", 1)
    assert await seam.client_sessions.get(user_identifier_key="ada") == found


@calls("/client_sessions/get_or_create")
async def test_client_session_is_made_once(server: Server, session: aiohttp.ClientSession) -> None:
    """The same user gets the same client session; the official server wants the publishable key for it."""
    session.headers["Seam-Publishable-Key"] = server.seed["seam_pk1_token"]
    async with server.client(session=session) as seam:
        made = await seam.client_sessions.get_or_create(user_identifier_key="grace")
        assert made.user_identifier_key == "grace"
        again = await seam.client_sessions.get_or_create(user_identifier_key="grace")
    assert again.client_session_id == made.client_session_id


# Devices.


@calls("/devices/get", "/devices/list", "/devices/update")
async def test_device(server: Server, seam: AsyncSeam, lock: Device) -> None:
    """A device is found with its properties, in the list of its kind, and as it was changed."""
    door = await seam.devices.get(device_id=server.seed["august_device_2"])
    assert (door.device_type, door.properties.locked, door.properties.manufacturer) == ("august_lock", True, "august")
    assert door.properties.model.manufacturer_display_name == "Generic"
    assert door.properties.battery is not None
    assert (door.properties.battery.level, door.properties.battery.status) == (1, "full")
    sensors = [one.device_id async for one in seam.devices.list(device_type="minut_sensor")]
    assert sensors == [server.seed["minut_device_1"]]
    await seam.devices.update(device_id=lock.device_id, name="Cellar")
    assert (await seam.devices.get(device_id=lock.device_id)).properties.name == "Cellar"


@calls("/devices/unmanaged/get", "/devices/unmanaged/list", "/devices/unmanaged/update")
async def test_device_is_let_go_and_taken_back(seam: AsyncSeam, lock: Device) -> None:
    """A device that is not managed any more is found among those, until it is managed again."""
    await seam.devices.update(device_id=lock.device_id, is_managed=False)
    found = await seam.devices.unmanaged.get(device_id=lock.device_id)
    assert (found.device_type, found.is_managed) == ("august_lock", False)
    assert found in [one async for one in seam.devices.unmanaged.list()]
    await seam.devices.unmanaged.update(device_id=lock.device_id, is_managed=True)
    assert (await seam.devices.get(device_id=lock.device_id)).is_managed
    assert lock.device_id not in [one.device_id async for one in seam.devices.unmanaged.list()]


@calls("/devices/list_device_providers")
async def test_device_providers(seam: AsyncSeam) -> None:
    """The makers of devices are listed, with what they are."""
    providers = {one.device_provider_name: one for one in await seam.devices.list_device_providers()}
    assert providers["august"].display_name == "August"
    assert "stable" in providers["august"].provider_categories


@calls("/locks/get", "/locks/list", "/locks/lock_door", "/locks/unlock_door")
@pytest.mark.filterwarnings("ignore:/locks/get is deprecated:DeprecationWarning")
async def test_lock(server: Server, seam: AsyncSeam, lock: Device) -> None:
    """A door is unlocked and locked, which shows in the lock."""
    assert (await seam.locks.unlock_door(device_id=lock.device_id)).is_success
    assert (await seam.locks.get(device_id=lock.device_id)).properties.locked is False
    assert (await seam.locks.lock_door(device_id=lock.device_id)).is_success
    assert (await seam.locks.get(device_id=lock.device_id)).properties.locked is True
    kinds = {lock.device_type for lock in await seam.locks.list()}
    assert kinds == {"august_lock", "schlage_lock"}


@calls("/action_attempts/get", "/action_attempts/list")
async def test_action_attempts(seam: AsyncSeam, lock: Device) -> None:
    """An action attempt is found by its id, and in a list by ids."""
    started = await seam.locks.unlock_door(device_id=lock.device_id, wait_for_action_attempt=False)
    done = await seam.action_attempts.wait(started)
    assert (
        await seam.action_attempts.get(action_attempt_id=started.action_attempt_id, wait_for_action_attempt=False)
        == done
    )
    listed = seam.action_attempts.list(action_attempt_ids=[started.action_attempt_id])
    assert [one async for one in listed] == [done]


@calls("/thermostats/heat", "/thermostats/cool", "/thermostats/heat_cool", "/thermostats/off")
async def test_thermostat_modes(server: Server, seam: AsyncSeam) -> None:
    """What a thermostat is set to shows in it."""
    thermostat = server.seed["ecobee_device_1"]

    async def setting() -> tuple[str | None, float | None, float | None]:
        found = (await seam.devices.get(device_id=thermostat)).properties.current_climate_setting
        assert found is not None
        return found.hvac_mode_setting, found.heating_set_point_celsius, found.cooling_set_point_celsius

    attempts: list[ActionAttempt[Any]] = []
    attempts.append(await seam.thermostats.heat(device_id=thermostat, heating_set_point_celsius=19.5))
    assert (await setting())[:2] == ("heat", 19.5)
    attempts.append(await seam.thermostats.cool(device_id=thermostat, cooling_set_point_celsius=25))
    assert await setting() == ("cool", 19.5, 25)
    attempts.append(
        await seam.thermostats.heat_cool(
            device_id=thermostat, heating_set_point_celsius=18, cooling_set_point_celsius=26.5
        )
    )
    assert await setting() == ("heat_cool", 18, 26.5)
    attempts.append(await seam.thermostats.off(device_id=thermostat))
    assert (await setting())[0] == "off"
    assert all(attempt.is_success for attempt in attempts)


@calls("/thermostats/set_fan_mode")
async def test_thermostat_fan(server: Server, seam: AsyncSeam) -> None:
    """The mode of a fan shows in its thermostat."""
    thermostat = server.seed["ecobee_device_1"]
    assert (await seam.thermostats.set_fan_mode(device_id=thermostat, fan_mode_setting="on")).is_success
    assert (await seam.devices.get(device_id=thermostat)).properties.fan_mode_setting == "on"


@calls(*(f"/noise_sensors/noise_thresholds/{verb}" for verb in ("create", "get", "list", "update", "delete")))
async def test_noise_threshold(server: Server, seam: AsyncSeam) -> None:
    """A noise threshold is found as made, then as changed, and not once deleted."""
    thresholds = seam.noise_sensors.noise_thresholds
    sensor = server.seed["minut_device_1"]
    made = await thresholds.create(
        device_id=sensor,
        name="Night",
        starts_daily_at="22:00:00[Europe/Berlin]",
        ends_daily_at="06:00:00[Europe/Berlin]",
        noise_threshold_decibels=50,
    )
    assert (made.device_id, made.name, made.noise_threshold_decibels) == (sensor, "Night", 50)
    await thresholds.update(device_id=sensor, noise_threshold_id=made.noise_threshold_id, noise_threshold_decibels=52.5)
    changed = await thresholds.get(noise_threshold_id=made.noise_threshold_id)
    assert (changed.noise_threshold_decibels, changed.starts_daily_at) == (52.5, "22:00:00[Europe/Berlin]")
    assert changed in await thresholds.list(device_id=sensor)
    await thresholds.delete(device_id=sensor, noise_threshold_id=made.noise_threshold_id)
    assert changed not in await thresholds.list(device_id=sensor)


# Events and webhooks.


@calls("/events/list", "/events/get")
async def test_events(seam: AsyncSeam, lock: Device) -> None:
    """What happened to an access code is found as an event of its kind, in a span of time and by its id."""
    code = await seam.access_codes.create(device_id=lock.device_id, code="1357")
    found = await seam.events.list(between=WIDEST, device_id=lock.device_id, event_type="access_code.created")
    (event,) = found
    assert type(event).__name__ == "AccessCodeCreatedEvent"
    assert event.raw["access_code_id"] == code.access_code_id
    assert event.occurred_at is not None
    # Without the device as well, the official server takes any event that is not of one.
    assert await seam.events.get(event_id=event.event_id, device_id=lock.device_id) == event


@calls("/webhooks/create", "/webhooks/get", "/webhooks/list", "/webhooks/delete")
async def test_webhook(seam: AsyncSeam) -> None:
    """A webhook is found as it was made, and not once deleted."""
    made = await seam.webhooks.create(url="https://example.com/hook", event_types=["device.connected"])
    assert (made.url, made.event_types) == ("https://example.com/hook", ("device.connected",))
    assert made.secret is not None
    assert await seam.webhooks.get(webhook_id=made.webhook_id) == made
    assert made in await seam.webhooks.list()
    await seam.webhooks.delete(webhook_id=made.webhook_id)
    assert await is_gone(seam.webhooks.get(webhook_id=made.webhook_id))


# Workspaces.


@calls("/workspaces/get", "/workspaces/list")
async def test_workspace(server: Server, seam: AsyncSeam) -> None:
    """A key finds its workspace, by itself and in the list."""
    workspace = await seam.workspaces.get()
    assert (workspace.workspace_id, workspace.name) == (server.seed["seed_workspace_1"], "My Workspace")
    assert workspace.is_sandbox
    assert list(await seam.workspaces.list()) == [workspace]


@calls("/workspaces/create")
@pytest.mark.filterwarnings("ignore:.*connect_partner_name:DeprecationWarning")
async def test_workspace_is_made(server: Server, session: aiohttp.ClientSession) -> None:
    """A personal access token makes a workspace; the official server wants the name that is deprecated."""
    token = server.seed["seam_at1_token"]
    async with AsyncSeamWithoutWorkspace(token, endpoint=server.endpoint, session=session) as seam:
        made = await seam.workspaces.create(name="Hotel", connect_partner_name="Hotels", is_sandbox=True)
    assert (made.name, made.connect_partner_name, made.is_sandbox) == ("Hotel", "Hotels", True)
    assert made.workspace_id in {one["workspace_id"] for one in (await database(server))["workspaces"]}


@calls("/workspaces/reset_sandbox")
async def test_sandbox_is_reset(server: Server, session: aiohttp.ClientSession) -> None:
    """After a reset of the sandbox its devices are gone; at the official server its keys are too."""
    async with server.client("seam_sandbox_token", session=session) as seam:
        assert [one.device_id async for one in seam.devices.list()] == ["sandbox_door"]
        attempt = await seam.workspaces.reset_sandbox(wait_for_action_attempt=False)
    assert attempt.action_type == "RESET_SANDBOX_WORKSPACE"
    assert "sandbox_door" not in {one["device_id"] for one in (await database(server))["devices"]}
