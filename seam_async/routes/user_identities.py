"""User identities: your users across all systems.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._json import Null
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.acs_entrance import AcsEntrance
    from ..models.acs_system import AcsSystem
    from ..models.acs_user import AcsUser
    from ..models.device import Device
    from ..models.instant_key import InstantKey
    from ..models.user_identity import UserIdentity
    from .user_identities_unmanaged import UserIdentitiesUnmanaged


class UserIdentities(Namespace):
    """User identities: your users across all systems."""

    @cached_property
    def unmanaged(self) -> UserIdentitiesUnmanaged:
        """User identities created outside of Seam and not managed by it."""
        from .user_identities_unmanaged import UserIdentitiesUnmanaged

        return UserIdentitiesUnmanaged(self._api)

    async def add_acs_user(
        self,
        *,
        acs_user_id: str | UUID,
        user_identity_id: str | UUID | None = None,
        user_identity_key: str | None = None,
    ) -> None:
        """Adds a user of an access system to a user identity.

        Source: https://docs.seam.co/api/user_identities/add_acs_user

        Args:
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
            user_identity_key: Your key for the user identity.
        """
        await self._send(
            "/user_identities/add_acs_user",
            {"acs_user_id": acs_user_id, "user_identity_id": user_identity_id, "user_identity_key": user_identity_key},
        )

    async def create(
        self,
        *,
        acs_system_ids: Sequence[str | UUID] | None = None,
        customer_key: str | None = None,
        email_address: str | Null | None = None,
        full_name: str | Null | None = None,
        phone_number: str | Null | None = None,
        user_identity_key: str | Null | None = None,
    ) -> UserIdentity:
        """Creates a user identity.

        Source: https://docs.seam.co/api/user_identities/create

        Args:
            acs_system_ids: The access systems.
            customer_key: Your key for the customer.
            email_address: The email address. `NULL` clears it.
            full_name: The full name. `NULL` clears it.
            phone_number: The phone number. `NULL` clears it.
            user_identity_key: Your key for the user identity. `NULL` clears it.
        """
        return await self._change(
            "/user_identities/create",
            {
                "acs_system_ids": acs_system_ids,
                "customer_key": customer_key,
                "email_address": email_address,
                "full_name": full_name,
                "phone_number": phone_number,
                "user_identity_key": user_identity_key,
            },
            "user_identity",
            lambda: models.UserIdentity,
        )

    async def delete(self, *, user_identity_id: str | UUID) -> None:
        """Deletes a user identity.

        Source: https://docs.seam.co/api/user_identities/delete

        Args:
            user_identity_id: The user identity.
        """
        await self._send("/user_identities/delete", {"user_identity_id": user_identity_id})

    async def generate_instant_key(
        self,
        *,
        user_identity_id: str | UUID,
        customization_profile_id: str | UUID | None = None,
        max_use_count: float | None = None,
    ) -> InstantKey:
        """Generates an instant key for a user identity.

        Source: https://docs.seam.co/api/user_identities/generate_instant_key

        Args:
            user_identity_id: The user identity.
            customization_profile_id: The customization profile.
            max_use_count: Maximum number of uses.
        """
        return await self._change(
            "/user_identities/generate_instant_key",
            {
                "user_identity_id": user_identity_id,
                "customization_profile_id": customization_profile_id,
                "max_use_count": max_use_count,
            },
            "instant_key",
            lambda: models.InstantKey,
        )

    async def get(
        self, *, user_identity_id: str | UUID | None = None, user_identity_key: str | None = None
    ) -> UserIdentity:
        """Gets a user identity, by `user_identity_id` or by `user_identity_key`.

        Source: https://docs.seam.co/api/user_identities/get

        Args:
            user_identity_id: The user identity.
            user_identity_key: Your key for the user identity.
        """
        return await self._read(
            "/user_identities/get",
            {"user_identity_id": user_identity_id, "user_identity_key": user_identity_key},
            "user_identity",
            lambda: models.UserIdentity,
        )

    async def grant_access_to_device(self, *, device_id: str | UUID, user_identity_id: str | UUID) -> None:
        """Grants a user identity access to a device.

        Source: https://docs.seam.co/api/user_identities/grant_access_to_device

        Args:
            device_id: The device.
            user_identity_id: The user identity.
        """
        await self._send(
            "/user_identities/grant_access_to_device", {"device_id": device_id, "user_identity_id": user_identity_id}
        )

    def list(
        self,
        *,
        created_before: datetime | str | None = None,
        credential_manager_acs_system_id: str | UUID | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        user_identity_ids: Sequence[str | UUID] | None = None,
    ) -> Paginator[UserIdentity]:
        """Lists user identities: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/user_identities/list

        Args:
            created_before: Only those created before this time; a datetime needs a time zone.
            credential_manager_acs_system_id: Only those of this credential manager.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            user_identity_ids: Only those with these ids.
        """
        return self._pages(
            "/user_identities/list",
            {
                "created_before": created_before,
                "credential_manager_acs_system_id": credential_manager_acs_system_id,
                "limit": limit,
                "page_cursor": page_cursor,
                "search": search,
                "user_identity_ids": user_identity_ids,
            },
            "user_identities",
            lambda: models.UserIdentity,
        )

    async def list_accessible_devices(self, *, user_identity_id: str | UUID) -> builtins.list[Device]:
        """Lists the devices that a user identity can access.

        Source: https://docs.seam.co/api/user_identities/list_accessible_devices

        Args:
            user_identity_id: Only those of this user identity.
        """
        return await self._read(
            "/user_identities/list_accessible_devices",
            {"user_identity_id": user_identity_id},
            "devices",
            lambda: list[models.Device],
        )

    async def list_accessible_entrances(self, *, user_identity_id: str | UUID) -> builtins.list[AcsEntrance]:
        """Lists the entrances that a user identity can open.

        Source: https://docs.seam.co/api/user_identities/list_accessible_entrances

        Args:
            user_identity_id: Only those of this user identity.
        """
        return await self._read(
            "/user_identities/list_accessible_entrances",
            {"user_identity_id": user_identity_id},
            "acs_entrances",
            lambda: list[models.AcsEntrance],
        )

    async def list_acs_systems(self, *, user_identity_id: str | UUID) -> builtins.list[AcsSystem]:
        """Lists the access systems of a user identity.

        Source: https://docs.seam.co/api/user_identities/list_acs_systems

        Args:
            user_identity_id: Only those of this user identity.
        """
        return await self._read(
            "/user_identities/list_acs_systems",
            {"user_identity_id": user_identity_id},
            "acs_systems",
            lambda: list[models.AcsSystem],
        )

    async def list_acs_users(self, *, user_identity_id: str | UUID) -> builtins.list[AcsUser]:
        """Lists the users of access systems that belong to a user identity.

        Source: https://docs.seam.co/api/user_identities/list_acs_users

        Args:
            user_identity_id: Only those of this user identity.
        """
        return await self._read(
            "/user_identities/list_acs_users",
            {"user_identity_id": user_identity_id},
            "acs_users",
            lambda: list[models.AcsUser],
        )

    async def merge(
        self,
        *,
        merged_user_identity_ids: Sequence[str | UUID] | None = None,
        merged_user_identity_keys: Sequence[str] | None = None,
        user_identity_id: str | UUID | None = None,
        user_identity_key: str | None = None,
    ) -> None:
        """Merges other user identities into one.

        Source: https://docs.seam.co/api/user_identities/merge

        Args:
            merged_user_identity_ids: The user identities to merge into it, which it replaces.
            merged_user_identity_keys: Your keys for the user identities to merge into it, which it replaces.
            user_identity_id: The user identity.
            user_identity_key: Your key for the user identity.

        Raises:
            SeamInvalidOptionsError: The parameters cannot be combined.
        """
        await self._send(
            "/user_identities/merge",
            {
                "merged_user_identity_ids": merged_user_identity_ids,
                "merged_user_identity_keys": merged_user_identity_keys,
                "user_identity_id": user_identity_id,
                "user_identity_key": user_identity_key,
            },
        )

    async def remove_acs_user(self, *, acs_user_id: str | UUID, user_identity_id: str | UUID) -> None:
        """Removes a user of an access system from a user identity.

        Source: https://docs.seam.co/api/user_identities/remove_acs_user

        Args:
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/user_identities/remove_acs_user", {"acs_user_id": acs_user_id, "user_identity_id": user_identity_id}
        )

    async def revoke_access_to_device(self, *, device_id: str | UUID, user_identity_id: str | UUID) -> None:
        """Revokes a user identity's access to a device.

        Source: https://docs.seam.co/api/user_identities/revoke_access_to_device

        Args:
            device_id: The device.
            user_identity_id: The user identity.
        """
        await self._send(
            "/user_identities/revoke_access_to_device", {"device_id": device_id, "user_identity_id": user_identity_id}
        )

    async def update(
        self,
        *,
        user_identity_id: str | UUID,
        email_address: str | Null | None = None,
        full_name: str | Null | None = None,
        phone_number: str | Null | None = None,
        user_identity_key: str | Null | None = None,
    ) -> None:
        """Updates a user identity.

        Source: https://docs.seam.co/api/user_identities/update

        Args:
            user_identity_id: The user identity.
            email_address: The email address. `NULL` clears it.
            full_name: The full name. `NULL` clears it.
            phone_number: The phone number. `NULL` clears it.
            user_identity_key: Your key for the user identity. `NULL` clears it.
        """
        await self._send(
            "/user_identities/update",
            {
                "user_identity_id": user_identity_id,
                "email_address": email_address,
                "full_name": full_name,
                "phone_number": phone_number,
                "user_identity_key": user_identity_key,
            },
        )
