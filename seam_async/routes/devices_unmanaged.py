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
        """Gets an unmanaged device.

        Source: https://docs.seam.co/api/devices/unmanaged/get

        Args:
            device_id: The device.
            name: The name.
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
        """Lists unmanaged devices: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/devices/unmanaged/list

        Args:
            connect_webview_id: Only those connected through this Connect Webview.
            connected_account_id: Only those of this connected account.
            connected_account_ids: Only those of these connected accounts.
            created_before: Only those created before this time; a datetime needs a time zone.
            customer_key: Only those of this customer.
            device_ids: Only those with these ids.
            device_type: Only those of this type.
            device_types: Only those of these types.
            limit: Maximum number of items per page; the API's default is 500.
            manufacturer: Only those of this manufacturer.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
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
        """Updates an unmanaged device, for example to manage it.

        Source: https://docs.seam.co/api/devices/unmanaged/update

        Args:
            device_id: The device.
            custom_metadata: Your own keys and values; the value `NULL` deletes its key.
            is_managed: Whether Seam manages it.
        """
        await self._send(
            "/devices/unmanaged/update",
            {"device_id": device_id, "custom_metadata": custom_metadata, "is_managed": is_managed},
        )
