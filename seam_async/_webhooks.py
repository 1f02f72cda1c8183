"""Webhooks: whether one is genuine, and the event in it.

The signature is judged by `standardwebhooks`, which the extra `webhooks` installs, and which is imported when it is
first needed. No frame of an error from here holds the secret, or a signature that would be right.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterable
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from ._converter import structure
from ._credentials import Secret
from ._errors import SeamInvalidOptionsError, SeamInvalidWebhookPayloadError
from ._extras import install_command

if TYPE_CHECKING:
    from standardwebhooks import Webhook

    from .models.event import AnySeamEvent

_UNDECODED: Final = "its signature or its body cannot be decoded"
_EVENTS: Final = f"{__package__}.models.event"
_SHORTEST_KEY: Final = 16
"""Bytes. Shorter ones can be guessed; Seam's have 24."""

_SIGNED_PARTS: Final = ("id", "timestamp", "signature")


class Headers(Protocol):
    """The headers of a request, as any web framework has them."""

    def items(self) -> Iterable[tuple[str, Any]]:
        """The names, in any case or as WSGI has them, and the values, each a string or a list of one."""
        ...


class SeamWebhook:
    """Tells genuine webhooks from others, and reads them.

    It needs the extra `webhooks`: `pip install 'seam-async[webhooks]'`.

    Args:
        secret: The secret of the webhook's endpoint, which starts with `whsec_`.

    Raises:
        SeamInvalidOptionsError: The secret is malformed, or the extra is not installed.
    """

    def __init__(self, secret: str | Secret) -> None:
        self._secret = secret = Secret(secret)
        self._verifier()
        if _EVENTS not in sys.modules:
            # Now and in a thread: the import would hold the event loop of the first webhook's handler for up to 0.4 s.
            Thread(target=import_module, args=(_EVENTS,), name="seam-async import", daemon=True).start()

    def verify(self, payload: bytes | str, headers: Headers) -> AnySeamEvent:
        """Reads the event of a request, if the request is genuine and not older than five minutes.

        Args:
            payload: The body just as it came: JSON that was parsed and written again has another signature.
            headers: The request's headers; the names may be in any case. Django's `request.META` and the
                `multiValueHeaders` of AWS's API Gateway will do.

        Returns:
            The event, of the class of its `event_type`, or an `UnknownEvent`. It may come more than once, and after
            others that happened later.

        Raises:
            SeamWebhookVerificationError: The request is not genuine, or not of these minutes; answer it with 400.
            SeamInvalidWebhookPayloadError: It is genuine, but holds no event.
            SeamInvalidOptionsError: The payload is no bytes and no string, or the headers are no mapping.
        """
        if not isinstance(payload, (bytes, str)):
            raise SeamInvalidOptionsError(
                f"payload has to be the body as it came, bytes or a string, got {type(payload).__name__}"
            )
        if not hasattr(headers, "items"):
            raise SeamInvalidOptionsError(f"headers have to be a mapping, got {type(headers).__name__}")
        fault = self._find_fault(payload, headers)
        if fault is not None:
            from ._webhook_errors import StandardWebhookVerificationError

            raise StandardWebhookVerificationError(f"The webhook cannot be trusted: {fault}")
        return _read(payload)

    def _find_fault(self, payload: bytes | str, headers: Headers) -> str | None:
        from standardwebhooks import WebhookVerificationError

        by_name = {_name_of(name): _single(value) for name, value in headers.items()}
        signed = {}
        for part in _SIGNED_PARTS:
            value = by_name.get(f"svix-{part}") or by_name.get(f"webhook-{part}")
            if not isinstance(value, str):
                return f"it has no header svix-{part}"
            signed[f"webhook-{part}"] = value
        # While a secret is replaced there are several, and one that cannot be read says nothing of the others.
        signatures = [entry for entry in signed["webhook-signature"].split() if _is_signature(entry)]
        if not signatures:
            return _UNDECODED
        signed["webhook-signature"] = " ".join(signatures)
        try:
            self._verifier().verify(payload, signed, json_parse=False)
        except WebhookVerificationError as error:
            return str(error)
        except ValueError:
            return _UNDECODED
        return None

    def _verifier(self) -> Webhook:
        try:
            from standardwebhooks import Webhook
        except ImportError as error:
            raise SeamInvalidOptionsError(f"SeamWebhook needs its extra: {install_command('webhooks')}") from error
        return Webhook(_key_of(self._secret))

    def __repr__(self) -> str:
        return "<SeamWebhook>"


def _read(payload: bytes | str) -> AnySeamEvent:
    from .models.event import SeamEvent

    try:
        event = structure(json.loads(payload), SeamEvent)
    except (ValueError, RecursionError) as error:
        raise SeamInvalidWebhookPayloadError(f"The webhook is genuine, but holds no event: {error}") from error
    if event.event_type is None:
        raise SeamInvalidWebhookPayloadError("The webhook is genuine, but holds no event: it has no event_type")
    return cast("AnySeamEvent", event)


def _name_of(name: object) -> str:
    """A header's name as HTTP has it; WSGI, and with it Django's `META`, has `HTTP_SVIX_ID` for `svix-id`."""
    return str(name).lower().replace("_", "-").removeprefix("http-")


def _single(value: object) -> object:
    """A header's value, which some gateways put into a list."""
    return value[0] if isinstance(value, (list, tuple)) and len(value) == 1 else value


def _is_signature(entry: str) -> bool:
    version, comma, signature = entry.partition(",")
    try:
        return bool(version and comma and base64.b64decode(signature, validate=True))
    except ValueError:
        return False


def _key_of(secret: Secret) -> bytes:
    if secret.type_name != "str":
        raise SeamInvalidOptionsError(f"secret has to be a string, not {secret.type_name}")
    try:
        key = base64.b64decode(_padded(secret.reveal().removeprefix("whsec_")), validate=True)
    except ValueError:
        key = b""
    if not key:
        raise SeamInvalidOptionsError("secret is not the secret of a webhook, which is base64 after 'whsec_'")
    if len(key) < _SHORTEST_KEY:
        raise SeamInvalidOptionsError(
            f"secret is too short to be safe: it has {len(key)} bytes, and has to have at least {_SHORTEST_KEY}"
        )
    return key


def _padded(encoded: str) -> str:
    return encoded + "=" * (-len(encoded) % 4)
