"""Answers that have been found to do harm, and those that the search for more starts from."""

from __future__ import annotations

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seam_async import ActionAttempt, AsyncSeam, SeamError, SeamHttpInvalidResponseError
from seam_async._wire import Reply, parse_response

from .answers import IDS, NOW, check, check_error, check_waits, seeds

SUCCESS = bytes([0, 0])
"""What an input begins with that is an answer of 200 without headers, its rest the body."""
BAD_REQUEST = bytes([6, 0])

FOUND = {
    "an id that is a list": b'{"action_attempts": [{"action_attempt_id": [], "status": "pending"}]}',
    "an id that is an object": b'{"action_attempts": [{"action_attempt_id": {}, "status": "pending"}]}',
    "a status that is a list": b'{"action_attempts": [{"action_attempt_id": "a1", "status": []}]}',
    "a status that is a number": b'{"action_attempts": [{"action_attempt_id": "a1", "status": 1e999}]}',
    "a result that nests": b'{"action_attempts": [{"action_attempt_id": "a1", "status": "pending", "result": %s}]}'
    % (b"[" * 900 + b"]" * 900),
    "data that nests": b'{"error": {"type": "x", "message": "y", "data": %s}}' % (b"[" * 400 + b"]" * 400),
    "details that nest": b'{"error": {"type": "invalid_input", "validation_errors": %s}}'
    % (b'{"x":' * 400 + b"{}" + b"}" * 400),
    "half a surrogate pair": b'{"error": {"type": "\\udc80", "message": "\\ud800", "data": "\\ud800"}}',
    "half a surrogate pair in an attempt": b'{"action_attempts": [{"action_attempt_id": "a1", "status": "error", '
    b'"error": {"type": "\\ud800", "message": "\\udfff"}}]}',
    "no number": b'{"action_attempts": [{"action_attempt_id": "a1", "status": "pending", "result": NaN}]}',
    "no end": b'{"action_attempts": [{"action_attempt_id": "a1", "status": "success", "result": -Infinity}]}',
    "a long number": b'{"error": {"data": %s}}' % (b"9" * 5000),
    "a number that is just not too long": b'{"error": {"type": "x", "data": %s}}' % (b"9" * 4300),
    "a byte order mark": b'\xef\xbb\xbf{"action_attempts": []}',
    "another encoding": '{"error": {"message": "ä"}}'.encode("latin-1"),
    "16 bits a letter": '{"action_attempts": []}'.encode("utf-16"),
    "a name given twice": b'{"action_attempts": 7, "action_attempts": []}',
}


@pytest.mark.parametrize("body", FOUND.values(), ids=FOUND.keys())
@pytest.mark.parametrize("head", [SUCCESS, BAD_REQUEST], ids=["200", "400"])
def test_found(head: bytes, body: bytes) -> None:
    """An answer that once did harm is an outcome or an error of ours, and each wait ends once and in time."""
    check(head + body)


@pytest.mark.parametrize("seed", range(len(seeds())))
def test_seeds(seed: int) -> None:
    """An answer of the API, or of what may stand before it, is judged as all others are."""
    check(seeds()[seed])


@given(st.sampled_from(seeds()) | st.binary(max_size=8), st.binary(max_size=80), st.integers(0, 300))
@settings(max_examples=150)
def test_altered(seed: bytes, change: bytes, at: int) -> None:
    """An answer with some bytes changed is judged as all others are."""
    check(seed[:at] + change + seed[at + len(change) :])


def test_a_check_that_sees() -> None:
    """The check fails for an exception that is not ours: it can tell."""
    with pytest.raises(AssertionError, match="KeyError"):
        check_error(KeyError("x"))


def test_one_garbled_attempt_harms_no_other() -> None:
    """Among attempts that can be read, one whose id is no string costs the others nothing."""
    good = [{"action_attempt_id": attempt_id, "status": "success"} for attempt_id in IDS]
    bad = {"action_attempt_id": [], "status": "pending"}
    asked = 0

    def fetch() -> list[object]:
        nonlocal asked
        asked += 1
        return [bad, *good]

    assert all(isinstance(outcome, ActionAttempt) for outcome in check_waits(fetch))
    assert asked == 1


@pytest.mark.parametrize(("depth", "is_read"), [(98, True), (101, False), (900, False)])
def test_what_nests_deeper_than_python_can_handle_is_refused(depth: int, is_read: bool) -> None:
    """A result that nests more than a hundred deep is refused: it could be neither compared nor printed nor pickled."""
    nested = json.loads(b"[" * depth + b"]" * depth)
    failure = {"type": "x", "message": "y", "more": nested}
    for fields in ({"result": nested}, {"result": nested, "new": 1}, {"status": "error", "error": failure}):
        usual = {"action_attempt_id": IDS[0], "status": "success", "action_type": "X", "result": 1, "error": None}
        item = {**usual, **fields}
        outcome, *_ = check_waits(lambda item=item: [item])  # type: ignore[misc]
        assert isinstance(outcome, ActionAttempt) == is_read
        if not is_read:
            assert isinstance(outcome, SeamError)
            assert "it nests too deep" in str(outcome.__cause__)


@pytest.mark.parametrize("status", [200, 400])
def test_no_answer_nests_deeper_than_python_can_handle(status: int) -> None:
    """An answer with data that nest more than a hundred deep is refused, whatever it is for."""
    body = b'{"error": {"type": "x", "data": %s}}' % (b"[" * 101 + b"]" * 101)

    async def send(*_: object, **__: object) -> Reply:
        return parse_response("/x", status, {}, body, now=NOW)

    async def request() -> None:
        async with AsyncSeam("seam_apikey1_token") as seam:
            seam._transport.send = send  # type: ignore[method-assign]
            await seam.request("/x")

    with pytest.raises(SeamHttpInvalidResponseError):
        asyncio.run(request())
