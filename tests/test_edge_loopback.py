"""Plain http without `allow_insecure` stays on this machine, whatever a resolver says."""

from __future__ import annotations

import socket
from typing import Any
from unittest import mock

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from raw_server import ATTEMPT_ID, RawServer, acted

from seam_async import AsyncSeam, SeamConnectionError, SeamInvalidOptionsError
from seam_async import _body as body_module
from seam_async._body import _is_loopback

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"


@pytest.mark.parametrize("host", ["x.localhost", "localhost.example", "localhost.", "127.0.0.1.example", "10.0.0.1"])
def test_other_names_need_https(host: str) -> None:
    """Only `localhost` and literal loopback addresses are this machine; a name below `localhost` may be any other."""
    with pytest.raises(SeamInvalidOptionsError, match="unencrypted"):
        AsyncSeam(KEY, endpoint=f"http://{host}:1")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]", "LOCALHOST"])
def test_this_machine_needs_no_encryption(host: str) -> None:
    """Plain http to loopback is fine."""
    assert "endpoint" in repr(AsyncSeam(KEY, endpoint=f"http://{host}:1"))


async def test_localhost_is_not_looked_up() -> None:
    """`localhost` is connected to loopback, although the resolver does not know it."""
    with mock.patch.object(socket, "getaddrinfo", side_effect=OSError("no")):
        async with (
            RawServer(lambda _: acted()) as server,
            AsyncSeam(KEY, endpoint=f"http://localhost:{server.port}") as seam,
        ):
            assert (await seam.locks.unlock_door(device_id="d")).action_attempt_id == ATTEMPT_ID


class Elsewhere(AbstractResolver):
    """A resolver that leads every name to a server of the test's."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        pass


@pytest.mark.parametrize("allow_insecure", [False, True])
async def test_a_session_whose_resolver_leads_elsewhere_is_sent_nothing(
    allow_insecure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a session of the caller's own too, nothing is written before the peer is seen to be this machine."""
    # Stands for a machine that is not this one, which a test cannot count on to be there.
    monkeypatch.setattr(body_module, "_is_loopback", lambda _: False)
    connector = aiohttp.TCPConnector(resolver=Elsewhere())
    async with (
        RawServer(lambda _: acted()) as server,
        aiohttp.ClientSession(connector=connector) as session,
        AsyncSeam(
            KEY, endpoint=f"http://localhost:{server.port}", session=session, allow_insecure=allow_insecure, retries=0
        ) as seam,
    ):
        if allow_insecure:
            assert (await seam.locks.unlock_door(device_id="d")).action_attempt_id == ATTEMPT_ID
        else:
            with pytest.raises(SeamConnectionError, match="leads to another machine") as caught:
                await seam.locks.unlock_door(device_id="d")
            assert not caught.value.may_have_run
            assert server.requests == []


@pytest.mark.parametrize(
    ("peer", "is_here"),
    [
        (("127.0.0.1", 80), True),
        (("::1", 80, 0, 0), True),
        (("fe80::1%eth0", 80, 0, 2), False),
        (("10.0.0.1", 80), False),
        (("::ffff:10.0.0.1", 80, 0, 0), False),
        ("/run/seam.sock", True),
        ("", True),
    ],
)
def test_a_peer_is_this_machine_or_not(peer: Any, is_here: bool) -> None:
    """Loopback addresses and Unix sockets are this machine."""
    assert _is_loopback(peer) is is_here
