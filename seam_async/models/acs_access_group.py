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
    """End of the access; `None` if open."""
    starts_at: datetime | None = None
    """Start of the access."""


@model
class AcsAccessGroupPendingMutationValues(Model):
    """The previous or the new values of an access group pending mutation."""

    name: str | None = None
    """Name before or after the change."""
    ends_at: datetime | None = None
    """End of validity, before or after the change."""
    starts_at: datetime | None = None
    """Start of validity, before or after the change."""
    acs_user_id: str | None = None
    """UUID of the user that joins or leaves the group."""
    acs_entrance_id: str | None = None
    """UUID of the entrance that the group gains or loses."""


@model
class AcsAccessGroupPendingMutation(Model):
    """One of the `pending_mutations` of an access group."""

    created_at: datetime | None = None
    """Time at which the change was requested."""
    message: str | None = None
    """Explanation of the change for people."""
    mutation_code: str | None = None
    """API's name for the change. Known values: `creating`, `deleting`, `deferring_deletion`,
    `updating_group_information`, `updating_access_schedule`, `updating_user_membership`,
    `updating_entrance_membership`, `deferring_user_membership_update`.
    """
    from_: AcsAccessGroupPendingMutationValues | None = None
    """State before the change; only the fields that change."""
    to: AcsAccessGroupPendingMutationValues | None = None
    """State after the change; only the fields that change."""
    acs_user_id: str | None = None
    """UUID of the user that joins or leaves the group."""
    variant: str | None = None
    """Direction of a change of membership. Known values: `adding`, `removing`."""


@model
class AcsAccessGroup(Model):
    """An access group.

    Source: https://docs.seam.co/api/acs/access_groups/object
    """

    acs_access_group_id: str
    """UUID of the access group."""
    access_group_type: str | None = None
    """Type of the group in its brand's system. Deprecated; see `external_type`."""
    access_group_type_display_name: str | None = None
    """Type of the group, for people. Deprecated; see `external_type_display_name`."""
    access_schedule: AcsAccessGroupAccessSchedule | None = None
    """Start and end of the access."""
    acs_system_id: str | None = None
    """UUID of the access system."""
    connected_account_id: str | None = None
    """UUID of the connected account that the access group belongs to."""
    created_at: datetime | None = None
    """Time at which the access group was created."""
    display_name: str | None = None
    """Name to show to people."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep the access group from working."""
    external_type: str | None = None
    """Type in the brand's own system."""
    external_type_display_name: str | None = None
    """Type in the brand's own system, for people."""
    is_managed: bool | None = None
    """True if Seam manages the access group."""
    name: str | None = None
    """Name to show to people."""
    pending_mutations: tuple[AcsAccessGroupPendingMutation, ...] = ()
    """Changes requested for the access group but not yet made."""
    warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the access group; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the access group belongs to."""
