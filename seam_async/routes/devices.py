"""Devices of every kind.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._json import Null
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.device import Device
    from ..models.device_provider import DeviceProvider
    from ._parameters import DeviceDeviceType, DeviceParams, DeviceProviderCategory, Manufacturer, PropertiesParams
    from .devices_simulate import DevicesSimulate
    from .devices_unmanaged import DevicesUnmanaged


class Devices(Namespace):
    """Devices of every kind."""

    @cached_property
    def simulate(self) -> DevicesSimulate:
        """Simulated events of devices; sandbox only."""
        from .devices_simulate import DevicesSimulate

        return DevicesSimulate(self._api)

    @cached_property
    def unmanaged(self) -> DevicesUnmanaged:
        """Devices that Seam does not manage."""
        from .devices_unmanaged import DevicesUnmanaged

        return DevicesUnmanaged(self._api)

    async def get(self, *, device_id: str | UUID | None = None, name: str | None = None) -> Device:
        """Gets a device, by `device_id` or by `name`.

        Source: https://docs.seam.co/api/devices/get

        Args:
            device_id: The device.
            name: The name.
        """
        return await self._read("/devices/get", {"device_id": device_id, "name": name}, "device", lambda: models.Device)

    def list(
        self,
        *,
        connect_webview_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        connected_account_ids: Sequence[str | UUID] | None = None,
        created_before: datetime | str | None = None,
        custom_metadata_has: Mapping[str, str | bool] | None = None,
        customer_key: str | None = None,
        device_ids: Sequence[str | UUID] | None = None,
        device_type: DeviceDeviceType | None = None,
        device_types: Sequence[DeviceDeviceType] | None = None,
        limit: int | None = None,
        manufacturer: Manufacturer | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        space_id: str | UUID | None = None,
        unstable_location_id: str | UUID | Null | None = None,
        user_identifier_key: str | None = None,
    ) -> Paginator[Device]:
        """Lists devices: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/devices/list

        Args:
            connect_webview_id: Only those connected through this Connect Webview.
            connected_account_id: Only those of this connected account.
            connected_account_ids: Only those of these connected accounts.
            created_before: Only those created before this time; a datetime needs a time zone.
            custom_metadata_has: Only those whose custom metadata contains these pairs.
            customer_key: Only those of this customer.
            device_ids: Only those with these ids.
            device_type: Only those of this type.
            device_types: Only those of these types.
            limit: Maximum number of items per page; the API's default is 500.
            manufacturer: Only those of this manufacturer.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            space_id: Only those of this space.
            unstable_location_id: Only those of this unstable location. Deprecated, use `space_id`.
            user_identifier_key: Only those of the user with this key.
        """
        return self._pages(
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
                "unstable_location_id": unstable_location_id,
                "user_identifier_key": user_identifier_key,
            },
            "devices",
            lambda: models.Device,
        )

    async def list_device_providers(
        self, *, provider_category: DeviceProviderCategory | None = None
    ) -> builtins.list[DeviceProvider]:
        """Lists device providers.

        Source: https://docs.seam.co/api/devices/list_device_providers

        Args:
            provider_category: Only those of this category.
        """
        return await self._read(
            "/devices/list_device_providers",
            {"provider_category": provider_category},
            "device_providers",
            lambda: list[models.DeviceProvider],
        )

    async def report_provider_metadata(self, *, devices: Sequence[DeviceParams]) -> None:
        """Reports a provider's metadata of devices.

        Source: https://docs.seam.co/api/devices/report_provider_metadata

        Args:
            devices: The devices.
        """
        await self._send("/devices/report_provider_metadata", {"devices": devices})

    async def update(
        self,
        *,
        device_id: str | UUID,
        backup_access_code_pool_enabled: bool | None = None,
        custom_metadata: Mapping[str, str | bool] | None = None,
        is_managed: bool | None = None,
        name: str | Null | None = None,
        properties: PropertiesParams | None = None,
    ) -> None:
        """Updates a device.

        Source: https://docs.seam.co/api/devices/update

        Args:
            device_id: The device.
            backup_access_code_pool_enabled: Whether to keep a pool of backup codes.
            custom_metadata: Your own keys and values; the value `NULL` deletes its key.
            is_managed: Whether Seam manages it.
            name: The name. `NULL` clears it.
            properties: The properties.
        """
        await self._send(
            "/devices/update",
            {
                "device_id": device_id,
                "backup_access_code_pool_enabled": backup_access_code_pool_enabled,
                "custom_metadata": custom_metadata,
                "is_managed": is_managed,
                "name": name,
                "properties": properties,
            },
        )
