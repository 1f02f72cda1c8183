"""Text from outside: on one line, and without characters that steer a terminal or reorder what is read."""

from __future__ import annotations


def on_one_line(text: str) -> str:
    """The text with every character that does not print escaped, as in a string literal.

    Line breaks could forge a log record, escape sequences steer a terminal, bidirectional marks reorder what is shown,
    and halves of surrogate pairs fail to encode. Idempotent.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
