"""The one rule for ids: arguments, `-` or stdin, in every form that people and programs write."""

from __future__ import annotations

import codecs
import io
import json
import sys
from pathlib import Path

import pytest

from seam_async.cli._ids import parse_ids
from seam_async.testing import FakeSeam

from command_line import Cli, doors, process, runner

A = "5f4e3d2c-1b0a-9f8e-7d6c-5b4a3c2d1e0f"
B = "3f2b1c8d-1b5e-4f8c-9c7d-9a8b7c6d5e4f"


@pytest.fixture
def cli(fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return runner(fake_seam, monkeypatch, capsys)


@pytest.mark.parametrize(
    "content",
    [
        f"{A}\n{B}\n",
        f"{A}\n{B}",
        f"\n  {A} \r\n\r\n\t{B}\r\n",
        f"# doors of today\n{A}  # front\n\n#{A}\n{B}",
        f"{A}\n{A.upper()}\n{B}\n{A.replace('-', '')}\n",
        f"\ufeff{A}\n{B}\n",
        f"{A}\tsucceeded\tsuccess\n\tnot_sent\t\tdoor\n{B}\tpending\tpending\n",
        f'{{"action_attempt_id": "{A}", "status": "pending"}}\n{{"action_attempt_id": null}}\n{B}\n',
        json.dumps([A, B]),
        json.dumps([{"action_attempt_id": A}, {"action_attempt_id": B}, {"device_id": A}], indent=2),
    ],
    ids=["lines", "no-end", "blanks-and-crlf", "comments", "repetitions", "mark", "tsv", "json", "array", "document"],
)
def test_forms(content: str) -> None:
    """Blank lines, comments, CRLF, a byte order mark, repetitions, TSV, JSON lines and JSON arrays all work."""
    assert parse_ids(content.encode()) == [A, B]


def test_utf16() -> None:
    """The files that Windows PowerShell writes work."""
    assert parse_ids(f"{A}\r\n{B}\r\n".encode("utf-16")) == [A, B]
    assert parse_ids(codecs.BOM_UTF16_BE + f"{A}\n".encode("utf-16-be")) == [A]


def test_names_are_whole_lines() -> None:
    """A name may have blanks and a # in it."""
    assert parse_ids(b"Front door\nRoom #2\n", "device_id") == ["Front door", "Room #2"]


@pytest.mark.parametrize("content", [f"{A}\n{{oops", "[oops"])
async def test_broken_json(cli: Cli, fake_seam: FakeSeam, content: str) -> None:
    """What begins as JSON and is none is refused, rather than taken for an id."""
    result = await cli("wait", stdin=content)
    assert (result.code, fake_seam.requests) == (2, fake_seam.requests.__class__(maxlen=fake_seam.requests.maxlen))
    assert "begins as JSON, and is none." in result.err


@pytest.mark.parametrize("command", ["wait", "list", "get", "watch"])
async def test_each_command_reads_stdin(cli: Cli, fake_seam: FakeSeam, command: str) -> None:
    """Every command that takes ids takes them from arguments, from a pipe, and from both with `-`."""
    ids = [fake_seam.add_action_attempt() for _ in range(3)]
    fake_seam.add_action_attempt()
    for arguments, stdin in ((ids, None), ([], "\n".join(ids)), ([ids[0], "-"], "\n".join(ids[1:]))):
        result = await cli(command, *arguments, stdin=stdin)
        assert result.code == 0, result.err
        assert sorted(row[0] for row in result.rows) == sorted(ids)


async def test_doors_from_stdin(cli: Cli, fake_seam: FakeSeam) -> None:
    """`unlock` and `lock` take doors by the same rule: the list of locks goes in as it comes out."""
    for form in ("tsv", "json"):
        listed = await cli("locks", "list", "--output", form)
        result = await cli("lock", stdin=listed.out)
        assert sorted(row[3] for row in result.rows) == sorted(doors(fake_seam))
    assert (await cli("unlock", stdin="Door 2\n")).rows[0][4] == "Door 2"


async def test_pipeline(cli: Cli, fake_seam: FakeSeam) -> None:
    """`unlock --no-wait | wait` works, with `--json` on either side or none, and still names the doors."""
    for options in ([], ["--json"]):
        started = await cli("unlock", "--no-wait", *options, "Door 1", "Door 2")
        for more in ([], ["--json"]):
            assert (await cli("wait", *more, stdin=started.out)).code == 0
        named = (await cli("wait", "--json", stdin=started.out)).json
        assert {(line["device_id"], line["device_name"]) for line in named} >= {(doors(fake_seam)[0], "Door 1")}


async def test_interrupted_outcomes_go_in_again(cli: Cli, fake_seam: FakeSeam) -> None:
    """Spelling does not matter: an id in capitals is the same attempt."""
    attempt_id = fake_seam.add_action_attempt()
    assert (await cli("wait", attempt_id.upper(), attempt_id)).err == "1 succeeded\n"


async def test_nothing_on_stdin(fake_seam: FakeSeam, tmp_path: Path) -> None:
    """Without stdin `list` lists all; with a file as stdin, even an empty one, it lists the ids in it."""
    attempt_id = fake_seam.add_action_attempt()
    async with process(fake_seam, "list") as child:
        out, _ = await child.communicate()
    assert out.decode().startswith(attempt_id)
    empty = tmp_path / "empty"
    empty.touch()
    with empty.open() as file:
        async with process(fake_seam, "list", stdin=file) as child:
            out, err = await child.communicate()
    assert (out, err[:6]) == (b"", b"No ids")


def test_no_stdin_at_all(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`-` without a stdin is a mistake, not a hang."""
    from seam_async.cli._commands import run

    monkeypatch.setattr(sys, "stdin", None)
    assert run(["wait", "-"]) == 2
    assert "No ids" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert run(["list", "--help"]) == 0
