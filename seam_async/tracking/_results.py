"""Results of several waits, in the order in which they end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable

from .._clock import Clock
from .._errors import SeamActionAttemptErrorGroup, SeamError
from .._models import ActionAttempt
from .._polling.chunks import InTurns

Result = ActionAttempt | SeamError


async def results_of(
    wait: Callable[[str], Awaitable[ActionAttempt]], ids: Iterable[str], clock: Clock
) -> AsyncGenerator[tuple[str, Result], None]:
    """Waits for several attempts at once, and yields each id with its result.

    Args:
        wait: Waits for one attempt.
        ids: The ids, each of them once.
        clock: Yields to the event loop between chunks.
    """
    waits: dict[asyncio.Task[Result], str] = {}
    ended: asyncio.Queue[asyncio.Task[Result]] = asyncio.Queue()

    async def result(attempt_id: str) -> Result:
        try:
            return await wait(attempt_id)
        except SeamError as error:
            return error

    try:
        async for chunk in InTurns(ids, clock):
            for attempt_id in chunk:
                task = asyncio.get_running_loop().create_task(result(attempt_id), name="seam-async tracker wait")
                waits[task] = attempt_id
                task.add_done_callback(ended.put_nowait)
        for _ in range(len(waits)):
            task = await ended.get()
            yield waits[task], task.result()
    finally:
        for task in waits:
            task.cancel()
        if waits:
            await asyncio.wait(waits)


def error_group(
    errors: list[SeamError], total: int, results: list[Result] | None = None
) -> SeamActionAttemptErrorGroup:
    """The error for attempts that did not succeed."""
    message = f"{len(errors)} of {total} action attempts did not succeed"
    return SeamActionAttemptErrorGroup(message, errors, results=results)
