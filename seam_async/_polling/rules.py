"""What the result of a poll means for an id: the one place where it is decided, for the poller and the tracker.

Terms. `sent_at` is when a poll was sent, `now` when its result arrived. *Seen*: a response has shown the attempt, or
the caller handed over an attempt of ours; its existence is proven. A *failure* is any result that says nothing about
the id. The *interval* comes from the polling strategy, the *backoff* from the failure strategy.

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

A verdict needs proof. Only a response that shows the attempt resolves it, and only an id that was never seen can be
*not found* or *rejected*: an attempt that was seen exists, so a server that denies it is failing. A timeout's cause is
the last failure, unless a good response came after it.

Everything here is pure: no event loop, no clock, no I/O.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from typing import NamedTuple

from .backoff import Backoff
from .options import PollingPolicy


class Progress(NamedTuple):
    """What polling has shown about an id so far.

    Attributes:
        since: When the wait for it began.
        is_seen: Whether the attempt is known to exist.
        responses: Responses that showed it as pending, or omitted it before it was ever seen.
        failures: Consecutive results that said nothing about it.
        missing_since: When the first of the polls was sent that did not find it; `None` once it was seen.
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
    """What follows for an id that has not resolved.

    Attributes:
        progress: The new progress.
        due_at: When to poll it again.
        ending: How it ends at once, whatever its deadline; `None` if it goes on.
    """

    progress: Progress
    due_at: float
    ending: Ending | None = None


def is_last(sent_at: float, deadline: float) -> bool:
    """Whether the result of a poll ends a wait with that deadline: nothing is polled again after it."""
    return sent_at >= deadline


def ending_of(progress: Progress) -> Ending:
    """How a wait ends when its deadline has passed."""
    return Ending.NOT_FOUND if progress.missing_since is not None else Ending.TIMED_OUT


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
        """Seconds until the next poll of an id; the shortest, if its waits ask for intervals of their own."""
        age = now - progress.since
        if not own:
            return self._interval.seconds(progress.responses, age)
        return min([(backoff or self._interval).seconds(progress.responses, age) for backoff in own])

    def backoff(self, failures: int) -> float:
        """Seconds until ids are polled again after so many consecutive failures."""
        return self._failure_backoff.seconds(failures, 0.0)

    def pending(self, progress: Progress, sent_at: float, now: float, own: Collection[Backoff | None] = ()) -> Next:
        """A response shows the attempt as pending."""
        progress = Progress(progress.since, True, progress.responses + 1)
        interval = self.interval(progress, now, own)
        # Measured from the request, so a slow response does not slow polling down; at least half the interval remains.
        return Next(progress, max(sent_at + interval, now + interval / 2))

    def omitted(self, progress: Progress, sent_at: float, now: float, own: Collection[Backoff | None] = ()) -> Next:
        """A complete and readable response does not contain the attempt."""
        if progress.is_seen:
            return self.failed(progress, now)
        since = sent_at if progress.missing_since is None else progress.missing_since
        progress = Progress(progress.since, False, progress.responses + 1, 0, since)
        gone_at = since + self._missing_grace
        if now >= gone_at:
            return Next(progress, now, Ending.NOT_FOUND)
        return Next(progress, min(now + self.interval(progress, now, own), gone_at))

    def failed(self, progress: Progress, now: float, backoff: float | None = None) -> Next:
        """The result says nothing about the attempt.

        Args:
            progress: The progress.
            now: The time.
            backoff: Seconds until the next poll, so that the ids of one batch stay in step; by default what the
                failures of this id call for.
        """
        failures = progress.failures + 1
        seconds = self.backoff(failures) if backoff is None else backoff
        return Next(progress._replace(failures=failures), now + seconds)
