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
        """Puts entrances of access systems into a space.

        Source: https://docs.seam.co/api/spaces/add_acs_entrances

        Args:
            acs_entrance_ids: Entrances of access systems to put in.
            space_id: Space to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.spaces.add_acs_entrances(acs_entrance_ids=[acs_entrance_id], space_id=space_id)
        """
        await self._send("/spaces/add_acs_entrances", {"acs_entrance_ids": acs_entrance_ids, "space_id": space_id})

    async def add_connected_account(self, *, connected_account_id: str | UUID, space_id: str | UUID) -> None:
        """Puts a connected account into a space, with all of its devices.

        Source: https://docs.seam.co/api/spaces/add_connected_account

        Args:
            connected_account_id: Connected account to put in.
            space_id: Space to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.spaces.add_connected_account(connected_account_id=connected_account_id, space_id=space_id)
        """
        await self._send(
            "/spaces/add_connected_account", {"connected_account_id": connected_account_id, "space_id": space_id}
        )

    async def add_devices(self, *, device_ids: Sequence[str | UUID], space_id: str | UUID) -> None:
        """Puts devices into a space.

        Source: https://docs.seam.co/api/spaces/add_devices

        Args:
            device_ids: Devices to put in.
            space_id: Space to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.spaces.add_devices(device_ids=[device_id], space_id=space_id)
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
        """Creates a space: a room, unit or other place that groups entrances and devices.

        Source: https://docs.seam.co/api/spaces/create

        Args:
            name: Name to show to people.
            acs_entrance_ids: Entrances of access systems in the space.
            connected_account_ids: Connected accounts whose devices are in the space.
            customer_data: Facts about the space for the customer's portal, such as address and hours.
            customer_key: Your own unique key for the customer.
            device_ids: Devices in the space.
            space_key: Your own unique key for the space.

        Returns:
            The new space.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            space = await seam.spaces.create(name="Room 101", device_ids=[device_id], space_key="room-101")
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
        """Deletes a space; its entrances and devices stay.

        Source: https://docs.seam.co/api/spaces/delete

        Args:
            space_id: Space to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.spaces.delete(space_id=space_id)
        """
        await self._send("/spaces/delete", {"space_id": space_id})

    async def get(self, *, space_id: str | UUID | None = None, space_key: str | None = None) -> Space:
        """Gets a space by its id or by your key.

        Source: https://docs.seam.co/api/spaces/get

        Args:
            space_id: Space to get; pass this or `space_key`.
            space_key: Your own unique key for the space.

        Returns:
            The space.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            space = await seam.spaces.get(space_id=space_id)
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
        """Gets, in one request, the resources connected with several spaces.

        Source: https://docs.seam.co/api/spaces/get_related

        Args:
            exclude: Kinds of resources to leave out.
            include: Kinds of resources to return; all by default.
            space_ids: Spaces whose resources to get.
            space_keys: Your own keys for spaces whose resources to get.

        Returns:
            A batch with one field for each kind of resource; kinds not included are empty.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            batch = await seam.spaces.get_related(space_ids=[space_id])
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
        """Lists spaces, such as those of one customer.

        Source: https://docs.seam.co/api/spaces/list

        Args:
            customer_key: Only spaces of the customer with this key of yours.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            space_key: Only the space with this key of yours.

        Returns:
            The spaces, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for space in seam.spaces.list(customer_key="customer-1"):
                print(space)
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
        """Takes entrances out of a space, without deleting them.

        Source: https://docs.seam.co/api/spaces/remove_acs_entrances

        Args:
            acs_entrance_ids: Entrances of access systems to take out.
            space_id: Space to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.spaces.remove_acs_entrances(acs_entrance_ids=[acs_entrance_id], space_id=space_id)
        """
        await self._send("/spaces/remove_acs_entrances", {"acs_entrance_ids": acs_entrance_ids, "space_id": space_id})

    async def remove_connected_account(self, *, connected_account_id: str | UUID, space_id: str | UUID) -> None:
        """Takes a connected account out of a space, without disconnecting it.

        Source: https://docs.seam.co/api/spaces/remove_connected_account

        Args:
            connected_account_id: Connected account to take out.
            space_id: Space to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.spaces.remove_connected_account(connected_account_id=connected_account_id, space_id=space_id)
        """
        await self._send(
            "/spaces/remove_connected_account", {"connected_account_id": connected_account_id, "space_id": space_id}
        )

    async def remove_devices(self, *, device_ids: Sequence[str | UUID], space_id: str | UUID) -> None:
        """Takes devices out of a space, without deleting them.

        Source: https://docs.seam.co/api/spaces/remove_devices

        Args:
            device_ids: Devices to take out.
            space_id: Space to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.spaces.remove_devices(device_ids=[device_id], space_id=space_id)
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
        """Changes the name of a space, or replaces its entrances and devices.

        Source: https://docs.seam.co/api/spaces/update

        Args:
            acs_entrance_ids: Entrances of access systems in the space, in place of the present ones.
            customer_data: Facts about the space for the customer's portal, such as address and hours.
            device_ids: Devices in the space, in place of the present ones.
            name: New name to show to people.
            space_id: Space to change; pass this or `space_key`.
            space_key: Your own key for the space to change, in place of its id.

        Returns:
            The space as it is now.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            space = await seam.spaces.update(name="Room 101", space_id=space_id)
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
