"""An asyncio client for the Seam API that waits for thousands of physical actions in a few batched calls."""

from typing import TYPE_CHECKING

from ._lazy import lazy
from ._version import __version__

if TYPE_CHECKING:
    from ._client import AsyncSeam
    from ._clock import Clock, SystemClock
    from ._credentials import TokenSource
    from ._errors import (
        SeamActionAttemptError,
        SeamActionAttemptErrorGroup,
        SeamActionAttemptFailedError,
        SeamActionAttemptNotFoundError,
        SeamActionAttemptTimeoutError,
        SeamActionAttemptUnknownStatusError,
        SeamClientClosedError,
        SeamConnectionError,
        SeamCredentialSourceError,
        SeamError,
        SeamHttpApiError,
        SeamHttpInvalidInputError,
        SeamHttpInvalidResponseError,
        SeamHttpUnauthorizedError,
        SeamInvalidOptionsError,
        SeamInvalidTokenError,
        SeamInvalidWebhookPayloadError,
        SeamRequestTimeoutError,
        SeamValidationError,
        SeamWebhookVerificationError,
    )
    from ._json import NULL, Null
    from ._models import ActionAttempt, ActionAttemptFailure, Pagination
    from ._pagination import Page, Paginator
    from ._polling.backoff import wait_proportional
    from ._polling.learned import wait_learned
    from ._polling.options import PollingPolicy, WaitForActionAttempt
    from ._polling.poller import ActionAttemptPoller
    from ._polling.stats import PollerStats
    from ._responses import SeamResponse
    from ._webhooks import SeamWebhook
    from ._without_workspace import AsyncSeamWithoutWorkspace
    from .models.device import Device
    from .models.event import AnySeamEvent, SeamEvent
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "_client": "AsyncSeam",
            "_clock": "Clock SystemClock",
            "_credentials": "TokenSource",
            "_errors": (
                "SeamActionAttemptError SeamActionAttemptErrorGroup SeamActionAttemptFailedError "
                "SeamActionAttemptNotFoundError SeamActionAttemptTimeoutError SeamActionAttemptUnknownStatusError "
                "SeamClientClosedError SeamConnectionError SeamCredentialSourceError SeamError SeamHttpApiError "
                "SeamHttpInvalidInputError SeamHttpInvalidResponseError SeamHttpUnauthorizedError "
                "SeamInvalidOptionsError SeamInvalidTokenError SeamInvalidWebhookPayloadError "
                "SeamRequestTimeoutError SeamValidationError SeamWebhookVerificationError "
            ),
            "_json": "NULL Null",
            "_models": "ActionAttempt ActionAttemptFailure Pagination",
            "_pagination": "Page Paginator",
            "_polling.backoff": "wait_proportional",
            "_polling.learned": "wait_learned",
            "_polling.options": "PollingPolicy WaitForActionAttempt",
            "_polling.poller": "ActionAttemptPoller",
            "_polling.stats": "PollerStats",
            "_responses": "SeamResponse",
            "_webhooks": "SeamWebhook",
            "_without_workspace": "AsyncSeamWithoutWorkspace",
            "models.device": "Device",
            "models.event": "AnySeamEvent SeamEvent",
        },
    )

__all__ = [
    "NULL",
    "ActionAttempt",
    "ActionAttemptFailure",
    "ActionAttemptPoller",
    "AnySeamEvent",
    "AsyncSeam",
    "AsyncSeamWithoutWorkspace",
    "Clock",
    "Device",
    "Null",
    "Page",
    "Pagination",
    "Paginator",
    "PollerStats",
    "PollingPolicy",
    "SeamActionAttemptError",
    "SeamActionAttemptErrorGroup",
    "SeamActionAttemptFailedError",
    "SeamActionAttemptNotFoundError",
    "SeamActionAttemptTimeoutError",
    "SeamActionAttemptUnknownStatusError",
    "SeamClientClosedError",
    "SeamConnectionError",
    "SeamCredentialSourceError",
    "SeamError",
    "SeamEvent",
    "SeamHttpApiError",
    "SeamHttpInvalidInputError",
    "SeamHttpInvalidResponseError",
    "SeamHttpUnauthorizedError",
    "SeamInvalidOptionsError",
    "SeamInvalidTokenError",
    "SeamInvalidWebhookPayloadError",
    "SeamRequestTimeoutError",
    "SeamResponse",
    "SeamValidationError",
    "SeamWebhook",
    "SeamWebhookVerificationError",
    "SystemClock",
    "TokenSource",
    "WaitForActionAttempt",
    "__version__",
    "wait_learned",
    "wait_proportional",
]
