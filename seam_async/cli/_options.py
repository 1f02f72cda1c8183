"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

from ._shared import Command, seconds

DEFAULT_TIMEOUT: Final = 30.0
"""Seconds. That of the client, whose module is too slow to import for a help text."""


def waiting(command: Callable[..., Any]) -> Command:
    """The options of a wait."""
    command = click.option(
        "--interval",
        "polling_interval",
        type=seconds(above_zero=True),
        help="Time between two polls.  [default: a tenth of the time waited]",
    )(command)
    return click.option(
        "--timeout",
        type=seconds(endless="none"),
        default=DEFAULT_TIMEOUT,
        help=f"How long to wait, for all together; 0 polls once, 'none' has no limit.  [default: {DEFAULT_TIMEOUT:g}]",
    )(command)
