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
    event_types: tuple[str, ...] | None = None
    secret: str | None = None
    url: str | None = None
