"""Simulated events of access codes; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.unmanaged_access_code import UnmanagedAccessCode


class AccessCodesSimulate(Namespace):
    """Simulated events of access codes; sandbox only."""

    async def create_unmanaged_access_code(self, *, code: str, device_id: str | UUID, name: str) -> UnmanagedAccessCode:
        """Simulates an unmanaged access code; sandbox only.

        Source: https://docs.seam.co/api/access_codes/simulate/create_unmanaged_access_code

        Args:
            code: The code.
            device_id: The device.
            name: The name.
        """
        return await self._change(
            "/access_codes/simulate/create_unmanaged_access_code",
            {"code": code, "device_id": device_id, "name": name},
            "access_code",
            lambda: models.UnmanagedAccessCode,
        )
