"""What many tests share."""

from __future__ import annotations

import asyncio
import functools
import inspect
import os
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from seam_async.testing import FakeClock, FakeSeam

WITH_TEST_MODULES = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
"""The environment for scripts of this folder that import their neighbours, which Python's safe path leaves out."""

NIL_ID = "00000000-0000-4000-8000-000000000000"
"""An id that no attempt has."""


@contextmanager
def no_loose_ends(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Fails when something was reported to the loop, or when a task is left."""
    reports: list[dict[str, Any]] = []
    loop.set_exception_handler(lambda _, context: reports.append(context))
    before = asyncio.all_tasks(loop)
    yield
    assert not reports, f"reported to the event loop: {reports}"
    left = asyncio.all_tasks(loop) - before - {asyncio.current_task(loop)}
    assert not left, f"tasks left behind: {left}"


def in_virtual_time(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Runs an async test, and hands it the `clock`, on an event loop whose time jumps."""

    @functools.wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        clock = FakeClock()

        async def checked() -> None:
            with no_loose_ends(asyncio.get_running_loop()):
                await test(*args, clock=clock, **kwargs)

        clock.run(checked())

    parameters = inspect.signature(test).parameters.values()
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [parameter for parameter in parameters if parameter.name != "clock"]
    )
    del run.__wrapped__
    return run


def attempt_json(action_attempt_id: str, status: str = "pending", **fields: Any) -> dict[str, Any]:
    """An action attempt as the API sends it."""
    error = {"type": "device_error", "message": "It is stuck."} if status == "error" else None
    return {
        "action_attempt_id": action_attempt_id,
        "action_type": "UNLOCK_DOOR",
        "status": status,
        "result": {} if status == "success" else None,
        "error": error,
        **fields,
    }


class Source:
    """A scripted source of action attempts for a poller, in memory.

    Attributes:
        calls: When each call came, and what it asked for.
        resolves_at: When each attempt resolves; ids that are not here do not exist.
        latency: Seconds before each answer.
        trouble: Called with the number of the call (from 1) and its ids before the answer; it may raise or wait.
    """

    def __init__(
        self,
        clock: FakeClock,
        resolves_at: dict[str, float] | None = None,
        *,
        latency: float = 0.02,
        trouble: Callable[[int, list[str]], Awaitable[None]] | None = None,
    ) -> None:
        self.clock = clock
        self.calls: list[tuple[float, list[str]]] = []
        self.resolves_at = dict(resolves_at or {})
        self.failing: set[str] = set()
        self.latency = latency
        self.trouble = trouble

    async def __call__(self, ids: list[str]) -> Iterable[object]:
        self.calls.append((self.clock.monotonic(), ids))
        await self.clock.sleep(self.latency)
        if self.trouble is not None:
            await self.trouble(len(self.calls), ids)
        return [attempt_json(one, self.status(one)) for one in ids if one in self.resolves_at]

    def status(self, action_attempt_id: str) -> str:
        if self.clock.monotonic() < self.resolves_at[action_attempt_id]:
            return "pending"
        return "error" if action_attempt_id in self.failing else "success"

    @property
    def asked_at(self) -> list[float]:
        """When each call came."""
        return [at for at, _ in self.calls]


@contextmanager
def in_a_thread(fake: FakeSeam) -> Iterator[FakeSeam]:
    """Serves a Seam API from a thread with an event loop of its own."""
    started = threading.Event()
    ended = asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        async with fake:
            loops.append(asyncio.get_running_loop())
            started.set()
            await ended.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    assert started.wait(10)
    try:
        yield fake
    finally:
        loops[0].call_soon_threadsafe(ended.set)
        thread.join(10)
