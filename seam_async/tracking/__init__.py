"""Durable tracking: pending action attempts in a database, polled by a fleet of workers."""

from ._engines import create_schema
from ._errors import (
    SeamNotTrackedError,
    SeamWaitTimeoutError,
    TrackerAcknowledgedError,
    TrackerSchemaError,
    TrackerStoreError,
    TrackerWorkspaceError,
)
from ._outcome import TrackedAttempt, TrackedOutcome
from ._schema import schema_sql
from ._store import DeadLetter, TrackerStatus
from ._tracker import Tracker, TrackerStats

__all__ = [
    "DeadLetter",
    "SeamNotTrackedError",
    "SeamWaitTimeoutError",
    "TrackedAttempt",
    "TrackedOutcome",
    "Tracker",
    "TrackerAcknowledgedError",
    "TrackerSchemaError",
    "TrackerStats",
    "TrackerStatus",
    "TrackerStoreError",
    "TrackerWorkspaceError",
    "create_schema",
    "schema_sql",
]

for _public in (
    DeadLetter,
    SeamNotTrackedError,
    SeamWaitTimeoutError,
    TrackedAttempt,
    TrackedOutcome,
    Tracker,
    TrackerAcknowledgedError,
    TrackerSchemaError,
    TrackerStats,
    TrackerStatus,
    TrackerStoreError,
    TrackerWorkspaceError,
    create_schema,
    schema_sql,
):
    _public.__module__ = __name__
