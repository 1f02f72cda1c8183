"""The commands about action attempts: `list`, `get`, `wait` and `watch`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Final

import click

from ._ids import HELP, reader
from ._options import waiting
from ._output import Form, marked, masked, output_options, print_table, write_json, write_tsv
from ._shared import with_client
from ._terminal import one_line, plural, say

if TYPE_CHECKING:
    from .._client import AsyncSeam
    from .._models import ActionAttempt
    from ._action import Action

_PAGE_SIZE: Final = 500


@click.command("list", help=f"List action attempts.\n\nWithout ids, all of them.\n\n{HELP}")
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=reader(required=False))
@click.option("--device", metavar="DEVICE", help="Only those of this device.")
@click.option("--limit", type=click.IntRange(min=1), metavar="NUMBER", help="At most so many.  [default: all]")
@click.option("--all", "everything", is_flag=True, help="All, even if stdin is a pipe.")
@output_options()
@with_client
async def list_(
    seam: AsyncSeam, *, ids: Sequence[str] | None, device: str | None, limit: int | None, everything: bool, form: Form
) -> int:
    if ids is not None and not everything:
        if device is not None:
            raise click.UsageError("Give ids or --device, not both.")
        if not ids:
            say("No ids came on stdin, so nothing is listed. To list all: --all")
        return await _look(seam, ids[:limit], form)
    page_size = limit and min(limit, _PAGE_SIZE)
    paginator = seam.action_attempts.list(device_id=device, limit=page_size)
    attempts: list[ActionAttempt] = []
    number = 0
    async with aclosing(aiter(paginator)) as found:
        async for attempt in found:
            number += 1
            if form == "table":
                attempts.append(attempt)
            else:
                write_attempt(attempt, form)
            if number == limit:
                break
    if form == "table":
        print_attempts(attempts)
    return 0


@click.command(help=f"Show action attempts as they are now, without waiting.\n\n{HELP}")
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=reader())
@output_options()
@with_client
async def get(seam: AsyncSeam, *, ids: Sequence[str], form: Form) -> int:
    return await _look(seam, ids, form)


@click.command(help=f"Wait for action attempts.\n\n{HELP}")
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=reader())
@waiting
@output_options()
@with_client
async def wait(
    seam: AsyncSeam, *, ids: Sequence[str], form: Form, timeout: float | None, polling_interval: float | None
) -> int:
    from ._outcomes import wait_for

    return await wait_for(seam, ids, form, timeout=timeout, interval=polling_interval)


async def _look(seam: AsyncSeam, ids: Sequence[str], form: Form) -> int:
    """Writes attempts in the order of their ids, and names the unknown ones; returns the exit code."""
    from .._errors import SeamActionAttemptErrorGroup, SeamError

    results: Sequence[ActionAttempt | SeamError] = []
    try:
        results = await seam.action_attempts.wait_all(ids, timeout=0)
    except SeamActionAttemptErrorGroup as group:
        results = group.results
    attempts, unknown = [], []
    for attempt_id, result in zip(ids, results, strict=True):
        attempt = result.action_attempt if isinstance(result, SeamError) else result
        if attempt is None:
            assert isinstance(result, SeamError)
            unknown.append((attempt_id, result))
        elif form == "table":
            attempts.append(attempt)
        else:
            write_attempt(attempt, form)
    if attempts:
        print_attempts(attempts)
    _name_unknown(unknown, form)
    return 1 if unknown else 0


def _name_unknown(unknown: Sequence[tuple[str, Any]], form: Form) -> None:
    from ._action import Action, code_of, text_of

    for attempt_id, error in unknown:
        if form == "json":
            write_json(
                Action(attempt_id=attempt_id, outcome="unknown", error=(code_of(error), text_of(error))).to_json()
            )
    for text in dict.fromkeys(text_of(error) for _, error in unknown):
        told = [attempt_id for attempt_id, error in unknown if text_of(error) == text]
        if len(told) == 1:
            say(f"seam-async: {text}" if told[0] in text else f"seam-async: {told[0]}: {text}")
        else:
            say(f"seam-async: {plural(len(told), 'id')}: {text}: {' '.join(told)}")


def write_attempt(attempt: ActionAttempt, form: Form) -> None:
    """Writes an action attempt as one line for programs."""
    action = _as_action(attempt)
    if form == "json":
        write_json({**masked(attempt.raw), **action.to_json()})
    else:
        write_tsv(action.to_tsv())


def _as_action(attempt: ActionAttempt) -> Action:
    from ._action import Action

    outcome = {"success": "succeeded", "error": "failed", "pending": "pending"}.get(attempt.status, "unknown")
    error = (attempt.error.type, one_line(attempt.error.message)) if attempt.error else None
    return Action(attempt_id=attempt.action_attempt_id, attempt=attempt, outcome=outcome, error=error)


def print_attempts(attempts: Sequence[ActionAttempt]) -> None:
    """Prints a table of action attempts, with the errors below them."""
    rows = [(marked(attempt.status), attempt.action_type or "", attempt.action_attempt_id) for attempt in attempts]
    notes = [f"{attempt.error.type}: {attempt.error.message}" if attempt.error else "" for attempt in attempts]
    print_table(("STATUS", "ACTION", "ACTION ATTEMPT"), ("mark", "text", "id"), rows, notes)
