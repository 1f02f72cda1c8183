"""Keys, profiles and checks: `login`, `logout`, `whoami` and `doctor`; and the schema of JSON lines."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import resource
import stat
import sys
from collections.abc import Mapping
from email.utils import formatdate
from functools import partial
from importlib import metadata, resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

from seam_async import SeamInvalidOptionsError
from seam_async._extras import install_command
from seam_async.cli import _profiles
from seam_async.testing import FakeSeam, Fault

from command_line import Cli, Terminal, doors, environment, process, runner
from support import NIL_ID

WORKSPACE = {"workspace_id": "w1", "name": "Hotel", "is_sandbox": True}
SCHEMA = json.loads(resources.files("seam_async.cli").joinpath("outcome.schema.json").read_text("utf-8"))


class Keyring:
    """A keyring in memory."""

    def __init__(self, *, locked: bool = False) -> None:
        self.keys: dict[tuple[str, str], str] = {}
        self.locked = locked

    def get_keyring(self) -> object:
        return self

    def set_password(self, service: str, name: str, key: str) -> None:
        if self.locked:
            raise RuntimeError("locked")
        self.keys[service, name] = key

    def get_password(self, service: str, name: str) -> str | None:
        return self.keys.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.keys[service, name]


def use_keyring(monkeypatch: pytest.MonkeyPatch, keyring: object) -> None:
    """Installs a keyring library, or none."""
    for name in ("keyring", "keyring.backends", "keyring.backends.fail"):
        monkeypatch.setitem(sys.modules, name, keyring if keyring is None else SimpleNamespace(Keyring=int))
    if keyring is not None:
        monkeypatch.setitem(sys.modules, "keyring", keyring)


@pytest.fixture
def cli(
    fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Cli:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("SEAM_PROFILE", raising=False)
    use_keyring(monkeypatch, None)
    fake_seam.serve("/workspaces/get", {"workspace": WORKSPACE})
    made = runner(fake_seam, monkeypatch, capsys)
    monkeypatch.delenv("SEAM_API_KEY")
    return made


def profiles(tmp_path: Path) -> Path:
    return tmp_path / "seam-async" / "profiles.json"


async def test_login_with_a_file(cli: Cli, fake_seam: FakeSeam, tmp_path: Path) -> None:
    """Without a keyring the key is in a file of mode 0600, and later commands use it, for the server it is for."""
    result = await cli("login", stdin=f"{fake_seam.api_key}\n")
    path = profiles(tmp_path)
    assert result.err == f"Logged in to sandbox workspace 'Hotel'. The key is in {path}.\n"
    assert (result.code, result.out) == (0, "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    os.environ["SEAM_ENDPOINT"] = "http://127.0.0.1:9"
    assert (await cli("whoami", "--json")).json == [
        {
            "workspace": "Hotel",
            "workspace_id": "w1",
            "sandbox": True,
            "key_from": "profile default",
            "endpoint": fake_seam.endpoint,
        }
    ]


async def test_login_with_a_keyring(
    cli: Cli, fake_seam: FakeSeam, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a keyring the file has no key; when the key is gone from the keyring, that is said."""
    keyring = Keyring()
    use_keyring(monkeypatch, keyring)
    result = await cli("login", "--profile", "night", stdin=fake_seam.api_key)
    assert result.err.endswith("The key is in the system's keyring.\n")
    assert fake_seam.api_key not in profiles(tmp_path).read_text()
    assert (await cli("list", "--profile", "night")).code == 0
    keyring.keys.clear()
    assert "The key of profile 'night' is gone" in (await cli("list", "--profile", "night")).err
    keyring.keys["seam-async", "night"] = "x"
    assert (await cli("logout", "--profile", "night")).err == "Forgot the key of profile 'night'.\n"
    assert not keyring.keys
    assert (await cli("logout", "--profile", "night")).code == 1


async def test_locked_keyring(cli: Cli, fake_seam: FakeSeam, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring that cannot be written is replaced by the file."""
    use_keyring(monkeypatch, Keyring(locked=True))
    assert (await cli("login", stdin=fake_seam.api_key)).err.endswith(f"The key is in {profiles(tmp_path)}.\n")
    assert (await cli("whoami")).rows[0] == ["workspace", "Hotel"]
    assert (await cli("logout")).code == 0


async def test_order_of_keys(cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """A named profile goes before the environment's key, which goes before the profile `default`."""
    for name, key in (("default", fake_seam.api_key), ("token", fake_seam.personal_access_token)):
        workspace = ["--workspace", fake_seam.workspace_id] if name == "token" else []
        assert (await cli("login", "--profile", name, *workspace, stdin=key)).code == 0

    async def source(*options: str) -> str:
        return str((await cli("whoami", "--json", *options)).json[0]["key_from"])

    assert await source() == "profile default"
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    assert await source() == "environment variable SEAM_API_KEY"
    assert await source("--profile", "token") == "profile token"
    monkeypatch.setenv("SEAM_PROFILE", "token")
    assert await source() == "profile token"
    missing = await cli("list", "--profile", "nowhere")
    assert missing.err == "seam-async: There is no profile 'nowhere': store a key with 'seam-async login'\n"
    assert missing.code == 2


async def test_refused_key_is_not_stored(cli: Cli, tmp_path: Path) -> None:
    """A key that the server refuses, of the wrong kind, or an empty one is not stored, and shown nowhere."""
    for key, code in (("seam_wrong_key", 1), ("seam_pk_publishable", 2), ("\n", 2)):
        result = await cli("login", stdin=key)
        assert result.code == code
        assert not key.strip() or key not in result.out + result.err
    assert (await cli("login")).code == 2
    assert not profiles(tmp_path).exists()


@pytest.mark.parametrize("content", ["{secret", "[]"])
async def test_unreadable_profiles(cli: Cli, tmp_path: Path, content: str) -> None:
    """A file that is not of this program is said in one line, without what is in it."""
    profiles(tmp_path).parent.mkdir()
    profiles(tmp_path).write_text(content)
    result = await cli("list")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "cannot be read: it is not of this program" in result.err
    assert "{secret" not in result.err


async def test_profiles_that_cannot_be_written(fake_seam: FakeSeam, tmp_path: Path) -> None:
    """When the file cannot be written, that is said in one line, nothing is left behind, and the old one stays."""
    fake_seam.serve("/workspaces/get", {"workspace": WORKSPACE})
    profiles(tmp_path).parent.mkdir()
    profiles(tmp_path).write_text("{}")
    (tmp_path / "key").write_text(fake_seam.api_key)
    variables = {"XDG_CONFIG_HOME": str(tmp_path), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    # Coverage of the child could not be written either.
    variables["COVERAGE_PROCESS_CONFIG"] = variables["COVERAGE_PROCESS_START"] = ""
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    with (tmp_path / "key").open() as key:
        async with process(fake_seam, "login", variables=variables, stdin=key, preexec_fn=full) as child:
            _, err = await child.communicate()
    assert child.returncode == 2
    assert err.decode() == f"seam-async: The profiles in {profiles(tmp_path)} cannot be written: File too large\n"
    assert [path.name for path in profiles(tmp_path).parent.iterdir()] == ["profiles.json"]
    assert profiles(tmp_path).read_text() == "{}"


def test_a_profile_that_cannot_take_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be replaced is named, and no other is left behind."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    profiles(tmp_path).mkdir(parents=True)
    with pytest.raises(SeamInvalidOptionsError, match="cannot be written: Is a directory"):
        _profiles._write({})
    assert [path.name for path in profiles(tmp_path).parent.iterdir()] == ["profiles.json"]


async def test_typed_key_is_not_shown(fake_seam: FakeSeam, tmp_path: Path) -> None:
    """At a terminal `login` asks, and neither the screen nor the list of processes has the key."""
    fake_seam.serve("/workspaces/get", {"workspace": {**WORKSPACE, "name": None, "is_sandbox": False}})
    variables = {"XDG_CONFIG_HOME": str(tmp_path), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    with Terminal(120) as terminal:
        async with terminal.start(fake_seam, "login", **variables) as child:
            await terminal.until("API key or personal access token:")
            arguments = await asyncio.to_thread(Path(f"/proc/{child.pid}/cmdline").read_bytes)
            await asyncio.sleep(0.2)  # until the echo is off
            terminal.type(f"{fake_seam.api_key}\n")
            assert await child.wait() == 0
        await terminal.until("Logged in to workspace w1.")
        assert fake_seam.api_key.encode() not in terminal.written + arguments


def findings(lines: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    return {line["check"]: (line["state"], line["finding"]) for line in lines}


async def test_doctor(cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """`doctor` checks everything, and exits with 0 if there is no error."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    result = await cli("doctor", "--json")
    found = findings(result.json)
    assert result.code == 0
    assert list(found) == ["versions", "extras", "endpoint", "key", "TLS", "workspace", "clock", "latency"]
    assert {name for name, (state, _) in found.items() if state != "ok"} == {"TLS"}
    assert found["workspace"][1] == "Hotel w1 (sandbox)"
    assert fake_seam.api_key not in result.out
    assert len((await cli("doctor")).rows) == 8
    assert "✓ ok" in (await cli("doctor", "--output", "table")).out


@pytest.mark.parametrize(
    ("offset", "words"), [(-3600, "s ahead of the server's"), (3600, "s behind the server's"), (None, "no date")]
)
async def test_doctor_and_the_clock(
    cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, offset: float | None, words: str
) -> None:
    """A clock that is wrong is an error, with the reason why it matters."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    import time

    date = "not said" if offset is None else formatdate(time.time() + offset, usegmt=True)
    fake_seam.break_next(*[Fault(headers={"date": date})] * 2)
    result = await cli("doctor", "--json")
    assert words in findings(result.json)["clock"][1]
    assert result.code == (0 if offset is None else 1)


async def test_doctor_without_a_key(cli: Cli) -> None:
    """Without a key it says where one comes from."""
    result = await cli("doctor", "--json")
    assert result.code == 1
    assert findings(result.json)["key"][1].startswith("No credential: run 'seam-async login'")


async def test_doctor_and_a_refused_key(cli: Cli, monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int) -> None:
    """A refused key and a server that is not there each have their remedy."""
    monkeypatch.setenv("SEAM_API_KEY", "seam_wrong_key")
    refused = findings((await cli("doctor", "--json")).json)
    assert refused["workspace"][1].endswith("make a new key in Seam Console, and run 'seam-async login'")
    absent = await cli("doctor", "--json", "--endpoint", f"http://127.0.0.1:{unused_tcp_port}")
    assert findings(absent.json)["connection"][1].endswith("check the endpoint, the network and any proxy")


async def test_doctor_names_what_to_install(cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """Extras that are missing are a note, with a command that installs them."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "asyncpg" else find_spec(name))
    version = metadata.version
    monkeypatch.setattr("seam_async.cli._doctor.version", lambda name: version("nothing" if name == "rich" else name))
    found = findings((await cli("doctor", "--json")).json)
    assert found["extras"] == ("note", f"not installed: postgresql; {install_command('postgresql')}")
    assert "rich of no package" in found["versions"][1]


@pytest.mark.parametrize(
    ("origin", "command"),
    [
        (None, "pip install 'seam-async[x]'"),
        ("", "pip install 'seam-async[x]'"),
        ({"url": "file:///a%20b/c", "dir_info": {"editable": True}}, "pip install -e '/a b/c[x]'"),
        ({"url": "file:///c", "dir_info": {}}, "pip install '/c[x]'"),
        ({"url": "file:///c.whl", "archive_info": {}}, "pip install 'seam-async[x] @ file:///c.whl'"),
        (
            {"url": "https://git.example/c", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "pip install 'seam-async[x] @ git+https://git.example/c@abc'",
        ),
    ],
)
def test_extras_are_named_as_the_package_was_installed(
    monkeypatch: pytest.MonkeyPatch, origin: Mapping[str, Any] | str | None, command: str
) -> None:
    """A checkout, a wheel, a repository and an index each need another command."""

    def distribution(name: str) -> Any:
        if origin is None:
            raise metadata.PackageNotFoundError(name)
        return SimpleNamespace(read_text=lambda _: json.dumps(origin) if origin else None)

    monkeypatch.setattr("seam_async._extras.distribution", distribution)
    assert install_command("x") == command


async def test_schema(cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each JSON line about an action attempt, of every command and with every outcome, follows the schema."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads((await cli("schema")).out) == SCHEMA
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    door = doors(fake_seam)[0]
    good, bad = fake_seam.add_action_attempt(), fake_seam.add_action_attempt(error=("device_error", "Stuck."))
    slow = fake_seam.add_action_attempt(resolve_after=None)
    fake_seam.break_next(Fault(cut="after", path="/locks/lock_door"))
    lines = [
        line
        for arguments in (
            ["wait", good, bad, slow, NIL_ID, "--timeout", "0"],
            ["unlock", "--no-wait", door],
            ["unlock", "Door 1", "Door 7"],
            ["lock", door],
            ["list"],
            ["get", good, NIL_ID],
            ["watch", good],
            ["locks", "unlock-door", "--device_id", door, "--interval", "0.1"],
        )
        for line in (await cli(*arguments, "--json")).json
    ]
    for line in lines:
        jsonschema.validate(line, SCHEMA)
    assert {line["outcome"] for line in lines} == set(SCHEMA["properties"]["outcome"]["enum"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**lines[0], "outcome": "maybe"}, SCHEMA)


async def test_names_that_are_not_clear(cli: Cli, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name of several doors lists them, a name of none says which are like it, and no door is sent anything."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    ids = [fake_seam.add_device("Front door") for _ in range(2)]
    result = await cli("unlock", "--json", "Front door", "Fornt door", "zzz", NIL_ID, "Door 1")
    assert (result.code, result.err) == (1, "Nothing was sent to any door.\n")
    assert {line["outcome"] for line in result.json} == {"not_sent"}
    codes = [line["error"] and line["error"]["code"] for line in result.json]
    assert codes == ["door_ambiguous", "door_not_found", "door_not_found", None, None]
    messages = [line["error"]["message"] for line in result.json if line["error"]]
    assert messages == [
        f"2 doors are called 'Front door': {ids[0]}, {ids[1]}",
        "No door is called 'Fornt door'; did you mean 'Front door'?",
        "No door is called 'zzz'; see 'seam-async locks list'",
    ]
    assert not fake_seam.action_attempts


def test_environment_has_no_profile(fake_seam: FakeSeam) -> None:
    """The tests' processes do not read the profiles of whoever runs the tests."""
    assert "SEAM_PROFILE" not in environment(fake_seam)
