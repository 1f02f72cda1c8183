"""Media object.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model


@model
class Media(Model):
    """A media object.

    Source: https://docs.seam.co/api/media/object

    Attributes:
        media_type: `video` or `image`.
        status: `pending`, `available`, `unavailable` or `failed`.
        video_codec: `h264` or `hevc`.
    """

    media_id: str
    content_type: str | None = None
    created_at: datetime | None = None
    device_id: str | None = None
    event_id: str | None = None
    expires_at: datetime | None = None
    media_type: str | None = None
    status: str | None = None
    url: str | None = None
    video_codec: str | None = None
    workspace_id: str | None = None
