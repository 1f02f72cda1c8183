"""Chunks of large inputs, each small enough for one turn of the event loop."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from .._clock import Clock
from .._polling.state import CHUNK

T = TypeVar("T")


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """Yields the items in lists of up to `CHUNK`."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


async def in_turns(items: Iterable[T], clock: Clock) -> AsyncIterator[list[T]]:
    """Yields the items in chunks, with a turn of the event loop after each full chunk."""
    for chunk in chunks(items):
        yield chunk
        if len(chunk) == CHUNK:
            await clock.sleep(0)
