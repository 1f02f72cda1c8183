"""The caller's side of a wait: enter the ids chunk by chunk, await the outcomes, leave on every exit."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator

from tenacity.wait import wait_fixed

from .._clock import Clock
from .._errors import SeamActionAttemptErrorGroup, SeamClientClosedError, SeamError
from .._models import ActionAttempt
from .backoff import Backoff
from .chunks import CHUNK, InTurns
from .driver import Driver
from .options import WaitOptions
from .pending import Target
from .shared import SharedWait
from .source import Source
from .targets import Several, Targets, collect_chunks, note
from .updates import OnUpdate, show_updates
from .waits import Outcome, Outcomes, Wait


class _Signal:
    """Wakes a caller after a delivery to the wait."""

    __slots__ = ("_future",)

    def __init__(self) -> None:
        self._future: asyncio.Future[None] | None = None

    def __call__(self) -> None:
        if self._future is not None and not self._future.done():
            self._future.set_result(None)

    def sent(self) -> asyncio.Future[None]:
        """Resolves at the next signal. Not a coroutine, which would be one object more for each of many waits."""
        self._future = asyncio.get_running_loop().create_future()
        return self._future


def group_of(
    errors: list[SeamError], total: int, results: list[ActionAttempt | SeamError] | None = None
) -> SeamActionAttemptErrorGroup:
    text = f"{len(errors)} of {total} action attempts did not succeed"
    return SeamActionAttemptErrorGroup(text, errors, results=results)


class Waiting:
    """The waits of one poller.

    Args:
        source: The fetch function, with policy and clock.

    Attributes:
        driver: The driver of the polling task.
        is_closed: Whether new waits are refused.
    """

    def __init__(self, source: Source) -> None:
        self.driver = Driver(source)
        self.is_closed = False
        self._source = source
        self._clock: Clock = source.clock
        self._shared: SharedWait | None = None

    async def outcome(self, target: Target, options: WaitOptions, on_update: OnUpdate | None) -> Outcome:
        """Waits for one target."""
        attempt_id, attempt = target
        if on_update is not None:
            (outcome,) = await self.outcomes({attempt_id: attempt}, options, on_update)
            return outcome
        try:
            self._check_open()
        except SeamError as error:
            raise error._ending_wait(attempt_id, attempt) from None
        now = self._clock.monotonic()
        shared = self._shared
        if shared is None or not shared.has_room_for(attempt_id, self.driver.state, options, now):
            shared = self._shared = SharedWait(self.driver.state, options, now)
        try:
            result = shared.enter(target, now)
            self.driver.start()
            return await result
        finally:
            if shared.leave(attempt_id):
                self.driver.wake()

    async def outcomes(self, targets: Targets, options: WaitOptions, on_update: OnUpdate | None) -> Outcomes:
        """Waits for all targets; returns the outcomes in order of arrival."""
        signal = _Signal()
        wait = await self._enter(targets, options, on_update, signal, each=False)
        try:
            while not wait.is_over:
                await signal.sent()
                if on_update is not None:
                    await show_updates(wait, on_update, self._clock)
        finally:
            self._leave(wait)
        return wait.outcomes

    async def stream(
        self, action_attempts: Several, options: WaitOptions, on_update: OnUpdate | None
    ) -> AsyncGenerator[ActionAttempt, None]:
        targets, _ = await self.note_all(action_attempts)
        total = len(targets)
        del action_attempts  # frees the caller's objects: the wait may take days
        signal = _Signal()
        wait = await self._enter(targets, options, on_update, signal, each=True)
        errors: list[SeamError] = []
        try:
            while wait.outcomes or not wait.is_over:
                if not (wait.outcomes or wait.updates):
                    await signal.sent()
                if on_update is not None:
                    await show_updates(wait, on_update, self._clock)
                for _ in range(min(len(wait.outcomes), CHUNK)):
                    outcome = wait.outcomes.popleft()
                    if isinstance(outcome, ActionAttempt):
                        yield outcome
                    else:
                        errors.append(outcome)
                if wait.outcomes:
                    await self._clock.sleep(0)
        finally:
            self._leave(wait)
        if errors:
            raise group_of(errors, total)

    async def note_all(self, action_attempts: Several) -> tuple[Targets, deque[tuple[str, ...]]]:
        """The distinct targets, and the ids in the order given, in chunks with duplicates."""
        targets: Targets = {}
        several = await collect_chunks(action_attempts)
        parts: deque[tuple[str, ...]] = deque()
        while several:
            parts.append(tuple([note(targets, target) for target in several.popleft()]))
            if several:
                await self._clock.sleep(0)
        return targets, parts

    async def _enter(
        self, targets: Targets, options: WaitOptions, on_update: OnUpdate | None, signal: _Signal, *, each: bool
    ) -> Wait:
        """Enters a wait chunk by chunk, then clears `targets` to free memory for the duration of the wait."""
        wait = Wait(
            started_at=self._clock.monotonic(),
            timeout=options.timeout,
            backoff=None if options.polling_interval is None else Backoff(wait_fixed(options.polling_interval)),
            notify=signal,
            each=each,
            has_updates=on_update is not None,
        )
        try:
            self._check_open()
            async for chunk in InTurns(targets.items(), self._clock):
                self._check_open()
                self.driver.state.enter(wait, chunk, self._clock.monotonic())
                if not wait.is_over:
                    self.driver.start()
        except BaseException as error:
            self._leave(wait)
            if isinstance(error, SeamError) and len(targets) == 1:
                (target,) = targets.items()
                raise error._ending_wait(*target) from None
            raise
        self.driver.state.watch_deadline(wait)
        targets.clear()
        return wait

    def _leave(self, wait: Wait) -> None:
        if not wait.is_over:
            self.driver.state.leave(wait)
            self.driver.wake()

    def _check_open(self) -> None:
        if self.is_closed:
            raise SeamClientClosedError("The client is closed, so nothing can be waited for")
        self.check_loop()

    def check_loop(self) -> None:
        """Refuses a second event loop; drops the waits of a loop that is gone, where nothing can wake them."""
        if self.driver.is_orphaned():
            self.driver = Driver(self._source)
        self.driver.notice_death()
