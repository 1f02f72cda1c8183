"""A demonstration of the tracker's page: a fake API, a tracker in a temporary file, and doors that never rest."""

from __future__ import annotations

import asyncio
import random
import secrets
import tempfile
from contextlib import aclosing, suppress
from typing import Final

import click

from ..testing import FakeSeam
from ..tracking import Tracker
from ..tracking._service import served

_PAUSE_SECONDS: Final = 1.0
_AT_A_TIME: Final = 20
_FAILING_SHARE: Final = 0.05
_JAMMED: Final = ("device_error", "The bolt is stuck.")


async def show_page(*, doors: int, latency: float, fastest: float, slowest: float, port: int = 0) -> int:
    """Unlocks doors of a FakeSeam and serves the page of their tracker, until it is cancelled."""
    fake = FakeSeam(doors=doors, latency=latency, resolve_after=(fastest, slowest))
    token = secrets.token_urlsafe(16)
    with tempfile.TemporaryDirectory(prefix="seam-async-demo-") as folder:
        async with fake, fake.client() as seam:
            tracker = Tracker(seam, f"sqlite:///{folder}/attempts.db")
            async with served(tracker, "127.0.0.1", port, token=token) as address, tracker:
                click.echo(
                    f"{doors:,} doors of a fake API, unlocked again and again, until Ctrl-C. The tracker's page:\n"
                )
                click.echo(f"  {address}\n\nToken for its search and its actions: {token}")
                with suppress(asyncio.CancelledError):  # the regular end
                    async with asyncio.TaskGroup() as group:
                        group.create_task(_unlock(fake, tracker))
                        group.create_task(_read(tracker))
    return 0


async def _unlock(fake: FakeSeam, tracker: Tracker) -> None:
    """Unlocks all doors at once, then some of them each second; one in twenty fails."""
    chance = random.Random(0)  # noqa: S311
    doors = list(fake.devices.values())
    chosen = doors
    while True:
        for door in chosen:
            error = _JAMMED if chance.random() < _FAILING_SHARE else None
            attempt_id = fake.add_action_attempt(device_id=door["device_id"], error=error)
            await tracker.track(attempt_id, metadata={"door": door["display_name"]})
        await asyncio.sleep(_PAUSE_SECONDS)
        chosen = chance.sample(doors, min(_AT_A_TIME, len(doors)))


async def _read(tracker: Tracker) -> None:
    """Acknowledges the outcomes, as an app does."""
    async with aclosing(tracker.outcomes(consumer="bookings")) as outcomes:
        async for outcome in outcomes:
            await outcome.ack()
