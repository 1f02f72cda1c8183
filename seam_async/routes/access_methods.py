"""Access methods: the codes, cards and mobile keys of access grants.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._attempt_types import AnyActionAttempt
from .._pagination import Paginator
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.access_method import AccessMethod
    from ..models.action_results import AssignCredentialResult, EncodeCredentialResult, UnlockDoorResult
    from ..models.batch import Batch
    from ._parameters import AccessMethodRelation
    from .access_methods_unmanaged import AccessMethodsUnmanaged


class AccessMethods(Namespace):
    """Access methods: the codes, cards and mobile keys of access grants."""

    @cached_property
    def unmanaged(self) -> AccessMethodsUnmanaged:
        """Access methods created outside of Seam and not managed by it."""
        from .access_methods_unmanaged import AccessMethodsUnmanaged

        return AccessMethodsUnmanaged(self._api)

    async def assign_card(
        self,
        *,
        access_method_id: str | UUID,
        card_number: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[AssignCredentialResult]:
        """Assigns a card that is already registered in the access system to an access method, and issues it.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/access_methods/assign_card

        Args:
            access_method_id: Access method for a card that is to be assigned.
            card_number: Number that is printed or stored on the card.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `AssignCredentialResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.access_methods.assign_card(access_method_id=access_method_id, card_number="0011223344")
        """
        return await self._act(
            "/access_methods/assign_card",
            {"access_method_id": access_method_id, "card_number": card_number},
            wait_for_action_attempt,
            on_update,
        )

    async def delete(
        self,
        *,
        access_grant_id: str | UUID | None = None,
        access_method_id: str | UUID | None = None,
        reservation_key: str | None = None,
    ) -> None:
        """Revokes one access method, or all those of an access grant or a reservation.

        Source: https://docs.seam.co/api/access_methods/delete

        Args:
            access_grant_id: Access grant whose access methods to revoke, in place of a single one.
            access_method_id: Access method to revoke.
            reservation_key: Your key for the reservation whose access methods to revoke, in place of a single one.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.
            SeamInvalidOptionsError: These parameters cannot be combined. Nothing was sent.

        Example:
            await seam.access_methods.delete(access_method_id=access_method_id)
        """
        await self._send(
            "/access_methods/delete",
            {
                "access_grant_id": access_grant_id,
                "access_method_id": access_method_id,
                "reservation_key": reservation_key,
            },
        )

    async def encode(
        self,
        *,
        access_method_id: str | UUID,
        acs_encoder_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[EncodeCredentialResult]:
        """Writes an access method onto the plastic card that lies on an encoder.

        The action stays pending until somebody presents a card, so allow for more than the default 30 s.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/access_methods/encode

        Args:
            access_method_id: Access method to write onto the card.
            acs_encoder_id: Encoder with the card on it.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `EncodeCredentialResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.access_methods.encode(access_method_id=access_method_id, acs_encoder_id=acs_encoder_id)
        """
        return await self._act(
            "/access_methods/encode",
            {"access_method_id": access_method_id, "acs_encoder_id": acs_encoder_id},
            wait_for_action_attempt,
            on_update,
        )

    async def get(self, *, access_method_id: str | UUID) -> AccessMethod:
        """Gets an access method (a code, card or mobile key) by its id.

        Source: https://docs.seam.co/api/access_methods/get

        Args:
            access_method_id: Access method to get.

        Returns:
            The access method.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            access_method = await seam.access_methods.get(access_method_id=access_method_id)
        """
        return await self._read(
            "/access_methods/get", {"access_method_id": access_method_id}, "access_method", lambda: models.AccessMethod
        )

    async def get_related(
        self,
        *,
        access_method_ids: Sequence[str | UUID],
        exclude: Sequence[AccessMethodRelation] | None = None,
        include: Sequence[AccessMethodRelation] | None = None,
    ) -> Batch:
        """Gets, in one request, the resources connected with several access methods.

        Source: https://docs.seam.co/api/access_methods/get_related

        Args:
            access_method_ids: Access methods whose resources to get.
            exclude: Kinds of resources to leave out.
            include: Kinds of resources to return; all by default.

        Returns:
            A batch with one field for each kind of resource; kinds not included are empty.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            batch = await seam.access_methods.get_related(access_method_ids=[access_method_id])
        """
        return await self._read(
            "/access_methods/get_related",
            {"access_method_ids": access_method_ids, "exclude": exclude, "include": include},
            "batch",
            lambda: models.Batch,
        )

    def list(
        self,
        *,
        access_code_id: str | UUID | None = None,
        access_grant_id: str | UUID | None = None,
        access_grant_key: str | None = None,
        acs_entrance_id: str | UUID | None = None,
        device_id: str | UUID | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
        space_id: str | UUID | None = None,
    ) -> Paginator[AccessMethod]:
        """Lists access methods (codes, cards and mobile keys) of a grant, device, entrance or space.

        Source: https://docs.seam.co/api/access_methods/list

        Args:
            access_code_id: Only access methods that belong to this access code.
            access_grant_id: Only access methods that belong to this access grant.
            access_grant_key: Only access methods of the access grant with this key of yours.
            acs_entrance_id: Only access methods for this entrance.
            device_id: Only access methods on or for this device.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.
            space_id: Only access methods in this space.

        Returns:
            The access methods, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for access_method in seam.access_methods.list(access_grant_id=access_grant_id):
                print(access_method)
        """
        return self._pages(
            "/access_methods/list",
            {
                "access_code_id": access_code_id,
                "access_grant_id": access_grant_id,
                "access_grant_key": access_grant_key,
                "acs_entrance_id": acs_entrance_id,
                "device_id": device_id,
                "limit": limit,
                "page_cursor": page_cursor,
                "space_id": space_id,
            },
            "access_methods",
            lambda: models.AccessMethod,
        )

    async def unlock_door(
        self,
        *,
        access_method_id: str | UUID,
        acs_entrance_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[UnlockDoorResult]:
        """Opens an entrance remotely, with an access method that is a cloud key.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/access_methods/unlock_door

        Args:
            access_method_id: Access method with the mode `cloud_key`.
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
            attempt = await seam.access_methods.unlock_door(
                access_method_id=access_method_id,
                acs_entrance_id=acs_entrance_id,
            )
        """
        return await self._act(
            "/access_methods/unlock_door",
            {"access_method_id": access_method_id, "acs_entrance_id": acs_entrance_id},
            wait_for_action_attempt,
            on_update,
        )
