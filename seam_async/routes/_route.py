"""The base class of all namespaces, which checks and sends the parameters of a route."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from typing import Any, Final, TypeVar, cast

from .._api import Api, Model
from .._attempt_types import AnyActionAttempt
from .._pagination import Paginator
from .._polling.options import WaitForActionAttempt
from .._polling.updates import OnUpdate
from ._checks import check_forms, warn_of_deprecated
from ._rules import RULES

T = TypeVar("T")

_CALLER: Final = 4
"""Stack level of the route's caller in `_params`, above the calling method and the route."""


class Namespace:
    """A part of the API, such as `seam.locks`.

    Each route passes its parameters to a method of this class.
    """

    def __init__(self, api: Api) -> None:
        self._api = api

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def _read(self, path: str, given: Mapping[str, Any], key: str, model: Model[T]) -> Coroutine[Any, Any, T]:
        """Sends a read-only request."""
        return self._api.read(path, self._params(path, given), key, model)

    def _pages(self, path: str, given: Mapping[str, Any], key: str, model: Model[T]) -> Paginator[T]:
        """Reads a paginated list."""
        return self._api.pages(path, self._params(path, given), key, model)

    def _change(self, path: str, given: Mapping[str, Any], key: str, model: Model[T]) -> Coroutine[Any, Any, T]:
        """Sends a mutation and returns its result."""
        return self._api.read(path, self._params(path, given), key, model, read_only=False)

    def _send(self, path: str, given: Mapping[str, Any]) -> Coroutine[Any, Any, None]:
        """Sends a mutation whose response is empty."""
        return self._api.send(path, self._params(path, given))

    def _act(
        self,
        path: str,
        given: Mapping[str, Any],
        wait_for_action_attempt: bool | WaitForActionAttempt | None,
        on_update: OnUpdate | None,
    ) -> Coroutine[Any, Any, AnyActionAttempt]:
        """Starts an action and waits for its outcome, unless the caller or the client has turned waiting off."""
        acting = self._api.act(path, self._params(path, given), wait_for_action_attempt, on_update)
        return cast("Coroutine[Any, Any, AnyActionAttempt]", acting)

    def _params(self, path: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
        rules = RULES.get(path)
        if rules is not None:
            warn_of_deprecated(path, rules.deprecated, params, stacklevel=_CALLER)
            check_forms(path, rules.forms, params)
        return params
