"""What the answers of successful calls say besides their JSON, for those who want to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from attrs import field, frozen

from ._transport import Transport
from ._wire import Reply


@frozen
class SeamResponse:
    """What a success came with.

    Attributes:
        path: What was asked, such as `/devices/get`.
        status_code: The HTTP status.
        request_id: The API's id of the request, for its support.
        headers: The headers of the answer, by their lower-case names.
    """

    path: str
    status_code: int
    request_id: str | None
    headers: Mapping[str, str] = field(repr=False)


class Recorder:
    """Sends the requests of callers, and notes what comes back for those of them who ask for it.

    The poller's calls do not pass here: they belong to many callers at once.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def send(self, path: str, params: Mapping[str, Any] | None = None, *, read_only: bool) -> Reply:
        """Sends a request; see `Transport.send`."""
        reply = await self._transport.send(path, params, read_only=read_only)
        for recorder, responses in _captures.get():
            if recorder is self:
                headers = {name.lower(): value for name, value in reply.headers.items()}
                responses.append(SeamResponse(reply.path, reply.status_code, reply.request_id, headers))
        return reply

    @contextmanager
    def capture(self) -> Iterator[list[SeamResponse]]:
        """Notes the successes of the block, and of the tasks that are started in it."""
        responses: list[SeamResponse] = []
        token = _captures.set((*_captures.get(), (self, responses)))
        try:
            yield responses
        finally:
            _captures.reset(token)


_captures: ContextVar[tuple[tuple[Recorder, list[SeamResponse]], ...]] = ContextVar("_captures", default=())
