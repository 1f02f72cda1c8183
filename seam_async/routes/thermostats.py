"""Thermostats."""

from __future__ import annotations

from functools import cached_property

from .._json import Null
from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from ._route import Namespace
from ._values import FanMode, HvacMode
from .thermostats_daily_programs import ThermostatsDailyPrograms


class Thermostats(Namespace):
    """Thermostats."""

    @cached_property
    def daily_programs(self) -> ThermostatsDailyPrograms:
        """Daily programs of thermostats."""
        return ThermostatsDailyPrograms(self._api)

    async def activate_climate_preset(
        self,
        *,
        device_id: str,
        climate_preset_key: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Activates a climate preset.

        Source: https://docs.seam.co/api/thermostats/activate_climate_preset

        Args:
            device_id: The device.
            climate_preset_key: The key of the climate preset.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/thermostats/activate_climate_preset",
            {"device_id": device_id, "climate_preset_key": climate_preset_key},
            wait_for_action_attempt,
        )

    async def cool(
        self,
        *,
        device_id: str,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Cools; set the point in one of the two units.

        Source: https://docs.seam.co/api/thermostats/cool

        Args:
            device_id: The device.
            cooling_set_point_celsius: Cool above this, in degrees Celsius.
            cooling_set_point_fahrenheit: Cool above this, in degrees Fahrenheit.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/thermostats/cool",
            {
                "device_id": device_id,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
            },
            wait_for_action_attempt,
        )

    async def heat(
        self,
        *,
        device_id: str,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Heats; set the point in one of the two units.

        Source: https://docs.seam.co/api/thermostats/heat

        Args:
            device_id: The device.
            heating_set_point_celsius: Heat below this, in degrees Celsius.
            heating_set_point_fahrenheit: Heat below this, in degrees Fahrenheit.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/thermostats/heat",
            {
                "device_id": device_id,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
            },
            wait_for_action_attempt,
        )

    async def heat_cool(
        self,
        *,
        device_id: str,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Heats or cools as needed; set both points, each in one of the two units.

        Source: https://docs.seam.co/api/thermostats/heat_cool

        Args:
            device_id: The device.
            heating_set_point_celsius: Heat below this, in degrees Celsius.
            heating_set_point_fahrenheit: Heat below this, in degrees Fahrenheit.
            cooling_set_point_celsius: Cool above this, in degrees Celsius.
            cooling_set_point_fahrenheit: Cool above this, in degrees Fahrenheit.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/thermostats/heat_cool",
            {
                "device_id": device_id,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
            },
            wait_for_action_attempt,
        )

    async def off(
        self,
        *,
        device_id: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Turns a thermostat off.

        Source: https://docs.seam.co/api/thermostats/off

        Args:
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act("/thermostats/off", {"device_id": device_id}, wait_for_action_attempt)

    async def set_fan_mode(
        self,
        *,
        device_id: str,
        fan_mode_setting: FanMode | None = None,
        fan_mode: FanMode | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Sets how the fan runs.

        Source: https://docs.seam.co/api/thermostats/set_fan_mode

        Args:
            device_id: The device.
            fan_mode_setting: How the fan runs.
            fan_mode: The same; deprecated by the API in favour of `fan_mode_setting`.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/thermostats/set_fan_mode",
            {"device_id": device_id, "fan_mode_setting": fan_mode_setting, "fan_mode": fan_mode},
            wait_for_action_attempt,
        )

    async def set_hvac_mode(
        self,
        *,
        device_id: str,
        hvac_mode_setting: HvacMode,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Sets the mode; the set points that go with it are taken in one of the two units each.

        Source: https://docs.seam.co/api/thermostats/set_hvac_mode

        Args:
            device_id: The device.
            hvac_mode_setting: The mode.
            heating_set_point_celsius: Heat below this, in degrees Celsius.
            heating_set_point_fahrenheit: Heat below this, in degrees Fahrenheit.
            cooling_set_point_celsius: Cool above this, in degrees Celsius.
            cooling_set_point_fahrenheit: Cool above this, in degrees Fahrenheit.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/thermostats/set_hvac_mode",
            {
                "device_id": device_id,
                "hvac_mode_setting": hvac_mode_setting,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
            },
            wait_for_action_attempt,
        )

    async def update_weekly_program(
        self,
        *,
        device_id: str,
        monday_program_id: str | Null | None = None,
        tuesday_program_id: str | Null | None = None,
        wednesday_program_id: str | Null | None = None,
        thursday_program_id: str | Null | None = None,
        friday_program_id: str | Null | None = None,
        saturday_program_id: str | Null | None = None,
        sunday_program_id: str | Null | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Sets which daily program runs on which day of the week; days left out stay as they are.

        Source: https://docs.seam.co/api/thermostats/update_weekly_program

        Args:
            device_id: The device.
            monday_program_id: The daily program for Mondays; `NULL` clears it.
            tuesday_program_id: The daily program for Tuesdays; `NULL` clears it.
            wednesday_program_id: The daily program for Wednesdays; `NULL` clears it.
            thursday_program_id: The daily program for Thursdays; `NULL` clears it.
            friday_program_id: The daily program for Fridays; `NULL` clears it.
            saturday_program_id: The daily program for Saturdays; `NULL` clears it.
            sunday_program_id: The daily program for Sundays; `NULL` clears it.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/thermostats/update_weekly_program",
            {
                "device_id": device_id,
                "monday_program_id": monday_program_id,
                "tuesday_program_id": tuesday_program_id,
                "wednesday_program_id": wednesday_program_id,
                "thursday_program_id": thursday_program_id,
                "friday_program_id": friday_program_id,
                "saturday_program_id": saturday_program_id,
                "sunday_program_id": sunday_program_id,
            },
            wait_for_action_attempt,
        )
