"""Encoder.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError


@model
class AcsEncoder(Model):
    """An encoder.

    Source: https://docs.seam.co/api/acs/encoders/object
    """

    acs_encoder_id: str
    """UUID of the card encoder."""
    acs_system_id: str | None = None
    """UUID of the access system."""
    connected_account_id: str | None = None
    """UUID of the connected account that the encoder belongs to."""
    created_at: datetime | None = None
    """Time at which the encoder was created."""
    display_name: str | None = None
    """Name to show to people."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep the encoder from working."""
    workspace_id: str | None = None
    """UUID of the workspace that the encoder belongs to."""
