"""Poll responses exactly as documented: decoded without an object for each value, to the same as all others."""

from __future__ import annotations

import copy
import gc
import inspect
import json
import pickle
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seam_async import ActionAttempt, ActionAttemptFailure
from seam_async._json import decode
from seam_async._polling.responses import PollResponse, parse_response
from seam_async._polling.rows import decode_page

from support import attempt_json

IDS = ["a1", "a2", "9f3a8c1e-0000-4000-8000-000000000000"]
SPELT = [*IDS, " a1 ", "9F3A8C1E-0000-4000-8000-000000000000", "stranger"]

GOOD = [
    *("null", "{}", "[]", "true", "-0", "1.5", "1E+5", '"x"', '{"a":[1,{"b":null}]}', '{ "a" : 1 }', '{"a":1,"a":2}'),
    *(
        '"\\u00e9\\ud83d\\ude00"',
        '"\u00e9\U0001f600"',
        '{"type":"t","message":"m"}',
        '{"message":"m","type":"t","x":1}',
    ),
    *('{"type":"t","type":"u","message":"m"}', "[" * 98 + "]" * 98, '{"x":"%s"}' % ("y" * 2000), str(10**30)),
]
ODD = [
    *('{"type":7,"message":"m"}', '{"type":"t"}', '{"type":"t","message":null}', "7", "[" * 101 + "]" * 101),
    *("[" * 5000 + "]" * 5000, "1e999", "1.7976931348623159e308", "9" * 5000, "NaN", "-Infinity", '"\\ud800"', "'x'"),
    *("01", "[1,]", "", "tru", '"\t"', '"\udcff"', "\ufeff1"),
]
STATUSES = ['"pending"', '"success"', '"error"', '"half_open"', '"\\u0073uccess"', "null", "7"]


def texts(values: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


def usually(values: list[str], otherwise: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.integers(0, 15).flatmap(lambda number: otherwise if number == 7 else texts(values))


mostly_good = usually(GOOD, texts(ODD))
mostly_null = usually(["null"], mostly_good)
FAILURES = [value for value in GOOD if '"message"' in value]


@st.composite
def attempts(draw: st.DrawFn) -> str:
    """The text of an attempt, mostly with the five documented fields."""
    status = draw(usually(STATUSES[:3], texts(STATUSES)))
    fields = [
        ("action_attempt_id", json.dumps(draw(usually(IDS, texts(SPELT))))),
        ("status", status),
        ("action_type", draw(usually(['"UNLOCK_DOOR"', '"LOCK_DOOR"', '"\u00e9"'], mostly_good))),
        ("result", draw(mostly_good if status == '"success"' else mostly_null)),
        ("error", draw(usually(FAILURES, mostly_good) if status == '"error"' else mostly_null)),
    ]
    if draw(st.integers(0, 9)) == 3:
        names = ["action_attempt_id", "status", "action_type", "result", "error", "new", "\\u0072esult", ""]
        fields.append((draw(texts(names)), draw(texts(GOOD))))
        fields = draw(st.permutations(fields))[draw(st.integers(0, 1)) :]
    return "{" + ",".join(f'"{name}":{value}' for name, value in fields) + "}"


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """The body of a poll response."""
    names = [name for name in ("pagination", "ok", "new") if draw(st.integers(0, 9)) == 3]
    others = "".join(f', "{name}": {draw(texts(GOOD))}' for name in names)
    items = ",".join(draw(st.lists(attempts(), max_size=4)))
    return f'{{"action_attempts": [{items}]{others}}}'.encode(errors="surrogateescape")


def page_of(*items: dict[str, Any]) -> bytes:
    return json.dumps({"action_attempts": items, "ok": True}).encode()


def read(body: bytes, ids: list[str] = IDS) -> PollResponse:
    payload = decode_page(body)
    assert payload is not None, "not read strictly"
    return parse_response(payload["action_attempts"], ids)


def values_of(response: PollResponse) -> object:
    raw = {attempt_id: attempt.raw for attempt_id, attempt in response.updates.items()}
    return response.pending, response.updates, raw, response.unreadable is None


@pytest.mark.scale
@given(bodies())
@example(page_of(attempt_json("a1"), attempt_json("a1", "success")))
@example(page_of(attempt_json("a1", "success", result={"a": 1}), attempt_json("a1", "success", result={"a": 2})))
@example(page_of(*[attempt_json("a1", "success")] * 2))
@example(page_of(*[attempt_json("a1")] * 2))
@example(page_of(attempt_json("a2", "success"), attempt_json("a1", "error", error={"type": "t", "message": "m"})))
def test_both_ways_come_to_the_same(body: bytes) -> None:
    """Whatever a strict reading accepts, a careful one reads alike: ids, types, results, errors and faults."""
    strict = decode_page(body)
    if strict is None:
        return
    response = parse_response(strict["action_attempts"], IDS)
    payload = decode(body)
    if payload is None:  # a number out of range: the attempt that has it cannot be read
        assert response.unreadable is not None
        return
    assert isinstance(payload, dict)
    assert values_of(response) == values_of(parse_response(payload["action_attempts"], IDS))
    assert strict["pagination"] == payload.get("pagination")


def test_the_documented_forms_are_read_strictly() -> None:
    """A pending, a successful and a failed attempt, in the order of the request or in any other."""
    failure = {"type": "device_error", "message": "It is stuck.", "more": 1}
    items = [
        attempt_json(IDS[0]),
        attempt_json(IDS[1], "success", result={"x": [1]}),
        attempt_json(IDS[2], "error", error=failure),
    ]
    for several in (items, items[::-1]):
        response = read(page_of(*several))
        assert response.pending == {"a1": "UNLOCK_DOOR"}
        assert response.updates["a2"] == ActionAttempt("a2", "success", "UNLOCK_DOOR", {"x": [1]})
        assert response.updates[IDS[2]].error == ActionAttemptFailure("device_error", "It is stuck.", failure)
        assert [attempt.raw for attempt in response.updates.values()] == [
            item for item in several if item["status"] != "pending"
        ]


@pytest.mark.parametrize(
    "item",
    [
        attempt_json("a1", new=1),
        attempt_json("a1", "half_open"),
        attempt_json("a1", action_type=None),
        attempt_json("a1", "success", error={"type": "t", "message": "m"}),
        {"action_attempt_id": "a1", "status": "pending"},
    ],
)
def test_any_other_form_is_left_to_the_careful_way(item: dict[str, Any]) -> None:
    """A new field, an unknown status, a null or a missing field is no documented form."""
    assert decode_page(page_of(item)) is None


@pytest.mark.parametrize("text", [b'"\xff"', b"[" * 100_000])
def test_a_result_that_could_not_be_decoded_is_not_accepted(text: bytes) -> None:
    """A result is decoded later, so its encoding and its nesting are checked at once."""
    body = page_of(attempt_json("a1", "success", result="here")).replace(b'"here"', text)
    assert decode_page(body) is None


@pytest.mark.parametrize(("depth", "is_read"), [(98, True), (101, False)])
def test_a_result_that_nests_too_deep_harms_no_other(depth: int, is_read: bool) -> None:
    """A result that Python could not print or compare is an error when the response is read, for its attempt alone."""
    nested = decode(b"[" * depth + b"]" * depth)
    response = read(page_of(attempt_json("a1", "success"), attempt_json("a2", "success", result=nested)))
    assert response.updates["a1"].is_success
    assert ("a2" in response.updates) == is_read
    assert (response.unreadable is None) == is_read


def test_a_number_out_of_range_harms_no_other() -> None:
    """An attempt with a number that Python cannot hold is the one that cannot be read."""
    body = page_of(attempt_json("a1", "success"), attempt_json("a2", "success", result="here"))
    response = read(body.replace(b'"here"', b"1e999"))
    assert list(response.updates) == ["a1"]
    assert "a2" in str(response.unreadable)


def test_results_are_their_own_however_many_there_are() -> None:
    """Results that are equal, large, or of hundreds of action types are each the result of their attempt."""
    ids = [f"a{number}" for number in range(600)]
    items = [
        attempt_json(
            attempt_id,
            "success",
            action_type=f"TYPE_{number % 300}",
            result={"x": "y" * (number if number % 7 else 2000)},
        )
        for number, attempt_id in enumerate(ids)
    ]
    response = read(page_of(*items), ids)
    assert [attempt.raw for attempt in response.updates.values()] == items
    first, second = response.updates["a1"], response.updates["a2"]
    assert first.result is not second.result


# The attempts.


def resolved() -> ActionAttempt:
    return read(page_of(attempt_json("a1", "success", result={"x": [1]}))).updates["a1"]


def failed() -> ActionAttempt:
    return read(page_of(attempt_json("a1", "error", error={"type": "t", "message": "m"}))).updates["a1"]


def test_the_garbage_collector_does_not_visit_attempts() -> None:
    """An attempt is not tracked, whether its result was looked at or not: a million of them cost no pause."""
    made: ActionAttempt = ActionAttempt("a1", "success", result={})
    for attempt in (resolved(), failed(), made):
        assert not gc.is_tracked(attempt)
        assert attempt.raw
        assert not gc.is_tracked(attempt)


def test_a_result_is_decoded_once() -> None:
    """The result is the same object each time."""
    attempt = resolved()
    assert attempt.result is attempt.result
    failure = failed()
    assert failure.error is failure.error


@pytest.mark.parametrize("make", [resolved, failed, lambda: ActionAttempt.from_json(attempt_json("a1", new=[1]))])
@pytest.mark.parametrize("is_looked_at", [False, True])
def test_attempts_are_values(make: Any, is_looked_at: bool) -> None:
    """Copies are equal, hash alike and say the same, whether made before the result was looked at or after it."""
    attempt: ActionAttempt = make()
    same: ActionAttempt = make()
    if is_looked_at:
        assert attempt.raw
    ways: list[Any] = [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value)), attrs.evolve]
    copies = [same, *[way(attempt) for way in ways]]
    for left, right in pairwise([attempt, *copies]):
        assert left == right
        assert (left != right) is False
        assert hash(left) == hash(right)
        assert (repr(left), left.raw) == (repr(right), right.raw)
    assert attrs.evolve(attempt, status="odd") != attempt  # type: ignore[misc]
    assert attempt != "a1"


def test_a_deep_copy_has_its_own_result() -> None:
    """What is done to the result of a deep copy is not done to the original."""
    attempt = resolved()
    assert attempt.result is not None
    copied = copy.deepcopy(attempt)
    assert copied.result is not None
    copied.result["x"].append(2)
    assert attempt.result == {"x": [1]}


def test_attempts_cannot_be_changed() -> None:
    """No field can be set or deleted."""
    attempt = resolved()
    for name in ("status", "result", "error", "new"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(attempt, name, 1)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(attempt, name)


def test_attrs_takes_an_attempt_for_one_of_its_own() -> None:
    """`attrs.fields`, `attrs.asdict` and a `match` work as for the other models."""
    names = [field.name for field in attrs.fields(ActionAttempt)]  # type: ignore[arg-type]
    assert names == ["action_attempt_id", "status", "action_type", "result", "error", "_extra"]
    assert attrs.asdict(resolved())["result"] == {"x": [1]}  # type: ignore[arg-type]
    match resolved():
        case ActionAttempt(status="success", result={"x": [number]}):
            assert number == 1
        case _:
            pytest.fail("it does not match")
    assert {"result", "error"} <= dict(inspect.getmembers(ActionAttempt)).keys()
