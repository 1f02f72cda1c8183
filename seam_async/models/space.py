"""Space.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedWarning


@model
class SpaceCustomerData(Model):
    """The `customer_data` of a space."""

    address: str | None = None
    """Postal address of the space."""
    default_checkin_time: str | None = None
    """Usual time of day for arrivals, as `HH:MM`."""
    default_checkout_time: str | None = None
    """Usual time of day for departures, as `HH:MM`."""
    time_zone: str | None = None
    """IANA time zone of the space, such as `Europe/Paris`."""


@model
class SpaceGeolocation(Model):
    """The `geolocation` of a space."""

    latitude: float | None = None
    """Degrees north."""
    longitude: float | None = None
    """Degrees east."""


@model
class Space(Model):
    """A space.

    Source: https://docs.seam.co/api/spaces/object
    """

    space_id: str
    """UUID of the space."""
    acs_entrance_count: float | None = None
    """Number of entrances in the space."""
    created_at: datetime | None = None
    """Time at which the space was created."""
    customer_data: SpaceCustomerData | None = None
    """Your facts about the space for the customer's portal."""
    customer_key: str | None = None
    """Your own unique key for the customer."""
    device_count: float | None = None
    """Number of devices in the space."""
    display_name: str | None = None
    """Name to show to people."""
    geolocation: SpaceGeolocation | None = None
    """Coordinates of the space."""
    name: str | None = None
    """Name to show to people."""
    space_key: str | None = None
    """Your own unique key for the space."""
    workspace_id: str | None = None
    """UUID of the workspace that the space belongs to."""
    warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the space; it works for now."""
