"""Workspace.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from attrs import field

from .._models import Model, model


@model
class WorkspaceConnectWebviewCustomization(Model):
    """The `connect_webview_customization` of a workspace.

    Attributes:
        logo_shape: `circle` or `square`.
    """

    inviter_logo_url: str | None = None
    logo_shape: str | None = None
    primary_button_color: str | None = None
    primary_button_text_color: str | None = None
    success_message: str | None = None


@model
class Workspace(Model):
    """A workspace.

    Source: https://docs.seam.co/api/workspaces/object

    Attributes:
        company_name: Deprecated, see `connect_partner_name`.
    """

    workspace_id: str
    company_name: str | None = None
    connect_partner_name: str | None = None
    connect_webview_customization: WorkspaceConnectWebviewCustomization = field(
        factory=WorkspaceConnectWebviewCustomization
    )
    is_publishable_key_auth_enabled: bool | None = None
    is_sandbox: bool | None = None
    is_suspended: bool | None = None
    name: str | None = None
    organization_id: str | None = None
    publishable_key: str | None = None
