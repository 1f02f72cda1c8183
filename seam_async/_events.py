"""What the API tells of by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field, frozen, resolve_types

from ._converter import structure


@frozen
class SeamEvent:
    """Something that has happened, as a webhook tells it.

    Attributes:
        event_id: Its id; an event that is sent twice has the same.
        event_type: What happened, such as `action_attempt.unlock_door.succeeded`.
        workspace_id: Where it happened.
        created_at: When the API took note of it; aware.
        occurred_at: When it happened; aware.
        raw: The whole JSON object as it came, such as `raw["device_id"]`.
    """

    event_id: str
    event_type: str
    workspace_id: str | None = None
    created_at: datetime | None = None
    occurred_at: datetime | None = None
    raw: Mapping[str, Any] = field(factory=dict, repr=False, eq=False)


# Done here: public classes name `seam_async` as their module, where the names in the annotations are not known.
resolve_types(SeamEvent)


def read_event(payload: object) -> SeamEvent:
    """An event from parsed JSON.

    Raises:
        InvalidDataError: It is none.
    """
    return structure({**payload, "raw": payload} if isinstance(payload, Mapping) else payload, SeamEvent)
