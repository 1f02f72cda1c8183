"""The tracker: pending action attempts that outlive the process, polled by one fleet of workers."""

from __future__ import annotations

import builtins
import json
import math
from collections.abc import AsyncGenerator, Callable, Collection, Hashable, Mapping, Sequence
from contextlib import aclosing, suppress
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import Any, Final, Literal, NoReturn, Self, TypeVar, overload

from attrs import evolve, field, frozen
from tenacity.wait import wait_base

from .._affinity import LoopAffinity
from .._client import AsyncSeam
from .._clock import SystemClock
from .._credentials import Secret
from .._errors import SeamActionAttemptFailedError, SeamClientClosedError, SeamError, SeamInvalidOptionsError
from .._models import ActionAttempt
from .._polling.chunks import InTurns
from .._polling.ids import is_plausible_id, is_uuid
from .._polling.options import PollingPolicy, check_count, check_seconds
from .._polling.poller import ActionAttemptPoller
from .._polling.source import Source
from .._polling.targets import OneTarget, Several, check_several, collect, id_of, identify
from ._consume import BACKOFF, HANDLER_SECONDS, Consumption, Handler, Options
from ._decisions import A_DAY, Decisions
from ._driver import Driver
from ._engines import store_at
from ._errors import TrackerStoreError
from ._outcome import TrackedAttempt, TrackedOutcome, attempt_of, error_of, not_tracked, outcome_from, tracked_from
from ._reader import Reader
from ._results import error_group, results_of
from ._schema import A_WEEK
from ._signal import POLL_SECONDS, Signal, with_retries
from ._store import PAGE, DeadLetter, Filter, NewAttempt, TrackerStatus
from ._waiters import Waiters
from ._workspace import Workspace

R = TypeVar("R")

_DIED: Final = "A background task of the tracker has died"
_STILL_TRACKED: Final = "The action attempt is still tracked"

LINGER: Final = 1.0
AN_HOUR: Final = 3600.0
STALL_SECONDS: Final = 60.0
LEASE_SECONDS: Final = 30.0
_LEAST_LOOK_SECONDS: Final = 0.05
_LEAST_OMISSIONS: Final = 10
"""Responses without an id that was never seen, until it is not found; in an hour there are some 120."""


@frozen
class TrackerStats:
    """Counters and gauges of one process.

    Attributes:
        waits: Waits in progress.
        in_flight: Requests in flight.
        calls: Requests sent.
        ids_asked: Ids in those requests, counted each time.
        retries: Requests that failed, so that their ids were polled again.
        outcomes: Attempts settled, by status.
        is_elected: Whether this process polls, and does not stand by for others that do.
        answered_ago: Seconds since the API last answered this process; `None` for never.
        held: Seconds that are left of a pause of all requests that the API wants; 0 without one.
    """

    waits: int
    in_flight: int
    calls: int
    ids_asked: int
    retries: int
    outcomes: Mapping[str, int] = field(factory=dict)
    is_elected: bool = False
    answered_ago: float | None = None
    held: float = 0.0


class Tracker:
    """Tracks action attempts in a database until they are resolved, across process restarts.

    Any number of trackers, in any number of processes, share a database: SQLite on one host, PostgreSQL for a fleet.
    They poll as one fleet, and each of them can wait for any id. Use as an async context manager.

    Args:
        seam: The client to poll with; or an `ActionAttemptPoller`, whose fetch function and policy are used; or `None`
            with `poll=False`, which needs no credential.
        url: The database: `sqlite:///attempts.db` for a file here, `sqlite:////var/lib/attempts.db` for a file
            elsewhere, or `postgresql://…`, which needs the extra `postgresql`.
        poll: Whether this process polls. Without polling, it tracks and waits, and leaves the requests to others.
        linger: Seconds for which a due id may wait for others, so that requests are full.
        lease_seconds: Lease duration. After a worker crashes, its ids are polled by others once the lease expires.
        retention: Seconds for which settled and acknowledged outcomes are kept.
        missing_grace: Seconds for which responses must omit an id that was never seen until it is settled as
            `not_found`; an hour by default. The policy's `missing_grace` is not used.
        outage_grace: Seconds past the timeout of an attempt for which failing requests do not settle it as
            `timed_out`; a day by default. The first response that says something about it settles it.
        longest_hold: Seconds for which the API may pause all requests (`Retry-After`); an hour by default.
        pollers: How many of a fleet's processes poll at a time, by default 2; the others stand by. More of them raise
            the load of the database, and the rate only where `max_concurrent_requests` of two processes limits it.
        any_workspace: Whether the database serves several workspaces. Each process then tracks attempts for the
            workspace of its credential, and polls those of its own. By default, the first workspace whose attempts are
            shown is the database's, and a process with a credential of another one does not poll.
        stall_seconds: Seconds without an answer of the API, although attempts are due, after which `health_error` says
            so.
        store_results: Whether this process stores attempts with their results, which may hold door codes and card
            numbers. Otherwise it stores id, action type, status and error, and the attempt of `wait` and of an outcome
            has the `result` `None`. Use the same value in every process that tracks or polls.

    Raises:
        SeamInvalidOptionsError: An argument is not usable; numbers of seconds are bounded by 1e9.
    """

    def __init__(
        self,
        seam: AsyncSeam | ActionAttemptPoller | None,
        url: str | Secret,
        *,
        poll: bool = True,
        linger: float = LINGER,
        lease_seconds: float = LEASE_SECONDS,
        retention: float = A_WEEK,
        missing_grace: float = AN_HOUR,
        outage_grace: float = A_DAY,
        longest_hold: float = AN_HOUR,
        pollers: int = 2,
        any_workspace: bool = False,
        stall_seconds: float = STALL_SECONDS,
        store_results: bool = True,
    ) -> None:
        url = Secret(url)
        self._source = _source_of(seam, poll=poll, any_workspace=any_workspace)
        self._is_id = is_plausible_id if isinstance(seam, ActionAttemptPoller) else is_uuid
        policy = self._source.policy
        check_seconds("linger", linger)
        check_seconds("retention", retention)
        if check_seconds("lease_seconds", lease_seconds, above_zero=True) <= policy.request_timeout:
            raise SeamInvalidOptionsError(
                f"lease_seconds has to be above the policy's request_timeout, which is {policy.request_timeout:g} s, "
                f"got {lease_seconds!r}: others would poll the same ids while a request is in flight"
            )
        self._lease_seconds = lease_seconds
        self._clock = self._source.clock
        self._decisions = Decisions(
            evolve(policy, missing_grace=check_seconds("missing_grace", missing_grace)),
            store_results=store_results,
            outage_grace=check_seconds("outage_grace", outage_grace),
            least_omissions=_LEAST_OMISSIONS,
        )
        self._store = store_at(
            url,
            clock=self._clock,
            linger=linger,
            max_per_second=policy.max_requests_per_second,
            longest_hold=check_seconds("longest_hold", longest_hold),
        )
        self._workspace = Workspace(seam if isinstance(seam, AsyncSeam) else None)
        self._any_workspace = any_workspace
        self._signal = Signal(self._clock)
        self._waiters = Waiters(self._store, self._signal, self._clock, self._on_death)
        self._driver: Driver | None = None
        if poll:
            self._driver = Driver(
                self._store,
                self._source,
                self._decisions,
                self._workspace,
                look_seconds=min(POLL_SECONDS, max(linger, _LEAST_LOOK_SECONDS)),
                lease_seconds=lease_seconds,
                retention=retention,
                pollers=check_count("pollers", pollers),
                any_workspace=any_workspace,
                stall_seconds=check_seconds("stall_seconds", stall_seconds),
                is_id=self._is_id,
                on_death=self._on_death,
            )
        self._readers: set[Reader | Consumption] = set()
        self._affinity: LoopAffinity | None = None
        self._is_closed = False

    # Lifetime.

    async def open(self) -> Self:
        """Connects and starts polling; `async with` does so.

        Raises:
            TrackerStoreError: The database cannot be used, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is closed.
        """
        if self._is_closed:
            raise SeamClientClosedError("The tracker is closed: make a new one")
        if self._affinity is None:
            self._affinity = LoopAffinity()
            try:
                await with_retries(lambda: self._store.open(self._signal.send), self._clock)
            except BaseException:
                self._affinity = None
                raise
            self._start()
        return self

    def _start(self) -> None:
        """Starts the background tasks, unless running."""
        self._waiters.start()
        if self._driver is not None:
            self._driver.start()

    def _on_death(self, reason: str) -> None:
        """Ends all waits after the death of a background task; the next operation restarts the task."""
        self._waiters.end_all(SeamClientClosedError(f"{_DIED}: {reason}. {_STILL_TRACKED}"))

    async def close(self) -> None:
        """Stops polling, releases this process's leases, and ends its waits with SeamClientClosedError.

        Tracked attempts stay tracked. Idempotent.
        """
        self._is_closed = True
        if self._affinity is None or not self._affinity.check():
            return
        self._affinity = None
        self._waiters.end_all(SeamClientClosedError(f"The tracker was closed during a wait. {_STILL_TRACKED}"))
        self._signal.send()
        try:
            if self._driver is not None:
                await self._driver.stop()
            for reader in tuple(self._readers):
                with suppress(TrackerStoreError):  # the claim expires
                    await reader.close()
        finally:
            await self._waiters.stop()
            await self._store.close()

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        state = "closed" if self._is_closed else "new" if self._affinity is None else "open"
        return f"<Tracker {state} waits={len(self._waiters)}>"

    @property
    def polling_error(self) -> Exception | None:
        """The reason why this process does not poll; `None` if polling works, or with `poll=False`.

        A refused credential, one of another workspace, an error or silence of the store, or polling that has not begun
        or has stopped. A process that stands by for others can poll.
        """
        return None if self._driver is None else self._driver.error

    @property
    def health_error(self) -> Exception | None:
        """The reason why this process learns nothing of due attempts; `None` while polling gets on.

        That of `polling_error`; a pause of all requests that the API wants; or `stall_seconds` without an answer.
        """
        return None if self._driver is None else self._driver.stall

    def stats(self) -> TrackerStats:
        """This process's counters and gauges. O(1)."""
        driver = self._driver
        if driver is None:
            return TrackerStats(waits=len(self._waiters), in_flight=0, calls=0, ids_asked=0, retries=0)
        return TrackerStats(
            waits=len(self._waiters),
            in_flight=driver.in_flight,
            calls=driver.calls,
            ids_asked=driver.ids_polled,
            retries=driver.retries,
            outcomes=dict(driver.outcomes),
            is_elected=driver.is_elected,
            answered_ago=driver.answered_ago,
            held=driver.held,
        )

    # What callers use.

    async def track(
        self,
        action_attempt: OneTarget,
        *,
        timeout: float | None = A_WEEK,
        metadata: Mapping[str, Any] | None = None,
        topic: str | None = None,
        again: bool = False,
        connection: Any = None,
    ) -> None:
        """Tracks an action attempt until it is resolved. Durable on return.

        Tracking the same id twice is a no-op, whatever its timeout and metadata. A cancelled call may have stored the
        attempt.

        Args:
            action_attempt: An id (a string or `uuid.UUID`, in any spelling), an action attempt, or any object or
                mapping with an `action_attempt_id`.
            timeout: Seconds until a pending attempt is polled once more and settled as `timed_out`; `None` for no
                limit.
            metadata: Any JSON object, returned with the outcome.
            topic: A name for consumers that are limited to one topic, such as the app's; `None` for none.
            again: Whether to reopen an attempt that was settled without an outcome of the API, as `reopen` does.
            connection: Your own asyncpg connection to the same database: the attempt is stored in its current
                transaction, or not at all.

        Raises:
            SeamInvalidOptionsError: An argument is not usable.
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        await self.track_all(
            [action_attempt], timeout=timeout, metadata=metadata, topic=topic, again=again, connection=connection
        )

    async def track_all(
        self,
        action_attempts: Several,
        *,
        timeout: float | None = A_WEEK,
        metadata: Mapping[str, Any] | None = None,
        topic: str | None = None,
        again: bool = False,
        connection: Any = None,
    ) -> None:
        """Tracks any number of action attempts, all or none.

        Args:
            action_attempts: Targets as for `track`, in any iterable or async iterable; duplicates are fine.
            timeout: As for `track`, like `metadata` and `connection`.
            metadata: Any JSON object.
            topic: As for `track`.
            again: As for `track`; the attempts are reopened after all have been added.
            connection: Your own asyncpg connection; not with `again`.

        Raises:
            SeamInvalidOptionsError: An argument is not usable; nothing is stored.
            SeamError: With `any_workspace`, the workspace of the credential is unknown, since the API did not answer.
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        check_several(action_attempts)
        if again and connection is not None:
            raise SeamInvalidOptionsError("again does not go with connection: call reopen after the commit")
        seconds = None if timeout is None else check_seconds("timeout", timeout)
        stored = None if metadata is None else _to_json(metadata)
        topic = None if topic is None else _name("topic", topic)
        targets = await collect(action_attempts)
        workspace = await self._workspace.ask() if self._any_workspace else None
        attempts: list[NewAttempt] = []
        async for chunk in InTurns(targets, self._clock):
            attempts.extend([self._new(target, seconds, stored, workspace, topic) for target in chunk])
        self._check_open()
        if connection is not None:
            await self._store.add(attempts, connection)
        elif attempts:
            await with_retries(lambda: self._store.add(attempts), self._clock)
        if again:
            await self.reopen([new.action_attempt_id for new in attempts])
        if self._driver is not None:
            self._driver.wake()

    def _new(
        self, target: object, timeout: float | None, metadata: str | None, workspace: str | None, topic: str | None
    ) -> NewAttempt:
        attempt_id, attempt = identify(target)
        if not self._is_id(attempt_id):
            raise SeamInvalidOptionsError(f"no action attempt has the id {attempt_id[:80]!r}")
        if attempt is None:
            return NewAttempt(attempt_id, timeout, metadata, workspace=workspace, topic=topic)
        # A resolved attempt is polled at once: only a response settles it.
        delay = self._decisions.first_interval() if attempt.is_pending else 0.0
        return NewAttempt(attempt_id, timeout, metadata, self._decisions.stored(attempt), delay, workspace, topic)

    async def get(self, action_attempt: object) -> TrackedAttempt:
        """Returns a tracked attempt as stored, without waiting.

        Args:
            action_attempt: A target as for `track`.

        Raises:
            SeamNotTrackedError: The attempt is not tracked.
            SeamInvalidOptionsError: The argument is not usable.
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        attempt_id = id_of(action_attempt, is_sent=False)
        self._check_open()
        rows = await with_retries(lambda: self._store.get([attempt_id]), self._clock)
        if attempt_id not in rows:
            raise not_tracked(attempt_id)
        return tracked_from(rows[attempt_id])

    async def list(
        self,
        *,
        status: str | Collection[str] | None = None,
        metadata: Mapping[str, Any] | None = None,
        added_after: datetime | None = None,
        added_before: datetime | None = None,
    ) -> AsyncGenerator[TrackedAttempt, None]:
        """Yields tracked attempts in the order in which they were added.

        Read in pages of 500: attempts added meanwhile may be yielded too.

        Args:
            status: `pending`, a status of an outcome, or several of them; all if left out.
            metadata: A JSON object contained in the metadata.
            added_after: The earliest `added_at`.
            added_before: The first `added_at` no longer wanted.

        Raises:
            SeamInvalidOptionsError: An argument is not usable.
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        names = [status] if isinstance(status, str) else status
        wanted = Filter(
            statuses=None if names is None else [None if name == "pending" else name for name in names],
            metadata=None if metadata is None else _to_json(metadata),
            added_after=None if added_after is None else added_after.timestamp(),
            added_before=None if added_before is None else added_before.timestamp(),
        )
        after: tuple[float, str] | None = None
        while True:
            self._check_open()
            page = await with_retries(partial(self._store.select, wanted, after=after), self._clock)
            for row in page:
                yield tracked_from(row)
            if len(page) < PAGE:
                break
            after = (page[-1].added_at, page[-1].action_attempt_id)

    async def reopen(self, action_attempts: Several) -> builtins.list[str]:
        """Polls attempts again that were settled without an outcome of the API.

        An attempt settled as `not_found`, `timed_out`, `rejected` or `unknown_status` becomes pending again, with its
        whole timeout from now on; its outcome is delivered once more, to every consumer. Others are left unchanged.

        Args:
            action_attempts: Targets as for `track`, in any iterable or async iterable.

        Returns:
            The ids reopened.

        Raises:
            SeamInvalidOptionsError: An argument is not usable.
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient. After a lost
                connection, some of the ids may have been reopened without being returned.
            SeamClientClosedError: The tracker is not open.
        """
        ids = await self._ids_of(action_attempts)
        reopened = await with_retries(lambda: self._store.reopen(ids), self._clock)
        if self._driver is not None:
            self._driver.wake()
        return reopened

    async def untrack(self, action_attempts: Several) -> builtins.list[str]:
        """Drops attempts, pending or settled, with their outcomes; the actions themselves go on.

        Waits for them in other processes go on until their own timeout.

        Args:
            action_attempts: Targets as for `track`, in any iterable or async iterable.

        Returns:
            The ids that were tracked.

        Raises:
            SeamInvalidOptionsError: An argument is not usable.
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient. After a lost
                connection, some of the ids may have been dropped without being returned.
            SeamClientClosedError: The tracker is not open.
        """
        ids = await self._ids_of(action_attempts)
        return await with_retries(lambda: self._store.untrack(ids), self._clock)

    async def release(self) -> float:
        """Ends the pause of all requests that the API wants; returns the seconds that were left.

        The API may answer the next request with another one.

        Raises:
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        self._check_open()
        return await with_retries(self._store.release, self._clock)

    async def _ids_of(self, action_attempts: Several) -> builtins.list[str]:
        check_several(action_attempts)
        ids = list(dict.fromkeys([id_of(target, is_sent=False) for target in await collect(action_attempts)]))
        self._check_open()
        return ids

    @overload
    async def wait(self, action_attempt: ActionAttempt[R], *, timeout: float | None = ...) -> ActionAttempt[R]: ...
    @overload
    async def wait(self, action_attempt: OneTarget, *, timeout: float | None = ...) -> ActionAttempt: ...
    async def wait(self, action_attempt: OneTarget, *, timeout: float | None = None) -> ActionAttempt:
        """Waits for a tracked action attempt to succeed, whichever process polls it.

        Cancelling the wait does not stop tracking.

        Args:
            action_attempt: An id (a string or `uuid.UUID`, in any spelling), an action attempt, or any object or
                mapping with an `action_attempt_id`.
            timeout: Seconds until this wait ends, whatever the attempt's own timeout; `None` for no limit. Counted
                from the first query of the database, which may take up to 10 s.

        Returns:
            The attempt, with status `success`.

        Raises:
            SeamActionAttemptFailedError: The action failed.
            SeamActionAttemptTimeoutError: The attempt was pending at its own deadline.
            SeamWaitTimeoutError: The attempt is pending at the deadline of this wait; a kind of the former.
            SeamActionAttemptNotFoundError: The server has never shown the attempt.
            SeamActionAttemptUnknownStatusError: The attempt has a status unknown to this version.
            SeamHttpApiError: The API rejects the id.
            SeamNotTrackedError: The attempt is not tracked.
            SeamInvalidOptionsError: An argument is not usable.
            TrackerStoreError: The database failed when the wait began.
            SeamClientClosedError: The tracker is not open, was closed during the wait, or one of its tasks was
                stopped from outside.
        """
        seconds = None if timeout is None else check_seconds("timeout", timeout)
        attempt_id = id_of(action_attempt)
        self._check_open()
        row = await self._waiters.wait(attempt_id, seconds)
        attempt = attempt_of(row)
        error = error_of(row, attempt)
        if error is not None:
            raise error
        assert attempt is not None
        return attempt

    @overload
    async def wait_all(
        self, action_attempts: Several, *, timeout: float | None = ..., return_exceptions: Literal[False] = ...
    ) -> builtins.list[ActionAttempt]: ...
    @overload
    async def wait_all(
        self, action_attempts: Several, *, timeout: float | None = ..., return_exceptions: bool
    ) -> builtins.list[ActionAttempt | SeamError]: ...
    async def wait_all(
        self, action_attempts: Several, *, timeout: float | None = None, return_exceptions: bool = False
    ) -> builtins.list[ActionAttempt] | builtins.list[ActionAttempt | SeamError]:
        """Waits until every one of several tracked action attempts has an outcome.

        Cancelling the wait does not stop tracking.

        Args:
            action_attempts: Targets as for `wait`, in any iterable or async iterable; duplicates are fine.
            timeout: Seconds until this wait ends, for all attempts together; `None` for no limit.
            return_exceptions: Returns each error in place of the attempt, instead of raising an error group.

        Returns:
            The attempts in the order given.

        Raises:
            SeamActionAttemptErrorGroup: At least one attempt did not succeed: an `ExceptionGroup` of the errors that
                `wait` would raise. Its `results` are all attempts and errors, in the order given.
            SeamInvalidOptionsError: An argument is not usable.
            SeamClientClosedError: The tracker is not open.
        """
        seconds, ids = await self._to_wait_for(action_attempts, timeout)
        async with aclosing(self._results(ids, seconds)) as results:
            found = {attempt_id: result async for attempt_id, result in results}
        ordered = [found[attempt_id] for attempt_id in ids]
        errors = [result for result in ordered if isinstance(result, SeamError)]
        if errors and not return_exceptions:
            raise error_group(errors, len(ordered), ordered)
        return ordered

    async def as_completed(
        self, action_attempts: Several, *, timeout: float | None = None
    ) -> AsyncGenerator[ActionAttempt, None]:
        """Yields each of several tracked action attempts once, as soon as it is settled.

        Failed attempts are yielded like successful ones: check the status. Use `contextlib.aclosing` to leave early.

        Args:
            action_attempts: Targets as for `wait`, in any iterable or async iterable; duplicates are yielded once.
            timeout: Seconds from the first iteration for all attempts together; `None` for no limit.

        Yields:
            Attempts with status `success` or `error`.

        Raises:
            SeamActionAttemptErrorGroup: Raised after all resolved attempts were yielded: an `ExceptionGroup` with one
                error per attempt without a known outcome.
            SeamInvalidOptionsError: An argument is not usable.
            SeamClientClosedError: The tracker is not open.
        """
        seconds, ids = await self._to_wait_for(action_attempts, timeout)
        errors: list[SeamError] = []
        async with aclosing(self._results(ids, seconds)) as results:
            async for _, result in results:
                failed = result.action_attempt if isinstance(result, SeamActionAttemptFailedError) else result
                if isinstance(failed, ActionAttempt):
                    yield failed
                else:
                    assert isinstance(result, SeamError)
                    errors.append(result)
        if errors:
            raise error_group(errors, len(set(ids)))

    async def _to_wait_for(
        self, action_attempts: Several, timeout: float | None
    ) -> tuple[float | None, builtins.list[str]]:
        check_several(action_attempts)
        seconds = None if timeout is None else check_seconds("timeout", timeout)
        ids = [id_of(target) for target in await collect(action_attempts)]
        self._check_open()
        return seconds, ids

    def _results(
        self, ids: builtins.list[str], timeout: float | None
    ) -> AsyncGenerator[tuple[str, ActionAttempt | SeamError], None]:
        return results_of(lambda attempt_id: self.wait(attempt_id, timeout=timeout), dict.fromkeys(ids), self._clock)

    def outcomes(self, *, consumer: str) -> AsyncGenerator[TrackedOutcome, None]:
        """Yields every outcome to every consumer at least once, in order of settlement, and waits for more.

        An outcome is redelivered, to the consumer's next reader, until acknowledged. A consumer has one reader at a
        time in the whole fleet; others stand by. The first reader of a new consumer gets all outcomes still kept.
        Use `contextlib.aclosing` to release the consumer immediately.

        Args:
            consumer: The consumer's name, such as the service that handles the outcomes.

        Returns:
            An endless async generator.

        Raises:
            SeamInvalidOptionsError: The name is not usable.
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open, or was closed meanwhile.
        """
        consumer = _name("consumer", consumer)
        self._check_open()
        return self._read(consumer)

    async def _read(self, consumer: str) -> AsyncGenerator[TrackedOutcome, None]:
        reader = Reader(self._store, self._clock, consumer, self._lease_seconds)
        self._readers.add(reader)
        try:
            while True:
                change = self._signal.next_change
                rows = await reader.next_page()
                for row in rows:
                    self._check_open()
                    if not reader.is_held:
                        break
                    yield outcome_from(row, partial(reader.ack, row.number))
                self._check_open()
                if not rows:
                    await self._signal.wait(change)
                    self._check_open()
        finally:
            self._readers.discard(reader)
            with suppress(TrackerStoreError):  # the claim expires
                await reader.close()

    async def consume(
        self,
        consumer: str,
        handler: Handler,
        *,
        tries: int = 5,
        backoff: wait_base | None = None,
        concurrency: int = 16,
        timeout: float | None = HANDLER_SECONDS,
        start: Literal["beginning", "now"] | datetime = "beginning",
        topic: str | None = None,
        key: Callable[[TrackedOutcome], Hashable] | None = None,
    ) -> None:
        """Handles every outcome at least once, and does not end by itself.

        An outcome is acknowledged when its handler returns, in batches. If the handler raises, the outcome is
        redelivered after `backoff`, and put aside as a dead letter after `tries` failed tries; other outcomes go on
        meanwhile. Tries are counted in the database; a crash of the process is no failed try. A consumer has one
        reader at a time in the whole fleet: others stand by, and take over when the reader crashes or leaves.

        Failures of the database that can pass are retried without end. Cancelling this method cancels the handlers;
        their outcomes are redelivered.

        Args:
            consumer: The consumer's name, such as the service that handles the outcomes.
            handler: An async function that handles an outcome. It may get an outcome again, so it has to be idempotent.
            tries: Tries before an outcome is put aside.
            backoff: A wait strategy of tenacity: seconds until the next try, by the number of the failed one. By
                default about 5, 20, 80 and 320 s.
            concurrency: Outcomes handled at a time.
            timeout: Seconds for a handler, which then is cancelled and has failed; `None` for no limit.
            start: Which outcomes a new consumer gets: all that are kept, those settled from `now` on, or those since a
                time with a time zone. A consumer that exists goes on where it was.
            topic: The topic that a new consumer is limited to; `None` for all outcomes.
            key: Outcomes with an equal key are handled one at a time, in order of settlement; they wait while an
                earlier one of them is redelivered. Without a key, order is not kept.

        Raises:
            SeamInvalidOptionsError: An argument is not usable.
            TrackerStoreError: The database failed in a way that does not pass, such as missing tables.
            SeamClientClosedError: The tracker is not open, or was closed meanwhile.
        """
        reader = Reader(
            self._store,
            self._clock,
            _name("consumer", consumer),
            self._lease_seconds,
            start=_start_time(start),
            topic=None if topic is None else _name("topic", topic),
        )
        if backoff is None:
            backoff = BACKOFF
        elif not callable(backoff):
            raise SeamInvalidOptionsError(f"backoff has to be a wait strategy of tenacity, got {backoff!r}")
        options = Options(
            check_count("tries", tries),
            backoff,
            check_count("concurrency", concurrency),
            None if timeout is None else check_seconds("timeout", timeout, above_zero=True),
            key,
        )
        self._check_open()
        consumption = Consumption(
            self._store,
            self._signal,
            self._clock,
            consumer=consumer,
            reader=reader,
            handler=handler,
            options=options,
        )
        self._readers.add(consumption)
        try:
            await consumption.run()
        finally:
            self._readers.discard(consumption)
        self._check_open()

    async def dead_letters(self, consumer: str | None = None) -> builtins.list[DeadLetter]:
        """Returns the outcomes put aside by `consume`, by consumer and number.

        They are kept until retried, skipped, or their consumer is forgotten.

        Args:
            consumer: The consumer's name; `None` for all consumers.

        Raises:
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        self._check_open()
        return await with_retries(lambda: self._store.dead_letters(consumer), self._clock)

    async def retry(self, consumer: str, settled_number: int) -> bool:
        """Redelivers a dead letter, with all its tries, about 1 s later.

        Args:
            consumer: The consumer's name.
            settled_number: The number of the outcome.

        Returns:
            Whether there was such a dead letter.

        Raises:
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        self._check_open()
        return await with_retries(lambda: self._store.retry(consumer, settled_number), self._clock)

    async def skip(self, consumer: str, settled_number: int) -> bool:
        """Acknowledges a dead letter, so it is neither listed nor redelivered any more.

        Args:
            consumer: The consumer's name.
            settled_number: The number of the outcome.

        Returns:
            Whether there was such a dead letter.

        Raises:
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        self._check_open()
        return await with_retries(lambda: self._store.skip(consumer, settled_number), self._clock)

    async def forget(self, consumer: str) -> None:
        """Drops a retired consumer, so that outcomes are no longer kept for it.

        Args:
            consumer: The consumer's name. A later reader of that name gets all outcomes still kept.

        Raises:
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        self._check_open()
        await with_retries(lambda: self._store.forget(consumer), self._clock)

    async def status(self) -> TrackerStatus:
        """Counts the state of the whole fleet. O(pending + unacknowledged).

        Raises:
            TrackerStoreError: The database failed, after retries for 10 s if the failure is transient.
            SeamClientClosedError: The tracker is not open.
        """
        self._check_open()
        return await with_retries(self._store.status, self._clock)

    def _check_open(self) -> None:
        """Refuses an operation on a tracker that is not open; restarts background tasks that have died."""
        if self._is_closed or self._affinity is None:
            state = "closed" if self._is_closed else "not open: use async with, or await open()"
            raise SeamClientClosedError(f"The tracker is {state}")
        if not self._affinity.check():
            raise SeamClientClosedError("The tracker's event loop is gone: make a new tracker")
        self._start()


def _source_of(seam: AsyncSeam | ActionAttemptPoller | None, *, poll: bool, any_workspace: bool) -> Source:
    """Where a tracker fetches attempts.

    Raises:
        SeamInvalidOptionsError: The client cannot do what the other arguments want of it.
    """
    if any_workspace and not isinstance(seam, AsyncSeam):
        raise SeamInvalidOptionsError("any_workspace needs an AsyncSeam, whose credential is of a workspace")
    if seam is not None:
        return (seam.poller if isinstance(seam, AsyncSeam) else seam)._source
    if poll:
        raise SeamInvalidOptionsError("a tracker without a client cannot poll: pass an AsyncSeam, or poll=False")
    return Source(_never, PollingPolicy(), SystemClock())


async def _never(_: Sequence[str]) -> NoReturn:
    raise AssertionError("a tracker without a client does not poll")


def _name(option: str, value: object) -> str:
    if not isinstance(value, str):
        raise SeamInvalidOptionsError(f"{option} has to be a name, got {type(value).__name__}")
    if not value.strip() or not value.isprintable():
        raise SeamInvalidOptionsError(f"{option} has to be a name, got {value!r}")
    return value


def _start_time(start: object) -> float | None:
    """The first outcomes of a new consumer, as `Store.claim` takes it."""
    if isinstance(start, datetime) and start.tzinfo is not None:
        return start.timestamp()
    if start not in ("beginning", "now"):
        raise SeamInvalidOptionsError(f"start has to be 'beginning', 'now', or a time with a time zone, got {start!r}")
    return math.inf if start == "now" else None


def _to_json(metadata: Mapping[str, Any]) -> str:
    try:
        return json.dumps(metadata, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise SeamInvalidOptionsError(f"metadata has to be JSON-serializable: {error}") from error
