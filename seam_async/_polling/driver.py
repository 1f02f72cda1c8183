"""The polling task: sends the requests taken from `PollState`, and feeds the results back.

The task starts with the first wait and ends when nothing is pending. Each step is synchronous. Between steps the task
sleeps until the next moment named by the state, or until it is woken. It sleeps before the first step too, so that all
waits of one turn of the event loop share a request, even with an eager task factory.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from contextvars import Context

from .._affinity import LoopAffinity
from .._errors import SeamClientClosedError, SeamError
from .classify import as_seam_error
from .groups import Call
from .responses import PollResponse
from .source import Source
from .state import PollState

_log = logging.getLogger("seam_async.poller")


class Driver:
    """Owns the polling task and the requests in flight.

    Args:
        source: The fetch function, with policy and clock.

    Attributes:
        state: The state machine.
    """

    def __init__(self, source: Source) -> None:
        self.state = PollState(source.policy)
        self._source = source
        self._requests: dict[Call, asyncio.Task[PollResponse]] = {}
        self._done: deque[Call] = deque()
        self._task: asyncio.Task[None] | None = None
        self._wakeup: asyncio.Future[None] | None = None
        self._affinity: LoopAffinity | None = None

    @property
    def task(self) -> asyncio.Task[None] | None:
        """The polling task; `None` when nothing is pending."""
        return self._task

    def is_orphaned(self) -> bool:
        """Whether the event loop of the polling task is gone, so nothing can wake the waits any more.

        Raises:
            SeamInvalidOptionsError: The task runs in another event loop of this process.
        """
        return self._task is not None and self._affinity is not None and not self._affinity.check()

    def start(self) -> None:
        """Wakes the polling task, or starts a new one if none is running."""
        if self._task is None:
            self._affinity = LoopAffinity()
            # In a context of its own: it outlives the caller that happens to come first, and serves all others.
            create_task = asyncio.get_running_loop().create_task
            self._task = Context().run(create_task, self._run(), name="seam-async poller")
            self._task.add_done_callback(self._on_task_done)
        self.wake()

    def notice_death(self) -> None:
        """Ends the waits of a dead polling task, before new waits enter."""
        # The done callback runs a turn of the event loop later, and would end the new waits along with the old.
        if self._task is not None and self._task.done():
            self._on_task_done(self._task)

    def wake(self) -> None:
        """Wakes the polling task for a step."""
        if self._wakeup is not None and not self._wakeup.done():
            self._wakeup.set_result(None)

    def end_all(self, error: SeamError) -> None:
        """Ends all waits with an error."""
        self.state.end_all(error)
        self.wake()

    async def _run(self) -> None:
        try:
            while not self.state.is_idle:
                while not self.state.is_idle:
                    await self._sleep()
                    self._step()
                await self._cancel_requests()
        except Exception as error:
            _log.exception("polling stopped")
            await self._fail(as_seam_error(error, "Polling stopped"))
        except asyncio.CancelledError:
            await self._fail(SeamClientClosedError("The polling task was cancelled from outside"))
            raise
        self._retire()

    def _retire(self) -> None:
        """Detaches the ending task: the next wait starts a new one, and the done callback keeps no client alive."""
        if self._task is not None:
            self._task.remove_done_callback(self._on_task_done)
            self._task = None

    async def _fail(self, error: SeamError) -> None:
        self._retire()
        self._end_at_once(error)
        await self._cancel_requests()

    def _on_task_done(self, task: asyncio.Task[None]) -> None:
        """Ends the waits of a task stopped outside `_run`: cancelled before the first step, or by an interrupt."""
        if self._task is task:
            self._task = None
            error = None if task.cancelled() else task.exception()
            reason = "from outside" if error is None else f"by {type(error).__name__}"
            self._end_at_once(SeamClientClosedError(f"The polling task was stopped {reason}"))
            for request in self._forget_requests():
                request.cancel()

    def _end_at_once(self, error: SeamError) -> None:
        """Ends all waits at once, since no further step will run."""
        self.state.end_all(error)
        self.state.finish()

    def _step(self) -> None:
        """Processes results, passes deadlines, and sends due batches."""
        state = self.state
        now = self._source.clock.monotonic()
        state.work()
        # Before the deadlines: a response that has arrived decides a wait, even one past the deadline.
        while self._done:
            self._process(self._done.popleft(), now)
        state.pass_deadlines(now)
        stuck = state.stuck_call(now)
        if stuck is not None and not self._requests[stuck].done():
            self._requests.pop(stuck).cancel()
            state.give_up(stuck, now)
        while (call := state.take_call(now)) is not None:
            self._send(call)
        state.learn()

    async def _sleep(self) -> None:
        """Sleeps until the next step is due or the task is woken, but at least one turn of the event loop."""
        clock = self._source.clock
        now = clock.monotonic()
        until = self.state.next_at(now)
        if self._done or (until is not None and until <= now):
            await clock.sleep(0)
            return
        self._wakeup = asyncio.get_running_loop().create_future()
        timer = None if until is None else clock.call_at(until, self.wake)
        try:
            await self._wakeup
        finally:
            if timer is not None:
                timer.cancel()

    def _send(self, call: Call) -> None:
        request = asyncio.get_running_loop().create_task(self._source.poll(call.ids), name="seam-async poll")
        self._requests[call] = request
        request.add_done_callback(lambda request: self._on_request_done(call, request))

    def _on_request_done(self, call: Call, request: asyncio.Task[PollResponse]) -> None:
        if self._requests.get(call) is request:
            self._done.append(call)
            self.wake()
        elif not request.cancelled():
            request.exception()  # given up; asyncio logs an error never retrieved

    def _process(self, call: Call, now: float) -> None:
        request = self._requests.pop(call)
        try:
            response = request.result()
        except (Exception, asyncio.CancelledError) as error:
            self.state.on_failure(call, as_seam_error(error, "The request failed"), now)
        else:
            self.state.on_response(call, response, now)

    def _forget_requests(self) -> list[asyncio.Task[PollResponse]]:
        requests = list(self._requests.values())
        self._requests.clear()
        self._done.clear()
        self.state.forget_calls()
        return requests

    async def _cancel_requests(self) -> None:
        """Cancels requests that nobody waits for."""
        requests = self._forget_requests()
        for request in requests:
            request.cancel()
        if requests:
            await asyncio.wait(requests)
