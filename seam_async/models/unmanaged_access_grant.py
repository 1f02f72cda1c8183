"""Unmanaged access grant.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .access_grant import (
    AccessGrantError,
    AccessGrantPendingMutation,
    AccessGrantRequestedAccessMethod,
    AccessGrantWarning,
)


@model
class UnmanagedAccessGrant(Model):
    """An unmanaged access grant.

    Source: https://docs.seam.co/api/access_grants/unmanaged/object

    Attributes:
        location_ids: Deprecated, see `space_ids`.
    """

    access_grant_id: str
    access_method_ids: tuple[str, ...] = ()
    created_at: datetime | None = None
    display_name: str | None = None
    ends_at: datetime | None = None
    errors: tuple[AccessGrantError, ...] = ()
    location_ids: tuple[str, ...] = ()
    name: str | None = None
    pending_mutations: tuple[AccessGrantPendingMutation, ...] = ()
    requested_access_methods: tuple[AccessGrantRequestedAccessMethod, ...] = ()
    reservation_key: str | None = None
    space_ids: tuple[str, ...] = ()
    starts_at: datetime | None = None
    user_identity_id: str | None = None
    warnings: tuple[AccessGrantWarning, ...] = ()
    workspace_id: str | None = None
