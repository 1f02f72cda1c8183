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
        """Gets a device of any kind, by `device_id` or by `name`.

        Source: https://docs.seam.co/api/devices/get

        Args:
            device_id: Device to get; pass this or `name`.
            name: Name of the device, in place of its id.

        Returns:
            The device.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            device = await seam.devices.get(device_id=device_id)
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
        """Lists managed devices of every kind, such as those of one connected account.

        Source: https://docs.seam.co/api/devices/list

        Args:
            connect_webview_id: Only devices connected through this Connect Webview.
            connected_account_id: Only devices of this connected account.
            connected_account_ids: Only devices of these connected accounts.
            created_before: Only items created before this moment; a datetime needs a time zone.
            custom_metadata_has: Only devices whose custom metadata contains all of these pairs.
            customer_key: Only devices of the customer with this key of yours.
            device_ids: Only these devices.
            device_type: Only devices of this type.
            device_types: Only devices of these types.
            limit: Maximum number of items per page. The API's default is 500.
            manufacturer: Only devices of this brand, such as `august`.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            space_id: Only devices in this space.
            unstable_location_id: Only devices at this place; experimental in the API. Deprecated; use `space_id`.
            user_identifier_key: Only devices of the user with this key of yours.

        Returns:
            The devices, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for device in seam.devices.list(connected_account_id=connected_account_id):
                print(device)
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
        """Lists the brands that can be connected, with the capabilities of their devices.

        Source: https://docs.seam.co/api/devices/list_device_providers

        Args:
            provider_category: Only brands of this category, such as `stable`.

        Returns:
            All matching device providers, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            device_providers = await seam.devices.list_device_providers()
        """
        return await self._read(
            "/devices/list_device_providers",
            {"provider_category": provider_category},
            "device_providers",
            lambda: list[models.DeviceProvider],
        )

    async def report_provider_metadata(self, *, devices: Sequence[DeviceParams]) -> None:
        """Supplies facts about devices that Seam cannot read from their provider.

        Source: https://docs.seam.co/api/devices/report_provider_metadata

        Args:
            devices: Facts for each device, by its id.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.report_provider_metadata(devices=[{"device_id": device_id}])
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
        """Changes the name, metadata or properties of a device, or ends its management by Seam.

        Source: https://docs.seam.co/api/devices/update

        Args:
            device_id: Device to change.
            backup_access_code_pool_enabled: True to keep spare PINs on the device, for `pull_backup_access_code`.
            custom_metadata: Your own keys and values, merged into those stored; `NULL` as a value deletes its key.
            is_managed: True to let Seam manage it; false to stop, which keeps it in place. The API's default is `True`.
            name: New name to show to people. `NULL` clears it.
            properties: Settings of the device to change.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.devices.update(device_id=device_id, name="Front door")
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
