"""How the packages read: the share of pronouns in their docstrings, names of loop variables, sizes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import seam_async

ROOT = Path(seam_async.__file__).parent
PACKAGES = ("_polling", "tracking")
GENERATED = ("models", "routes")
MOST_PRONOUNS_PER_100_WORDS = 4.0
MOST_LINES_OF_A_FUNCTION = 50
MOST_LINES_OF_A_FILE = {"_polling": 400}
PRONOUN = re.compile(r"(?:that|which|who(?:ever)?|what(?:ever)?|its?|them|those)", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w'-]*")
CODE = re.compile(r"``?[^`]*``?")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules_of(package: str) -> dict[str, ast.Module]:
    """The modules of a package, by path."""
    paths = sorted((ROOT / package).rglob("*.py"))
    assert paths
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text()) for path in paths}


def nodes_of(package: str) -> Iterator[tuple[str, ast.AST]]:
    """All nodes of a package, each with its module's path."""
    for path, module in modules_of(package).items():
        for node in ast.walk(module):
            yield path, node


def docstrings_of(body: list[ast.stmt]) -> Iterator[str]:
    """The strings that stand as statements: docstrings, and those below attributes and constants."""
    for statement in body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            text = statement.value.value
            if isinstance(text, str):
                yield text


def words_of(package: str) -> list[str]:
    """The words of its docstrings, without code."""
    bodies = [getattr(node, "body", None) for _, node in nodes_of(package)]
    texts = [text for body in bodies if isinstance(body, list) for text in docstrings_of(body)]
    return [word for text in texts for word in WORD.findall(CODE.sub(" ", text))]


def targets_of(node: ast.AST) -> ast.AST | None:
    """What a loop assigns to."""
    return node.target if isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)) else None


@pytest.mark.parametrize("package", [*PACKAGES, *GENERATED])
def test_docstrings_name_things(package: str) -> None:
    """At most 4 of 100 words are pronouns or free relatives."""
    words = words_of(package)
    pronouns = [word for word in words if PRONOUN.fullmatch(word)]
    share = 100 * len(pronouns) / len(words)
    assert share <= MOST_PRONOUNS_PER_100_WORDS, f"{share:.1f} per 100 of {len(words)} words"


@pytest.mark.parametrize("package", PACKAGES)
def test_loop_variables_are_named_for_what_they_hold(package: str) -> None:
    """None is called `one`."""
    found = [
        f"{path}:{name.lineno}"
        for path, node in nodes_of(package)
        if (targets := targets_of(node)) is not None
        for name in ast.walk(targets)
        if isinstance(name, ast.Name) and name.id == "one"
    ]
    assert found == []


@pytest.mark.parametrize("package", PACKAGES)
def test_functions_are_short(package: str) -> None:
    """Each has fewer than 50 lines, its docstring not counted."""
    found: list[str] = []
    for path, node in nodes_of(package):
        if isinstance(node, Function):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            lines = (node.body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            if lines >= MOST_LINES_OF_A_FUNCTION:
                found.append(f"{path}:{node.lineno} {node.name} has {lines} lines")
    assert found == []


@pytest.mark.parametrize(("package", "most"), MOST_LINES_OF_A_FILE.items())
def test_files_are_short(package: str, most: int) -> None:
    """So that each can be surveyed."""
    lengths = {path.name: len(path.read_text().splitlines()) for path in (ROOT / package).rglob("*.py")}
    assert {name: lines for name, lines in lengths.items() if lines > most} == {}
