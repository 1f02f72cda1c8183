"""Batch.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from .._models import ActionAttempt, Model, model
from .access_code import AccessCode
from .access_grant import AccessGrant
from .access_method import AccessMethod
from .acs_access_group import AcsAccessGroup
from .acs_credential import AcsCredential
from .acs_encoder import AcsEncoder
from .acs_entrance import AcsEntrance
from .acs_system import AcsSystem
from .acs_user import AcsUser
from .client_session import ClientSession
from .connect_webview import ConnectWebview
from .connected_account import ConnectedAccount
from .device import Device
from .event import AnySeamEvent
from .instant_key import InstantKey
from .noise_threshold import NoiseThreshold
from .space import Space
from .thermostat_daily_program import ThermostatDailyProgram
from .thermostat_schedule import ThermostatSchedule
from .unmanaged_access_code import UnmanagedAccessCode
from .unmanaged_device import UnmanagedDevice
from .user_identity import UserIdentity
from .workspace import Workspace


@model
class Batch(Model):
    """A batch."""

    access_codes: tuple[AccessCode, ...] = ()
    access_grants: tuple[AccessGrant, ...] = ()
    access_methods: tuple[AccessMethod, ...] = ()
    acs_access_groups: tuple[AcsAccessGroup, ...] = ()
    acs_credentials: tuple[AcsCredential, ...] = ()
    acs_encoders: tuple[AcsEncoder, ...] = ()
    acs_entrances: tuple[AcsEntrance, ...] = ()
    acs_systems: tuple[AcsSystem, ...] = ()
    acs_users: tuple[AcsUser, ...] = ()
    action_attempts: tuple[ActionAttempt, ...] = ()
    client_sessions: tuple[ClientSession, ...] = ()
    connect_webviews: tuple[ConnectWebview, ...] = ()
    connected_accounts: tuple[ConnectedAccount, ...] = ()
    devices: tuple[Device, ...] = ()
    events: tuple[AnySeamEvent, ...] = ()
    instant_keys: tuple[InstantKey, ...] = ()
    noise_thresholds: tuple[NoiseThreshold, ...] = ()
    spaces: tuple[Space, ...] = ()
    thermostat_daily_programs: tuple[ThermostatDailyProgram, ...] = ()
    thermostat_schedules: tuple[ThermostatSchedule, ...] = ()
    unmanaged_access_codes: tuple[UnmanagedAccessCode, ...] = ()
    unmanaged_devices: tuple[UnmanagedDevice, ...] = ()
    user_identities: tuple[UserIdentity, ...] = ()
    workspaces: tuple[Workspace, ...] = ()
