"""Groups: ids of which the same is known are one thing, until something tells them apart."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import fields

from seam_async import SeamConnectionError
from seam_async._polling.backoff import ALONE
from seam_async._polling.batches import Batch
from seam_async._polling.groups import Call, Group, Groups
from seam_async._polling.rules import Progress
from seam_async._polling.schedule import Schedule
from seam_async._polling.waits import Wait


def new_wait() -> Wait:
    return Wait(started_at=0.0, timeout=None, backoff=None, notify=lambda: None, each=True)


WAIT = new_wait()


def added(groups: Groups, ids: str, **facts: Any) -> Group:
    """A group of some ids, with what is to be known of it."""
    group = Group(**{"ids": dict.fromkeys(ids), "progress": Progress(1.0), "waits": (WAIT,), **facts})
    groups.add(group)
    return group


def call_of(ids: str) -> Call:
    return Call(Batch(list(ids)), {}, 3.0, ALONE)


def test_a_part_knows_what_the_whole_knows() -> None:
    """An id that is set apart loses nothing: not its waits, its counts, its place in the schedule or its calls."""
    groups = Groups()
    call = call_of("abc")
    whole = added(
        groups,
        "abc",
        pending_at=2.0,
        progress=Progress(1.0, False, 3, 5, 4.0),
        failure=SeamConnectionError("cut"),
        calls=(call,),
        is_hinted=True,
    )
    call.groups[whole] = None
    whole.ids["b"] = "UNLOCK_DOOR"
    schedule: Schedule[Group] = Schedule(10)
    schedule.put([whole], now=0.0, due_at=8.0)
    part = groups.split(whole, ["b"])
    assert (whole.ids, part.ids) == ({"a": None, "c": None}, {"b": "UNLOCK_DOOR"})
    names = [field.name for field in fields(Group) if field.name not in {"ids", "number"}]
    assert {name: getattr(part, name) for name in names} == {name: getattr(whole, name) for name in names}
    assert set(call.groups) == set(schedule.take(8.0)) == {whole, part}
    assert [groups.of(attempt_id) for attempt_id in "abc"] == [whole, part, whole]


def test_all_of_a_group_is_the_group() -> None:
    """To set apart all ids of a group changes nothing, and ids that nobody waits for are in none."""
    groups = Groups()
    whole, other = added(groups, "ab"), added(groups, "cd")
    assert groups.split_off("abx") == [whole]
    assert groups.with_any("adx") == [whole, other]
    assert list(groups) == [whole, other]


def test_neighbours_in_step_become_one_that_fits_into_a_call() -> None:
    """All of their ids are in the larger one; what would not fit stays as it is."""
    groups = Groups()
    small, large, more = added(groups, "a"), added(groups, "bcd"), added(groups, "ef")
    assert groups.merge([small, large, more], 5) == [large, more]
    assert [groups.of(attempt_id) for attempt_id in "abcdef"] == [*[large] * 4, *[more] * 2]
    assert len(groups) == 6
    assert small.ids == {}
    assert set(large.ids) == set("abcd")


@pytest.mark.parametrize(
    "facts",
    [
        {"progress": Progress(2.0)},
        {"progress": Progress(1.0, True, 1)},
        {"waits": (new_wait(),)},
        {"calls": (call_of("b"),)},
        {"is_hinted": True},
    ],
)
def test_what_is_not_the_same_stays_apart(facts: dict[str, Any]) -> None:
    """Ids of another age, with other counts or waits, in a call or hurried, go their own way."""
    groups = Groups()
    both = [added(groups, "a"), added(groups, "b", **facts)]
    assert groups.merge(both, 5) == both


def test_what_is_filed_is_not_united() -> None:
    """A group that has its place in the schedule keeps it."""
    groups = Groups()
    both = [added(groups, "a"), added(groups, "b")]
    schedule: Schedule[Group] = Schedule(10)
    schedule.put(both[:1], now=0.0, due_at=1.0)
    assert groups.merge(both, 5) == both


def test_a_group_without_ids_is_not_in_the_schedule() -> None:
    """When its last id is forgotten, nothing is left to wake up for."""
    groups = Groups()
    group = added(groups, "ab")
    schedule: Schedule[Group] = Schedule(10)
    schedule.put([group], now=0.0, due_at=1.0)
    groups.remove(group, ["a"])
    assert schedule.next_at() is not None
    groups.remove(group, ["b"])
    assert schedule.next_at() is None
    assert len(groups) == 0
