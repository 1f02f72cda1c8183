"""Names of a package that are loaded when they are first used."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

_HOMES: Final[dict[str, dict[str, str]]] = {}
"""The module of each name, by package."""


def lazy(package: str, names: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The `__getattr__` and the `__dir__` of a package.

    Args:
        package: The package.
        names: The names in each of its modules, with blanks between them.
    """
    homes = _HOMES[package] = {name: module for module, text in names.items() for name in text.split()}

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{package}.{homes[name]}"), name)
        setattr(importlib.import_module(package), name, value)
        publish_loaded()
        return value

    return load, lambda: sorted({*homes, *vars(importlib.import_module(package))})


def publish_loaded() -> None:
    """Has every public class of a private module that is loaded by now name its package as its module.

    An error is printed, and a page is pickled, by the name that users import, whether or not they have imported it.
    """
    for package, homes in _HOMES.items():
        for name, module in homes.items():
            loaded = sys.modules.get(f"{package}.{module}")
            public = getattr(loaded, name, None) if module.startswith("_") else None
            if isinstance(public, type):
                public.__module__ = package
