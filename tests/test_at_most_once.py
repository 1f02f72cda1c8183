"""An action is sent at most once unless it provably did not run: counted at a server where everything goes wrong."""

from __future__ import annotations

import asyncio
import json
import random
import socket
from collections import Counter
from collections.abc import Iterator

import pytest

from seam_async import AsyncSeam, SeamError
from seam_async.testing import FakeClock

from support import no_loose_ends

UNLOCKS = 10_000
CALLERS = 80
SEED = 20_261
TICK = 0.1
"""Seconds within which the server answers when it takes its time."""

FAULTS = {
    "none": 40,
    "reset when the connection is made": 4,
    "reset within the request": 4,
    "reset after the request": 4,
    "reset within the headers": 4,
    "reset within the body": 4,
    "reset after the answer": 6,
    "closed after the answer": 6,
    "hangs": 1,
    "hangs after it has run": 1,
    "400": 2,
    "404": 1,
    "429": 8,
    "429 of a proxy": 2,
    "500": 4,
    "500 after it has run": 4,
    "503 of a proxy": 2,
    "nonsense after it has run": 3,
}
"""What goes wrong with a request, and how often among all."""

STATUSES = {"400": 400, "404": 404, "429": 429, "500": 500, "500 after it has run": 500}
PROXY = {"429 of a proxy": 429, "503 of a proxy": 503, "nonsense after it has run": 200}
RUNS = frozenset(
    {
        "none",
        "reset after the request",
        "reset within the headers",
        "reset within the body",
        "reset after the answer",
        "closed after the answer",
        "hangs after it has run",
        "500 after it has run",
        "nonsense after it has run",
    }
)


def response(status: int, body: bytes, *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status} X", f"content-length: {len(body)}", *headers, "", ""]).encode() + body


class Server:
    """Unlocks doors, and loses connections at every stage.

    Attributes:
        ran: How often each door was unlocked.
        arrived: How often a whole request for it came that was not turned away with 429.
        faults: How often each thing went wrong.
    """

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.ran: Counter[str] = Counter()
        self.arrived: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()

    def draw(self) -> str:
        (fault,) = self.dice.choices(list(FAULTS), list(FAULTS.values()))
        return fault


class Connection(asyncio.Protocol):
    """One connection to the server."""

    transport: asyncio.Transport

    def __init__(self, server: Server) -> None:
        self.server = server
        self.buffer = b""
        self.fault = server.draw()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if self.fault == "reset when the connection is made":
            self.reset()

    def reset(self) -> None:
        self.server.faults[self.fault] += 1
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, end, body = self.buffer.partition(b"\r\n\r\n")
        length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")), 0)
        if not end or len(body) < length:
            return
        self.buffer = b""
        device_id = json.loads(body)["device_id"]
        if "429" not in self.fault:
            # It is whole, whatever becomes of it: another server would have run it.
            self.server.arrived[device_id] += 1
        if self.fault == "reset within the request":
            self.reset()
            return
        if self.fault in RUNS:
            self.server.ran[device_id] += 1
        if self.server.dice.random() < 0.2:
            # At the next tick of a clock, so that virtual time jumps once for many.
            loop = asyncio.get_running_loop()
            loop.call_at((loop.time() // TICK + 1) * TICK, self.answer, device_id)
        else:
            self.answer(device_id)

    def answer(self, device_id: str) -> None:
        if self.transport.is_closing():
            return
        fault = self.fault
        if fault in STATUSES:
            body = json.dumps({"error": {"type": "fault", "message": "no"}}).encode()
            answer = response(STATUSES[fault], body, "retry-after: 0.2")
        elif fault in PROXY:
            answer = response(PROXY[fault], b"<html>", "content-type: text/html")
        else:
            attempt = {"action_attempt_id": device_id, "action_type": "UNLOCK_DOOR", "status": "pending"}
            answer = response(200, json.dumps({"action_attempt": attempt}).encode())
        if "hangs" in fault:
            answer = b""
        elif fault == "reset after the request":
            self.reset()
            return
        elif fault in ("reset within the headers", "reset within the body"):
            self.transport.write(answer[: 20 if fault.endswith("headers") else -5])
            # What was written goes out first: a reset would take it back.
            self.server.faults[fault] += 1
            self.transport.close()
            return
        self.transport.write(answer)
        self.server.faults[fault] += 1
        if fault == "reset after the answer":
            asyncio.get_running_loop().call_soon(self.transport.abort)
        elif fault == "closed after the answer":
            self.transport.close()
        self.fault = self.server.draw()
        if self.fault == "reset when the connection is made":
            self.fault = "none"


async def unlock_everything(clock: FakeClock, server: Server, outcomes: dict[str, SeamError | str]) -> None:
    """Unlocks each door once, and notes how that ended: with its attempt's id, an error, or cancelled."""
    loop = asyncio.get_running_loop()
    dice = server.dice
    listening = await loop.create_server(lambda: Connection(server), "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]

    with socket.create_server(("127.0.0.1", 0)) as nobody:
        closed_port = nobody.getsockname()[1]

    def new_client(port: int = port) -> AsyncSeam:
        return AsyncSeam(
            "seam_key", endpoint=f"http://127.0.0.1:{port}", clock=clock, timeout=0.5, wait_for_action_attempt=False
        )

    seam, refused = new_client(), new_client(closed_port)

    async def call(numbers: Iterator[int]) -> None:
        nonlocal seam
        for number in numbers:
            device_id = f"door-{number}"
            client = refused if number % 40 == 0 else seam
            task = loop.create_task(client.locks.unlock_door(device_id=device_id))
            if dice.random() < 0.03:
                loop.call_later(dice.choice([0, 0.01, 0.05, 0.3]), task.cancel)
            if number % 3000 == 1500:
                seam, old = new_client(), seam
                await old.close()
            await asyncio.wait([task])
            if task.cancelled():
                outcomes[device_id] = "cancelled"
                continue
            error = task.exception()
            assert error is None or isinstance(error, SeamError), error
            outcomes[device_id] = error or task.result().action_attempt_id

    numbers = iter(range(UNLOCKS))
    with no_loose_ends(loop):
        await asyncio.gather(*(call(numbers) for _ in range(CALLERS)))
        await seam.close()
        await refused.close()
        listening.close()
        await clock.sleep(60)


@pytest.mark.scale
def test_no_door_is_unlocked_twice() -> None:
    """Of 10,000 unlocks through faults at random moments, none is sent twice that may have run, and no error lies."""
    server = Server(random.Random(SEED))
    outcomes: dict[str, SeamError | str] = {}
    clock = FakeClock()
    state = random.getstate()
    random.seed(SEED)
    try:
        # The debug mode of development runs would make the event loop several times slower.
        clock.run(unlock_everything(clock, server, outcomes), debug=False)
    finally:
        random.setstate(state)
    said: Counter[str] = Counter()
    for device_id, outcome in outcomes.items():
        ran, arrived = server.ran[device_id], server.arrived[device_id]
        assert ran <= arrived <= 1, f"{device_id} was sent {arrived} times and ran {ran} times: {outcome!r}"
        if outcome == device_id:
            assert ran == 1
            said["unlocked"] += 1
        elif isinstance(outcome, SeamError):
            if not outcome.may_have_run:
                assert ran == 0, f"{device_id} ran: {outcome!r}"
            said[f"{type(outcome).__name__} may_have_run={outcome.may_have_run}"] += 1
        else:
            said[outcome] += 1
    print(f"{len(outcomes)} unlocks, {sum(server.ran.values())} ran, in {clock.monotonic():.0f} s of virtual time")  # noqa: T201
    for counts in (server.faults, said):
        print(*(f"{count:6} {what}" for what, count in sorted(counts.items())), sep="\n")  # noqa: T201
    assert len(outcomes) == UNLOCKS
    assert set(server.faults) == set(FAULTS)
    errors = {what.split()[0] for what in said} - {"unlocked", "cancelled"}
    assert errors == {
        "SeamClientClosedError",
        "SeamConnectionError",
        "SeamHttpApiError",
        "SeamHttpInvalidResponseError",
        "SeamRequestTimeoutError",
    }
    for error in ("SeamClientClosedError", "SeamConnectionError", "SeamHttpApiError"):
        assert said[f"{error} may_have_run=True"] > 50
        assert said[f"{error} may_have_run=False"] > 50
    assert said["SeamRequestTimeoutError may_have_run=True"] > 50
    assert said["unlocked"] > UNLOCKS / 3
