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
    acs_system_id: str | None = None
    connected_account_id: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    errors: tuple[ReportedError, ...] = ()
    workspace_id: str | None = None
