"""The rules of `_polling/rules.py`, applied to the rows of a lease."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tenacity.wait import wait_fixed

from seam_async import (
    PollingPolicy,
    SeamClientClosedError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
)
from seam_async._polling.batches import Batch
from seam_async._polling.responses import parse_response
from seam_async.tracking._decisions import Decision, Decisions
from seam_async.tracking._store import Leased, Rescheduled, Settlement

from support import attempt_json

NOW = 1000.0
POLICY = PollingPolicy(wait=wait_fixed(4), failure_wait=wait_fixed(2), missing_grace=5.0)


def leased(action_attempt_id: str, **fields: Any) -> Leased:
    facts: dict[str, Any] = {
        "added_at": 900.0,
        "timeout": None,
        "responses": 1,
        "failures": 0,
        "missing_since": None,
        "is_seen": True,
    }
    return Leased(action_attempt_id, **{**facts, **fields})


def unseen(action_attempt_id: str, **fields: Any) -> Leased:
    return leased(action_attempt_id, **{"is_seen": False, **fields})


def on_items(rows: list[Leased], items: list[object], *, sent_at: float = NOW, now: float = NOW) -> Decision:
    response = parse_response(items, [row.action_attempt_id for row in rows])
    return Decisions(POLICY).response(Batch(rows), response, sent_at, now)


def on_response(rows: list[Leased], *items: object, sent_at: float = NOW, now: float = NOW) -> Decision:
    return on_items(rows, list(items), sent_at=sent_at, now=now)


def on_failure(rows: list[Leased], error: SeamError, *, sent_at: float = NOW, now: float = NOW) -> Decision:
    return Decisions(POLICY).failure(Batch(rows), error, sent_at, now)


def detail_of(settlement: Settlement) -> dict[str, Any]:
    assert settlement.detail is not None
    detail: dict[str, Any] = json.loads(settlement.detail)
    return detail


class SomePage(list[object]):
    """A page with another one after it."""

    pagination = type("Pagination", (), {"has_next_page": True})


# Pending.


def test_a_pending_attempt_is_polled_again_after_its_interval() -> None:
    """A batch with room may include it from half the interval on; earlier failures and omissions are forgotten."""
    decision = on_response([leased("a", failures=3, missing_since=990.0)], attempt_json("a"))
    assert decision.rescheduled == [Rescheduled("a", NOW + 4, NOW + 2, responses=2)]
    assert decision.settlements == []


def test_the_interval_is_measured_from_the_request_but_half_of_it_remains() -> None:
    """A slow response does not slow polling down, nor is a very slow one followed by a poll at once."""
    (quick,) = on_response([leased("a")], attempt_json("a"), sent_at=NOW - 1).rescheduled
    assert quick.due_at == NOW + 3
    (slow,) = on_response([leased("a")], attempt_json("a"), sent_at=NOW - 9).rescheduled
    assert slow.due_at == NOW + 2


def test_a_pending_attempt_is_stored_when_it_is_first_seen_and_when_it_changes() -> None:
    """The first response about an id is stored, later ones only if they carry more."""
    (first,) = on_response([unseen("a")], attempt_json("a")).rescheduled
    assert first.seen is not None
    assert json.loads(first.seen) == attempt_json("a")
    (same,) = on_response([leased("a")], attempt_json("a")).rescheduled
    assert same.seen is None
    (update,) = on_response([leased("a")], attempt_json("a", progress="half")).rescheduled
    assert update.seen is not None
    assert json.loads(update.seen) == attempt_json("a", progress="half")


def test_the_first_poll_of_a_pending_attempt_comes_after_its_first_interval() -> None:
    """It was pending just now."""
    assert Decisions(POLICY).first_interval() == 4.0


# Resolved.


@pytest.mark.parametrize(
    ("status", "settled_as"), [("success", "success"), ("error", "error"), ("on_fire", "unknown_status")]
)
def test_an_attempt_that_is_not_pending_is_settled(status: str, settled_as: str) -> None:
    """With the attempt as the response shows it, whatever its status."""
    (settlement,) = on_response([leased("a")], attempt_json("a", status)).settlements
    assert (settlement.action_attempt_id, settlement.status) == ("a", settled_as)
    assert settlement.seen is not None
    assert json.loads(settlement.seen) == attempt_json("a", status)


def test_two_different_outcomes_of_an_attempt_are_unreadable() -> None:
    """Neither is believed, whatever their order: the id is polled again."""
    outcomes = [attempt_json("a", "success"), attempt_json("a", "error")]
    for items in (outcomes, outcomes[::-1]):
        decision = on_response([leased("a")], *items)
        assert decision.settlements == []
        assert decision.rescheduled == [Rescheduled("a", NOW + 2, NOW + 1, responses=1, failures=1)]
        assert "two different outcomes of a" in str(decision.failure)


@pytest.mark.parametrize("other", [attempt_json("a"), attempt_json("a", "success")])
def test_an_outcome_supersedes_pending_and_its_own_repetition(other: object) -> None:
    """An attempt never becomes pending again."""
    for items in ([attempt_json("a", "success"), other], [other, attempt_json("a", "success")]):
        assert [settled.status for settled in on_items([leased("a")], items).settlements] == ["success"]


UUID_AS_POLLED = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"


@pytest.mark.parametrize("spelling", [UUID_AS_POLLED.upper(), UUID_AS_POLLED.replace("-", ""), f"{{{UUID_AS_POLLED}}}"])
def test_a_row_in_another_spelling_gets_the_result_of_its_id(spelling: str) -> None:
    """Other programs insert ids as they have them; the row keeps its own spelling."""
    response = parse_response([attempt_json(UUID_AS_POLLED, "success")], [UUID_AS_POLLED])
    decision = Decisions(POLICY).response(Batch([unseen(spelling)]), response, NOW, NOW)
    assert [(settled.action_attempt_id, settled.status) for settled in decision.settlements] == [(spelling, "success")]
    response = parse_response([attempt_json(UUID_AS_POLLED)], [UUID_AS_POLLED])
    decision = Decisions(POLICY).response(Batch([unseen(spelling)]), response, NOW, NOW)
    assert [row.action_attempt_id for row in decision.rescheduled] == [spelling]


# Omitted.


def test_an_attempt_never_seen_is_not_found_once_its_grace_is_over() -> None:
    """A fresh attempt may not be listed yet; the last poll comes when the grace period ends."""
    (first,) = on_response([unseen("a")]).rescheduled
    assert first == Rescheduled("a", NOW + 4, NOW + 2, responses=2, missing_since=NOW)
    (second,) = on_response([unseen("a", missing_since=NOW - 3)]).rescheduled
    assert second == Rescheduled("a", NOW + 2, NOW + 1, responses=2, missing_since=NOW - 3)
    assert on_response([unseen("a", missing_since=NOW - 5)]).settlements == [Settlement("a", "not_found")]


def test_the_grace_counts_from_the_first_poll_that_did_not_find_the_attempt() -> None:
    """Not from its response, which may be slow."""
    (first,) = on_response([unseen("a")], sent_at=NOW - 3).rescheduled
    assert first.missing_since == NOW - 3


DENIALS: list[SeamError | None] = [
    None,
    SeamHttpApiError("not found", status_code=404),
    SeamHttpApiError("no uuid", code="invalid_input", status_code=400),
]


@pytest.mark.parametrize("denial", DENIALS, ids=["omitted", "404", "400"])
def test_an_attempt_that_was_seen_is_never_not_found_nor_rejected(denial: SeamError | None) -> None:
    """It exists, so a server that denies it is failing: it is polled again until its deadline."""
    for row in (leased("a"), leased("a", missing_since=NOW - 60)):
        decision = on_response([row]) if denial is None else on_failure([row], denial)
        assert decision.settlements == []
        assert decision.batches == []
        (again,) = decision.rescheduled
        assert (again.due_at, again.failures, again.responses) == (NOW + 2, 1, 1)
        assert decision.failure is not None


@pytest.mark.parametrize("denial", DENIALS, ids=["omitted", "404", "400"])
def test_an_attempt_that_was_seen_times_out_of_a_denial_only_when_it_lasts(denial: SeamError | None) -> None:
    """A denial of an attempt that exists is an outage: past the deadline and its grace, it is the timeout's cause."""
    for timeout, statuses in ((99.0, []), (39.0, ["timed_out"])):
        row = leased("a", timeout=timeout)
        decisions = Decisions(POLICY, outage_grace=60.0)
        if denial is None:
            decision = decisions.response(Batch([row]), parse_response([], ["a"]), NOW, NOW)
        else:
            decision = decisions.failure(Batch([row]), denial, NOW, NOW)
        assert [settled.status for settled in decision.settlements] == statuses
        for settlement in decision.settlements:
            assert detail_of(settlement)["message"]


def test_a_response_without_attempts_shown_before_says_nothing_about_the_others() -> None:
    """A server that forgets what it has shown is failing: the grace of an id never seen neither begins nor ends."""
    for missing_since in (None, NOW - 3600):
        decision = on_response([leased("a"), unseen("b", missing_since=missing_since)])
        assert decision.settlements == []
        assert [(row.failures, row.missing_since) for row in decision.rescheduled] == [(1, None), (1, missing_since)]
        assert "omits action attempts that were shown before" in str(decision.failure)


def test_a_404_counts_as_an_omission_of_every_id() -> None:
    """One server responds so when none of the ids exists."""
    (row,) = on_failure([unseen("a")], SeamHttpApiError("not found", status_code=404)).rescheduled
    assert row.missing_since == NOW


def test_a_proxys_page_denies_nothing() -> None:
    """Only the API's own envelope is a verdict: other bodies with its statuses are failures to retry."""
    for status in (400, 401, 403, 404):
        decision = on_failure([unseen("a")], SeamHttpInvalidResponseError("<html>", status_code=status))
        assert not decision.is_refused
        assert decision.settlements == []
        assert decision.rescheduled == [Rescheduled("a", NOW + 2, NOW + 1, responses=1, failures=1)]


def test_ids_on_a_further_page_are_polled_at_once() -> None:
    """A server that shows less than was requested has said nothing about the others, nor failed."""
    rows = [leased("a"), leased("b", failures=2, missing_since=990.0)]
    decision = on_items(rows, SomePage([attempt_json("a")]))
    assert Rescheduled("b", NOW, NOW, responses=1, failures=2, missing_since=990.0) in decision.rescheduled
    assert decision.failure is None


def test_a_further_page_does_not_restart_the_missing_grace() -> None:
    """An id that is missing before and after a partial page is not found when its grace is over."""
    (row,) = on_items([leased("a"), unseen("b", missing_since=NOW - 4)], SomePage([attempt_json("a")])).rescheduled[1:]
    assert row.missing_since == NOW - 4
    again = unseen("b", missing_since=row.missing_since)
    assert [settled.status for settled in on_response([again], now=NOW + 1).settlements] == ["not_found"]


# Failures.


def test_unreadable_items_are_a_failure_of_the_ids_they_may_be_about() -> None:
    """Ids with a readable item are not concerned."""
    decision = on_response([leased("a"), leased("b")], attempt_json("a"), {"nonsense": 1})
    assert decision.rescheduled[1] == Rescheduled("b", NOW + 2, NOW + 1, responses=1, failures=1)
    assert "cannot be read" in str(decision.failure)
    everything = on_response([leased("a")], attempt_json("a"), {"nonsense": 1})
    assert len(everything.rescheduled) == 1


def test_a_failed_request_is_repeated_after_a_backoff() -> None:
    """Knowledge about the ids stays unchanged."""
    decision = on_failure([unseen("a", missing_since=7.0)], SeamConnectionError("it broke"))
    assert decision.rescheduled == [Rescheduled("a", NOW + 2, NOW + 1, responses=1, failures=1, missing_since=7.0)]
    assert decision.pause is None
    assert not decision.is_refused


def test_a_failure_that_has_passed_is_not_blamed() -> None:
    """The cause of a timeout is the last failure, unless a good response came after it."""
    (settlement,) = on_response([leased("a", timeout=99.0, failures=3)], attempt_json("a")).settlements
    assert settlement.status == "timed_out"
    assert settlement.detail is None


def test_a_retry_after_pauses_the_fleet_and_the_ids_are_due_when_it_ends() -> None:
    """The rate limiter holds them back; no backoff of their own is added."""
    error = SeamHttpApiError("slow down", status_code=429, retry_after=30.0)
    decision = on_failure([leased("a")], error)
    assert decision.pause == 30.0
    assert decision.rescheduled[0].due_at == NOW
    assert on_failure([leased("a")], SeamHttpApiError("slow down", status_code=429)).pause == 2.0
    assert on_failure([leased("a")], SeamHttpApiError("down", status_code=503)).pause is None


# Refused credentials.


@pytest.mark.parametrize(
    "error",
    [SeamHttpUnauthorizedError("no", status_code=401), SeamClientClosedError("the client was closed")],
)
def test_a_refused_client_settles_nothing(error: SeamError) -> None:
    """Another worker may have a credential that works, and this one may be given one."""
    decision = on_failure([leased("a")], error)
    assert decision.is_refused
    assert decision.settlements == []
    assert [row.action_attempt_id for row in decision.rescheduled] == ["a"]


def test_a_refused_client_leaves_overdue_attempts_to_others() -> None:
    """A wrong credential in one process times out nothing that another could poll; without another, the end comes."""
    error = SeamHttpUnauthorizedError("no", status_code=401)
    (left,) = on_failure([leased("a", timeout=99.0)], error).rescheduled
    assert left.due_at == NOW + 2
    (settlement,) = (
        Decisions(POLICY, outage_grace=60.0).failure(Batch([leased("a", timeout=40.0)]), error, NOW, NOW).settlements
    )
    assert settlement.status == "timed_out"
    assert detail_of(settlement)["status_code"] == 401


# Rejected batches.


def test_a_rejected_batch_is_split_and_one_id_alone_is_blamed() -> None:
    """The id gets the API's error, and no other does."""
    error = SeamHttpApiError("no uuid", path="/action_attempts/list", code="invalid_input", status_code=400)
    decision = on_failure([unseen("a"), unseen("b"), unseen("c")], error)
    assert [[row.action_attempt_id for row in batch.members] for batch in decision.batches] == [["a"]]
    assert decision.rescheduled == []
    assert decision.failure is None
    (settlement,) = on_failure([unseen("a")], error).settlements
    assert settlement.status == "rejected"
    assert detail_of(settlement) == {
        "message": "no uuid",
        "path": "/action_attempts/list",
        "code": "invalid_input",
        "status_code": 400,
        "request_id": None,
    }


@pytest.mark.parametrize(
    "error", [SeamConnectionError("it broke"), SeamHttpUnauthorizedError("no", status_code=401), DENIALS[2]]
)
def test_an_unsent_half_is_neither_failed_nor_settled(error: SeamError) -> None:
    """The failure of its sibling says nothing about it, even past its deadline."""
    batch = Batch([leased("a")], rest=Batch([unseen("b", timeout=0.0, failures=1, missing_since=950.0)]))
    decision = Decisions(POLICY).failure(batch, error, NOW, NOW)
    assert decision.settlements == []
    assert decision.batches == []
    unsent = decision.rescheduled[1]
    assert (unsent.action_attempt_id, unsent.failures, unsent.missing_since) == ("b", 1, 950.0)


def test_an_unsent_half_waits_for_the_backoff_of_its_sibling() -> None:
    """A server in trouble is not polled at once for the other half; nor is its pause made longer."""
    batch = Batch([leased("a")], rest=Batch([leased("b")]))
    unsent = Decisions(POLICY).failure(batch, SeamConnectionError("it broke"), NOW, NOW).rescheduled[1]
    assert unsent == Rescheduled("b", NOW + 2, NOW + 1, responses=1)
    error = SeamHttpApiError("slow down", status_code=429, retry_after=30.0)
    assert Decisions(POLICY).failure(batch, error, NOW, NOW).rescheduled[1].due_at == NOW


# Deadlines.


def test_an_attempt_is_polled_once_more_at_its_deadline() -> None:
    """The last interval is cut to the remaining time."""
    (row,) = on_response([leased("a", timeout=101.0)], attempt_json("a")).rescheduled
    assert row.due_at == NOW + 1


def test_the_response_to_a_request_sent_after_the_deadline_is_the_last() -> None:
    """Nothing times out unseen: an outcome in that response counts, and pending is the end."""
    late = leased("a", timeout=99.0)
    assert [settled.status for settled in on_response([late], attempt_json("a", "success")).settlements] == ["success"]
    assert [settled.status for settled in on_response([late], attempt_json("a")).settlements] == ["timed_out"]
    before = on_response([late], attempt_json("a"), sent_at=998.0)
    assert before.settlements == []


def test_a_failure_after_the_deadline_settles_nothing_until_the_grace_is_over() -> None:
    """The action may have succeeded meanwhile; the failure that lasts for a day is stored with the timeout."""
    error = SeamConnectionError("it broke")
    (left,) = on_failure([leased("a", timeout=99.0)], error).rescheduled
    assert (left.due_at, left.failures) == (NOW + 2, 1)
    day_old = leased("a", added_at=NOW - 86_500, timeout=100.0)
    (settlement,) = on_failure([day_old], error).settlements
    assert settlement.status == "timed_out"
    assert detail_of(settlement)["message"] == "it broke"


def test_an_overdue_attempt_on_a_further_page_does_not_time_out() -> None:
    """The response says nothing about it."""
    decision = on_items([leased("a"), leased("b", timeout=99.0)], SomePage([attempt_json("a")]))
    assert decision.settlements == []


def test_the_grace_of_a_missing_attempt_does_not_end_with_its_deadline() -> None:
    """A short timeout does not make seconds of empty responses a proof: neither of a timeout nor of a wrong id."""
    (left,) = on_response([unseen("a", timeout=99.0, missing_since=NOW - 4)]).rescheduled
    assert left.due_at == NOW + 1
    (settlement,) = on_response([unseen("a", timeout=99.0, missing_since=NOW - 5)]).settlements
    assert settlement.status == "not_found"


def test_two_omissions_around_a_long_pause_are_no_proof() -> None:
    """The grace passes during a pause of all requests, too: so many responses in a row have to omit the attempt."""
    decisions = Decisions(POLICY, least_omissions=3)
    for responses, statuses in ((1, []), (2, ["not_found"])):
        row = unseen("a", responses=responses, missing_since=NOW - 3600)
        decision = decisions.response(Batch([row]), parse_response([], ["a"]), NOW, NOW)
        assert [settled.status for settled in decision.settlements] == statuses
        assert [left.due_at for left in decision.rescheduled] == [NOW + 4] * (1 - len(statuses))


def test_nobody_denies_attempts_that_may_be_of_another_workspace() -> None:
    """Until the workspace of the rows is known, an omission settles nothing but a day after the deadline."""
    row = unseen("a", timeout=99.0, missing_since=NOW - 5)
    for outage_grace, statuses in ((86_400.0, []), (1.0, ["timed_out"])):
        decisions = Decisions(POLICY, outage_grace=outage_grace)
        decision = decisions.response(Batch([row]), parse_response([], ["a"]), NOW, NOW, can_deny=False)
        assert [settled.status for settled in decision.settlements] == statuses
        assert [left.due_at for left in decision.rescheduled] == [NOW + 4] * (1 - len(statuses))
    missing = SeamHttpApiError("none of these", status_code=404)
    assert Decisions(POLICY).failure(Batch([row]), missing, NOW, NOW, can_deny=False).settlements == []


# Every id.


_KINDS = ["pending", "success", "error", "on_fire", "absent", "nonsense", "conflict"]
_ERRORS = [
    SeamConnectionError("it broke"),
    SeamHttpApiError("no", status_code=400),
    SeamHttpApiError("no", status_code=401),
    SeamHttpApiError("no", status_code=404),
    SeamHttpApiError("no", status_code=429, retry_after=3.0),
    SeamHttpApiError("no", status_code=500),
]


def items_of(row: Leased, kind: str) -> list[object]:
    attempt_id = row.action_attempt_id
    if kind == "absent":
        return []
    if kind == "nonsense":
        return [{"nonsense": attempt_id}]
    if kind == "conflict":
        return [attempt_json(attempt_id, "success"), attempt_json(attempt_id, "error")]
    return [attempt_json(attempt_id, kind)]


@given(
    kinds=st.lists(st.sampled_from(_KINDS), min_size=1, max_size=8),
    rest=st.integers(0, 3),
    timeouts=st.lists(st.sampled_from([None, 0.0, 99.0, 101.0]), min_size=11, max_size=11),
    error=st.none() | st.sampled_from(_ERRORS),
    is_partial=st.booleans(),
)
def test_every_id_of_a_lease_goes_on_exactly_once(
    kinds: list[str], rest: int, timeouts: list[float | None], error: SeamError | None, is_partial: bool
) -> None:
    """Whatever the result, an id is settled, rescheduled or polled next: none is lost, none is in two places."""
    everyone = [leased(f"id{n}", timeout=timeouts[n], is_seen=n % 2 == 0) for n in range(len(kinds) + rest)]
    members = everyone[: len(kinds)]
    batch = Batch(members, rest=Batch(everyone[len(kinds) :]) if rest else None)
    items = [item for row, kind in zip(members, kinds, strict=True) for item in items_of(row, kind)]
    if error is not None:
        decision = Decisions(POLICY).failure(batch, error, NOW, NOW)
    else:
        response = parse_response(SomePage(items) if is_partial else items, [row.action_attempt_id for row in members])
        decision = Decisions(POLICY).response(batch, response, NOW, NOW)
    next_ids: list[str] = []
    batches: list[Batch[Leased]] = list(decision.batches)
    while batches:
        following = batches.pop()
        next_ids += [row.action_attempt_id for row in following.members]
        batches += [following.rest] if following.rest else []
    assert sorted(decision.decided() + next_ids) == sorted(row.action_attempt_id for row in everyone)
    by_id = {row.action_attempt_id: row for row in everyone}
    for rescheduled in decision.rescheduled:
        row = by_id[rescheduled.action_attempt_id]
        assert rescheduled.eligible_at <= rescheduled.due_at
        deadline = None if row.timeout is None else row.added_at + row.timeout
        assert deadline is None or deadline <= NOW or rescheduled.due_at <= deadline
        assert rescheduled.due_at > NOW or is_partial or decision.pause is not None or error is not None
    for settlement in decision.settlements:
        assert settlement.status not in {"not_found", "rejected"} or not by_id[settlement.action_attempt_id].is_seen
