"""The published endpoints that start an action: the action's type and the parameters that it takes."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen
class Action:
    """One endpoint that starts an action.

    Attributes:
        action_type: What the attempt says of itself.
        required: The parameters that have to be there.
        optional: The others.
    """

    action_type: str
    required: frozenset[str]
    optional: frozenset[str]


def _action(action_type: str, required: str = "", optional: str = "") -> Action:
    return Action(action_type, frozenset(required.split()), frozenset(optional.split()))


_COOL: Final = "cooling_set_point_celsius cooling_set_point_fahrenheit"
_HEAT: Final = "heating_set_point_celsius heating_set_point_fahrenheit"
_DAYS: Final = (
    "monday_program_id tuesday_program_id wednesday_program_id thursday_program_id friday_program_id "
    "saturday_program_id sunday_program_id"
)

ACTIONS: Final = {
    "/access_methods/assign_card": _action("ASSIGN_CREDENTIAL", "access_method_id card_number"),
    "/access_methods/encode": _action("ENCODE_CREDENTIAL", "access_method_id acs_encoder_id"),
    "/access_methods/unlock_door": _action("UNLOCK_DOOR", "access_method_id acs_entrance_id"),
    "/acs/encoders/encode_credential": _action(
        "ENCODE_CREDENTIAL", "acs_encoder_id", "acs_credential_id access_method_id"
    ),
    "/acs/encoders/scan_credential": _action("SCAN_CREDENTIAL", "acs_encoder_id", "salto_ks_metadata"),
    "/acs/encoders/scan_to_assign_credential": _action(
        "SCAN_TO_ASSIGN_CREDENTIAL", "acs_encoder_id", "acs_user_id user_identity_id salto_ks_metadata"
    ),
    "/acs/entrances/unlock": _action("UNLOCK_DOOR", "acs_entrance_id acs_credential_id"),
    "/locks/configure_auto_lock": _action(
        "CONFIGURE_AUTO_LOCK", "device_id auto_lock_enabled", "auto_lock_delay_seconds"
    ),
    "/locks/lock_door": _action("LOCK_DOOR", "device_id"),
    "/locks/simulate/keypad_code_entry": _action("SIMULATE_KEYPAD_CODE_ENTRY", "device_id code"),
    "/locks/simulate/manual_lock_via_keypad": _action("SIMULATE_MANUAL_LOCK_VIA_KEYPAD", "device_id"),
    "/locks/unlock_door": _action("UNLOCK_DOOR", "device_id"),
    "/thermostats/activate_climate_preset": _action("ACTIVATE_CLIMATE_PRESET", "device_id climate_preset_key"),
    "/thermostats/activate_weekly_program": _action("ACTIVATE_WEEKLY_PROGRAM", "device_id"),
    "/thermostats/cool": _action("SET_HVAC_MODE", "device_id", _COOL),
    "/thermostats/daily_programs/update": _action(
        "PUSH_THERMOSTAT_PROGRAMS", "thermostat_daily_program_id name periods"
    ),
    "/thermostats/heat": _action("SET_HVAC_MODE", "device_id", _HEAT),
    "/thermostats/heat_cool": _action("SET_HVAC_MODE", "device_id", f"{_HEAT} {_COOL}"),
    "/thermostats/off": _action("SET_HVAC_MODE", "device_id"),
    "/thermostats/set_fan_mode": _action("SET_FAN_MODE", "device_id", "fan_mode_setting fan_mode"),
    "/thermostats/set_hvac_mode": _action("SET_HVAC_MODE", "device_id hvac_mode_setting", f"{_HEAT} {_COOL}"),
    "/thermostats/update_weekly_program": _action("PUSH_THERMOSTAT_PROGRAMS", "device_id", _DAYS),
    "/workspaces/reset_sandbox": _action("RESET_SANDBOX_WORKSPACE"),
}
