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
    default_checkin_time: str | None = None
    default_checkout_time: str | None = None
    time_zone: str | None = None


@model
class SpaceGeolocation(Model):
    """The `geolocation` of a space."""

    latitude: float | None = None
    longitude: float | None = None


@model
class Space(Model):
    """A space.

    Source: https://docs.seam.co/api/spaces/object
    """

    space_id: str
    acs_entrance_count: float | None = None
    created_at: datetime | None = None
    customer_data: SpaceCustomerData | None = None
    customer_key: str | None = None
    device_count: float | None = None
    display_name: str | None = None
    geolocation: SpaceGeolocation | None = None
    name: str | None = None
    space_key: str | None = None
    workspace_id: str | None = None
    warnings: tuple[ReportedWarning, ...] = ()
