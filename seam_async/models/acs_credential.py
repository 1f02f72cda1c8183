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
    """Akiles's id of the PIN."""


@model
class AcsCredentialAssaAbloyVostioMetadata(Model):
    """The `assa_abloy_vostio_metadata` of a credential."""

    auto_join: bool | None = None
    """True if Seam chooses between joining the earlier cards of the guest and overriding them."""
    door_names: tuple[str, ...] = ()
    """Names of the doors that the credential opens."""
    endpoint_id: str | None = None
    """Id of the phone at the key service."""
    key_id: str | None = None
    """Id of the key in the brand's system."""
    key_issuing_request_id: str | None = None
    """Id of the request at the key service."""
    override_guest_acs_entrance_ids: tuple[str, ...] = ()
    """UUIDs of the entrances at which earlier guest cards became invalid."""


@model
class AcsCredentialVisionlineMetadata(Model):
    """The `visionline_metadata` of a credential."""

    auto_join: bool | None = None
    """True if Seam chooses between joining the earlier cards of the guest and overriding them."""
    card_function_type: str | None = None
    """Role of the card holder: guest or staff. Known values: `guest`, `staff`."""
    card_id: str | None = None
    """Id of the card in the Visionline system."""
    common_acs_entrance_ids: tuple[str, ...] = ()
    """UUIDs of the common entrances that the card opens."""
    credential_id: str | None = None
    """Id of the credential in the brand's system."""
    guest_acs_entrance_ids: tuple[str, ...] = ()
    """UUIDs of the guest entrances that the card opens."""
    is_valid: bool | None = None
    """True if the credential opens doors."""
    joiner_acs_credential_ids: tuple[str, ...] = ()
    """UUIDs of earlier credentials that remain valid next to this one."""


@model
class AcsCredentialWarning(ReportedWarning):
    """One of the `warnings` of a credential."""

    new_code: str | None = None
    """PIN that is used instead."""
    original_code: str | None = None
    """PIN that was requested but could not be used."""


@model
class AcsCredential(Model):
    """A credential.

    Source: https://docs.seam.co/api/acs/credentials/object
    """

    acs_credential_id: str
    """UUID of the credential."""
    access_method: str | None = None
    """Kind of credential: a PIN, a plastic card or a key on a phone. Known values: `code`, `card`, `mobile_key`,
    `cloud_key`.
    """
    acs_credential_pool_id: str | None = None
    """UUID of the pool from which the credential was taken."""
    acs_system_id: str | None = None
    """UUID of the access system."""
    acs_user_id: str | None = None
    """UUID of the owner, as a user of the access system."""
    akiles_metadata: AcsCredentialAkilesMetadata | None = None
    """Facts from Akiles, for devices and systems of this brand."""
    assa_abloy_vostio_metadata: AcsCredentialAssaAbloyVostioMetadata | None = None
    """Facts from ASSA ABLOY Vostio, for systems of this brand."""
    card_number: str | None = None
    """Number that is printed or stored on the card."""
    code: str | None = None
    """PIN to type on the keypad."""
    connected_account_id: str | None = None
    """UUID of the connected account that the credential belongs to."""
    created_at: datetime | None = None
    """Time at which the credential was created."""
    display_name: str | None = None
    """Name to show to people."""
    ends_at: str | None = None
    """End of validity; `None` if open."""
    errors: tuple[ReportedError, ...] = ()
    """Problems that keep the credential from working."""
    external_type: str | None = None
    """Type in the brand's own system."""
    external_type_display_name: str | None = None
    """Type in the brand's own system, for people."""
    is_issued: bool | None = None
    """True once the credential is ready for use."""
    is_latest_desired_state_synced_with_provider: bool | None = None
    """True if the brand's system has the latest changes."""
    is_managed: bool | None = None
    """True if Seam manages the credential."""
    is_multi_phone_sync_credential: bool | None = None
    """True for a mobile key that works on several phones of its owner."""
    is_one_time_use: bool | None = None
    """True if the first use ends the validity."""
    issued_at: datetime | None = None
    """Time at which the credential became ready for use."""
    latest_desired_state_synced_with_provider_at: datetime | None = None
    """Time at which the brand's system last had all changes."""
    parent_acs_credential_id: str | None = None
    """UUID of the credential from which this one was made."""
    starts_at: str | None = None
    """Start of validity."""
    user_identity_id: str | None = None
    """UUID of the owner, as a user identity."""
    visionline_metadata: AcsCredentialVisionlineMetadata | None = None
    """Facts from Visionline, for systems of this brand."""
    warnings: tuple[AcsCredentialWarning, ...] = ()
    """Minor problems of the credential; it works for now."""
    workspace_id: str | None = None
    """UUID of the workspace that the credential belongs to."""
