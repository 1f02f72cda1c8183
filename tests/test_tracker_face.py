"""The tracker's page and its HTTP interface, over loopback: who may do what, and what hostile clients cannot do."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from seam_async import ActionAttemptPoller, SeamInvalidOptionsError
from seam_async._sensitive import hide
from seam_async.tracking import Tracker, TrackerStoreError, _board, _face, _guard, _page
from seam_async.tracking._overview import Overview, history_of
from seam_async.tracking._service import served

from tracker_pages import AUTHORIZED, DOOR_CODE, TOKEN, answer, id_of, page_of
from tracking import Engine

JSON = {"Content-Type": "application/json"}
PENDING, FAILED, DONE = (id_of(number) for number in (1, 100, 101))


class Client:
    """Sends requests with the token."""

    def __init__(self, address: str, http: aiohttp.ClientSession) -> None:
        self.address = address
        self.http = http

    async def send(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """Returns the status and the JSON of the response."""
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        sent = {**AUTHORIZED, **({} if content is None else JSON), **(headers or {})}
        data = None if content is None else io.BytesIO(content)  # aiohttp warns of large bytes
        async with self.http.request(method, f"{self.address}{path}", data=data, headers=sent) as response:
            text = await response.text()
            return response.status, json.loads(text) if text else None

    async def get(self, path: str, **headers: str) -> tuple[int, Any]:
        return await self.send("GET", path, headers=headers)

    async def post(self, path: str, body: object) -> tuple[int, Any]:
        return await self.send("POST", path, body)


@asynccontextmanager
async def face(url: str, *, token: str | None = TOKEN, **options: Any) -> AsyncIterator[tuple[Client, Tracker]]:
    async with (
        asyncio.timeout(40),
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
        Tracker(ActionAttemptPoller(answer), url, **{"linger": 0.0, **options}) as tracker,
        served(tracker, "127.0.0.1", 0, token=token) as address,
    ):
        assert address is not None
        yield Client(address, http), tracker


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/attempts.db"


# The page.


@pytest.mark.parametrize("path", ["/", "/dashboard/style.css", "/dashboard/app.js"])
async def test_the_page_loads_nothing_from_elsewhere(url: str, path: str) -> None:
    """Its files need no token, and no browser runs, frames or sniffs anything that is not of this site."""
    async with face(url, token=None) as (client, _), client.http.get(client.address + path) as response:
        assert response.status == 200
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cache-Control"] == "no-cache"
        assert "http://" not in (await response.text()).replace("http://www.w3.org/2000/svg", "")


async def test_the_status_says_what_the_fleet_is_at(tmp_path: Path) -> None:
    """Pending by age, times, outcomes by minute, workers, consumers and dead letters, and no door code in them."""
    async with page_of(tmp_path) as (address, _), aiohttp.ClientSession() as http:
        code, status = await Client(address, http).get("/v1/status", Authorization="")
    assert code == 200
    assert status["pending"]["total"] == sum(group["count"] for group in status["pending"]["by_age"]) == 60
    assert status["time_to_outcome"]["median"] <= status["time_to_outcome"]["p99"]
    assert len(status["outcomes"]) == 30
    assert sum(minute.get("error", 0) for minute in status["outcomes"]) == 12
    assert [consumer["dead"] for consumer in status["consumers"]] == [0, 2]
    assert {letter["settled_number"] for letter in status["dead"]} == {7, 8}
    assert [worker["is_able"] for worker in status["workers"]] == [True]
    assert status["actions"] is True
    assert DOOR_CODE not in json.dumps(status)
    assert "KeyError" not in json.dumps(status)


async def test_both_engines_have_an_overview_and_histories(engine: Engine) -> None:
    """Also after a minute, when only the latest outcomes are counted again."""
    async with Tracker(ActionAttemptPoller(answer), engine.url, linger=0.0) as tracker:
        overview = Overview(tracker)
        assert (await overview.read())["time_to_outcome"] == {"median": None, "p99": None}
        await tracker.track_all([PENDING, FAILED, DONE], topic="doors")
        for attempt_id in (FAILED, DONE):
            with suppress(Exception):
                await tracker.wait(attempt_id)
        for consumer, topic in (("all", None), ("doors", "doors"), ("others", "others"), ("late", None)):
            await tracker._store.claim(consumer, 1, 1.0, topic=topic)
        rows = await tracker._store.unacked_after("all", 0)
        await tracker._store.unacked_after("doors", 0)
        await tracker._store.ack("doors", rows[0].number)
        await engine.execute(
            f"UPDATE seam_deliveries SET dead_at = 1, tries = 5 WHERE settled_number = {rows[0].number}"
        )
        states = [await overview.read() for _ in range(2)]
        for state in states:
            assert [minute for minute in state["outcomes"] if minute][-1] == {"error": 1, "success": 1}
            assert state["pending"]["total"] == 1
        await engine.execute("UPDATE seam_pending SET failures = 2")
        found = await tracker._store.get([PENDING, rows[0].action_attempt_id])
        history = [entry["event"] for entry in await history_of(tracker._store, found[rows[0].action_attempt_id])]
        assert history[0] == "tracked"
        assert history[-3:] == [
            "put aside for all after 5 tries",
            "acknowledged by doors",
            "not yet acknowledged by late",
        ]
        last = (await history_of(tracker._store, found[PENDING]))[-1]["event"]
        assert last.startswith("next poll, after ")
        assert last.endswith(", 2 without news in a row")


async def test_all_viewers_share_a_snapshot(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty viewers for a second and a half cost no more reads than one, and the streams go on."""
    async with face(url) as (client, tracker):
        reads, read = 0, tracker._store.status

        async def counted() -> Any:
            nonlocal reads
            reads += 1
            return await read()

        monkeypatch.setattr(tracker._store, "status", counted)

        async def watch() -> int:
            seen = 0
            with suppress(TimeoutError):
                async with asyncio.timeout(1.5), client.http.get(f"{client.address}/v1/status/events") as response:
                    assert response.headers["Content-Type"] == "text/event-stream"
                    async for line in response.content:
                        seen += line.startswith(b"data: {")
            return seen

        seen = await asyncio.gather(*(watch() for _ in range(30)))
        assert all(1 <= count <= 3 for count in seen)
        assert reads <= 3
        assert (await client.get("/v1/status"))[0] == 200


async def test_a_failing_database_is_said(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the status, by the stream and by the interface, with 503; the service itself goes on."""

    async def fail(*_: object) -> Any:
        raise TrackerStoreError("the engine is gone") from OSError("no route")

    async with face(url) as (client, tracker):
        monkeypatch.setattr(tracker._store, "status", fail)
        assert await client.get("/v1/status") == (503, {"error": "the engine is gone: no route"})
        async with client.http.get(f"{client.address}/v1/status/events") as response:
            assert await response.content.readline() == b"event: failure\n"
        monkeypatch.setattr(tracker._store, "get", fail)
        assert await client.get(f"/v1/attempts/{DONE}") == (503, {"error": "the engine is gone: no route"})


async def test_a_slow_database_holds_no_viewer(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The status ends with 503, and the stream stays open until there is a snapshot."""
    monkeypatch.setattr(_page, "_READ_SECONDS", 0.1)
    async with face(url) as (client, tracker):
        asked, status = asyncio.Event(), tracker._store.status

        async def slow() -> Any:
            await asked.wait()
            return await status()

        monkeypatch.setattr(tracker._store, "status", slow)
        assert await client.get("/v1/status") == (503, {"error": "the database has not answered yet"})
        async with client.http.get(f"{client.address}/v1/status/events") as response:
            assert await response.content.readline() == b": the database has not answered yet\n"
            asked.set()
            while await response.content.readline() != b"event: status\n":
                pass


async def test_only_so_many_streams_are_open(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next viewer is told to come back, and may once another has left."""
    monkeypatch.setattr(_page, "MOST_STREAMS", 1)
    async with face(url) as (client, _):
        async with client.http.get(f"{client.address}/v1/status/events") as first:
            await first.content.readline()
            assert await client.get("/v1/status/events") == (503, {"error": "too many streams are open"})
        while True:
            async with client.http.get(f"{client.address}/v1/status/events") as later:
                if later.status == 200:
                    break
            await asyncio.sleep(0.05)


async def test_a_viewer_that_does_not_read_is_dropped(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its connection is aborted, and nobody else waits for it."""
    monkeypatch.setattr(_page, "PERIOD_SECONDS", 0.0)
    monkeypatch.setattr(_board, "_SHARE", 0)
    monkeypatch.setattr(_page, "_WRITE_SECONDS", 0.2)
    monkeypatch.setattr(_page, "_event", lambda _: b": " + bytes(1 << 20))
    async with face(url) as (client, _):
        host, port = client.address.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port), limit=1)
        writer.write(b"GET /v1/status/events HTTP/1.1\r\nHost: x\r\n\r\n")
        await asyncio.sleep(1.5)
        assert (await client.get("/v1/status"))[0] == 200
        with suppress(ConnectionResetError):  # what was buffered may be read before the end
            while await reader.read(1 << 20):
                pass
        writer.close()


async def test_a_viewer_that_reads_late_gets_all_that_was_written(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause of the reader is none of the stream's."""
    monkeypatch.setattr(_page, "PERIOD_SECONDS", 0.0)
    monkeypatch.setattr(_board, "_SHARE", 0)
    monkeypatch.setattr(_page, "_event", lambda _: b": " + bytes(1 << 20))
    async with face(url) as (client, _), client.http.get(f"{client.address}/v1/status/events") as response:
        await asyncio.sleep(0.7)
        for _ in range(16):
            assert len(await response.content.readexactly(1 << 20)) == 1 << 20


async def test_open_streams_do_not_delay_the_end(url: str) -> None:
    """They end cleanly when the service does, and at once."""
    async with aiohttp.ClientSession() as http, Tracker(ActionAttemptPoller(answer), url) as tracker:
        async with served(tracker, "127.0.0.1", 0) as address:
            response = await http.get(f"{address}/v1/status/events")
            await response.content.readline()
        async with asyncio.timeout(0.8):
            await response.content.read()


async def test_a_snapshot_that_came_meanwhile_is_handed_out_at_once(url: str) -> None:
    """A viewer that was busy does not wait for the next one."""
    async with Tracker(ActionAttemptPoller(answer), url) as tracker:
        board = _board.Board(tracker, {}, period=60.0)
        await board.close()
        first = await board.after(0, 5.0)
        assert first is not None
        assert first.number == 1
        assert await board.after(0, 0.0) is first is await board.latest(0.0)
        assert await board.after(1, 0.05) is None
        await board.close()


# Who may do what.


async def test_without_a_token_only_the_status_is_served(url: str) -> None:
    """Every other path says how to set one."""
    async with face(url, token=None) as (client, _):
        assert (await client.get("/v1/status"))[1]["actions"] is False
        assert (await client.get("/v1/openapi.json"))[0] == 200
        for method, path in (
            ("POST", "/v1/track"),
            ("GET", f"/v1/attempts/{DONE}"),
            ("GET", "/v1/attempts?query=a"),
            ("POST", "/v1/dead-letters/skip"),
            ("GET", "/v1/nothing"),
        ):
            code, body = await client.send(method, path)
            assert code == 403
            assert "SEAM_TRACKER_TOKEN" in body["error"]
            assert "--token-file" in body["error"]


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", f"Basic {TOKEN}", "Bearer wrong", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", "Bearer \udcff"],
)
async def test_a_wrong_token_is_refused(url: str, header: str) -> None:
    """With 401, on reads and on writes, whatever bytes it has; cookies are never looked at."""
    async with face(url) as (client, _):
        host, port = client.address.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        request = (
            f"GET /v1/attempts/{DONE} HTTP/1.1\r\nHost: x\r\nAuthorization: {header}\r\nCookie: token={TOKEN}\r\n\r\n"
        )
        writer.write(request.encode("utf-8", "surrogateescape"))
        assert await reader.readline() == b"HTTP/1.1 401 Unauthorized\r\n"
        assert b"WWW-Authenticate: Bearer" in await reader.readuntil(b"\r\n\r\n")
        writer.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
async def test_other_sites_pages_can_do_nothing(url: str, headers: dict[str, str]) -> None:
    """A request that a browser marks as foreign is refused even with the token, and nothing is tracked."""
    async with face(url) as (client, tracker):
        body = {"action_attempt": PENDING}
        for path in ("/v1/track", "/v1/outcomes/ack", "/v1/dead-letters/retry"):
            assert (await client.send("POST", path, body, headers))[0] == 403
        assert (await client.get("/v1/status", **headers))[0] == 403
        assert (await tracker.status()).pending == 0
        own = {"Origin": client.address, "Sec-Fetch-Site": "same-origin"}
        assert (await client.send("POST", "/v1/track", body, own))[0] == 200


@pytest.mark.parametrize("token", ["short", "with a space in it", "with-ünicode-in-it-all"])
async def test_a_token_that_is_weak_or_cannot_be_sent_is_refused(url: str, token: str) -> None:
    """Before anything is served, and without an echo."""
    with pytest.raises(SeamInvalidOptionsError, match="at least 16 characters") as caught:
        async with face(url, token=token):
            raise AssertionError
    assert token not in str(caught.value)


# Tracking, attempts and outcomes.


async def test_an_attempt_is_tracked_waited_for_read_and_acknowledged(url: str) -> None:
    """The whole way of a program in another language."""
    async with face(url) as (client, _):
        body = {
            "action_attempts": [DONE.upper(), {"action_attempt_id": FAILED}],
            "metadata": {"room": 7},
            "timeout": None,
        }
        assert await client.post("/v1/track", body | {"topic": "doors"}) == (
            200,
            {"action_attempt_ids": [DONE, FAILED]},
        )
        code, attempt = await client.get(f"/v1/attempts/{DONE}?wait=30")
        assert (code, attempt["status"], attempt["metadata"], attempt["topic"]) == (
            200,
            "success",
            {"room": 7},
            "doors",
        )
        assert attempt["action_attempt"]["result"]["access_code"]["code"] == DOOR_CODE
        assert (await client.get(f"/v1/attempts/{FAILED}?wait=30"))[1]["status"] == "error"
        code, answered = await client.get("/v1/outcomes?consumer=rails&limit=1&wait=30")
        assert (code, len(answered["outcomes"])) == (200, 1)
        numbers = []
        for _ in range(2):
            (outcome,) = (await client.get("/v1/outcomes?consumer=rails&limit=1"))[1]["outcomes"]
            numbers.append(outcome["settled_number"])
            acked = {"consumer": "rails", "settled_numbers": [outcome["settled_number"]]}
            assert await client.post("/v1/outcomes/ack", acked) == (204, None)
        assert sorted(numbers) == [1, 2]
        assert await client.get("/v1/outcomes?consumer=rails") == (200, {"outcomes": []})


async def test_a_wait_ends_with_the_attempt_as_it_is(url: str) -> None:
    """A pending attempt is pending after the wait; what is not tracked is not waited for."""
    async with face(url) as (client, _):
        await client.post("/v1/track", {"action_attempt": PENDING})
        code, attempt = await client.get(f"/v1/attempts/{PENDING}?wait=0.2")
        assert (code, attempt["status"], attempt["settled_at"]) == (200, "pending", None)
        assert (await client.get(f"/v1/attempts/{PENDING}"))[0] == 200
        assert await client.get(f"/v1/attempts/{DONE}?wait=30") == (404, {"error": "the action attempt is not tracked"})


async def test_a_timed_out_attempt_says_so(url: str) -> None:
    """With the facts of the last failure, if there were any."""
    async with face(url) as (client, tracker):
        await client.post("/v1/track", {"action_attempt": PENDING, "timeout": 0})
        assert (await client.get(f"/v1/attempts/{PENDING}?wait=30"))[1]["status"] == "timed_out"
        detail = '{"message": "bad gateway", "status_code": 502}'
        await tracker._store.query("UPDATE seam_attempts SET detail = ? RETURNING 1", detail)
        assert (await client.get(f"/v1/attempts/{PENDING}"))[1]["error"] == json.loads(detail)


async def test_outcomes_are_delivered_when_they_come(url: str) -> None:
    """A request that waits returns with the first outcome, and an empty list after its time."""
    async with face(url) as (client, _):
        assert await client.get("/v1/outcomes?consumer=go&wait=0.2") == (200, {"outcomes": []})
        waiting = asyncio.create_task(client.get("/v1/outcomes?consumer=go&wait=60"))
        await asyncio.sleep(0.2)
        await client.post("/v1/track", {"action_attempt": DONE})
        _, answered = await waiting
        assert [outcome["action_attempt_id"] for outcome in answered["outcomes"]] == [DONE]


async def test_a_consumer_has_one_reader(url: str) -> None:
    """While a process reads, a request gets 409; a request holds the consumer for no longer than it reads."""
    async with face(url) as (client, tracker):
        assert await tracker._store.claim("python", 1, 30.0)
        assert await client.get("/v1/outcomes?consumer=python&wait=0.1") == (
            409,
            {"error": "another reader has the consumer"},
        )
        await tracker._store.unclaim("python", 1)
        assert (await client.get("/v1/outcomes?consumer=python"))[0] == 200
        assert await tracker._store.claim("python", 2, 1.0)


async def test_only_so_many_requests_wait(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next one is told to come back; a client that goes away ends its wait."""
    monkeypatch.setattr(_face, "MOST_WAITS", 1)
    async with face(url) as (client, _):
        waiting = asyncio.create_task(client.get("/v1/outcomes?consumer=a&wait=60"))
        await asyncio.sleep(0.3)
        assert await client.get("/v1/outcomes?consumer=b") == (503, {"error": "too many requests that wait are open"})
        waiting.cancel()
        while (await client.get("/v1/outcomes?consumer=b"))[0] != 200:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_a_search_finds_by_id_and_by_metadata_and_hides_codes(url: str) -> None:
    """The value of a key is a string, or a number or truth value of the same spelling."""
    async with face(url) as (client, _):
        await client.post("/v1/track", {"action_attempt": DONE, "metadata": {"room": "7", "floor": 2, "vip": True}})
        await client.get(f"/v1/attempts/{DONE}?wait=30")
        for query in (DONE, "room=7", "floor=2", " floor = 2.0 ", "vip=true"):
            code, found = await client.get(f"/v1/attempts?query={query}")
            (attempt,) = found["attempts"]
            assert (code, attempt["action_attempt_id"], attempt["metadata"]["room"]) == (200, DONE, "7")
            assert attempt["action_attempt"]["result"]["access_code"]["code"] == "***"
            assert [entry["event"] for entry in attempt["history"]][-1] == "settled as success"
        for query in ("room=8", "room=null", "floor=NaN", f"x={'[' * 1500}", PENDING):
            assert await client.get(f"/v1/attempts?query={query}") == (200, {"attempts": []})


def test_hidden_json_keeps_its_form() -> None:
    """Names and depth decide, as in a repr."""
    value = {"code": "1", "is_set": True, "names": ["a"], "codes": {"pin": [1, None]}, "deep": {"er": 1}}
    assert hide(value) == {**value, "code": "***", "codes": {"pin": ["***", None]}}
    assert hide({"deep": {"er": 1}}, depth=1) == {"deep": "***"}
    assert hide("1234") == "***"


async def test_dead_letters_are_listed_retried_and_skipped(tmp_path: Path) -> None:
    """With their errors; what is not there is not found."""
    async with page_of(tmp_path, settled=20) as (address, _), aiohttp.ClientSession() as http:
        client = Client(address, http)
        code, listed = await client.get("/v1/dead-letters")
        assert (code, [letter["settled_number"] for letter in listed["dead_letters"]]) == (200, [7, 8])
        assert listed["dead_letters"][0]["error"] == "KeyError: 'booking'"
        assert (await client.get("/v1/dead-letters?consumer=other"))[1] == {"dead_letters": []}
        for action, number in (("retry", 7), ("skip", 8)):
            letter = {"consumer": "bookings", "settled_number": number}
            assert await client.post(f"/v1/dead-letters/{action}", letter) == (204, None)
            assert await client.post(f"/v1/dead-letters/{action}", letter) == (
                404,
                {"error": "there is no such dead letter"},
            )


# Requests that are not usable.

_ACK = {"consumer": "a", "settled_numbers": [1]}


@pytest.mark.parametrize(
    ("path", "body", "text"),
    [
        ("track", b"{", "a JSON object"),
        ("track", b"[" * 50_000, "a JSON object"),
        ("track", [DONE], "a JSON object"),
        ("track", b'{"action_attempt": NaN}', "a JSON object"),
        ("track", {}, "either action_attempt or action_attempts"),
        ("track", {"action_attempt": DONE, "action_attempts": [DONE]}, "either action_attempt or action_attempts"),
        ("track", {"action_attempts": DONE}, "a list of 1 to 1,000"),
        ("track", {"action_attempts": []}, "a list of 1 to 1,000"),
        ("track", {"action_attempts": [DONE] * 1001}, "a list of 1 to 1,000"),
        ("track", {"action_attempt": 7}, "without an action_attempt_id"),
        ("track", {"action_attempt": "x y"}, "no action attempt has the id 'x y'"),
        ("track", {"action_attempt": DONE, "metadata": 7}, "metadata has to be a JSON object"),
        ("track", {"action_attempt": DONE, "topic": " "}, "topic has to be a name"),
        ("track", {"action_attempt": DONE, "topic": 1}, "topic has to be a name"),
        ("track", {"action_attempt": DONE, "timeout": -1}, "timeout"),
        ("track", {"action_attempt": DONE, "timeout": "1"}, "timeout"),
        ("track", {"action_attempt": DONE, "other": 1}, "unknown field 'other'"),
        ("outcomes/ack", {"consumer": "a"}, "lacks settled_numbers"),
        ("outcomes/ack", {**_ACK, "consumer": 7}, "consumer has to be a name"),
        ("outcomes/ack", {**_ACK, "settled_numbers": []}, "a list of 1 to 500"),
        ("outcomes/ack", {**_ACK, "settled_numbers": 1}, "a list of 1 to 500"),
        ("outcomes/ack", {**_ACK, "settled_numbers": [True]}, "a whole number above 0"),
        ("outcomes/ack", {**_ACK, "settled_numbers": [1 << 63]}, "a whole number above 0"),
        ("dead-letters/skip", {"consumer": "a", "settled_number": 0}, "a whole number above 0"),
    ],
)
async def test_a_body_that_is_wrong_is_refused(url: str, path: str, body: object, text: str) -> None:
    """With 400 and a reason."""
    async with face(url) as (client, _):
        code, refused = await client.post(f"/v1/{path}", body)
        assert code == 400
        assert text in refused["error"]


@pytest.mark.parametrize(
    "query",
    [
        "attempts",
        "attempts?query=%20",
        f"attempts/{DONE}?wait=61",
        f"attempts/{DONE}?wait=-1",
        f"attempts/{DONE}?wait=nan",
        "outcomes",
        "outcomes?consumer=%00",
        "outcomes?consumer=a&limit=0",
        "outcomes?consumer=a&limit=501",
        "outcomes?consumer=a&limit=%D9%A1",
    ],
)
async def test_a_query_that_is_wrong_is_refused(url: str, query: str) -> None:
    """With 400, before the database is asked."""
    async with face(url) as (client, _):
        assert (await client.get(f"/v1/{query}"))[0] == 400


async def test_bodies_are_json_of_a_bounded_size_that_arrive_in_time(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another content type, 1 MiB, or a body that never ends is refused; so are unknown paths and methods, in JSON."""
    monkeypatch.setattr(_guard, "BODY_SECONDS", 0.2)
    async with face(url) as (client, _):
        body = {"action_attempt": DONE}
        assert (await client.send("POST", "/v1/track", body, {"Content-Type": "text/plain"}))[0] == 415
        large = {**body, "metadata": {"text": "x" * (1 << 20)}}
        assert (await client.post("/v1/track", large))[0] == 413
        host, port = client.address.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = f"POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n"
        writer.write(f"{head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{{".encode())
        assert await reader.readline() == b"HTTP/1.1 408 Request Timeout\r\n"
        writer.close()
        assert await client.get("/v1/nothing") == (404, {"error": "Not Found"})
        assert await client.send("PUT", "/v1/track", body) == (405, {"error": "Method Not Allowed"})


# Load.


async def test_two_hundred_clients_do_not_disturb_polling(url: str) -> None:
    """Readers, waits, viewers, half-open requests and wrong tokens for three seconds: all is settled meanwhile."""
    async with face(url) as (client, tracker):
        host, port = client.address.removeprefix("http://").split(":")
        answered: dict[int, int] = {}

        async def ask(number: int) -> None:
            paths = ("/v1/status", f"/v1/attempts/{PENDING}", "/v1/outcomes?consumer=c&wait=1", "/v1/status/events")
            headers = {"Authorization": "Bearer wrong"} if number % 10 == 0 else AUTHORIZED
            while True:
                with suppress(aiohttp.ClientError):
                    async with client.http.get(client.address + paths[number % 4], headers=headers) as response:
                        await response.content.read(100)
                        answered[response.status] = answered.get(response.status, 0) + 1
                await asyncio.sleep(0.05)

        async def half_open() -> None:
            _, writer = await asyncio.open_connection(host, int(port))
            writer.write(b"POST /v1/track HTTP/1.1\r\nHost: ")
            try:
                await asyncio.Event().wait()
            finally:
                writer.close()

        clients = [asyncio.create_task(ask(number)) for number in range(160)]
        clients += [asyncio.create_task(half_open()) for _ in range(40)]
        ids = [id_of(number) for number in range(100, 200)]
        await tracker.track_all([PENDING, *ids])
        started_at = asyncio.get_running_loop().time()
        while (await tracker.status()).pending > 1:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        polled_in = asyncio.get_running_loop().time() - started_at
        await asyncio.sleep(max(0.0, 3 - polled_in))
        for task in clients:
            task.cancel()
        await asyncio.wait(clients)
        assert polled_in < 10
        assert answered[200] > 100
        assert answered[401] > 10
        assert set(answered) <= {200, 401, 409, 503}
        assert (await client.get("/v1/status"))[0] == 200
