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
from .._attempt_types import AnyActionAttempt
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
    ) -> AnyActionAttempt[ConfigureAutoLockResult]:
        """Sets whether a lock locks itself after a delay, and how long the delay is.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/locks/configure_auto_lock

        Args:
            auto_lock_enabled: True if the door is to lock itself.
            device_id: Lock to act on.
            auto_lock_delay_seconds: Seconds from unlocking to locking, from 1 to 60; needed to turn auto-lock on.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `ConfigureAutoLockResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.locks.configure_auto_lock(
                auto_lock_enabled=True,
                device_id=device_id,
                auto_lock_delay_seconds=30,
            )
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
        """Gets a lock by `device_id` or by `name`. Deprecated; use `devices.get`.

        Source: https://docs.seam.co/api/locks/get

        Args:
            device_id: Lock to get; pass this or `name`.
            name: Name of the lock, in place of its id.

        Returns:
            The device.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            device = await seam.locks.get(device_id=device_id)
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
        """Lists the locks of the workspace, such as those of one connected account.

        Source: https://docs.seam.co/api/locks/list

        Args:
            connect_webview_id: Only locks connected through this Connect Webview.
            connected_account_id: Only locks of this connected account.
            customer_key: Only locks of the customer with this key of yours.
            device_type: Only devices of this type.
            device_types: Only devices of these types.
            manufacturer: Only devices of this brand, such as `august`.

        Returns:
            All matching devices, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            devices = await seam.locks.list(connected_account_id=connected_account_id)
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
    ) -> AnyActionAttempt[LockDoorResult]:
        """Locks a door remotely and returns once the bolt has moved.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/locks/lock_door

        Args:
            device_id: Lock to lock.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `LockDoorResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.locks.lock_door(device_id=device_id)
        """
        return await self._act("/locks/lock_door", {"device_id": device_id}, wait_for_action_attempt, on_update)

    async def unlock_door(
        self,
        *,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[UnlockDoorResult]:
        """Unlocks a door remotely and returns once the bolt has moved.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/locks/unlock_door

        Args:
            device_id: Lock to unlock.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `UnlockDoorResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.locks.unlock_door(device_id=device_id)
        """
        return await self._act("/locks/unlock_door", {"device_id": device_id}, wait_for_action_attempt, on_update)
