"""Fuzzes the judging of answers: whatever comes from a server is an outcome or an error of ours, and loses no wait.

An input is read as one answer: its status, its `Retry-After`, and a body that is either the input's rest as it is or
JSON built from it out of the API's own words. The answer is judged, read and taken in by the poller's book, and read
as the answer of the other kinds of call. `python tests/fuzz/answers.py` does so for 60 s, led by coverage; arguments go
to libFuzzer, such as `-max_total_time=600`, and a file with an input replays it.
"""

from __future__ import annotations

import importlib
import json
import logging
import pickle
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")

IDS: Final = ("a1", "a2", "a3")
NOW: Final = 1_777_636_800.0
DAY: Final = 24 * 3600.0

STATUSES: Final = (200, 201, 204, 299, 300, 302, 400, 401, 403, 404, 413, 422, 429, 500, 502, 503, 0, 199, 999, 10**9)
HEADERS: Final[tuple[dict[str, str], ...]] = (
    {},
    {"retry-after": "7"},
    {"retry-after": "Fri, 01 May 2026 12:00:10 GMT"},
    {"seam-request-id": "\udcff"},
)
KEYS: Final = (
    *("action_attempts", "action_attempt", "action_attempt_id", "action_type", "status", "result", "error", "extra"),
    *("type", "message", "data", "validation_errors", "_errors", "raw", "_extra", "ok", "", "x"),
    *("pagination", "has_next_page", "next_page_cursor", "next_page_url"),
    *("devices", "device_id", "created_at", "properties", "custom_metadata", "location", "space_ids", "warnings"),
)
WORDS: Final = (
    *(*IDS, "pending", "success", "error", "half_open", "UNLOCK_DOOR", "invalid_input", "device_error", ""),
    *("2026-05-01T12:00:00Z", "2026-05-01T12:00:00", "0001-01-01T00:00:00+23:59", "9999-12-31T24:00:00Z", "now"),
    *("\ud800", "\udcff", "\0", "\n", "\u202e", "x" * 5000),
)
NUMBERS: Final = (0, 1, -1, 0.5, float("nan"), float("inf"), 2**63, 10**4000, -0.0, 1e-320)


class _Input:
    """Bytes that are read as choices; when they are used up, the first choice is taken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, below: int) -> int:
        number = self._data[self._at] % below if self._at < len(self._data) else 0
        self._at += 1
        return number

    def rest(self) -> bytes:
        return self._data[self._at :]

    def value(self, depth: int = 0) -> Any:
        """A JSON value."""
        match self.number(8 if depth < 8 else 5):
            case 0:
                return (None, True, False)[self.number(3)]
            case 1:
                return NUMBERS[self.number(len(NUMBERS))]
            case 2 | 3:
                return WORDS[self.number(len(WORDS))]
            case 4:
                nested: Any = "end"
                for _ in range(self.number(256)):
                    nested = [nested] if depth % 2 else {"_errors": [], "x": nested}
                return nested
            case 5:
                return [self.value(depth + 1) for _ in range(self.number(5))]
            case _:
                return {KEYS[self.number(len(KEYS))]: self.value(depth + 1) for _ in range(self.number(7))}


def read_input(data: bytes) -> tuple[int, dict[str, str], bytes]:
    """The answer that an input stands for: its status, headers and body."""
    source = _Input(data)
    status = STATUSES[source.number(len(STATUSES))]
    kind = source.number(6)
    if kind < len(HEADERS):
        return status, HEADERS[kind], source.rest()
    if kind == len(HEADERS):
        header = source.rest()[: source.number(64)]
        return status, {"retry-after": header.decode("latin-1"), "content-type": header.decode("latin-1")}, b"{}"
    return status, {}, json.dumps({KEYS[source.number(3)]: source.value(), "error": source.value()}).encode()


def seeds() -> list[bytes]:
    """Answers of the API, and of what may stand before it."""
    attempts: list[dict[str, Any]] = [
        {"action_attempt_id": attempt_id, "action_type": "UNLOCK_DOOR", "status": status, "result": None, "error": None}
        for attempt_id, status in zip(IDS, ("pending", "success", "error"), strict=True)
    ]
    attempts[2]["error"] = {"type": "device_error", "message": "It is stuck."}
    last = {"has_next_page": False, "next_page_cursor": None, "next_page_url": None}
    more = {"has_next_page": True, "next_page_cursor": "c", "next_page_url": "https://x.example/"}
    invalid = {"action_attempt_ids": {"_errors": ["Bad"], "0": {"_errors": ["Invalid uuid"]}}}
    device = {
        "device_id": "d",
        "created_at": "2026-05-01T12:00:00Z",
        "properties": {},
        "errors": [],
        "space_ids": ["s"],
    }
    bodies: list[tuple[int, object]] = [
        (200, {"action_attempts": attempts, "pagination": last, "ok": True}),
        (200, {"action_attempts": attempts[:1], "pagination": more, "ok": True}),
        (200, {"action_attempts": [{**attempts[1], "result": {"a": [1e9, {}], "b": "é"}}, attempts[2]]}),
        (200, {"action_attempt": attempts[0], "ok": True}),
        (200, {"devices": [device], "pagination": last}),
        (400, {"error": {"type": "invalid_input", "message": "Not valid", "validation_errors": invalid}, "ok": False}),
        (401, {"error": {"type": "unauthorized", "message": "Who?"}}),
        (404, {"error": {"type": "action_attempt_not_found", "message": "Not found", "data": {"a": 1}}}),
        (429, {"error": {"type": "too_many_requests", "message": "Slower"}}),
        (503, "<html>"),
    ]
    return [
        bytes([STATUSES.index(status), header]) + json.dumps(body).encode()
        for status, body in bodies
        for header in range(len(HEADERS))
    ] + [bytes([status, 5, *range(start, start + 60)]) for status in (0, 6) for start in range(0, 180, 30)]


def _result_of(call: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns that awaits nothing."""
    try:
        call.send(None)
    except StopIteration as stop:
        return cast(T, stop.value)
    raise AssertionError("it awaits something")


def check_error(error: BaseException) -> None:
    """An error is ours, with a text that any stream takes, a pause that makes sense, and a way through pickle."""
    from seam_async import SeamError

    assert isinstance(error, SeamError), repr(error)
    assert str(error).encode()
    assert error.retry_after is None or 0 <= error.retry_after <= DAY
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert type(error).__name__ in repr(error)


def check(data: bytes) -> None:
    """Judges the answer that an input stands for in all the ways that answers are judged."""
    from seam_async import ActionAttempt, Device, SeamError
    from seam_async._api import Api, fetch_attempts
    from seam_async._wire import ANY_RESPONSE, Reading, Reply, parse_response

    status, headers, body = read_input(data)

    async def send(
        path: str, params: Mapping[str, Any], *, reading: Reading = ANY_RESPONSE, **options: object
    ) -> Reply:
        return parse_response(path, status, headers, body, now=NOW, reading=reading)

    transport: Any = SimpleNamespace(send=send)
    api = Api(transport, cast(Any, None), None, cast(Any, None))
    for answer in (
        lambda: _result_of(api.read("/action_attempts/get", {}, "action_attempt", lambda: ActionAttempt)),
        lambda: _result_of(api.act("/locks/unlock_door", {}, wait_for_action_attempt=False)),
        lambda: api.pages("/devices/list", {}, "devices", lambda: Device).__await__().send(None),
    ):
        try:
            found = answer()
        except StopIteration as stop:
            found = stop.value
        except SeamError as error:
            check_error(error)
            continue
        assert repr(found)
        assert pickle.loads(pickle.dumps(found)) == found or "nan" in repr(found)
    check_waits(lambda: _result_of(fetch_attempts(transport, list(IDS))))
    check_both_ways(body)


def check_both_ways(body: bytes) -> None:
    """What a strict reading of a poll's response accepts, a careful one reads alike."""
    from seam_async._json import decode
    from seam_async._polling.responses import parse_response
    from seam_async._polling.rows import decode_page

    strict, careful = decode_page(body), decode(body)
    if strict is None or not isinstance(careful, dict):  # a number out of range
        return
    left, right = [parse_response(payload["action_attempts"], IDS) for payload in (strict, careful)]
    assert (left.pending, left.updates) == (right.pending, right.updates)
    assert (left.unreadable is None) == (right.unreadable is None)


def check_waits(fetch: Callable[[], Iterable[object]]) -> list[object]:
    """Polls until the wait is over: each id ends once, no later than a second after the deadline.

    Returns:
        The outcomes.
    """
    from seam_async import ActionAttempt, PollingPolicy
    from seam_async._polling.classify import as_seam_error
    from seam_async._polling.responses import parse_response
    from seam_async._polling.state import PollState
    from seam_async._polling.waits import Wait

    state = PollState(PollingPolicy())
    wait = Wait(
        started_at=0.0,
        timeout=8.0,
        backoff=None,
        has_updates=True,
        notify=lambda: None,
        each=True,
    )
    state.enter(wait, [(attempt_id, None) for attempt_id in IDS], 0.0)
    state.watch_deadline(wait)
    now = 0.0
    while not state.is_idle:
        state.pass_deadlines(now)
        while (call := state.take_call(now)) is not None:
            try:
                response = parse_response(fetch(), call.ids)
            except Exception as error:  # noqa: BLE001
                check_error(error)
                state.on_failure(call, as_seam_error(error, "The request failed"), now)
            else:
                state.on_response(call, response, now)
        moment = state.next_at(now)
        if not state.is_idle:
            assert moment is not None
            now = max(now + 0.001, moment)
    assert now <= 9.001
    for attempt in wait.updates:
        assert attempt.raw
    assert sorted(str(outcome.action_attempt_id) for outcome in wait.outcomes) == list(IDS)
    for outcome in wait.outcomes:
        if not isinstance(outcome, ActionAttempt):
            check_error(outcome)
    return list(wait.outcomes)


def main() -> None:
    """Fuzzes until the time is over; exits with 77 after a finding, whose input it prints."""
    logging.disable()
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["seam_async", "json"]):
        importlib.import_module("seam_async")
        importlib.import_module("seam_async._polling.responses")
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds()):
            (Path(folder) / f"{number:02}").write_bytes(seed)
        given = sys.argv[1:]
        defaults = [
            "-max_total_time=60",
            "-seed=1",
            "-max_len=4096",
            "-timeout=10",
            "-verbosity=0",
            "-print_final_stats=1",
        ]
        is_replay = any(not argument.startswith("-") for argument in given)
        atheris.Setup([sys.argv[0], *defaults, *given, *([] if is_replay else [folder])], check)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
