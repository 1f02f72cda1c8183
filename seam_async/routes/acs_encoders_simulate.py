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
        """Makes the next attempt to write a card fail with a chosen error; sandbox only.

        Source: https://docs.seam.co/api/acs/encoders/simulate/next_credential_encode_will_fail

        Args:
            acs_encoder_id: Encoder to simulate.
            acs_credential_id: Credential whose encoding fails.
            error_code: Error with which the simulated action fails. The API's default is `"no_credential_on_encoder"`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.
            SeamInvalidOptionsError: These parameters cannot be combined. Nothing was sent.

        Example:
            await seam.acs.encoders.simulate.next_credential_encode_will_fail(
                acs_encoder_id=acs_encoder_id,
                error_code="no_credential_on_encoder",
            )
        """
        await self._send(
            "/acs/encoders/simulate/next_credential_encode_will_fail",
            {"acs_encoder_id": acs_encoder_id, "acs_credential_id": acs_credential_id, "error_code": error_code},
        )

    async def next_credential_encode_will_succeed(
        self, *, acs_encoder_id: str | UUID, scenario: Literal["credential_is_issued"] | None = None
    ) -> None:
        """Makes the next attempt to write a card succeed; sandbox only.

        Source: https://docs.seam.co/api/acs/encoders/simulate/next_credential_encode_will_succeed

        Args:
            acs_encoder_id: Encoder to simulate.
            scenario: State of the card after the simulated action. The API's default is `"credential_is_issued"`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.encoders.simulate.next_credential_encode_will_succeed(acs_encoder_id=acs_encoder_id)
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
        """Makes the next attempt to read a card fail with a chosen error; sandbox only.

        Source: https://docs.seam.co/api/acs/encoders/simulate/next_credential_scan_will_fail

        Args:
            acs_encoder_id: Encoder to simulate.
            acs_credential_id_on_seam: Credential that the simulated card carries.
            error_code: Error with which the simulated action fails. The API's default is `"no_credential_on_encoder"`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.
            SeamInvalidOptionsError: These parameters cannot be combined. Nothing was sent.

        Example:
            await seam.acs.encoders.simulate.next_credential_scan_will_fail(
                acs_encoder_id=acs_encoder_id,
                error_code="no_credential_on_encoder",
            )
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
        """Makes the next attempt to read a card succeed; sandbox only.

        Source: https://docs.seam.co/api/acs/encoders/simulate/next_credential_scan_will_succeed

        Args:
            acs_encoder_id: Encoder to simulate.
            acs_credential_id_on_seam: Credential that the simulated card carries.
            scenario: State of the card after the simulated action. The API's default is `"credential_exists_on_seam"`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.
            SeamInvalidOptionsError: These parameters cannot be combined. Nothing was sent.

        Example:
            await seam.acs.encoders.simulate.next_credential_scan_will_succeed(acs_encoder_id=acs_encoder_id)
        """
        await self._send(
            "/acs/encoders/simulate/next_credential_scan_will_succeed",
            {
                "acs_encoder_id": acs_encoder_id,
                "acs_credential_id_on_seam": acs_credential_id_on_seam,
                "scenario": scenario,
            },
        )
