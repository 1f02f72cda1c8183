"""Simulated phones; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.phone import Phone
    from ._parameters import AssaAbloyMetadataParams, PhoneMetadataParams


class PhonesSimulate(Namespace):
    """Simulated phones; sandbox only."""

    async def create_sandbox_phone(
        self,
        *,
        user_identity_id: str | UUID,
        assa_abloy_metadata: AssaAbloyMetadataParams | None = None,
        custom_sdk_installation_id: str | UUID | None = None,
        phone_metadata: PhoneMetadataParams | None = None,
    ) -> Phone:
        """Creates a simulated phone; sandbox only.

        Source: https://docs.seam.co/api/phones/simulate/create_sandbox_phone

        Args:
            user_identity_id: The user identity.
            assa_abloy_metadata: Metadata of ASSA ABLOY phones.
            custom_sdk_installation_id: The custom sdk installation.
            phone_metadata: Metadata of the phone.
        """
        return await self._change(
            "/phones/simulate/create_sandbox_phone",
            {
                "user_identity_id": user_identity_id,
                "assa_abloy_metadata": assa_abloy_metadata,
                "custom_sdk_installation_id": custom_sdk_installation_id,
                "phone_metadata": phone_metadata,
            },
            "phone",
            lambda: models.Phone,
        )
