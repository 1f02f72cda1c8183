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

    Attributes:
        accepted_capabilities: `lock`, `thermostat`, `noise_sensor`, `access_control`, `camera` or `speaker`.
        device_selection_mode: `none`, `single` or `multiple`.
        status: `pending`, `failed` or `authorized`.
    """

    connect_webview_id: str
    accepted_capabilities: tuple[str, ...] = ()
    accepted_providers: tuple[str, ...] = ()
    any_provider_allowed: bool | None = None
    authorized_at: datetime | None = None
    automatically_manage_new_devices: bool | None = None
    connected_account_id: str | None = None
    created_at: datetime | None = None
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    custom_redirect_failure_url: str | None = None
    custom_redirect_url: str | None = None
    customer_key: str | None = None
    device_selection_mode: str | None = None
    login_successful: bool | None = None
    selected_provider: str | None = None
    status: str | None = None
    url: str | None = None
    wait_for_device_creation: bool | None = None
    workspace_id: str | None = None
