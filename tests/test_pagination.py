"""Lists that come in pages: values, a loop and a cursor."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from contextlib import aclosing
from typing import Any

import pydantic
import pytest

from seam_async import (
    AsyncSeam,
    Page,
    Pagination,
    Paginator,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamInvalidOptionsError,
)
from seam_async.testing import FakeClock, FakeSeam, Fault

from support import in_virtual_time

LIST = "/devices/list"


class Source:
    """Pages in memory: what follows on each cursor.

    Attributes:
        asked: The cursors asked for so far.
        running: How many answers are on their way.
        delay: Seconds before each answer.
    """

    def __init__(self, pages: dict[str | None, Page[int] | Exception], *, delay: float = 0.0) -> None:
        self.pages = pages
        self.asked: list[str | None] = []
        self.running = 0
        self.delay = delay

    async def __call__(self, cursor: str | None) -> Page[int]:
        self.asked.append(cursor)
        self.running += 1
        try:
            await asyncio.sleep(self.delay)
        finally:
            self.running -= 1
        page = self.pages[cursor]
        if isinstance(page, Exception):
            raise page
        return page

    def paginator(self, page_cursor: str | None = None) -> Paginator[int]:
        return Paginator(self, path="/numbers/list", page_cursor=page_cursor)


def page(*items: int, then: str | None = None, more: bool | None = None) -> Page[int]:
    return Page(items, Pagination(has_next_page=then is not None if more is None else more, next_page_cursor=then))


def three_pages(delay: float = 0.0) -> Source:
    return Source({None: page(1, 2, then="b"), "b": page(3, then="c"), "c": page(4)}, delay=delay)


# Through the client.


async def test_awaiting_a_list_gives_its_first_page() -> None:
    """`await` on a list asks once, and the page knows that there is more."""
    async with FakeSeam(doors=5, page_size=2) as fake, fake.client() as seam:
        first = await seam.devices.list()
        assert [device.display_name for device in first] == ["Door 1", "Door 2"]
        assert first.pagination.has_next_page
        assert first.pagination.next_page_cursor
        assert len(fake.requests) == 1


async def test_iterating_over_a_list_gives_all_items() -> None:
    """`async for` over a list gives every item of every page, each time from the start."""
    async with FakeSeam(doors=5, page_size=2) as fake, fake.client() as seam:
        doors = seam.devices.list()
        for _ in range(2):
            assert [device.display_name async for device in doors] == [f"Door {number}" for number in range(1, 6)]
        assert len(fake.requests) == 6
        assert [len(page) async for page in doors.pages()] == [2, 2, 1]


async def test_a_list_goes_on_from_a_cursor() -> None:
    """A cursor kept from a page goes on where that page ended, for awaiting and for iterating alike."""
    async with FakeSeam(doors=5, page_size=2) as fake, fake.client() as seam:
        cursor = (await seam.devices.list()).pagination.next_page_cursor
        rest = seam.devices.list(page_cursor=cursor)
        assert [device.display_name for device in await rest] == ["Door 3", "Door 4"]
        assert [device.display_name async for device in rest] == ["Door 3", "Door 4", "Door 5"]


async def test_a_limit_is_a_page_size() -> None:
    """`limit` sets the most items in a page, and iterating still gives all."""
    async with FakeSeam(doors=5) as fake, fake.client() as seam:
        assert len(await seam.devices.list(limit=3)) == 3
        assert len([device async for device in seam.devices.list(limit=3)]) == 5
        assert [(request.params or {}).get("limit") for request in fake.requests] == [3, 3, 3]


@pytest.mark.parametrize("limit", [0, -1, True, False, 1.5, 2.0, "5", float("nan")])
async def test_a_limit_that_makes_no_sense_is_refused(fake_seam: FakeSeam, seam: AsyncSeam, limit: Any) -> None:
    """A limit that is no whole number above 0 is refused before anything is sent."""
    with pytest.raises(SeamInvalidOptionsError, match="limit has to be a whole number above 0"):
        seam.devices.list(limit=limit)
    assert not fake_seam.requests


async def test_a_cursor_of_nowhere_is_refused_by_the_server(seam: AsyncSeam) -> None:
    """A cursor that the server does not know is its refusal."""
    with pytest.raises(SeamHttpInvalidInputError, match="page_cursor"):
        await seam.devices.list(page_cursor="nowhere")


async def test_an_empty_page_is_not_the_end(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """The server's `has_next_page` decides whether more follows, not whether a page is empty."""
    more = {"has_next_page": True, "next_page_cursor": (await seam.devices.list(limit=1)).pagination.next_page_cursor}
    fake_seam.break_next(Fault(status=200, body={"devices": [], "pagination": more}))
    assert [device.display_name async for device in seam.devices.list(limit=1)] == ["Door 2"]


@in_virtual_time
async def test_the_next_page_is_fetched_meanwhile(clock: FakeClock) -> None:
    """The next page is on its way while this one is worked on, but not the one after it."""
    async with FakeSeam(doors=3, page_size=1, latency=1.0, clock=clock) as fake, fake.client() as seam:
        async for _ in seam.devices.list():
            await clock.sleep(1)
        assert clock.monotonic() == pytest.approx(4, abs=0.05)
        assert [request.at for request in fake.requests] == pytest.approx([0, 1, 2], abs=0.05)


# The loop.


async def test_leaving_a_loop_early_leaves_nothing_running() -> None:
    """After `break` out of a list the fetch of the next page ends within a few turns of the loop."""
    for walk in ("items", "pages"):
        source = three_pages(delay=1000)
        source.delay = 0
        numbers = source.paginator()
        before = asyncio.all_tasks()
        async for _ in numbers if walk == "items" else numbers.pages():
            source.delay = 1000
            await asyncio.sleep(0)
            assert source.running == 1
            break
        for _ in range(5):
            await asyncio.sleep(0)
        assert source.running == 0
        assert asyncio.all_tasks() == before


async def test_closing_a_loop_ends_the_fetch_first() -> None:
    """`aclosing` around `pages()` returns when the fetch of the next page has ended, without a turn more."""
    source = three_pages()
    async with aclosing(source.paginator().pages()) as pages:
        assert await anext(pages) == page(1, 2, then="b")
        source.delay = 1000
        await asyncio.sleep(0)
        assert source.running == 1
    assert source.running == 0


@in_virtual_time
async def test_cancelling_a_loop_leaves_nothing_running(clock: FakeClock) -> None:
    """Cancelling whoever walks a list ends the fetch of the next page, be it awaited yet or not."""
    for moment in (0.5, 1.5, 5.5):
        source = three_pages(delay=1.0)

        async def walk(source: Source = source, work: float = 3 if moment > 5 else 0) -> None:
            async for _ in source.paginator().pages():
                await clock.sleep(work)

        walking = asyncio.ensure_future(walk())
        await clock.sleep(moment)
        walking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await walking
        for _ in range(5):
            await asyncio.sleep(0)
        assert source.running == 0


@in_virtual_time
async def test_a_walk_cancelled_between_pages_leaves_nothing_running(clock: FakeClock) -> None:
    """Cancelling a consumer that works on a page while the next one is being fetched ends that fetch too."""
    source = three_pages(delay=1.0)

    async def walk() -> None:
        async for _ in source.paginator():
            source.delay = 100
            await clock.sleep(50)

    walking = asyncio.ensure_future(walk())
    await clock.sleep(2)
    assert source.running == 1
    walking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await walking
    for _ in range(5):
        await asyncio.sleep(0)
    assert source.running == 0


async def test_a_failing_page_is_raised_when_it_is_reached() -> None:
    """An error of the next page waits until this page's items are through."""
    source = Source({None: page(1, 2, then="b"), "b": SeamHttpApiError("broken", status_code=500)})
    numbers: list[int] = []
    with pytest.raises(SeamHttpApiError, match="broken"):
        async for number in source.paginator():
            await asyncio.sleep(0.01)
            numbers.append(number)
    assert numbers == [1, 2]


async def test_a_failing_page_that_nobody_reaches_is_not_reported() -> None:
    """An error of a page that was fetched ahead and then not wanted is dropped in silence."""
    source = Source({None: page(1, 2, then="b"), "b": SeamHttpApiError("broken", status_code=500)})
    async for number in source.paginator():
        await asyncio.sleep(0.01)
        assert number == 1
        break
    for _ in range(5):
        await asyncio.sleep(0)
    assert source.asked == [None, "b"]


@pytest.mark.parametrize(
    ("pages", "items", "words"),
    [
        ({None: page(1, then="b"), "b": page(2, then="b")}, [1, 2], "repeats the cursor 'b'"),
        (
            {None: page(1, then="b"), "b": page(2, then="c"), "c": page(3, then="b")},
            [1, 2, 3],
            "repeats the cursor 'b'",
        ),
        ({None: page(1, more=True)}, [1], "gives no cursor for it"),
    ],
)
async def test_a_list_that_goes_in_circles_ends(
    pages: dict[str | None, Page[int] | Exception], items: list[int], words: str
) -> None:
    """A cursor that comes again, or is missing, ends the list with an error after the items that came."""
    source = Source(pages)
    seen: list[int] = []
    with pytest.raises(SeamHttpInvalidResponseError, match=words) as caught:
        async for page in source.paginator().pages():
            seen += page
    assert seen == items
    assert caught.value.path == "/numbers/list"
    assert len(source.asked) == len(pages)


async def test_a_list_that_repeats_the_cursor_it_was_started_with_ends() -> None:
    """Going on from a cursor that the server gives again is a circle as well."""
    source = Source({"b": page(2, then="b")})
    with pytest.raises(SeamHttpInvalidResponseError, match="repeats the cursor 'b'"):
        async for _ in source.paginator("b"):
            pass
    assert source.asked == ["b"]


# Values.


async def test_the_official_names_do_the_same() -> None:
    """Pages apart from their pagination, one by one or all at once."""
    numbers = three_pages()
    items, pagination = await numbers.paginator().first_page()
    assert items == [1, 2]
    assert pagination.has_next_page
    assert pagination.next_page_cursor is not None
    assert (await numbers.paginator().next_page(pagination.next_page_cursor))[0] == [3]
    everything = await numbers.paginator().flatten_to_list()
    assert everything == [number async for number in numbers.paginator().flatten()] == [1, 2, 3, 4]


@pytest.mark.parametrize("cursor", [None, ""])
async def test_there_is_no_next_page_without_a_cursor(cursor: Any) -> None:
    """The first page is not given in its place."""
    numbers = three_pages()
    with pytest.raises(SeamInvalidOptionsError, match="has_next_page"):
        await numbers.paginator().next_page(cursor)
    assert numbers.asked == []


async def test_a_paginator_can_be_made_from_a_method_and_its_parameters(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """As in the official package; what it gives is the list itself."""
    attempts = [fake_seam.add_action_attempt() for _ in range(3)]
    paginator = seam.create_paginator(seam.action_attempts.list, {"action_attempt_ids": attempts, "limit": 2})
    assert len((await paginator.first_page())[0]) == 2
    assert len(await paginator.flatten_to_list()) == 3
    assert len(await seam.create_paginator(seam.devices.list)) == 2


async def test_a_method_without_pages_is_refused_and_not_called(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Above all no door opens."""
    params = {"device_id": next(iter(fake_seam.devices))}
    method: Any = seam.locks.unlock_door
    with pytest.raises(SeamInvalidOptionsError, match=r"Locks\.unlock_door does not list in pages"):
        seam.create_paginator(method, params)
    stats: Any = seam.poller.stats
    with pytest.raises(SeamInvalidOptionsError, match="stats does not list in pages"):
        seam.create_paginator(stats)
    assert not fake_seam.requests


def test_a_page_is_a_list() -> None:
    """A page is a list of its items: it equals one, can be added, sorted, copied, pickled and encoded like one."""
    numbers = page(3, 1, 2, then="b")
    assert isinstance(numbers, list)
    assert numbers == [3, 1, 2] == page(3, 1, 2)
    assert numbers + page(4) == [3, 1, 2, 4]
    assert numbers[1:] == [1, 2]
    assert json.loads(json.dumps(numbers)) == [3, 1, 2]
    assert pydantic.TypeAdapter(list[int]).validate_python(numbers) == [3, 1, 2]
    numbers.sort()
    assert numbers == [1, 2, 3]
    assert not Page([])
    assert Page().pagination == Pagination()
    for again in (pickle.loads(pickle.dumps(numbers)), copy.copy(numbers), copy.deepcopy(numbers)):
        assert (again, again.pagination) == (numbers, numbers.pagination)


def test_pagination_is_read_like_a_mapping() -> None:
    """What a page says of itself is there by name too, whatever it is."""
    pagination = page(1, then="b").pagination
    assert pagination["next_page_cursor"] == "b"
    assert dict(pagination) == {"has_next_page": True, "next_page_cursor": "b", "next_page_url": None}
    assert Pagination()["has_next_page"] is False


# As coroutines.


@pytest.mark.parametrize("times", [1, 2])
async def test_a_list_can_be_a_task(times: int) -> None:
    """A list can be the coroutine of a task, again, and is not used up by it."""
    doors = three_pages().paginator()
    for _ in range(times):
        assert await asyncio.create_task(doors) == [1, 2]
    async with asyncio.TaskGroup() as group:
        task = group.create_task(doors, name="doors")
    assert (await task, task.get_name()) == ([1, 2], "doors")
    assert getattr(task.get_coro(), "__qualname__") == "Paginator"  # noqa: B009
    assert not hasattr(doors, "cr_frame")
    assert await asyncio.wait_for(doors, 5) == await doors == [1, 2]
    assert [number async for number in doors] == [1, 2, 3, 4]


def test_a_list_can_be_run() -> None:
    """`asyncio.run` takes a list, and each run starts it anew."""
    source = three_pages()
    doors = source.paginator()
    assert asyncio.iscoroutine(doors)
    assert [asyncio.run(doors) for _ in range(2)] == [[1, 2], [1, 2]]
    assert source.asked == [None, None]


async def test_a_list_can_be_run_from_another_thread(seam: AsyncSeam) -> None:
    """Code in another thread hands a list to the event loop, as the page of docs about threads does."""
    loop = asyncio.get_running_loop()
    found = await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(seam.devices.list(), loop).result(5))
    assert [door.display_name for door in found] == ["Door 1", "Door 2"]


@in_virtual_time
async def test_tasks_of_one_list_are_kept_apart(clock: FakeClock) -> None:
    """Several tasks can have the same list; one that is cancelled, before or while it runs, ends no other."""
    source = three_pages(delay=1)
    doors = source.paginator()
    first, second, third = (asyncio.create_task(doors) for _ in range(3))
    third.cancel()
    await asyncio.sleep(0.5)
    assert source.running == 2
    second.cancel()
    results = await asyncio.gather(first, second, third, return_exceptions=True)
    assert results[0] == [1, 2]
    assert [type(result) for result in results[1:]] == [asyncio.CancelledError] * 2
    assert source.running == 0
    assert await doors == [1, 2]


async def test_a_task_of_a_list_has_its_error() -> None:
    """The error of the first page is that of the task, and the list may be tried again."""
    doors = Source({None: SeamError("no")}).paginator()
    for _ in range(2):
        with pytest.raises(SeamError, match="no"):
            await asyncio.create_task(doors)


def test_a_list_is_driven_by_hand_like_a_coroutine() -> None:
    """Outside of an event loop it can be started, and closed at any time, like any coroutine."""
    ended = []

    async def fetch(_: str | None) -> Page[int]:
        try:
            await Forever()
        finally:
            ended.append(True)
        raise AssertionError

    doors = Paginator(fetch, path="/numbers/list")
    doors.close()
    assert doors.send(None) == "waiting"
    doors.close()
    assert ended == [True]
    assert doors.send(None) == "waiting"
    with pytest.raises(KeyError):
        doors.throw(KeyError)
    assert ended == [True, True]


class Forever:
    """Something that is never there."""

    def __await__(self) -> Any:
        yield "waiting"


def test_reprs_tell_where_they_stand() -> None:
    """A page says how much it has and whether more follows, a list what it is a list of."""
    assert repr(page(1, 2, then="b")) == "<Page of 2 items has_next_page=True>"
    assert repr(Page([])) == "<Page of 0 items has_next_page=False>"
    assert repr(three_pages().paginator()) == "<Paginator path='/numbers/list'>"
