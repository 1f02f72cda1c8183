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


def points_of(reader: InMemoryMetricReader, name: str) -> dict[str, Any]:
    """The values of one instrument, by the first attribute of each."""
    data = reader.get_metrics_data()
    metrics = [] if data is None else [m for r in data.resource_metrics for s in r.scope_metrics for m in s.metrics]
    points: list[Any] = [point for metric in metrics if metric.name == name for point in metric.data.data_points]
    return {str(next(iter((point.attributes or {}).values()), "")): point.value for point in points}


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
        assert values == {
            "seam.tracker.wait.count": 0,
            "seam.tracker.in_flight": 0,
            "seam.tracker.calls": 1,
            "seam.tracker.ids_asked": 1,
            "seam.tracker.retries": 0,
        }


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


async def test_several_are_told_apart_by_their_attributes(
    reader: InMemoryMetricReader, provider: MeterProvider
) -> None:
    """Each of the pollers of a process is observed, under the attributes that it was last given."""
    one, other = ActionAttemptPoller(succeed), ActionAttemptPoller(succeed)
    observe(one, meter_provider=provider, attributes={"workspace": "one"})
    observe(other, meter_provider=provider, attributes={"workspace": "elsewhere"})
    observe(other, meter_provider=provider, attributes={"workspace": "other"})
    await one.wait("a")
    await other.wait("b")
    await other.wait("c")
    assert points_of(reader, "seam.poller.calls") == {"one": 1, "other": 2}


async def test_a_new_one_is_observed_after_the_old_one_is_gone(
    reader: InMemoryMetricReader, provider: MeterProvider
) -> None:
    """A client that is made anew takes the place of the one before it."""
    poller = ActionAttemptPoller(succeed)
    observe(poller, meter_provider=provider)
    await poller.wait("a")
    poller = ActionAttemptPoller(succeed)
    gc.collect()
    observe(poller, meter_provider=provider)
    assert values_of(reader)["seam.poller.calls"] == 0


async def test_providers_do_not_share(provider: MeterProvider, reader: InMemoryMetricReader) -> None:
    """A poller may be observed by several providers, each with its own attributes."""
    other_reader = InMemoryMetricReader()
    poller = ActionAttemptPoller(succeed)
    observe(poller, meter_provider=provider, attributes={"to": "one"})
    observe(poller, meter_provider=MeterProvider([other_reader], shutdown_on_exit=False), attributes={"to": "other"})
    assert points_of(reader, "seam.poller.calls") == {"one": 0}
    assert points_of(other_reader, "seam.poller.calls") == {"other": 0}


async def test_a_class_of_ones_own_is_observed(reader: InMemoryMetricReader, provider: MeterProvider) -> None:
    """A poller that inherits from ours is one."""

    class Own(ActionAttemptPoller):
        pass

    poller = Own(succeed)
    observe(poller, meter_provider=provider)
    assert values_of(reader)["seam.poller.pending"] == 0


GLOBALLY = """
import asyncio
from opentelemetry.metrics import set_meter_provider
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from seam_async import ActionAttemptPoller
from seam_async.telemetry import observe

pollers = [ActionAttemptPoller(None) for _ in range(3)]
observe(pollers[0], attributes={"poller": 0})
reader = InMemoryMetricReader()
provider = MeterProvider([reader], shutdown_on_exit=False)
set_meter_provider(provider)
observe(pollers[1], attributes={"poller": 1})
observe(pollers[2], meter_provider=provider, attributes={"poller": 2})
metrics = reader.get_metrics_data().resource_metrics[0].scope_metrics[0].metrics
print([(metric.name, len(metric.data.data_points)) for metric in metrics if metric.name.endswith("calls")])
"""


async def test_the_global_provider_may_be_set_later() -> None:
    """What was observed before it is set is read like what is observed after, and like what names it."""
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", GLOBALLY, stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate()
    assert out.decode() == "[('seam.poller.calls', 3)]\n"


async def test_units_are_those_of_what_is_counted(
    tmp_path: Path, reader: InMemoryMetricReader, provider: MeterProvider
) -> None:
    """As OpenTelemetry's conventions have it: what is counted stands in braces, and time is in seconds."""
    poller = ActionAttemptPoller(succeed)
    tracker = Tracker(poller, f"sqlite:///{tmp_path}/attempts.db")
    for one in (poller, tracker):
        observe(one, meter_provider=provider)
    data = reader.get_metrics_data()
    assert data is not None
    metrics = [metric for scope in data.resource_metrics[0].scope_metrics for metric in scope.metrics]
    assert {metric.unit for metric in metrics} == {"{attempt}", "{call}", "{wait}", "s"}
    assert all(metric.description for metric in metrics)
    assert len({metric.name for metric in metrics}) == len(metrics) == 11


async def test_anything_else_is_refused(provider: MeterProvider) -> None:
    """With the name of what it takes."""
    target: Any = object()
    with pytest.raises(SeamInvalidOptionsError, match="expected an AsyncSeam"):
        observe(target, meter_provider=provider)


async def test_without_its_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenTelemetry is needed by nobody else."""
    monkeypatch.setitem(sys.modules, "opentelemetry.metrics", None)
    with pytest.raises(SeamInvalidOptionsError, match=r"\[opentelemetry\]"):
        observe(ActionAttemptPoller(succeed))
