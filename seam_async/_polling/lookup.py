"""What an answer means for the ids that were asked for; pure.

`read_answer` sorts the items of an answer by id. `Batch` is a call's ids, and knows what to ask next when the API
rejects the call as a whole because of some id in it: halves, the first half first. When the first half is accepted,
the second must hold the culprit and is split without asking. Each bad id thus costs at most two calls for each
halving, and is always asked for alone before it is blamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from attrs import frozen

from .._converter import InvalidDataError, read_attempt
from .._errors import SeamError, SeamHttpApiError, SeamHttpInvalidResponseError, SeamRequestTimeoutError
from .._models import ActionAttempt
from .._retry import status_of

S = TypeVar("S")

_PLAIN_FIELDS = 5
"""A pending attempt with no fields but the documented ones says nothing that was not known."""


@frozen(eq=False, repr=False)
class Answer:
    """One answer, sorted.

    Attributes:
        attempts: What was learned, by id; `None` for one that is pending as before.
        is_partial: Whether the server has more to say, in further pages.
        garbled: What was wrong with items that could not be read, if there were any; an id that is not among
            `attempts` may then be among those.
    """

    attempts: Mapping[str, ActionAttempt | None]
    is_partial: bool = False
    garbled: SeamError | None = None


def read_answer(answer: Iterable[object], known_pending: Mapping[str, bool]) -> Answer:
    """Sorts an answer.

    Args:
        answer: The items; a `Page` also says whether more follow.
        known_pending: The ids that were asked for, and whether a pending attempt was seen for each.
    """
    attempts: dict[str, ActionAttempt | None] = {}
    faults: list[str] = []
    for item in answer:
        if isinstance(item, Mapping) and item.get("status") == "pending" and len(item) <= _PLAIN_FIELDS:
            attempt_id = item.get("action_attempt_id")
            if known_pending.get(attempt_id) and item.get("result") is None and item.get("error") is None:  # type: ignore[arg-type]
                attempts.setdefault(attempt_id, None)  # type: ignore[arg-type]
                continue
        try:
            attempt = read_attempt(item)
        except InvalidDataError as error:
            faults.append(str(error))
            continue
        former = attempts.get(attempt.action_attempt_id)
        if attempt.action_attempt_id in known_pending and (former is None or former.is_pending):
            attempts[attempt.action_attempt_id] = attempt
    pagination = getattr(answer, "pagination", None)
    garbled = None
    if faults:
        garbled = SeamHttpInvalidResponseError(
            f"{len(faults)} of the action attempts in the answer cannot be read: {faults[0]}"
        )
    return Answer(attempts, is_partial=getattr(pagination, "has_next_page", False) is True, garbled=garbled)


def read_failure(error: BaseException, what: str) -> SeamError:
    """Our error for whatever a source raised; errors of other clients count by their status."""
    if isinstance(error, SeamError):
        return error
    ours: SeamError
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    status = status_of(error)
    if status is not None:
        ours = SeamHttpApiError(reason, status_code=status, retry_after=getattr(error, "retry_after", None))
    elif isinstance(error, TimeoutError):
        ours = SeamRequestTimeoutError(f"{what}: it was not answered in time")
    else:
        ours = SeamError(f"{what}: {reason}")
    ours.__cause__ = error
    return ours


@frozen(eq=False, repr=False)
class Batch(Generic[S]):
    """What one call asks for.

    Attributes:
        members: Its ids, or what stands for them.
        rest: The other half of a rejected batch, to be judged after this one.
    """

    members: list[S]
    rest: Batch[S] | None = None

    def accepted(self) -> list[Batch[S]]:
        """The batches to ask for after the API has answered this one."""
        return self.rest._split() if self.rest else []

    def rejected(self) -> list[Batch[S]]:
        """The batches to ask for after the API has rejected this one as a whole; none are left of a single id."""
        return [*self._split(), *([self.rest] if self.rest else [])] if len(self.members) > 1 else self.dropped()

    def dropped(self) -> list[Batch[S]]:
        """The batches to ask for when nothing was learned about this one."""
        return [self.rest] if self.rest else []

    def _split(self) -> list[Batch[S]]:
        if len(self.members) == 1:
            return [self]
        middle = len(self.members) // 2
        return [Batch(self.members[:middle], rest=Batch(self.members[middle:]))]
