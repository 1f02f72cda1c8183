"""The generator reads facts, and only facts, from a published description."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FACTS = ROOT / "codegen" / "api.json"


def extract(document: Path, version: str) -> str:
    """What `python -m codegen.extract` prints."""
    command = [sys.executable, "-m", "codegen.extract", str(document), version]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": ""}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def published(tmp_path: Path, **door: Any) -> Path:
    """A published description of one endpoint, whose parameter `door` is as given."""
    hidden = {"type": "string", "x-undocumented": "Only for us."}
    body = {
        "type": "object",
        "properties": {"door": door, "secret": hidden, "plan": {"$ref": "#/components/schemas/plan"}},
        "required": ["secret", "door"],
    }
    schema = {"content": {"application/json": {"schema": body, "example": "Open it."}}}
    operation = {
        "summary": "Opens a door.",
        "x-deprecated": "Better use `/gates/open` from now on.",
        "x-response-key": None,
        "requestBody": schema,
        "responses": {"200": {"description": "OK"}},
    }
    document = {
        "openapi": "3.0.0",
        "info": {"title": "A title of theirs", "version": "1.0.0"},
        "paths": {
            "/doors/open": {"get": {}, "post": operation},
            "/doors/blow_up": {"post": {"x-undocumented": "Only for us.", **operation}},
        },
        "components": {"schemas": {"plan": {"x-undocumented": "Not yet.", "type": "object"}}},
    }
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_facts_are_extracted_without_sentences(tmp_path: Path) -> None:
    """Names, types, bounds and marks are kept; sentences, examples and undocumented things are not."""
    document = published(tmp_path, type="string", nullable=True, minLength=3, description="The door.", example="d1")
    door = {"type": "string", "nullable": True, "minLength": 3}
    body = {"type": "object", "properties": {"door": door}, "required": ["door"]}
    assert json.loads(extract(document, "7.8.9")) == {
        "openapi": "3.0.0",
        "info": {"title": "Seam", "version": "7.8.9"},
        "paths": {
            "/doors/open": {
                "post": {
                    "x-response-key": None,
                    "x-has-get": True,
                    "x-deprecated": ["/gates/open"],
                    "requestBody": {"content": {"application/json": {"schema": body}}},
                    "responses": {"200": {}},
                }
            }
        },
        "components": {"schemas": {}},
    }


def test_a_property_may_be_called_like_a_keyword(tmp_path: Path) -> None:
    """A parameter named `description`, `title` or `enum` is a fact."""
    names = {"description": {"type": "string"}, "title": {"type": "string"}, "enum": {"type": "integer"}}
    facts = json.loads(extract(published(tmp_path, type="object", properties=names), "1"))
    body = facts["paths"]["/doors/open"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["door"] == {"type": "object", "properties": names}


def test_the_repository_has_facts_and_nothing_else() -> None:
    """Extracting facts from the file of the repository gives the same file, byte for byte."""
    text = FACTS.read_text(encoding="utf-8")
    assert extract(FACTS, json.loads(text)["info"]["version"]) == text


# The overlay.

OVERLAY = runpy.run_path(str(ROOT / "codegen" / "overlay.py"))


def facts(name: str) -> Any:
    return json.loads((ROOT / "codegen" / name).read_text(encoding="utf-8"))


def small(error_codes: list[str], **parameters: Any) -> dict[str, Any]:
    """Facts of one endpoint, one resource and one type of event."""
    body = {"type": "object", "properties": parameters}
    errors = [
        {"type": "object", "properties": {"error_code": {"type": "string", "enum": [code]}}} for code in error_codes
    ]
    event = {"type": "object", "properties": {"event_type": {"type": "string", "enum": ["door.opened"]}}}
    return {
        "paths": {
            "/doors/open": {
                "post": {
                    "x-response-key": None,
                    "requestBody": {"content": {"application/json": {"schema": body}}},
                }
            }
        },
        "components": {
            "schemas": {
                "door": {"properties": {"errors": {"type": "array", "items": {"oneOf": errors}}}},
                "event": {"oneOf": [event]},
                "action_attempt": {"oneOf": []},
            }
        },
    }


def test_additions_are_named_and_merged() -> None:
    """A new endpoint, parameter, enum value, field of an event and type of event are each named, and then known."""
    known = small(["jammed"], mode={"type": "string", "enum": ["slow"]})
    newer = small(["jammed", "frozen"], mode={"type": "string", "enum": ["fast"]}, force={"type": "boolean"})
    newer["paths"]["/doors/close"] = {"post": {"x-response-key": None}}
    opened = newer["components"]["schemas"]["event"]["oneOf"][0]
    closed = {"properties": {"event_type": {"type": "string", "enum": ["door.closed"]}, "by": {"type": "string"}}}
    newer["components"]["schemas"]["event"]["oneOf"].append(closed)
    opened["properties"]["by"] = {"type": "string"}
    additions = OVERLAY["difference"](known, newer)
    assert sorted(OVERLAY["names"](additions)) == [
        "door.errors.error_code = frozen",
        "doors.close",
        "doors.open: force",
        "doors.open: mode = fast",
        "event door.closed: by",
        "event door.opened: by",
    ]
    merged = OVERLAY["merge"](known, additions)
    assert not list(OVERLAY["names"](OVERLAY["difference"](merged, newer)))
    assert not list(OVERLAY["names"](OVERLAY["difference"](merged, known)))
    assert len(merged["components"]["schemas"]["event"]["oneOf"]) == 2


def test_overlay_takes_nothing_away() -> None:
    """The description with its overlay has all that each of the two has."""
    merged = OVERLAY["merge"](facts("api.json"), facts("overlay.json"))
    for name in ("api.json", "overlay.json"):
        assert not list(OVERLAY["names"](OVERLAY["difference"](merged, facts(name))))


def test_overlay_says_nothing_that_is_published() -> None:
    """The overlay has only facts that the description lacks, and is sorted and written like it."""
    missing = OVERLAY["difference"](facts("api.json"), OVERLAY["merge"](facts("api.json"), facts("overlay.json")))
    assert sorted(OVERLAY["names"](missing)) == sorted(OVERLAY["names"](facts("overlay.json")))
