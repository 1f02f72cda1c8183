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
    """UUIDs of the devices for which no access could be made."""


@model
class AccessGrantPendingMutationValues(Model):
    """The previous or the new values of an access grant pending mutation."""

    device_ids: tuple[str, ...] = ()
    """UUIDs of the devices that open, before or after the change."""
    ends_at: datetime | None = None
    """End of validity, before or after the change."""
    starts_at: datetime | None = None
    """Start of validity, before or after the change."""
    common_code_key: str | None = None
    """Your own key that links access codes with the same PIN on several devices."""


@model
class AccessGrantPendingMutation(Model):
    """One of the `pending_mutations` of an access grant."""

    created_at: datetime | None = None
    """Time at which the change was requested."""
    from_: AccessGrantPendingMutationValues = field(factory=AccessGrantPendingMutationValues)
    """State before the change; only the fields that change."""
    message: str | None = None
    """Explanation of the change for people."""
    mutation_code: str | None = None
    """API's name for the change. Known values: `updating_spaces`, `updating_access_times`."""
    to: AccessGrantPendingMutationValues = field(factory=AccessGrantPendingMutationValues)
    """State after the change; only the fields that change."""
    access_method_ids: tuple[str, ...] = ()
    """UUIDs of the codes, cards and mobile keys of the grant."""


@model
class AccessGrantRequestedAccessMethod(Model):
    """One of the `requested_access_methods` of an access grant."""

    code: str | None = None
    """PIN to type on the keypad."""
    created_access_method_ids: tuple[str, ...] = ()
    """UUIDs of the access methods made from this request."""
    created_at: datetime | None = None
    """Time of the request."""
    display_name: str | None = None
    """Name to show to people."""
    instant_key_max_use_count: int | None = None
    """Number of times that the link of an instant key can be opened."""
    mode: str | None = None
    """Kind of access: a PIN, a plastic card, a key on a phone or remote unlocking. Known values: `code`, `card`,
    `mobile_key`, `cloud_key`.
    """


@model
class AccessGrantWarningFailedDevice(Model):
    """One of the `failed_devices` of an access grant warning."""

    device_id: str | None = None
    """UUID of the device with the problem."""
    error_code: str | None = None
    """API's name for the problem."""
    message: str | None = None
    """Explanation for people."""


@model
class AccessGrantWarning(ReportedWarning):
    """One of the `warnings` of an access grant."""

    failed_devices: tuple[AccessGrantWarningFailedDevice, ...] = ()
    """Devices whose access codes could not be revoked, with the reasons."""
    access_method_ids: tuple[str, ...] = ()
    """UUIDs of the access methods with the problem."""
    device_id: str | None = None
    """UUID of the device with the problem."""
    new_code: str | None = None
    """PIN that is used instead."""
    original_code: str | None = None
    """PIN that was requested but could not be used."""
    reason: str | None = None
    """API's name for the rule of the device that the hours break. Known values: `duration_exceeds_max`,
    `times_do_not_match_slots`, `ongoing_not_supported`.
    """
    access_method_id: str | None = None
    """UUID of the access method with the problem."""


@model
class AccessGrant(Model):
    """An access grant.

    Source: https://docs.seam.co/api/access_grants/object
    """

    access_grant_id: str
    """UUID of the access grant."""
    access_grant_key: str | None = None
    """Your own unique key for the access grant."""
    access_method_ids: tuple[str, ...] = ()
    """UUIDs of the codes, cards and mobile keys of the grant."""
    client_session_token: str | None = None
    """Token for the app of the person; only with a mobile key."""
    created_at: datetime | None = None
    """Time at which the access grant was created."""
    customization_profile_id: str | None = None
    """UUID of the profile with logo and colors of pages for your users."""
    display_name: str | None = None
    """Name to show to people."""
    display_status: str | None = None
    """State in one word or two, for people."""
    ends_at: datetime | None = None
    """End of validity; `None` if open."""
    errors: tuple[AccessGrantError, ...] = ()
    """Problems that keep the access grant from working."""
    instant_key_url: str | None = None
    """Link that opens a mobile key on a phone, without an app; only with a single mobile key."""
    location_ids: tuple[str, ...] = ()
    """UUIDs of places in an earlier form of the API. Deprecated; see `space_ids`."""
    name: str | None = None
    """Name to show to people."""
    pending_mutations: tuple[AccessGrantPendingMutation, ...] = ()
    """Changes requested for the access grant but not yet made."""
    requested_access_methods: tuple[AccessGrantRequestedAccessMethod, ...] = ()
    """Codes, cards and mobile keys that were requested for the grant."""
    reservation_key: str | None = None
    """Your own key for the reservation."""
    space_ids: tuple[str, ...] = ()
    """UUIDs of the spaces that the grant opens."""
    starts_at: datetime | None = None
    """Start of validity."""
    user_identity_id: str | None = None
    """UUID of the person with the access, as a user identity."""
    warnings: tuple[AccessGrantWarning, ...] = ()
    """Minor problems of the access grant; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the access grant belongs to."""
