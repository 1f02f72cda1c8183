"""Card encoders of access systems."""

from __future__ import annotations

from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from ._route import Namespace
from ._values import SaltoKsMetadata


class AcsEncoders(Namespace):
    """Card encoders of access systems."""

    async def encode_credential(
        self,
        *,
        acs_encoder_id: str,
        acs_credential_id: str | None = None,
        access_method_id: str | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Writes a credential onto a card; pass `acs_credential_id` or `access_method_id`.

        Source: https://docs.seam.co/api/acs/encoders/encode_credential

        Args:
            acs_encoder_id: The encoder.
            acs_credential_id: The credential.
            access_method_id: The access method.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/acs/encoders/encode_credential",
            {
                "acs_encoder_id": acs_encoder_id,
                "acs_credential_id": acs_credential_id,
                "access_method_id": access_method_id,
            },
            wait_for_action_attempt,
        )

    async def scan_credential(
        self,
        *,
        acs_encoder_id: str,
        salto_ks_metadata: SaltoKsMetadata | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Reads the card that lies on an encoder.

        Source: https://docs.seam.co/api/acs/encoders/scan_credential

        Args:
            acs_encoder_id: The encoder.
            salto_ks_metadata: What only Salto KS encoders take.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/acs/encoders/scan_credential",
            {"acs_encoder_id": acs_encoder_id, "salto_ks_metadata": salto_ks_metadata},
            wait_for_action_attempt,
        )

    async def scan_to_assign_credential(
        self,
        *,
        acs_encoder_id: str,
        acs_user_id: str | None = None,
        user_identity_id: str | None = None,
        salto_ks_metadata: SaltoKsMetadata | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Reads a card and assigns it; pass `acs_user_id` or `user_identity_id`.

        Source: https://docs.seam.co/api/acs/encoders/scan_to_assign_credential

        Args:
            acs_encoder_id: The encoder.
            acs_user_id: The user of the access system.
            user_identity_id: The user identity.
            salto_ks_metadata: What only Salto KS encoders take.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/acs/encoders/scan_to_assign_credential",
            {
                "acs_encoder_id": acs_encoder_id,
                "acs_user_id": acs_user_id,
                "user_identity_id": user_identity_id,
                "salto_ks_metadata": salto_ks_metadata,
            },
            wait_for_action_attempt,
        )
