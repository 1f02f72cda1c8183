"""What durable tracking costs, in figures that are the same on every machine: calls, ids in each, SQL statements."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from seam_async import ActionAttemptPoller
from seam_async.testing import FakeClock
from seam_async.tracking import Tracker, _sqlite, create_schema
from seam_async.tracking._sqlite import SqliteStore
from seam_async.tracking._store import NewAttempt, Rescheduled, Settlement, Store

from support import Source
from tracking import Engine

PENDING = 2_000
GROUP = 50
SETTLING_SECONDS = 300.0
"""Seconds after which attempts are polled every 30 s: far fewer are due per second than a batch holds."""
SECONDS = 300.0
BATCH = 500
LEAST_FILL = 0.95
MOST_CALLS_OF_TWO = 1.1
BESIDE = re.compile("PRAGMA data_version|LISTEN")
"""Statements that a store repeats all the time, to notice changes."""
MOST_STATEMENTS_OF_A_LEASE = {"sqlite": 10, "postgresql": 6}
MOST_STATEMENTS_OF_A_COMMIT = {"sqlite": 8, "postgresql": 7}


@pytest.fixture
def in_place(monkeypatch: pytest.MonkeyPatch) -> Callable[[FakeClock], None]:
    """Has SQLite work on the event loop and by its clock, so that its time is virtual too."""

    def install(clock: FakeClock) -> None:
        async def run(_: SqliteStore, work: Callable[..., Any], *arguments: Any) -> Any:
            return work(*arguments)

        monkeypatch.setattr(SqliteStore, "_run", run)
        monkeypatch.setattr(SqliteStore, "_now", lambda _: clock.time())
        monkeypatch.setattr(_sqlite, "_LOOK_SECONDS", 1.0)

    return install


def calls_of(number: int, file: Path, install: Callable[[FakeClock], None]) -> list[int]:
    """Ids in each request of a number of trackers, within some minutes, when all ids are some minutes old."""
    clock = FakeClock()
    install(clock)
    chance = random.Random(1)
    ids = [str(UUID(int=chance.getrandbits(128))) for _ in range(PENDING)]
    # Some resolve in the meantime, so that those that were in one call do not fill one for ever.
    source = Source(clock, {one: chance.uniform(0.5, 2.0) * (SETTLING_SECONDS + SECONDS) for one in ids})

    async def run() -> list[int]:
        async with AsyncExitStack() as stack:
            poller = await stack.enter_async_context(ActionAttemptPoller(source, clock=clock))
            trackers = [await stack.enter_async_context(Tracker(poller, f"sqlite:///{file}")) for _ in range(number)]
            for first in range(0, PENDING, GROUP):
                await chance.choice(trackers).track_all(ids[first : first + GROUP])
                await clock.sleep(chance.uniform(0.0, 1.0))
            await clock.sleep(SETTLING_SECONDS)
            began = len(source.calls)
            await clock.sleep(SECONDS)
            return [len(asked) for _, asked in source.calls[began:]]

    return clock.run(run(), debug=False)


@pytest.mark.scale
def test_calls_go_out_full(tmp_path: Path, in_place: Callable[[FakeClock], None]) -> None:
    """With a few thousand attempts pending, nearly every request is full."""
    calls = calls_of(1, tmp_path / "attempts.db", in_place)
    assert sum(calls) / len(calls) >= LEAST_FILL * BATCH


@pytest.mark.scale
def test_a_fleet_calls_as_often_as_one(tmp_path: Path, in_place: Callable[[FakeClock], None]) -> None:
    """Two trackers that share a file make as many calls as one would, and as full ones."""
    one = calls_of(1, tmp_path / "one.db", in_place)
    two = calls_of(2, tmp_path / "two.db", in_place)
    assert len(two) <= MOST_CALLS_OF_TWO * len(one)
    assert sum(two) / len(two) >= LEAST_FILL * BATCH


async def traced(engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that gets each statement that a store has its engine execute."""
    statements: list[str] = []
    if isinstance(store, SqliteStore):
        assert store._connection is not None
        store._connection.set_trace_callback(statements.append)
        return statements
    connection = asyncpg.Connection

    def counted(name: str) -> None:
        method = getattr(connection, name)

        async def count(self: Any, query: str, *arguments: Any, **options: Any) -> Any:
            if name != "execute" or not arguments:  # with arguments it calls the other one
                statements.append(query)
            return await method(self, query, *arguments, **options)

        monkeypatch.setattr(connection, name, count)

    # All that has arguments goes through the first.
    for name in ("_execute", "execute"):
        counted(name)
    return statements


@pytest.mark.parametrize("number", [10, BATCH])
async def test_statements(engine: Engine, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Leasing takes O(1) statements; so does committing, but for one per row in SQLite."""
    await create_schema(engine.url)
    store = engine.store()
    await store.open(lambda: None)
    try:
        await store.add([NewAttempt(str(one)) for one in range(number)])
        statements = await traced(engine, store, monkeypatch)
        lease = await store.lease(BATCH, 30.0)
        assert lease is not None
        assert len(lease.members) == number
        leasing = [one for one in statements if not BESIDE.search(one)]
        assert len(leasing) <= MOST_STATEMENTS_OF_A_LEASE[engine.kind], leasing
        statements.clear()
        first, *rest = (one.action_attempt_id for one in lease.members)
        again = [Rescheduled(one, lease.leased_at, lease.leased_at, responses=1) for one in rest]
        await store.commit(lease, again, [Settlement(first, "success", "{}")])
        committing = [one for one in statements if not BESIDE.search(one)]
        most = MOST_STATEMENTS_OF_A_COMMIT[engine.kind] + (number if engine.kind == "sqlite" else 0)
        assert len(committing) <= most, committing[-10:]
    finally:
        monkeypatch.undo()
        await store.close()


async def test_what_is_committed_is_synced(tmp_path: Path) -> None:
    """SQLite syncs its log at each commit, so that a power loss takes nothing that was tracked."""
    store = SqliteStore(str(tmp_path / "attempts.db"), clock=FakeClock(), linger=0.0, max_per_second=1.0)
    await store._start()
    try:
        assert store._row("PRAGMA synchronous") == (2,)
        assert store._row("PRAGMA journal_mode") == ("wal",)
    finally:
        await store.close()
