"""The alerts of `docs/how-to/alerts.yml`: each is quiet at first, and fires when its fault happens."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg
import pytest
import yaml
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from tenacity.wait import wait_fixed

from seam_async import (
    ActionAttemptPoller,
    PollingPolicy,
    SeamConnectionError,
    SeamHttpApiError,
    SeamHttpUnauthorizedError,
)
from seam_async.tracking import Tracker, TrackerStoreError, _service
from seam_async.tracking._service import served

from support import attempt_json
from tracking import Engine

RULES: dict[str, str] = {
    rule["alert"]: rule["expr"]
    for group in yaml.safe_load((Path(__file__).parent.parent / "docs/how-to/alerts.yml").read_text())["groups"]
    for rule in group["rules"]
}
QUICK = PollingPolicy(wait=wait_fixed(0.05), failure_wait=wait_fixed(0.05), request_timeout=2.0)

Samples = list[tuple[str, dict[str, str], float]]

_PART = re.compile(
    r"""(?:(?P<fold>max|min)\((?P<gauge>\w+)\)
    |sum\(increase\((?P<counter>\w+)(?:\{status=~"(?P<statuses>[^"]*)"\})?\[1h\]\)\))
    [ ](?P<operator>==|>)[ ](?P<number>[\d.]+)""",
    re.VERBOSE,
)


def fires(expr: str, before: Samples, now: Samples, *, scale: float = 1.0) -> bool:
    """Whether an alert fires; for the few forms of PromQL that the file uses.

    Args:
        expr: The expression.
        before: The metrics an hour ago.
        now: The metrics.
        scale: By what the thresholds are multiplied, for faults that take hours.
    """
    if absent := re.fullmatch(r"absent\((\w+)\)", expr):
        return not any(name == absent[1] for name, _, _ in now)
    return all(_holds(part, before, now, scale) for part in expr.split(" and "))


def _holds(expr: str, before: Samples, now: Samples, scale: float) -> bool:
    part = _PART.fullmatch(expr)
    assert part is not None, f"{expr} has a form that this test does not know"
    if part["gauge"]:
        values = [value for name, _, value in now if name == part["gauge"]]
        if not values:
            return False
        found = max(values) if part["fold"] == "max" else min(values)
    else:
        found = _sum(part, now) - _sum(part, before)
    limit = float(part["number"]) * scale
    return found == limit if part["operator"] == "==" else found > limit


def _sum(part: re.Match[str], samples: Samples) -> float:
    return sum(
        value
        for name, labels, value in samples
        if name == part["counter"] and re.fullmatch(part["statuses"] or ".*", labels["status"])
    )


class Api:
    """A scripted API.

    Attributes:
        statuses: The status of each id; others do not exist.
        trouble: What every request raises.
    """

    def __init__(self) -> None:
        self.statuses: dict[str, str] = {}
        self.trouble: Exception | None = None

    async def fetch(self, ids: list[str]) -> Iterable[object]:
        if self.trouble is not None:
            raise self.trouble
        return [attempt_json(each, self.statuses[each]) for each in ids if each in self.statuses]


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fleet is counted at every scrape."""
    monkeypatch.setattr(_service, "_STATUS_SECONDS", 0.0)


@asynccontextmanager
async def watched(api: Api, engine: Engine) -> AsyncIterator[tuple[Tracker, Callable[[], Awaitable[Samples]]]]:
    """A tracker as a service, and what a scrape of it returns."""
    tracker = Tracker(
        ActionAttemptPoller(api.fetch, policy=QUICK),
        engine.url,
        linger=0.0,
        missing_grace=0.1,
        stall_seconds=0.3,
    )
    async with tracker, served(tracker, "127.0.0.1", 0) as address, asyncio.timeout(30):

        async def scrape() -> Samples:
            async with aiohttp.ClientSession() as session, session.get(f"{address}/metrics") as answer:
                text = await answer.text()
            return [
                (sample.name, sample.labels, sample.value)
                for family in text_string_to_metric_families(text)  # type: ignore[no-untyped-call]
                for sample in family.samples
            ]

        yield tracker, scrape


async def until_fires(
    alert: str, before: Samples, scrape: Callable[[], Awaitable[Samples]], *, scale: float = 1.0
) -> None:
    while not fires(RULES[alert], before, await scrape(), scale=scale):  # noqa: ASYNC110
        await asyncio.sleep(0.05)


TROUBLES = {
    "SeamTrackerCannotPoll": SeamHttpUnauthorizedError("no such key", status_code=401),
    "SeamTrackerStalled": SeamConnectionError("the line is dead"),
    "SeamTrackerPaused": SeamHttpApiError("slow down", status_code=429, retry_after=3600.0),
}


@pytest.mark.parametrize("alert", TROUBLES)
async def test_a_trouble_with_the_api_is_alerted(api: Api, engine: Engine, alert: str) -> None:
    """A refused credential, an outage, and a long pause; each by an alert that was quiet before."""
    async with watched(api, engine) as (tracker, scrape):
        before = await scrape()
        assert [name for name, expr in RULES.items() if fires(expr, before, before)] == []
        api.trouble = TROUBLES[alert]
        await tracker.track("a")
        await until_fires(alert, before, scrape)


async def test_outcomes_that_nobody_proved_or_that_do_not_come_are_alerted(api: Api, engine: Engine) -> None:
    """An hour with pending attempts and without an outcome, and an outcome without an answer of the API."""
    async with watched(api, engine) as (tracker, scrape):
        before = await scrape()
        api.statuses["a"] = "pending"
        await tracker.track("a")
        await until_fires("SeamTrackerNothingSettles", before, scrape)
        await tracker.track("b", timeout=60)
        await until_fires("SeamTrackerUnproven", before, scrape)
        assert not fires(RULES["SeamTrackerNothingSettles"], before, await scrape())


async def test_a_consumer_that_lags_is_alerted(api: Api, engine: Engine) -> None:
    """Its oldest outcome was settled ten minutes ago, and is not acknowledged."""
    api.statuses["a"] = "success"
    async with watched(api, engine) as (tracker, scrape):
        before = await scrape()
        await tracker.track("a")
        async for _ in tracker.outcomes(consumer="billing"):
            break
        assert not fires(RULES["SeamTrackerConsumerLags"], before, await scrape())
        await engine.let_pass(700.0)
        await until_fires("SeamTrackerConsumerLags", before, scrape)


async def test_a_database_that_cannot_be_counted_is_alerted(
    api: Api, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fleet's metrics are absent; and so are all, when nothing is scraped."""
    async with watched(api, engine) as (tracker, scrape):

        async def status() -> Any:
            raise TrackerStoreError("the engine is gone")

        monkeypatch.setattr(tracker._store, "status", status)
        await until_fires("SeamTrackerNotCounted", [], scrape)
        assert not fires(RULES["SeamTrackerGone"], [], await scrape())
    assert fires(RULES["SeamTrackerGone"], [], [])


async def test_an_old_snapshot_and_dead_rows_are_alerted(api: Api, engine: Engine) -> None:
    """By a thousandth of an hour, and a few dead rows: the metrics grow while a transaction stays open."""
    if engine.kind == "sqlite":
        async with watched(api, engine) as (_, scrape):
            assert not {"seam_tracker_snapshot_age_seconds", "seam_tracker_dead_rows"} & {
                name for name, _, _ in await scrape()
            }
        return
    async with watched(api, engine) as (tracker, scrape):
        before = await scrape()
        connection = await asyncpg.connect(engine.url)
        try:
            async with connection.transaction(isolation="repeatable_read"):
                await connection.fetch("SELECT 1 FROM seam_pending")
                api.statuses["a"] = "pending"
                await tracker.track("a")
                await until_fires("SeamTrackerOldSnapshot", before, scrape, scale=0.0002)
                await until_fires("SeamTrackerDeadRows", before, scrape, scale=1e-6)
        finally:
            with suppress(OSError):
                await connection.close()


def test_every_alert_is_tested() -> None:
    """A new rule needs a fault here."""
    source = Path(__file__).read_text()
    assert [alert for alert in RULES if source.count(alert) == 0] == []
