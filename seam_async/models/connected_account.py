"""Connected account.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class ConnectedAccountErrorSaltoKsMetadataSite(Model):
    """One of the `sites` of a connected account error salto ks metadata."""

    site_id: str | None = None
    """Provider's id of the site."""
    site_name: str | None = None
    """Provider's name of the site."""
    site_user_subscription_limit: int | None = None
    """Number of users that the site's subscription covers."""
    subscribed_site_user_count: int | None = None
    """Number of users that the site's subscription serves now."""


@model
class ConnectedAccountErrorSaltoKsMetadata(Model):
    """The `salto_ks_metadata` of a connected account error."""

    sites: tuple[ConnectedAccountErrorSaltoKsMetadataSite, ...] = ()
    """Sites whose subscription has no place left."""


@model
class ConnectedAccountError(ReportedError):
    """One of the `errors` of a connected account."""

    is_bridge_error: bool | None = None
    """True if the problem lies with the Seam bridge."""
    is_connected_account_error: bool | None = None
    """True if the problem lies with the connected account."""
    salto_ks_metadata: ConnectedAccountErrorSaltoKsMetadata | None = None
    """Sites at Salto KS that the problem concerns."""


@model
class ConnectedAccountUserIdentifier(Model):
    """The `user_identifier` of a connected account."""

    api_url: str | None = None
    """API address of an account at a self-hosted system."""
    email: str | None = None
    """Email address of the account's owner."""
    exclusive: bool | None = None
    """True if the account may be connected to one workspace only."""
    phone: str | None = None
    """Phone number of the account's owner."""
    username: str | None = None
    """Login name of the account."""


@model
class ConnectedAccountWarning(ReportedWarning):
    """One of the `warnings` of a connected account."""

    salto_ks_metadata: ConnectedAccountErrorSaltoKsMetadata | None = None
    """Sites at Salto KS that the problem concerns."""


@model
class ConnectedAccount(Model):
    """A connected account.

    Source: https://docs.seam.co/api/connected_accounts/object
    """

    connected_account_id: str
    """UUID of the connected account."""
    accepted_capabilities: tuple[str, ...] = ()
    """Device capabilities to connect, such as `lock`. Known values: `lock`, `thermostat`, `noise_sensor`,
    `access_control`, `camera`, `speaker`.
    """
    account_type: str | None = None
    """Brand of the account, such as `august`."""
    account_type_display_name: str | None = None
    """Brand of the account, for people."""
    automatically_manage_new_devices: bool | None = None
    """False if later devices of the account come in as unmanaged."""
    created_at: datetime | None = None
    """Time at which the connected account was created."""
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values."""
    customer_key: str | None = None
    """Your own unique key for the customer."""
    default_checkin_time: str | None = None
    """Usual time of day for arrivals, as `HH:MM`."""
    default_checkout_time: str | None = None
    """Usual time of day for departures, as `HH:MM`."""
    display_name: str | None = None
    """Name to show to people, such as the owner's email address."""
    errors: tuple[ConnectedAccountError, ...] = ()
    """Problems that keep the connected account from working."""
    ical_feed_origin: str | None = None
    """Service that publishes the iCalendar feed."""
    ical_url: str | None = None
    """Address of the iCalendar feed that the account reads."""
    image_url: str | None = None
    """Address of a picture of the brand's logo."""
    time_zone: str | None = None
    """IANA time zone for reservations of the account, such as `Europe/Paris`."""
    user_identifier: ConnectedAccountUserIdentifier | None = None
    """Login of the account: an email address, a phone number or a user name. Deprecated; see `display_name`."""
    warnings: tuple[ConnectedAccountWarning, ...] = ()
    """Minor problems of the connected account; it works for now."""
