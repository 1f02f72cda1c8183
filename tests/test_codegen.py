"""The generator reads facts, and only facts, from a published description."""

from __future__ import annotations

import json
import os
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
