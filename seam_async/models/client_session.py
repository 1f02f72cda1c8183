"""Client session.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model


@model
class ClientSession(Model):
    """A client session.

    Source: https://docs.seam.co/api/client_sessions/object
    """

    client_session_id: str
    """UUID of the client session."""
    connect_webview_ids: tuple[str, ...] = ()
    """UUIDs of the Connect Webviews that the session may reach."""
    connected_account_ids: tuple[str, ...] = ()
    """UUIDs of the connected accounts that the session may reach."""
    created_at: datetime | None = None
    """Time at which the client session was created."""
    customer_key: str | None = None
    """Your own key for the only customer that the session may reach."""
    device_count: float | None = None
    """Number of devices that the session may reach."""
    expires_at: datetime | None = None
    """Time at which the token stops working."""
    token: str | None = None
    """Secret of the session; give it to the app only."""
    user_identifier_key: str | None = None
    """Your own key for the user of the client session."""
    user_identity_id: str | None = None
    """UUID of the person that the session represents."""
    user_identity_ids: tuple[str, ...] = ()
    """UUIDs of the user identities that the session represents. Deprecated; see `user_identity_id`."""
    workspace_id: str | None = None
    """UUID of the workspace that the client session belongs to."""
