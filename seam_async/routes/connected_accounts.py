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
        """Disconnects an account; its devices and their access codes leave the workspace.

        Source: https://docs.seam.co/api/connected_accounts/delete

        Args:
            connected_account_id: Connected account to disconnect.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.connected_accounts.delete(connected_account_id=connected_account_id)
        """
        await self._send("/connected_accounts/delete", {"connected_account_id": connected_account_id})

    async def get(
        self, *, connected_account_id: str | UUID | None = None, email: str | None = None
    ) -> ConnectedAccount:
        """Gets a connected account by its id or by the email address of its owner.

        Source: https://docs.seam.co/api/connected_accounts/get

        Args:
            connected_account_id: Connected account to get; pass this or `email`.
            email: Email address of the account's owner, in place of the id.

        Returns:
            The connected account.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            connected_account = await seam.connected_accounts.get(connected_account_id=connected_account_id)
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
        """Lists connected accounts, such as those of one customer.

        Source: https://docs.seam.co/api/connected_accounts/list

        Args:
            custom_metadata_has: Only connected accounts whose custom metadata contains all of these pairs.
            customer_key: Only connected accounts of the customer with this key of yours.
            limit: Maximum number of items per page. The API's default is 11,000.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            space_id: Only connected accounts in this space.
            user_identifier_key: Only connected accounts of the user with this key of yours.

        Returns:
            The connected accounts, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for connected_account in seam.connected_accounts.list(customer_key="customer-1"):
                print(connected_account)
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
        """Requests a sync of an account: its devices are read from the provider again, in the background.

        Source: https://docs.seam.co/api/connected_accounts/sync

        Args:
            connected_account_id: Connected account to read again.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.connected_accounts.sync(connected_account_id=connected_account_id)
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
        """Changes the settings and metadata of a connected account.

        Source: https://docs.seam.co/api/connected_accounts/update

        Args:
            connected_account_id: Connected account to change.
            accepted_capabilities: Device capabilities to connect, such as `lock`; devices without any of them are left
                out.
            automatically_manage_new_devices: False to bring later devices of the account in as unmanaged.
            custom_metadata: Your own keys and values, merged into those stored; `NULL` as a value deletes its key.
            customer_key: Your own key for the owner of the account, as a customer.
            display_name: Name to show for the account, up to 255 characters.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.connected_accounts.update(connected_account_id=connected_account_id, display_name="Beach house")
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
