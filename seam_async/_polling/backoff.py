"""Polling intervals: tenacity's wait strategies, without tenacity's loop.

A request polls many ids, so the cost of polling one id depends on the others. It is taken as the id's share of the
request plus a tenth of a request, for the work that each id causes at both ends. The sum of the cost of requests and of
the detection latency is least with intervals proportional to the square root of the cost of a poll: an id that shares
requests with nine others is polled 2.3 times as often as a lone id, and never more than 3.3 times as often.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from tenacity import RetryCallState, Retrying
from tenacity.wait import wait_base

from .._errors import SeamInvalidOptionsError

MAX_SECONDS: Final = 1e9
"""The longest timeout or interval, in seconds: about 31 years. Sums of larger numbers overflow timers and clocks."""

_ID_COST: Final = 0.1
"""The cost of polling an id in a request sent anyway, in requests."""
SHARED_GROWTH: Final = 0.3
"""Bound of a shared interval over the square root of the age: the best growth where nothing is known of lifetimes."""
_MOST_PER_ID: Final = 1.5
"""Requests per second and id that shared intervals may cause: three quarters of a request every 0.5 s for each id."""
_MOST_REQUESTS: Final = 20.0
"""Requests per second that shared intervals may cause."""
_RIDER_SHARE: Final = 0.25
_RIDER_SECONDS: Final = 1.0


class Load(NamedTuple):
    """How many ids share the cost of a request.

    Attributes:
        ids: Ids in the last request that polled the id.
        rounds: Requests needed to poll all pending ids once, as a fraction.
    """

    ids: int = 1
    rounds: float = 0.0


ALONE: Final = Load()
"""The load of an id that shares no request, or must not be polled more often for sharing one."""


class PollingState(RetryCallState):
    """The state that strategies are called with: tenacity's, and the load.

    Attributes:
        load: How many ids share the cost of a request.
        action_type: The action type; `None` if unknown.
    """

    load: Load = ALONE
    action_type: str | None = None


def share_of(load: Load) -> float:
    """The interval of an id that shares requests, as a share of the interval at equal cost for each poll."""
    return math.sqrt((1 / load.ids + _ID_COST) / (1 + _ID_COST))


def least_shared(load: Load) -> float:
    """The shortest interval for which shared requests stay within the limits of their rate, in seconds."""
    return max(1 / (_MOST_PER_ID * load.ids), load.rounds / _MOST_REQUESTS)


def eligible_at(now: float, due_at: float) -> float:
    """When an id may be polled early, by a request with room: after a quarter of the interval, at most 1 s early."""
    return max(now + (due_at - now) * _RIDER_SHARE, due_at - _RIDER_SECONDS)


def is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -math.inf < value < math.inf


class wait_proportional(wait_base):
    """A polling interval proportional to the attempt's age, so that detection latency is proportional to the duration.

    With the defaults, an action of 2 s is detected within 0.25 s, and an action of one hour within 30 s.

    Args:
        ratio: The interval as a share of the attempt's age.
        min: The shortest interval, in seconds.
        max: The longest interval, in seconds.
        shared_min: The shortest interval of attempts polled in shared requests, in seconds. Such a poll costs less, so
            the intervals shrink, down to three tenths with many attempts in a request, as long as this causes no more
            than 20 requests per second and 1.5 per attempt. `None`, the default, makes no difference between lone and
            shared polls.

    Raises:
        SeamInvalidOptionsError: A value is not a finite number, `ratio` is negative, or `0 < shared_min <= min <= max`
            is false.
    """

    def __init__(
        self, ratio: float = 0.1, min: float = 0.25, max: float = 30.0, *, shared_min: float | None = None
    ) -> None:
        least = min if shared_min is None else shared_min
        values = (ratio, min, max, least)
        if not all(is_number(value) for value in values) or not (ratio >= 0 and 0 < least <= min <= max):
            raise SeamInvalidOptionsError(
                "wait_proportional needs ratio >= 0 and 0 < shared_min <= min <= max, "
                f"got ratio={ratio!r}, min={min!r}, max={max!r}, shared_min={shared_min!r}"
            )
        self.ratio = ratio
        self.min = min
        self.max = max
        self.shared_min = shared_min

    def __call__(self, retry_state: RetryCallState) -> float:
        age = retry_state.seconds_since_start or 0.0
        load: Load = getattr(retry_state, "load", ALONE)
        interval = self.alone(age)
        if self.shared_min is None or load.ids <= 1:
            return interval
        wanted = min(interval, SHARED_GROWTH * math.sqrt(age)) * share_of(load)
        return min(interval, max(wanted, self.shared_min, least_shared(load)))

    @property
    def least(self) -> float:
        """The shortest interval of any attempt, in seconds."""
        return self.min if self.shared_min is None else self.shared_min

    def alone(self, age: float) -> float:
        """The interval of a lone attempt, in seconds."""
        return max(self.min, min(age * self.ratio, self.max))

    def __repr__(self) -> str:
        shared = "" if self.shared_min is None else f", shared_min={self.shared_min:g}"
        return f"wait_proportional(ratio={self.ratio:g}, min={self.min:g}, max={self.max:g}{shared})"


_RETRYING: Final = Retrying()


class Backoff:
    """A tenacity wait strategy as a function of count, age and load.

    Strategies keep no state of an id, so one retry state is reused for all ids. The last interval is cached: ids in the
    same state get the same interval even from a random strategy, stay in step and share a request.
    """

    __slots__ = ("_last", "_seconds", "_state", "_strategy")

    def __init__(self, strategy: wait_base) -> None:
        self._strategy = strategy
        self._state = PollingState(_RETRYING, None, (), {})
        self._state.start_time = 0.0
        self._last: tuple[int, float, Load, str | None] | None = None
        self._seconds = 0.0

    def seconds(self, attempt_number: int, age: float, load: Load = ALONE, action_type: str | None = None) -> float:
        """Seconds until the next poll.

        Args:
            attempt_number: Responses, or consecutive failures, so far: 1 or more.
            age: Seconds since the start of the wait.
            load: How many ids share the cost of a request.
            action_type: The action type, for a strategy that learns; `None` if unknown.

        Raises:
            SeamInvalidOptionsError: The strategy returned a negative, infinite or non-numeric interval.
        """
        question = (attempt_number, age, load, action_type)
        if self._last == question:
            return self._seconds
        self._state.attempt_number = attempt_number
        self._state.outcome_timestamp = age
        self._state.load = load
        self._state.action_type = action_type
        seconds = self._strategy(self._state)
        if not is_number(seconds) or seconds < 0:
            raise SeamInvalidOptionsError(f"The wait strategy {self._strategy!r} gave {seconds!r} instead of seconds")
        self._last, self._seconds = question, float(min(seconds, MAX_SECONDS))
        return self._seconds
