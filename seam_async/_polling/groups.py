"""Groups of ids with identical polling state; a million pending ids form a few thousand groups.

Ids that enter together stay in one group until a response sets some of them apart, or a batch has room for only some of
them; those are then split off as a new group. After a response, groups in the same state are merged again.

`Groups` owns every link: id to group, group to requests in flight, and request to groups.
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
"""An attempt as last seen: the action type alone for a pending attempt without result or error, since few of a million
are ever read; `None` for an attempt never seen."""


@define(eq=False, weakref_slot=False)
class Group(Scheduled):
    """Ids with the same polling state.

    Attributes:
        ids: The attempts as last seen, by id.
        progress: The polling history, the same for all ids.
        waits: The waits for these ids: a tuple for a single wait, the most common case, shared by splits; a dict for
            several waits, with `join` and `leave` in O(1).
        pending_at: When the ids were last known to be pending; `None` if never.
        failure: The last failure, unless a good response followed.
        calls: The requests in flight for these ids; more than one only after a deadline or a hint.
        is_hinted: Whether a hint has arrived since the last request was sent.
    """

    ids: dict[str, LastSeen]
    progress: Progress
    waits: tuple[Wait, ...] | dict[Wait, None]
    pending_at: float | None = None
    failure: SeamError | None = None
    calls: tuple[Call, ...] = ()
    is_hinted: bool = False

    def attempt(self, action_attempt_id: str) -> ActionAttempt | None:
        """An attempt of this group as last seen; `None` if never seen."""
        seen = self.ids[action_attempt_id]
        return ActionAttempt(action_attempt_id, "pending", seen) if isinstance(seen, str) else seen

    def join(self, wait: Wait) -> None:
        """Adds a wait."""
        if isinstance(self.waits, tuple):
            self.waits = dict.fromkeys((*self.waits, wait))
        else:
            self.waits[wait] = None

    def leave(self, wait: Wait) -> bool:
        """Removes a wait; returns whether another wait is left."""
        if isinstance(self.waits, tuple):
            return False
        del self.waits[wait]
        return bool(self.waits)

    @property
    def is_awaited(self) -> bool:
        """Whether any wait of this group still expects outcomes."""
        waits = self.waits
        return waits[0].left > 0 if isinstance(waits, tuple) else any(wait.left > 0 for wait in waits)

    @property
    def is_idle(self) -> bool:
        """Whether the group is neither filed, nor in flight, nor hinted."""
        return not (self.is_filed or self.calls or self.is_hinted)

    def can_merge(self, other: Group) -> bool:
        """Whether two groups just shown as pending have the same state."""
        is_same = self.progress == other.progress and self.waits == other.waits
        return is_same and self.is_idle and other.is_idle


@define(eq=False)
class Call:
    """A request in flight.

    Attributes:
        batch: The polled ids.
        groups: The groups of the polled ids, except ids without any wait left.
        sent_at: When the request was sent.
        is_in_reserve: Whether the request occupies the reserved slot.
    """

    batch: Batch[str]
    groups: dict[Group, None] = field(repr=False)
    sent_at: float
    is_in_reserve: bool = False

    @property
    def ids(self) -> list[str]:
        return self.batch.members


class Groups:
    """All pending ids, each in exactly one group."""

    def __init__(self) -> None:
        self._group_of: dict[str, Group] = {}
        self._groups: dict[Group, None] = {}

    def __len__(self) -> int:
        """The number of pending ids."""
        return len(self._group_of)

    def __contains__(self, action_attempt_id: object) -> bool:
        return action_attempt_id in self._group_of

    def __iter__(self) -> Iterator[Group]:
        return iter(self._groups)

    def of(self, action_attempt_id: str) -> Group | None:
        """The group of an id; `None` if the id is not pending."""
        return self._group_of.get(action_attempt_id)

    def with_any(self, ids: Iterable[str]) -> list[Group]:
        """The groups containing any of these ids."""
        found = dict.fromkeys(map(self._group_of.get, ids))
        return [group for group in found if group is not None]

    def split_off(self, ids: Iterable[str]) -> list[Group]:
        """Splits groups as needed; returns groups of exactly the pending ids among `ids`."""
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
        """Splits ids off into a group with the same state, bucket and requests; all ids together stay in `group`."""
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
        """Merges adjacent groups in the same state, up to `most` ids each.

        Args:
            groups: Groups just shown as pending by a response.
            most: The batch size.
        """
        merged: list[Group] = []
        for group in groups:
            last = merged[-1] if merged else None
            if last is None or len(last.ids) + len(group.ids) > most or not last.can_merge(group):
                merged.append(group)
                continue
            # Only the ids of the smaller group are relinked, which bounds the cost of a merge.
            small, large = sorted((last, group), key=lambda either: len(either.ids))
            self._group_of.update(dict.fromkeys(small.ids, large))
            large.ids.update(small.ids)
            small.ids = {}
            del self._groups[small]
            merged[-1] = large
        return merged

    def remove(self, group: Group, ids: Iterable[str]) -> None:
        """Removes ids from a group; a group without ids is dropped."""
        for attempt_id in ids:
            del self._group_of[attempt_id]
            del group.ids[attempt_id]
        if not group.ids:
            group.cancel()
            del self._groups[group]

    def remove_all(self, group: Group) -> None:
        """Drops a group with all ids."""
        self.remove(group, list(group.ids))

    def begin(self, call: Call) -> None:
        """Links a request about to be sent to the polled groups, and clears their hints."""
        for group in call.groups:
            group.calls = (*group.calls, call)
            group.is_hinted = False

    def end(self, call: Call) -> None:
        """Unlinks a finished request; `call.groups` keeps only the groups still pending."""
        for group in call.groups:
            calls = group.calls
            group.calls = () if len(calls) == 1 else tuple([other for other in calls if other is not call])
        call.groups = {group: None for group in call.groups if group.ids}
