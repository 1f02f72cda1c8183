"""Access codes: PIN codes for keypads.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.access_code import AccessCode
    from ..models.generated_code import GeneratedCode
    from .access_codes_simulate import AccessCodesSimulate
    from .access_codes_unmanaged import AccessCodesUnmanaged


class AccessCodes(Namespace):
    """Access codes: PIN codes for keypads."""

    @cached_property
    def simulate(self) -> AccessCodesSimulate:
        """Simulated events of access codes; sandbox only."""
        from .access_codes_simulate import AccessCodesSimulate

        return AccessCodesSimulate(self._api)

    @cached_property
    def unmanaged(self) -> AccessCodesUnmanaged:
        """Access codes created outside of Seam and not managed by it."""
        from .access_codes_unmanaged import AccessCodesUnmanaged

        return AccessCodesUnmanaged(self._api)

    async def create(
        self,
        *,
        device_id: str | UUID,
        allow_external_modification: bool | None = None,
        attempt_for_offline_device: bool | None = None,
        code: str | None = None,
        common_code_key: str | None = None,
        ends_at: datetime | str | None = None,
        is_external_modification_allowed: bool | None = None,
        is_offline_access_code: bool | None = None,
        is_one_time_use: bool | None = None,
        max_time_rounding: Literal["1hour", "1day", "1h", "1d"] | None = None,
        name: str | None = None,
        prefer_native_scheduling: bool | None = None,
        preferred_code_length: float | None = None,
        starts_at: datetime | str | None = None,
        use_backup_access_code_pool: bool | None = None,
        use_offline_access_code: bool | None = None,
    ) -> AccessCode:
        """Creates an access code.

        Source: https://docs.seam.co/api/access_codes/create

        Args:
            device_id: The device.
            allow_external_modification: Whether the code may be changed outside of Seam.
            attempt_for_offline_device: Whether to try even while the device is offline.
            code: The code.
            common_code_key: Your key for access codes that share one code.
            ends_at: End time; a datetime needs a time zone.
            is_external_modification_allowed: Whether the code may be changed outside of Seam.
            is_offline_access_code: Whether the code works while the device is offline.
            is_one_time_use: Whether the code works only once.
            max_time_rounding: Maximum rounding of the times to suit the device.
            name: The name.
            prefer_native_scheduling: Whether to use the device's own scheduling where possible.
            preferred_code_length: Preferred number of digits of the code.
            starts_at: Start time; a datetime needs a time zone.
            use_backup_access_code_pool: Whether to keep a backup code for it.
            use_offline_access_code: Whether the code works while the device is offline. Deprecated, use
                `is_offline_access_code`.
        """
        return await self._change(
            "/access_codes/create",
            {
                "device_id": device_id,
                "allow_external_modification": allow_external_modification,
                "attempt_for_offline_device": attempt_for_offline_device,
                "code": code,
                "common_code_key": common_code_key,
                "ends_at": ends_at,
                "is_external_modification_allowed": is_external_modification_allowed,
                "is_offline_access_code": is_offline_access_code,
                "is_one_time_use": is_one_time_use,
                "max_time_rounding": max_time_rounding,
                "name": name,
                "prefer_native_scheduling": prefer_native_scheduling,
                "preferred_code_length": preferred_code_length,
                "starts_at": starts_at,
                "use_backup_access_code_pool": use_backup_access_code_pool,
                "use_offline_access_code": use_offline_access_code,
            },
            "access_code",
            lambda: models.AccessCode,
        )

    async def create_multiple(
        self,
        *,
        device_ids: Sequence[str | UUID],
        allow_external_modification: bool | None = None,
        attempt_for_offline_device: bool | None = None,
        behavior_when_code_cannot_be_shared: Literal["throw", "create_random_code"] | None = None,
        code: str | None = None,
        ends_at: datetime | str | None = None,
        is_external_modification_allowed: bool | None = None,
        name: str | None = None,
        prefer_native_scheduling: bool | None = None,
        preferred_code_length: float | None = None,
        starts_at: datetime | str | None = None,
        use_backup_access_code_pool: bool | None = None,
    ) -> builtins.list[AccessCode]:
        """Creates access codes on several devices, with the same code where possible.

        Source: https://docs.seam.co/api/access_codes/create_multiple

        Args:
            device_ids: The devices.
            allow_external_modification: Whether the code may be changed outside of Seam.
            attempt_for_offline_device: Whether to try even while the device is offline.
            behavior_when_code_cannot_be_shared: The behavior if the devices cannot share a code.
            code: The code.
            ends_at: End time; a datetime needs a time zone.
            is_external_modification_allowed: Whether the code may be changed outside of Seam.
            name: The name.
            prefer_native_scheduling: Whether to use the device's own scheduling where possible.
            preferred_code_length: Preferred number of digits of the code.
            starts_at: Start time; a datetime needs a time zone.
            use_backup_access_code_pool: Whether to keep a backup code for it.
        """
        return await self._change(
            "/access_codes/create_multiple",
            {
                "device_ids": device_ids,
                "allow_external_modification": allow_external_modification,
                "attempt_for_offline_device": attempt_for_offline_device,
                "behavior_when_code_cannot_be_shared": behavior_when_code_cannot_be_shared,
                "code": code,
                "ends_at": ends_at,
                "is_external_modification_allowed": is_external_modification_allowed,
                "name": name,
                "prefer_native_scheduling": prefer_native_scheduling,
                "preferred_code_length": preferred_code_length,
                "starts_at": starts_at,
                "use_backup_access_code_pool": use_backup_access_code_pool,
            },
            "access_codes",
            lambda: list[models.AccessCode],
        )

    async def delete(self, *, access_code_id: str | UUID, device_id: str | UUID | None = None) -> None:
        """Deletes an access code and removes it from its device.

        Source: https://docs.seam.co/api/access_codes/delete

        Args:
            access_code_id: The access code.
            device_id: The device.
        """
        await self._send("/access_codes/delete", {"access_code_id": access_code_id, "device_id": device_id})

    async def generate_code(self, *, device_id: str | UUID) -> GeneratedCode:
        """Generates a code that the device accepts, without creating an access code.

        Source: https://docs.seam.co/api/access_codes/generate_code

        Args:
            device_id: The device.
        """
        return await self._change(
            "/access_codes/generate_code", {"device_id": device_id}, "generated_code", lambda: models.GeneratedCode
        )

    async def get(
        self, *, access_code_id: str | UUID | None = None, code: str | None = None, device_id: str | UUID | None = None
    ) -> AccessCode:
        """Gets an access code.

        Source: https://docs.seam.co/api/access_codes/get

        Args:
            access_code_id: The access code.
            code: The code.
            device_id: The device.
        """
        return await self._read(
            "/access_codes/get",
            {"access_code_id": access_code_id, "code": code, "device_id": device_id},
            "access_code",
            lambda: models.AccessCode,
        )

    def list(
        self,
        *,
        access_code_ids: Sequence[str | UUID] | None = None,
        access_grant_id: str | UUID | None = None,
        access_grant_key: str | None = None,
        access_method_id: str | UUID | None = None,
        customer_key: str | None = None,
        device_id: str | UUID | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        user_identifier_key: str | None = None,
    ) -> Paginator[AccessCode]:
        """Lists access codes: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/access_codes/list

        Args:
            access_code_ids: Only those with these ids.
            access_grant_id: Only those of this access grant.
            access_grant_key: Your key for the access grant.
            access_method_id: Only those of this access method.
            customer_key: Only those of this customer.
            device_id: Only those of this device.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            user_identifier_key: Only those of the user with this key.
        """
        return self._pages(
            "/access_codes/list",
            {
                "access_code_ids": access_code_ids,
                "access_grant_id": access_grant_id,
                "access_grant_key": access_grant_key,
                "access_method_id": access_method_id,
                "customer_key": customer_key,
                "device_id": device_id,
                "limit": limit,
                "page_cursor": page_cursor,
                "search": search,
                "user_identifier_key": user_identifier_key,
            },
            "access_codes",
            lambda: models.AccessCode,
        )

    async def pull_backup_access_code(self, *, access_code_id: str | UUID) -> AccessCode:
        """Replaces a failing access code with its backup.

        Source: https://docs.seam.co/api/access_codes/pull_backup_access_code

        Args:
            access_code_id: The access code.
        """
        return await self._change(
            "/access_codes/pull_backup_access_code",
            {"access_code_id": access_code_id},
            "access_code",
            lambda: models.AccessCode,
        )

    async def report_device_constraints(
        self,
        *,
        device_id: str | UUID,
        max_code_length: int | None = None,
        min_code_length: int | None = None,
        supported_code_lengths: Sequence[int] | None = None,
    ) -> None:
        """Reports the code lengths that a device accepts.

        Source: https://docs.seam.co/api/access_codes/report_device_constraints

        Args:
            device_id: The device.
            max_code_length: Maximum number of digits of a code.
            min_code_length: Minimum number of digits of a code.
            supported_code_lengths: The code lengths that the device accepts.
        """
        await self._send(
            "/access_codes/report_device_constraints",
            {
                "device_id": device_id,
                "max_code_length": max_code_length,
                "min_code_length": min_code_length,
                "supported_code_lengths": supported_code_lengths,
            },
        )

    async def update(
        self,
        *,
        access_code_id: str | UUID,
        allow_external_modification: bool | None = None,
        attempt_for_offline_device: bool | None = None,
        code: str | None = None,
        device_id: str | UUID | None = None,
        ends_at: datetime | str | None = None,
        is_external_modification_allowed: bool | None = None,
        is_managed: bool | None = None,
        name: str | None = None,
        starts_at: datetime | str | None = None,
        type: Literal["ongoing", "time_bound"] | None = None,
    ) -> None:
        """Updates an access code.

        Source: https://docs.seam.co/api/access_codes/update

        Args:
            access_code_id: The access code.
            allow_external_modification: Whether the code may be changed outside of Seam.
            attempt_for_offline_device: Whether to try even while the device is offline.
            code: The code.
            device_id: The device.
            ends_at: End time; a datetime needs a time zone.
            is_external_modification_allowed: Whether the code may be changed outside of Seam.
            is_managed: Whether Seam manages it.
            name: The name.
            starts_at: Start time; a datetime needs a time zone.
            type: `ongoing`, or `time_bound` with an end.
        """
        await self._send(
            "/access_codes/update",
            {
                "access_code_id": access_code_id,
                "allow_external_modification": allow_external_modification,
                "attempt_for_offline_device": attempt_for_offline_device,
                "code": code,
                "device_id": device_id,
                "ends_at": ends_at,
                "is_external_modification_allowed": is_external_modification_allowed,
                "is_managed": is_managed,
                "name": name,
                "starts_at": starts_at,
                "type": type,
            },
        )

    async def update_multiple(
        self,
        *,
        common_code_key: str,
        ends_at: datetime | str | None = None,
        name: str | None = None,
        starts_at: datetime | str | None = None,
    ) -> None:
        """Updates all access codes with the same common code key.

        Source: https://docs.seam.co/api/access_codes/update_multiple

        Args:
            common_code_key: Your key for access codes that share one code.
            ends_at: End time; a datetime needs a time zone.
            name: The name.
            starts_at: Start time; a datetime needs a time zone.
        """
        await self._send(
            "/access_codes/update_multiple",
            {"common_code_key": common_code_key, "ends_at": ends_at, "name": name, "starts_at": starts_at},
        )
