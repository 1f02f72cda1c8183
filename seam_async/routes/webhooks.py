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
        """Creates a webhook.

        Source: https://docs.seam.co/api/webhooks/create

        Args:
            url: The URL.
            event_types: The event types.
        """
        return await self._change(
            "/webhooks/create", {"url": url, "event_types": event_types}, "webhook", lambda: models.Webhook
        )

    async def delete(self, *, webhook_id: str | UUID) -> None:
        """Deletes a webhook.

        Source: https://docs.seam.co/api/webhooks/delete

        Args:
            webhook_id: The webhook.
        """
        await self._send("/webhooks/delete", {"webhook_id": webhook_id})

    async def get(self, *, webhook_id: str | UUID) -> Webhook:
        """Gets a webhook.

        Source: https://docs.seam.co/api/webhooks/get

        Args:
            webhook_id: The webhook.
        """
        return await self._read("/webhooks/get", {"webhook_id": webhook_id}, "webhook", lambda: models.Webhook)

    async def list(self) -> builtins.list[Webhook]:
        """Lists webhooks.

        Source: https://docs.seam.co/api/webhooks/list
        """
        return await self._read("/webhooks/list", {}, "webhooks", lambda: list[models.Webhook])

    async def update(self, *, event_types: Sequence[str], webhook_id: str | UUID) -> None:
        """Updates a webhook.

        Source: https://docs.seam.co/api/webhooks/update

        Args:
            event_types: The event types.
            webhook_id: The webhook.
        """
        await self._send("/webhooks/update", {"event_types": event_types, "webhook_id": webhook_id})
