"""The command line, `seam-async`; it needs the extra `cli`."""

from __future__ import annotations

import importlib.util
import sys


def main() -> None:
    """Runs the command line and exits."""
    if any(importlib.util.find_spec(name) is None for name in ("click", "rich")):
        sys.stderr.write("The command line needs its extra: pip install 'seam-async[cli]'\n")
        sys.exit(2)
    from ._commands import run

    sys.exit(run(sys.argv[1:]))
