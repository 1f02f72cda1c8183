"""Chores: work on many ids, cut into pieces so that no step blocks the event loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from .chunks import CHUNK

Chore = Iterator[int]
"""A generator yielding, after each piece of work, the number of ids processed."""


class Chores:
    """A queue of chores, with a budget of ids per step.

    A chore within the budget is finished when `start` returns; the remainder of a larger chore is left to later steps.
    """

    def __init__(self) -> None:
        self._queue: deque[Chore] = deque()
        self._budget = CHUNK

    def __bool__(self) -> bool:
        """Whether any work is left."""
        return bool(self._queue)

    def renew_budget(self) -> None:
        """Begins a step with a full budget."""
        self._budget = CHUNK

    def start(self, chore: Chore) -> None:
        """Queues a chore, and works within the budget."""
        self._queue.append(chore)
        self.work()

    def work(self) -> None:
        """Runs chores until the queue is empty or the budget of this step is spent."""
        while self._queue and self._budget > 0:
            done = next(self._queue[0], None)
            if done is None:
                self._queue.popleft()
            else:
                self._budget -= max(done, 1)

    def finish(self) -> None:
        """Runs all chores to completion, regardless of the budget."""
        while self._queue:
            self.renew_budget()
            self.work()
