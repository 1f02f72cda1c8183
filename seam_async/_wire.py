"""The API's wire form, without a wire: builds a request's body and judges a response.

Everything here is a function of plain values, so that a test needs neither a socket nor an event loop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any, Final, TypeVar

from attrs import field, frozen

from ._errors import (
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
)
from ._json import MAX_TOKENS, decode, encode, freeze, has_too_many_tokens, nests_too_deep
from ._models import ActionAttempt, Model
from ._text import on_one_line

T = TypeVar("T")

MAX_BODY_SIZE: Final = 32 * 1024 * 1024
"""Bytes of a response, decompressed. A page of 500 devices is about 2 MB."""

MAX_ERROR_SIZE: Final = 1024 * 1024
"""Bytes of a refusal, which the API explains in a few sentences."""

MAX_RETRY_AFTER: Final = 24 * 3600.0
"""The most seconds that a server is believed when it asks for a pause."""


@frozen
class Reading:
    """How the response of a request is read.

    Attributes:
        max_size: Bytes of the response, decompressed.
        decode: Decodes the payload of a success that is exactly as documented, and returns `None` for any other.
    """

    max_size: int = MAX_BODY_SIZE
    decode: Callable[[bytes], dict[str, Any] | None] | None = None


ANY_RESPONSE: Final = Reading()

_PATH: Final = re.compile(r"(/[A-Za-z0-9_-]+)+")
_SECONDS: Final = re.compile(r"\d+(\.\d+)?")


def build_body(path: str, params: Mapping[str, Any] | None) -> bytes:
    """The JSON body of a request: a parameter that is `None` is left out, `NULL` becomes null.

    Raises:
        SeamInvalidOptionsError: The path is none of this API's, or a parameter has no JSON form.
    """
    return _checked(path, params, encode)


def freeze_params(path: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a list as they are now, for all its pages; raises what `build_body` raises."""
    return _checked(path, params, freeze)


def _checked(path: str, params: Mapping[str, Any] | None, convert: Callable[[Mapping[str, Any]], T]) -> T:
    if not isinstance(path, str) or not _PATH.fullmatch(path):
        raise SeamInvalidOptionsError(f"path {path!r} is not a path of the API, such as '/devices/list'")
    if params is not None and not isinstance(params, Mapping):
        raise SeamInvalidOptionsError(f"the parameters of {path} have to be a mapping, got {type(params).__name__}")
    for name, value in (params or {}).items():
        if not isinstance(name, str):
            raise SeamInvalidOptionsError(f"the parameters of {path} have strings for names, got {name!r}")
        if name.endswith("_ids") and isinstance(value, str):
            raise SeamInvalidOptionsError(f"{name} of {path} takes several ids, such as a list, got one string")
        if isinstance(value, (Model, ActionAttempt)):
            kind = type(value).__name__
            raise SeamInvalidOptionsError(f"{name} of {path} got a whole {kind}: pass its id, such as device.device_id")
    try:
        return convert(params or {})
    except ValueError as error:
        raise SeamInvalidOptionsError(f"A parameter of {path} cannot be sent: {error}") from error


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """The API's id of a request, safe to log; `None` if the response has none."""
    request_id = headers.get("seam-request-id")
    return None if request_id is None else on_one_line(request_id)


def _retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """The pause that a response asks for, by the server's own clock where it tells the time."""
    sent_at = parse_http_date(headers.get("date", ""))
    return parse_retry_after(headers.get("retry-after"), now if sent_at is None else sent_at)


def parse_http_date(date: str) -> float | None:
    """Seconds since the Unix epoch; `None` for anything but a date."""
    try:
        parsed = parsedate_to_datetime(date)
        return (parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def parse_retry_after(value: str | None, now: float) -> float | None:
    """The seconds that a `Retry-After` header asks for.

    Args:
        value: The header: seconds, or an HTTP date.
        now: The wall clock, in seconds since the Unix epoch.

    Returns:
        Between 0 and a day; `None` when there is no header or it makes no sense.
    """
    if value is None:
        return None
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return min(float(value), MAX_RETRY_AFTER)
    until = parse_http_date(value)
    return None if until is None else min(max(until - now, 0.0), MAX_RETRY_AFTER)


@frozen
class Reply:
    """A success of the API.

    Attributes:
        path: What was asked.
        payload: The JSON object of the answer.
        status_code: The HTTP status.
        request_id: The API's id of the request.
        headers: The headers of the answer, looked up by their lower-case names.
    """

    path: str
    payload: dict[str, Any]
    status_code: int = 200
    request_id: str | None = None
    headers: Mapping[str, str] = field(factory=dict, repr=False)

    def invalid_response(self, reason: str) -> SeamHttpInvalidResponseError:
        """The error for an answer that is JSON, but not what the endpoint promises."""
        return SeamHttpInvalidResponseError(
            reason, path=self.path, status_code=self.status_code, request_id=self.request_id
        )


def invalid_response(
    path: str, status: int, headers: Mapping[str, str], reason: str, *, now: float
) -> SeamHttpInvalidResponseError:
    """The error for an answer that is none of this API's; takes what `parse_response` takes, and what is wrong."""
    return SeamHttpInvalidResponseError(
        reason,
        path=path,
        status_code=status,
        request_id=request_id_of(headers),
        retry_after=_retry_after(headers, now),
    )


def parse_response(
    path: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    now: float,
    reading: Reading = ANY_RESPONSE,
) -> Reply:
    """Says what a response means.

    Args:
        path: What was asked, for the error's text.
        status: The HTTP status.
        headers: The response's headers, looked up by their lower-case names.
        body: The whole body, decompressed.
        now: The wall clock, in seconds since the Unix epoch.
        reading: How a success is decoded.

    Returns:
        The answer, if it is a success.

    Raises:
        SeamHttpApiError: The API refused the request.
        SeamHttpInvalidResponseError: The answer is not one of this API's.
    """
    if 300 <= status < 400:
        reason = "it sends the caller elsewhere, and redirects are not followed: check the endpoint"
        raise invalid_response(path, status, headers, reason, now=now)
    if has_too_many_tokens(body):
        reason = f"its JSON has more than {MAX_TOKENS:,} values, names and brackets: ask for smaller pages"
        raise invalid_response(path, status, headers, reason, now=now)
    is_success = 200 <= status < 300
    payload: object = reading.decode(body) if reading.decode is not None and is_success else None
    if payload is None:
        payload = decode(body)
    if is_success and isinstance(payload, dict):
        return Reply(path, payload, status, request_id_of(headers), headers)
    refusal = None if status < 300 or nests_too_deep(payload) else _refusal(path, status, headers, payload, now)
    raise refusal or invalid_response(path, status, headers, _describe(body, headers.get("content-type")), now=now)


def _describe(body: bytes, content_type: str | None) -> str:
    kind = f" of type {content_type}" if content_type else ""
    fault = "is not a JSON object that can be read, so a proxy may have answered for the API"
    return f"its body of {len(body)} bytes{kind} {fault}"


def _refusal(
    path: str, status: int, headers: Mapping[str, str], payload: object, now: float
) -> SeamHttpApiError | None:
    error = payload.get("error") if isinstance(payload, dict) else None
    is_enveloped = isinstance(error, dict)
    if not isinstance(error, dict):
        if status != 401:
            return None
        error = {}
    message = error.get("message")
    code = error.get("type")
    facts: dict[str, Any] = {
        "path": path,
        "status_code": status,
        "code": code
        if isinstance(code, str)
        else "unauthorized"
        if status == 401 and is_enveloped
        else "unknown_error",
        "request_id": request_id_of(headers),
        "data": error.get("data"),
        "retry_after": _retry_after(headers, now),
    }
    if not isinstance(message, str) or not message:
        message = "The API does not accept the credential" if status == 401 else "The API gave no reason"
    if status == 401:
        unauthorized = SeamHttpUnauthorizedError(message, **facts)
        # Without the API's envelope, a proxy may have sent it, after passing the request on.
        unauthorized.may_have_run = not is_enveloped
        return unauthorized
    if status == 400 and (code == "invalid_input" or "validation_errors" in error):
        return SeamHttpInvalidInputError(message, validation_errors=error.get("validation_errors"), **facts)
    return SeamHttpApiError(message, **facts)
