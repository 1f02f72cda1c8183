"""The wire form: what is sent, and what an answer means."""

from __future__ import annotations

import json
import pickle
import time
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seam_async import (
    NULL,
    ActionAttempt,
    Null,
    Pagination,
    SeamError,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpInvalidResponseError,
    SeamHttpUnauthorizedError,
    SeamInvalidOptionsError,
)
from seam_async._wire import build_body, parse_response, parse_retry_after, request_id_of

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC).timestamp()
DAY = 24 * 3600.0


def date(seconds: float) -> str:
    return format_datetime(datetime.fromtimestamp(NOW + seconds, UTC), usegmt=True)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("0", 0.0),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("1.5", 1.5),
        ("86401", DAY),
        ("9" * 400, DAY),
        (date(90), 90.0),
        (date(-90), 0.0),
        (date(30 * DAY), DAY),
        ("Fri, 01 May 2026 12:00:10 -0000", 10.0),
        ("Friday, 01-May-26 12:00:10 GMT", 10.0),
        ("Fri May  1 12:00:10 2026", 10.0),
        ("Mon, 01 Jan 0001 00:00:00 +2359", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 -2359", DAY),
        ("Fri, 01 May 2026 24:00:00 GMT", None),
        ("9" * 5000, DAY),
        ("1" * 4301 + " May 2026", None),
        ("\ud800", None),
        ("\0", None),
        ("Fri, 01 May 2026 14:00:10 +0200", 10.0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("+1", None),
        ("1,5", None),
        ("1e3", None),
        ("nan", None),
        ("inf", None),
        ("Fri, 99 May 2026 12:00:10 GMT", None),
        ("Fri, 01 May 2026 12:00:10 +9999999999999", None),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    """`Retry-After` is read as seconds or as a date, never below 0 nor above a day, and nonsense counts as none."""
    assert parse_retry_after(header, NOW) == seconds


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the process can be set on Unix only")
@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_a_date_does_not_depend_on_where_we_are(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """A date without a zone is in UTC, wherever the client runs."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        assert parse_retry_after("Fri, 01 May 2026 12:00:10 -0000", NOW) == 10
    time.tzset()


@given(st.text(), st.floats(min_value=-1e10, max_value=1e11))
def test_retry_after_never_fails(header: str, now: float) -> None:
    """Whatever a server puts into `Retry-After`, it is a number of seconds up to a day, or nothing."""
    seconds = parse_retry_after(header, now)
    assert seconds is None or 0 <= seconds <= DAY


DATES = st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2068, 12, 31))  # noqa: DTZ001
DATE_FORMS = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y")


@given(DATES, st.sampled_from(DATE_FORMS), st.floats(0, 4e9))
def test_a_date_in_each_form_of_http_is_understood(date: datetime, form: str, now: float) -> None:
    """The three forms of a date that HTTP knows mean the same moment."""
    moment = date.replace(microsecond=0, tzinfo=UTC)
    seconds = parse_retry_after(moment.strftime(form), now)
    assert seconds == min(max(moment.timestamp() - now, 0.0), DAY)


DATE_LIKE = st.lists(
    st.sampled_from(
        ["Fri,", "Friday,", "01", "1", "99", "May", "Foo", "2026", "26", "0", "12:00:10", "12:00", "99:99:99"]
    )
    | st.sampled_from(["GMT", "+0000", "-9999", "+99999999999999999999", "-", ":", ",", "\u0661", "\ud800", "("]),
    max_size=8,
).map(" ".join)


@given(DATE_LIKE, st.floats())
def test_what_resembles_a_date_never_fails(header: str, now: float) -> None:
    """A header made of the parts of dates is a number of seconds up to a day, or nothing, whatever the clock says."""
    seconds = parse_retry_after(header, now)
    assert seconds is None or 0 <= seconds <= DAY


def test_a_body_leaves_out_none_and_sends_null() -> None:
    """A parameter that is `None` is not given, `NULL` is sent as null, and tuples and times have their JSON form."""
    at = datetime(2026, 5, 1, 14, tzinfo=timezone(timedelta(hours=2)))
    body = build_body("/x", {"a": None, "b": NULL, "c": {"d": None, "e": [NULL, {"f": None}]}, "g": (1, at)})
    assert json.loads(body) == {
        "b": None,
        "c": {"d": None, "e": [None, {"f": None}]},
        "g": [1, "2026-05-01T14:00:00+02:00"],
    }
    assert build_body("/x", None) == b"{}"


def test_null_says_its_name() -> None:
    """`NULL` shows as NULL, is false, and stays itself when pickled."""
    assert repr(NULL) == "NULL"
    assert not NULL
    assert pickle.loads(pickle.dumps(NULL)) is NULL
    assert isinstance(NULL, Null)


def endless() -> list[Any]:
    loop: list[Any] = []
    loop.append(loop)
    return loop


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (float("nan"), "cannot be sent"),
        (float("inf"), "cannot be sent"),
        (1j, "complex has no JSON form"),
        (b"x", "bytes has no JSON form"),
        (memoryview(b"x"), "memoryview has no JSON form"),
        ([10**5000], "cannot be sent"),
        ([2**64], "a whole number of 65 bits is too large"),
        ({1: 2}, "strings for names, got int"),
        ([Pagination()], "Pagination has no JSON form"),
        ([ActionAttempt("a", "pending")], "ActionAttempt has no JSON form"),
        (nested(100_000), "cannot be sent"),
        (datetime.fromisoformat("2026-05-01"), "a datetime needs a time zone"),
        ({("a", "b"): 1}, "cannot be sent"),
        (endless(), "cannot be sent"),
    ],
)
def test_what_has_no_json_form_is_refused(value: object, reason: str) -> None:
    """A parameter that cannot be sent is refused by name of its endpoint before anything is sent."""
    with pytest.raises(SeamInvalidOptionsError, match=f"/locks/list.*{reason}|{reason}.*/locks/list"):
        build_body("/locks/list", {"x": value})


@pytest.mark.parametrize("name", [1, None, b"x", ("a",), NULL])
def test_parameters_have_names(name: Any) -> None:
    """A parameter whose name is no string is refused."""
    with pytest.raises(SeamInvalidOptionsError, match="the parameters of /x have strings for names"):
        build_body("/x", {name: 1})


class Odd:
    """What no JSON has."""


PARAMETERS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=3)
    | st.datetimes(timezones=st.none() | st.just(UTC))
    | st.sampled_from([NULL, Odd(), Odd, "\ud800", memoryview(b"x")]),
    lambda values: (
        st.lists(values, max_size=3)
        | st.lists(values, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3) | st.integers() | st.none() | st.floats(), values, max_size=3)
        | st.frozensets(st.text(max_size=2), max_size=2)
    ),
    max_leaves=8,
)


@given(PARAMETERS, st.text(max_size=8) | st.just("/locks/unlock_door"))
def test_whatever_is_passed_is_sent_as_json_or_refused(params: Any, path: str) -> None:
    """Whatever a caller passes is a body that is JSON throughout, or an error of ours before anything is sent."""
    try:
        body = build_body(path, params)
    except SeamInvalidOptionsError as error:
        assert str(error)
        assert str(pickle.loads(pickle.dumps(error))) == str(error)
    else:
        assert isinstance(json.loads(body, parse_constant=pytest.fail), dict)


@pytest.mark.parametrize(
    "path",
    ["", "/", "locks", "/locks/", "//evil.example/x", "/../x", "/a?b=c", "/a#b", "/a b", "/a\n", "http://x/y", 7],
)
def test_only_paths_of_the_api_are_called(path: Any) -> None:
    """A path that could lead elsewhere is refused."""
    with pytest.raises(SeamInvalidOptionsError, match="is not a path of the API"):
        build_body(path, {})


def error_of(status: int, body: object, **headers: str) -> SeamError:
    with pytest.raises(SeamError) as caught:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        parse_response(
            "/locks/list", status, {name.replace("_", "-"): value for name, value in headers.items()}, raw, now=NOW
        )
    return caught.value


def test_a_success_is_its_payload() -> None:
    """A JSON object with a status of 2xx is the answer, and keeps the id of its request."""
    reply = parse_response("/x", 201, {"seam-request-id": "r1"}, b'{"ok": true}', now=NOW)
    assert (reply.payload, reply.status_code, reply.request_id) == ({"ok": True}, 201, "r1")


def test_a_refusal_carries_all_facts() -> None:
    """The API's refusal tells its code, message, data, request id and pause."""
    error = error_of(
        404,
        {"error": {"type": "device_not_found", "message": "No such device", "data": {"a": 1}}},
        seam_request_id="r1",
        retry_after="3",
    )
    assert type(error) is SeamHttpApiError
    assert str(error) == "/locks/list answered 404 device_not_found: No such device (request id r1)"
    assert (error.code, error.status_code, error.message, error.data) == (
        "device_not_found",
        404,
        "No such device",
        {"a": 1},
    )
    assert (error.request_id, error.retry_after, error.path) == ("r1", 3.0, "/locks/list")


@pytest.mark.parametrize("error", [{}, {"type": 7, "message": ["x"]}, {"type": None, "message": ""}])
def test_a_refusal_without_reason_still_has_a_text(error: dict[str, Any]) -> None:
    """A refusal whose code and message make no sense says so."""
    refusal = error_of(500, {"error": error})
    assert str(refusal) == "/locks/list answered 500 unknown_error: The API gave no reason"


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"type": "unauthorized", "message": "Who are you?"}},
        {"error": {"type": "invalid_input", "validation_errors": {}}},
        {"error": "no"},
        {"ok": True},
        [],
        b"",
        b"<html>Unauthorized</html>",
    ],
)
def test_401_is_unauthorized_whatever_the_body(body: object) -> None:
    """A 401 is always SeamHttpUnauthorizedError, whoever wrote its body."""
    error = error_of(401, body, seam_request_id="r1", retry_after="2")
    assert type(error) is SeamHttpUnauthorizedError
    assert (error.status_code, error.request_id, error.retry_after) == (401, "r1", 2.0)
    assert "401" in str(error)


def test_invalid_input_names_the_parameters() -> None:
    """A 400 for invalid input tells which parameters are wrong and why, nested items included."""
    error = error_of(
        400,
        {
            "error": {
                "type": "invalid_input",
                "message": "Not valid",
                "validation_errors": {
                    "_errors": [],
                    "device_id": {"_errors": ["Required", 7]},
                    "ids": {"_errors": ["Bad"], "0": {"_errors": ["Invalid uuid"]}, "1": {"_errors": ["Too long"]}},
                    "odd": "text",
                },
            }
        },
    )
    assert isinstance(error, SeamHttpInvalidInputError)
    assert error.get_validation_error_messages("device_id") == ["Required"]
    assert error.get_validation_error_messages("ids") == ["Bad", "Invalid uuid", "Too long"]
    assert error.get_validation_error_messages("other") == []
    assert [fault.parameter_name for fault in error.validation_errors] == ["device_id", "ids", "odd"]
    assert "device_id: Required; ids: Bad, Invalid uuid, Too long" in str(error)
    assert error.message == "Not valid"


@pytest.mark.parametrize("validation_errors", [None, [], "x", {}])
def test_invalid_input_without_details_is_still_invalid_input(validation_errors: object) -> None:
    """Invalid input whose details are missing or make no sense keeps its kind, and has no details."""
    error = error_of(400, {"error": {"type": "odd", "message": "No", "validation_errors": validation_errors}})
    assert isinstance(error, SeamHttpInvalidInputError)
    assert error.validation_errors == []
    assert str(error) == "/locks/list answered 400 odd: No"


def test_details_nested_beyond_reason_do_no_harm() -> None:
    """Validation errors nested deeper than Python's stack are read like any others."""
    nested: dict[str, Any] = {"_errors": ["deep"]}
    for _ in range(5000):
        nested = {"x": nested}
    error = SeamHttpInvalidInputError("No", validation_errors=nested, status_code=400)
    assert error.get_validation_error_messages("x") == ["deep"]


@pytest.mark.parametrize("status", [200, 201, 204, 404, 429, 500, 503])
@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"<html>", b'{"a": ', b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"9" * 5000),
        *(b'{"a": NaN}', b'{"a": [Infinity]}', b'{"a": -Infinity}'),
    ],
)
def test_what_is_no_json_object_is_an_invalid_response(status: int, body: bytes) -> None:
    """A proxy's page or half a body is named with its path, status, size, type and request id."""
    error = error_of(status, body, content_type="text/html", seam_request_id="r1", retry_after="4")
    assert isinstance(error, SeamHttpInvalidResponseError)
    assert (error.path, error.status_code, error.request_id, error.retry_after) == ("/locks/list", status, "r1", 4.0)
    assert f"/locks/list answered {status}: its body of {len(body)} bytes of type text/html" in str(error)
    assert "(request id r1)" in str(error)


@pytest.mark.parametrize("status", [300, 301, 302, 307, 308, 399])
def test_a_redirect_is_not_an_answer(status: int) -> None:
    """A redirect is an error that says that redirects are not followed, even with JSON in it."""
    error = error_of(status, {"ok": True}, location="https://evil.example/")
    assert isinstance(error, SeamHttpInvalidResponseError)
    assert "redirects are not followed" in str(error)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda values: (
        st.lists(values, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "type", "message", "data", "validation_errors", "_errors", "x"]),
            values,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    status=st.integers(0, 999) | st.sampled_from([10**9, 10**4000]),
    headers=st.dictionaries(
        st.sampled_from(["retry-after", "content-type", "seam-request-id", "location"]),
        st.text(max_size=12) | st.sampled_from(["\udcff", "\x00", "x" * 9000]),
    ),
    body=st.binary(max_size=40) | JSON.map(lambda value: json.dumps(value).encode()),
)
def test_every_answer_is_a_reply_or_an_error_of_ours(status: int, headers: dict[str, str], body: bytes) -> None:
    """Whatever comes over the wire is an answer, or an error of ours with a text that pickles."""
    try:
        reply = parse_response("/locks/list", status, headers, body, now=NOW)
    except (SeamHttpApiError, SeamHttpInvalidResponseError) as error:
        assert "/locks/list answered" in str(error)
        assert str(error).encode()
        assert error.retry_after is None or 0 <= error.retry_after <= DAY
        assert str(pickle.loads(pickle.dumps(error))) == str(error)
        assert (error.status_code, error.request_id) == (status, request_id_of(headers))
    else:
        assert 200 <= status < 300
        assert isinstance(reply.payload, dict)
