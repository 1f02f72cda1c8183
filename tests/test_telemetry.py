"""What OpenTelemetry reads of pollers and trackers."""

from __future__ import annotations

import asyncio
import gc
import sys
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from seam_async import ActionAttemptPoller, AsyncSeam, SeamInvalidOptionsError
from seam_async.telemetry import observe
from seam_async.tracking import Tracker

from support import attempt_json


async def succeed(ids: list[str]) -> list[object]:
    return [attempt_json(one, "success") for one in ids]


def values_of(reader: InMemoryMetricReader) -> dict[str, Any]:
    """The last value of each instrument, by its name."""
    data = reader.get_metrics_data()
    metrics = [] if data is None else [m for r in data.resource_metrics for s in r.scope_metrics for m in s.metrics]
    points: list[tuple[str, Any]] = [(metric.name, point) for metric in metrics for point in metric.data.data_points]
    return {name: point.value for name, point in points}


@pytest.fixture
def reader() -> InMemoryMetricReader:
    return InMemoryMetricReader()


@pytest.fixture
def provider(reader: InMemoryMetricReader) -> MeterProvider:
    return MeterProvider([reader], shutdown_on_exit=False)


async def test_a_poller_is_observed(reader: InMemoryMetricReader, provider: MeterProvider) -> None:
    """Every field of its stats that is a count, and its lateness, whenever they are collected."""
    async with ActionAttemptPoller(succeed) as poller:
        observe(poller, meter_provider=provider, attributes={"door": "front"})
        assert values_of(reader)["seam.poller.calls"] == 0
        await poller.wait("a")
        assert values_of(reader) == {
            "seam.poller.pending": 0,
            "seam.poller.in_flight": 0,
            "seam.poller.calls": 1,
            "seam.poller.ids_asked": 1,
            "seam.poller.retries": 0,
            "seam.poller.max_lateness": 0.0,
        }


async def test_a_client_is_observed_by_its_poller(reader: InMemoryMetricReader, provider: MeterProvider) -> None:
    """Which is what waits in it."""
    async with AsyncSeam("seam_apikey1_token") as seam:
        observe(seam, meter_provider=provider)
        assert values_of(reader)["seam.poller.pending"] == 0


async def test_a_tracker_is_observed(tmp_path: Path, reader: InMemoryMetricReader, provider: MeterProvider) -> None:
    """What its own process does."""
    url = f"sqlite:///{tmp_path}/attempts.db"
    async with Tracker(ActionAttemptPoller(succeed), url, linger=0) as tracker, asyncio.timeout(20):
        observe(tracker, meter_provider=provider)
        await tracker.track("a")
        await tracker.wait("a")
        values = values_of(reader)
        assert values["seam.tracker.calls"] == 1
        assert values["seam.tracker.ids_asked"] == 1
        assert values["seam.tracker.waits"] == 0


async def test_one_that_does_not_poll_has_sent_nothing(
    tmp_path: Path, reader: InMemoryMetricReader, provider: MeterProvider
) -> None:
    """It is observed all the same."""
    tracker = Tracker(ActionAttemptPoller(succeed), f"sqlite:///{tmp_path}/attempts.db", poll=False)
    observe(tracker, meter_provider=provider)
    assert values_of(reader)["seam.tracker.calls"] == 0
    assert tracker.polling_error is None


async def test_what_is_gone_is_not_kept_alive(reader: InMemoryMetricReader, provider: MeterProvider) -> None:
    """And reports nothing any more."""
    poller = ActionAttemptPoller(succeed)
    observe(poller, meter_provider=provider)
    assert values_of(reader)
    del poller
    gc.collect()
    assert values_of(reader) == {}


async def test_anything_else_is_refused(provider: MeterProvider) -> None:
    """With the name of what it takes."""
    target: Any = object()
    with pytest.raises(SeamInvalidOptionsError, match="expected an AsyncSeam"):
        observe(target, meter_provider=provider)


async def test_without_its_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenTelemetry is needed by nobody else."""
    monkeypatch.setitem(sys.modules, "opentelemetry.metrics", None)
    with pytest.raises(SeamInvalidOptionsError, match=r"seam-async\[opentelemetry\]"):
        observe(ActionAttemptPoller(succeed))
