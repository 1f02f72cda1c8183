"""No wait hangs, whatever happens to the tasks of a tracker; and nothing that a caller passes harms others."""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tenacity.wait import wait_fixed

from seam_async import (
    ActionAttempt,
    ActionAttemptPoller,
    PollingPolicy,
    SeamActionAttemptTimeoutError,
    SeamClientClosedError,
    SeamInvalidOptionsError,
)
from seam_async._polling.chunks import CHUNK
from seam_async.tracking import Tracker, TrackerStoreError, _service, create_schema
from seam_async.tracking._reader import Reader
from seam_async.tracking._service import served
from seam_async.tracking._store import NewAttempt

from support import attempt_json
from tracking import Engine

ID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
SPELLINGS: list[str | UUID] = [ID.upper(), ID.replace("-", ""), f"{{{ID}}}", f" {ID}\n", UUID(ID)]
POLICY = PollingPolicy(wait=wait_fixed(0.05), failure_wait=wait_fixed(0.05), missing_grace=0.2, request_timeout=0.5)
TASKS = ["seam-async tracker", "seam-async tracker waits"]
READS_OF = {"seam-async tracker": "next_due", "seam-async tracker waits": "settled_after"}


class Api:
    """An API that shows each attempt with the same status."""

    def __init__(self) -> None:
        self.status = "pending"
        self.calls: list[list[str]] = []

    async def fetch(self, ids: list[str]) -> list[object]:
        self.calls.append(ids)
        return [attempt_json(attempt_id, self.status) for attempt_id in ids]

    def tracker(self, url: str, **options: Any) -> Tracker:
        poller = ActionAttemptPoller(self.fetch, policy=POLICY)
        return Tracker(poller, url, **{"linger": 0.05, "lease_seconds": 1.0, "missing_grace": 0.2, **options})


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/attempts.db"


def cancel(*names: str) -> int:
    """Cancels the tasks with these names, as a supervisor that cancels all tasks does; returns how many."""
    tasks = [task for task in asyncio.all_tasks() if task.get_name() in names]
    for task in tasks:
        task.cancel()
    return len(tasks)


# Tasks that die.


@pytest.mark.parametrize("name", TASKS)
async def test_tasks_cancelled_before_their_first_step_are_noticed(api: Api, file_url: str, name: str) -> None:
    """A wait in progress ends with an error, and the next one has its outcome."""
    async with asyncio.timeout(10), api.tracker(file_url) as tracker:
        assert cancel(name) == 1
        with pytest.raises(SeamClientClosedError, match=r"has died: .*cancelled from outside\. .*still tracked"):
            await asyncio.gather(tracker.track("a"), tracker.wait("a"))
        api.status = "success"
        assert (await tracker.wait("a")).is_success


@pytest.mark.parametrize("name", TASKS)
async def test_a_task_cancelled_during_a_wait_is_noticed(
    api: Api, engine: Engine, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    """Every wait ends with an error about its own id; the death is logged; the next operation restarts the task."""
    async with asyncio.timeout(10), api.tracker(engine.url) as tracker:
        await tracker.track_all(["a", "b"])
        waits = [asyncio.create_task(tracker.wait(attempt_id)) for attempt_id in "ab"]
        await asyncio.sleep(0.3)
        assert cancel(name) == 1
        for attempt_id, result in zip("ab", await asyncio.gather(*waits, return_exceptions=True), strict=True):
            assert isinstance(result, SeamClientClosedError)
            assert result.action_attempt_id == attempt_id
        assert f"the task '{name}' has died" in caplog.text
        assert repr(tracker) == "<Tracker open waits=0>"
        await tracker.status()
        assert tracker.polling_error is None
        api.status = "success"
        assert (await tracker.wait("a")).is_success


@pytest.mark.parametrize("name", TASKS)
async def test_a_task_killed_by_any_exception_is_noticed(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Even by one that `except Exception` does not catch."""
    async with asyncio.timeout(10), api.tracker(file_url) as tracker:
        await tracker.track("a")
        wait = asyncio.create_task(tracker.wait("a"))
        await asyncio.sleep(0.2)

        async def die(*_: object) -> None:
            monkeypatch.undo()
            raise GeneratorExit("oh")

        monkeypatch.setattr(tracker._store, READS_OF[name], die)
        tracker._signal.send()
        with pytest.raises(SeamClientClosedError, match="has died: GeneratorExit: oh"):
            await wait
        api.status = "success"
        assert (await tracker.wait("a")).is_success


async def test_polling_that_has_died_is_reported_until_it_is_restarted(api: Api, file_url: str) -> None:
    """`polling_error` says so, whether or not anybody waits."""
    async with asyncio.timeout(10), api.tracker(file_url) as tracker:
        cancel("seam-async tracker")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert "stopped" in str(tracker.polling_error)
        await tracker.status()
        assert tracker.polling_error is None


async def test_an_outcome_that_cannot_be_read_for_any_reason_is_read_later(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An unexpected failure is logged in full, and ends no wait."""
    api.status = "success"
    async with asyncio.timeout(10), api.tracker(file_url) as tracker:
        settled_after, failures = tracker._store.settled_after, iter([ZeroDivisionError("oh")])

        async def fail_once(number: int) -> Any:
            for failure in failures:
                raise failure
            return await settled_after(number)

        monkeypatch.setattr(tracker._store, "settled_after", fail_once)
        await tracker.track("a")
        assert (await tracker.wait("a")).is_success
    assert "outcomes cannot be read: oh" in caplog.text
    assert "Traceback" in caplog.text


async def test_a_request_killed_by_any_exception_is_polled_again(
    api: Api, file_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """When its lease expires."""
    fetch = api.fetch

    async def die_once(ids: list[str]) -> list[object]:
        if not api.calls:
            api.calls.append(ids)
            raise GeneratorExit("oh")
        return await fetch(ids)

    api.fetch, api.status = die_once, "success"  # type: ignore[method-assign]
    async with asyncio.timeout(10), api.tracker(file_url) as tracker:
        await tracker.track("a")
        assert (await tracker.wait("a")).is_success
    assert "a batch was abandoned" in caplog.text


async def test_a_consumer_is_kept_although_the_renewal_of_its_claim_was_cancelled(api: Api, file_url: str) -> None:
    """The next read restarts the renewal."""
    api.status = "success"
    async with asyncio.timeout(10), api.tracker(file_url) as tracker:
        await tracker.track_all(["a", "b", "c"])
        async with aclosing(tracker.outcomes(consumer="billing")) as stream:
            for _ in range(3):
                await anext(stream)
            assert cancel("seam-async tracker reader") == 1
            await asyncio.sleep(0.05)
            reading = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0.1)
            (reader,) = tracker._readers
            assert isinstance(reader, Reader)
            held_until = reader._held_until
            await asyncio.sleep(0.6)
            assert reader._held_until > held_until
            await tracker.track("d")
            assert (await reading).action_attempt_id == "d"


async def test_metrics_count_again_after_a_count_was_cancelled(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before its first step, too."""
    async with api.tracker(file_url) as tracker, served(tracker, "127.0.0.1", 0):
        service = _service._Service(tracker)
        request: Any = None
        scrape = asyncio.create_task(service.metrics(request))
        await asyncio.sleep(0)
        assert cancel("seam-async tracker status") == 1
        first, second = (await scrape).body, (await service.metrics(request)).body
        assert isinstance(first, bytes)
        assert isinstance(second, bytes)
        assert b"seam_tracker_pending" not in first
        assert b"seam_tracker_pending" in second


def test_a_tracker_does_not_outlive_its_event_loop(api: Api, file_url: str) -> None:
    """Its operations say so in the next loop, rather than to hang."""
    tracker = api.tracker(file_url)
    with asyncio.Runner() as runner:
        runner.run(tracker.open())
        runner.run(tracker._store.close())
    with pytest.raises(SeamClientClosedError, match="event loop is gone"):
        asyncio.run(tracker.wait("a"))


async def test_a_wait_cancelled_while_its_outcome_is_read_harms_no_other(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others for the same attempt have it."""
    async with asyncio.timeout(10), api.tracker(file_url) as tracker:
        waits: list[asyncio.Task[ActionAttempt]] = []
        settled_after = tracker._store.settled_after

        async def cancel_one(number: int) -> Any:
            rows = await settled_after(number)
            if rows:
                waits[0].cancel()
            return rows

        monkeypatch.setattr(tracker._store, "settled_after", cancel_one)
        await tracker.track("a")
        waits += [asyncio.create_task(tracker.wait("a")) for _ in range(2)]
        await asyncio.sleep(0.3)
        api.status = "success"
        cancelled, done = await asyncio.gather(*waits, return_exceptions=True)
    assert isinstance(cancelled, asyncio.CancelledError)
    assert isinstance(done, ActionAttempt)


async def test_a_wait_whose_event_loop_stood_still_has_its_outcome(api: Api, file_url: str) -> None:
    """An outcome settled before the deadline counts, although it could not be noticed before."""
    async with asyncio.timeout(10), api.tracker(file_url, poll=False) as tracker:
        await tracker.track("a")
        wait = asyncio.create_task(tracker.wait("a", timeout=0.3))
        await asyncio.sleep(0.1)
        lease = await tracker._store.lease(500, 30.0)
        assert lease is not None
        sql = "UPDATE seam_attempts SET status = 'success', settled_at = 0, settled_number = 1, seen = '{}'"
        seen = ActionAttempt("a", "success", "UNLOCK_DOOR").raw
        Engine(file_url, "sqlite")._execute_in_file(sql.format(str(seen).replace("'", '"').replace("None", "null")))
        Engine(file_url, "sqlite")._execute_in_file("UPDATE seam_tracker SET settled_number = 1")
        Engine(file_url, "sqlite")._execute_in_file("DELETE FROM seam_pending")
        time.sleep(0.5)  # noqa: ASYNC251 - a synchronous call that blocks the loop
        assert (await wait).is_success


@pytest.mark.parametrize("failure", [TrackerStoreError("the engine restarts", can_pass=True), None])
async def test_a_wait_ends_at_its_timeout_although_the_store_fails_or_hangs(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch, failure: Exception | None
) -> None:
    """No more than a second after it."""
    async with asyncio.timeout(10), api.tracker(file_url, poll=False) as tracker:
        await tracker.track("a")
        wait = asyncio.create_task(tracker.wait("a", timeout=0.3))
        await until_waiting_for_settlements(tracker)

        async def fail(_: str) -> Any:
            if failure is not None:
                raise failure
            await asyncio.sleep(60)

        monkeypatch.setattr(tracker._store, "get", fail)
        with pytest.raises(SeamActionAttemptTimeoutError) as caught:
            await wait
        assert caught.value.elapsed < 3.0


async def until_waiting_for_settlements(tracker: Tracker) -> None:
    while tracker._waiters._number is None:  # noqa: ASYNC110 - it sets no event
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)


# Numbers.


@pytest.mark.parametrize("name", ["linger", "lease_seconds", "retention"])
@pytest.mark.parametrize("value", [1e308, 1e10, 10**400, float("inf")])
async def test_absurd_settings_are_refused(api: Api, file_url: str, name: str, value: float) -> None:
    """Sums of such numbers overflow timers and clocks."""
    with pytest.raises(SeamInvalidOptionsError, match=rf"{name} has to be .* at most 1e9"):
        api.tracker(file_url, **{name: value})


@pytest.mark.parametrize("value", [1e308, 1e10, 10**400, float("inf"), float("nan")])
async def test_absurd_timeouts_are_refused(api: Api, file_url: str, value: float) -> None:
    """Before anything is stored, and in no other wait."""
    async with api.tracker(file_url) as tracker:
        with pytest.raises(SeamInvalidOptionsError, match=r"timeout has to be .* at most 1e9"):
            await tracker.track("a", timeout=value)
        with pytest.raises(SeamInvalidOptionsError, match=r"timeout has to be .* at most 1e9"):
            await tracker.wait("a", timeout=value)
        assert (await tracker.status()).pending == 0


async def test_the_largest_numbers_work(api: Api, engine: Engine) -> None:
    """A billion seconds of each."""
    api.status = "success"
    async with asyncio.timeout(10), api.tracker(engine.url, lease_seconds=1e9, retention=1e9) as tracker:
        await tracker.track("a", timeout=1e9)
        assert (await tracker.wait("a", timeout=1e9)).is_success
        async with aclosing(tracker.outcomes(consumer="billing")) as stream:
            await (await anext(stream)).ack()
        assert await tracker._store.prune(1e9) == 0


# Ids.


@pytest.mark.parametrize("spelling", SPELLINGS, ids=str)
async def test_an_id_in_any_spelling_is_one_id(api: Api, file_url: str, spelling: Any) -> None:
    """Tracked in one and waited for in another: there is one row, and the API is polled for the canonical id."""
    api.status = "success"
    async with asyncio.timeout(10), api.tracker(file_url) as tracker:
        await tracker.track(spelling)
        await tracker.track_all([ID, spelling, {"action_attempt_id": spelling}])
        assert (await tracker.wait(ID)).action_attempt_id == ID
        assert (await tracker.wait(spelling)).is_success
    assert api.calls == [[ID]]


async def test_an_id_that_another_program_inserted_in_upper_case_is_found(api: Api, engine: Engine) -> None:
    """Its outcome has the id as it was inserted; two spellings of one id are polled as one."""
    api.status = "success"
    await engine.execute(f"INSERT INTO seam_attempts (action_attempt_id) VALUES ('{ID.upper()}'), ('{ID}')")
    async with (
        asyncio.timeout(10),
        api.tracker(engine.url) as tracker,
        aclosing(tracker.outcomes(consumer="all")) as stream,
    ):
        outcomes = [await anext(stream), await anext(stream)]
    assert {outcome.action_attempt_id for outcome in outcomes} == {ID.upper(), ID}
    assert {outcome.status for outcome in outcomes} == {"success"}
    assert api.calls == [[ID]]


async def test_a_target_without_an_id_is_not_shown(api: Api, file_url: str) -> None:
    """It may hold a door code: errors name its type."""
    secret: Any = {"code": "4711"}
    async with api.tracker(file_url) as tracker:
        for refused in (tracker.track(secret), tracker.track_all([secret]), tracker.wait(secret)):
            with pytest.raises(SeamInvalidOptionsError, match="dict") as caught:
                await refused
            assert "4711" not in str(caught.value)
        with pytest.raises(SeamInvalidOptionsError, match="dict") as caught:
            tracker.outcomes(consumer=secret)
        assert "4711" not in str(caught.value)


async def test_only_an_attempt_of_ours_proves_its_existence(api: Api, file_url: str) -> None:
    """A row of the caller's own does not: its id is polled at once, and is not found if the API never shows it."""

    async def show_nothing(ids: list[str]) -> list[object]:
        api.calls.append(ids)
        return []

    api.fetch = show_nothing  # type: ignore[method-assign]
    async with (
        asyncio.timeout(10),
        api.tracker(file_url, outage_grace=0.0) as tracker,
        aclosing(tracker.outcomes(consumer="all")) as stream,
    ):
        await tracker.track(attempt_json("theirs", "success"))
        statuses = [outcome.status async for outcome in _first(stream, 1)]
        await tracker.track(ActionAttempt("ours", "success", "UNLOCK_DOOR"), timeout=1.0)
        statuses += [outcome.status async for outcome in _first(stream, 1)]
    assert statuses == ["not_found", "timed_out"]


async def _first(stream: AsyncIterator[Any], count: int) -> AsyncIterator[Any]:
    for _ in range(count):
        yield await anext(stream)


# Many.


async def test_many_attempts_leave_the_event_loop_its_turns(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are looked at in chunks, whatever kind of iterable they come in."""
    count = 3 * CHUNK + 1
    turns = 0
    added: list[int] = []

    async def count_turns() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    async def add(attempts: list[NewAttempt], *_: object) -> None:
        added.append(len(attempts))

    async def generate() -> AsyncIterator[str]:
        for number in range(count):
            yield f"id{number}"

    inputs: list[Any] = [range(count), map(str, range(count)), generate()]
    async with api.tracker(file_url, poll=False) as tracker:
        monkeypatch.setattr(tracker._store, "add", add)
        counting = asyncio.create_task(count_turns())
        await asyncio.sleep(0)
        for ids in inputs:
            turns = 0
            targets = map(str, ids) if isinstance(ids, range) else ids
            await tracker.track_all(targets)
            assert turns >= 3
        counting.cancel()
    assert added == [count] * len(inputs)


async def test_many_attempts_are_stored_all_or_none(api: Api, engine: Engine) -> None:
    """Chunks of one input share a transaction."""
    ids = [f"id{number}" for number in range(2 * CHUNK + 1)]
    async with asyncio.timeout(60), api.tracker(engine.url, poll=False) as tracker:
        wrong: Any = object()
        new = [NewAttempt(attempt_id) for attempt_id in ids]
        with pytest.raises(TrackerStoreError):
            await tracker._store.add([*new, NewAttempt("zzz", timeout=wrong)])
        assert (await tracker.status()).pending == 0
        await tracker.track_all(reversed(ids))
        assert (await tracker.status()).pending == len(ids)


async def test_many_attempts_are_stored_all_or_none_on_a_connection_without_a_transaction(
    api: Api, postgresql_url: str
) -> None:
    """The connection is the caller's, and so may be its transaction."""
    await create_schema(postgresql_url)
    connection = await asyncpg.connect(postgresql_url)
    try:
        async with asyncio.timeout(60), api.tracker(postgresql_url, poll=False) as tracker:
            wrong: Any = object()
            new = [NewAttempt(f"id{number}") for number in range(2 * CHUNK)]
            with pytest.raises(TrackerStoreError):
                await tracker._store.add([*new, NewAttempt("zzz", timeout=wrong)], connection)
            assert (await tracker.status()).pending == 0
            await tracker.track_all([attempt.action_attempt_id for attempt in new], connection=connection)
            assert (await tracker.status()).pending == len(new)
    finally:
        await connection.close()


async def test_many_waits_end_in_several_turns(api: Api, file_url: str) -> None:
    """Each with its own error, in turns of the event loop that are no longer for more waits."""
    async with api.tracker(file_url, poll=False) as tracker:
        waiters = tracker._waiters
        futures = [waiters._join(f"id{number}") for number in range(CHUNK + 2)]
        futures[-1].cancel()
        tracker._on_death("a test")
        assert [future.done() for future in futures].count(False) == 1
        await asyncio.sleep(0)
        assert all(future.done() for future in futures)
        assert [str(future.exception()) for future in futures[:-1]] == [str(futures[0].exception())] * (CHUNK + 1)
        for number, future in enumerate(futures):
            waiters._leave(f"id{number}", future)
        assert tracker.stats().waits == 0


async def test_finished_waits_leave_nothing(api: Api, file_url: str) -> None:
    """Not even their deadlines, however far away: a round of waits takes no more memory than the one before."""

    async def time_out(tracker: Tracker, attempt_id: str) -> None:
        with pytest.raises(SeamActionAttemptTimeoutError):
            await tracker.wait(attempt_id, timeout=0.1)

    async def wait_often(tracker: Tracker, number: int) -> None:
        api.status = "pending"
        ids = [f"id{number}-{each}" for each in range(500)]
        await tracker.track_all(ids)
        waits = [asyncio.create_task(tracker.wait(attempt_id, timeout=86_400.0)) for attempt_id in ids]
        await asyncio.gather(*[time_out(tracker, attempt_id) for attempt_id in ids])
        api.status = "success"
        await asyncio.gather(*waits)
        api.calls.clear()
        gc.collect()

    async with asyncio.timeout(60), api.tracker(file_url) as tracker:
        blocks: list[int] = []
        for number in range(9):
            await wait_often(tracker, number)
            blocks.append(sys.getallocatedblocks())
        # The first rounds fill the interpreter's pools. The median, since another thread may take memory in a round.
        assert median(after - before for before, after in pairwise(blocks[2:])) < 250
        assert tracker.stats().waits == 0


async def test_many_waits_for_one_id_are_woken_by_one_read(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waits that begin together share a query, and no wait makes another one."""
    async with asyncio.timeout(60), api.tracker(file_url) as tracker:
        await tracker.track(ID)
        queries, get = 0, tracker._store.get

        async def count(ids: list[str]) -> Any:
            nonlocal queries
            queries += 1
            return await get(ids)

        monkeypatch.setattr(tracker._store, "get", count)
        waits = [asyncio.create_task(tracker.wait(spelling)) for _ in range(400) for spelling in SPELLINGS]
        while tracker.stats().waits < len(waits):  # noqa: ASYNC110 - it sets no event
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        api.status = "success"
        attempts = await asyncio.gather(*waits)
        assert all(attempt.is_success for attempt in attempts)
        assert queries <= 2
