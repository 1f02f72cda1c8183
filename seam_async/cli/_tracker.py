"""The tracker from the command line: its tables, its service, what it is at, and adding to it."""

from __future__ import annotations

import asyncio
import functools
import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import asdict

from .._client import AsyncSeam
from .._credentials import Secret
from .._errors import SeamInvalidOptionsError
from .._polling.ids import is_uuid
from ..tracking import Tracker, TrackerStatus, create_schema, schema_sql
from ..tracking._decisions import A_DAY
from ..tracking._engines import sqlite_path
from ..tracking._schema import A_WEEK
from ..tracking._tracker import AN_HOUR, LEASE_SECONDS, LINGER, STALL_SECONDS
from ._output import write_json
from ._shared import Command, read_ids, run_to_end, seconds, with_client
from ._terminal import one_line, say

if TYPE_CHECKING:
    from ..tracking._webhook_sender import WebhookEndpoint

_SHOWN: Final = 5
"""Lines quoted in an error."""
_PORT: Final = 9464


def _read_url(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if not value:
        raise click.UsageError("No database: set SEAM_TRACKER_URL, or give --database.")
    return value


def _read_url_of_what_is_there(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Who looks at a file that is not there has mistyped its name, and must not be told that nothing is pending."""
    url = _read_url(ctx, param, value)
    path = sqlite_path(url)
    if path and not Path(path).exists():
        raise click.UsageError(f"There is no file {path}: check the url, or make it with 'seam-async tracker init'.")
    return url


def _database(read: Callable[[click.Context, click.Parameter, str | None], str]) -> Callable[[Command], Command]:
    return click.option(
        "--database",
        "url",
        envvar="SEAM_TRACKER_URL",
        callback=read,
        metavar="URL",
        help="sqlite:///FILE or postgresql://…; better in $SEAM_TRACKER_URL, since options show in lists of processes.",
    )


def _with_tracker(function: Callable[..., Awaitable[int]]) -> Command:
    """Gives a command a tracker that does not poll, which needs no credential."""

    @functools.wraps(function)
    def command(*, url: str, **params: Any) -> int:
        async def main() -> int:
            async with Tracker(None, url, poll=False) as tracker:
                return await function(tracker, **params)

        return run_to_end(main())

    return command


def _port(value: str) -> int | None:
    if value == "none":
        return None
    if value.isascii() and value.isdecimal() and int(value) < 2**16:
        return int(value)
    raise click.BadParameter(f"{value!r} is not a port, or 'none'.")


@click.group()
def tracker() -> None:
    """Track action attempts in a database, which outlives processes.

    Any number of processes and hosts share it: SQLite on one host, PostgreSQL for a fleet.
    """


def _print_sql(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        click.echo(";\n\n".join([*schema_sql(), ""]), nl=False)
        ctx.exit()


@tracker.command()
@click.option(
    "--print",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_sql,
    help="Write the SQL for PostgreSQL to stdout, and make nothing.",
)
@_database(_read_url)
def init(url: str) -> int:
    """Make the tables, or bring them up to date."""

    async def main() -> int:
        say("The tables are made." if await create_schema(url) else "The tables are there already.")
        return 0

    return run_to_end(main())


tracker.add_command(init, "migrate")


def _endpoint_at(url: str) -> WebhookEndpoint:
    from ..tracking._webhook_sender import WebhookEndpoint

    secret = os.environ.get("SEAM_TRACKER_WEBHOOK_SECRET")
    if not secret:
        raise SeamInvalidOptionsError("--webhook needs a secret: set SEAM_TRACKER_WEBHOOK_SECRET")
    return WebhookEndpoint(url, secret)


def _read_token(_: click.Context, __: click.Parameter, path: Path | None) -> Secret | None:
    token = os.environ.get("SEAM_TRACKER_TOKEN")
    if path is None:
        return Secret(token) if token else None
    if token:
        raise click.UsageError("Two tokens: give --token-file, or set SEAM_TRACKER_TOKEN.")
    try:
        return Secret(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise click.BadParameter(f"{path} cannot be read: {error}") from error


@tracker.command()
@_database(_read_url)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to serve the page, /health and /metrics.")
@click.option(
    "--port", type=_port, default=str(_PORT), show_default=True, metavar="PORT", help="0: any; 'none': serve nothing."
)
@click.option(
    "--token-file",
    "token",
    type=click.Path(path_type=Path),
    callback=_read_token,
    metavar="FILE",
    help="The token for attempts, outcomes and actions over HTTP; or set SEAM_TRACKER_TOKEN. Without, read-only.",
)
@click.option(
    "--webhook",
    metavar="URL",
    help="Send each outcome to this address, signed with the secret in SEAM_TRACKER_WEBHOOK_SECRET.",
)
@click.option(
    "--linger",
    type=seconds(),
    default=LINGER,
    show_default=True,
    help="How long an id that is due may wait for others, so that calls go out full.",
)
@click.option(
    "--lease",
    type=seconds(above_zero=True),
    default=LEASE_SECONDS,
    show_default=True,
    help="How long until other workers take over a dead worker's ids.",
)
@click.option(
    "--retention",
    type=seconds(),
    default=A_WEEK,
    show_default=f"{A_WEEK:.0f}, a week",
    help="How long outcomes are kept after they have been settled and acked.",
)
@click.option(
    "--missing-grace",
    type=seconds(),
    default=AN_HOUR,
    show_default=f"{AN_HOUR:.0f}, an hour",
    help="For how long the API has to omit an id that it has never shown, until it is settled as not found.",
)
@click.option(
    "--outage-grace",
    type=seconds(),
    default=A_DAY,
    show_default=f"{A_DAY:.0f}, a day",
    help="For how long after its timeout an attempt is not settled while requests fail.",
)
@click.option(
    "--longest-hold",
    type=seconds(),
    default=AN_HOUR,
    show_default=f"{AN_HOUR:.0f}, an hour",
    help="For how long the API may pause all requests.",
)
@click.option("--pollers", type=click.IntRange(1), default=2, show_default=True, help="How many of a fleet poll.")
@click.option("--any-workspace", is_flag=True, help="Serve a database with attempts of several workspaces.")
@click.option(
    "--stall",
    type=seconds(),
    default=STALL_SECONDS,
    show_default=True,
    help="After how long without an answer, although attempts are due, /health answers 503.",
)
@click.option(
    "--no-results", is_flag=True, help="Store no results, which may hold door codes: id, action, status and error only."
)
@with_client
async def run(
    seam: AsyncSeam,
    *,
    url: str,
    host: str,
    port: int | None,
    token: Secret | None,
    webhook: str | None,
    linger: float,
    lease: float,
    retention: float,
    missing_grace: float,
    outage_grace: float,
    longest_hold: float,
    pollers: int,
    any_workspace: bool,
    stall: float,
    no_results: bool,
) -> int:
    """Poll as one of the fleet, until SIGTERM or Ctrl-C.

    It then gives back what it had leased, and exits with 0. /ready answers 200 while it can poll, /health while polling
    gets on, /live always; /metrics is OpenMetrics text, which needs the extra `service`. The page is at /.
    """
    from ..tracking._service import served
    from ..tracking._webhook_sender import send_webhooks

    endpoint = None if webhook is None else _endpoint_at(webhook)
    tracker = Tracker(
        seam,
        url,
        linger=linger,
        lease_seconds=lease,
        retention=retention,
        missing_grace=missing_grace,
        outage_grace=outage_grace,
        longest_hold=longest_hold,
        pollers=pollers,
        any_workspace=any_workspace,
        stall_seconds=stall,
        store_results=not no_results,
    )
    # Served around it, so that no request can keep it from stopping.
    async with served(tracker, host, port, token=token) as address:
        try:
            async with tracker:
                where = "" if address is None else f"; {address}/health and {address}/metrics tell how it goes"
                say(f"Polling{where}.")
                await (asyncio.Event().wait() if endpoint is None else send_webhooks(tracker, endpoint))
        except asyncio.CancelledError:
            task = asyncio.current_task()
            assert task is not None
            if task.cancelling() > 1:  # who does not wait for it to stop gets no promise
                raise
            say("Stopped; what was leased is given back.")
    return 0


@tracker.command()
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
@_database(_read_url_of_what_is_there)
@_with_tracker
async def status(tracker: Tracker, as_json: bool) -> int:
    """Show what the whole fleet is at."""
    state = await tracker.status()
    if as_json:
        write_json(asdict(state))
    else:
        _show(state)
    return 0


def _show(state: TrackerStatus) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column()
    table.add_column(justify="right")
    rows: dict[str, object] = {
        "Pending": f"{state.pending:,}",
        "Oldest": "" if state.oldest is None else f"{state.oldest:,.0f} s",
        "Due": f"{state.due:,}",
        "Leased": f"{state.leased:,}",
        **{f"Not acked by {one_line(name)}": f"{count:,}" for name, count in state.unacked.items()},
        **{f"Lag of {one_line(name)}": f"{lag:,.0f} s" for name, lag in state.lag.items()},
        **{f"Settled as {one_line(status)}": f"{count:,}" for status, count in state.settled.items()},
        "Paused by the API": f"{state.held:,.0f} s" if state.held else "no",
        "Workspace": state.workspace or "",
        "Calls per minute": f"{state.calls_per_minute:,}",
        "Ids per minute": f"{state.ids_per_minute:,}",
    }
    for name, value in rows.items():
        table.add_row(name, str(value))
    Console().print(table, markup=False)


@tracker.command()
@_database(_read_url_of_what_is_there)
@_with_tracker
async def release(tracker: Tracker) -> int:
    """End a pause of all requests that the API wants.

    The API may answer the next request with another one.
    """
    held = await tracker.release()
    say(f"Released: {held:,.0f} s were left of the pause." if held else "There is no pause.")
    return 0


@tracker.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=read_ids)
@_database(_read_url_of_what_is_there)
@_with_tracker
async def reopen(tracker: Tracker, ids: list[str]) -> int:
    """Poll attempts again that were settled without an outcome of the API.

    That is as not_found, timed_out, rejected or unknown_status. The ids are arguments, or come on stdin, one per line.
    """
    reopened = await tracker.reopen(ids)
    say(f"{len(reopened):,} of {len(set(ids)):,} are polled again.")
    return 0


@tracker.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=read_ids)
@_database(_read_url_of_what_is_there)
@_with_tracker
async def untrack(tracker: Tracker, ids: list[str]) -> int:
    """Drop attempts with their outcomes; the actions themselves go on.

    The ids are arguments, or come on stdin, one per line.
    """
    dropped = await tracker.untrack(ids)
    say(f"{len(dropped):,} of {len(set(ids)):,} were tracked, and are no more.")
    return 0


@tracker.group("dead-letters", invoke_without_command=True)
@click.pass_context
def dead_letters(ctx: click.Context) -> None:
    """Outcomes put aside, since their consumer always failed to handle them."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@dead_letters.command("list")
@click.option("--consumer", metavar="NAME", help="Those of one consumer.")
@click.option("--json", "as_json", is_flag=True, help="Write a JSON object per line.")
@_database(_read_url_of_what_is_there)
@_with_tracker
async def list_dead(tracker: Tracker, consumer: str | None, as_json: bool) -> int:
    """List them, by consumer and number."""
    for letter in await tracker.dead_letters(consumer):
        if as_json:
            write_json({**asdict(letter), "dead_at": letter.dead_at.isoformat()})
        else:
            click.echo(
                f"{one_line(letter.consumer)}  {letter.settled_number}  {one_line(letter.action_attempt_id)}  "
                f"{letter.tries} tries  {one_line(letter.error)}"
            )
    return 0


def _change_dead(change: Callable[[Tracker, str, int], Awaitable[bool]], done: str) -> Command:
    """A command for single dead letters, or for all of a consumer."""

    @click.argument("consumer")
    @click.argument("numbers", nargs=-1, type=int, metavar="[NUMBER]...")
    @click.option("--all", "is_all", is_flag=True, help="All of the consumer.")
    @_database(_read_url_of_what_is_there)
    @_with_tracker
    async def command(tracker: Tracker, consumer: str, numbers: tuple[int, ...], is_all: bool) -> int:
        if is_all == bool(numbers):
            raise click.UsageError("Give the numbers of dead letters, or --all.")
        if is_all:
            numbers = tuple(letter.settled_number for letter in await tracker.dead_letters(consumer))
        changed = [number for number in numbers if await change(tracker, consumer, number)]
        say(f"{len(changed):,} of {len(numbers):,} {done}.")
        return 0 if len(changed) == len(numbers) else 1

    return command


dead_letters.command("retry", help="Deliver dead letters again, with all their tries.")(
    _change_dead(Tracker.retry, "are delivered again")
)
dead_letters.command("skip", help="Acknowledge dead letters, so that they are gone.")(
    _change_dead(Tracker.skip, "are skipped")
)


def _read_metadata(_: click.Context, __: click.Parameter, value: str | None) -> Any:
    if value is None:
        return None
    try:
        metadata = json.loads(value)
    except (ValueError, RecursionError):
        metadata = None
    if not isinstance(metadata, dict):
        raise click.BadParameter(f"{value!r} is no JSON object.")
    return metadata


@tracker.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=read_ids)
@click.option(
    "--timeout",
    type=seconds(endless="none"),
    default=A_WEEK,
    show_default=f"{A_WEEK:.0f}, a week",
    help="After how long they are settled as timed out; 'none' has no limit.",
)
@click.option("--metadata", callback=_read_metadata, metavar="JSON", help="An object that comes with the outcomes.")
@_database(_read_url)
@_with_tracker
async def add(tracker: Tracker, ids: list[str], timeout: float | None, metadata: Any) -> int:
    """Track action attempts.

    The ids are arguments, or come on stdin, one per line: all are tracked, or none. Those that are tracked already
    stay as they are.
    """
    wrong = [(number, text) for number, text in enumerate(ids, 1) if not is_uuid(text)]
    if wrong:
        shown = ", ".join(f"{text[:40]!r} ({number})" for number, text in wrong[:_SHOWN])
        more = f", and {len(wrong) - _SHOWN:,} more" if len(wrong) > _SHOWN else ""
        raise SeamInvalidOptionsError(
            f"{len(wrong):,} of {len(ids):,} are no action attempt ids, so nothing is tracked: {shown}{more}; the "
            "numbers count arguments, then lines that are not empty"
        )
    await tracker.track_all(ids, timeout=timeout, metadata=metadata)
    say("1 action attempt is tracked." if len(ids) == 1 else f"{len(ids):,} action attempts are tracked.")
    return 0
