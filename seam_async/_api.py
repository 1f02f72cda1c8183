"""What a route can do: read a model, list pages of models, or act and wait for the outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final, TypeVar, get_args, get_origin

from ._clock import Clock
from ._converter import InvalidDataError, structure, structure_items
from ._errors import SeamError, SeamInvalidOptionsError
from ._models import ActionAttempt, Pagination
from ._pagination import Page, Paginator
from ._polling.options import WaitForActionAttempt, WaitOptions, read_wait_for_action_attempt
from ._polling.poller import ActionAttemptPoller
from ._polling.updates import OnUpdate, call_back, check_on_update
from ._responses import Recorder
from ._transport import Transport
from ._wire import MAX_POLL_SIZE, Reply, freeze_params

T = TypeVar("T")

_LAST: Final = (None, {"has_next_page": False, "next_page_cursor": None, "next_page_url": None})
_LIST_ATTEMPTS: Final = "/action_attempts/list"


async def _take(reply: Reply, key: str, model: type[T]) -> T:
    """The model at a key of a response; a list is structured with turns of the event loop in between."""
    if key not in reply.payload:
        raise reply.invalid_response(f"its JSON has no {key!r}")
    value = reply.payload[key]
    try:
        if get_origin(model) is list:
            return await structure_items(value, get_args(model)[0])  # type: ignore[return-value]
        return structure(value, model)
    except InvalidDataError as error:
        raise reply.invalid_response(f"its {key!r} cannot be read: {error}") from error


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
        self.default_wait = default_wait

    @property
    def poller(self) -> ActionAttemptPoller:
        return self._poller

    async def read(
        self, path: str, params: Mapping[str, Any], key: str, model: type[T], *, read_only: bool = True
    ) -> T:
        """Sends a request and reads the result.

        Raises:
            SeamHttpInvalidResponseError: The response is not as published, or lists less than all.
        """
        reply = await self._transport.send(path, params, read_only=read_only)
        _refuse_part_of_a_list(reply, reply.payload.get(key))
        return await _take(reply, key, model)

    async def send(self, path: str, params: Mapping[str, Any]) -> None:
        """Sends a change that nothing comes back of."""
        await self._transport.send(path, params, read_only=False)

    def pages(self, path: str, params: Mapping[str, Any], key: str, model: type[T]) -> Paginator[T]:
        """Asks for a list, page by page, from the `page_cursor` in the parameters on.

        Raises:
            SeamInvalidOptionsError: `limit` is no whole number above 0.
        """
        limit = params.get("limit")
        if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit <= 0):
            raise SeamInvalidOptionsError(f"limit has to be a whole number above 0, got {limit!r}")
        frozen = freeze_params(path, params)

        async def fetch(cursor: str | None) -> Page[T]:
            reply = await self._transport.send(path, {**frozen, "page_cursor": cursor}, read_only=True)
            items: list[T] = await _take(reply, key, list[model])  # type: ignore[valid-type]
            return Page(items, await _pagination_of(reply))

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
    """Sends one request for the poller, which does its own retries; the items stay JSON, since most are pending."""
    reply = await transport.send(
        _LIST_ATTEMPTS,
        {"action_attempt_ids": action_attempt_ids, "limit": len(action_attempt_ids)},
        read_only=True,
        retry=False,
        max_size=MAX_POLL_SIZE,
    )
    items = reply.payload.get("action_attempts")
    if not isinstance(items, list):
        raise reply.invalid_response("its JSON has no list of 'action_attempts'")
    if len(items) > len(action_attempt_ids):
        raise reply.invalid_response(f"it has {len(items):,} action attempts for {len(action_attempt_ids):,} ids")
    return Page(items, await _pagination_of(reply))
