"""A wait: its options and the outcomes delivered to it."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence

from attrs import define, field

from .._errors import SeamError
from .._models import ActionAttempt
from .backoff import Backoff
from .schedule import Timed

Outcome = ActionAttempt | SeamError


@define(eq=False, kw_only=True, weakref_slot=False)
class Wait(Timed):
    """One call of `wait`, `wait_all` or `as_completed`, filed under its deadline.

    Attributes:
        started_at: When it began.
        timeout: Seconds; `None` for no limit.
        backoff: Its own polling interval; `None` for the policy's.
        has_updates: Whether the caller wants to see changes.
        notify: Wakes the caller: at each delivery, or at the last one.
        each: Which of the two.
        parts: The ids that had no outcome when they entered, in tuples: the GC untracks tuples that hold only strings.
        left: How many ids have no outcome yet.
        outcomes: The outcomes that were delivered and not yet taken.
        updates: Attempts that a response showed for the first time or changed, not yet taken.
        deadline: When to poll for the last time; infinite for never.
        listens_until: When to give up the last poll; `None` until the deadline.
        stall_allowance: Seconds by which the event loop may be late at `listens_until`.
    """

    started_at: float
    timeout: float | None
    backoff: Backoff | None
    notify: Callable[[], object]
    each: bool
    has_updates: bool = False
    parts: list[tuple[str, ...]] = field(factory=list)
    left: int = 0
    outcomes: deque[Outcome] = field(factory=deque)
    updates: deque[ActionAttempt] = field(factory=deque)
    deadline: float = field(init=False)
    listens_until: float | None = None
    stall_allowance: float = 0.25

    def __attrs_post_init__(self) -> None:
        self.deadline = math.inf if self.timeout is None else self.started_at + self.timeout

    @property
    def is_over(self) -> bool:
        """Whether nobody expects outcomes any more."""
        return self.left == 0

    def deliver(self, outcomes: Sequence[Outcome]) -> None:
        """Adds outcomes, unless the caller has left."""
        if self.is_over:
            return
        self.outcomes.extend(outcomes)
        self.left -= len(outcomes)
        if self.is_over:
            self.cancel()
        if self.each or self.is_over:
            self.notify()

    def show(self, attempt: ActionAttempt) -> None:
        """Adds a change for the caller to see."""
        if self.has_updates:
            self.updates.append(attempt)
            self.notify()
