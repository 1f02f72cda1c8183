"""Decisions about the rows of a lease after a poll: settlements and reschedules. Pure.

`_polling/rules.py` holds the rules; this module applies them to rows. Each row has one deadline. At the deadline the
row is polled once more, and settled by the response. An outcome is stored for good, so three rules are stricter here:

* A failure settles nothing: the row is polled until a response says something about it, or until `outage_grace` after
  the deadline. The action may have succeeded, and the other workers' credentials and connections may work.
* An omission settles nothing before the whole grace period is over, whatever the deadline.
* A response that omits attempts shown before is not believed about the others that it omits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from attrs import define, field

from .._errors import SeamError, SeamHttpInvalidResponseError
from .._models import ActionAttempt
from .._polling.batches import Batch
from .._polling.classify import FailureKind, classify, requested_pause
from .._polling.ids import canonical_id
from .._polling.options import PollingPolicy
from .._polling.responses import PollResponse
from .._polling.rules import Ending, Next, Progress, Rules, can_be_denied, is_last
from ._store import Leased, Rescheduled, Settlement

A_DAY: Final = 24 * 3600.0
"""Default seconds past the deadline for which failing requests settle nothing."""
_ELIGIBLE_SHARE: Final = 0.5
"""The share of the interval after which a batch with room left may include an id."""


@define(eq=False)
class Decision:
    """The consequences of one result.

    Attributes:
        rescheduled: Attempts to poll again.
        settlements: Attempts with an outcome.
        batches: Batches to poll at once, under the same lease.
        pause: Seconds for which the server wants no request at all.
        failure: The fault of the request, or of a part of the response.
        is_refused: Whether the credential is refused, so no request of this client can succeed.
    """

    rescheduled: list[Rescheduled] = field(factory=list)
    settlements: list[Settlement] = field(factory=list)
    batches: list[Batch[Leased]] = field(factory=list)
    pause: float | None = None
    failure: SeamError | None = None
    is_refused: bool = False

    def decided(self) -> list[str]:
        """The ids of all rows decided, so no longer held under the lease."""
        rescheduled = [row.action_attempt_id for row in self.rescheduled]
        return rescheduled + [settlement.action_attempt_id for settlement in self.settlements]


def to_json(attempt: ActionAttempt, *, with_result: bool) -> str:
    """An attempt as stored.

    Args:
        attempt: The attempt.
        with_result: Whether to store all that the API shows of it, or only its id, type, status and error.
    """
    if with_result:
        return json.dumps(attempt.raw)
    failure = attempt.error
    return json.dumps(
        {
            "action_attempt_id": attempt.action_attempt_id,
            "action_type": attempt.action_type,
            "status": attempt.status,
            "result": None,
            "error": failure and {"type": failure.type, "message": failure.message},
        }
    )


def facts_of(error: SeamError) -> dict[str, Any]:
    """The facts of an error, as stored."""
    facts = {name: getattr(error, name, None) for name in ("path", "code", "status_code", "request_id")}
    return {"message": getattr(error, "message", None) or str(error), **facts}


class Decisions:
    """Interprets responses and failures under one policy.

    Args:
        policy: The polling policy.
        store_results: Whether attempts are stored with their results.
        outage_grace: Seconds past the deadline after which a failure settles a row as timed out.
        least_omissions: Responses in a row that have to omit an id until it is not found: after a pause as long as the
            grace period, the second omission alone would be a verdict.
    """

    def __init__(
        self,
        policy: PollingPolicy,
        *,
        store_results: bool = True,
        outage_grace: float = A_DAY,
        least_omissions: int = 1,
    ) -> None:
        self._rules = Rules(policy)
        self._store_results = store_results
        self._outage_grace = outage_grace
        self._least_omissions = least_omissions

    def stored(self, attempt: ActionAttempt) -> str:
        """An attempt as stored."""
        return to_json(attempt, with_result=self._store_results)

    def first_interval(self) -> float:
        """Seconds until the first poll of an attempt known to be pending."""
        return self._rules.interval(Progress(0.0, True, 1), 0.0)

    def response(
        self, batch: Batch[Leased], response: PollResponse, sent_at: float, now: float, *, can_deny: bool = True
    ) -> Decision:
        """Interprets a response.

        Args:
            batch: The rows polled.
            response: The response.
            sent_at: When the request was sent, in the engine's time.
            now: The engine's time.
            can_deny: Whether omissions count, because the credential is known to be of the rows' workspace.
        """
        decision = Decision(batches=batch.accepted(), failure=response.unreadable)
        omitted: list[Leased] = []
        for row in batch.members:
            attempt_id = canonical_id(row.action_attempt_id)
            attempt = response.updates.get(attempt_id)
            if attempt_id in response.pending:
                shown = None if row.is_seen else ActionAttempt(attempt_id, "pending", response.pending[attempt_id])
                self._reschedule_pending(decision, row, sent_at, now, shown)
            elif attempt is None:
                omitted.append(row)
            elif attempt.is_pending:
                self._reschedule_pending(decision, row, sent_at, now, attempt)
            else:
                status = attempt.status if attempt.is_success or attempt.is_error else "unknown_status"
                decision.settlements.append(Settlement(row.action_attempt_id, status, self.stored(attempt)))
        if response.unreadable is not None:
            self._fail(decision, omitted, response.unreadable, sent_at, now)
        elif response.is_partial and (response.pending or response.updates):
            for row in omitted:
                self._reschedule(decision, row, Next(_progress(row), now), sent_at, now, is_answered=False)
        else:
            self._omit(decision, omitted, sent_at, now, can_deny=can_deny)
        return decision

    def failure(
        self, batch: Batch[Leased], error: SeamError, sent_at: float, now: float, *, can_deny: bool = True
    ) -> Decision:
        """Interprets a failed request; the arguments are as for `response`."""
        kind = classify(error)
        if kind is FailureKind.MISSING:
            return self.response(batch, PollResponse({}, {}), sent_at, now, can_deny=can_deny)
        if kind is FailureKind.REJECTED and len(batch.members) > 1:
            return Decision(batches=batch.rejected())
        if kind is FailureKind.REJECTED and can_be_denied(_progress(batch.members[0])):
            detail = json.dumps(facts_of(error))
            settlement = Settlement(batch.members[0].action_attempt_id, "rejected", detail=detail)
            return Decision(settlements=[settlement], batches=batch.unsent())
        decision = Decision(failure=error, is_refused=kind is FailureKind.REFUSED)
        decision.pause = requested_pause(error, self._backoff(batch.members))
        self._fail(decision, batch.members, error, sent_at, now)
        due_at = now + self._shared_backoff(decision, batch.members)
        for unsent in batch.unsent():
            for row in unsent.members:
                self._reschedule(decision, row, Next(_progress(row), due_at), sent_at, now, is_polled=False)
        return decision

    def invalid(self, rows: Iterable[Leased]) -> Decision:
        """Settles rows of other programs whose ids are no ids, without a request: one would spoil its batch."""
        error = SeamError("No action attempt has an id of this form")
        detail = json.dumps(facts_of(error))
        return Decision(settlements=[Settlement(row.action_attempt_id, "rejected", detail=detail) for row in rows])

    def _backoff(self, rows: Iterable[Leased]) -> float:
        return self._rules.backoff(1 + max((row.failures for row in rows), default=0))

    def _shared_backoff(self, decision: Decision, rows: Iterable[Leased]) -> float:
        """The backoff of rows after a common failure; 0 during a pause, when the rate limiter holds all requests."""
        return 0.0 if decision.pause is not None else self._backoff(rows)

    def _reschedule_pending(
        self, decision: Decision, row: Leased, sent_at: float, now: float, shown: ActionAttempt | None
    ) -> None:
        """Reschedules a pending attempt."""
        following = self._rules.pending(_progress(row), sent_at, now)
        self._reschedule(decision, row, following, sent_at, now, shown=shown)

    def _omit(self, decision: Decision, rows: list[Leased], sent_at: float, now: float, *, can_deny: bool) -> None:
        """Handles attempts omitted by a complete response."""
        if all(can_be_denied(_progress(row)) for row in rows):
            for row in rows:
                following = self._rules.omitted(_progress(row), sent_at, now)
                is_proof = can_deny and following.progress.responses >= self._least_omissions
                if following.ending is not None and not is_proof:
                    following = Next(following.progress, now + self._rules.interval(following.progress, now))
                self._reschedule(decision, row, following, sent_at, now, is_answered=False)
        else:
            decision.failure = SeamHttpInvalidResponseError("it omits action attempts that were shown before")
            self._fail(decision, rows, decision.failure, sent_at, now)

    def _fail(self, decision: Decision, rows: list[Leased], error: SeamError, sent_at: float, now: float) -> None:
        """Reschedules attempts after a failure."""
        backoff = self._shared_backoff(decision, rows)
        for row in rows:
            following = self._rules.failed(_progress(row), now, backoff)
            self._reschedule(decision, row, following, sent_at, now, is_answered=False, failure=error)

    def _reschedule(
        self,
        decision: Decision,
        row: Leased,
        following: Next,
        sent_at: float,
        now: float,
        *,
        shown: ActionAttempt | None = None,
        failure: SeamError | None = None,
        is_polled: bool = True,
        is_answered: bool = True,
    ) -> None:
        """Reschedules an attempt, or settles an overdue one.

        Args:
            decision: Where to add the consequence.
            row: The row.
            following: The next step by the rules.
            sent_at: When the request was sent.
            now: The time.
            shown: The attempt, if the response shows something new.
            failure: The fault of the request.
            is_polled: Whether a request for the row was sent.
            is_answered: Whether the response shows the attempt.
        """
        progress, due_at, ending, _ = following  # a deadline within the grace proves nothing
        deadline = float("inf") if row.timeout is None else row.added_at + row.timeout
        grace = 0.0 if is_answered else self._outage_grace
        if ending is None and is_polled and is_last(sent_at, deadline + grace):
            ending = Ending.TIMED_OUT
        seen = None if shown is None else self.stored(shown)
        if ending is not None:
            status = "not_found" if ending is Ending.NOT_FOUND else "timed_out"
            detail = None if failure is None else json.dumps(facts_of(failure))
            decision.settlements.append(Settlement(row.action_attempt_id, status, seen, detail))
            return
        if is_answered or now < deadline:  # a failure after the deadline keeps its backoff
            due_at = min(due_at, deadline)
        eligible_at = due_at - max(0.0, due_at - now) * _ELIGIBLE_SHARE
        decision.rescheduled.append(
            Rescheduled(
                row.action_attempt_id,
                due_at,
                eligible_at,
                progress.responses,
                progress.failures,
                progress.missing_since,
                seen,
            )
        )


def _progress(row: Leased) -> Progress:
    return Progress(row.added_at, row.is_seen, row.responses, row.failures, row.missing_since)
