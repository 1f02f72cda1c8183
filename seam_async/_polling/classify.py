"""What a failed request means for the ids in it, and for the pace of polling."""

from __future__ import annotations

import enum
from typing import Final

from .._errors import (
    SeamClientClosedError,
    SeamError,
    SeamHttpApiError,
    SeamInvalidOptionsError,
    SeamInvalidTokenError,
    SeamRequestTimeoutError,
)
from .._retry import TOO_MANY_REQUESTS, pause_of, status_of

_REJECTED: Final = frozenset({400, 413, 422})
_REFUSED: Final = frozenset({401, 403})
_NOT_FOUND: Final = 404
_RATE_LIMITED: Final = frozenset({TOO_MANY_REQUESTS, 503})
_MISUSE: Final = (SeamClientClosedError, SeamInvalidOptionsError, SeamInvalidTokenError)


class FailureKind(enum.Enum):
    """What a failed request means for the ids in it."""

    REFUSED = enum.auto()
    """The credential is refused: no request of this client will succeed."""
    REJECTED = enum.auto()
    """The API rejects the batch because of some id in it."""
    MISSING = enum.auto()
    """The API finds none of the ids."""
    TRANSIENT = enum.auto()
    """Nothing: poll again."""


def classify(error: SeamError) -> FailureKind:
    """What a failed request means for the ids in it.

    Only the API's own error envelope is a verdict. A page with the same status may come from a proxy or a firewall,
    and heals with it: such an error proves nothing, so its `may_have_run` is true.
    """
    if isinstance(error, _MISUSE):
        return FailureKind.REFUSED
    status = status_of(error) if isinstance(error, SeamHttpApiError) else None
    if status in _REFUSED and not error.may_have_run:
        return FailureKind.REFUSED
    if status in _REJECTED:
        return FailureKind.REJECTED
    return FailureKind.MISSING if status == _NOT_FOUND else FailureKind.TRANSIENT


def requested_pause(error: SeamError, backoff: float) -> float | None:
    """Seconds for which the server wants no request at all.

    Args:
        error: The failure.
        backoff: Seconds to pause after a 429 without a `Retry-After`.

    Returns:
        The pause; `None` if the server did not ask for one.
    """
    status = status_of(error)
    if status in _RATE_LIMITED and error.retry_after is not None:
        return error.retry_after
    return backoff if status == TOO_MANY_REQUESTS else None


def as_seam_error(error: BaseException, what: str) -> SeamError:
    """Our error for anything that a fetch function raised; errors of other clients count by their status."""
    if isinstance(error, SeamError):
        return error
    ours: SeamError
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    status = status_of(error)
    if status is not None:
        ours = SeamHttpApiError(reason, status_code=status, retry_after=pause_of(error))
    elif isinstance(error, TimeoutError):
        ours = SeamRequestTimeoutError(f"{what}: no response in time")
    else:
        ours = SeamError(f"{what}: {reason}")
    ours.__cause__ = error
    return ours
