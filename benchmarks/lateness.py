"""Lateness over requests: how late outcomes are noticed, and how many requests that takes, in virtual time.

    python benchmarks/lateness.py            # docs/lateness.md and its image, in 4 minutes on 2 cores
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
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from seam_async import ActionAttempt, ActionAttemptPoller, PollingPolicy, wait_learned, wait_proportional
from seam_async._polling.backoff import SHARED_GROWTH, Load, least_shared, share_of
from seam_async._polling.learned import _EDGES, _MOST_STRETCH
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
ACTION: Final = "UNLOCK_DOOR"
ONE_AT_A_TIME: Final = -1.0
"""The arrival rate of lone attempts: each begins when the one before has ended."""
ARRIVALS: Final = {
    1: (ONE_AT_A_TIME,),
    10: (math.inf, 0.2, 2.0, 20.0),
    300: (math.inf, 0.2, 2.0, 20.0),
    3_000: (math.inf, 2.0, 20.0),
}
"""Arrivals per second, by number of attempts. At 0.2 a second, 3,000 attempts are as 300: the same few are pending."""
REPEATS: Final = {1: 400, 10: 30, 300: 2, 3_000: 1}
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
    """`wait_learned`, for many ages at a time."""

    def __init__(self, strategy: wait_learned) -> None:
        self.strategy = strategy

    def __call__(self, ages: Array, load: Load) -> Array:
        prior = self.strategy.prior
        lifetimes = self.strategy._types.get(ACTION)
        if lifetimes is None:
            return Proportional(prior)(ages, load)
        rates = lifetimes.current_rates(prior)
        is_alone = load.ids <= 1
        step = 1.0 if is_alone else rates.shared * share_of(load)
        integral = np.interp(ages, _EDGES, rates._integral)
        wanted = np.interp(integral + step, rates._integral, _EDGES) - ages
        least = prior.least if is_alone else max(prior.least, least_shared(load))
        alone = np.maximum(prior.min, np.minimum(ages * prior.ratio, prior.max))
        return np.minimum(np.maximum(wanted, least), _MOST_STRETCH * alone)

    def learn(self, after: Array, by: Array) -> None:
        for seen, known in zip(after.tolist(), by.tolist(), strict=True):
            self.strategy.observe(ACTION, max(seen, 0.0), max(known, 0.0))


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
        return np.maximum(np.interp(target, self._integral, self._edges, right=self._edges[-1] * 1.01) - ages, 0.01)


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


def simulate(cell: Cell, strategy: Callable[[int], Interval], riders: tuple[float, float]) -> Result:
    """Runs a strategy in a cell, with all seeds of it."""
    late, requests, asked, peak = [], 0, 0, 0
    for seed in range(1 if cell.number == 1 else REPEATS[cell.number]):
        run = Run(*attempts(cell, seed), cell.latency, strategy(seed), riders)
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
    strategy = Learned(wait_learned())
    Run(arrivals[:TRAINING], lifetimes[:TRAINING], cell.latency, strategy, QUARTER_WAY)
    return strategy


def measure(cell: Cell) -> dict[str, Any]:
    """All strategies in a cell."""
    old, new = wait_proportional(), wait_proportional(shared_min=0.1)
    results = {
        "before": simulate(cell, lambda _: Proportional(old), HALF_WAY),
        "riders": simulate(cell, lambda _: Proportional(old), QUARTER_WAY),
        "default": simulate(cell, lambda _: Proportional(new), QUARTER_WAY),
        "learned": simulate(cell, lambda seed: trained(cell, seed), QUARTER_WAY),
        "official": peers(cell, first_at_once=False),
        "handwritten": peers(cell, first_at_once=True),
    }
    curves: dict[str, list[Result]] = {}
    if cell.latency == LATENCIES[0]:
        scaled = [Knowing(cell.lifetimes, scale) for scale in knowing_scales(cell)]
        curves["knowing"] = [simulate(cell, lambda _, knowing=knowing: knowing, QUARTER_WAY) for knowing in scaled]
        if cell.number in (1, 300):
            curves["proportional"] = [
                simulate(cell, lambda _, factor=factor: Proportional(old, factor), QUARTER_WAY) for factor in SCALES
            ]
    return {"cell": cell, "results": results, "curves": curves}


def knowing_scales(cell: Cell) -> Iterable[float]:
    base = {"uniform": 5.0, "doors": 4.0, "exponential": 5.5, "log-uniform": 4.0, "3": 5.5}
    start = base[cell.lifetimes.split(",")[0].split(":")[0].split(" ")[0]]
    return [start * factor for factor in ((0.7, 1.0, 1.5, 2.2) if cell.number == 1 else (0.5, 1.0, 2.0, 4.0, 8.0))]


def at_requests(curve: list[Result], requests: float) -> float:
    """The lateness of a curve at a number of requests, interpolated; NaN outside of the curve."""
    points = sorted((math.log(result.requests), math.log(result.late)) for result in curve)
    position = math.log(requests)
    if not points[0][0] <= position <= points[-1][0]:
        return math.nan
    return math.exp(float(np.interp(position, *zip(*points, strict=True))))


def measure_all(cells: list[Cell]) -> list[dict[str, Any]]:
    """All cells, each in a process of its own, as many at a time as there are cores."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(measure, sorted(cells, key=lambda cell: -cell.number), chunksize=1))


def grid(latencies: Iterable[float] = LATENCIES) -> list[Cell]:
    """All cells."""
    return [
        Cell(lifetimes, number, rate, latency)
        for latency in latencies
        for lifetimes in LIFETIMES
        for number, rates in ARRIVALS.items()
        for rate in rates
    ]
