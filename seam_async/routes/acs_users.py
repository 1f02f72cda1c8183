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
        """Makes a user a member of an access group; the group's entrances open for the member.

        Source: https://docs.seam.co/api/acs/users/add_to_access_group

        Args:
            acs_access_group_id: Access group to join.
            acs_user_id: User to add.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.users.add_to_access_group(acs_access_group_id=acs_access_group_id, acs_user_id=acs_user_id)
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
        """Registers a person in an access system.

        Source: https://docs.seam.co/api/acs/users/create

        Args:
            acs_system_id: Access system to register the person in.
            full_name: First and last name of the person.
            access_schedule: Start and end of the person's access.
            acs_access_group_ids: Access groups that the user joins at once.
            email: Email address of the person; prefer `email_address` where offered. Deprecated.
            email_address: Email address of the person.
            phone_number: Phone number of the person, in international form such as `+15551234567`.
            user_identity_id: User identity of the same person, to link.

        Returns:
            The new user of an access system.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            user = await seam.acs.users.create(
                acs_system_id=acs_system_id,
                full_name="Jane Doe",
                email_address="jane@example.com",
            )
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
        """Deletes a person from an access system and invalidates the credentials held there.

        Source: https://docs.seam.co/api/acs/users/delete

        Args:
            acs_system_id: Access system of the user, with `user_identity_id`.
            acs_user_id: User to act on; in place of it, `user_identity_id` and `acs_system_id`.
            user_identity_id: Person as a user identity, with `acs_system_id`; in place of `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.users.delete(acs_user_id=acs_user_id)
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
        """Gets a user by id, or a person's user in one access system.

        Source: https://docs.seam.co/api/acs/users/get

        Args:
            acs_system_id: Access system of the user, with `user_identity_id`.
            acs_user_id: User to act on; in place of it, `user_identity_id` and `acs_system_id`.
            user_identity_id: Person as a user identity, with `acs_system_id`; in place of `acs_user_id`.

        Returns:
            The user of an access system.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            user = await seam.acs.users.get(acs_user_id=acs_user_id)
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
        """Lists the people registered in access systems.

        Source: https://docs.seam.co/api/acs/users/list

        Args:
            acs_system_id: Only users of this access system.
            created_before: Only items created before this moment; a datetime needs a time zone.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            user_identity_email_address: Only users whose user identity has this email address.
            user_identity_id: Only users of this user identity.
            user_identity_phone_number: Only users whose user identity has this phone number.

        Returns:
            The users of access systems, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for user in seam.acs.users.list(acs_system_id=acs_system_id):
                print(user)
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
        """Lists the entrances that a user of an access system can open.

        Source: https://docs.seam.co/api/acs/users/list_accessible_entrances

        Args:
            acs_system_id: Access system of the user, with `user_identity_id`.
            acs_user_id: User whose entrances to list; in place of it, `user_identity_id` and `acs_system_id`.
            user_identity_id: Person as a user identity, with `acs_system_id`; in place of `acs_user_id`.

        Returns:
            All matching entrances, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            entrances = await seam.acs.users.list_accessible_entrances(acs_user_id=acs_user_id)
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
        """Ends a user's membership of an access group.

        Source: https://docs.seam.co/api/acs/users/remove_from_access_group

        Args:
            acs_access_group_id: Access group to leave.
            acs_user_id: User to act on; in place of it, `user_identity_id` and `acs_system_id`.
            user_identity_id: Person as a user identity, with `acs_system_id`; in place of `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.users.remove_from_access_group(
                acs_access_group_id=acs_access_group_id,
                acs_user_id=acs_user_id,
            )
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
        """Withdraws every permission to pass an entrance from a user.

        Source: https://docs.seam.co/api/acs/users/revoke_access_to_all_entrances

        Args:
            acs_system_id: Access system of the user, with `user_identity_id`.
            acs_user_id: User to act on; in place of it, `user_identity_id` and `acs_system_id`.
            user_identity_id: Person as a user identity, with `acs_system_id`; in place of `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.users.revoke_access_to_all_entrances(acs_user_id=acs_user_id)
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
        """Blocks the access of a user for now; `unsuspend` restores it.

        Source: https://docs.seam.co/api/acs/users/suspend

        Args:
            acs_system_id: Access system of the user, with `user_identity_id`.
            acs_user_id: User to act on; in place of it, `user_identity_id` and `acs_system_id`.
            user_identity_id: Person as a user identity, with `acs_system_id`; in place of `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.users.suspend(acs_user_id=acs_user_id)
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
        """Restores the access of a suspended user.

        Source: https://docs.seam.co/api/acs/users/unsuspend

        Args:
            acs_system_id: Access system of the user, with `user_identity_id`.
            acs_user_id: User to act on; in place of it, `user_identity_id` and `acs_system_id`.
            user_identity_id: Person as a user identity, with `acs_system_id`; in place of `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.users.unsuspend(acs_user_id=acs_user_id)
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
        """Changes the name, contact data or access hours of a user.

        Source: https://docs.seam.co/api/acs/users/update

        Args:
            access_schedule: Start and end of the person's access. `NULL` clears it.
            acs_system_id: Access system of the user, with `user_identity_id`.
            acs_user_id: User to act on; in place of it, `user_identity_id` and `acs_system_id`.
            email: Email address of the person; prefer `email_address` where offered. Deprecated.
            email_address: Email address of the person.
            full_name: First and last name of the person.
            hid_acs_system_id: HID access system in which the user is registered.
            phone_number: Phone number of the person, in international form such as `+15551234567`.
            user_identity_id: Person as a user identity, with `acs_system_id`; in place of `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.users.update(acs_user_id=acs_user_id, full_name="Jane Doe")
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
