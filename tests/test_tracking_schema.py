"""The tables: where they are made, how they change, and what other tools see of them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, MetaData, String, Table, create_engine, text

from seam_async.tracking import TrackerSchemaError, TrackerStoreError, _schema, create_schema, schema_sql
from seam_async.tracking._schema import migrations

from tracking import Engine


async def fetch(url: str, sql: str, *arguments: Any) -> list[Any]:
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(sql, *arguments)]
    finally:
        await connection.close()


async def schemas_with_tables(url: str) -> list[str]:
    sql = "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'seam_pending'"
    return sorted(name for (name,) in await fetch(url, sql))


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version of the package that knows one migration more."""
    known = {
        engine: {**migrations(engine), 2: [f"ALTER TABLE {prefix}seam_calls ADD COLUMN more integer", version]}
        for engine, prefix, version in (
            ("sqlite", "", "INSERT INTO seam_migrations (version) VALUES (2)"),
            ("postgresql", "seam_async.", "INSERT INTO seam_async.seam_migrations (version) VALUES (2)"),
        )
    }
    monkeypatch.setattr(_schema, "migrations", known.__getitem__)


async def test_missing_migrations_are_applied_once_and_keep_the_rows(
    engine: Engine, request: pytest.FixtureRequest
) -> None:
    """A newer version of the package changes the tables of an older one."""
    await engine.execute("INSERT INTO seam_attempts (action_attempt_id) VALUES ('a')")
    request.getfixturevalue("second_version")
    assert await create_schema(engine.url)
    assert not await create_schema(engine.url)
    assert await engine.execute("SELECT version FROM seam_migrations ORDER BY version") == [(1,), (2,)]
    assert await engine.execute("SELECT action_attempt_id FROM seam_pending") == [("a",)]
    assert await engine.execute("SELECT more FROM seam_calls") == []


async def test_a_tracker_of_postgresql_does_not_migrate_by_itself(
    postgresql_url: str, request: pytest.FixtureRequest
) -> None:
    """Its role may not be allowed to; the error names the command."""
    await create_schema(postgresql_url)
    request.getfixturevalue("second_version")
    with pytest.raises(TrackerSchemaError, match=r"older version.*seam-async tracker migrate"):
        await Engine(postgresql_url, "postgresql").store().open(lambda: None)


async def test_the_tables_are_in_a_schema_of_their_own(database_url: str) -> None:
    """By default, so that migration tools of an application do not see them; any session finds them."""
    assert await create_schema(database_url)
    assert await schemas_with_tables(database_url) == ["seam_async"]
    store = Engine(database_url, "postgresql").store()
    await store.open(lambda: None)
    assert await store.get(["a"]) == {}
    await store.close()


async def test_a_role_that_may_not_create_schemas_uses_the_search_path(database_url: str) -> None:
    """The tables are made in the first schema there, and found again when the role may do more."""
    await fetch(database_url, "CREATE SCHEMA doors")
    await fetch(database_url, f'REVOKE CREATE ON DATABASE "{database_url.rpartition("/")[2]}" FROM PUBLIC')
    role = f"role_{database_url.rpartition('/')[2]}"
    await fetch(database_url, f"CREATE ROLE {role} LOGIN PASSWORD 'x'")
    await fetch(database_url, f"ALTER ROLE {role} SET search_path = doors")
    await fetch(database_url, f"GRANT ALL ON SCHEMA doors TO {role}")
    own_url = database_url.replace("seam:pass%2Fword", f"{role}:x")
    assert await create_schema(own_url)
    assert await schemas_with_tables(database_url) == ["doors"]
    await fetch(database_url, f'GRANT CREATE ON DATABASE "{database_url.rpartition("/")[2]}" TO {role}')
    assert not await create_schema(own_url)
    store = Engine(own_url, "postgresql").store()
    await store.open(lambda: None)
    await store.close()


async def test_a_schema_that_the_url_names_has_to_exist(postgresql_url: str) -> None:
    """A mistyped name makes no new schema."""
    with pytest.raises(TrackerStoreError, match=r'schema "nowhere" does not exist'):
        await create_schema(postgresql_url.partition("?")[0] + "?search_path=nowhere")


async def test_every_table_has_a_primary_key(engine: Engine) -> None:
    """Logical replication, such as a publication for all tables, refuses updates of a table without one."""
    if engine.kind == "sqlite":
        tables = await engine.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in tables:
            assert await engine.execute(f"SELECT 1 FROM pragma_table_info('{name}') WHERE pk")
        return
    sql = (
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace "
        "AND NOT EXISTS (SELECT 1 FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary)"
    )
    assert await engine.execute(sql) == []


async def test_a_role_that_may_only_insert_can_track(database_url: str) -> None:
    """Producers need one right on one table: the schedule is the trigger's."""
    await create_schema(database_url)
    role = f"producer_{database_url.rpartition('/')[2]}"
    await fetch(database_url, f"CREATE ROLE {role} LOGIN PASSWORD 'x'")
    await fetch(database_url, f"GRANT USAGE ON SCHEMA seam_async TO {role}")
    await fetch(database_url, f"GRANT INSERT ON seam_async.seam_attempts TO {role}")
    own_url = database_url.replace("seam:pass%2Fword", f"{role}:x")
    await fetch(own_url, "INSERT INTO seam_async.seam_attempts (action_attempt_id) VALUES ('a')")
    assert await fetch(database_url, "SELECT action_attempt_id FROM seam_async.seam_pending") == [("a",)]


@pytest.mark.parametrize("timeout", ["-1", "1e10", "'NaN'", "'soon'"])
async def test_numbers_that_would_stop_polling_are_refused(engine: Engine, timeout: str) -> None:
    """The database refuses them, whichever program inserts them."""
    with pytest.raises(Exception, match=r"(?i)constraint|invalid"):
        await engine.execute(f"INSERT INTO seam_attempts (action_attempt_id, timeout) VALUES ('a', {timeout})")
    assert await engine.execute("SELECT * FROM seam_pending") == []


async def test_an_outcome_that_is_inserted_is_not_polled(engine: Engine) -> None:
    """Such as one restored from a backup of the table."""
    await engine.execute(
        "INSERT INTO seam_attempts (action_attempt_id, status, settled_at, settled_number) "
        "VALUES ('a', 'success', 1, 1)"
    )
    assert await engine.execute("SELECT * FROM seam_pending") == []


# Alembic.


def differences(url: str, **options: Any) -> list[Any]:
    """What `alembic revision --autogenerate` would write for an application with one table."""
    metadata = MetaData()
    Table("bookings", metadata, Column("booking", String, primary_key=True))
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS bookings (booking varchar PRIMARY KEY)"))
        connection.commit()
        context = MigrationContext.configure(connection, opts=options)
        found: list[Any] = compare_metadata(context, metadata)
    engine.dispose()
    return found


def test_alembic_leaves_the_tables_alone(database_url: str) -> None:
    """Autogenerate sees the default schema only."""
    asyncio.run(create_schema(database_url))
    assert differences(database_url) == []


def include_name(name: str | None, type_: str, _: object) -> bool:
    """The lines of the how-to."""
    return not (type_ == "schema" and name == "seam_async") and not (type_ == "table" and str(name).startswith("seam_"))


def test_alembic_leaves_the_tables_alone_in_any_schema(database_url: str) -> None:
    """With the lines of the how-to, also where all schemas are compared, or the tables are in the application's."""
    asyncio.run(create_schema(database_url))
    asyncio.run(create_schema(f"{database_url}?search_path=public"))
    assert any(difference[0] == "remove_table" for difference in differences(database_url, include_schemas=True))
    assert differences(database_url, include_schemas=True, include_name=include_name) == []


def test_the_statements_run_in_a_migration_of_alembic(database_url: str) -> None:
    """One `op.execute` for each; the tables are those of `create_schema`."""
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        for statement in schema_sql():
            connection.exec_driver_sql(statement)
    engine.dispose()
    assert not asyncio.run(create_schema(database_url))


def test_the_statements_of_later_versions_can_be_had_alone(second_version: None) -> None:
    """A database that has version 1 needs the statements after it."""
    assert schema_sql(after=1, schema="doors") == [
        'ALTER TABLE "doors".seam_calls ADD COLUMN more integer',
        'INSERT INTO "doors".seam_migrations (version) VALUES (2)',
    ]


def test_every_file_is_numbered_without_a_gap() -> None:
    """In both engines the same versions, so that they mean the same."""
    versions = [sorted(migrations(engine)) for engine in ("sqlite", "postgresql")]
    assert versions[0] == versions[1] == list(range(1, len(versions[0]) + 1))


async def test_a_file_in_another_encoding_can_be_read(tmp_path: Path) -> None:
    """A row that another program wrote does not keep all others from being polled."""
    engine = Engine(f"sqlite:///{tmp_path}/attempts.db", "sqlite")
    await create_schema(engine.url)
    await engine.execute("INSERT INTO seam_attempts (action_attempt_id) VALUES (CAST(X'FF' AS text)), ('b')")
    store = engine.store()
    await store.open(lambda: None)
    try:
        lease = await store.lease(5, 30.0)
        assert lease is not None
        assert sorted(row.action_attempt_id for row in lease.members) == ["b", "\ufffd"]
    finally:
        await store.close()
