"""Pending ids and their waits: entering, leaving and ending."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from itertools import islice

from .._errors import SeamError
from .._models import ActionAttempt
from .backoff import Backoff
from .chores import Chore, Chores
from .endings import ErrorsOf, copies_of, outcome_of, timeout_errors
from .groups import Group, Groups, LastSeen
from .options import PollingPolicy
from .rules import Progress, Rules, is_last
from .schedule import Schedule, TimerWheel, bucket_after
from .waits import Wait

Target = tuple[str, ActionAttempt | None]
"""An id to wait for, with the attempt if the caller passed a trusted one."""


class Pending:
    """The pending ids in groups, with their waits, deadlines and schedule.

    Args:
        policy: The polling policy.
    """

    def __init__(self, policy: PollingPolicy) -> None:
        self._policy = policy
        self._rules = Rules(policy)
        self._schedule: Schedule[Group] = Schedule(policy.batch_size)
        self._deadlines: TimerWheel[Wait] = TimerWheel()
        self._groups = Groups()
        self._chores = Chores()
        self._is_ending = False

    def __len__(self) -> int:
        """The number of pending ids."""
        return len(self._groups)

    @property
    def is_idle(self) -> bool:
        """Whether no id is pending and no chore is left."""
        return not (self._groups or self._chores)

    # Entering and leaving.

    def enter(self, wait: Wait, targets: Iterable[Target], now: float) -> None:
        """Adds a chunk of a wait's ids. Resolved attempts are delivered at once, without waking the caller.

        Args:
            wait: The wait.
            targets: Ids, each at most once in all chunks of a wait.
            now: The time.
        """
        unseen: dict[str, LastSeen] = {}
        pending: dict[str, LastSeen] = {}
        for attempt_id, attempt in targets:
            if attempt is None:
                unseen[attempt_id] = None
            elif attempt.is_pending:
                pending[attempt_id] = attempt
            else:
                wait.outcomes.append(outcome_of(attempt))
        if unseen:
            self._enter_ids(wait, unseen, None, now)
        if pending:
            self._enter_ids(wait, pending, now, now)

    def _enter_ids(self, wait: Wait, ids: dict[str, LastSeen], pending_at: float | None, now: float) -> None:
        wait.parts.append(tuple(ids))
        wait.left += len(ids)
        shared = self._groups.split_off(ids)
        fresh = ids
        if shared:
            fresh = {attempt_id: seen for attempt_id, seen in ids.items() if attempt_id not in self._groups}
        for group in shared:
            self._join(group, wait, ids, pending_at, now)
        rest = iter(fresh.items())
        while part := dict(islice(rest, self._policy.batch_size)):
            is_seen = pending_at is not None
            self._add(Group(part, Progress(wait.started_at, is_seen, int(is_seen)), (wait,), pending_at), now)

    def _add(self, group: Group, now: float) -> None:
        self._groups.add(group)
        if group.progress.is_seen:
            self._schedule.put([group], now, now + self._interval(group, now))
        else:
            self._schedule.put_first(group, now)

    def _join(
        self, group: Group, wait: Wait, ids: Mapping[str, LastSeen], pending_at: float | None, now: float
    ) -> None:
        """Adds a wait to a group of other waits."""
        group.join(wait)
        progress = group.progress
        if not progress.is_seen and pending_at is not None:
            group.ids = {attempt_id: ids[attempt_id] for attempt_id in group.ids}
            group.pending_at = pending_at
            group.progress = progress = Progress(progress.since, True, progress.responses + 1)
        due_at = now + self._interval(group, now) if progress.is_seen else now
        # A group that is not filed is in flight or being bisected, and will be polled anyway.
        if group.is_filed and due_at < group.due_at:
            self._schedule.put([group], now, due_at)

    def watch_deadline(self, wait: Wait) -> None:
        """Files the deadline of a wait. Call after the last chunk of ids has entered."""
        if wait.left and wait.timeout is not None:
            self._file_deadline(wait, wait.deadline)

    def leave(self, wait: Wait) -> None:
        """Removes a wait; ids without another wait are no longer polled."""
        wait.cancel()
        if not wait.is_over:
            wait.left = 0
            self._chores.renew_budget()
            self._chores.start(self._release_ids(wait))

    def end_all(self, error: SeamError) -> None:
        """Ends all waits with an error. No request is sent until all have ended."""
        if self._is_ending:
            return
        self._is_ending = True
        self._chores.renew_budget()
        self._chores.start(self._end_groups(error))

    def _interval(self, group: Group, now: float) -> float:
        return self._rules.interval(group.progress, now, intervals_of(group))

    # Ending.

    def _poll_last(self, wait: Wait, now: float) -> Chore:
        """Schedules the last poll of all ids of a wait, except ids in a request sent at or after the deadline."""
        for part in wait.parts:
            groups = [
                group
                for group in self._groups.with_any(part)
                if wait in group.waits and not any(is_last(call.sent_at, wait.deadline) for call in group.calls)
            ]
            self._schedule.put_urgent(groups, now)
            yield len(part)

    def _expire(self, wait: Wait, now: float) -> Chore:
        """Ends an expired wait without a result of the last poll."""
        for part in wait.parts:
            for group in self._groups.with_any(part):
                yield from self._end_waits(group, [wait], partial(timeout_errors, now=now, is_answered=False))
            yield len(part)

    def _end(self, group: Group, waits: Iterable[Wait], errors_of: ErrorsOf) -> None:
        self._chores.start(self._end_waits(group, list(waits), errors_of))

    def _end_waits(self, group: Group, waits: list[Wait], errors_of: ErrorsOf) -> Chore:
        """Ends waits for the ids of a group, each wait with separate error objects."""
        for wait in waits:
            # Since the chore was started, the group may have been merged and the wait may have left.
            if group.ids and wait in group.waits:
                errors = errors_of(group, wait)
                self._release(group, wait)
                wait.deliver(errors)
                yield len(errors)

    def _end_groups(self, error: SeamError) -> Chore:
        while self._groups:
            for group in list(self._groups):
                yield from self._end_waits(group, list(group.waits), partial(copies_of, error))
        self._is_ending = False

    def _release_ids(self, wait: Wait) -> Chore:
        for part in wait.parts:
            for group in self._groups.with_any(part):
                if wait in group.waits:
                    self._release(group, wait)
            yield len(part)

    def _release(self, group: Group, wait: Wait) -> None:
        """Removes a wait from a group; a group without waits is dropped."""
        if not group.leave(wait):
            self._groups.remove_all(group)

    def _file_deadline(self, wait: Wait, moment: float) -> None:
        self._deadlines.file([wait], (bucket_after(moment),))


def intervals_of(group: Group) -> Collection[Backoff | None]:
    """The polling intervals of a group's waits; `None` stands for the policy's strategy."""
    waits = group.waits
    return (waits[0].backoff,) if isinstance(waits, tuple) else {wait.backoff for wait in waits}
