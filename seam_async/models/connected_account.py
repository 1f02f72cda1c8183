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
    site_name: str | None = None
    site_user_subscription_limit: int | None = None
    subscribed_site_user_count: int | None = None


@model
class ConnectedAccountErrorSaltoKsMetadata(Model):
    """The `salto_ks_metadata` of a connected account error."""

    sites: tuple[ConnectedAccountErrorSaltoKsMetadataSite, ...] = ()


@model
class ConnectedAccountError(ReportedError):
    """One of the `errors` of a connected account."""

    is_bridge_error: bool | None = None
    is_connected_account_error: bool | None = None
    salto_ks_metadata: ConnectedAccountErrorSaltoKsMetadata | None = None


@model
class ConnectedAccountUserIdentifier(Model):
    """The `user_identifier` of a connected account."""

    api_url: str | None = None
    email: str | None = None
    exclusive: bool | None = None
    phone: str | None = None
    username: str | None = None


@model
class ConnectedAccountWarning(ReportedWarning):
    """One of the `warnings` of a connected account."""

    salto_ks_metadata: ConnectedAccountErrorSaltoKsMetadata | None = None


@model
class ConnectedAccount(Model):
    """A connected account.

    Source: https://docs.seam.co/api/connected_accounts/object

    Attributes:
        accepted_capabilities: `lock`, `thermostat`, `noise_sensor`, `access_control`, `camera` or `speaker`.
        user_identifier: Deprecated, see `display_name`.
    """

    connected_account_id: str
    accepted_capabilities: tuple[str, ...] = ()
    account_type: str | None = None
    account_type_display_name: str | None = None
    automatically_manage_new_devices: bool | None = None
    created_at: datetime | None = None
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    customer_key: str | None = None
    default_checkin_time: str | None = None
    default_checkout_time: str | None = None
    display_name: str | None = None
    errors: tuple[ConnectedAccountError, ...] = ()
    ical_feed_origin: str | None = None
    ical_url: str | None = None
    image_url: str | None = None
    time_zone: str | None = None
    user_identifier: ConnectedAccountUserIdentifier | None = None
    warnings: tuple[ConnectedAccountWarning, ...] = ()
