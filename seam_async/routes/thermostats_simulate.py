"""Simulated events of thermostats; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from ._route import Namespace


class ThermostatsSimulate(Namespace):
    """Simulated events of thermostats; sandbox only."""

    async def hvac_mode_adjusted(
        self,
        *,
        device_id: str | UUID,
        hvac_mode: Literal["off", "cool", "heat", "heat_cool"],
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
    ) -> None:
        """Simulates that somebody changes the mode at the thermostat; sandbox only.

        Source: https://docs.seam.co/api/thermostats/simulate/hvac_mode_adjusted

        Args:
            device_id: Thermostat to act on.
            hvac_mode: Mode that somebody chooses at the thermostat.
            cooling_set_point_celsius: Temperature above which the thermostat cools, in degrees Celsius.
            cooling_set_point_fahrenheit: Temperature above which the thermostat cools, in degrees Fahrenheit.
            heating_set_point_celsius: Temperature below which the thermostat heats, in degrees Celsius.
            heating_set_point_fahrenheit: Temperature below which the thermostat heats, in degrees Fahrenheit.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.
            SeamInvalidOptionsError: These parameters cannot be combined. Nothing was sent.

        Example:
            await seam.thermostats.simulate.hvac_mode_adjusted(
                device_id=device_id,
                hvac_mode="cool",
                cooling_set_point_celsius=25,
            )
        """
        await self._send(
            "/thermostats/simulate/hvac_mode_adjusted",
            {
                "device_id": device_id,
                "hvac_mode": hvac_mode,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
            },
        )

    async def temperature_reached(
        self,
        *,
        device_id: str | UUID,
        temperature_celsius: float | None = None,
        temperature_fahrenheit: float | None = None,
    ) -> None:
        """Simulates that the room has a given temperature; sandbox only.

        Source: https://docs.seam.co/api/thermostats/simulate/temperature_reached

        Args:
            device_id: Thermostat to act on.
            temperature_celsius: Temperature that the thermostat reaches, in degrees Celsius.
            temperature_fahrenheit: Temperature that the thermostat reaches, in degrees Fahrenheit.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.simulate.temperature_reached(device_id=device_id, temperature_celsius=21)
        """
        await self._send(
            "/thermostats/simulate/temperature_reached",
            {
                "device_id": device_id,
                "temperature_celsius": temperature_celsius,
                "temperature_fahrenheit": temperature_fahrenheit,
            },
        )
