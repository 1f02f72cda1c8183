"""Access method.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class AccessMethodPendingMutationValues(Model):
    """The previous or the new values of an access method pending mutation."""

    device_ids: tuple[str, ...] = ()
    """UUIDs of the devices that open, before or after the change."""
    ends_at: datetime | None = None
    """End of validity, before or after the change."""
    starts_at: datetime | None = None
    """Start of validity, before or after the change."""


@model
class AccessMethodPendingMutation(Model):
    """One of the `pending_mutations` of an access method."""

    created_at: datetime | None = None
    """Time at which the change was requested."""
    from_: AccessMethodPendingMutationValues | None = None
    """State before the change; only the fields that change."""
    message: str | None = None
    """Explanation of the change for people."""
    mutation_code: str | None = None
    """API's name for the change. Known values: `provisioning_access`, `revoking_access`, `updating_access_times`,
    `waiting_for_access_on_acs_system`.
    """
    to: AccessMethodPendingMutationValues | None = None
    """State after the change; only the fields that change."""


@model
class AccessMethodWarning(ReportedWarning):
    """One of the `warnings` of an access method."""

    original_access_method_id: str | None = None
    """UUID of the access method that this one replaces."""
    new_code: str | None = None
    """PIN that is used instead."""
    original_code: str | None = None
    """PIN that was requested but could not be used."""


@model
class AccessMethod(Model):
    """An access method.

    Source: https://docs.seam.co/api/access_methods/object
    """

    access_method_id: str
    """UUID of the access method."""
    client_session_token: str | None = None
    """Token for the app of the person; only with a mobile key."""
    code: str | None = None
    """PIN to type on the keypad."""
    created_at: datetime | None = None
    """Time at which the access method was created."""
    customization_profile_id: str | None = None
    """UUID of the profile with logo and colors of pages for your users."""
    display_name: str | None = None
    """Name to show to people."""
    display_status: str | None = None
    """State in one word or two, for people."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep the access method from working."""
    instant_key_url: str | None = None
    """Link that opens a mobile key on a phone, without an app; only with a single mobile key."""
    is_assignment_required: bool | None = None
    """True while the access method waits for a card to be assigned."""
    is_encoding_required: bool | None = None
    """True while a plastic card has to be encoded."""
    is_issued: bool | None = None
    """True once the access method is ready for use."""
    is_ready_for_assignment: bool | None = None
    """True once a card can be assigned to the access method."""
    is_ready_for_encoding: bool | None = None
    """True once the access method can be written onto a card."""
    issued_at: datetime | None = None
    """Time at which the access method became ready for use."""
    mode: str | None = None
    """Kind of access: a PIN, a plastic card, a key on a phone or remote unlocking. Known values: `code`, `card`,
    `mobile_key`, `cloud_key`.
    """
    pending_mutations: tuple[AccessMethodPendingMutation, ...] = ()
    """Changes requested for the access method but not yet made."""
    warnings: tuple[AccessMethodWarning, ...] = ()
    """Minor problems of the access method; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the access method belongs to."""
