"""A connection is used again only if it is clean: at servers that send too much, too early, or hang up in between."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
import trustme
from raw_server import ATTEMPT_ID, RawServer, Request, acted, reset, response

from seam_async import AsyncSeam, SeamConnectionError, SeamError, SeamHttpApiError
from seam_async import _body as body_module
from seam_async._body import Body, LastUsed
from seam_async.testing import FakeClock

from support import in_virtual_time

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
OTHER_ID = "00000000-0000-4000-8000-00000000dead"
NO_DEVICES = response({"devices": [], "ok": True})
LIST, UNLOCK = "/devices/list", "/locks/unlock_door"


def answer(request: Request) -> bytes:
    return NO_DEVICES if request.path == LIST else acted()


def client(server: RawServer, **options: Any) -> AsyncSeam:
    return AsyncSeam(KEY, endpoint=server.endpoint, **options)


async def unlock(seam: AsyncSeam) -> str:
    return (await seam.locks.unlock_door(device_id="d")).action_attempt_id


STRAY = {
    "a duplicate": lambda writer: writer.write(acted(action_attempt_id=OTHER_ID)),
    "a 408": lambda writer: writer.write(response({}, 408, [("connection", "close")])),
    "an end of file": lambda writer: writer.close(),
    "a reset": reset,
}
SETTLE = {"seen by the loop": 0.05, "still in the kernel": 0.0}


@pytest.mark.parametrize("path", [LIST, UNLOCK])
@pytest.mark.parametrize("settle", SETTLE.values(), ids=SETTLE.keys())
@pytest.mark.parametrize("send_stray", STRAY.values(), ids=STRAY.keys())
async def test_a_response_that_came_before_its_request_is_none(
    send_stray: Callable[[asyncio.StreamWriter], object], settle: float, path: str
) -> None:
    """Whatever waits on an idle connection is no response: the request goes out on another one, and once."""
    async with RawServer(answer) as server, client(server, retries=1) as seam:
        await seam.devices.list()
        send_stray(server.requests[0].writer)
        if settle:
            await asyncio.sleep(settle)
        if path == UNLOCK:
            assert await unlock(seam) == ATTEMPT_ID
        else:
            assert len(await seam.devices.list()) == 0
        assert [request.connection for request in server.requests] == [1, 2]


async def test_the_same_on_a_system_without_poll(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `select.poll` is missing, as on Windows, a stray response is no response either."""
    monkeypatch.setattr(body_module, "_poll", None)
    async with RawServer(answer) as server, client(server) as seam:
        for _ in range(2):
            await unlock(seam)
        assert server.connections == 1
        server.requests[0].writer.write(acted(action_attempt_id=OTHER_ID))
        assert await unlock(seam) == ATTEMPT_ID
        assert server.connections == 2


@pytest.mark.parametrize("rest", [b"", acted(action_attempt_id=OTHER_ID)[30:]])
async def test_half_a_stray_response_is_never_an_outcome(rest: bytes) -> None:
    """Half a stray response, and its other half behind the request, end in the request's own response or an error."""

    def late(request: Request) -> bytes:
        return (rest if request.connection == 1 else b"") + answer(request)

    async with RawServer(late) as server, client(server, retries=0) as seam:
        assert await unlock_after_half_a_response(server, seam) in (ATTEMPT_ID, "may have run")


async def unlock_after_half_a_response(server: RawServer, seam: AsyncSeam) -> str:
    with suppress(SeamError):
        await seam.devices.list()
    server.requests[0].writer.write(acted(action_attempt_id=OTHER_ID)[:30])
    await asyncio.sleep(0.05)
    try:
        return await unlock(seam)
    except SeamConnectionError as error:
        return "may have run" if error.may_have_run else "did not run"


@pytest.mark.parametrize("retries", [0, 2])
async def test_a_server_that_answers_before_it_is_asked(retries: int) -> None:
    """A response on a new connection counts for no request: the error says that nothing was sent."""

    class Greeting(RawServer):
        def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(acted(action_attempt_id=OTHER_ID))
            super()._accept(reader, writer)

    async with Greeting(answer) as server, client(server, retries=retries) as seam:
        with pytest.raises(SeamConnectionError, match="before the request was sent") as caught:
            await unlock(seam)
        assert not caught.value.may_have_run
        assert server.requests == []
        assert server.connections == retries + 1


async def test_a_response_without_a_request_is_none_in_a_session_with_middleware() -> None:
    """A middleware that answers in the server's place has sent nothing, so no action counts as carried out."""

    async def answer_itself(request: aiohttp.ClientRequest, _: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
        async with aiohttp.ClientSession() as other:
            return await other.get(request.url)

    async with (
        RawServer(answer) as server,
        aiohttp.ClientSession(middlewares=[answer_itself]) as session,
        client(server, session=session, retries=0) as seam,
    ):
        with pytest.raises(SeamConnectionError, match="before the request was sent") as caught:
            await unlock(seam)
        assert not caught.value.may_have_run


@pytest.mark.parametrize("body", [b"", b"<html>", {"error": {"type": "refused", "message": "No."}}])
@pytest.mark.parametrize("status", [400, 404, 413, 429, 500, 503])
async def test_the_connection_of_a_refusal_is_closed(status: int, body: object) -> None:
    """A server that refuses may not have read the request to its end, so the next one goes out on a new connection."""

    def refuse_first(request: Request) -> bytes:
        return response(body, status) if len(server.requests) == 1 else answer(request)

    async with RawServer(refuse_first) as server, client(server, retries=0) as seam:
        with pytest.raises(Exception, match=str(status)):
            await seam.devices.list()
        assert await unlock(seam) == ATTEMPT_ID
        assert [request.connection for request in server.requests] == [1, 2]


async def test_a_refusal_before_the_body_was_read_costs_the_next_action_nothing() -> None:
    """After a 413 that left half a body unread on the connection, an unlock is carried out at once, on another one."""
    limit = 1024 * 1024

    class Impatient(RawServer):
        async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
            if number > 1:
                await super()._serve(reader, writer, number)
            await reader.readexactly(limit)
            writer.write(response({"error": {"type": "too_large", "message": "No."}}, 413))
            await asyncio.sleep(60)

    async with Impatient(answer) as server, client(server, retries=0) as seam:
        with pytest.raises(SeamHttpApiError):
            await seam.request(LIST, {"device_ids": ["d" * 1000] * 3 * 1024}, read_only=True)
        async with asyncio.timeout(2):
            assert await unlock(seam) == ATTEMPT_ID
        assert [request.connection for request in server.requests] == [2]


@pytest.mark.parametrize(("idle", "connections"), [(1.9, 1), (2.1, 2)])
@in_virtual_time
async def test_an_action_is_sent_on_a_recent_connection(clock: FakeClock, idle: float, connections: int) -> None:
    """An action is not written to a connection that was idle for over 2 s, which may be gone without a sign of it."""
    async with RawServer(answer) as server, client(server, clock=clock) as seam:
        await unlock(seam)
        await clock.sleep(idle)
        await unlock(seam)
        assert [request.connection for request in server.requests] == [1, connections]


@in_virtual_time
async def test_a_request_that_reads_uses_an_older_connection(clock: FakeClock) -> None:
    """Reading again is harmless, so a request that reads saves the handshake."""
    async with RawServer(answer) as server, client(server, clock=clock) as seam:
        for _ in range(3):
            await seam.devices.list()
            await clock.sleep(10)
        assert server.connections == 1


@in_virtual_time
async def test_an_action_passes_over_all_connections_that_are_too_old(clock: FakeClock) -> None:
    """However many idle connections are left of a burst, an action is sent once, on a new one, within its timeout."""
    held: list[asyncio.Event] = []

    async def hold(request: Request) -> bytes:
        if request.path == LIST:
            held.append(asyncio.Event())
            if len(held) == 50:
                for event in held:
                    event.set()
            await held[-1].wait()
        return answer(request)

    async with RawServer(hold) as server, client(server, clock=clock, retries=0) as seam:
        await asyncio.gather(*(seam.devices.list() for _ in range(50)))
        assert server.connections == 50
        await clock.sleep(3)
        assert await unlock(seam) == ATTEMPT_ID
        assert len(server.to(UNLOCK)) == 1
        assert server.connections == 51


async def test_the_same_over_tls(tls: tuple[ssl.SSLContext, aiohttp.ClientSession]) -> None:
    """With TLS, a new connection is used although tickets wait on it, and a duplicate on an idle one is none."""
    context, session = tls
    async with RawServer(answer, context=context, host="localhost") as server:
        async with client(server, session=session) as seam:
            await seam.devices.list()
            assert await unlock(seam) == ATTEMPT_ID
            assert server.connections == 1
            server.requests[0].writer.write(acted(action_attempt_id=OTHER_ID))
            await asyncio.sleep(0.05)
            assert await unlock(seam) == ATTEMPT_ID
            assert server.connections == 2
        await session.close()


@pytest.mark.parametrize("reads", [True, False])
async def test_a_reset_between_the_check_and_the_write(reads: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that breaks at the very moment of the write leaves open whether the request arrived."""
    async with RawServer(answer) as server, client(server, retries=0) as seam:
        await seam.devices.list()

        def break_it(_: object) -> bool:
            reset(server.requests[0].writer)
            time.sleep(0.02)
            return False

        monkeypatch.setattr(body_module, "_has_input", break_it)
        with pytest.raises(SeamConnectionError) as caught:
            await (seam.devices.list() if reads else unlock(seam))
        assert caught.value.may_have_run


async def test_a_reset_within_a_large_request() -> None:
    """A connection that breaks while a large body is written leaves open whether the request arrived."""

    class Resetting(RawServer):
        async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
            await reader.readexactly(1000)
            reset(writer)

    async with Resetting(answer) as server, client(server, retries=0) as seam:
        with pytest.raises(SeamConnectionError) as caught:
            await seam.request(UNLOCK, {"device_id": "d" * 30_000_000})
        assert caught.value.may_have_run


async def test_a_write_that_fails_shows_no_frame_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The frames of a writer hold the request with its credential; the error keeps its text and loses them."""

    async def write(chunk: bytes) -> None:
        raise ConnectionResetError("the line broke")

    body = Body(b"{}", LastUsed(), not_before=0.0, is_local=False)
    monkeypatch.setattr(body, "fault_of", lambda connection: None)
    writer: Any = SimpleNamespace(protocol=None, write=write)
    with pytest.raises(ConnectionResetError, match="the line broke") as caught:
        await body_module._Payload(body).write_with_length(writer, None)
    assert "write" not in [entry.name for entry in caught.traceback]
    assert body.was_handed_over


def test_a_body_does_not_show_itself() -> None:
    """A request may hold a door code, so the repr of its body shows only its size."""
    assert repr(Body(b'{"code": "4711"}', LastUsed(), not_before=0.0)) == "<request body of 16 bytes>"


@pytest.fixture
async def tls() -> AsyncIterator[tuple[ssl.SSLContext, aiohttp.ClientSession]]:
    """A server's context, and a session that trusts it."""
    authority = trustme.CA()
    server, ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("localhost").configure_cert(server)
    authority.configure_trust(ours)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=ours)) as session:
        yield server, session
