"""Who is calling: every wrong credential is refused with advice, and none is ever shown."""

from __future__ import annotations

import copy
import os
import pickle
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seam_async import AsyncSeam, SeamError, SeamInvalidOptionsError, SeamInvalidTokenError
from seam_async._credentials import Secret
from seam_async.testing import FakeSeam

from exposure import shown_by

API_KEY = "seam_key1_hush"
ACCESS_TOKEN = "seam_at1_hush"
SESSION_TOKEN = "ey1.hush.hush"
WORKSPACE = "00000000-0000-4000-8000-00000000000a"


@pytest.mark.parametrize("space", ["", " ", "\n", "\r\n\t "])
async def test_a_key_is_accepted_with_the_white_space_that_copying_leaves_around_it(
    fake_seam: FakeSeam, space: str
) -> None:
    """A key works although it was read from a file that ends with a line break."""
    async with fake_seam.client(api_key=f"{space}{fake_seam.api_key}{space}") as seam:
        assert len(await seam.devices.list()) == 2
    assert "seam-workspace" not in fake_seam.requests[0].headers


@pytest.mark.parametrize("kind", ["personal_access_token", "console_session_token"])
async def test_tokens_act_in_the_workspace_given_with_them(fake_seam: FakeSeam, kind: str) -> None:
    """A token is accepted together with its workspace, which goes along in a header."""
    options: dict[str, Any] = {kind: getattr(fake_seam, kind), "workspace_id": f" {fake_seam.workspace_id}\n"}
    async with fake_seam.client(**options) as seam:
        assert len(await seam.devices.list()) == 2
    assert fake_seam.requests[0].headers["seam-workspace"] == fake_seam.workspace_id


class Unprintable:
    """A value that cannot be shown, so that trying to would be noticed."""

    def __str__(self) -> str:
        raise ValueError("hush")

    __repr__ = __str__


WRONG: list[tuple[dict[str, Any], type[SeamError], str]] = [
    ({}, SeamInvalidOptionsError, "pass api_key, or personal_access_token with workspace_id"),
    ({"workspace_id": WORKSPACE}, SeamInvalidOptionsError, "No credential"),
    ({"api_key": ""}, SeamInvalidTokenError, "api_key is empty: pass an API key"),
    ({"api_key": " \n"}, SeamInvalidTokenError, "api_key is empty"),
    ({"api_key": ACCESS_TOKEN}, SeamInvalidTokenError, "a personal access token; pass it as personal_access_token"),
    ({"api_key": SESSION_TOKEN}, SeamInvalidTokenError, "pass it as console_session_token"),
    (
        {"api_key": "seam_cst1_hush"},
        SeamInvalidTokenError,
        "session token, which cannot be used here: pass an API key",
    ),
    (
        {"api_key": "seam_pk1_hush"},
        SeamInvalidTokenError,
        "publishable key, which cannot be used here: pass an",
    ),
    ({"api_key": "hush-hush"}, SeamInvalidTokenError, "does not look like an API key, which starts with 'seam_'"),
    ({"api_key": "seam_hush hush"}, SeamInvalidTokenError, "copy it again"),
    ({"api_key": "seam_hush\r\nx-evil: 1"}, SeamInvalidTokenError, "copy it again"),
    ({"api_key": "seam_hush\x00"}, SeamInvalidTokenError, "copy it again"),
    ({"api_key": "seam_hush\N{BULLET}"}, SeamInvalidTokenError, "copy it again"),
    ({"api_key": b"seam_hush"}, SeamInvalidTokenError, "api_key has to be a string, not bytes"),
    ({"api_key": Unprintable()}, SeamInvalidTokenError, "api_key has to be a string, not Unprintable"),
    ({"api_key": 7}, SeamInvalidTokenError, "api_key has to be a string, not int"),
    ({"api_key": API_KEY, "workspace_id": WORKSPACE}, SeamInvalidOptionsError, "workspace_id does not go with api_key"),
    (
        {"api_key": API_KEY, "personal_access_token": ACCESS_TOKEN, "workspace_id": WORKSPACE},
        SeamInvalidOptionsError,
        "The arguments name more than one credential (api_key, personal_access_token): keep one",
    ),
    (
        {"personal_access_token": ACCESS_TOKEN, "console_session_token": SESSION_TOKEN, "workspace_id": WORKSPACE},
        SeamInvalidOptionsError,
        "more than one",
    ),
    ({"personal_access_token": ACCESS_TOKEN}, SeamInvalidOptionsError, "needs a workspace: pass workspace_id"),
    ({"console_session_token": SESSION_TOKEN}, SeamInvalidOptionsError, "needs a workspace: pass workspace_id"),
    (
        {"personal_access_token": ACCESS_TOKEN, "workspace_id": " "},
        SeamInvalidOptionsError,
        "needs a workspace: pass workspace_id",
    ),
    (
        {"personal_access_token": ACCESS_TOKEN, "workspace_id": "a\r\nb"},
        SeamInvalidOptionsError,
        "a character inside it that no id has",
    ),
    (
        {"personal_access_token": ACCESS_TOKEN, "workspace_id": 7},
        SeamInvalidOptionsError,
        "workspace_id has to be a string, not int",
    ),
    (
        {"personal_access_token": API_KEY, "workspace_id": WORKSPACE},
        SeamInvalidTokenError,
        "was given an API key; pass it as api_key",
    ),
    (
        {"personal_access_token": "seam_cst1_hush", "workspace_id": WORKSPACE},
        SeamInvalidTokenError,
        "which cannot be used here: pass a personal access token, which starts with 'seam_at'",
    ),
    (
        {"personal_access_token": b"seam_at1_hush", "workspace_id": WORKSPACE},
        SeamInvalidTokenError,
        "not bytes",
    ),
    (
        {"console_session_token": ACCESS_TOKEN, "workspace_id": WORKSPACE},
        SeamInvalidTokenError,
        "pass it as personal_access_token, or pass a console session token, which is a JWT",
    ),
]


@pytest.mark.parametrize(("options", "kind", "advice"), WRONG)
def test_a_wrong_credential_is_refused_with_advice(options: dict[str, Any], kind: type[SeamError], advice: str) -> None:
    """A credential that cannot work is refused when the client is made, and the text says what to pass instead."""
    with pytest.raises(kind) as caught:
        AsyncSeam(**options)
    assert advice in str(caught.value)
    assert "hush" not in shown_by(caught.value)


@pytest.mark.parametrize(
    ("make", "token"),
    [
        (AsyncSeam.from_api_key, ACCESS_TOKEN),
        (lambda token: AsyncSeam.from_personal_access_token(token, WORKSPACE), API_KEY),
        (lambda token: AsyncSeam.from_console_session_token(token, WORKSPACE), API_KEY),
    ],
)
def test_the_named_constructors_refuse_other_kinds_too(make: Any, token: str) -> None:
    """A constructor that names a kind of credential refuses the others, without showing what it got."""
    with pytest.raises(SeamInvalidTokenError) as caught:
        make(token)
    assert "hush" not in shown_by(caught.value)


def test_a_string_of_another_class_is_a_string() -> None:
    """A key held in a subclass of `str`, as configuration libraries have them, is accepted."""

    class Setting(str):
        __slots__ = ()

    assert Secret(Setting(f" {API_KEY} ")).reveal() == API_KEY
    assert AsyncSeam(Setting(API_KEY)).poller.stats().pending == 0


async def test_the_key_is_read_from_the_environment(fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """`AsyncSeam()` takes the key and the address from the environment."""
    monkeypatch.setenv("SEAM_API_KEY", f"{fake_seam.api_key}\n")
    monkeypatch.setenv("SEAM_ENDPOINT", fake_seam.endpoint)
    async with AsyncSeam() as seam:
        assert len(await seam.devices.list()) == 2


async def test_a_token_is_read_from_the_environment(fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """A personal access token and its workspace may come from the environment; a blank key there counts as none."""
    monkeypatch.setenv("SEAM_API_KEY", " ")
    monkeypatch.setenv("SEAM_PERSONAL_ACCESS_TOKEN", fake_seam.personal_access_token)
    monkeypatch.setenv("SEAM_WORKSPACE_ID", fake_seam.workspace_id)
    async with AsyncSeam(endpoint=fake_seam.endpoint) as seam:
        assert len(await seam.devices.list()) == 2
    assert fake_seam.requests[0].headers["seam-workspace"] == fake_seam.workspace_id


async def test_arguments_come_before_the_environment(fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch) -> None:
    """A credential given as an argument makes those in the environment irrelevant."""
    monkeypatch.setenv("SEAM_API_KEY", API_KEY)
    monkeypatch.setenv("SEAM_PERSONAL_ACCESS_TOKEN", ACCESS_TOKEN)
    monkeypatch.setenv("SEAM_WORKSPACE_ID", WORKSPACE)
    async with fake_seam.client() as seam:
        assert len(await seam.devices.list()) == 2
    token = fake_seam.personal_access_token
    async with AsyncSeam(
        personal_access_token=token, workspace_id=fake_seam.workspace_id, endpoint=fake_seam.endpoint
    ) as seam:
        assert len(await seam.devices.list()) == 2


def test_two_credentials_in_the_environment_are_refused_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """With two credentials in the environment the client asks which one is meant, and shows neither."""
    monkeypatch.setenv("SEAM_API_KEY", API_KEY)
    monkeypatch.setenv("SEAM_PERSONAL_ACCESS_TOKEN", ACCESS_TOKEN)
    with pytest.raises(
        SeamInvalidOptionsError, match="SEAM_API_KEY and SEAM_PERSONAL_ACCESS_TOKEN hold more"
    ) as caught:
        AsyncSeam()
    assert "hush" not in shown_by(caught.value)


@pytest.mark.parametrize(
    ("variable", "token", "advice"),
    [
        ("SEAM_API_KEY", ACCESS_TOKEN, "; set it as SEAM_PERSONAL_ACCESS_TOKEN, or set an API key, which starts with"),
        ("SEAM_API_KEY", SESSION_TOKEN, ", which cannot be used here: set an API key"),
        ("SEAM_API_KEY", "seam_pk1_hush", ", which cannot be used here: set an API key"),
        ("SEAM_PERSONAL_ACCESS_TOKEN", API_KEY, "; set it as SEAM_API_KEY, or set a personal access token"),
        (
            "SEAM_PERSONAL_ACCESS_TOKEN",
            ACCESS_TOKEN,
            "SEAM_PERSONAL_ACCESS_TOKEN needs a workspace: set the environment variable SEAM_WORKSPACE_ID",
        ),
    ],
)
def test_advice_on_a_variable_names_variables(
    variable: str, token: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has set a variable is told which one to set, not which argument to pass."""
    monkeypatch.setenv(variable, token)
    with pytest.raises(SeamError) as caught:
        AsyncSeam()
    assert advice in str(caught.value)
    assert "pass " not in str(caught.value)
    assert "hush" not in shown_by(caught.value)


@pytest.mark.parametrize("value", ["", " \n"])
def test_blank_variables_are_as_good_as_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Variables that are set but blank count as no credential."""
    monkeypatch.setenv("SEAM_API_KEY", value)
    monkeypatch.setenv("SEAM_PERSONAL_ACCESS_TOKEN", value)
    with pytest.raises(SeamInvalidOptionsError, match="No credential"):
        AsyncSeam()


TOKENS = st.one_of(
    st.none(),
    st.builds(
        "{}{}hush{}".format,
        st.sampled_from(["", "seam_", "seam_at", "seam_pk", "seam_cst", "ey", "Bearer "]),
        st.text(max_size=2),
        st.text(max_size=2),
    ),
    st.just(b"seam_hush"),
)


@given(
    options=st.fixed_dictionaries(
        {},
        optional={
            "api_key": TOKENS,
            "personal_access_token": TOKENS,
            "console_session_token": TOKENS,
            "workspace_id": st.one_of(st.none(), st.just(WORKSPACE), st.text(max_size=3)),
        },
    ),
    environment=st.dictionaries(
        st.sampled_from(["SEAM_API_KEY", "SEAM_PERSONAL_ACCESS_TOKEN"]),
        st.sampled_from([API_KEY, ACCESS_TOKEN, SESSION_TOKEN, "hush", "seam_hu sh"]),
    ),
)
def test_no_mixture_of_credentials_shows_one(options: dict[str, Any], environment: dict[str, str]) -> None:
    """Whatever is passed, the client is made or the error is ours, and neither shows a credential."""
    with mock.patch.dict(os.environ, environment):
        try:
            shown = repr(vars(AsyncSeam(**options)))
        except (SeamInvalidOptionsError, SeamInvalidTokenError) as error:
            shown = shown_by(error)
    assert "hush" not in shown
    assert "hu sh" not in shown


def test_a_secret_stays_secret() -> None:
    """A credential is not in the repr of what holds it, and it is neither pickled nor copied."""
    secret = Secret(API_KEY)
    assert f"{secret} {secret!r}" == "Secret('***') Secret('***')"
    assert Secret(secret).reveal() == API_KEY
    for share in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="make a new client"):
            share(secret)
    client = AsyncSeam(API_KEY)
    with pytest.raises(TypeError):
        pickle.dumps(client)
    assert "hush" not in repr(client)
    assert "hush" not in repr(vars(client))
