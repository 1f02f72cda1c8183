"""The HTTP transport, on aiohttp: sends a request, again if that is safe, and returns the parsed response.

Whether a request may have run is not guessed from the kind of error: its body records whether any of it was handed to
a connection (`_body`).
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
from tenacity import AsyncRetrying, RetryCallState

from ._body import RECENT_SECONDS, Body
from ._clock import Clock, next_turn
from ._connections import Connections, fate
from ._credentials import Credentials, RenewedCredentials
from ._errors import (
    SeamConnectionError,
    SeamCredentialSourceError,
    SeamError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
    SeamRequestTimeoutError,
)
from ._places import Places
from ._proxy import Proxy, is_loopback
from ._retry import RETRY_ACTING, RETRY_READING, stop_at_deadline, wait_for_server
from ._tracebacks import without_frames
from ._version import __version__
from ._wire import (
    ANY_RESPONSE,
    MAX_ERROR_SIZE,
    Reading,
    Reply,
    build_body,
    invalid_response,
    parse_response,
    request_id_of,
)

DEFAULT_ENDPOINT: Final = "https://connect.getseam.com"
"""The server named in the API's published description."""

_SDK_NAME: Final = "seam-async"
_CONNECT_SHARE: Final = 1 / 3
"""How much of its time a try may spend on connecting, so that a lost packet leaves time to try again."""

_MAX_HEADER_SIZE: Final = 256 * 1024
_LARGE_BODY: Final = 1024 * 1024

_log = logging.getLogger("seam_async.transport")


class _FinalError(Exception):
    """Carries an error past the retries, since sending the request again cannot help."""

    def __init__(self, error: SeamError) -> None:
        super().__init__()
        self.error = error


def check_endpoint(endpoint: str, *, allow_insecure: bool) -> str:
    """The endpoint without its trailing slash.

    Raises:
        SeamInvalidOptionsError: It is no address, holds a credential, or is plain http to another machine.
    """
    try:
        parts = urlsplit(endpoint.strip())
        port_is_fine = parts.port is None or parts.port > 0
    except (ValueError, AttributeError):
        raise SeamInvalidOptionsError("endpoint is not an address such as 'https://connect.getseam.com'") from None
    if parts.username is not None or parts.password is not None:
        raise SeamInvalidOptionsError("endpoint holds a user name or password: pass the credential by itself")
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_fine:
        raise SeamInvalidOptionsError("endpoint is not an address such as 'https://connect.getseam.com'")
    if parts.query or parts.fragment:
        raise SeamInvalidOptionsError("endpoint has a query or a fragment: leave them out")
    if parts.scheme == "http" and not allow_insecure and not is_loopback(parts.hostname):
        raise SeamInvalidOptionsError(
            f"endpoint http://{parts.hostname} would send the credential unencrypted: "
            "use https, or pass allow_insecure=True"
        )
    return parts.geturl().rstrip("/")


class Transport:
    """Sends requests to one origin with one credential."""

    def __init__(
        self,
        *,
        endpoint: str,
        credentials: Credentials | RenewedCredentials,
        timeout: float,
        retries: int,
        session: aiohttp.ClientSession | None,
        proxy: Proxy | None,
        allow_insecure: bool,
        clock: Clock,
    ) -> None:
        self._endpoint = endpoint
        # Without a proxy of its own, a request uses that of the session.
        self._proxy_options = {} if proxy is None else proxy.options()
        self._proxy_headers = {} if proxy is None else proxy.headers(endpoint)
        self._is_local = endpoint.startswith("http://") and not allow_insecure
        self._credentials = credentials
        self._signed_by: Credentials | None = None
        self._headers: Mapping[str, str] = {}
        self._timeout = timeout
        self._tries = retries + 1
        self._clock = clock
        self._connections = Connections(endpoint, session, timeout=timeout, clock=clock, has_proxy=proxy is not None)
        self.check_loop: Final = self._connections.check_loop
        self.refuse: Final = self._connections.refuse
        self.close: Final = self._connections.close

    async def send(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        read_only: bool,
        retry: bool = True,
        reading: Reading = ANY_RESPONSE,
    ) -> Reply:
        """Posts a request and returns its answer.

        The client's `timeout` covers the whole call, retries and backoff included, from the moment a place is acquired:
        up to 90 requests that act and 90 that read are in flight, others queue. A request that gets no place within
        `timeout` is not sent. A read-only request abandons an unanswered try after half of the remaining time, and is
        retried on another connection. Cancelling closes the connection; the server may still have got the request.

        Args:
            path: The path of the endpoint.
            params: Its parameters; `None` values are left out.
            read_only: Whether it may be sent again without harm.
            retry: Whether it may be sent again at all; one that may not, the poller's, needs no place.
            reading: How its response is read, if it may not be sent again.

        Raises:
            SeamError: It failed for good.
        """
        body = build_body(path, params)
        try:
            await self._connections.enter()
            if not retry:
                return await self._try(path, body, budget=self._timeout, read_only=read_only, reading=reading)
            places = await self._place(path, read_only=read_only)
            try:
                return await self._send(path, body, read_only=read_only)
            finally:
                places.release()
        except _FinalError as final:
            error: BaseException = final.error
        except BaseException as other:  # noqa: BLE001 - raised again, cancellation too
            error = other
        # The edge of the package: aiohttp's and asyncio's frames hold the request.
        raise without_frames(error)

    async def _place(self, path: str, *, read_only: bool) -> Places:
        """Takes one of the places for requests of a kind, once it is free; the caller releases it."""
        places = self._connections.reading if read_only else self._connections.acting
        if not await places.acquire():
            raise SeamRequestTimeoutError(
                f"{path} was not sent: the client had {places.number} other "
                f"{'reading' if read_only else 'acting'} requests in flight for {self._timeout:g} s",
                may_have_run=False,
            )
        return places

    async def _send(self, path: str, body: bytes, *, read_only: bool) -> Reply:
        """Sends a request, and again as long as that is safe and there is time."""
        deadline = self._clock.monotonic() + self._timeout
        try:
            budget = self._budget(self._timeout, 1, read_only=read_only)
            return await self._try(path, body, budget=budget, read_only=read_only)
        except SeamError as error:
            failure = error
        # The loop begins with the failure that it has to judge: nearly all requests need none, and a loop costs as much
        # as all else that is done for a request here.
        retrying = AsyncRetrying(
            retry=RETRY_READING if read_only else RETRY_ACTING,
            wait=wait_for_server(),
            stop=stop_at_deadline(tries=self._tries, deadline=deadline, monotonic=self._clock.monotonic),
            sleep=lambda seconds: self._connections.until_closed(path, self._clock.sleep(seconds)),
            before_sleep=_log_retry(path),
            reraise=True,
        )
        async for attempt in retrying:
            tries = attempt.retry_state.attempt_number
            with attempt:
                if tries == 1:
                    raise failure
                remaining = deadline - self._clock.monotonic()
                if remaining <= 0:
                    # The backoff overran, as after a stall of the event loop.
                    raise SeamRequestTimeoutError(
                        f"{path} was not sent again: its {self._timeout:g} s were over", may_have_run=False
                    )
                budget = self._budget(remaining, tries, read_only=read_only)
                return await self._try(path, body, budget=budget, read_only=read_only)
        raise AssertionError("unreachable: AsyncRetrying returns or raises")

    def _budget(self, remaining: float, tries: int, *, read_only: bool) -> float:
        """The seconds of a try: half of what remains, if another may follow."""
        return remaining / 2 if read_only and tries < self._tries else remaining

    async def _try(
        self, path: str, content: bytes, *, budget: float, read_only: bool, reading: Reading = ANY_RESPONSE
    ) -> Reply:
        """Sends a request once, and once more if the API rejects a credential that can be renewed."""
        credentials = self._credentials
        how: dict[str, Any] = {"budget": budget, "read_only": read_only, "reading": reading}
        if isinstance(credentials, Credentials):
            return await self._send_once(path, content, credentials, budget, **how)
        deadline = self._clock.monotonic() + budget
        used = await self._renewed(credentials, path, deadline)
        remaining = deadline - self._clock.monotonic()
        try:
            return await self._send_once(path, content, used, remaining, **how)
        except SeamHttpUnauthorizedError as error:
            # A 401 in the API's envelope proves that nothing ran; one from elsewhere ends an action.
            if error.may_have_run and not read_only:
                raise
            renewed = await self._renewed(credentials, path, deadline, rejected=used)
            if renewed is used:
                raise
        remaining = deadline - self._clock.monotonic()
        return await self._send_once(path, content, renewed, remaining, **how)

    @property
    def credential(self) -> object:
        """Stands for the credential of the next request: another object once a source has given another token."""
        return self._credentials if isinstance(self._credentials, Credentials) else self._credentials.latest

    async def _renewed(
        self, credentials: RenewedCredentials, path: str, deadline: float, rejected: Credentials | None = None
    ) -> Credentials:
        remaining = max(deadline - self._clock.monotonic(), 0.0)
        work = credentials.current(path, self._connections.renewing, rejected)
        try:
            async with self._clock.timeout(remaining):
                return await self._connections.until_closed(path, work)
        except TimeoutError:
            raise SeamCredentialSourceError(
                f"{path} was not sent: the source of the credential did not answer within {remaining:.3g} s"
            ) from None

    async def _send_once(
        self,
        path: str,
        content: bytes,
        credentials: Credentials,
        remaining: float,
        *,
        budget: float,
        read_only: bool,
        reading: Reading,
    ) -> Reply:
        """Sends a request on the first connection that is fit for it, within the seconds that remain of its budget."""
        began = self._clock.monotonic()
        reply = None
        # It ends: each refusal closes a connection of the pool, and a new connection that is not fit is an error.
        while reply is None:
            now = self._clock.monotonic()
            not_before = -math.inf if read_only else now - RECENT_SECONDS
            body = Body(content, self._connections.last_used, not_before=not_before, is_local=self._is_local)
            work = self._post(path, body, credentials, budget=budget, reading=reading)
            timed = self._in_time(work, path, body, remaining=remaining - (now - began), budget=budget)
            reply = await self._connections.until_closed(path, timed, body)
        return reply

    async def _in_time(
        self, work: Awaitable[Reply | None], path: str, body: Body, *, remaining: float, budget: float
    ) -> Reply | None:
        """Awaits a response for the remaining time. Not by aiohttp's own timer: a stall would lose the response."""
        try:
            async with self._clock.timeout(remaining):
                return await work
        except TimeoutError as error:
            raise _translate(path, error, may_have_run=body.was_handed_over, budget=budget) from error

    def _headers_for(self, credentials: Credentials) -> Mapping[str, str]:
        """The headers of a request, the same until the credential is renewed."""
        if credentials is not self._signed_by:
            self._headers = {
                **credentials.headers(),
                **self._proxy_headers,
                "content-type": "application/json",
                "seam-sdk-name": _SDK_NAME,
                "seam-sdk-version": __version__,
                "user-agent": f"{_SDK_NAME}/{__version__}",
                "accept": "application/json",
            }
            self._signed_by = credentials
        return self._headers

    async def _post(
        self, path: str, body: Body, credentials: Credentials, *, budget: float, reading: Reading
    ) -> Reply | None:
        """Posts a request, and returns its response; `None` if nothing was sent, since the connection was too old."""
        try:
            async with self._connections.session().post(
                self._endpoint + path,
                data=body,
                headers=self._headers_for(credentials),
                **self._proxy_options,
                allow_redirects=False,
                raise_for_status=False,
                auto_decompress=True,
                # Gateways add cookies, policies and tracing; a response to an action must not be lost to them.
                max_field_size=_MAX_HEADER_SIZE,
                max_line_size=_MAX_HEADER_SIZE,
                timeout=_client_timeout(budget * _CONNECT_SHARE),
            ) as response:
                now = self._clock.time()
                if body.was_packed and not body.was_handed_over:
                    response.close()
                    raise _not_sent(path, "the response came before the request was sent")
                limit = reading.max_size
                if response.status >= 400:
                    _close_after(response, body)
                    limit = MAX_ERROR_SIZE
                headers = response.headers
                content = await _read(path, response, headers, limit, now=now)
                is_large = len(content) > _LARGE_BODY
                if is_large:
                    await next_turn()  # putting its parts together was a step of its own
                if body.connection is not None:
                    self._connections.last_used[body.connection] = self._clock.monotonic()
                if _log.isEnabledFor(logging.DEBUG):
                    _log.debug(
                        "%s answered %d",
                        path,
                        response.status,
                        extra={"path": path, "status": response.status, "request_id": request_id_of(headers)},
                    )
                reply = parse_response(path, response.status, headers, content, now=now, reading=reading)
                if is_large:
                    await next_turn()  # parsing it was the next, and making models of it is another
                return reply
        except (aiohttp.ClientError, OSError, ValueError, RuntimeError) as error:
            if body.refusal is not None and body.was_used:
                return None
            if body.refusal is not None:
                raise _not_sent(path, body.refusal) from None
            failure = _translate(path, error, may_have_run=body.was_handed_over, budget=budget)
            cause = _cause_of(error)
        raise failure from cause


@lru_cache(maxsize=16)  # most requests are first tries, which all have the same
def _client_timeout(connect: float) -> aiohttp.ClientTimeout:
    # By default, timeouts above 5 s are rounded up to whole seconds of its clock.
    return aiohttp.ClientTimeout(sock_connect=connect, ceil_threshold=math.inf)


def _cause_of(error: Exception) -> Exception | None:
    """The error to chain: not aiohttp's own, if it carries the request's headers or the proxy's credential."""
    if isinstance(error, aiohttp.ClientResponseError):
        return None
    cause: Exception | None = getattr(error, "certificate_error", None) or getattr(error, "os_error", None)
    return cause or error


def _not_sent(path: str, reason: str) -> SeamConnectionError:
    return SeamConnectionError(f"{path} failed, {fate(may_have_run=False)}: {reason}", may_have_run=False)


def _close_after(response: aiohttp.ClientResponse, body: Body) -> None:
    """Closes the connection once the response is read: the server may not have read the request to its end."""
    if body.connection is None:
        return  # of a mock
    if response.connection is None:
        body.connection.close()  # the response was short, and aiohttp has put the connection back already
    else:
        body.connection.force_close()


async def _read(
    path: str, response: aiohttp.ClientResponse, headers: Mapping[str, str], max_size: int, *, now: float
) -> bytes:
    chunks = []
    size = 0
    try:
        async for chunk in response.content.iter_any():
            size += len(chunk)
            if size > max_size:
                reason = f"its body is larger than {max_size // 1024 // 1024} MB"
                raise _FinalError(invalid_response(path, response.status, headers, reason, now=now))
            chunks.append(chunk)
    except aiohttp.ClientPayloadError as error:
        reason = "the connection broke within its body, or the body is not encoded as it says"
        raise invalid_response(path, response.status, headers, reason, now=now) from error
    return b"".join(chunks)


def _translate(path: str, error: Exception, *, may_have_run: bool, budget: float) -> SeamError:
    """Our error for one of aiohttp's, with a text that is never empty."""
    what_became = fate(may_have_run=may_have_run)
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return SeamRequestTimeoutError(
            f"{path} failed, {what_became}: no connection was made in its share of {budget:.3g} s",
            may_have_run=may_have_run,
        )
    if isinstance(error, (asyncio.TimeoutError, TimeoutError)):
        return SeamRequestTimeoutError(
            f"{path} was not answered within {budget:.3g} s; {what_became}", may_have_run=may_have_run
        )
    # A certificate that is not trusted is a ValueError too. Once something was sent, the options are not to blame.
    if not may_have_run and isinstance(error, (ValueError, RuntimeError)) and not isinstance(error, OSError):
        return SeamInvalidOptionsError(f"{path} cannot be sent to this endpoint with this session: {error}")
    return SeamConnectionError(f"{path} failed, {what_became}: {_reason_of(error)}", may_have_run=may_have_run)


def _reason_of(error: Exception) -> str:
    """What has happened to the connection, in words that are not of aiohttp or asyncio."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        cure = ": put a user name and a password into the address of the proxy" if error.status == 407 else ""
        return f"the proxy refused the connection with status {error.status}{cure}"
    if isinstance(error, aiohttp.ClientResponseError):
        return f"the response is not HTTP: {error.message}"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return f"the certificate of {error.host} is not trusted: {error.certificate_error}"
    if isinstance(error, aiohttp.ClientConnectorError):
        kind = "the proxy" if isinstance(error, aiohttp.ClientProxyConnectionError) else "the server"
        return f"no connection to {kind} {error.host}:{error.port}: {_text_of(error.os_error)}"
    is_closed = isinstance(error, aiohttp.ServerDisconnectedError)
    return "the server closed the connection without a response" if is_closed else _text_of(error)


def _text_of(error: Exception) -> str:
    if not isinstance(error, (OSError, aiohttp.ClientError)):
        return f"{type(error).__name__}: {error}"  # of the caller's own session: middleware, tracing
    return getattr(error, "strerror", None) or str(error) or "the connection broke"


def _log_retry(path: str) -> Any:
    def log(state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        _log.info(
            "%s is sent again in %.2f s: %s",
            path,
            state.upcoming_sleep,
            error,
            extra={"path": path, "try": state.attempt_number, "pause": state.upcoming_sleep},
        )

    return log
