"""What hovers and completions show: docstrings of routes and fields, and the phrase book that they come from."""

from __future__ import annotations

import ast
import builtins
import inspect
import json
import re
import subprocess
import sys
import textwrap
import warnings
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import jedi
import pytest

import seam_async
from seam_async import NULL, AsyncSeam
from seam_async.testing import FakeSeam

from published import PUBLISHED, answer_of, method_of

ROOT = Path(__file__).parents[1]
MODELS = sorted(Path(seam_async.__file__).with_name("models").glob("*.py"))
PARAMETERS = Path(seam_async.__file__).with_name("routes") / "_parameters.py"
UUID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
SECTION = re.compile(r"^(Args|Returns|Raises|Example):\n((?:    .*\n?|\n(?=    ))+)", re.MULTILINE)
ERROR = re.compile(r"^(Seam\w+): \S", re.MULTILINE)
ACTIONS = [path for path, row in PUBLISHED.items() if row["returns"].startswith("ActionAttempt")]
each_path = pytest.mark.parametrize("path", PUBLISHED)


def sections_of(path: str) -> dict[str, str]:
    """The sections of a route's docstring, and its summary under an empty name."""
    text = inspect.getdoc(method_of(AsyncSeam("seam_key"), path)) or ""
    return {"": text.partition("\n")[0], **{match[1]: textwrap.dedent(match[2]) for match in SECTION.finditer(text)}}


# Routes.


@each_path
def test_a_route_says_what_it_returns_and_raises(path: str) -> None:
    """Each has a summary, an example, the errors that exist, and a result unless it returns None."""
    sections = sections_of(path)
    assert re.fullmatch(r"[A-Z].*\.", sections[""])
    assert sections["Example"].strip()
    assert ("Returns" in sections) is (PUBLISHED[path]["returns"] != "None")
    errors = ERROR.findall(sections["Raises"])
    assert {"SeamHttpApiError", "SeamConnectionError"} <= {*errors}
    assert all(issubclass(getattr(seam_async, name), seam_async.SeamError) for name in errors)


@pytest.mark.parametrize("path", ACTIONS)
def test_an_action_says_how_long_it_waits(path: str) -> None:
    """It names the default of 30 s, the effect of a cancellation, and the errors of a wait."""
    text = " ".join((inspect.getdoc(method_of(AsyncSeam("seam_key"), path)) or "").split())
    assert "up to 30 s by default. Cancellation ends the wait, not" in text
    errors = {*ERROR.findall(sections_of(path)["Raises"])}
    assert {"SeamActionAttemptFailedError", "SeamActionAttemptTimeoutError"} <= errors


@each_path
async def test_the_example_of_a_route_runs(path: str, fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """It sends one request to the path of the route, with every required parameter."""
    fake_seam.serve(path, answer_of(path))
    code = sections_of(path)["Example"]
    tree = ast.parse(code)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    given = {name: UUID for name in names if not hasattr(builtins, name)}
    printed: list[object] = []
    scope: dict[str, Any] = {**given, "seam": seam, "NULL": NULL, "print": printed.append}
    compiled = compile(tree, path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        running = eval(compiled, scope)
        if inspect.isawaitable(running):
            await running
    (request,) = fake_seam.requests
    assert request.path == path
    assert (request.params or {}).keys() >= PUBLISHED[path]["required"].keys()
    assert bool(printed) is PUBLISHED[path]["returns"].startswith("Paginator")


# Fields.


def undescribed(module: Path) -> Iterator[str]:
    """The fields of a module's classes that have no docstring below them."""
    for kind in ast.parse(module.read_text("utf-8")).body:
        if isinstance(kind, ast.ClassDef):
            statements = [*kind.body, ast.Pass()]
            for statement, following in pairwise(statements):
                is_text = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                if isinstance(statement, ast.AnnAssign) and not is_text:
                    yield f"{kind.name}.{ast.unparse(statement.target)}"


@pytest.mark.parametrize("module", [*MODELS, PARAMETERS], ids=lambda module: str(module.stem))
def test_each_field_has_a_docstring(module: Path) -> None:
    """Each field of a model, and each key of a nested parameter or a result, is described below it."""
    assert [*undescribed(module)] == []


# Completion in editors and in IPython.


def completed(code: str) -> set[str]:
    """The names that jedi offers at the end of some code."""
    return {found.name for found in jedi.Script(code, project=jedi.Project(ROOT)).complete()}


def shown(code: str) -> str:
    """The text that jedi shows for the name at the end of some code."""
    script = jedi.Script(code, project=jedi.Project(ROOT))
    return "\n".join(found.docstring() for found in script.help())


DEVICE = "async def f():\n    device = await seam.devices.get()\n    device"
CLIENT = "from seam_async import AsyncSeam\nseam = AsyncSeam('seam_key')\n"


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("seam.", {"locks", "thermostats", "action_attempts"}),
        ("seam.locks.", {"unlock_door", "lock_door", "list", "simulate"}),
        ("seam.acs.encoders.", {"encode_credential", "scan_credential"}),
        ("seam.action_attempts.", {"wait", "wait_all", "as_completed", "notify", "get", "list"}),
        ("AsyncSeam().locks.", {"unlock_door"}),
        ("async def f():\n    attempt = await seam.locks.unlock_door()\n    attempt.", {"is_success", "result"}),
        (f"{DEVICE}.properties.", {"locked", "online"}),
    ],
)
def test_jedi_completes(code: str, names: set[str]) -> None:
    """Namespaces, routes and fields are offered."""
    assert names <= completed(CLIENT + code)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("seam.locks.unlock_door", "up to 30 s by default"),
        ("seam.action_attempts.wait", "Waits until an action attempt succeeds"),
        ("seam.action_attempts.wait_all", "Waits until every one of several"),
        ("seam.action_attempts.as_completed", "Yields each of several"),
        (
            f"{DEVICE}.properties.locked",
            "True while the door is locked",
        ),
    ],
)
def test_jedi_shows_docstrings(code: str, words: str) -> None:
    """A hover over a route, a wait or a field shows what it is."""
    assert words in shown(CLIENT + code)


def test_jedi_knows_the_parameters_of_a_wait() -> None:
    """Behind the opening parenthesis it shows the parameters of the poller's method."""
    script = jedi.Script(f"{CLIENT}seam.action_attempts.wait(", project=jedi.Project(ROOT))
    (signature,) = script.get_signatures()
    assert [parameter.name for parameter in signature.params][:2] == ["action_attempt", "timeout"]
    assert "Waits until an action attempt succeeds" in signature.docstring()


# The phrase book.

CHECK = """
import json, sys
from codegen.phrasebook import PhraseBook
facts, asked = json.loads(sys.argv[1])
book = PhraseBook({**dict.fromkeys(("fields", "events", "routes", "parameters", "examples"), {}), **facts})
texts = [book.of(*names, owner="door") for names in asked]
print(json.dumps([texts, [*book.faults()]]))
"""


def looked_up(tables: dict[str, dict[str, str]], *names: tuple[str, str]) -> tuple[list[str], list[str]]:
    """The sentences for fields, and the faults of a phrase book."""
    arguments = json.dumps([{"fields": tables}, [["fields", *pair] for pair in names]])
    command = [sys.executable, "-c", CHECK, arguments]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    texts, faults = json.loads(printed)
    return texts, faults


def test_the_most_specific_sentence_is_taken() -> None:
    """A class of its own goes before a longer pattern, and that before a shorter one; nouns are filled in."""
    tables = {
        "*": {"size": "Height of the {owner}."},
        "Door*": {"size": "Height and width."},
        "Door": {"size": "Height, width and depth."},
    }
    texts, faults = looked_up(tables, ("Gate", "size"), ("DoorFrame", "size"), ("Door", "size"))
    assert texts == ["Height of the door.", "Height and width.", "Height, width and depth."]
    assert faults == []


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Is locked.", "only repeats the name"),
        ("The door's bolt", "not a sentence"),
        ("Tells what the bolt does.", "has the word"),
        (f"Bolt {'x' * 240}.", "not one line"),
    ],
)
def test_a_poor_sentence_is_a_fault(sentence: str, fault: str) -> None:
    """One that repeats its name, is no sentence, is too long or has a refused word."""
    _, faults = looked_up({"*": {"is_locked": sentence}}, ("Door", "is_locked"))
    assert [text for text in faults if fault in text] == faults != []


def test_a_name_without_a_sentence_and_a_sentence_without_a_name_are_faults() -> None:
    """So a new field of the API stops the generator, and so does a leftover."""
    _, faults = looked_up({"Gate": {"size": "Height of the gate."}}, ("Door", "size"))
    assert faults == ["no sentence for fields: Door size", "never used: fields: Gate size"]
