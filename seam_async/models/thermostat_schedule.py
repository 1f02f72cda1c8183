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
    climate_preset_key: str | None = None
    created_at: datetime | None = None
    device_id: str | None = None
    ends_at: datetime | None = None
    errors: tuple[ReportedError, ...] = ()
    is_override_allowed: bool | None = None
    max_override_period_minutes: int | None = None
    name: str | None = None
    starts_at: datetime | None = None
    workspace_id: str | None = None
