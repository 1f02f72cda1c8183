"""Extraction of facts from an OpenAPI document: `python -m codegen.extract openapi.json 1.977.0 > codegen/api.json`.

A fact is a name, a type, an enum value, a bound, or a mark such as required, nullable and deprecated. Descriptions,
summaries, titles, tags and examples are dropped, and so is everything marked as undocumented. Of the sentence that
comes with a deprecation only the names of the replacements are kept.

The result is an OpenAPI document again, with two extensions of its own: `x-deprecated` lists the replacements, and
`x-has-get` marks an operation that is offered by GET too. Extracting facts from facts changes nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

Schema = Mapping[str, Any]

WIDTH: Final = 120
BOUNDS: Final = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minLength", "maxLength", "minItems", "maxItems", "pattern"),
)
PLAIN: Final = ("$ref", "type", "format", "nullable", "enum", "default", *BOUNDS)
"""The keywords of a schema that are kept as they are."""


def extract(document: Mapping[str, Any], version: str) -> dict[str, Any]:
    """Returns the facts of an OpenAPI document, as an OpenAPI document.

    Args:
        document: The published document, or facts extracted earlier.
        version: The version under which it was published.
    """
    schemas = document["components"]["schemas"]
    hidden = {f"#/components/schemas/{name}" for name, schema in schemas.items() if "x-undocumented" in schema}
    paths = {
        path: {"post": _operation(verbs, hidden)}
        for path, verbs in sorted(document["paths"].items())
        if "x-undocumented" not in verbs["post"]
    }
    kept = {name: _schema(schema, hidden) for name, schema in sorted(schemas.items()) if "x-undocumented" not in schema}
    return {
        "openapi": document["openapi"],
        "info": {"title": "Seam", "version": version},
        "paths": paths,
        "components": {"schemas": kept},
    }


def _operation(verbs: Mapping[str, Schema], hidden: set[str]) -> dict[str, Any]:
    operation = verbs["post"]
    facts = {name: operation[name] for name in ("x-response-key", "x-action-attempt-type") if name in operation}
    if "get" in verbs or "x-has-get" in operation:
        facts["x-has-get"] = True
    facts |= _deprecation(operation)
    if "requestBody" in operation:
        facts["requestBody"] = _content(operation["requestBody"], hidden)
    facts["responses"] = {status: _content(answer, hidden) for status, answer in operation["responses"].items()}
    return facts


def _content(message: Schema, hidden: set[str]) -> dict[str, Any]:
    if "content" not in message:
        return {}
    media = {kind: {"schema": _schema(body["schema"], hidden)} for kind, body in message["content"].items()}
    return {"content": media}


def _schema(schema: Schema, hidden: set[str]) -> dict[str, Any]:
    facts: dict[str, Any] = {name: schema[name] for name in PLAIN if name in schema}
    facts |= _deprecation(schema)
    if "items" in schema:
        facts["items"] = _schema(schema["items"], hidden)
    extra = schema.get("additionalProperties")
    if extra is not None:
        facts["additionalProperties"] = extra if isinstance(extra, bool) else _schema(extra, hidden)
    for name in ("oneOf", "anyOf", "allOf"):
        if name in schema:
            facts[name] = [_schema(part, hidden) for part in schema[name] if "x-undocumented" not in part]
    if "properties" in schema:
        properties = {
            name: _schema(value, hidden)
            for name, value in schema["properties"].items()
            if "x-undocumented" not in value and not _references(value) & hidden
        }
        facts["properties"] = properties
        dropped = schema["properties"].keys() - properties.keys()
        if required := [name for name in schema.get("required", ()) if name not in dropped]:
            facts["required"] = required
    return facts


def _deprecation(marked: Schema) -> dict[str, list[str]]:
    """The mark of a deprecated thing: the names of its replacements, without a word of the sentence around them."""
    if "x-deprecated" not in marked:
        return {}
    text = marked["x-deprecated"]
    if not isinstance(text, str):
        return {"x-deprecated": text}
    named = re.findall(r"[`']([A-Za-z_./]+)[`']", text) or re.findall(r"\b(?:Use|use) (/?[a-z_/]+)", text)
    return {"x-deprecated": list(dict.fromkeys(name.rstrip(".") for name in named))}


def _references(value: Any) -> set[str]:
    """All references in a document or a part of it."""
    if isinstance(value, Mapping):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(_references, value.values()))
    return set().union(*map(_references, value)) if isinstance(value, list) else set()


def dump(value: Any) -> str:
    """Returns a value as JSON that can be compared line by line: one line for each value that fits into it."""
    return "\n".join(_lines(value, "", "")) + "\n"


def _lines(value: Any, head: str, end: str) -> Iterator[str]:
    line = f"{head}{json.dumps(value, ensure_ascii=False)}{end}"
    indent = head[: len(head) - len(head.lstrip())]
    if len(line) <= WIDTH or not isinstance(value, (dict, list)):
        yield line
        return
    rows = (
        [(f"{json.dumps(name)}: ", member) for name, member in value.items()]
        if isinstance(value, dict)
        else [("", member) for member in value]
    )
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield f"{head}{opening}"
    for number, (name, member) in enumerate(rows, 1):
        yield from _lines(member, f"{indent} {name}", "," if number < len(rows) else "")
    yield f"{indent}{closing}{end}"


def main() -> None:
    """Prints the facts of a published OpenAPI document."""
    parser = argparse.ArgumentParser(prog="python -m codegen.extract", description=main.__doc__)
    parser.add_argument("document", type=Path, help="the published OpenAPI document")
    parser.add_argument("version", help="the version under which it was published")
    arguments = parser.parse_args()
    document = json.loads(arguments.document.read_text(encoding="utf-8"))
    sys.stdout.write(dump(extract(document, arguments.version)))


if __name__ == "__main__":
    main()
