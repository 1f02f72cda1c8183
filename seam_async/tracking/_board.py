"""The latest snapshot of the fleet, shared by all viewers.

The store is read no more than once per second and 5 % of the time, for any number of viewers, and never without one.
A reading belongs to no viewer: a vanished viewer cancels nothing, and a slow one is handed the latest snapshot when
ready for the next.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any, Final

from attrs import frozen

from .._errors import SeamError
from ._overview import Overview, reason_of
from ._tracker import Tracker

PERIOD_SECONDS: Final = 1.0
_SHARE: Final = 20
"""How many times the duration of a reading passes between the beginnings of two."""


@frozen
class Snapshot:
    """A reading of the fleet's state.

    Attributes:
        number: The position in the order of readings, from 1.
        text: JSON of the state, or of an object with an `error`.
        is_good: Whether the store could be read.
    """

    number: int
    text: str
    is_good: bool


class Board:
    """Reads snapshots for viewers.

    Args:
        tracker: The tracker.
        facts: Fields added to each snapshot.
        period: The least seconds between the beginnings of two readings.
    """

    def __init__(self, tracker: Tracker, facts: dict[str, Any], *, period: float) -> None:
        self._clock = tracker._clock
        self._overview = Overview(tracker)
        self._facts = facts
        self._period = period
        self._latest = Snapshot(0, "", is_good=False)
        self._next_at = float("-inf")
        self._reading: asyncio.Task[None] | None = None

    async def latest(self, timeout: float) -> Snapshot | None:
        """Returns a fresh snapshot, reading a new one if necessary; `None` after `timeout` seconds without one."""
        is_fresh = self._latest.number > 0 and self._clock.monotonic() < self._next_at
        return self._latest if is_fresh else await self.after(self._latest.number, timeout)

    async def after(self, number: int, timeout: float) -> Snapshot | None:
        """Returns the first snapshot with a higher number; `None` after `timeout` seconds without one."""
        if self._latest.number <= number:
            if self._reading is None or self._reading.done():
                self._reading = asyncio.get_running_loop().create_task(self._read(), name="seam-async tracker board")
            await asyncio.wait([self._reading], timeout=timeout)
        return self._latest if self._latest.number > number else None

    async def _read(self) -> None:
        await self._clock.sleep(max(0.0, self._next_at - self._clock.monotonic()))
        began_at = self._clock.monotonic()
        try:
            state, is_good = await self._overview.read() | self._facts, True
        except SeamError as error:
            state, is_good = {"error": reason_of(error)}, False
        ended_at = self._clock.monotonic()
        self._next_at = began_at + max(self._period, _SHARE * (ended_at - began_at))
        # Numbered at the end: a viewer that began to wait meanwhile gets this reading, no older one.
        self._latest = Snapshot(self._latest.number + 1, json.dumps(state), is_good)

    async def close(self) -> None:
        """Ends the reading in progress."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait([self._reading])
