"""The documentation is true: its code runs and prints what it says, and the reference leaves nothing out.

The blocks of a page run from top to bottom in one event loop, each with the names of those before it, and may `await`
as in `python -m asyncio`. A `text` block right after one is what it prints. A block without `await` runs outside the
loop, so that it can be a program of its own. `AsyncSeam()` finds a FakeSeam through the environment.
"""

from __future__ import annotations

import ast
import asyncio
import importlib
import inspect
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import attrs
import pytest
from sybil import Document, Example
from sybil.evaluators.python import pad
from sybil.parsers.markdown import CodeBlockParser

import seam_async
import seam_async.telemetry
import seam_async.testing
import seam_async.tracking
from seam_async import AsyncSeam, AsyncSeamWithoutWorkspace, PollingPolicy, telemetry
from seam_async.routes._route import Namespace
from seam_async.testing import FakeClock, FakeSeam
from seam_async.tracking import Tracker

from support import in_a_thread, no_loose_ends

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ON_POSTGRESQL = {"durable-waiting.md"}
"""Pages that find a database in the environment."""
OF_WORKERS = {"celery.md", "taskiq.md"}
"""Pages whose blocks are modules of workers, which `test_docs_workers.py` runs."""
IN_VIRTUAL_TIME = {"background-worker.md"}
"""Pages that bring their own server and wait for it, so that their loop need not wait in earnest."""

EXPECTED_OUTPUT = re.compile(r"\s*```text\n(.*?)^```", re.DOTALL | re.MULTILINE)
INI = "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\nfilterwarnings = error\n"


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def is_followed(page: Path) -> bool:
    """Whether `test_docs_pages.py` runs the page, as its reader would."""
    return 'title="' in page.read_text()


each_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[FakeSeam]:
    """A Seam API in a thread of its own, so that it answers whatever loop a page uses."""
    with in_a_thread(FakeSeam()) as fake:
        yield fake


@pytest.fixture
def in_reach(elsewhere: FakeSeam, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Lets the environment name that server, and files be made."""
    monkeypatch.setenv("SEAM_API_KEY", elsewhere.api_key)
    monkeypatch.setenv("SEAM_ENDPOINT", elsewhere.endpoint)
    monkeypatch.chdir(tmp_path)


def run_block(example: Example, runner: asyncio.Runner) -> None:
    """Runs one block and compares what it prints with the `text` block that follows it."""
    source = pad(example.parsed, example.line + example.parsed.line_offset)
    code = compile(source, example.path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    printed = io.StringIO()
    with redirect_stdout(printed):
        outcome = eval(code, example.namespace)
        if inspect.iscoroutine(outcome):
            runner.run(outcome)
    shown = EXPECTED_OUTPUT.match(example.document.text, example.region.end)
    if shown:
        assert printed.getvalue() == shown[1], f"{example.path}:{example.line} prints something else than it says"


def blocks(page: Path, runner: asyncio.Runner | None = None) -> list[Example]:
    parser = CodeBlockParser("python", lambda example: run_block(example, runner or asyncio.Runner()))
    document = Document.parse(str(page), parser)
    document.namespace["__name__"] = "docs"
    return list(document.examples())


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name not in OF_WORKERS and not is_followed(page)], ids=name_of
)
@pytest.mark.usefixtures("in_reach")
def test_code_runs(page: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block of a page runs, prints what it says, and the page leaves no task behind."""
    if page.name in ON_POSTGRESQL:
        monkeypatch.setenv("DATABASE_URL", request.getfixturevalue("database_url"))
    loop_factory = FakeClock().new_event_loop if page.name in IN_VIRTUAL_TIME else None
    with asyncio.Runner(loop_factory=loop_factory) as runner, no_loose_ends(runner.get_loop()):
        examples = blocks(page, runner)
        try:
            for block in examples:
                block.evaluate()
        except BaseException:
            # What a page that fails leaves open would fail the tests after it.
            for thing in examples[0].namespace.values():
                if isinstance(thing, (AsyncSeam, FakeSeam)):
                    runner.run(thing.close())
            raise


def shown_tests(page: Path) -> int:
    return len(re.findall(r"^(?:async )?def test_", "\n".join(block.parsed for block in blocks(page)), re.MULTILINE))


@each_page
def test_shown_tests_pass(page: Path, pytester: pytest.Pytester) -> None:
    """A page that shows tests is a test module that passes."""
    number = shown_tests(page)
    if number == 0:
        return
    pytester.makeini(INI)
    pytester.makeconftest('pytest_plugins = ["seam_async.testing.pytest_plugin"]')
    # A block that awaits at its top is no part of a module.
    defining = [
        block.parsed
        for block in blocks(page)
        if not re.search(r"^(await|async with|async for)|^\w.* = await", block.parsed, re.MULTILINE)
    ]
    pytester.makepyfile("\n\n".join(defining))
    pytester.runpytest().assert_outcomes(passed=number)


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a page of ours, and to a heading in it, has a target."""
    for target in re.findall(r"\]\(([^)#:]*(?:#[^)]*)?)\)", page.read_text()):
        path, _, anchor = target.partition("#")
        other = (page.parent / path) if path else page
        assert other.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", other.read_text(), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, target


# The site.

API = ROOT / "docs" / "api"


def test_the_site_lists_each_page() -> None:
    """Each page is in the site's navigation, and the navigation names no other."""
    text = (ROOT / "zensical.toml").read_text()
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")}
    assert set(re.findall(r'"([\w/-]+\.md)"', text)) == pages


@pytest.mark.parametrize("module", [seam_async, seam_async.telemetry, seam_async.testing, seam_async.tracking])
def test_the_site_documents_everything(module: Any) -> None:
    """Each public name is on a page of the site's reference, with its docstring."""
    shown = {name for page in API.rglob("*.md") for name in re.findall(r"^::: (\S+)$", page.read_text(), re.MULTILINE)}
    public = [name for name in module.__all__ if not name.startswith("_")]
    places = {name: {module.__name__, f"{module.__name__}.{name}", origin(module, name)} for name in public}
    assert [name for name, possible in places.items() if not possible & shown] == []


def origin(module: Any, name: str) -> str:
    """The module that defines a name."""
    return getattr(getattr(module, name), "__module__", "")


# The reference.

REFERENCE = ROOT / "docs" / "reference.md"


def table(heading: str, page: Path = REFERENCE) -> dict[str, list[str]]:
    """The rows of the table under a heading: the code in the first cell, and the other cells."""
    section = re.split(rf"^#+ {re.escape(heading)}$", page.read_text(), flags=re.MULTILINE)[1]
    rows = re.search(r"^\|.*\n\|[ :|-]+\n((?:\|.*\n)+)", section, re.MULTILINE)
    assert rows, heading
    cells = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[1].splitlines()]
    return {first.strip("`"): rest for first, *rest in cells}


def routes(namespace: object, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The public methods of a namespace and of those in it, by their dotted names."""
    for name in dir(type(namespace)) + list(vars(namespace)):
        if not name.startswith("_"):
            member = getattr(namespace, name)
            if isinstance(member, Namespace):
                yield from routes(member, f"{prefix}{name}.")
            elif callable(member) and isinstance(namespace, Namespace):
                yield f"{prefix}{name}", member


@pytest.mark.parametrize("module", [seam_async, seam_async.telemetry, seam_async.testing, seam_async.tracking])
def test_reference_names_everything(module: Any) -> None:
    """Each public name is in the reference, as code."""
    text = REFERENCE.read_text()
    assert [name for name in module.__all__ if not re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", text)] == []


async def test_reference_lists_each_method(seam: AsyncSeam) -> None:
    """The table of namespaces has the methods that exist, each under what it does."""
    waiting = {f"action_attempts.{name}" for name in ("wait", "wait_all", "as_completed", "notify")}
    existing = {f"seam.{name}": one for name, one in routes(seam) if name not in waiting}
    shown: dict[str, str] = {}
    for namespace, columns in table("Namespaces").items():
        for kind, cell in zip(("reads", "changes", "acts"), columns, strict=True):
            for name, pages in re.findall(r"`(\w+)`( \(pages\))?", cell):
                shown[f"{namespace}.{name}"] = f"{kind}{pages}"
    assert shown == {name: kind_of_method(one) for name, one in existing.items()}


def kind_of_method(method: Any) -> str:
    """Whether a method reads, changes something or starts an action, as its source says."""
    source = inspect.getsource(method)
    if "._pages(" in source or "._api.pages(" in source:
        return "reads (pages)"
    if "._read(" in source or "read_only=True" in source:
        return "reads"
    return "acts" if "._act(" in source else "changes"


@pytest.mark.parametrize(
    ("heading", "documented"),
    [
        ("`AsyncSeam`", AsyncSeam),
        ("`AsyncSeamWithoutWorkspace`", AsyncSeamWithoutWorkspace),
        ("`PollingPolicy`", PollingPolicy),
        ("`FakeSeam`", FakeSeam),
        ("`Tracker`", Tracker),
    ],
)
def test_reference_gives_defaults(heading: str, documented: type) -> None:
    """Each argument is there in its place with its default, where that is a plain value."""
    rows = table(heading)
    parameters = inspect.signature(documented).parameters
    assert list(rows) == list(parameters)
    for name, parameter in parameters.items():
        if parameter.default is None or isinstance(parameter.default, (bool, int, float, str)):
            assert rows[name][0] == f"`{parameter.default!r}`", name


def test_reference_lists_each_method_for_tests() -> None:
    """The table of methods for tests has those that FakeSeam and FakeClock have."""
    methods = {
        f"{one.__name__}.{name}"
        for one in (FakeSeam, FakeClock)
        for name, member in vars(one).items()
        if not name.startswith("_") and callable(member)
    }
    assert {row.partition("(")[0] for row in table("Methods for tests")} == methods


def test_reference_lists_each_method_of_a_tracker() -> None:
    """The table of a tracker's methods has those that there are, with the defaults of their arguments."""
    rows = {row.partition("(")[0]: row for row in table("Methods of a tracker")}
    methods = {name: member for name, member in vars(Tracker).items() if inspect.isfunction(member)}
    assert rows.keys() == {name for name in methods if not name.startswith("_")}
    shown = dict(re.findall(r"(\w+)=([\w.]+)", rows["track"]))
    parameters = inspect.signature(Tracker.track).parameters.values()
    assert shown == {one.name: repr(one.default) for one in parameters if one.default is not one.empty}


def test_reference_gives_fields() -> None:
    """The fields of each value are there."""
    text = REFERENCE.read_text()
    names = (
        "ActionAttempt",
        "ActionAttemptFailure",
        "Pagination",
        "PollerStats",
        "SeamResponse",
        "SeamValidationError",
        "TrackedOutcome",
        "TrackerStats",
        "TrackerStatus",
    )
    for name in names:
        described = getattr(seam_async, name, None) or getattr(seam_async.tracking, name)
        fields = [field.name for field in attrs.fields(described) if not field.name.startswith("_")]
        row = re.search(rf"^\| `{name}` \|(.*)$", text, re.MULTILINE)
        assert row, name
        assert [field for field in fields if f"`{field}`" not in row[1]] == []


def test_reference_lists_each_instrument() -> None:
    """The table of instruments has those that there are, in their order, with their kinds and units."""
    rows = table("Telemetry")
    existing = {
        one.name: [one.kind.replace("up_down_", "up-down ").replace("_", " "), f"`{one.unit}`"]
        for one in (*telemetry._OF_POLLERS, *telemetry._OF_TRACKERS)
    }
    assert {name: row[:2] for name, row in rows.items()} == existing


def test_reference_shows_the_tree_of_errors() -> None:
    """The tree has all errors, each below its base class."""
    tree = re.search(r"^```text\n(Exception\n.*?)^```", REFERENCE.read_text(), re.DOTALL | re.MULTILINE)
    assert tree
    bases: list[str] = []
    shown = {}
    for line in tree[1].splitlines():
        depth = (len(line) - len(line.lstrip())) // 4
        bases[depth:] = [line.strip()]
        shown[line.strip()] = bases[depth - 1] if depth else None
    public = [getattr(module, name) for module in (seam_async, seam_async.tracking) for name in module.__all__]
    errors = [each for each in public if isinstance(each, type) and issubclass(each, Exception)]
    single = [error for error in errors if not issubclass(error, ExceptionGroup)]
    assert shown == {"Exception": None} | {error.__name__: error.__bases__[0].__name__ for error in single}
    assert table("Who is to blame").keys() == {error.__name__ for error in errors}


def test_reference_lists_each_command() -> None:
    """The tables of the command line have its commands, their options and the exit codes."""
    cli = importlib.import_module("seam_async.cli._commands").cli
    tracker = cli.commands["tracker"]
    there = {name: command for name, command in cli.commands.items() if command is not tracker}
    there |= {f"tracker {name}": command for name, command in tracker.commands.items()}
    commands = table("Command line")
    assert commands.keys() == there.keys()
    for name, command in there.items():
        options = [option for one in command.params for option in one.opts if option.startswith("--")]
        assert re.findall(r"--[\w-]+", commands[name][1]) == options, name
    codes = table("Exit codes")
    assert list(codes) == re.findall(r"^ {2}(\d+) ", inspect.cleandoc(cli.help), re.MULTILINE)
