"""The tracker's storage interface and the rows it stores.

A store holds one row per tracked attempt, until the attempt is settled, acknowledged by every consumer, and older than
the retention. Guarantees of every implementation, checked by one test suite:

* Additions, settlements and acknowledgements are durable when the method returns. A crash of the engine may undo a
  recent lease or reschedule; the ids are then polled again.
* Times are seconds since the epoch, by the engine's clock. A caller adds durations measured by its own monotonic clock
  to the time in a `Lease`, and never reads its host's wall clock.
* A lease is a `due_at` moved to the lease's expiry, and a fencing token. Writes under another token than the row's are
  ignored, so a worker that stalled for longer than its lease does no harm.
* Settled rows are numbered without gaps in visibility: a reader that has consumed number n has seen every row up to n.
* The rate limiter is shared: a request of any worker is sent only when it permits, and is recorded there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from attrs import frozen

from .._polling.rate_limiter import RateLimiter

TOKEN_BITS: Final = 63
"""Random bits of a token: the most in a signed 64-bit integer of the engine, and enough to be unique."""
PAGE: Final = 500
"""Settled rows read at a time."""
A_MINUTE: Final = 60
"""Seconds for which requests are counted."""
LEASED_COLUMNS: Final = "action_attempt_id, added_at, timeout, responses, failures, missing_since, seen IS NOT NULL"
"""The columns of `Leased`, in its order."""
SETTLED_COLUMNS: Final = (
    "settled_number, action_attempt_id, status, seen, detail, metadata, timeout, added_at, settled_at"
)
"""The columns of `Settled`, in its order."""


@frozen(eq=False)
class NewAttempt:
    """An attempt to track.

    Attributes:
        action_attempt_id: The id.
        timeout: Seconds until the attempt is settled as timed out; `None` for never.
        metadata: The caller's JSON; `None` for none.
        seen: JSON of the attempt as the caller has it; `None` for an id alone.
        delay: Seconds until the first poll.
    """

    action_attempt_id: str
    timeout: float | None = None
    metadata: str | None = None
    seen: str | None = None
    delay: float = 0.0


@frozen(eq=False)
class Leased:
    """A pending attempt under a lease.

    Attributes:
        action_attempt_id: The id.
        added_at: When the attempt was tracked.
        timeout: Seconds from then until the attempt is settled as timed out; `None` for never.
        responses: As in `Progress`, like `failures` and `missing_since`.
        failures: Consecutive results without news of the attempt.
        missing_since: When the first poll without the attempt was sent.
        is_seen: Whether the store holds the attempt itself, so its existence is proven.
    """

    action_attempt_id: str
    added_at: float
    timeout: float | None
    responses: int
    failures: int
    missing_since: float | None
    is_seen: bool


@frozen(eq=False)
class Lease:
    """Attempts reserved for one worker until the lease expires.

    Attributes:
        token: The fencing token.
        leased_at: When the lease was taken, by the engine's clock.
        members: The attempts.
    """

    token: int
    leased_at: float
    members: list[Leased]


@frozen
class Rescheduled:
    """A pending attempt to poll again.

    Attributes:
        action_attempt_id: The id.
        due_at: When to poll the attempt.
        eligible_at: The earliest time at which a batch with room left may include the id.
        responses: As in `Leased`, like `failures` and `missing_since`.
        failures: Consecutive results without news of the attempt.
        missing_since: When the first poll without the attempt was sent.
        seen: JSON of the attempt, if the response shows something new.
    """

    action_attempt_id: str
    due_at: float
    eligible_at: float
    responses: int
    failures: int = 0
    missing_since: float | None = None
    seen: str | None = None


@frozen
class Settlement:
    """The outcome of an attempt.

    Attributes:
        action_attempt_id: The id.
        status: The API's status, or `timed_out`, `not_found`, `rejected`, `unknown_status`.
        seen: JSON of the attempt, if the response shows it.
        detail: JSON with the facts of the error.
    """

    action_attempt_id: str
    status: str
    seen: str | None = None
    detail: str | None = None


@frozen
class Pending:
    """An attempt without an outcome; see `NewAttempt`."""

    seen: str | None


@frozen
class Settled:
    """A settled attempt; see `NewAttempt` and `Settlement`.

    Attributes:
        number: Its position in the order of settlement.
    """

    number: int
    action_attempt_id: str
    status: str
    seen: str | None
    detail: str | None
    metadata: str | None
    timeout: float | None
    added_at: float
    settled_at: float


@frozen
class TrackerStatus:
    """The state of the whole fleet.

    Attributes:
        pending: Attempts without an outcome.
        oldest: Seconds for which the oldest pending attempt has been tracked; `None` if none is pending.
        due: Pending attempts whose next poll is due.
        leased: Pending attempts under a lease.
        unacked: Outcomes not yet acknowledged, by consumer.
        calls_per_minute: Requests in the last 60 s.
        ids_per_minute: Ids in these requests.
    """

    pending: int
    oldest: float | None
    due: int
    leased: int
    unacked: dict[str, int]
    calls_per_minute: int
    ids_per_minute: int


class Store(Protocol):
    """A storage engine.

    Every method raises `TrackerStoreError` when the engine fails.
    """

    async def open(self, on_settled: Callable[[], object]) -> None:
        """Connects, and checks the schema's version.

        Args:
            on_settled: Called when any process may have settled something. A hint: spurious calls happen, and
                settlements are missed while a connection is down.
        """
        ...

    async def create(self) -> bool:
        """Creates missing tables; returns whether they were missing."""
        ...

    async def close(self) -> None:
        """Disconnects. Idempotent."""
        ...

    async def add(self, attempts: Sequence[NewAttempt], connection: Any = None) -> None:
        """Adds attempts in one transaction; ids already tracked are left unchanged.

        Args:
            attempts: The attempts.
            connection: A connection of the caller's, whose transaction is joined.
        """
        ...

    async def next_due(self, limit: int) -> float | None:
        """Seconds until a `lease` can succeed, 0 for now; `None` when nothing is pending."""
        ...

    async def lease(self, limit: int, seconds: float) -> Lease | None:
        """Leases a batch for one request.

        Args:
            limit: The most ids.
            seconds: The lease duration.

        Returns:
            `None` when no batch is full and none has lingered long enough, when the rate limiter permits no request,
            or while another worker is leasing.
        """
        ...

    async def renew(self, lease: Lease, members: Sequence[Leased], seconds: float, *, polled: int) -> float | None:
        """Extends a lease for one more request.

        Args:
            lease: The lease.
            members: The attempts still held.
            seconds: The lease duration, from now.
            polled: Ids in the request.

        Returns:
            Seconds until the rate limiter permits the request, 0 if it has been recorded; `None` if the lease of any
            member was lost.
        """
        ...

    async def commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        """Stores results, and releases the lease of their ids."""
        ...

    async def pause(self, seconds: float, sent_at: float) -> None:
        """Pauses the whole fleet's requests, because the server rejected one sent at `sent_at`."""
        ...

    async def find(self, action_attempt_id: str) -> Settled | Pending | None:
        """Returns an attempt; `None` if the id is not tracked."""
        ...

    async def last_number(self) -> int:
        """Returns the highest number of a settled row."""
        ...

    async def settled_after(self, number: int) -> list[Settled]:
        """Returns the first `PAGE` rows with higher numbers."""
        ...

    async def claim(self, consumer: str, holder: int, seconds: float) -> bool:
        """Claims a consumer for one reader; a new consumer gets all settled rows.

        Returns:
            Whether this reader holds the claim; if not, another one does.
        """
        ...

    async def unclaim(self, consumer: str, holder: int) -> None:
        """Releases the claim of a reader."""
        ...

    async def unacked_after(self, consumer: str, number: int) -> list[Settled]:
        """Returns the first `PAGE` rows with higher numbers and without the consumer's acknowledgement."""
        ...

    async def ack(self, consumer: str, number: int) -> None:
        """Acknowledges a row for a consumer. Idempotent."""
        ...

    async def forget(self, consumer: str) -> None:
        """Drops a consumer with its unacknowledged deliveries."""
        ...

    async def prune(self, retention: float) -> int:
        """Deletes acknowledged rows settled more than `retention` seconds ago; returns how many."""
        ...

    async def status(self) -> TrackerStatus:
        """Counts the state of the whole fleet. O(pending + unacknowledged)."""
        ...


def ready_at(oldest: float | None, full_at: float | None, linger: float) -> float | None:
    """When a batch may be leased: once full, or once its oldest id has lingered.

    Args:
        oldest: When the first id is due.
        full_at: When enough ids are due to fill a batch; `None` if fewer are pending.
        linger: Seconds for which a due id may wait for others.
    """
    if oldest is None:
        return None
    return oldest + linger if full_at is None else min(oldest + linger, full_at)


def row_from(columns: Sequence[Any]) -> Settled | Pending:
    """A row from the columns of `Settled`."""
    number, _, _, seen, *_ = columns
    return Pending(seen) if number is None else Settled(*columns)


def limiter_from(state: str | None, max_per_second: float) -> RateLimiter:
    """The fleet's rate limiter from its stored state."""
    limiter = RateLimiter(max_per_second)
    if state is not None:
        limiter.resume(json.loads(state))
    return limiter


def state_of(limiter: RateLimiter) -> str:
    """The state of a rate limiter, to store."""
    return json.dumps(limiter.state())
