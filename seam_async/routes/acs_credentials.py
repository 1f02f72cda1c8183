"""Credentials of access systems: cards, codes and mobile keys.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.acs_credential import AcsCredential
    from ..models.acs_entrance import AcsEntrance
    from ._parameters import (
        AccessMode,
        AssaAbloyVostioMetadataParams,
        SaltoSpaceMetadataParams,
        VisionlineMetadataParams,
    )


class AcsCredentials(Namespace):
    """Credentials of access systems: cards, codes and mobile keys."""

    async def assign(
        self,
        *,
        acs_credential_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Hands a credential to a person in its access system.

        Source: https://docs.seam.co/api/acs/credentials/assign

        Args:
            acs_credential_id: Credential to hand out.
            acs_user_id: User of the access system; pass this or `user_identity_id`.
            user_identity_id: Person as a user identity; pass this or `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.credentials.assign(acs_credential_id=acs_credential_id, acs_user_id=acs_user_id)
        """
        await self._send(
            "/acs/credentials/assign",
            {"acs_credential_id": acs_credential_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    async def create(
        self,
        *,
        access_method: AccessMode,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        allowed_acs_entrance_ids: Sequence[str | UUID] | None = None,
        assa_abloy_vostio_metadata: AssaAbloyVostioMetadataParams | None = None,
        code: str | None = None,
        credential_manager_acs_system_id: str | UUID | None = None,
        ends_at: datetime | str | None = None,
        is_multi_phone_sync_credential: bool | None = None,
        salto_space_metadata: SaltoSpaceMetadataParams | None = None,
        starts_at: datetime | str | None = None,
        user_identity_id: str | UUID | None = None,
        visionline_metadata: VisionlineMetadataParams | None = None,
    ) -> AcsCredential:
        """Creates a card, PIN or mobile key for a user of an access system.

        Name the owner by `acs_user_id`, or by `user_identity_id` and `acs_system_id`.

        Source: https://docs.seam.co/api/acs/credentials/create

        Args:
            access_method: Kind of credential: a PIN, a plastic card or a key on a phone.
            acs_system_id: Access system of the credential, if its owner is named by `user_identity_id`.
            acs_user_id: Owner of the credential; pass this or `user_identity_id`.
            allowed_acs_entrance_ids: Entrances that the credential opens.
            assa_abloy_vostio_metadata: Options of a credential for an ASSA ABLOY Vostio system.
            code: PIN for the access method `code`; generated if omitted.
            credential_manager_acs_system_id: Access system that issues the mobile keys.
            ends_at: End of validity; a datetime needs a time zone.
            is_multi_phone_sync_credential: True for a mobile key that works on several phones of its owner. The API's
                default is `False`.
            salto_space_metadata: Options of a credential for a Salto Space system.
            starts_at: Start of validity; a datetime needs a time zone. Now by default.
            user_identity_id: Person as a user identity; pass this or `acs_user_id`.
            visionline_metadata: Options of a credential for a Visionline system.

        Returns:
            The new credential.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            credential = await seam.acs.credentials.create(access_method="code", acs_user_id=acs_user_id, code="1234")
        """
        return await self._change(
            "/acs/credentials/create",
            {
                "access_method": access_method,
                "acs_system_id": acs_system_id,
                "acs_user_id": acs_user_id,
                "allowed_acs_entrance_ids": allowed_acs_entrance_ids,
                "assa_abloy_vostio_metadata": assa_abloy_vostio_metadata,
                "code": code,
                "credential_manager_acs_system_id": credential_manager_acs_system_id,
                "ends_at": ends_at,
                "is_multi_phone_sync_credential": is_multi_phone_sync_credential,
                "salto_space_metadata": salto_space_metadata,
                "starts_at": starts_at,
                "user_identity_id": user_identity_id,
                "visionline_metadata": visionline_metadata,
            },
            "acs_credential",
            lambda: models.AcsCredential,
        )

    async def delete(self, *, acs_credential_id: str | UUID) -> None:
        """Deletes a card, PIN or mobile key, which then opens nothing any more.

        Source: https://docs.seam.co/api/acs/credentials/delete

        Args:
            acs_credential_id: Credential to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.credentials.delete(acs_credential_id=acs_credential_id)
        """
        await self._send("/acs/credentials/delete", {"acs_credential_id": acs_credential_id})

    async def get(self, *, acs_credential_id: str | UUID) -> AcsCredential:
        """Gets a credential by its id.

        Source: https://docs.seam.co/api/acs/credentials/get

        Args:
            acs_credential_id: Credential to get.

        Returns:
            The credential.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            credential = await seam.acs.credentials.get(acs_credential_id=acs_credential_id)
        """
        return await self._read(
            "/acs/credentials/get",
            {"acs_credential_id": acs_credential_id},
            "acs_credential",
            lambda: models.AcsCredential,
        )

    def list(
        self,
        *,
        acs_system_id: str | UUID | None = None,
        acs_user_id: str | UUID | None = None,
        created_before: datetime | str | None = None,
        is_multi_phone_sync_credential: bool | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> Paginator[AcsCredential]:
        """Lists cards, PINs and mobile keys, such as those of one person.

        Source: https://docs.seam.co/api/acs/credentials/list

        Args:
            acs_system_id: Only credentials of this access system.
            acs_user_id: Only credentials of this user of an access system.
            created_before: Only items created before this moment; a datetime needs a time zone.
            is_multi_phone_sync_credential: Only mobile keys that do, or do not, work on several phones.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            user_identity_id: Only credentials of this user identity.

        Returns:
            The credentials, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for credential in seam.acs.credentials.list(acs_user_id=acs_user_id):
                print(credential)
        """
        return self._pages(
            "/acs/credentials/list",
            {
                "acs_system_id": acs_system_id,
                "acs_user_id": acs_user_id,
                "created_before": created_before,
                "is_multi_phone_sync_credential": is_multi_phone_sync_credential,
                "limit": limit,
                "page_cursor": page_cursor,
                "search": search,
                "user_identity_id": user_identity_id,
            },
            "acs_credentials",
            lambda: models.AcsCredential,
        )

    async def list_accessible_entrances(self, *, acs_credential_id: str | UUID) -> builtins.list[AcsEntrance]:
        """Lists the entrances that a card, PIN or mobile key can open.

        Source: https://docs.seam.co/api/acs/credentials/list_accessible_entrances

        Args:
            acs_credential_id: Credential whose entrances to list.

        Returns:
            All matching entrances, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            entrances = await seam.acs.credentials.list_accessible_entrances(acs_credential_id=acs_credential_id)
        """
        return await self._read(
            "/acs/credentials/list_accessible_entrances",
            {"acs_credential_id": acs_credential_id},
            "acs_entrances",
            lambda: list[models.AcsEntrance],
        )

    async def unassign(
        self,
        *,
        acs_credential_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Takes a credential away from its owner, without deleting it.

        Source: https://docs.seam.co/api/acs/credentials/unassign

        Args:
            acs_credential_id: Credential to take back.
            acs_user_id: User of the access system; pass this or `user_identity_id`.
            user_identity_id: Person as a user identity; pass this or `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.credentials.unassign(acs_credential_id=acs_credential_id, acs_user_id=acs_user_id)
        """
        await self._send(
            "/acs/credentials/unassign",
            {"acs_credential_id": acs_credential_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    async def update(
        self, *, acs_credential_id: str | UUID, code: str | None = None, ends_at: datetime | str | None = None
    ) -> None:
        """Changes the PIN or the end of a credential.

        Source: https://docs.seam.co/api/acs/credentials/update

        Args:
            acs_credential_id: Credential to change.
            code: New PIN in digits.
            ends_at: New end of validity; a datetime needs a time zone.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.credentials.update(acs_credential_id=acs_credential_id, ends_at="2026-07-02T10:00:00Z")
        """
        await self._send(
            "/acs/credentials/update", {"acs_credential_id": acs_credential_id, "code": code, "ends_at": ends_at}
        )
