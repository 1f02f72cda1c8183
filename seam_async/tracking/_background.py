"""Background tasks with a notice of death.

A coroutine cannot report its own death: a task cancelled before its first step runs no line of code, and `except
Exception` misses a `GeneratorExit`. A done callback notifies the owner in every case.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine

_log = logging.getLogger("seam_async.tracking")


class BackgroundTask:
    """A task running until stopped by its owner.

    A dead task is not restarted immediately, since the event loop may be shutting down: the owner calls `start`.

    Args:
        work: The coroutine function to run.
        name: The task's name.
        on_death: Called with a description when the task ends before `stop`; by default a death is only logged.
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
        """Starts the task, unless running. Idempotent."""
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
        """Ends the task. Idempotent.

        Args:
            cancel: Whether to cancel the task; otherwise wait until the work has ended by itself.
        """
        task, self._task = self._task, None
        if task is not None:
            if cancel:
                task.cancel()
            await asyncio.wait([task])
