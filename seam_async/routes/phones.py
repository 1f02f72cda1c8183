"""Phones with mobile keys.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.phone import Phone
    from .phones_simulate import PhonesSimulate


class Phones(Namespace):
    """Phones with mobile keys."""

    @cached_property
    def simulate(self) -> PhonesSimulate:
        """Simulated phones; sandbox only."""
        from .phones_simulate import PhonesSimulate

        return PhonesSimulate(self._api)

    async def deactivate(self, *, device_id: str | UUID) -> None:
        """Revokes the mobile keys on a phone, for example after its loss.

        Source: https://docs.seam.co/api/phones/deactivate

        Args:
            device_id: Phone to act on, by its device id.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.phones.deactivate(device_id=device_id)
        """
        await self._send("/phones/deactivate", {"device_id": device_id})

    async def get(self, *, device_id: str | UUID) -> Phone:
        """Gets a phone with mobile keys by its device id.

        Source: https://docs.seam.co/api/phones/get

        Args:
            device_id: Phone to get, by its device id.

        Returns:
            The phone.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            phone = await seam.phones.get(device_id=device_id)
        """
        return await self._read("/phones/get", {"device_id": device_id}, "phone", lambda: models.Phone)

    async def list(
        self, *, acs_credential_id: str | UUID | None = None, owner_user_identity_id: str | UUID | None = None
    ) -> builtins.list[Phone]:
        """Lists phones that can hold mobile keys, such as those of one person.

        Source: https://docs.seam.co/api/phones/list

        Args:
            acs_credential_id: Only phones that hold this mobile key.
            owner_user_identity_id: Only phones of this user identity.

        Returns:
            All matching phones, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            phones = await seam.phones.list(owner_user_identity_id=owner_user_identity_id)
        """
        return await self._read(
            "/phones/list",
            {"acs_credential_id": acs_credential_id, "owner_user_identity_id": owner_user_identity_id},
            "phones",
            lambda: list[models.Phone],
        )
