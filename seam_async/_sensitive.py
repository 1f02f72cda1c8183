"""Sensitive fields: values that open doors, sign requests or let in the holder of a link, and a repr without them.

The one list for reprs of models, of results of any shape, and of what is quoted in errors and logs. The values stay in
the fields themselves and in `raw`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENSITIVE_FIELDS: Final = frozenset(
    (
        # Codes that are typed at a door or a device.
        *("code", "original_code", "new_code", "preferred_code", "access_code", "pairing_code", "short_code"),
        *("shortcode", "pin", "passcode", "password", "key_notes"),
        # Numbers that are written to a card.
        *("card_number", "card_id"),
        # Credentials.
        *("token", "client_session_token", "bridge_client_session_token", "telemetry_token", "support_read_only_token"),
        *("secret", "publishable_key", "api_key", "tailscale_auth_key"),
        # Links that let in their holder.
        *("url", "authorize_url", "ical_url", "image_url", "instant_key_url", "video_url"),
    )
)

_STARS: Final = "***"
HIDDEN: Final = repr(_STARS)

_MAX_DEPTH: Final = 20


def show(value: object, name: object = None, depth: int = _MAX_DEPTH) -> str:
    """The repr of a value from the API, with `'***'` in place of sensitive ones.

    Args:
        value: The value, of any shape.
        name: The name of its field; a text or a number without one is hidden, since nothing says what it is.
        depth: How many levels to show.
    """
    if value is None or isinstance(value, bool):
        return repr(value)  # the field `passcode` of a device is a setting
    if depth == 0:
        return "..."
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key!r}: {show(item, key, depth - 1)}' for key, item in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(show(item, name, depth - 1) for item in value)}]"
    return HIDDEN if name is None or name in SENSITIVE_FIELDS else repr(value)


def hide(value: object, name: object = None, depth: int = _MAX_DEPTH) -> object:
    """JSON with `"***"` in place of the values that `show` hides.

    Args:
        value: The value, of any shape.
        name: The name of its field; a text or a number without one is hidden.
        depth: How many levels to keep; what is below is hidden.
    """
    if value is None or isinstance(value, bool):
        return value
    if depth == 0:
        return _STARS
    if isinstance(value, Mapping):
        return {key: hide(item, key, depth - 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [hide(item, name, depth - 1) for item in value]
    return _STARS if name is None or name in SENSITIVE_FIELDS else value
