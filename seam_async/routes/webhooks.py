"""Webhooks: the endpoints that receive events.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.webhook import Webhook


class Webhooks(Namespace):
    """Webhooks: the endpoints that receive events."""

    async def create(self, *, url: str, event_types: Sequence[str] | None = None) -> Webhook:
        """Registers a URL of yours to receive events by HTTP POST.

        Source: https://docs.seam.co/api/webhooks/create

        Args:
            url: HTTPS address that receives the events.
            event_types: Types to deliver, such as `lock.unlocked`; all by default.

        Returns:
            The webhook; its `secret` verifies deliveries, see `SeamWebhook`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            webhook = await seam.webhooks.create(url="https://example.com/seam", event_types=["lock.unlocked"])
        """
        return await self._change(
            "/webhooks/create", {"url": url, "event_types": event_types}, "webhook", lambda: models.Webhook
        )

    async def delete(self, *, webhook_id: str | UUID) -> None:
        """Ends the delivery of events to a URL.

        Source: https://docs.seam.co/api/webhooks/delete

        Args:
            webhook_id: Webhook to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.webhooks.delete(webhook_id=webhook_id)
        """
        await self._send("/webhooks/delete", {"webhook_id": webhook_id})

    async def get(self, *, webhook_id: str | UUID) -> Webhook:
        """Gets a webhook by its id, with the secret to verify its deliveries.

        Source: https://docs.seam.co/api/webhooks/get

        Args:
            webhook_id: Webhook to get.

        Returns:
            The webhook.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            webhook = await seam.webhooks.get(webhook_id=webhook_id)
        """
        return await self._read("/webhooks/get", {"webhook_id": webhook_id}, "webhook", lambda: models.Webhook)

    async def list(self) -> builtins.list[Webhook]:
        """Lists the URLs that are registered to receive events.

        Source: https://docs.seam.co/api/webhooks/list

        Returns:
            All matching webhooks, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            webhooks = await seam.webhooks.list()
        """
        return await self._read("/webhooks/list", {}, "webhooks", lambda: list[models.Webhook])

    async def update(self, *, event_types: Sequence[str], webhook_id: str | UUID) -> None:
        """Replaces the event types that a webhook receives.

        Source: https://docs.seam.co/api/webhooks/update

        Args:
            event_types: Types to deliver from now on, in place of the present ones.
            webhook_id: Webhook to change.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.webhooks.update(event_types=["lock.unlocked"], webhook_id=webhook_id)
        """
        await self._send("/webhooks/update", {"event_types": event_types, "webhook_id": webhook_id})
