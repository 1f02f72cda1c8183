"""Schedules of thermostats.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._json import Null
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.thermostat_schedule import ThermostatSchedule


class ThermostatsSchedules(Namespace):
    """Schedules of thermostats."""

    async def create(
        self,
        *,
        climate_preset_key: str,
        device_id: str | UUID,
        ends_at: datetime | str,
        starts_at: datetime | str,
        is_override_allowed: bool | None = None,
        max_override_period_minutes: int | Null | None = None,
        name: str | None = None,
    ) -> ThermostatSchedule:
        """Creates a schedule.

        Source: https://docs.seam.co/api/thermostats/schedules/create

        Args:
            climate_preset_key: The key of the climate preset.
            device_id: The device.
            ends_at: End time; a datetime needs a time zone.
            starts_at: Start time; a datetime needs a time zone.
            is_override_allowed: Whether a manual override is allowed.
            max_override_period_minutes: Maximum duration of a manual override, in minutes. `NULL` clears it.
            name: The name.
        """
        return await self._change(
            "/thermostats/schedules/create",
            {
                "climate_preset_key": climate_preset_key,
                "device_id": device_id,
                "ends_at": ends_at,
                "starts_at": starts_at,
                "is_override_allowed": is_override_allowed,
                "max_override_period_minutes": max_override_period_minutes,
                "name": name,
            },
            "thermostat_schedule",
            lambda: models.ThermostatSchedule,
        )

    async def delete(self, *, thermostat_schedule_id: str | UUID) -> None:
        """Deletes a schedule.

        Source: https://docs.seam.co/api/thermostats/schedules/delete

        Args:
            thermostat_schedule_id: The schedule.
        """
        await self._send("/thermostats/schedules/delete", {"thermostat_schedule_id": thermostat_schedule_id})

    async def get(self, *, thermostat_schedule_id: str | UUID) -> ThermostatSchedule:
        """Gets a schedule.

        Source: https://docs.seam.co/api/thermostats/schedules/get

        Args:
            thermostat_schedule_id: The schedule.
        """
        return await self._read(
            "/thermostats/schedules/get",
            {"thermostat_schedule_id": thermostat_schedule_id},
            "thermostat_schedule",
            lambda: models.ThermostatSchedule,
        )

    async def list(
        self, *, device_id: str | UUID, user_identifier_key: str | None = None
    ) -> builtins.list[ThermostatSchedule]:
        """Lists schedules.

        Source: https://docs.seam.co/api/thermostats/schedules/list

        Args:
            device_id: Only those of this device.
            user_identifier_key: Only those of the user with this key.
        """
        return await self._read(
            "/thermostats/schedules/list",
            {"device_id": device_id, "user_identifier_key": user_identifier_key},
            "thermostat_schedules",
            lambda: list[models.ThermostatSchedule],
        )

    async def update(
        self,
        *,
        thermostat_schedule_id: str | UUID,
        climate_preset_key: str | None = None,
        ends_at: datetime | str | None = None,
        is_override_allowed: bool | None = None,
        max_override_period_minutes: int | Null | None = None,
        name: str | None = None,
        starts_at: datetime | str | None = None,
    ) -> None:
        """Updates a schedule.

        Source: https://docs.seam.co/api/thermostats/schedules/update

        Args:
            thermostat_schedule_id: The schedule.
            climate_preset_key: The key of the climate preset.
            ends_at: End time; a datetime needs a time zone.
            is_override_allowed: Whether a manual override is allowed.
            max_override_period_minutes: Maximum duration of a manual override, in minutes. `NULL` clears it.
            name: The name.
            starts_at: Start time; a datetime needs a time zone.
        """
        await self._send(
            "/thermostats/schedules/update",
            {
                "thermostat_schedule_id": thermostat_schedule_id,
                "climate_preset_key": climate_preset_key,
                "ends_at": ends_at,
                "is_override_allowed": is_override_allowed,
                "max_override_period_minutes": max_override_period_minutes,
                "name": name,
                "starts_at": starts_at,
            },
        )
