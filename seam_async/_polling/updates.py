"""Calls of `on_update`: in the caller's task and context, never in the polling task."""

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
"""A callback with the attempt as argument. An awaitable result is awaited."""

UPDATE_SECONDS: Final = 5.0
"""Time limit, in seconds, for one awaitable result, and for all updates left when a wait is over."""
_FAILED: Final = "on_update failed for action attempt %s"
_IN_ONE_TURN: Final = 500
"""Callbacks per turn of the event loop."""


def check_on_update(on_update: object) -> None:
    """Refuses an `on_update` of the wrong type.

    Raises:
        SeamInvalidOptionsError: `on_update` is neither callable nor `None`.
    """
    if on_update is not None and not callable(on_update):
        raise SeamInvalidOptionsError(f"on_update has to be a function, got {type(on_update).__name__}")


async def call_back(on_update: OnUpdate, attempt: ActionAttempt, clock: Clock, seconds: float = UPDATE_SECONDS) -> None:
    """Calls `on_update`, and awaits an awaitable result for up to `seconds`. Exceptions are logged, not raised."""
    awaitable = None
    # Nothing can cancel or close the caller during a plain function call: these exceptions are the callback's own.
    with _logged(attempt, Exception, asyncio.CancelledError, GeneratorExit):
        awaitable = on_update(attempt)
    if isawaitable(awaitable):
        try:
            with _logged(attempt, Exception):
                async with clock.timeout(seconds):
                    await awaitable
        except asyncio.CancelledError:
            # Cancelling the caller must propagate; an awaitable that cancels itself has only failed.
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
    """Passes the queued updates of a wait to `on_update`, oldest first.

    Once the wait is over, updates not passed on within 5 s are dropped, with a warning in the log.
    """
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
