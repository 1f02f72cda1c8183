"""Access methods created outside of Seam and not managed by it.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.unmanaged_access_method import UnmanagedAccessMethod


class AccessMethodsUnmanaged(Namespace):
    """Access methods created outside of Seam and not managed by it."""

    async def get(self, *, access_method_id: str | UUID) -> UnmanagedAccessMethod:
        """Gets an unmanaged access method.

        Source: https://docs.seam.co/api/access_methods/unmanaged/get

        Args:
            access_method_id: The access method.
        """
        return await self._read(
            "/access_methods/unmanaged/get",
            {"access_method_id": access_method_id},
            "access_method",
            lambda: models.UnmanagedAccessMethod,
        )

    async def list(
        self,
        *,
        access_grant_id: str | UUID,
        acs_entrance_id: str | UUID | None = None,
        device_id: str | UUID | None = None,
        space_id: str | UUID | None = None,
    ) -> builtins.list[UnmanagedAccessMethod]:
        """Lists unmanaged access methods.

        Source: https://docs.seam.co/api/access_methods/unmanaged/list

        Args:
            access_grant_id: Only those of this access grant.
            acs_entrance_id: Only those of this entrance.
            device_id: Only those of this device.
            space_id: Only those of this space.
        """
        return await self._read(
            "/access_methods/unmanaged/list",
            {
                "access_grant_id": access_grant_id,
                "acs_entrance_id": acs_entrance_id,
                "device_id": device_id,
                "space_id": space_id,
            },
            "access_methods",
            lambda: list[models.UnmanagedAccessMethod],
        )
