"""Daily program.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .device import DeviceThermostatDailyProgramPeriod


@model
class ThermostatDailyProgram(Model):
    """A daily program.

    Source: https://docs.seam.co/api/thermostats/daily_programs/object
    """

    thermostat_daily_program_id: str
    created_at: datetime | None = None
    device_id: str | None = None
    name: str | None = None
    periods: tuple[DeviceThermostatDailyProgramPeriod, ...] = ()
    workspace_id: str | None = None
