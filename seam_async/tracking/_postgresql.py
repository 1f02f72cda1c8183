"""A store in PostgreSQL, for a fleet of processes on any number of hosts.

Three locks impose order, each held for one short transaction:

* Leasing holds an advisory lock; other workers try the lock and do not wait.
* Settling updates the row with the last number first, so numbers become visible in order.
* The rows of a lease are locked as they are selected, skipping rows locked by other transactions.

An old transaction elsewhere (a report, pg_dump) keeps the server from removing dead rows and their index entries, of
which each poll leaves one. So the rows of a lease are found by their place, and a scan of the schedule begins at a
floor: the lowest time of a live row, read four times a second, and once a minute from the beginning. While there are
few dead rows, the floor is minus infinity. A row inserted by a transaction that was open for longer than 1 s may be
below it.

`NOTIFY` is a hint, sent for settlements and not for additions: a driver reads the table at least once a second, and
additions are polled no sooner than that.
"""

from __future__ import annotations

import asyncio
import heapq
import re
import secrets
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import count
from math import inf
from typing import Any, Final

from .._clock import Clock
from .._credentials import Secret
from .._errors import SeamInvalidOptionsError
from .._polling.chunks import InTurns, chunks
from .._polling.rate_limiter import RateLimiter
from ._background import BackgroundTask
from ._errors import TrackerSchemaError, TrackerStoreError
from ._pool import FREE_PLANS, LONG_SECONDS, Pool, translated_errors
from ._schema import POSTGRESQL_NOW, SCHEMA, in_schema, missing, quoted
from ._signal import backoff_after
from ._store import (
    A_MINUTE,
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

_CHANNEL: Final = "seam_settled"
_LEASING: Final = 0x5EA4A51C
_PRUNING: Final = 0x5EA4A51D
_MIGRATING: Final = 0x5EA4A51E
"""The first keys of the advisory locks; the second one stands for the schema and the workspace."""

_LAZILY: Final = "set_config('synchronous_commit', 'off', true)"
"""Commits a transaction without waiting for the disk."""
_LOOK_SECONDS: Final = 0.25
"""Seconds between two looks for settlements through a pooler, which has no notifications."""
_TABLE: Final = re.compile(r"\bseam_(?!async\b)[a-z_]+")
"""A table's name in the statements below; sent with its schema, since a pooler keeps no `search_path`."""
_ROWS: Final = f"SELECT {ROW_COLUMNS} FROM seam_attempts"
_FIRST_PAGE: Final = f"ORDER BY settled_number LIMIT {PAGE}"
_LIMITER: Final = "SELECT state, updated_at, held_at, held_until FROM seam_rate_limiters"
_LIMITED: Final = "SELECT workspace_id FROM seam_rate_limiters ORDER BY workspace_id"
_WORKERS: Final = (
    "SELECT worker_id, host, pid, version, workspace_id, is_polling, leased, answered_at, started_at, seen_at "
    "FROM seam_workers "
    "ORDER BY started_at, worker_id"
)
_DUE: Final = (
    "SELECT place, due_at, eligible_at FROM unnest($1::text[]) AS key, LATERAL ("
    "SELECT ctid AS place, due_at, eligible_at FROM seam_pending "
    "WHERE workspace_id = key AND due_at >= $3 AND leased_until <= {now} "
    "ORDER BY due_at LIMIT $2) AS first ORDER BY due_at LIMIT $2"
)
"""The attempts due first: one ordered index scan for each workspace, whatever the planner knows of the table."""
_LOWEST: Final = (
    f"SELECT least(min(due_at), {POSTGRESQL_NOW}) FROM unnest($1::text[]) AS key, LATERAL ("
    "SELECT due_at FROM seam_pending WHERE workspace_id = key AND due_at >= $2 ORDER BY due_at LIMIT 1) AS first"
)
_DEAD: Final = "pg_stat_get_dead_tuples({}::text::regclass)"
_MANY_DEAD: Final = 50_000
"""Dead rows in the schedule above which a scan begins at a floor: ten times as many as start an autovacuum."""
_FLOOR_SECONDS: Final = 0.25
_SWEEP_SECONDS: Final = 60.0
_IN_FLIGHT_SECONDS: Final = 1.0
"""How far the floor stays below the lowest time: for transactions that are open while it is read."""
_LOCATION: Final = (
    "SELECT nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
    "WHERE relname = 'seam_migrations' AND relkind = 'r' AND (nspname = $1 OR nspname = ANY(current_schemas(false))) "
    "ORDER BY nspname <> $1, array_position(current_schemas(false), nspname) LIMIT 1"
)
_MAY_CREATE: Final = (
    "SELECT has_database_privilege(current_database(), 'CREATE') OR coalesce("
    "(SELECT has_schema_privilege(oid, 'CREATE') FROM pg_namespace WHERE nspname = $1), false)"
)


class PostgresqlStore:
    """A store in a PostgreSQL database.

    Args:
        url: The database, or the source of its URL, which is asked for each connection.
        clock: Times the reconnects of the listener.
        linger: Seconds for which a due id may wait for others.
        max_per_second: The most requests of a workspace's workers in any second.
        longest_hold: The most seconds for which the server may pause all requests.
    """

    def __init__(
        self, url: Secret, *, clock: Clock, linger: float, max_per_second: float, longest_hold: float = LONGEST_HOLD
    ) -> None:
        self._longest_hold = longest_hold
        self._schema = SCHEMA
        self._workspace: str | None = None  # of the database; once stored, it stays
        self._clock = clock
        self._linger = linger
        self._max_per_second = max_per_second
        self._pool = Pool(url, clock)
        self._connection, self._transaction = self._pool.connection, self._pool.transaction
        self._keys: list[str] = []
        self._floor = -inf
        self._has_many_dead = False
        self._sweeper = BackgroundTask(self._sweep, "seam-async tracker sweep")
        self._listener = BackgroundTask(self._listen, "seam-async tracker listen")
        self._on_settled: Callable[[], object] = lambda: None

    async def open(self, on_settled: Callable[[], object]) -> None:
        await self._pool.open()
        try:
            async with self._connection() as connection:
                await self._check_schema(connection)
        except BaseException:
            await self.close()
            raise
        self._on_settled = on_settled
        self._listener.start()

    async def _check_schema(self, connection: Any) -> None:
        schema = await self._find_schema(connection)
        if schema is None:
            raise TrackerSchemaError(
                "The database has no tables of the tracker: make them with `seam-async tracker migrate`"
            )
        self._schema = schema
        dead = await connection.fetchval(f"SELECT {_DEAD.format('$1')}", self._sql("seam_pending"))
        self._has_many_dead = dead > _MANY_DEAD
        if missing("postgresql", await self._applied(connection)):
            raise TrackerSchemaError(
                "The tracker's tables are of an older version: bring them up to date with `seam-async tracker migrate`"
            )

    async def _find_schema(self, connection: Any) -> str | None:
        """The schema that has the tables: the URL's; by default our own, or the first of the search path."""
        found: str | None = await connection.fetchval(_LOCATION, self._pool.address.schema or SCHEMA)
        return found

    async def _applied(self, connection: Any) -> list[int]:
        return [version for (version,) in await connection.fetch(self._sql("SELECT version FROM seam_migrations"))]

    async def create(self) -> list[int]:
        await self._pool.open()
        try:
            async with self._transaction() as connection:
                await connection.execute("SELECT pg_advisory_xact_lock($1, 0)", _MIGRATING)
                schema, applied = await self._find_schema(connection), list[int]()
                if schema is not None:
                    self._schema = schema
                    applied = await self._applied(connection)
                elif explicit := self._pool.address.schema:
                    self._schema = explicit
                elif await connection.fetchval(_MAY_CREATE, SCHEMA):
                    await connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
                else:
                    self._schema = await connection.fetchval("SELECT current_schema()")
                absent = missing("postgresql", applied)
                for statements in absent.values():
                    for statement in statements:
                        await connection.execute(in_schema(statement, self._schema), timeout=LONG_SECONDS)
                return list(absent)
        finally:
            await self.close()

    async def close(self) -> None:
        await self._listener.stop()
        await self._sweeper.stop()
        await self._pool.close()

    async def _rows(self, sql: str, *arguments: Any) -> list[Any]:
        async with self._connection() as connection:
            return await connection.fetch(self._sql(sql), *arguments)  # type: ignore[no-any-return]

    def _sql(self, statement: str) -> str:
        """A statement with the schema of its tables."""
        return _qualified(statement, self._schema)

    async def _listen(self) -> None:
        """Forwards notifications; reconnects when the connection breaks."""
        failures = 0
        while True:
            with suppress(TrackerStoreError):
                await (self._look_for_settlements() if self._pool.address.is_pooled else self._listen_once())
                failures = 0
            failures += 1
            await self._clock.sleep(backoff_after(failures))

    async def _look_for_settlements(self) -> None:
        """Notifies when the last number has changed; through a pooler, no session lasts to be notified."""
        last = -1
        while True:
            if (number := await self.last_number()) != last:
                self._on_settled()
            last = number
            await self._clock.sleep(_LOOK_SECONDS)

    async def _listen_once(self) -> None:
        """Listens until the connection breaks."""
        ended = asyncio.Event()

        def on_end(_: object) -> None:
            ended.set()

        with translated_errors():
            connection = await self._pool.connect()
            try:
                connection.add_termination_listener(on_end)
                await connection.add_listener(_CHANNEL, self._on_notification)
                self._on_settled()  # settlements before LISTEN were missed
                await ended.wait()
            finally:
                connection.terminate()

    def _on_notification(self, *_: object) -> None:
        self._on_settled()

    # Adding.

    async def workspace(self, workspace: str | None = None) -> str | None:
        if workspace is not None:
            sql = "UPDATE seam_tracker SET workspace_id = $1 WHERE workspace_id IS NULL"
            await self._rows(sql, workspace)
        ((stored,),) = await self._rows("SELECT workspace_id FROM seam_tracker")
        return stored  # type: ignore[no-any-return]

    async def add(self, attempts: Sequence[NewAttempt], connection: Any = None) -> None:
        if connection is None:
            ordered = await self._in_order(attempts)
            async with self._transaction() as own:
                await self._add(own, ordered)
        elif not hasattr(connection, "is_in_transaction"):
            raise SeamInvalidOptionsError(
                f"connection has to be one of asyncpg, got {type(connection).__name__}: with another driver, insert "
                "the id into seam_attempts in your transaction"
            )
        else:
            ordered = await self._in_order(attempts)
            with translated_errors():
                async with connection.transaction():  # a savepoint in the caller's: all are stored, or none
                    await self._add(connection, ordered)

    async def _in_order(self, attempts: Sequence[NewAttempt]) -> Iterator[NewAttempt]:
        """Sorts attempts by id, so that transactions adding the same ids cannot deadlock."""
        # Piecemeal: one sort of all would hold the event loop.
        pieces = [sorted(piece, key=_by_id) async for piece in InTurns(attempts, self._clock)]
        return heapq.merge(*pieces, key=_by_id)

    async def _add(self, connection: Any, attempts: Iterable[NewAttempt]) -> None:
        for chunk in chunks(attempts):
            await connection.execute(
                self._sql(
                    "INSERT INTO seam_attempts "
                    "(action_attempt_id, timeout, metadata, topic, workspace_id, added_at, delay, seen_at, seen) "
                    "SELECT id, timeout, metadata::jsonb, topic, workspace, now, delay, "
                    "CASE WHEN seen IS NOT NULL THEN now END, seen::json FROM unnest($1::text[], $2::float8[], "
                    "$3::text[], $4::text[], $5::text[], $6::float8[], $7::text[]) "
                    "AS new (id, timeout, metadata, topic, workspace, delay, seen), "
                    f"(SELECT {POSTGRESQL_NOW} AS now) AS clock ON CONFLICT DO NOTHING"
                ),
                *_columns(chunk, "action_attempt_id", "timeout", "metadata", "topic", "workspace", "delay", "seen"),
            )

    async def reopen(self, ids: Sequence[str]) -> list[str]:
        async with self._transaction() as connection:
            rows = await connection.fetch(
                self._sql(
                    "WITH old AS (SELECT action_attempt_id, settled_number FROM seam_attempts "
                    f"WHERE action_attempt_id = ANY($1) AND status NOT IN {ANSWERED} FOR UPDATE), "
                    "dropped AS (DELETE FROM seam_deliveries USING old "
                    "WHERE seam_deliveries.settled_number = old.settled_number), "
                    "again AS (UPDATE seam_attempts AS attempt SET status = NULL, reason = NULL, detail = NULL, "
                    "settled_at = NULL, settled_number = NULL, "
                    "timeout = least(timeout + greatest(0, now - added_at), 1e9) "
                    f"FROM old, (SELECT {POSTGRESQL_NOW} AS now) AS clock "
                    "WHERE attempt.action_attempt_id = old.action_attempt_id "
                    "RETURNING attempt.action_attempt_id, workspace_id, added_at, timeout, "
                    "seen IS NOT NULL AS is_seen, now) "
                    "INSERT INTO seam_pending (action_attempt_id, workspace_id, added_at, timeout, is_seen, due_at, "
                    "eligible_at, responses) SELECT action_attempt_id, coalesce(workspace_id, ''), added_at, timeout, "
                    "is_seen, now, now, is_seen::integer FROM again RETURNING action_attempt_id"
                ),
                list(ids),
            )
        return [attempt_id for (attempt_id,) in rows]

    async def untrack(self, ids: Sequence[str]) -> list[str]:
        rows = await self._rows(
            "WITH pending AS (DELETE FROM seam_pending WHERE action_attempt_id = ANY($1)), "
            "gone AS (DELETE FROM seam_attempts WHERE action_attempt_id = ANY($1) "
            "RETURNING action_attempt_id, settled_number), "
            "dropped AS (DELETE FROM seam_deliveries USING gone "
            "WHERE seam_deliveries.settled_number = gone.settled_number) SELECT action_attempt_id FROM gone",
            list(ids),
        )
        return [attempt_id for (attempt_id,) in rows]

    # Leasing.

    async def next_due(self, limit: int, workspace: str | None = None) -> float | None:
        async with self._connection() as connection:
            ready, now, limiter, _ = await self._look(connection, limit, workspace)
        return None if ready is None else max(0.0, ready - now, limiter.opens_at(now) - now)

    async def _look(
        self, connection: Any, limit: int, workspace: str | None
    ) -> tuple[float | None, float, RateLimiter, list[str]]:
        """When a batch is ready, the time now, the rate limiter, and the workspaces to lease for."""
        keys = keys_of(workspace, self._workspace)
        now, stored, oldest, full_at, number, dead, *columns = await connection.fetchrow(
            self._sql(
                f"SELECT now, stored, oldest, full_at, number, {_DEAD.format('$5')}, "
                "limiter.* FROM "
                f"(SELECT {POSTGRESQL_NOW} AS now, workspace_id AS stored FROM seam_tracker) AS clock "
                f"LEFT JOIN ({_LIMITER} WHERE workspace_id = $4) AS limiter ON true CROSS JOIN LATERAL "
                "(SELECT min(due_at) AS oldest, max(due_at) AS full_at, count(*) AS number "
                f"FROM ({_DUE.format(now='now')}) AS due) AS due"
            ),
            *(keys, limit, self._floor, workspace or "", self._sql("seam_pending")),
            timeout=LONG_SECONDS if self._has_many_dead and self._floor == -inf else None,
        )
        if stored != self._workspace:
            self._workspace = stored
            return await self._look(connection, limit, workspace)
        self._keys = keys
        self._has_many_dead = dead > _MANY_DEAD
        if self._has_many_dead:
            self._sweeper.start()
        ready = ready_at(oldest, full_at if number == limit else None, self._linger)
        return ready, now, self._limiter(columns, now), keys

    async def _sweep(self) -> None:
        """Keeps the floor up while there are many dead rows, until the task is cancelled."""
        swept_at = -inf
        while True:
            with suppress(TrackerStoreError):
                if not self._has_many_dead:
                    self._floor = -inf
                else:
                    is_due = self._clock.monotonic() - swept_at >= _SWEEP_SECONDS
                    begin = -inf if is_due else self._floor
                    async with self._connection() as connection:
                        lowest = await connection.fetchval(self._sql(_LOWEST), self._keys, begin, timeout=LONG_SECONDS)
                    self._floor = lowest - _IN_FLIGHT_SECONDS
                    swept_at = self._clock.monotonic() if is_due else swept_at
            await self._clock.sleep(_FLOOR_SECONDS)

    def _limiter(self, columns: Sequence[Any], now: float) -> RateLimiter:
        return _stored(columns).limiter(now, self._max_per_second, self._longest_hold)

    async def lease(self, limit: int, seconds: float, workspace: str | None = None) -> Lease | None:
        async with self._transaction() as connection:
            # Committed lazily: a lease undone by a crash does no harm, and other workers wait for this transaction.
            if not await connection.fetchval(
                f"SELECT pg_try_advisory_xact_lock($1, $2) FROM {_LAZILY}", _LEASING, self._lock_of(workspace)
            ):
                return None
            ready, now, limiter, keys = await self._look(connection, limit, workspace)
            if ready is None or ready > now or limiter.opens_at(now) > now:
                return None
            token = secrets.randbits(TOKEN_BITS)
            rows = await connection.fetch(
                self._sql(
                    "UPDATE seam_pending SET lease = $5, leased_until = $6 WHERE ctid = ANY(ARRAY("
                    "SELECT ctid FROM seam_pending WHERE ctid = ANY(ARRAY("
                    f"SELECT place FROM ({_DUE.format(now='$4')}) AS due WHERE eligible_at <= $4 "
                    "ORDER BY due_at LIMIT $7)) AND leased_until <= $4 FOR UPDATE SKIP LOCKED)) "
                    f"RETURNING {LEASED_COLUMNS}, ctid::text"
                ),
                *(keys, 2 * limit, self._floor, now, token, now + seconds, limit),
            )
            if not rows:
                return None
            await self._record_request(connection, limiter, workspace, now, len(rows))
        return Lease(token, now, [Leased(*row) for row in rows])

    def _lock_of(self, workspace: str | None) -> int:
        """The second key of an advisory lock."""
        return zlib.crc32(f"{self._schema} {workspace or ''}".encode()) - 2**31

    async def renew(
        self, lease: Lease, members: Sequence[Leased], seconds: float, *, polled: int, workspace: str | None = None
    ) -> float | None:
        async with self._transaction() as connection:
            now, limiter = await self._lock_limiter(connection, workspace)
            if (pause := limiter.opens_at(now) - now) > 0:
                return pause
            held = await self._update_held(
                connection,
                lease,
                members,
                "UPDATE seam_pending SET leased_until = $4 "
                "FROM unnest($2::text[]::tid[], $3::text[]) AS new (place, id) "
                "WHERE {place} AND lease = $1 AND action_attempt_id = new.id RETURNING action_attempt_id",
                lambda _: [now + seconds],
            )
            if len(held) < len(members):
                return None
            await self._record_request(connection, limiter, workspace, now, polled)
        return 0.0

    async def _update_held(
        self,
        connection: Any,
        lease: Lease,
        rows: Sequence[Any],
        sql: str,
        parameters: Callable[[Sequence[Any]], list[Any]],
    ) -> list[Any]:
        """Runs a statement for rows that are still under a lease; returns the ids updated, with its other columns.

        Rows are found at the place where the lease has left them, and by their id only if they have moved: while an old
        transaction keeps the server from cleaning up, each entry of an id in the index is a version to look at.
        """
        places = {row.action_attempt_id: row.place for row in lease.members}
        by_place, by_id = self._sql(sql.format(place="ctid = new.place")), self._sql(sql.format(place="true"))
        ids = [row.action_attempt_id for row in rows]
        at = [places[attempt_id] for attempt_id in ids]
        updated: list[Any] = await connection.fetch(by_place, lease.token, at, ids, *parameters(rows))
        if len(updated) < len(rows):
            done = {row[0] for row in updated}
            rest = [row for row in rows if row.action_attempt_id not in done]
            ids = [row.action_attempt_id for row in rest]
            updated += await connection.fetch(by_id, lease.token, [None] * len(ids), ids, *parameters(rest))
        return updated

    async def _lock_limiter(self, connection: Any, workspace: str | None) -> tuple[float, RateLimiter]:
        """Waits for the right to change the rate limiter; returns the time now, and the limiter."""
        await connection.execute("SELECT pg_advisory_xact_lock($1, $2)", _LEASING, self._lock_of(workspace))
        now, *columns = await connection.fetchrow(
            self._sql(
                f"SELECT now, limiter.* FROM (SELECT {POSTGRESQL_NOW} AS now) AS clock "
                f"LEFT JOIN ({_LIMITER} WHERE workspace_id = $1) AS limiter ON true"
            ),
            workspace or "",
        )
        return now, self._limiter(columns, now)

    async def _save(self, connection: Any, limiter: RateLimiter, workspace: str | None, now: float) -> None:
        await connection.execute(
            self._sql(
                "INSERT INTO seam_rate_limiters (workspace_id, state, updated_at) VALUES ($1, $2, $3) "
                "ON CONFLICT (workspace_id) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at"
            ),
            *(workspace or "", state_of(limiter), now),
        )

    async def _record_request(
        self, connection: Any, limiter: RateLimiter, workspace: str | None, now: float, ids: int
    ) -> None:
        limiter.sent(now)
        await connection.execute(
            self._sql(
                "WITH saved AS (INSERT INTO seam_rate_limiters (workspace_id, state, updated_at) VALUES ($1, $2, $3) "
                "ON CONFLICT (workspace_id) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at), "
                "old AS (DELETE FROM seam_calls WHERE second <= $4 - $5::bigint) "
                "INSERT INTO seam_calls VALUES ($4, 1, $6) "
                "ON CONFLICT (second) DO UPDATE SET calls = seam_calls.calls + 1, ids = seam_calls.ids + excluded.ids"
            ),
            *(workspace or "", state_of(limiter), now, int(now), A_MINUTE, ids),
        )

    async def commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        async with self._transaction() as connection:
            if not settlements:  # a reschedule undone by a crash is polled again when its lease expires
                await connection.execute(f"SELECT FROM {_LAZILY}")
            if rescheduled:
                await self._reschedule(connection, lease, rescheduled)
            if settlements:
                await self._settle(connection, lease, settlements)

    async def _reschedule(self, connection: Any, lease: Lease, rescheduled: Sequence[Rescheduled]) -> None:
        updated = await self._update_held(
            connection,
            lease,
            rescheduled,
            "UPDATE seam_pending SET lease = NULL, leased_until = 0, due_at = new.due_at, "
            "eligible_at = new.eligible_at, responses = new.responses, failures = new.failures, "
            "missing_since = new.missing_since, is_seen = is_seen OR new.is_news "
            "FROM unnest($2::text[]::tid[], $3::text[], $4::float8[], $5::float8[], $6::integer[], $7::integer[], "
            "$8::float8[], $9::boolean[]) "
            "AS new (place, id, due_at, eligible_at, responses, failures, missing_since, is_news) "
            "WHERE {place} AND lease = $1 AND action_attempt_id = new.id RETURNING action_attempt_id",
            lambda rows: [
                *_columns(rows, "due_at", "eligible_at", "responses", "failures", "missing_since"),
                [row.seen is not None for row in rows],
            ],
        )
        held = {attempt_id for (attempt_id,) in updated}
        news = [row for row in rescheduled if row.seen is not None and row.action_attempt_id in held]
        if news:
            await connection.execute(
                self._sql(
                    f"UPDATE seam_attempts SET seen = new.seen::json, seen_at = coalesce(seen_at, {POSTGRESQL_NOW}) "
                    "FROM unnest($1::text[], $2::text[]) AS new (id, seen) "
                    "WHERE action_attempt_id = new.id"
                ),
                *_columns(news, "action_attempt_id", "seen"),
            )

    async def _settle(self, connection: Any, lease: Lease, settlements: Sequence[Settlement]) -> None:
        # One time for all, taken while the row is locked: settled_at never decreases with the number.
        last, now = await connection.fetchrow(
            self._sql(
                "UPDATE seam_tracker SET settled_number = settled_number + $1 "
                f"RETURNING settled_number, {POSTGRESQL_NOW}"
            ),
            len(settlements),
        )
        numbers = {row.action_attempt_id: last - position for position, row in enumerate(reversed(settlements))}
        settled = await self._update_held(
            connection,
            lease,
            settlements,
            "WITH new AS MATERIALIZED (SELECT * FROM unnest($2::text[]::tid[], $3::text[], $4::text[], $5::text[], "
            "$6::text[], $7::text[], $8::bigint[]) AS new (place, id, status, reason, detail, seen, number)), "
            "held AS (DELETE FROM seam_pending USING new WHERE {place} AND lease = $1 AND action_attempt_id = new.id "
            "RETURNING new.*) "
            "UPDATE seam_attempts SET status = held.status, reason = held.reason, detail = held.detail::json, "
            "seen = coalesce(held.seen::json, seam_attempts.seen), settled_at = $9, settled_number = held.number, "
            "seen_at = CASE WHEN held.seen IS NULL THEN seen_at ELSE coalesce(seen_at, $9) END "
            "FROM held WHERE seam_attempts.action_attempt_id = held.id "
            "RETURNING seam_attempts.action_attempt_id, seam_attempts.status",
            lambda rows: [
                *_columns(rows, "status", "reason", "detail", "seen"),
                [numbers[row.action_attempt_id] for row in rows],
                now,
            ],
        )
        counts = Counter(status for _, status in settled)
        await connection.execute(
            self._sql(
                "WITH counted AS (INSERT INTO seam_outcomes SELECT * FROM unnest($1::text[], $2::bigint[]) "
                "ON CONFLICT (status) DO UPDATE SET count = seam_outcomes.count + excluded.count) "
                "SELECT pg_notify($3, '')"
            ),
            *(list(counts), list(counts.values()), _CHANNEL),
        )

    # The rate limit and the workers.

    async def pause(self, seconds: float, sent_at: float, workspace: str | None = None) -> None:
        async with self._transaction() as connection:
            now, limiter = await self._lock_limiter(connection, workspace)
            limiter.pause(seconds, now=now, sent_at=sent_at)
            await self._save(connection, limiter, workspace, now)
            await connection.execute(
                self._sql(
                    "UPDATE seam_rate_limiters SET held_at = $2, "
                    "held_until = greatest(held_until, $2::float8 + $3::float8) WHERE workspace_id = $1"
                ),
                *(workspace or "", now, seconds),
            )

    async def release(self) -> float:
        held = [0.0]
        async with self._transaction() as connection:
            for (workspace,) in await connection.fetch(self._sql(_LIMITED)):
                now, limiter = await self._lock_limiter(connection, workspace)
                columns = await connection.fetchrow(self._sql(f"{_LIMITER} WHERE workspace_id = $1"), workspace)
                held.append(_stored(columns).held(now, self._longest_hold))
                await self._save(connection, released(limiter, now), workspace, now)
            await connection.execute(self._sql("UPDATE seam_rate_limiters SET held_at = NULL, held_until = NULL"))
        return max(held)

    async def held(self, workspace: str | None = None) -> float:
        sql = f"SELECT {POSTGRESQL_NOW}, limiter.* FROM ({_LIMITER} WHERE workspace_id = $1) AS limiter"
        rows = await self._rows(sql, workspace or "")
        return _stored(rows[0][1:]).held(rows[0][0], self._longest_hold) if rows else 0.0

    async def heartbeat(self, worker: Worker, seconds: float) -> list[Worker]:
        async with self._transaction() as connection:
            last, now = await connection.fetchrow(self._sql(f"SELECT ({LAST_MOMENT}), {POSTGRESQL_NOW}"))
            if (last or 0.0) - now > STEP_SECONDS:
                await self._turn_back(connection)
            await connection.execute(
                self._sql(
                    f"INSERT INTO seam_workers SELECT $1, $2, $3, $4, $5, $6, $7, $8, now, now "
                    f"FROM (SELECT {POSTGRESQL_NOW} AS now) AS clock ON CONFLICT (worker_id) DO UPDATE SET "
                    "workspace_id = excluded.workspace_id, is_polling = excluded.is_polling, "
                    "leased = excluded.leased, answered_at = excluded.answered_at, seen_at = excluded.seen_at"
                ),
                *(worker.worker_id, worker.host, worker.pid, worker.version, worker.workspace),
                *(worker.is_polling, worker.leased, worker.answered_at),
            )
            await connection.execute(
                self._sql(
                    "DELETE FROM seam_workers WHERE worker_id IN (SELECT worker_id FROM seam_workers "
                    f"WHERE seen_at < {POSTGRESQL_NOW} - $1 FOR UPDATE SKIP LOCKED)"
                ),
                seconds,
            )
            return [Worker(*row) for row in await connection.fetch(self._sql(_WORKERS))]

    async def _turn_back(self, connection: Any) -> None:
        """Follows the engine's clock, which was set back; once, whichever worker notices it first."""
        await connection.execute("SELECT pg_advisory_xact_lock($1, 1)", _MIGRATING)
        last, now = await connection.fetchrow(self._sql(f"SELECT ({LAST_MOMENT}), {POSTGRESQL_NOW}"))
        if (back := (last or 0.0) - now) > STEP_SECONDS:
            for (workspace,) in await connection.fetch(self._sql(_LIMITED)):
                now, limiter = await self._lock_limiter(connection, workspace)
                await self._save(connection, limiter, workspace, now)
            for statement in turned_back(back):
                await connection.execute(self._sql(statement))

    async def leave(self, worker_id: int) -> None:
        await self._rows("DELETE FROM seam_workers WHERE worker_id = $1", worker_id)

    async def workers(self) -> list[Worker]:
        return [Worker(*row) for row in await self._rows(_WORKERS)]

    # Attempts and outcomes.

    async def get(self, ids: Sequence[str]) -> dict[str, Settled | Pending]:
        found: dict[str, Settled | Pending] = {}
        for some in chunks(ids):
            rows = await self._rows(f"{_ROWS} WHERE action_attempt_id = ANY($1)", some)
            found.update((row.action_attempt_id, row) for row in map(row_from, rows))
        return found

    async def select(
        self, wanted: Filter, *, after: tuple[float, str] | None = None, limit: int = PAGE
    ) -> list[Settled | Pending]:
        where, values = wanted.conditions("metadata @> ?::jsonb")
        where = _numbered(where, 4)
        added_at, attempt_id = after or (-1.0, "")
        sql = (
            f"{_ROWS} WHERE (added_at, action_attempt_id) > ($1, $2) AND {where} "
            "ORDER BY added_at, action_attempt_id LIMIT $3"
        )
        async with self._transaction() as connection:
            await connection.execute(FREE_PLANS)  # the index of metadata can be read in no order
            return [
                row_from(row) for row in await connection.fetch(self._sql(sql), added_at, attempt_id, limit, *values)
            ]

    async def last_number(self) -> int:
        rows = await self._rows("SELECT settled_number FROM seam_tracker")
        return int(rows[0][0])

    async def settled_after(self, number: int) -> list[Settled]:
        self._listener.start()  # unless running: a task that died is not missed for longer than a read
        return [Settled(*row) for row in await self._rows(f"{_ROWS} WHERE settled_number > $1 {_FIRST_PAGE}", number)]

    # Consumers.

    async def claim(
        self, consumer: str, holder: int, seconds: float, *, start: float | None = None, topic: str | None = None
    ) -> bool:
        async with self._transaction() as connection:
            # Rows settled meanwhile have higher numbers than the ones read, so the new consumer gets them.
            await connection.execute(
                self._sql(
                    "INSERT INTO seam_consumers (consumer, position, topic, created_at) SELECT $1, coalesce("
                    "(SELECT settled_number FROM seam_attempts WHERE settled_number IS NOT NULL AND settled_at >= $2 "
                    "ORDER BY settled_at, settled_number LIMIT 1) - 1, settled_number), $3, "
                    f"{POSTGRESQL_NOW} FROM seam_tracker "
                    "WHERE NOT EXISTS (SELECT 1 FROM seam_consumers WHERE consumer = $1) ON CONFLICT DO NOTHING"
                ),
                *(consumer, -1.0 if start is None else start, topic),
            )
            claimed = await connection.fetchval(
                self._sql(
                    f"UPDATE seam_consumers SET holder = $2, held_until = {POSTGRESQL_NOW} + $3 "
                    f"WHERE consumer = $1 AND (holder = $2 OR holder IS NULL OR held_until <= {POSTGRESQL_NOW}) "
                    "RETURNING true"
                ),
                *(consumer, holder, seconds),
            )
            return bool(claimed)

    async def unclaim(self, consumer: str, holder: int) -> None:
        sql = "UPDATE seam_consumers SET holder = NULL WHERE consumer = $1 AND holder = $2"
        await self._rows(sql, consumer, holder)

    async def unacked_after(self, consumer: str, number: int) -> list[Settled]:
        self._listener.start()  # unless running: a task that died is not missed for longer than a read
        return [delivery.row for delivery in await self.deliveries(consumer, number, only_due=False)]

    async def deliveries(self, consumer: str, number: int, *, only_due: bool = True) -> list[Delivery]:
        where = f"settled_number > $2 AND (next_at <= {POSTGRESQL_NOW} OR NOT $3)"
        found = await self._deliveries(where, consumer, number, only_due)
        if len(found) < PAGE and await self._deliver(consumer, PAGE - len(found)):
            found = await self._deliveries(where, consumer, number, only_due)
        return found

    async def redeliveries(self, consumer: str, number: int, until: int) -> list[Delivery]:
        where = f"settled_number > $2 AND settled_number <= $3 AND next_at > 0 AND next_at <= {POSTGRESQL_NOW}"
        return await self._deliveries(where, consumer, number, until)

    async def deliveries_of(self, consumer: str, numbers: Sequence[int]) -> list[Delivery]:
        return await self._deliveries("settled_number = ANY($2)", consumer, numbers)

    async def _deliveries(self, where: str, consumer: str, *arguments: Any) -> list[Delivery]:
        sql = (
            f"SELECT {ROW_COLUMNS}, tries, next_at, {POSTGRESQL_NOW} "
            "FROM seam_attempts JOIN seam_deliveries USING (settled_number) "
            f"WHERE consumer = $1 AND dead_at IS NULL AND {where} {_FIRST_PAGE}"
        )
        return [delivery_from(row) for row in await self._rows(sql, consumer, *arguments)]

    async def _deliver(self, consumer: str, number: int) -> bool:
        """Advances a consumer's position by up to so many deliveries; returns whether there were any."""
        delivered = await self._rows(
            "WITH reader AS (SELECT position, topic FROM seam_consumers WHERE consumer = $1 "
            "AND position < (SELECT settled_number FROM seam_tracker) FOR UPDATE), "
            "next AS (SELECT settled_number FROM reader, LATERAL (SELECT settled_number FROM seam_attempts "
            "WHERE settled_number > reader.position AND (reader.topic IS NULL OR topic = reader.topic) "
            "ORDER BY settled_number LIMIT $2) AS found), "
            "added AS (INSERT INTO seam_deliveries (consumer, settled_number) "
            "SELECT $1, settled_number FROM next ON CONFLICT DO NOTHING), "
            # One statement has one snapshot: the last number is that of the last row in it.
            "reached AS (SELECT CASE WHEN count(*) = $2 THEN max(settled_number) "
            "ELSE (SELECT settled_number FROM seam_tracker) END AS number, count(*) AS delivered FROM next) "
            "UPDATE seam_consumers SET position = greatest(reader.position, reached.number) FROM reader, reached "
            "WHERE consumer = $1 RETURNING reached.delivered",
            *(consumer, number),
        )
        return any(row[0] for row in delivered)

    async def ack(self, consumer: str, *numbers: int) -> None:
        sql = "DELETE FROM seam_deliveries WHERE consumer = $1 AND settled_number = ANY($2)"
        await self._rows(sql, consumer, numbers)

    def qualified(self, statement: str) -> str:
        return self._sql(statement)

    async def fail(self, consumer: str, failures: Sequence[Failure]) -> None:
        sql = (
            f"UPDATE seam_deliveries SET tries = failed.tries, next_at = {POSTGRESQL_NOW} + coalesce(delay, 0), "
            f"dead_at = CASE WHEN delay IS NULL THEN {POSTGRESQL_NOW} END, error = failed.error "
            "FROM unnest($2::bigint[], $3::int[], $4::float8[], $5::text[]) AS failed (number, tries, delay, error) "
            "WHERE consumer = $1 AND settled_number = number"
        )
        await self._rows(sql, consumer, *_columns(failures, "number", "tries", "delay", "error"))

    async def dead_letters(self, consumer: str | None = None) -> list[DeadLetter]:
        sql = f"{DEAD_LETTERS} AND ($1::text IS NULL OR consumer = $1) {IN_ORDER}"
        return [dead_letter_from(row) for row in await self._rows(sql, consumer)]

    async def retry(self, consumer: str, number: int) -> bool:
        where = "WHERE consumer = $1 AND settled_number = $2 AND dead_at IS NOT NULL RETURNING true"
        return bool(await self._rows(f"{RETRY} {where}", consumer, number))

    async def skip(self, consumer: str, number: int) -> bool:
        where = "WHERE consumer = $1 AND settled_number = $2 AND dead_at IS NOT NULL RETURNING true"
        return bool(await self._rows(f"DELETE FROM seam_deliveries {where}", consumer, number))

    async def forget(self, consumer: str) -> None:
        await self._rows("DELETE FROM seam_consumers WHERE consumer = $1", consumer)

    async def prune(self, retention: float) -> int:
        pruned = 0
        number: int | None = -1
        while number is not None:
            deleted, number = await self._prune(retention, number)
            pruned += deleted
        return pruned

    async def _prune(self, retention: float, number: int) -> tuple[int, int | None]:
        """Deletes among the next `PRUNED` rows; returns how many, and the last row's number if more may be old."""
        async with self._transaction() as connection:
            if not await connection.fetchval("SELECT pg_try_advisory_xact_lock($1, $2)", _PRUNING, self._lock_of(None)):
                return 0, None
            rows = await connection.fetch(
                self._sql(
                    f"SELECT settled_number, settled_at < {POSTGRESQL_NOW} - $1::float8 FROM seam_attempts "
                    "WHERE settled_number > $2 AND settled_number <= coalesce((SELECT min(position) "
                    "FROM seam_consumers), (SELECT settled_number FROM seam_tracker)) "
                    "ORDER BY settled_number LIMIT $3"
                ),
                *(retention, number, PRUNED),
            )
            deleted = await connection.fetch(
                self._sql(
                    "DELETE FROM seam_attempts WHERE settled_number = ANY($1) AND NOT EXISTS (SELECT 1 "
                    "FROM seam_deliveries WHERE seam_deliveries.settled_number = seam_attempts.settled_number) "
                    "RETURNING true"
                ),
                [settled_number for settled_number, is_old in rows if is_old],
            )
        return len(deleted), rows[-1][0] if len(rows) == PRUNED and rows[-1][1] else None

    async def status(self) -> TrackerStatus:
        async with self._transaction() as connection:
            await connection.execute(FREE_PLANS)

            async def rows(sql: str, *arguments: Any) -> list[Any]:
                return await connection.fetch(self._sql(sql), *arguments, timeout=LONG_SECONDS)  # type: ignore[no-any-return]

            ((now, workspace),) = await rows(f"SELECT {POSTGRESQL_NOW}, workspace_id FROM seam_tracker")
            ((pending, added_at, due, leased),) = await rows(
                "SELECT count(*), min(added_at), count(*) FILTER (WHERE due_at <= $1 AND leased_until <= $1), "
                "count(*) FILTER (WHERE leased_until > $1) FROM seam_pending",
                now,
            )
            backlog = await rows(BACKLOG)
            (calls,) = await rows(
                "SELECT coalesce(sum(calls), 0), coalesce(sum(ids), 0) FROM seam_calls WHERE second > $1",
                int(now) - A_MINUTE,
            )
            settled = await rows("SELECT status, count FROM seam_outcomes ORDER BY status")
            limiters = await rows(_LIMITER)
            ((snapshot_age, dead_rows),) = await rows(
                "SELECT (SELECT extract(epoch FROM max(clock_timestamp() - xact_start))::float8 FROM pg_stat_activity "
                "WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()), "
                f"{_DEAD.format('$1')}",
                self._sql("seam_pending"),
            )
        return TrackerStatus(
            pending,
            None if added_at is None else max(0.0, now - added_at),
            due,
            leased,
            {consumer: unacked(*counts) for consumer, *counts, _ in backlog},
            calls[0],
            calls[1],
            settled=dict(settled),
            lag={consumer: 0.0 if oldest is None else max(0.0, now - oldest) for consumer, *_, oldest in backlog},
            held=max((_stored(row).held(now, self._longest_hold) for row in limiters), default=0.0),
            workspace=workspace,
            snapshot_age=snapshot_age or 0.0,
            dead_rows=dead_rows,
        )

    async def query(self, sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in await self._rows(_numbered(sql.format(now=POSTGRESQL_NOW), 1), *arguments)]


@lru_cache(maxsize=256)
def _qualified(statement: str, schema: str) -> str:
    return _TABLE.sub(lambda match: f"{quoted(schema)}.{match[0]}", statement)


def _numbered(sql: str, first: int) -> str:
    """SQL with numbered parameters in place of each `?`."""
    numbers = count(first)
    return re.sub(r"\?", lambda _: f"${next(numbers)}", sql)


def _stored(columns: Sequence[Any]) -> StoredLimiter:
    """A rate limiter from its columns, which are NULL or missing before its first request."""
    return StoredLimiter() if not columns or columns[1] is None else StoredLimiter(*columns)


def _by_id(attempt: NewAttempt) -> str:
    return attempt.action_attempt_id


def _columns(rows: Sequence[Any], *names: str) -> list[list[Any]]:
    return [[getattr(row, name) for row in rows] for name in names]
