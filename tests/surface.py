"""What users can see of the package, a name in each line; `python tests/surface.py` writes it down."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

import seam_async
from seam_async import models, telemetry, tracking

FILE = Path(__file__).with_suffix(".txt")


def surface() -> list[str]:
    """The public names, with the signatures of what can be called and the fields of what is a value."""
    seam = seam_async.AsyncSeam("seam_key")
    return [
        *(
            _line(f"seam_async.{name}", getattr(seam_async, name))
            for name in seam_async.__all__
            if name != "__version__"
        ),
        *(line for name in _public(seam_async.AsyncSeam) for line in _methods(f"seam.{name}", getattr(seam, name))),
        *(line for name in telemetry.__all__ for line in _methods(f"telemetry.{name}", getattr(telemetry, name))),
        *(line for name in tracking.__all__ for line in _of_tracking(f"tracking.{name}", getattr(tracking, name))),
        *(_line(f"models.{name}", getattr(models, name)) for name in _public(models) if name[0].isupper()),
    ]


def _public(thing: Any) -> list[str]:
    return [name for name in sorted(dir(thing)) if not name.startswith("_")]


def _methods(path: str, thing: Any) -> Iterator[str]:
    if callable(thing):
        yield f"{path}{inspect.signature(thing)}".replace("'", "")  # some versions of Python quote annotations
    elif type(thing).__module__.startswith("seam_async.routes"):
        for name in _public(thing):
            yield from _methods(f"{path}.{name}", getattr(thing, name))
    else:
        yield f"{path}: {type(thing).__name__}"


def _of_tracking(path: str, thing: Any) -> Iterator[str]:
    if inspect.isfunction(thing):
        yield from _methods(path, thing)
        return
    yield _line(path, thing)
    for name in vars(thing):
        if not name.startswith("_") and inspect.isfunction(getattr(thing, name)):
            yield from _methods(f"{path}.{name}", getattr(thing, name))
    if thing is tracking.Tracker:
        yield from _methods(path, thing)


def _line(path: str, thing: Any) -> str:
    if not isinstance(thing, type):
        return path
    bases = ", ".join(base.__name__ for base in thing.__bases__)
    fields = attrs.fields(thing) if attrs.has(thing) else ()
    named = [one.name for one in fields if not one.inherited and not one.name.startswith("_")]
    named = named or list(getattr(thing, "__required_keys__", ()))
    return f"{path}({bases}): {', '.join(sorted(named))}".removesuffix(": ")


if __name__ == "__main__":
    FILE.write_text("\n".join(surface()) + "\n", encoding="utf-8")
