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
    """PIN in 4 to 9 digits, for the mode `code`; generated if omitted."""
    instant_key_max_use_count: int
    """Number of times that the link of an instant key can be opened, for the mode `mobile_key`."""
    mode: Required[AccessMode]
    """Kind of access: a PIN, a plastic card, a key on a phone or remote unlocking."""


class LocationParams(TypedDict, total=False):
    """A value of `location`."""

    acs_entrance_ids: Sequence[str | UUID]
    """Entrances of access systems at the place."""
    device_ids: Sequence[str | UUID]
    """Devices at the place."""
    name: str
    """Name to show to people."""


class UserIdentityParams(TypedDict, total=False):
    """A value of `user_identity`."""

    email_address: str | Null | None
    """Email address of the person."""
    full_name: str | Null | None
    """First and last name of the person."""
    phone_number: str | Null | None
    """Phone number of the person, in international form such as `+15551234567`."""
    user_identity_key: str | Null | None
    """Your own unique key for the user identity."""


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
    """True to let Seam choose between joining the earlier cards of the guest and overriding them."""
    join_all_guest_acs_entrances: bool
    """True to add all guest entrances to the credential."""
    override_all_guest_acs_entrances: bool
    """True to invalidate earlier guest cards at every entrance of the credential."""
    override_guest_acs_entrance_ids: Sequence[str | UUID]
    """Entrances at which earlier guest cards become invalid."""


class SaltoSpaceMetadataParams(TypedDict, total=False):
    """A value of `salto_space_metadata`."""

    assign_new_key: bool
    """True to invalidate the user's earlier keys."""


class VisionlineMetadataParams(TypedDict, total=False):
    """A value of `visionline_metadata`."""

    auto_join: bool
    """True to let Seam choose between joining the earlier cards of the guest and overriding them."""
    card_format: Literal["TLCode", "rfid48"]
    """Technology of the plastic card."""
    card_function_type: Literal["guest", "staff"]
    """Role of the card holder: guest or staff."""
    joiner_acs_credential_ids: Sequence[str | UUID]
    """Earlier credentials that remain valid next to the new one."""
    override: bool
    """True to invalidate earlier guest cards."""


class SaltoKsMetadataParams(TypedDict, total=False):
    """A value of `salto_ks_metadata`."""

    detect_new_tags: bool
    """True to find cards that the Salto KS system does not know yet."""


class HotekMetadataParams(TypedDict, total=False):
    """A value of `hotek_metadata`."""

    encoder_number: Required[str]
    """Number of the encoder, which follows from its USB port."""


class AcsEncoderParams(TypedDict, total=False):
    """A value of `acs_encoder`."""

    hotek_metadata: Required[HotekMetadataParams]
    """Numbers that identify it in a Hotek system."""
    is_removed: bool
    """True to remove the encoder from the access system."""


class AcsEntranceHotekMetadataParams(TypedDict, total=False):
    """A value of `hotek_metadata`."""

    common_area_name: str
    """Name of the common area, such as a gym."""
    common_area_number: str
    """Number of the common area in the Hotek system."""
    room_number: str
    """Number of the guest room."""


class AcsEntranceParams(TypedDict, total=False):
    """A value of `acs_entrance`."""

    hotek_metadata: Required[AcsEntranceHotekMetadataParams]
    """Numbers that identify it in a Hotek system."""
    is_removed: bool
    """True to remove the entrance from the access system."""


class AccessScheduleParams(TypedDict, total=False):
    """A value of `access_schedule`."""

    ends_at: datetime | str | Null | None
    """End of validity; a datetime needs a time zone."""
    starts_at: datetime | str
    """Start of validity; a datetime needs a time zone. Now by default."""


class AcsUserAccessScheduleParams(TypedDict, total=False):
    """A value of `access_schedule`."""

    ends_at: Required[datetime | str]
    """End of validity; a datetime needs a time zone."""
    starts_at: Required[datetime | str]
    """Start of validity; a datetime needs a time zone. Now by default."""


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
    """Your own unique key for the access grant."""
    building_keys: Sequence[str]
    """Your own keys for buildings."""
    common_area_keys: Sequence[str]
    """Your own keys for common areas."""
    ends_at: datetime | str
    """End of validity; a datetime needs a time zone."""
    facility_keys: Sequence[str]
    """Your own keys for facilities."""
    guest_key: str
    """Your own unique key for the guest."""
    listing_keys: Sequence[str]
    """Your own keys for listings."""
    name: str
    """Name to show to people."""
    preferred_code: str
    """PIN to use if the devices accept it."""
    property_keys: Sequence[str]
    """Your own keys for properties."""
    resident_key: str
    """Your own unique key for the resident."""
    room_keys: Sequence[str]
    """Your own keys for rooms."""
    space_keys: Sequence[str]
    """Your own keys for spaces."""
    starts_at: datetime | str
    """Start of validity; a datetime needs a time zone. Now by default."""
    tenant_key: str
    """Your own unique key for the tenant."""
    unit_keys: Sequence[str]
    """Your own keys for units."""
    user_identity_key: str
    """Your own unique key for the user identity."""
    user_key: str
    """Your own unique key for the user."""


class BookingParams(TypedDict, total=False):
    """A value of `booking`."""

    booking_key: Required[str]
    """Your own unique key for the booking."""
    building_keys: Sequence[str]
    """Your own keys for buildings."""
    common_area_keys: Sequence[str]
    """Your own keys for common areas."""
    ends_at: datetime | str
    """End of validity; a datetime needs a time zone."""
    facility_keys: Sequence[str]
    """Your own keys for facilities."""
    guest_key: str
    """Your own unique key for the guest."""
    listing_keys: Sequence[str]
    """Your own keys for listings."""
    name: str
    """Name to show to people."""
    preferred_code: str
    """PIN to use if the devices accept it."""
    property_keys: Sequence[str]
    """Your own keys for properties."""
    resident_key: str
    """Your own unique key for the resident."""
    room_keys: Sequence[str]
    """Your own keys for rooms."""
    space_keys: Sequence[str]
    """Your own keys for spaces."""
    starts_at: datetime | str
    """Start of validity; a datetime needs a time zone. Now by default."""
    tenant_key: str
    """Your own unique key for the tenant."""
    unit_keys: Sequence[str]
    """Your own keys for units."""
    user_identity_key: str
    """Your own unique key for the user identity."""
    user_key: str
    """Your own unique key for the user."""


class BuildingParams(TypedDict, total=False):
    """A value of `building`."""

    building_key: Required[str]
    """Your own unique key for the building."""
    name: Required[str]
    """Name to show to people."""


class CommonAreaParams(TypedDict, total=False):
    """A value of `common_area`."""

    common_area_key: Required[str]
    """Your own unique key for the common area."""
    name: Required[str]
    """Name to show to people."""
    parent_site_key: str
    """Your own key for the site that contains it."""


class FacilityParams(TypedDict, total=False):
    """A value of `facility`."""

    facility_key: Required[str]
    """Your own unique key for the facility."""
    name: Required[str]
    """Name to show to people."""


class GuestParams(TypedDict, total=False):
    """A value of `guest`."""

    email_address: str
    """Email address of the person."""
    guest_key: Required[str]
    """Your own unique key for the guest."""
    name: Required[str]
    """Name to show to people."""
    phone_number: str
    """Phone number of the person, in international form such as `+15551234567`."""


class ListingParams(TypedDict, total=False):
    """A value of `listing`."""

    listing_key: Required[str]
    """Your own unique key for the listing."""
    name: Required[str]
    """Name to show to people."""


class PropertyParams(TypedDict, total=False):
    """A value of `property`."""

    name: Required[str]
    """Name to show to people."""
    property_key: Required[str]
    """Your own unique key for the property."""


class PropertyListingParams(TypedDict, total=False):
    """A value of `property_listing`."""

    custom_metadata: Mapping[str, str | bool]
    """Your own keys and values, merged into those stored; `NULL` as a value deletes its key."""
    name: Required[str]
    """Name to show to people."""
    property_listing_key: Required[str]
    """Your own unique key for the property listing."""


class ReservationParams(TypedDict, total=False):
    """A value of `reservation`."""

    building_keys: Sequence[str]
    """Your own keys for buildings."""
    common_area_keys: Sequence[str]
    """Your own keys for common areas."""
    custom_metadata: Mapping[str, str | bool]
    """Your own keys and values, merged into those stored; `NULL` as a value deletes its key."""
    ends_at: datetime | str
    """End of validity; a datetime needs a time zone."""
    facility_keys: Sequence[str]
    """Your own keys for facilities."""
    guest_key: str
    """Your own unique key for the guest."""
    listing_keys: Sequence[str]
    """Your own keys for listings."""
    name: str
    """Name to show to people."""
    preferred_code: str
    """PIN to use if the devices accept it."""
    property_keys: Sequence[str]
    """Your own keys for properties."""
    reservation_key: Required[str]
    """Your own key for the reservation."""
    resident_key: str
    """Your own unique key for the resident."""
    room_keys: Sequence[str]
    """Your own keys for rooms."""
    space_keys: Sequence[str]
    """Your own keys for spaces."""
    starts_at: datetime | str
    """Start of validity; a datetime needs a time zone. Now by default."""
    tenant_key: str
    """Your own unique key for the tenant."""
    unit_keys: Sequence[str]
    """Your own keys for units."""
    user_identity_key: str
    """Your own unique key for the user identity."""
    user_key: str
    """Your own unique key for the user."""


class ResidentParams(TypedDict, total=False):
    """A value of `resident`."""

    email_address: str
    """Email address of the person."""
    name: Required[str]
    """Name to show to people."""
    phone_number: str
    """Phone number of the person, in international form such as `+15551234567`."""
    resident_key: Required[str]
    """Your own unique key for the resident."""


class RoomParams(TypedDict, total=False):
    """A value of `room`."""

    name: Required[str]
    """Name to show to people."""
    parent_site_key: str
    """Your own key for the site that contains it."""
    room_key: Required[str]
    """Your own unique key for the room."""


class SiteParams(TypedDict, total=False):
    """A value of `site`."""

    name: Required[str]
    """Name to show to people."""
    site_key: Required[str]
    """Your own unique key for the site."""


class SpaceCustomerDataParams(TypedDict, total=False):
    """A value of `customer_data`."""

    address: str | Null | None
    """Postal address of the place."""
    default_checkin_time: str | Null | None
    """Usual time of day for arrivals, as `HH:MM`."""
    default_checkout_time: str | Null | None
    """Usual time of day for departures, as `HH:MM`."""
    time_zone: str | Null | None
    """IANA time zone, such as `Europe/Paris`."""


class GeolocationParams(TypedDict, total=False):
    """A value of `geolocation`."""

    latitude: Required[float]
    """Degrees north."""
    longitude: Required[float]
    """Degrees east."""


class SpaceParams(TypedDict, total=False):
    """A value of `space`."""

    customer_data: SpaceCustomerDataParams
    """Facts about the space for the customer's portal, such as address and hours."""
    duration_minutes: int
    """Usual length of a booking, in minutes."""
    geolocation: GeolocationParams
    """Coordinates of the place."""
    name: Required[str]
    """Name to show to people."""
    parent_site_key: str
    """Your own key for the site that contains it."""
    space_key: Required[str]
    """Your own unique key for the space."""


class StaffMemberParams(TypedDict, total=False):
    """A value of `staff_member`."""

    building_keys: Sequence[str]
    """Your own keys for buildings."""
    common_area_keys: Sequence[str]
    """Your own keys for common areas."""
    email_address: str
    """Email address of the person."""
    facility_keys: Sequence[str]
    """Your own keys for facilities."""
    listing_keys: Sequence[str]
    """Your own keys for listings."""
    name: Required[str]
    """Name to show to people."""
    phone_number: str
    """Phone number of the person, in international form such as `+15551234567`."""
    property_keys: Sequence[str]
    """Your own keys for properties."""
    property_listing_keys: Sequence[str]
    """Your own keys for property listings."""
    room_keys: Sequence[str]
    """Your own keys for rooms."""
    site_keys: Sequence[str]
    """Your own keys for sites."""
    space_keys: Sequence[str]
    """Your own keys for spaces."""
    staff_member_key: Required[str]
    """Your own unique key for the staff member."""
    unit_keys: Sequence[str]
    """Your own keys for units."""


class TenantParams(TypedDict, total=False):
    """A value of `tenant`."""

    email_address: str
    """Email address of the person."""
    name: Required[str]
    """Name to show to people."""
    phone_number: str
    """Phone number of the person, in international form such as `+15551234567`."""
    tenant_key: Required[str]
    """Your own unique key for the tenant."""


class UnitParams(TypedDict, total=False):
    """A value of `unit`."""

    name: Required[str]
    """Name to show to people."""
    parent_site_key: str
    """Your own key for the site that contains it."""
    unit_key: Required[str]
    """Your own unique key for the unit."""


class CustomerDataUserIdentityParams(TypedDict, total=False):
    """A value of `user_identity`."""

    email_address: str
    """Email address of the person."""
    name: Required[str]
    """Name to show to people."""
    phone_number: str
    """Phone number of the person, in international form such as `+15551234567`."""
    user_identity_key: Required[str]
    """Your own unique key for the user identity."""


class UserParams(TypedDict, total=False):
    """A value of `user`."""

    email_address: str
    """Email address of the person."""
    name: Required[str]
    """Name to show to people."""
    phone_number: str
    """Phone number of the person, in international form such as `+15551234567`."""
    user_key: Required[str]
    """Your own unique key for the user."""


class CustomerDataParams(TypedDict, total=False):
    """A value of `customer_data`."""

    access_grants: Sequence[AccessGrantParams]
    """Your records of access grants: a person, a place and a time."""
    bookings: Sequence[BookingParams]
    """Your records of bookings."""
    buildings: Sequence[BuildingParams]
    """Your records of buildings."""
    common_areas: Sequence[CommonAreaParams]
    """Your records of common areas, such as gyms."""
    customer_key: Required[str]
    """Your own unique key for the customer."""
    facilities: Sequence[FacilityParams]
    """Your records of facilities."""
    guests: Sequence[GuestParams]
    """Your records of guests."""
    listings: Sequence[ListingParams]
    """Your records of listings."""
    properties: Sequence[PropertyParams]
    """Your records of properties."""
    property_listings: Sequence[PropertyListingParams]
    """Your records of listed properties."""
    reservations: Sequence[ReservationParams]
    """Your records of reservations."""
    residents: Sequence[ResidentParams]
    """Your records of residents."""
    rooms: Sequence[RoomParams]
    """Your records of rooms."""
    sites: Sequence[SiteParams]
    """Your records of sites."""
    spaces: Sequence[SpaceParams]
    """Your records of spaces."""
    staff_members: Sequence[StaffMemberParams]
    """Your records of staff members."""
    tenants: Sequence[TenantParams]
    """Your records of tenants."""
    units: Sequence[UnitParams]
    """Your records of units."""
    user_identities: Sequence[CustomerDataUserIdentityParams]
    """Your records of people, as user identities."""
    users: Sequence[UserParams]
    """Your records of users."""


class CustomerResourcesFilterParams(TypedDict, total=False):
    """A value of `customer_resources_filter`."""

    field: Required[str]
    """Key in the custom metadata to compare."""
    operation: Required[Literal["="]]
    """Comparison; `=` is the only one so far."""
    value: Required[str | bool]
    """Value to compare with."""


class ConfigureParams(TypedDict, total=False):
    """A value of `configure`."""

    allow_access_automation_rule_customization: bool
    """True if the customer may change rules for automatic access."""
    allow_climate_automation_rule_customization: bool
    """True if the customer may change rules for automatic climate."""
    allow_instant_key_customization: bool
    """True if the customer may change the look of instant keys."""
    exclude: bool
    """True to hide the configuration pages."""


class ConnectParams(TypedDict, total=False):
    """A value of `connect`."""

    accepted_providers: Sequence[str]
    """Brands to offer for the login; all by default."""
    exclude: bool
    """True to hide the pages to connect accounts."""
    excluded_providers: Sequence[str]
    """Brands to leave out of the login page."""


class DeviceManagementConfirmationParams(TypedDict, total=False):
    """A value of `device_management_confirmation`."""

    body: str
    """Text of the dialog."""
    cancel_button_label: str
    """Text on the button to cancel."""
    confirm_button_label: str
    """Text on the button to confirm."""
    title: str
    """Heading of the dialog."""


class EventsParams(TypedDict, total=False):
    """A value of `events`."""

    allowed_events: Sequence[str]
    """Event types that the filter of the events page offers; all by default."""
    default_events: Sequence[str]
    """Event types preselected in the filter."""


class ManageParams(TypedDict, total=False):
    """A value of `manage`."""

    device_management_confirmation: DeviceManagementConfirmationParams
    """Texts of the dialog shown before unmanaged devices in a space become managed."""
    events: EventsParams
    """Options of the filter on the events page."""
    exclude: bool
    """True to hide the pages to manage access."""
    exclude_reservation_management: bool
    """True to hide the pages for reservations."""
    exclude_reservation_technical_details: bool
    """True to hide technical details of reservations."""
    exclude_staff_management: bool
    """True to hide the pages for staff."""


class ManageDevicesParams(TypedDict, total=False):
    """A value of `manage_devices`."""

    exclude: bool
    """True to hide the pages to manage devices."""


class OrganizeParams(TypedDict, total=False):
    """A value of `organize`."""

    exclude: bool
    """True to hide the pages to organize devices."""


class FeaturesParams(TypedDict, total=False):
    """A value of `features`."""

    configure: ConfigureParams
    """Options of the configuration pages."""
    connect: ConnectParams
    """Options of the pages to connect accounts."""
    manage: ManageParams
    """Options of the pages to manage access."""
    manage_devices: ManageDevicesParams
    """Options of the pages to manage devices."""
    organize: OrganizeParams
    """Options of the pages to organize devices into places."""


class LandingPageManageParams(TypedDict, total=False):
    """A value of `manage`."""

    space_key: str
    """Your own unique key for the space."""
    property_key: str
    """Your own unique key for the property."""
    room_key: str
    """Your own unique key for the room."""
    common_area_key: str
    """Your own unique key for the common area."""
    unit_key: str
    """Your own unique key for the unit."""
    facility_key: str
    """Your own unique key for the facility."""
    building_key: str
    """Your own unique key for the building."""
    listing_key: str
    """Your own unique key for the listing."""
    property_listing_key: str
    """Your own unique key for the property listing."""
    site_key: str
    """Your own unique key for the site."""
    reservation_key: str
    """Your own key for the reservation."""
    booking_key: str
    """Your own unique key for the booking."""
    access_grant_key: str
    """Your own unique key for the access grant."""


class LandingPageParams(TypedDict, total=False):
    """A value of `landing_page`."""

    manage: LandingPageManageParams
    """Resource that the page shows, by your own key."""


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
    """IANA time zone, such as `Europe/Paris`."""


class SchlageMetadataParams(TypedDict, total=False):
    """A value of `schlage_metadata`."""

    time_zone: Required[str]
    """IANA time zone, such as `Europe/Paris`."""


class UltraloqMetadataParams(TypedDict, total=False):
    """A value of `ultraloq_metadata`."""

    time_zone: Required[str]
    """IANA time zone, such as `Europe/Paris`."""


class DeviceParams(TypedDict, total=False):
    """A value of `device`."""

    device_id: Required[str | UUID]
    """Device that the facts are about."""
    omnitec_metadata: OmnitecMetadataParams
    """Facts about an Omnitec lock."""
    schlage_metadata: SchlageMetadataParams
    """Facts about a Schlage lock."""
    ultraloq_metadata: UltraloqMetadataParams
    """Facts about an Ultraloq lock."""


class PropertiesParams(TypedDict, total=False):
    """A value of `properties`."""

    name: str | Null | None
    """Name of the device at its provider."""


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
    """Version of the simulated app."""
    ble_capability: bool
    """True if the phone has Bluetooth Low Energy."""
    hce_capability: bool
    """True if the phone can act as a card over NFC."""
    nfc_capability: bool
    """True if the phone has NFC."""
    seos_applet_version: str
    """Version of the Seos applet on the phone."""
    seos_tsm_endpoint_id: float
    """Number of the phone's endpoint at the Seos key service."""


class PhoneMetadataParams(TypedDict, total=False):
    """A value of `phone_metadata`."""

    device_manufacturer: str
    """Brand of the phone."""
    device_model: str
    """Model name of the phone."""
    operating_system: Literal["android", "ios"]
    """Android or iOS."""
    os_version: str
    """Version of the operating system."""


SpaceRelation = Literal["spaces", "devices", "acs_entrances", "connected_accounts", "acs_systems", "access_methods"]

ClimatePresetMode = Literal["home", "away", "wake", "sleep", "occupied", "unoccupied"]


class EcobeeMetadataParams(TypedDict, total=False):
    """A value of `ecobee_metadata`."""

    climate_ref: str
    """Reference of the comfort setting at ecobee."""
    is_optimized: bool
    """True if ecobee may adjust the setting to save energy."""
    owner: Literal["user", "system"]
    """Creator of the setting at ecobee: the user or the system."""


FanMode = Literal["auto", "on", "circulate"]

HvacMode = Literal["off", "heat", "cool", "heat_cool", "eco"]

ThermostatManufacturer = Literal["ecobee", "honeywell_resideo", "nest", "sensi", "smartthings", "tado"]


class PeriodParams(TypedDict, total=False):
    """A value of `period`."""

    climate_preset_key: Required[str]
    """Key of the climate preset for the period."""
    starts_at_time: Required[str]
    """Time of day at which the period begins, as `HH:MM:SS`."""


class ConnectWebviewCustomizationParams(TypedDict, total=False):
    """A value of `connect_webview_customization`."""

    logo_shape: Literal["circle", "square"] | Null | None
    """Shape of your logo."""
    primary_button_color: str | Null | None
    """Color of the main button, as in CSS."""
    primary_button_text_color: str | Null | None
    """Color of the main button's text, as in CSS."""
    success_message: str | Null | None
    """Message after the login."""
