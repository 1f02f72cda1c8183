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
    """The previous or the new values of an acs user pending mutation."""

    email_address: str | None = None
    full_name: str | None = None
    phone_number: str | None = None
    ends_at: datetime | None = None
    starts_at: datetime | None = None
    is_suspended: bool | None = None
    acs_access_group_id: str | None = None
    acs_credential_id: str | None = None


@model
class AcsUserPendingMutation(Model):
    """One of the `pending_mutations` of a user of an access system.

    Attributes:
        variant: `adding` or `removing`.
    """

    created_at: datetime | None = None
    message: str | None = None
    mutation_code: str | None = None
    scheduled_at: datetime | None = None
    from_: AcsUserPendingMutationValues | None = None
    to: AcsUserPendingMutationValues | None = None
    acs_access_group_id: str | None = None
    variant: str | None = None


@model
class AcsUserSaltoKsMetadata(Model):
    """The `salto_ks_metadata` of a user of an access system."""

    is_subscribed: bool | None = None


@model
class AcsUserSaltoSpaceMetadata(Model):
    """The `salto_space_metadata` of a user of an access system."""

    audit_openings: bool | None = None
    user_id: str | None = None


@model
class AcsUser(Model):
    """A user of an access system.

    Source: https://docs.seam.co/api/acs/users/object

    Attributes:
        email: Deprecated, see `email_address`.
    """

    acs_user_id: str
    access_schedule: AcsAccessGroupAccessSchedule | None = None
    acs_system_id: str | None = None
    connected_account_id: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    email: str | None = None
    email_address: str | None = None
    errors: tuple[ReportedError, ...] = ()
    external_type: str | None = None
    external_type_display_name: str | None = None
    full_name: str | None = None
    hid_acs_system_id: str | None = None
    is_managed: bool | None = None
    is_suspended: bool | None = None
    pending_mutations: tuple[AcsUserPendingMutation, ...] | None = None
    phone_number: str | None = None
    salto_ks_metadata: AcsUserSaltoKsMetadata | None = None
    salto_space_metadata: AcsUserSaltoSpaceMetadata | None = None
    user_identity_email_address: str | None = None
    user_identity_full_name: str | None = None
    user_identity_id: str | None = None
    user_identity_phone_number: str | None = None
    warnings: tuple[ReportedWarning, ...] = ()
    workspace_id: str | None = None
