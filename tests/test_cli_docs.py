"""Every command in the docs and in the help texts runs, and every command has an example."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import click
import pytest
import pytest_asyncio

from seam_async.cli import _examples
from seam_async.cli._commands import cli
from seam_async.cli._fake import workspace_server
from seam_async.cli._group import LazyGroup
from seam_async.cli._options import DEFAULT_TIMEOUT
from seam_async.cli._tracker import tracker as tracker_group
from seam_async.testing import FakeSeam
from seam_async.tracking import create_schema

from command_line import PROGRAM, doors, environment

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ENDLESS = re.compile(r"seam-async (fake|tracker run|tracker top)")
"""Commands that go on until Ctrl-C."""


def shown_commands() -> Iterator[str]:
    """The lines of the docs that run `seam-async`."""
    for page in PAGES:
        for block in re.findall(r"^```sh\n(.*?)^```|((?:^    .*\n)+)", page.read_text(), re.DOTALL | re.MULTILINE):
            for line in "".join(block).splitlines():
                if re.match(r'(eval "\$\()?seam-async ', line.strip()):
                    yield line.strip()


COMMANDS = sorted({*shown_commands(), *(line for lines in _examples._EXAMPLES.values() for line in lines)})


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeSeam]:
    """A server with all that the examples name."""
    fake = workspace_server(doors=2)
    async with fake:
        fake.add_device("Front door")
        fake.add_device("Back door")
        yield fake


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands_of_the_docs_run(server: FakeSeam, tmp_path: Path, command: str) -> None:
    """Each succeeds as it stands."""
    attempt_id = server.add_action_attempt(device_id=doors(server)[0])
    shim = tmp_path / "bin" / "seam-async"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} "$@"\n')
    shim.chmod(0o755)
    (tmp_path / "ids.txt").write_text(f"{attempt_id}\n")
    (tmp_path / "started.tsv").write_text(f"{attempt_id}\tpending\tpending\n")
    (tmp_path / "key.txt").write_text(f"{server.api_key}\n")
    (tmp_path / ".config/fish/completions").mkdir(parents=True)
    url = f"sqlite:///{tmp_path}/tracker.db"
    await create_schema(url)
    variables = {
        "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}",
        **dict.fromkeys(("DEVICE", "DEVICE_ID"), doors(server)[0]),
        "DOORS": " ".join(doors(server)),
        "ID": attempt_id,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / ".config"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "SEAM_TRACKER_URL": url,
    }
    line = re.sub(r"\bDEVICE_ID\b", doors(server)[0], command).replace("'[\"$ID\"]'", '"[\\"$ID\\"]"')
    line = line.replace("--port 3030", "").replace("seam-async fake", "seam-async fake --port 0")
    if line == "seam-async login":
        line = f"{line} < key.txt"  # what is typed there
    if "zsh" in line:
        line = "seam-async completion zsh"  # whose code only that shell can evaluate
    if "logout" in line:
        line = f"seam-async login --profile sandbox < key.txt && {line}"
    child = await asyncio.create_subprocess_exec(
        *("bash", "-c", f"set -o pipefail; {'exec ' if ENDLESS.match(line) else ''}{line}"),
        env=environment(server, **variables),
        cwd=tmp_path,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(60):
        assert child.stdout is not None
        first = b""
        if ENDLESS.match(line):
            first = await child.stdout.readline()
            child.send_signal(signal.SIGINT)
        rest, _ = await child.communicate()
    out = first + rest
    usage = b"Usage:" in out and "--help" not in line
    # A group without a command says how it is used, with the code of click's version.
    assert child.returncode == 0 or (usage and child.returncode == 2 and line.startswith("seam-async api ")), out
    assert b"Traceback" not in out


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """The commands of a group by path, without those of the API."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        yield f"{path}{name}", command
        if command is tracker_group:
            yield from commands(tracker_group, "tracker ")


def test_each_command_has_an_example() -> None:
    """Those of the API are made from the routes; all others have one that runs."""
    for path, command in commands(cli):
        text = command.get_help(click.Context(command, info_name=path))
        if path not in {"devices", "locks"}:
            assert re.search(r"Examples:\n +(seam-async|eval) ", text), path
        for name in (param.name for param in command.params if isinstance(param, click.Option) and not param.help):
            raise AssertionError(f"{path} --{name} has no help")


def test_summaries() -> None:
    """The list of commands says of each what its own help says first, without loading it."""
    assert isinstance(cli, LazyGroup)
    for name, command in commands(cli):
        if name in cli.lazy and name not in {"devices", "locks"}:
            own = (command.help or "").partition("\n")[0]
            assert own.startswith(cli.lazy[name].summary.rstrip(".")), name


def test_default_timeout() -> None:
    """The commands wait as long as the client does by default."""
    from seam_async._polling.options import DEFAULT_TIMEOUT as OF_CLIENT

    assert DEFAULT_TIMEOUT == OF_CLIENT
