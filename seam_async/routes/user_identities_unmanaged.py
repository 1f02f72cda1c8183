"""User identities that were made elsewhere and are not managed here.

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
    """User identities that were made elsewhere and are not managed here."""

    async def get(self, *, user_identity_id: str | UUID) -> UnmanagedUserIdentity:
        """Finds one user identity that is not managed.

        Source: https://docs.seam.co/api/user_identities/unmanaged/get

        Args:
            user_identity_id: The user identity.
        """
        return await self._read(
            "/user_identities/unmanaged/get",
            {"user_identity_id": user_identity_id},
            "user_identity",
            models.UnmanagedUserIdentity,
        )

    def list(
        self,
        *,
        created_before: datetime | str | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
    ) -> Paginator[UnmanagedUserIdentity]:
        """Lists user identities that are not managed: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/user_identities/unmanaged/list

        Args:
            created_before: Only those created before; a datetime needs a time zone.
            limit: The most items in a page; the API's default is 500.
            page_cursor: Where to go on, from the `pagination.next_page_cursor` of a page.
            search: Only those whose name, id or another text of theirs holds this text.
        """
        return self._pages(
            "/user_identities/unmanaged/list",
            {"created_before": created_before, "limit": limit, "page_cursor": page_cursor, "search": search},
            "user_identities",
            models.UnmanagedUserIdentity,
        )

    async def update(
        self, *, is_managed: bool, user_identity_id: str | UUID, user_identity_key: str | None = None
    ) -> None:
        """Changes whether a user identity is managed.

        Source: https://docs.seam.co/api/user_identities/unmanaged/update

        Args:
            is_managed: Whether it is managed.
            user_identity_id: The user identity.
            user_identity_key: Your key of the user identity.
        """
        await self._send(
            "/user_identities/unmanaged/update",
            {"is_managed": is_managed, "user_identity_id": user_identity_id, "user_identity_key": user_identity_key},
        )
