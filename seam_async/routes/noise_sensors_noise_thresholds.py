"""Noise thresholds: permitted noise levels and their hours.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.noise_threshold import NoiseThreshold


class NoiseSensorsNoiseThresholds(Namespace):
    """Noise thresholds: permitted noise levels and their hours."""

    async def create(
        self,
        *,
        device_id: str | UUID,
        ends_daily_at: str,
        starts_daily_at: str,
        name: str | None = None,
        noise_threshold_decibels: float | None = None,
        noise_threshold_nrs: float | None = None,
    ) -> NoiseThreshold:
        """Creates a noise threshold.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/create

        Args:
            device_id: The device.
            ends_daily_at: Daily end time.
            starts_daily_at: Daily start time.
            name: The name.
            noise_threshold_decibels: Permitted noise level, in decibels.
            noise_threshold_nrs: Permitted noise level, as a noise risk score.
        """
        return await self._change(
            "/noise_sensors/noise_thresholds/create",
            {
                "device_id": device_id,
                "ends_daily_at": ends_daily_at,
                "starts_daily_at": starts_daily_at,
                "name": name,
                "noise_threshold_decibels": noise_threshold_decibels,
                "noise_threshold_nrs": noise_threshold_nrs,
            },
            "noise_threshold",
            lambda: models.NoiseThreshold,
        )

    async def delete(self, *, device_id: str | UUID, noise_threshold_id: str | UUID) -> None:
        """Deletes a noise threshold.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/delete

        Args:
            device_id: The device.
            noise_threshold_id: The noise threshold.
        """
        await self._send(
            "/noise_sensors/noise_thresholds/delete", {"device_id": device_id, "noise_threshold_id": noise_threshold_id}
        )

    async def get(self, *, noise_threshold_id: str | UUID) -> NoiseThreshold:
        """Gets a noise threshold.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/get

        Args:
            noise_threshold_id: The noise threshold.
        """
        return await self._read(
            "/noise_sensors/noise_thresholds/get",
            {"noise_threshold_id": noise_threshold_id},
            "noise_threshold",
            lambda: models.NoiseThreshold,
        )

    async def list(self, *, device_id: str | UUID) -> builtins.list[NoiseThreshold]:
        """Lists noise thresholds.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/list

        Args:
            device_id: Only those of this device.
        """
        return await self._read(
            "/noise_sensors/noise_thresholds/list",
            {"device_id": device_id},
            "noise_thresholds",
            lambda: list[models.NoiseThreshold],
        )

    async def update(
        self,
        *,
        device_id: str | UUID,
        noise_threshold_id: str | UUID,
        ends_daily_at: str | None = None,
        name: str | None = None,
        noise_threshold_decibels: float | None = None,
        noise_threshold_nrs: float | None = None,
        starts_daily_at: str | None = None,
    ) -> None:
        """Updates a noise threshold.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/update

        Args:
            device_id: The device.
            noise_threshold_id: The noise threshold.
            ends_daily_at: Daily end time.
            name: The name.
            noise_threshold_decibels: Permitted noise level, in decibels.
            noise_threshold_nrs: Permitted noise level, as a noise risk score.
            starts_daily_at: Daily start time.
        """
        await self._send(
            "/noise_sensors/noise_thresholds/update",
            {
                "device_id": device_id,
                "noise_threshold_id": noise_threshold_id,
                "ends_daily_at": ends_daily_at,
                "name": name,
                "noise_threshold_decibels": noise_threshold_decibels,
                "noise_threshold_nrs": noise_threshold_nrs,
                "starts_daily_at": starts_daily_at,
            },
        )
