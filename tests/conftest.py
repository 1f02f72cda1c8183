"""What holds for every test: no task, no warning and no report to the event loop is left behind."""

from __future__ import annotations

import asyncio
import inspect
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings

from seam_async.tracking import create_schema

from engines import Postgresql, Redis
from support import no_loose_ends
from tracking import Engine

pytest_plugins = ["seam_async.testing.pytest_plugin"]

# Who runs the tests in the background of a script makes them ignore Ctrl-C, and all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The machines that run these are shared: a slow example says nothing. The examples are the same in each run, so that a
# change is blamed for what it breaks; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))


@pytest.fixture(autouse=True)
def no_tracing_at_scale(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keeps coverage from tracing a test marked `scale`, which repeats covered lines until tracing takes minutes."""
    trace = sys.gettrace()
    if request.node.get_closest_marker("scale") is not None:
        sys.settrace(None)
    yield
    sys.settrace(trace)


@pytest.fixture(autouse=True)
def no_credential_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own credentials must not reach a test."""
    for name in ("SEAM_API_KEY", "SEAM_PERSONAL_ACCESS_TOKEN", "SEAM_WORKSPACE_ID", "SEAM_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)


@pytest_asyncio.fixture
async def loose_ends_fail_the_test() -> AsyncIterator[None]:
    """Fails the async test that leaves a task behind."""
    with no_loose_ends(asyncio.get_running_loop()):
        yield


def pytest_itemcollected(item: pytest.Item) -> None:
    """Has async tests fail for loose ends. Not an autouse fixture, which makes an event loop for each sync test too."""
    if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
        item.fixturenames.insert(0, "loose_ends_fail_the_test")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """A PostgreSQL server of the tests' own."""
    server = Postgresql(fsync="off")
    server.start()
    yield server
    server.stop()


_schemas = count(1)


@pytest.fixture
def postgresql_url(postgresql: Postgresql) -> str:
    """A schema without tables."""
    return postgresql.new_schema(f"test{next(_schemas)}")


@pytest.fixture
def database_url(postgresql: Postgresql) -> str:
    """A database of its own, which is empty."""
    return postgresql.new_database(f"test{next(_schemas)}")


@pytest.fixture
def redis_url() -> Iterator[str]:
    """A Redis server of the test's own."""
    server = Redis()
    server.start()
    yield server.url
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """A database without the tracker's tables, of each kind."""
    if request.param == "sqlite":
        return Engine(f"sqlite:///{tmp_path}/attempts.db", "sqlite")
    return Engine(request.getfixturevalue("postgresql_url"), "postgresql")


@pytest_asyncio.fixture
async def engine(empty_engine: Engine) -> Engine:
    """A database with the tracker's tables, of each kind."""
    await create_schema(empty_engine.url)
    return empty_engine
