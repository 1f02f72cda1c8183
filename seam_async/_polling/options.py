"""Options: the policy of a poller and the settings of a wait, all validated before any request is sent."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any, Final, Literal, TypedDict

from attrs import Attribute, field, frozen
from tenacity.wait import wait_base, wait_random_exponential

from .._errors import SeamInvalidOptionsError
from .backoff import MAX_SECONDS, wait_proportional

DEFAULT_TIMEOUT: Final = 30.0
"""Default timeout of a wait, in seconds: most doors respond within 10 s, some take longer."""
MAX_COUNT: Final = 1_000_000
"""Upper bound of `batch_size` and `max_concurrent_requests`."""


class Default(enum.Enum):
    """The type of `DEFAULT`."""

    DEFAULT = "DEFAULT"

    def __repr__(self) -> str:
        return "DEFAULT"


DEFAULT: Final[Literal[Default.DEFAULT]] = Default.DEFAULT
"""Stands for the client's own setting, because `None` means *no limit* or *the policy's strategy*."""


class WaitForActionAttempt(TypedDict, total=False):
    """The options of a wait, as accepted by `wait_for_action_attempt`.

    Attributes:
        timeout: Seconds; `None` for no limit.
        polling_interval: Seconds between polls; `None` for the policy's strategy.
    """

    timeout: float | None
    polling_interval: float | None


def _shown(value: object) -> str:
    """The `repr` of a value for an error message; Python refuses to print integers of thousands of digits."""
    try:
        return repr(value)
    except ValueError:
        return type(value).__name__


def check_seconds(name: str, value: object, *, above_zero: bool = False) -> float:
    """Validates a number of seconds, and returns a float.

    Raises:
        SeamInvalidOptionsError: The value is no number, negative, above 1e9, or zero although `above_zero` is set.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise SeamInvalidOptionsError(f"{name} has to be a number of seconds, got {value!r}")
    if not 0 <= value <= MAX_SECONDS or (above_zero and value == 0):
        least = "above 0" if above_zero else "0 or more"
        hint = "; None means no limit" if value > MAX_SECONDS and name == "timeout" else ""
        raise SeamInvalidOptionsError(
            f"{name} has to be {least} and at most 1e9, in seconds, got {_shown(value)}{hint}"
        )
    return float(value)


def _seconds_above_zero(_: object, attribute: Attribute[Any], value: object) -> None:
    check_seconds(attribute.name, value, above_zero=True)


def _seconds(_: object, attribute: Attribute[Any], value: object) -> None:
    check_seconds(attribute.name, value)


def check_count(name: str, value: object) -> int:
    """Validates a count.

    Raises:
        SeamInvalidOptionsError: The value is no whole number from 1 to `MAX_COUNT`.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_COUNT:
        raise SeamInvalidOptionsError(f"{name} has to be a whole number from 1 to {MAX_COUNT:,}, got {_shown(value)}")
    return value


def _count(_: object, attribute: Attribute[Any], value: object) -> None:
    check_count(attribute.name, value)


def _strategy(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, wait_base):
        raise SeamInvalidOptionsError(f"{attribute.name} has to be a tenacity wait strategy, got {value!r}")


@frozen(kw_only=True)
class PollingPolicy:
    """Polling intervals, batch size and request limits of a poller.

    Attributes:
        wait: The polling interval of a pending id: any tenacity strategy, called with the number of responses as
            `attempt_number` and the time waited as `seconds_since_start`. Intervals above 1e9 s count as 1e9 s. By
            default `wait_proportional(shared_min=0.1)`: a tenth of the time waited, from 0.25 s to 30 s, and less for
            ids that share requests.
        failure_wait: The backoff after a failed request: any tenacity strategy, called with the number of consecutive
            failures as `attempt_number`. By default random and exponential, from 0.25 s to 30 s.
        batch_size: Maximum ids per request, from 1 to 1,000,000. 500, the default, is the endpoint's default page.
        missing_grace: Seconds until an id never seen in a response counts as not found; 5 by default.
        request_timeout: Seconds until a request counts as failed; 10 by default.
        max_requests_per_second: Maximum requests in any second; 100 by default.
        max_concurrent_requests: Maximum requests in flight, from 1 to 1,000,000; 8 by default. Above 1, one slot is
            reserved for first polls, last polls and hints.

    Raises:
        SeamInvalidOptionsError: A value has the wrong type or is out of range.
    """

    wait: wait_base = field(factory=lambda: wait_proportional(shared_min=0.1), validator=_strategy)
    failure_wait: wait_base = field(
        factory=lambda: wait_random_exponential(multiplier=1, min=0.25, max=30), validator=_strategy
    )
    batch_size: int = field(default=500, validator=_count)
    missing_grace: float = field(default=5.0, validator=_seconds)
    request_timeout: float = field(default=10.0, validator=_seconds_above_zero)
    max_requests_per_second: float = field(default=100.0, validator=_seconds_above_zero)
    max_concurrent_requests: int = field(default=8, validator=_count)


@frozen
class WaitOptions:
    """The validated options of one wait.

    Attributes:
        timeout: Seconds; `None` for no limit.
        polling_interval: Seconds between polls; `None` for the policy's strategy.
    """

    timeout: float | None = DEFAULT_TIMEOUT
    polling_interval: float | None = None

    def replaced(self, timeout: float | None | Default, polling_interval: float | None | Default) -> WaitOptions:
        """Returns a copy with the caller's settings; `DEFAULT` keeps the present value.

        Raises:
            SeamInvalidOptionsError: A setting is no number, negative, above 1e9, or an interval of zero.
        """
        return WaitOptions(
            self.timeout if timeout is DEFAULT else None if timeout is None else check_seconds("timeout", timeout),
            self.polling_interval
            if polling_interval is DEFAULT
            else None
            if polling_interval is None
            else check_seconds("polling_interval", polling_interval, above_zero=True),
        )


def read_wait_for_action_attempt(value: object, default: WaitOptions | None) -> WaitOptions | None:
    """Parses `wait_for_action_attempt`.

    Args:
        value: `True`, `False`, `None` for the default, or a mapping.
        default: The client's own setting; `None` for a client that does not wait.

    Returns:
        The options of the wait; `None` to return at once.

    Raises:
        SeamInvalidOptionsError: `value` has another type, an unknown key or an unusable number.
    """
    if value is None:
        return default
    if value is False:
        return None
    if value is True:
        return default or WaitOptions()
    if not isinstance(value, Mapping):
        raise SeamInvalidOptionsError(
            "wait_for_action_attempt has to be True, False, or a dict with 'timeout' and 'polling_interval', "
            f"got {value!r}"
        )
    unknown = value.keys() - {"timeout", "polling_interval"}
    if unknown:
        raise SeamInvalidOptionsError(
            f"wait_for_action_attempt has the unknown key {min(unknown, key=str)!r}: "
            "it takes 'timeout' and 'polling_interval', in seconds"
        )
    return (default or WaitOptions()).replaced(value.get("timeout", DEFAULT), value.get("polling_interval", DEFAULT))
