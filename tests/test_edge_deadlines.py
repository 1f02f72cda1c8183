"""Deadlines are kept to the moment, and what hangs delays nobody else."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest
from raw_server import ATTEMPT_ID, RawServer, Request, acted

from seam_async import AsyncSeam, SeamRequestTimeoutError
from seam_async.testing import FakeClock

from support import in_virtual_time

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
UNLOCK = "/locks/unlock_door"


def client(server: RawServer, **options: Any) -> AsyncSeam:
    return AsyncSeam(KEY, endpoint=server.endpoint, **options)


@pytest.mark.parametrize("own_session", [False, True])
@pytest.mark.parametrize("timeout", [0.3, 5.2, 10.3, 61.7])
@in_virtual_time
async def test_an_action_times_out_when_it_should(clock: FakeClock, timeout: float, own_session: bool) -> None:
    """An unanswered action ends at its timeout, not at the next whole second, wherever the clock stands."""
    session = aiohttp.ClientSession() if own_session else None
    async with (
        RawServer(lambda _: None) as server,
        client(server, timeout=timeout, clock=clock, session=session) as seam,
    ):
        for _ in range(3):
            await clock.sleep(0.37)
            started = clock.monotonic()
            with pytest.raises(SeamRequestTimeoutError) as caught:
                await seam.locks.unlock_door(device_id="d")
            assert clock.monotonic() - started == pytest.approx(timeout, abs=0.01)
            assert caught.value.may_have_run
    if session is not None:
        await session.close()


@pytest.mark.parametrize("limit", [None, 100, 3, 0])
@in_virtual_time
async def test_hung_reads_do_not_delay_an_action(clock: FakeClock, limit: int | None) -> None:
    """With every place for reading taken by a list that hangs, an unlock is sent at once, and its outcome polled."""

    def answer(request: Request) -> bytes | None:
        return acted() if request.path == UNLOCK else None

    session = None if limit is None else aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=limit))
    async with RawServer(answer) as server, client(server, clock=clock, session=session) as seam:
        hung = [asyncio.ensure_future(seam.request("/x", read_only=True)) for _ in range(200)]
        await clock.sleep(1)
        assert len(server.to("/x")) == {None: 90, 100: 45, 3: 1, 0: 90}[limit]
        attempt = await seam.locks.unlock_door(device_id="d")
        assert attempt.action_attempt_id == ATTEMPT_ID
        assert clock.monotonic() == pytest.approx(1, abs=0.1)
        for call in hung:
            call.cancel()
        await asyncio.gather(*hung, return_exceptions=True)
    if session is not None:
        await session.close()
