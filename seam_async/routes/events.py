"""Events: a log of changes.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.event import AnySeamEvent
    from ._parameters import EventType


class Events(Namespace):
    """Events: a log of changes."""

    async def get(
        self, *, device_id: str | UUID | None = None, event_id: str | UUID | None = None, event_type: str | None = None
    ) -> AnySeamEvent:
        """Gets an event by its id, or the latest one of a type or a device.

        Source: https://docs.seam.co/api/events/get

        Args:
            device_id: Device whose latest event to get, in place of `event_id`.
            event_id: Event to get; in place of it, `event_type` or `device_id`.
            event_type: Type of the event to get, in place of its id.

        Returns:
            The event.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            event = await seam.events.get(event_id=event_id)
        """
        return cast(
            "AnySeamEvent",
            await self._read(
                "/events/get",
                {"device_id": device_id, "event_id": event_id, "event_type": event_type},
                "event",
                lambda: models.SeamEvent,
            ),
        )

    async def list(
        self,
        *,
        access_code_id: str | UUID | None = None,
        access_code_ids: Sequence[str | UUID] | None = None,
        access_grant_id: str | UUID | None = None,
        access_grant_ids: Sequence[str | UUID] | None = None,
        access_method_id: str | UUID | None = None,
        access_method_ids: Sequence[str | UUID] | None = None,
        acs_access_group_id: str | UUID | None = None,
        acs_credential_id: str | UUID | None = None,
        acs_encoder_id: str | UUID | None = None,
        acs_entrance_id: str | UUID | None = None,
        acs_system_id: str | UUID | None = None,
        acs_system_ids: Sequence[str | UUID] | None = None,
        acs_user_id: str | UUID | None = None,
        between: Sequence[datetime | str] | None = None,
        connect_webview_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        customer_key: str | None = None,
        device_id: str | UUID | None = None,
        device_ids: Sequence[str | UUID] | None = None,
        event_ids: Sequence[str | UUID] | None = None,
        event_type: EventType | None = None,
        event_types: Sequence[EventType] | None = None,
        limit: int | None = None,
        since: datetime | str | None = None,
        space_id: str | UUID | None = None,
        space_ids: Sequence[str | UUID] | None = None,
        unstable_offset: float | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> builtins.list[AnySeamEvent]:
        """Lists events since a time or between two times, filtered by resource or type.

        Source: https://docs.seam.co/api/events/list

        Args:
            access_code_id: Only events of this access code.
            access_code_ids: Only events of these access codes.
            access_grant_id: Only events of this access grant.
            access_grant_ids: Only events of these access grants, at most 100.
            access_method_id: Only events of this access method.
            access_method_ids: Only events of these access methods, at most 100.
            acs_access_group_id: Only events of this access group.
            acs_credential_id: Only events of this credential.
            acs_encoder_id: Only events of this encoder.
            acs_entrance_id: Only events of this entrance.
            acs_system_id: Only events of this access system.
            acs_system_ids: Only events of these access systems.
            acs_user_id: Only events of this user of an access system.
            between: Only events between these two moments; a datetime needs a time zone. Pass this or `since`.
            connect_webview_id: Only events of this Connect Webview.
            connected_account_id: Only events of this connected account.
            customer_key: Only events of the customer with this key of yours.
            device_id: Only events of this device.
            device_ids: Only events of these devices.
            event_ids: Only these events.
            event_type: Only events of this type, such as `lock.unlocked`.
            event_types: Only events of these types, such as `lock.unlocked`.
            limit: Maximum number of events in the response. The API's default is 500.
            since: Only events from this moment on; a datetime needs a time zone. Pass this or `between`.
            space_id: Only events of this space.
            space_ids: Only events of these spaces, at most 100.
            unstable_offset: Number of events to skip; experimental in the API.
            user_identity_id: Only events of this user identity.

        Returns:
            All matching events, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            events = await seam.events.list(event_type="lock.unlocked", since="2026-07-01T00:00:00Z")
        """
        return cast(
            "list[AnySeamEvent]",
            await self._read(
                "/events/list",
                {
                    "access_code_id": access_code_id,
                    "access_code_ids": access_code_ids,
                    "access_grant_id": access_grant_id,
                    "access_grant_ids": access_grant_ids,
                    "access_method_id": access_method_id,
                    "access_method_ids": access_method_ids,
                    "acs_access_group_id": acs_access_group_id,
                    "acs_credential_id": acs_credential_id,
                    "acs_encoder_id": acs_encoder_id,
                    "acs_entrance_id": acs_entrance_id,
                    "acs_system_id": acs_system_id,
                    "acs_system_ids": acs_system_ids,
                    "acs_user_id": acs_user_id,
                    "between": between,
                    "connect_webview_id": connect_webview_id,
                    "connected_account_id": connected_account_id,
                    "customer_key": customer_key,
                    "device_id": device_id,
                    "device_ids": device_ids,
                    "event_ids": event_ids,
                    "event_type": event_type,
                    "event_types": event_types,
                    "limit": limit,
                    "since": since,
                    "space_id": space_id,
                    "space_ids": space_ids,
                    "unstable_offset": unstable_offset,
                    "user_identity_id": user_identity_id,
                },
                "events",
                lambda: list[models.SeamEvent],
            ),
        )
