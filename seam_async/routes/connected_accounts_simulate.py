"""Simulated events of connected accounts; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from uuid import UUID

from ._route import Namespace


class ConnectedAccountsSimulate(Namespace):
    """Simulated events of connected accounts; sandbox only."""

    async def disconnect(self, *, connected_account_id: str | UUID) -> None:
        """Simulates the disconnection of an account; sandbox only.

        Source: https://docs.seam.co/api/connected_accounts/simulate/disconnect

        Args:
            connected_account_id: The connected account.
        """
        await self._send("/connected_accounts/simulate/disconnect", {"connected_account_id": connected_account_id})
