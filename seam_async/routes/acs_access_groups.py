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
        """Makes a person a member of an access group; the group's entrances open for the member.

        Source: https://docs.seam.co/api/acs/access_groups/add_user

        Args:
            acs_access_group_id: Access group to join.
            acs_user_id: User of the access system; pass this or `user_identity_id`.
            user_identity_id: Person as a user identity; pass this or `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.access_groups.add_user(acs_access_group_id=acs_access_group_id, acs_user_id=acs_user_id)
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
        """Deletes an access group; its members lose the access that came with it.

        Source: https://docs.seam.co/api/acs/access_groups/delete

        Args:
            acs_access_group_id: Access group to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.access_groups.delete(acs_access_group_id=acs_access_group_id)
        """
        await self._send("/acs/access_groups/delete", {"acs_access_group_id": acs_access_group_id})

    async def get(self, *, acs_access_group_id: str | UUID) -> AcsAccessGroup:
        """Gets an access group by its id.

        Source: https://docs.seam.co/api/acs/access_groups/get

        Args:
            acs_access_group_id: Access group to get.

        Returns:
            The access group.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_group = await seam.acs.access_groups.get(acs_access_group_id=acs_access_group_id)
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
        """Lists access groups, such as those of one access system or one person.

        Source: https://docs.seam.co/api/acs/access_groups/list

        Args:
            acs_system_id: Only access groups of this access system.
            acs_user_id: Only access groups of this user of an access system.
            search: Text to find in names, ids and other searchable fields.
            user_identity_id: Only access groups of this user identity.

        Returns:
            All matching access groups, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_groups = await seam.acs.access_groups.list(acs_system_id=acs_system_id)
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
        """Lists the entrances that the members of an access group can open.

        Source: https://docs.seam.co/api/acs/access_groups/list_accessible_entrances

        Args:
            acs_access_group_id: Access group whose entrances to list.

        Returns:
            All matching entrances, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            entrances = await seam.acs.access_groups.list_accessible_entrances(acs_access_group_id=acs_access_group_id)
        """
        return await self._read(
            "/acs/access_groups/list_accessible_entrances",
            {"acs_access_group_id": acs_access_group_id},
            "acs_entrances",
            lambda: list[models.AcsEntrance],
        )

    async def list_users(self, *, acs_access_group_id: str | UUID) -> builtins.list[AcsUser]:
        """Lists the members of an access group.

        Source: https://docs.seam.co/api/acs/access_groups/list_users

        Args:
            acs_access_group_id: Access group whose members to list.

        Returns:
            All matching users of access systems, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            users = await seam.acs.access_groups.list_users(acs_access_group_id=acs_access_group_id)
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
        """Ends a person's membership of an access group.

        Source: https://docs.seam.co/api/acs/access_groups/remove_user

        Args:
            acs_access_group_id: Access group to leave.
            acs_user_id: User of the access system; pass this or `user_identity_id`.
            user_identity_id: Person as a user identity; pass this or `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.access_groups.remove_user(acs_access_group_id=acs_access_group_id, acs_user_id=acs_user_id)
        """
        await self._send(
            "/acs/access_groups/remove_user",
            {
                "acs_access_group_id": acs_access_group_id,
                "acs_user_id": acs_user_id,
                "user_identity_id": user_identity_id,
            },
        )
