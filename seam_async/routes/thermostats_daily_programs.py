"""Daily programs of thermostats: climate presets by time of day.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._attempt_types import AnyActionAttempt
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
        """Creates a daily program: the climate preset for each period of a day.

        Source: https://docs.seam.co/api/thermostats/daily_programs/create

        Args:
            device_id: Thermostat to act on.
            name: Name to show to people.
            periods: Periods of the day, each with its start and climate preset; they replace the stored ones.

        Returns:
            The new daily program.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            thermostat_daily_program = await seam.thermostats.daily_programs.create(
                device_id=device_id,
                name="Weekday",
                periods=[{"starts_at_time": "07:00:00", "climate_preset_key": "home"}],
            )
        """
        return await self._change(
            "/thermostats/daily_programs/create",
            {"device_id": device_id, "name": name, "periods": periods},
            "thermostat_daily_program",
            lambda: models.ThermostatDailyProgram,
        )

    async def delete(self, *, thermostat_daily_program_id: str | UUID) -> None:
        """Deletes a daily program of a thermostat.

        Source: https://docs.seam.co/api/thermostats/daily_programs/delete

        Args:
            thermostat_daily_program_id: Daily program to delete.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.daily_programs.delete(thermostat_daily_program_id=thermostat_daily_program_id)
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
    ) -> AnyActionAttempt[PushThermostatProgramsResult]:
        """Replaces the name and periods of a daily program, and sends them to the thermostat.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/daily_programs/update

        Args:
            name: New name to show to people.
            periods: Periods of the day, each with its start and climate preset; they replace the stored ones.
            thermostat_daily_program_id: Daily program to change.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `PushThermostatProgramsResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.thermostats.daily_programs.update(
                name="Weekday",
                periods=[{"starts_at_time": "07:00:00", "climate_preset_key": "home"}],
                thermostat_daily_program_id=thermostat_daily_program_id,
            )
        """
        return await self._act(
            "/thermostats/daily_programs/update",
            {"name": name, "periods": periods, "thermostat_daily_program_id": thermostat_daily_program_id},
            wait_for_action_attempt,
            on_update,
        )
