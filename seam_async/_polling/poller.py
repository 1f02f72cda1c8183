"""The poller: waits for action attempts, which share one polling task and its batched requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import TracebackType
from typing import Final, Literal, Self, TypeVar, cast, overload

from attrs import frozen
from tenacity.wait import wait_fixed

from .._clock import Clock, SystemClock
from .._errors import SeamActionAttemptErrorGroup, SeamActionAttemptFailedError, SeamClientClosedError, SeamError
from .._models import ActionAttempt
from .backoff import Backoff
from .driver import Driver
from .endings import outcome_of
from .options import DEFAULT, Default, PollingPolicy, WaitOptions, check_seconds
from .source import Fetch, Source
from .state import CHUNK
from .targets import Several, Targets, check_several, collect, id_of, identify, look_up, note
from .updates import OnUpdate, check_on_update, show_updates
from .waits import Outcome, Wait

R = TypeVar("R")
T = TypeVar("T")

_EVENT_PREFIX: Final = "action_attempt."


class _Signal:
    """Wakes a caller when something was delivered to its wait."""

    __slots__ = ("_future",)

    def __init__(self) -> None:
        self._future: asyncio.Future[None] | None = None

    def send(self) -> None:
        if self._future is not None and not self._future.done():
            self._future.set_result(None)

    async def wait(self) -> None:
        self._future = asyncio.get_running_loop().create_future()
        await self._future


@frozen
class PollerStats:
    """Counters and gauges of a poller.

    Attributes:
        pending: Ids that are waited for.
        in_flight: Requests in flight.
        calls: Requests sent.
        ids_asked: Ids in those requests, counted each time.
        batch_fill: The average fill of a request, from 0 to 1.
        retries: Requests that failed, so that their ids were polled again.
        max_lateness: The upper bound of the detection latency so far, in seconds: from a request that found an attempt
            pending to the response that did not.
    """

    pending: int
    in_flight: int
    calls: int
    ids_asked: int
    batch_fill: float
    retries: int
    max_lateness: float


def _result_of(outcome: Outcome) -> Outcome:
    """The result of a wait: an attempt that succeeded, or an error."""
    if isinstance(outcome, ActionAttempt) and not outcome.is_success:
        return SeamActionAttemptFailedError(outcome)
    return outcome


def _group(
    errors: list[SeamError], total: int, results: list[ActionAttempt | SeamError] | None = None
) -> SeamActionAttemptErrorGroup:
    text = f"{len(errors)} of {total} action attempts did not succeed"
    return SeamActionAttemptErrorGroup(text, errors, results=results)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """The items in chunks, each small enough for one turn of the event loop."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


class ActionAttemptPoller:
    """Waits for any number of action attempts, and polls all of them in shared requests.

    Args:
        fetch: Fetches the attempts with these ids. Its errors end no wait: the ids are polled again, unless the error
            has a `status_code` that says otherwise.
        policy: Intervals, batches and limits.
        clock: Where the time comes from.
        timeout: The default timeout of a wait, in seconds; `None` for no limit.
        polling_interval: The default polling interval, in seconds; `None` for the policy's strategy.

    Raises:
        SeamInvalidOptionsError: A number is not usable.
    """

    def __init__(
        self,
        fetch: Fetch,
        *,
        policy: PollingPolicy | None = None,
        clock: Clock | None = None,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None = None,
    ) -> None:
        self._policy = policy or PollingPolicy()
        self._clock = clock or SystemClock()
        self._source = Source(fetch, self._policy, self._clock)
        self._defaults = WaitOptions().replaced(timeout, polling_interval)
        self._driver = Driver(self._source)
        self._is_closed = False

    # What callers use.

    @overload
    async def wait(
        self,
        action_attempt: ActionAttempt[R],
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
    ) -> ActionAttempt[R]: ...
    @overload
    async def wait(
        self,
        action_attempt: object,
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
    ) -> ActionAttempt: ...
    async def wait(
        self,
        action_attempt: object,
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt:
        """Waits for one action attempt to succeed.

        Cancelling the wait does not affect other waits for the same attempt, nor the action. Waiting for an attempt
        that has resolved sends nothing.

        Args:
            action_attempt: An id (a string or `uuid.UUID`, in any spelling), an action attempt, or any object or
                mapping with an `action_attempt_id`. Only an action attempt of this client or of the official one is
                taken at its word; of anything else the id is polled, whatever its status says.
            timeout: Seconds from now; 0 polls once, `None` has no limit.
            polling_interval: Seconds between two polls; `None` leaves it to the policy.
            on_update: Called with the attempt whenever a response shows it for the first time or changed, in the task
                and the context of this call. An awaitable that it returns is awaited for up to 5 s. Its errors are
                logged and ignored.

        Returns:
            The attempt, with status `success`.

        Raises:
            SeamActionAttemptFailedError: The action failed.
            SeamActionAttemptTimeoutError: It was pending at the deadline. Raised no more than 1 s after it, unless the
                event loop stands still.
            SeamActionAttemptNotFoundError: The server has never shown it.
            SeamActionAttemptUnknownStatusError: It has a status that this version does not know.
            SeamHttpApiError: The API refuses the credential, or rejects this id.
            SeamInvalidOptionsError: An argument cannot be used.
            SeamClientClosedError: The poller was closed, or its task was stopped from outside.
        """
        check_on_update(on_update)
        options = self._defaults.replaced(timeout, polling_interval)
        attempt_id, attempt = identify(action_attempt)
        if attempt is None or attempt.is_pending or self._is_closed:
            (outcome,) = await self._outcomes({attempt_id: attempt}, options, on_update)
        else:
            outcome = outcome_of(attempt)
        result = _result_of(outcome)
        if isinstance(result, SeamError):
            raise result
        return result

    @overload
    async def wait_all(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
        return_exceptions: Literal[False] = ...,
    ) -> list[ActionAttempt]: ...
    @overload
    async def wait_all(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
        return_exceptions: bool,
    ) -> list[ActionAttempt | SeamError]: ...
    async def wait_all(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
        return_exceptions: bool = False,
    ) -> list[ActionAttempt] | list[ActionAttempt | SeamError]:
        """Waits until every one of these action attempts has its outcome.

        Cancelling it affects neither other waits nor the actions.

        Args:
            action_attempts: Targets as for `wait`, in any iterable or async iterable, such as
                `seam.action_attempts.list(...)`; duplicates are fine.
            timeout: Seconds from now for all of them together; 0 polls once, `None` has no limit.
            polling_interval: Seconds between two polls; `None` leaves it to the policy.
            on_update: As for `wait`.
            return_exceptions: Puts each error in its place instead of raising at the end.

        Returns:
            The attempts in the order given.

        Raises:
            SeamActionAttemptErrorGroup: One or more did not succeed: an `ExceptionGroup` of the errors that `wait`
                would raise, with the `results` of all, successes included, in the order given.
            SeamInvalidOptionsError: An argument cannot be used.
            SeamClientClosedError: The poller was closed before.
        """
        check_several(action_attempts)
        check_on_update(on_update)
        options = self._defaults.replaced(timeout, polling_interval)
        targets, parts = await self._note_all(action_attempts)
        outcomes = await self._outcomes(targets, options, on_update)
        by_id: dict[str | None, Outcome] = {}
        for arrived in _chunks(outcomes):
            by_id.update([(outcome.action_attempt_id, outcome) for outcome in arrived])
            await self._pause_after(arrived)
        results: list[ActionAttempt | SeamError] = []
        errors: list[SeamError] = []
        for part in parts:
            found = [_result_of(by_id[attempt_id]) for attempt_id in part]
            results.extend(found)
            errors.extend([result for result in found if isinstance(result, SeamError)])
            await self._pause_after(part)
        if errors and not return_exceptions:
            raise _group(errors, len(results), results)
        return cast("list[ActionAttempt]", results)

    def as_completed(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
    ) -> AsyncGenerator[ActionAttempt, None]:
        """Yields each action attempt once, as it resolves.

        A failed action is yielded like a successful one: check its status. Leaving the loop early ends the wait one
        turn of the event loop later; `contextlib.aclosing` ends it at once.

        Args:
            action_attempts: As for `wait_all`; each counts once.
            timeout: Seconds from the first step for all of them together; 0 polls once, `None` has no limit.
            polling_interval: Seconds between two polls; `None` leaves it to the policy.
            on_update: As for `wait`, but called when the loop asks for its next attempt.

        Returns:
            An async generator of attempts with status `success` or `error`.

        Raises:
            SeamActionAttemptErrorGroup: After all others have been yielded: an `ExceptionGroup` with an error for each
                attempt whose outcome is not known.
            SeamInvalidOptionsError: An argument cannot be used, raised at once; or one of the targets, raised at the
                first step.
        """
        check_several(action_attempts)
        check_on_update(on_update)
        options = self._defaults.replaced(timeout, polling_interval)
        return self._stream(action_attempts, options, on_update)

    def notify(self, event: object) -> bool:
        """Polls an attempt immediately, because an event says that it has resolved.

        The event is a hint, never the outcome: its status is not read, so a forged, late or duplicate event does no
        harm. Waits whose event is lost are served by polling as usual. Hints of one turn of the event loop share a
        request, and the limits of the policy and of the server hold. Call it in the event loop of the waits; it may be
        called from `on_update`.

        Args:
            event: An `action_attempt.*` event, as an object or mapping with an `event_type` and an
                `action_attempt_id`; or any target of `wait`.

        Returns:
            Whether anybody waits for that attempt. Events of other types are ignored.

        Raises:
            SeamInvalidOptionsError: It names no action attempt, or the waits are in another event loop.
        """
        event_type = look_up(event, "event_type")
        if event_type is not None and not str(event_type).startswith(_EVENT_PREFIX):
            return False
        if not hasattr(event, "action_attempt_id") and isinstance(raw := getattr(event, "raw", None), Mapping):
            event = raw  # of an event without a field for it
        attempt_id = id_of(event)
        self._check_loop()
        if self._driver.task is None:
            return False
        is_awaited = self._driver.state.hint(attempt_id, self._clock.monotonic())
        self._driver.wake()
        return is_awaited

    def stats(self) -> PollerStats:
        """Counters and gauges of this poller. O(1)."""
        state = self._driver.state
        capacity = state.call_count * self._policy.batch_size
        return PollerStats(
            pending=len(state),
            in_flight=state.in_flight,
            calls=state.call_count,
            ids_asked=state.polled_count,
            batch_fill=state.polled_count / capacity if capacity else 0.0,
            retries=state.retry_count,
            max_lateness=state.max_lateness,
        )

    async def drain(self, timeout: float | None = None) -> None:
        """Waits until no attempt is pending, then closes. Cancelling it leaves the poller open.

        Args:
            timeout: Seconds after which to close in any case, which ends the remaining waits with
                SeamClientClosedError; `None` for no limit.

        Raises:
            SeamInvalidOptionsError: It waits in another event loop, which is not closed.
        """
        self._check_loop()
        seconds = None if timeout is None else check_seconds("timeout", timeout)
        deadline = None if seconds is None else self._clock.monotonic() + seconds
        while self._driver.task is not None:
            remaining = None if deadline is None else deadline - self._clock.monotonic()
            _, still_waiting = await asyncio.wait([self._driver.task], timeout=remaining)
            if still_waiting:
                break
        await self.close()

    async def close(self) -> None:
        """Ends every wait with SeamClientClosedError, and leaves no task behind. Idempotent.

        Raises:
            SeamInvalidOptionsError: It waits in another event loop, which is not closed.
        """
        self._check_loop()
        self._is_closed = True
        self._driver.end_all(SeamClientClosedError("The client was closed during a wait for an action attempt"))
        if self._driver.task is not None:
            await asyncio.wait([self._driver.task])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        state = self._driver.state
        return f"<ActionAttemptPoller pending={len(state)} in_flight={state.in_flight}>"

    # Waiting.

    async def _outcomes(self, targets: Targets, options: WaitOptions, on_update: OnUpdate | None) -> Iterable[Outcome]:
        """The outcomes in the order in which they became known."""
        signal = _Signal()
        wait = await self._enter(targets, options, on_update, signal, each=False)
        try:
            while not wait.is_over:
                await signal.wait()
                if on_update is not None:
                    await show_updates(wait, on_update, self._clock)
        finally:
            self._leave(wait)
        return wait.outcomes

    async def _stream(
        self, action_attempts: Several, options: WaitOptions, on_update: OnUpdate | None
    ) -> AsyncGenerator[ActionAttempt, None]:
        targets, _ = await self._note_all(action_attempts)
        total = len(targets)
        del action_attempts  # the wait may take days
        signal = _Signal()
        wait = await self._enter(targets, options, on_update, signal, each=True)
        errors: list[SeamError] = []
        try:
            while wait.outcomes or not wait.is_over:
                if not (wait.outcomes or wait.updates):
                    await signal.wait()
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
            raise _group(errors, total)

    async def _note_all(self, action_attempts: Several) -> tuple[Targets, list[tuple[str, ...]]]:
        """What is to be waited for, and the ids in the order given."""
        targets: Targets = {}
        parts: list[tuple[str, ...]] = []
        for chunk in _chunks(await collect(action_attempts)):
            parts.append(tuple([note(targets, target) for target in chunk]))
            await self._pause_after(chunk)
        return targets, parts

    async def _enter(
        self, targets: Targets, options: WaitOptions, on_update: OnUpdate | None, signal: _Signal, *, each: bool
    ) -> Wait:
        """Enters a wait chunk by chunk, and empties its targets, which nobody needs while it waits."""
        wait = Wait(
            started_at=self._clock.monotonic(),
            timeout=options.timeout,
            backoff=None if options.polling_interval is None else Backoff(wait_fixed(options.polling_interval)),
            notify=signal.send,
            each=each,
            has_updates=on_update is not None,
        )
        try:
            self._check_open()
            for chunk in _chunks(targets.items()):
                self._check_open()
                self._driver.state.enter(wait, chunk, self._clock.monotonic())
                if not wait.is_over:
                    self._driver.start()
                await self._pause_after(chunk)
        except BaseException as error:
            self._leave(wait)
            if isinstance(error, SeamError) and len(targets) == 1:
                (target,) = targets.items()
                raise error._ending_wait(*target) from None
            raise
        self._driver.state.watch_deadline(wait)
        targets.clear()
        return wait

    def _leave(self, wait: Wait) -> None:
        self._driver.state.leave(wait)
        self._driver.wake()

    async def _pause_after(self, chunk: Sequence[object]) -> None:
        """Gives the event loop a turn after a chunk that is full; smaller ones are the last."""
        if len(chunk) == CHUNK:
            await self._clock.sleep(0)

    def _check_open(self) -> None:
        if self._is_closed:
            raise SeamClientClosedError("The client is closed, so nothing can be waited for")
        self._check_loop()

    def _check_loop(self) -> None:
        """Refuses a second event loop; forgets the waits of one that is gone, which nothing can wake any more."""
        if self._driver.is_orphaned():
            self._driver = Driver(self._source)
