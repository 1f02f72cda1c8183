"""The generator: `python -m codegen` writes the generated files, `--check` compares them with those on disk."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from .checks import write_calls, write_table
from .facts import Api
from .models import write_models
from .overlay import merge
from .pages import write_pages
from .reader import read
from .routes import HANDWRITTEN, write_routes

ROOT: Final = Path(__file__).resolve().parent.parent
FACTS: Final = Path(__file__).with_name("api.json")
OVERLAY: Final = Path(__file__).with_name("overlay.json")
ROUTES: Final = Path("seam_async/routes")
MODELS: Final = Path("seam_async/models")
PAGES: Final = Path("docs/api")
TESTS: Final = Path("tests")
BY_HAND: Final = {
    ROUTES / name
    for name in ("__init__.py", "_checks.py", "_route.py", *(f"{'_'.join(path)}.py" for path in HANDWRITTEN))
}
"""Handwritten files in the folders of generated ones."""


def main() -> None:
    """Writes the generated files and deletes obsolete ones, or lists the differences."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, and fail if something differs")
    arguments = parser.parse_args()
    files = _formatted(_written(read(merge(json.loads(_read(FACTS)), json.loads(_read(OVERLAY))))))
    patterns = (f"{ROUTES}/*.py", f"{MODELS}/*.py", f"{PAGES}/*/*.md")
    there = {path.relative_to(ROOT) for pattern in patterns for path in ROOT.glob(pattern)}
    superfluous = there - BY_HAND - files.keys()
    differing = [path for path, text in files.items() if not (ROOT / path).exists() or _read(ROOT / path) != text]
    if arguments.check:
        if superfluous or differing:
            names = "\n".join(sorted(map(str, [*superfluous, *differing])))
            sys.exit(f"These are not what `nox -s generate` writes:\n{names}")
        return
    for path in superfluous:
        (ROOT / path).unlink()
    for path in differing:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(files[path], encoding="utf-8")


def _written(api: Api) -> dict[Path, str]:
    models = write_models(api)
    return {
        **{ROUTES / name: text for name, text in write_routes(api).items()},
        **{MODELS / name: text for name, text in models.items()},
        **{PAGES / name: text for name, text in write_pages(api, models).items()},
        TESTS / "published.json": write_table(api),
        TESTS / "typing_endpoints.py": write_calls(api),
    }


def _formatted(files: dict[Path, str]) -> dict[Path, str]:
    """The files, formatted and with sorted imports."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        ruff = [sys.executable, "-m", "ruff"]
        # The folder may be in one that ruff and git pass over, as nox has it in `.nox`.
        everything = ["--no-respect-gitignore", "--config", "exclude = []"]
        options = ["--quiet", "--config", str(ROOT / "pyproject.toml"), *everything, name]
        subprocess.run([*ruff, "check", "--fix", "--select", "I", *options], cwd=ROOT, check=True)
        subprocess.run([*ruff, "format", *options], cwd=ROOT, check=True)
        return {path: _read(folder / path) for path in files}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
