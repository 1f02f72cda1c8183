"""Errors of a tracker's store."""

from __future__ import annotations

from .._errors import SeamActionAttemptTimeoutError, SeamError, SeamInvalidOptionsError


class TrackerStoreError(SeamError):
    """The store of a tracker failed; the engine's own error is the `__cause__`.

    Attributes:
        can_pass: Whether a later attempt may succeed without intervention: the engine is restarting, or a lock was
            held too long.
    """

    def __init__(self, message: str, *, can_pass: bool = False) -> None:
        super().__init__(message)
        self.can_pass = can_pass


class TrackerSchemaError(TrackerStoreError):
    """The database has no tracker tables, or tables of another version."""


class TrackerAcknowledgedError(SeamError):
    """The outcome is acknowledged already, so another reader has handled it: roll the transaction back."""


class TrackerWorkspaceError(SeamError):
    """The database tracks action attempts of another workspace than the credential's, so this process does not poll."""


class SeamNotTrackedError(SeamInvalidOptionsError):
    """The action attempt is not tracked in the database: it never was, was untracked, or its outcome was dropped."""


class SeamWaitTimeoutError(SeamActionAttemptTimeoutError):
    """A wait for a tracked attempt has ended at its own timeout; the attempt is pending, and still polled."""
