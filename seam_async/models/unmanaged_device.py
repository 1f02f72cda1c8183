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
    """The `properties` of an unmanaged device.

    Attributes:
        name: Deprecated, see `device`.
        offline_access_codes_enabled: Deprecated, see `device`.
        online_access_codes_enabled: Deprecated, see `device`.
    """

    accessory_keypad: DeviceAccessoryKeypad | None = None
    battery: DeviceBattery | None = None
    battery_level: float | None = None
    image_alt_text: str | None = None
    image_url: str | None = None
    manufacturer: str | None = None
    model: DeviceModel = field(factory=DeviceModel)
    name: str | None = None
    offline_access_codes_enabled: bool | None = None
    online: bool | None = None
    online_access_codes_enabled: bool | None = None


@model
class UnmanagedDevice(Model):
    """An unmanaged device.

    Source: https://docs.seam.co/api/devices/unmanaged/object

    Attributes:
        capabilities_supported: `access_code`, `lock`, `noise_detection`, `thermostat`, `battery` or `phone`.
    """

    device_id: str
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
    capabilities_supported: tuple[str, ...] = ()
    connected_account_id: str | None = None
    created_at: datetime | None = None
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_type: str | None = None
    display_name: str | None = None
    errors: tuple[DeviceError, ...] = ()
    is_managed: bool | None = None
    location: DeviceLocation | None = None
    properties: UnmanagedDeviceProperties = field(factory=UnmanagedDeviceProperties)
    warnings: tuple[DeviceWarning, ...] = ()
    workspace_id: str | None = None
    can_activate_weekly_program: bool = False
    can_stream_live_video: bool = False
