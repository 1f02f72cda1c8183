"""Unmanaged access method.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .access_method import AccessMethodPendingMutation, AccessMethodWarning
from .reported import ReportedError


@model
class UnmanagedAccessMethod(Model):
    """An unmanaged access method.

    Source: https://docs.seam.co/api/access_methods/unmanaged/object

    Attributes:
        mode: `code`, `card`, `mobile_key` or `cloud_key`.
    """

    access_method_id: str
    code: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    display_status: str | None = None
    errors: tuple[ReportedError, ...] = ()
    is_assignment_required: bool | None = None
    is_encoding_required: bool | None = None
    is_issued: bool | None = None
    is_ready_for_assignment: bool | None = None
    is_ready_for_encoding: bool | None = None
    issued_at: datetime | None = None
    mode: str | None = None
    pending_mutations: tuple[AccessMethodPendingMutation, ...] = ()
    warnings: tuple[AccessMethodWarning, ...] = ()
    workspace_id: str | None = None
