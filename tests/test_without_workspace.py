"""The client without a workspace: how it is made, and what it sends."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from seam_async import (
    AsyncSeamWithoutWorkspace,
    SeamClientClosedError,
    SeamError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
    SeamInvalidTokenError,
)
from seam_async.testing import FakeSeam

from exposure import pieces_of, shown_by

ACCESS_TOKEN = "seam_at1_R4hushWq6cJfuE5gKnY3sMv9"
SESSION_TOKEN = "eyJhushB2.zXtA7iDpoG8.lHu5qCw4"
WORKSPACES = {"ok": True, "workspaces": [{"workspace_id": "w1", "name": "Home"}]}


@pytest.mark.parametrize(
    ("make", "token"),
    [
        (lambda **options: AsyncSeamWithoutWorkspace(ACCESS_TOKEN, **options), ACCESS_TOKEN),
        (lambda **options: AsyncSeamWithoutWorkspace(personal_access_token=ACCESS_TOKEN, **options), ACCESS_TOKEN),
        (lambda **options: AsyncSeamWithoutWorkspace.from_personal_access_token(ACCESS_TOKEN, **options), ACCESS_TOKEN),
        (lambda **options: AsyncSeamWithoutWorkspace(console_session_token=SESSION_TOKEN, **options), SESSION_TOKEN),
        (
            lambda **options: AsyncSeamWithoutWorkspace.from_console_session_token(SESSION_TOKEN, **options),
            SESSION_TOKEN,
        ),
    ],
)
async def test_it_sends_a_token_and_no_workspace(
    fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, make: Any, token: str
) -> None:
    """With each way to make it, and whatever workspace the environment names."""
    monkeypatch.setenv("SEAM_WORKSPACE_ID", fake_seam.workspace_id)
    fake_seam.api_key = token  # the one credential that the fake accepts without a workspace
    async with make(endpoint=fake_seam.endpoint, retries=0) as seam:
        with seam.capture_responses() as responses:
            assert len((await seam.request("/devices/list", read_only=True))["devices"]) == 2
    assert [response.path for response in responses] == ["/devices/list"]
    (request,) = fake_seam.requests
    assert "seam-workspace" not in request.headers


async def test_the_token_and_the_endpoint_are_read_from_the_environment(
    fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An API key there is of no concern: it belongs to a workspace."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    fake_seam.api_key = ACCESS_TOKEN
    monkeypatch.setenv("SEAM_PERSONAL_ACCESS_TOKEN", ACCESS_TOKEN)
    monkeypatch.setenv("SEAM_ENDPOINT", fake_seam.endpoint)
    async with AsyncSeamWithoutWorkspace(retries=0) as seam:
        assert repr(seam) == f"<AsyncSeamWithoutWorkspace endpoint={fake_seam.endpoint!r}>"
        assert len((await seam.request("/devices/list"))["devices"]) == 2


async def test_it_lists_and_creates_workspaces(fake_seam: FakeSeam) -> None:
    """Its `workspaces` has these two and nothing that needs a workspace."""
    fake_seam.serve("/workspaces/list", WORKSPACES)
    fake_seam.serve("/workspaces/create", lambda params: {"workspace": {"workspace_id": "w2", **params}})
    async with AsyncSeamWithoutWorkspace(fake_seam.personal_access_token, endpoint=fake_seam.endpoint) as seam:
        assert [workspace.workspace_id for workspace in await seam.workspaces.list()] == ["w1"]
        assert (await seam.workspaces.create(name="Beach")).name == "Beach"
        assert {name for name in vars(seam.workspaces) if not name.startswith("_")} == {"list", "create"}
        assert repr(seam.workspaces) == "<TokenWorkspaces>"
        with pytest.raises(SeamHttpUnauthorizedError):
            await seam.request("/devices/list")


@pytest.mark.parametrize(
    ("options", "kind", "advice"),
    [
        ({}, SeamInvalidOptionsError, "set the environment variable SEAM_PERSONAL_ACCESS_TOKEN"),
        (
            {"personal_access_token": ACCESS_TOKEN, "console_session_token": SESSION_TOKEN},
            SeamInvalidOptionsError,
            "more than one credential",
        ),
        ({"personal_access_token": "seam_key1_hushhush"}, SeamInvalidTokenError, "an API key"),
        ({"personal_access_token": SESSION_TOKEN}, SeamInvalidTokenError, "console_session_token"),
        ({"console_session_token": ACCESS_TOKEN}, SeamInvalidTokenError, "personal_access_token"),
        ({"personal_access_token": ACCESS_TOKEN, "retries": -1}, SeamInvalidOptionsError, "retries"),
        ({"personal_access_token": ACCESS_TOKEN, "endpoint": "x"}, SeamInvalidOptionsError, "endpoint"),
        ({"personal_access_token": ACCESS_TOKEN, "timeout": 0}, SeamInvalidOptionsError, "timeout"),
    ],
)
def test_what_cannot_be_used_is_refused_unseen(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], kind: type[SeamError], advice: str
) -> None:
    """When it is made, with advice, and without showing a token."""
    monkeypatch.setenv("SEAM_API_KEY", "seam_key1_hushhush")
    with pytest.raises(kind, match=advice) as caught:
        AsyncSeamWithoutWorkspace(**options)
    shown = shown_by(caught.value)
    for token in (ACCESS_TOKEN, SESSION_TOKEN, "seam_key1_hushhush"):
        assert pieces_of(token, shown) == []


def test_the_named_constructors_show_nothing_either() -> None:
    """A token of the wrong kind is refused, and in no frame."""
    for make, token in (
        (AsyncSeamWithoutWorkspace.from_personal_access_token, SESSION_TOKEN),
        (AsyncSeamWithoutWorkspace.from_console_session_token, ACCESS_TOKEN),
    ):
        with pytest.raises(SeamInvalidTokenError) as caught:
            make(token)
        assert pieces_of(token, shown_by(caught.value)) == []


async def test_closing_it_leaves_a_session_of_the_user_open(fake_seam: FakeSeam) -> None:
    """After the end it refuses calls."""
    async with aiohttp.ClientSession() as session:
        seam = AsyncSeamWithoutWorkspace(ACCESS_TOKEN, endpoint=fake_seam.endpoint, session=session)
        await seam.close()
        assert not session.closed
        with pytest.raises(SeamClientClosedError):
            await seam.request("/workspaces/list")
