"""Device provider.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from .._models import Model, model


@model
class DeviceProvider(Model):
    """A device provider.

    Attributes:
        provider_categories: `stable`, `consumer_smartlocks`, `beta`, `thermostats`, `noise_sensors`,
            `access_control_systems`, `cameras` or `connectors`.
    """

    can_configure_auto_lock: bool = False
    can_hvac_cool: bool = False
    can_hvac_heat: bool = False
    can_hvac_heat_cool: bool = False
    can_program_offline_access_codes: bool = False
    can_program_online_access_codes: bool = False
    can_program_thermostat_programs_as_different_each_day: bool = False
    can_program_thermostat_programs_as_same_each_day: bool = False
    can_program_thermostat_programs_as_weekday_weekend: bool = False
    can_remotely_lock: bool = False
    can_remotely_unlock: bool = False
    can_run_thermostat_programs: bool = False
    can_simulate_connection: bool = False
    can_simulate_disconnection: bool = False
    can_simulate_hub_connection: bool = False
    can_simulate_hub_disconnection: bool = False
    can_simulate_paid_subscription: bool = False
    can_simulate_removal: bool = False
    can_turn_off_hvac: bool = False
    can_unlock_with_code: bool = False
    device_provider_name: str | None = None
    display_name: str | None = None
    image_url: str | None = None
    provider_categories: tuple[str, ...] = ()
    can_activate_weekly_program: bool = False
    can_stream_live_video: bool = False
