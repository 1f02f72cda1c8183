"""Workspaces."""

from __future__ import annotations

from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from ._route import Namespace


class Workspaces(Namespace):
    """Workspaces."""

    async def reset_sandbox(
        self,
        *,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Resets the sandbox workspace of the credential, devices and all.

        Source: https://docs.seam.co/api/workspaces/reset_sandbox

        Args:
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act("/workspaces/reset_sandbox", {}, wait_for_action_attempt)
