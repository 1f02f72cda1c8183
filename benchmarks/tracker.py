"""Throughput, batch fill, size and wakeup latency of a durable tracker's engines.

    python benchmarks/tracker.py                      # everything; about ten minutes
    python benchmarks/tracker.py --quick              # fewer ids and seconds; a minute
    python benchmarks/tracker.py --only throughput wakeup --results results.json

PostgreSQL is a local server with its default settings, SQLite a file on the same disk. Each poller is a process with a
`Tracker`. There is no API server: a function in the process returns all ids as pending, so the figures are those of the
store and of the package.

* throughput: ids leased, polled and rescheduled per second while more are due than can be polled; with 1 and with 4
  pollers. `--sizes` sets the number of pending ids.
* settled: throughput of one poller beside as many settled attempts as `--settled` says, while the statistics of the
  tables are from when they were empty, in PostgreSQL.
* held: throughput of one poller before and after a while of churn under an old transaction elsewhere, in PostgreSQL.
* processes: throughput of 1, 5 and 20 pollers, and the CPU time of the engine.
* size: bytes of the table and of its indexes, before and after that, and the memory of the engine's processes, shared
  memory counted once.
* fill: ids per request while less is due than can be polled, with a poller's default schedule.
* fleet: requests for the same ids, each polled every 10 s, by one poller and by eight, in two rounds of all ids, as
  counted by the engine.
* wakeup: time from the commit of an outcome to its delivery to a waiter in another process.

Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import math
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import asyncpg
from machine import describe_machine
from tenacity.wait import wait_fixed

from seam_async import ActionAttemptPoller, PollingPolicy
from seam_async.tracking import Tracker, create_schema

HERE: Final = Path(__file__).parent
RESULTS: Final = HERE / "results" / "tracking.json"
PARTS: Final = ("throughput", "settled", "held", "processes", "fill", "fleet", "wakeup")
CALLS: Final = "SELECT calls, ids FROM seam_calls ORDER BY second"
"""Requests and polled ids of the last minute, by the second."""
AGES: Final = (10.0, 3600.0)
WARM_UP_SECONDS: Final = 2.0
WAITING_TASKS: Final = 8
FLEET_SECONDS: Final = 10.0
FLEET_ROUNDS: Final = 2
FLEET_SIZE: Final = 25_000
UNLIMITED: Final = 100_000.0

SCHEDULES: Final = {
    "always due": PollingPolicy(wait=wait_fixed(0.01), max_requests_per_second=UNLIMITED),
    "by default": PollingPolicy(),
    "evenly": PollingPolicy(wait=wait_fixed(FLEET_SECONDS)),
}

Row = dict[str, Any]


# The processes.


def answer(attempt_id: str, status: str = "pending") -> Row:
    return {
        "action_attempt_id": attempt_id,
        "action_type": "UNLOCK_DOOR",
        "status": status,
        "result": {} if status == "success" else None,
        "error": None,
    }


async def pending(ids: list[str]) -> Iterable[object]:
    return [answer(attempt_id) for attempt_id in ids]


async def poll(url: str, seconds: float, schedule: str) -> Row:
    """Polls for this many seconds, and counts after `WARM_UP_SECONDS`."""
    policy = SCHEDULES[schedule]
    async with ActionAttemptPoller(pending, policy=policy) as poller, Tracker(poller, url) as tracker:
        driver = tracker._driver  # noqa: SLF001
        assert driver is not None
        await asyncio.sleep(WARM_UP_SECONDS)
        calls, ids, cpu, began = driver.calls, driver.ids_polled, time.process_time(), time.monotonic()
        await asyncio.sleep(seconds)
        passed = time.monotonic() - began
        return {
            "calls": driver.calls - calls,
            "ids": driver.ids_polled - ids,
            "cpu": time.process_time() - cpu,
            "seconds": passed,
        }


async def settle(url: str) -> Row:
    """Polls until its input ends; every attempt has succeeded at its first poll."""

    async def succeeded(ids: list[str]) -> Iterable[object]:
        return [answer(attempt_id, "success") for attempt_id in ids]

    async with ActionAttemptPoller(succeeded) as poller, Tracker(poller, url, linger=0.0):
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    return {}


async def hold(url: str) -> Row:
    """Keeps a transaction open until its input ends."""
    connection = await asyncpg.connect(url)
    async with connection.transaction(isolation="repeatable_read"):
        await connection.fetch("SELECT settled_number FROM seam_tracker")
        print(flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await connection.close()
    return {}


async def wait(url: str, number: int) -> Row:
    """Tracks attempts in eight tasks, and waits until another process has settled each of them."""
    late = []

    async def wait_in_sequence(tracker: Tracker) -> None:
        for _ in range(number // WAITING_TASKS):
            attempt_id = str(uuid.uuid4())
            await tracker.track(answer(attempt_id))
            row = await tracker._waiters.wait(attempt_id, None)  # noqa: SLF001  # the row says when it was settled
            late.append(time.time() - row.settled_at)
            await asyncio.sleep(random.uniform(0.0, 0.5))

    async with ActionAttemptPoller(pending) as poller, Tracker(poller, url, poll=False) as tracker:
        await asyncio.gather(*(wait_in_sequence(tracker) for _ in range(WAITING_TASKS)))
    return {"late": late}


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--role", *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def together(number: int, *arguments: object) -> list[Row]:
    """Returns the figures of this number of concurrent processes."""
    processes = [start(*arguments) for _ in range(number)]
    return [json.loads(process.communicate()[0]) for process in processes]


# The engines.


def ids_and_times(number: int, spread: float) -> Iterator[tuple[str, float, float]]:
    """Yields ids, each with its age and the time until it is due, in seconds."""
    chance = random.Random(1)
    for _ in range(number):
        attempt_id = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        yield attempt_id, math.exp(chance.uniform(*map(math.log, AGES))), chance.random() * spread


SETTLED: Final = (
    "INSERT INTO seam_attempts (action_attempt_id, status, seen, settled_at, settled_number) "
    "SELECT 'settled' || number, 'success', '{{}}', 1, number FROM {series} AS series"
)
SERIES: Final = (
    "WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers) "
    "SELECT number FROM numbers LIMIT {}"
)


class Sqlite:
    """A database file in a temporary folder."""

    name: Final = "SQLite"

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="seam-async-tracking-"))
        self.path = self._folder / "attempts.db"
        self.url = f"sqlite:///{self.path}"

    def load(self, number: int, *, spread: float, settled: int = 0, analyzed: bool = True) -> None:
        for file in self._folder.iterdir():
            file.unlink()
        asyncio.run(create_schema(self.url))
        now = time.time()
        rows = (
            (attempt_id, now - age, due + age, now - age, json.dumps(answer(attempt_id)))
            for attempt_id, age, due in ids_and_times(number, spread)
        )
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute(SETTLED.format(series=f"({SERIES.format(settled)})"))
            connection.executemany(
                "INSERT INTO seam_attempts (action_attempt_id, added_at, delay, seen_at, seen) VALUES (?, ?, ?, ?, ?)",
                rows,
            )
            connection.execute("UPDATE seam_pending SET eligible_at = (due_at + ?) / 2", (now,))
            connection.execute("UPDATE seam_tracker SET settled_number = ?", (settled,))

    def calls(self) -> list[tuple[int, int]]:
        with closing(sqlite3.connect(self.path)) as connection:
            return list(connection.execute(CALLS))

    def cpu(self) -> float:
        return 0.0  # in the pollers

    def size(self) -> Row:
        return {"file": sum(file.stat().st_size for file in self._folder.iterdir())}

    def stop(self) -> None:
        shutil.rmtree(self._folder)


class PostgresqlServer:
    """A local server with its default settings, of the version of the tests or of another one."""

    def __init__(self, version: str | None = None) -> None:
        sys.path.insert(0, str(HERE.parent / "tests"))
        from engines import Postgresql
        from programs import require_postgresql

        self._server = Postgresql(None if version is None else require_postgresql(version))
        self._server.start()
        self.url = self._server.new_schema("tracking")

    def load(self, number: int, *, spread: float, settled: int = 0, analyzed: bool = True) -> None:
        self.url = self._server.new_schema("tracking")
        asyncio.run(create_schema(self.url))

        async def fill() -> None:
            connection = await asyncpg.connect(self.url)
            if not analyzed:
                for table in ("seam_attempts", "seam_pending"):
                    await connection.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = off)")
                    await connection.execute(f"ANALYZE {table}")
            now = await connection.fetchval("SELECT extract(epoch FROM clock_timestamp())::float8")
            rows = (
                (attempt_id, now - age, due + age, now - age, json.dumps(answer(attempt_id)))
                for attempt_id, age, due in ids_and_times(number, spread)
            )
            columns = ["action_attempt_id", "added_at", "delay", "seen_at", "seen"]
            await connection.copy_records_to_table("seam_attempts", records=rows, columns=columns)
            await connection.execute("UPDATE seam_pending SET eligible_at = (due_at + $1) / 2", now)
            await connection.execute(SETTLED.format(series=f"(SELECT generate_series(1, {settled}) AS number)"))
            await connection.execute("UPDATE seam_tracker SET settled_number = $1", settled)
            if analyzed:
                await connection.execute("VACUUM ANALYZE seam_attempts, seam_pending")
            await connection.execute("CHECKPOINT")
            await connection.close()

        asyncio.run(fill())

    def calls(self) -> list[tuple[int, int]]:
        async def read() -> list[tuple[int, int]]:
            connection = await asyncpg.connect(self.url)
            rows = await connection.fetch(CALLS)
            await connection.close()
            return [tuple(row) for row in rows]

        return asyncio.run(read())

    def size(self) -> Row:
        async def read() -> Row:
            connection = await asyncpg.connect(self.url)
            table, indexes = await connection.fetchrow(
                "SELECT sum(pg_table_size(name))::bigint, sum(pg_indexes_size(name))::bigint "
                "FROM unnest(ARRAY['seam_attempts'::regclass, 'seam_pending']) AS name"
            )
            await connection.close()
            return {"table": table, "indexes": indexes}

        return {**asyncio.run(read()), "memory": self._memory()}

    def cpu(self) -> float:
        """Returns the CPU seconds of all its processes, those that have ended among them."""
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self._server.pid)], check=True, capture_output=True, text=True
        ).stdout.split()
        ticks = sum(map(int, _stat_of(self._server.pid)[13:17]))
        for pid in children:
            with suppress(FileNotFoundError):
                ticks += sum(map(int, _stat_of(pid)[13:15]))
        return ticks / os.sysconf("SC_CLK_TCK")

    @contextmanager
    def old_transaction(self) -> Iterator[None]:
        """Keeps a transaction open, as a report or a backup does."""
        holder = subprocess.Popen(
            [sys.executable, __file__, "--role", "hold", self.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            yield
        finally:
            holder.communicate()

    def _memory(self) -> int:
        """Returns the bytes of all its processes, shared memory counted once."""
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self._server.pid)], check=True, capture_output=True, text=True
        ).stdout.split()
        total = 0
        for pid in (str(self._server.pid), *children):
            rollup = Path(f"/proc/{pid}/smaps_rollup")
            if rollup.exists():
                lines = rollup.read_text().splitlines()
                total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
        return total

    def stop(self) -> None:
        self._server.stop()


Engine = Sqlite | PostgresqlServer


def _stat_of(pid: object) -> list[str]:
    """Returns the fields of a process's `stat`, counted from 0; its name may hold spaces."""
    before, _, after = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")
    return [before, "", *after.split()]


@contextmanager
def engine_of(name: str) -> Iterator[Engine]:
    engine = Sqlite() if name == "SQLite" else PostgresqlServer(name.partition(" ")[2] or None)
    try:
        yield engine
    finally:
        engine.stop()


# Measuring.


def rates(processes: list[Row]) -> Row:
    calls, ids = (sum(process[key] for process in processes) for key in ("calls", "ids"))
    seconds = statistics.mean(process["seconds"] for process in processes)
    return {
        "calls": calls,
        "ids": ids,
        "seconds": seconds,
        "ids_per_second": ids / seconds,
        "ids_per_second_each": ids / seconds / len(processes),
        "fill": ids / calls / PollingPolicy().batch_size if calls else 0.0,
        "cpu_each": sum(process["cpu"] for process in processes) / len(processes) / seconds,
    }


def throughput(engine: Engine, arguments: argparse.Namespace) -> Iterator[Row]:
    for size in arguments.sizes:
        for pollers in (1, 4):
            engine.load(size, spread=-60.0)
            before = engine.size()
            measured = rates(together(pollers, "poll", engine.url, arguments.seconds, "always due"))
            yield {"pending": size, "pollers": pollers, **measured, "size_before": before, "size_after": engine.size()}


def settled(engine: Engine, arguments: argparse.Namespace) -> Iterator[Row]:
    for beside in (0, arguments.settled):
        size = min(arguments.sizes)
        engine.load(size, spread=-60.0, settled=beside, analyzed=False)
        measured = rates(together(1, "poll", engine.url, arguments.seconds, "always due"))
        yield {"pending": size, "settled": beside, "pollers": 1, **measured}


def held(engine: Engine, arguments: argparse.Namespace) -> Iterator[Row]:
    if isinstance(engine, PostgresqlServer):
        size = min(arguments.sizes)
        engine.load(size, spread=-60.0)
        free = rates(together(1, "poll", engine.url, arguments.seconds, "always due"))
        yield {"pending": size, "old_transaction": 0.0, "pollers": 1, **free}
        with engine.old_transaction():
            together(1, "poll", engine.url, arguments.churn, "always due")
            measured = rates(together(1, "poll", engine.url, arguments.seconds, "always due"))
        yield {"pending": size, "old_transaction": arguments.churn, "pollers": 1, **measured}


def processes(engine: Engine, arguments: argparse.Namespace) -> Iterator[Row]:
    for pollers in (1, 5, 20):
        engine.load(min(arguments.sizes), spread=-60.0)
        before = engine.cpu()
        measured = rates(together(pollers, "poll", engine.url, arguments.seconds, "always due"))
        yield {"pending": min(arguments.sizes), "pollers": pollers, **measured, "engine_cpu": engine.cpu() - before}


def fill(engine: Engine, arguments: argparse.Namespace) -> Iterator[Row]:
    size = min(arguments.sizes)
    engine.load(size, spread=30.0)
    yield {"pending": size, "pollers": 1, **rates(together(1, "poll", engine.url, 2 * arguments.seconds, "by default"))}


def fleet(engine: Engine, arguments: argparse.Namespace) -> Iterator[Row]:
    for _ in range(arguments.runs):
        for pollers in (1, 8):
            engine.load(FLEET_SIZE, spread=FLEET_SECONDS)
            processes = [start("poll", engine.url, FLEET_ROUNDS * FLEET_SECONDS, "evenly") for _ in range(pollers)]
            time.sleep((1 + FLEET_ROUNDS) * FLEET_SECONDS)
            seconds = engine.calls()[-1 - int(FLEET_ROUNDS * FLEET_SECONDS) : -1]
            for process in processes:
                process.communicate()
            calls, ids = map(sum, zip(*seconds, strict=True))
            yield {"pending": FLEET_SIZE, "pollers": pollers, "seconds": len(seconds), "calls": calls, "ids": ids}


def wakeup(engine: Engine, arguments: argparse.Namespace) -> Iterator[Row]:
    engine.load(0, spread=0.0)
    settler = start("settle", engine.url)
    late = [delay for row in together(2, "wait", engine.url, arguments.wakeups) for delay in row["late"]]
    settler.communicate()
    late.sort()
    yield {
        "waits": len(late),
        "median": statistics.median(late),
        "p99": late[int(len(late) * 0.99)],
        "most": late[-1],
    }


def shown(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key}={number / 1e6:.0f}MB" for key, number in value.items())
    return f"{value:,.0f}" if not isinstance(value, float) or value >= 100 else f"{value:.4g}"


def main() -> None:
    if sys.argv[1:2] == ["--role"]:
        logging.basicConfig(level=logging.ERROR)
        role, url, *rest = sys.argv[2:]
        if role == "poll":
            result = asyncio.run(poll(url, float(rest[0]), rest[1]))
        elif role == "wait":
            result = asyncio.run(wait(url, int(rest[0])))
        else:
            result = asyncio.run(settle(url) if role == "settle" else hold(url))
        print(json.dumps(result))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to run")
    parser.add_argument("--engines", nargs="+", choices=["PostgreSQL", "SQLite"], default=["PostgreSQL", "SQLite"])
    parser.add_argument("--versions", nargs="*", default=[], help="further versions of PostgreSQL, of the wheels")
    parser.add_argument("--settled", type=int, help="number of settled attempts beside the pending ones")
    parser.add_argument("--churn", type=float, help="seconds of churn under an old transaction")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of pending ids")
    parser.add_argument("--seconds", type=float, help="seconds of each measurement")
    parser.add_argument("--runs", type=int, help="runs of the fleet")
    parser.add_argument("--wakeups", type=int, help="waits of each of two processes")
    parser.add_argument("--quick", action="store_true", help="fewer ids and seconds; leaves the results alone")
    parser.add_argument("--results", type=Path, help="the file for the results")
    arguments = parser.parse_args()
    quick = arguments.quick
    arguments.sizes = arguments.sizes or ([20_000] if quick else [100_000, 1_000_000])
    arguments.seconds = arguments.seconds or (3.0 if quick else 10.0)
    arguments.settled = arguments.settled or (100_000 if quick else 1_000_000)
    arguments.churn = arguments.churn or (10.0 if quick else 60.0)
    arguments.engines += [f"PostgreSQL {version}" for version in arguments.versions]
    arguments.runs = arguments.runs or 1
    arguments.wakeups = arguments.wakeups or (48 if quick else 400)
    target = arguments.results or (None if quick else RESULTS)
    results: dict[str, Any] = {"machine": describe_machine()}
    for name in arguments.engines:
        for part in arguments.only:
            with engine_of(name) as engine:
                for row in globals()[part](engine, arguments):
                    results.setdefault(part, []).append({"engine": name, **row})
                    facts = "  ".join(f"{key} {shown(value)}" for key, value in row.items())
                    print(f"{name:<13} {part:<10} {facts}", flush=True)
            if target is not None:  # after each part, so that an interrupted run leaves results
                target.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
