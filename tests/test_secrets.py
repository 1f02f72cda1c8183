"""No credential is ever shown, by a log, a repr, an error, a frame, a pickle or the command line, whatever fails."""

from __future__ import annotations

import asyncio
import copy
import datetime
import logging
import math
import os
import pickle
import ssl
import sys
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import aiohttp
import pytest
import trustme
from test_fake_seam_schema import running

from seam_async import (
    ActionAttempt,
    ActionAttemptPoller,
    AsyncSeam,
    PollingPolicy,
    SeamActionAttemptFailedError,
    SeamActionAttemptTimeoutError,
    SeamClientClosedError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
)
from seam_async.cli._commands import run
from seam_async.testing import FakeClock, FakeSeam, Fault

from exposure import pieces_of, shown_by, shown_in_flight
from support import NIL_ID, in_virtual_time

API_KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
ACCESS_TOKEN = "seam_at1_R4hushWq6cJfuE5gKnY3sMv9"
SESSION_TOKEN = "eyJhushB2.zXtA7iDpoG8.lHu5qCw4"

UNLOCK = "/locks/unlock_door"


class Seen:
    """All that was shown, by where it was."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []
        self.errors: set[type] = set()

    def add(self, place: str, text: str) -> None:
        self.texts.append((place, text))

    def add_error(self, error: BaseException) -> None:
        self.errors.add(type(error))
        self.add(f"an error: {type(error).__name__}", shown_by(error))

    def add_value(self, value: object) -> None:
        """Takes in what a value shows in any way that does not look into its private parts."""
        place = f"a value: {type(value).__name__}"
        self.add(place, f"{value} {value!r} {getattr(value, '__dict__', '')!r}")
        for share in (pickle.dumps, copy.copy):
            try:
                shared = share(value)
            except (TypeError, AttributeError, pickle.PicklingError) as error:
                self.add(f"{place}, refused", shown_by(error))
            else:
                self.add(f"{place}, shared", shared.decode("latin-1") if isinstance(shared, bytes) else repr(shared))

    def places_with(self, credential: str) -> list[tuple[str, list[str]]]:
        """Where pieces of a credential were shown."""
        found = [(place, pieces_of(credential, text)) for place, text in self.texts]
        return [(place, pieces) for place, pieces in found if pieces]


class _Listening(logging.Handler):
    """Takes in all of a record: its line as a file would have it, its extras and the frames of its error."""

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self._seen = seen
        self.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self._seen.add(f"a log line of {record.name}", f"{self.format(record)} {vars(record)!r}")
        if record.exc_info and record.exc_info[1]:
            self._seen.add_error(record.exc_info[1])


@pytest.fixture
def seen() -> Iterator[Seen]:
    """Collects what is shown; all loggers are on, at DEBUG."""
    seen = Seen()
    handler = _Listening(seen)
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    try:
        yield seen
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


@contextmanager
def taken_in(seen: Seen, *kinds: type[BaseException]) -> Iterator[None]:
    """Expects an error, and takes it in."""
    with pytest.raises(kinds) as caught:
        yield
    seen.add_error(caught.value)


# A whole life of a client, for each way to make one.

WAYS: dict[str, tuple[str, Callable[..., AsyncSeam]]] = {
    "api key": (API_KEY, lambda _, **options: AsyncSeam(API_KEY, **options)),
    "from_api_key": (API_KEY, lambda _, **options: AsyncSeam.from_api_key(API_KEY, **options)),
    "personal access token": (
        ACCESS_TOKEN,
        lambda place, **options: AsyncSeam(personal_access_token=ACCESS_TOKEN, workspace_id=place, **options),
    ),
    "from_personal_access_token": (
        ACCESS_TOKEN,
        lambda place, **options: AsyncSeam.from_personal_access_token(ACCESS_TOKEN, place, **options),
    ),
    "console session token": (
        SESSION_TOKEN,
        lambda place, **options: AsyncSeam(console_session_token=SESSION_TOKEN, workspace_id=place, **options),
    ),
    "from_console_session_token": (
        SESSION_TOKEN,
        lambda place, **options: AsyncSeam.from_console_session_token(SESSION_TOKEN, place, **options),
    ),
    "key in the environment": (API_KEY, lambda _, **options: AsyncSeam(**options)),
    "token in the environment": (ACCESS_TOKEN, lambda _, **options: AsyncSeam(**options)),
}

EACH_FAULT = {"api key", "personal access token", "console session token"}
"""The ways that meet all of the faults; to the others, those suffice that end in errors of all kinds."""

FAULTS = [
    Fault(status=400, body={"error": {"type": "invalid_input", "validation_errors": {"x": {"_errors": ["y"]}}}}),
    Fault(status=401, body="who?"),
    Fault(status=403, body={"error": {"type": "forbidden", "message": "no"}}),
    Fault(status=404, body={"error": {"type": "device_not_found", "message": "no"}}),
    Fault(status=429, body="", headers={"retry-after": "1"}),
    Fault(status=500, body=b"\xff"),
    Fault(status=503, body="<html>", headers={"retry-after": "never"}),
    Fault(status=200, body="<html>", headers={"content-type": "text/html"}),
    Fault(status=200, body='{"devices": ['),
    Fault(status=200, body={"devices": 7, "action_attempt": 7, "action_attempts": 7}),
    Fault(body=lambda answer: {"ok": True}),
    Fault(status=200, body="{}", headers={"content-encoding": "gzip"}),
    Fault(status=307, headers={"location": "https://x.example"}),
    Fault(cut="before"),
    Fault(cut="after"),
    Fault(cut="mid-headers"),
    Fault(cut="after-headers"),
    Fault(cut="mid-body"),
    Fault(status=200, size=40 * 1024 * 1024),
    Fault(status=200, body="{}", size=400, bytes_per_second=1),
    Fault(delay=math.inf),
]


@pytest.mark.parametrize("way", WAYS)
@in_virtual_time
async def test_a_whole_life_shows_no_credential(
    clock: FakeClock, way: str, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a client does and suffers, its credential is in no log, repr, pickle, error or frame."""
    credential, make = WAYS[way]
    async with FakeSeam(clock=clock, page_size=1) as fake:
        fake.api_key, fake.personal_access_token, fake.console_session_token = API_KEY, ACCESS_TOKEN, SESSION_TOKEN
        name = {API_KEY: "SEAM_API_KEY", ACCESS_TOKEN: "SEAM_PERSONAL_ACCESS_TOKEN"}.get(credential)
        if name and way.endswith("environment"):
            monkeypatch.setenv(name, credential)
            monkeypatch.setenv("SEAM_WORKSPACE_ID", fake.workspace_id)
        seam = make(fake.workspace_id, endpoint=fake.endpoint, clock=clock, timeout=5, retries=1)
        door = next(iter(fake.devices))
        await use(seam, fake, clock, seen)
        for fault in FAULTS if way in EACH_FAULT else FAULTS[:9]:
            for call in (
                seam.devices.list,
                lambda: seam.locks.unlock_door(device_id=door),
                lambda: seam.action_attempts.wait(fake.add_action_attempt(), timeout=0.5),
            ):
                fake.break_for(math.inf, fault)
                try:
                    seen.add_value(await in_view(call(), seen))
                except SeamError as error:
                    seen.add_error(error)
                fake.mend()
        await fake.close()
        with taken_in(seen, SeamConnectionError):
            await seam.devices.list()
        await fake.start()
        await leave(seam, fake, clock, seen)
    assert seen.places_with(credential) == []
    assert seen.errors >= {
        ExceptionGroup,
        SeamActionAttemptFailedError,
        SeamActionAttemptTimeoutError,
        SeamClientClosedError,
        SeamConnectionError,
        SeamHttpApiError,
        SeamHttpInvalidInputError,
        SeamHttpInvalidResponseError,
        SeamHttpUnauthorizedError,
        TimeoutError,
        asyncio.CancelledError,
    }
    loggers = {place for place, _ in seen.texts if place.startswith("a log line")}
    assert loggers >= {"a log line of seam_async.transport", "a log line of seam_async.poller", "a log line of asyncio"}


async def in_view(call: Awaitable[Any], seen: Seen) -> Any:
    """Awaits a call, and takes in what its coroutines hold while they are suspended."""
    task = asyncio.ensure_future(call)
    for turn in range(12):
        if not task.done():
            await asyncio.sleep(0)
            seen.add(f"coroutines in flight, turn {turn}", shown_in_flight())
    return await task


async def use(seam: AsyncSeam, fake: FakeSeam, clock: FakeClock, seen: Seen) -> None:
    """Uses a client as it is meant to be used."""
    door = next(iter(fake.devices))
    attempt = await in_view(_coroutine(seam.locks.unlock_door(device_id=door)), seen)
    pages = seam.devices.list(limit=1)
    for value in (
        attempt,
        pages,
        await pages,
        [page async for page in pages.pages()],
        await seam.devices.get(device_id=door),
        await seam.action_attempts.wait_all([fake.add_action_attempt() for _ in range(3)]),
        await seam.request("/devices/get", {"device_id": door}),
        *fake.requests,
        seam,
        seam.poller,
        seam.poller.stats(),
        seam.locks,
        PollingPolicy(),
    ):
        seen.add_value(value)
    seen.add("the server", f"{fake} {fake!r}")
    for part in (*vars(seam).values(), *vars(seam.poller).values()):
        seen.add(f"a part: {type(part).__name__}", f"{part} {part!r} {getattr(part, '__dict__', '')!r}")
    with taken_in(seen, SeamActionAttemptFailedError):
        await seam.action_attempts.wait(fake.add_action_attempt(error=("jammed", "It is stuck.")))
    with taken_in(seen, SeamActionAttemptTimeoutError):
        await seam.action_attempts.wait(fake.add_action_attempt(resolve_after=None), timeout=1)
    with taken_in(seen, ExceptionGroup):
        await seam.action_attempts.wait_all([fake.add_action_attempt(error=("x", "y")), NIL_ID])
    with taken_in(seen, SeamInvalidOptionsError):
        await seam.request("/devices/list", {1: 2})  # type: ignore[dict-item]
    fake.latency = 3
    with taken_in(seen, TimeoutError):
        async with clock.timeout(1):
            await seam.devices.list()
    with taken_in(seen, ExceptionGroup):
        async with asyncio.TaskGroup() as group:
            group.create_task(_coroutine(seam.locks.unlock_door(device_id=door)))
            await clock.sleep(1)
            raise ValueError("the sibling of a call")
    fake.latency = 0


async def _coroutine(call: Awaitable[ActionAttempt]) -> ActionAttempt:
    return await call


async def leave(seam: AsyncSeam, fake: FakeSeam, clock: FakeClock, seen: Seen) -> None:
    """Cancels calls and waits, closes a client under others, and uses it afterwards."""
    never = fake.add_action_attempt(resolve_after=None)
    fake.latency = 3
    tasks = [
        asyncio.ensure_future(call)
        for call in (
            seam.request("/devices/list", read_only=True),
            seam.action_attempts.wait(never, timeout=None),
            seam.action_attempts.wait(never, timeout=None),
        )
    ]
    await clock.sleep(1)
    seen.add("coroutines in flight", shown_in_flight())
    for task in tasks[:2]:
        task.cancel()
    await seam.close()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        assert isinstance(result, BaseException)
        seen.add_error(result)
    with taken_in(seen, SeamClientClosedError):
        await seam.devices.list()
    with taken_in(seen, SeamClientClosedError):
        await seam.action_attempts.wait(never)
    seen.add_value(seam)


# What a run-time tells of its own accord.


def test_the_debug_mode_of_asyncio_shows_no_credential(seen: Seen, fake_in_thread: FakeSeam) -> None:
    """With asyncio in debug mode, each step logged as slow and failures that nobody fetches, no credential shows."""

    async def neglect() -> None:
        asyncio.get_running_loop().slow_callback_duration = 0
        async with AsyncSeam(API_KEY, endpoint=fake_in_thread.endpoint, retries=0) as seam:
            door = next(iter(fake_in_thread.devices))
            await seam.locks.unlock_door(device_id=door)
            fake_in_thread.break_next(Fault(cut="before"))
            task = asyncio.ensure_future(seam.request("/devices/list"))
            await asyncio.wait([task])
            seen.add("a task", f"{task!r} {task.get_stack()!r}")
            with suppress(SeamError):
                asyncio.get_running_loop().call_exception_handler(
                    {"message": "Task exception was never retrieved", "exception": task.exception(), "task": task}
                )

    asyncio.run(neglect(), debug=True)
    lines = [text for place, text in seen.texts if place == "a log line of asyncio"]
    assert any("Executing <" in line for line in lines)
    assert any("never retrieved" in line for line in lines)
    assert SeamConnectionError in seen.errors
    assert seen.places_with(API_KEY) == []


@pytest.fixture(scope="module")
def fake_in_thread() -> Iterator[FakeSeam]:
    """A server outside the event loop of the test, with the key of these tests."""
    fake = FakeSeam()
    fake.api_key = API_KEY
    with running(fake):
        yield fake


CRASHES = """
import asyncio, faulthandler, gc, sys, traceback
from rich.console import Console
from rich.traceback import Traceback
from seam_async import AsyncSeam

console = Console(file=sys.stdout, width=300)

def show(error):
    print("".join(traceback.TracebackException.from_exception(error, capture_locals=True).format()))

def show_in_colour(error):
    while error.__cause__:
        error = error.__cause__
    console.print(Traceback.from_exception(
        type(error), error, error.__traceback__, show_locals=True, locals_max_length=None, locals_max_string=None,
        max_frames=0, extra_lines=0,
    ))

async def crash(call, show=show):
    try:
        await call
    except BaseException as error:
        show(error)

async def main():
    seam = AsyncSeam(retries=0, timeout=0.5)
    refused = AsyncSeam(endpoint="http://127.0.0.1:9", retries=0)
    await crash(refused.devices.list())
    await crash(seam.request("/cut"))
    await crash(seam.request("/slow/down"))
    await crash(asyncio.wait_for(seam.request("/slow/down"), 0.2), show_in_colour)
    await crash(seam.action_attempts.wait_all(["x", "y"], timeout=0))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(seam.request("/slow/down"))
            await asyncio.sleep(0.2)
            raise ValueError
    except ExceptionGroup as error:
        show(error)
    task = asyncio.ensure_future(seam.request("/slow/down"))
    await asyncio.sleep(0.1)
    task.print_stack(file=sys.stdout)
    faulthandler.dump_traceback(file=sys.stdout)
    lost = asyncio.ensure_future(seam.request("/cut"))
    await asyncio.sleep(0.2)
    del lost
    gc.collect()
    await refused.close()

asyncio.run(main())
seam = None
gc.collect()
print("THE END")
AsyncSeam(personal_access_token="")
"""


async def test_a_program_that_crashes_shows_no_credential(seen: Seen) -> None:
    """Tracebacks with the locals of every frame, as rich and crash reporters write them, show no credential.

    Neither do warnings, reports of lost failures, stacks of tasks and what faulthandler writes.
    """
    cut = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            heads.append(head.decode())
            if b"/slow" in head:
                await cut.wait()
        writer.transport.abort()

    heads: list[str] = []
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-W", "always", "-c", CRASHES),
            env={
                **os.environ,
                "PYTHONASYNCIODEBUG": "1",
                "SEAM_API_KEY": API_KEY,
                "SEAM_ENDPOINT": f"http://127.0.0.1:{port}",
            },
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(60):
            out, err = (text.decode() for text in await child.communicate())
        cut.set()
    assert child.returncode == 1, err
    assert all(f"Authorization: Bearer {API_KEY}".lower() in head.lower() for head in heads)
    assert len(heads) >= 6
    for text in ("ConnectionRefusedError", "ExceptionGroup", "THE END"):
        assert text in out
    for text in ("was never retrieved", "unclosed client", "SeamInvalidTokenError"):
        assert text in err
    assert pieces_of(API_KEY, out) == []
    assert pieces_of(API_KEY, err) == []


class _Closing(aiohttp.TCPConnector):
    """Makes connections that close between their making and the writing of the request."""

    async def connect(self, *arguments: Any, **options: Any) -> Any:
        connection = await super().connect(*arguments, **options)
        assert connection.transport is not None
        if sys.version_info >= (3, 12):
            connection.transport.close()  # the request is written in the same turn of the loop
        else:
            asyncio.get_running_loop().call_soon(connection.transport.close)
        return connection


async def test_a_failure_to_write_shows_no_credential(fake_in_thread: FakeSeam, seen: Seen) -> None:
    """The frames of a failed write, which hold the request as it goes out, cannot be reached from the error."""
    async with aiohttp.ClientSession(connector=_Closing()) as session:
        seam = AsyncSeam(API_KEY, endpoint=fake_in_thread.endpoint, session=session, retries=0)
        with taken_in(seen, SeamConnectionError):
            await seam.devices.list()
    assert seen.places_with(API_KEY) == []


@pytest.mark.parametrize("status", [200, 407, 502])
async def test_a_proxy_gets_no_credential(seen: Seen, status: int) -> None:
    """A proxy that refuses, or answers nonsense, is told where to connect to and nothing more."""
    asked: list[bytes] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(f"HTTP/1.1 {status} Odd\r\n\r\n".encode())
        asked.append(await reader.read(1000))
        writer.write(b"nonsense")
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    proxy = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, aiohttp.ClientSession(proxy=proxy) as session:
        seam = AsyncSeam(API_KEY, endpoint="https://connect.example", session=session, retries=0)
        with taken_in(seen, SeamConnectionError) as _:
            await seam.devices.list()
    assert asked[0].startswith(b"CONNECT connect.example:443 ")
    assert pieces_of(API_KEY, repr(asked)) == []
    assert seen.places_with(API_KEY) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["unlock", "--help"],
        ["--version"],
        ["nonsense"],
        ["list", "--nonsense"],
        ["list", "--verbose"],
        ["get", NIL_ID, "--verbose"],
        ["wait", NIL_ID, "--timeout", "0", "--verbose"],
        ["unlock", "nowhere", "--verbose", "--json"],
        ["unlock", "DOOR", "--verbose"],
        ["list", "--endpoint", "http://10.0.0.1", "--verbose"],
        ["list", "--endpoint", "nonsense", "--verbose"],
        ["list", "--endpoint", "http://127.0.0.1:9", "--verbose"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "fault", [None, Fault(status=401, body="who?"), Fault(cut="after")], ids=["fine", "401", "cut"]
)
def test_the_command_line_shows_no_credential(  # noqa: PLR0917
    arguments: list[str],
    fault: Fault | None,
    seen: Seen,
    fake_in_thread: FakeSeam,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Neither output of any command, help and errors included, shows the credential."""
    monkeypatch.setenv("SEAM_API_KEY", API_KEY)
    monkeypatch.setenv("SEAM_ENDPOINT", fake_in_thread.endpoint)
    monkeypatch.setenv("COLUMNS", "200")
    if fault is not None:
        fake_in_thread.break_next(*[fault] * 20)
    run([next(iter(fake_in_thread.devices)) if argument == "DOOR" else argument for argument in arguments])
    fake_in_thread.mend()
    written = capsys.readouterr()
    assert written.out or written.err
    seen.add("the command line", f"{written.out} {written.err}")
    assert seen.places_with(API_KEY) == []


# Where it may go.


@asynccontextmanager
async def tls_server(context: ssl.SSLContext, got: list[bytes]) -> AsyncIterator[int]:
    """A server that keeps what it gets; yields its port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        got.append(await reader.read(10_000))
        writer.write(b'HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{"devices": []}')
        with suppress(ConnectionError):
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    async with server:
        yield server.sockets[0].getsockname()[1]


PAST = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("names", "not_after", "reason"),
    [
        (["other.example"], None, "IP address mismatch"),
        (["localhost"], None, "IP address mismatch"),
        (["127.0.0.1"], PAST, "certificate has expired"),
        (["127.0.0.2"], None, "IP address mismatch"),
    ],
)
async def test_a_certificate_for_another_place_or_time_is_refused(
    names: list[str], not_after: datetime.datetime | None, reason: str, seen: Seen
) -> None:
    """A certificate of a trusted authority is not enough: it has to be for this host, and for today."""
    authority = trustme.CA()
    theirs, ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), ssl.create_default_context()
    authority.configure_trust(ours)
    begin = not_after and not_after - datetime.timedelta(days=1)
    authority.issue_cert(*names, not_before=begin, not_after=not_after).configure_cert(theirs)
    got: list[bytes] = []
    async with (
        tls_server(theirs, got) as port,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=ours)) as session,
    ):
        seam = AsyncSeam(API_KEY, endpoint=f"https://127.0.0.1:{port}", session=session)
        with pytest.raises(SeamConnectionError, match=f"certificate.*{reason}|{reason}") as caught:
            await seam.devices.list()
    seen.add_error(caught.value)
    assert "certificate" in str(caught.value)
    assert not caught.value.may_have_run
    assert not b"".join(got)
    assert seen.places_with(API_KEY) == []


@pytest.mark.parametrize("allow_insecure", [False, True])
async def test_a_self_signed_certificate_is_refused(allow_insecure: bool, seen: Seen) -> None:
    """A certificate that nobody vouches for is refused, also by a client that may talk without encryption."""
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(theirs)
    got: list[bytes] = []
    async with tls_server(theirs, got) as port:
        endpoint = f"https://127.0.0.1:{port}"
        async with AsyncSeam(API_KEY, endpoint=endpoint, allow_insecure=allow_insecure, retries=0) as seam:
            for call in (seam.devices.list(), seam.locks.unlock_door(device_id=NIL_ID)):
                with pytest.raises(SeamConnectionError, match=r"did not reach the server.*certificate") as caught:
                    await call
                assert not caught.value.may_have_run
                seen.add_error(caught.value)
            poller: ActionAttemptPoller = seam.poller
            with pytest.raises(SeamActionAttemptTimeoutError) as late:
                await poller.wait(NIL_ID, timeout=0)
            assert "certificate" in str(late.value.__cause__)
            seen.add_error(late.value)
    assert not b"".join(got)
    assert seen.places_with(API_KEY) == []


async def test_a_server_without_encryption_behind_https_is_refused(fake_seam: FakeSeam, seen: Seen) -> None:
    """An https endpoint whose server speaks plain http gets nothing that it could read."""
    endpoint = fake_seam.endpoint.replace("http:", "https:")
    async with AsyncSeam(API_KEY, endpoint=endpoint, retries=0) as seam:
        with taken_in(seen, SeamConnectionError):
            await seam.devices.list()
    assert not fake_seam.requests
    assert seen.places_with(API_KEY) == []


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://localhost.evil.com",
        "http://127.0.0.1.nip.io",
        "http://notlocalhost",
        "http://localhost.",
        "http://127.0.0.1.",
        "http://[::ffff:10.0.0.1]",
        "http://[::ffff:0:127.0.0.1]",
        "http://[::]",
        "http://0.0.0.0",
        "http://127.1",
        "http://0x7f.0.0.1",
        "http://2130706433",
        "http://0177.0.0.1",
        "hTTp://EVIL.example",
        "http://evil.example:80/localhost",
        "http://localhost%2eevil.com",
        "http://127.0.0.1%00.evil.com",
        "http://localhost\N{IDEOGRAPHIC FULL STOP}evil.com",
        "http://evil.com\N{IDEOGRAPHIC FULL STOP}localhost",
        "http://\N{CIRCLED LATIN SMALL LETTER L}ocalhost",
        "http://loc\N{CYRILLIC SMALL LETTER A}lhost",
        "http://\N{FULLWIDTH DIGIT ONE}27.0.0.1",
        "http://evil.com\\.localhost.x",
        " http://evil.com ",
        "http://ev\til.com",
        "//evil.com",
        "http:evil.com",
        "http:///evil.com",
        "http://127.0.0.1@evil.com",
        "http://evil.com\\@127.0.0.1",
        "http://evil.com#@127.0.0.1",
        "http://evil.com?@127.0.0.1",
    ],
)
def test_only_this_machine_is_talked_to_without_encryption(endpoint: str) -> None:
    """An address that merely resembles one of this machine is refused, however it is written."""
    with pytest.raises(SeamInvalidOptionsError, match="endpoint") as caught:
        AsyncSeam(API_KEY, endpoint=endpoint)
    assert pieces_of(API_KEY, shown_by(caught.value)) == []


@pytest.mark.parametrize(
    "endpoint", ["HTTP://LOCALHOST:1", "http://LocalHost/", "http://127.255.255.254", "http://[::1]"]
)
def test_this_machine_may_be_written_in_any_case(endpoint: str) -> None:
    """An address of this machine is one, in upper case too."""
    assert AsyncSeam(API_KEY, endpoint=endpoint).poller.stats().calls == 0


# What the caller got wrong.


@pytest.mark.parametrize(
    "options",
    [
        {"retries": -1},
        {"timeout": math.nan},
        {"endpoint": "nonsense"},
        {"wait_for_action_attempt": {"timeout": -1}},
        {"polling": 7},
        {"session": "none"},
        {"workspace_id": NIL_ID},
        {"personal_access_token": ACCESS_TOKEN},
        {"console_session_token": SESSION_TOKEN},
    ],
    ids=lambda options: next(iter(options)),
)
@pytest.mark.parametrize("make", [AsyncSeam, AsyncSeam.from_api_key, FakeSeam().client])
def test_a_client_that_cannot_be_made_shows_no_credential(make: Callable[..., AsyncSeam], options: Any) -> None:
    """When an option is wrong, the error shows none of the credentials that came along, in no frame of it."""
    with pytest.raises(SeamError) as caught:
        make(api_key=API_KEY, **options)
    for credential in (API_KEY, ACCESS_TOKEN, SESSION_TOKEN):
        assert pieces_of(credential, shown_by(caught.value)) == []


@pytest.mark.parametrize(
    ("options", "credential"),
    [
        ({"personal_access_token": NIL_ID, "workspace_id": ACCESS_TOKEN}, ACCESS_TOKEN),
        ({"console_session_token": NIL_ID, "workspace_id": SESSION_TOKEN}, SESSION_TOKEN),
        ({"endpoint": f"https://x.example/?key={API_KEY}"}, API_KEY),
        ({"endpoint": f"https://{API_KEY}@x.example"}, API_KEY),
        ({"endpoint": API_KEY}, API_KEY),
    ],
)
def test_a_credential_in_the_wrong_place_does_not_show(options: dict[str, Any], credential: str) -> None:
    """A credential that was given in the place of something else is not in the text of the error."""
    with pytest.raises(SeamError) as caught:
        AsyncSeam(**{"api_key": None, **options})
    assert pieces_of(credential, "".join(traceback.format_exception_only(caught.value))) == []
