"""Sending actions on many doors, and waiting for them together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from .._errors import SeamError
from ._action import Action
from ._ids import is_uuid
from ._outcomes import Outcomes, follow, shown

if TYPE_CHECKING:
    from .._client import AsyncSeam

_CONNECTIONS: Final = 90
"""Requests in flight: as many as the client sends at a time, so that what was sent is told from what was not."""
_GRACE: Final = 5.0
"""Seconds after an interruption for the responses in flight, which carry the ids of started actions."""
_NAMES_PER_REQUEST: Final = 500


async def act(
    seam: AsyncSeam, outcomes: Outcomes, *, no_wait: bool, timeout: float | None = None, interval: float | None = None
) -> int:
    """Sends the actions of `outcomes` and waits for them; returns the exit code.

    Args:
        seam: The client.
        outcomes: Takes the results, and has the actions.
        no_wait: Whether to write the pending attempts instead of waiting.
        timeout: Seconds to wait, for all together; `None` for no limit.
        interval: Seconds between polls.
    """
    with shown(outcomes, lambda: seam.poller.stats().calls):
        naming = asyncio.create_task(_find_names(seam, outcomes.actions))
        try:
            await _send_all(outcomes, no_wait=no_wait)
            if not no_wait:
                started = [action for action in outcomes.actions if action.attempt]
                await follow(seam.poller, started, outcomes, timeout, interval)
        finally:
            naming.cancel()
            await asyncio.wait([naming])
    if no_wait and outcomes.exit_code == 0:
        return 0
    outcomes.finish()
    return outcomes.exit_code


async def _send_all(outcomes: Outcomes, *, no_wait: bool) -> None:
    connections = asyncio.Semaphore(_CONNECTIONS)
    is_stopping = False

    async def send(action: Action) -> None:
        async with connections:
            if is_stopping:
                return
            assert action.start is not None
            action.sent_at = asyncio.get_running_loop().time()
            try:
                action.attempt = await action.start()
            except SeamError as error:
                outcomes.end(action, "unknown" if error.may_have_run else "failed", error)
                return
            action.attempt_id = action.attempt.action_attempt_id
            if no_wait:
                outcomes.end(action, "pending")

    tasks = [asyncio.create_task(send(action)) for action in outcomes.actions]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION) if tasks else (set(), None)
        for task in done:
            task.result()
    finally:
        # A response that is on its way has the id of an action that has been started.
        is_stopping = True
        try:
            if unfinished := [task for task in tasks if not task.done()]:
                await asyncio.wait(unfinished, timeout=_GRACE)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _find_names(seam: AsyncSeam, actions: Sequence[Action]) -> None:
    """Adds the names of devices, while the actions run; without them, results show the ids."""
    nameless: dict[str, list[Action]] = {}
    for action in actions:
        if action.device_name is None and action.device_id is not None and is_uuid(action.device_id):
            nameless.setdefault(action.device_id, []).append(action)
    ids = list(nameless)
    for start in range(0, len(ids), _NAMES_PER_REQUEST):
        part = ids[start : start + _NAMES_PER_REQUEST]
        try:
            response: dict[str, Any] = await seam.request("/devices/list", {"device_ids": part}, read_only=True)
        except SeamError:
            return
        for device in response.get("devices", ()):
            for action in nameless.get(str(device.get("device_id")), ()):
                action.device_name = str(device.get("display_name") or "") or None
