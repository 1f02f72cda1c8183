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
        """Creates a Connect Webview.

        Source: https://docs.seam.co/api/connect_webviews/create

        Args:
            accepted_capabilities: The capabilities that devices must have.
            accepted_providers: The providers to offer.
            automatically_manage_new_devices: Whether new devices of the account are managed automatically.
            custom_metadata: Your own keys and values; the value `NULL` deletes its key.
            custom_redirect_failure_url: Redirect URL after a failed connection.
            custom_redirect_url: Redirect URL after a successful connection.
            customer_key: Your key for the customer.
            excluded_providers: The providers not to offer.
            provider_category: The category of providers to offer.
            wait_for_device_creation: Whether the login completes only after its devices are created.
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
        """Deletes a Connect Webview.

        Source: https://docs.seam.co/api/connect_webviews/delete

        Args:
            connect_webview_id: The Connect Webview.
        """
        await self._send("/connect_webviews/delete", {"connect_webview_id": connect_webview_id})

    async def get(self, *, connect_webview_id: str | UUID) -> ConnectWebview:
        """Gets a Connect Webview.

        Source: https://docs.seam.co/api/connect_webviews/get

        Args:
            connect_webview_id: The Connect Webview.
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
        """Lists Connect Webviews: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/connect_webviews/list

        Args:
            custom_metadata_has: Only those whose custom metadata contains these pairs.
            customer_key: Only those of this customer.
            limit: Maximum number of items per page; the API's default is 500.
            page_cursor: The cursor of a page, from the `pagination.next_page_cursor` of the page before.
            search: Only those with this text in their name, id or another searchable field.
            user_identifier_key: Only those of the user with this key.
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
