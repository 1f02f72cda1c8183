from seam_async import AsyncSeam
from seam_async.testing import FakeSeam, FakeClock
from support import in_virtual_time


async def test_unlock(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    door = next(iter(fake_seam.devices))
    assert (await seam.locks.unlock_door(device_id=door)).is_success


@in_virtual_time
async def test_a_day(clock: FakeClock) -> None:
    async with FakeSeam(clock=clock) as fake, fake.client() as seam:
        one = fake.add_action_attempt(resolve_after=600)
        assert (await seam.action_attempts.wait(one, timeout=None)).is_success
