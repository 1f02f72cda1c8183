"""Which ids are due, how they form batches, and when the next one is.

A slot is filed under the moment it falls due. Until it is half way there it can't be asked for; from then on it is
*ripe*: not due yet, but welcome in a call that goes out anyway and has room left. A call takes the earliest of those
that are ripe: those due first, then the ones nearest to it. That something ripens is no reason to wake up.

A slot holds all the ids that move together, and to move it costs the same for one as for five hundred.

A calendar keeps its items in buckets of 1/256 s, so that filing and taking cost the same among ten as among a million:
only buckets are kept in order, not what is in them. In a schedule, what falls due together and ripens together is in
one bucket, so that buckets ripen, and not slots. A bucket opens at its end, never early.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
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

Key = tuple[int, ...]
"""The number of a bucket, and what tells it apart from others that open at the same moment."""


class Calendar(Generic[ItemT]):
    """Items in buckets."""

    __slots__ = ("_buckets", "_order")

    def __init__(self) -> None:
        self._buckets: dict[Key, dict[ItemT, None]] = {}
        self._order: list[Key] = []

    def file(self, items: Sequence[ItemT], key: Key) -> bool:
        """Files items in a bucket, taking them out of where they were; says whether the bucket is a new one."""
        bucket = self._buckets.get(key)
        is_new = bucket is None
        if bucket is None:
            bucket = self._buckets[key] = {}
            heapq.heappush(self._order, key)
        for item in items:
            if item.bucket is not None:
                item.take_out()
            item.bucket = bucket
        bucket.update(dict.fromkeys(items))
        return is_new

    def next_at(self) -> float | None:
        """When the earliest bucket opens that has something in it; `None` when nothing is filed."""
        while self._order:
            key = self._order[0]
            if self._buckets.get(key):
                return key[0] / BUCKETS_PER_SECOND
            self._buckets.pop(heapq.heappop(self._order), None)
        return None

    def take_until(self, now: float) -> list[ItemT]:
        """Takes out all items whose bucket has opened by `now`."""
        taken: list[ItemT] = []
        while (opens := self.next_at()) is not None and opens <= now:
            taken.extend(self._buckets.pop(heapq.heappop(self._order)))
        for item in taken:
            item.bucket = None
        return taken


SlotT = TypeVar("SlotT", bound=Slot)


class Schedule(Calendar[SlotT]):
    """Decides which ids go into the next call; reads no clock."""

    __slots__ = ("_ripe", "_unripe")

    def __init__(self) -> None:
        super().__init__()
        # The keys of the buckets, as (ripens, due) until they are ripe and as (due, ripens) from then on.
        self._unripe: list[Key] = []
        self._ripe: list[Key] = []

    def put(self, slots: Sequence[SlotT], now: float, due_at: float) -> None:
        """Files slots that are to be asked for at `due_at`, or moves them there."""
        if due_at <= now:
            due = ripens = math.floor(now * BUCKETS_PER_SECOND)
        else:
            due, ripens = bucket_after(due_at), bucket_after(now + (due_at - now) / 2)
        self._put(slots, due, ripens)

    def put_back(self, slot: SlotT) -> None:
        """Files what was taken, and is still ripe."""
        self._put([slot], slot.due, ripens=0)

    def _put(self, slots: Sequence[SlotT], due: int, ripens: int) -> None:
        for slot in slots:
            slot.due = due
        if slots and self.file(slots, (due, ripens)):
            heapq.heappush(self._unripe, (ripens, due))

    def take(self, now: float, most: int) -> list[SlotT]:
        """The slots for one call: empty when none is due. Only with the last one may there be more than `most` ids.

        They are out of the schedule until `put` again.
        """
        while self._unripe and self._unripe[0][0] / BUCKETS_PER_SECOND <= now:
            ripens, due = heapq.heappop(self._unripe)
            heapq.heappush(self._ripe, (due, ripens))
        opens = self.next_at()
        room = most if opens is not None and opens <= now else 0
        taken: list[SlotT] = []
        while self._ripe:
            bucket = self._buckets.get(self._ripe[0])
            while bucket and room > 0:
                slot, _ = bucket.popitem()
                slot.bucket = None
                taken.append(slot)
                room -= len(slot.ids)
            if bucket:
                break
            # The next one to be filed under its key makes a new bucket, which has to ripen too.
            self._buckets.pop(heapq.heappop(self._ripe), None)
        return taken
