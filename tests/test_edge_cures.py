"""Errors that give the cure: what beginners write first ends in a sentence that says what to write."""

from __future__ import annotations

from typing import Any

import pytest
from raw_server import ATTEMPT_ID, RawServer, attempt, response

from seam_async import (
    ActionAttempt,
    AsyncSeam,
    SeamActionAttemptTimeoutError,
    SeamInvalidOptionsError,
    SeamInvalidTokenError,
    models,
)
from seam_async.testing import FakeClock

from support import in_virtual_time

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"


@pytest.mark.parametrize(
    "use", [list, len, lambda devices: devices[0], lambda devices: devices[:3], lambda devices: [*devices], sorted]
)
def test_a_list_that_was_not_awaited(use: Any) -> None:
    """Using a list without fetching it says how to fetch it."""
    with pytest.raises(SeamInvalidOptionsError, match="`await` it for its first page, or use `async for`"):
        use(AsyncSeam(KEY).devices.list())


def test_a_list_is_true() -> None:
    """A list that was not fetched can be told from `None`."""
    assert AsyncSeam(KEY).devices.list()


@pytest.mark.parametrize("thing", [models.Device(device_id="d1"), ActionAttempt("a1", "pending")])
async def test_a_whole_thing_in_the_place_of_its_id(thing: Any) -> None:
    """Passing a model where an id goes says to pass the id."""
    async with AsyncSeam(KEY) as seam:
        with pytest.raises(SeamInvalidOptionsError, match=r"got a whole \w+: pass its id, such as device.device_id"):
            await seam.locks.unlock_door(device_id=thing)


def test_no_key() -> None:
    """Without a credential, the first remedy is the variable that most programs set."""
    with pytest.raises(SeamInvalidOptionsError, match="No credential: set the environment variable SEAM_API_KEY"):
        AsyncSeam()


def test_a_key_of_another_kind() -> None:
    """A token that no argument takes is named, with what goes in its place."""
    with pytest.raises(SeamInvalidTokenError, match="a publishable key, which cannot be used here: pass an API key"):
        AsyncSeam("seam_pk1_x")


@in_virtual_time
async def test_a_timeout_says_why(clock: FakeClock) -> None:
    """The text of a wait's timeout holds the last failed request; without one, it says nothing of requests."""
    body = response(b"busy", 503)
    async with (
        RawServer(lambda _: body) as server,
        AsyncSeam(KEY, endpoint=server.endpoint, clock=clock) as seam,
    ):
        with pytest.raises(SeamActionAttemptTimeoutError, match=r"The last request failed: .*answered 503") as caught:
            await seam.action_attempts.wait(ATTEMPT_ID, timeout=5)
        assert str(caught.value.__cause__) in str(caught.value)
        body = response({"action_attempts": [attempt("pending")], "ok": True})
        with pytest.raises(SeamActionAttemptTimeoutError) as caught:
            await seam.action_attempts.wait(ATTEMPT_ID, timeout=5)
        assert "request failed" not in str(caught.value)
