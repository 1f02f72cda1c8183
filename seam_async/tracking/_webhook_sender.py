"""Outgoing webhooks: each outcome as a signed request, with retries and a dead letter.

The form is that of Standard Webhooks. The id of a message is the same in every retry, so a receiver can drop
duplicates; an attempt that was reopened and settled again is another message.
"""

from __future__ import annotations

import json
import logging
from contextlib import aclosing
from datetime import UTC, datetime
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from .._credentials import Secret
from .._errors import SeamError, SeamInvalidOptionsError
from .._proxy import is_loopback
from .._version import __version__
from .._webhooks import SeamWebhook
from ._errors import TrackerStoreError
from ._outcome import TrackedOutcome
from ._signal import with_retries
from ._tracker import Tracker

_log = logging.getLogger("seam_async.tracking")

TRIES: Final = 12
"""Requests for an outcome, in 18 minutes."""
_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 300.0
_REQUEST_SECONDS: Final = 15.0
_OUTAGE_PAUSE: Final = 5.0
"""Seconds between tries of a store that is down."""
_EVENT: Final = "action_attempt.settled"
_PUT_ASIDE: Final = (
    "UPDATE seam_deliveries SET tries = ?, error = ?, dead_at = {now} WHERE consumer = ? AND settled_number = "
    "(SELECT settled_number FROM seam_attempts WHERE action_attempt_id = ?) RETURNING tries"
)


class WebhookEndpoint:
    """An address that receives outcomes.

    Args:
        url: The address; `http` only on loopback, since outcomes hold door codes.
        secret: The secret that signs the requests: `whsec_` and base64.

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
    """Whether nobody but the receiver reads what is sent to the address."""
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
    """Sends each outcome to an endpoint, in order, until cancelled.

    An outcome that the endpoint never accepts is put aside as a dead letter of the consumer.

    Args:
        tracker: The tracker.
        endpoint: The endpoint.
        consumer: The consumer's name.
        tries: Requests for an outcome, with a pause of 1 s after the first, doubled up to 5 min after the others.

    Raises:
        SeamClientClosedError: The tracker is not open, or was closed meanwhile.
    """
    while True:
        try:
            await _send_all(tracker, endpoint, consumer, tries)
        except TrackerStoreError as error:
            _log.warning("webhooks pause for %g s: %s", _OUTAGE_PAUSE, error)
            await tracker._clock.sleep(_OUTAGE_PAUSE)


async def _send_all(tracker: Tracker, endpoint: WebhookEndpoint, consumer: str, tries: int) -> None:
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http,
        aclosing(tracker.outcomes(consumer=consumer)) as outcomes,
    ):
        async for outcome in outcomes:
            failure = await _try(tracker, endpoint, http, outcome, tries)
            if failure is None:
                await outcome.ack()
                continue
            _log.warning("webhook put aside: %s: %s", outcome.action_attempt_id, failure)
            row = (tries, str(failure), consumer, outcome.action_attempt_id)
            await with_retries(partial(tracker._store.query, _PUT_ASIDE, *row), tracker._clock)


async def _try(
    tracker: Tracker, endpoint: WebhookEndpoint, http: aiohttp.ClientSession, outcome: TrackedOutcome, tries: int
) -> SeamError | None:
    """Sends an outcome until it is accepted; returns the failure of the last try."""
    pause, left = _FIRST_PAUSE, tries
    while True:
        try:
            await endpoint.send(http, outcome)
        except SeamError as error:
            left -= 1
            if left <= 0:
                return error
            await tracker._clock.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        else:
            return None
