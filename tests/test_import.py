"""Importing the package: light, lazy, and quietly interrupted."""

from __future__ import annotations

import subprocess
import sys

import pytest

import seam_async

INTERRUPTED_AT = """
import os, signal, sys

at = sys.argv.pop()
sys.argv += ["get", "00000000-0000-4000-8000-000000000000"]
os.environ["SEAM_API_KEY"] = "seam_apikey1_token"

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == at:
            os.kill(os.getpid(), signal.SIGINT)
        return None

sys.meta_path.insert(0, Finder())
from seam_async.cli import main
main()
"""


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=50, check=False)


def test_importing_the_package_imports_no_dependency() -> None:
    """`import seam_async` is light: what it is made of is imported with the first name that is used."""
    ended = run("""
import sys
import seam_async
seam_async.__version__, dir(seam_async), hasattr(seam_async, "__wrapped__")
print({"aiohttp", "attr", "cattrs", "tenacity", "asyncio"} & set(sys.modules))
""")
    assert (ended.stdout.strip(), ended.stderr) == ("set()", "")


def test_every_public_name_is_there() -> None:
    """All names can be imported, are listed by `dir`, and come with a star import."""
    ended = run("""
from seam_async import *
import seam_async
assert set(seam_async.__all__) <= set(dir(seam_async))
assert all(globals()[name] is getattr(seam_async, name) for name in seam_async.__all__)
print(len(seam_async.__all__) == len(set(seam_async.__all__)))
""")
    assert (ended.stdout.strip(), ended.stderr) == ("True", "")
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        getattr(seam_async, "Nothing")  # noqa: B009


@pytest.mark.parametrize("first", ["from seam_async import AsyncSeam", "import seam_async.tracking"])
def test_public_classes_name_the_package_as_their_module(first: str) -> None:
    """A class that nobody has imported by name is printed and pickled by its public name all the same."""
    ended = run(f"""
import sys
{first}
print(sys.modules["seam_async._errors"].SeamConnectionError, sys.modules["seam_async._pagination"].Page)
""")
    assert ended.stdout.split("\n")[0] == "<class 'seam_async.SeamConnectionError'> <class 'seam_async.Page'>"


@pytest.mark.parametrize(
    "module", ["seam_async.cli._commands", "click", "seam_async._client", "aiohttp", "attr", "cattrs", "yarl._url"]
)
def test_ctrl_c_while_the_command_line_is_imported(module: str) -> None:
    """Ctrl-C ends the command line with 130, whatever it is importing at that moment, and prints no traceback."""
    ended = run(INTERRUPTED_AT, module)
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (130, "", "")
