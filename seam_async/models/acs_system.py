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
    """True if the problem lies with the Seam bridge."""


@model
class AcsSystemLocation(Model):
    """The `location` of an access system."""

    time_zone: str | None = None
    """IANA time zone, such as `Europe/Paris`."""


@model
class AcsSystemVisionlineMetadata(Model):
    """The `visionline_metadata` of an access system."""

    lan_address: str | None = None
    """Address of the Visionline server in the local network."""
    mobile_access_uuid: str | None = None
    """Id of the keyset with which the readers of the site check mobile keys."""
    system_id: str | None = None
    """Id of the Visionline system."""


@model
class AcsSystemWarning(ReportedWarning):
    """One of the `warnings` of an access system."""

    misconfigured_acs_entrance_ids: tuple[str, ...] = ()
    """UUIDs of entrances with a wrong setup in the brand's system. Deprecated."""


@model
class AcsSystem(Model):
    """An access system.

    Source: https://docs.seam.co/api/acs/systems/object
    """

    acs_system_id: str
    """UUID of the access system."""
    acs_access_group_count: float | None = None
    """Number of access groups in the system."""
    acs_user_count: float | None = None
    """Number of users in the system."""
    connected_account_id: str | None = None
    """UUID of the connected account that the access system belongs to."""
    connected_account_ids: tuple[str, ...] = ()
    """UUIDs of the connected accounts that the access system covers. Deprecated; see `connected_account_id`."""
    created_at: datetime | None = None
    """Time at which the access system was created."""
    default_credential_manager_acs_system_id: str | None = None
    """UUID of the access system that issues mobile keys for this one."""
    errors: tuple[AcsSystemError, ...] = ()
    """Problems that keep the access system from working."""
    external_type: str | None = None
    """Type in the brand's own system."""
    external_type_display_name: str | None = None
    """Type in the brand's own system, for people."""
    image_alt_text: str | None = None
    """Text alternative for the picture."""
    image_url: str | None = None
    """Address of a picture of the product."""
    is_credential_manager: bool | None = None
    """True if the system issues mobile keys for other access systems."""
    location: AcsSystemLocation = field(factory=AcsSystemLocation)
    """Place of the access system."""
    name: str | None = None
    """Name to show to people."""
    system_type: str | None = None
    """Brand of the access system. Deprecated; see `external_type`."""
    system_type_display_name: str | None = None
    """Brand of the access system, for people. Deprecated; see `external_type_display_name`."""
    visionline_metadata: AcsSystemVisionlineMetadata | None = None
    """Facts from Visionline, for systems of this brand."""
    warnings: tuple[AcsSystemWarning, ...] = ()
    """Minor problems of the access system; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the access system belongs to."""
