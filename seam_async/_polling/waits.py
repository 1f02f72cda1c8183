"""A wait: its options and the outcomes delivered to it."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, Final

from attrs import define, field

from .._errors import SeamError
from .._models import ActionAttempt
from .backoff import Backoff
from .schedule import Timed

Outcome = ActionAttempt | SeamError


_NO_UPDATES: Final[deque[ActionAttempt]] = deque(maxlen=0)
"""For all waits without `on_update`."""


class Outcomes(deque[Outcome]):
    """A queue of outcomes, kept in tuples as they were delivered.

    The garbage collector visits each item of a deque, and forgets a tuple that holds only attempts.
    """

    __slots__ = ("_left", "_taken")

    def __init__(self) -> None:
        super().__init__()
        self._left = 0
        self._taken = 0  # of the first tuple

    def __len__(self) -> int:
        return self._left

    def __iter__(self) -> Iterator[Outcome]:
        delivered: Iterator[Any] = super().__iter__()
        return islice(chain.from_iterable(delivered), self._taken, None)

    def extend(self, outcomes: Iterable[Outcome]) -> None:
        delivered: Any = tuple(outcomes)
        if delivered:
            super().append(delivered)
            self._left += len(delivered)

    def popleft(self) -> Outcome:
        delivered: Any = self[0]
        outcome: Outcome = delivered[self._taken]
        self._taken += 1
        self._left -= 1
        if self._taken == len(delivered):
            super().popleft()
            self._taken = 0
        return outcome

    def take(self) -> Sequence[Outcome]:
        """Removes and returns the outcomes that were delivered together with the first one."""
        delivered: Any = super().popleft()
        left: Sequence[Outcome] = delivered[self._taken :]
        self._left -= len(left)
        self._taken = 0
        return left


@define(eq=False, kw_only=True, weakref_slot=False)
class Wait(Timed):
    """One call of `wait`, `wait_all` or `as_completed`, filed by deadline.

    Attributes:
        started_at: When the call began.
        timeout: Seconds; `None` for no limit.
        backoff: The polling interval of this wait; `None` for the policy's strategy.
        has_updates: Whether the caller passed `on_update`.
        notify: Wakes the caller.
        each: Whether to wake the caller at each delivery, instead of the last one only.
        parts: The ids without an outcome on entry, in tuples (the GC untracks tuples that hold only strings).
        left: The number of ids without an outcome.
        outcomes: Delivered outcomes not yet taken by the caller.
        updates: Attempts first shown or changed by a response, not yet passed to `on_update`.
        deadline: When to send the last poll; infinite without a timeout.
        listens_until: When to give up the last poll; `None` until the deadline.
        stall_allowance: Tolerated lateness of the event loop at `listens_until`, in seconds.
    """

    started_at: float
    timeout: float | None
    backoff: Backoff | None
    notify: Callable[[], object]
    each: bool
    has_updates: bool = False
    parts: list[tuple[str, ...]] = field(factory=list)
    left: int = 0
    outcomes: Outcomes = field(factory=Outcomes)
    updates: deque[ActionAttempt] = _NO_UPDATES
    deadline: float = field(init=False)
    listens_until: float | None = None
    stall_allowance: float = 0.25

    def __attrs_post_init__(self) -> None:
        if self.has_updates:
            self.updates = deque()
        self.deadline = math.inf if self.timeout is None else self.started_at + self.timeout

    @property
    def is_over(self) -> bool:
        """Whether every outcome was delivered, or the caller has left."""
        return self.left == 0

    def deliver(self, outcomes: Sequence[Outcome]) -> None:
        """Delivers outcomes, unless the caller has left."""
        if self.is_over:
            return
        self.outcomes.extend(outcomes)
        self.left -= len(outcomes)
        if self.is_over:
            self.cancel()
        if self.each or self.is_over:
            self.notify()

    def show(self, attempt: ActionAttempt) -> None:
        """Queues an update and wakes the caller, if `on_update` was passed."""
        if self.has_updates:
            self.updates.append(attempt)
            self.notify()
