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
        """Creates a noise threshold: a permitted level, exceeded during its hours, triggers an event.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/create

        Args:
            device_id: Noise sensor to act on.
            ends_daily_at: Time of day at which the threshold ends, such as `07:00:00[America/Los_Angeles]`.
            starts_daily_at: Time of day at which the threshold begins, such as `22:00:00[America/Los_Angeles]`.
            name: Name to show to people.
            noise_threshold_decibels: Loudest permitted noise, in decibels.
            noise_threshold_nrs: Highest permitted noise risk score, for Noiseaware sensors.

        Returns:
            The new noise threshold.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            noise_threshold = await seam.noise_sensors.noise_thresholds.create(
                device_id=device_id,
                ends_daily_at="07:00:00[Europe/Paris]",
                starts_daily_at="22:00:00[Europe/Paris]",
                noise_threshold_decibels=70,
            )
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
        """Deletes a noise threshold; no further events come from it.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/delete

        Args:
            device_id: Noise sensor to which the threshold belongs.
            noise_threshold_id: Noise threshold to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.noise_sensors.noise_thresholds.delete(device_id=device_id, noise_threshold_id=noise_threshold_id)
        """
        await self._send(
            "/noise_sensors/noise_thresholds/delete", {"device_id": device_id, "noise_threshold_id": noise_threshold_id}
        )

    async def get(self, *, noise_threshold_id: str | UUID) -> NoiseThreshold:
        """Gets a noise threshold by its id.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/get

        Args:
            noise_threshold_id: Noise threshold to get.

        Returns:
            The noise threshold.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            noise_threshold = await seam.noise_sensors.noise_thresholds.get(noise_threshold_id=noise_threshold_id)
        """
        return await self._read(
            "/noise_sensors/noise_thresholds/get",
            {"noise_threshold_id": noise_threshold_id},
            "noise_threshold",
            lambda: models.NoiseThreshold,
        )

    async def list(self, *, device_id: str | UUID) -> builtins.list[NoiseThreshold]:
        """Lists the noise thresholds of a sensor.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/list

        Args:
            device_id: Noise sensor whose thresholds to list.

        Returns:
            All matching noise thresholds, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            noise_thresholds = await seam.noise_sensors.noise_thresholds.list(device_id=device_id)
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
        """Changes the level, hours or name of a noise threshold.

        Source: https://docs.seam.co/api/noise_sensors/noise_thresholds/update

        Args:
            device_id: Noise sensor to which the threshold belongs.
            noise_threshold_id: Noise threshold to change.
            ends_daily_at: Time of day at which the threshold ends, such as `07:00:00[America/Los_Angeles]`.
            name: New name to show to people.
            noise_threshold_decibels: Loudest permitted noise, in decibels.
            noise_threshold_nrs: Highest permitted noise risk score, for Noiseaware sensors.
            starts_daily_at: Time of day at which the threshold begins, such as `22:00:00[America/Los_Angeles]`.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.noise_sensors.noise_thresholds.update(
                device_id=device_id,
                noise_threshold_id=noise_threshold_id,
                noise_threshold_decibels=70,
            )
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
