"""Responses that arrive while the event loop stands still are not lost to a timeout."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any, Final

import pytest
from raw_server import ATTEMPT_ID, RawServer, Request, acted, attempt, response

from seam_async import AsyncSeam, PollingPolicy, SeamRequestTimeoutError, SystemClock
from seam_async._clock import Timeout
from seam_async.testing import FakeClock

from support import in_virtual_time

KEY: Final = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
STALL: Final = 0.8
LARGE: Final = {"text": "x" * 2_000_000}
"""More than one read of a socket, so that the response takes several turns of the event loop."""


class Elsewhere:
    """A `RawServer` in a thread of its own. It blocks the test's event loop at each request, then sends the response.

    Args:
        body: The body of the response.
    """

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._blocked = asyncio.get_running_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=asyncio.run, args=(self._serve(),))

    def __enter__(self) -> str:
        self._thread.start()
        assert self._ready.wait(10)
        return self._endpoint

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._is_over.set)
        self._thread.join(10)

    async def _serve(self) -> None:
        self._loop, self._is_over = asyncio.get_running_loop(), asyncio.Event()
        async with RawServer(self._respond) as server:
            self._endpoint = server.endpoint
            self._ready.set()
            await self._is_over.wait()

    async def _respond(self, _: Request) -> bytes:
        self._blocked.call_soon_threadsafe(time.sleep, STALL)
        await asyncio.sleep(0.1)
        return self._body


@pytest.mark.parametrize("result", [{}, LARGE], ids=["small", "large"])
async def test_an_action_whose_response_arrived_during_a_stall_has_succeeded(result: dict[str, Any]) -> None:
    """An unlock is not reported as "may have run" when its response waits in the socket."""
    with Elsewhere(acted(result=result)) as endpoint:
        async with AsyncSeam(KEY, endpoint=endpoint, timeout=0.4, retries=0) as seam:
            assert (await seam.locks.unlock_door(device_id="d", wait_for_action_attempt=False)).is_success


@pytest.mark.parametrize("timeout", [0.0, 0.3])
async def test_a_last_poll_whose_response_arrived_during_a_stall_has_the_outcome(timeout: float) -> None:
    """A stall longer than `request_timeout` while the last poll is in flight costs no outcome."""
    body = response({"action_attempts": [attempt(result=LARGE)]})
    with Elsewhere(body) as endpoint:
        async with AsyncSeam(KEY, endpoint=endpoint, polling=PollingPolicy(request_timeout=0.4)) as seam:
            assert (await seam.action_attempts.wait(ATTEMPT_ID, timeout=timeout)).is_success


async def test_a_request_without_a_response_times_out_after_a_stall() -> None:
    """A stall extends a timeout by no more than its own length."""

    async def never(_: Request) -> bytes:
        await asyncio.sleep(60)
        raise AssertionError

    async with RawServer(never) as server, AsyncSeam(KEY, endpoint=server.endpoint, timeout=0.1, retries=0) as seam:
        began = time.monotonic()
        asyncio.get_running_loop().call_later(0.05, time.sleep, 0.3)
        with pytest.raises(SeamRequestTimeoutError) as caught:
            await seam.locks.unlock_door(device_id="d")
        assert caught.value.may_have_run
        assert time.monotonic() - began < 2.0


@in_virtual_time
async def test_a_timeout_on_time_is_not_extended(clock: FakeClock) -> None:
    """In an event loop that does not stand still, a timeout expires when it says."""
    with pytest.raises(TimeoutError):
        async with SystemClock().timeout(3.0):
            await asyncio.sleep(10)
    assert clock.monotonic() == pytest.approx(3.0)


@in_virtual_time
async def test_an_event_loop_that_stalls_again_and_again_extends_no_timeout_for_ever(clock: FakeClock) -> None:
    """With turns of half a second, a timeout of 1 s has expired after a few of them."""

    async def busy() -> None:
        while True:
            clock.advance(0.5)
            await asyncio.sleep(0)

    working = asyncio.ensure_future(busy())
    with pytest.raises(TimeoutError):
        async with Timeout(0.9):
            await asyncio.sleep(1000)
    assert clock.monotonic() < 6
    working.cancel()
    await clock.sleep(0)


@in_virtual_time
async def test_cancelling_a_block_is_no_timeout(clock: FakeClock) -> None:
    """A cancellation from outside stays one."""

    async def block() -> None:
        async with Timeout(5.0):
            await asyncio.sleep(10)

    task = asyncio.ensure_future(block())
    await clock.sleep(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
