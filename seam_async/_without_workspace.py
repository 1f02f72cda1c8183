"""The client of a token that has no workspace yet, or has several."""

from __future__ import annotations

import os
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Self

from ._api import Api, fetch_attempts
from ._base import Client, hidden
from ._clock import Clock, SystemClock
from ._credentials import Credential, Secret, find_token, wrap
from ._polling.poller import ActionAttemptPoller

if TYPE_CHECKING:
    import aiohttp


class TokenWorkspaces:
    """The workspaces of a token.

    Attributes:
        list: Lists them; see `Workspaces.list`.
        create: Makes one; see `Workspaces.create`.
    """

    def __init__(self, api: Api) -> None:
        from .routes.workspaces import Workspaces

        workspaces = Workspaces(api)
        self.list = workspaces.list
        self.create = workspaces.create

    def __repr__(self) -> str:
        return "<TokenWorkspaces>"


class AsyncSeamWithoutWorkspace(Client):
    """An asyncio client for what needs no workspace: to list those of a token, and to make new ones.

    Use it as an async context manager, or call `close()` when done.

    Args:
        personal_access_token: A personal access token. Without any token here, the environment variable
            `SEAM_PERSONAL_ACCESS_TOKEN` is read.
        console_session_token: A console session token. In place of either, pass the source of a token that expires:
            an object with `async def token()`, or a function; see `AsyncSeam`.
        endpoint: The server; the environment variable `SEAM_ENDPOINT` if left out, or else Seam's own.
        timeout: Seconds that one call may take, retries and pauses included.
        retries: How often a call that failed may be sent again; one that makes something only when it provably did
            not run.
        session: A session of your own, for TLS settings, tracing or its proxy. It is used, and never closed.
        proxy: The address of an HTTP proxy, such as `http://user:password@proxy.example:3128`. If neither it nor
            `session` is given, `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` of the environment are read when
            the client is made, except for an endpoint on this machine. A netrc file is never read.
        allow_insecure: Permits an `http://` endpoint that is not on this machine, which shows the token to everybody
            on the way.
        clock: Where the time comes from; for tests.

    Raises:
        SeamInvalidOptionsError: The arguments make no sense together, or there is no token.
        SeamInvalidTokenError: A token is of another kind than its argument.
    """

    def __init__(
        self,
        personal_access_token: Credential | None = None,
        *,
        console_session_token: Credential | None = None,
        endpoint: str | None = None,
        timeout: float = 30.0,
        retries: int = 2,
        session: aiohttp.ClientSession | None = None,
        proxy: str | Secret | None = None,
        allow_insecure: bool = False,
        clock: Clock | None = None,
    ) -> None:
        personal_access_token = wrap(personal_access_token)
        console_session_token = wrap(console_session_token)
        proxy = wrap(proxy)
        clock = clock or SystemClock()
        credentials = find_token(
            personal_access_token=personal_access_token,
            console_session_token=console_session_token,
            environ=os.environ,
        )
        super().__init__(
            credentials,
            endpoint=endpoint,
            timeout=timeout,
            retries=retries,
            session=session,
            proxy=proxy,
            allow_insecure=allow_insecure,
            clock=clock,
        )
        # Nothing that needs no workspace starts an action, so this poller never runs.
        self._api = Api(
            self._recorder,
            ActionAttemptPoller(partial(fetch_attempts, self._transport), clock=clock),
            default_wait=None,
            clock=clock,
        )

    @classmethod
    def from_personal_access_token(cls, personal_access_token: Credential, **options: Any) -> Self:
        """A client with a personal access token; takes the other arguments of the class by name."""
        personal_access_token, options = Secret(personal_access_token), hidden(options)
        return cls(personal_access_token, **options)

    @classmethod
    def from_console_session_token(cls, console_session_token: Credential, **options: Any) -> Self:
        """A client with a console session token; takes the other arguments of the class by name."""
        console_session_token, options = Secret(console_session_token), hidden(options)
        return cls(console_session_token=console_session_token, **options)

    @cached_property
    def workspaces(self) -> TokenWorkspaces:
        """The workspaces of the token."""
        return TokenWorkspaces(self._api)
