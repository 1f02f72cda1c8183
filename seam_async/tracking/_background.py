"""Background tasks whose death is noticed.

A coroutine cannot report its own death: a task cancelled before its first step runs no line of it, and `except
Exception` misses a `GeneratorExit`. The owner is told by a done callback, whatever killed the task.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine

_log = logging.getLogger("seam_async.tracking")


class BackgroundTask:
    """A task that runs until its owner stops it.

    A dead task is not restarted at once: the event loop may be shutting down. `start` restarts it.

    Args:
        work: The coroutine function to run.
        name: The task's name.
        on_death: Called with a description when the task ends before it is stopped; by default its death is only
            logged.
    """

    def __init__(
        self,
        work: Callable[[], Coroutine[object, object, None]],
        name: str,
        on_death: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._work = work
        self._name = name
        self._on_death = on_death
        self._task: asyncio.Task[None] | None = None

    @property
    def is_running(self) -> bool:
        return self._task is not None and not self._task.done()

    def start(self) -> None:
        """Starts the task unless it runs. Idempotent."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._work(), name=self._name)
            self._task.add_done_callback(self._on_done)

    def _on_done(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if self._task is not task:
            return
        self._task = None
        reason = "it was cancelled from outside" if error is None else f"{type(error).__name__}: {error}"
        _log.warning("the task %r has died: %s", self._name, reason, exc_info=error)
        self._on_death(reason)

    async def stop(self, *, cancel: bool = True) -> None:
        """Ends the task, and waits for its end. Idempotent.

        Args:
            cancel: Whether to cancel it; otherwise its work must end by itself.
        """
        task, self._task = self._task, None
        if task is not None:
            if cancel:
                task.cancel()
            await asyncio.wait([task])
