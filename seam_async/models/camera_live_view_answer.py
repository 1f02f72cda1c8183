"""Camera live view answer.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from .._models import Model, model


@model
class CameraLiveViewAnswer(Model):
    """A camera live view answer."""

    sdp_answer: str | None = None
    """SDP answer for the viewer's peer connection."""
