"""Whoever waits: what they want, and what has arrived for them."""

from __future__ import annotations

import logging
import math
from asyncio import CancelledError
from collections import deque
from collections.abc import Callable, Sequence

from attrs import define, field

from .._errors import SeamError
from .._models import ActionAttempt
from .backoff import Backoff
from .schedule import Item

_log = logging.getLogger("seam_async.poller")

Outcome = ActionAttempt | SeamError
OnUpdate = Callable[[ActionAttempt], object]


@define(eq=False, kw_only=True, weakref_slot=False)
class Wait(Item):
    """One call of `wait`, `wait_all` or `as_completed`; what is filed of it is its deadline.

    Attributes:
        started_at: When it began.
        timeout: Seconds; `None` for no limit.
        backoff: How long to wait between askings; `None` for the policy's way.
        on_update: What to tell of changes.
        notify: Called when outcomes have arrived: at each, or when the last one has.
        each: Which of the two.
        parts: The ids that had no outcome when they were entered; in tuples, which the garbage collector does not look
            at once it has seen that they hold strings.
        left: How many of them have none yet.
        arrived: The outcomes.
        is_last_call: Whether the deadline has come.
        deadline: When it comes; infinite for never.
    """

    started_at: float
    timeout: float | None
    backoff: Backoff | None
    on_update: OnUpdate | None
    notify: Callable[[], object]
    each: bool
    parts: list[tuple[str, ...]] = field(factory=list)
    left: int = 0
    arrived: deque[Outcome] = field(factory=deque)
    is_last_call: bool = False
    deadline: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.deadline = math.inf if self.timeout is None else self.started_at + self.timeout

    def deliver(self, outcomes: Sequence[Outcome]) -> None:
        self.arrived.extend(outcomes)
        self.left -= len(outcomes)
        if self.left == 0:
            self.take_out()
        if self.each or self.left == 0:
            self.notify()

    def tell(self, attempt: ActionAttempt) -> None:
        """Tells of a change whoever wants to know."""
        if self.on_update is None:
            return
        try:
            self.on_update(attempt)
        except (Exception, CancelledError):
            _log.exception("on_update raised for action attempt %s", attempt.action_attempt_id)
