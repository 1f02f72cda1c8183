"""The verification error, as a class of `standardwebhooks` as well; imported only where that package is in use."""

from __future__ import annotations

from standardwebhooks import WebhookVerificationError

from ._errors import SeamWebhookVerificationError


class StandardWebhookVerificationError(SeamWebhookVerificationError, WebhookVerificationError):
    """A `SeamWebhookVerificationError` that `except` clauses for `standardwebhooks` and `svix` catch too."""
