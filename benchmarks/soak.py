"""Waits for many action attempts for a long time, while the server fails again and again; measures that all stays well.

    python benchmarks/soak.py                          # 4,000 attempts in flight for 20 s
    python benchmarks/soak.py --seconds 600 --attempts 20000 --json results.json

The server is a FakeSeam in a process of its own, so that the memory measured is the client's alone. Attempts take 5 to
50 s; whenever some have ended, as many new ones are started. They are waited for in groups of 1 to 500 by `wait`,
`wait_all` and `as_completed`, with timeouts that are often too short and waits that are called off; whatever is left is
waited for again. Beside them doors are unlocked through the client. After the time given nothing new is started, and
the run goes on until all have ended, which takes about another minute. A run of less than two minutes divides all these
durations by five.

A run exits with 1 when any of this is not so:

* Every attempt ended with the outcome that the server had in store for it, and not before it was there.
* Every wait that timed out was too short for its attempt, or names the call that failed as its cause.
* Every unlock was carried out once, or ended with an error that says that it may or may not have been.
* Nothing is kept of attempts that have ended: when all have, and the client is still open, Python has at most one block
  of memory in use for every four attempts, and 10,000 besides, more than after the client's first call.
* Memory is flat: the resident set is read every 2 s after a garbage collection, and no median of 30 s is more than 5 %
  above or below the first one after two minutes. Those are left out, since what the process once had it seldom gives
  back: the resident set grows until the calls have failed at their worst. A run of less than three minutes has no two
  medians to compare, and is judged by the blocks alone.
* Sockets and tasks are as many as before when all is done.

It reads /proc, so it runs on Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import itertools
import json
import logging
import math
import random
import resource
import statistics
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from attrs import astuple, define, field, frozen

from seam_async import (
    ActionAttempt,
    AsyncSeam,
    SeamActionAttemptFailedError,
    SeamActionAttemptTimeoutError,
    SeamError,
)
from seam_async.routes.action_attempts import ActionAttempts
from seam_async.testing import FakeSeam, Fault

LIFETIMES: Final = (5.0, 50.0)
SHORT_RUN: Final = 0.2
"""The factor of all durations in a run that is shorter than the warm-up of its memory."""
GROUP_SIZES: Final = (1.0, 500.0)
UNLOCKS_PER_SECOND: Final = 20
FAULTS_PER_SECOND: Final = 4
REQUESTS_PER_FAULT: Final = 4
FAILING_SHARE: Final = 0.2
SHARED_SHARE: Final = 0.1
SHORT_SHARE: Final = 0.5
CALLED_OFF_SHARE: Final = 0.2
LEAVING_SHARE: Final = 0.005
REMEMBERED_SECONDS: Final = 180
WARM_UP_SECONDS: Final = 60
MEMORY_WARM_UP_SECONDS: Final = 120
WINDOW_SECONDS: Final = 30
SAMPLE_SECONDS: Final = 2
PROGRESS_SECONDS: Final = 10
TOLERANCE_PERCENT: Final = 5.0
BLOCKS_PER_ATTEMPT: Final = 0.25
BLOCKS_MADE_ONCE: Final = 10_000
"""Connections, caches and errors of every kind, which the first call does not make yet."""
DRAIN_SECONDS: Final = 150
CALL_SECONDS: Final = 30.0
LEAST_SECONDS: Final = 20

LIST: Final = "/action_attempts/list"
UNAVAILABLE: Final = {"error": {"type": "unavailable", "message": "Come back later."}}
# What goes wrong, and how often next to the others. A call that hangs keeps one of the client's eight places for 10 s.
FAULTS: Final = {
    "500": (Fault(status=500, body={"error": {"type": "internal_error", "message": "Oh."}}), 5),
    "502 with HTML": (Fault(status=502, body="<html>Bad gateway</html>", headers={"content-type": "text/html"}), 3),
    "503 with Retry-After": (Fault(status=503, body=UNAVAILABLE, headers={"retry-after": "1"}), 0.3),
    "429 with Retry-After": (Fault(status=429, body=UNAVAILABLE, headers={"retry-after": "2"}), 0.3),
    "cut before": (Fault(cut="before"), 4),
    "cut after": (Fault(cut="after"), 4),
    "half a body": (Fault(status=200, body='{"action_attempts": [', headers={"content-length": "99999"}), 1),
    "malformed JSON": (Fault(status=200, body='{"action_attempts": [}'), 4),
    "wrong shape": (Fault(status=200, body={"action_attempts": {}}), 2),
    "late": (Fault(delay=1.0), 4),
    "no answer in time": (Fault(delay=12.0, path=LIST), 0.5),
    "no answer to an unlock": (Fault(delay=40.0, path="/locks/unlock_door"), 0.1),
}


def scale_of(seconds: int) -> float:
    """The factor of all durations in a run of so many seconds."""
    return SHORT_RUN if seconds < MEMORY_WARM_UP_SECONDS else 1.0


def log_uniform(low: float, high: float) -> float:
    return math.exp(random.uniform(math.log(low), math.log(high)))


@frozen
class Truth:
    """What the server has in store for an attempt.

    Attributes:
        serial: A number that stands in its result, or in its error.
        fails: Whether it fails.
        resolves_at: When; the event loops of both processes have the same clock.
    """

    serial: int
    fails: bool
    resolves_at: float

    def is_told_by(self, attempt: ActionAttempt) -> bool:
        """Whether an attempt has this outcome."""
        if self.fails:
            return attempt.is_error and attempt.error is not None and attempt.error.message == str(self.serial)
        return attempt.is_success and bool(attempt.result == {"serial": self.serial})


# The server process.


def start_attempt(fake: FakeSeam, serial: int, scale: float) -> tuple[str, Truth]:
    fails = random.random() < FAILING_SHARE
    one = fake.add_action_attempt(
        resolve_after=scale * log_uniform(*LIFETIMES),
        error=("device_error", str(serial)) if fails else None,
        result={"serial": serial},
    )
    return one, Truth(serial, fails, fake.resolved_at(one))


async def break_calls(fake: FakeSeam, broken: Counter[str]) -> None:
    weights = [weight for _, weight in FAULTS.values()]
    at_random = (random.choices(list(FAULTS), weights)[0] for _ in itertools.count())
    names = itertools.chain(FAULTS, at_random)
    while True:
        await asyncio.sleep(random.expovariate(FAULTS_PER_SECOND))
        # A fault stays until a request takes it: when few come, faults must not pile up until nothing else is left.
        if len(fake.requests) >= REQUESTS_PER_FAULT:
            fake.requests.clear()
            name = next(names)
            broken[name] += 1
            fake.break_next(FAULTS[name][0])


async def serve(scale: float) -> None:
    """Starts as many attempts as each line of the input says; 0 ends the faults, the end of the input the server."""
    loop = asyncio.get_running_loop()
    orders = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    broken: Counter[str] = Counter()
    started: deque[tuple[float, list[str]]] = deque()
    serials = itertools.count()
    lifetimes = scale * LIFETIMES[0], scale * LIFETIMES[1]
    async with FakeSeam(doors=1, latency=0.01, resolve_after=lifetimes) as fake:
        print(json.dumps([fake.endpoint, fake.api_key, next(iter(fake.devices))]), flush=True)
        trouble = loop.create_task(break_calls(fake, broken))
        while order := int(await orders.readline() or 0):
            fresh = {}
            for _ in range(order):
                one, truth = start_attempt(fake, next(serials), scale)
                fresh[one] = astuple(truth)
            print(json.dumps(fresh), flush=True)
            started.append((loop.time(), list(fresh)))
            while started[0][0] < loop.time() - REMEMBERED_SECONDS:
                for one in started.popleft()[1]:
                    fake.forget(one)
        trouble.cancel()
        print(json.dumps(broken), flush=True)
        await orders.read()


# The client's side of it.


@define
class Server:
    """The server process, and how to reach it."""

    process: Process
    endpoint: str
    api_key: str
    door: str

    async def ask(self, number: int) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(b"%d\n" % number)
        answer: dict[str, Any] = json.loads(await self.process.stdout.readline())
        return answer


@asynccontextmanager
async def server(seconds: int) -> AsyncIterator[Server]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, __file__, "--serve", "--seconds", str(seconds)), stdin=PIPE, stdout=PIPE, limit=2**20
    )
    assert process.stdin is not None
    assert process.stdout is not None
    yield Server(process, *json.loads(await process.stdout.readline()))
    process.stdin.close()
    await process.wait()


Learn = Callable[[ActionAttempt], object]
Form = Callable[[ActionAttempts, list[str], dict[str, Any], Learn], Awaitable[None]]


def learn_each(outcomes: list[Any], learn: Learn) -> None:
    errors = []
    for outcome in outcomes:
        if isinstance(outcome, ActionAttempt):
            learn(outcome)
        else:
            errors.append(outcome)
    if errors:
        raise ExceptionGroup("some did not succeed", errors)


async def by_wait(attempts: ActionAttempts, ids: list[str], options: dict[str, Any], learn: Learn) -> None:
    waits = (attempts.wait(one, **options) for one in ids)
    learn_each(await asyncio.gather(*waits, return_exceptions=True), learn)


async def by_wait_all(attempts: ActionAttempts, ids: list[str], options: dict[str, Any], learn: Learn) -> None:
    learn_each(await attempts.wait_all(ids, **options), learn)


async def by_wait_all_with_errors(
    attempts: ActionAttempts, ids: list[str], options: dict[str, Any], learn: Learn
) -> None:
    learn_each(await attempts.wait_all(ids, return_exceptions=True, **options), learn)


async def by_as_completed(attempts: ActionAttempts, ids: list[str], options: dict[str, Any], learn: Learn) -> None:
    async for attempt in attempts.as_completed(ids, **options):
        learn(attempt)
        if random.random() < LEAVING_SHARE:
            break


FORMS: Final[list[Form]] = [by_wait, by_wait_all, by_wait_all_with_errors, by_as_completed]


@define
class Soak:
    """One run.

    Attributes:
        goal: How many attempts are to be in flight.
        scale: The factor of all durations.
        in_flight: When each of those resolves.
        counts: What happened, and how often.
        wrong: What must not have happened.
        lateness: How many attempts were noticed how late, in hundredths of a second.
        overtime: The longest time, in seconds, that a wait went on after its deadline.
    """

    seam: AsyncSeam
    server: Server
    goal: int
    scale: float
    in_flight: dict[str, float] = field(factory=dict)
    counts: Counter[str] = field(factory=Counter)
    wrong: list[str] = field(factory=list)
    lateness: Counter[int] = field(factory=Counter)
    overtime: float = 0.0

    async def feed(self, tasks: asyncio.TaskGroup, seconds: float) -> None:
        """Keeps attempts in flight, and unlocks doors."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        while (passed := loop.time() - began) < seconds:
            gap = self.goal - len(self.in_flight)
            if gap > 0:
                answer = await self.server.ask(min(gap, 1_000))
                fresh = {one: Truth(*facts) for one, facts in answer.items()}
                self.in_flight.update((one, truth.resolves_at) for one, truth in fresh.items())
                self.counts["attempts"] += len(fresh)
                while fresh:
                    size = min(int(log_uniform(*GROUP_SIZES)), len(fresh))
                    group = dict(fresh.popitem() for _ in range(size))
                    tasks.create_task(self.see_through(group))
                    if random.random() < SHARED_SHARE:
                        tasks.create_task(self.see_through(dict(group)))
            for _ in range(int(passed * UNLOCKS_PER_SECOND) - self.counts["unlocks"]):
                self.counts["unlocks"] += 1
                tasks.create_task(self.unlock())
            # A busy server starts 1,000 at a time late: the next follow at once, or fewer are in flight than meant.
            await asyncio.sleep(0.2 if gap < 1_000 else 0.0)

    async def see_through(self, left: dict[str, Truth]) -> None:
        """Waits for a group, in one form after another, until every outcome is known."""

        def learn(attempt: ActionAttempt) -> None:
            self.counts["outcomes learned"] += 1
            truth = left.pop(attempt.action_attempt_id)
            if not truth.is_told_by(attempt):
                self.wrong.append(f"{attempt!r} is not {truth!r}")

        self.counts["outcomes waited for"] += len(left)
        while left:
            form = random.choice(FORMS)
            timeout = self.scale * log_uniform(*LIFETIMES) if random.random() < SHORT_SHARE else None
            patience = self.scale * random.uniform(0.0, 20.0) if random.random() < CALLED_OFF_SHARE else None
            options = {"timeout": timeout, "on_update": self.notice}
            deadline = asyncio.get_running_loop().time() + (timeout or 0.0)
            self.counts["waits"] += 1
            try:
                async with asyncio.timeout(patience):
                    await form(self.seam.action_attempts, list(left), options, learn)
            except* SeamActionAttemptFailedError as failures:
                for failure in failures.exceptions:
                    assert isinstance(failure, SeamActionAttemptFailedError)
                    assert failure.action_attempt is not None
                    learn(failure.action_attempt)
            except* SeamActionAttemptTimeoutError as timeouts:
                for error in timeouts.exceptions:
                    assert isinstance(error, SeamActionAttemptTimeoutError)
                    self.explain(error, left[error.action_attempt_id or ""], deadline)
            except* TimeoutError:
                self.counts["waits called off"] += 1

    def notice(self, attempt: ActionAttempt) -> None:
        """Takes in an attempt whenever an answer shows it changed."""
        if attempt.is_pending:
            return
        resolves_at = self.in_flight.pop(attempt.action_attempt_id, None)
        if resolves_at is not None:
            late = asyncio.get_running_loop().time() - resolves_at
            self.lateness[math.floor(late * 100)] += 1

    def explain(self, error: SeamActionAttemptTimeoutError, truth: Truth, deadline: float) -> None:
        """Finds out why an attempt's outcome was not there in time."""
        self.overtime = max(self.overtime, error.elapsed - error.timeout)
        if truth.resolves_at > deadline:
            self.counts["timed out: the time was too short"] += 1
        elif error.__cause__ is not None:
            self.counts["timed out: calls were failing"] += 1
        else:
            self.counts["timed out: no reason"] += 1

    async def unlock(self) -> None:
        try:
            await self.seam.locks.unlock_door(device_id=self.server.door, wait_for_action_attempt={"timeout": None})
        except SeamError as error:
            if error.action_attempt_id is not None:
                raise
            self.counts["unlocks in doubt" if error.may_have_run else "unlocks not carried out"] += 1
        else:
            self.counts["unlocks carried out"] += 1


# What is measured.


@frozen
class Sample:
    """The process at one moment.

    Attributes:
        at: When, in seconds since the start.
        memory: The resident set, in MB.
        blocks: How many blocks of memory Python has in use.
        sockets: How many are open.
        tasks: How many there are.
        in_flight: How many attempts are.
    """

    at: float
    memory: float
    blocks: int
    sockets: int
    tasks: int
    in_flight: int


def sample(at: float, in_flight: int) -> Sample:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    files = [file.readlink() for file in Path("/proc/self/fd").iterdir() if file.is_symlink()]
    sockets = sum(file.name.startswith("socket:") for file in files)
    return Sample(
        at, pages * resource.getpagesize() / 1e6, sys.getallocatedblocks(), sockets, len(asyncio.all_tasks()), in_flight
    )


async def watch(soak: Soak, samples: list[Sample]) -> None:
    """Takes samples until it is cancelled, and says how it goes."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    print(
        f"{'s':>5} {'in flight':>9} {'attempts':>9} {'learned':>9} {'calls':>7} {'failed':>7} {'MB':>6} {'sockets':>7}"
    )
    for number in itertools.count(1):
        await asyncio.sleep(began + number * SAMPLE_SECONDS - loop.time())
        now = sample(loop.time() - began, len(soak.in_flight))
        samples.append(now)
        if number * SAMPLE_SECONDS % PROGRESS_SECONDS == 0:
            stats = soak.seam.poller.stats()
            print(
                f"{now.at:>5.0f} {now.in_flight:>9} {soak.counts['attempts']:>9} {soak.counts['outcomes learned']:>9} "
                f"{stats.calls:>7} {stats.retries:>7} {now.memory:>6.1f} {now.sockets:>7}",
                flush=True,
            )


def percentile(counts: Counter[int], share: float) -> int:
    left = counts.total() * share
    for value in sorted(counts):
        left -= counts[value]
        if left <= 0:
            return value
    return 0


def medians(samples: list[Sample], seconds: int, of: Callable[[Sample], float]) -> list[float]:
    """The medians of the windows after the first two minutes."""
    starts = range(MEMORY_WARM_UP_SECONDS, seconds - WINDOW_SECONDS + 1, WINDOW_SECONDS)
    return [
        statistics.median(of(one) for one in samples if start <= one.at < start + WINDOW_SECONDS) for start in starts
    ]


def furthest(values: list[float]) -> float:
    """How far the furthest is from the first, in percent."""
    return 100 * max((abs(value / values[0] - 1) for value in values), default=0.0)


async def run(seconds: int, attempts: int) -> tuple[dict[str, Any], list[str]]:
    """The figures of a run, and what is wrong with them."""
    samples: list[Sample] = []
    scale = scale_of(seconds)
    async with server(seconds) as there:
        before = sample(0.0, 0)
        async with AsyncSeam(there.api_key, endpoint=there.endpoint, timeout=scale * CALL_SECONDS) as seam:
            await anext(aiter(seam.devices.list()))
            used = sample(0.0, 0)
            soak = Soak(seam, there, attempts, scale)
            watcher = asyncio.create_task(watch(soak, samples))
            try:
                async with asyncio.timeout(seconds + DRAIN_SECONDS), asyncio.TaskGroup() as tasks:
                    await soak.feed(tasks, seconds)
                    print("nothing new is started", flush=True)
            except TimeoutError:
                soak.wrong.append(f"not all had ended {DRAIN_SECONDS} s after the last was started")
            watcher.cancel()
            await asyncio.wait([watcher])
            broken = await there.ask(0)
            stats = seam.poller.stats()
            done = sample(0.0, 0)
            unlocks = [one async for one in seam.action_attempts.list(device_id=there.door)]
        await asyncio.sleep(0.1)  # a closed connection gives back its socket in a later turn of the loop
        after = sample(0.0, 0)
    steady = [one.in_flight for one in samples if scale * WARM_UP_SECONDS <= one.at < seconds]
    memory = medians(samples, seconds, lambda one: one.memory)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        **soak.counts,
        "unlocks that the server has": len(unlocks),
        "in flight, median": statistics.median(steady),
        "calls for outcomes": stats.calls,
        "of those that failed": stats.retries,
        **{f"faults: {name}": broken.get(name, 0) for name in FAULTS},
        "noticed late, median, s": percentile(soak.lateness, 0.5) / 100,
        "noticed late, 99 %, s": percentile(soak.lateness, 0.99) / 100,
        "noticed late, most, s": max(soak.lateness) / 100,
        "ended after the deadline, most, s": soak.overtime,
        "CPU of the client, s": usage.ru_utime + usage.ru_stime,
        "memory, medians of 30 s, MB": memory,
        "memory, furthest from the first, %": furthest(memory),
        "blocks after the first call and after all": [used.blocks, done.blocks],
        "memory before and after, MB": [before.memory, after.memory],
        "sockets before, most, after": [before.sockets, max(one.sockets for one in samples), after.sockets],
        "tasks before, most, after": [before.tasks, max(one.tasks for one in samples), after.tasks],
    }
    return figures, soak.wrong + judge(soak, figures)


def judge(soak: Soak, figures: dict[str, Any]) -> list[str]:
    """What is wrong with the figures."""
    counts = soak.counts
    carried_out, has = counts["unlocks carried out"], figures["unlocks that the server has"]
    kept = figures["blocks after the first call and after all"]
    sockets, tasks = figures["sockets before, most, after"], figures["tasks before, most, after"]
    demands = {
        "timeouts have no reason": not counts["timed out: no reason"],
        "outcomes were lost": counts["outcomes learned"] == counts["outcomes waited for"],
        "attempts were lost": not soak.in_flight and soak.lateness.total() == counts["attempts"],
        "fewer attempts were in flight": figures["in flight, median"] >= 0.9 * soak.goal,
        "a kind of fault did not happen": all(figures[f"faults: {name}"] for name in FAULTS),
        "unlocks were carried out twice": carried_out <= has <= carried_out + counts["unlocks in doubt"],
        "attempts were kept": kept[1] - kept[0] <= BLOCKS_MADE_ONCE + BLOCKS_PER_ATTEMPT * counts["attempts"],
        "memory is not flat": figures["memory, furthest from the first, %"] <= TOLERANCE_PERCENT,
        "sockets were left": sockets[0] == sockets[-1],
        "tasks were left": tasks[0] == tasks[-1],
    }
    return [wrong for wrong, is_right in demands.items() if not is_right]


def in_words(value: float | list[float]) -> str:
    if isinstance(value, list):
        return " ".join(map(in_words, value))
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=20, help="how long attempts are kept in flight")
    parser.add_argument("--attempts", type=int, default=4_000, help="how many")
    parser.add_argument("--json", type=Path, help="a file to write the figures to")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        asyncio.run(serve(scale_of(arguments.seconds)))
        return 0
    if arguments.seconds < LEAST_SECONDS:
        parser.error(f"give it {LEAST_SECONDS} s or more, so that it takes attempts of all ages through all faults")
    logging.getLogger("seam_async").setLevel(logging.ERROR)  # it warns of calls that fail, which many do here
    figures, wrong = asyncio.run(run(arguments.seconds, arguments.attempts))
    for name, value in figures.items():
        print(f"{name:<40} {in_words(value)}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2))
    for line in wrong:
        print("wrong:", line)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
