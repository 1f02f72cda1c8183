"""Lateness over requests: how late outcomes are noticed, and how many requests that takes, in virtual time.

    python benchmarks/lateness.py            # docs/lateness.md and its image, in 2 minutes on 2 idle cores
    python benchmarks/lateness.py --quick    # prints a few cells, and checks the model against the poller

A model of the poller's scheduling runs each strategy on the same attempts: batches, riders, requests in flight, the
burst limit and the latency are those of the poller, ids are rows of arrays. Deterministic: the same seeds give the same
figures. Attempts are known to be pending when their wait begins, as after an action; half of the latency passes before
the server looks at them.
"""

from __future__ import annotations

import argparse
import asyncio
import heapq
import json
import math
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from seam_async import ActionAttempt, ActionAttemptPoller, PollingPolicy, wait_learned, wait_proportional
from seam_async._polling.backoff import ALONE, SHARED_GROWTH, Load, least_shared, share_of
from seam_async._polling.learned import EDGES, MOST_STRETCH, Lifetimes
from seam_async.testing import FakeClock

Array = np.ndarray[Any, np.dtype[np.float64]]
Interval = Callable[[Array, Load], Array]
"""The intervals of ids of these ages, polled by a request of this load."""

LATENCIES: Final = (0.02, 0.1)
BATCH: Final = 500
BUCKETS: Final = 256
PACE: Final = PollingPolicy().max_requests_per_second
SLOTS: Final = PollingPolicy().max_concurrent_requests - 1
PEER_INTERVAL: Final = 0.5
TRAINING: Final = 50
FADE: Final = wait_learned().fade
ACTION: Final = "UNLOCK_DOOR"
DEFAULT: Final = wait_proportional(shared_min=0.1)
ONE_AT_A_TIME: Final = -1.0
"""The arrival rate of lone attempts: each begins when the one before has ended."""
ARRIVALS: Final = {
    1: (ONE_AT_A_TIME,),
    10: (math.inf, 0.2, 2.0, 20.0),
    300: (math.inf, 0.2, 2.0, 20.0),
    3_000: (math.inf, 2.0, 20.0),
}
"""Arrivals per second, by number of attempts. At 0.2 a second, 3,000 attempts are as 300: the same few are pending."""
REPEATS: Final = {1: 200, 10: 15, 300: 2, 3_000: 1}
SCALES: Final = (0.5, 1.0, 2.0, 4.0, 8.0)


def _doors(random: np.random.Generator, number: int) -> Array:
    quick = np.exp(math.log(2) + 0.35 * random.standard_normal(number))
    return np.where(random.random(number) < 0.05, random.uniform(27, 33, number), quick)


def _either(random: np.random.Generator, number: int) -> Array:
    return np.where(random.random(number) < 0.5, 3.0, 60.0) * random.uniform(0.9, 1.1, number)


LIFETIMES: Final[dict[str, Callable[[np.random.Generator, int], Array]]] = {
    "uniform, 1 to 5 s": lambda random, number: random.uniform(1, 5, number),
    "doors: around 2 s, 5 % around 30 s": _doors,
    "exponential, mean 20 s": lambda random, number: random.exponential(20, number),
    "log-uniform, 1 s to 10 min": lambda random, number: np.exp(random.uniform(0, math.log(600), number)),
    "3 s or 60 s, each ± 10 %": _either,
}


class Result(NamedTuple):
    """The figures of a strategy in a cell: lateness in seconds, and counts for each attempt."""

    late: float
    p99: float
    requests: float
    asked: float
    peak: int


class Cell(NamedTuple):
    """A load: the lifetimes, the number of attempts, their arrivals per second, and the latency."""

    lifetimes: str
    number: int
    rate: float
    latency: float


Row = dict[str, Any]
"""A cell with its `results` by strategy, and its `curves` of scaled strategies."""


# Strategies.


class Proportional:
    """`wait_proportional`, with intervals scaled by `factor`."""

    def __init__(self, strategy: wait_proportional, factor: float = 1.0) -> None:
        self._strategy = strategy
        self._factor = factor

    def __call__(self, ages: Array, load: Load) -> Array:
        strategy = self._strategy
        alone = self._factor * np.maximum(strategy.min, np.minimum(ages * strategy.ratio, strategy.max))
        if strategy.shared_min is None or load.ids <= 1:
            return alone
        wanted = np.minimum(alone, SHARED_GROWTH * np.sqrt(ages)) * share_of(load)
        return np.minimum(alone, np.maximum(wanted, max(strategy.shared_min, least_shared(load))))


class Learned:
    """`wait_learned`, for attempts of one action type and for many ages at a time."""

    def __init__(self) -> None:
        self._lifetimes = Lifetimes()
        self._is_taught = False
        self._prior = Proportional(DEFAULT)

    def __call__(self, ages: Array, load: Load) -> Array:
        if not self._is_taught:
            return self._prior(ages, load)
        rates = self._lifetimes.current_rates(DEFAULT)
        is_alone = load.ids <= 1
        step = 1.0 if is_alone else rates.shared * share_of(load)
        integral = np.interp(ages, EDGES, rates.integral)
        wanted = np.interp(integral + step, rates.integral, EDGES) - ages
        least = DEFAULT.least if is_alone else max(DEFAULT.least, least_shared(load))
        return np.minimum(np.maximum(wanted, least), MOST_STRETCH * self._prior(ages, ALONE))

    def learn(self, after: Array, by: Array) -> None:
        self._is_taught = True
        for seen, known in zip(after.tolist(), by.tolist(), strict=True):
            self._lifetimes.add(max(seen, 0.0), max(known, 0.0), 1, FADE)


class Knowing:
    """The best schedule for known lifetimes: the integral of the square root of the hazard rate is constant."""

    def __init__(self, lifetimes: str, scale: float) -> None:
        samples = np.sort(LIFETIMES[lifetimes](np.random.default_rng(0), 400_000))
        edges = np.concatenate([[0.0], np.geomspace(0.05, samples[-1] * 1.001, 400)])
        resolved, _ = np.histogram(samples, edges)
        alive = len(samples) - np.cumsum(resolved) + resolved / 2
        widths = np.diff(edges)
        # Of a hazard rate that is nowhere zero: an outcome just before a gap is not left to the poll after the gap.
        hazard = np.maximum(resolved / alive / widths, 0.02 / edges[1:])
        self._edges = edges
        self._integral = np.concatenate([[0.0], np.cumsum(np.sqrt(hazard) * widths)])
        self._step = 1.0 / scale

    def __call__(self, ages: Array, load: Load) -> Array:
        target = np.interp(ages, self._edges, self._integral) + self._step
        until: Array = np.interp(target, self._integral, self._edges, right=self._edges[-1] * 1.01)
        return np.maximum(until - ages, 0.01)


# The model.


class Run:
    """One simulated run of the poller.

    Args:
        arrivals: When the waits begin, in ascending order.
        lifetimes: Seconds from there to the outcomes.
        latency: Seconds from a request to its response.
        interval: The strategy.
        riders: The share of the interval after which an id may be polled early, and by how many seconds.
    """

    def __init__(
        self, arrivals: Array, lifetimes: Array, latency: float, interval: Interval, riders: tuple[float, float]
    ) -> None:
        number = len(arrivals)
        self._arrivals, self._resolve = arrivals, arrivals + lifetimes
        self._latency, self._interval, self._riders = latency, interval, riders
        self._due = np.full(number, math.inf)
        self._eligible = np.full(number, math.inf)
        self._shown_at = arrivals.copy()
        self._done = np.zeros(number, bool)
        self._first = self._entered = self._pending = self._order = 0
        self._flight: list[tuple[float, int, float, Load, Any]] = []
        self._even_at = -math.inf
        self.late = np.zeros(number)
        self.sent: list[float] = []
        self.asked = 0
        self._run()

    def _run(self) -> None:
        burst = PACE / 10
        spacing = 1 / (PACE - burst + 1)
        while True:
            arrives = self._arrivals[self._entered] if self._entered < len(self._arrivals) else math.inf
            responds = self._flight[0][0] if self._flight else math.inf
            sends = math.inf
            if len(self._flight) < SLOTS and self._first < self._entered:
                sends = max(self._due[self._first : self._entered].min(), self._even_at - (burst - 1) * spacing)
            now = min(arrives, responds, sends)
            if now == math.inf:
                return
            if arrives <= now:
                self._enter(now)
            elif responds <= now:
                self._respond(now)
            else:
                self._even_at = max(self._even_at, now) + spacing
                self._send(now)

    def _enter(self, now: float) -> None:
        until = int(np.searchsorted(self._arrivals, now, side="right"))
        ids = np.arange(self._entered, until)
        self._pending += len(ids)
        self._entered = until
        self._file(ids, now, now + self._interval(np.zeros(len(ids)), Load()))

    def _file(self, ids: Any, now: float, due: Array) -> None:
        share, seconds = self._riders
        self._due[ids] = np.ceil(due * BUCKETS) / BUCKETS
        self._eligible[ids] = np.maximum(now + (due - now) * share, due - seconds)

    def _send(self, now: float) -> None:
        ids = np.nonzero(self._eligible[self._first : self._entered] <= now)[0] + self._first
        if len(ids) > BATCH:
            ids = ids[np.argpartition(self._due[ids], BATCH)[:BATCH]]
        self._due[ids] = self._eligible[ids] = math.inf
        self._order += 1
        load = Load(len(ids), self._pending / BATCH)
        heapq.heappush(self._flight, (now + self._latency, self._order, now, load, ids))
        self.sent.append(now)
        self.asked += len(ids)

    def _respond(self, now: float) -> None:
        _, _, sent_at, load, ids = heapq.heappop(self._flight)
        has_resolved = self._resolve[ids] <= sent_at + self._latency / 2
        resolved, pending = ids[has_resolved], ids[~has_resolved]
        if len(resolved):
            self.late[resolved] = now - self._resolve[resolved]
            self._done[resolved] = True
            self._pending -= len(resolved)
            if isinstance(self._interval, Learned):
                began = self._arrivals[resolved]
                self._interval.learn(self._shown_at[resolved] - began, sent_at - began)
            while self._first < self._entered and self._done[self._first]:
                self._first += 1
        if len(pending):
            self._shown_at[pending] = sent_at
            interval = self._interval(now - self._arrivals[pending], load)
            self._file(pending, now, np.maximum(sent_at + interval, now + interval / 2))


HALF_WAY: Final = (0.5, math.inf)
QUARTER_WAY: Final = (0.25, 1.0)


def attempts(cell: Cell, seed: int) -> tuple[Array, Array]:
    """The arrivals and lifetimes of a cell."""
    random = np.random.default_rng([seed, cell.number, list(LIFETIMES).index(cell.lifetimes)])
    number = REPEATS[1] if cell.rate == ONE_AT_A_TIME else cell.number
    lifetimes = LIFETIMES[cell.lifetimes](random, number)
    if cell.rate == ONE_AT_A_TIME:
        return np.concatenate([[0.0], np.cumsum(lifetimes + 60)[:-1]]), lifetimes
    if cell.rate == math.inf:
        return np.zeros(number), lifetimes
    return np.cumsum(random.exponential(1 / cell.rate, number)), lifetimes


def result_of(late: list[Array], requests: int, asked: int, peak: int) -> Result:
    all_late = np.concatenate(late)
    number = len(all_late)
    quantile = float(np.quantile(all_late, 0.99))
    return Result(float(all_late.mean()), quantile, requests / number, asked / number, peak)


def simulate(cell: Cell, strategy: Interval | None, riders: tuple[float, float]) -> Result:
    """Runs a strategy in a cell, with all seeds of it; `None` for `wait_learned`, trained for each seed."""
    late, requests, asked, peak = [], 0, 0, 0
    for seed in range(1 if cell.number == 1 else REPEATS[cell.number]):
        run = Run(*attempts(cell, seed), cell.latency, strategy or trained(cell, seed), riders)
        sent = np.array(run.sent)
        late.append(run.late)
        requests += len(sent)
        asked += run.asked
        peak = max(peak, int((np.searchsorted(sent, sent + 1) - np.arange(len(sent))).max()))
    return result_of(late, requests, asked, peak)


def peers(cell: Cell, *, first_at_once: bool) -> Result:
    """Each attempt polled alone, every 0.5 s after a response, as the official client and `handwritten` do."""
    late, requests = [], 0
    period = PEER_INTERVAL + cell.latency
    first = cell.latency / 2 + (0.0 if first_at_once else PEER_INTERVAL)
    for seed in range(1 if cell.number == 1 else REPEATS[cell.number]):
        _, lifetimes = attempts(cell, seed)
        polls = np.maximum(0, np.ceil((lifetimes - first) / period))
        late.append(first + polls * period + cell.latency / 2 - lifetimes)
        requests += int((polls + 1).sum())
    return result_of(late, requests, requests, 0)


def trained(cell: Cell, seed: int) -> Learned:
    """`wait_learned` after 50 lone attempts with these lifetimes."""
    lone = Cell(cell.lifetimes, 1, ONE_AT_A_TIME, cell.latency)
    arrivals, lifetimes = attempts(lone, 1_000 + seed)
    strategy = Learned()
    Run(arrivals[:TRAINING], lifetimes[:TRAINING], cell.latency, strategy, QUARTER_WAY)
    return strategy


def measure(cell: Cell) -> dict[str, Any]:
    """All strategies in a cell."""
    old = wait_proportional()
    results = {
        "before": simulate(cell, Proportional(old), HALF_WAY),
        "riders": simulate(cell, Proportional(old), QUARTER_WAY),
        "default": simulate(cell, Proportional(DEFAULT), QUARTER_WAY),
        "learned": simulate(cell, None, QUARTER_WAY),
        "official": peers(cell, first_at_once=False),
        "handwritten": peers(cell, first_at_once=True),
    }
    curves: dict[str, list[Result]] = {}
    if cell.latency == LATENCIES[0]:
        scales = knowing_scales(cell)
        curves["knowing"] = [simulate(cell, Knowing(cell.lifetimes, scale), QUARTER_WAY) for scale in scales]
        if cell.number in (1, 300):
            curves["proportional"] = [simulate(cell, Proportional(old, factor), QUARTER_WAY) for factor in SCALES]
    return {"cell": cell, "results": results, "curves": curves}


def knowing_scales(cell: Cell) -> Iterable[float]:
    base = {"uniform": 5.0, "doors": 4.0, "exponential": 5.5, "log-uniform": 4.0, "3": 5.5}
    start = base[cell.lifetimes.split(",")[0].split(":")[0].split(" ")[0]]
    return [start * factor for factor in ((0.7, 1.0, 1.5, 2.2) if cell.number == 1 else (0.5, 1.2, 3.0, 7.0))]


def at_requests(curve: list[Result], requests: float) -> float:
    """The lateness of a curve at a number of requests, interpolated; NaN outside of the curve."""
    points = sorted((math.log(result.requests), math.log(result.late)) for result in curve)
    position = math.log(requests)
    if not points[0][0] <= position <= points[-1][0]:
        return math.nan
    return math.exp(np.interp(position, [at for at, _ in points], [late for _, late in points]).item())


def measure_all(cells: list[Cell], kept: Path | None = None) -> list[Row]:
    """All cells, as many at a time as there are cores; those in the file `kept` are not measured again."""
    lines = kept.read_text().splitlines() if kept is not None and kept.exists() else []
    rows = [row_of(json.loads(line)) for line in lines]
    done = {row["cell"] for row in rows}
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for future in as_completed([pool.submit(measure, cell) for cell in cells if cell not in done]):
            rows.append(row_of(future.result()))
            if kept is not None:
                with kept.open("a") as file:
                    file.write(json.dumps(future.result()) + "\n")
    return sorted(rows, key=lambda row: row["cell"])


def grid() -> list[Cell]:
    """All cells."""
    return [
        Cell(lifetimes, number, rate, latency)
        for latency in LATENCIES
        for lifetimes in LIFETIMES
        for number, rates in ARRIVALS.items()
        for rate in rates
    ]


# The check against the poller.


async def poll_truly(cell: Cell, clock: FakeClock, policy: PollingPolicy) -> Result:
    """The same attempts through the poller itself, in virtual time."""
    arrivals, lifetimes = attempts(cell, 0)
    resolves_at = {f"attempt-{index}": at for index, at in enumerate((arrivals + lifetimes).tolist())}
    late: list[float] = []

    async def fetch(ids: list[str]) -> list[dict[str, Any]]:
        await clock.sleep(cell.latency / 2)
        now = clock.monotonic()
        statuses = {attempt_id: "success" if now >= resolves_at[attempt_id] else "pending" for attempt_id in ids}
        await clock.sleep(cell.latency / 2)
        return [{"action_attempt_id": key, "action_type": ACTION, "status": status} for key, status in statuses.items()]

    async def wait(poller: ActionAttemptPoller, attempt_id: str, arrives: float) -> None:
        await clock.sleep(arrives - clock.monotonic())
        await poller.wait(ActionAttempt(attempt_id, "pending", ACTION), timeout=None)
        late.append(clock.monotonic() - resolves_at[attempt_id])

    async with ActionAttemptPoller(fetch, policy=policy, clock=clock) as poller, asyncio.TaskGroup() as tasks:
        for attempt_id, arrives in zip(resolves_at, arrivals.tolist(), strict=True):
            tasks.create_task(wait(poller, attempt_id, arrives))
    stats = poller.stats()
    return result_of([np.array(late)], stats.calls, stats.ids_asked, 0)


def check() -> list[tuple[Cell, str, Result, Result]]:
    """The model and the poller in a few cells."""
    compared = []
    for lifetimes in ("doors: around 2 s, 5 % around 30 s", "exponential, mean 20 s"):
        for number, rate in ((10, 2.0), (300, 20.0), (300, math.inf)):
            cell = Cell(lifetimes, number, rate, LATENCIES[0])
            for name in ("default", "learned"):
                strategy = wait_learned() if name == "learned" else PollingPolicy().wait
                truly = FakeClock()
                polled = truly.run(poll_truly(cell, truly, PollingPolicy(wait=strategy)))
                model: Interval = Learned() if name == "learned" else Proportional(DEFAULT)
                run = Run(*attempts(cell, 0), cell.latency, model, QUARTER_WAY)
                compared.append((cell, name, result_of([run.late], len(run.sent), run.asked, 0), polled))
    return compared


# The page.

PAGE: Final = Path(__file__).parent.parent / "docs" / "lateness.md"
IMAGE: Final = Path(__file__).parent.parent / "docs" / "images" / "lateness.svg"
NAMES: Final = {
    "before": "without sharing",
    "default": "default",
    "learned": "wait_learned",
    "knowing": "knows the lifetimes",
    "official": "official package",
    "handwritten": "hand-written loop",
}
COLORS: Final = {
    "before": "#8a8a8a",
    "default": "#0b6e4f",
    "learned": "#1f5fbf",
    "knowing": "#000000",
    "official": "#b3261e",
    "handwritten": "#c8871e",
}


def load_of(cell: Cell) -> str:
    if cell.rate == ONE_AT_A_TIME:
        return "alone"
    return f"{cell.number:,}, " + ("at once" if cell.rate == math.inf else f"{cell.rate:g} a second")


def row_of(measured: Row) -> Row:
    """A cell with its results as objects, whether they come from a process or from a file."""
    return {
        "cell": Cell(*measured["cell"]),
        "results": {name: Result(*result) for name, result in measured["results"].items()},
        "curves": {name: [Result(*result) for result in curve] for name, curve in measured["curves"].items()},
    }


def table(rows: list[Row], lifetimes: str) -> list[str]:
    shown = [row for row in rows if row["cell"].lifetimes == lifetimes and row["cell"].latency == LATENCIES[0]]
    lines = [
        f"### Lifetimes {lifetimes}",
        "",
        "| attempts | without sharing | default | `wait_learned` | knows | official package |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in sorted(shown, key=lambda row: (row["cell"].number, -row["cell"].rate)):
        results = row["results"]
        cells = [
            f"{results[name].late:.2f} s, {results[name].p99:.2f} s, {figure(results[name].requests)}"
            for name in ("before", "default", "learned", "official")
        ]
        knows = at_requests(row["curves"]["knowing"], results["learned"].requests)
        cells.insert(3, "" if math.isnan(knows) else f"{knows:.2f} s")
        lines.append(f"| {load_of(row['cell'])} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def goals(rows: list[Row]) -> Iterable[tuple[str, list[Row], Callable[[Row], float], float]]:
    """Each goal: its text, the cells that it is for, the measured ratio, and the bound of the ratio."""
    shared = [row for row in rows if row["cell"].number >= 10]
    alone = [row for row in rows if row["cell"].number == 1]

    def ratio(one: str, other: str, field: str) -> Callable[[Row], float]:
        return lambda row: float(getattr(row["results"][one], field) / getattr(row["results"][other], field))

    def of_knowing(row: Row) -> float:
        learned = row["results"]["learned"]
        return float(learned.late) / at_requests(row["curves"]["knowing"], learned.requests)

    for name in ("default", "learned"):
        late, shown = ratio(name, "before", "late"), NAMES[name]
        yield f"{shown}, from 10 attempts: half as late as without sharing", shared, late, 0.5
        yield f"{shown}: no later than without sharing", rows, late, 1.0
        requests = ratio(name, "official", "requests")
        yield f"{shown}, from 10 attempts: 0.8 x the requests of the official package", shared, requests, 0.8
        yield f"{shown}, alone: no more requests", alone, ratio(name, "before", "requests"), 1.0
    measured = [row for row in rows if row["curves"] and not math.isnan(of_knowing(row))]
    yield "wait_learned: 1.25 x as late as the schedule that knows, at equal requests", measured, of_knowing, 1.25


def verdicts(rows: list[Row]) -> list[str]:
    """The goals, met or missed, as lines of a table."""
    lines = ["| goal, at most | cells | missed | the cells that miss it |", "| --- | ---: | ---: | --- |"]
    for text, cells, value, bound in goals(rows):
        missed = [row for row in cells if value(row) > bound + 0.005]
        worst: dict[str, list[Row]] = {}
        for row in missed:
            worst.setdefault(row["cell"].lifetimes, []).append(row)
        shown = "; ".join(f"{len(group)} of {name}: {max(map(value, group)):.2f}" for name, group in worst.items())
        lines.append(f"| {text} | {len(cells)} | {len(missed)} | {shown} |")
    return lines


def page(rows: list[Row], compared: list[tuple[Cell, str, Result, Result]]) -> str:
    by_latency = {latency: [row for row in rows if row["cell"].latency == latency] for latency in LATENCIES}
    lines = [
        "# Lateness over requests",
        "",
        "Generated by `python benchmarks/lateness.py`. How late outcomes are noticed, and how many requests that",
        "takes, simulated in virtual time. What the strategies are, and why, is explained in",
        "[How it works](explanation.md#how-often-an-id-is-polled).",
        "",
        "![Mean lateness over requests for each attempt](images/lateness.svg)",
        "",
        "The upper row shows lone attempts, the lower one 300 attempts that arrive two a second. A point further left",
        "costs fewer requests, a lower one notices outcomes sooner. A line is one schedule, scaled up and down.",
        "",
        "- *without sharing*: the former default: a tenth of the age, from 0.25 s to 30 s, and riders from half of the",
        "  interval;",
        "- *default*: `wait_proportional(shared_min=0.1)`, and riders from a quarter of the interval;",
        f"- `wait_learned`, which has seen {TRAINING} attempts before, one after another, and goes on learning;",
        "- *knows*: the best schedule for known lifetimes, with as many requests as `wait_learned`;",
        "- *official package*: each attempt polled alone, 0.5 s after each response. A hand-written loop with the same",
        "  interval polls at once as well: one more request, equally late.",
        "",
        "Lateness is the time from the outcome to the end of the response that shows it, half of the latency included.",
        "",
        "## Goals",
        "",
    ]
    lines += verdicts(rows)
    lines += [
        "",
        "The last column counts the cells by their lifetimes, with the largest ratio.",
        "Short attempts that arrive one in five seconds are alone most of the time, so there is little to share: they",
        "cost what lone attempts cost, which is more than the official package sends, and are noticed sooner. The last",
        "of ten attempts at once is alone, too. With 3,000 short ones at once, the bound of 20 requests per second",
        "keeps the intervals near those of lone attempts. At a latency of 100 ms, 50 ms are the way of the response.",
        "",
        "## All figures",
        "",
        f"At a latency of {LATENCIES[0] * 1e3:.0f} ms: mean lateness, 99th percentile, and requests for each attempt.",
        "",
    ]
    for lifetimes in LIFETIMES:
        lines += table(by_latency[LATENCIES[0]], lifetimes)
    lines += [
        *[f"At {latency * 1e3:.0f} ms, {summary(rows)}." for latency, rows in by_latency.items()],
        "",
        "## The model",
        "",
        "The figures come from a model of the poller's scheduling. In these cells the poller itself ran on the same",
        "attempts, in virtual time (mean lateness and requests for each attempt, model and poller):",
        "",
        "| attempts | strategy | model | poller |",
        "| --- | --- | ---: | ---: |",
    ]
    for cell, name, model, polled in compared:
        shown = " | ".join(f"{result.late:.3f} s, {figure(result.requests)}" for result in (model, polled))
        lines.append(f"| {cell.lifetimes}; {load_of(cell)} | {NAMES[name]} | {shown} |")
    return "\n".join(lines) + "\n"


def summary(rows: list[Row]) -> str:
    """The strategies over all cells."""
    return f"the default is {means(rows, 'default')}, and `wait_learned` {means(rows, 'learned')}"


def means(rows: list[Row], name: str) -> str:
    """The geometric means of lateness and requests, as multiples of those without sharing."""
    shares = []
    for field in ("late", "requests"):
        logs = [
            math.log(getattr(row["results"][name], field) / getattr(row["results"]["before"], field)) for row in rows
        ]
        shares.append(math.exp(sum(logs) / len(logs)))
    return f"{shares[0]:.2f} x as late with {shares[1]:.2f} x the requests"


def draw(rows: list[Row], to: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "seam-async"
    mpl.rcParams["svg.fonttype"] = "none"
    from matplotlib import pyplot as plt
    from matplotlib.ticker import LogLocator, NullFormatter

    figure_, panels = plt.subplots(2, len(LIFETIMES), figsize=(13, 5.4), layout="constrained")
    for column, lifetimes in enumerate(LIFETIMES):
        for axes, (number, rate) in zip(panels[:, column], ((1, ONE_AT_A_TIME), (300, 2.0)), strict=True):
            (row,) = [row for row in rows if row["cell"] == Cell(lifetimes, number, rate, LATENCIES[0])]
            for name, curve in (("before", row["curves"]["proportional"]), ("knowing", row["curves"]["knowing"])):
                points = [(result.requests, result.late) for result in curve]
                axes.plot(*zip(*sorted(points), strict=True), "--", color=COLORS[name], lw=1, label=NAMES[name])
            for name in ("before", "default", "learned", "official", "handwritten"):
                result = row["results"][name]
                label = None if name == "before" else NAMES[name]  # the line has it
                marker = "s" if name in ("official", "handwritten") else "o"
                axes.plot(result.requests, result.late, marker, color=COLORS[name], ms=6, label=label)
            axes.set_xscale("log")
            axes.set_yscale("log")
            for axis in (axes.xaxis, axes.yaxis):
                axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
                axis.set_major_formatter("{x:g}")
                axis.set_minor_formatter(NullFormatter())
            axes.tick_params(labelsize=8)
            axes.grid(alpha=0.3)
            axes.set_title(lifetimes if number == 1 else "", fontsize=8)
        panels[1, column].set_xlabel("requests for each attempt")
    panels[0, 0].set_ylabel("alone: mean lateness, s")
    panels[1, 0].set_ylabel("300, 2 a second: mean lateness, s")
    figure_.legend(*panels[1, 0].get_legend_handles_labels(), loc="outside lower center", ncols=6, fontsize=9)
    to.parent.mkdir(parents=True, exist_ok=True)
    figure_.savefig(to, metadata={"Date": None, "Creator": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a few cells, printed; nothing is written")
    parser.add_argument("--kept", type=Path, help="a file of measured cells, to go on with and to add to")
    arguments = parser.parse_args()
    if arguments.quick:
        cells = [Cell(lifetimes, 300, 20.0, LATENCIES[0]) for lifetimes in list(LIFETIMES)[:3]]
        for row in measure_all(cells):
            print("\n".join(table([row], row["cell"].lifetimes)))
        for cell, name, model, polled in check():
            print(cell.lifetimes, load_of(cell), name, "model", model, "poller", polled, sep="; ")
        return
    rows = measure_all(grid(), arguments.kept)
    PAGE.write_text(page(rows, check()))
    draw(rows, IMAGE)


if __name__ == "__main__":
    main()
