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
    """UUID of the live view session, for `offer` and `stop`."""
    device_id: str | None = None
    """UUID of the camera."""
    expires_at: datetime | None = None
    """Time at which the camera live view session expires."""
    token: str | None = None
    """Secret of the session, for `offer` and `stop`."""
