"""A tracker as a service: whether it polls well, and how much it does, for those who watch over it."""

from __future__ import annotations

import importlib.util
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web

from .._clock import Clock
from .._errors import SeamInvalidOptionsError
from ._errors import TrackerStoreError
from ._store import TrackerStatus
from ._tracker import Tracker

_STATUS_SECONDS: Final = 5.0
"""For how long a status is told again: it counts all rows."""
_PREFIX: Final = "seam_tracker"
_OPENMETRICS: Final = "application/openmetrics-text; version=1.0.0; charset=utf-8"


@asynccontextmanager
async def served(tracker: Tracker, host: str, port: int | None) -> AsyncIterator[str | None]:
    """Serves `/health` and `/metrics` while it is open.

    Args:
        tracker: The tracker.
        host: The address to listen on.
        port: The port; 0 for any free one, `None` to serve nothing.

    Yields:
        The server's address; `None` if there is none.

    Raises:
        SeamInvalidOptionsError: It cannot listen there, or the extra `service` is not installed.
    """
    if port is None:
        yield None
        return
    if importlib.util.find_spec("prometheus_client") is None:
        raise SeamInvalidOptionsError(
            "/metrics needs its extra: pip install 'seam-async[service]'; without it, serve nothing: --port none"
        )
    service = _Service(tracker)
    app = web.Application()
    app.router.add_get("/health", service.health)
    app.router.add_get("/metrics", service.metrics)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise SeamInvalidOptionsError(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
    try:
        bound: Any = runner.addresses[0]
        shown = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
        yield f"http://{shown}:{bound[1]}"
    finally:
        await runner.cleanup()


class _Service:
    """Answers for a tracker."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._clock: Clock = tracker._clock
        self._status: TrackerStatus | None = None
        self._status_until = 0.0

    async def health(self, _: web.Request) -> web.Response:
        error = self._tracker.polling_error
        if error is None:
            return web.json_response({"status": "ok"})
        return web.json_response({"status": "failing", "reason": str(error)}, status=503)

    async def metrics(self, _: web.Request) -> web.Response:
        if self._clock.monotonic() >= self._status_until:
            try:
                self._status = await self._tracker.status()
            except TrackerStoreError:
                self._status = None  # its absence tells, and what this process knows is told
            self._status_until = self._clock.monotonic() + _STATUS_SECONDS
        return web.Response(body=_to_text(self._tracker, self._status), headers={"content-type": _OPENMETRICS})


def _to_text(tracker: Tracker, status: TrackerStatus | None) -> bytes:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
    from prometheus_client.openmetrics.exposition import generate_latest

    class Collector:
        """What was read just now; prometheus_client's own counters would each say that they began now."""

        def collect(self) -> Iterator[CounterMetricFamily | GaugeMetricFamily]:
            stats = tracker.stats()
            is_polling = float(tracker.polling_error is None)
            yield gauge("polling", "Whether this process can poll.", is_polling)
            yield gauge("waits", "Waits in this process.", stats.waits)
            yield gauge("calls_in_flight", "Calls of this process that have not come back.", stats.in_flight)
            yield counter("calls", "Calls that this process has sent.", stats.calls)
            yield counter("ids_asked", "Ids in the calls that this process has sent.", stats.ids_asked)
            yield counter("retries", "Calls of this process that failed.", stats.retries)
            if status is not None:
                yield gauge("pending", "Attempts of the fleet without an outcome.", status.pending)
                yield gauge("oldest_seconds", "How long the oldest of them has been tracked.", status.oldest or 0.0)
                yield gauge("due", "Attempts of the fleet that are to be asked for now.", status.due)
                yield gauge("leased", "Attempts of the fleet that a call is on its way for.", status.leased)
                unacked = GaugeMetricFamily(f"{_PREFIX}_unacked", "Outcomes that were not acked.", labels=["consumer"])
                for consumer, count in status.unacked.items():
                    unacked.add_metric([consumer], count)
                yield unacked

    def gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
        return GaugeMetricFamily(f"{_PREFIX}_{name}", text, value=value)

    def counter(name: str, text: str, value: float) -> CounterMetricFamily:
        return CounterMetricFamily(f"{_PREFIX}_{name}", text, value=value)

    registry = CollectorRegistry()
    registry.register(Collector())
    text: bytes = generate_latest(registry)  # type: ignore[no-untyped-call]
    return text
