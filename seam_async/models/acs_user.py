"""User of an access system.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .acs_access_group import AcsAccessGroupAccessSchedule
from .reported import ReportedError, ReportedWarning


@model
class AcsUserPendingMutationValues(Model):
    """The previous or the new values of a user of an access system pending mutation."""

    email_address: str | None = None
    """Email address of the person."""
    full_name: str | None = None
    """First and last name of the person."""
    phone_number: str | None = None
    """Phone number of the person, in international form."""
    ends_at: datetime | None = None
    """End of validity, before or after the change."""
    starts_at: datetime | None = None
    """Start of validity, before or after the change."""
    is_suspended: bool | None = None
    """Suspension before or after the change."""
    acs_access_group_id: str | None = None
    """UUID of the access group that the user joins or leaves."""
    acs_credential_id: str | None = None
    """UUID of the credential that the user receives or loses."""


@model
class AcsUserPendingMutation(Model):
    """One of the `pending_mutations` of a user of an access system."""

    created_at: datetime | None = None
    """Time at which the change was requested."""
    message: str | None = None
    """Explanation of the change for people."""
    mutation_code: str | None = None
    """API's name for the change."""
    scheduled_at: datetime | None = None
    """Time at which the change is due."""
    from_: AcsUserPendingMutationValues | None = None
    """State before the change; only the fields that change."""
    to: AcsUserPendingMutationValues | None = None
    """State after the change; only the fields that change."""
    acs_access_group_id: str | None = None
    """UUID of the access group that the user joins or leaves."""
    variant: str | None = None
    """Direction of a change of membership. Known values: `adding`, `removing`."""


@model
class AcsUserSaltoKsMetadata(Model):
    """The `salto_ks_metadata` of a user of an access system."""

    is_subscribed: bool | None = None
    """True if the user has one of the site's paid places."""


@model
class AcsUserSaltoSpaceMetadata(Model):
    """The `salto_space_metadata` of a user of an access system."""

    audit_openings: bool | None = None
    """True if the openings of this user are recorded."""
    user_id: str | None = None
    """Salto Space's id of the user."""


@model
class AcsUser(Model):
    """A user of an access system.

    Source: https://docs.seam.co/api/acs/users/object
    """

    acs_user_id: str
    """UUID of the user in the access system."""
    access_schedule: AcsAccessGroupAccessSchedule | None = None
    """Start and end of the access."""
    acs_system_id: str | None = None
    """UUID of the access system."""
    connected_account_id: str | None = None
    """UUID of the connected account that the user belongs to."""
    created_at: datetime | None = None
    """Time at which the user was created."""
    display_name: str | None = None
    """Name to show to people."""
    email: str | None = None
    """Email address of the person. Deprecated; see `email_address`."""
    email_address: str | None = None
    """Email address of the person."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep the user from working."""
    external_type: str | None = None
    """Type in the brand's own system."""
    external_type_display_name: str | None = None
    """Type in the brand's own system, for people."""
    full_name: str | None = None
    """First and last name of the person."""
    hid_acs_system_id: str | None = None
    """UUID of the HID access system in which the user is registered."""
    is_managed: bool | None = None
    """True if Seam manages the user."""
    is_suspended: bool | None = None
    """True while the user is suspended."""
    pending_mutations: tuple[AcsUserPendingMutation, ...] | None = None
    """Changes requested for the user but not yet made."""
    phone_number: str | None = None
    """Phone number of the person, in international form."""
    salto_ks_metadata: AcsUserSaltoKsMetadata | None = None
    """Facts from Salto KS, for devices and systems of this brand."""
    salto_space_metadata: AcsUserSaltoSpaceMetadata | None = None
    """Facts from Salto Space, for systems of this brand."""
    user_identity_email_address: str | None = None
    """Email address of the linked user identity."""
    user_identity_full_name: str | None = None
    """First and last name of the linked user identity."""
    user_identity_id: str | None = None
    """UUID of the user identity."""
    user_identity_phone_number: str | None = None
    """Phone number of the linked user identity."""
    warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the user; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the user belongs to."""
