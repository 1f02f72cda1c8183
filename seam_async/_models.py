"""The values that the API answers with: frozen, slotted, and nothing of an answer is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import define, field, frozen


@frozen
class ActionAttemptFailure:
    """Why an action failed, in the API's words.

    Attributes:
        type: The API's name for the failure, such as `device_disconnected`.
        message: What happened, for people.
        raw: The JSON object as it came.
    """

    type: str = "unknown_error"
    message: str = "The action failed; the API gave no message."
    raw: Mapping[str, Any] = field(factory=dict, repr=False, eq=False)


@define
class ThawedAttempt:
    """The fields of an attempt, before they are frozen: to make a frozen object takes three times as long."""

    action_attempt_id: str
    status: str
    action_type: str | None = None
    result: Any = None
    error: ActionAttemptFailure | None = None
    _extra: tuple[tuple[str, Any], ...] = field(default=(), repr=False)


@frozen  # pyright: ignore[reportGeneralTypeIssues] - what is thawed never leaves the converter
class ActionAttempt(ThawedAttempt):
    """An action on the way: a door that is being unlocked, a card that is being written.

    Source: https://docs.seam.co/core-concepts/action-attempts

    Attributes:
        action_attempt_id: The id to wait for.
        status: `pending`, `success` or `error`; any other value is kept as it came.
        action_type: What was asked for, such as `UNLOCK_DOOR`.
        result: The result as it came; `None` while pending or after a failure.
        error: Why the action failed; `None` unless `status` is `error`.
    """

    @property
    def is_pending(self) -> bool:
        """Whether the outcome is still to come."""
        return self.status == "pending"

    @property
    def is_success(self) -> bool:
        """Whether the action was carried out."""
        return self.status == "success"

    @property
    def is_error(self) -> bool:
        """Whether the action failed."""
        return self.status == "error"

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON object that this was made from, with the fields that this version does not know."""
        return {
            "action_attempt_id": self.action_attempt_id,
            "action_type": self.action_type,
            "status": self.status,
            "result": self.result,
            "error": None if self.error is None else dict(self.error.raw),
            **dict(self._extra),
        }


@frozen
class Pagination:
    """Where a page stands in its list.

    Attributes:
        has_next_page: Whether another page follows.
        next_page_cursor: What to pass as `page_cursor` to get it.
        next_page_url: The same as an address; this client never calls it.
    """

    has_next_page: bool = False
    next_page_cursor: str | None = None
    next_page_url: str | None = None


@frozen
class Device:
    """A lock, thermostat, sensor or other device.

    Source: https://docs.seam.co/api/devices/object

    Attributes:
        device_id: The id that actions take.
        device_type: Such as `august_lock`.
        display_name: The name that people see.
        nickname: The name given through the API, if any.
        workspace_id: The workspace it belongs to.
        connected_account_id: The account it came with.
        is_managed: Whether this workspace manages it.
        created_at: When it was added; aware.
        capabilities_supported: Such as `lock` and `access_code`.
        properties: What the device says of itself, as it came.
        location: Where it is, as it came.
        custom_metadata: Your own keys and values.
        space_ids: The spaces it belongs to.
        errors: What keeps it from working, as it came.
        warnings: What may soon do so, as it came.
        raw: The whole JSON object as it came, such as `raw["can_remotely_unlock"]`.
    """

    device_id: str
    device_type: str | None = None
    display_name: str | None = None
    nickname: str | None = None
    workspace_id: str | None = None
    connected_account_id: str | None = None
    is_managed: bool | None = None
    created_at: datetime | None = None
    capabilities_supported: tuple[str, ...] = ()
    properties: Mapping[str, Any] = field(factory=dict, repr=False)
    location: Mapping[str, Any] | None = field(default=None, repr=False)
    custom_metadata: Mapping[str, Any] = field(factory=dict, repr=False)
    space_ids: tuple[str, ...] = field(default=(), repr=False)
    errors: tuple[Mapping[str, Any], ...] = ()
    warnings: tuple[Mapping[str, Any], ...] = ()
    raw: Mapping[str, Any] = field(factory=dict, repr=False, eq=False)

    @property
    def can_remotely_unlock(self) -> bool:
        """Whether `locks.unlock_door` works on it."""
        return self.raw.get("can_remotely_unlock") is True

    @property
    def can_remotely_lock(self) -> bool:
        """Whether `locks.lock_door` works on it."""
        return self.raw.get("can_remotely_lock") is True
