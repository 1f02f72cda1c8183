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
        """Programs a new access code (a PIN) on a device; the API sets it in the background.

        A code without `starts_at` and `ends_at` is permanent, and one with both is valid only in between. The returned
        code may still have the status `unset` or `setting`: poll it, or listen for `access_code.set_on_device`.

        Source: https://docs.seam.co/api/access_codes/create

        Args:
            device_id: Lock or keypad of the access code.
            allow_external_modification: True if changes at the device or in the brand's app are to be accepted instead
                of undone. False by default.
            attempt_for_offline_device: False to refuse the request while the device is offline. The API's default is
                `True`.
            code: PIN in digits; the device may restrict its length. Generated if omitted.
            common_code_key: Your own key that links access codes with the same PIN on several devices.
            ends_at: End of validity; a datetime needs a time zone.
            is_external_modification_allowed: True if changes at the device or in the brand's app are to be accepted
                instead of undone. False by default.
            is_offline_access_code: True for a PIN computed in advance, which the lock accepts without a connection.
            is_one_time_use: True for an offline PIN that works once.
            max_time_rounding: Largest shift of the start and the end, for devices that know full hours or days only.
            name: Name to show to people.
            prefer_native_scheduling: False to let Seam set and remove the PIN itself at the start and the end. True by
                default.
            preferred_code_length: Number of digits for a generated PIN; the shortest possible number if the device does
                not permit it.
            starts_at: Start of validity; a datetime needs a time zone. Now by default.
            use_backup_access_code_pool: True to keep a spare PIN ready on the device, for `pull_backup_access_code`.
            use_offline_access_code: True for a PIN computed in advance, which the lock accepts without a connection.
                Deprecated; use `is_offline_access_code`.

        Returns:
            The new access code.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            access_code = await seam.access_codes.create(
                device_id=device_id,
                code="1234",
                ends_at="2026-07-02T10:00:00Z",
                name="Guest of room 101",
                starts_at="2026-07-01T15:00:00Z",
            )
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
        """Programs access codes on several devices at a time, with one PIN for all of them where possible.

        The codes are linked by a common code key, so that `update_multiple` can change them together.

        Source: https://docs.seam.co/api/access_codes/create_multiple

        Args:
            device_ids: Locks or keypads to program.
            allow_external_modification: True if changes at the device or in the brand's app are to be accepted instead
                of undone. False by default.
            attempt_for_offline_device: False to refuse the request while the device is offline. The API's default is
                `True`.
            behavior_when_code_cannot_be_shared: `throw` to fail when the devices cannot have the same PIN,
                `create_random_code` to give each its own. The API's default is `"throw"`.
            code: PIN in digits; the device may restrict its length. Generated if omitted.
            ends_at: End of validity; a datetime needs a time zone.
            is_external_modification_allowed: True if changes at the device or in the brand's app are to be accepted
                instead of undone. False by default.
            name: Name to show to people.
            prefer_native_scheduling: False to let Seam set and remove the PIN itself at the start and the end. True by
                default.
            preferred_code_length: Number of digits for a generated PIN; the shortest possible number if the device does
                not permit it.
            starts_at: Start of validity; a datetime needs a time zone. Now by default.
            use_backup_access_code_pool: True to keep a spare PIN ready on the device, for `pull_backup_access_code`.

        Returns:
            The new access codes, one for each device.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            access_codes = await seam.access_codes.create_multiple(device_ids=[device_id], name="Guest of room 101")
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
        """Deletes an access code; the API then removes the PIN from its device in the background.

        Source: https://docs.seam.co/api/access_codes/delete

        Args:
            access_code_id: Access code to delete.
            device_id: Lock or keypad of the access code.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_codes.delete(access_code_id=access_code_id)
        """
        await self._send("/access_codes/delete", {"access_code_id": access_code_id, "device_id": device_id})

    async def generate_code(self, *, device_id: str | UUID) -> GeneratedCode:
        """Proposes a PIN that meets the rules of a device, without programming an access code.

        Source: https://docs.seam.co/api/access_codes/generate_code

        Args:
            device_id: Lock or keypad whose rules the PIN has to meet.

        Returns:
            The proposed PIN and its device.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            generated_code = await seam.access_codes.generate_code(device_id=device_id)
        """
        return await self._change(
            "/access_codes/generate_code", {"device_id": device_id}, "generated_code", lambda: models.GeneratedCode
        )

    async def get(
        self, *, access_code_id: str | UUID | None = None, code: str | None = None, device_id: str | UUID | None = None
    ) -> AccessCode:
        """Gets an access code by its id, or by its device and PIN.

        Source: https://docs.seam.co/api/access_codes/get

        Args:
            access_code_id: Access code to get; in place of it, `device_id` and `code`.
            code: PIN to look for on `device_id`.
            device_id: Lock or keypad to look on for `code`, in place of `access_code_id`.

        Returns:
            The access code.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_code = await seam.access_codes.get(access_code_id=access_code_id)
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
        """Lists managed access codes, such as those of one device.

        Source: https://docs.seam.co/api/access_codes/list

        Args:
            access_code_ids: Only these access codes.
            access_grant_id: Only access codes that belong to this access grant.
            access_grant_key: Only access codes of the access grant with this key of yours.
            access_method_id: Only access codes that belong to this access method.
            customer_key: Only access codes of the customer with this key of yours.
            device_id: Only access codes on this lock or keypad.
            limit: Maximum number of items per page. The API's default is 55,000.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            user_identifier_key: Only access codes of the user with this key of yours.

        Returns:
            The access codes, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for access_code in seam.access_codes.list(device_id=device_id):
                print(access_code)
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
        """Takes a working code from the backup pool of the device in place of a failing access code.

        The device needs a backup pool, and the access code must have been created with `use_backup_access_code_pool`.

        Source: https://docs.seam.co/api/access_codes/pull_backup_access_code

        Args:
            access_code_id: Failing access code to replace.

        Returns:
            The backup code; hand its PIN to the guest.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            access_code = await seam.access_codes.pull_backup_access_code(access_code_id=access_code_id)
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
        """Reports the PIN lengths that a device accepts, for models whose limits Seam does not know.

        Source: https://docs.seam.co/api/access_codes/report_device_constraints

        Args:
            device_id: Lock or keypad of the access code.
            max_code_length: Largest number of digits that the device accepts, from 4 to 20; with `min_code_length`.
            min_code_length: Smallest number of digits that the device accepts, from 4 to 20; with `max_code_length`.
            supported_code_lengths: Every number of digits that the device accepts, each from 4 to 20; in place of a
                minimum and a maximum.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_codes.report_device_constraints(device_id=device_id, max_code_length=8, min_code_length=4)
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
        """Changes the PIN, name, hours or type of an access code; the API reprograms the device in the background.

        Source: https://docs.seam.co/api/access_codes/update

        Args:
            access_code_id: Access code to change.
            allow_external_modification: True if changes at the device or in the brand's app are to be accepted instead
                of undone. False by default.
            attempt_for_offline_device: False to refuse the request while the device is offline. The API's default is
                `True`.
            code: New PIN in 4 to 12 digits.
            device_id: Lock or keypad of the access code.
            ends_at: New end of validity; a datetime needs a time zone.
            is_external_modification_allowed: True if changes at the device or in the brand's app are to be accepted
                instead of undone. False by default.
            is_managed: False to end the management by Seam; for the other direction, see
                `unmanaged.convert_to_managed`.
            name: New name to show to people.
            starts_at: New start of validity; a datetime needs a time zone.
            type: `ongoing` for a permanent code, `time_bound` for one with an end.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_codes.update(access_code_id=access_code_id, ends_at="2026-07-02T10:00:00Z")
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
        """Changes the name or hours of all access codes that share a common code key.

        Source: https://docs.seam.co/api/access_codes/update_multiple

        Args:
            common_code_key: Key that links the access codes to change.
            ends_at: New end of validity; a datetime needs a time zone.
            name: Name to show to people.
            starts_at: New start of validity; a datetime needs a time zone.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.access_codes.update_multiple(common_code_key="booking-1", ends_at="2026-07-02T10:00:00Z")
        """
        await self._send(
            "/access_codes/update_multiple",
            {"common_code_key": common_code_key, "ends_at": ends_at, "name": name, "starts_at": starts_at},
        )
