"""Kills the processes of a fleet of trackers and their database at random; shows that nothing is lost or done twice.

    python benchmarks/chaos.py                                         # both engines at once, 20 s
    python benchmarks/chaos.py --engines postgresql --attempts 100000 --seconds 300 --kills 200 --crashes 20 --seed 7

Action attempts become known to a fleet of worker processes over the time given. Each worker has a `Tracker` that polls:
it tracks its share, waits for some of its own attempts and for some of others, and reads the outcomes for the one
consumer that all share. They ask one server, in a process of its own, that knows when each attempt resolves, and how:
some fail, some are unknown, some are refused, some take longer than they are given.

At random moments workers are killed with SIGKILL, and each is replaced by a new one that goes on with its share; others
are stopped for longer than their leases last, and go on as if nothing had happened. PostgreSQL is killed with all its
processes, and started again. With SQLite all workers are halted now and then, and the file and its log are copied,
without the memory that the processes share: what is left after a power loss.

A run exits with 1 when any of this is not so:

* Every id whose `track` returned is settled, with the status that the server had in store for it.
* Every wait of a process that was not killed has ended, with that status.
* Every outcome has come to the consumer at least once, in the order of settling for as long as a reader had its claim.
* No id was in two calls at once, unless the worker of one of them was stopped for longer than its lease, or a crash of
  the database took back a lease that it had given just before.
* No worker failed in a way that it told of with a traceback.
* Each copy of SQLite's file is whole, and has every id whose `track` had returned.

It needs PostgreSQL's own commands, and runs on Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import logging
import math
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg
import msgspec
from aiohttp import web
from attrs import define, field, frozen
from tenacity.wait import wait_random_exponential

from seam_async import (
    AsyncSeam,
    PollingPolicy,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamHttpApiError,
)
from seam_async.tracking import Tracker, TrackerStoreError, create_schema

HERE: Final = Path(__file__).parent
WORKERS: Final = 4
CONSUMER: Final = "chaos"
LEASE_SECONDS: Final = 3.0
REQUEST_SECONDS: Final = 2.0
MISSING_GRACE: Final = 2.0
EMPTY_FROM: Final = 3.0
EMPTY_SECONDS: Final = 1.0
"""For how long, and from when, the API answers with nothing: for less than the grace, and once."""
WORKSPACE: Final = "5e4a3b2c-0000-4000-8000-000000000001"
SHORT_TIMEOUT: Final = 3.0
LIFETIMES: Final = (0.2, 10.0)
LATENCIES: Final = (0.005, 0.15)
SLOW_LATENCIES: Final = (0.5, 1.8)
SLOW_SHARE: Final = 0.2
GROUP_SIZES: Final = (1, 100)
WAITED_SHARE: Final = 0.1
STOPPED_SECONDS: Final = LEASE_SECONDS * 1.5
DRAIN_SECONDS: Final = 90.0
PATIENCE: Final = 12.0
"""Seconds around a crash or a stop of a process in which a reader may lose its claim because of it."""
KINDS: Final = {"success": 0.87, "error": 0.10, "not_found": 0.01, "timed_out": 0.019, "rejected": 0.001}
"""What becomes of attempts, and of what share."""
POLICY: Final = PollingPolicy(
    failure_wait=wait_random_exponential(multiplier=0.2, max=2),
    request_timeout=REQUEST_SECONDS,
)


@frozen
class Attempt:
    """What is planned for an attempt.

    Attributes:
        action_attempt_id: Its id.
        known_at: Seconds from the start until it is known to a worker.
        resolves_at: Seconds from the start until it is resolved.
        becomes: The status it is settled with.
    """

    action_attempt_id: str
    known_at: float
    resolves_at: float
    becomes: str


@frozen
class Plan:
    """What a run is about; every process has it.

    Attributes:
        began_at: When it began, by the clock that all processes of a host share.
        attempts: The attempts, in the order in which they become known.
    """

    began_at: float
    attempts: list[Attempt]

    @classmethod
    def make(cls, number: int, seconds: float, chance: random.Random) -> Plan:
        kinds = chance.choices(list(KINDS), list(KINDS.values()), k=number)
        attempts = []
        for known_at, kind in zip(sorted(chance.uniform(0, seconds) for _ in range(number)), kinds, strict=True):
            lifetime = math.exp(chance.uniform(*map(math.log, LIFETIMES)))
            attempts.append(
                Attempt(str(UUID(int=chance.getrandbits(128), version=4)), known_at, known_at + lifetime, kind)
            )
        return cls(time.monotonic(), attempts)

    def save(self, path: Path) -> None:
        rows = [(one.action_attempt_id, one.known_at, one.resolves_at, one.becomes) for one in self.attempts]
        path.write_bytes(msgspec.json.encode([self.began_at, rows]))

    @classmethod
    def load(cls, path: Path) -> Plan:
        began_at, rows = msgspec.json.decode(path.read_bytes())
        return cls(began_at, [Attempt(*row) for row in rows])

    def now(self) -> float:
        return time.monotonic() - self.began_at


# The server process.


@define
class Api:
    """Answers as planned, and remembers what was in two calls at once.

    Attributes:
        plan: The plan.
        calls: How many calls came.
        ids_asked: How many ids in them.
        in_flight: The worker that asks for an id, by id.
        overlaps: The id, the two workers, and when the second began.
    """

    plan: Plan
    calls: int = 0
    ids_asked: int = 0
    in_flight: dict[str, str] = field(factory=dict)
    overlaps: list[tuple[str, str, str, float]] = field(factory=list)
    _by_id: dict[str, Attempt] = field(init=False)
    _chance: random.Random = field(factory=lambda: random.Random(0))

    def __attrs_post_init__(self) -> None:
        self._by_id = {one.action_attempt_id: one for one in self.plan.attempts}

    async def answer(self, request: web.Request) -> web.Response:
        ids: list[str] = msgspec.json.decode(await request.read())["action_attempt_ids"]
        worker = request.headers["authorization"].rpartition("_")[2]
        self.calls += 1
        self.ids_asked += len(ids)
        for one in ids:
            if one in self.in_flight:
                self.overlaps.append((one, self.in_flight[one], worker, self.plan.now()))
            self.in_flight[one] = worker
        try:
            latency = self._chance.uniform(*(SLOW_LATENCIES if self._chance.random() < SLOW_SHARE else LATENCIES))
            await asyncio.sleep(latency / 2)
            answer = self._look_at(ids)
            await asyncio.sleep(latency / 2)
            return answer
        finally:  # a client that hangs up ends it too
            for one in ids:
                if self.in_flight.get(one) == worker:
                    del self.in_flight[one]

    def _look_at(self, ids: list[str]) -> web.Response:
        asked = [self._by_id[one] for one in ids]
        if any(one.becomes == "rejected" for one in asked):
            error = {"type": "invalid_input", "message": "One of these is no id."}
            return web.json_response({"error": error, "ok": False}, status=400)
        now = self.plan.now()
        is_empty = EMPTY_FROM <= now < EMPTY_FROM + EMPTY_SECONDS
        shown = [] if is_empty else [self._look(one, now) for one in asked if one.becomes != "not_found"]
        pagination = {"has_next_page": False, "next_page_cursor": None, "next_page_url": None}
        body = msgspec.json.encode({"action_attempts": shown, "pagination": pagination, "ok": True})
        return web.Response(body=body, content_type="application/json")

    @staticmethod
    def _look(one: Attempt, now: float) -> dict[str, Any]:
        is_resolved = now >= one.resolves_at and one.becomes in {"success", "error"}
        status = one.becomes if is_resolved else "pending"
        return {
            "action_attempt_id": one.action_attempt_id,
            "action_type": "UNLOCK_DOOR",
            "status": status,
            "result": {} if status == "success" else None,
            "error": {"type": "device_error", "message": "It is stuck."} if status == "error" else None,
        }

    async def workspace(self, _: web.Request) -> web.Response:
        return web.json_response({"workspace": {"workspace_id": WORKSPACE, "name": "Chaos"}, "ok": True})

    async def report(self, _: web.Request) -> web.Response:
        return web.json_response({"calls": self.calls, "ids_asked": self.ids_asked, "overlaps": self.overlaps})


async def serve(plan: Plan) -> None:
    api = Api(plan)
    app = web.Application()
    app.router.add_post("/action_attempts/list", api.answer)
    app.router.add_post("/workspaces/get", api.workspace)
    app.router.add_get("/report", api.report)
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print("http://{}:{}".format(*runner.addresses[0][:2]), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


# The worker process.


class Log:
    """What has happened in a worker, a line for each; what was written before it was killed stays."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def write(self, kind: str, *facts: object) -> None:
        os.write(self._file, msgspec.json.encode([kind, time.monotonic(), *facts]) + b"\n")


def read_log(path: Path) -> list[list[Any]]:
    """The lines of a log; the last one may have been cut off."""
    if not path.exists():
        return []
    return [msgspec.json.decode(line) for line in path.read_bytes().split(b"\n")[:-1]]


def tracked_in(lines: list[list[Any]]) -> list[str]:
    return [one for kind, _, *facts in lines if kind == "tracked" for one in facts[0]]


@define
class Worker:
    """One process of the fleet.

    Attributes:
        plan: The plan.
        number: Which share is its own.
        folder: Where the logs are.
        log: Its own log, which the one that replaces it goes on with.
        tracker: The tracker.
        waits: The waits under way, by id.
    """

    plan: Plan
    number: int
    folder: Path
    log: Log
    tracker: Tracker
    waits: dict[str, asyncio.Task[None]] = field(factory=dict)
    _chance: random.Random = field(factory=random.Random)

    async def feed(self) -> None:
        """Tracks its share as it becomes known."""
        done = set(tracked_in(read_log(self.folder / f"worker{self.number}.log")))
        share = [one for one in self.plan.attempts[self.number :: WORKERS] if one.action_attempt_id not in done]
        while share:
            await asyncio.sleep(max(0.0, share[0].known_at - self.plan.now()))
            known = sum(one.known_at <= self.plan.now() for one in share)
            group = share[: max(1, min(known, self._chance.randint(*GROUP_SIZES)))]
            for timeout in (None, SHORT_TIMEOUT):
                ids = [one.action_attempt_id for one in group if (one.becomes == "timed_out") == bool(timeout)]
                if ids:
                    await self._again(partial(self.tracker.track_all, ids, timeout=timeout))
                    self.log.write("tracked", ids)
            del share[: len(group)]
            self._wait_for(one.action_attempt_id for one in group)

    async def look_at_others(self) -> None:
        """Waits for some of what other workers track."""
        read = [0] * WORKERS
        while True:
            await asyncio.sleep(0.5)
            for number in range(WORKERS):
                path = self.folder / f"worker{number}.log"
                if number != self.number and path.exists():
                    lines = path.read_bytes()[read[number] :].rpartition(b"\n")[0]
                    read[number] += len(lines)
                    self._wait_for(tracked_in([msgspec.json.decode(line) for line in lines.split(b"\n") if line]))

    def _wait_for(self, ids: Any) -> None:
        for one in ids:
            if self._chance.random() < WAITED_SHARE and one not in self.waits:
                self.waits[one] = asyncio.create_task(self._wait(one))

    async def _wait(self, attempt_id: str) -> None:
        async def wait() -> None:
            try:
                await self.tracker.wait(attempt_id)
                status = "success"
            except SeamActionAttemptFailedError:
                status = "error"
            except SeamActionAttemptTimeoutError:
                status = "timed_out"
            except SeamActionAttemptNotFoundError:
                status = "not_found"
            except SeamHttpApiError:
                status = "rejected"
            self.log.write("woken", os.getpid(), attempt_id, status)

        self.log.write("waits", os.getpid(), attempt_id)
        await self._again(wait)

    async def _again(self, work: Callable[[], Any]) -> None:
        while True:
            try:
                await work()
                break
            except TrackerStoreError as error:
                self.log.write("trouble", str(error))
                await asyncio.sleep(0.5)

    async def read(self) -> None:
        """Reads for the consumer; acks beside it, since each takes a transaction."""
        acks: set[asyncio.Task[None]] = set()
        while True:
            run = self._chance.getrandbits(48)
            try:
                async with aclosing(self.tracker.outcomes(consumer=CONSUMER)) as outcomes:
                    async for outcome in outcomes:
                        self.log.write("outcome", run, outcome.action_attempt_id, outcome.status)
                        ack = asyncio.create_task(self._again(outcome.ack))
                        acks.add(ack)
                        ack.add_done_callback(acks.discard)
                        if len(acks) >= WORKERS:
                            await asyncio.wait(acks, return_when=asyncio.FIRST_COMPLETED)
            except TrackerStoreError as error:
                self.log.write("trouble", str(error))
                await asyncio.sleep(0.5)


async def work(plan: Plan, number: int, folder: Path, url: str, endpoint: str) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    log = Log(folder / f"worker{number}.log")
    async with AsyncSeam(f"seam_{os.getpid()}", endpoint=endpoint, polling=POLICY, allow_insecure=True) as seam:
        while not stop.is_set():
            tracker = Tracker(seam, url, linger=0.2, lease_seconds=LEASE_SECONDS, missing_grace=MISSING_GRACE)
            try:
                await tracker.open()
                break
            except TrackerStoreError as error:
                log.write("trouble", str(error))
                await asyncio.sleep(0.2)
        worker = Worker(plan, number, folder, log, tracker)
        tasks = [asyncio.create_task(one()) for one in (worker.feed, worker.look_at_others, worker.read)]
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait([stopped, *tasks[1:]], return_when=asyncio.FIRST_COMPLETED)
        if worker.waits:
            await asyncio.wait(worker.waits.values(), timeout=2 * LEASE_SECONDS)
        for task in (stopped, *tasks, *worker.waits.values()):
            task.cancel()
        await asyncio.wait([stopped, *tasks, *worker.waits.values()])
        await tracker.close()
    log.write("end", os.getpid())
    for task in tasks:
        if not task.cancelled():
            task.result()


# The engines.


class Sqlite:
    """A file, and copies of it as a power loss would leave it."""

    name: Final = "SQLite"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "attempts.db"
        self._folder = folder
        self._copies: list[tuple[Path, set[str]]] = []
        self.url = f"sqlite:///{self._path}"

    def copy(self, tracked: set[str]) -> None:
        """Copies what a disk would have; all processes have to stand still."""
        target = self._folder / f"copy{len(self._copies)}.db"
        for suffix in ("", "-wal"):
            source = self._path.with_name(self._path.name + suffix)
            if source.exists():
                shutil.copyfile(source, target.with_name(target.name + suffix))
        self._copies.append((target, tracked))

    def settled(self) -> dict[str, tuple[int, str]]:
        sql = "SELECT action_attempt_id, settled_number, status FROM seam_attempts WHERE settled_number IS NOT NULL"
        with closing(sqlite3.connect(self._path, timeout=30)) as connection:
            return {one: (number, status) for one, number, status in connection.execute(sql)}

    def judge_copies(self) -> tuple[int, list[str]]:
        wrong = []
        for path, tracked in self._copies:
            with closing(sqlite3.connect(path)) as connection:
                (check,) = connection.execute("PRAGMA integrity_check").fetchone()
                there = {one for (one,) in connection.execute("SELECT action_attempt_id FROM seam_attempts")}
            if check != "ok":
                wrong.append(f"{path.name} is broken: {check}")
            if tracked - there:
                wrong.append(f"{path.name} lacks {len(tracked - there)} of {len(tracked)} ids")
        return len(self._copies), wrong

    def crash(self) -> None:
        raise AssertionError("a file has no server to kill; no crash is planned for it")

    def stop(self) -> None:
        pass


class PostgresqlServer:
    """A server of our own."""

    name: Final = "PostgreSQL"

    def __init__(self) -> None:
        sys.path.insert(0, str(HERE.parent / "tests"))
        from engines import Postgresql

        self._server = Postgresql()
        self._server.start()
        self.url = self._server.url

    def settled(self) -> dict[str, tuple[int, str]]:
        async def read() -> dict[str, tuple[int, str]]:
            connection = await asyncpg.connect(self.url)
            rows = await connection.fetch(
                "SELECT action_attempt_id, settled_number, status FROM seam_async.seam_attempts "
                "WHERE settled_number IS NOT NULL"
            )
            await connection.close()
            return {one: (number, status) for one, number, status in rows}

        return asyncio.run(read())

    def crash(self) -> None:
        self._server.kill()
        self._server.start()

    def stop(self) -> None:
        self._server.stop()


Engine = Sqlite | PostgresqlServer


# The one that makes trouble.


@define
class Fleet:
    """The processes of a run.

    Attributes:
        folder: Where logs are.
        start: Starts a worker with this number.
        processes: The workers, by number.
        killed: The process ids of those that were killed.
        stops: Of each that was stopped for long: its process id, from when, until when.
    """

    folder: Path
    start: Callable[[int], subprocess.Popen[bytes]]
    processes: list[subprocess.Popen[bytes]] = field(factory=list)
    killed: set[int] = field(factory=set)
    stops: list[tuple[int, float, float]] = field(factory=list)
    _stopped: dict[int, float] = field(factory=dict)

    def kill(self, number: int) -> None:
        process = self.processes[number]
        process.kill()
        process.wait()
        self.killed.add(process.pid)
        if process.pid in self._stopped:
            self.stops.append((process.pid, self._stopped.pop(process.pid), time.monotonic()))
        self.processes[number] = self.start(number)

    def halt(self, number: int) -> None:
        process = self.processes[number]
        process.send_signal(signal.SIGSTOP)
        self._stopped[process.pid] = time.monotonic()

    def resume(self, *, everybody: bool = False) -> None:
        """Lets those go on that have been stopped for long enough."""
        for process in self.processes:
            began = self._stopped.get(process.pid)
            if began is not None and (everybody or time.monotonic() - began >= STOPPED_SECONDS):
                process.send_signal(signal.SIGCONT)
                self.stops.append((process.pid, self._stopped.pop(process.pid), time.monotonic()))

    @contextlib.contextmanager
    def standing_still(self) -> Iterator[None]:
        """All processes stand still, for a moment."""
        moving = [one for one in self.processes if one.pid not in self._stopped]
        for one in moving:
            one.send_signal(signal.SIGSTOP)
        for one in moving:
            while Path(f"/proc/{one.pid}/stat").read_text().rpartition(")")[2].split()[0] not in "TtZ":
                time.sleep(0.001)
        try:
            yield
        finally:
            for one in moving:
                one.send_signal(signal.SIGCONT)

    def tracked(self) -> set[str]:
        """Those whose `track` has returned."""
        return {one for number in range(WORKERS) for one in tracked_in(read_log(self.folder / f"worker{number}.log"))}

    def lines(self) -> list[tuple[int, list[Any]]]:
        return [(number, line) for number in range(WORKERS) for line in read_log(self.folder / f"worker{number}.log")]

    def finish(self) -> list[str]:
        """Tells all to end; what is wrong with how they did."""
        wrong = []
        self.resume(everybody=True)
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for number, process in enumerate(self.processes):
            try:
                status = process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                status = process.wait()
                wrong.append(f"worker {number} did not end")
            if status:
                wrong.append(f"worker {number} ended with {status}")
        return wrong


def rampage(arguments: argparse.Namespace, engine: Engine, fleet: Fleet, plan: Plan) -> list[float]:
    """Kills, stops and copies, spread by chance over the run; returns when the engine was killed."""
    chance = random.Random(arguments.seed)
    last = arguments.seconds + LIFETIMES[1] / 2
    whats = ["kill"] * arguments.kills + ["stop"] * arguments.stops
    whats += ["copy"] * arguments.copies if isinstance(engine, Sqlite) else ["crash"] * arguments.crashes
    deeds = sorted((chance.uniform(0.5, last), what) for what in whats)
    crashes = []
    for at, what in deeds:
        while plan.now() < at:
            fleet.resume()
            time.sleep(0.02)
        number = chance.randrange(WORKERS)
        if what == "kill":
            fleet.kill(number)
        elif what == "stop":
            fleet.halt(number)
        elif what == "crash":
            crashes.append(time.monotonic())
            engine.crash()
        elif isinstance(engine, Sqlite):
            with fleet.standing_still():
                engine.copy(fleet.tracked())
    return crashes


def drain(plan: Plan, fleet: Fleet, url: str) -> list[str]:
    """Waits until all is settled and acked; what is wrong if that does not come."""

    async def watch() -> list[str]:
        async def fetch(_: list[str]) -> list[object]:
            return []

        from seam_async import ActionAttemptPoller

        async with Tracker(ActionAttemptPoller(fetch), url, poll=False) as tracker:
            deadline = time.monotonic() + DRAIN_SECONDS
            while True:
                fleet.resume()
                status = await tracker.status()
                is_all = len(fleet.tracked()) == len(plan.attempts)
                if is_all and not status.pending and not sum(status.unacked.values()):
                    return []
                if time.monotonic() > deadline:
                    return [f"it is stuck: all tracked: {is_all}, {status}"]
                await asyncio.sleep(0.25)

    return asyncio.run(watch())


# The judgement.


@define
class Judgement:
    """What a run showed.

    Attributes:
        facts: What is told, by name.
        wrong: What must not have been.
    """

    facts: dict[str, Any] = field(factory=dict)
    wrong: list[str] = field(factory=list)

    def demand(self, name: str, bad: list[Any], of: int | None = None) -> None:
        """Nothing may be in `bad`."""
        self.facts[name] = f"{len(bad)}" if of is None else f"{len(bad)} of {of:,}"
        if bad:
            self.wrong.append(f"{name}: {', '.join(map(str, bad[:3]))}")


def judge_outcomes(
    judgement: Judgement, fleet: Fleet, settled: dict[str, tuple[int, str]], truth: dict[str, str], crashes: list[float]
) -> None:
    """Whether each outcome came, and in order."""
    came: Counter[str] = Counter()
    by_run: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    readings = []
    for worker, (kind, at, *facts) in fleet.lines():
        if kind == "outcome":
            run, one, status = facts
            came[one] += 1
            by_run[worker, run].append((at, settled[one][0]))
            readings.append((at, run))
            if status != truth[one]:
                judgement.wrong.append(f"the consumer was told {status} of {one}, which becomes {truth[one]}")
    judgement.demand("outcomes that never came to the consumer", list(settled.keys() - came.keys()), len(settled))
    judgement.facts["outcomes that came more than once"] = came.total() - len(came)
    times = sorted(readings)
    unordered = []
    again = 0
    for (worker, run), seen in by_run.items():
        for (before, last), (after, number) in itertools.pairwise(seen):
            if number <= last:
                # The claim was lost in between: to another one, or because the worker or the engine stood still.
                others = any(before <= at <= after and other != run for at, other in times)
                trouble = [*crashes, *(until for _, _, until in fleet.stops)]
                if others or after - before >= LEASE_SECONDS / 3 or any(0 <= after - at < PATIENCE for at in trouble):
                    again += 1
                else:
                    unordered.append(f"{number} after {last} by worker {worker}")
    judgement.facts["runs of readers"] = len(by_run) + again
    judgement.demand("outcomes out of order within a run", unordered)


def judge_waits(judgement: Judgement, fleet: Fleet, truth: dict[str, str]) -> None:
    """Whether each wait ended."""
    waits: set[tuple[int, str]] = set()
    woken: dict[tuple[int, str], str] = {}
    for _, (kind, _, *facts) in fleet.lines():
        if kind == "waits":
            waits.add((facts[0], facts[1]))
        elif kind == "woken":
            woken[facts[0], facts[1]] = facts[2]
    surviving = {one for one in waits if one[0] not in fleet.killed}
    judgement.facts["waits"] = len(waits)
    judgement.demand("waits that were not woken", [one for one in surviving if one not in woken], len(surviving))
    judgement.demand("waits with a wrong status", [one for one, status in woken.items() if status != truth[one[1]]])


def judge(plan: Plan, engine: Engine, fleet: Fleet, report: Any, crashes: list[float]) -> Judgement:
    judgement = Judgement()
    truth = {one.action_attempt_id: one.becomes for one in plan.attempts}
    tracked, settled = fleet.tracked(), engine.settled()
    judgement.facts["attempts"] = f"{len(truth):,}"
    judgement.facts["workers killed"] = len(fleet.killed)
    judgement.facts["workers stopped for longer than a lease"] = len(fleet.stops)
    judgement.facts["database killed"] = len(crashes)
    judgement.facts["calls"] = report["calls"]
    judgement.facts["ids per call"] = round(report["ids_asked"] / max(1, report["calls"]))
    judgement.demand("not tracked", [one for one in truth if one not in tracked], len(truth))
    judgement.demand("lost", [one for one in tracked if one not in settled], len(tracked))
    bad = [(one, status, truth[one]) for one, (_, status) in settled.items() if status != truth[one]]
    judgement.demand("settled with a wrong status", bad, len(settled))
    judge_outcomes(judgement, fleet, settled, truth, crashes)
    judge_waits(judgement, fleet, truth)
    overlaps, stopped, taken_back = [], 0, 0
    for one, first, second, at in report["overlaps"]:
        moment = plan.began_at + at
        if any(
            str(pid) in {first, second} and began - LEASE_SECONDS <= moment <= until + LEASE_SECONDS
            for pid, began, until in fleet.stops
        ):
            stopped += 1
        elif any(crash <= moment <= crash + REQUEST_SECONDS for crash in crashes):
            taken_back += 1
        else:
            overlaps.append((one, first, second, round(at, 2)))
    judgement.demand("ids in two calls at once", overlaps, report["ids_asked"])
    judgement.facts["those whose lease had ended, as its worker was stopped"] = stopped
    judgement.facts["those whose lease a crash of the database took back"] = taken_back
    told = [file for file in fleet.folder.glob("*.err") if "Traceback" in file.read_text()]
    judgement.demand("workers that told of a traceback", [file.name for file in told])
    for file in told[:2]:
        print(file.read_text()[-3000:], file=sys.stderr)
    if isinstance(engine, Sqlite):
        copies, wrong = engine.judge_copies()
        judgement.demand("copies of a power loss that lack anything", wrong, copies)
    judgement.facts["seconds"] = round(plan.now(), 1)
    return judgement


def run(arguments: argparse.Namespace, name: str, folder: Path) -> Judgement:
    """One run on one engine."""
    engine: Engine = Sqlite(folder) if name == "sqlite" else PostgresqlServer()
    api: subprocess.Popen[bytes] | None = None
    fleet: Fleet | None = None
    try:
        asyncio.run(create_schema(engine.url))
        plan = Plan.make(arguments.attempts, arguments.seconds, random.Random(arguments.seed))
        plan.save(folder / "plan.json")
        me = [sys.executable, __file__, "--folder", str(folder)]
        api = subprocess.Popen([*me, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert api.stdout is not None
        endpoint = api.stdout.readline().decode().strip()

        def start(number: int) -> subprocess.Popen[bytes]:
            command = [*me, "--worker", str(number), "--url", engine.url, "--endpoint", endpoint]
            with (folder / f"worker{number}.err").open("ab") as errors:
                return subprocess.Popen(command, stderr=errors)

        fleet = Fleet(folder, start)
        fleet.processes.extend(map(start, range(WORKERS)))
        crashes = rampage(arguments, engine, fleet, plan)
        wrong = drain(plan, fleet, engine.url)
        wrong += fleet.finish()
        with urllib.request.urlopen(f"{endpoint}/report") as answer:
            report = json.load(answer)
        judgement = judge(plan, engine, fleet, report, crashes)
        judgement.wrong += wrong
        return judgement
    finally:
        for process in (fleet.processes if fleet else []) + ([api] if api else []):
            with suppress(ProcessLookupError):
                process.kill()
            process.wait()
        engine.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engines", nargs="+", choices=["postgresql", "sqlite"], default=["postgresql", "sqlite"])
    parser.add_argument("--attempts", type=int, default=4_000, help="how many")
    parser.add_argument("--seconds", type=float, default=8.0, help="over how long they become known")
    parser.add_argument("--kills", type=int, default=10, help="how many workers are killed")
    parser.add_argument("--stops", type=int, default=2, help="how many workers are stopped for longer than a lease")
    parser.add_argument("--crashes", type=int, default=2, help="how often PostgreSQL is killed")
    parser.add_argument("--copies", type=int, default=5, help="how often SQLite's file is copied")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the logs")
    for name in ("--folder", "--url", "--endpoint"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.ERROR)
    if arguments.serve:
        asyncio.run(serve(Plan.load(Path(arguments.folder) / "plan.json")))
        return 0
    if arguments.worker is not None:
        folder = Path(arguments.folder)
        plan = Plan.load(folder / "plan.json")
        asyncio.run(work(plan, arguments.worker, folder, arguments.url, arguments.endpoint))
        return 0
    folders = [Path(tempfile.mkdtemp(prefix="seam-async-chaos-")) for _ in arguments.engines]
    with ThreadPoolExecutor() as pool:
        judgements = list(pool.map(partial(run, arguments), arguments.engines, folders))
    for name, folder, judgement in zip(arguments.engines, folders, judgements, strict=True):
        print(name)
        for fact, value in judgement.facts.items():
            print(f"  {fact:<60} {value}")
        for line in judgement.wrong:
            print("  wrong:", line)
        if arguments.keep:
            print("  logs:", folder)
        else:
            shutil.rmtree(folder)
    return any(judgement.wrong for judgement in judgements)


if __name__ == "__main__":
    sys.exit(main())
