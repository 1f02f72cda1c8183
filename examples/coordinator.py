"""A home automation hub in one event loop: entities show what a door does, and commands never block the hub.

    export SEAM_API_KEY=…
    python coordinator.py

The coordinator reads all locks every 30 s. A command returns when the action has ended; meanwhile the entity is
"unlocking". A hub that stops cancels the command without losing the id of its attempt.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from attrs import define, field

from seam_async import ActionAttempt, AsyncSeam, Device, SeamError

INTERVAL = 30.0


@define
class Lock:
    """An entity of the hub."""

    device_id: str
    name: str
    state: str = "unknown"
    attempt_id: str | None = None


@define
class Coordinator:
    seam: AsyncSeam
    on_change: Callable[[Lock], None]
    locks: dict[str, Lock] = field(factory=dict)

    async def run(self) -> None:
        """Refreshes the entities until it is cancelled."""
        while True:
            await asyncio.sleep(INTERVAL)
            try:
                await self.refresh()
            except SeamError as error:
                print(f"refresh failed, next in {INTERVAL:g} s: {error}")

    async def refresh(self) -> None:
        for device in await self.seam.locks.list():
            self._update(device)

    async def unlock(self, device_id: str) -> None:
        """Unlocks a door; the entity follows the attempt."""
        lock = self.locks[device_id]

        def follow(attempt: ActionAttempt) -> None:
            lock.attempt_id = attempt.action_attempt_id
            self._set(lock, "unlocked" if attempt.is_success else "jammed" if attempt.is_error else "unlocking")

        try:
            await self.seam.locks.unlock_door(device_id=device_id, on_update=follow)
        except SeamError as error:
            # The attempt goes on after a timeout; the next refresh shows what became of the door.
            print(f"{lock.name}: {error}")

    def _update(self, device: Device) -> None:
        name = device.display_name or device.device_id
        lock = self.locks.setdefault(device.device_id, Lock(device.device_id, name))
        if lock.state != "unlocking":
            self._set(lock, "locked" if device.properties.locked else "unlocked")

    def _set(self, lock: Lock, state: str) -> None:
        if lock.state != state:
            lock.state = state
            self.on_change(lock)


async def main() -> None:
    async with AsyncSeam() as seam:
        coordinator = Coordinator(seam, lambda lock: print(lock.name, lock.state))
        await coordinator.refresh()
        refreshing = asyncio.create_task(coordinator.run())
        # All doors at once: their waits share requests.
        await asyncio.gather(*(coordinator.unlock(device_id) for device_id in list(coordinator.locks)))
        refreshing.cancel()


if __name__ == "__main__":
    asyncio.run(main())
