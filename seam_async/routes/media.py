"""Media: video clips and images that a device captured.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.media import Media


class MediaNamespace(Namespace):
    """Media: video clips and images that a device captured."""

    async def get(self, *, media_id: str | UUID, format: Literal["json", "redirect"] | None = None) -> Media:
        """Gets a recorded clip or image by its id, with a temporary download URL.

        Source: https://docs.seam.co/api/media/get

        Args:
            media_id: Clip or image to get.
            format: `json` for the media object; `redirect` redirects to the download, which this client does not
                follow.

        Returns:
            The media object.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            media = await seam.media.get(media_id=media_id)
        """
        return await self._read("/media/get", {"media_id": media_id, "format": format}, "media", lambda: models.Media)
