"""Shared parts of the commands: how they run and end, their client, and the types of their options."""

from __future__ import annotations

import functools
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import click

from ._ids import read_ids
from ._terminal import logs, say

if TYPE_CHECKING:
    from .._client import AsyncSeam

__all__ = ["INTERRUPTED", "Command", "read_ids", "run_to_end", "seconds", "with_client"]

Command = Callable[..., int]

# The exit codes of shells for processes that a signal has ended.
INTERRUPTED: Final = 128 + signal.SIGINT
TERMINATED: Final = 128 + signal.SIGTERM

_WORDS_OF_THE_SHELL: Final = (
    ("pass allow_insecure=True", "give --allow-insecure"),
    ("lease_seconds has to be", "--lease has to be"),
)
"""Remedies for programs, and the same for the command line."""


def run_to_end(main: Coroutine[Any, Any, int], *, verbose: bool = False) -> int:
    """Runs a command in an event loop; returns its exit code."""
    import asyncio

    from .._errors import SeamError, SeamInvalidOptionsError, SeamInvalidTokenError

    received: list[int] = []
    try:
        with logs(verbose=verbose):
            return asyncio.run(_terminable(main, received))
    except KeyboardInterrupt:
        return INTERRUPTED
    except asyncio.CancelledError:
        return 128 + (received or [signal.SIGTERM])[0]
    except (SeamError, ExceptionGroup) as error:
        errors = []
        for leaf in _leaves(error):
            if not isinstance(leaf, SeamError):
                # Such as the BrokenPipeError of a task.
                raise leaf from None
            errors.append(leaf)
    for text in dict.fromkeys(map(str, errors)):
        say(f"seam-async: {in_words_of_the_shell(text)}")
    return 2 if all(isinstance(error, (SeamInvalidOptionsError, SeamInvalidTokenError)) for error in errors) else 1


def in_words_of_the_shell(text: str) -> str:
    """An error's text with the remedies of the command line."""
    return functools.reduce(lambda words, pair: words.replace(*pair), _WORDS_OF_THE_SHELL, text)


async def _terminable(main: Coroutine[Any, Any, int], received: list[int]) -> int:
    """Lets SIGTERM and SIGHUP cancel the command, as Ctrl-C does; a repeated one does not cut its end short."""
    import asyncio

    task = asyncio.current_task()
    assert task is not None

    def end(number: int) -> None:
        if not task.cancelling():
            received.append(number)
            task.cancel()

    for number in _ENDING:
        # `nohup` lets a process ignore the end of its terminal.
        if signal.getsignal(number) is not signal.SIG_IGN:
            # Windows has no handlers (NotImplementedError), and only the main thread sets them (RuntimeError). Without
            # one, the signal ends the process at once, as it always does; no error of the command is suppressed.
            with suppress(NotImplementedError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(number, end, number)
    return await main


_ENDING: Final = tuple(signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if name in signal.Signals.__members__)


def _leaves(error: Exception) -> Iterator[Exception]:
    if isinstance(error, ExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def seconds(*, endless: str | None = None, above_zero: bool = False) -> Callable[[Any], float | None]:
    """The type of an option that is a time span; `endless` is the word for one without end."""
    expected = "a number of seconds above 0" if above_zero else "a number of seconds, 0 or more"

    # The help shows the function's name.
    def seconds(value: Any) -> float | None:
        from .._errors import SeamInvalidOptionsError
        from .._polling.options import check_seconds

        if endless and value == endless:
            return None
        try:
            return check_seconds("it", float(value), above_zero=above_zero)
        except (ValueError, SeamInvalidOptionsError):
            word = f", or {endless!r}" if endless else ""
            raise click.BadParameter(f"{value!r} is not {expected}{word}.") from None

    return seconds


def with_client(function: Callable[..., Awaitable[int]]) -> Command:
    """Gives a command a client, and the options that the client needs."""

    @click.option("--profile", metavar="NAME", help="The stored key to use; see 'seam-async login'.")
    @click.option("--endpoint", metavar="URL", help="The server; otherwise $SEAM_ENDPOINT, or else Seam's own.")
    @click.option("--allow-insecure", is_flag=True, help="Permit http:// to another machine, which shows it the key.")
    @click.option("--verbose", is_flag=True, help="Log every call to stderr, never with a key.")
    @functools.wraps(function)
    def command(
        *, profile: str | None, endpoint: str | None, allow_insecure: bool, verbose: bool, **params: Any
    ) -> int:
        from ._profiles import client_options

        async def main() -> int:
            async with open_client(client_options(profile, endpoint), allow_insecure=allow_insecure) as seam:
                return await function(seam, **params)

        return run_to_end(main(), verbose=verbose)

    return command


def open_client(options: dict[str, Any], *, allow_insecure: bool) -> AsyncSeam:
    """A client with the credential and the endpoint of a profile or of the environment."""
    from .._client import AsyncSeam

    return AsyncSeam(**options, allow_insecure=allow_insecure)


def repeated_options() -> list[str]:
    """The options of the present command that choose the server and the key, for a command to continue with."""
    ctx = click.get_current_context(silent=True)
    params = ctx.params if ctx else {}
    words = [word for name in ("profile", "endpoint") if params.get(name) for word in (f"--{name}", params[name])]
    return [*words, *(["--allow-insecure"] if params.get("allow_insecure") else [])]


def stdout_is_terminal() -> bool:
    """Whether people read stdout."""
    return sys.stdout is not None and sys.stdout.isatty()
