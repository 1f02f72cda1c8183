"""The poller: waits for action attempts, which share one polling task and its batched requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from itertools import chain
from types import TracebackType
from typing import Final, Literal, Self, TypeVar, cast, overload

from attrs import frozen

from .._clock import Clock, SystemClock
from .._errors import SeamActionAttemptFailedError, SeamClientClosedError, SeamError
from .._models import ActionAttempt
from .chunks import InTurns
from .endings import outcome_of
from .options import DEFAULT, Default, PollingPolicy, WaitOptions, check_seconds
from .source import Fetch, Source
from .targets import Several, check_several, id_of, identify, look_up
from .updates import OnUpdate, check_on_update
from .waiting import Waiting, group_of
from .waits import Outcome

R = TypeVar("R")

_EVENT_PREFIX: Final = "action_attempt."


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
        self._waiting = Waiting(self._source)

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
        if attempt is None or attempt.is_pending or self._waiting.is_closed:
            (outcome,) = await self._waiting.outcomes({attempt_id: attempt}, options, on_update)
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
        targets, parts = await self._waiting.note_all(action_attempts)
        outcomes = await self._waiting.outcomes(targets, options, on_update)
        by_id: dict[str | None, Outcome] = {}
        async for arrived in InTurns(outcomes, self._clock):
            by_id.update([(outcome.action_attempt_id, outcome) for outcome in arrived])
        results: list[ActionAttempt | SeamError] = []
        errors: list[SeamError] = []
        async for ids in InTurns(chain.from_iterable(parts), self._clock):
            found = [_result_of(by_id[attempt_id]) for attempt_id in ids]
            results.extend(found)
            errors.extend([result for result in found if isinstance(result, SeamError)])
        if errors and not return_exceptions:
            raise group_of(errors, len(results), results)
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
        return self._waiting.stream(action_attempts, options, on_update)

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
        self._waiting.check_loop()
        if self._waiting.driver.task is None:
            return False
        is_awaited = self._waiting.driver.state.hint(attempt_id, self._clock.monotonic())
        self._waiting.driver.wake()
        return is_awaited

    def stats(self) -> PollerStats:
        """Counters and gauges of this poller. O(1)."""
        state = self._waiting.driver.state
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
        self._waiting.check_loop()
        seconds = None if timeout is None else check_seconds("timeout", timeout)
        deadline = None if seconds is None else self._clock.monotonic() + seconds
        while self._waiting.driver.task is not None:
            remaining = None if deadline is None else deadline - self._clock.monotonic()
            _, still_waiting = await asyncio.wait([self._waiting.driver.task], timeout=remaining)
            if still_waiting:
                break
        await self.close()

    async def close(self) -> None:
        """Ends every wait with SeamClientClosedError, and leaves no task behind. Idempotent.

        Raises:
            SeamInvalidOptionsError: It waits in another event loop, which is not closed.
        """
        self._waiting.check_loop()
        self._waiting.is_closed = True
        self._waiting.driver.end_all(SeamClientClosedError("The client was closed during a wait for an action attempt"))
        if self._waiting.driver.task is not None:
            await asyncio.wait([self._waiting.driver.task])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        state = self._waiting.driver.state
        return f"<ActionAttemptPoller pending={len(state)} in_flight={state.in_flight}>"
