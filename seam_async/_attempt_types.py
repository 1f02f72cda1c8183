"""Static types of action attempts by status; at run time all of them are `ActionAttempt`."""

# pyright: reportIncompatibleVariableOverride=false
# Attempts are frozen, so a subclass may narrow a field.

from __future__ import annotations

from typing import TYPE_CHECKING

from ._models import ActionAttempt

if TYPE_CHECKING:
    from typing import Any, Literal

    from ._models import ActionAttemptFailure, R_co

    def _narrowed() -> Any: ...

    class SucceededAttempt(ActionAttempt[R_co], frozen=True, kw_only=True):
        """An action attempt with status `success`: its result is not `None`."""

        status: Literal["success"]
        result: R_co = _narrowed()
        error: None = None

        @property
        def is_success(self) -> Literal[True]: ...

    class FailedAttempt(ActionAttempt[R_co], frozen=True, kw_only=True):
        """An action attempt with status `error`: its error is not `None`."""

        status: Literal["error"]
        result: None = None
        error: ActionAttemptFailure = _narrowed()

        @property
        def is_success(self) -> Literal[False]: ...

    class UnresolvedAttempt(ActionAttempt[R_co], frozen=True, kw_only=True):
        """An action attempt that is pending, or has a status unknown to this version."""

        status: Literal["pending", "(a status that this version does not know)"]
        """`pending`, or another status as received."""
        result: R_co | None = None
        """`None` while pending."""
        error: ActionAttemptFailure | None = None
        """`None` while pending."""

        @property
        def is_success(self) -> Literal[False]: ...

    ResolvedAttempt = SucceededAttempt[R_co] | FailedAttempt[R_co]
    AnyActionAttempt = SucceededAttempt[R_co] | FailedAttempt[R_co] | UnresolvedAttempt[R_co]
else:
    SucceededAttempt = ResolvedAttempt = AnyActionAttempt = ActionAttempt
