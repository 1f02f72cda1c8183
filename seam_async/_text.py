"""Text from outside: on one line, cut off, and without characters that steer a terminal or reorder what is read."""

from __future__ import annotations

from typing import Final

MAX_LENGTH: Final = 20_000
"""Characters. Escaping 32 MB, one by one, would hold the event loop for 12 s."""

_CUT_OFF: Final = "... (cut off)"


def on_one_line(text: str) -> str:
    """The text with every character that does not print escaped, as in a string literal, cut off at 20,000 characters.

    Line breaks could forge a log record, escape sequences steer a terminal, bidirectional marks reorder what is shown,
    and halves of surrogate pairs fail to encode. Idempotent.
    """
    start = text[:MAX_LENGTH]
    if not start.isprintable():
        start = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in start)
    if len(text) > MAX_LENGTH or len(start) > MAX_LENGTH:
        return start[: MAX_LENGTH - len(_CUT_OFF)] + _CUT_OFF
    return start
