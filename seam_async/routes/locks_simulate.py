"""Simulated events of locks; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.action_results import SimulateKeypadCodeEntryResult, SimulateManualLockViaKeypadResult


class LocksSimulate(Namespace):
    """Simulated events of locks; sandbox only."""

    async def keypad_code_entry(
        self,
        *,
        code: str,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[SimulateKeypadCodeEntryResult]:
        """Simulates the entry of a code on the keypad; sandbox only.

        Source: https://docs.seam.co/api/locks/simulate/keypad_code_entry

        Args:
            code: The code.
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/locks/simulate/keypad_code_entry",
            {"code": code, "device_id": device_id},
            wait_for_action_attempt,
            on_update,
        )

    async def manual_lock_via_keypad(
        self,
        *,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[SimulateManualLockViaKeypadResult]:
        """Simulates manual locking at the keypad; sandbox only.

        Source: https://docs.seam.co/api/locks/simulate/manual_lock_via_keypad

        Args:
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/locks/simulate/manual_lock_via_keypad", {"device_id": device_id}, wait_for_action_attempt, on_update
        )
