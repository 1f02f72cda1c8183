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
    """True if the problem lies with the connected account."""
    is_device_error: bool | None = None
    """True if the problem lies with the device."""
    is_bridge_error: bool | None = None
    """True if the problem lies with the Seam bridge."""


@model
class PhoneProperties(Model):
    """The `properties` of a phone."""

    assa_abloy_credential_service_metadata: DeviceAssaAbloyCredentialServiceMetadata | None = None
    """State of the phone at ASSA ABLOY's key service."""
    salto_space_credential_service_metadata: DeviceSaltoSpaceCredentialServiceMetadata | None = None
    """State of the phone at Salto Space's key service."""


@model
class Phone(Model):
    """A phone.

    Source: https://docs.seam.co/api/phones/object
    """

    created_at: datetime | None = None
    """Time at which the phone was created."""
    custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values."""
    device_id: str | None = None
    """UUID of the phone, as a device."""
    device_type: str | None = None
    """Operating system of the phone. Known values: `ios_phone`, `android_phone`."""
    display_name: str | None = None
    """Name to show to people: the nickname, or else the model."""
    errors: tuple[PhoneError, ...] = ()
    """Problems that keep the phone from working."""
    nickname: str | None = None
    """Name that was given to the phone at Seam."""
    properties: PhoneProperties = field(factory=PhoneProperties)
    """Facts about the phone by kind, including those of its brand."""
    warnings: tuple[DeviceWarning, ...] = ()
    """Minor problems of the phone; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the phone belongs to."""
