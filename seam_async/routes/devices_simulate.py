"""Simulated events of devices; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from uuid import UUID

from ._route import Namespace


class DevicesSimulate(Namespace):
    """Simulated events of devices; sandbox only."""

    async def connect(self, *, device_id: str | UUID) -> None:
        """Simulates the connection of a device; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/connect

        Args:
            device_id: The device.
        """
        await self._send("/devices/simulate/connect", {"device_id": device_id})

    async def connect_to_hub(self, *, device_id: str | UUID) -> None:
        """Simulates the connection of a device to its hub; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/connect_to_hub

        Args:
            device_id: The device.
        """
        await self._send("/devices/simulate/connect_to_hub", {"device_id": device_id})

    async def disconnect(self, *, device_id: str | UUID) -> None:
        """Simulates the disconnection of a device; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/disconnect

        Args:
            device_id: The device.
        """
        await self._send("/devices/simulate/disconnect", {"device_id": device_id})

    async def disconnect_from_hub(self, *, device_id: str | UUID) -> None:
        """Simulates the disconnection of a device from its hub; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/disconnect_from_hub

        Args:
            device_id: The device.
        """
        await self._send("/devices/simulate/disconnect_from_hub", {"device_id": device_id})

    async def paid_subscription(self, *, device_id: str | UUID, is_expired: bool) -> None:
        """Simulates a paid subscription of a device, or its absence; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/paid_subscription

        Args:
            device_id: The device.
            is_expired: Whether it has expired.
        """
        await self._send("/devices/simulate/paid_subscription", {"device_id": device_id, "is_expired": is_expired})

    async def remove(self, *, device_id: str | UUID) -> None:
        """Simulates the removal of a device; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/remove

        Args:
            device_id: The device.
        """
        await self._send("/devices/simulate/remove", {"device_id": device_id})
