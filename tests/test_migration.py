"""Each row of the page "How to come from the official SDK" is true of both packages, on the same server."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import importlib
import inspect
import re
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import pytest
import pytest_asyncio
from attrs import frozen

import seam_async
from seam_async.testing import FakeSeam, Fault

seam: Any = importlib.import_module("seam")
PAGE = Path(__file__).parents[1] / "docs" / "how-to" / "from-the-official-sdk.md"
HEAD = "| the official package | here | what to write |"


@frozen
class Side:
    """One of the two packages, with a server.

    Attributes:
        package: The package.
        fake: The server.
        made: The clients so far, to be closed.
    """

    package: Any
    fake: FakeSeam
    made: list[Any]

    def client(self, **options: Any) -> Any:
        """A client of the server."""
        options = {"api_key": self.fake.api_key, "endpoint": self.fake.endpoint, **options}
        client = self.package.AsyncSeam(**options)
        self.made.append(client)
        return client

    @property
    def door(self) -> str:
        """The id of a door."""
        return next(iter(self.fake.devices))

    async def fails(self, awaitable: Awaitable[Any]) -> BaseException:
        """The error of a call."""
        with pytest.raises(Exception) as caught:  # noqa: PT011 - the row says which it is
            await awaitable
        return caught.value


Case = Callable[[Side, Side], Awaitable[None]]
CASES: dict[str, Case] = {}


def row(beginning: str) -> Callable[[Case], Case]:
    """Marks what runs a row of the page, by how its first cell begins."""

    def mark(case: Case) -> Case:
        CASES[beginning] = case
        return case

    return mark


@pytest_asyncio.fixture
async def sides() -> AsyncIterator[tuple[Side, Side]]:
    """Both packages."""
    async with FakeSeam() as first, FakeSeam() as second:
        both = (Side(seam, first, []), Side(seam_async, second, []))
        yield both
        for side in both:
            for client in side.made:
                await client.close()


def first_cells() -> list[str]:
    """The first cells of the page's tables of differences."""
    tables = PAGE.read_text(encoding="utf-8").split(HEAD)[1:]
    rows = [line for table in tables for line in re.findall(r"^\|.*\|$", table.split("\n\n")[0], re.MULTILINE)]
    return [line.split(" | ")[0].removeprefix("| ") for line in rows if not line.startswith("| ---")]


def test_each_row_is_run() -> None:
    """The page has no row that no test runs, and no test is of a row that the page has not."""
    cells = first_cells()
    assert len(cells) == len(CASES) > 30
    assert [cell for cell in cells if sum(cell.startswith(beginning) for beginning in CASES) != 1] == []


@pytest.mark.parametrize("beginning", CASES)
async def test_row_is_true(beginning: str, sides: tuple[Side, Side]) -> None:
    """Both packages do what the row says of them."""
    await CASES[beginning](*sides)


# Without an error.


@row("An action waits for 5 s")
async def waits(official: Side, ours: Side) -> None:
    modules = importlib.import_module("seam.modules.action_attempts")
    assert (modules.TIMEOUT, modules.POLLING_INTERVAL) == (5.0, 0.5)
    assert ours.client().wait_for_action_attempt is True
    options = {"timeout": 5, "polling_interval": 0.5}
    for side in (official, ours):
        side.fake.resolve_after = 0.7
        attempt = await side.client(wait_for_action_attempt=options).locks.unlock_door(device_id=side.door)
        assert attempt.status == "success"
        looks = [request for request in side.fake.requests if request.path.startswith("/action_attempts/")]
        assert 2 <= len(looks) <= 3


@row("Timestamps are text")
async def timestamps(official: Side, ours: Side) -> None:
    assert isinstance((await official.client().devices.list())[0].created_at, str)
    device = (await ours.client().devices.list())[0]
    assert isinstance(device.created_at, datetime.datetime)
    assert device.raw["created_at"] == device["created_at"]
    assert isinstance(device["created_at"], str)


@row("Arrays are lists")
async def arrays(official: Side, ours: Side) -> None:
    assert (await official.client().devices.list())[0].errors == []
    assert (await ours.client().devices.list())[0].errors == ()


@row("A missing `can_…`")
async def capabilities(official: Side, ours: Side) -> None:
    for side in (official, ours):
        side.fake.devices[side.door].pop("can_simulate_removal", None)
    assert (await official.client().devices.get(device_id=official.door)).can_simulate_removal is None
    device = await ours.client().devices.get(device_id=ours.door)
    assert device.can_simulate_removal is False
    assert "can_simulate_removal" not in device


@row('`"online" in device.properties`')
async def properties(official: Side, ours: Side) -> None:
    for side, has_all in ((official, True), (ours, False)):
        read = (await side.client().devices.get(device_id=side.door)).properties
        assert ("has_direct_power" in read, "has_direct_power" in [*read.keys()]) == (has_all, has_all)
        assert read["has_direct_power"] is None
        assert read["online"] is True


@row("`str(error)`")
async def texts(official: Side, ours: Side) -> None:
    for side in (official, ours):
        refusal = await side.fails(side.client().devices.get(device_id="00000000-0000-4000-8000-000000000000"))
        failed = side.fake.add_action_attempt(error=("jammed", "It is stuck."))
        failure: Any = await side.fails(side.client().action_attempts.get(action_attempt_id=failed))
        assert failure.action_attempt.error.message == "It is stuck."
        is_bare = side is official
        assert (str(failure) == "It is stuck.") == is_bare
        assert ("/devices/get" in str(refusal)) != is_bare
    assert getattr(refusal, "message") in str(refusal)  # noqa: B009


@row("The address in `SEAM_API_URL`")
async def address(official: Side, ours: Side) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEAM_API_URL", official.fake.endpoint)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert await official.client(endpoint=None).devices.list()
        patch.setenv("SEAM_API_URL", ours.fake.endpoint)
        patch.setenv("SEAM_ENDPOINT", "http://127.0.0.1:1")
        error = await ours.fails(ours.client(endpoint=None, retries=0).devices.list())
        assert isinstance(error, seam_async.SeamConnectionError)
        patch.setenv("SEAM_ENDPOINT", ours.fake.endpoint)
        assert await ours.client(endpoint=None).devices.list()


@row("Proxies of the environment")
async def proxies(official: Side, ours: Side) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "http_proxy"):
            patch.setenv(name, "http://127.0.0.1:1")
        for name in ("NO_PROXY", "no_proxy"):
            patch.delenv(name, raising=False)
        assert isinstance(await official.fails(official.client().devices.list()), httpx.ConnectError)
        assert await ours.client().devices.list()
        async with aiohttp.ClientSession(trust_env=True) as session:
            error = await ours.fails(ours.client(session=session, retries=0).devices.list())
            assert isinstance(error, seam_async.SeamConnectionError)


@row("`timeout` bounds each try")
async def timeouts(official: Side, ours: Side) -> None:
    for side in (official, ours):
        side.fake.latency = 1.0
        error = await side.fails(side.client(timeout=0.5).devices.list())
        assert isinstance(error, (httpx.ReadTimeout, seam_async.SeamRequestTimeoutError))
    assert len(official.fake.requests) == 3
    # A second try has the rest of the same half second, if the pause before it leaves any.
    assert 1 <= len(ours.fake.requests) <= 2


@row("Requests go through httpx")
async def methods(official: Side, ours: Side) -> None:
    seen: list[str] = []

    async def note(request: httpx.Request) -> None:
        seen.append(request.method)

    async def note_too(_: Any, __: Any, request: aiohttp.TraceRequestStartParams) -> None:
        seen.append(request.method)

    await official.client(httpx_options={"event_hooks": {"request": [note]}}).devices.list()
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(note_too)
    async with aiohttp.ClientSession(trace_configs=[trace]) as session:
        await ours.client(session=session).devices.list()
    assert seen == ["GET", "POST"]


@row("Network errors are of httpx")
async def network(official: Side, ours: Side) -> None:
    nowhere = "http://127.0.0.1:1"
    assert isinstance(await official.fails(official.client(endpoint=nowhere).devices.list()), httpx.HTTPError)
    error = await ours.fails(ours.client(endpoint=nowhere, retries=0).devices.list())
    assert isinstance(error, seam_async.SeamConnectionError)
    assert issubclass(seam_async.SeamRequestTimeoutError, seam_async.SeamConnectionError)


@row("An error not in the form of the API")
async def proxy_pages(official: Side, ours: Side) -> None:
    for side, kind in ((official, httpx.HTTPStatusError), (ours, seam_async.SeamHttpInvalidResponseError)):
        for body in ("<html>", {"error": "no"}):
            side.fake.break_next(Fault(status=400, body=body))
            assert isinstance(await side.fails(side.client().devices.list()), kind)
        side.fake.break_next(Fault(status=400, body={"error": {"message": "no"}}))
        error: Any = await side.fails(side.client().devices.list())
    assert isinstance(error, seam_async.SeamHttpApiError)
    assert error.code == "unknown_error"


@row("`SeamWebhookVerificationError`")
async def verification(official: Side, ours: Side) -> None:
    assert not issubclass(seam.SeamWebhookVerificationError, seam.SeamError)
    assert issubclass(seam_async.SeamWebhookVerificationError, seam_async.SeamError)


@row("Missing arguments")
async def missing(official: Side, ours: Side) -> None:
    assert isinstance(await official.fails(official.client().access_codes.get()), ValueError)
    ours.fake.serve("/access_codes/get", {})
    refusal = {"error": {"type": "invalid_input", "message": "no", "validation_errors": {}}}
    ours.fake.break_next(Fault(status=400, body=refusal))
    assert isinstance(await ours.fails(ours.client().access_codes.get()), seam_async.SeamHttpInvalidInputError)
    error = await ours.fails(ours.client().access_methods.delete())
    assert isinstance(error, seam_async.SeamInvalidOptionsError)


# With an error.


@row("`create_paginator`")
async def paginators(official: Side, ours: Side) -> None:
    for side, kind in ((official, ValueError), (ours, seam_async.SeamInvalidOptionsError)):
        client = side.client()
        side.fake.serve("/events/list", {"events": []})
        with pytest.raises(kind):
            client.create_paginator(client.events.list)
        assert await client.events.list(since="2026-01-01") == []


@row("`next_page(None)`")
async def cursors(official: Side, ours: Side) -> None:
    for side, kind in ((official, ValueError), (ours, seam_async.SeamInvalidOptionsError)):
        client = side.client()
        assert isinstance(await side.fails(client.create_paginator(client.devices.list).next_page(None)), kind)


@row("A list ends early")
async def repeated_cursors(official: Side, ours: Side) -> None:
    for side in (official, ours):
        page = {"has_next_page": True, "next_page_cursor": "c", "next_page_url": None}
        side.fake.serve("/devices/list", {"devices": [*side.fake.devices.values()], "pagination": page})
        client = side.client()
        walk = client.create_paginator(client.devices.list).flatten_to_list()
        if side is official:
            assert len(await walk) == 4
        else:
            assert isinstance(await side.fails(walk), seam_async.SeamHttpInvalidResponseError)


@row("`vars(device)`")
async def fields(official: Side, ours: Side) -> None:
    assert dataclasses.fields((await official.client().devices.list())[0])
    device: Any = (await ours.client().devices.list())[0]
    assert not hasattr(device, "__dict__")
    assert not dataclasses.is_dataclass(device)
    assert device.raw["device_id"] == device.device_id


@row('`device.display_name = "x"`')
async def frozen_values(official: Side, ours: Side) -> None:
    (await official.client().devices.list())[0].display_name = "x"
    with pytest.raises(AttributeError):
        (await ours.client().devices.list())[0].display_name = "x"


@row("`attempt.result.was_confirmed_by_device`")
async def results(official: Side, ours: Side) -> None:
    for side in (official, ours):
        attempt = await side.client().locks.unlock_door(device_id=side.door)
        assert attempt.result.get("was_confirmed_by_device") is True
        assert hasattr(attempt.result, "was_confirmed_by_device") == (side is official)


@row("`attempt.result` of a success whose result is null")
async def null_results(official: Side, ours: Side) -> None:
    came = {"action_attempt_id": "a1", "action_type": "UNLOCK_DOOR", "status": "success", "result": None, "error": None}
    results = []
    for side in (official, ours):
        side.fake.serve("/action_attempts/get", {"action_attempt": came})
        results.append((await side.client().action_attempts.get(action_attempt_id="a1")).result)
    assert results[0].was_confirmed_by_device is None
    assert results[1] is None
    assert [(result or {}).get("was_confirmed_by_device") for result in results] == [None, None]


@row("`isinstance(attempt, SuccessActionAttempt)`")
async def statuses(official: Side, ours: Side) -> None:
    attempt = await official.client().locks.unlock_door(device_id=official.door)
    assert type(attempt).__name__ == "UnlockDoorSuccessActionAttempt"
    done = await ours.client().locks.unlock_door(device_id=ours.door)
    assert type(done) is seam_async.ActionAttempt
    assert (done.is_success, done.is_pending, done.is_error) == (True, False, False)


@row("`timeout=None`")
async def no_timeout(official: Side, ours: Side) -> None:
    assert await official.client(timeout=None).devices.list()
    with pytest.raises(seam_async.SeamInvalidOptionsError):
        ours.client(timeout=None)
    assert await ours.client(timeout=600).devices.list()


@row("`retries=Retry(total=3)`")
async def retries(official: Side, ours: Side) -> None:
    assert await official.client(retries=seam.Retry(total=3)).devices.list()
    with pytest.raises(seam_async.SeamInvalidOptionsError):
        ours.client(retries=seam.Retry(total=3))
    assert await ours.client(retries=3).devices.list()


@row("`httpx_options={...}`")
async def options(official: Side, ours: Side) -> None:
    assert await official.client(httpx_options={"http2": False}).devices.list()
    with pytest.raises(TypeError):
        ours.client(httpx_options={})
    async with aiohttp.ClientSession() as session:
        assert await ours.client(session=session).devices.list()


@row('`endpoint="http://seam.test"`')
async def plain_http(official: Side, ours: Side) -> None:
    official.client(endpoint="http://seam.test")
    with pytest.raises(seam_async.SeamInvalidOptionsError):
        ours.client(endpoint="http://seam.test")
    ours.client(endpoint="http://seam.test", allow_insecure=True)


@row("`seam.client.post")
async def requests(official: Side, ours: Side) -> None:
    assert (await official.client().client.post("/devices/list", json={}))["devices"]
    client = ours.client()
    assert not hasattr(client, "client")
    assert not hasattr(client, "defaults")
    assert (await client.request("/devices/list", {}))["devices"]


@row("`error.response_key`")
async def response_keys(official: Side, ours: Side) -> None:
    for side in (official, ours):
        side.fake.serve("/devices/list", {})
        error: Any = await side.fails(side.client().devices.list())
        assert type(error).__name__ == "SeamHttpInvalidResponseError"
        assert hasattr(error, "response_key") == (side is official)
    assert (error.path, error.status_code, error.request_id is None) == ("/devices/list", 200, False)


@row("`workspace_id` beside an API key")
async def workspaces(official: Side, ours: Side) -> None:
    official.client(workspace_id="w1")
    with pytest.raises(seam_async.SeamInvalidOptionsError):
        ours.client(workspace_id="w1")


@row("`SeamWebhook` of a malformed secret")
async def secrets(official: Side, ours: Side) -> None:
    with pytest.raises(base64.binascii.Error):  # type: ignore[attr-defined]
        seam.SeamWebhook("whsec_a")
    with pytest.raises(seam_async.SeamInvalidOptionsError):
        seam_async.SeamWebhook("whsec_a")


@row("A closed client")
async def closed(official: Side, ours: Side) -> None:
    for side, kind in ((official, RuntimeError), (ours, seam_async.SeamClientClosedError)):
        client = side.client()
        await client.close()
        assert isinstance(await side.fails(client.devices.get(device_id=side.door)), kind)


@row("`AsyncSeamWithoutWorkspace(wait_for_action_attempt=...)`")
async def without_workspace(official: Side, ours: Side) -> None:
    name = "wait_for_action_attempt"
    assert name in inspect.signature(seam.AsyncSeamWithoutWorkspace).parameters
    assert name not in inspect.signature(seam_async.AsyncSeamWithoutWorkspace).parameters


@row("`locks.get` and parameters")
async def deprecations(official: Side, ours: Side) -> None:
    assert await official.client().locks.get(device_id=official.door)
    with pytest.warns(DeprecationWarning, match="devices"):
        assert await ours.client().locks.get(device_id=ours.door)


@row("`from seam.resources import Device`")
async def resources(official: Side, ours: Side) -> None:
    assert importlib.import_module("seam.resources").Device
    assert importlib.import_module("seam_async.models").Device is seam_async.Device


@row("`Device.Properties`")
async def nested_classes(official: Side, ours: Side) -> None:
    assert importlib.import_module("seam.resources").Device.Properties
    assert not hasattr(seam_async.Device, "Properties")
    assert importlib.import_module("seam_async.models").DeviceProperties


@row("An event of an unknown type")
async def unknown_events(official: Side, ours: Side) -> None:
    for side in (official, ours):
        side.fake.serve("/events/get", {"event": {"event_id": "e1", "event_type": "brand.new", "brand_new": 1}})
        event = await side.client().events.get(event_id="e1")
        assert isinstance(event, dict) == (side is official)
        assert (event.brand_new if side is official else event.raw["brand_new"]) == 1
    assert type(event) is importlib.import_module("seam_async.models").UnknownEvent
    assert event.event_type == event.raw["event_type"] == "brand.new"


@row("`from seam.exceptions import ...`")
async def modules(official: Side, ours: Side) -> None:
    for name in ("exceptions", "options", "auth"):
        assert importlib.import_module(f"seam.{name}")
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module(f"seam_async.{name}")
    errors = {name for name in dir(importlib.import_module("seam.exceptions")) if name.startswith("Seam")}
    assert errors <= {*dir(seam_async)}


@row("`DeepAttrDict`")
async def left_out(official: Side, ours: Side) -> None:
    cell = next(cell for cell in first_cells() if cell.startswith("`DeepAttrDict`"))
    for name in re.findall(r"`(\w+)`", cell):
        assert hasattr(seam, name)
        assert not hasattr(seam_async, name)
