"""Access grants that were made elsewhere and are not managed here.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.unmanaged_access_grant import UnmanagedAccessGrant


class AccessGrantsUnmanaged(Namespace):
    """Access grants that were made elsewhere and are not managed here."""

    async def get(self, *, access_grant_id: str | UUID) -> UnmanagedAccessGrant:
        """Finds one access grant that is not managed.

        Source: https://docs.seam.co/api/access_grants/unmanaged/get

        Args:
            access_grant_id: The access grant.
        """
        return await self._read(
            "/access_grants/unmanaged/get",
            {"access_grant_id": access_grant_id},
            "access_grant",
            models.UnmanagedAccessGrant,
        )

    def list(
        self,
        *,
        acs_entrance_id: str | UUID | None = None,
        acs_system_id: str | UUID | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        reservation_key: str | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> Paginator[UnmanagedAccessGrant]:
        """Lists access grants that are not managed: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/access_grants/unmanaged/list

        Args:
            acs_entrance_id: Only those of this entrance.
            acs_system_id: Only those of this access system.
            limit: The most items in a page; the API's default is 500.
            page_cursor: Where to go on, from the `pagination.next_page_cursor` of a page.
            reservation_key: Your key of the reservation.
            user_identity_id: Only those of this user identity.
        """
        return self._pages(
            "/access_grants/unmanaged/list",
            {
                "acs_entrance_id": acs_entrance_id,
                "acs_system_id": acs_system_id,
                "limit": limit,
                "page_cursor": page_cursor,
                "reservation_key": reservation_key,
                "user_identity_id": user_identity_id,
            },
            "access_grants",
            models.UnmanagedAccessGrant,
        )

    async def update(
        self, *, access_grant_id: str | UUID, is_managed: bool, access_grant_key: str | None = None
    ) -> None:
        """Changes whether an access grant is managed.

        Source: https://docs.seam.co/api/access_grants/unmanaged/update

        Args:
            access_grant_id: The access grant.
            is_managed: Whether it is managed.
            access_grant_key: Your key of the access grant.
        """
        await self._send(
            "/access_grants/unmanaged/update",
            {"access_grant_id": access_grant_id, "is_managed": is_managed, "access_grant_key": access_grant_key},
        )
