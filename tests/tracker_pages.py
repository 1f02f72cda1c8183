"""A tracker with something to show, and its page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

from seam_async import ActionAttemptPoller
from seam_async.tracking import Tracker
from seam_async.tracking._service import served

from support import attempt_json
from tracking import Engine

TOKEN = "a-token-for-the-tests"
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}
DOOR_CODE = "83619"


def id_of(number: int) -> str:
    """The id of the test attempt with a number."""
    return str(UUID(int=number))


async def answer(ids: list[str]) -> list[object]:
    """Attempts below 100 stay pending; of the others, every fifth fails, and the result holds a door code."""
    found: list[object] = []
    for attempt_id in ids:
        number = UUID(attempt_id).int
        status = "pending" if number < 100 else "error" if number % 5 == 0 else "success"
        result = {"access_code": {"code": DOOR_CODE, "name": "Guest"}} if status == "success" else None
        found.append(attempt_json(attempt_id, status, result=result))
    return found


@asynccontextmanager
async def page_of(
    folder: Path, *, token: str | None = TOKEN, settled: int = 60, pending: int = 60, port: int = 0
) -> AsyncIterator[tuple[str, Tracker]]:
    """The address of a tracker's page, with attempts of many ages, outcomes of half an hour and two dead letters."""
    url = f"sqlite:///{folder}/attempts.db"
    async with Tracker(ActionAttemptPoller(answer), url, linger=0.0) as tracker:
        for number in range(100, 100 + settled):
            await tracker.track(id_of(number), metadata={"door": f"Door {number}", "booking": number}, timeout=None)
        await tracker.track_all([id_of(number) for number in range(1, pending + 1)], topic="spare")
        for number in range(100, 100 + settled, 5):
            await tracker.wait(id_of(number + 1))
        await _read_some(tracker)
        await _age(Engine(url, "sqlite"))
        async with served(tracker, "127.0.0.1", port, token=token) as address:
            assert address is not None
            yield address, tracker


async def _read_some(tracker: Tracker) -> None:
    for consumer in ("bookings", "audit <b>log</b>"):
        async for outcome in tracker.outcomes(consumer=consumer):
            await outcome.ack()
            break


async def _age(engine: Engine) -> None:
    """Spreads the past over half an hour, and puts two outcomes aside."""
    await engine.execute("UPDATE seam_attempts SET settled_at = settled_at - (settled_number % 29) * 61")
    await engine.execute(
        "UPDATE seam_attempts SET added_at = settled_at - (settled_number % 17) / 4.0 WHERE status <> ''"
    )
    await engine.execute("UPDATE seam_pending SET added_at = added_at - (rowid * rowid * 7) % 9000")
    await engine.execute(
        "UPDATE seam_deliveries SET tries = 5, dead_at = (julianday('now') - 2440587.5) * 86400.0, "
        "error = 'KeyError: ''booking''' WHERE consumer = 'bookings' AND settled_number IN (7, 8)"
    )
