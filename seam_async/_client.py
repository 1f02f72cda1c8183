"""The client: wires the rooms together and owns their lifetimes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Self, TypeVar

from ._api import Api, fetch_attempts
from ._base import Client, hidden
from ._clock import Clock, SystemClock
from ._credentials import Credential, Secret, find_credentials, wrap
from ._errors import SeamInvalidOptionsError
from ._pagination import Paginator
from ._polling.options import (
    PollingPolicy,
    WaitForActionAttempt,
    WaitOptions,
    read_wait_for_action_attempt,
)
from ._polling.poller import ActionAttemptPoller
from .routes._namespaces import Namespaces

if TYPE_CHECKING:
    import aiohttp

T = TypeVar("T")


class AsyncSeam(Client, Namespaces):
    """An asyncio client for the Seam API.

    Use it as an async context manager, or call `close()` when done. One client for the whole process is best: its
    waits share their calls. It belongs to the event loop that it is first used in.

    Args:
        api_key: An API key. Without any credential here, the environment variables `SEAM_API_KEY`, or
            `SEAM_PERSONAL_ACCESS_TOKEN` and `SEAM_WORKSPACE_ID`, are read.
        personal_access_token: A personal access token, with `workspace_id`.
        console_session_token: A console session token, with `workspace_id`. In place of each of the three, pass the
            source of a credential that expires: an object with `async def token()`, or a function, async or not, that
            must not block. It is asked before the first request, and again when the API answers 401; the request is
            then sent once more. Requests that need a token at the same time share one call of the source.
        workspace_id: The workspace that a token acts in.
        endpoint: The server; the environment variable `SEAM_ENDPOINT` if left out, or else Seam's own.
        wait_for_action_attempt: Whether actions wait for their outcome: `True` for up to 30 s, `False` to return the
            pending attempt at once, or a dict with `timeout` (seconds, `None` for no limit) and `polling_interval`
            (seconds between askings). Each action takes the same argument to decide for itself.
        timeout: Seconds that one call may take, retries and pauses included; the wait for an outcome comes on top.
        retries: How often a call that failed may be sent again. An action is only ever sent again when it provably
            did not run.
        polling: How outcomes are asked for.
        session: A session of your own, for TLS settings, tracing or its proxy. It is used, and never closed.
        proxy: The address of an HTTP proxy, such as `http://user:password@proxy.example:3128`. If neither it nor
            `session` is given, `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` of the environment are read when
            the client is made, except for an endpoint on this machine. A netrc file is never read.
        allow_insecure: Permits an `http://` endpoint that is not on this machine, which shows the credential to
            everybody on the way.
        clock: Where the time comes from; for tests.

    Raises:
        SeamInvalidOptionsError: The arguments make no sense together, or there is no credential.
        SeamInvalidTokenError: A credential is of another kind than its argument.
    """

    def __init__(
        self,
        api_key: Credential | None = None,
        *,
        personal_access_token: Credential | None = None,
        console_session_token: Credential | None = None,
        workspace_id: str | None = None,
        endpoint: str | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt = True,
        timeout: float = 30.0,
        retries: int = 2,
        polling: PollingPolicy | None = None,
        session: aiohttp.ClientSession | None = None,
        proxy: str | Secret | None = None,
        allow_insecure: bool = False,
        clock: Clock | None = None,
    ) -> None:
        api_key = wrap(api_key)
        personal_access_token = wrap(personal_access_token)
        console_session_token = wrap(console_session_token)
        proxy = wrap(proxy)
        clock = clock or SystemClock()
        wait = read_wait_for_action_attempt(wait_for_action_attempt, WaitOptions())
        if polling is not None and not isinstance(polling, PollingPolicy):
            raise SeamInvalidOptionsError(f"polling has to be a PollingPolicy, got {polling!r}")
        super().__init__(
            find_credentials(
                api_key=api_key,
                personal_access_token=personal_access_token,
                console_session_token=console_session_token,
                workspace_id=workspace_id,
                environ=os.environ,
            ),
            endpoint=endpoint,
            timeout=timeout,
            retries=retries,
            session=session,
            proxy=proxy,
            allow_insecure=allow_insecure,
            clock=clock,
        )
        defaults = wait or WaitOptions()
        self._poller = ActionAttemptPoller(
            partial(fetch_attempts, self._transport),
            policy=polling,
            clock=clock,
            timeout=defaults.timeout,
            polling_interval=defaults.polling_interval,
        )
        self._api = Api(self._recorder, self._poller, wait, clock)

    @classmethod
    def from_api_key(cls, api_key: Credential, **options: Any) -> Self:
        """A client with an API key; takes the other arguments of the class by name."""
        api_key, options = Secret(api_key), hidden(options)
        return cls(api_key, **options)

    @classmethod
    def from_personal_access_token(cls, personal_access_token: Credential, workspace_id: str, **options: Any) -> Self:
        """A client with a personal access token; takes the other arguments of the class by name."""
        personal_access_token, options = Secret(personal_access_token), hidden(options)
        return cls(personal_access_token=personal_access_token, workspace_id=workspace_id, **options)

    @classmethod
    def from_console_session_token(cls, console_session_token: Credential, workspace_id: str, **options: Any) -> Self:
        """A client with a console session token; takes the other arguments of the class by name."""
        console_session_token, options = Secret(console_session_token), hidden(options)
        return cls(console_session_token=console_session_token, workspace_id=workspace_id, **options)

    @property
    def poller(self) -> ActionAttemptPoller:
        """What waits for outcomes, with its `stats()`."""
        return self._poller

    @property
    def wait_for_action_attempt(self) -> bool | WaitForActionAttempt:
        """Whether actions wait for their outcome when they do not say it themselves; it may be set.

        What is on its way goes on as it began, and `action_attempts.wait` keeps the timeout of the constructor.
        """
        wait = self._api.default_wait
        if wait is None or wait == WaitOptions():
            return wait is not None
        return {"timeout": wait.timeout, "polling_interval": wait.polling_interval}

    @wait_for_action_attempt.setter
    def wait_for_action_attempt(self, value: bool | WaitForActionAttempt) -> None:
        self._api.default_wait = read_wait_for_action_attempt(value, WaitOptions())

    def create_paginator(
        self, method: Callable[..., Paginator[T]], params: Mapping[str, Any] | None = None
    ) -> Paginator[T]:
        """A list by the name that the official `seam` package has for it: the same as calling the method.

        Args:
            method: A method that lists, such as `seam.devices.list`.
            params: Its parameters.

        Raises:
            SeamInvalidOptionsError: The method does not list in pages. One that would send something was not called.
        """
        paginator = None if iscoroutinefunction(method) else method(**(params or {}))
        if not isinstance(paginator, Paginator):
            raise SeamInvalidOptionsError(f"{getattr(method, '__qualname__', method)} does not list in pages")
        return paginator

    async def drain(self, timeout: float | None = None) -> None:
        """Waits until no action attempt is waited for any more, then closes; cancelling it leaves the client open.

        Args:
            timeout: Seconds after which to close in any case; `None` for no limit.

        Raises:
            SeamInvalidOptionsError: The client belongs to another event loop, which is not closed.
        """
        self._transport.check_loop()
        await self._poller.drain(timeout)
        await self.close()

    async def close(self) -> None:
        """Ends every wait and every call with SeamClientClosedError, and closes the connections.

        It may be called again. Cancelling it leaves nothing open.

        Raises:
            SeamInvalidOptionsError: The client belongs to another event loop, which is not closed.
        """
        self._transport.refuse()
        try:
            await self._poller.close()
        finally:
            await self._transport.close()
