"""The polling task: sends the requests that `PollState` names, and feeds their results back.

The task starts with the first wait and ends when nothing is pending. Each step is synchronous; between steps the task
sleeps until the next moment that the state names, or until it is woken. It never starts with a step, so that all waits
of one turn of the event loop share a request, even where tasks start eagerly.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from contextvars import Context

from .._errors import SeamClientClosedError, SeamError
from .._home import Home
from .classify import as_seam_error
from .groups import Call
from .responses import PollResponse
from .source import Source
from .state import PollState

_log = logging.getLogger("seam_async.poller")


class Driver:
    """Owns the polling task and the requests in flight.

    Args:
        source: Where attempts are fetched.

    Attributes:
        state: What it drives.
    """

    def __init__(self, source: Source) -> None:
        self.state = PollState(source.policy)
        self._source = source
        self._requests: dict[Call, asyncio.Task[PollResponse]] = {}
        self._done: deque[Call] = deque()
        self._task: asyncio.Task[None] | None = None
        self._wakeup: asyncio.Future[None] | None = None
        self._home: Home | None = None

    @property
    def task(self) -> asyncio.Task[None] | None:
        """The polling task; `None` when nothing is pending."""
        return self._task

    def is_orphaned(self) -> bool:
        """Whether its event loop is gone, so that nothing can wake its waits any more.

        Raises:
            SeamInvalidOptionsError: It runs in another event loop of this process.
        """
        return self._task is not None and self._home is not None and not self._home.is_here()

    def start(self) -> None:
        """Wakes the polling task, which is started if it does not run, or has died."""
        if self._task is not None and self._task.done():
            self._on_task_done(self._task)
        if self._task is None:
            self._home = Home()
            # In a context of its own: it outlives the caller that happens to come first, and serves all others.
            create_task = asyncio.get_running_loop().create_task
            self._task = Context().run(create_task, self._run(), name="seam-async poller")
            self._task.add_done_callback(self._on_task_done)
        self.wake()

    def wake(self) -> None:
        """Has the polling task take a step."""
        if self._wakeup is not None and not self._wakeup.done():
            self._wakeup.set_result(None)

    def end_all(self, error: SeamError) -> None:
        """Ends all waits."""
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
        self._task = None

    async def _fail(self, error: SeamError) -> None:
        self._task = None
        self._end_at_once(error)
        await self._cancel_requests()

    def _on_task_done(self, task: asyncio.Task[None]) -> None:
        """Ends the waits of a task that died without a word: cancelled before its first step, or closed."""
        if self._task is task:
            self._task = None
            self._end_at_once(SeamClientClosedError("The polling task was stopped from outside"))
            for request in self._forget_requests():
                request.cancel()

    def _end_at_once(self, error: SeamError) -> None:
        """Ends all waits in one step, since no later one will come."""
        self.state.end_all(error)
        self.state.finish()

    def _step(self) -> None:
        """Does everything that is due now."""
        state = self.state
        now = self._source.clock.monotonic()
        state.work()
        while self._done:
            self._process(self._done.popleft(), now)
        state.pass_deadlines(now)
        stuck = state.stuck_call(now)
        if stuck is not None and not self._requests[stuck].done():
            self._requests.pop(stuck).cancel()
            state.give_up(stuck, now)
        while (call := state.take_call(now)) is not None:
            self._send(call)

    async def _sleep(self) -> None:
        """Sleeps until there is something to do, or until it is woken."""
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
            request.exception()  # it was given up: nobody reads its error

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
        """Cancels requests that nobody waits for. Responses already received may still carry a Retry-After."""
        while self._done:
            self._process(self._done.popleft(), self._source.clock.monotonic())
        requests = self._forget_requests()
        for request in requests:
            request.cancel()
        if requests:
            await asyncio.wait(requests)
