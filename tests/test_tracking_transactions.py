"""Acknowledging in a transaction of the user's own, on the connection of each driver."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from typing import Any

import asyncpg
import psycopg
import pytest
import pytest_asyncio
import sqlalchemy
from sqlalchemy import orm
from sqlalchemy.ext import asyncio as sqlalchemy_asyncio

from seam_async import ActionAttemptPoller, SeamInvalidOptionsError
from seam_async.tracking import TrackedOutcome, Tracker, TrackerAcknowledgedError, create_schema

from support import attempt_json
from tracking import Engine

ATTEMPT = "6b6f9cc5-7f0a-4bb1-a9f7-a1e0c4d0f4a1"
INSERT = "INSERT INTO effects VALUES (1)"
Ack = Callable[..., Awaitable[None]]


async def never(_: list[str]) -> list[object]:
    raise AssertionError


async def settle(engine: Engine) -> None:
    """Stores an outcome, and a table for its effects."""
    await create_schema(engine.url)
    seen = json.dumps(attempt_json(ATTEMPT, "success"))
    await engine.execute("CREATE TABLE effects (number integer)")
    await engine.execute(
        "INSERT INTO seam_attempts (action_attempt_id, status, seen, settled_at, settled_number) "
        f"VALUES ('{ATTEMPT}', 'success', '{seen}', 1e9, 1)"
    )
    await engine.execute("UPDATE seam_tracker SET settled_number = 1")


@asynccontextmanager
async def reading(engine: Engine) -> AsyncIterator[TrackedOutcome]:
    """The outcome, as read by the consumer `billing`."""
    async with (
        Tracker(ActionAttemptPoller(never), engine.url, poll=False) as tracker,
        aclosing(tracker.outcomes(consumer="billing")) as outcomes,
    ):
        yield await anext(outcomes)


@pytest_asyncio.fixture
async def database(database_url: str) -> Engine:
    """A PostgreSQL database with an outcome."""
    engine = Engine(database_url, "postgresql")
    await settle_in_schema(engine)
    return engine


async def settle_in_schema(engine: Engine) -> None:
    await create_schema(engine.url)
    connection = await asyncpg.connect(engine.url)
    seen = json.dumps(attempt_json(ATTEMPT, "success"))
    await connection.execute("CREATE TABLE effects (number integer)")
    await connection.execute(
        "INSERT INTO seam_async.seam_attempts (action_attempt_id, status, seen, settled_at, settled_number) "
        f"VALUES ('{ATTEMPT}', 'success', '{seen}', 1e9, 1)"
    )
    await connection.execute("UPDATE seam_async.seam_tracker SET settled_number = 1")
    await connection.close()


async def in_a_transaction(connection: Any, ack: Ack, *, commit: bool) -> None:
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute(INSERT)
        await ack(connection=connection)
    except TrackerAcknowledgedError:
        await transaction.rollback()
        raise
    await (transaction.commit() if commit else transaction.rollback())


async def with_asyncpg(url: str, ack: Ack, *, commit: bool) -> None:
    connection = await asyncpg.connect(url)
    try:
        await in_a_transaction(connection, ack, commit=commit)
    finally:
        await connection.close()


async def with_an_asyncpg_pool(url: str, ack: Ack, *, commit: bool) -> None:
    async with asyncpg.create_pool(url, min_size=1) as pool, pool.acquire() as connection:
        await in_a_transaction(connection, ack, commit=commit)


async def with_psycopg(url: str, ack: Ack, *, commit: bool) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(INSERT)
        await ack(connection=connection)
        (connection.commit if commit else connection.rollback)()


async def with_async_psycopg(url: str, ack: Ack, *, commit: bool) -> None:
    async with await psycopg.AsyncConnection.connect(url) as connection:
        await connection.execute(INSERT)
        await ack(connection=connection)
        await (connection.commit() if commit else connection.rollback())


def sqlalchemy_url(url: str, driver: str) -> str:
    return url.replace("postgresql://", f"postgresql+{driver}://")


async def with_sqlalchemy(url: str, ack: Ack, *, commit: bool) -> None:
    engine = sqlalchemy.create_engine(sqlalchemy_url(url, "psycopg"))
    try:
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text(INSERT))
            await ack(connection=connection)
            (connection.commit if commit else connection.rollback)()
    finally:
        engine.dispose()


async def with_a_session(url: str, ack: Ack, *, commit: bool) -> None:
    engine = sqlalchemy.create_engine(sqlalchemy_url(url, "psycopg"))
    try:
        with orm.Session(engine) as session:
            session.execute(sqlalchemy.text(INSERT))
            await ack(connection=session)
            (session.commit if commit else session.rollback)()
    finally:
        engine.dispose()


async def with_async_sqlalchemy(url: str, ack: Ack, *, commit: bool) -> None:
    engine = sqlalchemy_asyncio.create_async_engine(sqlalchemy_url(url, "asyncpg"))
    try:
        async with engine.connect() as connection:
            await connection.execute(sqlalchemy.text(INSERT))
            await ack(connection=connection)
            await (connection.commit() if commit else connection.rollback())
    finally:
        await engine.dispose()


async def with_an_async_session(url: str, ack: Ack, *, commit: bool) -> None:
    engine = sqlalchemy_asyncio.create_async_engine(sqlalchemy_url(url, "asyncpg"))
    try:
        async with sqlalchemy_asyncio.AsyncSession(engine) as session:
            await session.execute(sqlalchemy.text(INSERT))
            await ack(connection=session)
            await (session.commit() if commit else session.rollback())
    finally:
        await engine.dispose()


@pytest.mark.parametrize(
    "use",
    [
        with_asyncpg,
        with_an_asyncpg_pool,
        with_psycopg,
        with_async_psycopg,
        with_sqlalchemy,
        with_a_session,
        with_async_sqlalchemy,
        with_an_async_session,
    ],
)
async def test_effect_and_acknowledgement_commit_together(database: Engine, use: Callable[..., Any]) -> None:
    """A rollback undoes both; after the commit, a second transaction for the same outcome is refused."""

    async def state() -> tuple[int, int]:
        (counts,) = await database.execute(
            "SELECT (SELECT count(*) FROM effects), (SELECT count(*) FROM seam_async.seam_deliveries)"
        )
        return counts  # type: ignore[no-any-return]

    async with reading(database) as outcome:
        await use(database.url, outcome.ack, commit=False)
        assert await state() == (0, 1)
        await use(database.url, outcome.ack, commit=True)
        assert await state() == (1, 0)
        with pytest.raises(TrackerAcknowledgedError, match="outcome 1 of the consumer 'billing'"):
            await use(database.url, outcome.ack, commit=True)
    assert await state() == (1, 0)


async def test_effect_and_acknowledgement_commit_together_in_a_file(tmp_path: Any) -> None:
    """With `sqlite3`, in the tracker's own file."""
    engine = Engine(f"sqlite:///{tmp_path}/attempts.db", "sqlite")
    await settle(engine)
    async with reading(engine) as outcome:
        connection = sqlite3.connect(tmp_path / "attempts.db")
        try:
            for end in (connection.rollback, connection.commit):
                connection.execute(INSERT)
                await outcome.ack(connection=connection)
                end()
            with pytest.raises(TrackerAcknowledgedError):
                await outcome.ack(connection=connection)
        finally:
            connection.close()
    assert await engine.execute("SELECT * FROM effects") == [(1,)]
    assert await engine.execute("SELECT * FROM seam_deliveries") == []


async def test_connections_of_other_libraries_are_refused(tmp_path: Any) -> None:
    """The error says which ones can be used."""
    engine = Engine(f"sqlite:///{tmp_path}/attempts.db", "sqlite")
    await settle(engine)
    async with reading(engine) as outcome:
        for connection in (object(), asyncio.Event(), "postgresql://"):
            with pytest.raises(SeamInvalidOptionsError, match="asyncpg, psycopg, sqlite3 or SQLAlchemy, got "):
                await outcome.ack(connection=connection)
