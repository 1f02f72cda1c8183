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
    """UUID of the noise threshold."""
    device_id: str | None = None
    """UUID of the noise sensor."""
    ends_daily_at: str | None = None
    """Time of day at which the threshold ends, with its time zone."""
    name: str | None = None
    """Name of the threshold, for people."""
    noise_threshold_decibels: float | None = None
    """Loudest permitted noise, in decibels."""
    noise_threshold_nrs: float | None = None
    """Highest permitted noise risk score, for Noiseaware sensors."""
    starts_daily_at: str | None = None
    """Time of day at which the threshold begins, with its time zone."""
