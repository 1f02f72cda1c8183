"""The how-to pages about task queues are true: their blocks are the modules of real workers."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest
import pytest_asyncio
from attrs import define

from seam_async.testing import FakeSeam
from seam_async.tracking import create_schema

HOW_TO: Final = Path(__file__).parent.parent / "docs" / "how-to"
PATIENCE: Final = 30.0
"""Seconds that a test waits for what comes within a few."""
SENDING: Final = """
import asyncio
from unlocking import broker, unlock

async def run(*arguments):
    await unlock.kiq(*arguments)
    await broker.shutdown()

def send(*arguments):
    asyncio.run(run(*arguments))
"""
"""What sends a task of taskiq from a process that is no worker, and has not started the broker."""


def blocks(page: str) -> list[str]:
    """The blocks of Python of a page."""
    return re.findall(r"^```python\n(.*?)^```", (HOW_TO / page).read_text(), re.DOTALL | re.MULTILINE)


@define
class Host:
    """Where the processes of a test run.

    Attributes:
        folder: With their modules and their log.
        environment: Their variables.
    """

    folder: Path
    environment: dict[str, str]

    def add(self, name: str, code: str) -> None:
        """Adds a module."""
        (self.folder / f"{name}.py").write_text(code)

    async def run(self, code: str) -> None:
        """Runs code in a process of its own, to its end."""
        command = [sys.executable, "-c", code]
        await asyncio.to_thread(subprocess.run, command, check=True, env=self.environment, cwd=self.folder)

    @contextmanager
    def running(self, *arguments: str) -> Iterator[None]:
        """Runs a process of Python; on leaving, ends it by SIGTERM, and sees that it ended well."""
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments], env=self.environment, cwd=self.folder, stdout=log, stderr=log
            )
        try:
            yield
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
            process.wait()


@pytest.fixture
def host(database_url: str, redis_url: str, tmp_path: Path) -> Iterator[Host]:
    """A host with a database and Redis, whose log is shown when the test fails."""
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    servers = {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
    yield Host(tmp_path, os.environ | servers | {"PYTHONPATH": path})
    if (tmp_path / "log").exists():
        sys.stdout.write((tmp_path / "log").read_text())


@pytest_asyncio.fixture
async def fake(host: Host) -> AsyncIterator[FakeSeam]:
    """The API that they talk to, with doors that take their time."""
    async with FakeSeam(resolve_after=None) as fake:
        host.environment |= {"SEAM_API_KEY": fake.api_key, "SEAM_ENDPOINT": fake.endpoint}
        yield fake


@define
class Bookings:
    """The table that tasks write into."""

    connection: asyncpg.Connection

    async def become(self, *wanted: str | None) -> None:
        """Waits until they have these statuses."""
        deadline = time.monotonic() + PATIENCE
        while (seen := await self._column("status")) != list(wanted):
            assert time.monotonic() < deadline, f"{seen} instead of {wanted}"
            await asyncio.sleep(0.1)  # other processes do the work, and do not say when it is done

    async def attempts(self) -> list[str]:
        """The ids of their attempts."""
        return await self._column("action_attempt_id")

    async def _column(self, name: str) -> list[Any]:
        return [value for (value,) in await self.connection.fetch(f"SELECT {name} FROM bookings ORDER BY booking")]


@pytest_asyncio.fixture
async def bookings(database_url: str) -> AsyncIterator[Bookings]:
    """Two bookings, beside the tracker's tables; in the end each outcome has been acked."""
    await create_schema(database_url)
    connection = await asyncpg.connect(database_url)
    await connection.execute("CREATE TABLE bookings (booking text PRIMARY KEY, status text, action_attempt_id text)")
    await connection.execute("INSERT INTO bookings VALUES ('B-1'), ('B-2')")
    yield Bookings(connection)
    unacked = await connection.fetchval(
        "SELECT (SELECT count(*) FROM seam_async.seam_deliveries) + max(settled_number - position) "
        "FROM seam_async.seam_tracker, seam_async.seam_consumers"
    )
    await connection.close()
    assert unacked == 0


async def test_taskiq_passes_an_outcome_on(host: Host, fake: FakeSeam, bookings: Bookings) -> None:
    """A task starts an unlock and ends; its outcome comes back as a task, to another worker too."""
    host.add("unlocking", "\n\n".join(blocks("taskiq.md")))
    host.add("sending", SENDING)
    worker = ("-m", "taskiq", "worker", "unlocking:broker", "--ack-type", "when_received", "--workers", "1")
    (door, *_) = fake.devices
    await host.run(f"import sending; sending.send('B-1', {door!r})")  # before there is a worker
    with host.running(*worker):
        await bookings.become("pending", None)
    fake.resolve((await bookings.attempts())[0])  # while nobody asks
    with host.running(*worker):
        await bookings.become("success", None)
        await host.run(f"import sending; sending.send('B-2', {door!r})")
        await bookings.become("success", "pending")
        fake.fail((await bookings.attempts())[1])
        await bookings.become("success", "error")
    assert len(fake.calls("/locks/unlock_door")) == 2


async def test_celery_passes_an_outcome_on(host: Host, fake: FakeSeam, bookings: Bookings) -> None:
    """A task that is not async hands an id over with SQL, and its outcome comes back as a task."""
    start, finish, outcomes = blocks("celery.md")
    host.add("doors", f"{start}\n\n{finish}")
    host.add("outcomes", outcomes)
    (door, *_) = fake.devices
    with host.running("-m", "celery", "-A", "doors", "worker", "--concurrency", "2"), host.running("outcomes.py"):
        for booking in ("B-1", "B-2"):
            await host.run(f"import doors; doors.unlock.delay({booking!r}, {door!r})")
        await bookings.become("pending", "pending")
        first, second = await bookings.attempts()
        fake.resolve(first)
        fake.fail(second)
        await bookings.become("success", "error")
