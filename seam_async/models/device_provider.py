"""Device provider.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from .._models import Model, model


@model
class DeviceProvider(Model):
    """A device provider."""

    can_configure_auto_lock: bool = False
    """True if `locks.configure_auto_lock` works."""
    can_hvac_cool: bool = False
    """True if the thermostat can be switched to cooling."""
    can_hvac_heat: bool = False
    """True if the thermostat can be switched to heating."""
    can_hvac_heat_cool: bool = False
    """True if the thermostat can be switched to automatic heating and cooling."""
    can_program_offline_access_codes: bool = False
    """True if the lock accepts PINs computed in advance, without a connection."""
    can_program_online_access_codes: bool = False
    """True if PINs can be programmed over the internet."""
    can_program_thermostat_programs_as_different_each_day: bool = False
    """True if every day of the weekly program may differ."""
    can_program_thermostat_programs_as_same_each_day: bool = False
    """True if a weekly program may repeat one day."""
    can_program_thermostat_programs_as_weekday_weekend: bool = False
    """True if a weekly program may differ between workdays and weekends."""
    can_remotely_lock: bool = False
    """True if `locks.lock_door` works."""
    can_remotely_unlock: bool = False
    """True if `locks.unlock_door` works."""
    can_run_thermostat_programs: bool = False
    """True if the thermostat follows daily and weekly programs."""
    can_simulate_connection: bool = False
    """True if `devices.simulate.connect` works; sandbox only."""
    can_simulate_disconnection: bool = False
    """True if `devices.simulate.disconnect` works; sandbox only."""
    can_simulate_hub_connection: bool = False
    """True if `devices.simulate.connect_to_hub` works; sandbox only."""
    can_simulate_hub_disconnection: bool = False
    """True if `devices.simulate.disconnect_from_hub` works; sandbox only."""
    can_simulate_paid_subscription: bool = False
    """True if `devices.simulate.paid_subscription` works; sandbox only."""
    can_simulate_removal: bool = False
    """True if `devices.simulate.remove` works; sandbox only."""
    can_turn_off_hvac: bool = False
    """True if `thermostats.off` works."""
    can_unlock_with_code: bool = False
    """True if a PIN opens the door."""
    device_provider_name: str | None = None
    """Provider's name in the API, such as `august`."""
    display_name: str | None = None
    """Provider, for people."""
    image_url: str | None = None
    """Address of a picture of the provider's logo."""
    provider_categories: tuple[str, ...] = ()
    """Categories of the provider, such as `stable`. Known values: `stable`, `consumer_smartlocks`, `beta`,
    `thermostats`, `noise_sensors`, `access_control_systems`, `cameras`, `connectors`.
    """
    can_activate_weekly_program: bool = False
    """True if `thermostats.activate_weekly_program` works."""
    can_stream_live_video: bool = False
    """True if `cameras.live_views.create` works."""
