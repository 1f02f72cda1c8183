"""A tracker as a service: whether it polls well, and how much it does, for those who watch over it."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web

from .._errors import SeamError, SeamInvalidOptionsError
from ._store import TrackerStatus
from ._tracker import Tracker

_STATUS_SECONDS: Final = 5.0
"""For how long a status is told again without counting: it counts all rows."""
_OLDEST_STATUS: Final = 60.0
"""Seconds after which a status is told no more, though counting anew has not ended."""
_COUNTING_SECONDS: Final = 3.0
"""For how long a scrape waits for the store; Prometheus gives it up after 10 s, with all that is known without it."""
_FAREWELL_SECONDS: Final = 1.0
"""For how long requests that are not over yet may keep the process from ending."""
_PREFIX: Final = "seam_tracker"
_OPENMETRICS: Final = "application/openmetrics-text; version=1.0.0; charset=utf-8"


@asynccontextmanager
async def served(tracker: Tracker, host: str, port: int | None) -> AsyncIterator[str | None]:
    """Serves `/health` and `/metrics` while it is open, before the tracker is open and after it was closed too.

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
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_FAREWELL_SECONDS)
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
        try:
            await runner.cleanup()
        finally:
            await service.close()


class _Service:
    """Answers for a tracker."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._clock = tracker._clock
        self._status: TrackerStatus | None = None
        self._counted_at = float("-inf")
        self._counting: asyncio.Task[None] | None = None

    async def health(self, _: web.Request) -> web.Response:
        error = self._tracker.polling_error
        if error is None:
            return web.json_response({"status": "ok"})
        return web.json_response({"status": "failing", "reason": str(error)}, status=503)

    async def metrics(self, _: web.Request) -> web.Response:
        if self._counting is None and self._age() >= _STATUS_SECONDS:
            self._counting = asyncio.get_running_loop().create_task(self._count(), name="seam-async tracker status")
        if self._counting is not None:
            # Not cancelled when it takes longer: the next scrape has it then.
            await asyncio.wait([self._counting], timeout=_COUNTING_SECONDS)
        status = self._status if self._age() < _OLDEST_STATUS else None
        return web.Response(body=_to_text(self._tracker, status), headers={"content-type": _OPENMETRICS})

    def _age(self) -> float:
        return self._clock.monotonic() - self._counted_at

    async def _count(self) -> None:
        try:
            # Not the tracker's own, which is patient with a store that fails.
            self._status = await self._tracker._store.status()
        except SeamError:
            self._status = None  # its absence tells, and what this process knows is told
        finally:
            self._counted_at = self._clock.monotonic()
            self._counting = None

    async def close(self) -> None:
        """Ends what is being counted."""
        if self._counting is not None:
            self._counting.cancel()
            await asyncio.wait([self._counting])


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
