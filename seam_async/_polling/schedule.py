"""Which ids are due, how they form batches, and when the next one is.

A slot is filed under the moment it falls due. Until it is half way there it can't be asked for; from then on it is
*ripe*: not due yet, but welcome in a call that goes out anyway and has room left. So there are two calendars. A slot
starts in the first, filed under the moment it ripens, and moves once to the second, filed under the moment it falls
due. A call takes the earliest from the second: those due first, then the ripe ones nearest to it.

Whatever is filed together moves together: a *bundle* is the items that are filed in a row under the same moments. To
file, ripen and take five hundred ids that are in step costs little more than to do it for one.

A calendar keeps its bundles in buckets of 1/256 s, so that filing, moving and taking cost the same for ten ids as for
a million: only buckets are kept in order, not the ids in them. A bucket opens at its end, never early.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from typing import Final, Generic, TypeVar

from attrs import define, field

BUCKETS_PER_SECOND: Final = 256
_FULL: Final = 500
"""How many items a bundle takes, unless they come together: as many as go into a call."""


class Bundle(dict["Item", None]):
    """Items that are filed together.

    Attributes:
        due: The number of the bucket in which they fall due.
    """

    __slots__ = ("due",)

    def __init__(self, due: int) -> None:
        super().__init__()
        self.due = due


@define(eq=False, repr=False, weakref_slot=False)
class Item:
    """Something that can be filed in one calendar at a time."""

    bundle: Bundle | None = field(default=None, init=False)

    @property
    def is_filed(self) -> bool:
        return self.bundle is not None

    def take_out(self) -> None:
        """Takes it out of the calendar that it is filed in, if any."""
        if self.bundle is not None:
            del self.bundle[self]
            self.bundle = None


@define(eq=False, repr=False, weakref_slot=False)
class Slot(Item):
    """One id's place in the schedule."""

    action_attempt_id: str

    @property
    def due_at(self) -> float:
        """When the bucket opens in which it falls due; infinite when it is not filed."""
        return math.inf if self.bundle is None else self.bundle.due / BUCKETS_PER_SECOND


def bucket_after(when: float) -> int:
    """The number of the first bucket that opens at a moment or after it."""
    return math.ceil(when * BUCKETS_PER_SECOND)


ItemT = TypeVar("ItemT", bound=Item)


class Calendar(Generic[ItemT]):
    """Bundles of items, in buckets."""

    __slots__ = ("_buckets", "_latest", "_order")

    def __init__(self) -> None:
        self._buckets: dict[int, list[Bundle]] = {}
        self._order: list[int] = []
        self._latest = (0, Bundle(0))

    def file(self, items: Sequence[ItemT], number: int, due: int) -> None:
        """Files items in a bucket, taking them out of where they were.

        Args:
            items: The items.
            number: The number of the bucket.
            due: The number of the bucket in which they fall due.
        """
        latest, bundle = self._latest
        # One that is empty may have been thrown away, and one that fits into a call is taken as a whole.
        is_full = len(bundle) + len(items) > _FULL
        if not bundle or is_full or latest != number or bundle.due != due:
            bundle = Bundle(due)
            self.add(bundle, number)
            self._latest = number, bundle
        for item in items:
            if item.bundle is not None:
                item.take_out()
            item.bundle = bundle
        bundle.update(dict.fromkeys(items))

    def add(self, bundle: Bundle, number: int) -> None:
        """Files a bundle as it is."""
        bucket = self._buckets.get(number)
        if bucket is None:
            self._buckets[number] = [bundle]
            heapq.heappush(self._order, number)
        else:
            bucket.append(bundle)

    def next_at(self) -> float | None:
        """When the earliest bucket opens; `None` when nothing is filed."""
        while self._order:
            bucket = self._buckets[self._order[0]]
            while bucket and not bucket[-1]:
                bucket.pop()
            if bucket:
                return self._order[0] / BUCKETS_PER_SECOND
            del self._buckets[heapq.heappop(self._order)]
        return None

    def take(self, most: int) -> list[ItemT]:
        """Takes out the earliest items."""
        taken: list[Item] = []
        while len(taken) < most and self.next_at() is not None:
            bundle = self._buckets[self._order[0]][-1]
            room = most - len(taken)
            if len(bundle) <= room:
                taken.extend(bundle)
                bundle.clear()
            else:
                taken.extend([bundle.popitem()[0] for _ in range(room)])
        for item in taken:
            item.bundle = None
        return taken  # type: ignore[return-value]

    def bundles_until(self, now: float) -> Iterator[Bundle]:
        """Takes out, one by one, all bundles whose bucket has opened by `now`."""
        while (opens := self.next_at()) is not None and opens <= now:
            yield self._buckets[self._order[0]].pop()

    def take_until(self, now: float) -> list[ItemT]:
        """Takes out all items whose bucket has opened by `now`."""
        taken: list[Item] = []
        for bundle in self.bundles_until(now):
            taken.extend(bundle)
            bundle.clear()
        for item in taken:
            item.bundle = None
        return taken  # type: ignore[return-value]


SlotT = TypeVar("SlotT", bound=Slot)


class Schedule(Generic[SlotT]):
    """Decides which ids go into the next call; reads no clock."""

    def __init__(self, batch_size: int) -> None:
        self._batch_size = batch_size
        self._unripe: Calendar[SlotT] = Calendar()
        self._ripe: Calendar[SlotT] = Calendar()

    def put(self, slots: Sequence[SlotT], now: float, due_at: float) -> None:
        """Files slots that are to be asked for at `due_at`, or moves them there."""
        if not slots:
            return
        if due_at <= now:
            opened = math.floor(now * BUCKETS_PER_SECOND)
            self._ripe.file(slots, opened, opened)
        else:
            self._unripe.file(slots, bucket_after(now + (due_at - now) / 2), bucket_after(due_at))

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
        for bundle in self._unripe.bundles_until(now):
            self._ripe.add(bundle, bundle.due)
        opens = self._ripe.next_at()
        if opens is None or opens > now:
            return []
        return self._ripe.take(self._batch_size)
