"""What holds for every test: no task, no warning and no report to the event loop is left behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import settings

from support import no_loose_ends

pytest_plugins = ["seam_async.testing.pytest_plugin"]

# The machines that run these are shared: a slow example says nothing.
settings.register_profile("default", deadline=None)
settings.load_profile("default")


@pytest.fixture(autouse=True)
def no_credential_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own credentials must not reach a test."""
    for name in ("SEAM_API_KEY", "SEAM_PERSONAL_ACCESS_TOKEN", "SEAM_WORKSPACE_ID", "SEAM_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)


@pytest_asyncio.fixture(autouse=True)
async def loose_ends_fail_the_test() -> AsyncIterator[None]:
    """Fails the async test that leaves a task behind."""
    with no_loose_ends(asyncio.get_running_loop()):
        yield
