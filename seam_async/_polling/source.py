"""The fetch function with its policy and clock, shared by the poller and the tracker."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence

from attrs import frozen

from .._clock import Clock
from .options import PollingPolicy
from .responses import PollResponse, parse_response

Fetch = Callable[[list[str]], Awaitable[Iterable[object]]]
"""Fetches the attempts with the given ids: `ActionAttempt`s, JSON objects or another client's objects."""


@frozen(eq=False)
class Source:
    """A fetch function with a polling policy and a clock."""

    fetch: Fetch
    policy: PollingPolicy
    clock: Clock

    async def poll(self, ids: Sequence[str]) -> PollResponse:
        """Polls ids with one request. Exceptions of `fetch` propagate.

        Raises:
            TimeoutError: The request took longer than the policy's `request_timeout`.
        """
        async with self.clock.timeout(self.policy.request_timeout):
            items = await self.fetch(list(ids))
        return parse_response(items, ids)
