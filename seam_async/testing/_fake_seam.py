"""A Seam API in memory, behind a real HTTP server on this machine."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import random
import socket
import struct
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import formatdate
from types import TracebackType
from typing import Any, Final, Literal, Self, TypeVar

from aiohttp import web
from attrs import define, field, frozen
from multidict import CIMultiDict, MultiMapping

from .._client import AsyncSeam
from .._clock import Clock, SystemClock
from .._credentials import wrap
from ._actions import ACTIONS

_DEFAULT_LIMIT: Final = 500
_REMEMBERED_REQUESTS: Final = 10_000
_CREDENTIALS: Final = frozenset({"api_key", "personal_access_token", "console_session_token"})
_ARRAYS: Final = frozenset({"action_attempt_ids", "connected_account_ids", "device_ids", "device_types"})
"""The parameters that are arrays, since a query does not tell an array of one item from the item."""

_RESET: Final = struct.pack("ii", 1, 0)
"""For SO_LINGER: closing sends a reset, as a machine that crashes or a firewall does."""

_CHUNK: Final = 64 * 1024
_Answer = dict[str, Any]
T = TypeVar("T")


@frozen
class FakeRequest:
    """A request that the server got.

    Attributes:
        path: The path asked for.
        params: The JSON object that was sent, or `None` if it was none; for a GET, what its query says.
        headers: The headers by their lower-case names; the credential is masked.
        at: When it came, in seconds of the clock.
    """

    path: str
    params: Mapping[str, Any] | None
    headers: Mapping[str, str] = field(repr=False)
    at: float


@frozen(kw_only=True)
class Fault:
    """What goes wrong with a request. What is not set goes as it should.

    Attributes:
        status: Answers with this status instead of doing what was asked.
        body: The body to go with the status: a string or bytes as they are, anything else as JSON. A function
            spoils the true answer: what was asked is done, the function gets the JSON object of the answer and
            returns the body; with a status or without.
        headers: Headers that are added to the answer, or take the place of its own.
        delay: Seconds to wait before anything else; `math.inf` for a server that never answers.
        cut: Resets the connection: `before` doing what was asked, `after` it and without an answer, or
            `mid-headers`, `after-headers` or `mid-body` of the answer.
        size: Bytes of the body, which is repeated or cut off to be so long. It is never in memory as a whole.
        bytes_per_second: How fast the body drips; the headers come at once.
        path: Only requests for this path; `None` for any.
    """

    status: int | None = None
    body: object = ""
    headers: Mapping[str, str] = field(factory=dict)
    delay: float = 0.0
    cut: Literal["before", "after", "mid-headers", "after-headers", "mid-body"] | None = None
    size: int | None = None
    bytes_per_second: float | None = None
    path: str | None = None


@define
class _Attempt:
    action_attempt_id: str
    action_type: str
    device_id: str | None
    resolves_at: float
    error: dict[str, str] | None
    result: Any

    def to_json(self, now: float) -> _Answer:
        is_resolved = now >= self.resolves_at
        return {
            "action_attempt_id": self.action_attempt_id,
            "action_type": self.action_type,
            "status": "pending" if not is_resolved else "error" if self.error else "success",
            "result": self.result if is_resolved and not self.error else None,
            "error": self.error if is_resolved else None,
        }


_WITHOUT_WORKSPACE: Final = frozenset({"/workspaces/create", "/workspaces/list"})
"""What a token may ask for without naming a workspace."""


@frozen
class _Served:
    """What a path is answered with, and the key of the list in it that comes in pages."""

    answer: Mapping[str, Any] | Callable[[Mapping[str, Any]], Mapping[str, Any]]
    pages: str | None

    def to_json(self, params: Mapping[str, Any]) -> _Answer:
        return dict(self.answer(params) if callable(self.answer) else self.answer)


class _Refusal(Exception):  # noqa: N818
    """An error in the API's form."""

    def __init__(
        self, status: int, code: str, message: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers or {}
        self.error = {"type": code, "message": message, **more}


def _invalid(*whole: str, **messages: object) -> _Refusal:
    """A refusal of parameters: what is wrong with the body as a whole, and with each of them."""
    return _Refusal(
        400,
        "invalid_input",
        whole[0] if whole else f"{min(messages)} is not valid",
        validation_errors={
            "_errors": list(whole),
            **{key: {"_errors": [value]} if isinstance(value, str) else value for key, value in messages.items()},
        },
    )


def _is_uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value.lower()
    except ValueError:
        return False


class FakeSeam:
    """A server that speaks the endpoints of this client, for tests and demonstrations.

    It checks credentials and required parameters, answers in pages, and makes action attempts that resolve after a
    while or on command. It listens on loopback unless told otherwise, and starts with `async with`.

    It serves all published endpoints that start an action, by POST, and of the others `get` and `list` of action
    attempts, devices and locks, by POST or by GET. `serve` gives it an answer for any other. The parameters of a GET
    are in its query, written as the official `seam` package writes them: an array repeats its name, and an empty value
    is an empty array or a null.

    It does less than Seam: devices are found by `device_ids`, `device_type`, `device_types` and `name`, all other
    filters are ignored; an action is possible on any device, whatever its kind, and changes nothing in it; the values
    of an action's parameters are not looked at.

    It keeps to the published description of the API. The official fake server, `@seamapi/fake-seam-connect`, differs
    in these points:

    * Lists of action attempts come without `pagination`, ignore `limit`, `page_cursor` and `device_id`, and have to
      be asked for by `action_attempt_ids`. When none of those exists, the answer is 404 rather than an empty list.
    * Ids are no UUIDs, and any string is accepted as one.
    * An action has succeeded by the time it is looked at, with the result `null`.
    * Of the endpoints that start an action it has eight: `lock_door` and `unlock_door` of locks; `cool`, `heat`,
      `heat_cool`, `off` and `set_fan_mode` of thermostats, with types of its own such as `SET_THERMOSTAT_OFF`;
      `reset_sandbox`, which forgets even the credentials. Those of thermostats refuse a lock, and `set_fan_mode` needs
      `fan_mode_setting`.
    * Errors have a `stack` and no `request_id` (the header has it). A path that it does not know is answered with
      the bare text `404`, and a body that is no JSON with `Invalid JSON`.
    * A personal access token that it does not accept is refused with the code `access_token_used_for_api_key`.
    * Its `/_fake/update_action_attempt` needs no credential, and GET works as well as POST.

    Args:
        doors: How many locks there are.
        resolve_after: Seconds until an action succeeds; a pair for a random time between the two; `None` for
            actions that stay pending until `resolve` or `fail`.
        latency: Seconds before each answer.
        page_size: The most items in a page, whatever a request asks for.
        rate_limit: The most requests in any second; those beyond get 429 with `Retry-After`.
        retry_after: The seconds in that `Retry-After`.
        host: The address to listen on.
        port: The port to listen on; 0 for any free one.
        seed: Where its random numbers and ids start.
        clock: Where the time comes from.

    Attributes:
        api_key: An API key that it accepts.
        personal_access_token: A token that it accepts together with `workspace_id`.
        console_session_token: Another.
        workspace_id: Its workspace.
        devices: The devices, as JSON objects by id; change them as you like.
        requests: The requests so far, the latest 10,000 of them.
        latency: As above; may be changed at any time, as the following.
        resolve_after: As above.
        rate_limit: As above.
    """

    def __init__(
        self,
        *,
        doors: int = 2,
        resolve_after: float | tuple[float, float] | None = 0.0,
        latency: float = 0.0,
        page_size: int = _DEFAULT_LIMIT,
        rate_limit: int | None = None,
        retry_after: int = 1,
        host: str = "127.0.0.1",
        port: int = 0,
        seed: int = 0,
        clock: Clock | None = None,
    ) -> None:
        self._random = random.Random(seed)
        self._clock = clock or SystemClock()
        self._host = host
        self._port = port
        self._page_size = page_size
        self._retry_after = retry_after
        self._attempts: dict[str, _Attempt] = {}
        self._served: dict[str, _Served] = {}
        self._faults: deque[Fault] = deque()
        self._lasting_faults: list[tuple[float, Fault]] = []
        self._recent: deque[float] = deque()
        self._request_count = 0
        self._runner: web.AppRunner | None = None
        self._answering: set[asyncio.Task[Any]] = set()
        self.latency = latency
        self.resolve_after = resolve_after
        self.rate_limit = rate_limit
        self.api_key = "seam_apikey1_token"
        self.personal_access_token = "seam_at1_token"
        self.console_session_token = "ey1.console.session"
        self.workspace_id: str = self._new_id()
        self.devices: dict[str, _Answer] = {}
        self.requests: deque[FakeRequest] = deque(maxlen=_REMEMBERED_REQUESTS)
        for number in range(1, doors + 1):
            self.add_device(f"Door {number}")

    # What a test uses.

    @property
    def endpoint(self) -> str:
        """The address to give to a client; known once it has started."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    @property
    def action_attempts(self) -> list[str]:
        """The ids of the action attempts that there are, in the order in which they were made."""
        return list(self._attempts)

    def client(self, **options: Any) -> AsyncSeam:
        """A client of this server, with the API key if `options` hold no credential; for the rest as `AsyncSeam`."""
        if options.keys().isdisjoint(_CREDENTIALS):
            options["api_key"] = self.api_key
        for name in _CREDENTIALS & options.keys():
            options[name] = wrap(options[name])
        return AsyncSeam(**{"endpoint": self.endpoint, "clock": self._clock, **options})

    def add_device(self, display_name: str, *, device_type: str = "august_lock") -> str:
        """Adds a device and returns its id."""
        device_id = self._new_id()
        is_lock = device_type.endswith("_lock")
        self.devices[device_id] = {
            "device_id": device_id,
            "device_type": device_type,
            "display_name": display_name,
            "workspace_id": self.workspace_id,
            "connected_account_id": "00000000-0000-4000-8000-000000000001",
            "is_managed": True,
            "created_at": datetime(2026, 1, 1, tzinfo=UTC).isoformat(),
            "capabilities_supported": ["lock"] if is_lock else [],
            "can_remotely_lock": is_lock,
            "can_remotely_unlock": is_lock,
            "properties": {
                "name": display_name,
                "online": True,
                "appearance": {"name": display_name},
                "model": {"display_name": device_type, "manufacturer_display_name": "Fake"},
            },
            "custom_metadata": {},
            "space_ids": [],
            "errors": [],
            "warnings": [],
        }
        return device_id

    def add_action_attempt(
        self,
        action_type: str = "UNLOCK_DOOR",
        *,
        device_id: str | None = None,
        resolve_after: float | tuple[float, float] | None | Literal["default"] = "default",
        error: tuple[str, str] | None = None,
        result: Any = None,
    ) -> str:
        """Adds an action attempt, as an action would, and returns its id.

        Args:
            action_type: What it is about.
            device_id: The device that it belongs to.
            resolve_after: As for the server, which gives the default.
            error: The type and message of the error that it ends with; `None` for a success.
            result: The result that it ends with.

        Raises:
            RuntimeError: It has to know the time, which without a `clock` is that of the event loop, and none runs.
        """
        delay = self.resolve_after if resolve_after == "default" else resolve_after
        if isinstance(delay, tuple):
            delay = self._random.uniform(*delay)
        attempt = _Attempt(
            action_attempt_id=self._new_id(),
            action_type=action_type,
            device_id=device_id,
            resolves_at=float("inf") if delay is None else self._now() + delay,
            error={"type": error[0], "message": error[1]} if error else None,
            result={} if result is None else result,
        )
        self._attempts[attempt.action_attempt_id] = attempt
        return attempt.action_attempt_id

    def resolve(self, action_attempt_id: str, result: Any = None) -> None:
        """Lets an action attempt succeed now."""
        attempt = self._attempts[action_attempt_id]
        attempt.resolves_at = self._now()
        attempt.error = None
        attempt.result = {} if result is None else result

    def fail(
        self, action_attempt_id: str, type: str = "device_error", message: str = "The device did not do it."
    ) -> None:
        """Lets an action attempt fail now."""
        attempt = self._attempts[action_attempt_id]
        attempt.resolves_at = self._now()
        attempt.error = {"type": type, "message": message}

    def forget(self, action_attempt_id: str) -> None:
        """Lets an action attempt vanish, as if it had never been."""
        del self._attempts[action_attempt_id]

    def resolved_at(self, action_attempt_id: str) -> float:
        """When an action attempt resolves, in seconds of the clock; infinite if it was not said."""
        return self._attempts[action_attempt_id].resolves_at

    def serve(
        self,
        path: str,
        answer: Mapping[str, Any] | Callable[[Mapping[str, Any]], Mapping[str, Any]],
        *,
        pages: str | None = None,
    ) -> None:
        """Gives a path an answer of yours, in the place of its own if it has one.

        Args:
            path: Such as `/webhooks/list`.
            answer: The JSON object to answer with, or a function that makes it from the parameters.
            pages: The key of a list in it that is to come in pages.
        """
        self._served[path] = _Served(answer, pages)

    def break_next(self, *faults: Fault) -> None:
        """Lets these things go wrong, one for each of the next requests."""
        self._faults.extend(faults)

    def break_for(self, seconds: float, fault: Fault) -> None:
        """Lets this go wrong with each request that comes within so many seconds from now.

        What `break_next` has in store comes first. Of several that last, the one that began first counts.

        Args:
            seconds: How long; `math.inf` for good, or until `mend`.
            fault: What goes wrong.

        Raises:
            RuntimeError: Without a `clock` the time is that of the event loop, and none runs.
        """
        self._lasting_faults.append((self._now() + seconds, fault))

    def mend(self) -> None:
        """Ends all faults, those that are still to come included."""
        self._faults.clear()
        self._lasting_faults.clear()

    def calls(self, path: str) -> list[FakeRequest]:
        """The requests for one path so far."""
        return [request for request in self.requests if request.path == path]

    async def start(self) -> None:
        """Starts to listen, again if need be and then on the same port; `async with` does it for you."""
        if self._runner is not None:
            return
        application = web.Application(client_max_size=32 * 1024 * 1024)
        application.router.add_route("*", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(application, access_log=None, handle_signals=False, shutdown_timeout=0.1)
        try:
            await self._runner.setup()
            await web.TCPSite(self._runner, self._host, self._port).start()
        except BaseException:
            await self.close()
            raise
        self._port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Stops listening and closes all connections; may be called again."""
        runner, self._runner = self._runner, None
        if runner is not None:
            # aiohttp loses sight of a handler whose client has gone, so its own cleanup would leave it running.
            for task in self._answering:
                task.cancel()
            await runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<FakeSeam endpoint={self.endpoint!r} requests={self._request_count}>"

    # What a client sees.

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        task = asyncio.current_task()
        assert task is not None
        self._answering.add(task)
        try:
            return await self._respond(request)
        finally:
            self._answering.discard(task)

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        by_query = request.method == "GET"
        params = _read_query(request.query) if by_query else _read(await request.read())
        now = self._clock.monotonic()
        self._request_count += 1
        request_id = f"request{self._request_count}"
        headers = {name.lower(): value for name, value in request.headers.items()}
        token = headers.get("authorization", "")
        if token:
            headers["authorization"] = "***"
        self.requests.append(FakeRequest(request.path, params, headers, now))
        fault = self._take_fault(request.path, now)
        await self._clock.sleep(self.latency + fault.delay)
        if fault.cut == "before":
            return _reset(request)
        status = 200
        extra: Mapping[str, str] = {}
        body = fault.body
        if fault.status is None or callable(body):
            try:
                self._check_rate(now)
                answer = {**self._answer(request, params, token, headers.get("seam-workspace")), "ok": True}
            except _Refusal as refusal:
                status, extra = refusal.status, refusal.headers
                answer = {"error": {**refusal.error, "request_id": request_id}, "ok": False}
            body = body(answer) if callable(body) else answer
        content, content_type = _encode(body)
        date = formatdate(self._clock.time(), usegmt=True)
        answered = CIMultiDict({"content-type": content_type, "seam-request-id": request_id, "date": date, **extra})
        answered.update(fault.headers)
        return await self._send(request, fault, status if fault.status is None else fault.status, answered, content)

    async def _send(
        self, request: web.Request, fault: Fault, status: int, headers: CIMultiDict[str], content: bytes
    ) -> web.StreamResponse:
        if fault.cut == "after":
            return _reset(request)
        if fault.cut == "mid-headers":
            assert request.transport is not None
            request.transport.write(f"HTTP/1.1 {status} \r\ncontent-type: appl".encode())
            return _reset(request)
        if fault.cut is None and fault.size is None and fault.bytes_per_second is None:
            return web.Response(status=status, body=content, headers=headers)
        size = len(content) if fault.size is None else fault.size
        response = web.StreamResponse(status=status, headers=headers)
        response.content_length = size
        await response.prepare(request)
        sent = {"after-headers": 0, "mid-body": size // 2}.get(str(fault.cut), size)
        pace = fault.bytes_per_second
        try:
            for piece in _pieces(content, sent, _CHUNK if pace is None else min(max(int(pace), 1), _CHUNK)):
                if pace is not None:
                    await self._clock.sleep(len(piece) / pace)
                await response.write(piece)
        except ConnectionError:
            # The client has had enough, which aiohttp would report as an error of the server.
            return _reset(request)
        return response if fault.cut is None else _reset(request)

    def _take_fault(self, path: str, now: float) -> Fault:
        for fault in self._faults:
            if fault.path in (None, path):
                self._faults.remove(fault)
                return fault
        self._lasting_faults = [(until, fault) for until, fault in self._lasting_faults if now < until]
        return next((fault for _, fault in self._lasting_faults if fault.path in (None, path)), Fault())

    def _check_rate(self, now: float) -> None:
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        if self.rate_limit is not None and len(self._recent) >= self.rate_limit:
            raise _Refusal(
                429, "too_many_requests", "Too many requests", headers={"retry-after": str(self._retry_after)}
            )
        self._recent.append(now)

    def _answer(
        self, request: web.Request, params: Mapping[str, Any] | None, token: str, workspace_id: str | None
    ) -> _Answer:
        path = request.path
        if path == "/_fake/default_seed":
            return self._seed()
        self._check_credential(request.path, token, workspace_id)
        served = self._served.get(path)
        if served is not None:
            answer = served.to_json(params or {})
            page = self._page(path, params or {}, served.pages, answer[served.pages]) if served.pages else {}
            return {**answer, **page}
        endpoint: Callable[[Mapping[str, Any]], _Answer] | None = {
            "/_fake/update_action_attempt": self._update_attempt,
            "/action_attempts/get": self._get_attempt,
            "/action_attempts/list": self._list_attempts,
            "/devices/get": self._get_device,
            "/devices/list": self._list_devices,
            "/locks/get": self._get_lock,
            "/locks/list": self._list_locks,
            "/workspaces/get": self._get_workspace,
        }.get(path)
        if endpoint is None and path not in ACTIONS:
            raise _Refusal(404, "not_found", f"There is no {path}")
        methods = ["POST"] if path in ACTIONS or path.startswith("/_fake/") else ["GET", "POST"]
        if request.method not in methods:
            allowed = ", ".join(methods)
            raise _Refusal(405, "method_not_allowed", f"{path} takes {allowed}", headers={"allow": allowed})
        if params is None:
            raise _invalid("The body has to be a JSON object")
        return endpoint(params) if endpoint else self._act(path, params)

    def _check_credential(self, path: str, token: str, workspace_id: str | None) -> None:
        with_workspace = (self.personal_access_token, self.console_session_token)
        if token == f"Bearer {self.api_key}":
            return
        is_named = workspace_id == self.workspace_id or (workspace_id is None and path in _WITHOUT_WORKSPACE)
        if is_named and token in {f"Bearer {one}" for one in with_workspace}:
            return
        raise _Refusal(401, "unauthorized", "The credential is not known here")

    def _seed(self) -> _Answer:
        return {
            "seam_apikey1_token": self.api_key,
            "seam_at1_token": self.personal_access_token,
            "seed_workspace_1": self.workspace_id,
            **{f"august_device_{number}": device_id for number, device_id in enumerate(self.devices, 1)},
        }

    def _get_workspace(self, _: Mapping[str, Any]) -> _Answer:
        return {
            "workspace": {
                "workspace_id": self.workspace_id,
                "name": "Fake",
                "company_name": "Fake",
                "connect_partner_name": "Fake",
                "connect_webview_customization": {},
                "is_publishable_key_auth_enabled": False,
                "is_sandbox": True,
                "is_suspended": False,
                "organization_id": None,
            }
        }

    def _act(self, path: str, params: Mapping[str, Any]) -> _Answer:
        action = ACTIONS[path]
        missing = {name for name in action.required if params.get(name) is None}
        if missing:
            raise _invalid(**dict.fromkeys(missing, "Required"))
        device_id = _find(params, "device_id", self.devices)["device_id"] if "device_id" in action.required else None
        confirmed = {"was_confirmed_by_device": True} if action.action_type in ("UNLOCK_DOOR", "LOCK_DOOR") else {}
        attempt_id = self.add_action_attempt(action.action_type, device_id=device_id, result=confirmed)
        # The answer to an action is always pending: its outcome is to be asked for.
        return {"action_attempt": self._attempts[attempt_id].to_json(now=float("-inf"))}

    def _get_attempt(self, params: Mapping[str, Any]) -> _Answer:
        attempt_id = params.get("action_attempt_id")
        if not _is_uuid(attempt_id):
            raise _invalid(action_attempt_id="Required" if attempt_id is None else "Invalid uuid")
        return {"action_attempt": _find(params, "action_attempt_id", self._attempts).to_json(self._clock.monotonic())}

    def _list_attempts(self, params: Mapping[str, Any]) -> _Answer:
        ids = params.get("action_attempt_ids")
        device_id = params.get("device_id")
        if "action_attempt_ids" in params:
            if not isinstance(ids, list):
                raise _invalid(action_attempt_ids="Expected array")
            wrong = {str(index): {"_errors": ["Invalid uuid"]} for index, one in enumerate(ids) if not _is_uuid(one)}
            if wrong:
                raise _invalid(action_attempt_ids={"_errors": [], **wrong})
        if "device_id" in params and not _is_uuid(device_id):
            raise _invalid(device_id="Invalid uuid")
        found = (
            list(self._attempts.values())
            if ids is None
            else [self._attempts[one] for one in dict.fromkeys(ids) if one in self._attempts]
        )
        if device_id is not None:
            found = [attempt for attempt in found if attempt.device_id == device_id]
        now = self._clock.monotonic()
        return self._page("/action_attempts/list", params, "action_attempts", [one.to_json(now) for one in found])

    def _get_device(self, params: Mapping[str, Any]) -> _Answer:
        name = params.get("name")
        if params.get("device_id") is None:
            if name is None:
                raise _invalid("Either 'device_id' or 'name' is required")
            named = (one["device_id"] for one in self.devices.values() if one["display_name"] == name)
            params = {"device_id": next(named, None)}
        return {"device": _find(params, "device_id", self.devices)}

    def _list_devices(self, params: Mapping[str, Any]) -> _Answer:
        return self._page("/devices/list", params, "devices", self._filtered(params))

    def _filtered(self, params: Mapping[str, Any]) -> list[_Answer]:
        found = list(self.devices.values())
        for parameter, key in (("device_ids", "device_id"), ("device_types", "device_type")):
            allowed = params.get(parameter)
            if allowed is not None:
                if not isinstance(allowed, list):
                    raise _invalid(**{parameter: "Expected array"})
                found = [device for device in found if device[key] in allowed]
        kind = params.get("device_type")
        return found if kind is None else [device for device in found if device["device_type"] == kind]

    def _get_lock(self, params: Mapping[str, Any]) -> _Answer:
        device = self._get_device(params)["device"]
        return {"lock": device, "device": device}

    def _list_locks(self, params: Mapping[str, Any]) -> _Answer:
        locks = [device for device in self._filtered(params) if device["can_remotely_lock"]]
        return {"locks": locks, "devices": locks}

    def _update_attempt(self, params: Mapping[str, Any]) -> _Answer:
        attempt = _find(params, "action_attempt_id", self._attempts)
        match params:
            case {"status": "success"}:
                self.resolve(attempt.action_attempt_id, params.get("result"))
            case {"status": "error", "error": {"type": str() as code, "message": str() as message}}:
                self.fail(attempt.action_attempt_id, code, message)
            case {"status": "error"}:
                raise _invalid(error="Expected an object with a type and a message")
            case {"status": "pending"}:
                attempt.resolves_at = float("inf")
            case _:
                raise _invalid(status="Expected success, error or pending")
        return {}

    def _page(self, path: str, params: Mapping[str, Any], key: str, items: list[_Answer]) -> _Answer:
        limit = params.get("limit", _DEFAULT_LIMIT)
        if isinstance(limit, float) and limit.is_integer():
            limit = int(limit)
        if isinstance(limit, bool) or not isinstance(limit, int) or limit <= 0:
            raise _invalid(limit="Expected a whole number above 0")
        question = _digest(path, params)
        start = _read_cursor(params.get("page_cursor"), question)
        stop = start + min(limit, self._page_size)
        cursor = _cursor(stop, question) if stop < len(items) else None
        return {
            key: items[start:stop],
            "pagination": {
                "has_next_page": cursor is not None,
                "next_page_cursor": cursor,
                "next_page_url": None if cursor is None else f"{self.endpoint}{path}?page_cursor={cursor}",
            },
        }

    def _now(self) -> float:
        try:
            return self._clock.monotonic()
        except RuntimeError as error:
            raise RuntimeError(
                "FakeSeam takes the time from the running event loop, and none runs here: "
                "call this in a coroutine, or give FakeSeam a FakeClock"
            ) from error

    def _new_id(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _read_query(query: MultiMapping[str]) -> dict[str, Any]:
    params: dict[str, Any] = {
        name: [one for one in query.getall(name) if one] if name in _ARRAYS else query[name] or None
        for name in query
        if name != "_strict"
    }
    limit = params.get("limit")
    return {**params, "limit": int(limit)} if limit and limit.isdecimal() else params


def _encode(body: object) -> tuple[bytes, str]:
    """A body as it goes out, and its type."""
    if isinstance(body, bytes):
        return body, "application/octet-stream"
    if isinstance(body, str):
        return body.encode(), "text/plain; charset=utf-8"
    return json.dumps(body).encode(), "application/json"


def _pieces(content: bytes, size: int, step: int) -> Iterator[bytes]:
    """The content over and over, blanks if there is none: so many bytes, and at most `step` of them at a time."""
    content = content or b" "
    reservoir = content * (step // len(content) + 2)
    for start in range(0, size, step):
        offset = start % len(content)
        yield reservoir[offset : offset + min(step, size - start)]


def _reset(request: web.Request) -> web.Response:
    """Resets the connection of a request; the response that is returned goes nowhere."""
    if request.transport is not None:
        request.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        request.transport.abort()
    return web.Response()


def _find(params: Mapping[str, Any], name: str, things: Mapping[str, T]) -> T:
    """What a parameter points at."""
    value = params.get(name)
    if not isinstance(value, str) or value not in things:
        what = name.removesuffix("_id")
        raise _Refusal(404, f"{what}_not_found", f"{what.replace('_', ' ').capitalize()} not found")
    return things[value]


def _digest(path: str, params: Mapping[str, Any]) -> str:
    """Stands for a question, so that a cursor is good for the question that it came from and for no other."""
    question = {name: value for name, value in params.items() if name != "page_cursor"}
    return hashlib.sha256(f"{path} {json.dumps(question, sort_keys=True)}".encode()).hexdigest()[:16]


def _cursor(offset: int, question: str) -> str:
    return base64.urlsafe_b64encode(f"{question} {offset}".encode()).decode()


def _read_cursor(cursor: object, question: str) -> int:
    if cursor is None:
        return 0
    try:
        asked, offset = base64.urlsafe_b64decode(str(cursor)).decode().split(" ")
        start = int(offset)
    except ValueError:
        raise _invalid(page_cursor="Not a cursor of this list") from None
    if asked != question:
        message = "With a page_cursor, the other parameters have to be those of the request that it came from"
        raise _Refusal(400, "mismatched_page_parameters", message)
    return start
