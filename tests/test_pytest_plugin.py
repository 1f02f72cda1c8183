"""The fixtures that other projects use in their own tests."""

from __future__ import annotations

import pytest

from seam_async import AsyncSeam, SeamClientClosedError
from seam_async.testing import FakeSeam, pytest_plugin

pytest_plugins = ["pytester"]

CONFTEST = 'pytest_plugins = ["seam_async.testing.pytest_plugin"]'
INI = "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\nfilterwarnings = error\n"


async def test_fixtures_belong_together(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """`seam` is a client of `fake_seam`, which has two doors that open at once."""
    for door in fake_seam.devices:
        assert (await seam.locks.unlock_door(device_id=door)).is_success
    assert [request.params for request in fake_seam.calls("/locks/unlock_door")] == [
        {"device_id": door} for door in fake_seam.devices
    ]
    assert len(fake_seam.devices) == 2


def test_fixtures_serve_another_project(pytester: pytest.Pytester) -> None:
    """One line in another project's conftest.py is enough, and each of its tests starts afresh."""
    pytester.makeini(INI)
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("number", [1, 2])
        async def test_door(fake_seam, seam, number):
            await seam.locks.unlock_door(device_id=next(iter(fake_seam.devices)))
            assert len(fake_seam.calls("/locks/unlock_door")) == 1

        async def test_jammed_door(fake_seam, seam):
            fake_seam.resolve_after = None
            attempt = await seam.locks.lock_door(device_id=next(iter(fake_seam.devices)), wait_for_action_attempt=False)
            fake_seam.fail(attempt.action_attempt_id, "jammed")
            with pytest.raises(Exception, match="jammed"):
                await seam.action_attempts.wait(attempt)
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=3)


async def test_client_is_closed_after_the_test(fake_seam: FakeSeam) -> None:
    """The client is closed when the test is over, while its server still runs."""
    fixture = pytest_plugin.seam.__wrapped__(fake_seam)  # type: ignore[attr-defined]
    seam = await anext(fixture)
    assert len(await seam.devices.list()) == 2
    with pytest.raises(StopAsyncIteration):
        await anext(fixture)
    with pytest.raises(SeamClientClosedError):
        await seam.devices.list()
