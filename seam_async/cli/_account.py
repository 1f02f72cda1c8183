"""The commands `login`, `logout` and `whoami`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from ._output import Form, output_options, print_table, write_json, write_tsv
from ._shared import open_client, run_to_end, with_client
from ._terminal import say

if TYPE_CHECKING:
    from .._client import AsyncSeam
    from .._credentials import Secret


@click.command()
@click.option("--profile", default="default", show_default=True, metavar="NAME", help="The name to store it under.")
@click.option("--workspace", metavar="ID", help="The workspace of a personal access token.")
@click.option("--endpoint", metavar="URL", help="The server; otherwise $SEAM_ENDPOINT, or else Seam's own.")
@click.option("--allow-insecure", is_flag=True, help="Permit http:// to another machine, which shows it the key.")
def login(profile: str, workspace: str | None, endpoint: str | None, allow_insecure: bool) -> int:
    """Store a key, for all later commands.

    It is typed without being shown, or comes on stdin, and is stored once the server has accepted it: in the system's
    keyring if the Python package 'keyring' is installed and finds one, otherwise in a file that only you can read.
    """
    from ._profiles import credential, store

    key = _ask()
    endpoint = endpoint or os.environ.get("SEAM_ENDPOINT") or None

    async def main() -> int:
        async with open_client(
            {**credential(key, workspace), "endpoint": endpoint}, allow_insecure=allow_insecure
        ) as seam:
            found = await seam.workspaces.get()
        place = store(profile, key, workspace_id=workspace, endpoint=endpoint)
        say(f"Logged in to {_title(found)}. The key is in {place}.")
        return 0

    return run_to_end(main())


_SHOWN: Final = {"True": "yes", "False": "no", "None": "not known"}


def _ask() -> Secret:
    from .._credentials import Secret

    if sys.stdin is not None and sys.stdin.isatty():
        key = Secret(click.prompt("API key or personal access token", hide_input=True, err=True))
    else:
        key = Secret("" if sys.stdin is None else sys.stdin.readline())
    if key.is_blank():
        raise click.UsageError("No key: type it at the prompt, or give it on stdin.")
    return key


@click.command()
@click.option("--profile", default="default", show_default=True, metavar="NAME", help="The profile to forget.")
def logout(profile: str) -> int:
    """Forget a stored key."""
    from ._profiles import forget

    async def main() -> int:
        if forget(profile):
            say(f"Forgot the key of profile {profile!r}.")
            return 0
        say(f"There is no profile {profile!r}.")
        return 1

    return run_to_end(main())


@click.command()
@output_options()
@with_client
async def whoami(seam: AsyncSeam, *, form: Form) -> int:
    """Show the workspace and the key in use."""
    from ._profiles import source_of

    workspace = await seam.workspaces.get()
    ctx = click.get_current_context(silent=True)
    fields = {
        "workspace": workspace.name,
        "workspace_id": workspace.workspace_id,
        "sandbox": workspace.is_sandbox,
        "key_from": source_of(ctx.params.get("profile") if ctx else None),
        "endpoint": endpoint_of(seam),
    }
    if form == "json":
        write_json(fields)
        return 0
    rows = [(name, _SHOWN.get(str(value), str(value))) for name, value in fields.items()]
    if form == "tsv":
        for row in rows:
            write_tsv(row)
    else:
        print_table(("", ""), ("text", "text"), rows)
    return 0


def endpoint_of(seam: AsyncSeam) -> str:
    """The server of a client."""
    return str(seam._endpoint)  # noqa: SLF001


def _title(workspace: Any) -> str:
    kind = "sandbox workspace" if workspace.is_sandbox else "workspace"
    return f"{kind} {workspace.name!r}" if workspace.name else f"{kind} {workspace.workspace_id}"
