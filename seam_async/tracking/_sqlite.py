"""A store in one SQLite file: for any number of processes of one host.

One thread owns the connection and does all its work, in transactions of its own. SQLite lets one process write at a
time, so that whoever has begun to lease or to settle is alone with it. It tells nobody of changes: each process looks
at `data_version`, a counter in shared memory, forty times a second.
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
from .._polling.pace import Pace
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
    PutBack,
    Settled,
    Settlement,
    TrackerStatus,
    found,
    pace_from,
    ready_at,
    state_of,
)

T = TypeVar("T")

_LOCK_SECONDS: Final = 10.0
_LOOK_EVERY: Final = 0.025
_MAY_PASS: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_ROWS: Final = f"SELECT {SETTLED_COLUMNS} FROM seam_attempts"
_FIRST_PAGE: Final = f"ORDER BY settled_number LIMIT {PAGE}"


class SqliteStore:
    """Keeps what is tracked in a file.

    Args:
        path: The file; made if it is not there.
        clock: What it sleeps by between looks for changes.
        linger: Seconds that the oldest due id may wait for a call to fill.
        max_per_second: Calls of all processes in any second.
    """

    def __init__(self, path: str, *, clock: Clock, linger: float, max_per_second: float) -> None:
        self._path = path
        self._clock = clock
        self._linger = linger
        self._max_per_second = max_per_second
        self._thread: ThreadPoolExecutor | None = None
        self._connection: sqlite3.Connection | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._on_settled: Callable[[], object] = lambda: None

    async def open(self, on_settled: Callable[[], object]) -> None:
        self._on_settled = on_settled
        await self._start()
        self._watcher = asyncio.get_running_loop().create_task(self._watch(), name="seam-async tracker watch")

    async def create(self) -> bool:
        try:
            return await self._start()
        finally:
            await self.close()

    async def _start(self) -> bool:
        """Opens the file; says whether its tables were not there."""
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
        # Of a power loss too: what was committed stays.
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
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.wait([self._watcher])
            self._watcher = None
        if self._thread is not None:
            thread, self._thread = self._thread, None
            await asyncio.get_running_loop().run_in_executor(thread, self._disconnect)
            thread.shutdown(wait=False)

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    async def _watch(self) -> None:
        """Tells of what other connections have changed."""
        version = None
        while True:
            with suppress(TrackerStoreError):  # it was locked, and is looked at again
                last, version = version, await self._run(self._data_version)
                if version != last:
                    self._on_settled()
            await self._clock.sleep(_LOOK_EVERY)

    def _data_version(self) -> int:
        return int(self._row("PRAGMA data_version")[0])

    # Doing work on the thread.

    async def _run(self, work: Callable[..., T], *arguments: Any) -> T:
        if self._thread is None:
            raise SeamClientClosedError("The tracker is closed")
        try:
            # What has begun is finished, even if nobody waits for it any more.
            return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)
        except sqlite3.Error as error:
            # The lower byte is what went wrong, the others tell more of it.
            can_pass = getattr(error, "sqlite_errorcode", 0) & 0xFF in _MAY_PASS
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
            if self._connection.in_transaction:  # a full disk has rolled it back already
                self._execute("ROLLBACK")
            raise

    # Adding and asking.

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
            self._connection.executemany(
                "INSERT INTO seam_attempts "
                "(action_attempt_id, timeout, metadata, seen, added_at, due_at, ripe_at, answers) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [
                    (
                        *(one.action_attempt_id, one.timeout, one.metadata, one.seen, now),
                        *(now + one.pause, now + one.pause / 2, int(one.seen is not None)),
                    )
                    for one in attempts
                ],
            )

    def _now(self) -> float:
        return float(self._row(f"SELECT {SQLITE_NOW}")[0])

    async def next_due(self, limit: int) -> float | None:
        return await self._run(self._next_due, limit)

    def _next_due(self, limit: int) -> float | None:
        now = self._now()
        ready = self._ready_at(limit)
        return None if ready is None else max(0.0, ready - now, self._pace().opens_at(now) - now)

    def _ready_at(self, limit: int) -> float | None:
        due = "SELECT due_at FROM seam_attempts WHERE settled_number IS NULL ORDER BY due_at LIMIT 1 OFFSET ?"
        (oldest,) = self._execute(due, 0).fetchone() or (None,)
        (full_at,) = self._execute(due, limit - 1).fetchone() or (None,)
        return ready_at(oldest, full_at, self._linger)

    def _pace(self) -> Pace:
        (state,) = self._row("SELECT state FROM seam_pace")
        return pace_from(state, self._max_per_second)

    def _save(self, pace: Pace) -> None:
        self._execute("UPDATE seam_pace SET state = ?", state_of(pace))

    def _count_call(self, pace: Pace, now: float, ids: int) -> None:
        """Takes in that a call goes out."""
        pace.sent(now)
        self._save(pace)
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
            now, pace, ready = self._now(), self._pace(), self._ready_at(limit)
            if ready is None or ready > now or pace.opens_at(now) > now:
                return None
            token = secrets.randbits(TOKEN_BITS)
            rows = self._execute(
                f"UPDATE seam_attempts SET lease = ?, due_at = ?, ripe_at = ? WHERE action_attempt_id IN ("
                "SELECT action_attempt_id FROM ("
                "SELECT action_attempt_id, due_at, ripe_at FROM seam_attempts WHERE settled_number IS NULL "
                "ORDER BY due_at LIMIT ?) WHERE ripe_at <= ? ORDER BY due_at LIMIT ?) "
                f"RETURNING {LEASED_COLUMNS}",
                *(token, now + seconds, now + seconds, 2 * limit, now, limit),
            ).fetchall()
            self._count_call(pace, now, len(rows))
        return Lease(token, now, [Leased(*row) for row in rows])

    async def renew(self, lease: Lease, members: Sequence[Leased], seconds: float, *, asked: int) -> float | None:
        return await self._run(self._renew, lease, members, seconds, asked)

    def _renew(self, lease: Lease, members: Sequence[Leased], seconds: float, asked: int) -> float | None:
        with self._transaction():
            now, pace = self._now(), self._pace()
            if (pause := pace.opens_at(now) - now) > 0:
                return pause
            held = 0
            for one in members:
                held += self._execute(
                    "UPDATE seam_attempts SET due_at = ?, ripe_at = ? WHERE action_attempt_id = ? AND lease = ?",
                    *(now + seconds, now + seconds, one.action_attempt_id, lease.token),
                ).rowcount
            if held < len(members):
                return None
            self._count_call(pace, now, asked)
        return 0.0

    async def conclude(self, lease: Lease, put_back: Sequence[PutBack], settlements: Sequence[Settlement]) -> None:
        await self._run(self._conclude, lease, put_back, settlements)
        if settlements:
            self._on_settled()

    def _conclude(self, lease: Lease, put_back: Sequence[PutBack], settlements: Sequence[Settlement]) -> None:
        assert self._connection is not None
        with self._transaction():
            self._connection.executemany(
                "UPDATE seam_attempts SET lease = NULL, due_at = ?, ripe_at = ?, answers = ?, failures = ?, "
                "missing_since = ?, seen = coalesce(?, seen) WHERE action_attempt_id = ? AND lease = ?",
                [
                    (
                        *(one.due_at, one.ripe_at, one.answers, one.failures, one.missing_since, one.seen),
                        *(one.action_attempt_id, lease.token),
                    )
                    for one in put_back
                ],
            )
            if settlements:
                self._settle(lease, settlements)

    def _settle(self, lease: Lease, settlements: Sequence[Settlement]) -> None:
        assert self._connection is not None
        now, first = self._now(), self._last_number() + 1
        self._connection.executemany(
            "UPDATE seam_attempts SET lease = NULL, status = ?, seen = coalesce(?, seen), detail = ?, settled_at = ?, "
            "settled_number = ? WHERE action_attempt_id = ? AND lease = ?",
            [
                (*(one.status, one.seen, one.detail, now, number), *(one.action_attempt_id, lease.token))
                for number, one in enumerate(settlements, first)
            ],
        )
        self._execute("UPDATE seam_tracker SET settled_number = ?", first + len(settlements) - 1)
        self._execute(
            "INSERT INTO seam_deliveries SELECT consumer, settled_number FROM seam_consumers, seam_attempts "
            "WHERE settled_number >= ?",
            first,
        )

    async def hold(self, seconds: float, sent_at: float) -> None:
        await self._run(self._hold, seconds, sent_at)

    def _hold(self, seconds: float, sent_at: float) -> None:
        with self._transaction():
            pace = self._pace()
            pace.hold(self._now(), seconds, sent_at=sent_at)
            self._save(pace)

    # Outcomes.

    async def find(self, action_attempt_id: str) -> Settled | Pending | None:
        return await self._run(self._find, action_attempt_id)

    def _find(self, action_attempt_id: str) -> Settled | Pending | None:
        row = self._execute(f"{_ROWS} WHERE action_attempt_id = ?", action_attempt_id).fetchone()
        return None if row is None else found(row)

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
