"""Which ids are due, how they form batches, and when the next one is.

A slot is filed under the moment it falls due. Until it is half way there it can't be asked for; from then on it is
*ripe*: not due yet, but welcome in a call that goes out anyway and has room left. So there are two calendars. A slot
starts in the first, filed under the moment it ripens, and moves once to the second, filed under the moment it falls
due. A call takes the earliest from the second: those due first, then the ripe ones nearest to it.

A calendar keeps its items in buckets of 1/256 s, so that filing, moving and taking cost the same for ten ids as for
a million: only buckets are kept in order, not the ids in them. A bucket opens at its end, never early.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from typing import Final, Generic, TypeVar

from attrs import define, field

BUCKETS_PER_SECOND: Final = 256


@define(eq=False, repr=False, weakref_slot=False)
class Item:
    """Something that can be filed in one calendar at a time."""

    bucket: dict[Item, None] | None = field(default=None, init=False)

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
    """One id's place in the schedule."""

    action_attempt_id: str
    due_at: float = field(default=0.0, init=False)


ItemT = TypeVar("ItemT", bound=Item)


class Calendar(Generic[ItemT]):
    """Items filed under moments, in seconds."""

    __slots__ = ("_buckets", "_order")

    def __init__(self) -> None:
        self._buckets: dict[int, dict[Item, None]] = {}
        self._order: list[int] = []

    def file(self, when: float, item: ItemT) -> None:
        """Files an item, taking it out of where it was."""
        item.take_out()
        self._file_in(math.ceil(when * BUCKETS_PER_SECOND), item)

    def file_open(self, now: float, item: ItemT) -> None:
        """Files an item in a bucket that is open at `now`, taking it out of where it was."""
        item.take_out()
        self._file_in(math.floor(now * BUCKETS_PER_SECOND), item)

    def _file_in(self, key: int, item: ItemT) -> None:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = {}
            heapq.heappush(self._order, key)
        bucket[item] = None
        item.bucket = bucket

    def next_at(self) -> float | None:
        """When the earliest bucket opens; `None` when nothing is filed."""
        while self._order:
            if self._buckets[self._order[0]]:
                return self._order[0] / BUCKETS_PER_SECOND
            del self._buckets[heapq.heappop(self._order)]
        return None

    def take(self, most: int) -> list[ItemT]:
        """Takes out the earliest items."""
        taken: list[Item] = []
        while len(taken) < most and self.next_at() is not None:
            bucket = self._buckets[self._order[0]]
            for _ in range(min(most - len(taken), len(bucket))):
                item, _ = bucket.popitem()
                item.bucket = None
                taken.append(item)
        return taken  # type: ignore[return-value]

    def take_until(self, now: float) -> Iterator[ItemT]:
        """Takes out, one by one, all items whose bucket has opened by `now`."""
        while (opens := self.next_at()) is not None and opens <= now:
            bucket = self._buckets[self._order[0]]
            while bucket:
                item, _ = bucket.popitem()
                item.bucket = None
                yield item  # type: ignore[misc]


SlotT = TypeVar("SlotT", bound=Slot)


class Schedule(Generic[SlotT]):
    """Decides which ids go into the next call; reads no clock."""

    def __init__(self, batch_size: int) -> None:
        self._batch_size = batch_size
        self._unripe: Calendar[SlotT] = Calendar()
        self._ripe: Calendar[SlotT] = Calendar()

    def put(self, slot: SlotT, now: float, due_at: float) -> None:
        """Files a slot that is to be asked for at `due_at`, or moves it there."""
        slot.due_at = due_at
        if due_at <= now:
            self._ripe.file_open(now, slot)
        else:
            self._unripe.file(now + (due_at - now) / 2, slot)

    def next_at(self) -> float | None:
        """When to look again: something falls due then, or ripens."""
        ripe, unripe = self._ripe.next_at(), self._unripe.next_at()
        if ripe is None or unripe is None:
            return unripe if ripe is None else ripe
        return min(ripe, unripe)

    def take(self, now: float) -> list[SlotT]:
        """The slots for one call: empty when none is due, and never more than the batch size.

        They are out of the schedule until `put` again.
        """
        for slot in self._unripe.take_until(now):
            self._ripe.file(slot.due_at, slot)
        opens = self._ripe.next_at()
        if opens is None or opens > now:
            return []
        return self._ripe.take(self._batch_size)
