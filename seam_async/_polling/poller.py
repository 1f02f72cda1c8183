"""The poller: one task that asks for every pending id of the process, in as few calls as it can.

`Book` decides; this is the part that awaits. The driver task passes the book's deadlines, sends the calls that it
names and hands it what came of them, all in one step without awaiting. Then it sleeps until the next moment that the
book names, or until something happens. It starts with the first wait and ends when the book is empty.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextvars import Context
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import Final, Literal, Self, TypeVar, cast, overload

from attrs import frozen
from tenacity.wait import wait_fixed

from .._affinity import LoopAffinity
from .._clock import Clock, SystemClock
from .._errors import (
    SeamActionAttemptFailedError,
    SeamClientClosedError,
    SeamError,
)
from .._models import ActionAttempt
from .backoff import Backoff
from .book import Book, Target, outcome_of
from .cohorts import Call
from .lookup import Answer, read_failure
from .options import DEFAULT, Default, PollingPolicy, WaitOptions, check_seconds
from .source import Fetch, Source
from .targets import Targets, all_of, id_of, identify, look_up, note
from .waits import OnUpdate, Outcome, Wait

_log = logging.getLogger("seam_async.poller")

R = TypeVar("R")
T = TypeVar("T")

_PART: Final = 2_000
"""How many ids are dealt with before the event loop gets a turn: some milliseconds' worth."""
_EVENT_PREFIX: Final = "action_attempt."


class _Arrival:
    """Wakes a caller when outcomes have arrived for its wait."""

    __slots__ = ("_future",)

    def __init__(self) -> None:
        self._future: asyncio.Future[None] | None = None

    def notify(self) -> None:
        if self._future is not None and not self._future.done():
            self._future.set_result(None)

    async def wait(self) -> None:
        self._future = asyncio.get_running_loop().create_future()
        await self._future


@frozen
class PollerStats:
    """What a poller has done so far, and what it is at.

    Attributes:
        pending: Ids that are waited for.
        in_flight: Calls that have not come back.
        calls: Calls sent.
        ids_asked: Ids in those calls, counted each time.
        batch_fill: How full the calls were on average, from 0 to 1.
        retries: Calls that failed and whose ids were asked for again.
        max_lateness: The longest time, in seconds, that may have passed between an attempt's resolving and the moment
            it was noticed: from one asking that found it pending to the answer that did not.
    """

    pending: int
    in_flight: int
    calls: int
    ids_asked: int
    batch_fill: float
    retries: int
    max_lateness: float


def _result_of(outcome: Outcome) -> Outcome:
    """What a waiter gets: an attempt that succeeded, or an error."""
    if isinstance(outcome, ActionAttempt) and not outcome.is_success:
        return SeamActionAttemptFailedError(outcome)
    return outcome


def _group(errors: list[SeamError], total: int) -> ExceptionGroup[SeamError]:
    return ExceptionGroup(f"{len(errors)} of {total} action attempts did not succeed", errors)


class ActionAttemptPoller:
    """Waits for any number of action attempts, asking for all of them together.

    Args:
        fetch: Asks for the attempts with these ids. Its errors fail nobody: the ids are asked for again, unless the
            error has a `status_code` that says otherwise.
        policy: How to ask.
        clock: Where the time comes from.
        timeout: Seconds that a wait lasts unless it says otherwise; `None` for no limit.
        polling_interval: Seconds between askings unless a wait says otherwise; `None` for the policy's strategy.

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
        self._book = Book(self._policy)
        self._tasks: dict[Call, asyncio.Task[Answer]] = {}
        self._returned: deque[Call] = deque()
        self._driver: asyncio.Task[None] | None = None
        self._affinity: LoopAffinity | None = None
        self._alarm: asyncio.Future[None] | None = None
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

        Cancelling it hurts no other wait for the same attempt. One that is resolved already sends nothing.

        Args:
            action_attempt: An id, an action attempt, or any object or mapping with an `action_attempt_id`.
            timeout: Seconds, counted from now; 0 asks once, `None` has no limit.
            polling_interval: Seconds between askings; `None` leaves it to the policy.
            on_update: Called with the attempt whenever an answer shows it for the first time or changed. What it
                raises is logged and ignored.

        Returns:
            The attempt, with status `success`.

        Raises:
            SeamActionAttemptFailedError: The action failed.
            SeamActionAttemptTimeoutError: It was still pending when the time was up, at most a second ago.
            SeamActionAttemptNotFoundError: The server does not know it.
            SeamActionAttemptUnknownStatusError: It has a status that this version does not know.
            SeamHttpApiError: The credential was refused, or this id was.
            SeamInvalidOptionsError: An argument is not usable.
            SeamClientClosedError: The poller was closed.
        """
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
        action_attempts: Iterable[object],
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
        return_exceptions: Literal[False] = ...,
    ) -> list[ActionAttempt]: ...
    @overload
    async def wait_all(
        self,
        action_attempts: Iterable[object],
        *,
        timeout: float | None | Default = ...,
        polling_interval: float | None | Default = ...,
        on_update: OnUpdate | None = ...,
        return_exceptions: bool,
    ) -> list[ActionAttempt | SeamError]: ...
    async def wait_all(
        self,
        action_attempts: Iterable[object],
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
        return_exceptions: bool = False,
    ) -> list[ActionAttempt] | list[ActionAttempt | SeamError]:
        """Waits until every one of these action attempts has its outcome.

        Args:
            action_attempts: Ids, attempts, or objects or mappings with an `action_attempt_id`; repeated ones are fine.
            timeout: Seconds for all of them together, counted from now; 0 asks once, `None` has no limit.
            polling_interval: Seconds between askings; `None` leaves it to the policy.
            on_update: As for `wait`.
            return_exceptions: Puts each error in its place instead of raising at the end.

        Returns:
            The attempts in the order given.

        Raises:
            ExceptionGroup: One or more did not succeed: an error for each of them, as `wait` raises.
            SeamInvalidOptionsError: An argument is not usable.
            SeamClientClosedError: The poller was closed before.
        """
        options = self._defaults.replaced(timeout, polling_interval)
        targets: Targets = {}
        parts: list[tuple[str, ...]] = []
        await self._in_parts(
            lambda part: parts.append(tuple([note(targets, one) for one in part])), all_of(action_attempts)
        )
        by_id: dict[str | None, Outcome] = {}
        arrived = await self._outcomes(targets, options, on_update)
        await self._in_parts(lambda part: by_id.update([(one.action_attempt_id, one) for one in part]), arrived)
        results: list[ActionAttempt | SeamError] = []
        ids = chain.from_iterable(parts)
        await self._in_parts(lambda part: results.extend([_result_of(by_id[one]) for one in part]), ids)
        if return_exceptions:
            return results
        errors: list[SeamError] = []
        await self._in_parts(lambda part: errors.extend([one for one in part if isinstance(one, SeamError)]), results)
        if errors:
            raise _group(errors, len(results))
        return cast("list[ActionAttempt]", results)

    def as_completed(
        self,
        action_attempts: Iterable[object],
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
    ) -> AsyncGenerator[ActionAttempt, None]:
        """Yields each action attempt once, as it resolves.

        A failed action is yielded like a successful one: look at its status. Leaving the loop early ends the wait, a
        turn of the event loop later; to have it ended at once, put `contextlib.aclosing` around it.

        Args:
            action_attempts: Ids, attempts, or objects or mappings with an `action_attempt_id`; each counts once.
            timeout: Seconds for all of them together, counted from the first step; 0 asks once, `None` has no limit.
            polling_interval: Seconds between askings; `None` leaves it to the policy.
            on_update: As for `wait`.

        Returns:
            An async generator of attempts with status `success` or `error`.

        Raises:
            ExceptionGroup: After all others have been yielded: an error for each attempt whose outcome is not known.
            SeamInvalidOptionsError: An argument is not usable; raised at once. One of the ids is not; raised at the
                first step.
        """
        options = self._defaults.replaced(timeout, polling_interval)
        return self._stream(all_of(action_attempts), options, on_update)

    def notify(self, event: object) -> bool:
        """Has an attempt asked for at once, since an event says that it has resolved.

        The event is a hint, never the outcome: what it says of the attempt is not read, so that one that is forged,
        late or told twice does no harm. Waits that miss their event are served by polling as ever. Events of one turn
        share a call, and the limits of the policy and of the server hold. Call it in the event loop of the waits.

        Args:
            event: An `action_attempt.*` event, as an object or mapping with an `event_type` and an
                `action_attempt_id`; or whatever `wait` takes.

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
        if self._driver is None:
            return False
        is_awaited = self._book.hurry(attempt_id, self._clock.monotonic())
        self._wake()
        return is_awaited

    def stats(self) -> PollerStats:
        """What it has done so far, and what it is at; cheap."""
        book = self._book
        capacity = book.call_count * self._policy.batch_size
        return PollerStats(
            pending=len(book),
            in_flight=book.in_flight,
            calls=book.call_count,
            ids_asked=book.asked_count,
            batch_fill=book.asked_count / capacity if capacity else 0.0,
            retries=book.retry_count,
            max_lateness=book.max_lateness,
        )

    async def drain(self, timeout: float | None = None) -> None:
        """Waits until nobody waits any more, then closes.

        Args:
            timeout: Seconds after which to close in any case, which ends the waits that are left with
                SeamClientClosedError; `None` for no limit.

        Raises:
            SeamInvalidOptionsError: It waits in another event loop, which is not closed.
        """
        self._check_loop()
        seconds = None if timeout is None else check_seconds("timeout", timeout)
        deadline = None if seconds is None else self._clock.monotonic() + seconds
        while self._driver is not None:
            remaining = None if deadline is None else deadline - self._clock.monotonic()
            _, still_waiting = await asyncio.wait([self._driver], timeout=remaining)
            if still_waiting:
                break
        await self.close()

    async def close(self) -> None:
        """Ends every wait with SeamClientClosedError, and leaves no task behind; may be called again.

        Raises:
            SeamInvalidOptionsError: It waits in another event loop, which is not closed.
        """
        self._check_loop()
        self._is_closed = True
        self._book.end_all(SeamClientClosedError("The client was closed while an action attempt was waited for"))
        if self._driver is not None:
            self._wake()
            await asyncio.wait([self._driver])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<ActionAttemptPoller pending={len(self._book)} in_flight={self._book.in_flight}>"

    # What a caller awaits.

    async def _outcomes(self, targets: Targets, options: WaitOptions, on_update: OnUpdate | None) -> Iterable[Outcome]:
        """The outcomes in the order in which they became known."""
        arrival = _Arrival()
        wait = await self._enter(targets, options, on_update, arrival, each=False)
        try:
            if wait.left:
                await arrival.wait()
        finally:
            self._leave(wait)
        return wait.arrived

    async def _stream(
        self, action_attempts: tuple[object, ...], options: WaitOptions, on_update: OnUpdate | None
    ) -> AsyncGenerator[ActionAttempt, None]:
        targets: Targets = {}
        await self._in_parts(lambda part: [note(targets, one) for one in part], action_attempts)
        total = len(targets)
        del action_attempts  # the wait may take days
        arrival = _Arrival()
        wait = await self._enter(targets, options, on_update, arrival, each=True)
        errors: list[SeamError] = []
        try:
            while wait.arrived or wait.left:
                if not wait.arrived:
                    await arrival.wait()
                for _ in range(min(len(wait.arrived), _PART)):
                    outcome = wait.arrived.popleft()
                    if isinstance(outcome, ActionAttempt):
                        yield outcome
                    else:
                        errors.append(outcome)
                if wait.arrived:
                    await self._clock.sleep(0)
        finally:
            self._leave(wait)
        if errors:
            raise _group(errors, total)

    async def _enter(
        self,
        targets: Targets,
        options: WaitOptions,
        on_update: OnUpdate | None,
        arrival: _Arrival,
        *,
        each: bool,
    ) -> Wait:
        """Enters a wait in the book, part by part, and empties its targets, which nobody needs while it waits."""
        wait = Wait(
            started_at=self._clock.monotonic(),
            timeout=options.timeout,
            backoff=None if options.polling_interval is None else Backoff(wait_fixed(options.polling_interval)),
            on_update=on_update,
            notify=arrival.notify,
            each=each,
        )
        try:
            self._check_open()
            await self._in_parts(partial(self._enter_part, wait), targets.items())
        except BaseException as error:
            self._leave(wait)
            if isinstance(error, SeamError) and len(targets) == 1:
                (target,) = targets.items()
                raise error._ending_wait(*target) from None
            raise
        self._book.watch_deadline(wait)
        targets.clear()
        return wait

    def _check_open(self) -> None:
        if self._is_closed:
            raise SeamClientClosedError("The client is closed, so nothing can be waited for")
        self._check_loop()

    def _enter_part(self, wait: Wait, targets: list[Target]) -> None:
        """Enters a part of a wait, and starts the driver if it is not running."""
        self._check_open()
        self._book.enter(wait, targets, self._clock.monotonic())
        if wait.left:
            if self._driver is None:
                self._affinity = LoopAffinity()
                # In a context of its own: it outlives the caller who happens to come first, and serves all others.
                create_task = asyncio.get_running_loop().create_task
                self._driver = Context().run(create_task, self._drive(), name="seam-async poller")
            self._wake()

    async def _in_parts(self, work: Callable[[list[T]], object], items: Iterable[T]) -> None:
        """Does work on many items without keeping the event loop from its other work."""
        rest = iter(items)
        part = list(islice(rest, _PART))
        while part:
            work(part)
            part = list(islice(rest, _PART))
            if part:
                await self._clock.sleep(0)

    def _leave(self, wait: Wait) -> None:
        self._book.leave(wait)
        self._wake()

    def _check_loop(self) -> None:
        """Refuses a second event loop; forgets the waits of one that is gone, which nothing can wake any more."""
        if self._driver is None or self._affinity is None or self._affinity.check():
            return
        self._book = Book(self._policy)
        self._tasks = {}
        self._returned = deque()
        self._driver = self._alarm = None

    # The driver.

    async def _drive(self) -> None:
        try:
            while self._book:
                while self._book:
                    self._step()
                    if self._book:
                        await self._doze()
                await self._call_off()
        except GeneratorExit:
            # Collected with a loop that was closed under it: nothing can be awaited or woken any more.
            raise
        except Exception as error:
            _log.exception("polling stopped")
            await self._break_off(read_failure(error, "Polling stopped"))
        except BaseException as error:
            await self._break_off(SeamClientClosedError(f"The task that polls was stopped by {type(error).__name__}"))
            raise
        self._driver = None

    async def _break_off(self, error: SeamError) -> None:
        self._driver = None
        self._book.end_all(error)
        await self._call_off()

    def _step(self) -> None:
        """Does all that is to be done at this moment."""
        now = self._clock.monotonic()
        while self._returned:
            self._conclude(self._returned.popleft(), now)
        self._book.pass_deadlines(now)
        while (call := self._book.take_call(now)) is not None:
            self._send(call)

    async def _doze(self) -> None:
        """Sleeps until the next moment at which there is something to do, or until something happens."""
        until = self._book.next_at(self._clock.monotonic())
        self._alarm = asyncio.get_running_loop().create_future()
        timer = None if until is None else self._clock.call_at(until, self._wake)
        try:
            await self._alarm
        finally:
            if timer is not None:
                timer.cancel()

    def _wake(self) -> None:
        if self._alarm is not None and not self._alarm.done():
            self._alarm.set_result(None)

    def _send(self, call: Call) -> None:
        task = asyncio.get_running_loop().create_task(self._source.ask(call.ids), name="seam-async poll")
        task.add_done_callback(lambda task: self._come_back(call, task))
        self._tasks[call] = task

    def _come_back(self, call: Call, task: asyncio.Task[Answer]) -> None:
        if call in self._tasks:
            self._returned.append(call)
            self._wake()
        elif not task.cancelled():
            task.exception()

    def _conclude(self, call: Call, now: float) -> None:
        task = self._tasks.pop(call)
        try:
            answer = task.result()
        except (Exception, asyncio.CancelledError) as error:
            self._book.failed(call, read_failure(error, "A call failed"), now)
        else:
            self._book.answered(call, answer, now)

    async def _call_off(self) -> None:
        """Cancels the calls whose ids nobody waits for any more; what has come back may still tell of the pace."""
        while self._returned:
            self._conclude(self._returned.popleft(), self._clock.monotonic())
        tasks = list(self._tasks.values())
        self._tasks.clear()
        self._book.call_off()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
