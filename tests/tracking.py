"""What the tests of trackers share: an engine of either kind, whose past can be moved."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any

import asyncpg
from attrs import define

from seam_async import SystemClock
from seam_async.tracking._engines import store_at
from seam_async.tracking._store import LONGEST_HOLD, Store

_TIMES = {
    "seam_attempts": ("added_at", "seen_at", "settled_at"),
    "seam_pending": ("added_at", "due_at", "eligible_at", "leased_until", "missing_since"),
    "seam_consumers": ("held_until", "created_at"),
    "seam_calls": ("second",),
    "seam_workers": ("started_at", "seen_at"),
}


@define
class Engine:
    """A database for trackers.

    Attributes:
        url: Its url.
        kind: `sqlite` or `postgresql`.
    """

    url: str
    kind: str

    def store(
        self, *, linger: float = 0.0, max_per_second: float = 1000.0, longest_hold: float = LONGEST_HOLD
    ) -> Store:
        """A store that is not open."""
        return store_at(
            self.url, clock=SystemClock(), linger=linger, max_per_second=max_per_second, longest_hold=longest_hold
        )

    async def execute(self, sql: str) -> list[Any]:
        """Runs SQL beside every tracker; returns the rows."""
        if self.kind == "sqlite":
            return await asyncio.to_thread(self._execute_in_file, sql)
        connection = await asyncpg.connect(self.url)
        try:
            return [tuple(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()

    def _execute_in_file(self, sql: str) -> list[Any]:
        connection = sqlite3.connect(self.url.removeprefix("sqlite:///"), isolation_level=None)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    async def let_pass(self, seconds: float) -> None:
        """Moves all that the engine knows into the past, as if so many seconds had passed."""
        for table, columns in _TIMES.items():
            moved = ", ".join(f"{column} = {column} - {seconds}" for column in columns)
            await self.execute(f"UPDATE {table} SET {moved}")
        await self.execute("DELETE FROM seam_rate_limiters")
