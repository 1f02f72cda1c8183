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
    outcomes: deque[Outcome] = field(factory=deque)
    updates: deque[ActionAttempt] = field(factory=deque)
    deadline: float = field(init=False)
    listens_until: float | None = None
    stall_allowance: float = 0.25

    def __attrs_post_init__(self) -> None:
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
