"""What can go wrong with a tracker's store."""

from __future__ import annotations

from .._errors import SeamError


class TrackerStoreError(SeamError):
    """The store of a tracker could not do what was asked; the engine's own error is the `__cause__`.

    Attributes:
        can_pass: Whether it may work later without anybody's help: the engine is restarting, a lock was held too long.
    """

    def __init__(self, message: str, *, can_pass: bool = False) -> None:
        super().__init__(message)
        self.can_pass = can_pass


class TrackerSchemaError(TrackerStoreError):
    """The database has no tables of the tracker, or those of another version."""
