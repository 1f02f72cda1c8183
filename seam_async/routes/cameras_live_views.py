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
        """Opens a session to watch a camera live, over WebRTC.

        Source: https://docs.seam.co/api/cameras/live_views/create

        Args:
            device_id: Camera to watch.
            duration_seconds: Length of the session in seconds, at most 600.
            include_audio: True to receive sound with the video.

        Returns:
            The session; pass its id and token to `offer` and `stop`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            live_view_session = await seam.cameras.live_views.create(device_id=device_id)
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
        """Negotiates the video stream of a session: sends the viewer's SDP offer and returns the SDP answer.

        Source: https://docs.seam.co/api/cameras/live_views/offer

        Args:
            camera_live_view_session_id: Session of the live view, from `create`.
            sdp_offer: SDP offer of the viewer's peer connection, with audio and video lines to receive.
            token: Token of the session, from `create`.

        Returns:
            The SDP answer, for the viewer's peer connection.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            live_view_answer = await seam.cameras.live_views.offer(
                camera_live_view_session_id=camera_live_view_session_id,
                sdp_offer=sdp_offer,
                token=token,
            )
        """
        return await self._change(
            "/cameras/live_views/offer",
            {"camera_live_view_session_id": camera_live_view_session_id, "sdp_offer": sdp_offer, "token": token},
            "camera_live_view_answer",
            lambda: models.CameraLiveViewAnswer,
        )

    async def stop(self, *, camera_live_view_session_id: str | UUID, token: str) -> None:
        """Ends a session and its video stream.

        Source: https://docs.seam.co/api/cameras/live_views/stop

        Args:
            camera_live_view_session_id: Session of the live view, from `create`.
            token: Token of the session, from `create`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.cameras.live_views.stop(camera_live_view_session_id=camera_live_view_session_id, token=token)
        """
        await self._send(
            "/cameras/live_views/stop", {"camera_live_view_session_id": camera_live_view_session_id, "token": token}
        )
