"""Unmanaged device.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field

from .._models import Model, model
from .device import DeviceAccessoryKeypad, DeviceBattery, DeviceError, DeviceLocation, DeviceModel, DeviceWarning


@model
class UnmanagedDeviceProperties(Model):
    """The `properties` of an unmanaged device."""

    accessory_keypad: DeviceAccessoryKeypad | None = None
    """Separate keypad that belongs to the lock."""
    battery: DeviceBattery | None = None
    """Charge and status of the battery."""
    battery_level: float | None = None
    """Charge from 0 (empty) to 1 (full)."""
    image_alt_text: str | None = None
    """Text alternative for the picture."""
    image_url: str | None = None
    """Address of a picture of the product."""
    manufacturer: str | None = None
    """Brand of the device, such as `august`."""
    model: DeviceModel = field(factory=DeviceModel)
    """Model and the features that it brings."""
    name: str | None = None
    """Name of the device; prefer `display_name`. Deprecated."""
    offline_access_codes_enabled: bool | None = None
    """True if PINs can be computed in advance; prefer `can_program_offline_access_codes`. Deprecated."""
    online: bool | None = None
    """True while the provider can reach the device."""
    online_access_codes_enabled: bool | None = None
    """True if PINs can be programmed over the internet; prefer `can_program_online_access_codes`. Deprecated."""


@model
class UnmanagedDevice(Model):
    """An unmanaged device.

    Source: https://docs.seam.co/api/devices/unmanaged/object
    """

    device_id: str
    """UUID of the device."""
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
    capabilities_supported: tuple[str, ...] = ()
    """Uses of the device, such as `lock` or `thermostat`. Known values: `access_code`, `lock`, `noise_detection`,
    `thermostat`, `battery`, `phone`.
    """
    connected_account_id: str | None = None
    """UUID of the connected account that the unmanaged device belongs to."""
    created_at: datetime | None = None
    """Time at which Seam recorded it."""
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values."""
    device_type: str | None = None
    """Model family, such as `august_lock`."""
    display_name: str | None = None
    """Name to show to people."""
    errors: tuple[DeviceError, ...] = ()
    """Problems that keep it from working."""
    is_managed: bool | None = None
    """Always false: the device is connected but cannot be controlled."""
    location: DeviceLocation | None = None
    """Place of the unmanaged device."""
    properties: UnmanagedDeviceProperties = field(factory=UnmanagedDeviceProperties)
    """Facts about the unmanaged device by kind, including those of its brand."""
    warnings: tuple[DeviceWarning, ...] = ()
    """Minor problems; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the unmanaged device belongs to."""
    can_activate_weekly_program: bool = False
    """True if `thermostats.activate_weekly_program` works."""
    can_stream_live_video: bool = False
    """True if `cameras.live_views.create` works."""
