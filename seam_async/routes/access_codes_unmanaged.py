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
        """Puts an unmanaged access code under the management of Seam, which then keeps it set.

        Source: https://docs.seam.co/api/access_codes/unmanaged/convert_to_managed

        Args:
            access_code_id: Unmanaged access code to act on.
            allow_external_modification: True if changes at the device or in the brand's app are to be accepted instead
                of undone. False by default.
            force: True to take the code over from another workspace.
            is_external_modification_allowed: True if changes at the device or in the brand's app are to be accepted
                instead of undone. False by default.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_codes.unmanaged.convert_to_managed(access_code_id=access_code_id)
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
        """Removes an unmanaged access code from its device.

        Source: https://docs.seam.co/api/access_codes/unmanaged/delete

        Args:
            access_code_id: Unmanaged access code to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_codes.unmanaged.delete(access_code_id=access_code_id)
        """
        await self._send("/access_codes/unmanaged/delete", {"access_code_id": access_code_id})

    async def get(
        self, *, access_code_id: str | UUID | None = None, code: str | None = None, device_id: str | UUID | None = None
    ) -> UnmanagedAccessCode:
        """Gets an unmanaged access code by its id, or by its device and PIN.

        Source: https://docs.seam.co/api/access_codes/unmanaged/get

        Args:
            access_code_id: Unmanaged access code to get; in place of it, `device_id` and `code`.
            code: PIN to look for on `device_id`.
            device_id: Lock or keypad to look on for `code`, in place of `access_code_id`.

        Returns:
            The unmanaged access code.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_code = await seam.access_codes.unmanaged.get(access_code_id=access_code_id)
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
        """Lists the access codes on a device that were created outside of Seam.

        Source: https://docs.seam.co/api/access_codes/unmanaged/list

        Args:
            device_id: Lock or keypad whose PINs to list.
            limit: Maximum number of items per page. The API's default is 300,000.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            user_identifier_key: Only unmanaged access codes of the user with this key of yours.

        Returns:
            The unmanaged access codes, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for access_code in seam.access_codes.unmanaged.list(device_id=device_id):
                print(access_code)
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
        """Changes an unmanaged access code; with `is_managed`, Seam takes over its management.

        Source: https://docs.seam.co/api/access_codes/unmanaged/update

        Args:
            access_code_id: Unmanaged access code to act on.
            is_managed: True to let Seam manage it; false to stop, which keeps it in place.
            allow_external_modification: True if changes at the device or in the brand's app are to be accepted instead
                of undone. False by default.
            force: True to take the code over from another workspace.
            is_external_modification_allowed: True if changes at the device or in the brand's app are to be accepted
                instead of undone. False by default.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_codes.unmanaged.update(access_code_id=access_code_id, is_managed=True)
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
