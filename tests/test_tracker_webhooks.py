"""Outgoing webhooks of the tracker: signed, retried, and put aside when nothing helps."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from standardwebhooks import Webhook

from seam_async import ActionAttemptPoller, SeamInvalidOptionsError
from seam_async.tracking import Tracker, TrackerStoreError, _webhook_sender
from seam_async.tracking._webhook_sender import WebhookEndpoint, send_webhooks

from engines import free_port
from exposure import shown_by
from support import attempt_json
from tracker_pages import answer, id_of

SECRET = "whsec_" + base64.b64encode(b"a secret of the tests, no more").decode()
FAILED, DONE = id_of(100), id_of(101)


class Receiver:
    """A server that verifies webhooks.

    Attributes:
        answer: Returns the status for the message with a number, from 1.
        messages: The genuine messages, with the id of each.
    """

    def __init__(self, answer: Callable[[int], int]) -> None:
        self.answer = answer
        self.messages: list[tuple[str, dict[str, Any]]] = []
        self.address = ""

    async def receive(self, request: web.Request) -> web.Response:
        message = Webhook(SECRET).verify(await request.read(), dict(request.headers))
        self.messages.append((request.headers["webhook-id"], message))
        status = self.answer(len(self.messages))
        if status == 0:
            await asyncio.sleep(1)
        return web.Response(status=status or 200, headers={"Location": "/elsewhere"})


async def accept(_: web.Request) -> web.Response:
    return web.Response()


@asynccontextmanager
async def sending(
    tmp_path: Path, answer_message: Callable[[int], int], *, fetch: Any = answer, **options: Any
) -> AsyncIterator[tuple[Receiver, Tracker]]:
    receiver = Receiver(answer_message)
    app = web.Application()
    app.router.add_post("/hook", receiver.receive)
    app.router.add_route("*", "/elsewhere", accept)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    receiver.address = f"http://{host}:{port}/hook"
    url = f"sqlite:///{tmp_path}/attempts.db"
    async with asyncio.timeout(30), Tracker(ActionAttemptPoller(fetch), url, linger=0.0, missing_grace=0.0) as tracker:
        endpoint = WebhookEndpoint(receiver.address, SECRET)
        sender = asyncio.create_task(send_webhooks(tracker, endpoint, **options))
        try:
            yield receiver, tracker
        finally:
            sender.cancel()
            await asyncio.wait([sender])
            await runner.cleanup()


async def unacked(tracker: Tracker) -> int:
    return (await tracker.status()).unacked.get("webhook", 0)


async def all_sent(receiver: Receiver, tracker: Tracker, messages: int) -> None:
    """Returns when the receiver has that many messages and no outcome is left."""
    while len(receiver.messages) < messages or await unacked(tracker):  # noqa: ASYNC110
        await asyncio.sleep(0.02)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries follow each other in milliseconds."""
    monkeypatch.setattr(_webhook_sender, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(_webhook_sender, "_OUTAGE_PAUSE", 0.01)


async def test_each_outcome_is_sent_once_and_signed(tmp_path: Path) -> None:
    """A success has its attempt and metadata, a failure its error; the receiver verifies them with the secret."""
    async with sending(tmp_path, lambda _: 204) as (receiver, tracker):
        await tracker.track_all([FAILED, DONE], metadata={"room": 7})
        await all_sent(receiver, tracker, 2)
    found = {message["data"]["action_attempt_id"]: message for _, message in receiver.messages}
    assert {message["type"] for message in found.values()} == {"action_attempt.settled"}
    assert found[DONE]["data"]["status"] == "success"
    assert found[DONE]["data"]["action_attempt"]["result"]["access_code"]["name"] == "Guest"
    assert found[DONE]["data"]["metadata"] == {"room": 7}
    assert "It is stuck." in found[FAILED]["data"]["error"]
    assert found[DONE]["timestamp"] == found[DONE]["data"]["settled_at"]


@pytest.mark.parametrize("failure", [500, 404, 302, 0], ids=["500", "404", "redirect", "no answer"])
async def test_a_message_is_sent_until_it_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: int
) -> None:
    """With the same id each time, so that a receiver can drop duplicates."""
    monkeypatch.setattr(_webhook_sender, "_REQUEST_SECONDS", 0.3)
    async with sending(tmp_path, lambda number: failure if number < 3 else 200) as (receiver, tracker):
        await tracker.track(DONE)
        await all_sent(receiver, tracker, 3)
    assert len({message_id for message_id, _ in receiver.messages}) == 1


async def test_an_outcome_that_is_never_accepted_is_put_aside(tmp_path: Path) -> None:
    """It holds up no other, and says why."""
    async with sending(tmp_path, lambda number: 500 if number <= 2 else 200, tries=2) as (receiver, tracker):
        await tracker.track(FAILED)
        while len(receiver.messages) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        await tracker.track(DONE)
        await all_sent(receiver, tracker, 3)
        rows = await tracker._store.query("SELECT tries, error, dead_at IS NOT NULL FROM seam_deliveries")
        ((tries, error, is_dead),) = rows
        assert (tries, bool(is_dead)) == (2, True)
        assert error.endswith("the webhook was answered with status 500")
    assert receiver.messages[-1][1]["data"]["action_attempt_id"] == DONE


async def test_an_attempt_that_was_never_seen_has_no_attempt(tmp_path: Path) -> None:
    """Its message says how it ended all the same."""

    async def nothing(_: list[str]) -> list[object]:
        return []

    async with sending(tmp_path, lambda _: 200, fetch=nothing) as (receiver, tracker):
        await tracker.track(DONE, timeout=0)
        await all_sent(receiver, tracker, 1)
    assert receiver.messages[0][1]["data"]["action_attempt"] is None


async def test_an_outage_of_the_database_ends_no_sending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a failure that does not look as if it could pass: sending begins again after a pause."""
    async with sending(tmp_path, lambda _: 200) as (receiver, tracker):
        deliveries, failures = tracker._store.deliveries, 0

        async def fail_twice(*arguments: Any, **options: Any) -> Any:
            nonlocal failures
            failures += 1
            if failures <= 2:
                raise TrackerStoreError("the engine is gone")
            return await deliveries(*arguments, **options)

        monkeypatch.setattr(tracker._store, "deliveries", fail_twice)
        await tracker.track(DONE)
        await all_sent(receiver, tracker, 1)
    assert failures > 2


async def test_an_endpoint_that_is_down_is_a_failure_to_retry(tmp_path: Path) -> None:
    """Nobody listens, and the outcome is put aside with the reason."""
    url = f"sqlite:///{tmp_path}/attempts.db"
    async with asyncio.timeout(30), Tracker(ActionAttemptPoller(answer), url, linger=0.0) as tracker:
        endpoint = WebhookEndpoint(f"http://127.0.0.1:{free_port()}/hook", SECRET)
        sender = asyncio.create_task(send_webhooks(tracker, endpoint, tries=2))
        await tracker.track(DONE)
        dead = "SELECT error FROM seam_deliveries WHERE dead_at IS NOT NULL"
        while not (rows := await tracker._store.query(dead)):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        sender.cancel()
        await asyncio.wait([sender])
    assert "the webhook could not be sent: " in rows[0][0]


@pytest.mark.parametrize("fault", ["nobody listens", "a refusal"])
async def test_a_failed_webhook_shows_no_door_code(
    fault: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the traceback of a failed try, and a crash reporter the locals of its frames: no code is in them."""

    async def fetch(ids: list[str]) -> list[object]:
        return [attempt_json(attempt_id, "success") | {"result": {"code": "code-hush"}} for attempt_id in ids]

    async with sending(tmp_path, lambda _: 500, fetch=fetch) as (receiver, tracker):
        address = receiver.address if fault == "a refusal" else f"http://127.0.0.1:{free_port()}/hook"
        sender = asyncio.create_task(send_webhooks(tracker, WebhookEndpoint(address, SECRET), consumer="other"))
        await tracker.track(DONE)
        while "the consumer 'other' failed" not in caplog.text:  # noqa: ASYNC110 - the log does not call back
            await asyncio.sleep(0.02)
        sender.cancel()
        await asyncio.wait([sender])
    errors = [record.exc_info[1] for record in caplog.records if record.exc_info]
    shown = "".join(shown_by(error) for error in errors if error is not None)
    assert "webhook" in shown
    assert "code-hush" not in shown


@pytest.mark.parametrize(
    "url", ["", "hook", "http://example.com/hook", "ftp://127.0.0.1/hook", "https://", "http://[::1/hook"]
)
def test_an_address_in_the_clear_is_refused(url: str) -> None:
    """Outcomes hold door codes, so http is for loopback alone."""
    with pytest.raises(SeamInvalidOptionsError, match="https://"):
        WebhookEndpoint(url, SECRET)
    WebhookEndpoint("https://example.com/hook", SECRET)


def test_a_secret_that_signs_nothing_is_refused_without_an_echo() -> None:
    """Too short to be safe, or not base64."""
    for secret in ("whsec_YQ==", "whsec_"):
        with pytest.raises(SeamInvalidOptionsError, match="secret"):
            WebhookEndpoint("https://example.com/hook", secret)
