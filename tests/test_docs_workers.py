"""The how-to pages about task queues are true: their blocks are the modules of real workers."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest

from seam_async.testing import FakeSeam
from seam_async.tracking import create_schema

HOW_TO: Final = Path(__file__).parent.parent / "docs" / "how-to"
PATIENCE: Final = 40.0
"""Seconds that a test waits for what comes within a few."""


def blocks(page: str) -> list[str]:
    """The blocks of Python of a page."""
    return re.findall(r"^```python\n(.*?)^```", (HOW_TO / page).read_text(), re.DOTALL | re.MULTILINE)


@contextmanager
def running(*command: str, environment: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a process; on leaving, ends it by SIGTERM, and sees that it ended well."""
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *command], env=os.environ | environment, cwd=folder, stdout=log, stderr=log
        )
    try:
        yield process
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) in {0, -signal.SIGTERM}
    finally:
        process.kill()
        process.wait()
        print((folder / "log").read_text())  # which pytest shows when the test fails


async def until(look: Callable[[], Any], wanted: object) -> None:
    """Waits until a look shows what is wanted."""
    deadline = time.monotonic() + PATIENCE
    while (seen := await look()) != wanted:
        assert time.monotonic() < deadline, f"{seen} instead of {wanted}"
        await asyncio.sleep(0.1)


async def bookings_in(url: str, number: int) -> asyncpg.Connection:
    """A connection to a database that has the tracker's tables, and bookings."""
    await create_schema(url)
    connection = await asyncpg.connect(url)
    await connection.execute("CREATE TABLE bookings (booking text PRIMARY KEY, status text, action_attempt_id text)")
    await connection.executemany("INSERT INTO bookings VALUES ($1)", [(f"B-{n}",) for n in range(number)])
    return connection


async def test_taskiq_passes_an_outcome_on(database_url: str, redis_url: str, tmp_path: Path) -> None:
    """A task starts an unlock and ends; its outcome comes back as a task, to another worker too."""
    pytest.importorskip("taskiq_redis", reason="the page needs taskiq-redis")
    (tmp_path / "unlocking.py").write_text("\n\n".join(blocks("taskiq.md")))
    (tmp_path / "send.py").write_text(
        "import asyncio, sys\nfrom unlocking import broker, unlock\n"
        "async def main():\n    await broker.startup()\n    await unlock.kiq(*sys.argv[1:])\n    await broker.shutdown()\n"
        "asyncio.run(main())\n"
    )
    async with FakeSeam(resolve_after=None) as fake:
        environment = {
            "SEAM_API_KEY": fake.api_key,
            "SEAM_ENDPOINT": fake.endpoint,
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
        }
        connection = await bookings_in(database_url, 2)

        async def statuses() -> dict[str, str]:
            return dict(await connection.fetch("SELECT booking, status FROM bookings"))

        def send(booking: str) -> None:
            arguments = [sys.executable, "send.py", booking, next(iter(fake.devices))]
            subprocess.run(arguments, check=True, env=os.environ | environment, cwd=tmp_path)

        worker = ("-m", "taskiq", "worker", "unlocking:broker", "--ack-type", "when_received", "--workers", "1")
        await asyncio.to_thread(send, "B-0")  # before there is a worker
        with running(*worker, environment=environment, folder=tmp_path):
            await until(statuses, {"B-0": "pending", "B-1": None})
        (first,) = fake.action_attempts
        fake.resolve(first)  # while nobody asks
        with running(*worker, environment=environment, folder=tmp_path):
            await until(statuses, {"B-0": "success", "B-1": None})
            await asyncio.to_thread(send, "B-1")
            await until(statuses, {"B-0": "success", "B-1": "pending"})
            fake.fail(fake.action_attempts[-1], "device_error", "The bolt is stuck.")
            await until(statuses, {"B-0": "success", "B-1": "error"})
        assert len(fake.calls("/locks/unlock_door")) == 2
        assert await connection.fetchval("SELECT count(*) FROM seam_deliveries") == 0
        await connection.close()
