"""The transport's contract, over real HTTP on loopback and mostly in virtual time."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import random
import socket
import ssl
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any
from unittest import mock

import aiohttp
import pytest
import trustme
from aiohttp import web
from aioresponses import aioresponses
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seam_async import (
    AsyncSeam,
    Page,
    SeamClientClosedError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
    SeamRequestTimeoutError,
    __version__,
)
from seam_async._transport import DEFAULT_ENDPOINT, Transport
from seam_async._wire import Reading
from seam_async.testing import FakeClock, FakeSeam, Fault

from exposure import shown_by
from support import NIL_ID, in_virtual_time

LIST = "/devices/list"
UNLOCK = "/locks/unlock_door"
KEY = "seam_hush1_hush"


@pytest.fixture
def longest_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Backs off for as long as jitter permits: 0.5 s, 1 s, 2 s and so on."""
    monkeypatch.setattr(random, "uniform", lambda _, high: high)


def door_of(fake: FakeSeam) -> str:
    return next(iter(fake.devices))


async def unlock(seam: AsyncSeam, door: str) -> str:
    attempt = await seam.locks.unlock_door(device_id=door, wait_for_action_attempt=False)
    return attempt.action_attempt_id


class RawServer:
    """Answers each connection with the next of some scripted bytes and closes it, as broken servers do."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.requests: list[bytes] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        self.requests.append(head + await reader.readexactly(length))
        writer.write(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])
        await writer.drain()
        writer.close()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()
            await server.wait_closed()


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"content-length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


NO_DEVICES = answer(b'{"devices": []}', "content-type: application/json", "connection: close")
HALF_A_BODY = answer(b'{"devices": [', "seam-request-id: r1", length=1000)


# An action is never sent twice on a guess.


@pytest.mark.parametrize("cut", ["before", "after"])
@in_virtual_time
async def test_an_action_whose_connection_is_cut_is_sent_once(clock: FakeClock, cut: Any) -> None:
    """An unlock whose connection breaks after it was sent is not repeated, and the error says that it may have run."""
    async with FakeSeam(clock=clock) as fake, fake.client(retries=5) as seam:
        fake.break_next(Fault(cut=cut))
        with pytest.raises(SeamConnectionError) as caught:
            await unlock(seam, door_of(fake))
        assert caught.value.may_have_run
        assert "it may have reached the server" in str(caught.value)
        assert len(fake.calls(UNLOCK)) == 1


@in_virtual_time
async def test_an_action_on_a_connection_used_before_is_sent_once(clock: FakeClock) -> None:
    """An unlock is not repeated either when the connection that breaks had been kept alive from an earlier call."""
    async with FakeSeam(clock=clock) as fake, fake.client(retries=5) as seam:
        await seam.devices.list()
        fake.break_next(Fault(cut="before"))
        with pytest.raises(SeamConnectionError) as caught:
            await unlock(seam, door_of(fake))
        assert caught.value.may_have_run
        assert len(fake.calls(UNLOCK)) == 1


@in_virtual_time
async def test_an_action_that_was_never_connected_is_sent_again(clock: FakeClock, longest_pauses: None) -> None:
    """An unlock whose connection is refused is sent once a server listens there."""
    fake = FakeSeam(clock=clock)
    await fake.start()
    async with fake.client() as seam:
        await fake.close()
        sending = asyncio.ensure_future(unlock(seam, door_of(fake)))
        await clock.sleep(0.75)
        assert not sending.done()
        async with fake:
            assert await sending
            assert [request.at for request in fake.calls(UNLOCK)] == pytest.approx([1.5])


@pytest.mark.usefixtures("longest_pauses")
@in_virtual_time
async def test_an_action_that_could_never_be_sent_did_not_run(clock: FakeClock) -> None:
    """When no connection is ever made the error says that the action did not run."""
    async with FakeSeam(clock=clock) as fake:
        seam = fake.client(retries=2)
    async with seam:
        with pytest.raises(SeamConnectionError) as caught:
            await unlock(seam, NIL_ID)
    assert not caught.value.may_have_run
    assert "it did not reach the server" in str(caught.value)
    assert clock.monotonic() == pytest.approx(1.5)


@in_virtual_time
async def test_an_action_that_came_too_fast_is_sent_again(clock: FakeClock) -> None:
    """An unlock that was turned away with 429 did not run: it is sent again when the server says so."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        fake.break_next(Fault(status=429, body="<html>", headers={"retry-after": "4"}), Fault(status=429, body={}))
        assert await unlock(seam, door_of(fake))
        at = [request.at for request in fake.calls(UNLOCK)]
        assert len(at) == 3
        assert at[1] == pytest.approx(4)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=500, body={"error": {"type": "internal", "message": "oops"}}),
        Fault(status=503, body="<html>", headers={"retry-after": "1"}),
        Fault(status=200, body="<html>"),
        Fault(status=200, body={}),
        Fault(delay=60.0),
    ],
    ids=["500", "503", "html", "other json", "too late"],
)
@in_virtual_time
async def test_an_action_whose_fate_is_unclear_is_sent_once(clock: FakeClock, fault: Fault) -> None:
    """An unlock that failed in a way that leaves open whether it ran is not repeated."""
    async with FakeSeam(clock=clock) as fake, fake.client(retries=5) as seam:
        fake.break_next(fault)
        with pytest.raises(SeamError):
            await unlock(seam, door_of(fake))
        assert len(fake.calls(UNLOCK)) == 1


@in_virtual_time
async def test_half_an_answer_to_an_action_is_not_asked_for_again(clock: FakeClock) -> None:
    """An unlock whose answer breaks off is sent once, and the error names the request."""
    server = RawServer(HALF_A_BODY)
    async with server.running() as endpoint, AsyncSeam(KEY, endpoint=endpoint, clock=clock) as seam:
        with pytest.raises(SeamHttpInvalidResponseError) as caught:
            await unlock(seam, NIL_ID)
    assert (caught.value.path, caught.value.status_code, caught.value.request_id) == (UNLOCK, 200, "r1")
    assert len(server.requests) == 1


# Reads are sent again after what can pass.


@pytest.mark.parametrize(
    "fault",
    [
        Fault(cut="before"),
        Fault(cut="after"),
        Fault(delay=1000.0),
        Fault(status=429, body={"error": {"type": "too_many_requests", "message": "slower"}}),
        Fault(status=500, body={"error": {"type": "internal", "message": "oops"}}),
        Fault(status=502, body="<html>Bad gateway</html>"),
        Fault(status=200, body="<html>Please log in</html>"),
        Fault(status=200, body='{"devices": ['),
    ],
    ids=["cut before", "cut after", "hung", "429", "500", "502", "html", "half json"],
)
@in_virtual_time
async def test_a_read_is_sent_again(clock: FakeClock, fault: Fault) -> None:
    """A list succeeds although its first two tries failed in a way that can pass."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        fake.break_next(fault, fault)
        assert len(await seam.devices.list()) == 2
        assert len(fake.calls(LIST)) == 3


@pytest.mark.parametrize(
    "broken",
    [
        HALF_A_BODY,
        HALF_A_BODY.replace(b"200 OK", b"503 Away"),
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnonsense\r\n",
        answer(b"this is not gzip", "content-encoding: gzip"),
        answer(gzip.compress(b'{"devices": []}', mtime=0)[:-12], "content-encoding: gzip"),
        b"",
        b"HTTP/1.1 200",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\nx: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n",
    ],
)
@in_virtual_time
async def test_a_read_is_sent_again_after_broken_http(clock: FakeClock, broken: bytes) -> None:
    """A list succeeds although the first answer broke off or was no HTTP; if all do, the error is ours."""
    server = RawServer(broken, NO_DEVICES)
    async with server.running() as endpoint, AsyncSeam(KEY, endpoint=endpoint, clock=clock) as seam:
        assert len(await seam.devices.list()) == 0
        assert len(server.requests) == 2
        server.answers = [broken]
        with pytest.raises((SeamConnectionError, SeamHttpInvalidResponseError)) as caught:
            await seam.devices.list()
    assert len(server.requests) == 5
    assert str(caught.value).startswith(LIST)
    assert "hush" not in shown_by(caught.value)


@in_virtual_time
async def test_half_a_body_is_named(clock: FakeClock) -> None:
    """A body that breaks off is named with its path, status, request id and pause."""
    server = RawServer(HALF_A_BODY.replace(b"200 OK", b"503 Away").replace(b"\r\n\r\n", b"\r\nretry-after: 7\r\n\r\n"))
    async with server.running() as endpoint, AsyncSeam(KEY, endpoint=endpoint, clock=clock, retries=0) as seam:
        with pytest.raises(SeamHttpInvalidResponseError) as caught:
            await seam.devices.list()
    error = caught.value
    assert (error.path, error.status_code, error.request_id, error.retry_after) == (LIST, 503, "r1", 7.0)
    assert "the connection broke within its body" in str(error)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409])
@in_virtual_time
async def test_a_refusal_is_final(clock: FakeClock, status: int) -> None:
    """A request that the API refused is not sent again."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        fake.break_next(Fault(status=status, body={"error": {"type": "no", "message": "No"}}))
        with pytest.raises(SeamHttpApiError) as caught:
            await seam.devices.list()
        assert (caught.value.status_code, caught.value.request_id) == (status, "request1")
        assert len(fake.requests) == 1


async def test_a_wrong_key_is_unauthorized(fake_seam: FakeSeam) -> None:
    """A key that the server does not know ends in SeamHttpUnauthorizedError."""
    async with fake_seam.client(api_key=KEY) as seam:
        with pytest.raises(SeamHttpUnauthorizedError) as caught:
            await seam.devices.list()
    assert "hush" not in shown_by(caught.value)


# Pauses and deadlines.


@pytest.mark.usefixtures("longest_pauses")
@in_virtual_time
async def test_pauses_double_up_to_a_bound(clock: FakeClock) -> None:
    """A read that keeps failing is sent again after up to 0.5, 1, 2, 4 and 8 s, and no more often than asked for."""
    async with FakeSeam(clock=clock) as fake, fake.client(retries=6, timeout=100) as seam:
        fake.break_next(*[Fault(status=500, body={"error": {}})] * 9)
        with pytest.raises(SeamHttpApiError):
            await seam.devices.list()
        at = [request.at for request in fake.requests]
    assert [round(later - earlier, 2) for earlier, later in pairwise(at)] == [0.5, 1, 2, 4, 8, 8]


@in_virtual_time
async def test_pauses_may_be_as_short_as_nothing(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the other end of the jitter a read is sent again at once."""
    monkeypatch.setattr(random, "uniform", lambda low, _: low)
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        fake.break_next(Fault(cut="before"), Fault(status=500, body={"error": {}}))
        assert len(await seam.devices.list()) == 2
    assert clock.monotonic() == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("header", ["5", "Sun, 15 Jun 2025 15:06:45 GMT"])
@in_virtual_time
async def test_retry_after_is_honoured_when_it_fits(clock: FakeClock, header: str) -> None:
    """A pause that the server asks for, in seconds or until a date, is kept exactly."""
    async with FakeSeam(clock=clock) as fake, fake.client(timeout=10) as seam:
        fake.break_next(Fault(status=503, body="busy", headers={"retry-after": header}))
        assert len(await seam.devices.list()) == 2
        assert [request.at for request in fake.requests] == pytest.approx([0, 5], abs=0.01)


@pytest.mark.parametrize("status", [429, 503])
@in_virtual_time
async def test_retry_after_beyond_the_timeout_ends_at_once(clock: FakeClock, status: int) -> None:
    """A pause longer than the time left is not begun: the error comes at once and tells the pause."""
    async with FakeSeam(clock=clock) as fake, fake.client(timeout=10) as seam:
        fake.break_next(Fault(status=status, body={"error": {}}, headers={"retry-after": "11"}))
        with pytest.raises(SeamHttpApiError) as caught:
            await seam.devices.list()
    assert caught.value.retry_after == 11
    assert clock.monotonic() == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("retries", [0, 1, 5])
@in_virtual_time
async def test_a_read_that_is_never_answered_ends_in_time(clock: FakeClock, retries: int) -> None:
    """A server that takes requests and never answers cannot hold a read beyond the client's timeout."""
    async with FakeSeam(clock=clock, latency=1000) as fake, fake.client(timeout=8, retries=retries) as seam:
        with pytest.raises(SeamRequestTimeoutError) as caught:
            await seam.devices.list()
        assert clock.monotonic() <= 8.001
        assert len(fake.requests) >= min(retries + 1, 2)
    assert "/devices/list was not answered within" in str(caught.value)
    assert isinstance(caught.value.__cause__, TimeoutError)


@in_virtual_time
async def test_an_action_that_is_never_answered_gets_all_of_its_time(clock: FakeClock) -> None:
    """An unlock waits for its answer until the client's timeout, and then says that it may have run."""
    async with FakeSeam(clock=clock, latency=1000) as fake, fake.client(timeout=8) as seam:
        with pytest.raises(SeamRequestTimeoutError) as caught:
            await unlock(seam, door_of(fake))
    assert clock.monotonic() == pytest.approx(8, abs=0.01)
    assert caught.value.may_have_run


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full queue refuses, where Linux keeps silent")
@in_virtual_time
async def test_a_connection_that_is_not_made_is_tried_again(
    clock: FakeClock, caplog: pytest.LogCaptureFixture, longest_pauses: None
) -> None:
    """An unlock whose connection hangs, as with a lost packet, is tried again with a new one while there is time."""
    caplog.set_level(logging.INFO, "seam_async")
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf, socket.create_connection(deaf.getsockname()):
        async with AsyncSeam(KEY, endpoint=f"http://127.0.0.1:{deaf.getsockname()[1]}", clock=clock, timeout=9) as seam:
            with pytest.raises(SeamRequestTimeoutError) as caught:
                await unlock(seam, NIL_ID)
    assert not caught.value.may_have_run
    assert len(caplog.records) == 2
    assert 3 < clock.monotonic() <= 9.001


@in_virtual_time
async def test_a_body_that_drips_ends_in_time(clock: FakeClock) -> None:
    """A body that never ends cannot hold a call beyond the timeout."""

    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while request.transport is not None:
            await response.write(b" ")
            await asyncio.sleep(0.5)
        return response

    async with serving(drip) as endpoint, AsyncSeam(KEY, endpoint=endpoint, clock=clock, timeout=4) as seam:
        with pytest.raises(SeamRequestTimeoutError):
            await seam.devices.list()
        assert clock.monotonic() <= 4.001
        await clock.sleep(1)


class Oversleeper:
    """A clock whose sleeps take far longer than asked for, as on a busy or suspended machine."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock

    def __getattr__(self, name: str) -> Any:
        return getattr(self._clock, name)

    async def sleep(self, seconds: float) -> None:
        await self._clock.sleep(seconds + 100)


@in_virtual_time
async def test_a_pause_that_took_too_long_is_the_end(clock: FakeClock) -> None:
    """When the time is over after a pause, nothing more is sent, and above all nothing without a time limit."""
    async with FakeSeam(clock=clock) as fake, fake.client(clock=Oversleeper(clock), timeout=10) as seam:
        fake.break_next(Fault(status=429, body={"error": {}}, headers={"retry-after": "1"}), Fault(delay=10_000))
        with pytest.raises(SeamRequestTimeoutError, match="was not sent again: its 10 s were over") as caught:
            await unlock(seam, door_of(fake))
        assert len(fake.requests) == 1
    assert not caught.value.may_have_run
    assert clock.monotonic() < 200


@in_virtual_time
async def test_cancelling_a_call_ends_it_at_once(clock: FakeClock) -> None:
    """A call that is cancelled, in a pause or while it is sent, ends with CancelledError and is not sent again."""
    async with FakeSeam(clock=clock, latency=5) as fake, fake.client() as seam:
        for wait in (1.0, 5.5):
            fake.break_next(Fault(status=503, body="", headers={"retry-after": "3"}))
            call = asyncio.ensure_future(seam.request(LIST, read_only=True))
            await clock.sleep(wait)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
        assert len(fake.requests) == 2


# Where a credential may go.


@asynccontextmanager
async def serving(handler: Callable[[web.Request], Any], *, tls: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
        yield f"{'https' if tls else 'http'}://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_a_certificate_that_is_not_trusted_is_refused() -> None:
    """A server with a self-signed certificate is not talked to, unless the session passed in trusts it."""
    authority = trustme.CA()
    server_side = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(server_side)
    client_side = ssl.create_default_context()
    authority.configure_trust(client_side)
    paths: list[str] = []

    async def no_devices(request: web.Request) -> web.Response:
        paths.append(request.path)
        return web.json_response({"devices": []})

    async with serving(no_devices, tls=server_side) as endpoint:
        async with AsyncSeam(KEY, endpoint=endpoint, retries=0) as seam:
            with pytest.raises(SeamConnectionError, match="certificate") as caught:
                await seam.devices.list()
        assert not caught.value.may_have_run
        assert paths == []
        async with (
            aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=client_side)) as session,
            AsyncSeam(KEY, endpoint=endpoint, session=session) as seam,
        ):
            assert len(await seam.devices.list()) == 0
    assert paths == [LIST]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_not_followed(fake_seam: FakeSeam, seam: AsyncSeam, status: int) -> None:
    """A redirect to another server is an error that says so, and the other server hears nothing."""
    async with FakeSeam() as other:
        fake_seam.break_next(Fault(status=status, headers={"location": f"{other.endpoint}{LIST}"}))
        with pytest.raises(SeamHttpInvalidResponseError, match="redirects are not followed") as caught:
            await seam.devices.list()
        assert (caught.value.status_code, caught.value.request_id) == (status, "request1")
        assert not other.requests
    assert len(fake_seam.requests) == 1


async def test_the_next_pages_address_is_never_called(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """The next page is asked for by its cursor, whatever address the server gives for it."""
    async with FakeSeam() as other:
        device = fake_seam.devices[door_of(fake_seam)]
        pagination = {
            "has_next_page": True,
            "next_page_cursor": (await seam.devices.list(limit=1)).pagination.next_page_cursor,
            "next_page_url": f"{other.endpoint}{LIST}",
        }
        fake_seam.break_next(Fault(status=200, body={"devices": [device], "pagination": pagination}))
        assert len([device async for device in seam.devices.list(limit=1)]) == 2
        assert not other.requests


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://connect.getseam.com",
        "http://192.168.1.5:3020",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "HTTP://example.com",
        "http://0.0.0.0",
    ],
)
def test_plain_http_is_refused(endpoint: str) -> None:
    """A key is not sent unencrypted to another machine unless that is asked for by name."""
    with pytest.raises(SeamInvalidOptionsError, match="use https, or pass allow_insecure=True") as caught:
        AsyncSeam(KEY, endpoint=endpoint)
    assert "hush" not in shown_by(caught.value)
    assert AsyncSeam(KEY, endpoint=endpoint, allow_insecure=True).poller.stats().calls == 0


@pytest.mark.parametrize(
    "endpoint",
    ["http://localhost:3020/", "http://127.0.0.1", "http://127.8.9.1", "http://[::1]:80"],
)
def test_plain_http_is_fine_on_this_machine(endpoint: str) -> None:
    """A server on this machine may be talked to without encryption."""
    assert repr(AsyncSeam(KEY, endpoint=endpoint)) == f"<AsyncSeam endpoint={endpoint.rstrip('/')!r}>"


@pytest.mark.parametrize(
    "endpoint",
    [
        "connect.getseam.com",
        "ftp://connect.getseam.com",
        "https://",
        "https:///path",
        "https://x.example:99999",
        "https://x.example:0",
        "https://x.example:port",
        "https://[::1",
        "https://user@x.example",
        "https://user:hush@x.example",
        "https://x.example?token=hush",
        "https://x.example#hush",
        "seam_hush",
        b"https://x.example",
        7,
    ],
)
def test_what_is_no_address_is_refused(endpoint: Any) -> None:
    """An endpoint that is no plain address is refused, and not repeated, as it may hold a credential."""
    with pytest.raises(SeamInvalidOptionsError, match="endpoint") as caught:
        AsyncSeam(KEY, endpoint=endpoint)
    assert "hush" not in str(caught.value)


async def test_an_address_may_have_a_path(fake_seam: FakeSeam) -> None:
    """An endpoint behind a path is called below it."""
    async with fake_seam.client(endpoint=f" {fake_seam.endpoint}/seam/ ") as seam:
        with pytest.raises(SeamHttpApiError, match="not_found"):
            await seam.devices.list()
    assert fake_seam.requests[0].path == "/seam/devices/list"


async def test_an_address_that_cannot_be_called_is_an_option_to_blame() -> None:
    """An endpoint whose name cannot be resolved in principle is a wrong option, not a failure of the network."""
    async with AsyncSeam(KEY, endpoint=f"https://{'x' * 70}.example") as seam:
        with pytest.raises(SeamInvalidOptionsError, match="/devices/list cannot be sent to this endpoint"):
            await seam.devices.list()


async def test_headers(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A request says who sends it, with which library, and what it takes."""
    await seam.devices.list()
    headers = fake_seam.requests[0].headers
    assert headers["authorization"] == "***"
    assert headers["seam-sdk-name"] == "seam-async"
    assert headers["seam-sdk-version"] == __version__
    assert headers["user-agent"] == f"seam-async/{__version__}"
    assert headers["content-type"] == headers["accept"] == "application/json"


async def test_the_key_is_sent_as_a_bearer() -> None:
    """The credential goes into the authorization header, without the white space around it, and nowhere else."""
    server = RawServer(NO_DEVICES)
    async with server.running() as endpoint, AsyncSeam(f"{KEY}\n", endpoint=endpoint) as seam:
        await seam.devices.list()
    assert f"authorization: Bearer {KEY}\r\n".lower() in server.requests[0].decode().lower()
    assert server.requests[0].count(b"hush1") == 1


# Sizes.


@pytest.fixture
def small_cap(monkeypatch: pytest.MonkeyPatch) -> int:
    """Bodies of more than 2 MB are too large."""
    cap = 2 * 1024 * 1024
    monkeypatch.setitem(Transport._try.__kwdefaults__ or {}, "reading", Reading(max_size=cap))
    return cap


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("status", "cap"), [("200 OK", 2), ("500 Oops", 1)])
@in_virtual_time
async def test_a_body_beyond_the_cap_is_refused(
    clock: FakeClock, small_cap: int, status: str, cap: int, packed: bool
) -> None:
    """An answer that is too large, be it only once it is unpacked, ends with an error rather than without memory."""
    body = b'{"devices": [], "more": "' + b"x" * 4 * small_cap + b'"}' if packed else b" " * (small_cap + 1)
    headers = ["seam-request-id: r1", *(["content-encoding: gzip"] if packed else [])]
    server = RawServer(answer(gzip.compress(body, mtime=0) if packed else body, *headers, status=status))
    async with server.running() as endpoint, AsyncSeam(KEY, endpoint=endpoint, clock=clock, retries=0) as seam:
        with pytest.raises(SeamHttpInvalidResponseError, match=f"its body is larger than {cap} MB") as caught:
            await seam.devices.list()
    assert (caught.value.path, caught.value.request_id) == (LIST, "r1")


@in_virtual_time
async def test_a_body_at_the_cap_is_read(clock: FakeClock, small_cap: int) -> None:
    """An answer just as large as permitted is read."""
    body = b'{"devices": []}'.ljust(small_cap)
    server = RawServer(answer(body))
    async with server.running() as endpoint, AsyncSeam(KEY, endpoint=endpoint, clock=clock) as seam:
        assert await seam.devices.list() == Page([])


# A session of the user's own.


@in_virtual_time
async def test_a_session_passed_in_is_used_and_left_open(clock: FakeClock) -> None:
    """A session of one's own is used, whatever its settings, keeps its headers, and is not closed."""
    async with (
        FakeSeam(clock=clock, latency=0.5) as fake,
        aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=0.01),
            raise_for_status=True,
            headers={"x-mine": "1", "authorization": "Bearer other", "user-agent": "other"},
            auto_decompress=False,
        ) as session,
    ):
        async with fake.client(session=session) as seam:
            assert len(await seam.devices.list()) == 2
            with pytest.raises(SeamHttpApiError, match="not_found"):
                await seam.devices.get(device_id=NIL_ID)
        assert not session.closed
        assert fake.requests[0].headers["x-mine"] == "1"
        assert fake.requests[0].headers["user-agent"].startswith("seam-async/")


async def test_a_packed_answer_is_unpacked_with_any_session() -> None:
    """A session that leaves answers packed for its own use gets ours unpacked all the same."""
    server = RawServer(answer(gzip.compress(b'{"devices": []}', mtime=0), "content-encoding: gzip"))
    async with (
        server.running() as endpoint,
        aiohttp.ClientSession(auto_decompress=False) as session,
        AsyncSeam(KEY, endpoint=endpoint, session=session) as seam,
    ):
        assert len(await seam.devices.list()) == 0


async def test_cookies_are_not_kept(fake_seam: FakeSeam) -> None:
    """A cookie that a server or a proxy sets is not sent back, as calls do not depend on each other."""
    async with fake_seam.client(endpoint=fake_seam.endpoint.replace("127.0.0.1", "localhost")) as seam:
        fake_seam.break_next(Fault(status=200, body={"devices": []}, headers={"set-cookie": "session=1; Path=/"}))
        await seam.devices.list()
        await seam.devices.list()
    assert len(fake_seam.requests) == 2
    assert "cookie" not in fake_seam.requests[1].headers


async def test_a_closed_session_is_named(fake_seam: FakeSeam) -> None:
    """A session that was closed under the client ends calls with SeamClientClosedError."""
    session = aiohttp.ClientSession()
    await session.close()
    async with fake_seam.client(session=session) as seam:
        with pytest.raises(SeamClientClosedError, match="session that was passed"):
            await seam.devices.list()
    assert not fake_seam.requests


@pytest.mark.parametrize("act", [False, True])
async def test_a_session_that_refuses_the_request_is_a_wrong_option(fake_seam: FakeSeam, act: bool) -> None:
    """A session whose settings contradict the request is reported as a wrong option; nothing is sent."""

    async def refuse(request: aiohttp.ClientRequest, _: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
        raise ValueError(f"{request.method} is not for us")

    async with aiohttp.ClientSession(middlewares=[refuse]) as session, fake_seam.client(session=session) as seam:
        with pytest.raises(SeamInvalidOptionsError, match="with this session: POST is not for us"):
            await (unlock(seam, NIL_ID) if act else seam.devices.list())
    assert not fake_seam.requests


class Response(aiohttp.ClientResponse):
    """What aioresponses makes, for aiohttp from 3.14 on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"stream_writer": mock.Mock(output_size=0), **kwargs})


@pytest.fixture
def mocked() -> Iterator[aioresponses]:
    with aioresponses() as mocked:
        yield mocked


CONNECTION_KEY = mock.Mock(host="connect.getseam.com", port=443, ssl=True, is_ssl=True)
REQUEST_INFO = aiohttp.RequestInfo(
    mock.Mock(), "CONNECT", mock.MagicMock(__repr__=lambda _: f"headers with {KEY}"), mock.Mock()
)


@pytest.mark.parametrize(
    ("foreign", "text"),
    [
        (
            aiohttp.ClientConnectorDNSError(CONNECTION_KEY, OSError(-2, "Name or service not known")),
            "no connection to the server connect.getseam.com:443: Name or service not known",
        ),
        (
            aiohttp.ClientProxyConnectionError(CONNECTION_KEY, OSError(111, "Connection refused")),
            "no connection to the proxy connect.getseam.com:443: Connection refused",
        ),
        (
            aiohttp.ClientHttpProxyError(REQUEST_INFO, (), status=407, message="Proxy Authentication Required"),
            "the proxy refused the connection with status 407: put a user name",
        ),
        (aiohttp.ClientHttpProxyError(REQUEST_INFO, (), status=502), "refused the connection with status 502"),
        (aiohttp.ServerDisconnectedError(), "the server closed the connection without a response"),
        (aiohttp.ServerTimeoutError(), "was not answered within 30 s"),
        (aiohttp.ConnectionTimeoutError(), "no connection was made in its share of 30 s"),
        (aiohttp.ClientConnectionError(), "the connection broke"),
        (aiohttp.ClientError(), "the connection broke"),
        (ConnectionResetError(), "the connection broke"),
        (ConnectionResetError(104, "Connection reset by peer"), "reset by peer"),
        (TimeoutError(), "was not answered within 30 s"),
    ],
    ids=lambda value: type(value).__name__,
)
async def test_failures_to_connect_are_ours(mocked: aioresponses, foreign: Exception, text: str) -> None:
    """DNS, proxies and broken connections end in our error, in words of ours, from which no credential is reached."""
    url = f"{DEFAULT_ENDPOINT}{UNLOCK}"
    mocked.post(url, exception=foreign)
    async with AsyncSeam(KEY, retries=0) as seam:
        with pytest.raises(SeamConnectionError, match=UNLOCK) as caught:
            await unlock(seam, NIL_ID)
    assert not caught.value.may_have_run
    assert text in str(caught.value)
    assert type(foreign).__name__ not in str(caught.value)
    assert "ssl:" not in str(caught.value)
    assert not str(caught.value).rstrip().endswith(":")
    assert "hush" not in shown_by(caught.value)


async def test_a_proxy_that_was_not_ready_is_asked_again(mocked: aioresponses) -> None:
    """An action that a proxy did not let out did not run, and is sent again."""
    url = f"{DEFAULT_ENDPOINT}{UNLOCK}"
    mocked.post(url, exception=aiohttp.ClientHttpProxyError(REQUEST_INFO, (), status=503))
    attempt = {"action_attempt_id": NIL_ID, "status": "pending"}
    mocked.post(url, payload={"action_attempt": attempt}, response_class=Response)
    async with AsyncSeam(KEY) as seam:
        assert await unlock(seam, NIL_ID) == NIL_ID


async def test_a_refusal_of_a_mock_is_a_refusal(mocked: aioresponses) -> None:
    """A mock of aiohttp has no connection to close, and sees the request's body as bytes."""
    url = f"{DEFAULT_ENDPOINT}{UNLOCK}"
    refusal = {"error": {"type": "device_not_found", "message": "No."}}
    mocked.post(url, status=404, payload=refusal, response_class=Response)
    async with AsyncSeam(KEY) as seam:
        with pytest.raises(SeamHttpApiError, match="device_not_found"):
            await unlock(seam, NIL_ID)
    ((call,),) = mocked.requests.values()
    assert json.loads(call.kwargs["data"]) == {"device_id": NIL_ID}


# Secrets, and errors of others.


@pytest.mark.parametrize(
    ("kind", "token"),
    [
        ("api_key", "seam_hush1_hush"),
        ("personal_access_token", "seam_at_hush"),
        ("console_session_token", "ey1.hush.hush"),
    ],
)
@pytest.mark.parametrize("act", [False, True])
@in_virtual_time
async def test_no_error_shows_the_credential(clock: FakeClock, kind: str, token: str, act: bool) -> None:
    """Neither text, facts, pickle, causes nor our frames' locals of any error hold the credential."""
    options: dict[str, Any] = {kind: token, "clock": clock, "timeout": 5}
    if kind != "api_key":
        options["workspace_id"] = NIL_ID
    errors: list[SeamError] = []
    for fault in (
        Fault(cut="before"),
        Fault(delay=100),
        Fault(status=302, headers={"location": "https://x.example"}),
        Fault(status=200, body="<html>"),
        Fault(status=200, body={"devices": 7, "action_attempt": 7}),
        Fault(status=400, body={"error": {"type": "invalid_input", "validation_errors": {"x": {"_errors": ["y"]}}}}),
        Fault(status=500, body=b"\xff"),
        Fault(),
    ):
        async with FakeSeam(clock=clock) as fake, AsyncSeam(endpoint=fake.endpoint, retries=1, **options) as seam:
            fake.break_next(fault, fault)
            with pytest.raises(SeamError) as caught:
                await (unlock(seam, NIL_ID) if act else seam.devices.list())
            errors.append(caught.value)
    seam = AsyncSeam(endpoint=fake.endpoint, retries=0, **options)
    for _ in range(2):
        with pytest.raises(SeamError) as caught:
            await (unlock(seam, NIL_ID) if act else seam.devices.list())
        errors.append(caught.value)
        await seam.close()
    assert len({type(error) for error in errors}) >= 5
    for error in errors:
        assert "hush" not in shown_by(error)


@in_virtual_time
async def test_no_log_line_shows_the_credential(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    """Logs at the level DEBUG tell each answer and each pause with their facts, and never the credential."""
    caplog.set_level(logging.DEBUG)
    async with FakeSeam(clock=clock) as fake, fake.client(api_key=KEY) as seam:
        fake.break_next(Fault(cut="before"), Fault(status=503, body=""))
        with pytest.raises(SeamHttpUnauthorizedError):
            await seam.devices.list()
    ours = [record for record in caplog.records if record.name == "seam_async.transport"]
    texts = [record.getMessage() for record in ours]
    assert [text.split(" in ")[0] for text in texts] == [
        f"{LIST} is sent again",
        f"{LIST} answered 503",
        f"{LIST} is sent again",
        f"{LIST} answered 401",
    ]
    answered = [record for record in ours if record.levelno == logging.DEBUG]
    assert [(vars(record)["path"], vars(record)["status"], vars(record)["request_id"]) for record in answered] == [
        (LIST, 503, "request2"),
        (LIST, 401, "request3"),
    ]
    assert [vars(record)["try"] for record in ours if record.levelno == logging.INFO] == [1, 2]
    for record in caplog.records:
        assert "hush" not in f"{record.getMessage()} {vars(record)!r}"


HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)
LINES = st.lists(
    st.sampled_from(
        [
            "content-encoding: gzip",
            "content-encoding: deflate",
            "content-encoding: br",
            "content-encoding: zstd",
            "transfer-encoding: chunked",
            "connection: upgrade",
            "upgrade: websocket",
            "retry-after: 1",
            "retry-after: \xff",
            "seam-request-id: \xff",
            "set-cookie: a=b; domain=",
            "content-type: \xff;=",
            "location: http://[",
            "trailer: x",
        ]
    )
    | HEADER,
    max_size=3,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    status=st.integers(0, 1099) | st.sampled_from(["", "x", "200 ", "-1"]),
    lines=LINES,
    body=st.binary(max_size=30) | st.sampled_from([b"{}", b'{"devices": []}', b"0\r\n\r\n"]),
    read_only=st.booleans(),
)
def test_whatever_a_server_sends_is_an_answer_or_an_error_of_ours(
    status: object, lines: list[str], body: bytes, read_only: bool
) -> None:
    """No answer over a real socket, however broken, makes anything else come out than JSON or an error of ours."""
    head = "\r\n".join([f"HTTP/1.1 {status} Odd", f"content-length: {len(body)}", *lines, "", ""])
    server = RawServer(head.encode("latin-1") + body)
    clock = FakeClock()

    async def call() -> object:
        async with server.running() as endpoint, AsyncSeam(KEY, endpoint=endpoint, clock=clock, timeout=5) as seam:
            try:
                return await seam.request(LIST, read_only=read_only)
            except SeamError as error:
                return error

    outcome = clock.run(call())
    if isinstance(outcome, SeamError):
        assert str(outcome)
        assert "hush" not in shown_by(outcome)
        assert read_only or len(server.requests) == 1 or getattr(outcome, "status_code", None) == 429
    else:
        assert isinstance(outcome, dict)
        assert json.loads(json.dumps(outcome)) is not None


@in_virtual_time
async def test_a_burst_of_actions_does_not_keep_the_poller_from_asking(clock: FakeClock) -> None:
    """While 300 unlocks wait for their turn, a wait for a resolved attempt is answered by its first call."""
    async with FakeSeam(clock=clock, latency=2.0) as fake, fake.client(timeout=7, retries=0) as seam:
        done = fake.add_action_attempt()
        door = next(iter(fake.devices))
        burst = [
            asyncio.ensure_future(seam.locks.unlock_door(device_id=door, wait_for_action_attempt=False))
            for _ in range(300)
        ]
        await asyncio.sleep(0.1)
        assert (await seam.action_attempts.wait(done)).is_success
        assert clock.monotonic() < 3
        assert all(attempt.is_pending for attempt in await asyncio.gather(*burst))
