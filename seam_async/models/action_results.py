"""The results of actions, as JSON objects.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict


class LockDoorResult(TypedDict):
    """The result of `LOCK_DOOR`."""

    was_confirmed_by_device: NotRequired[bool]


class UnlockDoorResult(TypedDict):
    """The result of `UNLOCK_DOOR`."""

    was_confirmed_by_device: NotRequired[bool]


class ScanCredentialAcsCredentialOnEncoderVisionlineMetadata(TypedDict):
    """The `visionline_metadata` in a `ScanCredentialAcsCredentialOnEncoder`."""

    cancelled: NotRequired[bool]
    card_format: NotRequired[str]
    card_holder: NotRequired[str]
    card_id: NotRequired[str]
    common_acs_entrance_ids: NotRequired[list[str]]
    discarded: NotRequired[bool]
    expired: NotRequired[bool]
    guest_acs_entrance_ids: NotRequired[list[str]]
    number_of_issued_cards: NotRequired[float]
    overridden: NotRequired[bool]
    overwritten: NotRequired[bool]
    pending_auto_update: NotRequired[bool]


class ScanCredentialAcsCredentialOnEncoder(TypedDict):
    """The `acs_credential_on_encoder` in a `ScanCredentialResult`."""

    card_number: str | None
    created_at: str | None
    ends_at: str | None
    is_issued: bool | None
    starts_at: str | None
    visionline_metadata: NotRequired[ScanCredentialAcsCredentialOnEncoderVisionlineMetadata]


class ScanCredentialAcsCredentialOnSeamAkilesMetadata(TypedDict):
    """The `akiles_metadata` in a `ScanCredentialAcsCredentialOnSeam`."""

    member_pin_id: NotRequired[str]


class ScanCredentialAcsCredentialOnSeamAssaAbloyVostioMetadata(TypedDict):
    """The `assa_abloy_vostio_metadata` in a `ScanCredentialAcsCredentialOnSeam`."""

    auto_join: NotRequired[bool]
    door_names: NotRequired[list[str]]
    endpoint_id: NotRequired[str]
    key_id: NotRequired[str]
    key_issuing_request_id: NotRequired[str]
    override_guest_acs_entrance_ids: NotRequired[list[str]]


class ScanCredentialAcsCredentialOnSeamError(TypedDict):
    """The `error` in a `ScanCredentialAcsCredentialOnSeam`."""

    created_at: str
    error_code: str
    message: str


class ScanCredentialAcsCredentialOnSeamVisionlineMetadata(TypedDict):
    """The `visionline_metadata` in a `ScanCredentialAcsCredentialOnSeam`."""

    auto_join: NotRequired[bool]
    card_function_type: NotRequired[str]
    card_id: NotRequired[str]
    common_acs_entrance_ids: NotRequired[list[str]]
    credential_id: NotRequired[str]
    guest_acs_entrance_ids: NotRequired[list[str]]
    is_valid: NotRequired[bool]
    joiner_acs_credential_ids: NotRequired[list[str]]


class ScanCredentialAcsCredentialOnSeamWarning(TypedDict):
    """The `warning` in a `ScanCredentialAcsCredentialOnSeam`."""

    created_at: str
    message: str
    warning_code: str
    new_code: NotRequired[str]
    original_code: NotRequired[str]


class ScanCredentialAcsCredentialOnSeam(TypedDict):
    """The `acs_credential_on_seam` in a `ScanCredentialResult`."""

    access_method: str
    acs_credential_id: str
    acs_credential_pool_id: NotRequired[str]
    acs_system_id: str
    acs_user_id: NotRequired[str]
    akiles_metadata: NotRequired[ScanCredentialAcsCredentialOnSeamAkilesMetadata]
    assa_abloy_vostio_metadata: NotRequired[ScanCredentialAcsCredentialOnSeamAssaAbloyVostioMetadata]
    card_number: NotRequired[str | None]
    code: NotRequired[str | None]
    connected_account_id: str
    created_at: str
    display_name: str
    ends_at: NotRequired[str]
    errors: list[ScanCredentialAcsCredentialOnSeamError]
    external_type: NotRequired[str]
    external_type_display_name: NotRequired[str]
    is_issued: NotRequired[bool]
    is_latest_desired_state_synced_with_provider: NotRequired[bool | None]
    is_managed: bool
    is_multi_phone_sync_credential: NotRequired[bool]
    is_one_time_use: NotRequired[bool]
    issued_at: NotRequired[str | None]
    latest_desired_state_synced_with_provider_at: NotRequired[str | None]
    parent_acs_credential_id: NotRequired[str]
    starts_at: NotRequired[str]
    user_identity_id: NotRequired[str]
    visionline_metadata: NotRequired[ScanCredentialAcsCredentialOnSeamVisionlineMetadata]
    warnings: list[ScanCredentialAcsCredentialOnSeamWarning]
    workspace_id: str


class ScanCredentialWarning(TypedDict):
    """The `warning` in a `ScanCredentialResult`."""

    warning_code: str
    warning_message: str


class ScanCredentialResult(TypedDict):
    """The result of `SCAN_CREDENTIAL`."""

    acs_credential_on_encoder: ScanCredentialAcsCredentialOnEncoder | None
    acs_credential_on_seam: ScanCredentialAcsCredentialOnSeam | None
    warnings: list[ScanCredentialWarning]


class EncodeCredentialAkilesMetadata(TypedDict):
    """The `akiles_metadata` in a `EncodeCredentialResult`."""

    member_pin_id: NotRequired[str]


class EncodeCredentialAssaAbloyVostioMetadata(TypedDict):
    """The `assa_abloy_vostio_metadata` in a `EncodeCredentialResult`."""

    auto_join: NotRequired[bool]
    door_names: NotRequired[list[str]]
    endpoint_id: NotRequired[str]
    key_id: NotRequired[str]
    key_issuing_request_id: NotRequired[str]
    override_guest_acs_entrance_ids: NotRequired[list[str]]


class EncodeCredentialError(TypedDict):
    """The `error` in a `EncodeCredentialResult`."""

    created_at: str
    error_code: str
    message: str


class EncodeCredentialVisionlineMetadata(TypedDict):
    """The `visionline_metadata` in a `EncodeCredentialResult`."""

    auto_join: NotRequired[bool]
    card_function_type: NotRequired[str]
    card_id: NotRequired[str]
    common_acs_entrance_ids: NotRequired[list[str]]
    credential_id: NotRequired[str]
    guest_acs_entrance_ids: NotRequired[list[str]]
    is_valid: NotRequired[bool]
    joiner_acs_credential_ids: NotRequired[list[str]]


class EncodeCredentialWarning(TypedDict):
    """The `warning` in a `EncodeCredentialResult`."""

    created_at: str
    message: str
    warning_code: str
    new_code: NotRequired[str]
    original_code: NotRequired[str]


class EncodeCredentialResult(TypedDict):
    """The result of `ENCODE_CREDENTIAL`."""

    access_method: str
    acs_credential_id: str
    acs_credential_pool_id: NotRequired[str]
    acs_system_id: str
    acs_user_id: NotRequired[str]
    akiles_metadata: NotRequired[EncodeCredentialAkilesMetadata]
    assa_abloy_vostio_metadata: NotRequired[EncodeCredentialAssaAbloyVostioMetadata]
    card_number: NotRequired[str | None]
    code: NotRequired[str | None]
    connected_account_id: str
    created_at: str
    display_name: str
    ends_at: NotRequired[str]
    errors: list[EncodeCredentialError]
    external_type: NotRequired[str]
    external_type_display_name: NotRequired[str]
    is_issued: NotRequired[bool]
    is_latest_desired_state_synced_with_provider: NotRequired[bool | None]
    is_managed: bool
    is_multi_phone_sync_credential: NotRequired[bool]
    is_one_time_use: NotRequired[bool]
    issued_at: NotRequired[str | None]
    latest_desired_state_synced_with_provider_at: NotRequired[str | None]
    parent_acs_credential_id: NotRequired[str]
    starts_at: NotRequired[str]
    user_identity_id: NotRequired[str]
    visionline_metadata: NotRequired[EncodeCredentialVisionlineMetadata]
    warnings: list[EncodeCredentialWarning]
    workspace_id: str


class ScanToAssignCredentialAkilesMetadata(TypedDict):
    """The `akiles_metadata` in a `ScanToAssignCredentialResult`."""

    member_pin_id: NotRequired[str]


class ScanToAssignCredentialAssaAbloyVostioMetadata(TypedDict):
    """The `assa_abloy_vostio_metadata` in a `ScanToAssignCredentialResult`."""

    auto_join: NotRequired[bool]
    door_names: NotRequired[list[str]]
    endpoint_id: NotRequired[str]
    key_id: NotRequired[str]
    key_issuing_request_id: NotRequired[str]
    override_guest_acs_entrance_ids: NotRequired[list[str]]


class ScanToAssignCredentialError(TypedDict):
    """The `error` in a `ScanToAssignCredentialResult`."""

    created_at: str
    error_code: str
    message: str


class ScanToAssignCredentialVisionlineMetadata(TypedDict):
    """The `visionline_metadata` in a `ScanToAssignCredentialResult`."""

    auto_join: NotRequired[bool]
    card_function_type: NotRequired[str]
    card_id: NotRequired[str]
    common_acs_entrance_ids: NotRequired[list[str]]
    credential_id: NotRequired[str]
    guest_acs_entrance_ids: NotRequired[list[str]]
    is_valid: NotRequired[bool]
    joiner_acs_credential_ids: NotRequired[list[str]]


class ScanToAssignCredentialWarning(TypedDict):
    """The `warning` in a `ScanToAssignCredentialResult`."""

    created_at: str
    message: str
    warning_code: str
    new_code: NotRequired[str]
    original_code: NotRequired[str]


class ScanToAssignCredentialResult(TypedDict):
    """The result of `SCAN_TO_ASSIGN_CREDENTIAL`."""

    access_method: str
    acs_credential_id: str
    acs_credential_pool_id: NotRequired[str]
    acs_system_id: str
    acs_user_id: NotRequired[str]
    akiles_metadata: NotRequired[ScanToAssignCredentialAkilesMetadata]
    assa_abloy_vostio_metadata: NotRequired[ScanToAssignCredentialAssaAbloyVostioMetadata]
    card_number: NotRequired[str | None]
    code: NotRequired[str | None]
    connected_account_id: str
    created_at: str
    display_name: str
    ends_at: NotRequired[str]
    errors: list[ScanToAssignCredentialError]
    external_type: NotRequired[str]
    external_type_display_name: NotRequired[str]
    is_issued: NotRequired[bool]
    is_latest_desired_state_synced_with_provider: NotRequired[bool | None]
    is_managed: bool
    is_multi_phone_sync_credential: NotRequired[bool]
    is_one_time_use: NotRequired[bool]
    issued_at: NotRequired[str | None]
    latest_desired_state_synced_with_provider_at: NotRequired[str | None]
    parent_acs_credential_id: NotRequired[str]
    starts_at: NotRequired[str]
    user_identity_id: NotRequired[str]
    visionline_metadata: NotRequired[ScanToAssignCredentialVisionlineMetadata]
    warnings: list[ScanToAssignCredentialWarning]
    workspace_id: str


class AssignCredentialError(TypedDict):
    """The `error` in a `AssignCredentialResult`."""

    error_code: str
    created_at: str
    message: str


class AssignCredentialPendingMutationFrom(TypedDict):
    """The `from` in a `AssignCredentialPendingMutation`."""

    device_ids: NotRequired[list[str]]
    ends_at: NotRequired[str | None]
    starts_at: NotRequired[str | None]


class AssignCredentialPendingMutationTo(TypedDict):
    """The `to` in a `AssignCredentialPendingMutation`."""

    device_ids: NotRequired[list[str]]
    ends_at: NotRequired[str | None]
    starts_at: NotRequired[str | None]


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
"""The `pending_mutation` in a `AssignCredentialResult`."""


class AssignCredentialWarning(TypedDict):
    """The `warning` in a `AssignCredentialResult`."""

    warning_code: str
    new_code: NotRequired[str | None]
    original_code: NotRequired[str | None]
    created_at: str
    message: str
    original_access_method_id: NotRequired[str]


class AssignCredentialResult(TypedDict):
    """The result of `ASSIGN_CREDENTIAL`."""

    access_method_id: str
    client_session_token: NotRequired[str]
    code: NotRequired[str | None]
    created_at: str
    customization_profile_id: NotRequired[str]
    display_name: str
    display_status: str
    errors: list[AssignCredentialError]
    instant_key_url: NotRequired[str]
    is_assignment_required: NotRequired[bool]
    is_encoding_required: NotRequired[bool]
    is_issued: bool
    is_ready_for_assignment: NotRequired[bool]
    is_ready_for_encoding: NotRequired[bool]
    issued_at: str | None
    mode: str
    pending_mutations: list[AssignCredentialPendingMutation]
    warnings: list[AssignCredentialWarning]
    workspace_id: str


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


class DeleteAccessCodeResult(TypedDict):
    """The result of `DELETE_ACCESS_CODE`."""


class UpdateAccessCodeResult(TypedDict):
    """The result of `UPDATE_ACCESS_CODE`."""

    access_code: NotRequired[dict[str, Any]]


class CreateNoiseThresholdResult(TypedDict):
    """The result of `CREATE_NOISE_THRESHOLD`."""

    noise_threshold: dict[str, Any]


class DeleteNoiseThresholdResult(TypedDict):
    """The result of `DELETE_NOISE_THRESHOLD`."""


class UpdateNoiseThresholdResult(TypedDict):
    """The result of `UPDATE_NOISE_THRESHOLD`."""

    noise_threshold: dict[str, Any]


class ActivateWeeklyProgramResult(TypedDict):
    """The result of `ACTIVATE_WEEKLY_PROGRAM`."""


class ConvertAccessCodeToManagedResult(TypedDict):
    """The result of `CONVERT_ACCESS_CODE_TO_MANAGED`."""
