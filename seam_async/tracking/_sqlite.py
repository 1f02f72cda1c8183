"""A store in one SQLite file, for any number of processes on one host.

One thread owns the connection and runs every transaction. SQLite has one writer at a time, so a transaction that leases
or settles excludes all others. SQLite sends no notifications: each process reads `data_version`, a counter in shared
memory, 40 times a second.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, Final, TypeVar

from .._clock import Clock
from .._errors import SeamClientClosedError, SeamInvalidOptionsError
from .._polling.rate_limiter import RateLimiter
from ._background import BackgroundTask
from ._errors import TrackerSchemaError, TrackerStoreError
from ._schema import SCHEMA_VERSION, SQLITE, SQLITE_NOW
from ._store import (
    A_MINUTE,
    LEASED_COLUMNS,
    PAGE,
    SETTLED_COLUMNS,
    TOKEN_BITS,
    Lease,
    Leased,
    NewAttempt,
    Pending,
    Rescheduled,
    Settled,
    Settlement,
    TrackerStatus,
    limiter_from,
    ready_at,
    row_from,
    state_of,
)

T = TypeVar("T")

_LOCK_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 0.025
_TRANSIENT: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_ROWS: Final = f"SELECT {SETTLED_COLUMNS} FROM seam_attempts"
_FIRST_PAGE: Final = f"ORDER BY settled_number LIMIT {PAGE}"


class SqliteStore:
    """A store in a SQLite file.

    Args:
        path: The file; created if missing.
        clock: Times the reads of `data_version`.
        linger: Seconds for which a due id may wait for others.
        max_per_second: The most requests of all processes in any second.
    """

    def __init__(self, path: str, *, clock: Clock, linger: float, max_per_second: float) -> None:
        self._path = path
        self._clock = clock
        self._linger = linger
        self._max_per_second = max_per_second
        self._thread: ThreadPoolExecutor | None = None
        self._connection: sqlite3.Connection | None = None
        self._watcher = BackgroundTask(self._watch, "seam-async tracker watch")
        self._on_settled: Callable[[], object] = lambda: None

    async def open(self, on_settled: Callable[[], object]) -> None:
        self._on_settled = on_settled
        await self._start()
        self._watcher.start()

    async def create(self) -> bool:
        try:
            return await self._start()
        finally:
            await self.close()

    async def _start(self) -> bool:
        """Opens the file; returns whether its tables were missing."""
        self._thread = ThreadPoolExecutor(1, "seam-async tracker")
        try:
            return await self._run(self._connect)
        except BaseException:
            await self.close()
            raise

    def _connect(self) -> bool:
        # Results hold door codes, so a new file is its owner's alone; SQLite gives its other files the same mode.
        with suppress(OSError):  # what is wrong with the path, SQLite says better
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(
            self._path, timeout=_LOCK_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=64
        )
        self._connection = connection
        # FULL: a commit survives a power loss.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        with self._transaction():
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            is_new = "seam_tracker" not in tables
            if is_new:
                for statement in SQLITE.split(";"):
                    connection.execute(statement)
            (version,) = connection.execute("SELECT version FROM seam_tracker").fetchone()
        if version != SCHEMA_VERSION:
            raise TrackerSchemaError(
                f"{self._path} has version {version} of the tracker's tables, and this version of seam-async reads "
                f"{SCHEMA_VERSION}: upgrade every process that uses it, or track in another file"
            )
        return is_new

    async def close(self) -> None:
        await self._watcher.stop()
        if self._thread is not None:
            thread, self._thread = self._thread, None
            await asyncio.get_running_loop().run_in_executor(thread, self._disconnect)
            thread.shutdown(wait=False)

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    async def _watch(self) -> None:
        """Notifies when another connection commits."""
        version = None
        while True:
            with suppress(TrackerStoreError):  # locked: read again after the pause
                last, version = version, await self._run(self._data_version)
                if version != last:
                    self._on_settled()
            await self._clock.sleep(_LOOK_SECONDS)

    def _data_version(self) -> int:
        return int(self._row("PRAGMA data_version")[0])

    # Work on the thread.

    async def _run(self, work: Callable[..., T], *arguments: Any) -> T:
        if self._thread is None:
            raise SeamClientClosedError("The tracker is closed")
        try:
            # A transaction that has begun is finished, even if its caller is cancelled.
            return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)
        except sqlite3.Error as error:
            # The low byte is the primary error code.
            can_pass = getattr(error, "sqlite_errorcode", 0) & 0xFF in _TRANSIENT
            raise TrackerStoreError(f"The tracker's file {self._path}: {error}", can_pass=can_pass) from error

    def _execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
        assert self._connection is not None
        return self._connection.execute(sql, arguments)

    def _row(self, sql: str, *arguments: Any) -> tuple[Any, ...]:
        row: tuple[Any, ...] = self._execute(sql, *arguments).fetchone()
        return row

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._execute("BEGIN IMMEDIATE")
        try:
            yield
            self._execute("COMMIT")
        except BaseException:
            assert self._connection is not None
            if self._connection.in_transaction:  # a full disk rolls back by itself
                self._execute("ROLLBACK")
            raise

    # Adding and leasing.

    async def add(self, attempts: Sequence[NewAttempt], connection: Any = None) -> None:
        if connection is not None:
            raise SeamInvalidOptionsError(
                "connection is for PostgreSQL: a tracker's file cannot join the transaction of another database"
            )
        await self._run(self._add, attempts)

    def _add(self, attempts: Sequence[NewAttempt]) -> None:
        assert self._connection is not None
        with self._transaction():
            now = self._now()
            rows = (
                (
                    *(new.action_attempt_id, new.timeout, new.metadata, new.seen, now),
                    *(now + new.delay, now + new.delay / 2, int(new.seen is not None)),
                )
                for new in attempts
            )
            self._connection.executemany(
                "INSERT INTO seam_attempts "
                "(action_attempt_id, timeout, metadata, seen, added_at, due_at, eligible_at, responses) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                rows,
            )

    def _now(self) -> float:
        return float(self._row(f"SELECT {SQLITE_NOW}")[0])

    async def next_due(self, limit: int) -> float | None:
        return await self._run(self._next_due, limit)

    def _next_due(self, limit: int) -> float | None:
        now = self._now()
        ready = self._ready_at(limit)
        return None if ready is None else max(0.0, ready - now, self._limiter().opens_at(now) - now)

    def _ready_at(self, limit: int) -> float | None:
        due = "SELECT due_at FROM seam_attempts WHERE settled_number IS NULL ORDER BY due_at LIMIT 1 OFFSET ?"
        (oldest,) = self._execute(due, 0).fetchone() or (None,)
        (full_at,) = self._execute(due, limit - 1).fetchone() or (None,)
        return ready_at(oldest, full_at, self._linger)

    def _limiter(self) -> RateLimiter:
        (state,) = self._row("SELECT state FROM seam_rate_limiter")
        return limiter_from(state, self._max_per_second)

    def _save(self, limiter: RateLimiter) -> None:
        self._execute("UPDATE seam_rate_limiter SET state = ?", state_of(limiter))

    def _record_request(self, limiter: RateLimiter, now: float, ids: int) -> None:
        limiter.sent(now)
        self._save(limiter)
        self._execute("DELETE FROM seam_calls WHERE second <= ?", int(now) - A_MINUTE)
        self._execute(
            "INSERT INTO seam_calls VALUES (?, 1, ?) "
            "ON CONFLICT (second) DO UPDATE SET calls = calls + 1, ids = ids + excluded.ids",
            *(int(now), ids),
        )

    async def lease(self, limit: int, seconds: float) -> Lease | None:
        return await self._run(self._lease, limit, seconds)

    def _lease(self, limit: int, seconds: float) -> Lease | None:
        with self._transaction():
            now, limiter, ready = self._now(), self._limiter(), self._ready_at(limit)
            if ready is None or ready > now or limiter.opens_at(now) > now:
                return None
            token = secrets.randbits(TOKEN_BITS)
            rows = self._execute(
                f"UPDATE seam_attempts SET lease = ?, due_at = ?, eligible_at = ? WHERE action_attempt_id IN ("
                "SELECT action_attempt_id FROM ("
                "SELECT action_attempt_id, due_at, eligible_at FROM seam_attempts WHERE settled_number IS NULL "
                "ORDER BY due_at LIMIT ?) WHERE eligible_at <= ? ORDER BY due_at LIMIT ?) "
                f"RETURNING {LEASED_COLUMNS}",
                *(token, now + seconds, now + seconds, 2 * limit, now, limit),
            ).fetchall()
            self._record_request(limiter, now, len(rows))
        return Lease(token, now, [Leased(*row) for row in rows])

    async def renew(self, lease: Lease, members: Sequence[Leased], seconds: float, *, polled: int) -> float | None:
        return await self._run(self._renew, lease, members, seconds, polled)

    def _renew(self, lease: Lease, members: Sequence[Leased], seconds: float, polled: int) -> float | None:
        with self._transaction():
            now, limiter = self._now(), self._limiter()
            if (pause := limiter.opens_at(now) - now) > 0:
                return pause
            held = 0
            for row in members:
                held += self._execute(
                    "UPDATE seam_attempts SET due_at = ?, eligible_at = ? WHERE action_attempt_id = ? AND lease = ?",
                    *(now + seconds, now + seconds, row.action_attempt_id, lease.token),
                ).rowcount
            if held < len(members):
                return None
            self._record_request(limiter, now, polled)
        return 0.0

    async def commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        await self._run(self._commit, lease, rescheduled, settlements)
        if settlements:
            self._on_settled()

    def _commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        assert self._connection is not None
        rows = (
            (
                *(row.due_at, row.eligible_at, row.responses, row.failures, row.missing_since, row.seen),
                *(row.action_attempt_id, lease.token),
            )
            for row in rescheduled
        )
        with self._transaction():
            self._connection.executemany(
                "UPDATE seam_attempts SET lease = NULL, due_at = ?, eligible_at = ?, responses = ?, failures = ?, "
                "missing_since = ?, seen = coalesce(?, seen) WHERE action_attempt_id = ? AND lease = ?",
                rows,
            )
            if settlements:
                self._settle(lease, settlements)

    def _settle(self, lease: Lease, settlements: Sequence[Settlement]) -> None:
        assert self._connection is not None
        now, first = self._now(), self._last_number() + 1
        rows = (
            (
                *(settlement.status, settlement.seen, settlement.detail, now, number),
                *(settlement.action_attempt_id, lease.token),
            )
            for number, settlement in enumerate(settlements, first)
        )
        self._connection.executemany(
            "UPDATE seam_attempts SET lease = NULL, status = ?, seen = coalesce(?, seen), detail = ?, settled_at = ?, "
            "settled_number = ? WHERE action_attempt_id = ? AND lease = ?",
            rows,
        )
        self._execute("UPDATE seam_tracker SET settled_number = ?", first + len(settlements) - 1)
        self._execute(
            "INSERT INTO seam_deliveries SELECT consumer, settled_number FROM seam_consumers, seam_attempts "
            "WHERE settled_number >= ?",
            first,
        )

    async def pause(self, seconds: float, sent_at: float) -> None:
        await self._run(self._pause, seconds, sent_at)

    def _pause(self, seconds: float, sent_at: float) -> None:
        with self._transaction():
            limiter = self._limiter()
            limiter.pause(seconds, now=self._now(), sent_at=sent_at)
            self._save(limiter)

    # Outcomes.

    async def find(self, action_attempt_id: str) -> Settled | Pending | None:
        return await self._run(self._find, action_attempt_id)

    def _find(self, action_attempt_id: str) -> Settled | Pending | None:
        row = self._execute(f"{_ROWS} WHERE action_attempt_id = ?", action_attempt_id).fetchone()
        return None if row is None else row_from(row)

    async def last_number(self) -> int:
        return await self._run(self._last_number)

    def _last_number(self) -> int:
        return int(self._row("SELECT settled_number FROM seam_tracker")[0])

    async def settled_after(self, number: int) -> list[Settled]:
        return await self._run(self._rows, f"{_ROWS} WHERE settled_number > ? {_FIRST_PAGE}", number)

    def _rows(self, sql: str, *arguments: Any) -> list[Settled]:
        return [Settled(*row) for row in self._execute(sql, *arguments)]

    async def claim(self, consumer: str, holder: int, seconds: float) -> bool:
        return await self._run(self._claim, consumer, holder, seconds)

    def _claim(self, consumer: str, holder: int, seconds: float) -> bool:
        with self._transaction():
            now = self._now()
            is_new = self._execute("INSERT INTO seam_consumers (consumer) VALUES (?) ON CONFLICT DO NOTHING", consumer)
            if is_new.rowcount:
                self._execute(
                    "INSERT INTO seam_deliveries SELECT ?, settled_number FROM seam_attempts "
                    "WHERE settled_number IS NOT NULL",
                    consumer,
                )
            claimed = self._execute(
                "UPDATE seam_consumers SET holder = ?, held_until = ? "
                "WHERE consumer = ? AND (holder = ? OR holder IS NULL OR held_until <= ?)",
                *(holder, now + seconds, consumer, holder, now),
            )
            return claimed.rowcount == 1

    async def unclaim(self, consumer: str, holder: int) -> None:
        await self._run(
            self._execute, "UPDATE seam_consumers SET holder = NULL WHERE consumer = ? AND holder = ?", consumer, holder
        )

    async def unacked_after(self, consumer: str, number: int) -> list[Settled]:
        sql = f"{_ROWS} JOIN seam_deliveries USING (settled_number) WHERE consumer = ? AND settled_number > ?"
        sql = f"{sql} {_FIRST_PAGE}"
        return await self._run(self._rows, sql, consumer, number)

    async def ack(self, consumer: str, number: int) -> None:
        sql = "DELETE FROM seam_deliveries WHERE consumer = ? AND settled_number = ?"
        await self._run(self._execute, sql, consumer, number)

    async def forget(self, consumer: str) -> None:
        await self._run(self._execute, "DELETE FROM seam_consumers WHERE consumer = ?", consumer)

    async def prune(self, retention: float) -> int:
        return await self._run(self._prune, retention)

    def _prune(self, retention: float) -> int:
        with self._transaction():
            return self._execute(
                f"DELETE FROM seam_attempts WHERE settled_at < {SQLITE_NOW} - ? AND NOT EXISTS ("
                "SELECT 1 FROM seam_deliveries WHERE seam_deliveries.settled_number = seam_attempts.settled_number)",
                retention,
            ).rowcount

    async def status(self) -> TrackerStatus:
        return await self._run(self._status)

    def _status(self) -> TrackerStatus:
        now = self._now()
        pending, added_at, due, leased = self._row(
            "SELECT count(*), min(added_at), count(*) FILTER (WHERE due_at <= ?), "
            "count(*) FILTER (WHERE lease IS NOT NULL AND due_at > ?) "
            "FROM seam_attempts WHERE settled_number IS NULL",
            *(now, now),
        )
        unacked = self._execute(
            "SELECT consumer, count(settled_number) FROM seam_consumers LEFT JOIN seam_deliveries USING (consumer) "
            "GROUP BY consumer ORDER BY consumer"
        )
        calls = self._row(
            "SELECT coalesce(sum(calls), 0), coalesce(sum(ids), 0) FROM seam_calls WHERE second > ?",
            int(now) - A_MINUTE,
        )
        oldest = None if added_at is None else max(0.0, now - added_at)
        return TrackerStatus(pending, oldest, due, leased, dict(unacked.fetchall()), *calls)
