"""Entrances of access systems.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from .. import models
from .._json import Null
from .._models import ActionAttempt
from .._pagination import Paginator
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.acs_credential import AcsCredential
    from ..models.acs_entrance import AcsEntrance
    from ..models.action_results import UnlockDoorResult


class AcsEntrances(Namespace):
    """Entrances of access systems."""

    async def get(self, *, acs_entrance_id: str | UUID) -> AcsEntrance:
        """Gets an entrance.

        Source: https://docs.seam.co/api/acs/entrances/get

        Args:
            acs_entrance_id: The entrance.
        """
        return await self._read(
            "/acs/entrances/get", {"acs_entrance_id": acs_entrance_id}, "acs_entrance", lambda: models.AcsEntrance
        )

    async def grant_access(
        self,
        *,
        acs_entrance_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Grants a user access to an entrance.

        Source: https://docs.seam.co/api/acs/entrances/grant_access

        Args:
            acs_entrance_id: The entrance.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
        """
        await self._send(
            "/acs/entrances/grant_access",
            {"acs_entrance_id": acs_entrance_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    def list(
        self,
        *,
        access_method_id: str | UUID | None = None,
        acs_credential_id: str | UUID | None = None,
        acs_entrance_ids: Sequence[str | UUID] | None = None,
        acs_system_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        customer_key: str | None = None,
        limit: int | None = None,
        location_id: str | UUID | Null | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        space_id: str | UUID | None = None,
    ) -> Paginator[AcsEntrance]:
        """Lists entrances: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/acs/entrances/list

        Args:
            access_method_id: Only those of this access method.
            acs_credential_id: Only those of this credential.
            acs_entrance_ids: Only those with these ids.
            acs_system_id: Only those of this access system.
            connected_account_id: Only those of this connected account.
            customer_key: Only those of this customer.
            limit: Maximum number of items per page; the API's default is 500.
            location_id: Only those of this location. Deprecated, use `space_id`.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            space_id: Only those of this space.
        """
        return self._pages(
            "/acs/entrances/list",
            {
                "access_method_id": access_method_id,
                "acs_credential_id": acs_credential_id,
                "acs_entrance_ids": acs_entrance_ids,
                "acs_system_id": acs_system_id,
                "connected_account_id": connected_account_id,
                "customer_key": customer_key,
                "limit": limit,
                "location_id": location_id,
                "page_cursor": page_cursor,
                "search": search,
                "space_id": space_id,
            },
            "acs_entrances",
            lambda: models.AcsEntrance,
        )

    async def list_credentials_with_access(
        self,
        *,
        acs_entrance_id: str | UUID,
        include_if: Sequence[Literal["visionline_metadata.is_valid"]] | None = None,
    ) -> builtins.list[AcsCredential]:
        """Lists the credentials that can open an entrance.

        Source: https://docs.seam.co/api/acs/entrances/list_credentials_with_access

        Args:
            acs_entrance_id: Only those of this entrance.
            include_if: Only those that meet all of these conditions.
        """
        return await self._read(
            "/acs/entrances/list_credentials_with_access",
            {"acs_entrance_id": acs_entrance_id, "include_if": include_if},
            "acs_credentials",
            lambda: list[models.AcsCredential],
        )

    async def unlock(
        self,
        *,
        acs_credential_id: str | UUID,
        acs_entrance_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[UnlockDoorResult]:
        """Unlocks an entrance with a cloud key credential.

        Source: https://docs.seam.co/api/acs/entrances/unlock

        Args:
            acs_credential_id: The credential.
            acs_entrance_id: The entrance.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/acs/entrances/unlock",
            {"acs_credential_id": acs_credential_id, "acs_entrance_id": acs_entrance_id},
            wait_for_action_attempt,
            on_update,
        )
