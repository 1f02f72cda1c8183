"""Pages are values; walking them is a loop and a cursor."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterable, Iterator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, overload

from ._errors import SeamHttpInvalidResponseError, SeamInvalidOptionsError
from ._models import Pagination

T = TypeVar("T")


class Page(Sequence[T]):
    """One page of a list: a sequence of its items that knows where it stands.

    Attributes:
        pagination: Whether another page follows, and the cursor to get it with.
    """

    __slots__ = ("_items", "pagination")

    def __init__(self, items: Iterable[T], pagination: Pagination | None = None) -> None:
        self._items = tuple(items)
        self.pagination = pagination or Pagination()

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._items[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and self._items == other._items and self.pagination == other.pagination

    def __hash__(self) -> int:
        return hash((self._items, self.pagination))

    def __repr__(self) -> str:
        return f"<Page of {len(self)} items has_next_page={self.pagination.has_next_page}>"


def _apart(page: Page[T]) -> tuple[list[T], Pagination]:
    return list(page), page.pagination


class Paginator(Generic[T]):
    """A list that comes in pages: `await` it for the first page, iterate over it for all items.

    Each use starts at the beginning, or at the `page_cursor` that the list was asked for with.
    """

    __slots__ = ("_fetch", "_path", "_start")

    def __init__(
        self, fetch: Callable[[str | None], Awaitable[Page[T]]], *, path: str, page_cursor: str | None = None
    ) -> None:
        self._fetch = fetch
        self._path = path
        self._start = page_cursor

    def __await__(self) -> Generator[Any, None, Page[T]]:
        return self._fetch(self._start).__await__()

    async def __aiter__(self) -> AsyncGenerator[T, None]:
        async with aclosing(self._walk()) as pages:
            async for page in pages:
                for item in page:
                    yield item

    def pages(self) -> AsyncGenerator[Page[T], None]:
        """Iterates over the pages, fetching the next one while you work on this one.

        Leaving the loop early, or cancelling it, stops that fetch; to know that it has ended, leave a block of
        `contextlib.aclosing` around it.

        Raises:
            SeamHttpInvalidResponseError: The server repeats a cursor, or promises a page without saying which.
            SeamError: A page could not be fetched.
        """
        return self._walk()

    if TYPE_CHECKING:
        pass  # type checkers find none of these methods
    else:

        def __iter__(self) -> NoReturn:
            raise self._not_fetched()

        def __len__(self) -> NoReturn:
            raise self._not_fetched()

        def __getitem__(self, index: object) -> NoReturn:
            raise self._not_fetched()

        def __bool__(self) -> bool:
            return True

    def _not_fetched(self) -> SeamInvalidOptionsError:
        return SeamInvalidOptionsError(
            f"{self._path} was not fetched yet: `await` it for its first page, or use `async for` for all items"
        )

    # The names of the official `seam` package.

    async def first_page(self) -> tuple[list[T], Pagination]:
        """The first page and its pagination apart; `await` the paginator itself for both in one."""
        return _apart(await self)

    async def next_page(self, next_page_cursor: str, /) -> tuple[list[T], Pagination]:
        """The page that a cursor leads to, and its pagination.

        Args:
            next_page_cursor: From the `pagination` of the page before it.

        Raises:
            SeamInvalidOptionsError: There is no cursor, since that page was the last.
        """
        if not next_page_cursor:
            raise SeamInvalidOptionsError("there is no next page without a cursor: look at has_next_page first")
        return _apart(await self._fetch(next_page_cursor))

    def flatten(self) -> AsyncGenerator[T, None]:
        """Iterates over all items, as `async for` over the paginator does."""
        return self.__aiter__()

    async def flatten_to_list(self) -> list[T]:
        """All items of all pages."""
        return [item async for item in self]

    async def _walk(self) -> AsyncGenerator[Page[T], None]:
        cursor = self._start
        seen = {cursor}
        page = await self._fetch(cursor)
        while page.pagination.has_next_page:
            cursor = page.pagination.next_page_cursor
            if cursor is None or cursor in seen:
                yield page
                fault = "gives no cursor for it" if cursor is None else f"repeats the cursor {cursor!r}"
                raise SeamHttpInvalidResponseError(
                    f"it promises another page but {fault}, so the rest of the list cannot be reached", path=self._path
                )
            seen.add(cursor)
            upcoming = asyncio.ensure_future(self._fetch(cursor))
            try:
                yield page
                page = await upcoming
            except BaseException:
                upcoming.cancel()
                # It ends before this does; its own failure is of no interest any more.
                await asyncio.gather(upcoming, return_exceptions=True)
                raise
        yield page

    def __repr__(self) -> str:
        return f"<Paginator path={self._path!r}>"
