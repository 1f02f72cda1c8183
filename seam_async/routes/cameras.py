"""Cameras.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._route import Namespace

if TYPE_CHECKING:
    from .cameras_live_views import CamerasLiveViews


class Cameras(Namespace):
    """Cameras."""

    @cached_property
    def live_views(self) -> CamerasLiveViews:
        """Live views: video streams of cameras, over WebRTC."""
        from .cameras_live_views import CamerasLiveViews

        return CamerasLiveViews(self._api)
