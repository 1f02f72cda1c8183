"""`python -m codegen openapi.json` writes what is generated; `--into` writes it elsewhere, to compare."""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from .checks import write_calls, write_table
from .models import write_models
from .reader import read
from .routes import HANDWRITTEN, write_routes

ROOT = Path(__file__).resolve().parent.parent
BY_HAND = {"__init__.py", "_checks.py", "_route.py", *(f"{'_'.join(one)}.py" for one in HANDWRITTEN)}


def main() -> None:
    """Writes all that is generated, and removes what is not any more."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("description", type=Path)
    parser.add_argument("--into", type=Path, default=ROOT)
    arguments = parser.parse_args()
    api = read(json.loads(arguments.description.read_text(encoding="utf-8")))
    _write(arguments.into / "seam_async" / "routes", write_routes(api), BY_HAND)
    _write(arguments.into / "seam_async" / "models", write_models(api))
    tests = arguments.into / "tests"
    tests.mkdir(exist_ok=True)
    (tests / "published.json").write_text(write_table(api), encoding="utf-8")
    (tests / "typing_endpoints.py").write_text(write_calls(api), encoding="utf-8")


def _write(folder: Path, files: Mapping[str, str], by_hand: Collection[str] = ()) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.py"):
        if old.name not in files and old.name not in by_hand:
            old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
