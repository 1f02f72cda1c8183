"""Client sessions: scoped access for your users.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._json import Null
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.client_session import ClientSession


class ClientSessions(Namespace):
    """Client sessions: scoped access for your users."""

    async def create(
        self,
        *,
        connect_webview_ids: Sequence[str | UUID] | None = None,
        connected_account_ids: Sequence[str | UUID] | None = None,
        customer_id: str | UUID | None = None,
        customer_key: str | None = None,
        expires_at: datetime | str | None = None,
        user_identifier_key: str | None = None,
        user_identity_id: str | UUID | None = None,
        user_identity_ids: Sequence[str | UUID] | None = None,
    ) -> ClientSession:
        """Creates a client session.

        Source: https://docs.seam.co/api/client_sessions/create

        Args:
            connect_webview_ids: The Connect Webviews.
            connected_account_ids: The connected accounts.
            customer_id: The customer.
            customer_key: Your key for the customer.
            expires_at: Expiry time; a datetime needs a time zone.
            user_identifier_key: Your key for the user.
            user_identity_id: The user identity.
            user_identity_ids: The user identities. Deprecated, use `user_identity_id`.
        """
        return await self._change(
            "/client_sessions/create",
            {
                "connect_webview_ids": connect_webview_ids,
                "connected_account_ids": connected_account_ids,
                "customer_id": customer_id,
                "customer_key": customer_key,
                "expires_at": expires_at,
                "user_identifier_key": user_identifier_key,
                "user_identity_id": user_identity_id,
                "user_identity_ids": user_identity_ids,
            },
            "client_session",
            lambda: models.ClientSession,
        )

    async def delete(self, *, client_session_id: str | UUID) -> None:
        """Deletes a client session.

        Source: https://docs.seam.co/api/client_sessions/delete

        Args:
            client_session_id: The client session.
        """
        await self._send("/client_sessions/delete", {"client_session_id": client_session_id})

    async def get(
        self, *, client_session_id: str | UUID | None = None, user_identifier_key: str | None = None
    ) -> ClientSession:
        """Gets a client session.

        Source: https://docs.seam.co/api/client_sessions/get

        Args:
            client_session_id: The client session.
            user_identifier_key: Your key for the user.
        """
        return await self._read(
            "/client_sessions/get",
            {"client_session_id": client_session_id, "user_identifier_key": user_identifier_key},
            "client_session",
            lambda: models.ClientSession,
        )

    async def get_or_create(
        self,
        *,
        connect_webview_ids: Sequence[str | UUID] | None = None,
        connected_account_ids: Sequence[str | UUID] | None = None,
        expires_at: datetime | str | None = None,
        user_identifier_key: str | None = None,
        user_identity_id: str | UUID | None = None,
        user_identity_ids: Sequence[str | UUID] | None = None,
    ) -> ClientSession:
        """Gets the client session with these parameters, or creates it.

        Source: https://docs.seam.co/api/client_sessions/get_or_create

        Args:
            connect_webview_ids: The Connect Webviews.
            connected_account_ids: The connected accounts.
            expires_at: Expiry time; a datetime needs a time zone.
            user_identifier_key: Your key for the user.
            user_identity_id: The user identity.
            user_identity_ids: The user identities. Deprecated, use `user_identity_id`.
        """
        return await self._change(
            "/client_sessions/get_or_create",
            {
                "connect_webview_ids": connect_webview_ids,
                "connected_account_ids": connected_account_ids,
                "expires_at": expires_at,
                "user_identifier_key": user_identifier_key,
                "user_identity_id": user_identity_id,
                "user_identity_ids": user_identity_ids,
            },
            "client_session",
            lambda: models.ClientSession,
        )

    async def grant_access(
        self,
        *,
        client_session_id: str | UUID | None = None,
        connect_webview_ids: Sequence[str | UUID] | None = None,
        connected_account_ids: Sequence[str | UUID] | None = None,
        user_identifier_key: str | None = None,
        user_identity_id: str | UUID | None = None,
        user_identity_ids: Sequence[str | UUID] | None = None,
    ) -> None:
        """Extends a client session to more accounts, webviews and users.

        Source: https://docs.seam.co/api/client_sessions/grant_access

        Args:
            client_session_id: The client session.
            connect_webview_ids: The Connect Webviews.
            connected_account_ids: The connected accounts.
            user_identifier_key: Your key for the user.
            user_identity_id: The user identity.
            user_identity_ids: The user identities. Deprecated, use `user_identity_id`.
        """
        await self._send(
            "/client_sessions/grant_access",
            {
                "client_session_id": client_session_id,
                "connect_webview_ids": connect_webview_ids,
                "connected_account_ids": connected_account_ids,
                "user_identifier_key": user_identifier_key,
                "user_identity_id": user_identity_id,
                "user_identity_ids": user_identity_ids,
            },
        )

    async def list(
        self,
        *,
        client_session_id: str | UUID | None = None,
        connect_webview_id: str | UUID | Null | None = None,
        user_identifier_key: str | None = None,
        user_identity_id: str | UUID | Null | None = None,
        without_user_identifier_key: bool | None = None,
    ) -> builtins.list[ClientSession]:
        """Lists client sessions.

        Source: https://docs.seam.co/api/client_sessions/list

        Args:
            client_session_id: Only those of this client session.
            connect_webview_id: Only those connected through this Connect Webview.
            user_identifier_key: Only those of the user with this key.
            user_identity_id: Only those of this user identity.
            without_user_identifier_key: Only those without a user identifier key.
        """
        return await self._read(
            "/client_sessions/list",
            {
                "client_session_id": client_session_id,
                "connect_webview_id": connect_webview_id,
                "user_identifier_key": user_identifier_key,
                "user_identity_id": user_identity_id,
                "without_user_identifier_key": without_user_identifier_key,
            },
            "client_sessions",
            lambda: list[models.ClientSession],
        )

    async def revoke(self, *, client_session_id: str | UUID) -> None:
        """Revokes a client session.

        Source: https://docs.seam.co/api/client_sessions/revoke

        Args:
            client_session_id: The client session.
        """
        await self._send("/client_sessions/revoke", {"client_session_id": client_session_id})
