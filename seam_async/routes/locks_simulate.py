"""What happens at a lock of a sandbox."""

from __future__ import annotations

from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from ._route import Namespace


class LocksSimulate(Namespace):
    """What happens at a lock of a sandbox."""

    async def keypad_code_entry(
        self,
        *,
        device_id: str,
        code: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Acts as if somebody entered a code; sandbox only.

        Source: https://docs.seam.co/api/locks/simulate/keypad_code_entry

        Args:
            device_id: The device.
            code: The code that is entered.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/locks/simulate/keypad_code_entry", {"device_id": device_id, "code": code}, wait_for_action_attempt
        )

    async def manual_lock_via_keypad(
        self,
        *,
        device_id: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Acts as if somebody locked the door at its keypad; sandbox only.

        Source: https://docs.seam.co/api/locks/simulate/manual_lock_via_keypad

        Args:
            device_id: The device.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/locks/simulate/manual_lock_via_keypad", {"device_id": device_id}, wait_for_action_attempt
        )
