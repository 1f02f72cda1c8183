"""Description of the machine that figures were measured on."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from pathlib import Path

PACKAGES = ("seam_async", "aiohttp", "attrs", "cattrs", "tenacity", "msgspec", "orjson", "seam", "httpx")


def describe_machine() -> dict[str, str]:
    """Returns the processor, the system and the versions of all packages involved."""
    models = [
        line.partition(": ")[2] for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in PACKAGES},
    }
