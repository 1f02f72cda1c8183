"""Polling intervals: tenacity's wait strategies, without tenacity's loop."""

from __future__ import annotations

import math
from typing import Final

from tenacity import RetryCallState, Retrying
from tenacity.wait import wait_base

from .._errors import SeamInvalidOptionsError

MAX_SECONDS: Final = 1e9
"""The longest timeout or interval, in seconds: about 31 years. Sums of larger numbers overflow timers and clocks."""


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -math.inf < value < math.inf


class wait_proportional(wait_base):
    """A polling interval proportional to the attempt's age, so that detection latency is proportional to the duration.

    With the defaults, an action of 2 s is detected within 0.25 s, and an action of one hour within 30 s.

    Args:
        ratio: The interval as a share of the attempt's age.
        min: The shortest interval, in seconds.
        max: The longest interval, in seconds.

    Raises:
        SeamInvalidOptionsError: A value is not a finite number, `ratio` is negative, or `0 < min <= max` is false.
    """

    def __init__(self, ratio: float = 0.1, min: float = 0.25, max: float = 30.0) -> None:
        if not all(_is_number(value) for value in (ratio, min, max)) or not (ratio >= 0 and 0 < min <= max):
            raise SeamInvalidOptionsError(
                f"wait_proportional needs ratio >= 0 and 0 < min <= max, got ratio={ratio!r}, min={min!r}, max={max!r}"
            )
        self.ratio = ratio
        self.min = min
        self.max = max

    def __call__(self, retry_state: RetryCallState) -> float:
        age = retry_state.seconds_since_start or 0.0
        wait = age * self.ratio
        return max(self.min, min(wait, self.max))

    def __repr__(self) -> str:
        return f"wait_proportional(ratio={self.ratio:g}, min={self.min:g}, max={self.max:g})"


_RETRYING: Final = Retrying()


class Backoff:
    """A tenacity wait strategy as a function of count and age.

    Strategies are stateless, so one retry state is reused for all ids. The last interval is cached: ids in the same
    state get the same interval even from a random strategy, stay in step and share a request.
    """

    __slots__ = ("_last", "_seconds", "_state", "_strategy")

    def __init__(self, strategy: wait_base) -> None:
        self._strategy = strategy
        self._state = RetryCallState(_RETRYING, None, (), {})
        self._state.start_time = 0.0
        self._last: tuple[int, float] | None = None
        self._seconds = 0.0

    def seconds(self, attempt_number: int, age: float) -> float:
        """Seconds until the next poll.

        Args:
            attempt_number: Responses, or consecutive failures, so far: 1 or more.
            age: Seconds since the start of the wait.

        Raises:
            SeamInvalidOptionsError: The strategy returned a negative, infinite or non-numeric interval.
        """
        if self._last == (attempt_number, age):
            return self._seconds
        self._state.attempt_number = attempt_number
        self._state.outcome_timestamp = age
        seconds = self._strategy(self._state)
        if not _is_number(seconds) or seconds < 0:
            raise SeamInvalidOptionsError(f"The wait strategy {self._strategy!r} gave {seconds!r} instead of seconds")
        self._last, self._seconds = (attempt_number, age), float(min(seconds, MAX_SECONDS))
        return self._seconds
