"""The tracker's tables: numbered SQL files, applied in order and recorded in `seam_migrations`.

Other programs may insert into `seam_attempts`: the id is the only column without a default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from ._errors import TrackerSchemaError

SCHEMA: Final = "seam_async"
"""The schema of the tables in PostgreSQL, in the files and by default."""
A_WEEK: Final = 7 * 24 * 3600.0
"""The default timeout of a tracked attempt, in seconds."""

POSTGRESQL_NOW: Final = "extract(epoch FROM clock_timestamp())::float8"
SQLITE_NOW: Final = "((julianday('now') - 2440587.5) * 86400.0)"
"""Seconds since the epoch, in each engine's SQL."""

_COMMENT: Final = re.compile(r"^--.*\n", re.MULTILINE)


def migrations(engine: str) -> dict[int, list[str]]:
    """The statements of each version of the schema, in order.

    Args:
        engine: `postgresql` or `sqlite`.
    """
    found = {}
    schema = f"{SCHEMA}." if engine == "postgresql" else ""
    for file in sorted(files("seam_async.tracking").joinpath("sql", engine).iterdir(), key=lambda file: file.name):
        version = int(file.name.partition("_")[0])
        statements = _COMMENT.sub("", file.read_text("utf-8")).split(";\n\n")
        found[version] = [
            *(statement.strip().removesuffix(";") for statement in statements),
            f"INSERT INTO {schema}seam_migrations (version) VALUES ({version})",
        ]
    return found


def missing(engine: str, applied: Iterable[int]) -> dict[int, list[str]]:
    """The migrations not yet applied to a database.

    Raises:
        TrackerSchemaError: The database has been migrated by a newer version of this package.
    """
    known, applied = migrations(engine), set(applied)
    if newer := applied - set(known):
        raise TrackerSchemaError(
            f"The tracker's tables have version {max(newer)}, and this version of seam-async knows {max(known)}: "
            "upgrade seam-async in every process that uses them"
        )
    return {version: statements for version, statements in known.items() if version not in applied}


def in_schema(statement: str, schema: str) -> str:
    """A statement of a PostgreSQL file, for another schema."""
    return statement.replace(f"{SCHEMA}.", f"{quoted(schema)}.")


def quoted(name: str) -> str:
    """A name as an identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def schema_sql(*, schema: str = SCHEMA, after: int = 0) -> list[str]:
    """The SQL that creates a tracker's tables in PostgreSQL, for your own migrations.

    Args:
        schema: The schema for the tables, created if missing.
        after: The version that your database has; 0 without the tables. The highest version is the number of the
            last `INSERT`.

    Returns:
        Single statements, to be executed in order and in one transaction.
    """
    statements = [in_schema(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}.", schema).rstrip(".")] if not after else []
    for version, added in migrations("postgresql").items():
        if version > after:
            statements += [in_schema(statement, schema) for statement in added]
    return statements
