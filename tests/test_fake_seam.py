"""FakeSeam keeps the promises of its docstrings, over real HTTP on loopback."""

from __future__ import annotations

import asyncio
import json
import math
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from multidict import CIMultiDictProxy

from seam_async import (
    AsyncSeam,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamConnectionError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamRequestTimeoutError,
)
from seam_async.testing import FakeClock, FakeSeam, Fault

from support import NIL_ID, in_virtual_time

UNLOCK = "/locks/unlock_door"
LIST = "/action_attempts/list"


async def send(
    fake: FakeSeam,
    path: str,
    body: bytes | dict[str, Any] = b"{}",
    *,
    method: str = "POST",
    token: str | None = None,
    workspace_id: str | None = None,
) -> tuple[int, Any, CIMultiDictProxy[str]]:
    """Sends what no client of ours would; answers with the status, the JSON and the headers."""
    headers = {"authorization": f"Bearer {fake.api_key}" if token is None else token}
    if workspace_id is not None:
        headers["seam-workspace"] = workspace_id
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with (
        aiohttp.ClientSession(skip_auto_headers=["authorization"]) as session,
        session.request(
            method, fake.endpoint + path, data=data, headers={name: value for name, value in headers.items() if value}
        ) as response,
    ):
        return response.status, await response.json(), response.headers


def door_of(fake: FakeSeam) -> str:
    """Its first door."""
    return next(iter(fake.devices))


# Pages.


@pytest.mark.parametrize(
    ("page_size", "limit", "calls"), [(2, None, 3), (500, 2, 3), (2, 3, 3), (500, None, 1), (5, 5, 1)]
)
async def test_pages_follow_the_smaller_of_limit_and_page_size(page_size: int, limit: int | None, calls: int) -> None:
    """A list of five comes whole and in order, in pages no larger than the request and the server allow."""
    async with FakeSeam(page_size=page_size) as fake, fake.client() as seam:
        ids = [fake.add_action_attempt() for _ in range(5)]
        listed = [attempt.action_attempt_id async for attempt in seam.action_attempts.list(limit=limit)]
        assert listed == ids
        assert len(fake.calls(LIST)) == calls


async def test_page_knows_its_successor(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A page that is not the last one names a cursor and an address, and the last one names neither."""
    fake_seam.add_device("Back door")
    first = await seam.devices.list(limit=2)
    assert first.pagination.has_next_page
    cursor = first.pagination.next_page_cursor
    assert first.pagination.next_page_url == f"{fake_seam.endpoint}/devices/list?page_cursor={cursor}"
    last = await seam.devices.list(limit=2, page_cursor=cursor)
    assert [device.display_name for device in last] == ["Back door"]
    assert last.pagination.next_page_cursor is None
    assert last.pagination.next_page_url is None


async def test_limit_may_be_a_whole_float(seam: AsyncSeam) -> None:
    """A limit of 1.0 is the whole number that JSON Schema takes it for."""
    answer = await seam.request("/devices/list", {"limit": 1.0})
    assert len(answer["devices"]) == 1


@pytest.mark.parametrize("limit", [0, -1, 1.5, True, "2", []])
async def test_unusable_limit_is_refused(seam: AsyncSeam, limit: object) -> None:
    """A limit that is no whole number above 0 is invalid input."""
    with pytest.raises(SeamHttpInvalidInputError) as caught:
        await seam.request(LIST, {"limit": limit})
    assert caught.value.get_validation_error_messages("limit") == ["Expected a whole number above 0"]


@pytest.mark.parametrize("cursor", ["", "zz", "%%%", "ä", 5, ["x"]])
async def test_made_up_cursor_is_refused(seam: AsyncSeam, cursor: object) -> None:
    """A cursor that the server never gave out is invalid input."""
    with pytest.raises(SeamHttpInvalidInputError) as caught:
        await seam.request("/devices/list", {"page_cursor": cursor})
    assert caught.value.get_validation_error_messages("page_cursor") == ["Not a cursor of this list"]


async def test_cursor_is_good_for_its_own_question_only(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A cursor that comes with other parameters than the first page had is refused."""
    first = await seam.devices.list(limit=1, device_type="august_lock")
    cursor = first.pagination.next_page_cursor
    with pytest.raises(SeamHttpApiError) as caught:
        await seam.devices.list(limit=1, page_cursor=cursor)
    assert (caught.value.status_code, caught.value.code) == (400, "mismatched_page_parameters")


# Credentials.


async def test_three_kinds_of_credential_are_accepted(fake_seam: FakeSeam) -> None:
    """An API key, and either token together with the workspace, may list the devices."""
    workspace = fake_seam.workspace_id
    for credential in (
        {},
        {"api_key": fake_seam.api_key},
        {"personal_access_token": fake_seam.personal_access_token, "workspace_id": workspace},
        {"console_session_token": fake_seam.console_session_token, "workspace_id": workspace},
    ):
        async with fake_seam.client(**credential) as seam:
            assert len(await seam.devices.list()) == 2


@pytest.mark.parametrize(
    ("token", "workspace_id"),
    [
        ("", None),
        ("Bearer seam_wrong", None),
        ("seam_apikey1_token", None),
        ("Bearer seam_at1_token", None),
        ("Bearer seam_at1_token", NIL_ID),
        ("Bearer ey1.console.session", NIL_ID),
    ],
)
async def test_other_credentials_are_refused(fake_seam: FakeSeam, token: str, workspace_id: str | None) -> None:
    """No key, a wrong one, one without its scheme, and a token without its workspace are unauthorized."""
    status, answer, _ = await send(fake_seam, "/devices/list", token=token, workspace_id=workspace_id)
    assert status == 401
    assert answer["error"]["type"] == "unauthorized"


async def test_client_with_a_wrong_key_is_unauthorized(fake_seam: FakeSeam) -> None:
    """A client may be made with another key than the server's, to see it refused."""
    async with fake_seam.client(api_key="seam_wrong") as seam:
        with pytest.raises(SeamHttpUnauthorizedError):
            await seam.devices.list()


# Errors.


async def test_errors_have_the_form_of_the_api(fake_seam: FakeSeam) -> None:
    """An error is a JSON object with a type, a message and the request's id, which is in the headers as well."""
    status, answer, headers = await send(fake_seam, UNLOCK, {"device_id": NIL_ID})
    assert status == 404
    assert answer == {
        "error": {"type": "device_not_found", "message": "Device not found", "request_id": "request1"},
        "ok": False,
    }
    assert headers["seam-request-id"] == "request1"


async def test_missing_parameters_are_named(seam: AsyncSeam) -> None:
    """Each required parameter that is missing, or null, is named in the error."""
    with pytest.raises(SeamHttpInvalidInputError) as caught:
        await seam.request("/access_methods/encode", {"access_method_id": None})
    assert {error.parameter_name: error.error_messages for error in caught.value.validation_errors} == {
        "access_method_id": ["Required"],
        "acs_encoder_id": ["Required"],
    }


async def test_unknown_path_is_not_found(seam: AsyncSeam) -> None:
    """A path that the server does not know is a 404."""
    with pytest.raises(SeamHttpApiError) as caught:
        await seam.request("/locks/open_sesame")
    assert (caught.value.status_code, caught.value.code) == (404, "not_found")


async def test_wrong_method_is_refused(fake_seam: FakeSeam) -> None:
    """An action takes POST alone, a reading endpoint GET as well, and the refusal of others says so."""
    for method, path, allowed in (
        ("GET", UNLOCK, "POST"),
        ("GET", "/_fake/update_action_attempt", "POST"),
        ("PUT", "/devices/list", "GET, POST"),
    ):
        status, answer, headers = await send(fake_seam, path, method=method)
        assert (status, answer["error"]["type"], headers["allow"]) == (405, "method_not_allowed", allowed)
    assert fake_seam.action_attempts == []


async def get(fake: FakeSeam, path: str, **params: str | list[str]) -> tuple[int, Any]:
    """Reads with GET, the query as the official package writes it."""
    query = urlencode({**dict(sorted(params.items())), "_strict": "true"}, doseq=True)
    status, answer, _ = await send(fake, f"{path}?{query}", method="GET")
    return status, answer


async def test_parameters_may_be_in_the_query(fake_seam: FakeSeam) -> None:
    """A GET as the official package sends it is answered like a POST, with arrays, numbers, nulls and pages."""
    ids = [fake_seam.add_action_attempt() for _ in range(3)]
    _, answer = await get(fake_seam, "/action_attempts/get", action_attempt_id=ids[0])
    assert answer["action_attempt"]["action_attempt_id"] == ids[0]
    for asked in (ids, ids[:1], []):
        _, answer = await get(fake_seam, LIST, action_attempt_ids=asked or "")
        assert [one["action_attempt_id"] for one in answer["action_attempts"]] == asked
        assert fake_seam.requests[-1].params == {"action_attempt_ids": asked}
    _, first = await get(fake_seam, "/devices/list", limit="1", page_cursor="")
    cursor = first["pagination"]["next_page_cursor"]
    _, second = await get(fake_seam, "/devices/list", limit="1", page_cursor=cursor)
    assert [one["device_id"] for one in first["devices"] + second["devices"]] == list(fake_seam.devices)
    _, answer = await get(fake_seam, "/locks/list", device_types=["august_lock"])
    assert len(answer["locks"]) == 2


@pytest.mark.parametrize(
    ("path", "params", "status"),
    [
        (LIST, {"limit": "-1"}, 400),
        (LIST, {"action_attempt_ids": ["x"]}, 400),
        ("/action_attempts/get", {}, 400),
        ("/action_attempts/get", {"action_attempt_id": NIL_ID}, 404),
    ],
)
async def test_parameters_in_the_query_are_checked(
    fake_seam: FakeSeam, path: str, params: dict[str, Any], status: int
) -> None:
    """A query is refused for the same reasons as a body."""
    assert (await get(fake_seam, path, **params))[0] == status


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000])
async def test_body_that_is_no_json_object_is_refused(fake_seam: FakeSeam, body: bytes) -> None:
    """A body that is no JSON, or no object, is invalid input, and is remembered as none."""
    status, answer, _ = await send(fake_seam, "/devices/list", body)
    assert (status, answer["error"]["type"]) == (400, "invalid_input")
    assert answer["error"]["validation_errors"] == {"_errors": ["The body has to be a JSON object"]}
    assert fake_seam.requests[-1].params is None


@pytest.mark.parametrize(
    ("path", "params", "name"),
    [
        (LIST, {"action_attempt_ids": NIL_ID}, "action_attempt_ids"),
        (LIST, {"action_attempt_ids": [NIL_ID, "x"]}, "action_attempt_ids"),
        (LIST, {"action_attempt_ids": [5]}, "action_attempt_ids"),
        (LIST, {"device_id": "x"}, "device_id"),
        ("/action_attempts/get", {}, "action_attempt_id"),
        ("/action_attempts/get", {"action_attempt_id": ""}, "action_attempt_id"),
        ("/action_attempts/get", {"action_attempt_id": ["x"]}, "action_attempt_id"),
        ("/devices/list", {"device_ids": 5}, "device_ids"),
        ("/locks/list", {"device_types": "august_lock"}, "device_types"),
        ("/devices/get", {}, "_errors"),
        ("/locks/get", {}, "_errors"),
        (UNLOCK, {}, "device_id"),
    ],
)
async def test_parameters_of_the_wrong_form_are_refused(
    fake_seam: FakeSeam, path: str, params: dict[str, Any], name: str
) -> None:
    """A parameter of the wrong type is invalid input, and its name leads to what is wrong with it."""
    status, answer, _ = await send(fake_seam, path, params)
    assert (status, answer["error"]["type"]) == (400, "invalid_input")
    assert answer["error"]["validation_errors"][name]


@pytest.mark.parametrize(
    ("path", "params", "code"),
    [
        (UNLOCK, {"device_id": []}, "device_not_found"),
        ("/devices/get", {"device_id": {}}, "device_not_found"),
        ("/locks/get", {"name": "No such door"}, "device_not_found"),
        ("/action_attempts/get", {"action_attempt_id": NIL_ID}, "action_attempt_not_found"),
    ],
)
async def test_unknown_things_are_not_found(fake_seam: FakeSeam, path: str, params: dict[str, Any], code: str) -> None:
    """An id or a name that nothing has is a 404 that says what was not found."""
    status, answer, _ = await send(fake_seam, path, params)
    assert (status, answer["error"]["type"]) == (404, code)


# Action attempts.


async def test_action_starts_pending_with_its_type(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """An action's first answer is pending even when it takes no time, and a look tells its outcome."""
    started = await seam.locks.lock_door(device_id=door_of(fake_seam), wait_for_action_attempt=False)
    assert (started.status, started.action_type, started.result) == ("pending", "LOCK_DOOR", None)
    seen = await seam.action_attempts.get(action_attempt_id=started.action_attempt_id, wait_for_action_attempt=False)
    assert (seen.status, seen.result) == ("success", {"was_confirmed_by_device": True})


@in_virtual_time
async def test_action_resolves_after_so_many_seconds(clock: FakeClock) -> None:
    """With a number, an action is pending until exactly so many seconds have passed."""
    async with FakeSeam(resolve_after=90, clock=clock) as fake, fake.client() as seam:
        attempt = await seam.locks.unlock_door(device_id=door_of(fake), wait_for_action_attempt=False)
        one = attempt.action_attempt_id
        resolves_at = fake.resolved_at(one)
        clock.advance(resolves_at - clock.monotonic() - 0.5)
        assert (await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)).is_pending
        clock.advance(resolves_at - clock.monotonic())
        assert (await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)).is_success


@in_virtual_time
async def test_action_resolves_within_a_range(clock: FakeClock) -> None:
    """With a pair, each action takes a random time between the two, the same ones again for the same seed."""
    times = []
    for seed in (1, 1, 2):
        fake = FakeSeam(resolve_after=(10, 20), seed=seed, clock=clock)
        times.append([fake.resolved_at(fake.add_action_attempt()) for _ in range(20)])
    assert all(10 <= at <= 20 for at in times[0])
    assert len(set(times[0])) == 20
    assert times[0] == times[1]
    assert times[0] != times[2]


@in_virtual_time
async def test_action_waits_for_a_command(clock: FakeClock) -> None:
    """With None, an action stays pending for good until it is resolved by hand, with the result that is named."""
    async with FakeSeam(resolve_after=None, clock=clock) as fake, fake.client() as seam:
        one, other = fake.add_action_attempt(), fake.add_action_attempt()
        assert fake.resolved_at(one) == float("inf")
        clock.advance(1e9)
        assert (await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)).is_pending
        fake.resolve(one)
        fake.resolve(other, {"key": 1})
        assert fake.resolved_at(one) == clock.monotonic()
        assert [attempt.result for attempt in await seam.action_attempts.wait_all([one, other])] == [{}, {"key": 1}]


async def test_action_fails_on_command(seam: AsyncSeam, fake_seam: FakeSeam) -> None:
    """An action fails with the error that it was made or told to fail with, and can still be resolved afterwards."""
    made = fake_seam.add_action_attempt(error=("device_offline", "It sleeps."))
    told = fake_seam.add_action_attempt(resolve_after=None)
    fake_seam.fail(told, "jammed", "It is stuck.")
    plain = fake_seam.add_action_attempt()
    fake_seam.fail(plain)
    for one, code in ((made, "device_offline"), (told, "jammed"), (plain, "device_error")):
        with pytest.raises(SeamActionAttemptFailedError) as caught:
            await seam.action_attempts.wait(one)
        assert caught.value.code == code
        assert caught.value.action_attempt is not None
        assert caught.value.action_attempt.result is None
    fake_seam.resolve(told)
    assert (await seam.action_attempts.wait(told)).error is None


async def test_action_attempt_holds_what_it_was_added_with(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """An added action attempt has the type, the device and the result that it was added with."""
    door, other = fake_seam.devices
    one = fake_seam.add_action_attempt("SCAN_CREDENTIAL", device_id=door, result={"card": 7})
    fake_seam.add_action_attempt(device_id=other)
    (listed,) = await seam.action_attempts.list(device_id=door)
    assert (listed.action_attempt_id, listed.action_type, listed.result) == (one, "SCAN_CREDENTIAL", {"card": 7})


@in_virtual_time
async def test_attempts_are_listed_as_they_were_made(clock: FakeClock) -> None:
    """The ids of all attempts are there in the order in which they were made, those of actions included."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        one = fake.add_action_attempt()
        acted = await seam.locks.unlock_door(device_id=door_of(fake), wait_for_action_attempt=False)
        forgotten, last = fake.add_action_attempt(), fake.add_action_attempt()
        fake.forget(forgotten)
        assert fake.action_attempts == [one, acted.action_attempt_id, last]


def test_time_is_asked_for_outside_an_event_loop() -> None:
    """Without a clock of its own, what needs the time says outside an event loop what to do about it."""
    fake = FakeSeam()
    pending = fake.add_action_attempt(resolve_after=None)
    for call in (
        fake.add_action_attempt,
        lambda: fake.resolve(pending),
        lambda: fake.fail(pending),
        lambda: fake.break_for(1, Fault()),
    ):
        with pytest.raises(RuntimeError, match="call this in a coroutine, or give FakeSeam a FakeClock"):
            call()
    assert FakeSeam(clock=FakeClock()).add_action_attempt()


@in_virtual_time
async def test_forgotten_attempt_is_unknown(clock: FakeClock) -> None:
    """A forgotten action attempt is unknown, as if it had never been."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        one = fake.add_action_attempt()
        fake.forget(one)
        with pytest.raises(SeamActionAttemptNotFoundError):
            await seam.action_attempts.wait(one)
        with pytest.raises(KeyError):
            fake.resolved_at(one)


async def test_list_leaves_out_unknown_and_repeated_ids(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A list by ids holds each attempt that exists once, in the order asked for, and is empty when none does."""
    one, other = fake_seam.add_action_attempt(), fake_seam.add_action_attempt()
    page = await seam.action_attempts.list(action_attempt_ids=[other, NIL_ID, one, other])
    assert [attempt.action_attempt_id for attempt in page] == [other, one]
    assert len(await seam.action_attempts.list(action_attempt_ids=[NIL_ID])) == 0


# Devices.


async def test_added_device_is_found(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """An added device is found by its id, by its name, by its type and in lists of ids."""
    one = fake_seam.add_device("Attic", device_type="nuki_lock")
    assert (await seam.devices.get(device_id=one)).display_name == "Attic"
    assert (await seam.devices.get(name="Attic")).device_id == one
    for found in (
        await seam.devices.list(device_type="nuki_lock"),
        await seam.devices.list(device_types=["nuki_lock", "kisi_lock"]),
        await seam.locks.list(device_types=["nuki_lock", "kisi_lock"]),
    ):
        assert [device.device_id for device in found] == [one]


async def test_device_that_is_no_lock(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A thermostat is among the devices, is not among the locks, and cannot be locked or unlocked."""
    one = fake_seam.add_device("Hall", device_type="ecobee_thermostat")
    device = await seam.devices.get(device_id=one)
    assert not device.can_remotely_lock
    assert not device.can_remotely_unlock
    assert one in [device.device_id for device in await seam.devices.list()]
    assert one not in [device.device_id for device in await seam.locks.list()]
    assert (await seam.thermostats.off(device_id=one)).action_type == "SET_HVAC_MODE"


async def test_locks_are_listed_in_one_piece() -> None:
    """The list of locks has all of them, whatever the size of a page, and no other devices."""
    async with FakeSeam(page_size=2) as fake, fake.client() as seam:
        fake.add_device("Hall", device_type="ecobee_thermostat")
        fake.add_device("Attic")
        assert [lock.display_name for lock in await seam.locks.list()] == ["Door 1", "Door 2", "Attic"]


async def test_doors_are_numbered_and_may_be_changed(seam: AsyncSeam, fake_seam: FakeSeam) -> None:
    """The devices are JSON objects that a test may change, and the next answer shows it."""
    assert [device["display_name"] for device in FakeSeam(doors=3).devices.values()] == ["Door 1", "Door 2", "Door 3"]
    fake_seam.devices[door_of(fake_seam)]["nickname"] = "Front"
    assert (await seam.devices.get(device_id=door_of(fake_seam))).nickname == "Front"


def test_same_seed_same_ids() -> None:
    """Two servers with one seed have the same workspace and devices, and those of another seed have others."""
    one, again, other = FakeSeam(seed=1), FakeSeam(seed=1), FakeSeam(seed=2)
    assert (one.workspace_id, list(one.devices)) == (again.workspace_id, list(again.devices))
    assert one.workspace_id != other.workspace_id


# Time and pace.


@in_virtual_time
async def test_answers_take_the_latency(clock: FakeClock) -> None:
    """Each answer takes the latency, which may be changed while the server runs."""
    async with FakeSeam(latency=2.0, clock=clock) as fake, fake.client() as seam:
        for latency in (2.0, 5.0):
            fake.latency = latency
            started_at = clock.monotonic()
            await seam.devices.list()
            assert clock.monotonic() - started_at == pytest.approx(latency)


@in_virtual_time
async def test_requests_beyond_the_rate_are_turned_away(clock: FakeClock) -> None:
    """No more requests than allowed pass in a second; the others get 429 with the server's Retry-After."""
    async with FakeSeam(rate_limit=2, retry_after=7, clock=clock) as fake, fake.client(retries=0) as seam:
        for _ in range(2):
            await seam.devices.list()
        with pytest.raises(SeamHttpApiError) as caught:
            await seam.devices.list()
        assert (caught.value.status_code, caught.value.code) == (429, "too_many_requests")
        assert caught.value.retry_after == 7
        clock.advance(1.0)
        assert len(await seam.devices.list()) == 2
        fake.rate_limit = None
        for _ in range(5):
            await seam.devices.list()
        assert len(fake.requests) == 9


# Faults.


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<html>Bad gateway</html>", "text/plain"),
        (b"\xff\xfe", "application/octet-stream"),
        ({"any": 1}, "application/json"),
    ],
)
async def test_fault_with_a_status_answers_in_its_place(fake_seam: FakeSeam, body: Any, content_type: str) -> None:
    """A fault with a status answers with its body, text, bytes or JSON, and does nothing else."""
    fake_seam.break_next(Fault(status=502, body=body, headers={"x-proxy": "squid"}))
    async with (
        aiohttp.ClientSession() as session,
        session.post(fake_seam.endpoint + UNLOCK, json={"device_id": door_of(fake_seam)}) as response,
    ):
        content = await response.read()
        assert (response.status, response.content_type) == (502, content_type)
        assert response.headers["x-proxy"] == "squid"
        assert response.headers["seam-request-id"] == "request1"
    assert content == (
        body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    )


async def test_fault_strikes_once_and_in_order(fake_seam: FakeSeam) -> None:
    """Faults strike one request each, in the order given, and then all is well again."""
    fake_seam.break_next(Fault(status=500), Fault(status=503, headers={"retry-after": "9"}))
    async with fake_seam.client(retries=0) as seam:
        with pytest.raises(SeamHttpInvalidResponseError) as first:
            await seam.devices.list()
        with pytest.raises(SeamHttpInvalidResponseError) as second:
            await seam.devices.list()
        assert (first.value.status_code, second.value.status_code, second.value.retry_after) == (500, 503, 9)
        assert len(await seam.devices.list()) == 2


async def test_fault_for_one_path_spares_the_others(fake_seam: FakeSeam) -> None:
    """A fault for one path waits for it, and requests for other paths go on."""
    fake_seam.break_next(Fault(status=500, path=UNLOCK))
    async with fake_seam.client(retries=0) as seam:
        assert len(await seam.devices.list()) == 2
        with pytest.raises(SeamHttpInvalidResponseError):
            await seam.locks.unlock_door(device_id=door_of(fake_seam))
        assert (await seam.locks.unlock_door(device_id=door_of(fake_seam))).is_success


@pytest.mark.parametrize(("cut", "attempts"), [("before", 0), ("after", 1)])
async def test_fault_cuts_the_connection(fake_seam: FakeSeam, cut: Any, attempts: int) -> None:
    """A cut before or after the deed looks the same to the client, and only the server knows whether a door opened."""
    fake_seam.break_next(Fault(cut=cut))
    async with fake_seam.client() as seam:
        with pytest.raises(SeamConnectionError) as caught:
            await seam.locks.unlock_door(device_id=door_of(fake_seam))
        assert caught.value.may_have_run
        assert len(await seam.action_attempts.list()) == attempts


@in_virtual_time
async def test_fault_delays_an_answer(clock: FakeClock) -> None:
    """A delay comes on top of the latency, and a client that does not wait so long gives up."""
    async with FakeSeam(latency=1.0, clock=clock) as fake, fake.client(retries=0, timeout=10) as seam:
        fake.break_next(Fault(delay=5.0), Fault(delay=60.0))
        await seam.devices.list()
        assert clock.monotonic() == pytest.approx(6.0)
        with pytest.raises(SeamRequestTimeoutError):
            await seam.devices.list()


@in_virtual_time
async def test_fault_lasts_for_a_time(clock: FakeClock) -> None:
    """A fault that lasts strikes each request for its path until its time is over, after those for the next request."""
    async with FakeSeam(clock=clock) as fake, fake.client(retries=0) as seam:
        fake.break_for(20, Fault(status=500, path="/devices/list"))
        fake.break_for(30, Fault(status=502, path="/devices/list"))
        fake.break_next(Fault(status=503, path="/devices/list"))
        statuses = []
        for at in (0, 10, 19.9, 20, 29.9):
            clock.advance(at - clock.monotonic())
            with pytest.raises(SeamHttpInvalidResponseError) as caught:
                await seam.devices.list()
            statuses.append(caught.value.status_code)
            assert len(await seam.locks.list()) == 2
        assert statuses == [503, 500, 500, 502, 502]
        clock.advance(30 - clock.monotonic())
        assert len(await seam.devices.list()) == 2


async def test_faults_are_mended(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Mending ends the faults that last and those that are still to come."""
    fake_seam.break_for(math.inf, Fault(status=500))
    fake_seam.break_next(Fault(status=500))
    fake_seam.mend()
    assert len(await seam.devices.list()) == 2
    assert len(fake_seam.requests) == 1


async def bytes_until_the_end(fake: FakeSeam, params: dict[str, Any] | None = None) -> tuple[bytes, bool]:
    """What a list is answered with, byte for byte, and whether a reset ended it."""
    host, _, port = fake.endpoint.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    body = json.dumps(params or {})
    head = f"POST /devices/list HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {fake.api_key}\r\nconnection: close\r\n"
    writer.write(f"{head}content-length: {len(body)}\r\n\r\n{body}".encode())
    received = b""
    try:
        while piece := await reader.read(100):
            received += piece
    except ConnectionResetError:
        return received, True
    else:
        return received, False
    finally:
        writer.transport.abort()


@pytest.mark.parametrize("cut", ["before", "after", "mid-headers", "after-headers", "mid-body"])
async def test_fault_resets_the_connection_where_it_says(fake_seam: FakeSeam, cut: Any) -> None:
    """A cut is a reset, at no byte, within the headers, right after them, or half way through the body."""
    fake_seam.break_next(Fault(), Fault(cut=cut))
    whole, was_reset = await bytes_until_the_end(fake_seam)
    assert not was_reset
    body = len(whole.partition(b"\r\n\r\n")[2])
    received, was_reset = await bytes_until_the_end(fake_seam)
    head, separator, rest = received.partition(b"\r\n\r\n")
    assert was_reset
    if cut in ("before", "after"):
        assert received == b""
    elif cut == "mid-headers":
        assert head.startswith(b"HTTP/1.1 200")
        assert not separator
    else:
        assert f"content-length: {body}".encode() in head.lower()
        assert len(rest) == (body // 2 if cut == "mid-body" else 0)


async def test_fault_spoils_the_true_answer(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A function gets the answer that would have been sent, after what was asked has been done, and may change it."""

    def spoil(answer: dict[str, Any]) -> dict[str, Any]:
        return {**answer, "action_attempt": {**answer["action_attempt"], "status": "paused"}}

    fake_seam.break_next(Fault(body=spoil), Fault(body=lambda _: "<html>", status=502))
    attempt = await seam.locks.unlock_door(device_id=door_of(fake_seam), wait_for_action_attempt=False)
    assert (attempt.status, attempt.action_attempt_id) == ("paused", fake_seam.action_attempts[0])
    with pytest.raises(SeamHttpInvalidResponseError) as caught:
        await seam.locks.unlock_door(device_id=door_of(fake_seam))
    assert caught.value.status_code == 502
    assert len(fake_seam.action_attempts) == 2


async def test_fault_changes_the_headers_of_the_true_answer(fake_seam: FakeSeam) -> None:
    """Headers without a status are added to the true answer, or take the place of its own whatever their case."""
    fake_seam.break_next(Fault(headers={"Content-Type": "text/html", "x-proxy": "squid"}))
    head, _, body = (await bytes_until_the_end(fake_seam))[0].decode().partition("\r\n\r\n")
    assert len(json.loads(body)["devices"]) == 2
    lines = head.lower().split("\r\n")
    assert [line for line in lines if line.startswith("content-type")] == ["content-type: text/html"]
    assert "x-proxy: squid" in lines


@pytest.mark.parametrize(
    ("body", "size", "expected"),
    [
        ("", 5, b"     "),
        ("abc", 8, b"abcabcab"),
        ("abc", 2, b"ab"),
        (b"xyz" * 100, 200_000, (b"xyz" * 66_667)[:200_000]),
    ],
)
async def test_fault_repeats_a_body_up_to_a_size(fake_seam: FakeSeam, body: Any, size: int, expected: bytes) -> None:
    """A body is repeated, or cut off, until it is as long as asked for, and blanks stand in for none."""
    fake_seam.break_next(Fault(status=200, body=body, size=size))
    received, was_reset = await bytes_until_the_end(fake_seam)
    assert not was_reset
    assert received.partition(b"\r\n\r\n")[2] == expected


@pytest.mark.parametrize(("pace", "seconds"), [(1, 9.0), (0.5, 18.0), (4, 2.25), (1e9, 0.0)])
@in_virtual_time
async def test_fault_drips_a_body(clock: FakeClock, pace: float, seconds: float) -> None:
    """A body drips at the pace that was asked for, until it is whole."""
    async with FakeSeam(clock=clock) as fake:
        fake.break_next(Fault(status=200, body="nine char", bytes_per_second=pace))
        received, _ = await bytes_until_the_end(fake)
        assert received.endswith(b"\r\n\r\nnine char")
        assert clock.monotonic() == pytest.approx(seconds, abs=0.01)


@in_virtual_time
async def test_client_that_has_had_enough_of_an_answer(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    """A client that leaves in the middle of a large or slow answer is no error of the server, and ends the answer."""
    async with FakeSeam(clock=clock) as fake, fake.client(retries=0, timeout=5) as seam:
        fake.break_next(Fault(status=200, size=10**12), Fault(status=200, size=10**6, bytes_per_second=1))
        for error in (SeamHttpInvalidResponseError, SeamRequestTimeoutError):
            with pytest.raises(error):
                await seam.devices.list()
        await clock.sleep(10)
        assert len(await seam.devices.list()) == 2
    assert not [record for record in caplog.records if record.name.startswith("aiohttp")]


# The record.


@in_virtual_time
async def test_requests_are_remembered_without_their_credential(clock: FakeClock) -> None:
    """Each request is remembered with its path, parameters, headers and time, and its credential is masked."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        clock.advance(3.0)
        await seam.devices.list(limit=1)
        (request,) = fake.requests
        assert (request.path, request.params) == ("/devices/list", {"limit": 1})
        assert request.at == pytest.approx(3.0)
        assert request.headers["content-type"] == "application/json"
        assert request.headers["authorization"] == "***"
        assert fake.api_key not in f"{request!r} {dict(request.headers)}"
        assert fake.calls("/devices/list") == [request]
        assert fake.calls(UNLOCK) == []


async def test_no_credential_is_made_up_in_the_record(fake_seam: FakeSeam) -> None:
    """A request without a credential is remembered without one."""
    await send(fake_seam, "/devices/list", token="")
    assert "authorization" not in fake_seam.requests[-1].headers


# The endpoints of the official fake server.


async def test_default_seed_names_keys_and_devices(fake_seam: FakeSeam) -> None:
    """The default seed can be read without a credential, and names the keys, the workspace and the devices."""
    status, answer, _ = await send(fake_seam, "/_fake/default_seed", method="GET", token="")
    assert status == 200
    one, other = fake_seam.devices
    assert answer == {
        "seam_apikey1_token": fake_seam.api_key,
        "seam_at1_token": fake_seam.personal_access_token,
        "seed_workspace_1": fake_seam.workspace_id,
        "august_device_1": one,
        "august_device_2": other,
        "ok": True,
    }


async def test_outcome_can_be_set_from_outside(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A client in any language may set an attempt to error, to pending and to success."""
    one = fake_seam.add_action_attempt()
    for update, expected in (
        ({"status": "error", "error": {"type": "jammed", "message": "It is stuck."}}, ("error", None)),
        ({"status": "pending"}, ("pending", None)),
        ({"status": "success"}, ("success", {})),
        ({"status": "success", "result": {"key": 1}}, ("success", {"key": 1})),
    ):
        await seam.request("/_fake/update_action_attempt", {"action_attempt_id": one, **update})
        attempt = await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)
        assert (attempt.status, attempt.result) == expected


@pytest.mark.parametrize(
    ("update", "status"),
    [
        ({"status": "done"}, 400),
        ({}, 400),
        ({"status": "error"}, 400),
        ({"status": "error", "error": {"type": 5}}, 400),
        ({"status": "success", "action_attempt_id": NIL_ID}, 404),
        ({"status": "success", "action_attempt_id": []}, 404),
    ],
)
async def test_senseless_outcome_is_refused(fake_seam: FakeSeam, update: dict[str, Any], status: int) -> None:
    """An outcome that makes no sense, or is for an unknown attempt, is refused and changes nothing."""
    one = fake_seam.add_action_attempt(resolve_after=None)
    answered, _, _ = await send(fake_seam, "/_fake/update_action_attempt", {"action_attempt_id": one, **update})
    assert answered == status
    assert fake_seam.resolved_at(one) == float("inf")


# Its life.


async def test_server_may_be_started_and_closed_twice() -> None:
    """Starting what runs and closing what is closed do nothing, and a server starts again at the same address."""
    fake = FakeSeam()
    await fake.close()
    await fake.start()
    await fake.start()
    endpoint = fake.endpoint
    async with fake.client(retries=0) as seam:
        one = (await seam.locks.unlock_door(device_id=door_of(fake))).action_attempt_id
        await fake.close()
        await fake.close()
        with pytest.raises(SeamConnectionError):
            await seam.devices.list()
        await fake.start()
        assert fake.endpoint == endpoint
        assert (await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)).is_success
    await fake.close()


async def test_server_at_a_taken_port_leaves_nothing_behind(fake_seam: FakeSeam) -> None:
    """Starting on a port that is taken fails with the system's error, and once the port is free it starts."""
    port = int(fake_seam.endpoint.rpartition(":")[2])
    other = FakeSeam(port=port)
    with pytest.raises(OSError, match="in use"):
        await other.start()
    await fake_seam.close()
    async with other, other.client() as seam:
        assert len(await seam.devices.list()) == 2


async def test_close_ends_requests_that_are_being_answered() -> None:
    """Closing does not wait for answers that take long: their clients see the connection break."""
    async with FakeSeam(latency=3600.0) as fake, fake.client(retries=0) as seam:
        asking = asyncio.ensure_future(seam.request("/devices/list"))
        while not fake.requests:  # noqa: ASYNC110
            await asyncio.sleep(0)
        await fake.close()
        with pytest.raises(SeamConnectionError, match="may have reached"):
            await asking


@pytest.mark.parametrize(
    ("host", "endpoint"),
    [("127.0.0.1", "http://127.0.0.1:0"), ("localhost", "http://localhost:0"), ("::1", "http://[::1]:0")],
)
def test_endpoint_is_an_address(host: str, endpoint: str) -> None:
    """The endpoint is an address that a client takes, also for a host of IPv6."""
    assert FakeSeam(host=host).endpoint == endpoint


async def test_repr_shows_state(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Its repr shows where it listens and how many requests it got, and no key."""
    await seam.devices.list()
    assert repr(fake_seam) == f"<FakeSeam endpoint='{fake_seam.endpoint}' requests=1>"


@pytest.mark.filterwarnings("ignore:/locks/get is deprecated:DeprecationWarning")
async def test_a_lock_is_found_by_its_id(fake_seam: FakeSeam) -> None:
    """Under the name that the API has for it, and under the one that it had."""
    async with fake_seam.client() as seam:
        (first, *_) = await seam.locks.list()
        answer = await seam.request("/locks/get", {"device_id": first.device_id}, read_only=True)
        assert answer["lock"]["device_id"] == answer["device"]["device_id"] == first.device_id
        assert (await seam.locks.get(device_id=first.device_id)).device_id == first.device_id


async def test_the_workspace_of_the_credential_is_served() -> None:
    """A tracker asks for it before it polls."""
    async with FakeSeam() as fake, fake.client() as seam:
        workspace = await seam.workspaces.get()
        assert workspace.workspace_id == fake.workspace_id
        assert workspace.is_sandbox
