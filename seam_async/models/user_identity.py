"""User identity.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedWarning
from .unmanaged_user_identity import UnmanagedUserIdentityError


@model
class UserIdentity(Model):
    """A user identity.

    Source: https://docs.seam.co/api/user_identities/object
    """

    user_identity_id: str
    """UUID of the user identity."""
    acs_user_ids: tuple[str, ...] = ()
    """UUIDs of the person's users in access systems."""
    created_at: datetime | None = None
    """Time at which the user identity was created."""
    display_name: str | None = None
    """Name to show to people."""
    email_address: str | None = None
    """Email address of the person."""
    errors: tuple[UnmanagedUserIdentityError, ...] = ()
    """Problems that keep the user identity from working."""
    full_name: str | None = None
    """First and last name of the person."""
    merged_user_identity_ids: tuple[str, ...] = ()
    """UUIDs of the duplicates merged into this one."""
    merged_user_identity_keys: tuple[str, ...] = ()
    """Your own keys of the duplicates merged into this one."""
    phone_number: str | None = None
    """Phone number of the person, in international form."""
    user_identity_key: str | None = None
    """Your own unique key for the user identity."""
    warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the user identity; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the user identity belongs to."""
