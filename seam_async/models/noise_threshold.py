"""Noise threshold.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from .._models import Model, model


@model
class NoiseThreshold(Model):
    """A noise threshold.

    Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/object
    """

    noise_threshold_id: str
    device_id: str | None = None
    ends_daily_at: str | None = None
    name: str | None = None
    noise_threshold_decibels: float | None = None
    noise_threshold_nrs: float | None = None
    starts_daily_at: str | None = None
