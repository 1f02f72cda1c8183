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
    """UUID of the event; the same in every delivery of it."""
    created_at: datetime | None = None
    """Time at which Seam recorded the event."""
    event_description: str | None = None
    """Summary of the event for people."""
    event_type: str | None = None
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    occurred_at: datetime | None = None
    """Time at which the event happened."""
    workspace_id: str | None = None
    """UUID of the workspace in which the event happened."""

    @classmethod
    def kind_of(cls, value: Mapping[str, Any]) -> type[Self]:
        """The class for a JSON object, by its `event_type`."""
        kind: Any = EVENTS.get(str(value.get("event_type")), UnknownEvent)
        return kind if issubclass(kind, cls) else cls


@model
class AccessCodeEvent(SeamEvent):
    """An event of an access code."""

    access_code_id: str | None = None
    """UUID of the access code that the event is about."""
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the connected account."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the device."""
    device_id: str | None = None
    """UUID of the lock or keypad with the PIN."""


@model
class AccessCodeCreatedEvent(AccessCodeEvent):
    """`access_code.created`: An access code was created; the device may not have it yet."""

    event_type: Literal["access_code.created"] = "access_code.created"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessCodeChangedEventChangedProperty(Model):
    """One of the `changed_properties` of an access code changed event."""

    from_: str | None = None
    """Value before the change."""
    property: str | None = None
    """Name of the changed property."""
    to: str | None = None
    """Value after the change."""


@model
class AccessCodeChangedEvent(AccessCodeEvent):
    """`access_code.changed`: Some property of an access code has changed."""

    event_type: Literal["access_code.changed"] = "access_code.changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    change_reason: str | None = None
    """Cause of the change."""
    changed_properties: tuple[AccessCodeChangedEventChangedProperty, ...] | None = None
    """Properties with their values before and after."""


@model
class AccessCodeNameChangedEventValues(Model):
    """The previous or the new values of an access code name changed event."""

    name: str | None = None
    """Name before or after the change."""


@model
class AccessCodeNameChangedEvent(AccessCodeEvent):
    """`access_code.name_changed`: An access code has a new name."""

    event_type: Literal["access_code.name_changed"] = "access_code.name_changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    description: str | None = None
    """Explanation of the change for people."""
    from_: AccessCodeNameChangedEventValues = field(factory=AccessCodeNameChangedEventValues)
    """Value before the change."""
    to: AccessCodeNameChangedEventValues = field(factory=AccessCodeNameChangedEventValues)
    """Value after the change."""


@model
class AccessCodeCodeChangedEventValues(Model):
    """The previous or the new values of an access code code changed event."""

    code: str | None = None
    """PIN before or after the change."""


@model
class AccessCodeCodeChangedEvent(AccessCodeEvent):
    """`access_code.code_changed`: An access code has a new PIN."""

    event_type: Literal["access_code.code_changed"] = "access_code.code_changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    description: str | None = None
    """Explanation of the change for people."""
    from_: AccessCodeCodeChangedEventValues = field(factory=AccessCodeCodeChangedEventValues)
    """Value before the change."""
    to: AccessCodeCodeChangedEventValues = field(factory=AccessCodeCodeChangedEventValues)
    """Value after the change."""


@model
class AccessCodeTimeFrameChangedEventValues(Model):
    """The previous or the new values of an access code time frame changed event."""

    ends_at: str | None = None
    """End of validity, before or after the change."""
    starts_at: str | None = None
    """Start of validity, before or after the change."""


@model
class AccessCodeTimeFrameChangedEvent(AccessCodeEvent):
    """`access_code.time_frame_changed`: An access code has a new start or end."""

    event_type: Literal["access_code.time_frame_changed"] = "access_code.time_frame_changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    description: str | None = None
    """Explanation of the change for people."""
    from_: AccessCodeTimeFrameChangedEventValues = field(factory=AccessCodeTimeFrameChangedEventValues)
    """Value before the change."""
    to: AccessCodeTimeFrameChangedEventValues = field(factory=AccessCodeTimeFrameChangedEventValues)
    """Value after the change."""


@model
class AccessCodeMutationsRequestedEventRequestedMutation(Model):
    """One of the `requested_mutations` of an access code mutations requested event."""

    from_: Mapping[str, Any] = field(factory=dict)
    """Value before the change."""
    mutation_code: str | None = None
    """API's name for the change. Known values: `updating_name`, `updating_code`, `updating_time_frame`, `deleting`,
    `creating`, `deferring_creation`.
    """
    to: Mapping[str, Any] = field(factory=dict)
    """Value after the change."""


@model
class AccessCodeMutationsRequestedEvent(AccessCodeEvent):
    """`access_code.mutations_requested`: Changes of an access code were requested and are about to be made."""

    event_type: Literal["access_code.mutations_requested"] = "access_code.mutations_requested"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    requested_mutations: tuple[AccessCodeMutationsRequestedEventRequestedMutation, ...] = ()
    """Changes that are about to be made, one for each."""


@model
class AccessCodeScheduledOnDeviceEvent(AccessCodeEvent):
    """`access_code.scheduled_on_device`: The device itself stores the hours of an access code and will activate it."""

    event_type: Literal["access_code.scheduled_on_device"] = "access_code.scheduled_on_device"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    code: str | None = None
    """PIN of the access code."""


@model
class AccessCodeSetOnDeviceEvent(AccessCodeEvent):
    """`access_code.set_on_device`: A PIN is active on its device."""

    event_type: Literal["access_code.set_on_device"] = "access_code.set_on_device"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    code: str | None = None
    """PIN of the access code."""


@model
class AccessCodeRemovedFromDeviceEvent(AccessCodeEvent):
    """`access_code.removed_from_device`: A PIN is no longer active on its device."""

    event_type: Literal["access_code.removed_from_device"] = "access_code.removed_from_device"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessCodeDelayInSettingOnDeviceEvent(AccessCodeEvent):
    """`access_code.delay_in_setting_on_device`: Programming a PIN takes unusually long; the attempts continue."""

    event_type: Literal["access_code.delay_in_setting_on_device"] = "access_code.delay_in_setting_on_device"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    access_code_errors: tuple[ReportedError, ...] = ()
    """Problems of the access code at the time of the event."""
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the access code at the time of the event."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""


@model
class AccessCodeFailedToSetOnDeviceEvent(AccessCodeEvent):
    """`access_code.failed_to_set_on_device`: A PIN could not be programmed; `access_code_errors` name the reason."""

    event_type: Literal["access_code.failed_to_set_on_device"] = "access_code.failed_to_set_on_device"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    access_code_errors: tuple[ReportedError, ...] = ()
    """Problems of the access code at the time of the event."""
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the access code at the time of the event."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""


@model
class AccessCodeDeletedEvent(AccessCodeEvent):
    """`access_code.deleted`: An access code was deleted."""

    event_type: Literal["access_code.deleted"] = "access_code.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    code: str | None = None
    """PIN of the access code."""


@model
class AccessCodeDelayInRemovingFromDeviceEvent(AccessCodeEvent):
    """`access_code.delay_in_removing_from_device`: Removing a PIN takes unusually long; the attempts continue."""

    event_type: Literal["access_code.delay_in_removing_from_device"] = "access_code.delay_in_removing_from_device"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    access_code_errors: tuple[ReportedError, ...] = ()
    """Problems of the access code at the time of the event."""
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the access code at the time of the event."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""


@model
class AccessCodeFailedToRemoveFromDeviceEvent(AccessCodeEvent):
    """`access_code.failed_to_remove_from_device`: A PIN could not be removed and may still open the door."""

    event_type: Literal["access_code.failed_to_remove_from_device"] = "access_code.failed_to_remove_from_device"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    access_code_errors: tuple[ReportedError, ...] = ()
    """Problems of the access code at the time of the event."""
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the access code at the time of the event."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""


@model
class AccessCodeModifiedExternalToSeamEvent(AccessCodeEvent):
    """`access_code.modified_external_to_seam`: A managed PIN was changed at the device or in the brand's app."""

    event_type: Literal["access_code.modified_external_to_seam"] = "access_code.modified_external_to_seam"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessCodeDeletedExternalToSeamEvent(AccessCodeEvent):
    """`access_code.deleted_external_to_seam`: A managed PIN was deleted at the device or in the brand's app."""

    event_type: Literal["access_code.deleted_external_to_seam"] = "access_code.deleted_external_to_seam"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessCodeBackupAccessCodePulledEvent(AccessCodeEvent):
    """`access_code.backup_access_code_pulled`: A backup code replaced a failing access code."""

    event_type: Literal["access_code.backup_access_code_pulled"] = "access_code.backup_access_code_pulled"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    backup_access_code_id: str | None = None
    """UUID of the access code from the backup pool."""


@model
class AccessCodeUnmanagedConvertedToManagedEvent(AccessCodeEvent):
    """`access_code.unmanaged.converted_to_managed`: Seam took over an access code from outside."""

    event_type: Literal["access_code.unmanaged.converted_to_managed"] = "access_code.unmanaged.converted_to_managed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessCodeUnmanagedFailedToConvertToManagedEvent(AccessCodeEvent):
    """`access_code.unmanaged.failed_to_convert_to_managed`: Seam could not take over an access code from outside."""

    event_type: Literal["access_code.unmanaged.failed_to_convert_to_managed"] = (
        "access_code.unmanaged.failed_to_convert_to_managed"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    access_code_errors: tuple[ReportedError, ...] = ()
    """Problems of the access code at the time of the event."""
    access_code_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the access code at the time of the event."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""


@model
class AccessCodeUnmanagedCreatedEvent(AccessCodeEvent):
    """`access_code.unmanaged.created`: A PIN appeared on a device that Seam does not manage."""

    event_type: Literal["access_code.unmanaged.created"] = "access_code.unmanaged.created"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessCodeUnmanagedRemovedEvent(AccessCodeEvent):
    """`access_code.unmanaged.removed`: An unmanaged PIN disappeared from its device."""

    event_type: Literal["access_code.unmanaged.removed"] = "access_code.unmanaged.removed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessGrantEvent(SeamEvent):
    """An event of an access grant."""

    access_grant_id: str | None = None
    """UUID of the access grant that the event is about."""


@model
class AccessGrantCreatedEvent(AccessGrantEvent):
    """`access_grant.created`: An access grant was created; its access methods may not be issued yet."""

    event_type: Literal["access_grant.created"] = "access_grant.created"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessGrantDeletedEvent(AccessGrantEvent):
    """`access_grant.deleted`: An access grant was deleted, together with its access methods."""

    event_type: Literal["access_grant.deleted"] = "access_grant.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessGrantAccessGrantedToAllDoorsEvent(AccessGrantEvent):
    """`access_grant.access_granted_to_all_doors`: A person can now open every door of a grant."""

    event_type: Literal["access_grant.access_granted_to_all_doors"] = "access_grant.access_granted_to_all_doors"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessGrantAccessGrantedToDoorEvent(AccessGrantEvent):
    """`access_grant.access_granted_to_door`: A person can now open one more door of a grant."""

    event_type: Literal["access_grant.access_granted_to_door"] = "access_grant.access_granted_to_door"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    acs_entrance_id: str | None = None
    """UUID of the entrance that now opens."""


@model
class AccessGrantAccessToDoorLostEvent(AccessGrantEvent):
    """`access_grant.access_to_door_lost`: A person can no longer open one door of a grant."""

    event_type: Literal["access_grant.access_to_door_lost"] = "access_grant.access_to_door_lost"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    acs_entrance_id: str | None = None
    """UUID of the entrance that no longer opens."""


@model
class AccessGrantAccessTimesChangedEvent(AccessGrantEvent):
    """`access_grant.access_times_changed`: An access grant has a new start or end."""

    event_type: Literal["access_grant.access_times_changed"] = "access_grant.access_times_changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    access_grant_key: str | None = None
    """Your own unique key for the access grant."""
    ends_at: str | None = None
    """New end of the access."""
    starts_at: str | None = None
    """New start of the access."""


@model
class AccessGrantCouldNotCreateRequestedAccessMethodsEvent(AccessGrantEvent):
    """`access_grant.could_not_create_requested_access_methods`: Some requested access methods of a grant could not be created."""

    event_type: Literal["access_grant.could_not_create_requested_access_methods"] = (
        "access_grant.could_not_create_requested_access_methods"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    error_message: str | None = None
    """Explanation of the failure for people."""
    missing_device_ids: tuple[str, ...] | None = None
    """UUIDs of the devices for which no access could be made."""


@model
class AccessMethodEvent(SeamEvent):
    """An event of an access method."""

    access_grant_ids: tuple[str, ...] = ()
    """UUIDs of the access grants that include the access method."""
    access_grant_keys: tuple[str, ...] | None = None
    """Your own keys for the access grants that include the access method."""
    access_method_id: str | None = None
    """UUID of the access method that the event is about."""


@model
class AccessMethodIssuedEvent(AccessMethodEvent):
    """`access_method.issued`: A code, card or mobile key is ready for use."""

    event_type: Literal["access_method.issued"] = "access_method.issued"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    code: str | None = None
    """PIN, if the access method is a code."""
    is_backup_code: bool | None = None
    """True if the code came from the backup pool."""


@model
class AccessMethodRevokedEvent(AccessMethodEvent):
    """`access_method.revoked`: A code, card or mobile key no longer opens anything."""

    event_type: Literal["access_method.revoked"] = "access_method.revoked"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessMethodCardEncodingRequiredEvent(AccessMethodEvent):
    """`access_method.card_encoding_required`: A plastic card has to be encoded at an encoder."""

    event_type: Literal["access_method.card_encoding_required"] = "access_method.card_encoding_required"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessMethodDeletedEvent(AccessMethodEvent):
    """`access_method.deleted`: An access method was deleted."""

    event_type: Literal["access_method.deleted"] = "access_method.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessMethodReissuedEvent(AccessMethodEvent):
    """`access_method.reissued`: A code, card or mobile key was issued again, with a new code or key."""

    event_type: Literal["access_method.reissued"] = "access_method.reissued"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    code: str | None = None
    """PIN, if the access method is a code."""
    is_backup_code: bool | None = None
    """True if the code came from the backup pool."""


@model
class AccessMethodCreatedEvent(AccessMethodEvent):
    """`access_method.created`: An access method was created; issuing it may take a moment."""

    event_type: Literal["access_method.created"] = "access_method.created"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessMethodDelayInIssuingEvent(AccessMethodEvent):
    """`access_method.delay_in_issuing`: Issuing a code, card or mobile key takes unusually long."""

    event_type: Literal["access_method.delay_in_issuing"] = "access_method.delay_in_issuing"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AccessMethodFailedToIssueEvent(AccessMethodEvent):
    """`access_method.failed_to_issue`: A code, card or mobile key could not be issued."""

    event_type: Literal["access_method.failed_to_issue"] = "access_method.failed_to_issue"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsSystemEvent(SeamEvent):
    """An event of an access system."""

    acs_system_id: str | None = None
    """UUID of the access system that the event is about."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""


@model
class AcsSystemConnectedEvent(AcsSystemEvent):
    """`acs_system.connected`: An access system can be reached."""

    event_type: Literal["acs_system.connected"] = "acs_system.connected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsSystemAddedEvent(AcsSystemEvent):
    """`acs_system.added`: An access system joined the workspace."""

    event_type: Literal["acs_system.added"] = "acs_system.added"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsSystemDisconnectedEvent(AcsSystemEvent):
    """`acs_system.disconnected`: An access system can no longer be reached; `acs_system_errors` name the reason."""

    event_type: Literal["acs_system.disconnected"] = "acs_system.disconnected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    acs_system_errors: tuple[ReportedError, ...] = ()
    """Problems of the access system at the time of the event."""
    acs_system_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the access system at the time of the event."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""


@model
class AcsCredentialEvent(SeamEvent):
    """An event of a credential."""

    acs_credential_id: str | None = None
    """UUID of the credential that the event is about."""
    acs_system_id: str | None = None
    """UUID of the access system that the event is about."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""


@model
class AcsCredentialDeletedEvent(AcsCredentialEvent):
    """`acs_credential.deleted`: A credential was deleted."""

    event_type: Literal["acs_credential.deleted"] = "acs_credential.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsCredentialIssuedEvent(AcsCredentialEvent):
    """`acs_credential.issued`: A credential is ready for use."""

    event_type: Literal["acs_credential.issued"] = "acs_credential.issued"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsCredentialReissuedEvent(AcsCredentialEvent):
    """`acs_credential.reissued`: A credential was issued again, with a new code or key."""

    event_type: Literal["acs_credential.reissued"] = "acs_credential.reissued"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsCredentialInvalidatedEvent(AcsCredentialEvent):
    """`acs_credential.invalidated`: A credential no longer opens anything, as after a newer card."""

    event_type: Literal["acs_credential.invalidated"] = "acs_credential.invalidated"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsUserEvent(SeamEvent):
    """An event of a user of an access system."""

    acs_system_id: str | None = None
    """UUID of the access system that the event is about."""
    acs_user_id: str | None = None
    """UUID of the user of an access system that the event is about."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""


@model
class AcsUserCreatedEvent(AcsUserEvent):
    """`acs_user.created`: A person was registered in an access system."""

    event_type: Literal["acs_user.created"] = "acs_user.created"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsUserDeletedEvent(AcsUserEvent):
    """`acs_user.deleted`: A person was removed from an access system."""

    event_type: Literal["acs_user.deleted"] = "acs_user.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsEncoderEvent(SeamEvent):
    """An event of an encoder."""

    acs_encoder_id: str | None = None
    """UUID of the card encoder."""
    acs_system_id: str | None = None
    """UUID of the access system that the event is about."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""


@model
class AcsEncoderAddedEvent(AcsEncoderEvent):
    """`acs_encoder.added`: A card encoder joined an access system."""

    event_type: Literal["acs_encoder.added"] = "acs_encoder.added"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsEncoderRemovedEvent(AcsEncoderEvent):
    """`acs_encoder.removed`: A card encoder left its access system."""

    event_type: Literal["acs_encoder.removed"] = "acs_encoder.removed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsAccessGroupDeletedEvent(SeamEvent):
    """`acs_access_group.deleted`: An access group was deleted."""

    event_type: Literal["acs_access_group.deleted"] = "acs_access_group.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    acs_access_group_id: str | None = None
    """UUID of the access group."""
    acs_system_id: str | None = None
    """UUID of the access system that the event is about."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""


@model
class AcsEntranceEvent(SeamEvent):
    """An event of an entrance."""

    acs_entrance_id: str | None = None
    """UUID of the entrance that the event is about."""
    acs_system_id: str | None = None
    """UUID of the access system that the event is about."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""


@model
class AcsEntranceAddedEvent(AcsEntranceEvent):
    """`acs_entrance.added`: An entrance joined an access system."""

    event_type: Literal["acs_entrance.added"] = "acs_entrance.added"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class AcsEntranceRemovedEvent(AcsEntranceEvent):
    """`acs_entrance.removed`: An entrance left its access system."""

    event_type: Literal["acs_entrance.removed"] = "acs_entrance.removed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ClientSessionDeletedEvent(SeamEvent):
    """`client_session.deleted`: A client session ended."""

    event_type: Literal["client_session.deleted"] = "client_session.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    client_session_id: str | None = None
    """UUID of the client session."""


@model
class ConnectedAccountEvent(SeamEvent):
    """An event of a connected account."""

    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the connected account."""
    connected_account_id: str | None = None
    """UUID of the connected account that the event is about."""


@model
class ConnectedAccountConnectedEvent(ConnectedAccountEvent):
    """`connected_account.connected`: An account was connected, for the first time or again."""

    event_type: Literal["connected_account.connected"] = "connected_account.connected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connect_webview_id: str | None = None
    """UUID of the Connect Webview with the login, if any."""
    customer_key: str | None = None
    """Your own key for the customer of the resource."""


@model
class ConnectedAccountCreatedEvent(ConnectedAccountEvent):
    """`connected_account.created`: An account joined the workspace."""

    event_type: Literal["connected_account.created"] = "connected_account.created"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connect_webview_id: str | None = None
    """UUID of the Connect Webview with the login, if any."""


@model
class ConnectedAccountSuccessfulLoginEvent(ConnectedAccountEvent):
    """`connected_account.successful_login`: The owner of an account logged in on a Connect Webview."""

    event_type: Literal["connected_account.successful_login"] = "connected_account.successful_login"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connect_webview_id: str | None = None
    """UUID of the Connect Webview with the login, if any."""


@model
class ConnectedAccountDisconnectedEvent(ConnectedAccountEvent):
    """`connected_account.disconnected`: An account can no longer be reached, as after a password change."""

    event_type: Literal["connected_account.disconnected"] = "connected_account.disconnected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""


@model
class ConnectedAccountCompletedFirstSyncEvent(ConnectedAccountEvent):
    """`connected_account.completed_first_sync`: All devices of a new account are known."""

    event_type: Literal["connected_account.completed_first_sync"] = "connected_account.completed_first_sync"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ConnectedAccountDeletedEvent(ConnectedAccountEvent):
    """`connected_account.deleted`: An account was deleted, together with its devices."""

    event_type: Literal["connected_account.deleted"] = "connected_account.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    customer_key: str | None = None
    """Your own key for the customer of the resource."""


@model
class ConnectedAccountCompletedFirstSyncAfterReconnectionEvent(ConnectedAccountEvent):
    """`connected_account.completed_first_sync_after_reconnection`: All devices of a reconnected account are known."""

    event_type: Literal["connected_account.completed_first_sync_after_reconnection"] = (
        "connected_account.completed_first_sync_after_reconnection"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ConnectedAccountReauthorizationRequestedEvent(ConnectedAccountEvent):
    """`connected_account.reauthorization_requested`: The owner of an account has to log in once more."""

    event_type: Literal["connected_account.reauthorization_requested"] = "connected_account.reauthorization_requested"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""


@model
class ActionAttemptEvent(SeamEvent):
    """An event of an action attempt."""

    action_attempt_id: str | None = None
    """UUID of the action attempt; `action_attempts.get` returns it."""
    action_type: str | None = None
    """Type of the action, such as `UNLOCK_DOOR`."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""
    device_id: str | None = None
    """UUID of the device that the action was for."""
    status: str | None = None
    """Outcome of the action: `success` or `error`."""


@model
class ActionAttemptLockDoorSucceededEvent(ActionAttemptEvent):
    """`action_attempt.lock_door.succeeded`: A door was locked remotely."""

    event_type: Literal["action_attempt.lock_door.succeeded"] = "action_attempt.lock_door.succeeded"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ActionAttemptLockDoorFailedEvent(ActionAttemptEvent):
    """`action_attempt.lock_door.failed`: A door could not be locked remotely."""

    event_type: Literal["action_attempt.lock_door.failed"] = "action_attempt.lock_door.failed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ActionAttemptUnlockDoorSucceededEvent(ActionAttemptEvent):
    """`action_attempt.unlock_door.succeeded`: A door was unlocked remotely."""

    event_type: Literal["action_attempt.unlock_door.succeeded"] = "action_attempt.unlock_door.succeeded"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ActionAttemptUnlockDoorFailedEvent(ActionAttemptEvent):
    """`action_attempt.unlock_door.failed`: A door could not be unlocked remotely."""

    event_type: Literal["action_attempt.unlock_door.failed"] = "action_attempt.unlock_door.failed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ActionAttemptSimulateKeypadCodeEntrySucceededEvent(ActionAttemptEvent):
    """`action_attempt.simulate_keypad_code_entry.succeeded`: A simulated PIN entry took place; sandbox only."""

    event_type: Literal["action_attempt.simulate_keypad_code_entry.succeeded"] = (
        "action_attempt.simulate_keypad_code_entry.succeeded"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ActionAttemptSimulateKeypadCodeEntryFailedEvent(ActionAttemptEvent):
    """`action_attempt.simulate_keypad_code_entry.failed`: A simulated PIN entry failed; sandbox only."""

    event_type: Literal["action_attempt.simulate_keypad_code_entry.failed"] = (
        "action_attempt.simulate_keypad_code_entry.failed"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ActionAttemptSimulateManualLockViaKeypadSucceededEvent(ActionAttemptEvent):
    """`action_attempt.simulate_manual_lock_via_keypad.succeeded`: A simulated locking at the keypad took place; sandbox only."""

    event_type: Literal["action_attempt.simulate_manual_lock_via_keypad.succeeded"] = (
        "action_attempt.simulate_manual_lock_via_keypad.succeeded"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ActionAttemptSimulateManualLockViaKeypadFailedEvent(ActionAttemptEvent):
    """`action_attempt.simulate_manual_lock_via_keypad.failed`: A simulated locking at the keypad failed; sandbox only."""

    event_type: Literal["action_attempt.simulate_manual_lock_via_keypad.failed"] = (
        "action_attempt.simulate_manual_lock_via_keypad.failed"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class ConnectWebviewEvent(SeamEvent):
    """An event of a Connect Webview."""

    connect_webview_id: str | None = None
    """UUID of the Connect Webview that the event is about."""


@model
class ConnectWebviewLoginSucceededEvent(ConnectWebviewEvent):
    """`connect_webview.login_succeeded`: An owner of devices logged in on a Connect Webview."""

    event_type: Literal["connect_webview.login_succeeded"] = "connect_webview.login_succeeded"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the connected account."""
    connected_account_id: str | None = None
    """UUID of the account that was connected."""
    customer_key: str | None = None
    """Your own key for the customer of the resource."""


@model
class ConnectWebviewLoginFailedEvent(ConnectWebviewEvent):
    """`connect_webview.login_failed`: A login on a Connect Webview failed."""

    event_type: Literal["connect_webview.login_failed"] = "connect_webview.login_failed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceEvent(SeamEvent):
    """An event of a device."""

    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the connected account."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""
    customer_key: str | None = None
    """Your own key for the customer of the resource."""
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the device."""
    device_id: str | None = None
    """UUID of the device that the event is about."""


@model
class DeviceConnectedEvent(DeviceEvent):
    """`device.connected`: A device came online."""

    event_type: Literal["device.connected"] = "device.connected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceAddedEvent(DeviceEvent):
    """`device.added`: A device joined the workspace."""

    event_type: Literal["device.added"] = "device.added"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceConvertedToUnmanagedEvent(DeviceEvent):
    """`device.converted_to_unmanaged`: Seam no longer manages a device."""

    event_type: Literal["device.converted_to_unmanaged"] = "device.converted_to_unmanaged"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceUnmanagedConvertedToManagedEvent(DeviceEvent):
    """`device.unmanaged.converted_to_managed`: Seam took over the management of a device."""

    event_type: Literal["device.unmanaged.converted_to_managed"] = "device.unmanaged.converted_to_managed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceUnmanagedConnectedEvent(DeviceEvent):
    """`device.unmanaged.connected`: An unmanaged device came online."""

    event_type: Literal["device.unmanaged.connected"] = "device.unmanaged.connected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceDisconnectedEvent(DeviceEvent):
    """`device.disconnected`: A device went offline; `error_code` names the reason."""

    event_type: Literal["device.disconnected"] = "device.disconnected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""
    error_code: str | None = None
    """API's name for the reason. Known values: `account_disconnected`, `hub_disconnected`, `device_disconnected`."""


@model
class DeviceUnmanagedDisconnectedEvent(DeviceEvent):
    """`device.unmanaged.disconnected`: An unmanaged device went offline."""

    event_type: Literal["device.unmanaged.disconnected"] = "device.unmanaged.disconnected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""
    error_code: str | None = None
    """API's name for the reason. Known values: `account_disconnected`, `hub_disconnected`, `device_disconnected`."""


@model
class DeviceTamperedEvent(DeviceEvent):
    """`device.tampered`: A device reports an attempt to open or break it."""

    event_type: Literal["device.tampered"] = "device.tampered"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceLowBatteryEvent(DeviceEvent):
    """`device.low_battery`: The battery of a device is low."""

    event_type: Literal["device.low_battery"] = "device.low_battery"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    battery_level: float | None = None
    """Charge from 0 (empty) to 1 (full)."""
    battery_source: str | None = None
    """Part with the battery: the device or its separate keypad. Known values: `lock`, `accessory_keypad`."""
    accessory_keypad_battery_level: float | None = None
    """Battery level of the separate keypad, from 0 to 1."""
    device_battery_level: float | None = None
    """Charge of the device itself, from 0 to 1."""


@model
class DeviceBatteryStatusChangedEvent(DeviceEvent):
    """`device.battery_status_changed`: The battery of a device went from one level of concern to another."""

    event_type: Literal["device.battery_status_changed"] = "device.battery_status_changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    battery_level: float | None = None
    """Charge from 0 (empty) to 1 (full)."""
    battery_status: str | None = None
    """Level of concern, from `full` to `critical`. Known values: `critical`, `low`, `good`, `full`."""


@model
class DeviceRemovedEvent(DeviceEvent):
    """`device.removed`: A device is gone from its provider's account."""

    event_type: Literal["device.removed"] = "device.removed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceDeletedEvent(DeviceEvent):
    """`device.deleted`: A device was deleted from the workspace."""

    event_type: Literal["device.deleted"] = "device.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    device_name: str | None = None
    """Name of the device after the event."""


@model
class DeviceThirdPartyIntegrationDetectedEvent(DeviceEvent):
    """`device.third_party_integration_detected`: Another platform is connected to a device and may interfere with its access codes."""

    event_type: Literal["device.third_party_integration_detected"] = "device.third_party_integration_detected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceThirdPartyIntegrationNoLongerDetectedEvent(DeviceEvent):
    """`device.third_party_integration_no_longer_detected`: No other platform is connected to a device any more."""

    event_type: Literal["device.third_party_integration_no_longer_detected"] = (
        "device.third_party_integration_no_longer_detected"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceSaltoPrivacyModeActivatedEvent(DeviceEvent):
    """`device.salto.privacy_mode_activated`: Somebody inside a room turned on the privacy mode of a Salto lock, which refuses ordinary keys."""

    event_type: Literal["device.salto.privacy_mode_activated"] = "device.salto.privacy_mode_activated"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceSaltoPrivacyModeDeactivatedEvent(DeviceEvent):
    """`device.salto.privacy_mode_deactivated`: The privacy mode of a Salto lock ended."""

    event_type: Literal["device.salto.privacy_mode_deactivated"] = "device.salto.privacy_mode_deactivated"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceConnectionBecameFlakyEvent(DeviceEvent):
    """`device.connection_became_flaky`: A device often loses its connection."""

    event_type: Literal["device.connection_became_flaky"] = "device.connection_became_flaky"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""


@model
class DeviceConnectionStabilizedEvent(DeviceEvent):
    """`device.connection_stabilized`: A device keeps its connection again."""

    event_type: Literal["device.connection_stabilized"] = "device.connection_stabilized"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceErrorSubscriptionRequiredEvent(DeviceEvent):
    """`device.error.subscription_required`: A device needs a paid subscription with its provider."""

    event_type: Literal["device.error.subscription_required"] = "device.error.subscription_required"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""


@model
class DeviceErrorSubscriptionRequiredResolvedEvent(DeviceEvent):
    """`device.error.subscription_required.resolved`: A device has the paid subscription with its provider."""

    event_type: Literal["device.error.subscription_required.resolved"] = "device.error.subscription_required.resolved"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceAccessoryKeypadConnectedEvent(DeviceEvent):
    """`device.accessory_keypad_connected`: A separate keypad was connected to a lock."""

    event_type: Literal["device.accessory_keypad_connected"] = "device.accessory_keypad_connected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class DeviceAccessoryKeypadDisconnectedEvent(DeviceEvent):
    """`device.accessory_keypad_disconnected`: A separate keypad was disconnected from a lock."""

    event_type: Literal["device.accessory_keypad_disconnected"] = "device.accessory_keypad_disconnected"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_errors: tuple[ReportedError, ...] = ()
    """Problems of the connected account at the time of the event."""
    connected_account_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the connected account at the time of the event."""
    device_errors: tuple[ReportedError, ...] = ()
    """Problems of the device at the time of the event."""
    device_warnings: tuple[ReportedWarning, ...] = ()
    """Minor problems of the device at the time of the event."""


@model
class DeviceNameChangedEvent(DeviceEvent):
    """`device.name_changed`: A device has a new name."""

    event_type: Literal["device.name_changed"] = "device.name_changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    device_name: str | None = None
    """Name of the device after the event."""


@model
class DeviceDoorbellRangEvent(DeviceEvent):
    """`device.doorbell_rang`: Somebody rang the bell of a device."""

    event_type: Literal["device.doorbell_rang"] = "device.doorbell_rang"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    image_url: str | None = None
    """Temporary address of a picture from the moment of the event."""
    video_url: str | None = None
    """Temporary address of the recorded clip."""
    media_ids: tuple[str, ...] | None = None
    """UUIDs of recorded clips and images; `media.get` returns them."""


@model
class NoiseSensorNoiseThresholdTriggeredEvent(SeamEvent):
    """`noise_sensor.noise_threshold_triggered`: It was louder than a noise threshold permits."""

    event_type: Literal["noise_sensor.noise_threshold_triggered"] = "noise_sensor.noise_threshold_triggered"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the connected account."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""
    customer_key: str | None = None
    """Your own key for the customer of the resource."""
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the device."""
    device_id: str | None = None
    """UUID of the device that the event is about."""
    minut_metadata: Mapping[str, Any] = field(factory=dict)
    """Facts from Minut about the noise."""
    noise_level_decibels: float | None = None
    """Noise level that caused the event, in decibels."""
    noise_level_nrs: float | None = None
    """Noise risk score that caused the event."""
    noise_threshold_id: str | None = None
    """UUID of the threshold that was exceeded."""
    noise_threshold_name: str | None = None
    """Name of the threshold that was exceeded."""
    noiseaware_metadata: Mapping[str, Any] = field(factory=dict)
    """Facts from Noiseaware about the noise."""


@model
class LockEvent(SeamEvent):
    """An event of a lock."""

    access_code_id: str | None = None
    """UUID of the access code that was typed, if Seam knows it."""
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the connected account."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""
    customer_key: str | None = None
    """Your own key for the customer of the resource."""
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the device."""
    device_id: str | None = None
    """UUID of the device that the event is about."""


@model
class LockLockedEvent(LockEvent):
    """`lock.locked`: A door was locked, by whichever method."""

    event_type: Literal["lock.locked"] = "lock.locked"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    access_code_is_managed: bool | None = None
    """True if Seam manages the access code that was used; only with `access_code_id`."""
    action_attempt_id: str | None = None
    """UUID of the action attempt, if the door was operated through Seam."""
    code: str | None = None
    """PIN that was typed, if the lock reports it."""
    is_via_bluetooth: bool | None = None
    """True if a phone was used over Bluetooth."""
    is_via_nfc: bool | None = None
    """True if a phone or card was used over NFC."""
    method: str | None = None
    """Means by which the door was operated. Known values: `keycode`, `manual`, `automatic`, `unknown`, `remote`,
    `card`, `mobile_key`.
    """


@model
class LockUnlockedEvent(LockEvent):
    """`lock.unlocked`: A door was unlocked, by whichever method."""

    event_type: Literal["lock.unlocked"] = "lock.unlocked"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    access_code_is_managed: bool | None = None
    """True if Seam manages the access code that was used; only with `access_code_id`."""
    action_attempt_id: str | None = None
    """UUID of the action attempt, if the door was operated through Seam."""
    code: str | None = None
    """PIN that was typed, if the lock reports it."""
    is_via_bluetooth: bool | None = None
    """True if a phone was used over Bluetooth."""
    is_via_nfc: bool | None = None
    """True if a phone or card was used over NFC."""
    method: str | None = None
    """Means by which the door was operated. Known values: `keycode`, `manual`, `automatic`, `unknown`, `remote`,
    `card`, `mobile_key`.
    """


@model
class LockAccessDeniedEventReason(Model):
    """The `reason` of a lock access denied event."""

    message: str | None = None
    """Explanation for people."""
    reason_code: str | None = None
    """API's name for the reason. Known values: `unknown_code`, `expired_code`, `blocklisted_code`, `too_many_attempts`,
    `blocked_by_privacy_mode`, `credential_error`, `connection_error`.
    """


@model
class LockAccessDeniedEvent(LockEvent):
    """`lock.access_denied`: A lock refused a code, card or key."""

    event_type: Literal["lock.access_denied"] = "lock.access_denied"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    reason: LockAccessDeniedEventReason | None = None
    """Reason for the refusal, by code and message."""


@model
class ThermostatEvent(SeamEvent):
    """An event of a thermostat."""

    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the connected account."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""
    customer_key: str | None = None
    """Your own key for the customer of the resource."""
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the device."""
    device_id: str | None = None
    """UUID of the device that the event is about."""


@model
class ThermostatClimatePresetActivatedEvent(ThermostatEvent):
    """`thermostat.climate_preset_activated`: A climate preset was applied to a thermostat."""

    event_type: Literal["thermostat.climate_preset_activated"] = "thermostat.climate_preset_activated"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    climate_preset_key: str | None = None
    """Key of the climate preset, unique for the thermostat."""
    is_fallback_climate_preset: bool | None = None
    """True if the preset is the fallback, in force without a schedule."""
    thermostat_schedule_id: str | None = None
    """UUID of the schedule that applied the preset, if any."""


@model
class ThermostatManuallyAdjustedEvent(ThermostatEvent):
    """`thermostat.manually_adjusted`: Somebody changed the settings at a thermostat."""

    event_type: Literal["thermostat.manually_adjusted"] = "thermostat.manually_adjusted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    cooling_set_point_celsius: float | None = None
    """Temperature above which the thermostat cools, in degrees Celsius."""
    cooling_set_point_fahrenheit: float | None = None
    """Temperature above which the thermostat cools, in degrees Fahrenheit."""
    fan_mode_setting: str | None = None
    """When the fan runs: always (`on`), as needed (`auto`) or now and then (`circulate`). Known values: `auto`, `on`,
    `circulate`.
    """
    heating_set_point_celsius: float | None = None
    """Temperature below which the thermostat heats, in degrees Celsius."""
    heating_set_point_fahrenheit: float | None = None
    """Temperature below which the thermostat heats, in degrees Fahrenheit."""
    hvac_mode_setting: str | None = None
    """Mode of heating and cooling, such as `heat` or `off`. Known values: `off`, `heat`, `cool`, `heat_cool`, `eco`."""
    method: str | None = None
    """Place of the change: through Seam, or elsewhere (`external`). Known values: `seam`, `external`."""


@model
class ThermostatTemperatureThresholdExceededEvent(ThermostatEvent):
    """`thermostat.temperature_threshold_exceeded`: A reading left the permitted range of a thermostat."""

    event_type: Literal["thermostat.temperature_threshold_exceeded"] = "thermostat.temperature_threshold_exceeded"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    lower_limit_celsius: float | None = None
    """Coldest permitted reading, in degrees Celsius."""
    lower_limit_fahrenheit: float | None = None
    """Coldest permitted reading, in degrees Fahrenheit."""
    temperature_celsius: float | None = None
    """Reading of the thermostat, in degrees Celsius."""
    temperature_fahrenheit: float | None = None
    """Reading of the thermostat, in degrees Fahrenheit."""
    upper_limit_celsius: float | None = None
    """Warmest permitted reading, in degrees Celsius."""
    upper_limit_fahrenheit: float | None = None
    """Warmest permitted reading, in degrees Fahrenheit."""


@model
class ThermostatTemperatureThresholdNoLongerExceededEvent(ThermostatEvent):
    """`thermostat.temperature_threshold_no_longer_exceeded`: Readings are back in the permitted range of a thermostat."""

    event_type: Literal["thermostat.temperature_threshold_no_longer_exceeded"] = (
        "thermostat.temperature_threshold_no_longer_exceeded"
    )
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    lower_limit_celsius: float | None = None
    """Coldest permitted reading, in degrees Celsius."""
    lower_limit_fahrenheit: float | None = None
    """Coldest permitted reading, in degrees Fahrenheit."""
    temperature_celsius: float | None = None
    """Reading of the thermostat, in degrees Celsius."""
    temperature_fahrenheit: float | None = None
    """Reading of the thermostat, in degrees Fahrenheit."""
    upper_limit_celsius: float | None = None
    """Warmest permitted reading, in degrees Celsius."""
    upper_limit_fahrenheit: float | None = None
    """Warmest permitted reading, in degrees Fahrenheit."""


@model
class ThermostatTemperatureReachedSetPointEvent(ThermostatEvent):
    """`thermostat.temperature_reached_set_point`: A room reached the set point of its thermostat."""

    event_type: Literal["thermostat.temperature_reached_set_point"] = "thermostat.temperature_reached_set_point"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    desired_temperature_celsius: float | None = None
    """Set point that was reached, in degrees Celsius."""
    desired_temperature_fahrenheit: float | None = None
    """Set point that was reached, in degrees Fahrenheit."""
    temperature_celsius: float | None = None
    """Reading of the thermostat, in degrees Celsius."""
    temperature_fahrenheit: float | None = None
    """Reading of the thermostat, in degrees Fahrenheit."""


@model
class ThermostatTemperatureChangedEvent(ThermostatEvent):
    """`thermostat.temperature_changed`: A thermostat reports a new temperature, with a difference of at least one degree."""

    event_type: Literal["thermostat.temperature_changed"] = "thermostat.temperature_changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    temperature_celsius: float | None = None
    """Reading of the thermostat, in degrees Celsius."""
    temperature_fahrenheit: float | None = None
    """Reading of the thermostat, in degrees Fahrenheit."""


@model
class CameraActivatedEvent(SeamEvent):
    """`camera.activated`: A camera began to record, for example because of motion."""

    event_type: Literal["camera.activated"] = "camera.activated"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    activation_reason: str | None = None
    """Trigger of the recording, such as motion."""
    connected_account_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the connected account."""
    connected_account_id: str | None = None
    """UUID of the connected account of the resource."""
    customer_key: str | None = None
    """Your own key for the customer of the resource."""
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the device."""
    device_id: str | None = None
    """UUID of the device that the event is about."""
    image_url: str | None = None
    """Temporary address of a picture from the moment of the event."""
    motion_sub_type: str | None = None
    """Object that moved, such as a person or a vehicle. Known values: `human`, `vehicle`, `package`, `other`."""
    video_url: str | None = None
    """Temporary address of the recorded clip."""
    media_ids: tuple[str, ...] | None = None
    """UUIDs of recorded clips and images; `media.get` returns them."""


@model
class PhoneDeactivatedEvent(SeamEvent):
    """`phone.deactivated`: The mobile keys on a phone were revoked."""

    event_type: Literal["phone.deactivated"] = "phone.deactivated"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""
    device_custom_metadata: Mapping[str, Any] = field(factory=dict)
    """Your own keys and values of the device."""
    device_id: str | None = None
    """UUID of the device that the event is about."""


@model
class SpaceEvent(SeamEvent):
    """An event of a space."""

    acs_entrance_ids: tuple[str, ...] = ()
    """UUIDs of the entrances in the space."""
    device_ids: tuple[str, ...] = ()
    """UUIDs of the devices in the space."""
    space_id: str | None = None
    """UUID of the space."""
    space_key: str | None = None
    """Your own unique key for the space."""


@model
class SpaceDeviceMembershipChangedEvent(SpaceEvent):
    """`space.device_membership_changed`: Devices or entrances were put into a space or taken out."""

    event_type: Literal["space.device_membership_changed"] = "space.device_membership_changed"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class SpaceCreatedEvent(SpaceEvent):
    """`space.created`: A space was created."""

    event_type: Literal["space.created"] = "space.created"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class SpaceDeletedEvent(SpaceEvent):
    """`space.deleted`: A space was deleted."""

    event_type: Literal["space.deleted"] = "space.deleted"
    """Always this value, so a comparison narrows an `AnySeamEvent` to this class."""


@model
class UnknownEvent(SeamEvent):
    """An event of a type unknown to this version."""

    if TYPE_CHECKING:
        event_type: Literal["(a type that this version does not know)"] | None = None
        """Type as received; to type checkers, the type of no event, so that comparisons narrow."""


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
