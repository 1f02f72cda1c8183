"""What callers may set: the policy of a poller, and the options of one wait. All checked before anything is sent."""

from __future__ import annotations

import enum
import math
import sys
from collections.abc import Mapping
from typing import Any, Final, Literal, TypedDict

from attrs import Attribute, field, frozen
from tenacity.wait import wait_base, wait_random_exponential

from .._errors import SeamInvalidOptionsError
from .backoff import wait_proportional

DEFAULT_TIMEOUT: Final = 30.0
"""Seconds that a wait lasts unless told otherwise: most doors answer within 10 s, some take longer."""


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


def check_seconds(name: str, value: object, *, above_zero: bool = False) -> float:
    """The value as a float.

    Raises:
        SeamInvalidOptionsError: It is no number, not finite, negative, or zero where that makes no sense.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise SeamInvalidOptionsError(f"{name} has to be a number of seconds, got {value!r}")
    seconds = float(value) if abs(value) < sys.float_info.max else math.inf
    if math.isnan(seconds) or math.isinf(seconds) or seconds < 0 or (above_zero and seconds == 0):
        least = "above 0" if above_zero else "0 or more"
        hint = "; None means no limit" if seconds == math.inf and name == "timeout" else ""
        raise SeamInvalidOptionsError(f"{name} has to be {least} and finite, in seconds, got {value!r}{hint}")
    return seconds


def _seconds_above_zero(_: object, attribute: Attribute[Any], value: object) -> None:
    check_seconds(attribute.name, value, above_zero=True)


def _seconds(_: object, attribute: Attribute[Any], value: object) -> None:
    check_seconds(attribute.name, value)


def _count(_: object, attribute: Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise SeamInvalidOptionsError(f"{attribute.name} has to be a whole number above 0, got {value!r}")


def _strategy(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, wait_base):
        raise SeamInvalidOptionsError(f"{attribute.name} has to be a tenacity wait strategy, got {value!r}")


@frozen(kw_only=True)
class PollingPolicy:
    """How a poller asks.

    Attributes:
        wait: How long to wait before an id that is pending is asked for again: any tenacity strategy, which sees the
            number of answers as `attempt_number` and the time waited as `seconds_since_start`.
        failure_wait: The same after a call that failed, where `attempt_number` counts failures in a row.
        batch_size: The most ids in a call. 500 is the endpoint's default page.
        missing_grace: Seconds for which an id that the server does not list may still turn up.
        request_timeout: Seconds after which a call counts as failed.
        max_requests_per_second: The most calls in any second.
        max_concurrent_requests: The most calls at one time.
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
