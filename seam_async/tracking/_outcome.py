"""Outcomes: stored rows as attempts, errors and `TrackedOutcome`s."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Final

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
from ._store import Pending, Settled

_API_FACTS: Final = ("path", "code", "status_code", "request_id")


def attempt_of(row: Settled | Pending) -> ActionAttempt | None:
    """The attempt as last seen."""
    return None if row.seen is None else structure(json.loads(row.seen), ActionAttempt)


def metadata_of(row: Settled | Pending) -> Any:
    """The caller's metadata."""
    return None if row.metadata is None else json.loads(row.metadata)


def error_of(row: Settled, attempt: ActionAttempt | None) -> SeamError | None:
    """The error for a wait; `None` if the action succeeded."""
    attempt_id = row.action_attempt_id
    facts: dict[str, Any] = {} if row.detail is None else json.loads(row.detail)
    if attempt is not None and row.status == "error":
        return SeamActionAttemptFailedError(attempt)
    if attempt is not None and row.status == "unknown_status":
        return SeamActionAttemptUnknownStatusError(attempt)
    if row.status == "not_found":
        return SeamActionAttemptNotFoundError(attempt, attempt_id)
    if row.status == "rejected":
        return _error_from(facts)._ending_wait(attempt_id, attempt)
    if row.status == "timed_out":
        elapsed = row.settled_at - row.added_at
        error = SeamActionAttemptTimeoutError(attempt, attempt_id, timeout=row.timeout or 0.0, elapsed=elapsed)
        error.__cause__ = _error_from(facts) if facts else None
        return error
    return None


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
    _acknowledge: Callable[[], Awaitable[None]] = field(repr=False)

    async def ack(self) -> None:
        """Acknowledges the outcome, so it is not redelivered. Idempotent.

        Raises:
            TrackerStoreError: The store failed, so the outcome may be redelivered.
        """
        await self._acknowledge()


def outcome_from(row: Settled, acknowledge: Callable[[], Awaitable[None]]) -> TrackedOutcome:
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
