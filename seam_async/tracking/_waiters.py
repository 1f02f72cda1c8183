"""Those in this process who wait for outcomes, of whichever process: each gets its own when it has been settled.

One task reads what is settled, in order, from where the first of them began to wait. A signal of the store makes it
look at once; it looks every second in any case. No waiter has a task or a query of its own after its first look.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from contextlib import nullcontext
from typing import Final

from .._clock import Clock
from .._errors import SeamActionAttemptTimeoutError, SeamClientClosedError, SeamInvalidOptionsError
from ._errors import TrackerStoreError
from ._outcome import attempt_of
from ._signal import Signal, patiently, pause_after
from ._store import Pending, Settled, Store

_log = logging.getLogger("seam_async.tracking")

_CLOSED: Final = "The tracker was closed while an action attempt was waited for; it is still tracked"


class Waiters:
    """Wakes who waits.

    Args:
        store: The store.
        signal: Sent when something may have been settled.
        clock: What bounds the waits.
    """

    def __init__(self, store: Store, signal: Signal, clock: Clock) -> None:
        self._store = store
        self._signal = signal
        self._clock = clock
        self._waits: dict[str, set[asyncio.Future[Settled]]] = {}
        self._number: int | None = None

    def __len__(self) -> int:
        return sum(map(len, self._waits.values()))

    async def wait(self, action_attempt_id: str, timeout: float | None) -> Settled:
        """The outcome of an attempt."""
        started_at = self._clock.monotonic()
        future: asyncio.Future[Settled] = asyncio.get_running_loop().create_future()
        self._waits.setdefault(action_attempt_id, set()).add(future)
        try:
            row = await patiently(lambda: self._first_look(action_attempt_id), self._clock)
            if row is None:
                raise SeamInvalidOptionsError(
                    f"The action attempt {action_attempt_id} is not tracked: call track first, with the same database. "
                    "An outcome is dropped once it is acked and older than the retention"
                )
            if isinstance(row, Settled):
                return row
            try:
                async with nullcontext() if timeout is None else self._clock.timeout(timeout):
                    return await future
            except TimeoutError:
                elapsed = self._clock.monotonic() - started_at
                raise SeamActionAttemptTimeoutError(
                    attempt_of(row), action_attempt_id, timeout=timeout or 0.0, elapsed=elapsed
                ) from None
        finally:
            self._leave(action_attempt_id, future)

    async def _first_look(self, action_attempt_id: str) -> Settled | Pending | None:
        # In this order: the look finds what was settled before the number was read, the task what is after.
        if self._number is None:
            number = await self._store.last_number()
            self._number = number if self._number is None else self._number
        return await self._store.find(action_attempt_id)

    def _leave(self, action_attempt_id: str, future: asyncio.Future[Settled]) -> None:
        future.cancel()
        futures = self._waits[action_attempt_id]
        futures.discard(future)
        if not futures:
            del self._waits[action_attempt_id]
        if not self._waits:
            self._number = None

    def end_all(self) -> None:
        """Ends all waits, since the tracker is closed."""
        for action_attempt_id, futures in self._waits.items():
            for future in _open(futures):
                error = SeamClientClosedError(_CLOSED)
                future.set_exception(error._ending_wait(action_attempt_id, None))

    async def watch(self) -> None:
        """Wakes those whose attempts are settled, until it is cancelled."""
        failures = 0
        while True:
            change = self._signal.next_change
            try:
                await self._look()
                failures = 0
            except TrackerStoreError as error:
                failures += 1
                _log.log(logging.WARNING if failures == 1 else logging.DEBUG, "outcomes cannot be read: %s", error)
                await self._clock.sleep(pause_after(failures))
            else:
                await self._signal.wait(change)

    async def _look(self) -> None:
        """Reads all that has been settled since the last look."""
        while self._number is not None:
            rows = await self._store.settled_after(self._number)
            for row in rows:
                if self._number is not None:
                    self._number = max(self._number, row.number)
                for future in _open(self._waits.get(row.action_attempt_id, ())):
                    future.set_result(row)
            if not rows:
                break


def _open(futures: Iterable[asyncio.Future[Settled]]) -> list[asyncio.Future[Settled]]:
    """Those that still wait: one that was cancelled leaves a turn of the event loop later."""
    return [future for future in futures if not future.done()]
