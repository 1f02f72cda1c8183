"""The fault matrix: what callers see of each fault, on real sockets and in virtual time.

docs/faults.md has the table of it, made here from what was seen. `UPDATE_DOCS=1` writes it anew.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from email.utils import formatdate
from functools import cache, partial
from math import inf
from operator import methodcaller
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from attrs import define, field, frozen

from seam_async import (
    ActionAttempt,
    AsyncSeam,
    SeamActionAttemptTimeoutError,
    SeamConnectionError,
    SeamError,
    SeamHttpInvalidResponseError,
    SeamRequestTimeoutError,
)
from seam_async._wire import MAX_BODY_SIZE
from seam_async.testing import FakeClock, FakeSeam, Fault

from support import in_virtual_time, no_loose_ends

GET = "/action_attempts/get"
UNLOCK = "/locks/unlock_door"
PAGE = Path(__file__).parent.parent / "docs" / "faults.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"

LASTS: Final = 20.0
"""Seconds for which a fault lasts unless its row says otherwise."""

HUGE: Final = 200 * 1024 * 1024


@cache
def bomb() -> bytes:
    """Blanks, packed in gzip: 200 MB in 200 kB."""
    packer = zlib.compressobj(wbits=31)
    return b"".join(packer.compress(b" " * 2**20) for _ in range(HUGE // 2**20)) + packer.flush()


# The faults.


class Names(AbstractResolver):
    """Looks all names up on this machine, or fails to."""

    is_down = False

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if self.is_down:
            raise OSError(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        """Has nothing to close."""


@define
class World:
    """What a row happens in."""

    clock: FakeClock
    fake: FakeSeam
    elsewhere: FakeSeam
    names: Names = field(factory=Names)
    later: set[asyncio.Task[None]] = field(factory=set)

    def after(self, seconds: float, do: Callable[[], Awaitable[None]]) -> None:
        async def wait_and_do() -> None:
            await self.clock.sleep(seconds)
            await do()

        self.later.add(asyncio.ensure_future(wait_and_do()))


Begin = Callable[[World], Awaitable[None]]
Client = Callable[[World], tuple[str, aiohttp.ClientSession | None]]


def plain(world: World) -> tuple[str, None]:
    return world.fake.endpoint, None


def by_name(world: World) -> tuple[str, aiohttp.ClientSession]:
    connector = aiohttp.TCPConnector(resolver=world.names, use_dns_cache=False, force_close=True)
    return world.fake.endpoint.replace("127.0.0.1", "localhost"), aiohttp.ClientSession(connector=connector)


def by_proxy(world: World, *, scheme: str) -> tuple[str, aiohttp.ClientSession]:
    """The server itself serves as the proxy: to it, a request for another host looks like one for itself."""
    return f"{scheme}://localhost", aiohttp.ClientSession(proxy=world.fake.endpoint)


@frozen(kw_only=True)
class Row:
    """A fault.

    Attributes:
        name: What the table calls it.
        begin: Lets it begin.
        over_after: Seconds until it is over, where that is known.
        client: The endpoint, and the session if the client needs one of its own.
    """

    name: str
    begin: Begin
    over_after: float = 0.0
    client: Client = plain


def times(number: int, name: str, fault: Fault | Callable[[World], Fault], over_after: float = 0.0) -> Row:
    async def begin(world: World) -> None:
        world.fake.break_next(*[fault if isinstance(fault, Fault) else fault(world)] * number)

    return Row(name=name, begin=begin, over_after=over_after)


def lasting(name: str, fault: Fault | Callable[[World], Fault], client: Client = plain, seconds: float = LASTS) -> Row:
    async def begin(world: World) -> None:
        world.fake.break_for(seconds, fault if isinstance(fault, Fault) else fault(world))

    return Row(name=name, begin=begin, over_after=seconds, client=client)


async def refuse(world: World) -> None:
    await world.fake.close()
    world.after(LASTS, world.fake.start)


async def lose_names(world: World) -> None:
    async def find_names() -> None:
        world.names.is_down = False

    world.names.is_down = True
    world.after(LASTS, find_names)


def changed(change: Callable[[dict[str, Any]], object]) -> Fault:
    """Changes each action attempt in the answer."""

    def spoil(answer: dict[str, Any]) -> dict[str, Any]:
        for attempt in answer["action_attempts"] if "action_attempts" in answer else [answer["action_attempt"]]:
            change(attempt)
        return answer

    return Fault(body=spoil)


def renamed(answer: dict[str, Any]) -> dict[str, Any]:
    return {key.replace("action_attempt", "something_else"): value for key, value in answer.items()}


def retyped(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: 7 if key.startswith("action_attempt") else value for key, value in answer.items()}


def unpaged(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != "pagination"}


def too_many(retry_after: str) -> Fault:
    error = {"type": "too_many_requests", "message": "Slower"}
    return Fault(status=429, body={"error": error}, headers={"retry-after": retry_after})


def redirect(world: World) -> Fault:
    return Fault(status=307, headers={"location": f"{world.elsewhere.endpoint}{GET}"})


HTML = "<html>Please log in</html>"
JSON = {"content-type": "application/json"}
FIELDS = ("action_attempt_id", "status", "action_type", "result", "error")

ROWS: Final = [
    Row(name="connection refused", begin=refuse, over_after=LASTS),
    lasting("reset before the request is carried out", Fault(cut="before")),
    lasting("reset before the headers", Fault(cut="after")),
    lasting("reset within the headers", Fault(cut="mid-headers")),
    lasting("reset after the headers", Fault(cut="after-headers")),
    lasting("half a body", Fault(cut="mid-body")),
    lasting("malformed JSON", Fault(body=lambda _: '{"ok": tru', headers=JSON)),
    lasting("JSON that is no object", Fault(body=lambda _: [])),
    lasting("JSON without what was asked for", Fault(body=renamed)),
    lasting("JSON with a number in its place", Fault(body=retyped)),
    *[lasting(f"attempts without `{name}`", changed(methodcaller("pop", name))) for name in FIELDS],
    *[lasting(f"a number for `{name}`", changed(methodcaller("update", {name: 7}))) for name in FIELDS],
    lasting("lists without `pagination`", Fault(body=unpaged)),
    lasting("a number for `pagination`", Fault(body=lambda answer: {**answer, "pagination": 7})),
    lasting("HTML with 200", Fault(body=lambda _: HTML, headers={"content-type": "text/html"})),
    lasting("wrong content type", Fault(headers={"content-type": "text/html"})),
    lasting("not packed as it says", Fault(headers={"content-encoding": "gzip"})),
    *[
        make
        for status in (500, 502, 503)
        for make in (
            times(1, f"{status} once", Fault(status=status, body=HTML)),
            times(3, f"{status} three times", Fault(status=status, body=HTML)),
            lasting(f"{status} for 20 s", Fault(status=status, body=HTML)),
        )
    ],
    times(1, "429 for 5 s", too_many("5"), 5),
    times(1, "429 until a date in 5 s", lambda world: too_many(formatdate(world.clock.time() + 5, usegmt=True)), 5),
    times(1, "429 until nonsense", too_many("soon")),
    times(1, "429 for an hour", too_many("3600"), 3600),
    lasting("a byte a second", Fault(bytes_per_second=1)),
    lasting("no answer", Fault(delay=inf)),
    lasting("redirect to another origin", redirect),
    lasting("200 MB", Fault(status=200, size=HUGE)),
    lasting("200 MB in 200 kB of gzip", lambda _: Fault(status=200, body=bomb(), headers={"content-encoding": "gzip"})),
    Row(name="name not found (DNS)", begin=lose_names, over_after=LASTS, client=by_name),
    Row(name="proxy not there", begin=refuse, over_after=LASTS, client=partial(by_proxy, scheme="http")),
    lasting("proxy refuses with 407", Fault(status=407, body=HTML), partial(by_proxy, scheme="http")),
    lasting("proxy refuses the tunnel, for good", Fault(status=407), partial(by_proxy, scheme="https"), inf),
]


# What is seen.


@frozen(kw_only=True)
class Seen:
    """What became of a call or a wait.

    Attributes:
        outcome: The attempt, or the error.
        late: Seconds that it took after what it could not come before: the start of a call, the end of a wait's
            fault and the resolving of its attempt, or a wait's deadline.
        arrived: How often the server got the call.
        ran: How many actions it carried out.
    """

    outcome: ActionAttempt | SeamError
    late: float
    arrived: int = 0
    ran: int = 0


@frozen
class Sight:
    """What was seen in one row."""

    patient: Seen
    hasty: Seen
    others: tuple[Seen, Seen]
    read: Seen
    action: Seen


@asynccontextmanager
async def world_of(row: Row, clock: FakeClock) -> AsyncIterator[tuple[World, AsyncSeam]]:
    random.seed(0)
    async with FakeSeam(clock=clock, resolve_after=2.0) as fake, FakeSeam(clock=clock) as elsewhere:
        world = World(clock, fake, elsewhere)
        endpoint, session = row.client(world)
        try:
            async with fake.client(endpoint=endpoint, session=session) as seam:
                yield world, seam
        finally:
            if session is not None:
                await session.close()
            for task in world.later:
                task.cancel()
            await asyncio.gather(*world.later, return_exceptions=True)
        assert not elsewhere.requests, "the redirect was followed"


async def outcome_of(call: Awaitable[ActionAttempt]) -> ActionAttempt | SeamError:
    """What a call ends with; any error but ours fails the test."""
    try:
        return await call
    except SeamError as error:
        return error


async def look_at_waits(row: Row, clock: FakeClock) -> tuple[Seen, ...]:
    async with world_of(row, clock) as (world, seam):

        async def see(resolves_in: float, timeout: float) -> Seen:
            one = world.fake.add_action_attempt(resolve_after=resolves_in)
            resolves_at, deadline = world.fake.resolved_at(one), clock.monotonic() + timeout
            outcome = await outcome_of(seam.action_attempts.wait(one, timeout=timeout))
            ended_at = clock.monotonic()
            assert outcome.action_attempt_id == one
            if isinstance(outcome, SeamActionAttemptTimeoutError):
                return Seen(outcome=outcome, late=ended_at - deadline)
            return Seen(
                outcome=outcome, late=ended_at - (max(resolves_at, over_at) if ended_at >= over_at else resolves_at)
            )

        over_at = 5 + row.over_after
        waits = [asyncio.ensure_future(see(15, 7200))]
        await clock.sleep(5 - clock.monotonic())
        await row.begin(world)
        waits += [asyncio.ensure_future(see(2, timeout)) for timeout in (60, 10)]
        await clock.sleep(3)
        waits.append(asyncio.ensure_future(see(10, 7200)))
        before, patient, hasty, after = await asyncio.gather(*waits)
        return patient, hasty, before, after


async def look_at_call(row: Row, clock: FakeClock, path: str) -> Seen:
    async with world_of(row, clock) as (world, seam):
        one = world.fake.add_action_attempt(resolve_after=0)
        await row.begin(world)
        began_at = clock.monotonic()
        outcome = await outcome_of(
            seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)
            if path == GET
            else seam.locks.unlock_door(device_id=next(iter(world.fake.devices)), wait_for_action_attempt=False)
        )
        return Seen(
            outcome=outcome,
            late=clock.monotonic() - began_at,
            arrived=len(world.fake.calls(path)),
            ran=len(world.fake.action_attempts) - 1,
        )


@cache
def look_at(row: Row) -> Sight:
    def in_time(look: Callable[[FakeClock], Awaitable[Any]]) -> Any:
        clock = FakeClock()

        async def checked() -> Any:
            with no_loose_ends(asyncio.get_running_loop()):
                return await look(clock)

        return clock.run(checked())

    patient, hasty, *others = in_time(partial(look_at_waits, row))
    read, action = (in_time(partial(look_at_call, row, path=path)) for path in (GET, UNLOCK))
    return Sight(patient, hasty, (others[0], others[1]), read, action)


# What has to hold in each row, and the table.


def within(seconds: float, *bounds: float) -> str:
    """The time that something took, in words that stay the same from run to run."""
    if seconds < 0.05:
        return "at once"
    return f"within {next(bound for bound in bounds if seconds <= bound)} s"


def error_of(seen: Seen) -> str:
    return f"`{type(seen.outcome).__name__}`"


def tell_wait(seen: Seen) -> str:
    if isinstance(seen.outcome, ActionAttempt):
        return f"outcome {within(seen.late, 1, 5, 30)}"
    return f"timeout, from `{type(seen.outcome.__cause__).__name__}`"


def tell_others(sight: Sight) -> str:
    first, second = sight.others
    return tell_wait(max(first, second, key=lambda seen: seen.late))


def tell_read(seen: Seen) -> str:
    what = "answer" if isinstance(seen.outcome, ActionAttempt) else error_of(seen)
    return f"{what} {within(seen.late, 2, 6, 30)}; {seen.arrived}"


def tell_action(seen: Seen) -> str:
    if isinstance(seen.outcome, ActionAttempt):
        what = "pending attempt"
    else:
        what = f"{error_of(seen)}, {'may have run' if seen.outcome.may_have_run else 'did not run'}"
    return f"{what}; {seen.arrived}, {seen.ran}"


def table() -> str:
    lines = [
        "| fault | `wait`, `timeout=60` | `wait`, `timeout=10` | other waits | `get`; got | `unlock_door`; got, ran |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in ROWS:
        sight = look_at(row)
        cells = (
            row.name,
            tell_wait(sight.patient),
            tell_wait(sight.hasty),
            tell_others(sight),
            tell_read(sight.read),
            tell_action(sight.action),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_fault_ends_no_wait_and_runs_no_action_twice(row: Row) -> None:
    """Waits end with their outcome or at their own deadline, whatever breaks, and an action runs once at most."""
    sight = look_at(row)
    for wait in (sight.patient, sight.hasty, *sight.others):
        if isinstance(wait.outcome, ActionAttempt):
            assert wait.outcome.is_success
            assert 0 <= wait.late <= 30
        else:
            assert isinstance(wait.outcome, SeamActionAttemptTimeoutError)
            assert isinstance(wait.outcome.__cause__, SeamError)
            assert 0 <= wait.late <= 1.001
    if row.over_after < inf:
        assert all(isinstance(other.outcome, ActionAttempt) for other in sight.others)
    assert sight.read.late <= 30.001
    action = sight.action
    assert action.ran <= 1
    if isinstance(action.outcome, ActionAttempt):
        assert action.ran == 1
    else:
        assert action.arrived <= 1
        assert action.ran == 0 or action.outcome.may_have_run
    for seen in (sight.read, action):
        assert str(seen.outcome)


def test_the_table_shows_what_was_seen() -> None:
    """The table in docs/faults.md is what these tests see."""
    text = PAGE.read_text()
    head, rest = text.split(BEGIN)
    shown, foot = rest.split(END)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(f"{head}{BEGIN}\n{table()}\n{END}{foot}")
    else:
        assert shown == f"\n{table()}\n", (
            "docs/faults.md is out of date: UPDATE_DOCS=1 python -m pytest tests/test_fault_matrix.py writes it anew"
        )


# Sizes.


@pytest.mark.parametrize(
    "fault",
    [Fault(status=200, size=HUGE), Fault(status=200, body=bomb(), headers={"content-encoding": "gzip"})],
    ids=["200 MB", "gzip"],
)
@in_virtual_time
async def test_a_huge_answer_is_read_once_and_not_kept(clock: FakeClock, fault: Fault) -> None:
    """A read whose answer is beyond the cap is not sent again, and takes little more memory than the cap."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        one = fake.add_action_attempt()
        await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)
        fake.break_for(inf, fault)
        tracemalloc.start()
        try:
            with pytest.raises(SeamHttpInvalidResponseError, match="its body is larger than 32 MB"):
                await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert len(fake.requests) == 2
    assert peak < 1.25 * MAX_BODY_SIZE


@in_virtual_time
async def test_a_large_request_is_sent_without_a_warning(clock: FakeClock) -> None:
    """Parameters of more than a megabyte arrive whole, in an action and in a read that is sent again."""
    text = "x" * 3_000_000
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        door = next(iter(fake.devices))
        fake.break_next(Fault(status=429, body={}))
        for path in (UNLOCK, "/devices/list"):
            await seam.request(path, {"device_id": door, "name": text}, read_only=path != UNLOCK)
        assert [len((request.params or {})["name"]) for request in fake.requests] == [len(text)] * 3


# Places.


@in_virtual_time
async def test_a_call_that_gets_no_place_in_time_is_not_sent(clock: FakeClock) -> None:
    """Beyond 90 at a time, a read or an action that gets no place within the timeout says that it did not run."""
    async with FakeSeam(clock=clock) as fake, fake.client(timeout=10, retries=0) as seam:
        one = fake.add_action_attempt()
        fake.break_for(inf, Fault(delay=inf))
        holding: list[asyncio.Future[Any]] = []
        for read_only in (True, False, True, False):  # one kind at a time: a server takes 128 connections at once
            holding += [asyncio.ensure_future(seam.request("/devices/list", read_only=read_only)) for _ in range(90)]
            await clock.sleep(1.5)
        outcomes = await asyncio.gather(
            outcome_of(seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)),
            outcome_of(seam.locks.unlock_door(device_id=next(iter(fake.devices)), wait_for_action_attempt=False)),
        )
        assert clock.monotonic() == pytest.approx(16)
        for path, kind, outcome in zip((GET, UNLOCK), ("reading", "acting"), outcomes, strict=True):
            assert isinstance(outcome, SeamRequestTimeoutError)
            assert not outcome.may_have_run
            assert str(outcome) == f"{path} was not sent: the client had 90 other {kind} requests in flight for 10 s"
            assert not fake.calls(path)
        await asyncio.gather(*holding, return_exceptions=True)
        assert clock.monotonic() == pytest.approx(21.5)
        fake.mend()
        assert (await seam.action_attempts.get(action_attempt_id=one, wait_for_action_attempt=False)).is_success


# Sessions of the caller's own.


@in_virtual_time
async def test_a_session_that_fails_after_the_answer_is_no_wrong_option(clock: FakeClock) -> None:
    """A middleware that chokes on an answer leaves open whether the action ran, and the action is sent once."""

    async def choke(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
        (await handler(request)).close()
        raise ValueError("cannot read this")

    async with (
        FakeSeam(clock=clock) as fake,
        aiohttp.ClientSession(middlewares=[choke]) as session,
        fake.client(session=session) as seam,
    ):
        with pytest.raises(SeamConnectionError, match="ValueError: cannot read this") as caught:
            await seam.locks.unlock_door(device_id=next(iter(fake.devices)), wait_for_action_attempt=False)
        assert caught.value.may_have_run
        assert len(fake.action_attempts) == 1
