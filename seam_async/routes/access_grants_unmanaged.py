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
        """Gets an access grant that was created outside of Seam, by its id.

        Source: https://docs.seam.co/api/access_grants/unmanaged/get

        Args:
            access_grant_id: Access grant to get.

        Returns:
            The unmanaged access grant.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_grant = await seam.access_grants.unmanaged.get(access_grant_id=access_grant_id)
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
        """Lists access grants that were created outside of Seam.

        Source: https://docs.seam.co/api/access_grants/unmanaged/list

        Args:
            acs_entrance_id: Only unmanaged access grants for this entrance.
            acs_system_id: Only unmanaged access grants of this access system.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            reservation_key: Only unmanaged access grants of the reservation with this key of yours.
            user_identity_id: Only unmanaged access grants of this user identity.

        Returns:
            The unmanaged access grants, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for access_grant in seam.access_grants.unmanaged.list():
                print(access_grant)
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
        """Puts an access grant from outside under the management of Seam.

        Source: https://docs.seam.co/api/access_grants/unmanaged/update

        Args:
            access_grant_id: Unmanaged access grant to change.
            is_managed: True to let Seam manage it; false to stop, which keeps it in place.
            access_grant_key: Your own unique key to give to the access grant.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_grants.unmanaged.update(access_grant_id=access_grant_id, is_managed=True)
        """
        await self._send(
            "/access_grants/unmanaged/update",
            {"access_grant_id": access_grant_id, "is_managed": is_managed, "access_grant_key": access_grant_key},
        )
