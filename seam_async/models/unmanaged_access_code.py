"""Unmanaged access code.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .access_code import AccessCodeDormakabaOracodeMetadata, AccessCodeError, AccessCodeWarning


@model
class UnmanagedAccessCode(Model):
    """An unmanaged access code.

    Source: https://docs.seam.co/api/access_codes/unmanaged/object
    """

    access_code_id: str
    """UUID of the access code."""
    cannot_be_managed: bool | None = None
    """True if Seam is unable to take over the access code."""
    cannot_delete_unmanaged_access_code: bool | None = None
    """True if Seam is unable to remove the access code from the device."""
    code: str | None = None
    """PIN to type on the keypad."""
    created_at: datetime | None = None
    """Time at which Seam recorded it."""
    device_id: str | None = None
    """UUID of the lock or keypad with the PIN."""
    dormakaba_oracode_metadata: AccessCodeDormakabaOracodeMetadata | None = None
    """Facts from dormakaba Oracode, for devices of this brand."""
    ends_at: datetime | None = None
    """End of validity; `None` if open."""
    errors: tuple[AccessCodeError, ...] = ()
    """Problems that keep it from working."""
    is_managed: bool | None = None
    """Always false: Seam only observes the PIN."""
    name: str | None = None
    """Name of the code at the device."""
    starts_at: datetime | None = None
    """Start of validity."""
    status: str | None = None
    """State of the unmanaged access code. Known values: `set`, `unset`."""
    type: str | None = None
    """Permanent (`ongoing`) or limited (`time_bound`). Known values: `time_bound`, `ongoing`."""
    warnings: tuple[AccessCodeWarning, ...] = ()
    """Minor problems; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the unmanaged access code belongs to."""
    display_status: str | None = None
    """State in one word or two, for people."""
