"""Access system.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from attrs import field

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class AcsSystemError(ReportedError):
    """One of the `errors` of an access system."""

    is_bridge_error: bool | None = None


@model
class AcsSystemLocation(Model):
    """The `location` of an access system."""

    time_zone: str | None = None


@model
class AcsSystemVisionlineMetadata(Model):
    """The `visionline_metadata` of an access system."""

    lan_address: str | None = None
    mobile_access_uuid: str | None = None
    system_id: str | None = None


@model
class AcsSystemWarning(ReportedWarning):
    """One of the `warnings` of an access system.

    Attributes:
        misconfigured_acs_entrance_ids: Deprecated.
    """

    misconfigured_acs_entrance_ids: tuple[str, ...] = ()


@model
class AcsSystem(Model):
    """An access system.

    Source: https://docs.seam.co/api/acs/systems/object

    Attributes:
        connected_account_ids: Deprecated, see `connected_account_id`.
        system_type: Deprecated, see `external_type`.
        system_type_display_name: Deprecated, see `external_type_display_name`.
    """

    acs_system_id: str
    acs_access_group_count: float | None = None
    acs_user_count: float | None = None
    connected_account_id: str | None = None
    connected_account_ids: tuple[str, ...] = ()
    created_at: datetime | None = None
    default_credential_manager_acs_system_id: str | None = None
    errors: tuple[AcsSystemError, ...] = ()
    external_type: str | None = None
    external_type_display_name: str | None = None
    image_alt_text: str | None = None
    image_url: str | None = None
    is_credential_manager: bool | None = None
    location: AcsSystemLocation = field(factory=AcsSystemLocation)
    name: str | None = None
    system_type: str | None = None
    system_type_display_name: str | None = None
    visionline_metadata: AcsSystemVisionlineMetadata | None = None
    warnings: tuple[AcsSystemWarning, ...] = ()
    workspace_id: str | None = None
