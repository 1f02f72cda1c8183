"""Simulated events of devices; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from uuid import UUID

from ._route import Namespace


class DevicesSimulate(Namespace):
    """Simulated events of devices; sandbox only."""

    async def connect(self, *, device_id: str | UUID) -> None:
        """Simulates that a device comes online; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/connect

        Args:
            device_id: Sandbox device to simulate.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.simulate.connect(device_id=device_id)
        """
        await self._send("/devices/simulate/connect", {"device_id": device_id})

    async def connect_to_hub(self, *, device_id: str | UUID) -> None:
        """Simulates that a device comes into reach of its hub, such as a Wi-Fi bridge; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/connect_to_hub

        Args:
            device_id: Sandbox device to simulate.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.simulate.connect_to_hub(device_id=device_id)
        """
        await self._send("/devices/simulate/connect_to_hub", {"device_id": device_id})

    async def disconnect(self, *, device_id: str | UUID) -> None:
        """Simulates that a device goes offline; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/disconnect

        Args:
            device_id: Sandbox device to simulate.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.simulate.disconnect(device_id=device_id)
        """
        await self._send("/devices/simulate/disconnect", {"device_id": device_id})

    async def disconnect_from_hub(self, *, device_id: str | UUID) -> None:
        """Simulates that a device loses its hub, such as a Wi-Fi bridge; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/disconnect_from_hub

        Args:
            device_id: Sandbox device to simulate.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.simulate.disconnect_from_hub(device_id=device_id)
        """
        await self._send("/devices/simulate/disconnect_from_hub", {"device_id": device_id})

    async def paid_subscription(self, *, device_id: str | UUID, is_expired: bool) -> None:
        """Simulates that the provider's subscription of a device runs or has lapsed; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/paid_subscription

        Args:
            device_id: Sandbox device to simulate.
            is_expired: True for a lapsed subscription, false for a paid one.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.simulate.paid_subscription(device_id=device_id, is_expired=False)
        """
        await self._send("/devices/simulate/paid_subscription", {"device_id": device_id, "is_expired": is_expired})

    async def remove(self, *, device_id: str | UUID) -> None:
        """Simulates that the owner deletes a device at its provider; sandbox only.

        Source: https://docs.seam.co/api/devices/simulate/remove

        Args:
            device_id: Sandbox device to simulate.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.simulate.remove(device_id=device_id)
        """
        await self._send("/devices/simulate/remove", {"device_id": device_id})
