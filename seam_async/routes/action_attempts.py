"""Action attempts: look at them, list them, wait for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast
from uuid import UUID

from .._api import Api
from .._attempt_types import AnyActionAttempt
from .._models import ActionAttempt
from .._pagination import Paginator
from .._polling.options import WaitForActionAttempt
from .._polling.targets import id_of
from .._polling.updates import OnUpdate
from ._route import Namespace


class ActionAttempts(Namespace):
    """Action attempts: started actions and their outcomes."""

    def __init__(self, api: Api) -> None:
        super().__init__(api)
        self.wait: Final = api.poller.wait
        """Waits until an action attempt succeeds; see `ActionAttemptPoller.wait`."""
        self.wait_all: Final = api.poller.wait_all
        """Waits until every one of several action attempts has an outcome; see `ActionAttemptPoller.wait_all`."""
        self.as_completed: Final = api.poller.as_completed
        """Yields each of several action attempts once it resolves; see `ActionAttemptPoller.as_completed`."""
        self.notify: Final = api.poller.notify
        """Polls an attempt immediately, because an event says that it resolved; see `ActionAttemptPoller.notify`."""

    async def get(
        self,
        *,
        action_attempt_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt:
        """Gets an action attempt and waits for its outcome, as an action does.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not the action; the attempt is the
        `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/action_attempts/get

        Args:
            action_attempt_id: Id of the action attempt, in any spelling.
            wait_for_action_attempt: `False` returns the attempt as it is now, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt as it is now and after each change.

        Returns:
            The action attempt, with status `success`, or as it is now without waiting.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API does not know the action attempt, or rejects the credential.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            attempt = await seam.action_attempts.get(action_attempt_id=action_attempt_id)
        """
        attempt = await self._api.act(
            "/action_attempts/get",
            {"action_attempt_id": id_of(action_attempt_id)},
            wait_for_action_attempt,
            on_update,
            read_only=True,
        )
        return cast("AnyActionAttempt", attempt)

    def list(
        self,
        *,
        action_attempt_ids: Sequence[str | UUID] | None = None,
        device_id: str | UUID | None = None,
        limit: int | None = None,
        page_cursor: str | None = None,
    ) -> Paginator[ActionAttempt]:
        """Lists action attempts by their ids or by their device.

        Source: https://docs.seam.co/api/action_attempts/list

        Args:
            action_attempt_ids: Only these action attempts, in any number; each id is sent once.
            device_id: Only action attempts of this device.
            limit: Maximum number of items per page. The API's default is 500.
            page_cursor: `next_page_cursor` of the page before, to continue from there.

        Returns:
            The action attempts, page by page; `await` returns the first page, `async for` visits all.

        Raises:
            SeamInvalidOptionsError: `limit` is no whole number above 0.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            async for attempt in seam.action_attempts.list(device_id=device_id):
                print(attempt)
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
