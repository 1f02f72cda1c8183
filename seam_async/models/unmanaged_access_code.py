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

    Attributes:
        status: `set` or `unset`.
        type: `time_bound` or `ongoing`.
    """

    access_code_id: str
    cannot_be_managed: bool | None = None
    cannot_delete_unmanaged_access_code: bool | None = None
    code: str | None = None
    created_at: datetime | None = None
    device_id: str | None = None
    dormakaba_oracode_metadata: AccessCodeDormakabaOracodeMetadata | None = None
    ends_at: datetime | None = None
    errors: tuple[AccessCodeError, ...] = ()
    is_managed: bool | None = None
    name: str | None = None
    starts_at: datetime | None = None
    status: str | None = None
    type: str | None = None
    warnings: tuple[AccessCodeWarning, ...] = ()
    workspace_id: str | None = None
    display_status: str | None = None
