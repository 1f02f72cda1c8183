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
    """

    access_method_id: str
    """UUID of the access method."""
    code: str | None = None
    """PIN to type on the keypad."""
    created_at: datetime | None = None
    """Time at which Seam recorded it."""
    display_name: str | None = None
    """Name to show to people."""
    display_status: str | None = None
    """State in one word or two, for people."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep it from working."""
    is_assignment_required: bool | None = None
    """True while the access method waits for a card to be assigned."""
    is_encoding_required: bool | None = None
    """True while a plastic card has to be encoded."""
    is_issued: bool | None = None
    """True once the unmanaged access method is ready for use."""
    is_ready_for_assignment: bool | None = None
    """True once a card can be assigned to the access method."""
    is_ready_for_encoding: bool | None = None
    """True once the access method can be written onto a card."""
    issued_at: datetime | None = None
    """Time at which the unmanaged access method became ready for use."""
    mode: str | None = None
    """Kind of access: a PIN, a plastic card, a key on a phone or remote unlocking. Known values: `code`, `card`,
    `mobile_key`, `cloud_key`.
    """
    pending_mutations: tuple[AccessMethodPendingMutation, ...] = ()
    """Changes requested for the unmanaged access method but not yet made."""
    warnings: tuple[AccessMethodWarning, ...] = ()
    """Minor problems; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the unmanaged access method belongs to."""
