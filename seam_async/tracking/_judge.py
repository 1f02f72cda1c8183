"""What an answer means for the ids that were leased: which are settled, and when to ask for the others; pure.

The rules are those of the poller, with one difference: an attempt has one deadline, of its own. It is asked for once
more when that comes, and whatever comes of the call, it is settled then. Only a client whose calls are refused leaves
it to others for a while, since theirs may be answered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from attrs import define, field

from .._errors import SeamError
from .._models import ActionAttempt
from .._polling.backoff import Backoff
from .._polling.lookup import Answer, Batch, Meaning, hold_of, meaning_of
from .._polling.options import PollingPolicy
from ._store import Leased, PutBack, Settlement

REFUSED_GRACE: Final = 60.0
"""Seconds past its deadline for which an attempt is left to other processes by one whose calls are refused."""
_EARLY: Final = 0.5
"""The share of its interval after which an id may ride along in a call with room left."""


@define(eq=False)
class Verdict:
    """What follows from one call.

    Attributes:
        put_back: What to ask for again.
        settlements: What is settled.
        batches: What to ask for at once, under the same lease.
        hold: For how many seconds the server wants no call at all.
        trouble: What was wrong with the call, or with some of the answer.
        is_refused: Whether no call of this client will be answered.
    """

    put_back: list[PutBack] = field(factory=list)
    settlements: list[Settlement] = field(factory=list)
    batches: list[Batch[Leased]] = field(factory=list)
    hold: float | None = None
    trouble: SeamError | None = None
    is_refused: bool = False

    def concluded(self) -> list[str]:
        """The ids that it says something of."""
        return [one.action_attempt_id for one in self.put_back] + [one.action_attempt_id for one in self.settlements]


def to_json(attempt: ActionAttempt) -> str:
    """An attempt as a store keeps it."""
    return json.dumps(attempt.raw)


def facts_of(error: SeamError) -> dict[str, Any]:
    """What a store keeps of an error."""
    facts = {name: getattr(error, name, None) for name in ("path", "code", "status_code", "request_id")}
    return {"message": getattr(error, "message", None) or str(error), **facts}


class Judge:
    """Judges what came of calls.

    Args:
        policy: How to ask.
    """

    def __init__(self, policy: PollingPolicy) -> None:
        self._backoff = Backoff(policy.wait)
        self._failure_backoff = Backoff(policy.failure_wait)
        self._missing_grace = policy.missing_grace

    def first_pause(self) -> float:
        """Seconds until an attempt that was pending just now is asked for."""
        return self._backoff.seconds(1, 0.0)

    def answered(self, batch: Batch[Leased], answer: Answer, sent_at: float, now: float) -> Verdict:
        """Judges an answer.

        Args:
            batch: What was asked for.
            answer: What came.
            sent_at: When it was asked for, in the engine's time.
            now: The engine's time.
        """
        verdict = Verdict(batches=batch.accepted(), trouble=answer.garbled)
        silent: list[Leased] = []
        for one in batch.members:
            attempt_id = one.action_attempt_id
            attempt = answer.news.get(attempt_id)
            if attempt_id in answer.pending:
                seen = None if one.is_seen else ActionAttempt(attempt_id, "pending", answer.pending[attempt_id])
                self._go_on(verdict, one, sent_at, now, seen=seen)
            elif attempt is None:
                silent.append(one)
            elif attempt.is_pending:
                self._go_on(verdict, one, sent_at, now, seen=attempt)
            else:
                status = attempt.status if attempt.is_success or attempt.is_error else "unknown_status"
                verdict.settlements.append(Settlement(attempt_id, status, to_json(attempt)))
        if answer.garbled is not None:
            self._fail(verdict, silent, answer.garbled, sent_at, now)
        elif answer.is_partial and (answer.pending or answer.news):
            for one in silent:
                self._put_back(verdict, one, sent_at, now, now, answers=one.answers)
        else:
            for one in silent:
                self._miss(verdict, one, sent_at, now)
        return verdict

    def failed(self, batch: Batch[Leased], error: SeamError, sent_at: float, now: float) -> Verdict:
        """Judges that a call failed; the arguments are as for `answered`."""
        meaning = meaning_of(error)
        if meaning is Meaning.MISSING:
            return self.answered(batch, Answer({}, {}), sent_at, now)
        if meaning is Meaning.REJECTED:
            verdict = Verdict(batches=batch.rejected())
            if len(batch.members) == 1:
                detail = json.dumps(facts_of(error))
                verdict.settlements.append(Settlement(batch.members[0].action_attempt_id, "rejected", detail=detail))
            return verdict
        verdict = Verdict(trouble=error, is_refused=meaning is Meaning.FORBIDDEN)
        verdict.hold = hold_of(error, self._failure_pause(batch.members))
        rest = [one for dropped in batch.dropped() for one in dropped.members]
        self._fail(verdict, [*batch.members, *rest], error, sent_at, now)
        return verdict

    def _failure_pause(self, members: Iterable[Leased]) -> float:
        return self._failure_backoff.seconds(max(one.failures for one in members) + 1, 0.0)

    def _go_on(self, verdict: Verdict, one: Leased, sent_at: float, now: float, *, seen: ActionAttempt | None) -> None:
        """Takes in that an attempt is pending."""
        pause = self._backoff.seconds(one.answers + 1, now - one.added_at)
        # It counts from the asking, so that a slow answer slows down nothing, but half of it remains.
        due_at = max(sent_at + pause, now + pause / 2)
        shown = None if seen is None else to_json(seen)
        self._put_back(verdict, one, sent_at, now, due_at, answers=one.answers + 1, seen=shown)

    def _miss(self, verdict: Verdict, one: Leased, sent_at: float, now: float) -> None:
        """Takes in that the server does not list an attempt."""
        since = sent_at if one.missing_since is None else one.missing_since
        gone_at = since + self._missing_grace
        if now >= gone_at:
            verdict.settlements.append(Settlement(one.action_attempt_id, "not_found"))
            return
        due_at = min(now + self._backoff.seconds(one.answers + 1, now - one.added_at), gone_at)
        self._put_back(verdict, one, sent_at, now, due_at, answers=one.answers + 1, missing_since=since)

    def _fail(self, verdict: Verdict, members: list[Leased], error: SeamError, sent_at: float, now: float) -> None:
        """Takes in that nothing was learned of some attempts."""
        if not members:
            return
        due_at = now if verdict.hold is not None else now + self._failure_pause(members)
        for one in members:
            self._put_back(
                *(verdict, one, sent_at, now, due_at),
                answers=one.answers,
                failures=one.failures + 1,
                missing_since=one.missing_since,
                failure=error,
            )

    def _put_back(
        self,
        verdict: Verdict,
        one: Leased,
        sent_at: float,
        now: float,
        due_at: float,
        *,
        answers: int,
        failures: int = 0,
        missing_since: float | None = None,
        seen: str | None = None,
        failure: SeamError | None = None,
    ) -> None:
        """Puts an attempt back, or settles it if its deadline had come when it was asked for."""
        deadline = None if one.timeout is None else one.added_at + one.timeout
        grace = REFUSED_GRACE if verdict.is_refused else 0.0
        if deadline is not None and sent_at >= deadline + grace:
            is_unknown = missing_since is not None and not one.is_seen
            detail = None if failure is None else json.dumps(facts_of(failure))
            status = "not_found" if is_unknown else "timed_out"
            verdict.settlements.append(Settlement(one.action_attempt_id, status, seen, detail))
            return
        if deadline is not None:
            due_at = min(due_at, deadline)
        ripe_at = due_at - max(0.0, due_at - now) * _EARLY
        verdict.put_back.append(PutBack(one.action_attempt_id, due_at, ripe_at, answers, failures, missing_since, seen))
