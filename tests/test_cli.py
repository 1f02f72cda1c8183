"""The command line, as its users see it: exit codes, both outputs, and what Ctrl-C leaves behind."""

from __future__ import annotations

import asyncio
import errno
import io
import json
import logging
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Awaitable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from seam_async import AsyncSeam
from seam_async._extras import install_command
from seam_async.cli import main
from seam_async.cli._acting import act
from seam_async.cli._action import Action
from seam_async.cli._commands import run
from seam_async.cli._fake import demonstrate, serve
from seam_async.cli._outcomes import Outcomes, wait_for
from seam_async.testing import FakeClock, FakeSeam, Fault

from command_line import Cli, doors, process, runner, until
from support import NIL_ID, in_virtual_time

LIST = "/action_attempts/list"
UNLOCK = "/locks/unlock_door"


@pytest.fixture
def cli(fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return runner(fake_seam, monkeypatch, capsys)


async def printed(capsys: pytest.CaptureFixture[str]) -> str:
    """What a task of this process writes to stdout, once it does."""
    out = ""

    def look() -> str:
        nonlocal out
        out = capsys.readouterr().out
        return out

    await until(look)
    return out


# Without its libraries, and before any command.


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_missing_extra(missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without click or rich, one line says what to install, and the exit code is 2."""
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 2
    assert capsys.readouterr() == ("", f"The command line needs its extra: {install_command('cli')}\n")


def test_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` names the program and its version, and the exit code is 0."""
    monkeypatch.setattr(sys, "argv", ["seam-async", "--version"])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 0
    assert capsys.readouterr().out.startswith("seam-async, version ")


async def test_help_says_where_the_key_comes_from(cli: Cli) -> None:
    """The help names the environment variables, and that no option takes a key."""
    result = await cli("--help")
    assert result.code == 0
    words = " ".join(result.out.split())
    for text in ("SEAM_API_KEY, or SEAM_PERSONAL_ACCESS_TOKEN", "No option takes it"):
        assert text in words


async def test_help_has_a_line_for_each_exit_code(cli: Cli) -> None:
    """They are a list to look something up in, not a paragraph."""
    lines = [line.split() for line in (await cli("--help")).out.splitlines()]
    assert ["Exit", "codes:"] in lines
    assert [line[0] for line in lines if line and line[0].isdigit()] == ["0", "1", "2", "3", "129", "130", "141", "143"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["wait"], "No ids"),
        (["wait", "--timeout", "soon", NIL_ID], "'soon' is not a number of seconds, 0 or more, or 'none'"),
        (["wait", "--timeout", "nan", NIL_ID], "'nan' is not a number"),
        (["wait", "--timeout", "-1", NIL_ID], "'-1' is not a number"),
        (["wait", "--interval", "0", NIL_ID], "'0' is not a number of seconds above 0."),
        (["unlock"], "No ids: give them as arguments"),
        (["demo", "--min", "5", "--max", "1"], "--min 5 is more than --max 1"),
        (["wait", ""], "expected an action attempt id"),
    ],
)
async def test_usage(cli: Cli, fake_seam: FakeSeam, arguments: list[str], complaint: str) -> None:
    """What makes no sense is refused with exit code 2 and a reason, before anything is sent."""
    result = await cli(*arguments)
    assert result.code == 2
    assert complaint in result.err
    assert not fake_seam.requests


def test_no_ids_at_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`wait` without ids does not sit at a terminal as if it hung, it says what it needs."""
    stdin = io.StringIO()
    monkeypatch.setattr(stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run(["wait"]) == 2
    assert "No ids: give them as arguments" in capsys.readouterr().err


# Credentials.


async def test_no_credential(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a credential, one line names the variables to set, and the exit code is 2."""
    monkeypatch.setenv("SEAM_API_KEY", " ")
    result = await cli("list")
    assert result.code == 2
    assert result.err == (
        "seam-async: No credential: run 'seam-async login', or set the environment variable SEAM_API_KEY, or "
        "SEAM_PERSONAL_ACCESS_TOKEN and SEAM_WORKSPACE_ID\n"
    )


async def test_wrong_kind_of_credential(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A credential of another kind is refused with exit code 2, in one line that does not show it."""
    monkeypatch.setenv("SEAM_API_KEY", "seam_pk_hidden")
    result = await cli("list")
    assert result.code == 2
    assert result.err.startswith("seam-async: SEAM_API_KEY was given a publishable key")
    assert result.err.count("\n") == 1
    assert "hidden" not in result.err


async def test_personal_access_token(cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """A personal access token with its workspace does as well as an API key."""
    monkeypatch.delenv("SEAM_API_KEY")
    monkeypatch.setenv("SEAM_PERSONAL_ACCESS_TOKEN", fake_seam.personal_access_token)
    monkeypatch.setenv("SEAM_WORKSPACE_ID", fake_seam.workspace_id)
    assert (await cli("list")).code == 0


async def test_verbose_shows_calls_and_no_key(cli: Cli, fake_seam: FakeSeam) -> None:
    """`--verbose` shows each call on stderr, and the key nowhere; the next run is quiet again."""
    attempt_id = fake_seam.add_action_attempt()
    result = await cli("wait", attempt_id, "--verbose")
    assert "seam_async.transport: /action_attempts/list answered 200" in result.err
    assert fake_seam.api_key not in result.out + result.err
    assert (await cli("wait", attempt_id)).err == "1 succeeded\n"
    assert logging.getLogger("seam_async").level == logging.NOTSET


@pytest.mark.parametrize("arguments", [["list"], ["get", NIL_ID], ["wait", NIL_ID], ["unlock", "door"]])
async def test_refused_key(cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    """A key that the API refuses gives one line with the API's reason and without the key, and exit code 1."""
    monkeypatch.setenv("SEAM_API_KEY", "seam_wrong_key")
    result = await cli(*arguments)
    assert result.code == 1
    assert "answered 401 unauthorized: The credential is not known here" in result.out + result.err
    assert result.err.count("\n") == 1
    assert "seam_wrong_key" not in result.out + result.err


async def test_shared_reason_is_told_once(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused key is told once, however many ids were waited for; with `--json` each id has its line."""
    monkeypatch.setenv("SEAM_API_KEY", "seam_wrong_key")
    ids = [NIL_ID, NIL_ID.replace("8", "9")]
    result = await cli("wait", "--output", "table", *ids)
    assert result.err.startswith("2 action attempts: /action_attempts/list answered 401")
    assert result.err.endswith("\n2 unknown\n")
    assert result.err.count("\n") == 2
    result = await cli("wait", "--json", *ids)
    assert [line["action_attempt_id"] for line in result.json] == ids
    assert {line["error"]["code"] for line in result.json} == {"unauthorized"}
    assert result.err == ""


# list and get.


async def test_list_walks_all_pages(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """`list --json` writes every attempt of every page, a JSON line for each."""
    async with FakeSeam(page_size=2) as fake:
        ids = [fake.add_action_attempt() for _ in range(5)]
        monkeypatch.setenv("SEAM_ENDPOINT", "http://127.0.0.1:9")
        result = await cli("list", "--json", "--endpoint", fake.endpoint)
    assert result.code == 0
    assert [line["action_attempt_id"] for line in result.json] == ids
    assert result.json[0] == {
        "action_attempt_id": ids[0],
        "action_type": "UNLOCK_DOOR",
        "status": "success",
        "outcome": "succeeded",
        "device_id": None,
        "device_name": None,
        "result": {},
        "error": None,
    }


async def test_list_writes_pages_as_they_come(fake_seam: FakeSeam) -> None:
    """`list --json` writes the first page while the next one is still on its way."""
    async with FakeSeam(page_size=1) as fake:
        first, _ = fake.add_action_attempt(), fake.add_action_attempt()
        fake.break_next(Fault(), Fault(delay=60))
        async with process(fake, "list", "--json") as child:
            assert child.stdout is not None
            line = await child.stdout.readline()
            assert json.loads(line)["action_attempt_id"] == first
            assert child.returncode is None


@pytest.mark.parametrize("as_json", [True, False])
async def test_list_limit(cli: Cli, fake_seam: FakeSeam, as_json: bool) -> None:
    """`--limit` is the most that is listed, and no more than that is asked for in a page."""
    ids = [fake_seam.add_action_attempt() for _ in range(3)]
    result = await cli("list", "--limit", "2", *["--json"] * as_json)
    assert [one in result.out for one in ids] == [True, True, False]
    assert fake_seam.requests[0].params == {"limit": 2}


async def test_list_selects(cli: Cli, fake_seam: FakeSeam) -> None:
    """Ids and `--device` narrow the list."""
    ids = [fake_seam.add_action_attempt(device_id=door) for door in doors(fake_seam)]
    assert [line["action_attempt_id"] for line in (await cli("list", "--json", ids[1])).json] == ids[1:]
    by_device = await cli("list", "--json", "--device", doors(fake_seam)[0])
    assert [line["action_attempt_id"] for line in by_device.json] == ids[:1]


async def test_list_table(cli: Cli, fake_seam: FakeSeam) -> None:
    """For people, `list` is a table with each failure's reason below it, brackets and all, on one line."""
    failed = fake_seam.add_action_attempt(error=("device_error", "The [bold]bolt[/bold] is\n\x1b[2Jstuck"))
    pending = fake_seam.add_action_attempt(resolve_after=None)
    result = await cli("list", "--output", "table")
    assert [line.split() for line in result.out.splitlines()] == [
        ["STATUS", "ACTION", "ACTION", "ATTEMPT"],
        ["✗", "error", "UNLOCK_DOOR", failed],
        ["device_error:", "The", "[bold]bolt[/bold]", "is", "[2Jstuck"],
        ["…", "pending", "UNLOCK_DOOR", pending],
    ]
    assert "\x1b" not in result.out


async def test_get(cli: Cli, fake_seam: FakeSeam) -> None:
    """`get` shows attempts as they are now, pending or not, and succeeds."""
    pending = fake_seam.add_action_attempt(resolve_after=None)
    failed = fake_seam.add_action_attempt(error=("device_error", "Stuck."))
    result = await cli("get", pending, failed)
    assert (result.code, result.err) == (0, "")
    assert [row[:3] for row in result.rows] == [[pending, "pending", "pending"], [failed, "failed", "error"]]
    assert (await cli("get", pending, "--json")).json[0]["status"] == "pending"


@pytest.mark.parametrize("command", ["get", "list"])
async def test_unknown_ids_are_named(cli: Cli, fake_seam: FakeSeam, command: str) -> None:
    """Ids that the API does not know, or takes for none, are named with exit code 1; the others are shown."""
    known = fake_seam.add_action_attempt()
    result = await cli(command, known, NIL_ID, "nonsense")
    assert result.code == 1
    assert [row[0] for row in result.rows] == [known]
    assert f"seam-async: The API does not know the action attempt {NIL_ID}" in result.err
    assert "nonsense" in result.err
    lines = (await cli(command, known, NIL_ID, "--json")).json
    assert [(line["action_attempt_id"], line["outcome"]) for line in lines] == [
        (known, "succeeded"),
        (NIL_ID, "unknown"),
    ]
    assert lines[1]["error"]["code"] == "not_found"


async def test_list_of_ids_in_a_file(cli: Cli, fake_seam: FakeSeam) -> None:
    """Ids on stdin narrow the list, an empty stdin lists nothing, and `--all` lists all."""
    ids = [fake_seam.add_action_attempt() for _ in range(3)]
    assert [row[0] for row in (await cli("list", stdin=f"{ids[2]}\n{ids[0]}\n")).rows] == [ids[2], ids[0]]
    nothing = await cli("list", stdin="")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "No ids came on stdin, so nothing is listed. To list all: --all\n"
    assert [row[0] for row in (await cli("list", "--all", stdin="")).rows] == ids
    both = await cli("list", ids[0], "--device", doors(fake_seam)[0])
    assert (both.code, "Give ids or --device, not both." in both.err) == (2, True)


# wait.


async def test_wait_succeeds(cli: Cli, fake_seam: FakeSeam) -> None:
    """When all have succeeded, `wait` writes a line for each and says so on stderr, and the exit code is 0."""
    ids = [fake_seam.add_action_attempt() for _ in range(3)]
    result = await cli("wait", *ids, ids[0])
    assert (result.code, result.err) == (0, "3 succeeded\n")
    assert sorted(row[0] for row in result.rows) == sorted(ids)
    assert len(fake_seam.calls(LIST)) == 1


@pytest.mark.parametrize("arguments", [[], ["-"]])
async def test_wait_reads_stdin(cli: Cli, fake_seam: FakeSeam, arguments: list[str]) -> None:
    """The ids may come on stdin, one per line; blank lines and spaces around them are ignored."""
    ids = [fake_seam.add_action_attempt() for _ in range(2)]
    result = await cli("wait", "--json", *arguments, stdin=f"\n  {ids[0]} \r\n\n{ids[1]}\n\n")
    assert result.code == 0
    assert {line["action_attempt_id"] for line in result.json} == set(ids)


async def test_wait_joins_stdin_and_arguments(cli: Cli, fake_seam: FakeSeam) -> None:
    """`-` among the ids adds those on stdin."""
    ids = [fake_seam.add_action_attempt() for _ in range(2)]
    result = await cli("wait", ids[0], "-", stdin=ids[1])
    assert result.err == "2 succeeded\n"


async def test_wait_for_nothing(cli: Cli, fake_seam: FakeSeam) -> None:
    """An empty list on stdin is no failure: nothing is asked, and it says so."""
    result = await cli("wait", stdin="")
    assert (result.code, result.err) == (0, "Nothing to wait for\n")
    assert not fake_seam.requests


async def test_wait_fails(cli: Cli, fake_seam: FakeSeam) -> None:
    """One failure among successes gives exit code 1, and a line with the reason as the API wrote it."""
    good = fake_seam.add_action_attempt()
    bad = fake_seam.add_action_attempt(error=("device_error", "[red]stuck[/red]\n\x1b[2JTwice."))
    result = await cli("wait", good, bad)
    assert result.code == 1
    assert [bad, "failed", "error", "", "", "device_error", "[red]stuck[/red] [2JTwice."] in result.rows
    assert result.err == "1 succeeded, 1 failed\n"


async def test_wait_times_out(cli: Cli, fake_seam: FakeSeam) -> None:
    """What is still pending at the timeout gets a line with its id, and makes the exit code 3."""
    good = fake_seam.add_action_attempt()
    slow = fake_seam.add_action_attempt(resolve_after=None)
    result = await cli("wait", good, slow, "--timeout", "0")
    assert result.code == 3
    (row,) = [row for row in result.rows if row[0] == slow]
    assert row[1:6] == ["timed_out", "pending", "", "", "timeout"]
    assert row[6].startswith(f"Action attempt {slow} was not resolved within 0 s")
    assert result.err.splitlines() == [
        "1 succeeded, 1 timed out",
        "What is pending goes on at the server. To wait for it:",
        f"seam-async wait {slow}",
    ]


async def test_failure_outweighs_timeout(cli: Cli, fake_seam: FakeSeam) -> None:
    """When some failed and some timed out, the exit code is 1."""
    bad = fake_seam.add_action_attempt(error=("device_error", "Stuck."))
    slow = fake_seam.add_action_attempt(resolve_after=None)
    assert (await cli("wait", bad, slow, "--timeout", "0")).code == 1


async def test_unknown_id_is_a_failure(cli: Cli, fake_seam: FakeSeam) -> None:
    """An id that the API does not know makes the exit code 1, and the others go on."""
    good = fake_seam.add_action_attempt()
    result = await cli("wait", good, NIL_ID, "--timeout", "0")
    assert result.code == 1
    assert f"The API does not know the action attempt {NIL_ID}" in result.out
    assert result.err == "1 succeeded, 1 unknown\n"


async def test_timeout_says_what_kept_calls_from_being_answered(cli: Cli, fake_seam: FakeSeam) -> None:
    """When calls were failing, a timeout says why."""
    attempt_id = fake_seam.add_action_attempt()
    fake_seam.break_next(*[Fault(status=500)] * 50)
    result = await cli("wait", attempt_id, "--timeout", "0")
    assert result.code == 3
    assert "The cause: /action_attempts/list answered 500" in result.out


async def test_wait_json(cli: Cli, fake_seam: FakeSeam) -> None:
    """With `--json`, stdout has one line per id, with the code and text of the error."""
    good = fake_seam.add_action_attempt(result={"was_confirmed_by_device": True})
    bad = fake_seam.add_action_attempt(error=("device_error", "Stuck."))
    slow = fake_seam.add_action_attempt(resolve_after=None)
    result = await cli("wait", "--json", "--timeout", "0", good, bad, slow)
    lines = {line["action_attempt_id"]: line for line in result.json}
    assert lines[good]["result"] == {"was_confirmed_by_device": True}
    assert lines[bad]["error"] == {"code": "device_error", "message": "Stuck."}
    assert lines[slow]["error"]["code"] == "timeout"
    assert len(result.json) == 3


async def test_wait_json_comes_one_by_one(fake_seam: FakeSeam) -> None:
    """With `--json`, a line is there as soon as its attempt is resolved, though others are pending."""
    good = fake_seam.add_action_attempt()
    slow = fake_seam.add_action_attempt(resolve_after=None)
    async with process(fake_seam, "wait", "--json", good, slow, "--interval", "0.05", "--timeout", "none") as child:
        assert child.stdout is not None
        assert json.loads(await child.stdout.readline())["action_attempt_id"] == good
        fake_seam.fail(slow)
        assert json.loads(await child.stdout.readline())["action_attempt_id"] == slow
        assert await child.wait() == 1


async def test_trouble_on_the_way_is_told(cli: Cli, fake_seam: FakeSeam) -> None:
    """Calls that fail while it waits are told on stderr, and what comes in the end counts."""
    attempt_id = fake_seam.add_action_attempt()
    fake_seam.break_next(Fault(status=503, headers={"retry-after": "0"}))
    result = await cli("wait", attempt_id)
    assert result.code == 0
    assert "a request failed, its 1 ids are polled again: /action_attempts/list answered 503" in result.err


async def test_unreachable(cli: Cli, unused_tcp_port: int) -> None:
    """A server that cannot be reached gives one line with the reason, and exit code 1."""
    result = await cli("list", "--endpoint", f"http://127.0.0.1:{unused_tcp_port}")
    assert result.code == 1
    assert "it did not reach the server" in result.err
    assert result.err.splitlines()[-1].startswith("seam-async: /action_attempts/list failed")


# unlock and lock.


@pytest.mark.parametrize(("command", "action"), [("unlock", "UNLOCK_DOOR"), ("lock", "LOCK_DOOR")])
async def test_act(cli: Cli, fake_seam: FakeSeam, command: str, action: str) -> None:
    """Each door is acted on once, and the outcomes of all are learned together."""
    result = await cli(command, "--json", "--interval", "0.01", *doors(fake_seam), doors(fake_seam)[0])
    assert result.code == 0
    assert {line["device_id"] for line in result.json} == set(doors(fake_seam))
    assert {(line["action_type"], line["status"]) for line in result.json} == {(action, "success")}
    assert len(result.json) == len(fake_seam.calls(f"/locks/{command}_door")) == 2
    assert len(fake_seam.calls(LIST)) == 1


async def test_refused_action(cli: Cli, fake_seam: FakeSeam) -> None:
    """A door that the API does not know counts as failed, with the API's reason, and the others go on."""
    result = await cli("unlock", NIL_ID, *doors(fake_seam))
    assert result.code == 1
    (row,) = [row for row in result.rows if row[3] == NIL_ID]
    assert row[1] == "failed"
    assert row[6].startswith("/locks/unlock_door answered 404 device_not_found")
    assert result.err == "2 succeeded, 1 failed\n"
    (line,) = (await cli("unlock", "--json", NIL_ID)).json
    assert (line["device_id"], line["error"]["code"]) == (NIL_ID, "device_not_found")


async def test_results_name_the_door(cli: Cli, fake_seam: FakeSeam) -> None:
    """A line about an outcome has the door's id and its name, though only the id was given."""
    fake_seam.resolve_after = 0.3
    door = doors(fake_seam)[0]
    ((attempt_id, *row),) = (await cli("unlock", door, "--interval", "0.1")).rows
    assert row[:4] == ["succeeded", "success", door, "Door 1"]
    assert attempt_id in fake_seam.action_attempts


@pytest.mark.parametrize("option", ["--json", "--output=tsv"])
async def test_no_wait(cli: Cli, fake_seam: FakeSeam, option: str) -> None:
    """`--no-wait` writes the pending attempts, with their doors, as `wait` takes them, and polls none."""
    result = await cli("unlock", "--no-wait", *doors(fake_seam), option)
    assert (result.code, result.err) == (0, "")
    assert not fake_seam.calls(LIST)
    if option == "--json":
        assert {(line["device_id"], line["status"]) for line in result.json} == {
            (door, "pending") for door in doors(fake_seam)
        }
    assert (await cli("wait", stdin=result.out)).err == "2 succeeded\n"


async def test_no_wait_still_reports_refusals(cli: Cli) -> None:
    """`--no-wait` exits with 1 when a door was refused."""
    assert (await cli("unlock", "--no-wait", NIL_ID)).code == 1


# The terminal; more of it is in test_cli_screens.py.


async def test_no_progress_bar_among_json(cli: Cli, fake_seam: FakeSeam) -> None:
    """JSON lines at a terminal are not run into by a bar."""
    result = await cli("wait", "--json", fake_seam.add_action_attempt(), at_terminal=True)
    assert (len(result.json), result.err) == (1, "")


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "TTY_COMPATIBLE"])
async def test_no_control_characters_in_a_file(
    cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """Where stderr is no terminal there is no bar, whatever a pipeline sets to get colors."""
    monkeypatch.setenv(variable, "1")
    result = await cli("wait", fake_seam.add_action_attempt())
    assert result.err == "1 succeeded\n"
    assert "\x1b" not in result.out


# Ctrl-C, and readers that leave.


@pytest.mark.parametrize(("end", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str)
async def test_interruption_loses_no_id(fake_seam: FakeSeam, end: signal.Signals, code: int) -> None:
    """Whatever ends `unlock`, each started action is on stdout with its door, and a command to wait for all of them."""
    fake_seam.resolve_after = None
    devices = [fake_seam.add_device(f"Room {number}") for number in range(40)]
    async with process(fake_seam, "unlock", "--json", "--timeout", "none", *devices) as child:
        await until(lambda: fake_seam.calls(LIST))
        child.send_signal(end)
        out, err = await child.communicate()
    assert child.returncode == code
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["device_id"] for line in lines] == devices
    assert {line["action_attempt_id"] for line in lines} == set(fake_seam.action_attempts)
    assert {line["outcome"] for line in lines} == {"pending"}
    interrupted, _, command = err.decode().splitlines()
    assert interrupted == "Interrupted."
    assert command.split() == ["seam-async", "wait", *(line["action_attempt_id"] for line in lines)]


async def test_nohup(fake_seam: FakeSeam) -> None:
    """Under `nohup`, which lets a process ignore the end of its terminal, a command goes on."""
    fake_seam.resolve_after = None
    async with process(
        fake_seam,
        *("unlock", "--json", "--timeout", "none", "--interval", "0.1", doors(fake_seam)[0]),
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    ) as child:
        await until(lambda: fake_seam.calls(LIST))
        child.send_signal(signal.SIGHUP)
        fake_seam.resolve(fake_seam.action_attempts[0])
        assert await child.wait() == 0


async def test_interrupted_wait_repeats_its_server(fake_seam: FakeSeam) -> None:
    """The command to continue with names the same server and profile."""
    attempt_id = fake_seam.add_action_attempt(resolve_after=None)
    options = ["--endpoint", fake_seam.endpoint, "--allow-insecure"]
    async with process(fake_seam, "wait", attempt_id, *options) as child:
        await until(lambda: fake_seam.calls(LIST))
        child.send_signal(signal.SIGINT)
        out, err = await child.communicate()
    assert out.decode().split("\t")[:2] == [attempt_id, "pending"]
    assert err.decode().splitlines()[-1] == f"seam-async wait {' '.join(options)} {attempt_id}"


async def test_unlock_to_a_full_disk(fake_seam: FakeSeam) -> None:
    """When stdout cannot be written, started actions are written to stderr, with their doors."""
    with Path("/dev/full").open("wb") as full:  # noqa: ASYNC230 - opens at once
        async with process(fake_seam, "unlock", "--no-wait", *doors(fake_seam), stdout=full) as child:
            assert child.stderr is not None
            err = (await child.stderr.read()).decode()
            assert await child.wait() == 1
    for attempt_id, door in zip(fake_seam.action_attempts, doors(fake_seam), strict=True):
        assert re.search(rf"^{attempt_id} pending pending {door}", err, re.MULTILINE)
    assert err.splitlines()[-1] == "seam-async: the output cannot be written: No space left on device"


@in_virtual_time
async def test_interrupted_wait(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
    """An interrupted wait writes what is pending as well as what has resolved, each once."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        done, slow = fake.add_action_attempt(), fake.add_action_attempt(resolve_after=None)
        task = asyncio.ensure_future(wait_for(seam, [done, slow], "tsv", timeout=None))
        await clock.sleep(5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    out, err = capsys.readouterr()
    assert [line.split("\t")[:2] for line in out.splitlines()] == [[done, "succeeded"], [slow, "pending"]]
    assert err.splitlines() == [
        "Interrupted.",
        "1 succeeded, 1 pending",
        "What is pending goes on at the server. To wait for it:",
        f"seam-async wait {slow}",
    ]


@in_virtual_time
async def test_interrupted_unlock(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
    """An interrupted `unlock` tells apart pending doors, doors that may have been reached, and doors sent nothing.

    Responses on their way are waited for, since they have the ids; those that take too long are not.
    """
    async with FakeSeam(clock=clock, doors=92, resolve_after=None) as fake, fake.client() as seam:
        devices = doors(fake)
        slow = [Fault(delay=12, path=UNLOCK), *[Fault(delay=20, path=UNLOCK)] * 90]
        fake.break_next(Fault(path=UNLOCK), *slow)
        actions = [Action(partial(start, seam, device), device) for device in devices]
        task = asyncio.ensure_future(act(seam, Outcomes("json", actions), no_wait=False))
        await clock.sleep(10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        started = [each.action_attempt_id async for each in seam.action_attempts.list()]
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["device_id"] for line in lines] == devices
    assert [line["action_attempt_id"] for line in lines[:2]] == started[:2]
    assert Counter(line["outcome"] for line in lines) == {"pending": 2, "unknown": 89, "not_sent": 1}
    assert {line["error"]["code"] for line in lines if line["outcome"] == "unknown"} == {"interrupted"}


def start(seam: AsyncSeam, device_id: str) -> Awaitable[Any]:
    return seam.locks.unlock_door(device_id=device_id, wait_for_action_attempt=False)


@in_virtual_time
async def test_connection_that_breaks_proves_nothing(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
    """A door whose request may have reached it counts as unknown, not as failed."""
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        fake.break_next(Fault(cut="after", path=UNLOCK))
        actions = [Action(partial(start, seam, doors(fake)[0]), doors(fake)[0])]
        assert await act(seam, Outcomes("json", actions), no_wait=False) == 1
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (line["outcome"], line["status"], line["error"]["code"]) == ("unknown", None, "SeamConnectionError")


def test_sigterm_in_demo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """SIGTERM ends `demo` with exit code 143, and tells what was pending."""
    add = FakeSeam.add_action_attempt

    def terminate(*values: Any, **options: Any) -> str:
        signal.raise_signal(signal.SIGTERM)
        return add(*values, **options)

    monkeypatch.setattr(FakeSeam, "add_action_attempt", terminate)
    assert run(["demo", "--doors", "3", "--min", "60", "--max", "60"]) == 143
    assert capsys.readouterr().err.startswith("Interrupted; action attempts still pending")


def test_ctrl_c_in_demo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends `demo` with exit code 130, and tells what was pending."""
    add = FakeSeam.add_action_attempt

    def interrupt(*arguments: Any, **options: Any) -> str:
        signal.raise_signal(signal.SIGINT)
        return add(*arguments, **options)

    monkeypatch.setattr(FakeSeam, "add_action_attempt", interrupt)
    assert run(["demo", "--doors", "3", "--min", "60", "--max", "60"]) == 130
    assert capsys.readouterr().err.startswith(
        "Interrupted; action attempts still pending, which end here with the fake server: "
    )


def test_ctrl_c_while_ids_are_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C while ids are read from stdin ends it with exit code 130, and without a traceback."""

    class Interrupted(io.BytesIO):
        def read(self, _: int | None = None) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    assert run(["wait"]) == 130
    assert capsys.readouterr().err.strip() == ""


@pytest.mark.parametrize("option", [["--json"], []])
async def test_reader_that_leaves(fake_seam: FakeSeam, option: list[str]) -> None:
    """`seam-async list | head -1` ends without a word, as other tools do."""
    for _ in range(3000):
        fake_seam.add_action_attempt()
    async with process(fake_seam, "list", *option) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        await child.stdout.readline()
        child.stdout._transport.close()  # type: ignore[attr-defined]
        assert await child.stderr.read() == b""
        assert await child.wait() == 141


class _Closed(io.StringIO):
    """A pipe that nobody reads."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


@pytest.mark.parametrize(
    "arguments",
    [["list", "--json"], ["wait", "--json", NIL_ID, "--timeout", "0"], ["lock", "--json", NIL_ID]],
)
async def test_nobody_reads(
    cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Whatever the command, a reader that has left is no error to talk about."""
    fake_seam.add_action_attempt()
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    monkeypatch.setattr(sys, "stdout", _Closed())
    result = await cli(*arguments)
    assert result.code == 141
    assert "Error" not in result.err


# Addresses, and ids that are no plain text.


async def test_plain_http_is_permitted_by_name(cli: Cli, fake_seam: FakeSeam) -> None:
    """An http address of another machine is refused in the shell's words, unless `--allow-insecure` is given."""
    endpoint = "http://0.0.0.0:" + fake_seam.endpoint.rpartition(":")[2]  # this machine, by a name that is not its own
    refused = await cli("list", "--endpoint", endpoint)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "seam-async: endpoint http://0.0.0.0 would send the credential unencrypted: "
        "use https, or give --allow-insecure\n"
    )
    assert (await cli("list", "--endpoint", endpoint, "--allow-insecure")).code == 0
    assert len(fake_seam.requests) == 1


@pytest.mark.parametrize("odd", ["half\ud800", "\x1b[2J\nid"])
async def test_ids_that_no_terminal_takes(cli: Cli, fake_seam: FakeSeam, odd: str) -> None:
    """An id that the API should not have, with half a letter or control characters in it, is written without them."""
    attempt = {"action_attempt_id": odd, "status": "pending"}
    fake_seam.break_next(Fault(status=200, body={"action_attempt": attempt}, path=UNLOCK))
    result = await cli("unlock", "--no-wait", doors(fake_seam)[0])
    assert (result.code, result.err) == (0, "")
    assert result.rows[0][0] == " ".join(odd.replace("\ud800", " ").replace("\x1b", " ").split())


# fake and demo.


async def test_fake(capsys: pytest.CaptureFixture[str]) -> None:
    """`fake` tells how to use it, works that way, and ends with exit code 0 at Ctrl-C."""
    fake = FakeSeam(doors=12)
    task = asyncio.ensure_future(serve(fake))
    out = await printed(capsys)
    assert f"export SEAM_ENDPOINT={fake.endpoint} SEAM_API_KEY={fake.api_key}" in out
    assert f"{doors(fake)[0]}  Door 1" in out
    assert out.endswith("and 2 more\n")
    async with AsyncSeam(fake.api_key, endpoint=fake.endpoint) as seam:
        assert (await seam.locks.unlock_door(device_id=doors(fake)[0])).is_success
    task.cancel()
    assert await task == 0


async def test_fake_with_few_doors(capsys: pytest.CaptureFixture[str]) -> None:
    """`fake` lists all doors when they are few."""
    task = asyncio.ensure_future(serve(FakeSeam(doors=1)))
    out = await printed(capsys)
    assert out.endswith("Door 1\n")
    task.cancel()
    assert await task == 0


async def test_fake_on_a_taken_port(cli: Cli, fake_seam: FakeSeam) -> None:
    """A port that is taken gives one line and exit code 1."""
    port = fake_seam.endpoint.rpartition(":")[2]
    result = await cli("fake", "--port", port, "--resolve-after", "never")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("seam-async: the server cannot listen: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
async def test_fake_serves_other_processes(fake_seam: FakeSeam, end: signal.Signals) -> None:
    """`fake` serves until SIGINT or SIGTERM, with what it told to export, and leaves no traceback."""
    async with process(fake_seam, "fake", "--port", "0", "--resolve-after", "never") as child:
        assert child.stdout is not None
        told = (await child.stdout.readuntil(b"Door 10")).decode()
        exported = dict(word.split("=") for word in told.split() if "=" in word)
        async with AsyncSeam(exported["SEAM_API_KEY"], endpoint=exported["SEAM_ENDPOINT"]) as seam:
            assert len(await seam.locks.list()) == 10
        child.send_signal(end)
        _, err = await child.communicate()
    assert (child.returncode, err) == (0, b"")


def test_demo(capsys: pytest.CaptureFixture[str]) -> None:
    """`demo` ends with a table: few calls against many, the wall time, and how late outcomes were noticed."""
    code = FakeClock().run(demonstrate(doors=1000, latency=0.02, fastest=2, slowest=2))
    assert code == 0
    out, err = capsys.readouterr()
    first, empty, *rows = out.splitlines()
    assert (first, empty, err) == ("Unlocking 1,000 doors at once; each takes 2 to 2 s.", "", "")
    cells = dict(re.split("  +", row.strip()) for row in rows[: rows.index("")])
    assert "  seam-async unlock 'Door 1' 'Door 2'" in rows
    assert cells["Action attempts"] == "1,000"
    assert int(cells["Requests to learn the outcomes"]) < 100
    assert cells["Requests if each were polled alone, every 0.5 s"] == "4,000"
    assert 2 < float(cells["Wall time"].removesuffix(" s")) < 3
    median = float(cells["Detection latency, median"].removesuffix(" s"))
    percentile = float(cells["Detection latency, 99th percentile"].removesuffix(" s"))
    assert 0 < median <= percentile < 0.5


def test_demo_failure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """When doors are refused in `demo`, each error is told in one line, and the exit code is 1."""
    monkeypatch.setattr("seam_async.testing._fake_seam.ACTIONS", {})
    assert run(["demo", "--doors", "2", "--latency", "0"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("seam-async: /locks/unlock_door answered 404 not_found: There is no /locks/unlock_door")
    assert all(line.startswith("seam-async: /locks/unlock_door answered 404") for line in err.splitlines())
