"""What a person may get to see of an error: on a screen, in a log, in a crash report."""

from __future__ import annotations

import copy
import pickle
import traceback
from collections.abc import Iterator
from pathlib import Path

import seam_async
from seam_async import SeamError

_OURS = str(Path(seam_async.__file__).parent)


def _locals_of_ours(error: BaseException) -> Iterator[str]:
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.startswith(_OURS):
            for name, value in frame.f_locals.items():
                yield f"{name}={value!r}"


def shown_by(error: BaseException) -> str:
    """The texts, facts and pickles of an error and of all that it is chained to, and the locals of our frames."""
    texts: list[str] = []
    chain: list[BaseException | None] = [error]
    seen: set[int] = set()
    while chain:
        one = chain.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        texts += [str(one), repr(one), repr(vars(one)), *_locals_of_ours(one)]
        if isinstance(one, SeamError):
            texts += [pickle.dumps(one).decode("latin-1"), repr(vars(copy.copy(one)))]
        chain += [one.__cause__, one.__context__]
    return "\n".join(texts)
