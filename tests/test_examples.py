"""The programs in `examples/` do what they say, as processes of their own."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from standardwebhooks import Webhook

from seam_async.testing import FakeSeam, Fault

from engines import free_port

EXAMPLES = Path(__file__).parent.parent / "examples"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeSeam]:
    async with FakeSeam(doors=3, resolve_after=0.1) as fake:
        yield fake


def environment(fake: FakeSeam) -> dict[str, str]:
    return {**os.environ, "SEAM_API_KEY": fake.api_key, "SEAM_ENDPOINT": fake.endpoint, "SEAM_WEBHOOK_SECRET": SECRET}


async def run(fake: FakeSeam, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    def finish() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(EXAMPLES / name), *arguments]
        return subprocess.run(command, env=environment(fake), capture_output=True, text=True, timeout=60, check=False)

    return await asyncio.to_thread(finish)


async def test_one_door_is_unlocked_by_its_name(fake: FakeSeam) -> None:
    """The script says that the door is unlocked, and exits with 0."""
    done = await run(fake, "one_door.py", "Door 2")
    assert (done.returncode, done.stdout) == (0, "Door 2: unlocked\n")
    assert len(fake.calls("/locks/unlock_door")) == 1


async def test_one_door_says_when_a_door_may_have_been_unlocked(fake: FakeSeam) -> None:
    """A lost response is told apart from a door that was not commanded."""
    fake.break_next(Fault(), Fault(status=500))
    assert (await run(fake, "one_door.py", "Door 2")).returncode == 2
    assert (await run(fake, "one_door.py", "No such door")).returncode == 1


async def test_coordinator_follows_each_door(fake: FakeSeam) -> None:
    """Each entity is unlocking first and unlocked afterwards."""
    done = await run(fake, "coordinator.py")
    assert done.returncode == 0, done.stderr
    for number in (1, 2, 3):
        states = [line.rpartition(" ")[2] for line in done.stdout.splitlines() if line.startswith(f"Door {number} ")]
        assert states[-2:] == ["unlocking", "unlocked"]


async def test_nightly_goes_on_after_a_crash(fake: FakeSeam, tmp_path: Path) -> None:
    """A second run commands no door again, and waits for the attempts of the first."""
    first, second, third = fake.devices
    started = fake.add_action_attempt("LOCK_DOOR", resolve_after=0.2)
    doors, night = tmp_path / "doors.txt", tmp_path / "night.jsonl"
    doors.write_text("\n".join([first, second, third]))
    night.write_text(json.dumps({"door": first, "attempt": started}) + "\n")
    done = await run(fake, "nightly.py", str(doors), str(night))
    assert (done.returncode, done.stdout) == (0, "3 doors locked, 0 failed, 0 pending\n"), done.stderr
    commanded = [request.params["device_id"] for request in fake.calls("/locks/lock_door") if request.params]
    assert sorted(commanded) == sorted([second, third])
    again = await run(fake, "nightly.py", str(doors), str(night))
    assert again.stdout == done.stdout
    assert len(fake.calls("/locks/lock_door")) == 2


async def test_webhook_receiver_wakes_the_wait(fake: FakeSeam) -> None:
    """A signed event is taken, a forged one is refused, and a door is unlocked on request."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(EXAMPLES / "webhook_receiver.py"),
        str(port),
        env=environment(fake),
        stdout=subprocess.DEVNULL,
    )
    try:
        door = next(iter(fake.devices))
        deadline = time.monotonic() + 30
        while True:
            try:
                body = await post(f"{address}/doors/{door}/unlock")
                break
            except urllib.error.URLError:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.05)  # another process starts
        assert json.loads(body)["status"] == "success"
        event = json.dumps({"event_id": "event-1", "event_type": "device.connected"}).encode()
        now = datetime.now(UTC)
        signed = {
            "svix-id": "event-1",
            "svix-timestamp": str(int(now.timestamp())),
            "svix-signature": Webhook(SECRET).sign("event-1", now, event.decode()),
        }
        assert await post(f"{address}/seam/events", event, signed) == b""
        with pytest.raises(urllib.error.HTTPError, match="400"):
            await post(f"{address}/seam/events", event + b" ", signed)
    finally:
        process.terminate()
        await process.wait()


async def post(url: str, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
    def send() -> bytes:
        with urllib.request.urlopen(urllib.request.Request(url, body, headers or {}, method="POST")) as response:
            return bytes(response.read())

    return await asyncio.to_thread(send)
