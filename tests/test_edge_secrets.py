"""Door codes, card numbers and links are secrets too: in no repr, log record or error text."""

from __future__ import annotations

import json
import logging
import os
import re
import stat
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any, get_type_hints, is_typeddict

import attrs
import pytest
from raw_server import RawServer, acted, response

from seam_async import ActionAttempt, AsyncSeam, SeamError, models
from seam_async._converter import structure
from seam_async._sensitive import SENSITIVE_FIELDS
from seam_async._tracebacks import without_frames
from seam_async.models import action_results
from seam_async.testing import FakeSeam
from seam_async.tracking import Tracker, create_schema

from exposure import pieces_of, shown_by
from published import MODELS
from support import WITH_TEST_MODULES, attempt_json

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
CODE = "hush4711"

SUSPICIOUS = re.compile(
    r"(^|_)(code|pin|passcode|password|card_id|card_number|token|secret|url|key_notes|auth_key|publishable_key)(s?$)"
)
HARMLESS = {
    *("error_code", "warning_code", "mutation_code", "reason_code", "model_code", "is_backup_code"),
    *("access_codes", "unmanaged_access_codes", "can_unlock_with_code", "incomplete_keyboard_passcode"),
    *("logo_url", "inviter_logo_url", "custom_redirect_url", "custom_redirect_failure_url", "api_url"),
    *("can_program_online_access_codes", "can_program_offline_access_codes", "supports_offline_access_codes"),
    *("is_offline_access_code", "cannot_delete_unmanaged_access_code"),
}
"""Names that sound like secrets and are none: kinds, settings, and links to what anybody may see."""


def names_of_fields() -> set[str]:
    """The names of all fields of all models and results."""
    names = {field.name for model in MODELS for field in attrs.fields(model)}
    for kind in vars(action_results).values():
        if is_typeddict(kind):
            names |= get_type_hints(kind).keys()
    return names


def test_every_field_that_sounds_like_a_secret_is_judged() -> None:
    """A field of the API that sounds like a secret is hidden, or listed here as harmless."""
    sound = {name for name in names_of_fields() if SUSPICIOUS.search(name)}
    assert sound - SENSITIVE_FIELDS - HARMLESS == set()
    assert not SENSITIVE_FIELDS & HARMLESS


RESULTS: dict[str, Any] = {
    "an access code": {"access_code": {"access_code_id": "c1", "code": CODE}},
    "a scanned card": {"acs_credential_on_encoder": {"card_number": CODE, "visionline_metadata": {"card_id": CODE}}},
    "a list": [{"code": CODE}, {"pin": CODE}, [{"token": CODE}]],
    "several codes": {"code": [CODE, CODE], "url": {"url": CODE}},
    "a text": CODE,
    "a list of texts": [CODE, [CODE]],
    "a deep one": {"a": [{"b": [{"c": [{"code": CODE}]}]}]},
}


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS.keys())
def test_a_result_hides_its_codes(result: Any) -> None:
    """Results of any shape hide what opens doors from the attempt's repr; the result itself and `raw` have it."""
    attempt = structure(attempt_json("a1", "success", result=result), ActionAttempt)
    assert "hush" not in repr(attempt)
    assert "'***'" in repr(attempt)
    assert attempt.result == attempt.raw["result"] == result


def test_a_result_shows_what_is_no_secret() -> None:
    """Ids, states and settings stay readable, and a number in the place of a code is hidden."""
    result = {"device_id": "d1", "lengths": [4, 6], "was_confirmed_by_device": True, "ends_at": None, "code": 4711}
    shown = repr(structure(attempt_json("a1", "success", result=result), ActionAttempt))
    assert (
        "{'device_id': 'd1', 'lengths': [4, 6], 'was_confirmed_by_device': True, 'ends_at': None, 'code': '***'}"
        in shown
    )


def test_a_result_that_nests_deep_is_cut_off() -> None:
    """The repr of a result ends at some depth."""
    result: Any = {"code": CODE}
    for _ in range(90):
        result = [result]
    assert "..." in repr(ActionAttempt("a1", "success", "X", result))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_model_shows_a_sensitive_field(model: Any) -> None:
    """Each sensitive field of each model is left out of its repr, and is in the field and in `raw`."""
    required = {field.name: "x1" for field in attrs.fields(model) if field.default is attrs.NOTHING}
    sensitive = {field.name: CODE for field in attrs.fields(model) if field.name in SENSITIVE_FIELDS}
    thing = structure({**required, **sensitive}, model)
    assert "hush" not in repr(thing)
    assert all(thing.raw[name] == CODE for name in sensitive)


def test_cards_and_calendars_are_hidden() -> None:
    """A card number and a calendar's address are shown by no repr."""
    card = structure({"acs_credential_id": "c1", "card_number": CODE}, models.AcsCredential)
    account = structure({"connected_account_id": "c1", "ical_url": CODE}, models.ConnectedAccount)
    assert (card.card_number, account.ical_url) == (CODE, CODE)
    assert "hush" not in f"{card!r} {account!r}"


async def test_an_action_that_ends_with_a_code_logs_none(caplog: pytest.LogCaptureFixture) -> None:
    """Logs at DEBUG, errors and their reprs are free of the codes in the results that they are about."""
    caplog.set_level(logging.DEBUG)
    outcomes = iter([acted(result={"code": CODE}), acted("half_done", result={"code": CODE}), response({"code": CODE})])
    async with RawServer(lambda _: next(outcomes)) as server, AsyncSeam(KEY, endpoint=server.endpoint) as seam:
        attempt = await seam.locks.unlock_door(device_id="d")
        logging.getLogger("app").info("unlocked: %s %r", attempt, attempt)
        for _ in range(2):
            with pytest.raises(SeamError) as caught:
                await seam.locks.unlock_door(device_id="d")
            logging.getLogger("app").error("%r %s", caught.value, caught.value.action_attempt)
    assert caplog.messages
    assert "hush" not in caplog.text


def test_a_crash_reporter_gets_no_credential() -> None:
    """Over many faults, what sentry-sdk sends by default, and what rich shows with locals, is free of the key."""
    script = Path(__file__).with_name("crash_reports.py")
    # The reporter patches aiohttp and asyncio, so it has a process of its own; the key does not stand in its frames.
    run = subprocess.run(
        [sys.executable, script],
        input=KEY,
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
        env=WITH_TEST_MODULES,
    )
    report = json.loads(run.stdout)
    assert len(report["events"]) > 100
    assert len(report["shown"]) > 50_000
    assert pieces_of(KEY, run.stdout) == []
    assert pieces_of(KEY, run.stderr) == []


def test_frames_are_dropped_from_everything_that_hangs_on_an_error() -> None:
    """Causes, contexts and the members of groups lose their frames and keep their texts; a circle ends."""

    def fail(text: str, cause: BaseException | None = None) -> ValueError:
        secret = f"hush, {text}"
        with pytest.raises(ValueError, match=text) as caught:
            raise ValueError(text if secret else "") from cause
        return caught.value

    group = ExceptionGroup("both", [fail("first"), fail("second", fail("third"))])
    error = fail("last", group)
    group.exceptions[0].__context__ = error
    assert "third" in "".join(traceback.format_exception(error))
    assert without_frames(error) is error
    text = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert all(word in text for word in ("both", "first", "second", "third", "last"))
    assert "hush" not in text


@pytest.mark.parametrize("place", ["127.0.0.1:9", "127.0.0.1:99999", "127.0.0.1:nine"])
async def test_a_database_that_is_away_shows_no_password(place: str) -> None:
    """What a crash reporter sees of a PostgreSQL server that is down, or of a url that is wrong, holds no password."""
    with pytest.raises(SeamError) as caught:
        await create_schema(f"postgresql://user:hushpass@{place}/db")
    assert "hushpass" not in shown_by(caught.value)


def modes_in(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


async def test_the_files_of_a_tracker_are_their_owners(tmp_path: Path) -> None:
    """Results hold codes in clear, so a new SQLite file and what SQLite puts beside it are readable by nobody else."""
    before = os.umask(0)
    try:
        async with FakeSeam() as fake, fake.client() as seam, Tracker(seam, f"sqlite:///{tmp_path}/a.db") as tracker:
            await tracker.track(fake.add_action_attempt())
            modes = modes_in(tmp_path)
    finally:
        os.umask(before)
    assert modes == {"a.db": 0o600, "a.db-shm": 0o600, "a.db-wal": 0o600}


async def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    """A file that somebody shares with a group stays shared."""
    path = tmp_path / "a.db"
    path.touch()
    path.chmod(0o660)
    await create_schema(f"sqlite:///{path}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o660
