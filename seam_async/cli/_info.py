"""The commands `completion` and `schema`, which need no server."""

from __future__ import annotations

from importlib.resources import files

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Write the shell's code for completing commands, options and their values.

    Let the shell evaluate it when it starts.
    """
    from click.shell_completion import get_completion_class

    from ._commands import COMPLETING, cli

    kind = get_completion_class(shell)
    assert kind is not None
    made = kind(cli, {}, "seam-async", COMPLETING)
    # Not `source`, which runs bash to ask for its version.
    click.echo(made.source_template % made.source_vars())
    return 0


@click.command()
def schema() -> int:
    """Write the JSON schema of the lines of --json."""
    click.echo(files("seam_async.cli").joinpath("outcome.schema.json").read_text(encoding="utf-8"), nl=False)
    return 0
