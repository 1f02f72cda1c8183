"""Events.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from attrs import field

from .._models import Model, model
from .reported import ReportedError, ReportedWarning


@model
class SeamEvent(Model):
    """Something that has happened: the base class of all events.

    Source: https://docs.seam.co/api/events/object
    """

    event_id: str
    created_at: datetime | None = None
    event_description: str | None = None
    event_type: str | None = None
    occurred_at: datetime | None = None
    workspace_id: str | None = None

    @classmethod
    def kind_of(cls, value: Mapping[str, Any]) -> type[Self]:
        """The class for a JSON object, by its `event_type`."""
        kind: Any = EVENTS.get(str(value.get("event_type")), UnknownEvent)
        return kind if issubclass(kind, cls) else cls


@model
class AccessCodeEvent(SeamEvent):
    """An event of an access code."""

    access_code_id: str | None = None
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    connected_account_id: str | None = None
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_id: str | None = None


@model
class AccessCodeCreatedEvent(AccessCodeEvent):
    """`access_code.created`."""

    event_type: Literal["access_code.created"] = "access_code.created"


@model
class AccessCodeChangedEventChangedProperty(Model):
    """One of the `changed_properties` of an access code changed event."""

    from_: str | None = None
    property: str | None = None
    to: str | None = None


@model
class AccessCodeChangedEvent(AccessCodeEvent):
    """`access_code.changed`."""

    event_type: Literal["access_code.changed"] = "access_code.changed"
    change_reason: str | None = None
    changed_properties: tuple[AccessCodeChangedEventChangedProperty, ...] | None = None


@model
class AccessCodeNameChangedEventValues(Model):
    """The previous or the new values of an access code name changed event."""

    name: str | None = None


@model
class AccessCodeNameChangedEvent(AccessCodeEvent):
    """`access_code.name_changed`."""

    event_type: Literal["access_code.name_changed"] = "access_code.name_changed"
    description: str | None = None
    from_: AccessCodeNameChangedEventValues = field(factory=AccessCodeNameChangedEventValues)
    to: AccessCodeNameChangedEventValues = field(factory=AccessCodeNameChangedEventValues)


@model
class AccessCodeCodeChangedEventValues(Model):
    """The previous or the new values of an access code code changed event."""

    code: str | None = None


@model
class AccessCodeCodeChangedEvent(AccessCodeEvent):
    """`access_code.code_changed`."""

    event_type: Literal["access_code.code_changed"] = "access_code.code_changed"
    description: str | None = None
    from_: AccessCodeCodeChangedEventValues = field(factory=AccessCodeCodeChangedEventValues)
    to: AccessCodeCodeChangedEventValues = field(factory=AccessCodeCodeChangedEventValues)


@model
class AccessCodeTimeFrameChangedEventValues(Model):
    """The previous or the new values of an access code time frame changed event."""

    ends_at: str | None = None
    starts_at: str | None = None


@model
class AccessCodeTimeFrameChangedEvent(AccessCodeEvent):
    """`access_code.time_frame_changed`."""

    event_type: Literal["access_code.time_frame_changed"] = "access_code.time_frame_changed"
    description: str | None = None
    from_: AccessCodeTimeFrameChangedEventValues = field(factory=AccessCodeTimeFrameChangedEventValues)
    to: AccessCodeTimeFrameChangedEventValues = field(factory=AccessCodeTimeFrameChangedEventValues)


@model
class AccessCodeMutationsRequestedEventRequestedMutation(Model):
    """One of the `requested_mutations` of an access code mutations requested event.

    Attributes:
        mutation_code: `updating_name`, `updating_code`, `updating_time_frame`, `deleting`, `creating` or
            `deferring_creation`.
    """

    from_: Mapping[str, Any] = field(factory=dict)
    mutation_code: str | None = None
    to: Mapping[str, Any] = field(factory=dict)


@model
class AccessCodeMutationsRequestedEvent(AccessCodeEvent):
    """`access_code.mutations_requested`."""

    event_type: Literal["access_code.mutations_requested"] = "access_code.mutations_requested"
    requested_mutations: tuple[AccessCodeMutationsRequestedEventRequestedMutation, ...] = ()


@model
class AccessCodeScheduledOnDeviceEvent(AccessCodeEvent):
    """`access_code.scheduled_on_device`."""

    event_type: Literal["access_code.scheduled_on_device"] = "access_code.scheduled_on_device"
    code: str | None = None


@model
class AccessCodeSetOnDeviceEvent(AccessCodeEvent):
    """`access_code.set_on_device`."""

    event_type: Literal["access_code.set_on_device"] = "access_code.set_on_device"
    code: str | None = None


@model
class AccessCodeRemovedFromDeviceEvent(AccessCodeEvent):
    """`access_code.removed_from_device`."""

    event_type: Literal["access_code.removed_from_device"] = "access_code.removed_from_device"


@model
class AccessCodeDelayInSettingOnDeviceEvent(AccessCodeEvent):
    """`access_code.delay_in_setting_on_device`."""

    event_type: Literal["access_code.delay_in_setting_on_device"] = "access_code.delay_in_setting_on_device"
    access_code_errors: tuple[ReportedError, ...] = ()
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()


@model
class AccessCodeFailedToSetOnDeviceEvent(AccessCodeEvent):
    """`access_code.failed_to_set_on_device`."""

    event_type: Literal["access_code.failed_to_set_on_device"] = "access_code.failed_to_set_on_device"
    access_code_errors: tuple[ReportedError, ...] = ()
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()


@model
class AccessCodeDeletedEvent(AccessCodeEvent):
    """`access_code.deleted`."""

    event_type: Literal["access_code.deleted"] = "access_code.deleted"
    code: str | None = None


@model
class AccessCodeDelayInRemovingFromDeviceEvent(AccessCodeEvent):
    """`access_code.delay_in_removing_from_device`."""

    event_type: Literal["access_code.delay_in_removing_from_device"] = "access_code.delay_in_removing_from_device"
    access_code_errors: tuple[ReportedError, ...] = ()
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()


@model
class AccessCodeFailedToRemoveFromDeviceEvent(AccessCodeEvent):
    """`access_code.failed_to_remove_from_device`."""

    event_type: Literal["access_code.failed_to_remove_from_device"] = "access_code.failed_to_remove_from_device"
    access_code_errors: tuple[ReportedError, ...] = ()
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()


@model
class AccessCodeModifiedExternalToSeamEvent(AccessCodeEvent):
    """`access_code.modified_external_to_seam`."""

    event_type: Literal["access_code.modified_external_to_seam"] = "access_code.modified_external_to_seam"


@model
class AccessCodeDeletedExternalToSeamEvent(AccessCodeEvent):
    """`access_code.deleted_external_to_seam`."""

    event_type: Literal["access_code.deleted_external_to_seam"] = "access_code.deleted_external_to_seam"


@model
class AccessCodeBackupAccessCodePulledEvent(AccessCodeEvent):
    """`access_code.backup_access_code_pulled`."""

    event_type: Literal["access_code.backup_access_code_pulled"] = "access_code.backup_access_code_pulled"
    backup_access_code_id: str | None = None


@model
class AccessCodeUnmanagedConvertedToManagedEvent(AccessCodeEvent):
    """`access_code.unmanaged.converted_to_managed`."""

    event_type: Literal["access_code.unmanaged.converted_to_managed"] = "access_code.unmanaged.converted_to_managed"


@model
class AccessCodeUnmanagedFailedToConvertToManagedEvent(AccessCodeEvent):
    """`access_code.unmanaged.failed_to_convert_to_managed`."""

    event_type: Literal["access_code.unmanaged.failed_to_convert_to_managed"] = (
        "access_code.unmanaged.failed_to_convert_to_managed"
    )
    access_code_errors: tuple[ReportedError, ...] = ()
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()


@model
class AccessCodeUnmanagedCreatedEvent(AccessCodeEvent):
    """`access_code.unmanaged.created`."""

    event_type: Literal["access_code.unmanaged.created"] = "access_code.unmanaged.created"


@model
class AccessCodeUnmanagedRemovedEvent(AccessCodeEvent):
    """`access_code.unmanaged.removed`."""

    event_type: Literal["access_code.unmanaged.removed"] = "access_code.unmanaged.removed"


@model
class AccessGrantEvent(SeamEvent):
    """An event of an access grant."""

    access_grant_id: str | None = None


@model
class AccessGrantCreatedEvent(AccessGrantEvent):
    """`access_grant.created`."""

    event_type: Literal["access_grant.created"] = "access_grant.created"


@model
class AccessGrantDeletedEvent(AccessGrantEvent):
    """`access_grant.deleted`."""

    event_type: Literal["access_grant.deleted"] = "access_grant.deleted"


@model
class AccessGrantAccessGrantedToAllDoorsEvent(AccessGrantEvent):
    """`access_grant.access_granted_to_all_doors`."""

    event_type: Literal["access_grant.access_granted_to_all_doors"] = "access_grant.access_granted_to_all_doors"


@model
class AccessGrantAccessGrantedToDoorEvent(AccessGrantEvent):
    """`access_grant.access_granted_to_door`."""

    event_type: Literal["access_grant.access_granted_to_door"] = "access_grant.access_granted_to_door"
    acs_entrance_id: str | None = None


@model
class AccessGrantAccessToDoorLostEvent(AccessGrantEvent):
    """`access_grant.access_to_door_lost`."""

    event_type: Literal["access_grant.access_to_door_lost"] = "access_grant.access_to_door_lost"
    acs_entrance_id: str | None = None


@model
class AccessGrantAccessTimesChangedEvent(AccessGrantEvent):
    """`access_grant.access_times_changed`."""

    event_type: Literal["access_grant.access_times_changed"] = "access_grant.access_times_changed"
    access_grant_key: str | None = None
    ends_at: str | None = None
    starts_at: str | None = None


@model
class AccessGrantCouldNotCreateRequestedAccessMethodsEvent(AccessGrantEvent):
    """`access_grant.could_not_create_requested_access_methods`."""

    event_type: Literal["access_grant.could_not_create_requested_access_methods"] = (
        "access_grant.could_not_create_requested_access_methods"
    )
    error_message: str | None = None
    missing_device_ids: tuple[str, ...] | None = None


@model
class AccessMethodEvent(SeamEvent):
    """An event of an access method."""

    access_grant_ids: tuple[str, ...] = ()
    access_grant_keys: tuple[str, ...] | None = None
    access_method_id: str | None = None


@model
class AccessMethodIssuedEvent(AccessMethodEvent):
    """`access_method.issued`."""

    event_type: Literal["access_method.issued"] = "access_method.issued"
    code: str | None = None
    is_backup_code: bool | None = None


@model
class AccessMethodRevokedEvent(AccessMethodEvent):
    """`access_method.revoked`."""

    event_type: Literal["access_method.revoked"] = "access_method.revoked"


@model
class AccessMethodCardEncodingRequiredEvent(AccessMethodEvent):
    """`access_method.card_encoding_required`."""

    event_type: Literal["access_method.card_encoding_required"] = "access_method.card_encoding_required"


@model
class AccessMethodDeletedEvent(AccessMethodEvent):
    """`access_method.deleted`."""

    event_type: Literal["access_method.deleted"] = "access_method.deleted"


@model
class AccessMethodReissuedEvent(AccessMethodEvent):
    """`access_method.reissued`."""

    event_type: Literal["access_method.reissued"] = "access_method.reissued"
    code: str | None = None
    is_backup_code: bool | None = None


@model
class AccessMethodCreatedEvent(AccessMethodEvent):
    """`access_method.created`."""

    event_type: Literal["access_method.created"] = "access_method.created"


@model
class AccessMethodDelayInIssuingEvent(AccessMethodEvent):
    """`access_method.delay_in_issuing`."""

    event_type: Literal["access_method.delay_in_issuing"] = "access_method.delay_in_issuing"


@model
class AccessMethodFailedToIssueEvent(AccessMethodEvent):
    """`access_method.failed_to_issue`."""

    event_type: Literal["access_method.failed_to_issue"] = "access_method.failed_to_issue"


@model
class AcsSystemEvent(SeamEvent):
    """An event of an access system."""

    acs_system_id: str | None = None
    connected_account_id: str | None = None


@model
class AcsSystemConnectedEvent(AcsSystemEvent):
    """`acs_system.connected`."""

    event_type: Literal["acs_system.connected"] = "acs_system.connected"


@model
class AcsSystemAddedEvent(AcsSystemEvent):
    """`acs_system.added`."""

    event_type: Literal["acs_system.added"] = "acs_system.added"


@model
class AcsSystemDisconnectedEvent(AcsSystemEvent):
    """`acs_system.disconnected`."""

    event_type: Literal["acs_system.disconnected"] = "acs_system.disconnected"
    acs_system_errors: tuple[ReportedError, ...] = ()
    acs_system_warnings: tuple[ReportedWarning, ...] = ()
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()


@model
class AcsCredentialEvent(SeamEvent):
    """An event of a credential."""

    acs_credential_id: str | None = None
    acs_system_id: str | None = None
    connected_account_id: str | None = None


@model
class AcsCredentialDeletedEvent(AcsCredentialEvent):
    """`acs_credential.deleted`."""

    event_type: Literal["acs_credential.deleted"] = "acs_credential.deleted"


@model
class AcsCredentialIssuedEvent(AcsCredentialEvent):
    """`acs_credential.issued`."""

    event_type: Literal["acs_credential.issued"] = "acs_credential.issued"


@model
class AcsCredentialReissuedEvent(AcsCredentialEvent):
    """`acs_credential.reissued`."""

    event_type: Literal["acs_credential.reissued"] = "acs_credential.reissued"


@model
class AcsCredentialInvalidatedEvent(AcsCredentialEvent):
    """`acs_credential.invalidated`."""

    event_type: Literal["acs_credential.invalidated"] = "acs_credential.invalidated"


@model
class AcsUserEvent(SeamEvent):
    """An event of a user of an access system."""

    acs_system_id: str | None = None
    acs_user_id: str | None = None
    connected_account_id: str | None = None


@model
class AcsUserCreatedEvent(AcsUserEvent):
    """`acs_user.created`."""

    event_type: Literal["acs_user.created"] = "acs_user.created"


@model
class AcsUserDeletedEvent(AcsUserEvent):
    """`acs_user.deleted`."""

    event_type: Literal["acs_user.deleted"] = "acs_user.deleted"


@model
class AcsEncoderEvent(SeamEvent):
    """An event of an encoder."""

    acs_encoder_id: str | None = None
    acs_system_id: str | None = None
    connected_account_id: str | None = None


@model
class AcsEncoderAddedEvent(AcsEncoderEvent):
    """`acs_encoder.added`."""

    event_type: Literal["acs_encoder.added"] = "acs_encoder.added"


@model
class AcsEncoderRemovedEvent(AcsEncoderEvent):
    """`acs_encoder.removed`."""

    event_type: Literal["acs_encoder.removed"] = "acs_encoder.removed"


@model
class AcsAccessGroupDeletedEvent(SeamEvent):
    """`acs_access_group.deleted`."""

    event_type: Literal["acs_access_group.deleted"] = "acs_access_group.deleted"
    acs_access_group_id: str | None = None
    acs_system_id: str | None = None
    connected_account_id: str | None = None


@model
class AcsEntranceEvent(SeamEvent):
    """An event of an entrance."""

    acs_entrance_id: str | None = None
    acs_system_id: str | None = None
    connected_account_id: str | None = None


@model
class AcsEntranceAddedEvent(AcsEntranceEvent):
    """`acs_entrance.added`."""

    event_type: Literal["acs_entrance.added"] = "acs_entrance.added"


@model
class AcsEntranceRemovedEvent(AcsEntranceEvent):
    """`acs_entrance.removed`."""

    event_type: Literal["acs_entrance.removed"] = "acs_entrance.removed"


@model
class ClientSessionDeletedEvent(SeamEvent):
    """`client_session.deleted`."""

    event_type: Literal["client_session.deleted"] = "client_session.deleted"
    client_session_id: str | None = None


@model
class ConnectedAccountEvent(SeamEvent):
    """An event of a connected account."""

    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    connected_account_id: str | None = None


@model
class ConnectedAccountConnectedEvent(ConnectedAccountEvent):
    """`connected_account.connected`."""

    event_type: Literal["connected_account.connected"] = "connected_account.connected"
    connect_webview_id: str | None = None
    customer_key: str | None = None


@model
class ConnectedAccountCreatedEvent(ConnectedAccountEvent):
    """`connected_account.created`."""

    event_type: Literal["connected_account.created"] = "connected_account.created"
    connect_webview_id: str | None = None


@model
class ConnectedAccountSuccessfulLoginEvent(ConnectedAccountEvent):
    """`connected_account.successful_login`."""

    event_type: Literal["connected_account.successful_login"] = "connected_account.successful_login"
    connect_webview_id: str | None = None


@model
class ConnectedAccountDisconnectedEvent(ConnectedAccountEvent):
    """`connected_account.disconnected`."""

    event_type: Literal["connected_account.disconnected"] = "connected_account.disconnected"
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()


@model
class ConnectedAccountCompletedFirstSyncEvent(ConnectedAccountEvent):
    """`connected_account.completed_first_sync`."""

    event_type: Literal["connected_account.completed_first_sync"] = "connected_account.completed_first_sync"


@model
class ConnectedAccountDeletedEvent(ConnectedAccountEvent):
    """`connected_account.deleted`."""

    event_type: Literal["connected_account.deleted"] = "connected_account.deleted"
    customer_key: str | None = None


@model
class ConnectedAccountCompletedFirstSyncAfterReconnectionEvent(ConnectedAccountEvent):
    """`connected_account.completed_first_sync_after_reconnection`."""

    event_type: Literal["connected_account.completed_first_sync_after_reconnection"] = (
        "connected_account.completed_first_sync_after_reconnection"
    )


@model
class ConnectedAccountReauthorizationRequestedEvent(ConnectedAccountEvent):
    """`connected_account.reauthorization_requested`."""

    event_type: Literal["connected_account.reauthorization_requested"] = "connected_account.reauthorization_requested"
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()


@model
class ActionAttemptEvent(SeamEvent):
    """An event of an action attempt."""

    action_attempt_id: str | None = None
    action_type: str | None = None
    connected_account_id: str | None = None
    device_id: str | None = None
    status: str | None = None


@model
class ActionAttemptLockDoorSucceededEvent(ActionAttemptEvent):
    """`action_attempt.lock_door.succeeded`."""

    event_type: Literal["action_attempt.lock_door.succeeded"] = "action_attempt.lock_door.succeeded"


@model
class ActionAttemptLockDoorFailedEvent(ActionAttemptEvent):
    """`action_attempt.lock_door.failed`."""

    event_type: Literal["action_attempt.lock_door.failed"] = "action_attempt.lock_door.failed"


@model
class ActionAttemptUnlockDoorSucceededEvent(ActionAttemptEvent):
    """`action_attempt.unlock_door.succeeded`."""

    event_type: Literal["action_attempt.unlock_door.succeeded"] = "action_attempt.unlock_door.succeeded"


@model
class ActionAttemptUnlockDoorFailedEvent(ActionAttemptEvent):
    """`action_attempt.unlock_door.failed`."""

    event_type: Literal["action_attempt.unlock_door.failed"] = "action_attempt.unlock_door.failed"


@model
class ActionAttemptSimulateKeypadCodeEntrySucceededEvent(ActionAttemptEvent):
    """`action_attempt.simulate_keypad_code_entry.succeeded`."""

    event_type: Literal["action_attempt.simulate_keypad_code_entry.succeeded"] = (
        "action_attempt.simulate_keypad_code_entry.succeeded"
    )


@model
class ActionAttemptSimulateKeypadCodeEntryFailedEvent(ActionAttemptEvent):
    """`action_attempt.simulate_keypad_code_entry.failed`."""

    event_type: Literal["action_attempt.simulate_keypad_code_entry.failed"] = (
        "action_attempt.simulate_keypad_code_entry.failed"
    )


@model
class ActionAttemptSimulateManualLockViaKeypadSucceededEvent(ActionAttemptEvent):
    """`action_attempt.simulate_manual_lock_via_keypad.succeeded`."""

    event_type: Literal["action_attempt.simulate_manual_lock_via_keypad.succeeded"] = (
        "action_attempt.simulate_manual_lock_via_keypad.succeeded"
    )


@model
class ActionAttemptSimulateManualLockViaKeypadFailedEvent(ActionAttemptEvent):
    """`action_attempt.simulate_manual_lock_via_keypad.failed`."""

    event_type: Literal["action_attempt.simulate_manual_lock_via_keypad.failed"] = (
        "action_attempt.simulate_manual_lock_via_keypad.failed"
    )


@model
class ConnectWebviewEvent(SeamEvent):
    """An event of a Connect Webview."""

    connect_webview_id: str | None = None


@model
class ConnectWebviewLoginSucceededEvent(ConnectWebviewEvent):
    """`connect_webview.login_succeeded`."""

    event_type: Literal["connect_webview.login_succeeded"] = "connect_webview.login_succeeded"
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    connected_account_id: str | None = None
    customer_key: str | None = None


@model
class ConnectWebviewLoginFailedEvent(ConnectWebviewEvent):
    """`connect_webview.login_failed`."""

    event_type: Literal["connect_webview.login_failed"] = "connect_webview.login_failed"


@model
class DeviceEvent(SeamEvent):
    """An event of a device."""

    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    connected_account_id: str | None = None
    customer_key: str | None = None
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_id: str | None = None


@model
class DeviceConnectedEvent(DeviceEvent):
    """`device.connected`."""

    event_type: Literal["device.connected"] = "device.connected"


@model
class DeviceAddedEvent(DeviceEvent):
    """`device.added`."""

    event_type: Literal["device.added"] = "device.added"


@model
class DeviceConvertedToUnmanagedEvent(DeviceEvent):
    """`device.converted_to_unmanaged`."""

    event_type: Literal["device.converted_to_unmanaged"] = "device.converted_to_unmanaged"


@model
class DeviceUnmanagedConvertedToManagedEvent(DeviceEvent):
    """`device.unmanaged.converted_to_managed`."""

    event_type: Literal["device.unmanaged.converted_to_managed"] = "device.unmanaged.converted_to_managed"


@model
class DeviceUnmanagedConnectedEvent(DeviceEvent):
    """`device.unmanaged.connected`."""

    event_type: Literal["device.unmanaged.connected"] = "device.unmanaged.connected"


@model
class DeviceDisconnectedEvent(DeviceEvent):
    """`device.disconnected`.

    Attributes:
        error_code: `account_disconnected`, `hub_disconnected` or `device_disconnected`.
    """

    event_type: Literal["device.disconnected"] = "device.disconnected"
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()
    error_code: str | None = None


@model
class DeviceUnmanagedDisconnectedEvent(DeviceEvent):
    """`device.unmanaged.disconnected`.

    Attributes:
        error_code: `account_disconnected`, `hub_disconnected` or `device_disconnected`.
    """

    event_type: Literal["device.unmanaged.disconnected"] = "device.unmanaged.disconnected"
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()
    error_code: str | None = None


@model
class DeviceTamperedEvent(DeviceEvent):
    """`device.tampered`."""

    event_type: Literal["device.tampered"] = "device.tampered"


@model
class DeviceLowBatteryEvent(DeviceEvent):
    """`device.low_battery`.

    Attributes:
        battery_source: `lock` or `accessory_keypad`.
    """

    event_type: Literal["device.low_battery"] = "device.low_battery"
    battery_level: float | None = None
    battery_source: str | None = None
    accessory_keypad_battery_level: float | None = None
    device_battery_level: float | None = None


@model
class DeviceBatteryStatusChangedEvent(DeviceEvent):
    """`device.battery_status_changed`.

    Attributes:
        battery_status: `critical`, `low`, `good` or `full`.
    """

    event_type: Literal["device.battery_status_changed"] = "device.battery_status_changed"
    battery_level: float | None = None
    battery_status: str | None = None


@model
class DeviceRemovedEvent(DeviceEvent):
    """`device.removed`."""

    event_type: Literal["device.removed"] = "device.removed"


@model
class DeviceDeletedEvent(DeviceEvent):
    """`device.deleted`."""

    event_type: Literal["device.deleted"] = "device.deleted"
    device_name: str | None = None


@model
class DeviceThirdPartyIntegrationDetectedEvent(DeviceEvent):
    """`device.third_party_integration_detected`."""

    event_type: Literal["device.third_party_integration_detected"] = "device.third_party_integration_detected"


@model
class DeviceThirdPartyIntegrationNoLongerDetectedEvent(DeviceEvent):
    """`device.third_party_integration_no_longer_detected`."""

    event_type: Literal["device.third_party_integration_no_longer_detected"] = (
        "device.third_party_integration_no_longer_detected"
    )


@model
class DeviceSaltoPrivacyModeActivatedEvent(DeviceEvent):
    """`device.salto.privacy_mode_activated`."""

    event_type: Literal["device.salto.privacy_mode_activated"] = "device.salto.privacy_mode_activated"


@model
class DeviceSaltoPrivacyModeDeactivatedEvent(DeviceEvent):
    """`device.salto.privacy_mode_deactivated`."""

    event_type: Literal["device.salto.privacy_mode_deactivated"] = "device.salto.privacy_mode_deactivated"


@model
class DeviceConnectionBecameFlakyEvent(DeviceEvent):
    """`device.connection_became_flaky`."""

    event_type: Literal["device.connection_became_flaky"] = "device.connection_became_flaky"
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()


@model
class DeviceConnectionStabilizedEvent(DeviceEvent):
    """`device.connection_stabilized`."""

    event_type: Literal["device.connection_stabilized"] = "device.connection_stabilized"


@model
class DeviceErrorSubscriptionRequiredEvent(DeviceEvent):
    """`device.error.subscription_required`."""

    event_type: Literal["device.error.subscription_required"] = "device.error.subscription_required"
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()


@model
class DeviceErrorSubscriptionRequiredResolvedEvent(DeviceEvent):
    """`device.error.subscription_required.resolved`."""

    event_type: Literal["device.error.subscription_required.resolved"] = "device.error.subscription_required.resolved"


@model
class DeviceAccessoryKeypadConnectedEvent(DeviceEvent):
    """`device.accessory_keypad_connected`."""

    event_type: Literal["device.accessory_keypad_connected"] = "device.accessory_keypad_connected"


@model
class DeviceAccessoryKeypadDisconnectedEvent(DeviceEvent):
    """`device.accessory_keypad_disconnected`."""

    event_type: Literal["device.accessory_keypad_disconnected"] = "device.accessory_keypad_disconnected"
    connected_account_errors: tuple[ReportedError, ...] = ()
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    device_errors: tuple[ReportedError, ...] = ()
    device_warnings: tuple[ReportedWarning, ...] = ()


@model
class DeviceNameChangedEvent(DeviceEvent):
    """`device.name_changed`."""

    event_type: Literal["device.name_changed"] = "device.name_changed"
    device_name: str | None = None


@model
class DeviceDoorbellRangEvent(DeviceEvent):
    """`device.doorbell_rang`."""

    event_type: Literal["device.doorbell_rang"] = "device.doorbell_rang"
    image_url: str | None = None
    video_url: str | None = None
    media_ids: tuple[str, ...] | None = None


@model
class NoiseSensorNoiseThresholdTriggeredEvent(SeamEvent):
    """`noise_sensor.noise_threshold_triggered`."""

    event_type: Literal["noise_sensor.noise_threshold_triggered"] = "noise_sensor.noise_threshold_triggered"
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    connected_account_id: str | None = None
    customer_key: str | None = None
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_id: str | None = None
    minut_metadata: Mapping[str, Any] = field(factory=dict)
    noise_level_decibels: float | None = None
    noise_level_nrs: float | None = None
    noise_threshold_id: str | None = None
    noise_threshold_name: str | None = None
    noiseaware_metadata: Mapping[str, Any] = field(factory=dict)


@model
class LockEvent(SeamEvent):
    """An event of a lock."""

    access_code_id: str | None = None
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    connected_account_id: str | None = None
    customer_key: str | None = None
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_id: str | None = None


@model
class LockLockedEvent(LockEvent):
    """`lock.locked`.

    Attributes:
        method: `keycode`, `manual`, `automatic`, `unknown`, `remote`, `card` or `mobile_key`.
    """

    event_type: Literal["lock.locked"] = "lock.locked"
    access_code_is_managed: bool | None = None
    action_attempt_id: str | None = None
    code: str | None = None
    is_via_bluetooth: bool | None = None
    is_via_nfc: bool | None = None
    method: str | None = None


@model
class LockUnlockedEvent(LockEvent):
    """`lock.unlocked`.

    Attributes:
        method: `keycode`, `manual`, `automatic`, `unknown`, `remote`, `card` or `mobile_key`.
    """

    event_type: Literal["lock.unlocked"] = "lock.unlocked"
    access_code_is_managed: bool | None = None
    action_attempt_id: str | None = None
    code: str | None = None
    is_via_bluetooth: bool | None = None
    is_via_nfc: bool | None = None
    method: str | None = None


@model
class LockAccessDeniedEventReason(Model):
    """The `reason` of a lock access denied event.

    Attributes:
        reason_code: `unknown_code`, `expired_code`, `blocklisted_code`, `too_many_attempts`,
            `blocked_by_privacy_mode`, `credential_error` or `connection_error`.
    """

    message: str | None = None
    reason_code: str | None = None


@model
class LockAccessDeniedEvent(LockEvent):
    """`lock.access_denied`."""

    event_type: Literal["lock.access_denied"] = "lock.access_denied"
    reason: LockAccessDeniedEventReason | None = None


@model
class ThermostatEvent(SeamEvent):
    """An event of a thermostat."""

    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    connected_account_id: str | None = None
    customer_key: str | None = None
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_id: str | None = None


@model
class ThermostatClimatePresetActivatedEvent(ThermostatEvent):
    """`thermostat.climate_preset_activated`."""

    event_type: Literal["thermostat.climate_preset_activated"] = "thermostat.climate_preset_activated"
    climate_preset_key: str | None = None
    is_fallback_climate_preset: bool | None = None
    thermostat_schedule_id: str | None = None


@model
class ThermostatManuallyAdjustedEvent(ThermostatEvent):
    """`thermostat.manually_adjusted`.

    Attributes:
        fan_mode_setting: `auto`, `on` or `circulate`.
        hvac_mode_setting: `off`, `heat`, `cool`, `heat_cool` or `eco`.
        method: `seam` or `external`.
    """

    event_type: Literal["thermostat.manually_adjusted"] = "thermostat.manually_adjusted"
    cooling_set_point_celsius: float | None = None
    cooling_set_point_fahrenheit: float | None = None
    fan_mode_setting: str | None = None
    heating_set_point_celsius: float | None = None
    heating_set_point_fahrenheit: float | None = None
    hvac_mode_setting: str | None = None
    method: str | None = None


@model
class ThermostatTemperatureThresholdExceededEvent(ThermostatEvent):
    """`thermostat.temperature_threshold_exceeded`."""

    event_type: Literal["thermostat.temperature_threshold_exceeded"] = "thermostat.temperature_threshold_exceeded"
    lower_limit_celsius: float | None = None
    lower_limit_fahrenheit: float | None = None
    temperature_celsius: float | None = None
    temperature_fahrenheit: float | None = None
    upper_limit_celsius: float | None = None
    upper_limit_fahrenheit: float | None = None


@model
class ThermostatTemperatureThresholdNoLongerExceededEvent(ThermostatEvent):
    """`thermostat.temperature_threshold_no_longer_exceeded`."""

    event_type: Literal["thermostat.temperature_threshold_no_longer_exceeded"] = (
        "thermostat.temperature_threshold_no_longer_exceeded"
    )
    lower_limit_celsius: float | None = None
    lower_limit_fahrenheit: float | None = None
    temperature_celsius: float | None = None
    temperature_fahrenheit: float | None = None
    upper_limit_celsius: float | None = None
    upper_limit_fahrenheit: float | None = None


@model
class ThermostatTemperatureReachedSetPointEvent(ThermostatEvent):
    """`thermostat.temperature_reached_set_point`."""

    event_type: Literal["thermostat.temperature_reached_set_point"] = "thermostat.temperature_reached_set_point"
    desired_temperature_celsius: float | None = None
    desired_temperature_fahrenheit: float | None = None
    temperature_celsius: float | None = None
    temperature_fahrenheit: float | None = None


@model
class ThermostatTemperatureChangedEvent(ThermostatEvent):
    """`thermostat.temperature_changed`."""

    event_type: Literal["thermostat.temperature_changed"] = "thermostat.temperature_changed"
    temperature_celsius: float | None = None
    temperature_fahrenheit: float | None = None


@model
class CameraActivatedEvent(SeamEvent):
    """`camera.activated`.

    Attributes:
        motion_sub_type: `human`, `vehicle`, `package` or `other`.
    """

    event_type: Literal["camera.activated"] = "camera.activated"
    activation_reason: str | None = None
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    connected_account_id: str | None = None
    customer_key: str | None = None
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_id: str | None = None
    image_url: str | None = None
    motion_sub_type: str | None = None
    video_url: str | None = None
    media_ids: tuple[str, ...] | None = None


@model
class PhoneDeactivatedEvent(SeamEvent):
    """`phone.deactivated`."""

    event_type: Literal["phone.deactivated"] = "phone.deactivated"
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    device_id: str | None = None


@model
class SpaceEvent(SeamEvent):
    """An event of a space."""

    acs_entrance_ids: tuple[str, ...] = ()
    device_ids: tuple[str, ...] = ()
    space_id: str | None = None
    space_key: str | None = None


@model
class SpaceDeviceMembershipChangedEvent(SpaceEvent):
    """`space.device_membership_changed`."""

    event_type: Literal["space.device_membership_changed"] = "space.device_membership_changed"


@model
class SpaceCreatedEvent(SpaceEvent):
    """`space.created`."""

    event_type: Literal["space.created"] = "space.created"


@model
class SpaceDeletedEvent(SpaceEvent):
    """`space.deleted`."""

    event_type: Literal["space.deleted"] = "space.deleted"


@model
class UnknownEvent(SeamEvent):
    """An event of a type that this version does not know.

    Attributes:
        event_type: The type as it came. For type checkers it is a value that no event has, so that a comparison of
            `event_type` narrows to the one class that fits.
    """

    if TYPE_CHECKING:
        event_type: Literal["(a type that this version does not know)"] | None = None


EVENTS: Final[Mapping[str, type[SeamEvent]]] = {
    "access_code.created": AccessCodeCreatedEvent,
    "access_code.changed": AccessCodeChangedEvent,
    "access_code.name_changed": AccessCodeNameChangedEvent,
    "access_code.code_changed": AccessCodeCodeChangedEvent,
    "access_code.time_frame_changed": AccessCodeTimeFrameChangedEvent,
    "access_code.mutations_requested": AccessCodeMutationsRequestedEvent,
    "access_code.scheduled_on_device": AccessCodeScheduledOnDeviceEvent,
    "access_code.set_on_device": AccessCodeSetOnDeviceEvent,
    "access_code.removed_from_device": AccessCodeRemovedFromDeviceEvent,
    "access_code.delay_in_setting_on_device": AccessCodeDelayInSettingOnDeviceEvent,
    "access_code.failed_to_set_on_device": AccessCodeFailedToSetOnDeviceEvent,
    "access_code.deleted": AccessCodeDeletedEvent,
    "access_code.delay_in_removing_from_device": AccessCodeDelayInRemovingFromDeviceEvent,
    "access_code.failed_to_remove_from_device": AccessCodeFailedToRemoveFromDeviceEvent,
    "access_code.modified_external_to_seam": AccessCodeModifiedExternalToSeamEvent,
    "access_code.deleted_external_to_seam": AccessCodeDeletedExternalToSeamEvent,
    "access_code.backup_access_code_pulled": AccessCodeBackupAccessCodePulledEvent,
    "access_code.unmanaged.converted_to_managed": AccessCodeUnmanagedConvertedToManagedEvent,
    "access_code.unmanaged.failed_to_convert_to_managed": AccessCodeUnmanagedFailedToConvertToManagedEvent,
    "access_code.unmanaged.created": AccessCodeUnmanagedCreatedEvent,
    "access_code.unmanaged.removed": AccessCodeUnmanagedRemovedEvent,
    "access_grant.created": AccessGrantCreatedEvent,
    "access_grant.deleted": AccessGrantDeletedEvent,
    "access_grant.access_granted_to_all_doors": AccessGrantAccessGrantedToAllDoorsEvent,
    "access_grant.access_granted_to_door": AccessGrantAccessGrantedToDoorEvent,
    "access_grant.access_to_door_lost": AccessGrantAccessToDoorLostEvent,
    "access_grant.access_times_changed": AccessGrantAccessTimesChangedEvent,
    "access_grant.could_not_create_requested_access_methods": AccessGrantCouldNotCreateRequestedAccessMethodsEvent,
    "access_method.issued": AccessMethodIssuedEvent,
    "access_method.revoked": AccessMethodRevokedEvent,
    "access_method.card_encoding_required": AccessMethodCardEncodingRequiredEvent,
    "access_method.deleted": AccessMethodDeletedEvent,
    "access_method.reissued": AccessMethodReissuedEvent,
    "access_method.created": AccessMethodCreatedEvent,
    "access_method.delay_in_issuing": AccessMethodDelayInIssuingEvent,
    "access_method.failed_to_issue": AccessMethodFailedToIssueEvent,
    "acs_system.connected": AcsSystemConnectedEvent,
    "acs_system.added": AcsSystemAddedEvent,
    "acs_system.disconnected": AcsSystemDisconnectedEvent,
    "acs_credential.deleted": AcsCredentialDeletedEvent,
    "acs_credential.issued": AcsCredentialIssuedEvent,
    "acs_credential.reissued": AcsCredentialReissuedEvent,
    "acs_credential.invalidated": AcsCredentialInvalidatedEvent,
    "acs_user.created": AcsUserCreatedEvent,
    "acs_user.deleted": AcsUserDeletedEvent,
    "acs_encoder.added": AcsEncoderAddedEvent,
    "acs_encoder.removed": AcsEncoderRemovedEvent,
    "acs_access_group.deleted": AcsAccessGroupDeletedEvent,
    "acs_entrance.added": AcsEntranceAddedEvent,
    "acs_entrance.removed": AcsEntranceRemovedEvent,
    "client_session.deleted": ClientSessionDeletedEvent,
    "connected_account.connected": ConnectedAccountConnectedEvent,
    "connected_account.created": ConnectedAccountCreatedEvent,
    "connected_account.successful_login": ConnectedAccountSuccessfulLoginEvent,
    "connected_account.disconnected": ConnectedAccountDisconnectedEvent,
    "connected_account.completed_first_sync": ConnectedAccountCompletedFirstSyncEvent,
    "connected_account.deleted": ConnectedAccountDeletedEvent,
    "connected_account.completed_first_sync_after_reconnection": ConnectedAccountCompletedFirstSyncAfterReconnectionEvent,
    "connected_account.reauthorization_requested": ConnectedAccountReauthorizationRequestedEvent,
    "action_attempt.lock_door.succeeded": ActionAttemptLockDoorSucceededEvent,
    "action_attempt.lock_door.failed": ActionAttemptLockDoorFailedEvent,
    "action_attempt.unlock_door.succeeded": ActionAttemptUnlockDoorSucceededEvent,
    "action_attempt.unlock_door.failed": ActionAttemptUnlockDoorFailedEvent,
    "action_attempt.simulate_keypad_code_entry.succeeded": ActionAttemptSimulateKeypadCodeEntrySucceededEvent,
    "action_attempt.simulate_keypad_code_entry.failed": ActionAttemptSimulateKeypadCodeEntryFailedEvent,
    "action_attempt.simulate_manual_lock_via_keypad.succeeded": ActionAttemptSimulateManualLockViaKeypadSucceededEvent,
    "action_attempt.simulate_manual_lock_via_keypad.failed": ActionAttemptSimulateManualLockViaKeypadFailedEvent,
    "connect_webview.login_succeeded": ConnectWebviewLoginSucceededEvent,
    "connect_webview.login_failed": ConnectWebviewLoginFailedEvent,
    "device.connected": DeviceConnectedEvent,
    "device.added": DeviceAddedEvent,
    "device.converted_to_unmanaged": DeviceConvertedToUnmanagedEvent,
    "device.unmanaged.converted_to_managed": DeviceUnmanagedConvertedToManagedEvent,
    "device.unmanaged.connected": DeviceUnmanagedConnectedEvent,
    "device.disconnected": DeviceDisconnectedEvent,
    "device.unmanaged.disconnected": DeviceUnmanagedDisconnectedEvent,
    "device.tampered": DeviceTamperedEvent,
    "device.low_battery": DeviceLowBatteryEvent,
    "device.battery_status_changed": DeviceBatteryStatusChangedEvent,
    "device.removed": DeviceRemovedEvent,
    "device.deleted": DeviceDeletedEvent,
    "device.third_party_integration_detected": DeviceThirdPartyIntegrationDetectedEvent,
    "device.third_party_integration_no_longer_detected": DeviceThirdPartyIntegrationNoLongerDetectedEvent,
    "device.salto.privacy_mode_activated": DeviceSaltoPrivacyModeActivatedEvent,
    "device.salto.privacy_mode_deactivated": DeviceSaltoPrivacyModeDeactivatedEvent,
    "device.connection_became_flaky": DeviceConnectionBecameFlakyEvent,
    "device.connection_stabilized": DeviceConnectionStabilizedEvent,
    "device.error.subscription_required": DeviceErrorSubscriptionRequiredEvent,
    "device.error.subscription_required.resolved": DeviceErrorSubscriptionRequiredResolvedEvent,
    "device.accessory_keypad_connected": DeviceAccessoryKeypadConnectedEvent,
    "device.accessory_keypad_disconnected": DeviceAccessoryKeypadDisconnectedEvent,
    "noise_sensor.noise_threshold_triggered": NoiseSensorNoiseThresholdTriggeredEvent,
    "lock.locked": LockLockedEvent,
    "lock.unlocked": LockUnlockedEvent,
    "lock.access_denied": LockAccessDeniedEvent,
    "thermostat.climate_preset_activated": ThermostatClimatePresetActivatedEvent,
    "thermostat.manually_adjusted": ThermostatManuallyAdjustedEvent,
    "thermostat.temperature_threshold_exceeded": ThermostatTemperatureThresholdExceededEvent,
    "thermostat.temperature_threshold_no_longer_exceeded": ThermostatTemperatureThresholdNoLongerExceededEvent,
    "thermostat.temperature_reached_set_point": ThermostatTemperatureReachedSetPointEvent,
    "thermostat.temperature_changed": ThermostatTemperatureChangedEvent,
    "device.name_changed": DeviceNameChangedEvent,
    "camera.activated": CameraActivatedEvent,
    "device.doorbell_rang": DeviceDoorbellRangEvent,
    "phone.deactivated": PhoneDeactivatedEvent,
    "space.device_membership_changed": SpaceDeviceMembershipChangedEvent,
    "space.created": SpaceCreatedEvent,
    "space.deleted": SpaceDeletedEvent,
}
"""The classes of events by their types; an event of any other type is an `UnknownEvent`."""

if TYPE_CHECKING:
    AnySeamEvent = (
        AccessCodeCreatedEvent
        | AccessCodeChangedEvent
        | AccessCodeNameChangedEvent
        | AccessCodeCodeChangedEvent
        | AccessCodeTimeFrameChangedEvent
        | AccessCodeMutationsRequestedEvent
        | AccessCodeScheduledOnDeviceEvent
        | AccessCodeSetOnDeviceEvent
        | AccessCodeRemovedFromDeviceEvent
        | AccessCodeDelayInSettingOnDeviceEvent
        | AccessCodeFailedToSetOnDeviceEvent
        | AccessCodeDeletedEvent
        | AccessCodeDelayInRemovingFromDeviceEvent
        | AccessCodeFailedToRemoveFromDeviceEvent
        | AccessCodeModifiedExternalToSeamEvent
        | AccessCodeDeletedExternalToSeamEvent
        | AccessCodeBackupAccessCodePulledEvent
        | AccessCodeUnmanagedConvertedToManagedEvent
        | AccessCodeUnmanagedFailedToConvertToManagedEvent
        | AccessCodeUnmanagedCreatedEvent
        | AccessCodeUnmanagedRemovedEvent
        | AccessGrantCreatedEvent
        | AccessGrantDeletedEvent
        | AccessGrantAccessGrantedToAllDoorsEvent
        | AccessGrantAccessGrantedToDoorEvent
        | AccessGrantAccessToDoorLostEvent
        | AccessGrantAccessTimesChangedEvent
        | AccessGrantCouldNotCreateRequestedAccessMethodsEvent
        | AccessMethodIssuedEvent
        | AccessMethodRevokedEvent
        | AccessMethodCardEncodingRequiredEvent
        | AccessMethodDeletedEvent
        | AccessMethodReissuedEvent
        | AccessMethodCreatedEvent
        | AccessMethodDelayInIssuingEvent
        | AccessMethodFailedToIssueEvent
        | AcsSystemConnectedEvent
        | AcsSystemAddedEvent
        | AcsSystemDisconnectedEvent
        | AcsCredentialDeletedEvent
        | AcsCredentialIssuedEvent
        | AcsCredentialReissuedEvent
        | AcsCredentialInvalidatedEvent
        | AcsUserCreatedEvent
        | AcsUserDeletedEvent
        | AcsEncoderAddedEvent
        | AcsEncoderRemovedEvent
        | AcsAccessGroupDeletedEvent
        | AcsEntranceAddedEvent
        | AcsEntranceRemovedEvent
        | ClientSessionDeletedEvent
        | ConnectedAccountConnectedEvent
        | ConnectedAccountCreatedEvent
        | ConnectedAccountSuccessfulLoginEvent
        | ConnectedAccountDisconnectedEvent
        | ConnectedAccountCompletedFirstSyncEvent
        | ConnectedAccountDeletedEvent
        | ConnectedAccountCompletedFirstSyncAfterReconnectionEvent
        | ConnectedAccountReauthorizationRequestedEvent
        | ActionAttemptLockDoorSucceededEvent
        | ActionAttemptLockDoorFailedEvent
        | ActionAttemptUnlockDoorSucceededEvent
        | ActionAttemptUnlockDoorFailedEvent
        | ActionAttemptSimulateKeypadCodeEntrySucceededEvent
        | ActionAttemptSimulateKeypadCodeEntryFailedEvent
        | ActionAttemptSimulateManualLockViaKeypadSucceededEvent
        | ActionAttemptSimulateManualLockViaKeypadFailedEvent
        | ConnectWebviewLoginSucceededEvent
        | ConnectWebviewLoginFailedEvent
        | DeviceConnectedEvent
        | DeviceAddedEvent
        | DeviceConvertedToUnmanagedEvent
        | DeviceUnmanagedConvertedToManagedEvent
        | DeviceUnmanagedConnectedEvent
        | DeviceDisconnectedEvent
        | DeviceUnmanagedDisconnectedEvent
        | DeviceTamperedEvent
        | DeviceLowBatteryEvent
        | DeviceBatteryStatusChangedEvent
        | DeviceRemovedEvent
        | DeviceDeletedEvent
        | DeviceThirdPartyIntegrationDetectedEvent
        | DeviceThirdPartyIntegrationNoLongerDetectedEvent
        | DeviceSaltoPrivacyModeActivatedEvent
        | DeviceSaltoPrivacyModeDeactivatedEvent
        | DeviceConnectionBecameFlakyEvent
        | DeviceConnectionStabilizedEvent
        | DeviceErrorSubscriptionRequiredEvent
        | DeviceErrorSubscriptionRequiredResolvedEvent
        | DeviceAccessoryKeypadConnectedEvent
        | DeviceAccessoryKeypadDisconnectedEvent
        | NoiseSensorNoiseThresholdTriggeredEvent
        | LockLockedEvent
        | LockUnlockedEvent
        | LockAccessDeniedEvent
        | ThermostatClimatePresetActivatedEvent
        | ThermostatManuallyAdjustedEvent
        | ThermostatTemperatureThresholdExceededEvent
        | ThermostatTemperatureThresholdNoLongerExceededEvent
        | ThermostatTemperatureReachedSetPointEvent
        | ThermostatTemperatureChangedEvent
        | DeviceNameChangedEvent
        | CameraActivatedEvent
        | DeviceDoorbellRangEvent
        | PhoneDeactivatedEvent
        | SpaceDeviceMembershipChangedEvent
        | SpaceCreatedEvent
        | SpaceDeletedEvent
        | UnknownEvent
    )
else:
    AnySeamEvent = SeamEvent  # which finds the class by the `event_type`
