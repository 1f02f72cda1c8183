"""What a caller waits for: an id, one of our attempts, or another client's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .._converter import InvalidDataError, read_attempt
from .._errors import SeamInvalidOptionsError
from .._models import ActionAttempt
from .book import Target

Targets = dict[str, ActionAttempt | None]
"""What is waited for, by id, with the attempts that the caller has."""


def look_up(target: object, name: str) -> object:
    return target.get(name) if isinstance(target, Mapping) else getattr(target, name, None)


def id_of(target: object) -> str:
    """The id that a caller means."""
    attempt_id = target if isinstance(target, str) else look_up(target, "action_attempt_id")
    if not isinstance(attempt_id, str) or not attempt_id.strip():
        raise SeamInvalidOptionsError(
            "expected an action attempt id, an action attempt, or an object or mapping with an action_attempt_id, "
            f"got {target!r}"
        )
    return attempt_id


def identify(target: object) -> Target:
    """The id that a caller means, and the attempt if they have one."""
    attempt_id = id_of(target)
    if isinstance(target, ActionAttempt):
        return attempt_id, target
    if isinstance(target, str):
        return attempt_id, None
    try:
        return attempt_id, read_attempt(target)
    except InvalidDataError:
        return attempt_id, None


def note(known: Targets, target: object) -> str:
    """Adds what a caller means to what is known so far, and returns its id."""
    if isinstance(target, str) and target.strip():
        known.setdefault(target)
        return target
    attempt_id, attempt = identify(target)
    known[attempt_id] = attempt or known.get(attempt_id)
    return attempt_id


def all_of(targets: Iterable[object]) -> tuple[object, ...]:
    """What a caller means by several; in a tuple, which the garbage collector does not look at if it holds but ids."""
    is_one = isinstance(targets, (str, bytes)) or (isinstance(targets, Mapping) and "action_attempt_id" in targets)
    if is_one or not isinstance(targets, Iterable):
        raise SeamInvalidOptionsError(
            f"expected several action attempts or ids, such as a list, got {type(targets).__name__}; "
            "to wait for one, use wait"
        )
    return tuple(targets)
