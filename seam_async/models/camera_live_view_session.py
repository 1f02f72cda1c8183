"""Camera live view session.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model


@model
class CameraLiveViewSession(Model):
    """A camera live view session."""

    camera_live_view_session_id: str
    device_id: str | None = None
    expires_at: datetime | None = None
    token: str | None = None
