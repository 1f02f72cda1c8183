"""The two servers that the contract is held against, behind one face."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from attrs import frozen

from seam_async import AsyncSeam
from seam_async.testing import FakeSeam

from programs import require_official_fake, require_program
from support import NIL_ID

_STARTER = Path(__file__).with_name("official.mjs")
_PATIENCE = 60.0
"""Seconds until the official server has to answer. It takes about two."""


@frozen
class Server:
    """A running server, what it was seeded with, and how a test sets outcomes in it.

    Attributes:
        endpoint: Its address.
        seed: Its credentials and ids, by the names of `/_fake/default_seed`.
        unknown_id: An id that no attempt has, of the form that its ids have.
    """

    endpoint: str
    seed: dict[str, str]
    unknown_id: str = NIL_ID

    @property
    def door(self) -> str:
        """A lock."""
        return self.seed["august_device_1"]

    def client(self, api_key: str | None = None, **options: Any) -> AsyncSeam:
        """A client of it."""
        if "personal_access_token" not in options:
            options["api_key"] = api_key or self.seed["seam_apikey1_token"]
        return AsyncSeam(endpoint=self.endpoint, **options)

    async def pending(self, seam: AsyncSeam, count: int) -> list[str]:
        """Unlocks a door so many times, and sets the attempts back to pending, where they stay until they are set."""
        started = await asyncio.gather(
            *(seam.locks.unlock_door(device_id=self.door, wait_for_action_attempt=False) for _ in range(count))
        )
        for attempt in started:
            await self.set(seam, attempt.action_attempt_id, status="pending")
        return [attempt.action_attempt_id for attempt in started]

    async def set(self, seam: AsyncSeam, action_attempt_id: str, **outcome: Any) -> None:
        """Gives an attempt its outcome."""
        await seam.request("/_fake/update_action_attempt", {"action_attempt_id": action_attempt_id, **outcome})


async def _default_seed(endpoint: str) -> dict[str, str]:
    async with aiohttp.ClientSession() as session, session.get(f"{endpoint}/_fake/default_seed") as response:
        seed: dict[str, str] = await response.json()
        return seed


@asynccontextmanager
async def fake_seam() -> AsyncIterator[Server]:
    """Our own."""
    async with FakeSeam() as fake:
        yield Server(fake.endpoint, await _default_seed(fake.endpoint))


class OfficialFake:
    """The process of the official fake server."""

    def __init__(self) -> None:
        node, module = require_program("node"), require_official_fake()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.endpoint = f"http://localhost:{port}"
        self._process = subprocess.Popen(
            [str(node), str(_STARTER)],
            env={**os.environ, "PORT": str(port), "OFFICIAL_FAKE": str(module)},
            stdout=subprocess.DEVNULL,
        )

    async def seed(self) -> dict[str, str]:
        """What it was seeded with, once it answers."""
        async with asyncio.timeout(_PATIENCE):
            while self._process.poll() is None:
                try:
                    return await _default_seed(self.endpoint)
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.1)  # another process, which does not say when it listens
        message = f"the official fake server ended with {self._process.returncode} before it answered"
        raise RuntimeError(message)

    def close(self) -> None:
        """Ends it."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
