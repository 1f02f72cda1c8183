"""Chunks of large inputs, each small enough for one turn of the event loop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, Generic, Self, TypeVar

from .._clock import Clock

T = TypeVar("T")

CHUNK: Final = 2_000
"""Ids per turn of the event loop: a few milliseconds of work."""


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """Yields the items in lists of up to `CHUNK`."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


class InTurns(Generic[T]):
    """Chunks for `async for`, with a turn of the event loop after each full chunk.

    Not an async generator, so leaving the loop early leaves nothing to close.

    Args:
        items: The items.
        clock: Yields to the event loop by `sleep(0)`.
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
