"""Deterministic simulation of fleets of trackers with random accidents."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from seam_async.tracking._decisions import Decisions

import fleet_simulation
from fleet_simulation import ACCIDENTS, TROUBLES, Broken, Database, World
from support import WITH_TEST_MODULES

FLEETS = 100


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Fleets that go wrong on purpose have much to say."""
    caplog.set_level("CRITICAL")


@pytest.mark.scale
@pytest.mark.parametrize("first", range(0, FLEETS, 10))
def test_every_fleet_keeps_its_promises(first: int) -> None:
    """Whatever the API, the database and its clock do: no attempt is lost, stuck, or settled without proof."""
    for seed in range(first, first + 10):
        assert sum(World(seed).run().events.values()) > 0


def test_the_same_seed_makes_the_same_fleet() -> None:
    """A failure can be replayed: everything happens again, at the same moments."""
    first, again, other = World(3).run(), World(3).run(), World(5).run()
    assert first.digest == again.digest != other.digest


def test_the_fleets_have_all_that_can_go_wrong() -> None:
    """All troubles of the API and all accidents are among those of each run."""
    worlds = [World(seed) for seed in range(FLEETS)]
    assert {trouble for world in worlds for weather in world.forecast for trouble in weather.troubles} == {*TROUBLES}
    assert {kind for world in worlds for _, kind in world.accidents} == {*ACCIDENTS}
    assert {world.size for world in worlds} >= {1, 6}
    assert Counter(world.has_stranger for world in worlds)[True] > 10


def no_outage_grace(self: Decisions, *arguments: Any, **options: Any) -> None:
    made(self, *arguments, **{**options, "outage_grace": 0.0})


made = Decisions.__init__


@pytest.mark.parametrize(
    ("broken", "change", "seeds"),
    [
        ("stuck", mock.patch.object(Database, "turn_back"), range(2, 20)),
        ("nobody has asked for it", mock.patch.object(Decisions, "__init__", no_outage_grace), range(10)),
        ("settled as not found", mock.patch.object(fleet_simulation, "MISSING_GRACE", 3.0), range(2, 20)),
    ],
    ids=["a clock set back", "an outage", "a short grace"],
)
def test_a_fleet_without_a_safeguard_breaks_its_promise(broken: str, change: Any, seeds: range) -> None:
    """The rules notice it: a clock that nobody follows, a timeout during an outage, a denial after seconds."""
    with change, pytest.raises(Broken, match=broken):
        for seed in seeds:
            World(seed).run()


def test_a_fleet_tells_its_story() -> None:
    """For a seed, the program prints what happens; for several, how many broke."""
    program = str(Path(fleet_simulation.__file__))
    for arguments, told in (
        (["3"], "is tracked by process"),
        (["--fleets", "2", "--processes", "1"], "2 fleets, 0 broken"),
    ):
        done = subprocess.run(
            [sys.executable, program, *arguments], env=WITH_TEST_MODULES, capture_output=True, text=True, check=True
        )
        assert told in done.stdout
