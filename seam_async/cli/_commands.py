"""The program: its commands, each loaded on first use, and its exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from .._version import __version__
from ._group import Lazy, LazyGroup
from ._shared import INTERRUPTED
from ._terminal import say, silence

# The exit code of shells for a process that SIGPIPE has ended.
_BROKEN_PIPE: Final = 141
COMPLETING: Final = "_SEAM_ASYNC_COMPLETE"
_WIDEST: Final = 100


def run(arguments: Sequence[str]) -> int:
    """Runs the command line with these arguments; returns the exit code."""
    try:
        return cli.main(list(arguments), prog_name="seam-async", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except OSError as error:
        return _unwritable(error)
    except SystemExit as error:
        # click ends so after completing; otherwise it and rich do when nobody reads stdout, which they have silenced.
        return int(error.code or 0) if COMPLETING in os.environ else _BROKEN_PIPE


def _unwritable(error: OSError) -> int:
    silence(sys.stdout)
    try:
        say(f"seam-async: the output cannot be written: {error.strerror or error}")
    except OSError:
        silence(sys.stderr)
    return 1


@click.group(
    cls=LazyGroup,
    lazy={
        "unlock": Lazy("_doors", "Unlock doors, all at once, and wait for the outcomes."),
        "lock": Lazy("_doors", "Lock doors, all at once, and wait for the outcomes."),
        "wait": Lazy("_attempts", "Wait for action attempts."),
        "watch": Lazy("_watch", "Follow action attempts in a live table."),
        "list": Lazy("_attempts", "List action attempts.", "list_"),
        "get": Lazy("_attempts", "Show action attempts as they are now, without waiting."),
        "devices": Lazy("_api", "Devices of every kind: 'devices list' finds them."),
        "locks": Lazy("_api", "Locks: 'locks list' shows name, battery and state."),
        "api": Lazy("_api", "Call any endpoint of the API."),
        "login": Lazy("_account", "Store a key, for all later commands."),
        "logout": Lazy("_account", "Forget a stored key."),
        "whoami": Lazy("_account", "Show the workspace and the key in use."),
        "doctor": Lazy("_doctor", "Check the connection, the key and this installation."),
        "tracker": Lazy("_top", "Track action attempts in a database, which outlives processes."),
        "fake": Lazy("_simulated", "Serve a fake Seam API on this machine."),
        "demo": Lazy("_simulated", "Unlock many doors of a fake API at once, and show the cost."),
        "completion": Lazy("_info", "Write the shell's code for completing commands."),
        "schema": Lazy("_info", "Write the JSON schema of the lines of --json."),
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _WIDEST},
)
@click.version_option(__version__)
def cli() -> None:
    """Act on Seam devices and wait for many outcomes in few calls.

    The credential comes from the environment: SEAM_API_KEY, or SEAM_PERSONAL_ACCESS_TOKEN and SEAM_WORKSPACE_ID; or
    from 'seam-async login'. No option takes it, since it would show in the list of processes and in your shell's
    history.

    Each namespace of the API is a command as well, such as 'seam-async events list'; 'seam-async api' lists them.

    \b
    Exit codes:
      0    all succeeded
      1    some failed, or their outcome cannot be known
      2    the command cannot be understood
      3    none failed, but some were still pending at the timeout
      129  the terminal was closed
      130  interrupted
      141  nobody reads the output any more
      143  terminated
    """  # noqa: D301 - click takes the character for its mark, not a backslash and a letter
