"""What a tracker keeps, and what it needs of an engine that keeps it.

A store holds one row for each attempt that is tracked, until it has been settled, told to every consumer and kept for a
while. Its promises, which each implementation keeps and one suite of tests checks:

* What is added, settled or acked is durable when the method returns. A crash of the engine may take back what was
  leased or put back just before; the ids are then asked for again.
* Times are seconds since the epoch, by the engine's clock. A caller adds what it measured itself to the time in a
  `Lease`, and never reads its own host's clock.
* A lease is due_at, moved to where it ends, and a token that nobody else has. What comes back with another token than
  the row's is ignored, so that a poller that stalled for longer than its lease does no harm.
* Settled rows are numbered, and a number is visible only once all before it are: whoever has read up to a number has
  missed nothing.
* A call of the whole fleet goes out when `pace` allows it, and is counted there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from attrs import frozen

from .._polling.pace import Pace

TOKEN_BITS: Final = 63
"""What tokens of leases and of readers are drawn from: an engine's integers, so many that no two are the same."""
PAGE: Final = 500
"""How many settled rows are read at a time."""
A_MINUTE: Final = 60
"""Seconds for which calls are counted."""
LEASED_COLUMNS: Final = "action_attempt_id, added_at, timeout, answers, failures, missing_since, seen IS NOT NULL"
"""The columns of `Leased`, in its order."""
SETTLED_COLUMNS: Final = (
    "settled_number, action_attempt_id, status, seen, detail, metadata, timeout, added_at, settled_at"
)
"""The columns of `Settled`, in its order."""


@frozen(eq=False)
class NewAttempt:
    """What is to be tracked.

    Attributes:
        action_attempt_id: Its id.
        timeout: Seconds until it is given up; `None` for never.
        metadata: JSON of the caller's own; `None` for nothing.
        seen: JSON of the attempt as the caller has it; `None` if the id is all there is.
        pause: Seconds until it is first asked for.
    """

    action_attempt_id: str
    timeout: float | None = None
    metadata: str | None = None
    seen: str | None = None
    pause: float = 0.0


@frozen(eq=False)
class Leased:
    """A pending attempt that has been leased.

    Attributes:
        action_attempt_id: Its id.
        added_at: When it was tracked.
        timeout: Seconds from then until it is given up; `None` for never.
        answers: How often it was said to be pending or missing.
        failures: How many calls for it have failed in a row.
        missing_since: When it began to be missing.
        is_seen: Whether the store has it as the server once showed it.
    """

    action_attempt_id: str
    added_at: float
    timeout: float | None
    answers: int
    failures: int
    missing_since: float | None
    is_seen: bool


@frozen(eq=False)
class Lease:
    """Attempts that nobody else asks for until the lease ends.

    Attributes:
        token: What it is known by.
        leased_at: When it was taken, by the engine's clock.
        members: The attempts.
    """

    token: int
    leased_at: float
    members: list[Leased]


@frozen
class PutBack:
    """A pending attempt that is to be asked for again.

    Attributes:
        action_attempt_id: Its id.
        due_at: When.
        ripe_at: From when on a call with room left may take it along.
        answers: As in `Leased`, like `failures` and `missing_since`.
        failures: How many calls for it have failed in a row.
        missing_since: When it began to be missing.
        seen: JSON of it as it was seen, where that is news.
    """

    action_attempt_id: str
    due_at: float
    ripe_at: float
    answers: int
    failures: int = 0
    missing_since: float | None = None
    seen: str | None = None


@frozen
class Settlement:
    """What became of an attempt.

    Attributes:
        action_attempt_id: Its id.
        status: How it ended: as the server says, or `timed_out`, `not_found`, `rejected`, `unknown_status`.
        seen: JSON of the attempt, where the server showed it.
        detail: JSON of what else the error for it needs.
    """

    action_attempt_id: str
    status: str
    seen: str | None = None
    detail: str | None = None


@frozen
class Pending:
    """An attempt that is not settled; see `NewAttempt`."""

    seen: str | None


@frozen
class Settled:
    """An attempt that is settled; see `NewAttempt` and `Settlement`.

    Attributes:
        number: Its place in the order of settling.
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
    """What the whole fleet is at.

    Attributes:
        pending: Attempts without an outcome.
        oldest: How long the oldest of them has been tracked, in seconds; `None` when there is none.
        due: Those that are to be asked for now.
        leased: Those that a call is on its way for.
        unacked: Outcomes that have not been acked, by consumer.
        calls_per_minute: Calls in the last 60 s.
        ids_per_minute: Ids asked for in them.
    """

    pending: int
    oldest: float | None
    due: int
    leased: int
    unacked: dict[str, int]
    calls_per_minute: int
    ids_per_minute: int


class Store(Protocol):
    """An engine that keeps what is tracked.

    Every method raises `TrackerStoreError` when the engine fails.
    """

    async def open(self, on_settled: Callable[[], object]) -> None:
        """Connects, and checks the schema's version.

        Args:
            on_settled: Called when something may have been settled, by whichever process. A hint: it may come for
                nothing, and may be missed while a connection is down.
        """
        ...

    async def create(self) -> bool:
        """Makes the tables if they are not there; returns whether they were not."""
        ...

    async def close(self) -> None:
        """Disconnects; may be called again."""
        ...

    async def add(self, attempts: Sequence[NewAttempt], connection: Any = None) -> None:
        """Adds those that are not there yet.

        Args:
            attempts: What to add.
            connection: A connection of the caller's, whose transaction it joins.
        """
        ...

    async def next_due(self, limit: int) -> float | None:
        """Seconds until a `lease` will find something, 0 for now; `None` when nothing is pending."""
        ...

    async def lease(self, limit: int, seconds: float) -> Lease | None:
        """Takes what one call is to ask for.

        Args:
            limit: How many ids at most.
            seconds: How long the lease lasts.

        Returns:
            `None` when there is no full batch yet and none has waited long enough, when the pace allows no call, or
            when another process is just taking its own.
        """
        ...

    async def renew(self, lease: Lease, members: Sequence[Leased], seconds: float, *, asked: int) -> float | None:
        """Takes a further call under a lease, which lasts for so long from now on.

        Args:
            lease: The lease.
            members: What is still held under it.
            seconds: How long.
            asked: How many of the ids the call asks for.

        Returns:
            How many seconds later the call may be taken, 0 if it has been; `None` if the lease of any was lost.
        """
        ...

    async def conclude(self, lease: Lease, put_back: Sequence[PutBack], settlements: Sequence[Settlement]) -> None:
        """Ends the lease of some ids: these are to be asked for again, those have their outcome."""
        ...

    async def hold(self, seconds: float, sent_at: float) -> None:
        """Takes in that the server turned away a call that had gone out at `sent_at`: none goes out for `seconds`."""
        ...

    async def find(self, action_attempt_id: str) -> Settled | Pending | None:
        """An attempt; `None` if it is not tracked."""
        ...

    async def last_number(self) -> int:
        """The number of the row that was settled last."""
        ...

    async def settled_after(self, number: int) -> list[Settled]:
        """The first `PAGE` rows with higher numbers."""
        ...

    async def claim(self, consumer: str, holder: int, seconds: float) -> bool:
        """Makes this holder the one that reads for a consumer, for so long; a consumer that is new gets all rows.

        Returns:
            Whether it is; otherwise another one is.
        """
        ...

    async def unclaim(self, consumer: str, holder: int) -> None:
        """Lets another holder read for a consumer."""
        ...

    async def unacked_after(self, consumer: str, number: int) -> list[Settled]:
        """The first `PAGE` rows with higher numbers that a consumer has not acked."""
        ...

    async def ack(self, consumer: str, number: int) -> None:
        """Takes in that a consumer is done with a row."""
        ...

    async def forget(self, consumer: str) -> None:
        """Drops a consumer, and with it what it has not acked."""
        ...

    async def prune(self, retention: float) -> int:
        """Drops settled rows that are older than that and acked by all; returns how many."""
        ...

    async def status(self) -> TrackerStatus:
        """What the whole fleet is at."""
        ...


def ready_at(oldest: float | None, full_at: float | None, linger: float) -> float | None:
    """When a batch may be leased: once it is full, or once its oldest id has waited for `linger`.

    Args:
        oldest: When the first id falls due.
        full_at: When as many are due as a call can hold; `None` when so many are not pending.
        linger: In seconds.
    """
    if oldest is None:
        return None
    return oldest + linger if full_at is None else min(oldest + linger, full_at)


def found(row: Sequence[Any]) -> Settled | Pending:
    """What a row is, with the columns of `Settled` in their order."""
    number, _, _, seen, *_ = row
    return Pending(seen) if number is None else Settled(*row)


def pace_from(state: str | None, max_per_second: float) -> Pace:
    """The fleet's pace, as it was kept."""
    pace = Pace(max_per_second)
    if state is not None:
        pace.resume(json.loads(state))
    return pace


def state_of(pace: Pace) -> str:
    """What is kept of a pace."""
    return json.dumps(pace.state())
