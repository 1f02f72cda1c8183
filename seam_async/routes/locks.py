"""Locks.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.action_results import ConfigureAutoLockResult, LockDoorResult, UnlockDoorResult
    from ..models.device import Device
    from ._parameters import LockManufacturer, LockType
    from .locks_simulate import LocksSimulate


class Locks(Namespace):
    """Locks."""

    @cached_property
    def simulate(self) -> LocksSimulate:
        """Simulated events of locks; sandbox only."""
        from .locks_simulate import LocksSimulate

        return LocksSimulate(self._api)

    async def configure_auto_lock(
        self,
        *,
        auto_lock_enabled: bool,
        device_id: str | UUID,
        auto_lock_delay_seconds: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[ConfigureAutoLockResult]:
        """Configures auto-lock: whether it is on, and its delay.

        Source: https://docs.seam.co/api/locks/configure_auto_lock

        Args:
            auto_lock_enabled: Whether auto-lock is on.
            device_id: The device.
            auto_lock_delay_seconds: Delay in seconds, from 1 to 60.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/locks/configure_auto_lock",
            {
                "auto_lock_enabled": auto_lock_enabled,
                "device_id": device_id,
                "auto_lock_delay_seconds": auto_lock_delay_seconds,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def get(self, *, device_id: str | UUID | None = None, name: str | None = None) -> Device:
        """Gets a lock, by `device_id` or by `name`; deprecated: use `devices.get`.

        Source: https://docs.seam.co/api/locks/get

        Args:
            device_id: The device.
            name: The name.
        """
        return await self._read("/locks/get", {"device_id": device_id, "name": name}, "device", lambda: models.Device)

    async def list(
        self,
        *,
        connect_webview_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        customer_key: str | None = None,
        device_type: LockType | None = None,
        device_types: Sequence[LockType] | None = None,
        manufacturer: LockManufacturer | None = None,
    ) -> builtins.list[Device]:
        """Lists locks.

        Source: https://docs.seam.co/api/locks/list

        Args:
            connect_webview_id: Only those connected through this Connect Webview.
            connected_account_id: Only those of this connected account.
            customer_key: Only those of this customer.
            device_type: Only those of this type.
            device_types: Only those of these types.
            manufacturer: Only those of this manufacturer.
        """
        return await self._read(
            "/locks/list",
            {
                "connect_webview_id": connect_webview_id,
                "connected_account_id": connected_account_id,
                "customer_key": customer_key,
                "device_type": device_type,
                "device_types": device_types,
                "manufacturer": manufacturer,
            },
            "devices",
            lambda: list[models.Device],
        )

    async def lock_door(
        self,
        *,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[LockDoorResult]:
        """Locks a door.

        Source: https://docs.seam.co/api/locks/lock_door

        Args:
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act("/locks/lock_door", {"device_id": device_id}, wait_for_action_attempt, on_update)

    async def unlock_door(
        self,
        *,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[UnlockDoorResult]:
        """Unlocks a door.

        Source: https://docs.seam.co/api/locks/unlock_door

        Args:
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act("/locks/unlock_door", {"device_id": device_id}, wait_for_action_attempt, on_update)
