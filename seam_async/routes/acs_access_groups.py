"""Access groups: users of an access system with the same access.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.acs_access_group import AcsAccessGroup
    from ..models.acs_entrance import AcsEntrance
    from ..models.acs_user import AcsUser


class AcsAccessGroups(Namespace):
    """Access groups: users of an access system with the same access."""

    async def add_user(
        self,
        *,
        acs_access_group_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Adds a user to an access group.

        Source: https://docs.seam.co/api/acs/access_groups/add_user

        Args:
            acs_access_group_id: The access group.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/access_groups/add_user",
            {
                "acs_access_group_id": acs_access_group_id,
                "acs_user_id": acs_user_id,
                "user_identity_id": user_identity_id,
            },
        )

    async def delete(self, *, acs_access_group_id: str | UUID) -> None:
        """Deletes an access group.

        Source: https://docs.seam.co/api/acs/access_groups/delete

        Args:
            acs_access_group_id: The access group.
        """
        await self._send("/acs/access_groups/delete", {"acs_access_group_id": acs_access_group_id})

    async def get(self, *, acs_access_group_id: str | UUID) -> AcsAccessGroup:
        """Gets an access group.

        Source: https://docs.seam.co/api/acs/access_groups/get

        Args:
            acs_access_group_id: The access group.
        """
        return await self._read(
            "/acs/access_groups/get",
            {"acs_access_group_id": acs_access_group_id},
            "acs_access_group",
            lambda: models.AcsAccessGroup,
        )

    async def list(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        search: str | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> builtins.list[AcsAccessGroup]:
        """Lists access groups.

        Source: https://docs.seam.co/api/acs/access_groups/list

        Args:
            acs_system_id: Only those of this access system.
            acs_user_id: The user of the access system.
            search: Only those with this text in their name, id or another searchable field.
            user_identity_id: Only those of this user identity.
        """
        return await self._read(
            "/acs/access_groups/list",
            {
                "acs_system_id": acs_system_id,
                "acs_user_id": acs_user_id,
                "search": search,
                "user_identity_id": user_identity_id,
            },
            "acs_access_groups",
            lambda: list[models.AcsAccessGroup],
        )

    async def list_accessible_entrances(self, *, acs_access_group_id: str | UUID) -> builtins.list[AcsEntrance]:
        """Lists the entrances that an access group can open.

        Source: https://docs.seam.co/api/acs/access_groups/list_accessible_entrances

        Args:
            acs_access_group_id: Only those of this access group.
        """
        return await self._read(
            "/acs/access_groups/list_accessible_entrances",
            {"acs_access_group_id": acs_access_group_id},
            "acs_entrances",
            lambda: list[models.AcsEntrance],
        )

    async def list_users(self, *, acs_access_group_id: str | UUID) -> builtins.list[AcsUser]:
        """Lists the users of an access group.

        Source: https://docs.seam.co/api/acs/access_groups/list_users

        Args:
            acs_access_group_id: Only those of this access group.
        """
        return await self._read(
            "/acs/access_groups/list_users",
            {"acs_access_group_id": acs_access_group_id},
            "acs_users",
            lambda: list[models.AcsUser],
        )

    async def remove_user(
        self,
        *,
        acs_access_group_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Removes a user from an access group.

        Source: https://docs.seam.co/api/acs/access_groups/remove_user

        Args:
            acs_access_group_id: The access group.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/access_groups/remove_user",
            {
                "acs_access_group_id": acs_access_group_id,
                "acs_user_id": acs_user_id,
                "user_identity_id": user_identity_id,
            },
        )
