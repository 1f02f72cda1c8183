"""Simulated events of noise sensors; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from uuid import UUID

from ._route import Namespace


class NoiseSensorsSimulate(Namespace):
    """Simulated events of noise sensors; sandbox only."""

    async def trigger_noise_threshold(self, *, device_id: str | UUID) -> None:
        """Simulates a noise above the permitted level; sandbox only.

        Source: https://docs.seam.co/api/noise_sensors/simulate/trigger_noise_threshold

        Args:
            device_id: Noise sensor to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.noise_sensors.simulate.trigger_noise_threshold(device_id=device_id)
        """
        await self._send("/noise_sensors/simulate/trigger_noise_threshold", {"device_id": device_id})
