"""This process's waiters; each is woken when its attempt is settled, by any worker.

One task reads new settlements in order, starting at the first waiter's query. The task reads at each notification of
the store, and at least once a second. Another one queries the store for waits that begin or end: one query at a time,
for all ids asked for since the last one. In between, a waiter costs a future: no task, no query.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from copy import copy
from typing import Final

from attrs import define, field

from .._clock import Clock
from .._errors import SeamClientClosedError, SeamError
from .._polling.chunks import chunks
from ._background import BackgroundTask
from ._errors import SeamWaitTimeoutError, TrackerStoreError
from ._outcome import attempt_of, not_tracked
from ._signal import POLL_SECONDS, Signal, backoff_after, with_retries
from ._store import Pending, Settled, Store

_ENDED: Final = "The tracker was closed during a wait. The action attempt is still tracked"

_log = logging.getLogger("seam_async.tracking")


class Waiters:
    """Wakes waiters when their attempts are settled.

    Args:
        store: The store.
        signal: Sent when something may have been settled.
        clock: Bounds the waits.
        on_death: Called with a description when the reading task dies; call `start` to restart reading.
    """

    def __init__(self, store: Store, signal: Signal, clock: Clock, on_death: Callable[[str], object]) -> None:
        self._store = store
        self._signal = signal
        self._clock = clock
        self._task = BackgroundTask(self._watch, "seam-async tracker waits", on_death)
        self._lookups = BackgroundTask(self._look_up, "seam-async tracker lookups", self._on_lookups_death)
        self._on_death = on_death
        self._next = _Lookup()
        self._is_asked = asyncio.Event()
        self._waits: dict[str, set[asyncio.Future[Settled]]] = {}
        self._count = 0
        self._number: int | None = None

    def __len__(self) -> int:
        return self._count

    def start(self) -> None:
        """Starts both tasks, unless running. Idempotent."""
        self._task.start()
        self._lookups.start()

    async def stop(self) -> None:
        """Ends both tasks. Idempotent."""
        await self._task.stop()
        await self._lookups.stop()
        self._end_lookup()

    def _on_lookups_death(self, reason: str) -> None:
        self._end_lookup()
        self._on_death(reason)

    async def wait(self, action_attempt_id: str, timeout: float | None) -> Settled:
        """Returns the outcome of an attempt."""
        started_at = self._clock.monotonic()
        future = self._join(action_attempt_id)
        try:
            row = await with_retries(lambda: self._find(action_attempt_id), self._clock)
            if row is None:
                raise not_tracked(action_attempt_id)
            if isinstance(row, Settled):
                return row
            try:
                async with nullcontext() if timeout is None else self._clock.timeout(timeout):
                    return await future
            except TimeoutError:
                row = await self._last_query(action_attempt_id) or row
            if isinstance(row, Settled):
                return row
            elapsed = self._clock.monotonic() - started_at
            raise SeamWaitTimeoutError(attempt_of(row), action_attempt_id, timeout=timeout or 0.0, elapsed=elapsed)
        finally:
            self._leave(action_attempt_id, future)

    async def _find(self, action_attempt_id: str) -> Settled | Pending | None:
        """Returns a row of the next query."""
        lookup = self._next
        lookup.ids.add(action_attempt_id)
        self._is_asked.set()
        await lookup.done.wait()
        if lookup.error is not None:
            raise copy(lookup.error) from lookup.error.__cause__
        return lookup.rows.get(action_attempt_id)

    async def _look_up(self) -> None:
        """Queries the store for waits, until the task is cancelled."""
        while True:
            await self._is_asked.wait()
            self._is_asked.clear()
            await self._query()

    async def _query(self) -> None:
        lookup, self._next = self._next, _Lookup()
        try:
            # In this order: the query finds rows settled before the number was read, `_read` those settled after.
            if self._number is None:
                number = await self._store.last_number()
                self._number = number if self._number is None and self._waits else self._number
            lookup.rows = await self._store.get(list(lookup.ids))
        except SeamError as error:
            lookup.error = error
        except Exception as error:
            lookup.error = TrackerStoreError(f"The tracker's database: {type(error).__name__}: {error}")
            lookup.error.__cause__ = error
        except BaseException:
            lookup.error = SeamClientClosedError(_ENDED)
            raise
        finally:
            lookup.done.set()

    def _end_lookup(self) -> None:
        """Ends the queries that no task will make."""
        self._next.error = SeamClientClosedError(_ENDED)
        self._next.done.set()
        self._next = _Lookup()

    async def _last_query(self, action_attempt_id: str) -> Settled | Pending | None:
        # A settlement may not have been noticed yet, above all after the event loop has stood still.
        try:
            async with self._clock.timeout(POLL_SECONDS):
                return await self._find(action_attempt_id)
        except (SeamError, TimeoutError):
            return None

    def _join(self, action_attempt_id: str) -> asyncio.Future[Settled]:
        future: asyncio.Future[Settled] = asyncio.get_running_loop().create_future()
        self._waits.setdefault(action_attempt_id, set()).add(future)
        self._count += 1
        return future

    def _leave(self, action_attempt_id: str, future: asyncio.Future[Settled]) -> None:
        if not future.cancel() and not future.cancelled():
            future.exception()  # retrieved, since the first query may have ended the wait before
        futures = self._waits[action_attempt_id]
        futures.remove(future)
        self._count -= 1
        if not futures:
            del self._waits[action_attempt_id]
        if not self._waits:
            self._number = None

    def end_all(self, error: SeamError) -> None:
        """Ends all waits, each with a copy of the error; in several turns of the event loop if there are many."""
        # A snapshot, since waits that begin later go on; without a bytecode per wait, which would hold the event loop.
        present = list(zip(self._waits, map(tuple, self._waits.values()), strict=True))
        self._end_next(chunks((attempt_id, future) for attempt_id, futures in present for future in futures), error)

    def _end_next(self, rest: Iterator[list[tuple[str, asyncio.Future[Settled]]]], error: SeamError) -> None:
        for attempt_id, future in (chunk := next(rest, [])):
            if not future.done():
                future.set_exception(error._ending_wait(attempt_id, None))
        if chunk:
            asyncio.get_running_loop().call_soon(self._end_next, rest, error)

    async def _watch(self) -> None:
        """Wakes waiters, until the task is cancelled."""
        failures = 0
        while True:
            change = self._signal.next_change
            try:
                await self._read()
                failures = 0
            except Exception as error:
                failures += 1
                level = logging.WARNING if failures == 1 else logging.DEBUG
                unexpected = None if isinstance(error, TrackerStoreError) else error
                _log.log(level, "outcomes cannot be read: %s", error, exc_info=unexpected)
                await self._clock.sleep(backoff_after(failures))
            else:
                await self._signal.wait(change)

    async def _read(self) -> None:
        """Reads all rows settled since the last read."""
        while self._number is not None and await self._read_page(self._number):
            pass
        await self._check_number()

    async def _read_page(self, after: int) -> bool:
        """Reads one page of rows; returns whether there were any."""
        rows = await self._store.settled_after(after)
        for row in rows:
            if self._number is not None:
                self._number = max(self._number, row.number)
            self._deliver(row)
        return bool(rows)

    async def _check_number(self) -> None:
        """Reads all waits again if the store has lost settlements, so that their numbers are given once more."""
        last = None if self._number is None else await self._store.last_number()
        if last is not None and self._number is not None and last < self._number:
            _log.warning(
                "the database has lost outcomes %d to %d, as in a failover to a replica that lagged behind; "
                "their attempts are polled again",
                *(last + 1, self._number),
            )
            self._number = last
            for row in (await self._store.get(list(self._waits))).values():
                if isinstance(row, Settled):
                    self._deliver(row)

    def _deliver(self, row: Settled) -> None:
        for future in self._waits.get(row.action_attempt_id, ()):
            if not future.done():  # a cancelled wait leaves one turn of the event loop later
                future.set_result(row)


@define(eq=False)
class _Lookup:
    """One query of the store, for all ids asked for since the query before.

    Attributes:
        ids: The ids.
        done: Set when the query has ended.
        rows: The rows found.
        error: The reason why the query failed.
    """

    ids: set[str] = field(factory=set)
    done: asyncio.Event = field(factory=asyncio.Event)
    rows: dict[str, Settled | Pending] = field(factory=dict)
    error: SeamError | None = None
