"""Paths that only an accident takes: a full disk, a clock that was set back by another worker, a lost wake-up."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from seam_async import Device, SeamInvalidOptionsError
from seam_async._polling.options import PollingPolicy
from seam_async._polling.state import PollState
from seam_async._polling.waits import Wait
from seam_async.cli import _terminal
from seam_async.cli._action import Action
from seam_async.cli._outcomes import Outcomes
from seam_async.cli._shared import run_to_end
from seam_async.tracking import TrackerStoreError, create_schema
from seam_async.tracking._postgresql import PostgresqlStore
from seam_async.tracking._sqlite import SqliteStore

from support import NIL_ID
from tracking import Engine


def test_a_model_that_cannot_be_read_names_the_first_fault() -> None:
    """Fields that may be left out are passed over, and the one that must be there is named."""
    with pytest.raises(SeamInvalidOptionsError, match=r"expected str @ it\.device_id"):
        Device.from_json({"device_id": 5, "created_at": 5, "errors": 7, "location": 7})


def test_a_wait_without_a_timeout_has_no_deadline() -> None:
    """Nothing falls due for a wait that may take for ever, or whose ids have all ended."""
    state = PollState(PollingPolicy())
    for timeout in (None, 3.0):
        wait = Wait(started_at=0.0, timeout=timeout, backoff=None, notify=lambda: None, each=False)
        state.watch_deadline(wait)
        state.leave(wait)
    assert state.is_idle


def test_a_command_that_ends_goes_on_when_stdout_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each action that was started is still written, to stderr."""
    outcomes = Outcomes("tsv", [Action(device_id="d1", attempt_id=NIL_ID, sent_at=0.0) for _ in range(2)])

    def fail(self: Outcomes, action: Action, note: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Outcomes, "_write_to_stdout", fail)
    outcomes.leave()
    assert outcomes.tally["pending"] == 2


async def fails_in_a_task() -> int:
    raise ExceptionGroup("two tasks", [BrokenPipeError(32, "Broken pipe")])


def test_an_error_of_the_system_in_a_task_is_raised_alone() -> None:
    """The group of a task is opened, so that a broken pipe is handled as anywhere else."""
    with pytest.raises(BrokenPipeError):
        run_to_end(fails_in_a_task())


def test_a_long_list_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """The first lines are shown, and the number of the others."""
    _terminal.say_list("Pending", [str(number) for number in range(1000)])
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Pending: 1,000"
    assert lines[-1] == f"and {1000 - (len(lines) - 2):,} more"


async def test_a_transaction_that_the_engine_rolled_back(tmp_path: Path) -> None:
    """A full disk rolls back by itself, and a second rollback would hide the error."""
    store = Engine(f"sqlite:///{tmp_path}/attempts.db", "sqlite").store()
    assert isinstance(store, SqliteStore)
    await store.create()

    def fail() -> None:
        with store._transaction():
            store._execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")

    await store.open(lambda: None)
    try:
        with pytest.raises(TrackerStoreError, match="full"):
            await store._run(fail)
    finally:
        await store.close()


async def test_a_clock_that_another_worker_has_followed(postgresql_url: str) -> None:
    """Two workers notice that the clock was set back; the second one finds nothing left to move."""
    await create_schema(postgresql_url)
    store = Engine(postgresql_url, "postgresql").store()
    assert isinstance(store, PostgresqlStore)
    await store.open(lambda: None)
    try:
        async with store._transaction() as connection:
            await store._turn_back(connection)
        assert await store.held() == 0.0
    finally:
        await store.close()
