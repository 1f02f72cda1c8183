"""Actions and their outcomes: each is written as soon as it is known, and none is left out.

Every action gets exactly one line on stdout, however the command ends: one that was interrupted is written as pending,
one that was never sent as not sent. Should stdout fail, the rest goes to stderr.
"""

from __future__ import annotations

import asyncio
import errno
import os
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import define, field

from .._errors import (
    SeamActionAttemptFailedError,
    SeamActionAttemptTimeoutError,
    SeamError,
)
from .._polling.ids import canonical_id
from ._action import Action, actions_of, code_of, text_of
from ._output import Form, Layout, age, marked, stdout_console, write_json, write_tsv
from ._shared import repeated_options
from ._terminal import one_line, progress_bar, say

if TYPE_CHECKING:
    from .._client import AsyncSeam
    from .._models import ActionAttempt
    from .._polling.poller import ActionAttemptPoller

_IDS_PER_COMMAND: Final = 1_000
"""Ids in one command to continue with: about 37 KB, which every shell takes."""
_OUTCOMES: Final = ("succeeded", "failed", "timed out", "unknown", "pending", "not sent")
_ID: Final = 36
"""Characters of an id."""


@define
class Outcomes:
    """The outcomes of a command's actions.

    Attributes:
        form: The form of the output.
        actions: All actions.
        is_quiet: Whether the outcomes are shown elsewhere, and only counted here.
        tally: The number of actions by their outcome.
        advance: Called for each action that has ended.
    """

    form: Form
    actions: Sequence[Action]
    is_quiet: bool = False
    tally: Counter[str] = field(init=False, factory=Counter)
    advance: Callable[[], object] = field(init=False, default=lambda: None)
    _console: Any = field(init=False, factory=stdout_console)
    _leaving: bool = field(init=False, default=False)
    _stdout_failed: OSError | None = field(init=False, default=None)
    _layout: Layout = field(init=False)

    def __attrs_post_init__(self) -> None:
        door = max((len(action.device_name or action.device_id or "") for action in self.actions), default=0)
        widths = (11, min(door, _ID) or 11, 6, _ID)
        self._layout = Layout(("mark", "name", "text", "id"), self._console.width, widths=widths)

    @property
    def exit_code(self) -> int:
        if any(self.tally[outcome] for outcome in ("failed", "unknown", "not sent")):
            return 1
        return 3 if self.tally["timed out"] else 0

    @property
    def console(self) -> Any:
        """The console of the rows if they go to a terminal, which a progress bar has to share."""
        return self._console if self.form == "table" and sys.stdout.isatty() else None

    def end(self, action: Action, outcome: str, error: SeamError | None = None, *, is_shared: bool = False) -> None:
        """Writes and counts the outcome of an action.

        Args:
            action: The action.
            outcome: One of the words of `tally`.
            error: Why it did not succeed.
            is_shared: Whether people are told the reason once for many.
        """
        if error is not None:
            action.attempt = error.action_attempt or action.attempt
            failure = action.attempt.error if action.attempt and outcome == "failed" else None
            action.error = (code_of(error), one_line(failure.message) if failure else text_of(error))
        action.outcome = outcome
        action.ended_at = asyncio.get_running_loop().time()
        self.tally[outcome] += 1
        self.advance()
        self._write(action, "" if is_shared else action.note)

    def unresolved(self, pairs: Sequence[tuple[Action, SeamError]]) -> None:
        """Writes why outcomes are not known; people get a reason that many share, such as a bad key, just once."""
        texts = Counter(text_of(error) for _, error in pairs)
        for action, error in pairs:
            outcome = "timed out" if isinstance(error, SeamActionAttemptTimeoutError) else "unknown"
            self.end(action, outcome, error, is_shared=self.form == "table" and texts[text_of(error)] > 1)
        for text, number in texts.items():
            if number > 1 and self.form == "table":
                say(f"{number:,} action attempts: {text}")

    def leave(self) -> None:
        """Writes the actions that have not ended."""
        self._leaving = True
        for action in self.actions:
            if not action.outcome:
                if action.attempt_id is None and action.sent_at is not None:
                    action.outcome = "unknown"
                    action.error = ("interrupted", "The door may have been reached: the response was not seen.")
                else:
                    action.outcome = "pending" if action.attempt_id else "not sent"
                self.tally[action.outcome] += 1
                self._write(action, action.note)

    def finish(self) -> None:
        """Tells people how many ended in which way, and how to continue."""
        counts = ", ".join(f"{self.tally[outcome]:,} {outcome}" for outcome in _OUTCOMES if self.tally[outcome])
        if self.form != "json":
            say(counts or "Nothing to wait for")
        if ids := [action.attempt_id for action in self.actions if action.outcome in {"pending", "timed out"}]:
            say("What is pending goes on at the server. To wait for it:")
            options = repeated_options()
            for start in range(0, len(ids), _IDS_PER_COMMAND):
                words = [word for word in ids[start : start + _IDS_PER_COMMAND] if word]
                say(f"  {shlex.join(['seam-async', 'wait', *options, *words])}")

    def _write(self, action: Action, note: str) -> None:
        if self.is_quiet:
            return
        if self._stdout_failed is None:
            try:
                self._write_to_stdout(action, note)
            except OSError as error:
                self._stdout_failed = error
            except SystemExit:  # rich ends the process when nobody reads
                self._stdout_failed = BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
            else:
                return
        # Not lost with stdout: an action that has been started cannot be found again without its id.
        if action.start is not None:
            say("\t".join(cell or "-" for cell in action.to_tsv()))
        if not self._leaving:
            raise self._stdout_failed

    def _write_to_stdout(self, action: Action, note: str) -> None:
        if self.form == "json":
            write_json(action.to_json())
        elif self.form == "tsv":
            write_tsv(action.to_tsv())
        else:
            since = None if action.sent_at is None else asyncio.get_running_loop().time() - action.sent_at
            label = action.device_name or action.device_id or (action.attempt and action.attempt.action_type) or ""
            took = "" if since is None else age(since)
            cells = (marked(action.outcome), label, took, action.attempt_id or "")
            for line in self._layout.lines(cells, note):
                self._console.print(line)


@contextmanager
def shown(outcomes: Outcomes, calls: Callable[[], int]) -> Iterator[None]:
    """Shows the progress, and writes what has not ended when the command is interrupted or fails."""
    # A bar would run into the lines for programs at the same terminal.
    hidden = outcomes.form != "table" and sys.stdout.isatty()
    try:
        with progress_bar(len(outcomes.actions), calls, hidden=hidden, console=outcomes.console) as outcomes.advance:
            yield
    except BaseException as error:
        outcomes.advance = lambda: None
        if isinstance(error, asyncio.CancelledError):
            say("Interrupted.")
        outcomes.leave()
        outcomes.finish()
        raise


async def follow(
    poller: ActionAttemptPoller,
    actions: Sequence[Action],
    outcomes: Outcomes,
    timeout: float | None,
    interval: float | None,
) -> None:
    """Waits for the attempts of actions, and writes each outcome."""
    by_id: dict[str, list[Action]] = {}
    for action in actions:
        by_id.setdefault(canonical_id(action.attempt_id or ""), []).append(action)
    try:
        targets: list[ActionAttempt | str] = [
            action.attempt or str(action.attempt_id) for (action, *_) in by_id.values()
        ]
        async for attempt in poller.as_completed(targets, timeout=timeout, polling_interval=interval):
            for action in by_id[attempt.action_attempt_id]:
                action.attempt = attempt
                error = None if attempt.is_success else SeamActionAttemptFailedError(attempt)
                outcomes.end(action, "failed" if error else "succeeded", error)
    except ExceptionGroup as group:
        errors = cast(tuple[SeamError, ...], group.exceptions)
        outcomes.unresolved([(action, error) for error in errors for action in by_id[str(error.action_attempt_id)]])


async def wait_for(
    seam: AsyncSeam, ids: Sequence[str], form: Form, *, timeout: float | None, interval: float | None = None
) -> int:
    """Waits for action attempts; returns the exit code."""
    outcomes = Outcomes(form, actions_of(ids))
    with shown(outcomes, lambda: seam.poller.stats().calls):
        await follow(seam.poller, outcomes.actions, outcomes, timeout, interval)
    outcomes.finish()
    return outcomes.exit_code
