"""The programs in `examples/` that use a tracker do what they say, as processes of their own."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest_asyncio

from seam_async.testing import FakeSeam

from engines import free_port

EXAMPLES = Path(__file__).parent.parent / "examples"
SECONDS = 30.0


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeSeam]:
    async with FakeSeam(doors=12, resolve_after=None) as fake:
        yield fake


def environment(fake: FakeSeam, **more: str) -> dict[str, str]:
    return {**os.environ, "SEAM_API_KEY": fake.api_key, "SEAM_ENDPOINT": fake.endpoint, **more}


@asynccontextmanager
async def service(fake: FakeSeam, file: Path, **settings: str) -> AsyncIterator[str]:
    """Runs the booking service as a process; yields its address."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "uvicorn", "booking_service:app", "--port", str(port), "--log-level", "warning"),
        cwd=EXAMPLES,
        env=environment(fake, BOOKINGS=str(file), **settings),
    )
    address = f"http://127.0.0.1:{port}/bookings"
    try:
        deadline = time.monotonic() + SECONDS
        while True:
            try:
                await send(f"{address}/none/unlocking")
                break
            except urllib.error.URLError:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.05)  # another process starts
        yield address
    finally:
        process.terminate()
        assert await process.wait() in {0, -15}


async def send(url: str, method: str = "GET") -> tuple[int, Any]:
    def request() -> tuple[int, Any]:
        try:
            with urllib.request.urlopen(urllib.request.Request(url, method=method)) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    return await asyncio.to_thread(request)


async def test_a_given_up_unlocking_is_not_pending_after_a_deploy(fake: FakeSeam, tmp_path: Path) -> None:
    """A deploy with another TIMEOUT reports `timed_out` for what had timed out; the row says the same."""
    door = next(iter(fake.devices))
    file = tmp_path / "bookings.db"
    async with service(fake, file, TIMEOUT="0.5") as address:
        assert (await send(f"{address}/B-1/unlocking?device_id={door}", "PUT"))[0] == 202
        deadline = time.monotonic() + SECONDS
        while (await send(f"{address}/B-1/unlocking?timeout=5"))[1]["status"] != "timed_out":
            assert time.monotonic() < deadline
    async with service(fake, file, TIMEOUT="600") as address:
        answer = await send(f"{address}/B-1/unlocking")
        assert answer == (200, {"booking": "B-1", "status": "timed_out"})


async def test_a_booking_outlives_its_process(fake: FakeSeam, tmp_path: Path) -> None:
    """The next process learns the outcome; a door is commanded once, and a refused command can be sent again."""
    door = next(iter(fake.devices))
    file = tmp_path / "bookings.db"
    async with service(fake, file) as address:
        assert (await send(f"{address}/B-1/unlocking?device_id=none", "PUT"))[0] == 502
        assert (await send(f"{address}/B-1/unlocking?device_id={door}", "PUT"))[0] == 202
        assert (await send(f"{address}/B-1/unlocking?device_id={door}", "PUT"))[0] == 409
        assert await send(f"{address}/B-1/unlocking") == (202, {"booking": "B-1", "status": "pending"})
        assert (await send(f"{address}/B-2/unlocking"))[0] == 404
    with closing(sqlite3.connect(file)) as connection:
        ((attempt_id,),) = connection.execute("SELECT attempt_id FROM unlockings").fetchall()
    fake.resolve(attempt_id)
    async with service(fake, file) as address:
        assert await send(f"{address}/B-1/unlocking?timeout=20") == (200, {"booking": "B-1", "status": "success"})


async def test_a_fleet_survives_a_killed_worker(fake: FakeSeam, tmp_path: Path) -> None:
    """Every door is stored once, although a worker is killed in the middle."""
    file = tmp_path / "fleet.db"
    doors = list(fake.devices)

    async def fleet(*arguments: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, str(EXAMPLES / "fleet.py"), *arguments),
            env=environment(fake, FLEET=str(file)),
            stdout=subprocess.PIPE,
        )

    async def shown() -> list[str]:
        output, _ = await (await fleet("show")).communicate()
        return output.decode().splitlines()

    assert await (await fleet("lock", *doors)).wait() == 0
    assert await shown() == ["pending: 12"]
    killed = await fleet("work")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        deadline = time.monotonic() + SECONDS
        while not connection.execute("SELECT 1 FROM seam_consumers WHERE holder IS NOT NULL").fetchall():
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)  # another process starts
        killed.kill()
        await killed.wait()
        # As if the leases of the killed worker had expired.
        for change in ("seam_consumers SET held_until = 0", "seam_pending SET leased_until = 0"):
            connection.execute(f"UPDATE {change}")
        connection.execute("DELETE FROM seam_workers")
        for attempt_id in [row[0] for row in connection.execute("SELECT action_attempt_id FROM seam_pending")]:
            fake.resolve(attempt_id)
        workers = [await fleet("work"), await fleet("work")]
        deadline = time.monotonic() + SECONDS
        while connection.execute("SELECT count(*) FROM doors").fetchone() != (12,):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)  # the workers poll
        assert sorted(connection.execute("SELECT door FROM doors").fetchall()) == sorted((door,) for door in doors)
        # A worker that still starts has no handler of SIGTERM, and ends by it.
        while connection.execute("SELECT count(*) FROM seam_workers").fetchone() != (2,):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
    for worker in workers:
        worker.terminate()
        assert await worker.wait() == 0
    assert await shown() == ["success: 12", "pending: 0"]
    assert await (await fleet("nonsense")).wait() == 1
