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
    customer_key: str | None = None
    expires_at: datetime | None = None
    url: str | None = None
    workspace_id: str | None = None
