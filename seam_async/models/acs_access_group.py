"""Access group.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class AcsAccessGroupAccessSchedule(Model):
    """The `access_schedule` of an access group."""

    ends_at: datetime | None = None
    starts_at: datetime | None = None


@model
class AcsAccessGroupPendingMutationValues(Model):
    """The previous or the new values of an acs access group pending mutation."""

    name: str | None = None
    ends_at: datetime | None = None
    starts_at: datetime | None = None
    acs_user_id: str | None = None
    acs_entrance_id: str | None = None


@model
class AcsAccessGroupPendingMutation(Model):
    """One of the `pending_mutations` of an access group.

    Attributes:
        mutation_code: `creating`, `deleting`, `deferring_deletion`, `updating_group_information`,
            `updating_access_schedule`, `updating_user_membership`, `updating_entrance_membership` or
            `deferring_user_membership_update`.
        variant: `adding` or `removing`.
    """

    created_at: datetime | None = None
    message: str | None = None
    mutation_code: str | None = None
    from_: AcsAccessGroupPendingMutationValues | None = None
    to: AcsAccessGroupPendingMutationValues | None = None
    acs_user_id: str | None = None
    variant: str | None = None


@model
class AcsAccessGroup(Model):
    """An access group.

    Source: https://docs.seam.co/api/acs/access_groups/object

    Attributes:
        access_group_type: Deprecated, see `external_type`.
        access_group_type_display_name: Deprecated, see `external_type_display_name`.
    """

    acs_access_group_id: str
    access_group_type: str | None = None
    access_group_type_display_name: str | None = None
    access_schedule: AcsAccessGroupAccessSchedule | None = None
    acs_system_id: str | None = None
    connected_account_id: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    errors: tuple[ReportedError, ...] = ()
    external_type: str | None = None
    external_type_display_name: str | None = None
    is_managed: bool | None = None
    name: str | None = None
    pending_mutations: tuple[AcsAccessGroupPendingMutation, ...] = ()
    warnings: tuple[ReportedWarning, ...] = ()
    workspace_id: str | None = None
