"""Cohorts: ids of which the same is known are one thing, until something tells them apart."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import fields

from seam_async import SeamConnectionError
from seam_async._polling.cohorts import Call, Cohort, Cohorts
from seam_async._polling.lookup import Batch
from seam_async._polling.schedule import Schedule
from seam_async._polling.waits import Wait


def new_wait() -> Wait:
    return Wait(started_at=0.0, timeout=None, backoff=None, on_update=None, notify=lambda: None, each=True)


WAIT = new_wait()


def added(cohorts: Cohorts, ids: str, **facts: Any) -> Cohort:
    """A cohort of some ids, with what is to be known of it."""
    cohort = Cohort(**{"ids": dict.fromkeys(ids), "since": 1.0, "waits": (WAIT,), **facts})
    cohorts.add(cohort)
    return cohort


def call_of(ids: str) -> Call:
    return Call(Batch(list(ids)), {}, 3.0)


def test_a_part_knows_what_the_whole_knows() -> None:
    """An id that is set apart loses nothing: not its waits, its counts, its place in the schedule or its calls."""
    cohorts = Cohorts()
    call = call_of("abc")
    whole = added(
        cohorts,
        "abc",
        pending_at=2.0,
        answers=3,
        missing_since=4.0,
        failures=5,
        failure=SeamConnectionError("cut"),
        calls=(call,),
        is_hurried=True,
    )
    call.cohorts[whole] = None
    whole.ids["b"] = "UNLOCK_DOOR"
    schedule: Schedule[Cohort] = Schedule()
    schedule.put([whole], now=0.0, due_at=8.0)
    part = cohorts.set_apart(whole, ["b"])
    assert (whole.ids, part.ids) == ({"a": None, "c": None}, {"b": "UNLOCK_DOOR"})
    names = [one.name for one in fields(Cohort) if one.name != "ids"]
    assert {name: getattr(part, name) for name in names} == {name: getattr(whole, name) for name in names}
    assert set(call.cohorts) == set(schedule.take(8.0, 10)) == {whole, part}
    assert [cohorts.of(one) for one in "abc"] == [whole, part, whole]


def test_all_of_a_cohort_is_the_cohort() -> None:
    """To set apart all ids of a cohort changes nothing, and ids that nobody waits for are in none."""
    cohorts = Cohorts()
    whole, other = added(cohorts, "ab"), added(cohorts, "cd")
    assert cohorts.with_only("abx") == [whole]
    assert cohorts.with_any("adx") == [whole, other]
    assert list(cohorts) == [whole, other]


def test_neighbours_in_step_become_one_that_fits_into_a_call() -> None:
    """All of their ids are in the larger one; what would not fit stays as it is."""
    cohorts = Cohorts()
    small, large, more = added(cohorts, "a"), added(cohorts, "bcd"), added(cohorts, "ef")
    assert cohorts.unite([small, large, more], 5) == [large, more]
    assert [cohorts.of(one) for one in "abcdef"] == [*[large] * 4, *[more] * 2]
    assert len(cohorts) == 6
    assert small.ids == {}
    assert set(large.ids) == set("abcd")


@pytest.mark.parametrize(
    "facts",
    [{"since": 2.0}, {"answers": 1}, {"waits": (new_wait(),)}, {"calls": (call_of("b"),)}, {"is_hurried": True}],
)
def test_what_is_not_the_same_stays_apart(facts: dict[str, Any]) -> None:
    """Ids of another age, with other counts or waits, in a call or hurried, go their own way."""
    cohorts = Cohorts()
    both = [added(cohorts, "a"), added(cohorts, "b", **facts)]
    assert cohorts.unite(both, 5) == both


def test_what_is_filed_is_not_united() -> None:
    """A cohort that has its place in the schedule keeps it."""
    cohorts = Cohorts()
    both = [added(cohorts, "a"), added(cohorts, "b")]
    schedule: Schedule[Cohort] = Schedule()
    schedule.put(both[:1], now=0.0, due_at=1.0)
    assert cohorts.unite(both, 5) == both


def test_a_cohort_without_ids_is_not_in_the_schedule() -> None:
    """When its last id is forgotten, nothing is left to wake up for."""
    cohorts = Cohorts()
    cohort = added(cohorts, "ab")
    schedule: Schedule[Cohort] = Schedule()
    schedule.put([cohort], now=0.0, due_at=1.0)
    cohorts.remove(cohort, ["a"])
    assert schedule.next_at() is not None
    cohorts.remove(cohort, ["b"])
    assert schedule.next_at() is None
    assert len(cohorts) == 0
