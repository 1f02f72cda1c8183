"""An action: what was sent to which device, and how it ended."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from attrs import define

from .._errors import (
    SeamActionAttemptFailedError,
    SeamActionAttemptNotFoundError,
    SeamActionAttemptTimeoutError,
    SeamError,
    SeamHttpApiError,
)
from .._models import ActionAttempt
from ._ids import KnownId
from ._output import masked
from ._shared import in_words_of_the_shell


@define(eq=False)
class Action:
    """One action: to be sent, sent, or started before.

    Attributes:
        start: Sends it, and returns the pending attempt; `None` if it was started before.
        device_id: Its device, where known.
        device_name: The name of the device, where known.
        attempt_id: The id of its attempt, where known.
        attempt: The attempt as last seen.
        sent_at: When it was sent, or the wait began, in seconds of the event loop.
        outcome: How it ended; empty until it has.
        error: The code and the message of its error.
        ended_at: When it ended, in seconds of the event loop.
    """

    start: Callable[[], Awaitable[ActionAttempt]] | None = None
    device_id: str | None = None
    device_name: str | None = None
    attempt_id: str | None = None
    attempt: ActionAttempt | None = None
    sent_at: float | None = None
    outcome: str = ""
    error: tuple[str, str] | None = None
    ended_at: float | None = None

    def to_json(self) -> dict[str, Any]:
        """The fields of a JSON line, by the schema in `outcome.schema.json`."""
        attempt = self.attempt
        code, message = self.error or ("", "")
        return {
            "action_attempt_id": self.attempt_id,
            "action_type": attempt and attempt.action_type,
            "status": attempt and attempt.status,
            "outcome": self.outcome.replace(" ", "_"),
            "device_id": self.device_id,
            "device_name": self.device_name,
            "result": masked(attempt.result) if attempt else None,
            "error": {"code": code, "message": message} if self.error else None,
        }

    def to_tsv(self) -> tuple[str | None, ...]:
        """The cells of a TSV line."""
        row = self.to_json()
        names = ("action_attempt_id", "outcome", "status", "device_id", "device_name")
        return (*(row[name] for name in names), *(self.error or ("", "")))

    @property
    def note(self) -> str:
        """The line below its row in a table."""
        if not self.error:
            return ""
        code, message = self.error
        return message if self.outcome in {"timed out", "unknown", "not sent"} else f"{code}: {message}"


def code_of(error: SeamError) -> str:
    """The API's code of an error, or a word for an error of this client."""
    if isinstance(error, (SeamActionAttemptFailedError, SeamHttpApiError)):
        return error.code
    if isinstance(error, SeamActionAttemptTimeoutError):
        return "timeout"
    return "not_found" if isinstance(error, SeamActionAttemptNotFoundError) else type(error).__name__


def text_of(error: SeamError) -> str:
    """The text of an error, with its cause."""
    cause = f" The cause: {error.__cause__}" if isinstance(error.__cause__, SeamError) else ""
    return in_words_of_the_shell(f"{error}{cause}")


def actions_of(ids: Sequence[str]) -> list[Action]:
    """The actions of ids to wait for, with their devices where the ids come with them."""
    now = asyncio.get_running_loop().time()
    return [
        Action(
            attempt_id=str(attempt_id),
            device_id=attempt_id.device_id if isinstance(attempt_id, KnownId) else None,
            device_name=attempt_id.device_name if isinstance(attempt_id, KnownId) else None,
            sent_at=now,
        )
        for attempt_id in ids
    ]
