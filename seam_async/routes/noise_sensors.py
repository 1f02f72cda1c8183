"""Noise sensors.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.device import Device
    from ._parameters import NoiseSensorType
    from .noise_sensors_noise_thresholds import NoiseSensorsNoiseThresholds
    from .noise_sensors_simulate import NoiseSensorsSimulate


class NoiseSensors(Namespace):
    """Noise sensors."""

    @cached_property
    def noise_thresholds(self) -> NoiseSensorsNoiseThresholds:
        """Noise thresholds: permitted noise levels and their hours."""
        from .noise_sensors_noise_thresholds import NoiseSensorsNoiseThresholds

        return NoiseSensorsNoiseThresholds(self._api)

    @cached_property
    def simulate(self) -> NoiseSensorsSimulate:
        """Simulated events of noise sensors; sandbox only."""
        from .noise_sensors_simulate import NoiseSensorsSimulate

        return NoiseSensorsSimulate(self._api)

    async def list(
        self,
        *,
        connect_webview_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        customer_key: str | None = None,
        device_type: NoiseSensorType | None = None,
        device_types: Sequence[NoiseSensorType] | None = None,
        manufacturer: Literal["minut", "noiseaware"] | None = None,
    ) -> builtins.list[Device]:
        """Lists the noise sensors of the workspace, such as those of one connected account.

        Source: https://docs.seam.co/api/noise_sensors/list

        Args:
            connect_webview_id: Only noise sensors connected through this Connect Webview.
            connected_account_id: Only noise sensors of this connected account.
            customer_key: Only noise sensors of the customer with this key of yours.
            device_type: Only devices of this type.
            device_types: Only devices of these types.
            manufacturer: Only devices of this brand, such as `august`.

        Returns:
            All matching devices, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            devices = await seam.noise_sensors.list(connected_account_id=connected_account_id)
        """
        return await self._read(
            "/noise_sensors/list",
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
