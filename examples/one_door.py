"""Unlocks one door by its name, and exits with 0 once it is unlocked.

    export SEAM_API_KEY=…
    python one_door.py "Front door"

Exit codes: 1 for a failure, 2 if the outcome is not known yet. Running it again after a 2 would command the door twice,
so the id of the attempt is printed.
"""

from __future__ import annotations

import asyncio
import sys

from seam_async import AsyncSeam, SeamActionAttemptTimeoutError, SeamError


async def unlock(name: str) -> int:
    async with AsyncSeam() as seam:
        try:
            door = await seam.devices.get(name=name)
            await seam.locks.unlock_door(device_id=door.device_id, wait_for_action_attempt={"timeout": 60})
        except SeamActionAttemptTimeoutError as error:
            print(f"{name}: still pending after 60 s, attempt {error.action_attempt_id}", file=sys.stderr)
            return 2
        except SeamError as error:
            print(f"{name}: {error}", file=sys.stderr)
            # An unlocking that was sent may have opened the door, although its response was lost.
            return 2 if error.may_have_run else 1
    print(f"{name}: unlocked")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit('usage: python one_door.py "NAME OF THE DOOR"')
    sys.exit(asyncio.run(unlock(sys.argv[1])))
