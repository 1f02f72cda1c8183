"""The tracker: pending action attempts that outlive the process, polled by a fleet as one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any, Final, Self, TypeVar, overload

from attrs import frozen

from .._affinity import LoopAffinity
from .._client import AsyncSeam
from .._credentials import Secret
from .._errors import SeamClientClosedError, SeamInvalidOptionsError
from .._models import ActionAttempt
from .._polling.options import check_seconds
from .._polling.poller import ActionAttemptPoller
from .._polling.targets import all_of, identify
from ._driver import Driver
from ._engines import store_at
from ._errors import TrackerStoreError
from ._judge import Judge, to_json
from ._outcome import TrackedOutcome, attempt_of, error_of, outcome_from
from ._reader import Reader
from ._schema import A_WEEK
from ._signal import LOOK_EVERY, Signal, patiently
from ._store import NewAttempt, TrackerStatus
from ._waiters import Waiters

R = TypeVar("R")

LINGER: Final = 1.0
LEASE_SECONDS: Final = 30.0
_LEAST_LOOK_EVERY: Final = 0.05


@frozen
class TrackerStats:
    """What one process has done so far, and what it is at.

    Attributes:
        waits: Calls of `wait` that have not come back.
        in_flight: Calls to the API that have not come back.
        calls: Calls sent.
        ids_asked: Ids in those calls, counted each time.
        retries: Calls that failed and whose ids were asked for again.
    """

    waits: int
    in_flight: int
    calls: int
    ids_asked: int
    retries: int


class Tracker:
    """Tracks action attempts in a database until they are resolved, however often the processes restart.

    Any number of trackers, in any number of processes, share a database: SQLite on one host, PostgreSQL for a fleet.
    They poll as one, and each learns of every outcome. Use it as an async context manager.

    Args:
        seam: The client that asks for outcomes; or any `ActionAttemptPoller`, whose source and policy are used.
        url: Where to keep them: `sqlite:///attempts.db` for a file here, `sqlite:////var/lib/attempts.db` for one
            elsewhere, or `postgresql://…`, which needs the extra `postgresql`.
        poll: Whether this process polls too. Without it, it tracks and waits, and leaves the asking to others.
        linger: Seconds that an id which is due may wait for others, so that calls go out full.
        lease_seconds: Seconds after which others ask for what a process had begun to ask for when it died.
        retention: Seconds for which outcomes are kept after they have been settled and acked.

    Raises:
        SeamInvalidOptionsError: An argument is not usable.
    """

    def __init__(
        self,
        seam: AsyncSeam | ActionAttemptPoller,
        url: str | Secret,
        *,
        poll: bool = True,
        linger: float = LINGER,
        lease_seconds: float = LEASE_SECONDS,
        retention: float = A_WEEK,
    ) -> None:
        url = Secret(url)
        poller = seam if isinstance(seam, ActionAttemptPoller) else seam.poller
        self._source = poller._source
        check_seconds("linger", linger)
        check_seconds("retention", retention)
        least = self._source.policy.request_timeout
        if check_seconds("lease_seconds", lease_seconds, above_zero=True) <= least:
            raise SeamInvalidOptionsError(
                f"lease_seconds has to be above the policy's request_timeout, which is {least:g} s, got "
                f"{lease_seconds!r}: others would ask for the same ids while a call is on its way"
            )
        self._lease_seconds = lease_seconds
        self._clock = self._source.clock
        self._judge = Judge(self._source.policy)
        self._store = store_at(
            url, clock=self._clock, linger=linger, max_per_second=self._source.policy.max_requests_per_second
        )
        self._signal = Signal(self._clock)
        self._waiters = Waiters(self._store, self._signal, self._clock)
        self._driver: Driver | None = None
        if poll:
            look_every = min(LOOK_EVERY, max(linger, _LEAST_LOOK_EVERY))
            self._driver = Driver(
                self._store, self._source, look_every=look_every, lease_seconds=lease_seconds, retention=retention
            )
        self._watch: asyncio.Task[None] | None = None
        self._readers: set[Reader] = set()
        self._affinity: LoopAffinity | None = None
        self._is_closed = False

    # Lifetime.

    async def open(self) -> Self:
        """Connects and begins to poll; `async with` does it.

        Raises:
            TrackerStoreError: The database cannot be used, for 10 s if it may be restarting.
            SeamClientClosedError: It was closed before.
        """
        if self._is_closed:
            raise SeamClientClosedError("The tracker is closed: make a new one")
        if self._affinity is None:
            self._affinity = LoopAffinity()
            try:
                await patiently(lambda: self._store.open(self._signal.send), self._clock)
            except BaseException:
                self._affinity = None
                raise
            self._watch = asyncio.get_running_loop().create_task(self._waiters.watch(), name="seam-async tracker waits")
            if self._driver is not None:
                self._driver.start()
        return self

    async def close(self) -> None:
        """Stops polling, gives back what was leased, and ends every wait here with SeamClientClosedError.

        What is tracked stays tracked. It may be called again.
        """
        self._is_closed = True
        if self._affinity is None or not self._affinity.check():
            return
        self._affinity = None
        self._waiters.end_all()
        self._signal.send()
        try:
            if self._driver is not None:
                await self._driver.stop()
            for reader in tuple(self._readers):
                with suppress(TrackerStoreError):  # the claim ends by itself
                    await reader.close()
        finally:
            assert self._watch is not None
            self._watch.cancel()
            await asyncio.wait([self._watch])
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
        """What keeps this process from polling; `None` when nothing does, or when it was told not to poll.

        The API's refusal, the store's error or its silence, or that polling has not begun or has stopped.
        """
        return None if self._driver is None else self._driver.trouble

    def stats(self) -> TrackerStats:
        """What this process has done so far, and what it is at; cheap."""
        driver = self._driver
        if driver is None:
            return TrackerStats(waits=len(self._waiters), in_flight=0, calls=0, ids_asked=0, retries=0)
        return TrackerStats(
            waits=len(self._waiters),
            in_flight=driver.in_flight,
            calls=driver.calls,
            ids_asked=driver.ids_asked,
            retries=driver.retries,
        )

    # What callers use.

    async def track(
        self,
        action_attempt: object,
        *,
        timeout: float | None = A_WEEK,
        metadata: Mapping[str, Any] | None = None,
        connection: Any = None,
    ) -> None:
        """Tracks an action attempt until it is resolved. It is durable when this returns.

        Tracking an id twice is one entry, with the timeout and the metadata of the first time. One that is cancelled
        may have been stored.

        Args:
            action_attempt: An id, an action attempt, or any object or mapping with an `action_attempt_id`.
            timeout: Seconds after which it is settled as `timed_out`, if it is still pending when it has been asked
                for once more; `None` for no limit.
            metadata: Whatever JSON can hold, to come back with the outcome.
            connection: Your own asyncpg connection, in the same database: what is tracked is stored with the
                transaction that it is in, or not at all.

        Raises:
            SeamInvalidOptionsError: An argument is not usable.
            TrackerStoreError: The database failed, for 10 s if it may be restarting.
            SeamClientClosedError: The tracker is not open.
        """
        await self.track_all([action_attempt], timeout=timeout, metadata=metadata, connection=connection)

    async def track_all(
        self,
        action_attempts: Iterable[object],
        *,
        timeout: float | None = A_WEEK,
        metadata: Mapping[str, Any] | None = None,
        connection: Any = None,
    ) -> None:
        """Tracks any number of action attempts, all or none; otherwise as `track`."""
        seconds = None if timeout is None else check_seconds("timeout", timeout)
        stored = None if metadata is None else _to_json(metadata)
        attempts = [self._new(one, seconds, stored) for one in all_of(action_attempts)]
        self._check_open()
        if connection is not None:
            await self._store.add(attempts, connection)
        elif attempts:
            await patiently(lambda: self._store.add(attempts), self._clock)
        if self._driver is not None:
            self._driver.wake()

    def _new(self, target: object, timeout: float | None, metadata: str | None) -> NewAttempt:
        attempt_id, attempt = identify(target)
        if not attempt_id.isprintable():
            raise SeamInvalidOptionsError(f"no action attempt has the id {attempt_id!r}")
        if attempt is None or not attempt.is_pending:
            return NewAttempt(attempt_id, timeout, metadata)  # to be asked for at once: only an answer settles it
        return NewAttempt(attempt_id, timeout, metadata, to_json(attempt), self._judge.first_pause())

    @overload
    async def wait(self, action_attempt: ActionAttempt[R], *, timeout: float | None = ...) -> ActionAttempt[R]: ...
    @overload
    async def wait(self, action_attempt: object, *, timeout: float | None = ...) -> ActionAttempt: ...
    async def wait(self, action_attempt: object, *, timeout: float | None = None) -> ActionAttempt:
        """Waits for an action attempt that is tracked, by whichever process, to succeed.

        Cancelling it hurts nobody: the attempt is still tracked.

        Args:
            action_attempt: An id, an action attempt, or any object or mapping with an `action_attempt_id`.
            timeout: Seconds after which this wait ends, whatever becomes of the attempt; `None` for as long as it is
                tracked. They count from the first look at the database, which takes up to 10 s if that is restarting.

        Returns:
            The attempt, with status `success`.

        Raises:
            SeamActionAttemptFailedError: The action failed.
            SeamActionAttemptTimeoutError: It was pending when its own timeout was up, or this one.
            SeamActionAttemptNotFoundError: The server does not know it.
            SeamActionAttemptUnknownStatusError: It has a status that this version does not know.
            SeamHttpApiError: The API refuses its id.
            SeamInvalidOptionsError: It is not tracked, or an argument is not usable.
            TrackerStoreError: The database failed when the wait began.
            SeamClientClosedError: The tracker is not open, or was closed meanwhile.
        """
        seconds = None if timeout is None else check_seconds("timeout", timeout)
        attempt_id, _ = identify(action_attempt)
        self._check_open()
        row = await self._waiters.wait(attempt_id, seconds)
        attempt = attempt_of(row)
        error = error_of(row, attempt)
        if error is not None:
            raise error
        assert attempt is not None
        return attempt

    def outcomes(self, *, consumer: str) -> AsyncGenerator[TrackedOutcome, None]:
        """Yields each outcome to each consumer at least once, in the order of settling, and waits for more.

        An outcome comes again, to whoever reads for that consumer next, until it is acked. One reader at a time reads
        for a consumer, in the whole fleet; others stand by. A consumer's first reader gets all outcomes that are kept.
        Put `contextlib.aclosing` around it to leave the consumer to others at once.

        Args:
            consumer: The consumer's name, such as the service that acts on the outcomes.

        Returns:
            An async generator without end.

        Raises:
            SeamInvalidOptionsError: The name is not usable.
            TrackerStoreError: The database failed, for 10 s if it may be restarting.
            SeamClientClosedError: The tracker is not open, or was closed meanwhile.
        """
        if not isinstance(consumer, str) or not consumer.strip() or not consumer.isprintable():
            raise SeamInvalidOptionsError(f"consumer has to be a name, got {consumer!r}")
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
            with suppress(TrackerStoreError):  # the claim ends by itself
                await reader.close()

    async def forget(self, consumer: str) -> None:
        """Drops a consumer that nobody reads for any more, so that outcomes are not kept for it.

        Args:
            consumer: The consumer's name. One that is read for again gets all outcomes that are kept.

        Raises:
            TrackerStoreError: The database failed.
            SeamClientClosedError: The tracker is not open.
        """
        self._check_open()
        await patiently(lambda: self._store.forget(consumer), self._clock)

    async def status(self) -> TrackerStatus:
        """What the whole fleet is at. It counts, which takes the database a moment when a million are pending.

        Raises:
            TrackerStoreError: The database failed.
            SeamClientClosedError: The tracker is not open.
        """
        self._check_open()
        return await patiently(self._store.status, self._clock)

    def _check_open(self) -> None:
        if self._is_closed or self._affinity is None:
            what = "closed" if self._is_closed else "not open: use async with, or await open()"
            raise SeamClientClosedError(f"The tracker is {what}")
        self._affinity.check()


def _to_json(metadata: Mapping[str, Any]) -> str:
    try:
        return json.dumps(metadata, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise SeamInvalidOptionsError(f"metadata has to be what JSON can hold: {error}") from error
