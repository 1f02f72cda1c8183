"""A worker's place in the fleet: heartbeats, and the election of those that poll.

More than two workers on one schedule get in each other's way: each lease, and each look whether one is due, costs the
database as much again. So the workers that have run for longest poll, and the others stand by. A worker that stops, is
refused by the API, or falls silent is replaced at the next heartbeat of the others.
"""

from __future__ import annotations

import os
import secrets
import socket
from typing import Final

from .._clock import Clock
from .._version import __version__
from ._store import TOKEN_BITS, Store, Worker

MOST_SILENT_SECONDS: Final = 7.0
"""Silence after which a worker counts as dead, or a lease if that is shorter.

One that has only stalled is an additional poller for a moment."""
_BEATS: Final = 2.5
"""Heartbeats in that time."""


class Membership:
    """Writes the heartbeats of one worker.

    Args:
        store: The store.
        clock: Times the heartbeats.
        pollers: How many workers of a workspace poll.
        lease_seconds: The lease duration.

    Attributes:
        beat_seconds: Seconds between two heartbeats.
        is_elected: Whether this worker polls.
    """

    def __init__(self, store: Store, clock: Clock, *, pollers: int, lease_seconds: float) -> None:
        self._store = store
        self._clock = clock
        self._pollers = pollers
        self._worker_id = secrets.randbits(TOKEN_BITS)
        self._silent_seconds = min(MOST_SILENT_SECONDS, lease_seconds)
        self.beat_seconds = self._silent_seconds / _BEATS
        self._is_able: bool | None = None
        self._beat_at = 0.0
        self.is_elected = False

    def is_due(self, *, is_able: bool) -> bool:
        """Whether a heartbeat is due, above all when this worker has become able or unable to poll."""
        return is_able is not self._is_able or self._clock.monotonic() - self._beat_at >= self.beat_seconds

    async def beat(
        self, workspace: str | None, *, is_able: bool, leased: int, answered_at: float | None = None
    ) -> float | None:
        """Writes a heartbeat, and takes part in the election.

        Args:
            workspace: The workspace of this worker; `None` for a custom source.
            is_able: Whether this worker can poll.
            leased: Attempts under its leases.
            answered_at: When the API last answered this worker, by the engine's clock; `None` for never.

        Returns:
            Seconds since the API last answered any worker of the workspace; `None` for never.
        """
        sent_at = self._clock.monotonic()
        own = Worker(
            self._worker_id,
            socket.gethostname(),
            os.getpid(),
            __version__,
            workspace,
            is_polling=is_able,
            leased=leased,
            answered_at=answered_at,
        )
        workers = await self._store.heartbeat(own, self._silent_seconds)
        peers = [worker for worker in workers if worker.is_polling and worker.workspace == workspace]
        self.is_elected = self._worker_id in [worker.worker_id for worker in peers[: self._pollers]]
        self._is_able, self._beat_at = is_able, sent_at
        answers = [worker.answered_at for worker in peers if worker.answered_at is not None]
        return max(worker.seen_at for worker in peers) - max(answers) if answers else None

    async def leave(self) -> None:
        """Makes room for another worker. Idempotent."""
        self.is_elected, self._is_able = False, None
        await self._store.leave(self._worker_id)
