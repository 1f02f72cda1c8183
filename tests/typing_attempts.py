"""Static types of action attempts and waits; checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from typing import Any, Literal, Protocol, assert_type
from uuid import UUID

from seam_async import ActionAttempt, ActionAttemptFailure, ActionAttemptPoller, AsyncSeam, Device, SeamError
from seam_async._attempt_types import AnyActionAttempt, FailedAttempt, ResolvedAttempt, SucceededAttempt
from seam_async.models import UnlockDoorResult
from seam_async.tracking import Tracker


class Row(Protocol):
    """A row of a user's own database."""

    action_attempt_id: str


async def results_narrow_by_status(seam: AsyncSeam) -> None:
    attempt = await seam.locks.unlock_door(device_id="d")
    assert_type(attempt, AnyActionAttempt[UnlockDoorResult])
    assert_type(attempt.result, UnlockDoorResult | None)
    assert_type(attempt.error, ActionAttemptFailure | None)
    if attempt.status == "success":
        assert_type(attempt, SucceededAttempt[UnlockDoorResult])
        assert_type(attempt.result, UnlockDoorResult)
    elif attempt.status == "error":
        assert_type(attempt, FailedAttempt[UnlockDoorResult])
        assert_type(attempt.error.message, str)
        assert_type(attempt.result, None)
    else:
        assert_type(attempt.action_attempt_id, str)  # pending, or a status of a later version of the API
    # mypy narrows by `if attempt.is_success`, too; pyright by a comparison only.
    if attempt.is_success is True:
        assert_type(attempt.result, UnlockDoorResult)
    match attempt.status:
        case "success":
            assert_type(attempt.result, UnlockDoorResult)
        case "pending":
            assert_type(attempt.is_success, Literal[False])


async def a_misspelled_status_is_an_error(attempt: ActionAttempt[UnlockDoorResult]) -> None:
    assert_type(attempt.is_success, bool)
    if attempt.status == "sucess":  # type: ignore[comparison-overlap]  # no attempt has this status
        pass
    ActionAttempt("a", "sucess")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def waits_keep_the_type(
    seam: AsyncSeam,
    poller: ActionAttemptPoller,
    unlock: ActionAttempt[UnlockDoorResult],
    started: AnyActionAttempt[UnlockDoorResult],
    some: ActionAttempt,
) -> None:
    assert_type(await seam.action_attempts.wait(unlock), SucceededAttempt[UnlockDoorResult])
    assert_type((await seam.action_attempts.wait(unlock)).result, UnlockDoorResult)
    assert_type(await poller.wait(started), SucceededAttempt[UnlockDoorResult])
    assert_type(await poller.wait(some), SucceededAttempt)
    assert_type((await poller.wait("a", timeout=None)).result, Any)
    assert_type(await poller.wait_all([unlock, unlock]), list[SucceededAttempt[UnlockDoorResult]])
    assert_type(await poller.wait_all([started]), list[SucceededAttempt[UnlockDoorResult]])
    assert_type(await poller.wait_all(["a", some]), list[SucceededAttempt])
    either = await poller.wait_all([unlock], return_exceptions=True)
    assert_type(either, list[SucceededAttempt[UnlockDoorResult] | SeamError])
    for outcome in either:
        if not isinstance(outcome, SeamError):
            assert_type(outcome.result, UnlockDoorResult)
    assert_type(await poller.wait_all(["a"], return_exceptions=True), list[SucceededAttempt | SeamError])
    resolved = poller.as_completed([unlock])
    assert_type(resolved, AsyncGenerator[ResolvedAttempt[UnlockDoorResult], None])
    async for attempt in resolved:
        assert_type(attempt.status, Literal["success", "error"])
        if attempt.status == "success":
            assert_type(attempt.result, UnlockDoorResult)
    assert_type(poller.as_completed(["a"]), AsyncGenerator[ResolvedAttempt, None])


async def targets(poller: ActionAttemptPoller, tracker: Tracker, row: Row, rows: AsyncIterator[Row]) -> None:
    for target in ("a", UUID(int=1)):
        await poller.wait(target)
    await poller.wait({"action_attempt_id": "a"})
    await poller.wait(row)
    await poller.wait_all([row, "a", UUID(int=1), {"action_attempt_id": "a"}])
    await poller.wait_all(rows)
    await poller.wait_all(str(number) for number in range(3))
    await tracker.track(row)
    await tracker.track_all([row, "a"])
    await tracker.wait(row)


async def others_are_errors(
    poller: ActionAttemptPoller, tracker: Tracker, device: Device, devices: Iterable[Device]
) -> None:
    await poller.wait(3)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    await poller.wait(None)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    await poller.wait(device)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    await poller.wait_all(devices)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType]
    await poller.wait_all(3)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    poller.as_completed(3)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    await tracker.track(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await tracker.wait(device)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
