"""The engine of a database URL."""

from __future__ import annotations

import importlib.util
from typing import Final

from .._clock import Clock, SystemClock
from .._credentials import Secret
from .._errors import SeamInvalidOptionsError
from .._extras import install_command
from ._schema import POSTGRESQL
from ._sqlite import SqliteStore
from ._store import Store

_POSTGRESQL_SCHEMES: Final = ("postgresql", "postgres")


def store_at(url: str | Secret, *, clock: Clock, linger: float, max_per_second: float) -> Store:
    """The store at a URL.

    Raises:
        SeamInvalidOptionsError: The URL names no supported engine, or the engine's driver is not installed.
    """
    url = Secret(url)
    scheme = _scheme_of(url)
    if path := sqlite_path(url):
        return SqliteStore(path, clock=clock, linger=linger, max_per_second=max_per_second)
    if scheme in _POSTGRESQL_SCHEMES:
        if importlib.util.find_spec("asyncpg") is None:
            raise SeamInvalidOptionsError(f"PostgreSQL needs its extra: {install_command('postgresql')}")
        from ._postgresql import PostgresqlStore

        return PostgresqlStore(url, clock=clock, linger=linger, max_per_second=max_per_second)
    shown = f"{scheme}://" if scheme.isidentifier() else "something else"
    raise SeamInvalidOptionsError(
        f"a tracker's url has to be sqlite:///FILE or postgresql://USER@HOST/DATABASE, got {shown}"
    )


def sqlite_path(url: str | Secret) -> str:
    """The file of a SQLite URL; empty for other URLs."""
    url = Secret(url)
    if _scheme_of(url) != "sqlite":
        return ""
    path = url.reveal().removeprefix("sqlite:///")
    return "" if "://" in path else path


def _scheme_of(url: Secret) -> str:
    """The scheme alone, so that no traceback frame holds a password; empty if there is none."""
    return url.reveal().partition("://")[0] if "://" in url.reveal() else ""


async def create_schema(url: str | Secret) -> bool:
    """Creates a tracker's tables in a database; existing tables are left unchanged.

    Args:
        url: As for `Tracker`.

    Returns:
        Whether the tables were missing.

    Raises:
        SeamInvalidOptionsError: The URL is not usable.
        TrackerSchemaError: The existing tables are of another version.
        TrackerStoreError: The database failed.
    """
    url = Secret(url)  # this frame is in the traceback of an error
    return await store_at(url, clock=SystemClock(), linger=0.0, max_per_second=1.0).create()


def schema_sql() -> str:
    """The SQL that creates a tracker's tables in PostgreSQL, for your own migrations."""
    return POSTGRESQL
