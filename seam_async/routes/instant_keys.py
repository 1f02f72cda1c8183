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
        """Deletes an instant key.

        Source: https://docs.seam.co/api/instant_keys/delete

        Args:
            instant_key_id: The instant key.
        """
        await self._send("/instant_keys/delete", {"instant_key_id": instant_key_id})

    async def get(self, *, instant_key_id: str | UUID | None = None, instant_key_url: str | None = None) -> InstantKey:
        """Gets an instant key.

        Source: https://docs.seam.co/api/instant_keys/get

        Args:
            instant_key_id: The instant key.
            instant_key_url: The URL of the instant key.
        """
        return await self._read(
            "/instant_keys/get",
            {"instant_key_id": instant_key_id, "instant_key_url": instant_key_url},
            "instant_key",
            lambda: models.InstantKey,
        )

    async def list(self, *, user_identity_id: str | UUID | None = None) -> builtins.list[InstantKey]:
        """Lists instant keys.

        Source: https://docs.seam.co/api/instant_keys/list

        Args:
            user_identity_id: Only those of this user identity.
        """
        return await self._read(
            "/instant_keys/list",
            {"user_identity_id": user_identity_id},
            "instant_keys",
            lambda: list[models.InstantKey],
        )
