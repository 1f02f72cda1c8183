"""The errors that end waits, one for each id of a group."""

from __future__ import annotations

from collections.abc import Callable

from .._errors import (
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamError,
    SeamRequestTimeoutError,
)
from .._models import ActionAttempt
from .groups import Group
from .rules import Ending
from .waits import Outcome, Wait

ErrorsOf = Callable[[Group, Wait], list[SeamError]]
"""Builds the errors of one wait, one for each id of a group."""


def outcome_of(attempt: ActionAttempt) -> Outcome:
    """The outcome for an attempt no longer pending: the attempt, or an error if the status is unknown."""
    return attempt if attempt.is_success or attempt.is_error else SeamActionAttemptUnknownStatusError(attempt)


def copies_of(error: SeamError, group: Group, _: Wait) -> list[SeamError]:
    """Copies of one failure, each with the id and the attempt as last seen."""
    return [error._ending_wait(attempt_id, group.attempt(attempt_id)) for attempt_id in group.ids]


def not_found_errors(group: Group, _: Wait) -> list[SeamError]:
    """Errors for ids unknown to the API."""
    return [SeamActionAttemptNotFoundError(None, attempt_id) for attempt_id in group.ids]


def last_poll_errors(group: Group, wait: Wait, *, now: float, ending: Ending) -> list[SeamError]:
    """Errors for ids unresolved by the last poll."""
    if ending is Ending.NOT_FOUND:
        return not_found_errors(group, wait)
    return timeout_errors(group, wait, now=now, is_answered=True)


def timeout_errors(group: Group, wait: Wait, *, now: float, is_answered: bool) -> list[SeamError]:
    """Errors for ids unresolved at the deadline.

    The `__cause__` is the last failure of the group or, if the last poll has no result, a `SeamRequestTimeoutError`.

    Args:
        group: The ids.
        wait: The expired wait.
        now: The time.
        is_answered: Whether the last poll has a result.
    """
    assert wait.timeout is not None
    cause: SeamError | None = group.failure
    if cause is None and not is_answered:
        fate = "answered" if group.calls else "sent, because of the limits or the server's Retry-After,"
        cause = SeamRequestTimeoutError(f"The last request was not {fate} in time")
    errors: list[SeamError] = []
    for attempt_id in group.ids:
        error = SeamActionAttemptTimeoutError(
            group.attempt(attempt_id), attempt_id, timeout=wait.timeout, elapsed=now - wait.started_at
        )
        error.__cause__ = cause
        errors.append(error)
    return errors
