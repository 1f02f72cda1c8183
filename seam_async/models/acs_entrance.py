"""Entrance.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class AcsEntranceAkilesMetadataAction(Model):
    """One of the `actions` of an acs entrance akiles metadata."""

    id: str | None = None
    name: str | None = None


@model
class AcsEntranceAkilesMetadata(Model):
    """The `akiles_metadata` of an entrance."""

    actions: tuple[AcsEntranceAkilesMetadataAction, ...] = ()
    gadget_id: str | None = None
    site_id: str | None = None
    site_name: str | None = None


@model
class AcsEntranceAssaAbloyVostioMetadata(Model):
    """The `assa_abloy_vostio_metadata` of an entrance.

    Attributes:
        door_type: `CommonDoor`, `EntranceDoor`, `GuestDoor` or `Elevator`.
    """

    door_name: str | None = None
    door_number: float | None = None
    door_type: str | None = None
    pms_id: str | None = None
    stand_open: bool | None = None


@model
class AcsEntranceAvigilonAltaMetadata(Model):
    """The `avigilon_alta_metadata` of an entrance."""

    entry_name: str | None = None
    entry_relays_total_count: float | None = None
    org_name: str | None = None
    site_id: float | None = None
    site_name: str | None = None
    zone_id: float | None = None
    zone_name: str | None = None


@model
class AcsEntranceBrivoMetadata(Model):
    """The `brivo_metadata` of an entrance."""

    access_point_id: str | None = None
    site_id: float | None = None
    site_name: str | None = None


@model
class AcsEntranceDormakabaAmbianceMetadata(Model):
    """The `dormakaba_ambiance_metadata` of an entrance."""

    access_point_name: str | None = None


@model
class AcsEntranceDormakabaCommunityMetadata(Model):
    """The `dormakaba_community_metadata` of an entrance."""

    access_point_profile: str | None = None


@model
class AcsEntranceHotekMetadata(Model):
    """The `hotek_metadata` of an entrance."""

    common_area_name: str | None = None
    common_area_number: str | None = None
    room_number: str | None = None


@model
class AcsEntranceLatchMetadata(Model):
    """The `latch_metadata` of an entrance."""

    accessibility_type: str | None = None
    door_name: str | None = None
    door_type: str | None = None
    is_connected: bool | None = None


@model
class AcsEntranceSaltoKsMetadata(Model):
    """The `salto_ks_metadata` of an entrance."""

    battery_level: str | None = None
    door_name: str | None = None
    intrusion_alarm: bool | None = None
    left_open_alarm: bool | None = None
    lock_type: str | None = None
    locked_state: str | None = None
    online: bool | None = None
    privacy_mode: bool | None = None


@model
class AcsEntranceSaltoSpaceMetadata(Model):
    """The `salto_space_metadata` of an entrance."""

    audit_on_keys: bool | None = None
    door_description: str | None = None
    door_id: str | None = None
    door_name: str | None = None
    room_description: str | None = None
    room_name: str | None = None


@model
class AcsEntranceVisionlineMetadataProfile(Model):
    """One of the `profiles` of an acs entrance visionline metadata.

    Attributes:
        visionline_door_profile_type: `BLE`, `commonDoor` or `touch`.
    """

    visionline_door_profile_id: str | None = None
    visionline_door_profile_type: str | None = None


@model
class AcsEntranceVisionlineMetadata(Model):
    """The `visionline_metadata` of an entrance.

    Attributes:
        door_category: `entrance`, `guest`, `elevator reader`, `common` or `common (PMS)`.
    """

    door_category: str | None = None
    door_name: str | None = None
    profiles: tuple[AcsEntranceVisionlineMetadataProfile, ...] = ()


@model
class AcsEntrance(Model):
    """An entrance.

    Source: https://docs.seam.co/api/acs/entrances/object
    """

    acs_entrance_id: str
    acs_system_id: str | None = None
    akiles_metadata: AcsEntranceAkilesMetadata | None = None
    assa_abloy_vostio_metadata: AcsEntranceAssaAbloyVostioMetadata | None = None
    avigilon_alta_metadata: AcsEntranceAvigilonAltaMetadata | None = None
    brivo_metadata: AcsEntranceBrivoMetadata | None = None
    can_belong_to_reservation: bool = False
    can_unlock_with_card: bool = False
    can_unlock_with_cloud_key: bool = False
    can_unlock_with_code: bool = False
    can_unlock_with_mobile_key: bool = False
    connected_account_id: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    dormakaba_ambiance_metadata: AcsEntranceDormakabaAmbianceMetadata | None = None
    dormakaba_community_metadata: AcsEntranceDormakabaCommunityMetadata | None = None
    errors: tuple[ReportedError, ...] = ()
    hotek_metadata: AcsEntranceHotekMetadata | None = None
    is_locked: bool | None = None
    latch_metadata: AcsEntranceLatchMetadata | None = None
    salto_ks_metadata: AcsEntranceSaltoKsMetadata | None = None
    salto_space_metadata: AcsEntranceSaltoSpaceMetadata | None = None
    space_ids: tuple[str, ...] = ()
    visionline_metadata: AcsEntranceVisionlineMetadata | None = None
    warnings: tuple[ReportedWarning, ...] = ()
