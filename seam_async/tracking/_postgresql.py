"""A store in PostgreSQL: for a fleet of processes on any number of hosts.

Three locks order what must be ordered, each held for one short transaction. Whoever leases holds an advisory lock,
which others try and do not wait for. Whoever settles has updated the row with the last number, so that numbers become
visible in order. And the rows of a lease are locked as they are taken, past those that another transaction works on.

`NOTIFY` is a hint. It is sent when something was settled, and not when something is added: a driver looks at the
table at least once a second, and what was added is not asked for any sooner.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, Final

import asyncpg

from .._clock import Clock
from .._credentials import Secret
from .._errors import SeamClientClosedError, SeamInvalidOptionsError
from .._polling.pace import Pace
from .._tracebacks import without_frames
from ._errors import TrackerSchemaError, TrackerStoreError
from ._schema import POSTGRESQL, POSTGRESQL_NOW, SCHEMA_VERSION
from ._signal import pause_after
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

_CONNECTIONS: Final = 8
_CONNECT_SECONDS: Final = 10.0
_STATEMENT_SECONDS: Final = 30.0
_CHANNEL: Final = "seam_settled"
_LEASING: Final = 0x5EA4A51C
"""The number of the lock that whoever leases holds."""

_LAZILY: Final = "set_config('synchronous_commit', 'off', true)"
"""Has a transaction commit without waiting for the disk."""
_ROWS: Final = f"SELECT {SETTLED_COLUMNS} FROM seam_attempts"
_FIRST_PAGE: Final = f"ORDER BY settled_number LIMIT {PAGE}"

_MAY_PASS: Final = ("08", "40", "53300", "55P03", "57P", "57014")
"""How the SQLSTATEs of what may pass begin: connections, conflicts, too many connections, locks, shutdown, timeouts."""

_UNREADABLE: Final = (
    "the tracker's url cannot be read: it has to be postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with the special "
    "characters of the password percent-encoded"
)


async def _keep_as_it_is(connection: Any) -> None:
    """In place of asyncpg's reset, a round trip each time: no state outlives a transaction here."""


class PostgresqlStore:
    """Keeps what is tracked in a PostgreSQL database.

    Args:
        url: The database, as asyncpg takes it.
        clock: What it sleeps by between attempts to listen.
        linger: Seconds that the oldest due id may wait for a call to fill.
        max_per_second: Calls of the whole fleet in any second.
    """

    def __init__(self, url: Secret, *, clock: Clock, linger: float, max_per_second: float) -> None:
        self._url = url
        self._clock = clock
        self._linger = linger
        self._max_per_second = max_per_second
        self._pool: Any = None
        self._listener: asyncio.Task[None] | None = None
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
        self._listener = asyncio.get_running_loop().create_task(self._listen(), name="seam-async tracker listen")

    async def create(self) -> bool:
        """Makes the tables; says whether they were not there."""
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
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.wait([self._listener])
            self._listener = None
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
            with _explained():
                self._pool = await asyncpg.create_pool(
                    self._url.reveal(),
                    min_size=0,
                    max_size=_CONNECTIONS,
                    reset=_keep_as_it_is,
                    timeout=_CONNECT_SECONDS,
                    command_timeout=_STATEMENT_SECONDS,
                    server_settings={"application_name": "seam-async tracker"},
                )
                async with self._pool.acquire():  # which is when the url is read
                    pass
        except (ValueError, OverflowError) as error:  # the latter for a port of 99999
            without_frames(error)
            await self.close()
            raise SeamInvalidOptionsError(_UNREADABLE) from None  # their text may show a part of the password
        except BaseException:
            await self.close()
            raise

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        if self._pool is None:
            raise SeamClientClosedError("The tracker is closed")
        with _explained():
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
        """Passes on what is settled; when the connection breaks, makes a new one."""
        failures = 0
        while True:
            with suppress(TrackerStoreError):
                await self._listen_once()
                failures = 0
            failures += 1
            await self._clock.sleep(pause_after(failures))

    async def _listen_once(self) -> None:
        """Listens until the connection breaks."""
        ended = asyncio.Event()
        with _explained():
            connection = await asyncpg.connect(self._url.reveal(), timeout=int(_CONNECT_SECONDS))
            try:
                connection.add_termination_listener(lambda _: ended.set())
                await connection.add_listener(_CHANNEL, lambda *_: self._on_settled())
                self._on_settled()  # for what was missed
                await ended.wait()
            finally:
                connection.terminate()

    # Adding and asking.

    async def add(self, attempts: Sequence[NewAttempt], connection: Any = None) -> None:
        if connection is None:
            async with self._transaction() as own:
                await _add(own, attempts)
        elif not hasattr(connection, "is_in_transaction"):
            raise SeamInvalidOptionsError(
                f"connection has to be one of asyncpg, got {type(connection).__name__}: with another driver, insert "
                "the id into seam_attempts in your transaction"
            )
        else:
            with _explained():
                await _add(connection, attempts)

    async def next_due(self, limit: int) -> float | None:
        async with self._connection() as connection:
            ready, now, pace = await self._look(connection, limit)
        return None if ready is None else max(0.0, ready - now, pace.opens_at(now) - now)

    async def _look(self, connection: Any, limit: int) -> tuple[float | None, float, Pace]:
        """When a batch is ready, what time it is, and the pace."""
        due = "SELECT due_at FROM seam_attempts WHERE settled_number IS NULL ORDER BY due_at LIMIT 1 OFFSET"
        now, state, oldest, full_at = await connection.fetchrow(
            f"SELECT {POSTGRESQL_NOW}, (SELECT state FROM seam_pace), ({due} 0), ({due} $1)", limit - 1
        )
        return ready_at(oldest, full_at, self._linger), now, pace_from(state, self._max_per_second)

    async def lease(self, limit: int, seconds: float) -> Lease | None:
        async with self._transaction() as connection:
            # The disk is not waited for: a crash that takes a lease back does no harm, and others wait to lease.
            if not await connection.fetchval(f"SELECT pg_try_advisory_xact_lock($1) FROM {_LAZILY}", _LEASING):
                return None
            ready, now, pace = await self._look(connection, limit)
            if ready is None or ready > now or pace.opens_at(now) > now:
                return None
            token = secrets.randbits(TOKEN_BITS)
            rows = await connection.fetch(
                "UPDATE seam_attempts SET lease = $1, due_at = $2, ripe_at = $2 WHERE action_attempt_id IN ("
                "SELECT action_attempt_id FROM seam_attempts WHERE action_attempt_id IN ("
                "SELECT action_attempt_id FROM ("
                "SELECT action_attempt_id, due_at, ripe_at FROM seam_attempts WHERE settled_number IS NULL "
                "ORDER BY due_at LIMIT $3) AS next WHERE ripe_at <= $4 ORDER BY due_at LIMIT $5"
                ") AND settled_number IS NULL AND ripe_at <= $4 FOR UPDATE SKIP LOCKED) "
                f"RETURNING {LEASED_COLUMNS}",
                *(token, now + seconds, 2 * limit, now, limit),
            )
            if not rows:
                return None
            await _count_call(connection, pace, now, len(rows))
        return Lease(token, now, [Leased(*row) for row in rows])

    async def renew(self, lease: Lease, members: Sequence[Leased], seconds: float, *, asked: int) -> float | None:
        async with self._transaction() as connection:
            await connection.execute("SELECT pg_advisory_xact_lock($1)", _LEASING)
            now, state = await connection.fetchrow(f"SELECT {POSTGRESQL_NOW}, (SELECT state FROM seam_pace)")
            pace = pace_from(state, self._max_per_second)
            if (pause := pace.opens_at(now) - now) > 0:
                return float(pause)
            held = await connection.fetch(
                "UPDATE seam_attempts SET due_at = $1, ripe_at = $1 WHERE action_attempt_id = ANY($2) AND lease = $3 "
                "RETURNING true",
                *(now + seconds, [one.action_attempt_id for one in members], lease.token),
            )
            if len(held) < len(members):
                return None
            await _count_call(connection, pace, now, asked)
        return 0.0

    async def conclude(self, lease: Lease, put_back: Sequence[PutBack], settlements: Sequence[Settlement]) -> None:
        async with self._transaction() as connection:
            if not settlements:  # what is only put back is asked for when its lease ends, if a crash takes that back
                await connection.execute(f"SELECT FROM {_LAZILY}")
            await connection.execute(
                "UPDATE seam_attempts SET lease = NULL, due_at = one.due_at, ripe_at = one.ripe_at, "
                "answers = one.answers, failures = one.failures, missing_since = one.missing_since, "
                "seen = coalesce(one.seen::json, seam_attempts.seen) "
                "FROM unnest($2::text[], $3::float8[], $4::float8[], $5::integer[], $6::integer[], $7::float8[], "
                "$8::text[]) AS one (id, due_at, ripe_at, answers, failures, missing_since, seen) "
                "WHERE action_attempt_id = one.id AND lease = $1",
                lease.token,
                *_columns(
                    put_back,
                    ("action_attempt_id", "due_at", "ripe_at", "answers", "failures", "missing_since", "seen"),
                ),
            )
            if settlements:
                await _settle(connection, lease, settlements)

    async def hold(self, seconds: float, sent_at: float) -> None:
        async with self._transaction() as connection:
            await connection.execute("SELECT pg_advisory_xact_lock($1)", _LEASING)
            now, state = await connection.fetchrow(f"SELECT {POSTGRESQL_NOW}, (SELECT state FROM seam_pace)")
            pace = pace_from(state, self._max_per_second)
            pace.hold(now, seconds, sent_at=sent_at)
            await connection.execute("UPDATE seam_pace SET state = $1", state_of(pace))

    # Outcomes.

    async def find(self, action_attempt_id: str) -> Settled | Pending | None:
        rows = await self._rows(f"{_ROWS} WHERE action_attempt_id = $1", action_attempt_id)
        return found(rows[0]) if rows else None

    async def last_number(self) -> int:
        rows = await self._rows("SELECT settled_number FROM seam_tracker")
        return int(rows[0][0])

    async def settled_after(self, number: int) -> list[Settled]:
        return [Settled(*row) for row in await self._rows(f"{_ROWS} WHERE settled_number > $1 {_FIRST_PAGE}", number)]

    async def claim(self, consumer: str, holder: int, seconds: float) -> bool:
        async with self._transaction() as connection:
            if not await connection.fetchval("SELECT true FROM seam_consumers WHERE consumer = $1", consumer):
                # Nothing is settled meanwhile, so that it gets either as a new consumer or as one of all.
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


async def _add(connection: Any, attempts: Sequence[NewAttempt]) -> None:
    # In one order everywhere, so that two that add the same ids do not wait for each other.
    ordered = sorted(attempts, key=lambda one: one.action_attempt_id)
    await connection.execute(
        "INSERT INTO seam_attempts "
        "(action_attempt_id, timeout, metadata, seen, added_at, due_at, ripe_at, answers) "
        "SELECT id, timeout, metadata::json, seen::json, now, now + pause, now + pause / 2, "
        "CASE WHEN seen IS NULL THEN 0 ELSE 1 END "
        "FROM unnest($1::text[], $2::float8[], $3::text[], $4::text[], $5::float8[]) "
        f"AS one (id, timeout, metadata, seen, pause), (SELECT {POSTGRESQL_NOW} AS now) AS clock "
        "ON CONFLICT DO NOTHING",
        *_columns(ordered, ("action_attempt_id", "timeout", "metadata", "seen", "pause")),
    )


async def _settle(connection: Any, lease: Lease, settlements: Sequence[Settlement]) -> None:
    # One time for all of them, taken while nobody else settles: it grows with the numbers.
    last, now = await connection.fetchrow(
        f"UPDATE seam_tracker SET settled_number = settled_number + $1 RETURNING settled_number, {POSTGRESQL_NOW}",
        len(settlements),
    )
    before = last - len(settlements)
    await connection.execute(
        "UPDATE seam_attempts SET lease = NULL, status = one.status, "
        "seen = coalesce(one.seen::json, seam_attempts.seen), detail = one.detail::json, "
        "settled_at = $3, settled_number = $2 + position "
        "FROM unnest($4::text[], $5::text[], $6::text[], $7::text[]) WITH ORDINALITY "
        "AS one (id, status, seen, detail, position) WHERE action_attempt_id = one.id AND lease = $1",
        *(lease.token, before, now),
        *_columns(settlements, ("action_attempt_id", "status", "seen", "detail")),
    )
    await connection.execute(
        "INSERT INTO seam_deliveries SELECT consumer, settled_number FROM seam_consumers, seam_attempts "
        "WHERE settled_number > $1",
        before,
    )
    await connection.execute("SELECT pg_notify($1, '')", _CHANNEL)


async def _count_call(connection: Any, pace: Pace, now: float, ids: int) -> None:
    """Takes in that a call goes out."""
    pace.sent(now)
    await connection.execute(
        "WITH saved AS (UPDATE seam_pace SET state = $1), "
        "old AS (DELETE FROM seam_calls WHERE second <= $2 - $3::bigint) "
        "INSERT INTO seam_calls VALUES ($2, 1, $4) "
        "ON CONFLICT (second) DO UPDATE SET calls = seam_calls.calls + 1, ids = seam_calls.ids + excluded.ids",
        *(state_of(pace), int(now), A_MINUTE, ids),
    )


def _columns(rows: Sequence[Any], names: Sequence[str]) -> list[list[Any]]:
    return [[getattr(row, name) for row in rows] for name in names]


@contextmanager
def _explained() -> Iterator[None]:
    """Translates asyncpg exceptions, without asyncpg's frames, whose locals hold the database's password."""
    try:
        yield
    except asyncpg.UndefinedTableError as error:
        raise TrackerSchemaError(
            "The database has no tables of the tracker: make them with `seam-async tracker init`"
        ) from without_frames(error)
    except asyncpg.PostgresError as error:
        can_pass = str(getattr(error, "sqlstate", "")).startswith(_MAY_PASS)
        raise TrackerStoreError(f"The tracker's database: {error}", can_pass=can_pass) from without_frames(error)
    except asyncpg.ClientConfigurationError as error:
        raise without_frames(error)  # noqa: B904 - itself; a ValueError, like others of an url
    except (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError) as error:
        reason = str(error) or type(error).__name__
        raise TrackerStoreError(
            f"The tracker's database cannot be reached: {reason}", can_pass=True
        ) from without_frames(error)
