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
    """

    access_grant_id: str
    """UUID of the access grant."""
    access_method_ids: tuple[str, ...] = ()
    """UUIDs of the codes, cards and mobile keys of the grant."""
    created_at: datetime | None = None
    """Time at which Seam recorded it."""
    display_name: str | None = None
    """Name to show to people."""
    ends_at: datetime | None = None
    """End of validity; `None` if open."""
    errors: tuple[AccessGrantError, ...] = ()
    """Problems that keep it from working."""
    location_ids: tuple[str, ...] = ()
    """UUIDs of places in an earlier form of the API. Deprecated; see `space_ids`."""
    name: str | None = None
    """Name to show to people."""
    pending_mutations: tuple[AccessGrantPendingMutation, ...] = ()
    """Changes requested for the unmanaged access grant but not yet made."""
    requested_access_methods: tuple[AccessGrantRequestedAccessMethod, ...] = ()
    """Codes, cards and mobile keys that were requested for the grant."""
    reservation_key: str | None = None
    """Your own key for the reservation."""
    space_ids: tuple[str, ...] = ()
    """UUIDs of the spaces that the grant opens."""
    starts_at: datetime | None = None
    """Start of validity."""
    user_identity_id: str | None = None
    """UUID of the person with the access, as a user identity."""
    warnings: tuple[AccessGrantWarning, ...] = ()
    """Minor problems; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the unmanaged access grant belongs to."""
