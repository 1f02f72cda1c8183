"""Thermostats.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._attempt_types import AnyActionAttempt
from .._json import Null
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._route import Namespace

if TYPE_CHECKING:
    from ..models.action_results import (
        ActivateClimatePresetResult,
        ActivateWeeklyProgramResult,
        PushThermostatProgramsResult,
        SetFanModeResult,
        SetHvacModeResult,
    )
    from ..models.device import Device
    from ._parameters import (
        ClimatePresetMode,
        EcobeeMetadataParams,
        FanMode,
        HvacMode,
        ThermostatManufacturer,
        ThermostatType,
    )
    from .thermostats_daily_programs import ThermostatsDailyPrograms
    from .thermostats_schedules import ThermostatsSchedules
    from .thermostats_simulate import ThermostatsSimulate


class Thermostats(Namespace):
    """Thermostats."""

    @cached_property
    def daily_programs(self) -> ThermostatsDailyPrograms:
        """Daily programs of thermostats: climate presets by time of day."""
        from .thermostats_daily_programs import ThermostatsDailyPrograms

        return ThermostatsDailyPrograms(self._api)

    @cached_property
    def schedules(self) -> ThermostatsSchedules:
        """Schedules of thermostats."""
        from .thermostats_schedules import ThermostatsSchedules

        return ThermostatsSchedules(self._api)

    @cached_property
    def simulate(self) -> ThermostatsSimulate:
        """Simulated events of thermostats; sandbox only."""
        from .thermostats_simulate import ThermostatsSimulate

        return ThermostatsSimulate(self._api)

    async def activate_climate_preset(
        self,
        *,
        climate_preset_key: str,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[ActivateClimatePresetResult]:
        """Applies a climate preset to a thermostat at once.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/activate_climate_preset

        Args:
            climate_preset_key: Key of the preset to apply, from `available_climate_presets` of the device.
            device_id: Thermostat to act on.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `ActivateClimatePresetResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.thermostats.activate_climate_preset(climate_preset_key="home", device_id=device_id)
        """
        return await self._act(
            "/thermostats/activate_climate_preset",
            {"climate_preset_key": climate_preset_key, "device_id": device_id},
            wait_for_action_attempt,
            on_update,
        )

    async def cool(
        self,
        *,
        device_id: str | UUID,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[SetHvacModeResult]:
        """Switches a thermostat to cooling, down to a set point in degrees Celsius or Fahrenheit.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/cool

        Args:
            device_id: Thermostat to act on.
            cooling_set_point_celsius: Temperature above which the thermostat cools, in degrees Celsius.
            cooling_set_point_fahrenheit: Temperature above which the thermostat cools, in degrees Fahrenheit.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `SetHvacModeResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.thermostats.cool(device_id=device_id, cooling_set_point_celsius=25)
        """
        return await self._act(
            "/thermostats/cool",
            {
                "device_id": device_id,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def create_climate_preset(
        self,
        *,
        climate_preset_key: str,
        device_id: str | UUID,
        climate_preset_mode: ClimatePresetMode | None = None,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        ecobee_metadata: EcobeeMetadataParams | None = None,
        fan_mode_setting: FanMode | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        hvac_mode_setting: HvacMode | None = None,
        manual_override_allowed: bool | None = None,
        name: str | Null | None = None,
    ) -> None:
        """Stores a named combination of mode, fan and set points for a thermostat.

        Source: https://docs.seam.co/api/thermostats/create_climate_preset

        Args:
            climate_preset_key: Key of the climate preset, unique for the thermostat.
            device_id: Thermostat to act on.
            climate_preset_mode: Occupancy that the preset is for, such as home or away.
            cooling_set_point_celsius: Temperature above which the thermostat cools, in degrees Celsius.
            cooling_set_point_fahrenheit: Temperature above which the thermostat cools, in degrees Fahrenheit.
            ecobee_metadata: Options of the preset on an ecobee thermostat.
            fan_mode_setting: When the fan runs: always (`on`), as needed (`auto`) or now and then (`circulate`).
            heating_set_point_celsius: Temperature below which the thermostat heats, in degrees Celsius.
            heating_set_point_fahrenheit: Temperature below which the thermostat heats, in degrees Fahrenheit.
            hvac_mode_setting: Mode of the thermostat, such as `heat`, `cool` or `heat_cool`.
            manual_override_allowed: True if people at the thermostat may change the temperature; prefer
                `is_override_allowed` of a schedule. The API's default is `True`. Deprecated.
            name: Name to show to people. `NULL` clears it.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.create_climate_preset(
                climate_preset_key="home",
                device_id=device_id,
                heating_set_point_celsius=20,
                hvac_mode_setting="heat",
            )
        """
        await self._send(
            "/thermostats/create_climate_preset",
            {
                "climate_preset_key": climate_preset_key,
                "device_id": device_id,
                "climate_preset_mode": climate_preset_mode,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "ecobee_metadata": ecobee_metadata,
                "fan_mode_setting": fan_mode_setting,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
                "hvac_mode_setting": hvac_mode_setting,
                "manual_override_allowed": manual_override_allowed,
                "name": name,
            },
        )

    async def delete_climate_preset(self, *, climate_preset_key: str, device_id: str | UUID) -> None:
        """Deletes a stored combination of mode, fan and set points.

        Source: https://docs.seam.co/api/thermostats/delete_climate_preset

        Args:
            climate_preset_key: Key of the preset to delete.
            device_id: Thermostat to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.delete_climate_preset(climate_preset_key="home", device_id=device_id)
        """
        await self._send(
            "/thermostats/delete_climate_preset", {"climate_preset_key": climate_preset_key, "device_id": device_id}
        )

    async def heat(
        self,
        *,
        device_id: str | UUID,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[SetHvacModeResult]:
        """Switches a thermostat to heating, up to a set point in degrees Celsius or Fahrenheit.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/heat

        Args:
            device_id: Thermostat to act on.
            heating_set_point_celsius: Temperature below which the thermostat heats, in degrees Celsius.
            heating_set_point_fahrenheit: Temperature below which the thermostat heats, in degrees Fahrenheit.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `SetHvacModeResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.thermostats.heat(device_id=device_id, heating_set_point_celsius=20)
        """
        return await self._act(
            "/thermostats/heat",
            {
                "device_id": device_id,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def heat_cool(
        self,
        *,
        device_id: str | UUID,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[SetHvacModeResult]:
        """Switches a thermostat to automatic mode: it heats below one set point and cools above the other.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/heat_cool

        Args:
            device_id: Thermostat to act on.
            cooling_set_point_celsius: Temperature above which the thermostat cools, in degrees Celsius.
            cooling_set_point_fahrenheit: Temperature above which the thermostat cools, in degrees Fahrenheit.
            heating_set_point_celsius: Temperature below which the thermostat heats, in degrees Celsius.
            heating_set_point_fahrenheit: Temperature below which the thermostat heats, in degrees Fahrenheit.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `SetHvacModeResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.thermostats.heat_cool(
                device_id=device_id,
                cooling_set_point_celsius=25,
                heating_set_point_celsius=20,
            )
        """
        return await self._act(
            "/thermostats/heat_cool",
            {
                "device_id": device_id,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def list(
        self,
        *,
        connect_webview_id: str | UUID | None = None,
        connected_account_id: str | UUID | None = None,
        customer_key: str | None = None,
        device_type: ThermostatType | None = None,
        device_types: Sequence[ThermostatType] | None = None,
        manufacturer: ThermostatManufacturer | None = None,
    ) -> builtins.list[Device]:
        """Lists the thermostats of the workspace, such as those of one connected account.

        Source: https://docs.seam.co/api/thermostats/list

        Args:
            connect_webview_id: Only thermostats connected through this Connect Webview.
            connected_account_id: Only thermostats of this connected account.
            customer_key: Only thermostats of the customer with this key of yours.
            device_type: Only devices of this type.
            device_types: Only devices of these types.
            manufacturer: Only devices of this brand, such as `august`.

        Returns:
            All matching devices, in one response.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late, after all retries.

        Example:
            devices = await seam.thermostats.list(connected_account_id=connected_account_id)
        """
        return await self._read(
            "/thermostats/list",
            {
                "connect_webview_id": connect_webview_id,
                "connected_account_id": connected_account_id,
                "customer_key": customer_key,
                "device_type": device_type,
                "device_types": device_types,
                "manufacturer": manufacturer,
            },
            "devices",
            lambda: list[models.Device],
        )

    async def off(
        self,
        *,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[SetHvacModeResult]:
        """Turns the heating and cooling of a thermostat off.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/off

        Args:
            device_id: Thermostat to act on.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `SetHvacModeResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.thermostats.off(device_id=device_id)
        """
        return await self._act("/thermostats/off", {"device_id": device_id}, wait_for_action_attempt, on_update)

    async def set_fallback_climate_preset(self, *, climate_preset_key: str, device_id: str | UUID) -> None:
        """Chooses the climate preset that applies whenever no schedule is active.

        Source: https://docs.seam.co/api/thermostats/set_fallback_climate_preset

        Args:
            climate_preset_key: Key of the preset to fall back to, from `available_climate_presets` of the device.
            device_id: Thermostat to act on.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.set_fallback_climate_preset(climate_preset_key="home", device_id=device_id)
        """
        await self._send(
            "/thermostats/set_fallback_climate_preset",
            {"climate_preset_key": climate_preset_key, "device_id": device_id},
        )

    async def set_fan_mode(
        self,
        *,
        device_id: str | UUID,
        fan_mode: FanMode | None = None,
        fan_mode_setting: FanMode | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[SetFanModeResult]:
        """Changes when the fan of a thermostat runs.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/set_fan_mode

        Args:
            device_id: Thermostat to act on.
            fan_mode: When the fan runs; prefer `fan_mode_setting`. Deprecated.
            fan_mode_setting: When the fan runs: always (`on`), as needed (`auto`) or now and then (`circulate`).
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `SetFanModeResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.thermostats.set_fan_mode(device_id=device_id, fan_mode_setting="auto")
        """
        return await self._act(
            "/thermostats/set_fan_mode",
            {"device_id": device_id, "fan_mode": fan_mode, "fan_mode_setting": fan_mode_setting},
            wait_for_action_attempt,
            on_update,
        )

    async def set_hvac_mode(
        self,
        *,
        device_id: str | UUID,
        hvac_mode_setting: HvacMode,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[SetHvacModeResult]:
        """Changes the mode of a thermostat, together with the set points of that mode.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/set_hvac_mode

        Args:
            device_id: Thermostat to act on.
            hvac_mode_setting: Mode of the thermostat, such as `heat`, `cool` or `heat_cool`.
            cooling_set_point_celsius: Temperature above which the thermostat cools, in degrees Celsius.
            cooling_set_point_fahrenheit: Temperature above which the thermostat cools, in degrees Fahrenheit.
            heating_set_point_celsius: Temperature below which the thermostat heats, in degrees Celsius.
            heating_set_point_fahrenheit: Temperature below which the thermostat heats, in degrees Fahrenheit.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `SetHvacModeResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.
            SeamInvalidOptionsError: These parameters cannot be combined. Nothing was sent.

        Example:
            attempt = await seam.thermostats.set_hvac_mode(
                device_id=device_id,
                hvac_mode_setting="heat",
                heating_set_point_celsius=20,
            )
        """
        return await self._act(
            "/thermostats/set_hvac_mode",
            {
                "device_id": device_id,
                "hvac_mode_setting": hvac_mode_setting,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def set_temperature_threshold(
        self,
        *,
        device_id: str | UUID,
        lower_limit_celsius: float | Null | None = None,
        lower_limit_fahrenheit: float | Null | None = None,
        upper_limit_celsius: float | Null | None = None,
        upper_limit_fahrenheit: float | Null | None = None,
    ) -> None:
        """Sets the temperature range of a thermostat; readings outside trigger an event.

        Source: https://docs.seam.co/api/thermostats/set_temperature_threshold

        Args:
            device_id: Thermostat to act on.
            lower_limit_celsius: Coldest reading without an event, in degrees Celsius. `NULL` clears it.
            lower_limit_fahrenheit: Coldest reading without an event, in degrees Fahrenheit. `NULL` clears it.
            upper_limit_celsius: Warmest reading without an event, in degrees Celsius. `NULL` clears it.
            upper_limit_fahrenheit: Warmest reading without an event, in degrees Fahrenheit. `NULL` clears it.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.set_temperature_threshold(
                device_id=device_id,
                lower_limit_celsius=15,
                upper_limit_celsius=28,
            )
        """
        await self._send(
            "/thermostats/set_temperature_threshold",
            {
                "device_id": device_id,
                "lower_limit_celsius": lower_limit_celsius,
                "lower_limit_fahrenheit": lower_limit_fahrenheit,
                "upper_limit_celsius": upper_limit_celsius,
                "upper_limit_fahrenheit": upper_limit_fahrenheit,
            },
        )

    async def update_climate_preset(
        self,
        *,
        climate_preset_key: str,
        device_id: str | UUID,
        climate_preset_mode: ClimatePresetMode | None = None,
        cooling_set_point_celsius: float | None = None,
        cooling_set_point_fahrenheit: float | None = None,
        ecobee_metadata: EcobeeMetadataParams | None = None,
        fan_mode_setting: FanMode | None = None,
        heating_set_point_celsius: float | None = None,
        heating_set_point_fahrenheit: float | None = None,
        hvac_mode_setting: HvacMode | None = None,
        manual_override_allowed: bool | None = None,
        name: str | Null | None = None,
    ) -> None:
        """Changes a stored combination of mode, fan and set points.

        Source: https://docs.seam.co/api/thermostats/update_climate_preset

        Args:
            climate_preset_key: Key of the preset to change.
            device_id: Thermostat to act on.
            climate_preset_mode: Occupancy that the preset is for, such as home or away.
            cooling_set_point_celsius: Temperature above which the thermostat cools, in degrees Celsius.
            cooling_set_point_fahrenheit: Temperature above which the thermostat cools, in degrees Fahrenheit.
            ecobee_metadata: Options of the preset on an ecobee thermostat.
            fan_mode_setting: When the fan runs: always (`on`), as needed (`auto`) or now and then (`circulate`).
            heating_set_point_celsius: Temperature below which the thermostat heats, in degrees Celsius.
            heating_set_point_fahrenheit: Temperature below which the thermostat heats, in degrees Fahrenheit.
            hvac_mode_setting: Mode of the thermostat, such as `heat`, `cool` or `heat_cool`.
            manual_override_allowed: True if people at the thermostat may change the temperature; prefer
                `is_override_allowed` of a schedule. Deprecated.
            name: Name to show to people. `NULL` clears it.

        Raises:
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false,
                nothing was changed.

        Example:
            await seam.thermostats.update_climate_preset(
                climate_preset_key="home",
                device_id=device_id,
                heating_set_point_celsius=20,
            )
        """
        await self._send(
            "/thermostats/update_climate_preset",
            {
                "climate_preset_key": climate_preset_key,
                "device_id": device_id,
                "climate_preset_mode": climate_preset_mode,
                "cooling_set_point_celsius": cooling_set_point_celsius,
                "cooling_set_point_fahrenheit": cooling_set_point_fahrenheit,
                "ecobee_metadata": ecobee_metadata,
                "fan_mode_setting": fan_mode_setting,
                "heating_set_point_celsius": heating_set_point_celsius,
                "heating_set_point_fahrenheit": heating_set_point_fahrenheit,
                "hvac_mode_setting": hvac_mode_setting,
                "manual_override_allowed": manual_override_allowed,
                "name": name,
            },
        )

    async def update_weekly_program(
        self,
        *,
        device_id: str | UUID,
        friday_program_id: str | UUID | Null | None = None,
        monday_program_id: str | UUID | Null | None = None,
        saturday_program_id: str | UUID | Null | None = None,
        sunday_program_id: str | UUID | Null | None = None,
        thursday_program_id: str | UUID | Null | None = None,
        tuesday_program_id: str | UUID | Null | None = None,
        wednesday_program_id: str | UUID | Null | None = None,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[PushThermostatProgramsResult]:
        """Chooses the daily program for each weekday; omitted days keep theirs.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/update_weekly_program

        Args:
            device_id: Thermostat to act on.
            friday_program_id: Daily program for Fridays. `NULL` clears it.
            monday_program_id: Daily program for Mondays. `NULL` clears it.
            saturday_program_id: Daily program for Saturdays. `NULL` clears it.
            sunday_program_id: Daily program for Sundays. `NULL` clears it.
            thursday_program_id: Daily program for Thursdays. `NULL` clears it.
            tuesday_program_id: Daily program for Tuesdays. `NULL` clears it.
            wednesday_program_id: Daily program for Wednesdays. `NULL` clears it.
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
            attempt = await seam.thermostats.update_weekly_program(
                device_id=device_id,
                monday_program_id=monday_program_id,
            )
        """
        return await self._act(
            "/thermostats/update_weekly_program",
            {
                "device_id": device_id,
                "friday_program_id": friday_program_id,
                "monday_program_id": monday_program_id,
                "saturday_program_id": saturday_program_id,
                "sunday_program_id": sunday_program_id,
                "thursday_program_id": thursday_program_id,
                "tuesday_program_id": tuesday_program_id,
                "wednesday_program_id": wednesday_program_id,
            },
            wait_for_action_attempt,
            on_update,
        )

    async def activate_weekly_program(
        self,
        *,
        device_id: str | UUID,
        wait_for_action_attempt: bool | WaitForActionAttempt | None = None,
        on_update: OnUpdate | None = None,
    ) -> AnyActionAttempt[ActivateWeeklyProgramResult]:
        """Returns a thermostat to the weekly program stored on the device, in place of a manual setting.

        Waits for the outcome, up to 30 s by default. Cancellation ends the wait, not an action already accepted; its
        attempt is the `action_attempt` of the `CancelledError`.

        Source: https://docs.seam.co/api/thermostats/activate_weekly_program

        Args:
            device_id: Thermostat to act on.
            wait_for_action_attempt: `False` returns the pending attempt at once, `True` waits. A dict waits with its
                `timeout` (seconds, `None` for no limit) and `polling_interval` (seconds). `None` follows the client's
                setting.
            on_update: Called with the attempt once it is started and after each change.

        Returns:
            The action attempt with status `success`; its `result` is of type `ActivateWeeklyProgramResult`.

        Raises:
            SeamActionAttemptFailedError: The action failed; `code` names the reason.
            SeamActionAttemptTimeoutError: Still pending at the deadline. The action may succeed later: wait for
                `error.action_attempt` again.
            SeamHttpApiError: The API refused the request: bad credential, unknown id or invalid parameter.
            SeamConnectionError: The connection failed or the response came too late. If `may_have_run` is false, the
                action never ran.

        Example:
            attempt = await seam.thermostats.activate_weekly_program(device_id=device_id)
        """
        return await self._act(
            "/thermostats/activate_weekly_program", {"device_id": device_id}, wait_for_action_attempt, on_update
        )
