"""Simulated results of card encoders; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from ._route import Namespace


class AcsEncodersSimulate(Namespace):
    """Simulated results of card encoders; sandbox only."""

    async def next_credential_encode_will_fail(
        self,
        *,
        acs_encoder_id: str | UUID,
        acs_credential_id: str | UUID | None = None,
        error_code: Literal[
            "no_credential_on_encoder", "encoding_interrupted", "uncategorized_error", "action_attempt_expired"
        ]
        | None = None,
    ) -> None:
        """Makes the next card encoding fail; sandbox only.

        Source: https://docs.seam.co/api/acs/encoders/simulate/next_credential_encode_will_fail

        Args:
            acs_encoder_id: The encoder.
            acs_credential_id: The credential.
            error_code: The error code.

        Raises:
            SeamInvalidOptionsError: The parameters cannot be combined.
        """
        await self._send(
            "/acs/encoders/simulate/next_credential_encode_will_fail",
            {"acs_encoder_id": acs_encoder_id, "acs_credential_id": acs_credential_id, "error_code": error_code},
        )

    async def next_credential_encode_will_succeed(
        self, *, acs_encoder_id: str | UUID, scenario: Literal["credential_is_issued"] | None = None
    ) -> None:
        """Makes the next card encoding succeed; sandbox only.

        Source: https://docs.seam.co/api/acs/encoders/simulate/next_credential_encode_will_succeed

        Args:
            acs_encoder_id: The encoder.
            scenario: The scenario to simulate.
        """
        await self._send(
            "/acs/encoders/simulate/next_credential_encode_will_succeed",
            {"acs_encoder_id": acs_encoder_id, "scenario": scenario},
        )

    async def next_credential_scan_will_fail(
        self,
        *,
        acs_encoder_id: str | UUID,
        acs_credential_id_on_seam: str | None = None,
        error_code: Literal["no_credential_on_encoder", "uncategorized_error", "action_attempt_expired"] | None = None,
    ) -> None:
        """Makes the next card scan fail; sandbox only.

        Source: https://docs.seam.co/api/acs/encoders/simulate/next_credential_scan_will_fail

        Args:
            acs_encoder_id: The encoder.
            acs_credential_id_on_seam: The credential to be scanned.
            error_code: The error code.

        Raises:
            SeamInvalidOptionsError: The parameters cannot be combined.
        """
        await self._send(
            "/acs/encoders/simulate/next_credential_scan_will_fail",
            {
                "acs_encoder_id": acs_encoder_id,
                "acs_credential_id_on_seam": acs_credential_id_on_seam,
                "error_code": error_code,
            },
        )

    async def next_credential_scan_will_succeed(
        self,
        *,
        acs_encoder_id: str | UUID,
        acs_credential_id_on_seam: str | None = None,
        scenario: Literal[
            "credential_exists_on_seam",
            "credential_on_encoder_needs_update",
            "credential_does_not_exist_on_seam",
            "credential_on_encoder_is_empty",
        ]
        | None = None,
    ) -> None:
        """Makes the next card scan succeed; sandbox only.

        Source: https://docs.seam.co/api/acs/encoders/simulate/next_credential_scan_will_succeed

        Args:
            acs_encoder_id: The encoder.
            acs_credential_id_on_seam: The credential to be scanned.
            scenario: The scenario to simulate.

        Raises:
            SeamInvalidOptionsError: The parameters cannot be combined.
        """
        await self._send(
            "/acs/encoders/simulate/next_credential_scan_will_succeed",
            {
                "acs_encoder_id": acs_encoder_id,
                "acs_credential_id_on_seam": acs_credential_id_on_seam,
                "scenario": scenario,
            },
        )
