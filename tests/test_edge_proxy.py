"""Proxies: of the argument or the environment, never on the way to this machine, and never shown."""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import trustme
from proxy_server import ProxyServer
from raw_server import ATTEMPT_ID, RawServer, Request, acted, attempt, response

from seam_async import (
    AsyncSeam,
    AsyncSeamWithoutWorkspace,
    SeamConnectionError,
    SeamHttpInvalidResponseError,
    SeamInvalidOptionsError,
)
from seam_async._proxy import find_proxy

from exposure import shown_by

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
HOST = "seam.example"
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees proxies of the machine that it runs on."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that OpenSSL's defaults trust, in this process and its children."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    # aiohttp has made its context when it was imported.
    monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", ssl.create_default_context())
    return authority


def tls_of(authority: trustme.CA, host: str = HOST) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    return context


DOOR_ID = "0d6ac2a5-3a5c-4a3d-9d0b-1c1f5a1b2c3d"
WORKSPACE_ID = "b3c1a1de-1a1d-4a51-8f30-6f4d4b1f0a55"


def answer(request: Request) -> bytes:
    if request.path == "/action_attempts/list":
        return response({"action_attempts": [attempt()], "ok": True})
    if request.path == "/workspaces/get":
        return response({"workspace": {"workspace_id": WORKSPACE_ID}, "ok": True})
    return acted("pending") if request.path == "/locks/unlock_door" else response({"devices": [], "ok": True})


def unlocked_by(server: RawServer) -> list[str]:
    return [request.path for request in server.requests]


@pytest.mark.parametrize("way", ["argument", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "without scheme"])
async def test_https_goes_through_a_tunnel(way: str, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy gets a CONNECT with its own credential and passes TLS on; the server sees none of the proxy's."""
    async with (
        RawServer(answer, context=tls_of(authority)) as server,
        ProxyServer({f"{HOST}:{server.port}": server.port}, user="me@corp:p:ss/hush") as proxy,
    ):
        address = f"http://me%40corp:p%3Ass%2Fhush@127.0.0.1:{proxy.port}"
        options: dict[str, Any] = {}
        if way == "argument":
            options = {"proxy": address}
            monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
        elif way == "without scheme":
            monkeypatch.setenv("HTTPS_PROXY", address.removeprefix("http://"))
        else:
            monkeypatch.setenv(way, address)
        async with AsyncSeam(KEY, endpoint=f"https://{HOST}:{server.port}", **options) as seam:
            assert (await seam.locks.unlock_door(device_id="d")).action_attempt_id == ATTEMPT_ID
            assert "hush" not in repr(vars(seam)) + repr(vars(seam._transport))
    assert set(proxy.asked) == {f"CONNECT {HOST}:{server.port} HTTP/1.1"}
    assert len(proxy.asked) == 1  # the tunnel is kept for the poll
    assert unlocked_by(server) == ["/locks/unlock_door", "/action_attempts/list"]
    assert KEY not in str(proxy.heads)
    assert KEY.encode() not in proxy.passed
    assert "proxy-authorization" not in server.requests[0].headers
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


async def test_the_server_s_certificate_is_checked_through_the_tunnel(authority: trustme.CA) -> None:
    """A proxy that leads to another server gets no request: the certificate is not of the endpoint."""
    async with (
        RawServer(answer, context=tls_of(authority, "evil.example")) as server,
        ProxyServer({f"{HOST}:443": server.port}) as proxy,
        AsyncSeam(KEY, endpoint=f"https://{HOST}", proxy=proxy.url, retries=0) as seam,
    ):
        with pytest.raises(SeamConnectionError, match=r"certificate of seam\.example is not trusted") as caught:
            await seam.locks.unlock_door(device_id="d")
    assert not caught.value.may_have_run
    assert server.requests == []


@pytest.mark.parametrize("user", ["", "me:hush"])
async def test_plain_http_is_forwarded(user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without TLS, which `allow_insecure` has to permit, the proxy gets the request itself, with its own credential."""
    async with (
        RawServer(answer) as server,
        ProxyServer({f"{HOST}:{server.port}": server.port}, user=user) as proxy,
    ):
        monkeypatch.setenv("HTTP_PROXY", proxy.url.replace("//", f"//{user}@" if user else "//"))
        async with AsyncSeamWithoutWorkspace(
            "seam_at1_x", endpoint=f"http://{HOST}:{server.port}", allow_insecure=True
        ) as seam:
            assert await seam.request("/x", read_only=True)
    assert proxy.asked == [f"POST http://{HOST}:{server.port}/x HTTP/1.1"]
    assert "proxy-authorization" not in server.requests[0].headers


async def test_this_machine_is_reached_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment does not concern loopback; one that is an argument does."""
    async with RawServer(answer) as server, ProxyServer({f"localhost:{server.port}": server.port}) as proxy:
        monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
        for host in ("localhost", "127.0.0.1"):
            async with AsyncSeam(KEY, endpoint=f"http://{host}:{server.port}") as seam:
                assert await seam.devices.list() == []
        async with AsyncSeam(KEY, endpoint=f"http://localhost:{server.port}", proxy=proxy.url) as seam:
            assert await seam.devices.list() == []
    assert len(server.requests) == 3
    assert len(proxy.asked) == 1


@pytest.mark.parametrize(
    ("endpoint", "no_proxy", "is_exempt"),
    [
        ("https://connect.getseam.com", "", False),
        ("https://connect.getseam.com", "*", True),
        ("https://connect.getseam.com", " other.example , GETSEAM.com", True),
        ("https://connect.getseam.com", ".getseam.com", True),
        ("https://connect.getseam.com", "*.getseam.com", True),
        ("https://connect.getseam.com", "seam.com", False),
        ("https://connect.getseam.com", "connect.getseam.com.example", False),
        ("https://connect.getseam.com", "getseam.com:443", True),
        ("https://connect.getseam.com", "getseam.com:8443", False),
        ("https://connect.getseam.com:8443", "getseam.com:8443", True),
        ("http://connect.getseam.com", "getseam.com:80", True),
        ("https://connect.getseam.com", ",,", False),
        ("https://10.1.2.3", "10.0.0.0/8", True),
        ("https://10.1.2.3", "10.1.2.3", True),
        ("https://10.1.2.3", "10.1.2.3:443", True),
        ("https://11.1.2.3", "10.0.0.0/8", False),
        ("https://[fd00::1]", "[fd00::1]", True),
        ("https://[fd00::1]", "fd00::/8", True),
    ],
)
def test_hosts_without_a_proxy(endpoint: str, no_proxy: str, is_exempt: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_PROXY names domains with those below them, addresses, networks and ports."""
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    assert (find_proxy(None, endpoint, use_environment=True) is None) is is_exempt


def test_no_proxy_at_all() -> None:
    """Without any variable, the endpoint is reached directly."""
    assert find_proxy(None, f"https://{HOST}", use_environment=True) is None


def test_the_variable_of_the_scheme_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTPS_PROXY is for https and HTTP_PROXY for http, each before ALL_PROXY."""
    for name, port in (("HTTPS_PROXY", 1), ("HTTP_PROXY", 2), ("ALL_PROXY", 3)):
        monkeypatch.setenv(name, f"http://proxy.example:{port}/path?query")
    found = [find_proxy(None, f"{scheme}://{HOST}", use_environment=True) for scheme in ("https", "http")]
    assert [proxy and proxy.url for proxy in found] == ["http://proxy.example:1", "http://proxy.example:2"]


@pytest.mark.parametrize(
    "address",
    ["", " ", "socks5://me:hush@proxy.example:1080", "http://me:hush@", "http://me:hush@h:0", "http://me:hush@h:x", 7],
)
def test_an_address_that_is_none(address: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that cannot be used is refused when the client is made, and not shown, password and all."""
    with pytest.raises(SeamInvalidOptionsError, match="proxy is not the address of an HTTP proxy, such as") as caught:
        AsyncSeam(KEY, proxy=address)
    assert "hush@" not in shown_by(caught.value)
    if isinstance(address, str) and address.strip():
        monkeypatch.setenv("HTTPS_PROXY", address)
        with pytest.raises(SeamInvalidOptionsError, match="The environment variable HTTPS_PROXY is not") as caught:
            AsyncSeam(KEY)
        assert "hush@" not in shown_by(caught.value)


async def test_a_session_of_the_caller_s_has_its_own_proxy(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a session, its proxy counts and not the environment's; the argument counts before either."""
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    async with (
        RawServer(answer, context=tls_of(authority)) as server,
        ProxyServer({f"{HOST}:443": server.port}) as proxy,
        aiohttp.ClientSession(proxy=proxy.url) as through,
        aiohttp.ClientSession() as plain,
    ):
        both: list[dict[str, Any]] = [{"session": through}, {"session": plain, "proxy": proxy.url}]
        for options in both:
            async with AsyncSeam(KEY, endpoint=f"https://{HOST}", **options) as seam:
                assert await seam.devices.list() == []
    assert len(proxy.asked) == 2


async def test_a_netrc_is_not_read(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A netrc file that has a credential for the proxy and for the server changes nothing."""
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login me password hush\nmachine {HOST} login me password hush\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    async with (
        RawServer(answer, context=tls_of(authority)) as server,
        ProxyServer({f"{HOST}:443": server.port}) as proxy,
    ):
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        async with AsyncSeam(KEY, endpoint=f"https://{HOST}") as seam:
            assert await seam.devices.list() == []
    assert "proxy-authorization" not in proxy.heads[0]
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


def unlock_through(proxy: str, scheme: str = "https") -> Any:
    async def run() -> None:
        async with AsyncSeam(
            KEY, endpoint=f"{scheme}://{HOST}", proxy=proxy, retries=1, timeout=3, allow_insecure=True
        ) as seam:
            await seam.locks.unlock_door(device_id="d")

    return run()


@pytest.mark.parametrize(
    ("trouble", "text"),
    [
        ({"user": "me:hush"}, "status 407: put a user name and a password into the address of the proxy"),
        ({"status": 502}, "the proxy refused the connection with status 502"),
        (None, "no connection to the proxy 127.0.0.1:"),
    ],
)
async def test_a_proxy_that_fails(trouble: dict[str, Any] | None, text: str) -> None:
    """The error says that the proxy is to blame, that the action did not run, and nothing of the credentials."""
    async with ProxyServer({}, **(trouble or {})) as proxy:
        address = f"http://you:hushhush@127.0.0.1:{proxy.port}"
        if trouble is None:
            await proxy.__aexit__()
        with pytest.raises(SeamConnectionError, match=text) as caught:
            await unlock_through(address)
    assert not caught.value.may_have_run
    assert "hush" not in str(caught.value)
    assert "hushhush" not in shown_by(caught.value)


async def test_a_proxy_that_refuses_plain_http() -> None:
    """Of a proxy that answers in the server's place, nobody knows what it did before."""
    async with ProxyServer({}, status=502) as proxy:
        with pytest.raises(SeamHttpInvalidResponseError) as caught:
            await unlock_through(proxy.url, "http")
    assert caught.value.may_have_run


async def test_the_command_line_uses_the_proxy_of_the_environment(authority: trustme.CA, tmp_path: Path) -> None:
    """Every command with a client goes through the proxy, and so does a tracker."""
    polled = asyncio.Event()

    def noted(request: Request) -> bytes:
        if request.path == "/action_attempts/list":
            polled.set()
        return answer(request)

    async with (
        RawServer(noted, context=tls_of(authority)) as server,
        ProxyServer({f"{HOST}:443": server.port}) as proxy,
    ):
        environ = {**os.environ, "SEAM_API_KEY": KEY, "SEAM_ENDPOINT": f"https://{HOST}", "HTTPS_PROXY": proxy.url}
        environ["SEAM_TRACKER_URL"] = f"sqlite:///{tmp_path / 'tracker.db'}"

        async def start(*arguments: str) -> asyncio.subprocess.Process:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-c", "from seam_async.cli import main; main()", *arguments,
                env=environ, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip

        assert await (await start("unlock", DOOR_ID)).wait() == 0
        assert polled.is_set()
        assert proxy.asked
        polled.clear()
        assert await (await start("tracker", "init")).wait() == 0
        assert await (await start("tracker", "add", ATTEMPT_ID)).wait() == 0
        tracker = await start("tracker", "run", "--port", "none")
        await asyncio.wait_for(polled.wait(), 20)
        tracker.terminate()
        assert await tracker.wait() == 0
