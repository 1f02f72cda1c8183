"""Metrics of what waits, for OpenTelemetry; it needs the extra `opentelemetry`."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import define, frozen

from ._client import AsyncSeam
from ._errors import SeamInvalidOptionsError
from ._extras import install_command
from ._polling.poller import ActionAttemptPoller
from ._version import __version__
from .tracking import Tracker

if TYPE_CHECKING:
    from opentelemetry.metrics import CallbackOptions, MeterProvider, Observation

    Observed = ActionAttemptPoller | Tracker
    Attributes = Mapping[str, str | bool | int | float]

__all__ = ["observe"]


@frozen
class _Instrument:
    """What is read of each that is observed.

    Attributes:
        kind: The instrument's kind, as the method of a meter that makes it has it.
        name: Its name.
        field: The field of the stats that it reads.
        unit: Its unit, by UCUM; what is counted stands in braces.
        description: What it tells.
    """

    kind: str
    name: str
    field: str
    unit: str
    description: str


def _calls(prefix: str) -> tuple[_Instrument, ...]:
    """What pollers and trackers have in common."""
    return (
        _Instrument("up_down_counter", f"{prefix}.in_flight", "in_flight", "{call}", "Calls that have not come back"),
        _Instrument("counter", f"{prefix}.calls", "calls", "{call}", "Calls sent"),
        _Instrument("counter", f"{prefix}.ids_asked", "ids_asked", "{attempt}", "Ids asked for, counted each time"),
        _Instrument("counter", f"{prefix}.retries", "retries", "{call}", "Calls that failed"),
    )


_LATENESS: Final = "The longest time that may have passed between an outcome and its being noticed"
# An up-down counter's name is no plural, by OpenTelemetry's conventions.
_OF_POLLERS: Final = (
    _Instrument("up_down_counter", "seam.poller.pending", "pending", "{attempt}", "Attempts that are waited for"),
    *_calls("seam.poller"),
    _Instrument("gauge", "seam.poller.max_lateness", "max_lateness", "s", _LATENESS),
)
_OF_TRACKERS: Final = (
    _Instrument("up_down_counter", "seam.tracker.wait.count", "waits", "{wait}", "Waits that have not come back"),
    *_calls("seam.tracker"),
)


@define(eq=False)
class _Group:
    """All that one set of instruments reads: a second set of the same names would not be collected.

    Attributes:
        members: Each with its attributes. Other threads read it, so that it is replaced and never changed.
    """

    members: tuple[tuple[weakref.ref[Observed], Attributes | None], ...] = ()

    def add(self, observed: Observed, attributes: Attributes | None) -> None:
        kept = [one for one in self.members if one[0]() not in (None, observed)]
        self.members = (*kept, (weakref.ref(observed), attributes))


_Groups = dict[tuple[_Instrument, ...], _Group]

_groups: Final[weakref.WeakKeyDictionary[MeterProvider, _Groups]] = weakref.WeakKeyDictionary()
_groups_of_global: Final[_Groups] = {}
"""Those of OpenTelemetry's global provider, which may be set later than it is used."""
_lock: Final = threading.Lock()


def observe(
    target: AsyncSeam | ActionAttemptPoller | Tracker,
    *,
    meter_provider: MeterProvider | None = None,
    attributes: Mapping[str, str | bool | int | float] | None = None,
) -> None:
    """Has OpenTelemetry read the `stats()` of a client's poller, or of a tracker, whenever it collects.

    The instruments keep nothing alive: a poller or a tracker that is gone reports nothing.

    Args:
        target: A client, a poller, or a tracker. Any number may be observed; one that is observed already gets the
            attributes of the last time.
        meter_provider: Where to register; OpenTelemetry's global one if left out.
        attributes: What to tell several of a process apart by: no two that live at a time should have the same.

    Raises:
        SeamInvalidOptionsError: The extra is not installed, or the target is something else.
    """
    try:
        from opentelemetry.metrics import Observation, get_meter, get_meter_provider
    except ImportError:
        raise SeamInvalidOptionsError(f"observe needs its extra: {install_command('opentelemetry')}") from None
    observed = target.poller if isinstance(target, AsyncSeam) else target
    if not isinstance(observed, (ActionAttemptPoller, Tracker)):
        raise SeamInvalidOptionsError(f"expected an AsyncSeam, an ActionAttemptPoller or a Tracker, got {target!r}")
    instruments = _OF_TRACKERS if isinstance(observed, Tracker) else _OF_POLLERS
    with _lock:
        if meter_provider is None or meter_provider is get_meter_provider():
            groups = _groups_of_global
        else:
            groups = _groups.setdefault(meter_provider, {})
        is_new = instruments not in groups
        group = groups.setdefault(instruments, _Group())
        group.add(observed, dict(attributes or {}))
    if not is_new:
        return

    def reads(field: str) -> Callable[[CallbackOptions], Iterable[Observation]]:
        def read(_: CallbackOptions) -> Iterable[Observation]:
            alive = ((reference(), marked) for reference, marked in group.members)
            return [Observation(getattr(one.stats(), field), marked) for one, marked in alive if one is not None]

        return read

    meter: Any = get_meter("seam_async", __version__, meter_provider)
    for one in instruments:
        create = getattr(meter, f"create_observable_{one.kind}")
        create(one.name, [reads(one.field)], unit=one.unit, description=one.description)
