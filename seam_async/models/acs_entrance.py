"""Entrance.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class AcsEntranceAkilesMetadataAction(Model):
    """One of the `actions` of an entrance akiles metadata."""

    id: str | None = None
    """Provider's id of the action."""
    name: str | None = None
    """Akiles's name of the action."""


@model
class AcsEntranceAkilesMetadata(Model):
    """The `akiles_metadata` of an entrance."""

    actions: tuple[AcsEntranceAkilesMetadataAction, ...] = ()
    """Remote actions of the gadget, such as opening."""
    gadget_id: str | None = None
    """Akiles's id of the gadget."""
    site_id: str | None = None
    """Provider's id of the site."""
    site_name: str | None = None
    """Provider's name of the site."""


@model
class AcsEntranceAssaAbloyVostioMetadata(Model):
    """The `assa_abloy_vostio_metadata` of an entrance."""

    door_name: str | None = None
    """Name of the door at its provider."""
    door_number: float | None = None
    """Number of the door at Vostio."""
    door_type: str | None = None
    """Kind of door at its provider, such as a guest room or an elevator. Known values: `CommonDoor`, `EntranceDoor`,
    `GuestDoor`, `Elevator`.
    """
    pms_id: str | None = None
    """Id of the entrance in the hotel's property management system."""
    stand_open: bool | None = None
    """True if keys may set the door to remain open."""


@model
class AcsEntranceAvigilonAltaMetadata(Model):
    """The `avigilon_alta_metadata` of an entrance."""

    entry_name: str | None = None
    """Name of the entry at Avigilon Alta."""
    entry_relays_total_count: float | None = None
    """Number of relays that the entry drives."""
    org_name: str | None = None
    """Name of the organization at Avigilon Alta."""
    site_id: float | None = None
    """Provider's id of the site."""
    site_name: str | None = None
    """Provider's name of the site."""
    zone_id: float | None = None
    """Avigilon Alta's id of the zone."""
    zone_name: str | None = None
    """Avigilon Alta's name of the zone."""


@model
class AcsEntranceBrivoMetadata(Model):
    """The `brivo_metadata` of an entrance."""

    access_point_id: str | None = None
    """Brivo's id of the entrance."""
    site_id: float | None = None
    """Provider's id of the site."""
    site_name: str | None = None
    """Provider's name of the site."""


@model
class AcsEntranceDormakabaAmbianceMetadata(Model):
    """The `dormakaba_ambiance_metadata` of an entrance."""

    access_point_name: str | None = None
    """Ambiance's name for the entrance."""


@model
class AcsEntranceDormakabaCommunityMetadata(Model):
    """The `dormakaba_community_metadata` of an entrance."""

    access_point_profile: str | None = None
    """Community's profile of the entrance."""


@model
class AcsEntranceHotekMetadata(Model):
    """The `hotek_metadata` of an entrance."""

    common_area_name: str | None = None
    """Hotek's name of the common area."""
    common_area_number: str | None = None
    """Hotek's number of the common area."""
    room_number: str | None = None
    """Number of the guest room."""


@model
class AcsEntranceLatchMetadata(Model):
    """The `latch_metadata` of an entrance."""

    accessibility_type: str | None = None
    """Latch's class of the entrance, such as communal or private."""
    door_name: str | None = None
    """Name of the door at its provider."""
    door_type: str | None = None
    """Kind of door at its provider, such as a guest room or an elevator."""
    is_connected: bool | None = None
    """True while the entrance is reachable."""


@model
class AcsEntranceSaltoKsMetadata(Model):
    """The `salto_ks_metadata` of an entrance."""

    battery_level: str | None = None
    """Charge of the lock, in Salto's words."""
    door_name: str | None = None
    """Name of the door at its provider."""
    intrusion_alarm: bool | None = None
    """True while the door reports that it was forced."""
    left_open_alarm: bool | None = None
    """True while the door reports that it stands open for too long."""
    lock_type: str | None = None
    """Model family of the lock at Salto."""
    locked_state: str | None = None
    """Position of the lock, in Salto's words."""
    online: bool | None = None
    """True while Salto can reach the lock."""
    privacy_mode: bool | None = None
    """True while the lock refuses ordinary keys at the wish of a person inside."""


@model
class AcsEntranceSaltoSpaceMetadata(Model):
    """The `salto_space_metadata` of an entrance."""

    audit_on_keys: bool | None = None
    """True if keys record the openings of the door."""
    door_description: str | None = None
    """Salto's description of the door."""
    door_id: str | None = None
    """Provider's id of the door."""
    door_name: str | None = None
    """Name of the door at its provider."""
    room_description: str | None = None
    """Salto's description of the room."""
    room_name: str | None = None
    """Provider's name of the room."""


@model
class AcsEntranceVisionlineMetadataProfile(Model):
    """One of the `profiles` of an entrance visionline metadata."""

    visionline_door_profile_id: str | None = None
    """Visionline's id of the profile."""
    visionline_door_profile_type: str | None = None
    """Visionline's class of the profile. Known values: `BLE`, `commonDoor`, `touch`."""


@model
class AcsEntranceVisionlineMetadata(Model):
    """The `visionline_metadata` of an entrance."""

    door_category: str | None = None
    """Visionline's kind of the door, such as a guest room. Known values: `entrance`, `guest`, `elevator reader`,
    `common`, `common (PMS)`.
    """
    door_name: str | None = None
    """Name of the door at its provider."""
    profiles: tuple[AcsEntranceVisionlineMetadataProfile, ...] = ()
    """Visionline's profiles of the door."""


@model
class AcsEntrance(Model):
    """An entrance.

    Source: https://docs.seam.co/api/acs/entrances/object
    """

    acs_entrance_id: str
    """UUID of the entrance."""
    acs_system_id: str | None = None
    """UUID of the access system."""
    akiles_metadata: AcsEntranceAkilesMetadata | None = None
    """Facts from Akiles, for devices and systems of this brand."""
    assa_abloy_vostio_metadata: AcsEntranceAssaAbloyVostioMetadata | None = None
    """Facts from ASSA ABLOY Vostio, for systems of this brand."""
    avigilon_alta_metadata: AcsEntranceAvigilonAltaMetadata | None = None
    """Facts from Avigilon Alta, for systems of this brand."""
    brivo_metadata: AcsEntranceBrivoMetadata | None = None
    """Facts from Brivo, for devices and systems of this brand."""
    can_belong_to_reservation: bool = False
    """True if the entrance can be part of a guest's reservation."""
    can_unlock_with_card: bool = False
    """True if plastic cards open the entrance."""
    can_unlock_with_cloud_key: bool = False
    """True if the entrance can be opened remotely."""
    can_unlock_with_code: bool = False
    """True if a PIN opens the door."""
    can_unlock_with_mobile_key: bool = False
    """True if keys on phones open the entrance."""
    connected_account_id: str | None = None
    """UUID of the connected account that the entrance belongs to."""
    created_at: datetime | None = None
    """Time at which the entrance was created."""
    display_name: str | None = None
    """Name to show to people."""
    dormakaba_ambiance_metadata: AcsEntranceDormakabaAmbianceMetadata | None = None
    """Facts from dormakaba Ambiance, for systems of this brand."""
    dormakaba_community_metadata: AcsEntranceDormakabaCommunityMetadata | None = None
    """Facts from dormakaba Community, for systems of this brand."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep the entrance from working."""
    hotek_metadata: AcsEntranceHotekMetadata | None = None
    """Facts from Hotek, for systems of this brand."""
    is_locked: bool | None = None
    """True while the entrance is locked."""
    latch_metadata: AcsEntranceLatchMetadata | None = None
    """Facts from Latch, for systems of this brand."""
    salto_ks_metadata: AcsEntranceSaltoKsMetadata | None = None
    """Facts from Salto KS, for devices and systems of this brand."""
    salto_space_metadata: AcsEntranceSaltoSpaceMetadata | None = None
    """Facts from Salto Space, for systems of this brand."""
    space_ids: tuple[str, ...] = ()
    """UUIDs of the spaces that the entrance belongs to."""
    visionline_metadata: AcsEntranceVisionlineMetadata | None = None
    """Facts from Visionline, for systems of this brand."""
    warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the entrance; it works for now."""
