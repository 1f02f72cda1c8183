"""Entrances of access systems.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from .. import models
from .._attempt_types import AnyActionAttempt
from .._json import Null
from .._pagination import Paginator
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.acs_credential import AcsCredential
    from ..models.acs_entrance import AcsEntrance
    from ..models.action_results import UnlockDoorResult


class AcsEntrances(Namespace):
    """Entrances of access systems."""

    async def get(self, *, acs_entrance_id: str | UUID) -> AcsEntrance:
        """Gets an entrance (a door, gate or elevator of an access system) by its id.

        Source: https://docs.seam.co/api/acs/entrances/get

        Args:
            acs_entrance_id: Entrance to get.

        Returns:
            The entrance.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            entrance = await seam.acs.entrances.get(acs_entrance_id=acs_entrance_id)
        """
        return await self._read(
            "/acs/entrances/get", {"acs_entrance_id": acs_entrance_id}, "acs_entrance", lambda: models.AcsEntrance
        )

    async def grant_access(
        self,
        *,
        acs_entrance_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        user_identity_id: str | UUID | None = None,
    ) -> None:
        """Permits a person to pass an entrance.

        Source: https://docs.seam.co/api/acs/entrances/grant_access

        Args:
            acs_entrance_id: Entrance that the person may pass.
            acs_user_id: User of the access system; pass this or `user_identity_id`.
            user_identity_id: Person as a user identity; pass this or `acs_user_id`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.entrances.grant_access(acs_entrance_id=acs_entrance_id, acs_user_id=acs_user_id)
        """
        await self._send(
            "/acs/entrances/grant_access",
            {"acs_entrance_id": acs_entrance_id, "acs_user_id": acs_user_id, "user_identity_id": user_identity_id},
        )

    def list(
        self,
        *,
        access_method_id: str | UUID | None = None,
        acs_credential_id: str | UUID | None = None,
        acs_entrance_ids: Sequence[str | UUID] | None = None,
        acs_system_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        customer_key: str | None = None,
        limit: int | None = None,
        location_id: str | UUID | Null | None = None,
        page_cursor: str | None = None,
        search: str | None = None,
        space_id: str | UUID | None = None,
    ) -> Paginator[AcsEntrance]:
        """Lists entrances, such as those of one access system or space.

        Source: https://docs.seam.co/api/acs/entrances/list

        Args:
            access_method_id: Only entrances that belong to this access method.
            acs_credential_id: Only entrances that go with this credential.
            acs_entrance_ids: Only these entrances.
            acs_system_id: Only entrances of this access system.
            connected_account_id: Only entrances of this connected account.
            customer_key: Only entrances of the customer with this key of yours.
            limit: Maximum number of items per page. The API's default is 900.
            location_id: Only entrances at this place, in an earlier form of the API; prefer `space_id`. Deprecated.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            search: Text to find in names, ids and other searchable fields.
            space_id: Only entrances in this space.

        Returns:
            The entrances, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for entrance in seam.acs.entrances.list(acs_system_id=acs_system_id):
                print(entrance)
        """
        return self._pages(
            "/acs/entrances/list",
            {
                "access_method_id": access_method_id,
                "acs_credential_id": acs_credential_id,
                "acs_entrance_ids": acs_entrance_ids,
                "acs_system_id": acs_system_id,
                "connected_account_id": connected_account_id,
                "customer_key": customer_key,
                "limit": limit,
                "location_id": location_id,
                "page_cursor": page_cursor,
                "search": search,
                "space_id": space_id,
            },
            "acs_entrances",
            lambda: models.AcsEntrance,
        )

    async def list_credentials_with_access(
        self,
        *,
        acs_entrance_id: str | UUID,
        include_if: Sequence[Literal["visionline_metadata.is_valid"]] | None = None,
    ) -> builtins.list[AcsCredential]:
        """Lists the cards, PINs and mobile keys that can open an entrance.

        Source: https://docs.seam.co/api/acs/entrances/list_credentials_with_access

        Args:
            acs_entrance_id: Entrance whose credentials to list.
            include_if: Conditions that each credential has to meet.

        Returns:
            All matching credentials, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            credentials = await seam.acs.entrances.list_credentials_with_access(acs_entrance_id=acs_entrance_id)
        """
        return await self._read(
            "/acs/entrances/list_credentials_with_access",
            {"acs_entrance_id": acs_entrance_id, "include_if": include_if},
            "acs_credentials",
            lambda: list[models.AcsCredential],
        )

    async def unlock(
        self,
        *,
        acs_credential_id: str | UUID,
        acs_entrance_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[UnlockDoorResult]:
        """Opens an entrance remotely, with a credential that is a cloud key.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/acs/entrances/unlock

        Args:
            acs_credential_id: Credential with the access method `cloud_key`.
            acs_entrance_id: Entrance to open.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `UnlockDoorResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.acs.entrances.unlock(
                acs_credential_id=acs_credential_id,
                acs_entrance_id=acs_entrance_id,
            )
        """
        return await self._act(
            "/acs/entrances/unlock",
            {"acs_credential_id": acs_credential_id, "acs_entrance_id": acs_entrance_id},
            wait_for_action_attempt,
            on_update,
        )
