"""Tracking, waiting and reading outcomes, as the processes of a fleet do."""

from __future__ import annotations

import asyncio
import importlib.util
import pickle
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from attrs import define, field
from tenacity.wait import wait_fixed

from seam_async import (
    ActionAttempt,
    ActionAttemptPoller,
    PollingPolicy,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamClientClosedError,
    SeamConnectionError,
    SeamHttpApiError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
)
from seam_async.testing import FakeSeam
from seam_async.tracking import (
    TrackedOutcome,
    Tracker,
    TrackerSchemaError,
    TrackerStoreError,
    _driver,
    _signal,
    _tracker,
    create_schema,
    schema_sql,
)
from seam_async.tracking._reader import Reader

from support import attempt_json
from tracking import Engine

QUICK = PollingPolicy(
    wait=wait_fixed(0.05), failure_wait=wait_fixed(0.05), missing_grace=0.2, request_timeout=5.0, batch_size=4
)
PATIENCE = 20.0
"""Seconds that a test waits for what comes within one."""


@define
class Api:
    """A scripted API, shared by the trackers of a test.

    Attributes:
        statuses: The status of each id; other ids do not exist.
        calls: The ids of each call.
        trouble: Called with the ids before each answer; it may raise or wait.
    """

    statuses: dict[str, str] = field(factory=dict)
    calls: list[list[str]] = field(factory=list)
    trouble: Callable[[list[str]], Awaitable[None]] | None = None

    async def fetch(self, ids: list[str]) -> Iterable[object]:
        self.calls.append(ids)
        if self.trouble is not None:
            await self.trouble(ids)
        return [attempt_json(one, self.statuses[one]) for one in ids if one in self.statuses]

    def tracker(self, url: str, *, policy: PollingPolicy = QUICK, **options: Any) -> Tracker:
        """A tracker that asks this API."""
        poller = ActionAttemptPoller(self.fetch, policy=policy)
        return Tracker(poller, url, **{"linger": 0.05, "lease_seconds": 6.0, "missing_grace": 0.2, **options})


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/attempts.db"


@asynccontextmanager
async def in_time() -> AsyncIterator[None]:
    async with asyncio.timeout(PATIENCE):
        yield


async def read(tracker: Tracker, count: int, *, consumer: str = "billing", ack: bool = True) -> list[TrackedOutcome]:
    """The next outcomes of a consumer."""
    outcomes: list[TrackedOutcome] = []
    async with in_time(), aclosing(tracker.outcomes(consumer=consumer)) as stream:
        async for outcome in stream:
            outcomes.append(outcome)
            if ack:
                await outcome.ack()
            if len(outcomes) == count:
                break
    return outcomes


async def until(condition: Callable[[], object]) -> None:
    async with in_time():
        while not condition():  # noqa: ASYNC110 - what it waits for sets no event
            await asyncio.sleep(0.01)


# The main road.


async def test_an_unlocked_door_is_waited_for_in_another_process(engine: Engine) -> None:
    """One process unlocks and tracks, another one waits; the fleet asks."""
    async with (
        in_time(),
        FakeSeam(doors=1, resolve_after=0.3) as fake,
        fake.client() as seam,
        Tracker(seam, engine.url, linger=0.05) as one,
        Tracker(seam, engine.url, linger=0.05) as other,
    ):
        (door,) = await seam.locks.list()
        attempt = await seam.locks.unlock_door(device_id=door.device_id, wait_for_action_attempt=False)
        await one.track(attempt, timeout=3600, metadata={"booking": "b-17"})
        done = await other.wait(attempt)
        assert done.is_success
        assert done.action_attempt_id == attempt.action_attempt_id
        (outcome,) = await read(other, 1)
        assert outcome.attempt == done
        assert outcome.metadata == {"booking": "b-17"}
        assert outcome.error is None
        assert outcome.settled_at > outcome.added_at


async def test_what_was_tracked_outlives_the_process(api: Api, engine: Engine) -> None:
    """A tracker that starts later goes on where the one before ended."""
    api.statuses["a"] = "pending"
    async with api.tracker(engine.url) as tracker:
        await tracker.track("a")
    api.statuses["a"] = "success"
    async with api.tracker(engine.url) as tracker, in_time():
        assert (await tracker.wait("a")).is_success
        # And once more, of what is settled.
        assert (await tracker.wait({"action_attempt_id": "a"})).is_success


async def test_a_process_that_does_not_poll_leaves_the_asking_to_others(api: Api, engine: Engine) -> None:
    """It tracks and waits, and learns of the outcome within a second of its settling."""
    api.statuses["a"] = "success"
    async with api.tracker(engine.url, poll=False) as waiting, in_time():
        await waiting.track("a")
        wait = asyncio.create_task(waiting.wait("a"))
        await asyncio.sleep(0.2)
        assert api.calls == []
        async with api.tracker(engine.url):
            assert (await wait).is_success


async def test_many_waits_for_one_attempt_are_all_woken(api: Api, file_url: str) -> None:
    """Each has its own result; one that is cancelled hurts no other."""
    api.statuses["a"] = "pending"
    async with api.tracker(file_url) as tracker, in_time():
        await tracker.track("a")
        waits = [asyncio.create_task(tracker.wait("a")) for _ in range(3)]
        await until(lambda: len(api.calls) > 1)
        assert repr(tracker) == "<Tracker open waits=3>"
        waits[0].cancel()
        api.statuses["a"] = "success"
        first, *others = await asyncio.gather(*waits, return_exceptions=True)
        assert isinstance(first, asyncio.CancelledError)
        assert all(not isinstance(one, BaseException) and one.is_success for one in others)
        assert repr(tracker) == "<Tracker open waits=0>"


async def test_an_attempt_that_is_pending_waits_out_its_first_interval(api: Api, file_url: str) -> None:
    """It was pending a moment ago; an id alone, or a mapping that claims to be resolved, is polled at once."""
    policy = PollingPolicy(wait=wait_fixed(30))
    api.statuses.update(a="success", b="success", c="success")
    async with api.tracker(file_url, policy=policy, lease_seconds=20) as tracker, in_time():
        await tracker.track_all([ActionAttempt("a", "pending", "UNLOCK_DOOR"), "b", attempt_json("c", "error")])
        assert (await tracker.wait("c")).is_success
        assert [sorted(call) for call in api.calls] == [["b", "c"]]
        assert (await tracker.status()).pending == 1


async def test_a_batch_that_fills_up_goes_out_at_once(api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that has added the last id looks, and waits for no clock."""
    monkeypatch.setattr(_tracker, "POLL_SECONDS", 60.0)
    api.statuses.update(dict.fromkeys("abcd", "success"))
    async with api.tracker(file_url, linger=60.0) as tracker, in_time():
        await tracker.track_all(["a", "b"])
        await tracker.track_all(["c", "d"])
        assert (await tracker.wait("a")).is_success
    assert len(api.calls) == 1


# Outcomes.


async def test_every_consumer_gets_every_outcome_in_the_order_of_settling(api: Api, engine: Engine) -> None:
    """Those who read at the same time, and those who come later."""
    async with api.tracker(engine.url) as tracker:
        ids = [f"id{number}" for number in range(10)]
        api.statuses.update(dict.fromkeys(ids, "success"))
        await tracker.track_all(ids)
        early = await read(tracker, 10)
        late = await read(tracker, 10, consumer="doors")
        assert sorted(one.action_attempt_id for one in early) == sorted(ids)
        assert [one.action_attempt_id for one in late] == [one.action_attempt_id for one in early]


async def test_an_outcome_that_was_not_acked_is_redelivered(api: Api, engine: Engine) -> None:
    """To the next reader of the consumer, before later outcomes."""
    api.statuses.update(a="success")
    async with api.tracker(engine.url) as tracker:
        await tracker.track("a")
        await read(tracker, 1, ack=False)
        api.statuses.update(b="success")
        await tracker.track("b")
        first, second = await read(tracker, 2)
        assert (first.action_attempt_id, second.action_attempt_id) == ("a", "b")
        await first.ack()
        status = await tracker.status()
        assert status.unacked == {"billing": 0}


async def test_a_reader_that_stands_by_takes_over_when_the_other_leaves(api: Api, engine: Engine) -> None:
    """One at a time reads for a consumer."""
    api.statuses.update(a="success", b="success")
    async with api.tracker(engine.url) as one, api.tracker(engine.url, poll=False) as other, in_time():
        async with aclosing(one.outcomes(consumer="billing")) as first:
            await one.track("a")
            outcome = await anext(first)
            await outcome.ack()
            standing_by = asyncio.create_task(read(other, 1))
            await asyncio.sleep(0.2)
            assert not standing_by.done()
            await one.track("b")
            assert (await anext(first)).action_attempt_id == "b"
        (again,) = await standing_by
        assert again.action_attempt_id == "b"


async def test_leaving_the_loop_leaves_the_consumer_to_others_at_once(api: Api, engine: Engine) -> None:
    """Nobody has to wait for a claim to end."""
    api.statuses.update(a="success")
    async with api.tracker(engine.url) as tracker:
        await tracker.track("a")
        await read(tracker, 1)
        assert await engine.execute("SELECT holder FROM seam_consumers") == [(None,)]


async def test_a_reader_keeps_its_consumer_for_as_long_as_it_handles_an_outcome(api: Api, file_url: str) -> None:
    """Its claim is renewed while its caller is busy."""
    policy = PollingPolicy(wait=wait_fixed(0.05), request_timeout=0.2)
    api.statuses.update(a="success", b="success")
    options: dict[str, Any] = {"policy": policy, "lease_seconds": 0.4}
    async with api.tracker(file_url, **options) as one, api.tracker(file_url, **options) as other, in_time():
        await one.track_all(["a", "b"])
        async with aclosing(one.outcomes(consumer="billing")) as stream:
            await anext(stream)
            standing_by = asyncio.create_task(read(other, 1))
            await asyncio.sleep(1.2)
            assert not standing_by.done()
            await anext(stream)
        await standing_by


async def test_a_reader_that_lost_its_consumer_reads_again_what_is_not_acked(api: Api, engine: Engine) -> None:
    """After a stall it stands by, then goes on with what the other has left, and hands out nothing old."""
    api.statuses.update(a="success", b="success")
    policy = PollingPolicy(wait=wait_fixed(0.05), request_timeout=0.2)
    async with api.tracker(engine.url, policy=policy, lease_seconds=0.5) as tracker, in_time():
        await tracker.track_all(["a", "b"])
        async with aclosing(tracker.outcomes(consumer="billing")) as stream:
            first = await anext(stream)
            await engine.execute("UPDATE seam_consumers SET holder = 1, held_until = 9999999999")
            await asyncio.sleep(0.3)
            waiting = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0.4)
            assert not waiting.done()
            await engine.execute("UPDATE seam_consumers SET holder = NULL")
            assert (await waiting).action_attempt_id == first.action_attempt_id


async def test_a_consumer_that_was_forgotten_begins_anew(api: Api, file_url: str) -> None:
    """It gets all that is kept, as a new one does."""
    api.statuses.update(a="success")
    async with api.tracker(file_url) as tracker:
        await tracker.track("a")
        await read(tracker, 1)
        await tracker.forget("billing")
        assert (await tracker.status()).unacked == {}
        assert len(await read(tracker, 1)) == 1


async def test_old_outcomes_are_pruned_while_it_polls(api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who wait for one that is gone are told so."""
    monkeypatch.setattr(_driver, "_PRUNE_SECONDS", 0.0)
    api.statuses.update(a="success")
    async with api.tracker(file_url, retention=0) as tracker, in_time():
        await tracker.track("a")
        with pytest.raises(SeamInvalidOptionsError, match="not tracked"):
            while True:
                await tracker.wait("a")
                await asyncio.sleep(0.05)


def bytes_in(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.iterdir())


@pytest.mark.parametrize("stores", [True, False])
async def test_results_are_stored_or_not(tmp_path: Path, file_url: str, stores: bool) -> None:
    """Without results, no byte of the database is one; outcomes are known all the same, a failure's error included."""
    answers = {
        "a": attempt_json("a", "success", result={"code": "hush4711"}, added="hush4711"),
        "b": attempt_json("b", "error", result={"code": "hush4711"}),
        "c": attempt_json("c", "pending", result={"code": "hush4711"}),
        "d": attempt_json("d", "success", result={"code": "hush4711"}),
    }

    async def fetch(ids: list[str]) -> Iterable[object]:
        return [answers[attempt_id] for attempt_id in ids]

    poller = ActionAttemptPoller(fetch, policy=QUICK)
    async with Tracker(poller, file_url, linger=0.05, lease_seconds=6.0, store_results=stores) as tracker, in_time():
        await tracker.track_all(["a", "b"])
        await tracker.track("c", timeout=0.1)
        await tracker.track(answers["d"])
        assert (await tracker.wait("a")).result == ({"code": "hush4711"} if stores else None)
        with pytest.raises(SeamActionAttemptFailedError, match="device_error: It is stuck") as caught:
            await tracker.wait("b")
        assert caught.value.action_attempt is not None
        assert caught.value.action_attempt.action_type == "UNLOCK_DOOR"
        with pytest.raises(SeamActionAttemptTimeoutError):
            await tracker.wait("c")
        assert (await tracker.wait("d")).is_success
        files = bytes_in(tmp_path)
    assert (b"hush4711" in files) is stores


# What is not a success.


async def test_a_failed_action_raises_its_error(api: Api, engine: Engine) -> None:
    """As a wait of the client does; the consumer has it too."""
    api.statuses.update(a="error")
    async with api.tracker(engine.url) as tracker, in_time():
        await tracker.track("a")
        with pytest.raises(SeamActionAttemptFailedError) as caught:
            await tracker.wait("a")
        assert caught.value.code == "device_error"
        (outcome,) = await read(tracker, 1)
        assert outcome.status == "error"
        assert isinstance(outcome.error, SeamActionAttemptFailedError)


async def test_an_attempt_that_stays_pending_times_out(api: Api, engine: Engine) -> None:
    """It carries the attempt as last seen, its own timeout, and how long it was tracked."""
    api.statuses.update(a="pending")
    async with api.tracker(engine.url) as tracker, in_time():
        await tracker.track("a", timeout=0.2)
        with pytest.raises(SeamActionAttemptTimeoutError) as caught:
            await tracker.wait("a")
    assert caught.value.timeout == 0.2
    assert caught.value.elapsed >= 0.2
    assert caught.value.action_attempt is not None
    assert caught.value.__cause__ is None
    assert pickle.loads(pickle.dumps(caught.value)).timeout == 0.2


async def test_a_timeout_tells_of_the_calls_that_failed(api: Api, file_url: str) -> None:
    """The last failure is its cause, once the grace for outages is over."""

    async def break_off(_: list[str]) -> None:
        raise SeamConnectionError("the line is dead")

    api.trouble = break_off
    async with api.tracker(file_url, outage_grace=0.2) as tracker, in_time():
        await tracker.track("a", timeout=0.2)
        with pytest.raises(SeamActionAttemptTimeoutError) as caught:
            await tracker.wait("a")
    assert str(caught.value.__cause__) == "the line is dead"


@pytest.mark.parametrize("wrong", ["hello world", "# a comment", "a,b", "x" * 300, "id1"])
async def test_a_string_that_is_no_id_is_refused_where_it_enters(file_url: str, wrong: str) -> None:
    """All ids of the API are UUIDs: one string that is none would spoil the batches of all others."""
    async with FakeSeam() as fake, fake.client() as seam, Tracker(seam, file_url) as tracker:
        good = fake.add_action_attempt()
        with pytest.raises(SeamInvalidOptionsError, match="no action attempt has the id"):
            await tracker.track_all([good, wrong])
        assert (await tracker.status()).pending == 0


async def test_a_row_that_is_no_id_is_rejected_without_a_request(engine: Engine) -> None:
    """Programs insert with SQL, too: such rows delay no others."""
    async with FakeSeam(resolve_after=0.0) as fake, fake.client() as seam, in_time():
        good = fake.add_action_attempt()
        async with Tracker(seam, engine.url, linger=0.0, poll=False) as tracker:
            rows = ", ".join(f"('{wrong}')" for wrong in ("hello world", good, "# comment"))
            await engine.execute(f"INSERT INTO seam_attempts (action_attempt_id) VALUES {rows}")
            async with Tracker(seam, engine.url, linger=0.0):
                outcomes = {outcome.action_attempt_id: outcome for outcome in await read(tracker, 3)}
        assert {wrong: outcome.status for wrong, outcome in outcomes.items()} == {
            "hello world": "rejected",
            good: "success",
            "# comment": "rejected",
        }
        assert str(outcomes["# comment"].error) == "No action attempt has an id of this form"
        assert [(call.params or {})["action_attempt_ids"] for call in fake.calls("/action_attempts/list")] == [[good]]


async def test_an_outage_across_the_deadline_costs_no_outcome(api: Api, file_url: str) -> None:
    """The door opened during the outage: the first response after it says so."""
    is_down = True

    async def break_off(_: list[str]) -> None:
        if is_down:
            raise SeamConnectionError("the line is dead")

    api.trouble = break_off
    api.statuses["a"] = "success"
    async with api.tracker(file_url) as tracker, in_time():
        await tracker.track("a", timeout=0.1)
        await until(lambda: tracker.stats().retries > 5)
        is_down = False
        assert (await tracker.wait("a")).is_success


@pytest.mark.parametrize("status", ["not_found", "timed_out"])
async def test_an_outcome_without_an_answer_is_logged_and_counted(
    api: Api, file_url: str, caplog: pytest.LogCaptureFixture, status: str
) -> None:
    """An operator sees how many, and one of them."""
    if status == "timed_out":
        api.statuses["a"] = "pending"
    async with api.tracker(file_url) as tracker, in_time():
        await tracker.track("a", timeout=0.1 if status == "timed_out" else 60)
        with pytest.raises((SeamActionAttemptNotFoundError, SeamActionAttemptTimeoutError)):
            await tracker.wait("a")
        await until(lambda: tracker.stats().outcomes == {status: 1})
    assert f"settled as {status}: 1 action attempts, the first is a" in caplog.text


async def test_an_id_that_the_api_does_not_list_is_not_found(api: Api, file_url: str) -> None:
    """After the grace of the policy."""
    async with api.tracker(file_url) as tracker, in_time():
        await tracker.track("a")
        with pytest.raises(SeamActionAttemptNotFoundError):
            await tracker.wait("a")


async def test_a_status_that_is_not_known_is_no_success(api: Api, file_url: str) -> None:
    """The raw status is in the error."""
    api.statuses.update(a="on_fire")
    async with api.tracker(file_url) as tracker, in_time():
        await tracker.track("a")
        with pytest.raises(SeamActionAttemptUnknownStatusError) as caught:
            await tracker.wait("a")
    assert caught.value.status == "on_fire"


async def test_one_id_that_the_api_rejects_spoils_no_batch(api: Api, engine: Engine) -> None:
    """It gets the API's error, the others of its call their outcomes."""

    async def reject(ids: list[str]) -> None:
        if "bad" in ids:
            raise SeamHttpApiError("no uuid", path="/action_attempts/list", code="invalid_input", status_code=400)

    api.trouble = reject
    api.statuses.update(a="success", b="success", c="success")
    async with api.tracker(engine.url) as tracker, in_time():
        await tracker.track_all(["a", "bad", "b", "c"])
        for one in "abc":
            assert (await tracker.wait(one)).is_success
        with pytest.raises(SeamHttpApiError) as caught:
            await tracker.wait("bad")
    assert (caught.value.code, caught.value.status_code) == ("invalid_input", 400)
    assert caught.value.action_attempt_id == "bad"
    assert str(caught.value) == "/action_attempts/list answered 400 invalid_input: no uuid"


async def test_halves_of_a_rejected_batch_keep_to_the_rate_limit(api: Api, file_url: str) -> None:
    """Each is a call, and waits for its turn."""
    policy = PollingPolicy(wait=wait_fixed(0.05), request_timeout=5.0, batch_size=4, max_requests_per_second=4)
    came: list[float] = []

    async def reject(ids: list[str]) -> None:
        came.append(time.monotonic())
        if len(ids) > 1:
            raise SeamHttpApiError("no uuid", status_code=400)

    api.trouble = reject
    api.statuses.update(a="success", b="success")
    async with api.tracker(file_url, policy=policy) as tracker, in_time():
        await tracker.track_all(["a", "b"])
        assert (await tracker.wait("b")).is_success
    assert [len(ids) for ids in api.calls] == [2, 1, 1]
    assert came[2] - came[0] >= 0.45


async def test_halves_are_left_to_the_worker_that_has_leased_them(
    api: Api, file_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A lease that was lost while a call took its time is not worked on any further."""
    engine = Engine(file_url, "sqlite")

    async def reject(ids: list[str]) -> None:
        if len(api.calls) == 1:
            await engine.execute("UPDATE seam_pending SET lease = 1")
            raise SeamHttpApiError("no uuid", status_code=400)

    api.trouble = reject
    api.statuses.update(a="success", b="success")
    async with api.tracker(file_url) as tracker, in_time():
        await tracker.track_all(["a", "b"])
        await until(lambda: "lease lost" in caplog.text)
        assert len(api.calls) == 1
        await engine.let_pass(100.0)
        assert (await tracker.wait("a")).is_success


# Waiting.


async def test_a_wait_ends_at_its_own_timeout_and_the_attempt_is_still_tracked(api: Api, engine: Engine) -> None:
    """Its timeout is of this wait alone."""
    api.statuses.update(a="pending")
    async with api.tracker(engine.url) as tracker, in_time():
        await tracker.track(ActionAttempt("a", "pending", "UNLOCK_DOOR"))
        with pytest.raises(SeamActionAttemptTimeoutError) as caught:
            await tracker.wait("a", timeout=0.1)
        assert caught.value.action_attempt is not None
        api.statuses.update(a="success")
        assert (await tracker.wait("a")).is_success


async def test_a_wait_for_what_is_not_tracked_is_refused(api: Api, file_url: str) -> None:
    """Rather than to go on for ever."""
    async with api.tracker(file_url) as tracker:
        with pytest.raises(SeamInvalidOptionsError, match="a is not tracked: call track first"):
            await tracker.wait("a")


async def test_closing_ends_every_wait_and_every_stream(api: Api, engine: Engine) -> None:
    """Each with SeamClientClosedError; what is tracked stays."""
    api.statuses.update(a="pending")
    tracker = api.tracker(engine.url)
    await tracker.open()
    await tracker.track("a")
    waits = [asyncio.create_task(tracker.wait("a")), asyncio.create_task(tracker.wait("a"))]
    stream = tracker.outcomes(consumer="billing")
    reading = asyncio.ensure_future(anext(stream))
    await until(lambda: len(tracker._waiters) == 2 and tracker._readers)
    waits[1].cancel()
    await tracker.close()
    await tracker.close()
    for one in (waits[0], reading):
        with pytest.raises(SeamClientClosedError, match="closed"):
            await one
    assert repr(tracker) == "<Tracker closed waits=0>"
    assert (await engine.execute("SELECT count(*) FROM seam_attempts WHERE settled_number IS NULL"))[0][0] == 1


async def test_closing_releases_the_leases_of_requests_in_flight(api: Api, engine: Engine) -> None:
    """Others ask for it at once, not after the lease."""

    async def hang(_: list[str]) -> None:
        await asyncio.sleep(60)

    api.trouble = hang
    async with api.tracker(engine.url) as tracker:
        await tracker.track_all(["a", "b"])
        await until(lambda: api.calls)
        assert (await tracker.status()).leased == 2
    async with api.tracker(engine.url, poll=False) as other:
        status = await other.status()
        assert (status.due, status.leased) == (2, 0)


async def test_closing_releases_a_lease_taken_at_that_very_moment(
    api: Api, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose call has not begun yet."""

    async def hang(_: list[str]) -> None:
        await asyncio.sleep(60)

    api.trouble = hang  # an answer at once would be taken in, and what is pending is not due then
    tracker = api.tracker(engine.url)
    await tracker.open()
    lease = tracker._store.lease
    closing: list[asyncio.Task[None]] = []

    async def lease_late(*arguments: Any) -> Any:
        leased = await lease(*arguments)
        closing.append(asyncio.create_task(tracker.close()))
        await asyncio.sleep(0)
        return leased

    monkeypatch.setattr(tracker._store, "lease", lease_late)
    await tracker.track_all(["a", "b"])
    await until(lambda: closing)
    await asyncio.gather(*closing)
    async with api.tracker(engine.url, poll=False) as other:
        status = await other.status()
        assert (status.due, status.leased) == (2, 0)


async def test_a_stream_that_is_left_open_is_ended_by_closing(api: Api, file_url: str) -> None:
    """Its claim is given up with the tracker."""
    api.statuses.update(a="success")
    tracker = api.tracker(file_url)
    await tracker.open()
    await tracker.track("a")
    stream = tracker.outcomes(consumer="billing")
    async with in_time():
        await anext(stream)
    await tracker.close()
    with pytest.raises(SeamClientClosedError):
        await anext(stream)
    async with api.tracker(file_url) as other:
        assert len(await read(other, 1)) == 1


# The API's trouble.


async def test_a_refused_credential_settles_nothing_and_heals_by_itself(
    api: Api, file_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said once, and polling goes on when the API accepts the client again."""

    async def refuse(_: list[str]) -> None:
        raise SeamHttpUnauthorizedError("no such key", status_code=401)

    api.trouble = refuse
    api.statuses.update(a="success")
    async with api.tracker(file_url) as tracker, in_time():
        await tracker.track("a")
        await until(lambda: len(api.calls) > 2)
        assert (await tracker.status()).pending == 1
        assert caplog.text.count("the API refuses this client's credential") == 1
        api.trouble = None
        assert (await tracker.wait("a")).is_success


async def test_a_refused_client_polls_nothing_else_meanwhile(api: Api, file_url: str) -> None:
    """Other ids would be refused as well."""

    async def refuse(_: list[str]) -> None:
        raise SeamHttpUnauthorizedError("no such key", status_code=401)

    api.trouble = refuse
    policy = PollingPolicy(failure_wait=wait_fixed(1), request_timeout=5.0)
    async with api.tracker(file_url, policy=policy) as tracker, in_time():
        await tracker.track("a")
        await until(lambda: api.calls)
        await tracker.track("b")
        await asyncio.sleep(0.4)
        assert api.calls == [["a"]]
        await until(lambda: len(api.calls) > 1)


async def test_a_429_seen_by_one_process_pauses_all(api: Api, engine: Engine) -> None:
    """Nobody asks before the Retry-After is over."""
    came: list[float] = []

    async def turn_away(_: list[str]) -> None:
        came.append(time.monotonic())
        if len(came) == 1:
            raise SeamHttpApiError("slow down", status_code=429, retry_after=1.0)

    api.trouble = turn_away
    api.statuses.update(a="success")
    async with api.tracker(engine.url) as one, api.tracker(engine.url), in_time():
        await one.track("a")
        assert (await one.wait("a")).is_success
    assert len(came) == 2
    assert came[1] - came[0] >= 1.0


async def test_a_hung_call_keeps_no_other_from_going_out(api: Api, file_url: str) -> None:
    """Its ids are polled again after its timeout."""

    async def hang(ids: list[str]) -> None:
        if "slow" in ids and len(api.calls) < 3:
            await asyncio.sleep(60)

    policy = PollingPolicy(wait=wait_fixed(0.05), failure_wait=wait_fixed(0.05), request_timeout=0.5, batch_size=1)
    api.trouble = hang
    api.statuses.update(slow="success", a="success")
    async with api.tracker(file_url, policy=policy) as tracker, in_time():
        await tracker.track("slow")
        await until(lambda: api.calls)
        await tracker.track("a")
        assert (await tracker.wait("a")).is_success
        assert (await tracker.wait("slow")).is_success


async def test_no_more_calls_are_out_than_the_policy_allows(api: Api, file_url: str) -> None:
    """The others wait for one to come back."""
    gate = asyncio.Event()

    async def hold(_: list[str]) -> None:
        await gate.wait()

    policy = PollingPolicy(wait=wait_fixed(0.05), request_timeout=5.0, batch_size=1, max_concurrent_requests=2)
    api.trouble = hold
    api.statuses.update(a="success", b="success", c="success")
    async with api.tracker(file_url, policy=policy) as tracker, in_time():
        await tracker.track_all(["a", "b", "c"])
        await until(lambda: len(api.calls) == 2)
        await asyncio.sleep(0.2)
        assert len(api.calls) == 2
        gate.set()
        for one in "abc":
            assert (await tracker.wait(one)).is_success


async def test_a_failing_wait_strategy_does_not_repeat_its_requests_without_end(
    api: Api, file_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is reported, and the ids are polled again when their lease expires."""

    class Broken(wait_fixed):
        def __call__(self, retry_state: Any) -> float:
            if retry_state.attempt_number > 1:
                raise ZeroDivisionError
            return 0.05

    api.statuses.update(a="pending")
    policy = PollingPolicy(wait=Broken(1), request_timeout=0.5)
    async with api.tracker(file_url, policy=policy, lease_seconds=1.0) as tracker, in_time():
        await tracker.track(ActionAttempt("a", "pending", "UNLOCK_DOOR"))
        await until(lambda: "a batch was abandoned" in caplog.text)
        await asyncio.sleep(0.3)
        assert len(api.calls) == 1
        await until(lambda: len(api.calls) == 2)


# The caller's own transaction.


async def test_what_is_tracked_in_a_transaction_is_stored_with_it_or_not_at_all(api: Api, postgresql_url: str) -> None:
    """A booking and its attempt stand or fall together."""
    await create_schema(postgresql_url)
    api.statuses.update(a="success", b="success")
    connection = await asyncpg.connect(postgresql_url)
    try:
        async with api.tracker(postgresql_url) as tracker, in_time():
            transaction = connection.transaction()
            await transaction.start()
            await tracker.track("a", connection=connection)
            await transaction.rollback()
            async with connection.transaction():
                await tracker.track("b", connection=connection)
                with pytest.raises(SeamInvalidOptionsError):
                    await tracker.wait("b")
            assert (await tracker.wait("b")).is_success
            with pytest.raises(SeamInvalidOptionsError):
                await tracker.wait("a")
    finally:
        await connection.close()


async def test_a_connection_that_cannot_be_joined_is_refused(api: Api, engine: Engine) -> None:
    """One of another driver, or any for a file: nothing is stored beside a transaction without a word."""
    async with api.tracker(engine.url) as tracker:
        with pytest.raises(SeamInvalidOptionsError, match="connection"):
            await tracker.track("a", connection=object())
        assert (await tracker.status()).pending == 0


# Misuse.


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("attempts.db", "got something else"),
        ("mysql://me:secret@host/db", "got mysql://"),
        ("sqlite://attempts.db", "got sqlite://"),
        ("sqlite:///", "got sqlite://"),
        ("two words://x", "got something else"),
    ],
)
async def test_an_url_of_no_engine_is_refused_without_showing_it(api: Api, url: str, message: str) -> None:
    """It may have a password in it."""
    with pytest.raises(SeamInvalidOptionsError, match=message) as caught:
        api.tracker(url)
    assert "secret" not in str(caught.value)
    paths = {frame: Path(frame.path) for frame in caught.traceback}
    frames = [one for one, path in paths.items() if "seam_async" in path.parts and not path.name.startswith("test_")]
    assert frames
    variables = [value for frame in frames for name, value in frame.locals.items() if name != "self"]
    assert not any("secret" in repr(value) for value in variables)


@pytest.mark.parametrize("url", ["postgresql://me:sec/ret@host:5432/db", "postgresql://me:sec@host/db?sslmode=sec"])
async def test_a_url_that_cannot_be_read_is_refused_without_showing_it(api: Api, url: str) -> None:
    """What the driver says of it may show a part of the password."""
    tracker = api.tracker(url)
    with pytest.raises(SeamInvalidOptionsError, match="percent-encoded") as caught:
        await tracker.open()
    assert caught.value.__cause__ is None
    assert "sec" not in str(caught.value)


@pytest.mark.parametrize(
    "options",
    [{"linger": -1}, {"retention": float("nan")}, {"lease_seconds": 0}, {"lease_seconds": 5}],
)
async def test_settings_that_make_no_sense_are_refused(api: Api, file_url: str, options: dict[str, Any]) -> None:
    """A lease has to outlast a call, or two would ask for the same id."""
    with pytest.raises(SeamInvalidOptionsError, match=next(iter(options))):
        api.tracker(file_url, **options)


@pytest.mark.parametrize("metadata", [{"a": object()}, {"a": float("nan")}])
async def test_metadata_that_json_cannot_hold_is_refused(api: Api, file_url: str, metadata: dict[str, Any]) -> None:
    """Before anything is stored."""
    async with api.tracker(file_url) as tracker:
        with pytest.raises(SeamInvalidOptionsError, match="metadata has to be JSON-serializable"):
            await tracker.track("a", metadata=metadata)
        assert (await tracker.status()).pending == 0


async def test_ids_names_and_timeouts_that_make_no_sense_are_refused(api: Api, file_url: str) -> None:
    """Each names what is wrong."""
    async with api.tracker(file_url) as tracker:
        number: Any = 7
        for target in ("", "a\x00b", "\ud800", number):
            with pytest.raises(SeamInvalidOptionsError, match="id"):
                await tracker.track(target)
        with pytest.raises(SeamInvalidOptionsError, match="several"):
            await tracker.track_all("abc")
        with pytest.raises(SeamInvalidOptionsError, match="timeout"):
            await tracker.track("a", timeout=-1)
        for name in ("", "a\nb"):
            with pytest.raises(SeamInvalidOptionsError, match="consumer"):
                tracker.outcomes(consumer=name)
        await tracker.track_all([])
        assert (await tracker.status()).pending == 0


async def test_a_tracker_is_used_between_opening_and_closing(api: Api, file_url: str) -> None:
    """Before and after, it says so; it may be opened twice, and closed without having been opened."""
    tracker = api.tracker(file_url)
    assert repr(tracker) == "<Tracker new waits=0>"
    with pytest.raises(SeamClientClosedError, match="not open"):
        await tracker.track("a")
    async with tracker:
        assert await tracker.open() is tracker
    with pytest.raises(SeamClientClosedError, match="is closed"):
        await tracker.status()
    with pytest.raises(SeamClientClosedError, match="make a new one"):
        await tracker.open()
    await api.tracker(file_url).close()


# The engine's trouble.


async def test_a_database_without_the_tables_says_how_to_make_them(api: Api, postgresql_url: str) -> None:
    """Nothing is made behind the back of those who run their own migrations."""
    with pytest.raises(TrackerSchemaError, match="seam-async tracker migrate"):
        await api.tracker(postgresql_url).open()


async def test_tables_of_another_version_are_refused(api: Api, engine: Engine) -> None:
    """Both versions are named; nothing is changed."""
    await engine.execute("INSERT INTO seam_migrations (version) VALUES (7)")
    with pytest.raises(TrackerSchemaError, match=r"version 7, .* knows 1"):
        await api.tracker(engine.url).open()
    with pytest.raises(TrackerSchemaError, match="version 7"):
        await create_schema(engine.url)


async def test_a_file_that_is_no_database_is_refused(api: Api, tmp_path: Path) -> None:
    """The error names the file, and the engine's own words."""
    (tmp_path / "attempts.db").write_text("This is a letter, and no database at all. " * 100)
    with pytest.raises(TrackerStoreError, match=r"attempts\.db: file is not a database"):
        await api.tracker(f"sqlite:///{tmp_path}/attempts.db").open()
    with pytest.raises(TrackerStoreError, match="unable to open"):
        await api.tracker(f"sqlite:///{tmp_path}/nowhere/attempts.db").open()


async def test_a_full_disk_is_an_error_and_loses_nothing(
    api: Api, file_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What was tracked stays, polling goes on by itself when there is room again."""
    async with api.tracker(file_url) as tracker, in_time():
        await tracker.track("a")
        store: Any = tracker._store
        pages = (await store._run(store._row, "PRAGMA page_count"))[0]
        await store._run(store._row, f"PRAGMA max_page_count = {pages}")
        with pytest.raises(TrackerStoreError, match="full"):
            await tracker.track_all([f"id{number}" for number in range(5000)])
        await store._run(store._row, "PRAGMA max_page_count = 1000000")
        api.statuses.update(a="success")
        assert (await tracker.status()).pending == 1


async def test_a_full_disk_of_the_server_is_an_error_at_once(api: Api, postgresql_url: str) -> None:
    """It does not pass by waiting; what was tracked before is settled as soon as there is room."""
    engine = Engine(postgresql_url, "postgresql")
    await create_schema(postgresql_url)
    async with api.tracker(postgresql_url) as tracker, in_time():
        await engine.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$"
        )
        await engine.execute("INSERT INTO seam_attempts (action_attempt_id) VALUES ('a')")
        await engine.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON seam_attempts EXECUTE FUNCTION full_disk()"
        )
        with pytest.raises(TrackerStoreError, match="No space left") as caught:
            await tracker.track("b")
        assert not caught.value.can_pass
        assert isinstance(caught.value.__cause__, asyncpg.DiskFullError)
        api.statuses.update(a="success")
        await until(lambda: tracker._driver is not None and tracker._driver.failure is not None)
        await engine.execute("DROP TRIGGER full_disk ON seam_attempts")
        assert (await tracker.wait("a")).is_success
        assert tracker._driver is not None
        assert tracker._driver.failure is None


async def test_connections_that_are_cut_are_made_anew(
    api: Api, postgresql_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """In the middle of whatever they were at: nothing is lost, and waits go on."""
    engine = Engine(postgresql_url, "postgresql")
    await create_schema(postgresql_url)
    ids = [f"id{number}" for number in range(40)]
    async with api.tracker(postgresql_url) as tracker, in_time():
        api.statuses.update(dict.fromkeys(ids, "pending"))
        waits = []
        for number, one in enumerate(ids):
            await tracker.track(one)
            waits.append(asyncio.create_task(tracker.wait(one)))
            if number % 10 == 5:
                await asyncio.sleep(0.05)
                await engine.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE application_name = 'seam-async tracker'"
                )
        api.statuses.update(dict.fromkeys(ids, "success"))
        done = await asyncio.gather(*waits)
    assert [one.action_attempt_id for one in done] == ids


async def test_a_statement_whose_connection_is_cut_is_repeated(api: Api, postgresql_url: str) -> None:
    """Tracking can be done twice, so that a restart of the server is no error of the caller's."""
    engine = Engine(postgresql_url, "postgresql")
    await create_schema(postgresql_url)
    connection = await asyncpg.connect(postgresql_url)
    try:
        async with api.tracker(postgresql_url, poll=False) as tracker, in_time():
            async with connection.transaction():
                await connection.execute("LOCK TABLE seam_attempts")
                tracking = asyncio.create_task(tracker.track("a"))
                await asyncio.sleep(0.2)
                await engine.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE query LIKE 'INSERT INTO%seam_attempts%'"
                )
                await asyncio.sleep(0.1)
            await tracking
            assert (await tracker.status()).pending == 1
    finally:
        await connection.close()


async def test_a_conflict_of_transactions_is_no_error_of_the_callers(api: Api, postgresql_url: str) -> None:
    """The server breaks one of them off, and it is repeated."""
    engine = Engine(postgresql_url, "postgresql")
    await create_schema(postgresql_url)
    await engine.execute("CREATE SEQUENCE tries")  # which no rollback sets back
    await engine.execute(
        "CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF nextval('tries') < 3 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF; "
        "RETURN NEW; END $$"
    )
    await engine.execute("CREATE TRIGGER conflict BEFORE INSERT ON seam_attempts EXECUTE FUNCTION conflict()")
    async with api.tracker(postgresql_url, poll=False) as tracker, in_time():
        await tracker.track("a")
        assert (await tracker.status()).pending == 1


async def test_a_server_that_cannot_be_reached_is_an_error_that_says_so(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while, since it may be restarting; and it names no password."""
    monkeypatch.setattr(_signal, "RETRY_SECONDS", 0.5)
    with pytest.raises(TrackerStoreError, match="cannot be reached") as caught:
        await api.tracker("postgresql://me:sesame@127.0.0.1:1/db").open()
    assert caught.value.can_pass
    assert "sesame" not in str(caught.value)


async def test_a_revoked_password_is_an_error_that_says_so(api: Api, postgresql_url: str) -> None:
    """It does not pass by waiting; a tracker that is open goes on with the connections that it has."""
    with pytest.raises(TrackerStoreError, match="password authentication failed") as caught:
        await api.tracker(postgresql_url.replace("pass%2Fword", "wrong")).open()
    assert not caught.value.can_pass
    assert "wrong" not in str(caught.value)


async def test_an_outcome_that_cannot_be_stored_is_stored_when_the_engine_is_back(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The commit is retried while the lease lasts; the id is not polled again."""
    api.statuses.update(a="success")
    async with api.tracker(file_url) as tracker, in_time():
        commit = tracker._store.commit
        failures = iter([TrackerStoreError("the engine restarts", can_pass=True)] * 2)

        async def fail_twice(*arguments: Any) -> None:
            for failure in failures:
                raise failure
            await commit(*arguments)

        monkeypatch.setattr(tracker._store, "commit", fail_twice)
        await tracker.track("a")
        assert (await tracker.wait("a")).is_success
    assert len(api.calls) == 1
    assert caplog.text.count("the engine restarts") == 1


async def test_an_outcome_that_cannot_be_stored_before_the_lease_expires_is_polled_again(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """By the worker that leases it next."""
    api.statuses.update(a="success")
    policy = PollingPolicy(wait=wait_fixed(0.05), request_timeout=0.2)
    async with api.tracker(file_url, policy=policy, lease_seconds=0.5) as tracker, in_time():
        commit = tracker._store.commit

        async def fail(*_: Any) -> None:
            raise TrackerStoreError("the engine is gone")

        monkeypatch.setattr(tracker._store, "commit", fail)
        await tracker.track("a")
        await until(lambda: "a batch was abandoned" in caplog.text)
        monkeypatch.setattr(tracker._store, "commit", commit)
        assert (await tracker.wait("a")).is_success
    assert len(api.calls) == 2


async def test_an_error_that_nobody_thought_of_does_not_stop_the_polling(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is reported in full, and polling is tried again: no wait hangs because of it."""
    api.statuses.update(a="success")
    async with api.tracker(file_url) as tracker, in_time():
        next_due = tracker._store.next_due
        failures = iter([ZeroDivisionError("oh")])

        async def fail_once(*arguments: Any) -> float | None:
            for failure in failures:
                raise failure
            return await next_due(*arguments)

        monkeypatch.setattr(tracker._store, "next_due", fail_once)
        await tracker.track("a")
        assert (await tracker.wait("a")).is_success
    assert "polling failed, and is retried: oh" in caplog.text
    assert "Traceback" in caplog.text


async def test_waits_and_readers_outlast_an_engine_that_is_away(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What cannot be read is read later; it is said once."""
    api.statuses.update(a="success")
    policy = PollingPolicy(wait=wait_fixed(0.05), request_timeout=0.2)
    async with api.tracker(file_url, policy=policy, lease_seconds=0.6) as tracker, in_time():
        store = tracker._store
        failing = {"settled_after", "claim"}
        for name in tuple(failing):
            method = getattr(store, name)

            async def maybe(*arguments: Any, name: str = name, method: Any = method, **options: Any) -> Any:
                if name in failing:
                    raise TrackerStoreError("the engine restarts", can_pass=True)
                return await method(*arguments, **options)

            monkeypatch.setattr(store, name, maybe)
        await tracker.track("a")
        wait = asyncio.create_task(tracker.wait("a"))
        reading = asyncio.create_task(read(tracker, 1))
        await until(lambda: "outcomes cannot be read" in caplog.text)
        await asyncio.sleep(0.5)
        failing.clear()
        assert (await wait).is_success
        assert len(await reading) == 1
        async with aclosing(tracker.outcomes(consumer="doors")) as stream:
            await anext(stream)
            failing.add("claim")
            await asyncio.sleep(0.3)  # a renewal fails
            failing.clear()
            await asyncio.sleep(0.5)
            (reader,) = tracker._readers
            assert isinstance(reader, Reader)
            assert reader.is_held
    assert caplog.text.count("outcomes cannot be read") == 1


async def test_what_a_busy_file_cannot_take_now_it_takes_later(api: Api, file_url: str) -> None:
    """Another process that holds the file for a while is waited for."""
    async with api.tracker(file_url) as tracker, in_time():
        holding = sqlite3.connect(file_url.removeprefix("sqlite:///"), isolation_level=None)
        holding.execute("BEGIN IMMEDIATE")
        tracking = asyncio.create_task(tracker.track("a"))
        await asyncio.sleep(0.3)
        assert not tracking.done()
        holding.execute("COMMIT")
        holding.close()
        await tracking


async def test_without_its_driver_postgresql_says_what_to_install(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SeamInvalidOptionsError, match=r"pip install .*\[postgresql\]"):
        api.tracker("postgresql://me@localhost/db")


def test_the_tables_can_be_made_by_ones_own_migrations(postgresql_url: str) -> None:
    """The SQL that is given out makes what `create_schema` makes."""

    async def run() -> None:
        connection = await asyncpg.connect(postgresql_url)
        for statement in schema_sql(schema=postgresql_url.partition("search_path=")[2]):
            await connection.execute(statement)
        await connection.close()
        assert not await create_schema(postgresql_url)

    asyncio.run(run())


async def test_a_wait_that_cannot_look_says_that_the_database_failed(
    api: Api, file_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is patient with both of its questions together, and leaves nothing behind."""
    monkeypatch.setattr(_signal, "RETRY_SECONDS", 0.3)
    async with api.tracker(file_url, poll=False) as tracker, in_time():

        async def fail(*_: Any) -> Any:
            raise TrackerStoreError("the engine restarts", can_pass=True)

        for name in ("get", "last_number"):
            monkeypatch.setattr(tracker._store, name, fail)
            with pytest.raises(TrackerStoreError, match="the engine restarts"):
                await tracker.wait("a")
        assert tracker.stats().waits == 0
