"""Which ids are due, how they form batches, and when the next one is.

Everything that happens at a time is kept in a `TimerWheel`: buckets of 1/256 s, so that filing and taking are O(1)
amortised, among ten as among a million. Only the buckets are kept in order, not what is in them. A bucket opens at its
end, never early, and an empty one is dropped at once.

A `Schedule` is a timer wheel for groups of ids that are to be polled, with lanes for those that are due:

* *urgent*: first polls, last polls and hints. They go into the next batch.
* *small*: groups that do not fill a batch.
* *full*: groups that do. They are a request of their own in any case, so they are never urgent, but a last poll or a
  hint goes to the front.

Small and full groups take turns at filling a batch, so that a single id is not late beside 400,000 others, nor they
beside many single ids. The rest of a batch takes *eligible* groups along, nearest first: those not due yet, but at
least half way through their interval. That a group becomes eligible is no reason to wake up.
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
"""Keys of dropped buckets that a heap may hold beside as many as there are live ones."""


@define(eq=False, repr=False, weakref_slot=False)
class Timed:
    """Something that can be filed in one place at a time.

    Attributes:
        place: The bucket it is filed in.
    """

    place: _Bucket | None = field(default=None, init=False)

    @property
    def is_filed(self) -> bool:
        return self.place is not None

    def cancel(self) -> None:
        """Takes it out of the place it is filed in, if any."""
        if self.place is not None:
            self.place.discard(self)
            self.place = None


@define(eq=False, repr=False, weakref_slot=False)
class Scheduled(Timed):
    """Ids with one place in the schedule.

    Attributes:
        ids: The ids, with whatever their owner keeps of each.
        due: The number of the bucket in which they fall due.
    """

    ids: dict[str, Any]
    due: int = field(default=0, init=False)

    @property
    def due_at(self) -> float:
        """When the bucket opens in which they fall due."""
        return self.due / BUCKETS_PER_SECOND

    def copy_place(self, other: Scheduled) -> None:
        """Files it where another one is filed, if it is."""
        self.due = other.due
        self.place = other.place
        if self.place is not None:
            self.place[self] = None


def bucket_after(when: float) -> int:
    """The number of the first bucket that opens at a moment or after it."""
    return math.ceil(when * BUCKETS_PER_SECOND)


Key = tuple[int, ...]
"""The number of a bucket, and what tells it apart from others that open at the same moment."""


class _Bucket(dict[Any, None]):
    """What opens at one moment.

    Attributes:
        wheel: The wheel that it drops out of when its last item is taken out; `None` once it has opened.
        key: Its key there.
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
    """Items in buckets, by the time at which they open."""

    __slots__ = ("_buckets", "_order")

    def __init__(self) -> None:
        self._buckets: dict[Key, _Bucket] = {}
        self._order: list[Key] = []

    def file(self, items: Sequence[TimedT], key: Key) -> bool:
        """Files items in a bucket, taking them out of where they were; returns whether the bucket is a new one."""
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
        """Forgets a bucket that is empty, and the heap's stale keys when they outnumber the live ones."""
        del self._buckets[key]
        if len(self._order) > 2 * len(self._buckets) + _STALE_KEYS:
            self._compact()

    def _compact(self) -> None:
        self._order = list(self._buckets)
        heapq.heapify(self._order)

    def next_at(self) -> float | None:
        """When the earliest bucket opens; `None` when nothing is filed."""
        while self._order and self._order[0] not in self._buckets:
            heapq.heappop(self._order)
        return self._order[0][0] / BUCKETS_PER_SECOND if self._order else None

    def take_until(self, now: float, most: int) -> list[TimedT]:
        """Takes out items whose bucket has opened by `now`, earliest first, `most` at a time."""
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
"""Buckets that have opened, first come, first served."""


def _first(lane: _Lane) -> _Bucket | None:
    """The first bucket of a lane that still has something in it."""
    while lane and not lane[0]:
        lane.popleft()
    return lane[0] if lane else None


class Schedule(TimerWheel[ScheduledT]):
    """Decides which groups go into the next batch; reads no clock.

    Args:
        batch_size: The most ids in a batch.
    """

    __slots__ = ("_batch_size", "_eligible", "_full", "_full_turn", "_not_eligible", "_small", "_urgent")

    def __init__(self, batch_size: int) -> None:
        super().__init__()
        self._batch_size = batch_size
        self._urgent = _Lane()
        self._small = _Lane()
        self._full = _Lane()
        self._full_turn = False
        # Keys of buckets: (eligible, due, is_full) until they are eligible, (due, eligible, is_full) from then on.
        self._not_eligible: list[Key] = []
        self._eligible: list[Key] = []

    @property
    def has_urgent(self) -> bool:
        """Whether a group must go into the next batch."""
        return _first(self._urgent) is not None

    @property
    def has_due(self) -> bool:
        """Whether a group is in a lane."""
        return bool(_first(self._urgent) or _first(self._small) or _first(self._full))

    def put(self, groups: Sequence[ScheduledT], now: float, due_at: float) -> None:
        """Files groups that are to be polled at `due_at`, or moves them there."""
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
        """Files groups that are to be polled by the next request, or moves them there."""
        due = math.floor(now * BUCKETS_PER_SECOND)
        for is_full, alike in self._by_size(groups):
            if is_full:
                self._full.appendleft(_Bucket((due,)))
                self._move(alike, self._full[0], due)
            else:
                self._enter_lane(self._urgent, alike, due)

    def put_back(self, group: ScheduledT) -> None:
        """Files a group that was taken and found no room."""
        self._file([group], group.due, eligible=0, is_full=False)

    def _by_size(self, groups: Sequence[ScheduledT]) -> Iterable[tuple[bool, Sequence[ScheduledT]]]:
        """The groups, small and full ones apart."""
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
            group.place = bucket
        bucket.update(dict.fromkeys(groups))

    def _file(self, groups: Sequence[ScheduledT], due: int, eligible: int, *, is_full: bool) -> None:
        for group in groups:
            group.due = due
        if groups and self.file(groups, (due, eligible, is_full)):
            heapq.heappush(self._not_eligible, (eligible, due, is_full))

    def _compact(self) -> None:
        super()._compact()
        self._not_eligible = [(eligible, due, is_full) for due, eligible, is_full in self._buckets]
        heapq.heapify(self._not_eligible)
        self._eligible = []

    def next_at(self) -> float | None:
        """When the earliest group is due; in the past if one is in a lane, `None` when nothing is filed."""
        return -math.inf if self.has_due else super().next_at()

    def take_urgent(self) -> list[ScheduledT]:
        """As `take`, but urgent groups alone: the others may be what makes requests hang."""
        taken: list[ScheduledT] = []
        self._fill(taken, self._batch_size, self._urgent)
        return taken

    def take(self, now: float) -> list[ScheduledT]:
        """The groups for one batch: empty when none is due. Only with the last one may there be too many ids.

        They are out of the schedule until `put` again.
        """
        self._open(now)
        if not self.has_due:
            return []
        taken: list[ScheduledT] = []
        self._full_turn = not self._full_turn
        by_turn = (self._full, self._small) if self._full_turn else (self._small, self._full)
        room = self._fill(taken, self._batch_size, self._urgent, *by_turn)
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
        """Takes groups from lanes while there is room; returns the room that is left."""
        for lane in lanes:
            while room > 0 and (bucket := _first(lane)) is not None:
                room = _draw(taken, bucket, room)
        return room

    def _open(self, now: float) -> None:
        """Moves the buckets that are due into their lane, and notes which have become eligible."""
        while (opens := TimerWheel.next_at(self)) is not None and opens <= now:
            bucket = self._buckets.pop(heapq.heappop(self._order))
            bucket.wheel = None
            (self._full if bucket.key[2] else self._small).append(bucket)
        while self._not_eligible and self._not_eligible[0][0] / BUCKETS_PER_SECOND <= now:
            eligible, due, is_full = heapq.heappop(self._not_eligible)
            if (due, eligible, is_full) in self._buckets:
                heapq.heappush(self._eligible, (due, eligible, is_full))


def _draw(taken: list[Any], bucket: _Bucket, room: int) -> int:
    """Takes groups out of a bucket while there is room; returns the room that is left."""
    while bucket and room > 0:
        group, _ = bucket.popitem()
        group.place = None
        taken.append(group)
        room -= len(group.ids)
    return room
