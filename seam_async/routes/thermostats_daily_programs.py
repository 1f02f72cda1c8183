"""Daily programs of thermostats: climate presets by time of day.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.action_results import PushThermostatProgramsResult
    from ..models.thermostat_daily_program import ThermostatDailyProgram
    from ._parameters import PeriodParams


class ThermostatsDailyPrograms(Namespace):
    """Daily programs of thermostats: climate presets by time of day."""

    async def create(
        self, *, device_id: str | UUID, name: str, periods: Sequence[PeriodParams]
    ) -> ThermostatDailyProgram:
        """Creates a daily program.

        Source: https://docs.seam.co/api/thermostats/daily_programs/create

        Args:
            device_id: The device.
            name: The name.
            periods: The periods of the day; they replace the existing ones.
        """
        return await self._change(
            "/thermostats/daily_programs/create",
            {"device_id": device_id, "name": name, "periods": periods},
            "thermostat_daily_program",
            lambda: models.ThermostatDailyProgram,
        )

    async def delete(self, *, thermostat_daily_program_id: str | UUID) -> None:
        """Deletes a daily program.

        Source: https://docs.seam.co/api/thermostats/daily_programs/delete

        Args:
            thermostat_daily_program_id: The daily program.
        """
        await self._send(
            "/thermostats/daily_programs/delete", {"thermostat_daily_program_id": thermostat_daily_program_id}
        )

    async def update(
        self,
        *,
        name: str,
        periods: Sequence[PeriodParams],
        thermostat_daily_program_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> ActionAttempt[PushThermostatProgramsResult]:
        """Updates a daily program.

        Source: https://docs.seam.co/api/thermostats/daily_programs/update

        Args:
            name: The name.
            periods: The periods of the day; they replace the existing ones.
            thermostat_daily_program_id: The daily program.
            wait_for_action_attempt: See `AsyncSeam`.
            on_update: Called with the action attempt as soon as it was started, and whenever it changes.
        """
        return await self._act(
            "/thermostats/daily_programs/update",
            {"name": name, "periods": periods, "thermostat_daily_program_id": thermostat_daily_program_id},
            wait_for_action_attempt,
            on_update,
        )
