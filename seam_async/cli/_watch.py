"""The command `watch`: a live table of action attempts, with the age, the polls and the outcome of each."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from ._ids import HELP, reader
from ._options import waiting
from ._output import Form, Layout, age, marked, output_options, stdout_console
from ._shared import with_client
from ._terminal import plural

if TYPE_CHECKING:
    from rich.live import Live
    from rich.text import Text

    from .._client import AsyncSeam
    from ._outcomes import Outcomes

_KINDS: Final = ("mark", "text", "text", "id")
_SECONDS_PER_FRAME: Final = 0.25


@click.command(help=f"Follow action attempts in a live table.\n\nWithout ids, all that are pending now.\n\n{HELP}")
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=reader(required=False))
@waiting
@output_options()
@with_client
async def watch(
    seam: AsyncSeam, *, ids: Sequence[str] | None, form: Form, timeout: float | None, polling_interval: float | None
) -> int:
    from ._action import actions_of
    from ._outcomes import Outcomes, wait_for

    if ids is None:
        ids = [each.action_attempt_id async for each in seam.action_attempts.list() if each.is_pending]
    if form != "table" or not sys.stdout.isatty() or stdout_console().is_dumb_terminal:
        return await wait_for(seam, ids, form, timeout=timeout, interval=polling_interval)
    outcomes = Outcomes(form, actions_of(ids), is_quiet=True)
    await _follow(seam, outcomes, timeout, polling_interval)
    outcomes.finish()
    return outcomes.exit_code


class _Counting:
    """A client whose polls are counted by id."""

    def __init__(self, seam: AsyncSeam) -> None:
        from .._polling.poller import ActionAttemptPoller

        self.polls: Counter[str] = Counter()
        self._seam = seam
        self.poller = ActionAttemptPoller(self._fetch)

    async def _fetch(self, ids: list[str]) -> Any:
        self.polls.update(ids)
        return await self._seam.action_attempts.list(action_attempt_ids=ids, limit=len(ids))


async def _follow(seam: AsyncSeam, outcomes: Outcomes, timeout: float | None, interval: float | None) -> None:
    from rich.live import Live

    from ._outcomes import follow

    counting = _Counting(seam)
    console = stdout_console()
    console.soft_wrap = False
    live = Live(
        console=console,
        auto_refresh=False,  # which would be a thread's
        get_renderable=lambda: _frame(outcomes, counting, console),
        redirect_stdout=False,
    )
    try:
        with live:
            redrawing = asyncio.create_task(_redraw(live))
            try:
                await follow(counting.poller, outcomes.actions, outcomes, timeout, interval)
            finally:
                redrawing.cancel()
    except BaseException:
        outcomes.leave()
        outcomes.finish()
        raise
    finally:
        await counting.poller.close()


async def _redraw(live: Live) -> None:
    while True:
        live.refresh()
        await asyncio.sleep(_SECONDS_PER_FRAME)


def _frame(outcomes: Outcomes, counting: _Counting, console: Any) -> Text:
    """The table: what is pending first, as much of it as the terminal has lines for, and a line that counts all."""
    from rich.text import Text

    now = asyncio.get_running_loop().time()
    layout = Layout(_KINDS, console.width, widths=(12, 8, 8, 36))
    lines: list[Text] = []
    actions = sorted(outcomes.actions, key=lambda action: bool(action.outcome))
    room = console.height - 2
    shown = 0
    for action in actions:
        polls = plural(counting.polls[action.attempt_id or ""], "poll")
        since = action.ended_at or now
        cells = (
            marked(action.outcome or "pending"),
            age(since - (action.sent_at or now)),
            polls,
            action.attempt_id or "",
        )
        row = layout.lines(cells, "" if not action.error else f"{action.error[0]}: {action.error[1]}")
        if len(lines) + len(row) > room:
            break
        lines += row
        shown += 1
    hidden = len(actions) - shown
    pending = sum(not action.outcome for action in actions)
    foot = f"{pending:,} pending, {len(actions) - pending:,} ended, {plural(counting.poller.stats().calls, 'call')}"
    lines.append(Text(f"{foot}; {hidden:,} more not shown" if hidden else foot, "bold"))
    return Text("\n").join(lines)
