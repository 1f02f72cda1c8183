"""The rate limiter: the earliest moment of the next request.

Two limits apply at once. In any second at most `max_per_second` requests are sent: a tenth as a burst, the others
evenly spaced, so a burst of small requests does not use up the second for later requests. After a 429, or a 503 with
`Retry-After`, no request is sent until the pause is over; afterwards requests are evenly spaced at half the previous
rate, recovering by a tenth of the maximum per second. For three minutes more, the limiter is *strained*: no id is
polled more often for sharing requests.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from .backoff import ALONE, Load

_BURST_SHARE: Final = 1 / 10
_RECOVERY_SECONDS: Final = 10.0
_SLOWEST_SHARE: Final = 1 / 100
_LONGEST_PAUSE: Final = 3600.0
_STRAINED_SECONDS: Final = 180.0


class RateLimiter:
    """Decides when the next request may be sent. Sans-IO: reads no clock."""

    def __init__(self, max_per_second: float) -> None:
        self._max = max_per_second
        count = max(1, int(max_per_second))
        burst = max(1, int(count * _BURST_SHARE))
        # Invariant: between a request and the `count`-th after it, all but `burst - 1` intervals are full spacings.
        self._spacing = count / max_per_second / (count - burst + 1)
        self._slack = (burst - 1) * self._spacing
        self._even_at = -math.inf
        self._last = -math.inf
        self._base = max_per_second
        self._base_at = 0.0
        self._paused_until = -math.inf

    def state(self) -> tuple[float, ...]:
        """The state of this limiter, for another limiter to `resume`."""
        return (self._even_at, self._last, self._base, self._base_at, self._paused_until)

    def resume(self, state: Iterable[float]) -> None:
        """Restores the `state` of another limiter."""
        self._even_at, self._last, self._base, self._base_at, self._paused_until = state

    def rate(self, now: float) -> float:
        """The permitted rate, in requests per second."""
        grown = max(0.0, now - self._base_at) * self._max / _RECOVERY_SECONDS
        return min(self._max, self._base + grown)

    def load(self, ids: int, rounds: float, now: float) -> Load:
        """The load of a request; a strained limiter lets no id be polled more often for sharing it."""
        return ALONE if now < self._paused_until + _STRAINED_SECONDS else Load(ids, rounds)

    def opens_at(self, now: float) -> float:
        """The earliest moment for the next request; at or before `now` permits a request immediately."""
        opens = max(self._paused_until, self._even_at - self._slack)
        if self.rate(now) < self._max and self._last > -math.inf:
            opens = max(opens, self._spaced_from(self._last))
        return opens

    def _spaced_from(self, last: float) -> float:
        """The next moment after a request at `last` while the rate grows: `t` with `(t - last) * rate(t) = 1`."""
        growth = self._max / _RECOVERY_SECONDS
        rate = self._base + growth * (last - self._base_at)
        due = last + (math.sqrt(rate * rate + 4 * growth) - rate) / (2 * growth)
        recovered = self._base_at + (self._max - self._base) / growth
        return min(due, recovered)

    def sent(self, now: float) -> None:
        """Records a request sent now."""
        self._even_at = max(self._even_at, now) + self._spacing
        self._last = now

    def pause(self, seconds: float, *, now: float, sent_at: float) -> None:
        """Pauses all requests, for at most one hour, after the server rate-limited a request sent at `sent_at`.

        The rate is halved only for a request sent after the previous pause: the rejections of one burst count once.
        """
        until = now + min(seconds, _LONGEST_PAUSE)
        if sent_at >= self._base_at:
            self._base = max(self.rate(now) / 2, self._max * _SLOWEST_SHARE)
            self._base_at = until
        elif until > self._paused_until:
            self._base_at = until
        self._paused_until = max(self._paused_until, until)
