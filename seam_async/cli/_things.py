"""Lists and objects of the API: the API's own JSON, tables and TSV."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ._output import Form, ago, print_table, write_json, write_tsv
from ._terminal import one_line, say

HAS_TABLE: Final = frozenset({("devices", "list"), ("locks", "list")})
"""Lists that people look things up in: tables unless JSON is wanted."""

_NAMES: Final = ("display_name", "name", "full_name", "email_address")
_COLUMNS: Final = (*_NAMES, "event_type", "device_type", "action_type", "type", "status", "created_at")

Cells = tuple[tuple[str, ...], tuple[str, ...], list[tuple[str, ...]]]


def show_list(path: tuple[str, ...], items: Sequence[Mapping[str, Any]], form: Form) -> None:
    """Writes a list. JSON is an array for the API's own lists, and has a line per device for those of people."""
    if form == "json":
        if path in HAS_TABLE:
            for item in items:
                write_json(item)
        else:
            write_json(items, indent=2)
        return
    heads, kinds, rows = _devices(items) if path in HAS_TABLE else _any(items)
    if form == "tsv":
        for row in rows:
            write_tsv((row[-1], *row[:-1]))
    elif rows:
        print_table(heads, kinds, rows)
    else:
        say("Nothing found.")


def show_thing(item: Mapping[str, Any], form: Form) -> None:
    """Writes an object: its JSON, or a line per field."""
    if form == "json":
        write_json(item, indent=2)
        return
    rows = [(name, _text(value)) for name, value in item.items() if value is not None]
    if form == "tsv":
        for row in rows:
            write_tsv(row)
    else:
        print_table(("FIELD", "VALUE"), ("text", "text"), rows)


def _devices(items: Sequence[Mapping[str, Any]]) -> Cells:
    rows: list[tuple[str, ...]] = []
    for item in items:
        properties = item.get("properties") or {}
        battery = properties.get("battery") or {}
        level = battery.get("level", properties.get("battery_level"))
        rows.append(
            (
                str(item.get("display_name") or ""),
                str(item.get("device_type") or ""),
                _word(properties.get("online"), "yes", "no"),
                _word(properties.get("locked"), "locked", "unlocked"),
                f"{level:.0%}" if isinstance(level, (int, float)) else "",
                str(item.get("device_id") or ""),
            )
        )
    heads = ("NAME", "TYPE", "ONLINE", "LOCKED", "BATTERY", "DEVICE")
    return heads, ("name", "name", "word", "word", "text", "id"), rows


def _word(value: object, yes: str, no: str) -> str:
    return "" if value is None else yes if value else no


def _any(items: Sequence[Mapping[str, Any]]) -> Cells:
    present = [name for name in _COLUMNS if any(item.get(name) for item in items)]
    id_name = next((name for item in items for name in item if name.endswith("_id")), "")
    rows = [(*(_cell(name, item.get(name)) for name in present), _text(item.get(id_name))) for item in items]
    kinds = tuple("name" if name in _NAMES else "word" if name == "status" else "text" for name in present)
    return tuple(name.upper().replace("_", " ") for name in (*present, id_name)), (*kinds, "id"), rows


def _cell(name: str, value: object) -> str:
    return ago(str(value)) if name.endswith("_at") and value else _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    return one_line(value if isinstance(value, str) else json.dumps(value))
