"""Device.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field

from .._models import Model, model
from .acs_entrance import AcsEntranceAvigilonAltaMetadata
from .reported import ReportedError, ReportedWarning


@model
class DeviceManufacturer(Model):
    """The `device_manufacturer` of a device."""

    display_name: str | None = None
    image_url: str | None = None
    manufacturer: str | None = None


@model
class DeviceDeviceProvider(Model):
    """The `device_provider` of a device."""

    device_provider_name: str | None = None
    display_name: str | None = None
    image_url: str | None = None
    provider_category: str | None = None


@model
class DeviceError(ReportedError):
    """One of the `errors` of a device."""

    is_connected_account_error: bool | None = None
    is_device_error: bool | None = None
    is_bridge_error: bool | None = None


@model
class DeviceLocation(Model):
    """The `location` of a device.

    Attributes:
        timezone: Deprecated, see `time_zone`.
    """

    location_name: str | None = None
    room_name: str | None = None
    time_zone: str | None = None
    timezone: str | None = None


@model
class DeviceArloMetadata(Model):
    """The `arlo_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    firmware_version: str | None = None
    hardware_version: str | None = None
    model_id: str | None = None


@model
class DeviceDormakabaOracodeIhoMetadataUserLevel(Model):
    """One of the `user_levels` of a device dormakaba oracode iho metadata."""

    user_level: float | None = None
    user_level_check_in_time: str | None = None
    user_level_check_out_time: str | None = None
    user_level_name: str | None = None
    user_level_type: str | None = None


@model
class DeviceDormakabaOracodeIhoMetadata(Model):
    """The `dormakaba_oracode_iho_metadata` of a device."""

    door_id: float | None = None
    door_name: str | None = None
    iana_timezone: str | None = None
    user_levels: tuple[DeviceDormakabaOracodeIhoMetadataUserLevel, ...] | None = None


@model
class DeviceReolinkMetadata(Model):
    """The `reolink_metadata` of a device."""

    firmware_version: str | None = None
    hardware_version: str | None = None
    model: str | None = None


@model
class DeviceTapoMetadata(Model):
    """The `tapo_metadata` of a device."""

    firmware_version: str | None = None
    hardware_version: str | None = None
    model: str | None = None


@model
class DeviceAccessoryKeypadBattery(Model):
    """The `battery` of a device accessory keypad."""

    level: float | None = None


@model
class DeviceAccessoryKeypad(Model):
    """The `accessory_keypad` of a device."""

    battery: DeviceAccessoryKeypadBattery | None = None
    is_connected: bool | None = None


@model
class DeviceAppearance(Model):
    """The `appearance` of a device."""

    name: str | None = None


@model
class DeviceBattery(Model):
    """The `battery` of a device.

    Attributes:
        status: `critical`, `low`, `good` or `full`.
    """

    level: float | None = None
    status: str | None = None


@model
class DeviceModel(Model):
    """The `model` of a device.

    Attributes:
        accessory_keypad_supported: Deprecated, see `device`.
        offline_access_codes_supported: Deprecated, see `device`.
        online_access_codes_supported: Deprecated, see `device`.
    """

    accessory_keypad_supported: bool | None = None
    can_connect_accessory_keypad: bool = False
    display_name: str | None = None
    has_built_in_keypad: bool | None = None
    manufacturer_display_name: str | None = None
    offline_access_codes_supported: bool | None = None
    online_access_codes_supported: bool | None = None


@model
class DeviceAssaAbloyCredentialServiceMetadataEndpoint(Model):
    """One of the `endpoints` of a device assa abloy credential service metadata."""

    endpoint_id: str | None = None
    is_active: bool | None = None


@model
class DeviceAssaAbloyCredentialServiceMetadata(Model):
    """The `assa_abloy_credential_service_metadata` of a device."""

    endpoints: tuple[DeviceAssaAbloyCredentialServiceMetadataEndpoint, ...] = ()
    has_active_endpoint: bool | None = None


@model
class DeviceSaltoSpaceCredentialServiceMetadata(Model):
    """The `salto_space_credential_service_metadata` of a device."""

    has_active_phone: bool | None = None


@model
class DeviceAkilesMetadata(Model):
    """The `akiles_metadata` of a device."""

    gadget_id: str | None = None
    gadget_name: str | None = None
    product_name: str | None = None


@model
class DeviceAqaraMetadata(Model):
    """The `aqara_metadata` of a device."""

    device_name: str | None = None
    did: str | None = None
    firmware_version: str | None = None
    model: str | None = None
    model_type: float | None = None
    parent_did: str | None = None
    position_id: str | None = None
    time_zone: str | None = None


@model
class DeviceAssaAbloyVostioMetadata(Model):
    """The `assa_abloy_vostio_metadata` of a device."""

    encoder_name: str | None = None


@model
class DeviceAugustMetadata(Model):
    """The `august_metadata` of a device."""

    has_keypad: bool | None = None
    house_id: str | None = None
    house_name: str | None = None
    keypad_battery_level: str | None = None
    lock_id: str | None = None
    lock_name: str | None = None
    model: str | None = None


@model
class DeviceBrivoMetadata(Model):
    """The `brivo_metadata` of a device."""

    activation_enabled: bool | None = None
    device_name: str | None = None


@model
class DeviceControlbywebMetadata(Model):
    """The `controlbyweb_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    relay_name: str | None = None


@model
class DeviceDormakabaOracodeMetadataPredefinedTimeSlot(Model):
    """One of the `predefined_time_slots` of a device dormakaba oracode metadata."""

    check_in_time: str | None = None
    check_out_time: str | None = None
    dormakaba_oracode_user_level_id: str | None = None
    dormakaba_oracode_user_level_prefix: float | None = None
    is_24_hour: bool | None = None
    is_biweekly_mode: bool | None = None
    is_master: bool | None = None
    is_one_shot: bool | None = None
    name: str | None = None
    prefix: float | None = None


@model
class DeviceDormakabaOracodeMetadata(Model):
    """The `dormakaba_oracode_metadata` of a device.

    Attributes:
        site_id: Deprecated.
    """

    device_id: float | str | None = None
    door_id: float | None = None
    door_is_wireless: bool | None = None
    door_name: str | None = None
    iana_timezone: str | None = None
    predefined_time_slots: tuple[DeviceDormakabaOracodeMetadataPredefinedTimeSlot, ...] = ()
    site_id: float | None = None
    site_name: str | None = None


@model
class DeviceEcobeeMetadata(Model):
    """The `ecobee_metadata` of a device."""

    device_name: str | None = None
    ecobee_device_id: str | None = None


@model
class DeviceFourSuitesMetadata(Model):
    """The `four_suites_metadata` of a device."""

    device_id: float | None = None
    device_name: str | None = None
    reclose_delay_in_seconds: float | None = None


@model
class DeviceGenieMetadata(Model):
    """The `genie_metadata` of a device."""

    device_name: str | None = None
    door_name: str | None = None


@model
class DeviceHoneywellResideoMetadata(Model):
    """The `honeywell_resideo_metadata` of a device."""

    device_name: str | None = None
    honeywell_resideo_device_id: str | None = None


@model
class DeviceIglooMetadata(Model):
    """The `igloo_metadata` of a device."""

    bridge_id: str | None = None
    device_id: str | None = None
    model: str | None = None


@model
class DeviceIgloohomeMetadata(Model):
    """The `igloohome_metadata` of a device."""

    bridge_id: str | None = None
    bridge_name: str | None = None
    device_id: str | None = None
    device_name: str | None = None
    is_accessory_keypad_linked_to_bridge: bool | None = None
    keypad_id: str | None = None


@model
class DeviceKeynestMetadata(Model):
    """The `keynest_metadata` of a device."""

    address: str | None = None
    current_or_last_store_id: float | None = None
    current_status: str | None = None
    current_user_company: str | None = None
    current_user_email: str | None = None
    current_user_name: str | None = None
    current_user_phone_number: str | None = None
    default_office_id: float | None = None
    device_name: str | None = None
    fob_id: float | None = None
    handover_method: str | None = None
    has_photo: bool | None = None
    is_quadient_locker: bool | None = None
    key_id: str | None = None
    key_notes: str | None = None
    keynest_app_user: str | None = None
    last_movement: str | None = None
    property_id: str | None = None
    property_postcode: str | None = None
    status_type: str | None = None
    subscription_plan: str | None = None


@model
class DeviceKisiMetadata(Model):
    """The `kisi_metadata` of a device."""

    description: str | None = None
    lock_id: float | None = None
    lock_name: str | None = None
    place_name: str | None = None


@model
class DeviceKorelockMetadata(Model):
    """The `korelock_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    firmware_version: str | None = None
    location_id: str | None = None
    model_code: str | None = None
    serial_number: str | None = None
    wifi_signal_strength: float | None = None


@model
class DeviceKwiksetMetadata(Model):
    """The `kwikset_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    model_number: str | None = None


@model
class DeviceLocklyMetadata(Model):
    """The `lockly_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    model: str | None = None


@model
class DeviceMinutMetadataLatestSensorValuesAccelerometerZ(Model):
    """The `accelerometer_z` of a device minut metadata latest sensor values."""

    time: str | None = None
    value: float | None = None


@model
class DeviceMinutMetadataLatestSensorValuesHumidity(Model):
    """The `humidity` of a device minut metadata latest sensor values."""

    time: str | None = None
    value: float | None = None


@model
class DeviceMinutMetadataLatestSensorValuesPressure(Model):
    """The `pressure` of a device minut metadata latest sensor values."""

    time: str | None = None
    value: float | None = None


@model
class DeviceMinutMetadataLatestSensorValuesSound(Model):
    """The `sound` of a device minut metadata latest sensor values."""

    time: str | None = None
    value: float | None = None


@model
class DeviceMinutMetadataLatestSensorValuesTemperature(Model):
    """The `temperature` of a device minut metadata latest sensor values."""

    time: str | None = None
    value: float | None = None


@model
class DeviceMinutMetadataLatestSensorValues(Model):
    """The `latest_sensor_values` of a device minut metadata."""

    accelerometer_z: DeviceMinutMetadataLatestSensorValuesAccelerometerZ | None = None
    humidity: DeviceMinutMetadataLatestSensorValuesHumidity | None = None
    pressure: DeviceMinutMetadataLatestSensorValuesPressure | None = None
    sound: DeviceMinutMetadataLatestSensorValuesSound | None = None
    temperature: DeviceMinutMetadataLatestSensorValuesTemperature | None = None


@model
class DeviceMinutMetadata(Model):
    """The `minut_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    latest_sensor_values: DeviceMinutMetadataLatestSensorValues | None = None


@model
class DeviceNestMetadata(Model):
    """The `nest_metadata` of a device."""

    device_custom_name: str | None = None
    device_name: str | None = None
    display_name: str | None = None
    nest_device_id: str | None = None
    nest_structure_id: str | None = None
    structure_name: str | None = None


@model
class DeviceNoiseawareMetadata(Model):
    """The `noiseaware_metadata` of a device.

    Attributes:
        device_model: `indoor` or `outdoor`.
    """

    device_id: str | None = None
    device_model: str | None = None
    device_name: str | None = None
    noise_level_decibel: float | None = None
    noise_level_nrs: float | None = None


@model
class DeviceNukiMetadata(Model):
    """The `nuki_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    keypad_2_paired: bool | None = None
    keypad_battery_critical: bool | None = None
    keypad_paired: bool | None = None


@model
class DeviceOmnitecMetadata(Model):
    """The `omnitec_metadata` of a device."""

    has_gateway: bool | None = None
    lock_alias: str | None = None
    lock_id: float | None = None
    lock_mac: str | None = None
    lock_name: str | None = None
    time_zone: str | None = None
    timezone_raw_offset_ms: float | None = None


@model
class DeviceRingMetadata(Model):
    """The `ring_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None


@model
class DeviceSaltoKsMetadata(Model):
    """The `salto_ks_metadata` of a device."""

    battery_level: str | None = None
    customer_reference: str | None = None
    has_custom_pin_subscription: bool | None = None
    lock_id: str | None = None
    lock_type: str | None = None
    locked_state: str | None = None
    model: str | None = None
    site_id: str | None = None
    site_name: str | None = None


@model
class DeviceSaltoMetadata(Model):
    """The `salto_metadata` of a device."""

    battery_level: str | None = None
    customer_reference: str | None = None
    lock_id: str | None = None
    lock_type: str | None = None
    locked_state: str | None = None
    model: str | None = None
    site_id: str | None = None
    site_name: str | None = None


@model
class DeviceSchlageMetadata(Model):
    """The `schlage_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    model: str | None = None


@model
class DeviceSeamBridgeMetadata(Model):
    """The `seam_bridge_metadata` of a device.

    Attributes:
        unlock_method: `bridge` or `doorking`.
    """

    device_num: float | None = None
    name: str | None = None
    unlock_method: str | None = None


@model
class DeviceSensiMetadata(Model):
    """The `sensi_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    dual_setpoints_not_supported: bool | None = None
    product_type: str | None = None


@model
class DeviceSmartthingsMetadata(Model):
    """The `smartthings_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    location_id: str | None = None
    model: str | None = None


@model
class DeviceTadoMetadata(Model):
    """The `tado_metadata` of a device."""

    device_type: str | None = None
    serial_no: str | None = None


@model
class DeviceTedeeMetadata(Model):
    """The `tedee_metadata` of a device."""

    bridge_id: float | None = None
    bridge_name: str | None = None
    device_id: float | None = None
    device_model: str | None = None
    device_name: str | None = None
    keypad_id: float | None = None
    serial_number: str | None = None


@model
class DeviceTtlockMetadataFeatures(Model):
    """The `features` of a device ttlock metadata."""

    auto_lock_time_config: bool | None = None
    incomplete_keyboard_passcode: bool | None = None
    lock_command: bool | None = None
    passcode: bool | None = None
    passcode_management: bool | None = None
    unlock_via_gateway: bool | None = None
    wifi: bool | None = None


@model
class DeviceTtlockMetadataWirelessKeypad(Model):
    """One of the `wireless_keypads` of a device ttlock metadata."""

    wireless_keypad_id: float | None = None
    wireless_keypad_name: str | None = None


@model
class DeviceTtlockMetadata(Model):
    """The `ttlock_metadata` of a device."""

    feature_value: str | None = None
    features: DeviceTtlockMetadataFeatures | None = None
    has_gateway: bool | None = None
    lock_alias: str | None = None
    lock_id: float | None = None
    timezone_raw_offset_ms: float | None = None
    wireless_keypads: tuple[DeviceTtlockMetadataWirelessKeypad, ...] = ()


@model
class DeviceTwoNMetadata(Model):
    """The `two_n_metadata` of a device."""

    device_id: float | None = None
    device_name: str | None = None


@model
class DeviceUltraloqMetadata(Model):
    """The `ultraloq_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    device_type: str | None = None
    time_zone: str | None = None


@model
class DeviceVisionlineMetadata(Model):
    """The `visionline_metadata` of a device."""

    encoder_id: str | None = None


@model
class DeviceWyzeMetadata(Model):
    """The `wyze_metadata` of a device."""

    device_id: str | None = None
    device_info_model: str | None = None
    device_name: str | None = None
    keypad_uuid: str | None = None
    locker_status_hardlock: float | None = None
    product_model: str | None = None
    product_name: str | None = None
    product_type: str | None = None


@model
class DeviceYacanMetadata(Model):
    """The `yacan_metadata` of a device."""

    device_id: str | None = None
    device_name: str | None = None
    device_type: str | None = None
    serial_number: str | None = None


@model
class DeviceCodeConstraint(Model):
    """One of the `code_constraints` of a device."""

    constraint_type: str | None = None
    max_length: float | None = None
    min_length: float | None = None


@model
class DeviceKeypadBattery(Model):
    """The `keypad_battery` of a device."""

    level: float | None = None


@model
class DeviceOfflineTimeFrameOptionTimePair(Model):
    """One of the `time_pairs` of a device offline time frame option."""

    display_name: str | None = None
    end_time: str | None = None
    start_time: str | None = None


@model
class DeviceOfflineTimeFrameOption(Model):
    """One of the `offline_time_frame_options` of a device."""

    display_name: str | None = None
    end_date_recurrence_rule: str | None = None
    matching_start_end_time: bool | None = None
    max_duration: str | None = None
    min_duration: str | None = None
    start_date_recurrence_rule: str | None = None
    time_pairs: tuple[DeviceOfflineTimeFrameOptionTimePair, ...] = ()
    time_zone: str | None = None


@model
class DeviceActiveThermostatSchedule(Model):
    """The `active_thermostat_schedule` of a device."""

    climate_preset_key: str | None = None
    created_at: datetime | None = None
    device_id: str | None = None
    ends_at: datetime | None = None
    errors: tuple[ReportedError, ...] = ()
    is_override_allowed: bool | None = None
    max_override_period_minutes: int | None = None
    name: str | None = None
    starts_at: datetime | None = None
    thermostat_schedule_id: str | None = None
    workspace_id: str | None = None


@model
class DeviceAvailableClimatePresetEcobeeMetadata(Model):
    """The `ecobee_metadata` of a device available climate preset.

    Attributes:
        owner: `user` or `system`.
    """

    climate_ref: str | None = None
    is_optimized: bool | None = None
    owner: str | None = None


@model
class DeviceAvailableClimatePreset(Model):
    """One of the `available_climate_presets` of a device.

    Attributes:
        climate_preset_mode: `home`, `away`, `wake`, `sleep`, `occupied` or `unoccupied`.
        fan_mode_setting: `auto`, `on` or `circulate`.
        hvac_mode_setting: `off`, `heat`, `cool`, `heat_cool` or `eco`.
        manual_override_allowed: Deprecated, see `thermostat_schedule.is_override_allowed`.
    """

    can_delete: bool = False
    can_edit: bool = False
    can_use_with_thermostat_daily_programs: bool = False
    climate_preset_key: str | None = None
    climate_preset_mode: str | None = None
    cooling_set_point_celsius: float | None = None
    cooling_set_point_fahrenheit: float | None = None
    display_name: str | None = None
    ecobee_metadata: DeviceAvailableClimatePresetEcobeeMetadata | None = None
    fan_mode_setting: str | None = None
    heating_set_point_celsius: float | None = None
    heating_set_point_fahrenheit: float | None = None
    hvac_mode_setting: str | None = None
    manual_override_allowed: bool | None = None
    name: str | None = None


@model
class DeviceTemperatureThreshold(Model):
    """The `temperature_threshold` of a device."""

    lower_limit_celsius: float | None = None
    lower_limit_fahrenheit: float | None = None
    upper_limit_celsius: float | None = None
    upper_limit_fahrenheit: float | None = None


@model
class DeviceThermostatDailyProgramPeriod(Model):
    """One of the `periods` of a device thermostat daily program."""

    climate_preset_key: str | None = None
    starts_at_time: str | None = None


@model
class DeviceThermostatDailyProgram(Model):
    """One of the `thermostat_daily_programs` of a device."""

    created_at: datetime | None = None
    device_id: str | None = None
    name: str | None = None
    periods: tuple[DeviceThermostatDailyProgramPeriod, ...] = ()
    thermostat_daily_program_id: str | None = None
    workspace_id: str | None = None


@model
class DeviceThermostatWeeklyProgram(Model):
    """The `thermostat_weekly_program` of a device."""

    created_at: datetime | None = None
    friday_program_id: str | None = None
    monday_program_id: str | None = None
    saturday_program_id: str | None = None
    sunday_program_id: str | None = None
    thursday_program_id: str | None = None
    tuesday_program_id: str | None = None
    wednesday_program_id: str | None = None


@model
class DeviceProperties(Model):
    """The `properties` of a device.

    Attributes:
        name: Deprecated, see `device`.
        offline_access_codes_enabled: Deprecated, see `device`.
        online_access_codes_enabled: Deprecated, see `device`.
        supports_accessory_keypad: Deprecated, see `device`.
        supports_offline_access_codes: Deprecated, see `offline_access_codes_enabled`.
        salto_metadata: Deprecated, see `salto_ks_metadata`.
        active_thermostat_schedule: Deprecated, see `active_thermostat_schedule_id`.
        available_climate_preset_modes: `home`, `away`, `wake`, `sleep`, `occupied` or `unoccupied`.
        available_fan_mode_settings: `auto`, `on` or `circulate`.
        available_hvac_mode_settings: `off`, `heat`, `cool`, `heat_cool` or `eco`.
        default_climate_setting: Deprecated, see `fallback_climate_preset_key`.
        fan_mode_setting: `auto`, `on` or `circulate`; Deprecated, see `current_climate_setting.fan_mode_setting`.
    """

    arlo_metadata: DeviceArloMetadata | None = None
    dormakaba_oracode_iho_metadata: DeviceDormakabaOracodeIhoMetadata | None = None
    reolink_metadata: DeviceReolinkMetadata | None = None
    tapo_metadata: DeviceTapoMetadata | None = None
    accessory_keypad: DeviceAccessoryKeypad | None = None
    appearance: DeviceAppearance = field(factory=DeviceAppearance)
    battery: DeviceBattery | None = None
    battery_level: float | None = None
    currently_triggering_noise_threshold_ids: tuple[str, ...] = ()
    has_direct_power: bool | None = None
    image_alt_text: str | None = None
    image_url: str | None = None
    manufacturer: str | None = None
    model: DeviceModel = field(factory=DeviceModel)
    name: str | None = None
    noise_level_decibels: float | None = None
    offline_access_codes_enabled: bool | None = None
    online: bool | None = None
    online_access_codes_enabled: bool | None = None
    serial_number: str | None = None
    supports_accessory_keypad: bool | None = None
    supports_offline_access_codes: bool | None = None
    assa_abloy_credential_service_metadata: DeviceAssaAbloyCredentialServiceMetadata | None = None
    salto_space_credential_service_metadata: DeviceSaltoSpaceCredentialServiceMetadata | None = None
    akiles_metadata: DeviceAkilesMetadata | None = None
    aqara_metadata: DeviceAqaraMetadata | None = None
    assa_abloy_vostio_metadata: DeviceAssaAbloyVostioMetadata | None = None
    august_metadata: DeviceAugustMetadata | None = None
    avigilon_alta_metadata: AcsEntranceAvigilonAltaMetadata | None = None
    brivo_metadata: DeviceBrivoMetadata | None = None
    controlbyweb_metadata: DeviceControlbywebMetadata | None = None
    dormakaba_oracode_metadata: DeviceDormakabaOracodeMetadata | None = None
    ecobee_metadata: DeviceEcobeeMetadata | None = None
    four_suites_metadata: DeviceFourSuitesMetadata | None = None
    genie_metadata: DeviceGenieMetadata | None = None
    honeywell_resideo_metadata: DeviceHoneywellResideoMetadata | None = None
    igloo_metadata: DeviceIglooMetadata | None = None
    igloohome_metadata: DeviceIgloohomeMetadata | None = None
    keynest_metadata: DeviceKeynestMetadata | None = None
    kisi_metadata: DeviceKisiMetadata | None = None
    korelock_metadata: DeviceKorelockMetadata | None = None
    kwikset_metadata: DeviceKwiksetMetadata | None = None
    lockly_metadata: DeviceLocklyMetadata | None = None
    minut_metadata: DeviceMinutMetadata | None = None
    nest_metadata: DeviceNestMetadata | None = None
    noiseaware_metadata: DeviceNoiseawareMetadata | None = None
    nuki_metadata: DeviceNukiMetadata | None = None
    omnitec_metadata: DeviceOmnitecMetadata | None = None
    ring_metadata: DeviceRingMetadata | None = None
    salto_ks_metadata: DeviceSaltoKsMetadata | None = None
    salto_metadata: DeviceSaltoMetadata | None = None
    schlage_metadata: DeviceSchlageMetadata | None = None
    seam_bridge_metadata: DeviceSeamBridgeMetadata | None = None
    sensi_metadata: DeviceSensiMetadata | None = None
    smartthings_metadata: DeviceSmartthingsMetadata | None = None
    tado_metadata: DeviceTadoMetadata | None = None
    tedee_metadata: DeviceTedeeMetadata | None = None
    ttlock_metadata: DeviceTtlockMetadata | None = None
    two_n_metadata: DeviceTwoNMetadata | None = None
    ultraloq_metadata: DeviceUltraloqMetadata | None = None
    visionline_metadata: DeviceVisionlineMetadata | None = None
    wyze_metadata: DeviceWyzeMetadata | None = None
    yacan_metadata: DeviceYacanMetadata | None = None
    auto_lock_delay_seconds: float | None = None
    auto_lock_enabled: bool | None = None
    backup_access_code_pool_enabled: bool | None = None
    code_constraints: tuple[DeviceCodeConstraint, ...] = ()
    door_open: bool | None = None
    has_native_entry_events: bool | None = None
    keypad_battery: DeviceKeypadBattery | None = None
    locked: bool | None = None
    max_active_codes_supported: float | None = None
    offline_time_frame_options: tuple[DeviceOfflineTimeFrameOption, ...] = ()
    online_time_frame_options: tuple[DeviceOfflineTimeFrameOption, ...] = ()
    supported_code_lengths: tuple[float, ...] = ()
    supports_backup_access_code_pool: bool | None = None
    active_thermostat_schedule: DeviceActiveThermostatSchedule | None = None
    active_thermostat_schedule_id: str | None = None
    available_climate_preset_modes: tuple[str, ...] = ()
    available_climate_presets: tuple[DeviceAvailableClimatePreset, ...] = ()
    available_fan_mode_settings: tuple[str, ...] = ()
    available_hvac_mode_settings: tuple[str, ...] = ()
    current_climate_setting: DeviceAvailableClimatePreset | None = None
    default_climate_setting: DeviceAvailableClimatePreset | None = None
    fallback_climate_preset_key: str | None = None
    fan_mode_setting: str | None = None
    is_cooling: bool | None = None
    is_fan_running: bool | None = None
    is_heating: bool | None = None
    is_temporary_manual_override_active: bool | None = None
    max_cooling_set_point_celsius: float | None = None
    max_cooling_set_point_fahrenheit: float | None = None
    max_heating_set_point_celsius: float | None = None
    max_heating_set_point_fahrenheit: float | None = None
    max_thermostat_daily_program_periods_per_day: float | None = None
    max_unique_climate_presets_per_thermostat_weekly_program: float | None = None
    min_cooling_set_point_celsius: float | None = None
    min_cooling_set_point_fahrenheit: float | None = None
    min_heating_cooling_delta_celsius: float | None = None
    min_heating_cooling_delta_fahrenheit: float | None = None
    min_heating_set_point_celsius: float | None = None
    min_heating_set_point_fahrenheit: float | None = None
    relative_humidity: float | None = None
    temperature_celsius: float | None = None
    temperature_fahrenheit: float | None = None
    temperature_threshold: DeviceTemperatureThreshold | None = None
    thermostat_daily_program_period_precision_minutes: float | None = None
    thermostat_daily_programs: tuple[DeviceThermostatDailyProgram, ...] = ()
    thermostat_weekly_program: DeviceThermostatWeeklyProgram | None = None


@model
class DeviceWarning(ReportedWarning):
    """One of the `warnings` of a device."""

    active_access_code_count: int | None = None
    max_active_access_code_count: int | None = None


@model
class Device(Model):
    """A device.

    Source: https://docs.seam.co/api/devices/object

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
    device_manufacturer: DeviceManufacturer | None = None
    device_provider: DeviceDeviceProvider | None = None
    device_type: str | None = None
    display_name: str | None = None
    errors: tuple[DeviceError, ...] = ()
    is_managed: bool | None = None
    location: DeviceLocation | None = None
    nickname: str | None = None
    properties: DeviceProperties = field(factory=DeviceProperties)
    space_ids: tuple[str, ...] = ()
    warnings: tuple[DeviceWarning, ...] = ()
    workspace_id: str | None = None
    can_activate_weekly_program: bool = False
    can_stream_live_video: bool = False
