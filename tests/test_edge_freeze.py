"""No response holds the event loop for long, whatever is in its 32 MB."""

from __future__ import annotations

import asyncio
import gc
import gzip
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from raw_server import ATTEMPT_ID, RawServer, attempt, response

from seam_async import AsyncSeam, SeamActionAttemptTimeoutError, SeamError, SeamHttpInvalidResponseError, models
from seam_async._converter import structure_items
from seam_async._json import MAX_TOKENS, decode
from seam_async._wire import MAX_BODY_SIZE

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
SIZE = MAX_BODY_SIZE - 100
LONGEST_HOLD = 1.0
"""Seconds of CPU time. It takes less than 0.25 on an idle machine; without limits it takes 20."""


def repeat(head: str, item: str, tail: str = "", *, number: int | None = None) -> bytes:
    """A body of many items, as many as fit."""
    number = (SIZE - len(head) - len(tail)) // (len(item) + 1) if number is None else number
    return f"{head}[{','.join([item] * number)}]{tail}}}".encode()


BODIES: dict[str, Callable[[str], bytes]] = {
    "empty lists": lambda key: repeat(f'{{"{key}":', "[]"),
    "empty objects": lambda key: repeat(f'{{"{key}":', "{}"),
    "numbers": lambda key: repeat(f'{{"{key}":', "1"),
    "ids alone": lambda key: repeat(f'{{"{key}":', '{"device_id":"x"}'),
    "half a document": lambda key: repeat(f'{{"{key}":', "[]")[:-2],
    "as many lists as are parsed": lambda key: repeat(f'{{"{key}":', "[]", number=MAX_TOKENS // 2 - 10),
    "as many objects as are parsed": lambda key: repeat(f'{{"{key}":', "{}", number=MAX_TOKENS // 2 - 10),
    "as many devices as are parsed": lambda key: repeat(
        f'{{"{key}":', '{"device_id":"x"}', number=MAX_TOKENS // 3 - 10
    ),
    "as many devices as are read": lambda key: repeat(f'{{"{key}":', '{"device_id":"x"}', number=20_000),
    "many errors of one device": lambda key: repeat(
        f'{{"{key}":[{{"device_id":"x","errors":', "{}", "}]", number=MAX_TOKENS // 2 - 10
    ),
    "many errors of many devices": lambda key: (
        f'{{"{key}":[' + ",".join([f'{{"device_id":"x","errors":[{",".join(["{}"] * 9_999)}]}}'] * 20) + "]}"
    ).encode(),
    "a cursor of lines": lambda key: (
        f'{{"{key}":[],"pagination":{{"has_next_page":true,"next_page_cursor":"{"x" + chr(92) + "n"}'.encode()
        + b"x\\n" * (SIZE // 3 - 100)
        + b'"}}'
    ),
    "one text": lambda key: f'{{"{key}":"{"x" * SIZE}"}}'.encode(),
    "escapes": lambda key: f'{{"{key}":"{chr(92)}ud83d{(chr(92) + "u00e9") * (SIZE // 6)}"}}'.encode(),
    "depth": lambda key: f'{{"{key}":{"[" * 200_000}{"]" * 200_000}}}'.encode(),
}


async def longest_hold(work: Awaitable[object]) -> float:
    """The longest time for which the event loop did not turn while something ran; errors of ours are fine."""
    longest, last = 0.0, time.thread_time()

    async def beat() -> None:
        nonlocal longest, last
        while True:
            await asyncio.sleep(0.005)
            now = time.thread_time()
            longest, last = max(longest, now - last), now

    beating = asyncio.ensure_future(beat())
    try:
        await work
    except SeamError:
        pass
    finally:
        await asyncio.sleep(0.02)
        beating.cancel()
    return longest


@pytest.mark.parametrize("make", BODIES.values(), ids=BODIES.keys())
async def test_no_body_holds_the_loop(make: Callable[[str], bytes]) -> None:
    """Lists, actions and raw requests read or refuse 32 MB of anything while other tasks get their turns."""
    packed: dict[str, bytes] = {
        key: response(gzip.compress(make(key), 1), headers=[("content-encoding", "gzip")])
        for key in ("devices", "action_attempt")
    }
    keys = {"/devices/list": "devices", "/locks/unlock_door": "action_attempt", "/x": "devices"}
    async with (
        RawServer(lambda request: packed[keys[request.path]]) as server,
        AsyncSeam(KEY, endpoint=server.endpoint, retries=0) as seam,
    ):
        for call in (
            seam.devices.list,
            lambda: seam.locks.unlock_door(device_id="d"),
            lambda: seam.request("/x", read_only=True),
        ):
            assert await longest_hold(call()) < LONGEST_HOLD


REFUSALS: dict[str, bytes] = {
    "a message of lines": b'{"error":{"type":"x","message":"%b"}}' % (b"x\\n" * (SIZE // 3)),
    "a message that is just read": b'{"error":{"type":"x","message":"%b"}}' % (b"\\n" * 500_000),
    "many refused parameters": b'{"error":{"type":"invalid_input","message":"m","validation_errors":{%b}}}'
    % b",".join(b'"%d":1' % number for number in range(100_000)),
}


@pytest.mark.parametrize("status", [400, 500])
@pytest.mark.parametrize("body", REFUSALS.values(), ids=REFUSALS.keys())
async def test_no_refusal_holds_the_loop(body: bytes, status: int) -> None:
    """However much a server says of a refusal, other tasks get their turns, and the error's text stays readable."""
    packed = response(gzip.compress(body, 1), status, headers=[("content-encoding", "gzip")])
    async with RawServer(lambda _: packed) as server, AsyncSeam(KEY, endpoint=server.endpoint, retries=0) as seam:
        assert await longest_hold(seam.devices.list()) < LONGEST_HOLD
        with pytest.raises(SeamError) as caught:
            await seam.devices.list()
        assert len(str(caught.value)) <= 20_000


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ([attempt("pending", result={"x": "x" * 4 * 1024 * 1024})], "larger than 4 MB"),
        ([1] * 100_000, "100,000 action attempts for 1 ids"),
    ],
)
async def test_a_poll_reads_little(items: list[object], reason: str) -> None:
    """The response to a poll is read up to 4 MB, and more items than ids make it unreadable."""
    body = response({"action_attempts": items})
    async with RawServer(lambda _: body) as server, AsyncSeam(KEY, endpoint=server.endpoint) as seam:
        with pytest.raises(SeamActionAttemptTimeoutError) as caught:
            await seam.action_attempts.wait(ATTEMPT_ID, timeout=0)
        assert reason in str(caught.value.__cause__)


async def test_a_list_of_bad_items_is_explained_by_the_first() -> None:
    """One bad item is explained, not ten thousand."""
    body = response({"devices": [{"device_id": "a"}, {}, *[{}] * 10_000]})
    async with RawServer(lambda _: body) as server, AsyncSeam(KEY, endpoint=server.endpoint) as seam:
        with pytest.raises(SeamHttpInvalidResponseError, match=r"10,001 of its items cannot .* @ it\[1\]") as caught:
            await seam.devices.list().flatten_to_list()
        assert len(str(caught.value)) < 500


async def test_a_long_list_is_structured_in_turns() -> None:
    """Other tasks run while a long list is structured, and the result is whole."""
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    counting = asyncio.ensure_future(count())
    items: list[dict[str, Any]] = [{"device_id": str(number)} for number in range(1000)]
    devices = await structure_items(items, models.Device)
    counting.cancel()
    assert [device.device_id for device in devices] == [str(number) for number in range(1000)]
    assert turns >= 19


@pytest.mark.parametrize("body", [b"[]", b"["])
def test_parsing_leaves_the_collector_as_it_was(body: bytes) -> None:
    """A process that runs without the garbage collector goes on without it, and any other with it."""
    for switch in (gc.disable, gc.enable):
        switch()
        was_enabled = gc.isenabled()
        decode(body)
        assert gc.isenabled() is was_enabled


def test_half_a_surrogate_pair_is_read_and_no_other_fault() -> None:
    """Only a text that was cut off within an emoji is parsed a second time, and other faults beside it are not read."""
    assert decode(b'["\\ud83d"]') == ["\ud83d"]
    assert decode(b'["\\ud83d", NaN]') is None
    assert decode(b'["\\ud83d"') is None
