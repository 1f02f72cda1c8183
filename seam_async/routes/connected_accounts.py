"""Connected accounts: third-party accounts that own devices.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.connected_account import ConnectedAccount
    from ._parameters import AcceptedCapability
    from .connected_accounts_simulate import ConnectedAccountsSimulate


class ConnectedAccounts(Namespace):
    """Connected accounts: third-party accounts that own devices."""

    @cached_property
    def simulate(self) -> ConnectedAccountsSimulate:
        """Simulated events of connected accounts; sandbox only."""
        from .connected_accounts_simulate import ConnectedAccountsSimulate

        return ConnectedAccountsSimulate(self._api)

    async def delete(self, *, connected_account_id: str | UUID) -> None:
        """Deletes a connected account.

        Source: https://docs.seam.co/api/connected_accounts/delete

        Args:
            connected_account_id: The connected account.
        """
        await self._send("/connected_accounts/delete", {"connected_account_id": connected_account_id})

    async def get(
        self, *, connected_account_id: str | UUID | None = None, email: str | None = None
    ) -> ConnectedAccount:
        """Gets a connected account, by `connected_account_id` or by `email`.

        Source: https://docs.seam.co/api/connected_accounts/get

        Args:
            connected_account_id: The connected account.
            email: The email address.
        """
        return await self._read(
            "/connected_accounts/get",
            {"connected_account_id": connected_account_id, "email": email},
            "connected_account",
            lambda: models.ConnectedAccount,
        )

    def list(
        self,
        *,
        custom_metadata_has: Mapping[str, str | bool] | None = None,
        customer_key: str | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        space_id: str | UUID | None = None,
        user_identifier_key: str | None = None,
    ) -> Paginator[ConnectedAccount]:
        """Lists connected accounts: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/connected_accounts/list

        Args:
            custom_metadata_has: Only those whose custom metadata contains these pairs.
            customer_key: Only those of this customer.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            space_id: Only those of this space.
            user_identifier_key: Only those of the user with this key.
        """
        return self._pages(
            "/connected_accounts/list",
            {
                "custom_metadata_has": custom_metadata_has,
                "customer_key": customer_key,
                "limit": limit,
                "page_cursor": page_cursor,
                "search": search,
                "space_id": space_id,
                "user_identifier_key": user_identifier_key,
            },
            "connected_accounts",
            lambda: models.ConnectedAccount,
        )

    async def sync(self, *, connected_account_id: str | UUID) -> None:
        """Requests a sync of a connected account with its provider.

        Source: https://docs.seam.co/api/connected_accounts/sync

        Args:
            connected_account_id: The connected account.
        """
        await self._send("/connected_accounts/sync", {"connected_account_id": connected_account_id})

    async def update(
        self,
        *,
        connected_account_id: str | UUID,
        accepted_capabilities: Sequence[AcceptedCapability] | None = None,
        automatically_manage_new_devices: bool | None = None,
        custom_metadata: Mapping[str, str | bool] | None = None,
        customer_key: str | None = None,
        display_name: str | None = None,
    ) -> None:
        """Updates a connected account.

        Source: https://docs.seam.co/api/connected_accounts/update

        Args:
            connected_account_id: The connected account.
            accepted_capabilities: The capabilities that devices must have.
            automatically_manage_new_devices: Whether new devices of the account are managed automatically.
            custom_metadata: Your own keys and values; the value `NULL` deletes its key.
            customer_key: Your key for the customer.
            display_name: The display name.
        """
        await self._send(
            "/connected_accounts/update",
            {
                "connected_account_id": connected_account_id,
                "accepted_capabilities": accepted_capabilities,
                "automatically_manage_new_devices": automatically_manage_new_devices,
                "custom_metadata": custom_metadata,
                "customer_key": customer_key,
                "display_name": display_name,
            },
        )
