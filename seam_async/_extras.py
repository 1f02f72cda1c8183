"""Commands that install an extra of this package."""

from __future__ import annotations

import json
import shlex
from importlib.metadata import PackageNotFoundError, distribution
from urllib.parse import unquote, urlsplit


def install_command(extra: str) -> str:
    """The command that adds an extra to the installed package, from wherever the package was installed.

    A checkout and a wheel are in no index under this name, so the command names their path (PEP 610).
    """
    try:
        origin = json.loads(distribution("seam-async").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        origin = {}
    url = str(origin.get("url", ""))
    if "dir_info" in origin:
        editable = "-e " if origin["dir_info"].get("editable") else ""
        return f"pip install {editable}{shlex.quote(f'{unquote(urlsplit(url).path)}[{extra}]')}"
    if "vcs_info" in origin:
        url = f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    source = f" @ {url}" if url else ""
    return f"pip install {shlex.quote(f'seam-async[{extra}]{source}')}"
