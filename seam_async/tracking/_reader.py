"""Reads the outcomes of a consumer: one reader at a time, in order of settlement, until each is acknowledged."""

from __future__ import annotations

import logging
import secrets
from typing import Any, Final

from .._clock import Clock
from ._background import BackgroundTask
from ._errors import TrackerAcknowledgedError, TrackerStoreError
from ._signal import with_retries
from ._statement import rows_changed
from ._store import ACK, TOKEN_BITS, Settled, Store

_log = logging.getLogger("seam_async.tracking")

_RENEWALS: Final = 3
"""Renewals of a claim within its duration."""


class Reader:
    """Claims a consumer and reads for it. Other readers stand by until the claim is released or expires.

    Args:
        store: The store.
        clock: Times the renewals.
        consumer: The consumer's name.
        seconds: The duration of a claim.
        start: As for `Store.claim`, like `topic`.
        topic: The topic that a new consumer is limited to; `None` for all.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        consumer: str,
        seconds: float,
        *,
        start: float | None = None,
        topic: str | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._consumer = consumer
        self._seconds = seconds
        self._start = start
        self._topic = topic
        self._holder = secrets.randbits(TOKEN_BITS)
        self._held_until = 0.0
        self._number = 0
        self._renewal = BackgroundTask(self._renew, "seam-async tracker reader")

    @property
    def is_held(self) -> bool:
        """Whether this reader holds the claim."""
        return self._clock.monotonic() < self._held_until

    async def next_page(self) -> list[Settled]:
        """Returns unacknowledged rows not read before; all unacknowledged rows after the claim was lost."""
        if not self.is_held:
            self._number = 0
        if not await with_retries(self.hold, self._clock):
            return []
        rows = await with_retries(lambda: self._store.unacked_after(self._consumer, self._number), self._clock)
        if rows:
            self._number = rows[-1].number
        elif self._number > await with_retries(self._store.last_number, self._clock):
            self._number = 0  # a failover has lost outcomes, and their numbers are given once more
        return rows

    async def hold(self) -> bool:
        """Claims the consumer unless this reader holds the claim; returns whether it does now."""
        if not self.is_held:
            await self._claim()
        if self.is_held:
            self._renewal.start()
        return self.is_held

    async def ack(self, number: int, connection: Any = None) -> None:
        """Acknowledges an outcome, in the transaction of a connection if there is one."""
        if connection is None:
            await with_retries(lambda: self._store.ack(self._consumer, number), self._clock)
        elif not await rows_changed(connection, self._store.qualified(ACK), self._consumer, number):
            raise TrackerAcknowledgedError(
                f"The outcome {number} of the consumer {self._consumer!r} is acknowledged already: roll back"
            )

    async def close(self) -> None:
        """Releases the claim. Idempotent."""
        await self._renewal.stop()
        if self.is_held:
            self._held_until = 0.0
            await self._store.unclaim(self._consumer, self._holder)

    async def _claim(self) -> None:
        sent_at = self._clock.monotonic()
        is_claimed = await self._store.claim(
            self._consumer, self._holder, self._seconds, start=self._start, topic=self._topic
        )
        self._held_until = sent_at + self._seconds if is_claimed else 0.0

    async def _renew(self) -> None:
        while True:
            await self._clock.sleep(self._seconds / _RENEWALS)
            try:
                if self.is_held:
                    await self._claim()
            except TrackerStoreError as error:  # the claim still lasts, and the next renewal comes before its end
                _log.debug("the claim of the consumer %r is not renewed: %s", self._consumer, error)
