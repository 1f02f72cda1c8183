"""Schedule.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError


@model
class ThermostatSchedule(Model):
    """A schedule.

    Source: https://docs.seam.co/api/thermostats/schedules/object
    """

    thermostat_schedule_id: str
    """UUID of the schedule."""
    climate_preset_key: str | None = None
    """Key of the climate preset that applies meanwhile."""
    created_at: datetime | None = None
    """Time at which the schedule was created."""
    device_id: str | None = None
    """UUID of the thermostat."""
    ends_at: datetime | None = None
    """Moment at which the fallback preset returns; `None` if open."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep the schedule from working."""
    is_override_allowed: bool | None = None
    """True if people at the thermostat may change the temperature meanwhile."""
    max_override_period_minutes: int | None = None
    """Minutes after which a manual change ends."""
    name: str | None = None
    """Name of the schedule, for people."""
    starts_at: datetime | None = None
    """Moment at which the preset applies."""
    workspace_id: str | None = None
    """UUID of the workspace that the schedule belongs to."""
