"""The namespaces of a client.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._api import Api
    from .access_codes import AccessCodes
    from .access_grants import AccessGrants
    from .access_methods import AccessMethods
    from .acs import Acs
    from .action_attempts import ActionAttempts
    from .cameras import Cameras
    from .client_sessions import ClientSessions
    from .connect_webviews import ConnectWebviews
    from .connected_accounts import ConnectedAccounts
    from .customers import Customers
    from .devices import Devices
    from .events import Events
    from .instant_keys import InstantKeys
    from .locks import Locks
    from .media import MediaNamespace
    from .noise_sensors import NoiseSensors
    from .phones import Phones
    from .spaces import Spaces
    from .thermostats import Thermostats
    from .user_identities import UserIdentities
    from .webhooks import Webhooks
    from .workspaces import Workspaces


class Namespaces:
    """The namespaces of a client, each loaded on first use."""

    _api: Api

    @cached_property
    def access_codes(self) -> AccessCodes:
        """Access codes: PIN codes for keypads."""
        from .access_codes import AccessCodes

        return AccessCodes(self._api)

    @cached_property
    def access_grants(self) -> AccessGrants:
        """Access grants: who may enter where, and when."""
        from .access_grants import AccessGrants

        return AccessGrants(self._api)

    @cached_property
    def access_methods(self) -> AccessMethods:
        """Access methods: the codes, cards and mobile keys of access grants."""
        from .access_methods import AccessMethods

        return AccessMethods(self._api)

    @cached_property
    def acs(self) -> Acs:
        """Access control systems."""
        from .acs import Acs

        return Acs(self._api)

    @cached_property
    def action_attempts(self) -> ActionAttempts:
        """Action attempts."""
        from .action_attempts import ActionAttempts

        return ActionAttempts(self._api)

    @cached_property
    def cameras(self) -> Cameras:
        """Cameras."""
        from .cameras import Cameras

        return Cameras(self._api)

    @cached_property
    def client_sessions(self) -> ClientSessions:
        """Client sessions: scoped access for your users."""
        from .client_sessions import ClientSessions

        return ClientSessions(self._api)

    @cached_property
    def connect_webviews(self) -> ConnectWebviews:
        """Connect Webviews: pages on which people connect their accounts."""
        from .connect_webviews import ConnectWebviews

        return ConnectWebviews(self._api)

    @cached_property
    def connected_accounts(self) -> ConnectedAccounts:
        """Connected accounts: third-party accounts that own devices."""
        from .connected_accounts import ConnectedAccounts

        return ConnectedAccounts(self._api)

    @cached_property
    def customers(self) -> Customers:
        """Customers: your data about them, and their portals."""
        from .customers import Customers

        return Customers(self._api)

    @cached_property
    def devices(self) -> Devices:
        """Devices of every kind."""
        from .devices import Devices

        return Devices(self._api)

    @cached_property
    def events(self) -> Events:
        """Events: a log of changes."""
        from .events import Events

        return Events(self._api)

    @cached_property
    def instant_keys(self) -> InstantKeys:
        """Instant keys: links that give a phone a mobile key."""
        from .instant_keys import InstantKeys

        return InstantKeys(self._api)

    @cached_property
    def locks(self) -> Locks:
        """Locks."""
        from .locks import Locks

        return Locks(self._api)

    @cached_property
    def media(self) -> MediaNamespace:
        """Media: video clips and images that a device captured."""
        from .media import MediaNamespace

        return MediaNamespace(self._api)

    @cached_property
    def noise_sensors(self) -> NoiseSensors:
        """Noise sensors."""
        from .noise_sensors import NoiseSensors

        return NoiseSensors(self._api)

    @cached_property
    def phones(self) -> Phones:
        """Phones with mobile keys."""
        from .phones import Phones

        return Phones(self._api)

    @cached_property
    def spaces(self) -> Spaces:
        """Spaces: rooms, units and other places with entrances and devices."""
        from .spaces import Spaces

        return Spaces(self._api)

    @cached_property
    def thermostats(self) -> Thermostats:
        """Thermostats."""
        from .thermostats import Thermostats

        return Thermostats(self._api)

    @cached_property
    def user_identities(self) -> UserIdentities:
        """User identities: your users across all systems."""
        from .user_identities import UserIdentities

        return UserIdentities(self._api)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Webhooks: the endpoints that receive events."""
        from .webhooks import Webhooks

        return Webhooks(self._api)

    @cached_property
    def workspaces(self) -> Workspaces:
        """Workspaces."""
        from .workspaces import Workspaces

        return Workspaces(self._api)
