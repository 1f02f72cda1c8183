"""Corners of the command line: readers that leave, interrupted imports, and values that no endpoint takes today."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

import click
import pytest

from seam_async import NULL
from seam_async._json import Null
from seam_async.cli import _commands, main
from seam_async.cli._commands import run
from seam_async.cli._parameters import _flatten, value_of
from seam_async.cli._terminal import encodes, replace_unencodable
from seam_async.testing import FakeSeam

from command_line import Cli, doors, process, runner
from support import NIL_ID


@pytest.fixture
def cli(fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return runner(fake_seam, monkeypatch, capsys)


@pytest.mark.parametrize("form", ["table", "tsv", "json"])
async def test_reader_that_leaves_loses_no_id(fake_seam: FakeSeam, form: str) -> None:
    """When nobody reads stdout, started actions are on stderr, in every form."""
    async with process(fake_seam, "unlock", "--no-wait", "--output", form, doors(fake_seam)[0]) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout._transport.close()  # type: ignore[attr-defined]
        err = (await child.stderr.read()).decode()
        assert await child.wait() == 141
    assert re.search(rf"^{fake_seam.action_attempts[0]} pending pending {doors(fake_seam)[0]}", err, re.MULTILINE)
    assert "Traceback" not in err


async def test_shared_reason_of_several_ids(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused key is said once, with all ids that it kept from being looked at."""
    monkeypatch.setenv("SEAM_API_KEY", "seam_wrong_key")
    ids = [NIL_ID, NIL_ID.replace("8", "9")]
    result = await cli("get", *ids)
    assert result.code == 1
    assert result.err.startswith("seam-async: 2 ids: /action_attempts/list answered 401")
    assert result.err.endswith(f": {' '.join(ids)}\n")


def test_interrupted_import(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the program with exit code 130 whenever it comes."""

    def interrupt(_: Sequence[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(_commands, "run", interrupt)
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 130


def test_demo_with_a_seed(capsys: pytest.CaptureFixture[str]) -> None:
    """`demo --seed` prints the same each time, and something else for another seed."""
    printed = []
    for seed in ("1", "1", "2"):
        assert run(["demo", "--seed", seed, "--doors", "20"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] != printed[2]


def test_streams_of_callers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that is none of Python's own, or of an unknown encoding, is left as it is."""
    monkeypatch.setattr(sys, "stdout", object())
    replace_unencodable()

    class Odd:
        encoding = "no-such-encoding"

    assert not encodes("✓", Odd())


@pytest.mark.parametrize(
    ("hint", "text", "value"),
    [
        (int | str, "3", 3),
        (int | str, "three", "three"),
        (Any, '{"a": [1]}', {"a": [1]}),
        (str | Null | None, "null", NULL),
        (Sequence[float], "[1, 2.5]", [1, 2.5]),
        (Sequence[str], "[a, b]", ["a", "b"]),
        (Sequence[bool], "true", [True]),
    ],
)
def test_values(hint: Any, text: str, value: object) -> None:
    """Values of every kind that the API's description can have are read from a text."""
    assert value_of(hint).convert(text, None, None) == value


def test_null_for_an_array() -> None:
    """`null` clears an array where the API takes a null for it."""
    option = click.Option(["--ids"], multiple=True)
    ctx = click.Context(click.Command("x"))
    assert _flatten(ctx, option, (NULL,)) is NULL
    assert _flatten(ctx, option, ()) is None
