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
        """Opens a client session: limited API access for an app in the hands of your user.

        Give its token to the app; it reaches only the accounts, webviews and people named here.

        Source: https://docs.seam.co/api/client_sessions/create

        Args:
            connect_webview_ids: Connect Webviews that the session may reach.
            connected_account_ids: Connected accounts that the session may reach.
            customer_id: Customer in an earlier form of the API; prefer `customer_key`.
            customer_key: Your own key for the only customer that the session may reach.
            expires_at: Moment at which the session ends; a datetime needs a time zone.
            user_identifier_key: Your own key for the user of the client session.
            user_identity_id: Person that the session represents.
            user_identity_ids: Person that the session represents, as a list of one. Deprecated; use `user_identity_id`.

        Returns:
            The new client session.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            client_session = await seam.client_sessions.create(user_identifier_key="user-1")
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
        """Ends a client session; its token stops working.

        Source: https://docs.seam.co/api/client_sessions/delete

        Args:
            client_session_id: Client session to end.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.client_sessions.delete(client_session_id=client_session_id)
        """
        await self._send("/client_sessions/delete", {"client_session_id": client_session_id})

    async def get(
        self, *, client_session_id: str | UUID | None = None, user_identifier_key: str | None = None
    ) -> ClientSession:
        """Gets a client session by its id or by your key for the user.

        Source: https://docs.seam.co/api/client_sessions/get

        Args:
            client_session_id: Client session to get.
            user_identifier_key: Your own key for the user of the client session.

        Returns:
            The client session.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            client_session = await seam.client_sessions.get(client_session_id=client_session_id)
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
        """Gets the client session that matches these parameters, or opens one.

        Source: https://docs.seam.co/api/client_sessions/get_or_create

        Args:
            connect_webview_ids: Connect Webviews that the session may reach.
            connected_account_ids: Connected accounts that the session may reach.
            expires_at: Moment at which the session ends; a datetime needs a time zone.
            user_identifier_key: Your own key for the user of the client session.
            user_identity_id: Person that the session represents.
            user_identity_ids: Person that the session represents, as a list of one. Deprecated; use `user_identity_id`.

        Returns:
            The client session as it is now.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            client_session = await seam.client_sessions.get_or_create(user_identifier_key="user-1")
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
        """Extends a client session to further accounts, webviews and people.

        Source: https://docs.seam.co/api/client_sessions/grant_access

        Args:
            client_session_id: Client session to extend; pass this or `user_identifier_key`.
            connect_webview_ids: Connect Webviews that the session may reach.
            connected_account_ids: Connected accounts that the session may reach.
            user_identifier_key: Your own key for the user whose session to extend.
            user_identity_id: Person that the session represents.
            user_identity_ids: Person that the session represents, as a list of one. Deprecated; use `user_identity_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.client_sessions.grant_access(
                client_session_id=client_session_id,
                connected_account_ids=[connected_account_id],
            )
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
        """Lists client sessions, such as those of one user.

        Source: https://docs.seam.co/api/client_sessions/list

        Args:
            client_session_id: Only this client session.
            connect_webview_id: Only sessions that may reach this Connect Webview.
            user_identifier_key: Only client sessions of the user with this key of yours.
            user_identity_id: Only sessions of this user identity.
            without_user_identifier_key: True for sessions that belong to no user.

        Returns:
            All matching client sessions, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            client_sessions = await seam.client_sessions.list(user_identifier_key="user-1")
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
        """Makes the token of a client session invalid at once.

        Source: https://docs.seam.co/api/client_sessions/revoke

        Args:
            client_session_id: Client session to end.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.client_sessions.revoke(client_session_id=client_session_id)
        """
        await self._send("/client_sessions/revoke", {"client_session_id": client_session_id})
