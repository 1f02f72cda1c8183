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
        """Simulates that a person installs an app with mobile keys on a phone; sandbox only.

        Source: https://docs.seam.co/api/phones/simulate/create_sandbox_phone

        Args:
            user_identity_id: Owner of the simulated phone.
            assa_abloy_metadata: Capabilities of the simulated ASSA ABLOY phone.
            custom_sdk_installation_id: Your own id for the installation of the app.
            phone_metadata: Model and operating system of the simulated phone.

        Returns:
            The phone as it is now.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            phone = await seam.phones.simulate.create_sandbox_phone(user_identity_id=user_identity_id)
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
