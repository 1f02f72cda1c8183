"""Access systems.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.acs_system import AcsSystem
    from ._parameters import AcsEncoderParams, AcsEntranceParams


class AcsSystems(Namespace):
    """Access systems."""

    async def get(self, *, acs_system_id: str | UUID) -> AcsSystem:
        """Gets an access system by its id.

        Source: https://docs.seam.co/api/acs/systems/get

        Args:
            acs_system_id: Access system to get.

        Returns:
            The access system.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            system = await seam.acs.systems.get(acs_system_id=acs_system_id)
        """
        return await self._read(
            "/acs/systems/get", {"acs_system_id": acs_system_id}, "acs_system", lambda: models.AcsSystem
        )

    async def list(
        self,
        *,
        connected_account_id: str | UUID | None = None,
        customer_key: str | None = None,
        search: str | None = None,
    ) -> builtins.list[AcsSystem]:
        """Lists access systems, such as those of one connected account.

        Source: https://docs.seam.co/api/acs/systems/list

        Args:
            connected_account_id: Only access systems of this connected account.
            customer_key: Only access systems of the customer with this key of yours.
            search: Text to find in names, ids and other searchable fields.

        Returns:
            All matching access systems, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            systems = await seam.acs.systems.list(connected_account_id=connected_account_id)
        """
        return await self._read(
            "/acs/systems/list",
            {"connected_account_id": connected_account_id, "customer_key": customer_key, "search": search},
            "acs_systems",
            lambda: list[models.AcsSystem],
        )

    async def list_compatible_credential_manager_acs_systems(
        self, *, acs_system_id: str | UUID
    ) -> builtins.list[AcsSystem]:
        """Lists the credential managers that can issue mobile keys for an access system.

        Source: https://docs.seam.co/api/acs/systems/list_compatible_credential_manager_acs_systems

        Args:
            acs_system_id: Access system for which mobile keys are needed.

        Returns:
            All matching access systems, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            systems = await seam.acs.systems.list_compatible_credential_manager_acs_systems(acs_system_id=acs_system_id)
        """
        return await self._read(
            "/acs/systems/list_compatible_credential_manager_acs_systems",
            {"acs_system_id": acs_system_id},
            "acs_systems",
            lambda: list[models.AcsSystem],
        )

    async def report_devices(
        self,
        *,
        acs_system_id: str | UUID,
        acs_encoders: Sequence[AcsEncoderParams] | None = None,
        acs_entrances: Sequence[AcsEntranceParams] | None = None,
    ) -> None:
        """Reports the encoders and entrances of an access system, including removed ones.

        Source: https://docs.seam.co/api/acs/systems/report_devices

        Args:
            acs_system_id: Access system to which the devices belong.
            acs_encoders: Encoders to register, change or remove.
            acs_entrances: Entrances to register, change or remove.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.acs.systems.report_devices(
                acs_system_id=acs_system_id,
                acs_encoders=[{"hotek_metadata": {"encoder_number": "1"}}],
            )
        """
        await self._send(
            "/acs/systems/report_devices",
            {"acs_system_id": acs_system_id, "acs_encoders": acs_encoders, "acs_entrances": acs_entrances},
        )
