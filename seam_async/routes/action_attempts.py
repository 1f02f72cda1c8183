"""Action attempts: look at them, list them, wait for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from .._api import Api
from .._models import ActionAttempt
from .._pagination import Paginator
from .._polling.options import WaitForActionAttempt
from .._polling.targets import id_of
from .._polling.updates import OnUpdate
from ._route import Namespace


class ActionAttempts(Namespace):
    """Action attempts.

    Attributes:
        wait: Waits for one; see `ActionAttemptPoller.wait`.
        wait_all: Waits for many; see `ActionAttemptPoller.wait_all`.
        as_completed: Yields each as it resolves; see `ActionAttemptPoller.as_completed`.
        notify: Takes in an event that says that one has resolved; see `ActionAttemptPoller.notify`.
    """

    def __init__(self, api: Api) -> None:
        super().__init__(api)
        self.wait: Final = api.poller.wait
        self.wait_all: Final = api.poller.wait_all
        self.as_completed: Final = api.poller.as_completed
        self.notify: Final = api.poller.notify

    async def get(
        self,
        *,
        action_attempt_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt:
        """Gets an action attempt, and waits for its outcome as an action does.

        Cancelling it ends the wait, and not the action.

        Source: https://docs.seam.co/api/action_attempts/get

        Args:
            action_attempt_id: The action attempt, in any spelling of its id.
            wait_for_action_attempt: See `AsyncSeam`; `False` returns the attempt as it is now.
            on_update: Called with the attempt as it is now, and whenever it changes.

        Raises:
            SeamActionAttemptFailedError: The action failed.
            SeamActionAttemptTimeoutError: The action is still pending after the timeout.
            SeamHttpApiError: The API does not know the action attempt, or refuses the request.
        """
        return await self._api.act(
            "/action_attempts/get",
            {"action_attempt_id": id_of(action_attempt_id)},
            wait_for_action_attempt,
            on_update,
            read_only=True,
        )

    def list(
        self,
        *,
        action_attempt_ids: Sequence[str | UUID] | None = None,
        device_id: str | UUID | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
    ) -> Paginator[ActionAttempt]:
        """Lists action attempts: `await` it for the first page, iterate over it for all.

        Source: https://docs.seam.co/api/action_attempts/list

        Args:
            action_attempt_ids: Only these.
            device_id: Only those of this device.
            limit: The most items in a page; the API's default is 500.
            page_cursor: Where to go on, from the `pagination.next_page_cursor` of a page.
        """
        return self._api.pages(
            "/action_attempts/list",
            {
                "action_attempt_ids": action_attempt_ids,
                "device_id": device_id,
                "limit": limit,
                "page_cursor": page_cursor,
            },
            "action_attempts",
            lambda: ActionAttempt,
        )
