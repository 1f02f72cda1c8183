"""Waits for one id each that start together, as one wait of the state machine."""

from __future__ import annotations

import asyncio
from typing import Final

from tenacity.wait import wait_fixed

from .backoff import Backoff
from .options import WaitOptions
from .pending import Target
from .schedule import BUCKETS_PER_SECOND, bucket_after
from .state import PollState
from .waits import Outcome, Wait

TOGETHER_SECONDS: Final = 1 / BUCKETS_PER_SECOND
"""Longest time between the first and the last start: the resolution of all due times."""


class SharedWait:
    """Waits for one id each with the same options, started within `TOGETHER_SECONDS` and before the next request.

    Their ids share groups, so 10,000 calls of `wait` cost the state machine about as much as one `wait_all`. Each
    outcome goes to the task of its own id; a task that leaves removes only its own id.

    Args:
        state: The state machine.
        options: The options of all these waits.
        now: When the first wait starts.
    """

    def __init__(self, state: PollState, options: WaitOptions, now: float) -> None:
        self._state = state
        self._options = options
        self._call_count = state.call_count
        self._results: dict[str, asyncio.Future[Outcome]] = {}
        self._wait = Wait(
            started_at=now,
            timeout=options.timeout,
            backoff=None if options.polling_interval is None else Backoff(wait_fixed(options.polling_interval)),
            notify=self._deliver,
            each=True,
        )

    def has_room_for(self, attempt_id: str, state: PollState, options: WaitOptions, now: float) -> bool:
        """Whether another wait can share this one."""
        return (
            now - self._wait.started_at < TOGETHER_SECONDS
            # A request already sent may be the last poll of the earlier ids, but is no poll of a later one.
            and state.call_count == self._call_count
            and attempt_id not in self._results
            and options == self._options
            and state is self._state
            and not self._wait.is_over
        )

    def enter(self, target: Target, now: float) -> asyncio.Future[Outcome]:
        """Adds a wait; returns the future of its outcome."""
        wait, state = self._wait, self._state
        result = self._results[target[0]] = asyncio.get_running_loop().create_future()
        # For the state machine, all ids enter at once.
        state.enter(wait, (target,), wait.started_at)
        if wait.timeout is not None:
            filed, wait.deadline = wait.deadline, now + wait.timeout
            if not wait.is_filed or bucket_after(wait.deadline) > bucket_after(filed):
                state.watch_deadline(wait)
        return result

    def leave(self, attempt_id: str) -> bool:
        """Removes a wait; returns whether it was pending."""
        del self._results[attempt_id]
        return self._state.leave_id(self._wait, attempt_id)

    def _deliver(self) -> None:
        outcomes = self._wait.outcomes
        while outcomes:
            outcome = outcomes.popleft()
            result = self._results[outcome.action_attempt_id or ""]
            if not result.done():  # cancelled in this turn of the event loop
                result.set_result(outcome)
