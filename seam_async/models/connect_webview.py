"""Connect Webview.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field

from .._models import Model, model


@model
class ConnectWebview(Model):
    """A Connect Webview.

    Source: https://docs.seam.co/api/connect_webviews/object
    """

    connect_webview_id: str
    """UUID of the Connect Webview."""
    accepted_capabilities: tuple[str, ...] = ()
    """Device capabilities to connect, such as `lock`. Known values: `lock`, `thermostat`, `noise_sensor`,
    `access_control`, `camera`, `speaker`.
    """
    accepted_providers: tuple[str, ...] = ()
    """Brands offered for the login."""
    any_provider_allowed: bool | None = None
    """True if the login offers every brand."""
    authorized_at: datetime | None = None
    """Time of the successful login."""
    automatically_manage_new_devices: bool | None = None
    """False if later devices of the account come in as unmanaged."""
    connected_account_id: str | None = None
    """UUID of the account that was connected; `None` before the login."""
    created_at: datetime | None = None
    """Time at which the Connect Webview was created."""
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values, copied to the connected account."""
    custom_redirect_failure_url: str | None = None
    """URL to which the browser goes after a failed login."""
    custom_redirect_url: str | None = None
    """URL to which the browser goes after the login."""
    customer_key: str | None = None
    """Your own unique key for the customer."""
    device_selection_mode: str | None = None
    """Number of devices that the owner may select at the login. Known values: `none`, `single`, `multiple`."""
    login_successful: bool | None = None
    """True once the owner has logged in."""
    selected_provider: str | None = None
    """Brand that the owner chose at the login."""
    status: str | None = None
    """State of the login. Known values: `pending`, `failed`, `authorized`."""
    url: str | None = None
    """Address to open in a browser or an iframe."""
    wait_for_device_creation: bool | None = None
    """True if the login completes only once the devices of the account are known."""
    workspace_id: str | None = None
    """UUID of the workspace that the Connect Webview belongs to."""
