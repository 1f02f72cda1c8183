"""Errors: a text that says what happened, facts, and a way through pickle."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any, cast

import pytest

import seam_async
from seam_async import (
    ActionAttempt,
    ActionAttemptFailure,
    SeamActionAttemptError,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamClientClosedError,
    SeamConnectionError,
    SeamCredentialSourceError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
    SeamInvalidTokenError,
    SeamInvalidWebhookPayloadError,
    SeamRequestTimeoutError,
    SeamWebhookVerificationError,
)

FAILURE = ActionAttemptFailure("device_disconnected", "The lock is offline", {"type": "device_disconnected"})
FAILED = ActionAttempt("a1", "error", "UNLOCK_DOOR", error=FAILURE)
PENDING = ActionAttempt("a1", "pending", "UNLOCK_DOOR")

EXAMPLES: dict[type[SeamError], SeamError] = {
    type(error): error
    for error in (
        SeamError("Something"),
        SeamInvalidOptionsError("Wrong"),
        SeamInvalidTokenError("Wrong token"),
        SeamWebhookVerificationError("Forged"),
        SeamInvalidWebhookPayloadError("No event"),
        SeamClientClosedError("Closed"),
        SeamCredentialSourceError("The source failed"),
        SeamConnectionError("Refused", may_have_run=False),
        SeamRequestTimeoutError("Too slow", may_have_run=True),
        SeamHttpApiError(
            "No such device",
            path="/devices/get",
            code="device_not_found",
            status_code=404,
            request_id="r1",
            data={"a": 1},
            retry_after=2.5,
        ),
        SeamHttpUnauthorizedError("Who?", code="unauthorized", status_code=401, request_id="r2"),
        SeamHttpInvalidInputError(
            "Not valid",
            validation_errors={"device_id": {"_errors": ["Required"]}},
            path="/locks/unlock_door",
            code="invalid_input",
            status_code=400,
            request_id="r3",
        ),
        SeamHttpInvalidResponseError("not JSON", path="/x", status_code=502, request_id="r4", retry_after=1.0),
        SeamActionAttemptError("Unclear", PENDING, "a1"),
        SeamActionAttemptFailedError(FAILED),
        SeamActionAttemptTimeoutError(PENDING, "a1", timeout=30.0, elapsed=30.25),
        SeamActionAttemptNotFoundError(None, "a1"),
        SeamActionAttemptUnknownStatusError(ActionAttempt("a1", cast(Any, "half_open"))),
    )
}


def test_every_error_has_an_example_here() -> None:
    """All errors that the library exports are among those tested below."""
    exported = {getattr(seam_async, name) for name in seam_async.__all__ if name.endswith("Error")}
    assert {kind for kind in exported if issubclass(kind, Exception)} == set(EXAMPLES)


@pytest.mark.parametrize("error", EXAMPLES.values(), ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "travel",
    [
        *(lambda e, n=n: pickle.loads(pickle.dumps(e, n)) for n in range(pickle.HIGHEST_PROTOCOL + 1)),
        copy.copy,
        copy.deepcopy,
    ],
    ids=[*(f"pickle{n}" for n in range(pickle.HIGHEST_PROTOCOL + 1)), "copy", "deepcopy"],
)
def test_errors_travel_with_their_facts(error: SeamError, travel: Callable[[SeamError], SeamError]) -> None:
    """An error that crosses a process border, as in a task queue, arrives with its text and all its facts."""
    arrived = travel(error)
    assert type(arrived) is type(error)
    assert arrived is not error
    assert str(arrived) == str(error) != ""
    assert vars(arrived) == vars(error)
    assert (arrived.request_id, arrived.retry_after) == (error.request_id, error.retry_after)
    assert (arrived.action_attempt_id, arrived.action_attempt) == (error.action_attempt_id, error.action_attempt)


def test_errors_travel_with_their_notes() -> None:
    """What was noted on an error stays on it."""
    error = SeamHttpApiError("No", status_code=500)
    error.add_note("while opening the back door")
    assert pickle.loads(pickle.dumps(error)).__notes__ == ["while opening the back door"]


def test_details_survive_the_travel() -> None:
    """The refused parameters of invalid input are still there after pickling."""
    error = pickle.loads(pickle.dumps(EXAMPLES[SeamHttpInvalidInputError]))
    assert [(fault.parameter_name, fault.error_messages) for fault in error.validation_errors] == [
        ("device_id", ["Required"])
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (SeamHttpApiError, "/devices/get answered 404 device_not_found: No such device (request id r1)"),
        (SeamHttpUnauthorizedError, "401 unauthorized: Who? (request id r2)"),
        (
            SeamHttpInvalidInputError,
            "/locks/unlock_door answered 400 invalid_input: Not valid (device_id: Required) (request id r3)",
        ),
        (SeamHttpInvalidResponseError, "/x answered 502: not JSON (request id r4)"),
        (
            SeamActionAttemptFailedError,
            "UNLOCK_DOOR failed with device_disconnected: The lock is offline (action attempt a1)",
        ),
        (
            SeamActionAttemptTimeoutError,
            "Action attempt a1 was not resolved within 30 s (waited 30.25 s; it was last seen pending). "
            "It goes on at the server: wait again to learn its outcome.",
        ),
        (
            SeamActionAttemptNotFoundError,
            "The API does not know the action attempt a1: "
            "check the id, and that the credential belongs to the workspace that it was made in.",
        ),
        (
            SeamActionAttemptUnknownStatusError,
            "Action attempt a1 has the unknown status 'half_open': read error.action_attempt, or upgrade seam-async.",
        ),
    ],
)
def test_texts(kind: type[SeamError], text: str) -> None:
    """The text of an error says what happened, to what, and what to quote to support."""
    assert str(EXAMPLES[kind]) == text


def test_texts_with_little_known() -> None:
    """Where little is known the text still says what it can."""
    assert str(SeamHttpInvalidResponseError("it is odd")) == "The answer: it is odd"
    assert str(SeamHttpInvalidResponseError("it is odd", path="/x")) == "/x answered: it is odd"
    assert "it was never seen). It may go on" in str(
        SeamActionAttemptTimeoutError(None, "a1", timeout=0.0, elapsed=0.0)
    )
    failed = SeamActionAttemptFailedError(ActionAttempt("a1", "error"))
    assert failed.code == "unknown_error"
    assert (
        str(failed)
        == "Action failed with unknown_error: The action failed; the API gave no reason. (action attempt a1)"
    )


def test_facts() -> None:
    """Errors of actions carry the attempt, and what is special about their kind."""
    timeout = EXAMPLES[SeamActionAttemptTimeoutError]
    assert isinstance(timeout, SeamActionAttemptTimeoutError)
    assert (timeout.timeout, timeout.elapsed, timeout.action_attempt) == (30.0, 30.25, PENDING)
    failed = EXAMPLES[SeamActionAttemptFailedError]
    assert isinstance(failed, SeamActionAttemptFailedError)
    assert (failed.code, failed.action_attempt_id, failed.action_attempt) == ("device_disconnected", "a1", FAILED)
    unknown = EXAMPLES[SeamActionAttemptUnknownStatusError]
    assert isinstance(unknown, SeamActionAttemptUnknownStatusError)
    assert unknown.status == "half_open"


def test_one_root_split_by_blame() -> None:
    """All errors share one root; a timeout of a request is a failure of the network, 401 and 400 are refusals."""
    assert all(issubclass(kind, SeamError) for kind in EXAMPLES)
    assert issubclass(SeamRequestTimeoutError, SeamConnectionError)
    assert issubclass(SeamHttpUnauthorizedError, SeamHttpApiError)
    assert issubclass(SeamHttpInvalidInputError, SeamHttpApiError)
    assert not issubclass(SeamHttpInvalidResponseError, SeamHttpApiError)


@pytest.mark.parametrize("error", [error for error in EXAMPLES.values() if isinstance(error, SeamActionAttemptError)])
def test_errors_of_actions_have_the_name_of_their_class(error: SeamActionAttemptError) -> None:
    """Code for the official package may tell the errors of actions by `name`."""
    assert error.name == type(error).__name__
