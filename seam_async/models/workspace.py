"""Workspace.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from attrs import field

from .._models import Model, model


@model
class WorkspaceConnectWebviewCustomization(Model):
    """The `connect_webview_customization` of a workspace."""

    inviter_logo_url: str | None = None
    """Address of your logo."""
    logo_shape: str | None = None
    """Shape of your logo. Known values: `circle`, `square`."""
    primary_button_color: str | None = None
    """Color of the main button, as in CSS."""
    primary_button_text_color: str | None = None
    """Color of the main button's text, as in CSS."""
    success_message: str | None = None
    """Message after the login."""


@model
class Workspace(Model):
    """A workspace.

    Source: https://docs.seam.co/api/workspaces/object
    """

    workspace_id: str
    """UUID of the workspace."""
    company_name: str | None = None
    """Name of your company, for the owners of accounts. Deprecated; see `connect_partner_name`."""
    connect_partner_name: str | None = None
    """Name that Connect Webviews show for your company."""
    connect_webview_customization: WorkspaceConnectWebviewCustomization = field(
        factory=WorkspaceConnectWebviewCustomization
    )
    """Colors, logo and texts of Connect Webviews."""
    is_publishable_key_auth_enabled: bool | None = None
    """True if the publishable key is accepted."""
    is_sandbox: bool | None = None
    """True for a workspace with simulated devices."""
    is_suspended: bool | None = None
    """True while the workspace is suspended."""
    name: str | None = None
    """Name of the workspace."""
    organization_id: str | None = None
    """UUID of the organization that owns the workspace."""
    publishable_key: str | None = None
    """Key that may be shown in a browser; it only opens client sessions."""
