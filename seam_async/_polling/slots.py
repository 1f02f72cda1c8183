"""Request slots: the requests in flight, and the slot reserved for urgent groups and first polls."""

from __future__ import annotations

import math
from typing import Final

from .groups import Call, Group
from .schedule import Schedule

RESERVE_SECONDS: Final = 0.5
"""Time limit for a request in the reserved slot while others need it."""


class Slots:
    """The requests in flight, at most one per slot.

    Args:
        slot_count: The number of slots. The last free one is reserved, unless it is the only one.
    """

    def __init__(self, slot_count: int) -> None:
        self._slot_count = slot_count
        self._calls: dict[Call, None] = {}

    def __len__(self) -> int:
        """The number of requests in flight."""
        return len(self._calls)

    @property
    def is_full(self) -> bool:
        """Whether no slot is free."""
        return len(self._calls) >= self._slot_count

    @property
    def is_reserve(self) -> bool:
        """Whether the only free slot is the reserved one."""
        return len(self._calls) == self._slot_count - 1 > 0

    def occupy(self, call: Call) -> None:
        """Takes a free slot for a request."""
        call.is_in_reserve = self.is_reserve
        self._calls[call] = None

    def release(self, call: Call) -> None:
        """Frees the slot of a request. Idempotent."""
        self._calls.pop(call, None)

    def clear(self) -> None:
        """Frees all slots."""
        self._calls.clear()

    def needed_by(self, schedule: Schedule[Group]) -> Call | None:
        """The request in the reserved slot, if no slot is free and groups need this one."""
        # First polls of full batches need it if no slot became free since they fell due. Otherwise they take turns in
        # the other slots; here, beside a slow server, they would end each other and urgent requests.
        since = math.inf if schedule.has_urgent else schedule.first_since
        is_needed = self.is_full and all(call.sent_at < since for call in self._calls)
        return next((call for call in self._calls if call.is_in_reserve and is_needed), None)
