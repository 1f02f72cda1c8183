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
    """

    media_id: str
    """UUID of the clip or image."""
    content_type: str | None = None
    """MIME type of the file, such as `image/jpeg`."""
    created_at: datetime | None = None
    """Time at which the media object was created."""
    device_id: str | None = None
    """UUID of the device that made the recording."""
    event_id: str | None = None
    """UUID of the event that caused the recording."""
    expires_at: datetime | None = None
    """Time after which `url` no longer works."""
    media_type: str | None = None
    """Kind of recording: a clip or an image. Known values: `video`, `image`."""
    status: str | None = None
    """State of the media object. Known values: `pending`, `available`, `unavailable`, `failed`."""
    url: str | None = None
    """Temporary address of the file; `None` until it is `available`."""
    video_codec: str | None = None
    """Compression of the clip, such as `h264`. Known values: `h264`, `hevc`."""
    workspace_id: str | None = None
    """UUID of the workspace that the media object belongs to."""
