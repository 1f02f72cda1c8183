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
        """Deactivates a phone, for example after its loss.

        Source: https://docs.seam.co/api/phones/deactivate

        Args:
            device_id: The device.
        """
        await self._send("/phones/deactivate", {"device_id": device_id})

    async def get(self, *, device_id: str | UUID) -> Phone:
        """Gets a phone.

        Source: https://docs.seam.co/api/phones/get

        Args:
            device_id: The device.
        """
        return await self._read("/phones/get", {"device_id": device_id}, "phone", lambda: models.Phone)

    async def list(
        self, *, acs_credential_id: str | UUID | None = None, owner_user_identity_id: str | UUID | None = None
    ) -> builtins.list[Phone]:
        """Lists phones.

        Source: https://docs.seam.co/api/phones/list

        Args:
            acs_credential_id: Only those of this credential.
            owner_user_identity_id: Only those of this owner user identity.
        """
        return await self._read(
            "/phones/list",
            {"acs_credential_id": acs_credential_id, "owner_user_identity_id": owner_user_identity_id},
            "phones",
            lambda: list[models.Phone],
        )
