"""Access methods: the codes, cards and mobile keys of access grants.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._models import ActionAttempt
from .._pagination import Paginator
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.access_method import AccessMethod
    from ..models.action_results import AssignCredentialResult, EncodeCredentialResult, UnlockDoorResult
    from ..models.batch import Batch
    from ._parameters import AccessMethodRelation
    from .access_methods_unmanaged import AccessMethodsUnmanaged


class AccessMethods(Namespace):
    """Access methods: the codes, cards and mobile keys of access grants."""

    @cached_property
    def unmanaged(self) -> AccessMethodsUnmanaged:
        """Access methods created outside of Seam and not managed by it."""
        from .access_methods_unmanaged import AccessMethodsUnmanaged

        return AccessMethodsUnmanaged(self._api)

    async def assign_card(
        self,
        *,
        access_method_id: str | UUID,
        card_number: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[AssignCredentialResult]:
        """Assigns an existing card to an access method.

        Source: https://docs.seam.co/api/access_methods/assign_card

        Args:
            access_method_id: The access method.
            card_number: The card number.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/access_methods/assign_card",
            {"access_method_id": access_method_id, "card_number": card_number},
            wait_for_action_attempt,
            on_update,
        )

    async def delete(
        self,
        *,
        access_grant_id: str | UUID | None = None,
        access_method_id: str | UUID | None = None,
        reservation_key: str | None = None,
    ) -> None:
        """Deletes an access method, by `access_method_id` or by `access_grant_id` or by `reservation_key`.

        Source: https://docs.seam.co/api/access_methods/delete

        Args:
            access_grant_id: The access grant.
            access_method_id: The access method.
            reservation_key: Your key for the reservation.

        Raises:
            SeamInvalidOptionsError: The parameters cannot be combined.
        """
        await self._send(
            "/access_methods/delete",
            {
                "access_grant_id": access_grant_id,
                "access_method_id": access_method_id,
                "reservation_key": reservation_key,
            },
        )

    async def encode(
        self,
        *,
        access_method_id: str | UUID,
        acs_encoder_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[EncodeCredentialResult]:
        """Encodes an access method onto a card.

        Source: https://docs.seam.co/api/access_methods/encode

        Args:
            access_method_id: The access method.
            acs_encoder_id: The encoder.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/access_methods/encode",
            {"access_method_id": access_method_id, "acs_encoder_id": acs_encoder_id},
            wait_for_action_attempt,
            on_update,
        )

    async def get(self, *, access_method_id: str | UUID) -> AccessMethod:
        """Gets an access method.

        Source: https://docs.seam.co/api/access_methods/get

        Args:
            access_method_id: The access method.
        """
        return await self._read(
            "/access_methods/get", {"access_method_id": access_method_id}, "access_method", lambda: models.AccessMethod
        )

    async def get_related(
        self,
        *,
        access_method_ids: Sequence[str | UUID],
        exclude: Sequence[AccessMethodRelation] | None = None,
        include: Sequence[AccessMethodRelation] | None = None,
    ) -> Batch:
        """Gets the resources related to access methods.

        Source: https://docs.seam.co/api/access_methods/get_related

        Args:
            access_method_ids: Only those with these ids.
            exclude: The types of resources to exclude.
            include: The types of resources to include; all by default.
        """
        return await self._read(
            "/access_methods/get_related",
            {"access_method_ids": access_method_ids, "exclude": exclude, "include": include},
            "batch",
            lambda: models.Batch,
        )

    def list(
        self,
        *,
        access_code_id: str | UUID | None = None,
        access_grant_id: str | UUID | None = None,
        access_grant_key: str | None = None,
        acs_entrance_id: str | UUID | None = None,
        device_id: str | UUID | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        space_id: str | UUID | None = None,
    ) -> Paginator[AccessMethod]:
        """Lists access methods: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/access_methods/list

        Args:
            access_code_id: Only those of this access code.
            access_grant_id: Only those of this access grant.
            access_grant_key: Your key for the access grant.
            acs_entrance_id: Only those of this entrance.
            device_id: Only those of this device.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            space_id: Only those of this space.
        """
        return self._pages(
            "/access_methods/list",
            {
                "access_code_id": access_code_id,
                "access_grant_id": access_grant_id,
                "access_grant_key": access_grant_key,
                "acs_entrance_id": acs_entrance_id,
                "device_id": device_id,
                "limit": limit,
                "page_cursor": page_cursor,
                "space_id": space_id,
            },
            "access_methods",
            lambda: models.AccessMethod,
        )

    async def unlock_door(
        self,
        *,
        access_method_id: str | UUID,
        acs_entrance_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[UnlockDoorResult]:
        """Unlocks an entrance with a cloud key.

        Source: https://docs.seam.co/api/access_methods/unlock_door

        Args:
            access_method_id: The access method.
            acs_entrance_id: The entrance.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/access_methods/unlock_door",
            {"access_method_id": access_method_id, "acs_entrance_id": acs_entrance_id},
            wait_for_action_attempt,
            on_update,
        )
