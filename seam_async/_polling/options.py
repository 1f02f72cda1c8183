"""Options: the policy of a poller, and the settings of one wait; all checked before anything is sent."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any, Final, Literal, TypedDict

from attrs import Attribute, field, frozen
from tenacity.wait import wait_base, wait_random_exponential

from .._errors import SeamInvalidOptionsError
from .backoff import MAX_SECONDS, wait_proportional

DEFAULT_TIMEOUT: Final = 30.0
"""Seconds that a wait lasts by default: most doors answer within 10 s, some take longer."""
MAX_COUNT: Final = 1_000_000
"""The largest batch size and number of requests at a time."""


class Default(enum.Enum):
    """The type of `DEFAULT`."""

    DEFAULT = "DEFAULT"

    def __repr__(self) -> str:
        return "DEFAULT"


DEFAULT: Final[Literal[Default.DEFAULT]] = Default.DEFAULT
"""Stands for the client's own setting, where `None` means that there is no limit."""


class WaitForActionAttempt(TypedDict, total=False):
    """The options of a wait, as `wait_for_action_attempt` takes them; in seconds."""

    timeout: float | None
    polling_interval: float | None


def _shown(value: object) -> str:
    """A value for an error's text; Python refuses to print integers of thousands of digits."""
    try:
        return repr(value)
    except ValueError:
        return type(value).__name__


def check_seconds(name: str, value: object, *, above_zero: bool = False) -> float:
    """The value as a float.

    Raises:
        SeamInvalidOptionsError: It is no number, negative, above 1e9, or zero where that makes no sense.
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


def _count(_: object, attribute: Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_COUNT:
        raise SeamInvalidOptionsError(
            f"{attribute.name} has to be a whole number from 1 to {MAX_COUNT:,}, got {_shown(value)}"
        )


def _strategy(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, wait_base):
        raise SeamInvalidOptionsError(f"{attribute.name} has to be a tenacity wait strategy, got {value!r}")


@frozen(kw_only=True)
class PollingPolicy:
    """How a poller polls.

    Attributes:
        wait: The interval between polls of a pending id: any tenacity strategy, which sees the number of responses as
            `attempt_number` and the time waited as `seconds_since_start`. Intervals above 1e9 s count as 1e9 s.
        failure_wait: The same after a failed request, where `attempt_number` counts consecutive failures.
        batch_size: The most ids in a request. 500 is the endpoint's default page.
        missing_grace: Seconds for which an id that was never seen may still appear before it counts as not found.
        request_timeout: Seconds after which a request counts as failed.
        max_requests_per_second: The most requests in any second.
        max_concurrent_requests: The most requests in flight. Above 1, one of them is kept for first polls, last polls
            and hints.
    """

    wait: wait_base = field(factory=wait_proportional, validator=_strategy)
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
    """The checked options of one wait.

    Attributes:
        timeout: Seconds; `None` for no limit.
        polling_interval: Seconds; `None` for the poller's own strategy.
    """

    timeout: float | None = DEFAULT_TIMEOUT
    polling_interval: float | None = None

    def replaced(self, timeout: float | None | Default, polling_interval: float | None | Default) -> WaitOptions:
        """These, with what a caller has set in their place.

        Raises:
            SeamInvalidOptionsError: A value is no usable number.
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
    """What `wait_for_action_attempt` means.

    Args:
        value: `True`, `False`, `None` for the default, or a mapping.
        default: The client's own setting; `None` when it does not wait.

    Returns:
        The options of the wait; `None` to return at once.

    Raises:
        SeamInvalidOptionsError: It is something else, or holds an unknown key or an unusable number.
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
