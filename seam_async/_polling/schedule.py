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
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from attrs import define, field

BUCKETS_PER_SECOND: Final = 256
_STALE_KEYS: Final = 64
"""Keys of dropped buckets that a heap may hold beside as many as there are live ones."""


class _Place(Protocol):
    """Where something timed can be filed."""

    def discard(self, item: Any) -> None: ...

    def __setitem__(self, item: Any, nothing: None) -> None: ...


@define(eq=False, repr=False, weakref_slot=False)
class Timed:
    """Something that can be filed in one place at a time.

    Attributes:
        place: The bucket or lane it is filed in.
    """

    place: _Place | None = field(default=None, init=False)

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
        is_urgent: Whether they are, or when taken were, to be polled by the next request.
    """

    ids: dict[str, Any]
    due: int = field(default=0, init=False)
    is_urgent: bool = field(default=False, init=False)

    @property
    def due_at(self) -> float:
        """When the bucket opens in which they fall due."""
        return self.due / BUCKETS_PER_SECOND

    def copy_place(self, other: Scheduled) -> None:
        """Files it where another one is filed, if it is."""
        self.due = other.due
        self.is_urgent = other.is_urgent
        self.place = other.place
        if self.place is not None:
            self.place[self] = None


def bucket_after(when: float) -> int:
    """The number of the first bucket that opens at a moment or after it."""
    return math.ceil(when * BUCKETS_PER_SECOND)


Key = tuple[int, ...]
"""The number of a bucket, and what tells it apart from others that open at the same moment."""


class _Bucket(dict[Any, None]):
    """What opens at one moment; drops itself from its wheel when its last item is taken out."""

    __slots__ = ("_key", "_wheel")

    def __init__(self, wheel: TimerWheel[Any], key: Key) -> None:
        self._wheel = wheel
        self._key = key

    def discard(self, item: Any) -> None:
        del self[item]
        if not self:
            self._wheel.drop(self._key)


class _Lane(OrderedDict[Any, None]):
    """Groups that are due, first come, first served; taking the first of many is O(n) in a plain dict."""

    def discard(self, item: Any) -> None:
        del self[item]


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
            item.cancel()
        bucket = self._buckets.get(key)
        is_new = bucket is None
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(self, key)
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
        # Keys of buckets, as (eligible, due) until they are eligible and as (due, eligible) from then on.
        self._not_eligible: list[Key] = []
        self._eligible: list[Key] = []

    @property
    def has_urgent(self) -> bool:
        """Whether a group must go into the next batch."""
        return bool(self._urgent) or self._is_full_urgent()

    def _is_full_urgent(self) -> bool:
        return bool(self._full) and next(iter(self._full)).is_urgent

    @property
    def has_due(self) -> bool:
        """Whether a group is in a lane."""
        return bool(self._urgent or self._small or self._full)

    def put(self, groups: Sequence[ScheduledT], now: float, due_at: float) -> None:
        """Files groups that are to be polled at `due_at`, or moves them there."""
        if due_at <= now:
            for group in groups:
                group.cancel()
                self._enter_lane(group, math.floor(now * BUCKETS_PER_SECOND))
        else:
            self._file(groups, bucket_after(due_at), bucket_after(now + (due_at - now) / 2))

    def put_urgent(self, groups: Sequence[ScheduledT], now: float) -> None:
        """Files groups that are to be polled by the next request, or moves them there."""
        for group in groups:
            group.cancel()
            self._enter_lane(group, math.floor(now * BUCKETS_PER_SECOND), is_urgent=True)

    def put_back(self, group: ScheduledT) -> None:
        """Files a group that was taken and found no room: in the next batch if it is urgent."""
        if group.is_urgent:
            self._enter_lane(group, group.due, is_urgent=True)
            self._urgent.move_to_end(group, last=False)
        else:
            self._file([group], group.due, eligible=0)

    def _enter_lane(self, group: ScheduledT, due: int, *, is_urgent: bool = False) -> None:
        is_full = len(group.ids) >= self._batch_size
        lane = self._full if is_full else self._urgent if is_urgent else self._small
        group.due = due
        group.is_urgent = is_urgent
        group.place = lane
        lane[group] = None
        if is_full and is_urgent:
            lane.move_to_end(group, last=False)

    def _file(self, groups: Sequence[ScheduledT], due: int, eligible: int) -> None:
        for group in groups:
            group.due = due
            group.is_urgent = False
        if groups and self.file(groups, (due, eligible)):
            heapq.heappush(self._not_eligible, (eligible, due))

    def _compact(self) -> None:
        super()._compact()
        self._not_eligible = [(eligible, due) for due, eligible in self._buckets]
        heapq.heapify(self._not_eligible)
        self._eligible = []

    def next_at(self) -> float | None:
        """When the earliest group is due; in the past if one is in a lane, `None` when nothing is filed."""
        return -math.inf if self.has_due else super().next_at()

    def take_urgent(self) -> list[ScheduledT]:
        """As `take`, but urgent groups alone: the others may be what makes requests hang."""
        taken: list[ScheduledT] = []
        self._fill(taken, self._batch_size, self._urgent)
        if not taken and self._is_full_urgent():
            self._fill(taken, 1, self._full)
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
            due, eligible = self._eligible[0]
            bucket = self._buckets.get((due, eligible))
            while bucket and room > 0:
                group, _ = bucket.popitem()
                group.place = None
                taken.append(group)
                room -= len(group.ids)
            if not bucket:
                heapq.heappop(self._eligible)
                if bucket is not None:
                    self.drop((due, eligible))
        return taken

    def _fill(self, taken: list[ScheduledT], room: int, *lanes: _Lane) -> int:
        """Takes groups from lanes while there is room; returns the room that is left."""
        for lane in lanes:
            while lane and room > 0:
                group, _ = lane.popitem(last=False)
                group.place = None
                taken.append(group)
                room -= len(group.ids)
        return room

    def _open(self, now: float) -> None:
        """Moves what is due into its lane, and notes what has become eligible."""
        while (opens := TimerWheel.next_at(self)) is not None and opens <= now:
            key = self._order[0]
            for group in self._buckets[key]:
                self._enter_lane(group, group.due)
            self.drop(key)
        while self._not_eligible and self._not_eligible[0][0] / BUCKETS_PER_SECOND <= now:
            eligible, due = heapq.heappop(self._not_eligible)
            if (due, eligible) in self._buckets:
                heapq.heappush(self._eligible, (due, eligible))
