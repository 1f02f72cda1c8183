"""The schedule: a timer wheel for deadlines and polls, and the lanes from which batches are filled.

Timed items are kept in a `TimerWheel`: buckets of 1/256 s, so filing and taking are O(1) amortised, among ten items as
among a million. Buckets are ordered, items within a bucket are not. A bucket opens at the end of the 1/256 s, never
early, and is dropped as soon as empty.

A `Schedule` is a timer wheel for groups of ids to poll, with lanes for the groups already due:

* *urgent*: first polls, last polls and hints, sent with the next batch. Full groups come after the smaller ones.
* *first*: first polls of groups that fill a batch. They need requests of their own, so they are not urgent, but like
  urgent groups they may use the reserved request slot.
* *small*: groups smaller than a batch.
* *full*: groups that fill a batch.

Small groups alternate with those of the first and full lanes, which take turns by due time. So a single id is not
delayed by 400,000 others, nor 400,000 by many single ids, nor known ids by new ones. The rest of a batch is filled with
*eligible* groups, nearest first: not due yet, but at least half way through the interval. A group becoming eligible is
no reason to wake up.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any, Final, Generic, TypeVar

from attrs import define, field

BUCKETS_PER_SECOND: Final = 256
_STALE_KEYS: Final = 64
"""Keys of dropped buckets allowed in a heap, in addition to the number of live keys."""


@define(eq=False, repr=False, weakref_slot=False)
class Timed:
    """An item filed in at most one bucket at a time.

    Attributes:
        place: The bucket; `None` if not filed.
    """

    place: _Bucket | None = field(default=None, init=False)

    @property
    def is_filed(self) -> bool:
        return self.place is not None

    def cancel(self) -> None:
        """Removes the item from the bucket, if filed. Idempotent."""
        if self.place is not None:
            self.place.discard(self)
            self.place = None


@define(eq=False, repr=False, weakref_slot=False)
class Scheduled(Timed):
    """Ids polled together, with one place in the schedule.

    Attributes:
        ids: The ids, each with a value defined by the subclass.
        due: The number of the bucket in which the ids fall due.
        is_urgent: Whether the ids were last filed to go into the next batch.
        is_first: Whether the ids were last filed for a first poll in a batch of their own.
    """

    ids: dict[str, Any]
    due: int = field(default=0, init=False)
    is_urgent: bool = field(default=False, init=False)
    is_first: bool = field(default=False, init=False)

    @property
    def due_at(self) -> float:
        """When the ids fall due: the opening time of the bucket."""
        return self.due / BUCKETS_PER_SECOND

    def copy_place(self, other: Scheduled) -> None:
        """Files this item in the bucket of another, if filed."""
        self.due = other.due
        self.is_urgent = other.is_urgent
        self.is_first = other.is_first
        self.place = other.place
        if self.place is not None:
            self.place[self] = None


def bucket_after(when: float) -> int:
    """The number of the first bucket opening at or after a moment."""
    return math.ceil(when * BUCKETS_PER_SECOND)


Key = tuple[int, ...]
"""The number of a bucket, then fields to distinguish buckets opening at the same moment."""


class _Bucket(dict[Any, None]):
    """The items that are due at one moment.

    Attributes:
        wheel: The wheel from which the bucket is dropped when empty; `None` once opened.
        key: The key of the bucket in the wheel.
    """

    __slots__ = ("key", "wheel")

    def __init__(self, key: Key, wheel: TimerWheel[Any] | None = None) -> None:
        self.key = key
        self.wheel = wheel

    def discard(self, item: Any) -> None:
        del self[item]
        if not self and self.wheel is not None:
            self.wheel.drop(self.key)


TimedT = TypeVar("TimedT", bound=Timed)


class TimerWheel(Generic[TimedT]):
    """Items in buckets, ordered by opening time."""

    __slots__ = ("_buckets", "_order")

    def __init__(self) -> None:
        self._buckets: dict[Key, _Bucket] = {}
        self._order: list[Key] = []

    def file(self, items: Sequence[TimedT], key: Key) -> bool:
        """Files items in a bucket, removing each from the previous one; returns whether the bucket is new."""
        for item in items:
            if item.place is not None:
                item.cancel()
        bucket = self._buckets.get(key)
        is_new = bucket is None
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(key, self)
            heapq.heappush(self._order, key)
        for item in items:
            item.place = bucket
        bucket.update(dict.fromkeys(items))
        return is_new

    def drop(self, key: Key) -> None:
        """Drops an empty bucket, and compacts the heap when stale keys outnumber live ones."""
        # The key stays in the heap until popped or compacted: removal from the middle of a heap is O(n).
        del self._buckets[key]
        if len(self._order) > 2 * len(self._buckets) + _STALE_KEYS:
            self._compact()

    def _compact(self) -> None:
        self._order = list(self._buckets)
        heapq.heapify(self._order)

    def next_at(self) -> float | None:
        """When the earliest bucket opens; `None` if no item is filed."""
        while self._order and self._order[0] not in self._buckets:
            heapq.heappop(self._order)
        return self._order[0][0] / BUCKETS_PER_SECOND if self._order else None

    def take_until(self, now: float, most: int) -> list[TimedT]:
        """Takes up to `most` items out of the buckets open at `now`, earliest first."""
        taken: list[TimedT] = []
        while len(taken) < most and (opens := self.next_at()) is not None and opens <= now:
            bucket = self._buckets[self._order[0]]
            while bucket and len(taken) < most:
                item, _ = bucket.popitem()
                item.place = None
                taken.append(item)
            if not bucket:
                self.drop(self._order[0])
        return taken


ScheduledT = TypeVar("ScheduledT", bound=Scheduled)


_Lane = deque[_Bucket]
"""Opened buckets, first in, first out."""


def _first(lane: _Lane) -> _Bucket | None:
    """The first bucket of a lane with items left; `None` if the lane is empty."""
    while lane and not lane[0]:
        lane.popleft()
    return lane[0] if lane else None


def _opened_at(lane: _Lane) -> float:
    """The number of the first bucket of a lane with items left; infinite if the lane is empty."""
    bucket = _first(lane)
    return math.inf if bucket is None else bucket.key[0]


class Schedule(TimerWheel[ScheduledT]):
    """Selects the groups of the next batch. Sans-IO: reads no clock.

    Args:
        batch_size: Maximum ids per batch.
    """

    def __init__(self, batch_size: int) -> None:
        super().__init__()
        self._batch_size = batch_size
        self._urgent = _Lane()
        self._urgent_full = _Lane()
        self._first = _Lane()
        self._small = _Lane()
        self._full = _Lane()
        self._full_turn = False
        # Keys of buckets: (eligible, due, is_full) until they are eligible, (due, eligible, is_full) from then on.
        self._not_eligible: list[Key] = []
        self._eligible: list[Key] = []

    @property
    def has_urgent(self) -> bool:
        """Whether any group must go into the next batch."""
        return bool(_first(self._urgent) or _first(self._urgent_full))

    @property
    def has_reserved(self) -> bool:
        """Whether any group may use the reserved request slot."""
        return self.has_urgent or _first(self._first) is not None

    @property
    def first_since(self) -> float:
        """Since when the oldest group of the first lane has been due; `-inf` if the lane is empty."""
        bucket = _first(self._first)
        return -math.inf if bucket is None else bucket.key[0] / BUCKETS_PER_SECOND

    @property
    def has_due(self) -> bool:
        """Whether any lane holds a group."""
        return self.has_reserved or bool(_first(self._small) or _first(self._full))

    def put(self, groups: Sequence[ScheduledT], now: float, due_at: float) -> None:
        """Schedules (or reschedules) groups to be polled at `due_at`."""
        if due_at <= now:
            due = eligible = math.floor(now * BUCKETS_PER_SECOND)
        else:
            due, eligible = bucket_after(due_at), bucket_after(now + (due_at - now) / 2)
        for is_full, alike in self._by_size(groups):
            if due_at <= now:
                self._enter_lane(self._full if is_full else self._small, alike, due)
            else:
                self._file(alike, due, eligible, is_full=is_full)

    def put_urgent(self, groups: Sequence[ScheduledT], now: float) -> None:
        """Schedules (or reschedules) groups to be polled by the next request."""
        due = math.floor(now * BUCKETS_PER_SECOND)
        for is_full, alike in self._by_size(groups):
            self._enter_lane(self._urgent_full if is_full else self._urgent, alike, due)
            for group in alike:
                group.is_urgent = True

    def put_first(self, group: ScheduledT, now: float) -> None:
        """Schedules a group that was never polled."""
        if len(group.ids) < self._batch_size:
            self.put_urgent([group], now)
        else:
            self._enter_lane(self._first, [group], math.floor(now * BUCKETS_PER_SECOND))
            group.is_first = True

    def put_back(self, group: ScheduledT) -> None:
        """Refiles a group taken in excess of the batch size: ahead in the lane if urgent or first, else eligible."""
        is_urgent, is_first = group.is_urgent, group.is_first
        if is_urgent or is_first:
            lane = self._urgent if is_urgent else self._first
            lane.appendleft(_Bucket((group.due,)))
            self._move([group], lane[0], group.due)
            group.is_urgent, group.is_first = is_urgent, is_first
        else:
            self._file([group], group.due, eligible=0, is_full=False)

    def _by_size(self, groups: Sequence[ScheduledT]) -> Iterable[tuple[bool, Sequence[ScheduledT]]]:
        """Partitions groups into small and full ones."""
        full = [group for group in groups if len(group.ids) >= self._batch_size]
        if not full or len(full) == len(groups):
            return ((bool(full), groups),)
        return ((False, [group for group in groups if len(group.ids) < self._batch_size]), (True, full))

    def _enter_lane(self, lane: _Lane, groups: Sequence[ScheduledT], due: int) -> None:
        if not lane or lane[-1].key != (due,):
            lane.append(_Bucket((due,)))
        self._move(groups, lane[-1], due)

    def _move(self, groups: Sequence[ScheduledT], bucket: _Bucket, due: int) -> None:
        for group in groups:
            if group.place is not None:
                group.cancel()
            group.due = due
            group.is_urgent = group.is_first = False
            group.place = bucket
        bucket.update(dict.fromkeys(groups))

    def _file(self, groups: Sequence[ScheduledT], due: int, eligible: int, *, is_full: bool) -> None:
        for group in groups:
            group.due = due
            group.is_urgent = group.is_first = False
        if groups and self.file(groups, (due, eligible, is_full)):
            heapq.heappush(self._not_eligible, (eligible, due, is_full))

    def _compact(self) -> None:
        super()._compact()
        self._not_eligible = [(eligible, due, is_full) for due, eligible, is_full in self._buckets]
        heapq.heapify(self._not_eligible)
        self._eligible = []

    def next_at(self) -> float | None:
        """When the earliest group is due: `-inf` if a lane holds one, `None` if no group is filed."""
        return -math.inf if self.has_due else super().next_at()

    def take_reserved(self) -> list[ScheduledT]:
        """Takes urgent groups or else first polls, because the ids of other groups may be what makes requests hang."""
        taken: list[ScheduledT] = []
        self._fill(taken, self._batch_size, self._urgent, self._urgent_full)
        if not taken:
            self._fill(taken, self._batch_size, self._first)
        return taken

    def take(self, now: float) -> list[ScheduledT]:
        """Takes the groups of the next batch out of the schedule; empty if no group is due.

        The last group may exceed the batch size: the caller splits off the excess and calls `put_back`.
        """
        self._open(now)
        if not self.has_due:
            return []
        taken: list[ScheduledT] = []
        self._full_turn = not self._full_turn
        full = sorted((self._first, self._full), key=_opened_at)
        by_turn = (*full, self._small) if self._full_turn else (self._small, *full)
        room = self._fill(taken, self._batch_size, self._urgent, self._urgent_full, *by_turn)
        while self._eligible and room > 0:
            due, eligible, is_full = self._eligible[0]
            bucket = self._buckets.get((due, eligible, is_full))
            if bucket:
                room = _draw(taken, bucket, room)
            if not bucket:
                heapq.heappop(self._eligible)
                if bucket is not None:
                    self.drop((due, eligible, is_full))
        return taken

    def _fill(self, taken: list[ScheduledT], room: int, *lanes: _Lane) -> int:
        """Takes groups from lanes while there is room; returns the remaining room."""
        for lane in lanes:
            while room > 0 and (bucket := _first(lane)) is not None:
                room = _draw(taken, bucket, room)
        return room

    def _open(self, now: float) -> None:
        """Moves due buckets into their lanes, and keys of newly eligible buckets into `_eligible`."""
        while (opens := TimerWheel.next_at(self)) is not None and opens <= now:
            bucket = self._buckets.pop(heapq.heappop(self._order))
            bucket.wheel = None
            (self._full if bucket.key[2] else self._small).append(bucket)
        while self._not_eligible and self._not_eligible[0][0] / BUCKETS_PER_SECOND <= now:
            eligible, due, is_full = heapq.heappop(self._not_eligible)
            if (due, eligible, is_full) in self._buckets:
                heapq.heappush(self._eligible, (due, eligible, is_full))


def _draw(taken: list[Any], bucket: _Bucket, room: int) -> int:
    """Takes groups out of a bucket while there is room; returns the remaining room."""
    while bucket and room > 0:
        group, _ = bucket.popitem()
        group.place = None
        taken.append(group)
        room -= len(group.ids)
    return room
