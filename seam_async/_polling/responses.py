"""Poll responses, parsed and indexed by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from attrs import frozen

from .._converter import ATTEMPT_FIELDS, InvalidDataError, documented_fields, read_attempt, read_usual
from .._errors import SeamError, SeamHttpInvalidResponseError
from .._models import ActionAttempt
from .ids import canonical_id, with_id
from .rows import are_rows, as_json, sort_rows

_DOCUMENTED_FIELDS: Final = len(ATTEMPT_FIELDS)
_MOST_ITEMS_PER_ID: Final = 2
"""Items read per polled id: one, and a possible duplicate. A page of millions must not block the event loop."""


@frozen(eq=False, repr=False)
class PollResponse:
    """A response, indexed by id.

    Attributes:
        pending: Action type by id, for pending attempts without result or error.
        updates: All other attempts, by id.
        is_partial: Whether further pages follow.
        unreadable: The error for unreadable items, if any. Ids missing from both `pending` and `updates` may belong to
            such items.
    """

    pending: Mapping[str, str]
    updates: Mapping[str, ActionAttempt]
    is_partial: bool = False
    unreadable: SeamError | None = None


class _Reader:
    """Reads the items of one response.

    Args:
        polled: The ids in the request.
    """

    def __init__(self, polled: Iterable[str]) -> None:
        # Keys are the request's own strings, so an id is in memory once, not once more per response.
        self._own_id = {attempt_id: attempt_id for attempt_id in polled}
        self.pending: dict[str, str] = {}
        self.updates: dict[str, ActionAttempt] = {}
        self.conflicts: set[str] = set()
        self.faults = 0
        self.first_fault = ""

    def plain(self, rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
        """Rows as plain values, but those with a number out of range."""
        for row in rows:
            try:
                yield as_json(row)
            except (ValueError, RecursionError) as fault:
                self._blame(f"the result or the error of {row.action_attempt_id}: {fault}")

    def read(self, items: Iterable[object]) -> None:
        """Sorts the items. No model is built for pending attempts, by far the most common."""
        own_id = self._own_id.get
        iterator = iter(items)
        for item in islice(iterator, _MOST_ITEMS_PER_ID * len(self._own_id)):
            if type(item) is dict and len(item) == _DOCUMENTED_FIELDS:
                try:
                    named, status, action_type, result, error = documented_fields(item)
                    attempt_id = own_id(named)
                except (KeyError, TypeError):
                    attempt_id = status = action_type = result = error = None
                if attempt_id is not None:
                    if status == "pending" and result is None and error is None and type(action_type) is str:
                        self.pending[attempt_id] = action_type
                        continue
                    attempt = read_usual(attempt_id, status, action_type, result, error)
                    if attempt is not None:
                        self._add(attempt_id, attempt)
                        continue
            self._read_carefully(item)
        if next(iterator, self) is not self:
            self._blame(f"there are more than {_MOST_ITEMS_PER_ID} for each id in the request")

    def _read_carefully(self, item: object) -> None:
        named = item.get("action_attempt_id") if isinstance(item, Mapping) else getattr(item, "action_attempt_id", None)
        if not isinstance(named, str):
            self._blame(f"{type(item).__name__} without an action_attempt_id")
            return
        attempt_id = self._own_id.get(named) or self._own_id.get(canonical_id(named))
        if attempt_id is None:
            return
        try:
            self._add(attempt_id, with_id(read_attempt(item), attempt_id))
        except InvalidDataError as fault:
            self._blame(str(fault))

    def _add(self, attempt_id: str, attempt: ActionAttempt) -> None:
        """Adds an attempt. An attempt never becomes pending again, so an outcome supersedes *pending*."""
        known = self.updates.get(attempt_id)
        if known is None or known.is_pending:
            self.updates[attempt_id] = attempt
        elif not attempt.is_pending and attempt != known and attempt_id not in self.conflicts:
            self.conflicts.add(attempt_id)
            self._blame(f"two different outcomes of {attempt_id}")

    def _blame(self, fault: str) -> None:
        self.faults += 1
        self.first_fault = self.first_fault or fault


def parse_response(items: Iterable[object], polled: Sequence[str]) -> PollResponse:
    """Parses a response into pending attempts and updates.

    Args:
        items: The items; a `Page` also tells whether further pages follow.
        polled: The ids in the request.
    """
    is_partial = getattr(getattr(items, "pagination", None), "has_next_page", False) is True
    rows = items if are_rows(items) else None
    if rows is not None and (sorted_rows := sort_rows(rows, polled)) is not None:
        return PollResponse(*sorted_rows, is_partial)
    reader = _Reader(polled)
    reader.read(items if rows is None else reader.plain(rows))
    pending, updates = reader.pending, reader.updates
    for attempt_id in reader.conflicts:
        del updates[attempt_id]
    if not pending.keys().isdisjoint(updates) or reader.conflicts:
        superseded = updates.keys() | reader.conflicts
        pending = {attempt_id: kind for attempt_id, kind in pending.items() if attempt_id not in superseded}
    unreadable = None
    if reader.faults:
        unreadable = SeamHttpInvalidResponseError(
            f"{reader.faults} of the action attempts in the response cannot be read: {reader.first_fault}"
        )
    return PollResponse(pending, updates, is_partial, unreadable)
