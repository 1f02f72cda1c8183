"""Users of access systems.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._json import Null
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.acs_entrance import AcsEntrance
    from ..models.acs_user import AcsUser
    from ._parameters import AccessScheduleParams, AcsUserAccessScheduleParams


class AcsUsers(Namespace):
    """Users of access systems."""

    async def add_to_access_group(self, *, acs_access_group_id: str | UUID, acs_user_id: str | UUID) -> None:
        """Adds a user to an access group.

        Source: https://docs.seam.co/api/acs/users/add_to_access_group

        Args:
            acs_access_group_id: The access group.
            acs_user_id: The user of the access system.
        """
        await self._send(
            "/acs/users/add_to_access_group", {"acs_access_group_id": acs_access_group_id, "acs_user_id": acs_user_id}
        )

    async def create(
        self,
        *,
        acs_system_id: str | UUID,
        full_name: str,
        access_schedule: AccessScheduleParams | None = None,
        acs_access_group_ids: Sequence[str | UUID] | None = None,
        email: str | None = None,
        email_address: str | None = None,
        phone_number: str | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> AcsUser:
        """Creates a user of an access system.

        Source: https://docs.seam.co/api/acs/users/create

        Args:
            acs_system_id: The access system.
            full_name: The full name.
            access_schedule: The start and end of the access.
            acs_access_group_ids: The access groups.
            email: The email address. Deprecated, use `email_address`.
            email_address: The email address.
            phone_number: The phone number.
            user_identity_id: The user identity.
        """
        return await self._change(
            "/acs/users/create",
            {
                "acs_system_id": acs_system_id,
                "full_name": full_name,
                "access_schedule": access_schedule,
                "acs_access_group_ids": acs_access_group_ids,
                "email": email,
                "email_address": email_address,
                "phone_number": phone_number,
                "user_identity_id": user_identity_id,
            },
            "acs_user",
            lambda: models.AcsUser,
        )

    async def delete(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Deletes a user of an access system.

        Source: https://docs.seam.co/api/acs/users/delete

        Args:
            acs_system_id: The access system.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/users/delete",
            {"acs_system_id": acs_system_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    async def get(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> AcsUser:
        """Gets a user of an access system.

        Source: https://docs.seam.co/api/acs/users/get

        Args:
            acs_system_id: The access system.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        return await self._read(
            "/acs/users/get",
            {"acs_system_id": acs_system_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
            "acs_user",
            lambda: models.AcsUser,
        )

    def list(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        created_before: datetime | str | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        user_identity_email_address: str | Null | None = None,
        user_identity_id: str | UUID | None = None,
        user_identity_phone_number: str | Null | None = None,
    ) -> Paginator[AcsUser]:
        """Lists users of access systems: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/acs/users/list

        Args:
            acs_system_id: Only those of this access system.
            created_before: Only those created before this time; a datetime needs a time zone.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            user_identity_email_address: The email address of the user identity.
            user_identity_id: Only those of this user identity.
            user_identity_phone_number: The phone number of the user identity.
        """
        return self._pages(
            "/acs/users/list",
            {
                "acs_system_id": acs_system_id,
                "created_before": created_before,
                "limit": limit,
                "page_cursor": page_cursor,
                "search": search,
                "user_identity_email_address": user_identity_email_address,
                "user_identity_id": user_identity_id,
                "user_identity_phone_number": user_identity_phone_number,
            },
            "acs_users",
            lambda: models.AcsUser,
        )

    async def list_accessible_entrances(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> builtins.list[AcsEntrance]:
        """Lists the entrances that a user can open.

        Source: https://docs.seam.co/api/acs/users/list_accessible_entrances

        Args:
            acs_system_id: Only those of this access system.
            acs_user_id: The user of the access system.
            user_identity_id: Only those of this user identity.
        """
        return await self._read(
            "/acs/users/list_accessible_entrances",
            {"acs_system_id": acs_system_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
            "acs_entrances",
            lambda: list[models.AcsEntrance],
        )

    async def remove_from_access_group(
        self,
        *,
        acs_access_group_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Removes a user from an access group.

        Source: https://docs.seam.co/api/acs/users/remove_from_access_group

        Args:
            acs_access_group_id: The access group.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/users/remove_from_access_group",
            {
                "acs_access_group_id": acs_access_group_id,
                "acs_user_id": acs_user_id,
                "user_identity_id": user_identity_id,
            },
        )

    async def revoke_access_to_all_entrances(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Revokes a user's access to all entrances.

        Source: https://docs.seam.co/api/acs/users/revoke_access_to_all_entrances

        Args:
            acs_system_id: The access system.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/users/revoke_access_to_all_entrances",
            {"acs_system_id": acs_system_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    async def suspend(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Suspends a user's access.

        Source: https://docs.seam.co/api/acs/users/suspend

        Args:
            acs_system_id: The access system.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/users/suspend",
            {"acs_system_id": acs_system_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    async def unsuspend(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Restores a suspended user's access.

        Source: https://docs.seam.co/api/acs/users/unsuspend

        Args:
            acs_system_id: The access system.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/users/unsuspend",
            {"acs_system_id": acs_system_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    async def update(
        self,
        *,
        access_schedule: AcsUserAccessScheduleParams | Null | None = None,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        email: str | None = None,
        email_address: str | None = None,
        full_name: str | None = None,
        hid_acs_system_id: str | UUID | None = None,
        phone_number: str | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Updates a user of an access system.

        Source: https://docs.seam.co/api/acs/users/update

        Args:
            access_schedule: The start and end of the access. `NULL` clears it.
            acs_system_id: The access system.
            acs_user_id: The user of the access system.
            email: The email address. Deprecated, use `email_address`.
            email_address: The email address.
            full_name: The full name.
            hid_acs_system_id: The HID access system.
            phone_number: The phone number.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/users/update",
            {
                "access_schedule": access_schedule,
                "acs_system_id": acs_system_id,
                "acs_user_id": acs_user_id,
                "email": email,
                "email_address": email_address,
                "full_name": full_name,
                "hid_acs_system_id": hid_acs_system_id,
                "phone_number": phone_number,
                "user_identity_id": user_identity_id,
            },
        )
