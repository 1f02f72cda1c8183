"""Webhook.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from .._models import Model, model


@model
class Webhook(Model):
    """A webhook.

    Source: https://docs.seam.co/api/webhooks/object
    """

    webhook_id: str
    """UUID of the webhook."""
    event_types: tuple[str, ...] | None = None
    """Types that are delivered, such as `lock.unlocked`; `None` for all."""
    secret: str | None = None
    """Key that signs the deliveries, for `SeamWebhook`."""
    url: str | None = None
    """HTTPS address that receives the events."""
