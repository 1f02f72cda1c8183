"""A poll's response sorted by id, and the bisection of rejected batches."""

from __future__ import annotations

import math
from collections import deque
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seam_async import ActionAttempt, Page, Pagination, SeamHttpInvalidResponseError
from seam_async._polling.batches import Batch
from seam_async._polling.responses import parse_response

from support import attempt_json


def find_culprits(total: int, bad: set[int]) -> tuple[int, list[int], list[int]]:
    """Plays the API that rejects every batch with a bad id in it; returns extra calls, the blamed and the answered."""
    calls, blamed, answered = 0, [], []
    waiting = deque([Batch(list(range(total)))])
    while waiting:
        batch = waiting.popleft()
        calls += 1
        if bad.isdisjoint(batch.members):
            answered += batch.members
            waiting.extendleft(reversed(batch.accepted()))
        else:
            if len(batch.members) == 1:
                blamed += batch.members
            waiting.extendleft(reversed(batch.rejected()))
    return calls - 1, blamed, answered


@pytest.mark.scale
@given(st.integers(1, 600).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1), max_size=12))))
@example((500, {0}))
@example((500, {499}))
@example((500, {0, 250}))
@example((3, {2}))
def test_k_bad_ids_of_n_cost_at_most_2k_log2_n_extra_calls(case: tuple[int, set[int]]) -> None:
    """Every bad id is blamed alone, every other is answered once, and the search stays within its bound."""
    total, bad = case
    extra, blamed, answered = find_culprits(total, bad)
    assert sorted(blamed) == sorted(bad)
    assert sorted(answered) == sorted(set(range(total)) - bad)
    assert extra <= 2 * len(bad) * math.log2(total)


def test_a_batch_with_nothing_learned_leaves_its_other_half() -> None:
    """When a half cannot be asked, the other half is not forgotten."""
    (half,) = Batch([1, 2, 3, 4]).rejected()
    assert half.members == [1, 2]
    assert [batch.members for batch in half.unsent()] == [[3, 4]]
    assert Batch([1]).unsent() == []


def test_attempts_that_nobody_asked_for_are_ignored() -> None:
    """Only ids that were asked for are in the answer."""
    response = parse_response([attempt_json("a", "success"), attempt_json("stranger", "success")], "a")
    assert list(response.updates) == ["a"]
    assert response.unreadable is None


def test_of_an_attempt_that_is_pending_only_its_type_is_kept() -> None:
    """Its action type stands for it, so that nothing is built for each of many pending ids."""
    response = parse_response([attempt_json("a")], "a")
    assert response.pending == {"a": "UNLOCK_DOOR"}
    assert not response.updates


@pytest.mark.parametrize("update", [{"progress": 5}, {"result": {"step": 1}}, {"error": {"type": "t", "message": "m"}}])
def test_a_pending_attempt_with_something_to_say_is_carried_through(update: dict[str, Any]) -> None:
    """Unknown fields and early results of a pending attempt are not dropped."""
    response = parse_response([attempt_json("a", **update)], "a")
    assert response.updates["a"].raw.items() >= update.items()
    assert not response.pending


def test_a_pending_attempt_without_a_type_is_read_with_care() -> None:
    """An action type that is null stays so; one that is no string is an attempt that cannot be read."""
    response = parse_response([attempt_json("a", action_type=None), attempt_json("b", action_type=7)], "ab")
    assert response.updates == {"a": ActionAttempt("a", "pending", None)}
    assert "it.action_type" in str(response.unreadable)
    assert not response.pending


def test_an_outcome_counts_over_a_pending_duplicate() -> None:
    """Of two entries for one id, the resolved one counts, in either order."""
    for items in (["success", "pending"], ["pending", "success"]):
        response = parse_response([attempt_json("a", status) for status in items], "a")
        assert response.updates["a"].is_success
        assert not response.pending


def test_items_that_cannot_be_read_are_reported_and_spoil_no_other() -> None:
    """One item of nonsense leaves the others readable, and says what was wrong with it."""
    items = [attempt_json("a", "success"), {"action_attempt_id": "b"}, 7, {"status": "pending"}]
    response = parse_response(items, "ab")
    assert list(response.updates) == ["a"]
    assert isinstance(response.unreadable, SeamHttpInvalidResponseError)
    assert "3 of the action attempts" in str(response.unreadable)


def test_a_page_says_whether_more_follows() -> None:
    """The pagination of an answer is taken in."""
    more = Pagination(has_next_page=True, next_page_cursor="c")
    assert parse_response(Page([], more), []).is_partial
    assert not parse_response(Page([]), []).is_partial
    assert not parse_response([], []).is_partial


def test_attempts_of_another_client_are_understood() -> None:
    """Objects with the API's attributes do as well as JSON and our own attempts."""
    foreign = SimpleNamespace(
        action_attempt_id="a",
        status="error",
        action_type="LOCK_DOOR",
        result=None,
        error=SimpleNamespace(type="jammed", message="It is stuck."),
    )
    ours = ActionAttempt("b", "success")
    response = parse_response([foreign, ours], "ab")
    attempt = response.updates["a"]
    assert attempt.error is not None
    assert (attempt.status, attempt.error.type) == ("error", "jammed")
    assert response.updates["b"] is ours
