"""Simulated worlds for the poller: an API that misbehaves, waits that come and go, and rules that hold all the while.

A seed makes a world, and the same seed makes the same world again, event by event, in virtual time:

    python tests/simulation.py 4711               # this world, with its story
    python tests/simulation.py --worlds 10000     # the first ten thousand, on all cores

The world is all that the poller can see: a `fetch` and a clock. The rules are checked when a call goes out, when a wait
ends, and whenever all that can happen at a moment has happened:

* Each wait ends once, with the true outcome, or with an error that something in the world explains.
* What an answer told is known to its waits at that moment, and no wait ends later than a second after its deadline.
* No id is asked for that nobody waits for, no call exceeds a limit, and none goes out before a `Retry-After` is over.
* An attempt that was shown is never *not found* or rejected, and a proxy's page ends no wait.
* The polling task may be cancelled and the event loop may stand still: the first ends the waits that are there, the
  second costs no outcome.
* In three of four scenarios the state machine is compared with `reference_model.py` after each event.
* An event that an attempt has resolved is not believed, but has it asked for at once, beside one call that is out.
* When nobody waits there is no task, and at the end nothing is left.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import math
import os
import random
import sys
import time
import zlib
from collections.abc import AsyncGenerator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import aclosing
from typing import Any, Final, Literal
from uuid import UUID

from attrs import asdict, define, field, frozen
from tenacity.wait import wait_base, wait_fixed

from seam_async import (
    ActionAttempt,
    ActionAttemptPoller,
    PollingPolicy,
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamActionAttemptUnknownStatusError,
    SeamClientClosedError,
    SeamConnectionError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    wait_proportional,
)
from seam_async._polling.chunks import CHUNK
from seam_async.testing import FakeClock

from reference_model import ComparedState

MOST_ATTEMPTS: Final = 5_000
LONGEST_LIFETIME: Final = 3 * 24 * 3600.0
_ASKINGS: Final = 12_000
"""About how many ids a world may ask for in all, so that ten thousand worlds take minutes."""

_LARGE_EVERY: Final = 100
"""One world in so many is as large as they get."""

_MOST_READINGS: Final = 500_000
"""How often the clock may be read at one moment."""

_MOST_NEW_WAITS: Final = 100
"""How many waits may be started from callbacks."""

_SHORT_WAIT: Final = 600.0
"""Seconds for which a wait may go on polling in vain."""

_LATEST_END: Final = 1.0
"""Seconds after its deadline by which a wait has to have ended."""

_RECOVERY_SECONDS: Final = 10.0
"""How long, at most, the client takes to come back to its rate after a pause."""


_OUTCOMES: Final = (SeamActionAttemptFailedError, SeamActionAttemptUnknownStatusError)
"""Errors that tell the outcome."""


class Broken(AssertionError):  # noqa: N818
    """A rule was broken."""


@frozen
class Attempt:
    """An action attempt as the world knows it.

    Attributes:
        action_attempt_id: Its id.
        listed_from: When the API begins to list it; infinite for one that it does not know.
        resolves_at: When it resolves, in seconds.
        status: What it resolves to; `exploded` stands for a status that the client does not know.
        is_rejected: Whether the API rejects every call that asks for it.
    """

    action_attempt_id: str
    listed_from: float
    resolves_at: float
    status: Literal["success", "error", "exploded"]
    is_rejected: bool

    def to_json(self, now: float) -> dict[str, Any]:
        status = "pending" if now < self.resolves_at else self.status
        return {
            "action_attempt_id": self.action_attempt_id,
            "action_type": "UNLOCK_DOOR",
            "status": status,
            "result": {"of": self.action_attempt_id} if status == "success" else None,
            "error": {"type": "stuck", "message": f"{self.action_attempt_id} is stuck"} if status == "error" else None,
        }


@frozen
class Weather:
    """What the API is like for a time: how often each trouble befalls a call."""

    until: float
    troubles: dict[str, float]

    def draw(self, dice: random.Random) -> str | None:
        roll = dice.random()
        for trouble, share in self.troubles.items():
            roll -= share
            if roll < 0:
                return trouble
        return None


TROUBLES: Final = (
    *("cut", "down", "foreign error", "busy", "busy without a time", "unavailable", "hang", "late"),
    *("drop", "repeat", "garble", "part", "stale", "nothing"),
    *("proxy page", "reject all", "conflict"),
)


@frozen
class Event:
    """A notice that an attempt has resolved, true or not.

    Attributes:
        action_attempt_id: The attempt; not all exist.
        comes_at: When it comes, in seconds.
        is_object: Whether it comes as an object, or else as a mapping.
        event_type: Its type.
        status: What it says of the attempt.
    """

    action_attempt_id: str
    comes_at: float
    is_object: bool
    event_type: str = "action_attempt.unlock_door.succeeded"
    status: str = "success"


@define(eq=False)
class Waiter:
    """A wait: what it was to do, and what came of it.

    Attributes:
        number: Its number.
        kind: The poller's method.
        ids: What it waits for.
        starts_at: When it begins, in seconds.
        timeout: Its timeout in seconds; `None` for no limit.
        polling_interval: As for the poller.
        cancel_at: When it is cancelled; infinite for never.
        dawdles: Seconds that it takes over each item of `as_completed`.
        left: The ids of which it has not been told the outcome.
        told_at: When an answer told the outcome of each.
        may_be_told_at: When a response came at the very moment at which the wait began, perhaps before it had entered.
        hinted_at: When the first event told of the outcome of each, after it had come.
        shown: The ids that it knows to exist, since it had an attempt or a response showed one as pending.
        rejected: The ids that were rejected alone before one of them was shown.
        lost: The ids that answers left out for long enough to give them up.
        refused_at: When all waits were ended, of which one that dawdles learns later; infinite for never.
        task: The task that waits.
        is_cancelled: Whether it was told to end.
        is_over: Whether it has ended.
    """

    number: int
    kind: Literal["wait", "wait_all", "as_completed"]
    ids: list[str]
    starts_at: float
    timeout: float | None
    polling_interval: float | None
    cancel_at: float
    dawdles: float
    left: set[str] = field(factory=set)
    told_at: dict[str, float] = field(factory=dict)
    may_be_told_at: dict[str, float] = field(factory=dict)
    hinted_at: dict[str, float] = field(factory=dict)
    shown: set[str] = field(factory=set)
    rejected: set[str] = field(factory=set)
    lost: set[str] = field(factory=set)
    refused_at: float = math.inf
    task: asyncio.Task[None] | None = None
    is_cancelled: bool = False
    is_over: bool = False

    @property
    def deadline(self) -> float:
        return math.inf if self.timeout is None else self.starts_at + self.timeout

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class _Page(list[Any]):
    """A list that says that more follows."""

    class pagination:  # noqa: N801
        has_next_page = True


class _Foreign(Exception):  # noqa: N818
    """An error of somebody else's client."""

    status = 502


class _CheckedClock(FakeClock):
    """Has the rules checked before each jump: when all that can happen at a moment has happened."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

        self._readings = 0

    def advance(self, seconds: float) -> None:
        self._readings = 0
        self._world.check_moment()
        super().advance(self._world.stall(seconds))

    def monotonic(self) -> float:
        self._readings += 1
        if self._readings > _MOST_READINGS:
            self._readings = 0
            raise Broken("time stands still: something wakes up again and again, and does nothing")
        return super().monotonic()


def _spread(dice: random.Random, least: float, most: float) -> float:
    """A number whose magnitude is anywhere between the two."""
    return math.exp(dice.uniform(math.log(least), math.log(most)))


class World:
    """One seed's world.

    Args:
        seed: Where its random numbers start.
        tells: Whether to print what happens.
    """

    def __init__(self, seed: int, *, tells: bool = False) -> None:
        self.seed = seed
        self._tells = tells
        self.is_compared = seed % 4 != 3
        self._dice = dice = random.Random(seed)
        self.clock = _CheckedClock(self)
        self.events = 0
        self.digest = 0

        batch_size = dice.choice([1, 3, 50, 500, 500])
        count = int(min(_spread(dice, 1, MOST_ATTEMPTS) ** dice.choice([0.8, 1.0]), 20 * batch_size))
        if seed % _LARGE_EVERY == 0:
            batch_size, count = 500, MOST_ATTEMPTS
        horizon = _spread(dice, 1, LONGEST_LIFETIME)
        failure_seconds = max(1.0, horizon / 2000)
        self._longest_pause = max(30.0, failure_seconds)
        self.policy = PollingPolicy(
            wait=self._strategy(horizon, _ASKINGS / count),
            failure_wait=dice.choice([PollingPolicy().failure_wait, wait_fixed(failure_seconds)]),
            batch_size=batch_size,
            missing_grace=dice.choice([0.0, 5.0, 5.0]),
            request_timeout=dice.choice([2.0, 10.0]),
            max_requests_per_second=dice.choice([5, 30, 100, 100]),
            max_concurrent_requests=dice.choice([1, 2, 8, 8]),
        )
        self._latency = dice.choice([0.0, 0.02, 0.1, 0.5])
        self._form = dice.choice(["json", "json", "model"])
        self._faults = faults = random.Random(f"faults of {seed}")
        self._has_uuids = faults.random() < 0.2
        self._is_calm = dice.random() < 0.2
        self.forecast = [] if self._is_calm else list(self._draw_weather(horizon))
        self.attempts = {one.action_attempt_id: one for one in self._draw_attempts(count, horizon)}
        self.waiters = list(self._draw_waiters(horizon))
        self._large_waiters = [waiter for waiter in self.waiters if len(waiter.ids) > CHUNK]
        self.notices = list(self._draw_events(random.Random(f"events of {seed}"), horizon))
        self._draw_crowd(faults)
        self._kills = sorted(horizon * faults.random() for _ in range(faults.choice([0, 0, 0, 1, 3])))
        self._kills_at_start = {one.number for one in self.waiters if self._kills and faults.random() < 0.1}
        self._stalls = [
            (horizon * faults.random(), _spread(faults, 0.01, 60.0)) for _ in range(faults.choice([0, 0, 1, 5]))
        ]
        if not self._is_calm and faults.random() < 0.3:
            # Just when a last poll is due or in flight.
            ends = [one.deadline + faults.uniform(-0.5, 1.0) for one in self.waiters if one.deadline < horizon]
            self._stalls += [(end, _spread(faults, 0.5, 20.0)) for end in ends[:5] if end > 0]
        self._stalls.sort()
        if self._is_calm:
            self._stalls, self._kills, self._kills_at_start = [], [], set()
        self._reenters = faults.random() < 0.3
        self._stalled: list[tuple[float, float]] = []
        self._killed_at: list[float] = []
        self._rejected_at: dict[str, float] = {}
        self._told_at: dict[str, float] = {}
        self._left_at: dict[str, float] = {}
        self._hinted_at: dict[str, float] = {}
        self._expired_at: dict[str, float] = {}
        self._closes_at = horizon * dice.random() if dice.random() < 0.1 else math.inf
        self._rejecting = any(one.is_rejected for one in self.attempts.values())

        self._extra_tasks: list[asyncio.Task[None]] = []
        self._waiting_for: dict[str, set[Waiter]] = {}
        self._alone_for: dict[str, set[Waiter]] = {}
        self._live = 0
        self._in_flight = 0
        self._asking: dict[str, list[float]] = {}
        self._sent: list[float] = []
        self._busy_at = -math.inf
        self._asked_at: dict[str, float] = {}
        self._omitted_since: dict[str, float] = {}
        self._held_from = self._held_until = self._slow_until = -math.inf
        self._refused_at = -math.inf
        self._is_closed = False
        self._broken: str | None = None

    # What it is made of.

    def _strategy(self, horizon: float, askings: float) -> wait_base:
        """A way to wait that asks for an id no more than about so often."""
        if horizon < 300 and askings > 100:
            return wait_proportional()
        if askings > 15 and self._dice.random() < 0.7:
            return wait_proportional(0.1, max(0.25, horizon / askings), max(30.0, horizon / askings * 4))
        return wait_fixed(max(0.25, horizon / askings))

    def _draw_weather(self, horizon: float) -> Iterator[Weather]:
        dice = self._dice
        until = 0.0
        while until < horizon:
            until += _spread(dice, 0.5, max(horizon, 1.0))
            worst = dice.choice([0.0, 0.1, 0.5, 1.0])
            some = dice.sample(TROUBLES, dice.randint(1, 4))
            troubles = {one: worst / len(some) for one in some}
            if dice.random() < 0.05:
                troubles["refuse"] = 0.05
            yield Weather(until, troubles)

    def _draw_attempts(self, count: int, horizon: float) -> Iterator[Attempt]:
        dice = self._dice
        odd = 0.0 if self._is_calm else dice.choice([0.0, 0.0, 0.02])
        for number in range(count):
            is_odd = dice.random() < odd
            yield Attempt(
                str(UUID(int=number + 0xABCDEF << 96)) if self._has_uuids else f"attempt-{number}",
                listed_from=dice.choice([math.inf, horizon * dice.random()]) if is_odd else 0.0,
                resolves_at=dice.choice([0.0, horizon * dice.random(), _spread(dice, 0.01, horizon)]),
                status=dice.choices(["success", "error", "exploded"], [8, 2, 0.1])[0],  # type: ignore[arg-type]
                is_rejected=is_odd and dice.random() < 0.3,
            )

    def _draw_events(self, dice: random.Random, horizon: float) -> Iterator[Event]:
        """Events on time, late, early and repeated; those of some attempts never come."""
        share = dice.choice([0.0, 0.3, 1.0])
        tardiness = _spread(dice, 0.01, horizon)
        for attempt in self.attempts.values():
            if dice.random() < share:
                delay = dice.choice([0.0, 0.05, tardiness * dice.random(), -tardiness * dice.random()])
                comes_at = max(0.0, attempt.resolves_at + delay)
                for _ in range(dice.choice([1, 1, 1, 2, 5])):
                    yield Event(attempt.action_attempt_id, comes_at, is_object=dice.random() < 0.5)
                    comes_at += dice.choice([0.0, self._latency * dice.random(), 1.0])
        if share:
            yield Event("attempt-unknown", horizon * dice.random(), is_object=False)

    def _draw_waiters(self, horizon: float) -> Iterator[Waiter]:
        dice = self._dice
        ids = list(self.attempts)
        popularity = dice.choice([1, 1, 2])
        for number, group in enumerate(self._groups(ids * popularity)):
            cancelled = dice.random() < 0.2
            starts_at = horizon * dice.random() if dice.random() < 0.5 else 0.0
            timeout = dice.choice([None, 0.0, 5.0, _spread(dice, 0.01, horizon), horizon])
            yield Waiter(
                number,
                "wait" if len(group) == 1 and dice.random() < 0.8 else dice.choice(["wait_all", "as_completed"]),
                group,
                starts_at=starts_at,
                timeout=timeout,
                polling_interval=horizon / dice.choice([10, 40]) + 0.1 if dice.random() < 0.1 else None,
                cancel_at=starts_at + _spread(dice, 0.001, horizon) if cancelled else math.inf,
                dawdles=dice.choice([0.0, 0.0, 0.3]),
            )

    def _draw_crowd(self, dice: random.Random) -> None:
        """Adds many waits for one id."""
        if dice.random() < 0.1:
            popular = dice.choice(list(self.attempts))
            starts_at = max(0.0, self.attempts[popular].resolves_at * dice.uniform(0.0, 1.1))
            for _ in range(dice.choice([10, 200])):
                timeout = dice.choice([None, 1.0, 5.0])
                number = len(self.waiters)
                waiter = Waiter(number, "wait", [popular], starts_at, timeout, None, math.inf, dawdles=0.0)
                self.waiters.append(waiter)

    def _groups(self, ids: list[str]) -> Iterator[list[str]]:
        """Cuts the ids into groups; some ids are in several."""
        dice = self._dice
        largest = dice.choice([1, 10, len(ids)])
        at = 0
        while at < len(ids):
            size = math.ceil(_spread(dice, 1, largest))
            group = ids[at : at + size]
            at += size
            yield [*group, dice.choice(ids)] if dice.random() < 0.2 else group

    # Running it.

    def run(self) -> World:
        """Lives it to its end.

        Raises:
            Broken: A rule was broken.
        """
        state = random.getstate()
        random.seed(self.seed)  # tenacity's jitter
        try:
            self.clock.run(self._run())
        except Broken as error:
            self._break(str(error))
        finally:
            random.setstate(state)
        if self._broken is not None:
            raise Broken(
                f"world {self.seed}, at {self.clock.monotonic():.3f} s: {self._broken}\n"
                f"replay it: python tests/simulation.py {self.seed}"
            )
        return self

    async def _run(self) -> None:
        self._poller = ActionAttemptPoller(self._fetch, policy=self.policy, clock=self.clock, timeout=None)
        if self.is_compared:
            self._poller._waiting.driver.state = ComparedState(self.policy, self._break)
        loop = asyncio.get_running_loop()
        reports: list[str] = []
        loop.set_exception_handler(lambda _, context: reports.append(str(context)))
        for waiter in self.waiters:
            waiter.task = loop.create_task(self._live_through(waiter))
            if waiter.cancel_at < math.inf:
                loop.call_at(waiter.cancel_at, self._cancel, waiter)
        self._schedule_events(loop)
        closing = None
        if self._closes_at < math.inf:
            closing = loop.create_task(self._close())
        tasks = [waiter.task for waiter in self.waiters if waiter.task is not None]
        _, endless = await asyncio.wait(tasks, timeout=10 * LONGEST_LIFETIME)
        if endless:
            self._break(f"{len(endless)} waits never end")
        for task in tasks:
            if task.done() and not task.cancelled() and task.exception() is not None:
                self._break(f"a wait raised {task.exception()!r}")
        while left := [task for task in self._extra_tasks if not task.done()]:
            await asyncio.wait(left)
        if closing is not None:
            await closing
        await asyncio.sleep(0.001)  # of the clock that jumps: whoever was woken at this moment comes to an end
        stats = self._poller.stats()
        if stats.pending or stats.in_flight:
            self._break(f"left at the end: {stats}")
        others = asyncio.all_tasks() - {asyncio.current_task()} - endless
        if others or reports:
            self._break(f"left at the end: {others}, reported: {reports}")
        await self._poller.close()

    def _schedule_events(self, loop: asyncio.AbstractEventLoop) -> None:
        for event in self.notices:
            loop.call_at(event.comes_at, self._hear, event)
        for moment in self._kills:
            loop.call_at(moment, self._kill)

    async def _close(self) -> None:
        await self.clock.sleep(self._closes_at)
        await self._close_now()

    async def _close_now(self) -> None:
        self._is_closed = True
        self._closes_at = min(self._closes_at, self.clock.monotonic())
        await self._poller.close()

    def _kill(self) -> None:
        """Cancels the polling task from outside, as a supervisor does that cancels all tasks."""
        task = self._poller._waiting.driver.task
        if task is not None and not task.done():
            self._tell("the polling task is cancelled")
            self._killed_at.append(now := self.clock.monotonic())
            self._end_early(now)
            task.cancel()

    def stall(self, seconds: float) -> float:
        """How far the clock jumps in place of `seconds`: further while the event loop stands still."""
        now = self.clock.monotonic()
        while self._stalls and self._stalls[0][0] <= now + seconds:
            began, length = self._stalls.pop(0)
            began = max(began, now)
            seconds = max(seconds, began + length - now)
            self._stalled.append((began, now + seconds))
            self._tell(f"the event loop stands still from {began} until {now + seconds}")
        return seconds

    def _cancel(self, waiter: Waiter) -> None:
        if waiter.task is not None and not waiter.task.done():
            waiter.is_cancelled = True
            waiter.task.cancel()

    # The waits.

    async def _live_through(self, waiter: Waiter) -> None:
        await self.clock.sleep(waiter.starts_at - self.clock.monotonic())
        # Sleeping may take a hair too little or too much.
        waiter.starts_at = self.clock.monotonic()
        self._begin(waiter)
        if waiter.number in self._kills_at_start:
            # Runs before the first step of a polling task that this wait starts.
            asyncio.get_running_loop().call_soon(self._kill)
        try:
            async with aclosing(self._outcomes(waiter)) as outcomes:
                async for one, outcome in outcomes:
                    self._judge(waiter, one, outcome)
            if waiter.left:
                self._break(f"{waiter} ended without an outcome for {sorted(waiter.left)}")
        except asyncio.CancelledError:
            if not waiter.is_cancelled:
                self._break(f"{waiter} was cancelled by nobody")
            raise
        finally:
            self._end(waiter)

    async def _outcomes(self, waiter: Waiter) -> AsyncGenerator[tuple[Any, object], None]:
        targets: list[object] = [self._target(waiter, one) for one in waiter.ids]
        options: dict[str, Any] = {
            "timeout": waiter.timeout,
            "polling_interval": waiter.polling_interval,
            "on_update": lambda attempt: self._updated(waiter, attempt),
        }
        if waiter.kind == "as_completed":
            try:
                async with aclosing(self._poller.as_completed(targets, **options)) as stream:
                    async for attempt in stream:
                        yield attempt.action_attempt_id, attempt
                        if waiter.dawdles:
                            await self.clock.sleep(waiter.dawdles)
            except ExceptionGroup as group:
                for error in group.exceptions:
                    yield getattr(error, "action_attempt_id", None), error
            except SeamClientClosedError as error:
                for one in set(waiter.ids) & waiter.left:
                    yield one, error
            return
        outcomes: list[Any]
        try:
            if waiter.kind == "wait":
                outcomes = [await self._poller.wait(targets[0], **options)]
            else:
                outcomes = list(await self._poller.wait_all(targets, return_exceptions=True, **options))
        except SeamError as error:
            outcomes = [error] * len(waiter.ids)
        if len(outcomes) != len(waiter.ids):
            self._break(f"{waiter} has {len(outcomes)} outcomes for {len(waiter.ids)} ids")
        for one, outcome in dict(zip(waiter.ids, outcomes, strict=False)).items():
            yield one, outcome

    def _target(self, waiter: Waiter, one: str) -> object:
        attempt = self.attempts[one]
        # The API never shows some of the attempts: with proof that they exist, a wait goes on until its deadline.
        is_shown = attempt.listed_from <= waiter.starts_at and not attempt.is_rejected
        is_short = waiter.timeout is not None and waiter.timeout < _SHORT_WAIT
        name = self._respell(one)
        if waiter.number % 3 and waiter.starts_at < attempt.resolves_at and (is_shown or is_short):
            waiter.shown.add(one)
            return ActionAttempt(name, "pending")
        if self._has_uuids and waiter.number % 5 == 0:
            return UUID(name.strip())
        return {"action_attempt_id": name} if waiter.number % 2 else name

    def _respell(self, one: str) -> str:
        """The id as a caller or a server may spell it."""
        if not self._has_uuids:
            return one
        spelling = self._faults.choice(["", "", "upper", "bare", "braces", "white space"])
        match spelling:
            case "upper":
                return one.upper()
            case "bare":
                return one.replace("-", "")
            case "braces":
                return f"{{{one}}}"
            case "white space":
                return f" {one}\n"
        return one

    def _begin(self, waiter: Waiter) -> None:
        self._tell(f"{waiter} begins: {len(waiter.ids)} ids, timeout {waiter.timeout}")
        waiter.left = set(waiter.ids)
        self._live += 1
        for one in waiter.left:
            self._waiting_for.setdefault(one, set()).add(waiter)
            if self._told_at.get(one) == waiter.starts_at:
                waiter.may_be_told_at[one] = waiter.starts_at
        if waiter.kind == "wait":
            (one,) = waiter.ids
            self._alone_for.setdefault(one, set()).add(waiter)

    def _end(self, waiter: Waiter) -> None:
        self._tell(f"{waiter} ends")
        waiter.is_over = True
        self._live -= 1
        for one in set(waiter.ids):
            self._no_longer(waiter, one)
        self._is_late(waiter)

    def _is_late(self, waiter: Waiter) -> None:
        """From now on a wait may take its time to end after it was told."""
        for one in waiter.ids:
            self._alone_for.get(one, set()).discard(waiter)
            if not self._alone_for.get(one, waiter):
                del self._alone_for[one]

    def _no_longer(self, waiter: Waiter, one: str) -> None:
        if waiter.deadline <= self.clock.monotonic():
            self._expired_at[one] = max(waiter.deadline, self._expired_at.get(one, -math.inf))
        waiters = self._waiting_for.get(one)
        if waiters is not None:
            waiters.discard(waiter)
            if not waiters:
                del self._waiting_for[one]
                self._left_at[one] = self.clock.monotonic()

    def _updated(self, waiter: Waiter, attempt: ActionAttempt) -> object:
        if waiter.is_over or attempt.action_attempt_id not in waiter.ids:
            self._break(f"{waiter} is told of {attempt.action_attempt_id}, which is none of its business now")
        if self._dice.random() < 0.01:
            raise RuntimeError("a callback of the user's fails")
        return self._reenter(waiter) if self._reenters else None

    def _reenter(self, waiter: Waiter) -> object:
        """Calls the poller from a callback."""
        dice = self._faults
        roll = dice.random()
        one = dice.choice(list(self.attempts))
        if roll < 0.3:
            self._hear(Event(one, 0.0, is_object=True))
        elif roll < 0.4 and len(self._extra_tasks) < _MOST_NEW_WAITS:
            another = Waiter(
                len(self.waiters),
                "wait",
                [one],
                self.clock.monotonic(),
                dice.choice([0.0, 0.1, 5.0]),
                None,
                math.inf,
                dawdles=0.0,
            )
            self.waiters.append(another)
            if roll < 0.35:
                another.task = asyncio.get_running_loop().create_task(self._live_through(another))
                self._extra_tasks.append(another.task)
                return None
            # Awaited for some seconds by the first wait, which is late meanwhile, and then cancelled.
            waiter.dawdles = waiter.dawdles or 0.01
            self._is_late(waiter)
            another.is_cancelled = True
            return self._live_through(another)
        elif roll < 0.371 and self._closes_at == math.inf:
            return self._close_now()
        return None

    # The events.

    def _hear(self, event: Event) -> None:
        one = event.action_attempt_id
        self._tell(f"an event says that {one} has resolved")
        is_awaited = self._poller.notify(event if event.is_object else asdict(event))
        if is_awaited and one not in self.attempts:
            self._break(f"somebody is said to wait for {one}")
        now = self.clock.monotonic()
        self._hinted_at[one] = now
        if one in self.attempts and self.attempts[one].resolves_at <= now:
            for waiter in self._waiting_for.get(one, ()):
                waiter.hinted_at.setdefault(one, now)

    # The API.

    async def _fetch(self, ids: list[str]) -> Iterable[object]:
        now = self.clock.monotonic()
        self._tell(f"asked for {len(ids)} ids")
        self._check_call(ids, now)
        self._in_flight += 1
        try:
            answer, trouble = await self._answer(ids)
        finally:
            self._check_busy(self.clock.monotonic())
            self._in_flight -= 1
            for one in ids:
                self._asking[one].remove(now)
        self._note(ids, answer, trouble, sent_at=now)
        return [self._in_form(item) for item in answer] if trouble != "part" else _Page(answer)

    async def _answer(self, ids: list[str]) -> tuple[list[Any], str | None]:
        dice = self._dice
        asked_at = self.clock.monotonic()
        while self.forecast and self.forecast[0].until < asked_at:
            del self.forecast[0]
        trouble = self.forecast[0].draw(dice) if self.forecast else None
        await self._take_time(trouble)
        if dice.random() < 0.002 and self.waiters:
            # Just when the answer comes: a wait that ends in the same turn must not be hurt, nor hurt others.
            self._cancel(dice.choice(self.waiters))
        now = self.clock.monotonic()
        self._fail(trouble, now)
        if self._rejecting and any(self.attempts[one].is_rejected for one in ids):
            self._reject(ids, now)
        if trouble == "nothing":
            if dice.random() < 0.5:
                self._note(ids, [], None, sent_at=asked_at)
                raise SeamHttpApiError("none of these", status_code=404)
            return [], None
        if trouble == "reject all":
            self._reject(ids, now)
        as_of = asked_at if trouble == "stale" else now
        answer: list[Any] = [
            self.attempts[one].to_json(as_of) for one in ids if self.attempts[one].listed_from <= as_of
        ]
        dice.shuffle(answer)
        if trouble == "drop":
            answer = [item for item in answer if dice.random() < 0.7]
        elif trouble == "repeat":
            answer += [self.attempts[item["action_attempt_id"]].to_json(-1.0) for item in answer]
            answer += [one.to_json(now) for one in dice.choices(list(self.attempts.values()), k=3)]
        elif trouble == "garble":
            junk: list[Any] = [None, 7, "x", {}, {"action_attempt_id": 5, "status": "success"}, {"status": "success"}]
            answer = [item if dice.random() < 0.9 else dice.choice(junk) for item in answer]
        elif trouble == "conflict":
            answer += [
                {**item, "status": "success" if item["status"] == "error" else "error"}
                for item in answer
                if item["status"] != "pending" and dice.random() < 0.5
            ]
            dice.shuffle(answer)
        elif trouble == "part":
            answer = answer[: len(answer) // 2]
        return answer, trouble

    def _reject(self, ids: list[str], now: float) -> None:
        if len(ids) == 1:
            self._rejected_at[ids[0]] = now
            for waiter in self._waiting_for.get(ids[0], ()):
                if ids[0] not in waiter.shown:
                    waiter.rejected.add(ids[0])
        raise SeamHttpApiError("bad id", status_code=400)

    async def _take_time(self, trouble: str | None) -> None:
        if trouble == "hang":
            await asyncio.get_running_loop().create_future()
        latency = self._latency * self._dice.uniform(0.5, 2)
        if trouble == "late":
            latency = self.policy.request_timeout * self._dice.uniform(0.5, 1.5)
        now = self.clock.monotonic()
        if not latency and any(waiter.starts_at == now for waiter in self._large_waiters):
            latency = 0.001  # one that begins now is taken in turn by turn, and an answer in between tells it nothing
        if latency:
            await self.clock.sleep(latency)

    def _fail(self, trouble: str | None, now: float) -> None:
        dice = self._dice
        match trouble:
            case "cut":
                raise dice.choice([SeamConnectionError("cut"), ConnectionResetError("cut"), TimeoutError()])
            case "down":
                raise SeamHttpApiError("down", status_code=dice.choice([500, 502, 503]))
            case "foreign error":
                raise dice.choice([_Foreign("bad gateway"), ValueError("no JSON"), KeyError("action_attempts")])
            case "busy" | "unavailable":
                seconds = dice.choice([0.0, 1.0, 7.5, 60.0, 3600.0])
                self._held_from, self._held_until = now, max(self._held_until, now + seconds)
                self._slow_until = max(self._slow_until, self._held_until + _RECOVERY_SECONDS)
                status = 429 if trouble == "busy" else 503
                raise SeamHttpApiError("slow down", status_code=status, retry_after=seconds)
            case "busy without a time":
                self._slow_until = max(self._slow_until, now + self._longest_pause + _RECOVERY_SECONDS)
                raise SeamHttpApiError("slow down", status_code=429)
            case "proxy page":
                status = dice.choice([401, 403, 404, 400, 200])
                raise SeamHttpInvalidResponseError("<html>", path="/action_attempts/list", status_code=status)
            case "refuse":
                self._refused_at = now
                self._end_early(now)
                raise SeamHttpUnauthorizedError("who are you?", status_code=401)

    def _end_early(self, now: float) -> None:
        """All waits end now, also those that dawdle over what they have."""
        for waiter in self.waiters:
            if waiter.left and waiter.starts_at < now:
                waiter.refused_at = min(now, waiter.refused_at)

    def _in_form(self, item: Any) -> object:
        if self._has_uuids and isinstance(item, dict) and isinstance(item.get("action_attempt_id"), str):
            item = {**item, "action_attempt_id": self._respell(item["action_attempt_id"])}
        if self._form == "model" and isinstance(item, dict) and item.get("status") == "pending":
            return ActionAttempt(item["action_attempt_id"], "pending", item["action_type"])
        return item

    def _note(self, ids: list[str], answer: list[Any], trouble: str | None, *, sent_at: float) -> None:
        """Takes note of what an answer tells."""
        now = self.clock.monotonic()
        listed, is_garbled = self._read(ids, answer)
        for one in ids:
            if one in listed:
                self._omitted_since.pop(one, None)
                if not listed[one]:
                    for waiter in self._waiting_for.get(one, ()):
                        # One that has just begun may be told of its id by another request alone.
                        if waiter.starts_at < sent_at:
                            waiter.shown.add(one)
                if listed[one]:
                    self._told_at[one] = now
                    for waiter in list(self._waiting_for.get(one, ())):
                        if waiter.starts_at == now:
                            waiter.may_be_told_at[one] = now
                        elif now <= waiter.refused_at:
                            waiter.told_at[one] = now
                            self._no_longer(waiter, one)
            elif not is_garbled and not (trouble == "part" and answer):
                since = self._omitted_since.setdefault(one, sent_at)
                for waiter in self._waiting_for.get(one, ()):
                    if since + self.policy.missing_grace <= now + 1e-9 or waiter.deadline <= sent_at:
                        waiter.lost.add(one)

    def _read(self, ids: list[str], answer: list[Any]) -> tuple[dict[str, bool], bool]:
        """Which ids a response shows, each with whether it has resolved; and whether a part of it is unreadable."""
        listed: dict[str, bool] = {}
        outcomes: dict[str, str] = {}
        conflicts: set[str] = set()
        # No more is read than two items for each id.
        is_garbled = len(answer) > 2 * len(ids)
        for item in answer[: 2 * len(ids)]:
            if isinstance(item, dict) and isinstance(item.get("action_attempt_id"), str):
                one = item["action_attempt_id"]
                listed[one] = listed.get(one, False) or item["status"] != "pending"
                if item["status"] != "pending" and outcomes.setdefault(one, item["status"]) != item["status"]:
                    conflicts.add(one)
            else:
                is_garbled = True
        for one in conflicts.intersection(ids):
            del listed[one]
            is_garbled = True
        return listed, is_garbled

    # The rules.

    def _check_call(self, ids: list[str], now: float) -> None:
        policy = self.policy
        if not 0 < len(ids) <= policy.batch_size:
            self._break(f"a call asks for {len(ids)} ids")
        if len(set(ids)) != len(ids):
            self._break("a call asks for an id twice")
        for one in ids:
            if one not in self._waiting_for:
                # The request may have been on its way when the last wait ended, at this very moment.
                if self._left_at.get(one) != now:
                    self._break(f"{one} is asked for, and nobody waits for it")
            elif not self._may_be_asked_beside(one, now):
                self._break(f"{one} is asked for while it is being asked for")
            self._asked_at[one] = now
            self._asking.setdefault(one, []).append(now)
        if self._in_flight >= policy.max_concurrent_requests:
            self._break(f"{self._in_flight + 1} calls at one time")
        self._sent = [at for at in self._sent if at > now - 1 + 1e-9] + [now]
        self._check_busy(now)
        if len(self._sent) > policy.max_requests_per_second:
            self._break(f"{len(self._sent)} calls in a second")
        if self._held_from < now < self._held_until - 1e-9:
            self._break(f"a call {self._held_until - now} s before the end of Retry-After")

    def _may_be_asked_beside(self, one: str, now: float) -> bool:
        """Whether it is not being asked for, or something has happened since that is worth another call."""
        waiters = self._waiting_for[one]
        began = min(waiter.starts_at for waiter in waiters)
        out = sum(at >= began for at in self._asking.get(one, ()))
        if not out:
            return True  # what may be out was sent for others, who have left
        asked_at = self._asked_at[one]
        if any(waiter.deadline <= now or waiter.starts_at >= asked_at for waiter in waiters):
            return True
        if out == 1 and self._hinted_at.get(one, -math.inf) >= asked_at:
            return True
        # The last asking of a wait may find no room until that wait is over.
        return self._expired_at.get(one, -math.inf) >= asked_at

    def _check_busy(self, now: float) -> None:
        """Notes when no further call may be sent at once."""
        is_full = self._in_flight >= self.policy.max_concurrent_requests
        if is_full or len(self._sent) >= max(1.0, self.policy.max_requests_per_second // 10):
            self._busy_at = now

    def check_moment(self) -> None:
        """Checks what holds when all that can happen at a moment has happened."""
        if self._broken is not None:
            return
        self.events += 1
        state = self._poller._waiting.driver.state
        if isinstance(state, ComparedState):
            state.check_moment(self.clock.monotonic())
        stats = self._poller.stats()
        now = self.clock.monotonic()
        if not len(self._alone_for) <= stats.pending <= len(self._waiting_for):
            self._break(f"{stats.pending} are pending, and {len(self._waiting_for)} are waited for")
        if stats.in_flight != self._in_flight:
            self._break(f"{stats.in_flight} calls are said to be in flight, and {self._in_flight} are")
        if not self._live and any(task.get_name().startswith("seam-async") for task in asyncio.all_tasks()):
            self._break("a task runs, and nobody waits")
        if self._refused_at == now or self._is_closed or now in self._killed_at:
            for waiter in self.waiters:
                # One that dawdles over its items learns of the end at the next.
                if waiter.left and not waiter.is_over and waiter.starts_at < now and not waiter.dawdles:
                    self._break(f"{waiter} goes on although all waits were ended")

    def _judge(self, waiter: Waiter, one: str, outcome: object) -> None:
        """Checks that what a wait got for an id is true, or explained, and came in time."""
        now = self.clock.monotonic()
        self._tell(f"{waiter} has {one}: {getattr(outcome, 'status', None) or outcome!r}")
        if one not in waiter.left:
            self._break(f"{waiter} ended twice for {one}")
        waiter.left.discard(one)
        told_at = waiter.told_at.get(one, math.inf)
        ended_at = now
        if isinstance(outcome, (ActionAttempt, *_OUTCOMES)):
            told_at = waiter.may_be_told_at.get(one, told_at)
        if isinstance(outcome, SeamActionAttemptTimeoutError):
            # Of the errors in a stream, which come at its end, this one says when it happened.
            ended_at = waiter.starts_at + outcome.elapsed
        is_lost = one in waiter.lost and isinstance(outcome, SeamActionAttemptNotFoundError)
        # A stream raises its errors at its end.
        is_rejected = one in waiter.rejected and isinstance(outcome, SeamHttpApiError)
        if told_at > ended_at or is_lost or is_rejected:
            self._check_excuse(waiter, one, outcome, ended_at)
        elif told_at == self._refused_at and isinstance(outcome, SeamHttpUnauthorizedError):
            pass  # the answer and the refusal came together
        elif isinstance(outcome, SeamClientClosedError) and self._was_killed(waiter, told_at):
            pass  # the answer came when the polling task had been cancelled, or was
        elif told_at < ended_at or not isinstance(outcome, SeamActionAttemptTimeoutError):
            self._check_truth(waiter, one, outcome, told_at)
            is_sure = waiter.kind == "wait" and not waiter.dawdles and one not in waiter.may_be_told_at
            if now != told_at and is_sure:
                self._break(f"{waiter} was told of {one} at {told_at}, and ended later")
        elif self._was_still(waiter, ended_at):
            self._break(f"{waiter} timed out for {one} just when the event loop came back with its outcome")
        # What counts is when the event loop came back.
        latest = max([waiter.deadline, *[until for _, until in self._stalled if until > waiter.deadline]])
        if now > latest + _LATEST_END + 1e-6 and not waiter.dawdles:
            self._break(f"{waiter} ended {now - waiter.deadline} s after its deadline")
        if one in waiter.shown and isinstance(outcome, SeamActionAttemptNotFoundError):
            self._break(f"{waiter} ended with {outcome!r}, although {one} was seen")

    def _check_truth(self, waiter: Waiter, one: str, outcome: object, told_at: float) -> None:
        attempt = self.attempts[one]
        expected: type = {
            "success": ActionAttempt,
            "error": ActionAttempt if waiter.kind == "as_completed" else SeamActionAttemptFailedError,
            "exploded": SeamActionAttemptUnknownStatusError,
        }[attempt.status]
        if not isinstance(outcome, expected):
            self._break(f"{waiter} was told at {told_at} that {one} is {attempt.status}, and has {outcome!r}")
            return
        shown = outcome if isinstance(outcome, ActionAttempt) else getattr(outcome, "action_attempt", None)
        truth = attempt.to_json(math.inf)
        facts = ("action_attempt_id", "status", "result")
        if any(getattr(shown, fact, None) != truth[fact] for fact in facts):
            self._break(f"{waiter} has {shown!r} for {truth}")
        if told_at < attempt.resolves_at:
            self._break(f"{waiter} knew of {one} before it resolved")
        if self._is_calm and waiter.kind == "wait":
            self._check_lateness(waiter, attempt, told_at)

    def _check_lateness(self, waiter: Waiter, attempt: Attempt, told_at: float) -> None:
        """In calm weather an outcome is known one interval and one call after it came, or one call after its event."""
        since = max(attempt.resolves_at, waiter.starts_at)
        wait = self.policy.wait
        if isinstance(wait, wait_proportional):
            interval = max(wait.min, min(wait.ratio * told_at, wait.max))
        else:
            interval = getattr(wait, "wait_fixed", 0.0)
        if waiter.polling_interval is not None:
            interval = waiter.polling_interval
        # All may be due at once: then the calls take turns.
        calls = 2 + 2 * math.ceil(len(self.attempts) / self.policy.batch_size)
        turns = calls / self.policy.max_requests_per_second + calls * self._latency * 2
        until = min(since + interval, waiter.hinted_at.get(attempt.action_attempt_id, math.inf))
        if told_at > until + turns + 0.2:
            self._break(f"{waiter} learned of {attempt.action_attempt_id} {told_at - since} s late, in calm weather")

    def _check_excuse(self, waiter: Waiter, one: str, outcome: object, now: float) -> None:
        if isinstance(outcome, SeamError) and not isinstance(outcome, SeamClientClosedError):
            named = getattr(outcome, "action_attempt_id", None)
            if named != one:
                self._break(f"{waiter} has an error that names {named} in place of {one}")
        match outcome:
            case SeamActionAttemptTimeoutError():
                # Asked once more at the deadline, unless that was not possible within the second that follows.
                is_late = now >= waiter.deadline + _LATEST_END - 1 / 32
                is_full = self._in_flight >= self.policy.max_concurrent_requests
                was_busy = is_full or self._busy_at >= waiter.deadline - 1
                in_vain = self._slow_until > waiter.deadline or (is_late and was_busy)
                is_fine = now >= waiter.deadline - 1e-6
                is_fine = is_fine and (self._asked_at.get(one, -1.0) >= waiter.deadline or in_vain)
            case SeamActionAttemptNotFoundError():
                is_fine = one in waiter.lost
            case SeamHttpUnauthorizedError():
                is_fine = waiter.starts_at <= self._refused_at <= now
            case SeamHttpApiError():
                is_rejected = one in waiter.rejected or self._rejected_at.get(one) == waiter.starts_at
                is_fine = outcome.status_code == 400 and is_rejected
            case SeamClientClosedError():
                is_fine = self._is_closed or self._was_killed(waiter, now)
            case _:
                is_fine = False
        if not is_fine:
            self._break(f"{waiter} has {outcome!r} for {one}, which nothing in this world explains")

    def _was_killed(self, waiter: Waiter, by: float) -> bool:
        return any(waiter.starts_at <= at <= by for at in self._killed_at)

    def _was_still(self, waiter: Waiter, now: float) -> bool:
        """Whether the event loop has just come back after it stood still past the end of a wait."""
        return any(
            until == now and began <= waiter.deadline and until > waiter.deadline + _LATEST_END + 0.3
            for began, until in self._stalled
        )

    def _break(self, what: str) -> None:
        """Notes the first rule that is broken: raised into the poller, it would be taken for a call that failed."""
        self._tell(f"BROKEN: {what}")
        if self._broken is None:
            self._broken = what

    def _tell(self, what: str) -> None:
        line = f"{self.clock.monotonic():14.6f}  {what}"
        self.digest = zlib.crc32(line.encode(), self.digest)
        if self._tells:
            print(line)  # noqa: T201


# The command.


def _live(seeds: range) -> list[str]:
    logging.disable()
    broken = []
    for seed in seeds:
        try:
            World(seed).run()
        except Broken as error:
            broken.append(str(error))
    return broken


def _live_all(worlds: int, first: int) -> int:
    """Lives many worlds, on all cores, and prints those in which a rule was broken."""
    began = time.monotonic()
    size = 50
    blocks = [range(start, min(start + size, first + worlds)) for start in range(first, first + worlds, size)]
    done = broken = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for block, found in zip(blocks, pool.map(_live, blocks), strict=True):
            done += len(block)
            broken += len(found)
            for text in found:
                print(text, flush=True)  # noqa: T201
            if done % 1000 == 0 or done == worlds:
                print(f"{done:,} worlds, {broken} broken, {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201
    return 1 if broken else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Live simulated worlds of the poller, and check its rules in each.")
    parser.add_argument("seed", type=int, nargs="?", help="one world to live, with its story")
    parser.add_argument("--worlds", type=int, default=10_000, help="how many to live without a seed")
    parser.add_argument("--first", type=int, default=0, help="the first seed of those")
    arguments = parser.parse_args()
    logging.disable()
    if arguments.seed is None:
        return _live_all(arguments.worlds, arguments.first)
    world = World(arguments.seed, tells=True)
    try:
        world.run()
    except Broken as error:
        print(error)  # noqa: T201
        return 1
    print(json.dumps({"seed": world.seed, "attempts": len(world.attempts), "waits": len(world.waiters)}))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
