"""The tracker's HTTP interface conforms to the OpenAPI description that it serves."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from seam_async.tracking._openapi import DESCRIPTION

from tracker_pages import AUTHORIZED, id_of, page_of

CHECKS = [content_type_conformance, not_a_server_error, response_schema_conformance, status_code_conformance]
OPERATIONS = [
    (path, method.upper())
    for path, operations in DESCRIPTION["paths"].items()
    for method in operations
    if path != "/v1/status/events"  # which has no end
]
WITH_INPUT = [
    (path, method) for path, method in OPERATIONS if path not in {"/v1/status", "/v1/attempts/{action_attempt_id}"}
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A tracker with attempts, outcomes and dead letters, served from a thread."""
    folder: Path = tmp_path_factory.mktemp("openapi")
    addresses: list[str] = []
    is_up, is_over, loop = threading.Event(), asyncio.Event(), asyncio.new_event_loop()

    async def serve() -> None:
        async with page_of(folder, settled=20, pending=3) as (address, _):
            addresses.append(address)
            is_up.set()
            await is_over.wait()

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(serve())

    thread = threading.Thread(target=run)
    thread.start()
    assert is_up.wait(30)
    try:
        yield addresses[0]
    finally:
        loop.call_soon_threadsafe(is_over.set)
        thread.join()


@pytest.fixture(scope="module")
def operations(address: str) -> Any:
    """The description that the server serves."""
    return schemathesis.openapi.from_dict(requests.get(f"{address}/v1/openapi.json", timeout=10).json())


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_valid_requests_are_answered_as_described(path: str, method: str, address: str, operations: Any) -> None:
    """Whatever valid request comes, the answer has a status, a type and a body that are described."""
    operation = operations[path][method]

    @given(data=st.data())
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    def ask(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(GenerationMode.POSITIVE, headers=AUTHORIZED))
        if "wait" in case.query:
            case.query["wait"] = 0
        case.call_and_validate(base_url=address, checks=CHECKS)

    ask()


@pytest.mark.parametrize(("path", "method"), WITH_INPUT)
def test_invalid_requests_are_refused_as_described(path: str, method: str, address: str, operations: Any) -> None:
    """Whatever invalid request comes, it is refused, and with a status that is described."""
    operation = operations[path][method]

    @given(data=st.data())
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    def ask(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(GenerationMode.NEGATIVE, headers=AUTHORIZED))
        checks = CHECKS if method == "GET" else [*CHECKS, negative_data_rejection]
        case.call_and_validate(base_url=address, checks=checks)

    ask()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"attempts/{id_of(101)}", 200),
        (f"attempts/{id_of(1)}?wait=0.1", 200),
        (f"attempts/{id_of(9999)}", 404),
        (f"attempts?query={id_of(101)}", 200),
        ("attempts?query=booking%3D105", 200),
        ("outcomes?consumer=new&limit=5", 200),
        ("dead-letters", 200),
        ("status", 200),
    ],
)
def test_what_is_there_is_shown_as_described(path: str, status: int, address: str, operations: Any) -> None:
    """Attempts of each status, outcomes and dead letters have the described form."""
    response = requests.get(f"{address}/v1/{path}", headers=AUTHORIZED, timeout=10)
    template = "/v1/" + path.partition("?")[0]
    if template.startswith("/v1/attempts/"):
        template = "/v1/attempts/{action_attempt_id}"
    assert response.status_code == status
    operations[template]["GET"].validate_response(response)


def test_a_request_without_the_token_is_refused_as_described(address: str, operations: Any) -> None:
    """Every operation but the open ones answers 401."""
    for path, method in OPERATIONS:
        response = requests.request(method, address + path, timeout=10)
        is_open = DESCRIPTION["paths"][path][method.lower()].get("security") == []
        assert response.status_code == (200 if is_open else 401)
        operations[path][method].validate_response(response)
