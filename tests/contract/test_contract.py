"""What a client sees is the same at FakeSeam and at the official fake server."""

from __future__ import annotations

import asyncio
import gc
from typing import Any

import pytest

from contract.servers import Server
from seam_async import (
    ActionAttempt,
    AsyncSeam,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpUnauthorizedError,
)

pytestmark = pytest.mark.contract

JAMMED = {"type": "jammed", "message": "It is stuck."}


async def test_unlocking_waits_for_success(server: Server, seam: AsyncSeam) -> None:
    """Unlocking a door returns the attempt once it has succeeded."""
    attempt = await seam.locks.unlock_door(device_id=server.door)
    assert (attempt.action_type, attempt.status, attempt.error) == ("UNLOCK_DOOR", "success", None)


async def test_locking_waits_for_success(server: Server, seam: AsyncSeam) -> None:
    """Locking a door returns the attempt once it has succeeded."""
    attempt = await seam.locks.lock_door(device_id=server.door)
    assert (attempt.action_type, attempt.status, attempt.error) == ("LOCK_DOOR", "success", None)


async def test_action_without_a_wait_is_pending(server: Server, seam: AsyncSeam) -> None:
    """An action that is not to be waited for returns its pending attempt, which can be waited for later."""
    attempt = await seam.locks.unlock_door(device_id=server.door, wait_for_action_attempt=False)
    assert attempt.is_pending
    assert (await seam.action_attempts.wait(attempt)).is_success


async def test_success_carries_its_result(server: Server, seam: AsyncSeam) -> None:
    """The result that an attempt succeeded with is carried through."""
    (one,) = await server.pending(seam, 1)
    await server.set(seam, one, status="success", result={"was_confirmed_by_device": True})
    assert (await seam.action_attempts.wait(one)).result == {"was_confirmed_by_device": True}


async def test_failing_attempt_raises(server: Server, seam: AsyncSeam) -> None:
    """A wait for an attempt that fails ends with the code and the message of the failure, and with the attempt."""
    (one,) = await server.pending(seam, 1)
    waiting = asyncio.ensure_future(seam.action_attempts.wait(one))
    await asyncio.sleep(0)
    await server.set(seam, one, status="error", error=JAMMED)
    with pytest.raises(SeamActionAttemptFailedError, match="It is stuck") as caught:
        await waiting
    assert caught.value.code == "jammed"
    assert caught.value.action_attempt is not None
    assert caught.value.action_attempt.action_attempt_id == one
    assert caught.value.action_attempt.is_error


async def test_attempt_that_stays_pending_times_out(server: Server, seam: AsyncSeam) -> None:
    """A wait for an attempt that stays pending ends at its timeout, with the attempt as last seen."""
    (one,) = await server.pending(seam, 1)
    with pytest.raises(SeamActionAttemptTimeoutError) as caught:
        await seam.action_attempts.wait(one, timeout=0.3)
    assert caught.value.timeout == 0.3
    assert caught.value.elapsed >= 0.3
    assert caught.value.action_attempt is not None
    assert caught.value.action_attempt.is_pending
    assert caught.value.action_attempt_id == one


async def test_forty_attempts_of_which_half_resolve_later(server: Server, seam: AsyncSeam) -> None:
    """Forty attempts, half of them resolved from the start and half later, all get their outcome, in order."""
    ids = await server.pending(seam, 40)
    for one in ids[::2]:
        await server.set(seam, one, status="success")
    seen: set[str] = set()
    all_are_seen = asyncio.Event()

    def look(attempt: ActionAttempt) -> None:
        seen.add(attempt.action_attempt_id)
        if len(seen) == len(ids):
            all_are_seen.set()

    waiting = asyncio.ensure_future(seam.action_attempts.wait_all(ids, on_update=look))
    async with asyncio.timeout(30):
        await all_are_seen.wait()
    assert not waiting.done()
    for one in ids[1::2]:
        await server.set(seam, one, status="success")
    attempts = await waiting
    assert [attempt.action_attempt_id for attempt in attempts] == ids
    assert all(attempt.is_success for attempt in attempts)
    assert seam.poller.stats().calls < 40


async def test_unknown_id_spoils_nothing(server: Server, seam: AsyncSeam) -> None:
    """An unknown id among good ones ends as not found, and the others get their answers."""
    one, other = await server.pending(seam, 2)
    await server.set(seam, one, status="success")
    await server.set(seam, other, status="error", error=JAMMED)
    found, missing, failed = await seam.action_attempts.wait_all(
        [one, server.unknown_id, other], return_exceptions=True
    )
    assert isinstance(found, ActionAttempt)
    assert found.is_success
    assert isinstance(missing, SeamActionAttemptNotFoundError)
    assert missing.action_attempt_id == server.unknown_id
    assert isinstance(failed, SeamActionAttemptFailedError)


async def test_unknown_id_by_itself_is_not_found(server: Server, seam: AsyncSeam) -> None:
    """A wait for nothing but an unknown id ends as not found, whether the server lists nothing or answers 404."""
    with pytest.raises(SeamActionAttemptNotFoundError) as caught:
        await seam.action_attempts.wait(server.unknown_id)
    assert caught.value.action_attempt_id == server.unknown_id


async def test_wait_all_raises_a_group(server: Server, seam: AsyncSeam) -> None:
    """Attempts that did not succeed are raised together, each as its own error, once all have their outcome."""
    one, other, third = await server.pending(seam, 3)
    await server.set(seam, one, status="success")
    for failing in (other, third):
        await server.set(seam, failing, status="error", error=JAMMED)
    with pytest.raises(ExceptionGroup) as caught:
        await seam.action_attempts.wait_all([one, other, third])
    errors = [error for error in caught.value.exceptions if isinstance(error, SeamActionAttemptFailedError)]
    assert [error.action_attempt_id for error in errors] == [other, third]
    assert len(caught.value.exceptions) == 2


async def test_as_completed_yields_as_they_resolve(server: Server, seam: AsyncSeam) -> None:
    """Attempts come as they resolve, whatever the order they were asked for in, the failed ones as well."""
    last, first, middle = await server.pending(seam, 3)
    await server.set(seam, first, status="success")
    seen: list[tuple[str, str]] = []
    async for attempt in seam.action_attempts.as_completed([last, first, middle]):
        seen.append((attempt.action_attempt_id, attempt.status))
        if attempt.action_attempt_id == first:
            await server.set(seam, middle, status="error", error=JAMMED)
        elif attempt.action_attempt_id == middle:
            await server.set(seam, last, status="success")
    assert seen == [(first, "success"), (middle, "error"), (last, "success")]


async def test_attempts_are_listed_by_ids(server: Server, seam: AsyncSeam) -> None:
    """A list by ids has those that exist, as an awaited page and as an iteration over all pages."""
    ids = await server.pending(seam, 3)
    page = await seam.action_attempts.list(action_attempt_ids=[*ids, server.unknown_id])
    assert {attempt.action_attempt_id for attempt in page} == set(ids)
    assert not page.pagination.has_next_page
    listed = [attempt async for attempt in seam.action_attempts.list(action_attempt_ids=ids)]
    assert {attempt.action_attempt_id for attempt in listed} == set(ids)
    assert all(attempt.is_pending for attempt in listed)


async def test_attempt_is_looked_at(server: Server, seam: AsyncSeam) -> None:
    """A look at an attempt shows it as it is, pending or failed, and raises nothing for a failure."""
    (one,) = await server.pending(seam, 1)
    assert (await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)).is_pending
    await server.set(seam, one, status="error", error=JAMMED)
    attempt = await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)
    assert attempt.error is not None
    assert (attempt.error.type, attempt.error.message) == ("jammed", "It is stuck.")


async def test_look_at_an_unknown_attempt(server: Server, seam: AsyncSeam) -> None:
    """A look at an attempt that does not exist is a 404 with the id of the request."""
    with pytest.raises(SeamHttpApiError) as caught:
        await seam.action_attempts.get(action_attempt_id=server.unknown_id, wait_for_action_attempt=False)
    assert (caught.value.status_code, caught.value.code) == (404, "action_attempt_not_found")
    assert caught.value.request_id is not None
    assert caught.value.request_id.startswith("request")


@pytest.mark.filterwarnings("ignore:/locks/get is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", ["devices", "locks"])
async def test_devices_are_found(server: Server, seam: AsyncSeam, kind: str) -> None:
    """Devices and locks are found by id, in lists, and in lists by ids, with their fields and an aware date."""
    route: Any = {"devices": seam.devices, "locks": seam.locks}[kind]
    device = await route.get(device_id=server.door)
    assert device.device_id == server.door
    assert device.device_type == "august_lock"
    assert device.workspace_id == server.seed["seed_workspace_1"]
    assert device.can_remotely_unlock
    assert device.created_at is not None
    assert device.created_at.tzinfo is not None
    assert device in await route.list()
    assert list(await seam.devices.list(device_ids=[server.door])) == [device]


async def test_devices_come_in_pages(server: Server, seam: AsyncSeam) -> None:
    """A limit cuts the list of devices into pages, which together hold each device once."""
    every = [one.device_id for one in await seam.devices.list()]
    first = await seam.devices.list(limit=1)
    assert len(first) == 1
    assert first.pagination.has_next_page
    assert [one.device_id async for one in seam.devices.list(limit=1)] == every


async def test_cursor_goes_with_its_list(seam: AsyncSeam) -> None:
    """A made-up cursor is invalid input, and one that comes with other parameters than before is refused."""
    with pytest.raises(SeamHttpInvalidInputError) as made_up:
        await seam.devices.list(page_cursor="zz")
    assert made_up.value.get_validation_error_messages("page_cursor")
    cursor = (await seam.devices.list(limit=1)).pagination.next_page_cursor
    with pytest.raises(SeamHttpApiError) as mismatched:
        await seam.devices.list(limit=2, page_cursor=cursor)
    assert (mismatched.value.status_code, mismatched.value.code) == (400, "mismatched_page_parameters")


@pytest.mark.filterwarnings("ignore:/locks/get is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", ["devices", "locks"])
async def test_unknown_device_is_not_found(server: Server, seam: AsyncSeam, kind: str) -> None:
    """A device that does not exist is a 404 that says so."""
    route: Any = {"devices": seam.devices, "locks": seam.locks}[kind]
    with pytest.raises(SeamHttpApiError) as caught:
        await route.get(device_id=server.unknown_id)
    assert (caught.value.status_code, caught.value.code) == (404, "device_not_found")


async def test_action_on_an_unknown_device(server: Server, seam: AsyncSeam) -> None:
    """An action on a device that does not exist is refused, and no attempt is waited for."""
    with pytest.raises(SeamHttpApiError) as caught:
        await seam.locks.unlock_door(device_id=server.unknown_id)
    assert (caught.value.status_code, caught.value.code) == (404, "device_not_found")
    assert seam.poller.stats().calls == 0


@pytest.mark.parametrize(
    ("path", "parameter"), [("/locks/unlock_door", "device_id"), ("/action_attempts/get", "action_attempt_id")]
)
async def test_missing_parameter_is_named(seam: AsyncSeam, path: str, parameter: str) -> None:
    """A parameter that is missing is named, with what is wrong with it."""
    with pytest.raises(SeamHttpInvalidInputError) as caught:
        await seam.request(path)
    assert caught.value.status_code == 400
    assert [error.parameter_name for error in caught.value.validation_errors] == [parameter]
    assert caught.value.get_validation_error_messages(parameter) == ["Required"]


async def test_neither_id_nor_name(seam: AsyncSeam) -> None:
    """A device that is asked for by nothing at all is invalid input."""
    with pytest.raises(SeamHttpInvalidInputError, match="'device_id' or 'name' is required"):
        await seam.devices.get()


async def test_wrong_key_is_refused(server: Server) -> None:
    """A wrong key ends a list, an action and a wait at once, with the id of the attempt in the wait's error."""
    async with server.client("seam_wrong_key") as stranger:
        with pytest.raises(SeamHttpUnauthorizedError):
            await stranger.devices.list()
        with pytest.raises(SeamHttpUnauthorizedError):
            await stranger.locks.unlock_door(device_id=server.door)
        with pytest.raises(SeamHttpUnauthorizedError) as caught:
            await stranger.action_attempts.wait(server.unknown_id)
    assert (caught.value.status_code, caught.value.code) == (401, "unauthorized")
    assert caught.value.action_attempt_id == server.unknown_id


async def test_personal_access_token_acts_in_its_workspace(server: Server) -> None:
    """A personal access token unlocks a door of its workspace, and is refused in another."""
    token = server.seed["seam_at1_token"]
    async with server.client(personal_access_token=token, workspace_id=server.seed["seed_workspace_1"]) as seam:
        assert (await seam.locks.unlock_door(device_id=server.door)).is_success
    async with server.client(personal_access_token=token, workspace_id=server.unknown_id) as seam:
        with pytest.raises(SeamHttpUnauthorizedError):
            await seam.devices.list()


async def test_nothing_is_left_behind(server: Server) -> None:
    """After waits that succeeded, failed, timed out and were cancelled, no task and no socket is left."""
    before = asyncio.all_tasks()
    async with server.client() as seam:
        good, bad, slow = await server.pending(seam, 3)
        await server.set(seam, good, status="success")
        await server.set(seam, bad, status="error", error=JAMMED)
        cancelled = asyncio.ensure_future(seam.action_attempts.wait(slow))
        outcomes = await seam.action_attempts.wait_all([good, bad, slow], timeout=0.3, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [
            ActionAttempt,
            SeamActionAttemptFailedError,
            SeamActionAttemptTimeoutError,
        ]
        cancelled.cancel()
        await asyncio.wait([cancelled])
    ours = {task for task in asyncio.all_tasks() - before if task.get_name().startswith("seam-async")}
    assert not ours
    assert not [one for one in gc.get_objects() if type(one).__name__ == "ClientSession" and not one.closed]
