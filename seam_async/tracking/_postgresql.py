"""A store in PostgreSQL, for a fleet of processes on any number of hosts.

Three locks impose order, each held for one short transaction:

* Leasing holds an advisory lock; other workers try the lock and do not wait.
* Settling updates the row with the last number first, so numbers become visible in order.
* The rows of a lease are locked as they are selected, skipping rows locked by other transactions.

`NOTIFY` is a hint, sent for settlements and not for additions: a driver reads the table at least once a second, and
additions are polled no sooner than that.
"""

from __future__ import annotations

import asyncio
import heapq
import secrets
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, Final

import asyncpg

from .._clock import Clock
from .._credentials import Secret
from .._errors import SeamClientClosedError, SeamInvalidOptionsError
from .._polling.chunks import InTurns, chunks
from .._polling.rate_limiter import RateLimiter
from .._tracebacks import without_frames
from ._background import BackgroundTask
from ._errors import TrackerSchemaError, TrackerStoreError
from ._schema import POSTGRESQL, POSTGRESQL_NOW, SCHEMA_VERSION
from ._signal import backoff_after
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

_CONNECTIONS: Final = 8
_CONNECT_SECONDS: Final = 10.0
_STATEMENT_SECONDS: Final = 30.0
_CHANNEL: Final = "seam_settled"
_LEASING: Final = 0x5EA4A51C
"""The advisory lock for leasing."""

_LAZILY: Final = "set_config('synchronous_commit', 'off', true)"
"""Commits a transaction without waiting for the disk."""
_ROWS: Final = f"SELECT {SETTLED_COLUMNS} FROM seam_attempts"
_FIRST_PAGE: Final = f"ORDER BY settled_number LIMIT {PAGE}"

_TRANSIENT: Final = ("08", "40", "53300", "55P03", "57P", "57014")
"""Prefixes of transient SQLSTATEs: connections, conflicts, too many connections, locks, shutdown, timeouts."""

_UNREADABLE: Final = (
    "the tracker's url cannot be read: it has to be postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with the special "
    "characters of the password percent-encoded"
)


async def _skip_reset(connection: Any) -> None:
    """Replaces asyncpg's reset, a round trip per release: no session state outlives a transaction here."""


class PostgresqlStore:
    """A store in a PostgreSQL database.

    Args:
        url: The database, in asyncpg's format.
        clock: Times the reconnects of the listener.
        linger: Seconds for which a due id may wait for others.
        max_per_second: The most requests of the whole fleet in any second.
    """

    def __init__(self, url: Secret, *, clock: Clock, linger: float, max_per_second: float) -> None:
        self._url = url
        self._clock = clock
        self._linger = linger
        self._max_per_second = max_per_second
        self._pool: Any = None
        self._listener = BackgroundTask(self._listen, "seam-async tracker listen")
        self._on_settled: Callable[[], object] = lambda: None

    async def open(self, on_settled: Callable[[], object]) -> None:
        await self._connect()
        try:
            async with self._connection() as connection:
                await _check_version(connection)
        except BaseException:
            await self.close()
            raise
        self._on_settled = on_settled
        self._listener.start()

    async def create(self) -> bool:
        await self._connect()
        try:
            async with self._transaction() as connection:
                await connection.execute("SELECT pg_advisory_xact_lock($1)", _LEASING)
                is_new = await connection.fetchval("SELECT to_regclass('seam_tracker') IS NULL")
                if is_new:
                    await connection.execute(POSTGRESQL)
                await _check_version(connection)
                return bool(is_new)
        finally:
            await self.close()

    async def close(self) -> None:
        await self._listener.stop()
        if self._pool is not None:
            pool, self._pool = self._pool, None
            try:
                async with self._clock.timeout(_CONNECT_SECONDS):
                    await pool.close()
            except (TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                pool.terminate()

    # Connections.

    async def _connect(self) -> None:
        try:
            with _translated_errors():
                self._pool = await asyncpg.create_pool(
                    self._url.reveal(),
                    min_size=0,
                    max_size=_CONNECTIONS,
                    reset=_skip_reset,
                    timeout=_CONNECT_SECONDS,
                    command_timeout=_STATEMENT_SECONDS,
                    server_settings={"application_name": "seam-async tracker"},
                )
                async with self._pool.acquire():  # reads the URL
                    pass
        except (ValueError, OverflowError) as error:  # the latter for a port of 99999
            without_frames(error)
            await self.close()
            raise SeamInvalidOptionsError(_UNREADABLE) from None  # asyncpg's text may hold a part of the password
        except BaseException:
            await self.close()
            raise

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        if self._pool is None:
            raise SeamClientClosedError("The tracker is closed")
        with _translated_errors():
            async with self._pool.acquire(timeout=_CONNECT_SECONDS) as connection:
                yield connection

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Any]:
        async with self._connection() as connection, connection.transaction(isolation="read_committed"):
            yield connection

    async def _rows(self, sql: str, *arguments: Any) -> list[Any]:
        async with self._connection() as connection:
            return await connection.fetch(sql, *arguments)  # type: ignore[no-any-return]

    async def _listen(self) -> None:
        """Forwards notifications; reconnects when the connection breaks."""
        failures = 0
        while True:
            with suppress(TrackerStoreError):
                await self._listen_once()
                failures = 0
            failures += 1
            await self._clock.sleep(backoff_after(failures))

    async def _listen_once(self) -> None:
        """Listens until the connection breaks."""
        ended = asyncio.Event()

        def on_end(_: object) -> None:
            ended.set()

        with _translated_errors():
            connection = await asyncpg.connect(self._url.reveal(), timeout=int(_CONNECT_SECONDS))
            try:
                connection.add_termination_listener(on_end)
                await connection.add_listener(_CHANNEL, self._on_notification)
                self._on_settled()  # settlements before LISTEN were missed
                await ended.wait()
            finally:
                connection.terminate()

    def _on_notification(self, *_: object) -> None:
        self._on_settled()

    # Adding and leasing.

    async def add(self, attempts: Sequence[NewAttempt], connection: Any = None) -> None:
        if connection is None:
            ordered = await self._in_order(attempts)
            async with self._transaction() as own:
                await _add(own, ordered)
        elif not hasattr(connection, "is_in_transaction"):
            raise SeamInvalidOptionsError(
                f"connection has to be one of asyncpg, got {type(connection).__name__}: with another driver, insert "
                "the id into seam_attempts in your transaction"
            )
        else:
            ordered = await self._in_order(attempts)
            with _translated_errors():
                async with connection.transaction():  # a savepoint in the caller's: all are stored, or none
                    await _add(connection, ordered)

    async def _in_order(self, attempts: Sequence[NewAttempt]) -> Iterator[NewAttempt]:
        """Sorts attempts by id, so that transactions adding the same ids cannot deadlock."""
        # Piecemeal: one sort of all would hold the event loop.
        pieces = [sorted(piece, key=_by_id) async for piece in InTurns(attempts, self._clock)]
        return heapq.merge(*pieces, key=_by_id)

    async def next_due(self, limit: int) -> float | None:
        async with self._connection() as connection:
            ready, now, limiter = await self._look(connection, limit)
        return None if ready is None else max(0.0, ready - now, limiter.opens_at(now) - now)

    async def _look(self, connection: Any, limit: int) -> tuple[float | None, float, RateLimiter]:
        """When a batch is ready, the time now, and the rate limiter."""
        due = "SELECT due_at FROM seam_attempts WHERE settled_number IS NULL ORDER BY due_at LIMIT 1 OFFSET"
        now, state, oldest, full_at = await connection.fetchrow(
            f"SELECT {POSTGRESQL_NOW}, (SELECT state FROM seam_rate_limiter), ({due} 0), ({due} $1)", limit - 1
        )
        return ready_at(oldest, full_at, self._linger), now, limiter_from(state, self._max_per_second)

    async def lease(self, limit: int, seconds: float) -> Lease | None:
        async with self._transaction() as connection:
            # Committed lazily: a lease undone by a crash does no harm, and other workers wait for this transaction.
            if not await connection.fetchval(f"SELECT pg_try_advisory_xact_lock($1) FROM {_LAZILY}", _LEASING):
                return None
            ready, now, limiter = await self._look(connection, limit)
            if ready is None or ready > now or limiter.opens_at(now) > now:
                return None
            token = secrets.randbits(TOKEN_BITS)
            rows = await connection.fetch(
                "UPDATE seam_attempts SET lease = $1, due_at = $2, eligible_at = $2 WHERE action_attempt_id IN ("
                "SELECT action_attempt_id FROM seam_attempts WHERE action_attempt_id IN ("
                "SELECT action_attempt_id FROM ("
                "SELECT action_attempt_id, due_at, eligible_at FROM seam_attempts WHERE settled_number IS NULL "
                "ORDER BY due_at LIMIT $3) AS next WHERE eligible_at <= $4 ORDER BY due_at LIMIT $5"
                ") AND settled_number IS NULL AND eligible_at <= $4 FOR UPDATE SKIP LOCKED) "
                f"RETURNING {LEASED_COLUMNS}",
                *(token, now + seconds, 2 * limit, now, limit),
            )
            if not rows:
                return None
            await _record_request(connection, limiter, now, len(rows))
        return Lease(token, now, [Leased(*row) for row in rows])

    async def renew(self, lease: Lease, members: Sequence[Leased], seconds: float, *, polled: int) -> float | None:
        async with self._transaction() as connection:
            now, limiter = await self._lock_limiter(connection)
            if (pause := limiter.opens_at(now) - now) > 0:
                return pause
            held = await connection.fetch(
                "UPDATE seam_attempts SET due_at = $1, eligible_at = $1 WHERE action_attempt_id = ANY($2) "
                "AND lease = $3 RETURNING true",
                *(now + seconds, [row.action_attempt_id for row in members], lease.token),
            )
            if len(held) < len(members):
                return None
            await _record_request(connection, limiter, now, polled)
        return 0.0

    async def _lock_limiter(self, connection: Any) -> tuple[float, RateLimiter]:
        """Waits for the right to change the rate limiter; returns the time now, and the limiter."""
        await connection.execute("SELECT pg_advisory_xact_lock($1)", _LEASING)
        now, state = await connection.fetchrow(f"SELECT {POSTGRESQL_NOW}, (SELECT state FROM seam_rate_limiter)")
        return now, limiter_from(state, self._max_per_second)

    async def commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        async with self._transaction() as connection:
            if not settlements:  # a reschedule undone by a crash is polled again when its lease expires
                await connection.execute(f"SELECT FROM {_LAZILY}")
            await connection.execute(
                "UPDATE seam_attempts SET lease = NULL, due_at = new.due_at, eligible_at = new.eligible_at, "
                "responses = new.responses, failures = new.failures, missing_since = new.missing_since, "
                "seen = coalesce(new.seen::json, seam_attempts.seen) "
                "FROM unnest($2::text[], $3::float8[], $4::float8[], $5::integer[], $6::integer[], $7::float8[], "
                "$8::text[]) AS new (id, due_at, eligible_at, responses, failures, missing_since, seen) "
                "WHERE action_attempt_id = new.id AND lease = $1",
                lease.token,
                *_columns(
                    rescheduled,
                    ("action_attempt_id", "due_at", "eligible_at", "responses", "failures", "missing_since", "seen"),
                ),
            )
            if settlements:
                await _settle(connection, lease, settlements)

    async def pause(self, seconds: float, sent_at: float) -> None:
        async with self._transaction() as connection:
            now, limiter = await self._lock_limiter(connection)
            limiter.pause(seconds, now=now, sent_at=sent_at)
            await connection.execute("UPDATE seam_rate_limiter SET state = $1", state_of(limiter))

    # Outcomes.

    async def find(self, action_attempt_id: str) -> Settled | Pending | None:
        rows = await self._rows(f"{_ROWS} WHERE action_attempt_id = $1", action_attempt_id)
        return row_from(rows[0]) if rows else None

    async def last_number(self) -> int:
        rows = await self._rows("SELECT settled_number FROM seam_tracker")
        return int(rows[0][0])

    async def settled_after(self, number: int) -> list[Settled]:
        return [Settled(*row) for row in await self._rows(f"{_ROWS} WHERE settled_number > $1 {_FIRST_PAGE}", number)]

    async def claim(self, consumer: str, holder: int, seconds: float) -> bool:
        async with self._transaction() as connection:
            if not await connection.fetchval("SELECT true FROM seam_consumers WHERE consumer = $1", consumer):
                # Excludes settling, so each row is delivered once: as an old one here, or as a new one to all.
                await connection.execute("SELECT settled_number FROM seam_tracker FOR UPDATE")
                await connection.execute(
                    "WITH new AS (INSERT INTO seam_consumers (consumer) VALUES ($1) ON CONFLICT DO NOTHING "
                    "RETURNING consumer) INSERT INTO seam_deliveries SELECT consumer, settled_number "
                    "FROM new, seam_attempts WHERE settled_number IS NOT NULL",
                    consumer,
                )
            claimed = await connection.fetchval(
                f"UPDATE seam_consumers SET holder = $2, held_until = {POSTGRESQL_NOW} + $3 "
                f"WHERE consumer = $1 AND (holder = $2 OR holder IS NULL OR held_until <= {POSTGRESQL_NOW}) "
                "RETURNING true",
                *(consumer, holder, seconds),
            )
            return bool(claimed)

    async def unclaim(self, consumer: str, holder: int) -> None:
        sql = "UPDATE seam_consumers SET holder = NULL WHERE consumer = $1 AND holder = $2"
        await self._rows(sql, consumer, holder)

    async def unacked_after(self, consumer: str, number: int) -> list[Settled]:
        sql = f"{_ROWS} JOIN seam_deliveries USING (settled_number) WHERE consumer = $1 AND settled_number > $2"
        return [Settled(*row) for row in await self._rows(f"{sql} {_FIRST_PAGE}", consumer, number)]

    async def ack(self, consumer: str, number: int) -> None:
        await self._rows("DELETE FROM seam_deliveries WHERE consumer = $1 AND settled_number = $2", consumer, number)

    async def forget(self, consumer: str) -> None:
        await self._rows("DELETE FROM seam_consumers WHERE consumer = $1", consumer)

    async def prune(self, retention: float) -> int:
        sql = (
            f"DELETE FROM seam_attempts WHERE settled_at < {POSTGRESQL_NOW} - $1 AND NOT EXISTS ("
            "SELECT 1 FROM seam_deliveries WHERE seam_deliveries.settled_number = seam_attempts.settled_number) "
            "RETURNING true"
        )
        return len(await self._rows(sql, retention))

    async def status(self) -> TrackerStatus:
        async with self._connection() as connection:
            now = await connection.fetchval(f"SELECT {POSTGRESQL_NOW}")
            pending, added_at, due, leased = await connection.fetchrow(
                "SELECT count(*), min(added_at), count(*) FILTER (WHERE due_at <= $1), "
                "count(*) FILTER (WHERE lease IS NOT NULL AND due_at > $1) "
                "FROM seam_attempts WHERE settled_number IS NULL",
                now,
            )
            unacked = await connection.fetch(
                "SELECT consumer, count(settled_number) FROM seam_consumers LEFT JOIN seam_deliveries USING (consumer) "
                "GROUP BY consumer ORDER BY consumer"
            )
            calls = await connection.fetchrow(
                "SELECT coalesce(sum(calls), 0), coalesce(sum(ids), 0) FROM seam_calls WHERE second > $1",
                int(now) - A_MINUTE,
            )
        oldest = None if added_at is None else max(0.0, now - added_at)
        return TrackerStatus(pending, oldest, due, leased, dict(unacked), *calls)


async def _check_version(connection: Any) -> None:
    versions = await connection.fetch("SELECT version FROM seam_tracker")
    if [version for (version,) in versions] != [SCHEMA_VERSION]:
        shown = ", ".join(str(version) for (version,) in versions) or "none"
        raise TrackerSchemaError(
            f"The database has version {shown} of the tracker's tables, and this version of seam-async reads "
            f"{SCHEMA_VERSION}: run the version of seam-async that made them everywhere, or track in another schema"
        )


async def _add(connection: Any, attempts: Iterable[NewAttempt]) -> None:
    for chunk in chunks(attempts):
        await connection.execute(
            "INSERT INTO seam_attempts "
            "(action_attempt_id, timeout, metadata, seen, added_at, due_at, eligible_at, responses) "
            "SELECT id, timeout, metadata::json, seen::json, now, now + delay, now + delay / 2, "
            "CASE WHEN seen IS NULL THEN 0 ELSE 1 END "
            "FROM unnest($1::text[], $2::float8[], $3::text[], $4::text[], $5::float8[]) "
            f"AS new (id, timeout, metadata, seen, delay), (SELECT {POSTGRESQL_NOW} AS now) AS clock "
            "ON CONFLICT DO NOTHING",
            *_columns(chunk, ("action_attempt_id", "timeout", "metadata", "seen", "delay")),
        )


def _by_id(attempt: NewAttempt) -> str:
    return attempt.action_attempt_id


async def _settle(connection: Any, lease: Lease, settlements: Sequence[Settlement]) -> None:
    # One time for all, taken while the row is locked: settled_at never decreases with the number.
    last, now = await connection.fetchrow(
        f"UPDATE seam_tracker SET settled_number = settled_number + $1 RETURNING settled_number, {POSTGRESQL_NOW}",
        len(settlements),
    )
    before = last - len(settlements)
    await connection.execute(
        "UPDATE seam_attempts SET lease = NULL, status = new.status, "
        "seen = coalesce(new.seen::json, seam_attempts.seen), detail = new.detail::json, "
        "settled_at = $3, settled_number = $2 + position "
        "FROM unnest($4::text[], $5::text[], $6::text[], $7::text[]) WITH ORDINALITY "
        "AS new (id, status, seen, detail, position) WHERE action_attempt_id = new.id AND lease = $1",
        *(lease.token, before, now),
        *_columns(settlements, ("action_attempt_id", "status", "seen", "detail")),
    )
    await connection.execute(
        "INSERT INTO seam_deliveries SELECT consumer, settled_number FROM seam_consumers, seam_attempts "
        "WHERE settled_number > $1",
        before,
    )
    await connection.execute("SELECT pg_notify($1, '')", _CHANNEL)


async def _record_request(connection: Any, limiter: RateLimiter, now: float, ids: int) -> None:
    limiter.sent(now)
    await connection.execute(
        "WITH saved AS (UPDATE seam_rate_limiter SET state = $1), "
        "old AS (DELETE FROM seam_calls WHERE second <= $2 - $3::bigint) "
        "INSERT INTO seam_calls VALUES ($2, 1, $4) "
        "ON CONFLICT (second) DO UPDATE SET calls = seam_calls.calls + 1, ids = seam_calls.ids + excluded.ids",
        *(state_of(limiter), int(now), A_MINUTE, ids),
    )


def _columns(rows: Sequence[Any], names: Sequence[str]) -> list[list[Any]]:
    return [[getattr(row, name) for row in rows] for name in names]


@contextmanager
def _translated_errors() -> Iterator[None]:
    """Translates asyncpg exceptions, without asyncpg's frames, whose locals hold the database's password."""
    try:
        yield
    except asyncpg.UndefinedTableError as error:
        raise TrackerSchemaError(
            "The database has no tables of the tracker: make them with `seam-async tracker init`"
        ) from without_frames(error)
    except asyncpg.PostgresError as error:
        can_pass = str(getattr(error, "sqlstate", "")).startswith(_TRANSIENT)
        raise TrackerStoreError(f"The tracker's database: {error}", can_pass=can_pass) from without_frames(error)
    except asyncpg.ClientConfigurationError as error:
        raise without_frames(error)  # noqa: B904 - itself; a ValueError, like others of a URL
    except (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError) as error:
        reason = str(error) or type(error).__name__
        raise TrackerStoreError(
            f"The tracker's database cannot be reached: {reason}", can_pass=True
        ) from without_frames(error)
