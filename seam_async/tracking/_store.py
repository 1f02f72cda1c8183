"""The tracker's storage interface and the rows it stores.

A store holds one row per tracked attempt, until the attempt is settled, acknowledged by every consumer, and older than
the retention; and one row in the schedule per pending attempt. Guarantees of every implementation, checked by one test
suite:

* Additions, settlements and acknowledgements are durable when the method returns. A crash of the engine may undo a
  recent lease or reschedule; the ids are then polled again.
* Times are seconds since the epoch, by the engine's clock. A caller adds durations measured by its own monotonic clock
  to the time in a `Lease`, and never reads its host's wall clock.
* A lease is a `leased_until` and a fencing token. Writes under another token than the row's are ignored, so a worker
  that stalled for longer than its lease does no harm.
* Settled rows are numbered without gaps in visibility: a reader that has consumed number n has seen every row up to n.
* A consumer is a position in that order, and the deliveries below it without acknowledgement: a new one costs a row.
* The rate limiter is shared by the workers of a workspace: a request of any of them is sent only when it permits, and
  is recorded there.
* A worker leases the attempts of its own workspace, and those that name none if the database is its workspace's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from attrs import frozen

from .._polling.rate_limiter import RateLimiter

TOKEN_BITS: Final = 63
"""Random bits of a token: the most in a signed 64-bit integer of the engine, and enough to be unique."""
PAGE: Final = 500
"""Settled rows read at a time."""
PRUNED: Final = 1_000
"""Rows deleted in one transaction."""
COUNTED: Final = 10_000
"""Rows counted one by one; a consumer further behind is estimated by its position."""
A_MINUTE: Final = 60
"""Seconds for which requests are counted."""
LONGEST_HOLD: Final = 3600.0
"""Seconds for which a server may pause all requests, unless the store is told otherwise."""
ANSWERED: Final = ("success", "error")
"""The statuses decided by the API, so never reopened."""
LEASED_COLUMNS: Final = "action_attempt_id, added_at, timeout, responses, failures, missing_since, is_seen"
"""The columns of `Leased`, in its order."""
ROW_COLUMNS: Final = (
    "settled_number, action_attempt_id, status, seen, detail, metadata, timeout, added_at, settled_at, reason, "
    "workspace_id, topic, seen_at"
)
"""The columns of `Settled`, in its order."""

BACKLOG: Final = (
    "SELECT consumer, "
    "(SELECT count(*) FROM seam_deliveries AS delivery "
    "WHERE delivery.consumer = reader.consumer AND dead_at IS NULL) AS delivered, "
    "(SELECT count(*) FROM (SELECT 1 FROM seam_attempts AS attempt WHERE settled_number > reader.position "
    f"AND (reader.topic IS NULL OR attempt.topic = reader.topic) LIMIT {COUNTED}) AS next) AS ahead, "
    "(SELECT settled_number FROM seam_tracker) - position AS behind, "
    "(SELECT settled_at FROM seam_attempts WHERE settled_number = coalesce("
    "(SELECT min(settled_number) FROM seam_deliveries AS delivery "
    "WHERE delivery.consumer = reader.consumer AND dead_at IS NULL), "
    "(SELECT min(settled_number) FROM seam_attempts AS attempt WHERE settled_number > reader.position "
    "AND (reader.topic IS NULL OR attempt.topic = reader.topic)))) AS oldest "
    "FROM seam_consumers AS reader ORDER BY consumer"
)
"""Each consumer with its deliveries, the outcomes ahead of its position, and when the oldest of them was settled."""


DEAD_LETTERS: Final = (
    "SELECT consumer, settled_number, action_attempt_id, tries, error, dead_at "
    "FROM seam_deliveries JOIN seam_attempts USING (settled_number) WHERE dead_at IS NOT NULL"
)
"""The outcomes put aside."""
IN_ORDER: Final = "ORDER BY consumer, settled_number"
RETRY: Final = "UPDATE seam_deliveries SET tries = 0, next_at = dead_at, dead_at = NULL, error = NULL"
"""Makes outcomes due again that were put aside: `next_at` is 0 only before the first try."""

ACK: Final = "DELETE FROM seam_deliveries WHERE consumer = ? AND settled_number = ?"
"""Acknowledges an outcome."""

LAST_MOMENT: Final = (
    "SELECT max(moment) FROM (SELECT max(seen_at) AS moment FROM seam_workers "
    "UNION ALL SELECT max(updated_at) FROM seam_rate_limiters) AS known"
)
"""The latest moment at which the engine's clock is known to have been read."""
STEP_SECONDS: Final = 2.0
"""Seconds by which a clock may run back unnoticed: engines slew by less."""


@frozen(eq=False)
class NewAttempt:
    """An attempt to track.

    Attributes:
        action_attempt_id: The id.
        timeout: Seconds until the attempt is settled as timed out; `None` for never.
        metadata: The caller's JSON; `None` for none.
        seen: JSON of the attempt as the caller has it; `None` for an id alone.
        delay: Seconds until the first poll.
        workspace: The id of its workspace; `None` for the database's.
        topic: The topic, for consumers of one topic; `None` for none.
    """

    action_attempt_id: str
    timeout: float | None = None
    metadata: str | None = None
    seen: str | None = None
    delay: float = 0.0
    workspace: str | None = None
    topic: str | None = None


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
        place: Where the engine finds the row.
    """

    action_attempt_id: str
    added_at: float
    timeout: float | None
    responses: int
    failures: int
    missing_since: float | None
    is_seen: bool
    place: Any = None


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
        reason: How the outcome was decided.
    """

    action_attempt_id: str
    status: str
    seen: str | None = None
    detail: str | None = None
    reason: str | None = None


@frozen
class Pending:
    """An attempt without an outcome; see `NewAttempt`.

    Attributes:
        seen_at: When the attempt was first shown; `None` if never.
    """

    action_attempt_id: str
    seen: str | None
    metadata: str | None
    timeout: float | None
    added_at: float
    workspace: str | None
    topic: str | None
    seen_at: float | None


@frozen
class Settled:
    """A settled attempt; see `NewAttempt`, `Pending` and `Settlement`.

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
    reason: str | None = None
    workspace: str | None = None
    topic: str | None = None
    seen_at: float | None = None


@frozen(eq=False)
class Delivery:
    """An outcome not yet acknowledged by a consumer.

    Attributes:
        row: The outcome.
        tries: Failed tries to handle it.
        due_in: Seconds until the next try; 0 for now.
    """

    row: Settled
    tries: int
    due_in: float


@frozen
class Failure:
    """A failed try to handle an outcome.

    Attributes:
        number: The number of the outcome.
        tries: Failed tries, with this one.
        delay: Seconds until the next try; `None` to put the outcome aside.
        error: The error.
    """

    number: int
    tries: int
    delay: float | None
    error: str


@frozen
class DeadLetter:
    """An outcome put aside because its consumer always failed to handle it.

    Attributes:
        consumer: The consumer's name.
        settled_number: The number of the outcome, for `Tracker.retry` and `Tracker.skip`.
        action_attempt_id: The id.
        tries: Failed tries.
        error: The type and text of the last error.
        dead_at: When the outcome was put aside.
    """

    consumer: str
    settled_number: int
    action_attempt_id: str
    tries: int
    error: str
    dead_at: datetime


@frozen
class Worker:
    """A process that uses the store.

    Attributes:
        worker_id: A random number of this run of the process.
        host: The name of its host.
        pid: Its process id.
        version: Its version of this package.
        workspace: The workspace of its credential; `None` while unknown.
        is_polling: Whether it can poll: the first of these in a workspace do, the others stand by.
        leased: Attempts under its leases.
        answered_at: When the API last answered it, by the engine's clock; `None` for never.
        started_at: When it wrote its first heartbeat, by the engine's clock; set by the store.
        seen_at: When it wrote its last heartbeat; set by the store.
    """

    worker_id: int
    host: str
    pid: int
    version: str
    workspace: str | None = None
    is_polling: bool = True
    leased: int = 0
    answered_at: float | None = None
    started_at: float = 0.0
    seen_at: float = 0.0


@frozen
class Filter:
    """A choice of attempts; every attribute that is not `None` has to match.

    Attributes:
        statuses: The statuses wanted, `None` among them for pending attempts.
        metadata: JSON of an object contained in the metadata.
        topic: The topic.
        workspace: The workspace.
        added_after: The earliest `added_at`.
        added_before: The first `added_at` no longer wanted.
    """

    statuses: Sequence[str | None] | None = None
    metadata: str | None = None
    topic: str | None = None
    workspace: str | None = None
    added_after: float | None = None
    added_before: float | None = None

    def conditions(self, contains: str) -> tuple[str, list[Any]]:
        """The choice in SQL.

        Args:
            contains: The engine's condition that `metadata` contains the JSON `?`.

        Returns:
            Conditions with a `?` for each parameter, and the parameters.
        """
        parts: list[str] = ["true"]
        values: list[Any] = []
        if self.statuses is not None:
            named = [status for status in self.statuses if status is not None]
            either = [f"status IN ({', '.join('?' * len(named))})"] if named else []
            either += ["status IS NULL"] if None in self.statuses else []
            parts.append(f"({' OR '.join(either or ['false'])})")
            values += named
        for sql, value in (
            (contains, self.metadata),
            ("topic = ?", self.topic),
            ("workspace_id = ?", self.workspace),
            ("added_at >= ?", self.added_after),
            ("added_at < ?", self.added_before),
        ):
            if value is not None:
                parts.append(sql)
                values.append(value)
        return " AND ".join(parts), values


@frozen
class TrackerStatus:
    """The state of the whole fleet.

    Attributes:
        pending: Attempts without an outcome.
        oldest: Seconds for which the oldest pending attempt has been tracked; `None` if none is pending.
        due: Pending attempts whose next poll is due.
        leased: Pending attempts under a lease.
        unacked: Outcomes not yet acknowledged, by consumer. Estimated above 10,000.
        calls_per_minute: Requests in the last 60 s.
        ids_per_minute: Ids in these requests.
        settled: Outcomes ever settled, by status.
        lag: Seconds since the oldest unacknowledged outcome was settled, by consumer; 0 if there is none.
        held: Seconds for which the server's rate limit still pauses all requests; 0 if it does not.
        workspace: The workspace of the attempts that name none; `None` while unknown.
        snapshot_age: Seconds for which the oldest transaction of the server has kept it from reusing space, as far as
            the role may see; `None` with SQLite.
        dead_rows: Dead rows in the schedule; `None` with SQLite.
    """

    pending: int
    oldest: float | None
    due: int
    leased: int
    unacked: dict[str, int]
    calls_per_minute: int
    ids_per_minute: int
    settled: dict[str, int]
    lag: dict[str, float]
    held: float
    workspace: str | None
    snapshot_age: float | None = None
    dead_rows: int | None = None


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

    async def create(self) -> list[int]:
        """Applies the missing migrations; returns their versions."""
        ...

    async def close(self) -> None:
        """Disconnects. Idempotent."""
        ...

    async def workspace(self, workspace: str | None = None) -> str | None:
        """Returns the workspace of the attempts that name none.

        Args:
            workspace: Stored as that workspace, if none is stored yet.
        """
        ...

    async def add(self, attempts: Sequence[NewAttempt], connection: Any = None) -> None:
        """Adds attempts in one transaction; ids already tracked are left unchanged.

        Args:
            attempts: The attempts.
            connection: A connection of the caller's, whose transaction is joined.
        """
        ...

    async def reopen(self, ids: Sequence[str]) -> list[str]:
        """Makes attempts settled without an answer of the API pending again, as if tracked now.

        They keep `seen`; their deadline counts from now. Deliveries of the old outcome are dropped.

        Returns:
            The ids reopened.
        """
        ...

    async def untrack(self, ids: Sequence[str]) -> list[str]:
        """Drops attempts, pending or settled, with their deliveries; returns the ids that were tracked."""
        ...

    async def next_due(self, limit: int, workspace: str | None = None) -> float | None:
        """Seconds until a `lease` can succeed, 0 for now; `None` when nothing is pending, or all of it is leased.

        Args:
            limit: The most ids.
            workspace: The worker's workspace; `None` for the database's.
        """
        ...

    async def lease(self, limit: int, seconds: float, workspace: str | None = None) -> Lease | None:
        """Leases a batch for one request.

        Args:
            limit: The most ids.
            seconds: The lease duration.
            workspace: The worker's workspace; `None` for the database's.

        Returns:
            `None` when no batch is full and none has lingered long enough, when the rate limiter permits no request,
            or while another worker is leasing.
        """
        ...

    async def renew(
        self, lease: Lease, members: Sequence[Leased], seconds: float, *, polled: int, workspace: str | None = None
    ) -> float | None:
        """Extends a lease for one more request.

        Args:
            lease: The lease.
            members: The attempts still held.
            seconds: The lease duration, from now.
            polled: Ids in the request.
            workspace: As for `lease`.

        Returns:
            Seconds until the rate limiter permits the request, 0 if it has been recorded; `None` if the lease of any
            member was lost.
        """
        ...

    async def commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        """Stores results, and releases the lease of their ids."""
        ...

    async def pause(self, seconds: float, sent_at: float, workspace: str | None = None) -> None:
        """Pauses the requests of a workspace's workers, because the server rejected one sent at `sent_at`."""
        ...

    async def release(self) -> float:
        """Ends all such pauses; returns the seconds that were left of the longest."""
        ...

    async def held(self, workspace: str | None = None) -> float:
        """Returns the seconds that are left of such a pause; 0 without one."""
        ...

    async def heartbeat(self, worker: Worker, seconds: float) -> list[Worker]:
        """Records that a worker is alive.

        If the engine's clock was set back since the last heartbeat or request, all times of the schedule are moved back
        with it, so that neither leases nor due times lie hours ahead.

        Args:
            worker: The worker.
            seconds: The silence after which a worker is dropped.

        Returns:
            All workers heard of within `seconds`, the longest running first.
        """
        ...

    async def leave(self, worker_id: int) -> None:
        """Drops a worker that stops. Idempotent."""
        ...

    async def workers(self) -> list[Worker]:
        """Returns the workers, the longest running first."""
        ...

    async def get(self, ids: Sequence[str]) -> dict[str, Settled | Pending]:
        """Returns the tracked ones of these attempts, by id."""
        ...

    async def select(
        self, wanted: Filter, *, after: tuple[float, str] | None = None, limit: int = PAGE
    ) -> list[Settled | Pending]:
        """Returns tracked attempts in the order of their addition, and then of their ids.

        Args:
            wanted: Which attempts.
            after: `added_at` and id of the last row of the previous page.
            limit: The most rows.
        """
        ...

    async def last_number(self) -> int:
        """Returns the highest number of a settled row."""
        ...

    async def settled_after(self, number: int) -> list[Settled]:
        """Returns the first `PAGE` rows with higher numbers."""
        ...

    async def claim(
        self, consumer: str, holder: int, seconds: float, *, start: float | None = None, topic: str | None = None
    ) -> bool:
        """Claims a consumer for one reader.

        Args:
            consumer: The consumer's name.
            holder: The reader's token.
            seconds: The duration of the claim.
            start: A new consumer gets the outcomes settled at that time or later; all that are kept by default, and
                `inf` for those settled from now on.
            topic: The topic that a new consumer is limited to; `None` for all.

        Returns:
            Whether this reader holds the claim; if not, another one does.
        """
        ...

    async def unclaim(self, consumer: str, holder: int) -> None:
        """Releases the claim of a reader."""
        ...

    async def unacked_after(self, consumer: str, number: int) -> list[Settled]:
        """Returns the first `PAGE` rows with higher numbers and without the consumer's acknowledgement.

        Advances the consumer's position past them.
        """
        ...

    async def deliveries(self, consumer: str, number: int, *, only_due: bool = True) -> list[Delivery]:
        """Returns the first `PAGE` deliveries with higher numbers that are neither acknowledged nor put aside.

        Advances the consumer's position past them.

        Args:
            consumer: The consumer's name.
            number: The number before the first one.
            only_due: Whether to leave out the deliveries whose next try is not due.
        """
        ...

    async def redeliveries(self, consumer: str, number: int, until: int) -> list[Delivery]:
        """Returns the first `PAGE` deliveries above `number`, up to `until`, that are due again after a failed try."""
        ...

    async def deliveries_of(self, consumer: str, numbers: Sequence[int]) -> list[Delivery]:
        """Returns those of some deliveries that are neither acknowledged nor put aside, in order."""
        ...

    async def ack(self, consumer: str, *numbers: int) -> None:
        """Acknowledges rows for a consumer. Idempotent."""
        ...

    def qualified(self, statement: str) -> str:
        """A statement with the schema of its tables, for other connections."""
        ...

    async def fail(self, consumer: str, failures: Sequence[Failure]) -> None:
        """Stores failed tries. Idempotent; rows acknowledged meanwhile are left alone."""
        ...

    async def dead_letters(self, consumer: str | None = None) -> list[DeadLetter]:
        """Returns the outcomes put aside, by consumer and number; of every consumer by default."""
        ...

    async def retry(self, consumer: str, number: int) -> bool:
        """Makes an outcome put aside due again, with all its tries; returns whether there was one."""
        ...

    async def skip(self, consumer: str, number: int) -> bool:
        """Acknowledges an outcome put aside; returns whether there was one."""
        ...

    async def forget(self, consumer: str) -> None:
        """Drops a consumer with its unacknowledged deliveries."""
        ...

    async def prune(self, retention: float) -> int:
        """Deletes acknowledged rows settled more than `retention` seconds ago; returns how many.

        In transactions of `PRUNED` rows. Returns at once while another process prunes.
        """
        ...

    async def status(self) -> TrackerStatus:
        """Counts the state of the whole fleet. O(pending + consumers)."""
        ...

    async def query(self, sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
        """Runs one statement, and returns its rows.

        Args:
            sql: A statement that every engine understands, with a `?` for each argument; `{now}` is the engine's time.
            arguments: The arguments.
        """
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


def turned_back(seconds: float) -> list[str]:
    """Statements that move the times of the schedule back by so many seconds.

    Leases end: the results of requests in flight would be committed with times of the clock before.
    """
    moved = {
        "seam_pending": ("added_at", "due_at", "eligible_at", "missing_since"),
        "seam_workers": ("started_at", "seen_at", "answered_at"),
        "seam_rate_limiters": ("held_at", "held_until"),
        "seam_consumers": ("held_until",),
        "seam_deliveries": ("next_at",),
    }
    return [
        f"UPDATE {table} SET {', '.join(f'{column} = {column} - {seconds!r}' for column in columns)}"
        for table, columns in moved.items()
    ] + ["UPDATE seam_pending SET lease = NULL, leased_until = 0 WHERE lease IS NOT NULL"]


def keys_of(workspace: str | None, stored: str | None) -> list[str]:
    """The workspaces whose attempts a worker leases; `''` for the attempts that name none.

    Args:
        workspace: The worker's; `None` for the database's.
        stored: The database's; `None` while unknown.
    """
    if workspace is None or stored is None or workspace == stored:
        return ["", *filter(None, [workspace or stored])]
    return [workspace]


def unacked(delivered: int, ahead: int, behind: int) -> int:
    """Unacknowledged outcomes from the columns of `BACKLOG`."""
    return delivered + (ahead if ahead < COUNTED else max(ahead, behind))


def delivery_from(columns: Sequence[Any]) -> Delivery:
    """A delivery from the columns of `Settled`, `tries` and `next_at`, and the engine's time."""
    *row, tries, next_at, now = columns
    return Delivery(Settled(*row), tries, max(0.0, next_at - now))


def dead_letter_from(columns: Sequence[Any]) -> DeadLetter:
    """A dead letter from the columns of `DEAD_LETTERS`."""
    consumer, number, attempt_id, tries, error, dead_at = columns
    return DeadLetter(consumer, number, attempt_id, tries, error, datetime.fromtimestamp(dead_at, UTC))


def row_from(columns: Sequence[Any]) -> Settled | Pending:
    """A row from the columns of `Settled`."""
    number, attempt_id, _, seen, _, metadata, timeout, added_at, _, _, workspace, topic, seen_at = columns
    if number is None:
        return Pending(attempt_id, seen, metadata, timeout, added_at, workspace, topic, seen_at)
    return Settled(*columns)


@frozen
class StoredLimiter:
    """The rate limiter of a workspace, as stored.

    Attributes:
        state: JSON of the limiter's state; `None` before the first request.
        updated_at: When the state was stored.
        held_at: When the server last paused all requests; `None` for never.
        held_until: The end of that pause.
    """

    state: str | None = None
    updated_at: float = 0.0
    held_at: float | None = None
    held_until: float | None = None

    def limiter(self, now: float, max_per_second: float, longest_hold: float) -> RateLimiter:
        """The rate limiter at the engine's time `now`.

        If the engine's clock was set back, the stored times are moved back with it. A pause ends `longest_hold` after
        its beginning. So neither a clock nor a server holds the fleet for longer.
        """
        limiter = RateLimiter(max_per_second)
        if self.state is not None:
            even_at, last, base, base_at, paused_until = json.loads(self.state)
            back, latest = self._moved_back(now), self._latest_end(now, longest_hold)
            limiter.resume(
                [even_at - back, last - back, base, min(base_at - back, latest), min(paused_until - back, latest)]
            )
        return limiter

    def held(self, now: float, longest_hold: float) -> float:
        """Seconds that are left of the pause; 0 without one."""
        if self.held_until is None:
            return 0.0
        return max(0.0, min(self.held_until - self._moved_back(now), self._latest_end(now, longest_hold)) - now)

    def _moved_back(self, now: float) -> float:
        return max(0.0, self.updated_at - now)

    def _latest_end(self, now: float, longest_hold: float) -> float:
        return min(now, now if self.held_at is None else self.held_at) + longest_hold


def released(limiter: RateLimiter, now: float) -> RateLimiter:
    """Ends the pause of a rate limiter; the rate recovers from now on."""
    even_at, last, base, base_at, paused_until = limiter.state()
    limiter.resume([even_at, last, base, min(base_at, now), min(paused_until, now)])
    return limiter


def state_of(limiter: RateLimiter) -> str:
    """The state of a rate limiter, to store."""
    return json.dumps(limiter.state())
