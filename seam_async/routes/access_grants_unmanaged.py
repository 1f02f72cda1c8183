"""Access grants created outside of Seam and not managed by it.

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
    """Access grants created outside of Seam and not managed by it."""

    async def get(self, *, access_grant_id: str | UUID) -> UnmanagedAccessGrant:
        """Gets an unmanaged access grant.

        Source: https://docs.seam.co/api/access_grants/unmanaged/get

        Args:
            access_grant_id: The access grant.
        """
        return await self._read(
            "/access_grants/unmanaged/get",
            {"access_grant_id": access_grant_id},
            "access_grant",
            lambda: models.UnmanagedAccessGrant,
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
        """Lists unmanaged access grants: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/access_grants/unmanaged/list

        Args:
            acs_entrance_id: Only those of this entrance.
            acs_system_id: Only those of this access system.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            reservation_key: Your key for the reservation.
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
            lambda: models.UnmanagedAccessGrant,
        )

    async def update(
        self, *, access_grant_id: str | UUID, is_managed: bool, access_grant_key: str | None = None
    ) -> None:
        """Updates an unmanaged access grant, for example to manage it.

        Source: https://docs.seam.co/api/access_grants/unmanaged/update

        Args:
            access_grant_id: The access grant.
            is_managed: Whether Seam manages it.
            access_grant_key: Your key for the access grant.
        """
        await self._send(
            "/access_grants/unmanaged/update",
            {"access_grant_id": access_grant_id, "is_managed": is_managed, "access_grant_key": access_grant_key},
        )
