"""Locks every door of a list at night, 50,000 of them, and can be started again after any crash.

    export SEAM_API_KEY=…
    python nightly.py doors.txt night.jsonl

The journal has a line for each step: a door is commanded only if no line names it, and an attempt is waited for again
unless its outcome is there. A door whose request may have run is never commanded again.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from seam_async import ActionAttempt, AsyncSeam, SeamActionAttemptError, SeamError

AT_ONCE = 50
TIMEOUT = 600.0


class Journal:
    """What is known of the night, line by line; a line is on disk before the next step."""

    def __init__(self, path: Path) -> None:
        self.started: dict[str, str | None] = {}
        self.ended: dict[str, str] = {}
        for line in path.read_text().splitlines() if path.exists() else ():
            self._apply(json.loads(line))
        self._file: IO[str] = path.open("a")

    def write(self, **entry: str | None) -> None:
        self._file.write(json.dumps(entry) + "\n")
        self._file.flush()
        self._apply(entry)

    def _apply(self, entry: Mapping[str, Any]) -> None:
        if "door" in entry:
            self.started[entry["door"]] = entry["attempt"]
        else:
            self.ended[entry["attempt"]] = entry["status"]

    def pending(self) -> list[str]:
        return [attempt for attempt in self.started.values() if attempt is not None and attempt not in self.ended]


async def start_all(seam: AsyncSeam, doors: Iterable[str], journal: Journal) -> None:
    """Commands the doors that were not commanded yet, a few at a time."""
    left = iter([door for door in doors if door not in journal.started])

    async def work() -> None:
        for door in left:
            try:
                attempt = await seam.locks.lock_door(device_id=door, wait_for_action_attempt=False)
                journal.write(door=door, attempt=attempt.action_attempt_id)
            except SeamError as error:
                print(f"{door}: {error}", file=sys.stderr)
                if error.may_have_run:
                    journal.write(door=door, attempt=None)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(AT_ONCE):
            tasks.create_task(work())


async def wait_for_all(seam: AsyncSeam, journal: Journal) -> None:
    """Waits for all attempts in shared requests, and writes each outcome as it comes."""
    outcome: ActionAttempt
    try:
        async for outcome in seam.action_attempts.as_completed(journal.pending(), timeout=TIMEOUT):
            journal.write(attempt=outcome.action_attempt_id, status=outcome.status)
    except* SeamActionAttemptError as group:
        print(f"{len(group.exceptions)} without an outcome: run this again", file=sys.stderr)


async def main(doors: list[str], journal: Journal) -> int:
    async with AsyncSeam() as seam:
        await start_all(seam, doors, journal)
        await wait_for_all(seam, journal)
    locked = list(journal.ended.values()).count("success")
    print(f"{locked:,} doors locked, {len(journal.ended) - locked:,} failed, {len(journal.pending()):,} pending")
    return 0 if locked == len(journal.started) else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python nightly.py DOORS JOURNAL")
    sys.exit(asyncio.run(main(Path(sys.argv[1]).read_text().split(), Journal(Path(sys.argv[2])))))
