"""The server's pace: when the next call may go out.

Two limits hold at once. Within any second no more than `max_per_second` calls go out. And when the server says that
it is too much (429, or 503 with `Retry-After`), nothing goes out until the moment that it named; from then on calls
are spaced evenly at half the former rate, which grows back by a tenth of the maximum every second.
"""

from __future__ import annotations

from collections import deque
from typing import Final

_RECOVERY_SECONDS: Final = 10.0
_SLOWEST_SHARE: Final = 1 / 100
_LONGEST_HOLD: Final = 3600.0


class Pace:
    """Decides when a call may go out; reads no clock."""

    def __init__(self, max_per_second: float) -> None:
        self._max = max_per_second
        self._burst = max(1, int(max_per_second))
        self._sent: deque[float] = deque(maxlen=self._burst)
        self._base = max_per_second
        self._base_at = 0.0
        self._held_until = 0.0

    def rate(self, now: float) -> float:
        """Calls per second that may go out."""
        grown = max(0.0, now - self._base_at) * self._max / _RECOVERY_SECONDS
        return min(self._max, self._base + grown)

    def opens_at(self, now: float) -> float:
        """The earliest moment for the next call; not after `now` means that it may go out."""
        opens = self._held_until
        if self._sent:
            if len(self._sent) == self._burst:
                opens = max(opens, self._sent[0] + self._burst / self._max)
            rate = self.rate(now)
            if rate < self._max:
                opens = max(opens, self._sent[-1] + 1 / rate)
        return opens

    def sent(self, now: float) -> None:
        """A call has gone out."""
        self._sent.append(now)

    def hold(self, now: float, seconds: float, *, sent_at: float) -> None:
        """The server turned away a call that had gone out at `sent_at`, and asked for a pause."""
        until = now + min(seconds, _LONGEST_HOLD)
        if sent_at >= self._base_at:
            self._base = max(self.rate(now) / 2, self._max * _SLOWEST_SHARE)
            self._base_at = until
        elif until > self._held_until:
            self._base_at = until
        self._held_until = max(self._held_until, until)
