"""Groups of commands that are loaded on first use, so that a help text waits for none of them."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

from ._examples import examples_of


class Lazy:
    """A command that is not loaded yet.

    Args:
        module: Its module in this package.
        summary: The line in the list of commands.
        name: Its name in the module; that of the command if omitted.
    """

    def __init__(self, module: str, summary: str, name: str = "") -> None:
        self.module = module
        self.summary = summary
        self.name = name


class LazyGroup(click.Group):
    """A group with commands that are loaded on first use; namespaces of the API are commands as well.

    Args:
        lazy: The commands by name.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, Lazy], **options: Any) -> None:
        super().__init__(*args, **options)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which they are told."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or the namespace of the API."""
        entry = self.lazy.get(cmd_name)
        if entry is None:
            from ._api import api

            return api.get_command(ctx, cmd_name.replace("-", "_"))
        module = importlib.import_module(f".{entry.module}", __package__)
        command: click.Command = getattr(module, entry.name or cmd_name)
        add_examples(command, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands, and loads none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self.lazy.items()])


def add_examples(command: click.Command, path: str) -> None:
    """Adds the examples of a command, and of those in it, below their help texts."""
    if examples := examples_of(path):
        lines = "\n".join(f"  {example}" for example in examples)
        command.epilog = f"\b\nExamples:\n{lines}"
    if isinstance(command, click.Group) and type(command).list_commands is click.Group.list_commands:
        for name, inner in command.commands.items():
            add_examples(inner, f"{path} {name}")
