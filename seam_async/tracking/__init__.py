"""Waiting that survives: action attempts that are tracked in a database, and polled by a fleet as one."""

from ._engines import create_schema, schema_sql
from ._errors import TrackerSchemaError, TrackerStoreError
from ._outcome import TrackedOutcome
from ._store import TrackerStatus
from ._tracker import Tracker, TrackerStats

__all__ = [
    "TrackedOutcome",
    "Tracker",
    "TrackerSchemaError",
    "TrackerStats",
    "TrackerStatus",
    "TrackerStoreError",
    "create_schema",
    "schema_sql",
]

for _public in (
    TrackedOutcome,
    Tracker,
    TrackerSchemaError,
    TrackerStats,
    TrackerStatus,
    TrackerStoreError,
    create_schema,
    schema_sql,
):
    _public.__module__ = __name__
