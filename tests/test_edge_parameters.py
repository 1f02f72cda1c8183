"""Parameters are taken in once, at the call, and what the API takes is sent; and odd headers do no harm."""

from __future__ import annotations

import enum
import uuid
from datetime import date
from datetime import time as dt_time
from decimal import Decimal
from email.utils import formatdate
from typing import Any

import pytest
from raw_server import ATTEMPT_ID, RawServer, Request, acted, response

from seam_async import NULL, AsyncSeam, SeamHttpApiError, SeamInvalidOptionsError
from seam_async._json import encode
from seam_async._wire import MAX_RETRY_AFTER, parse_response
from seam_async.testing import FakeClock

from support import in_virtual_time

KEY = "seam_Q7hushZk3wVxyP9dLmT2rNb8"
IDS = [f"d{number}" for number in range(5)]


class Float64(float):
    """Stands for numpy's, which is a subclass of float."""


class Suite(enum.IntEnum):
    FOUR = 4


class Floor(enum.Enum):
    FIRST = "first"


class Name(str):
    """Stands for the strings of template engines."""

    __slots__ = ()


def page(request: Request) -> bytes:
    has_next = request.params.get("page_cursor") is None
    return response(
        {
            "devices": [],
            "pagination": {
                "has_next_page": has_next,
                "next_page_cursor": "c" if has_next else None,
                "next_page_url": None,
            },
        }
    )


@pytest.mark.parametrize(
    "ids", [iter(IDS), map(str, IDS), (name for name in IDS), tuple(IDS), dict.fromkeys(IDS).keys()]
)
async def test_every_page_has_the_same_parameters(ids: Any) -> None:
    """Iterators are read once, so that all pages, and all uses of a list, are of the same ids."""
    async with RawServer(page) as server, AsyncSeam(KEY, endpoint=server.endpoint) as seam:
        devices = seam.devices.list(device_ids=ids)
        for _ in range(2):
            assert [device async for device in devices] == []
        assert [request.params["device_ids"] for request in server.requests] == [IDS] * 4


async def test_a_list_that_changes_changes_no_page() -> None:
    """A list is asked for as it was at the call."""
    ids, metadata = list(IDS), {"a": "b"}
    async with RawServer(page) as server, AsyncSeam(KEY, endpoint=server.endpoint) as seam:
        with pytest.warns(DeprecationWarning, match="unstable_location_id"):
            devices = seam.devices.list(device_ids=ids, custom_metadata_has=metadata, unstable_location_id=NULL)
        async for _ in devices.pages():
            ids.clear()
            metadata.clear()
        for request in server.requests:
            assert request.params["device_ids"] == IDS
            assert request.params["custom_metadata_has"] == {"a": "b"}
            assert request.params["unstable_location_id"] is None


def test_a_list_that_cannot_be_sent_is_refused_at_the_call() -> None:
    """A parameter without a JSON form is refused before the list is awaited."""
    with pytest.raises(SeamInvalidOptionsError, match="cannot be sent"):
        AsyncSeam(KEY).devices.list(search=object())  # type: ignore[arg-type]


async def test_none_within_a_parameter_is_null() -> None:
    """A parameter that is `None` is left out; a `None` in one clears what is there."""
    async with RawServer(lambda _: response({"ok": True})) as server, AsyncSeam(KEY, endpoint=server.endpoint) as seam:
        await seam.devices.update(device_id="d", name=None, custom_metadata={"old": None, "new": "1"})  # type: ignore[dict-item]
        await seam.request("/x", {"gone": None, "null": NULL, "list": [None, NULL, {"a": None}]})
        assert [request.params for request in server.requests] == [
            {"device_id": "d", "custom_metadata": {"old": None, "new": "1"}},
            {"null": None, "list": [None, None, {"a": None}]},
        ]


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (Float64(1.5), b"1.5"),
        (Float64(2), b"2"),
        (Decimal("1.5"), b"1.5"),
        (Decimal(12345678901234567), b"12345678901234567"),
        (2**64 - 1, b"18446744073709551615"),
        (Suite.FOUR, b"4"),
        (Floor.FIRST, b'"first"'),
        (Name("x"), b'"x"'),
        (date(2026, 5, 1), b'"2026-05-01"'),
        (dt_time(12, 0), b'"12:00:00"'),
        (uuid.UUID(ATTEMPT_ID), f'"{ATTEMPT_ID}"'.encode()),
    ],
)
def test_values_of_other_types(value: object, sent: bytes) -> None:
    """Subclasses of plain types, decimals, enum members, dates and UUIDs are sent as the values that they stand for."""
    assert encode({"x": value, "y": [value]}) == b'{"x":' + sent + b',"y":[' + sent + b"]}"


@pytest.mark.parametrize(
    "value", [Float64("nan"), Float64("inf"), Decimal("NaN"), Decimal("-Infinity"), Decimal("1e400")]
)
def test_numbers_without_a_json_form(value: object) -> None:
    """What JSON has no number for is refused."""
    with pytest.raises(ValueError, match="has no JSON form"):
        encode({"x": value})


async def test_a_large_header_loses_no_response() -> None:
    """A gateway's header of 100 kB does not lose the response to an action that was carried out."""
    answer = acted().replace(b"\r\n\r\n", b"\r\nx-baggage: " + b"a" * 100_000 + b"\r\n\r\n", 1)
    async with RawServer(lambda _: answer) as server, AsyncSeam(KEY, endpoint=server.endpoint) as seam:
        assert (await seam.locks.unlock_door(device_id="d")).action_attempt_id == ATTEMPT_ID


@pytest.mark.parametrize(("status", "tries"), [(408, 2), (425, 2), (429, 2), (409, 1), (404, 1)])
@in_virtual_time
async def test_a_read_is_retried_after_a_status_that_passes(clock: FakeClock, status: int, tries: int) -> None:
    """408 and 425 mean: later. A read is sent again after them, as after 429."""
    refusal = response({"error": {"type": "later", "message": "Later."}}, status)
    async with RawServer(lambda _: refusal) as server:
        async with AsyncSeam(KEY, endpoint=server.endpoint, clock=clock, retries=1) as seam:
            with pytest.raises(SeamHttpApiError):
                await seam.devices.list()
        assert len(server.requests) == tries


NOW = 1_777_636_800.0


@pytest.mark.parametrize(
    ("date", "pause"),
    [
        (formatdate(NOW - 3600, usegmt=True), 3610.0),
        (formatdate(NOW + 3600, usegmt=True), 0.0),
        (formatdate(NOW, usegmt=True), 10.0),
        ("nonsense", 10.0),
        (None, 10.0),
    ],
)
def test_a_date_to_retry_after_is_of_the_servers_clock(date: str | None, pause: float) -> None:
    """A `Retry-After` date is read by the response's own `Date`, so that a clock that is wrong here does no harm."""
    headers = {"retry-after": formatdate(NOW + 10, usegmt=True)} | ({"date": date} if date else {})
    with pytest.raises(SeamHttpApiError) as caught:
        parse_response("/x", 429, headers, b'{"error": {}}', now=NOW)
    assert caught.value.retry_after == pause <= MAX_RETRY_AFTER
