"""Each test of the contract runs against FakeSeam and against the official fake server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from contract.servers import OfficialFake, Server, fake_seam
from seam_async import AsyncSeam, PollingPolicy


@pytest.fixture(scope="session")
def official_fake() -> Iterator[OfficialFake]:
    """The official fake server, one process for all tests."""
    process = OfficialFake()
    try:
        yield process
    finally:
        process.close()


@pytest.fixture(params=["FakeSeam", "official"])
def which(request: pytest.FixtureRequest) -> OfficialFake | None:
    """The official server, or None for ours."""
    official: OfficialFake | None = request.getfixturevalue("official_fake") if request.param == "official" else None
    return official


@pytest_asyncio.fixture
async def server(which: OfficialFake | None) -> AsyncIterator[Server]:
    """The server to hold against the contract."""
    if which is None:
        async with fake_seam() as ours:
            yield ours
    else:
        yield Server(which.endpoint, await which.seed(), unknown_id="no_such_action_attempt")


@pytest_asyncio.fixture
async def seam(server: Server) -> AsyncIterator[AsyncSeam]:
    """A client of the server, which gives up on unknown ids soon."""
    async with server.client(polling=PollingPolicy(missing_grace=0.5)) as client:
        yield client
