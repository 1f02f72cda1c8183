"""Tracking, attempts and outcomes over HTTP, for programs in other languages and for the page."""

from __future__ import annotations

import asyncio
import json
import math
import re
import secrets
from contextlib import suppress
from typing import Any, Final

from aiohttp import web

from .._errors import SeamError
from .._polling.targets import id_of
from .._sensitive import hide
from ._guard import Limit, RefusedError, read_body
from ._openapi import DESCRIPTION, LONGEST_WAIT, MOST_ATTEMPTS, MOST_OUTCOMES
from ._outcome import metadata_of
from ._overview import history_of, to_text
from ._schema import A_WEEK
from ._signal import POLL_SECONDS
from ._store import TOKEN_BITS, DeadLetter, Filter, Pending, Settled
from ._tracker import Tracker, _name

MOST_WAITS: Final = 128
"""Long polls in progress."""
_MOST_FOUND: Final = 20
_SECONDS: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{0,9})?([eE][+-]?[0-9]{1,3})?")
_CLAIM_SECONDS: Final = 10.0
"""Seconds for which a claim outlives the wait of its request, at most."""


class Face:
    """The request handlers.

    Args:
        tracker: The tracker.
    """

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._store = tracker._store
        self._waits = Limit(MOST_WAITS, "requests that wait")
        self._searching = asyncio.Lock()

    def add_to(self, app: web.Application) -> None:
        """Adds the routes."""
        app.router.add_get("/v1/openapi.json", self._describe)
        app.router.add_post("/v1/track", self._track)
        app.router.add_get("/v1/attempts", self._search)
        app.router.add_get("/v1/attempts/{action_attempt_id}", self._get)
        app.router.add_get("/v1/outcomes", self._outcomes)
        app.router.add_post("/v1/outcomes/ack", self._ack)
        app.router.add_get("/v1/dead-letters", self._dead_letters)
        app.router.add_post("/v1/dead-letters/retry", self._retry)
        app.router.add_post("/v1/dead-letters/skip", self._skip)

    async def _describe(self, _: web.Request) -> web.Response:
        return web.json_response(DESCRIPTION)

    async def _track(self, request: web.Request) -> web.Response:
        body = await read_body(
            request, required=set(), optional={"action_attempt", "action_attempts", "metadata", "timeout", "topic"}
        )
        if ("action_attempt" in body) is ("action_attempts" in body):
            raise RefusedError(400, "the body has to have either action_attempt or action_attempts")
        targets = body.get("action_attempts", [body.get("action_attempt")])
        if not isinstance(targets, list) or not 0 < len(targets) <= MOST_ATTEMPTS:
            raise RefusedError(400, f"action_attempts has to be a list of 1 to {MOST_ATTEMPTS:,}")
        metadata, topic = body.get("metadata"), body.get("topic")
        if not isinstance(metadata, (dict, type(None))):
            raise RefusedError(400, "metadata has to be a JSON object")
        ids = [id_of(target) for target in targets]
        timeout = body.get("timeout", A_WEEK)
        await self._tracker.track_all(ids, timeout=timeout, metadata=metadata, topic=topic)
        return web.json_response({"action_attempt_ids": ids})

    async def _get(self, request: web.Request) -> web.Response:
        attempt_id = id_of(request.match_info["action_attempt_id"])
        seconds = _wait_of(request)
        row = await self._find(attempt_id)
        if isinstance(row, Pending) and seconds > 0:
            with self._waits, suppress(SeamError):  # the row says how the wait has ended
                await self._tracker.wait(attempt_id, timeout=seconds)
            row = await self._find(attempt_id)
        return web.json_response(_shown(row))

    async def _find(self, attempt_id: str) -> Settled | Pending:
        row = (await self._store.get([attempt_id])).get(attempt_id)
        if row is None:
            raise RefusedError(404, "the action attempt is not tracked")
        return row

    async def _search(self, request: web.Request) -> web.Response:
        query = request.query.get("query", "").strip()
        if not query:
            raise RefusedError(400, "query has to be an action attempt id, or metadata as key=value")
        # One at a time: without an index, metadata is searched row by row.
        async with self._searching:
            rows = await self._select(query)
            found = [{**_shown(row, is_hidden=True), "history": await history_of(self._store, row)} for row in rows]
        return web.json_response({"attempts": found})

    async def _select(self, query: str) -> list[Settled | Pending]:
        key, equals, text = query.partition("=")
        if not equals:
            return list((await self._store.get([id_of(query)])).values())
        rows: list[Settled | Pending] = []
        for value in _meanings_of(text.strip()):
            wanted = Filter(metadata=json.dumps({key.strip(): value}))
            rows += await self._store.select(wanted, limit=_MOST_FOUND)
        return rows[:_MOST_FOUND]

    async def _outcomes(self, request: web.Request) -> web.Response:
        """The consumer's first unacknowledged outcomes; a request excludes other readers meanwhile."""
        consumer = _name("consumer", request.query.get("consumer", ""))
        limit = _whole(request.query.get("limit", "100"), "limit", MOST_OUTCOMES)
        seconds = _wait_of(request)
        holder = secrets.randbits(TOKEN_BITS)
        with self._waits:
            try:
                rows = await self._read(consumer, holder, seconds)
            finally:  # a cancelled claim may have been stored
                await self._store.unclaim(consumer, holder)
        if rows is None:
            raise RefusedError(409, "another reader has the consumer")
        return web.json_response({"outcomes": [{"settled_number": row.number, **_shown(row)} for row in rows[:limit]]})

    async def _read(self, consumer: str, holder: int, seconds: float) -> list[Settled] | None:
        """Waits for unacknowledged outcomes; `None` if another reader held the claim all the time.

        The claim is taken once and outlives the wait: a claim per read would cost the database two writes per change.
        """
        clock, signal = self._tracker._clock, self._tracker._signal
        deadline = clock.monotonic() + seconds
        is_held = False
        rows: list[Settled] | None = None
        while True:
            change = signal.next_change
            if not is_held:
                is_held = await self._store.claim(consumer, holder, seconds + _CLAIM_SECONDS)
            if is_held:
                rows = await self._store.unacked_after(consumer, 0)
            left = deadline - clock.monotonic()
            if rows or left <= 0:
                return rows
            if is_held:
                await signal.wait(change, min(left, POLL_SECONDS))
            else:
                await clock.sleep(min(left, POLL_SECONDS))

    async def _ack(self, request: web.Request) -> web.Response:
        body = await read_body(request, required={"consumer", "settled_numbers"})
        consumer, numbers = _name("consumer", body["consumer"]), body["settled_numbers"]
        if not isinstance(numbers, list) or not 0 < len(numbers) <= MOST_OUTCOMES:
            raise RefusedError(400, f"settled_numbers has to be a list of 1 to {MOST_OUTCOMES}")
        await self._store.ack(consumer, *[_number(given) for given in numbers])
        return web.Response(status=204)

    async def _dead_letters(self, request: web.Request) -> web.Response:
        letters = await self._tracker.dead_letters(request.query.get("consumer"))
        return web.json_response({"dead_letters": [_letter(letter) for letter in letters]})

    async def _retry(self, request: web.Request) -> web.Response:
        return _done(await self._tracker.retry(*await _letter_in(request)))

    async def _skip(self, request: web.Request) -> web.Response:
        return _done(await self._tracker.skip(*await _letter_in(request)))


async def _letter_in(request: web.Request) -> tuple[str, int]:
    """The consumer and the number of the dead letter named by a request."""
    body = await read_body(request, required={"consumer", "settled_number"})
    return _name("consumer", body["consumer"]), _number(body["settled_number"])


def _done(is_done: bool) -> web.Response:
    if not is_done:
        raise RefusedError(404, "there is no such dead letter")
    return web.Response(status=204)


def _letter(letter: DeadLetter) -> dict[str, Any]:
    return {
        "consumer": letter.consumer,
        "settled_number": letter.settled_number,
        "action_attempt_id": letter.action_attempt_id,
        "tries": letter.tries,
        "error": letter.error,
        "dead_at": letter.dead_at.isoformat(timespec="milliseconds"),
    }


def _shown(row: Settled | Pending, *, is_hidden: bool = False) -> dict[str, Any]:
    """An attempt as JSON.

    Args:
        row: The row.
        is_hidden: Whether door codes, card numbers and the like are hidden.
    """
    attempt = None if row.seen is None else json.loads(row.seen)
    settled = row if isinstance(row, Settled) else None
    detail = None if settled is None or settled.detail is None else json.loads(settled.detail)
    return {
        "action_attempt_id": row.action_attempt_id,
        "status": "pending" if settled is None else settled.status,
        "action_attempt": hide(attempt) if is_hidden else attempt,
        "error": detail,
        "metadata": metadata_of(row),
        "topic": row.topic,
        "workspace_id": row.workspace,
        "added_at": to_text(row.added_at),
        "settled_at": None if settled is None else to_text(settled.settled_at),
    }


def _meanings_of(text: str) -> list[object]:
    """The readings of a value in a query: a string, and a number or `true` of the same spelling."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return [text]
    is_usable = isinstance(value, (bool, int)) or (isinstance(value, float) and math.isfinite(value))
    return [text, value] if is_usable else [text]


def _wait_of(request: web.Request) -> float:
    text = request.query.get("wait", "0")
    if _SECONDS.fullmatch(text) is None or float(text) > LONGEST_WAIT:
        raise RefusedError(400, f"wait has to be a number of seconds, 0 to {LONGEST_WAIT}")
    return float(text)


def _whole(text: str, name: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and 0 < int(text) <= most):
        raise RefusedError(400, f"{name} has to be a whole number, 1 to {most}")
    return int(text)


def _number(given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 0 < given < 1 << 63:
        raise RefusedError(400, "a settled_number is a whole number above 0")
    return given
