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
        """Simulates a PIN that somebody programmed directly at the device; sandbox only.

        Source: https://docs.seam.co/api/access_codes/simulate/create_unmanaged_access_code

        Args:
            code: PIN in 4 to 8 digits.
            device_id: Lock or keypad of the access code.
            name: Name to show to people.

        Returns:
            The unmanaged access code as it is now.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            access_code = await seam.access_codes.simulate.create_unmanaged_access_code(
                code="1234",
                device_id=device_id,
                name="Guest of room 101",
            )
        """
        return await self._change(
            "/access_codes/simulate/create_unmanaged_access_code",
            {"code": code, "device_id": device_id, "name": name},
            "access_code",
            lambda: models.UnmanagedAccessCode,
        )
