"""Credential.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from datetime import datetime

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class AcsCredentialAkilesMetadata(Model):
    """The `akiles_metadata` of a credential."""

    member_pin_id: str | None = None


@model
class AcsCredentialAssaAbloyVostioMetadata(Model):
    """The `assa_abloy_vostio_metadata` of a credential."""

    auto_join: bool | None = None
    door_names: tuple[str, ...] = ()
    endpoint_id: str | None = None
    key_id: str | None = None
    key_issuing_request_id: str | None = None
    override_guest_acs_entrance_ids: tuple[str, ...] = ()


@model
class AcsCredentialVisionlineMetadata(Model):
    """The `visionline_metadata` of a credential.

    Attributes:
        card_function_type: `guest` or `staff`.
    """

    auto_join: bool | None = None
    card_function_type: str | None = None
    card_id: str | None = None
    common_acs_entrance_ids: tuple[str, ...] = ()
    credential_id: str | None = None
    guest_acs_entrance_ids: tuple[str, ...] = ()
    is_valid: bool | None = None
    joiner_acs_credential_ids: tuple[str, ...] = ()


@model
class AcsCredentialWarning(ReportedWarning):
    """One of the `warnings` of a credential."""

    new_code: str | None = None
    original_code: str | None = None


@model
class AcsCredential(Model):
    """A credential.

    Source: https://docs.seam.co/api/acs/credentials/object

    Attributes:
        access_method: `code`, `card`, `mobile_key` or `cloud_key`.
    """

    acs_credential_id: str
    access_method: str | None = None
    acs_credential_pool_id: str | None = None
    acs_system_id: str | None = None
    acs_user_id: str | None = None
    akiles_metadata: AcsCredentialAkilesMetadata | None = None
    assa_abloy_vostio_metadata: AcsCredentialAssaAbloyVostioMetadata | None = None
    card_number: str | None = None
    code: str | None = None
    connected_account_id: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    ends_at: str | None = None
    errors: tuple[ReportedError, ...] = ()
    external_type: str | None = None
    external_type_display_name: str | None = None
    is_issued: bool | None = None
    is_latest_desired_state_synced_with_provider: bool | None = None
    is_managed: bool | None = None
    is_multi_phone_sync_credential: bool | None = None
    is_one_time_use: bool | None = None
    issued_at: datetime | None = None
    latest_desired_state_synced_with_provider_at: datetime | None = None
    parent_acs_credential_id: str | None = None
    starts_at: str | None = None
    user_identity_id: str | None = None
    visionline_metadata: AcsCredentialVisionlineMetadata | None = None
    warnings: tuple[AcsCredentialWarning, ...] = ()
    workspace_id: str | None = None
