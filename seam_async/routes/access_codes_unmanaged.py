"""Access codes created outside of Seam and not managed by it.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.unmanaged_access_code import UnmanagedAccessCode


class AccessCodesUnmanaged(Namespace):
    """Access codes created outside of Seam and not managed by it."""

    async def convert_to_managed(
        self,
        *,
        access_code_id: str | UUID,
        allow_external_modification: bool | None = None,
        force: bool | None = None,
        is_external_modification_allowed: bool | None = None,
    ) -> None:
        """Converts an unmanaged access code to a managed one.

        Source: https://docs.seam.co/api/access_codes/unmanaged/convert_to_managed

        Args:
            access_code_id: The access code.
            allow_external_modification: Whether the code may be changed outside of Seam.
            force: Whether to override safeguards.
            is_external_modification_allowed: Whether the code may be changed outside of Seam.
        """
        await self._send(
            "/access_codes/unmanaged/convert_to_managed",
            {
                "access_code_id": access_code_id,
                "allow_external_modification": allow_external_modification,
                "force": force,
                "is_external_modification_allowed": is_external_modification_allowed,
            },
        )

    async def delete(self, *, access_code_id: str | UUID) -> None:
        """Deletes an unmanaged access code.

        Source: https://docs.seam.co/api/access_codes/unmanaged/delete

        Args:
            access_code_id: The access code.
        """
        await self._send("/access_codes/unmanaged/delete", {"access_code_id": access_code_id})

    async def get(
        self, *, access_code_id: str | UUID | None = None, code: str | None = None, device_id: str | UUID | None = None
    ) -> UnmanagedAccessCode:
        """Gets an unmanaged access code.

        Source: https://docs.seam.co/api/access_codes/unmanaged/get

        Args:
            access_code_id: The access code.
            code: The code.
            device_id: The device.
        """
        return await self._read(
            "/access_codes/unmanaged/get",
            {"access_code_id": access_code_id, "code": code, "device_id": device_id},
            "access_code",
            lambda: models.UnmanagedAccessCode,
        )

    def list(
        self,
        *,
        device_id: str | UUID,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        user_identifier_key: str | None = None,
    ) -> Paginator[UnmanagedAccessCode]:
        """Lists unmanaged access codes: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/access_codes/unmanaged/list

        Args:
            device_id: Only those of this device.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            user_identifier_key: Only those of the user with this key.
        """
        return self._pages(
            "/access_codes/unmanaged/list",
            {
                "device_id": device_id,
                "limit": limit,
                "page_cursor": page_cursor,
                "search": search,
                "user_identifier_key": user_identifier_key,
            },
            "access_codes",
            lambda: models.UnmanagedAccessCode,
        )

    async def update(
        self,
        *,
        access_code_id: str | UUID,
        is_managed: bool,
        allow_external_modification: bool | None = None,
        force: bool | None = None,
        is_external_modification_allowed: bool | None = None,
    ) -> None:
        """Updates an unmanaged access code, for example to manage it.

        Source: https://docs.seam.co/api/access_codes/unmanaged/update

        Args:
            access_code_id: The access code.
            is_managed: Whether Seam manages it.
            allow_external_modification: Whether the code may be changed outside of Seam.
            force: Whether to override safeguards.
            is_external_modification_allowed: Whether the code may be changed outside of Seam.
        """
        await self._send(
            "/access_codes/unmanaged/update",
            {
                "access_code_id": access_code_id,
                "is_managed": is_managed,
                "allow_external_modification": allow_external_modification,
                "force": force,
                "is_external_modification_allowed": is_external_modification_allowed,
            },
        )
