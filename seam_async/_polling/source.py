"""Where answers come from, and how they may be asked for: what all that poll have in common."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence

from attrs import frozen

from .._clock import Clock
from .lookup import Answer, read_answer
from .options import PollingPolicy

Fetch = Callable[[list[str]], Awaitable[Iterable[object]]]
"""Asks for the attempts with these ids; answers with `ActionAttempt`s, JSON objects or another client's objects."""


@frozen(eq=False)
class Source:
    """Whom to ask, how, and by which clock."""

    fetch: Fetch
    policy: PollingPolicy
    clock: Clock

    async def ask(self, ids: Sequence[str]) -> Answer:
        """Makes one call; whatever `fetch` raises comes out as it is, and TimeoutError when it took too long."""
        async with self.clock.timeout(self.policy.request_timeout):
            answer = await self.fetch(list(ids))
        return read_answer(answer, ids)
