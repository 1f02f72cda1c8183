"""A store in one SQLite file, for any number of processes on one host.

One thread owns the connection and runs every transaction. SQLite has one writer at a time, so a transaction that leases
or settles excludes all others. SQLite sends no notifications: each process reads `data_version`, a counter in shared
memory, 40 times a second.
"""

from __future__ import annotations

import asyncio
import json
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
from ._errors import TrackerStoreError
from ._schema import SQLITE_NOW, missing
from ._store import (
    A_MINUTE,
    ACK,
    ANSWERED,
    BACKLOG,
    DEAD_LETTERS,
    IN_ORDER,
    LAST_MOMENT,
    LEASED_COLUMNS,
    LONGEST_HOLD,
    PAGE,
    PRUNED,
    RETRY,
    ROW_COLUMNS,
    STEP_SECONDS,
    TOKEN_BITS,
    DeadLetter,
    Delivery,
    Failure,
    Filter,
    Lease,
    Leased,
    NewAttempt,
    Pending,
    Rescheduled,
    Settled,
    Settlement,
    StoredLimiter,
    TrackerStatus,
    Worker,
    dead_letter_from,
    delivery_from,
    keys_of,
    ready_at,
    released,
    row_from,
    state_of,
    turned_back,
    unacked,
)

T = TypeVar("T")

_LOCK_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 0.025
_TRANSIENT: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_ROWS: Final = f"SELECT {ROW_COLUMNS} FROM seam_attempts"
_FIRST_PAGE: Final = f"ORDER BY settled_number LIMIT {PAGE}"
_WORKERS: Final = (
    "SELECT worker_id, host, pid, version, workspace_id, is_polling, leased, answered_at, started_at, seen_at "
    "FROM seam_workers "
    "ORDER BY started_at, worker_id"
)
_BOUND: Final = 500
"""Parameters of one statement: below the limit of the oldest SQLite versions."""


class SqliteStore:
    """A store in a SQLite file.

    Args:
        path: The file; created if missing.
        clock: Times the reads of `data_version`.
        linger: Seconds for which a due id may wait for others.
        max_per_second: The most requests of all processes in any second.
        longest_hold: The most seconds for which the server may pause all requests.
    """

    def __init__(
        self, path: str, *, clock: Clock, linger: float, max_per_second: float, longest_hold: float = LONGEST_HOLD
    ) -> None:
        self._path = path
        self._longest_hold = longest_hold
        self._clock = clock
        self._linger = linger
        self._max_per_second = max_per_second
        self._thread: ThreadPoolExecutor | None = None
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._watcher = BackgroundTask(self._watch, "seam-async tracker watch")
        self._on_settled: Callable[[], object] = lambda: None

    async def open(self, on_settled: Callable[[], object]) -> None:
        self._on_settled = on_settled
        await self._start()
        self._watcher.start()

    async def create(self) -> list[int]:
        try:
            return await self._start()
        finally:
            await self.close()

    async def _start(self) -> list[int]:
        """Opens the file, and applies the missing migrations; returns their versions."""
        self._thread = ThreadPoolExecutor(1, "seam-async tracker")
        try:
            return await self._run(self._connect)
        except BaseException:
            await self.close()
            raise

    def _identity(self) -> tuple[int, int] | None:
        """What tells the file from another one at its path; `None` if there is none."""
        try:
            found = os.stat(self._path)  # noqa: PTH116
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _connect(self) -> list[int]:
        # Results hold door codes, so a new file is its owner's alone; SQLite gives its other files the same mode.
        with suppress(OSError):  # what is wrong with the path, SQLite says better
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(
            self._path, timeout=_LOCK_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=64
        )
        self._connection = connection
        self._file = self._identity()
        # FULL: a commit survives a power loss.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.text_factory = _text
        connection.create_function("seam_contains", 2, _contains, deterministic=True)
        with self._transaction():
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            is_new = "seam_migrations" not in tables
            applied = () if is_new else [row[0] for row in connection.execute("SELECT version FROM seam_migrations")]
            absent = missing("sqlite", applied)
            for statements in absent.values():
                for statement in statements:
                    connection.execute(statement)
        return list(absent)

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
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._checked, work, *arguments)
        except sqlite3.Error as error:
            # The low byte is the primary error code.
            can_pass = getattr(error, "sqlite_errorcode", 0) & 0xFF in _TRANSIENT
            raise TrackerStoreError(f"The tracker's file {self._path}: {error}", can_pass=can_pass) from error

    def _checked(self, work: Callable[..., T], *arguments: Any) -> T:
        if self._connection is not None and self._identity() != self._file:
            raise TrackerStoreError(
                f"The tracker's file {self._path} was removed or replaced since it was opened, so nothing written now "
                "would be kept: open the tracker again"
            )
        return work(*arguments)

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

    # Adding.

    async def workspace(self, workspace: str | None = None) -> str | None:
        return await self._run(self._workspace, workspace)

    def _workspace(self, workspace: str | None) -> str | None:
        if workspace is not None:
            self._execute("UPDATE seam_tracker SET workspace_id = ? WHERE workspace_id IS NULL", workspace)
        stored: str | None = self._row("SELECT workspace_id FROM seam_tracker")[0]
        return stored

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
                    *(new.action_attempt_id, new.timeout, new.metadata, new.topic, new.workspace),
                    *(now, new.delay, None if new.seen is None else now, new.seen),
                )
                for new in attempts
            )
            self._connection.executemany(
                "INSERT INTO seam_attempts "
                "(action_attempt_id, timeout, metadata, topic, workspace_id, added_at, delay, seen_at, seen) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                rows,
            )

    async def reopen(self, ids: Sequence[str]) -> list[str]:
        return await self._run(self._reopen, ids)

    def _reopen(self, ids: Sequence[str]) -> list[str]:
        with self._transaction():
            now, reopened = self._now(), list[str]()
            for attempt_id in ids:
                row = self._execute(
                    f"SELECT settled_number, seen IS NOT NULL, workspace_id FROM seam_attempts "
                    f"WHERE action_attempt_id = ? AND status NOT IN {ANSWERED}",
                    attempt_id,
                ).fetchone()
                if row is None:
                    continue
                number, is_seen, workspace = row
                self._execute("DELETE FROM seam_deliveries WHERE settled_number = ?", number)
                ((added_at, timeout),) = self._execute(
                    "UPDATE seam_attempts SET status = NULL, reason = NULL, detail = NULL, settled_at = NULL, "
                    "settled_number = NULL, timeout = min(timeout + max(0.0, ? - added_at), 1e9) "
                    "WHERE action_attempt_id = ? RETURNING added_at, timeout",
                    *(now, attempt_id),
                ).fetchall()
                self._execute(
                    "INSERT INTO seam_pending (action_attempt_id, workspace_id, added_at, timeout, is_seen, due_at, "
                    "eligible_at, responses) VALUES (?, coalesce(?, ''), ?, ?, ?, ?, ?, ?)",
                    *(attempt_id, workspace, added_at, timeout, is_seen, now, now, is_seen),
                )
                reopened.append(attempt_id)
        return reopened

    async def untrack(self, ids: Sequence[str]) -> list[str]:
        return await self._run(self._untrack, ids)

    def _untrack(self, ids: Sequence[str]) -> list[str]:
        with self._transaction():
            return [attempt_id for attempt_id in ids if self._drop(attempt_id)]

    def _drop(self, attempt_id: str) -> bool:
        self._execute("DELETE FROM seam_pending WHERE action_attempt_id = ?", attempt_id)
        self._execute(
            "DELETE FROM seam_deliveries WHERE settled_number = "
            "(SELECT settled_number FROM seam_attempts WHERE action_attempt_id = ?)",
            attempt_id,
        )
        return self._execute("DELETE FROM seam_attempts WHERE action_attempt_id = ?", attempt_id).rowcount == 1

    # Leasing.

    def _now(self) -> float:
        return float(self._row(f"SELECT {SQLITE_NOW}")[0])

    async def next_due(self, limit: int, workspace: str | None = None) -> float | None:
        return await self._run(self._next_due, limit, workspace)

    def _next_due(self, limit: int, workspace: str | None) -> float | None:
        now = self._now()
        ready = self._ready_at(limit, self._keys(workspace), now)
        return None if ready is None else max(0.0, ready - now, self._limiter(workspace, now).opens_at(now) - now)

    def _keys(self, workspace: str | None) -> list[str]:
        return keys_of(workspace, self._workspace(None))

    def _due(self, limit: int, keys: Sequence[str], now: float) -> tuple[str, list[Any]]:
        """A table of the attempts due first, and its parameters."""
        of_key = (
            "SELECT * FROM (SELECT action_attempt_id, due_at, eligible_at FROM seam_pending "
            "WHERE workspace_id = ? AND leased_until <= ? ORDER BY due_at LIMIT ?)"
        )
        table = f"(SELECT * FROM ({' UNION ALL '.join([of_key] * len(keys))}) ORDER BY due_at LIMIT ?)"
        return table, [*(value for key in keys for value in (key, now, limit)), limit]

    def _ready_at(self, limit: int, keys: Sequence[str], now: float) -> float | None:
        due, values = self._due(limit, keys, now)
        oldest, full_at, count = self._row(f"SELECT min(due_at), max(due_at), count(*) FROM {due}", *values)
        return ready_at(oldest, full_at if count == limit else None, self._linger)

    def _stored_limiter(self, workspace: str | None) -> StoredLimiter:
        columns = self._execute(
            "SELECT state, updated_at, held_at, held_until FROM seam_rate_limiters WHERE workspace_id = ?",
            workspace or "",
        ).fetchone()
        return StoredLimiter(*columns or ())

    def _limiter(self, workspace: str | None, now: float) -> RateLimiter:
        return self._stored_limiter(workspace).limiter(now, self._max_per_second, self._longest_hold)

    def _save(self, limiter: RateLimiter, workspace: str | None, now: float) -> None:
        self._execute(
            "INSERT INTO seam_rate_limiters (workspace_id, state, updated_at) VALUES (?, ?, ?) "
            "ON CONFLICT (workspace_id) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at",
            *(workspace or "", state_of(limiter), now),
        )

    def _record_request(self, limiter: RateLimiter, workspace: str | None, now: float, ids: int) -> None:
        limiter.sent(now)
        self._save(limiter, workspace, now)
        self._execute("DELETE FROM seam_calls WHERE second <= ?", int(now) - A_MINUTE)
        self._execute(
            "INSERT INTO seam_calls VALUES (?, 1, ?) "
            "ON CONFLICT (second) DO UPDATE SET calls = calls + 1, ids = ids + excluded.ids",
            *(int(now), ids),
        )

    async def lease(self, limit: int, seconds: float, workspace: str | None = None) -> Lease | None:
        return await self._run(self._lease, limit, seconds, workspace)

    def _lease(self, limit: int, seconds: float, workspace: str | None) -> Lease | None:
        with self._transaction():
            now, keys = self._now(), self._keys(workspace)
            limiter, ready = self._limiter(workspace, now), self._ready_at(limit, keys, now)
            if ready is None or ready > now or limiter.opens_at(now) > now:
                return None
            token = secrets.randbits(TOKEN_BITS)
            due, values = self._due(2 * limit, keys, now)
            rows = self._execute(
                f"UPDATE seam_pending SET lease = ?, leased_until = ? WHERE action_attempt_id IN ("
                f"SELECT action_attempt_id FROM {due} WHERE eligible_at <= ? ORDER BY due_at LIMIT ?) "
                f"RETURNING {LEASED_COLUMNS}",
                *(token, now + seconds, *values, now, limit),
            ).fetchall()
            self._record_request(limiter, workspace, now, len(rows))
        return Lease(token, now, [Leased(*row) for row in rows])

    async def renew(
        self, lease: Lease, members: Sequence[Leased], seconds: float, *, polled: int, workspace: str | None = None
    ) -> float | None:
        return await self._run(self._renew, lease, members, seconds, polled, workspace)

    def _renew(
        self, lease: Lease, members: Sequence[Leased], seconds: float, polled: int, workspace: str | None
    ) -> float | None:
        with self._transaction():
            now = self._now()
            limiter = self._limiter(workspace, now)
            if (pause := limiter.opens_at(now) - now) > 0:
                return pause
            held = 0
            for row in members:
                held += self._execute(
                    "UPDATE seam_pending SET leased_until = ? WHERE action_attempt_id = ? AND lease = ?",
                    *(now + seconds, row.action_attempt_id, lease.token),
                ).rowcount
            if held < len(members):
                return None
            self._record_request(limiter, workspace, now, polled)
        return 0.0

    async def commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        await self._run(self._commit, lease, rescheduled, settlements)
        if settlements:
            self._on_settled()

    def _commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        assert self._connection is not None
        with self._transaction():
            now = self._now()
            shown = [(row.action_attempt_id, row.seen) for row in rescheduled]
            shown += [(row.action_attempt_id, row.seen) for row in settlements]
            self._connection.executemany(
                "UPDATE seam_attempts SET seen = ?, seen_at = coalesce(seen_at, ?) WHERE action_attempt_id IN "
                "(SELECT action_attempt_id FROM seam_pending WHERE action_attempt_id = ? AND lease = ?)",
                [(seen, now, attempt_id, lease.token) for attempt_id, seen in shown if seen is not None],
            )
            self._connection.executemany(
                "UPDATE seam_pending SET lease = NULL, leased_until = 0, due_at = ?, eligible_at = ?, responses = ?, "
                "failures = ?, missing_since = ?, is_seen = is_seen OR ? WHERE action_attempt_id = ? AND lease = ?",
                [
                    (
                        *(row.due_at, row.eligible_at, row.responses, row.failures, row.missing_since),
                        *(row.seen is not None, row.action_attempt_id, lease.token),
                    )
                    for row in rescheduled
                ],
            )
            if settlements:
                self._settle(lease, settlements, now)

    def _settle(self, lease: Lease, settlements: Sequence[Settlement], now: float) -> None:
        assert self._connection is not None
        first = self._last_number() + 1
        self._connection.executemany(
            "UPDATE seam_attempts SET status = ?, reason = ?, detail = ?, settled_at = ?, settled_number = ? "
            "WHERE action_attempt_id IN (SELECT action_attempt_id FROM seam_pending WHERE action_attempt_id = ? "
            "AND lease = ?)",
            [
                (
                    *(settlement.status, settlement.reason, settlement.detail, now, number),
                    *(settlement.action_attempt_id, lease.token),
                )
                for number, settlement in enumerate(settlements, first)
            ],
        )
        self._connection.executemany(
            "DELETE FROM seam_pending WHERE action_attempt_id = ? AND lease = ?",
            [(settlement.action_attempt_id, lease.token) for settlement in settlements],
        )
        self._execute("UPDATE seam_tracker SET settled_number = ?", first + len(settlements) - 1)
        self._execute(
            "INSERT INTO seam_outcomes SELECT status, count(*) FROM seam_attempts WHERE settled_number >= ? "
            "GROUP BY status ON CONFLICT (status) DO UPDATE SET count = count + excluded.count",
            first,
        )

    # The rate limit and the workers.

    async def pause(self, seconds: float, sent_at: float, workspace: str | None = None) -> None:
        await self._run(self._pause, seconds, sent_at, workspace)

    def _pause(self, seconds: float, sent_at: float, workspace: str | None) -> None:
        with self._transaction():
            now = self._now()
            limiter = self._limiter(workspace, now)
            limiter.pause(seconds, now=now, sent_at=sent_at)
            self._save(limiter, workspace, now)
            self._execute(
                "UPDATE seam_rate_limiters SET held_at = ?, held_until = max(coalesce(held_until, 0.0), ?) "
                "WHERE workspace_id = ?",
                *(now, now + seconds, workspace or ""),
            )

    async def release(self) -> float:
        return await self._run(self._release)

    def _release(self) -> float:
        with self._transaction():
            now, held = self._now(), [0.0]
            for (workspace,) in self._execute("SELECT workspace_id FROM seam_rate_limiters").fetchall():
                held.append(self._held(workspace))
                self._save(released(self._limiter(workspace, now), now), workspace, now)
            self._execute("UPDATE seam_rate_limiters SET held_at = NULL, held_until = NULL")
        return max(held)

    async def held(self, workspace: str | None = None) -> float:
        return await self._run(self._held, workspace)

    def _held(self, workspace: str | None) -> float:
        return self._stored_limiter(workspace).held(self._now(), self._longest_hold)

    async def heartbeat(self, worker: Worker, seconds: float) -> list[Worker]:
        return await self._run(self._heartbeat, worker, seconds)

    def _heartbeat(self, worker: Worker, seconds: float) -> list[Worker]:
        with self._transaction():
            now = self._now()
            if (back := (self._row(LAST_MOMENT)[0] or 0.0) - now) > STEP_SECONDS:
                self._turn_back(back, now)
            self._execute(
                "INSERT INTO seam_workers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (worker_id) DO UPDATE SET "
                "workspace_id = excluded.workspace_id, is_polling = excluded.is_polling, leased = excluded.leased, "
                "answered_at = excluded.answered_at, seen_at = excluded.seen_at",
                *(worker.worker_id, worker.host, worker.pid, worker.version, worker.workspace),
                *(worker.is_polling, worker.leased, worker.answered_at, now, now),
            )
            self._execute("DELETE FROM seam_workers WHERE seen_at < ?", now - seconds)
            return self._workers()

    def _turn_back(self, seconds: float, now: float) -> None:
        """Follows the engine's clock, which was set back."""
        for (workspace,) in self._execute("SELECT workspace_id FROM seam_rate_limiters").fetchall():
            self._save(self._limiter(workspace, now), workspace, now)
        for statement in turned_back(seconds):
            self._execute(statement)

    async def leave(self, worker_id: int) -> None:
        await self._run(self._execute, "DELETE FROM seam_workers WHERE worker_id = ?", worker_id)

    async def workers(self) -> list[Worker]:
        return await self._run(self._workers)

    def _workers(self) -> list[Worker]:
        return [Worker(*row) for row in self._execute(_WORKERS)]

    # Attempts and outcomes.

    async def get(self, ids: Sequence[str]) -> dict[str, Settled | Pending]:
        return await self._run(self._get, ids)

    def _get(self, ids: Sequence[str]) -> dict[str, Settled | Pending]:
        found: dict[str, Settled | Pending] = {}
        for first in range(0, len(ids), _BOUND):
            some = ids[first : first + _BOUND]
            sql = f"{_ROWS} WHERE action_attempt_id IN ({', '.join('?' * len(some))})"
            found.update((row.action_attempt_id, row) for row in map(row_from, self._execute(sql, *some)))
        return found

    async def select(
        self, wanted: Filter, *, after: tuple[float, str] | None = None, limit: int = PAGE
    ) -> list[Settled | Pending]:
        where, values = wanted.conditions("seam_contains(metadata, ?)")
        added_at, attempt_id = after or (-1.0, "")
        return await self._run(
            self._select,
            f"{_ROWS} WHERE (added_at, action_attempt_id) > (?, ?) AND {where} "
            "ORDER BY added_at, action_attempt_id LIMIT ?",
            *(added_at, attempt_id, *values, limit),
        )

    def _select(self, sql: str, *arguments: Any) -> list[Settled | Pending]:
        return [row_from(row) for row in self._execute(sql, *arguments)]

    async def last_number(self) -> int:
        return await self._run(self._last_number)

    def _last_number(self) -> int:
        return int(self._row("SELECT settled_number FROM seam_tracker")[0])

    async def settled_after(self, number: int) -> list[Settled]:
        self._watcher.start()  # unless running: a task that died is not missed for longer than a read
        return await self._run(self._rows, f"{_ROWS} WHERE settled_number > ? {_FIRST_PAGE}", number)

    def _rows(self, sql: str, *arguments: Any) -> list[Settled]:
        return [Settled(*row) for row in self._execute(sql, *arguments)]

    # Consumers.

    async def claim(
        self, consumer: str, holder: int, seconds: float, *, start: float | None = None, topic: str | None = None
    ) -> bool:
        return await self._run(self._claim, consumer, holder, seconds, start, topic)

    def _claim(self, consumer: str, holder: int, seconds: float, start: float | None, topic: str | None) -> bool:
        with self._transaction():
            now = self._now()
            self._execute(
                "INSERT INTO seam_consumers (consumer, position, topic, created_at) VALUES (?, coalesce("
                "(SELECT settled_number FROM seam_attempts WHERE settled_number IS NOT NULL AND settled_at >= ? "
                "ORDER BY settled_at, settled_number LIMIT 1) - 1, "
                "(SELECT settled_number FROM seam_tracker)), ?, ?) ON CONFLICT DO NOTHING",
                *(consumer, -1.0 if start is None else start, topic, now),
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
        return [delivery.row for delivery in await self.deliveries(consumer, number, only_due=False)]

    async def deliveries(self, consumer: str, number: int, *, only_due: bool = True) -> list[Delivery]:
        return await self._run(self._advance, consumer, number, only_due)

    def _advance(self, consumer: str, number: int, only_due: bool) -> list[Delivery]:
        arguments = ("settled_number > ? AND (next_at <= ? OR NOT ?)", consumer, number, self._now(), only_due)
        found = self._deliveries(*arguments)
        position = self._execute("SELECT position FROM seam_consumers WHERE consumer = ?", consumer).fetchone()
        if len(found) == PAGE or position is None or position[0] >= self._last_number():
            return found
        with self._transaction():
            self._deliver(consumer, PAGE - len(found))
        return self._deliveries(*arguments)

    async def redeliveries(self, consumer: str, number: int, until: int) -> list[Delivery]:
        return await self._run(self._redeliveries, consumer, number, until)

    def _redeliveries(self, consumer: str, number: int, until: int) -> list[Delivery]:
        where = "settled_number > ? AND settled_number <= ? AND next_at > 0 AND next_at <= ?"
        return self._deliveries(where, consumer, number, until, self._now())

    async def deliveries_of(self, consumer: str, numbers: Sequence[int]) -> list[Delivery]:
        where = f"settled_number IN ({', '.join('?' * len(numbers))})"
        return await self._run(self._deliveries, where, consumer, *numbers)

    def _deliveries(self, where: str, consumer: str, *arguments: Any) -> list[Delivery]:
        rows = self._execute(
            f"SELECT {ROW_COLUMNS}, tries, next_at, ? FROM seam_attempts JOIN seam_deliveries USING (settled_number) "
            f"WHERE consumer = ? AND dead_at IS NULL AND {where} {_FIRST_PAGE}",
            *(self._now(), consumer, *arguments),
        )
        return [delivery_from(row) for row in rows]

    def _deliver(self, consumer: str, count: int) -> None:
        """Advances a consumer's position by so many deliveries."""
        position, topic = self._row("SELECT position, topic FROM seam_consumers WHERE consumer = ?", consumer)
        numbers = self._execute(
            "SELECT settled_number FROM seam_attempts WHERE settled_number > ? AND (? IS NULL OR topic = ?) "
            "ORDER BY settled_number LIMIT ?",
            *(position, topic, topic, count),
        ).fetchall()
        assert self._connection is not None
        self._connection.executemany(
            "INSERT INTO seam_deliveries (consumer, settled_number) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(consumer, number) for (number,) in numbers],
        )
        reached = numbers[-1][0] if len(numbers) == count else self._last_number()
        self._execute("UPDATE seam_consumers SET position = ? WHERE consumer = ?", reached, consumer)

    async def ack(self, consumer: str, *numbers: int) -> None:
        await self._run(self._execute_all, ACK, [(consumer, number) for number in numbers])

    def _execute_all(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        assert self._connection is not None
        with self._transaction():
            self._connection.executemany(sql, rows)

    def qualified(self, statement: str) -> str:
        return statement

    async def fail(self, consumer: str, failures: Sequence[Failure]) -> None:
        await self._run(self._fail, consumer, failures)

    def _fail(self, consumer: str, failures: Sequence[Failure]) -> None:
        now = self._now()
        self._execute_all(
            "UPDATE seam_deliveries SET tries = ?, next_at = ?, dead_at = ?, error = ? "
            "WHERE consumer = ? AND settled_number = ?",
            [
                (
                    *(failure.tries, now + (failure.delay or 0.0), now if failure.delay is None else None),
                    *(failure.error, consumer, failure.number),
                )
                for failure in failures
            ],
        )

    async def dead_letters(self, consumer: str | None = None) -> list[DeadLetter]:
        return await self._run(self._dead_letters, consumer)

    def _dead_letters(self, consumer: str | None) -> list[DeadLetter]:
        rows = self._execute(f"{DEAD_LETTERS} AND (? IS NULL OR consumer = ?) {IN_ORDER}", consumer, consumer)
        return [dead_letter_from(row) for row in rows]

    async def retry(self, consumer: str, number: int) -> bool:
        return await self._run(self._change_dead, RETRY, consumer, number)

    async def skip(self, consumer: str, number: int) -> bool:
        return await self._run(self._change_dead, "DELETE FROM seam_deliveries", consumer, number)

    def _change_dead(self, change: str, consumer: str, number: int) -> bool:
        sql = f"{change} WHERE consumer = ? AND settled_number = ? AND dead_at IS NOT NULL"
        return self._execute(sql, consumer, number).rowcount == 1

    async def forget(self, consumer: str) -> None:
        await self._run(self._execute, "DELETE FROM seam_consumers WHERE consumer = ?", consumer)

    async def prune(self, retention: float) -> int:
        pruned = 0
        number: int | None = -1
        while number is not None:
            count, number = await self._run(self._prune, retention, number)
            pruned += count
        return pruned

    def _prune(self, retention: float, number: int | None) -> tuple[int, int | None]:
        """Deletes among the next `PRUNED` rows; returns how many, and the last row's number if more may be old."""
        with self._transaction():
            rows = self._execute(
                "SELECT settled_number, action_attempt_id, settled_at < ? FROM seam_attempts WHERE settled_number > ? "
                "AND settled_number <= coalesce((SELECT min(position) FROM seam_consumers), "
                "(SELECT settled_number FROM seam_tracker)) ORDER BY settled_number LIMIT ?",
                *(self._now() - retention, number, PRUNED),
            ).fetchall()
            count = 0
            for settled_number, attempt_id, is_old in rows:
                if is_old:
                    count += self._execute(
                        "DELETE FROM seam_attempts WHERE action_attempt_id = ? AND NOT EXISTS "
                        "(SELECT 1 FROM seam_deliveries WHERE settled_number = ?)",
                        *(attempt_id, settled_number),
                    ).rowcount
        return count, rows[-1][0] if len(rows) == PRUNED and rows[-1][2] else None

    async def status(self) -> TrackerStatus:
        return await self._run(self._status)

    def _status(self) -> TrackerStatus:
        now = self._now()
        pending, added_at, due, leased = self._row(
            "SELECT count(*), min(added_at), count(*) FILTER (WHERE due_at <= ? AND leased_until <= ?), "
            "count(*) FILTER (WHERE leased_until > ?) FROM seam_pending",
            *(now, now, now),
        )
        calls = self._row(
            "SELECT coalesce(sum(calls), 0), coalesce(sum(ids), 0) FROM seam_calls WHERE second > ?",
            int(now) - A_MINUTE,
        )
        backlog = self._execute(BACKLOG).fetchall()
        limiters = self._execute("SELECT state, updated_at, held_at, held_until FROM seam_rate_limiters")
        return TrackerStatus(
            pending,
            None if added_at is None else max(0.0, now - added_at),
            due,
            leased,
            {consumer: unacked(*counts) for consumer, *counts, _ in backlog},
            calls[0],
            calls[1],
            settled=dict(self._execute("SELECT status, count FROM seam_outcomes ORDER BY status").fetchall()),
            lag={consumer: 0.0 if oldest is None else max(0.0, now - oldest) for consumer, *_, oldest in backlog},
            held=max((StoredLimiter(*row).held(now, self._longest_hold) for row in limiters), default=0.0),
            workspace=self._workspace(None),
        )

    async def query(self, sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
        return await self._run(self._query, sql.format(now=SQLITE_NOW), *arguments)

    def _query(self, sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
        return self._execute(sql, *arguments).fetchall()


def _text(value: bytes) -> str:
    """Text that another program wrote; one row in another encoding must not keep all others from being read."""
    return value.decode(errors="replace")


def _contains(stored: str | None, wanted: str) -> bool:
    """Whether JSON contains an object, as PostgreSQL's `@>` for objects."""
    return stored is not None and _is_within(json.loads(wanted), json.loads(stored))


def _is_within(wanted: Any, stored: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(stored, dict) and all(
            key in stored and _is_within(value, stored[key]) for key, value in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(stored, list) and all(any(_is_within(value, other) for other in stored) for value in wanted)
    return bool(wanted == stored) and isinstance(wanted, bool) == isinstance(stored, bool)
