"""Authorization, cross-site checks and body limits of the HTTP interface.

Every path below `/v1` but the open ones needs the token in a header. No cookie is ever read, so a browser adds nothing
to the request of another site's page; and a request that a browser marks as foreign is refused. Every refusal is JSON
with an `error`.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import string
from collections.abc import Set
from typing import Any, Final

from aiohttp import web
from aiohttp.typedefs import Handler

from .._credentials import Secret
from .._errors import SeamError, SeamInvalidOptionsError
from ._overview import reason_of

MOST_BYTES: Final = 1 << 20
"""Bytes of a body."""
BODY_SECONDS: Final = 10.0
"""Seconds for a body to arrive."""
_SHORTEST_TOKEN: Final = 16
_TOKEN_CHARACTERS: Final = frozenset(string.ascii_letters + string.digits + string.punctuation)

OPEN_PATHS: Final = frozenset({"/v1/status", "/v1/status/events", "/v1/openapi.json"})
"""Paths below `/v1` without authorization."""
_READ_ONLY: Final = (
    "this tracker has no token, so only the page and /v1/status are served: set SEAM_TRACKER_TOKEN in its environment, "
    "or start it with --token-file"
)
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RefusedError(Exception):
    """A refused request.

    Args:
        status: The status of the response.
        text: Why.
        headers: More headers of the response.
    """

    def __init__(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(text)
        self.status = status
        self.headers = headers


def check_token(token: str | Secret) -> Secret:
    """Refuses a guessable or unsendable token, without an echo.

    Raises:
        SeamInvalidOptionsError: The token is not usable.
    """
    secret = Secret(token)
    text = secret.reveal()
    if len(text) < _SHORTEST_TOKEN or not _TOKEN_CHARACTERS.issuperset(text):
        raise SeamInvalidOptionsError(
            f"the tracker's token has to have at least {_SHORTEST_TOKEN} characters, without spaces, all of them ASCII"
        )
    return secret


def guard(token: Secret | None) -> Any:
    """The middleware: refuses requests, and turns errors into responses.

    Args:
        token: The token; `None` to serve the open paths alone.
    """

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/v1/"):
            return await handler(request)
        try:
            _refuse_foreign(request)
            if request.path not in OPEN_PATHS:
                _refuse_unauthorized(request, token)
            return await handler(request)
        except RefusedError as refusal:
            return _error(refusal.status, str(refusal), refusal.headers)
        except web.HTTPException as error:
            allowed = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else None
            return _error(error.status, error.reason, allowed)
        except SeamInvalidOptionsError as error:
            return _error(400, str(error))
        except SeamError as error:
            return _error(503, reason_of(error), {"Retry-After": "5"})

    return check


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """Adds the headers common to all responses."""
    response.headers.update(_HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")


def _refuse_foreign(request: web.Request) -> None:
    site = request.headers.get("Sec-Fetch-Site", "none")
    origin = request.headers.get("Origin")
    if site not in {"none", "same-origin"} or (origin is not None and origin.partition("://")[2] != request.host):
        raise RefusedError(403, "requests of other sites' pages are refused")


def _refuse_unauthorized(request: web.Request, token: Secret | None) -> None:
    if token is None:
        raise RefusedError(403, _READ_ONLY)
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    # Both are of the same type and in constant time, whatever bytes the header holds.
    is_right = hmac.compare_digest(given.strip().encode("utf-8", "surrogateescape"), token.reveal().encode())
    if scheme.lower() != "bearer" or not is_right:
        raise RefusedError(
            401, "the header 'Authorization: Bearer TOKEN' is missing or wrong", {"WWW-Authenticate": "Bearer"}
        )


def _error(status: int, text: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": text}, status=status, headers=headers)


async def read_body(request: web.Request, *, required: Set[str], optional: Set[str] = frozenset()) -> dict[str, Any]:
    """The JSON object of a request.

    Args:
        request: The request.
        required: The fields of every such request.
        optional: Further permitted fields.

    Raises:
        RefusedError: The body is no such object, or does not arrive in time.
    """
    if request.content_type != "application/json":
        raise RefusedError(415, "the body has to be JSON, with the header 'Content-Type: application/json'")
    try:
        async with asyncio.timeout(BODY_SECONDS):
            content = await request.read()
    except TimeoutError:
        raise RefusedError(408, f"the body did not arrive within {BODY_SECONDS:g} s", {"Connection": "close"}) from None
    try:
        body = json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise RefusedError(400, "the body has to be a JSON object")
    for name in sorted(required - body.keys()):
        raise RefusedError(400, f"the body lacks {name}")
    for name in sorted(body.keys() - required - optional):
        raise RefusedError(400, f"the body has an unknown field {name[:80]!r}")
    return body


def _refuse_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON


class Limit:
    """Bounds how many requests of a kind are in progress.

    Args:
        most: The bound.
        name: A plural noun for the error message.
    """

    def __init__(self, most: int, name: str) -> None:
        self._left = most
        self._name = name

    def __enter__(self) -> None:
        if self._left == 0:
            raise RefusedError(503, f"too many {self._name} are open", {"Retry-After": "5"})
        self._left -= 1

    def __exit__(self, *_: object) -> None:
        self._left += 1
