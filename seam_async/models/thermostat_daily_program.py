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
    """UUID of the daily program."""
    created_at: datetime | None = None
    """Time at which the daily program was created."""
    device_id: str | None = None
    """UUID of the thermostat."""
    name: str | None = None
    """Name of the daily program."""
    periods: tuple[DeviceThermostatDailyProgramPeriod, ...] = ()
    """Periods of the day, each with its start and climate preset."""
    workspace_id: str | None = None
    """UUID of the workspace that the daily program belongs to."""
