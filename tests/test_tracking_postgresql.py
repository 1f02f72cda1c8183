"""PostgreSQL in trouble: stale statistics, old transactions, failover, vanished servers; and every form of its URL."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from seam_async import ActionAttemptPoller, SeamInvalidOptionsError, SystemClock
from seam_async._credentials import Secret
from seam_async.tracking import Tracker, TrackerStoreError, _addresses, _pool, _postgresql, create_schema
from seam_async.tracking._addresses import Address, address_of
from seam_async.tracking._engines import store_at
from seam_async.tracking._postgresql import PostgresqlStore
from seam_async.tracking._store import NewAttempt, Rescheduled, Settlement

from engines import Postgresql, free_port
from tracking import Engine

SECONDS = 30.0
LIMIT = 500


@asynccontextmanager
async def opened(url: Any) -> AsyncIterator[PostgresqlStore]:
    store = Engine(url, "postgresql").store()
    assert isinstance(store, PostgresqlStore)
    await store.open(lambda: None)
    try:
        yield store
    finally:
        await store.close()


async def in_database(url: str, *statements: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


# Plans.


async def test_the_plans_follow_the_indexes_although_statistics_are_stale(postgresql_url: str) -> None:
    """Analyzed while they were empty, the tables are read row by row through the indexes, and never as a whole."""
    await create_schema(postgresql_url)
    engine = Engine(postgresql_url, "postgresql")
    await in_database(
        postgresql_url,
        "ALTER TABLE seam_attempts SET (autovacuum_enabled = off)",
        "ALTER TABLE seam_pending SET (autovacuum_enabled = off)",
        "ANALYZE seam_attempts",
        "ANALYZE seam_pending",
        "INSERT INTO seam_attempts (action_attempt_id) SELECT 'id' || number FROM generate_series(1, 20000) AS number",
        "INSERT INTO seam_attempts (action_attempt_id, status, settled_at, settled_number) "
        "SELECT 'old' || number, 'success', 0, number FROM generate_series(1, 20000) AS number",
        "UPDATE seam_tracker SET settled_number = 20000",
    )
    before = await rows_read_in_scans(engine)
    async with opened(postgresql_url) as store:
        lease = await store.lease(LIMIT, SECONDS)
        assert lease is not None
        first, second, *rest = (row.action_attempt_id for row in lease.members)
        at = lease.leased_at
        again = [Rescheduled(attempt_id, at + 60, at + 30, 1, seen="{}") for attempt_id in rest]
        await store.commit(lease, again, [Settlement(first, "success", "{}"), Settlement(second, "error", "{}")])
        await store.unacked_after("nobody", 0)
        await store.settled_after(19_000)
        await store.get(["id1", "old1"])
    # A closed connection has reported its counts.
    assert await rows_read_in_scans(engine) == before
    assert await engine.execute("SELECT count(*) FROM seam_pending") == [(19_998,)]


async def rows_read_in_scans(engine: Engine) -> list[tuple[str, int]]:
    """The rows that were read by sequential scans so far, by table."""
    return await engine.execute(
        "SELECT relname::text, seq_tup_read FROM pg_stat_user_tables "
        "WHERE relname IN ('seam_attempts', 'seam_pending') ORDER BY relname"
    )


async def test_metadata_is_found_by_its_index(postgresql_url: str) -> None:
    """However many attempts there are."""
    await create_schema(postgresql_url)
    await in_database(
        postgresql_url,
        "INSERT INTO seam_attempts (action_attempt_id, metadata) "
        "SELECT 'id' || number, jsonb_build_object('booking', number) FROM generate_series(1, 20000) AS number",
        "ANALYZE seam_attempts",
    )
    connection = await asyncpg.connect(postgresql_url)
    rows = await connection.fetch("EXPLAIN SELECT 1 FROM seam_attempts WHERE metadata @> '{\"booking\": 7}'")
    await connection.close()
    assert any("seam_attempts_metadata" in row[0] for row in rows)


# An old transaction elsewhere.


async def test_a_scan_begins_above_the_dead_rows_that_an_old_transaction_keeps(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that become due below the floor are found by the next sweep."""
    monkeypatch.setattr(_postgresql, "_MANY_DEAD", -1)
    monkeypatch.setattr(_postgresql, "_FLOOR_SECONDS", 0.02)
    await create_schema(postgresql_url)
    engine = Engine(postgresql_url, "postgresql")
    async with opened(postgresql_url) as store, asyncio.timeout(20):
        await store.add([NewAttempt("a"), NewAttempt("b", delay=100.0)])
        lease = await store.lease(1, SECONDS)
        assert lease is not None
        while store._floor == -float("inf"):  # noqa: ASYNC110 - it sets no event
            await asyncio.sleep(0.01)
        assert lease.leased_at - 10 < store._floor < lease.leased_at
        await engine.execute("UPDATE seam_pending SET due_at = due_at - 1000, eligible_at = due_at - 1000")
        assert await store.next_due(LIMIT) is None
        monkeypatch.setattr(_postgresql, "_SWEEP_SECONDS", 0.0)
        while await store.next_due(LIMIT) != 0:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        monkeypatch.setattr(_postgresql, "_MANY_DEAD", 1_000_000)
        await store.next_due(LIMIT)
        while store._floor != -float("inf"):  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_one_process_prunes_at_a_time(postgresql_url: str) -> None:
    """The others leave it to that one, and wait for nothing."""
    await create_schema(postgresql_url)
    connection = await asyncpg.connect(postgresql_url)
    try:
        async with opened(postgresql_url) as store:
            await store.add([NewAttempt("a")])
            lease = await store.lease(LIMIT, SECONDS)
            assert lease is not None
            await store.commit(lease, [], [Settlement("a", "success", "{}")])
            async with connection.transaction():
                await connection.execute(
                    "SELECT pg_advisory_xact_lock($1, $2)", _postgresql._PRUNING, store._lock_of(None)
                )
                assert await store.prune(-1.0) == 0
            assert await store.prune(-1.0) == 1
    finally:
        await connection.close()


# Servers that fail.


async def test_a_server_that_became_read_only_is_left(postgresql_url: str) -> None:
    """Every connection to a former primary is replaced, and the operation is worth another try."""
    await create_schema(postgresql_url)
    async with opened(postgresql_url) as store:
        await store.add([NewAttempt("a")])
        ((before,),) = await store._rows("SELECT pg_backend_pid()")
        async with store._connection() as connection:
            await connection.execute("SET default_transaction_read_only = on")
        with pytest.raises(TrackerStoreError, match="read-only") as caught:
            await store.add([NewAttempt("b")])
        assert caught.value.can_pass
        await store.add([NewAttempt("b")])
        ((after,),) = await store._rows("SELECT pg_backend_pid()")
        assert after != before


async def test_a_server_that_vanished_is_left_after_one_command(
    postgresql: Postgresql, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network that swallows everything sends no reset: the pool is renewed after the first timeout."""
    monkeypatch.setattr(_pool, "COMMAND_SECONDS", 0.5)
    await create_schema(database_url)
    async with (
        Tunnel(postgresql.port) as tunnel,
        opened(database_url.replace(f":{postgresql.port}/", f":{tunnel.port}/")) as store,
    ):
        adding = [store.add([NewAttempt(f"id{number}")]) for number in range(4)]
        await asyncio.gather(*adding)
        tunnel.swallows = True
        began = asyncio.get_running_loop().time()
        failing = [store.add([NewAttempt(f"more{number}")]) for number in range(4)]
        for error in await asyncio.gather(*failing, return_exceptions=True):
            assert isinstance(error, TrackerStoreError)
            assert error.can_pass
        tunnel.swallows = False  # for new connections: the old ones stay dead
        await store.add([NewAttempt("again")])
        assert asyncio.get_running_loop().time() - began < 5.0


class Tunnel:
    """A way to a server that can swallow what is sent, as a network does from which a host has vanished."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._tasks: set[asyncio.Task[None]] = set()
        self.swallows = False
        self.port = 0

    async def __aenter__(self) -> Tunnel:
        self._server = await asyncio.start_server(self._on_connection, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        dead = False

        async def pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            nonlocal dead
            while data := await source.read(65536):
                dead = dead or self.swallows
                if not dead:
                    target.write(data)
            if not dead:
                target.close()

        try:
            await asyncio.gather(pass_on(reader, back), pass_on(there, writer))
        except (asyncio.CancelledError, OSError):
            pass
        finally:
            back.close()
            writer.close()


async def test_of_several_hosts_the_one_that_accepts_writes_is_used(postgresql: Postgresql, database_url: str) -> None:
    """Hosts that are down, or standbys, are passed by; a later connection begins with the one that was found."""
    await create_schema(database_url)
    name = database_url.rpartition("/")[2]
    hosts = f"127.0.0.1:{free_port()},127.0.0.1:{postgresql.port}"
    async with opened(re.sub(r"@.*/", f"@{hosts}/", database_url)) as store:
        assert store._pool._host == 1
        await in_database(database_url, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        await store._pool._pool.expire_connections()
        with pytest.raises(TrackerStoreError) as caught:
            await store.get(["a"])
        assert caught.value.can_pass
    async with opened(re.sub(r"@.*/", f"@{hosts}/", database_url) + "?target_session_attrs=any") as store:
        assert await store.get(["a"]) == {}


async def test_a_standby_is_passed_by(postgresql: Postgresql, postgresql_url: str) -> None:
    """The host after it, which accepts writes, is used."""
    await create_schema(postgresql_url)
    standby = Postgresql(fsync="off", default_transaction_read_only="on")
    await asyncio.to_thread(standby.start)
    try:
        hosts = f"127.0.0.1:{standby.port},127.0.0.1:{postgresql.port}"
        async with opened(postgresql_url.replace(f"127.0.0.1:{postgresql.port}", hosts)) as store:
            await store.add([NewAttempt("a")])
            assert store._pool._host == 1
    finally:
        await asyncio.to_thread(standby.stop)


async def test_connections_are_kept_alive(postgresql_url: str) -> None:
    """So that the listener, which sends nothing, notices a server that has vanished."""
    await create_schema(postgresql_url)
    async with opened(postgresql_url) as store, store._connection() as connection:
        used = connection._transport.get_extra_info("socket")
        assert used.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        for option, value in _pool._SOCKET.items():
            assert used.getsockopt(socket.IPPROTO_TCP, option) == value


async def test_a_socket_file_is_not_kept_alive() -> None:
    """There is no network in between."""

    class Connection:
        class _transport:  # noqa: N801 - asyncpg's name
            @staticmethod
            def get_extra_info(_: str) -> None:
                return None

    connection = Connection()
    assert _pool._kept_alive(connection) is connection


async def test_a_pooler_needs_no_session(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settlements are noticed without notifications, and no statement is prepared."""
    monkeypatch.setattr(_postgresql, "_LOOK_SECONDS", 0.02)
    await create_schema(postgresql_url)
    seen = asyncio.Event()
    store = Engine(f"{postgresql_url}&pgbouncer=true", "postgresql").store()
    assert isinstance(store, PostgresqlStore)
    await store.open(seen.set)
    try:
        async with asyncio.timeout(20), opened(postgresql_url) as other:
            await seen.wait()
            seen.clear()
            await asyncio.sleep(0.2)
            assert not seen.is_set()
            await other.add([NewAttempt("a")])
            lease = await store.lease(LIMIT, SECONDS)
            assert lease is not None
            await other.commit(lease, [], [Settlement("a", "success", "{}")])
            await seen.wait()
            assert (await store.status()).settled == {"success": 1}
            assert await store._rows("SELECT * FROM pg_prepared_statements") == []
    finally:
        await store.close()


# Where the URL comes from.


async def test_a_source_of_the_url_is_asked_for_each_connection(postgresql_url: str) -> None:
    """A password that expires, such as a token, is a new one for each connection."""
    await create_schema(postgresql_url)
    asked = 0

    async def url() -> str:
        nonlocal asked
        asked += 1
        return postgresql_url

    async def fetch(ids: list[str]) -> list[object]:
        return [
            {"action_attempt_id": attempt_id, "status": "success", "action_type": "UNLOCK_DOOR"} for attempt_id in ids
        ]

    source: Any = url
    async with ActionAttemptPoller(fetch) as poller, Tracker(poller, source, linger=0.0) as tracker:
        await tracker.status()
        assert asked >= 2


async def test_a_source_of_the_url_that_fails_is_asked_again() -> None:
    """It may be a service that restarts."""

    def fail() -> str:
        raise ZeroDivisionError("no token")

    store = store_at(Secret(fail), clock=SystemClock(), linger=0.0, max_per_second=1.0)
    with pytest.raises(
        TrackerStoreError, match=r"source of the tracker's url failed: ZeroDivisionError: no token"
    ) as caught:
        await store.open(lambda: None)
    assert caught.value.can_pass


# Forms of the URL.

NEON = "postgresql://me:sesame@ep-cool-rain-123-pooler.eu-central-1.aws.neon.tech/doors?sslmode=require"
SUPABASE = "postgresql://postgres.abc:sesame@aws-0-eu-central-1.pooler.supabase.com:6543/postgres"
HEROKU = "postgres://me:sesame@ec2-1-2-3-4.compute-1.amazonaws.com:5432/d1"
PRISMA = "postgresql://me:sesame@db:5432/doors?schema=public&connection_limit=7&pgbouncer=true&pool_timeout=5"
ALCHEMY = "postgresql+asyncpg://me:sesame@db/doors?ssl=require&prepared_statement_cache_size=0"


def read(url: str) -> Address:
    return address_of(Secret(url))


@pytest.mark.parametrize(
    ("url", "is_pooled", "dsn"),
    [
        (NEON, True, NEON),
        (NEON.replace("-pooler", ""), False, NEON.replace("-pooler", "")),
        (f"{NEON}&channel_binding=prefer", True, NEON),
        (SUPABASE, True, SUPABASE),
        (SUPABASE.replace("6543", "5432"), False, SUPABASE.replace("6543", "5432")),
        (f"{SUPABASE}?statement_cache_size=100", False, SUPABASE),
        (HEROKU, False, HEROKU.replace("postgres://", "postgresql://")),
        (PRISMA, True, "postgresql://me:sesame@db:5432/doors"),
        (ALCHEMY, True, "postgresql://me:sesame@db/doors?sslmode=require"),
        ("postgresql+psycopg://db/doors?ssl=true", False, "postgresql://db/doors?sslmode=require"),
        ("postgresql://db/doors?pgbouncer=true&search_path=own", True, "postgresql://db/doors"),
        ("postgresql://db/doors?keepalives=1&connect_timeout=3", False, "postgresql://db/doors"),
        ("postgresql://[::1]:5433/doors", False, "postgresql://[::1]:5433/doors"),
        ("postgresql:///doors?host=/run/postgresql", False, "postgresql:///doors?host=%2Frun%2Fpostgresql"),
    ],
)
def test_urls_of_hosts_and_other_tools_are_read(url: str, is_pooled: bool, dsn: str) -> None:
    """Without a change, as they are copied from there."""
    address = read(url)
    assert (address.is_pooled, address.dsn.reveal(), address.hosts) == (is_pooled, dsn, ())


def test_the_parameters_of_ours_are_read() -> None:
    """The schema of the tables, and the connections of a process."""
    address = read("postgresql://db/doors?search_path=%22own%22,public&pool_size=3")
    assert (address.schema, address.pool_size) == ("own", 3)
    assert read("postgresql://db/doors?pool_size=1").pool_size == 2
    assert read("postgresql://db/doors").pool_size == _addresses.POOL_SIZE
    assert read("postgresql://db/doors").schema is None
    assert read(PRISMA).pool_size == 7
    assert read(PRISMA).schema is None


def test_several_hosts_are_read() -> None:
    """With a port each, one for all, or the usual one."""
    expected = (("a", 5432), ("b", 5433), ("::1", 5434))
    assert read("postgresql://me:x@a,b:5433,[::1]:5434/doors").hosts == expected
    assert read("postgresql:///doors?host=a,b,::1&port=5432,5433,5434").hosts == expected
    assert read("postgresql:///doors?host=a,b&port=6000").hosts == (("a", 6000), ("b", 6000))
    assert not read("postgresql://a,b/doors").any_host
    assert read("postgresql://a,b/doors?target_session_attrs=any").any_host


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("prisma://accelerate.prisma-data.net/?api_key=sesame", "Prisma's own protocol"),
        ("prisma+postgres://accelerate.prisma-data.net/?api_key=sesame", "Prisma's own protocol"),
        (f"{NEON}&channel_binding=require", "channel_binding=require .* leave it out"),
        ("postgresql://me:sesame@db/doors?sslaccept=strict", "sslmode=verify-full"),
        ("postgresql://db/doors?pool_size=many", "pool_size .* from 1 to 100, got 'many'"),
        ("postgresql://db/doors?pool_size=1000", "pool_size"),
        ("mysql://me:sesame@db/doors", "cannot be read"),
        ("postgresql://me:ses/ame@db:x/doors", "cannot be read"),
    ],
)
async def test_urls_that_ask_for_the_impossible_are_refused_with_the_reason(url: str, reason: str) -> None:
    """And without the password."""
    with pytest.raises(SeamInvalidOptionsError, match=reason) as caught:
        read(url)
    assert "sesame" not in str(caught.value)
