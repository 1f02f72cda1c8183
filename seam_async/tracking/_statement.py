"""A statement in a transaction of the caller's, on the connection of any driver.

The driver is known by the module of the connection's class, so that none is imported here.
"""

from __future__ import annotations

import inspect
import sys
from typing import Any

from .._errors import SeamInvalidOptionsError


async def rows_changed(connection: Any, statement: str, *values: Any) -> int:
    """Executes a statement, and returns how many rows it has changed.

    Args:
        connection: A connection of asyncpg, psycopg (sync or async) or `sqlite3`, or a connection or session of
            SQLAlchemy (sync or async).
        statement: The SQL, with a `?` for each value.
        values: The values.

    Raises:
        SeamInvalidOptionsError: The connection is of another library.
    """
    drivers = {kind.__module__.partition(".")[0] for kind in type(connection).__mro__}
    if not hasattr(connection, "execute"):
        drivers.clear()
    if "asyncpg" in drivers:
        status = await connection.execute(_numbered(statement, "$"), *values)
        return int(status.rpartition(" ")[2])
    if "sqlalchemy" in drivers:
        names = {f"value{number}": value for number, value in enumerate(values, 1)}
        done = connection.execute(sys.modules["sqlalchemy"].text(_numbered(statement, ":value")), names)
    elif "psycopg" in drivers:
        done = connection.execute(statement.replace("?", "%s"), values)
    elif "sqlite3" in drivers:
        done = connection.execute(statement, values)
    else:
        raise SeamInvalidOptionsError(
            "connection has to be one of asyncpg, psycopg, sqlite3 or SQLAlchemy, "
            f"got {type(connection).__module__}.{type(connection).__qualname__}"
        )
    result = await done if inspect.isawaitable(done) else done
    return int(result.rowcount)


def _numbered(statement: str, mark: str) -> str:
    first, *rest = statement.split("?")
    return first + "".join(f"{mark}{number}{part}" for number, part in enumerate(rest, 1))
