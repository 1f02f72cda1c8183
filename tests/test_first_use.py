"""The first use of a part of the package in a process does not hold the event loop."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support import WITH_TEST_MODULES

SETUP = """
import asyncio, base64, json, sys, threading, time

threads = {}

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("seam_async.models."):
            threads[name.rpartition(".")[2]] = threading.current_thread() is threading.main_thread()
        return None

sys.meta_path.insert(0, Finder())

from raw_server import RawServer, response
from seam_async import AsyncSeam
from seam_async.testing import FakeClock

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
EVENT = {"event_id": "e", "event_type": "device.connected"}

async def use(call):
    body = response({"events": [EVENT], "device": {"device_id": "d"}, "devices": [{"device_id": "d"}]})
    async with RawServer(lambda request: body) as server, AsyncSeam(KEY, endpoint=server.endpoint, clock=CLOCK) as seam:
        return await call(seam)

CLOCK = None
"""


def run(program: str) -> str:
    command = [sys.executable, "-c", SETUP + program]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=50, env=WITH_TEST_MODULES
    ).stdout.strip()


@pytest.mark.parametrize(
    ("call", "module", "result"),
    [
        ("seam.events.list(since='2026-01-01T00:00:00Z')", "event", "DeviceConnectedEvent"),
        ("seam.devices.list()", "device", "Device"),
    ],
)
def test_models_are_imported_off_the_event_loops_thread(call: str, module: str, result: str) -> None:
    """The modules with the classes of a result are imported in another thread, before the first request."""
    said = run(f"""
[made] = asyncio.run(use(lambda seam: {call}))
print(type(made).__name__, threads["{module}"])
""")
    assert said == f"{result} False"


def test_in_virtual_time_nothing_is_left_to_threads() -> None:
    """With a clock that jumps, an import takes no time: it is done at once."""
    said = run("""
CLOCK = FakeClock()
device = CLOCK.run(use(lambda seam: seam.devices.get(device_id="d")))
print(device.device_id, threads["device"], CLOCK.monotonic())
""")
    assert said == "d True 0.0"


def test_webhooks_import_the_events_when_they_are_set_up() -> None:
    """Making a `SeamWebhook` begins to import the events in another thread, and does so once."""
    said = run("""
from seam_async import SeamWebhook
secret = "whsec_" + base64.b64encode(b"0123456789abcdef").decode()
SeamWebhook(secret)
[thread] = [thread for thread in threading.enumerate() if thread.name == "seam-async import"]
thread.join()
SeamWebhook(secret)
print(threads["event"], [thread.name for thread in threading.enumerate()])
""")
    assert said == "False ['MainThread']"
