"""FakeSeam from the command line: as a server, and in a demonstration."""

from __future__ import annotations

import asyncio
import math
import random
import statistics
from collections.abc import Callable
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from .._clock import Clock
from ..testing import FakeClock, FakeSeam
from ._terminal import plural, progress_bar, say, say_list, write_line

_SHOWN_DOORS: Final = 10

_ALONE_INTERVAL: Final = 0.5
"""Seconds between askings for a client that asks for each attempt by itself; the official client's default."""

_CALL_TIMEOUT: Final = 600.0
"""Seconds. All doors are sent at once here, and the time in the queue for a connection counts."""


def workspace_server(**options: Any) -> FakeSeam:
    """A FakeSeam that also knows its workspace, for `whoami`, `login` and `doctor`."""
    fake = FakeSeam(**options)
    workspace = {"workspace_id": fake.workspace_id, "name": "Fake workspace", "is_sandbox": True}
    for number, device in enumerate(fake.devices.values()):
        level = 1 - number % 10 / 10
        battery = {"level": level, "status": "full" if level > 0.5 else "low"}
        device["properties"] |= {"locked": number % 3 > 0, "online": number % 7 != 6, "battery": battery}
    fake.serve("/workspaces/get", {"workspace": workspace})
    return fake


async def serve(fake: FakeSeam) -> int:
    """Serves until it is cancelled, which is its regular end; returns the exit code."""
    try:
        await fake.start()
    except OSError as error:
        say(f"seam-async: the server cannot listen: {error.strerror or error}")
        return 1
    try:
        write_line(f"A fake Seam API with {plural(len(fake.devices), 'door')}, until Ctrl-C. To use it:\n")
        write_line(f"  export SEAM_ENDPOINT={fake.endpoint} SEAM_API_KEY={fake.api_key}\n")
        for device in list(fake.devices.values())[:_SHOWN_DOORS]:
            write_line(f"{device['device_id']}  {device['display_name']}")
        if len(fake.devices) > _SHOWN_DOORS:
            write_line(f"and {len(fake.devices) - _SHOWN_DOORS:,} more")
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        write_line("")
    finally:
        await fake.close()
    return 0


_NEXT: Final = """
Next: try the commands on doors of your own making, without an account:

  seam-async fake --port 3030     # in a second terminal; it says what to export
  seam-async unlock 'Door 1' 'Door 2'

or on your workspace: seam-async login, then seam-async locks list"""


async def demonstrate(
    *, doors: int, latency: float, fastest: float, slowest: float, seed: int = 0, clock: Clock | None = None
) -> int:
    """Unlocks many doors of a FakeSeam at once and shows what it took; returns the exit code."""
    loop = asyncio.get_running_loop()
    pending: list[str] = []
    calls_alone = 0
    lateness: list[float] = []

    async def unlock(device_id: str, advance: Callable[[], object]) -> None:
        nonlocal calls_alone
        attempt = await seam.locks.unlock_door(device_id=device_id, wait_for_action_attempt=False)
        started_at = loop.time()
        pending.append(attempt.action_attempt_id)
        await seam.action_attempts.wait(attempt, timeout=None)
        noticed_at = loop.time()
        pending.remove(attempt.action_attempt_id)
        resolved_at = fake.resolved_at(attempt.action_attempt_id)
        calls_alone += max(1, math.ceil((resolved_at - started_at) / _ALONE_INTERVAL))
        lateness.append(noticed_at - resolved_at)
        advance()

    fake = FakeSeam(doors=doors, latency=latency, resolve_after=(fastest, slowest), seed=seed, clock=clock)
    async with fake, fake.client(timeout=_CALL_TIMEOUT) as seam:
        write_line(f"Unlocking {plural(doors, 'door')} at once; each takes {fastest:g} to {slowest:g} s.\n")
        started_at = loop.time()
        try:
            with progress_bar(doors, lambda: seam.poller.stats().calls) as advance:
                async with asyncio.TaskGroup() as group:
                    for device_id in fake.devices:
                        group.create_task(unlock(device_id, advance))
        except asyncio.CancelledError:
            say_list("Interrupted; action attempts still pending, which end here with the fake server", pending)
            raise
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, justify="right")
        table.add_row("Action attempts", f"{doors:,}")
        table.add_row("Requests to learn the outcomes", f"{seam.poller.stats().calls:,}")
        table.add_row(f"Requests if each were polled alone, every {_ALONE_INTERVAL} s", f"{calls_alone:,}")
        table.add_row("Wall time", f"{loop.time() - started_at:.2f} s")
        table.add_row("Detection latency, median", f"{statistics.median(lateness):.3f} s")
        table.add_row("Detection latency, 99th percentile", f"{_percentile(lateness, 99):.3f} s")
        Console().print(table)
        write_line(_NEXT)
    return 0


def in_virtual_time(seed: int, **options: Any) -> int:
    """Runs the demonstration by a clock that jumps from event to event; the same seed has the same output."""
    random.seed(seed)
    clock = FakeClock()
    with asyncio.Runner(loop_factory=clock.new_event_loop) as runner:
        return runner.run(demonstrate(seed=seed, clock=clock, **options))


def _percentile(values: list[float], percent: int) -> float:
    """The value that so many percent of all values do not exceed."""
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1]
