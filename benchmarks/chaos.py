"""What survives when processes and engines die: attempts flow through a fleet that is killed again and again.

Four worker processes share a tracker's database. Each tracks ids as it is told, waits for some, and reads outcomes for
one consumer. Meanwhile they are killed with SIGKILL, stalled for longer than their leases, and, on PostgreSQL, the
server is killed too; on SQLite its file is copied while all stand still, as a power loss would leave it. In the end
everything that was promised is counted. `nox -s chaos` runs it on both engines; it fails when a promise was broken.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from attrs import define, field

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from seam_async import AsyncSeam, PollingPolicy, SeamActionAttemptFailedError
from seam_async.tracking import Tracker, create_schema

from engines import Postgresql

KEY: Final = "seam_apikey1_token"
WORKERS: Final = 4
CONSUMER: Final = "chaos"
LEASE_SECONDS: Final = 4.0
STALL_SECONDS: Final = 6.0
LATENCY: Final = 0.02
LIFETIMES: Final = (1.0, 8.0)
PART: Final = 25
"""How many ids a worker is told to track at a time."""
WAITED: Final = 5
"""One in so many ids is waited for in the worker that tracked it, and one in another."""
SETTLING_SECONDS: Final = 60.0
"""How long after the last kill everything has to be over."""
FAILING: Final = 10
"""One in so many actions fails."""


def status_of(number: int) -> str:
    return "error" if number % FAILING == 0 else "success"


# A worker: lines of JSON come in, lines of JSON go out.


async def work(url: str, endpoint: str) -> None:
    policy = PollingPolicy(request_timeout=2.0)

    def tell(*what: object) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    async with (
        AsyncSeam(KEY, endpoint=endpoint, polling=policy) as seam,
        Tracker(seam, url, lease_seconds=LEASE_SECONDS) as tracker,
        asyncio.TaskGroup() as group,
    ):

        async def track(ids: list[str]) -> None:
            await tracker.track_all(ids, timeout=600)
            tell("tracked", ids)

        async def wait(attempt_id: str) -> None:
            try:
                await tracker.wait(attempt_id)
            except SeamActionAttemptFailedError:
                tell("woken", attempt_id, "error")
            else:
                tell("woken", attempt_id, "success")

        async def consume() -> None:
            async with aclosing(tracker.outcomes(consumer=CONSUMER)) as outcomes:
                async for outcome in outcomes:
                    tell("outcome", outcome.action_attempt_id, outcome.status, outcome.settled_at.timestamp())
                    await outcome.ack()

        group.create_task(consume())
        reader = asyncio.StreamReader(limit=2**20)
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        tell("ready")
        while line := await reader.readline():
            kind, target = json.loads(line)
            group.create_task(track(target) if kind == "track" else wait(target))
        os._exit(0)  # the run is over


# The API: what is pending when, and who asks for what at the same time.


@define
class Api:
    """Knows when each attempt resolves, and sees which ids are asked for.

    Attributes:
        resolves_at: When each resolves; those that are not here have not been started.
        in_flight: The ids of the calls that are being answered.
        calls: How many there were.
        ids_asked: How many ids were in them.
        overlaps: How often an id was in two calls at once.
    """

    resolves_at: dict[str, float] = field(factory=dict)
    in_flight: Counter[str] = field(factory=Counter)
    calls: int = 0
    ids_asked: int = 0
    overlaps: int = 0

    async def answer(self, request: web.Request) -> web.Response:
        ids = (await request.json())["action_attempt_ids"]
        self.calls += 1
        self.ids_asked += len(ids)
        self.overlaps += sum(self.in_flight[one] > 0 for one in ids)
        self.in_flight.update(ids)
        await asyncio.sleep(LATENCY)
        self.in_flight.subtract(ids)
        now = time.monotonic()
        return web.json_response(
            {"action_attempts": [self._attempt(one, now) for one in ids if one in self.resolves_at]}
        )

    def _attempt(self, attempt_id: str, now: float) -> dict[str, Any]:
        status = "pending" if now < self.resolves_at[attempt_id] else status_of(int(attempt_id))
        error = {"type": "stuck", "message": "The door is stuck."} if status == "error" else None
        result: dict[str, object] | None = {} if status == "success" else None
        return {
            "action_attempt_id": attempt_id,
            "action_type": "UNLOCK_DOOR",
            "status": status,
            "result": result,
            "error": error,
        }


# The fleet, and what it says.


@define(eq=False)
class Worker:
    """One process.

    Attributes:
        process: The process.
        listening: The task that reads what it says.
        waits: The ids that it was told to wait for, and has not been woken for.
        tracking: The ids that it was told to track, and has not said that it has.
        settled_at: When the outcome that it read last was settled.
    """

    process: asyncio.subprocess.Process
    listening: asyncio.Task[None] = field(init=False)
    waits: set[str] = field(factory=set)
    tracking: set[str] = field(factory=set)
    settled_at: float = 0.0

    def tell(self, *what: object) -> None:
        assert self.process.stdin is not None
        with suppress(OSError):
            self.process.stdin.write(json.dumps(what).encode() + b"\n")

    def signal(self, number: int) -> None:
        self.process.send_signal(number)


@define(eq=False)
class Fleet:
    """All workers, those that are dead included, and what was learned of them.

    Attributes:
        url: The database.
        endpoint: The API.
        tracked: The ids that a worker has said are tracked.
        outcomes: How often each outcome reached the consumer, and with which status.
        out_of_order: How often a reader got an outcome that was settled before the one that it had got last.
        woken: How many waits were woken.
        wrong: What was told with another status than it should have.
        deaths: How many workers ended without having been killed.
    """

    url: str
    endpoint: str
    workers: list[Worker] = field(factory=list)
    tracked: set[str] = field(factory=set)
    outcomes: dict[str, list[str]] = field(factory=lambda: defaultdict(list))
    out_of_order: int = 0
    woken: int = 0
    wrong: int = 0
    deaths: int = 0
    todo: list[str] = field(factory=list)
    _killed: set[Worker] = field(factory=set)

    async def add_worker(self) -> None:
        command = [sys.executable, __file__, "--worker", self.url, self.endpoint]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, limit=2**20)
        worker = Worker(process)
        worker.listening = asyncio.create_task(self._listen(worker))
        self.workers.append(worker)

    async def _listen(self, worker: Worker) -> None:
        assert worker.process.stdout is not None
        async for line in worker.process.stdout:
            if line.endswith(b"\n"):  # what was cut off by a kill was not said
                self._take_in(worker, *json.loads(line))
        if worker not in self._killed:
            self.deaths += 1
            self.workers.remove(worker)

    def _take_in(self, worker: Worker, kind: str, *rest: Any) -> None:
        match kind, rest:
            case "tracked", [ids]:
                self.tracked.update(ids)
                worker.tracking.difference_update(ids)
                for one in ids[::WAITED]:
                    for waiting in {worker, random.choice(self.workers)}:
                        waiting.waits.add(one)
                        waiting.tell("wait", one)
            case "woken", [attempt_id, status]:
                self.woken += 1
                worker.waits.discard(attempt_id)
                self.wrong += status != status_of(int(attempt_id))
            case "outcome", [attempt_id, status, settled_at]:
                self.outcomes[attempt_id].append(status)
                self.wrong += status != status_of(int(attempt_id))
                self.out_of_order += settled_at < worker.settled_at
                worker.settled_at = settled_at

    async def kill(self, worker: Worker) -> None:
        """Kills a worker; another one takes over what it had not finished."""
        self._killed.add(worker)
        self.workers.remove(worker)
        worker.signal(signal.SIGKILL)
        await worker.listening
        self.todo.extend(worker.tracking)
        await self.add_worker()

    async def end(self) -> None:
        for worker in self.workers:
            self._killed.add(worker)
            worker.signal(signal.SIGKILL)
            await worker.listening

    def is_done(self, count: int) -> bool:
        return len(self.outcomes) >= count and not any(worker.waits for worker in self.workers)


async def hand_out(fleet: Fleet, api: Api, seconds: float, chance: random.Random) -> None:
    """Has the ids tracked, evenly over some seconds, each by some worker."""
    count = len(fleet.todo)
    began = time.monotonic()
    while len(fleet.tracked) < count:
        share = min(1.0, (time.monotonic() - began) / seconds)
        while fleet.todo and count - len(fleet.todo) < share * count:
            part, fleet.todo = fleet.todo[:PART], fleet.todo[PART:]
            for one in part:
                api.resolves_at.setdefault(one, time.monotonic() + chance.uniform(*LIFETIMES))
            worker = chance.choice(fleet.workers)
            worker.tracking.update(part)
            worker.tell("track", part)
        await asyncio.sleep(0.05)


async def snapshot(fleet: Fleet, file: Path, copies: list[tuple[Path, set[str]]]) -> None:
    """Copies the file and its log while everybody stands still, as the power would leave them when it fails."""
    known = set(fleet.tracked)
    for worker in fleet.workers:
        worker.signal(signal.SIGSTOP)
    copy = file.with_name(f"copy{len(copies)}.db")
    shutil.copyfile(file, copy)
    with suppress(FileNotFoundError):
        shutil.copyfile(f"{file}-wal", f"{copy}-wal")
    for worker in fleet.workers:
        worker.signal(signal.SIGCONT)
    copies.append((copy, known))


def faults_of(copies: list[tuple[Path, set[str]]]) -> int:
    """How many copies cannot be used, or lack what was tracked."""
    faults = 0
    for copy, known in copies:
        connection = sqlite3.connect(copy)
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        ids = {one for (one,) in connection.execute("SELECT action_attempt_id FROM seam_attempts")}
        connection.close()
        faults += verdict != "ok" or not known <= ids
    return faults


async def torment(
    fleet: Fleet, events: list[str], server: Postgresql | None, file: Path, options: argparse.Namespace
) -> list[tuple[Path, set[str]]]:
    """Does to the fleet what the events say, spread over the time given; returns the copies that were made."""
    chance = random.Random(options.seed)
    began = time.monotonic()
    copies: list[tuple[Path, set[str]]] = []
    async with asyncio.TaskGroup() as stalled:
        for number, event in enumerate(events):
            at = began + options.seconds * (number + chance.uniform(0.5, 1.5)) / (len(events) + 1)
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            match event:
                case "kill":
                    await fleet.kill(chance.choice(fleet.workers))
                case "stall":
                    stalled.create_task(stall(chance.choice(fleet.workers)))
                case "copy":
                    await snapshot(fleet, file, copies)
                case "crash":
                    assert server is not None
                    await asyncio.to_thread(server.kill)
                    await asyncio.sleep(chance.uniform(0.1, 1.0))
                    await asyncio.to_thread(server.start)
    return copies


async def over(fleet: Fleet, handing_out: asyncio.Task[None], count: int) -> None:
    """Returns when every outcome has come and nobody waits any more."""
    await handing_out
    while not fleet.is_done(count):  # noqa: ASYNC110 - it is what the workers say
        await asyncio.sleep(0.1)


async def run(kind: str, options: argparse.Namespace) -> bool:
    """One engine's run; says whether every promise was kept."""
    folder = Path(tempfile.mkdtemp(prefix="seam-async-chaos-"))
    file = folder / "attempts.db"
    server = Postgresql() if kind == "postgresql" else None
    url = f"sqlite:///{file}"
    if server is not None:
        server.start()
        url = await asyncio.to_thread(server.new_schema, "chaos")
    await create_schema(url)
    api = Api()
    app = web.Application()
    app.router.add_post("/action_attempts/list", api.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    fleet = Fleet(url, f"http://{host}:{port}", todo=[str(number) for number in range(options.attempts)])
    chance = random.Random(options.seed)
    events = ["kill"] * options.kills + ["stall"] * 2
    events += ["crash"] * options.crashes if server is not None else ["copy"] * options.crashes * 4
    chance.shuffle(events)
    for _ in range(WORKERS):
        await fleet.add_worker()
    began = time.monotonic()
    handing_out = asyncio.create_task(hand_out(fleet, api, options.seconds * 0.8, chance))
    copies = await torment(fleet, events, server, file, options)
    with suppress(TimeoutError):
        async with asyncio.timeout(SETTLING_SECONDS):
            await over(fleet, handing_out, options.attempts)
    took = time.monotonic() - began
    handing_out.cancel()
    left_waiting = sum(len(worker.waits) for worker in fleet.workers)
    await fleet.end()
    await runner.cleanup()
    if server is not None:
        server.stop()
    promises = {
        "attempts that were tracked and whose outcome never came": len(fleet.tracked - fleet.outcomes.keys()),
        "attempts that could not be tracked": options.attempts - len(fleet.tracked),
        "waits in living processes that were never woken": left_waiting,
        "outcomes and waits with a wrong status": fleet.wrong,
        "outcomes that came to a reader out of order": fleet.out_of_order,
        "ids that were in two calls at once": api.overlaps,
        "workers that ended by themselves": fleet.deaths,
        **({"copies of the file that cannot be read, or lack what was tracked": faults_of(copies)} if copies else {}),
    }
    shutil.rmtree(folder)
    told = sum(map(len, fleet.outcomes.values()))
    happened = sorted(Counter(events).items())
    print(f"{kind}: {options.attempts:,} attempts through {WORKERS} processes in {took:.0f} s, seed {options.seed}")
    print(f"  {', '.join(f'{count} x {event}' for event, count in happened)}")
    print(f"  {api.calls:,} calls with {api.ids_asked / max(1, api.calls):.0f} ids each, {fleet.woken:,} waits woken")
    print(f"  {told - len(fleet.outcomes):,} outcomes came once more than needed, of {told:,}")
    for promise, count in promises.items():
        print(f"  {'ok    ' if count == 0 else 'BROKEN'} {count:,} {promise}")
    return not any(promises.values())


async def stall(worker: Worker) -> None:
    """Stops a worker for longer than its leases last."""
    with suppress(ProcessLookupError):
        worker.signal(signal.SIGSTOP)
        await asyncio.sleep(STALL_SECONDS)
        worker.signal(signal.SIGCONT)


def main() -> None:
    parser = argparse.ArgumentParser(description="Kills a fleet of trackers again and again, and counts what is lost.")
    parser.add_argument("--engines", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--attempts", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=25.0, help="how long the trouble lasts")
    parser.add_argument("--kills", type=int, default=20, help="how often a worker is killed")
    parser.add_argument(
        "--crashes", type=int, default=3, help="how often the server is killed; a quarter of the copies"
    )
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--worker", nargs=2, metavar=("URL", "ENDPOINT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        asyncio.run(work(*options.worker))
    else:
        kept = [asyncio.run(run(kind, options)) for kind in options.engines]
        sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
