"""The options of `seam-async tracker run` for its page, token and webhook, and `seam-async demo --web`."""

from __future__ import annotations

import asyncio
import base64
import signal
import sys
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest
from aiohttp import web
from click.testing import CliRunner
from standardwebhooks import Webhook

from seam_async.cli._commands import cli
from seam_async.testing import FakeSeam
from seam_async.tracking import create_schema

from tracker_pages import AUTHORIZED, TOKEN

PROGRAM = (sys.executable, "-u", "-c", "from seam_async.cli import main; main()")
SECRET = "whsec_" + base64.b64encode(b"a secret of the tests, no more").decode()


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_seam: FakeSeam) -> str:
    """A database and a credential in the environment."""
    made = f"sqlite:///{tmp_path}/attempts.db"
    monkeypatch.setenv("SEAM_TRACKER_URL", made)
    monkeypatch.setenv("SEAM_API_KEY", fake_seam.api_key)
    monkeypatch.setenv("SEAM_ENDPOINT", fake_seam.endpoint)
    return made


async def running(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *PROGRAM, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )


async def ended(child: asyncio.subprocess.Process, number: signal.Signals) -> int:
    child.send_signal(number)
    await child.communicate()
    assert child.returncode is not None
    return child.returncode


@pytest.mark.parametrize("is_file", [True, False], ids=["file", "environment"])
async def test_the_token_comes_from_a_file_or_the_environment(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_file: bool
) -> None:
    """Never from the command line, which other users can read."""
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    if not is_file:
        monkeypatch.setenv("SEAM_TRACKER_TOKEN", TOKEN)
    await create_schema(url)
    option = ["--token-file", str(tmp_path / "token")] if is_file else []
    async with asyncio.timeout(40), aiohttp.ClientSession() as http:
        child = await running("tracker", "run", "--port", "0", *option)
        assert child.stderr is not None
        address = (await child.stderr.readline()).decode().split()[1].removesuffix("/health")
        async with http.get(f"{address}/v1/attempts?query={uuid4()}", headers=AUTHORIZED) as response:
            assert (response.status, await response.json()) == (200, {"attempts": []})
        assert await ended(child, signal.SIGTERM) == 0


@pytest.mark.parametrize(
    ("content", "variable", "text"),
    [
        (None, "", "cannot be read"),
        (TOKEN, TOKEN, "Two tokens"),
        ("short", "", "at least 16 characters"),
    ],
)
@pytest.mark.usefixtures("url")
def test_a_token_that_is_not_usable_is_refused(tmp_path: Path, content: str | None, variable: str, text: str) -> None:
    """A file that is not there, a second token, or one that can be guessed."""
    if content is not None:
        (tmp_path / "token").write_text(content)
    arguments = ["tracker", "run", "--port", "0", "--token-file", str(tmp_path / "token")]
    result = CliRunner().invoke(cli, arguments, env={"SEAM_TRACKER_TOKEN": variable})
    assert text in result.output


def test_a_webhook_needs_a_secret(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the variable."""
    monkeypatch.delenv("SEAM_TRACKER_WEBHOOK_SECRET", raising=False)
    result = CliRunner().invoke(cli, ["tracker", "run", "--port", "none", "--webhook", "https://example.com"])
    assert "set SEAM_TRACKER_WEBHOOK_SECRET" in result.output


async def test_the_service_sends_webhooks(url: str, monkeypatch: pytest.MonkeyPatch, fake_seam: FakeSeam) -> None:
    """Each outcome goes to the address of `--webhook`, signed."""
    monkeypatch.setenv("SEAM_TRACKER_WEBHOOK_SECRET", SECRET)
    received: asyncio.Future[dict[str, object]] = asyncio.get_running_loop().create_future()

    async def receive(request: web.Request) -> web.Response:
        received.set_result(Webhook(SECRET).verify(await request.read(), dict(request.headers)))
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await create_schema(url)
    attempt_id = fake_seam.add_action_attempt(resolve_after=0.0)
    added = await asyncio.to_thread(CliRunner().invoke, cli, ["tracker", "add", attempt_id])
    assert added.exit_code == 0
    async with asyncio.timeout(40):
        child = await running("tracker", "run", "--port", "none", "--linger", "0", "--webhook", address)
        assert (await received)["type"] == "action_attempt.settled"
        assert await ended(child, signal.SIGTERM) == 0
    await runner.cleanup()


async def test_the_demonstration_serves_a_page_with_doors_in_motion() -> None:
    """It prints the address and the token, and ends at Ctrl-C."""
    async with asyncio.timeout(50), aiohttp.ClientSession() as http:
        child = await running("demo", "--web", "--doors", "5", "--min", "0", "--max", "0")
        assert child.stdout is not None
        lines = [(await child.stdout.readline()).decode().strip() for _ in range(5)]
        address, token = lines[2], lines[4].split()[-1]
        status: dict[str, list[object]] = {"outcomes": [], "consumers": []}
        while not any(status["outcomes"]) or not status["consumers"]:
            async with http.get(f"{address}/v1/status") as response:
                status = await response.json()
            await asyncio.sleep(0.1)
        headers = {"Authorization": f"Bearer {token}"}
        async with http.get(f"{address}/v1/attempts?query=door%3DDoor 1", headers=headers) as response:
            assert (await response.json())["attempts"]
        assert await ended(child, signal.SIGINT) == 0
