"""Fixtures for pytest: `fake_seam`, a running `FakeSeam`, and `seam`, a client of it.

Enable them with `pytest_plugins = ["seam_async.testing.pytest_plugin"]` in your top `conftest.py`; they need
pytest-asyncio.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from .._client import AsyncSeam
from ._fake_seam import FakeSeam


@pytest_asyncio.fixture
async def fake_seam() -> AsyncIterator[FakeSeam]:
    """A running Seam API on loopback, new for each test."""
    async with FakeSeam() as fake:
        yield fake


@pytest_asyncio.fixture
async def seam(fake_seam: FakeSeam) -> AsyncIterator[AsyncSeam]:
    """A client of `fake_seam`, closed after the test."""
    async with fake_seam.client() as client:
        yield client
