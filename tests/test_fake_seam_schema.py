"""FakeSeam conforms to the description of the API, whose facts are in `codegen/`."""

from __future__ import annotations

import asyncio
import json
import runpy
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
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

from seam_async import AsyncSeam, SeamHttpApiError, SeamHttpUnauthorizedError
from seam_async.testing import FakeClock, FakeSeam
from seam_async.testing._actions import ACTIONS

CODEGEN = Path(__file__).parents[1] / "codegen"
DESCRIPTION: dict[str, Any] = runpy.run_path(str(CODEGEN / "overlay.py"))["merge"](
    *(json.loads((CODEGEN / name).read_text("utf-8")) for name in ("api.json", "overlay.json"))
)
LIST = "/action_attempts/list"

SERVED = sorted(
    {
        *ACTIONS,
        *("/action_attempts/get", "/action_attempts/list"),
        *("/devices/get", "/devices/list", "/locks/get", "/locks/list"),
    }
)

OPERATIONS: dict[str, dict[str, Any]] = {path: verbs["post"] for path, verbs in DESCRIPTION["paths"].items()}
"""What can be posted, by path."""

CHECKS = [
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
]


def published_parameters(operation: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """The names of the required parameters of an operation, and those of the optional ones."""
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    forms = body.get("oneOf", [body])
    names = {name for form in forms for name in form.get("properties", {})}
    required = set.intersection(*(set(form.get("required", ())) for form in forms))
    return required, names - required


@contextmanager
def running(fake: FakeSeam) -> Iterator[FakeSeam]:
    """Serves from a thread, for a client that is not asynchronous."""
    is_up = threading.Event()
    loop = asyncio.new_event_loop()
    is_over = asyncio.Event()

    async def serve() -> None:
        async with fake:
            is_up.set()
            await is_over.wait()

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(serve())

    thread = threading.Thread(target=run)
    thread.start()
    assert is_up.wait(10)
    try:
        yield fake
    finally:
        loop.call_soon_threadsafe(is_over.set)
        thread.join()


@pytest.fixture(scope="module")
def fake() -> Iterator[FakeSeam]:
    """A server with attempts of each status on several pages."""
    with running(FakeSeam(page_size=2, clock=FakeClock())) as fake:
        door = next(iter(fake.devices))
        fake.add_action_attempt(device_id=door)
        fake.add_action_attempt(device_id=door, error=("jammed", "It is stuck."))
        fake.add_action_attempt(device_id=door, resolve_after=None)
        yield fake


@pytest.fixture(scope="module")
def operations() -> Any:
    """The endpoints that FakeSeam serves, as schemathesis reads their description."""
    paths = {path: DESCRIPTION["paths"][path] for path in SERVED}
    return schemathesis.openapi.from_dict({**DESCRIPTION, "paths": paths})


@pytest.fixture(scope="module")
def operation(operations: Any) -> Any:
    """The list endpoint."""
    return operations[LIST]["POST"]


def signed(fake: FakeSeam) -> dict[str, str]:
    """The headers of a request that the server accepts."""
    return {"Authorization": f"Bearer {fake.api_key}"}


def hold_against_description(fake: FakeSeam, case: Any, *more_checks: Any) -> Any:
    """Sends a case, and fails when the answer is not as published."""
    return case.call_and_validate(base_url=fake.endpoint, checks=[*CHECKS, *more_checks])


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_valid_requests_are_answered_as_published(operation: Any, fake: FakeSeam, data: st.DataObject) -> None:
    """Whatever valid list is asked for, the answer has a status, a type and a body that are published."""
    response = hold_against_description(
        fake, data.draw(operation.as_strategy(GenerationMode.POSITIVE, headers=signed(fake)))
    )
    assert response.status_code in (200, 400)


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_invalid_requests_are_refused_as_published(operation: Any, fake: FakeSeam, data: st.DataObject) -> None:
    """Whatever invalid list is asked for, it is refused, with a status that is published."""
    case = data.draw(operation.as_strategy(GenerationMode.NEGATIVE, headers=signed(fake)))
    response = hold_against_description(fake, case, negative_data_rejection)
    assert response.status_code == 400


def test_attempts_are_listed_as_published(operation: Any, fake: FakeSeam) -> None:
    """Attempts of each status, on a page that others follow and on the last one, have the published form."""
    door = next(iter(fake.devices))
    question: dict[str, Any] = {"device_id": door}
    statuses = []
    for _ in range(2):
        answer = hold_against_description(fake, operation.Case(body=question, headers=signed(fake))).json()
        statuses += [attempt["status"] for attempt in answer["action_attempts"]]
        question = {"device_id": door, "page_cursor": answer["pagination"]["next_page_cursor"]}
    assert statuses == ["success", "error", "pending"]
    assert question["page_cursor"] is None


def test_refused_credential_is_answered_as_published(operation: Any, fake: FakeSeam) -> None:
    """A wrong credential is refused with a status that is published."""
    case = operation.Case(body={}, headers={"Authorization": "Bearer seam_wrong"})
    response = hold_against_description(fake, case)
    assert response.status_code == 401


def test_actions_are_the_published_ones() -> None:
    """The fake serves exactly the published endpoints that start an action, with their types and parameters."""
    assert {
        path: (operation["x-action-attempt-type"], *published_parameters(operation))
        for path, operation in OPERATIONS.items()
        if operation.get("x-response-key") == "action_attempt" and path != "/action_attempts/get"
    } == {path: (action.action_type, set(action.required), set(action.optional)) for path, action in ACTIONS.items()}


# All endpoints.


async def test_served_endpoints_are_those_held_against_the_description(seam: AsyncSeam) -> None:
    """Of all published paths, the fake knows those that are tested here, and of the others says that they are none."""
    assert OPERATIONS.keys() > set(SERVED)
    unknown = set()
    for path in OPERATIONS:
        try:
            await seam.request(path)
        except SeamHttpApiError as error:
            if error.code == "not_found":
                unknown.add(path)
    # A workspace is read without parameters, so there is nothing to draw.
    assert OPERATIONS.keys() - unknown == {*SERVED, "/workspaces/get"}


@pytest.fixture(scope="module")
def idle_fake() -> Iterator[FakeSeam]:
    """A server whose attempts stay pending."""
    with running(FakeSeam(resolve_after=None, page_size=2, clock=FakeClock())) as fake:
        yield fake


# The published description lists no 404 for an id that nothing has, though Seam answers so.
STATUSES = {200, 400, 404}
# The description gives this one no body at all, so there is nothing to make up.
WITH_PARAMETERS = [path for path in SERVED if path != "/workspaces/reset_sandbox"]


@pytest.mark.parametrize("path", WITH_PARAMETERS)
def test_each_endpoint_answers_valid_requests_as_published(path: str, operations: Any, idle_fake: FakeSeam) -> None:
    """Whatever valid request comes to an endpoint, the answer has a status, a type and a body that are published."""
    operation = operations[path]["POST"]
    door = next(iter(idle_fake.devices))
    existing = {"device_id": door, "action_attempt_id": idle_fake.add_action_attempt(device_id=door)}
    statuses = set()

    @given(data=st.data())
    @settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    def ask(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(GenerationMode.POSITIVE, headers=signed(idle_fake)))
        if isinstance(case.body, dict):
            case.body.update({name: value for name, value in existing.items() if name in case.body})
        checks = [check for check in CHECKS if check is not status_code_conformance]
        statuses.add(case.call_and_validate(base_url=idle_fake.endpoint, checks=checks).status_code)

    ask()
    assert 200 in statuses
    assert statuses <= STATUSES


@pytest.mark.parametrize("path", WITH_PARAMETERS)
def test_each_endpoint_survives_invalid_requests(path: str, operations: Any, idle_fake: FakeSeam) -> None:
    """Whatever invalid request comes to an endpoint, the answer is one of the API's.

    The values of an action's parameters are not looked at, so not all of them are refused.
    """
    operation = operations[path]["POST"]
    statuses = set()

    @given(data=st.data())
    @settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    def ask(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(GenerationMode.NEGATIVE, headers=signed(idle_fake)))
        checks = [check for check in CHECKS if check is not status_code_conformance]
        statuses.add(case.call_and_validate(base_url=idle_fake.endpoint, checks=checks).status_code)

    ask()
    assert 400 in statuses
    assert statuses <= STATUSES


@pytest.mark.parametrize("path", SERVED)
async def test_each_endpoint_refuses_a_wrong_credential(path: str, fake_seam: FakeSeam) -> None:
    """No endpoint answers to a credential that it does not know."""
    async with fake_seam.client(api_key="seam_wrong") as seam:
        with pytest.raises(SeamHttpUnauthorizedError):
            await seam.request(path)
