"""Unmanaged user identity.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class UnmanagedUserIdentityError(ReportedError):
    """One of the `errors` of an unmanaged user identity."""

    acs_system_id: str | None = None
    acs_user_id: str | None = None


@model
class UnmanagedUserIdentity(Model):
    """An unmanaged user identity.

    Source: https://docs.seam.co/api/user_identities/unmanaged/object
    """

    user_identity_id: str
    acs_user_ids: tuple[str, ...] = ()
    created_at: datetime | None = None
    display_name: str | None = None
    email_address: str | None = None
    errors: tuple[UnmanagedUserIdentityError, ...] = ()
    full_name: str | None = None
    merged_user_identity_ids: tuple[str, ...] = ()
    merged_user_identity_keys: tuple[str, ...] = ()
    phone_number: str | None = None
    warnings: tuple[ReportedWarning, ...] = ()
    workspace_id: str | None = None
