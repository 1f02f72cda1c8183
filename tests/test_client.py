"""The client: how it is made, used and closed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from seam_async import (
    NULL,
    AsyncSeam,
    SeamActionAttemptTimeoutError,
    SeamClientClosedError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamInvalidOptionsError,
    SeamInvalidTokenError,
)
from seam_async.testing import FakeClock, FakeSeam, Fault

from exposure import shown_by
from support import NIL_ID, in_virtual_time

KEY = "seam_key1_x"


def door_of(fake: FakeSeam) -> str:
    return next(iter(fake.devices))


async def test_the_named_constructors(fake_seam: FakeSeam) -> None:
    """A client can be made by the name of its kind of credential, with the other options by name."""
    token, session_token, workspace = (
        fake_seam.personal_access_token,
        fake_seam.console_session_token,
        fake_seam.workspace_id,
    )
    for seam in (
        AsyncSeam(fake_seam.api_key, endpoint=fake_seam.endpoint),
        AsyncSeam(api_key=fake_seam.api_key, endpoint=fake_seam.endpoint),
        AsyncSeam.from_api_key(fake_seam.api_key, endpoint=fake_seam.endpoint),
        AsyncSeam.from_personal_access_token(token, workspace, endpoint=fake_seam.endpoint),
        AsyncSeam.from_console_session_token(session_token, workspace, endpoint=fake_seam.endpoint),
    ):
        async with seam:
            assert len(await seam.devices.list()) == 2


def test_a_constructor_does_no_io() -> None:
    """A client can be made where no event loop runs, and needs no closing if it was never used."""
    assert repr(AsyncSeam(KEY)) == "<AsyncSeam endpoint='https://connect.getseam.com'>"
    asyncio.run(AsyncSeam(KEY).close())


@pytest.mark.parametrize("value", ["", None])
def test_a_blank_endpoint_is_none(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    """An endpoint that is empty, given or in the environment, means Seam's own."""
    monkeypatch.setenv("SEAM_ENDPOINT", "")
    assert repr(AsyncSeam(KEY, endpoint=value)) == "<AsyncSeam endpoint='https://connect.getseam.com'>"


def test_an_endpoint_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The endpoint of the environment is used where none is given."""
    monkeypatch.setenv("SEAM_ENDPOINT", "https://a.example/")
    assert repr(AsyncSeam(KEY)) == "<AsyncSeam endpoint='https://a.example'>"
    assert repr(AsyncSeam(KEY, endpoint="https://b.example")) == "<AsyncSeam endpoint='https://b.example'>"


@pytest.mark.parametrize("retries", [-1, 1.0, True, None, "2"])
def test_retries_have_to_be_a_number(retries: Any) -> None:
    """A number of retries that makes no sense is refused when the client is made."""
    with pytest.raises(SeamInvalidOptionsError, match="retries has to be a whole number, 0 or more"):
        AsyncSeam(KEY, retries=retries)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), True, None, "30"])
def test_a_timeout_has_to_be_seconds(timeout: Any) -> None:
    """A timeout that makes no sense is refused when the client is made."""
    with pytest.raises(SeamInvalidOptionsError, match="timeout has to be"):
        AsyncSeam(KEY, timeout=timeout)


@pytest.mark.parametrize("wait", ["yes", 1, {"timeout": -1}, {"polling": 1}])
def test_the_default_wait_is_checked(wait: Any) -> None:
    """Options of the default wait that make no sense are refused when the client is made."""
    with pytest.raises(SeamInvalidOptionsError):
        AsyncSeam(KEY, wait_for_action_attempt=wait)


@pytest.mark.parametrize("wait", [True, False, {"timeout": 60.0, "polling_interval": 2.0}])
def test_the_default_wait_can_be_read(wait: Any) -> None:
    """The client tells the default wait that it was made with, or that was set since."""
    assert AsyncSeam(KEY, wait_for_action_attempt=wait).wait_for_action_attempt == wait
    seam = AsyncSeam(KEY)
    seam.wait_for_action_attempt = wait
    assert seam.wait_for_action_attempt == wait


async def test_the_default_wait_can_be_set(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Actions follow the default wait as it is when they begin; nonsense is refused and changes nothing."""
    door = next(iter(fake_seam.devices))
    seam.wait_for_action_attempt = False
    assert (await seam.locks.unlock_door(device_id=door)).is_pending
    with pytest.raises(SeamInvalidOptionsError):
        seam.wait_for_action_attempt = {"timeout": -1}
    assert (await seam.locks.unlock_door(device_id=door)).is_pending
    seam.wait_for_action_attempt = True
    assert (await seam.locks.unlock_door(device_id=door)).is_success


async def test_closing_twice_is_fine_and_use_afterwards_is_not(fake_seam: FakeSeam) -> None:
    """A closed client says so, whatever is asked of it, and sends nothing."""
    seam = fake_seam.client()
    await seam.devices.list()
    await seam.close()
    await seam.close()
    for use in (
        lambda: seam.request("/devices/list"),
        lambda: seam.devices.get(device_id=NIL_ID),
        lambda: seam.locks.unlock_door(device_id=NIL_ID),
        lambda: seam.action_attempts.wait(NIL_ID),
    ):
        with pytest.raises(SeamClientClosedError):
            await use()
    with pytest.raises(SeamClientClosedError):
        await seam.devices.list()
    assert len(fake_seam.requests) == 1


async def test_a_client_never_used_is_closed_for_good(fake_seam: FakeSeam) -> None:
    """Closing before the first call keeps the client from opening connections."""
    async with fake_seam.client() as seam:
        pass
    with pytest.raises(SeamClientClosedError, match="The client is closed"):
        await seam.devices.list()
    assert not fake_seam.requests


async def test_the_context_closes_on_errors_too(fake_seam: FakeSeam) -> None:
    """Leaving `async with` by an error closes the client and lets the error through."""
    seam = fake_seam.client()
    with pytest.raises(KeyError):
        async with seam:
            raise KeyError("mine")
    with pytest.raises(SeamClientClosedError):
        await seam.devices.list()


@in_virtual_time
async def test_closing_ends_waits(clock: FakeClock) -> None:
    """`close()` wakes those who wait for an outcome, with SeamClientClosedError and the attempt they started."""
    async with FakeSeam(clock=clock, resolve_after=None) as fake:
        seam = fake.client()
        waiting = asyncio.ensure_future(seam.locks.unlock_door(device_id=door_of(fake)))
        await clock.sleep(2)
        await seam.close()
        with pytest.raises(SeamClientClosedError) as caught:
            await waiting
        assert caught.value.action_attempt_id == caught.value.action_attempt.action_attempt_id  # type: ignore[union-attr]


@in_virtual_time
async def test_draining_waits_first(clock: FakeClock) -> None:
    """`drain()` lets the waits end, then closes; with a timeout it closes in any case."""
    async with FakeSeam(clock=clock, resolve_after=5) as fake:
        seam = fake.client()
        waiting = asyncio.ensure_future(seam.locks.unlock_door(device_id=door_of(fake)))
        await clock.sleep(1)
        await seam.drain()
        assert (await waiting).is_success
        with pytest.raises(SeamClientClosedError):
            await seam.devices.list()
        fake.resolve_after = None
        seam = fake.client()
        waiting = asyncio.ensure_future(seam.locks.unlock_door(device_id=door_of(fake)))
        await clock.sleep(1)
        start = clock.monotonic()
        await seam.drain(timeout=3)
        assert clock.monotonic() - start == pytest.approx(3, abs=0.1)
        with pytest.raises(SeamClientClosedError):
            await waiting


async def test_any_endpoint_can_be_called(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """`request()` calls an endpoint that has no method here and returns the JSON object of its answer."""
    fake_seam.break_next(Fault(status=200, body={"access_codes": [{"code": "1"}], "ok": True}))
    at = datetime(2026, 5, 1, tzinfo=UTC)
    answer = await seam.request("/access_codes/list", {"a": None, "b": NULL, "at": at})
    assert answer == {"access_codes": [{"code": "1"}], "ok": True}
    assert fake_seam.requests[0].params == {"b": None, "at": "2026-05-01T00:00:00+00:00"}
    assert await seam.request("/devices/list")
    assert fake_seam.requests[1].params == {}


@in_virtual_time
async def test_a_request_may_be_repeated_only_if_it_says_so(clock: FakeClock) -> None:
    """`request()` takes an endpoint for one that acts, unless it is said to be read-only."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        fake.break_next(Fault(status=500, body="", path="/devices/list"))
        with pytest.raises(SeamHttpInvalidResponseError):
            await seam.request("/devices/list")
        assert len(fake.requests) == 1
        fake.break_next(Fault(status=500, body="", path="/devices/list"))
        assert await seam.request("/devices/list", read_only=True)
        assert len(fake.requests) == 3


@pytest.mark.parametrize("path", ["devices/list", "https://evil.example/x", "//evil.example", "/a/../b", "/a?x=1"])
async def test_only_paths_of_the_api_are_called(fake_seam: FakeSeam, seam: AsyncSeam, path: str) -> None:
    """A path that could lead to another server is refused before anything is sent."""
    with pytest.raises(SeamInvalidOptionsError, match="is not a path of the API"):
        await seam.request(path)
    assert not fake_seam.requests


async def test_parameters_without_json_form_open_no_door(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A parameter that cannot be sent is refused before anything is sent."""
    with pytest.raises(SeamInvalidOptionsError, match="/locks/unlock_door cannot be sent"):
        await seam.locks.unlock_door(device_id=object())  # type: ignore[arg-type]
    with pytest.raises(SeamInvalidOptionsError, match="time zone"):
        await seam.devices.list(created_before=datetime.fromisoformat("2026-05-01"))
    assert not fake_seam.requests


@pytest.mark.parametrize(
    "wait",
    [
        "yes",
        1,
        0,
        [],
        ["timeout"],
        {"timeout": float("nan")},
        {"timeout": -1},
        {"polling_interval": 0},
        {"time_out": 1},
    ],
)
async def test_a_wrong_wait_opens_no_door(fake_seam: FakeSeam, seam: AsyncSeam, wait: Any) -> None:
    """Options of a wait that make no sense are refused before the action is sent."""
    with pytest.raises(SeamInvalidOptionsError):
        await seam.locks.unlock_door(device_id=door_of(fake_seam), wait_for_action_attempt=wait)
    assert not fake_seam.requests


@in_virtual_time
async def test_the_wait_is_set_on_the_client_and_per_call(clock: FakeClock) -> None:
    """What a call says of its wait goes before what the client says."""
    async with FakeSeam(clock=clock, resolve_after=5) as fake:
        door = door_of(fake)
        async with fake.client(wait_for_action_attempt=False) as seam:
            assert (await seam.locks.unlock_door(device_id=door)).is_pending
            assert (await seam.locks.unlock_door(device_id=door, wait_for_action_attempt=True)).is_success
        async with fake.client(wait_for_action_attempt={"timeout": 2, "polling_interval": 1}) as seam:
            with pytest.raises(SeamActionAttemptTimeoutError) as caught:
                await seam.locks.unlock_door(device_id=door)
            assert caught.value.timeout == 2
            done = await seam.locks.unlock_door(device_id=door, wait_for_action_attempt={"timeout": None})
            assert done.is_success
            assert (await seam.locks.unlock_door(device_id=door, wait_for_action_attempt=False)).is_pending


async def test_the_namespaces_are_there(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Each namespace of the API is an attribute, made once."""
    for name in ("access_methods", "acs", "action_attempts", "devices", "locks", "thermostats", "workspaces"):
        assert getattr(seam, name) is getattr(seam, name)
    assert (await seam.devices.get(device_id=door_of(fake_seam))).device_id == door_of(fake_seam)


async def test_a_refusal_reaches_the_caller_with_its_facts(seam: AsyncSeam) -> None:
    """What the API says no to is an error with its code and the id to quote."""
    with pytest.raises(SeamHttpApiError) as caught:
        await seam.devices.get(device_id=NIL_ID)
    error = caught.value
    assert (error.code, error.status_code, error.request_id) == ("device_not_found", 404, "request1")
    assert str(error) == "/devices/get answered 404 device_not_found: Device not found (request id request1)"


@pytest.mark.parametrize("option", [{"polling": 5}, {"session": 5}])
def test_settings_of_another_kind_are_refused(option: dict[str, Any]) -> None:
    """What is no policy or no session is said to be so at once."""
    with pytest.raises(SeamInvalidOptionsError, match=min(option)):
        AsyncSeam("seam_key", **option)


def test_a_half_made_client_has_a_repr() -> None:
    """A traceback that shows locals can show a client whose making failed."""
    assert repr(AsyncSeam.__new__(AsyncSeam)).startswith("<AsyncSeam endpoint=")


def test_a_second_credential_among_the_options_does_not_show() -> None:
    """An error about two credentials holds neither of them."""
    with pytest.raises(SeamInvalidOptionsError) as caught:
        AsyncSeam.from_api_key("seam_secretkey", personal_access_token="seam_at_secrettoken")
    shown = shown_by(caught.value)
    assert "secretkey" not in shown
    assert "secrettoken" not in shown


@pytest.mark.parametrize("params", [[1], "abc", 5])
async def test_parameters_that_are_no_mapping_are_refused(fake_seam: FakeSeam, seam: AsyncSeam, params: Any) -> None:
    """Nothing is sent with parameters that have no names."""
    with pytest.raises(SeamInvalidOptionsError, match="mapping"):
        await seam.request("/devices/list", params)
    assert not fake_seam.requests


async def test_ids_may_be_any_iterable_but_a_string(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """The keys of a dict do as well as a list, and one id in the place of many is refused."""
    page = await seam.devices.list(device_ids=fake_seam.devices.keys())  # type: ignore[arg-type]
    assert len(page) == len(fake_seam.devices)
    with pytest.raises(SeamInvalidOptionsError, match="device_ids"):
        await seam.devices.list(device_ids="abc")


def test_a_wrong_key_in_the_environment_is_called_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names what the user has set."""
    monkeypatch.setenv("SEAM_API_KEY", "seam_at1_token")
    with pytest.raises(SeamInvalidTokenError, match="SEAM_API_KEY was given a personal access token"):
        AsyncSeam()
