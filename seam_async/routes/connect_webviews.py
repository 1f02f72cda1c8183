"""Connect Webviews: pages on which people connect their accounts.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._pagination import Paginator
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.connect_webview import ConnectWebview
    from ._parameters import AcceptedCapability, AcceptedProvider, ProviderCategory


class ConnectWebviews(Namespace):
    """Connect Webviews: pages on which people connect their accounts."""

    async def create(
        self,
        *,
        accepted_capabilities: Sequence[AcceptedCapability] | None = None,
        accepted_providers: Sequence[AcceptedProvider] | None = None,
        automatically_manage_new_devices: bool | None = None,
        custom_metadata: Mapping[str, str | bool] | None = None,
        custom_redirect_failure_url: str | None = None,
        custom_redirect_url: str | None = None,
        customer_key: str | None = None,
        excluded_providers: Sequence[str] | None = None,
        provider_category: ProviderCategory | None = None,
        wait_for_device_creation: bool | None = None,
    ) -> ConnectWebview:
        """Creates a Connect Webview: a page on which the owner of devices connects a provider's account.

        Open its `url` in a browser or an iframe. After the login, the webview names the connected account.

        Source: https://docs.seam.co/api/connect_webviews/create

        Args:
            accepted_capabilities: Device capabilities to connect, such as `lock`; devices without any of them are left
                out.
            accepted_providers: Brands to offer for the login; all by default.
            automatically_manage_new_devices: False to bring later devices of the account in as unmanaged.
            custom_metadata: Your own keys and values, copied to the connected account.
            custom_redirect_failure_url: URL to which the browser goes after a failed login; `custom_redirect_url` by
                default.
            custom_redirect_url: URL to which the browser goes after the login.
            customer_key: Your own key for the customer whose account is connected.
            excluded_providers: Brands to leave out of the login page.
            provider_category: Only brands of this category, such as `stable`; in place of `accepted_providers`.
            wait_for_device_creation: True to finish the login only once the devices of the account are known. The API's
                default is `False`.

        Returns:
            The new Connect Webview.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            connect_webview = await seam.connect_webviews.create(custom_redirect_url="https://example.com/connected")
        """
        return await self._change(
            "/connect_webviews/create",
            {
                "accepted_capabilities": accepted_capabilities,
                "accepted_providers": accepted_providers,
                "automatically_manage_new_devices": automatically_manage_new_devices,
                "custom_metadata": custom_metadata,
                "custom_redirect_failure_url": custom_redirect_failure_url,
                "custom_redirect_url": custom_redirect_url,
                "customer_key": customer_key,
                "excluded_providers": excluded_providers,
                "provider_category": provider_category,
                "wait_for_device_creation": wait_for_device_creation,
            },
            "connect_webview",
            lambda: models.ConnectWebview,
        )

    async def delete(self, *, connect_webview_id: str | UUID) -> None:
        """Deletes a Connect Webview; its page stops working, and connected accounts stay.

        Source: https://docs.seam.co/api/connect_webviews/delete

        Args:
            connect_webview_id: Connect Webview to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.connect_webviews.delete(connect_webview_id=connect_webview_id)
        """
        await self._send("/connect_webviews/delete", {"connect_webview_id": connect_webview_id})

    async def get(self, *, connect_webview_id: str | UUID) -> ConnectWebview:
        """Gets a Connect Webview by its id, for example to see whether the login has succeeded.

        Source: https://docs.seam.co/api/connect_webviews/get

        Args:
            connect_webview_id: Connect Webview to get.

        Returns:
            The Connect Webview.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            connect_webview = await seam.connect_webviews.get(connect_webview_id=connect_webview_id)
        """
        return await self._read(
            "/connect_webviews/get",
            {"connect_webview_id": connect_webview_id},
            "connect_webview",
            lambda: models.ConnectWebview,
        )

    def list(
        self,
        *,
        custom_metadata_has: Mapping[str, str | bool] | None = None,
        customer_key: str | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        user_identifier_key: str | None = None,
    ) -> Paginator[ConnectWebview]:
        """Lists Connect Webviews, such as those of one customer.

        Source: https://docs.seam.co/api/connect_webviews/list

        Args:
            custom_metadata_has: Only Connect Webviews whose custom metadata contains all of these pairs.
            customer_key: Only Connect Webviews of the customer with this key of yours.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            user_identifier_key: Only Connect Webviews of the user with this key of yours.

        Returns:
            The Connect Webviews, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for connect_webview in seam.connect_webviews.list(customer_key="customer-1"):
                print(connect_webview)
        """
        return self._pages(
            "/connect_webviews/list",
            {
                "custom_metadata_has": custom_metadata_has,
                "customer_key": customer_key,
                "limit": limit,
                "page_cursor": page_cursor,
                "search": search,
                "user_identifier_key": user_identifier_key,
            },
            "connect_webviews",
            lambda: models.ConnectWebview,
        )
