"""Instant key.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model


@model
class InstantKeyCustomization(Model):
    """The `customization` of an instant key."""

    logo_url: str | None = None
    primary_color: str | None = None
    secondary_color: str | None = None


@model
class InstantKey(Model):
    """An instant key.

    Source: https://docs.seam.co/api/instant_keys/object
    """

    instant_key_id: str
    client_session_id: str | None = None
    created_at: datetime | None = None
    customization: InstantKeyCustomization | None = None
    customization_profile_id: str | None = None
    expires_at: datetime | None = None
    instant_key_url: str | None = None
    user_identity_id: str | None = None
    workspace_id: str | None = None
