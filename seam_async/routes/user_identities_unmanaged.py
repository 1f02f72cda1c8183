"""User identities created outside of Seam and not managed by it.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.unmanaged_user_identity import UnmanagedUserIdentity


class UserIdentitiesUnmanaged(Namespace):
    """User identities created outside of Seam and not managed by it."""

    async def get(self, *, user_identity_id: str | UUID) -> UnmanagedUserIdentity:
        """Gets a user identity that was created outside of Seam, by its id.

        Source: https://docs.seam.co/api/user_identities/unmanaged/get

        Args:
            user_identity_id: User identity to get.

        Returns:
            The unmanaged user identity.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            user_identity = await seam.user_identities.unmanaged.get(user_identity_id=user_identity_id)
        """
        return await self._read(
            "/user_identities/unmanaged/get",
            {"user_identity_id": user_identity_id},
            "user_identity",
            lambda: models.UnmanagedUserIdentity,
        )

    def list(
        self,
        *,
        created_before: datetime | str | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
    ) -> Paginator[UnmanagedUserIdentity]:
        """Lists user identities that were created outside of Seam.

        Source: https://docs.seam.co/api/user_identities/unmanaged/list

        Args:
            created_before: Only items created before this moment; a datetime needs a time zone.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.

        Returns:
            The unmanaged user identities, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for user_identity in seam.user_identities.unmanaged.list():
                print(user_identity)
        """
        return self._pages(
            "/user_identities/unmanaged/list",
            {"created_before": created_before, "limit": limit, "page_cursor": page_cursor, "search": search},
            "user_identities",
            lambda: models.UnmanagedUserIdentity,
        )

    async def update(
        self, *, is_managed: bool, user_identity_id: str | UUID, user_identity_key: str | None = None
    ) -> None:
        """Puts a user identity from outside under the management of Seam.

        Source: https://docs.seam.co/api/user_identities/unmanaged/update

        Args:
            is_managed: True to let Seam manage it; false to stop, which keeps it in place.
            user_identity_id: User identity to change.
            user_identity_key: Your own unique key for the user identity.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.user_identities.unmanaged.update(is_managed=True, user_identity_id=user_identity_id)
        """
        await self._send(
            "/user_identities/unmanaged/update",
            {"is_managed": is_managed, "user_identity_id": user_identity_id, "user_identity_key": user_identity_key},
        )
