"""The rules: how the result of a poll changes the progress of an id, for both the poller and the tracker.

Terms. `sent_at` is the time of the request, `now` the time of the result. *Seen*: a response has shown the attempt, or
the caller passed a trusted `ActionAttempt`; it is known to exist. A *failure* is any result that says nothing about the
id. The *interval* comes from the polling strategy, the *backoff* from the failure strategy.

====================  =============================  ================================  =======================
event                 progress                       next poll                         sent at or after deadline
====================  =============================  ================================  =======================
pending               seen, responses + 1,           sent_at + interval, but at least  timed out
                      failures = 0, not missing      half the interval from now
resolved              --                             never                             its outcome
omitted, never seen   responses + 1, failures = 0,   now + interval, at the latest     not found
                      missing_since = first sent_at  when the grace period ends
omitted, grace over   --                             never                             not found
omitted, seen         failures + 1                   now + backoff                     timed out
on a further page     unchanged                      now                               timed out
unreadable            failures + 1                   now + backoff                     timed out
request failed        failures + 1                   now + backoff                     timed out
rate limited          failures + 1                   when the rate limiter opens       timed out
batch rejected        unchanged                      its halves, now                   (decided by the halves)
rejected alone,       --                             never                             the API's error
never seen
rejected alone, seen  failures + 1                   now + backoff                     timed out
credential refused    --                             poller: never, the error ends all waits;
                                                     tracker: left to other workers
====================  =============================  ================================  =======================

Without a result of the last poll, a wait is timed out.

Outcomes need proof. Only a response showing the attempt resolves a wait, and only an id never seen can be *not found*
or *rejected*: a seen attempt exists, so a server that denies it is failing. *Not found* needs a response that omits
the id, to a request sent after the grace period or after the deadline; an earlier omission proves nothing, since a
fresh attempt may not be listed yet. The cause of a timeout is the last failure, unless a good response followed.

Sans-IO: no event loop, no clock, no network.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from typing import NamedTuple

from .backoff import Backoff
from .options import PollingPolicy


class Progress(NamedTuple):
    """The polling history of an id.

    Attributes:
        since: When the first wait for the id began.
        is_seen: Whether the attempt is known to exist.
        responses: Responses showing the attempt as pending, or omitting an id never seen.
        failures: Consecutive results that said nothing about the id.
        missing_since: The `sent_at` of the first poll without the attempt in the response; `None` once seen.
    """

    since: float
    is_seen: bool = False
    responses: int = 0
    failures: int = 0
    missing_since: float | None = None


class Ending(enum.Enum):
    """How a wait ends without a resolved attempt."""

    NOT_FOUND = enum.auto()
    TIMED_OUT = enum.auto()


class Next(NamedTuple):
    """The next step for an unresolved id.

    Attributes:
        progress: The new progress.
        due_at: When to poll the id again.
        ending: How the wait ends immediately, regardless of the deadline; `None` to continue.
        last_ending: How a wait ends for which this was the last poll.
    """

    progress: Progress
    due_at: float
    ending: Ending | None = None
    last_ending: Ending = Ending.TIMED_OUT


def is_last(sent_at: float, deadline: float) -> bool:
    """Whether a poll is the last one of a wait: sent at or after the deadline, so any result ends the wait."""
    return sent_at >= deadline


def can_be_denied(progress: Progress) -> bool:
    """Whether an omission or a rejection is a verdict: for an id that was never seen. Otherwise the API is failing."""
    return not progress.is_seen


class Rules:
    """The rules under one polling policy.

    Args:
        policy: The policy.
    """

    __slots__ = ("_failure_backoff", "_interval", "_missing_grace")

    def __init__(self, policy: PollingPolicy) -> None:
        self._interval = Backoff(policy.wait)
        self._failure_backoff = Backoff(policy.failure_wait)
        self._missing_grace = policy.missing_grace

    def interval(self, progress: Progress, now: float, own: Collection[Backoff | None] = ()) -> float:
        """Seconds until the next poll of an id: the shortest of `own`, where `None` is the policy's strategy."""
        age = now - progress.since
        if not own:
            return self._interval.seconds(progress.responses, age)
        return min([(backoff or self._interval).seconds(progress.responses, age) for backoff in own])

    def backoff(self, failures: int) -> float:
        """Seconds until the next poll after this number of consecutive failures."""
        return self._failure_backoff.seconds(failures, 0.0)

    def pending(self, progress: Progress, sent_at: float, now: float, own: Collection[Backoff | None] = ()) -> Next:
        """Applies a response showing the attempt as pending."""
        progress = Progress(progress.since, True, progress.responses + 1)
        interval = self.interval(progress, now, own)
        # Measured from the request, so a slow response does not slow polling down; at least half the interval remains.
        return Next(progress, max(sent_at + interval, now + interval / 2))

    def omitted(self, progress: Progress, sent_at: float, now: float, own: Collection[Backoff | None] = ()) -> Next:
        """Applies a complete and readable response without the attempt, which was never seen."""
        since = sent_at if progress.missing_since is None else progress.missing_since
        progress = Progress(progress.since, False, progress.responses + 1, 0, since)
        gone_at = since + self._missing_grace
        if now >= gone_at:
            return Next(progress, now, Ending.NOT_FOUND)
        due_at = min(now + self.interval(progress, now, own), gone_at)
        return Next(progress, due_at, last_ending=Ending.NOT_FOUND)

    def failed(self, progress: Progress, now: float, backoff: float | None = None) -> Next:
        """Applies a result that says nothing about the attempt.

        Args:
            progress: The progress.
            now: The time.
            backoff: Seconds until the next poll, shared by a batch to keep the ids in step; by default the backoff for
                the failures of this id.
        """
        failures = progress.failures + 1
        seconds = self.backoff(failures) if backoff is None else backoff
        return Next(progress._replace(failures=failures), now + seconds)
