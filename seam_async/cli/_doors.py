"""The commands `unlock` and `lock`: doors by id or by name."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from ._ids import DEVICE, HELP, is_uuid, reader
from ._options import waiting
from ._output import Form, output_options
from ._shared import Command, with_client
from ._terminal import say

if TYPE_CHECKING:
    from .._client import AsyncSeam
    from ._action import Action


def _acting(command: Callable[..., Any]) -> Command:
    """The arguments and options of an action on doors."""
    command = waiting(output_options()(command))
    command = click.option("--no-wait", is_flag=True, help="Write the pending action attempts, and wait for none.")(
        command
    )
    return click.argument("doors", nargs=-1, metavar="[DOOR]...", callback=reader(DEVICE))(command)


_HELP: Final = (
    "A door is the id of its device, or its exact name. If a name is that of no door, or of several, nothing is sent "
    f"to any door.\n\n{HELP}"
)


@click.command(help=f"Unlock doors, all at once, and wait for the outcomes.\n\n{_HELP}")
@_acting
@with_client
async def unlock(seam: AsyncSeam, **options: Any) -> int:
    return await _act(seam, seam.locks.unlock_door, **options)


@click.command(help=f"Lock doors, all at once, and wait for the outcomes.\n\n{_HELP}")
@_acting
@with_client
async def lock(seam: AsyncSeam, **options: Any) -> int:
    return await _act(seam, seam.locks.lock_door, **options)


async def _act(
    seam: AsyncSeam,
    route: Callable[..., Any],
    *,
    doors: Sequence[str],
    form: Form,
    no_wait: bool,
    timeout: float | None,
    polling_interval: float | None,
) -> int:
    from ._acting import act
    from ._outcomes import Outcomes

    actions = await find_doors(seam, doors)
    outcomes = Outcomes(form, actions)
    if any(action.error for action in actions):
        outcomes.leave()
        outcomes.finish()
        return 1
    for action in actions:
        action.start = partial(route, device_id=action.device_id, wait_for_action_attempt=False)
    return await act(seam, outcomes, no_wait=no_wait, timeout=timeout, interval=polling_interval)


async def find_doors(seam: AsyncSeam, doors: Sequence[str]) -> list[Action]:
    """An action for each door, each device once; with an error for a name that no door has, or several."""
    from ._action import Action

    if all(map(is_uuid, doors)):
        return [Action(device_id=door) for door in doors]
    locks = await seam.locks.list()
    actions = []
    for door in doors:
        found = [lock for lock in locks if door in {lock.device_id, lock.display_name}]
        if len(found) == 1:
            actions.append(Action(device_id=found[0].device_id, device_name=found[0].display_name))
        elif found:
            ids = ", ".join(lock.device_id for lock in found)
            text = f"{len(found)} doors are called {door!r}: {ids}"
            actions.append(Action(device_name=door, error=("door_ambiguous", text)))
        elif is_uuid(door):
            actions.append(Action(device_id=door))
        else:
            names = difflib.get_close_matches(door, [lock.display_name or "" for lock in locks])
            hint = (
                f"did you mean {' or '.join(map(repr, dict.fromkeys(names)))}?"
                if names
                else "see 'seam-async locks list'"
            )
            text = f"No door is called {door!r}; {hint}"
            actions.append(Action(device_name=door, error=("door_not_found", text)))
    if any(action.error for action in actions):
        say("Nothing was sent to any door.")
    return list({action.device_id or action.device_name: action for action in actions}.values())
