"""A fleet behind the real PgBouncer, which lends a connection of the server for one transaction at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from seam_async import PollingPolicy
from seam_async.testing import FakeSeam
from seam_async.tracking import Tracker, create_schema

from engines import PgBouncer, Postgresql

pytestmark = pytest.mark.pooler


@pytest.fixture
def pooled_url(postgresql: Postgresql, database_url: str) -> Iterator[str]:
    """An empty database, through a pooler of three connections."""
    pooler = PgBouncer(postgresql)
    pooler.start()
    yield pooler.url_of(database_url)
    pooler.stop()


@pytest.mark.parametrize("parameter", ["statement_cache_size=0", "pgbouncer=true"])
async def test_a_fleet_works_behind_a_pooler(pooled_url: str, parameter: str) -> None:
    """Tables, tracking, polling, waiting and outcomes; the pooler keeps no session for anybody."""
    url = f"{pooled_url}?{parameter}"
    assert await create_schema(url)
    assert not await create_schema(url)
    async with FakeSeam() as fake, fake.client(polling=PollingPolicy()) as seam, asyncio.timeout(50):
        trackers = [Tracker(seam, url, linger=0.05) for _ in range(4)]
        for tracker in trackers:
            await tracker.open()
        try:
            ids = [fake.add_action_attempt() for _ in range(200)]
            await asyncio.gather(*(tracker.track_all(ids[part::4]) for part, tracker in enumerate(trackers)))
            done = await asyncio.gather(*(trackers[number % 4].wait(each) for number, each in enumerate(ids)))
            assert all(attempt.is_success for attempt in done)
            assert (await trackers[0].status()).settled == {"success": 200}
        finally:
            for tracker in trackers:
                await tracker.close()
