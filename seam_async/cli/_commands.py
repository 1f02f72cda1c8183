"""The commands: names, options and help. What they do is in the other modules, imported when they run."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from typing import Final

import click

from .._client import AsyncSeam
from .._models import ActionAttempt
from .._polling.options import DEFAULT_TIMEOUT, WaitOptions
from .._version import __version__
from ._outcomes import act_on, wait_for, write_json
from ._shared import INTERRUPTED, Command, json_lines, read_ids, run_to_end, seconds, with_client
from ._terminal import one_line
from ._tracker import tracker

# What the shell says of a process that SIGPIPE has ended.
_BROKEN_PIPE: Final = 141

_PAGE_SIZE: Final = 500


def run(arguments: Sequence[str]) -> int:
    """Runs the command line with these arguments; returns the exit code."""
    try:
        return cli.main(list(arguments), prog_name="seam-async", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except SystemExit:
        # click and rich end so when nobody reads stdout any more; they have silenced it first.
        return _BROKEN_PIPE


def _waiting(command: Command) -> Command:
    """The options of a wait."""
    command = click.option(
        "--interval",
        "polling_interval",
        type=seconds(above_zero=True),
        help="Time between askings.  [default: a tenth of the time waited]",
    )(json_lines(command))
    return click.option(
        "--timeout",
        type=seconds(endless="none"),
        default=DEFAULT_TIMEOUT,
        show_default=f"{DEFAULT_TIMEOUT:g}",
        help="How long to wait, for all together; 0 asks once, 'none' has no limit.",
    )(command)


def _acting(command: Command) -> Command:
    """The arguments and options of an action on doors."""
    no_wait = "Write the ids of the pending action attempts, and wait for none."
    command = click.option("--no-wait", is_flag=True, help=no_wait)(_waiting(command))
    return click.argument("devices", nargs=-1, required=True, metavar="DEVICE...")(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Act on Seam devices and wait for many outcomes in few calls.

    The credential comes from the environment: SEAM_API_KEY, or SEAM_PERSONAL_ACCESS_TOKEN and SEAM_WORKSPACE_ID. No
    option takes it, since it would show in the list of processes and in your shell's history.

    \b
    Exit codes:
      0    all succeeded
      1    some failed, or their outcome cannot be known
      2    the command cannot be understood
      3    none failed, but some were still pending at the timeout
      130  interrupted
      143  terminated
    """  # noqa: D301 - click takes the character for its mark, not a backslash and a letter


@cli.command("list")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--device", metavar="DEVICE", help="Only those of this device.")
@click.option("--limit", type=click.IntRange(min=1), metavar="NUMBER", help="At most so many.  [default: all]")
@json_lines
@with_client
async def list_(seam: AsyncSeam, ids: tuple[str, ...], device: str | None, limit: int | None, as_json: bool) -> int:
    """List action attempts."""
    page_size = limit and min(limit, _PAGE_SIZE)
    paginator = seam.action_attempts.list(action_attempt_ids=ids or None, device_id=device, limit=page_size)
    attempts: list[ActionAttempt] = []
    number = 0
    async with aclosing(aiter(paginator)) as found:
        async for attempt in found:
            number += 1
            if as_json:
                _show([attempt], as_json=True)
            else:
                attempts.append(attempt)
            if number == limit:
                break
    if not as_json:
        _show(attempts, as_json=False)
    return 0


@cli.command()
@click.argument("action_attempt_id", metavar="ID")
@json_lines
@with_client
async def get(seam: AsyncSeam, action_attempt_id: str, as_json: bool) -> int:
    """Show one action attempt as it is now."""
    _show(
        [await seam.action_attempts.get(action_attempt_id=action_attempt_id, wait_for_action_attempt=False)],
        as_json=as_json,
    )
    return 0


def _show(attempts: Sequence[ActionAttempt], *, as_json: bool) -> None:
    if as_json:
        for attempt in attempts:
            write_json(attempt.raw)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("Action attempt", "Action", "Status"):
        table.add_column(name, no_wrap=True)
    table.add_column("Error", overflow="fold")
    for one in attempts:
        error = f"{one.error.type}: {one.error.message}" if one.error else ""
        cells = (one.action_attempt_id, one.action_type or "", one.status, error)
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    Console().print(table)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=read_ids)
@_waiting
@with_client
async def wait(seam: AsyncSeam, ids: list[str], as_json: bool, **options: float | None) -> int:
    """Wait for action attempts.

    The ids are arguments, or come on stdin, one per line.
    """
    return await wait_for(seam, ids, WaitOptions(**options), as_json=as_json)


@cli.command()
@_acting
@with_client
async def unlock(
    seam: AsyncSeam, devices: tuple[str, ...], no_wait: bool, as_json: bool, **options: float | None
) -> int:
    """Unlock doors, all at once, and wait for the outcomes."""
    wait_options = None if no_wait else WaitOptions(**options)
    return await act_on(seam, seam.locks.unlock_door, devices, wait_options, as_json=as_json)


@cli.command()
@_acting
@with_client
async def lock(seam: AsyncSeam, devices: tuple[str, ...], no_wait: bool, as_json: bool, **options: float | None) -> int:
    """Lock doors, all at once, and wait for the outcomes."""
    wait_options = None if no_wait else WaitOptions(**options)
    return await act_on(seam, seam.locks.lock_door, devices, wait_options, as_json=as_json)


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), default=3030, show_default=True, metavar="PORT", help="0: any.")
@click.option("--doors", type=click.IntRange(min=0), default=10, show_default=True, metavar="NUMBER")
@click.option(
    "--resolve-after",
    type=seconds(endless="never"),
    default=2.0,
    show_default=True,
    help="How long an action takes; 'never' leaves all pending.",
)
@click.option("--latency", type=seconds(), default=0.0, show_default=True, help="How long each answer takes.")
def fake(port: int, doors: int, resolve_after: float | None, latency: float) -> int:
    """Serve a fake Seam API on this machine."""
    from ..testing import FakeSeam
    from ._fake import serve

    return run_to_end(serve(FakeSeam(port=port, doors=doors, resolve_after=resolve_after, latency=latency)))


@cli.command()
@click.option("--doors", type=click.IntRange(min=1), default=1000, show_default=True, metavar="NUMBER")
@click.option("--latency", type=seconds(), default=0.02, show_default=True, help="How long each answer takes.")
@click.option("--min", "fastest", type=seconds(), default=1.0, show_default=True, help="The least a door takes.")
@click.option("--max", "slowest", type=seconds(), default=5.0, show_default=True, help="The most a door takes.")
@click.option("--web", is_flag=True, help="Unlock them again and again, and serve the tracker's page, until Ctrl-C.")
def demo(doors: int, latency: float, fastest: float, slowest: float, web: bool) -> int:
    """Unlock many doors of a fake API at once, and show what it took."""
    from ._fake import demonstrate

    if fastest > slowest:
        raise click.UsageError(f"--min {fastest:g} is more than --max {slowest:g}.")
    if web:
        from ._web import show_page

        return run_to_end(show_page(doors=doors, latency=latency, fastest=fastest, slowest=slowest))
    return run_to_end(demonstrate(doors=doors, latency=latency, fastest=fastest, slowest=slowest))


cli.add_command(tracker)
