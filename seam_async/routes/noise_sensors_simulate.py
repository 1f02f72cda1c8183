"""Simulated events of noise sensors; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from uuid import UUID

from ._route import Namespace


class NoiseSensorsSimulate(Namespace):
    """Simulated events of noise sensors; sandbox only."""

    async def trigger_noise_threshold(self, *, device_id: str | UUID) -> None:
        """Simulates noise above a threshold; sandbox only.

        Source: https://docs.seam.co/api/noise_sensors/simulate/trigger_noise_threshold

        Args:
            device_id: The device.
        """
        await self._send("/noise_sensors/simulate/trigger_noise_threshold", {"device_id": device_id})
