"""Customer portal.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model


@model
class CustomerPortal(Model):
    """A customer portal."""

    created_at: datetime | None = None
    """Time at which the customer portal was created."""
    customer_key: str | None = None
    """Your own unique key for the customer."""
    expires_at: datetime | None = None
    """Time at which the link stops working."""
    url: str | None = None
    """Link to the portal, for the customer."""
    workspace_id: str | None = None
    """UUID of the workspace that the customer portal belongs to."""
