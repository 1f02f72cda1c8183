"""Workspaces.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from .. import models
from .._attempt_types import AnyActionAttempt
from .._json import Null
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
        """Creates a workspace; needs a personal access token.

        Source: https://docs.seam.co/api/workspaces/create

        Args:
            name: Name of the workspace.
            company_name: Name of your company, for the owners of accounts. Deprecated; use `connect_partner_name`.
            connect_partner_name: Name that Connect Webviews show for your company. `NULL` means none.
            connect_webview_customization: Colors, logo and texts of Connect Webviews.
            is_sandbox: True for a workspace with simulated devices. The API's default is `False`.
            organization_id: Organization that owns the workspace.
            webview_logo_shape: Shape of your logo in Connect Webviews. Deprecated; use `connect_webview_customization`.
            webview_primary_button_color: Color of the main button in Connect Webviews, as in CSS. Deprecated; use
                `connect_webview_customization`.
            webview_primary_button_text_color: Color of the main button's text in Connect Webviews, as in CSS.
                Deprecated; use `connect_webview_customization`.
            webview_success_message: Message in Connect Webviews after the login. Deprecated; use
                `connect_webview_customization`.

        Returns:
            The new workspace.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            workspace = await seam.workspaces.create(name="Hotel Aurora", is_sandbox=True)
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
        """Gets the workspace to which the credential belongs.

        Source: https://docs.seam.co/api/workspaces/get

        Returns:
            The workspace.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            workspace = await seam.workspaces.get()
        """
        return await self._read("/workspaces/get", {}, "workspace", lambda: models.Workspace)

    async def list(self) -> builtins.list[Workspace]:
        """Lists the workspaces that the credential can reach.

        Source: https://docs.seam.co/api/workspaces/list

        Returns:
            All matching workspaces, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            workspaces = await seam.workspaces.list()
        """
        return await self._read("/workspaces/list", {}, "workspaces", lambda: list[models.Workspace])

    async def reset_sandbox(
        self, *, wait_for_action_attempt: bool | WaitForActionAttempt | None = None, on_update: OnUpdate | None = None
    ) -> AnyActionAttempt[ResetSandboxWorkspaceResult]:
        """Resets a sandbox: deletes its devices, codes and users, and restores the initial ones.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/workspaces/reset_sandbox

        Args:
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `ResetSandboxWorkspaceResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.workspaces.reset_sandbox()
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
        """Changes the name and settings of the workspace to which the credential belongs.

        Source: https://docs.seam.co/api/workspaces/update

        Args:
            connect_partner_name: Name that Connect Webviews show for your company.
            connect_webview_customization: Colors, logo and texts of Connect Webviews.
            is_publishable_key_auth_enabled: True to accept the publishable key, which only opens client sessions.
            is_suspended: True to suspend the workspace, false to resume it.
            name: Name of the workspace.
            organization_id: Organization that owns the workspace.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.workspaces.update(name="Hotel Aurora")
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
