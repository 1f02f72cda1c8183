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
    ends_at: datetime | None = None
    starts_at: datetime | None = None


@model
class AccessMethodPendingMutation(Model):
    """One of the `pending_mutations` of an access method.

    Attributes:
        mutation_code: `provisioning_access`, `revoking_access`, `updating_access_times` or
            `waiting_for_access_on_acs_system`.
    """

    created_at: datetime | None = None
    from_: AccessMethodPendingMutationValues | None = None
    message: str | None = None
    mutation_code: str | None = None
    to: AccessMethodPendingMutationValues | None = None


@model
class AccessMethodWarning(ReportedWarning):
    """One of the `warnings` of an access method."""

    original_access_method_id: str | None = None
    new_code: str | None = None
    original_code: str | None = None


@model
class AccessMethod(Model):
    """An access method.

    Source: https://docs.seam.co/api/access_methods/object

    Attributes:
        mode: `code`, `card`, `mobile_key` or `cloud_key`.
    """

    access_method_id: str
    client_session_token: str | None = None
    code: str | None = None
    created_at: datetime | None = None
    customization_profile_id: str | None = None
    display_name: str | None = None
    display_status: str | None = None
    errors: tuple[ReportedError, ...] = ()
    instant_key_url: str | None = None
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
