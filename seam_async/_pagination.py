"""Pages are values; walking them is a loop and a cursor."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator, Iterable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from ._errors import SeamHttpInvalidResponseError, SeamInvalidOptionsError
from ._models import Pagination

T = TypeVar("T")


class Page(list[T]):
    """One page of a list: a list of its items that knows where it stands.

    Attributes:
        pagination: Whether another page follows, and the cursor to get it with.
        unreadable: What is wrong with items that could not be read, such as a device without an id, and so are missing
            from the page. One such item does not spoil the others; it is logged as a warning.
    """

    __slots__ = ("pagination", "unreadable")

    def __init__(
        self, items: Iterable[T] = (), pagination: Pagination | None = None, unreadable: Iterable[str] = ()
    ) -> None:
        super().__init__(items)
        self.pagination: Pagination = pagination or Pagination()
        self.unreadable: tuple[str, ...] = tuple(unreadable)

    def __repr__(self) -> str:
        missing = f" unreadable={len(self.unreadable)}" if self.unreadable else ""
        return f"<Page of {len(self)} items has_next_page={self.pagination.has_next_page}{missing}>"


def _current_task() -> asyncio.Task[Any] | None:
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None  # driven by hand, outside of an event loop


def _apart(page: Page[T]) -> tuple[list[T], Pagination]:
    return list(page), page.pagination


class Paginator(Coroutine[Any, Any, Page[T]]):
    """A list that comes in pages: `await` it for the first page, iterate over it for all items.

    Each use starts at the beginning, or at the `page_cursor` of the request. It is a coroutine for
    `asyncio.create_task`, `TaskGroup.create_task`, `asyncio.run` and `asyncio.run_coroutine_threadsafe`, and unlike
    other coroutines can be used again, and by several tasks at a time.

    Iterating raises `SeamHttpInvalidResponseError` at the end, after all other items, if some could not be read: a
    program that compares the list with its own must not take them for deleted. `pages` goes on without them.
    """

    __slots__ = ("_fetch", "_path", "_start", "_steps")

    def __init__(
        self, fetch: Callable[[str | None], Awaitable[Page[T]]], *, path: str, page_cursor: str | None = None
    ) -> None:
        self._fetch = fetch
        self._path = path
        self._start = page_cursor
        # A task that has the paginator for its coroutine drives a fetch of its own, so that two never share one.
        self._steps: dict[asyncio.Task[Any] | None, Generator[Any, None, Page[T]]] = {}

    def __await__(self) -> Generator[Any, None, Page[T]]:
        return self._fetch(self._start).__await__()

    # What a task needs of its coroutine.

    def send(self, value: Any) -> Any:
        """Goes on with the fetch of the current task, as `asyncio.Task` does."""
        return self._step(lambda steps: steps.send(value))

    def throw(self, typ: Any, val: Any = None, tb: Any = None) -> Any:
        """Raises an exception within the fetch of the current task, as `asyncio.Task` does to cancel it."""
        error = val if val is not None else typ
        return self._step(lambda steps: steps.throw(error))

    def close(self) -> None:
        """Ends the fetch of the current task, if it has one."""
        steps = self._steps.pop(_current_task(), None)
        if steps is not None:
            steps.close()

    def __getattr__(self, name: str) -> str:
        # Tools name a task by its coroutine; a class cannot define these two for its instances.
        if name in {"__name__", "__qualname__"}:
            return type(self).__name__
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def _step(self, advance: Callable[[Generator[Any, None, Page[T]]], Any]) -> Any:
        task = _current_task()
        steps = self._steps.get(task)
        if steps is None:
            steps = self._steps[task] = self.__await__()
        try:
            return advance(steps)
        except BaseException:
            del self._steps[task]
            raise

    async def __aiter__(self) -> AsyncGenerator[T, None]:
        unreadable: list[str] = []
        async with aclosing(self._walk()) as pages:
            async for page in pages:
                unreadable += page.unreadable
                for item in page:
                    yield item
        if unreadable:
            raise SeamHttpInvalidResponseError(
                f"{len(unreadable):,} of its items cannot be read, and all others were yielded: {unreadable[0]}; "
                "pages() goes on without them",
                path=self._path,
            )

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
