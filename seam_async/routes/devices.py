"""Devices of all kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from .._models import Device
from .._pagination import Paginator
from ._route import Namespace
from ._values import DeviceType, Manufacturer


class Devices(Namespace):
    """Devices of all kinds."""

    async def get(self, *, device_id: str | None = None, name: str | None = None) -> Device:
        """Finds one device, by `device_id` or by `name`.

        Source: https://docs.seam.co/api/devices/get

        Args:
            device_id: The device.
            name: Its name.
        """
        return await self._api.read("/devices/get", {"device_id": device_id, "name": name}, "device", Device)

    def list(
        self,
        *,
        connect_webview_id: str | None = None,
        connected_account_id: str | None = None,
        connected_account_ids: Sequence[str] | None = None,
        created_before: datetime | str | None = None,
        custom_metadata_has: Mapping[str, str | bool] | None = None,
        customer_key: str | None = None,
        device_ids: Sequence[str] | None = None,
        device_type: DeviceType | None = None,
        device_types: Sequence[DeviceType] | None = None,
        limit: int | None = None,
        manufacturer: Manufacturer | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        space_id: str | None = None,
        user_identifier_key: str | None = None,
    ) -> Paginator[Device]:
        """Lists devices: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/devices/list

        Args:
            connect_webview_id: Only those that came with this Connect Webview.
            connected_account_id: Only those of this connected account.
            connected_account_ids: Only those of these connected accounts.
            created_before: Only those created before; a datetime needs a time zone.
            custom_metadata_has: Only those with these pairs in their custom metadata.
            customer_key: Only those of this customer.
            device_ids: Only these.
            device_type: Only those of this type.
            device_types: Only those of these types.
            limit: The most items in a page; the API's default is 500.
            manufacturer: Only those of this manufacturer.
            page_cursor: Where to go on, from the `pagination.next_page_cursor` of a page.
            search: Only those whose name, id, account, metadata or place holds this text.
            space_id: Only those of this space.
            user_identifier_key: Only those of the user with this key of yours.
        """
        return self._api.pages(
            "/devices/list",
            {
                "connect_webview_id": connect_webview_id,
                "connected_account_id": connected_account_id,
                "connected_account_ids": connected_account_ids,
                "created_before": created_before,
                "custom_metadata_has": custom_metadata_has,
                "customer_key": customer_key,
                "device_ids": device_ids,
                "device_type": device_type,
                "device_types": device_types,
                "limit": limit,
                "manufacturer": manufacturer,
                "page_cursor": page_cursor,
                "search": search,
                "space_id": space_id,
                "user_identifier_key": user_identifier_key,
            },
            "devices",
            Device,
        )
