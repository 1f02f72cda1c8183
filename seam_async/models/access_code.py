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
    """True if the stay can be cancelled."""
    is_early_checkin_able: bool | None = None
    """True if the stay may begin earlier."""
    is_extendable: bool | None = None
    """True if the stay may be prolonged."""
    is_overridable: bool | None = None
    """True if the code of the stay can be overridden once more."""
    site_name: str | None = None
    """Provider's name of the site."""
    stay_id: float | None = None
    """Oracode's number of the stay."""
    user_level_id: str | None = None
    """Oracode's id of the user level."""
    user_level_name: str | None = None
    """Oracode's name of the user level, such as guest."""


@model
class AccessCodeErrorModifiedField(Model):
    """One of the `modified_fields` of an access code error."""

    field: str | None = None
    """Name of the changed field."""
    from_: str | None = None
    """Value before the change."""
    to: str | None = None
    """Value after the change."""


@model
class AccessCodeError(ReportedError):
    """One of the `errors` of an access code."""

    is_access_code_error: bool | None = None
    """True if the problem lies with the access code."""
    managed_access_code_id: str | None = None
    """UUID of the managed access code in conflict with this one."""
    unmanaged_access_code_id: str | None = None
    """UUID of the unmanaged access code in conflict with this one."""
    change_type: str | None = None
    """Kind of change made outside of Seam. Known values: `modified`, `removed`."""
    modified_fields: tuple[AccessCodeErrorModifiedField, ...] = ()
    """Changes made outside of Seam, one for each field."""
    is_connected_account_error: bool | None = None
    """True if the problem lies with the connected account."""
    is_device_error: bool | None = None
    """True if the problem lies with the device."""
    is_bridge_error: bool | None = None
    """True if the problem lies with the Seam bridge."""


@model
class AccessCodePendingMutationValues(Model):
    """The previous or the new values of an access code pending mutation."""

    code: str | None = None
    """PIN to type on the keypad."""
    name: str | None = None
    """Name before or after the change."""
    ends_at: datetime | None = None
    """End of validity, before or after the change."""
    starts_at: datetime | None = None
    """Start of validity, before or after the change."""


@model
class AccessCodePendingMutation(Model):
    """One of the `pending_mutations` of an access code."""

    created_at: datetime | None = None
    """Time at which the change was requested."""
    message: str | None = None
    """Explanation of the change for people."""
    mutation_code: str | None = None
    """API's name for the change. Known values: `creating`, `deferring_creation`, `deleting`, `updating_code`,
    `updating_name`, `updating_time_frame`.
    """
    scheduled_at: datetime | None = None
    """Time at which the change is due."""
    from_: AccessCodePendingMutationValues | None = None
    """State before the change; only the fields that change."""
    to: AccessCodePendingMutationValues | None = None
    """State after the change; only the fields that change."""


@model
class AccessCodeWarning(ReportedWarning):
    """One of the `warnings` of an access code."""

    change_type: str | None = None
    """Kind of change made outside of Seam. Known values: `modified`, `removed`."""
    modified_fields: tuple[AccessCodeErrorModifiedField, ...] = ()
    """Changes made outside of Seam, one for each field."""


@model
class AccessCode(Model):
    """An access code.

    Source: https://docs.seam.co/api/access_codes/object
    """

    access_code_id: str
    """UUID of the access code."""
    code: str | None = None
    """PIN to type on the keypad."""
    common_code_key: str | None = None
    """Your own key that links access codes with the same PIN on several devices."""
    created_at: datetime | None = None
    """Time at which the access code was created."""
    device_id: str | None = None
    """UUID of the lock or keypad with the PIN."""
    dormakaba_oracode_metadata: AccessCodeDormakabaOracodeMetadata | None = None
    """Facts from dormakaba Oracode, for devices of this brand."""
    ends_at: datetime | None = None
    """End of validity; `None` if open."""
    errors: tuple[AccessCodeError, ...] = ()
    """Problems that keep the access code from working."""
    is_backup: bool | None = None
    """True if the PIN is a spare one of the device's pool."""
    is_backup_access_code_available: bool | None = None
    """True if a spare PIN is ready to be pulled."""
    is_external_modification_allowed: bool | None = None
    """True if changes at the device or in the brand's app are accepted instead of undone."""
    is_managed: bool | None = None
    """True if Seam manages the access code."""
    is_offline_access_code: bool | None = None
    """True for a PIN computed in advance, which the lock accepts without a connection."""
    is_one_time_use: bool | None = None
    """True if the first use ends the validity."""
    is_scheduled_on_device: bool | None = None
    """True if the device itself stores the start and the end of the code."""
    is_waiting_for_code_assignment: bool | None = None
    """True until the PIN is known, for a brand that generates it."""
    name: str | None = None
    """Name of the code at Seam; the device or the app of its brand may show another."""
    pending_mutations: tuple[AccessCodePendingMutation, ...] = ()
    """Changes requested for the access code but not yet made."""
    pulled_backup_access_code_id: str | None = None
    """UUID of the backup code that replaced this one."""
    starts_at: datetime | None = None
    """Start of validity."""
    status: str | None = None
    """State of the access code. Known values: `setting`, `set`, `unset`, `removing`, `unknown`."""
    type: str | None = None
    """Permanent (`ongoing`) or limited (`time_bound`). Known values: `time_bound`, `ongoing`."""
    warnings: tuple[AccessCodeWarning, ...] = ()
    """Minor problems of the access code; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the access code belongs to."""
    display_status: str | None = None
    """State for people, such as whether the PIN is set."""
