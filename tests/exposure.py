"""What a person may get to see of a credential: on a screen, in a log, in a crash report."""

from __future__ import annotations

import asyncio
import copy
import pickle
import re
import traceback
from collections.abc import Coroutine, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import aiohttp

from seam_async import SeamError

_TESTS = str(Path(__file__).parent)
_PREFIX = re.compile("seam_at|seam_|ey")
_PIECE = 4


def pieces_of(credential: str, text: str) -> list[str]:
    """The pieces of a credential that a text shows, its public prefix apart: seven characters in a row hold one."""
    secret = _PREFIX.sub("", credential, count=1)
    pieces = (secret[start : start + _PIECE] for start in range(0, len(secret) - _PIECE + 1, _PIECE))
    return [piece for piece in pieces if piece in text]


def _locals_of(frame: FrameType) -> Iterator[str]:
    # A test holds the credential itself, as every caller does.
    if not frame.f_code.co_filename.startswith(_TESTS):
        for name, value in frame.f_locals.items():
            if isinstance(value, aiohttp.ClientResponse) and value._headers is None:
                continue  # one that has no answer yet keeps its repr's lack of headers for good
            try:
                shown = repr(value)
            except Exception as error:  # noqa: BLE001
                shown = f"without a repr: {type(error).__name__}"
            yield f"{frame.f_code.co_qualname}: {name}={shown}"


def shown_by(error: BaseException) -> str:
    """The texts, facts, pickles and frames of an error and of all that can be reached from it.

    The frames come with all their locals, those of aiohttp and asyncio included.
    """
    texts: list[str] = []
    found: list[object] = [error]
    seen: set[int] = set()
    while found:
        one = found.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        facts = vars(one)
        texts += [str(one), repr(one), repr(one.args), repr(facts)]
        for frame, _ in traceback.walk_tb(one.__traceback__):
            texts += _locals_of(frame)
        if isinstance(one, SeamError):
            texts += [pickle.dumps(one).decode("latin-1"), repr(vars(copy.copy(one)))]
        if isinstance(one, BaseExceptionGroup):
            found += one.exceptions
        found += [one.__cause__, one.__context__, *one.args, *facts.values()]
        # aiohttp keeps an error of the system, and the request, beside the arguments.
        found += [getattr(one, name, None) for name in ("os_error", "certificate_error")]
        texts.append(repr(getattr(one, "request_info", None)))
    return "\n".join(texts)


def shown_in_flight() -> str:
    """The locals of all coroutines that are suspended in a task, but not those of a server in this process."""
    texts: list[str] = []
    for task in asyncio.all_tasks():
        texts.append(repr(task))
        step: Any = task.get_coro()
        if isinstance(step, Coroutine) and "RequestHandler" in step.__qualname__:  # type: ignore[attr-defined]
            continue
        while step is not None:
            frame = (
                getattr(step, "cr_frame", None) or getattr(step, "ag_frame", None) or getattr(step, "gi_frame", None)
            )
            if frame is not None:
                texts += _locals_of(frame)
            step = (
                getattr(step, "cr_await", None)
                or getattr(step, "ag_await", None)
                or getattr(step, "gi_yieldfrom", None)
            )
    return "\n".join(texts)
