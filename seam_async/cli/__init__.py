"""The command line, `seam-async`; it needs the extra `cli`."""

from __future__ import annotations

import importlib.util
import sys


def main() -> None:
    """Runs the command line and exits; Ctrl-C ends it at once and quietly, during its imports too."""
    try:
        status = _run()
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _run() -> int:
    if any(importlib.util.find_spec(name) is None for name in ("click", "rich")):
        sys.stderr.write("The command line needs its extra: pip install 'seam-async[cli]'\n")
        return 2
    from ._commands import run

    return run(sys.argv[1:])
