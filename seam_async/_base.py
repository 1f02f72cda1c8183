"""What all clients share: a transport of their own, and its lifetime."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from ._clock import Clock
from ._credentials import Credentials, RenewedCredentials, Secret, wrap
from ._errors import SeamInvalidOptionsError
from ._json import nests_too_deep
from ._polling.options import check_seconds
from ._proxy import find_proxy
from ._responses import Recorder, SeamResponse
from ._transport import DEFAULT_ENDPOINT, Transport, check_endpoint

if TYPE_CHECKING:
    import aiohttp

_SECRETS: Final = frozenset({"api_key", "personal_access_token", "console_session_token", "proxy"})


def hidden(options: dict[str, Any]) -> dict[str, Any]:
    """The options with the credentials among them wrapped, since the caller's frame holds on to them."""
    return {name: wrap(value) if name in _SECRETS else value for name, value in options.items()}


class Client:
    """A client of one server with one credential."""

    _endpoint = DEFAULT_ENDPOINT

    def __init__(
        self,
        credentials: Credentials | RenewedCredentials,
        *,
        endpoint: str | None,
        timeout: float,
        retries: int,
        session: aiohttp.ClientSession | None,
        proxy: Secret | None,
        allow_insecure: bool,
        clock: Clock,
    ) -> None:
        if isinstance(retries, bool) or not isinstance(retries, int) or retries < 0:
            raise SeamInvalidOptionsError(f"retries has to be a whole number, 0 or more, got {retries!r}")
        self._endpoint = check_endpoint(
            endpoint or os.environ.get("SEAM_ENDPOINT") or DEFAULT_ENDPOINT, allow_insecure=allow_insecure
        )
        self._transport = Transport(
            endpoint=self._endpoint,
            credentials=credentials,
            timeout=check_seconds("timeout", timeout, above_zero=True),
            retries=retries,
            session=session,
            proxy=find_proxy(proxy, self._endpoint, use_environment=session is None),
            allow_insecure=allow_insecure,
            clock=clock,
        )
        self._recorder = Recorder(self._transport)

    async def request(
        self, path: str, params: Mapping[str, Any] | None = None, *, read_only: bool = False
    ) -> dict[str, Any]:
        """Calls any endpoint, for those that have no method here yet.

        Args:
            path: Such as `/access_codes/list`.
            params: The parameters; one that is `None` is left out, `NULL` is sent as null.
            read_only: Whether the call changes nothing, so that it may be sent again after any failure that can pass.

        Returns:
            The JSON object of the answer.

        Raises:
            SeamError: The call failed.
        """
        reply = await self._recorder.send(path, params, read_only=read_only)
        if nests_too_deep(reply.payload):
            raise reply.invalid_response("its JSON nests too deep")
        return reply.payload

    def capture_responses(self) -> AbstractContextManager[list[SeamResponse]]:
        """Keeps what the successful calls of a block come with: request id, status and headers.

        Calls of this client count, those of tasks that the block starts among them, each once it has been answered.
        The calls that wait for action attempts do not: they serve many waits at once.

        Returns:
            A context manager, for `with`. It gives a list, which grows by one `SeamResponse` for each answer.
        """
        return self._recorder.capture()

    async def close(self) -> None:
        """Ends every call with SeamClientClosedError, and closes the connections.

        It may be called again. Cancelling it leaves nothing open.

        Raises:
            SeamInvalidOptionsError: The client belongs to another event loop, which is not closed.
        """
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} endpoint={self._endpoint!r}>"
