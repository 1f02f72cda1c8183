"""Learned polling intervals: a strategy that estimates how long each type of action takes.

Theory. Polling at a rate `u(t)` at age `t` costs `u(t)` requests per second and an average latency of `1 / (2 u(t))`
for each outcome. With the hazard rate `h(t)`, the rate of outcomes among attempts still pending at age `t`, the sum of
latencies is least for a given number of requests if `u` is proportional to `sqrt(h)`. The interval at age `t` is thus
the time in which the integral of `u` grows by 1, and less for ids that share requests.

Estimate. Lifetimes are counted in bins, four for each doubling. A lifetime is known only between two polls
(interval-censored) and is spread over that time; an attempt given up while pending counts as surviving to that age.
Counts fade, so the last few hundred attempts decide. The hazard rate of a bin is its count over the time that attempts
have spent in it, smoothed over adjacent bins, with a weak prior of `1 / age`.

Budget. The rate is scaled to cost as many requests as the prior strategy over the same lifetimes, and mixed with the
prior's rate by the number of observations: without any, intervals are those of the prior. Intervals are at least
`shared_min` of the prior, and at most four times the prior's.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from itertools import accumulate, pairwise
from types import NoneType
from typing import Final, Self

from tenacity import RetryCallState
from tenacity.wait import wait_base

from .._errors import SeamInvalidOptionsError
from .backoff import ALONE, SHARED_GROWTH, Load, is_number, least_shared, share_of, wait_proportional

_FIRST: Final = 0.1
_BINS_PER_DOUBLING: Final = 4
_BINS: Final = 80
EDGES: Final = (0.0, *(_FIRST * 2 ** (index / _BINS_PER_DOUBLING) for index in range(_BINS)))
"""The lower edges of the bins, in seconds. The last bin begins after a day, and has no end."""
_WIDTHS: Final = tuple(upper - lower for lower, upper in pairwise(EDGES))
_MIDDLES: Final = tuple((lower + upper) / 2 for lower, upper in pairwise(EDGES))
_PRIOR_COUNT: Final = 0.1
"""The weight of the prior hazard rate in each bin, in attempts."""
_PRIOR_ATTEMPTS: Final = 2.0
"""The weight of the prior strategy, in attempts."""
MOST_STRETCH: Final = 4.0
_HALVINGS: Final = 30
"""Bound of an interval over the prior's, because lifetimes may change."""
_MOST_TYPES: Final = 100
_MOST_WEIGHT: Final = 1e100
_MOST_FADE: Final = 1_000_000
_MOST_FADED: Final = 20
"""Bound of the fading by a single observation, in multiples of `fade`: e ** -20 is nothing."""
_FORMAT: Final = "lifetimes-1"


class wait_learned(wait_base):
    """A polling interval learned from how long attempts of the same action type took.

    Until the first outcome, intervals are those of `prior`. With outcomes, the polls move to the ages at which attempts
    resolve, while a lone attempt costs about as many requests as by `prior`. Use one strategy for all pollers of an
    event loop, if they poll actions of the same kind.

    Args:
        prior: The intervals to start from, and the budget of requests. By default the default strategy,
            `wait_proportional(shared_min=0.1)`.
        fade: The number of attempts of a type after which an observation has lost about two thirds of its weight.

    Raises:
        SeamInvalidOptionsError: `prior` is no `wait_proportional`, or `fade` is not a number from 1 to 1,000,000.
    """

    def __init__(self, prior: wait_proportional | None = None, *, fade: float = 500.0) -> None:
        if not isinstance(prior, (wait_proportional, NoneType)) or not is_number(fade) or not 1 <= fade <= _MOST_FADE:
            raise SeamInvalidOptionsError(
                "wait_learned needs a wait_proportional as prior, and a fade from 1 to 1,000,000, "
                f"got prior={prior!r}, fade={fade!r}"
            )
        self.prior: wait_proportional = wait_proportional(shared_min=0.1) if prior is None else prior
        self.fade: float = float(fade)
        self._types: dict[str, Lifetimes] = {}

    def __call__(self, retry_state: RetryCallState) -> float:
        lifetimes = self._types.get(getattr(retry_state, "action_type", None) or "")
        if lifetimes is None:
            return self.prior(retry_state)
        age = retry_state.seconds_since_start or 0.0
        load: Load = getattr(retry_state, "load", ALONE)
        rates = lifetimes.current_rates(self.prior)
        if self.prior.shared_min is None or load.ids <= 1:
            interval = max(rates.interval(age, 1.0), self.prior.least)
        else:
            interval = rates.interval(age, rates.shared * share_of(load))
            interval = max(interval, self.prior.shared_min, least_shared(load))
        return min(interval, MOST_STRETCH * self.prior.alone(age))

    def observe(self, action_type: str, after: float, by: float | None, count: int = 1) -> None:
        """Counts attempts that resolved. The poller calls it for each response; call it to teach a strategy.

        Args:
            action_type: The action type, such as `UNLOCK_DOOR`.
            after: The age at which the attempts were last known to be pending, in seconds.
            by: The age at which they were known to have resolved; `None` if nothing more is known of them.
            count: The number of attempts.
        """
        if len(self._types) >= _MOST_TYPES and action_type not in self._types:
            return
        self._types.setdefault(action_type, Lifetimes()).add(after, by, count, self.fade)

    def medians(self) -> dict[str, float]:
        """The estimated median lifetime by action type, in seconds; infinite if above a day."""
        return {action_type: lifetimes.median() for action_type, lifetimes in self._types.items()}

    def to_json(self) -> str:
        """The observations as JSON, for `from_json`."""
        types = {action_type: lifetimes.state() for action_type, lifetimes in self._types.items()}
        return json.dumps({_FORMAT: types})

    @classmethod
    def from_json(cls, text: str, prior: wait_proportional | None = None, *, fade: float = 500.0) -> Self:
        """A strategy with the observations of another.

        Args:
            text: The result of `to_json`.
            prior: As for the class.
            fade: As for the class.

        Raises:
            SeamInvalidOptionsError: `text` is not the result of `to_json`, or an argument is invalid.
        """
        strategy = cls(prior, fade=fade)
        try:
            content = json.loads(text)
            states = list(content[_FORMAT].items())[:_MOST_TYPES]
            strategy._types = {action_type: Lifetimes.restored(state) for action_type, state in states}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
            raise SeamInvalidOptionsError(f"the text is not from wait_learned.to_json: {fault!r}") from fault
        return strategy

    def __repr__(self) -> str:
        known = ", ".join(
            f"{action_type}={lifetimes.median():.3g} s of {lifetimes.attempts:.0f}"
            for action_type, lifetimes in self._types.items()
        )
        return f"wait_learned({self.prior!r}, medians: {known or 'none'})"


class Lifetimes:
    """The observed lifetimes of one action type: faded counts, by bin.

    Attributes:
        resolved: Attempts that resolved.
        survived: Attempts given up while pending.
    """

    __slots__ = ("_rates", "_rates_at", "_seen", "_weight", "resolved", "survived")

    def __init__(self) -> None:
        self.resolved = [0.0] * (_BINS + 1)
        self.survived = [0.0] * (_BINS + 1)
        # The weight of the next observation grows, instead of all counts shrinking at each observation.
        self._weight = 1.0
        self._seen = 0
        self._rates: _Rates | None = None
        self._rates_at = 0

    @property
    def attempts(self) -> float:
        """The number of observations that the counts amount to."""
        return (sum(self.resolved) + sum(self.survived)) / self._weight

    def state(self) -> dict[str, dict[int, float]]:
        """The counts, without empty bins."""
        self._rescale()
        return {
            "resolved": {index: count for index, count in enumerate(self.resolved) if count},
            "survived": {index: count for index, count in enumerate(self.survived) if count},
        }

    @classmethod
    def restored(cls, state: dict[str, dict[str, float]]) -> Self:
        """The lifetimes with the counts of a state.

        Raises:
            ValueError: A bin or a count is out of range.
        """
        lifetimes = cls()
        for counts, stored in ((lifetimes.resolved, state["resolved"]), (lifetimes.survived, state["survived"])):
            for index, count in stored.items():
                if not 0 <= int(index) <= _BINS or not is_number(count) or not 0 <= count <= _MOST_WEIGHT:
                    raise ValueError(f"bin {index!r} holds {count!r}")
                counts[int(index)] = float(count)
        return lifetimes

    def median(self) -> float:
        """The age by which half of the attempts have resolved, in seconds; infinite if above the last edge."""
        half = math.log(2)
        for hazard, edge, width in zip(self.hazards(), EDGES, _WIDTHS, strict=False):
            if hazard * width >= half:
                return edge + half / hazard
            half -= hazard * width
        return math.inf

    def add(self, after: float, by: float | None, count: int, fade: float) -> None:
        """Counts attempts that resolved between two ages, or survived an age if `by` is `None`."""
        growth = 1 + 1 / fade
        grown = growth ** min(count, _MOST_FADED * fade)
        # The sum of the weights of `count` single observations.
        amount = self._weight * growth * (grown - 1) * fade
        self._weight *= grown
        first = _bin_of(after)
        last = first if by is None else _bin_of(by)
        counts = self.survived if by is None else self.resolved
        if by is None or last <= first:
            counts[first] += amount
        else:
            for index in range(first, last + 1):
                upper = EDGES[index + 1] if index < last else by
                counts[index] += amount * (upper - max(after, EDGES[index])) / (by - after)
        self._seen += count
        if self._weight > _MOST_WEIGHT:
            self._rescale()

    def _rescale(self) -> None:
        self.resolved = [count / self._weight for count in self.resolved]
        self.survived = [count / self._weight for count in self.survived]
        self._weight = 1.0

    def current_rates(self, prior: wait_proportional) -> _Rates:
        """The rates, recomputed when the observations have grown by an eighth: O(1) amortised."""
        if self._rates is None or self._seen >= self._rates_at:
            self._rates = _Rates(self, prior)
            self._rates_at = self._seen + min(1 + self._seen // 8, 100)
        return self._rates

    def hazards(self) -> list[float]:
        """The estimated hazard rate of each bin."""
        resolved = [count / self._weight for count in self.resolved]
        left = [count / self._weight + done for count, done in zip(self.survived, resolved, strict=True)]
        at_risk = list(accumulate(reversed(left)))[::-1]
        hazards = []
        for index, (width, middle) in enumerate(zip(_WIDTHS, _MIDDLES, strict=True)):
            nearby = resolved[max(index - 1, 0)] + 4 * resolved[index] + resolved[index + 1]
            time_at_risk = width * (at_risk[index] + at_risk[index + 1]) / 2
            hazards.append((nearby / 6 + _PRIOR_COUNT) / (time_at_risk + _PRIOR_COUNT * middle))
        return hazards


class _Rates:
    """The polling rate of each bin, and its integral.

    Attributes:
        shared: The step of ids that share requests without any saving, so that they cost as many requests as by the
            prior.
    """

    __slots__ = ("_rates", "integral", "shared")

    def __init__(self, lifetimes: Lifetimes, prior: wait_proportional) -> None:
        hazards = lifetimes.hazards()
        spent = _time_spent(hazards)
        default = [1 / prior.alone(age) for age in _MIDDLES]
        grown = [max(rate, 1 / (SHARED_GROWTH * math.sqrt(age))) for rate, age in zip(default, _MIDDLES, strict=True)]
        budget = _dot(spent, default)
        self.shared = budget / _dot(spent, grown)
        learned = _scaled([math.sqrt(hazard) for hazard in hazards], default, 1 / prior.least, spent, budget)
        trust = lifetimes.attempts / (lifetimes.attempts + _PRIOR_ATTEMPTS)
        self._rates = [trust * rate + (1 - trust) * slow for rate, slow in zip(learned, default, strict=True)]
        steps = [rate * width for rate, width in zip(self._rates, _WIDTHS, strict=True)]
        self.integral = list(accumulate(steps, initial=0.0))

    def interval(self, age: float, step: float) -> float:
        """The time in which the integral of the rate grows by `step`."""
        index = _bin_of(age)
        if index == _BINS:
            return math.inf
        target = self.integral[index] + (age - EDGES[index]) * self._rates[index] + step
        end = bisect_right(self.integral, target) - 1
        if end >= _BINS:
            return math.inf
        return EDGES[end] + (target - self.integral[end]) / self._rates[end] - age


def _time_spent(hazards: list[float]) -> list[float]:
    """The expected time that an attempt spends pending in each bin."""
    passed = accumulate([hazard * width for hazard, width in zip(hazards, _WIDTHS, strict=True)], initial=0.0)
    alive = [math.exp(-sum_) for sum_ in passed]
    return [(before - after) / hazard for (before, after), hazard in zip(pairwise(alive), hazards, strict=True)]


def _scaled(wanted: list[float], default: list[float], most: float, spent: list[float], budget: float) -> list[float]:
    """Rates proportional to `wanted`, within bounds, that cost the budget."""
    bounds = [(rate / MOST_STRETCH, want) for rate, want in zip(default, wanted, strict=True)]

    def rates(exponent: float) -> list[float]:
        scale = math.exp(exponent)
        return [min(max(scale * want, least), most) for least, want in bounds]

    low, high = -20.0, 20.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _dot(spent, rates(middle)) < budget:
            low = middle
        else:
            high = middle
    return rates(low)


def _dot(left: list[float], right: list[float]) -> float:
    return sum([weight * value for weight, value in zip(left, right, strict=True)])


def _bin_of(age: float) -> int:
    return bisect_right(EDGES, age) - 1
