"""Handling the outcomes of a consumer: tries, order, dead letters, restarts and crashes, on each engine."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from tenacity.wait import wait_fixed

from seam_async import ActionAttemptPoller, SeamClientClosedError, SeamInvalidOptionsError
from seam_async.cli._commands import cli
from seam_async.tracking import TrackedOutcome, Tracker, TrackerSchemaError, TrackerStoreError, _consume
from seam_async.tracking._store import PAGE, NewAttempt, Settlement, Store

from support import attempt_json
from tracking import Engine

PATIENCE = 30.0
"""Seconds that a test waits for what comes within one or two."""
QUICK = wait_fixed(0.0)


async def never(_: list[str]) -> list[object]:
    raise AssertionError


def tracker_at(engine: Engine, **options: Any) -> Tracker:
    return Tracker(ActionAttemptPoller(never), engine.url, poll=False, **options)


async def settle(engine: Engine, *metadata: object, topic: str | None = None) -> list[str]:
    """Settles a new attempt for each metadata, in this order; returns the ids."""
    store = engine.store()
    await store.open(lambda: None)
    try:
        return await settle_in(store, *metadata, topic=topic)
    finally:
        await store.close()


async def settle_in(store: Store, *metadata: object, topic: str | None = None) -> list[str]:
    ids = [str(uuid.uuid4()) for _ in metadata]
    await store.add(
        [
            NewAttempt(attempt_id, None, json.dumps({"n": value}), topic=topic)
            for attempt_id, value in zip(ids, metadata, strict=True)
        ]
    )
    settled = {
        attempt_id: Settlement(attempt_id, "success", json.dumps(attempt_json(attempt_id, "success")))
        for attempt_id in ids
    }
    left = set(ids)
    while left:
        lease = await store.lease(len(ids), 30.0)
        assert lease is not None
        leased = [attempt_id for attempt_id in ids if attempt_id in {one.action_attempt_id for one in lease.members}]
        await store.commit(lease, [], [settled[attempt_id] for attempt_id in leased])
        left.difference_update(leased)
    return ids


@asynccontextmanager
async def consuming(tracker: Tracker, handler: _consume.Handler, **options: Any) -> AsyncIterator[asyncio.Task[None]]:
    """Consumes in the background as `billing`."""
    task = asyncio.create_task(tracker.consume("billing", handler, **{"backoff": QUICK, **options}))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task])


async def until(holds: Callable[[], Any]) -> None:
    """Waits until a condition holds, which may be a coroutine function."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = holds()
            if await found if asyncio.iscoroutine(found) else found:
                return
            await asyncio.sleep(0.01)  # other processes and threads have no event to wait for


async def unacked(tracker: Tracker) -> int | None:
    return (await tracker.status()).unacked.get("billing")


class Handled:
    """A handler that notes what it gets, and raises for some of it."""

    def __init__(self, *bad: object) -> None:
        self.bad = set(bad)
        self.seen: list[Any] = []

    async def __call__(self, outcome: TrackedOutcome) -> None:
        value = outcome.metadata["n"]
        self.seen.append(value)
        if value in self.bad:
            raise LookupError(f"no booking {value}")


async def test_every_outcome_is_handled_and_acknowledged(engine: Engine) -> None:
    """Outcomes from before and after the start are handled, and none is left."""
    await settle(engine, *range(3))
    handled = Handled()
    async with tracker_at(engine) as tracker, consuming(tracker, handled):
        await until(lambda: len(handled.seen) == 3)
        await settle(engine, 3)
        await until(lambda: len(handled.seen) == 4)

        async def is_empty() -> bool:
            return await unacked(tracker) == 0

        await until(is_empty)
    assert sorted(handled.seen) == [0, 1, 2, 3]


async def test_what_always_fails_is_put_aside(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """Others go on meanwhile; the dead letter says what failed, and is kept by no count of the backlog."""
    caplog.set_level(logging.CRITICAL)
    ids = await settle(engine, *range(5))
    handled = Handled(1)
    async with tracker_at(engine) as tracker, consuming(tracker, handled, tries=3):
        await until(lambda: tracker_has_dead(tracker))
        (letter,) = await tracker.dead_letters()
        assert (letter.consumer, letter.settled_number, letter.action_attempt_id) == ("billing", 2, ids[1])
        assert (letter.tries, letter.error) == (3, "LookupError: no booking 1")
        assert timedelta(0) <= datetime.now(UTC) - letter.dead_at < timedelta(minutes=1)
        assert await tracker.dead_letters("doors") == []
        assert await unacked(tracker) == 0
    assert Counter(handled.seen) == {0: 1, 1: 3, 2: 1, 3: 1, 4: 1}


async def tracker_has_dead(tracker: Tracker) -> bool:
    return bool(await tracker.dead_letters())


async def test_dead_letters_are_retried_and_skipped(engine: Engine) -> None:
    """Once the handler is repaired, a retry delivers the outcome; a skipped one is gone."""
    await settle(engine, "a", "b")
    handled = Handled("a", "b")
    async with tracker_at(engine) as tracker, consuming(tracker, handled, tries=1):
        await until(lambda: has_dead(tracker, 2))
        handled.bad.clear()
        handled.seen.clear()
        assert await tracker.skip("billing", 1)
        assert await tracker.retry("billing", 2)
        assert not await tracker.skip("billing", 1)
        assert not await tracker.retry("billing", 7)
        await until(lambda: handled.seen == ["b"])
        await until(lambda: has_dead(tracker, 0))


async def has_dead(tracker: Tracker, count: int) -> bool:
    return len(await tracker.dead_letters()) == count


async def test_tries_are_counted_across_processes(engine: Engine) -> None:
    """A restart neither forgets a try nor counts one more."""
    await settle(engine, "bad")
    handled = Handled("bad")
    for tries in (1, 2):
        async with tracker_at(engine) as tracker, consuming(tracker, handled, tries=9, backoff=wait_fixed(0.5)):
            await until(partial(has_seen, handled, tries))
    rows = await engine.execute("SELECT tries, dead_at FROM seam_deliveries")
    assert rows == [(len(handled.seen), None)]


def has_seen(handled: Handled, count: int) -> bool:
    return len(handled.seen) >= count


def is_longer(path: Path, size: int) -> bool:
    return path.stat().st_size > size


async def test_backoff_delays_the_next_try(engine: Engine) -> None:
    """Until then, the outcome is not delivered, not even after a restart."""
    await settle(engine, "bad", "good")
    handled = Handled("bad")
    async with tracker_at(engine) as tracker, consuming(tracker, handled, backoff=wait_fixed(3600.0)):
        await until(lambda: len(handled.seen) == 2)
    again = Handled()
    async with tracker_at(engine) as tracker, consuming(tracker, again):
        await settle(engine, "later")
        await until(lambda: again.seen == ["later"])
        await engine.execute("UPDATE seam_deliveries SET next_at = 1")
        await until(lambda: again.seen == ["later", "bad"])


async def test_order_is_kept_per_key(engine: Engine) -> None:
    """Outcomes of a key wait for an earlier one that fails, until its success; other keys go on."""
    await settle(engine, "a1", "b1", "a2", "b2", "a3")
    failing = ["a1", "a1"]
    seen: list[str] = []
    overlaps: Counter[str] = Counter()
    running: Counter[str] = Counter()

    async def handler(outcome: TrackedOutcome) -> None:
        value = outcome.metadata["n"]
        running[value[0]] += 1
        overlaps[value[0]] = max(overlaps[value[0]], running[value[0]])
        await asyncio.sleep(0)
        running[value[0]] -= 1
        if value in failing:
            failing.remove(value)
            raise LookupError(value)
        seen.append(value)

    async with (
        tracker_at(engine) as tracker,
        consuming(tracker, handler, key=lambda outcome: outcome.metadata["n"][0], backoff=wait_fixed(0.2)),
    ):
        await until(lambda: "b2" in seen)
        await until(lambda: len(seen) == 5)
        await settle(engine, "a4")
        await until(lambda: len(seen) == 6)
    assert [value for value in seen if value[0] == "a"] == ["a1", "a2", "a3", "a4"]
    assert [value for value in seen if value[0] == "b"] == ["b1", "b2"]
    assert overlaps == {"a": 1, "b": 1}


async def test_order_per_key_outlives_the_process(engine: Engine) -> None:
    """After a restart, later outcomes of a key still wait for the failed one."""
    await settle(engine, "a1", "a2")
    first, again = Handled("a1"), Handled()
    options: dict[str, Any] = {"key": lambda _: "a", "backoff": wait_fixed(1.0)}
    async with tracker_at(engine) as tracker, consuming(tracker, first, **options):
        await until(lambda: first.seen == ["a1"])
        await until(lambda: tried(engine))
    async with tracker_at(engine) as tracker, consuming(tracker, again, **options):
        await until(lambda: len(again.seen) == 2)
    assert again.seen == ["a1", "a2"]


async def tried(engine: Engine) -> bool:
    return bool(await engine.execute("SELECT 1 FROM seam_deliveries WHERE tries > 0 AND dead_at IS NULL"))


async def test_a_key_goes_on_after_a_dead_letter_and_after_a_skip_from_outside(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an outcome put aside nor one deleted by another process blocks its key."""
    await settle(engine, "a1", "a2", "a3")
    handled = Handled("a1", "a2")
    async with tracker_at(engine) as tracker, consuming(tracker, handled, key=lambda _: "a", tries=1):
        await until(lambda: handled.seen == ["a1", "a2", "a3"])
    monkeypatch.setattr(_consume, "_CHECK_SECONDS", 0.2)
    await settle(engine, "b1", "b2")
    stuck = Handled("b1")
    options: dict[str, Any] = {"key": lambda _: "b", "backoff": wait_fixed(3600.0)}
    async with tracker_at(engine) as tracker, consuming(tracker, stuck, **options):
        await until(lambda: tried(engine))
        await engine.execute("DELETE FROM seam_deliveries WHERE tries > 0 AND dead_at IS NULL")
        await until(lambda: stuck.seen == ["b1", "b2"])


async def test_a_key_that_fails_is_a_failed_try(engine: Engine) -> None:
    """An outcome with other metadata than the key function expects blocks nothing."""
    await settle(engine, "a", None, "b")
    handled = Handled()
    async with (
        tracker_at(engine) as tracker,
        consuming(tracker, handled, key=lambda outcome: len(outcome.metadata["n"]), tries=2),
    ):
        await until(lambda: tracker_has_dead(tracker))
        assert handled.seen == ["a", "b"]
        (letter,) = await tracker.dead_letters("billing")
        assert letter.error.startswith("TypeError: ")


async def test_handlers_are_bounded_and_a_hung_one_is_cancelled(engine: Engine) -> None:
    """No more than `concurrency` run at a time; a handler that hangs fails after `timeout`, and its place is free."""
    await settle(engine, *range(6))
    running = most = 0

    async def handler(outcome: TrackedOutcome) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        try:
            await asyncio.sleep(3600 if outcome.metadata["n"] < 2 else 0)
        finally:
            running -= 1

    async with tracker_at(engine) as tracker, consuming(tracker, handler, tries=1, concurrency=2, timeout=0.1):
        await until(lambda: has_dead(tracker, 2))
        await until(lambda: is_acked(tracker))
        assert {letter.error for letter in await tracker.dead_letters()} == {"TimeoutError"}
    assert most == 2


async def is_acked(tracker: Tracker) -> bool:
    return await unacked(tracker) == 0


async def test_cancelling_cancels_handlers_whose_outcomes_come_again(engine: Engine) -> None:
    """What has been handled is acknowledged, what was cancelled is no failed try."""
    await settle(engine, "done", "hung")
    started: list[str] = []

    async def handler(outcome: TrackedOutcome) -> None:
        started.append(outcome.metadata["n"])
        if outcome.metadata["n"] == "hung":
            await asyncio.Event().wait()

    async with tracker_at(engine) as tracker:
        async with consuming(tracker, handler, timeout=None):
            await until(lambda: len(started) == 2)
        again = Handled()
        async with consuming(tracker, again):
            await until(lambda: again.seen == ["hung"])
    assert await engine.execute("SELECT * FROM seam_deliveries") == []


async def test_a_handler_cancelled_from_outside_is_a_failed_try(engine: Engine) -> None:
    """Code of the handler's own that cancels it does not end the consumer."""
    await settle(engine, "bad")

    async def handler(_: TrackedOutcome) -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(0)

    async with tracker_at(engine) as tracker, consuming(tracker, handler, tries=2):
        await until(lambda: tracker_has_dead(tracker))
        (letter,) = await tracker.dead_letters()
        assert "CancelledError" in letter.error


async def test_closing_the_tracker_ends_consume(engine: Engine) -> None:
    """Also from within a handler."""
    await settle(engine, "only")
    tracker = await tracker_at(engine).open()

    async def handler(_: TrackedOutcome) -> None:
        await tracker.close()

    with pytest.raises(SeamClientClosedError):
        async with asyncio.timeout(PATIENCE):
            await tracker.consume("billing", handler)
    with pytest.raises(SeamClientClosedError):
        await tracker.consume("billing", handler)


async def test_a_second_process_stands_by_and_takes_over(engine: Engine) -> None:
    """When the first leaves, the second gets what comes afterwards."""
    first, second = Handled(), Handled()
    async with tracker_at(engine) as one, tracker_at(engine) as two:
        async with consuming(one, first):
            await settle(engine, "a")
            await until(lambda: first.seen == ["a"])
            task = asyncio.create_task(two.consume("billing", second))
            await settle(engine, "b")
            await until(lambda: first.seen == ["a", "b"])
        await settle(engine, "c")
        await until(lambda: second.seen == ["c"])
        task.cancel()
        await asyncio.wait([task])


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("beginning", ["old", "new"]),
        ("now", ["new"]),
        (datetime.now(UTC) - timedelta(days=1), ["old", "new"]),
        (datetime.now(UTC) + timedelta(days=1), ["new"]),
    ],
)
async def test_a_new_consumer_starts_where_it_is_told(engine: Engine, start: Any, expected: list[str]) -> None:
    """At the beginning, now, or at a time."""
    await settle(engine, "old")
    handled = Handled()
    async with tracker_at(engine) as tracker, consuming(tracker, handled, start=start):
        await until(lambda: is_acked(tracker))
        await settle(engine, "new")
        await until(lambda: "new" in handled.seen)
    assert handled.seen == expected


async def test_apps_share_a_database_by_topics(engine: Engine) -> None:
    """A consumer with a topic gets the outcomes of that topic."""
    async with tracker_at(engine) as tracker:
        await tracker.track(str(uuid.uuid4()), topic="bookings")
        await tracker.track(str(uuid.uuid4()))
        assert sorted(await engine.execute("SELECT coalesce(topic, '') FROM seam_attempts")) == [("",), ("bookings",)]
        await engine.execute("DELETE FROM seam_pending")
        await settle(engine, "other", topic="doors")
        await settle(engine, "none")
        await settle(engine, "mine", topic="bookings")
        handled = Handled()
        async with consuming(tracker, handled, topic="bookings"):
            await until(lambda: handled.seen == ["mine"])
            await until(lambda: is_acked(tracker))


async def test_unusable_arguments_are_refused(engine: Engine) -> None:
    """Before anything is claimed."""
    async with tracker_at(engine) as tracker:
        unusable: list[dict[str, Any]] = [
            {"tries": 0},
            {"concurrency": 0},
            {"timeout": 0},
            {"backoff": 3},
            {"start": "yesterday"},
            {"start": datetime(2026, 1, 1)},  # noqa: DTZ001 - that is the fault
            {"topic": ""},
        ]
        for options in unusable:
            with pytest.raises(SeamInvalidOptionsError):
                await tracker.consume("billing", Handled(), **options)
        with pytest.raises(SeamInvalidOptionsError):
            await tracker.consume(" ", Handled())
        with pytest.raises(SeamInvalidOptionsError):
            await tracker.track(str(uuid.uuid4()), topic="\n")


async def test_a_database_that_fails_for_a_while_ends_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Acknowledgements are kept and sent again; a fault that does not pass is raised."""
    await settle(engine, *range(3))
    handled = Handled()
    async with tracker_at(engine) as tracker:
        store: Any = tracker._store
        ack, left = store.ack, [TrackerStoreError("down", can_pass=True)] * 2

        async def failing(*arguments: Any) -> None:
            if left:
                raise left.pop()
            await ack(*arguments)

        monkeypatch.setattr(store, "ack", failing)
        async with consuming(tracker, handled):
            await until(lambda: is_acked(tracker))
        assert sorted(handled.seen) == [0, 1, 2]
        await engine.execute("ALTER TABLE seam_deliveries RENAME TO seam_lost")
        with pytest.raises((TrackerSchemaError, TrackerStoreError)):
            await tracker.consume("billing", handled)


async def test_a_lost_claim_makes_it_read_again(engine: Engine) -> None:
    """A reader whose claim has expired drops what it has not started, and begins again when it has the claim back."""
    await settle(engine, *range(3))
    gate = asyncio.Event()
    seen: list[int] = []

    async def handler(outcome: TrackedOutcome) -> None:
        seen.append(outcome.metadata["n"])
        await gate.wait()

    async with tracker_at(engine) as tracker, consuming(tracker, handler, concurrency=1):
        await until(lambda: seen == [0])
        (consumption,) = tracker._readers
        assert isinstance(consumption, _consume.Consumption)
        consumption._reader._held_until = 0.0
        await until(lambda: consumption._reader.is_held)
        gate.set()
        await until(lambda: is_acked(tracker))
    assert seen == [0, 1, 2]


async def test_a_failover_that_loses_outcomes_does_not_stop_delivery(engine: Engine) -> None:
    """Numbers that are given once more are delivered."""
    await settle(engine, *range(3))
    handled = Handled()
    async with tracker_at(engine) as tracker, consuming(tracker, handled):
        await until(lambda: len(handled.seen) == 3)
        await until(lambda: is_acked(tracker))
        await engine.execute("DELETE FROM seam_attempts WHERE settled_number > 1")
        await engine.execute("UPDATE seam_tracker SET settled_number = 1")
        await engine.execute("UPDATE seam_consumers SET position = 1")
        await asyncio.sleep(1.2)  # the consumer looks once a second
        await settle(engine, "new")
        await until(lambda: "new" in handled.seen)


@pytest.mark.parametrize("key", [None, lambda outcome: outcome.metadata["n"] % 2])
async def test_more_outcomes_than_are_held_at_once(engine: Engine, monkeypatch: pytest.MonkeyPatch, key: Any) -> None:
    """A backlog larger than all bounds is handled in order of its keys, failed ones included."""
    monkeypatch.setattr(_consume, "_HELD", PAGE + 20)
    monkeypatch.setattr(_consume, "_LANE", 10)
    count = 1_300
    await settle(engine, *range(count))
    failed: set[int] = set()
    seen: list[int] = []

    async def handler(outcome: TrackedOutcome) -> None:
        value = outcome.metadata["n"]
        if value % 400 == 0 and value not in failed:
            failed.add(value)
            raise LookupError(value)
        seen.append(value)

    async with tracker_at(engine) as tracker, consuming(tracker, handler, key=key):
        await until(lambda: len(seen) == count)
        await until(lambda: is_acked(tracker))
    assert sorted(seen) == list(range(count))
    if key is not None:
        assert [value for value in seen if value % 2] == list(range(1, count, 2))
        assert [value for value in seen if not value % 2] == list(range(0, count, 2))


async def test_a_whole_backlog_that_fails_is_delivered_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after an outage of what the handler needs: more failed outcomes than are held at once."""
    monkeypatch.setattr(_consume, "_HELD", PAGE + 20)
    count = 1_100
    await settle(engine, *range(count))
    is_down = True
    failed: set[int] = set()
    seen: list[int] = []

    async def handler(outcome: TrackedOutcome) -> None:
        await asyncio.sleep(0)
        if is_down:
            failed.add(outcome.metadata["n"])
            raise ConnectionError("down")
        seen.append(outcome.metadata["n"])

    async with tracker_at(engine) as tracker, consuming(tracker, handler, tries=99, backoff=wait_fixed(5.0)):
        await until(lambda: len(failed) == count)
        is_down = False
        await engine.execute("UPDATE seam_deliveries SET next_at = 1")
        await until(lambda: is_acked(tracker))
    assert sorted(seen) == list(range(count))


async def test_a_key_that_fails_waits_for_its_next_try(engine: Engine) -> None:
    """A restart is no try."""
    await settle(engine, "bad")
    options: dict[str, Any] = {"key": lambda outcome: outcome.metadata["none"], "backoff": wait_fixed(3600.0)}
    for _ in range(2):
        async with tracker_at(engine) as tracker, consuming(tracker, Handled(), **options):
            await until(lambda: tried(engine))
            await settle(engine, "other")
            await until(lambda: have_failed(engine))
            await engine.execute("DELETE FROM seam_deliveries WHERE settled_number > 1")
    assert await engine.execute("SELECT settled_number, tries FROM seam_deliveries") == [(1, 1)]


async def have_failed(engine: Engine) -> bool:
    return await engine.execute("SELECT count(*) FROM seam_deliveries WHERE tries > 0") == [(2,)]


PROGRAM = """
import asyncio, os, sys
from tenacity.wait import wait_fixed
from seam_async import ActionAttemptPoller
from seam_async.tracking import Tracker

async def never(ids):
    raise AssertionError

async def main(url, path):
    with open(path, "a", buffering=1) as file:
        async def handler(outcome):
            n = outcome.metadata["n"]
            if n % 100 == 7:
                raise LookupError(f"no booking {n}")
            file.write(f"{n}\\n")

        async with Tracker(ActionAttemptPoller(never), url, poll=False, lease_seconds=31) as tracker:
            await tracker.consume("billing", handler, tries=3, backoff=wait_fixed(0.1))

asyncio.run(main(*sys.argv[1:]))
"""


async def test_ten_thousand_outcomes_survive_kill_9_and_poison(engine: Engine, tmp_path: Path) -> None:
    """A reader is killed four times: no outcome is lost, and none is stuck behind one that always fails."""
    count = 10_000
    store = engine.store()
    await store.open(lambda: None)
    await settle_in(store, *range(count))
    await store.close()
    handled = tmp_path / "handled"
    handled.touch()
    good = {n for n in range(count) if n % 100 != 7}

    def numbers() -> list[int]:
        lines = handled.read_text().split("\n")
        return [int(line) for line in lines[:-1]]

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", PROGRAM, engine.url, str(handled)]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL)

    for kills in range(1, 5):
        process = start()
        await until(partial(is_longer, handled, kills * 5_000))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        await engine.execute("UPDATE seam_consumers SET held_until = 0")  # as if the lease had expired
    process = start()
    try:
        async with tracker_at(engine) as tracker:
            await until(lambda: has_dead(tracker, count // 100))
            await until(lambda: is_acked(tracker))
            assert {letter.tries for letter in await tracker.dead_letters()} == {3}
    finally:
        process.kill()
        process.wait()
    seen = Counter(numbers())
    assert set(seen) == good
    assert sum(seen.values()) - len(good) < 4 * 4 * PAGE  # what was held at a kill comes again


async def test_dead_letters_from_the_command_line(engine: Engine) -> None:
    """They are listed, delivered again and skipped."""
    ids = await settle(engine, "a", "b", "c")
    async with tracker_at(engine) as tracker, consuming(tracker, Handled("a", "b", "c"), tries=1):
        await until(lambda: has_dead(tracker, 3))

    async def run(*arguments: str) -> tuple[int, str]:
        def invoke() -> tuple[int, str]:
            done = CliRunner(env={"SEAM_TRACKER_URL": engine.url}).invoke(
                cli, ["tracker", "dead-letters", *arguments], standalone_mode=False
            )
            return 2 if isinstance(done.exception, click.UsageError) else done.return_value, done.output

        return await asyncio.to_thread(invoke)

    code, shown = await run("list")
    assert code == 0
    assert f"billing  1  {ids[0]}  1 tries  LookupError: no booking a" in shown
    _, written = await run("list", "--json", "--consumer", "billing")
    assert [json.loads(line)["settled_number"] for line in written.splitlines()] == [1, 2, 3]
    assert await run("skip", "billing", "1") == (0, "1 of 1 are skipped.\n")
    assert await run("retry", "billing", "1", "2") == (1, "1 of 2 are delivered again.\n")
    assert await run("skip", "billing", "--all") == (0, "1 of 1 are skipped.\n")
    assert (await run("skip", "billing"))[0] == 2
    assert "list" in (await run())[1]
