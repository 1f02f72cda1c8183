"""Access methods: cards, codes and keys that were granted to somebody."""

from __future__ import annotations

from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from ._route import Namespace


class AccessMethods(Namespace):
    """Access methods: cards, codes and keys that were granted to somebody."""

    async def assign_card(
        self,
        *,
        access_method_id: str,
        card_number: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Assigns a card that exists to an access method.

        Source: https://docs.seam.co/api/access_methods/assign_card

        Args:
            access_method_id: The access method.
            card_number: The number of the card.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/access_methods/assign_card",
            {"access_method_id": access_method_id, "card_number": card_number},
            wait_for_action_attempt,
        )

    async def encode(
        self,
        *,
        access_method_id: str,
        acs_encoder_id: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Writes an access method onto a card at an encoder.

        Source: https://docs.seam.co/api/access_methods/encode

        Args:
            access_method_id: The access method.
            acs_encoder_id: The encoder.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/access_methods/encode",
            {"access_method_id": access_method_id, "acs_encoder_id": acs_encoder_id},
            wait_for_action_attempt,
        )

    async def unlock_door(
        self,
        *,
        access_method_id: str,
        acs_entrance_id: str,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Unlocks an entrance with a cloud key.

        Source: https://docs.seam.co/api/access_methods/unlock_door

        Args:
            access_method_id: The access method.
            acs_entrance_id: The entrance.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/access_methods/unlock_door",
            {"access_method_id": access_method_id, "acs_entrance_id": acs_entrance_id},
            wait_for_action_attempt,
        )
