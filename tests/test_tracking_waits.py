"""Waits for many tracked attempts, and rows that cannot be decoded or that were lost."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import pytest
import pytest_asyncio

from seam_async import (
    ActionAttempt,
    ActionAttemptPoller,
    SeamActionAttemptErrorGroup,
    SeamActionAttemptFailedError,
    SeamActionAttemptTimeoutError,
    SeamClientClosedError,
    SeamError,
)
from seam_async.tracking import SeamNotTrackedError, SeamWaitTimeoutError, Tracker, TrackerStoreError
from seam_async.tracking._outcome import unreadable_columns
from seam_async.tracking._store import Settlement

from support import attempt_json
from tracking import Engine

MANY = 20_000


async def nothing(ids: list[str]) -> list[object]:
    return []


@pytest_asyncio.fixture
async def tracker(engine: Engine) -> AsyncIterator[Tracker]:
    """A tracker that does not poll."""
    async with ActionAttemptPoller(nothing) as poller, Tracker(poller, engine.url, poll=False, linger=0.0) as opened:
        yield opened


async def settle(tracker: Tracker, **statuses: str) -> None:
    """Settles attempts, in this order."""
    while (lease := await tracker._store.lease(2_000, 30.0)) is not None:
        settlements = [
            Settlement(row.action_attempt_id, status, json.dumps(attempt_json(row.action_attempt_id, status)))
            for row in lease.members
            if (status := statuses.get(row.action_attempt_id))
        ]
        await tracker._store.commit(lease, [], settlements)


async def test_several_attempts_are_waited_for_in_the_order_given(tracker: Tracker) -> None:
    """Whatever the order of their outcomes, and however often each is named."""
    await tracker.track_all(["a", "b"])
    waiting = asyncio.create_task(tracker.wait_all(["b", "a", "b"], timeout=20))
    await asyncio.sleep(0.1)
    await settle(tracker, a="success", b="success")
    assert [attempt.action_attempt_id for attempt in await waiting] == ["b", "a", "b"]


async def test_errors_of_several_waits_come_together(tracker: Tracker) -> None:
    """With the attempts that succeeded, or in place of those that did not."""
    await tracker.track_all(["a", "b", "c"])
    await settle(tracker, a="success", b="error")
    with pytest.raises(SeamActionAttemptErrorGroup, match="3 of 4 action attempts") as caught:
        await tracker.wait_all(["a", "b", "c", "nowhere"], timeout=0.1)
    assert [type(error) for error in caught.value.exceptions] == [
        SeamActionAttemptFailedError,
        SeamWaitTimeoutError,
        SeamNotTrackedError,
    ]
    results = await tracker.wait_all(["a", "b"], return_exceptions=True)
    assert [isinstance(result, ActionAttempt) for result in results] == [True, False]
    assert await tracker.wait_all([]) == []


async def test_attempts_are_yielded_as_they_are_settled(tracker: Tracker) -> None:
    """Failed ones too; those without an outcome end it with an error."""
    await tracker.track_all(["a", "b", "c"])
    async with aclosing(tracker.as_completed(["a", "b", "c", "a"], timeout=5)) as attempts:
        await settle(tracker, b="error")
        first = await anext(attempts)
        assert (first.action_attempt_id, first.status) == ("b", "error")
        assert tracker.stats().waits == 2
    await asyncio.sleep(0)
    assert tracker.stats().waits == 0
    with pytest.raises(SeamActionAttemptErrorGroup) as caught:
        assert [attempt.action_attempt_id async for attempt in tracker.as_completed(["b", "c"], timeout=0.1)] == ["b"]
    assert isinstance(caught.value.exceptions[0], SeamActionAttemptTimeoutError)
    assert [attempt.action_attempt_id async for attempt in tracker.as_completed(["b"])] == ["b"]


@pytest.mark.scale
async def test_twenty_thousand_waits_begin_together(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """They share their queries, so that none waits for a connection in vain."""
    ids = [f"id{number}" for number in range(MANY)]
    await tracker.track_all(ids)
    queries, get = 0, tracker._store.get

    async def count(asked: Any) -> Any:
        nonlocal queries
        queries += 1
        return await get(asked)

    monkeypatch.setattr(tracker._store, "get", count)
    waits = asyncio.gather(*(tracker.wait(attempt_id) for attempt_id in ids))
    while tracker.stats().waits < MANY:  # noqa: ASYNC110 - it sets no event
        await asyncio.sleep(0.05)
    while queries == 0 or tracker._waiters._number is None:  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    await settle(tracker, **dict.fromkeys(ids, "success"))
    assert all(attempt.is_success for attempt in await waits)
    assert queries <= 3


# Rows that cannot be decoded.


async def test_an_outcome_that_cannot_be_decoded_is_told_and_blocks_nobody(
    tracker: Tracker, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """A consumer gets it without its attempt, and all outcomes after it."""
    before = unreadable_columns()
    await tracker.track_all(["a", "b", "c", "d"])
    await settle(tracker, a="success", b="rejected", c="success")
    await engine.execute("""UPDATE seam_attempts SET seen = '[1]', detail = '{"x": 1}' WHERE action_attempt_id < 'c'""")
    outcomes = []
    with caplog.at_level(logging.ERROR, "seam_async.tracking"):
        async with aclosing(tracker.outcomes(consumer="billing")) as stream:
            async for outcome in stream:
                outcomes.append(outcome)
                if outcome.action_attempt_id == "c":
                    break
    assert [(outcome.action_attempt_id, outcome.attempt is None) for outcome in outcomes] == [
        ("a", True),
        ("b", True),
        ("c", False),
    ]
    assert "settled as success, and its row cannot be read" in str(outcomes[0].error)
    assert "settled as rejected, and its row cannot be read" in str(outcomes[1].error)
    assert "the column seen of a cannot be read" in caplog.text
    assert unreadable_columns() - before >= 4
    with pytest.raises(SeamError, match="cannot be read"):
        await tracker.wait("a")


async def test_outcomes_lost_in_a_failover_are_noticed(
    tracker: Tracker, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """A replica that lagged behind gives numbers once more; nobody waits for a higher one."""
    await tracker.track_all(["a", "b"])
    waiting = asyncio.create_task(tracker.wait("b", timeout=20))
    await asyncio.sleep(0.2)
    await settle(tracker, a="success")
    async with aclosing(tracker.outcomes(consumer="billing")) as stream:
        assert (await anext(stream)).action_attempt_id == "a"
        await asyncio.sleep(1.5)
        await engine.execute("UPDATE seam_attempts SET status = NULL, settled_number = NULL, settled_at = NULL")
        await engine.execute("DELETE FROM seam_deliveries")
        await engine.execute("UPDATE seam_consumers SET position = 0")
        await engine.execute("UPDATE seam_tracker SET settled_number = 0")
        reading = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(1.5)
        assert "has lost outcomes 1 to 1" in caplog.text
        await engine.execute("UPDATE seam_pending SET leased_until = 0")
        lease = await tracker._store.lease(5, 30.0)
        assert lease is not None
        await tracker._store.commit(lease, [], [Settlement("b", "success", json.dumps(attempt_json("b", "success")))])
        assert (await waiting).is_success
        async with asyncio.timeout(10):
            assert (await reading).action_attempt_id == "b"


async def test_an_outcome_whose_number_was_given_before_ends_its_wait(tracker: Tracker, engine: Engine) -> None:
    """After such a failover an attempt may be settled under a number that this process has read past."""
    await tracker.track_all(["a", "b", "c"])
    waiting = asyncio.create_task(tracker.wait("b", timeout=20))
    await asyncio.sleep(0.2)
    await settle(tracker, a="success", c="success")
    await tracker.wait("c")
    await asyncio.sleep(0.2)
    seen = json.dumps(attempt_json("b", "success"))
    await engine.execute("UPDATE seam_attempts SET settled_number = NULL")
    await engine.execute(
        f"UPDATE seam_attempts SET status = 'success', seen = '{seen}', settled_at = 1, settled_number = 1 "
        "WHERE action_attempt_id = 'b'"
    )
    await engine.execute("UPDATE seam_tracker SET settled_number = 1")
    assert (await waiting).is_success


async def test_a_query_that_fails_for_any_reason_fails_its_waits_only(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next wait queries again."""
    await tracker.track("a")

    async def fail(_: Any) -> Any:
        raise ZeroDivisionError("oh")

    with monkeypatch.context() as patched:
        patched.setattr(tracker._store, "get", fail)
        with pytest.raises(TrackerStoreError, match="ZeroDivisionError: oh") as caught:
            await tracker.wait("a")
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    with pytest.raises(SeamActionAttemptTimeoutError):
        await tracker.wait("a", timeout=0.1)


async def test_a_wait_whose_query_is_cut_off_says_so(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing the tracker leaves no wait behind, at whatever it was."""
    await tracker.track("a")
    asked = asyncio.Event()

    async def hang(_: Any) -> Any:
        asked.set()
        await asyncio.sleep(60)

    monkeypatch.setattr(tracker._store, "get", hang)
    waits = [asyncio.create_task(tracker.wait("a"))]
    await asked.wait()
    waits.append(asyncio.create_task(tracker.wait("a")))
    await asyncio.sleep(0.05)
    await tracker.close()
    for result in await asyncio.gather(*waits, return_exceptions=True):
        assert isinstance(result, SeamClientClosedError)


async def test_an_outcome_whose_notice_was_lost_is_found_at_the_timeout(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wait looks once more before it times out, as a settlement may have gone unnoticed."""
    await tracker.track("a")
    monkeypatch.setattr(tracker._waiters, "_deliver", lambda *_: None)
    waiting = asyncio.ensure_future(tracker.wait("a", timeout=0.5))
    await asyncio.sleep(0.1)  # its first look is over
    await settle(tracker, a="success")
    assert (await waiting).status == "success"
