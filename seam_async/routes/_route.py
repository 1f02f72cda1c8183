"""What all namespaces share."""

from __future__ import annotations

from .._api import Api


class Namespace:
    """A part of the API, such as `seam.locks`."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"
