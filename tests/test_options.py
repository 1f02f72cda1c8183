"""What callers may set, and what becomes of it."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tenacity import RetryCallState
from tenacity.wait import wait_base, wait_exponential, wait_fixed, wait_random

from seam_async import PollingPolicy, SeamInvalidOptionsError, wait_proportional
from seam_async._polling.backoff import Backoff
from seam_async._polling.options import (
    DEFAULT,
    WaitOptions,
    check_seconds,
    read_wait_for_action_attempt,
)

NO_SECONDS = [float("nan"), float("inf"), -math.inf, -1, -0.001, True, False, "1", None, Decimal(1), [1], 1j]


@pytest.mark.parametrize("value", NO_SECONDS)
def test_what_is_no_time_is_refused(value: object) -> None:
    """Seconds that are no finite number, negative or of another type are refused with their name and value."""
    with pytest.raises(SeamInvalidOptionsError) as caught:
        check_seconds("pause", value)
    assert "pause has to be" in str(caught.value)
    assert repr(value) in str(caught.value)


def test_seconds_are_floats() -> None:
    """Whole and broken seconds from 0 on are accepted; 0 is refused where it makes no sense."""
    assert [check_seconds("pause", value) for value in (0, 1, 0.5, 1e9)] == [0.0, 1.0, 0.5, 1e9]
    with pytest.raises(SeamInvalidOptionsError, match="pause has to be above 0 and at most 1e9"):
        check_seconds("pause", 0, above_zero=True)


def test_an_endless_timeout_has_a_name() -> None:
    """Who passes infinity for no limit learns what to pass instead."""
    with pytest.raises(SeamInvalidOptionsError, match="None means no limit"):
        check_seconds("timeout", math.inf)


# The policy of a poller.


def test_the_default_policy() -> None:
    """The defaults are what the documentation promises."""
    policy = PollingPolicy()
    assert repr(policy.wait) == "wait_proportional(ratio=0.1, min=0.25, max=30, shared_min=0.1)"
    assert (policy.batch_size, policy.missing_grace, policy.request_timeout) == (500, 5.0, 10.0)
    assert (policy.max_requests_per_second, policy.max_concurrent_requests) == (100.0, 8)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"wait": 1}, "wait has to be a tenacity wait strategy"),
        ({"wait": None}, "wait has to be a tenacity wait strategy"),
        ({"wait": wait_fixed}, "wait has to be a tenacity wait strategy"),
        ({"failure_wait": lambda _: 1.0}, "failure_wait has to be a tenacity wait strategy"),
        *(
            ({"batch_size": value}, "batch_size has to be a whole number from 1 to")
            for value in (0, -1, 1.0, True, "5")
        ),
        *(({"max_concurrent_requests": value}, "max_concurrent_requests has to be") for value in (0, 1.5, False, None)),
        *(({"missing_grace": value}, "missing_grace has to be") for value in NO_SECONDS),
        *(({"request_timeout": value}, "request_timeout has to be") for value in [0, *NO_SECONDS]),
        *(({"max_requests_per_second": value}, "max_requests_per_second has to be") for value in [0, *NO_SECONDS]),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(options: dict[str, Any], words: str) -> None:
    """Each setting of a policy is checked when the policy is made, and named when it is wrong."""
    with pytest.raises(SeamInvalidOptionsError, match=words):
        PollingPolicy(**options)


def test_a_policy_may_be_anything_sensible() -> None:
    """Any strategy of tenacity fits, and no grace at all is a choice."""
    policy = PollingPolicy(wait=wait_exponential() + wait_random(0, 1), failure_wait=wait_fixed(1), missing_grace=0)
    assert policy.missing_grace == 0


# The options of one wait.


CLIENTS = WaitOptions(timeout=9.0, polling_interval=2.0)


@pytest.mark.parametrize(
    ("value", "default", "means"),
    [
        (None, None, None),
        (None, CLIENTS, CLIENTS),
        (False, CLIENTS, None),
        (True, None, WaitOptions(30.0, None)),
        (True, CLIENTS, CLIENTS),
        ({}, None, WaitOptions(30.0, None)),
        ({}, CLIENTS, CLIENTS),
        ({"timeout": 5}, CLIENTS, WaitOptions(5.0, 2.0)),
        ({"timeout": 0}, CLIENTS, WaitOptions(0.0, 2.0)),
        ({"timeout": None}, CLIENTS, WaitOptions(None, 2.0)),
        ({"polling_interval": 0.5}, None, WaitOptions(30.0, 0.5)),
        ({"polling_interval": None}, CLIENTS, WaitOptions(9.0, None)),
        ({"timeout": 1, "polling_interval": 1}, CLIENTS, WaitOptions(1.0, 1.0)),
    ],
)
def test_what_a_wait_means(value: object, default: WaitOptions | None, means: WaitOptions | None) -> None:
    """What a call leaves open is the client's; `None` inside lifts the limit, or gives the poller's own pace."""
    assert read_wait_for_action_attempt(value, default) == means


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("yes", "True, False, or a dict"),
        (1, "True, False, or a dict"),
        (0, "True, False, or a dict"),
        (5.0, "True, False, or a dict"),
        (["timeout"], "True, False, or a dict"),
        ({"timeout": 1, "interval": 1}, "unknown key 'interval'"),
        ({1: 1, "a": 2}, "unknown key 1"),
        *(({"timeout": value}, "timeout has to be") for value in NO_SECONDS if value is not None),
        *(
            ({"polling_interval": value}, "polling_interval has to be")
            for value in [0, *NO_SECONDS]
            if value is not None
        ),
    ],
)
def test_a_wait_that_makes_no_sense_is_refused(value: object, words: str) -> None:
    """Options of a wait that cannot be meant are refused, with what is possible."""
    with pytest.raises(SeamInvalidOptionsError, match=words):
        read_wait_for_action_attempt(value, None)


def test_the_default_says_its_name() -> None:
    """The stand-in for the client's own setting is readable in signatures."""
    assert repr(DEFAULT) == "DEFAULT"


# Backoff.


@pytest.mark.parametrize(
    ("age", "pause"), [(0, 0.25), (1, 0.25), (2.5, 0.25), (3, 0.3), (60, 6.0), (300, 30.0), (3600, 30.0), (1e12, 30.0)]
)
def test_the_pause_is_in_proportion_to_the_age(age: float, pause: float) -> None:
    """By default a tenth of the time waited so far, at least 0.25 s and at most 30 s."""
    assert Backoff(wait_proportional()).seconds(1, age) == pytest.approx(pause)


@given(
    ratio=st.floats(0, 10),
    bounds=st.lists(st.floats(0.001, 1000), min_size=2, max_size=2).map(sorted),
    age=st.floats(0, 1e9),
)
def test_a_proportional_pause_keeps_its_bounds(ratio: float, bounds: list[float], age: float) -> None:
    """Whatever the age, the pause is between its bounds and, between them, in proportion."""
    pause = Backoff(wait_proportional(ratio, *bounds)).seconds(1, age)
    assert bounds[0] <= pause <= bounds[1]
    assert pause in bounds or pause == pytest.approx(age * ratio)


@pytest.mark.parametrize(
    "options",
    [
        {"ratio": -0.1},
        {"ratio": math.nan},
        {"min": 0},
        {"min": -1},
        {"min": 2, "max": 1},
        {"max": math.inf},
        {"max": math.nan},
        {"min": math.nan},
    ],
)
def test_a_proportion_that_makes_no_sense_is_refused(options: dict[str, float]) -> None:
    """A ratio or a bound that cannot be meant is refused."""
    with pytest.raises(SeamInvalidOptionsError, match="wait_proportional needs"):
        wait_proportional(**options)


def test_a_proportion_may_be_fixed() -> None:
    """Equal bounds make a fixed pause, and a ratio of 0 the shortest one."""
    assert Backoff(wait_proportional(min=2, max=2)).seconds(9, 1e6) == 2
    assert Backoff(wait_proportional(ratio=0)).seconds(9, 1e6) == 0.25


def test_a_strategy_sees_the_count_and_the_age() -> None:
    """A strategy of tenacity is asked with the number of answers and the time waited, and may be combined."""
    seen: list[tuple[int, float | None]] = []

    class wait_spy(wait_base):  # noqa: N801
        def __call__(self, retry_state: RetryCallState) -> float:
            seen.append((retry_state.attempt_number, retry_state.seconds_since_start))
            return 1

    backoff = Backoff(wait_spy() + wait_fixed(2))
    assert (backoff.seconds(1, 0.0), backoff.seconds(4, 17.5)) == (3.0, 3.0)
    assert seen == [(1, 0.0), (4, 17.5)]
    assert wait_proportional()(RetryCallState(None, None, (), {})) == 0.25  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", [-1, -0.001, math.nan, math.inf, -math.inf])
def test_a_broken_strategy_is_named(answer: float) -> None:
    """A strategy that answers with no usable number is named instead of obeyed."""

    class wait_broken(wait_base):  # noqa: N801
        def __call__(self, retry_state: RetryCallState) -> float:
            return answer

        def __repr__(self) -> str:
            return "wait_broken()"

    with pytest.raises(SeamInvalidOptionsError, match=r"The wait strategy wait_broken\(\) gave"):
        Backoff(wait_broken()).seconds(1, 1.0)


@pytest.mark.parametrize("value", ["1", None, True, math.inf, -1])
def test_a_strategy_that_gives_no_usable_number_is_named(value: Any) -> None:
    """Whatever a strategy gives in the place of seconds, the error is ours."""

    class odd(wait_base):  # noqa: N801
        def __call__(self, retry_state: Any) -> Any:
            return value

    with pytest.raises(SeamInvalidOptionsError, match="instead of seconds"):
        Backoff(odd()).seconds(1, 0.0)


@pytest.mark.parametrize("ratio", ["x", math.inf, True, -0.1])
def test_a_ratio_that_is_no_usable_number_is_refused(ratio: Any) -> None:
    """The strategy's own arguments are checked when it is made."""
    with pytest.raises(SeamInvalidOptionsError, match="ratio"):
        wait_proportional(ratio=ratio)


def test_a_number_beyond_all_floats_is_refused() -> None:
    """An integer that no float can hold is not finite to us."""
    with pytest.raises(SeamInvalidOptionsError, match="timeout"):
        check_seconds("timeout", 10**400)
