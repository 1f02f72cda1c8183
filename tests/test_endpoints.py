"""Each published endpoint has its method, which sends what it is given and returns what it promises."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import uuid
import warnings
from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

from seam_async import (
    NULL,
    ActionAttempt,
    AsyncSeam,
    Page,
    SeamError,
    SeamHttpInvalidResponseError,
    SeamInvalidOptionsError,
    models,
)
from seam_async.routes import _parameters
from seam_async.testing import FakeSeam, Fault

from published import PUBLISHED, answer_of, least, method_of

DEPRECATED = [(path, name) for path, row in PUBLISHED.items() for name in row.get("deprecated", ())]
LISTS = [path for path, row in PUBLISHED.items() if row["returns"].startswith("list[")]
PAGINATED = [path for path, row in PUBLISHED.items() if row["returns"].startswith("Paginator")]
UUID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
IDS = re.compile(r"_ids?\b")
each_path = pytest.mark.parametrize("path", PUBLISHED)


async def call(seam: AsyncSeam, path: str, params: dict[str, Any]) -> Any:
    """Calls an endpoint, and does not mind that it is deprecated."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return await method_of(seam, path)(**params)


def most(path: str) -> dict[str, Any]:
    """All that an endpoint takes at a time."""
    row = PUBLISHED[path]
    if least(path) != row["required"] or "hvac_mode" in str(row):
        return least(path)
    failing = {"error_code": "uncategorized_error"} if path.endswith(("encode_will_fail", "scan_will_fail")) else {}
    return {**row["optional"], **row["required"], **failing}


# What there is.


@each_path
def test_method_has_the_published_parameters(path: str) -> None:
    """Each endpoint is a method that takes the published parameters by name, and says which are required."""
    row = PUBLISHED[path]
    signature = inspect.signature(method_of(AsyncSeam("seam_key"), path))
    parameters = dict(signature.parameters)
    acts = row["returns"].startswith("ActionAttempt")
    of_waits = {"wait_for_action_attempt", "on_update"}
    assert of_waits & parameters.keys() == (of_waits if acts else set())
    parameters = {name: parameter for name, parameter in parameters.items() if name not in of_waits}
    assert {one.kind for one in parameters.values()} <= {inspect.Parameter.KEYWORD_ONLY}
    required = {name for name, one in parameters.items() if one.default is inspect.Parameter.empty}
    assert required == row["required"].keys()
    assert parameters.keys() - required == row["optional"].keys()
    assert all(parameters[name].default is None for name in row["optional"])
    returns = signature.return_annotation.removeprefix("builtins.")
    assert returns.replace("AnyActionAttempt", "ActionAttempt") == row["returns"]


def test_there_is_no_other_method() -> None:
    """No method of a namespace stands for an endpoint that is not published."""
    seam = AsyncSeam("seam_key")
    waiting = {f"/action_attempts/{name}" for name in ("wait", "wait_all", "as_completed", "notify")}

    def paths(place: object, prefix: str) -> set[str]:
        names = {name for name in dir(place) if not name.startswith("_")}
        found = {f"{prefix}/{name}": getattr(place, name) for name in names}
        deeper = {one for path, member in found.items() if not callable(member) for one in paths(member, path)}
        return deeper | {path for path, member in found.items() if callable(member)}

    namespaces = {path.split("/")[1] for path in PUBLISHED}
    existing = {path for name in namespaces for path in paths(getattr(seam, name), f"/{name}")}
    assert existing - waiting == PUBLISHED.keys()


@each_path
def test_annotations_name_what_there_is(path: str) -> None:
    """What is imported for type checkers alone is there."""
    names = {**{name: getattr(models, name) for name in dir(models)}, **vars(_parameters)}
    hints = get_type_hints(method_of(AsyncSeam("seam_key"), path), localns=names)
    assert "return" in hints
    assert hints.keys() >= PUBLISHED[path]["required"].keys()


@each_path
def test_docstring_tells_of_each_parameter(path: str) -> None:
    """What a method says of itself names its page, and each of its parameters."""
    method = method_of(AsyncSeam("seam_key"), path)
    text = inspect.getdoc(method) or ""
    assert f"Source: https://docs.seam.co/api{path}\n" in f"{text}\n"
    assert all(f"\n    {name}: " in text for name in inspect.signature(method).parameters)


def test_nothing_is_loaded_before_it_is_used() -> None:
    """Importing the package loads no namespace and no model; naming one loads that one."""
    program = """
import sys, seam_async
def loaded(): return {name for name in sys.modules if name.startswith(("seam_async.routes.", "seam_async.models"))}
print(*loaded())
seam = seam_async.AsyncSeam("seam_key")
seam.webhooks
print(*sorted(loaded()))
seam_async.models.Webhook
print(*sorted(loaded()))
assert seam_async.Device.__name__ in dir(seam_async) and "Webhook" in dir(seam_async.models)
assert not hasattr(seam_async, "Devise") and not hasattr(seam_async.models, "Devise")
"""
    lines = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    at_first, with_namespace, with_model = ({*line.split()} for line in lines.splitlines())
    assert at_first == set()
    assert "seam_async.routes.webhooks" in with_namespace
    assert not {name for name in with_namespace if name.startswith("seam_async.models.")}
    assert with_model - with_namespace == {"seam_async.models.webhook"}
    assert "seam_async.routes.devices" not in with_model


# What is sent, and what comes back.


@each_path
async def test_call_sends_what_it_is_given_and_reads_the_answer(
    path: str, fake_seam: FakeSeam, seam: AsyncSeam
) -> None:
    """A call sends its parameters to its path, leaves out those that are None, and returns what is published."""
    fake_seam.serve(path, answer_of(path))
    row = PUBLISHED[path]
    params = least(path)
    result = await call(seam, path, {**dict.fromkeys(row["optional"]), **params})
    assert [(request.path, request.params) for request in fake_seam.requests] == [(path, params)]
    published = row["returns"].replace("AnySeamEvent", "UnknownEvent")  # the smallest event says no type
    kind, _, inner = published.rstrip("]").partition("[")
    if kind in {"list", "Paginator"}:
        assert len(result) == 5
        assert isinstance(result, list if kind == "list" else Page)
        (result,) = {type(one).__name__ for one in result}
        assert result == inner
    else:
        assert type(result).__name__ == kind.replace("None", "NoneType")


@each_path
async def test_call_sends_all_that_there_is(path: str, fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Each parameter goes under its own name, and NULL as null where it clears something."""
    fake_seam.serve(path, answer_of(path))
    row = PUBLISHED[path]
    several = most(path)
    cleared = {name: NULL for name in row.get("nullable", ()) if name in several}
    await call(seam, path, {**several, **cleared})
    assert fake_seam.requests[-1].params == {**several, **dict.fromkeys(cleared)}


@pytest.mark.parametrize("path", [path for path, row in PUBLISHED.items() if IDS.search(str(row))])
async def test_ids_may_be_uuids(path: str, fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """Each id, and each of several ids, may be a `uuid.UUID`, and is sent as text."""
    fake_seam.serve(path, answer_of(path))
    params = most(path)
    sent = {name: [UUID] if name.endswith("s") else UUID for name in params if name.endswith(("_id", "_ids"))}
    given = {name: [uuid.UUID(UUID)] if name.endswith("s") else uuid.UUID(UUID) for name in sent}
    await call(seam, path, {**params, **given})
    assert fake_seam.requests[-1].params == {**params, **sent}


@pytest.mark.parametrize(
    "spell", [uuid.UUID, str.upper, "{{{}}}".format, " {}\n".format, lambda text: text.replace("-", "")]
)
async def test_action_attempt_is_found_by_any_spelling(
    spell: Callable[[str], Any], fake_seam: FakeSeam, seam: AsyncSeam
) -> None:
    """`action_attempts.get` finds an attempt by any spelling of its id."""
    attempt_id = fake_seam.add_action_attempt()
    attempt = await seam.action_attempts.get(action_attempt_id=spell(attempt_id))
    assert (attempt.action_attempt_id, attempt.is_success) == (attempt_id, True)


async def test_action_attempt_without_an_id_is_refused(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """`action_attempts.get` of a blank id sends nothing."""
    with pytest.raises(SeamInvalidOptionsError, match="expected an action attempt id"):
        await seam.action_attempts.get(action_attempt_id=" ")
    assert not fake_seam.requests


async def test_only_what_reads_is_sent_again(fake_seam: FakeSeam) -> None:
    """After a 503, each endpoint that reads is asked again, and none that acts."""
    reading = {path for path in PUBLISHED if re.fullmatch(r"get|get_related|list|list_\w+", path.rsplit("/", 1)[1])}
    assert {path for path, row in PUBLISHED.items() if row["reads"]} == reading
    async with fake_seam.client(retries=1) as seam:
        for path, row in PUBLISHED.items():
            fake_seam.serve(path, answer_of(path))
            fake_seam.requests.clear()
            fake_seam.break_next(Fault(status=503, headers={"retry-after": "0"}))
            if row["reads"]:
                await call(seam, path, least(path))
            else:
                with pytest.raises(SeamError):
                    await call(seam, path, least(path))
            assert len(fake_seam.calls(path)) == (2 if row["reads"] else 1), path


@pytest.mark.parametrize("path", PAGINATED)
async def test_list_is_walked_page_by_page(path: str, fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A list that comes in pages is an awaitable first page, and an iteration over the items of all pages."""
    fake_seam.serve(path, answer_of(path), pages=PUBLISHED[path]["key"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        paginator = method_of(seam, path)(**least(path), limit=3)
    first = await paginator
    assert (len(first), first.pagination.has_next_page) == (3, True)
    assert len([item async for item in paginator]) == 5
    assert [len(page) async for page in paginator.pages()] == [3, 2]
    assert {request.params["limit"] for request in fake_seam.requests if request.params} == {3}


@pytest.mark.parametrize("path", LISTS)
async def test_no_list_is_cut_silently(path: str, fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A list without pages whose response promises another page is an error that names the path."""
    last = {"has_next_page": False, "next_page_cursor": None, "next_page_url": None}
    fake_seam.serve(path, {**answer_of(path), "pagination": last})
    assert len(await call(seam, path, least(path))) == 5
    fake_seam.serve(path, {**answer_of(path), "pagination": {**last, "has_next_page": True, "next_page_cursor": "c2"}})
    with pytest.raises(SeamHttpInvalidResponseError, match="list of 5 items is incomplete") as caught:
        await call(seam, path, least(path))
    assert caught.value.path == path


def test_each_list_either_has_pages_or_is_whole() -> None:
    """Every endpoint whose name says that it lists is tested for its pages or for having none."""
    named = {path for path in PUBLISHED if path.rsplit("/", 1)[1].startswith("list")}
    assert named <= {*LISTS, *PAGINATED}
    assert not {*LISTS} & {*PAGINATED}


async def test_a_list_that_is_none_is_named(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A limit that is no number of items is refused before anything is sent, whatever the list."""
    for path in PAGINATED:
        with pytest.raises(SeamInvalidOptionsError, match="limit"):
            method_of(seam, path)(**least(path), limit=0)
    assert not fake_seam.requests


async def test_related_things_come_as_lists_of_their_kinds(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """What is related comes as one object, with a list of each kind of things."""
    fake_seam.serve(
        "/spaces/get_related", {"batch": {"spaces": [{"space_id": "s1"}], "devices": [{"device_id": "d1"}]}}
    )
    batch = await seam.spaces.get_related(space_ids=["s1"])
    assert [type(one) for one in (*batch.spaces, *batch.devices)] == [models.Space, models.Device]
    assert (batch.spaces[0].space_id, batch.devices[0].device_id, batch.acs_entrances) == ("s1", "d1", ())


async def test_code_that_is_proposed_has_no_id(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A proposed code is no access code yet, and is read without the id of one."""
    fake_seam.serve("/access_codes/generate_code", {"generated_code": {"code": "1234", "device_id": "d1"}})
    generated = await seam.access_codes.generate_code(device_id="d1")
    assert (generated.code, generated.device_id) == ("1234", "d1")


async def test_result_of_an_action_is_as_it_came(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """The result of an action is a plain dict, whatever a type checker knows of it."""
    attempt = await seam.locks.unlock_door(device_id=next(iter(fake_seam.devices)))
    assert type(attempt) is ActionAttempt
    assert attempt.result == {"was_confirmed_by_device": True}
    assert ActionAttempt[int]("a1", "pending") == ActionAttempt("a1", "pending")


# What is to go.


@pytest.mark.parametrize(("path", "name"), DEPRECATED)
async def test_deprecated_things_warn(path: str, name: str, fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """What is deprecated warns, names what to use instead, and points at the line that uses it; it works still."""
    fake_seam.serve(path, answer_of(path))
    params = {**least(path), **({name: PUBLISHED[path]["optional"][name]} if name else {})}
    with pytest.warns(DeprecationWarning, match=f"{name or path}.* is deprecated: use ") as caught:
        await method_of(seam, path)(**params)
    assert [one.filename for one in caught] == [__file__]
    assert fake_seam.requests[-1].params == params


async def test_nothing_else_warns(fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """A call without a deprecated parameter does not warn."""
    fake_seam.serve("/access_grants/list", answer_of("/access_grants/list"))
    assert len(await seam.access_grants.list(location_id=None)) == 5


# What goes together.


@pytest.mark.parametrize("path", [path for path, row in PUBLISHED.items() if row["reads"]])
async def test_what_only_reads_is_the_apis_to_refuse(path: str, fake_seam: FakeSeam, seam: AsyncSeam) -> None:
    """An endpoint that only reads sends any set of its parameters: the API knows which of them go together."""
    fake_seam.serve(path, answer_of(path))
    row = PUBLISHED[path]
    for params in (row["required"], {**row["optional"], **row["required"]}):
        await call(seam, path, params)
        assert fake_seam.requests[-1].params == params


_FAILS = "/acs/encoders/simulate/next_credential_encode_will_fail"
_SUCCEEDS = "/acs/encoders/simulate/next_credential_scan_will_succeed"
_MODE = "/thermostats/set_hvac_mode"


@pytest.mark.parametrize(
    ("path", "params", "words"),
    [
        ("/access_grants/create", {"requested_access_methods": []}, "user_identity_id; user_identity"),
        ("/access_methods/delete", {}, "access_method_id; access_grant_id; reservation_key. It got: none of them"),
        ("/access_methods/delete", {"access_method_id": "m1", "access_grant_id": "g1"}, "got: access_grant_id, acc"),
        ("/access_methods/delete", {"access_method_id": None}, "It got: none of them"),
        (
            "/user_identities/merge",
            {"user_identity_id": "u1", "merged_user_identity_keys": ["k2"]},
            "got: merged_user_identity_keys, user_identity_id",
        ),
        (
            _MODE,
            {"hvac_mode_setting": "heat", "cooling_set_point_celsius": 20},
            "got: cooling_set_point_celsius, hvac_mode",
        ),
        (_MODE, {"hvac_mode_setting": "off", "heating_set_point_celsius": 20}, "hvac_mode_setting='off'"),
        (_FAILS, {"acs_credential_id": "c1"}, "acs_credential_id"),
        (
            _FAILS,
            {"acs_credential_id": "c1", "error_code": "encoding_interrupted"},
            "error_code='encoding_interrupted'",
        ),
        (_SUCCEEDS, {"acs_credential_id_on_seam": "c1", "scenario": "credential_on_encoder_is_empty"}, "scenario="),
    ],
)
async def test_what_does_not_go_together_is_refused(
    path: str, params: dict[str, Any], words: str, fake_seam: FakeSeam, seam: AsyncSeam
) -> None:
    """Parameters that do not go together are refused by their names, before anything is sent."""
    with pytest.raises(SeamInvalidOptionsError) as caught:
        await method_of(seam, path)(**{**PUBLISHED[path]["required"], **params})
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{path} takes one of these sets of parameters: ")
    assert not fake_seam.requests


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/access_grants/create", {"requested_access_methods": [], "user_identity": {"full_name": "A"}, "name": NULL}),
        (_MODE, {"device_id": "d", "hvac_mode_setting": "heat_cool", "heating_set_point_celsius": 20}),
        (_MODE, {"device_id": "d", "hvac_mode_setting": "brand_new", "heating_set_point_celsius": 20}),
        (_FAILS, {"acs_encoder_id": "e"}),
        (_FAILS, {"acs_encoder_id": "e", "error_code": "uncategorized_error", "acs_credential_id": "c"}),
        (_SUCCEEDS, {"acs_encoder_id": "e", "acs_credential_id_on_seam": "c"}),
        (_SUCCEEDS, {"acs_encoder_id": "e", "scenario": "brand_new"}),
    ],
)
async def test_what_goes_together_is_sent(
    path: str, params: dict[str, Any], fake_seam: FakeSeam, seam: AsyncSeam
) -> None:
    """Parameters that go together are sent, and a value that this version does not know goes with all of them."""
    fake_seam.serve(path, answer_of(path))
    await method_of(seam, path)(**params)
    assert fake_seam.requests[-1].params == {name: None if one is NULL else one for name, one in params.items()}
