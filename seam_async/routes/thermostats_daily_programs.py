"""Daily programs of thermostats."""

from __future__ import annotations

from collections.abc import Sequence

from .._models import ActionAttempt
from .._polling.options import WaitForActionAttempt
from ._route import Namespace
from ._values import ThermostatPeriod


class ThermostatsDailyPrograms(Namespace):
    """Daily programs of thermostats."""

    async def update(
        self,
        *,
        thermostat_daily_program_id: str,
        name: str,
        periods: Sequence[ThermostatPeriod],
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
    ) -> ActionAttempt:
        """Changes a daily program.

        Source: https://docs.seam.co/api/thermostats/daily_programs/update

        Args:
            thermostat_daily_program_id: The program.
            name: Its name.
            periods: The parts of the day; they replace the ones that were there.
            wait_for_action_attempt: See `AsyncSeam`.
        """
        return await self._api.act(
            "/thermostats/daily_programs/update",
            {"thermostat_daily_program_id": thermostat_daily_program_id, "name": name, "periods": periods},
            wait_for_action_attempt,
        )
