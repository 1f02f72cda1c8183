"""Thermostats.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._json import Null
from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.action_results import (
        ActivateClimatePresetResult,
        ActivateWeeklyProgramResult,
        PushThermostatProgramsResult,
        SetFanModeResult,
        SetHvacModeResult,
    )
    from ..models.device import Device
    from ._parameters import (
        ClimatePresetMode,
        EcobeeMetadataParams,
        FanMode,
        HvacMode,
        ThermostatManufacturer,
        ThermostatType,
    )
    from .thermostats_daily_programs import ThermostatsDailyPrograms
    from .thermostats_schedules import ThermostatsSchedules
    from .thermostats_simulate import ThermostatsSimulate


class Thermostats(Namespace):
    """Thermostats."""

    @cached_property
    def daily_programs(self) -> ThermostatsDailyPrograms:
        """Daily programs of thermostats: climate presets by time of day."""
        from .thermostats_daily_programs import ThermostatsDailyPrograms

        return ThermostatsDailyPrograms(self._api)

    @cached_property
    def schedules(self) -> ThermostatsSchedules:
        """Schedules of thermostats."""
        from .thermostats_schedules import ThermostatsSchedules

        return ThermostatsSchedules(self._api)

    @cached_property
    def simulate(self) -> ThermostatsSimulate:
        """Simulated events of thermostats; sandbox only."""
        from .thermostats_simulate import ThermostatsSimulate

        return ThermostatsSimulate(self._api)

    async def activate_climate_preset(
        self,
        *,
        climate_preset_key: str,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[ActivateClimatePresetResult]:
        """Activates a climate preset.

        Source: https://docs.seam.co/api/thermostats/activate_climate_preset

        Args:
            climate_preset_key: The key of the climate preset.
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/thermostats/activate_climate_preset",
            {"climate_preset_key": climate_preset_key, "device_id": device_id},
            wait_for_action_attempt,
            on_update,
        )

    async def cool(
        self,
        *,
        device_id: str | UUID,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[SetHvacModeResult]:
        """Switches to cooling, with the set point in Celsius or Fahrenheit.

        Source: https://docs.seam.co/api/thermostats/cool

        Args:
            device_id: The device.
            cooling_set_point_celsius: Cooling set point, in degrees Celsius.
            cooling_set_point_fahrenheit: Cooling set point, in degrees Fahrenheit.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/thermostats/cool",
            {
                "device_id": device_id,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def create_climate_preset(
        self,
        *,
        climate_preset_key: str,
        device_id: str | UUID,
        climate_preset_mode: ClimatePresetMode | None = None,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        ecobee_metadata: EcobeeMetadataParams | None = None,
        fan_mode_setting: FanMode | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        hvac_mode_setting: HvacMode | None = None,
        manual_override_allowed: bool | None = None,
        name: str | Null | None = None,
    ) -> None:
        """Creates a climate preset.

        Source: https://docs.seam.co/api/thermostats/create_climate_preset

        Args:
            climate_preset_key: The key of the climate preset.
            device_id: The device.
            climate_preset_mode: The mode of the climate preset.
            cooling_set_point_celsius: Cooling set point, in degrees Celsius.
            cooling_set_point_fahrenheit: Cooling set point, in degrees Fahrenheit.
            ecobee_metadata: Settings for ecobee thermostats.
            fan_mode_setting: The fan mode.
            heating_set_point_celsius: Heating set point, in degrees Celsius.
            heating_set_point_fahrenheit: Heating set point, in degrees Fahrenheit.
            hvac_mode_setting: The HVAC mode.
            manual_override_allowed: Whether a manual override is allowed. Deprecated, use
                `thermostat_schedule.is_override_allowed`.
            name: The name. `NULL` clears it.
        """
        await self._send(
            "/thermostats/create_climate_preset",
            {
                "climate_preset_key": climate_preset_key,
                "device_id": device_id,
                "climate_preset_mode": climate_preset_mode,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "ecobee_metadata": ecobee_metadata,
                "fan_mode_setting": fan_mode_setting,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
                "hvac_mode_setting": hvac_mode_setting,
                "manual_override_allowed": manual_override_allowed,
                "name": name,
            },
        )

    async def delete_climate_preset(self, *, climate_preset_key: str, device_id: str | UUID) -> None:
        """Deletes a climate preset.

        Source: https://docs.seam.co/api/thermostats/delete_climate_preset

        Args:
            climate_preset_key: The key of the climate preset.
            device_id: The device.
        """
        await self._send(
            "/thermostats/delete_climate_preset", {"climate_preset_key": climate_preset_key, "device_id": device_id}
        )

    async def heat(
        self,
        *,
        device_id: str | UUID,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[SetHvacModeResult]:
        """Switches to heating, with the set point in Celsius or Fahrenheit.

        Source: https://docs.seam.co/api/thermostats/heat

        Args:
            device_id: The device.
            heating_set_point_celsius: Heating set point, in degrees Celsius.
            heating_set_point_fahrenheit: Heating set point, in degrees Fahrenheit.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/thermostats/heat",
            {
                "device_id": device_id,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def heat_cool(
        self,
        *,
        device_id: str | UUID,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[SetHvacModeResult]:
        """Switches to automatic heating and cooling, with each set point in Celsius or Fahrenheit.

        Source: https://docs.seam.co/api/thermostats/heat_cool

        Args:
            device_id: The device.
            cooling_set_point_celsius: Cooling set point, in degrees Celsius.
            cooling_set_point_fahrenheit: Cooling set point, in degrees Fahrenheit.
            heating_set_point_celsius: Heating set point, in degrees Celsius.
            heating_set_point_fahrenheit: Heating set point, in degrees Fahrenheit.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/thermostats/heat_cool",
            {
                "device_id": device_id,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def list(
        self,
        *,
        connect_webview_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        customer_key: str | None = None,
        device_type: ThermostatType | None = None,
        device_types: Sequence[ThermostatType] | None = None,
        manufacturer: ThermostatManufacturer | None = None,
    ) -> builtins.list[Device]:
        """Lists thermostats.

        Source: https://docs.seam.co/api/thermostats/list

        Args:
            connect_webview_id: Only those connected through this Connect Webview.
            connected_account_id: Only those of this connected account.
            customer_key: Only those of this customer.
            device_type: Only those of this type.
            device_types: Only those of these types.
            manufacturer: Only those of this manufacturer.
        """
        return await self._read(
            "/thermostats/list",
            {
                "connect_webview_id": connect_webview_id,
                "connected_account_id": connected_account_id,
                "customer_key": customer_key,
                "device_type": device_type,
                "device_types": device_types,
                "manufacturer": manufacturer,
            },
            "devices",
            lambda: list[models.Device],
        )

    async def off(
        self,
        *,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[SetHvacModeResult]:
        """Turns a thermostat off.

        Source: https://docs.seam.co/api/thermostats/off

        Args:
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act("/thermostats/off", {"device_id": device_id}, wait_for_action_attempt, on_update)

    async def set_fallback_climate_preset(self, *, climate_preset_key: str, device_id: str | UUID) -> None:
        """Sets the climate preset that applies when no other does.

        Source: https://docs.seam.co/api/thermostats/set_fallback_climate_preset

        Args:
            climate_preset_key: The key of the climate preset.
            device_id: The device.
        """
        await self._send(
            "/thermostats/set_fallback_climate_preset",
            {"climate_preset_key": climate_preset_key, "device_id": device_id},
        )

    async def set_fan_mode(
        self,
        *,
        device_id: str | UUID,
        fan_mode: FanMode | None = None,
        fan_mode_setting: FanMode | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[SetFanModeResult]:
        """Sets the fan mode.

        Source: https://docs.seam.co/api/thermostats/set_fan_mode

        Args:
            device_id: The device.
            fan_mode: The fan mode. Deprecated, use `fan_mode_setting`.
            fan_mode_setting: The fan mode.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/thermostats/set_fan_mode",
            {"device_id": device_id, "fan_mode": fan_mode, "fan_mode_setting": fan_mode_setting},
            wait_for_action_attempt,
            on_update,
        )

    async def set_hvac_mode(
        self,
        *,
        device_id: str | UUID,
        hvac_mode_setting: HvacMode,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[SetHvacModeResult]:
        """Sets the HVAC mode, with each of its set points in Celsius or Fahrenheit.

        Source: https://docs.seam.co/api/thermostats/set_hvac_mode

        Args:
            device_id: The device.
            hvac_mode_setting: The HVAC mode.
            cooling_set_point_celsius: Cooling set point, in degrees Celsius.
            cooling_set_point_fahrenheit: Cooling set point, in degrees Fahrenheit.
            heating_set_point_celsius: Heating set point, in degrees Celsius.
            heating_set_point_fahrenheit: Heating set point, in degrees Fahrenheit.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.

        Raises:
            SeamInvalidOptionsError: The parameters cannot be combined.
        """
        return await self._act(
            "/thermostats/set_hvac_mode",
            {
                "device_id": device_id,
                "hvac_mode_setting": hvac_mode_setting,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def set_temperature_threshold(
        self,
        *,
        device_id: str | UUID,
        lower_limit_celsius: float | Null | None = None,
        lower_limit_fahrenheit: float | Null | None = None,
        upper_limit_celsius: float | Null | None = None,
        upper_limit_fahrenheit: float | Null | None = None,
    ) -> None:
        """Sets the temperature range outside of which events are sent.

        Source: https://docs.seam.co/api/thermostats/set_temperature_threshold

        Args:
            device_id: The device.
            lower_limit_celsius: Lower limit, in degrees Celsius. `NULL` clears it.
            lower_limit_fahrenheit: Lower limit, in degrees Fahrenheit. `NULL` clears it.
            upper_limit_celsius: Upper limit, in degrees Celsius. `NULL` clears it.
            upper_limit_fahrenheit: Upper limit, in degrees Fahrenheit. `NULL` clears it.
        """
        await self._send(
            "/thermostats/set_temperature_threshold",
            {
                "device_id": device_id,
                "lower_limit_celsius": lower_limit_celsius,
                "lower_limit_fahrenheit": lower_limit_fahrenheit,
                "upper_limit_celsius": upper_limit_celsius,
                "upper_limit_fahrenheit": upper_limit_fahrenheit,
            },
        )

    async def update_climate_preset(
        self,
        *,
        climate_preset_key: str,
        device_id: str | UUID,
        climate_preset_mode: ClimatePresetMode | None = None,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        ecobee_metadata: EcobeeMetadataParams | None = None,
        fan_mode_setting: FanMode | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        hvac_mode_setting: HvacMode | None = None,
        manual_override_allowed: bool | None = None,
        name: str | Null | None = None,
    ) -> None:
        """Updates a climate preset.

        Source: https://docs.seam.co/api/thermostats/update_climate_preset

        Args:
            climate_preset_key: The key of the climate preset.
            device_id: The device.
            climate_preset_mode: The mode of the climate preset.
            cooling_set_point_celsius: Cooling set point, in degrees Celsius.
            cooling_set_point_fahrenheit: Cooling set point, in degrees Fahrenheit.
            ecobee_metadata: Settings for ecobee thermostats.
            fan_mode_setting: The fan mode.
            heating_set_point_celsius: Heating set point, in degrees Celsius.
            heating_set_point_fahrenheit: Heating set point, in degrees Fahrenheit.
            hvac_mode_setting: The HVAC mode.
            manual_override_allowed: Whether a manual override is allowed. Deprecated, use
                `thermostat_schedule.is_override_allowed`.
            name: The name. `NULL` clears it.
        """
        await self._send(
            "/thermostats/update_climate_preset",
            {
                "climate_preset_key": climate_preset_key,
                "device_id": device_id,
                "climate_preset_mode": climate_preset_mode,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "ecobee_metadata": ecobee_metadata,
                "fan_mode_setting": fan_mode_setting,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
                "hvac_mode_setting": hvac_mode_setting,
                "manual_override_allowed": manual_override_allowed,
                "name": name,
            },
        )

    async def update_weekly_program(
        self,
        *,
        device_id: str | UUID,
        friday_program_id: str | UUID | Null | None = None,
        monday_program_id: str | UUID | Null | None = None,
        saturday_program_id: str | UUID | Null | None = None,
        sunday_program_id: str | UUID | Null | None = None,
        thursday_program_id: str | UUID | Null | None = None,
        tuesday_program_id: str | UUID | Null | None = None,
        wednesday_program_id: str | UUID | Null | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[PushThermostatProgramsResult]:
        """Sets the daily program of each weekday; omitted days stay unchanged.

        Source: https://docs.seam.co/api/thermostats/update_weekly_program

        Args:
            device_id: The device.
            friday_program_id: The daily program for Fridays. `NULL` clears it.
            monday_program_id: The daily program for Mondays. `NULL` clears it.
            saturday_program_id: The daily program for Saturdays. `NULL` clears it.
            sunday_program_id: The daily program for Sundays. `NULL` clears it.
            thursday_program_id: The daily program for Thursdays. `NULL` clears it.
            tuesday_program_id: The daily program for Tuesdays. `NULL` clears it.
            wednesday_program_id: The daily program for Wednesdays. `NULL` clears it.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/thermostats/update_weekly_program",
            {
                "device_id": device_id,
                "friday_program_id": friday_program_id,
                "monday_program_id": monday_program_id,
                "saturday_program_id": saturday_program_id,
                "sunday_program_id": sunday_program_id,
                "thursday_program_id": thursday_program_id,
                "tuesday_program_id": tuesday_program_id,
                "wednesday_program_id": wednesday_program_id,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def activate_weekly_program(
        self,
        *,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[ActivateWeeklyProgramResult]:
        """Returns a thermostat to the weekly program configured on the device.

        Source: https://docs.seam.co/api/thermostats/activate_weekly_program

        Args:
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/thermostats/activate_weekly_program", {"device_id": device_id}, wait_for_action_attempt, on_update
        )
