"""Unlocks the door of a booking once, and always knows what became of it: FastAPI, a tracker, and one SQLite file.

    export SEAM_API_KEY=… BOOKINGS=bookings.db
    uvicorn booking_service:app

    curl -X PUT 'localhost:8000/bookings/B-1/unlocking?device_id=…'
    curl 'localhost:8000/bookings/B-1/unlocking?timeout=20'

An unlocking keeps the timeout that it was tracked with: a deploy that changes TIMEOUT changes the next ones.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from typing import Annotated

from fastapi import FastAPI, HTTPException, Query, Response

from seam_async import AsyncSeam, SeamActionAttemptError, SeamError, SeamHttpApiError
from seam_async.tracking import TrackedOutcome, Tracker

FILE = os.environ["BOOKINGS"]
TIMEOUT = float(os.environ.get("TIMEOUT", "600"))
Seconds = Annotated[float, Query(ge=0, le=20)]


@contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    """Commits at its end, and rolls back after an exception."""
    with closing(sqlite3.connect(FILE)) as connection, connection:
        yield connection


async def settle(outcome: TrackedOutcome) -> None:
    """Stores an outcome and its acknowledgement together, so that each happens once."""
    with transaction() as connection:
        update = "UPDATE unlockings SET status = ?, attempt_id = ? WHERE booking = ?"
        connection.execute(update, (outcome.status, outcome.action_attempt_id, outcome.metadata["booking"]))
        await outcome.ack(connection=connection)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with AsyncSeam() as seam, Tracker(seam, f"sqlite:///{FILE}") as tracker:
        app.state.seam, app.state.tracker = seam, tracker
        with transaction() as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS unlockings "
                "(booking text PRIMARY KEY, status text NOT NULL, attempt_id text)"
            )
        consuming = asyncio.create_task(tracker.consume("bookings", settle))
        try:
            yield
        finally:
            consuming.cancel()
            await asyncio.wait([consuming])


app = FastAPI(lifespan=lifespan)


@app.put("/bookings/{booking}/unlocking", status_code=202)
async def unlock(booking: str, device_id: str) -> dict[str, str]:
    try:
        with transaction() as connection:  # the key of the table keeps a second request from sending a second command
            connection.execute("INSERT INTO unlockings VALUES (?, 'starting', NULL)", [booking])
    except sqlite3.IntegrityError:
        raise HTTPException(409, "The door has been commanded already.") from None
    try:
        attempt = await app.state.seam.locks.unlock_door(device_id=device_id, wait_for_action_attempt=False)
    except SeamError as error:
        if not error.may_have_run:
            with transaction() as connection:
                connection.execute("DELETE FROM unlockings WHERE booking = ?", [booking])
        raise HTTPException(502, str(error)) from None
    await app.state.tracker.track(attempt, timeout=TIMEOUT, metadata={"booking": booking})
    with transaction() as connection:  # unless the outcome has come first
        update = "UPDATE unlockings SET status = 'pending', attempt_id = ? WHERE booking = ? AND status = 'starting'"
        connection.execute(update, (attempt.action_attempt_id, booking))
    return {"booking": booking, "status": "pending"}


@app.get("/bookings/{booking}/unlocking")
async def unlocking(booking: str, response: Response, timeout: Seconds = 0) -> dict[str, str]:
    with transaction() as connection:
        select = "SELECT status, attempt_id FROM unlockings WHERE booking = ?"
        status, attempt_id = connection.execute(select, [booking]).fetchone() or (None, None)
    if status is None:
        raise HTTPException(404, "No such unlocking.")
    if status == "pending":
        with suppress(SeamActionAttemptError, SeamHttpApiError):
            await app.state.tracker.wait(attempt_id, timeout=timeout)
        status = (await app.state.tracker.get(attempt_id)).status
    response.status_code = 202 if status in {"starting", "pending"} else 200
    return {"booking": booking, "status": status}
