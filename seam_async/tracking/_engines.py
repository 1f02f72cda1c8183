"""The engine of a database URL."""

from __future__ import annotations

import importlib.util
from typing import Any, Final

from .._clock import Clock, SystemClock
from .._credentials import Secret
from .._errors import SeamInvalidOptionsError
from ._sqlite import SqliteStore
from ._store import LONGEST_HOLD, Store

_POSTGRESQL_SCHEMES: Final = ("postgresql", "postgres")


def store_at(
    url: str | Secret, *, clock: Clock, linger: float, max_per_second: float, longest_hold: float = LONGEST_HOLD
) -> Store:
    """The store at a URL.

    Args:
        url: The database.
        clock: This process's clock.
        linger: Seconds for which a due id may wait for others.
        max_per_second: The most requests of a workspace's workers in any second.
        longest_hold: The most seconds for which the server may pause all requests.

    Raises:
        SeamInvalidOptionsError: The URL names no supported engine, or the engine's driver is not installed.
    """
    url = Secret(url)
    scheme = _scheme_of(url)
    options: Any = {"clock": clock, "linger": linger, "max_per_second": max_per_second, "longest_hold": longest_hold}
    if path := sqlite_path(url):
        return SqliteStore(path, **options)
    if scheme in _POSTGRESQL_SCHEMES:
        if importlib.util.find_spec("asyncpg") is None:
            raise SeamInvalidOptionsError("PostgreSQL needs its extra: pip install 'seam-async[postgresql]'")
        from ._postgresql import PostgresqlStore

        return PostgresqlStore(url, **options)
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
    """Creates a tracker's tables in a database, or brings them up to date.

    Args:
        url: As for `Tracker`.

    Returns:
        Whether anything was missing.

    Raises:
        SeamInvalidOptionsError: The URL is not usable.
        TrackerSchemaError: The tables are of a newer version of this package.
        TrackerStoreError: The database failed.
    """
    url = Secret(url)  # this frame is in the traceback of an error
    return bool(await store_at(url, clock=SystemClock(), linger=0.0, max_per_second=1.0).create())
