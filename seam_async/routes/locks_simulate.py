"""Simulated events of locks; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from .._attempt_types import AnyActionAttempt
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
    ) -> AnyActionAttempt[SimulateKeypadCodeEntryResult]:
        """Simulates that somebody types a PIN on the keypad of a lock; sandbox only.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/locks/simulate/keypad_code_entry

        Args:
            code: PIN that is typed; a known one unlocks the door.
            device_id: Lock to act on.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `SimulateKeypadCodeEntryResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.locks.simulate.keypad_code_entry(code="1234", device_id=device_id)
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
    ) -> AnyActionAttempt[SimulateManualLockViaKeypadResult]:
        """Simulates that somebody locks the door at its keypad; sandbox only.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/locks/simulate/manual_lock_via_keypad

        Args:
            device_id: Lock to act on.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `SimulateManualLockViaKeypadResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.locks.simulate.manual_lock_via_keypad(device_id=device_id)
        """
        return await self._act(
            "/locks/simulate/manual_lock_via_keypad", {"device_id": device_id}, wait_for_action_attempt, on_update
        )
