"""Devices that Seam does not manage.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.unmanaged_device import UnmanagedDevice
    from ._parameters import DeviceDeviceType, Manufacturer


class DevicesUnmanaged(Namespace):
    """Devices that Seam does not manage."""

    async def get(self, *, device_id: str | UUID | None = None, name: str | None = None) -> UnmanagedDevice:
        """Gets an unmanaged device by `device_id` or by `name`.

        Source: https://docs.seam.co/api/devices/unmanaged/get

        Args:
            device_id: Device to get; pass this or `name`.
            name: Name of the device, in place of its id.

        Returns:
            The unmanaged device.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            device = await seam.devices.unmanaged.get(device_id=device_id)
        """
        return await self._read(
            "/devices/unmanaged/get", {"device_id": device_id, "name": name}, "device", lambda: models.UnmanagedDevice
        )

    def list(
        self,
        *,
        connect_webview_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        connected_account_ids: Sequence[str | UUID] | None = None,
        created_before: datetime | str | None = None,
        customer_key: str | None = None,
        device_ids: Sequence[str | UUID] | None = None,
        device_type: DeviceDeviceType | None = None,
        device_types: Sequence[DeviceDeviceType] | None = None,
        limit: int | None = None,
        manufacturer: Manufacturer | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
    ) -> Paginator[UnmanagedDevice]:
        """Lists devices that are connected but not managed, and so cannot be controlled.

        Source: https://docs.seam.co/api/devices/unmanaged/list

        Args:
            connect_webview_id: Only unmanaged devices connected through this Connect Webview.
            connected_account_id: Only unmanaged devices of this connected account.
            connected_account_ids: Only unmanaged devices of these connected accounts.
            created_before: Only items created before this moment; a datetime needs a time zone.
            customer_key: Only unmanaged devices of the customer with this key of yours.
            device_ids: Only these devices.
            device_type: Only devices of this type.
            device_types: Only devices of these types.
            limit: Maximum number of items per page. The API's default is 22,900.
            manufacturer: Only devices of this brand, such as `august`.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.

        Returns:
            The unmanaged devices, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for device in seam.devices.unmanaged.list(connected_account_id=connected_account_id):
                print(device)
        """
        return self._pages(
            "/devices/unmanaged/list",
            {
                "connect_webview_id": connect_webview_id,
                "connected_account_id": connected_account_id,
                "connected_account_ids": connected_account_ids,
                "created_before": created_before,
                "customer_key": customer_key,
                "device_ids": device_ids,
                "device_type": device_type,
                "device_types": device_types,
                "limit": limit,
                "manufacturer": manufacturer,
                "page_cursor": page_cursor,
                "search": search,
            },
            "devices",
            lambda: models.UnmanagedDevice,
        )

    async def update(
        self,
        *,
        device_id: str | UUID,
        custom_metadata: Mapping[str, str | bool] | None = None,
        is_managed: bool | None = None,
    ) -> None:
        """Changes the metadata of an unmanaged device; with `is_managed`, Seam starts to manage it.

        Source: https://docs.seam.co/api/devices/unmanaged/update

        Args:
            device_id: Device to change.
            custom_metadata: Your own keys and values, merged into those stored; `NULL` as a value deletes its key.
            is_managed: True to let Seam manage it; false to stop, which keeps it in place.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.unmanaged.update(device_id=device_id, is_managed=True)
        """
        await self._send(
            "/devices/unmanaged/update",
            {"device_id": device_id, "custom_metadata": custom_metadata, "is_managed": is_managed},
        )
