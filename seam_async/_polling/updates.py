"""Calls of `on_update`: in the caller's own task and context, and never in the way of polling."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import isawaitable
from typing import Final

from .._clock import Clock
from .._errors import SeamInvalidOptionsError
from .._models import ActionAttempt
from .waits import Wait

_log = logging.getLogger("seam_async.poller")

OnUpdate = Callable[[ActionAttempt], object]
"""Called with an attempt; an awaitable that it returns is awaited."""

UPDATE_SECONDS: Final = 5.0
"""How long an awaitable may take, and how long a finished wait may go on with the updates that are left."""
_FAILED: Final = "on_update failed for action attempt %s"
_IN_ONE_TURN: Final = 500
"""Calls before the event loop gets a turn."""


def check_on_update(on_update: object) -> None:
    """Refuses what cannot be called.

    Raises:
        SeamInvalidOptionsError: It is neither callable nor `None`.
    """
    if on_update is not None and not callable(on_update):
        raise SeamInvalidOptionsError(f"on_update has to be a function, got {type(on_update).__name__}")


async def call_back(on_update: OnUpdate, attempt: ActionAttempt, clock: Clock, seconds: float = UPDATE_SECONDS) -> None:
    """Calls `on_update`, and awaits what it returns for so many seconds. Its errors are logged, not raised."""
    awaitable = None
    # Nothing has cancelled or closed the caller while a plain function runs: these exceptions are its own.
    with _logged(attempt, Exception, asyncio.CancelledError, GeneratorExit):
        awaitable = on_update(attempt)
    if isawaitable(awaitable):
        try:
            with _logged(attempt, Exception):
                async with clock.timeout(seconds):
                    await awaitable
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            _log.exception(_FAILED, attempt.action_attempt_id)


@contextmanager
def _logged(attempt: ActionAttempt, *kinds: type[BaseException]) -> Iterator[None]:
    try:
        yield
    except kinds:
        _log.exception(_FAILED, attempt.action_attempt_id)


async def show_updates(wait: Wait, on_update: OnUpdate, clock: Clock) -> None:
    """Shows the caller of a wait what has changed since the last time."""
    until: float | None = None
    shown = 0
    while wait.updates:
        if wait.is_over and until is None:
            until = clock.monotonic() + UPDATE_SECONDS
        left = UPDATE_SECONDS if until is None else until - clock.monotonic()
        if left <= 0:
            _log.warning("on_update is too slow: %d updates of a finished wait were dropped", len(wait.updates))
            wait.updates.clear()
            break
        await call_back(on_update, wait.updates.popleft(), clock, left)
        shown += 1
        if shown % _IN_ONE_TURN == 0:
            await clock.sleep(0)
