"""Which failures are tried again, and when; as tables."""

from __future__ import annotations

import asyncio
import random
from http import HTTPStatus
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tenacity import Future, RetryCallState, Retrying

from seam_async import (
    SeamClientClosedError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
    SeamRequestTimeoutError,
)
from seam_async._polling.classify import as_seam_error
from seam_async._retry import RETRY_ACTING, RETRY_READING, pause_of, status_of, stop_at_deadline, wait_for_server


def state_after(error: BaseException, attempt_number: int = 1) -> RetryCallState:
    state = RetryCallState(Retrying(), None, (), {})
    state.attempt_number = attempt_number
    state.outcome = Future.construct(attempt_number, error, has_exception=True)
    return state


def refusal(status: int, retry_after: float | None = None) -> SeamHttpApiError:
    return SeamHttpApiError("no", status_code=status, retry_after=retry_after)


def nonsense(status: int | None) -> SeamHttpInvalidResponseError:
    return SeamHttpInvalidResponseError("no", status_code=status)


@pytest.mark.parametrize(
    ("error", "reads", "acts"),
    [
        (SeamConnectionError("x", may_have_run=False), True, True),
        (SeamConnectionError("x", may_have_run=True), True, False),
        (SeamConnectionError("x"), True, False),
        (SeamRequestTimeoutError("x", may_have_run=False), True, True),
        (SeamRequestTimeoutError("x", may_have_run=True), True, False),
        (refusal(429), True, True),
        (refusal(500), True, False),
        (refusal(502), True, False),
        (refusal(503), True, False),
        (refusal(503, retry_after=1.0), True, False),
        (refusal(400), False, False),
        (refusal(403), False, False),
        (refusal(404), False, False),
        (refusal(408), True, False),
        (refusal(425), True, True),
        (SeamHttpInvalidInputError("no", status_code=400), False, False),
        (SeamHttpUnauthorizedError("no", status_code=401), False, False),
        (nonsense(200), True, False),
        (nonsense(302), False, False),
        (nonsense(404), False, False),
        (nonsense(429), True, True),
        (nonsense(502), True, False),
        (nonsense(None), False, False),
        (SeamClientClosedError("x"), False, False),
        (SeamInvalidOptionsError("x"), False, False),
        (SeamError("x"), False, False),
        (ValueError("x"), False, False),
        (TimeoutError(), False, False),
        (asyncio.CancelledError(), False, False),
        (KeyboardInterrupt(), False, False),
    ],
    ids=lambda value: f"{type(value).__name__}-{status_of(value)}" if isinstance(value, BaseException) else None,
)
def test_the_policy(error: BaseException, reads: bool, acts: bool) -> None:
    """A read is tried again after what can pass; an action only after what proves that it did not run."""
    assert RETRY_READING(state_after(error)) is reads
    assert RETRY_ACTING(state_after(error)) is acts


def test_what_succeeded_is_not_tried_again() -> None:
    """An answer ends the tries."""
    state = RetryCallState(Retrying(), None, (), {})
    state.set_result("answer")
    assert not RETRY_READING(state)
    assert not RETRY_ACTING(state)


def test_a_status_that_is_no_number_is_none() -> None:
    """Errors of other clients may have a `status_code` of any kind; only a number counts."""

    class OtherError(Exception):
        status_code: object = "429"

    assert status_of(OtherError()) is None
    for odd in (True, False, 0, 99, 1000, -404, 10**5000, 404.0, float("nan")):
        OtherError.status_code = odd
        assert status_of(OtherError()) is None
        assert str(as_seam_error(OtherError(), "A call failed"))
    OtherError.status_code = HTTPStatus.NOT_FOUND
    assert status_of(OtherError()) == 404
    assert status_of(refusal(404)) == 404


@pytest.mark.parametrize(
    ("attempt_number", "longest"), [(1, 0.5), (2, 1.0), (3, 2.0), (4, 4.0), (5, 8.0), (6, 8.0), (5000, 8.0)]
)
def test_backoff_has_full_jitter(attempt_number: int, longest: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses are spread between nothing and a bound that doubles up to 8 s."""
    state = state_after(refusal(500), attempt_number)
    monkeypatch.setattr(random, "uniform", lambda low, _: low)
    assert wait_for_server()(state) == 0
    monkeypatch.setattr(random, "uniform", lambda _, high: high)
    assert wait_for_server()(state) == longest


def test_backoff_without_a_failure_is_plain_backoff(monkeypatch: pytest.MonkeyPatch) -> None:
    """The strategy also answers where nothing has failed yet, as tenacity permits."""
    monkeypatch.setattr(random, "uniform", lambda _, high: high)
    assert wait_for_server()(RetryCallState(Retrying(), None, (), {})) == 0.5


@pytest.mark.parametrize("retry_after", [0.0, 0.25, 17.0, 86400.0])
def test_the_servers_pause_goes_before_our_own(retry_after: float) -> None:
    """`Retry-After` is waited for exactly, however often it was tried."""
    assert wait_for_server()(state_after(refusal(429, retry_after), 4)) == retry_after


@pytest.mark.parametrize(
    ("retry_after", "pause"),
    [
        (None, None),
        ("7", None),
        (True, None),
        (-1, None),
        (-0.0, 0.0),
        (float("nan"), None),
        (float("-inf"), None),
        (float("inf"), 86400.0),
        (10**400, 86400.0),
        (7, 7.0),
        ([], None),
    ],
)
def test_a_pause_that_makes_no_sense_is_none(retry_after: Any, pause: float | None) -> None:
    """Errors of other clients may name a pause of any kind; only seconds count, and never more than a day."""

    class OtherError(Exception):
        status_code = 429

    error = OtherError()
    error.retry_after = retry_after  # type: ignore[attr-defined]
    assert pause_of(error) == pause
    assert as_seam_error(error, "A call failed").retry_after == pause


@given(
    retry_after=st.none() | st.integers() | st.floats() | st.text(max_size=3) | st.booleans(),
    attempt_number=st.integers(1, 10**6),
    now=st.floats(-1e9, 1e9),
    deadline=st.floats(-1e9, 1e9),
    status=st.integers(0, 999),
)
def test_pauses_are_finite_and_tries_end(
    retry_after: Any, attempt_number: int, now: float, deadline: float, status: int
) -> None:
    """Whatever a server asks for, a pause is between nothing and a day, and no try begins after the deadline."""
    state = state_after(refusal(status, retry_after), attempt_number)
    pause = wait_for_server()(state)
    assert isinstance(pause, (int, float))
    assert 0 <= pause <= 86400
    state.upcoming_sleep = pause
    stops = stop_at_deadline(tries=3, deadline=deadline, monotonic=lambda: now)(state)
    assert stops or (now + pause < deadline and attempt_number < 3)


@pytest.mark.parametrize(
    ("attempt_number", "now", "pause", "stops"),
    [
        (1, 100.0, 0.0, False),
        (1, 100.0, 9.99, False),
        (1, 100.0, 10.0, True),
        (1, 100.0, 86400.0, True),
        (1, 110.0, 0.0, True),
        (1, 500.0, 0.0, True),
        (2, 100.0, 0.0, False),
        (3, 100.0, 0.0, True),
        (4, 100.0, 0.0, True),
    ],
)
def test_tries_end_with_the_deadline(attempt_number: int, now: float, pause: float, stops: bool) -> None:
    """No pause begins that could not end before the deadline, and no more than the given tries are made."""
    state = state_after(refusal(500), attempt_number)
    state.upcoming_sleep = pause
    assert stop_at_deadline(tries=3, deadline=110.0, monotonic=lambda: now)(state) is stops
