"""The targets of a wait: ids, our attempts, or anything with an `action_attempt_id`."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterable, Iterable, Mapping
from itertools import chain
from typing import Final, Protocol, TypeVar
from uuid import UUID

from .._converter import InvalidDataError, read_attempt
from .._errors import SeamInvalidOptionsError
from .._models import ActionAttempt
from .chunks import chunks
from .ids import canonical_id, with_id
from .pending import Target

Targets = dict[str, ActionAttempt | None]
"""The ids to wait for, each with the attempt passed by the caller, if any."""
T = TypeVar("T")


class Identified(Protocol):
    """An object with the id of an action attempt, such as a row of a database."""

    @property
    def action_attempt_id(self) -> str | UUID | None:
        """The id, in any spelling."""


OneTarget = str | UUID | Identified | Mapping[str, object]
"""A target of a wait: an id, or an object or mapping with an `action_attempt_id`."""
SeveralOf = Iterable[T] | AsyncIterable[T]
Several = SeveralOf[OneTarget]
"""Any number of targets."""

_OFFICIAL_PACKAGE: Final = "seam"


def look_up(target: object, name: str) -> object:
    return target.get(name) if isinstance(target, Mapping) else getattr(target, name, None)


def id_of(target: object, *, is_sent: bool = True) -> str:
    """The canonical id of a target.

    Args:
        target: The target.
        is_sent: Whether the id goes into a request.

    Raises:
        SeamInvalidOptionsError: The target has no id. The message names only its type: the value may hold a door code.
    """
    named = target if isinstance(target, (str, UUID)) else look_up(target, "action_attempt_id")
    attempt_id = canonical_id(str(named)) if isinstance(named, (str, UUID)) else ""
    # An id that cannot be sent would fail the requests of all other waits.
    if attempt_id and (not is_sent or attempt_id.isascii() or attempt_id.isprintable()):
        return attempt_id
    if attempt_id:
        fault = "an id with characters that cannot be sent"
    else:
        fault = "an empty string" if named is target else f"{type(target).__name__} without an action_attempt_id"
    raise SeamInvalidOptionsError(
        "expected an action attempt id, an action attempt, or an object or mapping with an action_attempt_id, "
        f"got {fault}"
    )


def identify(target: object) -> Target:
    """The id of a target, with the attempt if trusted: an instance of this client's or the official client's class.

    Any other object or mapping may be a row of the caller's own, with a status not from the API: only the id is used.
    """
    if isinstance(target, ActionAttempt):
        attempt_id = id_of(target, is_sent=target.is_pending)
        return attempt_id, with_id(target, attempt_id)
    attempt_id = id_of(target)
    if _is_official(type(target)):
        try:
            return attempt_id, with_id(read_attempt(target), attempt_id)
        except InvalidDataError:
            return attempt_id, None
    return attempt_id, None


def _is_official(kind: type) -> bool:
    return kind.__name__ == "ActionAttempt" and kind.__module__.partition(".")[0] == _OFFICIAL_PACKAGE


def note(known: Targets, target: object) -> str:
    """Adds a target to the known ones, and returns the id. A known attempt is never lost to a bare id."""
    attempt_id, attempt = identify(target)
    known[attempt_id] = attempt or known.get(attempt_id)
    return attempt_id


def check_several(targets: object) -> None:
    """Refuses a single target where several are expected.

    Raises:
        SeamInvalidOptionsError: The argument is a single target, or not iterable.
    """
    is_one = isinstance(targets, (str, bytes)) or (isinstance(targets, Mapping) and "action_attempt_id" in targets)
    if is_one or not isinstance(targets, (Iterable, AsyncIterable)):
        raise SeamInvalidOptionsError(
            f"expected several action attempts or ids, such as a list, got {type(targets).__name__}; "
            "to wait for one, use wait"
        )


async def collect(targets: SeveralOf[object]) -> tuple[object, ...]:
    """Several targets as a tuple."""
    return tuple(chain.from_iterable(await collect_chunks(targets)))


async def collect_chunks(targets: SeveralOf[object]) -> deque[tuple[object, ...]]:
    """Several targets, in chunks: the GC forgets tuples that hold only strings, but visits a large one at a stretch."""
    if isinstance(targets, AsyncIterable):
        targets = [target async for target in targets]
    return deque(map(tuple, chunks(targets)))
