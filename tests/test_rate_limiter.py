"""The server's limiter: when the next call may go out."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seam_async._polling.rate_limiter import RateLimiter


def send_until(limiter: RateLimiter, start: float, end: float) -> list[float]:
    """Sends as early as the limiter allows, and says when."""
    now, sent = start, []
    while (now := max(now, limiter.opens_at(now))) < end:
        limiter.sent(now)
        sent.append(now)
    return sent


def test_a_tenth_of_a_second_s_calls_go_out_at_once_and_the_others_evenly() -> None:
    """Of twenty calls a second, two go together; the others do not wait for the second to pass, nor exceed it."""
    sent = send_until(RateLimiter(max_per_second=20), 10.0, 10.99)
    assert sent[:2] == [10.0, 10.0]
    assert [later - earlier for earlier, later in pairwise(sent[1:])] == pytest.approx([1 / 19] * 18)
    assert len(sent) == 20


def test_a_rate_below_one_is_kept() -> None:
    """Half a call a second is one in two seconds."""
    assert send_until(RateLimiter(max_per_second=0.5), 0.0, 5.0) == [0.0, 2.0, 4.0]


def test_nothing_goes_out_while_the_server_holds() -> None:
    """Retry-After is the law: the next call waits for its end, even before the first call of all."""
    limiter = RateLimiter(max_per_second=100)
    limiter.pause(7.0, now=10.0, sent_at=9.9)
    assert limiter.opens_at(10.0) == 17.0
    assert limiter.opens_at(17.0) <= 17.0


def test_after_a_hold_calls_are_spaced_at_half_the_rate_which_grows_back() -> None:
    """The rate is halved once, and is back at its maximum five seconds later."""
    limiter = RateLimiter(max_per_second=10)
    limiter.sent(9.9)
    limiter.pause(1.0, now=10.0, sent_at=9.9)
    assert limiter.rate(11.0) == 5.0
    assert limiter.rate(13.0) == 7.0
    assert limiter.rate(16.0) == 10.0
    first, second = send_until(limiter, 11.0, 11.3)
    assert first == 11.0
    assert second == pytest.approx(11.2, abs=0.01)


def test_calls_that_were_on_their_way_together_halve_the_rate_once() -> None:
    """Eight answers of 429 to one burst are one message, and the latest moment that they name counts."""
    limiter = RateLimiter(max_per_second=16)
    for seconds in (1.0, 2.0, 1.0):
        limiter.pause(seconds, now=10.0, sent_at=9.9)
    assert limiter.opens_at(10.0) == 12.0
    assert limiter.rate(12.0) == 8.0


def test_a_server_that_goes_on_refusing_slows_it_down_further_but_never_stops_it() -> None:
    """Each refusal of a later call halves the rate again, down to a hundredth."""
    limiter = RateLimiter(max_per_second=100)
    now = 0.0
    for _ in range(20):
        limiter.pause(0.0, now=now, sent_at=now)
    assert limiter.rate(now) == 1.0


def test_the_pause_after_refusals_ends_as_soon_as_the_growing_rate_allows() -> None:
    """At a hundredth of five calls a second the next would be 20 s away, but by then the rate has long recovered."""
    limiter = RateLimiter(max_per_second=5)
    for _ in range(20):
        limiter.pause(0.0, now=0.0, sent_at=0.0)
    limiter.sent(0.0)
    due = limiter.opens_at(0.0)
    assert due == pytest.approx(1.365, abs=0.001)
    assert limiter.rate(due) * due == pytest.approx(1.0)
    assert limiter.opens_at(due) == due


def test_a_hold_of_days_is_taken_as_an_hour() -> None:
    """A server that says something absurd does not end the polling for good."""
    limiter = RateLimiter(max_per_second=100)
    limiter.pause(1e9, now=0.0, sent_at=0.0)
    assert limiter.opens_at(0.0) == 3600.0


@given(
    limit=st.sampled_from([0.5, 1, 2.5, 3, 30]),
    events=st.lists(
        st.tuples(st.sampled_from(["send", "send", "send", "hold"]), st.floats(0, 2), st.floats(0, 3)), max_size=60
    ),
)
def test_no_window_holds_more_calls_than_allowed_and_none_comes_before_the_end_of_a_hold(
    limit: float, events: list[tuple[str, float, float]]
) -> None:
    """Whatever happens, the maximum rate and every Retry-After are kept."""
    limiter = RateLimiter(limit)
    now = 0.0
    held_until = -math.inf
    sent: list[float] = []
    for kind, wait, seconds in events:
        now += wait / 10
        if kind == "hold":
            limiter.pause(seconds, now=now, sent_at=sent[-1] if sent else now)
            held_until = max(held_until, now + seconds)
        else:
            now = max(now, limiter.opens_at(now))
            assert now >= held_until
            limiter.sent(now)
            sent.append(now)
    count = max(1, int(limit))
    window = count / limit
    for index in range(len(sent) - count):
        assert sent[index + count] - sent[index] >= window - 1e-9
