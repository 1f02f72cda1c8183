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
        """Gets an access method that was created outside of Seam, by its id.

        Source: https://docs.seam.co/api/access_methods/unmanaged/get

        Args:
            access_method_id: Access method to get.

        Returns:
            The unmanaged access method.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_method = await seam.access_methods.unmanaged.get(access_method_id=access_method_id)
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
        """Lists the access methods of an access grant that were created outside of Seam.

        Source: https://docs.seam.co/api/access_methods/unmanaged/list

        Args:
            access_grant_id: Access grant whose access methods to list.
            acs_entrance_id: Only unmanaged access methods for this entrance.
            device_id: Only unmanaged access methods on or for this device.
            space_id: Only unmanaged access methods in this space.

        Returns:
            All matching unmanaged access methods, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_methods = await seam.access_methods.unmanaged.list(access_grant_id=access_grant_id)
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
