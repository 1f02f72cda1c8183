"""Webhooks: the genuine ones become events, all others errors, and the secret is never shown."""

from __future__ import annotations

import base64
import copy
import json
import pickle
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from multidict import CIMultiDict, CIMultiDictProxy
from standardwebhooks import Webhook, WebhookVerificationError

from seam_async import (
    SeamError,
    SeamInvalidOptionsError,
    SeamInvalidWebhookPayloadError,
    SeamWebhook,
    SeamWebhookVerificationError,
    models,
)

from exposure import pieces_of, shown_by

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER_SECRET = "whsec_" + base64.b64encode(b"another secret of 24 byt").decode()
EVENT = {
    "event_id": "e1",
    "event_type": "action_attempt.unlock_door.succeeded",
    "workspace_id": "w1",
    "created_at": "2026-11-24T09:00:01.000Z",
    "occurred_at": "2026-11-24T09:00:00.000Z",
    "action_attempt_id": "a1",
    "status": "success",
}
BODY = json.dumps(EVENT)


def signature_of(body: str, timestamp: float, secret: str = SECRET) -> str:
    return Webhook(secret).sign("msg_1", datetime.fromtimestamp(int(timestamp), UTC), body)


def headers_for(body: str = BODY, *, age: float = 0.0, prefix: str = "svix", **others: str) -> dict[str, str]:
    """What a server sends with a body that it signed `age` seconds ago."""
    sent_at = int(time.time() - age)
    parts = {"id": "msg_1", "timestamp": str(sent_at), "signature": signature_of(body, sent_at), **others}
    return {f"{prefix}-{part}": value for part, value in parts.items()}


class TestGenuine:
    @pytest.mark.parametrize("prefix", ["svix", "webhook", "Svix", "WEBHOOK"])
    @pytest.mark.parametrize("kind", [dict, CIMultiDict, lambda headers: CIMultiDictProxy(CIMultiDict(headers))])
    @pytest.mark.parametrize("payload", [BODY, BODY.encode()])
    def test_it_becomes_an_event(self, prefix: str, kind: Any, payload: bytes | str) -> None:
        """Whatever the headers are called and held in, and the body as bytes or as text."""
        event = SeamWebhook(SECRET).verify(payload, kind(headers_for(prefix=prefix)))
        assert isinstance(event, models.ActionAttemptUnlockDoorSucceededEvent)
        assert (event.event_id, event.action_attempt_id, event.workspace_id) == ("e1", "a1", "w1")
        assert event.created_at == datetime(2026, 11, 24, 9, 0, 1, tzinfo=UTC)
        assert event.occurred_at == datetime(2026, 11, 24, 9, tzinfo=UTC)
        assert event.raw == EVENT

    def test_a_known_signature_is_accepted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The vector that the makers of this form of signature publish with it; its body is no event."""
        moment = datetime.fromtimestamp(1614265330, UTC)

        class Then(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
                return moment

        monkeypatch.setattr("standardwebhooks.webhooks.datetime", Then)
        headers = {
            "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "svix-timestamp": "1614265330",
            "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        }
        with pytest.raises(SeamInvalidWebhookPayloadError):
            SeamWebhook(SECRET).verify('{"test": 2432232314}', headers)

    @pytest.mark.parametrize(
        "bad", ["v1", "v1,", "v1,%%%", "v1,a,b", ",", "v2,not base64!", "é", "v1a,AAAA", "x" * 5000]
    )
    def test_a_malformed_signature_beside_the_right_one_does_no_harm(self, bad: str) -> None:
        """A signature that cannot be read says nothing of the others in its list."""
        headers = headers_for()
        right = headers["svix-signature"]
        for signatures in (f"{bad} {right}", f"{right} {bad}", f"{bad}  {bad} {right} {bad}"):
            assert SeamWebhook(SECRET).verify(BODY, {**headers, "svix-signature": signatures}).event_id == "e1"

    @pytest.mark.parametrize(
        "change",
        [
            lambda headers: {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
            lambda headers: {name.title(): [value] for name, value in headers.items()},
            lambda headers: {name: (value,) for name, value in headers.items()},
        ],
        ids=["Django's META", "API Gateway's multiValueHeaders", "tuples"],
    )
    def test_headers_as_frameworks_have_them(self, change: Any) -> None:
        """WSGI's names and lists of values are read as they come."""
        headers: dict[Any, Any] = {"REMOTE_ADDR": "10.0.0.1", "accept": ["a", "b"], **change(headers_for())}
        assert SeamWebhook(SECRET).verify(BODY, headers).event_id == "e1"

    def test_a_secret_may_come_without_its_prefix_or_with_white_space(self) -> None:
        """The trailing newline of a file does no harm."""
        assert SeamWebhook(f"{SECRET.removeprefix('whsec_')}\n").verify(BODY, headers_for()).event_id == "e1"

    def test_a_secret_may_lack_its_padding(self) -> None:
        """The base64 of a secret need not be filled up."""
        secret = "whsec_" + base64.b64encode(b"a secret of 25 bytes, so.").decode()
        headers = headers_for()
        headers["svix-signature"] = signature_of(BODY, int(headers["svix-timestamp"]), secret)
        assert SeamWebhook(secret.rstrip("=")).verify(BODY, headers).event_id == "e1"

    def test_one_good_signature_among_several_is_enough(self) -> None:
        """While a secret is replaced, each webhook is signed with the old one and the new one."""
        headers = headers_for()
        other = signature_of(BODY, int(headers["svix-timestamp"]), OTHER_SECRET)
        headers["svix-signature"] = f"v1a,{'A' * 40} {other} {headers['svix-signature']}"
        assert SeamWebhook(SECRET).verify(BODY, headers).event_id == "e1"
        assert SeamWebhook(OTHER_SECRET).verify(BODY, headers).event_id == "e1"

    def test_what_is_not_known_yet_is_kept(self) -> None:
        """An event of a new type with new fields has them in `raw`."""
        body = json.dumps({"event_id": "e2", "event_type": "moon.landed", "crater": {"name": "Tycho"}})
        event = SeamWebhook(SECRET).verify(body, headers_for(body))
        assert (event.event_type, event.occurred_at, event.raw["crater"]) == ("moon.landed", None, {"name": "Tycho"})


@pytest.mark.parametrize(("size", "is_refused"), [(1, True), (15, True), (16, False), (24, False), (64, False)])
def test_a_short_secret_is_refused(size: int, is_refused: bool) -> None:
    """A secret that can be guessed protects nothing; the error does not show it."""
    secret = "whsec_" + base64.b64encode(b"k" * size).decode()
    if not is_refused:
        SeamWebhook(secret)
        return
    with pytest.raises(SeamInvalidOptionsError, match="too short to be safe") as caught:
        SeamWebhook(secret)
    assert secret not in shown_by(caught.value)


class TestNotGenuine:
    @pytest.mark.parametrize(
        ("parts", "reason"),
        [
            ({"id": ""}, "no header svix-id"),
            ({"timestamp": ""}, "no header svix-timestamp"),
            ({"signature": ""}, "no header svix-signature"),
            ({"signature": b"v1,AAAA"}, "no header svix-signature"),
            ({"id": "msg_2"}, "signature"),
            ({"signature": "v1,AAAA"}, "signature"),
            ({"signature": "v2,AAAA"}, "signature"),
            ({"signature": "v1"}, "cannot be decoded"),
            ({"signature": "v1,é"}, "cannot be decoded"),
            ({"signature": "v1,A"}, "cannot be decoded"),
            ({"timestamp": "yesterday"}, "Invalid"),
            ({"timestamp": "nan"}, "Invalid"),
            ({"age": 3600}, "too old"),
            ({"age": -3600}, "too new"),
        ],
    )
    def test_it_is_refused_with_the_reason(self, parts: Any, reason: str) -> None:
        """Missing headers, a signature that is none or another's, and a request that was recorded and sent again."""
        with pytest.raises(SeamWebhookVerificationError, match=reason):
            SeamWebhook(SECRET).verify(BODY, headers_for(**parts))

    def test_it_is_an_error_of_standardwebhooks_too(self) -> None:
        """Code that catches the error of `standardwebhooks`, which is that of `svix`, catches ours; it pickles."""
        with pytest.raises(WebhookVerificationError, match="no header svix-id") as caught:
            SeamWebhook(SECRET).verify(BODY, {})
        assert isinstance(caught.value, SeamWebhookVerificationError)
        again = pickle.loads(pickle.dumps(caught.value))
        assert (type(again), str(again)) == (type(caught.value), str(caught.value))

    def test_headers_of_something_else_are_refused(self) -> None:
        """Such as those of a browser."""
        with pytest.raises(SeamWebhookVerificationError, match="no header svix-id"):
            SeamWebhook(SECRET).verify(BODY, {"user-agent": "a browser"})

    @pytest.mark.parametrize("body", [BODY.replace("success", "failure"), BODY + " ", "", b"\xff\xfe"])
    def test_a_body_that_was_changed_is_refused(self, body: bytes | str) -> None:
        """A single space is enough."""
        with pytest.raises(SeamWebhookVerificationError):
            SeamWebhook(SECRET).verify(body, headers_for())

    def test_the_secret_of_another_endpoint_is_of_no_use(self) -> None:
        """A webhook that was signed for somebody else is refused."""
        with pytest.raises(SeamWebhookVerificationError):
            SeamWebhook(OTHER_SECRET).verify(BODY, headers_for())


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "7",
        "no JSON",
        "{}",
        '{"event_id": 5, "event_type": "x"}',
        '{"event_id": "e"}',
        '{"event_id": "e", "event_type": 5}',
        pytest.param("[" * 100_000, id="deep"),
    ],
)
def test_what_is_signed_and_no_event_is_told_apart(body: str) -> None:
    """It is not forged, and will be no event either when it is sent again."""
    with pytest.raises(SeamInvalidWebhookPayloadError, match="genuine"):
        SeamWebhook(SECRET).verify(body, headers_for(body))


@pytest.mark.parametrize("payload", [EVENT, None, 5])
def test_a_parsed_body_is_refused(payload: Any) -> None:
    """Its signature cannot be checked, and the error says what to pass."""
    with pytest.raises(SeamInvalidOptionsError, match="body as it came"):
        SeamWebhook(SECRET).verify(payload, headers_for())


def test_headers_that_are_no_mapping_are_refused() -> None:
    """The error says what came."""
    with pytest.raises(SeamInvalidOptionsError, match="headers have to be a mapping, got list"):
        SeamWebhook(SECRET).verify(BODY, list(headers_for().items()))  # type: ignore[arg-type]


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_sé", "whsec_AA*A", "whsec_A", "whpk_" + "A" * 40])
def test_a_malformed_secret_is_refused_without_showing_it(secret: str) -> None:
    """When the program starts, not when the first webhook comes."""
    with pytest.raises(SeamInvalidOptionsError, match="base64 after 'whsec_'") as caught:
        SeamWebhook(secret)
    assert not secret.removeprefix("whsec_") or secret not in shown_by(caught.value)


@pytest.mark.parametrize("secret", [None, b"whsec_AAAA", 5])
def test_a_secret_is_a_string(secret: Any) -> None:
    """The error names the type that came."""
    with pytest.raises(SeamInvalidOptionsError, match=f"not {type(secret).__name__}"):
        SeamWebhook(secret)


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the program starts."""
    monkeypatch.setitem(sys.modules, "standardwebhooks", None)
    with pytest.raises(SeamInvalidOptionsError, match=r"pip install .*\[webhooks\]"):
        SeamWebhook(SECRET)


def test_the_secret_is_never_shown() -> None:
    """Not in a repr, a copy or a pickle, nor in the text or a frame of any error."""
    webhook = SeamWebhook(SECRET)
    shown = f"{webhook} {vars(webhook)} {copy.copy(webhook)}"
    with pytest.raises(TypeError):
        pickle.dumps(webhook)
    spoilt = f"{SECRET[:20]}*{SECRET[20:]}"
    no_event = headers_for("[]")
    tampered = headers_for()
    right = signature_of(f"{BODY} ", int(tampered["svix-timestamp"])).removeprefix("v1,")
    attempts: list[tuple[str, Any, Mapping[str, str]]] = [
        (SECRET, BODY, {}),
        (SECRET, BODY + " ", tampered),
        (SECRET, BODY, headers_for(signature="v1")),
        (SECRET, BODY, headers_for(age=3600)),
        (SECRET, "[]", no_event),
        (SECRET, None, {}),
        (spoilt, BODY, {}),
    ]
    for secret, payload, headers in attempts:
        with pytest.raises(SeamError) as caught:
            SeamWebhook(secret).verify(payload, headers)
        shown += shown_by(caught.value)
    key = repr(base64.b64decode(SECRET.removeprefix("whsec_")))
    assert pieces_of(SECRET.removeprefix("whsec_"), shown) == []
    assert key not in shown
    assert repr(base64.b64decode(right)) not in shown
    assert repr(webhook) == "<SeamWebhook>"
