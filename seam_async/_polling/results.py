"""Results of waits: outcomes as values or errors, in the order of the ids."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator

from .._clock import Clock
from .._errors import SeamActionAttemptFailedError
from .._models import ActionAttempt
from .chunks import CHUNK
from .waits import Outcome, Outcomes


def result_of(outcome: Outcome) -> Outcome:
    """The result of a wait: a successful attempt or an error."""
    if isinstance(outcome, ActionAttempt) and outcome.status != "success":
        return SeamActionAttemptFailedError(outcome)
    return outcome


async def in_order(
    outcomes: Outcomes, parts: deque[tuple[str, ...]], clock: Clock
) -> AsyncGenerator[list[Outcome], None]:
    """Yields the results in the order of the ids, in chunks. Takes its input apart, to free it in chunks too."""
    by_id: dict[str | None, Outcome] = {}
    count = 0
    while outcomes:
        delivered = outcomes.take()
        by_id.update([(outcome.action_attempt_id, outcome) for outcome in delivered])
        count += len(delivered)
        if count >= CHUNK:
            count = 0
            await clock.sleep(0)
    has_duplicates = len(by_id) < sum(map(len, parts))
    take = by_id.__getitem__ if has_duplicates else by_id.pop
    while parts:
        yield [result_of(take(attempt_id)) for attempt_id in parts.popleft()]
        if parts:
            await clock.sleep(0)
