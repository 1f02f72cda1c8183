"""The OpenAPI description of the tracker's HTTP interface."""

from __future__ import annotations

from typing import Any, Final

from .._version import __version__

MOST_ATTEMPTS: Final = 1_000
"""Attempts tracked by one request."""
MOST_OUTCOMES: Final = 500
"""Outcomes read or acknowledged by one request."""
LONGEST_WAIT: Final = 60
"""Seconds for which a request may wait."""

_Json = dict[str, Any]

_TEXT: Final[_Json] = {"type": "string"}
_NUMBER: Final[_Json] = {"type": "number"}
_COUNT: Final[_Json] = {"type": "integer", "minimum": 0}
_MOMENT: Final[_Json] = {"type": "string", "format": "date-time"}
_ID: Final[_Json] = {"type": "string", "minLength": 1}
_NAME: Final[_Json] = {"type": "string", "minLength": 1, "description": "Printable characters."}
_SETTLED_NUMBER: Final[_Json] = {"type": "integer", "minimum": 1, "maximum": (1 << 63) - 1}


def _or_null(schema: _Json) -> _Json:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: _Json, **bounds: int) -> _Json:
    return {"type": "array", "items": items, **bounds}


def _object(properties: _Json, *optional: str, is_closed: bool = False) -> _Json:
    """An object; all fields but the optional ones are required."""
    schema: _Json = {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }
    return {**schema, "additionalProperties": False} if is_closed else schema


def _ref(name: str) -> _Json:
    return {"$ref": f"#/components/schemas/{name}"}


_ATTEMPT: Final = {
    "action_attempt_id": _ID,
    "status": {
        "type": "string",
        "description": "pending, success, error, timed_out, not_found, rejected, unknown_status",
    },
    "action_attempt": _or_null({"type": "object", "description": "As the API last showed it."}),
    "error": _or_null({"type": "object", "description": "The last failure before timed_out or rejected."}),
    "metadata": {},
    "topic": _or_null(_TEXT),
    "workspace_id": _or_null(_TEXT),
    "added_at": _MOMENT,
    "settled_at": _or_null(_MOMENT),
}
_TARGET: Final[_Json] = {
    "anyOf": [
        {"type": "string", "format": "uuid"},
        {
            "type": "object",
            "properties": {"action_attempt_id": {"type": "string", "format": "uuid"}},
            "required": ["action_attempt_id"],
        },
    ]
}
_OPTIONS: Final[_Json] = {
    "metadata": _or_null({"type": "object", "description": "Comes back with the outcome."}),
    "timeout": _or_null({"type": "number", "minimum": 0, "maximum": 1e9, "description": "Seconds; null for no limit."}),
    "topic": _or_null(_NAME),
}
_LETTER: Final = {"consumer": _NAME, "settled_number": _SETTLED_NUMBER}

_SCHEMAS: Final[_Json] = {
    "Error": _object({"error": _TEXT}),
    "Attempt": _object(_ATTEMPT),
    "FoundAttempt": _object({**_ATTEMPT, "history": _list(_object({"at": _or_null(_MOMENT), "event": _TEXT}))}),
    "Outcome": _object({"settled_number": _SETTLED_NUMBER, **_ATTEMPT}),
    "DeadLetter": _object(
        {**_LETTER, "action_attempt_id": _ID, "tries": _COUNT, "error": _or_null(_TEXT), "dead_at": _MOMENT}
    ),
    "Track": {
        "oneOf": [
            _object({"action_attempt": _TARGET, **_OPTIONS}, *_OPTIONS, is_closed=True),
            _object(
                {"action_attempts": _list(_TARGET, minItems=1, maxItems=MOST_ATTEMPTS), **_OPTIONS},
                *_OPTIONS,
                is_closed=True,
            ),
        ]
    },
    "Status": _object(
        {
            "version": _TEXT,
            "workspace": _or_null(_TEXT),
            "health": _object({"ready": {"type": "boolean"}, "reason": _or_null(_TEXT)}),
            "pending": _object({"total": _COUNT, "by_age": _list(_object({"title": _TEXT, "count": _COUNT}))}),
            "time_to_outcome": _object({"median": _or_null(_NUMBER), "p99": _or_null(_NUMBER)}),
            "requests": _object(
                {"last_minute": _COUNT, "ids_per_request": _or_null(_NUMBER), "response_ago": _or_null(_NUMBER)}
            ),
            "held": _NUMBER,
            "outcomes": _list({"type": "object", "additionalProperties": _COUNT}),
            "workers": _list(
                _object(
                    {
                        "host": _TEXT,
                        "pid": {"type": "integer"},
                        "version": _TEXT,
                        "workspace": _or_null(_TEXT),
                        "is_able": {"type": "boolean"},
                        "leases": _COUNT,
                        "seen_ago": _NUMBER,
                    }
                )
            ),
            "consumers": _list(_object({"name": _TEXT, "waiting": _COUNT, "lag": _NUMBER, "dead": _COUNT})),
            "dead": _list(_object({**_LETTER, "action_attempt_id": _ID, "tries": _COUNT, "dead_at": _MOMENT})),
            "actions": {"type": "boolean"},
        }
    ),
}


def _json(schema: _Json) -> _Json:
    return {"application/json": {"schema": schema}}


def _response(description: str, schema: _Json) -> _Json:
    return {"description": description, "content": _json(schema)}


_MEANINGS: Final = {
    400: "The request is not usable.",
    401: "The token is missing or wrong.",
    403: "The tracker has no token, or the request comes from another site's page.",
    404: "There is no such thing.",
    408: "The body did not arrive in time.",
    409: "Another reader has the consumer.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    503: "The database failed, or too many requests wait.",
}


def _operation(
    summary: str,
    good: _Json,
    *failures: int,
    is_open: bool = False,
    body: _Json | None = None,
    parameters: tuple[_Json, ...] = (),
) -> _Json:
    codes = {*failures, 403, 503} | (set() if is_open else {400, 401}) | ({408, 413, 415} if body else set())
    operation: _Json = {
        "summary": summary,
        "operationId": summary.rstrip(".").lower().replace(" ", "_"),
        "responses": good | {str(code): _response(_MEANINGS[code], _ref("Error")) for code in sorted(codes)},
        "parameters": list(parameters),
    }
    if body:
        operation["requestBody"] = {"required": True, "content": _json(body)}
    if is_open:
        operation["security"] = []
    return operation


def _query(name: str, schema: _Json, *, is_required: bool = False) -> _Json:
    return {"name": name, "in": "query", "required": is_required, "schema": schema}


_WAIT: Final = _query("wait", {"type": "number", "minimum": 0, "maximum": LONGEST_WAIT, "default": 0})
_NOTHING: Final[_Json] = {"204": {"description": "Done."}}


def _good(schema: _Json) -> _Json:
    return {"200": _response("Done.", schema)}


_PATHS: Final[_Json] = {
    "/v1/status": {"get": _operation("Read the status.", _good(_ref("Status")), is_open=True)},
    "/v1/status/events": {
        "get": _operation(
            "Follow the status.",
            {
                "200": {
                    "description": "Server-sent events named `status`, each with a status as JSON.",
                    "content": {"text/event-stream": {"schema": _TEXT}},
                }
            },
            is_open=True,
        )
    },
    "/v1/track": {
        "post": _operation(
            "Track attempts.",
            _good(_object({"action_attempt_ids": _list(_ID)})),
            body=_ref("Track"),
        )
    },
    "/v1/attempts": {
        "get": _operation(
            "Search attempts.",
            _good(_object({"attempts": _list(_ref("FoundAttempt"))})),
            parameters=(_query("query", _ID, is_required=True),),
        )
    },
    "/v1/attempts/{action_attempt_id}": {
        "get": _operation(
            "Read an attempt.",
            _good(_ref("Attempt")),
            404,
            parameters=(
                {"name": "action_attempt_id", "in": "path", "required": True, "schema": _ID},
                _WAIT,
            ),
        )
    },
    "/v1/outcomes": {
        "get": _operation(
            "Read outcomes.",
            _good(_object({"outcomes": _list(_ref("Outcome"))})),
            409,
            parameters=(
                _query("consumer", _NAME, is_required=True),
                _query("limit", {"type": "integer", "minimum": 1, "maximum": MOST_OUTCOMES, "default": 100}),
                _WAIT,
            ),
        )
    },
    "/v1/outcomes/ack": {
        "post": _operation(
            "Acknowledge outcomes.",
            _NOTHING,
            body=_object(
                {
                    "consumer": _NAME,
                    "settled_numbers": _list(_SETTLED_NUMBER, minItems=1, maxItems=MOST_OUTCOMES),
                },
                is_closed=True,
            ),
        )
    },
    "/v1/dead-letters": {
        "get": _operation(
            "List dead letters.",
            _good(_object({"dead_letters": _list(_ref("DeadLetter"))})),
            parameters=(_query("consumer", _NAME),),
        )
    },
    "/v1/dead-letters/retry": {
        "post": _operation("Retry a dead letter.", _NOTHING, 404, body=_object(_LETTER, is_closed=True))
    },
    "/v1/dead-letters/skip": {
        "post": _operation("Skip a dead letter.", _NOTHING, 404, body=_object(_LETTER, is_closed=True))
    },
}

DESCRIPTION: Final[_Json] = {
    "openapi": "3.1.0",
    "info": {"title": "Tracker of Seam action attempts", "version": __version__},
    "servers": [{"url": "/"}],
    "security": [{"token": []}],
    "paths": _PATHS,
    "components": {"schemas": _SCHEMAS, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
}
