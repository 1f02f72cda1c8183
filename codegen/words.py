"""Names and descriptions of namespaces, resources, endpoints and parameters."""

from __future__ import annotations

from typing import Final

NAMESPACES: Final = {
    "access_codes": "Access codes: PIN codes for keypads",
    "access_codes/simulate": "Simulated events of access codes; sandbox only",
    "access_codes/unmanaged": "Access codes created outside of Seam and not managed by it",
    "access_grants": "Access grants: who may enter where, and when",
    "access_grants/unmanaged": "Access grants created outside of Seam and not managed by it",
    "access_methods": "Access methods: the codes, cards and mobile keys of access grants",
    "access_methods/unmanaged": "Access methods created outside of Seam and not managed by it",
    "acs": "Access control systems",
    "acs/access_groups": "Access groups: users of an access system with the same access",
    "acs/credentials": "Credentials of access systems: cards, codes and mobile keys",
    "acs/encoders": "Card encoders of access systems",
    "acs/encoders/simulate": "Simulated results of card encoders; sandbox only",
    "acs/entrances": "Entrances of access systems",
    "acs/systems": "Access systems",
    "acs/users": "Users of access systems",
    "action_attempts": "Action attempts",
    "cameras": "Cameras",
    "cameras/live_views": "Live views: video streams of cameras, over WebRTC",
    "client_sessions": "Client sessions: scoped access for your users",
    "connect_webviews": "Connect Webviews: pages on which people connect their accounts",
    "connected_accounts": "Connected accounts: third-party accounts that own devices",
    "connected_accounts/simulate": "Simulated events of connected accounts; sandbox only",
    "customers": "Customers: your data about them, and their portals",
    "devices": "Devices of every kind",
    "devices/simulate": "Simulated events of devices; sandbox only",
    "devices/unmanaged": "Devices that Seam does not manage",
    "events": "Events: a log of changes",
    "instant_keys": "Instant keys: links that give a phone a mobile key",
    "locks": "Locks",
    "locks/simulate": "Simulated events of locks; sandbox only",
    "media": "Media: video clips and images that a device captured",
    "noise_sensors": "Noise sensors",
    "noise_sensors/noise_thresholds": "Noise thresholds: permitted noise levels and their hours",
    "noise_sensors/simulate": "Simulated events of noise sensors; sandbox only",
    "phones": "Phones with mobile keys",
    "phones/simulate": "Simulated phones; sandbox only",
    "spaces": "Spaces: rooms, units and other places with entrances and devices",
    "thermostats": "Thermostats",
    "thermostats/daily_programs": "Daily programs of thermostats: climate presets by time of day",
    "thermostats/schedules": "Schedules of thermostats",
    "thermostats/simulate": "Simulated events of thermostats; sandbox only",
    "user_identities": "User identities: your users across all systems",
    "user_identities/unmanaged": "User identities created outside of Seam and not managed by it",
    "webhooks": "Webhooks: the endpoints that receive events",
    "workspaces": "Workspaces",
}
"""The subject of each namespace."""

THINGS: Final = {
    "acs_access_group": "access group",
    "acs_credential": "credential",
    "acs_encoder": "encoder",
    "acs_entrance": "entrance",
    "acs_system": "access system",
    "acs_user": "user of an access system",
    "connect_webview": "Connect Webview",
    "credential_manager_acs_system": "credential manager",
    "customization_profile": "customization profile",
    "hid_acs_system": "HID access system",
    "media": "media object",
    "thermostat_daily_program": "daily program",
    "thermostat_schedule": "schedule",
}
"""Nouns for resources whose name in the API is not a readable noun."""

UNUSUAL_PLURALS: Final = {"user of an access system": "users of access systems"}

CHOICES: Final = {
    ("access_method", "code"): "AccessMode",
    ("mode", "code"): "AccessMode",
    ("device_type", "akuvox_lock"): "LockType",
    ("device_type", "ecobee_thermostat"): "ThermostatType",
    ("device_type", "keynest_key"): "KeyType",
    ("device_type", "ios_phone"): "PhoneType",
    ("device_type", "noiseaware_activity_zone"): "NoiseSensorType",
    ("device_type", "ring_camera"): "CameraType",
    ("exclude", "spaces"): "Relation",
    ("include", "spaces"): "Relation",
    ("fan_mode", "auto"): "FanMode",
    ("fan_mode_setting", "auto"): "FanMode",
    ("hvac_mode_setting", "off"): "HvacMode",
}
"""Type names of choices, by parameter and first value, where the parameter's name is ambiguous."""


def thing(name: str) -> str:
    """The noun for a resource, such as `acs_user`, or for a part of one, such as `acs_user_warning`."""
    known = max((known for known in THINGS if f"{name}_".startswith(f"{known}_")), key=len, default="")
    rest = name.removeprefix(known).removeprefix("_").replace("_", " ")
    return f"{THINGS.get(known, '')} {rest}".strip()


def things(name: str) -> str:
    """The plural of `thing`."""
    singular = thing(name)
    if singular in UNUSUAL_PLURALS:
        return UNUSUAL_PLURALS[singular]
    if singular.endswith("y") and not singular.endswith("key"):
        return singular.removesuffix("y") + "ies"
    return f"{singular}s"


def a(words: str) -> str:
    """The words with their indefinite article."""
    is_vowel = words[0] in "aeioAEIO" or words.startswith("un")
    return f"{'an' if is_vowel else 'a'} {words}"
