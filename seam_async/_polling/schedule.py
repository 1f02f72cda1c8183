"""Which ids are due, how they form batches, and when the next one is.

A slot is filed under the moment it falls due. Until it is half way there it can't be asked for; from then on it is
*ripe*: not due yet, but welcome in a call that goes out anyway and has room left. So there are two calendars. A slot
starts in the first, filed under the moment it ripens, and moves once to the second, filed under the moment it falls
due. A call takes the earliest from the second: those due first, then the ripe ones nearest to it.

A slot holds all the ids that move together, and to move it costs the same for one as for five hundred.

A calendar keeps its slots in buckets of 1/256 s, so that filing, moving and taking cost the same among ten as among
a million: only buckets are kept in order, not what is in them. A bucket opens at its end, never early.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

from attrs import define, field

BUCKETS_PER_SECOND: Final = 256


@define(eq=False, repr=False, weakref_slot=False)
class Item:
    """Something that can be filed in one calendar at a time.

    Attributes:
        bucket: Where it is filed.
    """

    bucket: dict[Any, None] | None = field(default=None, init=False)

    @property
    def is_filed(self) -> bool:
        return self.bucket is not None

    def take_out(self) -> None:
        """Takes it out of the calendar that it is filed in, if any."""
        if self.bucket is not None:
            del self.bucket[self]
            self.bucket = None


@define(eq=False, repr=False, weakref_slot=False)
class Slot(Item):
    """A place in the schedule.

    Attributes:
        ids: What stands in it, with whatever its owner keeps of each.
        due: The number of the bucket in which it falls due.
    """

    ids: dict[str, Any]
    due: int = field(default=0, init=False)

    @property
    def due_at(self) -> float:
        """When the bucket opens in which it falls due."""
        return self.due / BUCKETS_PER_SECOND

    def stand_beside(self, other: Slot) -> None:
        """Files it where another one is filed, if it is."""
        self.due = other.due
        self.bucket = other.bucket
        if self.bucket is not None:
            self.bucket[self] = None


def bucket_after(when: float) -> int:
    """The number of the first bucket that opens at a moment or after it."""
    return math.ceil(when * BUCKETS_PER_SECOND)


ItemT = TypeVar("ItemT", bound=Item)


class Calendar(Generic[ItemT]):
    """Items in buckets."""

    __slots__ = ("_buckets", "_order")

    def __init__(self) -> None:
        self._buckets: dict[int, dict[ItemT, None]] = {}
        self._order: list[int] = []

    def file(self, items: Sequence[ItemT], number: int) -> None:
        """Files items in the bucket with a number, taking them out of where they were."""
        bucket = self._buckets.get(number)
        if bucket is None:
            bucket = self._buckets[number] = {}
            heapq.heappush(self._order, number)
        for item in items:
            if item.bucket is not None:
                item.take_out()
            item.bucket = bucket
        bucket.update(dict.fromkeys(items))

    def earliest(self) -> dict[ItemT, None] | None:
        """The earliest bucket with something in it."""
        while self._order:
            if bucket := self._buckets[self._order[0]]:
                return bucket
            del self._buckets[heapq.heappop(self._order)]
        return None

    def next_at(self) -> float | None:
        """When the earliest bucket opens; `None` when nothing is filed."""
        return None if self.earliest() is None else self._order[0] / BUCKETS_PER_SECOND

    def take_until(self, now: float) -> list[ItemT]:
        """Takes out all items whose bucket has opened by `now`."""
        taken: list[ItemT] = []
        while (bucket := self.earliest()) is not None and self._order[0] / BUCKETS_PER_SECOND <= now:
            taken.extend(bucket)
            bucket.clear()
        for item in taken:
            item.bucket = None
        return taken


SlotT = TypeVar("SlotT", bound=Slot)


class Schedule(Generic[SlotT]):
    """Decides which ids go into the next call; reads no clock."""

    def __init__(self) -> None:
        self._unripe: Calendar[SlotT] = Calendar()
        self._ripe: Calendar[SlotT] = Calendar()

    def put(self, slots: Sequence[SlotT], now: float, due_at: float) -> None:
        """Files slots that are to be asked for at `due_at`, or moves them there."""
        if not slots:
            return
        is_due = due_at <= now
        due = math.floor(now * BUCKETS_PER_SECOND) if is_due else bucket_after(due_at)
        for slot in slots:
            slot.due = due
        if is_due:
            self._ripe.file(slots, due)
        else:
            self._unripe.file(slots, bucket_after(now + (due_at - now) / 2))

    def put_back(self, slot: SlotT) -> None:
        """Files what was taken, and is still ripe."""
        self._ripe.file([slot], slot.due)

    def next_at(self) -> float | None:
        """When to look again: something falls due then, or ripens."""
        ripe, unripe = self._ripe.next_at(), self._unripe.next_at()
        if ripe is None or unripe is None:
            return unripe if ripe is None else ripe
        return min(ripe, unripe)

    def take(self, now: float, most: int) -> list[SlotT]:
        """The slots for one call: empty when none is due. Only with the last one may there be more than `most` ids.

        They are out of the schedule until `put` again.
        """
        for due, ripened in groupby(self._unripe.take_until(now), attrgetter("due")):
            self._ripe.file(list(ripened), due)
        taken: list[SlotT] = []
        opens = self._ripe.next_at()
        if opens is None or opens > now:
            return taken
        while most > 0 and (bucket := self._ripe.earliest()) is not None:
            while most > 0 and bucket:
                slot, _ = bucket.popitem()
                slot.bucket = None
                taken.append(slot)
                most -= len(slot.ids)
        return taken
