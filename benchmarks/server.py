"""Server for `compare.py`: small, so that it does not become the bottleneck.

    python benchmarks/server.py

Prints its address and serves until its standard input ends. It supports the subset of HTTP/1.1 that the clients use,
and answers `/action_attempts/get`, `/action_attempts/list` and `/locks/unlock_door` from bytes that are made before the
clock starts. Half of the latency passes before it determines the state of the attempts, the other half after. A side
controls it by `/_load`, `/_go`, `/_replay` and `/_count`. It listens on loopback and checks no credential.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
import uuid
from collections import deque
from collections.abc import Iterator
from typing import IO, Any, Final
from urllib.parse import parse_qs, urlsplit

import orjson

OK: Final = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b"
TOO_MANY: Final = b"HTTP/1.1 429 Too Many Requests\r\nretry-after: 1\r\n" + OK.partition(b"\r\n")[2]
REFUSAL: Final = orjson.dumps({"error": {"type": "rate_limit_exceeded", "message": "Too many requests."}, "ok": False})
PAGINATION: Final = b'],"pagination":{"has_next_page":false,"next_page_cursor":null,"next_page_url":null},"ok":true}'
RESULTS: Final[dict[str, Any]] = {
    "UNLOCK_DOOR": {"was_confirmed_by_device": True},
    "LOCK_DOOR": {"was_confirmed_by_device": True},
    "SET_FAN_MODE": {},
    "ENCODE_CREDENTIAL": {"card_number": "123456", "is_issued": True, "warnings": []},
}
_STARTED: Final = orjson.dumps(
    {
        "action_attempt": {
            "action_attempt_id": "6f1e0f6c-0a51-4a53-8a43-0a4c3c6a1b2d",
            "action_type": "UNLOCK_DOOR",
            "status": "pending",
            "result": None,
            "error": None,
        },
        "ok": True,
    }
)
STARTED: Final = OK % (len(_STARTED), _STARTED)
FAILING_SHARE: Final = 0.1


def attempt(random_: random.Random, attempt_id: str) -> tuple[bytes, bytes]:
    """Returns an attempt of a random type as JSON: pending, and resolved."""
    action_type, result = random_.choice(list(RESULTS.items()))
    pending = {
        "action_attempt_id": attempt_id,
        "action_type": action_type,
        "status": "pending",
        "result": None,
        "error": None,
    }
    outcome: dict[str, Any] = {"status": "success", "result": result}
    if random_.random() < FAILING_SHARE:
        outcome = {"status": "error", "error": {"type": "device_error", "message": "The device did not do it."}}
    return orjson.dumps(pending), orjson.dumps({**pending, **outcome})


class Work:
    """The attempts of a run, and the requests for them.

    Attributes:
        lifetimes: Seconds from the start to the outcome, by id.
        began: Monotonic time of the start, in seconds.
        calls: Requests for attempts so far.
        asked: Ids in these requests.
    """

    def __init__(
        self, number: int, lifetimes: tuple[float, float], latency: float, rate_limit: int | None, seed: int
    ) -> None:
        random_ = random.Random(seed)
        ids = [str(uuid.UUID(int=random_.getrandbits(128), version=4)) for _ in range(number)]
        self.lifetimes = {attempt_id: random_.uniform(*lifetimes) for attempt_id in ids}
        self._json = {attempt_id: attempt(random_, attempt_id) for attempt_id in ids}
        self.latency = latency
        self._rate_limit = rate_limit
        self._recent: deque[float] = deque()
        self.began = 0.0
        self.calls = 0
        self.asked = 0
        # Recorded list requests, and the age of the run at each response, for the replays.
        self.bodies: IO[bytes] = tempfile.NamedTemporaryFile()  # noqa: SIM115
        self._looked_at: list[float] = []
        self._replayed: Iterator[float] | None = None

    def replay(self) -> None:
        """Answers further list requests like the recorded ones, from the first on."""
        self.bodies.flush()
        self._replayed = iter(self._looked_at)
        self.calls = self.asked = 0

    def sent_at(self) -> list[float]:
        """Returns when each list request was sent, in seconds from the start."""
        return [age - self.latency / 2 for age in self._looked_at]

    def is_too_much(self, now: float) -> bool:
        if self._rate_limit is None:
            return False
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        if len(self._recent) >= self._rate_limit:
            return True
        self._recent.append(now)
        return False

    def answer(self, path: str, body: bytes, params: dict[str, Any]) -> bytes:
        self.calls += 1
        now = time.monotonic()
        if self.is_too_much(now):
            return TOO_MANY % (len(REFUSAL), REFUSAL)
        age = now - self.began
        if path == "/locks/unlock_door":
            return STARTED
        if path == "/action_attempts/get":
            self.asked += 1
            content = b'{"action_attempt":%b,"ok":true}' % self._look(params["action_attempt_id"], age)
        else:
            ids = params["action_attempt_ids"]
            self.asked += len(ids)
            if self._replayed is not None:
                age = next(self._replayed)
            else:
                self._looked_at.append(age)
                self.bodies.write(body + b"\n")
            attempts = b",".join([self._look(attempt_id, age) for attempt_id in ids])
            content = b'{"action_attempts":[' + attempts + PAGINATION
        return OK % (len(content), content)

    def _look(self, attempt_id: str, age: float) -> bytes:
        return self._json[attempt_id][age >= self.lifetimes[attempt_id]]


class Server:
    """The current work, which the next `/_load` replaces."""

    def __init__(self) -> None:
        self.work = Work(0, (0.0, 0.0), 0.0, None, 0)

    def order(self, path: str, params: dict[str, Any]) -> bytes:
        """Executes a control request of a side."""
        answer: dict[str, Any] = {}
        match path:
            case "/_load":
                self.work.bodies.close()
                self.work = Work(**params)
                answer = self.work.lifetimes
            case "/_go":
                self.work.began = time.monotonic()
                answer = {"began": self.work.began}
            case "/_replay":
                self.work.replay()
                answer = {"bodies": self.work.bodies.name, "sent_at": self.work.sent_at()}
            case "/_count":
                answer = {"calls": self.work.calls, "asked": self.work.asked}
        content = orjson.dumps(answer)
        return OK % (len(content), content)


class Connection(asyncio.Protocol):
    """A client's connection, without pipelining."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
        if not end or len(rest) < length:
            return
        self._buffer = rest[length:]
        self._request(head.split(b" ", 2)[1].decode(), rest[:length])

    def _request(self, target: str, body: bytes) -> None:
        path, query = urlsplit(target)[2:4]
        params = orjson.loads(body) if body else {name: value for name, (value,) in parse_qs(query).items()}
        if path.startswith("/_"):
            self._transport.write(self._server.order(path, params))
            return
        half = self._server.work.latency / 2
        asyncio.get_running_loop().call_later(half, self._answer, half, path, body, params)

    def _answer(self, half: float, path: str, body: bytes, params: dict[str, Any]) -> None:
        answer = self._server.work.answer(path, body, params)
        asyncio.get_running_loop().call_later(half, self._transport.write, answer)


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = Server()
    async with await loop.create_server(lambda: Connection(server), "127.0.0.1", 0, backlog=1_000) as listening:
        print("http://{}:{}".format(*listening.sockets[0].getsockname()), flush=True)
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
