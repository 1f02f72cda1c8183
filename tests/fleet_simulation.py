"""Simulated fleets of trackers: the drivers over a database in memory, in virtual time, with all that goes wrong.

A seed makes a fleet, and the same seed makes the same fleet again:

    python tests/fleet_simulation.py 4711              # this fleet, with its story
    python tests/fleet_simulation.py --fleets 2000     # the first two thousand, on all cores

Everything but the database and the API is the package's own: `Tracker`, driver, waits, decisions, rate limiter. The
database answers late, cuts connections before and after a commit, and its clock is set back and forth. Processes
stall for longer than their leases, are killed and are started again; one may have the credential of another workspace.
The API answers with nothing, with a part, with yesterday's news, with 429 and an hour of `Retry-After`, or not at all.

The rules:

* No attempt is lost: each tracked one has a row until the end, and is settled once.
* Nothing is settled without proof: an outcome is the API's, *not found* needs an id that the API has never known,
  a timeout needs a response after the deadline, or an outage of the whole grace. An attempt in whose workspace nobody
  polls stays pending.
* Nothing is stuck: some time after the last trouble, all is settled.
* Each wait ends with the stored outcome, soon after it has been stored.
* Nobody spins: the operations of a process are bounded.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import math
import os
import random
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final, TypeVar, cast
from unittest import mock

from attrs import define, evolve, field, frozen

from seam_async import (
    ActionAttemptPoller,
    PollingPolicy,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamClientClosedError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
)
from seam_async._polling.rate_limiter import RateLimiter
from seam_async.testing import FakeClock
from seam_async.tracking import Tracker, TrackerStoreError, _tracker
from seam_async.tracking._store import (
    PAGE,
    STEP_SECONDS,
    Lease,
    Leased,
    NewAttempt,
    Pending,
    Rescheduled,
    Settled,
    Settlement,
    Store,
    StoredLimiter,
    Worker,
    keys_of,
    ready_at,
    state_of,
)

T = TypeVar("T")

MOST_ATTEMPTS: Final = 40
HORIZONS: Final = (60.0, 900.0)
"""Seconds of trouble."""
CALM_SECONDS: Final = 1200.0
"""Seconds after the last trouble by which everything has to be settled."""
MISSING_GRACE: Final = 90.0
OUTAGE_GRACE: Final = 240.0
LONGEST_HOLD: Final = 120.0
LEASE_SECONDS: Final = 20.0
LONGEST_EMPTINESS: Final = MISSING_GRACE / 2
"""Seconds for which an API that has lost everything answers with nothing: less than the grace."""
_MOST_OPERATIONS: Final = 40.0
"""Operations of a process on the database, in a second of the whole run."""
_MOST_READINGS: Final = 300_000
_AWAKE_SECONDS: Final = 60.0
"""Seconds after its settlement by which a wait has ended, its process's troubles with the database included."""

TROUBLES: Final = (
    *("down", "busy", "busy for hours", "unavailable", "hang", "late", "empty", "part", "stale", "garble", "conflict"),
    *("proxy page", "refuse", "missing"),
)
ACCIDENTS: Final = ("stall", "kill", "partition", "clock back", "clock forth", "cut")


class Broken(AssertionError):  # noqa: N818
    """A rule was broken."""


# The database.


@define(eq=False)
class Row:
    """A tracked attempt, with its schedule."""

    new: NewAttempt
    added_at: float
    due_at: float
    eligible_at: float
    responses: int
    lease: int | None = None
    leased_until: float = 0.0
    failures: int = 0
    missing_since: float | None = None
    seen: str | None = None
    settled: Settled | None = None


class Database:
    """What the fleet shares. All operations are atomic.

    Args:
        clock: The true time.
    """

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.ahead = 1e9
        self.rows: dict[str, Row] = {}
        self.workers: dict[int, Worker] = {}
        self.limiters: dict[str, StoredLimiter] = {}
        self.workspace: str | None = None
        self.number = 0
        self.listeners: dict[Callable[[], object], None] = {}  # in the order of their coming, which a set forgets
        self.tokens = 0

    def now(self) -> float:
        return self._clock.monotonic() + self.ahead

    def limiter(self, workspace: str | None, most: float) -> RateLimiter:
        return self.limiters.get(workspace or "", StoredLimiter()).limiter(self.now(), most, LONGEST_HOLD)

    def save(self, limiter: RateLimiter, workspace: str | None) -> None:
        stored = self.limiters.get(workspace or "", StoredLimiter())
        self.limiters[workspace or ""] = evolve(stored, state=state_of(limiter), updated_at=self.now())

    def turn_back(self, now: float) -> None:
        """Follows the clock, as the engines do at a heartbeat."""
        known = [worker.seen_at for worker in self.workers.values()]
        known += [stored.updated_at for stored in self.limiters.values()]
        back = max(known, default=now) - now
        if back <= STEP_SECONDS:
            return
        for workspace, stored in self.limiters.items():
            state = None if stored.state is None else state_of(self.limiter(workspace, 1.0))
            held = (None if moment is None else moment - back for moment in (stored.held_at, stored.held_until))
            self.limiters[workspace] = StoredLimiter(state, now, *held)
        for row in self.rows.values():
            row.added_at, row.due_at, row.eligible_at = (
                moment - back for moment in (row.added_at, row.due_at, row.eligible_at)
            )
            row.lease, row.leased_until = None, 0.0
            row.missing_since = None if row.missing_since is None else row.missing_since - back
        for worker in self.workers.values():
            self.workers[worker.worker_id] = evolve(
                worker, started_at=worker.started_at - back, seen_at=worker.seen_at - back
            )

    def schedule(self, workspace: str | None, limit: int) -> list[Row]:
        keys = keys_of(workspace, self.workspace)
        now = self.now()
        rows = [
            row
            for row in self.rows.values()
            if row.settled is None and (row.new.workspace or "") in keys and row.leased_until <= now
        ]
        return sorted(rows, key=lambda row: (row.due_at, row.new.action_attempt_id))[:limit]


class MemoryStore:
    """A process's connection to the database.

    Args:
        database: The database.
        world: Draws the troubles, and checks the settlements.
        linger: Seconds for which a due id may wait for others.
        max_per_second: The most requests in a second.

    Attributes:
        operations: How many there were.
        blocked_until: Until when the process, or its connection, stands still.
        is_gone: Whether the connection is dead for good.
    """

    def __init__(self, database: Database, world: World, *, linger: float, max_per_second: float) -> None:
        self._database = database
        self._world = world
        self._linger = linger
        self._most = max_per_second
        self._on_settled: Callable[[], object] = lambda: None
        self.operations = 0
        self.blocked_until = 0.0
        self.is_gone = False

    async def _run(self, work: Callable[[], T]) -> T:
        self.operations += 1
        world = self._world
        await world.clock.sleep(world.latency())
        await self.unblocked()
        if self.is_gone or world.is_cut():
            raise TrackerStoreError("the connection is lost", can_pass=True)
        result = work()
        if world.is_cut():
            raise TrackerStoreError("the connection is lost after the commit", can_pass=True)
        await world.clock.sleep(world.latency())
        await self.unblocked()
        return result

    async def unblocked(self) -> None:
        while (left := self.blocked_until - self._world.clock.monotonic()) > 0:
            await self._world.clock.sleep(left)

    async def open(self, on_settled: Callable[[], object]) -> None:
        self._on_settled = on_settled
        self._database.listeners[on_settled] = None

    async def close(self) -> None:
        self._database.listeners.pop(self._on_settled, None)

    async def workspace(self, workspace: str | None = None) -> str | None:
        def work() -> str | None:
            self._database.workspace = self._database.workspace or workspace
            return self._database.workspace

        return await self._run(work)

    async def add(self, attempts: Sequence[NewAttempt], connection: Any = None) -> None:
        del connection
        database = self._database

        def work() -> None:
            now = database.now()
            for new in attempts:
                due = now + new.delay
                row = Row(new, now, due, now + new.delay / 2, int(new.seen is not None), seen=new.seen)
                database.rows.setdefault(new.action_attempt_id, row)

        await self._run(work)

    async def next_due(self, limit: int, workspace: str | None = None) -> float | None:
        def work() -> float | None:
            ready, now = self._ready_at(limit, workspace), self._database.now()
            opens = self._database.limiter(workspace, self._most).opens_at(now)
            return None if ready is None else max(0.0, ready - now, opens - now)

        return await self._run(work)

    def _ready_at(self, limit: int, workspace: str | None) -> float | None:
        rows = self._database.schedule(workspace, limit)
        full_at = rows[-1].due_at if len(rows) == limit else None
        return ready_at(rows[0].due_at if rows else None, full_at, self._linger)

    async def lease(self, limit: int, seconds: float, workspace: str | None = None) -> Lease | None:
        database = self._database

        def work() -> Lease | None:
            now = database.now()
            limiter, ready = database.limiter(workspace, self._most), self._ready_at(limit, workspace)
            if ready is None or ready > now or limiter.opens_at(now) > now:
                return None
            rows = [row for row in database.schedule(workspace, 2 * limit) if row.eligible_at <= now][:limit]
            database.tokens += 1
            for row in rows:
                row.lease, row.leased_until = database.tokens, now + seconds
            limiter.sent(now)
            database.save(limiter, workspace)
            return Lease(database.tokens, now, [_leased(row) for row in rows])

        return await self._run(work)

    def _held(self, lease: Lease, attempt_id: str) -> Row | None:
        row = self._database.rows.get(attempt_id)
        return row if row is not None and row.lease == lease.token and row.settled is None else None

    async def renew(
        self, lease: Lease, members: Sequence[Leased], seconds: float, *, polled: int, workspace: str | None = None
    ) -> float | None:
        del polled
        database = self._database

        def work() -> float | None:
            now = database.now()
            limiter = database.limiter(workspace, self._most)
            if (pause := limiter.opens_at(now) - now) > 0:
                return pause
            rows = [self._held(lease, member.action_attempt_id) for member in members]
            if None in rows:
                return None
            for row in rows:
                assert row is not None
                row.leased_until = now + seconds
            limiter.sent(now)
            database.save(limiter, workspace)
            return 0.0

        return await self._run(work)

    async def commit(self, lease: Lease, rescheduled: Sequence[Rescheduled], settlements: Sequence[Settlement]) -> None:
        database = self._database

        def work() -> None:
            now = database.now()
            for change in rescheduled:
                if (row := self._held(lease, change.action_attempt_id)) is not None:
                    row.lease, row.leased_until = None, 0.0
                    row.due_at, row.eligible_at = change.due_at, change.eligible_at
                    row.responses, row.failures = change.responses, change.failures
                    row.missing_since, row.seen = change.missing_since, change.seen or row.seen
            for settlement in settlements:
                if (row := self._held(lease, settlement.action_attempt_id)) is not None:
                    database.number += 1
                    row.seen = settlement.seen or row.seen
                    row.settled = Settled(
                        number=database.number,
                        action_attempt_id=settlement.action_attempt_id,
                        status=settlement.status,
                        seen=row.seen,
                        detail=settlement.detail,
                        metadata=row.new.metadata,
                        timeout=row.new.timeout,
                        added_at=row.added_at,
                        settled_at=now,
                    )
                    self._world.check_settlement(row)
            if settlements:
                for listener in tuple(database.listeners):
                    listener()

        await self._run(work)

    async def pause(self, seconds: float, sent_at: float, workspace: str | None = None) -> None:
        database = self._database

        def work() -> None:
            now = database.now()
            limiter = database.limiter(workspace, self._most)
            limiter.pause(seconds, now=now, sent_at=sent_at)
            database.save(limiter, workspace)
            stored = database.limiters[workspace or ""]
            until = max(stored.held_until or 0.0, now + seconds)
            database.limiters[workspace or ""] = evolve(stored, held_at=now, held_until=until)

        await self._run(work)

    async def held(self, workspace: str | None = None) -> float:
        database = self._database
        return await self._run(
            lambda: database.limiters.get(workspace or "", StoredLimiter()).held(database.now(), LONGEST_HOLD)
        )

    async def heartbeat(self, worker: Worker, seconds: float) -> list[Worker]:
        database = self._database

        def work() -> list[Worker]:
            now = database.now()
            database.turn_back(now)
            before = database.workers.get(worker.worker_id)
            started_at = now if before is None else before.started_at
            database.workers[worker.worker_id] = evolve(worker, started_at=started_at, seen_at=now)
            for other in tuple(database.workers.values()):
                if other.seen_at < now - seconds:
                    del database.workers[other.worker_id]
            return sorted(database.workers.values(), key=lambda other: other.started_at)

        return await self._run(work)

    async def leave(self, worker_id: int) -> None:
        await self._run(lambda: self._database.workers.pop(worker_id, None))

    async def get(self, ids: Sequence[str]) -> dict[str, Settled | Pending]:
        database = self._database

        def work() -> dict[str, Settled | Pending]:
            return {each: _shown(database.rows[each]) for each in ids if each in database.rows}

        return await self._run(work)

    async def last_number(self) -> int:
        return await self._run(lambda: self._database.number)

    async def settled_after(self, number: int) -> list[Settled]:
        def work() -> list[Settled]:
            settled = [row.settled for row in self._database.rows.values() if row.settled is not None]
            return sorted((row for row in settled if row.number > number), key=lambda row: row.number)[:PAGE]

        return await self._run(work)

    async def prune(self, retention: float) -> int:
        del retention
        return await self._run(lambda: 0)


def _leased(row: Row) -> Leased:
    return Leased(
        *(row.new.action_attempt_id, row.added_at, row.new.timeout, row.responses, row.failures),
        *(row.missing_since, row.seen is not None),
    )


def _shown(row: Row) -> Settled | Pending:
    new = row.new
    return row.settled or Pending(
        new.action_attempt_id, row.seen, new.metadata, new.timeout, row.added_at, new.workspace, new.topic, None
    )


# The world.


@define(eq=False)
class Known:
    """An action attempt as the API knows it.

    Attributes:
        action_attempt_id: Its id.
        workspace: Its workspace; `None` for an id that the API does not know.
        listed_from: When the API begins to list it, in true seconds.
        resolves_at: When it resolves; infinite for never.
        status: What it resolves to.
        timeout: The timeout that it is tracked with.
        tracked_at: When it is tracked.
        shown_pending: The latest moment, by the database's clock, of a request whose response showed it as pending.
        tried_at: The same, of a request that failed.
        settled_at: When it was settled, in true seconds.
        statuses: The statuses that it was settled with.
    """

    action_attempt_id: str
    workspace: str | None
    listed_from: float
    resolves_at: float
    status: str
    timeout: float | None
    tracked_at: float
    shown_pending: float = -math.inf
    settled_at: float = math.inf
    statuses: list[str] = field(factory=list)

    def to_json(self, now: float) -> dict[str, Any]:
        status = "pending" if now < self.resolves_at else self.status
        error = {"type": "stuck", "message": "It is stuck."} if status == "error" else None
        return {
            "action_attempt_id": self.action_attempt_id,
            "action_type": "UNLOCK_DOOR",
            "status": status,
            "result": {} if status == "success" else None,
            "error": error,
        }


@frozen
class Weather:
    """What the API is like for a time: how often each trouble befalls a request."""

    until: float
    troubles: dict[str, float]


class FixedWorkspace:
    """The workspace of a process's credential.

    Args:
        world: The world, whose API may not answer.
        workspace_id: The workspace.
    """

    def __init__(self, world: World, workspace_id: str) -> None:
        self._world = world
        self._true = workspace_id
        self.workspace_id: str | None = None

    @property
    def is_current(self) -> bool:
        return self.workspace_id is not None

    async def ask(self) -> str | None:
        if self.workspace_id is None:
            await self._world.clock.sleep(0.05)
            if self._world.trouble() is not None:
                raise SeamConnectionError("the API does not say whose credential this is")
            self.workspace_id = self._true
        return self.workspace_id


@define(eq=False)
class Process:
    """A process of the fleet.

    Attributes:
        number: Its number.
        workspace: The workspace of its credential.
        tracker: Its tracker.
        store: Its connection to the database.
        is_dead: Whether it was killed.
        waits: Its waits.
    """

    number: int
    workspace: str
    tracker: Tracker
    store: MemoryStore
    is_dead: bool = False
    waits: list[asyncio.Task[None]] = field(factory=list)


class _CheckedClock(FakeClock):
    """Notices when time stands still."""

    def __init__(self) -> None:
        super().__init__()
        self._readings = 0

    def advance(self, seconds: float) -> None:
        self._readings = 0
        super().advance(seconds)

    def monotonic(self) -> float:
        self._readings += 1
        if self._readings > _MOST_READINGS:
            self._readings = 0
            raise Broken("time stands still: something wakes up again and again, and does nothing")
        return super().monotonic()


OURS: Final = "ours"
THEIRS: Final = "theirs"


class World:
    """One seed's fleet.

    Args:
        seed: Where its random numbers start.
        tells: Whether to print what happens.
    """

    def __init__(self, seed: int, *, tells: bool = False) -> None:
        self.seed = seed
        self._tells = tells
        self.clock = _CheckedClock()
        self.database = Database(self.clock)
        self._dice = dice = random.Random(seed)
        self.digest = 0
        self.fault = ""
        self.events: Counter[str] = Counter()
        self.horizon = dice.uniform(*HORIZONS)
        self._latency = dice.choice([0.0, 0.001, 0.02])
        self._cut_share = dice.choice([0.0, 0.0, 0.002, 0.02])
        self._is_over = False
        self.policy = PollingPolicy(
            batch_size=dice.choice([1, 3, 10, 500]),
            request_timeout=dice.choice([2.0, 10.0]),
            max_requests_per_second=dice.choice([5, 100]),
            max_concurrent_requests=dice.choice([1, 2, 8]),
        )
        self.pollers = dice.choice([1, 2, 2, 3])
        self.forecast = list(self._draw_weather())
        self.attempts = {known.action_attempt_id: known for known in self._draw_attempts()}
        self.accidents = sorted(
            (dice.uniform(0.0, self.horizon), dice.choice(ACCIDENTS)) for _ in range(dice.choice([0, 0, 2, 5, 12]))
        )
        self.has_stranger = dice.random() < 0.3
        self.size = dice.choice([1, 2, 3, 3, 6])
        self.processes: list[Process] = []
        self._gone: list[Process] = []

    def _draw_weather(self) -> Iterable[Weather]:
        now, dice = 0.0, self._dice
        while now < self.horizon and dice.random() < 0.9:
            kinds = dice.sample(TROUBLES, dice.choice([0, 1, 1, 2]))
            if dice.random() < 0.5:  # the two that once cost outcomes
                kinds = [dice.choice(["down", "empty"])]
            total = dice.choice([0.1, 0.5, 1.0, 1.0])
            length = dice.uniform(5.0, self.horizon / 2)
            if {"empty", "missing"}.intersection(kinds):
                length = min(length, LONGEST_EMPTINESS)
            now += length
            yield Weather(now, {kind: total / len(kinds) for kind in kinds})
            now += LONGEST_EMPTINESS  # a grace that has begun ends in between
            yield Weather(now, {})

    def _draw_attempts(self) -> Iterable[Known]:
        dice = self._dice
        for number in range(int(math.exp(dice.uniform(0.0, math.log(MOST_ATTEMPTS))))):
            tracked_at = dice.uniform(0.0, self.horizon * 0.8)
            resolves_at = tracked_at + dice.choice([0.0, 1.0, 30.0, self.horizon]) * dice.random()
            kind = dice.choices(["usual", "endless", "unknown"], [0.8, 0.1, 0.1])[0]
            timeout = dice.choice([None, 5.0, 60.0, 600.0] if kind == "usual" else [20.0, 200.0])
            yield Known(
                f"id{number}",
                None if kind == "unknown" else OURS,
                tracked_at + dice.choice([0.0, 0.0, 3.0]),
                math.inf if kind == "endless" else resolves_at,
                dice.choice(["success", "success", "error"]),
                timeout,
                tracked_at,
            )

    def tell(self, text: str) -> None:
        self.digest = zlib.crc32(f"{self.clock.monotonic():.6f} {text}".encode(), self.digest)
        if self._tells:
            print(f"{self.clock.monotonic():10.3f}  {text}")  # noqa: T201

    # What processes see.

    def latency(self) -> float:
        return self._latency * self._dice.random()

    def is_cut(self) -> bool:
        return not self._is_over and self._dice.random() < self._cut_share

    def trouble(self) -> str | None:
        now = self.clock.monotonic()
        for weather in self.forecast:
            if now < weather.until:
                roll = self._dice.random()
                for kind, share in weather.troubles.items():
                    roll -= share
                    if roll < 0:
                        self.events[kind] += 1
                        return kind
                return None
        return None

    async def fetch(self, process: Process, ids: list[str]) -> Iterable[object]:
        sent_at = self.clock.monotonic()
        by_clock = self.database.now()
        if len(ids) > self.policy.batch_size:
            self.break_rule(f"{len(ids)} ids in one request")
        trouble = self.trouble()
        await process.store.unblocked()
        await self.clock.sleep(self.latency() + (self._dice.uniform(1.0, 15.0) if trouble == "late" else 0.01))
        if process.is_dead or trouble == "down":
            raise SeamConnectionError("the line is dead")
        if trouble == "hang":
            await self.clock.sleep(2 * self.policy.request_timeout)
        if trouble in {"busy", "busy for hours"}:
            pause = self._dice.uniform(0.0, 20.0) if trouble == "busy" else 3 * 3600.0
            raise SeamHttpApiError("slow down", status_code=429, retry_after=pause)
        if trouble == "unavailable":
            raise SeamHttpApiError("later", status_code=503)
        if trouble == "proxy page":
            raise SeamHttpInvalidResponseError("<html>", status_code=self._dice.choice([400, 401, 404, 200]))
        if trouble == "refuse":
            raise SeamHttpUnauthorizedError("no such key", status_code=401)
        if trouble == "missing":
            raise SeamHttpApiError("none of these", status_code=404)
        shown = [] if trouble == "empty" else self._look(process, ids, sent_at, by_clock, trouble)
        await process.store.unblocked()
        return shown

    def _look(
        self, process: Process, ids: list[str], sent_at: float, by_clock: float, trouble: str | None
    ) -> list[object]:
        # What a request sees is the state at some moment between its sending and its response.
        now = sent_at - 5.0 if trouble == "stale" else self.clock.monotonic()
        items: list[object] = []
        for attempt_id in ids:
            known = self.attempts[attempt_id]
            if known.workspace != process.workspace or known.listed_from > now:
                continue
            if trouble == "part" and self._dice.random() < 0.5:
                continue
            if trouble == "garble" and self._dice.random() < 0.5:
                items.append({"action_attempt_id": attempt_id, "status": 7})
                continue
            item = known.to_json(now)
            if item["status"] == "pending":
                known.shown_pending = max(known.shown_pending, by_clock)
            if trouble == "conflict" and item["status"] != "pending":
                items.append({**item, "status": "error" if item["status"] == "success" else "success"})
            items.append(item)
        return items

    # The rules.

    def break_rule(self, fault: str) -> None:
        """Ends the run; an exception would reach the driver alone, which retries."""
        self.fault = self.fault or fault

    def check_settlement(self, row: Row) -> None:
        settled = row.settled
        assert settled is not None
        known, now = self.attempts[settled.action_attempt_id], self.clock.monotonic()
        self.tell(f"{settled.action_attempt_id} is settled as {settled.status}")
        self.events[f"settled as {settled.status}"] += 1
        known.statuses.append(settled.status)
        known.settled_at = now
        if len(known.statuses) > 1:
            self.break_rule(f"{settled.action_attempt_id} is settled twice: {known.statuses}")
        if settled.status in {"success", "error"}:
            if known.workspace is None or settled.status != known.status or now < known.resolves_at:
                self.break_rule(f"{settled.action_attempt_id} has the outcome {settled.status}, which is not the API's")
        elif settled.status == "not_found":
            if known.workspace is not None:
                self.break_rule(f"{settled.action_attempt_id} exists, and is settled as not found")
        elif settled.status == "timed_out":
            assert row.new.timeout is not None
            deadline = row.added_at + row.new.timeout
            # A request may be older than a step of the clock.
            was_pending = known.shown_pending >= deadline - self.stepped
            was_outage = settled.settled_at >= deadline + OUTAGE_GRACE - min(self.stepped, OUTAGE_GRACE / 2)
            if not was_pending and not was_outage:
                self.break_rule(f"{settled.action_attempt_id} is settled as timed out, and nobody has asked for it")
        else:
            self.break_rule(f"{settled.action_attempt_id} is settled as {settled.status}")

    # A run.

    def run(self) -> World:
        random.seed(self.seed)
        with mock.patch.object(_tracker, "store_at", self._store_at):
            self.clock.run(self._live())
        return self

    def _store_at(self, url: object, *, linger: float, max_per_second: float, **_: object) -> Store:
        del url
        self._made = MemoryStore(self.database, self, linger=linger, max_per_second=max_per_second)
        return cast(Store, self._made)

    async def _start(self, workspace: str) -> Process:
        async def fetch(ids: list[str]) -> Iterable[object]:
            return await self.fetch(process, ids)

        poller = ActionAttemptPoller(fetch, policy=self.policy, clock=self.clock)
        with mock.patch.object(_tracker, "Workspace", return_value=FixedWorkspace(self, workspace)):
            tracker = Tracker(
                poller,
                "memory",
                lease_seconds=LEASE_SECONDS,
                missing_grace=MISSING_GRACE,
                outage_grace=OUTAGE_GRACE,
                longest_hold=LONGEST_HOLD,
                pollers=self.pollers,
            )
        process = Process(len(self.processes) + len(self._gone), workspace, tracker, self._made)
        self.processes.append(process)
        await tracker.open()
        return process

    async def _live(self) -> None:
        for _ in range(self.size):
            await self._start(OURS)
        if self.has_stranger:
            await self._start(THEIRS)
        tasks = [asyncio.create_task(self._track(known)) for known in self.attempts.values()]
        accidents = asyncio.create_task(self._have_accidents())
        await self.clock.sleep(self.horizon)
        await accidents
        self._is_over = True
        self.forecast = []
        self.tell("the trouble is over")
        deadline = self.clock.monotonic() + CALM_SECONDS
        while not all(known.statuses for known in self.attempts.values()) and self.clock.monotonic() < deadline:
            await self.clock.sleep(1.0)
        if self.fault:
            raise Broken(self.fault)
        left = [known.action_attempt_id for known in self.attempts.values() if not known.statuses]
        if left:
            raise Broken(f"{len(left)} attempts are stuck, the first is {self.database.rows.get(left[0])}")
        await asyncio.gather(*tasks)
        stalled_until = max(process.store.blocked_until for process in self.processes)
        await self.clock.sleep(max(0.0, stalled_until - self.clock.monotonic()) + _AWAKE_SECONDS)
        for process in self.processes:
            self._check_waits(process)
        self._check_rates()
        if self.fault:
            raise Broken(self.fault)
        for process in (*self.processes, *self._gone):
            await process.tracker.close()

    def _check_waits(self, process: Process) -> None:
        for wait in process.waits:
            if not wait.done():
                raise Broken(f"a wait of process {process.number} was not woken")
            wait.result()

    def _check_rates(self) -> None:
        for process in self.processes:
            rate = process.store.operations / self.clock.monotonic()
            if rate > _MOST_OPERATIONS:
                raise Broken(f"process {process.number} spins: {rate:.0f} operations a second")

    async def _track(self, known: Known) -> None:
        await self.clock.sleep(known.tracked_at)
        while True:
            process = self._dice.choice([each for each in self.processes if each.workspace == OURS])
            try:
                await process.tracker.track(known.action_attempt_id, timeout=known.timeout)
            except SeamError:
                continue
            break
        self.tell(f"{known.action_attempt_id} is tracked by process {process.number}")
        process.waits.append(asyncio.create_task(self._wait(process, known)))

    async def _wait(self, process: Process, known: Known) -> None:
        """Waits, and checks the result; again if the database failed when the wait began."""
        while True:
            try:
                status: str = (await process.tracker.wait(known.action_attempt_id)).status
            except SeamActionAttemptFailedError:
                status = "error"
            except SeamActionAttemptNotFoundError:
                status = "not_found"
            except SeamActionAttemptTimeoutError:
                status = "timed_out"
            except TrackerStoreError:
                if process.is_dead:
                    return
                continue
            except SeamClientClosedError:
                if not process.is_dead:
                    raise Broken(f"a wait of process {process.number} was ended") from None
                return
            break
        if [status] != known.statuses:
            raise Broken(f"a wait for {known.action_attempt_id} got {status}, and {known.statuses} is stored")

    # Accidents.

    stepped = 1.0
    """Seconds by which the database's clock has been moved in all, and a little for latencies."""

    async def _have_accidents(self) -> None:
        for moment, kind in self.accidents:
            await self.clock.sleep(max(0.0, moment - self.clock.monotonic()))
            process = self._dice.choice(self.processes)
            self.events[kind] += 1
            self.tell(f"{kind} of process {process.number}")
            if kind in {"clock back", "clock forth"}:
                seconds = self._dice.choice([5.0, 60.0, 7200.0]) * (1 if kind == "clock back" else 0.001)
                self.stepped += seconds
                self.database.ahead += -seconds if kind == "clock back" else seconds
            elif kind == "kill":
                await self._replace(process)
            else:
                seconds = self._dice.choice([1.0, 30.0, 90.0])
                process.store.blocked_until = self.clock.monotonic() + seconds

    async def _replace(self, process: Process) -> None:
        """Ends a process without a word, and starts another one in its place."""
        process.is_dead = process.store.is_gone = True
        self.processes.remove(process)
        self._gone.append(process)
        await self._start(process.workspace)


def _run_fleet(seed: int) -> tuple[int, Counter[str], str | None]:
    logging.disable(logging.CRITICAL)
    try:
        return seed, World(seed).run().events, None
    except Exception as error:  # noqa: BLE001 - whatever it is, the fleet is broken
        return seed, Counter(), f"{type(error).__name__}: {error}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Simulates fleets of trackers.")
    parser.add_argument("seed", type=int, nargs="?", help="one fleet, with its story")
    parser.add_argument("--fleets", type=int, default=0, help="the first so many fleets, on all cores")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    if arguments.seed is not None:
        logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(message)s")
        print(World(arguments.seed, tells=True).run().events)  # noqa: T201
        return
    events, broken = Counter[str](), 0
    with ProcessPoolExecutor(arguments.processes) as pool:
        for seed, happened, fault in pool.map(_run_fleet, range(arguments.fleets), chunksize=10):
            events += happened
            if fault is not None:
                broken += 1
                print(f"fleet {seed}: {fault}", flush=True)  # noqa: T201
            if (seed + 1) % 100 == 0:
                print(f"{seed + 1:,} fleets, {broken} broken", flush=True)  # noqa: T201
    print(f"{arguments.fleets:,} fleets, {broken} broken: {dict(sorted(events.items()))}")  # noqa: T201
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
