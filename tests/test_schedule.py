"""The schedule: which ids are due, and how they form batches."""

from __future__ import annotations

import math

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from seam_async._polling.schedule import BUCKETS_PER_SECOND, Schedule, Scheduled, Timed, TimerWheel, bucket_after

BUCKET = 1 / BUCKETS_PER_SECOND
MOST = 500


def slots(count: int) -> list[Scheduled]:
    return [Scheduled({f"id{number}": None}) for number in range(count)]


def test_ids_that_are_due_go_out_together_up_to_the_batch_size() -> None:
    """Twelve due ids make three batches of at most five."""
    schedule: Schedule[Scheduled] = Schedule(5)
    for slot in slots(12):
        schedule.put([slot], now=0, due_at=0)
    assert [len(schedule.take(0)) for _ in range(4)] == [5, 5, 2, 0]


def test_slots_of_many_ids_are_taken_until_there_is_no_room() -> None:
    """The last one may have more ids than there is room for; what is left of it goes out with the next call."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    first, second = Scheduled(dict.fromkeys("abc")), Scheduled(dict.fromkeys("defg"))
    schedule.put([second], now=0, due_at=1)
    schedule.put([first], now=0, due_at=0)
    assert schedule.take(1) == [first, second]
    assert schedule.take(1) == []
    schedule.put_back(second)
    assert schedule.take(1) == [second]


def test_a_rider_that_is_put_back_keeps_its_place() -> None:
    """It is due when it was, and until then rides along with the next call."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    first, second, rider = slots(3)
    schedule.put([rider], now=0, due_at=12)
    schedule.put([first], now=0, due_at=10)
    assert schedule.take(10) == [first, rider]
    schedule.put_back(rider)
    assert rider.due_at == schedule.next_at() == 12
    assert schedule.take(11) == []
    schedule.put([second], now=11, due_at=11)
    assert schedule.take(11) == [second, rider]


def test_a_part_is_filed_where_the_whole_is() -> None:
    """What stands beside a slot falls due with it, and is no longer there once it has been taken."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    whole, part, other = slots(3)
    schedule.put([whole], now=0, due_at=1)
    part.copy_place(whole)
    assert schedule.take(0.9) == []
    assert set(schedule.take(1)) == {whole, part}
    other.copy_place(whole)
    assert schedule.next_at() is None
    assert not other.is_filed


def test_an_id_is_taken_once_until_it_is_put_back() -> None:
    """A batch that has been taken is out of the schedule."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    (slot,) = slots(1)
    schedule.put([slot], now=0, due_at=0)
    assert schedule.take(0) == [slot]
    assert schedule.next_at() is None
    schedule.put([slot], now=1, due_at=2)
    assert schedule.take(2) == [slot]


def test_nothing_goes_out_before_something_is_due() -> None:
    """Ripe ids alone make no call."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    (slot,) = slots(1)
    schedule.put([slot], now=0, due_at=10)
    assert schedule.take(9.9) == []
    assert schedule.take(10) == [slot]


def test_a_call_with_room_takes_the_nearest_ids_that_are_half_way() -> None:
    """Of ids due later, those past half of their interval ride along, nearest first, and no others."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    due, near, far, unripe = slots(4)
    schedule.put([far], now=0, due_at=18)
    schedule.put([near], now=0, due_at=12)
    schedule.put([unripe], now=8, due_at=14)
    schedule.put([due], now=0, due_at=10)
    assert schedule.take(10) == [due, near, far]
    assert schedule.take(10.9) == []
    assert schedule.take(14) == [unripe]


def test_a_full_call_leaves_the_riders_behind() -> None:
    """Due ids come before riders."""
    schedule: Schedule[Scheduled] = Schedule(2)
    first, second, rider = slots(3)
    schedule.put([rider], now=0, due_at=11)
    schedule.put([first], now=0, due_at=10)
    schedule.put([second], now=0, due_at=10)
    assert set(schedule.take(10)) == {first, second}


def test_putting_an_id_again_moves_it() -> None:
    """The latest due time counts."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    (slot,) = slots(1)
    schedule.put([slot], now=0, due_at=100)
    schedule.put([slot], now=0, due_at=1)
    assert schedule.take(1) == [slot]
    assert schedule.next_at() is None


def test_ids_that_ripen_together_fall_due_each_in_its_time() -> None:
    """Of two ids that are half way at the same moment, the one with the shorter interval is due first."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    long, short = slots(2)
    schedule.put([long], now=0, due_at=4)
    schedule.put([short], now=1, due_at=3)
    assert schedule.take(2.9) == []
    assert schedule.take(3) == [short, long]


def group_of(count: int, name: str = "id") -> Scheduled:
    return Scheduled({f"{name}{number}": None for number in range(count)})


def test_urgent_groups_go_into_the_next_batch_however_many_are_due() -> None:
    """A first poll of one id does not queue behind a thousand full batches."""
    schedule: Schedule[Scheduled] = Schedule(5)
    for _ in range(1_000):
        schedule.put([group_of(5)], now=0, due_at=0)
    urgent = group_of(1)
    schedule.put_urgent([urgent], now=0)
    assert schedule.has_urgent
    assert schedule.take(0)[0] is urgent
    assert not schedule.has_urgent


def test_an_urgent_full_group_goes_before_the_other_full_groups() -> None:
    """The last poll of many ids is their next one."""
    schedule: Schedule[Scheduled] = Schedule(5)
    first, last = group_of(5), group_of(5)
    schedule.put([first], now=0, due_at=0)
    schedule.put_urgent([last], now=0)
    assert [schedule.take(0) for _ in range(3)] == [[last], [first], []]


def test_first_polls_of_full_groups_take_turns_by_due_time() -> None:
    """New ids that fill batches do not delay known ids that were due before, and may use the reserved slot."""
    schedule: Schedule[Scheduled] = Schedule(5)
    known, new, later = group_of(5), group_of(5), group_of(5)
    schedule.put([known], now=0, due_at=0)
    schedule.put_first(new, now=1)
    schedule.put([later], now=2, due_at=2)
    assert schedule.has_reserved
    assert not schedule.has_urgent
    assert [schedule.take(2) for _ in range(4)] == [[known], [new], [later], []]
    schedule.put_first(new, now=3)
    assert schedule.take_reserved() == [new]
    assert not schedule.has_reserved


def test_the_excess_of_a_first_poll_keeps_its_turn() -> None:
    """Ids that were never polled may use the reserved slot too if a batch had room for only some of them."""
    schedule: Schedule[Scheduled] = Schedule(5)
    small, new, later = group_of(2, "small"), group_of(5, "new"), group_of(5, "later")
    schedule.put_first(small, now=0)
    schedule.put_first(new, now=0)
    schedule.put_first(later, now=0)
    assert schedule.take(0)[0] is small
    excess = group_of(2, "excess")
    excess.copy_place(later)
    schedule.put_back(excess)
    assert not schedule.has_urgent
    assert schedule.take_reserved()[0] is excess


def test_small_and_full_groups_take_turns() -> None:
    """Of many small and many full groups that are due, neither waits for the end of the other."""
    schedule: Schedule[Scheduled] = Schedule(2)
    small, full = [group_of(1) for _ in range(8)], [group_of(2) for _ in range(4)]
    schedule.put([*full, *small], now=0, due_at=0)
    batches = [schedule.take(0) for _ in range(6)]
    assert sorted(len(batch) for batch in batches) == [1, 1, 1, 2, 2, 2]
    assert sum(group in full for batch in batches for group in batch) == 3


def test_the_reserve_slot_serves_urgent_groups_alone() -> None:
    """Nothing rides along in it, since that may be what makes requests hang."""
    schedule: Schedule[Scheduled] = Schedule(5)
    due, urgent = group_of(1), group_of(2)
    schedule.put([due], now=0, due_at=0)
    schedule.put_urgent([urgent], now=0)
    assert schedule.take_reserved() == [urgent]
    assert schedule.take_reserved() == []
    assert schedule.take(0) == [due]


def test_a_bucket_is_taken_in_parts() -> None:
    """What is beyond the limit stays for the next time."""
    wheel: TimerWheel[Timed] = TimerWheel()
    items = [Timed() for _ in range(5)]
    wheel.file(items, (0,))
    taken = [wheel.take_until(0.0, 3), wheel.take_until(0.0, 3), wheel.take_until(0.0, 3)]
    assert [len(part) for part in taken] == [3, 2, 0]
    assert {*taken[0], *taken[1]} == set(items)


def test_riders_of_one_bucket_go_as_far_as_there_is_room() -> None:
    """The others ride with a later batch, or fall due."""
    schedule: Schedule[Scheduled] = Schedule(3)
    riders = slots(4)
    schedule.put(riders, now=0, due_at=10)
    (due,) = slots(1)
    schedule.put([due], now=6, due_at=6)
    assert len(schedule.take(6)) == 3
    assert len(schedule.take(10)) == 2


def test_a_bucket_that_is_emptied_leaves_nothing() -> None:
    """Items that are taken out of the wheel leave neither their bucket nor, in the long run, its key."""
    wheel: TimerWheel[Timed] = TimerWheel()
    for number in range(10_000):
        item = Timed()
        wheel.file([item], (number,))
        item.cancel()
    assert not wheel._buckets
    assert len(wheel._order) < 100


def test_groups_that_were_given_up_leave_nothing_in_the_schedule() -> None:
    """Not even the note of when they would have been eligible."""
    schedule: Schedule[Scheduled] = Schedule(5)
    kept = group_of(1)
    schedule.put([kept], now=0, due_at=20_000)
    for number in range(10_000):
        group = group_of(1)
        schedule.put([group], now=number, due_at=number + 8)
        group.cancel()
    assert len(schedule._not_eligible) + len(schedule._order) < 300
    assert schedule.take(20_000) == [kept]


def test_an_id_taken_out_is_not_asked_for() -> None:
    """Taking a slot out leaves nothing to wake up for."""
    schedule: Schedule[Scheduled] = Schedule(MOST)
    (slot,) = slots(1)
    schedule.put([slot], now=0, due_at=1)
    assert slot.is_filed
    slot.cancel()
    slot.cancel()
    assert not slot.is_filed
    assert schedule.next_at() is None
    assert schedule.take(1) == []


def test_a_bucket_opens_at_its_end() -> None:
    """An item is never taken before its time, and at most a bucket after it."""
    wheel: TimerWheel[Timed] = TimerWheel()
    wheel.file([Timed()], (bucket_after(1.001),))
    opens = wheel.next_at()
    assert opens is not None
    assert 1.001 <= opens < 1.001 + BUCKET


class ScheduleMachine(RuleBasedStateMachine):
    """Any course of events, against a plain list of what each id was promised."""

    @initialize(batch_size=st.integers(1, 6))
    def start(self, batch_size: int) -> None:
        self.batch_size = batch_size
        self.schedule: Schedule[Scheduled] = Schedule(batch_size)
        self.now = 1000.0
        self.filed: dict[Scheduled, tuple[float, float]] = {}
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
    def cancel(self, index: int) -> None:
        if index < len(self.filed):
            slot = list(self.filed)[index]
            slot.cancel()
            del self.filed[slot]
            self.idle.append(slot)

    @rule(seconds=st.sampled_from([0.0, 0.004, 0.02, 0.2, 0.6, 3.0]))
    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def take(self) -> None:
        surely_due = [slot for slot, (_, due_at) in self.filed.items() if due_at + BUCKET <= self.now]
        maybe_due = [slot for slot, (_, due_at) in self.filed.items() if due_at <= self.now]
        batch = self.schedule.take(self.now)
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
            assert upcoming <= first + BUCKET
            assert first - BUCKET <= (self.now if upcoming == -math.inf else upcoming)
        else:
            assert upcoming is None


TestAnyCourseOfEvents = pytest.mark.scale(ScheduleMachine.TestCase)
