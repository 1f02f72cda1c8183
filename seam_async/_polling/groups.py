"""Groups of ids with identical polling state; a million pending ids form a few thousand groups.

Ids enter a group together and stay in it as long as every response says the same of them. Where a response does not,
or where a batch has room for some of them only, those are split off as a group of their own. After a response, groups
in the same state are merged again.

`Groups` owns every link: id to group, group to its requests in flight, and request to its groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from .._errors import SeamError
from .._models import ActionAttempt
from .batches import Batch
from .rules import Progress
from .schedule import Scheduled
from .waits import Wait

LastSeen = ActionAttempt | str | None
"""An attempt as last seen. For one that is pending and carries nothing else it is only the action type, since few of a
million are ever looked at; `None` until it has been seen."""


@define(eq=False, weakref_slot=False)
class Group(Scheduled):
    """Ids with the same polling state.

    Attributes:
        ids: Each id, with its attempt as last seen.
        progress: What polling has shown about them.
        waits: The waits for them: a tuple of one, which most groups have and which splits share, or a dict of many,
            which joins and leaves in O(1).
        pending_at: When they were last known to be pending.
        failure: The error of the last failure, unless a good response came after it.
        calls: The requests in flight that poll them; more than one only after a deadline or a hint.
        is_hinted: Whether a hint has come since the last request for them.
    """

    ids: dict[str, LastSeen]
    progress: Progress
    waits: tuple[Wait, ...] | dict[Wait, None]
    pending_at: float | None = None
    failure: SeamError | None = None
    calls: tuple[Call, ...] = ()
    is_hinted: bool = False

    def attempt(self, action_attempt_id: str) -> ActionAttempt | None:
        """One of its attempts as last seen."""
        seen = self.ids[action_attempt_id]
        return ActionAttempt(action_attempt_id, "pending", seen) if isinstance(seen, str) else seen

    def join(self, wait: Wait) -> None:
        """Adds a wait."""
        if isinstance(self.waits, tuple):
            self.waits = dict.fromkeys((*self.waits, wait))
        else:
            self.waits[wait] = None

    def leave(self, wait: Wait) -> bool:
        """Takes out a wait; returns whether another one is left."""
        if isinstance(self.waits, tuple):
            return False
        del self.waits[wait]
        return bool(self.waits)

    @property
    def is_awaited(self) -> bool:
        """Whether any of its waits still expects outcomes."""
        waits = self.waits
        return waits[0].left > 0 if isinstance(waits, tuple) else any(wait.left > 0 for wait in waits)

    @property
    def is_idle(self) -> bool:
        """Whether it is to be filed, and not urgently."""
        return not (self.is_filed or self.calls or self.is_hinted)

    def can_merge(self, other: Group) -> bool:
        """Whether two groups that a response has just shown as pending have the same state."""
        is_same = self.progress == other.progress and self.waits == other.waits
        return is_same and self.is_idle and other.is_idle


@define(eq=False)
class Call:
    """A request in flight.

    Attributes:
        batch: The ids that it polls.
        groups: The groups that they are in, unless all waits for them have left.
        sent_at: When it was sent.
        is_in_reserve: Whether it took the slot that is kept for urgent groups.
    """

    batch: Batch[str]
    groups: dict[Group, None] = field(repr=False)
    sent_at: float
    is_in_reserve: bool = False

    @property
    def ids(self) -> list[str]:
        return self.batch.members


class Groups:
    """All pending ids, each in one group."""

    def __init__(self) -> None:
        self._group_of: dict[str, Group] = {}
        self._groups: dict[Group, None] = {}

    def __len__(self) -> int:
        """How many ids there are."""
        return len(self._group_of)

    def __contains__(self, action_attempt_id: object) -> bool:
        return action_attempt_id in self._group_of

    def __iter__(self) -> Iterator[Group]:
        return iter(self._groups)

    def of(self, action_attempt_id: str) -> Group | None:
        """The group that an id is in."""
        return self._group_of.get(action_attempt_id)

    def with_any(self, ids: Iterable[str]) -> list[Group]:
        """The groups that some of these ids are in."""
        found = dict.fromkeys(map(self._group_of.get, ids))
        return [group for group in found if group is not None]

    def split_off(self, ids: Iterable[str]) -> list[Group]:
        """Groups with exactly those of these ids that are pending."""
        ids_of: dict[Group, list[str]] = {}
        for attempt_id in ids:
            group = self._group_of.get(attempt_id)
            if group is not None:
                ids_of.setdefault(group, []).append(attempt_id)
        return [self.split(group, own) for group, own in ids_of.items()]

    def add(self, group: Group) -> None:
        """Adds a group of new ids."""
        self._groups[group] = None
        self._group_of.update(dict.fromkeys(group.ids, group))

    def split(self, group: Group, ids: Sequence[str]) -> Group:
        """Splits some ids off a group, as a group in the same place and the same requests."""
        if len(ids) == len(group.ids):
            return group
        part = Group(
            ids={attempt_id: group.ids.pop(attempt_id) for attempt_id in ids},
            progress=group.progress,
            waits=group.waits if isinstance(group.waits, tuple) else group.waits.copy(),
            pending_at=group.pending_at,
            failure=group.failure,
            calls=group.calls,
            is_hinted=group.is_hinted,
        )
        part.copy_place(group)
        for call in part.calls:
            call.groups[part] = None
        self.add(part)
        return part

    def merge(self, groups: Iterable[Group], most: int) -> list[Group]:
        """Merges neighbours in the same state, up to `most` ids.

        Args:
            groups: Groups that a response has just shown as pending.
            most: The size of a batch.
        """
        merged: list[Group] = []
        for group in groups:
            last = merged[-1] if merged else None
            if last is None or len(last.ids) + len(group.ids) > most or not last.can_merge(group):
                merged.append(group)
                continue
            small, large = sorted((last, group), key=lambda either: len(either.ids))
            self._group_of.update(dict.fromkeys(small.ids, large))
            large.ids.update(small.ids)
            small.ids = {}
            del self._groups[small]
            merged[-1] = large
        return merged

    def remove(self, group: Group, ids: Iterable[str]) -> None:
        """Forgets some ids of a group."""
        for attempt_id in ids:
            del self._group_of[attempt_id]
            del group.ids[attempt_id]
        if not group.ids:
            group.cancel()
            del self._groups[group]

    def remove_all(self, group: Group) -> None:
        """Forgets a group."""
        self.remove(group, list(group.ids))

    def begin(self, call: Call) -> None:
        """Links a request in flight to its groups."""
        for group in call.groups:
            group.calls = (*group.calls, call)
            group.is_hinted = False

    def end(self, call: Call) -> None:
        """Unlinks a request that is over; only the groups that are still waited for stay in it."""
        for group in call.groups:
            calls = group.calls
            group.calls = () if len(calls) == 1 else tuple([other for other in calls if other is not call])
        call.groups = {group: None for group in call.groups if group.ids}
