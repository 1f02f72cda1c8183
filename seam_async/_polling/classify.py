"""Classification of failed requests: the consequence for the polled ids and for the request rate."""

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
    """The consequence of a failed request for the polled ids."""

    REFUSED = enum.auto()
    """The credential is refused, or the client is closed or misconfigured: no request of this client can succeed."""
    REJECTED = enum.auto()
    """The API rejects the batch because of a bad id: bisect."""
    MISSING = enum.auto()
    """The API finds none of the ids."""
    TRANSIENT = enum.auto()
    """Any other failure, which proves nothing: poll again after a backoff."""


def classify(error: SeamError) -> FailureKind:
    """Classifies the failure of a request.

    Only the API's own error envelope is a verdict. A page with the same status may come from a proxy or a firewall,
    and heals with it: such a page is a `SeamHttpInvalidResponseError`, or a 401 that proves nothing (`may_have_run`).
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
    """The pause requested by the server, in seconds, for all requests.

    Args:
        error: The failure.
        backoff: The pause after a 429 without `Retry-After`, in seconds.

    Returns:
        The pause; `None` if the server requested none.
    """
    status = status_of(error)
    if status in _RATE_LIMITED and error.retry_after is not None:
        return error.retry_after
    return backoff if status == TOO_MANY_REQUESTS else None


def as_seam_error(error: BaseException, what: str) -> SeamError:
    """Converts an exception of a fetch function into a `SeamError`, with the exception as `__cause__`.

    An exception of another HTTP client keeps the status and the `Retry-After`. A `TimeoutError` becomes a
    `SeamRequestTimeoutError`. A `SeamError` is returned unchanged.
    """
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
