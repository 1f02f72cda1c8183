"""Workspaces.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from .. import models
from .._json import Null
from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.action_results import ResetSandboxWorkspaceResult
    from ..models.workspace import Workspace
    from ._parameters import ConnectWebviewCustomizationParams


class Workspaces(Namespace):
    """Workspaces."""

    async def create(
        self,
        *,
        name: str,
        company_name: str | None = None,
        connect_partner_name: str | Null | None = None,
        connect_webview_customization: ConnectWebviewCustomizationParams | None = None,
        is_sandbox: bool | None = None,
        organization_id: str | UUID | None = None,
        webview_logo_shape: Literal["circle", "square"] | None = None,
        webview_primary_button_color: str | None = None,
        webview_primary_button_text_color: str | None = None,
        webview_success_message: str | None = None,
    ) -> Workspace:
        """Creates a workspace.

        Source: https://docs.seam.co/api/workspaces/create

        Args:
            name: The name.
            company_name: The name of your company. Deprecated, use `connect_partner_name`.
            connect_partner_name: The name shown to people who connect an account. `NULL` clears it.
            connect_webview_customization: The appearance of Connect Webviews.
            is_sandbox: Whether it is a sandbox.
            organization_id: The organization.
            webview_logo_shape: The shape of the logo. Deprecated, use `connect_webview_customization`.
            webview_primary_button_color: The color of the primary button. Deprecated, use
                `connect_webview_customization`.
            webview_primary_button_text_color: The color of the primary button's text. Deprecated, use
                `connect_webview_customization`.
            webview_success_message: The message shown on success. Deprecated, use `connect_webview_customization`.
        """
        return await self._change(
            "/workspaces/create",
            {
                "name": name,
                "company_name": company_name,
                "connect_partner_name": connect_partner_name,
                "connect_webview_customization": connect_webview_customization,
                "is_sandbox": is_sandbox,
                "organization_id": organization_id,
                "webview_logo_shape": webview_logo_shape,
                "webview_primary_button_color": webview_primary_button_color,
                "webview_primary_button_text_color": webview_primary_button_text_color,
                "webview_success_message": webview_success_message,
            },
            "workspace",
            lambda: models.Workspace,
        )

    async def get(self) -> Workspace:
        """Gets the workspace of the credential.

        Source: https://docs.seam.co/api/workspaces/get
        """
        return await self._read("/workspaces/get", {}, "workspace", lambda: models.Workspace)

    async def list(self) -> builtins.list[Workspace]:
        """Lists workspaces.

        Source: https://docs.seam.co/api/workspaces/list
        """
        return await self._read("/workspaces/list", {}, "workspaces", lambda: list[models.Workspace])

    async def reset_sandbox(
        self, *, wait_for_action_attempt: bool | WaitForActionAttempt | None = None, on_update: OnUpdate | None = None
    ) -> ActionAttempt[ResetSandboxWorkspaceResult]:
        """Resets the sandbox workspace of the credential, including its devices.

        Source: https://docs.seam.co/api/workspaces/reset_sandbox

        Args:
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act("/workspaces/reset_sandbox", {}, wait_for_action_attempt, on_update)

    async def update(
        self,
        *,
        connect_partner_name: str | None = None,
        connect_webview_customization: ConnectWebviewCustomizationParams | None = None,
        is_publishable_key_auth_enabled: bool | None = None,
        is_suspended: bool | None = None,
        name: str | None = None,
        organization_id: str | UUID | None = None,
    ) -> None:
        """Updates the workspace of the credential.

        Source: https://docs.seam.co/api/workspaces/update

        Args:
            connect_partner_name: The name shown to people who connect an account.
            connect_webview_customization: The appearance of Connect Webviews.
            is_publishable_key_auth_enabled: Whether publishable keys are accepted.
            is_suspended: Whether it is suspended.
            name: The name.
            organization_id: The organization.
        """
        await self._send(
            "/workspaces/update",
            {
                "connect_partner_name": connect_partner_name,
                "connect_webview_customization": connect_webview_customization,
                "is_publishable_key_auth_enabled": is_publishable_key_auth_enabled,
                "is_suspended": is_suspended,
                "name": name,
                "organization_id": organization_id,
            },
        )
