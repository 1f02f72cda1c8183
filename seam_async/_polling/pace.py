"""The server's pace: when the next call may go out.

Two limits hold at once. Within any second no more than `max_per_second` calls go out: a tenth of them may go together,
the others are evenly spaced, so that a burst of small calls does not use up the second for those that follow. And when
the server says that it is too much (429, or 503 with `Retry-After`), nothing goes out until the moment that it named;
from then on calls are spaced evenly at half the former rate, which grows back by a tenth of the maximum every second.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

_BURST_SHARE: Final = 1 / 10
_RECOVERY_SECONDS: Final = 10.0
_SLOWEST_SHARE: Final = 1 / 100
_LONGEST_HOLD: Final = 3600.0


class Pace:
    """Decides when a call may go out; reads no clock."""

    def __init__(self, max_per_second: float) -> None:
        self._max = max_per_second
        calls = max(1, int(max_per_second))
        burst = max(1, int(calls * _BURST_SHARE))
        # From any call to the one `calls` later, all but `burst - 1` of the steps take their full time.
        self._spacing = calls / max_per_second / (calls - burst + 1)
        self._slack = (burst - 1) * self._spacing
        self._even_at = -math.inf
        self._last = -math.inf
        self._base = max_per_second
        self._base_at = 0.0
        self._held_until = 0.0

    def state(self) -> tuple[float, ...]:
        """All that it knows, for another one to go on with."""
        return (self._even_at, self._last, self._base, self._base_at, self._held_until)

    def resume(self, state: Iterable[float]) -> None:
        """Goes on where the one stood that had this `state`."""
        self._even_at, self._last, self._base, self._base_at, self._held_until = state

    def rate(self, now: float) -> float:
        """Calls per second that may go out."""
        grown = max(0.0, now - self._base_at) * self._max / _RECOVERY_SECONDS
        return min(self._max, self._base + grown)

    def opens_at(self, now: float) -> float:
        """The earliest moment for the next call; not after `now` means that it may go out."""
        opens = max(self._held_until, self._even_at - self._slack)
        if self.rate(now) < self._max and self._last > -math.inf:
            opens = max(opens, self._spaced_from(self._last))
        return opens

    def _spaced_from(self, last: float) -> float:
        """When the next call is due after one at `last`, while the rate grows: `t` with (t - last) * rate(t) = 1."""
        growth = self._max / _RECOVERY_SECONDS
        rate = self._base + growth * (last - self._base_at)
        due = last + (math.sqrt(rate * rate + 4 * growth) - rate) / (2 * growth)
        recovered = self._base_at + (self._max - self._base) / growth
        return min(due, recovered)

    def sent(self, now: float) -> None:
        """A call has gone out."""
        self._even_at = max(self._even_at, now) + self._spacing
        self._last = now

    def hold(self, now: float, seconds: float, *, sent_at: float) -> None:
        """The server turned away a call that had gone out at `sent_at`, and asked for a pause."""
        until = now + min(seconds, _LONGEST_HOLD)
        if sent_at >= self._base_at:
            self._base = max(self.rate(now) / 2, self._max * _SLOWEST_SHARE)
            self._base_at = until
        elif until > self._held_until:
            self._base_at = until
        self._held_until = max(self._held_until, until)
