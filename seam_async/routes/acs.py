"""Access control systems.

Generated from the API's description by `nox -s generate`; changes belong in `codegen/`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._route import Namespace

if TYPE_CHECKING:
    from .acs_access_groups import AcsAccessGroups
    from .acs_credentials import AcsCredentials
    from .acs_encoders import AcsEncoders
    from .acs_entrances import AcsEntrances
    from .acs_systems import AcsSystems
    from .acs_users import AcsUsers


class Acs(Namespace):
    """Access control systems."""

    @cached_property
    def access_groups(self) -> AcsAccessGroups:
        """Access groups: users of an access system with the same access."""
        from .acs_access_groups import AcsAccessGroups

        return AcsAccessGroups(self._api)

    @cached_property
    def credentials(self) -> AcsCredentials:
        """Credentials of access systems: cards, codes and mobile keys."""
        from .acs_credentials import AcsCredentials

        return AcsCredentials(self._api)

    @cached_property
    def encoders(self) -> AcsEncoders:
        """Card encoders of access systems."""
        from .acs_encoders import AcsEncoders

        return AcsEncoders(self._api)

    @cached_property
    def entrances(self) -> AcsEntrances:
        """Entrances of access systems."""
        from .acs_entrances import AcsEntrances

        return AcsEntrances(self._api)

    @cached_property
    def systems(self) -> AcsSystems:
        """Access systems."""
        from .acs_systems import AcsSystems

        return AcsSystems(self._api)

    @cached_property
    def users(self) -> AcsUsers:
        """Users of access systems."""
        from .acs_users import AcsUsers

        return AcsUsers(self._api)
