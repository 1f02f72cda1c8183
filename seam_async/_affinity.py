"""The event loop that connections and tasks belong to: they can neither leave it nor outlive it."""

from __future__ import annotations

import asyncio
import os

from attrs import field, frozen

from ._errors import SeamInvalidOptionsError


@frozen(eq=False)
class LoopAffinity:
    """The event loop that was running when this was made, and the process that it ran in."""

    loop: asyncio.AbstractEventLoop = field(factory=asyncio.get_running_loop)
    process: int = field(factory=os.getpid)

    @property
    def is_inherited(self) -> bool:
        """Whether a fork has copied it into this process: its sockets are shared with the parent, which uses them."""
        return self.process != os.getpid()

    def check(self) -> bool:
        """Whether it is the running event loop; if not it is gone, and what belonged to it has to be made anew.

        Raises:
            SeamInvalidOptionsError: It is another loop of this process, and may run at the same time.
        """
        if self.is_inherited:
            return False
        try:
            here = asyncio.get_running_loop()
        except RuntimeError:
            here = None  # a thread that runs none
        if self.loop is here:
            return True
        if self.loop.is_closed():
            return False
        raise SeamInvalidOptionsError(
            "This client is used in another event loop: make one client for each loop that runs at the same time, "
            "or hand the call to the client's own loop with asyncio.run_coroutine_threadsafe"
        )
