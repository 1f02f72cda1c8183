"""The tracker from the command line: its tables, its service, what it is at, and adding to it."""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final, NoReturn

import click
from attrs import asdict

from .._client import AsyncSeam
from .._polling.poller import ActionAttemptPoller
from ..tracking import Tracker, TrackerStatus, create_schema, schema_sql
from ..tracking._engines import sqlite_path
from ..tracking._schema import A_WEEK
from ..tracking._tracker import LEASE_SECONDS, LINGER
from ._outcomes import write_json
from ._shared import Command, read_ids, run_to_end, seconds, with_client
from ._terminal import one_line, say

_PART: Final = 1_000
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


async def _never(_: list[str]) -> NoReturn:
    raise AssertionError


def _with_tracker(function: Callable[..., Awaitable[int]]) -> Command:
    """Gives a command a tracker that does not poll, which needs no credential."""

    @functools.wraps(function)
    def command(*, url: str, **params: Any) -> int:
        async def main() -> int:
            async with Tracker(ActionAttemptPoller(_never), url, poll=False) as tracker:
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


@tracker.command()
@_database(_read_url)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to serve /health and /metrics.")
@click.option(
    "--port", type=_port, default=str(_PORT), show_default=True, metavar="PORT", help="0: any; 'none': serve nothing."
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
    help="After how long others ask for what a process had begun to ask for when it died.",
)
@click.option(
    "--retention",
    type=seconds(),
    default=A_WEEK,
    show_default=f"{A_WEEK:.0f}, a week",
    help="How long outcomes are kept after they have been settled and acked.",
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
    linger: float,
    lease: float,
    retention: float,
    no_results: bool,
) -> int:
    """Poll as one of the fleet, until SIGTERM or Ctrl-C.

    It then gives back what it had leased, and exits with 0. /health answers 200 while it can poll and 503 when it
    cannot; /metrics is OpenMetrics text, which needs the extra `service`.
    """
    from ..tracking._service import served

    tracker = Tracker(seam, url, linger=linger, lease_seconds=lease, retention=retention, store_results=not no_results)
    # Served around it, so that no request can keep it from stopping.
    async with served(tracker, host, port) as address:
        try:
            async with tracker:
                where = "" if address is None else f"; {address}/health and {address}/metrics tell how it goes"
                say(f"Polling{where}.")
                await asyncio.Event().wait()
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
        "Calls per minute": f"{state.calls_per_minute:,}",
        "Ids per minute": f"{state.ids_per_minute:,}",
    }
    for name, value in rows.items():
        table.add_row(name, str(value))
    Console().print(table, markup=False)


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

    The ids are arguments, or come on stdin, one per line. Those that are tracked already stay as they are.
    """
    for start in range(0, len(ids), _PART):
        await tracker.track_all(ids[start : start + _PART], timeout=timeout, metadata=metadata)
    say("1 action attempt is tracked." if len(ids) == 1 else f"{len(ids):,} action attempts are tracked.")
    return 0
