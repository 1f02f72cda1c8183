"""The HTTP server of a tracker: health checks, metrics, the page, and the interface for other languages."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web
from attrs import frozen

from .._credentials import Secret
from .._errors import SeamError, SeamInvalidOptionsError
from .._extras import install_command
from ._face import Face
from ._gate import IDLE_SECONDS, MOST_CONNECTIONS, Gate
from ._guard import MOST_BYTES, add_headers, check_token, guard
from ._overview import reason_of
from ._page import Page
from ._store import TrackerStatus
from ._tracker import Tracker

_STATUS_SECONDS: Final = 5.0
"""Seconds for which a status is reused: counting reads all rows."""
_STALE_SECONDS: Final = 60.0
"""Seconds after which a status is omitted, even if the next count has not ended."""
_COUNTING_SECONDS: Final = 3.0
"""Seconds for which a scrape waits for the store; Prometheus abandons the whole scrape after 10 s."""
_SHUTDOWN_SECONDS: Final = 1.0
"""Seconds for which unfinished requests may delay the end of the process."""
_PREFIX: Final = "seam_tracker"
_OPENMETRICS: Final = "application/openmetrics-text; version=1.0.0; charset=utf-8"


@asynccontextmanager
async def served(
    tracker: Tracker, host: str, port: int | None, *, token: str | Secret | None = None
) -> AsyncIterator[str | None]:
    """Serves the page, the interface below `/v1`, `/live`, `/ready`, `/health` and `/metrics`.

    Also before the tracker is open, and after its close.

    Args:
        tracker: The tracker.
        host: The address to listen on.
        port: The port; 0 for any free one, `None` to serve nothing.
        token: The token for attempts, outcomes and actions; without one, only the page and its status are served.

    Yields:
        The server's address; `None` without a server.

    Raises:
        SeamInvalidOptionsError: The address cannot be bound, the token is not usable, or the extra `service` is not
            installed.
    """
    if port is None:
        yield None
        return
    if importlib.util.find_spec("prometheus_client") is None:
        raise SeamInvalidOptionsError(
            f"/metrics needs its extra: {install_command('service')}; without it, serve nothing: --port none"
        )
    secret = None if token is None else check_token(token)
    service = _Service(tracker)
    gate = Gate(most=MOST_CONNECTIONS, seconds=IDLE_SECONDS)
    app = web.Application(middlewares=[gate.middleware, guard(secret)], client_max_size=MOST_BYTES)
    app.on_response_prepare.append(add_headers)
    app.router.add_get("/live", service.live)
    app.router.add_get("/ready", service.ready)
    app.router.add_get("/health", service.health)
    app.router.add_get("/metrics", service.metrics)
    Page(tracker, has_token=secret is not None).add_to(app)
    Face(tracker).add_to(app)
    # A client that has gone ends its request, and with it the wait or the stream.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS, handler_cancellation=True)
    await runner.setup()
    http = runner.server
    assert http is not None
    try:
        server = await asyncio.get_running_loop().create_server(lambda: gate.guard(http()), host, port)
    except OSError as error:
        await runner.cleanup()
        raise SeamInvalidOptionsError(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
    try:
        bound: Any = server.sockets[0].getsockname()
        shown = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
        yield f"http://{shown}:{bound[1]}"
    finally:
        server.close()
        try:
            await runner.cleanup()
        finally:
            await service.close()


class _Service:
    """The request handlers."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._clock = tracker._clock
        self._status: TrackerStatus | None = None
        self._counted_at = float("-inf")
        self._counting: asyncio.Task[None] | None = None

    async def live(self, _: web.Request) -> web.Response:
        """The process's event loop turns."""
        return _to_response(None)

    async def ready(self, _: web.Request) -> web.Response:
        """The process can poll: its store answers, and its credential is accepted and of the database's workspace."""
        return _to_response(self._tracker.polling_error)

    async def health(self, _: web.Request) -> web.Response:
        """Polling gets on."""
        return _to_response(self._tracker.health_error)

    async def metrics(self, _: web.Request) -> web.Response:
        counting = self._counting
        # `done`, and no mark left by `_count`: a task cancelled before its first step leaves none.
        if counting is None or (counting.done() and self._age() >= _STATUS_SECONDS):
            counting = asyncio.get_running_loop().create_task(self._count(), name="seam-async tracker status")
            self._counting = counting
        # Not cancelled after the timeout: the next scrape gets the result.
        await asyncio.wait([counting], timeout=_COUNTING_SECONDS)
        status = self._status if self._age() < _STALE_SECONDS else None
        return web.Response(body=_to_text(self._tracker, status), headers={"content-type": _OPENMETRICS})

    def _age(self) -> float:
        return self._clock.monotonic() - self._counted_at

    async def _count(self) -> None:
        try:
            # Not `Tracker.status`, which retries for longer than a scrape lasts.
            self._status = await self._tracker._store.status()
        except SeamError:
            self._status = None  # absent metrics show the failure; this process's own are still served
        finally:
            self._counted_at = self._clock.monotonic()

    async def close(self) -> None:
        """Ends the count in progress."""
        if self._counting is not None:
            self._counting.cancel()
            await asyncio.wait([self._counting])


def _to_response(error: Exception | None) -> web.Response:
    if error is None:
        return web.json_response({"status": "ok"})
    return web.json_response({"status": "failing", "reason": reason_of(error)}, status=503)


@frozen
class _Metric:
    """A metric, or one for each value of a label.

    Attributes:
        name: The name, without the prefix.
        text: The help text.
        value: The value, or the values by label.
        label: The label's name.
        is_counter: Whether the value only grows.
    """

    name: str
    text: str
    value: float | Mapping[str, float]
    label: str = ""
    is_counter: bool = False


def _of_process(tracker: Tracker) -> Iterator[_Metric]:
    stats = tracker.stats()
    yield _Metric("polling", "Whether this process can poll.", tracker.polling_error is None)
    yield _Metric("healthy", "Whether polling gets on.", tracker.health_error is None)
    yield _Metric("elected", "Whether this process polls, and does not stand by.", stats.is_elected)
    if stats.answered_ago is not None:
        yield _Metric("answer_age_seconds", "Age of the API's last answer to this process.", stats.answered_ago)
    yield _Metric("waits", "Waits in this process.", stats.waits)
    yield _Metric("calls_in_flight", "Requests of this process in flight.", stats.in_flight)
    yield _Metric("calls", "Requests sent by this process.", stats.calls, is_counter=True)
    yield _Metric("ids_asked", "Ids in the requests sent by this process.", stats.ids_asked, is_counter=True)
    yield _Metric("retries", "Failed requests of this process.", stats.retries, is_counter=True)


def _of_fleet(status: TrackerStatus) -> Iterator[_Metric]:
    yield _Metric("pending", "Attempts of the fleet without an outcome.", status.pending)
    yield _Metric("oldest_seconds", "Age of the oldest pending attempt.", status.oldest or 0.0)
    yield _Metric("due", "Attempts of the fleet whose next poll is due.", status.due)
    yield _Metric("leased", "Attempts of the fleet under a lease.", status.leased)
    yield _Metric("held_seconds", "Seconds left of a pause that the API wants.", status.held)
    yield _Metric("outcomes", "Outcomes of the fleet.", status.settled, "status", is_counter=True)
    yield _Metric("unacked", "Unacknowledged outcomes.", status.unacked, "consumer")
    yield _Metric("lag_seconds", "Age of the oldest unacknowledged outcome.", status.lag, "consumer")
    if status.snapshot_age is not None:
        yield _Metric("snapshot_age_seconds", "Age of the oldest snapshot.", status.snapshot_age)
    if status.dead_rows is not None:
        yield _Metric("dead_rows", "Dead rows in the schedule.", status.dead_rows)


def _to_text(tracker: Tracker, status: TrackerStatus | None) -> bytes:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
    from prometheus_client.openmetrics.exposition import generate_latest

    class Collector:
        """Values read at scrape time; prometheus_client's own counters would each report the present as their start."""

        def collect(self) -> Iterator[CounterMetricFamily | GaugeMetricFamily]:
            for metric in (*_of_process(tracker), *(() if status is None else _of_fleet(status))):
                kind = CounterMetricFamily if metric.is_counter else GaugeMetricFamily
                family = kind(f"{_PREFIX}_{metric.name}", metric.text, labels=[metric.label] if metric.label else [])
                values = metric.value if isinstance(metric.value, Mapping) else {"": metric.value}
                for label, value in values.items():
                    family.add_metric([label] if metric.label else [], float(value))
                yield family

    registry = CollectorRegistry()
    registry.register(Collector())
    text: bytes = generate_latest(registry)  # type: ignore[no-untyped-call]
    return text
