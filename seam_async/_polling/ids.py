"""Action attempt ids in the canonical spelling."""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from .._models import ActionAttempt

_UUID: Final = re.compile(
    r"(?:urn:uuid:)?\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?", re.IGNORECASE
)


_PLAUSIBLE: Final = re.compile(r"[\w.:~@/+=-]{1,255}", re.ASCII)


def is_uuid(attempt_id: str) -> bool:
    """Whether a string is a UUID in any spelling, as every id of the API is."""
    return _UUID.fullmatch(attempt_id.strip()) is not None


def is_plausible_id(attempt_id: str) -> bool:
    """Whether a string may be an id of a custom source: no sentence, comment or row of a CSV file."""
    return _PLAUSIBLE.fullmatch(attempt_id.strip()) is not None or is_uuid(attempt_id)


def canonical_id(attempt_id: str) -> str:
    """The API's spelling of an id: a UUID in lower case with dashes; any other string stripped of white space.

    In a request the API ignores case, dashes and braces of a UUID; the response has the canonical spelling.
    """
    attempt_id = attempt_id.strip()
    # Fast path for nearly all ids, at a sixth of the cost of the pattern.
    if len(attempt_id) == 36 and attempt_id[8] == "-" and attempt_id.islower() and attempt_id.isascii():
        return attempt_id
    return str(UUID(attempt_id)) if _UUID.fullmatch(attempt_id) else attempt_id


def with_id(attempt: ActionAttempt, attempt_id: str) -> ActionAttempt:
    """The attempt under its canonical id, which is the key of all tables and results."""
    return attempt if attempt.action_attempt_id == attempt_id else replace(attempt, action_attempt_id=attempt_id)
