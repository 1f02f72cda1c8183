"""The values that parameters may take."""

from __future__ import annotations

from typing import Literal, TypedDict

LockType = Literal[
    "akuvox_lock",
    "august_lock",
    "brivo_access_point",
    "butterflymx_panel",
    "avigilon_alta_entry",
    "doorking_lock",
    "genie_door",
    "igloo_lock",
    "linear_lock",
    "lockly_lock",
    "kwikset_lock",
    "nuki_lock",
    "salto_lock",
    "schlage_lock",
    "smartthings_lock",
    "wyze_lock",
    "yale_lock",
    "two_n_intercom",
    "controlbyweb_device",
    "ttlock_lock",
    "igloohome_lock",
    "four_suites_door",
    "dormakaba_oracode_door",
    "tedee_lock",
    "akiles_lock",
    "ultraloq_lock",
    "keyincode_lock",
    "omnitec_lock",
    "kisi_lock",
]
"""Device types that are locks."""

OtherDeviceType = Literal[
    "keynest_key",
    "noiseaware_activity_zone",
    "minut_sensor",
    "ecobee_thermostat",
    "nest_thermostat",
    "honeywell_resideo_thermostat",
    "tado_thermostat",
    "sensi_thermostat",
    "smartthings_thermostat",
    "ios_phone",
    "android_phone",
    "ring_camera",
]
"""Device types that are not locks."""

DeviceType = LockType | OtherDeviceType
"""All device types."""

LockManufacturer = Literal[
    "akuvox",
    "august",
    "brivo",
    "butterflymx",
    "avigilon_alta",
    "doorking",
    "genie",
    "igloo",
    "linear",
    "lockly",
    "kwikset",
    "nuki",
    "salto",
    "schlage",
    "seam",
    "wyze",
    "yale",
    "two_n",
    "controlbyweb",
    "ttlock",
    "igloohome",
    "four_suites",
    "dormakaba_oracode",
    "tedee",
    "keyincode",
    "akiles",
    "korelock",
    "smartthings",
    "ultraloq",
    "omnitec",
    "kisi",
]
"""Manufacturers of locks."""

OtherManufacturer = Literal[
    "keywe",
    "philia",
    "samsung",
    "unknown",
    "ecobee",
    "honeywell_resideo",
    "keynest",
    "minut",
    "nest",
    "noiseaware",
    "sensi",
    "tado",
    "ring",
    "ical",
    "lodgify",
    "hostaway",
    "guesty",
    "acuity_scheduling",
    "slack",
]
"""Manufacturers of other devices."""

Manufacturer = LockManufacturer | OtherManufacturer
"""All manufacturers."""

FanMode = Literal[
    "auto",
    "on",
    "circulate",
]
"""How a thermostat runs its fan."""

HvacMode = Literal[
    "off",
    "cool",
    "heat",
    "heat_cool",
    "eco",
]
"""How a thermostat heats or cools."""


class ThermostatPeriod(TypedDict):
    """A part of a thermostat's day."""

    starts_at_time: str
    """A time of day, as `HH:MM:SS`."""
    climate_preset_key: str
    """The climate preset that holds from then on."""


class SaltoKsMetadata(TypedDict, total=False):
    """What only Salto KS encoders take."""

    detect_new_tags: bool
    """Whether to detect tags that are not registered yet."""
