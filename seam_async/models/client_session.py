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

    Attributes:
        user_identity_ids: Deprecated, see `user_identity_id`.
    """

    client_session_id: str
    connect_webview_ids: tuple[str, ...] = ()
    connected_account_ids: tuple[str, ...] = ()
    created_at: datetime | None = None
    customer_key: str | None = None
    device_count: float | None = None
    expires_at: datetime | None = None
    token: str | None = None
    user_identifier_key: str | None = None
    user_identity_id: str | None = None
    user_identity_ids: tuple[str, ...] = ()
    workspace_id: str | None = None
