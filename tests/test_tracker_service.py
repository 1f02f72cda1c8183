"""A tracker as a service: the command line, health, metrics."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from click.testing import CliRunner, Result
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from seam_async import ActionAttemptPoller, SeamHttpApiError, SeamHttpUnauthorizedError, SeamInvalidOptionsError
from seam_async.cli._commands import cli
from seam_async.testing import FakeSeam, Fault
from seam_async.tracking import Tracker, TrackerStoreError, _driver, _gate, _service, schema_sql
from seam_async.tracking._service import served

from support import attempt_json

FIRST, SECOND = (f"1b4e28ba-2fa1-41d2-883f-0016d3cca42{number}" for number in (1, 2))
PROGRAM = (sys.executable, "-c", "from seam_async.cli import main; main()")


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of which the commands know from the environment."""
    made = f"sqlite:///{tmp_path}/attempts.db"
    monkeypatch.setenv("SEAM_TRACKER_URL", made)
    return made


async def invoke(*arguments: str, stdin: str | None = None) -> Result:
    """Runs `seam-async tracker` in this process."""
    invoked = await asyncio.to_thread(
        CliRunner().invoke, cli, ["tracker", *arguments], input=stdin, standalone_mode=False
    )
    if invoked.exception is not None:
        raise invoked.exception
    return invoked


async def test_the_tables_are_made_once(url: str) -> None:
    """And it says which of the two it was."""
    assert "The tables are made." in (await invoke("init")).stderr
    assert "The tables are there already." in (await invoke("init")).stderr


async def test_the_sql_is_written_for_ones_own_migrations() -> None:
    """Without a database."""
    assert (await invoke("init", "--print")).stdout == ";\n\n".join([*schema_sql(), ""])


async def test_no_database_is_an_error_that_says_where_to_name_it() -> None:
    """Every command needs one."""
    with pytest.raises(Exception, match="set SEAM_TRACKER_URL, or give --database"):
        await invoke("status")


async def test_ids_are_added_from_stdin_and_from_arguments(url: str) -> None:
    """With their metadata and timeout, in parts, and no credential is needed."""
    ids = [str(uuid4()) for _ in range(1500)]
    assert "1,500 action attempts are tracked." in (await invoke("add", stdin="\n".join(ids))).stderr
    added = await invoke("add", FIRST, "--timeout", "none", "--metadata", '{"a": 1}')
    assert added.stderr == "1 action attempt is tracked.\n"
    state = json.loads((await invoke("status", "--json")).stdout)
    assert state["pending"] == 1501
    assert state["unacked"] == {}


async def test_lines_that_are_no_ids_are_named_and_nothing_is_tracked(url: str) -> None:
    """A CSV file or a comment among the ids is a mistake: all lines are tracked, or none."""
    await invoke("init")
    lines = ["action_attempt_id,door", FIRST, *(f"hello world {number}" for number in range(5)), "", SECOND]
    refused = await invoke("add", stdin="\n".join(lines))
    assert refused.return_value == 2
    assert "6 of 8 are no action attempt ids, so nothing is tracked: 'action_attempt_id,door' (1)," in refused.stderr
    assert "'hello world 3' (6), and 1 more" in refused.stderr
    assert json.loads((await invoke("status", "--json")).stdout)["pending"] == 0


@pytest.mark.parametrize("metadata", ["[1]", "{", "7", '{"a":' + "[" * 50_000])
async def test_metadata_that_is_no_object_is_refused(url: str, metadata: str) -> None:
    """Before anything is added."""
    with pytest.raises(Exception, match="is no JSON object"):
        await invoke("add", FIRST, "--metadata", metadata)


async def test_the_status_is_a_table_of_what_the_fleet_is_at(url: str) -> None:
    """Consumers are in it by name, in one line each whatever the name holds."""
    await invoke("add", FIRST, SECOND)
    async with api_tracker(url) as tracker:
        stream = tracker.outcomes(consumer="[bold]billing")
        reading = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0.2)
        reading.cancel()
    lines = [line.split() for line in (await invoke("status")).stdout.splitlines()]
    assert ["Pending", "2"] in lines
    assert ["Not", "acked", "by", "[bold]billing", "0"] in lines
    assert ["Calls", "per", "minute", "0"] in lines


async def test_wrong_verdicts_are_reopened_and_attempts_dropped_from_the_shell(url: str) -> None:
    """Each command says how many of the ids it concerned."""
    await invoke("add", FIRST, SECOND)

    async def show_nothing(_: list[str]) -> list[object]:
        return []

    async with api_tracker(url, show_nothing, linger=0, missing_grace=0.0) as tracker, asyncio.timeout(20):
        while tracker.stats().outcomes != {"not_found": 2}:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert ["Settled", "as", "not_found", "2"] in [
        line.split() for line in (await invoke("status")).stdout.splitlines()
    ]
    assert (await invoke("reopen", FIRST, FIRST)).stderr == "1 of 1 are polled again.\n"
    assert (await invoke("reopen", stdin=f"{FIRST}\n{SECOND}\n")).stderr == "1 of 2 are polled again.\n"
    assert (await invoke("untrack", FIRST)).stderr == "1 of 1 were tracked, and are no more.\n"
    assert json.loads((await invoke("status", "--json")).stdout)["pending"] == 1


async def test_a_pause_is_shown_and_released_from_the_shell(url: str) -> None:
    """Without a pause there is nothing to release."""
    await invoke("add", FIRST)
    assert (await invoke("release")).stderr == "There is no pause.\n"
    busy = SeamHttpApiError("slow down", status_code=429, retry_after=7200.0)

    async def refuse(_: list[str]) -> list[object]:
        raise busy

    async with api_tracker(url, refuse, linger=0) as tracker, asyncio.timeout(20):
        while not tracker.stats().held:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert 3500 < json.loads((await invoke("status", "--json")).stdout)["held"] <= 3600
    assert "s were left of the pause." in (await invoke("release")).stderr
    lines = [line.split() for line in (await invoke("status")).stdout.splitlines()]
    assert ["Paused", "by", "the", "API", "no"] in lines


async def test_the_status_of_nothing_names_no_oldest(url: str) -> None:
    """There is none."""
    await invoke("init")
    assert ["Oldest"] in [line.split() for line in (await invoke("status")).stdout.splitlines()]


async def test_a_mistyped_file_has_no_status(url: str) -> None:
    """It would say that nothing is pending; nor is the file made, so that it has none the next time either."""
    for _ in range(2):
        with pytest.raises(Exception, match=r"There is no file .*attempts\.db: check the url"):
            await invoke("status")


async def test_the_service_polls_until_it_is_told_to_end_and_gives_back_its_leases(
    url: str, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At SIGTERM it ends with 0, and what it was asking for is due for others at once."""
    fake_seam.break_for(60.0, Fault(delay=60.0, path="/action_attempts/list"))
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    monkeypatch.setenv("SEAM_ENDPOINT", fake_seam.endpoint)
    await invoke("add", FIRST, SECOND)
    child = await asyncio.create_subprocess_exec(
        *PROGRAM, *("tracker", "run", "--port", "none", "--linger", "0"), stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(30):
        assert child.stderr is not None
        assert await child.stderr.readline() == b"Polling.\n"
        while json.loads((await invoke("status", "--json")).stdout)["leased"] < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        child.send_signal(signal.SIGTERM)
        assert await child.stderr.read() == b"Stopped; what was leased is given back.\n"
        assert await child.wait() == 0
    state = json.loads((await invoke("status", "--json")).stdout)
    assert (state["due"], state["leased"]) == (2, 0)


@pytest.mark.parametrize("arguments", [[], ["--no-results"]], ids=" ".join)
async def test_the_service_stores_no_results_if_told_so(
    url: str, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """With `--no-results`, an outcome that the service settles has no result."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    monkeypatch.setenv("SEAM_ENDPOINT", fake_seam.endpoint)
    attempt_id = fake_seam.add_action_attempt(resolve_after=0.0)
    await invoke("add", attempt_id)
    child = await asyncio.create_subprocess_exec(
        *PROGRAM, *("tracker", "run", "--port", "none", "--linger", "0", *arguments), stderr=asyncio.subprocess.DEVNULL
    )
    async with asyncio.timeout(30), Tracker(ActionAttemptPoller(never), url, poll=False) as tracker:
        attempt = await tracker.wait(attempt_id)
    assert attempt.is_success
    assert (attempt.result is None) is bool(arguments)
    child.send_signal(signal.SIGTERM)
    assert await child.wait() == 0


async def never(_: list[str]) -> list[object]:
    raise AssertionError


@asynccontextmanager
async def service(
    fake: FakeSeam, monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """`tracker run` as a process that holds the lease of two ids, which the API does not answer for; its first line."""
    fake.break_for(60.0, Fault(delay=60.0, path="/action_attempts/list"))
    monkeypatch.setenv("SEAM_API_KEY", fake.api_key)
    monkeypatch.setenv("SEAM_ENDPOINT", fake.endpoint)
    await invoke("add", FIRST, SECOND)
    child = await asyncio.create_subprocess_exec(
        *PROGRAM, *("tracker", "run", "--linger", "0", *arguments), stderr=asyncio.subprocess.PIPE
    )
    assert child.stderr is not None
    try:
        async with asyncio.timeout(60):
            line = (await child.stderr.readline()).decode()
            while not fake.calls("/action_attempts/list"):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
            yield child, line
    finally:
        if child.returncode is None:
            child.kill()
        await child.communicate()


def locked(url: str) -> sqlite3.Connection:
    """Another process's transaction, which nobody can write beside: stopping has to wait for it."""
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


async def test_a_second_sigterm_does_not_cut_the_stop_short(
    url: str, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Supervisors that repeat SIGTERM get the same clean end: leases given back, exit code 0."""
    async with service(fake_seam, monkeypatch, "--port", "none") as (child, _):
        with closing(locked(url)):
            for _ in range(3):
                child.send_signal(signal.SIGTERM)
                await asyncio.sleep(0.3)
            assert child.returncode is None
        assert child.stderr is not None
        assert await child.stderr.read() == b"Stopped; what was leased is given back.\n"
        assert await child.wait() == 0
    state = json.loads((await invoke("status", "--json")).stdout)
    assert (state["due"], state["leased"]) == (2, 0)


async def test_ctrl_c_cuts_the_stop_short_and_nothing_is_promised(
    url: str, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever presses Ctrl-C while it stops gets out with code 143, and is told of no lease that was given back."""
    async with service(fake_seam, monkeypatch, "--port", "none") as (child, _):
        with closing(locked(url)):
            child.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.3)
            child.send_signal(signal.SIGINT)
            await asyncio.sleep(0.3)
        assert child.stderr is not None
        assert b"given back" not in await child.stderr.read()
        assert await child.wait() == 143


async def test_requests_do_not_keep_the_service_from_stopping(
    url: str, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client that never ends its request delays the end by a second, and no call goes out meanwhile."""
    async with service(fake_seam, monkeypatch, "--port", "0") as (child, line):
        host, port = line.split("//")[1].split("/")[0].split(":")
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
        writer.write(b"GET /health HTTP/1.1\r\n")
        await writer.drain()
        child.send_signal(signal.SIGTERM)
        async with asyncio.timeout(8):
            assert await child.wait() == 0
        writer.close()
    assert len(fake_seam.calls("/action_attempts/list")) == 1


async def test_what_an_option_must_be_is_said_in_the_shells_words(
    url: str, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lease that is too short is refused by the name of its option."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    refused = await invoke("run", "--lease", "5")
    assert refused.return_value == 2
    assert refused.stderr.startswith("seam-async: --lease has to be above the policy's request_timeout, which is 10 s")


async def test_the_service_says_where_it_can_be_watched(
    url: str, fake_seam: FakeSeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its line names the addresses, and they answer."""
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    monkeypatch.setenv("SEAM_ENDPOINT", fake_seam.endpoint)
    child = await asyncio.create_subprocess_exec(
        *PROGRAM, *("tracker", "run", "--port", "0"), stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(30), aiohttp.ClientSession() as session:
        assert child.stderr is not None
        line = (await child.stderr.readline()).decode()
        health = line.split()[1]
        assert health.endswith("/health")
        async with session.get(health) as answer:
            assert (answer.status, await answer.json()) == (200, {"status": "ok"})
        child.send_signal(signal.SIGINT)
        assert await child.wait() == 0


@pytest.mark.parametrize("port", ["65536", "many", "-1"])
async def test_a_port_that_is_none_is_refused(url: str, port: str) -> None:
    """`none` is the word for none."""
    with pytest.raises(Exception, match="is not a port, or 'none'"):
        await invoke("run", "--port", port)


# Health and metrics.


@asynccontextmanager
async def api_tracker(url: str, fetch: Any = None, **options: Any) -> AsyncIterator[Tracker]:
    async def answer(ids: list[str]) -> list[object]:
        return [attempt_json(one) for one in ids]

    async with Tracker(ActionAttemptPoller(fetch or answer), url, **{"poll": fetch is not None, **options}) as tracker:
        yield tracker


async def get(address: str | None, path: str) -> tuple[int, str, str]:
    async with aiohttp.ClientSession() as session, session.get(f"{address}{path}") as answer:
        return answer.status, answer.headers["content-type"], await answer.text()


async def test_health_says_why_it_cannot_poll(url: str) -> None:
    """503 for as long as the API refuses the credential."""

    async def refuse(_: list[str]) -> list[object]:
        raise SeamHttpUnauthorizedError("no such key", status_code=401)

    async with api_tracker(url, refuse, linger=0) as tracker, served(tracker, "127.0.0.1", 0) as address:
        assert [(await get(address, path))[0] for path in ("/health", "/ready", "/live")] == [200, 200, 200]
        await tracker.track("a")
        async with asyncio.timeout(20):
            while tracker.polling_error is None:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        status, _, text = await get(address, "/health")
        assert status == 503
        assert json.loads(text) == {"status": "failing", "reason": "401 unknown_error: no such key"}
        assert [(await get(address, path))[0] for path in ("/ready", "/live")] == [503, 200]


async def test_health_says_that_polling_has_not_begun_or_has_ended(url: str) -> None:
    """503 until the store is open, and again once the tracker is closed or its polling broke off."""

    async def answer(ids: list[str]) -> list[object]:
        return [attempt_json(one) for one in ids]

    tracker = Tracker(ActionAttemptPoller(answer), url)
    async with served(tracker, "127.0.0.1", 0) as address:

        async def reason() -> tuple[int, str]:
            status, _, text = await get(address, "/health")
            return status, json.loads(text).get("reason", "")

        assert await reason() == (503, "Polling has not begun")
        assert "seam_tracker_pending" not in (await get(address, "/metrics"))[2]
        async with tracker:
            assert await reason() == (200, "")
            (polling,) = [task for task in asyncio.all_tasks() if task.get_name() == "seam-async tracker"]
            polling.cancel()
            await asyncio.sleep(0.1)
            assert await reason() == (503, "Polling has stopped")
        assert await reason() == (503, "Polling has stopped")


async def test_health_tells_of_a_store_that_hangs(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that neither answers nor fails is told of like one that fails, and no more once it answers."""
    monkeypatch.setattr(_driver, "_STALLED_SECONDS", 0.3)

    async def answer(ids: list[str]) -> list[object]:
        return [attempt_json(one) for one in ids]

    async with api_tracker(url, answer, linger=0) as tracker, served(tracker, "127.0.0.1", 0) as address:
        answering, next_due = asyncio.Event(), tracker._store.next_due

        async def hang(*arguments: Any) -> float | None:
            await answering.wait()
            return await next_due(*arguments)

        monkeypatch.setattr(tracker._store, "next_due", hang)
        await asyncio.sleep(0.6)
        status, _, text = await get(address, "/health")
        assert (status, json.loads(text)["reason"]) == (503, "The store has not answered for 1 s")
        answering.set()
        async with asyncio.timeout(20):
            while tracker.polling_error is not None:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert (await get(address, "/health"))[0] == 200


async def test_metrics_tell_of_this_process_and_of_the_fleet(url: str) -> None:
    """As OpenMetrics, which a parser of it reads."""

    async def answer(ids: list[str]) -> list[object]:
        return [attempt_json(one, "success") for one in ids]

    async with api_tracker(url, answer, linger=0) as tracker, served(tracker, "127.0.0.1", 0) as address:
        await tracker.track("a")
        async with asyncio.timeout(20):
            async for _ in tracker.outcomes(consumer="billing"):
                break
        status, kind, text = await get(address, "/metrics")
        assert status == 200
        assert kind.startswith("application/openmetrics-text")
        values = {
            (sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(text)  # type: ignore[no-untyped-call]
            for sample in family.samples
        }
        assert values["seam_tracker_polling",] == 1
        assert values["seam_tracker_calls_total",] == 1
        assert values["seam_tracker_ids_asked_total",] == 1
        assert values["seam_tracker_pending",] == 0
        assert values["seam_tracker_unacked", "billing"] == 1
        assert values["seam_tracker_lag_seconds", "billing"] >= 0
        assert values["seam_tracker_outcomes_total", "success"] == 1
        assert values["seam_tracker_elected",] == values["seam_tracker_healthy",] == 1
        assert values["seam_tracker_held_seconds",] == 0
        assert 0 <= values["seam_tracker_answer_age_seconds",] < 20
        assert not any(name.endswith("_created") for name, *_ in values)


async def test_rows_are_not_counted_at_every_scrape(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A status is told again for some seconds; a process that cannot read it tells what it knows itself."""
    async with api_tracker(url) as tracker, served(tracker, "127.0.0.1", 0) as address:
        asked = 0

        async def status() -> Any:
            nonlocal asked
            asked += 1
            raise TrackerStoreError("the engine is gone", can_pass=True)

        monkeypatch.setattr(tracker._store, "status", status)
        async with asyncio.timeout(5):  # no patience: whoever scrapes has none
            scraped = [await get(address, "/metrics") for _ in range(3)]
        assert {code for code, _, _ in scraped} == {200}
        assert all("seam_tracker_waits" in text and "seam_tracker_pending" not in text for _, _, text in scraped)
        assert asked == 1


async def test_a_scrape_does_not_wait_for_a_slow_count(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells what it knows, the next ones tell the count, for as long as that is not too old."""
    monkeypatch.setattr(_service, "_COUNTING_SECONDS", 0.1)
    monkeypatch.setattr(_service, "_STATUS_SECONDS", 0.0)
    async with api_tracker(url) as tracker, served(tracker, "127.0.0.1", 0) as address:
        counted, count, asked = asyncio.Event(), tracker._store.status, 0

        async def status() -> Any:
            nonlocal asked
            asked += 1
            await counted.wait()
            return await count()

        async def tells_of_the_fleet() -> bool:
            code, _, text = await get(address, "/metrics")
            assert code == 200
            return "seam_tracker_pending" in text

        monkeypatch.setattr(tracker._store, "status", status)
        assert await asyncio.gather(*(tells_of_the_fleet() for _ in range(2))) == [False] * 2
        assert asked == 1  # however many scrape at once
        counted.set()
        assert await tells_of_the_fleet()
        counted.clear()
        assert await tells_of_the_fleet()  # what was counted last
        monkeypatch.setattr(_service, "_STALE_SECONDS", 0.0)
        assert not await tells_of_the_fleet()


async def test_an_address_that_is_taken_is_an_error_that_names_it(url: str) -> None:
    """And nothing is left behind."""
    async with api_tracker(url) as tracker, served(tracker, "::1", 0) as address:
        assert address is not None
        assert address.startswith("http://[::1]:")
        port = int(address.rpartition(":")[2])
        with pytest.raises(SeamInvalidOptionsError, match=f"cannot listen on ::1:{port}"):
            async with served(tracker, "::1", port):
                raise AssertionError


async def test_without_its_extra_the_service_says_what_to_install(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or how to do without."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    async with api_tracker(url) as tracker:
        with pytest.raises(SeamInvalidOptionsError, match=r"seam-async\[service\]"):
            async with served(tracker, "127.0.0.1", 0):
                raise AssertionError
        async with served(tracker, "127.0.0.1", None) as address:
            assert address is None


def descriptors() -> int:
    """The open file descriptors of this process."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


async def half_open(address: str, count: int) -> list[asyncio.StreamWriter]:
    """Connections whose requests never end."""
    host, port = address.removeprefix("http://").split(":")
    writers = []
    for _ in range(count):
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /health HTTP/1.1\r\nHost: ")
        writers.append(writer)
    return writers


async def test_half_open_requests_keep_nobody_out(url: str) -> None:
    """The connection that has been idle for longest makes room: 300 of them cost neither a scrape nor the polling."""
    async with api_tracker(url) as tracker, served(tracker, "127.0.0.1", 0) as address, asyncio.timeout(20):
        assert address is not None
        before = descriptors()
        writers = await half_open(address, 300)
        code, _, _ = await get(address, "/live")
        assert code == 200
        own = len(writers)
        assert descriptors() - before - own <= _gate.MOST_CONNECTIONS + 5
        for writer in writers:
            writer.close()


async def test_a_request_has_seconds_to_arrive(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection without a whole request is closed, and so is one that is kept alive for too long."""
    monkeypatch.setattr(_service, "IDLE_SECONDS", 0.2)
    async with api_tracker(url) as tracker, served(tracker, "127.0.0.1", 0) as address, asyncio.timeout(20):
        assert address is not None
        host, port = address.removeprefix("http://").split(":")
        for request in (b"GET /live HTTP/1.1\r\nHost: x\r\n", b"GET /live HTTP/1.1\r\nHost: x\r\n\r\n"):
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(request)
            with suppress(ConnectionResetError):
                answer = await reader.read()
                assert bool(answer) is request.endswith(b"\r\n\r\n")
            writer.close()


async def test_beyond_the_most_busy_connections_nobody_is_admitted(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests in progress are not cut off for new ones."""
    monkeypatch.setattr(_service, "MOST_CONNECTIONS", 1)
    async with api_tracker(url) as tracker, served(tracker, "127.0.0.1", 0) as address, asyncio.timeout(20):
        counted = asyncio.Event()

        async def status() -> Any:
            await counted.wait()
            raise TrackerStoreError("the engine is gone")

        monkeypatch.setattr(tracker._store, "status", status)
        scrape = asyncio.create_task(get(address, "/metrics"))
        await asyncio.sleep(0.3)
        with pytest.raises(aiohttp.ClientError):
            await get(address, "/live")
        counted.set()
        assert (await scrape)[0] == 200
