"""Types of parameters.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, Required, TypedDict
from uuid import UUID

from .._json import Null

AccessMode = Literal["code", "card", "mobile_key", "cloud_key"]


class RequestedAccessMethodParams(TypedDict, total=False):
    """A value of `requested_access_method`."""

    code: str
    instant_key_max_use_count: int
    mode: Required[AccessMode]


class LocationParams(TypedDict, total=False):
    """A value of `location`."""

    acs_entrance_ids: Sequence[str | UUID]
    device_ids: Sequence[str | UUID]
    name: str


class UserIdentityParams(TypedDict, total=False):
    """A value of `user_identity`."""

    email_address: str | Null | None
    full_name: str | Null | None
    phone_number: str | Null | None
    user_identity_key: str | Null | None


Relation = Literal[
    "spaces",
    "devices",
    "acs_entrances",
    "connected_accounts",
    "acs_systems",
    "user_identities",
    "acs_access_groups",
    "access_methods",
]

AccessMethodRelation = Literal[
    "spaces",
    "devices",
    "acs_entrances",
    "access_grants",
    "access_methods",
    "instant_keys",
    "client_sessions",
    "acs_credentials",
]


class AssaAbloyVostioMetadataParams(TypedDict, total=False):
    """A value of `assa_abloy_vostio_metadata`."""

    auto_join: bool
    join_all_guest_acs_entrances: bool
    override_all_guest_acs_entrances: bool
    override_guest_acs_entrance_ids: Sequence[str | UUID]


class SaltoSpaceMetadataParams(TypedDict, total=False):
    """A value of `salto_space_metadata`."""

    assign_new_key: bool


class VisionlineMetadataParams(TypedDict, total=False):
    """A value of `visionline_metadata`."""

    auto_join: bool
    card_format: Literal["TLCode", "rfid48"]
    card_function_type: Literal["guest", "staff"]
    joiner_acs_credential_ids: Sequence[str | UUID]
    override: bool


class SaltoKsMetadataParams(TypedDict, total=False):
    """A value of `salto_ks_metadata`."""

    detect_new_tags: bool


class HotekMetadataParams(TypedDict, total=False):
    """A value of `hotek_metadata`."""

    encoder_number: Required[str]


class AcsEncoderParams(TypedDict, total=False):
    """A value of `acs_encoder`."""

    hotek_metadata: Required[HotekMetadataParams]
    is_removed: bool


class AcsEntranceHotekMetadataParams(TypedDict, total=False):
    """A value of `hotek_metadata`."""

    common_area_name: str
    common_area_number: str
    room_number: str


class AcsEntranceParams(TypedDict, total=False):
    """A value of `acs_entrance`."""

    hotek_metadata: Required[AcsEntranceHotekMetadataParams]
    is_removed: bool


class AccessScheduleParams(TypedDict, total=False):
    """A value of `access_schedule`."""

    ends_at: datetime | str | Null | None
    starts_at: datetime | str


class AcsUserAccessScheduleParams(TypedDict, total=False):
    """A value of `access_schedule`."""

    ends_at: Required[datetime | str]
    starts_at: Required[datetime | str]


AcceptedCapability = Literal["lock", "thermostat", "noise_sensor", "access_control", "camera", "speaker"]

AcceptedProvider = Literal[
    "hotek",
    "dormakaba_community",
    "legic_connect",
    "akuvox",
    "august",
    "avigilon_alta",
    "brivo",
    "butterflymx",
    "schlage",
    "smartthings",
    "yale",
    "genie",
    "doorking",
    "salto",
    "salto_ks",
    "salto_ks_accept",
    "lockly",
    "ttlock",
    "linear",
    "noiseaware",
    "nuki",
    "igloo",
    "kwikset",
    "minut",
    "my_2n",
    "controlbyweb",
    "nest",
    "igloohome",
    "ecobee",
    "four_suites",
    "dormakaba_oracode",
    "pti",
    "wyze",
    "seam_passport",
    "visionline",
    "assa_abloy_credential_service",
    "tedee",
    "honeywell_resideo",
    "first_alert",
    "latch",
    "akiles",
    "assa_abloy_vostio",
    "assa_abloy_vostio_credential_service",
    "tado",
    "salto_space",
    "sensi",
    "keynest",
    "korelock",
    "keyincode",
    "dormakaba_ambiance",
    "ultraloq",
    "yacan",
    "dusaw",
    "sifely",
    "thirty_three_lock",
    "ring",
    "ical",
    "lodgify",
    "hostaway",
    "guesty",
    "acuity_scheduling",
    "omnitec",
    "kisi",
    "aqara",
    "yale_access",
    "hid_cm",
    "google_nest",
    "slack",
    "dormakaba_oracode_iho",
    "tapo",
    "arlo",
    "reolink",
    "sonos",
]

ProviderCategory = Literal[
    "stable",
    "consumer_smartlocks",
    "beta",
    "thermostats",
    "noise_sensors",
    "access_control_systems",
    "cameras",
    "connectors",
    "internal_beta",
]


class AccessGrantParams(TypedDict, total=False):
    """A value of `access_grant`."""

    access_grant_key: Required[str]
    building_keys: Sequence[str]
    common_area_keys: Sequence[str]
    ends_at: datetime | str
    facility_keys: Sequence[str]
    guest_key: str
    listing_keys: Sequence[str]
    name: str
    preferred_code: str
    property_keys: Sequence[str]
    resident_key: str
    room_keys: Sequence[str]
    space_keys: Sequence[str]
    starts_at: datetime | str
    tenant_key: str
    unit_keys: Sequence[str]
    user_identity_key: str
    user_key: str


class BookingParams(TypedDict, total=False):
    """A value of `booking`."""

    booking_key: Required[str]
    building_keys: Sequence[str]
    common_area_keys: Sequence[str]
    ends_at: datetime | str
    facility_keys: Sequence[str]
    guest_key: str
    listing_keys: Sequence[str]
    name: str
    preferred_code: str
    property_keys: Sequence[str]
    resident_key: str
    room_keys: Sequence[str]
    space_keys: Sequence[str]
    starts_at: datetime | str
    tenant_key: str
    unit_keys: Sequence[str]
    user_identity_key: str
    user_key: str


class BuildingParams(TypedDict, total=False):
    """A value of `building`."""

    building_key: Required[str]
    name: Required[str]


class CommonAreaParams(TypedDict, total=False):
    """A value of `common_area`."""

    common_area_key: Required[str]
    name: Required[str]
    parent_site_key: str


class FacilityParams(TypedDict, total=False):
    """A value of `facility`."""

    facility_key: Required[str]
    name: Required[str]


class GuestParams(TypedDict, total=False):
    """A value of `guest`."""

    email_address: str
    guest_key: Required[str]
    name: Required[str]
    phone_number: str


class ListingParams(TypedDict, total=False):
    """A value of `listing`."""

    listing_key: Required[str]
    name: Required[str]


class PropertyParams(TypedDict, total=False):
    """A value of `property`."""

    name: Required[str]
    property_key: Required[str]


class PropertyListingParams(TypedDict, total=False):
    """A value of `property_listing`."""

    custom_metadata: Mapping[str, str | bool]
    name: Required[str]
    property_listing_key: Required[str]


class ReservationParams(TypedDict, total=False):
    """A value of `reservation`."""

    building_keys: Sequence[str]
    common_area_keys: Sequence[str]
    custom_metadata: Mapping[str, str | bool]
    ends_at: datetime | str
    facility_keys: Sequence[str]
    guest_key: str
    listing_keys: Sequence[str]
    name: str
    preferred_code: str
    property_keys: Sequence[str]
    reservation_key: Required[str]
    resident_key: str
    room_keys: Sequence[str]
    space_keys: Sequence[str]
    starts_at: datetime | str
    tenant_key: str
    unit_keys: Sequence[str]
    user_identity_key: str
    user_key: str


class ResidentParams(TypedDict, total=False):
    """A value of `resident`."""

    email_address: str
    name: Required[str]
    phone_number: str
    resident_key: Required[str]


class RoomParams(TypedDict, total=False):
    """A value of `room`."""

    name: Required[str]
    parent_site_key: str
    room_key: Required[str]


class SiteParams(TypedDict, total=False):
    """A value of `site`."""

    name: Required[str]
    site_key: Required[str]


class SpaceCustomerDataParams(TypedDict, total=False):
    """A value of `customer_data`."""

    address: str | Null | None
    default_checkin_time: str | Null | None
    default_checkout_time: str | Null | None
    time_zone: str | Null | None


class GeolocationParams(TypedDict, total=False):
    """A value of `geolocation`."""

    latitude: Required[float]
    longitude: Required[float]


class SpaceParams(TypedDict, total=False):
    """A value of `space`."""

    customer_data: SpaceCustomerDataParams
    duration_minutes: int
    geolocation: GeolocationParams
    name: Required[str]
    parent_site_key: str
    space_key: Required[str]


class StaffMemberParams(TypedDict, total=False):
    """A value of `staff_member`."""

    building_keys: Sequence[str]
    common_area_keys: Sequence[str]
    email_address: str
    facility_keys: Sequence[str]
    listing_keys: Sequence[str]
    name: Required[str]
    phone_number: str
    property_keys: Sequence[str]
    property_listing_keys: Sequence[str]
    room_keys: Sequence[str]
    site_keys: Sequence[str]
    space_keys: Sequence[str]
    staff_member_key: Required[str]
    unit_keys: Sequence[str]


class TenantParams(TypedDict, total=False):
    """A value of `tenant`."""

    email_address: str
    name: Required[str]
    phone_number: str
    tenant_key: Required[str]


class UnitParams(TypedDict, total=False):
    """A value of `unit`."""

    name: Required[str]
    parent_site_key: str
    unit_key: Required[str]


class CustomerDataUserIdentityParams(TypedDict, total=False):
    """A value of `user_identity`."""

    email_address: str
    name: Required[str]
    phone_number: str
    user_identity_key: Required[str]


class UserParams(TypedDict, total=False):
    """A value of `user`."""

    email_address: str
    name: Required[str]
    phone_number: str
    user_key: Required[str]


class CustomerDataParams(TypedDict, total=False):
    """A value of `customer_data`."""

    access_grants: Sequence[AccessGrantParams]
    bookings: Sequence[BookingParams]
    buildings: Sequence[BuildingParams]
    common_areas: Sequence[CommonAreaParams]
    customer_key: Required[str]
    facilities: Sequence[FacilityParams]
    guests: Sequence[GuestParams]
    listings: Sequence[ListingParams]
    properties: Sequence[PropertyParams]
    property_listings: Sequence[PropertyListingParams]
    reservations: Sequence[ReservationParams]
    residents: Sequence[ResidentParams]
    rooms: Sequence[RoomParams]
    sites: Sequence[SiteParams]
    spaces: Sequence[SpaceParams]
    staff_members: Sequence[StaffMemberParams]
    tenants: Sequence[TenantParams]
    units: Sequence[UnitParams]
    user_identities: Sequence[CustomerDataUserIdentityParams]
    users: Sequence[UserParams]


class CustomerResourcesFilterParams(TypedDict, total=False):
    """A value of `customer_resources_filter`."""

    field: Required[str]
    operation: Required[Literal["="]]
    value: Required[str | bool]


class ConfigureParams(TypedDict, total=False):
    """A value of `configure`."""

    allow_access_automation_rule_customization: bool
    allow_climate_automation_rule_customization: bool
    allow_instant_key_customization: bool
    exclude: bool


class ConnectParams(TypedDict, total=False):
    """A value of `connect`."""

    accepted_providers: Sequence[str]
    exclude: bool
    excluded_providers: Sequence[str]


class DeviceManagementConfirmationParams(TypedDict, total=False):
    """A value of `device_management_confirmation`."""

    body: str
    cancel_button_label: str
    confirm_button_label: str
    title: str


class EventsParams(TypedDict, total=False):
    """A value of `events`."""

    allowed_events: Sequence[str]
    default_events: Sequence[str]


class ManageParams(TypedDict, total=False):
    """A value of `manage`."""

    device_management_confirmation: DeviceManagementConfirmationParams
    events: EventsParams
    exclude: bool
    exclude_reservation_management: bool
    exclude_reservation_technical_details: bool
    exclude_staff_management: bool


class ManageDevicesParams(TypedDict, total=False):
    """A value of `manage_devices`."""

    exclude: bool


class OrganizeParams(TypedDict, total=False):
    """A value of `organize`."""

    exclude: bool


class FeaturesParams(TypedDict, total=False):
    """A value of `features`."""

    configure: ConfigureParams
    connect: ConnectParams
    manage: ManageParams
    manage_devices: ManageDevicesParams
    organize: OrganizeParams


class LandingPageManageParams(TypedDict, total=False):
    """A value of `manage`."""

    space_key: str
    property_key: str
    room_key: str
    common_area_key: str
    unit_key: str
    facility_key: str
    building_key: str
    listing_key: str
    property_listing_key: str
    site_key: str
    reservation_key: str
    booking_key: str
    access_grant_key: str


class LandingPageParams(TypedDict, total=False):
    """A value of `landing_page`."""

    manage: LandingPageManageParams


Locale = Literal["en-US", "pt-PT", "fr-FR", "it-IT", "es-ES", "de-DE", "nl-NL", "el-GR", "pl-PL", "ru-RU"]

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
    "yacan_lock",
    "keyincode_lock",
    "omnitec_lock",
    "kisi_lock",
    "aqara_lock",
]

KeyType = Literal["keynest_key"]

NoiseSensorType = Literal["noiseaware_activity_zone", "minut_sensor"]

ThermostatType = Literal[
    "ecobee_thermostat",
    "nest_thermostat",
    "honeywell_resideo_thermostat",
    "tado_thermostat",
    "sensi_thermostat",
    "smartthings_thermostat",
]

PhoneType = Literal["ios_phone", "android_phone"]

CameraType = Literal["ring_camera"]

DeviceType = Literal["tapo_camera", "arlo_camera", "reolink_camera", "sonos_speaker"]

DeviceDeviceType = LockType | KeyType | NoiseSensorType | ThermostatType | PhoneType | CameraType | DeviceType

Manufacturer = Literal[
    "akuvox",
    "august",
    "avigilon_alta",
    "brivo",
    "butterflymx",
    "doorking",
    "four_suites",
    "genie",
    "igloo",
    "keywe",
    "kwikset",
    "linear",
    "nuki",
    "philia",
    "salto",
    "samsung",
    "schlage",
    "seam",
    "unknown",
    "wyze",
    "yale",
    "two_n",
    "ttlock",
    "igloohome",
    "controlbyweb",
    "dormakaba_oracode",
    "tedee",
    "keyincode",
    "akiles",
    "aqara",
    "ecobee",
    "honeywell_resideo",
    "keynest",
    "korelock",
    "lockly",
    "minut",
    "nest",
    "noiseaware",
    "sensi",
    "smartthings",
    "tado",
    "ultraloq",
    "ring",
    "ical",
    "lodgify",
    "hostaway",
    "guesty",
    "acuity_scheduling",
    "omnitec",
    "kisi",
    "slack",
    "yacan",
    "eufy",
    "dormakaba_oracode_iho",
    "tapo",
    "arlo",
    "reolink",
    "sonos",
]

DeviceProviderCategory = Literal[
    "stable",
    "consumer_smartlocks",
    "beta",
    "thermostats",
    "noise_sensors",
    "access_control_systems",
    "cameras",
    "connectors",
]


class OmnitecMetadataParams(TypedDict, total=False):
    """A value of `omnitec_metadata`."""

    time_zone: Required[str]


class SchlageMetadataParams(TypedDict, total=False):
    """A value of `schlage_metadata`."""

    time_zone: Required[str]


class UltraloqMetadataParams(TypedDict, total=False):
    """A value of `ultraloq_metadata`."""

    time_zone: Required[str]


class DeviceParams(TypedDict, total=False):
    """A value of `device`."""

    device_id: Required[str | UUID]
    omnitec_metadata: OmnitecMetadataParams
    schlage_metadata: SchlageMetadataParams
    ultraloq_metadata: UltraloqMetadataParams


class PropertiesParams(TypedDict, total=False):
    """A value of `properties`."""

    name: str | Null | None


EventType = Literal[
    "access_code.created",
    "access_code.changed",
    "access_code.name_changed",
    "access_code.code_changed",
    "access_code.time_frame_changed",
    "access_code.mutations_requested",
    "access_code.scheduled_on_device",
    "access_code.set_on_device",
    "access_code.removed_from_device",
    "access_code.delay_in_setting_on_device",
    "access_code.failed_to_set_on_device",
    "access_code.issued",
    "access_code.delay_in_issuing",
    "access_code.failed_to_issue",
    "access_code.failed_to_update",
    "access_code.failed_to_expire",
    "access_code.deleted",
    "access_code.delay_in_removing_from_device",
    "access_code.failed_to_remove_from_device",
    "access_code.modified_external_to_seam",
    "access_code.deleted_external_to_seam",
    "access_code.backup_access_code_pulled",
    "access_code.unmanaged.converted_to_managed",
    "access_code.unmanaged.failed_to_convert_to_managed",
    "access_code.unmanaged.created",
    "access_code.unmanaged.removed",
    "access_grant.created",
    "access_grant.deleted",
    "access_grant.access_granted_to_all_doors",
    "access_grant.access_granted_to_door",
    "access_grant.access_to_door_lost",
    "access_grant.access_times_changed",
    "access_grant.could_not_create_requested_access_methods",
    "access_method.issued",
    "access_method.revoked",
    "access_method.card_encoding_required",
    "access_method.deleted",
    "access_method.reissued",
    "access_method.created",
    "access_method.delay_in_issuing",
    "access_method.failed_to_issue",
    "acs_system.connected",
    "acs_system.added",
    "acs_system.disconnected",
    "acs_credential.deleted",
    "acs_credential.issued",
    "acs_credential.reissued",
    "acs_credential.invalidated",
    "acs_user.created",
    "acs_user.deleted",
    "acs_encoder.added",
    "acs_encoder.removed",
    "acs_access_group.deleted",
    "acs_entrance.added",
    "acs_entrance.removed",
    "client_session.deleted",
    "connected_account.connected",
    "connected_account.created",
    "connected_account.successful_login",
    "connected_account.disconnected",
    "connected_account.completed_first_sync",
    "connected_account.deleted",
    "connected_account.completed_first_sync_after_reconnection",
    "connected_account.reauthorization_requested",
    "action_attempt.lock_door.succeeded",
    "action_attempt.lock_door.failed",
    "action_attempt.unlock_door.succeeded",
    "action_attempt.unlock_door.failed",
    "action_attempt.simulate_keypad_code_entry.succeeded",
    "action_attempt.simulate_keypad_code_entry.failed",
    "action_attempt.simulate_manual_lock_via_keypad.succeeded",
    "action_attempt.simulate_manual_lock_via_keypad.failed",
    "connect_webview.login_succeeded",
    "connect_webview.login_failed",
    "device.connected",
    "device.added",
    "device.converted_to_unmanaged",
    "device.unmanaged.converted_to_managed",
    "device.unmanaged.connected",
    "device.disconnected",
    "device.unmanaged.disconnected",
    "device.tampered",
    "device.low_battery",
    "device.battery_status_changed",
    "device.removed",
    "device.deleted",
    "device.third_party_integration_detected",
    "device.third_party_integration_no_longer_detected",
    "device.salto.privacy_mode_activated",
    "device.salto.privacy_mode_deactivated",
    "device.connection_became_flaky",
    "device.connection_stabilized",
    "device.error.subscription_required",
    "device.error.subscription_required.resolved",
    "device.accessory_keypad_connected",
    "device.accessory_keypad_disconnected",
    "noise_sensor.noise_threshold_triggered",
    "lock.locked",
    "lock.unlocked",
    "lock.access_denied",
    "thermostat.climate_preset_activated",
    "thermostat.manually_adjusted",
    "thermostat.temperature_threshold_exceeded",
    "thermostat.temperature_threshold_no_longer_exceeded",
    "thermostat.temperature_reached_set_point",
    "thermostat.temperature_changed",
    "device.name_changed",
    "camera.activated",
    "device.doorbell_rang",
    "enrollment_automation.deleted",
    "phone.deactivated",
    "space.device_membership_changed",
    "space.created",
    "space.deleted",
    "access_code.failed_to_delete",
]

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
    "aqara",
    "korelock",
    "lockly",
    "smartthings",
    "ultraloq",
    "omnitec",
    "kisi",
    "yacan",
    "eufy",
    "dormakaba_oracode_iho",
]


class AssaAbloyMetadataParams(TypedDict, total=False):
    """A value of `assa_abloy_metadata`."""

    application_version: str
    ble_capability: bool
    hce_capability: bool
    nfc_capability: bool
    seos_applet_version: str
    seos_tsm_endpoint_id: float


class PhoneMetadataParams(TypedDict, total=False):
    """A value of `phone_metadata`."""

    device_manufacturer: str
    device_model: str
    operating_system: Literal["android", "ios"]
    os_version: str


SpaceRelation = Literal["spaces", "devices", "acs_entrances", "connected_accounts", "acs_systems", "access_methods"]

ClimatePresetMode = Literal["home", "away", "wake", "sleep", "occupied", "unoccupied"]


class EcobeeMetadataParams(TypedDict, total=False):
    """A value of `ecobee_metadata`."""

    climate_ref: str
    is_optimized: bool
    owner: Literal["user", "system"]


FanMode = Literal["auto", "on", "circulate"]

HvacMode = Literal["off", "heat", "cool", "heat_cool", "eco"]

ThermostatManufacturer = Literal["ecobee", "honeywell_resideo", "nest", "sensi", "smartthings", "tado"]


class PeriodParams(TypedDict, total=False):
    """A value of `period`."""

    climate_preset_key: Required[str]
    starts_at_time: Required[str]


class ConnectWebviewCustomizationParams(TypedDict, total=False):
    """A value of `connect_webview_customization`."""

    logo_shape: Literal["circle", "square"] | Null | None
    primary_button_color: str | Null | None
    primary_button_text_color: str | Null | None
    success_message: str | Null | None
