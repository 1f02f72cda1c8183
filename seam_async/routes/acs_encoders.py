"""Card encoders of access systems.

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
    from ..models.acs_encoder import AcsEncoder
    from ..models.action_results import EncodeCredentialResult, ScanCredentialResult, ScanToAssignCredentialResult
    from ._parameters import SaltoKsMetadataParams
    from .acs_encoders_simulate import AcsEncodersSimulate


class AcsEncoders(Namespace):
    """Card encoders of access systems."""

    @cached_property
    def simulate(self) -> AcsEncodersSimulate:
        """Simulated results of card encoders; sandbox only."""
        from .acs_encoders_simulate import AcsEncodersSimulate

        return AcsEncodersSimulate(self._api)

    async def encode_credential(
        self,
        *,
        acs_encoder_id: str | UUID,
        access_method_id: str | UUID | None = None,
        acs_credential_id: str | UUID | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[EncodeCredentialResult]:
        """Encodes a card; pass `acs_credential_id` or `access_method_id`.

        Source: https://docs.seam.co/api/acs/encoders/encode_credential

        Args:
            acs_encoder_id: The encoder.
            access_method_id: The access method.
            acs_credential_id: The credential.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/acs/encoders/encode_credential",
            {
                "acs_encoder_id": acs_encoder_id,
                "access_method_id": access_method_id,
                "acs_credential_id": acs_credential_id,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def get(self, *, acs_encoder_id: str | UUID) -> AcsEncoder:
        """Gets an encoder.

        Source: https://docs.seam.co/api/acs/encoders/get

        Args:
            acs_encoder_id: The encoder.
        """
        return await self._read(
            "/acs/encoders/get", {"acs_encoder_id": acs_encoder_id}, "acs_encoder", lambda: models.AcsEncoder
        )

    def list(
        self,
        *,
        acs_encoder_ids: Sequence[str | UUID] | None = None,
        acs_system_id: str | UUID | None = None,
        acs_system_ids: Sequence[str | UUID] | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
    ) -> Paginator[AcsEncoder]:
        """Lists encoders: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/acs/encoders/list

        Args:
            acs_encoder_ids: Only those with these ids.
            acs_system_id: Only those of this access system.
            acs_system_ids: Only those of these access systems.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
        """
        return self._pages(
            "/acs/encoders/list",
            {
                "acs_encoder_ids": acs_encoder_ids,
                "acs_system_id": acs_system_id,
                "acs_system_ids": acs_system_ids,
                "limit": limit,
                "page_cursor": page_cursor,
            },
            "acs_encoders",
            lambda: models.AcsEncoder,
        )

    async def scan_credential(
        self,
        *,
        acs_encoder_id: str | UUID,
        salto_ks_metadata: SaltoKsMetadataParams | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[ScanCredentialResult]:
        """Scans the card on an encoder.

        Source: https://docs.seam.co/api/acs/encoders/scan_credential

        Args:
            acs_encoder_id: The encoder.
            salto_ks_metadata: Settings for Salto KS encoders.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/acs/encoders/scan_credential",
            {"acs_encoder_id": acs_encoder_id, "salto_ks_metadata": salto_ks_metadata},
            wait_for_action_attempt,
            on_update,
        )

    async def scan_to_assign_credential(
        self,
        *,
        acs_encoder_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        salto_ks_metadata: SaltoKsMetadataParams | None = None,
        user_identity_id: str | UUID | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[ScanToAssignCredentialResult]:
        """Scans a card and assigns it; pass `acs_user_id` or `user_identity_id`.

        Source: https://docs.seam.co/api/acs/encoders/scan_to_assign_credential

        Args:
            acs_encoder_id: The encoder.
            acs_user_id: The user of the access system.
            salto_ks_metadata: Settings for Salto KS encoders.
            user_identity_id: The user identity.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/acs/encoders/scan_to_assign_credential",
            {
                "acs_encoder_id": acs_encoder_id,
                "acs_user_id": acs_user_id,
                "salto_ks_metadata": salto_ks_metadata,
                "user_identity_id": user_identity_id,
            },
            wait_for_action_attempt,
            on_update,
        )
