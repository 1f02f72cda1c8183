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
        """Assigns a credential to a user.

        Source: https://docs.seam.co/api/acs/credentials/assign

        Args:
            acs_credential_id: The credential.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
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
        """Creates a credential.

        Source: https://docs.seam.co/api/acs/credentials/create

        Args:
            access_method: The kind of credential.
            acs_system_id: The access system.
            acs_user_id: The user of the access system.
            allowed_acs_entrance_ids: The allowed acs entrances.
            assa_abloy_vostio_metadata: Settings for ASSA ABLOY Vostio systems.
            code: The code.
            credential_manager_acs_system_id: The credential manager.
            ends_at: End time; a datetime needs a time zone.
            is_multi_phone_sync_credential: Whether several phones share the credential.
            salto_space_metadata: Settings for Salto Space systems.
            starts_at: Start time; a datetime needs a time zone.
            user_identity_id: The user identity.
            visionline_metadata: Settings for Visionline systems.
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
        """Deletes a credential.

        Source: https://docs.seam.co/api/acs/credentials/delete

        Args:
            acs_credential_id: The credential.
        """
        await self._send("/acs/credentials/delete", {"acs_credential_id": acs_credential_id})

    async def get(self, *, acs_credential_id: str | UUID) -> AcsCredential:
        """Gets a credential.

        Source: https://docs.seam.co/api/acs/credentials/get

        Args:
            acs_credential_id: The credential.
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
        """Lists credentials: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/acs/credentials/list

        Args:
            acs_system_id: Only those of this access system.
            acs_user_id: The user of the access system.
            created_before: Only those created before this time; a datetime needs a time zone.
            is_multi_phone_sync_credential: Whether several phones share the credential.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            user_identity_id: Only those of this user identity.
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
        """Lists the entrances that a credential can open.

        Source: https://docs.seam.co/api/acs/credentials/list_accessible_entrances

        Args:
            acs_credential_id: Only those of this credential.
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
        """Removes a credential from its user.

        Source: https://docs.seam.co/api/acs/credentials/unassign

        Args:
            acs_credential_id: The credential.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/credentials/unassign",
            {"acs_credential_id": acs_credential_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    async def update(
        self, *, acs_credential_id: str | UUID, code: str | None = None, ends_at: datetime | str | None = None
    ) -> None:
        """Updates a credential.

        Source: https://docs.seam.co/api/acs/credentials/update

        Args:
            acs_credential_id: The credential.
            code: The code.
            ends_at: End time; a datetime needs a time zone.
        """
        await self._send(
            "/acs/credentials/update", {"acs_credential_id": acs_credential_id, "code": code, "ends_at": ends_at}
        )
