"""Acting on doors and waiting for outcomes: each is told as it comes, and together they make the exit code."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, Protocol, cast

import click
from attrs import define, field

from .._client import AsyncSeam
from .._errors import SeamActionAttemptFailedError, SeamActionAttemptTimeoutError, SeamError
from .._models import ActionAttempt
from .._polling.options import WaitOptions
from .._polling.targets import OneTarget
from ._terminal import one_line, progress_bar, say, say_list

_CONNECTIONS: Final = 90
"""As many as the client sends at a time, so that Ctrl-C can tell what was sent from what was not."""


class Act(Protocol):
    """A route that acts on one device, such as `locks.unlock_door`."""

    def __call__(self, *, device_id: str, wait_for_action_attempt: bool) -> Awaitable[ActionAttempt]: ...


def write_json(fields: Mapping[str, Any]) -> None:
    """Writes one JSON line to stdout."""
    click.echo(json.dumps(fields))


@define
class _Outcomes:
    """What became of each action.

    Attributes:
        as_json: Whether to write a JSON line for each one; otherwise only those that did not succeed get a line.
        unsent: The devices that are still to be acted on.
        unanswered: The devices whose action was sent and is not answered yet.
        pending: The ids that are waited for, each with its device, where known.
        advance: Called for each action that ended.
        tally: How many ended in which way.
    """

    as_json: bool
    unsent: list[str] = field(factory=list)
    unanswered: list[str] = field(factory=list)
    pending: dict[str, str | None] = field(factory=dict)
    advance: Callable[[], object] = field(init=False, default=lambda: None)
    tally: Counter[str] = field(init=False, factory=Counter)

    @property
    def exit_code(self) -> int:
        if self.tally["failed"] or self.tally["not known"]:
            return 1
        return 3 if self.tally["timed out"] else 0

    def resolved(self, attempt: ActionAttempt) -> None:
        """Takes in a success or a failure."""
        error = None if attempt.is_success else SeamActionAttemptFailedError(attempt)
        self.end("failed" if error else "succeeded", self.pending.pop(attempt.action_attempt_id), error, attempt)

    def unresolved(self, errors: Sequence[SeamError]) -> None:
        """Takes in why outcomes are not known; people get a reason that many share, such as a bad key, just once."""
        texts = Counter(map(str, errors))
        for error in errors:
            how = "timed out" if isinstance(error, SeamActionAttemptTimeoutError) else "not known"
            device_id = self.pending.pop(str(error.action_attempt_id))
            self.end(how, device_id, error, is_shared=texts[str(error)] > 1)
        for text, number in texts.items():
            if number > 1 and not self.as_json:
                say(f"{number:,} action attempts: {text}")

    def end(
        self,
        how: str,
        device_id: str | None,
        error: SeamError | None,
        attempt: ActionAttempt | None = None,
        *,
        is_shared: bool = False,
    ) -> None:
        """Counts one and tells it."""
        self.tally[how] += 1
        self.advance()
        text = (
            f"{error} The cause: {error.__cause__}" if error and isinstance(error.__cause__, SeamError) else f"{error}"
        )
        attempt_id = error and error.action_attempt_id
        if self.as_json:
            ids = {"device_id": device_id, "action_attempt_id": attempt_id}
            outcome = attempt.raw if attempt else {"error": {"type": type(error).__name__, "message": text}}
            write_json({**{name: value for name, value in ids.items() if value}, **outcome})
        elif error and not is_shared:
            subject = f"device {device_id}" if device_id else str(attempt_id)
            say(text if subject in text else f"{subject}: {text}")

    def finish(self) -> int:
        """Tells people how many ended in which way; returns the exit code."""
        if not self.as_json:
            kinds = [how for how in ("succeeded", "failed", "timed out", "not known") if self.tally[how]]
            click.echo(", ".join(f"{self.tally[how]:,} {how}" for how in kinds) or "Nothing to wait for")
        return self.exit_code


@contextmanager
def _told(seam: AsyncSeam, outcomes: _Outcomes) -> Iterator[None]:
    """Shows how far things are and, when the user interrupts, what goes on without them."""
    total = len(outcomes.unsent) + len(outcomes.pending)
    # A bar would run into the JSON lines of the same terminal.
    hidden = outcomes.as_json and sys.stdout.isatty()
    try:
        with progress_bar(total, lambda: seam.poller.stats().calls, hidden=hidden) as outcomes.advance:
            yield
    except asyncio.CancelledError:
        if outcomes.unsent:
            say_list("Interrupted; devices that were sent nothing", outcomes.unsent)
        if outcomes.unanswered:
            say_list("Interrupted; devices that may have been reached, their answer was not seen", outcomes.unanswered)
        say_list("Interrupted; action attempts still pending, which go on at the server", list(outcomes.pending))
        raise


async def _follow(seam: AsyncSeam, targets: Iterable[OneTarget], outcomes: _Outcomes, options: WaitOptions) -> None:
    try:
        async for attempt in seam.action_attempts.as_completed(
            targets, timeout=options.timeout, polling_interval=options.polling_interval
        ):
            outcomes.resolved(attempt)
    except ExceptionGroup as group:
        outcomes.unresolved(cast(tuple[SeamError, ...], group.exceptions))


async def wait_for(seam: AsyncSeam, ids: Sequence[str], options: WaitOptions, *, as_json: bool) -> int:
    """Waits for action attempts, as long as `options` say; returns the exit code."""
    outcomes = _Outcomes(as_json, pending=dict.fromkeys(ids))
    with _told(seam, outcomes):
        await _follow(seam, ids, outcomes, options)
    return outcomes.finish()


async def act_on(
    seam: AsyncSeam, act: Act, device_ids: Sequence[str], options: WaitOptions | None, *, as_json: bool
) -> int:
    """Acts on many devices at once and waits for the outcomes; returns the exit code.

    Args:
        seam: The client.
        act: What to do with each device.
        device_ids: The devices; repeated ones count once.
        options: How to wait; `None` to write the pending attempts instead.
        as_json: Whether to write JSON lines.
    """
    attempts: list[ActionAttempt] = []
    connections = asyncio.Semaphore(_CONNECTIONS)
    outcomes = _Outcomes(as_json, unsent=list(dict.fromkeys(device_ids)))

    async def send(device_id: str) -> None:
        async with connections:
            outcomes.unsent.remove(device_id)
            outcomes.unanswered.append(device_id)
            try:
                attempt = await act(device_id=device_id, wait_for_action_attempt=False)
            except SeamError as error:
                outcomes.end("failed", device_id, error)
            else:
                outcomes.pending[attempt.action_attempt_id] = device_id
                attempts.append(attempt)
            outcomes.unanswered.remove(device_id)

    with _told(seam, outcomes):
        async with asyncio.TaskGroup() as group:
            for device_id in tuple(outcomes.unsent):
                group.create_task(send(device_id))
        if options:
            await _follow(seam, attempts, outcomes, options)
    if options:
        return outcomes.finish()
    for attempt in attempts:
        if as_json:
            write_json({"device_id": outcomes.pending[attempt.action_attempt_id], **attempt.raw})
        else:
            click.echo(one_line(attempt.action_attempt_id))
    return outcomes.exit_code
