"""The rate limiter: when the next request may be sent.

Two limits hold at once. Within any second at most `max_per_second` requests are sent: a tenth of them in a burst, the
others evenly spaced, so that a burst of small requests does not use up the second for those that follow. After a 429,
or a 503 with `Retry-After`, nothing is sent until the pause is over; from then on requests are evenly spaced at half
the former rate, which recovers by a tenth of the maximum every second.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

_BURST_SHARE: Final = 1 / 10
_RECOVERY_SECONDS: Final = 10.0
_SLOWEST_SHARE: Final = 1 / 100
_LONGEST_PAUSE: Final = 3600.0


class RateLimiter:
    """Decides when a request may be sent; reads no clock."""

    def __init__(self, max_per_second: float) -> None:
        self._max = max_per_second
        count = max(1, int(max_per_second))
        burst = max(1, int(count * _BURST_SHARE))
        # From any request to the one `count` later, all but `burst - 1` of the steps take their full time.
        self._spacing = count / max_per_second / (count - burst + 1)
        self._slack = (burst - 1) * self._spacing
        self._even_at = -math.inf
        self._last = -math.inf
        self._base = max_per_second
        self._base_at = 0.0
        self._paused_until = 0.0

    def state(self) -> tuple[float, ...]:
        """Its state, for another limiter to `resume`."""
        return (self._even_at, self._last, self._base, self._base_at, self._paused_until)

    def resume(self, state: Iterable[float]) -> None:
        """Takes over the `state` of another limiter."""
        self._even_at, self._last, self._base, self._base_at, self._paused_until = state

    def rate(self, now: float) -> float:
        """Requests per second that may be sent."""
        grown = max(0.0, now - self._base_at) * self._max / _RECOVERY_SECONDS
        return min(self._max, self._base + grown)

    def opens_at(self, now: float) -> float:
        """The earliest moment for the next request; it may be sent if that is not after `now`."""
        opens = max(self._paused_until, self._even_at - self._slack)
        if self.rate(now) < self._max and self._last > -math.inf:
            opens = max(opens, self._spaced_from(self._last))
        return opens

    def _spaced_from(self, last: float) -> float:
        """When the next request is due after one at `last`, while the rate grows: `t` with (t - last) * rate(t) = 1."""
        growth = self._max / _RECOVERY_SECONDS
        rate = self._base + growth * (last - self._base_at)
        due = last + (math.sqrt(rate * rate + 4 * growth) - rate) / (2 * growth)
        recovered = self._base_at + (self._max - self._base) / growth
        return min(due, recovered)

    def sent(self, now: float) -> None:
        """Records that a request was sent."""
        self._even_at = max(self._even_at, now) + self._spacing
        self._last = now

    def pause(self, seconds: float, *, now: float, sent_at: float) -> None:
        """Pauses, because the server rejected a request that was sent at `sent_at`.

        Only a request that was sent after the last pause halves the rate again: those of one burst count once.
        """
        until = now + min(seconds, _LONGEST_PAUSE)
        if sent_at >= self._base_at:
            self._base = max(self.rate(now) / 2, self._max * _SLOWEST_SHARE)
            self._base_at = until
        elif until > self._paused_until:
            self._base_at = until
        self._paused_until = max(self._paused_until, until)
