"""Phone.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field

from .._models import Model, model
from .device import DeviceAssaAbloyCredentialServiceMetadata, DeviceSaltoSpaceCredentialServiceMetadata, DeviceWarning
from .reported import ReportedError


@model
class PhoneError(ReportedError):
    """One of the `errors` of a phone."""

    is_connected_account_error: bool | None = None
    is_device_error: bool | None = None
    is_bridge_error: bool | None = None


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
    errors: tuple[PhoneError, ...] = ()
    nickname: str | None = None
    properties: PhoneProperties = field(factory=PhoneProperties)
    warnings: tuple[DeviceWarning, ...] = ()
    workspace_id: str | None = None
