"""A credential that renews itself: asked for before the first request and after a 401, once for all who need it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, get_type_hints

import pytest
from raw_server import ATTEMPT_ID, RawServer, Request, acted, attempt, response

from seam_async import (
    AsyncSeam,
    AsyncSeamWithoutWorkspace,
    SeamClientClosedError,
    SeamCredentialSourceError,
    SeamHttpUnauthorizedError,
    SeamInvalidTokenError,
)
from seam_async.testing import FakeClock

from exposure import shown_by
from support import in_virtual_time

WORKSPACE = "00000000-0000-4000-8000-00000000000a"
REJECTED = response({"error": {"type": "unauthorized", "message": "Expired."}, "ok": False}, 401)


class Session:
    """A console session whose token the server accepts until it is renewed, and the source of its tokens.

    Attributes:
        accepted: The number of the token that the server accepts.
        asked: How often the source was asked.
        seconds: What the source takes.
        trouble: What the source raises.
    """

    def __init__(self) -> None:
        self.accepted = 1
        self.asked = 0
        self.seconds = 0.0
        self.trouble: BaseException | None = None

    async def token(self) -> str:
        self.asked += 1
        number = self.accepted
        await asyncio.sleep(self.seconds)
        if self.trouble is not None:
            raise self.trouble
        return self.named(number)

    def named(self, number: int) -> str:
        return f"ey{number}.hushhush.hush"

    def answer(self, request: Request) -> bytes:
        if request.headers["authorization"] != f"Bearer {self.named(self.accepted)}":
            return REJECTED
        if request.path == "/action_attempts/list":
            return response({"action_attempts": [attempt()], "ok": True})
        return acted("pending") if request.path == "/locks/unlock_door" else response({"devices": [], "ok": True})


def client(server: RawServer, source: Any, **options: Any) -> AsyncSeam:
    return AsyncSeam(
        console_session_token=source, workspace_id=WORKSPACE, endpoint=server.endpoint, **{"retries": 0, **options}
    )


def ways(session: Session) -> dict[str, Any]:
    return {
        "object": session,
        "async function": session.token,
        "function": lambda: session.named(session.accepted),
        "function of an awaitable": lambda: asyncio.ensure_future(session.token()),
    }


@pytest.mark.parametrize("way", list(ways(Session())))
async def test_a_source_in_place_of_a_token(way: str) -> None:
    """An object with `async def token()` and a function, async or not, are asked anew when the token has expired."""
    session = Session()
    async with RawServer(session.answer) as server, client(server, ways(session)[way]) as seam:
        assert await seam.devices.list() == []
        session.accepted = 2
        assert await seam.devices.list() == []
        assert await seam.devices.list() == []
    assert [request.headers["authorization"][9] for request in server.requests] == ["1", "1", "2", "2"]
    assert {request.headers["seam-workspace"] for request in server.requests} == {WORKSPACE}


async def test_an_action_and_its_polls_outlive_the_token() -> None:
    """A token that expires before the action, and again before the poll, ends neither; the action runs once."""
    session = Session()
    ran: list[Request] = []

    def answer(request: Request) -> bytes:
        sent = session.answer(request)
        if request.path == "/locks/unlock_door" and sent != REJECTED:
            ran.append(request)
            session.accepted += 1  # so that the poll is rejected
        return sent

    async with RawServer(answer) as server, client(server, session) as seam:
        await seam.devices.list()
        session.accepted += 1
        unlocked = await seam.locks.unlock_door(device_id="d")
    assert (unlocked.action_attempt_id, unlocked.status) == (ATTEMPT_ID, "success")
    assert len(ran) == 1
    assert len(server.to("/locks/unlock_door")) == 2
    assert len(server.to("/action_attempts/list")) == 2
    assert session.asked == 3


async def test_a_401_of_a_proxy_ends_an_action_and_renews_a_read() -> None:
    """A 401 without the API's envelope does not prove that an action did not run, so that it is not sent again."""
    session = Session()

    def answer(request: Request) -> bytes:
        sent = session.answer(request)
        return response(b"<html>", 401) if sent == REJECTED else sent

    async with RawServer(answer) as server, client(server, session) as seam:
        await seam.devices.list()
        session.accepted = 2
        with pytest.raises(SeamHttpUnauthorizedError) as caught:
            await seam.locks.unlock_door(device_id="d")
        assert caught.value.may_have_run
        assert len(server.to("/locks/unlock_door")) == 1
        assert await seam.devices.list() == []


@in_virtual_time
async def test_many_requests_share_one_renewal(clock: FakeClock) -> None:
    """80 requests that start together, and 80 that are rejected together, ask the source once each time."""
    session = Session()
    session.seconds = 0.5
    async with RawServer(session.answer) as server, client(server, session, clock=clock) as seam:
        for asked in (1, 2):
            await asyncio.gather(*(seam.request("/x", read_only=True) for _ in range(80)))
            assert session.asked == asked
            session.accepted += 1


@pytest.mark.parametrize("acting", [False, True])
async def test_a_token_that_stays_rejected(acting: bool) -> None:
    """If the source has no other token, or only another that is rejected, the 401 is raised; nothing loops."""
    session = Session()
    numbers = iter([7, 7, 8])
    async with (
        RawServer(session.answer) as server,
        client(server, lambda: session.named(next(numbers))) as seam,
    ):
        for sent in (1, 3):
            with pytest.raises(SeamHttpUnauthorizedError) as caught:
                await seam.request("/x", read_only=not acting)
            assert not caught.value.may_have_run
            assert len(server.requests) == sent


def failing(session: Session) -> dict[str, Callable[[], Awaitable[str]]]:
    async def gone() -> str:
        raise OSError("no session for ey1.hushhush.hush")

    async def cancelled() -> str:
        raise asyncio.CancelledError

    async def slow() -> str:
        raise TimeoutError

    return {"raised OSError": gone, "raised CancelledError": cancelled, "raised TimeoutError": slow}


@pytest.mark.parametrize("reason", list(failing(Session())))
async def test_a_source_that_fails(reason: str) -> None:
    """Its error becomes ours, with the cause, without its text and frames; nothing was sent, and it is tried again."""
    session = Session()
    async with RawServer(session.answer) as server, client(server, failing(session)[reason]) as seam:
        with pytest.raises(SeamCredentialSourceError, match=reason) as caught:
            await seam.locks.unlock_door(device_id="d")
    assert not caught.value.may_have_run
    assert caught.value.__cause__ is not None
    assert caught.value.__cause__.__traceback__ is None
    assert "hush" not in str(caught.value)
    assert server.requests == []


@in_virtual_time
async def test_one_failure_is_shared_and_passes(clock: FakeClock) -> None:
    """Requests that wait for the source share its failure, each with an error of its own; later ones ask again."""
    session = Session()
    session.seconds, session.trouble = 0.5, OSError("down")
    async with RawServer(session.answer) as server, client(server, session, clock=clock) as seam:
        calls = [seam.request("/x", read_only=True) for _ in range(20)]
        errors = await asyncio.gather(*calls, return_exceptions=True)
        assert {type(error) for error in errors} == {SeamCredentialSourceError}
        assert len({id(error) for error in errors}) == 20
        assert session.asked == 1
        session.trouble = None
        await seam.request("/x")


@in_virtual_time
async def test_a_wait_outlives_a_source_that_fails_for_a_while(clock: FakeClock) -> None:
    """While the source is down, a wait goes on polling, as it does while the network is down."""
    session = Session()
    async with RawServer(session.answer) as server, client(server, session, clock=clock, retries=3) as seam:
        await seam.devices.list()
        session.accepted, session.trouble = 2, OSError("down")
        wait = asyncio.ensure_future(seam.action_attempts.wait(ATTEMPT_ID))
        await clock.sleep(10)
        assert not wait.done()
        session.trouble = None
        assert (await wait).status == "success"


async def test_a_failed_renewal_does_not_spoil_a_token_that_works() -> None:
    """A request that was not rejected itself uses the token it has, whatever became of another's renewal."""
    session = Session()

    def answer(request: Request) -> bytes:
        return REJECTED if request.path == "/rejected" else session.answer(request)

    async with RawServer(answer) as server, client(server, session) as seam:
        await seam.devices.list()
        session.trouble = OSError("down")
        with pytest.raises(SeamCredentialSourceError):
            await seam.request("/rejected")
        assert await seam.devices.list() == []


@in_virtual_time
async def test_a_source_that_hangs_ends_at_the_timeout(clock: FakeClock) -> None:
    """The client's timeout covers the source; a cancelled request leaves asking to the next."""
    session = Session()
    session.seconds = 1e9
    async with RawServer(session.answer) as server, client(server, session, clock=clock, timeout=3) as seam:
        with pytest.raises(SeamCredentialSourceError, match="did not answer within 3 s"):
            await seam.locks.unlock_door(device_id="d")
        assert clock.monotonic() == pytest.approx(3)
        first = asyncio.ensure_future(seam.request("/x", read_only=True))
        await clock.sleep(0.1)
        session.seconds = 0
        second = asyncio.ensure_future(seam.request("/x", read_only=True))
        await clock.sleep(0.1)
        first.cancel()
        await second
        assert first.cancelled()


async def test_closing_ends_a_request_that_waits_for_its_token() -> None:
    """`close()` does not wait for a source."""
    session = Session()
    session.seconds = 1e9
    async with RawServer(session.answer) as server, client(server, session) as seam:
        call = asyncio.ensure_future(seam.locks.unlock_door(device_id="d"))
        await asyncio.sleep(0.01)
        await seam.close()
        with pytest.raises(SeamClientClosedError) as caught:
            await call
    assert not caught.value.may_have_run


@pytest.mark.parametrize(
    ("token", "advice"),
    [
        (None, "console_session_token has to be a string, not NoneType"),
        ("", "console_session_token is empty"),
        ("seam_hush", "was given an API key; pass it as api_key"),
        ("ey hush", "copy it again"),
    ],
)
async def test_a_source_of_something_else(token: Any, advice: str) -> None:
    """What a source gives is checked like a token that is passed."""
    async with RawServer(Session().answer) as server, client(server, lambda: token) as seam:
        with pytest.raises(SeamInvalidTokenError, match=advice) as caught:
            await seam.locks.unlock_door(device_id="d")
    assert "hush" not in shown_by(caught.value)
    assert server.requests == []


class NotASource:
    """A class in the place of its instance."""

    async def token(self) -> str:
        raise AssertionError


def test_a_class_is_no_source() -> None:
    """A class that was passed instead of its instance is refused when the client is made."""
    with pytest.raises(SeamInvalidTokenError, match="has to be a string, not type"):
        AsyncSeam(console_session_token=NotASource, workspace_id=WORKSPACE)  # type: ignore[arg-type]


class Hushed:
    """A source that holds a secret, and fails."""

    def __call__(self) -> str:
        raise LookupError("hush")

    def __repr__(self) -> str:
        return "hush"


async def test_a_source_is_not_shown() -> None:
    """A function that holds a secret does not show in a repr, nor in an error of the client."""
    hush = Hushed()
    async with RawServer(Session().answer) as server, AsyncSeam(hush, endpoint=server.endpoint, retries=0) as seam:
        assert "hush" not in repr(vars(seam))
        with pytest.raises(SeamCredentialSourceError, match="the source of api_key") as caught:
            await seam.devices.list()
    cause = caught.value.__cause__
    assert cause is not None
    caught.value.__cause__ = caught.value.__context__ = None  # its text is the source's own
    assert "hush" not in shown_by(caught.value)


async def test_the_client_without_a_workspace_takes_a_source_too() -> None:
    """A source of a personal access token serves the client that has no workspace."""
    seen: list[str] = []

    def answer(request: Request) -> bytes:
        seen.append(request.headers["authorization"])
        assert "seam-workspace" not in request.headers
        return response({"workspaces": [], "ok": True})

    async with (
        RawServer(answer) as server,
        AsyncSeamWithoutWorkspace(lambda: "seam_at1_hush", endpoint=server.endpoint) as seam,
    ):
        assert await seam.workspaces.list() == []
    assert seen == ["Bearer seam_at1_hush"]


def test_the_types_can_be_looked_up() -> None:
    """Tools that read annotations, such as frameworks for dependency injection, can evaluate those of a credential."""
    from seam_async import _credentials

    assert get_type_hints(_credentials.find_credentials)
