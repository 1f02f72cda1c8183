"""Rules for the parameters of endpoints, by path.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import Final

from ._checks import Rules, form

RULES: Final = {
    "/access_codes/create": Rules(deprecated={"use_offline_access_code": "is_offline_access_code"}),
    "/access_grants/create": Rules(
        forms=(
            form("user_identity_id"),
            form("user_identity"),
        ),
        deprecated={"location": "space_ids", "location_ids": "space_ids"},
    ),
    "/access_grants/list": Rules(deprecated={"location_id": "space_id"}),
    "/access_methods/delete": Rules(
        forms=(
            form("access_method_id"),
            form("access_grant_id"),
            form("reservation_key"),
        )
    ),
    "/acs/encoders/simulate/next_credential_encode_will_fail": Rules(
        forms=(
            form(error_code="no_credential_on_encoder encoding_interrupted"),
            form("error_code", "acs_credential_id", error_code="uncategorized_error action_attempt_expired"),
        )
    ),
    "/acs/encoders/simulate/next_credential_scan_will_fail": Rules(
        forms=(
            form(error_code="no_credential_on_encoder"),
            form("error_code", "acs_credential_id_on_seam", error_code="uncategorized_error action_attempt_expired"),
        )
    ),
    "/acs/encoders/simulate/next_credential_scan_will_succeed": Rules(
        forms=(
            form(
                "", "acs_credential_id_on_seam", scenario="credential_exists_on_seam credential_on_encoder_needs_update"
            ),
            form("scenario", scenario="credential_does_not_exist_on_seam"),
            form("scenario", scenario="credential_on_encoder_is_empty"),
        )
    ),
    "/acs/entrances/list": Rules(deprecated={"location_id": "space_id"}),
    "/acs/users/create": Rules(deprecated={"email": "email_address"}),
    "/acs/users/update": Rules(deprecated={"email": "email_address"}),
    "/client_sessions/create": Rules(deprecated={"user_identity_ids": "user_identity_id"}),
    "/client_sessions/get_or_create": Rules(deprecated={"user_identity_ids": "user_identity_id"}),
    "/client_sessions/grant_access": Rules(deprecated={"user_identity_ids": "user_identity_id"}),
    "/devices/list": Rules(deprecated={"unstable_location_id": "space_id"}),
    "/locks/get": Rules(deprecated={"": "/devices/get"}),
    "/thermostats/create_climate_preset": Rules(
        deprecated={"manual_override_allowed": "thermostat_schedule.is_override_allowed"}
    ),
    "/thermostats/set_fan_mode": Rules(deprecated={"fan_mode": "fan_mode_setting"}),
    "/thermostats/set_hvac_mode": Rules(
        forms=(
            form(hvac_mode_setting="off"),
            form("", "cooling_set_point_celsius", "cooling_set_point_fahrenheit", hvac_mode_setting="cool"),
            form("", "heating_set_point_celsius", "heating_set_point_fahrenheit", hvac_mode_setting="heat"),
            form(
                "",
                "cooling_set_point_celsius",
                "cooling_set_point_fahrenheit",
                "heating_set_point_celsius",
                "heating_set_point_fahrenheit",
                hvac_mode_setting="heat_cool",
            ),
            form(hvac_mode_setting="eco"),
        )
    ),
    "/thermostats/simulate/hvac_mode_adjusted": Rules(
        forms=(
            form(hvac_mode="off"),
            form("", "cooling_set_point_celsius", "cooling_set_point_fahrenheit", hvac_mode="cool"),
            form("", "heating_set_point_celsius", "heating_set_point_fahrenheit", hvac_mode="heat"),
            form(
                "",
                "cooling_set_point_celsius",
                "cooling_set_point_fahrenheit",
                "heating_set_point_celsius",
                "heating_set_point_fahrenheit",
                hvac_mode="heat_cool",
            ),
        )
    ),
    "/thermostats/update_climate_preset": Rules(
        deprecated={"manual_override_allowed": "thermostat_schedule.is_override_allowed"}
    ),
    "/user_identities/merge": Rules(
        forms=(
            form("merged_user_identity_ids user_identity_id"),
            form("merged_user_identity_keys user_identity_key"),
        )
    ),
    "/workspaces/create": Rules(
        deprecated={
            "company_name": "connect_partner_name",
            "webview_logo_shape": "connect_webview_customization",
            "webview_primary_button_color": "connect_webview_customization",
            "webview_primary_button_text_color": "connect_webview_customization",
            "webview_success_message": "connect_webview_customization",
        }
    ),
}
