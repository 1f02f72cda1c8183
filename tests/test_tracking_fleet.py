"""A worker among others: workspaces, elections, pauses, and the health of each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tenacity.wait import wait_fixed

from seam_async import (
    ActionAttemptPoller,
    AsyncSeam,
    PollingPolicy,
    SeamActionAttemptFailedError,
    SeamActionAttemptTimeoutError,
    SeamConnectionError,
    SeamHttpApiError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
)
from seam_async.testing import FakeSeam, Fault
from seam_async.tracking import (
    SeamNotTrackedError,
    SeamWaitTimeoutError,
    Tracker,
    TrackerStoreError,
    TrackerWorkspaceError,
    _membership,
    _tracker,
)

from support import attempt_json
from tracking import Engine

QUICK = PollingPolicy(wait=wait_fixed(0.05), failure_wait=wait_fixed(0.05), request_timeout=2.0)
LIST = "/action_attempts/list"


@pytest.fixture(autouse=True)
def quick_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heartbeats come ten times as fast, and so does silence."""
    monkeypatch.setattr(_membership, "MOST_SILENT_SECONDS", 1.0)


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/attempts.db"


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what it waits for sets no event
            await asyncio.sleep(0.01)


def tracker_of(seam: AsyncSeam | ActionAttemptPoller, url: str, **options: Any) -> Tracker:
    return Tracker(seam, url, **{"linger": 0.0, "lease_seconds": 11.0, **options})


@asynccontextmanager
async def two_workspaces() -> AsyncIterator[tuple[FakeSeam, FakeSeam]]:
    async with FakeSeam(resolve_after=0.0) as ours, FakeSeam(resolve_after=0.0) as theirs:
        theirs.workspace_id = "00000000-0000-4000-8000-0000000000ff"
        yield ours, theirs


# Workspaces.


async def test_a_worker_of_another_workspace_does_not_poll(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """Its credential knows none of the database's attempts; the error, the log and the status say so."""
    async with two_workspaces() as (ours, theirs), ours.client() as seam, theirs.client() as stranger:
        async with tracker_of(seam, engine.url) as tracker:
            first = ours.add_action_attempt()
            await tracker.track(first)
            assert (await tracker.wait(first)).is_success
            await until(lambda: tracker._driver is not None and tracker._driver._home)
        async with tracker_of(stranger, engine.url) as tracker:
            await until(lambda: tracker.polling_error)
            assert isinstance(tracker.polling_error, TrackerWorkspaceError)
            assert isinstance(tracker.health_error, TrackerWorkspaceError)
            second = ours.add_action_attempt()
            await tracker.track(second)
            await asyncio.sleep(0.5)
            assert theirs.calls(LIST) == []
            assert (await tracker.status()).workspace == ours.workspace_id
            async with tracker_of(seam, engine.url):
                assert (await tracker.wait(second)).is_success
    assert f"of the workspace {ours.workspace_id}, and the credential is of {theirs.workspace_id}" in caplog.text


async def test_one_database_serves_several_workspaces_if_told_so(file_url: str) -> None:
    """Attempts are tracked for the workspace of the credential, and each worker polls its own."""
    async with two_workspaces() as (ours, theirs), ours.client() as seam, theirs.client() as other:
        async with (
            tracker_of(seam, file_url, any_workspace=True) as first,
            tracker_of(other, file_url, any_workspace=True) as second,
        ):
            one = ours.add_action_attempt()
            theirs.add_action_attempt()  # the same id
            two = theirs.add_action_attempt()
            await second.track(two)
            await first.track(one)
            assert (await second.wait(one)).is_success
            assert (await first.wait(two)).is_success
        assert all(two not in str(request.params) for request in ours.calls(LIST))
        assert all(one not in str(request.params) for request in theirs.calls(LIST))


async def test_an_unknown_workspace_denies_nothing(file_url: str) -> None:
    """A lone worker with a key of another workspace settles nothing, since no response has shown an attempt."""
    async with two_workspaces() as (ours, theirs), theirs.client(polling=QUICK) as stranger, ours.client() as seam:
        known = ours.add_action_attempt()
        async with tracker_of(stranger, file_url, missing_grace=0.1) as tracker:
            await tracker.track(known, timeout=0.1)
            await until(lambda: len(theirs.calls(LIST)) > 8)
            assert (await tracker.status()).pending == 1
        async with tracker_of(seam, file_url) as tracker:
            assert (await tracker.wait(known)).is_success


async def test_a_renewed_credential_of_another_workspace_counts_for_nothing(file_url: str) -> None:
    """The response to a request that renewed it is ignored, the workspace is asked for again, and polling ends."""
    async with two_workspaces() as (ours, theirs):
        keys = ["seam_first"]

        async def key() -> str:
            return keys[-1]

        ours.api_key = "seam_first"
        async with ours.client(api_key=key, polling=QUICK) as seam, tracker_of(seam, file_url) as tracker:
            first, second = ours.add_action_attempt(), ours.add_action_attempt()
            await tracker.track(first)
            assert (await tracker.wait(first)).is_success
            keys.append("seam_second")
            ours.api_key, ours.workspace_id = "seam_second", theirs.workspace_id
            ours.forget(second)
            await tracker.track(second, timeout=0.0)
            await until(lambda: isinstance(tracker.polling_error, TrackerWorkspaceError))
            assert (await tracker.status()).pending == 1


async def test_a_worker_polls_once_it_knows_its_workspace(file_url: str) -> None:
    """As long as the API does not say, it does not poll, and says why."""
    async with FakeSeam(resolve_after=0.0) as fake, fake.client(retries=0) as seam:
        fake.break_for(60.0, Fault(status=500, path="/workspaces/get"))
        async with tracker_of(seam, file_url) as tracker:
            attempt_id = fake.add_action_attempt()
            await tracker.track(attempt_id)
            await until(lambda: tracker.polling_error)
            assert fake.calls(LIST) == []
            fake.mend()
            assert (await tracker.wait(attempt_id)).is_success
            assert tracker.polling_error is None
            assert len(fake.calls("/workspaces/get")) > 1


# Elections.


@asynccontextmanager
async def fleet(url: str, size: int, fetch: Any, **options: Any) -> AsyncIterator[list[Tracker]]:
    """Trackers of one API, the longest running first."""
    async with AsyncExitStack() as stack:
        trackers = []
        for _ in range(size):
            tracker = tracker_of(ActionAttemptPoller(fetch, policy=QUICK), url, **options)
            trackers.append(await stack.enter_async_context(tracker))
            await until(lambda: trackers[-1]._driver is not None and trackers[-1]._driver._membership._beat_at)
        yield trackers


async def succeed(ids: list[str]) -> Iterable[object]:
    return [attempt_json(attempt_id, "success") for attempt_id in ids]


def elected(trackers: list[Tracker]) -> list[int]:
    return [number for number, tracker in enumerate(trackers) if tracker.stats().is_elected]


async def test_two_of_a_fleet_poll_and_the_others_take_over(engine: Engine) -> None:
    """The longest running poll; one that stops is replaced at the next heartbeat."""
    async with fleet(engine.url, 4, succeed) as trackers:
        assert elected(trackers) == [0, 1]
        await trackers[0].close()
        await until(lambda: elected(trackers) == [1, 2])
        await trackers[3].track("a")
        assert (await trackers[3].wait("a")).is_success
        assert trackers[3].stats().calls == 0


async def test_a_refused_worker_makes_room_for_another(file_url: str) -> None:
    """Its place is taken within a heartbeat, so a wrong key in the oldest process stops nothing."""

    async def refused(ids: list[str]) -> Iterable[object]:
        raise SeamHttpUnauthorizedError("no such key", status_code=401)

    poller = ActionAttemptPoller(refused, policy=PollingPolicy(failure_wait=wait_fixed(9)))
    async with (
        tracker_of(poller, file_url, pollers=1, lease_seconds=20.0) as wrong,
        fleet(file_url, 1, succeed, pollers=1) as (other,),
    ):
        assert wrong.stats().is_elected
        assert not other.stats().is_elected
        await wrong.track("a")
        assert (await other.wait("a", timeout=10)).is_success
        assert wrong.polling_error is not None
        assert other.polling_error is None


# Pauses.


async def test_a_pause_is_capped_shown_and_lifted(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """An API that wants three hours gets what the option allows; the health says so, and `release` ends it."""
    is_busy = True

    async def fetch(ids: list[str]) -> Iterable[object]:
        if is_busy:
            raise SeamHttpApiError("slow down", status_code=429, retry_after=3 * 3600.0)
        return await succeed(ids)

    async with fleet(engine.url, 2, fetch, longest_hold=600.0) as trackers:
        assert await trackers[0].release() == 0
        await trackers[0].track("a")
        await until(lambda: all(tracker.stats().held for tracker in trackers))
        assert 590 < (await trackers[1].status()).held <= 600
        assert "for 10800 s, of which 600 s are kept" in caplog.text
        assert all("The API has paused all requests for another" in str(each.health_error) for each in trackers)
        assert trackers[0].polling_error is None
        is_busy = False
        assert 590 < await trackers[1].release() <= 600
        assert (await trackers[1].wait("a")).is_success
        await until(lambda: not any(tracker.health_error for tracker in trackers))


# Health.


async def test_an_outage_of_the_api_turns_the_health_red_and_its_end_green(file_url: str) -> None:
    """Ids are due and no request is answered; polling itself works."""
    is_down = True

    async def fetch(ids: list[str]) -> Iterable[object]:
        if is_down:
            raise SeamConnectionError("the line is dead")
        return [attempt_json(attempt_id) for attempt_id in ids]

    async with fleet(file_url, 1, fetch, stall_seconds=0.5) as (tracker,):
        assert tracker.health_error is None
        assert tracker.stats().answered_ago is None
        await tracker.track("a")
        await until(lambda: tracker.health_error)
        assert "no request was answered for" in str(tracker.health_error)
        assert str(getattr(tracker.health_error, "__cause__", None)) == "the line is dead"
        assert tracker.polling_error is None
        is_down = False
        await until(lambda: tracker.health_error is None)
        assert (tracker.stats().answered_ago or 0.0) < 5.0


async def test_a_busy_tracker_is_healthy(file_url: str) -> None:
    """However many ids are due, as long as requests are answered."""

    async def fetch(ids: list[str]) -> Iterable[object]:
        await asyncio.sleep(0.2)
        return [attempt_json(attempt_id) for attempt_id in ids]

    policy = PollingPolicy(wait=wait_fixed(0.01), batch_size=1, max_concurrent_requests=1)
    async with tracker_of(ActionAttemptPoller(fetch, policy=policy), file_url, stall_seconds=0.5) as tracker:
        await tracker.track_all([f"id{number}" for number in range(50)])
        for _ in range(15):
            await asyncio.sleep(0.1)
            assert tracker.health_error is None
        assert (await tracker.status()).due > 40


async def test_a_failure_elsewhere_is_forgiven_when_others_get_answers(file_url: str) -> None:
    """A worker whose last request failed is healthy again once another one has been answered since."""
    failing = True

    async def fetch(ids: list[str]) -> Iterable[object]:
        if failing:
            raise SeamConnectionError("the line is dead")
        return [attempt_json(attempt_id) for attempt_id in ids]

    async with fleet(file_url, 1, fetch, stall_seconds=1.0) as (tracker,):
        driver = tracker._driver
        assert driver is not None
        await tracker.track("a")
        await until(lambda: tracker.stats().retries)
        driver._store = _WithoutLeases(driver._store)
        async with fleet(file_url, 1, succeed_pending):
            await asyncio.sleep(2.5)
            assert tracker.health_error is None


async def succeed_pending(ids: list[str]) -> Iterable[object]:
    return [attempt_json(attempt_id) for attempt_id in ids]


class _WithoutLeases:
    """A store whose batches others get."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def lease(self, *_: Any) -> None:
        return None


async def test_a_file_that_was_replaced_is_noticed(file_url: str, tmp_path: Path) -> None:
    """What is written to the old file would be lost: operations fail, and polling says why."""
    async with fleet(file_url, 1, succeed) as (tracker,):
        await tracker.track("a")
        (tmp_path / "attempts.db").rename(tmp_path / "old.db")
        with pytest.raises(TrackerStoreError, match="was removed or replaced"):
            await tracker.track("b")
        await until(lambda: tracker.polling_error)
        assert "was removed or replaced" in str(tracker.polling_error)


# Reopening and dropping.


async def test_a_wrong_verdict_is_reopened(engine: Engine) -> None:
    """Waits and consumers get the new outcome; what the API has decided stays decided."""
    shown: set[str] = {"b"}

    async def fetch(ids: list[str]) -> Iterable[object]:
        return [attempt_json(attempt_id, "success") for attempt_id in ids if attempt_id in shown]

    async with fleet(engine.url, 1, fetch, missing_grace=0.1) as (tracker,):
        for attempt_id in ("a", "b"):
            await tracker.track(attempt_id, timeout=60)
        await until(lambda: tracker.stats().outcomes == {"not_found": 1, "success": 1})
        shown.add("a")
        assert await tracker.reopen(["a", "b", "c", "a"]) == ["a"]
        assert (await tracker.wait("a")).is_success
        assert await tracker.reopen(["a"]) == []


async def test_tracking_again_reopens(file_url: str) -> None:
    """`again=True` polls an attempt once more that timed out; without it, tracking twice changes nothing."""
    status = "pending"

    async def fetch(ids: list[str]) -> Iterable[object]:
        return [attempt_json(attempt_id, status) for attempt_id in ids]

    async with fleet(file_url, 1, fetch) as (tracker,):
        await tracker.track("a", timeout=0.1)
        await until(lambda: tracker.stats().outcomes == {"timed_out": 1})
        status = "success"
        await tracker.track("a")
        assert (await tracker.status()).pending == 0
        await tracker.track("a", again=True)
        assert (await tracker.wait("a")).is_success
        with pytest.raises(SeamInvalidOptionsError, match="again does not go with connection"):
            await tracker.track("a", again=True, connection=object())


async def test_what_is_untracked_is_gone(engine: Engine) -> None:
    """Pending or settled, with its outcome."""
    async with fleet(engine.url, 1, succeed_pending) as (tracker,):
        await tracker.track_all(["a", "b"])
        assert await tracker.untrack(["a", "c"]) == ["a"]
        assert (await tracker.status()).pending == 1
        with pytest.raises(SeamInvalidOptionsError, match="is not tracked"):
            await tracker.wait("a")


async def test_a_dead_listener_is_restarted_by_the_next_read(engine: Engine) -> None:
    """Whatever ends the task that hears of settlements, waits hear of them again."""
    name = "seam-async tracker listen" if engine.kind == "postgresql" else "seam-async tracker watch"

    def listeners() -> list[Any]:
        return [task for task in asyncio.all_tasks() if task.get_name() == name]

    async with fleet(engine.url, 1, succeed_pending) as (tracker,):
        await tracker.track("a")
        wait = asyncio.create_task(tracker.wait("a"))
        await until(lambda: len(listeners()) == 1)
        (dead,) = listeners()
        dead.cancel()
        await until(lambda: len(listeners()) == 1 and listeners() != [dead])
        wait.cancel()
        await asyncio.gather(wait, return_exceptions=True)


# Looking at attempts.


async def test_a_tracked_attempt_is_shown_as_it_is_stored(engine: Engine) -> None:
    """Pending or settled, with its metadata; an id that is not tracked is an error of its own."""
    async with fleet(engine.url, 1, succeed) as (tracker,):
        await tracker.track("a", metadata={"booking": 7})
        assert (await tracker.wait("a")).is_success
        shown = await tracker.get({"action_attempt_id": "a"})
        assert (shown.action_attempt_id, shown.status, shown.metadata) == ("a", "success", {"booking": 7})
        assert shown.attempt is not None
        assert shown.error is None
        assert shown.settled_at is not None
        assert shown.settled_at >= shown.added_at
        for looking in (tracker.get("b"), tracker.wait("b")):
            with pytest.raises(SeamNotTrackedError, match="b is not tracked"):
                await looking


async def test_attempts_are_listed_by_status_metadata_and_age(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order in which they were added, in pages."""
    monkeypatch.setattr(_tracker, "PAGE", 2)

    async def fail_one(ids: list[str]) -> Iterable[object]:
        return [attempt_json(each, "error" if each == "id4" else "pending") for each in ids]

    async def listed(**wanted: Any) -> list[str]:
        return [each.action_attempt_id async for each in tracker.list(**wanted)]

    async with fleet(engine.url, 1, fail_one) as (tracker,):
        for number in range(5):
            await tracker.track(f"id{number}", metadata={"floor": number % 2, "number": number})
        await until(lambda: tracker.stats().outcomes == {"error": 1})
        select = tracker._store.select
        monkeypatch.setattr(tracker._store, "select", partial(select, limit=2))
        assert await listed() == [f"id{number}" for number in range(5)]
        assert await listed(status="pending") == ["id0", "id1", "id2", "id3"]
        assert await listed(status={"error", "timed_out"}) == ["id4"]
        assert await listed(metadata={"floor": 1}) == ["id1", "id3"]
        before, after = (await tracker.get("id1")).added_at, (await tracker.get("id2")).added_at
        middle = before + (after - before) / 2  # between two of them: microseconds are rounded
        assert await listed(added_before=middle) == ["id0", "id1"]
        assert await listed(added_after=middle) == ["id2", "id3", "id4"]
        (failed,) = [each async for each in tracker.list(status="error")]
        assert isinstance(failed.error, SeamActionAttemptFailedError)


async def test_a_wait_that_gives_up_is_told_from_an_attempt_that_timed_out(file_url: str) -> None:
    """The first is still pending; both are timeouts."""
    async with fleet(file_url, 1, succeed_pending) as (tracker,):
        await tracker.track("a")
        with pytest.raises(SeamWaitTimeoutError):
            await tracker.wait("a", timeout=0.1)
        await tracker.track("b", timeout=0.1)
        with pytest.raises(SeamActionAttemptTimeoutError) as caught:
            await tracker.wait("b")
        assert not isinstance(caught.value, SeamWaitTimeoutError)


async def test_a_producer_needs_no_credential(file_url: str) -> None:
    """It tracks and waits; the fleet polls."""
    async with FakeSeam(resolve_after=0.0) as fake, fake.client() as seam:
        attempt_id = fake.add_action_attempt()
        async with Tracker(None, file_url, poll=False) as producer, tracker_of(seam, file_url):
            await producer.track(attempt_id)
            assert (await producer.wait(attempt_id)).is_success
    with pytest.raises(SeamInvalidOptionsError, match="cannot poll"):
        Tracker(None, file_url)
    with pytest.raises(SeamInvalidOptionsError, match="any_workspace needs an AsyncSeam"):
        Tracker(None, file_url, poll=False, any_workspace=True)
    with pytest.raises(SeamInvalidOptionsError, match="pollers has to be a whole number"):
        Tracker(ActionAttemptPoller(succeed), file_url, pollers=0)
