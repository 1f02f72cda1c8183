"""Card encoders of access systems.

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
    from ..models.acs_encoder import AcsEncoder
    from ..models.action_results import EncodeCredentialResult, ScanCredentialResult, ScanToAssignCredentialResult
    from ._parameters import SaltoKsMetadataParams
    from .acs_encoders_simulate import AcsEncodersSimulate


class AcsEncoders(Namespace):
    """Card encoders of access systems."""

    @cached_property
    def simulate(self) -> AcsEncodersSimulate:
        """Simulated results of card encoders; sandbox only."""
        from .acs_encoders_simulate import AcsEncodersSimulate

        return AcsEncodersSimulate(self._api)

    async def encode_credential(
        self,
        *,
        acs_encoder_id: str | UUID,
        access_method_id: str | UUID | None = None,
        acs_credential_id: str | UUID | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[EncodeCredentialResult]:
        """Writes a credential, or an access method, onto the plastic card that lies on an encoder.

        The action stays pending until somebody presents a card, so allow for more than the default 30 s.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/acs/encoders/encode_credential

        Args:
            acs_encoder_id: Encoder with the card on it.
            access_method_id: Access method to write, in place of a credential.
            acs_credential_id: Credential to write, in place of an access method.
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
            attempt = await seam.acs.encoders.encode_credential(
                acs_encoder_id=acs_encoder_id,
                acs_credential_id=acs_credential_id,
            )
        """
        return await self._act(
            "/acs/encoders/encode_credential",
            {
                "acs_encoder_id": acs_encoder_id,
                "access_method_id": access_method_id,
                "acs_credential_id": acs_credential_id,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def get(self, *, acs_encoder_id: str | UUID) -> AcsEncoder:
        """Gets an encoder by its id.

        Source: https://docs.seam.co/api/acs/encoders/get

        Args:
            acs_encoder_id: Encoder to get.

        Returns:
            The encoder.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            encoder = await seam.acs.encoders.get(acs_encoder_id=acs_encoder_id)
        """
        return await self._read(
            "/acs/encoders/get", {"acs_encoder_id": acs_encoder_id}, "acs_encoder", lambda: models.AcsEncoder
        )

    def list(
        self,
        *,
        acs_encoder_ids: Sequence[str | UUID] | None = None,
        acs_system_id: str | UUID | None = None,
        acs_system_ids: Sequence[str | UUID] | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
    ) -> Paginator[AcsEncoder]:
        """Lists card encoders, such as those of one access system.

        Source: https://docs.seam.co/api/acs/encoders/list

        Args:
            acs_encoder_ids: Only these encoders.
            acs_system_id: Only encoders of this access system.
            acs_system_ids: Only encoders of these access systems.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.

        Returns:
            The encoders, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for encoder in seam.acs.encoders.list(acs_system_id=acs_system_id):
                print(encoder)
        """
        return self._pages(
            "/acs/encoders/list",
            {
                "acs_encoder_ids": acs_encoder_ids,
                "acs_system_id": acs_system_id,
                "acs_system_ids": acs_system_ids,
                "limit": limit,
                "page_cursor": page_cursor,
            },
            "acs_encoders",
            lambda: models.AcsEncoder,
        )

    async def scan_credential(
        self,
        *,
        acs_encoder_id: str | UUID,
        salto_ks_metadata: SaltoKsMetadataParams | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[ScanCredentialResult]:
        """Reads the plastic card that lies on an encoder.

        The action stays pending until somebody presents a card, so allow for more than the default 30 s.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/acs/encoders/scan_credential

        Args:
            acs_encoder_id: Encoder with the card on it.
            salto_ks_metadata: Options of the scan for Salto KS encoders.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `ScanCredentialResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.acs.encoders.scan_credential(acs_encoder_id=acs_encoder_id)
        """
        return await self._act(
            "/acs/encoders/scan_credential",
            {"acs_encoder_id": acs_encoder_id, "salto_ks_metadata": salto_ks_metadata},
            wait_for_action_attempt,
            on_update,
        )

    async def scan_to_assign_credential(
        self,
        *,
        acs_encoder_id: str | UUID,
        acs_user_id: str | UUID | None = None,
        salto_ks_metadata: SaltoKsMetadataParams | None = None,
        user_identity_id: str | UUID | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[ScanToAssignCredentialResult]:
        """Reads a plastic card and gives it to a person; pass `acs_user_id` or `user_identity_id`.

        The action stays pending until somebody presents a card, so allow for more than the default 30 s.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/acs/encoders/scan_to_assign_credential

        Args:
            acs_encoder_id: Encoder with the card on it.
            acs_user_id: User to give the card to; pass this or `user_identity_id`.
            salto_ks_metadata: Options of the scan for Salto KS encoders.
            user_identity_id: Person to give the card to; pass this or `acs_user_id`.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `ScanToAssignCredentialResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.acs.encoders.scan_to_assign_credential(
                acs_encoder_id=acs_encoder_id,
                acs_user_id=acs_user_id,
            )
        """
        return await self._act(
            "/acs/encoders/scan_to_assign_credential",
            {
                "acs_encoder_id": acs_encoder_id,
                "acs_user_id": acs_user_id,
                "salto_ks_metadata": salto_ks_metadata,
                "user_identity_id": user_identity_id,
            },
            wait_for_action_attempt,
            on_update,
        )
