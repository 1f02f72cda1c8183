"""What a route can do: read a model, list pages of models, or act and wait for the outcome."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any, Final, TypeVar, get_args, get_origin

from ._clock import Clock, SystemClock
from ._converter import InvalidDataError, structure, structure_attempt, structure_items
from ._errors import SeamError, SeamInvalidOptionsError
from ._models import ActionAttempt, Pagination
from ._pagination import Page, Paginator
from ._polling.ids import canonical_id
from ._polling.options import WaitForActionAttempt, WaitOptions, read_wait_for_action_attempt
from ._polling.poller import ActionAttemptPoller
from ._polling.rows import decode_page
from ._polling.updates import OnUpdate, call_back, check_on_update
from ._responses import Recorder
from ._text import on_one_line
from ._transport import Transport
from ._wire import Reading, Reply, freeze_params

T = TypeVar("T")

Model = Callable[[], type[T]]
"""Gives the class of a result. The first call may import the module of the class, and hundreds of classes with it."""

_LAST: Final = (None, {"has_next_page": False, "next_page_cursor": None, "next_page_url": None})
_LIST_ATTEMPTS: Final = "/action_attempts/list"
_MOST_IDS: Final = 500
"""The most items in a page, and so the most ids that one page can answer."""

_POLL: Final = Reading(max_size=4 * 1024 * 1024, decode=decode_page)
"""For a page of up to 500 attempts."""

_CHUNK_CURSOR: Final = re.compile(r"ids-(\d{1,6}):(.*)", re.DOTALL)
_log = logging.getLogger("seam_async.api")

_loaded: set[CodeType] = set()
"""The code of the functions whose classes have been loaded; each route has one."""


def _at(reply: Reply, key: str) -> object:
    if key not in reply.payload:
        raise reply.invalid_response(f"its JSON has no {key!r}")
    return reply.payload[key]


async def _take(reply: Reply, key: str, model: type[T]) -> T:
    """The model at a key of a response; a list is structured with turns of the event loop in between."""
    value = _at(reply, key)
    try:
        if model is ActionAttempt:
            return structure_attempt(value)  # type: ignore[return-value]
        if get_origin(model) is list:
            return await structure_items(value, get_args(model)[0])  # type: ignore[return-value]
        return structure(value, model)
    except InvalidDataError as error:
        raise reply.invalid_response(f"its {key!r} cannot be read: {error}") from error


async def _take_readable(reply: Reply, key: str, model: type[T]) -> tuple[list[T], list[str]]:
    """The items of a page that can be read, and what is wrong with the others, unless that is all of them."""
    unreadable: list[str] = []
    value = _at(reply, key)
    try:
        items = await structure_items(value, model, unreadable)
    except InvalidDataError as error:
        raise reply.invalid_response(f"its {key!r} cannot be read: {error}") from error
    unreadable = [on_one_line(reason) for reason in unreadable]
    if unreadable and not items:
        raise reply.invalid_response(f"its {key!r} cannot be read: {unreadable[0]}")
    if unreadable:
        _log.warning(
            "%s: %d of %d items cannot be read: %s",
            reply.path,
            len(unreadable),
            len(items) + len(unreadable),
            unreadable[0],
            extra={"path": reply.path, "request_id": reply.request_id},
        )
    return items, unreadable


def _refuse_part_of_a_list(reply: Reply, items: object) -> None:
    """Raises if a list that is published without pages is only the first page of it."""
    pagination = reply.payload.get("pagination")
    if isinstance(items, list) and isinstance(pagination, dict) and pagination.get("has_next_page") is True:
        raise reply.invalid_response(
            f"its list of {len(items)} items is incomplete: it has a next page, "
            "which this endpoint is published without; `request` may fetch it by its `page_cursor`"
        )


async def _pagination_of(reply: Reply) -> Pagination:
    # Not every server sends it: the endpoints that fit in one page leave it out.
    is_last = reply.payload.get("pagination") in _LAST
    return Pagination() if is_last else await _take(reply, "pagination", Pagination)


class _IdChunks:
    """The `action_attempt_ids` of a list in chunks, each of which fits in a page, so that every id is sent once.

    A cursor of such a list names the chunk and the server's own cursor within it.

    Args:
        params: The parameters of the list.
    """

    def __init__(self, params: Mapping[str, Any]) -> None:
        ids = params.get("action_attempt_ids")
        size = min(params.get("limit") or _MOST_IDS, _MOST_IDS)
        self._chunks: list[list[str]] = []
        if isinstance(ids, list) and len(ids) > size and all(isinstance(attempt_id, str) for attempt_id in ids):
            unique = list({canonical_id(attempt_id): attempt_id for attempt_id in ids}.values())
            self._chunks = [unique[start : start + size] for start in range(0, len(unique), size)]

    def params(self, cursor: str | None) -> dict[str, Any]:
        """The parameters that change from page to page.

        Raises:
            SeamInvalidOptionsError: The cursor is of another list.
        """
        if not self._chunks:
            return {"page_cursor": cursor}
        index, within = self._position(cursor)
        return {"action_attempt_ids": self._chunks[index], "page_cursor": within}

    def pagination(self, cursor: str | None, of_server: Pagination) -> Pagination:
        """The pagination of the page at a cursor."""
        if not self._chunks:
            return of_server
        index, _ = self._position(cursor)
        if of_server.has_next_page:
            within = of_server.next_page_cursor
            return Pagination(has_next_page=True, next_page_cursor=within and f"ids-{index}:{within}")
        if index + 1 < len(self._chunks):
            return Pagination(has_next_page=True, next_page_cursor=f"ids-{index + 1}:")
        return Pagination()

    def _position(self, cursor: str | None) -> tuple[int, str | None]:
        found = _CHUNK_CURSOR.fullmatch("ids-0:" if cursor is None else cursor)
        if found is None or int(found[1]) >= len(self._chunks):
            raise SeamInvalidOptionsError(
                f"page_cursor {cursor!r} is not of this list: pass the ids and the limit that its page was fetched with"
            )
        return int(found[1]), found[2] or None


class Api:
    """Carries the calls of all routes.

    Attributes:
        default_wait: How actions wait that do not say it themselves; `None` if they do not.
    """

    def __init__(
        self, transport: Recorder, poller: ActionAttemptPoller, default_wait: WaitOptions | None, clock: Clock
    ) -> None:
        self._transport = transport
        self._poller = poller
        self._clock = clock
        # In virtual time, a day would pass while a thread works.
        self._has_threads = isinstance(clock, SystemClock)
        self.default_wait = default_wait

    @property
    def poller(self) -> ActionAttemptPoller:
        return self._poller

    async def read(
        self, path: str, params: Mapping[str, Any], key: str, model: Model[T], *, read_only: bool = True
    ) -> T:
        """Sends a request and reads the result.

        Raises:
            SeamHttpInvalidResponseError: The response is not as published, or lists less than all.
        """
        kind = await self._load(model)
        reply = await self._transport.send(path, params, read_only=read_only)
        _refuse_part_of_a_list(reply, reply.payload.get(key))
        return await _take(reply, key, kind)

    async def _load(self, model: Model[T]) -> type[T]:
        """The class of a result; the first time in a thread, since an import holds the event loop for up to 0.4 s."""
        place = model.__code__
        if place not in _loaded:
            if self._has_threads:
                await asyncio.get_running_loop().run_in_executor(None, model)
            _loaded.add(place)
        return model()

    async def send(self, path: str, params: Mapping[str, Any]) -> None:
        """Sends a change that nothing comes back of."""
        await self._transport.send(path, params, read_only=False)

    def pages(self, path: str, params: Mapping[str, Any], key: str, model: Model[T]) -> Paginator[T]:
        """Asks for a list, page by page, from the `page_cursor` in the parameters on.

        More `action_attempt_ids` than fit in a page are sent in chunks, each id once.

        Raises:
            SeamInvalidOptionsError: `limit` is no whole number above 0.
        """
        limit = params.get("limit")
        if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit <= 0):
            raise SeamInvalidOptionsError(f"limit has to be a whole number above 0, got {limit!r}")
        frozen = freeze_params(path, params)
        chunks = _IdChunks(frozen)

        async def fetch(cursor: str | None) -> Page[T]:
            kind = await self._load(model)
            reply = await self._transport.send(path, {**frozen, **chunks.params(cursor)}, read_only=True)
            items, unreadable = await _take_readable(reply, key, kind)
            return Page(items, chunks.pagination(cursor, await _pagination_of(reply)), unreadable)

        return Paginator(fetch, path=path, page_cursor=params.get("page_cursor"))

    async def act(
        self,
        path: str,
        params: Mapping[str, Any],
        wait_for_action_attempt: bool | WaitForActionAttempt | None,
        on_update: OnUpdate | None = None,
        *,
        read_only: bool = False,
    ) -> ActionAttempt:
        """Sends an action, again only if it provably did not run, and waits for its outcome if requested.

        Once the API has accepted the action, its attempt is never lost: `on_update` gets it at once, and whatever ends
        the wait carries it as `action_attempt`, a cancellation included.
        """
        check_on_update(on_update)
        wait = read_wait_for_action_attempt(wait_for_action_attempt, self.default_wait)
        reply = await self._transport.send(path, params, read_only=read_only)
        attempt = await _take(reply, "action_attempt", ActionAttempt)
        try:
            if on_update is not None:
                await call_back(on_update, attempt, self._clock)
            if wait is None:
                return attempt
            return await self._poller.wait(
                attempt, timeout=wait.timeout, polling_interval=wait.polling_interval, on_update=on_update
            )
        except asyncio.CancelledError as error:
            vars(error).update(action_attempt=attempt, action_attempt_id=attempt.action_attempt_id)
            raise
        except SeamError as error:
            # The API accepted the action before the wait began: nothing that ends the wait proves that it did not run.
            error.may_have_run = True
            if error.action_attempt_id is None:
                error.action_attempt, error.action_attempt_id = attempt, attempt.action_attempt_id
            raise


async def fetch_attempts(transport: Transport, action_attempt_ids: list[str]) -> Page[Any]:
    """Sends one request for the poller, which does its own retries; the items stay rows or JSON: most are pending."""
    reply = await transport.send(
        _LIST_ATTEMPTS,
        {"action_attempt_ids": action_attempt_ids, "limit": len(action_attempt_ids)},
        read_only=True,
        retry=False,
        reading=_POLL,
    )
    items = reply.payload.get("action_attempts")
    if not isinstance(items, list):
        raise reply.invalid_response("its JSON has no list of 'action_attempts'")
    if len(items) > len(action_attempt_ids):
        raise reply.invalid_response(f"it has {len(items):,} action attempts for {len(action_attempt_ids):,} ids")
    return Page(items, await _pagination_of(reply))
