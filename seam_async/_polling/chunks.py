"""Chunks of large inputs, each small enough for one turn of the event loop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, Generic, Self, TypeVar

from .._clock import Clock

T = TypeVar("T")

CHUNK: Final = 2_000
"""Ids per turn of the event loop: some milliseconds' worth."""


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """Yields the items in lists of up to `CHUNK`."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


class InTurns(Generic[T]):
    """Chunks for `async for`, with a turn of the event loop after each full one.

    Not an async generator: leaving the loop early leaves nothing to be closed.

    Args:
        items: The items.
        clock: The clock that gives the turns.
    """

    def __init__(self, items: Iterable[T], clock: Clock) -> None:
        self._chunks = chunks(items)
        self._clock = clock
        self._was_full = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> list[T]:
        if self._was_full:
            await self._clock.sleep(0)
        chunk = next(self._chunks, None)
        if chunk is None:
            raise StopAsyncIteration
        self._was_full = len(chunk) == CHUNK
        return chunk
