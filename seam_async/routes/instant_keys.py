"""Instant keys: links that give a phone a mobile key.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.instant_key import InstantKey


class InstantKeys(Namespace):
    """Instant keys: links that give a phone a mobile key."""

    async def delete(self, *, instant_key_id: str | UUID) -> None:
        """Deletes an instant key; its link stops working.

        Source: https://docs.seam.co/api/instant_keys/delete

        Args:
            instant_key_id: Instant key to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.instant_keys.delete(instant_key_id=instant_key_id)
        """
        await self._send("/instant_keys/delete", {"instant_key_id": instant_key_id})

    async def get(self, *, instant_key_id: str | UUID | None = None, instant_key_url: str | None = None) -> InstantKey:
        """Gets an instant key by its id or by its URL.

        Source: https://docs.seam.co/api/instant_keys/get

        Args:
            instant_key_id: Instant key to get; pass this or `instant_key_url`.
            instant_key_url: URL of the instant key, in place of its id.

        Returns:
            The instant key.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            instant_key = await seam.instant_keys.get(instant_key_id=instant_key_id)
        """
        return await self._read(
            "/instant_keys/get",
            {"instant_key_id": instant_key_id, "instant_key_url": instant_key_url},
            "instant_key",
            lambda: models.InstantKey,
        )

    async def list(self, *, user_identity_id: str | UUID | None = None) -> builtins.list[InstantKey]:
        """Lists instant keys: links that open a mobile key on a phone, without an app.

        Source: https://docs.seam.co/api/instant_keys/list

        Args:
            user_identity_id: Only instant keys of this user identity.

        Returns:
            All matching instant keys, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            instant_keys = await seam.instant_keys.list(user_identity_id=user_identity_id)
        """
        return await self._read(
            "/instant_keys/list",
            {"user_identity_id": user_identity_id},
            "instant_keys",
            lambda: list[models.InstantKey],
        )
