"""Programs that have nothing but SQL hand attempts over to a tracker, as the reference says."""

from __future__ import annotations

from contextlib import aclosing

import asyncpg
import pytest

from seam_async import SeamInvalidOptionsError
from seam_async.testing import FakeSeam
from seam_async.tracking import Tracker, create_schema

from tracking import Engine

INSERT = "INSERT INTO seam_attempts (action_attempt_id, timeout, metadata) VALUES {} ON CONFLICT DO NOTHING"


async def test_what_others_insert_is_tracked(engine: Engine) -> None:
    """An id that is inserted by SQL is polled like any other, and its metadata comes with its outcome."""
    async with FakeSeam() as fake, fake.client() as seam, Tracker(seam, engine.url, linger=0.0) as tracker:
        bare, full = fake.add_action_attempt(), fake.add_action_attempt()
        for _ in range(2):
            await engine.execute(INSERT.format(f"""('{bare}', NULL, NULL), ('{full}', 600, '{{"booking": "B-1"}}')"""))
        assert (await tracker.wait(bare)).is_success
        assert (await tracker.wait(full)).is_success
        metadata = {}
        async with aclosing(tracker.outcomes(consumer="all")) as outcomes:
            async for outcome in outcomes:
                metadata[outcome.action_attempt_id] = outcome.metadata
                if len(metadata) == 2:
                    break
        assert metadata == {bare: None, full: {"booking": "B-1"}}
        assert {status for (status,) in await engine.execute("SELECT status FROM seam_attempts")} == {"success"}


async def test_a_timeout_that_others_insert_counts_from_then(engine: Engine) -> None:
    """A timeout that comes by SQL settles the attempt so many seconds after the insertion, and none never does."""
    async with FakeSeam(resolve_after=None) as fake, fake.client() as seam:
        short, endless = fake.add_action_attempt(), fake.add_action_attempt()
        await engine.execute(INSERT.format(f"('{short}', 5, NULL), ('{endless}', NULL, NULL)"))
        await engine.let_pass(10_000_000)
        async with Tracker(seam, engine.url, linger=0.0) as tracker, aclosing(tracker.outcomes(consumer="all")) as all_:
            outcome = await anext(all_)
            assert (outcome.action_attempt_id, outcome.status) == (short, "timed_out")
            assert (await tracker.status()).pending == 1


async def test_what_is_not_committed_is_not_tracked(postgresql_url: str) -> None:
    """A wait for what a transaction has not committed yet says that it is not tracked."""
    await create_schema(postgresql_url)
    async with FakeSeam() as fake, fake.client() as seam, Tracker(seam, postgresql_url, linger=0.0) as tracker:
        attempt = fake.add_action_attempt()
        connection = await asyncpg.connect(postgresql_url)
        async with connection.transaction():
            await tracker.track(attempt, connection=connection)
            with pytest.raises(SeamInvalidOptionsError, match="not tracked"):
                await tracker.wait(attempt)
        assert (await tracker.wait(attempt)).is_success
        await connection.close()


async def test_what_others_insert_without_a_timeout_is_tracked_for_a_week(engine: Engine) -> None:
    """As with `track`, so that nothing is polled without end by mistake."""
    await engine.execute("INSERT INTO seam_attempts (action_attempt_id) VALUES ('a')")
    assert await engine.execute("SELECT timeout FROM seam_attempts") == [(604800.0,)]
