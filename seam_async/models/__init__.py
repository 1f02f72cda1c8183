"""The models of the API's responses; each module is loaded on the first use of one of its names.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from .access_code import *
    from .access_grant import *
    from .access_method import *
    from .acs_access_group import *
    from .acs_credential import *
    from .acs_encoder import *
    from .acs_entrance import *
    from .acs_system import *
    from .acs_user import *
    from .action_results import *
    from .batch import *
    from .camera_live_view_answer import *
    from .camera_live_view_session import *
    from .client_session import *
    from .connect_webview import *
    from .connected_account import *
    from .customer_portal import *
    from .device import *
    from .device_provider import *
    from .event import *
    from .generated_code import *
    from .instant_key import *
    from .media import *
    from .noise_threshold import *
    from .phone import *
    from .reported import *
    from .space import *
    from .thermostat_daily_program import *
    from .thermostat_schedule import *
    from .unmanaged_access_code import *
    from .unmanaged_access_grant import *
    from .unmanaged_access_method import *
    from .unmanaged_device import *
    from .unmanaged_user_identity import *
    from .user_identity import *
    from .webhook import *
    from .workspace import *
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "access_code": (
                "AccessCodeDormakabaOracodeMetadata AccessCodeErrorModifiedField AccessCodeError "
                "AccessCodePendingMutationValues AccessCodePendingMutation AccessCodeWarning AccessCode "
            ),
            "access_grant": (
                "AccessGrantError AccessGrantPendingMutationValues AccessGrantPendingMutation "
                "AccessGrantRequestedAccessMethod AccessGrantWarningFailedDevice AccessGrantWarning AccessGrant "
            ),
            "access_method": (
                "AccessMethodPendingMutationValues AccessMethodPendingMutation AccessMethodWarning AccessMethod "
            ),
            "acs_access_group": (
                "AcsAccessGroupAccessSchedule AcsAccessGroupPendingMutationValues AcsAccessGroupPendingMutation "
                "AcsAccessGroup "
            ),
            "acs_credential": (
                "AcsCredentialAkilesMetadata AcsCredentialAssaAbloyVostioMetadata AcsCredentialVisionlineMetadata "
                "AcsCredentialWarning AcsCredential "
            ),
            "acs_encoder": ("AcsEncoder "),
            "acs_entrance": (
                "AcsEntranceAkilesMetadataAction AcsEntranceAkilesMetadata AcsEntranceAssaAbloyVostioMetadata "
                "AcsEntranceAvigilonAltaMetadata AcsEntranceBrivoMetadata AcsEntranceDormakabaAmbianceMetadata "
                "AcsEntranceDormakabaCommunityMetadata AcsEntranceHotekMetadata AcsEntranceLatchMetadata "
                "AcsEntranceSaltoKsMetadata AcsEntranceSaltoSpaceMetadata AcsEntranceVisionlineMetadataProfile "
                "AcsEntranceVisionlineMetadata AcsEntrance "
            ),
            "acs_system": ("AcsSystemError AcsSystemLocation AcsSystemVisionlineMetadata AcsSystemWarning AcsSystem "),
            "acs_user": (
                "AcsUserPendingMutationValues AcsUserPendingMutation AcsUserSaltoKsMetadata AcsUserSaltoSpaceMetadata "
                "AcsUser "
            ),
            "action_results": (
                "LockDoorResult UnlockDoorResult ScanCredentialAcsCredentialOnEncoderVisionlineMetadata "
                "ScanCredentialAcsCredentialOnEncoder ScanCredentialAcsCredentialOnSeamAkilesMetadata "
                "ScanCredentialAcsCredentialOnSeamAssaAbloyVostioMetadata ScanCredentialAcsCredentialOnSeamError "
                "ScanCredentialAcsCredentialOnSeamVisionlineMetadata ScanCredentialAcsCredentialOnSeamWarning "
                "ScanCredentialAcsCredentialOnSeam ScanCredentialWarning ScanCredentialResult "
                "EncodeCredentialAkilesMetadata EncodeCredentialAssaAbloyVostioMetadata EncodeCredentialError "
                "EncodeCredentialVisionlineMetadata EncodeCredentialWarning EncodeCredentialResult "
                "ScanToAssignCredentialAkilesMetadata ScanToAssignCredentialAssaAbloyVostioMetadata "
                "ScanToAssignCredentialError ScanToAssignCredentialVisionlineMetadata ScanToAssignCredentialWarning "
                "ScanToAssignCredentialResult AssignCredentialError AssignCredentialPendingMutationFrom "
                "AssignCredentialPendingMutationTo AssignCredentialPendingMutation AssignCredentialWarning "
                "AssignCredentialResult ResetSandboxWorkspaceResult SetFanModeResult SetHvacModeResult "
                "ActivateClimatePresetResult SimulateKeypadCodeEntryResult SimulateManualLockViaKeypadResult "
                "PushThermostatProgramsResult ConfigureAutoLockResult SyncAccessCodesResult CreateAccessCodeResult "
                "DeleteAccessCodeResult UpdateAccessCodeResult CreateNoiseThresholdResult DeleteNoiseThresholdResult "
                "UpdateNoiseThresholdResult ActivateWeeklyProgramResult ConvertAccessCodeToManagedResult "
            ),
            "batch": ("Batch "),
            "camera_live_view_answer": ("CameraLiveViewAnswer "),
            "camera_live_view_session": ("CameraLiveViewSession "),
            "client_session": ("ClientSession "),
            "connect_webview": ("ConnectWebview "),
            "connected_account": (
                "ConnectedAccountErrorSaltoKsMetadataSite ConnectedAccountErrorSaltoKsMetadata ConnectedAccountError "
                "ConnectedAccountUserIdentifier ConnectedAccountWarning ConnectedAccount "
            ),
            "customer_portal": ("CustomerPortal "),
            "device": (
                "DeviceManufacturer DeviceDeviceProvider DeviceError DeviceLocation DeviceArloMetadata "
                "DeviceDormakabaOracodeIhoMetadataUserLevel DeviceDormakabaOracodeIhoMetadata DeviceReolinkMetadata "
                "DeviceTapoMetadata DeviceAccessoryKeypadBattery DeviceAccessoryKeypad DeviceAppearance DeviceBattery "
                "DeviceModel DeviceAssaAbloyCredentialServiceMetadataEndpoint "
                "DeviceAssaAbloyCredentialServiceMetadata DeviceSaltoSpaceCredentialServiceMetadata "
                "DeviceAkilesMetadata DeviceAqaraMetadata DeviceAssaAbloyVostioMetadata DeviceAugustMetadata "
                "DeviceBrivoMetadata DeviceControlbywebMetadata DeviceDormakabaOracodeMetadataPredefinedTimeSlot "
                "DeviceDormakabaOracodeMetadata DeviceEcobeeMetadata DeviceFourSuitesMetadata DeviceGenieMetadata "
                "DeviceHoneywellResideoMetadata DeviceIglooMetadata DeviceIgloohomeMetadata DeviceKeynestMetadata "
                "DeviceKisiMetadata DeviceKorelockMetadata DeviceKwiksetMetadata DeviceLocklyMetadata "
                "DeviceMinutMetadataLatestSensorValuesAccelerometerZ DeviceMinutMetadataLatestSensorValuesHumidity "
                "DeviceMinutMetadataLatestSensorValuesPressure DeviceMinutMetadataLatestSensorValuesSound "
                "DeviceMinutMetadataLatestSensorValuesTemperature DeviceMinutMetadataLatestSensorValues "
                "DeviceMinutMetadata DeviceNestMetadata DeviceNoiseawareMetadata DeviceNukiMetadata "
                "DeviceOmnitecMetadata DeviceRingMetadata DeviceSaltoKsMetadata DeviceSaltoMetadata "
                "DeviceSchlageMetadata DeviceSeamBridgeMetadata DeviceSensiMetadata DeviceSmartthingsMetadata "
                "DeviceTadoMetadata DeviceTedeeMetadata DeviceTtlockMetadataFeatures "
                "DeviceTtlockMetadataWirelessKeypad DeviceTtlockMetadata DeviceTwoNMetadata DeviceUltraloqMetadata "
                "DeviceVisionlineMetadata DeviceWyzeMetadata DeviceYacanMetadata DeviceCodeConstraint "
                "DeviceKeypadBattery DeviceOfflineTimeFrameOptionTimePair DeviceOfflineTimeFrameOption "
                "DeviceActiveThermostatSchedule DeviceAvailableClimatePresetEcobeeMetadata "
                "DeviceAvailableClimatePreset DeviceTemperatureThreshold DeviceThermostatDailyProgramPeriod "
                "DeviceThermostatDailyProgram DeviceThermostatWeeklyProgram DeviceProperties DeviceWarning Device "
            ),
            "device_provider": ("DeviceProvider "),
            "event": (
                "SeamEvent AccessCodeEvent AccessCodeCreatedEvent AccessCodeChangedEventChangedProperty "
                "AccessCodeChangedEvent AccessCodeNameChangedEventValues AccessCodeNameChangedEvent "
                "AccessCodeCodeChangedEventValues AccessCodeCodeChangedEvent AccessCodeTimeFrameChangedEventValues "
                "AccessCodeTimeFrameChangedEvent AccessCodeMutationsRequestedEventRequestedMutation "
                "AccessCodeMutationsRequestedEvent AccessCodeScheduledOnDeviceEvent AccessCodeSetOnDeviceEvent "
                "AccessCodeRemovedFromDeviceEvent AccessCodeDelayInSettingOnDeviceEvent "
                "AccessCodeFailedToSetOnDeviceEvent AccessCodeDeletedEvent AccessCodeDelayInRemovingFromDeviceEvent "
                "AccessCodeFailedToRemoveFromDeviceEvent AccessCodeModifiedExternalToSeamEvent "
                "AccessCodeDeletedExternalToSeamEvent AccessCodeBackupAccessCodePulledEvent "
                "AccessCodeUnmanagedConvertedToManagedEvent AccessCodeUnmanagedFailedToConvertToManagedEvent "
                "AccessCodeUnmanagedCreatedEvent AccessCodeUnmanagedRemovedEvent AccessGrantEvent "
                "AccessGrantCreatedEvent AccessGrantDeletedEvent AccessGrantAccessGrantedToAllDoorsEvent "
                "AccessGrantAccessGrantedToDoorEvent AccessGrantAccessToDoorLostEvent "
                "AccessGrantAccessTimesChangedEvent AccessGrantCouldNotCreateRequestedAccessMethodsEvent "
                "AccessMethodEvent AccessMethodIssuedEvent AccessMethodRevokedEvent "
                "AccessMethodCardEncodingRequiredEvent AccessMethodDeletedEvent AccessMethodReissuedEvent "
                "AccessMethodCreatedEvent AccessMethodDelayInIssuingEvent AccessMethodFailedToIssueEvent "
                "AcsSystemEvent AcsSystemConnectedEvent AcsSystemAddedEvent AcsSystemDisconnectedEvent "
                "AcsCredentialEvent AcsCredentialDeletedEvent AcsCredentialIssuedEvent AcsCredentialReissuedEvent "
                "AcsCredentialInvalidatedEvent AcsUserEvent AcsUserCreatedEvent AcsUserDeletedEvent AcsEncoderEvent "
                "AcsEncoderAddedEvent AcsEncoderRemovedEvent AcsAccessGroupDeletedEvent AcsEntranceEvent "
                "AcsEntranceAddedEvent AcsEntranceRemovedEvent ClientSessionDeletedEvent ConnectedAccountEvent "
                "ConnectedAccountConnectedEvent ConnectedAccountCreatedEvent ConnectedAccountSuccessfulLoginEvent "
                "ConnectedAccountDisconnectedEvent ConnectedAccountCompletedFirstSyncEvent "
                "ConnectedAccountDeletedEvent ConnectedAccountCompletedFirstSyncAfterReconnectionEvent "
                "ConnectedAccountReauthorizationRequestedEvent ActionAttemptEvent ActionAttemptLockDoorSucceededEvent "
                "ActionAttemptLockDoorFailedEvent ActionAttemptUnlockDoorSucceededEvent "
                "ActionAttemptUnlockDoorFailedEvent ActionAttemptSimulateKeypadCodeEntrySucceededEvent "
                "ActionAttemptSimulateKeypadCodeEntryFailedEvent "
                "ActionAttemptSimulateManualLockViaKeypadSucceededEvent "
                "ActionAttemptSimulateManualLockViaKeypadFailedEvent ConnectWebviewEvent "
                "ConnectWebviewLoginSucceededEvent ConnectWebviewLoginFailedEvent DeviceEvent DeviceConnectedEvent "
                "DeviceAddedEvent DeviceConvertedToUnmanagedEvent DeviceUnmanagedConvertedToManagedEvent "
                "DeviceUnmanagedConnectedEvent DeviceDisconnectedEvent DeviceUnmanagedDisconnectedEvent "
                "DeviceTamperedEvent DeviceLowBatteryEvent DeviceBatteryStatusChangedEvent DeviceRemovedEvent "
                "DeviceDeletedEvent DeviceThirdPartyIntegrationDetectedEvent "
                "DeviceThirdPartyIntegrationNoLongerDetectedEvent DeviceSaltoPrivacyModeActivatedEvent "
                "DeviceSaltoPrivacyModeDeactivatedEvent DeviceConnectionBecameFlakyEvent "
                "DeviceConnectionStabilizedEvent DeviceErrorSubscriptionRequiredEvent "
                "DeviceErrorSubscriptionRequiredResolvedEvent DeviceAccessoryKeypadConnectedEvent "
                "DeviceAccessoryKeypadDisconnectedEvent DeviceNameChangedEvent DeviceDoorbellRangEvent "
                "NoiseSensorNoiseThresholdTriggeredEvent LockEvent LockLockedEvent LockUnlockedEvent "
                "LockAccessDeniedEventReason LockAccessDeniedEvent ThermostatEvent "
                "ThermostatClimatePresetActivatedEvent ThermostatManuallyAdjustedEvent "
                "ThermostatTemperatureThresholdExceededEvent ThermostatTemperatureThresholdNoLongerExceededEvent "
                "ThermostatTemperatureReachedSetPointEvent ThermostatTemperatureChangedEvent CameraActivatedEvent "
                "PhoneDeactivatedEvent SpaceEvent SpaceDeviceMembershipChangedEvent SpaceCreatedEvent "
                "SpaceDeletedEvent UnknownEvent AnySeamEvent "
            ),
            "generated_code": ("GeneratedCode "),
            "instant_key": ("InstantKeyCustomization InstantKey "),
            "media": ("Media "),
            "noise_threshold": ("NoiseThreshold "),
            "phone": ("PhoneError PhoneProperties Phone "),
            "reported": ("ReportedError ReportedWarning "),
            "space": ("SpaceCustomerData SpaceGeolocation Space "),
            "thermostat_daily_program": ("ThermostatDailyProgram "),
            "thermostat_schedule": ("ThermostatSchedule "),
            "unmanaged_access_code": ("UnmanagedAccessCode "),
            "unmanaged_access_grant": ("UnmanagedAccessGrant "),
            "unmanaged_access_method": ("UnmanagedAccessMethod "),
            "unmanaged_device": ("UnmanagedDeviceProperties UnmanagedDevice "),
            "unmanaged_user_identity": ("UnmanagedUserIdentityError UnmanagedUserIdentity "),
            "user_identity": ("UserIdentity "),
            "webhook": ("Webhook "),
            "workspace": ("WorkspaceConnectWebviewCustomization Workspace "),
        },
    )
