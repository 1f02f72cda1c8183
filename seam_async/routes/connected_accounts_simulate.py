"""Simulated events of connected accounts; sandbox only.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from uuid import UUID

from ._route import Namespace


class ConnectedAccountsSimulate(Namespace):
    """Simulated events of connected accounts; sandbox only."""

    async def disconnect(self, *, connected_account_id: str | UUID) -> None:
        """Simulates that an account can no longer be reached, as after a password change; sandbox only.

        Source: https://docs.seam.co/api/connected_accounts/simulate/disconnect

        Args:
            connected_account_id: Connected account to simulate.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.connected_accounts.simulate.disconnect(connected_account_id=connected_account_id)
        """
        await self._send("/connected_accounts/simulate/disconnect", {"connected_account_id": connected_account_id})
