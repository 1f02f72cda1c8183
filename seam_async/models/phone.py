"""Phone.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field

from .._models import Model, model
from .device import DeviceAssaAbloyCredentialServiceMetadata, DeviceSaltoSpaceCredentialServiceMetadata
from .reported import ReportedError, ReportedWarning


@model
class PhoneProperties(Model):
    """The `properties` of a phone."""

    assa_abloy_credential_service_metadata: DeviceAssaAbloyCredentialServiceMetadata | None = None
    salto_space_credential_service_metadata: DeviceSaltoSpaceCredentialServiceMetadata | None = None


@model
class Phone(Model):
    """A phone.

    Source: https://docs.seam.co/api/phones/object

    Attributes:
        device_type: `ios_phone` or `android_phone`.
    """

    created_at: datetime | None = None
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_id: str | None = None
    device_type: str | None = None
    display_name: str | None = None
    errors: tuple[ReportedError, ...] = ()
    nickname: str | None = None
    properties: PhoneProperties = field(factory=PhoneProperties)
    warnings: tuple[ReportedWarning, ...] = ()
    workspace_id: str | None = None
