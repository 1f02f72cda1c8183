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
    """Access codes among the related resources."""
    access_grants: tuple[AccessGrant, ...] = ()
    """Access grants among the related resources."""
    access_methods: tuple[AccessMethod, ...] = ()
    """Access methods among the related resources."""
    acs_access_groups: tuple[AcsAccessGroup, ...] = ()
    """Access groups among the related resources."""
    acs_credentials: tuple[AcsCredential, ...] = ()
    """Credentials among the related resources."""
    acs_encoders: tuple[AcsEncoder, ...] = ()
    """Card encoders among the related resources."""
    acs_entrances: tuple[AcsEntrance, ...] = ()
    """Entrances among the related resources."""
    acs_systems: tuple[AcsSystem, ...] = ()
    """Access systems among the related resources."""
    acs_users: tuple[AcsUser, ...] = ()
    """Users of access systems among the related resources."""
    action_attempts: tuple[ActionAttempt, ...] = ()
    """Action attempts among the related resources."""
    client_sessions: tuple[ClientSession, ...] = ()
    """Client sessions among the related resources."""
    connect_webviews: tuple[ConnectWebview, ...] = ()
    """Connect Webviews among the related resources."""
    connected_accounts: tuple[ConnectedAccount, ...] = ()
    """Connected accounts among the related resources."""
    devices: tuple[Device, ...] = ()
    """Devices among the related resources."""
    events: tuple[AnySeamEvent, ...] = ()
    """Events among the related resources."""
    instant_keys: tuple[InstantKey, ...] = ()
    """Instant keys among the related resources."""
    noise_thresholds: tuple[NoiseThreshold, ...] = ()
    """Noise thresholds among the related resources."""
    spaces: tuple[Space, ...] = ()
    """Spaces among the related resources."""
    thermostat_daily_programs: tuple[ThermostatDailyProgram, ...] = ()
    """Daily programs of thermostats among the related resources."""
    thermostat_schedules: tuple[ThermostatSchedule, ...] = ()
    """Thermostat schedules among the related resources."""
    unmanaged_access_codes: tuple[UnmanagedAccessCode, ...] = ()
    """Access codes from outside of Seam among the related resources."""
    unmanaged_devices: tuple[UnmanagedDevice, ...] = ()
    """Devices without management by Seam among the related resources."""
    user_identities: tuple[UserIdentity, ...] = ()
    """User identities among the related resources."""
    workspaces: tuple[Workspace, ...] = ()
    """Workspaces among the related resources."""
