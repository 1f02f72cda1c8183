"""The whole API from the command line: names, types, pages, forms and secrets."""

from __future__ import annotations

import json
import shlex
from typing import Any

import click
import pytest
from click.shell_completion import ShellComplete

from seam_async.cli._api import Namespace, api
from seam_async.cli._commands import cli as program
from seam_async.testing import FakeSeam, Fault

from command_line import Cli, doors, process, runner, until
from published import PUBLISHED, answer_of, least

A = "5f4e3d2c-1b0a-9f8e-7d6c-5b4a3c2d1e0f"
B = "3f2b1c8d-1b5e-4f8c-9c7d-9a8b7c6d5e4f"
WEBHOOK = {"webhook_id": "w1", "url": "https://example.com/hook", "secret": "whsec_x", "event_types": ["a"]}


@pytest.fixture
def cli(fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return runner(fake_seam, monkeypatch, capsys)


def command_of(path: str) -> click.Command:
    """The command of an endpoint."""
    place: click.Command = api
    ctx = click.Context(api)
    for name in path.strip("/").split("/"):
        assert isinstance(place, Namespace)
        found = place.get_command(ctx, name)
        assert found is not None
        place = found
    return place


def typed(value: Any) -> str:
    """A value as it is typed."""
    return value if isinstance(value, str) else json.dumps(value)


@pytest.mark.parametrize("path", PUBLISHED)
def test_each_endpoint_is_a_command(path: str) -> None:
    """Its options are the API's parameters, required where they are, and convert the published values unchanged."""
    command = command_of(path)
    row = PUBLISHED[path]
    options = {option.name: option for option in command.params if isinstance(option, click.Option)}
    parameters = {**row["required"], **row["optional"]}
    assert parameters.keys() <= options.keys()
    assert {name for name in parameters if options[name].required} == set(row["required"])
    words = [word for name, value in parameters.items() for word in (f"--{name}", typed(value))]
    ctx = click.Context(command, token_normalize_func=lambda token: token.replace("-", "_"))
    command.parse_args(ctx, words)
    assert {name: ctx.params[name] for name in parameters} == parameters


async def test_each_endpoint_sends_its_parameters(cli: Cli, fake_seam: FakeSeam) -> None:
    """A read, a change, a list and an action of each namespace go out as typed, and the result is the API's JSON."""
    fake_seam.serve("/spaces/create", answer_of("/spaces/create"))
    result = await cli("api", "spaces", "create", *words_of("/spaces/create"), "--device-ids", A, "--device_ids", B)
    assert (result.code, result.err) == (0, "")
    assert fake_seam.calls("/spaces/create")[0].params == {**least("/spaces/create"), "device_ids": [A, B]}
    assert json.loads(result.out) == answer_of("/spaces/create")["space"]
    fake_seam.serve("/spaces/delete", {})
    result = await cli("spaces", "delete", "--space_id", A)
    assert (result.code, result.out, result.err) == (0, "", "Done.\n")


def words_of(path: str) -> list[str]:
    return [word for name, value in least(path).items() for word in (f"--{name}", typed(value))]


@pytest.mark.parametrize("quoted", [True, False])
async def test_sample_of_the_documentation(cli: Cli, fake_seam: FakeSeam, quoted: bool) -> None:
    """`action-attempts list --action_attempt_ids '["…","…"]'` prints an array, and so it does without the quotes."""
    ids = [fake_seam.add_action_attempt() for _ in range(3)]
    array = json.dumps(ids[:2]) if quoted else shlex.split(json.dumps(ids[:2]).replace(" ", ""))[0]
    result = await cli("action-attempts", "list", "--action_attempt_ids", array)
    assert result.out.startswith('[\n  {\n    "action_attempt_id": "')
    assert [(item["action_attempt_id"], item["status"]) for item in json.loads(result.out)] == [
        (attempt_id, "success") for attempt_id in ids[:2]
    ]


async def test_ids_of_an_array_from_stdin(cli: Cli, fake_seam: FakeSeam) -> None:
    """`-` in an array reads ids from stdin, by the rule for ids."""
    ids = [fake_seam.add_action_attempt() for _ in range(3)]
    result = await cli("action-attempts", "list", "--action_attempt_ids", "-", stdin=f"# two\n{ids[0]}\n{ids[2]}\n")
    assert [item["action_attempt_id"] for item in json.loads(result.out)] == [ids[0], ids[2]]


async def test_get_does_not_wait(cli: Cli, fake_seam: FakeSeam) -> None:
    """`action-attempts get` shows an attempt as it is."""
    attempt_id = fake_seam.add_action_attempt(resolve_after=None)
    result = await cli("action-attempts", "get", "--action_attempt_id", attempt_id)
    assert json.loads(result.out)["status"] == "pending"


async def test_pages(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is one page and says that there are more; `--limit` takes so many, `--all` all."""
    async with FakeSeam(doors=5, page_size=2) as fake:
        monkeypatch.setenv("SEAM_ENDPOINT", fake.endpoint)
        first = await cli("api", "devices", "list")
        assert [row[0] for row in first.rows] == doors(fake)[:2]
        cursor = first.err.split("--page_cursor ")[1].split()[0]
        assert first.err.startswith("There are more: --all lists them")
        second = await cli("devices", "list", "--page_cursor", cursor)
        assert [row[0] for row in second.rows] == doors(fake)[2:4]
        assert [row[0] for row in (await cli("devices", "list", "--limit", "3")).rows] == doors(fake)[:3]
        assert [row[0] for row in (await cli("devices", "list", "--all")).rows] == doors(fake)
        assert len((await cli("devices", "list", "--limit", "9", "--json")).json) == 5


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["locks", "configure-auto-lock", "--device_id", A], "Missing option '--auto_lock_enabled'"),
        (["locks", "configure-auto-lock", "--auto_lock_enabled", "perhaps"], "'perhaps' is not true or false."),
        (["devices", "list", "--limit", "1.5"], "'1.5' is not a whole number."),
        (["devices", "list", "--manufacturer", "acme"], "'acme' is not one of "),
        (["devices", "list", "--created_before", "soon"], "'soon' is not a time such as "),
        (["devices", "list", "--custom_metadata_has", "[]"], "'[]' is not a JSON object."),
        (["devices", "list", "--custom_metadata_has", "{"], "'{' is not a JSON object."),
        (["thermostats", "heat", "--heating_set_point_celsius", "warm"], "'warm' is not a number."),
        (["thermostats", "heat", "--heating_set_point_celsius", "nan"], "'nan' is not a number."),
        (["action-attempts", "list", "--action_attempt_ids", "[1]"], "1 is not a text."),
        (["nothing", "list"], "No such command 'nothing'"),
        (["locks", "nothing"], "No such command 'nothing'"),
    ],
)
async def test_types_are_checked(cli: Cli, fake_seam: FakeSeam, arguments: list[str], complaint: str) -> None:
    """What cannot be right is refused with a reason and exit code 2, and nothing is sent."""
    result = await cli("api", *arguments)
    assert result.code == 2
    assert complaint in " ".join(result.err.split())
    assert not fake_seam.requests


async def test_null_clears(cli: Cli, fake_seam: FakeSeam) -> None:
    """`null` is sent as null where the API takes one, and is a text elsewhere."""
    fake_seam.serve("/user_identities/update", {})
    arguments = ["--user_identity_id", A, "--full_name", "null", "--user_identity_key", "null"]
    assert (await cli("user-identities", "update", *arguments)).code == 0
    assert fake_seam.requests[0].params == {"user_identity_id": A, "full_name": None, "user_identity_key": None}


async def test_numbers_and_objects(cli: Cli, fake_seam: FakeSeam) -> None:
    """Numbers go out as numbers and objects as objects."""
    fake_seam.serve("/devices/update", {})
    await cli("devices", "update", "--device_id", A, "--custom_metadata", '{"room": 12, "vip": true}')
    assert fake_seam.requests[0].params == {"device_id": A, "custom_metadata": {"room": 12, "vip": True}}
    for given, sent in (("21", 21), ("21.5", 21.5)):
        await cli("thermostats", "heat", "--device_id", doors(fake_seam)[0], "--heating_set_point_celsius", given)
        assert fake_seam.calls("/thermostats/heat")[-1].params["heating_set_point_celsius"] == sent  # type: ignore[index]


async def test_actions_wait(cli: Cli, fake_seam: FakeSeam) -> None:
    """An action waits for its outcome like `unlock`, in the same forms, or does not with `--no-wait`."""
    door = doors(fake_seam)[0]
    arguments = ["api", "locks", "unlock-door", "--device-id", door, "--interval", "0.1", "--json"]
    (line,) = (await cli(*arguments)).json
    assert (line["outcome"], line["device_id"], line["action_type"]) == ("succeeded", door, "UNLOCK_DOOR")
    (line,) = (await cli(*arguments, "--no-wait")).json
    assert line["outcome"] == "pending"


async def test_secrets_are_hidden(cli: Cli, fake_seam: FakeSeam) -> None:
    """Codes, links and secrets are shown as `***` in every form, unless they are asked for."""
    fake_seam.serve("/webhooks/get", {"webhook": WEBHOOK})
    fake_seam.serve("/webhooks/list", {"webhooks": [WEBHOOK]})
    for arguments in (["get", "--webhook_id", "w1"], ["list"]):
        for form in ("json", "tsv", "table"):
            out = (await cli("webhooks", *arguments, "--output", form)).out
            assert "w1" in out
            assert "whsec" not in out
            assert "example.com" not in out
    shown = await cli("webhooks", "get", "--webhook_id", "w1", "--show-secrets")
    assert json.loads(shown.out) == WEBHOOK


async def test_results_of_actions_hide_codes(cli: Cli, fake_seam: FakeSeam) -> None:
    """The result of an action has no code or card number in it."""
    result = {"acs_credential": {"acs_credential_id": "c1", "code": "1234", "card_number": "99", "is_issued": True}}
    attempt_id = fake_seam.add_action_attempt(result=result)
    (line,) = (await cli("wait", "--json", attempt_id)).json
    assert line["result"]["acs_credential"] == {**result["acs_credential"], "code": "***", "card_number": "***"}


async def test_tables_of_anything(cli: Cli, fake_seam: FakeSeam) -> None:
    """Other lists have the id, the name, the kind and the age of each item."""
    spaces = [
        {"space_id": "s1", "name": "Lobby", "created_at": "2020-01-02T03:04:05Z"},
        {"space_id": "s2", "name": "Attic", "created_at": "2999-01-02T03:04:05"},
        {"space_id": "s3", "created_at": "long ago"},
    ]
    fake_seam.serve("/spaces/list", {"spaces": spaces}, pages="spaces")
    rows = (await cli("spaces", "list", "--output", "tsv")).rows
    assert [row[:2] for row in rows] == [["s1", "Lobby"], ["s2", "Attic"], ["s3", ""]]
    assert rows[0][2].endswith(" d ago")
    assert rows[1][2].startswith("in ")
    assert rows[2][2] == "long ago"
    table = (await cli("spaces", "list", "--output", "table")).out.splitlines()
    assert table[0].split() == ["NAME", "CREATED", "AT", "SPACE", "ID"]
    assert (await cli("devices", "list", "--device_ids", "[]", "--output", "table")).err == "Nothing found.\n"


async def test_deprecated(cli: Cli, fake_seam: FakeSeam) -> None:
    """A deprecated endpoint works, and says what to use."""
    result = await cli("locks", "get", "--device_id", doors(fake_seam)[0])
    assert json.loads(result.out)["display_name"] == "Door 1"
    assert result.err.startswith("seam-async: /locks/get is deprecated: use /devices/get")


async def test_error_of_the_api(cli: Cli) -> None:
    """A refusal is one line with the API's reason, and exit code 1."""
    result = await cli("devices", "get", "--device_id", A)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("seam-async: /devices/get answered 404 device_not_found")
    assert result.err.count("\n") == 1


async def test_help_of_each_level(cli: Cli) -> None:
    """The help lists the namespaces, the methods of one, and the parameters of a method with their choices."""
    top = (await cli("api", "--help")).out
    assert "access-codes" in top
    assert "Card encoders" not in top
    nested = (await cli("acs", "encoders", "--help")).out
    assert "scan-credential" in nested
    method = " ".join((await cli("thermostats", "set-hvac-mode", "--help")).out.split())
    assert "https://docs.seam.co/api/thermostats/set_hvac_mode" in method
    assert "One of off, heat, cool, heat_cool" in method
    assert "seam-async thermostats set-hvac-mode --device_id DEVICE_ID" in method
    assert "`" not in method


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        ([], "unl", ["unlock"]),
        (["api"], "action", ["action_attempts"]),
        (["locks"], "unlock", ["unlock_door"]),
        (["locks", "list", "--manufacturer"], "aug", ["august"]),
        (["devices", "list", "--device_types"], "august", ["august_lock"]),
        (["devices", "list"], "--sea", ["--search"]),
    ],
)
def test_completion(words: list[str], incomplete: str, expected: list[str]) -> None:
    """Commands, namespaces, methods, parameters and the values of enums are completed."""
    complete = ShellComplete(program, {}, "seam-async", "_SEAM_ASYNC_COMPLETE")
    assert [item.value for item in complete.get_completions(words, incomplete)] == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
async def test_completion_code(cli: Cli, fake_seam: FakeSeam, shell: str) -> None:
    """`completion SHELL` writes code for the shell, which asks the program, and both exit with 0."""
    result = await cli("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert f"_SEAM_ASYNC_COMPLETE={shell}_complete" in result.out
    variables = {"_SEAM_ASYNC_COMPLETE": f"{shell}_complete", "COMP_WORDS": "seam-async unl", "COMP_CWORD": "1"}
    async with process(fake_seam, variables=variables) as child:
        out, err = await child.communicate()
    assert (child.returncode, err) == (0, b"")
    assert b"unlock" in out or shell == "fish"


async def test_interrupted_action_of_the_api(fake_seam: FakeSeam) -> None:
    """An interrupted action of the API is not lost either."""
    fake_seam.resolve_after = None
    async with process(fake_seam, "locks", "lock-door", "--device_id", doors(fake_seam)[0]) as child:
        await until(lambda: fake_seam.action_attempts)
        child.terminate()
        out, _ = await child.communicate()
    assert out.decode().split("\t")[0] == fake_seam.action_attempts[0]


async def test_names_are_not_needed(cli: Cli, fake_seam: FakeSeam) -> None:
    """When the names of devices cannot be read, results show their ids."""
    fake_seam.break_next(*[Fault(status=403, path="/devices/list")] * 5)
    fake_seam.resolve_after = 0.2
    row = (await cli("unlock", doors(fake_seam)[0], "--interval", "0.1")).rows[0]
    assert row[3:5] == [doors(fake_seam)[0], ""]
