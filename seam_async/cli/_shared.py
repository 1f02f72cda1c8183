"""What the commands have in common: how they run and end, their client, and the types of their options."""

from __future__ import annotations

import asyncio
import functools
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from typing import Any, Final

import click

from .._client import AsyncSeam
from .._errors import SeamError, SeamInvalidOptionsError, SeamInvalidTokenError
from .._polling.options import check_seconds
from ._terminal import logs, say

Command = Callable[..., int]

# What the shell says of a process that SIGINT or SIGTERM has ended.
INTERRUPTED: Final = 130
_TERMINATED: Final = 143

_WORDS_OF_THE_SHELL: Final = (
    ("pass allow_insecure=True", "give --allow-insecure"),
    ("lease_seconds has to be", "--lease has to be"),
)
"""What errors tell a program to do, and how to do it here."""


def run_to_end(main: Coroutine[Any, Any, int], *, verbose: bool = False) -> int:
    try:
        with logs(verbose=verbose):
            return asyncio.run(_terminable(main))
    except KeyboardInterrupt:
        return INTERRUPTED
    except asyncio.CancelledError:
        return _TERMINATED
    except (SeamError, ExceptionGroup) as error:
        errors = []
        for one in _leaves(error):
            if not isinstance(one, SeamError):
                # Such as the BrokenPipeError of a task.
                raise one from None
            errors.append(one)
    for one in errors:
        text = str(one)
        for of_python, of_shell in _WORDS_OF_THE_SHELL:
            text = text.replace(of_python, of_shell)
        say(f"seam-async: {text}")
    return 2 if all(isinstance(one, (SeamInvalidOptionsError, SeamInvalidTokenError)) for one in errors) else 1


async def _terminable(main: Coroutine[Any, Any, int]) -> int:
    """Lets SIGTERM cancel the command: it takes its leave as it does at Ctrl-C, which a second one does not cut."""
    task = asyncio.current_task()
    assert task is not None

    def end() -> None:
        if not task.cancelling():
            task.cancel()

    # Where there can be no handler, SIGTERM ends the process as it always does.
    with suppress(NotImplementedError, RuntimeError):  # Windows has no such handlers, and other threads may set none
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, end)
    return await main


def _leaves(error: Exception) -> Iterator[Exception]:
    if isinstance(error, ExceptionGroup):
        for one in error.exceptions:
            yield from _leaves(one)
    else:
        yield error


def seconds(*, endless: str | None = None, above_zero: bool = False) -> Callable[[Any], float | None]:
    """The type of an option that is a time span; `endless` is the word for one without end."""
    expected = "a number of seconds above 0" if above_zero else "a number of seconds, 0 or more"

    # The help shows the function's name.
    def seconds(value: Any) -> float | None:
        if endless and value == endless:
            return None
        try:
            return check_seconds("it", float(value), above_zero=above_zero)
        except (ValueError, SeamInvalidOptionsError):
            word = f", or {endless!r}" if endless else ""
            raise click.BadParameter(f"{value!r} is not {expected}{word}.") from None

    return seconds


def read_ids(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> list[str]:
    """The ids given, and those on stdin if `-` is among them or nothing but a pipe was given."""
    ids = [one for one in value if one != "-"]
    if value and len(ids) == len(value):
        return ids
    if sys.stdin is None or (not value and sys.stdin.isatty()):
        raise click.UsageError("No ids: give them as arguments, or on stdin, one per line.", ctx)
    return [*ids, *filter(None, (line.decode(errors="replace").strip() for line in sys.stdin.buffer))]


def with_client(function: Callable[..., Awaitable[int]]) -> Command:
    """Gives a command a client, and the options that the client needs."""

    @click.option("--endpoint", metavar="URL", help="The server; otherwise $SEAM_ENDPOINT, or else Seam's own.")
    @click.option("--allow-insecure", is_flag=True, help="Permit http:// to another machine, which shows it the key.")
    @click.option("--verbose", is_flag=True, help="Log every call to stderr, never with a key.")
    @functools.wraps(function)
    def command(*, endpoint: str | None, allow_insecure: bool, verbose: bool, **params: Any) -> int:
        async def main() -> int:
            if not any(os.environ.get(name, "").strip() for name in ("SEAM_API_KEY", "SEAM_PERSONAL_ACCESS_TOKEN")):
                names = "SEAM_API_KEY, or SEAM_PERSONAL_ACCESS_TOKEN and SEAM_WORKSPACE_ID"
                raise SeamInvalidOptionsError(f"No credential: set the environment variable {names}")
            async with AsyncSeam(endpoint=endpoint, allow_insecure=allow_insecure) as seam:
                return await function(seam, **params)

        return run_to_end(main(), verbose=verbose)

    return command


json_lines = click.option("--json", "as_json", is_flag=True, help="Write one JSON line for each action attempt.")
