"""Access grants: who may enter where, and when.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._json import Null
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.access_grant import AccessGrant
    from ..models.batch import Batch
    from ._parameters import LocationParams, Relation, RequestedAccessMethodParams, UserIdentityParams
    from .access_grants_unmanaged import AccessGrantsUnmanaged


class AccessGrants(Namespace):
    """Access grants: who may enter where, and when."""

    @cached_property
    def unmanaged(self) -> AccessGrantsUnmanaged:
        """Access grants created outside of Seam and not managed by it."""
        from .access_grants_unmanaged import AccessGrantsUnmanaged

        return AccessGrantsUnmanaged(self._api)

    async def create(
        self,
        *,
        requested_access_methods: Sequence[RequestedAccessMethodParams],
        access_grant_key: str | None = None,
        acs_entrance_ids: Sequence[str | UUID] | None = None,
        customization_profile_id: str | UUID | None = None,
        device_ids: Sequence[str | UUID] | None = None,
        ends_at: datetime | str | Null | None = None,
        location: LocationParams | None = None,
        location_ids: Sequence[str | UUID] | None = None,
        name: str | Null | None = None,
        reservation_key: str | None = None,
        space_ids: Sequence[str | UUID] | None = None,
        space_keys: Sequence[str] | None = None,
        starts_at: datetime | str | None = None,
        user_identity: UserIdentityParams | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> AccessGrant:
        """Creates an access grant.

        Source: https://docs.seam.co/api/access_grants/create

        Args:
            requested_access_methods: The access methods to create.
            access_grant_key: Your key for the access grant.
            acs_entrance_ids: The entrances.
            customization_profile_id: The customization profile.
            device_ids: The devices.
            ends_at: End time; a datetime needs a time zone. `NULL` clears it.
            location: The location. Deprecated, use `space_ids`.
            location_ids: The locations. Deprecated, use `space_ids`.
            name: The name. `NULL` clears it.
            reservation_key: Your key for the reservation.
            space_ids: The spaces.
            space_keys: Your keys for spaces.
            starts_at: Start time; a datetime needs a time zone.
            user_identity: The user identity to create.
            user_identity_id: The user identity.

        Raises:
            SeamInvalidOptionsError: The parameters cannot be combined.
        """
        return await self._change(
            "/access_grants/create",
            {
                "requested_access_methods": requested_access_methods,
                "access_grant_key": access_grant_key,
                "acs_entrance_ids": acs_entrance_ids,
                "customization_profile_id": customization_profile_id,
                "device_ids": device_ids,
                "ends_at": ends_at,
                "location": location,
                "location_ids": location_ids,
                "name": name,
                "reservation_key": reservation_key,
                "space_ids": space_ids,
                "space_keys": space_keys,
                "starts_at": starts_at,
                "user_identity": user_identity,
                "user_identity_id": user_identity_id,
            },
            "access_grant",
            lambda: models.AccessGrant,
        )

    async def delete(self, *, access_grant_id: str | UUID) -> None:
        """Deletes an access grant.

        Source: https://docs.seam.co/api/access_grants/delete

        Args:
            access_grant_id: The access grant.
        """
        await self._send("/access_grants/delete", {"access_grant_id": access_grant_id})

    async def get(
        self, *, access_grant_id: str | UUID | None = None, access_grant_key: str | None = None
    ) -> AccessGrant:
        """Gets an access grant, by `access_grant_id` or by `access_grant_key`.

        Source: https://docs.seam.co/api/access_grants/get

        Args:
            access_grant_id: The access grant.
            access_grant_key: Your key for the access grant.
        """
        return await self._read(
            "/access_grants/get",
            {"access_grant_id": access_grant_id, "access_grant_key": access_grant_key},
            "access_grant",
            lambda: models.AccessGrant,
        )

    async def get_related(
        self,
        *,
        access_grant_ids: Sequence[str | UUID] | None = None,
        access_grant_keys: Sequence[str] | None = None,
        exclude: Sequence[Relation] | None = None,
        include: Sequence[Relation] | None = None,
    ) -> Batch:
        """Gets the resources related to access grants.

        Source: https://docs.seam.co/api/access_grants/get_related

        Args:
            access_grant_ids: Only those with these ids.
            access_grant_keys: Your keys for access grants.
            exclude: The types of resources to exclude.
            include: The types of resources to include; all by default.
        """
        return await self._read(
            "/access_grants/get_related",
            {
                "access_grant_ids": access_grant_ids,
                "access_grant_keys": access_grant_keys,
                "exclude": exclude,
                "include": include,
            },
            "batch",
            lambda: models.Batch,
        )

    def list(
        self,
        *,
        access_code_id: str | UUID | None = None,
        access_grant_ids: Sequence[str | UUID] | None = None,
        access_grant_key: str | Null | None = None,
        acs_entrance_id: str | UUID | None = None,
        acs_system_id: str | UUID | None = None,
        customer_key: str | None = None,
        device_id: str | UUID | None = None,
        limit: int | None = None,
        location_id: str | UUID | None = None,
        page_cursor: str | None = None,
        reservation_key: str | None = None,
        search: str | None = None,
        space_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> Paginator[AccessGrant]:
        """Lists access grants: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/access_grants/list

        Args:
            access_code_id: Only those of this access code.
            access_grant_ids: Only those with these ids.
            access_grant_key: Your key for the access grant.
            acs_entrance_id: Only those of this entrance.
            acs_system_id: Only those of this access system.
            customer_key: Only those of this customer.
            device_id: Only those of this device.
            limit: Maximum number of items per page; the API's default is 500.
            location_id: Only those of this location. Deprecated, use `space_id`.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            reservation_key: Your key for the reservation.
            search: Only those with this text in their name, id or another searchable field.
            space_id: Only those of this space.
            user_identity_id: Only those of this user identity.
        """
        return self._pages(
            "/access_grants/list",
            {
                "access_code_id": access_code_id,
                "access_grant_ids": access_grant_ids,
                "access_grant_key": access_grant_key,
                "acs_entrance_id": acs_entrance_id,
                "acs_system_id": acs_system_id,
                "customer_key": customer_key,
                "device_id": device_id,
                "limit": limit,
                "location_id": location_id,
                "page_cursor": page_cursor,
                "reservation_key": reservation_key,
                "search": search,
                "space_id": space_id,
                "user_identity_id": user_identity_id,
            },
            "access_grants",
            lambda: models.AccessGrant,
        )

    async def request_access_methods(
        self, *, access_grant_id: str | UUID, requested_access_methods: Sequence[RequestedAccessMethodParams]
    ) -> AccessGrant:
        """Requests additional access methods for an access grant.

        Source: https://docs.seam.co/api/access_grants/request_access_methods

        Args:
            access_grant_id: The access grant.
            requested_access_methods: The access methods to create.
        """
        return await self._change(
            "/access_grants/request_access_methods",
            {"access_grant_id": access_grant_id, "requested_access_methods": requested_access_methods},
            "access_grant",
            lambda: models.AccessGrant,
        )

    async def update(
        self,
        *,
        access_grant_id: str | UUID | None = None,
        access_grant_key: str | None = None,
        ends_at: datetime | str | Null | None = None,
        name: str | Null | None = None,
        starts_at: datetime | str | None = None,
    ) -> None:
        """Updates an access grant.

        Source: https://docs.seam.co/api/access_grants/update

        Args:
            access_grant_id: The access grant.
            access_grant_key: Your key for the access grant.
            ends_at: End time; a datetime needs a time zone. `NULL` clears it.
            name: The name. `NULL` clears it.
            starts_at: Start time; a datetime needs a time zone.
        """
        await self._send(
            "/access_grants/update",
            {
                "access_grant_id": access_grant_id,
                "access_grant_key": access_grant_key,
                "ends_at": ends_at,
                "name": name,
                "starts_at": starts_at,
            },
        )
