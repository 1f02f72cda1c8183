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
        """Simulates a manual change of the HVAC mode; sandbox only.

        Source: https://docs.seam.co/api/thermostats/simulate/hvac_mode_adjusted

        Args:
            device_id: The device.
            hvac_mode: The HVAC mode.
            cooling_set_point_celsius: Cooling set point, in degrees Celsius.
            cooling_set_point_fahrenheit: Cooling set point, in degrees Fahrenheit.
            heating_set_point_celsius: Heating set point, in degrees Celsius.
            heating_set_point_fahrenheit: Heating set point, in degrees Fahrenheit.

        Raises:
            SeamInvalidOptionsError: The parameters cannot be combined.
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
        """Simulates that a temperature was reached; sandbox only.

        Source: https://docs.seam.co/api/thermostats/simulate/temperature_reached

        Args:
            device_id: The device.
            temperature_celsius: The temperature, in degrees Celsius.
            temperature_fahrenheit: The temperature, in degrees Fahrenheit.
        """
        await self._send(
            "/thermostats/simulate/temperature_reached",
            {
                "device_id": device_id,
                "temperature_celsius": temperature_celsius,
                "temperature_fahrenheit": temperature_fahrenheit,
            },
        )
