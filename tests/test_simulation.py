"""Deterministic simulation of the poller with random scenarios."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from seam_async._polling.schedule import Schedule
from seam_async._polling.state import PollState

import simulation
from reference_model import Model
from simulation import Broken, World
from support import WITH_TEST_MODULES

WORLDS = 200


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Thousands of worlds that go wrong on purpose have much to say."""
    caplog.set_level("CRITICAL")


@pytest.mark.scale
@pytest.mark.parametrize("seed", range(WORLDS))
def test_every_promise_holds_in_this_world(seed: int) -> None:
    """Whatever the API does and whoever comes and goes, each wait ends once, in time, and with the truth."""
    assert World(seed).run().events > 0


def test_the_same_seed_makes_the_same_world() -> None:
    """A failure can be replayed: everything happens again, at the same moments."""
    first, again, other = World(7).run(), World(7).run(), World(8).run()
    assert first.digest == again.digest != other.digest


def test_the_worlds_hold_all_that_can_go_wrong() -> None:
    """All troubles, all kinds of waits and both ends of the sizes are among those that are lived in each run."""
    worlds = [World(seed) for seed in range(WORLDS)]
    troubles = {trouble for world in worlds for weather in world.forecast for trouble in weather.troubles}
    assert troubles == {*simulation.TROUBLES, "refuse"}
    assert {waiter.kind for world in worlds for waiter in world.waiters} == {"wait", "wait_all", "as_completed"}
    sizes = [len(world.attempts) for world in worlds]
    assert min(sizes) == 1
    assert max(sizes) == simulation.MOST_ATTEMPTS
    delays = {
        event.comes_at - world.attempts[event.action_attempt_id].resolves_at
        for world in worlds
        for event in world.notices
        if event.action_attempt_id in world.attempts
    }
    assert min(delays) < 0 < max(delays)
    assert 0.0 in delays
    assert max(one.resolves_at for world in worlds for one in world.attempts.values()) > 2 * 24 * 3600


def test_a_broken_promise_is_found_and_comes_with_the_command_that_replays_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A state machine that forgets to release the ids of a wait that was left goes on polling them."""
    monkeypatch.setattr(PollState, "_release", lambda *_: None)
    with pytest.raises(Broken, match=r"replay it: python tests/simulation.py \d+"):
        run_some()


def test_a_difference_between_the_state_machine_and_its_model_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that never counts a failure disagrees with the state machine, which does."""
    monkeypatch.setattr(Model, "_backoff", lambda *_: 7.0)
    with pytest.raises(Broken, match="by the model"):
        run_some()


def test_an_urgent_poll_that_is_forgotten_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A state machine that treats hints as regular polls sends others first, which the model does not permit."""
    monkeypatch.setattr(Schedule, "put_urgent", lambda schedule, groups, now: schedule.put(groups, now, now + 1.0))
    with pytest.raises(Broken, match=r"by the model|urgent"):
        run_some()


def run_some() -> None:
    for seed in range(30):
        World(seed).run()


def test_a_replay_tells_the_story_of_its_world() -> None:
    """The command prints what happened and when."""
    command = [sys.executable, str(Path(simulation.__file__)), "3"]
    story = subprocess.run(command, capture_output=True, text=True, check=True, env=WITH_TEST_MODULES).stdout
    assert " begins: " in story
    assert "asked for" in story
    assert '"seed": 3' in story
