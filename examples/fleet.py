"""Locks doors with a fleet of workers, any of which may be killed at any time.

    export SEAM_API_KEY=… FLEET=fleet.db
    python fleet.py work &        # as many as you like
    python fleet.py lock DOOR…    # ends once the commands are sent and tracked
    python fleet.py show          # what became of them

All workers poll as one, and one at a time stores the outcomes, with their acknowledgements in the same transaction. On
several hosts, use a PostgreSQL database, and a connection of asyncpg or psycopg.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

from seam_async import AsyncSeam, SeamError
from seam_async.tracking import TrackedOutcome, Tracker

FILE = os.environ["FLEET"]
TRACKER = f"sqlite:///{FILE}"
AT_ONCE = 50


@contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    """Commits at its end, and rolls back after an exception."""
    with closing(sqlite3.connect(FILE)) as connection, connection:
        connection.execute("CREATE TABLE IF NOT EXISTS doors (door text, status text)")
        yield connection


async def store(outcome: TrackedOutcome) -> None:
    with transaction() as connection:
        connection.execute("INSERT INTO doors VALUES (?, ?)", (outcome.metadata["door"], outcome.status))
        await outcome.ack(connection=connection)


async def work() -> int:
    """Polls and stores outcomes until SIGTERM, which gives back what is leased."""
    async with AsyncSeam() as seam, Tracker(seam, TRACKER) as tracker:
        consuming = asyncio.create_task(tracker.consume("fleet", store))
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, consuming.cancel)
        await asyncio.wait([consuming])
        if not consuming.cancelled():
            consuming.result()
    return 0


async def lock(doors: list[str]) -> int:
    """Commands the doors; each command is stored before the next one of its task."""
    failed: list[str] = []
    async with AsyncSeam() as seam, Tracker(seam, TRACKER, poll=False) as tracker:
        left = iter(doors)

        async def command() -> None:
            for door in left:
                try:
                    attempt = await seam.locks.lock_door(device_id=door, wait_for_action_attempt=False)
                    await tracker.track(attempt, metadata={"door": door})
                except SeamError as error:
                    failed.append(door)
                    print(f"{door}: {error}", file=sys.stderr)

        async with asyncio.TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(command())
    return 1 if failed else 0


async def show() -> int:
    async with Tracker(None, TRACKER, poll=False) as tracker:
        status = await tracker.status()
    with transaction() as connection:
        for outcome, count in connection.execute("SELECT status, count(*) FROM doors GROUP BY status ORDER BY status"):
            print(f"{outcome}: {count}")
    print(f"pending: {status.pending}")
    return 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["work"]:
            sys.exit(asyncio.run(work()))
        case ["lock", *doors] if doors:
            sys.exit(asyncio.run(lock(doors)))
        case ["show"]:
            sys.exit(asyncio.run(show()))
    sys.exit("usage: python fleet.py work | lock DOOR… | show")
