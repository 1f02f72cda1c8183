"""Spaces: rooms, units and other places with entrances and devices.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.batch import Batch
    from ..models.space import Space
    from ._parameters import SpaceCustomerDataParams, SpaceRelation


class Spaces(Namespace):
    """Spaces: rooms, units and other places with entrances and devices."""

    async def add_acs_entrances(self, *, acs_entrance_ids: Sequence[str | UUID], space_id: str | UUID) -> None:
        """Adds entrances to a space.

        Source: https://docs.seam.co/api/spaces/add_acs_entrances

        Args:
            acs_entrance_ids: The entrances.
            space_id: The space.
        """
        await self._send("/spaces/add_acs_entrances", {"acs_entrance_ids": acs_entrance_ids, "space_id": space_id})

    async def add_connected_account(self, *, connected_account_id: str | UUID, space_id: str | UUID) -> None:
        """Adds a connected account to a space.

        Source: https://docs.seam.co/api/spaces/add_connected_account

        Args:
            connected_account_id: The connected account.
            space_id: The space.
        """
        await self._send(
            "/spaces/add_connected_account", {"connected_account_id": connected_account_id, "space_id": space_id}
        )

    async def add_devices(self, *, device_ids: Sequence[str | UUID], space_id: str | UUID) -> None:
        """Adds devices to a space.

        Source: https://docs.seam.co/api/spaces/add_devices

        Args:
            device_ids: The devices.
            space_id: The space.
        """
        await self._send("/spaces/add_devices", {"device_ids": device_ids, "space_id": space_id})

    async def create(
        self,
        *,
        name: str,
        acs_entrance_ids: Sequence[str | UUID] | None = None,
        connected_account_ids: Sequence[str | UUID] | None = None,
        customer_data: SpaceCustomerDataParams | None = None,
        customer_key: str | None = None,
        device_ids: Sequence[str | UUID] | None = None,
        space_key: str | None = None,
    ) -> Space:
        """Creates a space.

        Source: https://docs.seam.co/api/spaces/create

        Args:
            name: The name.
            acs_entrance_ids: The entrances.
            connected_account_ids: The connected accounts.
            customer_data: Your data about the customer.
            customer_key: Your key for the customer.
            device_ids: The devices.
            space_key: Your key for the space.
        """
        return await self._change(
            "/spaces/create",
            {
                "name": name,
                "acs_entrance_ids": acs_entrance_ids,
                "connected_account_ids": connected_account_ids,
                "customer_data": customer_data,
                "customer_key": customer_key,
                "device_ids": device_ids,
                "space_key": space_key,
            },
            "space",
            lambda: models.Space,
        )

    async def delete(self, *, space_id: str | UUID) -> None:
        """Deletes a space.

        Source: https://docs.seam.co/api/spaces/delete

        Args:
            space_id: The space.
        """
        await self._send("/spaces/delete", {"space_id": space_id})

    async def get(self, *, space_id: str | UUID | None = None, space_key: str | None = None) -> Space:
        """Gets a space, by `space_id` or by `space_key`.

        Source: https://docs.seam.co/api/spaces/get

        Args:
            space_id: The space.
            space_key: Your key for the space.
        """
        return await self._read(
            "/spaces/get", {"space_id": space_id, "space_key": space_key}, "space", lambda: models.Space
        )

    async def get_related(
        self,
        *,
        exclude: Sequence[SpaceRelation] | None = None,
        include: Sequence[SpaceRelation] | None = None,
        space_ids: Sequence[str | UUID] | None = None,
        space_keys: Sequence[str] | None = None,
    ) -> Batch:
        """Gets the resources related to spaces.

        Source: https://docs.seam.co/api/spaces/get_related

        Args:
            exclude: The types of resources to exclude.
            include: The types of resources to include; all by default.
            space_ids: Only those with these ids.
            space_keys: Your keys for spaces.
        """
        return await self._read(
            "/spaces/get_related",
            {"exclude": exclude, "include": include, "space_ids": space_ids, "space_keys": space_keys},
            "batch",
            lambda: models.Batch,
        )

    def list(
        self,
        *,
        customer_key: str | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        space_key: str | None = None,
    ) -> Paginator[Space]:
        """Lists spaces: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/spaces/list

        Args:
            customer_key: Only those of this customer.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            space_key: Your key for the space.
        """
        return self._pages(
            "/spaces/list",
            {
                "customer_key": customer_key,
                "limit": limit,
                "page_cursor": page_cursor,
                "search": search,
                "space_key": space_key,
            },
            "spaces",
            lambda: models.Space,
        )

    async def remove_acs_entrances(self, *, acs_entrance_ids: Sequence[str | UUID], space_id: str | UUID) -> None:
        """Removes entrances from a space.

        Source: https://docs.seam.co/api/spaces/remove_acs_entrances

        Args:
            acs_entrance_ids: The entrances.
            space_id: The space.
        """
        await self._send("/spaces/remove_acs_entrances", {"acs_entrance_ids": acs_entrance_ids, "space_id": space_id})

    async def remove_connected_account(self, *, connected_account_id: str | UUID, space_id: str | UUID) -> None:
        """Removes a connected account from a space.

        Source: https://docs.seam.co/api/spaces/remove_connected_account

        Args:
            connected_account_id: The connected account.
            space_id: The space.
        """
        await self._send(
            "/spaces/remove_connected_account", {"connected_account_id": connected_account_id, "space_id": space_id}
        )

    async def remove_devices(self, *, device_ids: Sequence[str | UUID], space_id: str | UUID) -> None:
        """Removes devices from a space.

        Source: https://docs.seam.co/api/spaces/remove_devices

        Args:
            device_ids: The devices.
            space_id: The space.
        """
        await self._send("/spaces/remove_devices", {"device_ids": device_ids, "space_id": space_id})

    async def update(
        self,
        *,
        acs_entrance_ids: Sequence[str | UUID] | None = None,
        customer_data: SpaceCustomerDataParams | None = None,
        device_ids: Sequence[str | UUID] | None = None,
        name: str | None = None,
        space_id: str | UUID | None = None,
        space_key: str | None = None,
    ) -> Space:
        """Updates a space.

        Source: https://docs.seam.co/api/spaces/update

        Args:
            acs_entrance_ids: The entrances.
            customer_data: Your data about the customer.
            device_ids: The devices.
            name: The name.
            space_id: The space.
            space_key: Your key for the space.
        """
        return await self._change(
            "/spaces/update",
            {
                "acs_entrance_ids": acs_entrance_ids,
                "customer_data": customer_data,
                "device_ids": device_ids,
                "name": name,
                "space_id": space_id,
                "space_key": space_key,
            },
            "space",
            lambda: models.Space,
        )
