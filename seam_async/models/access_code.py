"""Access code.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class AccessCodeDormakabaOracodeMetadata(Model):
    """The `dormakaba_oracode_metadata` of an access code."""

    is_cancellable: bool | None = None
    is_early_checkin_able: bool | None = None
    is_extendable: bool | None = None
    is_overridable: bool | None = None
    site_name: str | None = None
    stay_id: float | None = None
    user_level_id: str | None = None
    user_level_name: str | None = None


@model
class AccessCodeErrorModifiedField(Model):
    """One of the `modified_fields` of an access code error."""

    field: str | None = None
    from_: str | None = None
    to: str | None = None


@model
class AccessCodeError(ReportedError):
    """One of the `errors` of an access code.

    Attributes:
        change_type: `modified` or `removed`.
    """

    is_access_code_error: bool | None = None
    managed_access_code_id: str | None = None
    unmanaged_access_code_id: str | None = None
    change_type: str | None = None
    modified_fields: tuple[AccessCodeErrorModifiedField, ...] = ()
    is_connected_account_error: bool | None = None
    is_device_error: bool | None = None
    is_bridge_error: bool | None = None


@model
class AccessCodePendingMutationValues(Model):
    """The previous or the new values of an access code pending mutation."""

    code: str | None = None
    name: str | None = None
    ends_at: datetime | None = None
    starts_at: datetime | None = None


@model
class AccessCodePendingMutation(Model):
    """One of the `pending_mutations` of an access code.

    Attributes:
        mutation_code: `creating`, `deferring_creation`, `deleting`, `updating_code`, `updating_name` or
            `updating_time_frame`.
    """

    created_at: datetime | None = None
    message: str | None = None
    mutation_code: str | None = None
    scheduled_at: datetime | None = None
    from_: AccessCodePendingMutationValues | None = None
    to: AccessCodePendingMutationValues | None = None


@model
class AccessCodeWarning(ReportedWarning):
    """One of the `warnings` of an access code.

    Attributes:
        change_type: `modified` or `removed`.
    """

    change_type: str | None = None
    modified_fields: tuple[AccessCodeErrorModifiedField, ...] = ()


@model
class AccessCode(Model):
    """An access code.

    Source: https://docs.seam.co/api/access_codes/object

    Attributes:
        status: `setting`, `set`, `unset`, `removing` or `unknown`.
        type: `time_bound` or `ongoing`.
    """

    access_code_id: str
    code: str | None = None
    common_code_key: str | None = None
    created_at: datetime | None = None
    device_id: str | None = None
    dormakaba_oracode_metadata: AccessCodeDormakabaOracodeMetadata | None = None
    ends_at: datetime | None = None
    errors: tuple[AccessCodeError, ...] = ()
    is_backup: bool | None = None
    is_backup_access_code_available: bool | None = None
    is_external_modification_allowed: bool | None = None
    is_managed: bool | None = None
    is_offline_access_code: bool | None = None
    is_one_time_use: bool | None = None
    is_scheduled_on_device: bool | None = None
    is_waiting_for_code_assignment: bool | None = None
    name: str | None = None
    pending_mutations: tuple[AccessCodePendingMutation, ...] = ()
    pulled_backup_access_code_id: str | None = None
    starts_at: datetime | None = None
    status: str | None = None
    type: str | None = None
    warnings: tuple[AccessCodeWarning, ...] = ()
    workspace_id: str | None = None
    display_status: str | None = None
