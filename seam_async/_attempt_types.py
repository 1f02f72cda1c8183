"""Static types of action attempts by status; at run time all of them are `ActionAttempt`."""

# pyright: reportIncompatibleVariableOverride=false
# Attempts are frozen, so a subclass may narrow a field; pyright does not see it through the mutable base class.

from __future__ import annotations

from typing import TYPE_CHECKING

from ._models import ActionAttempt

if TYPE_CHECKING:
    from typing import Literal

    from ._models import ActionAttemptFailure, R_co

    class SucceededAttempt(ActionAttempt[R_co]):
        """An action attempt with status `success`: its result is not `None`."""

        status: Literal["success"]
        """Always `success`."""
        result: R_co
        """Result as received: a dict of the type that follows from the action."""
        error: None
        """Always `None`."""

        @property
        def is_success(self) -> Literal[True]: ...

    class FailedAttempt(ActionAttempt[R_co]):
        """An action attempt with status `error`: its error is not `None`."""

        status: Literal["error"]
        """Always `error`."""
        result: None
        """Always `None`."""
        error: ActionAttemptFailure
        """Type and message of the failure."""

        @property
        def is_success(self) -> Literal[False]: ...

    class UnresolvedAttempt(ActionAttempt[R_co]):
        """An action attempt that is pending, or has a status unknown to this version."""

        status: Literal["pending", "(a status that this version does not know)"]
        """`pending`, or another status as received."""
        result: R_co | None
        """`None` while pending."""
        error: ActionAttemptFailure | None
        """`None` while pending."""

        @property
        def is_success(self) -> Literal[False]: ...

    ResolvedAttempt = SucceededAttempt[R_co] | FailedAttempt[R_co]
    AnyActionAttempt = SucceededAttempt[R_co] | FailedAttempt[R_co] | UnresolvedAttempt[R_co]
else:
    SucceededAttempt = ResolvedAttempt = AnyActionAttempt = ActionAttempt
