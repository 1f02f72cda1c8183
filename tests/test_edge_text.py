"""Text from outside stays on its line: no server can forge a log record, steer a terminal or reorder what is read."""

from __future__ import annotations

import io
import logging
import pickle
from typing import Any

import pytest
from raw_server import RawServer, acted, attempt, response

from seam_async import (
    AsyncSeam,
    SeamActionAttemptFailedError,
    SeamActionAttemptUnknownStatusError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
)
from seam_async._text import on_one_line

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
EVIL = "x\n2026-01-01 INFO root: all doors locked\r\x1b[2J\u202edekcol\u2028\x00\x9b\ud800"


def test_text_that_does_not_print_is_escaped_once() -> None:
    """Line breaks, escape sequences, bidirectional marks and half surrogate pairs are escaped, other text stays."""
    assert on_one_line(EVIL) == (r"x\n2026-01-01 INFO root: all doors locked\r\x1b[2J\u202edekcol\u2028\x00\x9b\ud800")
    for text in ("", "Front door", "Haustür, 門, 🚪", on_one_line(EVIL)):
        assert on_one_line(text) == text


def is_clean(text: object) -> bool:
    return isinstance(text, str) and text.isprintable()


REFUSALS: dict[str, tuple[int, Any, type[SeamError]]] = {
    "a message": (404, {"error": {"type": EVIL, "message": EVIL}}, SeamHttpApiError),
    "no credential": (401, {"error": {"type": EVIL, "message": EVIL}}, SeamHttpUnauthorizedError),
    "parameters": (
        400,
        {"error": {"type": "invalid_input", "message": EVIL, "validation_errors": {EVIL: {"_errors": [EVIL]}}}},
        SeamHttpInvalidInputError,
    ),
    "a failure": (
        200,
        {"action_attempt": attempt("error", action_type=EVIL, error={"type": EVIL, "message": EVIL})},
        SeamActionAttemptFailedError,
    ),
    "a status": (200, {"action_attempt": attempt(EVIL)}, SeamActionAttemptUnknownStatusError),
    "an id": (200, {"action_attempt": attempt("error", action_attempt_id=EVIL)}, SeamActionAttemptFailedError),
    "a page": (502, EVIL.encode("utf-8", "surrogatepass"), SeamHttpInvalidResponseError),
}


@pytest.mark.parametrize(("status", "body", "kind"), REFUSALS.values(), ids=REFUSALS.keys())
async def test_an_error_is_one_line(
    status: int, body: Any, kind: type[SeamError], caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever a server writes into a message, a name or a header, an error's text and facts and all logs print."""
    caplog.set_level(logging.DEBUG, "seam_async")
    headers = [("seam-request-id", "r1 \x1b[2J\u202e\u0085"), ("content-type", "text/\u202ehtml")]
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    logging.getLogger("seam_async").addHandler(handler)
    try:
        async with (
            RawServer(lambda _: response(body, status, headers)) as server,
            AsyncSeam(KEY, endpoint=server.endpoint, retries=1) as seam,
        ):
            with pytest.raises(kind) as caught:
                await seam.locks.unlock_door(device_id="d")
    finally:
        logging.getLogger("seam_async").removeHandler(handler)
    error = caught.value
    for text in (str(error), repr(error), str(pickle.loads(pickle.dumps(error)))):
        assert is_clean(text)
    for name in ("message", "code", "request_id", "path"):
        assert is_clean(getattr(error, name, None) or "")
    assert all(is_clean(line) for line in lines.getvalue().split("\n"))
    assert len(lines.getvalue().splitlines()) == len(caplog.records)
    for record in caplog.records:
        assert is_clean(str(getattr(record, "request_id", "")))


async def test_the_facts_of_a_success_are_one_line() -> None:
    """The request id of a captured response prints."""
    async with (
        RawServer(lambda _: acted().replace(b"\r\n\r\n", b"\r\nseam-request-id: r\x9b[2J\r\n\r\n")) as server,
        AsyncSeam(KEY, endpoint=server.endpoint) as seam,
    ):
        with seam.capture_responses() as responses:
            await seam.locks.unlock_door(device_id="d")
        assert is_clean(responses[0].request_id)


async def test_odd_fields_of_models_log_no_text_of_theirs(caplog: pytest.LogCaptureFixture) -> None:
    """The warning about a field of another type names our field and the type, and nothing that came."""
    body = {"devices": [{"device_id": EVIL, "created_at": EVIL, "properties": EVIL, EVIL: EVIL}]}
    async with RawServer(lambda _: response(body)) as server, AsyncSeam(KEY, endpoint=server.endpoint) as seam:
        page = await seam.devices.list()
    assert is_clean(repr(page[0]))
    assert all(is_clean(message) for message in caplog.messages)


@pytest.mark.parametrize("kind", [SeamError, SeamHttpInvalidResponseError])
def test_an_error_made_by_hand_is_one_line(kind: type[SeamError]) -> None:
    """Every error of this library escapes what it is made with, whoever makes it."""
    assert is_clean(str(kind(EVIL)))
