"""The schedule: which ids are due, and how they form batches."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from seam_async._polling.schedule import BUCKETS_PER_SECOND, Calendar, Item, Schedule, Slot, bucket_after

BUCKET = 1 / BUCKETS_PER_SECOND
MOST = 500


def slots(count: int) -> list[Slot]:
    return [Slot({f"id{number}": None}) for number in range(count)]


def test_ids_that_are_due_go_out_together_up_to_the_batch_size() -> None:
    """Twelve due ids make three calls of at most five."""
    schedule: Schedule[Slot] = Schedule()
    for slot in slots(12):
        schedule.put([slot], now=0, due_at=0)
    assert [len(schedule.take(0, 5)) for _ in range(4)] == [5, 5, 2, 0]


def test_slots_of_many_ids_are_taken_until_there_is_no_room() -> None:
    """The last one may have more ids than there is room for; what is left of it goes out with the next call."""
    schedule: Schedule[Slot] = Schedule()
    first, second = Slot(dict.fromkeys("abc")), Slot(dict.fromkeys("defg"))
    schedule.put([second], now=0, due_at=1)
    schedule.put([first], now=0, due_at=0)
    assert schedule.take(1, 5) == [first, second]
    assert schedule.take(1, 5) == []
    schedule.put_back(second)
    assert schedule.take(1, 5) == [second]


def test_a_rider_that_is_put_back_keeps_its_place() -> None:
    """It is due when it was, and until then rides along with the next call."""
    schedule: Schedule[Slot] = Schedule()
    first, second, rider = slots(3)
    schedule.put([rider], now=0, due_at=12)
    schedule.put([first], now=0, due_at=10)
    assert schedule.take(10, MOST) == [first, rider]
    schedule.put_back(rider)
    assert rider.due_at == schedule.next_at() == 12
    assert schedule.take(11, MOST) == []
    schedule.put([second], now=11, due_at=11)
    assert schedule.take(11, MOST) == [second, rider]


def test_a_part_is_filed_where_the_whole_is() -> None:
    """What stands beside a slot falls due with it, and is no longer there once it has been taken."""
    schedule: Schedule[Slot] = Schedule()
    whole, part, other = slots(3)
    schedule.put([whole], now=0, due_at=1)
    part.stand_beside(whole)
    assert schedule.take(0.9, 5) == []
    assert set(schedule.take(1, 5)) == {whole, part}
    other.stand_beside(whole)
    assert schedule.next_at() is None
    assert not other.is_filed


def test_an_id_is_taken_once_until_it_is_put_back() -> None:
    """A batch that has been taken is out of the schedule."""
    schedule: Schedule[Slot] = Schedule()
    (slot,) = slots(1)
    schedule.put([slot], now=0, due_at=0)
    assert schedule.take(0, MOST) == [slot]
    assert schedule.next_at() is None
    schedule.put([slot], now=1, due_at=2)
    assert schedule.take(2, MOST) == [slot]


def test_nothing_goes_out_before_something_is_due() -> None:
    """Ripe ids alone make no call."""
    schedule: Schedule[Slot] = Schedule()
    (slot,) = slots(1)
    schedule.put([slot], now=0, due_at=10)
    assert schedule.take(9.9, MOST) == []
    assert schedule.take(10, MOST) == [slot]


def test_a_call_with_room_takes_the_nearest_ids_that_are_half_way() -> None:
    """Of ids due later, those past half of their interval ride along, nearest first, and no others."""
    schedule: Schedule[Slot] = Schedule()
    due, near, far, unripe = slots(4)
    schedule.put([far], now=0, due_at=18)
    schedule.put([near], now=0, due_at=12)
    schedule.put([unripe], now=8, due_at=14)
    schedule.put([due], now=0, due_at=10)
    assert schedule.take(10, 3) == [due, near, far]
    assert schedule.take(10.9, MOST) == []
    assert schedule.take(14, MOST) == [unripe]


def test_a_full_call_leaves_the_riders_behind() -> None:
    """Due ids come before riders."""
    schedule: Schedule[Slot] = Schedule()
    first, second, rider = slots(3)
    schedule.put([rider], now=0, due_at=11)
    schedule.put([first], now=0, due_at=10)
    schedule.put([second], now=0, due_at=10)
    assert set(schedule.take(10, 2)) == {first, second}


def test_putting_an_id_again_moves_it() -> None:
    """The latest due time counts."""
    schedule: Schedule[Slot] = Schedule()
    (slot,) = slots(1)
    schedule.put([slot], now=0, due_at=100)
    schedule.put([slot], now=0, due_at=1)
    assert schedule.take(1, MOST) == [slot]
    assert schedule.next_at() is None


def test_ids_that_ripen_together_fall_due_each_in_its_time() -> None:
    """Of two ids that are half way at the same moment, the one with the shorter interval is due first."""
    schedule: Schedule[Slot] = Schedule()
    long, short = slots(2)
    schedule.put([long], now=0, due_at=4)
    schedule.put([short], now=1, due_at=3)
    assert schedule.take(2.9, MOST) == []
    assert schedule.take(3, MOST) == [short, long]


def test_an_id_taken_out_is_not_asked_for() -> None:
    """Taking a slot out leaves nothing to wake up for."""
    schedule: Schedule[Slot] = Schedule()
    (slot,) = slots(1)
    schedule.put([slot], now=0, due_at=1)
    assert slot.is_filed
    slot.take_out()
    slot.take_out()
    assert not slot.is_filed
    assert schedule.next_at() is None
    assert schedule.take(1, MOST) == []


def test_a_bucket_opens_at_its_end() -> None:
    """An item is never taken before its time, and at most a bucket after it."""
    calendar: Calendar[Item] = Calendar()
    calendar.file([Item()], (bucket_after(1.001),))
    opens = calendar.next_at()
    assert opens is not None
    assert 1.001 <= opens < 1.001 + BUCKET


class ScheduleMachine(RuleBasedStateMachine):
    """Any course of events, against a plain list of what each id was promised."""

    @initialize(batch_size=st.integers(1, 6))
    def start(self, batch_size: int) -> None:
        self.batch_size = batch_size
        self.schedule: Schedule[Slot] = Schedule()
        self.now = 1000.0
        self.filed: dict[Slot, tuple[float, float]] = {}
        self.idle = slots(12)

    @rule(indices=st.sets(st.integers(0, 11), min_size=1), delay=st.sampled_from([0.0, 0.01, 0.3, 1.0, 7.0]))
    def put(self, indices: set[int], delay: float) -> None:
        known = [*self.idle, *self.filed]
        slots = [known[index] for index in indices]
        for slot in slots:
            if slot in self.idle:
                self.idle.remove(slot)
            self.filed[slot] = (self.now, self.now + delay)
        self.schedule.put(slots, self.now, self.now + delay)

    @rule(index=st.integers(0, 11))
    def take_out(self, index: int) -> None:
        if index < len(self.filed):
            slot = list(self.filed)[index]
            slot.take_out()
            del self.filed[slot]
            self.idle.append(slot)

    @rule(seconds=st.sampled_from([0.0, 0.004, 0.02, 0.2, 0.6, 3.0]))
    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def take(self) -> None:
        surely_due = [slot for slot, (_, due_at) in self.filed.items() if due_at + BUCKET <= self.now]
        maybe_due = [slot for slot, (_, due_at) in self.filed.items() if due_at <= self.now]
        batch = self.schedule.take(self.now, self.batch_size)
        assert len(batch) <= self.batch_size
        assert len(set(batch)) == len(batch)
        assert set(batch) <= set(self.filed)
        if surely_due:
            assert len(batch) >= min(self.batch_size, len(surely_due))
        if not maybe_due:
            assert batch == []
        if set(surely_due) - set(batch):
            assert set(batch) <= set(maybe_due), "a rider took the place of a due id"
        for slot in batch:
            since, due_at = self.filed.pop(slot)
            assert self.now >= since + (due_at - since) / 2, "it was not half way yet"
            self.idle.append(slot)
        late = [self.filed[slot][1] for slot in self.filed if self.filed[slot][1] + BUCKET <= self.now]
        assert len(batch) == self.batch_size or not late

    @invariant()
    def wakes_when_something_falls_due(self) -> None:
        if not hasattr(self, "schedule"):
            return
        upcoming = self.schedule.next_at()
        if self.filed:
            assert upcoming is not None
            first = min(due_at for _, due_at in self.filed.values())
            assert first - BUCKET <= upcoming <= first + BUCKET
        else:
            assert upcoming is None


TestAnyCourseOfEvents = pytest.mark.scale(ScheduleMachine.TestCase)
