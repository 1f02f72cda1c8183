"""Outgoing webhooks: each outcome as a signed request, with retries and a dead letter.

The form follows Standard Webhooks. The id of a message is the same in every retry, so a receiver can drop
duplicates; a reopened attempt settles with another message.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import aiohttp
from tenacity.wait import wait_exponential

from .._credentials import Secret
from .._errors import SeamError, SeamInvalidOptionsError
from .._proxy import is_loopback
from .._tracebacks import without_frames
from .._version import __version__
from .._webhooks import SeamWebhook
from ._errors import TrackerStoreError
from ._outcome import TrackedOutcome
from ._tracker import Tracker

_log = logging.getLogger("seam_async.tracking")

TRIES: Final = 12
"""Requests for an outcome, in 5.5 hours."""
_FIRST_PAUSE: Final = 5.0
_LONGEST_PAUSE: Final = 3600.0
_REQUEST_SECONDS: Final = 15.0
_OUTAGE_PAUSE: Final = 5.0
"""Seconds between tries while the store is down."""
_EVENT: Final = "action_attempt.settled"


class WebhookEndpoint:
    """A receiver of outcomes.

    Args:
        url: The address; `http` only on loopback, since outcomes hold door codes.
        secret: The signing secret: `whsec_` and base64.

    Raises:
        SeamInvalidOptionsError: An argument is not usable, or the extra `webhooks` is not installed.
    """

    def __init__(self, url: str, secret: str | Secret) -> None:
        if not _is_safe(url):
            raise SeamInvalidOptionsError("a webhook's url has to be https://…, or http://… on loopback")
        self._url = url
        self._signer = SeamWebhook(secret)

    async def send(self, http: aiohttp.ClientSession, outcome: TrackedOutcome) -> None:
        """Sends an outcome.

        Raises:
            SeamError: The receiver did not accept the message.
        """
        try:
            return await self._send(http, outcome)
        except SeamError as error:
            failure = error
        # A failed try is logged with its traceback, and the frames below this one hold the body with its door codes.
        raise without_frames(failure)

    async def _send(self, http: aiohttp.ClientSession, outcome: TrackedOutcome) -> None:
        message_id = f"{outcome.action_attempt_id}.{outcome.settled_at.timestamp():.6f}"
        sent_at = datetime.now(UTC)
        body = _body(outcome)
        headers = {
            "content-type": "application/json",
            "user-agent": f"seam-async/{__version__}",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(sent_at.timestamp())),
            "webhook-signature": self._signer._verifier().sign(message_id, sent_at, body),
        }
        timeout = aiohttp.ClientTimeout(total=_REQUEST_SECONDS)
        try:
            request = http.post(self._url, data=body, headers=headers, timeout=timeout, allow_redirects=False)
            async with request as response:
                status = response.status
        except TimeoutError as error:
            raise SeamError(f"the webhook was not answered within {_REQUEST_SECONDS:g} s") from error
        except aiohttp.ClientError as error:
            raise SeamError(f"the webhook could not be sent: {error}") from error
        if not 200 <= status < 300:
            raise SeamError(f"the webhook was answered with status {status}")


def _is_safe(url: str) -> bool:
    """Whether messages to the address are encrypted or stay on this host."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host or "")))


def _body(outcome: TrackedOutcome) -> str:
    attempt, error = outcome.attempt, outcome.error
    data = {
        "action_attempt_id": outcome.action_attempt_id,
        "status": outcome.status,
        "action_attempt": None if attempt is None else attempt.raw,
        "error": None if error is None else str(error),
        "metadata": outcome.metadata,
        "added_at": outcome.added_at.isoformat(timespec="milliseconds"),
        "settled_at": outcome.settled_at.isoformat(timespec="milliseconds"),
    }
    return json.dumps({"type": _EVENT, "timestamp": data["settled_at"], "data": data})


async def send_webhooks(
    tracker: Tracker, endpoint: WebhookEndpoint, *, consumer: str = "webhook", tries: int = TRIES
) -> None:
    """Sends each outcome to an endpoint, until cancelled.

    An outcome rejected on every try is put aside as a dead letter of the consumer; others go on meanwhile.

    Args:
        tracker: The tracker.
        endpoint: The endpoint.
        consumer: The consumer's name.
        tries: Requests for an outcome, with pauses of 5 s to 1 h.

    Raises:
        SeamClientClosedError: The tracker is not open, or was closed meanwhile.
    """
    backoff = wait_exponential(multiplier=_FIRST_PAUSE, exp_base=3.0, max=_LONGEST_PAUSE)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
        while True:
            try:
                await tracker.consume(consumer, partial(endpoint.send, http), tries=tries, backoff=backoff)
            except TrackerStoreError as error:  # polling goes on, and so must this
                _log.warning("webhooks pause for %g s: %s", _OUTAGE_PAUSE, error)
                await tracker._clock.sleep(_OUTAGE_PAUSE)
