"""Access grant.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from attrs import field

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class AccessGrantError(ReportedError):
    """One of the `errors` of an access grant."""

    missing_device_ids: tuple[str, ...] = ()


@model
class AccessGrantPendingMutationValues(Model):
    """The previous or the new values of an access grant pending mutation."""

    device_ids: tuple[str, ...] = ()
    ends_at: datetime | None = None
    starts_at: datetime | None = None
    common_code_key: str | None = None


@model
class AccessGrantPendingMutation(Model):
    """One of the `pending_mutations` of an access grant.

    Attributes:
        mutation_code: `updating_spaces` or `updating_access_times`.
    """

    created_at: datetime | None = None
    from_: AccessGrantPendingMutationValues = field(factory=AccessGrantPendingMutationValues)
    message: str | None = None
    mutation_code: str | None = None
    to: AccessGrantPendingMutationValues = field(factory=AccessGrantPendingMutationValues)
    access_method_ids: tuple[str, ...] = ()


@model
class AccessGrantRequestedAccessMethod(Model):
    """One of the `requested_access_methods` of an access grant.

    Attributes:
        mode: `code`, `card`, `mobile_key` or `cloud_key`.
    """

    code: str | None = None
    created_access_method_ids: tuple[str, ...] = ()
    created_at: datetime | None = None
    display_name: str | None = None
    instant_key_max_use_count: int | None = None
    mode: str | None = None


@model
class AccessGrantWarningFailedDevice(Model):
    """One of the `failed_devices` of an access grant warning."""

    device_id: str | None = None
    error_code: str | None = None
    message: str | None = None


@model
class AccessGrantWarning(ReportedWarning):
    """One of the `warnings` of an access grant.

    Attributes:
        reason: `duration_exceeds_max`, `times_do_not_match_slots` or `ongoing_not_supported`.
    """

    failed_devices: tuple[AccessGrantWarningFailedDevice, ...] = ()
    access_method_ids: tuple[str, ...] = ()
    device_id: str | None = None
    new_code: str | None = None
    original_code: str | None = None
    reason: str | None = None
    access_method_id: str | None = None


@model
class AccessGrant(Model):
    """An access grant.

    Source: https://docs.seam.co/api/access_grants/object

    Attributes:
        location_ids: Deprecated, see `space_ids`.
    """

    access_grant_id: str
    access_grant_key: str | None = None
    access_method_ids: tuple[str, ...] = ()
    client_session_token: str | None = None
    created_at: datetime | None = None
    customization_profile_id: str | None = None
    display_name: str | None = None
    display_status: str | None = None
    ends_at: datetime | None = None
    errors: tuple[AccessGrantError, ...] = ()
    instant_key_url: str | None = None
    location_ids: tuple[str, ...] = ()
    name: str | None = None
    pending_mutations: tuple[AccessGrantPendingMutation, ...] = ()
    requested_access_methods: tuple[AccessGrantRequestedAccessMethod, ...] = ()
    reservation_key: str | None = None
    space_ids: tuple[str, ...] = ()
    starts_at: datetime | None = None
    user_identity_id: str | None = None
    warnings: tuple[AccessGrantWarning, ...] = ()
    workspace_id: str | None = None
