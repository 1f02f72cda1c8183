"""Captured responses: what successful calls came with, for those who asked."""

from __future__ import annotations

import asyncio

import pytest

from seam_async import AsyncSeam, SeamHttpApiError, SeamResponse
from seam_async.testing import FakeSeam, Fault


def paths(responses: list[SeamResponse]) -> list[str]:
    return [response.path for response in responses]


async def test_a_success_tells_its_request_id_status_and_headers(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Of each call in the block, and only of those."""
    await seam.devices.list()
    with seam.capture_responses() as responses:
        device = (await seam.devices.list())[0]
        assert paths(responses) == ["/devices/list"]
        fake_seam.break_next(Fault(status=201, body={}, headers={"X-Door": "open"}))
        await seam.request("/devices/get", {"device_id": device.device_id}, read_only=True)
    await seam.devices.list()
    assert paths(responses) == ["/devices/list", "/devices/get"]
    last = responses[-1]
    assert last.status_code == 201
    assert last.headers["x-door"] == "open"
    assert last.request_id == last.headers["seam-request-id"]
    assert repr(last) == f"SeamResponse(path='/devices/get', status_code=201, request_id={last.request_id!r})"


async def test_each_page_and_each_action_counts(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A list has a response for each page; an action has one for itself, and none for those who wait for it."""
    attempts = [fake_seam.add_action_attempt(resolve_after=0.1) for _ in range(3)]
    with seam.capture_responses() as responses:
        async for _ in seam.action_attempts.list(action_attempt_ids=attempts, limit=2):
            pass
        assert paths(responses) == ["/action_attempts/list"] * 2
        await seam.locks.unlock_door(device_id=next(iter(fake_seam.devices)))
        await seam.action_attempts.wait_all(attempts)
    assert paths(responses) == ["/action_attempts/list"] * 2 + ["/locks/unlock_door"]
    asked = [request for request in fake_seam.requests if request.path == "/action_attempts/list"]
    assert len(asked) > 2


async def test_an_error_has_its_facts_itself(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A refusal is no success, and the try before a success is none either."""
    with seam.capture_responses() as responses:
        with pytest.raises(SeamHttpApiError) as caught:
            await seam.devices.get(device_id="00000000-0000-4000-8000-000000000000")
        assert caught.value.request_id
        assert responses == []
        fake_seam.break_next(Fault(status=503))
        await seam.devices.list()
    assert [response.status_code for response in responses] == [200]


async def test_blocks_may_stand_in_one_another(seam: AsyncSeam) -> None:
    """The outer one has what the inner one has."""
    with seam.capture_responses() as outer:
        await seam.devices.list()
        with seam.capture_responses() as inner:
            await seam.locks.list()
    assert paths(outer) == ["/devices/list", "/locks/list"]
    assert paths(inner) == ["/locks/list"]


async def test_tasks_are_kept_apart(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A block has the calls of the tasks that it starts, not those of others and not those of another client."""

    async def with_a_block() -> list[str]:
        with seam.capture_responses() as responses:
            await asyncio.gather(seam.devices.list().first_page(), seam.locks.list())
        return sorted(paths(responses))

    async with fake_seam.client() as other:
        with seam.capture_responses() as responses:
            await other.devices.list()
        assert responses == []
        both, *_ = await asyncio.gather(with_a_block(), seam.locks.list())
    assert both == ["/devices/list", "/locks/list"]


async def test_no_credential_is_among_the_headers(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """They are those of the answer, not those of the request."""
    with seam.capture_responses() as responses:
        await seam.devices.list()
    assert "authorization" not in responses[0].headers
    assert fake_seam.api_key not in str(responses[0].headers)
