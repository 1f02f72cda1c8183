"""Entrances of access systems."""

from __future__ import annotations

from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from ._route import Namespace


class AcsEntrances(Namespace):
    """Entrances of access systems."""

    async def unlock(
        self,
        *,
        acs_entrance_id: str,
        acs_credential_id: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Unlocks an entrance with a cloud key credential.

        Source: https://docs.seam.co/api/acs/entrances/unlock

        Args:
            acs_entrance_id: The entrance.
            acs_credential_id: The credential.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/acs/entrances/unlock",
            {"acs_entrance_id": acs_entrance_id, "acs_credential_id": acs_credential_id},
            wait_for_action_attempt,
        )
