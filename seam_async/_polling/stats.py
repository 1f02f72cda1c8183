"""The counters and gauges of a poller."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen


@frozen
class PollerStats:
    """Counters and gauges of a poller.

    Attributes:
        pending: Ids with at least one wait.
        in_flight: Requests in flight.
        calls: Requests sent so far.
        ids_asked: Ids polled so far, counted once per request.
        batch_fill: Average fill of a batch, from 0 to 1; 0 before the first request.
        retries: Failed requests, whose ids were polled again.
        max_lateness: Upper bound of the detection latency so far, in seconds: the longest time from a request showing
            an attempt as pending to the response with the outcome.
        median_lifetimes: The median lifetime by action type, in seconds, as learned by `wait_learned`. Empty with
            another strategy.
    """

    pending: int
    in_flight: int
    calls: int
    ids_asked: int
    batch_fill: float
    retries: int
    max_lateness: float
    median_lifetimes: Mapping[str, float] = field(factory=dict, hash=False)
