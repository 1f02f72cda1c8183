"""Live views: video streams of cameras, over WebRTC.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.camera_live_view_answer import CameraLiveViewAnswer
    from ..models.camera_live_view_session import CameraLiveViewSession


class CamerasLiveViews(Namespace):
    """Live views: video streams of cameras, over WebRTC."""

    async def create(
        self, *, device_id: str | UUID, duration_seconds: int | None = None, include_audio: bool | None = None
    ) -> CameraLiveViewSession:
        """Creates a session for a live view of a camera.

        Source: https://docs.seam.co/api/cameras/live_views/create

        Args:
            device_id: The device.
            duration_seconds: Duration of the session in seconds, at most 600.
            include_audio: Whether the stream includes sound.
        """
        return await self._change(
            "/cameras/live_views/create",
            {"device_id": device_id, "duration_seconds": duration_seconds, "include_audio": include_audio},
            "camera_live_view_session",
            lambda: models.CameraLiveViewSession,
        )

    async def offer(
        self, *, camera_live_view_session_id: str | UUID, sdp_offer: str, token: str
    ) -> CameraLiveViewAnswer:
        """Exchanges an SDP offer for the answer that starts the stream.

        Source: https://docs.seam.co/api/cameras/live_views/offer

        Args:
            camera_live_view_session_id: The camera live view session.
            sdp_offer: The viewer's SDP offer.
            token: The token of the session.
        """
        return await self._change(
            "/cameras/live_views/offer",
            {"camera_live_view_session_id": camera_live_view_session_id, "sdp_offer": sdp_offer, "token": token},
            "camera_live_view_answer",
            lambda: models.CameraLiveViewAnswer,
        )

    async def stop(self, *, camera_live_view_session_id: str | UUID, token: str) -> None:
        """Stops a live view.

        Source: https://docs.seam.co/api/cameras/live_views/stop

        Args:
            camera_live_view_session_id: The camera live view session.
            token: The token of the session.
        """
        await self._send(
            "/cameras/live_views/stop", {"camera_live_view_session_id": camera_live_view_session_id, "token": token}
        )
