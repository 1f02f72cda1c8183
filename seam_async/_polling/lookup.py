"""What an answer means for the ids that were asked for; pure.

`read_answer` sorts the items of an answer by id. `Batch` is a call's ids, and knows what to ask next when the API
rejects the call as a whole because of some id in it: halves, the first half first. When the first half is accepted,
the second must hold the culprit and is split without asking. Each bad id thus costs at most two calls for each
halving, and is always asked for alone before it is blamed. `meaning_of` says what a call that failed means for its ids.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from typing import Final, Generic, TypeVar

from attrs import frozen

from .._converter import ATTEMPT_FIELDS, InvalidDataError, documented_fields, read_attempt, read_usual
from .._errors import (
    SeamClientClosedError,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidResponseError,
    SeamInvalidOptionsError,
    SeamInvalidTokenError,
    SeamRequestTimeoutError,
)
from .._models import ActionAttempt
from .._retry import TOO_MANY_REQUESTS, pause_of, status_of

S = TypeVar("S")

_DOCUMENTED_FIELDS: Final = len(ATTEMPT_FIELDS)
_REJECTED: Final = frozenset({400, 413, 422})
_FORBIDDEN: Final = frozenset({401, 403})
_NOT_FOUND: Final = 404
_TURNED_AWAY: Final = frozenset({TOO_MANY_REQUESTS, 503})
_MISUSE: Final = (SeamClientClosedError, SeamInvalidOptionsError, SeamInvalidTokenError)


@frozen(eq=False, repr=False)
class Answer:
    """One answer, by id.

    Attributes:
        pending: What is pending and says nothing else, with its action type.
        news: What was learned of the others.
        is_partial: Whether the server has more to say, in further pages.
        garbled: What was wrong with items that could not be read, if there were any; what is neither in `pending`
            nor in `news` may then be among those.
    """

    pending: Mapping[str, str]
    news: Mapping[str, ActionAttempt]
    is_partial: bool = False
    garbled: SeamError | None = None


def read_answer(answer: Iterable[object], asked: Iterable[str]) -> Answer:
    """Sorts an answer.

    Most attempts are still pending each time. Of those no model is made: a look at their fields is enough.

    Args:
        answer: The items; a `Page` also says whether more follow.
        asked: The ids that were asked for.
    """
    # An id is in memory once, not again for each answer that names it.
    own_id = {one: one for one in asked}.get
    pending: dict[str, str] = {}
    news: dict[str, ActionAttempt] = {}
    faults: list[str] = []
    for item in answer:
        one = attempt = None
        if type(item) is dict and len(item) == _DOCUMENTED_FIELDS:
            try:
                attempt_id, status, action_type, result, error = documented_fields(item)
                one = own_id(attempt_id)
            except (KeyError, TypeError):
                pass  # to be read with care
            else:
                if one is not None:
                    if status == "pending" and result is None and error is None and type(action_type) is str:
                        pending[one] = action_type
                        continue
                    attempt = read_usual(one, status, action_type, result, error)
        if attempt is None:
            try:
                attempt = read_attempt(item)
            except InvalidDataError as fault:
                faults.append(str(fault))
                continue
            one = own_id(attempt.action_attempt_id)
        if one is not None and (one not in news or news[one].is_pending):
            news[one] = attempt
    if not pending.keys().isdisjoint(news):
        pending = {one: action_type for one, action_type in pending.items() if one not in news}
    pagination = getattr(answer, "pagination", None)
    garbled = None
    if faults:
        garbled = SeamHttpInvalidResponseError(
            f"{len(faults)} of the action attempts in the answer cannot be read: {faults[0]}"
        )
    return Answer(pending, news, is_partial=getattr(pagination, "has_next_page", False) is True, garbled=garbled)


def read_failure(error: BaseException, what: str) -> SeamError:
    """Our error for whatever a source raised; errors of other clients count by their status."""
    if isinstance(error, SeamError):
        return error
    ours: SeamError
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    status = status_of(error)
    if status is not None:
        ours = SeamHttpApiError(reason, status_code=status, retry_after=pause_of(error))
    elif isinstance(error, TimeoutError):
        ours = SeamRequestTimeoutError(f"{what}: it was not answered in time")
    else:
        ours = SeamError(f"{what}: {reason}")
    ours.__cause__ = error
    return ours


class Meaning(enum.Enum):
    """What it means for a call's ids that it failed."""

    FORBIDDEN = enum.auto()
    """No call of this client will be answered."""
    REJECTED = enum.auto()
    """Some id in it cannot be asked for."""
    MISSING = enum.auto()
    """The server knows none of them."""
    TROUBLE = enum.auto()
    """Nothing: it is to be asked again."""


def meaning_of(error: SeamError) -> Meaning:
    """What it means for a call's ids that it failed in this way."""
    status = status_of(error)
    if status in _FORBIDDEN or isinstance(error, _MISUSE):
        return Meaning.FORBIDDEN
    if isinstance(error, SeamHttpApiError) and status in _REJECTED:
        return Meaning.REJECTED
    if isinstance(error, SeamHttpApiError) and status == _NOT_FOUND:
        return Meaning.MISSING
    return Meaning.TROUBLE


def hold_of(error: SeamError, pause: float) -> float | None:
    """For how many seconds the server wants no call at all; `pause` if it does not say; `None` if it wants them."""
    status = status_of(error)
    if status in _TURNED_AWAY and error.retry_after is not None:
        return error.retry_after
    return pause if status == TOO_MANY_REQUESTS else None


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
