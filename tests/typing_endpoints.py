"""Static types of each endpoint; checked by mypy and pyright, never run.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from typing import assert_type

from seam_async import NULL, ActionAttempt, AsyncSeam, Paginator, models
from seam_async._attempt_types import AnyActionAttempt


async def access_codes(seam: AsyncSeam) -> None:
    assert_type(
        await seam.access_codes.create(
            device_id="the device_id",
            allow_external_modification=True,
            attempt_for_offline_device=True,
            code="the code",
            common_code_key="the common_code_key",
            ends_at="2026-01-02T03:04:05+00:00",
            is_external_modification_allowed=True,
            is_offline_access_code=True,
            is_one_time_use=True,
            max_time_rounding="1hour",
            name="the name",
            prefer_native_scheduling=True,
            preferred_code_length=1.5,
            starts_at="2026-01-02T03:04:05+00:00",
            use_backup_access_code_pool=True,
            use_offline_access_code=True,
        ),
        models.AccessCode,
    )
    assert_type(
        await seam.access_codes.create_multiple(
            device_ids=["the device_ids"],
            allow_external_modification=True,
            attempt_for_offline_device=True,
            behavior_when_code_cannot_be_shared="throw",
            code="the code",
            ends_at="2026-01-02T03:04:05+00:00",
            is_external_modification_allowed=True,
            name="the name",
            prefer_native_scheduling=True,
            preferred_code_length=1.5,
            starts_at="2026-01-02T03:04:05+00:00",
            use_backup_access_code_pool=True,
        ),
        list[models.AccessCode],
    )
    await seam.access_codes.delete(access_code_id="the access_code_id", device_id="the device_id")
    assert_type(await seam.access_codes.generate_code(device_id="the device_id"), models.GeneratedCode)
    assert_type(
        await seam.access_codes.get(access_code_id="the access_code_id", code="the code", device_id="the device_id"),
        models.AccessCode,
    )
    assert_type(
        seam.access_codes.list(
            access_code_ids=["the access_code_ids"],
            access_grant_id="the access_grant_id",
            access_grant_key="the access_grant_key",
            access_method_id="the access_method_id",
            customer_key="the customer_key",
            device_id="the device_id",
            limit=3,
            page_cursor="the page_cursor",
            search="the search",
            user_identifier_key="the user_identifier_key",
        ),
        Paginator[models.AccessCode],
    )
    assert_type(await seam.access_codes.pull_backup_access_code(access_code_id="the access_code_id"), models.AccessCode)
    await seam.access_codes.report_device_constraints(
        device_id="the device_id", max_code_length=3, min_code_length=3, supported_code_lengths=[3]
    )
    await seam.access_codes.update(
        access_code_id="the access_code_id",
        allow_external_modification=True,
        attempt_for_offline_device=True,
        code="the code",
        device_id="the device_id",
        ends_at="2026-01-02T03:04:05+00:00",
        is_external_modification_allowed=True,
        is_managed=True,
        name="the name",
        starts_at="2026-01-02T03:04:05+00:00",
        type="ongoing",
    )
    await seam.access_codes.update_multiple(
        common_code_key="the common_code_key",
        ends_at="2026-01-02T03:04:05+00:00",
        name="the name",
        starts_at="2026-01-02T03:04:05+00:00",
    )


async def access_codes_simulate(seam: AsyncSeam) -> None:
    assert_type(
        await seam.access_codes.simulate.create_unmanaged_access_code(
            code="the code", device_id="the device_id", name="the name"
        ),
        models.UnmanagedAccessCode,
    )


async def access_codes_unmanaged(seam: AsyncSeam) -> None:
    await seam.access_codes.unmanaged.convert_to_managed(
        access_code_id="the access_code_id",
        allow_external_modification=True,
        force=True,
        is_external_modification_allowed=True,
    )
    await seam.access_codes.unmanaged.delete(access_code_id="the access_code_id")
    assert_type(
        await seam.access_codes.unmanaged.get(
            access_code_id="the access_code_id", code="the code", device_id="the device_id"
        ),
        models.UnmanagedAccessCode,
    )
    assert_type(
        seam.access_codes.unmanaged.list(
            device_id="the device_id",
            limit=3,
            page_cursor="the page_cursor",
            search="the search",
            user_identifier_key="the user_identifier_key",
        ),
        Paginator[models.UnmanagedAccessCode],
    )
    await seam.access_codes.unmanaged.update(
        access_code_id="the access_code_id",
        is_managed=True,
        allow_external_modification=True,
        force=True,
        is_external_modification_allowed=True,
    )


async def access_grants(seam: AsyncSeam) -> None:
    assert_type(
        await seam.access_grants.create(
            requested_access_methods=[{"code": "the code", "instant_key_max_use_count": 3, "mode": "code"}],
            access_grant_key="the access_grant_key",
            acs_entrance_ids=["the acs_entrance_ids"],
            customization_profile_id="the customization_profile_id",
            device_ids=["the device_ids"],
            ends_at=NULL,
            location={
                "acs_entrance_ids": ["the acs_entrance_ids"],
                "device_ids": ["the device_ids"],
                "name": "the name",
            },
            location_ids=["the location_ids"],
            name=NULL,
            reservation_key="the reservation_key",
            space_ids=["the space_ids"],
            space_keys=["the space_keys"],
            starts_at="2026-01-02T03:04:05+00:00",
            user_identity={
                "email_address": "the email_address",
                "full_name": "the full_name",
                "phone_number": "the phone_number",
                "user_identity_key": "the user_identity_key",
            },
            user_identity_id="the user_identity_id",
        ),
        models.AccessGrant,
    )
    await seam.access_grants.delete(access_grant_id="the access_grant_id")
    assert_type(
        await seam.access_grants.get(access_grant_id="the access_grant_id", access_grant_key="the access_grant_key"),
        models.AccessGrant,
    )
    assert_type(
        await seam.access_grants.get_related(
            access_grant_ids=["the access_grant_ids"],
            access_grant_keys=["the access_grant_keys"],
            exclude=["spaces"],
            include=["spaces"],
        ),
        models.Batch,
    )
    assert_type(
        seam.access_grants.list(
            access_code_id="the access_code_id",
            access_grant_ids=["the access_grant_ids"],
            access_grant_key=NULL,
            acs_entrance_id="the acs_entrance_id",
            acs_system_id="the acs_system_id",
            customer_key="the customer_key",
            device_id="the device_id",
            limit=3,
            location_id="the location_id",
            page_cursor="the page_cursor",
            reservation_key="the reservation_key",
            search="the search",
            space_id="the space_id",
            user_identity_id="the user_identity_id",
        ),
        Paginator[models.AccessGrant],
    )
    assert_type(
        await seam.access_grants.request_access_methods(
            access_grant_id="the access_grant_id",
            requested_access_methods=[{"code": "the code", "instant_key_max_use_count": 3, "mode": "code"}],
        ),
        models.AccessGrant,
    )
    await seam.access_grants.update(
        access_grant_id="the access_grant_id",
        access_grant_key="the access_grant_key",
        ends_at=NULL,
        name=NULL,
        starts_at="2026-01-02T03:04:05+00:00",
    )


async def access_grants_unmanaged(seam: AsyncSeam) -> None:
    assert_type(
        await seam.access_grants.unmanaged.get(access_grant_id="the access_grant_id"), models.UnmanagedAccessGrant
    )
    assert_type(
        seam.access_grants.unmanaged.list(
            acs_entrance_id="the acs_entrance_id",
            acs_system_id="the acs_system_id",
            limit=3,
            page_cursor="the page_cursor",
            reservation_key="the reservation_key",
            user_identity_id="the user_identity_id",
        ),
        Paginator[models.UnmanagedAccessGrant],
    )
    await seam.access_grants.unmanaged.update(
        access_grant_id="the access_grant_id", is_managed=True, access_grant_key="the access_grant_key"
    )


async def access_methods(seam: AsyncSeam) -> None:
    assert_type(
        await seam.access_methods.assign_card(access_method_id="the access_method_id", card_number="the card_number"),
        AnyActionAttempt[models.AssignCredentialResult],
    )
    await seam.access_methods.delete(
        access_grant_id="the access_grant_id",
        access_method_id="the access_method_id",
        reservation_key="the reservation_key",
    )
    assert_type(
        await seam.access_methods.encode(access_method_id="the access_method_id", acs_encoder_id="the acs_encoder_id"),
        AnyActionAttempt[models.EncodeCredentialResult],
    )
    assert_type(await seam.access_methods.get(access_method_id="the access_method_id"), models.AccessMethod)
    assert_type(
        await seam.access_methods.get_related(
            access_method_ids=["the access_method_ids"], exclude=["spaces"], include=["spaces"]
        ),
        models.Batch,
    )
    assert_type(
        seam.access_methods.list(
            access_code_id="the access_code_id",
            access_grant_id="the access_grant_id",
            access_grant_key="the access_grant_key",
            acs_entrance_id="the acs_entrance_id",
            device_id="the device_id",
            limit=3,
            page_cursor="the page_cursor",
            space_id="the space_id",
        ),
        Paginator[models.AccessMethod],
    )
    assert_type(
        await seam.access_methods.unlock_door(
            access_method_id="the access_method_id", acs_entrance_id="the acs_entrance_id"
        ),
        AnyActionAttempt[models.UnlockDoorResult],
    )


async def access_methods_unmanaged(seam: AsyncSeam) -> None:
    assert_type(
        await seam.access_methods.unmanaged.get(access_method_id="the access_method_id"), models.UnmanagedAccessMethod
    )
    assert_type(
        await seam.access_methods.unmanaged.list(
            access_grant_id="the access_grant_id",
            acs_entrance_id="the acs_entrance_id",
            device_id="the device_id",
            space_id="the space_id",
        ),
        list[models.UnmanagedAccessMethod],
    )


async def acs_access_groups(seam: AsyncSeam) -> None:
    await seam.acs.access_groups.add_user(
        acs_access_group_id="the acs_access_group_id",
        acs_user_id="the acs_user_id",
        user_identity_id="the user_identity_id",
    )
    await seam.acs.access_groups.delete(acs_access_group_id="the acs_access_group_id")
    assert_type(await seam.acs.access_groups.get(acs_access_group_id="the acs_access_group_id"), models.AcsAccessGroup)
    assert_type(
        await seam.acs.access_groups.list(
            acs_system_id="the acs_system_id",
            acs_user_id="the acs_user_id",
            search="the search",
            user_identity_id="the user_identity_id",
        ),
        list[models.AcsAccessGroup],
    )
    assert_type(
        await seam.acs.access_groups.list_accessible_entrances(acs_access_group_id="the acs_access_group_id"),
        list[models.AcsEntrance],
    )
    assert_type(
        await seam.acs.access_groups.list_users(acs_access_group_id="the acs_access_group_id"), list[models.AcsUser]
    )
    await seam.acs.access_groups.remove_user(
        acs_access_group_id="the acs_access_group_id",
        acs_user_id="the acs_user_id",
        user_identity_id="the user_identity_id",
    )


async def acs_credentials(seam: AsyncSeam) -> None:
    await seam.acs.credentials.assign(
        acs_credential_id="the acs_credential_id",
        acs_user_id="the acs_user_id",
        user_identity_id="the user_identity_id",
    )
    assert_type(
        await seam.acs.credentials.create(
            access_method="code",
            acs_system_id="the acs_system_id",
            acs_user_id="the acs_user_id",
            allowed_acs_entrance_ids=["the allowed_acs_entrance_ids"],
            assa_abloy_vostio_metadata={
                "auto_join": True,
                "join_all_guest_acs_entrances": True,
                "override_all_guest_acs_entrances": True,
                "override_guest_acs_entrance_ids": ["the override_guest_acs_entrance_ids"],
            },
            code="the code",
            credential_manager_acs_system_id="the credential_manager_acs_system_id",
            ends_at="2026-01-02T03:04:05+00:00",
            is_multi_phone_sync_credential=True,
            salto_space_metadata={"assign_new_key": True},
            starts_at="2026-01-02T03:04:05+00:00",
            user_identity_id="the user_identity_id",
            visionline_metadata={
                "auto_join": True,
                "card_format": "TLCode",
                "card_function_type": "guest",
                "joiner_acs_credential_ids": ["the joiner_acs_credential_ids"],
                "override": True,
            },
        ),
        models.AcsCredential,
    )
    await seam.acs.credentials.delete(acs_credential_id="the acs_credential_id")
    assert_type(await seam.acs.credentials.get(acs_credential_id="the acs_credential_id"), models.AcsCredential)
    assert_type(
        seam.acs.credentials.list(
            acs_system_id="the acs_system_id",
            acs_user_id="the acs_user_id",
            created_before="2026-01-02T03:04:05+00:00",
            is_multi_phone_sync_credential=True,
            limit=3,
            page_cursor="the page_cursor",
            search="the search",
            user_identity_id="the user_identity_id",
        ),
        Paginator[models.AcsCredential],
    )
    assert_type(
        await seam.acs.credentials.list_accessible_entrances(acs_credential_id="the acs_credential_id"),
        list[models.AcsEntrance],
    )
    await seam.acs.credentials.unassign(
        acs_credential_id="the acs_credential_id",
        acs_user_id="the acs_user_id",
        user_identity_id="the user_identity_id",
    )
    await seam.acs.credentials.update(
        acs_credential_id="the acs_credential_id", code="the code", ends_at="2026-01-02T03:04:05+00:00"
    )


async def acs_encoders(seam: AsyncSeam) -> None:
    assert_type(
        await seam.acs.encoders.encode_credential(
            acs_encoder_id="the acs_encoder_id",
            access_method_id="the access_method_id",
            acs_credential_id="the acs_credential_id",
        ),
        AnyActionAttempt[models.EncodeCredentialResult],
    )
    assert_type(await seam.acs.encoders.get(acs_encoder_id="the acs_encoder_id"), models.AcsEncoder)
    assert_type(
        seam.acs.encoders.list(
            acs_encoder_ids=["the acs_encoder_ids"],
            acs_system_id="the acs_system_id",
            acs_system_ids=["the acs_system_ids"],
            limit=3,
            page_cursor="the page_cursor",
        ),
        Paginator[models.AcsEncoder],
    )
    assert_type(
        await seam.acs.encoders.scan_credential(
            acs_encoder_id="the acs_encoder_id", salto_ks_metadata={"detect_new_tags": True}
        ),
        AnyActionAttempt[models.ScanCredentialResult],
    )
    assert_type(
        await seam.acs.encoders.scan_to_assign_credential(
            acs_encoder_id="the acs_encoder_id",
            acs_user_id="the acs_user_id",
            salto_ks_metadata={"detect_new_tags": True},
            user_identity_id="the user_identity_id",
        ),
        AnyActionAttempt[models.ScanToAssignCredentialResult],
    )


async def acs_encoders_simulate(seam: AsyncSeam) -> None:
    await seam.acs.encoders.simulate.next_credential_encode_will_fail(
        acs_encoder_id="the acs_encoder_id",
        acs_credential_id="the acs_credential_id",
        error_code="no_credential_on_encoder",
    )
    await seam.acs.encoders.simulate.next_credential_encode_will_succeed(
        acs_encoder_id="the acs_encoder_id", scenario="credential_is_issued"
    )
    await seam.acs.encoders.simulate.next_credential_scan_will_fail(
        acs_encoder_id="the acs_encoder_id",
        acs_credential_id_on_seam="the acs_credential_id_on_seam",
        error_code="no_credential_on_encoder",
    )
    await seam.acs.encoders.simulate.next_credential_scan_will_succeed(
        acs_encoder_id="the acs_encoder_id",
        acs_credential_id_on_seam="the acs_credential_id_on_seam",
        scenario="credential_exists_on_seam",
    )


async def acs_entrances(seam: AsyncSeam) -> None:
    assert_type(await seam.acs.entrances.get(acs_entrance_id="the acs_entrance_id"), models.AcsEntrance)
    await seam.acs.entrances.grant_access(
        acs_entrance_id="the acs_entrance_id", acs_user_id="the acs_user_id", user_identity_id="the user_identity_id"
    )
    assert_type(
        seam.acs.entrances.list(
            access_method_id="the access_method_id",
            acs_credential_id="the acs_credential_id",
            acs_entrance_ids=["the acs_entrance_ids"],
            acs_system_id="the acs_system_id",
            connected_account_id="the connected_account_id",
            customer_key="the customer_key",
            limit=3,
            location_id=NULL,
            page_cursor="the page_cursor",
            search="the search",
            space_id="the space_id",
        ),
        Paginator[models.AcsEntrance],
    )
    assert_type(
        await seam.acs.entrances.list_credentials_with_access(
            acs_entrance_id="the acs_entrance_id", include_if=["visionline_metadata.is_valid"]
        ),
        list[models.AcsCredential],
    )
    assert_type(
        await seam.acs.entrances.unlock(
            acs_credential_id="the acs_credential_id", acs_entrance_id="the acs_entrance_id"
        ),
        AnyActionAttempt[models.UnlockDoorResult],
    )


async def acs_systems(seam: AsyncSeam) -> None:
    assert_type(await seam.acs.systems.get(acs_system_id="the acs_system_id"), models.AcsSystem)
    assert_type(
        await seam.acs.systems.list(
            connected_account_id="the connected_account_id", customer_key="the customer_key", search="the search"
        ),
        list[models.AcsSystem],
    )
    assert_type(
        await seam.acs.systems.list_compatible_credential_manager_acs_systems(acs_system_id="the acs_system_id"),
        list[models.AcsSystem],
    )
    await seam.acs.systems.report_devices(
        acs_system_id="the acs_system_id",
        acs_encoders=[{"hotek_metadata": {"encoder_number": "the encoder_number"}, "is_removed": True}],
        acs_entrances=[
            {
                "hotek_metadata": {
                    "common_area_name": "the common_area_name",
                    "common_area_number": "the common_area_number",
                    "room_number": "the room_number",
                },
                "is_removed": True,
            }
        ],
    )


async def acs_users(seam: AsyncSeam) -> None:
    await seam.acs.users.add_to_access_group(
        acs_access_group_id="the acs_access_group_id", acs_user_id="the acs_user_id"
    )
    assert_type(
        await seam.acs.users.create(
            acs_system_id="the acs_system_id",
            full_name="the full_name",
            access_schedule={"ends_at": "2026-01-02T03:04:05+00:00", "starts_at": "2026-01-02T03:04:05+00:00"},
            acs_access_group_ids=["the acs_access_group_ids"],
            email="the email",
            email_address="the email_address",
            phone_number="the phone_number",
            user_identity_id="the user_identity_id",
        ),
        models.AcsUser,
    )
    await seam.acs.users.delete(
        acs_system_id="the acs_system_id", acs_user_id="the acs_user_id", user_identity_id="the user_identity_id"
    )
    assert_type(
        await seam.acs.users.get(
            acs_system_id="the acs_system_id", acs_user_id="the acs_user_id", user_identity_id="the user_identity_id"
        ),
        models.AcsUser,
    )
    assert_type(
        seam.acs.users.list(
            acs_system_id="the acs_system_id",
            created_before="2026-01-02T03:04:05+00:00",
            limit=3,
            page_cursor="the page_cursor",
            search="the search",
            user_identity_email_address=NULL,
            user_identity_id="the user_identity_id",
            user_identity_phone_number=NULL,
        ),
        Paginator[models.AcsUser],
    )
    assert_type(
        await seam.acs.users.list_accessible_entrances(
            acs_system_id="the acs_system_id", acs_user_id="the acs_user_id", user_identity_id="the user_identity_id"
        ),
        list[models.AcsEntrance],
    )
    await seam.acs.users.remove_from_access_group(
        acs_access_group_id="the acs_access_group_id",
        acs_user_id="the acs_user_id",
        user_identity_id="the user_identity_id",
    )
    await seam.acs.users.revoke_access_to_all_entrances(
        acs_system_id="the acs_system_id", acs_user_id="the acs_user_id", user_identity_id="the user_identity_id"
    )
    await seam.acs.users.suspend(
        acs_system_id="the acs_system_id", acs_user_id="the acs_user_id", user_identity_id="the user_identity_id"
    )
    await seam.acs.users.unsuspend(
        acs_system_id="the acs_system_id", acs_user_id="the acs_user_id", user_identity_id="the user_identity_id"
    )
    await seam.acs.users.update(
        access_schedule=NULL,
        acs_system_id="the acs_system_id",
        acs_user_id="the acs_user_id",
        email="the email",
        email_address="the email_address",
        full_name="the full_name",
        hid_acs_system_id="the hid_acs_system_id",
        phone_number="the phone_number",
        user_identity_id="the user_identity_id",
    )


async def action_attempts(seam: AsyncSeam) -> None:
    assert_type(await seam.action_attempts.get(action_attempt_id="the action_attempt_id"), AnyActionAttempt)
    assert_type(
        seam.action_attempts.list(
            action_attempt_ids=["the action_attempt_ids"],
            device_id="the device_id",
            limit=3,
            page_cursor="the page_cursor",
        ),
        Paginator[ActionAttempt],
    )


async def client_sessions(seam: AsyncSeam) -> None:
    assert_type(
        await seam.client_sessions.create(
            connect_webview_ids=["the connect_webview_ids"],
            connected_account_ids=["the connected_account_ids"],
            customer_id="the customer_id",
            customer_key="the customer_key",
            expires_at="2026-01-02T03:04:05+00:00",
            user_identifier_key="the user_identifier_key",
            user_identity_id="the user_identity_id",
            user_identity_ids=["the user_identity_ids"],
        ),
        models.ClientSession,
    )
    await seam.client_sessions.delete(client_session_id="the client_session_id")
    assert_type(
        await seam.client_sessions.get(
            client_session_id="the client_session_id", user_identifier_key="the user_identifier_key"
        ),
        models.ClientSession,
    )
    assert_type(
        await seam.client_sessions.get_or_create(
            connect_webview_ids=["the connect_webview_ids"],
            connected_account_ids=["the connected_account_ids"],
            expires_at="2026-01-02T03:04:05+00:00",
            user_identifier_key="the user_identifier_key",
            user_identity_id="the user_identity_id",
            user_identity_ids=["the user_identity_ids"],
        ),
        models.ClientSession,
    )
    await seam.client_sessions.grant_access(
        client_session_id="the client_session_id",
        connect_webview_ids=["the connect_webview_ids"],
        connected_account_ids=["the connected_account_ids"],
        user_identifier_key="the user_identifier_key",
        user_identity_id="the user_identity_id",
        user_identity_ids=["the user_identity_ids"],
    )
    assert_type(
        await seam.client_sessions.list(
            client_session_id="the client_session_id",
            connect_webview_id=NULL,
            user_identifier_key="the user_identifier_key",
            user_identity_id=NULL,
            without_user_identifier_key=True,
        ),
        list[models.ClientSession],
    )
    await seam.client_sessions.revoke(client_session_id="the client_session_id")


async def connect_webviews(seam: AsyncSeam) -> None:
    assert_type(
        await seam.connect_webviews.create(
            accepted_capabilities=["lock"],
            accepted_providers=["hotek"],
            automatically_manage_new_devices=True,
            custom_metadata={"key": "the custom_metadata"},
            custom_redirect_failure_url="the custom_redirect_failure_url",
            custom_redirect_url="the custom_redirect_url",
            customer_key="the customer_key",
            excluded_providers=["the excluded_providers"],
            provider_category="stable",
            wait_for_device_creation=True,
        ),
        models.ConnectWebview,
    )
    await seam.connect_webviews.delete(connect_webview_id="the connect_webview_id")
    assert_type(await seam.connect_webviews.get(connect_webview_id="the connect_webview_id"), models.ConnectWebview)
    assert_type(
        seam.connect_webviews.list(
            custom_metadata_has={"key": "the custom_metadata_has"},
            customer_key="the customer_key",
            limit=3,
            page_cursor="the page_cursor",
            search="the search",
            user_identifier_key="the user_identifier_key",
        ),
        Paginator[models.ConnectWebview],
    )


async def connected_accounts(seam: AsyncSeam) -> None:
    await seam.connected_accounts.delete(connected_account_id="the connected_account_id")
    assert_type(
        await seam.connected_accounts.get(connected_account_id="the connected_account_id", email="the email"),
        models.ConnectedAccount,
    )
    assert_type(
        seam.connected_accounts.list(
            custom_metadata_has={"key": "the custom_metadata_has"},
            customer_key="the customer_key",
            limit=3,
            page_cursor="the page_cursor",
            search="the search",
            space_id="the space_id",
            user_identifier_key="the user_identifier_key",
        ),
        Paginator[models.ConnectedAccount],
    )
    await seam.connected_accounts.sync(connected_account_id="the connected_account_id")
    await seam.connected_accounts.update(
        connected_account_id="the connected_account_id",
        accepted_capabilities=["lock"],
        automatically_manage_new_devices=True,
        custom_metadata={"key": "the custom_metadata"},
        customer_key="the customer_key",
        display_name="the display_name",
    )


async def connected_accounts_simulate(seam: AsyncSeam) -> None:
    await seam.connected_accounts.simulate.disconnect(connected_account_id="the connected_account_id")


async def customers(seam: AsyncSeam) -> None:
    assert_type(
        await seam.customers.create_portal(
            customer_data={
                "access_grants": [
                    {
                        "access_grant_key": "the access_grant_key",
                        "building_keys": ["the building_keys"],
                        "common_area_keys": ["the common_area_keys"],
                        "ends_at": "2026-01-02T03:04:05+00:00",
                        "facility_keys": ["the facility_keys"],
                        "guest_key": "the guest_key",
                        "listing_keys": ["the listing_keys"],
                        "name": "the name",
                        "preferred_code": "the preferred_code",
                        "property_keys": ["the property_keys"],
                        "resident_key": "the resident_key",
                        "room_keys": ["the room_keys"],
                        "space_keys": ["the space_keys"],
                        "starts_at": "2026-01-02T03:04:05+00:00",
                        "tenant_key": "the tenant_key",
                        "unit_keys": ["the unit_keys"],
                        "user_identity_key": "the user_identity_key",
                        "user_key": "the user_key",
                    }
                ],
                "bookings": [
                    {
                        "booking_key": "the booking_key",
                        "building_keys": ["the building_keys"],
                        "common_area_keys": ["the common_area_keys"],
                        "ends_at": "2026-01-02T03:04:05+00:00",
                        "facility_keys": ["the facility_keys"],
                        "guest_key": "the guest_key",
                        "listing_keys": ["the listing_keys"],
                        "name": "the name",
                        "preferred_code": "the preferred_code",
                        "property_keys": ["the property_keys"],
                        "resident_key": "the resident_key",
                        "room_keys": ["the room_keys"],
                        "space_keys": ["the space_keys"],
                        "starts_at": "2026-01-02T03:04:05+00:00",
                        "tenant_key": "the tenant_key",
                        "unit_keys": ["the unit_keys"],
                        "user_identity_key": "the user_identity_key",
                        "user_key": "the user_key",
                    }
                ],
                "buildings": [{"building_key": "the building_key", "name": "the name"}],
                "common_areas": [
                    {
                        "common_area_key": "the common_area_key",
                        "name": "the name",
                        "parent_site_key": "the parent_site_key",
                    }
                ],
                "customer_key": "the customer_key",
                "facilities": [{"facility_key": "the facility_key", "name": "the name"}],
                "guests": [
                    {
                        "email_address": "the email_address",
                        "guest_key": "the guest_key",
                        "name": "the name",
                        "phone_number": "the phone_number",
                    }
                ],
                "listings": [{"listing_key": "the listing_key", "name": "the name"}],
                "properties": [{"name": "the name", "property_key": "the property_key"}],
                "property_listings": [
                    {
                        "custom_metadata": {"key": "the custom_metadata"},
                        "name": "the name",
                        "property_listing_key": "the property_listing_key",
                    }
                ],
                "reservations": [
                    {
                        "building_keys": ["the building_keys"],
                        "common_area_keys": ["the common_area_keys"],
                        "custom_metadata": {"key": "the custom_metadata"},
                        "ends_at": "2026-01-02T03:04:05+00:00",
                        "facility_keys": ["the facility_keys"],
                        "guest_key": "the guest_key",
                        "listing_keys": ["the listing_keys"],
                        "name": "the name",
                        "preferred_code": "the preferred_code",
                        "property_keys": ["the property_keys"],
                        "reservation_key": "the reservation_key",
                        "resident_key": "the resident_key",
                        "room_keys": ["the room_keys"],
                        "space_keys": ["the space_keys"],
                        "starts_at": "2026-01-02T03:04:05+00:00",
                        "tenant_key": "the tenant_key",
                        "unit_keys": ["the unit_keys"],
                        "user_identity_key": "the user_identity_key",
                        "user_key": "the user_key",
                    }
                ],
                "residents": [
                    {
                        "email_address": "the email_address",
                        "name": "the name",
                        "phone_number": "the phone_number",
                        "resident_key": "the resident_key",
                    }
                ],
                "rooms": [{"name": "the name", "parent_site_key": "the parent_site_key", "room_key": "the room_key"}],
                "sites": [{"name": "the name", "site_key": "the site_key"}],
                "spaces": [
                    {
                        "customer_data": {
                            "address": "the address",
                            "default_checkin_time": "the default_checkin_time",
                            "default_checkout_time": "the default_checkout_time",
                            "time_zone": "the time_zone",
                        },
                        "duration_minutes": 3,
                        "geolocation": {"latitude": 1.5, "longitude": 1.5},
                        "name": "the name",
                        "parent_site_key": "the parent_site_key",
                        "space_key": "the space_key",
                    }
                ],
                "staff_members": [
                    {
                        "building_keys": ["the building_keys"],
                        "common_area_keys": ["the common_area_keys"],
                        "email_address": "the email_address",
                        "facility_keys": ["the facility_keys"],
                        "listing_keys": ["the listing_keys"],
                        "name": "the name",
                        "phone_number": "the phone_number",
                        "property_keys": ["the property_keys"],
                        "property_listing_keys": ["the property_listing_keys"],
                        "room_keys": ["the room_keys"],
                        "site_keys": ["the site_keys"],
                        "space_keys": ["the space_keys"],
                        "staff_member_key": "the staff_member_key",
                        "unit_keys": ["the unit_keys"],
                    }
                ],
                "tenants": [
                    {
                        "email_address": "the email_address",
                        "name": "the name",
                        "phone_number": "the phone_number",
                        "tenant_key": "the tenant_key",
                    }
                ],
                "units": [{"name": "the name", "parent_site_key": "the parent_site_key", "unit_key": "the unit_key"}],
                "user_identities": [
                    {
                        "email_address": "the email_address",
                        "name": "the name",
                        "phone_number": "the phone_number",
                        "user_identity_key": "the user_identity_key",
                    }
                ],
                "users": [
                    {
                        "email_address": "the email_address",
                        "name": "the name",
                        "phone_number": "the phone_number",
                        "user_key": "the user_key",
                    }
                ],
            },
            customer_resources_filters=[{"field": "the field", "operation": "=", "value": "the value"}],
            customization_profile_id="the customization_profile_id",
            deep_link={"key": "the deep_link"},
            exclude_locale_picker=True,
            features={
                "configure": {
                    "allow_access_automation_rule_customization": True,
                    "allow_climate_automation_rule_customization": True,
                    "allow_instant_key_customization": True,
                    "exclude": True,
                },
                "connect": {
                    "accepted_providers": ["the accepted_providers"],
                    "exclude": True,
                    "excluded_providers": ["the excluded_providers"],
                },
                "manage": {
                    "device_management_confirmation": {
                        "body": "the body",
                        "cancel_button_label": "the cancel_button_label",
                        "confirm_button_label": "the confirm_button_label",
                        "title": "the title",
                    },
                    "events": {"allowed_events": ["the allowed_events"], "default_events": ["the default_events"]},
                    "exclude": True,
                    "exclude_reservation_management": True,
                    "exclude_reservation_technical_details": True,
                    "exclude_staff_management": True,
                },
                "manage_devices": {"exclude": True},
                "organize": {"exclude": True},
            },
            is_embedded=True,
            landing_page={
                "manage": {
                    "space_key": "the space_key",
                    "property_key": "the property_key",
                    "room_key": "the room_key",
                    "common_area_key": "the common_area_key",
                    "unit_key": "the unit_key",
                    "facility_key": "the facility_key",
                    "building_key": "the building_key",
                    "listing_key": "the listing_key",
                    "property_listing_key": "the property_listing_key",
                    "site_key": "the site_key",
                    "reservation_key": "the reservation_key",
                    "booking_key": "the booking_key",
                    "access_grant_key": "the access_grant_key",
                }
            },
            locale="en-US",
            navigation_mode="full",
            read_only=True,
        ),
        models.CustomerPortal,
    )
    await seam.customers.delete_data(
        access_grant_keys=["the access_grant_keys"],
        booking_keys=["the booking_keys"],
        building_keys=["the building_keys"],
        common_area_keys=["the common_area_keys"],
        customer_keys=["the customer_keys"],
        facility_keys=["the facility_keys"],
        guest_keys=["the guest_keys"],
        listing_keys=["the listing_keys"],
        property_keys=["the property_keys"],
        property_listing_keys=["the property_listing_keys"],
        reservation_keys=["the reservation_keys"],
        resident_keys=["the resident_keys"],
        room_keys=["the room_keys"],
        space_keys=["the space_keys"],
        staff_member_keys=["the staff_member_keys"],
        tenant_keys=["the tenant_keys"],
        unit_keys=["the unit_keys"],
        user_identity_keys=["the user_identity_keys"],
        user_keys=["the user_keys"],
    )
    await seam.customers.push_data(
        customer_key="the customer_key",
        access_grants=[
            {
                "access_grant_key": "the access_grant_key",
                "building_keys": ["the building_keys"],
                "common_area_keys": ["the common_area_keys"],
                "ends_at": "2026-01-02T03:04:05+00:00",
                "facility_keys": ["the facility_keys"],
                "guest_key": "the guest_key",
                "listing_keys": ["the listing_keys"],
                "name": "the name",
                "preferred_code": "the preferred_code",
                "property_keys": ["the property_keys"],
                "resident_key": "the resident_key",
                "room_keys": ["the room_keys"],
                "space_keys": ["the space_keys"],
                "starts_at": "2026-01-02T03:04:05+00:00",
                "tenant_key": "the tenant_key",
                "unit_keys": ["the unit_keys"],
                "user_identity_key": "the user_identity_key",
                "user_key": "the user_key",
            }
        ],
        bookings=[
            {
                "booking_key": "the booking_key",
                "building_keys": ["the building_keys"],
                "common_area_keys": ["the common_area_keys"],
                "ends_at": "2026-01-02T03:04:05+00:00",
                "facility_keys": ["the facility_keys"],
                "guest_key": "the guest_key",
                "listing_keys": ["the listing_keys"],
                "name": "the name",
                "preferred_code": "the preferred_code",
                "property_keys": ["the property_keys"],
                "resident_key": "the resident_key",
                "room_keys": ["the room_keys"],
                "space_keys": ["the space_keys"],
                "starts_at": "2026-01-02T03:04:05+00:00",
                "tenant_key": "the tenant_key",
                "unit_keys": ["the unit_keys"],
                "user_identity_key": "the user_identity_key",
                "user_key": "the user_key",
            }
        ],
        buildings=[{"building_key": "the building_key", "name": "the name"}],
        common_areas=[
            {"common_area_key": "the common_area_key", "name": "the name", "parent_site_key": "the parent_site_key"}
        ],
        customization_profile_id=NULL,
        facilities=[{"facility_key": "the facility_key", "name": "the name"}],
        guests=[
            {
                "email_address": "the email_address",
                "guest_key": "the guest_key",
                "name": "the name",
                "phone_number": "the phone_number",
            }
        ],
        listings=[{"listing_key": "the listing_key", "name": "the name"}],
        low_battery_alert_threshold=NULL,
        properties=[{"name": "the name", "property_key": "the property_key"}],
        property_listings=[
            {
                "custom_metadata": {"key": "the custom_metadata"},
                "name": "the name",
                "property_listing_key": "the property_listing_key",
            }
        ],
        reservations=[
            {
                "building_keys": ["the building_keys"],
                "common_area_keys": ["the common_area_keys"],
                "custom_metadata": {"key": "the custom_metadata"},
                "ends_at": "2026-01-02T03:04:05+00:00",
                "facility_keys": ["the facility_keys"],
                "guest_key": "the guest_key",
                "listing_keys": ["the listing_keys"],
                "name": "the name",
                "preferred_code": "the preferred_code",
                "property_keys": ["the property_keys"],
                "reservation_key": "the reservation_key",
                "resident_key": "the resident_key",
                "room_keys": ["the room_keys"],
                "space_keys": ["the space_keys"],
                "starts_at": "2026-01-02T03:04:05+00:00",
                "tenant_key": "the tenant_key",
                "unit_keys": ["the unit_keys"],
                "user_identity_key": "the user_identity_key",
                "user_key": "the user_key",
            }
        ],
        residents=[
            {
                "email_address": "the email_address",
                "name": "the name",
                "phone_number": "the phone_number",
                "resident_key": "the resident_key",
            }
        ],
        rooms=[{"name": "the name", "parent_site_key": "the parent_site_key", "room_key": "the room_key"}],
        sites=[{"name": "the name", "site_key": "the site_key"}],
        spaces=[
            {
                "customer_data": {
                    "address": "the address",
                    "default_checkin_time": "the default_checkin_time",
                    "default_checkout_time": "the default_checkout_time",
                    "time_zone": "the time_zone",
                },
                "duration_minutes": 3,
                "geolocation": {"latitude": 1.5, "longitude": 1.5},
                "name": "the name",
                "parent_site_key": "the parent_site_key",
                "space_key": "the space_key",
            }
        ],
        staff_members=[
            {
                "building_keys": ["the building_keys"],
                "common_area_keys": ["the common_area_keys"],
                "email_address": "the email_address",
                "facility_keys": ["the facility_keys"],
                "listing_keys": ["the listing_keys"],
                "name": "the name",
                "phone_number": "the phone_number",
                "property_keys": ["the property_keys"],
                "property_listing_keys": ["the property_listing_keys"],
                "room_keys": ["the room_keys"],
                "site_keys": ["the site_keys"],
                "space_keys": ["the space_keys"],
                "staff_member_key": "the staff_member_key",
                "unit_keys": ["the unit_keys"],
            }
        ],
        tenants=[
            {
                "email_address": "the email_address",
                "name": "the name",
                "phone_number": "the phone_number",
                "tenant_key": "the tenant_key",
            }
        ],
        units=[{"name": "the name", "parent_site_key": "the parent_site_key", "unit_key": "the unit_key"}],
        user_identities=[
            {
                "email_address": "the email_address",
                "name": "the name",
                "phone_number": "the phone_number",
                "user_identity_key": "the user_identity_key",
            }
        ],
        users=[
            {
                "email_address": "the email_address",
                "name": "the name",
                "phone_number": "the phone_number",
                "user_key": "the user_key",
            }
        ],
    )


async def devices(seam: AsyncSeam) -> None:
    assert_type(await seam.devices.get(device_id="the device_id", name="the name"), models.Device)
    assert_type(
        seam.devices.list(
            connect_webview_id="the connect_webview_id",
            connected_account_id="the connected_account_id",
            connected_account_ids=["the connected_account_ids"],
            created_before="2026-01-02T03:04:05+00:00",
            custom_metadata_has={"key": "the custom_metadata_has"},
            customer_key="the customer_key",
            device_ids=["the device_ids"],
            device_type="akuvox_lock",
            device_types=["akuvox_lock"],
            limit=3,
            manufacturer="akuvox",
            page_cursor="the page_cursor",
            search="the search",
            space_id="the space_id",
            unstable_location_id=NULL,
            user_identifier_key="the user_identifier_key",
        ),
        Paginator[models.Device],
    )
    assert_type(await seam.devices.list_device_providers(provider_category="stable"), list[models.DeviceProvider])
    await seam.devices.report_provider_metadata(
        devices=[
            {
                "device_id": "the device_id",
                "omnitec_metadata": {"time_zone": "the time_zone"},
                "schlage_metadata": {"time_zone": "the time_zone"},
                "ultraloq_metadata": {"time_zone": "the time_zone"},
            }
        ]
    )
    await seam.devices.update(
        device_id="the device_id",
        backup_access_code_pool_enabled=True,
        custom_metadata={"key": "the custom_metadata"},
        is_managed=True,
        name=NULL,
        properties={"name": "the name"},
    )


async def devices_simulate(seam: AsyncSeam) -> None:
    await seam.devices.simulate.connect(device_id="the device_id")
    await seam.devices.simulate.connect_to_hub(device_id="the device_id")
    await seam.devices.simulate.disconnect(device_id="the device_id")
    await seam.devices.simulate.disconnect_from_hub(device_id="the device_id")
    await seam.devices.simulate.paid_subscription(device_id="the device_id", is_expired=True)
    await seam.devices.simulate.remove(device_id="the device_id")


async def devices_unmanaged(seam: AsyncSeam) -> None:
    assert_type(await seam.devices.unmanaged.get(device_id="the device_id", name="the name"), models.UnmanagedDevice)
    assert_type(
        seam.devices.unmanaged.list(
            connect_webview_id="the connect_webview_id",
            connected_account_id="the connected_account_id",
            connected_account_ids=["the connected_account_ids"],
            created_before="2026-01-02T03:04:05+00:00",
            customer_key="the customer_key",
            device_ids=["the device_ids"],
            device_type="akuvox_lock",
            device_types=["akuvox_lock"],
            limit=3,
            manufacturer="akuvox",
            page_cursor="the page_cursor",
            search="the search",
        ),
        Paginator[models.UnmanagedDevice],
    )
    await seam.devices.unmanaged.update(
        device_id="the device_id", custom_metadata={"key": "the custom_metadata"}, is_managed=True
    )


async def events(seam: AsyncSeam) -> None:
    assert_type(
        await seam.events.get(device_id="the device_id", event_id="the event_id", event_type="the event_type"),
        models.AnySeamEvent,
    )
    assert_type(
        await seam.events.list(
            access_code_id="the access_code_id",
            access_code_ids=["the access_code_ids"],
            access_grant_id="the access_grant_id",
            access_grant_ids=["the access_grant_ids"],
            access_method_id="the access_method_id",
            access_method_ids=["the access_method_ids"],
            acs_access_group_id="the acs_access_group_id",
            acs_credential_id="the acs_credential_id",
            acs_encoder_id="the acs_encoder_id",
            acs_entrance_id="the acs_entrance_id",
            acs_system_id="the acs_system_id",
            acs_system_ids=["the acs_system_ids"],
            acs_user_id="the acs_user_id",
            between=["2026-01-02T03:04:05+00:00"],
            connect_webview_id="the connect_webview_id",
            connected_account_id="the connected_account_id",
            customer_key="the customer_key",
            device_id="the device_id",
            device_ids=["the device_ids"],
            event_ids=["the event_ids"],
            event_type="access_code.created",
            event_types=["access_code.created"],
            limit=3,
            since="2026-01-02T03:04:05+00:00",
            space_id="the space_id",
            space_ids=["the space_ids"],
            unstable_offset=1.5,
            user_identity_id="the user_identity_id",
        ),
        list[models.AnySeamEvent],
    )


async def instant_keys(seam: AsyncSeam) -> None:
    await seam.instant_keys.delete(instant_key_id="the instant_key_id")
    assert_type(
        await seam.instant_keys.get(instant_key_id="the instant_key_id", instant_key_url="the instant_key_url"),
        models.InstantKey,
    )
    assert_type(await seam.instant_keys.list(user_identity_id="the user_identity_id"), list[models.InstantKey])


async def locks(seam: AsyncSeam) -> None:
    assert_type(
        await seam.locks.configure_auto_lock(
            auto_lock_enabled=True, device_id="the device_id", auto_lock_delay_seconds=1.5
        ),
        AnyActionAttempt[models.ConfigureAutoLockResult],
    )
    assert_type(await seam.locks.get(device_id="the device_id", name="the name"), models.Device)
    assert_type(
        await seam.locks.list(
            connect_webview_id="the connect_webview_id",
            connected_account_id="the connected_account_id",
            customer_key="the customer_key",
            device_type="akuvox_lock",
            device_types=["akuvox_lock"],
            manufacturer="akuvox",
        ),
        list[models.Device],
    )
    assert_type(await seam.locks.lock_door(device_id="the device_id"), AnyActionAttempt[models.LockDoorResult])
    assert_type(await seam.locks.unlock_door(device_id="the device_id"), AnyActionAttempt[models.UnlockDoorResult])


async def locks_simulate(seam: AsyncSeam) -> None:
    assert_type(
        await seam.locks.simulate.keypad_code_entry(code="the code", device_id="the device_id"),
        AnyActionAttempt[models.SimulateKeypadCodeEntryResult],
    )
    assert_type(
        await seam.locks.simulate.manual_lock_via_keypad(device_id="the device_id"),
        AnyActionAttempt[models.SimulateManualLockViaKeypadResult],
    )


async def noise_sensors(seam: AsyncSeam) -> None:
    assert_type(
        await seam.noise_sensors.list(
            connect_webview_id="the connect_webview_id",
            connected_account_id="the connected_account_id",
            customer_key="the customer_key",
            device_type="noiseaware_activity_zone",
            device_types=["noiseaware_activity_zone"],
            manufacturer="minut",
        ),
        list[models.Device],
    )


async def noise_sensors_noise_thresholds(seam: AsyncSeam) -> None:
    assert_type(
        await seam.noise_sensors.noise_thresholds.create(
            device_id="the device_id",
            ends_daily_at="the ends_daily_at",
            starts_daily_at="the starts_daily_at",
            name="the name",
            noise_threshold_decibels=1.5,
            noise_threshold_nrs=1.5,
        ),
        models.NoiseThreshold,
    )
    await seam.noise_sensors.noise_thresholds.delete(
        device_id="the device_id", noise_threshold_id="the noise_threshold_id"
    )
    assert_type(
        await seam.noise_sensors.noise_thresholds.get(noise_threshold_id="the noise_threshold_id"),
        models.NoiseThreshold,
    )
    assert_type(await seam.noise_sensors.noise_thresholds.list(device_id="the device_id"), list[models.NoiseThreshold])
    await seam.noise_sensors.noise_thresholds.update(
        device_id="the device_id",
        noise_threshold_id="the noise_threshold_id",
        ends_daily_at="the ends_daily_at",
        name="the name",
        noise_threshold_decibels=1.5,
        noise_threshold_nrs=1.5,
        starts_daily_at="the starts_daily_at",
    )


async def noise_sensors_simulate(seam: AsyncSeam) -> None:
    await seam.noise_sensors.simulate.trigger_noise_threshold(device_id="the device_id")


async def phones(seam: AsyncSeam) -> None:
    await seam.phones.deactivate(device_id="the device_id")
    assert_type(await seam.phones.get(device_id="the device_id"), models.Phone)
    assert_type(
        await seam.phones.list(
            acs_credential_id="the acs_credential_id", owner_user_identity_id="the owner_user_identity_id"
        ),
        list[models.Phone],
    )


async def phones_simulate(seam: AsyncSeam) -> None:
    assert_type(
        await seam.phones.simulate.create_sandbox_phone(
            user_identity_id="the user_identity_id",
            assa_abloy_metadata={
                "application_version": "the application_version",
                "ble_capability": True,
                "hce_capability": True,
                "nfc_capability": True,
                "seos_applet_version": "the seos_applet_version",
                "seos_tsm_endpoint_id": 1.5,
            },
            custom_sdk_installation_id="the custom_sdk_installation_id",
            phone_metadata={
                "device_manufacturer": "the device_manufacturer",
                "device_model": "the device_model",
                "operating_system": "android",
                "os_version": "the os_version",
            },
        ),
        models.Phone,
    )


async def spaces(seam: AsyncSeam) -> None:
    await seam.spaces.add_acs_entrances(acs_entrance_ids=["the acs_entrance_ids"], space_id="the space_id")
    await seam.spaces.add_connected_account(connected_account_id="the connected_account_id", space_id="the space_id")
    await seam.spaces.add_devices(device_ids=["the device_ids"], space_id="the space_id")
    assert_type(
        await seam.spaces.create(
            name="the name",
            acs_entrance_ids=["the acs_entrance_ids"],
            connected_account_ids=["the connected_account_ids"],
            customer_data={
                "address": "the address",
                "default_checkin_time": "the default_checkin_time",
                "default_checkout_time": "the default_checkout_time",
                "time_zone": "the time_zone",
            },
            customer_key="the customer_key",
            device_ids=["the device_ids"],
            space_key="the space_key",
        ),
        models.Space,
    )
    await seam.spaces.delete(space_id="the space_id")
    assert_type(await seam.spaces.get(space_id="the space_id", space_key="the space_key"), models.Space)
    assert_type(
        await seam.spaces.get_related(
            exclude=["spaces"], include=["spaces"], space_ids=["the space_ids"], space_keys=["the space_keys"]
        ),
        models.Batch,
    )
    assert_type(
        seam.spaces.list(
            customer_key="the customer_key",
            limit=3,
            page_cursor="the page_cursor",
            search="the search",
            space_key="the space_key",
        ),
        Paginator[models.Space],
    )
    await seam.spaces.remove_acs_entrances(acs_entrance_ids=["the acs_entrance_ids"], space_id="the space_id")
    await seam.spaces.remove_connected_account(connected_account_id="the connected_account_id", space_id="the space_id")
    await seam.spaces.remove_devices(device_ids=["the device_ids"], space_id="the space_id")
    assert_type(
        await seam.spaces.update(
            acs_entrance_ids=["the acs_entrance_ids"],
            customer_data={
                "address": "the address",
                "default_checkin_time": "the default_checkin_time",
                "default_checkout_time": "the default_checkout_time",
                "time_zone": "the time_zone",
            },
            device_ids=["the device_ids"],
            name="the name",
            space_id="the space_id",
            space_key="the space_key",
        ),
        models.Space,
    )


async def thermostats(seam: AsyncSeam) -> None:
    assert_type(
        await seam.thermostats.activate_climate_preset(
            climate_preset_key="the climate_preset_key", device_id="the device_id"
        ),
        AnyActionAttempt[models.ActivateClimatePresetResult],
    )
    assert_type(
        await seam.thermostats.cool(
            device_id="the device_id", cooling_set_point_celsius=1.5, cooling_set_point_fahrenheit=1.5
        ),
        AnyActionAttempt[models.SetHvacModeResult],
    )
    await seam.thermostats.create_climate_preset(
        climate_preset_key="the climate_preset_key",
        device_id="the device_id",
        climate_preset_mode="home",
        cooling_set_point_celsius=1.5,
        cooling_set_point_fahrenheit=1.5,
        ecobee_metadata={"climate_ref": "the climate_ref", "is_optimized": True, "owner": "user"},
        fan_mode_setting="auto",
        heating_set_point_celsius=1.5,
        heating_set_point_fahrenheit=1.5,
        hvac_mode_setting="off",
        manual_override_allowed=True,
        name=NULL,
    )
    await seam.thermostats.delete_climate_preset(climate_preset_key="the climate_preset_key", device_id="the device_id")
    assert_type(
        await seam.thermostats.heat(
            device_id="the device_id", heating_set_point_celsius=1.5, heating_set_point_fahrenheit=1.5
        ),
        AnyActionAttempt[models.SetHvacModeResult],
    )
    assert_type(
        await seam.thermostats.heat_cool(
            device_id="the device_id",
            cooling_set_point_celsius=1.5,
            cooling_set_point_fahrenheit=1.5,
            heating_set_point_celsius=1.5,
            heating_set_point_fahrenheit=1.5,
        ),
        AnyActionAttempt[models.SetHvacModeResult],
    )
    assert_type(
        await seam.thermostats.list(
            connect_webview_id="the connect_webview_id",
            connected_account_id="the connected_account_id",
            customer_key="the customer_key",
            device_type="ecobee_thermostat",
            device_types=["ecobee_thermostat"],
            manufacturer="ecobee",
        ),
        list[models.Device],
    )
    assert_type(await seam.thermostats.off(device_id="the device_id"), AnyActionAttempt[models.SetHvacModeResult])
    await seam.thermostats.set_fallback_climate_preset(
        climate_preset_key="the climate_preset_key", device_id="the device_id"
    )
    assert_type(
        await seam.thermostats.set_fan_mode(device_id="the device_id", fan_mode="auto", fan_mode_setting="auto"),
        AnyActionAttempt[models.SetFanModeResult],
    )
    assert_type(
        await seam.thermostats.set_hvac_mode(
            device_id="the device_id",
            hvac_mode_setting="off",
            cooling_set_point_celsius=1.5,
            cooling_set_point_fahrenheit=1.5,
            heating_set_point_celsius=1.5,
            heating_set_point_fahrenheit=1.5,
        ),
        AnyActionAttempt[models.SetHvacModeResult],
    )
    await seam.thermostats.set_temperature_threshold(
        device_id="the device_id",
        lower_limit_celsius=NULL,
        lower_limit_fahrenheit=NULL,
        upper_limit_celsius=NULL,
        upper_limit_fahrenheit=NULL,
    )
    await seam.thermostats.update_climate_preset(
        climate_preset_key="the climate_preset_key",
        device_id="the device_id",
        climate_preset_mode="home",
        cooling_set_point_celsius=1.5,
        cooling_set_point_fahrenheit=1.5,
        ecobee_metadata={"climate_ref": "the climate_ref", "is_optimized": True, "owner": "user"},
        fan_mode_setting="auto",
        heating_set_point_celsius=1.5,
        heating_set_point_fahrenheit=1.5,
        hvac_mode_setting="off",
        manual_override_allowed=True,
        name=NULL,
    )
    assert_type(
        await seam.thermostats.update_weekly_program(
            device_id="the device_id",
            friday_program_id=NULL,
            monday_program_id=NULL,
            saturday_program_id=NULL,
            sunday_program_id=NULL,
            thursday_program_id=NULL,
            tuesday_program_id=NULL,
            wednesday_program_id=NULL,
        ),
        AnyActionAttempt[models.PushThermostatProgramsResult],
    )
    assert_type(
        await seam.thermostats.activate_weekly_program(device_id="the device_id"),
        AnyActionAttempt[models.ActivateWeeklyProgramResult],
    )


async def thermostats_daily_programs(seam: AsyncSeam) -> None:
    assert_type(
        await seam.thermostats.daily_programs.create(
            device_id="the device_id",
            name="the name",
            periods=[{"climate_preset_key": "the climate_preset_key", "starts_at_time": "the starts_at_time"}],
        ),
        models.ThermostatDailyProgram,
    )
    await seam.thermostats.daily_programs.delete(thermostat_daily_program_id="the thermostat_daily_program_id")
    assert_type(
        await seam.thermostats.daily_programs.update(
            name="the name",
            periods=[{"climate_preset_key": "the climate_preset_key", "starts_at_time": "the starts_at_time"}],
            thermostat_daily_program_id="the thermostat_daily_program_id",
        ),
        AnyActionAttempt[models.PushThermostatProgramsResult],
    )


async def thermostats_schedules(seam: AsyncSeam) -> None:
    assert_type(
        await seam.thermostats.schedules.create(
            climate_preset_key="the climate_preset_key",
            device_id="the device_id",
            ends_at="2026-01-02T03:04:05+00:00",
            starts_at="2026-01-02T03:04:05+00:00",
            is_override_allowed=True,
            max_override_period_minutes=NULL,
            name="the name",
        ),
        models.ThermostatSchedule,
    )
    await seam.thermostats.schedules.delete(thermostat_schedule_id="the thermostat_schedule_id")
    assert_type(
        await seam.thermostats.schedules.get(thermostat_schedule_id="the thermostat_schedule_id"),
        models.ThermostatSchedule,
    )
    assert_type(
        await seam.thermostats.schedules.list(device_id="the device_id", user_identifier_key="the user_identifier_key"),
        list[models.ThermostatSchedule],
    )
    await seam.thermostats.schedules.update(
        thermostat_schedule_id="the thermostat_schedule_id",
        climate_preset_key="the climate_preset_key",
        ends_at="2026-01-02T03:04:05+00:00",
        is_override_allowed=True,
        max_override_period_minutes=NULL,
        name="the name",
        starts_at="2026-01-02T03:04:05+00:00",
    )


async def thermostats_simulate(seam: AsyncSeam) -> None:
    await seam.thermostats.simulate.hvac_mode_adjusted(
        device_id="the device_id",
        hvac_mode="off",
        cooling_set_point_celsius=1.5,
        cooling_set_point_fahrenheit=1.5,
        heating_set_point_celsius=1.5,
        heating_set_point_fahrenheit=1.5,
    )
    await seam.thermostats.simulate.temperature_reached(
        device_id="the device_id", temperature_celsius=1.5, temperature_fahrenheit=1.5
    )


async def user_identities(seam: AsyncSeam) -> None:
    await seam.user_identities.add_acs_user(
        acs_user_id="the acs_user_id",
        user_identity_id="the user_identity_id",
        user_identity_key="the user_identity_key",
    )
    assert_type(
        await seam.user_identities.create(
            acs_system_ids=["the acs_system_ids"],
            customer_key="the customer_key",
            email_address=NULL,
            full_name=NULL,
            phone_number=NULL,
            user_identity_key=NULL,
        ),
        models.UserIdentity,
    )
    await seam.user_identities.delete(user_identity_id="the user_identity_id")
    assert_type(
        await seam.user_identities.generate_instant_key(
            user_identity_id="the user_identity_id",
            customization_profile_id="the customization_profile_id",
            max_use_count=1.5,
        ),
        models.InstantKey,
    )
    assert_type(
        await seam.user_identities.get(
            user_identity_id="the user_identity_id", user_identity_key="the user_identity_key"
        ),
        models.UserIdentity,
    )
    await seam.user_identities.grant_access_to_device(
        device_id="the device_id", user_identity_id="the user_identity_id"
    )
    assert_type(
        seam.user_identities.list(
            created_before="2026-01-02T03:04:05+00:00",
            credential_manager_acs_system_id="the credential_manager_acs_system_id",
            limit=3,
            page_cursor="the page_cursor",
            search="the search",
            user_identity_ids=["the user_identity_ids"],
        ),
        Paginator[models.UserIdentity],
    )
    assert_type(
        await seam.user_identities.list_accessible_devices(user_identity_id="the user_identity_id"), list[models.Device]
    )
    assert_type(
        await seam.user_identities.list_accessible_entrances(user_identity_id="the user_identity_id"),
        list[models.AcsEntrance],
    )
    assert_type(
        await seam.user_identities.list_acs_systems(user_identity_id="the user_identity_id"), list[models.AcsSystem]
    )
    assert_type(
        await seam.user_identities.list_acs_users(user_identity_id="the user_identity_id"), list[models.AcsUser]
    )
    await seam.user_identities.merge(
        merged_user_identity_ids=["the merged_user_identity_ids"],
        merged_user_identity_keys=["the merged_user_identity_keys"],
        user_identity_id="the user_identity_id",
        user_identity_key="the user_identity_key",
    )
    await seam.user_identities.remove_acs_user(acs_user_id="the acs_user_id", user_identity_id="the user_identity_id")
    await seam.user_identities.revoke_access_to_device(
        device_id="the device_id", user_identity_id="the user_identity_id"
    )
    await seam.user_identities.update(
        user_identity_id="the user_identity_id",
        email_address=NULL,
        full_name=NULL,
        phone_number=NULL,
        user_identity_key=NULL,
    )


async def user_identities_unmanaged(seam: AsyncSeam) -> None:
    assert_type(
        await seam.user_identities.unmanaged.get(user_identity_id="the user_identity_id"), models.UnmanagedUserIdentity
    )
    assert_type(
        seam.user_identities.unmanaged.list(
            created_before="2026-01-02T03:04:05+00:00", limit=3, page_cursor="the page_cursor", search="the search"
        ),
        Paginator[models.UnmanagedUserIdentity],
    )
    await seam.user_identities.unmanaged.update(
        is_managed=True, user_identity_id="the user_identity_id", user_identity_key="the user_identity_key"
    )


async def webhooks(seam: AsyncSeam) -> None:
    assert_type(await seam.webhooks.create(url="the url", event_types=["the event_types"]), models.Webhook)
    await seam.webhooks.delete(webhook_id="the webhook_id")
    assert_type(await seam.webhooks.get(webhook_id="the webhook_id"), models.Webhook)
    assert_type(await seam.webhooks.list(), list[models.Webhook])
    await seam.webhooks.update(event_types=["the event_types"], webhook_id="the webhook_id")


async def workspaces(seam: AsyncSeam) -> None:
    assert_type(
        await seam.workspaces.create(
            name="the name",
            company_name="the company_name",
            connect_partner_name=NULL,
            connect_webview_customization={
                "logo_shape": "circle",
                "primary_button_color": "the primary_button_color",
                "primary_button_text_color": "the primary_button_text_color",
                "success_message": "the success_message",
            },
            is_sandbox=True,
            organization_id="the organization_id",
            webview_logo_shape="circle",
            webview_primary_button_color="the webview_primary_button_color",
            webview_primary_button_text_color="the webview_primary_button_text_color",
            webview_success_message="the webview_success_message",
        ),
        models.Workspace,
    )
    assert_type(await seam.workspaces.get(), models.Workspace)
    assert_type(await seam.workspaces.list(), list[models.Workspace])
    assert_type(await seam.workspaces.reset_sandbox(), AnyActionAttempt[models.ResetSandboxWorkspaceResult])
    await seam.workspaces.update(
        connect_partner_name="the connect_partner_name",
        connect_webview_customization={
            "logo_shape": "circle",
            "primary_button_color": "the primary_button_color",
            "primary_button_text_color": "the primary_button_text_color",
            "success_message": "the success_message",
        },
        is_publishable_key_auth_enabled=True,
        is_suspended=True,
        name="the name",
        organization_id="the organization_id",
    )


async def cameras_live_views(seam: AsyncSeam) -> None:
    assert_type(
        await seam.cameras.live_views.create(device_id="the device_id", duration_seconds=3, include_audio=True),
        models.CameraLiveViewSession,
    )
    assert_type(
        await seam.cameras.live_views.offer(
            camera_live_view_session_id="the camera_live_view_session_id", sdp_offer="the sdp_offer", token="the token"
        ),
        models.CameraLiveViewAnswer,
    )
    await seam.cameras.live_views.stop(camera_live_view_session_id="the camera_live_view_session_id", token="the token")


async def media(seam: AsyncSeam) -> None:
    assert_type(await seam.media.get(media_id="the media_id", format="json"), models.Media)
