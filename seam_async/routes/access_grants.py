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
        """Grants a person access to entrances, devices or spaces for a time, with the requested access methods.

        Pass either `user_identity_id`, or `user_identity` to create the person with the grant. The codes, cards or
        mobile keys are issued in the background: listen for `access_method.issued`.

        Source: https://docs.seam.co/api/access_grants/create

        Args:
            requested_access_methods: Codes, cards and mobile keys to issue, each by its `mode`.
            access_grant_key: Your own unique key for the access grant.
            acs_entrance_ids: Entrances of access systems that the grant opens.
            customization_profile_id: Profile with the logo and colors of pages for your users.
            device_ids: Devices that the grant opens, such as smart locks.
            ends_at: End of validity; a datetime needs a time zone. `NULL` means none.
            location: Place of the access in an earlier form of the API; prefer `space_ids`. Deprecated.
            location_ids: Places in an earlier form of the API; prefer `space_ids`. Deprecated.
            name: Name to show to people. `NULL` means none.
            reservation_key: Your own key for the reservation.
            space_ids: Spaces that the grant opens, with all of their entrances and devices.
            space_keys: Your own keys for spaces that the grant opens.
            starts_at: Start of validity; a datetime needs a time zone. Now by default.
            user_identity: Person to create with the grant; pass this or `user_identity_id`.
            user_identity_id: Person to grant access to; pass this or `user_identity`.

        Returns:
            The new access grant.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.
            SeamInvalidOptionsError: These parameters cannot be combined. Nothing was sent.

        Example:
            access_grant = await seam.access_grants.create(
                requested_access_methods=[{"mode": "code"}],
                ends_at="2026-07-02T10:00:00Z",
                space_ids=[space_id],
                starts_at="2026-07-01T15:00:00Z",
                user_identity_id=user_identity_id,
            )
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
        """Ends an access grant and revokes all of its codes, cards and mobile keys.

        Source: https://docs.seam.co/api/access_grants/delete

        Args:
            access_grant_id: Access grant to end.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_grants.delete(access_grant_id=access_grant_id)
        """
        await self._send("/access_grants/delete", {"access_grant_id": access_grant_id})

    async def get(
        self, *, access_grant_id: str | UUID | None = None, access_grant_key: str | None = None
    ) -> AccessGrant:
        """Gets an access grant by its id or by your key.

        Source: https://docs.seam.co/api/access_grants/get

        Args:
            access_grant_id: Access grant to get; pass this or `access_grant_key`.
            access_grant_key: Your own key for the access grant, in place of its id.

        Returns:
            The access grant.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_grant = await seam.access_grants.get(access_grant_id=access_grant_id)
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
        """Gets, in one request, the resources connected with several access grants.

        Source: https://docs.seam.co/api/access_grants/get_related

        Args:
            access_grant_ids: Access grants whose resources to get.
            access_grant_keys: Your own keys for access grants whose resources to get.
            exclude: Kinds of resources to leave out.
            include: Kinds of resources to return; all by default.

        Returns:
            A batch with one field for each kind of resource; kinds not included are empty.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            batch = await seam.access_grants.get_related(access_grant_ids=[access_grant_id])
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
        """Lists access grants, such as those of one person, entrance or reservation.

        Source: https://docs.seam.co/api/access_grants/list

        Args:
            access_code_id: Only access grants that belong to this access code.
            access_grant_ids: Only these access grants.
            access_grant_key: Only the access grant with this key of yours.
            acs_entrance_id: Only access grants for this entrance.
            acs_system_id: Only access grants of this access system.
            customer_key: Only access grants of the customer with this key of yours.
            device_id: Only access grants on or for this device.
            limit: Maximum number of items per page. The API's default is 500.
            location_id: Only access grants at this place, in an earlier form of the API; prefer `space_id`. Deprecated.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            reservation_key: Only access grants of the reservation with this key of yours.
            search: Text to find in names, ids and other searchable fields.
            space_id: Only access grants in this space.
            user_identity_id: Only access grants of this user identity.

        Returns:
            The access grants, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for access_grant in seam.access_grants.list(user_identity_id=user_identity_id):
                print(access_grant)
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
        """Adds codes, cards or mobile keys to an existing access grant.

        Source: https://docs.seam.co/api/access_grants/request_access_methods

        Args:
            access_grant_id: Access grant to extend.
            requested_access_methods: Codes, cards and mobile keys to issue, each by its `mode`.

        Returns:
            The access grant as it is now.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            access_grant = await seam.access_grants.request_access_methods(
                access_grant_id=access_grant_id,
                requested_access_methods=[{"mode": "code"}],
            )
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
        """Changes the name or the hours of an access grant; its access methods follow.

        Source: https://docs.seam.co/api/access_grants/update

        Args:
            access_grant_id: Access grant to change; pass this or `access_grant_key`.
            access_grant_key: Your own key for the access grant to change, in place of its id.
            ends_at: New end of the access; a datetime needs a time zone. `NULL` clears it.
            name: New name to show to people. `NULL` clears it.
            starts_at: New start of the access; a datetime needs a time zone.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_grants.update(access_grant_id=access_grant_id, ends_at="2026-07-02T10:00:00Z")
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
