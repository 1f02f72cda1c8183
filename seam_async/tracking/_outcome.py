"""Outcomes: stored rows as attempts, errors and `TrackedOutcome`s."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from attrs import field, frozen

from .._converter import structure
from .._errors import (
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamError,
    SeamHttpApiError,
)
from .._models import ActionAttempt
from ._errors import SeamNotTrackedError
from ._store import Pending, Settled

T = TypeVar("T")

_log = logging.getLogger("seam_async.tracking")
_API_FACTS: Final = ("path", "code", "status_code", "request_id")
_unreadable: Counter[str] = Counter()


def unreadable_columns() -> int:
    """How often this process could not decode a column of a row."""
    return _unreadable.total()


def _decoded(row: Settled | Pending, name: str, decode: Callable[[Any], T]) -> T | None:
    """A decoded column; `None` if it is empty, or if it cannot be decoded, which is logged.

    Another program may have written it, or an incompatible version of this package. One row must not end the delivery
    of all rows after it.
    """
    stored = getattr(row, name)
    if stored is None:
        return None
    try:
        return decode(json.loads(stored))
    except Exception as error:
        _unreadable[name] += 1
        _log.error("the column %s of %s cannot be read: %s", name, row.action_attempt_id, type(error).__name__)
        return None


def attempt_of(row: Settled | Pending) -> ActionAttempt | None:
    """The attempt as last seen."""
    return _decoded(row, "seen", lambda seen: structure(seen, ActionAttempt))


def metadata_of(row: Settled | Pending) -> Any:
    """The caller's metadata."""
    return _decoded(row, "metadata", lambda metadata: metadata)


def not_tracked(attempt_id: str) -> SeamNotTrackedError:
    """The error for an id without a row."""
    return SeamNotTrackedError(
        f"The action attempt {attempt_id} is not tracked: call track first, with the same database. "
        "An outcome is dropped once it is acked and older than the retention"
    )


def error_of(row: Settled, attempt: ActionAttempt | None) -> SeamError | None:
    """The error for a wait; `None` if the action succeeded."""
    attempt_id = row.action_attempt_id
    facts = _decoded(row, "detail", _error_from)
    error: SeamError | None = None
    if attempt is not None and row.status == "success":
        return None
    if attempt is not None and row.status in ("error", "unknown_status"):
        is_failure = row.status == "error"
        error = SeamActionAttemptFailedError(attempt) if is_failure else SeamActionAttemptUnknownStatusError(attempt)
    elif row.status == "not_found":
        error = SeamActionAttemptNotFoundError(attempt, attempt_id)
    elif row.status == "rejected" and facts is not None:
        error = facts._ending_wait(attempt_id, attempt)
    elif row.status == "timed_out":
        elapsed = row.settled_at - row.added_at
        error = SeamActionAttemptTimeoutError(attempt, attempt_id, timeout=row.timeout or 0.0, elapsed=elapsed)
        error.__cause__ = facts
    if error is None:
        error = SeamError(f"The action attempt {attempt_id} is settled as {row.status}, and its row cannot be read")
        return error._ending_wait(attempt_id, attempt)
    return error


def _error_from(facts: dict[str, Any]) -> SeamError:
    """An error from its stored facts."""
    if facts["status_code"] is None:
        return SeamError(facts["message"])
    return SeamHttpApiError(facts["message"], **{name: facts[name] for name in _API_FACTS if facts[name] is not None})


@frozen(eq=False)
class TrackedOutcome:
    """The outcome of a tracked action attempt.

    Attributes:
        action_attempt_id: The id.
        status: `success`, `error`, `timed_out`, `not_found`, `rejected` (the API rejects the id) or `unknown_status`.
        attempt: The attempt as last seen; `None` if never seen.
        error: The error for `Tracker.wait`; `None` if the action succeeded.
        metadata: The metadata given to `track`, after a round trip through JSON.
        added_at: When the attempt was tracked.
        settled_at: When the outcome was stored.
    """

    action_attempt_id: str
    status: str
    attempt: ActionAttempt | None
    error: SeamError | None
    metadata: Any
    added_at: datetime
    settled_at: datetime
    _acknowledge: Callable[[Any], Awaitable[None]] = field(repr=False)

    async def ack(self, *, connection: Any = None) -> None:
        """Acknowledges the outcome, so it is not redelivered. Idempotent without a connection.

        With a connection to the tracker's database, the acknowledgement is part of its current transaction: it commits
        together with the effects of the outcome, or not at all. So the effects happen exactly once, even if a reader
        crashes, or stalls and another one handles the same outcome.

        Args:
            connection: Your own connection: of asyncpg, psycopg (sync or async) or `sqlite3`, or a connection or
                session of SQLAlchemy (sync or async). Its own errors are raised as they are.

        Raises:
            TrackerAcknowledgedError: With a connection, the outcome is acknowledged already: roll back.
            SeamInvalidOptionsError: The connection is of another library.
            TrackerStoreError: The store failed, so the outcome may be redelivered.
        """
        await self._acknowledge(connection)


def outcome_from(row: Settled, acknowledge: Callable[[Any], Awaitable[None]]) -> TrackedOutcome:
    """The outcome delivered to a consumer."""
    attempt = attempt_of(row)
    return TrackedOutcome(
        row.action_attempt_id,
        row.status,
        attempt,
        error_of(row, attempt),
        metadata_of(row),
        datetime.fromtimestamp(row.added_at, UTC),
        datetime.fromtimestamp(row.settled_at, UTC),
        acknowledge,
    )


@frozen(eq=False)
class TrackedAttempt:
    """A tracked action attempt, pending or settled.

    Attributes:
        action_attempt_id: The id.
        status: `pending`, or as in `TrackedOutcome`.
        attempt: The attempt as last seen; `None` if never seen.
        error: The error for `Tracker.wait`; `None` for an attempt that is pending or has succeeded.
        metadata: The metadata given to `track`, after a round trip through JSON.
        workspace_id: The workspace that the row names; `None` for the database's.
        added_at: When the attempt was tracked.
        settled_at: When the outcome was stored; `None` while pending.
    """

    action_attempt_id: str
    status: str
    attempt: ActionAttempt | None
    error: SeamError | None
    metadata: Any
    workspace_id: str | None
    added_at: datetime
    settled_at: datetime | None


def tracked_from(row: Settled | Pending) -> TrackedAttempt:
    """The attempt of a row."""
    attempt, status, error, settled_at = attempt_of(row), "pending", None, None
    if isinstance(row, Settled):
        status, error = row.status, error_of(row, attempt)
        settled_at = datetime.fromtimestamp(row.settled_at, UTC)
    return TrackedAttempt(
        row.action_attempt_id,
        status,
        attempt,
        error,
        metadata_of(row),
        row.workspace,
        datetime.fromtimestamp(row.added_at, UTC),
        settled_at,
    )
