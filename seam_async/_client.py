"""The client: wires the rooms together and owns their lifetimes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from ._api import Api, fetch_attempts
from ._clock import Clock, SystemClock
from ._credentials import Secret, find_credentials, wrap
from ._errors import SeamInvalidOptionsError
from ._json import nests_too_deep
from ._polling.options import (
    PollingPolicy,
    WaitForActionAttempt,
    WaitOptions,
    check_seconds,
    read_wait_for_action_attempt,
)
from ._polling.poller import ActionAttemptPoller
from ._transport import DEFAULT_ENDPOINT, Transport, check_endpoint
from .routes._namespaces import Namespaces

if TYPE_CHECKING:
    import aiohttp


_CREDENTIALS: Final = frozenset({"api_key", "personal_access_token", "console_session_token"})


def _hidden(options: dict[str, Any]) -> dict[str, Any]:
    """The options with the credentials among them wrapped, since the caller's frame holds on to them."""
    return {name: wrap(value) if name in _CREDENTIALS else value for name, value in options.items()}


class AsyncSeam(Namespaces):
    """An asyncio client for the Seam API.

    Use it as an async context manager, or call `close()` when done. One client for the whole process is best: its
    waits share their calls. It belongs to the event loop that it is first used in.

    Args:
        api_key: An API key. Without any credential here, the environment variables `SEAM_API_KEY`, or
            `SEAM_PERSONAL_ACCESS_TOKEN` and `SEAM_WORKSPACE_ID`, are read.
        personal_access_token: A personal access token, with `workspace_id`.
        console_session_token: A console session token, with `workspace_id`.
        workspace_id: The workspace that a token acts in.
        endpoint: The server; the environment variable `SEAM_ENDPOINT` if left out, or else Seam's own.
        wait_for_action_attempt: Whether actions wait for their outcome: `True` for up to 30 s, `False` to return the
            pending attempt at once, or a dict with `timeout` (seconds, `None` for no limit) and `polling_interval`
            (seconds between askings). Each action takes the same argument to decide for itself.
        timeout: Seconds that one call may take, retries and pauses included; the wait for an outcome comes on top.
        retries: How often a call that failed may be sent again. An action is only ever sent again when it provably
            did not run.
        polling: How outcomes are asked for.
        session: A session of your own, for proxies, TLS settings or tracing. It is used, and never closed.
        allow_insecure: Permits an `http://` endpoint that is not on this machine, which shows the credential to
            everybody on the way.
        clock: Where the time comes from; for tests.

    Raises:
        SeamInvalidOptionsError: The arguments make no sense together, or there is no credential.
        SeamInvalidTokenError: A credential is of another kind than its argument.
    """

    _endpoint = DEFAULT_ENDPOINT

    def __init__(
        self,
        api_key: str | Secret | None = None,
        *,
        personal_access_token: str | Secret | None = None,
        console_session_token: str | Secret | None = None,
        workspace_id: str | None = None,
        endpoint: str | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt = True,
        timeout: float = 30.0,
        retries: int = 2,
        polling: PollingPolicy | None = None,
        session: aiohttp.ClientSession | None = None,
        allow_insecure: bool = False,
        clock: Clock | None = None,
    ) -> None:
        api_key = wrap(api_key)
        personal_access_token = wrap(personal_access_token)
        console_session_token = wrap(console_session_token)
        if isinstance(retries, bool) or not isinstance(retries, int) or retries < 0:
            raise SeamInvalidOptionsError(f"retries has to be a whole number, 0 or more, got {retries!r}")
        clock = clock or SystemClock()
        wait = read_wait_for_action_attempt(wait_for_action_attempt, WaitOptions())
        if polling is not None and not isinstance(polling, PollingPolicy):
            raise SeamInvalidOptionsError(f"polling has to be a PollingPolicy, got {polling!r}")
        self._endpoint = check_endpoint(
            endpoint or os.environ.get("SEAM_ENDPOINT") or DEFAULT_ENDPOINT, allow_insecure=allow_insecure
        )
        self._transport = Transport(
            endpoint=self._endpoint,
            credentials=find_credentials(
                api_key=api_key,
                personal_access_token=personal_access_token,
                console_session_token=console_session_token,
                workspace_id=workspace_id,
                environ=os.environ,
            ),
            timeout=check_seconds("timeout", timeout, above_zero=True),
            retries=retries,
            session=session,
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
        self._api = Api(self._transport, self._poller, wait)

    @classmethod
    def from_api_key(cls, api_key: str | Secret, **options: Any) -> Self:
        """A client with an API key; takes the other arguments of the class by name."""
        api_key, options = Secret(api_key), _hidden(options)
        return cls(api_key, **options)

    @classmethod
    def from_personal_access_token(cls, personal_access_token: str | Secret, workspace_id: str, **options: Any) -> Self:
        """A client with a personal access token; takes the other arguments of the class by name."""
        personal_access_token, options = Secret(personal_access_token), _hidden(options)
        return cls(personal_access_token=personal_access_token, workspace_id=workspace_id, **options)

    @classmethod
    def from_console_session_token(cls, console_session_token: str | Secret, workspace_id: str, **options: Any) -> Self:
        """A client with a console session token; takes the other arguments of the class by name."""
        console_session_token, options = Secret(console_session_token), _hidden(options)
        return cls(console_session_token=console_session_token, workspace_id=workspace_id, **options)

    @property
    def poller(self) -> ActionAttemptPoller:
        """What waits for outcomes, with its `stats()`."""
        return self._poller

    async def request(
        self, path: str, params: Mapping[str, Any] | None = None, *, read_only: bool = False
    ) -> dict[str, Any]:
        """Calls any endpoint, for those that have no method here yet.

        Args:
            path: Such as `/access_codes/list`.
            params: The parameters; `None` values are left out, `NULL` is sent as null.
            read_only: Whether the call changes nothing, so that it may be sent again after any failure that can pass.

        Returns:
            The JSON object of the answer.

        Raises:
            SeamError: The call failed.
        """
        reply = await self._transport.send(path, params, read_only=read_only)
        if nests_too_deep(reply.payload):
            raise reply.nonsense("its JSON nests too deep")
        return reply.payload

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

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<AsyncSeam endpoint={self._endpoint!r}>"
