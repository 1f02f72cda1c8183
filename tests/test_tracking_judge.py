"""What an answer means for the ids that were leased."""

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
    SeamHttpUnauthorizedError,
)
from seam_async._polling.lookup import Batch, read_answer
from seam_async.tracking._judge import Judge, Verdict
from seam_async.tracking._store import Leased, PutBack, Settlement

from support import attempt_json

NOW = 1000.0
POLICY = PollingPolicy(wait=wait_fixed(4), failure_wait=wait_fixed(2), missing_grace=5.0)


def leased(action_attempt_id: str, **fields: Any) -> Leased:
    facts: dict[str, Any] = {
        "added_at": 900.0,
        "timeout": None,
        "answers": 1,
        "failures": 0,
        "missing_since": None,
        "is_seen": True,
    }
    return Leased(action_attempt_id, **{**facts, **fields})


def answered(members: list[Leased], *items: object, sent_at: float = NOW, now: float = NOW) -> Verdict:
    batch = Batch(members)
    answer = read_answer(items, [one.action_attempt_id for one in members])
    return Judge(POLICY).answered(batch, answer, sent_at, now)


def failed(members: list[Leased], error: SeamError, *, sent_at: float = NOW, now: float = NOW) -> Verdict:
    return Judge(POLICY).failed(Batch(members), error, sent_at, now)


class SomePage(list[object]):
    """A page that says that another follows."""

    pagination = type("Pagination", (), {"has_next_page": True})


def test_a_pending_attempt_is_asked_for_again_after_its_backoff() -> None:
    """It may ride along from the middle of the interval on, and what was wrong with earlier calls is forgotten."""
    verdict = answered([leased("a", failures=3, missing_since=990.0)], attempt_json("a"))
    assert verdict.put_back == [PutBack("a", NOW + 4, NOW + 2, answers=2)]
    assert verdict.settlements == []


def test_the_backoff_counts_from_the_asking_but_half_of_it_remains() -> None:
    """A slow answer slows down nothing, and a very slow one is not followed by a call at once."""
    (quick,) = answered([leased("a")], attempt_json("a"), sent_at=NOW - 1).put_back
    assert quick.due_at == NOW + 3
    (slow,) = answered([leased("a")], attempt_json("a"), sent_at=NOW - 9).put_back
    assert slow.due_at == NOW + 2


def test_what_a_pending_attempt_looks_like_is_kept_once() -> None:
    """The first answer about an id is stored, those after it only if they tell more."""
    (first,) = answered([leased("a", is_seen=False)], attempt_json("a")).put_back
    assert first.seen is not None
    assert json.loads(first.seen) == attempt_json("a")
    (news,) = answered([leased("a")], attempt_json("a", progress="half")).put_back
    assert news.seen is not None
    assert json.loads(news.seen) == attempt_json("a", progress="half")


@pytest.mark.parametrize(
    ("status", "settled_as"), [("success", "success"), ("error", "error"), ("on_fire", "unknown_status")]
)
def test_an_attempt_that_is_not_pending_is_settled(status: str, settled_as: str) -> None:
    """With the attempt as it came, whatever its status."""
    (settlement,) = answered([leased("a")], attempt_json("a", status)).settlements
    assert (settlement.action_attempt_id, settlement.status) == ("a", settled_as)
    assert settlement.seen is not None
    assert json.loads(settlement.seen) == attempt_json("a", status)


def test_an_attempt_that_is_not_listed_is_asked_for_again_until_its_grace_is_over() -> None:
    """A fresh attempt may not be listed yet; the last asking is at the end of the grace."""
    (first,) = answered([leased("a", is_seen=False)]).put_back
    assert first == PutBack("a", NOW + 4, NOW + 2, answers=2, missing_since=NOW)
    (second,) = answered([leased("a", missing_since=NOW - 3)]).put_back
    assert second == PutBack("a", NOW + 2, NOW + 1, answers=2, missing_since=NOW - 3)
    assert answered([leased("a", missing_since=NOW - 5)]).settlements == [Settlement("a", "not_found")]


def test_a_404_for_all_means_that_all_are_missing() -> None:
    """One server answers so when none of the ids exists."""
    (one,) = failed([leased("a")], SeamHttpApiError("not found", status_code=404)).put_back
    assert one.missing_since == NOW


def test_ids_on_the_next_page_are_asked_for_at_once() -> None:
    """A server that answers with less than was asked for has said nothing of the others."""
    members = [leased("a"), leased("b", failures=0)]
    answer = read_answer(SomePage([attempt_json("a")]), [one.action_attempt_id for one in members])
    verdict = Judge(POLICY).answered(Batch(members), answer, NOW, NOW)
    assert PutBack("b", NOW, NOW, answers=1) in verdict.put_back


def test_what_cannot_be_read_counts_as_a_failure_for_those_it_may_be_about() -> None:
    """The ids that the answer does tell of are not concerned."""
    verdict = answered([leased("a"), leased("b")], attempt_json("a"), {"nonsense": 1})
    assert verdict.put_back[1] == PutBack("b", NOW + 2, NOW + 1, answers=1, failures=1)
    assert "cannot be read" in str(verdict.trouble)
    everything = answered([leased("a")], attempt_json("a"), {"nonsense": 1})
    assert len(everything.put_back) == 1


def test_a_call_that_failed_is_repeated_after_a_pause() -> None:
    """What is known of the ids stays as it was."""
    verdict = failed([leased("a", missing_since=7.0)], SeamConnectionError("it broke"))
    assert verdict.put_back == [PutBack("a", NOW + 2, NOW + 1, answers=1, failures=1, missing_since=7.0)]
    assert verdict.hold is None
    assert not verdict.is_refused


def test_a_retry_after_holds_the_fleet_and_the_ids_are_due_when_it_ends() -> None:
    """The pace keeps them back, no pause of their own comes on top."""
    error = SeamHttpApiError("slow down", status_code=429, retry_after=30.0)
    verdict = failed([leased("a")], error)
    assert verdict.hold == 30.0
    assert verdict.put_back[0].due_at == NOW
    assert failed([leased("a")], SeamHttpApiError("slow down", status_code=429)).hold == 2.0
    assert failed([leased("a")], SeamHttpApiError("down", status_code=503)).hold is None


@pytest.mark.parametrize(
    "error",
    [SeamHttpUnauthorizedError("no", status_code=401), SeamClientClosedError("the client was closed")],
)
def test_a_client_that_is_refused_settles_nothing(error: SeamError) -> None:
    """Another process may have a key that works, and this one may be given one."""
    verdict = failed([leased("a")], error)
    assert verdict.is_refused
    assert verdict.settlements == []
    assert [one.action_attempt_id for one in verdict.put_back] == ["a"]


def test_a_client_that_is_refused_leaves_what_is_overdue_to_others_for_a_minute() -> None:
    """A wrong key in one process times out nothing that another one could ask for; if there is none, the end comes."""
    error = SeamHttpUnauthorizedError("no", status_code=401)
    (left,) = failed([leased("a", timeout=99.0)], error).put_back
    assert left.due_at < NOW
    (settlement,) = failed([leased("a", timeout=40.0)], error).settlements
    assert settlement.status == "timed_out"
    assert settlement.detail is not None
    assert json.loads(settlement.detail)["status_code"] == 401


def test_a_batch_that_is_rejected_is_split_and_one_id_alone_is_to_blame() -> None:
    """The id gets the API's error, and no other does."""
    error = SeamHttpApiError("no uuid", path="/action_attempts/list", code="invalid_input", status_code=400)
    verdict = failed([leased("a"), leased("b"), leased("c")], error)
    assert [[one.action_attempt_id for one in batch.members] for batch in verdict.batches] == [["a"]]
    assert verdict.put_back == []
    (settlement,) = failed([leased("a")], error).settlements
    assert settlement.status == "rejected"
    assert settlement.detail is not None
    assert json.loads(settlement.detail) == {
        "message": "no uuid",
        "path": "/action_attempts/list",
        "code": "invalid_input",
        "status_code": 400,
        "request_id": None,
    }


def test_halves_that_were_still_to_be_asked_for_are_put_back_when_a_half_fails() -> None:
    """Nothing is held any longer than the call."""
    batch = Batch([leased("a")], rest=Batch([leased("b")]))
    verdict = Judge(POLICY).failed(batch, SeamConnectionError("it broke"), NOW, NOW)
    assert [one.action_attempt_id for one in verdict.put_back] == ["a", "b"]
    assert verdict.batches == []


def test_an_attempt_is_asked_for_once_more_at_its_deadline() -> None:
    """The last interval is cut to what is left."""
    (one,) = answered([leased("a", timeout=101.0)], attempt_json("a")).put_back
    assert one.due_at == NOW + 1


def test_an_answer_to_a_call_after_the_deadline_is_the_last_one() -> None:
    """Nothing times out unseen: an outcome in that answer counts, and pending is the end."""
    late = leased("a", timeout=99.0)
    assert [one.status for one in answered([late], attempt_json("a", "success")).settlements] == ["success"]
    assert [one.status for one in answered([late], attempt_json("a")).settlements] == ["timed_out"]
    before = answered([late], attempt_json("a"), sent_at=998.0)
    assert before.settlements == []


def test_a_call_that_fails_after_the_deadline_tells_why_the_outcome_is_not_known() -> None:
    """The failure goes along with the timeout."""
    (one,) = failed([leased("a", timeout=99.0)], SeamConnectionError("it broke")).settlements
    assert one.status == "timed_out"
    assert one.detail is not None
    assert json.loads(one.detail)["message"] == "it broke"


def test_an_attempt_that_was_never_seen_is_not_found_at_its_deadline() -> None:
    """A timeout shorter than the grace does not make a wrong id a slow door."""
    (one,) = answered([leased("a", timeout=99.0, is_seen=False)]).settlements
    assert one.status == "not_found"
    (seen,) = answered([leased("a", timeout=99.0)]).settlements
    assert seen.status == "timed_out"


def test_a_pending_attempt_is_first_asked_for_after_its_first_interval() -> None:
    """It was pending just now."""
    assert Judge(POLICY).first_pause() == 4.0


_KINDS = ["pending", "success", "error", "on_fire", "absent", "nonsense"]
_ERRORS = [
    SeamConnectionError("it broke"),
    SeamHttpApiError("no", status_code=400),
    SeamHttpApiError("no", status_code=401),
    SeamHttpApiError("no", status_code=404),
    SeamHttpApiError("no", status_code=429, retry_after=3.0),
    SeamHttpApiError("no", status_code=500),
]


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
    """Whatever comes back, an id is settled, put back or asked for next: none is lost, and none is in two places."""
    everyone = [leased(f"id{n}", timeout=timeouts[n], is_seen=n % 2 == 0) for n in range(len(kinds) + rest)]
    members = everyone[: len(kinds)]
    batch = Batch(members, rest=Batch(everyone[len(kinds) :]) if rest else None)
    items = [
        {"nonsense": one.action_attempt_id} if kind == "nonsense" else attempt_json(one.action_attempt_id, kind)
        for one, kind in zip(members, kinds, strict=True)
        if kind != "absent"
    ]
    if error is not None:
        verdict = Judge(POLICY).failed(batch, error, NOW, NOW)
    else:
        page = SomePage(items) if is_partial else items
        answer = read_answer(page, [one.action_attempt_id for one in members])
        verdict = Judge(POLICY).answered(batch, answer, NOW, NOW)
    next_ids: list[str] = []
    batches: list[Batch[Leased]] = list(verdict.batches)
    while batches:
        one = batches.pop()
        next_ids += [member.action_attempt_id for member in one.members]
        batches += [one.rest] if one.rest else []
    assert sorted(verdict.concluded() + next_ids) == sorted(one.action_attempt_id for one in everyone)
    for put_back in verdict.put_back:
        assert put_back.ripe_at <= put_back.due_at
        deadline = next(one for one in everyone if one.action_attempt_id == put_back.action_attempt_id).timeout
        assert deadline is None or put_back.due_at <= 900.0 + deadline
        assert put_back.due_at > NOW or is_partial or verdict.hold is not None or error is not None
