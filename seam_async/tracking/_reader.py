"""Reading the outcomes for a consumer: one reader at a time, in the order of settling, until each is acked."""

from __future__ import annotations

import asyncio
import secrets
from typing import Final

from .._clock import Clock
from ._errors import TrackerStoreError
from ._signal import patiently
from ._store import TOKEN_BITS, Settled, Store

_RENEWALS: Final = 3
"""How often a claim is renewed while it lasts."""


class Reader:
    """Claims a consumer and reads for it; others that want to stand by until it leaves or dies.

    Args:
        store: The store.
        clock: What the claim is renewed by.
        consumer: The consumer's name.
        seconds: How long a claim lasts when nobody renews it.
    """

    def __init__(self, store: Store, clock: Clock, consumer: str, seconds: float) -> None:
        self._store = store
        self._clock = clock
        self._consumer = consumer
        self._seconds = seconds
        self._holder = secrets.randbits(TOKEN_BITS)
        self._held_until = 0.0
        self._number = 0
        self._renewal: asyncio.Task[None] | None = None

    @property
    def is_held(self) -> bool:
        """Whether the consumer is this reader's."""
        return self._clock.monotonic() < self._held_until

    async def next_page(self) -> list[Settled]:
        """What is not acked and was not read yet; everything again after the claim was lost."""
        if not self.is_held:
            await patiently(self._claim, self._clock)
            self._number = 0
            if not self.is_held:
                return []
            if self._renewal is None:
                self._renewal = asyncio.get_running_loop().create_task(self._renew(), name="seam-async tracker reader")
        rows = await patiently(lambda: self._store.unacked_after(self._consumer, self._number), self._clock)
        if rows:
            self._number = rows[-1].number
        return rows

    async def ack(self, number: int) -> None:
        """Takes in that the consumer is done with an outcome."""
        await patiently(lambda: self._store.ack(self._consumer, number), self._clock)

    async def close(self) -> None:
        """Leaves the consumer to others; may be called again."""
        if self._renewal is not None:
            self._renewal.cancel()
            await asyncio.wait([self._renewal])
            self._renewal = None
        if self.is_held:
            self._held_until = 0.0
            await self._store.unclaim(self._consumer, self._holder)

    async def _claim(self) -> None:
        asked_at = self._clock.monotonic()
        is_claimed = await self._store.claim(self._consumer, self._holder, self._seconds)
        self._held_until = asked_at + self._seconds if is_claimed else 0.0

    async def _renew(self) -> None:
        while True:
            await self._clock.sleep(self._seconds / _RENEWALS)
            try:
                if self.is_held:
                    await self._claim()
            except TrackerStoreError:
                pass  # it lasts for a while, and is tried again
