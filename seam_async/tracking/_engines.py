"""The engine of a database URL."""

from __future__ import annotations

import importlib.util
from typing import Any

from .._clock import Clock, SystemClock
from .._credentials import Secret
from .._errors import SeamInvalidOptionsError
from ._addresses import REFUSED, SCHEMES, scheme_of
from ._sqlite import SqliteStore
from ._store import LONGEST_HOLD, Store


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
    scheme = scheme_of(url)
    options: Any = {
        "clock": clock,
        "linger": linger,
        "max_per_second": max_per_second,
        "longest_hold": longest_hold,
    }
    if path := sqlite_path(url):
        return SqliteStore(path, **options)
    if scheme == "sqlite":
        raise SeamInvalidOptionsError(
            "a tracker's url of SQLite has to be sqlite:///FILE, without parameters, which are the tracker's own, and "
            "not in memory, where attempts end with the process; got sqlite://"
        )
    if not url.is_source and scheme not in (*SCHEMES, *REFUSED):
        shown = f"{scheme}://" if scheme.isidentifier() else "something else"
        raise SeamInvalidOptionsError(
            f"a tracker's url has to be sqlite:///FILE or postgresql://USER@HOST/DATABASE, got {shown}"
        )
    if importlib.util.find_spec("asyncpg") is None:
        raise SeamInvalidOptionsError("PostgreSQL needs its extra: pip install 'seam-async[postgresql]'")
    from ._postgresql import PostgresqlStore

    return PostgresqlStore(url, **options)


def sqlite_path(url: str | Secret) -> str:
    """The file of a SQLite URL; empty for other URLs, and for those of no file."""
    url = Secret(url)
    if scheme_of(url) != "sqlite":
        return ""
    path, _, parameters = url.reveal().removeprefix("sqlite:///").partition("?")
    return "" if "://" in path or parameters or path in ("", ":memory:") else path


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
