"""Lists at their edges: more ids than a request takes, and items that cannot be read."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

import pytest
from raw_server import RawServer, Request, attempt, response

from seam_async import AsyncSeam, SeamHttpInvalidResponseError, SeamInvalidOptionsError

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
LIST = "/action_attempts/list"


def ids_of(number: int) -> list[str]:
    return [str(UUID(int=index + 1)) for index in range(number)]


def page(request: Request, most: int = 500) -> bytes:
    """A page of the attempts with the ids of a request, by a server whose cursors are numbers."""
    ids = request.params["action_attempt_ids"]
    start = int(request.params.get("page_cursor") or 0)
    end = start + min(request.params.get("limit") or most, most)
    pagination = {"has_next_page": end < len(ids), "next_page_cursor": str(end), "next_page_url": None}
    return response(
        {
            "action_attempts": [attempt(action_attempt_id=i) for i in ids[start:end]],
            "pagination": pagination,
            "ok": True,
        }
    )


def client(server: RawServer) -> AsyncSeam:
    return AsyncSeam(KEY, endpoint=server.endpoint, retries=0)


@pytest.mark.parametrize(
    ("number", "limit", "sizes"),
    [
        (500, None, [500]),
        (501, None, [500, 1]),
        (5000, None, [500] * 10),
        (250, 100, [100, 100, 50]),
        (600, 900, [500, 100]),
    ],
)
async def test_every_id_is_sent_once(number: int, limit: int | None, sizes: list[int]) -> None:
    """However many ids a list is of, each request names those of its own page, and all come in their order."""
    async with RawServer(page) as server, client(server) as seam:
        wanted = ids_of(number)
        found = seam.action_attempts.list(action_attempt_ids=wanted, limit=limit)
        assert [each.action_attempt_id async for each in found] == wanted
    assert [len(request.params["action_attempt_ids"]) for request in server.requests] == sizes


async def test_an_id_in_two_spellings_is_listed_once() -> None:
    """Duplicates, which the server would list once, do not come twice because they are in different chunks."""
    async with RawServer(page) as server, client(server) as seam:
        wanted = ids_of(501)
        found = seam.action_attempts.list(action_attempt_ids=[*wanted, wanted[0].upper(), wanted[1]])
        assert len(await found.flatten_to_list()) == 501


async def test_a_page_in_the_middle_is_fetched_by_its_cursor() -> None:
    """The cursor of a page leads on in a call with the same ids; one of another list is refused."""
    async with RawServer(page) as server, client(server) as seam:
        wanted = ids_of(1200)
        first = await seam.action_attempts.list(action_attempt_ids=wanted)
        cursor = first.pagination.next_page_cursor
        second = await seam.action_attempts.list(action_attempt_ids=wanted, page_cursor=cursor)
        assert [each.action_attempt_id for each in second] == wanted[500:1000]
        for wrong in ("500", "ids-3:", "ids-x:"):
            with pytest.raises(SeamInvalidOptionsError, match="is not of this list"):
                await seam.action_attempts.list(action_attempt_ids=wanted, page_cursor=wrong)


async def test_a_server_with_smaller_pages() -> None:
    """Where the server cuts a chunk into pages of its own, its cursors are followed within the chunk."""
    async with RawServer(lambda request: page(request, 300)) as server, client(server) as seam:
        wanted = ids_of(700)
        found = seam.action_attempts.list(action_attempt_ids=wanted)
        assert [each.action_attempt_id async for each in found] == wanted
    assert [len(request.params["action_attempt_ids"]) for request in server.requests] == [500, 500, 200]


async def test_a_server_that_gives_no_cursor() -> None:
    """A page that is promised without a cursor ends the list with an error, in chunks too."""

    def answer(request: Request) -> bytes:
        attempts = [attempt(action_attempt_id=each) for each in request.params["action_attempt_ids"][:2]]
        pagination = {"has_next_page": True, "next_page_cursor": None, "next_page_url": None}
        return response({"action_attempts": attempts, "pagination": pagination, "ok": True})

    async with RawServer(answer) as server, client(server) as seam:
        with pytest.raises(SeamHttpInvalidResponseError, match="gives no cursor"):
            await seam.action_attempts.list(action_attempt_ids=ids_of(501)).flatten_to_list()


@pytest.mark.parametrize("bad", [{}, {"device_id": None}, 7, {"name": "x"}])
async def test_one_device_without_an_id(bad: Any, caplog: pytest.LogCaptureFixture) -> None:
    """One item that cannot be read spoils no other: it is missing, named and logged, and iterating ends in an error."""
    devices: list[Any] = [{"device_id": "d1"}, bad, {"device_id": "d2"}, bad]

    def answer(_: Request) -> bytes:
        return response({"devices": devices, "ok": True})

    async with RawServer(answer) as server, client(server) as seam:
        with caplog.at_level(logging.WARNING, "seam_async"):
            first = await seam.devices.list()
        assert [device.device_id for device in first] == ["d1", "d2"]
        assert len(first.unreadable) == 2
        assert "it[1]" in first.unreadable[0]
        assert repr(first) == "<Page of 2 items has_next_page=False unreadable=2>"
        assert "/devices/list: 2 of 4 items cannot be read" in caplog.text
        assert [[device.device_id for device in part] async for part in seam.devices.list().pages()] == [["d1", "d2"]]
        seen: list[str] = []
        with pytest.raises(SeamHttpInvalidResponseError, match="2 of its items cannot be read") as caught:
            async for device in seam.devices.list():
                seen += [device.device_id]
        assert seen == ["d1", "d2"]
        assert "pages() goes on without them" in str(caught.value)


@pytest.mark.parametrize("payload", [{"devices": [{}, {}]}, {"devices": {}}, {}])
async def test_a_page_of_which_nothing_can_be_read(payload: Any) -> None:
    """A page without any readable item, or without a list, is an error at once."""
    async with RawServer(lambda _: response({**payload, "ok": True})) as server, client(server) as seam:
        with pytest.raises(SeamHttpInvalidResponseError):
            await seam.devices.list()
