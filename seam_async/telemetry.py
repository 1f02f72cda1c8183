"""Metrics of what waits, for OpenTelemetry; it needs the extra `opentelemetry`."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from ._client import AsyncSeam
from ._errors import SeamInvalidOptionsError
from ._polling.poller import ActionAttemptPoller
from ._version import __version__
from .tracking import Tracker

if TYPE_CHECKING:
    from opentelemetry.metrics import CallbackOptions, MeterProvider, Observation

__all__ = ["observe"]

_NAMES: Final = {ActionAttemptPoller: "seam.poller", Tracker: "seam.tracker"}
_UP_AND_DOWN: Final = {
    "pending": ("{attempt}", "Action attempts that are waited for"),
    "waits": ("{wait}", "Waits that have not come back"),
    "in_flight": ("{call}", "Calls that have not come back"),
}
_UP: Final = {
    "calls": ("{call}", "Calls sent"),
    "ids_asked": ("{attempt}", "Action attempts that were asked for, counted each time"),
    "retries": ("{call}", "Calls that failed"),
}
_GAUGES: Final = {
    "max_lateness": ("s", "The longest time that may have passed between an outcome and its being noticed"),
}


def observe(
    target: AsyncSeam | ActionAttemptPoller | Tracker,
    *,
    meter_provider: MeterProvider | None = None,
    attributes: Mapping[str, str | bool | int | float] | None = None,
) -> None:
    """Has OpenTelemetry read the `stats()` of a client's poller, or of a tracker, whenever it collects.

    The instruments are named `seam.poller.…` and `seam.tracker.…` after the fields of the stats. They keep nothing
    alive: when the poller or the tracker is gone, they report nothing.

    Args:
        target: A client, a poller, or a tracker.
        meter_provider: Where to register; OpenTelemetry's global one if left out.
        attributes: What to tell several of a process apart by.

    Raises:
        SeamInvalidOptionsError: The extra is not installed, or the target is something else.
    """
    try:
        from opentelemetry.metrics import Observation, get_meter
    except ImportError:
        raise SeamInvalidOptionsError("observe needs its extra: pip install 'seam-async[opentelemetry]'") from None
    observed = target.poller if isinstance(target, AsyncSeam) else target
    name = _NAMES.get(type(observed))
    if name is None:
        raise SeamInvalidOptionsError(f"expected an AsyncSeam, an ActionAttemptPoller or a Tracker, got {target!r}")
    meter = get_meter("seam_async", __version__, meter_provider)
    alive = weakref.ref(observed)

    def reads(field: str) -> Callable[[CallbackOptions], Iterable[Observation]]:
        def read(_: CallbackOptions) -> Iterable[Observation]:
            one = alive()
            value: Any = getattr(None if one is None else one.stats(), field, None)
            return [] if value is None else [Observation(value, attributes)]

        return read

    for fields, create in (
        (_UP_AND_DOWN, meter.create_observable_up_down_counter),
        (_UP, meter.create_observable_counter),
        (_GAUGES, meter.create_observable_gauge),
    ):
        for field, (unit, text) in fields.items():
            create(f"{name}.{field}", [reads(field)], unit=unit, description=text)
