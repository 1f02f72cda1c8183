"""The results of actions, as JSON objects.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict


class LockDoorResult(TypedDict):
    """The result of `LOCK_DOOR`."""

    was_confirmed_by_device: NotRequired[bool]
    """True if the lock itself reported its position; false if only the command was accepted."""


class UnlockDoorResult(TypedDict):
    """The result of `UNLOCK_DOOR`."""

    was_confirmed_by_device: NotRequired[bool]
    """True if the lock itself reported its position; false if only the command was accepted."""


class ScanCredentialAcsCredentialOnEncoderVisionlineMetadata(TypedDict):
    """The `visionline_metadata` of `ScanCredentialAcsCredentialOnEncoder`."""

    cancelled: NotRequired[bool]
    """True if the card was cancelled."""
    card_format: NotRequired[str]
    """Technology of the card. Known values: `TLCode`, `rfid48`."""
    card_holder: NotRequired[str]
    """Name of the person with the card."""
    card_id: NotRequired[str]
    """Id of the card in the Visionline system."""
    common_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the common entrances that the card opens."""
    discarded: NotRequired[bool]
    """True if the card was discarded."""
    expired: NotRequired[bool]
    """True if the validity of the card is over."""
    guest_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the guest entrances that the card opens."""
    number_of_issued_cards: NotRequired[float]
    """Count of cards issued for the credential."""
    overridden: NotRequired[bool]
    """True if a newer card has replaced this one."""
    overwritten: NotRequired[bool]
    """True if the card was written over."""
    pending_auto_update: NotRequired[bool]
    """True if the lock will update the card at its next use."""


class ScanCredentialAcsCredentialOnEncoder(TypedDict):
    """The `acs_credential_on_encoder` of `ScanCredentialResult`."""

    card_number: str | None
    """Number that is printed or stored on the card."""
    created_at: str | None
    """Time at which the card was encoded."""
    ends_at: str | None
    """End of the validity stored on the card."""
    is_issued: bool | None
    """True once the credential is ready for use."""
    starts_at: str | None
    """Start of the validity stored on the card."""
    visionline_metadata: NotRequired[ScanCredentialAcsCredentialOnEncoderVisionlineMetadata]
    """Facts from Visionline, for systems of this brand."""


class ScanCredentialAcsCredentialOnSeamAkilesMetadata(TypedDict):
    """The `akiles_metadata` of `ScanCredentialAcsCredentialOnSeam`."""

    member_pin_id: NotRequired[str]
    """Akiles's id of the PIN."""


class ScanCredentialAcsCredentialOnSeamAssaAbloyVostioMetadata(TypedDict):
    """The `assa_abloy_vostio_metadata` of `ScanCredentialAcsCredentialOnSeam`."""

    auto_join: NotRequired[bool]
    """True if Seam chooses between joining the earlier cards of the guest and overriding them."""
    door_names: NotRequired[list[str]]
    """Names of the doors that the credential opens."""
    endpoint_id: NotRequired[str]
    """Id of the phone at the key service."""
    key_id: NotRequired[str]
    """Id of the key in the brand's system."""
    key_issuing_request_id: NotRequired[str]
    """Id of the request at the key service."""
    override_guest_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the entrances at which earlier guest cards became invalid."""


class ScanCredentialAcsCredentialOnSeamError(TypedDict):
    """The `error` of `ScanCredentialAcsCredentialOnSeam`."""

    created_at: str
    """Time at which the problem began."""
    error_code: str
    """API's name for the problem."""
    message: str
    """Explanation for people."""


class ScanCredentialAcsCredentialOnSeamVisionlineMetadata(TypedDict):
    """The `visionline_metadata` of `ScanCredentialAcsCredentialOnSeam`."""

    auto_join: NotRequired[bool]
    """True if Seam chooses between joining the earlier cards of the guest and overriding them."""
    card_function_type: NotRequired[str]
    """Role of the card holder: guest or staff. Known values: `guest`, `staff`."""
    card_id: NotRequired[str]
    """Id of the card in the Visionline system."""
    common_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the common entrances that the card opens."""
    credential_id: NotRequired[str]
    """Id of the credential in the brand's system."""
    guest_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the guest entrances that the card opens."""
    is_valid: NotRequired[bool]
    """True if the credential opens doors."""
    joiner_acs_credential_ids: NotRequired[list[str]]
    """UUIDs of earlier credentials that remain valid next to this one."""


class ScanCredentialAcsCredentialOnSeamWarning(TypedDict):
    """The `warning` of `ScanCredentialAcsCredentialOnSeam`."""

    created_at: str
    """Time at which the problem began."""
    message: str
    """Explanation for people."""
    warning_code: str
    """API's name for the minor problem. Known values: `waiting_to_be_issued`, `schedule_externally_modified`,
    `schedule_modified`, `being_deleted`, `unknown_issue_with_acs_credential`, `needs_to_be_reissued`,
    `requested_code_unavailable`.
    """
    new_code: NotRequired[str]
    """PIN that is used instead."""
    original_code: NotRequired[str]
    """PIN that was requested but could not be used."""


class ScanCredentialAcsCredentialOnSeam(TypedDict):
    """The `acs_credential_on_seam` of `ScanCredentialResult`."""

    access_method: str
    """Kind of credential: a PIN, a plastic card or a key on a phone. Known values: `code`, `card`, `mobile_key`,
    `cloud_key`.
    """
    acs_credential_id: str
    """UUID of the credential."""
    acs_credential_pool_id: NotRequired[str]
    """UUID of the pool from which the credential was taken."""
    acs_system_id: str
    """UUID of the access system."""
    acs_user_id: NotRequired[str]
    """UUID of the user in the access system."""
    akiles_metadata: NotRequired[ScanCredentialAcsCredentialOnSeamAkilesMetadata]
    """Facts from Akiles, for devices and systems of this brand."""
    assa_abloy_vostio_metadata: NotRequired[ScanCredentialAcsCredentialOnSeamAssaAbloyVostioMetadata]
    """Facts from ASSA ABLOY Vostio, for systems of this brand."""
    card_number: NotRequired[str | None]
    """Number that is printed or stored on the card."""
    code: NotRequired[str | None]
    """PIN to type on the keypad."""
    connected_account_id: str
    """UUID of the connected account that the credential belongs to."""
    created_at: str
    """Time at which the credential was created."""
    display_name: str
    """Name to show to people."""
    ends_at: NotRequired[str]
    """End of validity; `None` if open."""
    errors: list[ScanCredentialAcsCredentialOnSeamError]
    """Problems that keep the credential from working."""
    external_type: NotRequired[str]
    """Type in the brand's own system."""
    external_type_display_name: NotRequired[str]
    """Type in the brand's own system, for people."""
    is_issued: NotRequired[bool]
    """True once the credential is ready for use."""
    is_latest_desired_state_synced_with_provider: NotRequired[bool | None]
    """True if the brand's system has the latest changes."""
    is_managed: bool
    """True if Seam manages the credential."""
    is_multi_phone_sync_credential: NotRequired[bool]
    """True for a mobile key that works on several phones of its owner."""
    is_one_time_use: NotRequired[bool]
    """True if the first use ends the validity."""
    issued_at: NotRequired[str | None]
    """Time at which the credential became ready for use."""
    latest_desired_state_synced_with_provider_at: NotRequired[str | None]
    """Time at which the brand's system last had all changes."""
    parent_acs_credential_id: NotRequired[str]
    """UUID of the credential from which this one was made."""
    starts_at: NotRequired[str]
    """Start of validity."""
    user_identity_id: NotRequired[str]
    """UUID of the user identity."""
    visionline_metadata: NotRequired[ScanCredentialAcsCredentialOnSeamVisionlineMetadata]
    """Facts from Visionline, for systems of this brand."""
    warnings: list[ScanCredentialAcsCredentialOnSeamWarning]
    """Minor problems of the credential; it works for now."""
    workspace_id: str
    """UUID of the workspace that the credential belongs to."""


class ScanCredentialWarning(TypedDict):
    """The `warning` of `ScanCredentialResult`."""

    warning_code: str
    """API's name for the minor problem. Known values: `acs_credential_on_encoder_out_of_sync`,
    `acs_credential_on_seam_not_found`.
    """
    warning_message: str
    """Explanation of the minor problem for people."""


class ScanCredentialResult(TypedDict):
    """The result of `SCAN_CREDENTIAL`."""

    acs_credential_on_encoder: ScanCredentialAcsCredentialOnEncoder | None
    """Data read from the card; `None` for an empty card."""
    acs_credential_on_seam: ScanCredentialAcsCredentialOnSeam | None
    """Credential of the workspace that the card belongs to, if any."""
    warnings: list[ScanCredentialWarning]
    """Minor problems; the action succeeded all the same."""


class EncodeCredentialAkilesMetadata(TypedDict):
    """The `akiles_metadata` of `EncodeCredentialResult`."""

    member_pin_id: NotRequired[str]
    """Akiles's id of the PIN."""


class EncodeCredentialAssaAbloyVostioMetadata(TypedDict):
    """The `assa_abloy_vostio_metadata` of `EncodeCredentialResult`."""

    auto_join: NotRequired[bool]
    """True if Seam chooses between joining the earlier cards of the guest and overriding them."""
    door_names: NotRequired[list[str]]
    """Names of the doors that the credential opens."""
    endpoint_id: NotRequired[str]
    """Id of the phone at the key service."""
    key_id: NotRequired[str]
    """Id of the key in the brand's system."""
    key_issuing_request_id: NotRequired[str]
    """Id of the request at the key service."""
    override_guest_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the entrances at which earlier guest cards became invalid."""


class EncodeCredentialError(TypedDict):
    """The `error` of `EncodeCredentialResult`."""

    created_at: str
    """Time at which the problem began."""
    error_code: str
    """API's name for the problem."""
    message: str
    """Explanation for people."""


class EncodeCredentialVisionlineMetadata(TypedDict):
    """The `visionline_metadata` of `EncodeCredentialResult`."""

    auto_join: NotRequired[bool]
    """True if Seam chooses between joining the earlier cards of the guest and overriding them."""
    card_function_type: NotRequired[str]
    """Role of the card holder: guest or staff. Known values: `guest`, `staff`."""
    card_id: NotRequired[str]
    """Id of the card in the Visionline system."""
    common_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the common entrances that the card opens."""
    credential_id: NotRequired[str]
    """Id of the credential in the brand's system."""
    guest_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the guest entrances that the card opens."""
    is_valid: NotRequired[bool]
    """True if the credential opens doors."""
    joiner_acs_credential_ids: NotRequired[list[str]]
    """UUIDs of earlier credentials that remain valid next to this one."""


class EncodeCredentialWarning(TypedDict):
    """The `warning` of `EncodeCredentialResult`."""

    created_at: str
    """Time at which the problem began."""
    message: str
    """Explanation for people."""
    warning_code: str
    """API's name for the minor problem. Known values: `waiting_to_be_issued`, `schedule_externally_modified`,
    `schedule_modified`, `being_deleted`, `unknown_issue_with_acs_credential`, `needs_to_be_reissued`,
    `requested_code_unavailable`.
    """
    new_code: NotRequired[str]
    """PIN that is used instead."""
    original_code: NotRequired[str]
    """PIN that was requested but could not be used."""


class EncodeCredentialResult(TypedDict):
    """The result of `ENCODE_CREDENTIAL`."""

    access_method: str
    """Kind of credential: a PIN, a plastic card or a key on a phone. Known values: `code`, `card`, `mobile_key`,
    `cloud_key`.
    """
    acs_credential_id: str
    """UUID of the credential."""
    acs_credential_pool_id: NotRequired[str]
    """UUID of the pool from which the credential was taken."""
    acs_system_id: str
    """UUID of the access system."""
    acs_user_id: NotRequired[str]
    """UUID of the user in the access system."""
    akiles_metadata: NotRequired[EncodeCredentialAkilesMetadata]
    """Facts from Akiles, for devices and systems of this brand."""
    assa_abloy_vostio_metadata: NotRequired[EncodeCredentialAssaAbloyVostioMetadata]
    """Facts from ASSA ABLOY Vostio, for systems of this brand."""
    card_number: NotRequired[str | None]
    """Number that is printed or stored on the card."""
    code: NotRequired[str | None]
    """PIN to type on the keypad."""
    connected_account_id: str
    """UUID of the connected account that the credential belongs to."""
    created_at: str
    """Time at which the credential was created."""
    display_name: str
    """Name to show to people."""
    ends_at: NotRequired[str]
    """End of validity; `None` if open."""
    errors: list[EncodeCredentialError]
    """Problems that keep the credential from working."""
    external_type: NotRequired[str]
    """Type in the brand's own system."""
    external_type_display_name: NotRequired[str]
    """Type in the brand's own system, for people."""
    is_issued: NotRequired[bool]
    """True once the credential is ready for use."""
    is_latest_desired_state_synced_with_provider: NotRequired[bool | None]
    """True if the brand's system has the latest changes."""
    is_managed: bool
    """True if Seam manages the credential."""
    is_multi_phone_sync_credential: NotRequired[bool]
    """True for a mobile key that works on several phones of its owner."""
    is_one_time_use: NotRequired[bool]
    """True if the first use ends the validity."""
    issued_at: NotRequired[str | None]
    """Time at which the credential became ready for use."""
    latest_desired_state_synced_with_provider_at: NotRequired[str | None]
    """Time at which the brand's system last had all changes."""
    parent_acs_credential_id: NotRequired[str]
    """UUID of the credential from which this one was made."""
    starts_at: NotRequired[str]
    """Start of validity."""
    user_identity_id: NotRequired[str]
    """UUID of the user identity."""
    visionline_metadata: NotRequired[EncodeCredentialVisionlineMetadata]
    """Facts from Visionline, for systems of this brand."""
    warnings: list[EncodeCredentialWarning]
    """Minor problems; the action succeeded all the same."""
    workspace_id: str
    """UUID of the workspace that the credential belongs to."""


class ScanToAssignCredentialAkilesMetadata(TypedDict):
    """The `akiles_metadata` of `ScanToAssignCredentialResult`."""

    member_pin_id: NotRequired[str]
    """Akiles's id of the PIN."""


class ScanToAssignCredentialAssaAbloyVostioMetadata(TypedDict):
    """The `assa_abloy_vostio_metadata` of `ScanToAssignCredentialResult`."""

    auto_join: NotRequired[bool]
    """True if Seam chooses between joining the earlier cards of the guest and overriding them."""
    door_names: NotRequired[list[str]]
    """Names of the doors that the credential opens."""
    endpoint_id: NotRequired[str]
    """Id of the phone at the key service."""
    key_id: NotRequired[str]
    """Id of the key in the brand's system."""
    key_issuing_request_id: NotRequired[str]
    """Id of the request at the key service."""
    override_guest_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the entrances at which earlier guest cards became invalid."""


class ScanToAssignCredentialError(TypedDict):
    """The `error` of `ScanToAssignCredentialResult`."""

    created_at: str
    """Time at which the problem began."""
    error_code: str
    """API's name for the problem."""
    message: str
    """Explanation for people."""


class ScanToAssignCredentialVisionlineMetadata(TypedDict):
    """The `visionline_metadata` of `ScanToAssignCredentialResult`."""

    auto_join: NotRequired[bool]
    """True if Seam chooses between joining the earlier cards of the guest and overriding them."""
    card_function_type: NotRequired[str]
    """Role of the card holder: guest or staff. Known values: `guest`, `staff`."""
    card_id: NotRequired[str]
    """Id of the card in the Visionline system."""
    common_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the common entrances that the card opens."""
    credential_id: NotRequired[str]
    """Id of the credential in the brand's system."""
    guest_acs_entrance_ids: NotRequired[list[str]]
    """UUIDs of the guest entrances that the card opens."""
    is_valid: NotRequired[bool]
    """True if the credential opens doors."""
    joiner_acs_credential_ids: NotRequired[list[str]]
    """UUIDs of earlier credentials that remain valid next to this one."""


class ScanToAssignCredentialWarning(TypedDict):
    """The `warning` of `ScanToAssignCredentialResult`."""

    created_at: str
    """Time at which the problem began."""
    message: str
    """Explanation for people."""
    warning_code: str
    """API's name for the minor problem. Known values: `waiting_to_be_issued`, `schedule_externally_modified`,
    `schedule_modified`, `being_deleted`, `unknown_issue_with_acs_credential`, `needs_to_be_reissued`,
    `requested_code_unavailable`.
    """
    new_code: NotRequired[str]
    """PIN that is used instead."""
    original_code: NotRequired[str]
    """PIN that was requested but could not be used."""


class ScanToAssignCredentialResult(TypedDict):
    """The result of `SCAN_TO_ASSIGN_CREDENTIAL`."""

    access_method: str
    """Kind of credential: a PIN, a plastic card or a key on a phone. Known values: `code`, `card`, `mobile_key`,
    `cloud_key`.
    """
    acs_credential_id: str
    """UUID of the credential."""
    acs_credential_pool_id: NotRequired[str]
    """UUID of the pool from which the credential was taken."""
    acs_system_id: str
    """UUID of the access system."""
    acs_user_id: NotRequired[str]
    """UUID of the user in the access system."""
    akiles_metadata: NotRequired[ScanToAssignCredentialAkilesMetadata]
    """Facts from Akiles, for devices and systems of this brand."""
    assa_abloy_vostio_metadata: NotRequired[ScanToAssignCredentialAssaAbloyVostioMetadata]
    """Facts from ASSA ABLOY Vostio, for systems of this brand."""
    card_number: NotRequired[str | None]
    """Number that is printed or stored on the card."""
    code: NotRequired[str | None]
    """PIN to type on the keypad."""
    connected_account_id: str
    """UUID of the connected account that the credential belongs to."""
    created_at: str
    """Time at which the credential was created."""
    display_name: str
    """Name to show to people."""
    ends_at: NotRequired[str]
    """End of validity; `None` if open."""
    errors: list[ScanToAssignCredentialError]
    """Problems that keep the credential from working."""
    external_type: NotRequired[str]
    """Type in the brand's own system."""
    external_type_display_name: NotRequired[str]
    """Type in the brand's own system, for people."""
    is_issued: NotRequired[bool]
    """True once the credential is ready for use."""
    is_latest_desired_state_synced_with_provider: NotRequired[bool | None]
    """True if the brand's system has the latest changes."""
    is_managed: bool
    """True if Seam manages the credential."""
    is_multi_phone_sync_credential: NotRequired[bool]
    """True for a mobile key that works on several phones of its owner."""
    is_one_time_use: NotRequired[bool]
    """True if the first use ends the validity."""
    issued_at: NotRequired[str | None]
    """Time at which the credential became ready for use."""
    latest_desired_state_synced_with_provider_at: NotRequired[str | None]
    """Time at which the brand's system last had all changes."""
    parent_acs_credential_id: NotRequired[str]
    """UUID of the credential from which this one was made."""
    starts_at: NotRequired[str]
    """Start of validity."""
    user_identity_id: NotRequired[str]
    """UUID of the user identity."""
    visionline_metadata: NotRequired[ScanToAssignCredentialVisionlineMetadata]
    """Facts from Visionline, for systems of this brand."""
    warnings: list[ScanToAssignCredentialWarning]
    """Minor problems; the action succeeded all the same."""
    workspace_id: str
    """UUID of the workspace that the credential belongs to."""


class AssignCredentialError(TypedDict):
    """The `error` of `AssignCredentialResult`."""

    error_code: str
    """API's name for the problem. Known values: `access_not_provisioned`, `failed_to_issue`."""
    created_at: str
    """Time at which the problem began."""
    message: str
    """Explanation for people."""


class AssignCredentialPendingMutationFrom(TypedDict):
    """The `from` of `AssignCredentialPendingMutation`."""

    device_ids: NotRequired[list[str]]
    """UUIDs of the devices that open, before or after the change."""
    ends_at: NotRequired[str | None]
    """End of validity; `None` if open."""
    starts_at: NotRequired[str | None]
    """Start of validity."""


class AssignCredentialPendingMutationTo(TypedDict):
    """The `to` of `AssignCredentialPendingMutation`."""

    device_ids: NotRequired[list[str]]
    """UUIDs of the devices that open, before or after the change."""
    ends_at: NotRequired[str | None]
    """End of validity; `None` if open."""
    starts_at: NotRequired[str | None]
    """Start of validity."""


AssignCredentialPendingMutation = TypedDict(
    "AssignCredentialPendingMutation",
    {
        "mutation_code": str,
        "created_at": str,
        "from": AssignCredentialPendingMutationFrom,
        "message": str,
        "to": AssignCredentialPendingMutationTo,
    },
)
"""The `pending_mutation` of `AssignCredentialResult`.

Keys:
    mutation_code: API's name for the change. Known values: `waiting_for_access_on_acs_system`,
        `provisioning_access`, `revoking_access`, `updating_access_times`.
    created_at: Time at which the change was requested.
    from: State before the change; only the fields that change.
    message: Explanation of the change for people.
    to: State after the change; only the fields that change.
"""


class AssignCredentialWarning(TypedDict):
    """The `warning` of `AssignCredentialResult`."""

    warning_code: str
    """API's name for the minor problem. Known values: `user_identity_missing_email_address`,
    `user_identity_missing_phone_number`, `requested_code_unavailable`, `being_deleted`, `updating_access_times`,
    `pulled_backup_access_code`, `delay_in_issuing`.
    """
    new_code: NotRequired[str | None]
    """PIN that is used instead."""
    original_code: NotRequired[str | None]
    """PIN that was requested but could not be used."""
    created_at: str
    """Time at which the problem began."""
    message: str
    """Explanation for people."""
    original_access_method_id: NotRequired[str]
    """UUID of the access method that this one replaces."""


class AssignCredentialResult(TypedDict):
    """The result of `ASSIGN_CREDENTIAL`."""

    access_method_id: str
    """UUID of the access method."""
    client_session_token: NotRequired[str]
    """Token for the app of the person; only with a mobile key."""
    code: NotRequired[str | None]
    """PIN to type on the keypad."""
    created_at: str
    """Time at which the access method was created."""
    customization_profile_id: NotRequired[str]
    """UUID of the profile with logo and colors of pages for your users."""
    display_name: str
    """Name to show to people."""
    display_status: str
    """State in one word or two, for people."""
    errors: list[AssignCredentialError]
    """Problems that keep the access method from working."""
    instant_key_url: NotRequired[str]
    """Link that opens a mobile key on a phone, without an app; only with a single mobile key."""
    is_assignment_required: NotRequired[bool]
    """True while the access method waits for a card to be assigned."""
    is_encoding_required: NotRequired[bool]
    """True while a plastic card has to be encoded."""
    is_issued: bool
    """True once the access method is ready for use."""
    is_ready_for_assignment: NotRequired[bool]
    """True once a card can be assigned to the access method."""
    is_ready_for_encoding: NotRequired[bool]
    """True once the access method can be written onto a card."""
    issued_at: str | None
    """Time at which the access method became ready for use."""
    mode: str
    """Kind of access: a PIN, a plastic card, a key on a phone or remote unlocking. Known values: `code`, `card`,
    `mobile_key`, `cloud_key`.
    """
    pending_mutations: list[AssignCredentialPendingMutation]
    """Changes requested for the access method but not yet made."""
    warnings: list[AssignCredentialWarning]
    """Minor problems; the action succeeded all the same."""
    workspace_id: str
    """UUID of the workspace that the access method belongs to."""


class ResetSandboxWorkspaceResult(TypedDict):
    """The result of `RESET_SANDBOX_WORKSPACE`."""


class SetFanModeResult(TypedDict):
    """The result of `SET_FAN_MODE`."""


class SetHvacModeResult(TypedDict):
    """The result of `SET_HVAC_MODE`."""


class ActivateClimatePresetResult(TypedDict):
    """The result of `ACTIVATE_CLIMATE_PRESET`."""


class SimulateKeypadCodeEntryResult(TypedDict):
    """The result of `SIMULATE_KEYPAD_CODE_ENTRY`."""


class SimulateManualLockViaKeypadResult(TypedDict):
    """The result of `SIMULATE_MANUAL_LOCK_VIA_KEYPAD`."""


class PushThermostatProgramsResult(TypedDict):
    """The result of `PUSH_THERMOSTAT_PROGRAMS`."""


class ConfigureAutoLockResult(TypedDict):
    """The result of `CONFIGURE_AUTO_LOCK`."""


class SyncAccessCodesResult(TypedDict):
    """The result of `SYNC_ACCESS_CODES`."""


class CreateAccessCodeResult(TypedDict):
    """The result of `CREATE_ACCESS_CODE`."""

    access_code: dict[str, Any]
    """Access code after the action, as JSON."""


class DeleteAccessCodeResult(TypedDict):
    """The result of `DELETE_ACCESS_CODE`."""


class UpdateAccessCodeResult(TypedDict):
    """The result of `UPDATE_ACCESS_CODE`."""

    access_code: NotRequired[dict[str, Any]]
    """Access code after the action, as JSON."""


class CreateNoiseThresholdResult(TypedDict):
    """The result of `CREATE_NOISE_THRESHOLD`."""

    noise_threshold: dict[str, Any]
    """Noise threshold after the action, as JSON."""


class DeleteNoiseThresholdResult(TypedDict):
    """The result of `DELETE_NOISE_THRESHOLD`."""


class UpdateNoiseThresholdResult(TypedDict):
    """The result of `UPDATE_NOISE_THRESHOLD`."""

    noise_threshold: dict[str, Any]
    """Noise threshold after the action, as JSON."""


class ActivateWeeklyProgramResult(TypedDict):
    """The result of `ACTIVATE_WEEKLY_PROGRAM`."""


class ConvertAccessCodeToManagedResult(TypedDict):
    """The result of `CONVERT_ACCESS_CODE_TO_MANAGED`."""
