"""Retry policy: which failed requests are retried, and when, as tenacity strategies over our own errors.

A request that only reads is retried after any failure that can pass. A request that acts opens doors: it is retried
only if it provably never ran, because its body never left this process, or because the API refused it with 425 or 429.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tenacity import RetryCallState
from tenacity.retry import retry_base, retry_if_exception
from tenacity.stop import stop_base
from tenacity.wait import wait_base, wait_random_exponential

from ._errors import (
    SeamConnectionError,
    SeamCredentialSourceError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
)
from ._wire import MAX_RETRY_AFTER

TOO_MANY_REQUESTS: Final = 429

_PASSING_STATUSES: Final = frozenset(
    {
        408,  # the server tired of waiting for the request
        425,  # the server does not run what may be a replay, and takes it later
        TOO_MANY_REQUESTS,
    }
)


def status_of(error: BaseException) -> int | None:
    """The HTTP status that an error stands for, if it stands for one; errors of other clients count too."""
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and 100 <= status <= 999 else None


def pause_of(error: BaseException | None) -> float | None:
    """The seconds that the server asked to wait, up to a day; `None` when it did not, or when they make no sense."""
    seconds = getattr(error, "retry_after", None)
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not seconds >= 0:
        return None
    return float(min(seconds, MAX_RETRY_AFTER))


def can_pass(error: BaseException) -> bool:
    """Whether asking again may help."""
    if isinstance(error, (SeamConnectionError, SeamCredentialSourceError)):
        return True
    if isinstance(error, (SeamHttpApiError, SeamHttpInvalidResponseError)):
        status = status_of(error)
        garbled = isinstance(error, SeamHttpInvalidResponseError) and status is not None and status < 300
        return garbled or (status is not None and (status in _PASSING_STATUSES or status >= 500))
    return False


def did_not_run(error: BaseException) -> bool:
    """Whether the request certainly had no effect at the server."""
    return isinstance(error, SeamError) and not error.may_have_run


RETRY_READING: Final[retry_base] = retry_if_exception(can_pass)
RETRY_ACTING: Final[retry_base] = retry_if_exception(lambda error: can_pass(error) and did_not_run(error))


def _exception(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome is not None else None


class wait_for_server(wait_base):
    """Waits as long as `Retry-After` asks; without it, exponential backoff with full jitter."""

    def __init__(self, *, multiplier: float = 0.5, max: float = 8.0) -> None:
        self._backoff = wait_random_exponential(multiplier=multiplier, max=max)

    def __call__(self, retry_state: RetryCallState) -> float:
        pause = pause_of(_exception(retry_state))
        return self._backoff(retry_state) if pause is None else pause


class stop_at_deadline(stop_base):
    """Stops after so many tries, or when the next one could not start before the deadline.

    Args:
        tries: How often the request may be sent.
        deadline: A point of `monotonic`, in seconds.
        monotonic: The clock. tenacity's own strategies would read the machine's.
    """

    def __init__(self, *, tries: int, deadline: float, monotonic: Callable[[], float]) -> None:
        self._tries = tries
        self._deadline = deadline
        self._monotonic = monotonic

    def __call__(self, retry_state: RetryCallState) -> bool:
        return (
            retry_state.attempt_number >= self._tries
            or self._monotonic() + retry_state.upcoming_sleep >= self._deadline
        )
