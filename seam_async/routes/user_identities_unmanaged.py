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
        """Gets an unmanaged user identity.

        Source: https://docs.seam.co/api/user_identities/unmanaged/get

        Args:
            user_identity_id: The user identity.
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
        """Lists unmanaged user identities: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/user_identities/unmanaged/list

        Args:
            created_before: Only those created before this time; a datetime needs a time zone.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
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
        """Updates an unmanaged user identity, for example to manage it.

        Source: https://docs.seam.co/api/user_identities/unmanaged/update

        Args:
            is_managed: Whether Seam manages it.
            user_identity_id: The user identity.
            user_identity_key: Your key for the user identity.
        """
        await self._send(
            "/user_identities/unmanaged/update",
            {"is_managed": is_managed, "user_identity_id": user_identity_id, "user_identity_key": user_identity_key},
        )
