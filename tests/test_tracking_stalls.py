"""A poller that stands still, or whose store does, does no harm to the others."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from seam_async import PollingPolicy, SystemClock
from seam_async._polling.source import Source as AskedSource
from seam_async.testing import FakeClock
from seam_async.tracking._decisions import Decisions
from seam_async.tracking._driver import Driver
from seam_async.tracking._sqlite import SqliteStore
from seam_async.tracking._store import Lease, Leased, Rescheduled, Settlement, Store, Worker
from seam_async.tracking._workspace import Workspace

from support import Source, in_virtual_time

LEASE_SECONDS = 30.0


class SlowStore:
    """A store with one id to lease, which takes its time to say so.

    Attributes:
        rescheduled: The rows rescheduled.
        settlements: The rows settled.
    """

    def __init__(self, clock: FakeClock, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._is_leased = False
        self.rescheduled: list[Rescheduled] = []
        self.settlements: list[Settlement] = []

    async def heartbeat(self, worker: Worker, seconds: float) -> list[Worker]:
        return [worker]

    async def workspace(self, workspace: str | None = None) -> str | None:
        return workspace

    async def leave(self, worker_id: int) -> None:
        pass

    async def held(self, workspace: str | None = None) -> float:
        return 0.0

    async def next_due(self, limit: int, workspace: str | None = None) -> float | None:
        return None if self._is_leased else 0.0

    async def lease(self, limit: int, seconds: float, workspace: str | None = None) -> Lease:
        self._is_leased = True
        leased_at = self._clock.time()
        await self._clock.sleep(self._seconds)
        return Lease(1, leased_at, [Leased("id", leased_at, None, 0, 0, None, is_seen=True)])

    async def commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        self.rescheduled.extend(rescheduled)
        self.settlements.extend(settlements)


async def drive(clock: FakeClock, store: SlowStore, source: Source) -> None:
    """Lets a driver work for a minute."""
    deaths: list[str] = []
    asked = AskedSource(source, PollingPolicy(request_timeout=10.0), clock)
    driver = Driver(
        cast(Store, store),
        asked,
        Decisions(asked.policy),
        Workspace(None),
        look_seconds=1.0,
        lease_seconds=LEASE_SECONDS,
        retention=3600.0,
        pollers=2,
        any_workspace=False,
        stall_seconds=60.0,
        is_id=bool,
        on_death=deaths.append,
    )
    driver.start()
    await clock.sleep(60.0)
    await driver.stop()
    assert deaths == []


@in_virtual_time
async def test_an_expired_lease_is_not_polled(clock: FakeClock) -> None:
    """A process that stalled until its lease had expired releases it without a request, since others poll."""
    store, source = SlowStore(clock, LEASE_SECONDS + 1), Source(clock, {"id": 0.0})
    await drive(clock, store, source)
    assert source.calls == []
    assert [one.action_attempt_id for one in store.rescheduled] == ["id"]


@in_virtual_time
async def test_a_call_does_not_outlast_its_lease(clock: FakeClock) -> None:
    """A call that begins late in its lease is broken off when that ends, so that no id is in two calls at once."""
    ended: list[float] = []

    async def slow(number: int, ids: list[str]) -> None:
        try:
            await clock.sleep(8.0)
        finally:
            ended.append(clock.monotonic())

    store, source = SlowStore(clock, LEASE_SECONDS - 5), Source(clock, {"id": 0.0}, trouble=slow)
    began = clock.monotonic()
    await drive(clock, store, source)
    assert [at - began for at in ended] == [pytest.approx(LEASE_SECONDS)]
    assert [one.failures for one in store.rescheduled] == [1]


async def test_a_file_that_cannot_be_looked_at_once_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure of the look for changes does not end the looking."""
    looks: Iterator[int | Exception] = iter([sqlite3.OperationalError("disk I/O error"), 1, 1, 2])
    seen = asyncio.Event()

    def data_version(_: Any) -> int:
        look = next(looks, 2)
        if isinstance(look, Exception):
            raise look
        return look

    monkeypatch.setattr(SqliteStore, "_data_version", data_version)
    store = SqliteStore(str(tmp_path / "attempts.db"), clock=SystemClock(), linger=0.0, max_per_second=1.0)
    await store.open(seen.set)
    try:
        async with asyncio.timeout(5):
            await seen.wait()
    finally:
        await store.close()
