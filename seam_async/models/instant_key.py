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
    """Address of your logo."""
    primary_color: str | None = None
    """Main color of the page, as in CSS."""
    secondary_color: str | None = None
    """Second color of the page, as in CSS."""


@model
class InstantKey(Model):
    """An instant key.

    Source: https://docs.seam.co/api/instant_keys/object
    """

    instant_key_id: str
    """UUID of the instant key."""
    client_session_id: str | None = None
    """UUID of the client session behind the link."""
    created_at: datetime | None = None
    """Time at which the instant key was created."""
    customization: InstantKeyCustomization | None = None
    """Logo and colors of the page."""
    customization_profile_id: str | None = None
    """UUID of the profile with logo and colors of pages for your users."""
    expires_at: datetime | None = None
    """Time at which the link stops working."""
    instant_key_url: str | None = None
    """Link that opens the mobile key on a phone, without an app."""
    user_identity_id: str | None = None
    """UUID of the person with the key."""
    workspace_id: str | None = None
    """UUID of the workspace that the instant key belongs to."""
