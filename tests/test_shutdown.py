"""How a client ends, and where it may be used: one behaviour for each way, right and wrong."""

from __future__ import annotations

import asyncio
import gc
import os
import pickle
import subprocess
import sys
import threading
import warnings
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, contextmanager
from typing import Any

import aiohttp
import pytest

from seam_async import (
    ActionAttemptPoller,
    AsyncSeam,
    SeamActionAttemptTimeoutError,
    SeamClientClosedError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
    SeamInvalidTokenError,
    _connections,
)
from seam_async.testing import FakeClock, FakeSeam, Fault

from support import NIL_ID, Source, in_virtual_time

CLOSED = "The client (is|was) closed"
ELSEWHERE = "used in another event loop"


@pytest.fixture
def elsewhere() -> Iterator[FakeSeam]:
    """A Seam API in a thread of its own, so that it answers whatever loop a client uses."""
    fake = FakeSeam(resolve_after=0.0)
    started, ended = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        async with fake:
            loops.append(asyncio.get_running_loop())
            started.set()
            await ended.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    assert started.wait(10)
    yield fake
    loops[0].call_soon_threadsafe(ended.set)
    thread.join(10)


def client_of(fake: FakeSeam, **options: Any) -> AsyncSeam:
    """A client by the machine's clock, which belongs to no loop."""
    return AsyncSeam(fake.api_key, endpoint=fake.endpoint, **options)


async def count(seam: AsyncSeam) -> int:
    return len(await seam.devices.list())


async def unlock(seam: AsyncSeam, fake: FakeSeam) -> str:
    return (await seam.locks.unlock_door(device_id=next(iter(fake.devices)))).action_attempt_id


@contextmanager
def resource_warnings() -> Iterator[list[str]]:
    """Collects what is said of things that are collected while still open."""
    texts: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        gc.collect()
        caught.clear()
        yield texts
        gc.collect()
        texts += [str(warning.message) for warning in caught if warning.category is ResourceWarning]


# Closing.


async def _awaited(what: Awaitable[object]) -> object:
    return await what


async def _first_of(attempts: Any) -> object:
    async with aclosing(aiter(attempts)) as opened:
        return await anext(opened)


USES: dict[str, Callable[[AsyncSeam], Awaitable[object]]] = {
    "request": lambda seam: seam.request("/devices/list"),
    "a read": lambda seam: seam.devices.get(device_id=NIL_ID),
    "an action": lambda seam: seam.locks.unlock_door(device_id=NIL_ID),
    "an action without a wait": lambda seam: seam.locks.unlock_door(device_id=NIL_ID, wait_for_action_attempt=False),
    "await a list": lambda seam: _awaited(seam.devices.list()),
    "iterate over a list": lambda seam: _first_of(seam.devices.list()),
    "pages": lambda seam: _first_of(seam.devices.list().pages()),
    "wait": lambda seam: seam.action_attempts.wait(NIL_ID),
    "wait_all": lambda seam: seam.action_attempts.wait_all([NIL_ID, NIL_ID[:-1] + "1"]),
    "as_completed": lambda seam: _first_of(seam.action_attempts.as_completed([NIL_ID])),
    "the poller": lambda seam: seam.poller.wait(NIL_ID),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
async def test_use_after_close(fake_seam: FakeSeam, use: Callable[[AsyncSeam], Awaitable[object]]) -> None:
    """Whatever is asked of a closed client, it raises SeamClientClosedError and sends nothing."""
    seam = fake_seam.client()
    await seam.close()
    with pytest.raises(SeamClientClosedError, match=CLOSED):
        await use(seam)
    assert not fake_seam.requests


async def test_what_a_closed_client_still_does(fake_seam: FakeSeam) -> None:
    """A closed client can be closed and drained again, shown, and asked for what it has done."""
    seam = fake_seam.client()
    await unlock(seam, fake_seam)
    await seam.close()
    await seam.close()
    await seam.drain()
    assert seam.poller.stats().pending == 0
    assert fake_seam.endpoint in repr(seam)


@pytest.mark.parametrize("own_session", [False, True])
@pytest.mark.parametrize("act", [False, True])
@in_virtual_time
async def test_closing_ends_calls_at_once(clock: FakeClock, act: bool, own_session: bool) -> None:
    """A call on its way when the client is closed ends with SeamClientClosedError, which says that it may have run."""
    async with FakeSeam(clock=clock, latency=20) as fake, aiohttp.ClientSession() as session:
        seam = fake.client(session=session if own_session else None)
        call = asyncio.ensure_future(unlock(seam, fake) if act else count(seam))
        await clock.sleep(1)
        await seam.close()
        with pytest.raises(SeamClientClosedError, match=r"on its way; it may have reached the server") as caught:
            await call
        assert caught.value.may_have_run
        assert clock.monotonic() == pytest.approx(1, abs=0.1)
        assert len(fake.requests) == 1


@in_virtual_time
async def test_closing_ends_what_was_not_sent(clock: FakeClock) -> None:
    """Calls that queue or pause when the client is closed end at once, and are known not to have run."""
    async with FakeSeam(clock=clock, latency=1, rate_limit=0, retry_after=20) as fake:
        seam = fake.client()
        device_id = next(iter(fake.devices))
        calls = [
            asyncio.ensure_future(seam.locks.unlock_door(device_id=device_id, wait_for_action_attempt=False))
            for _ in range(100)
        ]
        # Now 90 pause, after a 429, and the others queue.
        await clock.sleep(2)
        assert len(fake.requests) == 90
        await seam.close()
        closed_at = clock.monotonic()
        for outcome in await asyncio.gather(*calls, return_exceptions=True):
            assert isinstance(outcome, SeamClientClosedError)
            assert not outcome.may_have_run
        assert clock.monotonic() == closed_at
        await clock.sleep(60)
        assert len(fake.requests) == 90


async def test_closing_ends_a_lookup(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that looks its server up when the client is closed ends as closed, and not as cancelled."""
    looking = asyncio.Event()

    async def resolve(*_: object, **__: object) -> Any:
        looking.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(aiohttp.ThreadedResolver, "resolve", resolve)
    seam = AsyncSeam("seam_key", endpoint="https://seam.example")
    calls = [asyncio.ensure_future(seam.locks.unlock_door(device_id=NIL_ID)) for _ in range(3)]
    await looking.wait()
    await seam.close()
    for outcome in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(outcome, SeamClientClosedError)
        assert "it did not reach the server" in str(outcome)
        assert not outcome.may_have_run


@in_virtual_time
async def test_no_action_starts_while_the_client_closes(clock: FakeClock) -> None:
    """From the call of `close()` on nothing is sent any more, though it has not come back yet."""
    async with FakeSeam(clock=clock, resolve_after=None) as fake:
        seam = fake.client()
        waiting = asyncio.ensure_future(seam.action_attempts.wait(fake.add_action_attempt()))
        await clock.sleep(1)
        closing = asyncio.ensure_future(seam.close())
        await asyncio.sleep(0)
        assert not closing.done()
        with pytest.raises(SeamClientClosedError, match=CLOSED) as caught:
            await unlock(seam, fake)
        assert not caught.value.may_have_run
        await closing
        await asyncio.wait([waiting])
        assert isinstance(waiting.exception(), SeamClientClosedError)
        assert not fake.calls("/locks/unlock_door")


@in_virtual_time
async def test_closing_while_the_outcome_is_waited_for(clock: FakeClock) -> None:
    """An action whose wait is ended by `close()` has run, and its error names the attempt."""
    async with FakeSeam(clock=clock, resolve_after=None) as fake:
        seam = fake.client()
        call = asyncio.ensure_future(unlock(seam, fake))
        await clock.sleep(1)
        await seam.close()
        with pytest.raises(SeamClientClosedError) as caught:
            await call
        assert caught.value.may_have_run
        assert caught.value.action_attempt_id is not None


@pytest.mark.parametrize("keeps", [True, False], ids=["after its loop", "in its loop"])
@pytest.mark.parametrize("is_used", [True, False])
def test_a_client_that_is_never_closed(elsewhere: FakeSeam, is_used: bool, keeps: bool) -> None:
    """A client that is collected with its connections open warns once, and says what to do; unused it says nothing."""
    reports: list[dict[str, Any]] = []

    async def use() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: reports.append(context))
        seam = client_of(elsewhere)
        if is_used:
            await unlock(seam, elsewhere)
        if keeps:
            kept.append(seam)
        del seam
        gc.collect()

    kept: list[AsyncSeam] = []
    with resource_warnings() as texts:
        asyncio.run(use())
        kept.clear()
    expected = f"unclosed client of {elsewhere.endpoint}: use it with `async with`, or await its close()"
    if keeps:
        # A transport cannot be closed without its loop, and asyncio says so.
        texts = [text for text in texts if not text.startswith("unclosed transport")]
    assert texts == ([expected] if is_used else [])
    assert reports == []


async def test_a_namespace_keeps_its_client(fake_seam: FakeSeam) -> None:
    """A namespace, a wait or a list in use keeps the connections open, though nobody holds the client any more."""
    devices = fake_seam.client().devices
    poller = fake_seam.client().poller
    with resource_warnings() as texts:
        assert await devices.list()
        assert (await poller.wait(fake_seam.add_action_attempt(resolve_after=0.3))).is_success
    assert not texts
    await devices._api._transport._transport.close()
    await poller._source.fetch.args[0].close()  # type: ignore[attr-defined]


# Other loops.


def test_one_loop_after_another(elsewhere: FakeSeam) -> None:
    """A client whose loop was closed, with or without a wait under way, opens new connections in the next."""
    seam = client_of(elsewhere)

    async def leave_a_wait() -> None:
        elsewhere.resolve_after = None
        asyncio.ensure_future(seam.action_attempts.wait(elsewhere._new_id(), timeout=None))  # noqa: RUF006
        await count(seam)

    async def use() -> str:
        return await unlock(seam, elsewhere)

    with resource_warnings():
        asyncio.run(use())
        asyncio.run(leave_a_wait())
        elsewhere.resolve_after = 0.0
        assert asyncio.run(use()) in elsewhere._attempts
        assert seam.poller.stats().pending == 0
        # It can be closed in a loop where it was never used.
        asyncio.run(seam.close())
        with pytest.raises(SeamClientClosedError):
            asyncio.run(use())


def test_closing_reports_nothing_of_the_loop_before(elsewhere: FakeSeam, caplog: pytest.LogCaptureFixture) -> None:
    """Using a client in a second loop and closing it there logs nothing of the connections of the first."""
    seam = client_of(elsewhere)
    with resource_warnings() as texts:
        asyncio.run(count(seam))
        asyncio.run(count(seam))
        asyncio.run(seam.close())
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    assert not [text for text in texts if "unclosed client" in text or "Unclosed" in text]


def test_places_that_a_closed_loop_had_taken_are_free_again(elsewhere: FakeSeam) -> None:
    """Calls that died with their loop do not keep those of the next one waiting."""
    elsewhere.latency = 0.3
    seam = client_of(elsewhere)
    loop = asyncio.new_event_loop()
    tasks = [loop.create_task(count(seam)) for _ in range(90)]
    loop.run_until_complete(asyncio.sleep(0.1))
    with resource_warnings():
        loop.close()
        elsewhere.latency = 0.0
        assert asyncio.run(asyncio.wait_for(count(seam), 10)) == 2
        asyncio.run(seam.close())
        while tasks:
            tasks.pop()._log_destroy_pending = False  # type: ignore[attr-defined]


def test_a_poller_whose_loop_was_closed_under_it() -> None:
    """What is left of its old task, whenever it is collected, does not disturb the waits in the next loop."""
    clock = FakeClock()
    source = Source(clock, {"a": 10.0}, latency=1)
    poller = ActionAttemptPoller(source, clock=clock)
    abandoned = clock.new_event_loop()
    abandoned.create_task(poller.wait("b", timeout=None))
    abandoned.run_until_complete(asyncio.sleep(0.5))
    left = asyncio.all_tasks(abandoned)
    abandoned.close()

    async def wait_on() -> None:
        waiting = asyncio.ensure_future(poller.wait("a"))
        await clock.sleep(2)
        for orphan in left:
            orphan._log_destroy_pending = False  # type: ignore[attr-defined]
            orphan.get_coro().close()
        assert poller.stats().pending == 1
        assert (await waiting).is_success
        await poller.close()

    clock.run(wait_on())


@pytest.mark.parametrize("end", ["close", "drain"])
def test_a_poller_is_closed_after_its_loop(end: str) -> None:
    """Closing or draining in another loop what waited in a closed one returns, since nothing is left to end."""
    clock = FakeClock()
    poller = ActionAttemptPoller(Source(clock, {}), clock=clock)
    abandoned = clock.new_event_loop()
    abandoned.create_task(poller.wait("a", timeout=None))
    abandoned.run_until_complete(asyncio.sleep(0.1))
    left = asyncio.all_tasks(abandoned)
    abandoned.close()
    clock.run(asyncio.wait_for(poller.close() if end == "close" else poller.drain(), 5))
    assert poller.stats().pending == 0
    for orphan in left:
        orphan._log_destroy_pending = False  # type: ignore[attr-defined]
        orphan.get_coro().close()


ELSEWHERE_USES: dict[str, Callable[[AsyncSeam], Awaitable[object]]] = {
    **USES,
    "close": lambda seam: seam.close(),
    "drain": lambda seam: seam.drain(),
}
"""Waits of an idle poller go through its calls, which are refused."""


@pytest.mark.parametrize("use", ELSEWHERE_USES.values(), ids=ELSEWHERE_USES)
@pytest.mark.parametrize("is_waiting", [True, False])
async def test_another_thread(fake_seam: FakeSeam, use: Any, is_waiting: bool) -> None:
    """A client in use is refused in another thread's loop, before anything is sent, and goes on in its own."""
    async with fake_seam.client() as seam:
        await count(seam)
        pending = [fake_seam.add_action_attempt(resolve_after=0.2)] if is_waiting else []
        waiting = asyncio.ensure_future(seam.action_attempts.wait_all(pending))
        await asyncio.sleep(0)

        async def use_it() -> None:
            await use(seam)

        with ThreadPoolExecutor(1) as threads:
            attempt = asyncio.get_running_loop().run_in_executor(threads, asyncio.run, use_it())
            with pytest.raises((SeamInvalidOptionsError, ExceptionGroup)) as caught:
                await attempt
        error = caught.value.exceptions[0] if isinstance(caught.value, ExceptionGroup) else caught.value
        assert isinstance(error, SeamInvalidOptionsError)
        assert ELSEWHERE in str(error)
        assert not fake_seam.calls("/locks/unlock_door")
        assert not fake_seam.calls("/devices/get")
        assert len(await waiting) == len(pending)
        assert await count(seam) == 2
        assert (await seam.action_attempts.wait(fake_seam.add_action_attempt())).is_success
        # The way that the error tells of.
        threadsafe = asyncio.run_coroutine_threadsafe
        loop = asyncio.get_running_loop()
        assert await asyncio.to_thread(lambda: threadsafe(count(seam), loop).result(10)) == 2


def test_a_session_of_another_loop(elsewhere: FakeSeam) -> None:
    """A session of the user's own that belongs to another loop is a wrong option, whatever aiohttp makes of it."""

    async def make() -> aiohttp.ClientSession:
        return aiohttp.ClientSession()

    async def use() -> None:
        async with client_of(elsewhere, session=session) as seam:
            with pytest.raises(SeamInvalidOptionsError, match="with this session") as caught:
                await unlock(seam, elsewhere)
            assert not caught.value.may_have_run

    with asyncio.Runner() as runner:
        session = runner.run(make())
        with ThreadPoolExecutor(1) as threads:
            threads.submit(asyncio.run, use()).result()
        runner.run(session.close())
    assert not elsewhere.requests


# Forks.

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

FORKING = """
import asyncio, os, sys
from seam_async import AsyncSeam

endpoint, key, device_id = sys.argv[1:]
seam = AsyncSeam(key, endpoint=endpoint)

def session():
    return seam._transport._connections._own_session

async def unlock():
    return (await seam.locks.unlock_door(device_id=device_id)).status

async def child(inherited):
    asyncio.get_running_loop().slow_callback_duration = 60.0
    print("child", await unlock(), seam.poller.stats().pending, session() is inherited)
    await seam.close()

async def parent():
    asyncio.get_running_loop().slow_callback_duration = 60.0  # a busy machine is slow, and no fault
    await unlock()
    waiting = asyncio.ensure_future(seam.action_attempts.wait("00000000-0000-4000-8000-000000000000"))
    await asyncio.sleep(0.1)
    inherited = session()
    pid = os.fork()
    if pid == 0:
        try:
            asyncio.run(child(inherited))
        finally:
            sys.stdout.flush()
            os._exit(0)
    await asyncio.to_thread(os.waitpid, pid, 0)
    print("parent", await unlock(), seam.poller.stats().pending, session() is inherited)
    waiting.cancel()
    await seam.close()

asyncio.run(parent())
"""


@needs_fork
def test_a_fork(elsewhere: FakeSeam) -> None:
    """After a fork both go on: the child with connections and waits of its own, the parent with those that it had."""
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "dev",
            "-c",
            FORKING,
            elsewhere.endpoint,
            elsewhere.api_key,
            next(iter(elsewhere.devices)),
        ],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.splitlines() == ["child success 0 False", "parent success 1 True"], done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize("end", ["use", "close", "collect"])
def test_the_connections_of_the_parent_are_left_alone(elsewhere: FakeSeam, end: str) -> None:
    """Whatever the child does with the client, the connections that it has a copy of stay open, and nothing warns."""
    kept = _connections._OF_THE_PARENT

    async def before_and_after() -> None:
        seam = client_of(elsewhere)
        await count(seam)
        connections = seam._transport._connections
        session = connections._own_session
        assert session is not None
        with resource_warnings() as texts:
            # As in a process that did not open them.
            assert connections._affinity is not None
            object.__setattr__(connections._affinity, "process", -1)
            if end == "use":
                assert await count(seam) == 2
            if end != "collect":
                await seam.close()
            del seam, connections
        assert texts == []
        assert kept == [session]
        assert not session.closed
        kept.clear()
        await session.close()

    asyncio.run(before_and_after())


# What `on_update` raises.


class StopNow(BaseException):
    """Not an Exception, like KeyboardInterrupt, which asyncio would let through to the test."""


@pytest.mark.parametrize("error", [KeyError("mine"), asyncio.CancelledError(), StopAsyncIteration()])
@in_virtual_time
async def test_an_on_update_that_raises(
    clock: FakeClock, error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    """What `on_update` raises is logged and ignored; CancelledError too, which is a future's of its own."""

    def on_update(_: object) -> None:
        raise error

    async with ActionAttemptPoller(Source(clock, {"a": 1.0, "b": 2.0}), clock=clock) as poller:
        other = asyncio.ensure_future(poller.wait("b"))
        assert (await poller.wait("a", on_update=on_update)).is_success
        assert (await other).is_success
    assert {record.message for record in caplog.records if record.exc_info} == {"on_update failed for action attempt a"}


@in_virtual_time
async def test_an_on_update_that_stops_the_program(clock: FakeClock) -> None:
    """KeyboardInterrupt and its like end the wait that they were raised in, and no other."""

    def on_update(_: object) -> None:
        raise StopNow

    async with ActionAttemptPoller(Source(clock, {"a": 1.0, "b": 2.0}), clock=clock) as poller:
        other = asyncio.ensure_future(poller.wait("b"))
        with pytest.raises(StopNow):
            await poller.wait("a", on_update=on_update)
        assert poller.stats().pending == 1
        assert (await other).is_success


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_an_on_update_that_interrupts(stop: type[BaseException]) -> None:
    """KeyboardInterrupt and SystemExit pass through the wait, and end `asyncio.run`."""
    clock = FakeClock()
    ended: list[BaseException] = []

    def on_update(_: object) -> None:
        raise stop

    async def wait_on(poller: ActionAttemptPoller) -> None:
        try:
            await poller.wait("b", on_update=on_update)
        except BaseException as error:
            ended.append(error)
            raise

    async def use() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        await wait_on(ActionAttemptPoller(Source(clock, {"b": 2.0}), clock=clock))

    with pytest.raises(stop):
        clock.run(use())
    assert [type(error) for error in ended] == [stop]


# What every error says of an action.


def test_every_error_says_whether_the_action_may_have_run() -> None:
    """All errors have `may_have_run`: misuse and refusals say no, and whatever names an attempt says yes."""
    refused = SeamHttpApiError("no", status_code=401)
    assert not refused.may_have_run
    ended = refused._ending_wait("a", None)
    assert ended.may_have_run
    assert not refused.may_have_run
    for error, may_have_run in (
        (SeamError("x"), True),
        (SeamInvalidOptionsError("x"), False),
        (SeamInvalidTokenError("x"), False),
        (SeamClientClosedError("x"), False),
        (SeamClientClosedError("x", may_have_run=True), True),
        (SeamConnectionError("x"), True),
        (SeamConnectionError("x", may_have_run=False), False),
        (SeamHttpApiError("x", status_code=429), False),
        (SeamHttpApiError("x", status_code=500), True),
        (SeamHttpInvalidResponseError("x", status_code=429), False),
        (SeamHttpInvalidResponseError("x", status_code=404), True),
        (SeamHttpInvalidResponseError("x", status_code=200), True),
        (SeamHttpInvalidResponseError("x"), True),
        (SeamActionAttemptTimeoutError(None, "a", timeout=1, elapsed=1), True),
    ):
        assert error.may_have_run is may_have_run
        assert pickle.loads(pickle.dumps(error)).may_have_run is may_have_run


@in_virtual_time
async def test_a_wait_that_is_refused_after_the_action(clock: FakeClock) -> None:
    """An action whose outcome the API then refuses to tell may have run, and its error names the attempt."""
    async with FakeSeam(clock=clock, resolve_after=5) as fake, fake.client() as seam:
        fake.break_next(
            Fault(status=401, body={"error": {"type": "unauthorized", "message": "no"}}, path="/action_attempts/list")
        )
        with pytest.raises(SeamHttpUnauthorizedError) as caught:
            await unlock(seam, fake)
        assert caught.value.may_have_run
        assert caught.value.action_attempt_id in fake._attempts
