"""Ids of which the same is known, held together: a million that are waited for are a few thousand cohorts.

Ids come into a cohort together, and stay in step as long as every answer says the same of them. Where it does not, or
where a call has room for some of them only, those are set apart as a cohort of their own. After an answer, cohorts
that are in step again become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from .._errors import SeamError
from .._models import ActionAttempt
from .lookup import Batch
from .schedule import Slot
from .waits import Wait

Seen = ActionAttempt | str | None
"""An attempt as last seen: of one that was pending, with nothing else to tell, only its action type, since of a million
that are waited for few are ever looked at. `None` until it has been seen."""


@define(eq=False, weakref_slot=False)
class Cohort(Slot):
    """Ids of which the same is known.

    Attributes:
        ids: Each with what was last seen of it.
        since: When somebody began to wait for them.
        waits: Who waits for them.
        pending_at: When they were last known to be pending.
        answers: How often they were said to be pending or missing.
        missing_since: When they began to be missing.
        failures: How many calls for them have failed in a row, and `failure`, the last one's error.
        calls: The calls for them that have not come back; more than one only after a deadline or a hint.
        is_hurried: Whether a hint has come since they were last asked for.
    """

    ids: dict[str, Seen]
    since: float
    waits: tuple[Wait, ...]
    pending_at: float | None = None
    answers: int = 0
    missing_since: float | None = None
    failures: int = 0
    failure: SeamError | None = None
    calls: tuple[Call, ...] = ()
    is_hurried: bool = False

    def attempt(self, action_attempt_id: str) -> ActionAttempt | None:
        """One of its attempts as last seen."""
        seen = self.ids[action_attempt_id]
        return ActionAttempt(action_attempt_id, "pending", seen) if isinstance(seen, str) else seen

    @property
    def is_idle(self) -> bool:
        """Whether it is to be filed, and nothing more urgent."""
        return not (self.is_filed or self.calls or self.is_hurried)

    def is_in_step_with(self, other: Cohort) -> bool:
        """Whether two that have just been said to be pending may be filed as one."""
        is_same = self.answers == other.answers and self.since == other.since and self.waits == other.waits
        return is_same and self.is_idle and other.is_idle


@define(eq=False)
class Call:
    """One call that has been taken and has not come back.

    Attributes:
        batch: The ids that it asks for.
        cohorts: The cohorts that they are in, unless they have been left.
        sent_at: When it was taken.
    """

    batch: Batch[str]
    cohorts: dict[Cohort, None] = field(repr=False)
    sent_at: float

    @property
    def ids(self) -> list[str]:
        return self.batch.members


class Cohorts:
    """All ids that are waited for, each in one cohort."""

    def __init__(self) -> None:
        self._cohorts: dict[str, Cohort] = {}

    def __len__(self) -> int:
        """How many ids there are."""
        return len(self._cohorts)

    def __contains__(self, action_attempt_id: object) -> bool:
        return action_attempt_id in self._cohorts

    def __iter__(self) -> Iterator[Cohort]:
        return iter(dict.fromkeys(self._cohorts.values()))

    def of(self, action_attempt_id: str) -> Cohort | None:
        """The cohort that an id is in."""
        return self._cohorts.get(action_attempt_id)

    def with_any(self, ids: Iterable[str]) -> list[Cohort]:
        """The cohorts that some of these ids are in."""
        found = dict.fromkeys(map(self._cohorts.get, ids))
        return [cohort for cohort in found if cohort is not None]

    def with_only(self, ids: Iterable[str]) -> list[Cohort]:
        """Cohorts with those of these ids that are waited for, and no others."""
        groups: dict[Cohort, list[str]] = {}
        for one in ids:
            cohort = self._cohorts.get(one)
            if cohort is not None:
                groups.setdefault(cohort, []).append(one)
        return [self.set_apart(cohort, own) for cohort, own in groups.items()]

    def add(self, cohort: Cohort) -> None:
        """Adds a cohort of new ids."""
        self._cohorts.update(dict.fromkeys(cohort.ids, cohort))

    def set_apart(self, cohort: Cohort, ids: Sequence[str]) -> Cohort:
        """Makes a cohort of some ids of another, filed in the same place and in the same calls."""
        if len(ids) == len(cohort.ids):
            return cohort
        part = Cohort(
            {one: cohort.ids.pop(one) for one in ids},
            *(cohort.since, cohort.waits, cohort.pending_at, cohort.answers, cohort.missing_since),
            *(cohort.failures, cohort.failure, cohort.calls, cohort.is_hurried),
        )
        part.stand_beside(cohort)
        for call in part.calls:
            call.cohorts[part] = None
        self.add(part)
        return part

    def unite(self, cohorts: Iterable[Cohort], most: int) -> list[Cohort]:
        """Makes one of neighbours that are in step, as long as it has at most `most` ids.

        Args:
            cohorts: What has just been said to be pending.
            most: The size of a call.
        """
        united: list[Cohort] = []
        for cohort in cohorts:
            last = united[-1] if united else None
            if last is None or not last.is_in_step_with(cohort) or len(last.ids) + len(cohort.ids) > most:
                united.append(cohort)
                continue
            small, large = sorted((last, cohort), key=lambda one: len(one.ids))
            self._cohorts.update(dict.fromkeys(small.ids, large))
            large.ids.update(small.ids)
            small.ids = {}
            united[-1] = large
        return united

    def remove(self, cohort: Cohort, ids: Iterable[str]) -> None:
        """Forgets some ids of a cohort."""
        for one in ids:
            del self._cohorts[one]
            del cohort.ids[one]
        if not cohort.ids:
            cohort.take_out()

    def remove_all(self, cohort: Cohort) -> None:
        """Forgets all ids of a cohort."""
        self.remove(cohort, list(cohort.ids))
