"""Chores: work on many ids, done in pieces so that no step holds the event loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from .chunks import CHUNK

Chore = Iterator[int]
"""A generator that yields after each piece of work how many ids it has dealt with."""


class Chores:
    """A queue of chores, and a budget of ids for each step.

    A small chore is over when `start` returns; what is beyond the budget is left for the next steps.
    """

    def __init__(self) -> None:
        self._queue: deque[Chore] = deque()
        self._budget = CHUNK

    def __bool__(self) -> bool:
        """Whether any work is left."""
        return bool(self._queue)

    def renew_budget(self) -> None:
        """Begins a step."""
        self._budget = CHUNK

    def start(self, chore: Chore) -> None:
        """Adds a chore, and works."""
        self._queue.append(chore)
        self.work()

    def work(self) -> None:
        """Works as much as the budget of this step permits."""
        while self._queue and self._budget > 0:
            done = next(self._queue[0], None)
            if done is None:
                self._queue.popleft()
            else:
                self._budget -= max(done, 1)

    def finish(self) -> None:
        """Does all the work, however long it takes."""
        while self._queue:
            self.renew_budget()
            self.work()
