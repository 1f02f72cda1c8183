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
        """Schedules a climate preset for a thermostat, from a start to an end.

        Source: https://docs.seam.co/api/thermostats/schedules/create

        Args:
            climate_preset_key: Key of the preset to apply, from `available_climate_presets` of the device.
            device_id: Thermostat to act on.
            ends_at: Moment at which the fallback preset returns; a datetime needs a time zone.
            starts_at: Moment at which the preset applies; a datetime needs a time zone.
            is_override_allowed: True if people at the thermostat may change the temperature meanwhile.
            max_override_period_minutes: Minutes after which a manual change ends. `NULL` means none.
            name: Name to show to people.

        Returns:
            The new schedule.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            thermostat_schedule = await seam.thermostats.schedules.create(
                climate_preset_key="home",
                device_id=device_id,
                ends_at="2026-07-02T10:00:00Z",
                starts_at="2026-07-01T15:00:00Z",
            )
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
        """Deletes a schedule; an active one ends.

        Source: https://docs.seam.co/api/thermostats/schedules/delete

        Args:
            thermostat_schedule_id: Schedule to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.schedules.delete(thermostat_schedule_id=thermostat_schedule_id)
        """
        await self._send("/thermostats/schedules/delete", {"thermostat_schedule_id": thermostat_schedule_id})

    async def get(self, *, thermostat_schedule_id: str | UUID) -> ThermostatSchedule:
        """Gets a schedule by its id.

        Source: https://docs.seam.co/api/thermostats/schedules/get

        Args:
            thermostat_schedule_id: Schedule to get.

        Returns:
            The schedule.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            thermostat_schedule = await seam.thermostats.schedules.get(thermostat_schedule_id=thermostat_schedule_id)
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
        """Lists the schedules of a thermostat.

        Source: https://docs.seam.co/api/thermostats/schedules/list

        Args:
            device_id: Thermostat whose schedules to list.
            user_identifier_key: Only schedules of the user with this key of yours.

        Returns:
            All matching schedules, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            schedules = await seam.thermostats.schedules.list(device_id=device_id)
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
        """Changes the times, preset or override rules of a schedule.

        Source: https://docs.seam.co/api/thermostats/schedules/update

        Args:
            thermostat_schedule_id: Schedule to change.
            climate_preset_key: Key of the preset to apply, from `available_climate_presets` of the device.
            ends_at: New end of the schedule; a datetime needs a time zone.
            is_override_allowed: True if people at the thermostat may change the temperature meanwhile.
            max_override_period_minutes: Minutes after which a manual change ends. `NULL` clears it.
            name: New name to show to people.
            starts_at: New start of the schedule; a datetime needs a time zone.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.schedules.update(
                thermostat_schedule_id=thermostat_schedule_id,
                ends_at="2026-07-02T10:00:00Z",
            )
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
