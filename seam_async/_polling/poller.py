"""The poller: waits for action attempts, sharing one polling task and batched requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from types import TracebackType
from typing import Final, Literal, Self, TypeVar, cast, overload

from .._attempt_types import ResolvedAttempt, SucceededAttempt
from .._clock import Clock, SystemClock
from .._errors import SeamClientClosedError, SeamError
from .._models import ActionAttempt
from .endings import outcome_of
from .learned import wait_learned
from .options import DEFAULT, Default, PollingPolicy, WaitOptions, check_seconds
from .results import in_order, result_of
from .source import Fetch, Source
from .stats import PollerStats
from .targets import OneTarget, Several, SeveralOf, check_several, id_of, identify, look_up
from .updates import OnUpdate, check_on_update
from .waiting import Waiting, group_of

R = TypeVar("R")

_EVENT_PREFIX: Final = "action_attempt."


class ActionAttemptPoller:
    """Waits for any number of action attempts, polling all pending ids in shared requests.

    One polling task serves all waits; no task runs while no attempt is pending. As an async context manager, the poller
    is closed on exit.

    Source: https://docs.seam.co/api/action_attempts/list

    Args:
        fetch: Fetches the attempts with the given ids, in one request. An exception does not end the waits: the ids are
            polled again, unless a `status_code` on the exception rules out a retry, such as 401 or 400.
        policy: Polling intervals, batch size and limits; by default `PollingPolicy()`.
        clock: Source of time and timers; by default the system's monotonic clock.
        timeout: Default timeout of a wait, in seconds; 30 if omitted, `None` for no limit.
        polling_interval: Default polling interval, in seconds; `None` for the policy's strategy.

    Raises:
        SeamInvalidOptionsError: `timeout` or `polling_interval` is not a usable number.
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
    ) -> SucceededAttempt[R]: ...
    @overload
    async def wait(
        self,
        action_attempt: OneTarget,
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
    ) -> SucceededAttempt: ...
    async def wait(
        self,
        action_attempt: OneTarget,
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
    ) -> SucceededAttempt:
        """Waits until an action attempt succeeds.

        An attempt that has already resolved is returned, or raised as an error, without a request. Cancellation ends
        only this wait: other waits for the same attempt continue, and so does the action.

        Args:
            action_attempt: An id (a string or `uuid.UUID`, in any spelling), an action attempt, or any object or
                mapping with an `action_attempt_id`. The status is trusted only on action attempts of this client and of
                the official one; any other target is polled by its id, regardless of its status.
            timeout: Seconds from now; 0 polls once, `None` sets no limit. Defaults to the poller's timeout.
            polling_interval: Seconds between polls; `None` uses the policy's strategy. Defaults to the poller's
                interval.
            on_update: Called with the attempt when a response shows it for the first time or changed, in the task and
                the context of this call. An awaitable result is awaited for up to 5 s. Exceptions of the callback are
                logged and ignored.

        Returns:
            The attempt, with status `success`.

        Raises:
            SeamActionAttemptFailedError: The action failed.
            SeamActionAttemptTimeoutError: The attempt was still pending at the deadline. Raised no more than 1 s after
                the deadline, unless the event loop is blocked.
            SeamActionAttemptNotFoundError: No response has ever shown the attempt.
            SeamActionAttemptUnknownStatusError: The attempt has a status unknown to this version.
            SeamHttpApiError: The API refuses the credential or rejects this id.
            SeamInvalidOptionsError: An argument is invalid.
            SeamClientClosedError: The poller was closed, or the polling task was stopped from outside.

        Example:
            try:
                attempt = await poller.wait(attempt_id, timeout=60)
            except SeamActionAttemptFailedError as error:
                print(f"{error.action_attempt_id} failed: {error.code}")
        """
        check_on_update(on_update)
        options = self._defaults.replaced(timeout, polling_interval)
        attempt_id, attempt = identify(action_attempt)
        if attempt is None or attempt.is_pending or self._waiting.is_closed:
            outcome = await self._waiting.outcome((attempt_id, attempt), options, on_update)
        else:
            outcome = outcome_of(attempt)
        result = result_of(outcome)
        if isinstance(result, SeamError):
            raise result
        return cast("SucceededAttempt", result)

    @overload
    async def wait_all(
        self,
        action_attempts: SeveralOf[ActionAttempt[R]],
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
        return_exceptions: Literal[False] = ...,
    ) -> list[SucceededAttempt[R]]: ...
    @overload
    async def wait_all(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
        return_exceptions: Literal[False] = ...,
    ) -> list[SucceededAttempt]: ...
    @overload
    async def wait_all(
        self,
        action_attempts: SeveralOf[ActionAttempt[R]],
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
        return_exceptions: bool,
    ) -> list[SucceededAttempt[R] | SeamError]: ...
    @overload
    async def wait_all(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
        return_exceptions: bool,
    ) -> list[SucceededAttempt | SeamError]: ...
    async def wait_all(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
        return_exceptions: bool = False,
    ) -> list[SucceededAttempt] | list[SucceededAttempt | SeamError]:
        """Waits until every action attempt has an outcome.

        Cancellation ends only this wait: other waits continue, and so do the actions.

        Args:
            action_attempts: Targets as for `wait`, in any iterable or async iterable, such as
                `seam.action_attempts.list(...)`. Duplicates are allowed.
            timeout: Seconds from now for all attempts together; 0 polls once, `None` sets no limit. Defaults to the
                poller's timeout.
            polling_interval: Seconds between polls; `None` uses the policy's strategy. Defaults to the poller's
                interval.
            on_update: As for `wait`.
            return_exceptions: Returns each error in place of the attempt, instead of raising an error group.

        Returns:
            The attempts in the order given.

        Raises:
            SeamActionAttemptErrorGroup: At least one attempt did not succeed: an `ExceptionGroup` of the errors that
                `wait` would raise. Its `results` are all attempts and errors, in the order given.
            SeamInvalidOptionsError: An argument is invalid.
            SeamClientClosedError: The poller was closed before the call.

        Example:
            results = await poller.wait_all(attempt_ids, timeout=300, return_exceptions=True)
            errors = [result for result in results if isinstance(result, SeamError)]
        """
        check_several(action_attempts)
        check_on_update(on_update)
        options = self._defaults.replaced(timeout, polling_interval)
        targets, parts = await self._waiting.note_all(action_attempts)
        outcomes = await self._waiting.outcomes(targets, options, on_update)
        results: list[ActionAttempt | SeamError] = []
        errors: list[SeamError] = []
        async for found in in_order(outcomes, parts, self._clock):
            results.extend(found)
            if not return_exceptions:
                errors.extend([result for result in found if isinstance(result, SeamError)])
        if errors:
            raise group_of(errors, len(results), results)
        return cast("list[SucceededAttempt]", results)

    @overload
    def as_completed(
        self,
        action_attempts: SeveralOf[ActionAttempt[R]],
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
    ) -> AsyncGenerator[ResolvedAttempt[R], None]: ...
    @overload
    def as_completed(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
    ) -> AsyncGenerator[ResolvedAttempt, None]: ...
    def as_completed(
        self,
        action_attempts: Several,
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
    ) -> AsyncGenerator[ResolvedAttempt, None]:
        """Yields each action attempt once, as soon as it resolves.

        Failed attempts are yielded like successful ones: check the status. Leaving the loop early ends the wait one
        turn of the event loop later; `contextlib.aclosing` ends it at once.

        Args:
            action_attempts: Targets as for `wait_all`; duplicates are yielded once.
            timeout: Seconds from the first iteration for all attempts together; 0 polls once, `None` sets no limit.
                Defaults to the poller's timeout.
            polling_interval: Seconds between polls; `None` uses the policy's strategy. Defaults to the poller's
                interval.
            on_update: As for `wait`, but called only while the loop is waiting for the next attempt.

        Returns:
            An async generator of attempts with status `success` or `error`.

        Raises:
            SeamActionAttemptErrorGroup: Raised after all resolved attempts were yielded: an `ExceptionGroup` with one
                error per attempt without a known outcome.
            SeamInvalidOptionsError: An argument is invalid (raised at once), or a target is (raised at the first
                iteration).
            SeamClientClosedError: The poller was closed before the first iteration.

        Example:
            async with aclosing(poller.as_completed(attempt_ids, timeout=300)) as attempts:
                async for attempt in attempts:
                    print(attempt.action_attempt_id, attempt.status)
        """
        check_several(action_attempts)
        check_on_update(on_update)
        options = self._defaults.replaced(timeout, polling_interval)
        stream = self._waiting.stream(action_attempts, options, on_update)
        return cast("AsyncGenerator[ResolvedAttempt, None]", stream)

    def notify(self, event: object) -> bool:
        """Polls an attempt immediately, because an event says that it has resolved.

        An event is a hint, never the outcome: its status is not read, so a forged, late or duplicate event does no
        harm. If an event is lost, regular polling finds the outcome. Hints of one turn of the event loop share a
        request, within the limits of the policy and of the server. Call `notify` in the event loop of the waits;
        calling it from `on_update` is safe.

        Args:
            event: An `action_attempt.*` event, as an object or mapping with an `event_type` and an
                `action_attempt_id`; or any target of `wait`.

        Returns:
            Whether any wait is pending for the attempt. Events of other types are ignored.

        Raises:
            SeamInvalidOptionsError: The event names no action attempt, or the waits belong to another event loop.
        """
        event_type = look_up(event, "event_type")
        if event_type is not None and not str(event_type).startswith(_EVENT_PREFIX):
            return False
        if not hasattr(event, "action_attempt_id") and isinstance(raw := getattr(event, "raw", None), Mapping):
            event = raw  # of an event model without this field
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
            median_lifetimes=wait.medians() if isinstance(wait := self._policy.wait, wait_learned) else {},
        )

    async def drain(self, timeout: float | None = None) -> None:
        """Waits until no attempt is pending, then closes the poller. Cancellation leaves it open.

        Args:
            timeout: Seconds until the poller is closed in any case, which ends the remaining waits with
                SeamClientClosedError; `None` for no limit.

        Raises:
            SeamInvalidOptionsError: `timeout` is invalid, or the waits belong to another event loop. The poller stays
                open.
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

        Later waits raise SeamClientClosedError. Cancellation does not reopen the poller: the polling task still ends.

        Raises:
            SeamInvalidOptionsError: The waits belong to another event loop. The poller stays open.
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
