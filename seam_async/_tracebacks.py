"""Tracebacks without foreign frames: crash reporters send the locals of every frame, of causes and contexts too.

A frame of asyncio may hold a request's bytes, the credential among them, and one of asyncpg a password. Errors that
leave this package keep their causes and their texts; the frames below the package's edge are dropped.
"""

from __future__ import annotations

from typing import TypeVar

E = TypeVar("E", bound=BaseException)


def without_frames(error: E) -> E:
    """The error itself, after dropping its frames and those of all its causes and contexts.

    Raise it again at the edge, so that its traceback begins there.
    """
    found: list[BaseException | None] = [error]
    seen: set[int] = set()
    while found:
        link = found.pop()
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        link.__traceback__ = None
        found += [link.__cause__, link.__context__]
        if isinstance(link, BaseExceptionGroup):
            found += link.exceptions
    return error
