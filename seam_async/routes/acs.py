"""Access systems."""

from __future__ import annotations

from functools import cached_property

from ._route import Namespace
from .acs_encoders import AcsEncoders
from .acs_entrances import AcsEntrances


class Acs(Namespace):
    """Access systems."""

    @cached_property
    def encoders(self) -> AcsEncoders:
        """Card encoders of access systems."""
        return AcsEncoders(self._api)

    @cached_property
    def entrances(self) -> AcsEntrances:
        """Entrances of access systems."""
        return AcsEntrances(self._api)
