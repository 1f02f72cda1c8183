"""What people see: the screen of a real terminal at three widths, with and without colors, and in other encodings."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from seam_async import ActionAttemptPoller
from seam_async.testing import FakeSeam
from seam_async.tracking import Tracker, create_schema

from command_line import Terminal, doors, process, until

UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
WORKSPACE = {"workspace_id": "w1", "name": "Hôtel", "is_sandbox": True}
STUCK = ("device_error", "The bolt is stuck: somebody has to look at the door, with a screwdriver and patience.")

at_widths = pytest.mark.parametrize("columns", [120, 80, 60])
in_colors = pytest.mark.parametrize("no_color", ["", "1"], ids=["color", "no-color"])


@pytest_asyncio.fixture
async def hotel() -> AsyncIterator[FakeSeam]:
    """A server with a front door, a back door of a long name, and a door without battery that is offline."""
    async with FakeSeam(doors=0) as fake:
        for name in ("Front door", "Back door of the annex behind the old stables, second floor", "Käse"):
            fake.add_device(name)
        properties: list[dict[str, Any]] = [device["properties"] for device in fake.devices.values()]
        properties[0] |= {"locked": True, "battery": {"level": 0.85}}
        properties[1] |= {"locked": False, "battery_level": 0.4}
        properties[2] |= {"online": False}
        fake.serve("/workspaces/get", {"workspace": WORKSPACE})
        yield fake


def shown(text: str, fake: FakeSeam) -> str:
    """A screen with names in place of ids and times."""
    names = {device: f"<door {number}>" for number, device in enumerate(doors(fake), 1)}
    names |= {
        name: f"<attempt {doors(fake).index(str(attempt.device_id)) + 1}>" for name, attempt in fake._attempts.items()
    }
    text = UUID.sub(lambda found: names.get(found[0], found[0]), text)
    return re.sub(r" +$", "", re.sub(r"\b\d+ s\b", "N s", text), flags=re.MULTILINE)


LOCKS = {
    120: """\
NAME                                        TYPE         ONLINE  LOCKED    BATTERY  DEVICE
Front door                                  august_lock  yes     locked    85%      <door 1>
Back door of the annex behind the old sta…  august_lock  yes     unlocked  40%      <door 2>
Käse                                        august_lock  no                         <door 3>""",
    80: """\
Front door  august_lock  yes  locked  85%
  <door 1>
Back door of the annex behind the old s…  august_lock  yes  unlocked  40%
  <door 2>
Käse  august_lock  no
  <door 3>""",
    60: """\
Front door  august_lock  yes  locked  85%
  <door 1>
Back door of the annex behind…  august_lock  yes  unlocked
40%
  <door 2>
Käse  august_lock  no
  <door 3>""",
}


@at_widths
@in_colors
async def test_locks(hotel: FakeSeam, columns: int, no_color: str) -> None:
    """`locks list` fits the terminal: names are shortened, ids never; words say what colors say."""
    with Terminal(columns) as terminal:
        assert await terminal.run(hotel, "locks", "list", NO_COLOR=no_color) == 0
        text = shown(terminal.text, hotel)
        colors = [terminal.color_of(word) for word in ("unlocked", "yes")]
        assert colors == (["default", "default"] if no_color else ["brown", "green"])
    assert text == LOCKS[columns]


OUTCOMES = {
    120: """\
✗ failed     Front door   N s     <attempt 1>
  device_error: The bolt is stuck: somebody has to look at the door, with a screwdriver and patience.
✓ succeeded  Käse         N s     <attempt 3>
1 succeeded, 1 failed""",
    80: """\
✗ failed     Front door   N s     <attempt 1>
  device_error: The bolt is stuck: somebody has to look at the door, with a
  screwdriver and patience.
✓ succeeded  Käse         N s     <attempt 3>
1 succeeded, 1 failed""",
    60: """\
✗ failed  Front door  N s
  <attempt 1>
  device_error: The bolt is stuck: somebody has to look at
  the door, with a screwdriver and patience.
✓ succeeded  Käse  N s
  <attempt 3>
1 succeeded, 1 failed""",
}


@at_widths
@in_colors
@pytest.mark.parametrize("command", ["unlock", "lock"])
async def test_outcomes(hotel: FakeSeam, columns: int, no_color: str, command: str) -> None:
    """`unlock` and `lock` show a bar while they wait, then each door with its outcome, the id whole, and the error."""
    hotel.resolve_after = None
    arguments = ("--interval", "0.2", "Front door", "Käse")
    with Terminal(columns) as terminal:
        async with terminal.start(hotel, command, *arguments, NO_COLOR=no_color) as child:
            await terminal.until("0 resolved, 2 pending")
            assert "░░░░░" in terminal.text
            await until(lambda: len(hotel.action_attempts) == 2)
            attempts = {attempt.device_id: name for name, attempt in hotel._attempts.items()}
            first, second = attempts[doors(hotel)[0]], attempts[doors(hotel)[2]]
            hotel.fail(first, *STUCK)
            await terminal.until("1 resolved, 1 pending")
            assert re.search("█+░+", terminal.text)
            hotel.resolve(second)
            assert await child.wait() == 1
        await terminal.until("1 succeeded, 1 failed")
        assert not terminal.screen.cursor.hidden
        text = shown(terminal.text, hotel)
        assert terminal.color_of("✗") == ("default" if no_color else "red")
        assert terminal.color_of("✓") == ("default" if no_color else "green")
    assert re.sub(r" +", " ", text) == re.sub(r" +", " ", OUTCOMES[columns])


@at_widths
async def test_interrupted(hotel: FakeSeam, columns: int) -> None:
    """After Ctrl-C the bar is gone and the cursor back; each pending door is there with its whole id."""
    hotel.resolve_after = None
    with Terminal(columns) as terminal:
        async with terminal.start(hotel, "unlock", *doors(hotel)) as child:
            await terminal.until("3 pending")
            child.send_signal(signal.SIGINT)
            assert await child.wait() == 130
        await terminal.until("seam-async wait")
        assert not terminal.screen.cursor.hidden
        assert "resolved" not in terminal.text
        whole = terminal.text.replace("\n", "")
        for attempt_id in hotel.action_attempts:
            assert whole.count(attempt_id) == 2
        assert terminal.text.count("… pending") == 3


@at_widths
@in_colors
async def test_list_and_get(hotel: FakeSeam, columns: int, no_color: str) -> None:
    """`list` and `get` show the status, the action, the whole id, and the error below."""
    failed = hotel.add_action_attempt(error=STUCK)
    hotel.add_action_attempt("SIMULATE_SOMETHING_THAT_HAS_A_LONG_NAME", resolve_after=None)
    for arguments in (("list",), ("get", *hotel.action_attempts)):
        with Terminal(columns) as terminal:
            assert await terminal.run(hotel, *arguments, NO_COLOR=no_color) == 0
            assert all(attempt_id in terminal.text for attempt_id in hotel.action_attempts)
            lines = terminal.text.splitlines()
            (number,) = [number for number, line in enumerate(lines) if failed in line]
            assert lines[number + 1].startswith("  device_error: The bolt is stuck")
            assert "patience." in " ".join(lines[number + 1 : number + 3])
            assert terminal.color_of("✗ error") == ("default" if no_color else "red")


@at_widths
@in_colors
async def test_wait_and_watch(hotel: FakeSeam, columns: int, no_color: str) -> None:
    """`watch` redraws a table with the age, polls and outcome of each, and leaves it there."""
    ids = [hotel.add_action_attempt(resolve_after=None) for _ in range(2)]
    with Terminal(columns) as terminal:
        async with terminal.start(hotel, "watch", "--interval", "0.1", NO_COLOR=no_color) as child:
            await terminal.until("2 pending, 0 ended")
            await terminal.until("3 polls")
            hotel.resolve(ids[0])
            await terminal.until("1 pending, 1 ended")
            hotel.fail(ids[1], *STUCK)
            assert await child.wait() == 1
        await terminal.until("1 succeeded, 1 failed")
        assert not terminal.screen.cursor.hidden
        assert all(attempt_id in terminal.text for attempt_id in ids)
        assert "device_error: The bolt" in terminal.text
        assert terminal.color_of("✓ succeeded") == ("default" if no_color else "green")


async def test_watch_more_than_fits(hotel: FakeSeam) -> None:
    """A table longer than the terminal shows the pending ones first, and how many it leaves out; Ctrl-C ends it."""
    ids = [hotel.add_action_attempt(resolve_after=None if number else 0) for number in range(20)]
    with Terminal(100, lines=10) as terminal:
        async with terminal.start(hotel, "watch", *ids, "--timeout", "none") as child:
            await terminal.until("19 pending, 1 ended")
            assert "12 more not shown" in terminal.text
            assert "succeeded" not in terminal.text
            child.send_signal(signal.SIGINT)
            assert await child.wait() == 130
        await terminal.until(ids[-1])
        assert not terminal.screen.cursor.hidden


@at_widths
@in_colors
async def test_account(hotel: FakeSeam, columns: int, no_color: str) -> None:
    """`whoami` and `doctor` fit each width."""
    for command in ("whoami", "doctor"):
        with Terminal(columns) as terminal:
            assert await terminal.run(hotel, command, NO_COLOR=no_color) == 0
            assert "Hôtel" in terminal.text
            assert "SEAM_API_KEY" in terminal.text
            assert hotel.api_key not in terminal.text


@at_widths
async def test_help_has_the_width_of_the_terminal(hotel: FakeSeam, columns: int) -> None:
    """No line of a help text is broken by the terminal, and a wide terminal is used."""
    with Terminal(columns, lines=60) as terminal:
        assert await terminal.run(hotel, "unlock", "--help") == 0
        lines = terminal.text.splitlines()
    widest = max(map(len, lines))
    assert min(columns, 100) - 20 < widest < columns
    assert "Examples:" in lines[-4]


@at_widths
@in_colors
async def test_tracker_top(hotel: FakeSeam, tmp_path: Path, columns: int, no_color: str) -> None:
    """`tracker top` redraws the state of the fleet, and ends cleanly at Ctrl-C."""
    url = f"sqlite:///{tmp_path}/tracker.db"
    await create_schema(url)

    async def never(_: list[str]) -> Any:
        raise AssertionError

    async with Tracker(ActionAttemptPoller(never), url, poll=False) as tracker:
        await tracker.track(doors(hotel)[0])
        with Terminal(columns) as terminal:
            variables = {"SEAM_TRACKER_URL": url, "NO_COLOR": no_color}
            async with terminal.start(hotel, "tracker", "top", "--interval", "0.2", **variables) as child:
                await terminal.until("Pending           1  +0 per minute")
                await tracker.track_all(doors(hotel))
                await terminal.until("Pending           3")
                assert terminal.text.count("Pending") == 1
                child.send_signal(signal.SIGINT)
                assert await child.wait() == 0
            assert not terminal.screen.cursor.hidden
            assert terminal.color_of("Due") == ("default" if no_color else "brown")


async def test_tracker_top_for_programs(hotel: FakeSeam, tmp_path: Path) -> None:
    """Elsewhere than at a terminal, `tracker top` writes a line for each update."""
    url = f"sqlite:///{tmp_path}/tracker.db"
    await create_schema(url)
    options = ("tracker", "top", "--count", "2", "--interval", "0.01")
    async with process(hotel, *options, variables={"SEAM_TRACKER_URL": url}) as child:
        out, _ = await child.communicate()
    assert out.decode() == "0\t\t0\t0\t0\t0\t0\n" * 2
    async with process(hotel, *options, "--json", variables={"SEAM_TRACKER_URL": url}) as child:
        out, _ = await child.communicate()
    assert [json.loads(line)["pending"] for line in out.splitlines()] == [0, 0]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
async def test_encodings(hotel: FakeSeam, encoding: str) -> None:
    """On a terminal that cannot show a character, another stands in its place: there is no traceback."""
    hotel.resolve_after = 0.3
    with Terminal(120) as terminal:
        code = await terminal.run(hotel, "unlock", "Front door", *doors(hotel)[2:], PYTHONIOENCODING=encoding)
        assert code == 0
    screen = re.sub(r"\x1b\[[\d;?]*\w", "", terminal.written.decode(encoding))
    assert "+ succeeded  Front door" in screen
    assert ("K?se" if encoding == "ascii" else "Käse") in screen
    async with process(hotel, "locks", "list", variables={"PYTHONIOENCODING": encoding}) as child:
        out, err = await child.communicate()
    assert ("K?se" if encoding == "ascii" else "Käse") in out.decode(encoding)
    assert err == b""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["list", "--json"], ["locks", "list"], ["locks", "list", "--output", "table"], ["api", "--help"]],
)
async def test_full_disk(hotel: FakeSeam, arguments: list[str]) -> None:
    """A full disk is one line and exit code 1, whatever was to be written."""
    hotel.add_action_attempt()
    with Path("/dev/full").open("wb") as full:  # noqa: ASYNC230 - opens at once
        async with process(hotel, *arguments, stdout=full) as child:
            _, err = await child.communicate()
        assert (child.returncode, err) == (1, b"seam-async: the output cannot be written: No space left on device\n")
        async with process(hotel, *arguments, stdout=full, stderr=full) as child:
            assert await child.wait() == 1


async def test_dumb_terminal(hotel: FakeSeam) -> None:
    """A terminal that cannot move its cursor gets lines, and no bar or live table."""
    hotel.resolve_after = 0.2
    attempt_id = hotel.add_action_attempt()
    for arguments in (("unlock", "Käse", "--interval", "0.1"), ("watch", attempt_id, "--interval", "0.1")):
        with Terminal(120) as terminal:
            assert await terminal.run(hotel, *arguments, TERM="dumb") == 0
        assert "1 succeeded" in terminal.text
        assert b"\x1b" not in terminal.written


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "TTY_COMPATIBLE"])
async def test_no_control_characters_in_a_file(hotel: FakeSeam, variable: str) -> None:
    """In a pipe there is one line per item without colors or bars, whatever a pipeline sets to get colors."""
    async with process(hotel, "unlock", *doors(hotel), variables={variable: "1", "COLUMNS": "20"}) as child:
        out, err = await child.communicate()
    assert out.count(b"\n") == 3
    assert b"\x1b" not in out + err


HELP = "import sys; sys.argv[1:] = ['--help']; from seam_async.cli import main; main()"


def modules_of(code: str) -> set[str]:
    """The modules that a program has imported by its end."""
    report = f"import atexit, sys; atexit.register(lambda: sys.stderr.write(' '.join(sys.modules))); {code}"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stderr.split())


def test_help_loads_no_client() -> None:
    """`--help` imports neither the client nor rich, which take most of the time of a start."""
    package = "import sys, types; found = types.ModuleType('seam_async'); sys.modules['seam_async'] = found; "
    bare = f"{package}found.__path__ = [{str(Path(sys.modules['seam_async'].__path__[0]))!r}]; {HELP}"
    loaded = modules_of(bare)
    slow = {"aiohttp", "asyncio", "attr", "cattrs", "msgspec", "rich", "tenacity", "seam_async._client"}
    assert loaded & slow == set()
    assert "seam_async.cli._commands" in loaded
