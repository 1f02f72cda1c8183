"""At a server that is not polite: `may_have_run=False` is proven, and no response is taken for another's."""

from __future__ import annotations

import json
from typing import Any
from unittest import mock

import pytest
from raw_server import ATTEMPT_ID, RawServer, acted, attempt, response

from seam_async import (
    AsyncSeam,
    SeamClientClosedError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
)

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"


def client(server: RawServer, **options: Any) -> AsyncSeam:
    return AsyncSeam(KEY, endpoint=server.endpoint, **options)


UNREADABLE = {
    "a blank id": {"action_attempt": attempt(action_attempt_id="")},
    "an id of white space": {"action_attempt": attempt(action_attempt_id=" \t")},
    "an id of a line break": {"action_attempt": attempt("pending", action_attempt_id="\n")},
    "an id that is a number": {"action_attempt": attempt(action_attempt_id=7)},  # type: ignore[arg-type]
    "no id": {"action_attempt": {"status": "success"}},
    "no status": {"action_attempt": {"action_attempt_id": "a"}},
    "no attempt": {"ok": True},
    "null": {"action_attempt": None},
    "a list": {"action_attempt": [attempt()]},
    "deep": {"action_attempt": attempt(result=json.loads("[" * 150 + "]" * 150))},
}


@pytest.mark.parametrize("wait", [True, False])
@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE.keys())
async def test_an_unreadable_response_to_an_action_may_have_run(body: object, wait: bool) -> None:
    """A door that was unlocked is never said not to have been, whatever the response is, and is not unlocked again."""
    async with RawServer(lambda _: response(body)) as server, client(server) as seam:
        with pytest.raises(SeamHttpInvalidResponseError) as caught:
            await seam.locks.unlock_door(device_id="d", wait_for_action_attempt=wait)
        assert caught.value.may_have_run
        assert len(server.requests) == 1


async def test_a_refused_wait_for_an_action_is_no_proof_that_it_did_not_run() -> None:
    """An error of the poller that says "nothing was sent" is not about the action, which the API accepted before."""
    async with RawServer(lambda _: acted("pending")) as server, client(server) as seam:
        with (
            mock.patch.object(seam.poller, "wait", side_effect=SeamInvalidOptionsError("no")),
            pytest.raises(SeamInvalidOptionsError) as caught,
        ):
            await seam.locks.unlock_door(device_id="d")
        assert caught.value.may_have_run
        assert caught.value.action_attempt_id == ATTEMPT_ID
        assert caught.value.action_attempt is not None


async def test_a_closed_poller_is_no_proof_that_an_action_did_not_run() -> None:
    """When the poller is closed with an unlock in flight, the error names the attempt and says that it may have run."""
    seam: AsyncSeam

    async def accept(_: object) -> bytes:
        await seam.poller.close()
        return acted("pending")

    async with RawServer(accept) as server, client(server) as seam:
        with pytest.raises(SeamClientClosedError) as caught:
            await seam.locks.unlock_door(device_id="d")
        assert caught.value.may_have_run
        assert caught.value.action_attempt_id == ATTEMPT_ID


PROVEN = {400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 422, 425, 428, 429, 431}


@pytest.mark.parametrize("status", [*range(400, 432), 451, 499, 500, 502, 503, 504])
async def test_only_a_status_that_proves_it_says_that_an_action_did_not_run(status: int) -> None:
    """Of the API's refusals, those that come before anything is done prove it; 408, 409 and 499 do not."""
    refusal = response({"error": {"type": "refused", "message": "No."}, "ok": False}, status)
    async with RawServer(lambda _: refusal) as server, client(server, retries=0) as seam:
        with pytest.raises(SeamHttpApiError) as caught:
            await seam.locks.unlock_door(device_id="d")
        assert caught.value.status_code == status
        assert caught.value.may_have_run is (status not in PROVEN)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422, 502])
async def test_a_page_of_a_proxy_proves_nothing(status: int) -> None:
    """A status without the API's envelope was set by somebody before it, who may have passed the request on."""
    async with RawServer(lambda _: response(b"<html>", status)) as server, client(server, retries=0) as seam:
        with pytest.raises((SeamHttpUnauthorizedError, SeamHttpInvalidResponseError), match=str(status)) as caught:
            await seam.locks.unlock_door(device_id="d")
        assert caught.value.may_have_run
