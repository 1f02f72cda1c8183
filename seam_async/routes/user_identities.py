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
        """Links a user of an access system to a user identity, as the same person.

        Source: https://docs.seam.co/api/user_identities/add_acs_user

        Args:
            acs_user_id: User of an access system to link.
            user_identity_id: Person to link to; pass this or `user_identity_key`.
            user_identity_key: Your own unique key for the user identity.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.user_identities.add_acs_user(acs_user_id=acs_user_id, user_identity_id=user_identity_id)
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
        """Creates a user identity: one of your users, across all access systems and devices.

        Source: https://docs.seam.co/api/user_identities/create

        Args:
            acs_system_ids: Access systems to register the person in.
            customer_key: Your own key for the customer of the person.
            email_address: Email address of the person. `NULL` means none.
            full_name: First and last name of the person. `NULL` means none.
            phone_number: Phone number of the person, in international form such as `+15551234567`. `NULL` means none.
            user_identity_key: Your own unique key for the user identity. `NULL` means none.

        Returns:
            The new user identity.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            user_identity = await seam.user_identities.create(email_address="jane@example.com", full_name="Jane Doe")
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
        """Deletes a user identity, with its credentials, users of access systems and client sessions.

        Source: https://docs.seam.co/api/user_identities/delete

        Args:
            user_identity_id: User identity to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.user_identities.delete(user_identity_id=user_identity_id)
        """
        await self._send("/user_identities/delete", {"user_identity_id": user_identity_id})

    async def generate_instant_key(
        self,
        *,
        user_identity_id: str | UUID,
        customization_profile_id: str | UUID | None = None,
        max_use_count: float | None = None,
    ) -> InstantKey:
        """Creates a link that opens a mobile key on the phone of a person, without an app.

        Source: https://docs.seam.co/api/user_identities/generate_instant_key

        Args:
            user_identity_id: Person to give the key to.
            customization_profile_id: Profile with the logo and colors of pages for your users.
            max_use_count: Number of times that the link can be opened. The API's default is 1.

        Returns:
            The instant key; send its `instant_key_url` to the person.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            instant_key = await seam.user_identities.generate_instant_key(user_identity_id=user_identity_id)
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
        """Gets a user identity by its id or by your key.

        Source: https://docs.seam.co/api/user_identities/get

        Args:
            user_identity_id: User identity to get.
            user_identity_key: Your own unique key for the user identity.

        Returns:
            The user identity.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            user_identity = await seam.user_identities.get(user_identity_id=user_identity_id)
        """
        return await self._read(
            "/user_identities/get",
            {"user_identity_id": user_identity_id, "user_identity_key": user_identity_key},
            "user_identity",
            lambda: models.UserIdentity,
        )

    async def grant_access_to_device(self, *, device_id: str | UUID, user_identity_id: str | UUID) -> None:
        """Permits a person to use a device in an app with a client session.

        Source: https://docs.seam.co/api/user_identities/grant_access_to_device

        Args:
            device_id: Device that the person may use.
            user_identity_id: Person, as a user identity.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.user_identities.grant_access_to_device(device_id=device_id, user_identity_id=user_identity_id)
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
        """Lists user identities: your users, across all access systems and devices.

        Source: https://docs.seam.co/api/user_identities/list

        Args:
            created_before: Only items created before this moment; a datetime needs a time zone.
            credential_manager_acs_system_id: Only user identities with mobile keys from this access system.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            user_identity_ids: Only these user identities.

        Returns:
            The user identities, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for user_identity in seam.user_identities.list():
                print(user_identity)
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
        """Lists the devices that a person may use.

        Source: https://docs.seam.co/api/user_identities/list_accessible_devices

        Args:
            user_identity_id: Person, as a user identity.

        Returns:
            All matching devices, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            devices = await seam.user_identities.list_accessible_devices(user_identity_id=user_identity_id)
        """
        return await self._read(
            "/user_identities/list_accessible_devices",
            {"user_identity_id": user_identity_id},
            "devices",
            lambda: list[models.Device],
        )

    async def list_accessible_entrances(self, *, user_identity_id: str | UUID) -> builtins.list[AcsEntrance]:
        """Lists the entrances of access systems that a person can open.

        Source: https://docs.seam.co/api/user_identities/list_accessible_entrances

        Args:
            user_identity_id: Person, as a user identity.

        Returns:
            All matching entrances, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            entrances = await seam.user_identities.list_accessible_entrances(user_identity_id=user_identity_id)
        """
        return await self._read(
            "/user_identities/list_accessible_entrances",
            {"user_identity_id": user_identity_id},
            "acs_entrances",
            lambda: list[models.AcsEntrance],
        )

    async def list_acs_systems(self, *, user_identity_id: str | UUID) -> builtins.list[AcsSystem]:
        """Lists the access systems in which a person is registered.

        Source: https://docs.seam.co/api/user_identities/list_acs_systems

        Args:
            user_identity_id: Person, as a user identity.

        Returns:
            All matching access systems, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            systems = await seam.user_identities.list_acs_systems(user_identity_id=user_identity_id)
        """
        return await self._read(
            "/user_identities/list_acs_systems",
            {"user_identity_id": user_identity_id},
            "acs_systems",
            lambda: list[models.AcsSystem],
        )

    async def list_acs_users(self, *, user_identity_id: str | UUID) -> builtins.list[AcsUser]:
        """Lists a person's users in all access systems.

        Source: https://docs.seam.co/api/user_identities/list_acs_users

        Args:
            user_identity_id: Person, as a user identity.

        Returns:
            All matching users of access systems, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            users = await seam.user_identities.list_acs_users(user_identity_id=user_identity_id)
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
        """Merges duplicate user identities into one; name all by id, or all by your keys.

        Source: https://docs.seam.co/api/user_identities/merge

        Args:
            merged_user_identity_ids: Ids of the duplicates, at most 20; the user identity to keep replaces them.
            merged_user_identity_keys: Your keys of the duplicates, at most 20; the user identity to keep replaces them.
            user_identity_id: User identity to keep; goes with `merged_user_identity_ids`.
            user_identity_key: Your key for the user identity to keep; goes with `merged_user_identity_keys`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.
            SeamInvalidOptionsError: These parameters cannot be combined. Nothing was sent.

        Example:
            await seam.user_identities.merge(
                merged_user_identity_ids=[merged_user_identity_id],
                user_identity_id=user_identity_id,
            )
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
        """Unlinks a user of an access system from a user identity.

        Source: https://docs.seam.co/api/user_identities/remove_acs_user

        Args:
            acs_user_id: User of an access system to unlink.
            user_identity_id: Person, as a user identity.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.user_identities.remove_acs_user(acs_user_id=acs_user_id, user_identity_id=user_identity_id)
        """
        await self._send(
            "/user_identities/remove_acs_user", {"acs_user_id": acs_user_id, "user_identity_id": user_identity_id}
        )

    async def revoke_access_to_device(self, *, device_id: str | UUID, user_identity_id: str | UUID) -> None:
        """Withdraws a person's permission to use a device.

        Source: https://docs.seam.co/api/user_identities/revoke_access_to_device

        Args:
            device_id: Device that the person may no longer use.
            user_identity_id: Person, as a user identity.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.user_identities.revoke_access_to_device(device_id=device_id, user_identity_id=user_identity_id)
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
        """Changes the name, contact data or key of a user identity.

        Source: https://docs.seam.co/api/user_identities/update

        Args:
            user_identity_id: User identity to change.
            email_address: Email address of the person. `NULL` clears it.
            full_name: First and last name of the person. `NULL` clears it.
            phone_number: Phone number of the person, in international form such as `+15551234567`. `NULL` clears it.
            user_identity_key: Your own unique key for the user identity. `NULL` clears it.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.user_identities.update(user_identity_id=user_identity_id, full_name="Jane Doe")
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
