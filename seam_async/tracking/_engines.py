"""Which engine a url means."""

from __future__ import annotations

import importlib.util
from typing import Final

from .._clock import Clock, SystemClock
from .._credentials import Secret
from .._errors import SeamInvalidOptionsError
from ._schema import POSTGRESQL
from ._sqlite import SqliteStore
from ._store import Store

_POSTGRESQL_SCHEMES: Final = ("postgresql", "postgres")


def store_at(url: str | Secret, *, clock: Clock, linger: float, max_per_second: float) -> Store:
    """The store at a url.

    Raises:
        SeamInvalidOptionsError: It is no url of an engine that is known, or its driver is not installed.
    """
    url = Secret(url)
    scheme = _scheme_of(url)
    if path := sqlite_path(url):
        return SqliteStore(path, clock=clock, linger=linger, max_per_second=max_per_second)
    if scheme in _POSTGRESQL_SCHEMES:
        if importlib.util.find_spec("asyncpg") is None:
            raise SeamInvalidOptionsError("PostgreSQL needs its extra: pip install 'seam-async[postgresql]'")
        from ._postgresql import PostgresqlStore

        return PostgresqlStore(url, clock=clock, linger=linger, max_per_second=max_per_second)
    shown = f"{scheme}://" if scheme.isidentifier() else "something else"
    raise SeamInvalidOptionsError(
        f"a tracker's url has to be sqlite:///FILE or postgresql://USER@HOST/DATABASE, got {shown}"
    )


def sqlite_path(url: str | Secret) -> str:
    """The file that a url means; empty if it means none."""
    url = Secret(url)
    if _scheme_of(url) != "sqlite":
        return ""
    path = url.reveal().removeprefix("sqlite:///")
    return "" if "://" in path else path


def _scheme_of(url: Secret) -> str:
    """The scheme alone, so that no frame of an error has a password among its variables; empty if there is none."""
    return url.reveal().partition("://")[0] if "://" in url.reveal() else ""


async def create_schema(url: str | Secret) -> bool:
    """Makes a tracker's tables in a database; those that are there stay as they are.

    Args:
        url: As for `Tracker`.

    Returns:
        Whether they were not there.

    Raises:
        SeamInvalidOptionsError: The url is not usable.
        TrackerSchemaError: Those that are there are of another version.
        TrackerStoreError: The database failed.
    """
    url = Secret(url)  # this frame is in the traceback of an error
    return await store_at(url, clock=SystemClock(), linger=0.0, max_per_second=1.0).create()


def schema_sql() -> str:
    """The SQL that makes a tracker's tables in PostgreSQL, for those who run their own migrations."""
    return POSTGRESQL
