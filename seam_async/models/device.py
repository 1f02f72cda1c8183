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
    """Brand, for people."""
    image_url: str | None = None
    """Address of a picture of the brand's logo."""
    manufacturer: str | None = None
    """Brand in the API, such as `august`."""


@model
class DeviceDeviceProvider(Model):
    """The `device_provider` of a device."""

    device_provider_name: str | None = None
    """Provider's name in the API, such as `august`."""
    display_name: str | None = None
    """Provider, for people."""
    image_url: str | None = None
    """Address of a picture of the provider's logo."""
    provider_category: str | None = None
    """Category of the provider, such as `stable`."""


@model
class DeviceError(ReportedError):
    """One of the `errors` of a device."""

    is_connected_account_error: bool | None = None
    """True if the problem lies with the connected account."""
    is_device_error: bool | None = None
    """True if the problem lies with the device."""
    is_bridge_error: bool | None = None
    """True if the problem lies with the Seam bridge."""


@model
class DeviceLocation(Model):
    """The `location` of a device."""

    location_name: str | None = None
    """Provider's name of the place."""
    room_name: str | None = None
    """Provider's name of the room."""
    time_zone: str | None = None
    """IANA time zone, such as `Europe/Paris`."""
    timezone: str | None = None
    """IANA time zone of the place. Deprecated; see `time_zone`."""


@model
class DeviceArloMetadata(Model):
    """The `arlo_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    firmware_version: str | None = None
    """Version of the software on the device."""
    hardware_version: str | None = None
    """Version of the device itself."""
    model_id: str | None = None
    """Arlo's id of the model."""


@model
class DeviceDormakabaOracodeIhoMetadataUserLevel(Model):
    """One of the `user_levels` of a device dormakaba oracode iho metadata."""

    user_level: float | None = None
    """Oracode's number of the user level."""
    user_level_check_in_time: str | None = None
    """Time of day at which stays of the level start."""
    user_level_check_out_time: str | None = None
    """Time of day at which stays of the level end."""
    user_level_name: str | None = None
    """Oracode's name of the user level, such as guest."""
    user_level_type: str | None = None
    """Oracode's class of the user level."""


@model
class DeviceDormakabaOracodeIhoMetadata(Model):
    """The `dormakaba_oracode_iho_metadata` of a device."""

    door_id: float | None = None
    """Provider's id of the door."""
    door_name: str | None = None
    """Name of the door at its provider."""
    iana_timezone: str | None = None
    """IANA time zone, such as `Europe/Paris`."""
    user_levels: tuple[DeviceDormakabaOracodeIhoMetadataUserLevel, ...] | None = None
    """Classes of PIN holders that the site has configured."""


@model
class DeviceReolinkMetadata(Model):
    """The `reolink_metadata` of a device."""

    firmware_version: str | None = None
    """Version of the software on the device."""
    hardware_version: str | None = None
    """Version of the device itself."""
    model: str | None = None
    """Provider's name of the model."""


@model
class DeviceTapoMetadata(Model):
    """The `tapo_metadata` of a device."""

    firmware_version: str | None = None
    """Version of the software on the device."""
    hardware_version: str | None = None
    """Version of the device itself."""
    model: str | None = None
    """Provider's name of the model."""


@model
class DeviceAccessoryKeypadBattery(Model):
    """The `battery` of a device accessory keypad."""

    level: float | None = None
    """Charge from 0 (empty) to 1 (full)."""


@model
class DeviceAccessoryKeypad(Model):
    """The `accessory_keypad` of a device."""

    battery: DeviceAccessoryKeypadBattery | None = None
    """Charge of the separate keypad's battery."""
    is_connected: bool | None = None
    """True while the separate keypad is connected to the lock."""


@model
class DeviceAppearance(Model):
    """The `appearance` of a device."""

    name: str | None = None
    """Name of the device as shown by its provider."""


@model
class DeviceBattery(Model):
    """The `battery` of a device."""

    level: float | None = None
    """Charge from 0 (empty) to 1 (full)."""
    status: str | None = None
    """Level of concern, from `full` to `critical`. Known values: `critical`, `low`, `good`, `full`."""


@model
class DeviceModel(Model):
    """The `model` of a device."""

    accessory_keypad_supported: bool | None = None
    """True if a separate keypad can be added; prefer `can_connect_accessory_keypad`. Deprecated."""
    can_connect_accessory_keypad: bool = False
    """True if a separate keypad can be added."""
    display_name: str | None = None
    """Model, for people."""
    has_built_in_keypad: bool | None = None
    """True if the lock itself has keys to type PINs."""
    manufacturer_display_name: str | None = None
    """Brand of the device, for people."""
    offline_access_codes_supported: bool | None = None
    """True if the model accepts PINs computed in advance. Deprecated; see `device`."""
    online_access_codes_supported: bool | None = None
    """True if the model accepts PINs programmed over the internet. Deprecated; see `device`."""


@model
class DeviceAssaAbloyCredentialServiceMetadataEndpoint(Model):
    """One of the `endpoints` of a device assa abloy credential service metadata."""

    endpoint_id: str | None = None
    """Id of the phone at the key service."""
    is_active: bool | None = None
    """True if the phone can receive mobile keys."""


@model
class DeviceAssaAbloyCredentialServiceMetadata(Model):
    """The `assa_abloy_credential_service_metadata` of a device."""

    endpoints: tuple[DeviceAssaAbloyCredentialServiceMetadataEndpoint, ...] = ()
    """Phones known to the key service."""
    has_active_endpoint: bool | None = None
    """True if at least one phone can receive mobile keys."""


@model
class DeviceSaltoSpaceCredentialServiceMetadata(Model):
    """The `salto_space_credential_service_metadata` of a device."""

    has_active_phone: bool | None = None
    """True if the person has a phone that can receive mobile keys."""


@model
class DeviceAkilesMetadata(Model):
    """The `akiles_metadata` of a device."""

    gadget_id: str | None = None
    """Akiles's id of the gadget."""
    gadget_name: str | None = None
    """Akiles's name of the gadget."""
    product_name: str | None = None
    """Provider's name of the product."""


@model
class DeviceAqaraMetadata(Model):
    """The `aqara_metadata` of a device."""

    device_name: str | None = None
    """Name of the device at its provider."""
    did: str | None = None
    """Aqara's id of the device."""
    firmware_version: str | None = None
    """Version of the software on the device."""
    model: str | None = None
    """Provider's name of the model."""
    model_type: float | None = None
    """Aqara's class of the model, as a number."""
    parent_did: str | None = None
    """Aqara's id of the hub."""
    position_id: str | None = None
    """Aqara's id of the room."""
    time_zone: str | None = None
    """IANA time zone, such as `Europe/Paris`."""


@model
class DeviceAssaAbloyVostioMetadata(Model):
    """The `assa_abloy_vostio_metadata` of a device."""

    encoder_name: str | None = None
    """Vostio's name of the encoder."""


@model
class DeviceAugustMetadata(Model):
    """The `august_metadata` of a device."""

    has_keypad: bool | None = None
    """True if a keypad is connected."""
    house_id: str | None = None
    """August's id of the house."""
    house_name: str | None = None
    """August's name of the house."""
    keypad_battery_level: str | None = None
    """Charge of the keypad, in August's words."""
    lock_id: str | None = None
    """Provider's id of the lock."""
    lock_name: str | None = None
    """Name of the lock at its provider."""
    model: str | None = None
    """Provider's name of the model."""


@model
class DeviceBrivoMetadata(Model):
    """The `brivo_metadata` of a device."""

    activation_enabled: bool | None = None
    """True if Brivo permits remote opening."""
    device_name: str | None = None
    """Name of the device at its provider."""


@model
class DeviceControlbywebMetadata(Model):
    """The `controlbyweb_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    relay_name: str | None = None
    """Name of the relay at ControlByWeb."""


@model
class DeviceDormakabaOracodeMetadataPredefinedTimeSlot(Model):
    """One of the `predefined_time_slots` of a device dormakaba oracode metadata."""

    check_in_time: str | None = None
    """Time of day at which the slot starts."""
    check_out_time: str | None = None
    """Time of day at which the slot ends."""
    dormakaba_oracode_user_level_id: str | None = None
    """Oracode's id of the user level of the slot."""
    dormakaba_oracode_user_level_prefix: float | None = None
    """Digits at the start of PINs of the user level."""
    is_24_hour: bool | None = None
    """True if the slot lasts 24 hours."""
    is_biweekly_mode: bool | None = None
    """True if the slot repeats every two weeks."""
    is_master: bool | None = None
    """True if the code of the slot opens every door."""
    is_one_shot: bool | None = None
    """True if the code of the slot works once."""
    name: str | None = None
    """Oracode's name of the slot."""
    prefix: float | None = None
    """Digits at the start of every PIN of the slot."""


@model
class DeviceDormakabaOracodeMetadata(Model):
    """The `dormakaba_oracode_metadata` of a device."""

    device_id: float | str | None = None
    """Provider's own id of the device; not the one of Seam."""
    door_id: float | None = None
    """Provider's id of the door."""
    door_is_wireless: bool | None = None
    """True if the lock is connected by radio."""
    door_name: str | None = None
    """Name of the door at its provider."""
    iana_timezone: str | None = None
    """IANA time zone, such as `Europe/Paris`."""
    predefined_time_slots: tuple[DeviceDormakabaOracodeMetadataPredefinedTimeSlot, ...] = ()
    """Kinds of stays that the site has configured."""
    site_id: float | None = None
    """Provider's id of the site. Deprecated."""
    site_name: str | None = None
    """Provider's name of the site."""


@model
class DeviceEcobeeMetadata(Model):
    """The `ecobee_metadata` of a device."""

    device_name: str | None = None
    """Name of the device at its provider."""
    ecobee_device_id: str | None = None
    """Id of the thermostat at ecobee."""


@model
class DeviceFourSuitesMetadata(Model):
    """The `four_suites_metadata` of a device."""

    device_id: float | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    reclose_delay_in_seconds: float | None = None
    """Seconds from opening to closing."""


@model
class DeviceGenieMetadata(Model):
    """The `genie_metadata` of a device."""

    device_name: str | None = None
    """Name of the device at its provider."""
    door_name: str | None = None
    """Name of the door at its provider."""


@model
class DeviceHoneywellResideoMetadata(Model):
    """The `honeywell_resideo_metadata` of a device."""

    device_name: str | None = None
    """Name of the device at its provider."""
    honeywell_resideo_device_id: str | None = None
    """Id of the thermostat at Honeywell Resideo."""


@model
class DeviceIglooMetadata(Model):
    """The `igloo_metadata` of a device."""

    bridge_id: str | None = None
    """Provider's id of the bridge between device and internet."""
    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    model: str | None = None
    """Provider's name of the model."""


@model
class DeviceIgloohomeMetadata(Model):
    """The `igloohome_metadata` of a device."""

    bridge_id: str | None = None
    """Provider's id of the bridge between device and internet."""
    bridge_name: str | None = None
    """Name of the bridge between device and internet."""
    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    is_accessory_keypad_linked_to_bridge: bool | None = None
    """True if the separate keypad reaches the internet over the bridge."""
    keypad_id: str | None = None
    """Provider's id of the keypad."""


@model
class DeviceKeynestMetadata(Model):
    """The `keynest_metadata` of a device."""

    address: str | None = None
    """Postal address of the real estate."""
    current_or_last_store_id: float | None = None
    """KeyNest's id of the store with the key, now or last."""
    current_status: str | None = None
    """Place of the key at present."""
    current_user_company: str | None = None
    """Company of the person with the key."""
    current_user_email: str | None = None
    """Email address of the person with the key."""
    current_user_name: str | None = None
    """Name of the person with the key."""
    current_user_phone_number: str | None = None
    """Phone number of the person with the key."""
    default_office_id: float | None = None
    """KeyNest's id of the usual office."""
    device_name: str | None = None
    """Name of the device at its provider."""
    fob_id: float | None = None
    """KeyNest's number of the fob on the key."""
    handover_method: str | None = None
    """Way in which the key changes hands, such as a store or a locker."""
    has_photo: bool | None = None
    """True if KeyNest stores a photo of the key."""
    is_quadient_locker: bool | None = None
    """True if the key lies in a locker without access codes."""
    key_id: str | None = None
    """Id of the key in the brand's system."""
    key_notes: str | None = None
    """Notes about the key, written at KeyNest."""
    keynest_app_user: str | None = None
    """KeyNest's user of the account."""
    last_movement: str | None = None
    """Time at which the key last changed hands."""
    property_id: str | None = None
    """KeyNest's id of the real estate."""
    property_postcode: str | None = None
    """Postal code of the real estate."""
    status_type: str | None = None
    """Class of the key's place, in KeyNest's words."""
    subscription_plan: str | None = None
    """KeyNest's plan of the account."""


@model
class DeviceKisiMetadata(Model):
    """The `kisi_metadata` of a device."""

    description: str | None = None
    """Text about the lock that was entered at Kisi."""
    lock_id: float | None = None
    """Provider's id of the lock."""
    lock_name: str | None = None
    """Name of the lock at its provider."""
    place_name: str | None = None
    """Kisi's name of the place."""


@model
class DeviceKorelockMetadata(Model):
    """The `korelock_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    firmware_version: str | None = None
    """Version of the software on the device."""
    location_id: str | None = None
    """Provider's id of the place."""
    model_code: str | None = None
    """KoreLock's code of the model."""
    serial_number: str | None = None
    """Number that the maker gave to this device."""
    wifi_signal_strength: float | None = None
    """Strength of the Wi-Fi signal, from 0 to 1."""


@model
class DeviceKwiksetMetadata(Model):
    """The `kwikset_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    model_number: str | None = None
    """Kwikset's number of the model."""


@model
class DeviceLocklyMetadata(Model):
    """The `lockly_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    model: str | None = None
    """Provider's name of the model."""


@model
class DeviceMinutMetadataLatestSensorValuesAccelerometerZ(Model):
    """The `accelerometer_z` of a device minut metadata latest sensor values."""

    time: str | None = None
    """Time of the reading."""
    value: float | None = None
    """Number that the sensor read."""


@model
class DeviceMinutMetadataLatestSensorValuesHumidity(Model):
    """The `humidity` of a device minut metadata latest sensor values."""

    time: str | None = None
    """Time of the reading."""
    value: float | None = None
    """Number that the sensor read."""


@model
class DeviceMinutMetadataLatestSensorValuesPressure(Model):
    """The `pressure` of a device minut metadata latest sensor values."""

    time: str | None = None
    """Time of the reading."""
    value: float | None = None
    """Number that the sensor read."""


@model
class DeviceMinutMetadataLatestSensorValuesSound(Model):
    """The `sound` of a device minut metadata latest sensor values."""

    time: str | None = None
    """Time of the reading."""
    value: float | None = None
    """Number that the sensor read."""


@model
class DeviceMinutMetadataLatestSensorValuesTemperature(Model):
    """The `temperature` of a device minut metadata latest sensor values."""

    time: str | None = None
    """Time of the reading."""
    value: float | None = None
    """Number that the sensor read."""


@model
class DeviceMinutMetadataLatestSensorValues(Model):
    """The `latest_sensor_values` of a device minut metadata."""

    accelerometer_z: DeviceMinutMetadataLatestSensorValuesAccelerometerZ | None = None
    """Latest reading of the vertical acceleration."""
    humidity: DeviceMinutMetadataLatestSensorValuesHumidity | None = None
    """Latest reading of the relative humidity."""
    pressure: DeviceMinutMetadataLatestSensorValuesPressure | None = None
    """Latest reading of the air pressure."""
    sound: DeviceMinutMetadataLatestSensorValuesSound | None = None
    """Latest reading of the noise level."""
    temperature: DeviceMinutMetadataLatestSensorValuesTemperature | None = None
    """Latest reading in degrees."""


@model
class DeviceMinutMetadata(Model):
    """The `minut_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    latest_sensor_values: DeviceMinutMetadataLatestSensorValues | None = None
    """Latest readings of all sensors."""


@model
class DeviceNestMetadata(Model):
    """The `nest_metadata` of a device."""

    device_custom_name: str | None = None
    """Name that the owner gave to the thermostat in the Nest app."""
    device_name: str | None = None
    """Name of the device at its provider."""
    display_name: str | None = None
    """Name of the thermostat in the Nest app."""
    nest_device_id: str | None = None
    """Id of the thermostat at Google Nest."""
    nest_structure_id: str | None = None
    """Id of the building at Google Nest."""
    structure_name: str | None = None
    """Name of the building in the Nest app."""


@model
class DeviceNoiseawareMetadata(Model):
    """The `noiseaware_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_model: str | None = None
    """Place that the sensor is built for. Known values: `indoor`, `outdoor`."""
    device_name: str | None = None
    """Name of the device at its provider."""
    noise_level_decibel: float | None = None
    """Latest noise level, in decibels."""
    noise_level_nrs: float | None = None
    """Latest noise risk score of a Noiseaware sensor."""


@model
class DeviceNukiMetadata(Model):
    """The `nuki_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    keypad_2_paired: bool | None = None
    """True if a Nuki Keypad 2 is connected."""
    keypad_battery_critical: bool | None = None
    """True if the keypad's battery is nearly empty."""
    keypad_paired: bool | None = None
    """True if a Nuki Keypad is connected."""


@model
class DeviceOmnitecMetadata(Model):
    """The `omnitec_metadata` of a device."""

    has_gateway: bool | None = None
    """True if a gateway connects the lock to the internet."""
    lock_alias: str | None = None
    """Name that the owner gave to the lock."""
    lock_id: float | None = None
    """Provider's id of the lock."""
    lock_mac: str | None = None
    """Bluetooth MAC address of the lock."""
    lock_name: str | None = None
    """Name of the lock at its provider."""
    time_zone: str | None = None
    """IANA time zone, such as `Europe/Paris`."""
    timezone_raw_offset_ms: float | None = None
    """Offset of local time from UTC in milliseconds, without daylight saving time."""


@model
class DeviceRingMetadata(Model):
    """The `ring_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""


@model
class DeviceSaltoKsMetadata(Model):
    """The `salto_ks_metadata` of a device."""

    battery_level: str | None = None
    """Charge of the lock, in Salto's words."""
    customer_reference: str | None = None
    """Text about the lock that the customer entered at Salto."""
    has_custom_pin_subscription: bool | None = None
    """True if the site's subscription permits PINs of your choice."""
    lock_id: str | None = None
    """Provider's id of the lock."""
    lock_type: str | None = None
    """Model family of the lock at Salto."""
    locked_state: str | None = None
    """Position of the lock, in Salto's words."""
    model: str | None = None
    """Provider's name of the model."""
    site_id: str | None = None
    """Provider's id of the site."""
    site_name: str | None = None
    """Provider's name of the site."""


@model
class DeviceSaltoMetadata(Model):
    """The `salto_metadata` of a device."""

    battery_level: str | None = None
    """Charge of the lock, in Salto's words."""
    customer_reference: str | None = None
    """Text about the lock that the customer entered at Salto."""
    lock_id: str | None = None
    """Provider's id of the lock."""
    lock_type: str | None = None
    """Model family of the lock at Salto."""
    locked_state: str | None = None
    """Position of the lock, in Salto's words."""
    model: str | None = None
    """Provider's name of the model."""
    site_id: str | None = None
    """Provider's id of the site."""
    site_name: str | None = None
    """Provider's name of the site."""


@model
class DeviceSchlageMetadata(Model):
    """The `schlage_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    model: str | None = None
    """Provider's name of the model."""


@model
class DeviceSeamBridgeMetadata(Model):
    """The `seam_bridge_metadata` of a device."""

    device_num: float | None = None
    """Number of the device at the Seam bridge."""
    name: str | None = None
    """Name of the device at its provider."""
    unlock_method: str | None = None
    """Way in which the bridge opens the door. Known values: `bridge`, `doorking`."""


@model
class DeviceSensiMetadata(Model):
    """The `sensi_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    dual_setpoints_not_supported: bool | None = None
    """True if the thermostat has one set point for both heating and cooling."""
    product_type: str | None = None
    """Provider's class of the product."""


@model
class DeviceSmartthingsMetadata(Model):
    """The `smartthings_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    location_id: str | None = None
    """Provider's id of the place."""
    model: str | None = None
    """Provider's name of the model."""


@model
class DeviceTadoMetadata(Model):
    """The `tado_metadata` of a device."""

    device_type: str | None = None
    """Provider's own class of the device."""
    serial_no: str | None = None
    """Number that the maker gave to this device."""


@model
class DeviceTedeeMetadata(Model):
    """The `tedee_metadata` of a device."""

    bridge_id: float | None = None
    """Provider's id of the bridge between device and internet."""
    bridge_name: str | None = None
    """Name of the bridge between device and internet."""
    device_id: float | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_model: str | None = None
    """Model name at the provider."""
    device_name: str | None = None
    """Name of the device at its provider."""
    keypad_id: float | None = None
    """Provider's id of the keypad."""
    serial_number: str | None = None
    """Number that the maker gave to this device."""


@model
class DeviceTtlockMetadataFeatures(Model):
    """The `features` of a device ttlock metadata."""

    auto_lock_time_config: bool | None = None
    """True if the auto-lock delay can be set."""
    incomplete_keyboard_passcode: bool | None = None
    """True if the first digits of a PIN suffice."""
    lock_command: bool | None = None
    """True if the lock can be locked by command."""
    passcode: bool | None = None
    """True if the lock has PINs."""
    passcode_management: bool | None = None
    """True if PINs can be managed over the gateway."""
    unlock_via_gateway: bool | None = None
    """True if the lock can be opened over the gateway."""
    wifi: bool | None = None
    """True if the lock has Wi-Fi of its own."""


@model
class DeviceTtlockMetadataWirelessKeypad(Model):
    """One of the `wireless_keypads` of a device ttlock metadata."""

    wireless_keypad_id: float | None = None
    """TTLock's id of the keypad."""
    wireless_keypad_name: str | None = None
    """TTLock's name of the keypad."""


@model
class DeviceTtlockMetadata(Model):
    """The `ttlock_metadata` of a device."""

    feature_value: str | None = None
    """Capabilities of the lock as TTLock's bit field."""
    features: DeviceTtlockMetadataFeatures | None = None
    """Capabilities of the lock, decoded."""
    has_gateway: bool | None = None
    """True if a gateway connects the lock to the internet."""
    lock_alias: str | None = None
    """Name that the owner gave to the lock."""
    lock_id: float | None = None
    """Provider's id of the lock."""
    timezone_raw_offset_ms: float | None = None
    """Offset of local time from UTC in milliseconds, without daylight saving time."""
    wireless_keypads: tuple[DeviceTtlockMetadataWirelessKeypad, ...] = ()
    """Separate keypads that belong to the lock."""


@model
class DeviceTwoNMetadata(Model):
    """The `two_n_metadata` of a device."""

    device_id: float | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""


@model
class DeviceUltraloqMetadata(Model):
    """The `ultraloq_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    device_type: str | None = None
    """Provider's own class of the device."""
    time_zone: str | None = None
    """IANA time zone, such as `Europe/Paris`."""


@model
class DeviceVisionlineMetadata(Model):
    """The `visionline_metadata` of a device."""

    encoder_id: str | None = None
    """Visionline's id of the encoder."""


@model
class DeviceWyzeMetadata(Model):
    """The `wyze_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_info_model: str | None = None
    """Model of the lock as reported by Wyze."""
    device_name: str | None = None
    """Name of the device at its provider."""
    keypad_uuid: str | None = None
    """Wyze's id of the keypad."""
    locker_status_hardlock: float | None = None
    """Position of the lock as Wyze's number."""
    product_model: str | None = None
    """Wyze's name of the model."""
    product_name: str | None = None
    """Provider's name of the product."""
    product_type: str | None = None
    """Provider's class of the product."""


@model
class DeviceYacanMetadata(Model):
    """The `yacan_metadata` of a device."""

    device_id: str | None = None
    """Provider's own id of the device; not the one of Seam."""
    device_name: str | None = None
    """Name of the device at its provider."""
    device_type: str | None = None
    """Provider's own class of the device."""
    serial_number: str | None = None
    """Number that the maker gave to this device."""


@model
class DeviceCodeConstraint(Model):
    """One of the `code_constraints` of a device."""

    constraint_type: str | None = None
    """Rule for PINs, such as unique digits."""
    max_length: float | None = None
    """Largest number of digits."""
    min_length: float | None = None
    """Smallest number of digits."""


@model
class DeviceKeypadBattery(Model):
    """The `keypad_battery` of a device."""

    level: float | None = None
    """Charge from 0 (empty) to 1 (full)."""


@model
class DeviceOfflineTimeFrameOptionTimePair(Model):
    """One of the `time_pairs` of a device offline time frame option."""

    display_name: str | None = None
    """Kind of hours, for people."""
    end_time: str | None = None
    """Time of day at which a code may end."""
    start_time: str | None = None
    """Time of day at which a code may start."""


@model
class DeviceOfflineTimeFrameOption(Model):
    """One of the `offline_time_frame_options` of a device."""

    display_name: str | None = None
    """Kind of hours, for people."""
    end_date_recurrence_rule: str | None = None
    """Days on which a code may end, as an iCalendar recurrence rule."""
    matching_start_end_time: bool | None = None
    """True if a code has to start and end at the same time of day; not together with `time_pairs`."""
    max_duration: str | None = None
    """Longest validity of a code, as an ISO 8601 duration."""
    min_duration: str | None = None
    """Shortest validity of a code, as an ISO 8601 duration."""
    start_date_recurrence_rule: str | None = None
    """Days on which a code may start, as an iCalendar recurrence rule."""
    time_pairs: tuple[DeviceOfflineTimeFrameOptionTimePair, ...] = ()
    """Start and end times of day that a code may have."""
    time_zone: str | None = None
    """IANA time zone, such as `Europe/Paris`."""


@model
class DeviceActiveThermostatSchedule(Model):
    """The `active_thermostat_schedule` of a device."""

    climate_preset_key: str | None = None
    """Key of the climate preset, unique for the thermostat."""
    created_at: datetime | None = None
    """Time at which the schedule was created."""
    device_id: str | None = None
    """UUID of the thermostat."""
    ends_at: datetime | None = None
    """Moment at which the fallback preset returns."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep the schedule from working."""
    is_override_allowed: bool | None = None
    """True if people at the thermostat may change the temperature meanwhile."""
    max_override_period_minutes: int | None = None
    """Minutes after which a manual change ends."""
    name: str | None = None
    """Name to show to people."""
    starts_at: datetime | None = None
    """Moment at which the preset began to apply."""
    thermostat_schedule_id: str | None = None
    """UUID of the schedule."""
    workspace_id: str | None = None
    """UUID of the workspace that the schedule belongs to."""


@model
class DeviceAvailableClimatePresetEcobeeMetadata(Model):
    """The `ecobee_metadata` of a device available climate preset."""

    climate_ref: str | None = None
    """Reference of the comfort setting at ecobee."""
    is_optimized: bool | None = None
    """True if ecobee may adjust the setting to save energy."""
    owner: str | None = None
    """Creator of the setting at ecobee: the user or the system. Known values: `user`, `system`."""


@model
class DeviceAvailableClimatePreset(Model):
    """One of the `available_climate_presets` of a device."""

    can_delete: bool = False
    """True if the preset may be deleted."""
    can_edit: bool = False
    """True if the preset may be changed."""
    can_use_with_thermostat_daily_programs: bool = False
    """True if daily programs may name the preset."""
    climate_preset_key: str | None = None
    """Key of the climate preset, unique for the thermostat."""
    climate_preset_mode: str | None = None
    """Occupancy that the preset is for, such as home or away. Known values: `home`, `away`, `wake`, `sleep`,
    `occupied`, `unoccupied`.
    """
    cooling_set_point_celsius: float | None = None
    """Temperature above which the thermostat cools, in degrees Celsius."""
    cooling_set_point_fahrenheit: float | None = None
    """Temperature above which the thermostat cools, in degrees Fahrenheit."""
    display_name: str | None = None
    """Name of the preset, for people."""
    ecobee_metadata: DeviceAvailableClimatePresetEcobeeMetadata | None = None
    """Facts about the preset from ecobee, for thermostats of this brand."""
    fan_mode_setting: str | None = None
    """When the fan runs: always (`on`), as needed (`auto`) or now and then (`circulate`). Known values: `auto`, `on`,
    `circulate`.
    """
    heating_set_point_celsius: float | None = None
    """Temperature below which the thermostat heats, in degrees Celsius."""
    heating_set_point_fahrenheit: float | None = None
    """Temperature below which the thermostat heats, in degrees Fahrenheit."""
    hvac_mode_setting: str | None = None
    """Mode of heating and cooling, such as `heat` or `off`. Known values: `off`, `heat`, `cool`, `heat_cool`, `eco`."""
    manual_override_allowed: bool | None = None
    """True if people at the thermostat may change the temperature. Deprecated; see
    `thermostat_schedule.is_override_allowed`.
    """
    name: str | None = None
    """Name of the preset, if one was given."""


@model
class DeviceTemperatureThreshold(Model):
    """The `temperature_threshold` of a device."""

    lower_limit_celsius: float | None = None
    """Coldest permitted reading, in degrees Celsius."""
    lower_limit_fahrenheit: float | None = None
    """Coldest permitted reading, in degrees Fahrenheit."""
    upper_limit_celsius: float | None = None
    """Warmest permitted reading, in degrees Celsius."""
    upper_limit_fahrenheit: float | None = None
    """Warmest permitted reading, in degrees Fahrenheit."""


@model
class DeviceThermostatDailyProgramPeriod(Model):
    """One of the `periods` of a device thermostat daily program."""

    climate_preset_key: str | None = None
    """Key of the climate preset, unique for the thermostat."""
    starts_at_time: str | None = None
    """Time of day at which the period begins, as `HH:MM:SS`."""


@model
class DeviceThermostatDailyProgram(Model):
    """One of the `thermostat_daily_programs` of a device."""

    created_at: datetime | None = None
    """Time at which the daily program was created."""
    device_id: str | None = None
    """UUID of the thermostat."""
    name: str | None = None
    """Name of the daily program."""
    periods: tuple[DeviceThermostatDailyProgramPeriod, ...] = ()
    """Periods of the day, each with its start and climate preset."""
    thermostat_daily_program_id: str | None = None
    """UUID of the daily program."""
    workspace_id: str | None = None
    """UUID of the workspace that the daily program belongs to."""


@model
class DeviceThermostatWeeklyProgram(Model):
    """The `thermostat_weekly_program` of a device."""

    created_at: datetime | None = None
    """Time at which the weekly program was created."""
    friday_program_id: str | None = None
    """UUID of the daily program for Fridays."""
    monday_program_id: str | None = None
    """UUID of the daily program for Mondays."""
    saturday_program_id: str | None = None
    """UUID of the daily program for Saturdays."""
    sunday_program_id: str | None = None
    """UUID of the daily program for Sundays."""
    thursday_program_id: str | None = None
    """UUID of the daily program for Thursdays."""
    tuesday_program_id: str | None = None
    """UUID of the daily program for Tuesdays."""
    wednesday_program_id: str | None = None
    """UUID of the daily program for Wednesdays."""


@model
class DeviceProperties(Model):
    """The `properties` of a device."""

    arlo_metadata: DeviceArloMetadata | None = None
    """Facts from Arlo, for devices of this brand."""
    dormakaba_oracode_iho_metadata: DeviceDormakabaOracodeIhoMetadata | None = None
    """Facts from dormakaba Oracode IHO, for devices of this brand."""
    reolink_metadata: DeviceReolinkMetadata | None = None
    """Facts from Reolink, for cameras of this brand."""
    tapo_metadata: DeviceTapoMetadata | None = None
    """Facts from Tapo, for cameras of this brand."""
    accessory_keypad: DeviceAccessoryKeypad | None = None
    """Separate keypad that belongs to the lock."""
    appearance: DeviceAppearance = field(factory=DeviceAppearance)
    """Name of the device as shown by its provider."""
    battery: DeviceBattery | None = None
    """Charge and status of the battery."""
    battery_level: float | None = None
    """Charge from 0 (empty) to 1 (full)."""
    currently_triggering_noise_threshold_ids: tuple[str, ...] = ()
    """UUIDs of the thresholds exceeded at present."""
    has_direct_power: bool | None = None
    """True if the device is wired instead of battery-powered."""
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
    noise_level_decibels: float | None = None
    """Latest noise level, in decibels."""
    offline_access_codes_enabled: bool | None = None
    """True if PINs can be computed in advance; prefer `can_program_offline_access_codes`. Deprecated."""
    online: bool | None = None
    """True while the provider can reach the device."""
    online_access_codes_enabled: bool | None = None
    """True if PINs can be programmed over the internet; prefer `can_program_online_access_codes`. Deprecated."""
    serial_number: str | None = None
    """Number that the maker gave to this device."""
    supports_accessory_keypad: bool | None = None
    """True if a separate keypad can be added; prefer `can_connect_accessory_keypad`. Deprecated."""
    supports_offline_access_codes: bool | None = None
    """True if PINs can be computed in advance; prefer `can_program_offline_access_codes`. Deprecated."""
    assa_abloy_credential_service_metadata: DeviceAssaAbloyCredentialServiceMetadata | None = None
    """State of the phone at ASSA ABLOY's key service."""
    salto_space_credential_service_metadata: DeviceSaltoSpaceCredentialServiceMetadata | None = None
    """State of the phone at Salto Space's key service."""
    akiles_metadata: DeviceAkilesMetadata | None = None
    """Facts from Akiles, for devices and systems of this brand."""
    aqara_metadata: DeviceAqaraMetadata | None = None
    """Facts from Aqara, for devices of this brand."""
    assa_abloy_vostio_metadata: DeviceAssaAbloyVostioMetadata | None = None
    """Facts from ASSA ABLOY Vostio, for systems of this brand."""
    august_metadata: DeviceAugustMetadata | None = None
    """Facts from August, for devices of this brand."""
    avigilon_alta_metadata: AcsEntranceAvigilonAltaMetadata | None = None
    """Facts from Avigilon Alta, for systems of this brand."""
    brivo_metadata: DeviceBrivoMetadata | None = None
    """Facts from Brivo, for devices and systems of this brand."""
    controlbyweb_metadata: DeviceControlbywebMetadata | None = None
    """Facts from ControlByWeb, for devices of this brand."""
    dormakaba_oracode_metadata: DeviceDormakabaOracodeMetadata | None = None
    """Facts from dormakaba Oracode, for devices of this brand."""
    ecobee_metadata: DeviceEcobeeMetadata | None = None
    """Facts from ecobee, for thermostats of this brand."""
    four_suites_metadata: DeviceFourSuitesMetadata | None = None
    """Facts from 4SUITES, for devices of this brand."""
    genie_metadata: DeviceGenieMetadata | None = None
    """Facts from Genie, for garage doors of this brand."""
    honeywell_resideo_metadata: DeviceHoneywellResideoMetadata | None = None
    """Facts from Honeywell Resideo, for thermostats of this brand."""
    igloo_metadata: DeviceIglooMetadata | None = None
    """Facts from igloo, for devices of this brand."""
    igloohome_metadata: DeviceIgloohomeMetadata | None = None
    """Facts from igloohome, for devices of this brand."""
    keynest_metadata: DeviceKeynestMetadata | None = None
    """Facts from KeyNest, for keys kept there."""
    kisi_metadata: DeviceKisiMetadata | None = None
    """Facts from Kisi, for devices of this brand."""
    korelock_metadata: DeviceKorelockMetadata | None = None
    """Facts from KoreLock, for devices of this brand."""
    kwikset_metadata: DeviceKwiksetMetadata | None = None
    """Facts from Kwikset, for devices of this brand."""
    lockly_metadata: DeviceLocklyMetadata | None = None
    """Facts from Lockly, for devices of this brand."""
    minut_metadata: DeviceMinutMetadata | None = None
    """Facts from Minut, for noise sensors of this brand."""
    nest_metadata: DeviceNestMetadata | None = None
    """Facts from Google Nest, for thermostats of this brand."""
    noiseaware_metadata: DeviceNoiseawareMetadata | None = None
    """Facts from Noiseaware, for noise sensors of this brand."""
    nuki_metadata: DeviceNukiMetadata | None = None
    """Facts from Nuki, for devices of this brand."""
    omnitec_metadata: DeviceOmnitecMetadata | None = None
    """Facts from Omnitec, for devices of this brand."""
    ring_metadata: DeviceRingMetadata | None = None
    """Facts from Ring, for devices of this brand."""
    salto_ks_metadata: DeviceSaltoKsMetadata | None = None
    """Facts from Salto KS, for devices and systems of this brand."""
    salto_metadata: DeviceSaltoMetadata | None = None
    """Facts from Salto. Deprecated; see `salto_ks_metadata`."""
    schlage_metadata: DeviceSchlageMetadata | None = None
    """Facts from Schlage, for devices of this brand."""
    seam_bridge_metadata: DeviceSeamBridgeMetadata | None = None
    """Facts from the Seam bridge, for devices behind it."""
    sensi_metadata: DeviceSensiMetadata | None = None
    """Facts from Sensi, for thermostats of this brand."""
    smartthings_metadata: DeviceSmartthingsMetadata | None = None
    """Facts from SmartThings, for devices of this platform."""
    tado_metadata: DeviceTadoMetadata | None = None
    """Facts from tado, for thermostats of this brand."""
    tedee_metadata: DeviceTedeeMetadata | None = None
    """Facts from Tedee, for devices of this brand."""
    ttlock_metadata: DeviceTtlockMetadata | None = None
    """Facts from TTLock, for devices of this brand."""
    two_n_metadata: DeviceTwoNMetadata | None = None
    """Facts from 2N, for devices of this brand."""
    ultraloq_metadata: DeviceUltraloqMetadata | None = None
    """Facts from Ultraloq, for devices of this brand."""
    visionline_metadata: DeviceVisionlineMetadata | None = None
    """Facts from Visionline, for systems of this brand."""
    wyze_metadata: DeviceWyzeMetadata | None = None
    """Facts from Wyze, for devices of this brand."""
    yacan_metadata: DeviceYacanMetadata | None = None
    """Facts from Yacan, for devices of this brand."""
    auto_lock_delay_seconds: float | None = None
    """Seconds from unlocking to locking."""
    auto_lock_enabled: bool | None = None
    """True if the door locks itself."""
    backup_access_code_pool_enabled: bool | None = None
    """True if spare PINs are kept on the device."""
    code_constraints: tuple[DeviceCodeConstraint, ...] = ()
    """Rules that a PIN has to meet on the device."""
    door_open: bool | None = None
    """True while the door stands open."""
    has_native_entry_events: bool | None = None
    """True if the device reports each opening by itself."""
    keypad_battery: DeviceKeypadBattery | None = None
    """Charge of the keypad's battery."""
    locked: bool | None = None
    """True while the door is locked; absent if the lock cannot report it."""
    max_active_codes_supported: float | None = None
    """Number of access codes that fit on the device."""
    offline_time_frame_options: tuple[DeviceOfflineTimeFrameOption, ...] = ()
    """Hours that an offline access code may have, one item for each kind."""
    online_time_frame_options: tuple[DeviceOfflineTimeFrameOption, ...] = ()
    """Hours that an online access code may have, one item for each kind."""
    supported_code_lengths: tuple[float, ...] = ()
    """Every number of digits that the device accepts."""
    supports_backup_access_code_pool: bool | None = None
    """True if spare PINs can be kept on the device."""
    active_thermostat_schedule: DeviceActiveThermostatSchedule | None = None
    """Schedule in force now. Deprecated; see `active_thermostat_schedule_id`."""
    active_thermostat_schedule_id: str | None = None
    """UUID of the schedule in force now."""
    available_climate_preset_modes: tuple[str, ...] = ()
    """Occupancy modes that presets may have on this thermostat. Known values: `home`, `away`, `wake`, `sleep`,
    `occupied`, `unoccupied`.
    """
    available_climate_presets: tuple[DeviceAvailableClimatePreset, ...] = ()
    """Climate presets stored for the thermostat."""
    available_fan_mode_settings: tuple[str, ...] = ()
    """Fan modes that the thermostat supports. Known values: `auto`, `on`, `circulate`."""
    available_hvac_mode_settings: tuple[str, ...] = ()
    """Modes of heating and cooling that the thermostat supports. Known values: `off`, `heat`, `cool`, `heat_cool`,
    `eco`.
    """
    current_climate_setting: DeviceAvailableClimatePreset | None = None
    """Settings in force now: mode, fan and set points."""
    default_climate_setting: DeviceAvailableClimatePreset | None = None
    """Settings without a schedule. Deprecated; see `fallback_climate_preset_key`."""
    fallback_climate_preset_key: str | None = None
    """Key of the climate preset that applies without a schedule."""
    fan_mode_setting: str | None = None
    """When the fan runs: always (`on`), as needed (`auto`) or now and then (`circulate`). Known values: `auto`, `on`,
    `circulate`. Deprecated; see `current_climate_setting.fan_mode_setting`.
    """
    is_cooling: bool | None = None
    """True while the thermostat cools."""
    is_fan_running: bool | None = None
    """True while the fan runs."""
    is_heating: bool | None = None
    """True while the thermostat heats."""
    is_temporary_manual_override_active: bool | None = None
    """True while the settings differ from those of the latest program or schedule, as after a manual change."""
    max_cooling_set_point_celsius: float | None = None
    """Highest set point for cooling, in degrees Celsius."""
    max_cooling_set_point_fahrenheit: float | None = None
    """Highest set point for cooling, in degrees Fahrenheit."""
    max_heating_set_point_celsius: float | None = None
    """Highest set point for heating, in degrees Celsius."""
    max_heating_set_point_fahrenheit: float | None = None
    """Highest set point for heating, in degrees Fahrenheit."""
    max_thermostat_daily_program_periods_per_day: float | None = None
    """Number of periods that a daily program may have."""
    max_unique_climate_presets_per_thermostat_weekly_program: float | None = None
    """Number of different presets that a weekly program may name."""
    min_cooling_set_point_celsius: float | None = None
    """Lowest set point for cooling, in degrees Celsius."""
    min_cooling_set_point_fahrenheit: float | None = None
    """Lowest set point for cooling, in degrees Fahrenheit."""
    min_heating_cooling_delta_celsius: float | None = None
    """Smallest distance of the two set points in automatic mode, in degrees Celsius."""
    min_heating_cooling_delta_fahrenheit: float | None = None
    """Smallest distance of the two set points in automatic mode, in degrees Fahrenheit."""
    min_heating_set_point_celsius: float | None = None
    """Lowest set point for heating, in degrees Celsius."""
    min_heating_set_point_fahrenheit: float | None = None
    """Lowest set point for heating, in degrees Fahrenheit."""
    relative_humidity: float | None = None
    """Latest humidity, from 0 to 1."""
    temperature_celsius: float | None = None
    """Latest reading of the thermostat, in degrees Celsius."""
    temperature_fahrenheit: float | None = None
    """Latest reading of the thermostat, in degrees Fahrenheit."""
    temperature_threshold: DeviceTemperatureThreshold | None = None
    """Range of readings without an event."""
    thermostat_daily_program_period_precision_minutes: float | None = None
    """Step of the start times of periods, in minutes."""
    thermostat_daily_programs: tuple[DeviceThermostatDailyProgram, ...] = ()
    """Daily programs stored for the thermostat."""
    thermostat_weekly_program: DeviceThermostatWeeklyProgram | None = None
    """Daily program of each weekday."""


@model
class DeviceWarning(ReportedWarning):
    """One of the `warnings` of a device."""

    active_access_code_count: int | None = None
    """Number of access codes on the device at the time of the warning."""
    max_active_access_code_count: int | None = None
    """Number of access codes that fit on the device."""


@model
class Device(Model):
    """A device.

    Source: https://docs.seam.co/api/devices/object
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
    """Uses of the device; the `can_…` fields say more. Known values: `access_code`, `lock`, `noise_detection`,
    `thermostat`, `battery`, `phone`.
    """
    connected_account_id: str | None = None
    """UUID of the connected account that the device belongs to."""
    created_at: datetime | None = None
    """Time at which the device was created."""
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values."""
    device_manufacturer: DeviceManufacturer | None = None
    """Brand of the device."""
    device_provider: DeviceDeviceProvider | None = None
    """Provider of the account to which the device belongs."""
    device_type: str | None = None
    """Model family, such as `august_lock`."""
    display_name: str | None = None
    """Name to show to people: the nickname, or else the provider's name."""
    errors: tuple[DeviceError, ...] = ()
    """Problems that keep the device from working."""
    is_managed: bool | None = None
    """True if Seam manages the device."""
    location: DeviceLocation | None = None
    """Place of the device."""
    nickname: str | None = None
    """Name that was given to the device at Seam."""
    properties: DeviceProperties = field(factory=DeviceProperties)
    """Facts about the device by kind, including those of its brand."""
    space_ids: tuple[str, ...] = ()
    """UUIDs of the spaces that the device belongs to."""
    warnings: tuple[DeviceWarning, ...] = ()
    """Minor problems of the device; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the device belongs to."""
    can_activate_weekly_program: bool = False
    """True if `thermostats.activate_weekly_program` works."""
    can_stream_live_video: bool = False
    """True if `cameras.live_views.create` works."""
