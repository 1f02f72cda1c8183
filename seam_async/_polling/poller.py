"""The poller: one task that asks for every pending id of the process, in as few calls as it can.

The rules:

* An id has one `_Entry` in the book while anybody waits for it. A `_Wait` is one call of `wait`, `wait_all` or
  `as_completed`, for any number of ids. No id has a task, a timer or a lock of its own.
* The driver task makes all decisions, in `_step`, without awaiting: it judges the calls that have come back, ends
  the waits whose time is up, and sends what is due. Then it sleeps until the next moment that the schedule, the
  pace or a deadline names, or until something happens. It ends when the book is empty.
* A deadline has two moments. When it comes, the wait's ids are asked for once more, even those in a call that has
  not come back, since that call may hang. An answer to a call sent after that moment ends the wait. A second later
  it ends anyway.
* An entry leaves the book when its outcome is known, or when its last wait leaves. Whatever arrives for an id that
  is not in the book is ignored.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, Final, Literal, Self, overload

from attrs import define, evolve, field, frozen
from tenacity.wait import wait_fixed

from .._clock import Clock, SystemClock
from .._converter import InvalidDataError, read_attempt
from .._errors import (
    SeamActionAttemptError,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamClientClosedError,
    SeamError,
    SeamHttpApiError,
    SeamInvalidOptionsError,
    SeamInvalidTokenError,
    SeamRequestTimeoutError,
)
from .._models import ActionAttempt
from .._retry import TOO_MANY_REQUESTS, status_of
from .backoff import Backoff
from .lookup import Answer, Batch, read_answer
from .options import DEFAULT, Default, PollingPolicy, WaitOptions, check_seconds
from .pace import Pace
from .schedule import Calendar, Item, Schedule, Slot

Fetch = Callable[[list[str]], Awaitable[Iterable[object]]]
"""Asks for the attempts with these ids. It may answer with `ActionAttempt`s, JSON objects or another client's objects."""

LAST_ANSWER_SECONDS: Final = 1.0
"""How long after its deadline a wait still listens for the last answer."""

_REJECTED: Final = frozenset({400, 413, 422})
_FORBIDDEN: Final = frozenset({401, 403})
_NOT_FOUND: Final = 404
_TURNED_AWAY: Final = frozenset({429, 503})
_MISUSE: Final = (SeamClientClosedError, SeamInvalidOptionsError, SeamInvalidTokenError)

_log = logging.getLogger("seam_async.poller")

Outcome = ActionAttempt | SeamError
OnUpdate = Callable[[ActionAttempt], object]


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


@define(eq=False, kw_only=True, weakref_slot=False)
class _Wait(Item):
    """One call of `wait`, `wait_all` or `as_completed`."""

    started_at: float
    timeout: float | None
    backoff: Backoff | None
    on_update: OnUpdate | None
    each: bool
    ids: tuple[str, ...] = ()
    left: int = 0
    is_last_call: bool = False
    arrived: deque[Outcome] = field(factory=deque)
    wakeup: asyncio.Future[None] | None = None

    @property
    def deadline(self) -> float:
        return float("inf") if self.timeout is None else self.started_at + self.timeout

    def deliver(self, outcome: Outcome) -> None:
        self.arrived.append(outcome)
        self.left -= 1
        if self.left == 0:
            self.take_out()
        if (self.each or self.left == 0) and self.wakeup is not None and not self.wakeup.done():
            self.wakeup.set_result(None)


@define(eq=False, weakref_slot=False)
class _Entry(Slot):
    """What is known of one id."""

    waits: tuple[_Wait, ...] = ()
    since: float = 0.0
    pending_at: float | None = None
    answers: int = 0
    failures: int = 0
    in_flight: int = 0
    missing_since: float | None = None
    seen: ActionAttempt | None = None
    failure: SeamError | None = None


@define(eq=False)
class _Call:
    batch: Batch[_Entry]
    sent_at: float
    task: asyncio.Task[Answer] = field(init=False)


def _identify(target: object) -> tuple[str, ActionAttempt | None]:
    """The id that a caller means, and the attempt if they have one."""
    if isinstance(target, ActionAttempt):
        return target.action_attempt_id, target
    if isinstance(target, str):
        attempt_id: object = target
    elif isinstance(target, Mapping):
        attempt_id = target.get("action_attempt_id")
    else:
        attempt_id = getattr(target, "action_attempt_id", None)
    if not isinstance(attempt_id, str) or not attempt_id.strip():
        raise SeamInvalidOptionsError(
            "expected an action attempt id, an action attempt, or an object or mapping with an action_attempt_id, "
            f"got {target!r}"
        )
    if isinstance(target, str):
        return attempt_id, None
    try:
        return attempt_id, read_attempt(target)
    except InvalidDataError:
        return attempt_id, None


def _identify_all(targets: Iterable[object]) -> list[tuple[str, ActionAttempt | None]]:
    is_one = isinstance(targets, (str, bytes)) or (isinstance(targets, Mapping) and "action_attempt_id" in targets)
    if is_one or not isinstance(targets, Iterable):
        raise SeamInvalidOptionsError(
            f"expected several action attempts or ids, such as a list, got {type(targets).__name__}; "
            "to wait for one, use wait"
        )
    return [_identify(target) for target in targets]


def _as_error(outcome: Outcome) -> SeamError | None:
    """The error that an outcome stands for; `None` for a success."""
    if isinstance(outcome, SeamError):
        return outcome
    return None if outcome.is_success else SeamActionAttemptFailedError(outcome)


def _outcome_of(attempt: ActionAttempt) -> Outcome:
    """What a resolved attempt means for those who wait for it."""
    return attempt if attempt.is_success or attempt.is_error else SeamActionAttemptUnknownStatusError(attempt)


def _tell(on_update: OnUpdate | None, attempt: ActionAttempt) -> None:
    if on_update is not None:
        try:
            on_update(attempt)
        except Exception:
            _log.exception("on_update raised for action attempt %s", attempt.action_attempt_id)


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
        self._fetch = fetch
        self._policy = policy or PollingPolicy()
        self._clock = clock or SystemClock()
        self._defaults = WaitOptions().replaced(timeout, polling_interval)
        self._backoff = Backoff(self._policy.wait)
        self._failure_backoff = Backoff(self._policy.failure_wait)
        self._schedule = Schedule(self._policy.batch_size)
        self._pace = Pace(self._policy.max_requests_per_second)
        self._deadlines: Calendar[_Wait] = Calendar()
        self._book: dict[str, _Entry] = {}
        self._suspects: deque[Batch[_Entry]] = deque()
        self._calls: set[_Call] = set()
        self._returned: deque[_Call] = deque()
        self._driver: asyncio.Task[None] | None = None
        self._alarm: asyncio.Future[None] | None = None
        self._idle: asyncio.Future[None] | None = None
        self._failures_in_a_row = 0
        self._is_closed = False
        self._call_count = 0
        self._asked_count = 0
        self._retry_count = 0
        self._max_lateness = 0.0

    # What callers use.

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
        (outcome,) = await self._outcomes([_identify(action_attempt)], options, on_update)
        error = _as_error(outcome)
        if error is not None:
            raise error
        assert isinstance(outcome, ActionAttempt)
        return outcome

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
        outcomes = await self._outcomes(_identify_all(action_attempts), options, on_update)
        if return_exceptions:
            return [_as_error(outcome) or outcome for outcome in outcomes]
        errors = [error for error in map(_as_error, outcomes) if error is not None]
        if errors:
            raise _group(errors, len(outcomes))
        return [outcome for outcome in outcomes if isinstance(outcome, ActionAttempt)]

    def as_completed(
        self,
        action_attempts: Iterable[object],
        *,
        timeout: float | None | Default = DEFAULT,
        polling_interval: float | None | Default = DEFAULT,
        on_update: OnUpdate | None = None,
    ) -> AsyncIterator[ActionAttempt]:
        """Yields each action attempt once, as it resolves.

        A failed action is yielded like a successful one: look at its status. Leaving the loop early ends the wait.

        Args:
            action_attempts: Ids, attempts, or objects or mappings with an `action_attempt_id`; repeated ones count once.
            timeout: Seconds for all of them together, counted from the first step; 0 asks once, `None` has no limit.
            polling_interval: Seconds between askings; `None` leaves it to the policy.
            on_update: As for `wait`.

        Returns:
            An async iterator of attempts with status `success` or `error`.

        Raises:
            ExceptionGroup: After all others have been yielded: an error for each attempt whose outcome is not known.
            SeamInvalidOptionsError: An argument is not usable; raised at once.
        """
        options = self._defaults.replaced(timeout, polling_interval)
        return self._stream(_identify_all(action_attempts), options, on_update)

    def stats(self) -> PollerStats:
        """What it has done so far, and what it is at; cheap."""
        capacity = self._call_count * self._policy.batch_size
        return PollerStats(
            pending=len(self._book),
            in_flight=len(self._calls),
            calls=self._call_count,
            ids_asked=self._asked_count,
            batch_fill=self._asked_count / capacity if capacity else 0.0,
            retries=self._retry_count,
            max_lateness=self._max_lateness,
        )

    async def drain(self, timeout: float | None = None) -> None:
        """Waits until nobody waits any more, then closes.

        Args:
            timeout: Seconds after which to close in any case, which ends the waits that are left with
                SeamClientClosedError; `None` for no limit.
        """
        if self._book:
            if timeout is not None:
                timeout = check_seconds("timeout", timeout)
            if self._idle is None:
                self._idle = asyncio.get_running_loop().create_future()
            try:
                if timeout is None:
                    await asyncio.shield(self._idle)
                else:
                    async with self._clock.timeout(timeout):
                        await asyncio.shield(self._idle)
            except TimeoutError:
                pass
        await self.close()

    async def close(self) -> None:
        """Ends every wait with SeamClientClosedError, and leaves no task behind; may be called again."""
        self._is_closed = True
        self._end_all(SeamClientClosedError("The client was closed while an action attempt was waited for"))
        driver = self._driver
        if driver is not None:
            self._wake()
            await asyncio.wait([driver])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    # Entering and leaving.

    async def _outcomes(
        self, targets: list[tuple[str, ActionAttempt | None]], options: WaitOptions, on_update: OnUpdate | None
    ) -> list[Outcome]:
        wait = self._enter(targets, options, on_update, each=False)
        try:
            if wait.left:
                wait.wakeup = asyncio.get_running_loop().create_future()
                await wait.wakeup
        finally:
            self._leave(wait)
        if len(targets) == 1:
            return list(wait.arrived)
        by_id = {outcome.action_attempt_id: outcome for outcome in wait.arrived}
        return [by_id[attempt_id] for attempt_id, _ in targets]

    async def _stream(
        self, targets: list[tuple[str, ActionAttempt | None]], options: WaitOptions, on_update: OnUpdate | None
    ) -> AsyncGenerator[ActionAttempt, None]:
        wait = self._enter(targets, options, on_update, each=True)
        total = wait.left + len(wait.arrived)
        errors: list[SeamError] = []
        try:
            while wait.arrived or wait.left:
                if not wait.arrived:
                    wait.wakeup = asyncio.get_running_loop().create_future()
                    await wait.wakeup
                while wait.arrived:
                    outcome = wait.arrived.popleft()
                    if isinstance(outcome, ActionAttempt):
                        yield outcome
                    else:
                        errors.append(outcome)
        finally:
            self._leave(wait)
        if errors:
            raise _group(errors, total)

    def _enter(
        self,
        targets: list[tuple[str, ActionAttempt | None]],
        options: WaitOptions,
        on_update: OnUpdate | None,
        *,
        each: bool,
    ) -> _Wait:
        """Puts a wait into the book, and starts the driver if it is not running."""
        if self._is_closed:
            error = SeamClientClosedError("The client is closed, so nothing can be waited for")
            raise error._ending_wait(*targets[0]) if len(targets) == 1 else error
        self._check_loop()
        now = self._clock.monotonic()
        backoff = None if options.polling_interval is None else Backoff(wait_fixed(options.polling_interval))
        wait = _Wait(started_at=now, timeout=options.timeout, backoff=backoff, on_update=on_update, each=each)
        known: dict[str, ActionAttempt | None] = {}
        for attempt_id, attempt in targets:
            known[attempt_id] = attempt or known.get(attempt_id)
        alone = (wait,)
        ids: list[str] = []
        for attempt_id, attempt in known.items():
            if attempt is not None and not attempt.is_pending:
                wait.arrived.append(_outcome_of(attempt))
                continue
            ids.append(attempt_id)
            entry = self._book.get(attempt_id)
            if entry is None:
                entry = self._book[attempt_id] = _Entry(attempt_id, waits=alone, since=now)
            else:
                entry.waits = (*entry.waits, wait)
            if entry.seen is None and attempt is not None:
                entry.seen = attempt
                entry.pending_at = now
                entry.answers += 1
            due_at = now if entry.seen is None else now + self._pause(entry, now)
            if entry.in_flight == 0 and (not entry.is_filed or due_at < entry.due_at):
                self._schedule.put(entry, now, due_at)
        if ids:
            wait.ids = tuple(ids)
            wait.left = len(ids)
            if wait.timeout is not None:
                self._deadlines.file(wait.deadline, wait)
            if self._driver is None:
                self._driver = asyncio.get_running_loop().create_task(self._drive(), name="seam-async poller")
            self._wake()
        return wait

    def _check_loop(self) -> None:
        """Refuses a second event loop; forgets the waits of one that was closed under them, which nothing can wake."""
        if self._driver is None or self._driver.get_loop() is asyncio.get_running_loop():
            return
        if not self._driver.get_loop().is_closed():
            raise SeamInvalidOptionsError(
                "This client is waiting in another event loop: make one client for each loop that runs at the same time"
            )
        self._schedule = Schedule(self._policy.batch_size)
        self._deadlines = Calendar()
        self._book.clear()
        self._calls.clear()
        self._returned.clear()
        self._suspects.clear()
        self._driver = self._alarm = self._idle = None

    def _leave(self, wait: _Wait) -> None:
        """Takes a wait out of the book; the ids that nobody else waits for are no longer asked for."""
        wait.take_out()
        if wait.left:
            wait.left = 0
            for attempt_id in wait.ids:
                entry = self._book.get(attempt_id)
                if entry is not None and wait in entry.waits:
                    self._release(entry, wait)

    def _release(self, entry: _Entry, wait: _Wait) -> None:
        if len(entry.waits) == 1:
            self._drop(entry)
        else:
            entry.waits = tuple(other for other in entry.waits if other is not wait)

    def _drop(self, entry: _Entry) -> None:
        entry.waits = ()
        entry.take_out()
        del self._book[entry.action_attempt_id]
        if not self._book:
            self._wake()
            if self._idle is not None:
                self._idle.set_result(None)
                self._idle = None

    # The driver.

    async def _drive(self) -> None:
        try:
            while self._book:
                while self._book:
                    self._step()
                    if self._book:
                        await self._doze()
                await self._call_off()
        except asyncio.CancelledError:
            self._end_all(SeamClientClosedError("The task that polls was cancelled from outside"))
            raise
        except Exception as error:
            _log.exception("polling stopped")
            failure = error if isinstance(error, SeamError) else SeamError(f"Polling stopped: {error!r}")
            if failure is not error:
                failure.__cause__ = error
            self._end_all(failure)
        finally:
            self._driver = None
            await self._call_off()

    async def _call_off(self) -> None:
        """Cancels the calls whose ids nobody waits for any more."""
        tasks = [call.task for call in self._calls]
        self._calls.clear()
        self._returned.clear()
        self._suspects.clear()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _wake(self) -> None:
        if self._alarm is not None and not self._alarm.done():
            self._alarm.set_result(None)

    async def _doze(self) -> None:
        """Sleeps until the next moment at which there is something to do, or until something happens."""
        until = self._next_moment(self._clock.monotonic())
        self._alarm = asyncio.get_running_loop().create_future()
        timer = None if until is None else self._clock.call_at(until, self._wake)
        try:
            await self._alarm
        finally:
            self._alarm = None
            if timer is not None:
                timer.cancel()

    def _next_moment(self, now: float) -> float | None:
        moments = [self._deadlines.next_at()]
        if len(self._calls) < self._policy.max_concurrent_requests:
            work = now if self._suspects else self._schedule.next_at()
            moments.append(None if work is None else max(work, self._pace.opens_at(now)))
        return min((moment for moment in moments if moment is not None), default=None)

    def _step(self) -> None:
        """Does all that is to be done at this moment."""
        now = self._clock.monotonic()
        while self._returned:
            self._conclude(self._returned.popleft(), now)
        for wait in self._deadlines.take_until(now):
            self._reach_deadline(wait, now)
        while len(self._calls) < self._policy.max_concurrent_requests and self._pace.opens_at(now) <= now:
            batch = self._next_batch(now)
            if batch is None:
                break
            self._send(batch, now)

    def _next_batch(self, now: float) -> Batch[_Entry] | None:
        while self._suspects:
            batch = self._suspects.popleft()
            members = [entry for entry in batch.members if entry.waits]
            if members:
                return Batch(members, rest=batch.rest)
            self._suspects.extendleft(batch.dropped())
        due: list[Any] = self._schedule.take(now)
        return Batch(due) if due else None

    def _send(self, batch: Batch[_Entry], now: float) -> None:
        for entry in batch.members:
            entry.take_out()
            entry.in_flight += 1
        call = _Call(batch, now)
        call.task = asyncio.get_running_loop().create_task(self._ask(batch.members), name="seam-async poll")
        call.task.add_done_callback(lambda task: self._come_back(call))
        self._calls.add(call)
        self._pace.sent(now)
        self._call_count += 1
        self._asked_count += len(batch.members)

    async def _ask(self, entries: list[_Entry]) -> Answer:
        async with self._clock.timeout(self._policy.request_timeout):
            answer = await self._fetch([entry.action_attempt_id for entry in entries])
        return read_answer(answer, {entry.action_attempt_id: entry.seen is not None for entry in entries})

    def _come_back(self, call: _Call) -> None:
        if call in self._calls:
            self._returned.append(call)
            self._wake()
        elif not call.task.cancelled():
            call.task.exception()

    # What an answer leads to.

    def _conclude(self, call: _Call, now: float) -> None:
        self._calls.discard(call)
        for entry in call.batch.members:
            entry.in_flight -= 1
        try:
            answer = call.task.result()
        except asyncio.CancelledError:
            self._fail(call, SeamError("The call was cancelled from outside"), now)
        except Exception as error:
            self._fail(call, self._translate(error), now)
        else:
            self._suspects.extendleft(reversed(call.batch.accepted()))
            self._take_in(call, answer, now)

    def _take_in(self, call: _Call, answer: Answer, now: float) -> None:
        if self._failures_in_a_row:
            _log.info("calls are answered again, after %d failures in a row", self._failures_in_a_row)
            self._failures_in_a_row = 0
        _log.debug(
            "%d of %d ids answered",
            len(answer.attempts),
            len(call.batch.members),
            extra={"ids_asked": len(call.batch.members), "ids_answered": len(answer.attempts)},
        )
        if answer.garbled is not None:
            self._retry_count += 1
        for entry in call.batch.members:
            if not entry.waits:
                continue
            if entry.action_attempt_id in answer.attempts:
                entry.failures = 0
                entry.failure = None
                entry.missing_since = None
                self._learn(entry, answer.attempts[entry.action_attempt_id], call, now)
            elif answer.garbled is not None:
                entry.failures += 1
                entry.failure = answer.garbled
                self._ask_again(
                    entry, call, now, now + self._failure_backoff.seconds(entry.failures, now - entry.since)
                )
            elif answer.is_partial and answer.attempts:
                self._ask_again(entry, call, now, now)
            else:
                self._miss(entry, call, now)

    def _learn(self, entry: _Entry, attempt: ActionAttempt | None, call: _Call, now: float) -> None:
        """Takes in what an answer says of an id; `None` says that it is pending as before."""
        if attempt is not None and attempt != entry.seen:
            # An answer's text must not keep a second copy of the id alive: a million of them are 85 MB.
            entry.seen = evolve(attempt, action_attempt_id=entry.action_attempt_id)
            for wait in entry.waits:
                _tell(wait.on_update, attempt)
        if attempt is None or attempt.is_pending:
            entry.answers += 1
            entry.pending_at = call.sent_at
            self._ask_again(entry, call, now, now + self._pause(entry, now))
        else:
            if entry.pending_at is not None:
                self._max_lateness = max(self._max_lateness, now - entry.pending_at)
            self._settle(entry, _outcome_of(attempt))

    def _miss(self, entry: _Entry, call: _Call, now: float) -> None:
        """Takes in that the server does not list an id."""
        entry.answers += 1
        if entry.missing_since is None:
            entry.missing_since = call.sent_at
        gone_at = entry.missing_since + self._policy.missing_grace
        if call.sent_at >= gone_at:
            self._settle(entry, SeamActionAttemptNotFoundError(entry.seen, entry.action_attempt_id))
        else:
            self._ask_again(entry, call, now, min(now + self._pause(entry, now), gone_at))

    def _fail(self, call: _Call, error: SeamError, now: float) -> None:
        """Takes in that a call failed."""
        status = status_of(error)
        if status in _FORBIDDEN or isinstance(error, _MISUSE):
            self._end_all(error)
            return
        if isinstance(error, SeamHttpApiError) and status in _REJECTED:
            self._suspects.extendleft(reversed(call.batch.rejected()))
            if len(call.batch.members) == 1 and call.batch.members[0].waits:
                self._settle(call.batch.members[0], error)
            return
        if isinstance(error, SeamHttpApiError) and status == _NOT_FOUND:
            self._suspects.extendleft(reversed(call.batch.accepted()))
            self._take_in(call, Answer({}), now)
            return
        self._retry_count += 1
        self._failures_in_a_row += 1
        failures = 1 + max(entry.failures for entry in call.batch.members)
        pause = self._failure_backoff.seconds(failures, 0.0)
        if status in _TURNED_AWAY and (error.retry_after is not None or status == TOO_MANY_REQUESTS):
            hold = pause if error.retry_after is None else error.retry_after
            self._pace.hold(now, hold, sent_at=call.sent_at)
            pause = 0.0
        level = logging.WARNING if self._failures_in_a_row == 1 else logging.DEBUG
        _log.log(level, "a call failed, its %d ids are asked for again: %s", len(call.batch.members), error)
        entries = [*call.batch.members, *(entry for batch in call.batch.dropped() for entry in batch.members)]
        for entry in entries:
            if entry.waits:
                entry.failures += 1
                entry.failure = error
                self._ask_again(entry, call, now, now + pause)

    def _translate(self, error: Exception) -> SeamError:
        """Our error for whatever the source raised."""
        if isinstance(error, SeamError):
            return error
        ours: SeamError
        status = status_of(error)
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        if isinstance(error, TimeoutError):
            ours = SeamRequestTimeoutError(f"A call was not answered within {self._policy.request_timeout:g} s")
        elif status is not None:
            ours = SeamHttpApiError(reason, status_code=status, retry_after=getattr(error, "retry_after", None))
        else:
            ours = SeamError(f"A call failed: {reason}")
        ours.__cause__ = error
        return ours

    def _pause(self, entry: _Entry, now: float) -> float:
        """How long to wait before an id is asked for again: as long as the most eager of its waits wants."""
        age = now - entry.since
        return min((wait.backoff or self._backoff).seconds(entry.answers, age) for wait in entry.waits)

    def _ask_again(self, entry: _Entry, call: _Call, now: float, due_at: float) -> None:
        """Puts an id back after an answer without its outcome, and ends the waits whose last call that was."""
        for wait in entry.waits:
            if wait.deadline <= call.sent_at:
                self._expire(entry, wait, now)
        if entry.waits and entry.in_flight == 0 and not entry.is_filed:
            self._schedule.put(entry, now, due_at)

    def _reach_deadline(self, wait: _Wait, now: float) -> None:
        entries = [entry for entry in map(self._book.get, wait.ids) if entry is not None and wait in entry.waits]
        is_over = wait.is_last_call or self._pace.opens_at(now) > now + LAST_ANSWER_SECONDS
        for entry in entries:
            if is_over:
                self._expire(entry, wait, now)
            else:
                self._schedule.put(entry, now, now)
        if not is_over:
            wait.is_last_call = True
            self._deadlines.file(wait.deadline + LAST_ANSWER_SECONDS, wait)

    def _expire(self, entry: _Entry, wait: _Wait, now: float) -> None:
        """Ends a wait for an id without its outcome."""
        assert wait.timeout is not None
        error: SeamActionAttemptError
        if entry.missing_since is not None and entry.seen is None:
            error = SeamActionAttemptNotFoundError(None, entry.action_attempt_id)
        else:
            error = SeamActionAttemptTimeoutError(
                entry.seen, entry.action_attempt_id, timeout=wait.timeout, elapsed=now - wait.started_at
            )
        error.__cause__ = entry.failure
        if entry.failure is None and entry.in_flight:
            error.__cause__ = SeamRequestTimeoutError("The last call has not been answered")
        self._release(entry, wait)
        wait.deliver(error)

    def _settle(self, entry: _Entry, outcome: Outcome) -> None:
        """Ends all waits for an id."""
        waits = entry.waits
        self._drop(entry)
        for wait in waits:
            if isinstance(outcome, SeamError):
                wait.deliver(outcome._ending_wait(entry.action_attempt_id, entry.seen))
            else:
                wait.deliver(outcome)

    def _end_all(self, error: SeamError) -> None:
        """Ends all waits for all ids."""
        for entry in list(self._book.values()):
            self._settle(entry, error)

    def __repr__(self) -> str:
        return f"<ActionAttemptPoller pending={len(self._book)} in_flight={len(self._calls)}>"
